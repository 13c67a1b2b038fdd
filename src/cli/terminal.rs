//! What a command reads of the machine and says on its streams.

use std::io::{IsTerminal as _, Write as _};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::diagnostics::say;
use crate::files::{Files, MachineError};
use crate::locale::Language;
use crate::pipeline::Progress;
use crate::shell::{folder, machine};

use super::flags::ProjectFlags;

/// Reads the inputs of a project, with its pack if it has one, and its templates, with what
/// is kept of the files that they were copied from.
pub(super) fn read_project(flags: &ProjectFlags) -> Result<(Files, Files), MachineError> {
    folder::read(&flags.project, flags.layer.as_deref())
}

/// Returns how many threads typeset: as many as the machine has threads and memory for, or
/// fewer if that is asked for.
pub(super) fn jobs(asked: Option<u16>, language: Language) -> usize {
    let most = machine::most_jobs();
    let asked = asked.map_or(most, usize::from);
    if asked > most {
        complain(&say(language, "jobs-capped", &[("asked", asked.into()), ("most", most.into())]));
    }
    asked.min(most)
}

/// A reader that has seen enough (`entaku explain | head`) is no failure.
pub(super) fn print(text: &str) {
    complain_of(writeln!(std::io::stdout(), "{text}"));
}

/// Complains of what could not be written.
pub(super) fn complain_of(written: std::io::Result<()>) {
    if let Err(error) = written.as_ref()
        && error.kind() != std::io::ErrorKind::BrokenPipe
    {
        complain(&error.to_string());
    }
}

/// A closed standard error must not turn a message into a panic.
pub(super) fn complain(text: &str) {
    if text.is_empty() {
        return;
    }
    let _ = writeln!(std::io::stderr(), "{}", text.trim_end());
}

/// Returns a bar that shows how far typesetting is, to a person.
pub(super) fn progress_bar(language: Language) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{prefix} {bar:24} {pos}/{len} {wide_msg}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(0).with_style(style).with_prefix(say(language, "progress", &[]))
}

/// Returns a line that says what is made, where nobody knows of how many.
pub(super) fn spinner(prefix: &str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{prefix} {spinner} {wide_msg}")
        .unwrap_or_else(|_| ProgressStyle::default_spinner());
    let bar = ProgressBar::new_spinner().with_style(style).with_prefix(prefix.to_owned());
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}

/// Moves a bar on.
pub(super) fn moved(bar: &ProgressBar, progress: Progress<'_>) {
    match progress {
        Progress::Started(count) => {
            bar.set_length(count as u64);
            bar.enable_steady_tick(Duration::from_millis(100));
        }
        Progress::Typesets(_) => {}
        Progress::Done(path) => {
            bar.set_message(path.to_owned());
            bar.inc(1);
        }
    }
}
