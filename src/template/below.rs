//! What lies below a project's own templates: the program's files, and over them those of a
//! pack that several roundtables share.
//!
//! To the project both are one layer: what it takes in as `base/…` is the pack's file where
//! the pack has one. A file of the pack that takes in `base/…` means the program's.

use crate::files::Files;
use crate::locale::{Language, entries};

use super::strays::words;

/// How a file of a pack is told from one that a template of it means.
const PROGRAM: &str = "program/";

/// How templates call what lies below them.
pub(super) const BASE: &str = "base/";

/// The layers below a project.
#[derive(Debug, Clone, Default)]
pub struct Below {
    files: Files,
    program: Files,
    pack: Files,
}

impl Below {
    /// Takes the files of the program.
    pub fn of(program: Files) -> Self {
        Self { files: program.clone(), program, pack: Files::new() }
    }

    /// Lays the templates of a pack over them. Its words stand in place of those of the
    /// program one by one.
    pub fn under(&self, pack: Files) -> Self {
        let mut files = self.files.clone();
        files.overlay(&pack);
        for language in Language::ALL {
            let path = words::path(language);
            if let (Some(below), Some(own)) = (self.files.text(&path), pack.text(&path)) {
                files.insert(path, over(below, own).into_bytes());
            }
        }
        Self { files, program: self.program.clone(), pack }
    }

    /// Returns the files of both, as one layer.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// Returns the files of the pack.
    pub fn pack(&self) -> &Files {
        &self.pack
    }

    /// Returns the text of a template by the name that others take it in by.
    pub(super) fn source(&self, name: &str) -> Option<String> {
        let (files, name) = match name.strip_prefix(PROGRAM) {
            Some(name) => (&self.program, name),
            None => (&self.files, name.strip_prefix(BASE).unwrap_or(name)),
        };
        let bytes = files.get(&format!("templates/{name}"))?;
        Some(String::from_utf8_lossy(bytes).into_owned())
    }

    /// Returns the name that a template means by a name: what a file of the pack calls the
    /// base is the program's.
    pub(super) fn meant<'n>(
        &self,
        name: &'n str,
        by: &str,
        own: &Files,
    ) -> std::borrow::Cow<'n, str> {
        let path = |name: &str| format!("templates/{name}");
        let bare = by.strip_prefix(BASE);
        let is_of_pack = (bare.is_some() || own.get(&path(by)).is_none())
            && self.pack.get(&path(bare.unwrap_or(by))).is_some();
        match name.strip_prefix(BASE).filter(|_| is_of_pack) {
            Some(name) => format!("{PROGRAM}{name}").into(),
            None => name.into(),
        }
    }
}

/// Puts words in place of others, key by key.
fn over(below: &str, own: &str) -> String {
    let own_entries = entries(own);
    let is_own = |key: &str| own_entries.iter().any(|it| it.key == key);
    let replaced = entries(below).into_iter().filter(|it| is_own(&it.key));
    let replaced: Vec<(u32, u32)> = replaced.map(|it| it.lines).collect();
    let mut text = String::new();
    for (line, at) in below.lines().zip(1..) {
        if !replaced.iter().any(|(first, end)| (*first..*end).contains(&at)) {
            text.push_str(line);
            text.push('\n');
        }
    }
    // What cannot be read of the pack's words is told once, and stays out.
    for (line, at) in own.lines().zip(1..) {
        if own_entries.iter().any(|it| (it.lines.0..it.lines.1).contains(&at)) {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_pack_stand_in_place_of_those_of_the_program() {
        let below = "# head\none = 1\ntwo = 2\n    .more = x\n# of three\nthree = 3\n";
        let text = over(below, "two = zwei\nbad = { $\nfour = vier\n");
        assert_eq!(text, "# head\none = 1\nthree = 3\ntwo = zwei\nfour = vier\n");
    }
}
