//! `entaku pack`: makes a pack for several roundtables from what a project has of its own.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::diagnostics::say;
use crate::files::{self, Files, MachineError};
use crate::locale::Language;
use crate::records::pack;

use super::flags::ProjectFlags;
use super::terminal::{complain, print, read_project};

#[derive(Debug, Args)]
pub(super) struct PackFlags {
    #[arg(id = "pack_folder", value_name = "DIR")]
    folder: PathBuf,
    #[command(flatten)]
    project: ProjectFlags,
}

pub(super) fn run(flags: &PackFlags, language: Language) -> Result<ExitCode, MachineError> {
    let folder = [("folder", flags.folder.display().to_string().into())];
    if files::is_occupied(&flags.folder) {
        complain(&say(language, "pack-occupied", &folder));
        return Ok(ExitCode::from(1));
    }
    let (inputs, templates) = read_project(&flags.project)?;
    let mut made: Files = templates;
    let settings = pack::shared(&inputs);
    if !settings.is_empty() {
        made.insert(pack::SETTINGS, settings.into_bytes());
    }
    if made.is_empty() {
        complain(&say(language, "pack-nothing", &folder));
        return Ok(ExitCode::from(1));
    }
    files::write(&flags.folder, &made, &[])?;
    let [folder] = folder;
    print(&say(language, "pack-made", &[folder, ("files", made.len().into())]));
    Ok(ExitCode::SUCCESS)
}
