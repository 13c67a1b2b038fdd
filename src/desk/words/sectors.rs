//! The sectors at the table: what they are called, in which order, and which there are.
//!
//! Settings that name no sector have the usual ones; the first change writes all of them.

use crate::adaptation::{Change, Given, Settings};
use crate::desk::form::Fields;
use crate::manifest;
use crate::records::sectors::DEFAULT_SECTORS;

use super::entry::{Entry, Group, Input, Label};
use super::layers::Layers;
use super::made::Made;
use super::refusal::{Wrong, wrong_of};
use super::settings::{YES, given, shown, written};

/// The list in the settings.
const LIST: &str = "sectors";

/// What a sector has: the key, what it is called, and how it is written.
const FIELDS: [(&str, &str, Input); 6] = [
    ("name", "sector-name", Input::Line),
    ("name_en", "sector-name-en", Input::Line),
    ("short", "sector-short", Input::Line),
    ("aliases", "sector-aliases", Input::List),
    ("kind", "sector-kind", Input::Line),
    ("edition", "sector-edition", Input::Choice(YES)),
];

pub(super) fn groups(layers: &Layers) -> Vec<Group> {
    let Some(read) = Read::of(layers) else { return Vec::new() };
    let group = |at: usize| {
        let entries = FIELDS.iter().map(|field| read.entry(at, field)).collect();
        let title = read.text(at, "name");
        Group {
            title,
            entries,
            id: at.to_string(),
            can_lift: at > 0,
            can_go: true,
            ..Group::default()
        }
    };
    (0..read.now.count(LIST)).map(group).collect()
}

pub(super) fn entry(layers: &Layers, id: &str) -> Option<Entry> {
    let (at, key) = id.split_once('/')?;
    let read = Read::of(layers)?;
    let at: usize = at.parse().ok().filter(|at| *at < read.now.count(LIST))?;
    FIELDS.iter().find(|(it, ..)| *it == key).map(|field| read.entry(at, field))
}

/// Writes what a sector is called, and so on.
pub(super) fn write(layers: &Layers, entry: &Entry, text: Option<&str>) -> Result<Change, Wrong> {
    let (at, key) = entry.id.split_once('/').ok_or("place")?;
    let mut read = Read::of(layers).ok_or("file")?;
    let text = text.or(entry.below.as_deref()).filter(|it| !it.trim().is_empty());
    let path = [LIST, at, key];
    match text {
        None if key == "name" => return Err("empty"),
        None => read.now.unset(&path),
        Some(text) => read.now.set(&path, &given(&entry.input, text)).map_err(wrong_of)?,
    }
    // Tables go on saying the name that it had.
    if key == "name" && text != Some(entry.now()) {
        let aliases = [LIST, at, "aliases"];
        let mut known = match read.now.get(&aliases) {
            Some(Given::Texts(known)) => known,
            _ => Vec::new(),
        };
        known.retain(|it| Some(it.as_str()) != text);
        if !entry.now().is_empty() && !known.iter().any(|it| it == entry.now()) {
            known.push(entry.now().to_owned());
        }
        read.now.set(&aliases, &Given::Texts(known)).map_err(wrong_of)?;
    }
    Ok(written(layers, &read.now))
}

