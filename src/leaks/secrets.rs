//! What is looked for: every text of every row, whichever column it stands in, names of
//! people, words whose speakers did not agree and prose for others.
//!
//! The texts of rows come from the tables' columns (`records::texts`), so that a column
//! that is new is looked for without a line here. Each text is folded once, and kept with
//! who may see it; an edition is asked about when a document is there.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::AhoCorasick;

use crate::diagnostics::Origin;
use crate::disclosure;
use crate::domain::name::Name;
use crate::domain::text::key;
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::records::Records;
use crate::records::texts::Texts;

use super::grants;
use super::text::{alike, finder, found_in};

/// Shorter texts are not looked for.
const LEAST_CHARACTERS: usize = 6;

/// Names of people are looked for from three characters on.
const LEAST_OF_NAME: usize = 3;

/// An amount that says that it is money is looked for from four on: 80万円.
const LEAST_OF_MONEY: usize = 4;

/// A text that not everybody may see.
#[derive(Debug)]
pub(super) struct Secret {
    /// Without spaces, as pages are read back.
    pub(super) text: String,
    /// As it is written.
    pub(super) words: String,
    /// Where it stands, in order, and what guards it there.
    pub(super) places: Vec<(Origin, Guard)>,
    /// The most open of the rows that have it too: whoever may see that may see it.
    pub(super) open_to: Option<Visibility>,
    /// What the settings say with it in it, and names of organisations: 髙木太郎商店.
    pub(super) settled: Vec<String>,
    /// The prose that says it.
    pub(super) prose: Vec<usize>,
}

impl Secret {
    /// Whether it stands in a text in another place than inside what every edition may
    /// print, or inside a larger number.
    pub(super) fn stands_by_itself_in(&self, text: &str) -> bool {
        let is_of_number = |c: char| match self.text.starts_with(is_kanji_digit) {
            true => is_kanji_digit(c),
            false => is_of_number(c),
        };
        let begins = self.text.starts_with(|c: char| c.is_ascii_digit() || is_kanji_digit(c));
        let ends = self.text.ends_with(|c: char| c.is_ascii_digit());
        if self.settled.is_empty() && !begins && !ends {
            return true;
        }
        let without = |rest: String, it: &String| rest.replace(it.as_str(), "\n");
        let rest = self.settled.iter().fold(text.to_owned(), without);
        let mut found = rest.match_indices(&self.text);
        found.any(|(at, _)| {
            let before = rest[..at].chars().next_back();
            let after = rest[at + self.text.len()..].chars().next();
            !(begins && before.is_some_and(is_of_number) || ends && after.is_some_and(is_of_number))
        })
    }
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ',' | '.')
}

fn is_kanji_digit(c: char) -> bool {
    "〇一二三四五六七八九十百千万億兆".contains(c)
}

/// What keeps a text from an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Guard {
    /// It is of a row that only those may see.
    Row(Visibility),
    /// It is somebody's name.
    Person,
    /// It is the name of whoever was in the chair, facilitated or recorded: a person, or
    /// what is no secret elsewhere.
    Role,
    /// Who said it did not agree to its printing.
    Everybody,
    /// It is of prose, for those who read that.
    Prose,
    /// It is of a grant, by its place among the money: not for who gives another one.
    Grant(usize),
}

