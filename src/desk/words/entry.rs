//! An entry of the room: one value, as the project has it, as the layer below has it, and as
//! that was when the project took it.

use minijinja::context;
use minijinja::value::Value;

use crate::manifest;

use super::refusal::Refusal;

/// How a value is written on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    /// Words in one line.
    Line,
    /// Words in several lines.
    Area,
    /// A colour, `#0b4f6c`.
    Colour,
    /// A number.
    Number,
    /// Two numbers.
    Pair,
    /// Words with commas between them.
    List,
    /// One of these, by code.
    Choice(&'static [&'static str]),
    /// One of these, by name.
    Pick(Vec<String>),
    /// Any of these, by code.
    Checks(&'static [&'static str]),
}

/// What an entry is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Label {
    /// A word of the desk's.
    Word(&'static str),
    /// As the documents call it.
    Said(String),
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// What it is found by.
    pub(super) id: String,
    pub(super) label: Label,
    /// A code beside it: of a limit, of a word.
    pub(super) code: String,
    pub(super) input: Input,
    /// As the project has it.
    pub(super) own: Option<String>,
    /// As the layer below has it.
    pub(super) below: Option<String>,
    /// As that was, where it is another one since.
    pub(super) was: Option<String>,
}

impl Entry {
    /// As it is.
    pub(super) fn now(&self) -> &str {
        self.own.as_deref().or(self.below.as_deref()).unwrap_or_default()
    }

    /// What stands for its state on a page: who sends it back saw that one.
    pub(super) fn seen(&self) -> String {
        manifest::digest(format!("{:?}", self.own).as_bytes()).chars().take(16).collect()
    }

    fn said(&self, refusal: Option<&Refusal>) -> Value {
        let refusal = refusal.filter(|it| it.id == self.id);
        let typed = refusal.map_or_else(|| self.now(), |it| it.typed.as_str());
        let codes = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect();
        let (kind, choices): (_, Vec<String>) = match &self.input {
            Input::Line => ("line", Vec::new()),
            Input::Area => ("area", Vec::new()),
            Input::Colour => ("colour", Vec::new()),
            Input::Number => ("number", Vec::new()),
            Input::Pair => ("pair", Vec::new()),
            Input::List => ("list", Vec::new()),
            Input::Choice(all) => ("choice", codes(all)),
            Input::Pick(all) => ("choice", all.clone()),
            Input::Checks(all) => ("checks", codes(all)),
        };
        let (word, label) = match &self.label {
            Label::Word(key) => (Some(*key), None),
            Label::Said(text) => (None, Some(text.as_str())),
        };
        context! {
            id => self.id.as_str(),
            word,
            label,
            code => self.code.as_str(),
            kind,
            choices,
            typed,
            lines => typed.lines().map(str::to_owned).collect::<Vec<_>>(),
            rows => typed.lines().count().clamp(1, 24),
            now => self.now(),
            is_own => self.own.is_some(),
            below => self.below.as_deref(),
            was => self.was.as_deref(),
            seen => self.seen(),
            refused => refusal.map(Refusal::said),
        }
    }
}

/// Entries that stand together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Group {
    /// A word of the desk's above them; empty, if there is none.
    pub(super) word: &'static str,
    /// What the file below calls them.
    pub(super) title: String,
    pub(super) entries: Vec<Entry>,
    /// What it is found by, where it can be moved or taken out.
    pub(super) id: String,
    /// Whether it can come before the one above it.
    pub(super) can_lift: bool,
    /// Whether it can be taken out.
    pub(super) can_go: bool,
}

impl Group {
    pub(super) fn said(&self, refusal: Option<&Refusal>) -> Value {
        context! {
            word => self.word,
            title => self.title.as_str(),
            id => self.id.as_str(),
            can_lift => self.can_lift,
            can_go => self.can_go,
            // What was not changed is to be seen.
            is_open => refusal.is_some_and(|it| self.entries.iter().any(|own| own.id == it.id)),
            entries => self.entries.iter().map(|it| it.said(refusal)).collect::<Vec<_>>(),
        }
    }
}
