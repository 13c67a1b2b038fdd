//! What a run costs: `cargo bench`, or `cargo bench -- sectors` for some of it.
//!
//! Machines differ, so each line also says what it costs beside the first of its group.
//! Each measurement is a process of its own, as every run of the command is: the first
//! document of a process pays for Typst's cache, and the most memory that a process
//! ever had cannot be taken back.

#![expect(clippy::disallowed_methods, reason = "a benchmark measures the machine")]
#![expect(clippy::print_stdout, reason = "a benchmark tells what it measured")]

mod cli;
mod regions;
mod town;

use std::process::{Command, ExitCode};
use std::sync::Mutex;
use std::time::Instant;

use entaku::engine::Engine;
use entaku::files::{self, Files};
use entaku::locale::Language;
use entaku::model::roundtable::DocumentKind;
use entaku::pipeline::{self, Progress, Request};
use entaku::project::Project;
use entaku::records;
use entaku::sink::Nowhere;

/// As the command has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What is measured: groups of names; each is compared with the first of its group.
const GROUPS: &[&[&str]] = &[
    &["all-documents", "typst-alone", "check", "one-report"],
    // The same sources, typeset by the Typst CLI one after the other.
    &["typst-cli", "all-documents"],
    &["sectors-50", "sectors-100", "sectors-200", "sectors-400"],
    &["documents-50", "documents-100", "documents-200", "documents-400"],
    // Of one project more and more documents: what they take should not grow.
    &["editions-10-of-100", "editions-40-of-100", "editions-100-of-100"],
    &["rows-200000", "rows-1000000"],
    // Many roundtables, each with the documents of the sample: the same sources typeset by the
    // Typst CLI one after the other; all of them; then nothing changed, and one cell.
    &["typst-cli-47", "regions-47", "regions-unchanged-47", "regions-cell-47"],
    // What each takes should not grow with their number, nor the memory.
    &["regions-3", "regions-6", "regions-12", "regions-24"],
    // A document at the desk: when it is first looked at, and each time that a cell was
    // saved; and what of that is Typst's.
    &["page-first", "page-again", "page-again-typst"],
];

/// Says to a process that it measures one thing.
const ONE: &str = "measure-one";

fn main() -> ExitCode {
    let asked: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with("--")).collect();
    if let [one, name] = asked.as_slice()
        && one == ONE
    {
        let cost = Cost::of(name);
        println!("{} {}", cost.seconds, cost.megabytes);
        return ExitCode::SUCCESS;
    }
    let wanted = |name: &str| asked.is_empty() || asked.iter().any(|it| name.contains(it));
    for group in GROUPS {
        let mut first = None;
        for name in group.iter().filter(|name| wanted(name)) {
            if name.starts_with("typst-cli") && !cli::is_here() {
                println!("{name:16} there is no `typst` on the PATH");
                continue;
            }
            let Some(cost) = Cost::in_a_process(name) else { return ExitCode::FAILURE };
            let beside = *first.get_or_insert(cost);
            println!("{name:16} {cost}  ×{:.2}", cost.seconds / beside.seconds);
        }
    }
    ExitCode::SUCCESS
}

/// What something took.
#[derive(Clone, Copy)]
struct Cost {
    /// Processor time where the system tells it, else time.
    seconds: f64,
    /// The most memory at any time; zero where the system does not tell.
    megabytes: f64,
}

impl std::fmt::Display for Cost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:9.3} s {:7.0} MB", self.seconds, self.megabytes)
    }
}

impl Cost {
    fn of(name: &str) -> Self {
        if name == "typst-alone" {
            return Self {
                seconds: typst_alone(),
                megabytes: most_megabytes().unwrap_or_default(),
            };
        }
        if let Some(part) = name.strip_prefix("page-again") {
            let (all, typst) = page_again();
            let seconds = if part.is_empty() { all } else { typst };
            return Self { seconds, megabytes: most_megabytes().unwrap_or_default() };
        }
        let task = task(name);
        let (begun, before) = (Instant::now(), processor_seconds());
        task();
        let seconds = match (before, processor_seconds()) {
            (Some(before), Some(after)) => after - before,
            _ => begun.elapsed().as_secs_f64(),
        };
        Self { seconds, megabytes: most_megabytes().unwrap_or_default() }
    }

