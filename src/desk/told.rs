//! What was done to a folder, told once by the page that comes after.

use std::sync::{Mutex, PoisonError};

use minijinja::context;
use minijinja::value::Value;

/// What was done last, and how often something was.
#[derive(Debug, Default)]
pub(super) struct Told(Mutex<(u64, Vec<Line>)>);

/// One thing that was done, or was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// The key of its words.
    pub(super) key: &'static str,
    /// What it was done to.
    pub(super) name: String,
    /// What else there is to say.
    pub(super) more: String,
    pub(super) is_wrong: bool,
}

impl Line {
    pub(super) fn done(key: &'static str, name: &str, more: &str) -> Self {
        Self { key, name: name.to_owned(), more: more.to_owned(), is_wrong: false }
    }

    pub(super) fn wrong(key: &'static str, name: &str, more: &str) -> Self {
        Self { is_wrong: true, ..Self::done(key, name, more) }
    }
}

impl Told {
    /// Keeps what was done for the next page, which asks for it by the number returned.
    pub(super) fn tell(&self, lines: Vec<Line>) -> u64 {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *told = (told.0 + 1, lines);
        told.0
    }

    /// Returns what was done, to whoever knows its number.
    pub(super) fn of(&self, number: Option<u64>) -> Vec<Value> {
        let told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let lines = told.1.iter().filter(|_| number == Some(told.0));
        lines
            .map(|it| {
                context! {
                    key => it.key, name => it.name.as_str(), more => it.more.as_str(),
                    is_wrong => it.is_wrong,
                }
            })
            .collect()
    }
}
