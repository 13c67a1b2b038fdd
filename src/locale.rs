//! Words in Japanese and English: Fluent files, and nothing else, hold the
//! wording of documents and messages.
//!
//! This is the only module that knows Fluent. It leaves dates and numbers to
//! the [view](crate::view), because they follow Japanese document
//! conventions that no message file should have to repeat.

mod entries;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast;
use unic_langid::LanguageIdentifier;

pub use self::entries::{Entry, entries, key_of};

/// A language that documents and messages can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// Japanese, the default.
    #[default]
    Ja,
    /// English.
    En,
}

impl Language {
    /// Every language there is, in the order documents are made in.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// Returns the BCP 47 code, as it stands in file names: `ja` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    /// Returns the language with this code, if we write it.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    fn identifier(self) -> LanguageIdentifier {
        self.code().parse().expect("`ja` and `en` are valid language identifiers")
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A value that a message can mention.
///
/// Numbers choose plural forms in English; they are written without grouping,
/// so money and large counts are passed as text that is already worded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Argument {
    /// Text that stands in the message as it is.
    Text(String),
    /// A count.
    Count(usize),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl fmt::Display for Argument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Count(count) => write!(f, "{count}"),
        }
    }
}

/// Named arguments of one message.
pub type Arguments<'a> = &'a [(&'a str, Argument)];

/// A piece of a message: its own words, or the place of one of its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words of the message.
    Words(String),
    /// The argument with this index.
    Argument(usize),
}

/// What an argument of a message is, beside the text that will stand for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Slot<'a> {
    /// A text.
    Text,
    /// A number, which chooses the plural form.
    Number(f64),
    /// A word that the message chooses by, and says as it stands.
    Word(&'a str),
}

/// What stands for the arguments while a message is formatted: characters for private
/// use that nothing else writes.
const FIRST_PLACE: u32 = 0xf_0000;

fn place(index: usize) -> String {
    let offset = u32::try_from(index).unwrap_or(0).min(0xfff);
    char::from_u32(FIRST_PLACE + offset).map(String::from).unwrap_or_default()
}

/// What the name of an argument ends in where a message chooses by it. What it is and how
/// it is written are two things: a figure is written as whoever gave it words it, and
/// chooses as the number that it is.
const CHOOSING: &str = "-chooses";

/// Lets a message choose by an argument of its own: `{ $count ->` by `$count-chooses`.
fn choosing(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, after)) = rest.split_once("->") {
        let name = before.trim_end();
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let bare = name.trim_end_matches(is_name);
        let is_chosen = bare.ends_with('$') && bare[..bare.len() - 1].trim_end().ends_with('{');
        out.push_str(if is_chosen { name } else { before });
        if is_chosen {
            out.push_str(CHOOSING);
            out.push(' ');
        }
        out.push_str("->");
        rest = after;
    }
    out + rest
}

/// What words may call beside messages and terms: a word at the beginning of a sentence,
/// and within one. `{ CAPITAL(-sector) }` is “Sector”, `{ SMALL(status-late) }` is “late”.
pub const FUNCTIONS: [&str; 2] = ["CAPITAL", "SMALL"];

/// Begins a text with a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Begins a text with a small letter, unless its first word is all capitals.
fn small(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    match letters.clone().next().is_some_and(char::is_uppercase) {
        true => text.to_owned(),
        false => first.to_lowercase().chain(letters).collect(),
    }
}

/// What a term's key begins with.
const TERM: char = '-';

/// What begins the message that stands for a term: Fluent lets terms be taken in, and not
/// be asked for.
const STANDS_FOR: &str = "stands-for--";

/// The key of the message that says a word, be it a message or a term.
fn message_key(key: &str) -> Cow<'_, str> {
    match key.strip_prefix(TERM) {
        Some(name) => format!("{STANDS_FOR}{name}").into(),
        None => key.into(),
    }
}

/// A mistake in a Fluent file: the byte where it starts and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordsError {
    /// Byte offset in the file.
    pub offset: usize,
    /// What the parser or the formatter says.
    pub message: String,
}

