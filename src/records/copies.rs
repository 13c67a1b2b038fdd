//! The same file twice: a copy left beside its original, and two versions of
//! one file.
//!
//! Why before any row is read: rows of a copy would be told one by one, and the
//! cause is one file.

use std::collections::BTreeSet;

use crate::diagnostics::{Answers, Diagnostic, Origin, Place};
use crate::domain::text::fold;

use super::found::Found;
use super::grid::{Cell, Grid};
use super::receipt::{RowUse, TakenFor};
use super::sheet::{Opened, Taken};

/// What names a copy or an older state of a file, before or behind its name,
/// folded.
const COPY_MARKS: [&str; 14] = [
    "のコピー",
    "コピー",
    "copyof",
    "copy",
    "backup",
    "bak",
    "bk",
    "old",
    "旧版",
    "旧",
    "控え",
    "複製",
    "バックアップ",
    "保存用",
];
/// What names a file that replaces another, folded.
const VERSION_MARKS: [&str; 22] = [
    "最新版",
    "最新",
    "修正版",
    "修正後",
    "修正",
    "確定版",
    "確定",
    "改訂版",
    "改訂",
    "訂正版",
    "訂正",
    "最終版",
    "最終",
    "再提出",
    "差し替え",
    "差替え",
    "差替",
    "再",
    "改",
    "final",
    "new",
    "新",
];

/// Sets aside a sheet that stands in another file too; of two versions of one
/// file it is asked which one counts.
pub(crate) fn set_aside(
    opened: &mut [Opened],
    answers: &Answers,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for second in 1..opened.len() {
        for first in 0..second {
            let (Taken::Table(a), Taken::Table(b)) = (&opened[first].taken, &opened[second].taken)
            else {
                continue;
            };
            let (left, right) = (&opened[first].sheet.grid, &opened[second].sheet.grid);
            if a.table.name != b.table.name || left.source.path == right.source.path {
                continue;
            }
            let (stem_a, mark_a) = stem(&left.source.path);
            let (stem_b, mark_b) = stem(&right.source.path);
            let is_version = stem_a == stem_b && left.source.sheet == right.source.sheet;
            if is_same(left, a, right, b) {
                // The one with a mark is the copy; else the later in order.
                let copy =
                    if mark_a != Mark::None && mark_b == Mark::None { first } else { second };
                let original = if copy == first { second } else { first };
                let origin = whole(&opened[copy].sheet.grid);
                let other = whole(&opened[original].sheet.grid).to_string();
                diagnostics.push(Diagnostic::copied_table(&origin, &other));
                opened[copy].taken = Taken::Aside(TakenFor::Copy, RowUse::SetAside);
            } else if (is_version && mark_a != mark_b || is_single(a.table.name))
                && overlaps(left, a, right, b)
            {
                let is_newer = |mark: Mark, other: Mark| {
                    mark == Mark::Version || (mark == Mark::None && other == Mark::Copy)
                };
                let newer = if is_newer(mark_a, mark_b) { first } else { second };
                let older = if newer == first { second } else { first };
                let origin = whole(&opened[older].sheet.grid);
                let other = whole(&opened[newer].sheet.grid).to_string();
                let question = Diagnostic::ask_two_versions(&origin, &other);
                let aside = match answers.choose(question, diagnostics) {
                    "newer" => older,
                    "older" => newer,
                    _ => continue,
                };
                opened[aside].taken = Taken::Aside(TakenFor::Copy, RowUse::SetAside);
            }
        }
    }
}

/// Tables in which one thing has one row: the same cost of one month, the same
/// grant, in two files is the same twice, whatever the files are called.
fn is_single(table: &str) -> bool {
    matches!(table, "costs")
}

fn whole(grid: &Grid) -> Origin {
    Origin { source: std::sync::Arc::clone(&grid.source), place: Place::Whole }
}

/// What the end of a file's name says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    Copy,
    Version,
}

