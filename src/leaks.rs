//! Proof on the finished documents that nothing is in an edition that may not be.
//!
//! Disclosure removes; this looks afterwards, knowing nothing of how a page was
//! made. Of every document it reads the text of the pages, every string of the
//! file (alternative texts, bookmarks, titles) and every attachment, and looks
//! for the words of rows that the edition may not show, for names of people,
//! for words whose speakers did not agree, and for numbers that are withheld.
//!
//! A text that the edition may show from elsewhere is no secret to it: it stands in a row
//! for its readers, in the settings, or in prose that somebody wrote for them. Texts of a
//! few characters are not looked for: they would be found everywhere.

mod contents;
mod few;
mod grants;
mod numbers;
mod page;
mod passages;
mod secrets;
mod sentence;
mod text;
mod turned;
mod voices;

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::AhoCorasick;
use jiff::civil::Date;

use crate::assessment::suppression::{CellKey, Withheld};
use crate::assessment::{Assessment, Figures, may_show};
use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::words::Visibility;
use crate::files::Files;
use crate::model::Model;
use crate::model::roundtable::{Addressed, Audience, Edition, Grants};
use crate::records::Records;
use crate::typeset::Manuscript;

use self::contents::Contents;
use self::secrets::{Guard, Secret};
use self::text::{add, alike, found_in};

pub use self::text::bare;

/// Reports what people wrote for readers that tells of few people: numbers that tables
/// withhold, other small numbers, and whose words were quoted.
pub fn tell(records: &Records, model: &Model, assessment: &Assessment) -> Vec<Diagnostic> {
    passages::tell(records, model, assessment)
}

/// Returns what can be read in a finished document, a line for each page (`1 …`), each
/// attachment (`@ …`), the digest of how each page is drawn (`= 1 …`) and each note that
/// somebody put on a page (`+ …`): enough to tell whether a file that is not the same
/// to the byte still says the same.
///
/// # Errors
/// If a part of it cannot be read.
pub fn lines(document: &[u8]) -> Result<Vec<String>, String> {
    if page::is_html(document) {
        return Ok(page::lines(document));
    }
    contents::lines(document).map_err(|error| error.to_string())
}

/// What an edition may not show, of all editions at once: each text with who may see it.
#[derive(Debug)]
pub struct Secrets {
    texts: Vec<Secret>,
    /// Finds all of them in one pass.
    finder: AhoCorasick,
    /// For whom each piece of prose is.
    prose: Vec<(Vec<Addressed>, Visibility)>,
    /// Values that are withheld.
    values: BTreeMap<Visibility, Vec<Value>>,
    /// Amounts that whoever gives some grants reads of them: another's may be the same.
    own: BTreeMap<Grants, BTreeSet<String>>,
}

/// A value that is withheld.
#[derive(Debug)]
struct Value {
    /// The indicator and the span, as attachments name them.
    indicator: String,
    span: String,
    /// The row.
    origin: Origin,
}

impl Secrets {
    /// Collects what an edition may not show.
    ///
    /// `standing` are texts that every document may hold, [`bare`]: a word of theirs that
    /// stands in a column of names, such as 代理の人, is nobody's name.
    pub fn of(records: &Records, model: &Model, assessment: &Assessment, standing: &str) -> Self {
        let (texts, finder) = secrets::collect(records, model, standing);
        let prose = model.prose.iter().map(|it| (it.audiences.clone(), it.visibility)).collect();
        let withheld = assessment.by_visibility.iter();
        let values = withheld.map(|(it, figures)| (*it, withheld_values(model, figures)));
        let own = assessment.by_visibility.values().flat_map(|it| &it.money_of);
        let own = own.map(|(grants, money)| (grants.clone(), grants::amounts(money)));
        Self { texts, finder, prose, values: values.collect(), own: own.collect() }
    }

    /// Looks for what an edition may not show in a finished document; `path` is for
    /// messages.
    pub fn look_in(&self, edition: &Edition, document: &[u8], path: &str) -> Vec<Diagnostic> {
        let read = match page::is_html(document) {
            true => Ok(page::contents(document)),
            false => Contents::of(document),
        };
        let read = match read {
            Ok(read) => read,
            Err(error) => {
                let origin = Origin::file(path);
                return vec![Diagnostic::leak_unchecked(&origin, path, &error.to_string())];
            }
        };
        let found = self.found(edition, &read.text).into_iter();
        let told = |(it, origin): (&Secret, &Origin)| {
            Diagnostic::leak(origin, path, &it.words, read.page_of(&it.text))
        };
        let mut diagnostics: Vec<Diagnostic> = found.map(told).collect();
        diagnostics.extend(self.opened(edition, &read.rows, 3, path));
        diagnostics
    }

