//! Reading a file of settings in spite of its mistakes, so that one of them does not hide
//! the next.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use crate::diagnostics::{Diagnostic, Origin};

/// Reads a file of settings as far as it can be read, and says whether it is TOML.
pub(crate) fn parse_as<T: DeserializeOwned + Default>(
    path: &str,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> (T, bool) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let is_readable = errors.is_empty();
    if let Some((offset, written)) = typographic_quote(text).filter(|_| !is_readable) {
        // Every line that has them is an error of the parser, and each key in it
        // is missing: the quotes are the cause of all.
        let origin = Origin::byte(path, text, offset);
        diagnostics.push(Diagnostic::typographic_quote(&origin, &written));
        return (T::default(), is_readable);
    }
    for error in errors {
        let offset = error.span().map_or(0, |span| span.start);
        let origin = Origin::byte(path, text, offset);
        diagnostics.push(Diagnostic::toml_syntax(&origin, error.message()));
    }
    let place = |offset| Origin::byte(path, text, offset);
    (recover(&mut rooted(table), &place, diagnostics), is_readable)
}

/// A file of settings and the one that it lies over, as one text: what comes after the
/// upper one is of the lower one, so that every place is in one of both.
#[derive(Debug, Clone, Default)]
pub(crate) struct Layered {
    /// The upper file.
    pub(crate) text: String,
    /// The path and text of the lower one.
    pub(crate) below: Option<(String, String)>,
}

impl Layered {
    /// Returns the place of a byte; `path` is that of the upper file.
    pub(crate) fn origin(&self, path: &str, offset: usize) -> Origin {
        match &self.below {
            Some((below, text)) if offset > self.text.len() => {
                Origin::byte(below, text, offset - self.text.len() - 1)
            }
            _ => Origin::byte(path, &self.text, offset),
        }
    }

    /// Reads both files as far as they can be read: what the upper one says holds, key by
    /// key, and a list as a whole. Says whether both are TOML.
    pub(crate) fn parse<T: DeserializeOwned + Default>(
        &self,
        path: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> (T, bool) {
        let Some((_, below)) = &self.below else { return parse_as(path, &self.text, diagnostics) };
        let (upper, mut errors) = DeTable::parse_recoverable(&self.text);
        // Empty lines put every place of the lower file after those of the upper one.
        let moved = format!("{}{below}", "\n".repeat(self.text.len() + 1));
        let (mut lower, more) = DeTable::parse_recoverable(&moved);
        errors.extend(more);
        let is_readable = errors.is_empty();
        for error in errors {
            let offset = error.span().map_or(0, |span| span.start);
            let origin = self.origin(path, offset);
            diagnostics.push(Diagnostic::toml_syntax(&origin, error.message()));
        }
        if let Some((key, _)) = lower.get_mut().remove_entry(BASE) {
            let origin = self.origin(path, key.span().start);
            diagnostics.push(Diagnostic::pack_over_pack(&origin));
        }
        let mut upper = upper;
        lay(upper.get_mut(), lower.into_inner());
        let place = |offset| self.origin(path, offset);
        (recover(&mut rooted(upper), &place, diagnostics), is_readable)
    }
}

/// The key that names a pack.
const BASE: &str = "base";

/// Adds to a table what it does not say itself.
fn lay<'t>(upper: &mut DeTable<'t>, lower: DeTable<'t>) {
    for (key, value) in lower {
        match upper.get_mut(&key) {
            None => {
                upper.insert(key, value);
            }
            Some(own) => {
                if let (DeValue::Table(own), DeValue::Table(below)) =
                    (own.get_mut(), value.into_inner())
                {
                    lay(own, below);
                }
            }
        }
    }
}

/// Returns what a setting of the top says, if it is a text.
pub(crate) fn setting(text: &str, key: &str) -> Option<String> {
    let (table, _) = DeTable::parse_recoverable(text);
    table.get_ref().get(key)?.get_ref().as_str().map(str::to_owned)
}

fn rooted(table: Spanned<DeTable<'_>>) -> Spanned<DeValue<'_>> {
    let span = table.span();
    Spanned::new(span, DeValue::Table(table.into_inner()))
}

/// Returns where a value begins with a quote that word processors write, and the
/// quotes of that line.
pub(crate) fn typographic_quote(text: &str) -> Option<(usize, String)> {
    const QUOTES: [char; 9] = ['“', '”', '„', '‘', '’', '＂', '″', '「', '＇'];
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let code = line.trim_start();
        let before = code.find(QUOTES).map(|at| code[..at].trim_end());
        if let Some(before) = before
            && before.ends_with(['=', '[', ','])
            && !before.starts_with('#')
            && !before.contains('"')
        {
            let offset = start + line.find(QUOTES)?;
            let mut written: Vec<char> = line.chars().filter(|c| QUOTES.contains(c)).collect();
            written.dedup();
            let written: Vec<String> = written.iter().map(char::to_string).collect();
            return Some((offset, written.join(" ")));
        }
        start += line.len();
    }
    None
}

/// Deserializes, and on an error removes the part it is about and tries again,
/// so that one mistake does not hide the next.
fn recover<T: DeserializeOwned + Default>(
    root: &mut Spanned<DeValue<'_>>,
    place: &dyn Fn(usize) -> Origin,
    diagnostics: &mut Vec<Diagnostic>,
) -> T {
    loop {
        match T::deserialize(ValueDeserializer::from(root.clone())) {
            Ok(value) => return value,
            Err(error) => {
                let span = error.span().unwrap_or_default();
                diagnostics.push(describe(&place(span.start), error.message()));
                if !remove(root.get_mut(), &span) {
                    return T::default();
                }
            }
        }
    }
}

/// Removes the innermost entry whose key or value holds the span.
fn remove(value: &mut DeValue<'_>, span: &Range<usize>) -> bool {
    let holds = |outer: Range<usize>| outer.start <= span.start && span.end <= outer.end;
    match value {
        DeValue::Table(table) => {
            // A table written in pieces has a span that need not hold its
            // entries, so the entries are always looked into.
            for (_, entry) in table.iter_mut() {
                // The span of an array of tables is that of its first one.
                let inner = entry.span() != *span || entry.get_ref().is_array();
                if inner && remove(entry.get_mut(), span) {
                    return true;
                }
            }
            let key = table
                .iter()
                .find(|(key, entry)| holds(key.span()) || holds(entry.span()))
                .map(|(key, _)| key.clone());
            key.is_some_and(|key| table.remove(&key).is_some())
        }
        DeValue::Array(array) => {
            for entry in array.iter_mut() {
                let inner = entry.span() != *span;
                if inner && remove(entry.get_mut(), span) {
                    return true;
                }
            }
            let before = array.len();
            let kept: Vec<_> = array.iter().filter(|entry| !holds(entry.span())).cloned().collect();
            if kept.len() == before {
                return false;
            }
            *array = kept.into_iter().collect();
            true
        }
        _ => false,
    }
}

/// Words serde's complaint for people.
fn describe(origin: &Origin, message: &str) -> Diagnostic {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    match (message, quoted.as_slice()) {
        (message, [key, known @ ..]) if message.starts_with("unknown field") => {
            let candidates: Vec<(usize, String)> =
                known.iter().map(|known| (0, (*known).to_owned())).collect();
            let near = crate::domain::text::nearest(key, &candidates).unwrap_or_default();
            Diagnostic::unknown_setting(origin, key, near, &known.join(", "))
        }
        (message, [key, ..]) if message.starts_with("missing field") => {
            Diagnostic::missing_setting(origin, key)
        }
        _ => Diagnostic::wrong_setting(origin, message),
    }
}
