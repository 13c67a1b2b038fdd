//! Who sits where, in a list of members: marks under bodies, cells that name several.

use std::collections::BTreeMap;

use crate::domain::text::fold;
use crate::records::grid::{Cell, GridRow};
use crate::records::layout::known::{self, Naming};
use crate::records::layout::shape::{Across, AcrossColumn, Layout};
use crate::records::table::Table;
use crate::records::totals::is_total_word;

use super::looks::{List, Match};

impl List<'_> {
    /// The columns of a list of members that mark who sits in which body.
    pub(super) fn seats(&self, table: &Table, matches: &[Match]) -> Option<Across> {
        if table.name != "members" || matches.iter().any(|it| it.field.name == "seat_body") {
            return None;
        }
        let is_marked = |column: usize| {
            // A line below may count the marks.
            let is_count =
                |row: &&GridRow| row.cells().any(|it| is_total_word(&fold(&it.to_text())));
            let rows = self.rows().filter(|row| !is_count(row));
            let cells = rows.map(|row| row.cell(column)).filter(|cell| !cell.is_blank());
            let cells: Vec<Cell<'_>> = cells.collect();
            !cells.is_empty() && cells.iter().all(|cell| known::is_seat(*cell))
        };
        let columns: Vec<AcrossColumn> = self
            .columns
            .iter()
            .filter(|(column, _)| matches.iter().all(|it| it.column != *column))
            .filter_map(|(column, names)| {
                let named =
                    names.iter().find(|name| self.known.names(Naming::Body, Cell::Text(name)))?;
                let row = *self.heads.end();
                let name = named.clone();
                is_marked(*column).then_some(AcrossColumn::of(*column, name, row))
            })
            .collect();
        let role = matches.iter().find(|it| it.field.name == "seat_role").map(|it| it.column);
        let said = role.map(|role| self.roles(role, &columns)).unwrap_or_default();
        (!columns.is_empty()).then(|| Across {
            remarks: role.into_iter().collect(),
            said,
            ..Across::of(
                Layout::head_of(table, "seat_body"),
                Layout::head_of(table, "seat_role"),
                columns,
            )
        })
    }

    /// The role of each seat, where it stands in a column of its own: where ◎ and ○ mark
    /// seats of one row, it is the role in the bodies with ◎.
    pub(super) fn roles(
        &self,
        role: usize,
        seats: &[AcrossColumn],
    ) -> BTreeMap<(u32, usize), String> {
        let mut roles = BTreeMap::new();
        for row in self.grid.rows.iter().skip(self.heads.end() + 1) {
            let text = row.cell(role).to_text().trim().to_owned();
            let is_chief = |column: usize| row.cell(column).to_text().trim() == "◎";
            let has_chief = seats.iter().any(|it| is_chief(it.column));
            for column in seats.iter().map(|it| it.column) {
                if row.cell(column).is_blank() {
                    continue;
                }
                let is_meant = !has_chief || is_chief(column);
                roles.insert(
                    (row.number, column),
                    if is_meant { text.clone() } else { String::new() },
                );
            }
        }
        roles
    }

    /// Cells that name several bodies, each a seat.
    pub(super) fn apart(
        &self,
        table: &Table,
        matches: &[Match],
    ) -> BTreeMap<u32, (usize, Vec<String>)> {
        let body = matches.iter().find(|it| it.field.name == "seat_body");
        let Some(body) = body.filter(|_| table.name == "members") else { return BTreeMap::new() };
        let rows = self.grid.rows.iter().skip(self.heads.end() + 1);
        rows.filter_map(|row| {
            let text = row.cell(body.column).to_text();
            if self.known.names(Naming::Body, Cell::Text(&text)) {
                return None;
            }
            let parts: Vec<String> = known::apart(&text).map(str::to_owned).collect();
            (parts.len() > 1).then_some((row.number, (body.column, parts)))
        })
        .collect()
    }
}
