//! Recognising a sheet, once: which table it is, by which clue, in which rows
//! its heads stand, and what stands for the whole sheet.
//!
//! Sound heads are the strongest clue: a sheet that has every head its table
//! needs is that table, whatever a folder is called. Names decide between
//! tables that both fit, and say which table was meant where heads are missing.

use crate::domain::text::fold;

use super::columns::hints::Hints;
use super::grid::Grid;
use super::receipt::Clue;
use super::table::Table;
use super::tables::TABLES;

use self::around::{fiscal_year, unit_above};
use self::matching::heads;
use self::places::places;
use self::table::{Found, Recognised};

mod across;
pub(crate) mod around;
pub(crate) mod fields;
mod halves;
pub(crate) mod head;
mod keyless;
pub(crate) mod matching;
pub(crate) mod places;
pub(crate) mod table;

pub(crate) use self::across::is_attendance_across;
pub(crate) use self::halves::halves;

/// Returns the table that is in a sheet.
pub(crate) fn recognise(
    grid: &Grid,
    names: &[&str; 3],
    hints: &Hints,
    told: Option<(&'static Table, Clue)>,
) -> Recognised {
    let places = places(grid);
    let found = |table: &'static Table, clue: Clue| {
        let (head, matched) = heads(&places, table)?;
        let year = fiscal_year(grid, head, names);
        let unit = unit_above(grid, head, names);
        Some(Found { table, clue, head, matched, year, unit })
    };
    let clues = [Clue::SheetName, Clue::FileName, Clue::FolderName];
    let by_name = || {
        names.iter().zip(clues).filter_map(|(name, clue)| {
            let stem = name.rsplit_once('.').map_or(*name, |(stem, _)| stem);
            Some((table_by_name(stem)?, clue))
        })
    };
    if let Some((table, clue)) = told {
        return match found(table, clue) {
            Some(found) => Recognised::Table(Box::new(found)),
            None => Recognised::WithoutHead(table, clue),
        };
    }
    let is_titled = |found: &Found| match found.clue {
        Clue::SheetName => is_title_of(names[0], found.table),
        Clue::FileName => is_title_of(names[1], found.table),
        _ => false,
    };
    let complete = |found: &Found| {
        found.is_complete(hints.context)
            && (is_titled(found) || keyless::is_sound(found, grid, hints))
    };
    let named = by_name().find_map(|(table, clue)| found(table, clue).filter(complete));
    let by_heads = || {
        let all = TABLES.iter().filter_map(|table| found(table, Clue::Headers));
        all.filter(complete).max_by_key(|found| found.matched.known())
    };
    let first = by_name().next();
    // A file named 実績値 that lacks a head is a broken table of that name, not
    // another one that happens to need fewer heads.
    let stands = |found: &Found| match first {
        Some((table, Clue::SheetName | Clue::FileName)) => {
            let meant = heads(&places, table).map_or(0, |(_, matched)| matched.known());
            found.matched.known() > meant
        }
        _ => true,
    };
    if let Some(found) = named.or_else(|| by_heads().filter(stands)) {
        return Recognised::Table(Box::new(found));
    }
    // A name that only holds the table's says less: ボランティア名簿 is no 名簿, and
    // a sheet グラフ用 in a file 実績値 has a name of its own.
    let is_meant = |table: &Table, clue: Clue| {
        let own_sheet = !names[0].is_empty() && !is_default_sheet(names[0]);
        let name = match clue {
            Clue::SheetName => names[0],
            Clue::FileName => names[1],
            _ => names[2].rsplit('/').next().unwrap_or(names[2]),
        };
        let has_some = heads(&places, table).is_some_and(|(_, matched)| matched.known() > 1);
        has_some || (is_title_of(name, table) && !(own_sheet && clue != Clue::SheetName))
    };
    match first.filter(|(table, clue)| is_meant(table, *clue)) {
        Some((table, clue)) => match found(table, clue) {
            Some(found) => Recognised::Table(Box::new(found)),
            None => Recognised::WithoutHead(table, clue),
        },
        None => Recognised::Unknown,
    }
}

/// Returns the table that a name names: `commitments-business`,
/// `行動計画_2026年10月`. The longest title in the name wins.
pub(crate) fn table_by_name(name: &str) -> Option<&'static Table> {
    let name = fold(name);
    TABLES
        .iter()
        .filter_map(|table| {
            let titles = std::iter::once(table.name).chain(table.titles.iter().copied());
            let longest = titles
                .map(fold)
                .filter(|title| name.contains(title.as_str()))
                .map(|title| title.chars().count())
                .max()?;
            Some((longest, table))
        })
        .max_by_key(|(length, _)| *length)
        .map(|(_, table)| table)
}

/// Returns the table of the project's own that a sheet or file is called as.
pub(crate) fn own_table(
    names: &[&str; 3],
    own: &[&'static Table],
) -> Option<(&'static Table, Clue)> {
    let clues = [Clue::SheetName, Clue::FileName];
    names.iter().zip(clues).find_map(|(name, clue)| {
        let table = own.iter().find(|table| !name.is_empty() && is_title_of(name, table))?;
        Some((*table, clue))
    })
}

/// Whether a name, or a part of it that stands apart, is a title of a table, apart
/// from digits and dates: 実績値_I01, 令和8年度 資金.
fn is_title_of(name: &str, table: &Table) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let apart = ['_', '-', ' ', '\u{3000}', '(', '\u{ff08}', '・'];
    let titles = || std::iter::once(table.name).chain(table.titles.iter().copied());
    std::iter::once(stem).chain(stem.split(apart)).any(|part| {
        let part = fold(part);
        titles().any(|title| {
            part.split_once(&fold(title)).is_some_and(|(before, after)| {
                let is_date = |c: char| !c.is_alphabetic() || "令和年月日度期第回版分".contains(c);
                before.chars().chain(after.chars()).all(is_date)
            })
        })
    })
}

fn is_default_sheet(name: &str) -> bool {
    let folded = fold(name);
    let bare = folded.trim_end_matches(|c: char| c.is_numeric() || matches!(c, '(' | ')'));
    matches!(bare, "sheet" | "シート" | "ワークシート" | "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_head_could_mean_two_columns_of_its_table() {
        for table in TABLES {
            let mut heads: Vec<(String, &str)> = table
                .columns
                .iter()
                .flat_map(|column| {
                    std::iter::once(column.name)
                        .chain(column.headers.iter().copied())
                        .map(|head| (fold(head), column.name))
                })
                .collect();
            heads.sort();
            heads.dedup();
            for pair in heads.windows(2) {
                assert_ne!(pair[0].0, pair[1].0, "{}: {pair:?}", table.name);
            }
        }
    }

    #[test]
    fn the_longest_title_in_a_name_wins() {
        for (name, table) in [
            ("members", Some("members")),
            ("commitments-business", Some("commitments")),
            ("行動計画_2026年10月", Some("commitments")),
            ("会議出欠表", Some("attendance")),
            ("令和8年度 目標 実績値", Some("observations")),
            ("Sheet1", None),
        ] {
            assert_eq!(table_by_name(name).map(|table| table.name), table, "{name}");
        }
    }
}
