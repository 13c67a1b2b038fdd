//! The whole of many roundtables as the command makes it: what is left as it is, what is made
//! again, and what is told.

use std::fs;
use std::path::Path;
use std::process::Command;

use entaku::files;
use tempfile::TempDir;

use crate::rollup::{north, west};

/// A workspace with two roundtables.
fn workspace(rollup: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("temporary folder");
    for (name, small) in [("north", north()), ("west", west())] {
        files::write(&folder.path().join("regions").join(name), &small.files(), &[])
            .expect("a roundtable");
    }
    let settings = format!(
        "[workspace]\nname = \"みなとの円卓会議ネットワーク\"\nregions = [\"regions/*\"]\n\n\
         [rollup]\n{rollup}"
    );
    fs::write(folder.path().join("workspace.toml"), settings).expect("settings");
    folder
}

/// Runs the program in a workspace, and returns what it says.
fn entaku(at: &Path, arguments: &[&str], code: i32) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_entaku"))
        .args(arguments)
        .args(["--message-lang", "ja"])
        .current_dir(at)
        .output()
        .expect("the program can be started");
    let [said, errors] = [&output.stdout, &output.stderr].map(|it| String::from_utf8_lossy(it));
    assert_eq!(output.status.code(), Some(code), "{said}\n----\n{errors}");
    format!("{said}\n{errors}")
}

#[test]
fn a_workspace_makes_its_whole_and_leaves_it_where_nothing_changed() {
    let folder = workspace("kinds = [\"summary\", \"data\"]\nlanguages = [\"ja\"]\n");
    let at = folder.path();
    let build = ["build", "--audience", "npo", "--kind", "report"];
    let said = entaku(at, &build, 0);
    assert!(said.contains("全体の文書1点を作りました"), "{said}");
    let made = at.join("outputs/rollup/2026-10");
    let names = |folder: &Path| {
        let files = files::read(folder, ".").expect("a folder");
        let names = files.iter().map(|(path, _)| path.trim_start_matches("./").to_owned());
        names.filter(|it| !it.starts_with("data/rollup-")).collect::<Vec<_>>()
    };
    let expected = ["data/datapackage.json", "figures.json", "manifest.json", "summary.ja.pdf"];
    assert_eq!(names(&made), expected);
    let said = entaku(at, &build, 0);
    assert!(said.contains("前に作ったものと同じなので、そのまま"), "{said}");
    let told = entaku(at, &["explain", "I2.total"], 0);
    assert!(told.contains("値: 116人"), "{told}");
    assert!(told.contains("west/inputs/observations.csv:D4"), "{told}");
    // A document that somebody changed, or a region's new value, and it is made again; what
    // is no longer asked for goes.
    fs::write(made.join("summary.ja.pdf"), "changed").expect("a file");
    assert!(entaku(at, &build, 0).contains("全体の文書1点を作りました"));
    let values = at.join("regions/west/inputs/observations.csv");
    let text =
        fs::read_to_string(&values).expect("values").replace("I2,2026-10,,52", "I2,2026-10,,53");
    fs::write(&values, text).expect("values");
    assert!(entaku(at, &build, 0).contains("全体の文書1点を作りました"));
    assert!(entaku(at, &["explain", "I2.total"], 0).contains("値: 117人"));
    let settings = at.join("workspace.toml");
    let text = fs::read_to_string(&settings).expect("settings").replace("\"summary\", ", "");
    fs::write(&settings, text).expect("settings");
    entaku(at, &build, 0);
    assert_eq!(names(&made), &expected[..3]);
}

/// Only documents that show what changed are made again, and come out as if all were.
#[test]
fn documents_of_the_whole_that_show_nothing_new_are_left_as_they_are() {
    let folder = workspace("kinds = [\"summary\"]\n");
    let at = folder.path();
    let build = ["build", "--audience", "npo", "--kind", "report"];
    assert!(entaku(at, &build, 0).contains("全体の文書2点を作りました"));
    let settings = at.join("workspace.toml");
    let text = fs::read_to_string(&settings).expect("settings");
    fs::write(&settings, text.replace("[\"summary\"]", "[\"summary\", \"report\"]"))
        .expect("settings");
    let said = entaku(at, &build, 0);
    assert!(said.contains("全体の文書4点のうち、変わった2点を作り直しました"), "{said}");
    let whole = |out: &str| {
        let files = files::read(&at.join(out).join("rollup"), ".").expect("a folder");
        files.iter().map(|(path, bytes)| (path.to_owned(), bytes.clone())).collect::<Vec<_>>()
    };
    entaku(at, &[&build[..], &["--out", "anew", "--fresh"]].concat(), 0);
    assert!(whole("anew").len() > 4);
    assert_eq!(whole("outputs"), whole("anew"));
    let said = entaku(at, &[&build[..], &["--fresh"]].concat(), 0);
    assert!(said.contains("全体の文書4点を作りました"), "{said}");
}

