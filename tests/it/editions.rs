//! The folder of a period, build after build: who is listed where, what stays, what
//! goes, and two builds at once. The documents are made up; nothing is typeset.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use entaku::files::{self, Disk, Files, Holder};
use entaku::locale::Language;
use entaku::manifest::{self, DocumentEntry, Handed, Subject};

use entaku::outputs::{Documents, Outputs, PATIENCE};
use entaku::pipeline::Outcome;
use entaku::sink::Sink as _;
use serde_json::Value;

/// Every document that the project has: audience and file.
const ALL: &[(&str, &str)] = &[
    ("funder", "guideline.ja.pdf"),
    ("funder", "report.ja.pdf"),
    ("internal", "report.ja.pdf"),
    ("npo", "report.ja.pdf"),
];

fn paths(documents: &[(&str, &str)]) -> Vec<String> {
    documents.iter().map(|(audience, file)| format!("{audience}/{file}")).collect()
}

/// Returns a build of some documents from a version of the inputs, in a project that
/// has `catalogue`.
fn built(version: &str, documents: &[(&str, &str)], catalogue: &[(&str, &str)]) -> Outcome {
    let mut inputs = Files::new();
    inputs.insert("inputs/名簿.csv", version.as_bytes().to_vec());
    let mut built = Outcome { period: "2026-10".to_owned(), ..Outcome::default() };
    built.catalogue = paths(catalogue);
    for (audience, file) in documents {
        let path = format!("{audience}/{file}");
        let pdf = format!("{path} from {version}").into_bytes();
        built.documents.push(DocumentEntry {
            path: path.clone(),
            audience: (*audience).to_owned(),
            kind: "report".to_owned(),
            language: "ja".to_owned(),
            title: format!("{audience} 報告書"),
            visibility: "funder".to_owned(),
            bytes: pdf.len(),
            sha256: manifest::digest(&pdf),
            made_from: String::new(),
            figures: vec![format!("{file}.figure")],
        });
        built.outputs.insert(path, pdf);
    }
    for (audience, _) in documents {
        let of_edition = documents.iter().filter(|(other, _)| other == audience);
        let names: Vec<String> = of_edition.map(|(_, file)| format!("{file}.figure")).collect();
        let values = names.iter().map(|name| (name.as_str(), version)).collect();
        let json = manifest::figures_json(&values);
        built.outputs.insert(format!("{audience}/figures.json"), json);
    }
    built.outputs.insert("internal/suppression-log.csv", version.as_bytes().to_vec());
    let subject = Subject { roundtable: "円卓", period: "2026-10", as_of: "2026-10-31" };
    let none = Files::new();
    let handed = Handed { inputs: &inputs, templates: &none, base: &none, before: &[] };
    let record = manifest::record(subject, built.documents.clone(), &built.outputs, handed);
    built.outputs.overlay(&record.to_files());
    built
}

fn me(process: &str) -> Holder {
    Holder { process: process.to_owned(), host: "OFFICE".to_owned() }
}

fn open(out: &Path) -> Outputs<'static> {
    Outputs::open(Disk::real(), out, &me("1"), PATIENCE, &|_| {}).expect("the folder is free")
}

/// Puts a build in place, its documents one by one, and returns the editions of which
/// older documents stay.
fn put(out: &Path, built: &Outcome) -> Vec<String> {
    let outputs = open(out);
    let mut documents = outputs.documents();
    let mut beside = Files::new();
    for (path, bytes) in built.outputs.iter() {
        match path.ends_with(".pdf") {
            true => documents.take(&built.period, path, bytes.to_vec()),
            false => beside.insert(path, bytes.clone()),
        }
    }
    let built = Outcome { outputs: beside, ..built.clone() };
    let older = outputs.put(&built, documents, false).expect("written").older;
    older.into_iter().map(|(path, _)| path).collect()
}

