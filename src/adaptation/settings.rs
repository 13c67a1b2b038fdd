//! One setting after the other in a TOML file: read, written and taken out, with every
//! comment and the order of all others kept.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr as _;

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, Value};

/// A value as a person gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// Words.
    Text(String),
    /// A number, as it was written.
    Number(String),
    /// Yes or no.
    Yes(bool),
    /// A list of words.
    Texts(Vec<String>),
    /// A list of numbers, as they were written.
    Numbers(Vec<String>),
}

/// Why a setting cannot be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unwritable {
    /// The file is not to be read as settings.
    File,
    /// What was given is no number.
    Number,
    /// Something else is where the setting belongs.
    Place,
}

/// A file of settings.
#[derive(Debug, Clone)]
pub struct Settings(DocumentMut);

impl Settings {
    /// Reads a file.
    ///
    /// # Errors
    /// If it is no TOML.
    pub fn read(text: &str) -> Result<Self, Unwritable> {
        let text = text.trim_start_matches('\u{feff}');
        DocumentMut::from_str(text).map(Self).map_err(|_| Unwritable::File)
    }

    /// Returns the file as it is now.
    pub fn text(&self) -> String {
        self.0.to_string()
    }

    /// Returns what is set at a path of keys, and of numbers of tables in a list.
    pub fn get(&self, path: &[&str]) -> Option<Given> {
        given(found(self.0.as_item(), path)?)
    }

    /// Returns how many tables a list has.
    pub fn count(&self, list: &str) -> usize {
        self.0.get(list).and_then(Item::as_array_of_tables).map_or(0, ArrayOfTables::len)
    }

    /// Returns the keys of a table, in order.
    pub fn keys(&self, path: &[&str]) -> Vec<String> {
        let table = found(self.0.as_item(), path).and_then(Item::as_table_like);
        table.map_or_else(Vec::new, |it| it.iter().map(|(key, _)| key.to_owned()).collect())
    }

    /// Sets a value. A table that is not there comes last, below all that is written.
    ///
    /// # Errors
    /// If it is no number, or the place is taken by something else.
    pub fn set(&mut self, path: &[&str], given: &Given) -> Result<(), Unwritable> {
        let mut value = value(given)?;
        let Some((key, tables)) = path.split_last() else { return Err(Unwritable::Place) };
        self.make_room(tables)?;
        let table = found_mut(self.0.as_item_mut(), tables).and_then(Item::as_table_like_mut);
        let table = table.ok_or(Unwritable::Place)?;
        match table.get_mut(key) {
            // A comment behind a value stays behind it.
            Some(Item::Value(old)) => {
                *value.decor_mut() = old.decor().clone();
                *old = value;
            }
            Some(Item::None) | None => {
                table.insert(key, Item::Value(value));
            }
            Some(_) => return Err(Unwritable::Place),
        }
        Ok(())
    }

    /// Takes a value out, and a table that was only there for it.
    pub fn unset(&mut self, path: &[&str]) {
        let Some((key, tables)) = path.split_last() else { return };
        let table = found_mut(self.0.as_item_mut(), tables).and_then(Item::as_table_like_mut);
        let Some(table) = table else { return };
        table.remove(key);
        let is_bare = table.is_empty() && tables.iter().all(|it| it.parse::<usize>().is_err());
        if !is_bare || tables.is_empty() {
            return;
        }
        let place = found(self.0.as_item(), tables).and_then(Item::as_table);
        let Some(table) = place else { return };
        let words =
            table.decor().prefix().and_then(|it| it.as_str()).unwrap_or_default().to_owned();
        let is_last = table.position() == Some(last(self.0.as_table()));
        match (words.trim().is_empty(), is_last) {
            (true, _) => self.unset(tables),
            // What stands before the last table stands at the end without it.
            (false, true) => {
                let end = self.0.trailing().as_str().unwrap_or_default().to_owned();
                self.0.set_trailing(format!("{}\n{end}", words.trim_end()));
                self.unset(tables);
            }
            (false, false) => {}
        }
    }

