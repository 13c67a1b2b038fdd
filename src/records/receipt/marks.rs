//! What became of a cell, in one word and in a sentence: for a page that marks it.

use crate::diagnostics::say;
use crate::locale::Language;

use super::{CellUse, ColumnNote, ColumnUse, RowUse, Rule};

/// What a cell is, as far as a colour can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Used as it stands.
    Used,
    /// Used, and read other than it is written.
    Changed,
    /// A title, a head, or a line that names the rows below it.
    Head,
    /// What other values come to.
    Total,
    /// Not used.
    Aside,
    /// In a row that cannot be read until it is mended.
    Refused,
}

impl Mark {
    /// Returns its name in code and style.
    pub fn name(self) -> &'static str {
        match self {
            Self::Used => "used",
            Self::Changed => "changed",
            Self::Head => "head",
            Self::Total => "total",
            Self::Aside => "aside",
            Self::Refused => "refused",
        }
    }
}

impl CellUse<'_> {
    /// Returns the key of what its row or column makes of it, whatever rule it has.
    pub(super) fn key(&self) -> &'static str {
        match (self.row_use, self.column_use) {
            (RowUse::Read, Some(column)) => column.key(),
            (RowUse::Read, None) => ColumnUse::NoHeader.key(),
            (row, _) => row.key(),
        }
    }

    /// Returns its mark.
    pub fn mark(&self) -> Mark {
        match self.rule {
            Some((Rule::CheckedTotal, ..)) => return Mark::Total,
            Some((rule, ..)) if rule.sets_aside() => return Mark::Aside,
            _ => {}
        }
        let plain = match (self.row_use, self.column_use) {
            (RowUse::Title | RowUse::Head | RowUse::RepeatedHead | RowUse::Group, _) => Mark::Head,
            (RowUse::Total | RowUse::TotalUnchecked, _) => Mark::Total,
            (RowUse::Refused, _) => Mark::Refused,
            (RowUse::Read, Some(ColumnUse::Total)) => Mark::Total,
            (
                RowUse::Read,
                None | Some(ColumnUse::SetAside | ColumnUse::Hidden | ColumnUse::NoHeader),
            ) => Mark::Aside,
            (RowUse::Read, _) => Mark::Used,
            _ => Mark::Aside,
        };
        match (plain, self.rule) {
            (Mark::Used, Some(_)) => Mark::Changed,
            (plain, _) => plain,
        }
    }

    /// Returns what became of it, in words: why it is not used, or what it was read as.
    pub fn says(&self, language: Language) -> String {
        let Some((rule, before, after)) = self.rule else {
            return say(language, self.key(), &[]);
        };
        let why = say(language, rule.key(), &[]);
        match (before, after) {
            ("", "") => why,
            (before, after) => format!("{why}: {before} → {after}"),
        }
    }
}

impl ColumnNote {
    /// Returns what the column is, in words, and the field that it was read as.
    pub fn says(&self, language: Language) -> (String, String) {
        (say(language, self.usage.key(), &[]), self.usage.detail())
    }
}
