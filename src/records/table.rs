//! What a table is: its columns, their headers and meaning, and how one row
//! becomes a record.
//!
//! The `table!` macro declares a record, its columns and its reader in one
//! place, so that the struct, the accepted headers, the schema and the input
//! workbook can never disagree.

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostics::{Diagnostic, Origin, Source};

use super::dates::{self, DateContext, DateProblem, TimeSpan};
use super::grid::{Cell, GridRow};
use super::header::{Columns, PeriodParts};
use super::log::{ImportLog, StepKind};
use super::numbers::{self, Measured};

/// A value and the cell it came from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// The cell or line it was read from.
    pub origin: Origin,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// Text on one or more lines.
    Text,
    /// Names or codes, separated by `;`, `、`, `,` or line breaks.
    Names,
    /// Items, separated by `;` or line breaks.
    Items,
    /// A day.
    Date,
    /// A span of time: day, month, quarter, half or year.
    Span,
    /// A number.
    Number,
    /// A whole number of things, zero or more.
    Count,
    /// A measured value or a sign for having none.
    Measured,
    /// A time of day.
    Time,
    /// Yes or no.
    Flag,
    /// One of these words.
    Choice(&'static [Word]),
}

/// A word of a fixed list: its name in data, and the words people write.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Word {
    /// The canonical English word.
    pub name: &'static str,
    /// The Japanese word that the input workbook offers, then other accepted
    /// ones.
    pub words: &'static [&'static str],
}

/// One column of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// The canonical header, in snake_case.
    pub name: &'static str,
    /// The Japanese header that the input workbook uses, then other accepted
    /// ones.
    pub headers: &'static [&'static str],
    /// Whether every row must have it.
    pub required: bool,
    /// What it holds.
    pub kind: Kind,
    /// What it means, in Japanese.
    pub explanation_ja: &'static str,
    /// What it means, in English.
    pub explanation_en: &'static str,
    /// What an example row of the input workbook holds; empty for a blank.
    pub example: &'static str,
}

/// A kind of table that people send.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Table {
    /// Its canonical name, as in file and sheet names.
    pub name: &'static str,
    /// The Japanese name that the input workbook uses, then other accepted
    /// ones.
    pub titles: &'static [&'static str],
    /// Whether a project must have it.
    pub required: bool,
    /// Its columns.
    pub columns: &'static [Column],
}

/// A record that one row of a table becomes.
pub(crate) trait Record: Sized {
    /// The table.
    const TABLE: Table;

    /// Reads a row. All problems of the row are reported; `None` if a value
    /// that the record cannot do without is missing or wrong.
    fn read(row: &mut Row<'_>) -> Option<Self>;

    /// Reads a row into as many records as it holds: one, unless the table is
    /// wide.
    fn read_all(row: &mut Row<'_>, records: &mut Vec<Self>) -> Option<()> {
        records.push(Self::read(row)?);
        Some(())
    }
}

/// A type that a cell can hold.
pub(crate) trait CellValue: Sized {
    /// What a column of this type holds.
    const KIND: Kind;

    /// Reads a cell that is not blank.
    fn read(cell: Cell<'_>, context: &CellContext<'_>) -> Result<Self, CellProblem>;

    /// Returns what was done and how the value is written properly, if the
    /// cell was written otherwise.
    fn cleaned(&self, _: Cell<'_>) -> Option<(StepKind, String)> {
        None
    }
}

/// What is known around a cell.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CellContext<'a> {
    /// For dates.
    pub(crate) dates: DateContext,
    /// The unit that the column's header gives, such as 千円.
    pub(crate) unit: Option<&'a str>,
}

/// Why a cell is not what its column holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum CellProblem {
    /// An error value such as `#REF!`.
    ErrorValue,
    /// Not a date, or not a possible or certain one.
    Date(DateProblem),
    /// Not a number.
    Number(numbers::NumberProblem),
    /// Not a whole number from zero up.
    Count,
    /// Not a time of day.
    Time,
    /// Neither yes nor no.
    Flag,
    /// Not one of these words.
    Choice(&'static [Word]),
}

