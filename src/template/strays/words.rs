//! Words of a project that change nothing, or cannot be said.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::text::nearest;
use crate::files::Files;
use crate::locale::{Entry, Language, entries, key_of};

use super::code::pieces;

/// The words of both layers, in all languages.
pub(in crate::template) struct Keys {
    /// What the base says, each with the placeholders that some language uses.
    base: BTreeMap<String, BTreeSet<String>>,
    own: BTreeMap<Language, Vec<Entry>>,
    /// All of them, to look for the nearest.
    all: Vec<(usize, String)>,
}

/// The path of the words of a language.
pub(in crate::template) fn path(language: Language) -> String {
    format!("templates/locales/{language}.ftl")
}

impl Keys {
    pub(super) fn of(base: &Files, project: &Files) -> Self {
        let mut said: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut own = BTreeMap::new();
        // Without a project's own templates nobody asks.
        let languages = Language::ALL.into_iter().filter(|_| !project.is_empty());
        for language in languages {
            for entry in base.text(&path(language)).map(entries).unwrap_or_default() {
                said.entry(entry.key).or_default().extend(entry.placeholders);
            }
            own.insert(language, project.text(&path(language)).map(entries).unwrap_or_default());
        }
        let mut all: Vec<(usize, String)> = said.keys().map(|key| (0, key.clone())).collect();
        all.extend(own.values().flatten().map(|it| (0, it.key.clone())));
        Self { base: said, own, all }
    }

    /// Whether some language has this word.
    pub(in crate::template) fn is_said_anywhere(&self, key: &str) -> bool {
        self.all.iter().any(|(_, it)| it == key)
    }

    /// The placeholders that a word of the program asks for.
    pub(in crate::template) fn placeholders(&self, key: &str) -> Vec<&str> {
        self.base.get(key).into_iter().flatten().map(String::as_str).collect()
    }

    /// The word most like one that there is not.
    pub(in crate::template) fn nearest(&self, key: &str) -> &str {
        nearest(key, &self.all).unwrap_or_default()
    }

    /// The word of the base most like one that changes nothing.
    fn nearest_of_base(&self, key: &str) -> &str {
        let candidates: Vec<(usize, String)> =
            self.base.keys().map(|key| (0, key.clone())).collect();
        let near = nearest(key, &candidates);
        near.and_then(|near| self.base.get_key_value(near)).map_or("", |(key, _)| key)
    }
}

/// The words that a project's templates name themselves.
struct Named {
    whole: BTreeSet<String>,
    beginnings: Vec<String>,
}

impl Named {
    fn of(project: &Files) -> Self {
        let mut named = Self { whole: BTreeSet::new(), beginnings: Vec::new() };
        for (path, _) in project.iter().filter(|(path, _)| path.ends_with(".jinja")) {
            let source = project.text(path).unwrap_or_default();
            for (text, goes_on) in pieces(source).iter().flat_map(|piece| piece.quoted()) {
                match goes_on {
                    true if !text.is_empty() => named.beginnings.push(text.to_owned()),
                    true => {}
                    false => {
                        named.whole.insert(text.to_owned());
                    }
                }
            }
        }
        named
    }

    fn has(&self, key: &str) -> bool {
        self.whole.contains(key) || self.beginnings.iter().any(|it| key.starts_with(it.as_str()))
    }
}

/// Finds words that nothing asks for, that stand twice, that are read as more of another
/// one, and that ask for what they are not given. Returns those that cannot be said.
pub(super) fn find(
    project: &Files,
    keys: &Keys,
    found: &mut Vec<Diagnostic>,
) -> BTreeSet<(Language, String)> {
    let named = Named::of(project);
    let mut failing = BTreeSet::new();
    for language in Language::ALL {
        let path = path(language);
        let Some(source) = project.text(&path) else { continue };
        let own = &keys.own[&language];
        let at = |(line, column): (u32, u32)| Origin::text(&path, line, column);
        let taken_in: BTreeSet<&String> = own.iter().flat_map(|it| &it.takes_in).collect();
        for (index, entry) in own.iter().enumerate() {
            let key = &entry.key;
            let origin = at((entry.lines.0, 1));
            let is_used = keys.base.contains_key(key) || taken_in.contains(key) || named.has(key);
            if !is_used {
                let near = keys.nearest_of_base(key);
                found.push(Diagnostic::stray_word(&origin, key, near));
            }
            if let Some(last) = own[index + 1..].iter().rfind(|later| later.key == *key) {
                found.push(Diagnostic::word_twice(&origin, key, last.lines.0));
            }
            for (written, near, offered) in in_vain(entry, language, keys, &named) {
                let origin = at(entry.place_of(source, &written));
                let told = Diagnostic::unknown_placeholder(&origin, &written, &near, &offered);
                found.push(told);
                failing.insert((language, key.clone()));
            }
        }
        for (line, at_line) in source.lines().zip(1..) {
            let key = line.starts_with([' ', '\t']).then(|| key_of(line.trim_start())).flatten();
            if let Some(key) = key.filter(|key| keys.base.contains_key(*key)) {
                found.push(Diagnostic::indented_word(&at((at_line, 1)), key));
            }
        }
    }
    failing
}

/// What a word asks for and is not given: how it is written, what is nearest to it, and
/// what it is given. A word that the project's templates say themselves is given what they
/// give.
fn in_vain(
    entry: &Entry,
    language: Language,
    keys: &Keys,
    named: &Named,
) -> Vec<(String, String, String)> {
    let mut vain = Vec::new();
    if let Some(given) = keys.base.get(&entry.key).filter(|_| !named.has(&entry.key)) {
        let candidates: Vec<(usize, String)> = given.iter().map(|it| (0, it.clone())).collect();
        let offered: Vec<String> = given.iter().map(|it| format!("{{ ${it} }}")).collect();
        for name in entry.placeholders.difference(given) {
            // One that is given can only mean that one.
            let only = || candidates.first().filter(|_| candidates.len() == 1);
            let near = nearest(name, &candidates).or_else(|| only().map(|it| it.1.as_str()));
            let near = near.map(|near| format!("{{ ${near} }}")).unwrap_or_default();
            vain.push((format!("${name}"), near, offered.join(", ")));
        }
    }
    let own = &keys.own[&language];
    for name in &entry.takes_in {
        if !keys.base.contains_key(name) && !own.iter().any(|it| it.key == *name) {
            vain.push((name.clone(), keys.nearest(name).to_owned(), String::new()));
        }
    }
    vain
}
