//! Proof on the finished PDFs that nothing is in an edition that may not be.
//!
//! Disclosure removes; this looks afterwards, knowing nothing of how a page was
//! made. Of every document it reads the text of the pages, every string of the
//! file (alternative texts, bookmarks, titles) and every attachment, and looks
//! for the words of rows that the edition may not show, for names of people,
//! for words whose speakers did not agree, and for numbers that are withheld.
//!
//! A text that also stands in a row which may be shown is no secret; that an
//! author wrote it into prose does not make it public. Texts of a few characters
//! are not looked for: they would be found everywhere.

mod contents;
mod numbers;

use std::collections::BTreeSet;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use unicode_normalization::UnicodeNormalization as _;

use crate::assessment::suppression::{CellKey, Withheld};
use crate::assessment::{Assessment, may_show};
use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::name::{Confidential, Name};
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::roundtable::Edition;

use self::contents::Contents;

pub use self::numbers::tell;

/// Shorter texts are not looked for.
const LEAST_CHARACTERS: usize = 6;

/// Names of people are looked for from three characters on.
const LEAST_OF_NAME: usize = 3;

/// Returns what can be read in a finished document, a line for each page (`1 …`), each
/// attachment (`@ …`), the digest of how each page is drawn (`= 1 …`) and each note that
/// somebody put on a page (`+ …`): enough to tell whether a file that is not the same
/// to the byte still says the same.
///
/// # Errors
/// If a part of it cannot be read.
pub fn lines(pdf: &[u8]) -> Result<Vec<String>, String> {
    contents::lines(pdf).map_err(|error| error.to_string())
}

/// What one edition may not show.
#[derive(Debug)]
pub struct Secrets {
    /// Each text, without spaces, and the row it stands in.
    texts: Vec<(String, Origin)>,
    /// Finds all of them in one pass.
    finder: AhoCorasick,
    /// Values that are withheld: the indicator and the span, as attachments
    /// name them, and the row.
    values: Vec<(String, String, Origin)>,
}

/// A row's texts, and who may see them.
struct Row<'a> {
    visibility: Visibility,
    origin: &'a Origin,
    texts: Vec<&'a str>,
}

impl Secrets {
    /// Collects what an edition may not show.
    ///
    /// `standing` are texts that every document may hold, [`bare`]: a word of theirs that
    /// stands in a column of names, such as 代理の人, is nobody's name.
    pub fn of(model: &Model, assessment: &Assessment, edition: &Edition, standing: &str) -> Self {
        let rows = rows(model);
        let (shown, hidden): (Vec<&Row<'_>>, Vec<&Row<'_>>) =
            rows.iter().partition(|row| may_show(edition.visibility, row.visibility));
        let mut open: Vec<String> =
            shown.iter().flat_map(|row| &row.texts).map(|text| bare(text)).collect();
        open.extend(model.organisations.iter().flat_map(|it| texts_of(Some(&it.name))).map(bare));
        let (mut shown_prose, mut hidden_prose) = (Vec::new(), Vec::new());
        let mut texts: Vec<(String, Origin)> = Vec::new();
        for row in hidden {
            for text in &row.texts {
                texts.push((bare(text), row.origin.clone()));
            }
        }
        for voice in &model.unconsented {
            for text in texts_of(Some(&voice.quote)) {
                texts.push((bare(text), voice.origin.clone()));
            }
        }
        for prose in &model.prose {
            let is_for = prose.audiences.is_empty() || prose.audiences.contains(&edition.audience);
            let is_shown = is_for && may_show(edition.visibility, prose.visibility);
            let sentences = prose.body.split(['。', '\n']).map(bare);
            if is_shown {
                shown_prose.extend(sentences);
            } else {
                let origin = Origin::text(&prose.path, prose.first_line, 1);
                // Placeholders stand as values on a page.
                let sentences = sentences.filter(|sentence| !sentence.contains("{{"));
                hidden_prose.extend(sentences.map(|sentence| (sentence, origin.clone())));
            }
        }
        let shown_prose = shown_prose.join("\n");
        // Thanks and greetings that anybody writes give nothing away.
        hidden_prose.retain(|(sentence, _)| {
            !shown_prose.contains(sentence.as_str()) && !standing.contains(sentence.as_str())
        });
        texts.extend(hidden_prose);
        texts.retain(|(text, _)| text.chars().count() >= LEAST_CHARACTERS);
        if edition.visibility > Visibility::Internal {
            for (name, origin) in people(model) {
                let name = bare(&name);
                if !standing.contains(&name) {
                    texts.push((name, origin));
                }
            }
            texts.retain(|(text, _)| text.chars().count() >= LEAST_OF_NAME);
        }
        texts.sort();
        texts.dedup_by(|a, b| a.0 == b.0);
        let is_open = found_in(&finder(&texts), &open.join("\n"));
        let texts: Vec<(String, Origin)> = texts
            .into_iter()
            .enumerate()
            .filter(|(at, _)| !is_open.contains(at))
            .map(|(_, text)| text)
            .collect();
        let values = withheld_values(model, assessment, edition.visibility);
        Self { finder: finder(&texts), texts, values }
    }

    /// Looks for them in a finished document; `path` is for messages.
    pub fn look_in(&self, pdf: &[u8], path: &str, diagnostics: &mut Vec<Diagnostic>) {
        let read = match Contents::of(pdf) {
            Ok(read) => read,
            Err(error) => {
                let origin = Origin::file(path);
                diagnostics.push(Diagnostic::leak_unchecked(&origin, path, &error.to_string()));
                return;
            }
        };
        for at in found_in(&self.finder, &read.text) {
            diagnostics.push(Diagnostic::leak(&self.texts[at].1, path));
        }
        for (id, span, origin) in &self.values {
            let is_open = read.rows.iter().any(|row| {
                row.first().is_some_and(|cell| cell == id)
                    && row.get(3).is_some_and(|cell| cell == span)
                    && row
                        .get(4)
                        .is_some_and(|cell| cell.starts_with(|it: char| it.is_ascii_digit()))
            });
            if is_open {
                diagnostics.push(Diagnostic::leak(origin, path));
            }
        }
    }
}