/// One row with its columns found, and the diagnostics to add to.
pub(crate) struct Row<'a> {
    pub(crate) source: &'a Arc<Source>,
    pub(crate) row: &'a GridRow,
    pub(crate) columns: &'a Columns,
    pub(crate) dates: DateContext,
    pub(crate) diagnostics: &'a mut Vec<Diagnostic>,
    pub(crate) log: &'a mut ImportLog,
}

impl Row<'_> {
    /// Returns the origin of the row as a whole.
    pub(crate) fn origin(&self) -> Origin {
        Origin {
            source: Arc::clone(self.source),
            place: crate::diagnostics::Place::Row(self.row.number),
        }
    }

    fn origin_of(&self, grid_column: usize) -> Origin {
        Origin::cell(self.source, self.row.number, u32::try_from(grid_column).unwrap_or(u32::MAX))
    }

    /// Reads a column that may be blank or not there at all.
    pub(crate) fn optional<T: CellValue>(&mut self, column: usize) -> Option<Option<Sourced<T>>> {
        let Some(found) = self.columns.found(column) else { return Some(None) };
        let cell = self.row.cell(found.grid_column);
        if cell.is_blank() {
            return Some(None);
        }
        let context = CellContext {
            dates: DateContext { order: found.day_order, ..self.dates },
            unit: found.unit.as_deref(),
        };
        self.value(cell, found.grid_column, &found.header, &context).map(Some)
    }

    /// Reads a cell that is blank in most rows of a table that may have very
    /// many: it takes little room where it is not filled.
    pub(crate) fn rare<T: CellValue>(&mut self, column: usize) -> Option<Option<Box<Sourced<T>>>> {
        self.optional(column).map(|cell| cell.map(Box::new))
    }

    /// Reads one cell; what is wrong with it is reported, and what was cleaned
    /// is logged.
    pub(crate) fn value<T: CellValue>(
        &mut self,
        cell: Cell<'_>,
        grid_column: usize,
        header: &str,
        context: &CellContext<'_>,
    ) -> Option<Sourced<T>> {
        let origin = self.origin_of(grid_column);
        let read = match cell {
            Cell::Error(_) => Err(CellProblem::ErrorValue),
            Cell::Text(text) if is_error_value(text) => Err(CellProblem::ErrorValue),
            _ => T::read(cell, context),
        };
        match read {
            Ok(value) => {
                if let Some((kind, result)) = value.cleaned(cell) {
                    self.log.add(kind, origin.clone(), cell.to_text(), result);
                }
                Some(Sourced { value, origin })
            }
            Err(problem) => {
                self.diagnostics.push(cell_problem(&origin, header, &cell.to_text(), &problem));
                None
            }
        }
    }

    /// Reads a column that every row must have.
    pub(crate) fn required<T: CellValue>(&mut self, column: usize) -> Option<Sourced<T>> {
        let value = self.optional(column)?;
        if value.is_none()
            && let Some(found) = self.columns.found(column)
        {
            let origin = self.origin_of(found.grid_column);
            self.diagnostics.push(Diagnostic::missing_value(&origin, &found.header));
        }
        value
    }

    /// Reads a date that is written in parts, a column each.
    pub(crate) fn joined<T: CellValue>(&mut self, parts: &PeriodParts) -> Option<Sourced<T>> {
        let mut text = String::new();
        for (column, after) in &parts.columns {
            let part = self.row.cell(*column).to_text();
            let part = part.trim().trim_end_matches(after);
            // A row may say less than others: a year without its month.
            if part.is_empty() {
                break;
            }
            text.push_str(part);
            text.push_str(after);
        }
        let (first, _) = *parts.columns.first()?;
        let header = parts.columns.iter().map(|(_, after)| *after).collect::<String>();
        if text.is_empty() {
            self.diagnostics.push(Diagnostic::missing_value(&self.origin_of(first), &header));
            return None;
        }
        let context = CellContext { dates: self.dates, unit: None };
        self.value(Cell::Text(&text), first, &header, &context)
    }

    /// Returns the cells of columns that the table does not know, with their
    /// headers.
    pub(crate) fn extra(&self) -> Vec<(Arc<str>, String)> {
        self.columns
            .extra
            .iter()
            .filter_map(|(grid_column, header)| {
                let cell = self.row.cell(*grid_column);
                (!cell.is_blank()).then(|| (Arc::clone(header), cell.to_text().trim().to_owned()))
            })
            .collect()
    }
}

