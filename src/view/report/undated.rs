//! What the report tells as it is today, for the secretariat only.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::assessment::undated::{Field, Item, Subject};
use crate::view::text_of;

use super::{Desk, meeting_title, partner_name};

/// So many things are told by name; of more, the numbers say more in one line.
const NAMED: usize = 4;

/// So many numbers stand in one cell.
const NUMBERED: usize = 24;

/// What rests on the state of today.
#[derive(Debug, Serialize)]
pub(super) struct Undated {
    intro: String,
    rows: Vec<UndatedRow>,
}

/// Things of one kind of which the same is told.
#[derive(Debug, Serialize)]
struct UndatedRow {
    kind: String,
    told: String,
    items: String,
}

/// Fields of one kind, and the things of which they are told.
struct Group<'a> {
    kind: &'static str,
    fields: Vec<Field>,
    items: Vec<&'a Item>,
}

/// Groups things by what is told of them; what is told of the same things is told
/// together.
fn groups(items: &[Item]) -> Vec<Group<'_>> {
    let mut by_field: BTreeMap<(&'static str, Field), Vec<&Item>> = BTreeMap::new();
    let mut kinds: Vec<&'static str> = Vec::new();
    for item in items {
        let kind = item.subject.kind();
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
        for field in &item.fields {
            by_field.entry((kind, *field)).or_default().push(item);
        }
    }
    let mut groups: Vec<Group<'_>> = Vec::new();
    for ((kind, field), items) in by_field {
        let is_same =
            |it: &Group<'_>| it.kind == kind && it.items.iter().copied().eq(items.iter().copied());
        match groups.iter_mut().find(|it| is_same(it)) {
            Some(group) => group.fields.push(field),
            None => groups.push(Group { kind, fields: vec![field], items }),
        }
    }
    groups.sort_by_key(|it| kinds.iter().position(|kind| *kind == it.kind));
    groups
}

/// A thing in words.
struct Label {
    /// How it is told where there are few.
    full: String,
    /// Its number or short name, for a list of many.
    short: Option<String>,
}

impl Desk<'_> {
    /// The section; nothing if the tables end with the cut-off.
    pub(super) fn undated(&self) -> Option<Undated> {
        let wording = self.wording;
        let undated = self.disclosure.figures.undated.as_ref()?;
        let groups = groups(&undated.items);
        if groups.is_empty() {
            return None;
        }
        let rows = groups.into_iter().map(|Group { kind, fields, items }| {
            let told =
                fields.iter().map(|it| wording.word(&format!("undated-{kind}-{}", it.code())));
            UndatedRow {
                kind: wording.word(&format!("undated-{kind}")),
                told: wording.list(&told.collect::<Vec<_>>()),
                items: self.undated_items(&items),
            }
        });
        let day = wording.date(self.disclosure.calendar.as_of);
        let until = wording.date(undated.until);
        Some(Undated {
            intro: wording.say("undated-intro", &[("day", day.into()), ("until", until.into())]),
            rows: rows.collect(),
        })
    }

    /// A few by name, more by number, and how many others there are.
    fn undated_items(&self, items: &[&Item]) -> String {
        let wording = self.wording;
        let labels: Vec<Label> = items.iter().filter_map(|it| self.label(&it.subject)).collect();
        if labels.is_empty() {
            return wording.say("undated-count", &[("count", items.len().into())]);
        }
        let is_few = labels.len() <= NAMED;
        let has_short = labels.iter().all(|it| it.short.is_some());
        let most = if !is_few && has_short { NUMBERED } else { NAMED };
        let in_words = |label: &Label| match &label.short {
            Some(short) if !is_few && has_short => short.clone(),
            _ => label.full.clone(),
        };
        let mut told: Vec<String> = labels.iter().take(most).map(in_words).collect();
        let more = labels.len().saturating_sub(most);
        if more > 0 {
            told.push(wording.say("undated-more", &[("count", more.into())]));
        }
        wording.list(&told)
    }

    fn label(&self, subject: &Subject) -> Option<Label> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let in_brackets = |name: &str, span: String| {
            wording.say("undated-item-of", &[("name", name.into()), ("span", span.into())])
        };
        let numbered = |id: &str, name: &str| {
            wording.say("undated-item", &[("id", id.into()), ("name", name.into())])
        };
        Some(match subject {
            Subject::Promise(id) => {
                let title = wording.name(&disclosure.commitment(id)?.title);
                Label { full: numbered(id.as_str(), title), short: Some(id.to_string()) }
            }
            Subject::Decision(id) => {
                let text = wording.name(&disclosure.decision(id)?.text);
                Label { full: numbered(id.as_str(), text), short: Some(id.to_string()) }
            }
            Subject::Meeting(id) => {
                let meeting = disclosure.meeting(id)?;
                let title = meeting_title(meeting, disclosure, wording);
                Label { full: in_brackets(&title, wording.date(meeting.date)), short: None }
            }
            Subject::Value(id, span) => {
                let (definition, _) = disclosure.indicator(id)?;
                let name = numbered(id.as_str(), wording.name(&definition.name));
                Label {
                    full: in_brackets(&name, wording.span(*span)),
                    short: Some(in_brackets(id.as_str(), wording.span(*span))),
                }
            }
            Subject::Grant(at) => {
                let (_, grant) = disclosure.funding.iter().find(|(index, _)| index == at)?;
                let funder = wording.name(&grant.funder);
                let name = text_of(grant.name.as_ref(), wording).map(|name| {
                    let arguments = [("funder", funder.into()), ("name", name.into())];
                    wording.say("undated-grant-item", &arguments)
                });
                Label { full: name.unwrap_or_else(|| funder.to_owned()), short: None }
            }
            Subject::Organisation(id) => {
                let name = partner_name(disclosure.organisation(id)?, wording);
                Label { full: name.clone(), short: Some(name) }
            }
            Subject::Voice => return None,
        })
    }
}
