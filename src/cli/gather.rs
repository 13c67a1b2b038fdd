//! `entaku gather`: joins the parts of a run over many roundtables.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::diagnostics::say;
use crate::engine::Engine;
use crate::files::MachineError;
use crate::locale::Language;
use crate::pipeline::Request;
use crate::shell;
use crate::shell::parts::{self, Gathered};
use crate::workspace::Unjoined;

use super::flags::LanguageFlag;
use super::many;
use super::terminal::{complain, jobs, print};

#[derive(Debug, Args)]
pub(super) struct GatherFlags {
    #[arg(long, value_name = "DIR", default_value = ".")]
    project: PathBuf,
    #[arg(long, value_name = "PATTERN", num_args = 1..)]
    each: Vec<String>,
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "ja|en")]
    message_lang: Option<LanguageFlag>,
}

pub(super) fn run(flags: &GatherFlags, language: Language) -> Result<ExitCode, MachineError> {
    let folder = shell::many::folder_of(&flags.project)?;
    let (workspace, wrong) = many::chosen(&folder, &flags.each, flags.out.as_deref())?;
    if !many::are_chosen(&workspace, &wrong, language) {
        return Ok(ExitCode::from(1));
    }
    let then = |gathered: &Gathered| {
        let Gathered { count, summary, missing, period } = gathered;
        print(&many::told(summary, &workspace.folder, language));
        for (index, regions) in missing {
            let regions = regions.join(&say(language, "comma", &[]));
            let told = [
                ("index", (*index).into()),
                ("count", (*count).into()),
                ("regions", regions.into()),
            ];
            complain(&say(language, "shard-missing", &told));
        }
        let request = Request { period: *period, jobs: jobs(None, language), ..Request::default() };
        let asked = (&workspace, summary);
        let code = many::roll(&Engine::new(), asked, &request, &wrong.1, language)?;
        Ok(ExitCode::from(code.max(summary.exit_code())))
    };
    match parts::gather(&workspace, language, &complain, then)? {
        Ok(code) => Ok(code),
        Err(unjoined) => {
            complain(&told(&unjoined, &workspace.out().display().to_string(), language));
            Ok(ExitCode::from(2))
        }
    }
}

/// Says why parts cannot be joined.
fn told(unjoined: &Unjoined, out: &str, language: Language) -> String {
    match unjoined {
        Unjoined::Nothing => say(language, "gather-nothing", &[("path", out.into())]),
        Unjoined::Different(parts) => {
            let parts = parts.join(&say(language, "comma", &[]));
            say(language, "gather-different", &[("parts", parts.into())])
        }
    }
}
