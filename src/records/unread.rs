//! What a sheet holds and nobody reads: columns of numbers or marks under heads that say
//! nothing to the program, and a year in the title that none of the rows is of.
//!
//! Why told: 支払った額 beside 予算 may be what was spent, and a name with a slip in it
//! looks like any other head. The receipt has a line for it; who reads no receipt must
//! hear of it too.

use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Origin, Place};
use crate::domain::text::fold;
use crate::domain::time::{FiscalCalendar, TimeSpan};

use super::cells::number_of;
use super::dates::{DateContext, DateProblem, parse_span};
use super::grid::{Cell, Grid, GridRow};
use super::layout::is_mark;
use super::receipt::{ColumnNote, ColumnUse, Receipt, RowUse};
use super::spread;
use super::totals::{is_difference_word, total_word};
use super::typed::Rows;

/// The tables whose figures stand in columns that may be called anything.
const OF_NUMBERS: [&str; 4] = ["observations", "costs", "funding", "contributions"];
/// The tables whose cells are marks.
const OF_MARKS: [&str; 2] = ["attendance", "members"];
/// Numbers in a column, at least.
const FEWEST: usize = 2;

/// Tells of the columns of a sheet that hold what its table is about and are not read.
pub(super) fn columns(
    receipt: &Receipt,
    grid: &Grid,
    table: &str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let is_kind: fn(Cell<'_>) -> bool = match table {
        _ if OF_NUMBERS.contains(&table) => |cell| number_of(cell).is_some(),
        _ if OF_MARKS.contains(&table) => is_mark,
        _ => return,
    };
    let read: BTreeSet<u32> = receipt
        .row_uses()
        .filter(|(_, usage)| *usage == RowUse::Read)
        .map(|(row, _)| row)
        .collect();
    let rows: Vec<&GridRow> = grid.rows.iter().filter(|row| read.contains(&row.number)).collect();
    let is_unread = |note: &&ColumnNote| {
        let may_be = matches!(note.usage, ColumnUse::SetAside | ColumnUse::Extra);
        let is_value = || table != "observations" || spread::split_role(&note.head).1.is_value();
        may_be
            && is_value()
            && !is_known_aside(&note.head)
            && holds(&rows, note.column as usize, is_kind)
    };
    let unread: Vec<&ColumnNote> = receipt.columns.iter().filter(is_unread).collect();
    let (Some(first), Some(row)) = (unread.first(), rows.first()) else { return };
    let heads: Vec<&str> = unread.iter().map(|note| note.head.trim()).collect();
    let origin = grid.origin(row.number, first.column as usize);
    diagnostics.push(Diagnostic::unread_columns(&origin, unread.len(), &heads.join("」「")));
}

/// Whether at least half of the rows have something of a kind in a column that does not
/// only number them.
fn holds(rows: &[&GridRow], column: usize, is_kind: fn(Cell<'_>) -> bool) -> bool {
    let cells = || rows.iter().map(|row| row.cell(column)).filter(|cell| !cell.is_blank());
    let found = cells().filter(|cell| is_kind(*cell)).count();
    if found < FEWEST || found * 2 < rows.len() || found * 2 < cells().count() {
        return false;
    }
    let numbers: Vec<Decimal> = cells().filter_map(number_of).collect();
    let goes_on = |pair: &[Decimal]| pair[0].checked_add(Decimal::ONE) == Some(pair[1]);
    numbers.first() != Some(&Decimal::ONE) || !numbers.windows(2).all(goes_on)
}

/// Whether a head says that its numbers are none of the table's: shares, differences,
/// goals, totals, numbers of rows, parts of a date.
fn is_known_aside(head: &str) -> bool {
    const ENDS: [&str; 17] = [
        "率",
        "比",
        "割合",
        "%",
        "差",
        "増減",
        "達成度",
        "進捗",
        "目標",
        "目標値",
        "番号",
        "備考",
        "メモ",
        "コメント",
        "確認",
        "電話",
        "fax",
    ];
    const WORDS: [&str; 14] = [
        "no", "no.", "#", "id", "行", "項番", "連番", "年", "年度", "月", "日", "曜日", "year",
        "month",
    ];
    let folded = fold(head);
    let is_time =
        || matches!(parse_span(&folded, DateContext::default()), Ok(_) | Err(DateProblem::NoYear));
    folded.is_empty()
        || WORDS.contains(&folded.as_str())
        || ENDS.iter().any(|end| folded.ends_with(end))
        || total_word(&folded).is_some()
        || is_difference_word(&folded)
        || is_time()
}

/// Tells of a year that the title or name gives and none of the rows is of.
pub(super) fn year(
    grid: &Grid,
    year: i16,
    rows: &Rows,
    context: DateContext,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let spans: Vec<&TimeSpan> = match rows {
        Rows::ObservationRecord(rows) => rows.iter().map(|it| &it.period.value).collect(),
        Rows::CostRecord(rows) => rows.iter().map(|it| &it.month.value).collect(),
        _ => return,
    };
    let Some(titled) = FiscalCalendar::new(context.fiscal_start).year(year) else { return };
    let is_of = |span: &&TimeSpan| {
        let overlaps = span.first <= titled.last && titled.first <= span.last;
        overlaps || span.first.year() == year || span.last.year() == year
    };
    if spans.len() < FEWEST || spans.iter().any(is_of) {
        return;
    }
    let origin = Origin { source: Arc::clone(&grid.source), place: Place::Whole };
    let found = spans.first().map(|it| it.to_string()).unwrap_or_default();
    diagnostics.push(Diagnostic::year_of_no_row(&origin, &year.to_string(), &found));
}
