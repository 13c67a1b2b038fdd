//! What a project's templates name of other templates: blocks, files and words.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Origin};
use crate::files::Files;

use crate::template::outline::EXTENSION;

use super::code::{Kind, Piece, pieces};
use super::near::nearest_name;
use super::old::whole_document;
use super::words::Keys;

/// Finds what the project's templates name in vain.
pub(super) fn find(base: &Files, project: &Files, keys: &Keys, found: &mut Vec<Diagnostic>) {
    let is_section = |path: &str| path.ends_with(".jinja") && whole_document(path).is_none();
    for (path, bytes) in project.iter().filter(|(path, _)| is_section(path)) {
        let source = String::from_utf8_lossy(bytes);
        let pieces = pieces(&source);
        let place = |piece: &Piece<'_>| Origin::byte(path, &source, piece.offset);
        for piece in &pieces {
            if let Some(name) =
                piece.target().filter(|name| source_of(name, base, project).is_none())
            {
                let near = nearest_template(name, base, project);
                found.push(Diagnostic::unknown_template(&place(piece), name, &near));
            }
            for key in asked(piece).filter(|key| !keys.is_said_anywhere(key)) {
                let language = crate::locale::Language::default().code();
                let near = keys.nearest(key);
                found.push(Diagnostic::unknown_word(&place(piece), key, language, near));
            }
        }
        let Some(at) = pieces.iter().position(|piece| piece.words().next() == Some("extends"))
        else {
            continue;
        };
        // One that cannot be found is told above.
        let Some(below) = pieces[at].target() else { continue };
        let Some(known) = blocks_below(below, base, project) else { continue };
        for (piece, name) in pieces.iter().filter_map(|piece| Some((piece, block(piece)?))) {
            if !known.contains(name) {
                let offered: Vec<&str> = known.iter().map(String::as_str).collect();
                let candidates: Vec<String> = known.iter().cloned().collect();
                let near = nearest_name(name, &candidates).unwrap_or_default();
                let told =
                    Diagnostic::unknown_block(&place(piece), name, &near, &offered.join(", "));
                found.push(told);
            }
        }
        if let Some(piece) = beside_blocks(&pieces[at + 1..]) {
            found.push(Diagnostic::text_beside_blocks(&place(piece)));
        }
    }
}

/// Finds macros that templates take in from another and that are not there: those that a
/// project's template names, and those that the program's need of a project's part.
/// Returns whether there are any.
pub(super) fn macros(base: &Files, project: &Files, found: &mut Vec<Diagnostic>) -> bool {
    let before = found.len();
    // What a part of the project lacks is told once, however many ask for it.
    let mut told = BTreeSet::new();
    let own = project.iter().map(|(path, _)| (path, project.text(path), true));
    let below = base.iter().filter(|(path, _)| project.get(path).is_none());
    let below = below.map(|(path, _)| (path, base.text(path), false));
    for (path, source, is_own) in own.chain(below).filter(|(path, ..)| path.ends_with(".jinja")) {
        let source = source.unwrap_or_default();
        for piece in pieces(source) {
            let Some((from, names)) = imported(&piece) else { continue };
            let part = format!("templates/{from}");
            // What the program's templates take from each other is there.
            if !is_own && project.get(&part).is_none() {
                continue;
            }
            let Some(defined) = source_of(from, base, project).map(defined) else { continue };
            for name in names.into_iter().filter(|name| !defined.iter().any(|it| it == name)) {
                if !is_own && !told.insert((part.clone(), name)) {
                    continue;
                }
                let near = nearest_name(name, &defined).unwrap_or_default();
                let origin = match is_own {
                    true => Origin::byte(path, source, piece.offset),
                    false => Origin::file(&part),
                };
                found.push(Diagnostic::unknown_macro(&origin, name, &near, (from, path)));
            }
        }
    }
    found.len() > before
}

/// What a statement takes in by name: `{% from "parts/x.typ.jinja" import a, b as c %}`.
fn imported<'t>(piece: &Piece<'t>) -> Option<(&'t str, Vec<&'t str>)> {
    (piece.words().next()? == "from").then_some(())?;
    let (_, names) = piece.text.split_once(" import ")?;
    let names = names.split(',').filter_map(|name| name.split_whitespace().next());
    Some((piece.target()?, names.collect()))
}

