//! The first page: how we stand, what changed, what we ask for by when.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::commitments::CommitmentState;
use crate::assessment::figure::Figure;
use crate::assessment::printed::RecordFigures;
use crate::domain::name::CommitmentId;
use crate::markup::Markup;
use crate::view::mark::Mark;
use crate::view::text::Text;

use super::ReportWriter;
use super::commitments::{CommitmentCounts, counts, due_text, own_commitments, owner_names};
use super::next_meeting::{NextMeeting, meeting_title, next_meeting};

/// The first page.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Summary {
    /// What the narrative puts first.
    message: Vec<Markup>,
    /// How we stand, counted, a sentence each.
    sentences: Vec<Text>,
    /// How many indicators have each status.
    strip: Vec<StatusCount>,
    /// What came of the commitments: of the sector's own, or of all; absent if there are none to
    /// count.
    commitments: Option<CommitmentCounts>,
    /// What we ask of the sector, three at most; empty in documents for others.
    asks: Vec<Ask>,
    /// What the narrative asks for.
    requests: Vec<Markup>,
    /// The next meeting; absent if none is planned.
    next: Option<NextMeeting>,
}

/// How many indicators have one status.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct StatusCount {
    /// The status.
    mark: Mark,
    /// How many there are.
    count: Text,
}

/// Something that the reader is asked to do.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Ask {
    /// What to do.
    text: Text,
    /// The day by which; absent if there is none.
    by: Option<Text>,
}

/// Changes of one kind, on a page.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::view) struct ChangeLine {
    /// What kind of change it is, the same in every language.
    pub(in crate::view) key: &'static str,
    /// The kind in words.
    pub(in crate::view) label: Text,
    /// What changed.
    pub(in crate::view) items: Vec<Text>,
}

