//! What people wrote for readers, sentence by sentence, and what it tells of few people.
//!
//! A text in a file of its own stops all documents until it is mended or has a reason at
//! its head (`few_people`). A cell of a table is asked about, and the answer is the reason:
//! only the editions that print the cell wait for it. Whatever has a reason is told to the
//! secretariat, whose report lists it.

use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::{Assessment, may_show, most_open_reader};
use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::words::Visibility;
use crate::locale::Language;
use crate::model::Model;
use crate::model::prose::Prose;
use crate::model::roundtable::{Audience, Edition};
use crate::records::Records;
use crate::records::table::{Column, ColumnType};
use crate::records::texts::{Said, Texts};

use super::few::few;
use super::numbers::{Secret, Way, says_rest, secrets};
use super::secrets::{Readers, texts_of};
use super::sentence::{as_compared, sentences};
use super::voices::{self, codes};

/// Reports what people wrote that tells of few people.
pub(super) fn tell(records: &Records, model: &Model, assessment: &Assessment) -> Vec<Diagnostic> {
    let names = model
        .organisations
        .iter()
        .flat_map(|it| texts_of(&it.name).chain([it.short_name.as_str()]).map(str::to_owned));
    let passages = Passages {
        records,
        model,
        secrets: secrets(model, assessment),
        names: names.filter(|name| few(name, u32::MAX).is_some()).collect(),
    };
    let mut told: Vec<Diagnostic> = model.prose.iter().flat_map(|it| passages.prose(it)).collect();
    let (readers, counts) = (Readers::of(records, model), counted(model));
    records.each_row(&mut |row| {
        let Some(visibility) = readers.of_row(&row).filter(|_| counts.contains(row.origin)) else {
            return;
        };
        let editions = readers_of(model, row.table.name, visibility);
        for said in row.texts.iter().filter(|it| is_printed(it.column, &row, model)) {
            told.extend(passages.cell(said, &editions));
        }
    });
    if model.voices.is_empty() {
        return told;
    }
    let known = voices::Known::of(model);
    for voice in &model.voices {
        let editions = readers_of(model, "voices", voice.visibility);
        let asked = known.ask(voice, &editions);
        told.extend(asked.map(|it| passages.settled(it, &voice.speaker.ja)));
    }
    told
}

/// Tables that editions of a sector print nothing of.
const NOT_FOR_SECTORS: [&str; 4] = ["changes", "voices", "funding", "costs"];

/// The editions beside the secretariat's that print a row of a table.
fn readers_of<'m>(model: &'m Model, table: &str, row: Visibility) -> Vec<&'m Edition> {
    let prints = |it: &&Edition| match it.audience {
        Audience::Internal => false,
        Audience::Sector(_) => !NOT_FOR_SECTORS.contains(&table),
        _ => true,
    };
    let shows =
        |it: &&Edition| it.visibility > Visibility::Internal && may_show(it.visibility, row);
    model.editions.iter().filter(prints).filter(shows).collect()
}

/// The rows that count on the day of the report, of which texts are printed.
fn counted(model: &Model) -> BTreeSet<&Origin> {
    let mut rows: BTreeSet<&Origin> = BTreeSet::new();
    rows.extend(model.goals.iter().map(|it| &it.origin));
    rows.extend(model.commitments.iter().map(|it| &it.origin));
    rows.extend(model.meetings.iter().map(|it| &it.origin));
    rows.extend(model.decisions.iter().map(|it| &it.origin));
    rows.extend(model.indicators.iter().map(|it| &it.definition.origin));
    rows.extend(model.funding.iter().map(|it| &it.origin));
    rows.extend(model.contributions.iter().map(|it| &it.origin));
    rows.extend(model.costs.iter().map(|it| &it.origin));
    rows.extend(model.system_changes.iter().map(|it| &it.origin));
    rows.extend(model.voices.iter().map(|it| &it.origin));
    // Of values, the reasons of revisions are printed.
    for indicator in &model.indicators {
        let values = indicator.observations.iter().chain(&indicator.breakdowns);
        rows.extend(values.filter(|it| it.previous.is_some()).map(|it| &it.origin));
    }
    rows
}

/// Whether editions print what people wrote into a column.
fn is_printed(column: &Column, row: &Texts<'_>, model: &Model) -> bool {
    let is_text = matches!(column.kind, ColumnType::Text | ColumnType::Items) && !column.made;
    // Notes of the secretariat on meetings are for itself.
    let is_own = row.table.name == "meetings" && column.name == "notes";
    let is_english = column.name.ends_with("_en");
    is_text && !is_own && (!is_english || model.roundtable.languages.contains(&Language::En))
}

/// What is looked for.
struct Passages<'a> {
    records: &'a Records,
    model: &'a Model,
    secrets: Vec<Secret>,
    /// Names of organisations that would be taken for people: ふたりの会.
    names: Vec<String>,
}

