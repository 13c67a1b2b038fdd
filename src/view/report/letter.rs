//! The cover letter (鑑文) that comes before a report (domain.md 6.1).

use serde::Serialize;

use crate::view::text_of;

use super::Desk;

#[derive(Debug, Serialize)]
pub(super) struct Letter {
    number: Option<String>,
    date: Option<String>,
    addressee: String,
    /// Who writes: the roundtable, its secretariat, and how to reach it.
    sender: Vec<String>,
    subject: String,
    paragraphs: Vec<String>,
    items: Vec<LetterItem>,
}

/// One line after 「記」.
#[derive(Debug, Serialize)]
struct LetterItem {
    label: String,
    value: String,
}

impl Desk<'_> {
    /// The letter, where the edition has one; `title` is the report's.
    pub(super) fn letter(&self, title: &str, addressee: &str) -> Option<Letter> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let letter = disclosure.edition.cover_letter.as_ref()?;
        let roundtable = disclosure.roundtable;
        let secretariat = &roundtable.secretariat;
        let labelled = |key: &str, value: &Option<String>| {
            value.as_ref().map(|value| wording.say(key, &[("value", value.as_str().into())]))
        };
        let sender = [
            Some(wording.name(&roundtable.name).to_owned()),
            Some(wording.name(&secretariat.name).to_owned()),
            text_of(secretariat.address.as_ref(), wording),
            labelled("contact-phone", &secretariat.phone),
            labelled("contact-email", &secretariat.email),
        ];
        let period = wording.span(disclosure.calendar.period);
        let item = |label: &str, value: String| LetterItem { label: wording.word(label), value };
        let mut items = vec![
            item("letter-enclosed", wording.say("letter-copies", &[("title", title.into())])),
            item("label-period", period.clone()),
            item("label-cutoff", wording.date_at_first_use(disclosure.calendar.as_of)),
        ];
        if roundtable.languages.len() > 1 {
            items.push(item("letter-languages", wording.word("letter-both-languages")));
        }
        Some(Letter {
            number: letter.number.clone(),
            date: letter.date.map(|date| wording.date_at_first_use(date)),
            addressee: addressee.to_owned(),
            sender: sender.into_iter().flatten().collect(),
            subject: wording.say("letter-subject", &[("title", title.into())]),
            paragraphs: vec![
                wording.word("letter-thanks"),
                wording.say("letter-body", &[("period", period.into())]),
            ],
            items,
        })
    }
}
