//! A copy of the look that is older than the files that use it: it is the cause where they
//! fail, and nobody can mend them.

use crate::diagnostics::{Diagnostic, Origin};
use crate::files::Files;
use crate::locale::Argument;

/// Where the look is.
const LOOK: &str = "templates/lib/";

/// What fails where templates use the look.
const FAILS: [&str; 2] = ["typst-error", "template-error"];

/// What is known of a project's templates.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'a> {
    /// The files below it.
    pub(super) base: &'a Files,
    /// Its own.
    pub(super) own: &'a Files,
    /// What is wrong with them.
    pub(super) problems: &'a [Diagnostic],
}

/// Returns the problem at the copy that causes it, if one does: a copy that lacks what the
/// failing file asks for, else one that is known to be behind.
pub(super) fn cause(problem: &Diagnostic, known: Known<'_>) -> Option<Diagnostic> {
    let path = &problem.origin.source.path;
    let is_of_others = FAILS.contains(&problem.code)
        && known.own.get(path).is_none()
        && !path.starts_with("inputs/");
    let said = problem.arguments.iter().find(|(name, _)| *name == "cause");
    let (true, Some((_, Argument::Text(said)))) = (is_of_others, said) else { return None };
    let words: Vec<&str> = said.split(|c: char| !is_of_name(c)).collect();
    let lacking = known.own.under(LOOK).find_map(|(own, _)| {
        let (now, text) = (known.base.text(own)?, known.own.text(own)?);
        let lacks = |name: &&str| words.contains(name) && !defined(text).any(|it| it == *name);
        Some((own.to_owned(), defined(now).find(lacks)?.to_owned()))
    });
    let behind = || {
        let told = known
            .problems
            .iter()
            .find(|it| it.code == "template-behind" && it.origin.source.path.starts_with(LOOK));
        Some((told?.origin.source.path.clone(), String::new()))
    };
    let (copy, name) = lacking.or_else(behind)?;
    let mut told = Diagnostic::older_look(&Origin::text(&copy, 1, 1), &name, path, said);
    told.documents.clone_from(&problem.documents);
    Some(told)
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

/// The names that a file of the look defines for others.
fn defined(text: &str) -> impl Iterator<Item = &str> {
    let rest = text.lines().filter_map(|line| line.strip_prefix("#let "));
    rest.filter_map(|rest| rest.split(|c: char| !is_of_name(c)).next())
}
