//! The numbers of the five conditions, of the members' survey and of the warnings.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::assessment::conditions::{Conditions, Measure, PulseMean};
use crate::assessment::figure::{Amount, Book, Figure, called};
use crate::assessment::warnings::{Subject, Warning};
use crate::diagnostics::Origin;
use crate::domain::name::Name;
use crate::model::Model;

/// The figures of one number of a condition.
#[derive(Debug, Clone)]
pub struct MeasureFigures {
    /// The number.
    pub value: Figure,
    /// Part and whole, where it is a share of something.
    pub of: Option<(Figure, Figure)>,
    /// The longest gap between meetings of a body, in planned intervals.
    pub longest_gap: Option<Figure>,
    /// At the end of the period before.
    pub before: Option<Figure>,
    /// The limits: good and watch.
    pub limits: Option<(Figure, Figure)>,
}

/// The figures of one question of the survey.
#[derive(Debug, Clone)]
pub struct PulseFigures {
    /// The mean; missing of too few answers.
    pub mean: Figure,
    /// The answers.
    pub answers: Figure,
    /// The sectors that they are from, if that was noted.
    pub sectors: Option<Figure>,
    /// The mean before.
    pub before: Option<Figure>,
}

/// The figures of one warning.
#[derive(Debug, Clone)]
pub struct WarningFigures {
    /// How it is.
    pub now: Figure,
    /// How it was.
    pub before: Option<Figure>,
    /// The rows that show it.
    pub rows: Figure,
}

/// Makes the figures of the conditions, by code.
pub(super) fn conditions(
    conditions: &Conditions,
    book: &mut Book,
) -> BTreeMap<&'static str, MeasureFigures> {
    conditions.measures.iter().map(|it| (it.rule.code, measure(it, book))).collect()
}

/// Makes the figures of the survey.
pub(super) fn survey(conditions: &Conditions, book: &mut Book) -> Vec<PulseFigures> {
    conditions.pulse.iter().map(|it| pulse(it, book)).collect()
}

fn measure(measure: &Measure, book: &mut Book) -> MeasureFigures {
    let quantity = measure.rule.quantity;
    let now = &measure.now;
    let of_rows = (now.whole.count() > 0)
        .then(|| (Decimal::from(now.part.count()), Decimal::from(now.whole.count())));
    let of = now.of.or(of_rows);
    let mut terms = Vec::new();
    if let Some((part, whole)) = of {
        terms.push(("term-part", Amount::Count(part)));
        terms.push(("term-whole", Amount::Count(whole)));
    }
    if measure.before.is_some() {
        terms.push(("term-before", Amount::of(quantity, measure.before)));
    }
    if let Some((good, watch)) = measure.limits {
        terms.push(("term-good", Amount::Ratio(good)));
        terms.push(("term-watch", Amount::Ratio(watch)));
    }
    let rows: Vec<Origin> =
        if now.whole.count() > 0 { now.whole.rows.clone() } else { now.part.rows.clone() };
    let code = measure.rule.code;
    let family = format!("condition-{}", code.to_lowercase());
    let value =
        book.derived(called(code, &family, None), Amount::of(quantity, now.value), terms, &rows);
    let mut beside = |name: &str, kind: &str, value: Amount| {
        book.value(
            called(format!("{code}.{name}"), &format!("{family}-{kind}"), None),
            value,
            &rows,
        )
    };
    MeasureFigures {
        value,
        of: of.map(|(part, whole)| {
            let part = beside("part", "part", Amount::Count(part));
            (part, beside("whole", "whole", Amount::Count(whole)))
        }),
        longest_gap: now.longest_gap.map(|gap| beside("gap", "gap", Amount::Count(gap))),
        before: measure
            .before
            .map(|before| beside("before", "before", Amount::of(quantity, Some(before)))),
        limits: measure.limits.map(|(good, watch)| {
            let good = beside("good", "good", Amount::of(quantity, Some(good)));
            (good, beside("watch", "watch", Amount::of(quantity, Some(watch))))
        }),
    }
}

fn pulse(mean: &PulseMean, book: &mut Book) -> PulseFigures {
    let id = format!("pulse.{}", mean.question.ja);
    let question = Some(&mean.question);
    let rows = &mean.answers.rows;
    let ratio = |value: Option<Decimal>| value.map_or(Amount::Missing, Amount::Ratio);
    let answers = Amount::of_count(mean.answers.count());
    let terms = vec![("term-values", answers), ("term-to", Amount::Day(mean.date))];
    PulseFigures {
        mean: book.derived(called(id.clone(), "pulse", question), ratio(mean.mean), terms, rows),
        answers: book
            .count(called(format!("{id}.answers"), "pulse-answers", question), &mean.answers),
        sectors: (mean.sectors > 0).then(|| {
            let name = called(format!("{id}.sectors"), "pulse-sectors", question);
            book.value(name, Amount::of_count(mean.sectors), rows)
        }),
        before: mean.before.map(|before| {
            let name = called(format!("{id}.before"), "pulse-before", question);
            book.value(name, Amount::Ratio(before), rows)
        }),
    }
}

/// Makes the figures of the warnings, and how many there are.
pub(super) fn warnings(
    model: &Model,
    warnings: &[Warning],
    book: &mut Book,
) -> (Vec<WarningFigures>, Figure) {
    let made = warnings.iter().map(|it| warning(model, it, book)).collect();
    let rows: Vec<Origin> = warnings.iter().flat_map(|it| it.rows.rows.clone()).collect();
    let name = called("warnings", "warnings", None);
    (made, book.value(name, Amount::of_count(warnings.len()), &rows))
}

fn warning(model: &Model, warning: &Warning, book: &mut Book) -> WarningFigures {
    let (suffix, subject): (String, Option<Name>) = match &warning.subject {
        Subject::Roundtable => (String::new(), None),
        Subject::Sector(id) => (
            format!(".{id}"),
            model.sectors.iter().find(|it| it.id == *id).map(|it| it.name.clone()),
        ),
        Subject::Body(id) => (
            format!(".{id}"),
            model.bodies.iter().find(|it| it.id == *id).map(|it| it.name.clone()),
        ),
        Subject::Organisation(id) => {
            (format!(".{id}"), model.organisation(id).map(|it| it.name.clone()))
        }
    };
    let subject = subject.as_ref();
    // One organisation may have empty seats in two bodies.
    let seat = warning.body.as_ref().map(|body| format!(".{body}")).unwrap_or_default();
    let id = format!("{}{suffix}{seat}", warning.code);
    let of = |value: Decimal| Amount::of(warning.quantity, Some(value));
    let mut terms = Vec::new();
    terms.extend(warning.before.map(|before| ("term-before", of(before))));
    terms.push(("term-amber", Amount::Ratio(warning.limits.0.round_dp(1))));
    terms.push(("term-red", Amount::Ratio(warning.limits.1.round_dp(1))));
    let family = format!("warning-{}", warning.code.to_lowercase());
    let rows = &warning.rows;
    let now =
        book.derived(called(id.clone(), &family, subject), of(warning.now), terms, &rows.rows);
    WarningFigures {
        now,
        before: warning.before.map(|before| {
            let name = called(format!("{id}.before"), "sign-before", subject);
            book.value(name, of(before), &rows.rows)
        }),
        rows: book.count(called(format!("{id}.rows"), "sign-rows", subject), rows),
    }
}
