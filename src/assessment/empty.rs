//! Editions that would show nothing of what was entered: rows say who may see them, and a
//! report without a number looks as if nothing had been done.
//!
//! A row is never shown because that was forgotten, so it is asked: is the edition meant to
//! be empty, or were the rows?

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Answers, Diagnostic, Origin, Place, Source};
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::about::About;
use crate::model::roundtable::{Audience, DocumentKind, Edition};
use crate::records::config;

use super::visibility::may_show;

/// Asks of each edition that has neither an indicator nor a commitment, though there are
/// some, whether that is meant.
pub fn ask(model: &Model, answers: &Answers, diagnostics: &mut Vec<Diagnostic>) {
    // Who may see what is the secretariat's to say, not theirs who sent a table.
    let origin = Origin::file(config::PATH);
    let mut hidden: BTreeMap<(Visibility, Option<About>), Vec<&Edition>> = BTreeMap::new();
    for edition in model.editions.iter().filter(|it| is_about_all(it)) {
        hidden.entry((edition.visibility, edition.about())).or_default().push(edition);
    }
    for ((visibility, about), editions) in hidden {
        let rows = rows(model, about.as_ref());
        let is_shown = rows.iter().any(|(row, _)| may_show(visibility, *row));
        if rows.is_empty() || is_shown {
            continue;
        }
        let places = places(rows.iter().map(|(_, origin)| *origin));
        let names: Vec<&str> = editions.iter().map(|it| it.name.as_str()).collect();
        // All of those of which there is one each are called by one name.
        let is_whole = |name: &str| {
            let mut all = model.editions.iter().filter(|it| it.in_settings() == name);
            all.all(|it| names.contains(&it.name.as_str()))
        };
        let called = editions.iter().map(|it| match is_whole(it.in_settings()) {
            true => it.in_settings(),
            false => it.name.as_str(),
        });
        let mut called: Vec<&str> = called.collect();
        called.dedup();
        let about = (visibility.name(), &*places);
        let question = Diagnostic::ask_empty_edition(&origin, &called, about, &names);
        answers.choose(question, diagnostics);
    }
}

/// Whether an edition has documents about the whole roundtable. The secretariat sees every
/// row, and a member's page has what the member promised.
fn is_about_all(edition: &Edition) -> bool {
    let has = |kind| edition.kinds.contains(&kind);
    !matches!(edition.audience, Audience::Internal | Audience::Organisation(_))
        && [DocumentKind::Report, DocumentKind::Plain, DocumentKind::Summary].into_iter().any(has)
}

/// The indicators and commitments that an edition is about: who may see each, and its row.
fn rows<'a>(model: &'a Model, about: Option<&About>) -> Vec<(Visibility, &'a Origin)> {
    let covers = about.and_then(|it| it.covers.as_ref());
    let indicators = model.indicators.iter().map(|it| &it.definition);
    let indicators = indicators.filter(|it| covers.is_none_or(|covers| covers.indicator(it)));
    let commitments = model.commitments.iter();
    let commitments = commitments.filter(|it| covers.is_none_or(|covers| covers.commitment(it)));
    indicators
        .map(|it| (it.visibility, &it.origin))
        .chain(commitments.map(|it| (it.visibility, &it.origin)))
        .collect()
}

/// Returns rows as people look them up: `indicators.csv:2-9, 12`.
fn places<'a>(origins: impl Iterator<Item = &'a Origin>) -> String {
    let mut by_source: Vec<(&Arc<Source>, Vec<u32>)> = Vec::new();
    for origin in origins {
        let row = match origin.place {
            Place::Row(row) | Place::Cell { row, .. } => row + 1,
            Place::Text { line, .. } => line,
            Place::Whole => continue,
        };
        match by_source.iter_mut().find(|(source, _)| *source == &origin.source) {
            Some((_, rows)) => rows.push(row),
            None => by_source.push((&origin.source, vec![row])),
        }
    }
    let of_source = |(source, rows): (&Arc<Source>, Vec<u32>)| {
        let path = source.path.trim_start_matches("inputs/");
        let sheet = source.sheet.as_ref().map(|it| format!("{it}!")).unwrap_or_default();
        format!("{path}:{sheet}{}", ranges(rows))
    };
    by_source.into_iter().map(of_source).collect::<Vec<_>>().join("; ")
}

/// Rows that follow each other are one range: `2-9, 12`.
fn ranges(mut rows: Vec<u32>) -> String {
    rows.sort_unstable();
    rows.dedup();
    let follows = |a: &u32, b: &u32| a + 1 == *b;
    let runs = rows.chunk_by(follows).map(|run| match run {
        [first, .., last] => format!("{first}-{last}"),
        run => run.iter().map(ToString::to_string).collect(),
    });
    runs.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_told_by_their_places() {
        let cell = |path: &str, row| Origin::cell(&Source::file(path), row, 3);
        let [a, b] = ["inputs/indicators.csv", "inputs/約束.csv"];
        let origins = [cell(a, 1), cell(a, 2), cell(b, 4), cell(a, 3), cell(a, 11)];
        assert_eq!(places(origins.iter()), "indicators.csv:2-4, 12; 約束.csv:5");
    }
}
