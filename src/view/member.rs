//! A member's own pages: what it promised and how that stands, what is asked of it and by
//! when, who waits for it, how often it came, and the next meeting.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::figure::Figure;
use crate::assessment::printed::AttendedFigures;
use crate::diagnostics::Diagnostic;
use crate::disclosure::Disclosed;
use crate::disclosure::rows::Organisation;
use crate::domain::words::Section;
use crate::markup::Markup;

use super::mark::Mark;
use super::prose;
use super::report::{self, CommitmentRow, NextMeeting};
use super::setting::Setting;
use super::text::Text;
use super::words::Wording;

/// What the pages of a member say.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Member {
    /// The name of the member.
    name: Text,
    /// What the secretariat wrote to it.
    message: Vec<Markup>,
    /// What is asked of it, a sentence each.
    asks: Vec<Text>,
    /// Its commitments that are open, the late ones first.
    open: Vec<CommitmentRow>,
    /// Those that were kept or given up.
    closed: Vec<CommitmentRow>,
    /// What others wait for it with.
    waiting_on_us: Vec<Text>,
    /// What it waits for others with.
    we_wait_for: Vec<Text>,
    /// How often it came, a sentence each; empty if that was not noted.
    attendance: Vec<Text>,
    /// The next meeting; absent if none is planned.
    next: Option<NextMeeting>,
}

/// Words a member's pages; those of nobody have nothing in them.
pub(super) fn present(
    disclosed: &Disclosed,
    setting: &Setting<'_>,
    wording: &Wording<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Member> {
    let member = disclosed.own_organisation()?;
    let row = |(commitment, state)| report::commitment_row(commitment, state, disclosed, wording);
    let (open, closed): (Vec<_>, Vec<_>) =
        report::own_commitments(disclosed).into_iter().partition(|(_, state)| state.is_open());
    let (waiting_on_us, we_wait_for) =
        report::waiting(disclosed, wording, &|it| it.id == member.id, &|it| {
            it.owners().any(|owner| *owner == member.id)
        });
    let attended = disclosed.attendance_of(&member.id);
    // Where it has no seat it is not invited.
    let is_seated = disclosed.seated().iter().any(|it| it.id == member.id);
    Some(Member {
        name: wording.name(&member.name),
        message: prose::section(Section::Message, disclosed, setting, wording, diagnostics),
        asks: asks(member, is_seated, disclosed, wording),
        open: open.into_iter().map(row).collect(),
        closed: closed.into_iter().map(row).collect(),
        waiting_on_us,
        we_wait_for,
        attendance: attended.map(|it| attendance(it, wording)).unwrap_or_default(),
        next: report::next_meeting(disclosed, wording).filter(|_| is_seated),
    })
}

/// What is asked of a member, and by when.
fn asks(
    member: &Organisation,
    is_seated: bool,
    disclosed: &Disclosed,
    wording: &Wording<'_>,
) -> Vec<Text> {
    let figures = disclosed.figures();
    let due = figures.to_report.iter().filter_map(|id| disclosed.commitment(id));
    let due = due.filter(|it| it.owners().any(|owner| *owner == member.id));
    let mut asks: Vec<Text> = due
        .filter_map(|it| {
            let state = Mark::state(*figures.commitments.states.get(&it.id)?, wording).word;
            let told = [("title", wording.name(&it.title)), ("state", state)];
            Some(match disclosed.next_meeting().filter(|_| is_seated) {
                Some(meeting) => {
                    let day = [("day", wording.date(meeting.date))];
                    wording.say("member-ask-report", &[&told[..], &day].concat())
                }
                None => wording.say("member-ask-report-soon", &told),
            })
        })
        .collect();
    let data = disclosed.indicators().filter(|(it, _)| it.owner.as_ref() == Some(&member.id));
    asks.extend(data.filter_map(|(definition, assessed)| {
        let since = wording.date(assessed.overdue_since?);
        let name = wording.name(&definition.name);
        Some(wording.say("member-ask-data", &[("name", name), ("since", since)]))
    }));
    let as_of = disclosed.calendar().as_of;
    let plan = figures.next.as_ref().filter(|plan| is_seated && plan.material_due >= as_of);
    asks.extend(plan.map(|plan| {
        wording.say("member-ask-material", &[("day", wording.date(plan.material_due))])
    }));
    let rhythm = disclosed.roundtable().reporting_rhythm.as_ref();
    asks.extend(rhythm.map(|it| wording.say("member-ask-rhythm", &[("rhythm", wording.name(it))])));
    asks
}

/// How often a member came: in twelve months, and lately beside before.
fn attendance(attended: &AttendedFigures, wording: &Wording<'_>) -> Vec<Text> {
    let is_known = |figures: &[&Figure]| figures.iter().all(|it| it.number().is_some());
    let mut told = Vec::new();
    if is_known(&[&attended.represented]) {
        let share = wording.percent(&attended.represented);
        told.push(wording.say("member-attendance", &[("share", share)]));
    }
    if is_known(&[&attended.recent, &attended.before]) {
        let shares = [
            ("recent", wording.percent(&attended.recent)),
            ("before", wording.percent(&attended.before)),
        ];
        told.push(wording.say("member-attendance-lately", &shares));
    }
    told
}
