//! A group that is written beside the first of its rows only: the sector once for its
//! organisations.
//!
//! Why so little is taken for one: a blank cell may as well be one that was forgotten.
//! A group stands at the first row, begins once, and has on average a second row; each
//! row of a list with a sector on every line, and one without, stays a gap to be filled.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::text::key;
use crate::records::grid::{Grid, GridRow};

use super::made::Part;
use super::shape::{Added, Layout};

/// The columns of tables that may name groups.
const GROUPS: [(&str, &str); 1] = [("members", "sector")];

impl Layout {
    /// Lets the name of a group stand for the rows below it too.
    pub(super) fn carry(&mut self, sheet: &Grid) {
        for (table, column) in GROUPS {
            if self.table.name != table {
                continue;
            }
            let head = Self::head_of(self.table, column);
            let Some(at) = self.kept.iter().position(|it| it.head == head) else { continue };
            let column = self.kept[at].column;
            let Some(values) = self.groups_in(sheet, column) else { continue };
            self.kept.remove(at);
            self.added.push(Added { head, column, values });
        }
    }

    /// The group of each record, by its row number, if a column names groups.
    fn groups_in(&self, sheet: &Grid, column: usize) -> Option<BTreeMap<u32, String>> {
        let is_record = |row: &&GridRow| self.part(row) == Part::Record;
        let records = sheet.rows.iter().skip(*self.heads.end() + 1).filter(is_record);
        let (mut seen, mut group, mut blank) = (BTreeSet::new(), String::new(), 0_usize);
        let mut groups = BTreeMap::new();
        for row in records {
            let text = row.cell(column).to_text().trim().to_owned();
            match text.is_empty() {
                // A group begins once.
                false if !seen.insert(key(&text)) => return None,
                false => group = text,
                true => blank += 1,
            }
            if group.is_empty() {
                return None;
            }
            groups.insert(row.number, group.clone());
        }
        (seen.len() > 1 && blank >= seen.len()).then_some(groups)
    }
}