/// Returns a file's name without its folder, its extension and a mark at its
/// end.
fn stem(path: &str) -> (String, Mark) {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = fold(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let bare = |text: &str| {
        let rest = text.trim_matches(|c: char| !c.is_alphanumeric());
        (!rest.is_empty()).then(|| rest.to_owned())
    };
    // 資金 (1), 資金_v2: as browsers and careful people name a second one.
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((before, number)) = stem.strip_suffix(')').and_then(|it| it.rsplit_once('('))
        && digits(number)
        && number.len() < 3
    {
        return (bare(before).unwrap_or_default(), Mark::Copy);
    }
    for mark in ["v", "ver", "ver.", "rev", "第"] {
        let stem = stem.trim_end_matches('版');
        let number = stem.rsplit_once(mark).filter(|(before, number)| {
            digits(number) && number.len() < 3 && before.ends_with(|c: char| !c.is_alphanumeric())
        });
        if let Some(before) = number.and_then(|(before, _)| bare(before)) {
            return (before, Mark::Version);
        }
    }
    let body = bare(&stem).unwrap_or_default();
    for (marks, mark) in [(&COPY_MARKS[..], Mark::Copy), (&VERSION_MARKS[..], Mark::Version)] {
        for text in marks {
            // A mark that is one letter stands apart: 資金_改, 旧_資金.
            let is_apart = |rest: &str, end: bool| {
                text.chars().count() > 1
                    || match end {
                        true => rest.ends_with(|c: char| !c.is_alphanumeric()),
                        false => rest.starts_with(|c: char| !c.is_alphanumeric()),
                    }
            };
            let after = body.strip_suffix(text).filter(|rest| is_apart(rest, true));
            let before = body.strip_prefix(text).filter(|rest| is_apart(rest, false));
            if let Some(rest) = after.or(before).and_then(bare) {
                return (rest, mark);
            }
        }
    }
    (stem, Mark::None)
}

fn texts(grid: &Grid, found: &Found) -> Vec<Vec<String>> {
    let rows = &grid.rows[found.head.last() + 1..];
    let text = |cell: Cell<'_>| cell.to_text().trim().to_owned();
    rows.iter().map(|row| row.cells().map(text).collect()).collect()
}

/// Whether two tables have the same heads and, row by row, the same cells.
fn is_same(left: &Grid, a: &Found, right: &Grid, b: &Found) -> bool {
    let rows = |grid: &Grid, found: &Found| grid.rows.len() - found.head.last();
    let cells = |grid: &Grid| grid.rows.last().map_or(0, super::grid::GridRow::len);
    if rows(left, a) != rows(right, b) || rows(left, a) < 2 || cells(left) != cells(right) {
        return false;
    }
    a.matched == b.matched && texts(left, a) == texts(right, b)
}

/// Whether two tables have rows about the same thing: the same first two cells
/// that a row must have.
fn overlaps(left: &Grid, a: &Found, right: &Grid, b: &Found) -> bool {
    let keys = |grid: &Grid, found: &Found| -> BTreeSet<Vec<String>> {
        let columns: Vec<usize> = found
            .table
            .columns
            .iter()
            .zip(&found.matched.fields)
            .filter(|(column, _)| column.required)
            .filter_map(|(_, heads)| Some(heads.first()?.grid_column))
            .take(2)
            .collect();
        let rows = &grid.rows[found.head.last() + 1..];
        let key = |row: &super::grid::GridRow| {
            columns.iter().map(|column| fold(&row.cell(*column).to_text())).collect()
        };
        rows.iter().map(key).collect()
    };
    let (left, right) = (keys(left, a), keys(right, b));
    left.intersection(&right).any(|key| key.iter().any(|text| !text.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_and_versions_are_told_by_the_ends_of_their_names() {
        for (path, bare, mark) in [
            ("inputs/資金.csv", "資金", Mark::None),
            ("inputs/資金 - コピー.csv", "資金", Mark::Copy),
            ("inputs/資金 (1).csv", "資金", Mark::Copy),
            ("inputs/資金（2）.xlsx", "資金", Mark::Copy),
            ("inputs/資金のコピー.csv", "資金", Mark::Copy),
            ("inputs/資金_最新.csv", "資金", Mark::Version),
            ("inputs/資金_修正版.csv", "資金", Mark::Version),
            ("inputs/資金_9月.csv", "資金_9月", Mark::None),
            ("inputs/資金_v2.csv", "資金", Mark::Version),
            ("inputs/資金（確定）.csv", "資金", Mark::Version),
            ("inputs/業務記録_再提出.csv", "業務記録", Mark::Version),
            ("inputs/持ち寄り（差替）.csv", "持ち寄り", Mark::Version),
            ("inputs/旧_資金.csv", "資金", Mark::Copy),
            ("inputs/改善計画.csv", "改善計画", Mark::None),
            ("inputs/再開発.csv", "再開発", Mark::None),
        ] {
            assert_eq!(stem(path), (bare.to_owned(), mark), "{path}");
        }
    }
}
