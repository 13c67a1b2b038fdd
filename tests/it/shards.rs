//! A run over many roundtables in parts: each part by a program of its own, joined to what one
//! run makes, to the byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use entaku::files;
use entaku::workspace::Part;
use tempfile::TempDir;

use crate::harness::cases;

const WORKSPACE: &str = "[workspace]\nname = \"県のネットワーク\"\nregions = [\"regions/*\"]\n\
                         \n[rollup]\nfor = \"members\"\n";

/// A workspace of small roundtables.
fn workspace(names: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().expect("temporary folder");
    let inputs = files::read(&cases().join("minimal"), "inputs").expect("a case");
    for name in names {
        let place = folder.path().join("regions").join(name);
        files::write(&place, &inputs, &[]).expect("a region");
        let settings = format!("[roundtable]\nname = \"{name}の円卓会議\"\n");
        fs::write(place.join("inputs/roundtable.toml"), settings).expect("settings");
    }
    fs::write(folder.path().join("workspace.toml"), WORKSPACE).expect("settings");
    folder
}

fn entaku(at: &Path, arguments: &[&str], says: &[(&str, &str)]) -> (i32, String) {
    let output: Output = Command::new(env!("CARGO_BIN_EXE_entaku"))
        .args(arguments)
        .args(["--message-lang", "ja"])
        .current_dir(at)
        .envs(says.iter().copied())
        .output()
        .expect("the program can be started");
    let [out, errors] = [&output.stdout, &output.stderr].map(|it| String::from_utf8_lossy(it));
    (output.status.code().expect("an end of its own"), format!("{out}\n----\n{errors}"))
}

fn part(at: &Path, out: &str, shard: &str) -> (i32, String) {
    entaku(at, &["build", "--audience", "funder", "--out", out, "--shard", shard], &[])
}

/// Everything that people find in a folder.
fn all(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let paths = files::below(folder, ".").into_iter();
    let paths = paths.filter(|path| !path.split('/').any(|it| it.starts_with('.') && it != "."));
    paths.map(|path| (path.clone(), fs::read(folder.join(&path)).expect("a file"))).collect()
}

#[test]
fn parts_come_to_the_same_bytes_as_one_run() {
    let folder = workspace(&["a", "b", "c", "d"]);
    let at = folder.path();
    fs::write(at.join("regions/c/inputs/goals.csv"), "nothing\n").expect("written");
    let (code, told) = entaku(at, &["build", "--audience", "funder", "--out", "one"], &[]);
    assert_eq!(code, 1, "{told}");
    for shard in ["3/3", "1/3"] {
        let (code, told) = part(at, "many", shard);
        assert!(code < 2 && told.contains("3に分けた"), "{told}");
    }
    // What is not there is named, and what is there is told.
    let (code, told) = entaku(at, &["gather", "--out", "many"], &[]);
    assert!(code == 2 && told.contains("2番目がまだ終わっていません: b"), "{told}");
    assert!(at.join("many/summary.csv").is_file() && at.join("many/.shards").is_dir());
    assert!(part(at, "many", "2/3").0 < 2);
    let (code, told) = entaku(at, &["gather", "--out", "many"], &[]);
    assert_eq!(code, 1, "the worst of them: {told}");
    assert!(told.contains("要修正") && !told.contains("まだ終わって"), "{told}");
    let (one, many) = (all(&at.join("one")), all(&at.join("many")));
    assert_eq!(one.keys().collect::<Vec<_>>(), many.keys().collect::<Vec<_>>());
    assert!(one == many, "the same to the byte");
    // The manifests of all are joined: each is named by its digest.
    let file = |name: &str| {
        let found = one.iter().find(|(path, _)| path.trim_start_matches("./") == name);
        found.map(|(_, bytes)| bytes.as_slice()).expect(name)
    };
    let summary: serde_json::Value =
        serde_json::from_slice(file("summary.json")).expect("a summary");
    let named = |at: usize| summary["regions"][at]["manifest"].as_str().expect("a digest");
    assert_eq!(named(0), files::digest(file("a/2026-10/internal/manifest.json")));
    assert_eq!(named(2), "", "nothing was made there");
    assert!(one.keys().any(|path| path.contains("rollup/2026-10/report.ja.pdf")), "the whole too");
    // What was joined is not joined again, and its work is known.
    let (code, told) = entaku(at, &["gather", "--out", "many"], &[]);
    assert!(code == 2 && told.contains("記録(.shards)がありません"), "{told}");
    let work = fs::read_to_string(at.join("many/.work.json")).expect("what was measured");
    assert!(work.contains("\"a\"") && !work.contains("\"c\""), "nothing was made there: {work}");
}