    /// Adds a table to a list, with these values.
    ///
    /// # Errors
    /// If something else is where the list belongs.
    pub fn add(&mut self, list: &str, values: &[(&str, Given)]) -> Result<(), Unwritable> {
        let mut table = Table::new();
        for (key, given) in values {
            table.insert(key, Item::Value(value(given)?));
        }
        table.decor_mut().set_prefix("\n");
        if self.count(list) == 0 {
            table.decor_mut().set_prefix(self.end());
            table.set_position(Some(last(self.0.as_table()) + 1));
        }
        let item = self.0.entry(list).or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        let tables = item.as_array_of_tables_mut().ok_or(Unwritable::Place)?;
        if let Some(last) = tables.iter().map(last).max() {
            table.set_position(Some(last));
        }
        tables.push(table);
        Ok(())
    }

    /// Takes a table out of a list.
    pub fn remove(&mut self, list: &str, at: usize) {
        let Some(tables) = self.0.get_mut(list).and_then(Item::as_array_of_tables_mut) else {
            return;
        };
        if at < tables.len() {
            tables.remove(at);
        }
        if tables.is_empty() {
            self.0.remove(list);
        }
    }

    /// Moves a table of a list one up: its comments go with it.
    pub fn lift(&mut self, list: &str, at: usize) {
        let Some(tables) = self.0.get_mut(list).and_then(Item::as_array_of_tables_mut) else {
            return;
        };
        if at == 0 || at >= tables.len() {
            return;
        }
        let (Some(upper), Some(lower)) = (tables.get(at - 1), tables.get(at)) else { return };
        let (mut upper, mut lower) = (upper.clone(), lower.clone());
        // What is written where is told by numbers, not by the order in the list.
        let places = (upper.position(), lower.position());
        upper.set_position(places.1);
        lower.set_position(places.0);
        tables.replace(at - 1, lower);
        tables.replace(at, upper);
    }

    /// Makes the tables that are not there.
    fn make_room(&mut self, tables: &[&str]) -> Result<(), Unwritable> {
        for depth in 1..=tables.len() {
            if found(self.0.as_item(), &tables[..depth]).is_some() {
                continue;
            }
            let (name, above) = (tables[depth - 1], &tables[..depth - 1]);
            let mut table = Table::new();
            // One that only holds others has no head of its own.
            table.set_implicit(depth < tables.len());
            if depth == tables.len() {
                table.decor_mut().set_prefix(self.end());
                table.set_position(Some(last(self.0.as_table()) + 1));
            }
            let place = found_mut(self.0.as_item_mut(), above).and_then(Item::as_table_like_mut);
            let place = place.ok_or(Unwritable::Place)?;
            place.insert(name, Item::Table(table));
        }
        Ok(())
    }

    /// What stands after the last table, to stand before a new one: then the lines below it
    /// still belong to what they are written under.
    fn end(&mut self) -> String {
        let end = self.0.trailing().as_str().unwrap_or_default().to_owned();
        self.0.set_trailing("");
        match end.trim().is_empty() {
            true => "\n".to_owned(),
            false => format!("{}\n\n", end.trim_end()),
        }
    }
}

/// Takes back, key by key, what made one file of another in a third: nothing, where that
/// says another thing now, or where it is not about single values.
pub(super) fn settings_back(was: &str, did: &str, is: &str) -> Option<String> {
    let [was, did, mut is] = [was, did, is].map(|text| Settings::read(text).ok());
    let (was, did, is) = (was?, did?, is.as_mut()?);
    let (before, after, now) = (leaves(&was), leaves(&did), leaves(is));
    for path in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
        let [old, new, now] = [&before, &after, &now].map(|it| it.get(path));
        if old == new || now == old {
            continue;
        }
        if now != new {
            return None;
        }
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        match was.get(&path) {
            Some(given) => is.set(&path, &given).ok()?,
            None => is.unset(&path),
        }
    }
    // Lists of tables, and what is no single value, are not told apart here.
    let others = |settings: &Settings| lists(settings.0.as_table());
    (others(&was) == others(&did)).then(|| is.text())
}

