//! What sheets, columns, rows and cells can be on a receipt, each with the key of
//! its words.

use crate::domain::time::TimeSpan;

/// Why a cell was read other than it was written, or not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A header was recognised under another name.
    Header,
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
    /// A formula of a CSV export, `="001"`, was taken as its text.
    QuotedFormula,
    /// The unit that stands above the table or in its own column was applied.
    Unit,
    /// A code was made for what the cell names.
    MadeCode,
    /// A null or other control character was dropped.
    ControlCharacter,
    /// A character that nobody sees was dropped.
    InvisibleCharacter,
    /// The cell stands under another that is merged with it, where nobody sees it.
    Covered,
    /// The cell has nothing but spaces.
    OnlySpaces,
    /// The value is what other values come to, and was compared with them.
    CheckedTotal,
    /// The same row stands elsewhere and is counted once.
    Repeated,
    /// The row stands in a newer file, which holds.
    Newer,
    /// The value was left out because a question was answered so, or is open.
    Answered,
}

impl Rule {
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Header => "rule-header",
            Self::Date => "rule-date",
            Self::Number => "rule-number",
            Self::Word => "rule-word",
            Self::Time => "rule-time",
            Self::DisplayFormat => "rule-display-format",
            Self::QuotedFormula => "rule-quoted-formula",
            Self::Unit => "rule-unit",
            Self::MadeCode => "rule-made-code",
            Self::ControlCharacter => "rule-control-character",
            Self::InvisibleCharacter => "rule-invisible-character",
            Self::Covered => "rule-covered",
            Self::OnlySpaces => "rule-only-spaces",
            Self::CheckedTotal => "rule-checked-total",
            Self::Repeated => "rule-repeated",
            Self::Newer => "rule-newer",
            Self::Answered => "rule-answered",
        }
    }

    /// Returns whether the cell is not used, rather than used as changed.
    pub(crate) fn sets_aside(self) -> bool {
        matches!(
            self,
            Self::Covered
                | Self::OnlySpaces
                | Self::CheckedTotal
                | Self::Repeated
                | Self::Newer
                | Self::Answered
        )
    }
}

/// What a file or sheet was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenFor {
    /// A table of the program, by its name.
    Table(&'static str, Clue),
    /// The sheet that explains the others, or the list of a return slip.
    Guide,
    /// A sheet that its sender hid.
    HiddenSheet,
    /// The same table as in another file.
    Copy,
    /// An older state of the table in another file.
    Older,
    /// A plan, or the values of another year, beside the actual ones.
    Plan,
    /// The answers to questions.
    Answers,
    /// A text without a table.
    Text,
    /// Nothing that is known.
    Unknown,
    /// No table: a letter, a picture, a cover sheet.
    NoTable,
    /// A note of the secretariat, by its name.
    Internal,
    /// Set aside by a layout file.
    ByLayout,
    /// Set aside by an answer.
    ByAnswer,
    /// Nothing is in it.
    Empty,
}

impl TakenFor {
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Table(..) => "taken-table",
            Self::Guide => "taken-guide",
            Self::HiddenSheet => "taken-hidden-sheet",
            Self::Copy => "taken-copy",
            Self::Older => "taken-older",
            Self::Plan => "taken-plan",
            Self::Answers => "taken-answers",
            Self::Text => "taken-text",
            Self::Unknown => "taken-unknown",
            Self::NoTable => "taken-no-table",
            Self::Internal => "taken-internal",
            Self::ByLayout => "taken-by-layout",
            Self::ByAnswer => "taken-by-answer",
            Self::Empty => "taken-empty",
        }
    }
}

/// By which clue a table was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clue {
    /// The name of the sheet.
    SheetName,
    /// The name of the file.
    FileName,
    /// The name of the folder.
    FolderName,
    /// Its headers.
    Headers,
    /// An answer.
    Answer,
    /// What its cells hold.
    Contents,
    /// A layout file.
    LayoutFile,
}