/// Excel's error values, which a CSV export writes as text.
pub(crate) fn is_error_value(text: &str) -> bool {
    text.starts_with('#')
        && matches!(
            text.trim(),
            "#REF!"
                | "#N/A"
                | "#VALUE!"
                | "#DIV/0!"
                | "#NAME?"
                | "#NULL!"
                | "#NUM!"
                | "#SPILL!"
                | "#CALC!"
                | "#FIELD!"
                | "#BLOCKED!"
                | "#CONNECT!"
                | "#UNKNOWN!"
                | "#BUSY!"
                | "#GETTING_DATA"
                | "#EXTERNAL!"
                | "#PYTHON!"
        )
}

fn cell_problem(origin: &Origin, header: &str, written: &str, problem: &CellProblem) -> Diagnostic {
    match problem {
        CellProblem::ErrorValue => Diagnostic::error_value(origin, header, written),
        CellProblem::Date(DateProblem::Unreadable) => {
            Diagnostic::unreadable_date(origin, header, written)
        }
        CellProblem::Date(DateProblem::NoSuchDay) => {
            Diagnostic::no_such_day(origin, header, written)
        }
        CellProblem::Date(DateProblem::OutsideEra { proper }) => {
            Diagnostic::outside_era(origin, header, written, proper)
        }
        CellProblem::Date(DateProblem::Ambiguous { readings }) => {
            Diagnostic::ambiguous_date(origin, header, written, &readings.join(" / "))
        }
        CellProblem::Date(DateProblem::OtherWeekday { proper }) => {
            Diagnostic::other_weekday(origin, header, written, &proper.to_string())
        }
        CellProblem::Date(DateProblem::NoYear) => {
            Diagnostic::date_without_year(origin, header, written)
        }
        CellProblem::Number(numbers::NumberProblem::Unreadable) => {
            Diagnostic::unreadable_number(origin, header, written)
        }
        CellProblem::Number(numbers::NumberProblem::Grouping) => {
            Diagnostic::number_grouping(origin, header, written)
        }
        CellProblem::Number(numbers::NumberProblem::TooLong) => {
            Diagnostic::number_too_long(origin, header, written)
        }
        CellProblem::Count => Diagnostic::not_a_count(origin, header, written),
        CellProblem::Time => Diagnostic::unreadable_time(origin, header, written),
        CellProblem::Flag => Diagnostic::not_yes_or_no(origin, header, written),
        CellProblem::Choice(words) => {
            let offered: Vec<&str> =
                words.iter().map(|word| word.words.first().copied().unwrap_or(word.name)).collect();
            Diagnostic::not_one_of(origin, header, written, &offered.join("、"))
        }
    }
}

/// Returns text as headers and fixed words are compared: NFKC, lower case,
/// without spaces, line breaks and the marks that ask for a required field.
pub(crate) fn fold(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace() && !matches!(c, '*' | '＊' | '※' | '\u{feff}'))
        .flat_map(char::to_lowercase)
        .collect()
}

impl CellValue for String {
    const KIND: Kind = Kind::Text;

    fn read(cell: Cell<'_>, _: &CellContext<'_>) -> Result<Self, CellProblem> {
        Ok(match cell {
            Cell::Text(text) => text.trim().to_owned(),
            cell => cell.to_text(),
        })
    }
}

