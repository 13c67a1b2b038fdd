//! Projects in memory, golden trees, and the sample.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use entaku::assessment::{self, Assessment};
use entaku::diagnostics::{self, Diagnostic};
use entaku::engine::Engine;
use entaku::files::{self, Files};
use entaku::locale::Language;
use entaku::model::{self, Model, Scope};
use entaku::pipeline::{self, Outcome, Request};
use entaku::project::Project;
use entaku::records::{self, pack};

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn cases() -> PathBuf {
    root().join("tests/cases")
}

/// Returns a project's two trees, its pack among the inputs; the sample with the usual
/// editions alone, in Japanese: what nine in ten tests ask has nothing to do with its other
/// 76 documents.
pub(crate) fn project(folder: &Path) -> (Files, Files) {
    let (inputs, templates) = whole_project(folder);
    match folder == root() {
        true => (usual(inputs), templates),
        false => (inputs, templates),
    }
}

/// Leaves out of the sample's settings the editions that are not usual, and English.
fn usual(inputs: Files) -> Files {
    const OTHERS: [&str; 3] = ["[editions.funders]", "[editions.orgs]", "[editions.public]"];
    let path = "inputs/roundtable.toml";
    let settings = inputs.text(path).expect("settings");
    let both = "languages = [\"ja\", \"en\"]";
    assert!(settings.contains(both) && OTHERS.iter().all(|it| settings.contains(it)));
    let mut kept = String::new();
    let mut is_other = false;
    for line in settings.lines() {
        if line.starts_with(['[', '#']) {
            is_other = OTHERS.contains(&line);
        }
        if !is_other {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    let kept = kept.replace(both, "languages = [\"ja\"]");
    with(inputs, path, &kept)
}

/// Returns a project's two trees as they are, its pack among the inputs.
pub(crate) fn whole_project(folder: &Path) -> (Files, Files) {
    let read = |name| files::read(folder, name).expect("a project that can be read");
    let mut inputs = read("inputs");
    if let Some(named) = pack::named(&inputs) {
        let place = format!("{}{named}/", pack::FOLDER);
        let parts = (pack::SETTINGS, "templates");
        files::read_as(&folder.join(&named), parts, &place, &mut inputs).expect("a pack");
    }
    (inputs, read("templates"))
}

/// What the program brings along, once for all tests.
pub(crate) static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// Returns a project in memory.
pub(crate) fn opened(inputs: &Files, templates: &Files) -> Project<'static> {
    Project::new(&ENGINE, inputs.clone(), templates.clone())
}

/// What a run made, its documents among the files beside them.
pub(crate) type Built = Outcome;

/// Runs the whole program in memory. Each text in sources that are kept is one string.
pub(crate) fn make(inputs: &Files, templates: &Files, request: &Request<'_>) -> Built {
    let mut built = run(inputs, templates, request);
    in_words(&mut built);
    built
}

/// The same, with sources as they are typeset.
pub(crate) fn run(inputs: &Files, templates: &Files, request: &Request<'_>) -> Built {
    let mut documents = Files::new();
    let mut built = pipeline::build(&opened(inputs, templates), request, &mut documents);
    built.outputs.overlay(&documents);
    built
}

/// Builds up to the Typst sources, which is fast.
pub(crate) fn draft(inputs: &Files, templates: &Files) -> Built {
    let request = Request { keep_markup: true, typeset: false, ..Request::default() };
    make(inputs, templates, &request)
}

/// Makes each text in the sources one string, for tests that look for words.
fn in_words(built: &mut Built) {
    let mut worded = Files::new();
    for (path, source) in built.outputs.iter().filter(|(path, _)| path.ends_with(".typ")) {
        let source = crate::content::worded(&String::from_utf8_lossy(source));
        worded.insert(path, source.into_bytes());
    }
    built.outputs.overlay(&worded);
}

/// Builds up to the Typst sources as they are typeset.
pub(crate) fn sources(inputs: &Files, templates: &Files) -> Built {
    let request = Request { keep_markup: true, typeset: false, ..Request::default() };
    run(inputs, templates, &request)
}

/// Builds up to the PDFs.
pub(crate) fn build(inputs: &Files, templates: &Files, jobs: usize) -> Built {
    make(inputs, templates, &Request { jobs, ..Request::default() })
}

/// Works out what follows from a project's tables.
pub(crate) fn assessed(inputs: &Files) -> (Model, Assessment) {
    let mut problems = Vec::new();
    let records = records::parse(inputs, &mut problems);
    let mut model = model::resolve(&records, Scope::default(), &mut problems);
    model.look_back(&records, Vec::new());
    let assessment = assessment::assess(&model);
    (model, assessment)
}

/// Returns the smallest sound project, to change one thing in.
pub(crate) fn minimal() -> Files {
    project(&cases().join("minimal")).0
}

/// Returns a project with one file replaced.
pub(crate) fn with(mut inputs: Files, path: &str, text: &str) -> Files {
    inputs.insert(path, text.as_bytes().to_vec());
    inputs
}

/// Adds to the settings of a project.
pub(crate) fn set(inputs: Files, more: &str) -> Files {
    let path = "inputs/roundtable.toml";
    let settings = format!("{}{more}", inputs.text(path).expect("settings"));
    with(inputs, path, &settings)
}

/// Returns each problem as `place code`, for short comparisons.
pub(crate) fn told(problems: &[Diagnostic]) -> Vec<String> {
    problems.iter().map(|problem| format!("{} {}", problem.origin, problem.code)).collect()
}

/// Returns the problems as a person reads them, in both languages.
pub(crate) fn described(problems: &[Diagnostic], files: &Files) -> String {
    let text_of = |path: &str| files.text(path).map(str::to_owned);
    Language::ALL
        .into_iter()
        .map(|language| diagnostics::describe(problems, &text_of, language))
        .collect::<Vec<_>>()
        .join("\n----\n\n")
}

/// Compares a tree with the golden files in a folder; with `UPDATE_EXPECT=1`
/// writes them instead. A missing and an extra file fail.
#[track_caller]
pub(crate) fn expect_tree(folder: &Path, made: &Files) {
    let name = "expected";
    let expected = files::read(folder, name).expect("golden files that can be read");
    let mut found = Files::new();
    for (path, bytes) in made.iter() {
        found.insert(format!("{name}/{path}"), bytes.clone());
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let stale: Vec<String> = expected
            .iter()
            .map(|(path, _)| path.to_owned())
            .filter(|path| found.get(path).is_none())
            .collect();
        files::write(folder, &found, &stale).expect("golden files that can be written");
        return;
    }
    let mut differences = Vec::new();
    for (path, bytes) in expected.iter() {
        match found.get(path) {
            None => differences.push(format!("{path}: is not made any more")),
            Some(other) if other != bytes => differences.push(first_difference(path, bytes, other)),
            Some(_) => {}
        }
    }
    for (path, _) in found.iter() {
        if expected.get(path).is_none() {
            differences.push(format!("{path}: is made and not expected"));
        }
    }
    assert!(
        differences.is_empty(),
        "{}:\n{}\nRefresh with `UPDATE_EXPECT=1 cargo test --release`, then read the diff.",
        folder.display(),
        differences.join("\n"),
    );
}

/// Returns the first line in which two texts differ.
pub(crate) fn first_difference(path: &str, expected: &[u8], found: &[u8]) -> String {
    let (expected, found) = (String::from_utf8_lossy(expected), String::from_utf8_lossy(found));
    for (line, (a, b)) in (1..).zip(expected.lines().zip(found.lines())) {
        if a != b {
            return format!("{path}:{line}\n  expected {a}\n  found    {b}");
        }
    }
    format!("{path}: one is longer than the other")
}
