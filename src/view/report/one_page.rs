//! One page for boards and noticeboards: how we stand, three messages, one chart, and when
//! we meet next.

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostics::Diagnostic;
use crate::disclosure::Disclosed;
use crate::domain::words::Section;
use crate::markup::Markup;
use crate::view::charts::{self, LineChart};
use crate::view::prose;
use crate::view::text::Text;

use super::next_meeting::{NextMeeting, next_meeting};
use super::summary::StatusCount;
use super::{ReportWriter, Setting, Wording};

/// So many sentences are read from across a room.
const MESSAGES: usize = 3;

/// What the page says.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::view) struct OnePage {
    /// What the narrative puts first.
    message: Vec<Markup>,
    /// How many indicators have each status.
    strip: Vec<StatusCount>,
    /// How we stand, counted, three sentences at most.
    sentences: Vec<Text>,
    /// The first indicator that has a chart; absent if none has.
    chart: Option<LineChart>,
    /// The next meeting; absent if none is planned.
    next: Option<NextMeeting>,
}

/// Words the page.
pub(in crate::view) fn one_page(
    disclosed: &Disclosed,
    setting: &Setting<'_>,
    wording: &Wording<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> OnePage {
    let writer = ReportWriter { disclosed, setting, wording };
    let as_of = disclosed.calendar().as_of;
    let mut charts = disclosed
        .indicators()
        .filter(|(definition, _)| writer.own().is_none() || writer.is_own(definition))
        .filter_map(|(definition, assessed)| charts::line(definition, assessed, as_of, wording));
    OnePage {
        message: prose::section(Section::Summary, disclosed, setting, wording, diagnostics),
        strip: writer.strip(),
        sentences: writer.sentences().into_iter().take(MESSAGES).collect(),
        chart: charts.next(),
        next: next_meeting(disclosed, wording),
    }
}
