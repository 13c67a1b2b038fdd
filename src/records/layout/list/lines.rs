//! Heads on one line or two: what may be one, and what the other line says.

use std::collections::BTreeSet;

use crate::domain::text::fold;
use crate::records::dates::{DateContext, DateProblem, parse_span};
use crate::records::found::head::note_of;
use crate::records::grid::{Cell, GridRow};
use crate::records::keys::is_numbering;
use crate::records::layout::known;
use crate::records::layout::shape::Layout;
use crate::records::table::{Column, Table};
use crate::records::units;

use super::looks::{List, Match};

impl List<'_> {
    /// The head that the table has, with what the sheet's own says in brackets or on
    /// the line above: a unit, a day.
    pub(super) fn head(&self, table: &Table, field: &Column, column: usize, name: &str) -> String {
        // A running number is no code, and its head says so.
        if field.made && is_numbering(name) {
            return name.to_owned();
        }
        let head = Layout::head_of(table, field.name);
        if let Some(bracket) = note_of(field, name) {
            return format!("{head}({bracket})");
        }
        let texts = self.heads.clone().map(|row| self.grid.rows[row].cell(column).to_text());
        let told = texts.into_iter().find(|text| self.tells(name, text));
        told.map_or(head.clone(), |told| format!("{head}({})", units::bare(&told)))
    }

    /// Whether another line of a column's head says the unit or the day of its cells.
    pub(super) fn tells(&self, name: &str, line: &str) -> bool {
        let is_other = line.trim() != name.trim();
        is_other && (units::is_unit(line) || parse_span(line, self.context).is_ok())
    }

    /// How many columns have a line above their names that says their day: R6年度末 over
    /// 基準値. Below them stands the first record, which says as much.
    pub(super) fn dated(&self, matches: &[Match]) -> usize {
        let first = &self.grid.rows[*self.heads.start()];
        let is_single = self.heads.start() == self.heads.end();
        let is_dated = |it: &&Match| {
            let line = first.cell(it.column).to_text();
            !is_single && it.name != line.trim() && self.tells(&it.name, &line)
        };
        // A year over its months or quarters.
        let has_year = |(column, names): &&(usize, Vec<String>)| {
            let below = self.grid.rows[*self.heads.end()].cell(*column).to_text();
            let is_known = |it: &Match| it.column == *column;
            !is_single
                && !matches.iter().any(is_known)
                && parse_span(&below, self.context) == Err(DateProblem::NoYear)
                && names.iter().any(|name| parse_span(name, self.context).is_ok())
        };
        matches.iter().filter(is_dated).count()
            + usize::from(self.columns.iter().any(|it| has_year(&it)))
    }
}

pub(super) fn is_unit_head(name: &str) -> bool {
    matches!(fold(name).as_str(), "単位" | "unit" | "たんい")
}

/// Whether the numbers of a line may be heads: months or years that go on one by one.
pub(super) fn are_heads(row: &GridRow) -> bool {
    let numbers = row.cells().filter_map(|cell| match cell {
        Cell::Number(_) => cell.to_text().trim().parse::<u16>().ok(),
        Cell::Text(text) if known::is_value(cell) => text.trim().parse::<u16>().ok(),
        _ => None,
    });
    let numbers: Vec<u16> = numbers.collect();
    let goes_on = |pair: &[u16]| {
        let is_year = pair[0] > 12 && pair[0] == pair[1];
        pair[1] == pair[0] + 1 || pair == [12, 1] || pair == [4, 1] || is_year
    };
    numbers.is_empty() || (numbers.len() > 2 && numbers.windows(2).all(goes_on))
}

/// Whether a line has a title and a unit, and no more: 資金の状況 （千円）.
pub(super) fn is_title_with_unit(row: &GridRow) -> bool {
    let texts: BTreeSet<String> =
        row.cells().filter(|cell| !cell.is_blank()).map(|cell| cell.to_text()).collect();
    // A head 単位 is one of a column.
    let is_said = |text: &String| text.contains("単位") && text.trim() != "単位";
    texts.iter().any(is_said) || (texts.len() < 3 && texts.iter().any(|it| units::is_unit(it)))
}

/// Whether a number in a head is one of a month, quarter or year: 4月, 1～3月, R6年度末, 2025年.
pub(super) fn is_time_head(text: &str) -> bool {
    matches!(parse_span(text, DateContext::default()), Ok(_) | Err(DateProblem::NoYear))
        && text.contains(char::is_alphabetic)
}

/// Whether a number in a head can be a month or a year.
pub(super) fn is_small_number(text: &str) -> bool {
    text.trim().parse::<u16>().is_ok_and(|number| matches!(number, 1..=12 | 1990..=2100))
}