    fn in_a_process(name: &str) -> Option<Self> {
        let me = std::env::current_exe().ok()?;
        let told = Command::new(me).args([ONE, name]).output().ok()?;
        let told = String::from_utf8(told.stdout).ok()?;
        let (seconds, megabytes) = told.trim().split_once(' ')?;
        Some(Self { seconds: seconds.parse().ok()?, megabytes: megabytes.parse().ok()? })
    }
}

/// Returns what is done for a measurement, ready to begin.
fn task(name: &str) -> Box<dyn FnOnce()> {
    let count = || name.rsplit('-').next().and_then(|it| it.parse().ok()).expect("a number");
    let check = Request { typeset: false, ..Request::default() };
    let (mut inputs, mut templates) = sample();
    let request = match name {
        "check" => check,
        "typst-cli" => {
            let request = Request { keep_markup: true, ..check };
            let engine = Engine::new();
            let project = Project::new(&engine, inputs, templates);
            let kept = pipeline::build(&project, &request, &mut Nowhere).outputs;
            let documents = cli::Documents::of(&project, &kept);
            return Box::new(move || documents.typeset());
        }
        _ if name.starts_with("typst-cli-") => {
            let request = Request { keep_markup: true, ..check };
            let engine = Engine::new();
            let sources = |number| {
                let inputs = regions::region(&inputs, number);
                let project = Project::new(&engine, inputs, templates.clone());
                let kept = pipeline::build(&project, &request, &mut Nowhere).outputs;
                cli::Documents::of(&project, &kept)
            };
            let all: Vec<cli::Documents> = (1..=count()).map(sources).collect();
            return Box::new(move || all.iter().for_each(cli::Documents::typeset));
        }
        _ if name.starts_with(regions::IN) => {
            let regions = regions::Regions::at(&name[regions::IN.len()..]);
            return Box::new(move || assert!(regions.make() > 0));
        }
        _ if name.starts_with("regions-") => {
            let regions = regions::Regions::of(&inputs, count());
            let changed = match name.rsplit_once('-') {
                Some(("regions-unchanged", _)) => regions.made_before(0),
                Some(("regions-cell", _)) => regions.made_before(1),
                _ => count(),
            };
            return Box::new(move || assert_eq!(regions.make(), changed));
        }
        "all-documents" => Request::default(),
        "one-report" => Request {
            audiences: vec!["business".to_owned()],
            kinds: vec![DocumentKind::Report],
            languages: vec![Language::Ja],
            ..Request::default()
        },
        "page-first" => {
            return Box::new(move || {
                let engine = Engine::new();
                let project = Project::new(&engine, inputs, templates);
                assert!(pipeline::proof(&project, &looked_at()).proof.is_some());
            });
        }
        _ if name.starts_with("editions-") => {
            (inputs, templates) = (town::of(count()), Files::new());
            let made = name.split('-').nth(1).and_then(|it| it.parse().ok()).expect("a number");
            let audiences = (1..=made).map(|sector: usize| format!("s{sector}")).collect();
            Request { audiences, ..Request::default() }
        }
        _ if name.starts_with("rows-") => {
            let inputs = rows(inputs, count());
            return Box::new(move || drop(records::parse(&inputs, &mut Vec::new())));
        }
        _ => {
            (inputs, templates) = (town::of(count()), Files::new());
            if name.starts_with("sectors-") { check } else { Request::default() }
        }
    };
    Box::new(move || {
        let engine = Engine::new();
        let project = Project::new(&engine, inputs, templates);
        let built = pipeline::build(&project, &request, &mut Nowhere);
        assert!(!entaku::diagnostics::any_error(&built.diagnostics), "nothing is wrong with it");
    })
}

/// The document that is looked at.
fn looked_at() -> Request<'static> {
    Request {
        audiences: vec!["internal".to_owned()],
        kinds: vec![DocumentKind::Report],
        languages: vec![Language::Ja],
        ..Request::default()
    }
}

