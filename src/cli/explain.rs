//! `entaku explain`: tells what a figure is made of.

use std::process::ExitCode;

use clap::Args;

use crate::diagnostics::{self, say};
use crate::engine::Engine;
use crate::files::{Files, MachineError};
use crate::locale::Language;
use crate::pipeline::{self, Request};
use crate::project::Project;
use crate::rollup::{self, Settings};
use crate::shell::past::Past;
use crate::shell::{many, place, rolling};

use super::flags::{AskedFlags, ProjectFlags};
use super::tell;
use super::terminal::{complain, print, read_project};

#[derive(Debug, Args)]
pub(super) struct ExplainFlags {
    #[command(flatten)]
    project: ProjectFlags,
    #[arg(value_name = "ID")]
    figure: Option<String>,
    #[command(flatten)]
    asked: AskedFlags,
}

pub(super) fn run(flags: &ExplainFlags, language: Language) -> Result<ExitCode, MachineError> {
    if many::is_workspace(&flags.project.project) {
        return of_all(flags, language);
    }
    let (inputs, templates) = read_project(&flags.project)?;
    let out = place::of(&flags.project.project, flags.asked.out.as_deref());
    let Some(past) = Past::read(&out, language, &complain)? else { return Ok(ExitCode::from(1)) };
    let sealed = past.sealed();
    let request = Request {
        period: flags.project.period,
        as_of: flags.project.as_of,
        sealed: &sealed,
        audiences: flags.asked.audience.iter().cloned().collect(),
        message_language: language,
        ..Request::default()
    };
    let engine = Engine::new();
    let project = Project::new(&engine, inputs.clone(), templates.clone());
    let told = pipeline::explain(&project, &request);
    if diagnostics::any_error(&told.diagnostics) {
        complain(&tell::problems(&told.diagnostics, &inputs, &templates, language));
        return Ok(ExitCode::from(1));
    }
    let (id, format) = (flags.figure.as_deref(), flags.asked.format);
    Ok(answered(tell::figures(&told.answer, id, format, language)))
}

fn answered(answer: Result<String, String>) -> ExitCode {
    match answer {
        Ok(text) => {
            print(&text);
            ExitCode::SUCCESS
        }
        Err(text) => {
            complain(&text);
            ExitCode::from(1)
        }
    }
}

/// Tells what a figure of many roundtables together is made of, from what each of them said
/// when its documents were made.
fn of_all(flags: &ExplainFlags, language: Language) -> Result<ExitCode, MachineError> {
    let (mut many, (mut problems, texts)) = many::read(&flags.project.project)?;
    many.out.clone_from(&flags.asked.out);
    if diagnostics::any_error(&problems) {
        complain(&tell::problems(&problems, &texts, &Files::new(), language));
        return Ok(ExitCode::from(1));
    }
    let Some(settings) = &many.rollup else {
        complain(&say(language, "explain-no-rollup", &[]));
        return Ok(ExitCode::from(1));
    };
    let period = flags.project.period.or(settings.period);
    let known = rolling::known(&many, &Settings { period, ..settings.clone() })?;
    problems.extend(known.diagnostics);
    complain(&tell::problems(&problems, &texts, &Files::new(), language));
    let Some(rollup) = known.rollup else { return Ok(ExitCode::from(1)) };
    let engine = Engine::new();
    let (spoken, _) = engine.ground(rolling::shared(&many)?).templates(&Files::new());
    let all = rollup::explain(&rollup, spoken.words(language));
    let (id, format) = (flags.figure.as_deref(), flags.asked.format);
    Ok(answered(tell::rolled_up(&all, id, format, language)))
}
