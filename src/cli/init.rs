//! `entaku init`: makes a new project.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::diagnostics::say;
use crate::files::{self, Disk, MachineError};
use crate::init;
use crate::locale::Language;

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
    let folder = flags.folder.display().to_string();
    files::recover(Disk::real(), &flags.folder)?;
    if files::is_occupied(&flags.folder) {
        complain(&say(language, "init-occupied", &[("folder", folder.into())]));
        return Ok(ExitCode::from(1));
    }
    let project = init::project();
    files::write(&flags.folder, &project, &[])?;
    print(&say(
        language,
        "init-made",
        &[("folder", folder.into()), ("files", project.len().into())],
    ));
    Ok(ExitCode::SUCCESS)
}
