//! What titles of meetings say beside: the body that met, and which time.

use crate::records::layout::known;
use crate::records::layout::shape::{Added, Layout};
use crate::records::table::Table;

use super::looks::{List, Match};

impl List<'_> {
    /// Whether titles of meetings say which body met: 第3回総会.
    pub(super) fn titles_name_bodies(&self, matches: &[Match]) -> bool {
        let Some(title) = matches.iter().find(|it| it.field.name == "title") else { return false };
        let cells = self.rows().map(|row| row.cell(title.column).to_text());
        let texts: Vec<String> = cells.filter(|text| !text.trim().is_empty()).collect();
        let named = texts.iter().filter(|text| self.known.body_within(text).is_some()).count();
        named * 5 >= texts.len() * 4 && named > 0
    }

    /// What titles of meetings say beside: the body, and which meeting of it.
    pub(super) fn added(&self, table: &Table, matches: &[Match], missing: &[&str]) -> Vec<Added> {
        let Some(title) = matches.iter().find(|it| it.field.name == "title") else {
            return Vec::new();
        };
        if table.name != "meetings" || !missing.contains(&"body") {
            return Vec::new();
        }
        let texts = || {
            let rows = self.grid.rows.iter().skip(self.heads.end() + 1);
            rows.map(|row| (row.number, row.cell(title.column).to_text()))
        };
        let body = texts().filter_map(|(row, text)| {
            self.known.body_within(&text).map(|body| (row, body.to_owned()))
        });
        let mut added = vec![Added {
            head: Layout::head_of(table, "body"),
            column: title.column,
            values: body.collect(),
        }];
        if matches.iter().all(|it| it.field.name != "number") {
            let number = texts().filter_map(|(row, text)| {
                known::number_in_series(&text).map(|number| (row, number))
            });
            let head = Layout::head_of(table, "number");
            added.push(Added { head, column: title.column, values: number.collect() });
        }
        added
    }
}
