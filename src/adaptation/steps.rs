//! Changes that were made one by one, each kept with the files before and after it, so that
//! each can be taken back: also one that others followed, as long as they are not about the
//! same lines.
//!
//! They are in `templates/.steps/`, a folder each, which is hidden: none is a template.

use std::collections::BTreeSet;

use crate::files::Files;

use super::merge;
use super::settings::settings_back;
use super::update::KEPT;
use super::wording::{keys, pattern, plain, with};

/// Where changes are kept.
pub const STEPS: &str = "templates/.steps";

/// How many are kept.
const MOST: usize = 200;

/// What a change was.
const WHAT: &str = "what.txt";

/// How folders of a project are called in a step: hidden ones are not read.
const PLACES: [(&str, &str); 3] =
    [("templates/.base/", "base/"), ("templates/", "own/"), ("inputs/", "inputs/")];

/// What is written into a project, and what is removed from it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// The files that are written.
    pub files: Files,
    /// The files that are removed.
    pub stale: Vec<String>,
}

impl Change {
    /// A change that writes files; one that would say nothing is removed.
    pub fn of(files: Files) -> Self {
        let mut change = Self::default();
        for (path, bytes) in files.iter() {
            match bytes.is_empty() {
                true => change.stale.push(path.to_owned()),
                false => change.files.insert(path, bytes.clone()),
            }
        }
        change
    }

    /// Returns the files of a project after it.
    pub fn over(&self, now: &Files) -> Files {
        let mut after = now.clone();
        after.overlay(&self.files);
        after.keep(|path, _| !self.stale.iter().any(|stale| stale == path));
        after
    }

    /// Whether a project is the same after it.
    pub fn is_nothing(&self, now: &Files) -> bool {
        self.files.iter().all(|(path, bytes)| now.get(path) == Some(bytes))
            && self.stale.iter().all(|path| now.get(path).is_none())
    }
}

/// A change that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its number; later ones have higher ones.
    pub number: u32,
    /// What it was, in the words of whoever made it.
    pub what: Vec<String>,
    before: Files,
    after: Files,
}

/// Returns the changes that were made, the last one first.
pub fn steps(kept: &Files) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (path, bytes) in kept.iter() {
        let parts = path.strip_prefix(STEPS).and_then(|it| it[1..].split_once('/'));
        let Some((number, rest)) = parts else { continue };
        let Ok(number) = number.parse() else { continue };
        if steps.last().is_none_or(|it| it.number != number) {
            let (before, after) = (Files::new(), Files::new());
            steps.push(Step { number, what: Vec::new(), before, after });
        }
        let Some(step) = steps.last_mut() else { continue };
        match rest.split_once('/') {
            None if rest == WHAT => {
                let text = String::from_utf8_lossy(bytes);
                step.what = text.lines().map(str::to_owned).collect();
            }
            Some(("before", place)) => step.before.insert(placed(place), bytes.clone()),
            Some(("after", place)) => step.after.insert(placed(place), bytes.clone()),
            _ => {}
        }
    }
    steps.reverse();
    steps
}

/// Returns a change together with what is kept of it, so that it can be taken back.
/// `now` has the files that it is made in.
pub fn noted(kept: &Files, now: &Files, change: &Change, what: &[&str]) -> Change {
    let known = steps(kept);
    let number = known.first().map_or(1, |it| it.number + 1);
    let place = |part: &str, path: &str| {
        let found = PLACES.iter().find(|(place, _)| path.starts_with(place));
        let (from, to) = found.copied().unwrap_or_default();
        format!("{STEPS}/{number:05}/{part}/{}", path.replacen(from, to, 1))
    };
    let mut noted = change.clone();
    let after = change.over(now);
    let touched = change.files.iter().map(|(path, _)| path);
    for path in touched.chain(change.stale.iter().map(String::as_str)) {
        let sides = [("before", now.get(path)), ("after", after.get(path))];
        for (part, bytes) in sides.into_iter().filter_map(|(part, it)| Some((part, it?))) {
            noted.files.insert(place(part, path), bytes.clone());
        }
    }
    // A line each, whatever a name has in it.
    let what: String = what.iter().map(|it| it.replace(['\r', '\n'], " ") + "\n").collect();
    noted.files.insert(format!("{STEPS}/{number:05}/{WHAT}"), what.into_bytes());
    for old in known.iter().skip(MOST - 1) {
        let folder = format!("{STEPS}/{:05}/", old.number);
        noted.stale.extend(kept.under(&folder).map(|(path, _)| path.to_owned()));
    }
    noted
}

impl Step {
    /// Returns the paths that it wrote or removed, those beside what people see aside.
    pub fn paths(&self) -> BTreeSet<&str> {
        let all = self.before.iter().chain(self.after.iter()).map(|(path, _)| path);
        all.filter(|path| !path.starts_with(KEPT)).collect()
    }