/// The single values of a file, with their keys.
fn leaves(settings: &Settings) -> BTreeMap<Vec<String>, String> {
    fn collect(table: &Table, above: &[String], found: &mut BTreeMap<Vec<String>, String>) {
        for (key, item) in table {
            let path: Vec<String> = above.iter().cloned().chain([key.to_owned()]).collect();
            match item {
                Item::Table(table) => collect(table, &path, found),
                Item::Value(value) => {
                    found.insert(path, bare(value));
                }
                _ => {}
            }
        }
    }
    let mut found = BTreeMap::new();
    collect(settings.0.as_table(), &[], &mut found);
    found
}

/// The lists of tables of a file, as they are written.
fn lists(table: &Table) -> Vec<String> {
    let lists = table.iter().filter_map(|(_, item)| item.as_array_of_tables());
    lists.flat_map(|tables| tables.iter().map(Table::to_string)).collect()
}

/// The sections of an outline, line by line.
#[derive(Debug, Clone)]
pub struct Lines(DocumentMut);

/// What the sections stand under.
const SECTIONS: &str = "sections";

impl Lines {
    /// Reads an outline.
    ///
    /// # Errors
    /// If it is no TOML, or has no list of sections.
    pub fn read(text: &str) -> Result<Self, Unwritable> {
        let Settings(document) = Settings::read(text)?;
        match document.get(SECTIONS).and_then(Item::as_array) {
            Some(_) => Ok(Self(document)),
            None => Err(Unwritable::Place),
        }
    }

    /// Returns the outline as it is now.
    pub fn text(&self) -> String {
        self.0.to_string()
    }

    /// Returns the names of the sections, in order.
    pub fn names(&self) -> Vec<String> {
        let sections = self.0.get(SECTIONS).and_then(Item::as_array);
        sections.into_iter().flatten().filter_map(section).collect()
    }

    /// Moves a section to another place; its comments go with it.
    pub fn shift(&mut self, from: usize, to: usize) {
        if let Some(sections) = self.sections()
            && from < sections.len()
            && to < sections.len()
        {
            let moved = sections.remove(from);
            sections.insert_formatted(to, moved);
        }
    }

    /// Takes a section out.
    pub fn remove(&mut self, at: usize) {
        if let Some(sections) = self.sections()
            && at < sections.len()
        {
            sections.remove(at);
        }
    }

    /// Takes a section in as another outline has it: behind the one that it follows there,
    /// the nearest that is here.
    pub fn take(&mut self, name: &str, from: &Self) {
        let names = from.names();
        let source = from.0.get(SECTIONS).and_then(Item::as_array);
        let Some(at) = names.iter().position(|it| it == name) else { return };
        let Some(value) = source.and_then(|it| it.get(at)).cloned() else { return };
        let here = self.names();
        let before = names[..at].iter().rev().find_map(|it| here.iter().position(|own| own == it));
        if let Some(sections) = self.sections() {
            sections.insert_formatted(before.map_or(0, |it| it + 1), value);
        }
    }

    fn sections(&mut self) -> Option<&mut Array> {
        self.0.get_mut(SECTIONS).and_then(Item::as_array_mut)
    }
}

fn section(value: &Value) -> Option<String> {
    let named = value.as_inline_table().and_then(|it| it.get("name"));
    value.as_str().or_else(|| named.and_then(Value::as_str)).map(str::to_owned)
}

fn found<'i>(item: &'i Item, path: &[&str]) -> Option<&'i Item> {
    path.iter().try_fold(item, |item, key| match item {
        Item::ArrayOfTables(_) => item.get(key.parse::<usize>().ok()?),
        _ => item.as_table_like()?.get(key),
    })
}