impl ReportWriter<'_> {
    pub(super) fn summary(&self, message: Vec<Markup>, requests: Vec<Markup>) -> Summary {
        let (disclosed, wording) = (self.disclosed, self.wording);
        Summary {
            strip: self.strip(),
            sentences: self.sentences(),
            message,
            commitments: self.record().map(|record| counts(record, wording)),
            asks: self.asks(),
            requests,
            next: next_meeting(disclosed, wording),
        }
    }

    /// How many indicators have each status.
    pub(super) fn strip(&self) -> Vec<StatusCount> {
        let statuses = self.disclosed.figures().printed.statuses.iter();
        let counts = statuses.flat_map(|it| &it.by_status).map(|(status, figure)| StatusCount {
            mark: Mark::status(*status, self.wording),
            count: self.wording.count(figure),
        });
        counts.collect()
    }

    /// The commitments that this document counts: the sector's own, or all.
    pub(super) fn record(&self) -> Option<&RecordFigures> {
        self.disclosed.figures().printed.commitments.of(self.own())
    }

    /// How we stand, in words, counted from the data.
    pub(super) fn sentences(&self) -> Vec<Text> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let printed = &disclosed.figures().printed;
        let mut sentences = Vec::new();
        // Whoever reads a part is told so before its counts.
        if disclosed.edition.covers.is_some() {
            let goals = disclosed.goals().iter().map(|goal| wording.name(&goal.title));
            let goals = wording.list(&goals.collect::<Vec<_>>());
            sentences.push(wording.say("sentence-part", &[("goals", goals)]));
        }
        if let Some(statuses) = printed.statuses.as_ref().filter(|it| !it.rated.is_zero()) {
            sentences.push(wording.say(
                "sentence-indicators",
                &[
                    ("all", wording.count(&statuses.all)),
                    ("rated", wording.count(&statuses.rated)),
                    ("good", wording.count(&statuses.good)),
                    ("bad", wording.count(&statuses.bad)),
                ],
            ));
        }
        if let Some(record) = self.record().filter(|it| !it.made.is_zero()) {
            let key = if self.own().is_some() {
                "sentence-commitments-own"
            } else {
                "sentence-commitments"
            };
            sentences.push(wording.say(
                key,
                &[
                    ("made", wording.count(&record.made)),
                    ("done", wording.count(&record.done)),
                    ("open", wording.count(&record.open)),
                    ("overdue", wording.count(&record.overdue)),
                ],
            ));
        }
        if let Some(record) = self.record().filter(|it| !it.dropped.is_zero()) {
            let dropped = wording.count(&record.dropped);
            sentences.push(wording.say("sentence-commitments-dropped", &[("dropped", dropped)]));
        }
        if let Some((held, decided)) = printed.since.as_ref().filter(|(held, _)| !held.is_zero()) {
            sentences.push(wording.say(
                "sentence-meetings",
                &[
                    ("period", wording.span(disclosed.calendar().period)),
                    ("held", wording.count(held)),
                    ("decided", wording.count(decided)),
                ],
            ));
        }
        sentences
    }

    /// What we ask of this sector and by when: commitments that are overdue, data
    /// that is due, commitments that fall due by the next meeting. Three at most,
    /// the most pressing first.
    pub(super) fn asks(&self) -> Vec<Ask> {
        const MOST: usize = 3;
        let (disclosed, wording) = (self.disclosed, self.wording);
        if self.own().is_none() {
            return Vec::new();
        }
        let next = disclosed.next_meeting().map(|meeting| meeting.date);
        let mut asks = Vec::new();
        let own = own_commitments(disclosed);
        let overdue: Vec<_> =
            own.iter().filter(|(_, it)| *it == CommitmentState::Overdue).collect();
        let by = next.map(|date| wording.date(date));
        if overdue.len() < MOST {
            asks.extend(overdue.iter().map(|(commitment, _)| Ask {
                text: wording.say(
                    "ask-overdue",
                    &[
                        ("title", wording.name(&commitment.title)),
                        ("due", due_text(commitment, wording)),
                    ],
                ),
                by: by.clone(),
            }));
        } else {
            // None is left out for want of room.
            let ids: Vec<Text> = overdue.iter().map(|(it, _)| wording.cell(&it.id)).collect();
            let ids = Text::join(&ids, &wording.word("list-separator").to_string());
            let count = self.record().map(|record| wording.count(&record.overdue));
            let count = count.unwrap_or_default();
            asks.push(Ask {
                text: wording.say("ask-overdue-many", &[("count", count), ("ids", ids)]),
                by: by.clone(),
            });
        }
        for due in self.data_due() {
            asks.push(Ask { text: wording.say("ask-data", &[("name", due.name)]), by: by.clone() });
        }
        for (commitment, state) in &own {
            let Some(due) = commitment.current_due() else { continue };
            let soon = next.is_some_and(|next| due <= next);
            if state.is_open() && *state != CommitmentState::Overdue && soon {
                asks.push(Ask {
                    text: wording.say("ask-due", &[("title", wording.name(&commitment.title))]),
                    by: Some(wording.date(due)),
                });
            }
        }
        if let Some(meeting) = disclosed.next_meeting()
            && asks.len() < MOST
        {
            asks.push(Ask {
                text: wording.say(
                    "ask-attend",
                    &[
                        ("date", wording.date(meeting.date)),
                        ("meeting", meeting_title(meeting, disclosed, wording)),
                    ],
                ),
                by: None,
            });
        }
        asks.truncate(MOST);
        asks
    }

    /// What changed since the previous period; for a sector its own commitments,
    /// and every decision and every change of status.
    pub(super) fn changes(&self) -> Vec<ChangeLine> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let changes = &disclosed.figures().changes;
        let mut lines = Vec::new();
        let mut add = |key: &'static str, items: Vec<Text>| {
            if !items.is_empty() {
                let label = wording.word(&format!("change-{key}"));
                lines.push(ChangeLine { key, label, items });
            }
        };
        let titles = |ids: &[CommitmentId]| -> Vec<Text> {
            ids.iter()
                .filter_map(|id| disclosed.commitment(id))
                .filter(|commitment| self.own().is_none_or(|own| commitment.is_of(own)))
                .map(|commitment| {
                    let owner = owner_names(commitment, disclosed, wording);
                    wording.say(
                        "change-commitment",
                        &[("title", wording.name(&commitment.title)), ("owner", owner)],
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
                let (definition, _) = disclosed.indicator(id)?;
                Some(wording.say(
                    "change-status",
                    &[
                        ("name", wording.name(&definition.name)),
                        ("then", Mark::status(*then, wording).word),
                        ("now", Mark::status(*now, wording).word),
                    ],
                ))
            })
            .collect();
        add("restated", restated);
        lines
    }

    /// The same and every value that moved, for comparing two periods.
    pub(super) fn all_changes(&self) -> Vec<ChangeLine> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let changes = &disclosed.figures().changes;
        let mut lines = self.changes();
        let mut add = |key: &'static str, items: Vec<Text>| {
            if !items.is_empty() {
                let label = wording.word(&format!("change-{key}"));
                lines.push(ChangeLine { key, label, items });
            }
        };
        let held = changes.held.iter().filter_map(|id| disclosed.meeting(id));
        let held = held.map(|meeting| {
            let title = meeting_title(meeting, disclosed, wording);
            Text::concat([wording.short_date(meeting.date), wording.sign(" "), title])
        });
        add("held", held.collect());
        let decided = changes.decided.iter().filter_map(|id| disclosed.decision(id));
        add("decided", decided.map(|it| wording.name(&it.text)).collect());
        let moved = changes.moved.iter().filter_map(|it| {
            let (definition, _) = disclosed.indicator(&it.0)?;
            let worded = |figure: &Option<Figure>| {
                let figure = figure.as_ref();
                let value = figure.map(|figure| wording.with_unit(figure, &definition.unit));
                value.unwrap_or_else(|| wording.sign("…"))
            };
            let (then, now) = disclosed.figures().printed.moved.get(&it.0)?;
            let name = wording.name(&definition.name);
            let values = [("name", name), ("then", worded(then)), ("now", worded(now))];
            Some(wording.say("change-status", &values))
        });
        add("moved", moved.collect());
        let revised = self.corrections().into_iter().map(|row| row.line(wording));
        add("revised", revised.collect());
        let conditions = changes.conditions.iter().filter_map(|(code, ..)| {
            let quantity = disclosed.figures().conditions.get(code)?.rule.quantity;
            let (then, now) = disclosed.figures().printed.conditions_moved.get(code)?;
            let worded = |figure: &Option<Figure>| match figure {
                Some(figure) => wording.quantity(quantity, figure),
                None => wording.word("not-enough"),
            };
            let (then, now) = (worded(then), worded(now));
            // What is the same in words did not change for a reader.
            (then.to_string() != now.to_string()).then(|| {
                let name = wording.word(&format!("condition-{}", code.to_lowercase()));
                let name = Text::concat([wording.cell(code), wording.sign(" "), name]);
                wording.say("change-status", &[("name", name), ("then", then), ("now", now)])
            })
        });
        add("conditions", conditions.collect());
        lines
    }
}
