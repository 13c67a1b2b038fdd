//! What the report tells as it is today, for the secretariat only.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::printed::GroupFigures;
use crate::assessment::undated::{Group, Item, NAMED, NUMBERED, Subject};
use crate::view::text::Text;

use super::{ReportWriter, meeting_title, partner_name};

/// What rests on the state of today.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Undated {
    /// Up to which day the report counts, and how far the tables go beyond.
    intro: Text,
    /// The things, kind by kind.
    rows: Vec<UndatedRow>,
}

/// Things of one kind of which the same is told.
#[derive(Debug, Serialize, JsonSchema)]
struct UndatedRow {
    /// What kind of thing it is.
    kind: Text,
    /// What is told of it as it is today.
    told: Text,
    /// Which ones, or how many.
    items: Text,
}

/// A thing in words.
struct Label {
    /// How it is told where there are few.
    full: Text,
    /// Its number or short name, for a list of many.
    short: Option<Text>,
}

impl ReportWriter<'_> {
    /// The section; nothing if the tables end with the cut-off.
    pub(super) fn undated(&self) -> Option<Undated> {
        let wording = self.wording;
        let undated = self.disclosed.figures().undated.as_ref()?;
        if undated.groups.is_empty() {
            return None;
        }
        let printed = &self.disclosed.figures().printed.undated;
        let rows = undated.groups.iter().zip(printed).map(|(group, figures)| {
            let told = group.fields.iter();
            let told =
                told.map(|it| wording.word(&format!("undated-{}-{}", group.kind, it.code())));
            UndatedRow {
                kind: wording.word(&format!("undated-{}", group.kind)),
                told: wording.list(&told.collect::<Vec<_>>()),
                items: self.undated_items(&undated.items, group, figures),
            }
        });
        let day = wording.date(self.disclosed.calendar().as_of);
        let until = wording.date(undated.until);
        Some(Undated {
            intro: wording.say("undated-intro", &[("day", day), ("until", until)]),
            rows: rows.collect(),
        })
    }

    /// A few by name, more by number, and how many others there are.
    fn undated_items(&self, all_items: &[Item], group: &Group, all: &GroupFigures) -> Text {
        let wording = self.wording;
        let items = group.items.iter().filter_map(|at| all_items.get(*at));
        let labels: Vec<Label> = items.filter_map(|it| self.label(&it.subject)).collect();
        if labels.is_empty() {
            return wording.say("undated-count", &[("count", wording.count(&all.count))]);
        }
        let is_few = labels.len() <= NAMED;
        let has_short = labels.iter().all(|it| it.short.is_some());
        let (most, more) = match !is_few && has_short {
            true => (NUMBERED, &all.unnumbered),
            false => (NAMED, &all.unnamed),
        };
        let in_words = |label: &Label| match &label.short {
            Some(short) if !is_few && has_short => short.clone(),
            _ => label.full.clone(),
        };
        let mut told: Vec<Text> = labels.iter().take(most).map(in_words).collect();
        if labels.len() > most {
            told.push(wording.say("undated-more", &[("count", wording.count(more))]));
        }
        wording.list(&told)
    }

    fn label(&self, subject: &Subject) -> Option<Label> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let in_brackets = |name: Text, span: Text| {
            wording.say("undated-item-of", &[("name", name), ("span", span)])
        };
        let numbered =
            |id: Text, name: Text| wording.say("undated-item", &[("id", id), ("name", name)]);
        Some(match subject {
            Subject::Commitment(id) => {
                let title = wording.name(&disclosed.commitment(id)?.title);
                Label { full: numbered(wording.cell(id), title), short: Some(wording.cell(id)) }
            }
            Subject::Decision(id) => {
                let text = wording.name(&disclosed.decision(id)?.text);
                Label { full: numbered(wording.cell(id), text), short: Some(wording.cell(id)) }
            }
            Subject::Meeting(id) => {
                let meeting = disclosed.meeting(id)?;
                let title = meeting_title(meeting, disclosed, wording);
                Label { full: in_brackets(title, wording.date(meeting.date)), short: None }
            }
            Subject::Value(id, span) => {
                let (definition, _) = disclosed.indicator(id)?;
                let name = numbered(wording.cell(id), wording.name(&definition.name));
                Label {
                    full: in_brackets(name, wording.span(*span)),
                    short: Some(in_brackets(wording.cell(id), wording.span(*span))),
                }
            }
            Subject::Grant(at) => {
                let (_, grant) = disclosed.funding().iter().find(|(index, _)| index == at)?;
                let funder = wording.name(&grant.funder);
                let name = wording.optional(grant.name.as_ref()).map(|name| {
                    let arguments = [("funder", funder.clone()), ("name", name)];
                    wording.say("undated-grant-item", &arguments)
                });
                Label { full: name.unwrap_or(funder), short: None }
            }
            Subject::Organisation(id) => {
                let name = partner_name(disclosed.organisation(id)?, wording);
                Label { full: name.clone(), short: Some(name) }
            }
            Subject::Voice => return None,
        })
    }
}
