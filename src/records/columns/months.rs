//! What the cells of a column of dates say together: the order of day and month, or that
//! they are months.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::domain::time::Grain;
use crate::records::cells::number_of;
use crate::records::dates::{DateContext, DayOrder, parse_span, proven_order};
use crate::records::grid::{Cell, GridRow};
use crate::records::table::{Column, ColumnType};

pub(crate) fn day_order(rows: &[GridRow], column: usize) -> Option<DayOrder> {
    let mut proven = rows.iter().filter_map(|row| match row.cell(column) {
        Cell::Text(text) if ends_with_year(text) => proven_order(text),
        _ => None,
    });
    let first = proven.next()?;
    // A column that proves both orders proves neither.
    proven.all(|order| order == first).then_some(first)
}

fn ends_with_year(text: &str) -> bool {
    let bytes = text.trim_ascii_end().as_bytes();
    bytes.len() >= 8
        && bytes[bytes.len() - 4..].iter().all(u8::is_ascii_digit)
        && matches!(bytes[bytes.len() - 5], b'/' | b'-' | b'.')
}

/// Returns whether a column says when each row of a series is from. A day by
/// which something is due is none of a series.
pub(crate) fn is_series(column: &Column) -> bool {
    column.kind == ColumnType::Span && column.required
}

/// Returns whether a column of spans holds no other numbers than those of months.
/// Notes and totals in it say nothing.
pub(crate) fn are_numbers_of_months(rows: &[GridRow], column: usize) -> bool {
    // Of a million dates none is worth reading as a number: what is longer than two
    // digits, full-width ones included, is no month.
    let number = |row: &GridRow| match row.cell(column) {
        Cell::Text(text) if text.trim().len() > 6 => None,
        cell => number_of(cell),
    };
    let mut numbers = rows.iter().filter_map(number).peekable();
    numbers.peek().is_some() && numbers.all(|it| it.is_integer() && is_month_number(it))
}

fn is_month_number(number: Decimal) -> bool {
    number >= Decimal::ONE && number <= Decimal::from(12)
}

/// Returns whether a column of spans holds nothing but firsts of months, two of
/// them in a row: months that Excel turned into days when they were typed, or
/// when the table was saved as CSV. One other day, or the same day of several
/// years as a census has it, and they are days.
pub(crate) fn are_months(rows: &[GridRow], column: usize, context: DateContext) -> bool {
    let mut months = BTreeSet::new();
    for row in rows {
        let day = match row.cell(column) {
            Cell::Date(date) => date,
            Cell::Text(text) => match parse_span(text, context) {
                Ok(span) if span.grain == Grain::Day => span.first,
                Ok(_) => return false,
                // A note or a total in the column says nothing.
                Err(_) => continue,
            },
            _ => continue,
        };
        if day.day() != 1 {
            return false;
        }
        months.insert(i32::from(day.year()) * 12 + i32::from(day.month()));
    }
    months.iter().any(|month| months.contains(&(month + 1)))
}
