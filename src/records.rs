//! What each row says, and in which cell it says it.
//!
//! [`parse`] reads every file under `inputs/` into typed records. It resolves
//! nothing: that an organisation exists, or that a date makes sense beside
//! another, is for the [model](crate::model). Every value keeps its origin.

mod cells;
pub mod config;
mod csv;
pub mod dates;
mod encoding;
mod excel;
mod grid;
mod header;
mod layout;
pub mod log;
pub mod narrative;
pub mod numbers;
mod row;
pub mod table;
pub mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostics::{Answers, Diagnostic, Origin, Place, Source};
use crate::domain::text::{self, fold};
use crate::files::Files;

use self::config::ConfigFile;
use self::dates::DateContext;
use self::encoding::Decoded;
use self::grid::GridRow;
pub(crate) use self::grid::{Cell, Grid};
use self::header::Located;
pub(crate) use self::layout::{FALSE_WORDS, Layout, TRUE_WORDS, layouts};
use self::log::{ImportLog, Rule, SheetNote};
use self::narrative::NarrativeRecord;
use self::row::Row;
use self::table::{Record, Table};
use self::tables::{
    AttendanceRecord, BackboneLogRecord, ChangeRecord, CommitmentRecord, ContributionRecord,
    CostRecord, DecisionRecord, FundingRecord, GoalRecord, IndicatorRecord, MeetingRecord,
    MemberRecord, ObservationRecord, PulseRecord, VoiceRecord,
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
    ContributionRecord::TABLE,
    CostRecord::TABLE,
    BackboneLogRecord::TABLE,
    ChangeRecord::TABLE,
    VoiceRecord::TABLE,
    PulseRecord::TABLE,
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
    /// 資源の持ち寄り.
    pub contributions: Vec<ContributionRecord>,
    /// 事務局の費用.
    pub costs: Vec<CostRecord>,
    /// 事務局の業務記録.
    pub backbone_log: Vec<BackboneLogRecord>,
    /// 制度・仕組みの変化.
    pub changes: Vec<ChangeRecord>,
    /// 声.
    pub voices: Vec<VoiceRecord>,
    /// 参加団体アンケート.
    pub pulse: Vec<PulseRecord>,
    /// Prose.
    pub narratives: Vec<NarrativeRecord>,
    /// The answers to questions.
    pub answers: Answers,
    /// What was read and what was cleaned.
    pub log: ImportLog,
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
#[derive(Debug, Clone, Default)]
pub struct Unreadable {
    tables: BTreeSet<&'static str>,
    keys: BTreeMap<&'static str, BTreeSet<String>>,
}

/// Columns beside the first two that other tables refer to.
const NAMES: [&str; 4] = ["org_name_en", "short_name", "aliases", "name_en"];

impl Unreadable {
    /// Returns whether a reference may mean a row that could not be read.
    pub fn may_hold(&self, table: &str, key: &str) -> bool {
        let key = text::key(key);
        self.tables.contains(table) || self.keys.get(table).is_some_and(|keys| keys.contains(&key))
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
                records.config = config::parse(&text.text, diagnostics);
            }
        }
        None => diagnostics.push(Diagnostic::missing_config(&Origin::file(config::PATH))),
    }
    let context = records.config.date_context();
    let mut characters = Characters::default();
    // Observations may be in files that are named after an indicator, so the
    // indicators are read first.
    let mut later = Vec::new();
    for (path, bytes) in inputs.iter() {
        for sheet in sheets(path, bytes, diagnostics, &mut records.log) {
            if is_guide(&sheet.grid) {
                let origin = Origin { source: Arc::clone(&sheet.grid.source), place: Place::Whole };
                records.log.add(Rule::GuideSheet, origin, String::new(), String::new());
                continue;
            }
            characters.note(&sheet.grid);
            match recognise(&sheet.grid, &names_around(path, &sheet.grid), context) {
                Some(table) if table.name == ObservationRecord::TABLE.name => {
                    later.push((path, table, sheet));
                }
                Some(table) => {
                    read_grid(path, table, &sheet, context, &mut records, diagnostics);
                }
                None if sheet.grid.rows.is_empty() => {}
                None => {
                    let source = Arc::clone(&sheet.grid.source);
                    let origin = Origin { source, place: Place::Whole };
                    diagnostics.push(Diagnostic::unrecognised_table(&origin));
                }
            }
        }
        match Kind::of(path) {
            Kind::Text => {
                let Some(text) = text(path, bytes, diagnostics) else { continue };
                records.log.sheets.push(SheetNote {
                    source: Source::file(path),
                    encoding: text.encoding,
                    table: None,
                    rows: 0,
                });
                let record = narrative::parse(path, &text.text, context, diagnostics);
                characters.note_text(path, &text.text);
                records.narratives.extend(record);
            }
            Kind::Settings => characters.note_text(path, &String::from_utf8_lossy(bytes)),
            Kind::Unknown => diagnostics.push(Diagnostic::unknown_file(&Origin::file(path))),
            Kind::Csv | Kind::Workbook | Kind::Image => {}
        }
    }
    for (path, table, sheet) in later {
        read_grid(path, table, &sheet, context, &mut records, diagnostics);
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

/// What a file under `inputs/` is, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Csv,
    Workbook,
    Text,
    Settings,
    Image,
    Unknown,
}

