//! What is left when something goes wrong while files are put in place: the process
//! ends, the disk is full, a folder is read-only, a file is held open. Every step on
//! the disk is tried. Afterwards there is always one whole edition.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use entaku::files::{self, Disk, Files, MachineError, NOTE, Recovered, STAGE, Staged, Step};
use entaku::locale::Language;

type Tree = BTreeMap<String, String>;

/// What an earlier build left: with the whole of it, an edition that is made no more
/// and another that is not made this time.
const OLD: &[(&str, &str)] = &[
    ("funder/report.ja.pdf", "old report"),
    ("funder/figures.json", "old figures"),
    ("internal/manifest.json", "old manifest"),
    ("internal/receipts.csv", "the same"),
    ("npo/report.ja.pdf", "old npo"),
    ("npo/figures.json", "old npo figures"),
];

const NEW: &[(&str, &str)] = &[
    ("funder/report.ja.pdf", "new report"),
    ("funder/figures.json", "new figures"),
    ("internal/manifest.json", "new manifest"),
    ("internal/receipts.csv", "the same"),
    ("labour/report.ja.pdf", "new labour"),
];

/// What is no build's: it is never touched.
const OTHERS: &[(&str, &str)] = &[
    ("funder/メモ.txt", "a person's"),
    ("public/report.ja.pdf", "not made this time"),
    ("sealed.zip", "an archive"),
];

fn stale() -> Vec<String> {
    let gone = OLD.iter().filter(|(path, _)| NEW.iter().all(|(other, _)| other != path));
    gone.map(|(path, _)| (*path).to_owned()).collect()
}

fn tree(files: &[(&str, &str)]) -> Files {
    let mut tree = Files::new();
    for (path, text) in files {
        tree.insert(*path, text.as_bytes().to_vec());
    }
    tree
}

