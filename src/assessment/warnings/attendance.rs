//! Warnings of falling attendance: of a sector, and of an organisation.

use rust_decimal::Decimal;

use crate::assessment::conditions::{LEAST_MEETINGS, LEAST_ROWS};
use crate::assessment::participation::{Attended, is_represented};
use crate::assessment::tally::{Share, Tally};
use crate::domain::name::SectorId;
use crate::domain::rules::{QUORUM, WarningCode};
use crate::domain::words::Presence;

use super::candidates::{Candidate, Warnings};
use super::warning::{Level, Subject};

/// Attendance of a sector falls; its members send proxies.
pub(super) fn sectors(warnings: &mut Warnings<'_>) {
    for sector in &warnings.day.model.sectors {
        let Some(attended) = warnings.participation.by_sector.get(&sector.id) else { continue };
        let is_shown = !warnings.participation.unshown.contains(&sector.id);
        if attended.meetings < LEAST_MEETINGS || !is_shown {
            continue;
        }
        let subject = Subject::Sector(sector.id.clone());
        let (amber, red) = warnings.limits(WarningCode::AttendanceFalls);
        if let (Some(recent), before) = (attended.recent.percent(), attended.before.percent()) {
            let drop = before.map(|before| before - recent).unwrap_or_default();
            let level = if drop >= red || recent < Decimal::from(QUORUM) {
                Some(Level::Red)
            } else {
                (drop >= amber).then_some(Level::Amber)
            };
            warnings.warn(
                level,
                Candidate {
                    body: None,
                    code: WarningCode::AttendanceFalls,
                    subject: subject.clone(),
                    before,
                    now: recent,
                    rows: attended.recent.whole.clone(),
                },
            );
        }
        let proxies = proxies(warnings, &sector.id);
        if let Some(share) = proxies.percent() {
            warnings.warn_from(
                share,
                Candidate {
                    body: None,
                    code: WarningCode::SectorProxies,
                    subject,
                    before: None,
                    now: share,
                    rows: proxies.part,
                },
            );
        }
    }
}

/// Proxies ÷ attendances of a sector in the last six meetings with any.
fn proxies(warnings: &Warnings<'_>, sector: &SectorId) -> Share {
    let model = warnings.day.model;
    let mut share = Share::default();
    let mut meetings = 0;
    for meeting in warnings.day.held().iter().rev() {
        let came: Vec<_> = meeting
            .attendance
            .iter()
            .filter(|entry| is_represented(entry.presence))
            .filter(|entry| {
                model.organisation(&entry.organisation).is_some_and(|it| it.sector == *sector)
            })
            .collect();
        if came.is_empty() {
            continue;
        }
        for entry in came {
            share.whole.add(&entry.origin);
            if entry.presence == Presence::Proxy {
                share.part.add(&entry.origin);
            }
        }
        meetings += 1;
        if meetings == 6 {
            break;
        }
    }
    if share.whole.count() < LEAST_ROWS { Share::default() } else { share }
}

/// Absences in a row; a third missed in twelve months.
pub(super) fn organisations(warnings: &mut Warnings<'_>) {
    for organisation in warnings.day.organisations() {
        let Some(attended) = warnings.participation.by_organisation.get(&organisation.id) else {
            continue;
        };
        let expected = attended.represented.whole.count();
        if expected < LEAST_MEETINGS {
            continue;
        }
        let subject = Subject::Organisation(organisation.id.clone());
        let in_a_row = Decimal::from(attended.absent_in_a_row.count());
        warnings.warn_from(
            in_a_row,
            Candidate {
                body: None,
                code: WarningCode::AbsentInARow,
                subject: subject.clone(),
                before: None,
                now: in_a_row,
                rows: attended.absent_in_a_row.clone(),
            },
        );
        let missed = missed(attended);
        let Some(share) = missed.percent() else { continue };
        warnings.warn_from(
            share,
            Candidate {
                body: None,
                code: WarningCode::AbsentOften,
                subject,
                before: None,
                now: share,
                rows: missed.part,
            },
        );
    }
}

fn missed(attended: &Attended) -> Share {
    let came = &attended.represented.part.rows;
    let whole = &attended.represented.whole;
    let absent = whole.rows.iter().filter(|row| !came.contains(row)).cloned().collect();
    Share { part: Tally { rows: absent }, whole: whole.clone() }
}
