//! Who came to the meetings.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::name::{MeetingId, OrganisationId, SectorId};
use crate::domain::rules::WarningCode;
use crate::domain::time::first_of_months;
use crate::domain::words::{Presence, Visibility};
use crate::model::Model;
use crate::model::meeting::Meeting;

use super::tally::{Share, Tally};
use super::visibility::may_show;

/// Attendance is counted over the last twelve months.
pub const WINDOW_MONTHS: i32 = 12;

/// Who came, counted over the last twelve months.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Participation {
    /// First day of the window.
    pub since: Option<Date>,
    /// Meetings held in the window, by date.
    pub meetings: Vec<MeetingId>,
    /// Meetings that were cancelled in the window.
    pub cancelled: Tally,
    /// Represented ÷ expected at each of them.
    pub by_meeting: BTreeMap<MeetingId, Share>,
    /// All organisations together: represented ÷ expected.
    pub all: Attended,
    /// Each sector's organisations.
    pub by_sector: BTreeMap<SectorId, Attended>,
    /// Sectors of which no share is shown: it would be that of one organisation, or lead
    /// to one.
    pub unshown: BTreeSet<SectorId>,
    /// Each organisation.
    pub by_organisation: BTreeMap<OrganisationId, Attended>,
}

/// Attendance of one organisation or sector.
///
/// A proxy represents its organisation; an observer has no seat and is not
/// expected. Who was expected is what the attendance was recorded for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Attended {
    /// Meetings with a record of who was expected.
    pub meetings: usize,
    /// Represented ÷ expected.
    pub represented: Share,
    /// Represented by a proxy.
    pub by_proxy: Tally,
    /// Represented ÷ expected in the last three meetings with a record.
    pub recent: Share,
    /// The same in the six meetings before those.
    pub before: Share,
    /// Absences in a row up to now.
    pub absent_in_a_row: Tally,
    /// Organisations behind all of these shares, and behind the one with fewest.
    organisations: (usize, usize),
}

impl Attended {
    /// Returns the last three meetings minus the six before, in points.
    pub fn change(&self) -> Option<Decimal> {
        Some(self.recent.percent()? - self.before.percent()?)
    }

    /// Returns whether attendance fell so far that it is a sign of itself.
    pub fn falls(&self) -> bool {
        let (amber, _) = WarningCode::AttendanceFalls.rule().limits;
        self.change().is_some_and(|points| points <= -amber)
    }
}

/// Returns whether an organisation was represented.
pub fn is_represented(presence: Presence) -> bool {
    !matches!(presence, Presence::Absent | Presence::Observer)
}

/// Counts attendance at the meetings that an edition may show.
pub fn assess(model: &Model, visibility: Visibility) -> Participation {
    let as_of = model.calendar.as_of;
    let since = first_of_months(as_of, WINDOW_MONTHS);
    let shown = |meeting: &&Meeting| may_show(visibility, meeting.visibility);
    let in_window = |meeting: &&Meeting| since <= meeting.date && meeting.date <= as_of;
    let held: Vec<&Meeting> = model
        .meetings
        .iter()
        .filter(|meeting| meeting.is_held())
        .filter(shown)
        .filter(in_window)
        .collect();
    let mut participation = Participation {
        since: Some(since),
        meetings: held.iter().map(|meeting| meeting.id.clone()).collect(),
        ..Participation::default()
    };
    for meeting in model.meetings.iter().filter(shown).filter(in_window) {
        if !meeting.is_held() && !meeting.is_planned() {
            participation.cancelled.add(&meeting.origin);
        }
    }
    for organisation in &model.organisations {
        let attended = attended(&held, |id| *id == organisation.id);
        participation.by_organisation.insert(organisation.id.clone(), attended);
    }
    for sector in &model.sectors {
        let attended = attended(&held, |id| {
            model.organisation(id).is_some_and(|organisation| organisation.sector == sector.id)
        });
        participation.by_sector.insert(sector.id.clone(), attended);
    }
    for meeting in &held {
        let all = attended(&[meeting], |_| true).represented;
        if all.whole.count() > 0 {
            participation.by_meeting.insert(meeting.id.clone(), all);
        }
    }
    participation.all = attended(&held, |_| true);
    // The secretariat reads of each organisation, and members of those of their sector.
    if visibility > Visibility::Members {
        participation.unshown = unshown(&participation.by_sector);
    }
    participation
}

