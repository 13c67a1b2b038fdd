//! Where each character outside ASCII stands first, to say where a character
//! that no font has comes from.

use std::collections::BTreeMap;

use crate::diagnostics::Origin;

use super::grid::{Cell, Grid};

/// Where each character outside ASCII stands first.
pub(crate) struct Characters {
    found: BTreeMap<char, Vec<Origin>>,
    /// How many places of each character of the basic plane are kept: most
    /// characters of a large file have all of theirs, and need no look-up.
    kept: Vec<u8>,
}

impl Default for Characters {
    fn default() -> Self {
        Self { found: BTreeMap::new(), kept: vec![0; 1 << 16] }
    }
}

impl Characters {
    /// How many places of one character are kept.
    const PLACES: usize = 3;

    pub(crate) fn note(&mut self, grid: &Grid) {
        for row in &grid.rows {
            for (column, cell) in row.cells().enumerate() {
                let Cell::Text(text) = cell else { continue };
                if !text.is_ascii() {
                    self.note_cell(text, || grid.origin(row.number, column));
                }
            }
        }
    }

    pub(crate) fn note_text(&mut self, path: &str, text: &str) {
        for (number, line) in (1..).zip(text.lines()) {
            for (column, c) in (1..).zip(line.chars()).filter(|(_, c)| !c.is_ascii()) {
                let origin = || Origin::text(path, number, column);
                self.note_cell(c.encode_utf8(&mut [0; 4]), origin);
            }
        }
    }

    /// Notes what was found in a file of its own.
    pub(crate) fn note_found(&mut self, found: &BTreeMap<char, Vec<Origin>>) {
        for (c, origins) in found {
            for origin in origins {
                self.note_cell(c.encode_utf8(&mut [0; 4]), || origin.clone());
            }
        }
    }

    /// Returns where each character stands first.
    pub(crate) fn into_found(self) -> BTreeMap<char, Vec<Origin>> {
        self.found
    }

    pub(crate) fn note_cell(&mut self, text: &str, origin: impl Fn() -> Origin) {
        for c in text.chars().filter(|c| !c.is_ascii()) {
            let kept = self.kept.get_mut(c as usize);
            if kept.as_ref().is_some_and(|kept| usize::from(**kept) >= Self::PLACES) {
                continue;
            }
            let places = self.found.entry(c).or_default();
            let origin = origin();
            if places.len() < Self::PLACES && !places.contains(&origin) {
                places.push(origin);
                if let Some(kept) = kept {
                    *kept += 1;
                }
            }
        }
    }
}