impl Clue {
    /// Whether a name said it.
    pub(crate) fn is_name(self) -> bool {
        matches!(self, Self::SheetName | Self::FileName | Self::FolderName)
    }

    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::SheetName => "clue-sheet",
            Self::FileName => "clue-file",
            Self::FolderName => "clue-folder",
            Self::Headers => "clue-headers",
            Self::Answer => "clue-answer",
            Self::Contents => "clue-contents",
            Self::LayoutFile => "clue-layout-file",
        }
    }
}

/// What a column is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnUse {
    /// A column of the table, by its Japanese header.
    Field(&'static str),
    /// A part of a breakdown.
    Breakdown,
    /// A part of the whole beside it: うち女性.
    PartOf(String),
    /// The values of one span of time.
    Span(TimeSpan),
    /// A part of a date: its year, its month.
    DatePart,
    /// The unit of its row.
    Unit,
    /// Totals, compared with what they total.
    Total,
    /// A remark or another thing that the table has no use for.
    SetAside,
    /// Kept with the row and not printed.
    Extra,
    /// Hidden by its sender.
    Hidden,
    /// A column without a header.
    NoHeader,
}

impl ColumnUse {
    pub(crate) fn key(&self) -> &'static str {
        match self {
            Self::Field(_) => "column-field",
            Self::Breakdown => "column-breakdown",
            Self::PartOf(_) => "column-part",
            Self::Span(_) => "column-span",
            Self::DatePart => "column-date-part",
            Self::Unit => "column-unit",
            Self::Total => "column-total",
            Self::SetAside => "column-set-aside",
            Self::Extra => "column-extra",
            Self::Hidden => "column-hidden",
            Self::NoHeader => "column-no-header",
        }
    }

    /// What it is read as: the field, the part, the span.
    pub(crate) fn detail(&self) -> String {
        match self {
            Self::Field(title) => (*title).to_owned(),
            Self::PartOf(part) => part.clone(),
            Self::Span(span) => span.to_string(),
            _ => String::new(),
        }
    }
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowUse {
    /// A title or note above the table.
    Title,
    /// A header.
    Head,
    /// A record.
    Read,
    /// A record that could not be read; the problem is told.
    Refused,
    /// A total, compared with what it totals.
    Total,
    /// A total without anything to compare it with.
    TotalUnchecked,
    /// A note under the table.
    Note,
    /// A remark that begins with #.
    Comment,
    /// The example row of the input workbook.
    Example,
    /// The headers once more.
    RepeatedHead,
    /// Hidden by a filter, and not read.
    Filtered,
    /// Hidden by hand, and not read.
    Hidden,
    /// A coming and going of a person who is counted in another row of the
    /// attendance report.
    Activity,
    /// Somebody in an attendance report who was not at the meeting.
    NotThere,
    /// Nothing but spaces.
    OnlySpaces,
    /// Set aside as a whole sheet or by an answer.
    SetAside,
    /// A line that names the rows below it.
    Group,
}

impl RowUse {
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Title => "row-title",
            Self::Head => "row-head",
            Self::Read => "row-read",
            Self::Refused => "row-refused",
            Self::Total => "row-total",
            Self::TotalUnchecked => "row-total-unchecked",
            Self::Note => "row-note",
            Self::Comment => "row-comment",
            Self::Example => "row-example",
            Self::RepeatedHead => "row-repeated-head",
            Self::Filtered => "row-filtered",
            Self::Hidden => "row-hidden",
            Self::Activity => "row-activity",
            Self::NotThere => "row-not-there",
            Self::OnlySpaces => "row-only-spaces",
            Self::SetAside => "row-set-aside",
            Self::Group => "row-group",
        }
    }
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnNote {
    /// The column, from 0.
    pub column: u32,
    /// Its header as written.
    pub head: String,
    /// What it is.
    pub usage: ColumnUse,
}
