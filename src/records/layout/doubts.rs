//! Readings that could be otherwise, asked with the first rows as they would be read.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Origin, Place};
use crate::records::columns::heads::title;
use crate::records::columns::hints::Hints;
use crate::records::found::table::{Found, Recognised};
use crate::records::grid::Grid;
use crate::records::receipt::{Clue, RowUse, TakenFor};
use crate::records::sheet::opened::{Opened, Taken};
use crate::records::sheets::Sheet;
use crate::records::table::Table;
use crate::records::{found, look, sheet};

use super::file::LayoutFiles;
use super::heads_in;
use super::shape::{Layout, Owned};
use super::written::head_key;

/// Asks which of two readings of a sheet is meant, if its layout has another that is as
/// likely and no file says which `table` it is; none if the answer is that the sheet is
/// not used.
pub(super) fn settled(
    mut layout: Layout,
    opened: &Opened,
    table: Option<&'static Table>,
    hints: &Hints,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Layout> {
    let grid = &opened.sheet.grid;
    let Some(other) = layout.other.take() else { return Some(layout) };
    match table {
        Some(table) if table == layout.table => return Some(layout),
        Some(table) if table == other.table => return Some(*other),
        _ => {}
    }
    let Some(question) = question(&layout, &other, opened, hints) else { return Some(layout) };
    let chosen = match hints.answers.choose(question, diagnostics) {
        "second" => Some(*other),
        "set-aside" => None,
        _ => Some(layout),
    };
    let chosen = chosen.filter(|it| it.heads.end() < &grid.rows.len());
    chosen.map(|it| Layout { was_asked: true, ..it })
}

fn question(first: &Layout, second: &Layout, opened: &Opened, hints: &Hints) -> Option<Diagnostic> {
    let grid = &opened.sheet.grid;
    let rows = grid.rows.get(first.heads.clone())?;
    let heads = heads_in(rows);
    let keys: Vec<String> = heads.iter().map(|it| head_key(it)).collect();
    let rows_of = |layout: &Layout| {
        let (found, laid) = recognised(layout.lay_out(grid), layout.table, hints)?;
        let sheet = Sheet { grid: laid, encoding: opened.sheet.encoding };
        Some(look::preview::preview(&Opened { sheet, taken: Taken::Table(found) }, hints))
    };
    let (one, two) = (rows_of(first)?, rows_of(second)?);
    let rows = [one, two];
    let number = grid.rows.get(*first.heads.end())?.number;
    let origin = grid.origin(number, first.label);
    let key = keys.join("|");
    if first.table != second.table {
        let tables = [names(first.table), names(second.table)];
        return Some(Diagnostic::ask_layout_table(&origin, &key, tables, rows));
    }
    // The column that is the one field in the first reading and not in the second.
    let other = |layout: &Layout, other: &Layout| {
        let mut kept = layout.kept.iter();
        let field = kept.find_map(|it| {
            let field = crate::records::found::fields::field_of(layout.table, &it.head)?;
            let mut others = other.kept.iter();
            let is_moved = others.any(|other| other.column == it.column && other.head != it.head);
            is_moved.then_some((it.column, field))
        })?;
        Some((heads.get(field.0)?.clone(), field.1))
    };
    let (head, field) = other(first, second)?;
    let (other_head, _) = other(second, first)?;
    let field = [title(field), field.name];
    Some(Diagnostic::ask_layout_column(&origin, &key, [&head, &other_head], field, rows))
}

fn names(table: &'static Table) -> [&'static str; 2] {
    [table.titles[0], table.name]
}

/// Asks or tells of sheets that a file was for and whose heads are no longer those: what
/// is made of them now is not what was confirmed. Returns the files that were told of.
pub(super) fn of_other_shape(
    files: &LayoutFiles,
    opened: &mut [Opened],
    hints: &Hints,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeSet<String> {
    let mut told = BTreeSet::new();
    for sheet in opened {
        if files.path_for(sheet).is_some() {
            continue;
        }
        let Some((path, heads, table)) = files.missed(sheet) else { continue };
        let source = sheet.sheet.grid.source.clone();
        let origin = Origin { source, place: Place::Whole };
        match &sheet.taken {
            Taken::Table(found) if found.clue == Clue::Contents => {
                let rows = look::preview::preview(sheet, hints);
                let new = new_heads(sheet);
                let table = names(found.table);
                let question =
                    Diagnostic::ask_layout_other_shape(&origin, &heads, &new, table, rows);
                if hints.answers.choose(question, diagnostics) == "set-aside" {
                    sheet.taken = Taken::Aside(TakenFor::ByAnswer, RowUse::SetAside);
                }
            }
            Taken::Aside(TakenFor::Unknown | TakenFor::Text, _) => {
                diagnostics.push(Diagnostic::layout_lost(&origin, &heads));
                sheet.taken = Taken::WithoutHead(table, Clue::LayoutFile);
            }
            _ => continue,
        }
        told.insert(path);
    }
    told
}

/// Checks that sheets whose contents say how they are read are the tables that they were
/// when that was looked at.
pub(super) fn as_kept(
    files: &LayoutFiles,
    opened: &mut [Opened],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for sheet in opened {
        let grid = &sheet.sheet.grid;
        let own = grid.laid.as_ref().map_or(grid, |it| it.sheet());
        let Some((table, [gone, new])) = files.as_contents(own) else { continue };
        let origin = Origin { source: grid.source.clone(), place: Place::Whole };
        match &mut sheet.taken {
            Taken::Table(found) if found.table == table => {
                found.clue = Clue::LayoutFile;
                if !gone.is_empty() || !new.is_empty() {
                    diagnostics.push(Diagnostic::layout_changed(&origin, &gone, &new));
                }
            }
            // What stands beside it in the same sheet has a file of its own, or none.
            Taken::Table(_) if is_beside(grid) => {}
            taken => {
                let now = match taken {
                    Taken::Table(found) => names(found.table),
                    Taken::WithoutHead(..) | Taken::Aside(..) => [""; 2],
                };
                let problem = Diagnostic::layout_not_as_kept(&origin, names(table), now);
                diagnostics.push(problem);
                sheet.taken = Taken::WithoutHead(table, Clue::LayoutFile);
            }
        }
    }
}

/// Whether a table is of some of the columns of its sheet.
fn is_beside(grid: &Grid) -> bool {
    let layout = grid.laid.as_ref().and_then(|it| it.parts());
    layout.is_some_and(|(_, layout)| layout.owned != Owned::All)
}

/// The heads of a sheet by which it is read, as they are compared.
fn new_heads(opened: &Opened) -> String {
    let grid: &Grid = &opened.sheet.grid;
    let heads = match grid.laid.as_ref().and_then(|it| it.parts()) {
        Some((sheet, layout)) => sheet.rows.get(layout.heads.clone()).map(heads_in),
        None => None,
    };
    let heads = heads.unwrap_or_default();
    heads.iter().map(|it| head_key(it)).collect::<Vec<_>>().join("|")
}

/// Returns what was laid out as the table that it is meant to be.
pub(crate) fn recognised(
    laid: Grid,
    table: &'static Table,
    hints: &Hints,
) -> Option<(Box<Found>, Grid)> {
    let source = Arc::clone(&laid.source);
    let names = sheet::opened::names_around(&source.path, &laid);
    match found::recognise(&laid, &names, hints, Some((table, Clue::Answer))) {
        Recognised::Table(mut found) => {
            found.clue = Clue::Contents;
            Some((found, laid))
        }
        Recognised::WithoutHead(..) | Recognised::Unknown => None,
    }
}