fn found_mut<'i>(item: &'i mut Item, path: &[&str]) -> Option<&'i mut Item> {
    path.iter().try_fold(item, |item, key| match item {
        Item::ArrayOfTables(_) => item.get_mut(key.parse::<usize>().ok()?),
        _ => item.as_table_like_mut()?.get_mut(key),
    })
}

/// The place in the file of the last of a table and all in it.
fn last(table: &Table) -> isize {
    let below = table.iter().map(|(_, item)| match item {
        Item::Table(table) => last(table),
        Item::ArrayOfTables(tables) => tables.iter().map(last).max().unwrap_or_default(),
        _ => 0,
    });
    below.chain(table.position()).max().unwrap_or_default()
}

fn given(item: &Item) -> Option<Given> {
    let value = item.as_value()?;
    Some(match value {
        Value::String(text) => Given::Text(text.value().clone()),
        Value::Boolean(yes) => Given::Yes(*yes.value()),
        Value::Array(array) => {
            let texts: Vec<String> =
                array.iter().filter_map(|it| it.as_str().map(str::to_owned)).collect();
            match texts.len() == array.len() {
                true => Given::Texts(texts),
                false => Given::Numbers(array.iter().map(bare).collect()),
            }
        }
        _ => Given::Number(bare(value)),
    })
}

/// A value as it is written, without what is around it.
fn bare(value: &Value) -> String {
    let mut value = value.clone();
    value.decor_mut().clear();
    value.to_string()
}

fn value(given: &Given) -> Result<Value, Unwritable> {
    Ok(match given {
        Given::Text(text) => text.into(),
        Given::Number(number) => parsed(number)?,
        Given::Yes(yes) => (*yes).into(),
        Given::Texts(texts) => texts.iter().map(String::as_str).collect::<Array>().into(),
        Given::Numbers(numbers) => {
            let numbers: Result<Vec<Value>, _> = numbers.iter().map(|it| parsed(it)).collect();
            numbers?.into_iter().collect::<Array>().into()
        }
    })
}

