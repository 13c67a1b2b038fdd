//! Which sealed editions come before a build, and which issue it makes.

use std::sync::Arc;

use crate::model::Model;
use crate::records::sealed::Sealed;

use super::Request;

/// What was sealed before this build.
pub(super) struct Earlier {
    /// The issue that this build makes, and whether it was sealed already.
    pub(super) issue: (u32, bool),
    /// What earlier editions printed, the latest last.
    pub(super) sealed: Vec<Arc<Sealed>>,
}

impl Earlier {
    pub(super) fn of(model: &Model, request: &Request<'_>) -> Self {
        let calendar = &model.calendar;
        let is_same = |sealed: &Sealed| sealed.span.span() == calendar.period;
        let issues = request.sealed.iter().filter(|it| is_same(it)).map(|it| it.issue);
        let latest = issues.max().unwrap_or_default();
        let issue = if request.new_issue { latest.saturating_add(1) } else { latest.max(1) };
        let mut sealed: Vec<Arc<Sealed>> = request
            .sealed
            .iter()
            .filter(|it| match is_same(it) {
                true => it.issue < issue,
                false => it.as_of < calendar.as_of,
            })
            .cloned()
            .collect();
        sealed.sort_by(|a, b| (a.as_of, a.issue, &a.period).cmp(&(b.as_of, b.issue, &b.period)));
        Self { issue: (issue, latest == issue), sealed }
    }
}