/// Collects every text that is not for everybody, and what finds them.
pub(super) fn collect(
    records: &Records,
    model: &Model,
    standing: &str,
) -> (Vec<Secret>, AhoCorasick) {
    let people = people(model);
    let settled = settled(model);
    let rows = Rows::of(records, model, &people, &settled);
    let mut found = Collected { standing: alike(standing), places: BTreeMap::new() };
    for (words, guards) in rows.hidden.into_values() {
        found.add(&words, LEAST_CHARACTERS, guards);
    }
    for (at, text) in grants::texts(model) {
        let origin = model.funding[at].origin.clone();
        let least = if text.ends_with('円') { LEAST_OF_MONEY } else { LEAST_CHARACTERS };
        found.add(&text, least, vec![(origin, Guard::Grant(at))]);
    }
    for voice in &model.unconsented {
        for text in texts_of(&voice.quote) {
            let places = vec![(voice.origin.clone(), Guard::Everybody)];
            found.add(text, LEAST_CHARACTERS, places);
        }
    }
    let persons = disclosure::persons(model);
    for (name, origin) in people {
        let is_person = persons.contains(name) && !is_no_name(name);
        let guard = if is_person { Guard::Person } else { Guard::Role };
        for words in called(name) {
            found.add(&words, LEAST_OF_NAME, vec![(origin.clone(), guard)]);
        }
    }
    let sentences =
        |body: &'_ str| -> Vec<String> { body.split(['。', '\n']).map(str::to_owned).collect() };
    let prose: Vec<Vec<String>> = model.prose.iter().map(|it| sentences(&it.body)).collect();
    for (prose, sentences) in model.prose.iter().zip(&prose) {
        let origin = Origin::text(&prose.path, prose.first_line, 1);
        // Placeholders stand as values on a page.
        for sentence in sentences.iter().filter(|it| !it.contains("{{")) {
            found.add(sentence, LEAST_CHARACTERS, vec![(origin.clone(), Guard::Prose)]);
        }
    }
    let mut secrets = found.into_secrets();
    let finder = finder(secrets.iter().map(|secret| secret.text.as_str()));
    for settled in settled {
        for at in found_in(&finder, &settled) {
            secrets[at].settled.push(settled.clone());
        }
    }
    for (visibility, texts) in &rows.open {
        for at in found_in(&finder, &texts.join("\n")) {
            secrets[at].open_to = Some(*visibility);
        }
    }
    for (at, sentences) in prose.iter().enumerate() {
        // Thanks and greetings that anybody writes give nothing away.
        let sentences: Vec<String> = sentences.iter().map(|it| alike(it)).collect();
        for found in found_in(&finder, &sentences.join("\n")) {
            secrets[found].prose.push(at);
        }
    }
    (secrets, finder)
}

/// Texts by what they are, each once.
struct Collected {
    standing: String,
    places: BTreeMap<String, (String, Vec<(Origin, Guard)>)>,
}

impl Collected {
    /// Adds a text, unless it is too short or every document may hold it.
    fn add(&mut self, words: &str, least: usize, places: Vec<(Origin, Guard)>) {
        let text = alike(words);
        if text.chars().count() >= least && !self.standing.contains(&text) {
            let known = self.places.entry(text).or_insert_with(|| (words.to_owned(), Vec::new()));
            known.1.extend(places);
        }
    }

    fn into_secrets(self) -> Vec<Secret> {
        let secret = |(text, (words, mut places)): (String, (String, Vec<(Origin, Guard)>))| {
            places.sort();
            Secret { text, words, places, open_to: None, settled: Vec::new(), prose: Vec::new() }
        };
        self.places.into_iter().map(secret).collect()
    }
}

/// The texts of rows.
#[derive(Default)]
struct Rows {
    /// Those that some may not see, folded, as they are written, with their places.
    hidden: BTreeMap<String, (String, Vec<(Origin, Guard)>)>,
    /// All texts, folded, by who may see a row that has them.
    open: BTreeMap<Visibility, Vec<String>>,
}

/// Where the same words stand, as they are written.
#[derive(Default)]
struct Words<'r> {
    /// The most open row, if the words are open there at all.
    open: Option<Visibility>,
    /// The first row for each of those who may see rows that have them.
    rows: BTreeMap<Visibility, &'r Origin>,
}

