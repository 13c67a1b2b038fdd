//! Which tables an edition has as data, and their rows.

use crate::assessment::commitments::CommitmentState;
use crate::assessment::figure::{Amount, Figure, Flag};
use crate::assessment::indicators::IndicatorAssessment;
use crate::assessment::status::Status;
use crate::disclosure::Disclosed;
use crate::disclosure::rows::{Definition, DocumentKind, OwnCell, OwnKind, OwnTable};
use crate::domain::words::MeetingState;
use crate::view::setting::Setting;
use crate::view::text::Text;
use crate::view::{own_table, report};

use super::table::{Kind, Table, day, figure, flags, joined, names, number};
use super::tongues::{Contents, Tongues, once_each};

/// Returns the tables that documents of these contents print.
pub(super) fn of(
    disclosed: &Disclosed,
    setting: &Setting<'_>,
    contents: &Contents,
    tongues: &Tongues<'_>,
) -> Vec<Table> {
    let prints = |kind: DocumentKind, section: &str| {
        contents.iter().any(|(it, sections)| *it == kind && sections.here.contains(section))
    };
    let has_picture = ["picture", "own-picture"].iter().any(|it| prints(DocumentKind::Report, it));
    let attaches = |kind| prints(kind, "attachments");
    let has_commitments = attaches(DocumentKind::Report)
        || attaches(DocumentKind::Guideline)
        || prints(DocumentKind::Member, "commitments");
    let mut tables = Vec::new();
    if has_picture {
        let shown: Vec<_> = report::pictured(disclosed, setting, &tongues.0[0]);
        tables.extend(indicators(&shown, tongues).kept());
        if attaches(DocumentKind::Report) {
            tables.extend(values(&shown, tongues).kept());
        }
    }
    if has_commitments {
        tables.extend(commitments(disclosed, tongues).kept());
    }
    if prints(DocumentKind::Report, "decisions") {
        tables.extend(decisions(disclosed, tongues).kept());
    }
    if prints(DocumentKind::Report, "meeting-list") {
        tables.extend(meetings(disclosed, tongues).kept());
    }
    if attaches(DocumentKind::Report) {
        let own = disclosed.own_tables().iter();
        tables.extend(own.filter_map(|table| self::own(table, tongues).kept()));
    }
    tables
}

/// A table of the project's own, under the heads that it has. Which numbers of people are
/// withheld stands in a column of its own, if it counts any.
fn own(table: &OwnTable, tongues: &Tongues<'_>) -> Table {
    let title = tongues.said(|wording| wording.name(&table.name));
    let mut made = Table::own(&table.id, title);
    let heads: Vec<Vec<Text>> =
        tongues.0.iter().map(|wording| own_table::heads(table, wording)).collect();
    for (at, column) in table.columns.iter().enumerate() {
        let kind = match column.kind {
            OwnKind::Number => Kind::Number,
            OwnKind::Date => Kind::Day,
            OwnKind::Flag => Kind::Flag,
            OwnKind::Text | OwnKind::Span => Kind::Text,
        };
        let title = once_each(heads.iter().map(|heads| heads[at].to_string()));
        made = made.own_field(column.name.ja.clone(), title, kind);
    }
    let counts_people = table.columns.iter().any(|it| it.counts_people);
    if counts_people {
        let is_taken = table.columns.iter().any(|it| it.name.ja == "withheld");
        let name = if is_taken { "withheld_columns" } else { "withheld" };
        made = made.own_field(name.to_owned(), tongues.word("data-withheld"), Kind::Text);
    }
    for row in &table.rows {
        let mut cells: Vec<String> = row.cells.iter().map(own_cell).collect();
        if counts_people {
            let columns = table.columns.iter().zip(&row.cells);
            let withheld = columns.filter(|(_, cell)| matches!(cell, OwnCell::Withheld));
            cells.push(joined(withheld.map(|(column, _)| column.name.ja.clone())));
        }
        made.row(cells);
    }
    made
}

fn own_cell(cell: &OwnCell) -> String {
    match cell {
        OwnCell::Blank | OwnCell::Withheld => String::new(),
        OwnCell::Text(text) => text.value.clone(),
        OwnCell::Number(it) => number(Some(it.value)),
        OwnCell::Date(it) => day(Some(it.value)),
        OwnCell::Span(span) => span.value.to_string(),
        OwnCell::Flag(flag) => flag.value.to_string(),
    }
}

/// An indicator that a report has in its table.
type Shown<'a> = (&'a Definition, &'a IndicatorAssessment);

pub(super) fn all_flags(tongues: &Tongues<'_>) -> Kind {
    let word = |flag: Flag| (flag.code(), tongues.word(&format!("data-flag-{}", flag.code())));
    Kind::Choices(Flag::ALL.into_iter().map(word).collect())
}

/// Every status, with its word.
pub(super) fn statuses(tongues: &Tongues<'_>) -> Vec<(&'static str, String)> {
    let word = |it: Status| (it.code(), tongues.word(&format!("status-{}", it.code())));
    Status::ALL.into_iter().map(word).collect()
}

