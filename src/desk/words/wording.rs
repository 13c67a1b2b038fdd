//! The words of the documents: looked for, changed, and as the layer below has them.

use minijinja::context;
use minijinja::value::Value;

use crate::adaptation::{Change, Wording, worded, wordings};
use crate::domain::text;
use crate::locale::Language;

use super::entry::{Entry, Group, Input, Label};
use super::layers::Layers;
use super::refusal::Wrong;
use crate::desk::form::Fields;
use crate::domain::text::percent;

/// How many words are shown at once.
const MOST: usize = 80;

/// Returns the words that are asked for: those that are found, those under a heading, or
/// first those that the project says itself.
pub(super) fn groups(layers: &Layers, asked: &Fields) -> Vec<Group> {
    let language = spoken(layers, asked);
    let words = wordings(layers.below(), &layers.own, &layers.kept, language);
    let query = text::key(asked.field("q").unwrap_or_default());
    let heading = asked.field("h").unwrap_or_default();
    if query.is_empty() && heading.is_empty() {
        let (behind, own): (Vec<Wording>, Vec<Wording>) =
            words.into_iter().filter(|it| it.own.is_some()).partition(Wording::is_behind);
        let group = |word, words: Vec<Wording>| Group {
            word,
            entries: words.into_iter().map(|it| of(it, language)).collect(),
            ..Group::default()
        };
        let groups = [group("words-behind", behind), group("words-own", own)];
        return groups.into_iter().filter(|it| !it.entries.is_empty()).collect();
    }
    let is_found = |it: &Wording| {
        let texts = [Some(&it.key), it.own.as_ref(), it.below.as_ref()];
        match query.is_empty() {
            true => it.heading == heading,
            false => texts.into_iter().flatten().any(|it| text::key(it).contains(&query)),
        }
    };
    let mut groups: Vec<Group> = Vec::new();
    for word in words.into_iter().filter(is_found).take(MOST) {
        if groups.last().is_none_or(|it| it.title != word.heading) {
            groups.push(Group { title: word.heading.clone(), ..Group::default() });
        }
        if let Some(group) = groups.last_mut() {
            group.entries.push(of(word, language));
        }
    }
    groups
}

/// What the page says around the words: the search, the languages and the headings.
pub(super) fn asked(layers: &Layers, asked: &Fields) -> Value {
    let language = spoken(layers, asked);
    let words = wordings(layers.below(), &layers.own, &layers.kept, language);
    let mut headings: Vec<(&str, usize)> = Vec::new();
    for word in words.iter().filter(|it| !it.heading.is_empty()) {
        match headings.iter_mut().find(|(it, _)| *it == word.heading) {
            Some((_, count)) => *count += 1,
            None => headings.push((&word.heading, 1)),
        }
    }
    context! {
        q => asked.field("q").unwrap_or_default(),
        h => asked.field("h").unwrap_or_default(),
        lang => language.code(),
        languages => Language::ALL.map(Language::code).to_vec(),
        headings => headings.iter().map(|(title, count)| context! { title => *title, count => *count, place => percent(title) }).collect::<Vec<_>>(),
        most => MOST,
    }
}

pub(super) fn entry(layers: &Layers, id: &str) -> Option<Entry> {
    let (language, key) = id.split_once('.')?;
    let language = Language::from_code(language)?;
    let words = wordings(layers.below(), &layers.own, &layers.kept, language);
    words.into_iter().find(|it| it.key == key).map(|it| of(it, language))
}

pub(super) fn write(layers: &Layers, entry: &Entry, given: Option<&str>) -> Result<Change, Wrong> {
    let (language, key) = entry.id.split_once('.').ok_or("place")?;
    let language = Language::from_code(language).ok_or("place")?;
    if given.is_some_and(|it| it.trim().is_empty()) {
        return Err("empty");
    }
    // What is as below needs no word of one's own, unless it is kept on purpose.
    let given = given.filter(|it| Some(*it) != entry.below.as_deref());
    let word = (language, key);
    Ok(Change::of(worded(layers.below(), &layers.own, &layers.kept, word, given)))
}

fn of(word: Wording, language: Language) -> Entry {
    let was = word.is_behind().then(|| word.was.clone()).flatten();
    Entry {
        id: format!("{language}.{}", word.key),
        label: Label::Said(String::new()),
        code: word.key,
        input: Input::Area,
        own: word.own,
        below: word.below,
        was,
    }
}

/// The language whose words are shown: the one asked for, else that of the desk.
fn spoken(layers: &Layers, asked: &Fields) -> Language {
    // A form names the language in the entry that it is about.
    let of_entry = || asked.field("id")?.split('.').next();
    let code = asked.field("lang").or_else(of_entry);
    code.and_then(Language::from_code).unwrap_or(layers.language)
}
