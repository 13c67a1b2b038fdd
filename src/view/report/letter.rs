//! The cover letter (鑑文) that comes before a report.

use serde::Serialize;

use crate::view::text::Text;
use crate::view::{Head, reached_at};

use super::Desk;

#[derive(Debug, Serialize)]
pub(super) struct Letter {
    number: Option<Text>,
    date: Option<Text>,
    addressee: Text,
    /// Who writes: the roundtable, its secretariat, and how to reach it.
    sender: Vec<Text>,
    subject: Text,
    paragraphs: Vec<Text>,
    items: Vec<LetterItem>,
}

/// One line after 「記」.
#[derive(Debug, Serialize)]
struct LetterItem {
    label: Text,
    value: Text,
}

impl Desk<'_> {
    /// The letter, where the edition has one, to the report under this head.
    pub(super) fn letter(&self, head: &Head) -> Option<Letter> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let letter = disclosure.edition.cover_letter.as_ref()?;
        let roundtable = disclosure.roundtable();
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
