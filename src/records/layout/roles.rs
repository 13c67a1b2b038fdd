//! Values of one indicator with the months across, and rows of plans beside rows of what
//! was: 区分 says which is which, 年度 of which year.
//!
//! Rows of plans must never become values; they are set aside by their word.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::text::fold;
use crate::records::dates::{DateContext, DateProblem, parse_span};
use crate::records::grid::{Grid, GridRow};
use crate::records::totals::is_total_word;

use super::known::{self, Known};
use super::parts;
use super::shape::{Across, AcrossColumn, Added, Layout};

/// Rows in which heads are looked for.
const LOOKED_AT: usize = 15;
/// Months of a head, at least.
const FEWEST: usize = 3;

/// What a row's word says of its numbers.
fn is_actual(text: &str) -> bool {
    const WORDS: [&str; 9] =
        ["実績", "実績値", "実数", "結果", "実施", "actual", "actuals", "result", "results"];
    WORDS.contains(&fold(text).as_str())
}

/// Words for rows that are no values.
fn is_other(text: &str) -> bool {
    const WORDS: [&str; 24] = [
        "計画",
        "計画値",
        "目標",
        "目標値",
        "予定",
        "見込",
        "見込み",
        "予測",
        "想定",
        "予算",
        "前年",
        "前年度",
        "前年実績",
        "昨年",
        "昨年度",
        "達成率",
        "進捗率",
        "差",
        "差異",
        "計画比",
        "前年比",
        "plan",
        "target",
        "forecast",
    ];
    WORDS.contains(&fold(text).as_str())
}

/// Returns the layout of such values.
pub(super) fn propose(grid: &Grid, known: &Known, context: DateContext) -> Option<Layout> {
    let table = super::tables::table_of("observations")?;
    (0..grid.rows.len().saturating_sub(1).min(LOOKED_AT)).find_map(|at| {
        let mut months = months(&grid.rows[at], context);
        months.iter_mut().for_each(|it| it.row = at);
        if months.len() < FEWEST {
            return None;
        }
        let first = months.first()?.column;
        let rows: Vec<&GridRow> = grid.rows[at + 1..].iter().collect();
        let texts = |column: usize| {
            let cells = rows.iter().map(move |row| (row.number, row.cell(column)));
            let filled = cells.filter(|(_, cell)| !cell.is_blank());
            filled.map(|(row, cell)| (row, cell.to_text().trim().to_owned())).collect::<Vec<_>>()
        };
        let is_role = |column: &usize| {
            let texts = texts(*column);
            texts.iter().any(|(_, text)| is_actual(text))
                && texts.iter().any(|(_, text)| is_other(text))
                && texts
                    .iter()
                    .all(|(_, text)| is_actual(text) || is_other(text) || known::is_note(text))
        };
        let label = (0..first).find(is_role)?;
        let is_years = |column: &usize| {
            let texts = texts(*column);
            !texts.is_empty()
                && texts.iter().all(|(_, text)| known::is_year(text) || known::is_note(text))
        };
        let year = (0..first).filter(|column| *column != label).find(is_years);
        let is_indicator = |column: &usize| {
            let texts = texts(*column);
            let named = texts.iter().filter(|(_, text)| known.indicator(text).is_some()).count();
            named > 0 && named * 5 >= texts.len() * 4
        };
        let named = (0..first).filter(|it| *it != label && Some(*it) != year).find(is_indicator);
        let mut layout = Layout::plain(table, at..=at, label);
        let head = |name: &str| Layout::head_of(table, name);
        match named {
            Some(column) => {
                let names = filled_down(&rows, column);
                layout.added.push(Added { head: head("indicator"), column, values: names });
            }
            None => layout.whole.push(parts::titled(grid, at, known)?.0),
        }
        layout.aside = texts(label)
            .into_iter()
            .filter(|(_, text)| is_other(text))
            .map(|(_, text)| fold(&text))
            .collect::<BTreeSet<_>>();
        layout.across = Some(Across {
            years: year.map(|column| filled_down(&rows, column)).unwrap_or_default(),
            ..Across::of(head("period"), head("value"), months)
        });
        Some(layout)
    })
}

/// The text of a column in each row, or what stands above where it is blank.
fn filled_down(rows: &[&GridRow], column: usize) -> BTreeMap<u32, String> {
    let mut above = String::new();
    let texts = rows.iter().map(|row| {
        let text = row.cell(column).to_text().trim().to_owned();
        if !text.is_empty() {
            above = text;
        }
        (row.number, above.clone())
    });
    texts.collect()
}

/// The months, quarters and the like in a row of heads.
fn months(row: &GridRow, context: DateContext) -> Vec<AcrossColumn> {
    let cells = row.cells().enumerate().filter(|(_, cell)| !cell.is_blank());
    let named = cells.filter_map(|(column, cell)| {
        let text = cell.to_text().trim().to_owned();
        let is_span = matches!(parse_span(&text, context), Ok(_) | Err(DateProblem::NoYear));
        let is_month = is_span && !is_total_word(&fold(&text)) && !known::is_year(&text);
        is_month.then(|| AcrossColumn::of(column, text, 0))
    });
    named.collect()
}
