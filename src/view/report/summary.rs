//! The first page: how we stand, what changed, what we ask for by when.

use serde::Serialize;

use crate::assessment::commitments::{CommitmentState, Record};
use crate::assessment::status::Status;
use crate::disclosure::Disclosure;
use crate::domain::name::CommitmentId;
use crate::markup::Markup;
use crate::view::words::Wording;
use crate::view::{Mark, text_of};

use super::Desk;
use super::meetings::meeting_title;
use super::promises::{PromiseCounts, counts, due_text, own_commitments, owner_names};

/// The first page.
#[derive(Debug, Serialize)]
pub(super) struct Summary {
    message: Vec<Markup>,
    sentences: Vec<String>,
    strip: Vec<StatusCount>,
    promises: PromiseCounts,
    asks: Vec<Ask>,
    requests: Vec<Markup>,
    next: Option<NextMeeting>,
}

#[derive(Debug, Serialize)]
pub(super) struct StatusCount {
    mark: Mark,
    count: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct Ask {
    text: String,
    by: Option<String>,
}

/// The next meeting in one line each.
#[derive(Debug, Clone, Serialize)]
pub(in crate::view) struct NextMeeting {
    title: String,
    when: String,
    place: Option<String>,
    theme: Option<String>,
    agenda: Vec<String>,
}

/// Changes of one kind.
#[derive(Debug, Serialize)]
pub struct ChangeLine {
    /// What kind of change it is, the same in every language.
    pub key: &'static str,
    /// The kind in words.
    pub label: String,
    /// What changed.
    pub items: Vec<String>,
}

impl Desk<'_> {
    pub(super) fn summary(&self, message: Vec<Markup>, requests: Vec<Markup>) -> Summary {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let mut strip = Vec::new();
        for status in Status::ALL {
            let count = disclosure
                .indicators
                .iter()
                .filter(|(_, assessed)| assessed.status == status)
                .count();
            if count > 0 {
                strip.push(StatusCount { mark: Mark::status(status, wording), count });
            }
        }
        let own = self.own().map_or_else(String::new, |own| format!(".{own}"));
        for figure in ["made", "on-time", "late", "open", "overdue", "redated", "dropped"] {
            wording.cite(&format!("promises{own}.{figure}"));
        }
        let record = self.record();
        Summary {
            sentences: self.sentences(&record),
            message,
            strip,
            promises: counts(&record),
            asks: self.asks(),
            requests,
            next: next_meeting(disclosure, wording),
        }
    }

    /// The promises that this document counts: the sector's own, or all.
    pub(super) fn record(&self) -> Record {
        let promises = &self.disclosure.figures.promises;
        match self.own() {
            Some(sector) => promises.by_sector.get(sector).cloned().unwrap_or_default(),
            None => promises.total.clone(),
        }
    }

    /// Of the indicators with a judgement, how many go well and how many do not.
    pub(super) fn good_and_bad(&self) -> (usize, usize) {
        let statuses = self.disclosure.indicators.iter().map(|(_, assessed)| assessed.status);
        let (good, bad): (Vec<Status>, Vec<Status>) = statuses
            .filter(|status| status.is_rated())
            .partition(|status| matches!(status, Status::Achieved | Status::OnTrack));
        (good.len(), bad.len())
    }