impl Rows {
    fn of(
        records: &Records,
        model: &Model,
        people: &[(&str, &Origin)],
        settled: &[String],
    ) -> Self {
        let people: BTreeSet<&str> = people.iter().map(|(name, _)| *name).collect();
        let unconsented: BTreeSet<&Origin> =
            model.unconsented.iter().map(|it| &it.origin).collect();
        let mut all: BTreeMap<&str, Words<'_>> = BTreeMap::new();
        let readers = Readers::of(records, model);
        records.each_row(&mut |row| {
            let Some(visibility) = readers.of_row(&row) else { return };
            // A code says which row it is, and nothing of what is in it.
            for text in row.texts.iter().filter(|it| !it.column.made).map(|it| it.text) {
                let words = all.entry(text).or_default();
                words.rows.entry(visibility).or_insert(row.origin);
                // A name stays one in a row that may be shown.
                if !people.contains(text) && !unconsented.contains(row.origin) {
                    words.open = words.open.max(Some(visibility));
                }
            }
        });
        let mut rows = Self::default();
        rows.open.entry(Visibility::Public).or_default().extend_from_slice(settled);
        for (text, words) in all {
            let folded = alike(text);
            if let Some(open) = words.open {
                rows.open.entry(open).or_default().push(folded.clone());
            }
            // Numbers and days stand everywhere.
            if words.open == Some(Visibility::Public) || !folded.chars().any(char::is_alphabetic) {
                continue;
            }
            let guarded = words.rows.into_iter().filter(|(it, _)| *it < Visibility::Public);
            let places = guarded.map(|(it, origin)| (origin.clone(), Guard::Row(it)));
            let hidden = rows.hidden.entry(folded);
            hidden.or_insert_with(|| (text.to_owned(), Vec::new())).1.extend(places);
        }
        rows
    }
}

/// What the settings say, which every edition may print.
fn settled(model: &Model) -> Vec<String> {
    let roundtable = &model.roundtable;
    let office = &roundtable.secretariat;
    let names = [&roundtable.name, &roundtable.region, &office.name];
    let more = [
        &roundtable.agenda,
        &roundtable.notice,
        &roundtable.reporting_rhythm,
        &office.address,
        &office.care_contact,
    ];
    names
        .into_iter()
        .chain(more.into_iter().flatten())
        .chain(model.bodies.iter().map(|it| &it.name))
        .chain(model.sectors.iter().map(|it| &it.name))
        .chain(model.editions.iter().filter_map(|it| it.addressee.as_ref()))
        .chain(model.organisations.iter().map(|it| &it.name))
        .flat_map(texts_of)
        .map(alike)
        .collect()
}

/// Who may see which rows.
pub(super) struct Readers<'a> {
    records: &'a Records,
    /// Indicators that not everybody may see, by their codes and names.
    indicators: BTreeMap<String, Visibility>,
}

impl<'a> Readers<'a> {
    pub(super) fn of(records: &'a Records, model: &Model) -> Self {
        let mut indicators = BTreeMap::new();
        for definition in model.indicators.iter().map(|it| &it.definition) {
            if definition.visibility < Visibility::Public {
                for name in [definition.id.as_str(), &definition.name.ja] {
                    indicators.insert(key(name), definition.visibility);
                }
            }
        }
        Self { records, indicators }
    }

    /// Returns who may see a row; nothing, if it is printed by other rows or not at all.
    pub(super) fn of_row(&self, row: &Texts<'_>) -> Option<Visibility> {
        if row.table.columns.iter().any(|column| column.name == "visibility") {
            let given = row.visibility;
            return Some(given.unwrap_or_else(|| self.records.default_visibility(row.table.name)));
        }
        // Values are seen by those who may see their indicator; every table that says
        // nothing of its readers and does not belong to another is for everybody.
        match (row.text("indicator"), row.text("meeting_id")) {
            (Some(indicator), _) => self.indicators.get(&key(indicator)).copied(),
            (None, Some(_)) => None,
            (None, None) => Some(Visibility::Public),
        }
    }
}