/// A number as it was written: 0.90 stays 0.90.
fn parsed(number: &str) -> Result<Value, Unwritable> {
    let value = Value::from_str(number.trim()).map_err(|_| Unwritable::Number)?;
    match value {
        Value::Integer(_) | Value::Float(_) => Ok(value),
        _ => Err(Unwritable::Number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Settings.\n\n[thresholds]\non_track = 0.90   # from here on\n\n\
        # The table.\n[[sectors]]\nid = \"a\"\nname = \"甲\"\n\n# The other.\n[[sectors]]\n\
        id = \"b\"\nname = \"乙\"\n\n[visibility]\ndefault = \"members\"\n# meetings = \"public\"\n";

    fn text(text: &str) -> Given {
        Given::Text(text.to_owned())
    }

    #[test]
    fn a_setting_is_set_and_taken_out_and_all_else_stays() {
        let mut settings = Settings::read(TEXT).expect("settings");
        assert_eq!(settings.text(), TEXT);
        let track = ["thresholds", "on_track"];
        assert_eq!(settings.get(&track), Some(Given::Number("0.90".to_owned())));
        settings.set(&track, &Given::Number("0.85".to_owned())).expect("a number");
        assert_eq!(settings.text(), TEXT.replace("0.90 ", "0.85 "));
        for wrong in ["", "abc", "\"1\"", "1\nx = 2", "[1]"] {
            let set = settings.set(&track, &Given::Number(wrong.to_owned()));
            assert_eq!(set, Err(Unwritable::Number), "{wrong}");
        }
        settings.set(&["sectors", "1", "name"], &text("丙 \"x\"\n[y]")).expect("a text");
        assert_eq!(settings.get(&["sectors", "1", "name"]), Some(text("丙 \"x\"\n[y]")));
        // A new table comes last: what is written below another one still belongs to it.
        let w1 = ["thresholds", "warnings", "W1"];
        let limits = Given::Numbers(vec!["20".to_owned(), "35.5".to_owned()]);
        let mut settings = Settings::read(TEXT).expect("settings");
        settings.set(&w1, &limits).expect("two numbers");
        let added = format!("{TEXT}\n[thresholds.warnings]\nW1 = [20, 35.5]\n");
        assert_eq!(settings.text(), added);
        assert_eq!(settings.get(&w1), Some(limits));
        settings.unset(&w1);
        assert_eq!(settings.text().trim_end(), TEXT.trim_end());
        settings.unset(&["thresholds", "on_track"]);
        settings.unset(&["nothing", "of", "this"]);
        // What is written above a table stays with its head.
        let text = settings.text();
        assert!(text.starts_with("# Settings.\n\n[thresholds]\n\n# The table."), "{text}");
        let place = settings.set(&["visibility", "default", "x"], &Given::Yes(true));
        assert_eq!(place, Err(Unwritable::Place));
        assert!(Settings::read("a = = 1").is_err());
    }

    #[test]
    fn a_setting_is_taken_back_by_its_key() {
        let first = "[a]\nx = 1\ny = 2\n";
        let second = "[a]\nx = 10\ny = 2\n\n[b]\nz = [1, 2]\n";
        let third = "[a]\nx = 10\ny = 20\nw = 3\n\n[b]\nz = [1, 2]\n";
        let back = settings_back(first, second, third);
        assert_eq!(back.as_deref(), Some("[a]\nx = 1\ny = 20\nw = 3\n"));
        assert_eq!(settings_back(first, second, &third.replace("x = 10", "x = 11")), None);
        let listed = format!("{first}\n[[c]]\nid = 1\n");
        assert_eq!(settings_back(first, &listed, &listed), None, "no single value");
    }

    #[test]
    fn tables_of_a_list_come_go_and_change_places_with_their_comments() {
        let mut settings = Settings::read(TEXT).expect("settings");
        settings.lift("sectors", 1);
        let text_now = settings.text();
        let (other, first) = (text_now.find("# The other."), text_now.find("# The table."));
        assert!(other < first, "{text_now}");
        let again = Settings::read(&text_now).expect("settings");
        assert_eq!(again.get(&["sectors", "0", "id"]), Some(text("b")));
        settings.add("sectors", &[("id", text("c")), ("name", text("丁"))]).expect("one more");
        let again = Settings::read(&settings.text()).expect("settings");
        assert_eq!((again.count("sectors"), settings.count("sectors")), (3, 3));
        assert_eq!(again.get(&["sectors", "2", "id"]), Some(text("c")));
        assert!(again.text().find("\"c\"") < again.text().find("[visibility]"), "{}", again.text());
        settings.remove("sectors", 2);
        settings.lift("sectors", 1);
        assert_eq!(settings.text(), TEXT);
        let mut none = Settings::read("[a]\nb = 1\n# c = 2\n").expect("settings");
        none.add("sectors", &[("id", text("x"))]).expect("the first");
        assert_eq!(none.text(), "[a]\nb = 1\n# c = 2\n\n[[sectors]]\nid = \"x\"\n");
    }

    #[test]
    fn sections_are_moved_left_out_and_taken_in_by_their_lines() {
        let below = "# Head.\nsections = [\n  \"a\",\n  # of b\n  { name = \"b\", for = [\"whole\"] },\n  \
                     \"c\",\n]\n";
        let base = Lines::read(below).expect("an outline");
        let mut own = base.clone();
        assert_eq!(own.names(), ["a", "b", "c"]);
        own.shift(1, 0);
        assert_eq!(own.names(), ["b", "a", "c"]);
        let moved = "# Head.\nsections = [\n  # of b\n  { name = \"b\", for = [\"whole\"] },\n  \"a\",\n  \
                     \"c\",\n]\n";
        assert_eq!(own.text(), moved);
        own.remove(1);
        assert_eq!(own.names(), ["b", "c"]);
        own.take("a", &base);
        assert_eq!(own.names(), ["a", "b", "c"]);
        assert_eq!(own.text(), below);
        own.take("nobody", &base);
        own.remove(9);
        own.shift(0, 9);
        assert_eq!(own.text(), below);
    }
}
