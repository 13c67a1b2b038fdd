//! `entaku desk`: a page in the browser with what there is to do in a folder. It opens too
//! when the program is started by a double click.

mod started;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use crate::desk::Opened;
use crate::diagnostics::say;
use crate::files::MachineError;
use crate::locale::Language;
use crate::shell::places::Places;

use super::flags::LanguageFlag;
use super::terminal::{complain, print};

pub(super) use self::started::is_double_click;

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
    serve(&flags.folder, !flags.no_browser, language)
}

/// Opens the desk for whoever clicked on the program: nobody sees what it prints.
pub(super) fn run_clicked(language: Language) -> Result<ExitCode, MachineError> {
    match started::without_console() {
        // Another process has taken over, which has no window.
        true => Ok(ExitCode::SUCCESS),
        false => serve(Path::new("."), true, language),
    }
}

fn serve(folder: &Path, has_browser: bool, language: Language) -> Result<ExitCode, MachineError> {
    // Remembered, a place means the same from wherever the program is started.
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let desk = Opened::new(&folder, language, Places::of_user())?;
    let address = desk.address();
    print(&say(language, "desk-open", &[("address", address.as_str().into())]));
    if has_browser && webbrowser::open(&address).is_err() {
        complain(&say(language, "desk-no-browser", &[]));
    }
    desk.serve()?;
    print(&say(language, "desk-ended", &[]));
    Ok(ExitCode::SUCCESS)
}
