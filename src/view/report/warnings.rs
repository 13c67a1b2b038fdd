//! Early signs for the secretariat, and what others may read of them.

use serde::Serialize;

use crate::assessment::warnings::{Subject, Warning};
use crate::model::roundtable::Audience;
use crate::view::Mark;

use super::{Desk, partner_name};

/// One sign with the conversation it asks for.
#[derive(Debug, Serialize)]
pub(super) struct WarningRow {
    code: &'static str,
    mark: Mark,
    sign: String,
    talk: String,
    rows: String,
}

/// What an edition beyond the secretariat says of the roundtable's own state.
#[derive(Debug, Serialize)]
pub(super) struct State {
    intro: String,
    lines: Vec<String>,
}

impl Desk<'_> {
    /// Every sign, for the secretariat only.
    pub(super) fn warnings(&self) -> Vec<WarningRow> {
        if self.disclosure.edition.audience != Audience::Internal {
            return Vec::new();
        }
        let wording = self.wording;
        self.disclosure
            .figures
            .warnings
            .iter()
            .map(|warning| {
                let key = warning.code.to_lowercase();
                let id = self.warning_id(warning);
                wording.cite(&id);
                let count = warning.rows.count();
                WarningRow {
                    code: warning.code,
                    mark: Mark {
                        code: warning.level.code(),
                        word: wording.word(&format!("light-{}", warning.level.code())),
                    },
                    sign: self.sign(&format!("warning-{key}"), warning),
                    talk: wording.word(&format!("warning-{key}-talk")),
                    rows: wording
                        .say("rows-of", &[("count", count.into()), ("id", id.as_str().into())]),
                }
            })
            .collect()
    }

    fn warning_id(&self, warning: &Warning) -> String {
        match &warning.subject {
            Subject::Roundtable => warning.code.to_owned(),
            Subject::Sector(id) => format!("{}.{id}", warning.code),
            Subject::Body(id) => format!("{}.{id}", warning.code),
            Subject::Organisation(id) => format!("{}.{id}", warning.code),
        }
    }

    fn sign(&self, key: &str, warning: &Warning) -> String {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let subject = match &warning.subject {
            Subject::Roundtable => String::new(),
            Subject::Sector(id) => disclosure
                .sector(id)
                .map(|sector| wording.name(&sector.name).to_owned())
                .unwrap_or_default(),
            Subject::Body(id) => disclosure
                .body(id)
                .map(|body| wording.name(&body.name).to_owned())
                .unwrap_or_default(),
            Subject::Organisation(id) => disclosure
                .organisation(id)
                .map(|organisation| partner_name(organisation, wording))
                .unwrap_or_default(),
        };
        let worded = |value| wording.quantity(warning.quantity, value);
        let before = warning.before.map_or_else(|| "−".to_owned(), worded);
        wording.say(
            key,
            &[
                ("subject", subject.into()),
                ("now", worded(warning.now).into()),
                ("before", before.into()),
            ],
        )
    }

    /// Sectors and the whole, in soft words, once somebody has signed it off.
    pub(super) fn state(&self) -> Option<State> {
        let (disclosure, wording) = (self.disclosure, self.wording);
        let sign_off = disclosure.edition.sign_off.as_ref()?;
        if disclosure.edition.audience == Audience::Internal {
            return None;
        }
        let lines: Vec<String> = disclosure
            .figures
            .warnings
            .iter()
            .filter(|warning| warning.subject.may_be_told())
            .map(|warning| {
                wording.cite(&self.warning_id(warning));
                self.sign(&format!("state-{}", warning.code.to_lowercase()), warning)
            })
            .collect();
        let by = wording.name(sign_off);
        let lines = if lines.is_empty() { vec![wording.word("state-none")] } else { lines };
        Some(State { intro: wording.say("state-intro", &[("by", by.into())]), lines })
    }
}
