//! What nothing changed for is left as it is; and what is left is what would come out.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use entaku::engine::Engine;
use entaku::files::{self, Files};
use entaku::kept;
use entaku::locale::Language;
use entaku::pipeline::{Outcome, Request};
use entaku::shell::making::{self, Ended, Folders, Made};
use entaku::shell::sealing::{self, Asked};
use entaku::workspace::{State, Summary};
use tempfile::TempDir;

use crate::harness::ENGINE;
use crate::seal::small;

/// A roundtable with a text, an image, words, a pack and a web page beside each PDF.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().expect("temporary folder") };
        files::write(&place.project(), &small(), &[]).expect("a project");
        place.edit("inputs/roundtable.toml", |text| {
            format!("base = \"../pack\"\n{text}\n[documents]\nformats = [\"pdf\", \"html\"]\n")
        });
        place.say("summary", "all", "夜道の話です。\n\n![街灯](photo.png)\n");
        place.write("inputs/narrative/photo.png", &image([200, 40, 40]));
        place
            .write("../pack/templates/locales/ja.ftl", "section-summary = 県のまとめ\n".as_bytes());
        place
    }

    /// Writes a text for some readers.
    fn say(&self, section: &str, audience: &str, text: &str) {
        let text = format!("---\nsection: {section}\naudience: {audience}\n---\n{text}");
        self.write(&format!("inputs/narrative/{section}.md"), text.as_bytes());
    }

    fn project(&self) -> PathBuf {
        self.folder.path().join("p")
    }

    fn out(&self) -> PathBuf {
        self.project().join("outputs")
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let place = self.project().join(path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
        fs::write(place, bytes).expect("written");
    }

    fn edit(&self, path: &str, change: impl Fn(&str) -> String) {
        let text = fs::read_to_string(self.project().join(path)).expect("a text");
        let changed = change(&text);
        assert_ne!(changed, text, "{path}");
        self.write(path, changed.as_bytes());
    }

    fn make_with(&self, engine: &Engine, out: &Path, fresh: bool, request: &Request<'_>) -> Ended {
        let project = &self.project();
        let folders = Folders { project, layer: None, shared: None, out, patience: 0, fresh };
        let request = Request { jobs: 2, ..request.clone() };
        let said = |text: &str| panic!("{text}");
        making::make(engine, folders, &request, &said, &|_, _, _| {}).expect("a folder")
    }

    fn make(&self) -> Ended {
        self.make_with(&ENGINE, &self.out(), false, &Request::default())
    }

    #[track_caller]
    fn made(&self) -> Outcome {
        made(self.make())
    }

    /// The files of a period, hidden ones aside.
    fn tree(&self) -> Files {
        files::read(&self.out(), "2026-09").expect("documents")
    }
}

