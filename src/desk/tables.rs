//! The tables that have come: each file, what it was taken for, how many rows were used and
//! set aside, and what is to be mended in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::context;
use minijinja::value::Value;

use crate::diagnostics::{self, Diagnostic, Severity, Source, column_letters};
use crate::locale::Language;
use crate::records::receipt::Receipt;
use crate::shell::inputs::Kept;

use super::folder::Found;
use super::{places, questions, sheet};

/// Lines of a list that are shown; the others are counted.
const MOST: usize = 200;

/// Returns what the room says of all files.
pub(super) fn said(found: &Found, kept: &[Kept], language: Language) -> Value {
    let counts = Counts::of(&found.outcome.diagnostics);
    // A project has many texts, and most say nothing that is to be mended.
    let is_text = |path: &&str| !counts.any(path) && path.ends_with(".md");
    let (texts, tables): (Vec<&str>, Vec<&str>) = places::paths(found).partition(is_text);
    let files = |paths: Vec<&str>| -> Vec<Value> {
        // What is shown is what there is.
        let paths = paths.into_iter().filter(|_| found.failed.is_none());
        paths.map(|path| file(found, &counts, path, language)).collect()
    };
    let kept = kept.iter().map(|it| {
        context! { id => places::id_of(&it.path), name => places::below(&it.of), when => it.when.as_str() }
    });
    context! {
        failed => found.failed.as_deref(),
        files => files(tables),
        texts => files(texts),
        kept => kept.collect::<Vec<_>>(),
        records => found.outcome.receipts.iter().map(|it| it.records).sum::<usize>(),
        looked_at => found.inputs.under("inputs/").count(),
    }
}

/// Returns what the room says of one sheet, or of a file that has none.
pub(super) fn of_one(
    found: &Found,
    source: &Arc<Source>,
    window: &sheet::Window,
    language: Language,
) -> Value {
    let receipts = places::receipts_of(found, source);
    let problems: Vec<&Diagnostic> =
        found.outcome.diagnostics.iter().filter(|it| it.origin.source == *source).collect();
    let waiting = diagnostics::open(&found.outcome.diagnostics);
    let waiting = waiting.filter(|(it, _)| it.origin.source == *source);
    let questions = waiting.map(|asked| questions::question(found, asked, language));
    let told: Vec<&Diagnostic> =
        problems.iter().copied().filter(|it| it.severity != Severity::Question).collect();
    let others = places::sources_of(found, &source.path);
    let others = others.iter().filter(|it| **it != *source);
    context! {
        id => places::id(source),
        name => places::below(&source.path),
        path => source.path.as_str(),
        sheet => source.sheet.as_deref(),
        is_held => found.held.contains(&source.path),
        can_go => places::can_go(&source.path),
        others => others.map(|it| context! { href => places::href_of(it), name => places::name_of(it) }).collect::<Vec<_>>(),
        receipts => receipts.iter().map(|it| receipt(it, language)).collect::<Vec<_>>(),
        problems => problems_here(found, &told, language),
        problem_count => told.len(),
        questions => questions.collect::<Vec<_>>(),
        answers => questions::given(found, Some(&source.path)),
        back => places::id(source),
        grid => sheet::said(found, source, window, language),
    }
}

/// Returns problems as a list shows them, each with a link to its cell.
pub(super) fn problems(found: &Found, problems: &[&Diagnostic], language: Language) -> Vec<Value> {
    let shown = problems.iter().take(MOST);
    shown
        .map(|it| {
            context! {
                place => places::place(&it.origin), says => it.message(language),
                cure => it.cure(language), href => places::href(found, &it.origin),
                kind => places::kind(it.severity),
            }
        })
        .collect()
}

/// The same on the page of their sheet, where its name need not be said.
fn problems_here(found: &Found, list: &[&Diagnostic], language: Language) -> Vec<Value> {
    let shown = list.iter().take(MOST);
    shown
        .map(|it| {
            context! {
                place => places::at(it.origin.place), says => it.message(language),
                cure => it.cure(language), href => places::href(found, &it.origin),
                kind => places::kind(it.severity),
            }
        })
        .collect()
}

/// How many problems and questions each sheet has.
struct Counts<'d>(BTreeMap<&'d Source, [usize; 3]>);

impl<'d> Counts<'d> {
    fn of(problems: &'d [Diagnostic]) -> Self {
        let mut counts: BTreeMap<&Source, [usize; 3]> = BTreeMap::new();
        for problem in problems {
            let at = match problem.severity {
                Severity::Error => 0,
                Severity::Question => 1,
                Severity::Warning => 2,
            };
            counts.entry(&problem.origin.source).or_default()[at] += 1;
        }
        Self(counts)
    }

    /// Whether there is something to say of a file.
    fn any(&self, path: &str) -> bool {
        self.0.keys().any(|source| source.path == path)
    }

    fn get(&self, source: &Source) -> Value {
        let [errors, questions, warnings] = self.0.get(source).copied().unwrap_or_default();
        context! { errors, questions, warnings }
    }
}

fn file(found: &Found, counts: &Counts<'_>, path: &str, language: Language) -> Value {
    let whole = Source::file(path);
    let sources = places::sources_of(found, path);
    let sheets = sources.iter().map(|source| {
        let receipts = places::receipts_of(found, source);
        context! {
            href => places::href_of(source),
            name => source.sheet.as_deref(),
            receipts => receipts.iter().map(|it| receipt(it, language)).collect::<Vec<_>>(),
            counts => counts.get(source),
        }
    });
    let is_own = sources.contains(&whole);
    context! {
        name => places::below(path),
        href => places::href_of(&whole),
        is_held => found.held.contains(path),
        sheets => sheets.collect::<Vec<_>>(),
        // What is told of the file and of none of its sheets.
        counts => (!is_own).then(|| counts.get(&whole)),
    }
}

fn receipt(receipt: &Receipt, language: Language) -> Value {
    let columns = receipt.columns.iter().map(|note| {
        let (says, detail) = note.says(language);
        context! { letters => column_letters(note.column), head => note.head.as_str(), says, detail }
    });
    context! {
        taken => receipt.taken(language),
        title => receipt.title(language),
        parts => receipt.title(language).map(|_| receipt.summary_parts(language)),
        context => receipt.context_words(language),
        columns => columns.collect::<Vec<_>>(),
        encoding => receipt.encoding,
        is_blank => receipt.is_blank_form(),
    }
}
