//! What each row says, and in which cell it says it.
//!
//! [`parse`] reads every file under `inputs/` into typed records, and says on a
//! [`Receipt`](receipt::Receipt) for each sheet what became of every cell. It resolves nothing:
//! that an organisation exists, or that a date makes sense beside another, is
//! for the [model](crate::model). Every value keeps its origin.
//!
//! A sheet goes through five rooms: `sheets` makes cells of its bytes,
//! `found` recognises the table in it, `columns` and `rows` say what each
//! column and row is, and `sheet` reads the records. Each sheet is read alone
//! and returns what it gives; what it must know of others are `Hints`.

mod alone;
pub mod answers;
mod aside;
pub mod attendance_report;
mod blocks;
mod cells;
mod characters;
pub(crate) mod columns;
pub mod config;
mod copies;
mod csv;
pub mod dates;
mod encoding;
mod excel;
pub mod extract;
mod form;
mod found;
mod grid;
pub(crate) mod handed_in;
pub(crate) mod keys;
mod layout;
pub(crate) mod look;
mod marks;
pub mod narrative;
pub mod numbers;
pub mod outline;
pub mod own;
pub mod pack;
mod pairs;
mod parsed;
mod plans;
pub mod receipt;
pub(crate) mod record;
mod row;
mod rows;
pub mod sealed;
pub(crate) mod sectors;
mod sheet;
mod sheets;
mod shelf;
pub mod shown;
mod spread;
pub mod table;
pub mod tables;
pub(crate) mod texts;
mod tidied;
mod told;
mod totals;
mod typed;
mod units;
mod unread;
mod versions;
mod watched;
mod written;

use crate::diagnostics::{Answers, Diagnostic, Origin};
use crate::files::{self, Files, Refusal, Refused};

use self::aside::Unread;
use self::characters::Characters;
use self::columns::hints::Hints;
use self::config::ConfigFile;
use self::layout::LayoutFiles;
use self::record::Record as _;
use self::sheet::Parsed;
use self::sheet::opened::Opened;
use self::sheets::{FileKind, Foreign};
use self::shelf::Pass;
use self::table::Table;
use self::tables::IndicatorRecord;
use self::versions::tables::Around;
use self::watched::Watched;

pub(crate) use self::form::{FALSE_WORDS, Form, TRUE_WORDS, forms};
pub(crate) use self::grid::{Cell, Grid};
pub use self::handed_in::{Records, Unreadable};
pub use self::sheets::GUIDE_SHEETS;
pub(crate) use self::sheets::{grids, is_table};
pub use self::shelf::Shelf;
pub use self::tables::TABLES;
pub use self::written::as_texts;

/// Returns how many bytes a file under `inputs/` may have; `None` if files of
/// its kind are not read.
pub fn largest(path: &str) -> Option<u64> {
    match FileKind::of(path) {
        FileKind::Unknown | FileKind::Foreign => None,
        // A photograph of a meeting has 5 MB; a scan of a whole binder may have
        // a hundred and belongs elsewhere.
        FileKind::Image => Some(50 * files::MEGABYTE),
        FileKind::Csv | FileKind::Workbook | FileKind::Text | FileKind::Settings => {
            Some(files::LARGEST)
        }
    }
}

/// Tells what was found in a folder and not read.
pub fn tell_refused(files: &Files, diagnostics: &mut Vec<Diagnostic>) {
    let mut unread = Unread::default();
    for path in refused(files, diagnostics) {
        unread.add(path);
    }
    unread.tell(diagnostics);
}

/// Tells what was refused, and returns the files of which only the kind was.
fn refused<'f>(files: &'f Files, diagnostics: &mut Vec<Diagnostic>) -> Vec<&'f str> {
    let mut unwanted = Vec::new();
    for Refused { path, why } in files.refused() {
        let origin = Origin::file(path);
        diagnostics.push(match why {
            Refusal::Unwanted => {
                unwanted.push(path.as_str());
                continue;
            }
            Refusal::Link => Diagnostic::linked_file(&origin),
            Refusal::NoFile => Diagnostic::no_plain_file(&origin),
            Refusal::Unreadable => Diagnostic::unreadable_file(&origin),
            Refusal::TooLarge(most) => Diagnostic::too_large_file(&origin, &most.to_string()),
            Refusal::Name => Diagnostic::undecodable_name(&origin),
            Refusal::SameName(other) => Diagnostic::same_file_name(&origin, other),
        });
    }
    unwanted
}

