//! Where a problem of Typst's comes from: the line of a text, the cell of a table, the
//! line of a template; never a source that nobody wrote.
//!
//! Typst tells where its own call failed. Who caused it is asked from the inside out: a
//! project's own look; a text on the way of the calls; the text that asks for an image;
//! the text or cell without which the problem is gone; the line of the template.

use std::ops::Range;

use typst::WorldExt as _;
use typst::diag::{Severity, SourceDiagnostic};
use typst::syntax::FileId;

use crate::diagnostics::{Diagnostic, Origin};

use super::culprits;
use super::world::{Manuscript, ManuscriptWorld, Typesetter, main_id};

/// What Typst says of a string that PDF/A has no room for.
const LONG: &str = "a PDF string is longer than";

/// Tells problems of Typst's where they come from.
pub(super) fn described(
    world: &ManuscriptWorld<'_>,
    manuscript: &Manuscript,
    problems: &[SourceDiagnostic],
) -> Vec<Diagnostic> {
    problems.iter().flat_map(|problem| describe(world, manuscript, problem)).collect()
}

fn describe(
    world: &ManuscriptWorld<'_>,
    manuscript: &Manuscript,
    problem: &SourceDiagnostic,
) -> Vec<Diagnostic> {
    let is_error = problem.severity == Severity::Error;
    let spans = spans(world, problem);
    let written = spans.iter().find_map(|(id, range)| {
        let text = world.texts.get(id).map(|text| text.origin(range.start));
        text.or_else(|| in_own_look(world.typesetter, *id, range.start))
    });
    if is_error && written.is_none() {
        let broken = culprits::broken_images(world, manuscript);
        if !broken.is_empty() {
            return broken;
        }
    }
    let tried = || is_error.then(|| culprits::find(world, manuscript, &problem.message)).flatten();
    let main = || {
        let (_, range) = spans.iter().find(|(id, _)| *id == main_id())?;
        let line = world.main.text()[..range.start].matches('\n').count();
        in_template(world, manuscript, line)
    };
    let place = written.or_else(tried).or_else(main);
    let place = place.unwrap_or_else(|| Origin::file(&manuscript.path));
    let hints: Vec<&str> = problem.hints.iter().map(|hint| hint.v.as_str()).collect();
    let hint = hints.join("; ");
    let told = match is_error {
        false => return vec![Diagnostic::typst_warning(&place, &problem.message, &hint)],
        // Typst thinks of titles.
        true if problem.message.contains(LONG) => Diagnostic::word_too_long(&place),
        true => Diagnostic::typst_error(&place, &problem.message, &hint),
    };
    // What people write shows in the documents that print it; a template is of all.
    vec![match place.source.path.starts_with("templates/") {
        true => told,
        false => told.only_in(&manuscript.path),
    }]
}

/// Where Typst met a problem, and the calls on the way, the innermost first.
fn spans(world: &ManuscriptWorld<'_>, problem: &SourceDiagnostic) -> Vec<(FileId, Range<usize>)> {
    let own = std::iter::once(problem.span.id().zip(world.range(problem.span)));
    let calls = problem.trace.iter().map(|it| it.span.id().zip(world.range(it.span)));
    own.chain(calls).flatten().collect()
}

/// The place in a file of a project's own look.
fn in_own_look(typesetter: &Typesetter<'_>, id: FileId, byte: usize) -> Option<Origin> {
    let source = typesetter.own.sources.get(&id)?;
    Some(Origin::byte(id.get().vpath().get_without_slash(), source.text(), byte))
}

/// The line of a template that wrote a line of the source, counted from 0: the line itself
/// or the last one before it that can be told; else the template.
pub(super) fn in_template(
    world: &ManuscriptWorld<'_>,
    manuscript: &Manuscript,
    line: usize,
) -> Option<Origin> {
    let template = manuscript.rendered.template(line);
    let templates = &world.typesetter.templates;
    let parts = templates.under("templates/parts/").map(|(path, _)| path);
    let files: Vec<&str> = std::iter::once(template).chain(parts).collect();
    let lines: Vec<&str> = world.main.text().lines().take(line + 1).collect();
    let of_template = |at: &usize| manuscript.rendered.template(*at) == template;
    let found = (0..lines.len()).rev().take_while(of_template).find_map(|at| {
        let written = lines[at].trim();
        files.iter().find_map(|path| {
            let line = template_line(templates.text(path)?, written)?;
            Some(Origin::text(path, line, 1))
        })
    });
    found.or_else(|| (!template.is_empty()).then(|| Origin::file(template)))
}

/// The line of a template that wrote a line: the only one whose fixed parts stand in it,
/// or the one with most of them.
fn template_line(template: &str, written: &str) -> Option<u32> {
    if written.is_empty() {
        return None;
    }
    let mut best: Option<(usize, u32, bool)> = None;
    for (number, line) in (1..).zip(template.lines()) {
        let Some(fixed) = fits(line.trim(), written) else { continue };
        best = match best {
            Some((most, first, _)) if most == fixed => Some((most, first, false)),
            Some((most, ..)) if most > fixed => best,
            _ => Some((fixed, number, true)),
        };
    }
    best.filter(|(_, _, is_only)| *is_only).map(|(_, line, _)| line)
}

/// How much of a line of a template stands as it is in a line that it may have written.
fn fits(template: &str, written: &str) -> Option<usize> {
    let mut parts = vec![String::new()];
    let mut rest = template;
    while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
        parts.last_mut()?.push_str(&rest[..at]);
        let close = if rest[at..].starts_with("{{") { "}}" } else { "%}" };
        rest = rest[at..].split_once(close).map_or("", |(_, after)| after);
        parts.push(String::new());
    }
    parts.last_mut()?.push_str(rest);
    let fixed: usize = parts.iter().map(|part| part.trim().len()).sum();
    if fixed == 0 {
        return None;
    }
    let (first, others) = parts.split_first()?;
    let mut rest = written.strip_prefix(first.as_str())?;
    let Some((last, middle)) = others.split_last() else {
        return rest.is_empty().then_some(fixed);
    };
    for part in middle {
        rest = rest.split_once(part.as_str())?.1;
    }
    // A literal may go on in the next lines.
    (rest.ends_with(last.as_str()) || rest.ends_with(['(', ','])).then_some(fixed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_told_from_the_fixed_parts_of_its_template() {
        let template = "{% for row in rows %}\n= {{ row.title }}\n#heading[{{ row.title }}]\n#card({{ row.a }}, {{ row.b }})\n#end()\n#end()\n";
        for (written, line) in [
            ("= \"題\"", Some(2)),
            ("#card(\"a\", (", Some(4)),
            ("#card(\"a\", \"b\")", Some(4)),
            ("#end()", None),
            ("\"a\": 3,", None),
            ("", None),
        ] {
            assert_eq!(template_line(template, written), line, "{written}");
        }
    }
}
