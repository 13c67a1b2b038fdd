//! `entaku check`: tells what is wrong and makes nothing. Every document is laid out and
//! exported as a build does it, and let go.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::diagnostics::{self, say};
use crate::engine::Engine;
use crate::files::MachineError;
use crate::locale::Language;
use crate::outputs::PATIENCE;
use crate::pipeline::{self, Outcome, Progress, Request};
use crate::project::Project;
use crate::shell::past::Past;
use crate::shell::place;
use crate::sink::Nowhere;

use super::flags::{Format, ProjectFlags};
use super::many;
use super::tell;
use super::terminal::{complain, complain_of, jobs, moved, print, progress_bar, read_project};

#[derive(Debug, Args)]
pub(super) struct CheckFlags {
    #[command(flatten)]
    project: ProjectFlags,
    #[arg(long, value_name = "text|json", default_value = "text")]
    format: Format,
    #[arg(long)]
    fast: bool,
    #[arg(long, conflicts_with = "fast")]
    pages: bool,
    #[arg(long)]
    slips: bool,
    #[arg(long)]
    receipts: bool,
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(super) fn run(flags: &CheckFlags, language: Language) -> Result<ExitCode, MachineError> {
    if many::is_of_many(&flags.project.project, language) {
        return Ok(ExitCode::from(1));
    }
    let project = &flags.project.project;
    let (inputs, templates) = read_project(&flags.project)?;
    let out = place::of(project, flags.out.as_deref());
    let Some(past) = Past::read(&out, language, &complain)? else { return Ok(ExitCode::from(1)) };
    let sealed = past.sealed();
    let bar = progress_bar(language);
    let told = |progress: Progress<'_>| moved(&bar, progress);
    let request = Request {
        period: flags.project.period,
        as_of: flags.project.as_of,
        typeset: !flags.fast,
        checks: true,
        judges: flags.pages,
        jobs: jobs(None, language),
        slips: flags.slips,
        sealed: &sealed,
        message_language: language,
        progress: &told,
        ..Request::default()
    };
    let engine = Engine::new();
    let read = Project::new(&engine, inputs.clone(), templates.clone());
    let built = pipeline::build(&read, &request, &mut Nowhere);
    bar.finish_and_clear();
    let failed = diagnostics::any_error(&built.diagnostics);
    let must_act = failed || built.waits();
    let code = if must_act { ExitCode::from(1) } else { ExitCode::SUCCESS };
    let slips = || {
        if !flags.slips {
            return Ok(());
        }
        let outputs = place::open(project, &out, PATIENCE, language, &complain)?;
        place::put_slips(outputs.as_ref(), &built)?;
        complain(&tell::slips(&built, &out, language));
        Ok(())
    };
    if flags.format == Format::Json {
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        let written = tell::problems_json(&built, flags.receipts, language, &mut out);
        complain_of(written.and_then(|()| out.flush()));
        complain(&not_laid_out(flags, &built, language));
        slips()?;
        return Ok(code);
    }
    print(&tell::receipts(&built.receipts, flags.receipts, language));
    if !built.receipts.is_empty() {
        print(&say(language, "summary-period", &[("period", built.period.as_str().into())]));
    }
    complain(&tell::problems(&built.diagnostics, &inputs, &templates, language));
    slips()?;
    let counts = tell::counts(&built.diagnostics);
    if failed {
        complain(&say(language, "summary-must-fix", &counts));
    } else if must_act {
        complain(&tell::waiting(&built, language));
    } else {
        let [_, questions, warnings] = counts;
        let told = [("files", inputs.under("inputs/").count().into()), questions, warnings];
        print(&say(language, "summary-checked", &told));
    }
    let not_laid_out = not_laid_out(flags, &built, language);
    if !not_laid_out.is_empty() {
        print(&not_laid_out);
    }
    Ok(code)
}

/// Why no page was looked at, if none was.
fn not_laid_out(flags: &CheckFlags, built: &Outcome, language: Language) -> String {
    if flags.fast {
        return say(language, "check-fast", &[]);
    }
    if !built.is_sealed {
        return String::new();
    }
    let told =
        [("period", built.period.as_str().into()), ("issue", built.issue.to_string().into())];
    say(language, "check-sealed", &told)
}
