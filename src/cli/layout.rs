//! `entaku layout`: how a partner's file is read, and a layout file that says so.
//!
//! What is shown is what was read, so that a wrong reading is seen. Correcting it takes
//! one command, as accepting it does.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use crate::diagnostics::{Severity, column_letters, say};
use crate::files::{self, Files, MachineError};
use crate::init;
use crate::locale::Language;
use crate::records::TABLES;
use crate::records::look::{self, Draft, Look, Wrong, title};
use crate::records::receipt::{ColumnUse, RowUse, TakenFor, cut, table_title};
use crate::records::table::Column;

use super::flags::ProjectFlags;
use super::tell;
use super::terminal::{complain, print, read_project};

/// How wide a terminal of an old PC is.
const WIDTH: usize = 80;
/// The widest column of the rows that are shown.
const WIDEST: usize = 20;

#[derive(Debug, Args)]
pub(super) struct LayoutFlags {
    #[command(flatten)]
    project: ProjectFlags,
    #[arg(id = "layout_file", value_name = "FILE")]
    file: String,
    #[arg(long, value_name = "SHEET")]
    sheet: Option<String>,
    #[arg(long, value_name = "N")]
    block: Option<usize>,
    #[arg(long, value_name = "TABLE")]
    table: Option<String>,
    #[arg(long, value_name = "HEAD=FIELD")]
    set: Vec<String>,
    #[arg(long)]
    aside: bool,
    #[arg(long)]
    keep: bool,
    #[arg(long)]
    forget: bool,
    #[arg(long, value_name = "OUT.xlsx")]
    export: Option<PathBuf>,
}

impl LayoutFlags {
    fn writes(&self) -> bool {
        self.table.is_some() || !self.set.is_empty() || self.aside || self.keep
    }
}

pub(super) fn run(flags: &LayoutFlags, language: Language) -> Result<ExitCode, MachineError> {
    let project = &flags.project.project;
    let (inputs, _) = read_project(&flags.project)?;
    let path = match file_of(&inputs, &flags.file) {
        Ok(path) => path.to_owned(),
        Err(paths) => {
            let key = if paths.is_empty() { "layout-no-file" } else { "layout-several-files" };
            let told = [("file", flags.file.as_str().into()), ("files", paths.join(", ").into())];
            complain(&say(language, key, &told));
            return Ok(ExitCode::from(1));
        }
    };
    let (looks, problems) = look::look(&inputs, &path, language);
    let chosen = chosen(&looks, flags);
    if flags.forget {
        return forget(project, &inputs, (&path, flags), &chosen, language);
    }
    if chosen.is_empty() {
        let told = [
            ("file", path.as_str().into()),
            ("sheets", or_empty(sheets(&looks).join("、")).into()),
        ];
        complain(&say(language, "layout-no-sheet", &told));
        complain(&tell::problems(&problems, &inputs, &Files::new(), language));
        return Ok(ExitCode::from(1));
    }
    if let Some(out) = &flags.export {
        return export(&looks, &chosen, out, language);
    }
    if flags.writes() {
        return write(flags, &inputs, &path, &chosen, language);
    }
    let shown: Vec<String> = chosen.iter().map(|it| shown(it, &path, language)).collect();
    print(&shown.join("\n\n"));
    // What stands in the way of reading it so is told beside.
    let errors: Vec<_> =
        problems.into_iter().filter(|it| it.severity != Severity::Warning).collect();
    complain(&tell::problems(&errors, &inputs, &Files::new(), language));
    Ok(ExitCode::SUCCESS)
}

/// Returns the input that somebody means: by its path or the end of it.
fn file_of<'f>(inputs: &'f Files, written: &str) -> Result<&'f str, Vec<&'f str>> {
    let slashed = written.replace('\\', "/");
    let wanted = slashed.trim_start_matches("./");
    let paths: Vec<&str> = inputs.iter().map(|(path, _)| path).collect();
    let is_it = |path: &str| {
        let below = path.trim_start_matches("inputs/");
        path == wanted || below == wanted || wanted.ends_with(&format!("/{path}"))
    };
    if let Some(path) = paths.iter().find(|path| is_it(path)) {
        return Ok(path);
    }
    let named: Vec<&str> =
        paths.into_iter().filter(|path| path.ends_with(&format!("/{wanted}"))).collect();
    match named.as_slice() {
        [one] => Ok(one),
        _ => Err(named),
    }
}

