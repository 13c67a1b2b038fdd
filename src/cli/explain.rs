//! `entaku explain`: tells what a figure is made of.

use std::process::ExitCode;

use clap::Args;

use crate::diagnostics;
use crate::engine::Engine;
use crate::files::MachineError;
use crate::locale::Language;
use crate::pipeline::{self, Request};
use crate::project::Project;
use crate::shell::past::Past;
use crate::shell::place;

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
    match tell::figures(&told.answer, flags.figure.as_deref(), flags.asked.format, language) {
        Ok(text) => {
            print(&text);
            Ok(ExitCode::SUCCESS)
        }
        Err(text) => {
            complain(&text);
            Ok(ExitCode::from(1))
        }
    }
}
