//! The sections of the documents, in order: moved, left out, taken in again; of all editions,
//! or of one that has an order of its own.

use minijinja::context;
use minijinja::value::Value;

use crate::adaptation::{self, Change, Given, Group, Lines, Shift, changed, shifted};
use crate::desk::form::Fields;
use crate::files::Files;
use crate::manifest;
use crate::model::roundtable::DocumentKind;
use crate::shell::titles::title;

use super::editions;
use super::layers::Layers;
use super::made::Made;
use super::refusal::{Wrong, wrong_of};
use super::settings::written;

/// Which outline a page is about: that of a kind, or one of a kind that editions name.
struct Whose {
    kind: DocumentKind,
    name: Option<String>,
}

impl Whose {
    fn of(layers: &Layers, asked: &Fields) -> Self {
        let code = asked.field("kind").unwrap_or_default();
        let (kind, name) = code.split_once('.').map_or((code, None), |(it, name)| (it, Some(name)));
        let kind = DocumentKind::from_code(kind).unwrap_or(DocumentKind::Report);
        let named = |name: &&str| owned(layers, kind).any(|it| it == *name);
        Self { kind, name: name.filter(named).map(str::to_owned) }
    }

    fn code(&self) -> String {
        let kind = self.kind.code();
        self.name.as_ref().map_or_else(|| kind.to_owned(), |name| format!("{kind}.{name}"))
    }

    fn path(&self) -> String {
        format!("templates/{}.toml", self.code())
    }

    /// The outline below and that of the project. Below one of some edition's own lies that
    /// of the others.
    fn texts<'l>(&self, layers: &'l Layers) -> (&'l str, Option<&'l str>) {
        let of_all = Self { kind: self.kind, name: None }.path();
        let base = layers.below().text(&of_all).unwrap_or_default();
        match self.name {
            None => (base, layers.own.text(&of_all)),
            Some(_) => (layers.own.text(&of_all).unwrap_or(base), layers.own.text(&self.path())),
        }
    }
}

/// The names of the outlines of a kind that editions may have.
fn owned(layers: &Layers, kind: DocumentKind) -> impl Iterator<Item = &str> {
    let start = format!("templates/{}.", kind.code());
    let paths = layers.own.iter().map(|(path, _)| path);
    paths.filter_map(move |it| it.strip_prefix(&start)?.strip_suffix(".toml"))
}

/// Returns what the page says of an outline.
pub(super) fn said(layers: &Layers, asked: &Fields) -> Value {
    let whose = Whose::of(layers, asked);
    let kinds = DocumentKind::ALL.map(DocumentKind::code).to_vec();
    let of_editions = DocumentKind::ALL.into_iter().flat_map(|kind| {
        owned(layers, kind).map(move |name| {
            context! { code => format!("{}.{name}", kind.code()), kind => kind.code(), name }
        })
    });
    let of_editions: Vec<Value> = of_editions.collect();
    let (below, own) = whose.texts(layers);
    let now = own.unwrap_or(below);
    let names = |text: &str| Lines::read(text).map(|it| it.names());
    let shown = context! { kind => whose.code(), kinds, of_editions };
    let (Ok(sections), Ok(all)) = (names(now), names(below)) else {
        return context! { is_readable => false, ..shown };
    };
    let titles = titles(layers, whose.kind);
    let called = |name: &String| {
        let found = titles.iter().find(|(it, _)| it == name);
        let title = found.map(|(_, title)| title.clone()).filter(|it| !it.is_empty());
        context! { name => name.as_str(), title => title.unwrap_or_else(|| name.clone()) }
    };
    let left_out = all.iter().filter(|it| !sections.contains(it));
    context! {
        is_readable => true,
        is_own => own.is_some() && whose.name.is_none(),
        is_of_edition => whose.name.as_deref(),
        editions => editions::all(layers),
        seen => seen(own),
        sections => sections.iter().map(called).collect::<Vec<_>>(),
        left_out => left_out.map(called).collect::<Vec<_>>(),
        ..shown
    }
}