/// All messages of one language, and the terms that they take in.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    keys: Vec<String>,
    /// The keys of terms, each with its `-`.
    terms: BTreeSet<String>,
    /// The lines of messages of a project's own.
    own: BTreeMap<String, u32>,
    /// Messages of which it is told already why they cannot be said.
    told: BTreeSet<String>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Words {
    /// Returns words without any message yet.
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // Isolation marks would end up as invisible characters in the PDFs.
        bundle.set_use_isolating(false);
        for (name, form) in FUNCTIONS.into_iter().zip([capital, small]) {
            let called = bundle.add_function(name, move |given, _| match given {
                [FluentValue::String(text), ..] => FluentValue::from(form(text)),
                [other, ..] => other.clone(),
                [] => FluentValue::from(""),
            });
            called.expect("no function has this name yet");
        }
        let (keys, terms) = (Vec::new(), BTreeSet::new());
        Self { language, bundle, keys, terms, own: BTreeMap::new(), told: BTreeSet::new() }
    }

    /// Adds the messages of a Fluent file; a message that is there already is
    /// replaced, which is how a project's file overrides the base one.
    ///
    /// Sound messages are added even where others have mistakes, and every
    /// mistake is returned.
    pub fn add(&mut self, source: &str) -> Vec<WordsError> {
        let kept = self.without_doubles(source);
        let (resource, errors) = match FluentResource::try_new(choosing(&kept)) {
            Ok(resource) => (resource, Vec::new()),
            // Mistakes are told where they stand in the file.
            Err((resource, _)) => {
                let told = FluentResource::try_new(source.to_owned()).err();
                (resource, told.map(|(_, errors)| errors).unwrap_or_default())
            }
        };
        let mut stand_ins = String::new();
        for entry in resource.entries() {
            match entry {
                ast::Entry::Message(message) => self.keys.push(message.id.name.to_owned()),
                ast::Entry::Term(term) => {
                    let name = term.id.name;
                    stand_ins.push_str(&format!("{STANDS_FOR}{name} = {{ {TERM}{name} }}\n"));
                    self.terms.insert(format!("{TERM}{name}"));
                }
                _ => {}
            }
        }
        self.keys.sort();
        self.keys.dedup();
        self.bundle.add_resource_overriding(resource);
        let stand_ins = FluentResource::try_new(stand_ins).unwrap_or_else(|(sound, _)| sound);
        self.bundle.add_resource_overriding(stand_ins);
        errors
            .into_iter()
            .map(|error| WordsError { offset: error.pos.start, message: error.kind.to_string() })
            .collect()
    }

    /// A file without messages called as a term is, and terms called as a message is. Fluent
    /// tells them apart, and what holds them here does not: whoever forgets the `-` would
    /// take the term away from every message that takes it in.
    fn without_doubles<'s>(&self, source: &'s str) -> Cow<'s, str> {
        let keys: BTreeSet<&str> = source.lines().filter_map(key_of).collect();
        let is_double = |key: &str| match key.strip_prefix(TERM) {
            Some(name) => self.keys.iter().any(|it| it == name),
            None => {
                let term = format!("{TERM}{key}");
                self.terms.contains(&term) || keys.contains(term.as_str())
            }
        };
        if !keys.iter().any(|key| is_double(key)) {
            return source.into();
        }
        let doubles: Vec<(u32, u32)> =
            entries(source).iter().filter(|it| is_double(&it.key)).map(|it| it.lines).collect();
        let is_kept = |at: u32| !doubles.iter().any(|(first, end)| (*first..*end).contains(&at));
        let lines = source.lines().zip(1..).map(|(line, at)| if is_kept(at) { line } else { "" });
        lines.flat_map(|line| [line, "\n"]).collect::<String>().into()
    }

    /// Adds the messages of a project's own file, and notes where each stands.
    pub fn add_own(&mut self, source: &str) -> Vec<WordsError> {
        self.own.extend(entries(source).into_iter().map(|it| (it.key, it.lines.0)));
        self.add(source)
    }

    /// Returns the line of a message in the project's own file, if it is from there.
    pub fn own_line(&self, key: &str) -> Option<u32> {
        self.own.get(key).copied()
    }

    /// Notes that somebody was told why a message cannot be said.
    pub fn note_told(&mut self, key: &str) {
        self.told.insert(key.to_owned());
    }

    /// Returns whether somebody was told why a message cannot be said.
    pub fn is_told(&self, key: &str) -> bool {
        self.told.contains(key)
    }

    /// Returns the language of these words.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Returns the keys of all messages, sorted.
    pub fn keys(&self) -> &[String] {
        &self.keys
    }

    /// Returns the keys of all terms, each with its `-`.
    pub fn terms(&self) -> &BTreeSet<String> {
        &self.terms
    }

    /// Returns a message or a term, or `None` if there is none or one of its arguments is
    /// missing.
    pub fn get(&self, key: &str, arguments: Arguments) -> Option<String> {
        let message = self.bundle.get_message(&message_key(key))?;
        self.format(message.value()?, arguments)
    }

    /// Returns a message in pieces, so that its arguments stay what they are. `None` as for
    /// [`get`](Self::get).
    pub fn pieces(&self, key: &str, arguments: &[(&str, Slot<'_>)]) -> Option<Vec<Piece>> {
        let pattern = self.bundle.get_message(&message_key(key))?.value()?;
        let mut given = FluentArgs::with_capacity(arguments.len());
        for (index, (name, slot)) in arguments.iter().enumerate() {
            let (said, chooses) = match slot {
                Slot::Number(number) => (place(index), FluentValue::from(*number)),
                Slot::Text => (place(index), FluentValue::from(place(index))),
                Slot::Word(word) => ((*word).to_owned(), FluentValue::from(*word)),
            };
            given.set(*name, FluentValue::from(said));
            given.set(format!("{name}{CHOOSING}"), chooses);
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&given), &mut errors);
        if !errors.is_empty() {
            return None;
        }
        let mut pieces = Vec::new();
        let mut words = String::new();
        for c in text.chars() {
            let index =
                u32::from(c).checked_sub(FIRST_PLACE).and_then(|at| usize::try_from(at).ok());
            match index.filter(|index| *index < arguments.len()) {
                Some(index) => {
                    if !words.is_empty() {
                        pieces.push(Piece::Words(std::mem::take(&mut words)));
                    }
                    pieces.push(Piece::Argument(index));
                }
                None => words.push(c),
            }
        }
        if !words.is_empty() {
            pieces.push(Piece::Words(words));
        }
        Some(pieces)
    }

    /// Returns an attribute of a message, such as the cure of a diagnostic.
    pub fn attribute(&self, key: &str, name: &str, arguments: Arguments) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        self.format(message.get_attribute(name)?.value(), arguments)
    }

    /// Returns whether a message has an attribute.
    pub fn has_attribute(&self, key: &str, name: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|it| it.get_attribute(name).is_some())
    }

    fn format(&self, pattern: &ast::Pattern<&str>, arguments: Arguments) -> Option<String> {
        let mut fluent_arguments = FluentArgs::with_capacity(arguments.len());
        for (name, value) in arguments {
            let value = match value {
                Argument::Text(text) => FluentValue::from(text.as_str()),
                Argument::Count(count) => FluentValue::from(*count),
            };
            fluent_arguments.set(format!("{name}{CHOOSING}"), value.clone());
            fluent_arguments.set(*name, value);
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&fluent_arguments), &mut errors);
        errors.is_empty().then(|| text.into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_files_override_earlier_ones() {
        let mut words = Words::new(Language::En);
        assert!(words.add("greeting = Hello { $name }\nother = Other\n").is_empty());
        assert!(words.add("greeting = Good day, { $name }\n").is_empty());
        assert_eq!(
            words.get("greeting", &[("name", "Aoi".into())]).as_deref(),
            Some("Good day, Aoi")
        );
        assert_eq!(words.keys(), ["greeting", "other"]);
    }

    #[test]
    fn a_message_in_pieces_keeps_its_arguments() {
        let mut words = Words::new(Language::En);
        words.add(
            "kept = { $who } kept { $count ->\n    [0] nothing\n    [one] { $count } commitment\n   \
             *[other] { $count } commitments\n }.\n",
        );
        let said =
            |count| words.pieces("kept", &[("who", Slot::Text), ("count", Slot::Number(count))]);
        let text = |text: &str| Piece::Words(text.to_owned());
        let (who, count) = (Piece::Argument(0), Piece::Argument(1));
        let one = vec![who.clone(), text(" kept "), count.clone(), text(" commitment.")];
        assert_eq!(said(1.0), Some(one));
        assert_eq!(said(0.0), Some(vec![who.clone(), text(" kept nothing.")]));
        let many = vec![who, text(" kept "), count, text(" commitments.")];
        assert_eq!(said(1234.0), Some(many));
        assert_eq!(words.pieces("kept", &[("who", Slot::Text)]), None);
    }

    #[test]
    fn a_term_is_said_as_a_message_is_and_in_sentences() {
        let mut words = Words::new(Language::En);
        let base = "-sector = sector\nstatus = Late\nred = RAG red\nnote = { CAPITAL(-sector) }: \
                    { SMALL(status) }, { SMALL(red) }, { -sector }\n";
        assert!(words.add(base).is_empty());
        assert_eq!(words.get("-sector", &[]).as_deref(), Some("sector"));
        assert_eq!(words.get("note", &[]).as_deref(), Some("Sector: late, RAG red, sector"));
        words.add("-sector = field\n");
        let word = words.pieces("-sector", &[]);
        assert_eq!(word, Some(vec![Piece::Words("field".to_owned())]));
        assert_eq!(words.get("note", &[]).as_deref(), Some("Field: late, RAG red, field"));
        assert_eq!(
            (words.get("-none", &[]), words.keys().len(), words.terms().len()),
            (None, 3, 1)
        );
        words.add("sector = no term\n-note = no message\n");
        assert_eq!(words.get("note", &[]).as_deref(), Some("Field: late, RAG red, field"));
        words.add("-sector = { -sector }s\n");
        assert_eq!(words.get("note", &[]), None, "a word that is made of itself");
    }

    #[test]
    fn a_missing_message_or_argument_is_none() {
        let mut words = Words::new(Language::En);
        words.add("greeting = Hello { $name }\n");
        assert_eq!(words.get("greeting", &[]), None);
        assert_eq!(words.get("farewell", &[]), None);
    }

    #[test]
    fn a_mistake_does_not_hide_the_sound_messages() {
        let mut words = Words::new(Language::Ja);
        let errors = words.add("good = よい\nbad = { $\n");
        assert_eq!(errors.len(), 1);
        assert!(words.get("good", &[]).is_some());
    }
}