    /// How we stand, in words, counted from the data.
    pub(super) fn sentences(&self, record: &Record) -> Vec<String> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let figures = disclosure.figures;
        let mut sentences = Vec::new();
        let (good, bad) = self.good_and_bad();
        if good + bad > 0 {
            sentences.push(wording.say(
                "sentence-indicators",
                &[
                    ("all", disclosure.indicators.len().into()),
                    ("rated", (good + bad).into()),
                    ("good", good.into()),
                    ("bad", bad.into()),
                ],
            ));
        }
        if record.made.count() > 0 {
            let key =
                if self.own().is_some() { "sentence-promises-own" } else { "sentence-promises" };
            let done = record.done();
            sentences.push(wording.say(
                key,
                &[
                    ("made", record.made.count().into()),
                    ("done", done.into()),
                    ("open", record.open.count().into()),
                    ("overdue", record.overdue.count().into()),
                ],
            ));
        }
        if record.dropped.count() > 0 {
            sentences.push(
                wording.say(
                    "sentence-promises-dropped",
                    &[("dropped", record.dropped.count().into())],
                ),
            );
        }
        let changes = &figures.changes;
        if !changes.held.is_empty() {
            wording.cite("changes.held");
            wording.cite("changes.decided");
            sentences.push(wording.say(
                "sentence-meetings",
                &[
                    ("period", wording.span(disclosure.calendar.period).into()),
                    ("held", changes.held.len().into()),
                    ("decided", changes.decided.len().into()),
                ],
            ));
        }
        sentences
    }

    /// What we ask of this sector and by when: promises that are overdue, data
    /// that is due, promises that fall due by the next meeting. Three at most,
    /// the most pressing first.
    pub(super) fn asks(&self) -> Vec<Ask> {
        const MOST: usize = 3;
        let (disclosure, wording) = (self.disclosure, self.wording);
        if self.own().is_none() {
            return Vec::new();
        }
        let next = disclosure.next_meeting().map(|meeting| meeting.date);
        let mut asks = Vec::new();
        let own = own_commitments(disclosure);
        let overdue: Vec<_> =
            own.iter().filter(|(_, it)| *it == CommitmentState::Overdue).collect();
        let by = next.map(|date| wording.date(date));
        if overdue.len() < MOST {
            asks.extend(overdue.iter().map(|(commitment, _)| Ask {
                text: wording.say(
                    "ask-overdue",
                    &[
                        ("title", wording.name(&commitment.title).into()),
                        ("due", due_text(commitment, wording).into()),
                    ],
                ),
                by: by.clone(),
            }));
        } else {
            // None is left out for want of room.
            let ids: Vec<String> = overdue.iter().map(|(it, _)| it.id.to_string()).collect();
            let ids = ids.join(&wording.word("list-separator"));
            asks.push(Ask {
                text: wording.say(
                    "ask-overdue-many",
                    &[("count", overdue.len().into()), ("ids", ids.into())],
                ),
                by: by.clone(),
            });
        }
        for due in self.data_due() {
            asks.push(Ask {
                text: wording.say("ask-data", &[("name", due.name.into())]),
                by: by.clone(),
            });
        }
        for (commitment, state) in &own {
            let Some(due) = commitment.current_due() else { continue };
            let soon = next.is_some_and(|next| due <= next);
            if state.is_open() && *state != CommitmentState::Overdue && soon {
                asks.push(Ask {
                    text: wording
                        .say("ask-due", &[("title", wording.name(&commitment.title).into())]),
                    by: Some(wording.date(due)),
                });
            }
        }
        if let Some(meeting) = disclosure.next_meeting()
            && asks.len() < MOST
        {
            asks.push(Ask {
                text: wording.say(
                    "ask-attend",
                    &[
                        ("date", wording.date(meeting.date).into()),
                        ("meeting", meeting_title(meeting, disclosure, wording).into()),
                    ],
                ),
                by: None,
            });
        }
        asks.truncate(MOST);
        asks
    }

    /// What changed since the previous period; for a sector its own promises,
    /// and every decision and every change of status.
    pub(super) fn changes(&self) -> Vec<ChangeLine> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let changes = &disclosure.figures.changes;
        let mut lines = Vec::new();
        let mut add = |key: &'static str, items: Vec<String>| {
            if !items.is_empty() {
                let label = wording.word(&format!("change-{key}"));
                lines.push(ChangeLine { key, label, items });
            }
        };
        let titles = |ids: &[CommitmentId]| -> Vec<String> {
            ids.iter()
                .filter_map(|id| disclosure.commitment(id))
                .filter(|commitment| self.own().is_none_or(|own| commitment.is_of(own)))
                .map(|commitment| {
                    let owner = owner_names(commitment, disclosure, wording);
                    wording.say(
                        "change-promise",
                        &[
                            ("title", wording.name(&commitment.title).into()),
                            ("owner", owner.into()),
                        ],
                    )
                })
                .collect()
        };
        add("done", titles(&changes.done));
        add("made", titles(&changes.made));
        add("overdue", titles(&changes.became_overdue));
        add("slipped", titles(&changes.slipped));
        let restated = changes
            .restated
            .iter()
            .filter_map(|(id, then, now)| {
                let (definition, _) = disclosure.indicator(id)?;
                Some(wording.say(
                    "change-status",
                    &[
                        ("name", wording.name(&definition.name).into()),
                        ("then", Mark::status(*then, wording).word.into()),
                        ("now", Mark::status(*now, wording).word.into()),
                    ],
                ))
            })
            .collect();
        add("restated", restated);
        lines
    }

    /// The same and every value that moved, for comparing two periods.
    pub(super) fn all_changes(&self) -> Vec<ChangeLine> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let changes = &disclosure.figures.changes;
        let mut lines = self.changes();
        let mut add = |key: &'static str, items: Vec<String>| {
            if !items.is_empty() {
                let label = wording.word(&format!("change-{key}"));
                lines.push(ChangeLine { key, label, items });
            }
        };
        let held = changes.held.iter().filter_map(|id| disclosure.meeting(id));
        let held = held.map(|meeting| {
            let title = meeting_title(meeting, disclosure, wording);
            format!("{} {title}", wording.short_date(meeting.date))
        });
        add("held", held.collect());
        let decided = changes.decided.iter().filter_map(|id| disclosure.decision(id));
        add("decided", decided.map(|it| wording.name(&it.text).to_owned()).collect());
        let moved = changes.moved.iter().filter_map(|(id, then, now)| {
            let (definition, _) = disclosure.indicator(id)?;
            let unit = wording.name(&definition.unit);
            let worded = |value: &Option<rust_decimal::Decimal>| {
                value.map_or_else(|| "…".to_owned(), |value| wording.with_unit(value, unit))
            };
            let values = [
                ("name", wording.name(&definition.name).into()),
                ("then", worded(then).into()),
                ("now", worded(now).into()),
            ];
            Some(wording.say("change-status", &values))
        });
        add("moved", moved.collect());
        let revised = self.corrections().into_iter().map(|row| row.line(wording));
        add("revised", revised.collect());
        let conditions = changes.conditions.iter().filter_map(|(code, then, now)| {
            let quantity = disclosure.figures.conditions.get(code).map(|it| it.rule.quantity);
            let worded = |value: &Option<rust_decimal::Decimal>| match (value, quantity) {
                (Some(value), Some(quantity)) => wording.quantity(quantity, *value),
                _ => wording.word("not-enough"),
            };
            let (then, now) = (worded(then), worded(now));
            // What is the same in words did not change for a reader.
            (then != now).then(|| {
                let name = wording.word(&format!("condition-{}", code.to_lowercase()));
                let name = format!("{code} {name}");
                let values = [("name", name.into()), ("then", then.into()), ("now", now.into())];
                wording.say("change-status", &values)
            })
        });
        add("conditions", conditions.collect());
        lines
    }
}

/// Words the next meeting.
pub(in crate::view) fn next_meeting(
    disclosure: &Disclosure<'_>,
    wording: &Wording<'_>,
) -> Option<NextMeeting> {
    let meeting = disclosure.next_meeting()?;
    let mut when = format!("{}{}", wording.date(meeting.date), wording.weekday(meeting.date));
    if let Some(start) = meeting.start {
        when.push(' ');
        when.push_str(&match meeting.end {
            Some(end) => wording.say(
                "from-to",
                &[("from", wording.time(start).into()), ("to", wording.time(end).into())],
            ),
            None => wording.time(start),
        });
    }
    let place = text_of(meeting.place.as_ref(), wording);
    let place = match (place, meeting.online) {
        (Some(place), true) => Some(wording.say("place-and-online", &[("place", place.into())])),
        (None, true) => Some(wording.word("online-too")),
        (place, false) => place,
    };
    Some(NextMeeting {
        title: meeting_title(meeting, disclosure, wording),
        when,
        place,
        theme: text_of(meeting.theme.as_ref(), wording),
        agenda: meeting.agenda.iter().map(|item| wording.name(item).to_owned()).collect(),
    })
}
