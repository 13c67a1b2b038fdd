//! An update of a project's copies: what a newer program, or a newer pack, changed in the
//! files that they were copied from is merged into them, and can be undone.
//!
//! Beside the copies, in a folder that is no template's, is what each was copied from
//! (`templates/.base/`), and what an update replaced (`templates/.before/`).

use crate::diagnostics::{Diagnostic, Origin};
use crate::files::Files;

use super::copies::{self, copied_from, digest, head};
use super::merge::{self, marks, merge};

/// Where the texts are that copies were made of.
pub const KEPT: &str = "templates/.base";

/// Where what an update replaced is.
pub const BEFORE: &str = "templates/.before";

/// The list of the files that were not there before.
const NEW: &str = "templates/.before/new.txt";

/// What files of words end with.
const WORDS: &str = ".ftl";

/// Where all templates are.
const TEMPLATES: &str = "templates/";

/// Where each of both is kept of what an update replaced: in folders that are not hidden, as
/// those are not read.
const PLACES: [(&str, &str); 2] =
    [("templates/.base/", "templates/.before/base/"), (TEMPLATES, "templates/.before/own/")];

/// What an update does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Update {
    /// The files that it writes.
    pub files: Files,
    /// The files that it removes.
    pub stale: Vec<String>,
    /// The copies that were merged, each with how many places in it are marked.
    pub merged: Vec<(String, usize)>,
    /// Copies whose file is not there any more; they stay as they are.
    pub gone: Vec<String>,
    /// Copies that still have marks of an earlier update; they stay as they are.
    pub marked: Vec<String>,
}

/// What of a project an update is made of.
#[derive(Debug, Clone, Copy)]
pub struct Region<'a> {
    /// Its templates.
    pub templates: &'a Files,
    /// What its copies were made of.
    pub kept: &'a Files,
    /// What the last update replaced.
    pub before: &'a Files,
}

/// Returns where the text is kept that a copy was made of.
pub fn kept(path: &str) -> String {
    format!("{KEPT}/{}", path.trim_start_matches(TEMPLATES))
}

/// Works out an update, given the files below the project as they are now.
pub fn update(base: &Files, region: Region<'_>) -> Update {
    let mut update = Update::default();
    for (path, bytes) in region.templates.iter() {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let text = text.trim_start_matches('\u{feff}');
        let Some((_, from, was)) = copied_from(text) else {
            if path.ends_with(WORDS) {
                update.words(base, region, (path, text));
            }
            continue;
        };
        let Some(now) = base.get(from) else {
            update.gone.push(path.to_owned());
            continue;
        };
        let place = kept(path);
        let old = region.kept.text(&place).filter(|old| digest(old.as_bytes()) == was);
        if digest(now) == was {
            // What it was copied from is at hand, and will not be after the next release.
            if old.is_none() {
                update.files.insert(place, now.clone());
            }
            continue;
        }
        if !marks(text).0.is_empty() {
            update.marked.push(path.to_owned());
            continue;
        }
        let Some(head) = head(from, now) else { continue };
        let new = String::from_utf8_lossy(now);
        let merged = merge(path, old, copies::without_head(text), &new);
        let is_crlf = text.contains("\r\n");
        let head = if is_crlf { head.replace('\n', "\r\n") } else { head };
        update.files.insert(path, (head + &merged.text).into_bytes());
        update.files.insert(place, now.clone());
        update.merged.push((path.to_owned(), merged.conflicts));
    }
    // Texts that are only kept for later are no update that could be undone.
    if !update.merged.is_empty() {
        keep_before(&mut update, region);
    }
    update
}

impl Update {
    /// Merges words that a region says over those below, and did not copy from there.
    fn words(&mut self, base: &Files, region: Region<'_>, (path, own): (&str, &str)) {
        let Some(now) = base.text(path) else { return };
        let place = kept(path);
        let new = merge::words_of(now, own);
        let old = region.kept.text(&place);
        if !marks(own).0.is_empty() {
            self.marked.push(path.to_owned());
            return;
        }
        let behind = old.map(|old| merge::words_behind(old, own, now)).unwrap_or_default();
        if !behind.is_empty() {
            // What was not kept of a word is taken to be as it is now.
            let old = format!("{}{}", old.unwrap_or_default(), new);
            let merged = merge(path, Some(&old), own, &new);
            self.files.insert(path, merged.text.into_bytes());
            self.merged.push((path.to_owned(), merged.conflicts));
        }
        if old != Some(new.as_str()) {
            self.files.insert(place, new.into_bytes());
        }
    }
}

/// Tells of words of a region whose word below is another one than it was.
pub fn words_behind(
    base: &Files,
    templates: &Files,
    kept_texts: &Files,
    told: &mut Vec<Diagnostic>,
) {
    for (path, _) in templates.iter().filter(|(path, _)| path.ends_with(WORDS)) {
        let texts = (kept_texts.text(&kept(path)), templates.text(path), base.text(path));
        let (Some(was), Some(own), Some(now)) = texts else { continue };
        if copied_from(own).is_some() {
            continue;
        }
        for (key, at) in merge::words_behind(was, own, now) {
            let line = u32::try_from(at).unwrap_or(1);
            told.push(Diagnostic::word_behind(&Origin::text(path, line, 1), &key));
        }
    }
}

