//! What is made of a whole of many roundtables.

/// What is made of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RollupKind {
    /// The report.
    Report,
    /// One page.
    Summary,
    /// A document of each indicator that roundtables share; then the report has none of their
    /// tables.
    Indicators,
    /// What both print, as data.
    Data,
    /// An HTML file beside each document.
    Html,
}

impl RollupKind {
    /// Everything that can be made.
    pub const ALL: [Self; 5] =
        [Self::Report, Self::Summary, Self::Indicators, Self::Data, Self::Html];

    /// Those that are documents, with pages.
    pub const DOCUMENTS: [Self; 3] = [Self::Report, Self::Summary, Self::Indicators];

    /// Returns the code, as in settings and in file names.
    pub fn code(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Summary => "summary",
            Self::Indicators => "indicators",
            Self::Data => "data",
            Self::Html => "html",
        }
    }

    /// Returns the kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Returns what its outline is called, and the folder of its sections.
    pub fn outline(self) -> &'static str {
        match self {
            Self::Summary => "rollup-summary",
            Self::Indicators => "rollup-indicators",
            _ => "rollup",
        }
    }
}
