//! Many roundtables in one run, each as if it were alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use entaku::files::{self, Disk, Holder};
use entaku::locale::Language;
use entaku::workspace::{State, Summary};
use tempfile::TempDir;

use crate::harness::cases;

fn entaku(at: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_entaku"))
        .args(arguments)
        .args(["--audience", "funder"])
        .current_dir(at)
        .output()
        .expect("the program can be started")
}

fn said(output: &Output) -> String {
    let [out, errors] = [&output.stdout, &output.stderr].map(|it| String::from_utf8_lossy(it));
    format!("{out}\n----\n{errors}")
}

/// A roundtable of a few rows, with a name of its own.
fn region(folder: &Path, name: &str) {
    let inputs = files::read(&cases().join("minimal"), "inputs").expect("a case");
    files::write(folder, &inputs, &[]).expect("a region");
    let settings = format!("[roundtable]\nname = \"{name}の円卓会議\"\n");
    fs::write(folder.join("inputs/roundtable.toml"), settings).expect("settings");
}

fn regions(names: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().expect("temporary folder");
    for name in names {
        region(&folder.path().join("regions").join(name), name);
    }
    folder
}

fn summary(out: &Path) -> Summary {
    let json = fs::read(out.join("summary.json")).expect("a summary");
    Summary::from_json(&json).expect("a summary")
}

fn states(out: &Path) -> Vec<(String, State)> {
    summary(out).regions.into_iter().map(|it| (it.region, it.state)).collect()
}

fn document(out: &Path, name: &str) -> PathBuf {
    out.join(name).join("2026-10/funder/report.ja.pdf")
}