/// Parts that were made elsewhere are gathered to the same whole as one run makes.
#[test]
fn parts_of_a_run_come_to_the_same_whole_as_one_run() {
    let folder = workspace("kinds = [\"summary\", \"data\", \"html\"]\n");
    let at = folder.path();
    let build = ["build", "--audience", "npo", "--kind", "report"];
    let whole = |out: &str| files::read(&at.join(out).join("rollup"), ".").expect("a folder");
    entaku(at, &[&build[..], &["--out", "at-once"]].concat(), 0);
    for part in ["1/2", "2/2"] {
        entaku(at, &[&build[..], &["--out", "in-parts", "--shard", part]].concat(), 0);
        assert!(!at.join("in-parts/rollup").exists(), "one part is not all");
    }
    let said = entaku(at, &["gather", "--out", "in-parts"], 0);
    assert!(said.contains("全体の文書"), "{said}");
    let (one, other) = (whole("at-once"), whole("in-parts"));
    assert!(one.iter().count() > 8);
    for (path, bytes) in one.iter() {
        assert_eq!(other.get(path), Some(bytes), "{path}");
    }
    // The whole is of the period that the parts were asked for, not of the latest there is.
    for part in ["1/2", "2/2"] {
        let asked = ["--out", "in-parts", "--shard", part, "--period", "2026-09"];
        entaku(at, &[&build[..], &asked].concat(), 0);
    }
    let said = entaku(at, &["gather", "--out", "in-parts"], 0);
    assert!(said.contains("in-parts/rollup/2026-09"), "{said}");
}

/// What a roundtable said before it had to be mended is not what it would say now.
#[test]
fn a_roundtable_that_could_not_be_made_is_named_and_not_counted() {
    let folder = workspace("kinds = [\"data\", \"report\", \"html\"]\nlanguages = [\"ja\"]\n");
    let at = folder.path();
    let build = ["build", "--audience", "npo", "--kind", "report"];
    entaku(at, &build, 0);
    assert!(entaku(at, &["explain", "I2.total"], 0).contains("値: 116人"));
    let values = at.join("regions/west/inputs/observations.csv");
    let text = fs::read_to_string(&values).expect("values");
    fs::write(&values, text.replace("I2,2026-10,,52", "I2,2026-10,,x5")).expect("values");
    entaku(at, &build, 1);
    let page = at.join("outputs/rollup/2026-10/report.ja.html");
    let report = fs::read_to_string(&page).expect("a report");
    assert!(report.contains("今回の報告がありません"), "{report}");
    assert!(!entaku(at, &["explain", "I1.total"], 1).contains("west"), "it is not counted");
    fs::write(&values, text).expect("values");
    entaku(at, &build, 0);
    assert!(entaku(at, &["explain", "I2.total"], 0).contains("値: 116人"));
    let report = fs::read_to_string(&page).expect("a report");
    assert!(!report.contains("今回の報告がありません"));
}

/// Folders that change places or names take nobody's documents, and lose none of their own.
#[test]
fn a_folder_that_was_renamed_is_told_where_its_documents_are() {
    let folder = workspace("kinds = [\"data\"]\n");
    let at = folder.path();
    let build = ["build", "--audience", "npo", "--kind", "report"];
    entaku(at, &build, 0);
    let region = |name: &str| at.join("regions").join(name);
    for (from, to) in [("west", "aside"), ("north", "west"), ("aside", "north")] {
        fs::rename(region(from), region(to)).expect("a folder");
    }
    let said = entaku(at, &build, 1);
    assert!(said.contains("ほかの円卓会議「西の円卓会議」の文書があります"), "{said}");
    for (from, to) in [("west", "aside"), ("north", "west"), ("aside", "north")] {
        fs::rename(region(from), region(to)).expect("a folder");
    }
    entaku(at, &build, 0);
    fs::rename(region("west"), region("far-west")).expect("a folder");
    let said = entaku(at, &build, 0);
    assert!(said.contains("前の文書が ./outputs/west に残っています"), "{said}");
}