/// Moves, removes or adds a sector, or has the usual ones again.
pub(super) fn act(layers: &Layers, verb: &str, asked: &Fields) -> Result<Made, Wrong> {
    let mut read = Read::of(layers).ok_or("file")?;
    if asked.field("seen") != Some(&seen(layers)) {
        return Err("meanwhile");
    }
    let at = || asked.field("id").and_then(|it| it.parse::<usize>().ok()).ok_or("place");
    let text = |name: &str| asked.field(name).unwrap_or_default().to_owned();
    let name = match verb {
        "lift" => {
            let name = read.text(at()?, "name");
            read.now.lift(LIST, at()?);
            name
        }
        "remove" => {
            let name = read.text(at()?, "name");
            read.now.remove(LIST, at()?);
            name
        }
        "base" => {
            for at in (0..read.now.count(LIST)).rev() {
                read.now.remove(LIST, at);
            }
            String::new()
        }
        _ => {
            let (id, name) = (text("new"), text("called"));
            if id.is_empty() || name.is_empty() {
                return Err("both");
            }
            let values = [("id", Given::Text(id)), ("name", Given::Text(name.clone()))];
            read.now.add(LIST, &values).map_err(wrong_of)?;
            name
        }
    };
    let what = ["set".to_owned(), LIST.to_owned(), name, String::new(), verb.to_owned()];
    Ok(Made { change: written(layers, &read.now), what: what.to_vec() })
}

/// What stands for all of them on a page.
pub(super) fn seen(layers: &Layers) -> String {
    let text = layers.settings().map(|it| {
        (0..it.count(LIST)).map(|at| format!("{:?}", values(&it, at))).collect::<String>()
    });
    manifest::digest(text.unwrap_or_default().as_bytes()).chars().take(16).collect()
}

fn values(settings: &Settings, at: usize) -> Vec<Option<Given>> {
    let at = at.to_string();
    let keys = FIELDS.iter().map(|(key, ..)| *key).chain(["id"]);
    keys.map(|key| settings.get(&[LIST, &at, key])).collect()
}

/// The sectors as they are, and as they are in the layer below.
struct Read {
    now: Settings,
    below: Settings,
    is_own: bool,
}

impl Read {
    fn of(layers: &Layers) -> Option<Self> {
        let (mut now, mut below) = (layers.settings()?, layers.pack()?);
        if below.count(LIST) == 0 {
            below = usual()?;
        }
        let is_own = now.count(LIST) > 0;
        if !is_own {
            for at in 0..below.count(LIST) {
                let at = at.to_string();
                let keys = below.keys(&[LIST, &at]);
                let values = keys
                    .iter()
                    .filter_map(|key| Some((key.as_str(), below.get(&[LIST, &at, key])?)));
                now.add(LIST, &values.collect::<Vec<_>>()).ok()?;
            }
        }
        Some(Self { now, below, is_own })
    }

    fn text(&self, at: usize, key: &str) -> String {
        self.now.get(&[LIST, &at.to_string(), key]).map(shown).unwrap_or_default()
    }

    fn entry(&self, at: usize, (key, word, input): &(&str, &'static str, Input)) -> Entry {
        let now = self.now.get(&[LIST, &at.to_string(), key]).map(shown);
        let id = self.text(at, "id");
        let same = (0..self.below.count(LIST))
            .map(|at| at.to_string())
            .find(|at| self.below.get(&[LIST, at, "id"]).map(shown).as_ref() == Some(&id));
        let below = same.and_then(|at| self.below.get(&[LIST, &at, key]).map(shown));
        let usual = (*key == "edition").then(|| "true".to_owned());
        Entry {
            id: format!("{at}/{key}"),
            label: Label::Word(word),
            code: String::new(),
            input: input.clone(),
            own: now.filter(|_| self.is_own),
            below: below.or(usual),
            was: None,
        }
    }
}

/// The sectors of projects that name none, as settings.
fn usual() -> Option<Settings> {
    let mut settings = Settings::read("").ok()?;
    for (id, name, name_en, short, aliases, edition) in DEFAULT_SECTORS {
        let text = |text: &str| Given::Text(text.to_owned());
        let aliases = Given::Texts(aliases.iter().map(|it| (*it).to_owned()).collect());
        let mut values = vec![
            ("id", text(id)),
            ("name", text(name)),
            ("name_en", text(name_en)),
            ("short", text(short)),
            ("aliases", aliases),
        ];
        // Without it, a sector has documents.
        values.extend((!edition).then_some(("edition", Given::Yes(false))));
        settings.add(LIST, &values).ok()?;
    }
    Some(settings)
}