/// Reads every file under `inputs/`.
pub fn parse(inputs: &Files, diagnostics: &mut Vec<Diagnostic>) -> Records {
    parse_with(inputs, &Answers::default(), diagnostics)
}

/// Reads every file under `inputs/`, with answers that are assumed beside those
/// that the project has.
pub fn parse_with(inputs: &Files, assumed: &Answers, diagnostics: &mut Vec<Diagnostic>) -> Records {
    parse_watched(inputs, assumed, Pass::once(), &mut Watched::default(), diagnostics)
}

/// Reads every file under `inputs/` as [`parse_with`] does, but only those that do not
/// stand on the shelf as they are.
pub fn parse_kept(
    inputs: &Files,
    assumed: &Answers,
    shelf: &Shelf,
    diagnostics: &mut Vec<Diagnostic>,
) -> Records {
    let pass = Pass::with(shelf, assumed.iter().next().is_some());
    parse_watched(inputs, assumed, pass, &mut Watched::default(), diagnostics)
}

/// Reads every file, and keeps the sheets of one of them as they were before their
/// rows were read.
fn parse_watched(
    inputs: &Files,
    assumed: &Answers,
    mut pass: Pass<'_>,
    watched: &mut Watched,
    diagnostics: &mut Vec<Diagnostic>,
) -> Records {
    let mut records = Records::default();
    let mut unread = Unread::default();
    let mut foreign: Vec<Foreign> = Vec::new();
    for path in refused(inputs, diagnostics) {
        match sheets::foreign(path) {
            Some(found) => foreign.push(found),
            None => unread.add(path),
        }
    }
    if inputs.is_empty() && !inputs.refused().is_empty() {
        return records;
    }
    if inputs.is_empty() {
        // The wrong folder: nothing else that could be said would help.
        diagnostics.push(Diagnostic::missing_config(&Origin::file(config::PATH)));
        return records;
    }
    records.config = settings(inputs, diagnostics);
    let inputs = &pack::without(inputs);
    // A table that was sent and could not be read is not missing: why it is not read
    // is the cause of whatever follows.
    let refused = inputs.refused().iter().filter(|it| it.why != Refusal::Unwanted);
    for table in refused.filter_map(|it| sheets::named_table(&it.path)) {
        records.unreadable.add_table(table.name);
    }
    foreign.extend(inputs.iter().filter_map(|(path, _)| sheets::foreign(path)));
    unread.add_unused(inputs);
    if !records.config.is_readable {
        records.unreadable.tables.extend(["sectors", "bodies"]);
    }
    records.take_answers(inputs, assumed, diagnostics);
    let mut hints = Hints { answers: records.answers.clone(), ..Hints::of(&records.config) };
    let opened = records.take_files(inputs, (&mut pass, &hints), &mut unread, diagnostics);
    let mut layouts = LayoutFiles::read(inputs, diagnostics);
    let mut opened = layout::lay_out(opened, &records.config, &hints, &mut layouts, diagnostics);
    plans::set_aside(&mut opened, &hints.answers, diagnostics);
    records.running = opened.iter().filter_map(plans::running).collect();
    copies::set_aside(&mut opened, &hints.answers, diagnostics);
    aside::ask_unmarked(&mut opened, &hints.answers, diagnostics);
    aside::settle(&mut opened, &hints.answers, diagnostics);
    watched.note(&opened);
    records.receipts.extend(unread.tell(diagnostics));
    // What observations are broken down by, and which file is named after an
    // indicator, is said by the table of indicators.
    let (first, later): (Vec<_>, Vec<_>) =
        opened.into_iter().partition(|it| it.table() == Some(IndicatorRecord::TABLE.name));
    records.take_all(first, (&mut pass, &hints), diagnostics);
    keys::make_indicators(&mut records);
    hints.learn(&records.indicators);
    records.take_all(later, (&mut pass, &hints), diagnostics);
    pass.end();
    pairs::join(&mut records.costs);
    tidied::tidy(&mut records);
    watched.note_rest(layouts, hints);
    for found in foreign {
        let is_here = |table: &Table| records.tables.contains(table.name);
        diagnostics.push(found.problem(is_here));
        // What is not read is the cause of whatever follows, unless it is here too.
        if let Some(table) = found.table.filter(|table| !is_here(table)) {
            records.unreadable.add_table(table.name);
        }
    }
    keys::goals::make(&mut records, diagnostics);
    records.tell_missing(diagnostics);
    keys::make(&mut records, diagnostics);
    records.receipts.sort_by(|a, b| a.source.cmp(&b.source));
    records
}

