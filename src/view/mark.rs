//! A status or state: a code for its colour and symbol, and a word.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::commitments::CommitmentState;
use crate::assessment::figure::Figure;
use crate::assessment::indicators::IndicatorAssessment;
use crate::assessment::status::Status;

use super::text::Text;
use super::words::Wording;

/// A status or state: its code decides colour and symbol, the word says it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Mark {
    /// The code that decides colour and symbol: that of a status (`on-track`), of a commitment
    /// (`overdue`) or of a light (`watch`).
    pub(super) code: &'static str,
    /// The same in words.
    pub(super) word: Text,
}

impl Mark {
    pub(super) fn status(status: Status, wording: &Wording<'_>) -> Self {
        Self { code: status.code(), word: wording.word(&format!("status-{}", status.code())) }
    }

    /// An indicator's status, which is a figure of it.
    pub(super) fn of(assessed: &IndicatorAssessment, wording: &Wording<'_>) -> Self {
        match &assessed.printed.status {
            Some(figure) => Self::figure(assessed.status, figure, wording),
            None => Self::status(assessed.status, wording),
        }
    }

    /// A status that a figure says.
    pub(super) fn figure(status: Status, figure: &Figure, wording: &Wording<'_>) -> Self {
        let mark = Self::status(status, wording);
        Self { word: Text::figure(figure, mark.word.to_string()), ..mark }
    }

    pub(super) fn state(state: CommitmentState, wording: &Wording<'_>) -> Self {
        Self { code: state.code(), word: wording.word(&format!("state-{}", state.code())) }
    }
}
