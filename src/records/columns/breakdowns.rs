//! Columns that nothing names and that may be parts of the value.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use crate::diagnostics::Diagnostic;
use crate::domain::text::fold;
use crate::records::grid::{Cell, GridRow};
use crate::records::receipt::ColumnUse;
use crate::records::totals::is_total_word;

use super::finding::Finding;
use super::found::{Columns, PartColumn};
use super::heads::{is_breakdown_head, is_dimension};

impl Finding<'_> {
    /// うち女性 is a part of the value to its left.
    pub(crate) fn part_of(&mut self, column: usize, head: &str, part: &str, columns: &mut Columns) {
        let value = columns.named(self.found.table.columns, "value").map(|it| it.grid_column);
        let wholes = columns.periods.iter().map(|it| it.grid_column).chain(value);
        let Some(whole) = wholes.filter(|whole| *whole < column).max() else {
            self.note(column, head, ColumnUse::SetAside);
            return;
        };
        let part: Arc<str> = Arc::from(part.trim_matches(['(', ')', '（', '）', '、', ' ']));
        self.note(column, head, ColumnUse::PartOf(part.to_string()));
        let header = head.to_owned();
        columns.parts_of.push(PartColumn { grid_column: column, whole, header, part });
    }

    /// Of columns that nothing names, one is a breakdown if rows would be the
    /// same without it, or if it is called as breakdowns are: that is asked, once
    /// for a sheet. The others are set aside.
    pub(crate) fn breakdowns(&mut self, candidates: Vec<(usize, String)>, columns: &mut Columns) {
        let telling = self.telling(&candidates, columns);
        let (parts, others): (Vec<_>, Vec<_>) =
            candidates.into_iter().partition(|(column, head)| {
                telling.contains(column) || (is_dimension(&fold(head)) && self.is_filled(*column))
            });
        for (column, head) in others {
            self.note(column, &head, ColumnUse::SetAside);
        }
        let Some((first, _)) = parts.first() else { return };
        let heads: Vec<&str> = parts.iter().map(|(_, head)| head.as_str()).collect();
        let says_so = |(column, head): &(usize, String)| {
            telling.contains(column) && is_breakdown_head(&fold(head))
        };
        let is_said = parts.iter().all(says_so) || self.names_whole(*first);
        let reading = if parts.len() == 1 && is_said {
            "breakdown"
        } else {
            let question = Diagnostic::ask_breakdown(&self.origin(*first), &heads.join("、"));
            self.hints.answers.choose(question, self.diagnostics)
        };
        for (column, head) in parts {
            if reading == "breakdown" {
                self.note(column, &head, ColumnUse::Breakdown);
                columns.extra.push((column, Arc::from(head)));
            } else {
                self.note(column, &head, ColumnUse::SetAside);
            }
        }
    }

    /// Whether a column names the whole among its parts, for more than one thing: 全体.
    pub(crate) fn names_whole(&self, column: usize) -> bool {
        const WHOLE: [&str; 4] = ["全体", "総数", "overall", "whole"];
        let texts = self.data().iter().map(|row| fold(&row.cell(column).to_text()));
        let whole = texts.filter(|text| WHOLE.contains(&text.as_str()) || is_total_word(text));
        whole.count() > 1
    }

    /// The columns that tell rows apart which are otherwise about the same, from
    /// left to right, until all are told apart.
    pub(crate) fn telling(
        &self,
        candidates: &[(usize, String)],
        columns: &Columns,
    ) -> BTreeSet<usize> {
        let table = self.found.table.columns;
        let named = ["indicator", "period", "organisation"];
        let mut keys: Vec<usize> = named
            .iter()
            .filter_map(|name| Some(columns.named(table, name)?.grid_column))
            .chain(columns.extra.iter().map(|(column, _)| *column))
            .collect();
        keys.extend(columns.parts.iter().flat_map(|parts| parts.columns.iter().map(|(at, _)| *at)));
        let needed: Vec<usize> = table
            .iter()
            .zip(&columns.fields)
            .filter(|(column, _)| column.required)
            .filter_map(|(_, field)| Some(field.as_ref()?.grid_column))
            .collect();
        // Remarks and totals under the table are no records.
        let rows: Vec<&GridRow> = self
            .data()
            .iter()
            .filter(|row| needed.iter().all(|column| !row.cell(*column).is_blank()))
            .collect();
        // Rows are told apart by a number made of their cells: a table may have a
        // million of them.
        let distinct = |keys: &[usize]| -> usize {
            let mut hashes: Vec<u64> = rows.iter().map(|row| hash_of(row, keys)).collect();
            hashes.sort_unstable();
            hashes.dedup();
            hashes.len()
        };
        let mut telling = BTreeSet::new();
        let mut most = distinct(&keys);
        for (column, _) in candidates {
            if most == rows.len() {
                break;
            }
            if self.is_numeric(*column) {
                continue;
            }
            keys.push(*column);
            let count = distinct(&keys);
            if count > most {
                most = count;
                telling.insert(*column);
            } else {
                keys.pop();
            }
        }
        telling
    }
}

fn hash_of(row: &GridRow, columns: &[usize]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for column in columns {
        match row.cell(*column) {
            Cell::Text(text) => text.trim().hash(&mut hasher),
            cell => cell.to_text().trim().hash(&mut hasher),
        }
    }
    hasher.finish()
}