/// The sheets that are meant; all of them if none is named.
fn chosen<'l>(looks: &'l [Look], flags: &LayoutFlags) -> Vec<&'l Look> {
    let named = looks.iter().filter(|look| {
        let sheet = look.source().sheet.as_deref().unwrap_or_default();
        flags.sheet.as_ref().is_none_or(|it| it.trim() == sheet.trim())
    });
    let named: Vec<&Look> = named.collect();
    match flags.block {
        Some(at) => named.into_iter().skip(at.saturating_sub(1)).take(1).collect(),
        None => named,
    }
}

/// The names of the sheets.
fn sheets(looks: &[Look]) -> Vec<String> {
    let mut names: Vec<String> = looks.iter().filter_map(|it| it.source().sheet.clone()).collect();
    names.dedup();
    names
}

fn forget(
    project: &Path,
    inputs: &Files,
    (path, flags): (&str, &LayoutFlags),
    chosen: &[&Look],
    language: Language,
) -> Result<ExitCode, MachineError> {
    let mut paths: BTreeSet<String> = chosen.iter().filter_map(|it| it.file.clone()).collect();
    // One that is not finished, or whose heads are gone, reads nothing and is meant too.
    if flags.block.is_none() {
        paths.extend(look::layouts_for(inputs, path, flags.sheet.as_deref()));
    }
    if paths.is_empty() {
        complain(&say(language, "layout-nothing-to-forget", &[]));
        return Ok(ExitCode::from(1));
    }
    let paths: Vec<String> = paths.into_iter().collect();
    files::write(project, &Files::new(), &paths)?;
    print(&say(language, "layout-forgotten", &[("path", paths.join(", ").into())]));
    Ok(ExitCode::SUCCESS)
}

fn export(
    looks: &[Look],
    chosen: &[&Look],
    out: &Path,
    language: Language,
) -> Result<ExitCode, MachineError> {
    let name = out.display().to_string();
    let is_chosen = |look: &&Look| chosen.iter().any(|it| it.source() == look.source());
    let forms: Vec<&Look> =
        looks.iter().filter(is_chosen).filter(|it| it.table.is_some()).collect();
    if forms.is_empty() {
        complain(&say(language, "layout-nothing-to-export", &[]));
        return Ok(ExitCode::from(1));
    }
    // Nobody's own file is lost by a form.
    if files::read_one(out)?.is_some() {
        complain(&say(language, "layout-export-there", &[("path", name.into())]));
        return Ok(ExitCode::from(1));
    }
    let Ok(bytes) = init::form(&forms) else {
        complain(&say(language, "layout-nothing-to-export", &[]));
        return Ok(ExitCode::from(1));
    };
    let folder = out.parent().filter(|it| !it.as_os_str().is_empty());
    let mut made = Files::new();
    let Some(file) = out.file_name() else {
        complain(&say(language, "layout-nothing-to-export", &[]));
        return Ok(ExitCode::from(1));
    };
    made.insert(file.to_string_lossy().into_owned(), bytes);
    files::write(folder.unwrap_or(Path::new(".")), &made, &[])?;
    print(&say(language, "layout-exported", &[("path", name.into())]));
    Ok(ExitCode::SUCCESS)
}