/// Returns what takes back the last update: nothing, if there was none. Undone twice, it
/// is done again.
pub fn undo(region: Region<'_>) -> Option<Update> {
    let mut undone = Update::default();
    for (path, bytes) in region.before.iter() {
        let place = PLACES.iter().find(|(_, before)| path.starts_with(before));
        let Some((place, before)) = place else { continue };
        let path = path.replacen(before, place, 1);
        if *place == TEMPLATES {
            undone.merged.push((path.clone(), 0));
        }
        undone.files.insert(path, bytes.clone());
    }
    let new = region.before.text(NEW).unwrap_or_default();
    undone.stale = new.lines().map(str::to_owned).collect();
    if undone.files.is_empty() && undone.stale.is_empty() {
        return None;
    }
    keep_before(&mut undone, region);
    Some(undone)
}

/// Adds to what is written what it replaces.
fn keep_before(update: &mut Update, region: Region<'_>) {
    let mut before = Files::new();
    let mut new = String::new();
    let written: Vec<&str> = update.files.iter().map(|(path, _)| path).collect();
    for path in written.into_iter().chain(update.stale.iter().map(String::as_str)) {
        match region.templates.get(path).or_else(|| region.kept.get(path)) {
            Some(bytes) => {
                let place = PLACES.iter().find(|(place, _)| path.starts_with(place));
                let place = place.map(|(place, before)| path.replacen(place, before, 1));
                before.insert(place.unwrap_or_default(), bytes.clone());
            }
            None => new.push_str(&format!("{path}\n")),
        }
    }
    if !new.is_empty() {
        before.insert(NEW, new.into_bytes());
    }
    let is_gone = |path: &&str| before.get(path).is_none();
    let gone = region.before.iter().map(|(path, _)| path).filter(is_gone);
    update.stale.extend(gone.map(str::to_owned));
    update.files.overlay(&before);
}

