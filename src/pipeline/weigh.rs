//! What each reading of an open question does: to the figures, and to which
//! editions.
//!
//! Every reading is tried. A question whose readings print the same on every
//! page of an edition does not stop that edition; a question that changes
//! nothing anywhere is no question, and is taken back.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::assessment::{self, Assessment};
use crate::diagnostics::{Answers, Asked, Diagnostic, Severity, say};
use crate::disclosure;
use crate::domain::words::Visibility;
use crate::project::Project;
use crate::view::{self, Alike};

use super::Request;
use super::drafts::{self, Drafting};
use super::standing::Standing;

/// Questions that are tried; with more of them, each stops all editions.
const MOST: usize = 24;
/// Records up to which trying is quick.
const LARGEST: usize = 200_000;
/// What stands for the period among the figures.
const PERIOD: &str = "period";
/// Figures that are shown for a reading.
const SHOWN: usize = 3;

/// What is true under some answers: those that the project has, or with one more.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub(super) standing: &'a Standing,
    pub(super) assessment: &'a Assessment,
    /// What was found while reading and resolving.
    pub(super) problems: &'a [Diagnostic],
}

/// What a project prints under some answers.
struct Stand {
    /// For each edition, the sources of its documents.
    pages: BTreeMap<String, Vec<String>>,
    /// The secretariat's figures by their IDs: what each is, and its value.
    figures: BTreeMap<String, (String, String)>,
    /// What would have to be fixed: code and place.
    errors: BTreeSet<(String, String)>,
}

/// Tries the readings of all open questions, and says on each what they do.
/// Questions whose readings are the same on every page are taken out, unless
/// they ask what a whole table is.
pub(super) fn weigh(
    project: &Project<'_>,
    request: &Request<'_>,
    now: Reading<'_>,
    mut found: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    // Which editions wait for a reason is known.
    let is_open = |asked: &&Asked| asked.stops.is_none();
    let open: Vec<&Asked> = found.iter().filter_map(Diagnostic::asked).filter(is_open).collect();
    let receipts = now.standing.parsed.records.receipts.iter();
    let rows: usize = receipts.map(|receipt| receipt.records).sum();
    if open.is_empty() || open.len() > MOST || rows > LARGEST {
        return found;
    }
    let first = stand(project, request, now);
    let weighed: Vec<(Vec<Vec<String>>, Vec<String>)> = open
        .par_iter()
        .map(|asked| {
            let others: Vec<Stand> = asked.readings[1..]
                .iter()
                .map(|reading| {
                    let mut answers = Answers::default();
                    answers.insert(asked.key.clone(), (*reading).to_owned());
                    let parsed = project.parsed_if(&answers);
                    let (standing, problems) = Standing::of(parsed, request, None);
                    let assessment = &assessment::assess(&standing.model);
                    let reading = Reading { standing: &standing, assessment, problems: &problems };
                    stand(project, request, reading)
                })
                .collect();
            effects(&first, &others, request)
        })
        .collect();
    project.weighed();
    let mut weighed = weighed.into_iter();
    for diagnostic in &mut found {
        let Some(asked) = diagnostic.asked_mut().filter(|it| it.stops.is_none()) else { continue };
        let Some((effects, stops)) = weighed.next() else { continue };
        asked.effects = effects;
        // The day that was meant may be any, whatever the one a year before changes.
        asked.stops = (asked.key.code != "ask-far-day").then_some(stops);
    }
    found.retain(|diagnostic| {
        diagnostic.severity != Severity::Question
            || diagnostic.asked().is_none_or(|asked| {
                // A value that is left out for its year is said, whatever its day.
                asked.readings.len() < 2
                    || diagnostic.code == "ask-far-period"
                    || asked.stops.as_ref().is_none_or(|it| !it.is_empty())
            })
    });
    found
}