fn finder(texts: &[(String, Origin)]) -> AhoCorasick {
    let words = texts.iter().map(|(text, _)| text.as_bytes());
    // A finder is used for a few documents: building the fastest kind would take
    // longer than it saves.
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(words)
        .expect("texts of a project fit into a finder")
}

/// Returns the indices of the texts that stand in another.
fn found_in(finder: &AhoCorasick, text: &str) -> BTreeSet<usize> {
    finder.find_overlapping_iter(text).map(|found| found.pattern().as_usize()).collect()
}

/// Text without spaces, hyphens and marks of Markdown, which line breaking and
/// layout add and remove, and with compatible characters as one.
pub fn bare(text: &str) -> String {
    text.nfkc()
        .filter(|it| {
            !it.is_whitespace() && !matches!(it, '-' | '‐' | '\u{ad}' | '*' | '`' | '|' | '#')
        })
        .collect()
}

fn texts_of(name: Option<&Name>) -> Vec<&str> {
    name.map(|name| std::iter::once(name.ja.as_str()).chain(name.en.as_deref()).collect())
        .unwrap_or_default()
}

/// Every row with a visibility of its own and the texts in it.
fn rows<'m>(model: &'m Model) -> Vec<Row<'m>> {
    let mut rows = Vec::new();
    let mut add = |visibility, origin: &'m Origin, texts: Vec<&'m str>| {
        rows.push(Row { visibility, origin, texts });
    };
    for it in &model.commitments {
        let mut texts = texts_of(Some(&it.title));
        texts.extend(texts_of(it.result.as_ref()));
        texts.extend(texts_of(it.blocker.as_ref()));
        texts.extend(it.revision_reason.as_deref());
        add(it.visibility, &it.origin, texts);
    }
    for it in &model.meetings {
        let mut texts = texts_of(it.title.as_ref());
        texts.extend(texts_of(it.theme.as_ref()));
        texts.extend(it.agenda.iter().flat_map(|item| texts_of(Some(item))));
        add(it.visibility, &it.origin, texts);
    }
    for it in &model.decisions {
        add(it.visibility, &it.origin, texts_of(Some(&it.text)));
    }
    for indicator in &model.indicators {
        let it = &indicator.definition;
        let mut texts = texts_of(Some(&it.name));
        texts.extend(texts_of(it.method.as_ref()));
        add(it.visibility, &it.origin, texts);
    }
    for it in &model.funding {
        let mut texts = texts_of(it.name.as_ref());
        texts.extend(it.purpose.as_deref());
        texts.extend(texts_of(it.variance_reason.as_ref()));
        add(it.visibility, &it.origin, texts);
    }
    for it in &model.contributions {
        add(it.visibility, &it.origin, texts_of(it.item.as_ref()));
    }
    for it in &model.costs {
        add(it.visibility, &it.origin, texts_of(it.variance_reason.as_ref()));
    }
    for it in &model.backbone_log {
        add(it.visibility, &it.origin, it.note.as_deref().into_iter().collect());
    }
    for it in &model.system_changes {
        let mut texts = texts_of(Some(&it.description));
        texts.extend(texts_of(it.contribution.as_ref()));
        add(it.visibility, &it.origin, texts);
    }
    for it in &model.voices {
        add(it.visibility, &it.origin, texts_of(Some(&it.quote)));
    }
    rows
}

/// Names of people and the rows they stand in. Where an organisation stands
/// in place of a person, it is no secret.
fn people(model: &Model) -> Vec<(String, Origin)> {
    let reveal = |person: &Option<Confidential<String>>| {
        person.as_ref().and_then(|person| person.reveal_to(Visibility::Internal)).cloned()
    };
    let mut people = Vec::new();
    for organisation in &model.organisations {
        for seat in &organisation.seats {
            people.extend(reveal(&seat.person).map(|name| (name, seat.origin.clone())));
        }
    }
    for meeting in &model.meetings {
        for entry in &meeting.attendance {
            people.extend(reveal(&entry.person).map(|name| (name, entry.origin.clone())));
        }
        for role in [&meeting.chair, &meeting.facilitator, &meeting.recorder] {
            people.extend(reveal(role).map(|name| (name, meeting.origin.clone())));
        }
    }
    for work in &model.backbone_log {
        people.extend(reveal(&work.person).map(|name| (name, work.origin.clone())));
    }
    let organisations: BTreeSet<String> = model
        .organisations
        .iter()
        .flat_map(|it| [bare(&it.name.ja), bare(&it.short_name)])
        .collect();
    people.retain(|(name, _)| !organisations.contains(&bare(name)));
    people
}

fn withheld_values(
    model: &Model,
    assessment: &Assessment,
    visibility: Visibility,
) -> Vec<(String, String, Origin)> {
    let Some(figures) = assessment.by_visibility.get(&visibility) else { return Vec::new() };
    let none = Withheld::default();
    let mut values = Vec::new();
    for indicator in &model.indicators {
        let id = &indicator.definition.id;
        let withheld = figures.withheld.get(id).unwrap_or(&none);
        for value in &indicator.observations {
            if withheld.holds(&CellKey::value(value.span, &[])) {
                values.push((id.to_string(), value.span.to_string(), value.origin.clone()));
            }
        }
    }
    values
}