/// Returns templates as if every marked place were settled for the region's side, and
/// where the marks are: a path and lines.
pub fn settled(templates: &Files) -> (Files, Vec<(String, Vec<u32>)>) {
    let mut settled = templates.clone();
    let mut places = Vec::new();
    for (path, _) in templates.iter() {
        let Some(text) = templates.text(path).filter(|text| text.contains("<<<<<<<")) else {
            continue;
        };
        let (lines, ours) = marks(text);
        if !lines.is_empty() {
            settled.insert(path, ours.into_bytes());
            places.push((path.to_owned(), lines));
        }
    }
    (settled, places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adaptation::take;

    /// A project with a changed copy of each kind, as `entaku templates take` makes them.
    fn region(base: &Files) -> (Files, Files) {
        let (mut templates, mut kept_texts) = (Files::new(), Files::new());
        let names =
            ["report/learning", "lib/theme", "locales/ja", "guideline/ja/why", "report", "kit"];
        for name in names {
            let copy = take(base, name).expect("a file of the base");
            let text = String::from_utf8(copy.bytes).expect("text");
            let text = match name {
                "report/learning" => {
                    text.replace("{% endfor %}", "{% endfor %}\nわたしたちの一行。")
                }
                "lib/theme" => text.replace("#0b4f6c", "#123456"),
                "locales/ja" => text.replace("section-goals = ", "section-goals = わたしたちの"),
                _ => text,
            };
            kept_texts.insert(kept(&copy.path), copy.from);
            templates.insert(copy.path, text.into_bytes());
        }
        (templates, kept_texts)
    }

    /// The base as a later release has it.
    fn later(base: &Files) -> Files {
        let mut later = base.clone();
        for (path, old, new) in [
            ("report/learning.typ.jinja", "{#- What", "{#- A later release. What"),
            ("lib/theme.typ", "#let paper = white", "#let paper = white\n#let newer = black"),
            ("locales/ja.ftl", "section-goals = ", "section-goals = 新しい"),
            ("guideline/ja/why.md", "\n", "\n\n新しい段落。\n"),
        ] {
            let path = format!("templates/{path}");
            let text = base.text(&path).expect("a file").replacen(old, new, 1);
            later.insert(path, text.into_bytes());
        }
        later.keep(|path, _| path != "templates/kit.toml");
        later
    }

    /// What a project is after files were written and removed, as its shell does it.
    fn after(templates: &Files, kept: &Files, before: &Files, update: &Update) -> [Files; 3] {
        let mut all = templates.clone();
        all.overlay(kept);
        all.overlay(before);
        all.overlay(&update.files);
        all.keep(|path, _| !update.stale.iter().any(|stale| stale == path));
        let below = |folder: &str| {
            let mut files = all.clone();
            files.keep(|path, _| path.starts_with(&format!("{folder}/")));
            files
        };
        let mut own = all.clone();
        own.keep(|path, _| !path.starts_with(KEPT) && !path.starts_with(BEFORE));
        [own, below(KEPT), below(BEFORE)]
    }

    #[test]
    fn an_update_is_merged_and_undone_to_the_byte_and_done_again() {
        let base = crate::template::base();
        let (templates, texts) = region(&base);
        let none = Files::new();
        let of = |templates, kept, before| Region { templates, kept, before };
        let nothing = update(&base, of(&templates, &texts, &none));
        assert_eq!(nothing, Update::default(), "nothing is behind");
        let later = later(&base);
        let done = update(&later, of(&templates, &texts, &none));
        let merged: Vec<(&str, usize)> =
            done.merged.iter().map(|(path, marked)| (path.as_str(), *marked)).collect();
        let expected = [
            ("templates/guideline/ja/why.md", 0),
            ("templates/lib/theme.typ", 0),
            ("templates/locales/ja.ftl", 1),
            ("templates/report/learning.typ.jinja", 0),
        ];
        assert_eq!(merged, expected);
        assert_eq!(done.gone, ["templates/kit.toml"]);
        let [own, kept_now, before] = after(&templates, &texts, &none, &done);
        let learning = own.text("templates/report/learning.typ.jinja").expect("a copy");
        assert!(learning.contains("わたしたちの一行。") && learning.contains("A later release."));
        let mut told = Vec::new();
        copies::behind(&later, &own, &mut told);
        assert_eq!(told.len(), 1, "the one that is gone: {told:?}");
        let (ours, marked) = settled(&own);
        assert_eq!(marked.len(), 1);
        let words = ours.text("templates/locales/ja.ftl").expect("words");
        assert!(words.contains("section-goals = わたしたちの目標") && !words.contains("<<<<"));
        // Marks that nobody settled are not merged once more.
        let again = update(&base, of(&own, &kept_now, &before));
        assert_eq!(again.marked, ["templates/locales/ja.ftl"]);

        let undone = undo(of(&own, &kept_now, &before)).expect("an update");
        let [back, kept_back, before] = after(&own, &kept_now, &before, &undone);
        assert_eq!((&back, &kept_back), (&templates, &texts));
        let redone = undo(of(&back, &kept_back, &before)).expect("what was undone");
        let [again, kept_again, _] = after(&back, &kept_back, &before, &redone);
        assert_eq!((again, kept_again), (own, kept_now));
    }

    #[test]
    fn words_that_were_not_copied_are_merged_too_once_what_is_below_them_is_kept() {
        let path = "templates/locales/ja.ftl";
        let files = |place: &str, text: &str| {
            let mut files = Files::new();
            files.insert(place, text.as_bytes().to_vec());
            files
        };
        let below = files(path, "one = 1\ntwo = 2\nthree = 3\n");
        let (own, none) = (files(path, "two = zwei\nours = x\n"), Files::new());
        let first = update(&below, Region { templates: &own, kept: &none, before: &none });
        let texts = files(&kept(path), "two = 2\n");
        assert_eq!((&first.files, first.merged.len()), (&texts, 0));
        let later = files(path, "# Words.\n\n## Numbers\n\none = I\ntwo = II\nthree = III\n");
        let mut told = Vec::new();
        words_behind(&later, &own, &texts, &mut told);
        let told: Vec<String> =
            told.iter().map(|it| format!("{} {}", it.origin, it.code)).collect();
        assert_eq!(told, ["templates/locales/ja.ftl:1:1 word-behind"]);
        let region = Region { templates: &own, kept: &texts, before: &none };
        let done = update(&later, region);
        let expected = "<<<<<<< ours\ntwo = zwei\n=======\ntwo = II\n>>>>>>> theirs\nours = x\n";
        assert_eq!(done.files.text(path), Some(expected));
        assert_eq!(done.files.text(&kept(path)), Some("two = II\n"));
        let again = update(&below, Region { kept: &texts, ..region });
        assert_eq!(again, Update::default());
    }

    #[test]
    fn a_copy_of_an_older_program_keeps_both_sides() {
        let base = crate::template::base();
        let (templates, _) = region(&base);
        let none = Files::new();
        let region = Region { templates: &templates, kept: &none, before: &none };
        let kept_now = update(&base, region);
        assert_eq!(kept_now.files.len(), 6, "what is still at hand is kept");
        assert!(kept_now.merged.is_empty() && undo(region).is_none());
        let done = update(&later(&base), region);
        assert!(done.merged.iter().all(|(_, marked)| *marked > 0), "{:?}", done.merged);
        let undone = undo(Region { before: &done.files, ..region }).expect("an update");
        assert!(undone.stale.iter().any(|path| path.starts_with(KEPT)), "{:?}", undone.stale);
    }
}
