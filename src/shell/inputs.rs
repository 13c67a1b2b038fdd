//! The files below `inputs/` as a shell changes them: one that comes, one that is taken out,
//! one that is put back, an answer.
//!
//! Nothing is lost by it: what is replaced or taken out is kept below [`BEFORE`], in a
//! folder that is named after the moment. One process changes them at a time.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::Offset;
use unicode_normalization::UnicodeNormalization as _;

use crate::domain::folder::is_device;
use crate::files::{self, Disk, Files, Glance, LARGEST, MEGABYTE, MachineError};
use crate::records::{self, answers};

use super::place;

/// Where files are kept that others took the place of. It is hidden, so nothing in it is an
/// input.
pub const BEFORE: &str = "inputs/.before";

/// What became of a file that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Put {
    /// It is in place.
    New(String),
    /// It took the place of another, which is kept.
    Replaced(String),
    /// It stands there already, byte by byte.
    Same(String),
    /// Nothing was changed.
    Refused(Refused),
}

/// Why a file was not put in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Its name is none that a file can have on each computer, or it leads elsewhere.
    Name,
    /// Its name is too long.
    Long,
    /// It is of no kind that is read.
    Kind,
    /// It is larger than so many megabytes.
    Large(u64),
    /// Another program has the file open that it would take the place of.
    Held(String),
    /// Several files have its name.
    Several(Vec<String>),
    /// It is not there any more.
    Gone,
}

/// A file that another took the place of, or that was taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Where it lies.
    pub path: String,
    /// Where it stood.
    pub of: String,
    /// When it went, as people write it.
    pub when: String,
}

/// How long is waited for another process, in tenths of a second.
const PATIENCE: usize = 50;

/// Changes a project's files while no other process does.
///
/// # Errors
/// If there is no such project, another process holds it, or the change fails.
pub fn alone<T, E: From<MachineError>>(
    project: &Path,
    change: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    // A stick that was pulled out is not made anew.
    let inputs = project.join("inputs");
    if !files::is_folder(&inputs) {
        return Err(files::missing(&inputs).into());
    }
    let _lock = files::lock(Disk::real(), project, &place::me(), PATIENCE, &|_| {})?;
    change()
}

/// Changes the table of answers. Returns whether it is another now.
///
/// # Errors
/// If it cannot be read or written.
pub fn answer(project: &Path, change: impl FnOnce(&[u8]) -> Vec<u8>) -> Result<bool, MachineError> {
    alone(project, || {
        let wanted = |path: &str| (path == answers::PATH).then_some(LARGEST);
        let found = files::read_wanted(project, "inputs", &wanted)?;
        let before = found.get(answers::PATH).map(|bytes| bytes.to_vec()).unwrap_or_default();
        let after = change(&before);
        if after == before {
            return Ok(false);
        }
        let mut files = Files::new();
        files.insert(answers::PATH, after);
        files::write(project, &files, &[])?;
        Ok(true)
    })
}

/// Puts a file in place: where a file of its name is, or else in `inputs/` itself.
///
/// # Errors
/// If it cannot be written; then nothing was.
pub fn put(project: &Path, name: &str, bytes: Vec<u8>) -> Result<Put, MachineError> {
    let name: String = name.nfc().collect();
    if let Some(why) = wrong(&name) {
        return Ok(Put::Refused(why));
    }
    let path = format!("inputs/{name}");
    let Some(most) = records::largest(&path) else { return Ok(Put::Refused(Refused::Kind)) };
    if bytes.len() as u64 > most {
        return Ok(Put::Refused(Refused::Large(most / MEGABYTE)));
    }
    alone(project, || {
        let all = standing(project);
        let looks = looks(&name);
        let of_name =
            |path: &&String| self::looks(path.rsplit('/').next().unwrap_or(path)) == looks;
        let path = match all.iter().filter(of_name).collect::<Vec<_>>().as_slice() {
            [] => path,
            [one] => (*one).clone(),
            several if several.contains(&&path) => path,
            several => {
                let several = several.iter().map(|it| (*it).clone()).collect();
                return Ok(Put::Refused(Refused::Several(several)));
            }
        };
        if is_held(project, &path) {
            return Ok(Put::Refused(Refused::Held(path)));
        }
        let before = files::read_one(&project.join(&path))?;
        if before.as_ref() == Some(&bytes) {
            return Ok(Put::Same(path));
        }
        let mut files = Files::new();
        files.insert(path.as_str(), bytes);
        let Some(before) = before else {
            files::write(project, &files, &[])?;
            return Ok(Put::New(path));
        };
        files.insert(room_for(project, &path), before);
        files::write(project, &files, &[])?;
        Ok(Put::Replaced(path))
    })
}

