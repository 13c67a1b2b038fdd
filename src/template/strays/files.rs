//! Files of a project that lie over nothing and are taken in by nothing.

use std::collections::BTreeSet;

use strsim::{damerau_levenshtein, normalized_damerau_levenshtein};

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::text::{nearest, plain};
use crate::files::Files;
use crate::model::roundtable::{DocumentKind, Edition};

use super::near::nearest_name;
use super::old::{blocks, whole_document};
use crate::template::outline::{self, COMMON, EXTENSION, Outlines};

/// The folder of fonts. What a font is called is in the file, not in its name.
const FONTS: &str = "templates/fonts/";

/// Where the standing texts are.
const TEXTS: &str = "templates/guideline/";

/// Finds files that would change nothing, and sections that no outline names.
pub(super) fn find(
    base: &Files,
    project: &Files,
    outlines: &Outlines,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (path, bytes) in project.iter() {
        let origin = Origin::file(path);
        if let Some(kind) = whole_document(path) {
            let blocks = blocks(kind, &String::from_utf8_lossy(bytes));
            diagnostics.push(Diagnostic::whole_template(&origin, kind, &blocks));
            continue;
        }
        if let Some((folder, name)) = section(path) {
            if !outlines.has(&format!("{folder}/{name}{EXTENSION}")) && !is_named(path, project) {
                let outline = if folder == COMMON { DocumentKind::Report.code() } else { folder };
                let near = neighbour(path, base).filter(|near| near != path).unwrap_or_default();
                let outline = outline::path(outline);
                diagnostics.push(Diagnostic::unlisted_section(&origin, name, &outline, &near));
            }
            continue;
        }
        let is_used = base.get(path).is_some()
            || sector_text(path).is_some_and(|(text, _)| base.get(&text).is_some())
            || is_font(path, base)
            || is_note(path)
            || is_named(path, project)
            || outlines.owned().any(|(_, own)| own == *path);
        if !is_used {
            let near = neighbour(path, base).or_else(|| elsewhere(path, base));
            let near = near.unwrap_or_default();
            diagnostics.push(Diagnostic::stray_template(&origin, &near));
        }
    }
}

/// Finds outlines that no edition names, and names of outlines that are not there.
pub(in crate::template) fn of_no_edition(
    outlines: &Outlines,
    editions: &[Edition],
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let named: Vec<(usize, String)> =
        editions.iter().filter_map(|it| Some((0, it.own_outline()?.to_owned()))).collect();
    let mut told = BTreeSet::new();
    for edition in editions {
        let Some((name, origin)) = &edition.outline else { continue };
        if !outlines.has_own(name) && told.insert(origin) {
            let known: Vec<(usize, String)> =
                outlines.owned().map(|(name, _)| (0, name.to_owned())).collect();
            let near = nearest(name, &known).unwrap_or_default();
            problems.push(Diagnostic::unknown_outline(origin, name, near));
        }
    }
    for (name, path) in outlines.owned() {
        if !named.iter().any(|(_, it)| it == name) {
            let near = nearest(name, &named).unwrap_or_default();
            problems.push(Diagnostic::outline_of_none(&Origin::file(&path), name, near));
        }
    }
    problems
}

/// The standing text that a sector's own stands in place of, and the sector:
/// `guideline/ja/why.npo.md` stands in place of `guideline/ja/why.md`.
pub(super) fn sector_text(path: &str) -> Option<(String, &str)> {
    let (folder, name) = path.strip_prefix(TEXTS)?.split_once('/')?;
    let (section, sector) = name.strip_suffix(".md")?.split_once('.')?;
    Some((format!("{TEXTS}{folder}/{section}.md"), sector))
}

/// Whether Typst finds a font there. Whoever adds one calls it as they like; one that is
/// called almost like one of ours was meant to stand in its place.
fn is_font(path: &str, base: &Files) -> bool {
    let Some(name) = path.strip_prefix(FONTS) else { return false };
    has_letters(name)
        && !base.under(FONTS).any(|(ours, _)| damerau_levenshtein(&ours[FONTS.len()..], name) == 1)
}

/// Whether a file is called as fonts are.
fn has_letters(name: &str) -> bool {
    let end = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(end.as_str(), "ttf" | "otf" | "ttc" | "otc")
}