/// Documents among the inputs would be read as inputs by the next run.
#[test]
fn documents_do_not_go_among_inputs() {
    let folder = workspace("kinds = [\"data\"]\n");
    let at = folder.path();
    for (place, of) in [
        (["--out", "regions/north/inputs"], ["--workspace", "."]),
        (["--out", "regions/north/inputs/x"], ["--project", "regions/north"]),
    ] {
        let said = entaku(at, &[&["build"][..], &place, &of].concat(), 1);
        assert!(said.contains("inputs フォルダーの中にあります"), "{said}");
    }
    let left = files::read(&at.join("regions/north"), "inputs").expect("inputs");
    assert_eq!(left.iter().count(), north().files().iter().count());
}

/// What is left from earlier inputs is told of each roundtable, as it is of one.
#[test]
fn editions_that_were_not_made_again_are_named() {
    let folder = workspace("kinds = [\"data\"]\n");
    let at = folder.path();
    entaku(at, &["build", "--kind", "report", "--lang", "ja"], 0);
    let values = at.join("regions/west/inputs/observations.csv");
    let text = fs::read_to_string(&values).expect("values");
    fs::write(&values, text.replace("I2,2026-10,,52", "I2,2026-10,,53")).expect("values");
    let said = entaku(at, &["build", "--audience", "npo", "--kind", "report"], 0);
    assert!(said.contains("前の入力や設定から作ったままの文書が残っています"), "{said}");
}

/// Parts of what was asked for differently are no parts of one run.
#[test]
fn parts_that_were_asked_for_differently_are_not_joined() {
    let folder = workspace("kinds = [\"data\"]\n");
    let at = folder.path();
    let build = ["build", "--kind", "report", "--audience"];
    entaku(at, &[&build[..], &["npo", "--shard", "1/2"]].concat(), 0);
    entaku(at, &[&build[..], &["government", "--shard", "2/2"]].concat(), 0);
    entaku(at, &["gather"], 2);
    // Made again as the first was, they are.
    entaku(at, &[&build[..], &["npo", "--shard", "2/2"]].concat(), 0);
    entaku(at, &["gather"], 0);
}

/// What is asked of one roundtable is not asked of the folder of all.
#[test]
fn who_asks_one_question_of_many_is_told_to_choose_one() {
    let folder = workspace("");
    for command in ["check", "answer", "seal"] {
        let said = entaku(folder.path(), &[command], 1);
        assert!(said.contains("--project regions/north"), "{command}: {said}");
    }
}

#[test]
fn a_copy_of_a_roundtable_is_not_counted_twice() {
    let folder = workspace("kinds = [\"data\"]\n");
    let at = folder.path();
    let copied = files::read(&at.join("regions/west"), "inputs").expect("a roundtable");
    files::write(&at.join("regions/west - コピー"), &copied, &[]).expect("its copy");
    let said = entaku(at, &["build", "--audience", "npo", "--kind", "report"], 1);
    assert!(said.contains("west, west - コピー は、どれも「西の円卓会議」"), "{said}");
    assert!(!at.join("outputs/rollup").exists(), "nothing was added");
}

/// Who is stopped while parts are joined can join them again.
#[test]
fn parts_stay_until_the_whole_is_made() {
    let folder = workspace("kinds = [\"data\"]\n");
    let at = folder.path();
    let build = ["build", "--audience", "npo", "--kind", "report"];
    for part in ["1/2", "2/2"] {
        entaku(at, &[&build[..], &["--shard", part]].concat(), 0);
    }
    fs::write(at.join("outputs/rollup"), "in the way").expect("a file");
    entaku(at, &["gather"], 2);
    fs::remove_file(at.join("outputs/rollup")).expect("a file");
    entaku(at, &["gather"], 0);
    assert!(at.join("outputs/rollup/2026-10/manifest.json").exists());
}

