//! The plain edition (やさしい日本語版): how we stand, what was promised, what we
//! ask for and when we meet, in short sentences (domain.md 7.1b, S150).
//!
//! Readings above words are set by `lib/ruby.typ` from `furigana.csv`.

use serde::Serialize;

use crate::disclosure::Disclosure;

use super::promises::{CommitmentRow, commitment_row, own_commitments};
use super::summary::{Ask, NextMeeting, next_meeting};
use super::{Desk, Setting, Wording};

/// What a plain edition says.
#[derive(Debug, Serialize)]
pub(in crate::view) struct Plain {
    standing: Vec<String>,
    rows: Vec<CommitmentRow>,
    asks: Vec<Ask>,
    decisions: Vec<String>,
    next: Option<NextMeeting>,
}

/// Words the plain edition.
pub(in crate::view) fn plain(
    disclosure: &Disclosure<'_>,
    setting: &Setting<'_>,
    wording: &Wording<'_>,
) -> Plain {
    Desk { disclosure, setting, wording }.plain()
}

impl Desk<'_> {
    fn plain(&self) -> Plain {
        let (disclosure, wording) = (self.disclosure, self.wording);
        // The whole list belongs in the report; a sector reads its own here.
        let rows = match self.own() {
            Some(_) => own_commitments(disclosure)
                .into_iter()
                .filter(|(_, state)| state.is_open())
                .map(|(commitment, state)| commitment_row(commitment, state, disclosure, wording))
                .collect(),
            None => Vec::new(),
        };
        let changes = &disclosure.figures.changes;
        Plain {
            standing: self.standing(),
            rows,
            asks: self.asks(),
            decisions: changes
                .decided
                .iter()
                .filter_map(|id| disclosure.decision(id))
                .map(|decision| wording.name(&decision.text).to_owned())
                .collect(),
            next: next_meeting(disclosure, wording),
        }
    }

    /// How the targets and the promises stand.
    fn standing(&self) -> Vec<String> {
        let wording = self.wording;
        let (good, late) = self.good_and_bad();
        let mut sentences = Vec::new();
        if good + late > 0 {
            let judged =
                [("judged", (good + late).into()), ("good", good.into()), ("late", late.into())];
            sentences.push(wording.say("plain-targets", &judged));
        }
        let record = self.record();
        let key = if self.own().is_some() { "plain-promises-own" } else { "plain-promises-all" };
        let made = record.made.count();
        if made > 0 {
            let counts = [
                ("made", made.into()),
                ("done", record.done().into()),
                ("open", record.open.count().into()),
                ("overdue", record.overdue.count().into()),
            ];
            sentences.push(wording.say(key, &counts));
        }
        sentences
    }
}