/// Names or codes, separated by `;`, `、`, `,` or line breaks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Names(pub Vec<String>);

impl CellValue for Names {
    const KIND: Kind = Kind::Names;

    fn read(cell: Cell<'_>, _: &CellContext<'_>) -> Result<Self, CellProblem> {
        Ok(Self(split_list(&cell.to_text(), &[';', '；', '、', ',', '，', '\n'])))
    }
}

/// Items of a list, separated by `;` or line breaks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Items(pub Vec<String>);

impl CellValue for Items {
    const KIND: Kind = Kind::Items;

    fn read(cell: Cell<'_>, _: &CellContext<'_>) -> Result<Self, CellProblem> {
        Ok(Self(split_list(&cell.to_text(), &[';', '；', '\n'])))
    }
}

fn split_list(text: &str, separators: &[char]) -> Vec<String> {
    text.split(separators)
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .map(str::to_owned)
        .collect()
}

impl CellValue for Date {
    const KIND: Kind = Kind::Date;

    fn read(cell: Cell<'_>, context: &CellContext<'_>) -> Result<Self, CellProblem> {
        match cell {
            Cell::Date(date) => Ok(date),
            Cell::Text(text) => dates::parse_date(text, context.dates).map_err(CellProblem::Date),
            _ => dates::parse_date(&cell.to_text(), context.dates).map_err(CellProblem::Date),
        }
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(StepKind, String)> {
        match cell {
            Cell::Date(_) => None,
            Cell::Text(text) if dates::is_plain(text) => None,
            _ => Some((StepKind::Date, self.to_string())),
        }
    }
}

impl CellValue for TimeSpan {
    const KIND: Kind = Kind::Span;

    fn read(cell: Cell<'_>, context: &CellContext<'_>) -> Result<Self, CellProblem> {
        match cell {
            Cell::Date(date) => Ok(Self::day(date)),
            Cell::Text(text) => dates::parse_span(text, context.dates).map_err(CellProblem::Date),
            _ => dates::parse_span(&cell.to_text(), context.dates).map_err(CellProblem::Date),
        }
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(StepKind, String)> {
        match cell {
            Cell::Date(_) => None,
            Cell::Text(text) if dates::is_plain(text) || text == self.to_string() => None,
            _ => Some((StepKind::Date, self.to_string())),
        }
    }
}

impl CellValue for Measured {
    const KIND: Kind = Kind::Measured;

    /// A unit in the cell or in the header is kept, to be compared with the
    /// indicator's; 千 and 百万 before it scale the value.
    fn read(cell: Cell<'_>, context: &CellContext<'_>) -> Result<Self, CellProblem> {
        let mut measured = match cell {
            Cell::Number(number) => Self::plain(number, None),
            Cell::Percent(number) => Self::plain(number, Some("%".to_owned())),
            Cell::Text(text) => numbers::parse_measured(text)
                .map_err(CellProblem::Number)?
                .ok_or(CellProblem::Number(numbers::NumberProblem::Unreadable))?,
            _ => numbers::parse_measured(&cell.to_text())
                .map_err(CellProblem::Number)?
                .ok_or(CellProblem::Number(numbers::NumberProblem::Unreadable))?,
        };
        if let (Some(unit), None, numbers::Reading::Number(number)) =
            (context.unit, &measured.unit, &mut measured.reading)
        {
            let (scale, base) = numbers::split_scale(unit);
            *number = number
                .checked_mul(scale)
                .ok_or(CellProblem::Number(numbers::NumberProblem::TooLong))?;
            measured.unit = Some(base.to_owned());
        }
        Ok(measured)
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(StepKind, String)> {
        match (cell, &self.reading) {
            (Cell::Text(text), numbers::Reading::Number(number))
                if numbers::plain(text) != Some(*number) =>
            {
                let unit = self.unit.as_deref().unwrap_or_default();
                Some((StepKind::Number, format!("{}{unit}", number.normalize())))
            }
            _ => None,
        }
    }
}

impl CellValue for Decimal {
    const KIND: Kind = Kind::Number;