#[test]
fn the_engine_says_which_part_it_is() {
    let folder = workspace(&["a", "b"]);
    let at = folder.path();
    let build = ["build", "--audience", "funder", "--shard"];
    let asked =
        |shard: &str, says: &[(&str, &str)]| entaku(at, &[&build[..], &[shard]].concat(), says);
    let slurm = |job, task| {
        let task = [("SLURM_ARRAY_JOB_ID", job), ("SLURM_ARRAY_TASK_ID", task)];
        let all = [("SLURM_ARRAY_TASK_MIN", "1"), ("SLURM_ARRAY_TASK_COUNT", "2")];
        [task, all].concat()
    };
    assert_eq!(asked("auto", &slurm("7", "1")).0, 0);
    let part_of = |index| -> Part {
        let json = fs::read(at.join("outputs").join(Part::folder(index, 2)).join(Part::NAME));
        Part::from_json(&json.expect("a part")).expect("a part")
    };
    let first = part_of(1);
    assert_eq!((first.run.as_deref(), first.runs.len()), (Some("7"), 1));
    // A part of another run is no part of this one.
    assert_eq!(asked("auto", &slurm("8", "2")).0, 0);
    let (code, told) = entaku(at, &["gather"], &[]);
    assert!(code == 2 && told.contains(".shards/2-of-2"), "{told}");
    assert_eq!(asked("auto", &slurm("7", "2")).0, 0);
    assert_eq!(entaku(at, &["gather"], &[]).0, 0);
    for (shard, says, words) in [
        ("auto", &[][..], "何番目かがわかりません"),
        ("auto", &[("JOB_COMPLETION_INDEX", "0")], "いくつに分けたかがわかりません"),
        ("auto/2", &[("JOB_COMPLETION_INDEX", "2")], "分けた番号として使えません"),
        ("3/2", &[], "3/40, auto, auto/40"),
    ] {
        let (code, told) = asked(shard, says);
        assert!(code == 2 && told.contains(words), "{shard}: {told}");
    }
    let (code, told) = entaku(&at.join("regions/a"), &["build", "--shard", "1/2"], &[]);
    assert!(code == 2 && told.contains("workspace.toml"), "{told}");
}

/// The same folder of a part is made anew: one that ends early leaves nothing of the run before.
#[test]
fn a_part_that_is_run_again_takes_the_place_of_its_first() {
    let folder = workspace(&["a", "b"]);
    let at = folder.path();
    assert_eq!(part(at, "outputs", "1/2").0, 0);
    let place = at.join("outputs").join(Part::folder(1, 2)).join(Part::NAME);
    let before = fs::read(&place).expect("a part");
    let lost = files::read(&at.join("regions/a"), "inputs").expect("inputs");
    fs::remove_dir_all(at.join("regions/a")).expect("removed");
    // The workspace is another one now, and its split too.
    assert_eq!(part(at, "outputs", "1/2").0, 0);
    assert_ne!(fs::read(&place).expect("a part"), before);
    files::write(&at.join("regions/a"), &lost, &[]).expect("back");
    assert_eq!(part(at, "outputs", "2/2").0, 0);
    let (code, told) = entaku(at, &["gather"], &[]);
    assert!(code == 2 && told.contains("分ける数を変えたあと"), "{told}");
}
