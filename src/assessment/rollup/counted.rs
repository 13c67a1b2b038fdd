//! What is counted in each roundtable and over all: commitments, attendance, signs of fading,
//! data that has not come.

use rust_decimal::Decimal;

use crate::assessment::figure::{Amount, Figure};
use crate::domain::value;
use crate::records::extract::{Extract, SaidIndicator, SaidSign, SaidValue};

use super::maker::Maker;
use super::region::{Came, Due, Presence, Promised, Region, Sign};

/// How many roundtables there are, and how they stand.
#[derive(Debug, Clone)]
pub struct Counts {
    /// All.
    pub regions: Figure,
    /// Those that told of the period.
    pub here: Figure,
    /// Those that did not.
    pub away: Figure,
    /// Those with a sign of fading.
    pub fading: Figure,
    /// Those of which nobody agreed that signs are told.
    pub silent: Figure,
    /// Values that should have come.
    pub due: Figure,
}

/// What came of commitments and who came, all together; nothing, if none said so.
#[derive(Debug, Clone)]
pub struct Totals {
    /// What came of commitments.
    pub commitments: Option<Promised>,
    /// Meetings held, and represented in percent.
    pub attendance: Option<(Figure, Figure)>,
}

/// Adds to a roundtable what it said.
pub(super) fn fill(maker: &mut Maker, region: &mut Region, extract: &Extract) {
    region.commitments = promised(maker, region, extract);
    region.attendance = came(maker, region, extract);
    region.tells_signs = extract.tells_signs;
    region.signs = signs(maker, region, extract);
    let first = region.signs.iter().map(|it| it.since).min();
    region.fades_since = first.map(|first| {
        let from = region.signs.iter().filter(|it| it.since == first);
        (first, from.into_iter().any(|it| it.is_older))
    });
    let is_due = |value: &SaidValue| *value == SaidValue::Missing;
    let due = extract.indicators.iter();
    let due = due.filter(|it| it.due_since.is_some() || is_due(&it.value.value));
    region.due = due
        .map(|it| Due {
            id: it.id.clone(),
            name: it.name.clone(),
            supplier: it.supplier.clone(),
            since: it.due_since,
            value: value_of(maker, region, it),
        })
        .collect();
}

fn value_of(maker: &mut Maker, region: &Region, it: &SaidIndicator) -> Figure {
    let amount = |number| Amount::Number(number, it.unit.clone());
    maker.said(region, &it.value, ("rollup-value", Some(&it.name)), &amount)
}

fn promised(maker: &mut Maker, region: &Region, extract: &Extract) -> Option<Promised> {
    let mut count = |name: &str, family: &str| {
        let said = extract.commitments.get(name)?;
        Some(maker.said(region, said, (family, None), &Amount::Count))
    };
    Some(Promised {
        made: count("made", "rollup-made")?,
        done: count("done", "rollup-done")?,
        on_time: count("on-time", "rollup-on-time")?,
        going: count("going", "rollup-going")?,
        overdue: count("overdue", "rollup-overdue")?,
        dropped: count("dropped", "rollup-dropped")?,
    })
}

fn came(maker: &mut Maker, region: &Region, extract: &Extract) -> Option<Came> {
    let mut made = |name: &str, family: &str, amount: &dyn Fn(Decimal) -> Amount| {
        let said = extract.attendance.get(name)?;
        Some(maker.said(region, said, (family, None), amount))
    };
    Some(Came {
        held: made("held", "rollup-held", &Amount::Count)?,
        represented: made("represented", "rollup-represented", &Amount::Percent)?,
        before: made("before", "rollup-before", &Amount::Percent)?,
        recent: made("recent", "rollup-recent", &Amount::Percent)?,
    })
}

fn signs(maker: &mut Maker, region: &Region, extract: &Extract) -> Vec<Sign> {
    let sign = |it: &SaidSign| {
        let amount = |number| Amount::of(it.code.rule().quantity, Some(number));
        let subject = it.subject.as_ref();
        Sign {
            code: it.code,
            is_pressing: it.is_pressing,
            subject: it.subject.clone(),
            now: maker.said(region, &it.now, ("rollup-sign", subject), &amount),
            before: it
                .before
                .as_ref()
                .map(|before| maker.said(region, before, ("rollup-sign-before", subject), &amount)),
            since: it.since,
            is_older: it.is_older,
        }
    };
    extract.signs.iter().map(sign).collect()
}

