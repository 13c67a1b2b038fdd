//! A project's own templates, words and standing texts: what of them is used by nothing,
//! and what they ask for in vain.

use super::or_empty;
use crate::diagnostics::{Diagnostic, Origin};

impl Diagnostic {
    /// A place that an update marked, with what both sides say, and nobody has settled.
    pub fn unsettled(origin: &Origin) -> Self {
        Self::error("unsettled", origin)
    }

    /// A copy of the look that lacks something, or is behind, and what fails of it.
    pub fn older_look(origin: &Origin, name: &str, failing: &str, cause: &str) -> Self {
        Self::error("older-look", origin)
            .with("name", or_empty(name))
            .with("failing", failing)
            .quoting("cause", cause)
    }

    /// A word of the project whose word below is another one than when it was looked at.
    pub fn word_behind(origin: &Origin, key: &str) -> Self {
        Self::warning("word-behind", origin).quoting("key", key)
    }

    /// A block that the template below does not have, with those that it has.
    pub fn unknown_block(origin: &Origin, name: &str, near: &str, offered: &str) -> Self {
        Self::warning("unknown-block", origin)
            .quoting("name", name)
            .with("near", or_empty(near))
            .with("offered", or_empty(offered))
    }

    /// Text beside the blocks of a template that builds upon another: nobody prints it.
    pub fn text_beside_blocks(origin: &Origin) -> Self {
        Self::warning("text-beside-blocks", origin)
    }

    /// A template that takes in one that is not there.
    pub fn unknown_template(origin: &Origin, name: &str, near: &str) -> Self {
        Self::error("unknown-template", origin).quoting("name", name).with("near", or_empty(near))
    }

    /// A word that a template asks for and the language does not have.
    pub fn unknown_word(origin: &Origin, key: &str, language: &str, near: &str) -> Self {
        Self::error("unknown-word", origin)
            .quoting("key", key)
            .with("language", language)
            .with("near", or_empty(near))
    }

    /// A macro that a template takes in and that is not there: the template that it should
    /// be in, and the one that asks for it.
    pub fn unknown_macro(origin: &Origin, name: &str, near: &str, of: (&str, &str)) -> Self {
        Self::error("unknown-macro", origin)
            .quoting("name", name)
            .with("near", or_empty(near))
            .with("from", of.0)
            .with("asks", of.1)
    }

    /// A word of the program that a template says without what it asks for.
    pub fn word_not_given(origin: &Origin, key: &str, asked: &str) -> Self {
        Self::error("word-not-given", origin).quoting("key", key).with("asked", or_empty(asked))
    }

    /// A placeholder, or another word, that a word of the project asks for and is not given.
    pub fn unknown_placeholder(origin: &Origin, written: &str, near: &str, offered: &str) -> Self {
        Self::error("unknown-placeholder", origin)
            .quoting("written", written)
            .with("near", or_empty(near))
            .with("offered", or_empty(offered))
    }

    /// A word of the project that cannot be said.
    pub fn failing_word(origin: &Origin, key: &str) -> Self {
        Self::error("failing-word", origin).quoting("key", key)
    }

    /// A word that stands in a file of words twice; the later one is used.
    pub fn word_twice(origin: &Origin, key: &str, last: u32) -> Self {
        Self::warning("word-twice", origin)
            .quoting("key", key)
            .with("last", last.to_string().as_str())
    }

    /// A word with spaces before it, which is read as more of the one above.
    pub fn indented_word(origin: &Origin, key: &str) -> Self {
        Self::warning("indented-word", origin).quoting("key", key)
    }

    /// A standing text for a sector that there is not.
    pub fn text_of_no_sector(origin: &Origin, sector: &str, near: &str, offered: &str) -> Self {
        Self::warning("text-of-no-sector", origin)
            .quoting("sector", sector)
            .with("near", or_empty(near))
            .with("offered", offered)
    }

    /// A sector with the id of a kind, and a name of none: texts written for the kind are not
    /// its own.
    pub fn sector_of_no_kind(origin: &Origin, id: &str, name: [&str; 2], usual: [&str; 2]) -> Self {
        Self::warning("sector-of-no-kind", origin)
            .with("id", id)
            .quoting("name_ja", name[0])
            .quoting("name_en", name[1])
            .with("usual_ja", usual[0])
            .with("usual_en", usual[1])
    }

    /// A text that begins with a byte order mark.
    pub fn text_with_mark(origin: &Origin) -> Self {
        Self::warning("text-with-mark", origin)
    }

    /// A text whose bytes are none, or of an encoding that is not read.
    pub fn text_broken(origin: &Origin) -> Self {
        Self::error("text-broken", origin)
    }

    /// A text in an encoding of old.
    pub fn text_not_utf8(origin: &Origin, encoding: &str) -> Self {
        Self::warning("text-not-utf8", origin).with("encoding", encoding)
    }

    /// A copy of a template of the program that is another one now, or is not there any
    /// more.
    pub fn template_behind(origin: &Origin, version: &str, from: &str, is_gone: bool) -> Self {
        Self::warning("template-behind", origin)
            .with("version", version)
            .with("from", from)
            .with("gone", if is_gone { "yes" } else { "no" })
    }
}
