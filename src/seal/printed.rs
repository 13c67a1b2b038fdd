//! What the documents of a build print, as a record.
//!
//! A document prints the figures that it cites, and with its tables the values of
//! every indicator that its edition may show, each for its own span.

use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::commitments::state_on;
use crate::assessment::covered::counts_a_part;
use crate::assessment::indicators::IndicatorAssessment;
use crate::assessment::money;
use crate::assessment::series::SeriesPoint;
use crate::assessment::suppression::{CellKey, Withheld};
use crate::assessment::{Assessment, Figures, may_show};
use crate::domain::time::TimeSpan;
use crate::domain::value::Reading;
use crate::domain::words::Visibility;
use crate::manifest::DocumentEntry;
use crate::model::Model;
use crate::model::roundtable::Edition;
use crate::records::sealed::{
    FORMAT, Sealed, SealedCommitment, SealedDocument, SealedEdition, SealedFigure, SealedGrant,
    SealedSpan, SealedTables, SealedValue,
};
use crate::template::Templates;
use crate::view;

/// Records what documents print.
pub fn record(
    model: &Model,
    assessment: &Assessment,
    spoken: &Templates,
    documents: &[DocumentEntry],
    issue: u32,
) -> Sealed {
    let calendar = &model.calendar;
    let is_made =
        |edition: &&Edition| documents.iter().any(|it| it.audience == edition.name.as_str());
    let mut worded = BTreeMap::new();
    for edition in model.editions.iter().filter(is_made) {
        let own = (edition.about(), assessment.figures_of(edition));
        let usual = (None, assessment.by_visibility.get(&edition.visibility));
        for (about, figures) in [own, usual] {
            let Some(figures) = figures else { continue };
            let readers = (edition.visibility, about);
            worded.entry(readers).or_insert_with(|| in_words(model, figures, spoken));
        }
    }
    let editions: Vec<SealedEdition> = model
        .editions
        .iter()
        .filter(is_made)
        .filter_map(|edition| {
            let own = worded.get(&(edition.visibility, edition.about()))?;
            let usual = worded.get(&(edition.visibility, None))?;
            Some(self::edition(edition, documents, own, usual))
        })
        .collect();
    let tables = assessment
        .by_visibility
        .iter()
        .filter(|(visibility, _)| editions.iter().any(|it| it.visibility == **visibility))
        .map(|(&visibility, figures)| {
            (visibility.name().to_owned(), tables(model, figures, visibility))
        })
        .collect();
    Sealed {
        format: FORMAT,
        program: crate::manifest::PROGRAM.to_owned(),
        roundtable: model.roundtable.name.ja.clone(),
        period: calendar.period.to_string(),
        span: SealedSpan::of(calendar.period),
        words: model
            .roundtable
            .languages
            .iter()
            .map(|&language| {
                let words = view::figures::span(calendar.period, spoken.words(language));
                (language.code().to_owned(), words)
            })
            .collect(),
        as_of: calendar.as_of,
        issue,
        documents: documents
            .iter()
            .map(|it| SealedDocument {
                path: it.path.clone(),
                audience: it.audience.clone(),
                title: it.title.clone(),
                language: it.language.clone(),
                sha256: it.sha256.clone(),
                figures: it.figures.clone(),
            })
            .collect(),
        editions,
        tables,
    }
}

type Worded = [(String, SealedFigure)];

/// The figures of one visibility, each with its words in every language.
fn in_words(model: &Model, figures: &Figures, spoken: &Templates) -> Vec<(String, SealedFigure)> {
    let made = &figures.printed.all;
    let words: Vec<(&str, BTreeMap<String, String>)> = model
        .roundtable
        .languages
        .iter()
        .map(|&language| (language.code(), view::figures::values(made, spoken.words(language))))
        .collect();
    made.iter()
        .map(|figure| {
            let words = words
                .iter()
                .filter_map(|(code, words)| {
                    Some(((*code).to_owned(), words.get(&figure.id)?.clone()))
                })
                .collect();
            (
                figure.id.clone(),
                SealedFigure {
                    family: figure.family.clone(),
                    subject: figure.subject.as_ref().map(|name| name.ja.clone()),
                    value: figure.value.plain(),
                    day: figure.day(),
                    words,
                },
            )
        })
        .collect()
}