/// Returns for each reading what it makes of the figures in which they differ,
/// and the editions that differ.
fn effects(
    first: &Stand,
    others: &[Stand],
    request: &Request<'_>,
) -> (Vec<Vec<String>>, Vec<String>) {
    let mut stops: Vec<String> = Vec::new();
    let mut differing: Vec<&String> = Vec::new();
    for other in others {
        let codes = first.pages.keys().chain(other.pages.keys());
        // A reading that cannot stand leaves no page as it was.
        let differs = |code: &String| {
            first.errors != other.errors || first.pages.get(code) != other.pages.get(code)
        };
        for code in codes.filter(|code| differs(code)) {
            if !stops.contains(code) {
                stops.push(code.clone());
            }
        }
        let ids = first.figures.keys().chain(other.figures.keys());
        for id in ids.filter(|id| first.figures.get(*id) != other.figures.get(*id)) {
            if !differing.contains(&id) {
                differing.push(id);
            }
        }
        // Values before words and trends: they are what people know.
        differing.sort_by_key(|id| {
            (*id != PERIOD, !id.ends_with(".value"), !id.contains("total"), (*id).clone())
        });
    }
    // What must be fixed under every reading is no reading's fault.
    let anyhow = others.iter().fold(first.errors.clone(), |both, it| &both & &it.errors);
    let shown = |stand: &Stand| -> Vec<String> {
        if !stand.errors.is_subset(&anyhow) {
            return vec![say(request.message_language, "reading-fails", &[])];
        }
        let value = |stand: &Stand, id: &str| {
            stand.figures.get(id).map_or("−", |(_, value)| value.as_str()).to_owned()
        };
        let mut told: Vec<String> = Vec::new();
        for id in &differing {
            let title = [first].into_iter().chain(others).find_map(|it| it.figures.get(*id));
            let (before, after) = (value(first, id), value(stand, id));
            let Some((title, _)) = title else { continue };
            let line = match before == after {
                true => format!("{title}: {after}"),
                false => format!("{title}: {before} → {after}"),
            };
            // The same figure may have several IDs.
            if !told.contains(&line) {
                told.push(line);
            }
        }
        let more = told.len().saturating_sub(SHOWN);
        told.truncate(SHOWN);
        if more > 0 {
            told.push(say(request.message_language, "effects-more", &[("count", more.into())]));
        }
        if differing.is_empty() && !std::ptr::eq(stand, first) {
            told.push(say(request.message_language, "effects-none", &[]));
        }
        told
    };
    let mut all = vec![shown(first)];
    all.extend(others.iter().map(shown));
    (all, stops)
}

fn stand(project: &Project<'_>, request: &Request<'_>, reading: Reading<'_>) -> Stand {
    let everything = Request { audiences: Vec::new(), kinds: Vec::new(), ..request.clone() };
    let Reading { standing, assessment, problems } = reading;
    let (model, mut problems) = (&standing.model, problems.to_vec());
    let disclosure = disclosure::disclose(model, assessment, &[]);
    let drafting = Drafting { project, model, disclosure, alike: Alike::default(), issue: 1 };
    let mut pages: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let (planned, told) = drafts::plan(model, &everything, &problems);
    problems.extend(told);
    for planned in planned {
        let (draft, told) = drafting.draft(planned);
        problems.extend(told);
        let code = planned.edition.name.as_str().to_owned();
        let source = draft.map(|draft| draft.manuscript.rendered.source);
        pages.entry(code).or_default().extend(source);
    }
    let words = project.spoken().words(request.message_language);
    // Most projects have an edition of the secretariat's own.
    let made;
    let internal = match assessment.by_visibility.get(&Visibility::Internal) {
        Some(figures) => figures,
        None => {
            made = assessment::figures(model, Visibility::Internal);
            &made
        }
    };
    let all = &internal.printed.all;
    let figures =
        view::figures::explain(all, &BTreeMap::new(), model.roundtable.eras, words).into_iter();
    let figures = figures.filter(|it| !it.is_detail);
    let mut figures: BTreeMap<String, (String, String)> =
        figures.map(|it| (it.id, (it.short, it.value))).collect();
    // A meeting more or less may change the month that is reported on.
    let period = say(request.message_language, "effects-period", &[]);
    figures.insert(PERIOD.to_owned(), (period, model.calendar.period.to_string()));
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| (problem.code.to_owned(), problem.origin.to_string()))
        .collect();
    Stand { pages, figures, errors }
}
