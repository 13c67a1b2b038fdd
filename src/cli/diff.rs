//! `entaku diff`: compares two periods.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use jiff::civil::Date;

use crate::diagnostics::{self, say};
use crate::domain::time::TimeSpan;
use crate::engine::Engine;
use crate::files::MachineError;
use crate::locale::Language;
use crate::pipeline::{self, Request};
use crate::project::Project;
use crate::shell::past::Past;
use crate::shell::{folder, place};

use super::flags::{AskedFlags, LanguageFlag, date, period};
use super::many;
use super::tell;
use super::terminal::{complain, print};

#[derive(Debug, Args)]
pub(super) struct DiffFlags {
    #[arg(long, value_name = "DIR", default_value = ".")]
    project: PathBuf,
    #[arg(long, value_name = "DIR")]
    layer: Option<PathBuf>,
    #[arg(value_name = "FROM", value_parser = period)]
    from: TimeSpan,
    #[arg(value_name = "TO", value_parser = period)]
    to: TimeSpan,
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    #[command(flatten)]
    asked: AskedFlags,
    #[arg(long, value_name = "ja|en")]
    message_lang: Option<LanguageFlag>,
}

pub(super) fn run(flags: &DiffFlags, language: Language) -> Result<ExitCode, MachineError> {
    if many::is_of_many(&flags.project, language) {
        return Ok(ExitCode::from(1));
    }
    if flags.from.last >= flags.to.last {
        complain(&say(language, "diff-order", &[]));
        return Ok(ExitCode::from(2));
    }
    let (inputs, templates) = folder::read(&flags.project, flags.layer.as_deref())?;
    let out = place::of(&flags.project, flags.asked.out.as_deref());
    let Some(past) = Past::read(&out, language, &complain)? else { return Ok(ExitCode::from(1)) };
    let sealed = past.sealed();
    let request = Request {
        period: Some(flags.to),
        as_of: flags.as_of,
        sealed: &sealed,
        audiences: flags.asked.audience.iter().cloned().collect(),
        message_language: language,
        ..Request::default()
    };
    let engine = Engine::new();
    let project = Project::new(&engine, inputs.clone(), templates.clone());
    let told = pipeline::compare(&project, flags.from, &request);
    if diagnostics::any_error(&told.diagnostics) {
        complain(&tell::problems(&told.diagnostics, &inputs, &templates, language));
        return Ok(ExitCode::from(1));
    }
    print(&tell::changes(&told.answer, (flags.from, flags.to), flags.asked.format, language));
    Ok(ExitCode::SUCCESS)
}