fn read(out: &Path, path: &str) -> String {
    let path = out.join("2026-10").join(path);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn json(out: &Path, path: &str) -> Value {
    serde_json::from_str(&read(out, path)).expect("JSON")
}

fn listed(manifest: &Value) -> Vec<&str> {
    let documents = manifest["documents"].as_array().expect("documents").iter();
    documents.filter_map(|document| document["path"].as_str()).collect()
}

/// All files below the period's folder.
fn there(out: &Path) -> BTreeSet<String> {
    let files = files::read(out, "2026-10").expect("read");
    files.iter().map(|(path, _)| path.trim_start_matches("2026-10/").to_owned()).collect()
}

fn temporary() -> tempfile::TempDir {
    tempfile::tempdir().expect("temporary folder")
}

#[test]
fn an_editions_manifest_lists_what_is_its_own_and_nothing_else() {
    let out = temporary();
    put(out.path(), &built("v1", ALL, ALL));
    assert_eq!(listed(&json(out.path(), "internal/manifest.json")), paths(ALL));
    let funder = json(out.path(), "funder/manifest.json");
    assert_eq!(listed(&funder), ["guideline.ja.pdf", "report.ja.pdf"]);
    assert_eq!(funder["files"][0]["path"], "figures.json");
    assert_eq!(funder["files"].as_array().map(Vec::len), Some(1));
    assert_eq!(funder["sources"][0]["as_of"], "2026-10-31");
    for audience in ["funder", "npo"] {
        let text = read(out.path(), &format!("{audience}/manifest.json"));
        let others = ["funder", "npo", "internal", "inputs", "名簿", "suppression"];
        for other in others.iter().filter(|other| **other != audience) {
            // The visibility of all made-up documents is `funder`.
            let text = text.replace("\"visibility\": \"funder\"", "");
            assert!(!text.contains(other), "{other} in {audience}: {text}");
        }
    }
    assert!(!there(out.path()).contains("manifest.json"));
    // Both name a document by the same path, to whoever checks it.
    for (manifest, documents) in [("internal", ALL), ("funder", &ALL[..2])] {
        let text = read(out.path(), &format!("{manifest}/manifest.json"));
        let listed = manifest::listed(text.as_bytes());
        let found: Vec<&str> = listed.iter().map(|it| it.path.as_str()).collect();
        assert_eq!(found, paths(documents), "{manifest}");
        let report = read(out.path(), "funder/report.ja.pdf");
        assert_eq!(listed[1].sha256, manifest::digest(report.as_bytes()));
        assert_eq!(manifest::as_of(text.as_bytes()).as_deref(), Some("2026-10-31"));
    }
}

#[test]
fn a_build_of_a_part_keeps_the_rest_and_says_from_what_it_was_made() {
    let out = temporary();
    assert_eq!(put(out.path(), &built("v1", ALL, ALL)), [""; 0]);
    let npo = &[("npo", "report.ja.pdf")];
    // From the same inputs nothing is older.
    assert_eq!(put(out.path(), &built("v1", npo, ALL)), [""; 0]);
    let before = read(out.path(), "funder/manifest.json");
    let older = put(out.path(), &built("v2", npo, ALL));
    assert_eq!(older, paths(&ALL[..3]));
    assert_eq!(read(out.path(), "funder/manifest.json"), before);
    assert_eq!(read(out.path(), "funder/report.ja.pdf"), "funder/report.ja.pdf from v1");
    assert_eq!(read(out.path(), "npo/report.ja.pdf"), "npo/report.ja.pdf from v2");
    let whole = json(out.path(), "internal/manifest.json");
    assert_eq!(listed(&whole), paths(ALL));
    let sources = whole["sources"].as_array().expect("sources");
    assert_eq!(sources.len(), 2);
    for (document, version) in
        whole["documents"].as_array().into_iter().flatten().zip(["v1", "v1", "v1", "v2"])
    {
        let source = sources.iter().find(|source| source["digest"] == document["made_from"]);
        let input = &source.expect("its source")["inputs"][0];
        assert_eq!(input["sha256"], manifest::digest(version.as_bytes()), "{document}");
    }
    // Outcome anew, all of it is from one source again.
    assert_eq!(put(out.path(), &built("v2", ALL, ALL)), [""; 0]);
    let whole = json(out.path(), "internal/manifest.json");
    assert_eq!(whole["sources"].as_array().map(Vec::len), Some(1));
}

#[test]
fn figures_of_an_edition_are_of_one_source() {
    let out = temporary();
    let (guideline, report) = (&ALL[..1], &ALL[1..2]);
    let figures = || {
        let figures = json(out.path(), "funder/figures.json");
        let whole = json(out.path(), "internal/manifest.json");
        let entry = whole["files"].as_array().into_iter().flatten();
        let mut entry = entry.filter(|entry| entry["path"] == "funder/figures.json");
        let text = read(out.path(), "funder/figures.json");
        let digest = manifest::digest(text.as_bytes());
        assert_eq!(entry.next().expect("an entry")["sha256"], digest);
        figures.as_object().expect("figures").keys().cloned().collect::<Vec<_>>()
    };
    put(out.path(), &built("v1", guideline, ALL));
    assert_eq!(figures(), ["guideline.ja.pdf.figure"]);
    put(out.path(), &built("v1", report, ALL));
    assert_eq!(figures(), ["guideline.ja.pdf.figure", "report.ja.pdf.figure"]);
    // A value of the new inputs must not stand for what the old guideline prints.
    put(out.path(), &built("v2", report, ALL));
    assert_eq!(figures(), ["report.ja.pdf.figure"]);
}

#[test]
fn an_edition_that_is_made_no_more_leaves_nothing_behind() {
    let out = temporary();
    put(out.path(), &built("v1", ALL, ALL));
    let period = out.path().join("2026-10");
    fs::write(period.join("funder/メモ.txt"), "mine").expect("written");
    fs::write(period.join("npo/メモ.txt"), "mine").expect("written");
    fs::write(period.join("2026-10.zip"), "sealed").expect("written");
    fs::create_dir_all(period.join("funder/report.ja/data")).expect("made");
    fs::write(period.join("funder/report.ja/data/約束.csv"), "kept markup").expect("written");
    fs::write(period.join("funder/report.ja.typ"), "kept markup").expect("written");
    // The funder has only the guideline, and the NPOs nothing, from now on: also a
    // build of a part knows.
    let less = &[ALL[0], ALL[2]];
    put(out.path(), &built("v1", &ALL[2..3], less));
    let left = [
        "2026-10.zip",
        "funder/figures.json",
        "funder/guideline.ja.pdf",
        "funder/manifest.json",
        "funder/メモ.txt",
        "internal/figures.json",
        "internal/manifest.json",
        "internal/report.ja.pdf",
        "internal/suppression-log.csv",
        "npo/メモ.txt",
    ];
    assert_eq!(there(out.path()), left.map(str::to_owned).into());
    assert!(!period.join("funder/report.ja").exists());
    assert_eq!(listed(&json(out.path(), "funder/manifest.json")), ["guideline.ja.pdf"]);
    // The last one of an edition takes its folder along.
    fs::remove_file(period.join("funder/メモ.txt")).expect("removed");
    put(out.path(), &built("v1", &ALL[2..3], &ALL[2..3]));
    assert!(!period.join("funder").exists() && period.join("npo").exists());
}

/// A document that a person removed is not listed any more.
#[test]
fn what_is_not_there_is_not_listed() {
    let out = temporary();
    put(out.path(), &built("v1", ALL, ALL));
    fs::remove_file(out.path().join("2026-10/funder/report.ja.pdf")).expect("removed");
    put(out.path(), &built("v1", &ALL[3..], ALL));
    assert_eq!(listed(&json(out.path(), "funder/manifest.json")), ["guideline.ja.pdf"]);
}

/// The one manifest of before lists all audiences, and lay where it was handed out.
#[test]
fn the_manifest_of_before_is_taken_over() {
    for (part, listed_now) in [(ALL, 4), (&ALL[3..], 3)] {
        let out = temporary();
        let period = out.path().join("2026-10");
        let entry =
            |path: &str, audience: &str| serde_json::json!({ "path": path, "audience": audience });
        let former = serde_json::json!({
            "generator": "Entaku 0.1.0",
            "documents": [
                entry("funder/report.ja.pdf", "funder"),
                entry("internal/report.ja.pdf", "internal"),
                entry("public/report.ja.pdf", "public"),
            ],
            "inputs": [],
        });
        for path in ["funder", "internal", "public"] {
            fs::create_dir_all(period.join(path)).expect("made");
            fs::write(period.join(path).join("report.ja.pdf"), "before").expect("written");
            fs::write(period.join(path).join("figures.json"), "{}").expect("written");
        }
        fs::write(period.join("manifest.json"), former.to_string()).expect("written");
        put(out.path(), &built("v1", part, ALL));
        assert!(!period.join("manifest.json").exists() && !period.join("public").exists());
        assert!(period.join("funder/figures.json").exists());
        assert_eq!(listed(&json(out.path(), "internal/manifest.json")).len(), listed_now);
    }
}

#[test]
fn a_manifest_that_somebody_changed_harms_nothing() {
    for text in [
        "",
        "nothing",
        "[]",
        "null",
        r#"{"documents": {}, "files": 3, "sources": null}"#,
        r#"{"documents": [{}, [], "x", {"path": 3}, {"path": "", "audience": ""}]}"#,
        r#"{"documents": [{"path": "../../mine.txt", "audience": "../.."}]}"#,
        r#"{"files": [{"path": "../../mine.txt"}, {"path": "/etc/hostname"}, {"path": "/"}]}"#,
    ] {
        for path in ["internal/manifest.json", "manifest.json"] {
            let out = temporary();
            fs::write(out.path().join("mine.txt"), "mine").expect("written");
            let place = out.path().join("2026-10").join(path);
            fs::create_dir_all(place.parent().expect("a folder")).expect("made");
            fs::write(&place, text).expect("written");
            put(out.path(), &built("v1", &ALL[..1], ALL));
            assert_eq!(fs::read_to_string(out.path().join("mine.txt")).expect("there"), "mine");
            let whole = json(out.path(), "internal/manifest.json");
            assert_eq!(listed(&whole), paths(&ALL[..1]), "{text}");
        }
    }
}

#[test]
fn builds_of_different_editions_at_once_are_all_in_the_manifest() {
    let out = temporary();
    std::thread::scope(|scope| {
        for document in ALL {
            let out = out.path();
            scope.spawn(move || put(out, &built("v1", std::slice::from_ref(document), ALL)));
        }
    });
    assert_eq!(listed(&json(out.path(), "internal/manifest.json")), paths(ALL));
    for (audience, file) in ALL {
        let path = format!("{audience}/{file}");
        assert_eq!(read(out.path(), &path), format!("{path} from v1"));
    }
}

#[test]
fn a_second_build_waits_and_then_says_which_process_is_in_the_way() {
    let out = temporary();
    let first = open(out.path());
    let told = RefCell::new(Vec::new());
    let waits = |holder: &Holder| told.borrow_mut().push(holder.clone());
    let second = Outputs::open(Disk::real(), out.path(), &me("2"), 4, &waits);
    let error = second.expect_err("the first has it");
    assert_eq!(told.into_inner(), [me("1")]);
    for language in Language::ALL {
        let message = error.message(language);
        for word in [" 1", "OFFICE", &out.path().display().to_string()] {
            assert!(message.contains(word), "{word}: {message}");
        }
        assert!(!message.contains("表示ソフト") && !message.contains("viewer"), "{message}");
    }
    // Whoever waits long enough gets it.
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| put(out.path(), &built("v1", ALL, ALL)));
        std::thread::sleep(std::time::Duration::from_millis(250));
        drop(first);
        waiting.join().expect("it got it");
    });
    assert_eq!(there(out.path()).len(), 11);
}

