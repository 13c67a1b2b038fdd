//! Early signs for the secretariat, and what others may read of them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::printed::WarningFigures;
use crate::assessment::warnings::{Subject, Warning};
use crate::disclosure::rows::Audience;
use crate::view::mark::Mark;
use crate::view::text::Text;

use super::{ReportWriter, partner_name};

/// The signs, and how many there are.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Warnings {
    /// How many signs there are, or that there is none.
    intro: Text,
    /// The signs, the most pressing first.
    rows: Vec<WarningRow>,
}

/// One sign with the conversation it asks for.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WarningRow {
    /// Its code, such as `W1`.
    code: Text,
    /// How pressing it is.
    mark: Mark,
    /// What was seen, with the numbers.
    sign: Text,
    /// The conversation that it asks for.
    talk: Text,
    /// How many rows it was counted from, and under which name `entaku explain` shows them.
    rows: Text,
}

/// What an edition beyond the secretariat says of the roundtable's own state.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct State {
    /// Who signed it off.
    intro: Text,
    /// What is said of sectors and of the whole, a sentence each.
    lines: Vec<Text>,
}

impl ReportWriter<'_> {
    /// Every sign, for the secretariat only.
    pub(super) fn warnings(&self) -> Option<Warnings> {
        if self.disclosed.edition.audience != Audience::Internal {
            return None;
        }
        let wording = self.wording;
        let count = self.disclosed.figures().printed.warning_count.as_ref()?;
        let rows = self
            .disclosed
            .warnings()
            .iter()
            .map(|(warning, figures)| {
                let key = warning.code.to_lowercase();
                let rows = [
                    ("count", wording.count(&figures.rows)),
                    ("id", wording.cell(&figures.now.id)),
                ];
                WarningRow {
                    code: wording.cell(warning.code),
                    mark: Mark {
                        code: warning.level.code(),
                        word: wording.word(&format!("light-{}", warning.level.code())),
                    },
                    sign: self.sign(&format!("warning-{key}"), warning, figures),
                    talk: wording.word(&format!("warning-{key}-talk")),
                    rows: wording.say("rows-of", &rows),
                }
            })
            .collect();
        Some(Warnings {
            intro: match count.is_zero() {
                true => wording.word("warnings-none"),
                false => wording.say("warnings-intro", &[("count", wording.count(count))]),
            },
            rows,
        })
    }

    fn sign(&self, key: &str, warning: &Warning, figures: &WarningFigures) -> Text {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let subject = match &warning.subject {
            Subject::Roundtable => None,
            Subject::Sector(id) => disclosed.sector(id).map(|it| wording.name(&it.name)),
            Subject::Body(id) => disclosed.body(id).map(|it| wording.name(&it.name)),
            Subject::Organisation(id) => {
                disclosed.organisation(id).map(|it| partner_name(it, wording))
            }
        };
        let worded = |figure| wording.quantity(warning.quantity, figure);
        let before = figures.before.as_ref().map_or_else(|| wording.sign("−"), worded);
        wording.say(
            key,
            &[
                ("subject", subject.unwrap_or_default()),
                ("now", worded(&figures.now)),
                ("before", before),
            ],
        )
    }

    /// Sectors and the whole, in soft words, once somebody has signed it off.
    pub(super) fn state(&self) -> Option<State> {
        let (disclosed, wording) = (self.disclosed, self.wording);
        let sign_off = disclosed.edition.sign_off.as_ref()?;
        if disclosed.edition.audience == Audience::Internal {
            return None;
        }
        let lines: Vec<Text> = disclosed
            .warnings()
            .iter()
            .map(|(warning, figures)| {
                self.sign(&format!("state-{}", warning.code.to_lowercase()), warning, figures)
            })
            .collect();
        let by = wording.name(sign_off);
        let lines = if lines.is_empty() { vec![wording.word("state-none")] } else { lines };
        Some(State { intro: wording.say("state-intro", &[("by", by)]), lines })
    }
}
