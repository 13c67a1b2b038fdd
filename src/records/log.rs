//! The import log: what was read from where, every cell that was read other
//! than it was written, and every row that was left out.
//!
//! Why: a secretariat publishes these numbers. Whatever the program cleaned it
//! must be able to show, cell by cell.

use std::sync::Arc;

use crate::diagnostics::{Origin, Source, say};
use crate::locale::Language;
use crate::spreadsheet::Csv;

/// What was done to a cell or a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A header was recognised under another name.
    Header,
    /// A column that the table does not know was read as a breakdown.
    Breakdown,
    /// A column that the table does not know was kept and not used.
    ExtraColumn,
    /// The indicator is the one that the sheet or file is named after.
    NamedIndicator,
    /// A date was read from another writing.
    Date,
    /// A number was read from another writing.
    Number,
    /// A word of a fixed list was read from another writing.
    Word,
    /// A time of day was read from another writing.
    Time,
    /// The way a workbook shows a number changes what it means.
    DisplayFormat,
    /// Merged cells were unfolded.
    Merged,
    /// A formula of a CSV export, `="001"`, was taken as its text.
    QuotedFormula,
    /// A control character was replaced visibly or dropped.
    ControlCharacter,
    /// The unit above the table or in its own column was applied.
    Unit,
    /// The value is what other values come to, and was compared with them.
    CheckedTotal,
    /// The same row stands elsewhere and is counted once.
    Repeated,
    /// The value was left out by the reading of a question.
    Answered,
    /// A null character was dropped.
    NullCharacter,
    /// A row of totals was left out.
    TotalRow,
    /// A column of totals was left out.
    TotalColumn,
    /// A column that is neither known nor a breakdown was left out.
    OtherColumn,
    /// A note under the table was left out.
    Footnote,
    /// A row that begins with # was left out.
    Comment,
    /// The example row of the input workbook was left out.
    Example,
    /// A repeated header row was left out.
    RepeatedHeader,
    /// A sheet that explains the others was left out.
    GuideSheet,
    /// A sheet that the sender hid was left out.
    HiddenSheet,
    /// A row that the sender hid was left out.
    HiddenRow,
}

impl Rule {
    fn key(self) -> &'static str {
        match self {
            Self::Header => "step-header",
            Self::Breakdown => "step-breakdown",
            Self::ExtraColumn => "step-extra-column",
            Self::NamedIndicator => "step-named-indicator",
            Self::Date => "step-date",
            Self::Number => "step-number",
            Self::Word => "step-word",
            Self::Time => "step-time",
            Self::DisplayFormat => "step-display-format",
            Self::Merged => "step-merged",
            Self::QuotedFormula => "step-quoted-formula",
            Self::ControlCharacter => "step-control-character",
            Self::Unit => "step-unit",
            Self::CheckedTotal => "step-checked-total",
            Self::Repeated => "step-repeated",
            Self::Answered => "step-answered",
            Self::NullCharacter => "step-null-character",
            Self::TotalRow => "step-total-row",
            Self::TotalColumn => "step-total-column",
            Self::OtherColumn => "step-other-column",
            Self::Footnote => "step-footnote",
            Self::Comment => "step-comment",
            Self::Example => "step-example",
            Self::RepeatedHeader => "step-repeated-header",
            Self::GuideSheet => "step-guide-sheet",
            Self::HiddenSheet => "step-hidden-sheet",
            Self::HiddenRow => "step-hidden-row",
        }
    }

    /// Returns whether a whole row was left out.
    fn is_row(self) -> bool {
        matches!(
            self,
            Self::TotalRow
                | Self::Footnote
                | Self::Comment
                | Self::Example
                | Self::RepeatedHeader
                | Self::HiddenRow
        )
    }
}

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Where.
    pub origin: Origin,
    /// What.
    pub kind: Rule,
    /// What was written there.
    pub written: String,
    /// What it was read as; empty if it was left out.
    pub result: String,
}

/// One file or sheet that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetNote {
    /// The file and sheet.
    pub source: Arc<Source>,
    /// How its bytes were read: a text encoding, or `Excel`.
    pub encoding: &'static str,
    /// The table it was recognised as.
    pub table: Option<&'static str>,
    /// How many rows became records.
    pub rows: usize,
}

/// Everything that was read and cleaned, in the order of reading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportLog {
    /// The files and sheets.
    pub sheets: Vec<SheetNote>,
    /// What was done to cells and rows.
    pub steps: Vec<Step>,
}

fn table_title(name: &'static str, language: Language) -> &'static str {
    let table = super::TABLES.iter().find(|table| table.name == name);
    match (language, table) {
        (Language::Ja, Some(table)) => table.titles[0],
        _ => name,
    }
}

impl ImportLog {
    pub(crate) fn add(&mut self, kind: Rule, origin: Origin, written: String, result: String) {
        self.steps.push(Step { origin, kind, written, result });
    }

    /// Returns how many rows of a sheet were left out.
    pub fn left_out(&self, source: &Source) -> usize {
        self.steps
            .iter()
            .filter(|step| *step.origin.source == *source && step.kind.is_row())
            .count()
    }

    /// Writes the log as a CSV file: the sheets first, then the steps.
    pub fn to_csv(&self, language: Language) -> Vec<u8> {
        let word = |key: &str| say(language, key, &[]);
        let mut csv = Csv::new(&[
            word("log-file"),
            word("log-sheet"),
            word("log-cell"),
            word("log-step"),
            word("log-written"),
            word("log-result"),
        ]);
        let sheet_name = |source: &Source| source.sheet.clone().unwrap_or_default();
        for note in &self.sheets {
            let result = match note.table {
                Some(table) => say(
                    language,
                    "log-sheet-read",
                    &[
                        ("table", table_title(table, language).into()),
                        ("rows", note.rows.into()),
                        ("left", self.left_out(&note.source).into()),
                    ],
                ),
                None => word("log-sheet-text"),
            };
            csv.row(&[
                note.source.path.clone(),
                sheet_name(&note.source),
                String::new(),
                word("log-step-read"),
                note.encoding.to_owned(),
                result,
            ]);
        }
        for step in &self.steps {
            let origin = &step.origin;
            let address = Origin { source: Source::file(&origin.source.path), place: origin.place };
            csv.row(&[
                origin.source.path.clone(),
                sheet_name(&origin.source),
                address.address(),
                word(step.kind.key()),
                step.written.clone(),
                step.result.clone(),
            ]);
        }
        csv.into_bytes()
    }
}
