//! What marks mean, and what a cell without one does.

use std::collections::BTreeSet;

use crate::diagnostics::{Answers, Diagnostic};
use crate::domain::text::fold;
use crate::records::grid::{Grid, GridRow};

use super::known;
use super::made::Part;
use super::shape::Layout;

impl Layout {
    /// Takes over what a note says that marks mean. Where none does, a dash is nobody's
    /// concern, and a mark of a seat says no more than that there is one.
    pub(super) fn legend(&mut self, sheet: &Grid) {
        let legend = known::legend(sheet);
        let is_seat = self.table.name == "members";
        let Some(across) = &mut self.across else { return };
        let marks: BTreeSet<String> = sheet.rows[*self.heads.end() + 1..]
            .iter()
            .flat_map(|row| across.columns.iter().map(|it| row.cell(it.column)))
            .filter(|cell| known::is_mark(*cell) || legend.contains_key(&fold(&cell.to_text())))
            .map(|cell| cell.to_text().trim().to_owned())
            .collect();
        for mark in marks {
            let told = legend.get(&fold(&mark)).cloned();
            let told = told.or_else(|| known::is_dash(&mark).then(|| known::NO_CONCERN.to_owned()));
            let told = told.or_else(|| is_seat.then(String::new));
            if let Some(word) = told {
                across.marks.insert(mark, word);
            }
        }
    }

    /// Says what blank cells of attendance are. Where absence is marked too, a blank
    /// says nothing; where only presence is, it may say absence, and is asked.
    pub(super) fn blanks(
        &mut self,
        sheet: &Grid,
        answers: &Answers,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let is_names = self.across.as_ref().is_some_and(|it| it.names.is_some());
        if self.table.name != "attendance" || is_names {
            return;
        }
        let records: Vec<&GridRow> = sheet.rows[*self.heads.end() + 1..]
            .iter()
            .filter(|row| self.part(row) == Part::Record)
            .collect();
        let Some(across) = &mut self.across else { return };
        let cells = || {
            let columns = across.columns.iter().map(|it| it.column);
            let all = records.iter().flat_map(move |row| {
                columns.clone().map(move |column| (row.number, column, row.cell(column)))
            });
            all.collect::<Vec<_>>()
        };
        if cells().iter().any(|(.., cell)| known::is_absence(*cell)) {
            return;
        }
        // A meeting without any mark is to come.
        let is_held = |column: usize| records.iter().any(|row| !row.cell(column).is_blank());
        let blank: Vec<(u32, usize)> = cells()
            .into_iter()
            .filter(|(_, column, cell)| cell.is_blank() && is_held(*column))
            .filter(|(row, column, _)| !across.said.contains_key(&(*row, *column)))
            .map(|(row, column, _)| (row, column))
            .collect();
        let Some((row, column)) = blank.first() else { return };
        across.columns.retain(|it| is_held(it.column));
        let origin = sheet.origin(*row, *column);
        let question = Diagnostic::ask_blank_attendance(&origin, blank.len());
        across.blank = match answers.choose(question, diagnostics) {
            "absent" => Some("欠席".to_owned()),
            _ => None,
        };
    }
}