/// Each indicator with its latest value and its status.
fn indicators(shown: &[Shown<'_>], tongues: &Tongues<'_>) -> Table {
    let mut table = Table::new("indicators", tongues)
        .field("id", Kind::Key, tongues)
        .named("name", tongues)
        .named("unit", tongues)
        .field("baseline", Kind::Number, tongues)
        .field("target", Kind::Number, tongues)
        .field("target_on", Kind::Day, tongues)
        .field("from", Kind::Day, tongues)
        .field("to", Kind::Day, tongues)
        .field("value", Kind::Number, tongues)
        .field("status", Kind::Choice(statuses(tongues)), tongues)
        .field("flags", all_flags(tongues), tongues);
    for (definition, assessed) in shown {
        let printed = &assessed.printed;
        let value = printed.value.as_ref();
        let status = match printed.status.as_ref().map(|it| &it.value) {
            Some(Amount::Status(status)) => status.code(),
            _ => "",
        };
        let mut row = vec![definition.id.to_string()];
        row.extend(names(&definition.name, tongues));
        row.extend(names(&definition.unit, tongues));
        row.extend([
            figure(printed.baseline.as_ref()),
            figure(printed.target.as_ref()),
            day(printed.target.as_ref().and_then(|it| it.day())),
            day(value.and_then(|it| it.since())),
            day(value.and_then(|it| it.day())),
            figure(value),
            status.to_owned(),
            flags(&value.map(Figure::flags).unwrap_or_default()),
        ]);
        table.row(row);
    }
    table
}

/// Every value of every indicator, a row each.
fn values(shown: &[Shown<'_>], tongues: &Tongues<'_>) -> Table {
    let mut table = Table::new("values", tongues)
        .field("indicator", Kind::Text, tongues)
        .field("period", Kind::Text, tongues)
        .field("from", Kind::Day, tongues)
        .field("to", Kind::Day, tongues)
        .field("value", Kind::Number, tongues)
        .field("flags", all_flags(tongues), tongues)
        .referring("indicators");
    for (definition, assessed) in shown {
        for point in &assessed.series {
            table.row(vec![
                definition.id.to_string(),
                point.span.to_string(),
                day(Some(point.span.first)),
                day(Some(point.span.last)),
                number(point.number()),
                flags(&point.flags()),
            ]);
        }
    }
    table
}

/// What was promised, of whom the documents tell.
fn commitments(disclosed: &Disclosed, tongues: &Tongues<'_>) -> Table {
    let states = CommitmentState::ALL
        .into_iter()
        .map(|it| (it.code(), tongues.word(&format!("state-{}", it.code()))))
        .collect();
    let mut table = Table::new("commitments", tongues)
        .field("id", Kind::Key, tongues)
        .named("name", tongues)
        .field("sectors", Kind::Text, tongues)
        .field("owners", Kind::Text, tongues)
        .field("goal", Kind::Text, tongues)
        .field("first_due", Kind::Day, tongues)
        .field("due", Kind::Day, tongues)
        .field("state", Kind::Choice(states), tongues)
        .field("done_on", Kind::Day, tongues);
    let wording = &tongues.0[0];
    for (commitment, state) in report::own_commitments(disclosed) {
        let sectors = commitment.sectors().filter_map(|id| disclosed.sector(id));
        let owners = commitment.owners().filter_map(|id| disclosed.organisation(id));
        let mut row = vec![commitment.id.to_string()];
        row.extend(names(&commitment.title, tongues));
        row.extend([
            joined(sectors.map(|it| wording.name(&it.name).to_string())),
            joined(owners.map(|it| wording.name(&it.name).to_string())),
            commitment.goal.as_ref().map(ToString::to_string).unwrap_or_default(),
            day(commitment.due),
            day(commitment.current_due()),
            state.code().to_owned(),
            day(commitment.done_on),
        ]);
        table.row(row);
    }
    table
}

/// What was decided in the period.
fn decisions(disclosed: &Disclosed, tongues: &Tongues<'_>) -> Table {
    let mut table = Table::new("decisions", tongues)
        .field("id", Kind::Key, tongues)
        .field("date", Kind::Day, tongues)
        .named("body", tongues)
        .named("text", tongues)
        .field("goal", Kind::Text, tongues);
    let decided = disclosed.figures().changes.decided.iter();
    for decision in decided.filter_map(|id| disclosed.decision(id)) {
        let Some(meeting) = disclosed.meeting(&decision.meeting) else { continue };
        let body = disclosed.body(&meeting.body);
        let body = body.map(|body| body.name.clone()).unwrap_or_default();
        let mut row = vec![decision.id.to_string(), day(Some(meeting.date))];
        row.extend(names(&body, tongues));
        row.extend(names(&decision.text, tongues));
        row.push(decision.goal.as_ref().map(ToString::to_string).unwrap_or_default());
        table.row(row);
    }
    table
}

/// The meetings that the report lists.
fn meetings(disclosed: &Disclosed, tongues: &Tongues<'_>) -> Table {
    let states = [MeetingState::Planned, MeetingState::Held, MeetingState::Cancelled];
    let states = states
        .into_iter()
        .map(|it| (it.name(), tongues.word(&format!("meeting-{}", it.name()))))
        .collect();
    let mut table = Table::new("meetings", tongues)
        .field("id", Kind::Key, tongues)
        .field("date", Kind::Day, tongues)
        .named("title", tongues)
        .field("state", Kind::Choice(states), tongues)
        .field("represented", Kind::Count, tongues)
        .field("seats", Kind::Count, tongues)
        .field("decisions", Kind::Count, tongues);
    for meeting in report::listed_meetings(disclosed) {
        let printed = disclosed.figures().printed.meetings.get(&meeting.id);
        let share = printed.and_then(|it| it.represented.as_ref());
        let part = |key| number(share.and_then(|it| it.term(key)).and_then(Amount::number));
        let mut row = vec![meeting.id.to_string(), day(Some(meeting.date))];
        let titles = tongues.0.iter();
        row.extend(
            titles.map(|wording| report::meeting_title(meeting, disclosed, wording).to_string()),
        );
        row.extend([
            meeting.state.name().to_owned(),
            part("term-part"),
            part("term-whole"),
            figure(printed.map(|it| &it.decided)),
        ]);
        table.row(row);
    }
    table
}