    /// A header such as 決定額(千円) scales its column.
    fn read(cell: Cell<'_>, context: &CellContext<'_>) -> Result<Self, CellProblem> {
        let (value, has_unit) = match cell {
            Cell::Number(number) | Cell::Percent(number) => (number, false),
            _ => {
                let number = numbers::parse_number(&cell.to_text()).map_err(CellProblem::Number)?;
                (number.value, number.unit.is_some())
            }
        };
        let scale = match context.unit {
            Some(unit) if !has_unit => numbers::split_scale(unit).0,
            _ => Self::ONE,
        };
        value.checked_mul(scale).ok_or(CellProblem::Number(numbers::NumberProblem::TooLong))
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(StepKind, String)> {
        match cell {
            Cell::Text(text) if numbers::plain(text) != Some(*self) => {
                Some((StepKind::Number, self.normalize().to_string()))
            }
            _ => None,
        }
    }
}

impl CellValue for u32 {
    const KIND: Kind = Kind::Count;

    fn read(cell: Cell<'_>, context: &CellContext<'_>) -> Result<Self, CellProblem> {
        let number = Decimal::read(cell, context)?;
        if !number.fract().is_zero() {
            return Err(CellProblem::Count);
        }
        number.normalize().to_string().parse().map_err(|_| CellProblem::Count)
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(StepKind, String)> {
        Decimal::from(*self).cleaned(cell)
    }
}

/// A time of day, in minutes from midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(pub u32);

impl CellValue for TimeOfDay {
    const KIND: Kind = Kind::Time;

    fn read(cell: Cell<'_>, _: &CellContext<'_>) -> Result<Self, CellProblem> {
        if let Cell::Time(minutes) = cell {
            return Ok(Self(minutes));
        }
        let text = fold(&cell.to_text());
        let afternoon = text.starts_with("午後");
        let text = text.trim_start_matches("午前").trim_start_matches("午後");
        let (hours, minutes) = text
            .split_once([':', '時'])
            .map(|(hours, minutes)| (hours, minutes.trim_end_matches('分')))
            .ok_or(CellProblem::Time)?;
        let hours: u32 = hours.parse().map_err(|_| CellProblem::Time)?;
        let minutes = match minutes {
            "" => 0,
            "半" => 30,
            minutes => {
                minutes.split(':').next().unwrap_or("").parse().map_err(|_| CellProblem::Time)?
            }
        };
        let hours = if afternoon && hours < 12 { hours + 12 } else { hours };
        if hours > 24 || minutes > 59 {
            return Err(CellProblem::Time);
        }
        Ok(Self(hours * 60 + minutes))
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(StepKind, String)> {
        let proper = format!("{}:{:02}", self.0 / 60, self.0 % 60);
        match cell {
            Cell::Time(_) => None,
            _ if cell.to_text().trim_start_matches('0') == proper => None,
            _ => Some((StepKind::Time, proper)),
        }
    }
}

impl CellValue for bool {
    const KIND: Kind = Kind::Flag;

    fn read(cell: Cell<'_>, _: &CellContext<'_>) -> Result<Self, CellProblem> {
        if let Cell::Bool(truth) = cell {
            return Ok(truth);
        }
        match fold(&cell.to_text()).as_str() {
            "y" | "yes" | "true" | "1" | "○" | "◯" | "〇" | "●" | "はい" | "有" | "あり"
            | "該当" | "✓" | "☑" | "公開" => Ok(true),
            "n" | "no" | "false" | "0" | "×" | "✕" | "いいえ" | "無" | "なし" | "-" | "非公開" => {
                Ok(false)
            }
            _ => Err(CellProblem::Flag),
        }
    }
}

/// Declares a fixed list of words that a column may hold.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal [$($alias:literal),*],)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            /// Every word, with what people write for it.
            pub const WORDS: &'static [Word] =
                &[$(Word { name: $word, words: &[$($alias),*] }),*];