#[test]
fn each_is_made_as_alone_and_a_broken_one_harms_no_other() {
    let folder = regions(&["a", "b", "c", "d", "e"]);
    let at = folder.path();
    // One has a mistake, one a folder that cannot be written, one is made by another process.
    fs::write(at.join("regions/b/inputs/goals.csv"), "nothing\n").expect("written");
    fs::create_dir(at.join("regions/notes")).expect("a folder");
    fs::create_dir_all(at.join("outputs/d")).expect("a folder");
    fs::write(at.join("outputs/d/2026-10"), "a file, not a folder").expect("written");
    let me = Holder { process: "1".to_owned(), host: "other".to_owned() };
    let lock = files::lock(Disk::real(), &at.join("outputs/a"), &me, 0, &|_| {}).expect("a lock");
    let asked = ["build", "--each", "regions/*", "--message-lang", "ja"];
    let mut child = Command::new(env!("CARGO_BIN_EXE_entaku"))
        .args(asked)
        .args(["--audience", "funder"])
        .current_dir(at)
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program can be started");
    // It comes back to the one that was held.
    while child.try_wait().expect("it runs").is_none()
        && !document(&at.join("outputs"), "e").is_file()
    {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    drop(lock);
    let output = child.wait_with_output().expect("it ends");
    let told = said(&output);
    assert_eq!(output.status.code(), Some(2), "{told}");
    let out = at.join("outputs");
    let expected = [
        ("a", State::Made),
        ("b", State::MustBeFixed),
        ("c", State::Made),
        ("d", State::Failed),
        ("e", State::Made),
    ];
    assert_eq!(states(&out), expected.map(|(name, state)| (name.to_owned(), state)), "{told}");
    let broken = &summary(&out).regions[1];
    assert!(broken.errors > 0 && broken.problems[0].place.contains("goals.csv"), "{broken:?}");
    assert!(summary(&out).regions[3].told[0].contains("2026-10"), "{told}");
    assert!(told.contains("regions/notes") && told.contains("要修正"), "{told}");
    assert!(told.lines().all(|line| !line.contains("\u{1b}")), "{told}");
    let csv = fs::read_to_string(out.join("summary.csv")).expect("a table");
    assert!(csv.starts_with("\u{feff}フォルダー名,") && csv.contains("cの円卓会議"), "{csv}");
    let page = fs::read_to_string(out.join("summary.html")).expect("a page");
    assert!(page.contains("cの円卓会議") && page.contains("goals.csv"), "{page}");
    // Each is what a run of its own makes.
    let alone = tempfile::tempdir().expect("temporary folder");
    let one = alone.path().to_string_lossy().into_owned();
    let output = entaku(at, &["--project", "regions/c", "--out", &one]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let [together, alone] =
        [document(&out, "c"), alone.path().join("2026-10/funder/report.ja.pdf")]
            .map(|it| fs::read(it).expect("a document"));
    assert!(together == alone);
}

#[test]
fn a_workspace_says_which_they_are_and_what_they_share() {
    let folder = regions(&["東部", "西部"]);
    let at = folder.path();
    region(&at.join("other/北部"), "北部");
    files::write(&at.join("pack"), &pack(), &[]).expect("a pack");
    let settings = "[workspace]\nname = \"県の円卓会議\"\nregions = [\"regions/*\", \"other/北部\"]\n\
        layer = \"pack\"\nout = \"できたもの\"\n\n[rollup]\nfor = \"members\"\n";
    fs::write(at.join("workspace.toml"), settings).expect("written");
    let output = entaku(at, &["--message-lang", "en", "--keep-markup"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let out = at.join("できたもの");
    let summary = summary(&out);
    assert_eq!(summary.name, "県の円卓会議");
    assert_eq!(summary.count(State::Made), 3);
    let source = fs::read_to_string(out.join("北部/2026-10/funder/report.ja.typ")).expect("source");
    assert!(source.contains("県のことば"), "the shared pack lies below");
    // The same from elsewhere, and by the name of the file.
    let elsewhere = tempfile::tempdir().expect("temporary folder");
    let [place, file] =
        [at.to_owned(), at.join("workspace.toml")].map(|it| it.display().to_string());
    for asked in [["--project", &place], ["--workspace", &place], ["--workspace", &file]] {
        let output = entaku(elsewhere.path(), &asked);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    }
    // The word alone means the folder that one stands in.
    let output = entaku(at, &["--workspace"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    // Mistakes are told at their line, and nothing is made.
    fs::remove_dir_all(&out).expect("removed");
    for (wrong, told) in [
        (settings.replace("layer", "layers"), "layers"),
        (settings.replace("for =", "four ="), "four"),
        (settings.replace("other/北部", "none/*"), "none/*"),
        ("[workspace]\n".to_owned(), "no roundtable's folder is named"),
    ] {
        fs::write(at.join("workspace.toml"), wrong).expect("written");
        let output = entaku(at, &["--message-lang", "en"]);
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        assert!(said(&output).contains("workspace.toml"), "{}", said(&output));
        assert!(said(&output).contains(told), "{told}: {}", said(&output));
        assert!(!out.exists(), "nothing is made");
    }
    let missing = entaku(elsewhere.path(), &["--workspace"]);
    assert_eq!(missing.status.code(), Some(2), "{}", said(&missing));
    assert!(said(&missing).contains("workspace.toml"), "{}", said(&missing));
}

fn pack() -> files::Files {
    let mut pack = files::Files::new();
    pack.insert("templates/locales/ja.ftl", "section-summary = 県のことば\n".as_bytes());
    pack
}

#[test]
fn two_of_one_name_are_refused_before_anything_is_made() {
    let folder = regions(&["a"]);
    let at = folder.path();
    region(&at.join("more/A"), "A");
    let asked = ["build", "--each", "regions/*", "more/*", "--message-lang", "en"];
    let output = entaku(at, &asked);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let told = said(&output);
    assert!(told.contains("regions/a") && told.contains("more/A"), "{told}");
    assert!(!at.join("outputs").exists());
}

#[test]
fn one_roundtable_does_not_take_the_places_of_anothers_documents() {
    let folder = regions(&["a", "b"]);
    let at = folder.path();
    let build = |name: &str| {
        let project = format!("regions/{name}");
        entaku(at, &["--project", &project, "--out", "one", "--message-lang", "ja"])
    };
    assert_eq!(build("a").status.code(), Some(0));
    let report = at.join("one/2026-10/funder/report.ja.pdf");
    let before = fs::read(&report).expect("a report");
    let output = build("b");
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let told = said(&output);
    assert!(told.contains("aの円卓会議") && told.contains("bの円卓会議"), "{told}");
    assert!(fs::read(&report).expect("a report") == before);
    // Nor in a run over many, and what it lacks is told with it.
    let output = entaku(at, &["--project", "regions/a", "--out", "outputs/b"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let output = entaku(at, &["--each", "regions/*", "--message-lang", "ja"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let expected = [("a".to_owned(), State::Made), ("b".to_owned(), State::MustBeFixed)];
    assert_eq!(states(&at.join("outputs")), expected);
    assert!(summary(&at.join("outputs")).regions[1].told[0].contains("ほかの円卓会議"));
    // A roundtable that has another name since then is known by its folder.
    region(&at.join("regions/a"), "改めたa");
    assert_eq!(build("a").status.code(), Some(0));
    assert!(fs::read(&report).expect("a report") != before);
    assert_eq!(build("b").status.code(), Some(1));
    // What is in a roundtable's own folder is its own, whatever it was called.
    for name in ["古い", "新しい"] {
        region(&at.join("regions/a"), name);
        let output = entaku(at, &["--project", "regions/a"]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    }
}

#[test]
fn the_words_of_a_state_are_short() {
    for language in Language::ALL {
        for state in State::ALL {
            assert!(state.name(language).chars().count() <= 15, "{state:?}");
        }
    }
}