/// Whether a file is for those who open the folder: a note, or a font's licence.
fn is_note(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.to_ascii_lowercase().starts_with("readme")
        || (path.starts_with(FONTS) && name.ends_with(".txt"))
}

/// Whether another template, or another part of the look, names this file.
fn is_named(path: &str, project: &Files) -> bool {
    let name = path.trim_start_matches("templates/");
    let file = path.rsplit('/').next().unwrap_or(name);
    project.iter().any(|(other, _)| {
        let is_template = other.ends_with(".jinja");
        // The look and pictures are named from where the one stands that names them.
        let name = if path.ends_with(".jinja") { name } else { file };
        other != path
            && (is_template || other.ends_with(".typ") || other.ends_with(".md"))
            && project.text(other).is_some_and(|text| text.contains(name))
    })
}

/// The folder and name of a section, if a file is one.
fn section(path: &str) -> Option<(&str, &str)> {
    let (folder, file) = path.strip_prefix("templates/")?.split_once('/')?;
    let is_folder = folder == COMMON || DocumentKind::ALL.iter().any(|kind| kind.code() == folder);
    let name = file.strip_suffix(EXTENSION).filter(|name| !name.contains('/'))?;
    is_folder.then_some((folder, name))
}

/// The file of the base in the same folder that is called almost the same. What all
/// templates end with makes none of them alike.
fn neighbour(path: &str, base: &Files) -> Option<String> {
    let (folder, name) = path.rsplit_once('/')?;
    let stem = |name: &str| name.trim_end_matches(EXTENSION).to_owned();
    let known: Vec<String> = base
        .under(&format!("{folder}/"))
        .map(|(path, _)| &path[folder.len() + 1..])
        .filter(|it| !it.contains('/'))
        .filter(|it| it.ends_with(EXTENSION) == name.ends_with(EXTENSION))
        .map(stem)
        .collect();
    let end = if name.ends_with(EXTENSION) { EXTENSION } else { "" };
    nearest_name(&stem(name), &known).map(|near| format!("{folder}/{near}{end}"))
}

/// The file of the base that is called almost the same, wherever it is: a folder may be
/// misspelt, or the end.
fn elsewhere(path: &str, base: &Files) -> Option<String> {
    let file = path.rsplit('/').next().unwrap_or(path);
    if has_letters(file) {
        return Some(format!("{FONTS}{file}")).filter(|there| there != path);
    }
    /// A third of the letters may differ.
    const LEAST: f64 = 0.66;
    let is_template = path.ends_with(EXTENSION);
    // What all templates end with makes none of them alike.
    let short = |path: &str| {
        let short = path.trim_start_matches("templates/");
        plain(if is_template { short.trim_end_matches(EXTENSION) } else { short })
    };
    let wanted = short(path);
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    let likeness = |ours: &str| {
        let ours = short(ours);
        let is_named_alike = name(&ours) == name(&wanted);
        let whole = normalized_damerau_levenshtein(&ours, &wanted);
        if is_named_alike { whole.max(LEAST + whole / 10.0) } else { whole }
    };
    let all = base.iter().map(|(ours, _)| (likeness(ours), ours));
    let best = all.filter(|(likeness, _)| *likeness >= LEAST);
    best.max_by(|(a, x), (b, y)| a.total_cmp(b).then(y.cmp(x))).map(|(_, ours)| ours.to_owned())
}

/// Tells of standing texts for sectors that the roundtable does not have, given the ids of
/// those that it has, and their kinds.
pub(in crate::template) fn of_no_sector(project: &Files, sectors: &[&str]) -> Vec<Diagnostic> {
    let sectors: BTreeSet<&str> = sectors.iter().copied().collect();
    let known: Vec<String> = sectors.iter().map(|sector| (*sector).to_owned()).collect();
    let mut told = Vec::new();
    for (path, _) in project.iter() {
        let Some((_, sector)) = sector_text(path) else { continue };
        if !sectors.contains(sector) {
            let near = nearest_name(sector, &known).unwrap_or_default();
            let origin = Origin::file(path);
            let offered = sectors.iter().copied().collect::<Vec<_>>().join(", ");
            told.push(Diagnostic::text_of_no_sector(&origin, sector, &near, &offered));
        }
    }
    told
}