impl Kind {
    fn of(path: &str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path);
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        match extension.to_ascii_lowercase().as_str() {
            "csv" | "tsv" | "txt" => Self::Csv,
            "xlsx" | "xlsm" | "xls" => Self::Workbook,
            "md" => Self::Text,
            "toml" if path == config::PATH => Self::Settings,
            "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" | "pdf" => Self::Image,
            _ => Self::Unknown,
        }
    }
}

/// Returns whether a file is read as a table, by its name.
pub(crate) fn is_table(path: &str) -> bool {
    matches!(Kind::of(path), Kind::Csv | Kind::Workbook)
}

/// Returns the sheets of a file as they were sent.
pub(crate) fn grids(path: &str, bytes: &[u8]) -> Vec<Grid> {
    let (mut problems, mut log) = (Vec::new(), ImportLog::default());
    let sheets = sheets(path, bytes, &mut problems, &mut log);
    sheets.into_iter().map(|sheet| sheet.grid).collect()
}

/// Sheets that explain the others: that of the input workbook, and the list of
/// a return slip that came back with its table corrected.
pub const GUIDE_SHEETS: [&str; 3] = ["記入のしかた", "差戻し票", "Return slip"];

fn is_guide(grid: &Grid) -> bool {
    grid.source.sheet.as_deref().is_some_and(|sheet| GUIDE_SHEETS.contains(&sheet))
}

/// A sheet of a file, and how its bytes were read.
struct Sheet {
    grid: Grid,
    encoding: &'static str,
}

/// Reads the sheets of a file: one of a CSV file, those of a workbook that are
/// not hidden.
fn sheets(
    path: &str,
    bytes: &[u8],
    diagnostics: &mut Vec<Diagnostic>,
    log: &mut ImportLog,
) -> Vec<Sheet> {
    match Kind::of(path) {
        // A workbook under the name of a CSV file is still a workbook, and the
        // reverse.
        Kind::Csv | Kind::Workbook if excel::is_workbook(bytes) => {
            let grids = excel::parse(path, bytes, diagnostics, log);
            grids.into_iter().map(|grid| Sheet { grid, encoding: "Excel" }).collect()
        }
        Kind::Csv | Kind::Workbook => {
            let Some(text) = text(path, bytes, diagnostics) else { return Vec::new() };
            let source = Source::file(path);
            if text.nulls > 0 {
                let origin = Origin::file(path);
                log.add(Rule::NullCharacter, origin, text.nulls.to_string(), String::new());
            }
            if let Some(line) = csv::unclosed_quote(&text.text) {
                diagnostics.push(Diagnostic::unclosed_quote(&Origin::text(path, line, 1)));
            }
            vec![Sheet { grid: csv::parse(&source, &text.text), encoding: text.encoding }]
        }
        Kind::Text | Kind::Settings | Kind::Image | Kind::Unknown => Vec::new(),
    }
}