    /// Looks for what an edition may not show in the data beside its documents.
    pub fn look_in_data(&self, edition: &Edition, data: &Files) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for (path, bytes) in data.iter() {
            let (text, rows) = contents::of_data(bytes);
            let found = self.found(edition, &text).into_iter();
            let told = found.map(|(it, origin)| Diagnostic::leak(origin, path, &it.words, None));
            diagnostics.extend(told);
            if path.ends_with("/values.csv") {
                diagnostics.extend(self.opened(edition, &rows, 1, path));
            }
        }
        diagnostics
    }

    /// Reports values that are withheld and stand in rows of data: the indicator in front,
    /// the span in this column, and the value in the first one after it that is no day.
    fn opened(
        &self,
        edition: &Edition,
        rows: &[Vec<String>],
        span: usize,
        path: &str,
    ) -> Vec<Diagnostic> {
        let is_number = |cell: &String| {
            cell.starts_with(|it: char| it.is_ascii_digit()) && cell.parse::<Date>().is_err()
        };
        let values = self.values.get(&edition.visibility).into_iter().flatten();
        let open = values.filter(|value| {
            rows.iter().any(|row| {
                row.first().is_some_and(|cell| *cell == value.indicator)
                    && row.get(span).is_some_and(|cell| *cell == value.span)
                    && row.iter().skip(span + 1).any(is_number)
            })
        });
        open.map(|value| {
            let words = format!("{} {}", value.indicator, value.span);
            Diagnostic::leak(&value.origin, path, &words, None)
        })
        .collect()
    }

    /// Looks for what an edition may not show in a document before it is typeset: its source,
    /// its title and author, and what it attaches. What typesetting puts together is found
    /// in the finished one.
    pub fn look_in_source(&self, edition: &Edition, manuscript: &Manuscript) -> Vec<Diagnostic> {
        let Manuscript { path, rendered, title, author, attachments, .. } = manuscript;
        // A quote in a text has a sign before it, and no reader sees where an image lies.
        let source = without_paths(&rendered.source).replace('\\', "");
        let mut text = alike(&source);
        for told in [title, author] {
            add(&mut text, told);
        }
        for (name, bytes) in attachments.iter() {
            add(&mut text, name);
            add(&mut text, &String::from_utf8_lossy(bytes));
        }
        // A source also has what templates say, which may be what somebody wrote in prose.
        let is_prose = |it: &Secret| it.places.iter().all(|(_, guard)| *guard == Guard::Prose);
        let found = self.found(edition, &text).into_iter().filter(|(it, _)| !is_prose(it));
        found.map(|(it, origin)| Diagnostic::leak(origin, path, &it.words, None)).collect()
    }

    /// Returns what stands in a text and may not be shown, with the row that forbids it.
    fn found(&self, edition: &Edition, text: &str) -> Vec<(&Secret, &Origin)> {
        let found = found_in(&self.finder, text).into_iter().map(|at| &self.texts[at]);
        let hidden = found.filter_map(|it| Some((it, self.hidden(it, edition)?)));
        hidden.filter(|(it, _)| it.stands_by_itself_in(text)).collect()
    }

    /// Returns the first row that makes a text a secret to an edition, if there is one.
    fn hidden<'s>(&'s self, secret: &'s Secret, edition: &Edition) -> Option<&'s Origin> {
        let reader = edition.visibility;
        let is_open = secret.open_to.is_some_and(|row| may_show(reader, row));
        let is_for = |at: &usize| {
            let (audiences, visibility) = &self.prose[*at];
            edition.is_among(audiences) && may_show(reader, *visibility)
        };
        let is_named =
            |at: &usize| self.prose[*at].0.contains(&Addressed::Edition(edition.name.clone()));
        let is_of_others = match &edition.audience {
            Audience::Grants(own)
                if self.own.get(own).is_some_and(|it| it.contains(&secret.words)) =>
            {
                false
            }
            Audience::Grants(own) => {
                let is_own = |(_, guard): &(Origin, Guard)| matches!(guard, Guard::Grant(at) if own.rows.contains(at));
                !secret.places.iter().any(is_own)
            }
            _ => false,
        };
        let hides = |guard: Guard| match guard {
            // What a text for these readers says is said to them.
            Guard::Row(row) => {
                !is_open && !may_show(reader, row) && !secret.prose.iter().any(is_for)
            }
            // A name stays one, whatever row or text says it.
            Guard::Person => reader > Visibility::Internal,
            Guard::Role => reader > Visibility::Internal && !is_open,
            Guard::Everybody => !is_open,
            Guard::Prose => !is_open && !secret.prose.iter().any(is_for),
            // What a text says to all who give is not said to this one alone.
            Guard::Grant(_) => is_of_others && !secret.prose.iter().any(is_named),
        };
        secret.places.iter().find(|(_, guard)| hides(*guard)).map(|(origin, _)| origin)
    }
}

/// A source without the places of images.
fn without_paths(source: &str) -> String {
    const IMAGE: &str = "md-image(\"";
    let mut parts = source.split(IMAGE);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once('"').map_or(part, |(_, rest)| rest));
    }
    kept
}

fn withheld_values(model: &Model, figures: &Figures) -> Vec<Value> {
    let none = Withheld::default();
    let mut values = Vec::new();
    for indicator in &model.indicators {
        let id = &indicator.definition.id;
        let withheld = figures.withheld.get(id).unwrap_or(&none);
        let observations = indicator.observations.iter();
        for it in observations.filter(|it| withheld.holds(&CellKey::value(it.span, &[]))) {
            let (indicator, span) = (id.to_string(), it.span.to_string());
            values.push(Value { indicator, span, origin: it.origin.clone() });
        }
    }
    values
}
