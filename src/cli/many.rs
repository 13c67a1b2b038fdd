//! `entaku build --each` and `--workspace`: makes the documents of many roundtables.

use std::cmp::Reverse;
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use indicatif::ProgressBar;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::diagnostics::{self, say};
use crate::engine::Engine;
use crate::files::{self, Files, MachineError};
use crate::locale::Language;
use crate::pipeline::Request;
use crate::rollup::Settings;
use crate::shell::many::{Many, Step, Wrong};
use crate::shell::rolling;
use crate::shell::stores::{self, Store, Stored};
use crate::shell::{self, parts, place};
use crate::workspace::{Run, Shard, State, Summary, Unknown};

use super::tell;
use super::terminal::{complain, print, progress_bar, spinner};

/// Makes the documents of all, and says what came of it.
pub(super) fn run(
    many: &Many,
    wrong: &Wrong,
    request: &Request<'_>,
    language: Language,
) -> Result<ExitCode, MachineError> {
    if !are_chosen(many, wrong, language) {
        return Ok(ExitCode::from(1));
    }
    // A pack that is not there is said once, and not for each of them.
    rolling::pack(many)?;
    let engine = Engine::new();
    let make = |step: Steps<'_>| many.make(&engine, request, step, &complain);
    let summary = with_bar(language, make)?;
    print(&told(&summary, &many.folder, language));
    let path = many.out().join("summary.html").display().to_string();
    print(&say(language, "many-files", &[("path", path.into())]));
    let code = roll(&engine, (many, &summary), request, &wrong.1, language)?;
    Ok(ExitCode::from(code.max(summary.exit_code())))
}

/// Makes the whole of all, if it is asked for, and says what came of it; returns the exit
/// code.
pub(super) fn roll(
    engine: &Engine,
    (many, summary): (&Many, &Summary),
    request: &Request<'_>,
    texts: &Files,
    language: Language,
) -> Result<u8, MachineError> {
    let Some(settings) = &many.rollup else { return Ok(0) };
    let Request { period, jobs, keep_markup, .. } = *request;
    let settings = Settings { period: period.or(settings.period), keep_markup, ..settings.clone() };
    let bar = spinner(&say(language, "many-rollup-progress", &[]));
    let made = |path: &str| bar.set_message(path.to_owned());
    let rolled =
        rolling::roll(engine, (many, summary), &settings, (jobs, &made), (language, &complain));
    bar.finish_and_clear();
    let rolled = rolled?;
    complain(&tell::problems(&rolled.diagnostics, texts, &Files::new(), language));
    let Some(folder) = &rolled.folder else { return Ok(1) };
    let key = match rolled.typeset {
        0 => "many-rollup-unchanged",
        made if made < rolled.documents => "many-rollup-some",
        _ => "many-rollup",
    };
    let folder = folder.display().to_string();
    let told = [
        ("count", rolled.documents.into()),
        ("made", rolled.typeset.into()),
        ("folder", folder.into()),
    ];
    print(&say(language, key, &told));
    Ok(0)
}

/// Makes the documents of one part of them, and says what came of it.
pub(super) fn run_part(
    many: &Many,
    wrong: &Wrong,
    shard: &Shard,
    request: &Request<'_>,
    language: Language,
) -> Result<ExitCode, MachineError> {
    if !are_chosen(many, wrong, language) {
        return Ok(ExitCode::from(1));
    }
    let make = |step: Steps<'_>| parts::make(many, shard, &Engine::new(), request, step);
    let part = with_bar(language, make)?;
    let summary = Summary { name: String::new(), regions: part.runs };
    let numbers = [("index", shard.index.into()), ("count", shard.count.into())];
    print(&say(language, "shard-made", &numbers));
    match summary.regions.is_empty() {
        true => print(&say(language, "shard-empty", &[])),
        false => print(&told(&summary, &many.folder, language)),
    }
    Ok(ExitCode::from(summary.exit_code()))
}

/// Says why nobody knows which part is meant.
pub(super) fn unknown(unknown: &Unknown, language: Language) -> String {
    match unknown {
        Unknown::Index => say(language, "shard-unknown", &[]),
        Unknown::Count(name) => say(language, "shard-count-unknown", &[("name", (*name).into())]),
        Unknown::Value(name, value) | Unknown::Few(name, value) => {
            let key = match unknown {
                Unknown::Few(..) => "shard-some",
                _ => "shard-wrong",
            };
            say(language, key, &[("name", (*name).into()), ("value", value.as_str().into())])
        }
    }
}