/// Reads the settings, over those of a pack if the project has one.
fn settings(inputs: &Files, diagnostics: &mut Vec<Diagnostic>) -> ConfigFile {
    let origin = Origin::file(config::PATH);
    let Some(bytes) = inputs.get(config::PATH) else {
        // Why it is not read is told already.
        if inputs.refused().iter().all(|it| it.path != config::PATH) {
            diagnostics.push(Diagnostic::missing_config(&origin));
        }
        return ConfigFile::default();
    };
    let mut text_of = |path: &str, bytes| match sheets::text(path, bytes) {
        Ok(text) => Some(text.text),
        Err(problem) => {
            diagnostics.push(problem);
            None
        }
    };
    let own = text_of(config::PATH, bytes);
    let below = pack::settings(inputs);
    let below = below.and_then(|(path, bytes)| Some((text_of(&path, bytes)?, path)));
    let Some(own) = own else { return ConfigFile::default() };
    let file = config::parse(&own, below.map(|(text, path)| (path, text)), diagnostics);
    if let Some(base) = file.config.base.as_ref().filter(|_| pack::place(inputs).is_none()) {
        let origin = file.origin(base.span());
        diagnostics.push(Diagnostic::no_such_pack(&origin, base.get_ref()));
    }
    file
}

impl Records {
    /// Reads the answers that were given, and assumes others beside them.
    fn take_answers(
        &mut self,
        inputs: &Files,
        assumed: &Answers,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        if let Some(bytes) = inputs.get(answers::PATH) {
            let (given, receipt) = answers::parse(bytes, diagnostics);
            self.answers = given;
            self.receipts.extend(receipt);
        }
        for (key, reading) in assumed.iter() {
            self.answers.insert(key.clone(), reading.to_owned());
        }
    }

    /// Reads each file alone, and takes over what it says. Returns its tables.
    fn take_files(
        &mut self,
        inputs: &Files,
        (pass, hints): (&mut Pass<'_>, &Hints),
        unread: &mut Unread,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Opened> {
        let mut characters = Characters::default();
        let mut opened: Vec<Opened> = Vec::new();
        for (path, bytes) in inputs.iter().filter(|(path, _)| *path != answers::PATH) {
            if FileKind::of(path) == FileKind::Unknown && sheets::foreign(path).is_none() {
                unread.add(path);
            }
            let alone = pass.file(path, bytes, hints);
            characters.note_found(&alone.characters);
            self.receipts.extend(alone.receipts);
            self.narratives.extend(alone.narrative);
            self.attendance_reports.extend(alone.reports);
            opened.extend(alone.opened);
            diagnostics.extend(alone.problems);
        }
        self.characters = characters.into_found();
        opened
    }

    /// Tells which tables are not there and must be.
    fn tell_missing(&self, diagnostics: &mut Vec<Diagnostic>) {
        for table in TABLES {
            let is_told = self.unreadable.tables.contains(table.name);
            if table.required && !is_told && !self.tables.contains(table.name) {
                let place = Origin::file("inputs");
                diagnostics.push(Diagnostic::missing_table(&place, table.titles[0], table.name));
            }
        }
    }

    /// Reads sheets, and takes over what they gave.
    fn take_all(
        &mut self,
        opened: Vec<Opened>,
        (pass, hints): (&mut Pass<'_>, &Hints),
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let mut parsed: Vec<Parsed> =
            opened.into_iter().map(|opened| pass.sheet(opened, hints)).collect();
        let around = Around { indicators: &hints.indicators, answers: &hints.answers };
        self.apart.extend(versions::settle(&mut parsed, &around, diagnostics));
        for parsed in parsed {
            self.take(parsed, diagnostics);
        }
    }

    /// Takes over what one sheet gave.
    fn take(&mut self, parsed: Parsed, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.extend(parsed.diagnostics);
        self.unreadable.merge(parsed.unreadable);
        self.tables.extend(parsed.table);
        if let (Some(table), Some(head)) = (parsed.table, &parsed.numbered) {
            self.keys.note_numbered(&parsed.receipt.source, table, head);
        }
        self.receipts.push(parsed.receipt);
        parsed.rows.pour_into(self);
    }
}