/// Writes the layout files of some sheets, corrected as it was asked.
fn write(
    flags: &LayoutFlags,
    inputs: &Files,
    path: &str,
    chosen: &[&Look],
    language: Language,
) -> Result<ExitCode, MachineError> {
    let is_correction = flags.table.is_some() || !flags.set.is_empty() || flags.aside;
    if is_correction && chosen.len() > 1 {
        let told = [("count", chosen.len().into())];
        complain(&say(language, "layout-which-sheet", &told));
        let shown: Vec<String> = chosen.iter().map(|it| shown(it, path, language)).collect();
        print(&shown.join("\n\n"));
        return Ok(ExitCode::from(1));
    }
    let kept = chosen.iter().filter(|it| is_correction || it.draft.is_table());
    let mut made = Files::new();
    for look in kept {
        let mut so_far = inputs.clone();
        so_far.overlay(&made);
        // One file holds for like sheets: 4月 and 5月.
        if !is_correction && !made.is_empty() && is_read_by_file(look, &so_far, path, language) {
            continue;
        }
        let mut draft = look.draft.clone();
        if let Err(wrong) = corrected(&mut draft, flags) {
            complain(&told(&wrong, language));
            return Ok(ExitCode::from(1));
        }
        let mut others = look::layout_files(inputs);
        others.extend(made.iter().map(|(path, _)| path));
        let own = look.file.clone().unwrap_or_else(|| draft.path(look.source(), &others));
        let missing: Vec<&str> =
            draft.missing().into_iter().map(|it| column_name(it, language)).collect();
        // What a file has no words for is kept as what its contents say.
        let texts = [&draft, &draft.as_contents()].map(|it| it.to_toml(language).into_bytes());
        let is_same =
            |text: &Vec<u8>| is_correction || reads_the_same(&so_far, path, (&own, text), language);
        let Some(text) = texts.into_iter().find(is_same) else {
            complain(&say(
                language,
                "layout-cannot-keep",
                &[("sheet", place(look, path, language).into())],
            ));
            continue;
        };
        made.insert(own.clone(), text);
        print(&say(language, "layout-written", &[("path", own.into())]));
        if !missing.is_empty() {
            complain(&say(
                language,
                "layout-still-missing",
                &[("fields", missing.join(&say(language, "comma", &[])).into())],
            ));
        }
    }
    if made.is_empty() {
        complain(&say(language, "layout-nothing-to-keep", &[]));
        return Ok(ExitCode::from(1));
    }
    files::write(&flags.project.project, &made, &[])?;
    let mut inputs = inputs.clone();
    inputs.overlay(&made);
    let (looks, _) = look::look(&inputs, path, language);
    let shown: Vec<String> =
        self::chosen(&looks, flags).iter().map(|it| shown(it, path, language)).collect();
    print(&format!("\n{}", shown.join("\n\n")));
    Ok(ExitCode::SUCCESS)
}

/// Whether a sheet is read by a layout file once the inputs are these.
fn is_read_by_file(look: &Look, inputs: &Files, path: &str, language: Language) -> bool {
    let first = |it: &Look| it.sheet.rows.first().map(|row| row.number);
    let (looks, _) = look::look(inputs, path, language);
    looks
        .iter()
        .any(|it| it.file.is_some() && it.source() == look.source() && first(it) == first(look))
}

/// Whether a file is read as it was, once its layout stands in a file too: what was seen
/// is what is kept.
fn reads_the_same(
    inputs: &Files,
    path: &str,
    (own, text): (&str, &[u8]),
    language: Language,
) -> bool {
    let rows = |inputs: &Files| {
        let (looks, _) = look::look(inputs, path, language);
        let rows = looks.iter().filter(|it| it.receipt.records > 0);
        let mut rows: Vec<_> =
            rows.map(|it| (it.table.map(|it| it.name), it.receipt.records, it.digest)).collect();
        rows.sort_unstable();
        rows
    };
    let mut kept = inputs.clone();
    kept.insert(own, text.to_vec());
    rows(&kept) == rows(inputs)
}

fn corrected(draft: &mut Draft, flags: &LayoutFlags) -> Result<(), Wrong> {
    if flags.aside {
        draft.set_aside();
        return Ok(());
    }
    if let Some(table) = &flags.table {
        draft.set_table(table)?;
    }
    let pairs = flags.set.iter().map(|it| match it.rsplit_once(['=', '＝']) {
        Some((head, field)) => (head.trim().to_owned(), field.trim().to_owned()),
        None => (it.trim().to_owned(), String::new()),
    });
    let pairs: Vec<(String, String)> = pairs.collect();
    if pairs.is_empty() { Ok(()) } else { draft.set(&pairs) }
}

fn told(wrong: &Wrong, language: Language) -> String {
    let comma = say(language, "comma", &[]);
    let (key, written, known) = match wrong {
        Wrong::Head(written, known) => ("layout-wrong-head", written.as_str(), known.join(&comma)),
        Wrong::Field(written, table) => {
            let names = table.columns.iter().map(|it| column_name(it, language));
            let known = names.collect::<Vec<_>>().join(&comma);
            ("layout-wrong-field", written.as_str(), known)
        }
        Wrong::Table(written) => {
            let names = TABLES.iter().map(|it| table_title(it.name, language));
            let known = names.collect::<Vec<_>>().join(&comma);
            ("layout-wrong-table", written.as_str(), known)
        }
        Wrong::NoTable => ("layout-no-table", "", String::new()),
    };
    let told = say(language, key, &[("written", written.into()), ("known", known.into())]);
    wrapped(&told, &comma)
}

