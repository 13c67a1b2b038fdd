//! `inputs/roundtable.toml`: what the roundtable is and how it reports.
//!
//! Unknown keys are errors, so that a misspelt threshold can never be silently
//! ignored. All mistakes of the file are reported at once: a part that cannot
//! be read is set aside and reading goes on without it.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::text::fold;
use crate::domain::time::FiscalCalendar;
use crate::domain::words::{LISTS, Visibility};

use super::dates::{DateContext, parse_period};

pub(super) use self::recover::parse_as;
use self::recover::{Layered, typographic_quote};
use self::settings::Config;
use super::own::declared;
use super::table::Table;

pub(crate) mod recover;
pub mod settings;

/// A setting that knows its place in the file.
pub type Setting<T> = Spanned<T>;

/// Path of the file in a project.
pub const PATH: &str = "inputs/roundtable.toml";

/// The settings and the text they were read from.
#[derive(Debug, Clone, Default)]
pub struct ConfigFile {
    /// The settings.
    pub config: Config,
    /// Whether the file could be read as settings at all. If it could not, what
    /// it would have said is not known, and nothing that follows is a mistake of
    /// its own.
    pub is_readable: bool,
    /// The words that the settings add to the fixed lists.
    pub(crate) own_words: OwnWords,
    /// The tables of the project's own.
    pub(crate) own_tables: Vec<&'static Table>,
    written: Layered,
}

impl ConfigFile {
    /// Returns the place of a value in the file.
    pub fn origin(&self, span: Range<usize>) -> Origin {
        self.written.origin(PATH, span.start)
    }

    /// Returns what the settings say about reading dates.
    pub(crate) fn date_context(&self) -> DateContext {
        let start = *self.config.calendar.fiscal_year_start.get_ref();
        let fiscal_start = if (1..=12).contains(&start) { start } else { 4 };
        DateContext { fiscal_start, ..DateContext::default() }
    }

    /// Returns the fiscal year in which the period ends that the settings give.
    pub(crate) fn period_year(&self) -> Option<i16> {
        let period = self.config.calendar.period.as_ref()?.get_ref();
        let context = self.date_context();
        let last = parse_period(period, context).ok()?.last;
        Some(FiscalCalendar::new(context.fiscal_start).year_with(last.year(), last.month()))
    }

    /// Returns the file as a whole.
    pub fn whole(&self) -> Origin {
        Origin::file(PATH)
    }
}

/// Reads the settings, over those of a pack if there is one, given its path and text.
/// Whatever is wrong becomes a diagnostic, and the rest is read all the same.
pub(crate) fn parse(
    text: &str,
    pack: Option<(String, String)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> ConfigFile {
    let written = Layered { text: text.to_owned(), below: pack };
    let (config, is_readable) = written.parse(PATH, diagnostics);
    if !is_readable && typographic_quote(text).is_some() {
        return ConfigFile { is_readable, written, ..ConfigFile::default() };
    }
    let place = |at: usize| written.origin(PATH, at);
    let own_tables = declared::tables(&config, &place, diagnostics);
    check_visibility(&config, &own_tables, &written, diagnostics);
    let own_words = own_words(&config, &written, diagnostics);
    ConfigFile { config, is_readable, own_words, own_tables, written }
}

/// Returns the words of the project's own: folded, by their list, with the names
/// they mean.
fn own_words(config: &Config, written: &Layered, diagnostics: &mut Vec<Diagnostic>) -> OwnWords {
    let mut words = OwnWords::new();
    for (name, own) in &config.words {
        let list = LISTS.iter().find(|list| list.name == name.as_str());
        for (word, means) in own {
            let origin = written.origin(PATH, means.span().start);
            let Some(list) = list else {
                let known: Vec<&str> = LISTS.iter().map(|list| list.name).collect();
                let known = known.join(", ");
                diagnostics.push(Diagnostic::unknown_setting(&origin, name, "", &known));
                break;
            };
            let means = means.get_ref();
            match list.name_of(means).or_else(|| list.name_of(&means.replace('-', "_"))) {
                Some(means) => {
                    words.entry(list.name).or_default().insert(fold(word), means);
                }
                None => {
                    let all: Vec<&str> = list.words.iter().map(|word| word.name).collect();
                    let all = all.join(", ");
                    let problem = Diagnostic::unknown_setting_value(&origin, word, means, &all);
                    diagnostics.push(problem);
                }
            }
        }
    }
    words
}

/// Returns the JSON Schema (2020-12) of the settings.
pub(crate) fn schema() -> serde_json::Value {
    schemars::schema_for!(Config).to_value()
}

fn check_visibility(
    config: &Config,
    own_tables: &[&'static Table],
    written: &Layered,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (table, word) in &config.visibility {
        let origin = written.origin(PATH, word.span().start);
        let word = word.get_ref();
        if Visibility::from_text(word).is_none() {
            diagnostics.push(Diagnostic::unknown_setting_value(
                &origin,
                table,
                word,
                "internal, members, funder, public",
            ));
        }
        let known: Vec<&str> = ["default", "narrative"]
            .into_iter()
            .chain(super::TABLES.iter().map(|table| table.name))
            .chain(own_tables.iter().map(|table| table.name))
            .collect();
        if !known.contains(&table.as_str()) {
            diagnostics.push(Diagnostic::unknown_setting(&origin, table, "", &known.join(", ")));
        }
    }
}

/// The words of a project's own, by their list: folded, with the name they mean.
pub(crate) type OwnWords = BTreeMap<&'static str, BTreeMap<String, &'static str>>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    #[test]
    fn every_mistake_is_reported_and_the_rest_is_read() {
        let text = "\
[roundtable]
name = \"瀬戸のわ\"
nmae_en = \"Setonowa\"

[calendar]
fiscal_year_start = \"April\"
eras = false

[[sectors]]
id = \"business\"

[[sectors]]
id = \"npo\"
name = \"NPO\"
";
        let mut diagnostics = Vec::new();
        let file = parse(text, None, &mut diagnostics);
        let told: Vec<String> = diagnostics
            .iter()
            .map(|diagnostic| format!("{} {}", diagnostic.origin, diagnostic.message(Language::En)))
            .collect();
        assert_eq!(told.len(), 3, "{told:#?}");
        assert!(told.iter().any(|told| told.contains("toml:3:1") && told.contains("nmae_en")));
        assert!(told.iter().any(|told| told.contains("toml:6:21")));
        assert!(told.iter().any(|told| told.contains("name")));
        assert!(!file.config.calendar.eras);
        assert_eq!(file.config.sectors.len(), 1);
    }
}