/// Reads the roundtables of a workspace, or those that patterns mean, and where their documents
/// go.
pub(super) fn chosen(
    folder: &Path,
    each: &[String],
    out: Option<&Path>,
) -> Result<(Many, Wrong), MachineError> {
    if are_stored(folder, out) {
        return stored(folder, each, out);
    }
    let (mut many, wrong) = match each {
        [] => shell::many::read(folder)?,
        patterns => shell::many::each(folder, patterns),
    };
    many.out = out.map(Path::to_owned);
    Ok((many, wrong))
}

/// Returns whether something of it lies in an object store.
pub(super) fn are_stored(folder: &Path, out: Option<&Path>) -> bool {
    stores::is_address(folder) || out.is_some_and(stores::is_address)
}

/// The same, where something of it lies in an object store.
fn stored(
    folder: &Path,
    each: &[String],
    out: Option<&Path>,
) -> Result<(Many, Wrong), MachineError> {
    let open = |place: &Path| Store::open(place).map(Arc::new);
    let inputs = stores::is_address(folder).then(|| open(folder)).transpose()?;
    let mut stored = Stored::look(inputs)?;
    let (mut many, wrong) = match (&stored.inputs, each) {
        (Some(store), []) => shell::many::read_among(store.folder(), &stored)?,
        (Some(store), patterns) => shell::many::each_among(store.folder(), patterns, &stored),
        (None, []) => shell::many::read(folder)?,
        (None, patterns) => shell::many::each(folder, patterns),
    };
    match (out, &stored.inputs) {
        (Some(out), _) if stores::is_address(out) => {
            let store = open(out)?;
            many.out = Some(store.folder().to_owned());
            stored.outputs = Some((store, String::new()));
        }
        (None, Some(store)) => {
            stored.outputs = Some((Arc::clone(store), format!("{}/", many.workspace.out)));
        }
        (out, _) => many.out = out.map(Path::to_owned),
    }
    stored.fetch_shared(&many.workspace)?;
    many.around = Some(Box::new(stored));
    Ok((many, wrong))
}

/// Says that a folder is one of many roundtables, where one of them is to be named. Returns
/// whether it is.
pub(super) fn is_of_many(folder: &Path, language: Language) -> bool {
    if !shell::many::is_workspace(folder) || files::is_folder(&folder.join("inputs")) {
        return false;
    }
    let known = shell::many::read(folder).ok();
    let first = known.and_then(|(many, _)| many.workspace.regions.into_iter().next());
    let example = first.map_or_else(|| "regions/A".to_owned(), |it| it.folder);
    complain(&say(language, "workspace-choose-one", &[("example", example.into())]));
    true
}

/// Tells what is wrong with the choice of roundtables. Returns whether they can be made.
pub(super) fn are_chosen(many: &Many, (problems, texts): &Wrong, language: Language) -> bool {
    complain(&tell::problems(problems, texts, &Files::new(), language));
    let mut regions = many.workspace.regions.iter();
    let is_among =
        regions.any(|it| place::is_among_inputs(&many.folder.join(&it.folder), &many.out()));
    if is_among {
        complain(&place::among_inputs(&many.out(), language));
    }
    if is_among || diagnostics::any_error(problems) {
        complain(&say(language, "many-none-made", &[]));
        return false;
    }
    let others = &many.workspace.others;
    if !others.is_empty() {
        let folders = others.join(&say(language, "comma", &[]));
        complain(&say(language, "many-others", &[("folders", folders.into())]));
    }
    true
}