/// Returns the sectors whose attendance is one organisation's own. The share of all sectors
/// together is shown too, so one of them alone could be worked out, and so could several
/// of which everybody came, or nobody: others go with them, those of fewest organisations
/// first.
fn unshown(by_sector: &BTreeMap<SectorId, Attended>) -> BTreeSet<SectorId> {
    let mut known: Vec<(&SectorId, &Attended)> =
        by_sector.iter().filter(|(_, it)| it.meetings > 0).collect();
    known.sort_by_key(|(_, it)| it.organisations);
    let of_one = known.iter().filter(|(_, it)| it.organisations.1 == 1);
    let mut unshown: BTreeSet<SectorId> = of_one.map(|(id, _)| (*id).clone()).collect();
    let is_told = |unshown: &BTreeSet<SectorId>| {
        let shares = unshown.iter().filter_map(|id| by_sector.get(id)).map(|it| &it.represented);
        let (came, all) = shares.fold((0, 0), |(came, all), share| {
            (came + share.part.count(), all + share.whole.count())
        });
        unshown.len() == 1 || (!unshown.is_empty() && (came == 0 || came == all))
    };
    for (id, _) in known {
        if !is_told(&unshown) {
            break;
        }
        unshown.insert(id.clone());
    }
    unshown
}

fn attended(held: &[&Meeting], is_counted: impl Fn(&OrganisationId) -> bool) -> Attended {
    let mut counted = Attended::default();
    // Newest first, one entry for each meeting at which any was expected.
    let mut meetings: Vec<Share> = Vec::new();
    let mut expected: Vec<BTreeSet<&OrganisationId>> = Vec::new();
    let mut still_absent = true;
    for meeting in held.iter().rev() {
        let mut share = Share::default();
        let mut organisations = BTreeSet::new();
        for entry in &meeting.attendance {
            if entry.presence == Presence::Observer || !is_counted(&entry.organisation) {
                continue;
            }
            share.whole.add(&entry.origin);
            organisations.insert(&entry.organisation);
            if is_represented(entry.presence) {
                share.part.add(&entry.origin);
                still_absent = false;
                if entry.presence == Presence::Proxy {
                    counted.by_proxy.add(&entry.origin);
                }
            } else if still_absent {
                counted.absent_in_a_row.add(&entry.origin);
            }
        }
        if share.whole.count() > 0 {
            meetings.push(share);
            expected.push(organisations);
        }
    }
    counted.meetings = meetings.len();
    counted.represented = sum(&meetings);
    let recent = ..3;
    let before = 3..meetings.len().min(9);
    counted.recent = sum(meetings.get(recent).unwrap_or_default());
    counted.before = sum(meetings.get(before.clone()).unwrap_or_default());
    let behind = |meetings: Option<&[BTreeSet<&OrganisationId>]>| {
        meetings.into_iter().flatten().flatten().collect::<BTreeSet<_>>().len()
    };
    let all = behind(Some(&expected));
    let parts = [behind(expected.get(recent)), behind(expected.get(before))];
    let fewest = parts.into_iter().filter(|count| *count > 0).min();
    counted.organisations = (all, fewest.unwrap_or(all));
    counted
}

fn sum(shares: &[Share]) -> Share {
    let mut total = Share::default();
    for share in shares {
        total.part.rows.extend(share.part.rows.iter().cloned());
        total.whole.rows.extend(share.whole.rows.iter().cloned());
    }
    total
}