/// What a process left that was ended from outside keeps nobody out.
#[test]
fn a_lock_without_its_process_is_no_lock() {
    let out = temporary();
    fs::write(out.path().join(".entaku.lock"), "").expect("written");
    fs::write(out.path().join(".entaku.holder"), "4711\nOTHER\n").expect("written");
    let sink = Outputs::open(Disk::real(), out.path(), &me("2"), 0, &|_| {}).expect("free");
    let holder = fs::read_to_string(out.path().join(".entaku.holder")).expect("written");
    assert_eq!(holder, "2\nOFFICE\n");
    drop(sink);
    assert!(!out.path().join(".entaku.holder").exists());
}

/// Slips that are not needed any more go, and a person's file beside them stays.
#[test]
fn slips_replace_those_of_before() {
    let out = temporary();
    let slips = |names: &[&str]| {
        let mut slips = Files::new();
        for name in names {
            slips.insert(format!("returns/{name}"), name.as_bytes().to_vec());
        }
        slips
    };
    let put = |names: &[&str]| {
        let built = Outcome { slips: slips(names), ..built("v1", &[], ALL) };
        open(out.path()).put_slips(&built).expect("put");
    };
    put(&["差戻し票_会議.xlsx", "差戻し票_団体.xlsx"]);
    fs::write(out.path().join("2026-10/returns/控え.xlsx"), "mine").expect("written");
    put(&["差戻し票_会議.xlsx"]);
    let left = ["returns/差戻し票_会議.xlsx", "returns/控え.xlsx"].map(str::to_owned);
    assert_eq!(there(out.path()), left.into());
    put(&[]);
    assert_eq!(there(out.path()), ["returns/控え.xlsx".to_owned()].into());
    // A whole build puts them in place with its documents.
    let whole = Outcome { slips: slips(&["差戻し票_会議.xlsx"]), ..built("v1", ALL, ALL) };
    open(out.path()).put(&whole, Documents::default(), true).expect("put");
    assert_eq!(there(out.path()).len(), 13);
    open(out.path()).put(&built("v1", ALL, ALL), Documents::default(), true).expect("put");
    assert_eq!(there(out.path()).len(), 12);
}
