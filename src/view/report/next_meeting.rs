//! What a meeting is called, and when and where the next one is.

use schemars::JsonSchema;
use serde::Serialize;

use crate::disclosure::Disclosed;
use crate::disclosure::rows::Meeting;
use crate::view::text::Text;
use crate::view::words::Wording;

/// `第5回 運営委員会`, or the meeting's own title.
pub(in crate::view) fn meeting_title(
    meeting: &Meeting,
    disclosed: &Disclosed,
    wording: &Wording<'_>,
) -> Text {
    if let Some(title) = wording.optional(meeting.title.as_ref()) {
        return title;
    }
    let body = disclosed.body(&meeting.body).map(|body| wording.name(&body.name));
    let body = body.unwrap_or_default();
    match meeting.number {
        Some(number) => {
            wording.say("meeting-number", &[("body", body), ("number", wording.cell(number))])
        }
        None => body,
    }
}

/// The next meeting in one line each.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::view) struct NextMeeting {
    /// Its title, or the body and its number.
    title: Text,
    /// The day, and the times if they are known.
    when: Text,
    /// Where it is; absent if it is not known.
    place: Option<Text>,
    /// What it is about; absent if it is not known.
    theme: Option<Text>,
    /// The items of its agenda; empty if there are none yet.
    agenda: Vec<Text>,
}

/// Where a meeting is, and whether people can join online.
pub(in crate::view) fn place(meeting: &Meeting, wording: &Wording<'_>) -> Option<Text> {
    match (wording.optional(meeting.place.as_ref()), meeting.online) {
        (Some(place), true) => Some(wording.say("place-and-online", &[("place", place)])),
        (None, true) => Some(wording.word("online-too")),
        (place, false) => place,
    }
}

/// Words the next meeting.
pub(in crate::view) fn next_meeting(
    disclosed: &Disclosed,
    wording: &Wording<'_>,
) -> Option<NextMeeting> {
    let meeting = disclosed.next_meeting()?;
    let mut when = vec![wording.date(meeting.date), wording.weekday(meeting.date)];
    if let Some(start) = meeting.start {
        when.push(wording.sign(" "));
        when.push(match meeting.end {
            Some(end) => {
                wording.say("from-to", &[("from", wording.time(start)), ("to", wording.time(end))])
            }
            None => wording.time(start),
        });
    }
    Some(NextMeeting {
        title: meeting_title(meeting, disclosed, wording),
        when: Text::concat(when),
        place: place(meeting, wording),
        theme: wording.optional(meeting.theme.as_ref()),
        agenda: meeting.agenda.iter().map(|item| wording.name(item)).collect(),
    })
}