/// A field as a language names it.
fn column_name(column: &Column, language: Language) -> &'static str {
    match language {
        Language::Ja => title(column),
        Language::En => column.name,
    }
}

/// A text on lines no wider than a screen, each list of names broken between them.
fn wrapped(text: &str, comma: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for part in text.split_inclusive(comma) {
        if !line.is_empty() && width(&line) + width(part.trim_end()) > WIDTH {
            lines.push(std::mem::take(&mut line));
            line.push_str("  ");
        }
        line.push_str(part);
    }
    lines.push(line);
    lines.iter().map(|it| it.trim_end()).collect::<Vec<_>>().join("\n")
}

/// The name of a file and sheet.
fn place(look: &Look, path: &str, language: Language) -> String {
    let name = path.trim_start_matches("inputs/");
    match &look.source().sheet {
        Some(sheet) => {
            let told = [("file", name.into()), ("sheet", sheet.as_str().into())];
            say(language, "receipt-sheet", &told)
        }
        None => name.to_owned(),
    }
}

/// A sheet as it is read, no line wider than a screen.
fn shown(look: &Look, path: &str, language: Language) -> String {
    let mut lines = vec![place(look, path, language)];
    lines.extend(taken(look, language));
    lines.extend(columns(look, language));
    lines.extend(rows_aside(look, language));
    lines.extend(first_rows(look, language));
    lines.extend(what_to_do(look, path.trim_start_matches("inputs/"), language));
    let cut_lines = lines.iter().flat_map(|it| it.split('\n')).map(|line| cut(line, WIDTH));
    cut_lines.collect::<Vec<_>>().join("\n")
}

/// A field by the name that people know it by.
fn named(look: &Look, field: &str, language: Language) -> String {
    match look.table {
        Some(table) => look::field_name(table, field, language),
        None => field.to_owned(),
    }
}

/// What the sheet was taken for, and what runs where in it.
fn taken(look: &Look, language: Language) -> Vec<String> {
    let word = |key: &str| say(language, key, &[]);
    let comma = word("comma");
    let named = |field: &str| named(look, field, language);
    let mut lines: Vec<String> = Vec::new();
    lines.push(format!(
        "  {}",
        match look.receipt.taken_for {
            TakenFor::Table(table, sign) => {
                let table = [("table", table_title(table, language).into())];
                format!("{} ({})", say(language, "taken-table", &table), word(sign.key()))
            }
            other => word(other.key()),
        }
    ));
    if let Some(file) = &look.file {
        lines.push(format!(
            "  {}",
            say(language, "layout-by-file", &[("path", file.as_str().into())])
        ));
    }
    if let Some((head, field)) = &look.down {
        let field = column_name(field, language);
        let told = [("head", head.as_str().into()), ("field", field.into())];
        lines.push(format!("  {}", say(language, "layout-down", &told)));
    }
    if let Some((names, cells, heads)) = &look.across {
        let told = [
            ("field", named(names).into()),
            ("cells", named(cells).into()),
            ("heads", heads.join(&comma).into()),
        ];
        lines.push(format!("  {}", say(language, "layout-across", &told)));
    }
    if let Some(groups) = &look.groups {
        lines.push(format!(
            "  {}",
            say(language, "layout-groups", &[("field", named(groups).into())])
        ));
    }
    for (field, value) in &look.whole {
        let told = [("field", named(field).into()), ("value", value.as_str().into())];
        lines.push(format!("  {}", say(language, "layout-whole", &told)));
    }
    lines
}

/// What each column is.
fn columns(look: &Look, language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    for note in &look.receipt.columns {
        let told = match &note.usage {
            ColumnUse::Field(title) => format!("→ {}", named(look, title, language)),
            usage => {
                let detail = usage.detail();
                let key = say(language, usage.key(), &[]);
                if detail.is_empty() { key } else { format!("→ {detail} ({key})") }
            }
        };
        let head = cut(&note.head.replace(['\n', '\r'], " "), WIDEST);
        lines.push(format!("    {} {head} {told}", column_letters(note.column)));
    }
    lines
}

