//! `entaku build`: makes the documents, of one roundtable or of many.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::Args;

use crate::diagnostics::{self, say};
use crate::engine::Engine;
use crate::files::{Files, MachineError};
use crate::locale::Language;
use crate::outputs::PATIENCE;
use crate::pipeline::{Outcome, Progress, Request};
use crate::shell::making::{self, Ended, Folders, Made};
use crate::shell::many::{Many, Wrong};
use crate::shell::{self, place, telling};
use crate::workspace::Asked;

use super::flags::{KindFlag, LanguageFlag, ProjectFlags, count};
use super::many;
use super::tell;
use super::terminal::{complain, jobs, moved, print, progress_bar};

#[derive(Debug, Args, Default)]
pub(super) struct BuildFlags {
    #[command(flatten)]
    project: ProjectFlags,
    #[arg(long, value_name = "ID")]
    audience: Vec<String>,
    #[arg(long, value_name = "KIND")]
    kind: Vec<KindFlag>,
    #[arg(long, value_name = "ja|en")]
    lang: Vec<LanguageFlag>,
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "N", value_parser = count)]
    jobs: Option<u16>,
    #[arg(long)]
    keep_markup: bool,
    #[arg(long)]
    slips: bool,
    #[arg(long)]
    new_issue: bool,
    #[arg(long)]
    fresh: bool,
    #[arg(long, value_name = "PATTERN", num_args = 1.., conflicts_with = "workspace")]
    each: Vec<String>,
    #[arg(long, value_name = "DIR", num_args = 0..=1)]
    workspace: Option<Option<PathBuf>>,
    #[arg(long, value_name = "K/N|auto", value_parser = shard)]
    shard: Option<Asked>,
}

pub(super) fn run(flags: &BuildFlags, language: Language) -> Result<ExitCode, MachineError> {
    let Some((mut many, wrong)) = many(flags)? else {
        if flags.shard.is_some() {
            complain(&say(language, "shard-of-one", &[]));
            return Ok(ExitCode::from(2));
        }
        return run_one(flags, language);
    };
    many.layer.clone_from(&flags.project.layer);
    many.fresh = flags.fresh;
    let request = request(flags, language);
    match &flags.shard {
        None => many::run(&many, &wrong, &request, language),
        Some(asked) => match asked.shard(&|name| std::env::var(name).ok()) {
            Ok(shard) => many::run_part(&many, &wrong, &shard, &request, language),
            Err(unknown) => {
                complain(&many::unknown(&unknown, language));
                Ok(ExitCode::from(2))
            }
        },
    }
}

fn shard(text: &str) -> Result<Asked, String> {
    text.parse().map_err(|()| "3/40, auto, auto/40".to_owned())
}

/// Returns the roundtables that are asked for, if more than one may be: a folder with the
/// settings of a workspace is one.
fn many(flags: &BuildFlags) -> Result<Option<(Many, Wrong)>, MachineError> {
    let project = &flags.project.project;
    let out = flags.out.as_deref();
    let folder = match &flags.workspace {
        Some(Some(named)) => shell::many::folder_of(named)?,
        _ => project.clone(),
    };
    let is_asked = !flags.each.is_empty() || flags.workspace.is_some();
    let are_many = is_asked || many::are_stored(&folder, out) || shell::many::is_workspace(&folder);
    are_many.then(|| many::chosen(&folder, &flags.each, out)).transpose()
}

/// What is asked for, of each roundtable.
fn request(flags: &BuildFlags, language: Language) -> Request<'static> {
    Request {
        period: flags.project.period,
        as_of: flags.project.as_of,
        audiences: flags.audience.clone(),
        kinds: flags.kind.iter().map(|&kind| kind.into()).collect(),
        languages: flags.lang.iter().map(|&language| language.into()).collect(),
        jobs: jobs(flags.jobs, language),
        keep_markup: flags.keep_markup,
        slips: flags.slips,
        new_issue: flags.new_issue,
        message_language: language,
        ..Request::default()
    }
}

fn run_one(flags: &BuildFlags, language: Language) -> Result<ExitCode, MachineError> {
    let begun = Instant::now();
    let project = &flags.project.project;
    let out = place::of(project, flags.out.as_deref());
    let bar = progress_bar(language);
    let told = |progress: Progress<'_>| moved(&bar, progress);
    let request = Request { progress: &told, ..request(flags, language) };
    let found = |built: &Outcome, inputs: &Files, templates: &Files| {
        bar.finish_and_clear();
        complain(&tell::problems(&built.diagnostics, inputs, templates, language));
    };
    let layer = flags.project.layer.as_deref();
    let folders =
        Folders { project, layer, shared: None, out: &out, patience: PATIENCE, fresh: flags.fresh };
    let made = making::make(&Engine::new(), folders, &request, &complain, &found)?;
    let Made { built, older } = match made {
        Ended::Made(made) => *made,
        Ended::Unchanged(record) => {
            complain(&record.told);
            print(&tell::unchanged(&record, &out, language));
            return Ok(ExitCode::SUCCESS);
        }
        Ended::Refused => return Ok(ExitCode::from(1)),
    };
    if built.is_sealed {
        let told =
            [("period", built.period.as_str().into()), ("issue", built.issue.to_string().into())];
        complain(&say(language, "build-sealed", &told));
        return Ok(ExitCode::from(1));
    }
    complain(&tell::slips(&built, &out, language));
    if diagnostics::any_error(&built.diagnostics) {
        let counts = tell::counts(&built.diagnostics);
        complain(&say(language, "summary-nothing-made", &counts));
        return Ok(ExitCode::from(1));
    }
    if !built.documents.is_empty() {
        print(&tell::summary(&built, &out, begun.elapsed(), language));
        complain(&telling::older(&older, language));
    }
    if !built.waits() {
        return Ok(ExitCode::SUCCESS);
    }
    complain(&tell::waiting(&built, language));
    Ok(ExitCode::from(1))
}
