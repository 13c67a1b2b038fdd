//! One table of a package: its rows as CSV, and what its columns hold as a Table Schema.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use crate::assessment::figure::{Figure, Flag};
use crate::domain::name::Name;
use crate::spreadsheet::Csv;

use super::tongues::Tongues;

/// Between several things in one cell.
const BETWEEN: &str = ";";

/// A table with its rows.
pub(super) struct Table {
    name: String,
    title: String,
    fields: Vec<Field>,
    rows: Vec<Vec<String>>,
    /// The table whose codes the column of indicators holds, if it is in the package.
    refers: Option<&'static str>,
}

/// A column.
struct Field {
    name: String,
    title: String,
    kind: Kind,
}

/// What the cells of a column hold.
pub(super) enum Kind {
    /// The code of the row itself: in no other row.
    Key,
    /// Words or codes.
    Text,
    /// A number; of what is withheld, nothing.
    Number,
    /// A whole number.
    Count,
    /// A day.
    Day,
    /// Yes or no.
    Flag,
    /// One of some codes, each with its word.
    Choice(Vec<(&'static str, String)>),
    /// Any of some codes, each with its word.
    Choices(Vec<(&'static str, String)>),
}

impl Table {
    pub(super) fn new(name: &str, tongues: &Tongues<'_>) -> Self {
        Self::own(name, tongues.word(&format!("data-table-{name}")))
    }

    /// Returns a table of a project's own, without its columns.
    pub(super) fn own(name: &str, title: String) -> Self {
        Self { name: name.to_owned(), title, fields: Vec::new(), rows: Vec::new(), refers: None }
    }

    /// Adds a column of a project's own.
    pub(super) fn own_field(mut self, name: String, title: String, kind: Kind) -> Self {
        self.fields.push(Field { name, title, kind });
        self
    }

    /// Adds a column.
    pub(super) fn field(mut self, name: &str, kind: Kind, tongues: &Tongues<'_>) -> Self {
        let title = tongues.word(&format!("data-{}", name.replace('_', "-")));
        self.fields.push(Field { name: name.to_owned(), title, kind });
        self
    }

    /// Adds a column of names: one for each language, as [`names`] writes them.
    pub(super) fn named(self, name: &str, tongues: &Tongues<'_>) -> Self {
        let mut languages = tongues.0.iter().map(|wording| wording.language());
        let first = languages.next();
        let title = tongues.word(&format!("data-{}", name.replace('_', "-")));
        let mut table = self;
        for (at, language) in first.into_iter().chain(languages).enumerate() {
            let (name, title) = match at {
                0 => (name.to_owned(), title.clone()),
                _ => (format!("{name}_{language}"), format!("{title} ({language})")),
            };
            table.fields.push(Field { name, title, kind: Kind::Text });
        }
        table
    }

    /// Says that the column `indicator` holds codes of another table.
    pub(super) fn referring(self, to: &'static str) -> Self {
        Self { refers: Some(to), ..self }
    }

    pub(super) fn row(&mut self, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.fields.len(), "a cell for each column");
        self.rows.push(cells);
    }

    /// Returns the table, if it has any rows.
    pub(super) fn kept(self) -> Option<Self> {
        (!self.rows.is_empty()).then_some(self)
    }

    /// Returns what it is called, as its file without its ending.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn path(&self) -> String {
        format!("{}.csv", self.name)
    }

    pub(super) fn to_csv(&self) -> Vec<u8> {
        let heads: Vec<String> = self.fields.iter().map(|field| field.name.clone()).collect();
        let mut csv = Csv::new(&heads);
        for row in &self.rows {
            csv.row(row);
        }
        csv.into_bytes()
    }

    /// Describes the table as a resource of a package.
    pub(super) fn resource(&self) -> Value {
        let fields: Vec<Value> = self.fields.iter().map(Field::schema).collect();
        let mut schema = json!({ "fields": fields, "missingValues": [""] });
        if let Some(key) = self.fields.iter().find(|field| matches!(field.kind, Kind::Key)) {
            schema["primaryKey"] = json!([key.name]);
        }
        if let Some(table) = self.refers {
            let to = json!({ "resource": table, "fields": ["id"] });
            schema["foreignKeys"] = json!([{ "fields": ["indicator"], "reference": to }]);
        }
        json!({
            "name": self.name,
            "title": self.title,
            "path": self.path(),
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": schema,
        })
    }
}

impl Field {
    fn schema(&self) -> Value {
        let mut field = json!({ "name": self.name, "title": self.title });
        let mut constraints = Map::new();
        let codes = |words: &[(&'static str, String)]| -> Vec<&'static str> {
            words.iter().map(|(code, _)| *code).collect()
        };
        let meanings = |words: &[(&'static str, String)]| -> String {
            let told: Vec<String> =
                words.iter().map(|(code, word)| format!("{code}: {word}")).collect();
            told.join("; ")
        };
        let kind = match &self.kind {
            Kind::Key => {
                constraints.insert("required".into(), json!(true));
                "string"
            }
            Kind::Text => "string",
            Kind::Number => "number",
            Kind::Count => {
                constraints.insert("minimum".into(), json!(0));
                "integer"
            }
            Kind::Day => "date",
            Kind::Flag => "boolean",
            Kind::Choice(words) => {
                field["description"] = json!(meanings(words));
                constraints.insert("enum".into(), json!(codes(words)));
                "string"
            }
            Kind::Choices(words) => {
                field["description"] = json!(meanings(words));
                let one = codes(words).join("|");
                let pattern = format!("^({one})({BETWEEN}({one}))*$");
                constraints.insert("pattern".into(), json!(pattern));
                "string"
            }
        };
        field["type"] = json!(kind);
        if !constraints.is_empty() {
            field["constraints"] = Value::Object(constraints);
        }
        field
    }
}

/// The cells of a name: one for each language.
pub(super) fn names(name: &Name, tongues: &Tongues<'_>) -> Vec<String> {
    tongues.0.iter().map(|wording| wording.name(name).to_string()).collect()
}

/// The cell of several names or codes.
pub(super) fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(BETWEEN)
}

/// The cell of a figure: its number as pages round it.
pub(super) fn figure(figure: Option<&Figure>) -> String {
    number(figure.and_then(|it| it.value.rounded()))
}

pub(super) fn number(number: Option<Decimal>) -> String {
    number.map(|number| number.normalize().to_string()).unwrap_or_default()
}

pub(super) fn day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

pub(super) fn flags(flags: &[Flag]) -> String {
    joined(flags.iter().map(|flag| flag.code().to_owned()))
}
