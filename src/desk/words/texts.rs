//! Standing texts of the guideline, each as a whole.

use minijinja::context;
use minijinja::value::Value;

use crate::adaptation::{self, Change, Group as Kind, Layer, changed, kept, take, with_body};
use crate::desk::form::Fields;
use crate::domain::text::percent;
use crate::locale::Language;

use super::entry::{Entry, Group, Input, Label};
use super::layers::Layers;
use super::refusal::Wrong;

/// Returns the text that is asked for.
pub(super) fn groups(layers: &Layers, asked: &Fields) -> Vec<Group> {
    let name = asked.field("name").or_else(|| asked.field("id")).unwrap_or_default();
    let entries: Vec<Entry> = entry(layers, name).into_iter().collect();
    match entries.is_empty() {
        true => Vec::new(),
        false => vec![Group { title: name.to_owned(), entries, ..Group::default() }],
    }
}

/// Returns the list of all of them.
pub(super) fn said(layers: &Layers) -> Value {
    let texts = Language::ALL.iter().flat_map(|language| {
        layers.listed(*language).into_iter().filter(|it| it.group == Kind::Texts)
    });
    let texts = texts.map(|it| {
        let is_own = matches!(it.layer, Layer::Changed | Layer::Own);
        context! { place => percent(&it.name), name => it.name, title => it.title, is_own }
    });
    texts.collect::<Vec<_>>().into()
}

/// A text of the guideline; nothing else is found by its name.
pub(super) fn entry(layers: &Layers, name: &str) -> Option<Entry> {
    let copy = take(layers.below(), name).ok()?;
    if !copy.path.starts_with("templates/guideline/") || !copy.path.ends_with(".md") {
        return None;
    }
    let below = String::from_utf8_lossy(&copy.from).trim_end().to_owned();
    let text = |text: &str| adaptation::body(text).trim_end().replace("\r\n", "\n");
    let own = layers.own.text(&copy.path).map(text);
    let was = layers.kept.text(&kept(&copy.path)).map(text);
    let was = was.filter(|was| own.is_some() && *was != below && own.as_ref() != Some(&below));
    Some(Entry {
        id: name.to_owned(),
        label: Label::Said(String::new()),
        code: name.to_owned(),
        input: Input::Area,
        own,
        below: Some(below),
        was,
    })
}

pub(super) fn write(layers: &Layers, entry: &Entry, given: Option<&str>) -> Result<Change, Wrong> {
    let said = given.or(entry.below.as_deref()).ok_or("place")?;
    if said.trim().is_empty() {
        return Err("empty");
    }
    let write = |copy: &str| with_body(copy, said);
    let files = changed(layers.below(), &layers.own, &entry.id, write);
    files.map(Change::of).map_err(|_| "place")
}