            /// Every choice, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Returns the canonical word, as keys of words and data use it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// Returns the choice that a text names.
            pub fn from_text(text: &str) -> Option<Self> {
                // Most cells hold the first word as it is.
                let plain = Self::WORDS.iter().position(|word| word.words.first() == Some(&text));
                if let Some(at) = plain {
                    return Some(Self::ALL[at]);
                }
                let text = fold(text);
                Self::ALL
                    .iter()
                    .zip(Self::WORDS)
                    .find(|(_, word)| {
                        fold(word.name) == text || word.words.iter().any(|word| fold(word) == text)
                    })
                    .map(|(choice, _)| *choice)
            }
        }

        impl CellValue for $name {
            const KIND: Kind = Kind::Choice(Self::WORDS);

            fn read(cell: Cell<'_>, _: &CellContext<'_>) -> Result<Self, CellProblem> {
                match cell {
                    Cell::Text(text) => Self::from_text(text),
                    cell => Self::from_text(&cell.to_text()),
                }
                .ok_or(CellProblem::Choice(Self::WORDS))
            }

            fn cleaned(&self, cell: Cell<'_>) -> Option<(StepKind, String)> {
                let Cell::Text(text) = cell else { return None };
                let known = Self::WORDS.iter().any(|word| {
                    word.name == text || word.words.contains(&text)
                });
                let at = Self::ALL.iter().position(|choice| choice == self)?;
                let proper = Self::WORDS[at].words.first().copied().unwrap_or(Self::WORDS[at].name);
                (!known).then(|| (StepKind::Word, proper.to_owned()))
            }
        }
    };
}

/// Declares a record, its table and its reader.
macro_rules! table {
    (@type required $type:ty) => { Sourced<$type> };
    (@type optional $type:ty) => { Option<Sourced<$type>> };
    (@type rare $type:ty) => { Option<Box<Sourced<$type>>> };
    (@is required) => { true };
    (@is optional) => { false };
    (@is rare) => { false };
    (
        $(#[$doc:meta])*
        $record:ident = $name:literal $need:ident [$($title:literal),*] $(spread by $wide:ident)? {
            $($field:ident: $field_need:ident $type:ty = [$($header:literal),*] $ja:literal $en:literal $(e.g. $example:literal)?,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $record {
            /// The row.
            pub origin: Origin,
            $(#[doc = $en] pub $field: table!(@type $field_need $type),)*
            /// Cells of columns that the table does not know.
            pub extra: Vec<(Arc<str>, String)>,
        }

        impl Record for $record {
            const TABLE: Table = Table {
                name: $name,
                titles: &[$($title),*],
                required: table!(@is $need),
                columns: &[$(Column {
                    name: stringify!($field),
                    headers: &[$($header),*],
                    required: table!(@is $field_need),
                    kind: <$type as CellValue>::KIND,
                    explanation_ja: $ja,
                    explanation_en: $en,
                    example: concat!($($example)?),
                }),*],
            };

            fn read(row: &mut Row<'_>) -> Option<Self> {
                let mut column = 0;
                $(
                    let $field = row.$field_need::<$type>(column);
                    column += 1;
                )*
                let _ = column;
                Some(Self {
                    origin: row.origin(),
                    $($field: $field?,)*
                    extra: row.extra(),
                })
            }

            $(
                fn read_all(row: &mut Row<'_>, records: &mut Vec<Self>) -> Option<()> {
                    if !row.columns.is_spread() {
                        records.push(Self::read(row)?);
                    } else {
                        records.extend(Self::$wide(row)?);
                    }
                    Some(())
                }
            )?
        }
    };
}

pub(crate) use {choice, table};