/// The whole is of what was made last, and not of the latest period that there ever was.
#[test]
fn a_longer_or_a_later_period_that_was_made_once_does_not_stay_the_whole() {
    let folder = workspace("kinds = [\"data\"]\n");
    let at = folder.path();
    let build = ["build", "--audience", "npo", "--kind", "report"];
    let said = entaku(at, &[&build[..], &["--period", "FY2026"]].concat(), 0);
    assert!(said.contains("rollup/FY2026"), "{said}");
    let said = entaku(at, &build, 0);
    assert!(said.contains("rollup/2026-10"), "{said}");
    assert!(entaku(at, &["explain", "I2.total"], 0).contains("値: 116人"));
    // One that was made of another month by mistake is in the whole again once it is not.
    let settings = at.join("regions/west/inputs/roundtable.toml");
    let text = fs::read_to_string(&settings).expect("settings");
    fs::write(&settings, text.replace("2026-10", "2026-11")).expect("settings");
    entaku(at, &build, 0);
    fs::write(&settings, text).expect("settings");
    entaku(at, &build, 0);
    assert!(entaku(at, &["explain", "I2.total"], 0).contains("値: 116人"));
}

#[test]
fn what_cannot_be_read_of_a_roundtable_is_told_and_not_counted() {
    let folder = workspace("kinds = [\"data\"]\n");
    let at = folder.path();
    let build = ["build", "--audience", "npo", "--kind", "report"];
    entaku(at, &build, 0);
    let place = at.join("outputs/west/2026-10/rollup.json");
    let json = fs::read_to_string(&place).expect("what was said");
    for (damaged, why) in [
        (json.replace("\"format\": 1", "\"format\": 2"), "新しい Entaku"),
        (json[..json.len() / 2].to_owned(), "壊れている"),
    ] {
        fs::write(&place, damaged).expect("a file");
        let told = entaku(at, &["explain", "I2.total"], 1);
        assert!(told.contains("west/2026-10/rollup.json") && told.contains(why), "{told}");
        // The run sees that it is not what was made, and makes it again.
        entaku(at, &build, 0);
        assert_eq!(fs::read_to_string(&place).expect("what was said"), json);
    }
}

#[test]
fn what_a_workspace_asks_for_and_cannot_mean_is_told_at_its_place() {
    let folder = workspace("for = \"everyone\"\nkinds = [\"poster\"]\nlanguages = [\"fr\"]\n");
    let said = entaku(folder.path(), &["build", "--audience", "npo"], 1);
    for place in ["6:7: 「for」", "7:10: 「kinds」", "8:14: 「languages」"] {
        assert!(said.contains(place), "{place}: {said}");
    }
    assert!(!folder.path().join("outputs").exists());
    let told = entaku(folder.path(), &["explain"], 1);
    assert!(told.contains("6:7: 「for」"), "{told}");
}

/// A period that was sealed before anybody asked for a whole says what was sealed.
#[test]
fn a_sealed_period_says_what_was_sealed_and_not_what_tables_say_today() {
    let folder = workspace("kinds = [\"data\"]\n");
    let at = folder.path();
    let west = at.join("regions/west");
    let out = at.join("outputs/west");
    let [project, outputs] = [&west, &out].map(|it| it.to_str().expect("a path"));
    let place = ["--project", project, "--out", outputs];
    entaku(at, &[&["build"][..], &place].concat(), 0);
    entaku(at, &[&["seal"][..], &place].concat(), 0);
    let values = west.join("inputs/observations.csv");
    let text =
        fs::read_to_string(&values).expect("values").replace("I2,2026-10,,52", "I2,2026-10,,99");
    fs::write(&values, text).expect("values");
    let build = ["build", "--audience", "npo", "--kind", "report"];
    entaku(at, &build, 0);
    assert!(entaku(at, &["explain", "I2.total"], 0).contains("値: 116人"));
    // What an earlier build said is not what was sealed.
    let said = out.join("2026-10/rollup.json");
    let sealed = fs::read_to_string(&said).expect("what was said");
    let earlier = sealed.replace("\"52\"", "\"51\"").replace("\"sealed\": \"", "\"sealed\": \"0");
    fs::write(&said, earlier).expect("what was said");
    entaku(at, &build, 0);
    assert_eq!(fs::read_to_string(&said).expect("what was said"), sealed);
}