fn text(path: &str, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> Option<Decoded> {
    match encoding::decode(bytes) {
        Ok(decoded) => Some(decoded),
        Err(undecodable) => {
            let origin = Origin::text(path, undecodable.line, 1);
            diagnostics.push(Diagnostic::undecodable(&origin, undecodable.encoding));
            None
        }
    }
}

/// Returns the table that is in a sheet: by the names around it, nearest first
/// (sheet, file, folder), else by its headers.
fn recognise(grid: &Grid, names: &[&str], context: DateContext) -> Option<&'static Table> {
    let by_name = names.iter().find_map(|name| {
        let stem = name.rsplit_once('.').map_or(*name, |(stem, _)| stem);
        header::table_by_name(stem, TABLES)
    });
    by_name.or_else(|| header::table_by_headers(grid, context, TABLES))
}

/// The names around a sheet, nearest first: of the sheet, the file, the folder.
fn names_around<'a>(path: &'a str, grid: &'a Grid) -> [&'a str; 3] {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    [grid.source.sheet.as_deref().unwrap_or_default(), name, folder]
}

/// Returns the indicator that a sheet or file is named after: `I11.csv`,
/// `実績値_見守り訪問.xlsx`; none if its name holds two.
fn named_indicator(names: &[&str; 3], indicators: &[IndicatorRecord]) -> Option<String> {
    names.iter().take(2).find_map(|name| {
        let stem = name.rsplit_once('.').map_or(*name, |(stem, _)| stem);
        let whole = std::iter::once(stem);
        let parts = whole.chain(stem.split(['_', '-', ' ', '\u{3000}', '(', '\u{ff08}']));
        let parts: Vec<String> = parts.map(fold).collect();
        let mut named = indicators.iter().filter(|indicator| {
            let (id, name) = (&indicator.indicator_id.value, &indicator.name.value);
            parts.contains(&fold(id)) || parts.contains(&fold(name))
        });
        let first = named.next()?;
        named.next().is_none().then(|| first.indicator_id.value.clone())
    })
}

