//! The roundtables of a whole: what each promised, who came, which of them fade, what has not
//! come, and which are not counted.

use std::cmp::Reverse;

use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::figure::Figure;
use crate::assessment::rollup::{Presence, Region, Sign};
use crate::view::mark::Mark;
use crate::view::text::Text;

use super::writer::Writer;

/// What a roundtable promised, and who came.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct RegionRow {
    /// Its name.
    name: Text,
    /// Commitments that were made; `−` if it said nothing of them.
    made: Text,
    /// Those that are done.
    done: Text,
    /// Those that are overdue.
    overdue: Text,
    /// Meetings that were held in twelve months.
    held: Text,
    /// How many of those with a seat came to them.
    represented: Text,
    /// How many came to the six before the last three, and to those; absent if that is not
    /// known.
    trend: Option<Text>,
}

/// A roundtable that fades.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct FadingRow {
    /// Its name.
    name: Text,
    /// Since when.
    since: Text,
    /// The signs, the most pressing first.
    signs: Vec<SignRow>,
}

/// A sign of fading.
#[derive(Debug, Serialize, JsonSchema)]
struct SignRow {
    /// How pressing it is.
    mark: Mark,
    /// Its code, such as `W1`.
    code: Text,
    /// Since when it is seen.
    since: Text,
    /// What was seen, with the numbers.
    sign: Text,
}

/// Data that has not come.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct DueRow {
    /// The roundtable.
    region: Text,
    /// The indicator.
    indicator: Text,
    /// Who supplies it; `−` if nobody wrote it.
    supplier: Text,
    /// The day since which it is due; `−` if no day is known.
    since: Text,
}

/// A roundtable that is not counted.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct AbsentRow {
    /// Its name, or that of its folder.
    name: Text,
    /// Why it is not.
    why: Text,
}

impl Writer<'_> {
    pub(super) fn regions(&self) -> Vec<RegionRow> {
        let wording = self.wording;
        let none = || wording.sign("−");
        let row = |region: &Region| {
            let promised = region.commitments.as_ref();
            let came = region.attendance.as_ref();
            let count = |figure: Option<&Figure>| figure.map_or_else(none, |it| wording.count(it));
            let share =
                |figure: Option<&Figure>| figure.map_or_else(none, |it| wording.percent(it));
            let trend = came.filter(|it| it.before.number().is_some());
            RegionRow {
                name: wording.name(&region.name),
                made: count(promised.map(|it| &it.made)),
                done: count(promised.map(|it| &it.done)),
                overdue: count(promised.map(|it| &it.overdue)),
                held: count(came.map(|it| &it.held)),
                represented: share(came.map(|it| &it.represented)),
                trend: trend.map(|it| {
                    let [from, to] = [&it.before, &it.recent].map(|it| wording.percent(it));
                    wording.say("rollup-from-to", &[("from", from), ("to", to)])
                }),
            }
        };
        self.here().map(row).collect()
    }

    pub(super) fn fading(&self) -> Vec<FadingRow> {
        let wording = self.wording;
        let rows = self.fading_longest_first().into_iter();
        rows.map(|(region, since, is_older)| {
            let mut signs: Vec<&Sign> = region.signs.iter().collect();
            signs.sort_by_key(|it| Reverse(it.is_pressing));
            FadingRow {
                name: wording.name(&region.name),
                since: self.since(since, is_older),
                signs: signs.into_iter().map(|it| self.sign(it)).collect(),
            }
        })
        .collect()
    }

    fn sign(&self, sign: &Sign) -> SignRow {
        let wording = self.wording;
        let worded = |figure: &Figure| wording.quantity(sign.quantity(), figure);
        let subject = sign.subject.as_ref().map(|it| wording.name(it));
        let before = sign.before.as_ref().map_or_else(|| wording.sign("−"), worded);
        let code = sign.code.rule().code;
        let light = if sign.is_pressing { "act" } else { "watch" };
        SignRow {
            mark: Mark { code: light, word: wording.word(&format!("light-{light}")) },
            code: wording.cell(code),
            since: self.since(sign.since, sign.is_older),
            sign: wording.say(
                &format!("state-{}", code.to_lowercase()),
                &[
                    ("subject", subject.unwrap_or_default()),
                    ("now", worded(&sign.now)),
                    ("before", before),
                ],
            ),
        }
    }

    pub(super) fn fading_notes(&self) -> Vec<Text> {
        let wording = self.wording;
        let silent: Vec<Text> =
            self.here().filter(|it| !it.tells_signs).map(|it| wording.name(&it.name)).collect();
        let mut notes = Vec::new();
        if self.rollup.counts.fading.is_zero() && silent.is_empty() {
            notes.push(wording.word("rollup-fading-none"));
        }
        if !silent.is_empty() {
            let names = [
                ("count", wording.count(&self.rollup.counts.silent)),
                ("names", wording.list(&silent)),
            ];
            notes.push(wording.say("rollup-silent", &names));
        }
        notes
    }

    pub(super) fn due(&self) -> Vec<DueRow> {
        let wording = self.wording;
        let none = || wording.sign("−");
        let rows = self.here().flat_map(|region| {
            region.due.iter().map(move |due| DueRow {
                region: wording.name(&region.name),
                indicator: wording.name(&due.name),
                supplier: wording.optional(due.supplier.as_ref()).unwrap_or_else(none),
                since: due.since.map_or_else(none, |day| wording.short_date(day)),
            })
        });
        rows.collect()
    }

    pub(super) fn absent(&self) -> Vec<AbsentRow> {
        let wording = self.wording;
        let why = |presence| match presence {
            Presence::Here => None,
            Presence::Absent => Some(wording.word("rollup-absent")),
            Presence::Outdated => Some(wording.word("rollup-outdated")),
            Presence::ForOthers => Some(wording.word("rollup-for-others")),
            Presence::Elsewhen(period) => {
                Some(wording.say("rollup-elsewhen", &[("period", wording.span(period))]))
            }
        };
        let rows = self.rollup.regions.iter();
        rows.filter_map(|it| {
            Some(AbsentRow { name: wording.name(&it.name), why: why(it.presence)? })
        })
        .collect()
    }
}
