//! What a table that was laid out keeps of how its sheet looks: merged cells, hidden
//! columns.
//!
//! Why: a number that is drawn over several rows or months is one number, and what its
//! sender hid is asked, whatever the heads are called.

use crate::records::grid::{Grid, LaidRow, Merge};

use super::shape::Layout;

impl Layout {
    /// Where the columns that stay stand in the table, by those of the sheet.
    fn places(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let kept = self.kept.iter().enumerate();
        kept.filter_map(|(at, kept)| {
            Some((u32::try_from(kept.column).ok()?, u32::try_from(at).ok()?))
        })
    }

    /// Returns the merged cells of the table, where rows stay rows.
    pub(super) fn merges(&self, sheet: &Grid, laid: &[LaidRow]) -> Vec<Merge> {
        if self.across.is_some() {
            return Vec::new();
        }
        let ends = |places: &mut dyn Iterator<Item = u32>| {
            let first = places.next()?;
            Some(places.fold((first, first), |(low, high), at| (low.min(at), high.max(at))))
        };
        let merge = |merge: &Merge| {
            let (rows, columns) = (merge.rows.0..=merge.rows.1, merge.columns.0..=merge.columns.1);
            let numbered = laid.iter().zip(0_u32..);
            let mut rows = numbered.filter(|(it, _)| rows.contains(&it.row)).map(|(_, at)| at);
            let mut columns =
                self.places().filter(|(column, _)| columns.contains(column)).map(|(_, at)| at);
            let merge = Merge { rows: ends(&mut rows)?, columns: ends(&mut columns)? };
            let is_one = merge.rows.0 == merge.rows.1 && merge.columns.0 == merge.columns.1;
            (!is_one).then_some(merge)
        };
        sheet.merges.iter().filter_map(merge).collect()
    }

    /// Returns the hidden columns of the table.
    pub(super) fn hidden_columns(&self, sheet: &Grid) -> Vec<u32> {
        let hidden = self.places().filter(|(column, _)| sheet.hidden_columns.contains(column));
        hidden.map(|(_, at)| at).collect()
    }
}
