//! Figures counted from rows with days, of which the tables therefore say for an earlier
//! day what had happened by then.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::assessment::commitments::Commitments;
use crate::assessment::figure::{Amount, Book, Figure, Made};
use crate::assessment::{self, printed, sustainability};
use crate::diagnostics::Origin;
use crate::domain::name::Name;
use crate::model::Model;
use crate::records::sealed::{Sealed, SealedFigure};

use super::{Corrected, Correction, Printed, figure};

impl<'a> Printed<'a> {
    /// Compares every such figure that the last edition printed.
    pub(super) fn counts(&self, last: &Sealed, then: &Model) -> Vec<Correction> {
        let editions = last.editions.iter().filter(|it| it.visibility == self.visibility);
        let mut printed: BTreeMap<Place, (&String, &SealedFigure)> = editions
            .flat_map(|it| &it.figures)
            .filter(|(_, it)| {
                is_dated(&it.family, then) || (is_cost(&it.family) && it.day.is_some())
            })
            .map(|(id, it)| (place(id, &it.family, it.subject.as_deref(), it.day), (id, it)))
            .collect();
        let figures = assessment::figures(then, self.visibility);
        let mut now = figures.printed.all;
        now.retain(|it| !is_cost(&it.family));
        now.extend(self.costs(then));
        let mut found = Vec::new();
        for figure in now {
            let subject = figure.subject.as_ref().map(|name| name.ja.as_str());
            let place = place(&figure.id, &figure.family, subject, figure.day());
            if let Some((id, _)) = printed.remove(&place) {
                found.extend(self.changed(last.as_of, figure.renamed(id)));
            }
        }
        // What is left has no rows any more.
        for (id, it) in printed.into_values() {
            let gone = Figure::new(Made {
                id: id.clone(),
                family: it.family.clone(),
                subject: it.subject.as_ref().map(|name| Name::new(name, None)),
                value: Amount::Missing,
                terms: Vec::new(),
                rows: Vec::new(),
                flags: Vec::new(),
            });
            found.extend(self.changed(last.as_of, gone));
        }
        found
    }

    /// Counts of commitments, as they were printed or corrected.
    pub(super) fn recounted(&self, then: &Model, recount: &Commitments) -> Vec<Correction> {
        let day = then.calendar.as_of;
        let mut book = Book::default();
        printed::commitments(then, recount, self.visibility, &mut book);
        let figures = book.into_figures().into_iter();
        figures.filter_map(|figure| self.changed(day, figure)).collect()
    }

    /// Costs up to the last month that was printed: a month that came later is none of
    /// theirs.
    fn costs(&self, then: &Model) -> Vec<Figure> {
        let printed = self.figure("costs.total.actual").and_then(|it| it.day);
        let Some(until) = printed else { return Vec::new() };
        let mut book = Book::default();
        let costs = sustainability::costs_until(then, self.visibility, until);
        printed::costs(&costs, &mut book);
        book.into_figures()
    }

    /// A figure that was printed otherwise.
    pub(super) fn changed(&self, day: Date, figure: Figure) -> Option<Correction> {
        let printed = self.figure(&figure.id)?;
        let plain = figure.value.plain();
        let was_none = matches!(printed.value.as_str(), "missing" | "withheld");
        if printed.family != figure.family
            || printed.value == plain
            || was_none
            || plain == "withheld"
        {
            return None;
        }
        let origin = figure.rows.first().cloned();
        Some(Correction {
            audiences: self.audiences(|figures| figures.contains_key(&figure.id)),
            reason: None,
            origin: origin.unwrap_or_else(|| Origin::file("inputs")),
            what: Corrected::Figure { day, figure, old: printed.words.clone() },
        })
    }

    /// A figure as the last edition printed it to anybody.
    pub(super) fn figure(&self, id: &str) -> Option<&'a SealedFigure> {
        figure(self.last?, self.visibility, id)
    }
}

type Place = (String, Option<String>, Option<Date>);

/// What a figure is known by. IDs of lines in a list are numbers, and a new line may have
/// taken one.
fn place(id: &str, family: &str, subject: Option<&str>, day: Option<Date>) -> Place {
    match is_list(family) {
        true => (family.to_owned(), subject.map(str::to_owned), day),
        false => (id.to_owned(), None, None),
    }
}

fn is_cost(family: &str) -> bool {
    family.starts_with("costs-")
}

fn is_list(family: &str) -> bool {
    is_cost(family) || family == "pulse"
}

/// Whether the rows behind a kind of figure have days.
fn is_dated(family: &str, then: &Model) -> bool {
    match family {
        "attendance" | "attendance-recent" | "attendance-before" | "attendance-meeting"
        | "hours" | "in-kind" | "pulse" | "enabled-meetings" | "enabled-decisions"
        | "enabled-kept" | "enabled-changes" | "condition-ca2" | "condition-cc1"
        | "condition-cc2" | "condition-cc3" | "condition-cc4" | "condition-bb4" => true,
        // A member without its day may have joined since.
        "condition-ca1" | "condition-cc6" => {
            then.organisations.iter().all(|it| it.joined_on.is_some())
        }
        _ => false,
    }
}