/// Takes a file out, and keeps it. Returns why it was not, if it was not.
///
/// # Errors
/// If it cannot be moved; then nothing was changed.
pub fn take_out(project: &Path, path: &str) -> Result<Option<Refused>, MachineError> {
    alone(project, || {
        if is_held(project, path) {
            return Ok(Some(Refused::Held(path.to_owned())));
        }
        let is_there = standing(project).iter().any(|it| it == path);
        let Some(bytes) = files::read_one(&project.join(path))?.filter(|_| is_there) else {
            return Ok(Some(Refused::Gone));
        };
        let mut files = Files::new();
        files.insert(room_for(project, path), bytes);
        files::write(project, &files, &[path.to_owned()])?;
        Ok(None)
    })
}

/// Puts a file back that was kept; what stands in its place is kept in turn. Returns why it
/// was not, if it was not.
///
/// # Errors
/// If it cannot be moved; then nothing was changed.
pub fn put_back(project: &Path, kept: &Kept) -> Result<Option<Refused>, MachineError> {
    alone(project, || {
        if is_held(project, &kept.of) {
            return Ok(Some(Refused::Held(kept.of.clone())));
        }
        let Some(bytes) = files::read_one(&project.join(&kept.path))? else {
            return Ok(Some(Refused::Gone));
        };
        let mut files = Files::new();
        let now = files::read_one(&project.join(&kept.of))?;
        if let Some(now) = now.filter(|now| *now != bytes) {
            files.insert(room_for(project, &kept.of), now);
        }
        files.insert(kept.of.as_str(), bytes);
        files::write(project, &files, std::slice::from_ref(&kept.path))?;
        Ok(None)
    })
}

/// Returns the files that were kept, the last first.
pub fn kept(project: &Path) -> Vec<Kept> {
    let all = files::below(project, BEFORE).into_iter().filter_map(|path| {
        let (moment, of) = path.strip_prefix(BEFORE)?.strip_prefix('/')?.split_once('/')?;
        let (day, time) = moment.split_once('_')?;
        let time: Vec<&str> = time.split('-').take(3).collect();
        let when = format!("{day} {}", time.join(":"));
        let of = format!("inputs/{of}");
        Some(Kept { of, when, path })
    });
    let mut all: Vec<Kept> = all.collect();
    // Of several that went in one moment, the names of their folders tell which was first.
    let moment = |it: &Kept| it.path.split('/').nth(2).unwrap_or_default().to_owned();
    all.sort_by_key(|it| std::cmp::Reverse((moment(it), it.path.clone())));
    all
}

/// The paths of the files that stand below `inputs/` and are no hidden ones.
fn standing(project: &Path) -> Vec<String> {
    let mut all = files::below(project, "inputs");
    all.retain(|path| !path.split('/').any(|part| part.starts_with(['.', '~'])));
    all
}

