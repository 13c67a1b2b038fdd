//! Meetings by what people call them: their body and number, or their body and day.

use std::collections::BTreeMap;

use crate::domain::text::{fold, key, number_of};
use crate::domain::value::{Ordinal, Sourced};
use crate::domain::words::MeetingState;
use crate::records::config::ConfigFile;
use crate::records::handed_in::Records;
use crate::records::tables::MeetingRecord;

use super::made::{Keys, Thing, Told, fill, year_of};

/// Makes the codes of meetings.
pub(super) fn make(records: &mut Records, bodies: &Bodies) -> Vec<Told> {
    let fiscal_start = records.config.date_context().fiscal_start;
    let Records { meetings, keys, .. } = records;
    for meeting in meetings.iter_mut() {
        number_from_code(meeting, keys);
    }
    let identities = identities(meetings, bodies, fiscal_start);
    let mut things = Vec::new();
    for (it, identity) in meetings.iter_mut().zip(identities) {
        let shown = it.title.as_ref().unwrap_or(&it.body);
        things.push(Thing { identity, shown, code: &mut it.meeting_id });
    }
    let mut told = fill("meetings", 'M', things, keys);
    for (_, shown, code) in &mut told {
        // 総会 alone says little of which meeting it is.
        if let Some(meeting) = meetings.iter().find(|it| it.meeting_id.value == *code) {
            *shown = format!("{shown} {}", meeting.date.value);
            keys.made.insert(key(code), shown.clone());
        }
    }
    told
}

/// Under 回 stands the number of a meeting, which is no code of it.
fn number_from_code(meeting: &mut MeetingRecord, keys: &Keys) {
    let code = &meeting.meeting_id;
    if meeting.number.is_none()
        && keys.is_running("meetings", code)
        && keys.head_of(&code.origin.source, "meetings") == Some("回")
        && let Some(value) =
            number_of(fold(&code.value).trim_start_matches('第').trim_end_matches('回'))
    {
        meeting.number = Some(Sourced { value: Ordinal(value), origin: code.origin.clone() });
    }
}

/// The bodies of the settings, by all their names.
pub(super) struct Bodies {
    pub(super) names: BTreeMap<String, String>,
}

impl Bodies {
    /// Returns the bodies that the settings name, and those that meetings do.
    pub(super) fn of(config: &ConfigFile, meetings: &[MeetingRecord]) -> Self {
        let bodies = config.config.bodies.iter().flat_map(|body| {
            let names = [body.id.get_ref(), &body.name].into_iter().chain(&body.name_en);
            let id = key(body.id.get_ref());
            names.chain(&body.aliases).map(move |name| (key(name), id.clone()))
        });
        let mut names: BTreeMap<String, String> = bodies.collect();
        for meeting in meetings {
            let name = key(&meeting.body.value);
            names.entry(name.clone()).or_insert(name);
        }
        names.remove("");
        Self { names }
    }

    /// Returns the one form of a body's name.
    pub(super) fn id(&self, name: &str) -> String {
        let name = key(name);
        self.names.get(&name).cloned().unwrap_or(name)
    }
}

/// Returns the number in 第3回 総会 or 第三回.
pub(super) fn number_in(title: &str) -> Option<u32> {
    let folded = fold(title);
    let (_, after) = folded.split_once('第')?;
    let (number, _) = after.split_once('回')?;
    number_of(number)
}

/// Says of each meeting which it is: its body, fiscal year and number, or its body and
/// day. A number that stands on two days, because a meeting was put off, needs the day.
fn identities(meetings: &[MeetingRecord], bodies: &Bodies, fiscal_start: i8) -> Vec<Vec<String>> {
    type Series = (String, i16, u32);
    let series = |it: &MeetingRecord| -> Option<Series> {
        let number = number_of_meeting(it)?;
        Some((bodies.id(&it.body.value), year_of(it.date.value, fiscal_start), number))
    };
    let mut put_off: BTreeMap<Series, bool> = BTreeMap::new();
    for (it, series) in meetings.iter().filter_map(|it| Some((it, series(it)?))) {
        let is_cancelled =
            it.state.as_ref().is_some_and(|state| state.value == MeetingState::Cancelled);
        *put_off.entry(series).or_default() |= is_cancelled;
    }
    let of = |it: &MeetingRecord| match series(it) {
        Some(series) => {
            let needs_day = put_off.get(&series).copied().unwrap_or(false);
            let (body, year, number) = series;
            let day = needs_day.then(|| it.date.value.to_string());
            let words = [body, year.to_string(), format!("第{number}回")];
            words.into_iter().chain(day).collect()
        }
        None => vec![bodies.id(&it.body.value), it.date.value.to_string()],
    };
    meetings.iter().map(of).collect()
}

/// Returns the number of a meeting, by its own column or its title.
pub(super) fn number_of_meeting(meeting: &MeetingRecord) -> Option<u32> {
    let in_title = || number_in(&meeting.title.as_ref()?.value);
    meeting.number.as_ref().map(|number| number.value.0).or_else(in_title)
}