/// Counts the roundtables.
pub(super) fn counts(maker: &mut Maker, regions: &[Region]) -> Counts {
    let is_here = |it: &&Region| it.presence == Presence::Here;
    let here = regions.iter().filter(is_here);
    let mut count = |name: &str, family: &str, count: usize, parts: &[&Figure]| {
        maker.count((name.to_owned(), family, None), count, parts)
    };
    let fading: Vec<&Region> = here.clone().filter(|it| !it.signs.is_empty()).collect();
    let signs: Vec<&Figure> =
        fading.iter().flat_map(|it| it.signs.iter().map(|sign| &sign.now)).collect();
    let silent = here.clone().filter(|it| !it.tells_signs).count();
    let due: Vec<&Figure> =
        here.clone().flat_map(|it| it.due.iter().map(|due| &due.value)).collect();
    let present = here.count();
    Counts {
        regions: count("regions", "rollup-regions", regions.len(), &[]),
        here: count("regions.here", "rollup-here", present, &[]),
        away: count("regions.away", "rollup-away", regions.len() - present, &[]),
        fading: count("fading", "rollup-fading", fading.len(), &signs),
        silent: count("fading.silent", "rollup-silent", silent, &[]),
        due: count("due", "rollup-due", due.len(), &due),
    }
}

/// Adds up what came of commitments, and who came.
pub(super) fn totals(maker: &mut Maker, regions: &[Region]) -> Totals {
    let promised: Vec<&Promised> =
        regions.iter().filter_map(|it| it.commitments.as_ref()).collect();
    let came: Vec<&Came> = regions.iter().filter_map(|it| it.attendance.as_ref()).collect();
    let commitments = (!promised.is_empty()).then(|| Promised {
        made: sum(maker, "made", &promised.iter().map(|it| &it.made).collect::<Vec<_>>()),
        done: sum(maker, "done", &promised.iter().map(|it| &it.done).collect::<Vec<_>>()),
        on_time: sum(maker, "on-time", &promised.iter().map(|it| &it.on_time).collect::<Vec<_>>()),
        going: sum(maker, "going", &promised.iter().map(|it| &it.going).collect::<Vec<_>>()),
        overdue: sum(maker, "overdue", &promised.iter().map(|it| &it.overdue).collect::<Vec<_>>()),
        dropped: sum(maker, "dropped", &promised.iter().map(|it| &it.dropped).collect::<Vec<_>>()),
    });
    let held: Vec<&Figure> = came.iter().map(|it| &it.held).collect();
    let shares: Vec<&Figure> = came.iter().map(|it| &it.represented).collect();
    let attendance = (!came.is_empty()).then(|| {
        let numbers = held.iter().filter_map(|it| it.number());
        let total = Amount::Count(value::sum(numbers));
        let titled = ("attendance.held".to_owned(), "rollup-all-held", None);
        (maker.whole(titled, total, Vec::new(), &held), share(maker, &shares))
    });
    Totals { commitments, attendance }
}

fn sum(maker: &mut Maker, name: &str, parts: &[&Figure]) -> Figure {
    let total = value::sum(parts.iter().filter_map(|it| it.number()));
    let family = format!("rollup-all-{name}");
    let titled = (format!("commitments.{name}"), family.as_str(), None);
    maker.whole(titled, Amount::Count(total), Vec::new(), parts)
}

/// The share of all: so many of so many in each roundtable, added up.
fn share(maker: &mut Maker, parts: &[&Figure]) -> Figure {
    let known: Vec<&Figure> = parts.iter().copied().filter(|it| it.number().is_some()).collect();
    let of = |key| {
        let terms = known.iter().filter_map(|it| it.term(key).and_then(Amount::number));
        value::sum(terms)
    };
    let (part, whole) = (of("term-part"), of("term-whole"));
    let value = value::percent(part, whole).map_or(Amount::Missing, Amount::Percent);
    let terms = vec![("term-part", Amount::Count(part)), ("term-whole", Amount::Count(whole))];
    maker.whole(("attendance".to_owned(), "rollup-all-represented", None), value, terms, &known)
}
