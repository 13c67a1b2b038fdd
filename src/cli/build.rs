//! `entaku build`: makes the documents.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::Args;

use crate::diagnostics::{self, say};
use crate::engine::Engine;
use crate::files::MachineError;
use crate::locale::Language;
use crate::outputs::Outputs;
use crate::pipeline::{self, Progress, Request};
use crate::project::Project;
use crate::shell::past::Past;
use crate::shell::place;

use super::flags::{KindFlag, LanguageFlag, ProjectFlags, count};
use super::tell;
use super::terminal::{complain, jobs, moved, print, progress_bar, read_project};

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
}

pub(super) fn run(flags: &BuildFlags, language: Language) -> Result<ExitCode, MachineError> {
    let begun = Instant::now();
    let project = &flags.project.project;
    let out = place::of(project, flags.out.as_deref());
    let outputs = place::open(project, &out, language, &complain)?;
    let (inputs, templates) = read_project(&flags.project)?;
    let Some(past) = Past::read(&out, language, &complain)? else { return Ok(ExitCode::from(1)) };
    let sealed = past.sealed();
    let bar = progress_bar(language);
    let told = |progress: Progress<'_>| moved(&bar, progress);
    let request = Request {
        period: flags.project.period,
        as_of: flags.project.as_of,
        audiences: flags.audience.clone(),
        kinds: flags.kind.iter().map(|&kind| kind.into()).collect(),
        languages: flags.lang.iter().map(|&language| language.into()).collect(),
        jobs: jobs(flags.jobs, language),
        keep_markup: flags.keep_markup,
        typeset: true,
        checks: false,
        judges: false,
        slips: flags.slips,
        sealed: &sealed,
        new_issue: flags.new_issue,
        seals: false,
        message_language: language,
        progress: &told,
    };
    let engine = Engine::new();
    let project = Project::new(&engine, inputs.clone(), templates.clone());
    let mut documents = outputs.as_ref().map(Outputs::documents).unwrap_or_default();
    let mut built = pipeline::build(&project, &request, &mut documents);
    bar.finish_and_clear();
    let failed = diagnostics::any_error(&built.diagnostics);
    complain(&tell::problems(&built.diagnostics, &inputs, &templates, language));
    if built.is_sealed {
        let told =
            [("period", built.period.as_str().into()), ("issue", built.issue.to_string().into())];
        complain(&say(language, "build-sealed", &told));
        return Ok(ExitCode::from(1));
    }
    built.kept = past.kept(&out.join(&built.period), &built)?;
    let older = place::put(outputs.as_ref(), &built, documents, flags.slips)?;
    complain(&tell::slips(&built, &out, language));
    let counts = tell::counts(&built.diagnostics);
    if failed {
        complain(&say(language, "summary-nothing-made", &counts));
        return Ok(ExitCode::from(1));
    }
    if !built.documents.is_empty() {
        print(&tell::summary(&built, &out, begun.elapsed(), language));
        complain(&tell::older(&older, language));
    }
    if !built.waits() {
        return Ok(ExitCode::SUCCESS);
    }
    complain(&tell::waiting(&built, language));
    Ok(ExitCode::from(1))
}