    /// Returns what takes it back in a project.
    ///
    /// # Errors
    /// If what it wrote was changed since: the files in which it was.
    pub fn back(&self, now: &Files) -> Result<Change, Vec<String>> {
        let mut back = Files::new();
        let mut changed = Vec::new();
        let all = self.before.iter().chain(self.after.iter()).map(|(path, _)| path);
        for path in all.collect::<BTreeSet<_>>() {
            let [was, did, is] = [&self.before, &self.after, now].map(|it| it.get(path));
            if is == did {
                back.insert(path, was.cloned().unwrap_or_default());
                continue;
            }
            let text = |files: &Files| -> Option<String> {
                match files.get(path) {
                    None => Some(String::new()),
                    Some(_) => files.text(path).map(plain),
                }
            };
            let texts = (text(&self.before), text(&self.after), text(now));
            let (Some(was), Some(did), Some(is)) = texts else {
                changed.push(path.to_owned());
                continue;
            };
            let merged = match path.ends_with(".ftl") {
                true => words_back(&was, &did, &is),
                false => merge::lines(&did, &is, &was).or_else(|| {
                    let is_toml = path.ends_with(".toml");
                    is_toml.then(|| settings_back(&was, &did, &is)).flatten()
                }),
            };
            match merged {
                Some(text) => {
                    let is_crlf = now.text(path).is_some_and(|it| it.contains("\r\n"));
                    let text = if is_crlf { text.replace('\n', "\r\n") } else { text };
                    back.insert(path, text.into_bytes());
                }
                // What was kept of the layer below is only compared with.
                None if path.starts_with(KEPT) => {}
                None => changed.push(path.to_owned()),
            }
        }
        if changed.is_empty() { Ok(Change::of(back)) } else { Err(changed) }
    }
}

/// Takes back the words that a change wrote; none, if one of them says another thing now.
fn words_back(was: &str, did: &str, is: &str) -> Option<String> {
    let mut text = is.to_owned();
    for key in keys(&format!("{was}\n{did}")) {
        let [before, after, now] = [was, did, is].map(|text| pattern(text, key));
        if before == after || now == before {
            continue;
        }
        if now != after {
            return None;
        }
        text = with(&text, key, before.as_deref());
    }
    Some(text)
}

/// The path in the project of a path in a step.
fn placed(place: &str) -> String {
    let found = PLACES.iter().find(|(_, to)| place.starts_with(to));
    let (from, to) = found.copied().unwrap_or_default();
    place.replacen(to, from, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(all: &[(&str, &str)]) -> Files {
        let mut files = Files::new();
        for (path, text) in all {
            files.insert(*path, text.as_bytes().to_vec());
        }
        files
    }

    /// What a project and its steps are after a change.
    fn made(now: &Files, kept: &Files, change: &Change, what: &str) -> (Files, Files) {
        let noted = noted(kept, now, change, &[what]);
        let mut all = now.clone();
        all.overlay(kept);
        let all = noted.over(&all);
        let (mut now, mut kept) = (all.clone(), all);
        now.keep(|path, _| !path.starts_with(STEPS));
        kept.keep(|path, _| path.starts_with(STEPS));
        (now, kept)
    }

    const WORDS: &str = "templates/locales/ja.ftl";
    const BASE: &str = "templates/.base/locales/ja.ftl";
    const SETTINGS: &str = "inputs/roundtable.toml";

    #[test]
    fn each_change_is_taken_back_in_any_order() {
        let settings: String = (1..9).map(|at| format!("k{at} = {at}\n")).collect();
        let first = files(&[(SETTINGS, &settings)]);
        let mut at = (first.clone(), Files::new());
        let changes = [
            ("one", files(&[(WORDS, "a = A\n"), (BASE, "a = x\n")])),
            ("two", files(&[(WORDS, "a = A\nb = B\n"), (BASE, "a = x\nb = y\n")])),
            ("three", files(&[(SETTINGS, &settings.replace("k2 = 2", "k2 = 20"))])),
            (
                "four",
                files(&[(SETTINGS, &settings.replace("k2 = 2", "k2 = 20").replace("k7 = 7", ""))]),
            ),
        ];
        for (what, written) in changes {
            at = made(&at.0, &at.1, &Change::of(written), what);
        }
        let done = steps(&at.1);
        assert_eq!(
            done.iter().map(|it| &*it.what[0]).collect::<Vec<_>>(),
            ["four", "three", "two", "one"]
        );
        // The oldest first, the others stay.
        let back = done[3].back(&at.0).expect("nobody changed it");
        at = made(&at.0, &at.1, &back, "back");
        assert_eq!(at.0.text(WORDS), Some("b = B\n"));
        assert_eq!(at.0.text(BASE), Some("b = y\n"));
        for step in [&done[1], &done[2], &done[0]] {
            let back = step.back(&at.0).expect("nobody changed it");
            at = made(&at.0, &at.1, &back, "back");
        }
        assert_eq!(at.0, first, "to the byte, and a file that came is gone");
        assert_eq!(steps(&at.1).len(), 8);
        // And what was taken back comes again.
        let again = steps(&at.1)[0].back(&at.0).expect("nobody changed it");
        assert!(again.over(&at.0).text(SETTINGS).expect("settings").contains("k2 = 2\n"));
    }

    #[test]
    fn what_was_changed_since_is_not_overwritten() {
        let now = files(&[(WORDS, "a = A\n"), (SETTINGS, "x = 1\n")]);
        let change = Change::of(files(&[(WORDS, "a = B\n"), (SETTINGS, "x = 2\n")]));
        let (mut after, kept) = made(&now, &Files::new(), &change, "both");
        after.insert(WORDS, "a = C\n".as_bytes().to_vec());
        assert_eq!(steps(&kept)[0].back(&after), Err(vec![WORDS.to_owned()]));
        after.insert(SETTINGS, "x = 3\n".as_bytes().to_vec());
        assert_eq!(steps(&kept)[0].back(&after).map_err(|it| it.len()), Err(2));
        // What does not say anything else by now needs nothing.
        assert!(steps(&kept)[0].back(&now).expect("nothing").is_nothing(&now));
    }
}
