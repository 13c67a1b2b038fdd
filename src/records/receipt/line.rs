//! The one line that `entaku check` prints for a sheet.

use crate::diagnostics::say;
use crate::locale::Language;
use crate::records::own::declared;
use crate::records::tables::TABLES;

use super::{ColumnUse, Receipt, RowUse, TakenFor};

/// Heads that the line of a table names; of others it says how many there are.
const MOST_HEADS: usize = 5;

impl Receipt {
    /// Returns the title of the table it was taken for.
    pub fn title(&self, language: Language) -> Option<&'static str> {
        match self.taken_for {
            TakenFor::Table(table, _) => Some(table_title(table, language)),
            _ => None,
        }
    }

    /// Returns what stands for the whole sheet, in words.
    pub fn context_words(&self, language: Language) -> Vec<String> {
        let words = self.context.iter();
        words.map(|(key, value)| format!("{}: {value}", say(language, key, &[]))).collect()
    }

    /// Returns the line that `entaku check` prints for the sheet.
    pub fn summary(&self, language: Language) -> String {
        let source = &*self.source;
        let name = source.path.rsplit('/').next().unwrap_or(&source.path);
        let place = match &source.sheet {
            Some(sheet) => say(
                language,
                "receipt-sheet",
                &[("file", name.into()), ("sheet", sheet.as_str().into())],
            ),
            None => name.to_owned(),
        };
        match self.taken_for {
            TakenFor::Table(table, _) => {
                let title = table_title(table, language);
                let parts = self.summary_parts(language);
                let parts = parts.join(say(language, "comma", &[]).as_str());
                let told =
                    [("table", title.into()), ("place", place.into()), ("parts", parts.into())];
                say(language, "receipt-line", &told)
            }
            other => {
                let what = say(language, other.key(), &[("table", "".into())]);
                say(language, "receipt-other", &[("place", place.into()), ("what", what.into())])
            }
        }
    }

    /// Returns what the sheet was taken for, and by which clue.
    pub fn taken(&self, language: Language) -> String {
        match self.taken_for {
            TakenFor::Table(table, clue) => {
                let table = [("table", table_title(table, language).into())];
                let taken = say(language, "taken-table", &table);
                format!("{taken} ({})", say(language, clue.key(), &[]))
            }
            other => say(language, other.key(), &[]),
        }
    }

    /// Returns what became of its rows and columns, a part for each kind of them.
    pub fn summary_parts(&self, language: Language) -> Vec<String> {
        let mut parts = vec![say(language, "receipt-read", &[("count", self.records.into())])];
        for (usage, key) in [
            (RowUse::Refused, "receipt-refused"),
            (RowUse::Total, "receipt-total"),
            (RowUse::TotalUnchecked, "receipt-total-unchecked"),
            (RowUse::Note, "receipt-note"),
            (RowUse::Comment, "receipt-comment"),
            (RowUse::Example, "receipt-example"),
            (RowUse::Filtered, "receipt-filtered"),
            (RowUse::Hidden, "receipt-hidden"),
            (RowUse::SetAside, "receipt-set-aside"),
        ] {
            let count = self.rows(usage);
            if count > 0 {
                parts.push(say(language, key, &[("count", count.into())]));
            }
        }
        let heads = |wanted: &[ColumnUse]| {
            let notes = self.columns.iter().filter(|note| wanted.contains(&note.usage));
            let heads: Vec<&str> =
                notes.map(|note| note.head.as_str()).filter(|head| !head.is_empty()).collect();
            let shown = heads.iter().take(MOST_HEADS).copied().collect::<Vec<_>>();
            let shown = shown.join(say(language, "receipt-and", &[]).as_str());
            match heads.len().checked_sub(MOST_HEADS).filter(|more| *more > 0) {
                Some(more) => {
                    let told = [("heads", shown.into()), ("count", more.into())];
                    say(language, "receipt-heads-more", &told)
                }
                None => shown,
            }
        };
        for (wanted, key) in [
            (&[ColumnUse::Breakdown][..], "receipt-breakdown"),
            (&[ColumnUse::Total][..], "receipt-total-columns"),
            (&[ColumnUse::SetAside, ColumnUse::Hidden][..], "receipt-unused"),
        ] {
            let heads = heads(wanted);
            if !heads.is_empty() {
                parts.push(say(language, key, &[("heads", heads.into())]));
            }
        }
        parts
    }
}

pub(crate) fn table_title(name: &'static str, language: Language) -> &'static str {
    let table = TABLES.iter().find(|table| table.name == name);
    match (language, table) {
        (Language::Ja, Some(table)) => table.titles[0],
        (Language::Ja, None) => declared::title(name).unwrap_or(name),
        _ => name,
    }
}
