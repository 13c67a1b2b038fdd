//! The tables and the settings for other programs: a Frictionless Data Package
//! with a Table Schema for each table (specs.frictionlessdata.io), and a JSON
//! Schema (2020-12) of `roundtable.toml`.
//!
//! The schemas describe the plain way to write each value. Entaku reads many
//! more: 令和8年10月1日 is a date to it, and a Table Schema has no way to say so.
//! A column of a file that holds such cells is of type `any`.
//!
//! What templates are given is in [`view`].

pub mod view;

use serde_json::{Map, Value, json};

use crate::files::Files;
use crate::locale::Language;
use crate::records::table::{Column, ColumnType, Table};
use crate::records::{self, FALSE_WORDS, Form, TABLES, TRUE_WORDS, config};

/// Returns the Data Package of a project's tables as they stand in its files;
/// of a folder without tables, the package of the tables that could stand
/// there, by their plain headers.
pub fn of_tables(inputs: &Files, language: Language) -> String {
    let forms = records::forms(inputs);
    let resources: Vec<Value> = if forms.is_empty() {
        TABLES.iter().map(|table| plain_resource(table, language)).collect()
    } else {
        forms.iter().map(|form| resource(form, language)).collect()
    };
    let package = json!({
        "profile": "data-package",
        "name": "roundtable",
        "resources": resources,
    });
    format!("{package:#}")
}

/// Returns the JSON Schema of the settings.
pub fn of_config() -> String {
    format!("{:#}", config::schema())
}

fn resource(form: &Form, language: Language) -> Value {
    let path = &form.source.path;
    let fields: Vec<Value> = form
        .columns
        .iter()
        .map(|it| match it.column {
            Some(column) => {
                let mut field = field(&it.header, column, language);
                if !it.is_plain {
                    field = loosened(field);
                }
                field
            }
            None => json!({ "name": it.header, "type": "any" }),
        })
        .collect();
    let mut dialect = Map::new();
    let rows: Vec<u32> = form.header_rows.iter().map(|row| row + 1).collect();
    if rows != [1] {
        dialect.insert("headerRows".into(), json!(rows));
    }
    let mut resource = json!({
        "name": resource_name(form),
        "title": form.table.titles[0],
        "path": path,
        "profile": "tabular-data-resource",
        "schema": schema(form.table, fields, &form_header(form)),
    });
    match &form.text {
        Some(text) => {
            resource["format"] = json!("csv");
            resource["encoding"] = json!(encoding_name(text.encoding));
            if text.delimiter != ',' {
                dialect.insert("csv".into(), json!({ "delimiter": text.delimiter }));
            }
        }
        None => {
            let format = path.rsplit('.').next().unwrap_or("xlsx").to_ascii_lowercase();
            resource["format"] = json!(format);
            dialect.insert("excel".into(), json!({ "sheet": form.source.sheet }));
        }
    }
    if !dialect.is_empty() {
        resource["dialect"] = Value::Object(dialect);
    }
    resource
}

fn plain_resource(table: &'static Table, language: Language) -> Value {
    let header = |column: &Column| *column.headers.first().unwrap_or(&column.name);
    let fields = table.columns.iter().map(|it| field(header(it), it, language)).collect();
    json!({
        "name": table.name.replace('_', "-"),
        "title": table.titles[0],
        "path": format!("inputs/{}.csv", table.titles[0]),
        "profile": "tabular-data-resource",
        "format": "csv",
        "encoding": "utf-8",
        "schema": schema(table, fields, &|column| Some(header(column).to_owned())),
    })
}

/// Finds the header that a column has in the file at hand.
type HeaderOf<'a> = &'a dyn Fn(&Column) -> Option<String>;

fn form_header(form: &Form) -> impl Fn(&Column) -> Option<String> {
    |column| {
        let found = form.columns.iter().find(|it| it.column.is_some_and(|it| it == column));
        found.map(|it| it.header.clone())
    }
}

fn schema(table: &Table, fields: Vec<Value>, header: HeaderOf<'_>) -> Value {
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    // The first column is the row's own code where no other row may have it.
    let is_keyed =
        matches!(table.name, "meetings" | "decisions" | "commitments" | "goals" | "indicators");
    if is_keyed && let Some(key) = header(&table.columns[0]) {
        schema["primaryKey"] = json!([key]);
    }
    schema
}

fn field(header: &str, column: &Column, language: Language) -> Value {
    let description = match language {
        Language::Ja => column.explanation_ja,
        Language::En => column.explanation_en,
    };
    let mut field = json!({
        "name": header,
        "title": column.name,
        "description": description,
    });
    let mut constraints = Map::new();
    if column.required {
        constraints.insert("required".into(), json!(true));
    }
    let kind = match column.kind {
        ColumnType::Text | ColumnType::Names | ColumnType::Items | ColumnType::Span => "string",
        // A measured value may be a sign for having none, or carry its unit.
        ColumnType::Measured => "any",
        ColumnType::Date => "date",
        ColumnType::Number => {
            field["groupChar"] = json!(",");
            "number"
        }
        ColumnType::Count => {
            constraints.insert("minimum".into(), json!(0));
            "integer"
        }
        ColumnType::Time => {
            field["format"] = json!("%H:%M");
            "time"
        }
        ColumnType::Flag => {
            field["trueValues"] = json!(TRUE_WORDS);
            field["falseValues"] = json!(FALSE_WORDS);
            "boolean"
        }
        ColumnType::Choice(words) => {
            let all: Vec<&str> = words
                .iter()
                .flat_map(|word| word.words.iter().copied().chain([word.name]))
                .collect();
            constraints.insert("enum".into(), json!(all));
            "string"
        }
    };
    field["type"] = json!(kind);
    if !constraints.is_empty() {
        field["constraints"] = Value::Object(constraints);
    }
    field
}

/// A field without what only plain values keep to.
fn loosened(mut field: Value) -> Value {
    field["type"] = json!("any");
    if let Some(field) = field.as_object_mut() {
        for plain in ["format", "groupChar", "trueValues", "falseValues"] {
            field.remove(plain);
        }
    }
    if let Some(constraints) = field.get_mut("constraints").and_then(Value::as_object_mut) {
        constraints.retain(|name, _| name == "required");
    }
    field
}

/// A name of lower-case letters, figures and hyphens, as the specification
/// asks, that tells one file of a table from another.
fn resource_name(form: &Form) -> String {
    let place = match &form.source.sheet {
        Some(sheet) => format!("{}-{sheet}", form.source.path),
        None => form.source.path.clone(),
    };
    let digest = crate::manifest::digest(place.as_bytes());
    format!("{}-{}", form.table.name.replace('_', "-"), &digest[..8])
}

fn encoding_name(encoding: &str) -> String {
    match encoding {
        "CP932" => "cp932".to_owned(),
        other => other.to_ascii_lowercase(),
    }
}