/// Reads the rows of the table that is in a sheet.
fn read_grid(
    path: &str,
    table: &'static Table,
    sheet: &Sheet,
    context: DateContext,
    records: &mut Records,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let grid = &sheet.grid;
    let names = names_around(path, grid);
    if grid.rows.is_empty() {
        return;
    }
    records.tables.insert(table.name);
    let title_year = header::fiscal_year(grid, table, &names);
    let indicator = named_indicator(&names, &records.indicators);
    let mut reading = Reading {
        grid,
        context: DateContext { fiscal_year: title_year.or(context.fiscal_year), ..context },
        indicator,
        unreadable: &mut records.unreadable,
        log: &mut records.log,
        diagnostics,
    };
    macro_rules! read_into {
        ($($field:ident: $record:ty),*) => {
            match table.name {
                $(name if name == <$record>::TABLE.name => {
                    let rows = reading.rows::<$record>();
                    records.log.sheets.push(SheetNote {
                        source: Arc::clone(&grid.source),
                        encoding: sheet.encoding,
                        table: Some(table.name),
                        rows: rows.len(),
                    });
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
        funding: FundingRecord,
        contributions: ContributionRecord,
        costs: CostRecord,
        backbone_log: BackboneLogRecord,
        changes: ChangeRecord,
        voices: VoiceRecord,
        pulse: PulseRecord
    );
}

/// The reading of one sheet.
struct Reading<'a> {
    grid: &'a Grid,
    context: DateContext,
    indicator: Option<String>,
    unreadable: &'a mut Unreadable,
    log: &'a mut ImportLog,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reading<'_> {
    fn rows<R: Record>(&mut self) -> Vec<R> {
        let grid = self.grid;
        let indicator = self.indicator.as_deref();
        let located =
            header::locate(grid, &R::TABLE, self.context, indicator, self.diagnostics, self.log);
        let Some(located) = located else {
            self.unreadable.tables.insert(R::TABLE.name);
            return Vec::new();
        };
        let mut rows = Vec::with_capacity(grid.rows.len() - located.first_row);
        for row in &grid.rows[located.first_row..] {
            if let Some(kind) = left_out(row, &located, grid) {
                let place = Place::Row(row.number);
                let origin = Origin { source: Arc::clone(&grid.source), place };
                self.log.add(kind, origin, row_text(row), String::new());
                continue;
            }
            self.check_width(row, &located);
            let mut reader = Row {
                source: &grid.source,
                row,
                columns: &located.columns,
                dates: self.context,
                diagnostics: self.diagnostics,
                log: self.log,
            };
            if R::read_all(&mut reader, &mut rows).is_none() {
                // Its code and its names are what other tables may refer to.
                let keys = self.unreadable.keys.entry(R::TABLE.name).or_default();
                let names = R::TABLE
                    .columns
                    .iter()
                    .enumerate()
                    .filter(|(at, column)| *at < 2 || NAMES.contains(&column.name));
                for found in names.filter_map(|(at, _)| located.columns.found(at)) {
                    let text = row.cell(found.grid_column).to_text();
                    keys.extend(text.split([';', '；', '、', ',', '，', '\n']).map(text::key));
                    keys.insert(text::key(&text));
                }
            }
        }
        rows
    }

    /// A row that reaches beyond the headers was probably shifted by a comma
    /// too many.
    fn check_width(&mut self, row: &GridRow, located: &Located) {
        let width = located.columns.width;
        let beyond = (width..row.len()).find(|&column| !row.cell(column).is_blank());
        if let Some(column) = beyond {
            let origin = self.grid.origin(row.number, column);
            let written = row.cell(column).to_text();
            self.diagnostics.push(Diagnostic::cell_without_header(&origin, &written));
        }
    }
}

/// Returns why a row under the headers is no record, if it is none.
fn left_out(row: &GridRow, located: &Located, grid: &Grid) -> Option<Rule> {
    const EXAMPLES: [&str; 4] = ["(例)", "（例）", "例:", "例："];
    const NOTES: [&str; 11] =
        ["※", "注", "*", "＊", "(注", "（注", "出典", "資料:", "資料：", "備考:", "備考："];
    let mut filled = row.cells().filter(|cell| !cell.is_blank());
    let leading: Vec<Cell<'_>> = filled.by_ref().take(3).collect();
    let Cell::Text(first) = *leading.first()? else { return None };
    let first = first.trim_start();
    if first.starts_with('#') && !row.cell(0).is_blank() && !cells::is_error_value(first) {
        return Some(Rule::Comment);
    }
    if EXAMPLES.iter().any(|mark| first.starts_with(mark)) {
        return Some(Rule::Example);
    }
    // The total's own word may stand in the code's or in the name's column.
    let is_total = leading.iter().any(|cell| match cell {
        Cell::Text(text) => text.len() <= 24 && header::is_total_word(&fold(text)),
        _ => false,
    });
    if is_total {
        return Some(Rule::TotalRow);
    }
    if leading.len() == 1 && NOTES.iter().any(|mark| first.starts_with(mark)) {
        return Some(Rule::Footnote);
    }
    let header = &grid.rows[located.header_row];
    if leading.len() > 1 && leading[0] == first_cell(header) && row_text(row) == row_text(header) {
        return Some(Rule::RepeatedHeader);
    }
    None
}

fn first_cell(row: &GridRow) -> Cell<'_> {
    row.cells().find(|cell| !cell.is_blank()).unwrap_or(Cell::Empty)
}

fn row_text(row: &GridRow) -> String {
    let cells: Vec<String> =
        row.cells().filter(|cell| !cell.is_blank()).map(Cell::to_text).collect();
    cells.join(" | ")
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
