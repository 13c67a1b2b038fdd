//! The finish: documents are made and put in place, sealed when they go out, and looked at
//! again.

use std::path::Path;

use minijinja::context;
use minijinja::value::Value;

use crate::diagnostics::Severity;
use crate::files;
use crate::manifest;
use crate::pipeline::{Comparison, Outcome};
use crate::shell::place;

use super::folder::{Folder, Found};
use super::work::{Doing, Done};

/// What a draft of a mail is called, in the folder of its edition.
const MAIL: &str = "mail.eml";

/// What was asked for and not done.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unmet {
    /// Other work went on.
    pub(super) is_busy: bool,
    /// There is nothing on this computer that opens a folder.
    pub(super) is_unopened: bool,
}

/// Returns what the room says.
pub(super) fn said(folder: &Folder, found: &Found, wish: Unmet) -> Value {
    let (doing, done) = folder.work.now();
    let outcome = &found.outcome;
    let out = place::of(folder.place(), None);
    let place = out.join(&outcome.period);
    let listed = listed(&place);
    let mails = mails(&place);
    let compared = folder.proofs.compared();
    let errors = outcome.diagnostics.iter().filter(|it| it.severity == Severity::Error);
    context! {
        failed => found.failed.as_deref(),
        is_busy => wish.is_busy && doing.is_some(),
        is_unopened => wish.is_unopened,
        doing => doing.as_ref().map(progress),
        done => done.as_deref().map(came_of_it),
        period => outcome.period.as_str(),
        issue => outcome.issue,
        next => outcome.issue.saturating_add(1),
        is_sealed => outcome.is_sealed,
        errors => errors.count(),
        questions => outcome.stopped.len(),
        place => place.display().to_string(),
        is_there => files::is_folder(&out),
        listed,
        mails,
        sealed => found.sealed.as_ref().map(|(period, issue)| context! { period, issue }),
        compared => compared.as_deref().map(changes),
    }
}

/// How far the work is.
fn progress(doing: &Doing) -> Value {
    let Doing { task, finished, of, last } = doing;
    context! { task => *task, finished, of, last }
}

fn came_of_it(done: &Done) -> Value {
    match done {
        Done::Made(built, older) => context! { kind => "made", ..made(built, older) },
        Done::Unchanged(record) => context! {
            kind => "unchanged",
            count => record.documents,
            period => record.period.as_str(),
        },
        Done::Failed => context! { kind => "failed" },
        Done::Sealed(told) => context! { kind => "sealed", told },
        Done::Refused(told, is_in_month) => context! { kind => "refused", told, is_in_month },
        Done::Verified(all) => {
            let bad: Vec<String> =
                all.iter().filter(|(_, is_good)| !is_good).map(|(text, _)| text.clone()).collect();
            context! { kind => "verified", count => all.len(), bad }
        }
    }
}

fn made(built: &Outcome, older: &[(String, String)]) -> Value {
    context! {
        period => built.period.as_str(),
        count => built.documents.len(),
        waiting => &built.waiting,
        stopped => &built.stopped_names,
        asks => !built.stopped.is_empty(),
        older => older.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>(),
    }
}

/// The documents that lie in the folder of the period, as its manifest lists them.
fn listed(folder: &Path) -> Vec<Value> {
    let json = files::read_one(&folder.join(manifest::WHOLE)).ok().flatten();
    let listed = json.map(|json| manifest::listed(&json)).unwrap_or_default();
    let mut listed: Vec<_> =
        listed.into_iter().filter(|it| files::is_file(&folder.join(&it.path))).collect();
    listed.sort_by(|a, b| a.path.cmp(&b.path));
    listed.into_iter().map(|it| context! { path => it.path, title => it.title }).collect()
}

/// The drafts of mails that lie there.
fn mails(folder: &Path) -> Vec<String> {
    let json = files::read_one(&folder.join(manifest::WHOLE)).ok().flatten();
    let listed = json.map(|json| manifest::listed(&json)).unwrap_or_default();
    let mut editions: Vec<String> = listed
        .iter()
        .filter_map(|it| it.path.split_once('/').map(|(edition, _)| edition.to_owned()))
        .collect();
    editions.sort();
    editions.dedup();
    let mails = editions.into_iter().map(|edition| format!("{edition}/{MAIL}"));
    mails.filter(|path| files::is_file(&folder.join(path))).collect()
}

fn changes(compared: &Comparison) -> Value {
    let lines = compared.lines.iter().map(|line| {
        context! { label => line.label.as_str(), items => &line.items }
    });
    context! { with => compared.compared_with.as_str(), lines => lines.collect::<Vec<_>>() }
}
