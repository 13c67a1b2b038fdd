//! The two numbers of a cost: what was planned and what was spent, as heads, lines and
//! titles call them.

use crate::domain::text::fold;

/// Which of the two a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// What was planned.
    Budget,
    /// What was spent.
    Actual,
}

impl Side {
    /// Reads a head or the word of a line: 予算, 計画, 実績, 執行.
    pub(super) fn of(text: &str) -> Option<Self> {
        const BUDGET: [&str; 11] = [
            "予算",
            "予算額",
            "計画",
            "計画額",
            "予定",
            "予定額",
            "当初",
            "当初予算",
            "budget",
            "plan",
            "planned",
        ];
        const ACTUAL: [&str; 11] = [
            "実績",
            "実績額",
            "執行",
            "執行額",
            "支出",
            "支出額",
            "決算",
            "決算額",
            "実支出",
            "actual",
            "spent",
        ];
        let folded = fold(text);
        let word = folded.trim_matches(['(', ')']);
        match () {
            () if BUDGET.contains(&word) => Some(Self::Budget),
            () if ACTUAL.contains(&word) => Some(Self::Actual),
            () => None,
        }
    }

    /// What the name of a sheet, a group or a title says; nothing if it says both.
    pub(super) fn within(text: &str) -> Option<Self> {
        const BUDGET: [&str; 7] = ["予算", "計画", "予定", "見積", "budget", "plan", "forecast"];
        const ACTUAL: [&str; 9] = [
            "実績",
            "執行",
            "決算",
            "支出",
            "使った",
            "かかった",
            "actual",
            "spent",
            "expenditure",
        ];
        let text = fold(text);
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        match (has(&BUDGET), has(&ACTUAL)) {
            (true, false) => Some(Self::Budget),
            (false, true) => Some(Self::Actual),
            _ => None,
        }
    }

    /// Returns the column of costs that has it.
    pub(super) fn column(self) -> &'static str {
        match self {
            Self::Budget => "budget",
            Self::Actual => "actual",
        }
    }
}
