//! What each row says, and in which cell it says it.
//!
//! [`parse`] reads every file under `inputs/` into typed records. It resolves
//! nothing: that an organisation exists, or that a date makes sense beside
//! another, is for the [model](crate::model). Every value keeps its origin.

pub mod config;
mod csv;
pub mod dates;
mod encoding;
mod excel;
mod grid;
mod header;
pub mod narrative;
pub mod numbers;
pub mod table;
pub mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Origin, Place, Source};
use crate::files::Files;

use self::config::ConfigFile;
use self::dates::DateContext;
use self::grid::{Cell, Grid};
pub(crate) use self::header::nearest_name;
use self::narrative::NarrativeRecord;
use self::table::{Record, Row, Table};
use self::tables::{
    AttendanceRecord, CommitmentRecord, DecisionRecord, FundingRecord, GoalRecord, IndicatorRecord,
    MeetingRecord, MemberRecord, ObservationRecord,
};

/// Every table that people send, in the order a person would fill them in.
pub const TABLES: &[Table] = &[
    MemberRecord::TABLE,
    GoalRecord::TABLE,
    MeetingRecord::TABLE,
    AttendanceRecord::TABLE,
    DecisionRecord::TABLE,
    CommitmentRecord::TABLE,
    IndicatorRecord::TABLE,
    ObservationRecord::TABLE,
    FundingRecord::TABLE,
];

/// Everything that was handed in, row by row.
#[derive(Debug, Default)]
pub struct Records {
    /// The settings.
    pub config: ConfigFile,
    /// 参加団体一覧.
    pub members: Vec<MemberRecord>,
    /// 目標.
    pub goals: Vec<GoalRecord>,
    /// 会議記録.
    pub meetings: Vec<MeetingRecord>,
    /// 出欠.
    pub attendance: Vec<AttendanceRecord>,
    /// 決定事項.
    pub decisions: Vec<DecisionRecord>,
    /// 行動計画・約束.
    pub commitments: Vec<CommitmentRecord>,
    /// 指標台帳.
    pub indicators: Vec<IndicatorRecord>,
    /// 実績値.
    pub observations: Vec<ObservationRecord>,
    /// 資金.
    pub funding: Vec<FundingRecord>,
    /// Prose.
    pub narratives: Vec<NarrativeRecord>,
    /// Names of tables that were found, whether or not they had rows.
    pub tables: BTreeSet<&'static str>,
    /// What could not be read.
    pub unreadable: Unreadable,
    /// The first cells in which each character outside ASCII stands, to say
    /// where a character that no font has comes from.
    pub characters: BTreeMap<char, Vec<Origin>>,
}