/// What a template makes that others can take in.
fn defined(source: &str) -> Vec<String> {
    let name = |piece: &Piece<'_>| {
        let mut words = piece.words();
        let makes = matches!(words.next()?, "macro" | "set");
        makes.then(|| words.next()).flatten().map(|name| name.trim_matches('=').to_owned())
    };
    pieces(source).iter().filter_map(name).collect()
}

/// The words that a piece asks for by name: `t("section-summary")`.
fn asked<'t>(piece: &Piece<'t>) -> impl Iterator<Item = &'t str> {
    let text = if piece.kind == Kind::Text { "" } else { piece.text };
    text.match_indices("t(").filter_map(|(at, _)| {
        let is_call =
            !text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.'));
        let argument = text[at + 2..].trim_start();
        let sign = argument.get(..1).filter(|sign| is_call && matches!(*sign, "\"" | "'"))?;
        let (key, after) = argument[1..].split_once(sign)?;
        (!after.trim_start().starts_with('~')).then_some(key)
    })
}

fn block<'t>(piece: &Piece<'t>) -> Option<&'t str> {
    let mut words = piece.words();
    (words.next()? == "block").then(|| words.next())?
}

/// The first text or value that stands in no block: what builds upon another template
/// writes its blocks alone.
fn beside_blocks<'p, 't>(pieces: &'p [Piece<'t>]) -> Option<&'p Piece<'t>> {
    let mut depth = 0_usize;
    for piece in pieces {
        match piece.words().next() {
            Some("block" | "macro" | "call" | "filter") => depth += 1,
            Some("set") if !piece.text.contains('=') => depth += 1,
            Some("endblock" | "endmacro" | "endcall" | "endfilter" | "endset") => {
                depth = depth.saturating_sub(1);
            }
            None if depth == 0 => return Some(piece),
            _ => {}
        }
    }
    None
}

/// The source of a template by the name that others take it in by.
pub(in crate::template) fn source_of<'f>(
    name: &str,
    base: &'f Files,
    project: &'f Files,
) -> Option<&'f str> {
    match name.strip_prefix("base/") {
        Some(below) => base.text(&format!("templates/{below}")),
        None => {
            let path = format!("templates/{name}");
            project.text(&path).or_else(|| base.text(&path))
        }
    }
}

/// The blocks of a template and of all those that it builds upon.
fn blocks_below(name: &str, base: &Files, project: &Files) -> Option<BTreeSet<String>> {
    let mut known = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut next = Some(name);
    while let Some(name) = next.filter(|name| seen.insert(*name)) {
        let pieces = pieces(source_of(name, base, project)?);
        known.extend(pieces.iter().filter_map(block).map(str::to_owned));
        let extends = pieces.iter().find(|piece| piece.words().next() == Some("extends"));
        next = extends.and_then(Piece::target);
    }
    Some(known)
}

/// The name most like one that there is not. Who leaves out the folder, or the end that
/// all templates have, means the file that is called so.
pub(in crate::template) fn nearest_template(name: &str, base: &Files, project: &Files) -> String {
    let bare = |name: &str| name.trim_end_matches(EXTENSION).to_owned();
    let templates = |files: &Files, before: &str| -> Vec<String> {
        let paths = files.iter().filter_map(|(path, _)| path.strip_prefix("templates/"));
        let templates = paths.filter(|path| path.ends_with(EXTENSION));
        templates.map(|path| format!("{before}{}", bare(path))).collect()
    };
    let mut all = templates(base, "base/");
    all.extend(templates(project, ""));
    all.extend(templates(base, "").into_iter().filter(|it| it.starts_with("parts/")));
    let wanted = bare(name.trim_start_matches("templates/"));
    let ends = all.iter().find(|it| it.ends_with(&format!("/{wanted}"))).cloned();
    let near = ends.or_else(|| nearest_name(&wanted, &all));
    near.map(|near| format!("{near}{EXTENSION}")).unwrap_or_default()
}
