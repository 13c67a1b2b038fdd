//! Observations that are spread over a sheet: months side by side, also under
//! their years, and dates in columns of their parts.

use crate::domain::text::fold;
use crate::domain::time::{Grain, TimeSpan};

use super::dates::{DateContext, DateProblem, english_month, parse_span};
use super::found::head::{HeadCell, Matched, split_bracket};
use super::table::{Column, Table};
use super::totals::is_total_word;

mod roles;
mod values;

pub(crate) use self::roles::{Role, split as split_role};
pub(crate) use self::values::is_value_head;

/// The table whose rows may be spread over columns.
const SPREAD: &str = "observations";

/// Columns that together say when: 年 and 月, or 元号, 年 and so on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DateParts {
    /// Columns from the largest part to the smallest, each with what follows it
    /// in a date: 年, 月, 日. An era has nothing after it.
    pub(crate) columns: Vec<(usize, &'static str)>,
}

/// A span, or why a head that names one names none.
type Spanned = Result<TimeSpan, DateProblem>;

/// A head that names a span of time, also one whose year is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SpanHead {
    /// The sheet's column, from 0.
    pub(crate) grid_column: usize,
    /// The head as written.
    pub(crate) header: String,
    /// The span, or why it is none.
    pub(crate) span: Spanned,
    /// The month, if the head names no more than one.
    pub(crate) bare_month: Option<i8>,
    /// What its numbers are.
    pub(crate) role: Role,
}

/// Whether the columns of a table may be spread over the heads of others.
pub(crate) fn is_spread(table: &Table) -> bool {
    table.name == SPREAD
}

/// Returns whether a column may be spread over the heads of others.
pub(crate) fn may_be_spread(table: &Table, column: &Column) -> bool {
    is_spread(table) && matches!(column.name, "period" | "value")
}

/// Returns the heads that name a span of time.
pub(crate) fn spans(unknown: &[HeadCell], table: &Table, context: DateContext) -> Vec<SpanHead> {
    if table.name != SPREAD {
        return Vec::new();
    }
    let context = DateContext { bare_months: are_numbers_of_months(unknown, context), ..context };
    unknown
        .iter()
        .filter_map(|cell| {
            let (span, role) = span_of(cell, context)?;
            let bare_month = match cell.group {
                None => bare_month(&roles::split(cell.text()).0, context),
                Some(_) => None,
            };
            let header = cell.text().to_owned();
            Some(SpanHead { grid_column: cell.column, header, span, bare_month, role })
        })
        .collect()
}

/// Returns the span that a head names, and what its numbers are; `None` if it
/// names none.
///
/// A month under a year or a quarter is the one within it: 4月 under 2025年度 or
/// R7, or under 2025年, which is a calendar year. 実績 or 計画 stand under a month
/// or over several.
pub(crate) fn span_of(cell: &HeadCell, context: DateContext) -> Option<(Spanned, Role)> {
    let (item, role) = roles::split(cell.item());
    let Some(group) = &cell.group else {
        let named = named_span(&item, context)
            .or_else(|| cell.names.iter().find_map(|name| named_span(name, context)))?;
        return Some((named, role));
    };
    let (group, group_role) = roles::split(group);
    let role = role.and(group_role);
    if let Some(month) = bare_month(&item, context)
        && let Ok(around) = parse_span(&group, context)
        && let Some(month) = month_within(around, month)
    {
        return Some((Ok(month), role));
    }
    let of_item = [format!("{group}{item}"), item.clone()];
    if let Some(named) = of_item.iter().find_map(|name| named_span(name, context)) {
        return Some((named, role));
    }
    // A quarter's total beside its months.
    let whole = ["合計", "小計", "計"].iter().find_map(|word| item.strip_suffix(word));
    let is_whole = item.is_empty() || whole.is_some_and(str::is_empty) || is_total_word(&item);
    if let Some(part) = whole.filter(|part| !part.is_empty())
        && let Some(named) = named_span(&format!("{group}{part}"), context)
    {
        return Some((named, role));
    }
    let around = named_span(&group, context)?;
    let is_month = match &around {
        Ok(span) => span.grain == Grain::Month,
        Err(_) => bare_month(&group, context).is_some(),
    };
    (is_whole || is_month).then_some((around, role))
}

/// Reads a name that may be a span's, also one without its year.
fn named_span(name: &str, context: DateContext) -> Option<Spanned> {
    match parse_span(&without_bracket(name), context) {
        Ok(span) => Some(Ok(span)),
        Err(DateProblem::NoYear) => Some(Err(DateProblem::NoYear)),
        Err(_) => None,
    }
}

/// Returns the month of a number within a longer span.
fn month_within(around: TimeSpan, month: i8) -> Option<TimeSpan> {
    if matches!(around.grain, Grain::Month | Grain::Day) {
        return None;
    }
    let years = around.first.year()..=around.last.year();
    years
        .filter_map(|year| TimeSpan::months(year, month, 1, Grain::Month))
        .find(|span| span.first >= around.first && span.last <= around.last)
}

/// The month of a head that names no year: 4月, ４月分, Apr; a number alone where
/// the heads beside it are months too.
fn bare_month(head: &str, context: DateContext) -> Option<i8> {
    let bare = fold(&without_bracket(head));
    let digits = ["月分", "月度", "月"].iter().find_map(|end| bare.strip_suffix(end));
    let digits = digits.or_else(|| context.bare_months.then_some(bare.as_str()));
    if let Some(month) = digits.and_then(|digits| digits.parse::<i8>().ok()) {
        return (1..=12).contains(&month).then_some(month);
    }
    english_month(&bare)
}

