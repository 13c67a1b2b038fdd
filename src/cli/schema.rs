//! `entaku schema`: writes what tables and settings may hold.

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
}

pub(super) fn run(flags: &SchemaFlags, language: Language) -> Result<ExitCode, MachineError> {
    if flags.config {
        print(&schema::of_config());
        return Ok(ExitCode::SUCCESS);
    }
    let (inputs, _) = read_project(&flags.project.project)?;
    print(&schema::of_tables(&inputs, language));
    Ok(ExitCode::SUCCESS)
}
