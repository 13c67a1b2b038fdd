//! Everything that a region can change, where it comes from, and its title.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::rollup::RollupKind;
use crate::files::Files;
use crate::locale::{Argument, Entry, Language, Words, entries};
use crate::model::roundtable::DocumentKind;
use crate::template::Templates;

use super::copies::short;

/// Which layer says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// The program.
    Base,
    /// The pack, alone or in place of the program.
    Pack,
    /// The project, in place of what is below it.
    Changed,
    /// The project alone.
    Own,
}

/// What is listed together, in the order in which people meet it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The order of the sections of a kind of document.
    Outlines,
    /// The sections of a kind of document, in order.
    Sections(DocumentKind),
    /// What sections take in, and what every document begins with.
    Parts,
    /// Standing texts.
    Texts,
    /// The look.
    Look,
    /// Fonts.
    Fonts,
    /// Readings of words.
    Readings,
    /// Words.
    Words,
}

/// One thing that can be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Where it is listed.
    pub group: Group,
    /// The name that it is taken by; of a word its key.
    pub name: String,
    /// Which layer says it.
    pub layer: Layer,
    /// What it is called, in the language asked for; empty if it has no title.
    pub title: String,
}

/// The layers that files come from.
#[derive(Debug, Clone, Copy)]
pub struct Layers<'a> {
    /// The program's.
    pub base: &'a Files,
    /// Those of a pack.
    pub pack: &'a Files,
    /// A project's own.
    pub own: &'a Files,
}

impl<'a> Layers<'a> {
    /// Returns them from the lowest to the uppermost.
    fn all(self) -> [&'a Files; 3] {
        [self.base, self.pack, self.own]
    }
}

impl Layer {
    /// Returns which layer says something, given which of the three have it.
    fn of([base, pack, own]: [bool; 3]) -> Self {
        match (own, pack || base) {
            (true, true) => Self::Changed,
            (true, false) => Self::Own,
            (false, _) if pack => Self::Pack,
            (false, _) => Self::Base,
        }
    }
}

/// Returns everything that a region can change, in the order in which people meet it, with
/// titles in a language.
pub fn list(given: Layers<'_>, spoken: &Templates, language: Language) -> Vec<Item> {
    let mut layers = given.base.clone();
    layers.overlay(given.pack);
    layers.overlay(given.own);
    let listing = Listing { given, layers: &layers, language };
    let words = spoken.words(language);
    let path = listing.words_path();
    let of = |files: &Files| files.text(&path).map(entries).unwrap_or_default();
    let spoken_words: BTreeMap<String, Entry> =
        given.all().into_iter().flat_map(of).map(|it| (it.key.clone(), it)).collect();
    let mut items = Vec::new();
    let mut sections = Vec::new();
    for kind in DocumentKind::ALL {
        let path = format!("templates/{}.toml", kind.code());
        items.push(listing.item(Group::Outlines, &path, String::new()));
        for section in spoken.sections(kind.code(), &layers) {
            let source = listing.layers.text(&section.template).unwrap_or_default();
            let title = heading(source, words, &spoken_words).unwrap_or_default();
            let group = Group::Sections(kind);
            sections.push(listing.item(group, &section.template, title));
        }
    }
    items.extend(sections);
    // Of the whole of many roundtables, which a pack can change that all of them share.
    for kind in RollupKind::DOCUMENTS.map(RollupKind::outline) {
        items.push(listing.item(Group::Outlines, &format!("templates/{kind}.toml"), String::new()));
        for (path, _) in layers.under(&format!("templates/{kind}/")) {
            let source = layers.text(path).unwrap_or_default();
            let title = heading(source, words, &spoken_words).unwrap_or_default();
            items.push(listing.item(Group::Parts, path, title));
        }
    }
    for (path, _) in listing.layers.iter() {
        let Some(group) = group(path, language) else { continue };
        let text = listing.layers.text(path).unwrap_or_default();
        let title = if group == Group::Texts { first_line(text) } else { String::new() };
        items.push(listing.item(group, path, title));
    }
    items.sort_by_key(|item| item.group);
    items.extend(listing.words(words));
    items
}

