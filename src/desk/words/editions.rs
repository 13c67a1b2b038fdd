//! The editions: who receives what, under which name.

use crate::adaptation::Given;
use crate::desk::form::Fields;
use crate::domain::folder::is_safe;
use crate::records::sectors::DEFAULT_SECTORS;

use super::entry::{Entry, Group, Input, Label};
use super::layers::Layers;
use super::made::Made;
use super::refusal::{Wrong, wrong_of};
use super::settings::{self, Read, YES, written};

/// The table of all editions.
pub(super) const TABLE: &str = "editions";

/// Documents that an edition can have.
const KINDS: &[&str] = &["report", "guideline", "plain", "summary", "kit", "member"];

/// Readers by whom an edition can be limited.
const READERS: &[&str] = &["internal", "members", "funder", "public"];

/// For whom an edition can be: the key of the settings.
pub(super) const WHOM: [&str; 7] =
    ["for", "each", "sector", "organisation", "funder", "grant", "body"];

/// What an edition has: the key, what it is called, and how it is written.
const FIELDS: [(&str, &str, Input); 22] = [
    ("for", "edition-for", Input::Choice(READERS)),
    ("each", "edition-each", Input::Choice(&["sector", "organisation", "funder", "body"])),
    ("sector", "edition-sector", Input::Line),
    ("organisation", "edition-organisation", Input::Line),
    ("funder", "edition-funder", Input::Line),
    ("grant", "edition-grant", Input::Line),
    ("body", "edition-body", Input::Line),
    ("kinds", "edition-kinds", Input::Checks(KINDS)),
    ("formats", "edition-formats", Input::Checks(&["pdf", "html"])),
    ("title", "edition-title", Input::Line),
    ("title_en", "edition-title-en", Input::Line),
    ("addressee", "edition-addressee", Input::Line),
    ("addressee_en", "edition-addressee-en", Input::Line),
    ("covers", "edition-covers", Input::List),
    ("period", "edition-period", Input::Line),
    ("visibility", "edition-visibility", Input::Choice(READERS)),
    ("outline", "edition-outline", Input::Line),
    ("outcome_table", "edition-outcome-table", Input::Choice(YES)),
    ("data", "edition-data", Input::Choice(YES)),
    ("to", "edition-to", Input::Line),
    ("sign_off", "edition-sign-off", Input::Line),
    ("sign_off_en", "edition-sign-off-en", Input::Line),
];

pub(super) fn groups(layers: &Layers) -> Vec<Group> {
    let (Some(read), Some(written)) = (Read::of(layers), names(layers)) else { return Vec::new() };
    let group = |name: &String| {
        let is_implied = !written.contains(name);
        let is_usual = self::implied(layers).contains(name);
        // For whom it is goes without saying of those that are there anyway.
        let is_shown = |key: &str| !(is_usual && WHOM.contains(&key));
        let fields = FIELDS.iter().filter(|(key, ..)| is_shown(key));
        let entries = fields.map(|field| of(&read, name, field)).collect();
        Group {
            title: name.clone(),
            entries,
            id: name.clone(),
            can_go: !is_implied,
            ..Group::default()
        }
    };
    all(layers).iter().map(group).collect()
}

/// All editions by name: those that the settings name, and those that are there anyway.
pub(super) fn all(layers: &Layers) -> Vec<String> {
    let written = names(layers).unwrap_or_default();
    let implied = implied(layers).into_iter().filter(|it| !written.contains(it));
    written.iter().cloned().chain(implied).collect()
}

pub(super) fn entry(layers: &Layers, id: &str) -> Option<Entry> {
    let mut parts = id.split('/').skip(1);
    let (name, key) = (parts.next()?, parts.next()?);
    let is_one = all(layers).iter().any(|it| it == name);
    let field = FIELDS.iter().find(|(it, ..)| *it == key).filter(|_| is_one)?;
    Some(of(&Read::of(layers)?, name, field)).filter(|it| it.id == id)
}

/// Adds an edition, or takes one out.
pub(super) fn act(layers: &Layers, verb: &str, asked: &Fields) -> Result<Made, Wrong> {
    let mut settings = layers.settings().ok_or("file")?;
    let text = |name: &str| asked.field(name).unwrap_or_default().to_owned();
    let known = names(layers).ok_or("file")?;
    let name = match verb {
        "remove" => {
            let name = known.into_iter().find(|it| *it == text("id")).ok_or("place")?;
            settings.unset(&[TABLE, &name]);
            name
        }
        _ => {
            let (name, key, whom) = (text("new"), text("key"), text("whom"));
            let key = WHOM.into_iter().find(|it| *it == key).ok_or("place")?;
            if whom.is_empty() || name.is_empty() {
                return Err("both");
            }
            if !is_safe(&name) || name.contains('/') {
                return Err("name");
            }
            if known.contains(&name) {
                return Err("there");
            }
            settings.set(&[TABLE, &name, key], &Given::Text(whom)).map_err(wrong_of)?;
            name
        }
    };
    let what = ["set".to_owned(), TABLE.to_owned(), name, String::new(), verb.to_owned()];
    Ok(Made { change: written(layers, &settings), what: what.to_vec() })
}

fn of(read: &Read, name: &str, (key, word, input): &(&str, &'static str, Input)) -> Entry {
    let usual = match *key {
        "formats" => Some("pdf".to_owned()),
        "outcome_table" => Some("false".to_owned()),
        "data" => Some("true".to_owned()),
        _ => None,
    };
    read.value(&[TABLE, name, key], Label::Word(word), input.clone(), usual)
}

/// The editions that the settings name.
fn names(layers: &Layers) -> Option<Vec<String>> {
    Some(layers.settings()?.keys(&[TABLE]))
}

/// The editions that are there without being named: of each sector, of all funders, and of
/// the secretariat.
fn implied(layers: &Layers) -> Vec<String> {
    let settings = [layers.settings(), layers.pack()];
    let with = settings.into_iter().flatten().find(|it| it.count("sectors") > 0);
    let sectors: Vec<String> = match with {
        Some(settings) => {
            let ids = (0..settings.count("sectors")).filter(|at| {
                settings.get(&["sectors", &at.to_string(), "edition"]) != Some(Given::Yes(false))
            });
            ids.filter_map(|at| settings.get(&["sectors", &at.to_string(), "id"]))
                .map(settings::shown)
                .collect()
        }
        None => DEFAULT_SECTORS.iter().filter(|it| it.5).map(|it| it.0.to_owned()).collect(),
    };
    let others = ["funder", "internal"].map(str::to_owned);
    others.into_iter().chain(sectors).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_can_be_written_with_its_forms() {
        let mut settings = crate::adaptation::Settings::read("").expect("settings");
        for (key, _, input) in &FIELDS {
            let text = match input {
                Input::Choice(all) => all[0],
                Input::Checks(all) => all[0],
                _ => "x",
            };
            settings.set(&[TABLE, "x", key], &settings::given(input, text)).expect("a value");
        }
        let mut told = Vec::new();
        let mut inputs = crate::files::Files::new();
        inputs.insert("inputs/roundtable.toml", settings.text().into_bytes());
        let records = crate::records::parse(&inputs, &mut told);
        assert!(records.config.config.editions.keys().any(|it| it.get_ref() == "x"), "{told:?}");
    }
}
