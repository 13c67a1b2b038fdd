//! The sections of the documents, in order: moved, left out, taken in again.

use minijinja::context;
use minijinja::value::Value;

use crate::adaptation::{self, Change, Group, Lines, Shift, changed, shifted};
use crate::desk::form::Fields;
use crate::manifest;
use crate::model::roundtable::DocumentKind;
use crate::shell::titles::title;

use super::layers::Layers;
use super::made::Made;
use super::refusal::{Wrong, wrong_of};

/// Returns what the page says of the outline of a kind.
pub(super) fn said(layers: &Layers, asked: &Fields) -> Value {
    let kind = kind(asked);
    let kinds = DocumentKind::ALL.map(DocumentKind::code).to_vec();
    let (below, own) = texts(layers, kind);
    let now = own.unwrap_or(below);
    let names = |text: &str| Lines::read(text).map(|it| it.names());
    let (Ok(sections), Ok(all)) = (names(now), names(below)) else {
        return context! { kind => kind.code(), kinds, is_readable => false };
    };
    let titles = titles(layers, kind);
    let called = |name: &String| {
        let found = titles.iter().find(|(it, _)| it == name);
        let title = found.map(|(_, title)| title.clone()).filter(|it| !it.is_empty());
        context! { name => name.as_str(), title => title.unwrap_or_else(|| name.clone()) }
    };
    let left_out = all.iter().filter(|it| !sections.contains(it));
    context! {
        kind => kind.code(),
        kinds,
        is_readable => true,
        is_own => own.is_some(),
        seen => seen(own),
        sections => sections.iter().map(called).collect::<Vec<_>>(),
        left_out => left_out.map(called).collect::<Vec<_>>(),
    }
}

/// Works out the change that a page asks for.
pub(super) fn change(layers: &Layers, asked: &Fields) -> Result<Made, Wrong> {
    let kind = kind(asked);
    let (below, own) = texts(layers, kind);
    if asked.field("seen") != Some(&seen(own)) {
        return Err("meanwhile");
    }
    let name = asked.field("id").unwrap_or_default();
    let verb = asked.field("do").unwrap_or_default();
    let shift = match verb.trim_start_matches("anyway-") {
        "up" => Some(Shift::Up),
        "down" => Some(Shift::Down),
        "out" => Some(Shift::Out),
        "in" => Some(Shift::In),
        "reset" => None,
        _ => return Err("place"),
    };
    let text = match shift {
        Some(shift) => shifted(below, own.unwrap_or(below), name, shift).map_err(wrong_of)?,
        None => below.to_owned(),
    };
    let text = adaptation::body(&text).to_owned();
    let write = |copy: &str| adaptation::with_body(copy, &text);
    let files = changed(layers.below(), &layers.own, kind.code(), write).map_err(|_| "place")?;
    let place = |text: &str| {
        let names = Lines::read(text).map(|it| it.names()).unwrap_or_default();
        names.iter().position(|it| it == name).map_or_else(String::new, |at| (at + 1).to_string())
    };
    let before = place(own.unwrap_or(below));
    let titles = titles(layers, kind);
    let called = titles.into_iter().find(|(it, _)| it == name).map(|(_, title)| title);
    let called = called.filter(|it| !it.is_empty()).unwrap_or_else(|| name.to_owned());
    let id = format!("{} {called}", kind.code());
    let what = ["set".to_owned(), "order".to_owned(), id, before, place(&text)];
    Ok(Made { change: Change::of(files), what: what.to_vec() })
}

/// The outline below and that of the project.
fn texts(layers: &Layers, kind: DocumentKind) -> (&str, Option<&str>) {
    let path = format!("templates/{}.toml", kind.code());
    (layers.below().text(&path).unwrap_or_default(), layers.own.text(&path))
}

fn kind(asked: &Fields) -> DocumentKind {
    asked.field("kind").and_then(DocumentKind::from_code).unwrap_or(DocumentKind::Report)
}

fn seen(own: Option<&str>) -> String {
    manifest::digest(format!("{own:?}").as_bytes()).chars().take(16).collect()
}

/// The sections by name, each as its document calls it.
fn titles(layers: &Layers, kind: DocumentKind) -> Vec<(String, String)> {
    let items = layers.listed(layers.language);
    let of_kind = items.into_iter().filter(|it| it.group == Group::Sections(kind));
    let named = of_kind.map(|it| {
        let name = it.name.rsplit('/').next().unwrap_or(&it.name).to_owned();
        (name, title(&it, layers.language))
    });
    named.collect()
}