impl Passages<'_> {
    fn prose(&self, prose: &Prose) -> Vec<Diagnostic> {
        let mut told = Vec::new();
        let text = as_compared(&prose.body);
        let reason = prose.few_people.as_deref();
        let open = most_open_reader(self.model, prose);
        for (line, sentence) in sentences(&prose.body) {
            let origin = Origin::text(&prose.path, prose.first_line.saturating_add(line), 1);
            let is_secret = |it: &Secret| may_show(it.visibility, prose.visibility);
            let found = self.found(&sentence, &text, is_secret);
            told.extend(found.iter().map(|(secret, way, written)| match (reason, way) {
                (Some(reason), _) => Diagnostic::few_people_kept(&origin, written, reason),
                (None, Way::Number) => {
                    Diagnostic::withheld_in_text(&origin, written, &secret.origin.to_string())
                }
                (None, Way::Sum) => {
                    Diagnostic::withheld_by_sum(&origin, written, &secret.origin.to_string())
                }
                (None, Way::All) => {
                    Diagnostic::withheld_by_words(&origin, written, &secret.origin.to_string())
                }
            }));
            let least = open.and_then(|it| self.model.roundtable.min_cells.get(&it).copied());
            let Some((visibility, least)) = open.zip(least).filter(|_| found.is_empty()) else {
                continue;
            };
            let Some(written) = self.few_in(&sentence, least) else { continue };
            told.push(match reason {
                Some(reason) => Diagnostic::few_people_kept(&origin, &written, reason),
                None if visibility >= Visibility::Funder => {
                    Diagnostic::few_people(&origin, &written, least)
                }
                None => Diagnostic::few_people_told(&origin, &written, least),
            });
        }
        told
    }

    fn cell(&self, said: &Said<'_>, editions: &[&Edition]) -> Vec<Diagnostic> {
        let text = as_compared(said.text);
        let mut told = Vec::new();
        for (_, sentence) in sentences(said.text) {
            let place = (said.column.headers[0], sentence.trim());
            let withholds =
                |edition: &Edition, secret: &Secret| edition.visibility >= secret.visibility;
            let is_secret = |it: &Secret| editions.iter().any(|edition| withholds(edition, it));
            let found = self.found(&sentence, &text, is_secret);
            for (secret, way, written) in &found {
                let kind = match way {
                    Way::Number => "number",
                    Way::Sum => "sum",
                    Way::All => "all",
                };
                let cell = secret.origin.to_string();
                let about = (kind, written.as_str(), cell.as_str());
                let stops = codes(editions.iter().copied().filter(|it| withholds(it, secret)));
                let asked = Diagnostic::ask_few_people(said.origin, place, about, stops);
                told.push(self.settled(asked, written));
            }
            if found.is_empty() {
                told.extend(self.few(said.origin, place, editions));
            }
        }
        told
    }

    /// A small number of people in a cell: asked, if funders or everybody read it.
    fn few(
        &self,
        origin: &Origin,
        place: (&str, &str),
        editions: &[&Edition],
    ) -> Option<Diagnostic> {
        let least = |it: &Edition| self.model.roundtable.min_cells.get(&it.visibility).copied();
        // Many editions have one of a few thresholds.
        let limits: BTreeSet<u32> = editions.iter().filter_map(|it| least(it)).collect();
        let written = limits.into_iter().map(|it| (it, self.few_in(place.1, it)));
        let written: BTreeMap<u32, Option<String>> = written.collect();
        let told: Vec<(&Edition, u32, &String)> = editions
            .iter()
            .filter_map(|it| {
                let least = least(it)?;
                Some((*it, least, written.get(&least)?.as_ref()?))
            })
            .collect();
        let (_, least, written) = told.iter().max_by_key(|(edition, ..)| edition.visibility)?;
        let open = told.iter().map(|(edition, ..)| *edition);
        let stops = codes(open.filter(|it| it.visibility >= Visibility::Funder));
        if stops.is_empty() {
            return Some(Diagnostic::few_people_told(origin, written, *least));
        }
        let about = ("few", written.as_str(), &*least.to_string());
        let asked = Diagnostic::ask_few_people(origin, place, about, stops);
        Some(self.settled(asked, written))
    }

    /// Returns a small number of people in a sentence, in no organisation's name.
    fn few_in(&self, sentence: &str, least: u32) -> Option<String> {
        let without = |text: String, name: &String| text.replace(name.as_str(), "〓");
        few(&self.names.iter().fold(sentence.to_owned(), without), least)
    }

    /// Puts the reason in the place of a question that was answered.
    fn settled(&self, question: Diagnostic, written: &str) -> Diagnostic {
        let reason = question.asked().and_then(|it| self.records.answers.free(&it.key));
        match reason {
            Some(reason) => Diagnostic::few_people_kept(&question.origin, written, reason),
            None => question,
        }
    }

    /// Returns the withheld numbers that a sentence tells, each once.
    fn found(
        &self,
        sentence: &str,
        text: &str,
        is_secret: impl Fn(&Secret) -> bool,
    ) -> Vec<(&Secret, Way, String)> {
        let sentence = as_compared(sentence);
        let mut seen = BTreeSet::new();
        let around = says_rest(&sentence).then_some(text);
        let told = self.secrets.iter().filter(|it| is_secret(it)).filter_map(|secret| {
            let (way, written) = secret.told_by(&sentence, around)?;
            seen.insert(written.clone()).then_some((secret, way, written))
        });
        told.collect()
    }
}
