//! Early warnings that a roundtable is fading (W1 to W17).
//!
//! Each warning says what it is about, how it was and how it is, and from which
//! rows; the words add one conversation to have. The limits are those of
//! [`rules`](crate::domain::rules), unless the settings give others. Nothing is said of fewer than
//! four meetings. Warnings are for the secretariat: other editions may tell of
//! sectors and of the whole only, and only after sign-off.

mod attendance;
mod candidates;
mod commitments;
mod means;
mod meetings;
mod seats;
mod warning;

use crate::domain::rules::WarningCode;
use crate::domain::words::Visibility;
use crate::model::Model;

pub use self::warning::{Level, Subject, Warning};

use self::candidates::Warnings;
use super::conditions::LEAST_MEETINGS;
use super::day::Day;
use super::participation::Participation;

/// Looks for every warning in what one visibility may show.
pub fn assess(
    model: &Model,
    participation: &Participation,
    visibility: Visibility,
) -> Vec<Warning> {
    let day = Day { model, visibility, as_of: model.calendar.as_of };
    if day.held().len() < LEAST_MEETINGS {
        return Vec::new();
    }
    let mut warnings = Warnings { day, participation, found: Vec::new() };
    attendance::sectors(&mut warnings);
    attendance::organisations(&mut warnings);
    seats::seats(&mut warnings);
    meetings::bodies(&mut warnings);
    meetings::decisions(&mut warnings);
    commitments::commitments(&mut warnings);
    means::money(&mut warnings);
    means::data(&mut warnings);
    seats::champions(&mut warnings);
    meetings::minutes(&mut warnings);
    meetings::circle(&mut warnings);
    let mut found = warnings.found;
    found.sort_by(|a, b| {
        let place =
            |it: &Warning| WarningCode::ALL.iter().position(|code| code.rule().code == it.code);
        (a.level, place(a), &a.subject).cmp(&(b.level, place(b), &b.subject))
    });
    found
}