/// Returns a name in the languages it has.
pub(super) fn texts_of(name: &Name) -> impl Iterator<Item = &str> {
    std::iter::once(name.ja.as_str()).chain(name.en.as_deref())
}

/// Names of people and the rows they stand in. Where an organisation stands
/// in place of a person, it is no secret.
fn people(model: &Model) -> Vec<(&str, &Origin)> {
    let organisations: BTreeSet<String> = model
        .organisations
        .iter()
        .flat_map(|it| [alike(&it.name.ja), alike(&it.short_name)])
        .collect();
    let people = disclosure::people(model).into_iter();
    people.filter(|(name, _)| !organisations.contains(&alike(name))).collect()
}

/// Whether a column of names holds another word there: 調整中, 後任未定, 事務局長.
fn is_no_name(name: &str) -> bool {
    let name = name.trim();
    !name.contains(char::is_whitespace) && name.ends_with(['中', '定', '員', '者', '長'])
}

/// What somebody is called by: the whole name, and a family name that is written apart
/// from the other with さん after it. A family name alone is also a word or a place.
fn called(name: &str) -> Vec<String> {
    const HONOURED: [&str; 4] = ["さん", "様", "氏", "先生"];
    let mut called = vec![name.to_owned()];
    let mut parts = name.split_whitespace();
    if let (Some(family), Some(_), None) = (parts.next(), parts.next(), parts.next())
        && !family.is_ascii()
        && family.chars().count() > 1
    {
        called.extend(HONOURED.iter().map(|honour| format!("{family}{honour}")));
    }
    called
}

#[cfg(test)]
mod tests {
    use crate::files::Files;
    use crate::model::{self, Scope};
    use crate::records::table::{Column, ColumnType};
    use crate::records::{self, TABLES};

    use super::*;

    fn is_text(column: &Column) -> bool {
        matches!(column.kind, ColumnType::Text | ColumnType::Names | ColumnType::Items)
            && !column.made
    }

    /// A column that is new in a table is looked for without a line here.
    #[test]
    fn every_text_column_of_every_table_with_readers_is_looked_for() {
        let mut tables = 0;
        for table in TABLES {
            let has_readers = table.columns.iter().any(|column| column.name == "visibility");
            if !has_readers {
                continue;
            }
            tables += 1;
            let head = |column: &Column| column.headers[0].to_owned();
            let word = |column: &Column| format!("ないしょのことば{}", column.name);
            let cell = |column: &Column| match column.name {
                "visibility" => "事務局".to_owned(),
                _ if is_text(column) => word(column),
                _ => column.example.to_owned(),
            };
            let line = |of: &dyn Fn(&Column) -> String| {
                table.columns.iter().map(of).collect::<Vec<_>>().join(",")
            };
            let mut inputs = Files::new();
            inputs.insert("inputs/roundtable.toml", "[roundtable]\nname = \"円卓\"\n".as_bytes());
            inputs.insert("inputs/goals.csv", "目標ID,目標\nG1,つながる\n".as_bytes());
            let path = format!("inputs/{}.csv", table.name);
            let sheet = format!("{}\n{}\n", line(&head), line(&cell));
            inputs.insert(path.as_str(), sheet.into_bytes());
            let mut problems = Vec::new();
            let records = records::parse(&inputs, &mut problems);
            let model = model::resolve(&records, Scope::default(), &mut problems);
            let (secrets, _) = collect(&records, &model, "");
            let texts: Vec<&str> = secrets.iter().map(|secret| secret.text.as_str()).collect();
            for column in table.columns.iter().filter(|column| is_text(column)) {
                let word = alike(&word(column));
                assert!(texts.contains(&word.as_str()), "{}.{}", table.name, column.name);
            }
            let guarded = secrets.iter().flat_map(|secret| &secret.places);
            let rows = guarded.filter(|(origin, _)| origin.source.path == path);
            assert!(rows.count() > 0, "{}", table.name);
        }
        assert!(tables > 10, "{tables} tables say who may see their rows");
    }
}