/// Told how far a run is.
type Steps<'a> = &'a (dyn Fn(Step<'_>) + Sync);

/// Does some work while a bar shows how far it is.
fn with_bar<T>(language: Language, work: impl FnOnce(Steps<'_>) -> T) -> T {
    let bar = progress_bar(language).with_prefix(say(language, "many-progress", &[]));
    let at = Mutex::new(String::new());
    let done = work(&|step| moved(&bar, &at, step));
    bar.finish_and_clear();
    done
}

/// Moves the bar on: a step for each roundtable, beside it the document that is made.
fn moved(bar: &ProgressBar, at: &Mutex<String>, step: Step<'_>) {
    use crate::pipeline::Progress;
    let mut at = at.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    match step {
        Step::Begun(count) => {
            bar.set_length(count as u64);
            bar.enable_steady_tick(std::time::Duration::from_millis(100));
        }
        Step::Region(region) => {
            at.clone_from(&region.name);
            bar.set_message(region.name.clone());
        }
        Step::Documents(Progress::Done(path)) => bar.set_message(format!("{at} {path}")),
        Step::Documents(_) => {}
        Step::Ended(_) => bar.inc(1),
    }
}

/// The widths of the columns: what is left of a line of 80 is the name's.
const STATE: usize = 16;
const PERIOD: usize = 10;
const LINE: usize = 79;

/// So many roundtables of which there is nothing to say are listed; of more, only how many.
const MOST_LISTED: usize = 60;

/// Of so many roundtables what there is to mend is told; that of more is in the summary's files.
const MOST_TOLD: usize = 20;

/// The table of a run, 80 wide, and what there is to mend.
pub(super) fn told(summary: &Summary, folder: &Path, language: Language) -> String {
    let word = |key: &str| say(language, key, &[]);
    let numbers = ["many-documents", "many-errors", "many-questions"];
    let heads = numbers.map(word);
    let widths = heads.each_ref().map(|head| (head.width() + 2).max(8));
    let name = LINE - STATE - PERIOD - widths.iter().sum::<usize>();
    let mut lines = Vec::new();
    let mut line = |region: &str, period: &str, state: &str, counts: [String; 3]| {
        let mut line = padded(region, name - 2) + "  ";
        line.push_str(&padded(period, PERIOD));
        line.push_str(&padded(state, STATE));
        for (count, width) in counts.into_iter().zip(widths) {
            line.push_str(&" ".repeat(width.saturating_sub(count.width())));
            line.push_str(&count);
        }
        lines.push(line.trim_end().to_owned());
    };
    line(&word("many-region"), &word("many-period"), &word("many-state"), heads);
    let is_quiet = |run: &&Run| run.state <= State::Made;
    let is_long = summary.regions.len() > MOST_LISTED;
    for run in summary.regions.iter().filter(|run| !is_long || !is_quiet(run)) {
        let counts = [run.documents, run.errors, run.questions].map(|it| it.to_string());
        line(&run.region, &run.period, &run.state.name(language), counts);
    }
    for state in [State::Unchanged, State::Made].into_iter().filter(|_| is_long) {
        let count = summary.count(state);
        if count > 0 {
            let told = [("count", count.into()), ("state", state.name(language).into())];
            lines.push(say(language, "many-more", &told));
        }
    }
    lines.push(String::new());
    lines.push(summary.counts(language));
    let mut speaking: Vec<&Run> = summary.regions.iter().collect();
    speaking.retain(|it| !it.problems.is_empty() || !it.told.is_empty());
    speaking.sort_by_key(|it| Reverse(it.state));
    for run in speaking.iter().take(MOST_TOLD) {
        lines.push(String::new());
        lines.push(run.region.clone());
        let problems = run.problems.iter().map(|it| format!("{}: {}", it.place, it.message));
        lines.extend(problems.chain(run.told.iter().cloned()).map(|it| indented(&it)));
        if run.errors + run.questions > run.problems.len() {
            let folder = [("folder", folder.join(&run.folder).display().to_string().into())];
            lines.push(indented(&say(language, "many-check", &folder)));
        }
    }
    if speaking.len() > MOST_TOLD {
        let rest = [("count", (speaking.len() - MOST_TOLD).into())];
        lines.extend([String::new(), say(language, "many-told-more", &rest)]);
        lines.push(summary.counts(language));
    }
    lines.join("\n")
}

fn indented(text: &str) -> String {
    format!("  {}", text.replace('\n', "\n  "))
}

/// Cuts a text to so many columns of a terminal, and fills them: a Japanese letter takes two.
fn padded(text: &str, columns: usize) -> String {
    let mut shown = text.to_owned();
    if shown.width() > columns {
        shown.clear();
        for c in text.chars() {
            if shown.width() + c.width().unwrap_or_default() > columns - 1 {
                break;
            }
            shown.push(c);
        }
        shown.push('…');
    }
    let fill = columns.saturating_sub(shown.width());
    shown + &" ".repeat(fill)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Region;

    #[test]
    fn a_table_is_no_wider_than_a_line() {
        let run = |name: &str, state| {
            let region = Region { name: name.to_owned(), folder: format!("regions/{name}") };
            Run { documents: 28, period: "2026-10".to_owned(), ..Run::new(&region, state) }
        };
        let long = "とても長い名前の市の子ども若者円卓会議と地域の皆さま";
        let mut regions: Vec<Run> = State::ALL.into_iter().map(|it| run(long, it)).collect();
        regions.push(run("east", State::Made));
        for language in Language::ALL {
            let summary = Summary { name: String::new(), regions: regions.clone() };
            let folder = Path::new(".");
            let told = told(&summary, folder, language);
            assert!(told.lines().all(|line| line.width() < 80), "{told}");
            assert!(told.contains('…') && told.contains("east "), "{told}");
            // Of many, those with nothing to say are counted.
            let regions = [vec![regions[6].clone(); 90], regions.clone()].concat();
            let summary = Summary { name: String::new(), regions };
            let told = super::told(&summary, folder, language);
            assert!(told.lines().count() < 20 && told.contains("92"), "{told}");
        }
    }
}
