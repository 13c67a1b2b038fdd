//! The cover letter (鑑文) that comes before a report.

use schemars::JsonSchema;
use serde::Serialize;

use crate::view::head::{Head, reached_at};
use crate::view::text::Text;

use super::ReportWriter;

/// The cover letter.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Letter {
    /// Its number in the register; absent if none is set.
    number: Option<Text>,
    /// Its day; absent if it is to be written by hand.
    date: Option<Text>,
    /// Whom it is addressed to.
    addressee: Text,
    /// Who writes: the roundtable, its secretariat, and how to reach it.
    sender: Vec<Text>,
    /// What it is about.
    subject: Text,
    /// What it says, a paragraph each.
    paragraphs: Vec<Text>,
    /// What is enclosed, and what it is of.
    items: Vec<LetterItem>,
}

/// One line after 「記」.
#[derive(Debug, Serialize, JsonSchema)]
struct LetterItem {
    /// What it is.
    label: Text,
    /// What is said of it.
    value: Text,
}

impl ReportWriter<'_> {
    /// The letter, where the edition has one, to the report under this head.
    pub(super) fn letter(&self, head: &Head) -> Option<Letter> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let letter = disclosed.edition.cover_letter.as_ref()?;
        let roundtable = disclosed.roundtable();
        let mut sender = vec![head.roundtable.clone(), head.contact.name.clone()];
        sender.extend(reached_at(&roundtable.secretariat, wording));
        let title = &head.title;
        let item = |label: &str, value: Text| LetterItem { label: wording.word(label), value };
        let mut items = vec![
            item("letter-enclosed", wording.say("letter-copies", &[("title", title.clone())])),
            item("label-period", head.period.clone()),
            item("label-cutoff", head.cutoff.clone()),
        ];
        if roundtable.languages.len() > 1 {
            items.push(item("letter-languages", wording.word("letter-both-languages")));
        }
        Some(Letter {
            number: letter.number.as_ref().map(|number| wording.name(number)),
            date: letter.date.map(|date| wording.date_at_first_use(date)),
            addressee: head.addressee.clone(),
            sender,
            subject: wording.say("letter-subject", &[("title", title.clone())]),
            paragraphs: vec![
                wording.word("letter-thanks"),
                wording.say("letter-body", &[("period", head.period.clone())]),
            ],
            items,
        })
    }
}
