//! The list of a reception desk: one meeting, an organisation a row, a mark for who came.
//!
//! The meeting stands in a title or in the name of the file. A remark 代理 says how
//! somebody came; what a line without a mark is, is asked.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::text::fold;
use crate::domain::words::Presence;
use crate::records::dates::DateContext;
use crate::records::found::fields::field_of;
use crate::records::grid::{Cell, Grid, GridRow};

use super::known::{self, Known, Naming};
use super::list;
use super::shape::{Across, AcrossColumn, Kept, Layout};

/// Rows in which heads are looked for, and that are looked at below them.
const LOOKED_AT: (usize, usize) = (15, 300);

/// Returns the layout of such a list.
pub(super) fn propose(
    grid: &Grid,
    names: &[&str; 3],
    known: &Known,
    context: DateContext,
) -> Option<Layout> {
    let table = super::tables::table_of("attendance")?;
    if !known.has(Naming::Organisation) {
        return None;
    }
    (0..grid.rows.len().saturating_sub(1).min(LOOKED_AT.0)).find_map(|at| {
        let meeting = meeting(grid, at, names, known, context)?;
        let desk = Desk { grid, known, at };
        let organisation = desk.organisations()?;
        let mark = desk.marks()?;
        let column = AcrossColumn::of(mark, meeting, at);
        let mut layout = Layout::plain(table, at..=at, organisation);
        let head = |name: &str| Layout::head_of(table, name);
        layout.kept =
            vec![Kept { column: organisation, head: head("organisation"), before: Vec::new() }];
        let person = desk.column(|text| list::means(Some(table), text, "person"));
        layout.kept.extend(person.map(|column| Kept {
            column,
            head: head("person"),
            before: Vec::new(),
        }));
        layout.across = Some(Across {
            marks: desk.words(mark),
            named: desk.named(organisation),
            remarks: desk.remarks(organisation, mark),
            said: desk.said(organisation, mark),
            ..Across::of(head("meeting_id"), head("presence"), vec![column])
        });
        Some(layout)
    })
}

/// The one meeting that the titles above the heads, or a name around the sheet, tell: its
/// body with its number or its day.
fn meeting(
    grid: &Grid,
    heads: usize,
    names: &[&str; 3],
    known: &Known,
    context: DateContext,
) -> Option<String> {
    let titles = grid.rows[..heads].iter().flat_map(GridRow::cells).map(|cell| cell.to_text());
    let stem = |name: &&str| name.rsplit_once('.').map_or(*name, |(stem, _)| stem).to_owned();
    let texts: Vec<String> =
        titles.chain(names.iter().take(2).map(stem)).filter(|it| !it.trim().is_empty()).collect();
    let said = texts.iter().find_map(|text| {
        let body = known.body_within(text)?;
        Some((body, known::number_in_series(text)))
    });
    let (body, number) = said?;
    if let Some(number) = number {
        return Some(format!("{body} 第{number}回"));
    }
    let day = texts.iter().find_map(|text| known::day_within(text, context))?;
    Some(format!("{body} {day}"))
}

/// A list with its heads in one row.
struct Desk<'a> {
    grid: &'a Grid,
    known: &'a Known,
    at: usize,
}

impl Desk<'_> {
    fn rows(&self) -> impl Iterator<Item = &GridRow> {
        self.grid.rows[self.at + 1..].iter().take(LOOKED_AT.1)
    }

    fn column(&self, is_it: impl Fn(&str) -> bool) -> Option<usize> {
        let heads = &self.grid.rows[self.at];
        (0..heads.len()).find(|column| {
            let text = heads.cell(*column).to_text();
            !text.trim().is_empty() && is_it(text.trim())
        })
    }

    /// The column whose cells name organisations.
    fn organisations(&self) -> Option<usize> {
        self.column(|_| true)?;
        let heads = &self.grid.rows[self.at];
        (0..heads.len()).filter(|column| !heads.cell(*column).is_blank()).find(|column| {
            let cells = self.rows().map(|row| row.cell(*column)).filter(|cell| !cell.is_blank());
            let cells: Vec<Cell<'_>> = cells.collect();
            let named =
                cells.iter().filter(|cell| self.known.names(Naming::Organisation, **cell)).count();
            named > 1 && named * 5 >= cells.len() * 4
        })
    }

    /// The rows that name an organisation.
    fn named(&self, organisation: usize) -> BTreeSet<u32> {
        let is_named =
            |row: &&GridRow| self.known.names(Naming::Organisation, row.cell(organisation));
        self.rows().filter(is_named).map(|row| row.number).collect()
    }

    /// The only column of marks: 受付, 出席, 出欠.
    fn marks(&self) -> Option<usize> {
        const HEADS: [&str; 12] = [
            "受付",
            "出席",
            "出欠",
            "参加",
            "来場",
            "確認",
            "印",
            "チェック",
            "✓",
            "checkin",
            "present",
            "attended",
        ];
        let column = self.column(|text| {
            let folded = fold(text);
            HEADS.contains(&folded.as_str())
        })?;
        let cells: Vec<Cell<'_>> =
            self.rows().map(|row| row.cell(column)).filter(|cell| !cell.is_blank()).collect();
        let marks = cells.iter().filter(|cell| known::is_mark(**cell)).count();
        (marks > 0 && marks + 1 >= cells.len()).then_some(column)
    }

    /// What marks mean here: somebody came.
    fn words(&self, mark: usize) -> BTreeMap<String, String> {
        const CAME: [&str; 8] = ["✓", "✔", "レ", "○", "◯", "〇", "●", "済"];
        let cells = self.rows().map(|row| row.cell(mark).to_text().trim().to_owned());
        let came = cells.filter(|text| CAME.iter().any(|it| fold(it) == fold(text)));
        came.map(|text| (text, "出席".to_owned())).collect()
    }

    /// The columns beside that are no fields.
    fn remarks(&self, organisation: usize, mark: usize) -> Vec<usize> {
        let table = super::tables::table_of("attendance");
        let heads = &self.grid.rows[self.at];
        let is_remark = |column: &usize| {
            let head = heads.cell(*column).to_text();
            let is_field = table.is_some_and(|table| field_of(table, &head).is_some());
            *column != organisation && *column != mark && !is_field
        };
        (0..heads.len()).filter(is_remark).collect()
    }

    /// What remarks say of those who came, by row number and column of the mark.
    fn said(&self, organisation: usize, mark: usize) -> BTreeMap<(u32, usize), String> {
        let columns = self.remarks(organisation, mark);
        let said = self.rows().filter_map(|row| {
            let texts = columns.iter().map(|column| row.cell(*column).to_text());
            let word = texts.into_iter().find_map(|text| {
                let text = text.trim().to_owned();
                let bare = text.trim_matches(['（', '）', '(', ')', '※', '・', ' ', '　']);
                let bare = ["出席", "参加", "の方"]
                    .iter()
                    .find_map(|end| bare.strip_suffix(end))
                    .filter(|bare| !bare.is_empty())
                    .unwrap_or(bare);
                Presence::from_text(bare).map(|_| bare.to_owned())
            })?;
            let came = !row.cell(mark).is_blank();
            // Nobody ticks off who is on the screen, or who is not there.
            let is_elsewhere =
                matches!(Presence::from_text(&word), Some(Presence::Absent | Presence::Online));
            (came || is_elsewhere).then_some(((row.number, mark), word))
        });
        said.collect()
    }
}