fn with_others(files: &[(&str, &str)]) -> Tree {
    let all = files.iter().chain(OTHERS);
    all.map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// A folder in which an earlier build stands.
fn folder() -> tempfile::TempDir {
    // In memory, where there is such a folder: bringing files to a medium takes long.
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    let folder = folder.expect("temporary folder");
    for (path, text) in with_others(OLD) {
        let place = folder.path().join(path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("made");
        fs::write(place, text).expect("written");
    }
    folder
}

/// Returns all files that a person sees, and all folders without any.
fn seen(root: &Path) -> Tree {
    fn walk(root: &Path, folder: &Path, found: &mut Tree) {
        let entries: Vec<_> = fs::read_dir(folder).expect("a folder").collect();
        let name = |path: &Path| path.strip_prefix(root).expect("below").display().to_string();
        if entries.is_empty() {
            found.insert(name(folder), "an empty folder".to_owned());
        }
        for entry in entries {
            let path = entry.expect("an entry").path();
            if path.ends_with(STAGE) || path.ends_with(NOTE) {
                continue;
            }
            if path.is_dir() {
                walk(root, &path, found);
            } else {
                found.insert(name(&path), fs::read_to_string(&path).expect("text"));
            }
        }
    }
    let mut found = Tree::new();
    walk(root, root, &mut found);
    found
}

/// Documents wait beside the old ones as soon as they are made; the rest comes with them.
fn put(disk: Disk<'_>, root: &Path) -> Result<(), MachineError> {
    let mut staged = Staged::begin(disk, root);
    let mut rest = Vec::new();
    for &(path, text) in NEW {
        match path.ends_with(".pdf") {
            true => staged.take(path, text.as_bytes()),
            false => rest.push((path, text)),
        }
    }
    staged.write_with(&tree(&rest), &stale())
}

/// Runs `act` on a disk whose step number `at` is answered by `answer`. Returns
/// whether there was such a step.
fn at_step(
    at: usize,
    answer: &dyn Fn(usize, Step, &Path) -> io::Result<()>,
    act: &mut dyn FnMut(Disk<'_>),
) -> bool {
    let steps = Cell::new(0);
    let before = |step, path: &Path| {
        let number = steps.replace(steps.get() + 1);
        if number < at { Ok(()) } else { answer(number - at, step, path) }
    };
    act(Disk::watched(&before));
    steps.get() > at
}

/// A process that ends does nothing any more; what it was writing is half there.
fn killed(after: usize, step: Step, path: &Path) -> io::Result<()> {
    if after == 0 && step == Step::Write {
        fs::write(path, "ha").expect("written by halves");
    }
    Err(io::Error::other("the process has ended"))
}

/// Old and new never stand beside each other, and while files are missing the note
/// says so.
#[track_caller]
fn expect_no_mixture(root: &Path, at: &str) {
    let found = seen(root);
    let (old, new) = (with_others(OLD), with_others(NEW));
    let is_part_of = |whole: &Tree| {
        let mut files = found.iter().filter(|(_, text)| *text != "an empty folder");
        files.all(|(path, text)| whole.get(path) == Some(text))
    };
    assert!(is_part_of(&old) || is_part_of(&new), "{at}: {found:#?}");
    let count = found.values().filter(|text| *text != "an empty folder").count();
    let is_whole = count == if is_part_of(&old) { old.len() } else { new.len() };
    assert!(is_whole || root.join(NOTE).is_file(), "{at}: nothing says what is missing");
}

#[track_caller]
fn expect_whole(root: &Path, at: &str) -> bool {
    let found = seen(root);
    let is_new = found == with_others(NEW);
    assert!(is_new || found == with_others(OLD), "{at}: {found:#?}");
    assert!(!root.join(STAGE).exists() && !root.join(NOTE).exists(), "{at}: something is left");
    is_new
}

#[test]
fn a_process_that_ends_at_any_step_leaves_one_whole_edition() {
    let mut ends = [0, 0];
    for at in 0.. {
        let folder = folder();
        let root = folder.path();
        let more = at_step(at, &killed, &mut |disk| drop(put(disk, root)));
        expect_no_mixture(root, &format!("step {at}"));
        files::recover(Disk::real(), root).expect("set right");
        let is_new = expect_whole(root, &format!("step {at}"));
        ends[usize::from(is_new)] += 1;
        if !more {
            assert!(is_new);
            break;
        }
    }
    assert!(ends[0] > 10 && ends[1] > 10, "both ends were seen: {ends:?}");
}

#[test]
fn a_process_that_ends_while_it_sets_right_leaves_one_whole_edition() {
    for at in [3, 20, 25, 30, 33, 36, 40, 45] {
        for second in 0.. {
            let folder = folder();
            let root = folder.path();
            at_step(at, &killed, &mut |disk| drop(put(disk, root)));
            let mut set_right = |disk: Disk<'_>| drop(files::recover(disk, root));
            let more = at_step(second, &killed, &mut set_right);
            expect_no_mixture(root, &format!("steps {at} and {second}"));
            // The next build finds it, too, and puts its own in place.
            put(Disk::real(), root).expect("written");
            assert!(expect_whole(root, &format!("steps {at} and {second}")));
            if !more {
                break;
            }
        }
    }
}

#[test]
fn a_step_that_fails_leaves_the_edition_before() {
    let kinds = [io::ErrorKind::StorageFull, io::ErrorKind::PermissionDenied];
    let only = |kind: io::ErrorKind| {
        move |after: usize, _: Step, _: &Path| match after {
            0 => Err(kind.into()),
            _ => Ok(()),
        }
    };
    for kind in kinds {
        for at in 0.. {
            let folder = folder();
            let root = folder.path();
            let mut result = Ok(());
            let more = at_step(at, &only(kind), &mut |disk| result = put(disk, root));
            let at = format!("{kind} at step {at}");
            expect_no_mixture(root, &at);
            let is_undone = result.as_ref().is_err_and(|e| !says(e, "もう一度 entaku を実行"));
            if is_undone {
                assert_eq!(seen(root), with_others(OLD), "{at}");
            }
            files::recover(Disk::real(), root).expect("set right");
            // An empty folder that could not be removed is no failure.
            let _ = fs::remove_dir(root.join("npo"));
            let is_new = expect_whole(root, &at);
            assert_eq!(is_new, !is_undone, "{at}: {result:?}");
            if !more {
                break;
            }
        }
    }
}

fn says(error: &MachineError, words: &str) -> bool {
    error.message(Language::Ja).contains(words)
}

/// From some step on nothing more fits on the disk; what is there can be moved.
#[test]
fn a_full_disk_leaves_the_edition_before_and_says_so() {
    let full = |_: usize, step: Step, _: &Path| match step {
        Step::Write | Step::MakeFolder => Err(io::ErrorKind::StorageFull.into()),
        _ => Ok(()),
    };
    let mut refused = 0;
    for at in 0.. {
        let folder = folder();
        let root = folder.path();
        let mut result = Ok(());
        let more = at_step(at, &full, &mut |disk| result = put(disk, root));
        let is_new = expect_whole(root, &format!("step {at}"));
        match &result {
            Ok(()) => assert!(is_new, "step {at}"),
            Err(error) => {
                assert!(!is_new && says(error, "空き容量が足りない"), "step {at}: {error}");
                refused += 1;
            }
        }
        if !more {
            break;
        }
    }
    assert!(refused > 10, "{refused}");
}

#[test]
fn a_read_only_folder_is_named() {
    for (kind, words) in [
        (io::ErrorKind::PermissionDenied, "書き込みの許可"),
        (io::ErrorKind::ReadOnlyFilesystem, "読み取り専用"),
    ] {
        let folder = folder();
        let refuse = |_: Step, _: &Path| Err(io::Error::from(kind));
        let error = put(Disk::watched(&refuse), folder.path()).expect_err("read-only");
        assert!(says(&error, words) && says(&error, "funder"), "{}", error.message(Language::Ja));
        assert!(!expect_whole(folder.path(), words));
    }
}

/// Windows refuses to move a file that another program holds open. Mostly that is
/// seen beforehand; a viewer may also open it in between.
#[test]
fn a_file_held_open_is_named_and_nothing_is_replaced() {
    for step in [Step::Probe, Step::Rename] {
        for (path, _) in OLD.iter().filter(|(path, _)| *path != "internal/receipts.csv") {
            let folder = folder();
            let root = folder.path();
            let held = |taken: Step, place: &Path| match taken == step && place == root.join(path) {
                true => Err(io::ErrorKind::PermissionDenied.into()),
                false => Ok(()),
            };
            let error = put(Disk::watched(&held), root).expect_err("held open");
            let message = error.message(Language::Ja);
            assert!(message.contains(path) && message.contains("表示ソフト"), "{message}");
            assert!(!expect_whole(root, path));
        }
    }
}

/// While everything is moved back, the process may end, too.
#[test]
fn a_process_that_ends_while_it_moves_back_leaves_one_whole_edition() {
    for at in 0.. {
        let folder = folder();
        let root = folder.path();
        let after = Cell::new(None);
        let before = |step: Step, place: &Path| match after.get() {
            None if step == Step::Rename && place == root.join("npo/report.ja.pdf") => {
                after.set(Some(0));
                Err(io::ErrorKind::PermissionDenied.into())
            }
            None => Ok(()),
            Some(number) if number < at => {
                after.set(Some(number + 1));
                Ok(())
            }
            Some(_) => {
                after.set(Some(at + 1));
                killed(1, step, place)
            }
        };
        put(Disk::watched(&before), root).expect_err("held open");
        expect_no_mixture(root, &format!("step {at}"));
        files::recover(Disk::real(), root).expect("set right");
        let is_new = expect_whole(root, &format!("step {at}"));
        if after.get() != Some(at + 1) {
            assert!(!is_new && at > 5, "everything was moved back");
            break;
        }
    }
}

#[test]
fn a_new_project_is_there_whole_or_not_at_all() {
    for answer in [&killed as &dyn Fn(usize, Step, &Path) -> io::Result<()>, &|_, _, _| {
        Err(io::ErrorKind::StorageFull.into())
    }] {
        for at in 0.. {
            let above = tempfile::tempdir().expect("temporary folder");
            let root = above.path().join("新しい円卓");
            let mut write = |disk: Disk<'_>| drop(files::write_on(disk, &root, &tree(NEW), &[]));
            let more = at_step(at, answer, &mut write);
            files::recover(Disk::real(), &root).expect("set right");
            let count = if root.exists() { files::names(&root, "funder").len() } else { 0 };
            assert!(count == 2 || !files::is_occupied(&root), "step {at}: {count}");
            if !more {
                break;
            }
        }
    }
}

#[test]
fn a_file_that_a_person_made_read_only_is_named() {
    let folder = folder();
    let place = folder.path().join("npo/report.ja.pdf");
    let mut permissions = fs::metadata(&place).expect("a file").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&place, permissions).expect("set");
    let error = put(Disk::real(), folder.path()).expect_err("read-only");
    assert!(says(&error, "npo/report.ja.pdf は読み取り専用"), "{}", error.message(Language::Ja));
    assert!(!expect_whole(folder.path(), "read-only"));
}

/// Where the machine is switched off, only what was brought to the medium is there.
#[test]
fn everything_is_on_the_medium_before_the_exchange_and_old_goes_before_new() {
    let folder = folder();
    let steps = RefCell::new(Vec::new());
    let before = |step: Step, path: &Path| {
        let path = path.strip_prefix(folder.path()).expect("below the folder");
        steps.borrow_mut().push((step, path.to_string_lossy().into_owned()));
        Ok(())
    };
    put(Disk::watched(&before), folder.path()).expect("written");
    let steps = steps.into_inner();
    let at = |step: Step, path: &str| steps.iter().position(|it| *it == (step, path.to_owned()));
    let decided = at(Step::Rename, ".entaku-stage/plan").expect("it is decided");
    let changed = NEW.iter().filter(|(path, _)| *path != "internal/receipts.csv");
    for (path, _) in changed {
        let waiting = format!(".entaku-stage/new/{path}");
        let written = at(Step::Write, &waiting).expect("written");
        let synced = at(Step::Sync, &waiting).expect("synced");
        let moved = at(Step::Rename, &waiting).expect("moved in");
        assert!(written < synced && synced < decided && decided < moved, "{path}");
        let folder = waiting.rsplit_once('/').expect("a folder").0;
        assert!(at(Step::Sync, folder).is_some_and(|synced| synced < decided), "{folder}");
        for (old, _) in OLD.iter().filter(|(old, _)| *old != "internal/receipts.csv") {
            assert!(at(Step::Rename, old).expect("moved away") < moved, "{old} and {path}");
        }
    }
    let noted = at(Step::Sync, NOTE).expect("the note");
    let ended = at(Step::Remove, ".entaku-stage/decided").expect("it has an end");
    let places = steps[decided..ended].iter().filter(|(step, _)| *step == Step::Sync);
    let places: Vec<&str> = places.map(|(_, path)| path.as_str()).collect();
    for place in ["funder", "internal", "labour", "npo", ""] {
        assert!(places.contains(&place), "{place}: {places:?}");
    }
    assert!(noted < decided);
    assert!(steps.iter().all(|(_, path)| !path.ends_with("receipts.csv")), "{steps:?}");
}

#[test]
fn what_is_the_same_is_not_written_again() {
    let folder = folder();
    put(Disk::real(), folder.path()).expect("written");
    let steps = Cell::new(0);
    let before = |_: Step, _: &Path| {
        steps.set(steps.get() + 1);
        Ok(())
    };
    put(Disk::watched(&before), folder.path()).expect("nothing to do");
    assert_eq!(steps.get(), 0);
}

#[test]
fn one_file_is_replaced_in_one_step() {
    let mut one = OLD.to_vec();
    one[0].1 = "new report";
    for at in 0.. {
        let folder = folder();
        let root = folder.path();
        let mut write = |disk: Disk<'_>| drop(files::write_on(disk, root, &tree(&one), &[]));
        let more = at_step(at, &killed, &mut write);
        let found = seen(root);
        assert!(found == with_others(OLD) || found == with_others(&one), "step {at}: {found:#?}");
        if !more {
            break;
        }
    }
}

#[test]
fn a_stale_path_that_leads_elsewhere_is_left_alone() {
    let folder = folder();
    let root = folder.path().join("funder");
    let stale = ["../sealed.zip", "/etc/hostname", "x/../../sealed.zip", "..", ""];
    let stale = stale.map(str::to_owned);
    files::write_on(Disk::real(), &root, &Files::new(), &stale).expect("nothing to do");
    assert_eq!(seen(folder.path()), with_others(OLD));
}

/// Archives come back from folders that others can write to, and their paths with them.
#[test]
fn a_file_that_leads_elsewhere_is_not_written() {
    for path in ["../x", "a/../../x", "/tmp/entaku-x", "a/./../b/../../../x"] {
        let folder = folder();
        let root = folder.path().join("funder");
        let files = tree(&[("report.ja.pdf", "new"), (path, "x")]);
        let error = files::write_on(Disk::real(), &root, &files, &[]).expect_err("elsewhere");
        assert!(says(&error, path), "{path}: {error}");
        assert_eq!(seen(folder.path()), with_others(OLD), "{path}");
    }
}

/// A record that somebody spoiled decides nothing, and nothing is thrown away.
#[test]
fn a_spoiled_record_is_told_with_its_cure() {
    for text in ["", "nothing", "{}", r#"{"leaving": ["../sealed.zip"], "arriving": []}"#] {
        let folder = folder();
        let stage = folder.path().join(STAGE);
        fs::create_dir(&stage).expect("made");
        fs::write(stage.join("decided"), text).expect("written");
        let error = put(Disk::real(), folder.path()).expect_err("spoiled");
        assert!(says(&error, STAGE) && says(&error, "作り直して"), "{text}: {error}");
        assert_eq!(seen(folder.path()), with_others(OLD));
        assert!(stage.exists());
    }
}

#[test]
fn what_was_left_is_told() {
    let told = |at| {
        let folder = folder();
        at_step(at, &killed, &mut |disk| drop(put(disk, folder.path())));
        files::recover(Disk::real(), folder.path()).expect("set right")
    };
    let found: Vec<Recovered> = (0..70).map(told).collect();
    assert_eq!(found[0], Recovered::Nothing);
    assert!(found.contains(&Recovered::Dropped) && found.contains(&Recovered::Finished));
    assert_eq!(found[69], Recovered::Nothing, "it went through");
}

/// What is dropped leaves nothing, neither files that waited nor folders made for them,
/// and what could not be taken is told when it should be put in place.
#[test]
fn documents_that_are_dropped_leave_nothing() {
    let folder = folder();
    let mut staged = Staged::begin(Disk::real(), folder.path());
    staged.take("funder/report.ja.pdf", b"new report");
    assert!(folder.path().join(STAGE).exists(), "it waits on the disk");
    drop(staged);
    assert!(!expect_whole(folder.path(), "dropped"));

    let new = folder.path().join("2026-11");
    let mut staged = Staged::begin(Disk::real(), &new);
    staged.take("funder/report.ja.pdf", b"new report");
    drop(staged);
    assert!(!new.exists(), "the folder was made for it");

    let full = |step: Step, _: &Path| match step {
        Step::Write => Err(io::ErrorKind::StorageFull.into()),
        _ => Ok(()),
    };
    let mut staged = Staged::begin(Disk::watched(&full), folder.path());
    staged.take("funder/report.ja.pdf", b"new report");
    let error = staged.write_with(&tree(&[]), &stale()).expect_err("the disk is full");
    assert!(says(&error, "空き容量が足りない"), "{error}");
    assert!(!expect_whole(folder.path(), "full"));
    let mut staged = Staged::begin(Disk::real(), folder.path());
    staged.take("../elsewhere.pdf", b"x");
    assert!(staged.write_with(&tree(&[]), &[]).is_err(), "it leads out of the folder");
}
