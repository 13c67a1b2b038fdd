//! What is no table: letters, mails, pictures, archives, backups, cover sheets, seat
//! charts. Each kind is told in one line, and nothing waits for it.
//!
//! Why after all sheets were recognised: a sheet that no table is like may still hold
//! numbers that somebody counted. What tells is names that the other tables know, the
//! indicators before all, beside numbers that count something. Such a sheet is asked
//! about, because its numbers would be lost.

mod evidence;
mod internal;

use std::collections::BTreeMap;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostics::{Answers, Diagnostic, Origin, Place, Source};
use crate::domain::text::percent;
use crate::files::Files;

use super::receipt::{Receipt, RowUse, TakenFor};
use super::sheet::internal::is_internal;
use super::sheet::opened::{Opened, Taken};
use super::sheets::{self, FileKind, is_left_behind};

use self::evidence::{Known, is_prose};

pub(crate) use self::internal::ask_unmarked;

/// Names that a line lists; of others it says how many there are.
const MOST_NAMES: usize = 8;

/// What files of no use to a table are, by the ends of their names.
const KINDS: [(&str, &[&str]); 6] = [
    ("mail", &["eml", "msg", "pst", "emlx"]),
    ("archive", &["zip", "7z", "rar", "lzh", "gz", "tar", "cab"]),
    ("backup", &["bak", "tmp", "temp", "old", "orig", "xlk", "wbk", "back", "asd", "part"]),
    ("image", &["png", "jpg", "jpeg", "gif", "webp", "svg", "tif", "tiff", "heic", "bmp"]),
    ("system", &["db", "ini", "lnk", "url", "ds_store"]),
    (
        "document",
        &[
            "doc", "docx", "docm", "rtf", "odt", "jtd", "pdf", "ppt", "pptx", "odp", "xdw", "xbd",
            "htm", "html", "pages", "key",
        ],
    ),
];

/// Returns what kind of file one is that is read neither as a table nor as a text.
fn kind_of(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    if name.ends_with('~') {
        return "backup";
    }
    if is_left_behind(path) {
        return "system";
    }
    let extension = name.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
    let found = KINDS.iter().find(|(_, ends)| ends.contains(&extension.as_str()));
    found.map_or("other", |(kind, _)| kind)
}

/// Files that are not read, on their way to one line for each kind.
#[derive(Debug, Default)]
pub(crate) struct Unread(BTreeMap<&'static str, Vec<String>>);

impl Unread {
    /// Adds a file.
    pub(crate) fn add(&mut self, path: &str) {
        self.0.entry(kind_of(path)).or_default().push(path.to_owned());
    }

    /// Adds the pictures and documents of a folder that no text of it shows.
    pub(crate) fn add_unused(&mut self, inputs: &Files) {
        let is_text = |path: &str| path.ends_with(".md") || path.ends_with(".toml");
        let mut texts: Option<String> = None;
        for (path, _) in inputs.iter().filter(|(path, _)| FileKind::of(path) == FileKind::Image) {
            if sheets::foreign(path).is_some() {
                continue;
            }
            let name = path.rsplit('/').next().unwrap_or(path);
            let texts = texts.get_or_insert_with(|| {
                let texts = inputs.iter().filter(|(path, _)| is_text(path));
                let text = |bytes| String::from_utf8_lossy(bytes).nfc().collect::<String>();
                texts.map(|(_, bytes)| text(bytes)).collect()
            });
            // Addresses in texts may be written letter by letter, and a Mac writes names
            // with their marks apart.
            let name: String = name.nfc().collect();
            let encoded = percent(&name);
            if !texts.contains(&name) && !texts.contains(&encoded) {
                self.add(path);
            }
        }
    }

    /// Tells the files, a line for each kind, and returns a receipt for each of them.
    pub(crate) fn tell(self, diagnostics: &mut Vec<Diagnostic>) -> Vec<Receipt> {
        let mut receipts = Vec::new();
        for (kind, paths) in self.0 {
            let Some(first) = paths.first() else { continue };
            let names: Vec<&str> = paths.iter().map(|path| below_inputs(path)).collect();
            let (names, more) = listed(&names);
            let count = paths.len();
            let problem = Diagnostic::unknown_file(&Origin::file(first), kind, count, &names, more);
            diagnostics.push(problem);
            let receipt = |path: &String| Receipt::new(&Source::file(path), "", TakenFor::NoTable);
            receipts.extend(paths.iter().map(receipt));
        }
        receipts
    }
}

fn below_inputs(path: &str) -> &str {
    path.strip_prefix("inputs/").unwrap_or(path)
}

/// Returns the first names of a list, and how many others there are.
fn listed(names: &[&str]) -> (String, usize) {
    let shown = names.len().min(MOST_NAMES);
    (names[..shown].join("、"), names.len() - shown)
}

/// Decides about each sheet that no table is like: what may hold numbers of ours is
/// asked, what is internal or nothing of ours is told in one line.
pub(crate) fn settle(opened: &mut [Opened], answers: &Answers, diagnostics: &mut Vec<Diagnostic>) {
    let tables: Vec<Option<&'static str>> = opened.iter().map(found_table).collect();
    let mut known: Option<Known> = None;
    let mut told: BTreeMap<&'static str, Vec<Origin>> = BTreeMap::new();
    for at in 0..opened.len() {
        let grid = &opened[at].sheet.grid;
        let is_here = |name: &str| tables.iter().flatten().any(|table| *table == name);
        let is_open = match &opened[at].taken {
            Taken::Aside(TakenFor::Unknown | TakenFor::Text, _) => true,
            // Minutes in a sheet of that name are no second table of meetings.
            Taken::WithoutHead(table, sign) => {
                let is_prose = is_prose(&grid.rows);
                is_prose && sign.is_name() && is_here(table.name) || is_internal(grid)
            }
            Taken::Table(_) | Taken::Aside(..) => false,
        };
        if !is_open {
            continue;
        }
        let origin = Origin { source: Arc::clone(&grid.source), place: Place::Whole };
        let is_text = matches!(opened[at].taken, Taken::Aside(TakenFor::Text, _));
        let known = known.get_or_insert_with(|| Known::of(opened));
        if is_internal(grid) {
            opened[at].taken = Taken::Aside(TakenFor::Internal, RowUse::SetAside);
            told.entry("internal").or_default().push(origin);
        } else if known.is_lost_with(grid) {
            let question = Diagnostic::ask_unknown_table(&origin);
            answers.choose(question, diagnostics);
            opened[at].taken = Taken::Aside(TakenFor::Unknown, RowUse::SetAside);
        } else if !is_text {
            let is_answered = answers.given(&Diagnostic::ask_unknown_table(&origin)).is_some();
            opened[at].taken = Taken::Aside(TakenFor::NoTable, RowUse::SetAside);
            if !is_answered {
                told.entry("other").or_default().push(origin);
            }
        }
    }
    for (kind, places) in told {
        let names: Vec<String> = places.iter().map(named).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let (names, more) = listed(&names);
        let (first, count) = (&places[0], places.len());
        diagnostics.push(Diagnostic::sheets_set_aside(first, kind, count, &names, more));
    }
}

/// The table that was found in a sheet, with its heads.
fn found_table(opened: &Opened) -> Option<&'static str> {
    match &opened.taken {
        Taken::Table(found) => Some(found.table.name),
        _ => None,
    }
}

/// A sheet as a line names it: its file and its own name.
fn named(origin: &Origin) -> String {
    let path = below_inputs(&origin.source.path);
    match &origin.source.sheet {
        Some(sheet) => format!("{path}『{sheet}』"),
        None => path.to_owned(),
    }
}
