//! The plain edition (やさしい日本語版): how we stand, what was promised, what we
//! ask for and when we meet, in short sentences (S150).
//!
//! Readings above words are set by `lib/ruby.typ` from `furigana.csv`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::figure::Figure;
use crate::disclosure::Disclosed;
use crate::view::text::Text;

use super::commitments::{CommitmentRow, commitment_row, own_commitments};
use super::next_meeting::{NextMeeting, next_meeting};
use super::summary::Ask;
use super::{ReportWriter, Setting, Wording};

/// What a plain edition says.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::view) struct Plain {
    /// How the targets and the commitments stand, a sentence each.
    standing: Vec<Text>,
    /// The open commitments of the sector; empty in editions for all.
    rows: Vec<CommitmentRow>,
    /// What we ask of the sector, three at most.
    asks: Vec<Ask>,
    /// What was decided in the period.
    decisions: Vec<Text>,
    /// The next meeting; absent if none is planned.
    next: Option<NextMeeting>,
}

/// Words the plain edition.
pub(in crate::view) fn plain(
    disclosed: &Disclosed,
    setting: &Setting<'_>,
    wording: &Wording<'_>,
) -> Plain {
    ReportWriter { disclosed, setting, wording }.plain()
}

impl ReportWriter<'_> {
    fn plain(&self) -> Plain {
        let (disclosed, wording) = (self.disclosed, self.wording);
        // The whole list belongs in the report; a sector reads its own here.
        let rows = match self.own() {
            Some(_) => own_commitments(disclosed)
                .into_iter()
                .filter(|(_, state)| state.is_open())
                .map(|(commitment, state)| commitment_row(commitment, state, disclosed, wording))
                .collect(),
            None => Vec::new(),
        };
        let changes = &disclosed.figures().changes;
        Plain {
            standing: self.standing(),
            rows,
            asks: self.asks(),
            decisions: changes
                .decided
                .iter()
                .filter_map(|id| disclosed.decision(id))
                .map(|decision| wording.name(&decision.text))
                .collect(),
            next: next_meeting(disclosed, wording),
        }
    }

    /// How the targets and the commitments stand.
    fn standing(&self) -> Vec<Text> {
        let wording = self.wording;
        let count = |figure: &Figure| wording.count(figure);
        let mut sentences = Vec::new();
        let statuses = self.disclosed.figures().printed.statuses.as_ref();
        if let Some(statuses) = statuses.filter(|it| !it.rated.is_zero()) {
            let judged = [
                ("judged", count(&statuses.rated)),
                ("good", count(&statuses.good)),
                ("late", count(&statuses.bad)),
            ];
            sentences.push(wording.say("plain-targets", &judged));
        }
        let key =
            if self.own().is_some() { "plain-commitments-own" } else { "plain-commitments-all" };
        if let Some(record) = self.record().filter(|it| !it.made.is_zero()) {
            let counts = [
                ("made", count(&record.made)),
                ("done", count(&record.done)),
                ("open", count(&record.open)),
                ("overdue", count(&record.overdue)),
            ];
            sentences.push(wording.say(key, &counts));
        }
        sentences
    }
}