/// Whether heads are numbers that follow one another as months do, alone or under
/// each year: 4, 5, 6 or 11, 12, 1.
fn are_numbers_of_months(heads: &[HeadCell], context: DateContext) -> bool {
    let is_year = |group: &String| named_span(&roles::split(group).0, context).is_some();
    let months: Vec<(Option<&String>, i8)> = heads
        .iter()
        .filter(|cell| cell.group.as_ref().is_none_or(is_year))
        .filter_map(|cell| {
            let month = fold(cell.item()).parse::<i8>().ok()?;
            (1..=12).contains(&month).then_some((cell.group.as_ref(), month))
        })
        .collect();
    let is_new_group =
        |pair: &[(Option<&String>, i8)]| matches!(pair, [first, second] if first.0 != second.0);
    let follows = |pair: &[(Option<&String>, i8)]| matches!(pair, [first, second] if first.0 == second.0 && first.1 % 12 + 1 == second.1);
    months.windows(2).any(follows)
        && months.windows(2).all(|pair| is_new_group(pair) || follows(pair))
}

/// A head without what stands in brackets behind it, such as 4月(速報).
fn without_bracket(head: &str) -> String {
    match head.find(['(', '（', '[', '［', '【']) {
        Some(open) if open > 0 => head[..open].trim().to_owned(),
        _ => head.trim().to_owned(),
    }
}

/// Returns whether heads without a year stand in the order of the calendar
/// year, January first, and not of the fiscal one: under a fiscal year's title
/// they can then be read two ways.
pub(crate) fn is_calendar_order(heads: &[SpanHead], fiscal_start: i8) -> bool {
    let months: Vec<i8> = heads.iter().filter_map(|head| head.bare_month).collect();
    let first_early = months.iter().position(|month| *month < fiscal_start);
    let first_late = months.iter().position(|month| *month >= fiscal_start);
    matches!((first_early, first_late), (Some(early), Some(late)) if early < late)
}

type Part = (&'static [&'static str], &'static str);

/// Heads of the parts of a date, folded and without their unit.
const FISCAL_PARTS: [Part; 2] = [(&["年度", "会計年度", "fy"], "年度"), (&["月", "month"], "月")];
/// A month whose year stands above the table or in a name.
const MONTH_ALONE: [Part; 1] =
    [(&["月", "月別", "月度", "月次", "対象月", "報告月", "実施月", "month"], "月")];
const WESTERN_PARTS: [Part; 3] = [
    (&["年", "西暦", "西暦年", "調査年", "year"], "年"),
    (&["月", "month"], "月"),
    (&["日", "day", "date"], "日"),
];
const ERA_PARTS: [Part; 4] = [
    (&["元号", "年号"], ""),
    (&["和暦", "和暦年", "年"], "年"),
    (&["月", "month"], "月"),
    (&["日", "day", "date"], "日"),
];

/// Returns whether a head is that of an era or its year, which beside a year
/// of the common calendar says nothing more.
pub(crate) fn is_era_head(head: &str) -> bool {
    let (bare, _) = split_bracket(&fold(head));
    let words = ERA_PARTS[0].0.iter().chain(ERA_PARTS[1].0);
    words.into_iter().any(|word| *word == bare)
}

/// Returns the columns that say when in parts, if the table has no column that
/// says it whole; 年度 with 月 beside it is a part too.
pub(crate) fn parts(matched: &Matched, table: &Table) -> Option<DateParts> {
    let place = table.columns.iter().position(|column| column.name == "period")?;
    if table.name != SPREAD {
        return None;
    }
    let mut heads: Vec<(usize, String)> =
        matched.unknown.iter().map(|cell| (cell.column, cell.text().to_owned())).collect();
    let whole = &matched.fields[place];
    // As long as each part has its column; a day without its month is none.
    let columns = |parts: &[Part], heads: &[(usize, String)]| -> Vec<(usize, &'static str)> {
        parts
            .iter()
            .map_while(|(words, after)| {
                let mut columns = heads.iter().filter(|(_, header)| {
                    let folded = fold(header);
                    words.contains(&folded.as_str())
                        || words.contains(&split_bracket(&folded).0.as_str())
                });
                let (column, _) = columns.next()?;
                columns.next().is_none().then_some((*column, *after))
            })
            .collect()
    };
    match whole.as_slice() {
        [] => {}
        // 年度 is a whole span too: only with 月 beside it it is a part.
        [year] if fold(&year.header) == "年度" => {
            heads.push((year.grid_column, year.header.clone()));
            let fiscal = columns(&FISCAL_PARTS, &heads);
            return (fiscal.len() > 1).then_some(DateParts { columns: fiscal });
        }
        _ => return None,
    }
    let western = columns(&WESTERN_PARTS, &heads);
    if !western.is_empty() {
        return Some(DateParts { columns: western });
    }
    let era = columns(&ERA_PARTS, &heads);
    if era.len() > 1 {
        return Some(DateParts { columns: era });
    }
    let month = columns(&MONTH_ALONE, &heads);
    (!month.is_empty()).then_some(DateParts { columns: month })
}
