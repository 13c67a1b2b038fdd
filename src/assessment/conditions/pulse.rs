//! The members' survey: what they think of the roundtable, question by question.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::assessment::day::tally;
use crate::assessment::tally::Tally;
use crate::assessment::visibility::may_show;
use crate::domain::name::Name;
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::voice::Pulse;

use super::light::Light;
use super::reckoned::LEAST_ROWS;

/// The mean of one question of the members' survey.
#[derive(Debug, Clone, PartialEq)]
pub struct PulseMean {
    /// The question.
    pub question: Name,
    /// Last day of the survey.
    pub date: Date,
    /// The mean, from 1 to 5; `None` of fewer answers than may be shown.
    pub mean: Option<Decimal>,
    /// The answers.
    pub answers: Tally,
    /// How many sectors they are from, where that was noted.
    pub sectors: usize,
    /// The mean of the survey before.
    pub before: Option<Decimal>,
    /// Its light: from 4.0 a strength, from 3.0 to be talked about (S61).
    pub light: Option<Light>,
}

/// The members' survey: the mean of each question at its latest date, the
/// highest first.
pub(super) fn pulse(model: &Model, visibility: Visibility) -> Vec<PulseMean> {
    let as_of = model.calendar.as_of;
    let least = model.roundtable.min_cells.get(&visibility).copied().unwrap_or(5);
    let least = usize::try_from(least).unwrap_or(usize::MAX).max(LEAST_ROWS);
    let shown: Vec<_> = model
        .pulse
        .iter()
        .filter(|answer| may_show(visibility, answer.visibility) && answer.span.last <= as_of)
        .collect();
    let mut questions: Vec<&Name> = Vec::new();
    for answer in &shown {
        match questions.iter_mut().find(|question| question.ja == answer.question.ja) {
            Some(known) if known.en.is_none() => *known = &answer.question,
            Some(_) => {}
            None => questions.push(&answer.question),
        }
    }
    let mean = |answers: &[&&Pulse]| {
        let sum: Decimal = answers.iter().map(|answer| answer.score).sum();
        (answers.len() >= least).then(|| sum / Decimal::from(answers.len()))
    };
    let mut means: Vec<PulseMean> = questions
        .into_iter()
        .filter_map(|question| {
            let answers: Vec<_> =
                shown.iter().filter(|answer| answer.question.ja == question.ja).collect();
            let date = answers.iter().map(|answer| answer.span.last).max()?;
            let of = |day: Date| -> Vec<_> {
                answers.iter().copied().filter(|answer| answer.span.last == day).collect()
            };
            let earlier = answers.iter().map(|it| it.span.last).filter(|day| *day < date).max();
            let now = of(date);
            let value = mean(&now);
            Some(PulseMean {
                question: question.clone(),
                date,
                mean: value,
                sectors: {
                    let sectors = now.iter().filter_map(|answer| answer.sector.as_ref());
                    sectors.collect::<BTreeSet<_>>().len()
                },
                answers: tally(now.iter().map(|answer| &answer.origin)),
                before: earlier.and_then(|day| mean(&of(day))),
                light: value.map(|mean| match mean {
                    mean if mean >= Decimal::from(4) => Light::Good,
                    mean if mean >= Decimal::from(3) => Light::Watch,
                    _ => Light::Act,
                }),
            })
        })
        .collect();
    means.sort_by(|a, b| b.mean.cmp(&a.mean).then_with(|| a.question.ja.cmp(&b.question.ja)));
    means
}
