//! `entaku desk`: a page in the browser with what there is to do in a folder.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::desk::Opened;
use crate::diagnostics::say;
use crate::files::MachineError;
use crate::locale::Language;

use super::flags::LanguageFlag;
use super::terminal::{complain, print};

#[derive(Debug, Args)]
pub(super) struct DeskFlags {
    #[arg(id = "desk_folder", value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    #[arg(long)]
    no_browser: bool,
    #[arg(long, value_name = "ja|en")]
    message_lang: Option<LanguageFlag>,
}

pub(super) fn run(flags: &DeskFlags, language: Language) -> Result<ExitCode, MachineError> {
    let desk = Opened::new(&flags.folder, language)?;
    let address = desk.address();
    print(&say(language, "desk-open", &[("address", address.as_str().into())]));
    if !flags.no_browser && webbrowser::open(&address).is_err() {
        complain(&say(language, "desk-no-browser", &[]));
    }
    desk.serve()?;
    print(&say(language, "desk-ended", &[]));
    Ok(ExitCode::SUCCESS)
}