fn edition(
    edition: &Edition,
    documents: &[DocumentEntry],
    worded: &Worded,
    usual: &Worded,
) -> SealedEdition {
    let code = edition.name.as_str();
    let own = documents.iter().filter(|it| it.audience == code);
    let cited = own.flat_map(|it| &it.figures).map(String::as_str);
    // Counts of a part, or of a period of their own, have the names of those of everything,
    // and are compared with none.
    let is_compared = |id: &&str| {
        let of_all = || usual.iter().find(|(other, _)| other == id).map(|(_, it)| &it.value);
        let own = || worded.iter().find(|(other, _)| other == id).map(|(_, it)| &it.value);
        (edition.covers.is_none() || !counts_a_part(id))
            && (edition.period.is_none() || own() == of_all())
    };
    let cited: BTreeSet<&str> = cited.filter(is_compared).collect();
    SealedEdition {
        audience: code.to_owned(),
        visibility: edition.visibility,
        figures: worded.iter().filter(|(id, _)| cited.contains(id.as_str())).cloned().collect(),
    }
}

fn tables(model: &Model, figures: &Figures, visibility: Visibility) -> SealedTables {
    let mut values = BTreeMap::new();
    let none = Withheld::default();
    for indicator in &model.indicators {
        let definition = &indicator.definition;
        if let (true, Some(assessed)) =
            (may_show(visibility, definition.visibility), figures.indicators.get(&definition.id))
        {
            let withheld = figures.withheld.get(&definition.id).unwrap_or(&none);
            values.insert(definition.id.to_string(), values_of(assessed, withheld));
        }
    }
    let commitments = model
        .commitments
        .iter()
        .filter(|it| may_show(visibility, it.visibility))
        .filter_map(|it| {
            Some(SealedCommitment {
                id: it.id.to_string(),
                state: state_on(it, model.calendar.as_of)?.code().to_owned(),
                due: it.current_due(),
                first_due: it.due,
                times_moved: it.times_revised,
                sectors: it.sectors().map(ToString::to_string).collect(),
                goal: it.goal.as_ref().map(ToString::to_string),
            })
        })
        .collect();
    let grants = model
        .funding
        .iter()
        .filter(|it| may_show(visibility, it.visibility) && money::is_due(it, model))
        .filter_map(|it| {
            Some(SealedGrant {
                funder: it.funder.ja.clone(),
                name: it.name.as_ref().map(|name| name.ja.clone()),
                start: it.start?,
                committed: it.committed,
            })
        })
        .collect();
    SealedTables { values, commitments, grants }
}

/// Every value that is printed of an indicator: its series, how it grew through its
/// year, and its latest parts.
fn values_of(assessed: &IndicatorAssessment, withheld: &Withheld) -> Vec<SealedValue> {
    let value = |span: TimeSpan, parts: Vec<(String, String)>, is_total, reading: &Reading| {
        let key = CellKey { is_total, ..CellKey::value(span, &parts) };
        SealedValue {
            span: SealedSpan::of(span),
            parts,
            is_total,
            number: reading.number(),
            // Where its supplier left it out, nothing was withheld by us.
            is_withheld: withheld.holds(&key),
        }
    };
    let of = |points: &[SeriesPoint], is_total| -> Vec<SealedValue> {
        points.iter().map(|it| value(it.span, Vec::new(), is_total, &it.reading)).collect()
    };
    let mut values = of(&assessed.series, false);
    values.extend(of(&assessed.this_year, true));
    for breakdown in &assessed.breakdowns {
        for part in &breakdown.parts {
            let parts = breakdown.dimension.iter().cloned().zip(part.name.iter().cloned());
            values.push(value(breakdown.span, parts.collect(), false, &part.reading));
        }
    }
    // What is withheld of other spans is withheld from later editions too.
    let is_listed = |key: &CellKey| {
        values.iter().any(|it| {
            (it.span.last, it.span.first, it.is_total) == (key.last, key.first, key.is_total)
                && CellKey::value(it.span.span(), &it.parts).parts == key.parts
        })
    };
    let others: Vec<&CellKey> =
        withheld.iter().map(|(key, _)| key).filter(|key| !is_listed(key)).collect();
    for key in others {
        let mut span = TimeSpan::day(key.first);
        span.last = key.last;
        values.push(value(span, key.parts.clone(), key.is_total, &Reading::Suppressed));
    }
    values
}
