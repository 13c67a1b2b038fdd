//! Sheets that their names keep in the secretariat: メモ, 内部, 事務局限り, 非公開.
//!
//! What is no table there is not read; rows of a table there are the secretariat's
//! alone, unless they say otherwise. A table that cannot say it is asked about.

use std::sync::Arc;

use crate::diagnostics::{Answers, Diagnostic, Origin, Place};
use crate::records::receipt::{RowUse, TakenFor};
use crate::records::sheet::internal::is_internal;
use crate::records::sheet::opened::{Opened, Taken};

/// Asks about each internal table whose rows cannot say who may see them.
pub(crate) fn ask_unmarked(
    opened: &mut [Opened],
    answers: &Answers,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for opened in opened {
        let Taken::Table(found) = &opened.taken else { continue };
        let grid = &opened.sheet.grid;
        let says = found.table.columns.iter().any(|column| column.name == "visibility");
        if says || !is_internal(grid) {
            continue;
        }
        let origin = Origin { source: Arc::clone(&grid.source), place: Place::Whole };
        let question = Diagnostic::ask_internal_sheet(&origin, found.table.titles[0]);
        if answers.choose(question, diagnostics) == "set-aside" {
            opened.taken = Taken::Aside(TakenFor::Internal, RowUse::SetAside);
        }
    }
}