/// Returns the processor time that it takes to lay a document out again after a cell was
/// saved, and what of that is Typst's: the mean of many.
fn page_again() -> (f64, f64) {
    const SAVES: usize = 20;
    const TABLE: &str = "inputs/observations/見守り隊.csv";
    let now = || processor_seconds().unwrap_or_default();
    let spent = Mutex::new((0.0, None));
    let told = |progress: Progress<'_>| {
        let mut spent = spent.lock().expect("nobody panics");
        match progress {
            Progress::Typesets(true) => spent.1 = Some(now()),
            Progress::Typesets(false) => spent.0 += now() - spent.1.take().expect("it began"),
            Progress::Started(_) | Progress::Done(_) => {}
        }
    };
    let (mut inputs, templates) = sample();
    let engine = Engine::new();
    let mut project = Project::new(&engine, inputs.clone(), templates).kept();
    let request = Request { progress: &told, ..looked_at() };
    assert!(pipeline::proof(&project, &request).proof.is_some());
    spent.lock().expect("nobody panics").0 = 0.0;
    let text = inputs.text(TABLE).expect("a table").to_owned();
    let begun = now();
    for save in 1..=SAVES {
        let saved = text.replace("I01,2026-09,", &format!("I01,2026-09,{save}"));
        assert_ne!(saved, text, "the cell is there");
        inputs.insert(TABLE, saved.into_bytes());
        project.take_inputs(inputs.clone());
        assert!(pipeline::proof(&project, &request).proof.is_some());
    }
    let typst = spent.lock().expect("nobody panics").0;
    ((now() - begun) / SAVES as f64, typst / SAVES as f64)
}

/// Returns what Typst's own layout and export take of all documents of the sample: the
/// rest is ours, reading the inputs and the finished documents included.
fn typst_alone() -> f64 {
    let spent = Mutex::new((0.0, None));
    let now = || processor_seconds().unwrap_or_default();
    let told = |progress: Progress<'_>| {
        let mut spent = spent.lock().expect("nobody panics");
        match progress {
            Progress::Typesets(true) => spent.1 = Some(now()),
            Progress::Typesets(false) => spent.0 += now() - spent.1.take().expect("it began"),
            Progress::Started(_) | Progress::Done(_) => {}
        }
    };
    let (inputs, templates) = sample();
    let engine = Engine::new();
    let project = Project::new(&engine, inputs, templates);
    let request = Request { progress: &told, ..Request::default() };
    pipeline::build(&project, &request, &mut Nowhere);
    let (seconds, _) = *spent.lock().expect("nobody panics");
    seconds
}

fn sample() -> (Files, Files) {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name| files::read(root, name).expect("the sample");
    (read("inputs"), read("templates"))
}

/// Adds so many observations: one a month for each of a growing number of districts,
/// as a published long table has them.
fn rows(mut inputs: Files, rows: usize) -> Files {
    let indicators = "指標ID,指標名,単位,内訳項目\nX99,地区の人数,人,地区\n";
    inputs.insert("inputs/指標台帳_地区.csv", indicators.as_bytes());
    let mut text = String::from("指標ID,年月,値,地区,受領日\n");
    for row in 0..rows {
        let (district, month) = (row / 240, row % 240);
        let (year, month) = (2000 + month / 12, month % 12 + 1);
        text.push_str(&format!("X99,{year}-{month:02},{row},地区{district},2021-01-01\n"));
    }
    inputs.insert("inputs/observations/many.csv", text.into_bytes());
    inputs
}

/// Returns the processor time of this process, of all of its threads and of the processes
/// that it waited for.
fn processor_seconds() -> Option<f64> {
    const TICKS: f64 = 100.0;
    let told = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program stands in brackets and may hold anything.
    let mut fields = told.rsplit(')').next()?.split_whitespace().skip(11);
    let mut next = || fields.next()?.parse::<f64>().ok();
    Some((next()? + next()? + next()? + next()?) / TICKS)
}

/// Returns the most memory that this process had.
fn most_megabytes() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<f64>().ok()? / 1000.0)
}
