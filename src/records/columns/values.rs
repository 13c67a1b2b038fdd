//! Columns of values: which one it is under another head than 値, in which unit
//! amounts are where one head of several says it, and what a dot is.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::diagnostics::Diagnostic;
use crate::domain::text::fold;
use crate::domain::value::split_scale;
use crate::records::found::head::{FieldHead, HeadCell, Matched, split_bracket};
use crate::records::grid::Cell;
use crate::records::receipt::ColumnUse;
use crate::records::spread;
use crate::records::table::Column;
use crate::records::units::is_yen;

use super::finding::Finding;
use super::found::{Columns, Field};
use super::heads::is_unit_head;

/// Columns of amounts, in any table.
const MONEY: [&str; 6] = ["committed", "received", "spent", "yen_value", "budget", "actual"];

impl Finding<'_> {
    /// Takes the one column of values: 値（実績） and not 値（計画） beside it; else 件数,
    /// 実績 or 今月 where no column is called 値. Of two it is asked which.
    pub(super) fn value_column(&mut self, matched: &mut Matched, columns: &Columns) {
        let Some(place) = self.found.table.columns.iter().position(|it| it.name == "value") else {
            return;
        };
        let Matched { fields, unknown, .. } = matched;
        let Some(values) = fields.get_mut(place) else { return };
        if values.len() > 1 {
            let is_value = |head: &FieldHead| {
                let bracket = head.bracket.as_deref().unwrap_or_default();
                spread::split_role(&format!("{}({bracket})", head.header)).1.is_value()
            };
            if values.iter().any(is_value) {
                for head in values.iter().filter(|head| !is_value(head)) {
                    self.note(head.grid_column, &head.header, ColumnUse::SetAside);
                }
                values.retain(is_value);
            }
        }
        if !values.is_empty() || !columns.periods.is_empty() {
            return;
        }
        let candidates: Vec<HeadCell> = unknown
            .iter()
            .filter(|cell| spread::is_value_head(cell) && self.is_numeric(cell.column))
            .cloned()
            .collect();
        let taken = match candidates.as_slice() {
            [one] => one,
            [first, second] => {
                let heads = (first.text(), second.text());
                let question = Diagnostic::ask_value_column(&self.origin(first.column), heads);
                match self.hints.answers.choose(question, self.diagnostics) {
                    "second" => second,
                    _ => first,
                }
            }
            _ => return,
        };
        let (_, bracket) = split_bracket(&fold(taken.text()));
        let header = taken.text().to_owned();
        values.push(FieldHead { grid_column: taken.column, header, bracket });
        unknown.retain(|cell| cell.column != taken.column);
    }

    /// A column of reporters that says 全体 in each row names none: the values are
    /// the whole's. Beside reporters it stays, and is refused as no organisation.
    pub(super) fn whole_alone(&mut self, columns: &mut Columns) {
        const WHOLE: [&str; 7] = ["全体", "全団体", "全団体計", "全社", "円卓全体", "all", "whole"];
        let table = self.found.table;
        let place = table.columns.iter().position(|column| column.name == "organisation");
        let Some(place) = place.filter(|_| table.name == "observations") else { return };
        let Some(column) = columns.field(place).map(|field| field.grid_column) else { return };
        let is_whole = |text: String| WHOLE.contains(&fold(&text).as_str());
        let mut cells = self.data().iter().map(|row| row.cell(column));
        let all = cells.all(|cell| cell.is_blank() || is_whole(cell.to_text()));
        if !all || !self.is_filled(column) {
            return;
        }
        if let Some(field) = columns.fields.get_mut(place) {
            *field = None;
        }
        for note in &mut self.receipt.columns {
            if usize::try_from(note.column) == Ok(column) {
                note.usage = ColumnUse::SetAside;
            }
        }
    }

    /// 決定額（千円） beside 支出額: whether the second is in thousands too is asked.
    pub(super) fn unit_beside(&mut self, columns: &mut Columns) {
        let table = self.found.table.columns;
        if columns.outer_unit.is_some() || self.found.matched.unknown.iter().any(is_unit_cell) {
            return;
        }
        let is_money = |column: &Column| MONEY.contains(&column.name);
        let is_scaled = |unit: &str| {
            let (scale, base) = split_scale(unit);
            scale != Decimal::ONE && (is_yen(base) || base.is_empty())
        };
        let money = || table.iter().zip(&columns.fields).filter(|(column, _)| is_money(column));
        let scaled = money().find_map(|(_, field)| {
            let field = field.as_ref()?;
            let unit = field.unit.as_deref().filter(|unit| is_scaled(unit))?;
            Some((field.header.clone(), unit.to_owned()))
        });
        let Some((head, unit)) = scaled else { return };
        let has_none = |field: &Field| field.unit.is_none() && self.is_filled(field.grid_column);
        let others: Vec<&Field> =
            money().filter_map(|(_, field)| field.as_ref().filter(|it| has_none(it))).collect();
        let Some(first) = others.first() else { return };
        let heads: Vec<&str> = others.iter().map(|field| field.header.as_str()).collect();
        let origin = self.origin(first.grid_column);
        let question = Diagnostic::ask_unit_beside(&origin, &heads.join("」「"), &head, &unit);
        if self.hints.answers.choose(question, self.diagnostics) == "yen" {
            return;
        }
        for (column, field) in table.iter().zip(&mut columns.fields) {
            if let Some(field) = field.as_mut().filter(|it| is_money(column) && it.unit.is_none()) {
                field.unit = Some(unit.clone());
            }
        }
    }

    /// Numbers such as 1.200 among whole ones: whether the dot groups thousands, as
    /// it does in much of Europe, is asked for each column.
    pub(super) fn dots(&mut self, columns: &mut Columns) {
        let value = columns.named(self.found.table.columns, "value").map(|it| it.grid_column);
        let values: Vec<usize> =
            columns.periods.iter().map(|it| it.grid_column).chain(value).collect();
        let mut first = None;
        let mut are_dotted = !values.is_empty();
        let (mut whole, mut round) = (false, true);
        let mut dotted = BTreeSet::new();
        for row in self.data() {
            for column in &values {
                let text = match row.cell(*column) {
                    Cell::Text(text) => text.trim(),
                    Cell::Number(number) => {
                        whole |= number.is_integer();
                        are_dotted &= number.is_integer();
                        continue;
                    }
                    _ => continue,
                };
                if is_dotted(text) {
                    round &= text.ends_with('0');
                    first.get_or_insert((row.number, *column, text.to_owned()));
                    dotted.insert(*column);
                } else if text.contains('.') {
                    are_dotted = false;
                } else {
                    whole |= text.bytes().any(|byte| byte.is_ascii_digit());
                }
            }
        }
        let Some((row, column, written)) = first.filter(|_| are_dotted && (whole || round)) else {
            return;
        };
        let origin = self.grid.origin(row, column);
        let head = self.head_text(column);
        let question = Diagnostic::ask_dots(&origin, &head, &written, &written.replace('.', ""));
        if self.hints.answers.choose(question, self.diagnostics) == "thousands" {
            columns.dotted = dotted;
        }
    }
}

/// `1.200`, `12.345`, but not `0.125`.
fn is_dotted(text: &str) -> bool {
    let Some((before, after)) = text.trim_start_matches('-').split_once('.') else { return false };
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&before.len())
        && !before.starts_with('0')
        && after.len() == 3
        && is_number(before)
        && is_number(after)
}

fn is_unit_cell(cell: &HeadCell) -> bool {
    is_unit_head(&fold(cell.text()))
}