/// Tables and rows that could not be read. Their mistakes are reported where
/// they are; a reference to one of them is not a second mistake.
#[derive(Debug, Default)]
pub struct Unreadable {
    tables: BTreeSet<&'static str>,
    keys: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Unreadable {
    /// Returns whether a reference may mean a row that could not be read.
    pub fn may_hold(&self, table: &str, key: &str) -> bool {
        self.tables.contains(table) || self.keys.get(table).is_some_and(|keys| keys.contains(key))
    }
}

/// Reads every file under `inputs/`.
pub fn parse(inputs: &Files, diagnostics: &mut Vec<Diagnostic>) -> Records {
    let mut records = Records::default();
    if inputs.is_empty() {
        // The wrong folder: nothing else that could be said would help.
        diagnostics.push(Diagnostic::missing_config(&Origin::file(config::PATH)));
        return records;
    }
    match inputs.get(config::PATH) {
        Some(bytes) => {
            if let Some(text) = text(config::PATH, bytes, diagnostics) {
                records.config = config::parse(&text, diagnostics);
            }
        }
        None => diagnostics.push(Diagnostic::missing_config(&Origin::file(config::PATH))),
    }
    let fiscal_start = *records.config.config.calendar.fiscal_year_start.get_ref();
    let context = DateContext {
        fiscal_start: if (1..=12).contains(&fiscal_start) { fiscal_start } else { 4 },
        ..DateContext::default()
    };
    let mut characters = Characters::default();
    for (path, bytes) in inputs.iter() {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        match extension.to_ascii_lowercase().as_str() {
            "csv" | "tsv" | "txt" => {
                if let Some(text) = text(path, bytes, diagnostics) {
                    let grid = csv::parse(&Source::file(path), &text);
                    read_grid(&grid, &[name, folder], context, &mut records, diagnostics);
                    characters.note(&grid);
                }
            }
            "xlsx" | "xlsm" | "xls" => {
                for grid in excel::parse(path, bytes, diagnostics) {
                    let sheet = grid.source.sheet.clone().unwrap_or_default();
                    let names = [sheet.as_str(), name, folder];
                    read_grid(&grid, &names, context, &mut records, diagnostics);
                    characters.note(&grid);
                }
            }
            "md" => {
                if let Some(text) = text(path, bytes, diagnostics) {
                    let record = narrative::parse(path, &text, context, diagnostics);
                    characters.note_text(path, &text);
                    records.narratives.extend(record);
                }
            }
            "toml" if path == config::PATH => {
                characters.note_text(path, &String::from_utf8_lossy(bytes));
            }
            "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" | "pdf" => {}
            _ => diagnostics.push(Diagnostic::unknown_file(&Origin::file(path))),
        }
    }
    for table in TABLES {
        if table.required && !records.tables.contains(table.name) {
            let place = Origin::file("inputs");
            diagnostics.push(Diagnostic::missing_table(&place, table.titles[0], table.name));
        }
    }
    records.characters = characters.found;
    records
}

fn text(path: &str, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    match encoding::decode(bytes) {
        Ok(decoded) => Some(decoded.text),
        Err(undecodable) => {
            let origin = Origin::text(path, undecodable.line, 1);
            diagnostics.push(Diagnostic::undecodable(&origin, undecodable.encoding));
            None
        }
    }
}

/// Recognises the table in a sheet and reads its rows.
///
/// A table is recognised by the names around it, nearest first (sheet, file,
/// folder), else by its headers.
fn read_grid(
    grid: &Grid,
    names: &[&str],
    context: DateContext,
    records: &mut Records,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if grid.rows.is_empty() {
        return;
    }
    let by_name = names.iter().find_map(|name| {
        let stem = name.rsplit_once('.').map_or(*name, |(stem, _)| stem);
        header::table_by_name(stem, TABLES)
    });
    let Some(table) = by_name.or_else(|| header::table_by_headers(grid, TABLES)) else {
        let origin = Origin { source: Arc::clone(&grid.source), place: Place::Whole };
        diagnostics.push(Diagnostic::unrecognised_table(&origin));
        return;
    };
    records.tables.insert(table.name);
    macro_rules! read_into {
        ($($field:ident: $record:ty),*) => {
            match table.name {
                $(name if name == <$record>::TABLE.name => {
                    let rows = read_rows::<$record>(
                        grid, context, &mut records.unreadable, diagnostics);
                    // The first file's rows are taken as they are: copying
                    // those of a large file would cost as much as reading.
                    if records.$field.is_empty() {
                        records.$field = rows;
                    } else {
                        records.$field.extend(rows);
                    }
                })*
                _ => unreachable!("every table of TABLES is read"),
            }
        };
    }
    read_into!(
        members: MemberRecord,
        goals: GoalRecord,
        meetings: MeetingRecord,
        attendance: AttendanceRecord,
        decisions: DecisionRecord,
        commitments: CommitmentRecord,
        indicators: IndicatorRecord,
        observations: ObservationRecord,
        funding: FundingRecord
    );
}

fn read_rows<R: Record>(
    grid: &Grid,
    dates: DateContext,
    unreadable: &mut Unreadable,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<R> {
    let Some(located) = header::locate(grid, &R::TABLE, diagnostics) else {
        unreadable.tables.insert(R::TABLE.name);
        return Vec::new();
    };
    let mut rows = Vec::with_capacity(grid.rows.len() - located.first_row);
    for row in &grid.rows[located.first_row..] {
        // A line that begins with # is a comment.
        if matches!(row.cell(0), Cell::Text(text) if text.starts_with('#')) {
            continue;
        }
        let mut reader =
            Row { source: &grid.source, row, columns: &located.columns, dates, diagnostics };
        match R::read(&mut reader) {
            Some(record) => rows.push(record),
            None => {
                if let Some(key) = located.columns.found(0) {
                    let key = row.cell(key.grid_column).to_text().trim().to_owned();
                    unreadable.keys.entry(R::TABLE.name).or_default().insert(key);
                }
            }
        }
    }
    rows
}

/// Where each character outside ASCII stands first.
struct Characters {
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

    fn note(&mut self, grid: &Grid) {
        for row in &grid.rows {
            for (column, cell) in row.cells().enumerate() {
                let Cell::Text(text) = cell else { continue };
                if !text.is_ascii() {
                    self.note_cell(text, || grid.origin(row.number, column));
                }
            }
        }
    }

    fn note_text(&mut self, path: &str, text: &str) {
        for (number, line) in (1..).zip(text.lines()) {
            self.note_cell(line, || Origin::text(path, number, 1));
        }
    }

    fn note_cell(&mut self, text: &str, origin: impl Fn() -> Origin) {
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
