//! Words of a project that change nothing, or cannot be said.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::text::nearest;
use crate::files::Files;
use crate::locale::{Entry, FUNCTIONS, Language, entries, key_of};

use super::code::pieces;

/// The words of both layers, in all languages.
pub(in crate::template) struct Keys {
    /// What the base says, each with the placeholders that some language uses.
    base: BTreeMap<String, BTreeSet<String>>,
    /// What each language of the base has, and what that takes in.
    below: BTreeMap<Language, BTreeMap<String, BTreeSet<String>>>,
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
        let (mut below, mut own) = (BTreeMap::new(), BTreeMap::new());
        // Without a project's own templates nobody asks.
        let languages = Language::ALL.into_iter().filter(|_| !project.is_empty());
        for language in languages {
            let of_language: &mut BTreeMap<_, _> = below.entry(language).or_default();
            for entry in base.text(&path(language)).map(entries).unwrap_or_default() {
                said.entry(entry.key.clone()).or_default().extend(entry.placeholders);
                of_language.insert(entry.key, entry.takes_in);
            }
            own.insert(language, project.text(&path(language)).map(entries).unwrap_or_default());
        }
        let mut all: Vec<(usize, String)> = said.keys().map(|key| (0, key.clone())).collect();
        all.extend(own.values().flatten().map(|it| (0, it.key.clone())));
        Self { base: said, below, own, all }
    }

    /// Whether the base says a word. A term is a word of one language: others have no
    /// plural, and nothing takes it in there.
    fn is_of_base(&self, key: &str, language: Language) -> bool {
        match key.starts_with('-') {
            true => self.below[&language].contains_key(key),
            false => self.base.contains_key(key),
        }
    }

    /// What each word of a language takes in, those of the project in place of the base's.
    fn taken_in(&self, language: Language) -> BTreeMap<&str, &BTreeSet<String>> {
        let below = self.below[&language].iter().map(|(key, takes_in)| (key.as_str(), takes_in));
        let own = self.own[&language].iter().map(|it| (it.key.as_str(), &it.takes_in));
        below.chain(own).collect()
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
        let names_words = |path: &str| path.ends_with(".jinja") || path.ends_with(".md");
        for (path, _) in project.iter().filter(|(path, _)| names_words(path)) {
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
/// one, that ask for what they are not given, and that are made of themselves. Returns
/// those that cannot be said, with all that they stand in.
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
            let is_used =
                keys.is_of_base(key, language) || taken_in.contains(key) || named.has(key);
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
        failing.extend(made_of_themselves(keys, language).into_iter().map(|entry| {
            found.push(Diagnostic::failing_word(&at((entry.lines.0, 1)), &entry.key));
            (language, entry.key.clone())
        }));
        for (line, at_line) in source.lines().zip(1..) {
            let key = line.starts_with([' ', '\t']).then(|| key_of(line.trim_start())).flatten();
            if let Some(key) = key.filter(|key| keys.base.contains_key(*key)) {
                found.push(Diagnostic::indented_word(&at((at_line, 1)), key));
            }
        }
    }
    spread(keys, &mut failing);
    failing
}

/// The project's words that take in themselves, by way of others or not.
fn made_of_themselves(keys: &Keys, language: Language) -> Vec<&Entry> {
    let taken_in = keys.taken_in(language);
    let returns = |start: &str| {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut next = vec![start];
        while let Some(key) = next.pop() {
            for key in taken_in.get(key).into_iter().copied().flatten() {
                if key == start {
                    return true;
                }
                if seen.insert(key) {
                    next.push(key);
                }
            }
        }
        false
    };
    keys.own[&language].iter().filter(|entry| returns(&entry.key)).collect()
}

/// Adds the words that take in one which cannot be said.
fn spread(keys: &Keys, failing: &mut BTreeSet<(Language, String)>) {
    let languages: BTreeSet<Language> = failing.iter().map(|(language, _)| *language).collect();
    for language in languages {
        let taken_in = keys.taken_in(language);
        loop {
            let fails = |key: &String| failing.contains(&(language, key.clone()));
            let more: Vec<_> = taken_in
                .iter()
                .filter(|(key, takes_in)| takes_in.iter().any(fails) && !fails(&(**key).to_owned()))
                .map(|(key, _)| (language, (*key).to_owned()))
                .collect();
            if more.is_empty() {
                break;
            }
            failing.extend(more);
        }
    }
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
    for name in entry.calls.iter().filter(|name| !FUNCTIONS.contains(&name.as_str())) {
        let known = FUNCTIONS.map(|it| (0, it.to_owned()));
        let near = nearest(name, &known).unwrap_or_default();
        vain.push((name.clone(), near.to_owned(), FUNCTIONS.join(", ")));
    }
    let own = &keys.own[&language];
    for name in &entry.takes_in {
        if !keys.is_of_base(name, language) && !own.iter().any(|it| it.key == *name) {
            vain.push((name.clone(), keys.nearest(name).to_owned(), String::new()));
        }
    }
    vain
}