/// How to say that a sheet is something else.
fn what_to_do(look: &Look, name: &str, language: Language) -> Option<String> {
    let is_open = matches!(
        look.receipt.taken_for,
        TakenFor::Unknown | TakenFor::NoTable | TakenFor::Text | TakenFor::Internal
    );
    let how = match (&look.file, look.table) {
        (None, Some(_)) => Some("layout-how"),
        (None, None) if is_open => Some("layout-how-to-read"),
        _ => None,
    }?;
    // A name with spaces is one word of a command only in quotes.
    let is_plain = !name.contains(char::is_whitespace);
    let file = if is_plain { name.to_owned() } else { format!("\"{name}\"") };
    let told = say(language, how, &[("file", file.into())]);
    Some(format!("  {}", told.replace('\n', "\n    ")))
}

/// Which rows give no records, and why.
fn rows_aside(look: &Look, language: Language) -> Option<String> {
    let uses = [
        RowUse::Refused,
        RowUse::Total,
        RowUse::TotalUnchecked,
        RowUse::Note,
        RowUse::Comment,
        RowUse::Example,
        RowUse::RepeatedHead,
        RowUse::Filtered,
        RowUse::Hidden,
        RowUse::SetAside,
        RowUse::Group,
    ];
    let told = uses.iter().filter_map(|usage| {
        let count = look.receipt.rows(*usage);
        let what = say(language, usage.key(), &[]);
        let told = [("what", what.into()), ("count", count.into())];
        (count > 0).then(|| say(language, "layout-rows-of", &told))
    });
    let told = told.collect::<Vec<_>>().join(&say(language, "comma", &[]));
    let is_any = !told.is_empty() && look.table.is_some();
    is_any.then(|| format!("  {}", say(language, "layout-rows", &[("rows", told.into())])))
}

/// The first rows as they are read, as a table.
fn first_rows(look: &Look, language: Language) -> Vec<String> {
    if look.rows.is_empty() {
        return Vec::new();
    }
    let mut columns: Vec<&Column> = Vec::new();
    for (column, _) in look.rows.iter().flatten() {
        if columns.iter().all(|it| it.name != column.name) {
            columns.push(column);
        }
    }
    let table = look.table.map_or(&[][..], |table| table.columns);
    // What every row must have is shown before what fits beside it.
    let place = |name: &str| table.iter().position(|column| column.name == name);
    columns.sort_by_key(|it| (!it.required, place(it.name)));
    let head = |column: &Column| match language {
        Language::Ja => column.headers.first().copied().unwrap_or(column.name).to_owned(),
        Language::En => column.name.to_owned(),
    };
    let cell = |row: &[(&Column, String)], name: &str| {
        let found = row.iter().find(|(column, _)| column.name == name);
        found.map(|(_, text)| text.replace(['\n', '\r'], " ")).unwrap_or_default()
    };
    let mut lines = vec![String::new(); look.rows.len() + 1];
    let mut left = WIDTH.saturating_sub(4);
    let mut hidden = 0_usize;
    for column in columns {
        let cells = look.rows.iter().map(|row| cell(row, column.name));
        let cells: Vec<String> = std::iter::once(head(column)).chain(cells).collect();
        let wide = cells.iter().map(|it| width(it)).max().unwrap_or(0).min(WIDEST) + 2;
        if wide > left {
            hidden += 1;
            continue;
        }
        left -= wide;
        for (line, cell) in lines.iter_mut().zip(cells) {
            let cell = cut(&cell, wide - 2);
            line.push_str(&cell);
            line.push_str(&" ".repeat(wide.saturating_sub(width(&cell))));
        }
    }
    let told = [
        ("shown", look.rows.len().into()),
        ("count", look.receipt.records.into()),
        ("hidden", hidden.into()),
    ];
    let title = format!("  {}", say(language, "layout-first-rows", &told));
    let rows = lines.into_iter().map(|line| format!("    {}", line.trim_end()));
    std::iter::once(title).chain(rows).collect()
}

fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// What the messages call a text that is not there.
fn or_empty(text: String) -> String {
    if text.is_empty() { "empty".to_owned() } else { text }
}
