//! The receipt of a sheet that was laid out, from that of the table made of it.

use std::collections::BTreeMap;

use crate::records::grid::Laid;
use crate::records::receipt::{ColumnNote, Receipt, RowUse};

impl Laid {
    /// What a column of the sheet is: if it stays one, what that is in the table.
    pub(crate) fn note(&self, note: &ColumnNote, made: &Receipt) -> ColumnNote {
        let is_it = |column: usize| u32::try_from(column) == Ok(note.column);
        let layout = self.layout.as_ref();
        let kept = layout.and_then(|it| it.kept.iter().position(|kept| is_it(kept.column)));
        let place = kept.and_then(|at| u32::try_from(at).ok());
        let found = made.columns.iter().find(|it| Some(it.column) == place);
        let usage = found.map_or_else(|| note.usage.clone(), |found| found.usage.clone());
        ColumnNote { usage, ..note.clone() }
    }

    /// Returns the receipt of the sheet, from that of the table.
    ///
    /// A row of the sheet is read if any record of it is. A cell that names several
    /// records, as that of an organisation does, is used though one of them is not.
    pub(crate) fn receipt(&self, made: &Receipt) -> Receipt {
        let mut receipt = Receipt::new(&self.sheet.source, made.encoding, made.taken_for);
        receipt.context.clone_from(&made.context);
        receipt.columns = self.columns.iter().map(|note| self.note(note, made)).collect();
        receipt.records = made.records;
        receipt.note_changes(&self.sheet);
        let mut uses: BTreeMap<u32, RowUse> = BTreeMap::new();
        for (row, usage) in made.row_uses() {
            let Some(laid) = self.rows.get(row as usize) else { continue };
            let known = uses.entry(laid.row).or_insert(usage);
            if usage == RowUse::Read {
                *known = usage;
            }
        }
        for (row, usage) in self.sheet.rows.iter().zip(&self.uses) {
            let read = uses.get(&row.number).copied();
            let usage = usage.or(read).unwrap_or(RowUse::SetAside);
            receipt.note_row(&self.sheet, row, usage);
        }
        let mut times: BTreeMap<(u32, u32), usize> = BTreeMap::new();
        for cell in self.rows.iter().flat_map(|row| &row.cells) {
            *times.entry(*cell).or_default() += 1;
        }
        for (row, column, rule, before, after) in made.rules() {
            let Some(cell) = self.cell(row, column as usize) else { continue };
            if rule.sets_aside() && times.get(&cell).is_some_and(|times| *times > 1) {
                continue;
            }
            receipt.note_cell(cell.0, cell.1, rule, before, after);
        }
        receipt
    }
}
