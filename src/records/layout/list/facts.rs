//! What the cells of a list are, column by column, whatever its heads say.

use std::collections::HashMap;

use crate::domain::text::fold;
use crate::records::dates::{DateContext, DateProblem, parse_date, parse_span, phrases};
use crate::records::grid::{Cell, Grid, GridRow};
use crate::records::layout::known::{self, Known, Naming};
use crate::records::totals::is_total_word;

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
        // The same few texts stand in most cells.
        let mut seen: HashMap<&str, CellFacts> = HashMap::new();
        let columns = (0..width).map(|column| {
            let mut facts = ColumnFacts::default();
            // Titles, notes and totals are no cells of a column.
            let cells = rows().filter(|row| !is_alone(row)).map(|row| row.cell(column));
            for cell in cells.filter(|cell| !cell.is_blank()) {
                let of = match cell {
                    Cell::Text(text) => match seen.get(text) {
                        Some(of) => *of,
                        None => {
                            let of = CellFacts::of(cell, known, context);
                            seen.insert(text, of);
                            of
                        }
                    },
                    _ => CellFacts::of(cell, known, context),
                };
                facts.add(of);
            }
            facts
        });
        Self { columns: columns.collect() }
    }
}

/// What one cell is.
#[derive(Clone, Copy)]
struct CellFacts {
    is_total: bool,
    is_quantity: bool,
    is_number: bool,
    is_time: bool,
    names_organisation: bool,
    names_indicator: bool,
    names_body: bool,
}

impl CellFacts {
    fn of(cell: Cell<'_>, known: &Known, context: DateContext) -> Self {
        let text = cell.to_text();
        Self {
            is_total: is_total_word(&fold(&text)),
            is_quantity: known::is_quantity(cell),
            is_number: matches!(cell, Cell::Number(_)),
            is_time: is_time(cell, context),
            names_organisation: known.names_any(Naming::Organisation, &text),
            names_indicator: known.names(Naming::Indicator, cell),
            names_body: known.names_any(Naming::Body, &text),
        }
    }
}

impl ColumnFacts {
    fn add(&mut self, cell: CellFacts) {
        if cell.is_total {
            return;
        }
        self.filled += 1;
        self.quantities += usize::from(cell.is_quantity);
        self.numbers += usize::from(cell.is_number);
        self.times += usize::from(cell.is_time);
        self.organisations += usize::from(cell.names_organisation);
        self.indicators += usize::from(cell.names_indicator);
        self.bodies += usize::from(cell.names_body);
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

/// Rows in which heads are looked for, and rows that are looked at below them.
pub(crate) const LOOKED_AT: (usize, usize) = (12, 200);