/// Returns where a file is kept that goes now.
fn room_for(project: &Path, path: &str) -> String {
    // The days of a roundtable are Japan's, as those of its letters are.
    let moment = Offset::constant(9).to_datetime(Timestamp::now());
    let moment = moment.strftime("%Y-%m-%d_%H-%M-%S").to_string();
    let name = path.trim_start_matches("inputs/");
    // What goes in the same second goes after what went before it.
    let of_second = kept(project).into_iter().find(|it| it.path.contains(&format!("/{moment}")));
    let last = of_second.and_then(|it| it.path.split('/').nth(2).map(str::to_owned));
    let Some(last) = last else { return format!("{BEFORE}/{moment}/{name}") };
    let number = last.rsplit_once(&format!("{moment}-")).and_then(|(_, it)| it.parse::<u32>().ok());
    format!("{BEFORE}/{moment}-{:03}/{name}", number.unwrap_or(1) + 1)
}

fn is_held(project: &Path, path: &str) -> bool {
    Glance::of(project, &["inputs"]).held().contains(path)
}

/// A name as the eye reads it.
fn looks(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).nfc().collect()
}

/// How many bytes a name may have: file systems take 255, and some of them are wanted for
/// what is written on the way.
const LONGEST: usize = 230;

/// Returns what is wrong with the name of a file that comes from elsewhere. A name that one
/// computer takes may be a device, a folder or a lock on another.
fn wrong(name: &str) -> Option<Refused> {
    let is_bad = |c: char| c.is_control() || is_unseen(c) || "/\\:*?\"<>|".contains(c);
    let is_wrong = name.is_empty()
        || name.chars().any(is_bad)
        || name.starts_with(['.', '~', ' '])
        || name.ends_with(['.', '~', ' '])
        || is_device(name);
    match is_wrong {
        true => Some(Refused::Name),
        false => (name.len() > LONGEST).then_some(Refused::Long),
    }
}

