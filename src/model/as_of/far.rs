//! Days that lie far beyond everything else that the tables know.
//!
//! Rows after the cut-off are taken out, and that alone would take a mistyped day
//! out in silence: a commitment that was kept on 5 January 2026, with 2027 written,
//! would be one that is still under way. So a leap that the days before it do not
//! explain is asked about ([`rhythm`] says which that is), once for a table, unless
//! another table bears it out. A day years ahead is a mistake, and told as one.
//!
//! Only days on which something happened are judged, by the days of all tables.
//! The cut-off is no evidence: it may come from the very day in question. One that
//! somebody named says that its day has come, and up to it nothing is asked.

mod cells;
mod rhythm;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use jiff::civil::Date;

use crate::diagnostics::{Diagnostic, Origin, Source};
use crate::domain::time::{Grain, TimeSpan, days_between};
use crate::records::handed_in::Records;
use crate::records::tables::ObservationRecord;

use self::cells::{Happened, VALUES};
use self::rhythm::Rhythm;

/// Days without any record, after which a day is no ordinary one. A roundtable
/// that meets once a year has a gap of a year.
pub(in crate::model) const FAR: i32 = 400;

/// Days between censuses, for tables that have nothing but values.
const CENSUS: i32 = 2200;

/// The longest month: rows no farther apart are of one time.
const MONTH: i32 = 31;

/// What the tables know of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::model) struct Known {
    /// The first day on which something happened or was to happen. Values are
    /// older than a roundtable, and count only if there is nothing else.
    pub(in crate::model) first: Option<Date>,
    /// The last day of which the tables know something.
    pub(in crate::model) newest: Option<Date>,
}

/// Returns what the tables know of time, and the records with the days that were
/// answered to be slips of the year moved. Tells days that lie far ahead. `asked`
/// is the cut-off that somebody named.
pub(in crate::model) fn settle<'r>(
    records: &'r Records,
    asked: Option<Date>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Cow<'r, Records>, Known) {
    let days = Days::of(records);
    let first = days.first(records);
    let Some(settled) = days.settled() else {
        return (Cow::Borrowed(records), Known { first, newest: None });
    };
    let mut newest = days.with_values(settled);
    let until = asked.map_or(settled, |asked| asked.max(settled));
    let mut lone: BTreeMap<&Source, Vec<Happened<'_>>> = BTreeMap::new();
    for it in days.after(records, until) {
        // Values may be known further than anything happened.
        if days_between(newest.max(until), it.day()) > FAR {
            let (written, limit) = (it.span.to_string(), newest.max(until).to_string());
            diagnostics.push(Diagnostic::date_in_future(it.origin, &written, &limit));
        } else {
            lone.entry(&it.origin.source).or_default().push(it);
        }
    }
    let mut slips: BTreeSet<&Origin> = BTreeSet::new();
    for happened in lone.into_values() {
        let Some(question) = question(&happened, settled) else { continue };
        if records.answers.choose(question, diagnostics) == "year-before" {
            slips.extend(happened.iter().map(|it| it.origin));
        } else {
            newest = happened.iter().map(|it| it.day()).fold(newest, Date::max);
        }
    }
    if slips.is_empty() {
        return (Cow::Borrowed(records), Known { first, newest: Some(newest) });
    }
    let mut moved = records.clone();
    cells::move_back(&mut moved, &slips);
    (Cow::Owned(moved), Known { first, newest: Some(newest) })
}

/// Returns the days on which something happened or a value was received.
pub(super) fn days(records: &Records) -> impl Iterator<Item = Date> + '_ {
    let acts = cells::acts(records).into_iter().map(|it| it.span.first);
    let received = records.observations.iter().filter_map(|it| it.received_on.as_ref());
    acts.chain(received.map(|cell| cell.value))
}

/// Asks about the days of one table, naming them, so that the answer holds for
/// these and no others. Of more than a few, the first ones name the leap.
fn question(happened: &[Happened<'_>], settled: Date) -> Option<Diagnostic> {
    const NAMED: usize = 3;
    let first = happened.iter().min_by_key(|it| (it.day(), it.origin))?;
    let days: BTreeSet<Date> = happened.iter().map(|it| it.day()).collect();
    let mut named: Vec<String> = days.iter().take(NAMED).map(Date::to_string).collect();
    if days.len() > NAMED {
        named.push("+".to_owned());
    }
    Some(Diagnostic::ask_far_day(
        first.origin,
        &named.join(" "),
        (&first.span.to_string(), &settled.to_string()),
        &first.span.year_before().to_string(),
        happened.len(),
    ))
}

/// The days of all tables.
struct Days<'r> {
    /// Days on which something happened, apart from values that were received,
    /// which may be older than the roundtable.
    acts: Vec<Happened<'r>>,
    /// Days on which values were received.
    received: BTreeSet<Date>,
    /// The last days of the spans of values.
    ends: BTreeSet<Date>,
    /// The same of days and months. A longer span may have a value before it ends.
    short_ends: BTreeSet<Date>,
}

