//! What the cells of a list are, column by column, whatever its heads say.

use crate::domain::text::fold;
use crate::records::dates::{DateContext, DateProblem, parse_date, parse_span, phrases};
use crate::records::grid::{Cell, Grid, GridRow};
use crate::records::layout::known::{self, Known, Naming};
use crate::records::totals::is_total_word;

use super::LOOKED_AT;

/// What the cells of a sheet's columns are, worked out once.
pub(super) struct Facts {
    pub(super) columns: Vec<ColumnFacts>,
}

/// How many cells of a column are something.
#[derive(Default)]
pub(super) struct ColumnFacts {
    pub(super) filled: usize,
    pub(super) times: usize,
    pub(super) quantities: usize,
    pub(super) numbers: usize,
    pub(super) organisations: usize,
    pub(super) indicators: usize,
    pub(super) bodies: usize,
}

impl Facts {
    pub(super) fn of(grid: &Grid, known: &Known, context: DateContext) -> Self {
        let rows = || grid.rows.iter().take(LOOKED_AT.0 + LOOKED_AT.1);
        let width = rows().map(GridRow::len).max().unwrap_or(0);
        let columns = (0..width).map(|column| {
            let mut facts = ColumnFacts::default();
            // Titles, notes and totals are no cells of a column.
            let cells = rows().filter(|row| !is_alone(row)).map(|row| row.cell(column));
            let is_total = |cell: Cell<'_>| is_total_word(&fold(&cell.to_text()));
            for cell in cells.filter(|cell| !cell.is_blank() && !is_total(*cell)) {
                facts.filled += 1;
                facts.quantities += usize::from(known::is_quantity(cell));
                facts.numbers += usize::from(matches!(cell, Cell::Number(_)));
                facts.times += usize::from(is_time(cell, context));
                let text = cell.to_text();
                facts.organisations += usize::from(known.names_any(Naming::Organisation, &text));
                facts.indicators += usize::from(known.names(Naming::Indicator, cell));
                facts.bodies += usize::from(known.names_any(Naming::Body, &text));
            }
            facts
        });
        Self { columns: columns.collect() }
    }
}

pub(super) fn is_alone(row: &GridRow) -> bool {
    row.cells().filter(|cell| !cell.is_blank()).nth(1).is_none()
}

pub(super) fn is_time(cell: Cell<'_>, context: DateContext) -> bool {
    let with_year = DateContext { fiscal_year: Some(2000), ..context };
    let is_told = |text: &str| {
        let first = text.split(['～', '〜', '~', '→', '(', '（', ' ']).next().unwrap_or(text);
        let texts = [text, first];
        texts.iter().take(if first == text { 1 } else { 2 }).any(|text| {
            parse_span(text, with_year).is_ok()
                || phrases::from_to(text, with_year).is_some()
                || !matches!(
                    parse_date(text, with_year),
                    Err(DateProblem::Unreadable | DateProblem::NoSuchDay)
                )
        })
    };
    match cell {
        Cell::Date(_) | Cell::Span(_) | Cell::Moment(..) => true,
        Cell::Text(text) if text.chars().count() > 40 => false,
        Cell::Text(text) => {
            let may_be = text.contains(|c: char| c.is_numeric() || "元年月".contains(c));
            (may_be && is_told(text.trim())) || known::is_vague_time(text)
        }
        _ => false,
    }
}
