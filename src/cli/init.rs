//! `entaku init`: makes a new project.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::diagnostics::say;
use crate::files::MachineError;
use crate::locale::Language;
use crate::shell::begin::begin;

use super::flags::LanguageFlag;
use super::terminal::{complain, print};

#[derive(Debug, Args)]
pub(super) struct InitFlags {
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    #[arg(long, value_name = "ja|en")]
    message_lang: Option<LanguageFlag>,
}

pub(super) fn run(flags: &InitFlags, language: Language) -> Result<ExitCode, MachineError> {
    let folder = ("folder", flags.folder.display().to_string().into());
    let Some(files) = begin(&flags.folder)? else {
        complain(&say(language, "init-occupied", &[folder]));
        return Ok(ExitCode::from(1));
    };
    print(&say(language, "init-made", &[folder, ("files", files.into())]));
    Ok(ExitCode::SUCCESS)
}
