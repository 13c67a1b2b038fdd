//! What of a project's templates would change nothing.

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::text::nearest;
use crate::files::Files;
use crate::locale::{Language, Words};
use crate::model::roundtable::DocumentKind;

use super::outline::{self, COMMON, EXTENSION, Outlines};

/// Finds the files and words of a project that would change nothing, and nobody would
/// see why.
pub(super) fn find(
    base: &Files,
    project: &Files,
    outlines: &Outlines,
    diagnostics: &mut Vec<Diagnostic>,
) {
    files(base, project, outlines, diagnostics);
    words(base, project, diagnostics);
}

/// Files that lie over nothing and are taken in by nothing, and sections that no
/// outline names.
fn files(base: &Files, project: &Files, outlines: &Outlines, diagnostics: &mut Vec<Diagnostic>) {
    for (path, bytes) in project.iter() {
        let origin = Origin::file(path);
        if let Some(kind) = whole_document(path) {
            let blocks = blocks(kind, &String::from_utf8_lossy(bytes));
            diagnostics.push(Diagnostic::whole_template(&origin, kind, &blocks));
            continue;
        }
        if let Some((folder, name)) = section(path) {
            if !outlines.has(&format!("{folder}/{name}{EXTENSION}")) {
                let outline = if folder == COMMON { DocumentKind::Report.code() } else { folder };
                let near = neighbour(path, base).filter(|near| near != path).unwrap_or_default();
                let outline = outline::path(outline);
                diagnostics.push(Diagnostic::unlisted_section(&origin, name, &outline, &near));
            }
            continue;
        }
        // A sector's own guideline text lies beside the one for all sectors.
        let is_own = path.starts_with("templates/guideline/") && path.matches('.').count() > 1;
        if base.get(path).is_some() || is_own || is_taken_in(path, project) {
            continue;
        }
        let near = neighbour(path, base);
        if near.is_some() || path.ends_with(EXTENSION) {
            let near = near.unwrap_or_default();
            diagnostics.push(Diagnostic::stray_template(&origin, &near));
        }
    }
}

/// The file of the base in the same folder that is called almost the same. What all
/// templates end with makes none of them alike.
fn neighbour(path: &str, base: &Files) -> Option<String> {
    let (folder, name) = path.rsplit_once('/')?;
    let stem = |name: &str| name.trim_end_matches(EXTENSION).to_owned();
    let known: Vec<(usize, String)> = base
        .under(&format!("{folder}/"))
        .map(|(path, _)| &path[folder.len() + 1..])
        .filter(|it| !it.contains('/') && !it.ends_with(".otf") && !it.ends_with(".ttf"))
        .filter(|it| it.ends_with(EXTENSION) == name.ends_with(EXTENSION))
        .map(|it| (0, stem(it)))
        .collect();
    let end = if name.ends_with(EXTENSION) { EXTENSION } else { "" };
    nearest(&stem(name), &known).map(|near| format!("{folder}/{near}{end}"))
}

/// Whether a template of the project names this file.
fn is_taken_in(path: &str, project: &Files) -> bool {
    let name = path.trim_start_matches("templates/");
    let mut templates = project.iter().filter(|(other, _)| other.ends_with(".jinja"));
    templates.any(|(other, _)| project.text(other).is_some_and(|text| text.contains(name)))
}

/// The kind of document that a file was the whole template of, when documents had one.
fn whole_document(path: &str) -> Option<&'static str> {
    let name = path.strip_prefix("templates/")?.strip_suffix(EXTENSION)?;
    DocumentKind::ALL.map(DocumentKind::code).into_iter().find(|kind| *kind == name)
}

/// Blocks of whole templates whose sections have other names, by the kind of document.
const RENAMED: [(&str, &str, &str); 7] = [
    ("report", "promises", "own-commitments"),
    ("report", "meetings", "decisions"),
    ("report", "picture", "picture, own-picture"),
    ("report", "charts", "charts, own-charts"),
    ("guideline", "promises", "commitments"),
    ("guideline", "last_promises", "last-commitments"),
    ("plain", "promises", "commitments"),
];

/// The blocks that a whole template says anew, as the sections that they are now.
fn blocks(kind: &str, text: &str) -> String {
    let code = text.split("{#").enumerate().map(|(at, piece)| match piece.split_once("#}") {
        Some((_, after)) if at > 0 => after,
        _ => piece,
    });
    let code: String = code.collect();
    let names = code.split("{% block ").skip(1).filter_map(|rest| rest.split_whitespace().next());
    let names: Vec<String> = names
        .map(|name| {
            let renamed = RENAMED.iter().find(|(of, old, _)| (*of, *old) == (kind, name));
            renamed.map_or_else(|| name.replace('_', "-"), |(.., new)| (*new).to_owned())
        })
        .collect();
    names.join(", ")
}

/// The folder and name of a section, if a file is one.
fn section(path: &str) -> Option<(&str, &str)> {
    let (folder, file) = path.strip_prefix("templates/")?.split_once('/')?;
    let is_folder = folder == COMMON || DocumentKind::ALL.iter().any(|kind| kind.code() == folder);
    let name = file.strip_suffix(EXTENSION).filter(|name| !name.contains('/'))?;
    is_folder.then_some((folder, name))
}

/// Words that no template asks for and that are almost called like one that is known.
fn words(base: &Files, project: &Files, diagnostics: &mut Vec<Diagnostic>) {
    for language in Language::ALL {
        let path = format!("templates/locales/{language}.ftl");
        let (Some(ours), Some(theirs)) = (base.text(&path), project.text(&path)) else { continue };
        let keys = |text: &str| {
            let mut words = Words::new(language);
            words.add(text);
            words.keys().to_vec()
        };
        let known: Vec<(usize, String)> = keys(ours).into_iter().map(|key| (0, key)).collect();
        let templates: Vec<&str> = project
            .iter()
            .filter(|(path, _)| path.ends_with(".jinja"))
            .filter_map(|(path, _)| project.text(path))
            .collect();
        for key in keys(theirs) {
            let is_known = known.iter().any(|(_, it)| *it == key);
            if is_known || templates.iter().any(|text| text.contains(&key)) {
                continue;
            }
            let line = theirs.lines().position(|line| {
                line.strip_prefix(&key).is_some_and(|rest| rest.trim_start().starts_with('='))
            });
            let line = u32::try_from(line.unwrap_or(0) + 1).unwrap_or(u32::MAX);
            let near = nearest(&key, &known).unwrap_or_default();
            diagnostics.push(Diagnostic::stray_word(&Origin::text(&path, line, 1), &key, near));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::roundtable::DocumentKind;
    use crate::template::base;

    /// The names that blocks had when documents had whole templates stand in templates of
    /// regions, and do not change with ours.
    #[test]
    fn a_block_of_a_whole_template_is_told_as_a_section_that_there_is() {
        let (base, mut problems) = (base(), Vec::new());
        let outlines = Outlines::load(&base, &Files::new(), &mut problems);
        for (kind, old) in [
            (DocumentKind::Report, "promises system_changes people picture meetings cover_letter"),
            (DocumentKind::Guideline, "last_promises promises checklist"),
            (DocumentKind::Plain, "promises asks"),
            (DocumentKind::Kit, "timetable"),
        ] {
            let known: Vec<&str> = outlines.all(kind).iter().map(|it| it.name.as_str()).collect();
            for block in old.split(' ') {
                let told = blocks(kind.code(), &format!("{{% block {block} %}}x{{% endblock %}}"));
                for name in told.split(", ") {
                    assert!(known.contains(&name), "{} {block}: {name}", kind.code());
                }
            }
        }
    }
}
