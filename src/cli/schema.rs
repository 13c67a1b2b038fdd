//! `entaku schema`: writes what tables and settings may hold, and what sections are given.

use std::process::ExitCode;

use clap::Args;

use crate::files::MachineError;
use crate::locale::Language;
use crate::schema;

use super::flags::ProjectFlags;
use super::terminal::{print, read_project};

#[derive(Debug, Args)]
pub(super) struct SchemaFlags {
    #[command(flatten)]
    project: ProjectFlags,
    #[arg(long)]
    config: bool,
    #[arg(long, conflicts_with = "config")]
    view: bool,
    #[arg(long, requires = "view")]
    markdown: bool,
}

pub(super) fn run(flags: &SchemaFlags, language: Language) -> Result<ExitCode, MachineError> {
    if flags.config {
        print(&schema::of_config());
        return Ok(ExitCode::SUCCESS);
    }
    let (inputs, templates) = read_project(&flags.project)?;
    if flags.view {
        let shown = schema::view::of_project(&inputs, &templates);
        let text = if flags.markdown { shown.to_markdown() } else { shown.to_json() };
        print(&text);
        return Ok(ExitCode::SUCCESS);
    }
    print(&schema::of_tables(&inputs, language));
    Ok(ExitCode::SUCCESS)
}