#[track_caller]
fn made(ended: Ended) -> Outcome {
    match ended {
        Ended::Made(made) => {
            let Made { built, .. } = *made;
            let told: Vec<String> =
                built.diagnostics.iter().map(|it| it.message(Language::En)).collect();
            assert!(!built.documents.is_empty(), "{told:#?}");
            built
        }
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn is_unchanged(ended: Ended) {
    assert!(matches!(ended, Ended::Unchanged(_)), "{:?}", made(ended).typeset);
}

/// A small image of one colour.
fn image([red, green, blue]: [u8; 3]) -> Vec<u8> {
    let mut pixels = tiny_skia::Pixmap::new(8, 8).expect("an image");
    pixels.fill(tiny_skia::Color::from_rgba8(red, green, blue, 255));
    pixels.encode_png().expect("an image")
}

/// The PDFs that differ, or are in one of two trees alone; a web page counts for its PDF.
fn different(one: &Files, other: &Files) -> BTreeSet<String> {
    let all = one.iter().chain(other.iter()).map(|(path, _)| path);
    let documents = all.filter(|path| path.ends_with(".pdf") || path.ends_with(".html"));
    let other = documents.filter(|path| one.get(path) != other.get(path));
    other.map(|path| path.trim_start_matches("2026-09/").replace(".html", ".pdf")).collect()
}

#[track_caller]
fn assert_same(kept: &Files, fresh: &Files, about: &str) {
    let paths = |files: &Files| files.iter().map(|(path, _)| path.to_owned()).collect::<Vec<_>>();
    assert_eq!(paths(kept), paths(fresh), "{about}");
    let others = kept.iter().filter(|(path, bytes)| fresh.get(path) != Some(bytes));
    assert_eq!(others.map(|(path, _)| path).collect::<Vec<_>>(), Vec::<&str>::new(), "{about}");
}

#[test]
fn where_nothing_changed_nothing_is_read_but_what_was_handed_in() {
    let place = Place::new();
    let first = place.made();
    assert_eq!(first.typeset.len() * 2, first.documents.len(), "each with its web page");
    let before = place.tree();
    let written =
        |path: &str| fs::metadata(place.out().join(path)).expect("a file").modified().ok();
    let manifest = "2026-09/internal/manifest.json";
    let time = written(manifest);
    // Fonts, templates and words of the program are not even opened.
    let engine = Engine::new();
    match place.make_with(&engine, &place.out(), false, &Request::default()) {
        Ended::Unchanged(record) => {
            assert_eq!(
                (record.period.as_str(), record.documents),
                ("2026-09", first.documents.len())
            );
            assert_eq!(record.roundtable, "みさきの円卓");
        }
        other => panic!("{other:?}"),
    }
    assert!(!engine.is_in_use());
    assert_same(&place.tree(), &before, "unchanged");
    assert_eq!(written(manifest), time);
    // Who asks for all of it gets all of it.
    let all = made(place.make_with(&ENGINE, &place.out(), true, &Request::default()));
    assert_eq!(all.typeset, first.typeset);
    assert_same(&place.tree(), &before, "fresh");
    is_unchanged(place.make());
}

/// A thing that a build is made from, changed.
struct Change {
    name: &'static str,
    make: fn(&Place),
    /// Whether it may be in any document, so that all are typeset.
    is_shared: bool,
}

const CHANGES: [Change; 12] = [
    Change {
        name: "a cell",
        make: |it| it.edit("inputs/commitments.csv", |text| text.replace("見まわり", "夜回り")),
        is_shared: false,
    },
    Change {
        name: "a setting",
        make: |it| it.edit("inputs/roundtable.toml", |text| text.replace("みさき町", "みさき市")),
        is_shared: false,
    },
    Change {
        name: "a text",
        make: |it| it.edit("inputs/narrative/summary.md", |text| text.replace("夜道", "帰り道")),
        is_shared: false,
    },
    Change {
        name: "a template",
        make: |it| {
            let path = "templates/report/method.typ.jinja";
            let base = ENGINE.base().text(path).expect("a template");
            it.write(path, format!("{base}\nためしの一行\n").as_bytes());
        },
        is_shared: false,
    },
    Change {
        name: "a word",
        make: |it| {
            it.write("templates/locales/ja.ftl", "section-learning = 気づいたこと\n".as_bytes());
        },
        is_shared: false,
    },
    Change {
        name: "a standing text",
        make: |it| {
            let path = "templates/guideline/ja/about.md";
            let base = ENGINE.base().text(path).expect("a text");
            it.write(path, format!("{base}\n付け足した一行です。\n").as_bytes());
        },
        is_shared: false,
    },
    Change {
        name: "the look",
        make: |it| {
            let path = "templates/lib/theme.typ";
            let base = ENGINE.base().text(path).expect("the look");
            it.write(path, format!("{base}\n// 同じ見た目\n").as_bytes());
        },
        is_shared: true,
    },
    Change {
        name: "the style of web pages",
        make: |it| {
            let path = "templates/lib/html/style.css";
            let base = ENGINE.base().text(path).expect("a style");
            it.write(path, format!("{base}\nmain {{ margin: 1px; }}\n").as_bytes());
        },
        is_shared: true,
    },
    Change {
        name: "an image",
        make: |it| it.write("inputs/narrative/photo.png", &image([20, 160, 60])),
        is_shared: true,
    },
    Change {
        name: "a font",
        make: |it| {
            let path = "templates/fonts/EntakuHebrew-Regular.ttf";
            let font = ENGINE.base().get(path).expect("a font").clone();
            it.write("templates/fonts/A-own.ttf", &font);
        },
        is_shared: true,
    },
    Change {
        name: "the pack",
        make: |it| {
            let words = "section-summary = 県の新しいまとめ\n";
            it.write("../pack/templates/locales/ja.ftl", words.as_bytes());
        },
        is_shared: false,
    },
    Change {
        name: "an archive",
        make: |it| {
            let period = entaku::shell::asked::period("2026-08");
            let out = it.out();
            let request = Request { period, ..Request::default() };
            made(it.make_with(&ENGINE, &out, false, &request));
            let project = &it.project();
            let folders = Folders {
                project,
                layer: None,
                shared: None,
                out: &out,
                patience: 0,
                fresh: false,
            };
            let asked = Asked { period, ..Asked::default() };
            let sealed = sealing::seal(&ENGINE, folders, asked, Language::Ja, &|_| {});
            assert!(matches!(sealed, Ok(sealing::Ended::Sealed(_))));
        },
        is_shared: false,
    },
];

/// What is kept of a run after each change is what a run from nothing makes.
#[test]
fn every_kind_of_input_is_seen_to_change() {
    let place = Place::new();
    place.made();
    let mut before = place.tree();
    for (at, Change { name, make, is_shared }) in CHANGES.iter().enumerate() {
        make(&place);
        let kept = place.made();
        let now = place.tree();
        is_unchanged(place.make());
        let out = place.folder.path().join(format!("fresh-{at}"));
        // What went out before is not made: it is there, or not.
        for (path, bytes) in files::read(&place.out(), "2026-08").expect("a folder").iter() {
            fs::create_dir_all(out.join(path).parent().expect("a folder")).expect("a folder");
            fs::write(out.join(path), bytes).expect("written");
        }
        let fresh = made(place.make_with(&ENGINE, &out, true, &Request::default()));
        let made_anew = files::read(&out, "2026-09").expect("documents");
        assert_same(&now, &made_anew, name);
        assert_eq!(kept.documents.len(), fresh.documents.len(), "{name}");
        match is_shared {
            true => assert_eq!(kept.typeset, fresh.typeset, "{name}"),
            // No document was typeset but those that show it.
            false => assert_eq!(kept.typeset, different(&before, &now), "{name}"),
        }
        before = now;
    }
    // Flags are inputs, too.
    let as_of = entaku::shell::asked::day("2026-09-20");
    let markup = Request { keep_markup: true, ..Request::default() };
    for (at, request) in [markup, Request { as_of, ..Request::default() }].iter().enumerate() {
        made(place.make_with(&ENGINE, &place.out(), false, request));
        is_unchanged(place.make_with(&ENGINE, &place.out(), false, request));
        let out = place.folder.path().join(format!("flag-{at}"));
        for (path, bytes) in files::read(&place.out(), "2026-08").expect("a folder").iter() {
            fs::create_dir_all(out.join(path).parent().expect("a folder")).expect("a folder");
            fs::write(out.join(path), bytes).expect("written");
        }
        made(place.make_with(&ENGINE, &out, true, request));
        assert_same(&place.tree(), &files::read(&out, "2026-09").expect("documents"), "a flag");
    }
}

#[test]
fn one_text_is_typeset_where_it_stands() {
    let place = Place::new();
    place.made();
    place.say("message", "town", "町だけに伝える話です。\n");
    let built = place.made();
    assert!(built.typeset.iter().all(|path| path.starts_with("town/")), "{:?}", built.typeset);
    assert!(!built.typeset.is_empty() && built.documents.len() > built.typeset.len() * 2);
}

/// What happens to a file, and the documents that are typeset for it.
type Spoil<'a> = (&'a str, &'a dyn Fn(), &'a [&'a str]);

#[test]
fn what_was_damaged_deleted_or_replaced_is_made_again() {
    let place = Place::new();
    let first = place.made();
    let before = place.tree();
    let out = place.out().join("2026-09");
    let pdf = "funder/report.ja.pdf";
    let other = "internal/report.ja.pdf";
    let flip = |path: &str| {
        let mut bytes = fs::read(out.join(path)).expect("a file");
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(out.join(path), bytes).expect("written");
    };
    let spoil: [Spoil<'_>; 7] = [
        ("a damaged PDF", &|| flip(pdf), &[pdf]),
        ("a damaged web page", &|| flip("funder/report.ja.html"), &[pdf]),
        ("a deleted PDF", &|| fs::remove_file(out.join(pdf)).expect("a file"), &[pdf]),
        (
            "another PDF in its place",
            &|| assert!(fs::copy(out.join(other), out.join(pdf)).is_ok()),
            &[pdf],
        ),
        ("damaged figures", &|| flip("funder/figures.json"), &[]),
        (
            "a deleted manifest",
            &|| fs::remove_file(out.join("funder/manifest.json")).expect("a file"),
            &[],
        ),
        (
            "a folder in its place",
            &|| {
                fs::remove_file(out.join("internal/receipts.csv")).expect("a file");
                fs::create_dir(out.join("internal/receipts.csv")).expect("a folder");
                fs::remove_dir(out.join("internal/receipts.csv")).expect("a folder");
            },
            &[],
        ),
    ];
    for (about, spoil, typeset) in spoil {
        spoil();
        let built = place.made();
        assert_eq!(built.typeset.iter().collect::<Vec<_>>(), typeset, "{about}");
        assert_same(&place.tree(), &before, about);
        is_unchanged(place.make());
    }
    // What nobody but the clock changed is the same, and so is what came from a copy.
    let bytes = fs::read(out.join(pdf)).expect("a PDF");
    fs::write(out.join(pdf), bytes).expect("written");
    is_unchanged(place.make());
    // A record that says nothing, or says it of others, is none.
    for spoiled in ["", "{}", "[]", "\u{0}"] {
        fs::write(out.join(kept::PATH), spoiled).expect("written");
        assert_eq!(place.made().typeset, first.typeset, "{spoiled:?}");
        assert_same(&place.tree(), &before, spoiled);
    }
    let record = fs::read_to_string(out.join(kept::PATH)).expect("a record");
    let sha256 =
        record.split("\"program\"").nth(1).and_then(|it| it.split("\"sha256\": \"").nth(1));
    let sha256 = sha256.and_then(|it| it.get(..64)).expect("the program");
    let bytes = record.split("\"program\"").nth(1).and_then(|it| it.split("\"bytes\": ").nth(1));
    let bytes = bytes.and_then(|it| it.split(',').next()).expect("its size");
    let older = record.replace(sha256, &"0".repeat(64)).replacen(bytes, "1", 1);
    fs::write(out.join(kept::PATH), older).expect("written");
    assert_eq!(place.made().typeset, first.typeset, "another program");
}

/// Setting back the time of a file does not hide that it was changed.
#[cfg(unix)]
#[test]
fn a_file_with_its_time_set_back_is_looked_at() {
    let place = Place::new();
    place.made();
    let path = place.out().join("2026-09/funder/report.ja.pdf");
    let time = fs::metadata(&path).expect("a PDF").modified().expect("a time");
    let mut bytes = fs::read(&path).expect("a PDF");
    let whole = bytes.clone();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, &bytes).expect("written");
    let file = fs::OpenOptions::new().write(true).open(&path).expect("a PDF");
    file.set_modified(time).expect("a time");
    drop(file);
    assert_eq!(place.made().typeset.len(), 1);
    assert!(fs::read(&path).expect("a PDF") == whole);
}

#[test]
fn what_is_left_to_do_or_to_tell_is_told_again() {
    let place = Place::new();
    place.made();
    // A mistake: nothing is made, again and again; when it is mended, all is as it was.
    let rows = fs::read_to_string(place.project().join("inputs/goals.csv")).expect("a table");
    place.write("inputs/goals.csv", b"nothing\n");
    for _ in 0..2 {
        match place.make() {
            Ended::Made(made) => assert!(made.built.documents.is_empty()),
            other => panic!("{other:?}"),
        }
    }
    place.write("inputs/goals.csv", rows.as_bytes());
    // Receipts of the mistake stand there; no document is typeset for them.
    assert!(place.made().typeset.is_empty());
    is_unchanged(place.make());
    // A warning is told again in the same words.
    place.write("inputs/narrative/unused.png", &image([1, 2, 3]));
    let Ended::Made(first) = place.make() else { panic!("it is made") };
    let count = first.built.diagnostics.len();
    assert!(count > 0 && !first.built.documents.is_empty(), "{:?}", first.built.diagnostics);
    match place.make() {
        Ended::Unchanged(record) => {
            assert_eq!(record.warnings + record.questions, count);
            assert!(record.told.contains("unused.png"), "{}", record.told);
        }
        other => panic!("{other:?}"),
    }
}

/// A page that did not change may say what is a secret now.
#[test]
fn what_is_kept_is_looked_through_again() {
    let place = Place::new();
    place.say("summary", "all", "田中花子さんの話です。\n");
    assert!(!place.made().documents.is_empty());
    place.edit("inputs/members.csv", |text| {
        text.replace("セクター\n", "セクター,氏名\n")
            .replace("G1,役場,町\n", "G1,役場,町,田中花子\n")
    });
    match place.make() {
        Ended::Made(made) => {
            let codes: Vec<&str> = made.built.diagnostics.iter().map(|it| it.code).collect();
            assert!(codes.contains(&"leak"), "{codes:?}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_run_that_was_killed_goes_on_where_it_stood() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let at = folder.path();
    for name in ["a", "b", "c", "d"] {
        files::write(&at.join("regions").join(name), &small(), &[]).expect("a region");
    }
    let run = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_entaku"));
        command.args(["--each", "regions/*"]).current_dir(at);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    let mut child = run().spawn().expect("the program can be started");
    while !at.join("outputs/b").join("2026-09").join(kept::PATH).is_file() {
        assert!(child.try_wait().expect("it runs").is_none(), "it ended before");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    child.kill().expect("it is killed");
    child.wait().expect("it ended");
    assert!(run().status().expect("it ran").success());
    let json = fs::read(at.join("outputs/summary.json")).expect("a summary");
    let states: Vec<State> =
        Summary::from_json(&json).expect("a summary").regions.iter().map(|it| it.state).collect();
    assert_eq!(states[..2], [State::Unchanged; 2]);
    assert_eq!(states[3], State::Made);
    // All of it is what one run makes.
    assert!(run().args(["--out", "once"]).status().expect("it ran").success());
    for name in ["a", "b", "c", "d"] {
        let read = |out: &str| files::read(&at.join(out).join(name), "2026-09").expect("documents");
        assert_same(&read("outputs"), &read("once"), name);
    }
}