/// Where a file is listed that is no section and no outline.
fn group(path: &str, language: Language) -> Option<Group> {
    let name = path.strip_prefix("templates/")?;
    let (folder, file) = name.split_once('/').unwrap_or(("", name));
    let end = file.rsplit('.').next().unwrap_or_default();
    Some(match (folder, end) {
        ("parts", "jinja") => Group::Parts,
        ("", "jinja") => Group::Parts,
        ("guideline", "md") => {
            return file.starts_with(&format!("{language}/")).then_some(Group::Texts);
        }
        ("lib", "typ" | "css") => Group::Look,
        ("fonts", "ttf" | "otf" | "ttc" | "otc") => Group::Fonts,
        ("", "csv") => Group::Readings,
        _ => return None,
    })
}

struct Listing<'a> {
    given: Layers<'a>,
    layers: &'a Files,
    language: Language,
}

impl Listing<'_> {
    fn item(&self, group: Group, path: &str, title: String) -> Item {
        let layer = Layer::of(self.given.all().map(|files| files.get(path).is_some()));
        Item { group, name: short(path).to_owned(), layer, title }
    }

    fn words_path(&self) -> String {
        format!("templates/locales/{}.ftl", self.language)
    }

    /// The words of a language, in the order of the program's file, those of the project
    /// alone after them.
    fn words(&self, words: &Words) -> Vec<Item> {
        let path = self.words_path();
        let of = |files: &Files| files.text(&path).map(entries).unwrap_or_default();
        let all = self.given.all().map(of);
        let keys = all.each_ref().map(|entries| -> BTreeSet<String> {
            entries.iter().map(|it| it.key.clone()).collect()
        });
        let mut listed = BTreeSet::new();
        let mut items = Vec::new();
        for entry in all.iter().flatten() {
            let key = &entry.key;
            if !listed.insert(key) {
                continue;
            }
            let layer = Layer::of(keys.each_ref().map(|keys| keys.contains(key)));
            let title = said(words, entry);
            items.push(Item { group: Group::Words, name: key.clone(), layer, title });
        }
        items
    }
}

/// How a word reads with its placeholders as they are written.
fn said(words: &Words, entry: &Entry) -> String {
    let written = |name: &String| Argument::from(format!("{{ ${name} }}"));
    let given: Vec<(&str, Argument)> =
        entry.placeholders.iter().map(|name| (name.as_str(), written(name))).collect();
    let said = words.get(&entry.key, &given).unwrap_or_default();
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The heading of a section: the word that it says after `=`, else the caption of its
/// table, else the first one that is called a title.
fn heading(source: &str, words: &Words, spoken: &BTreeMap<String, Entry>) -> Option<String> {
    let keys = |line: &str| -> Vec<String> {
        let after = line.split("t(\"").skip(1).filter_map(|rest| rest.split_once('"'));
        after.map(|(key, _)| key.to_owned()).collect()
    };
    let line = |sign: &str| source.lines().find(|line| line.trim_start().starts_with(sign));
    let key = ["=", "caption:"].into_iter().find_map(|it| keys(line(it)?).into_iter().next());
    let titled = || keys(source).into_iter().find(|key| key.ends_with("-title"));
    Some(said(words, spoken.get(&key.or_else(titled)?)?))
}

/// The first line of a standing text, without marks.
fn first_line(text: &str) -> String {
    let is_said = |line: &&str| !line.is_empty() && !line.starts_with("<!--");
    let line = text.lines().map(str::trim).find(is_said).unwrap_or_default();
    let line = line.trim_start_matches(['#', '-', '*', ' ', '|']).trim_end_matches('|');
    let line = line.trim_start_matches("[ ] ").replace("**", "").replace('|', " ");
    let cut: String = line.chars().take(40).collect();
    if cut.len() < line.len() { format!("{cut}…") } else { cut }
}