/// Works out the change that a page asks for.
pub(super) fn change(layers: &Layers, asked: &Fields) -> Result<Made, Wrong> {
    let whose = Whose::of(layers, asked);
    let (below, own) = whose.texts(layers);
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
        "reset" if whose.name.is_none() => None,
        "begin" => return begin(layers, &whose, name),
        "end" => return end(layers, &whose),
        _ => return Err("place"),
    };
    let text = match shift {
        Some(shift) => shifted(below, own.unwrap_or(below), name, shift).map_err(wrong_of)?,
        None => below.to_owned(),
    };
    let text = adaptation::body(&text).to_owned();
    let write = |copy: &str| adaptation::with_body(copy, &text);
    let files = match (&whose.name, own) {
        (Some(_), Some(own)) => {
            let mut files = Files::new();
            files.insert(whose.path(), write(own).into_bytes());
            files
        }
        _ => changed(layers.below(), &layers.own, whose.kind.code(), write).map_err(|_| "place")?,
    };
    let place = |text: &str| {
        let names = Lines::read(text).map(|it| it.names()).unwrap_or_default();
        names.iter().position(|it| it == name).map_or_else(String::new, |at| (at + 1).to_string())
    };
    let before = place(own.unwrap_or(below));
    let titles = titles(layers, whose.kind);
    let called = titles.into_iter().find(|(it, _)| it == name).map(|(_, title)| title);
    let called = called.filter(|it| !it.is_empty()).unwrap_or_else(|| name.to_owned());
    let id = format!("{} {called}", whose.code());
    Ok(Made { change: Change::of(files), what: what(&id, &before, &place(&text)) })
}

fn what(id: &str, before: &str, after: &str) -> Vec<String> {
    ["set", "order", id, before, after].map(str::to_owned).to_vec()
}

/// Gives an edition an outline of its own, which begins as that of the others.
fn begin(layers: &Layers, whose: &Whose, edition: &str) -> Result<Made, Wrong> {
    if !editions::all(layers).iter().any(|it| it == edition) {
        return Err("place");
    }
    let mut settings = layers.settings().ok_or("file")?;
    let key = [editions::TABLE, edition, "outline"];
    let name = match settings.get(&key) {
        Some(Given::Text(name)) if !name.is_empty() => name,
        _ => edition.to_owned(),
    };
    let named = Whose { kind: whose.kind, name: Some(name.clone()) };
    if layers.own.get(&named.path()).is_some() {
        return Err("there");
    }
    let (text, _) = named.texts(layers);
    let mut files = Files::new();
    files.insert(named.path(), adaptation::body(text).as_bytes().to_vec());
    settings.set(&key, &Given::Text(name)).map_err(wrong_of)?;
    files.overlay(&written(layers, &settings).files);
    Ok(Made { change: Change::of(files), what: what(&named.code(), "", "add") })
}

/// Takes an outline of editions' own away, so that they have that of the others.
fn end(layers: &Layers, whose: &Whose) -> Result<Made, Wrong> {
    let name = whose.name.as_ref().ok_or("place")?;
    let mut files = Files::new();
    files.insert(whose.path(), Vec::new());
    // Who names it may have one of another kind still.
    let is_last = DocumentKind::ALL
        .into_iter()
        .all(|kind| kind == whose.kind || !owned(layers, kind).any(|it| it == name));
    if is_last {
        let mut settings = layers.settings().ok_or("file")?;
        for edition in editions::all(layers) {
            let key = [editions::TABLE, &edition, "outline"];
            if settings.get(&key) == Some(Given::Text(name.clone())) {
                settings.unset(&key);
            }
        }
        files.overlay(&written(layers, &settings).files);
    }
    Ok(Made { change: Change::of(files), what: what(&whose.code(), "", "remove") })
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