/// Characters that nobody sees, and some of which turn the order of the others: a name may
/// end in what it does not seem to.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let mut files = Files::new();
        files.insert("inputs/月次/表.csv", b"1".as_slice());
        files::write(folder.path(), &files, &[]).expect("a project");
        folder
    }

    fn text(folder: &Path, path: &str) -> Option<String> {
        let bytes = files::read_one(&folder.join(path)).expect("a folder");
        bytes.map(|bytes| String::from_utf8(bytes).expect("text"))
    }

    #[test]
    fn a_name_from_elsewhere_is_that_of_a_file_here_or_refused() {
        let folder = project();
        let folder = folder.path();
        let long = format!("{}.csv", "あ".repeat(100));
        for name in [
            "",
            ".",
            "..",
            "../表.csv",
            "..\\表.csv",
            "/etc/表.csv",
            "C:表.csv",
            "C:\\表.csv",
            "a/b.csv",
            "表.csv:zone",
            ".表.csv",
            "~$表.xlsx",
            "表.csv~",
            "表.csv.",
            "表.csv ",
            "CON.csv",
            "con",
            "nul.txt",
            "COM1.csv",
            "lpt¹.csv",
            "Aux .csv",
            "表\n.csv",
            "表\0.csv",
            "表\u{202e}vsc.exe.csv",
            "表\u{200b}.csv",
            "a*.csv",
            "a?.csv",
            "<b>.csv",
            "a|b.csv",
            "\"a\".csv",
        ] {
            let put = put(folder, name, b"x".to_vec()).expect("a folder");
            assert_eq!(put, Put::Refused(Refused::Name), "{name:?}");
        }
        for (name, why) in [
            (&*long, Refused::Long),
            ("表.exe", Refused::Kind),
            ("表", Refused::Kind),
            ("表.lnk", Refused::Kind),
        ] {
            assert_eq!(
                put(folder, name, b"x".to_vec()).expect("a folder"),
                Put::Refused(why),
                "{name}"
            );
        }
        assert_eq!(files::below(folder, "inputs"), ["inputs/月次/表.csv"]);
        for name in ["console.csv", "com10.csv", "実績（10月）.csv", "写真 1.JPG"] {
            let put = put(folder, name, b"x".to_vec()).expect("a folder");
            assert_eq!(put, Put::New(format!("inputs/{name}")));
        }
    }

    #[test]
    fn what_is_replaced_is_kept_and_can_be_put_back() {
        let folder = project();
        let folder = folder.path();
        let path = "inputs/月次/表.csv";
        // It goes where its name is, as the eye reads it.
        assert_eq!(put(folder, "表.CSV", b"2".to_vec()).expect("put"), Put::Replaced(path.into()));
        assert_eq!(put(folder, "表.csv", b"2".to_vec()).expect("put"), Put::Same(path.into()));
        assert_eq!(put(folder, "表.csv", b"3".to_vec()).expect("put"), Put::Replaced(path.into()));
        assert_eq!(text(folder, path).as_deref(), Some("3"));
        let all = kept(folder);
        let texts: Vec<_> = all.iter().map(|it| text(folder, &it.path).expect("kept")).collect();
        assert_eq!(texts, ["2", "1"]);
        assert!(all.iter().all(|it| it.of == path && it.when.len() == 19), "{all:?}");
        // Nothing of it is an input.
        assert_eq!(files::read(folder, "inputs").expect("read").len(), 1);
        assert_eq!(put_back(folder, &all[1]).expect("put back"), None);
        assert_eq!(text(folder, path).as_deref(), Some("1"));
        let all = kept(folder);
        let texts: Vec<_> = all.iter().map(|it| text(folder, &it.path).expect("kept")).collect();
        assert_eq!(texts, ["3", "2"], "what it replaced is kept in turn");
        assert_eq!(take_out(folder, path).expect("taken out"), None);
        assert_eq!(take_out(folder, path).expect("taken out"), Some(Refused::Gone));
        assert_eq!((text(folder, path), kept(folder).len()), (None, 3));
        let last = kept(folder).remove(0);
        assert_eq!(put_back(folder, &last).expect("put back"), None);
        assert_eq!(text(folder, path).as_deref(), Some("1"));
        assert_eq!(kept(folder).len(), 2);
    }

    #[test]
    fn what_excel_has_open_is_left_alone() {
        let folder = project();
        let folder = folder.path();
        let path = "inputs/月次/表.csv";
        let mut beside = Files::new();
        beside.insert("inputs/月次/~$表.csv", b"user".as_slice());
        files::write(folder, &beside, &[]).expect("a lock");
        let held = Refused::Held(path.into());
        assert_eq!(put(folder, "表.csv", b"2".to_vec()).expect("put"), Put::Refused(held.clone()));
        assert_eq!(take_out(folder, path).expect("left"), Some(held));
        assert_eq!(text(folder, path).as_deref(), Some("1"));
    }

    #[test]
    fn several_files_of_a_name_are_told() {
        let folder = project();
        let folder = folder.path();
        let mut other = Files::new();
        other.insert("inputs/前月/表.csv", b"0".as_slice());
        files::write(folder, &other, &[]).expect("a file");
        let put = put(folder, "表.csv", b"2".to_vec()).expect("put");
        let several = vec!["inputs/前月/表.csv".to_owned(), "inputs/月次/表.csv".to_owned()];
        assert_eq!(put, Put::Refused(Refused::Several(several)));
    }

    #[test]
    fn a_folder_that_is_gone_is_not_made_anew() {
        let folder = project();
        let place = folder.path().join("抜いた");
        assert!(put(&place, "表.csv", b"2".to_vec()).is_err());
        assert!(answer(&place, |_| b"x".to_vec()).is_err());
        assert!(!files::is_folder(&place));
    }

    /// Two desks on one project: each answer is written, none over another.
    #[test]
    fn answers_of_two_desks_are_both_kept() {
        let folder = project();
        let place = folder.path();
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let added = answer(place, |before| [before, b"x\n"].concat());
                    assert!(added.expect("an answer"));
                });
            }
        });
        assert_eq!(text(place, answers::PATH).map(|it| it.lines().count()), Some(8));
    }
}
