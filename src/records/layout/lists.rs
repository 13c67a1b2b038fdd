//! Meetings down, and who came how across, as lists of names: Present, Online, Proxy,
//! Apologies.

use std::collections::BTreeMap;

use crate::domain::text::fold;
use crate::domain::words::Presence;
use crate::records::found::halves;
use crate::records::grid::{Cell, Grid};

use super::known::{Known, Naming};
use super::list;
use super::shape::{Across, AcrossColumn, Kept, Layout};

/// Rows in which heads are looked for, and that are looked at below them.
const LOOKED_AT: (usize, usize) = (12, 200);

/// Returns the layout of such lists.
pub(super) fn propose(grid: &Grid, known: &Known) -> Option<Layout> {
    let table = super::tables::table_of("attendance")?;
    if !known.has(Naming::Organisation) {
        return None;
    }
    (0..grid.rows.len().saturating_sub(1).min(LOOKED_AT.0)).find_map(|at| {
        let heads = &grid.rows[at];
        let texts = || heads.cells().map(|cell| cell.to_text()).enumerate();
        let columns: Vec<AcrossColumn> = texts()
            .filter_map(|(column, text)| {
                let word = presence(&text)?;
                let (name, row) = (word.to_owned(), at);
                Some(AcrossColumn::of(column, name, row))
            })
            .collect();
        let is_list = |column: usize| {
            let rows = grid.rows[at + 1..].iter().take(LOOKED_AT.1);
            let cells: Vec<String> = rows
                .map(|row| row.cell(column).to_text())
                .filter(|it| !it.trim().is_empty())
                .collect();
            let named =
                cells.iter().filter(|text| known.names_any(Naming::Organisation, text)).count();
            !cells.is_empty() && named * 2 > cells.len()
        };
        let lists = columns.iter().filter(|it| is_list(it.column)).count();
        if columns.len() < 2 || lists == 0 {
            return None;
        }
        let is_meeting =
            |text: &str| list::means(Some(table), text, "meeting_id") || fold(text) == "会議名";
        let label = texts().find(|(_, text)| is_meeting(text)).map(|(column, _)| column)?;
        let head = |name: &str| Layout::head_of(table, name);
        let is_known = |name: &str| known.names(Naming::Organisation, Cell::Text(name));
        let mut lists = BTreeMap::new();
        for row in &grid.rows[at + 1..] {
            for column in columns.iter().map(|it| it.column) {
                let cell = row.cell(column);
                let held = match is_nobody(cell) {
                    true => Vec::new(),
                    false => names(&cell.to_text(), is_known),
                };
                lists.insert((row.number, column), held);
            }
        }
        Some(Layout {
            kept: vec![Kept { column: label, head: head("meeting_id"), before: Vec::new() }],
            across: Some(Across {
                names: Some(lists),
                ..Across::of(head("presence"), head("organisation"), columns)
            }),
            ..Layout::plain(table, at..=at, label)
        })
    })
}

/// The word of attendance that a head is.
fn presence(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let bare = ["団体", "者"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    let names = [text.to_owned(), bare.to_owned()].into_iter().chain(halves(text));
    let found = names
        .filter(|name| name.chars().count() > 1)
        .find_map(|name| Presence::from_text(&name))?;
    let list = Presence::LIST;
    let word = list.words.iter().find(|word| word.name == found.name())?;
    word.words.first().copied()
}

/// Returns the names in a cell: split at commas, and at weaker marks where what they
/// part are names that are known.
fn names(text: &str, known: impl Fn(&str) -> bool) -> Vec<String> {
    let mut names = Vec::new();
    let parts = text.split(['、', ',', '，', ';', '；', '\n']).map(str::trim);
    for part in parts.filter(|part| !part.is_empty()) {
        let finer: Vec<&str> = part
            .split(['・', '/', '／', '\u{3000}'])
            .map(str::trim)
            .filter(|it| !it.is_empty())
            .collect();
        match !known(part) && finer.len() > 1 && finer.iter().all(|it| known(it)) {
            true => names.extend(finer.into_iter().map(str::to_owned)),
            false => names.push(part.to_owned()),
        }
    }
    names
}

/// Whether a cell says that nobody is in its list.
fn is_nobody(cell: Cell<'_>) -> bool {
    matches!(
        fold(&cell.to_text()).as_str(),
        "-" | "ー" | "–" | "―" | "none" | "なし" | "nil" | "n/a"
    )
}