impl<'r> Days<'r> {
    fn of(records: &'r Records) -> Self {
        // Many values have few days.
        let (mut received, mut ends) = (BTreeSet::new(), BTreeSet::new());
        let mut short_ends = BTreeSet::new();
        for it in &records.observations {
            let span = it.period.value;
            ends.insert(span.last);
            if matches!(span.grain, Grain::Day | Grain::Month) {
                short_ends.insert(span.last);
            }
            received.extend(it.received_on.as_ref().map(|cell| cell.value));
        }
        Self { acts: cells::acts(records), received, ends, short_ends }
    }

    fn first(&self, records: &Records) -> Option<Date> {
        let planned = records.meetings.iter().map(|it| it.date.value);
        let events = self.acts.iter().map(|it| it.span.first).chain(planned).min();
        let events = events.into_iter().chain(self.received.first().copied()).min();
        events.or_else(|| records.observations.iter().map(|it| it.period.value.first).min())
    }

    /// Returns what happened after a day.
    fn after(&self, records: &'r Records, day: Date) -> Vec<Happened<'r>> {
        let mut after: Vec<Happened<'r>> =
            self.acts.iter().copied().filter(|it| it.day() > day).collect();
        if self.received.last().is_some_and(|last| *last > day) {
            let received = |it: &'r ObservationRecord| it.received_on.as_ref();
            let cells = records.observations.iter().filter_map(received);
            let cells = cells.filter(|cell| cell.value > day);
            after.extend(cells.map(|cell| Happened {
                table: VALUES,
                span: TimeSpan::day(cell.value),
                origin: &cell.origin,
            }));
        }
        after
    }

    /// Returns the days that say how densely the tables' days lie, each as often
    /// as something happened on it.
    fn rhythm(&self) -> Vec<Date> {
        let mut days: Vec<Date> = self.acts.iter().map(|it| it.day()).collect();
        if days.is_empty() {
            days.extend(if self.received.is_empty() { &self.ends } else { &self.received });
        }
        days.sort_unstable();
        days
    }

    /// Days without a record after which a day is years ahead.
    fn years_ahead(&self) -> i32 {
        if self.acts.is_empty() && self.received.is_empty() { CENSUS } else { FAR }
    }

    /// Returns the last day before a leap that nothing explains. The earlier half
    /// of the days on which something happened is right.
    fn settled(&self) -> Option<Date> {
        let rhythm = self.rhythm();
        let mut tables: BTreeMap<Date, BTreeSet<&str>> = BTreeMap::new();
        for it in &self.acts {
            tables.entry(it.day()).or_default().insert(it.table);
        }
        for day in self.received.iter().chain(&self.short_ends) {
            tables.entry(*day).or_default().insert(VALUES);
        }
        let mut settled = *rhythm.get(rhythm.len().saturating_sub(1) / 2)?;
        let after = |day: Date| tables.range((Bound::Excluded(day), Bound::Unbounded));
        while let Some((&next, _)) = after(settled).next() {
            let leap = days_between(settled, next);
            if leap > self.years_ahead() {
                break;
            }
            if !Rhythm::is_odd(&rhythm, settled, leap) {
                settled = next;
            } else if let Some(last) = borne_out(settled, after(settled)) {
                settled = last;
            } else {
                break;
            }
        }
        Some(settled)
    }

    /// Returns the last day up to which there are values, from a day on.
    fn with_values(&self, settled: Date) -> Date {
        let mut newest = settled;
        for end in self.ends.range((Bound::Excluded(settled), Bound::Unbounded)) {
            if days_between(newest, *end) > self.years_ahead() {
                break;
            }
            newest = *end;
        }
        newest
    }
}

/// Returns the last day of the first time after a leap of which two tables know: of
/// the same day, or of three days at least. Two slips of one season are no more.
fn borne_out<'d>(
    from: Date,
    after: impl Iterator<Item = (&'d Date, &'d BTreeSet<&'d str>)>,
) -> Option<Date> {
    let (mut last, mut days, mut found) = (from, 0, false);
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for (day, tables) in after {
        let leap = days_between(last, *day);
        if leap > FAR || (found && leap > MONTH) {
            break;
        }
        if leap > MONTH {
            known.clear();
            days = 0;
        }
        (last, days) = (*day, days + 1);
        known.extend(tables);
        found |= tables.len() > 1 || (known.len() > 1 && days > 2);
    }
    found.then_some(last)
}
