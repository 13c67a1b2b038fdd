//! Settings: `roundtable.toml` and the period.

use super::or_empty;
use crate::diagnostics::{Diagnostic, Origin};

impl Diagnostic {
    /// A project that was just made: what must be written first, by codes.
    pub fn still_to_write(origin: &Origin, left: &[&str]) -> Self {
        let is_left = |code: &str| if left.contains(&code) { "yes" } else { "no" };
        let mut problem = Self::error("still-to-write", origin);
        for code in ["name", "region", "agenda", "secretariat", "members", "meetings"] {
            problem = problem.with(code, is_left(code));
        }
        problem
    }

    /// A period before all records.
    pub fn period_before_records(origin: &Origin, period: &str, first: &str) -> Self {
        Self::error("period-before-records", origin).with("period", period).with("first", first)
    }

    /// A period that begins after all records.
    pub fn period_ahead(origin: &Origin, period: &str, newest: &str) -> Self {
        Self::error("period-ahead", origin).with("period", period).with("newest", newest)
    }

    /// A period that ends, or a cut-off that lies, well after all records.
    pub fn period_not_over(origin: &Origin, period: &str, newest: &str, cut_off: &str) -> Self {
        Self::warning("period-not-over", origin)
            .with("period", period)
            .with("newest", newest)
            .with("cutoff", cut_off)
    }

    /// A text that is no date.
    pub fn unreadable_date(origin: &Origin, header: &str, written: &str) -> Self {
        Self::error("unreadable-date", origin).quoting("header", header).quoting("written", written)
    }

    /// The settings are not valid TOML.
    pub fn toml_syntax(origin: &Origin, cause: &str) -> Self {
        Self::error("toml-syntax", origin).with("kind", kind_of(cause, &SYNTAX))
    }

    /// A pack that is not there, or has nothing in it.
    pub fn no_such_pack(origin: &Origin, written: &str) -> Self {
        Self::error("no-such-pack", origin).quoting("written", written)
    }

    /// A pack that names another one.
    pub fn pack_over_pack(origin: &Origin) -> Self {
        Self::error("pack-over-pack", origin)
    }

    /// A logo that is in no layer.
    pub fn no_such_logo(origin: &Origin, path: &str) -> Self {
        Self::error("no-such-logo", origin).quoting("path", path)
    }

    /// A pattern that means no roundtable's folder.
    pub fn no_region(origin: &Origin, pattern: &str) -> Self {
        Self::error("no-region", origin).quoting("pattern", or_empty(pattern))
    }

    /// Two folders of one name, whose documents would go to one place.
    pub fn same_region(origin: &Origin, folder: &str, other: &str) -> Self {
        Self::error("same-region", origin).quoting("folder", folder).quoting("other", other)
    }

    /// A folder of a name that something else has beside the documents.
    pub fn region_name(origin: &Origin, folder: &str, taken: &str) -> Self {
        Self::error("region-name", origin).quoting("folder", folder).with("taken", taken)
    }

    /// A key that the settings do not have.
    pub fn unknown_setting(origin: &Origin, key: &str, near: &str, known: &str) -> Self {
        Self::error("unknown-setting", origin)
            .with("key", key)
            .with("near", or_empty(near))
            .with("known", known)
    }

    /// An edition of which nothing says for whom it is, or more than one thing.
    pub fn edition_for_whom(origin: &Origin, name: &str, said: &str, usual: &str) -> Self {
        Self::error("edition-for-whom", origin)
            .quoting("name", name)
            .with("said", or_empty(said))
            .with("usual", usual)
    }

    /// A name of an edition that cannot be its folder's.
    pub fn edition_name(origin: &Origin, name: &str) -> Self {
        Self::error("edition-name", origin).quoting("name", name)
    }

    /// The id of a table of the project's own that its file cannot have.
    pub fn table_id(origin: &Origin, id: &str) -> Self {
        Self::error("table-id", origin).quoting("id", id)
    }

    /// What no mail can be sent to.
    pub fn mail_address(origin: &Origin, written: &str) -> Self {
        Self::error("mail-address", origin).quoting("written", written)
    }

    /// One address for editions that are each for somebody else.
    pub fn mail_of_each(origin: &Origin) -> Self {
        Self::error("mail-of-each", origin)
    }

    /// An edition for something of which the tables name none; of one apiece, none is made.
    pub fn edition_of_none(origin: &Origin, name: &str, key: &str, written: &str) -> Self {
        let told = match key {
            "each" => Self::warning("edition-of-none", origin),
            _ => Self::error("edition-of-none", origin),
        };
        told.quoting("name", name).with("key", key).quoting("written", written)
    }

    /// The name of a grant that several funders give.
    pub fn grant_of_several(origin: &Origin, name: &str, funders: &str) -> Self {
        Self::error("grant-of-several", origin).quoting("name", name).with("funders", funders)
    }

    /// A grant whose row may not be shown to whoever gives it.
    pub fn grant_hidden(origin: &Origin, funder: &str, edition: &str) -> Self {
        Self::error("grant-hidden", origin).with("funder", funder).with("edition", edition)
    }

    /// A limit that nothing can reach, or everything does: between which it may lie.
    pub fn limit_out_of_range(
        origin: &Origin,
        key: &str,
        written: &str,
        (low, high): (&str, &str),
    ) -> Self {
        Self::error("limit-out-of-range", origin)
            .with("key", key)
            .quoting("written", written)
            .with("low", low)
            .with("high", or_empty(high))
    }

    /// A limit that is larger than the one that it must stay below.
    pub fn limits_reversed(
        origin: &Origin,
        (less, low): (&str, &str),
        (more, high): (&str, &str),
    ) -> Self {
        Self::error("limits-reversed", origin)
            .with("less", less)
            .with("low", low)
            .with("more", more)
            .with("high", high)
    }

    /// Two limits of one thing in the wrong order.
    pub fn limits_turned(origin: &Origin, key: &str, written: &str, usual: &str) -> Self {
        Self::error("limits-turned", origin)
            .with("key", key)
            .quoting("written", written)
            .with("usual", usual)
    }

    /// A setting that is required.
    pub fn missing_setting(origin: &Origin, key: &str) -> Self {
        Self::error("missing-setting", origin).with("key", key)
    }

    /// A setting of the wrong type.
    pub fn wrong_setting(origin: &Origin, cause: &str) -> Self {
        Self::error("wrong-setting", origin).with("kind", kind_of(cause, &TYPES))
    }

    /// A setting with a word that it does not know.
    pub fn unknown_setting_value(origin: &Origin, key: &str, written: &str, offered: &str) -> Self {
        Self::error("unknown-setting-value", origin)
            .with("key", key)
            .quoting("written", written)
            .with("offered", offered)
    }

    /// An English word for one that no breakdown has.
    pub fn unused_english(origin: &Origin, word: &str) -> Self {
        Self::warning("unused-english", origin).quoting("word", word)
    }

    /// A code that cannot be a folder name.
    pub fn unusable_code(origin: &Origin, code: &str) -> Self {
        Self::error("unusable-code", origin).quoting("code", code)
    }

    /// A reporting period that cannot be read.
    pub fn unreadable_period(origin: &Origin, written: &str) -> Self {
        Self::error("unreadable-period", origin).quoting("written", written)
    }

    /// One code for two things.
    pub fn duplicate_code(origin: &Origin, code: &str, first: &str) -> Self {
        Self::error("duplicate-code", origin).quoting("code", code).with("first", first)
    }

    /// One name for two things.
    pub fn name_taken(origin: &Origin, name: &str, other: &str) -> Self {
        Self::error("name-taken", origin).quoting("name", name).with("other", other)
    }

    /// Typographic quotes in the settings.
    pub fn typographic_quote(origin: &Origin, written: &str) -> Self {
        Self::error("typographic-quote", origin).with("written", written)
    }
}

/// Words of the readers of settings, and what they are about: they speak English, and
/// of types.
const SYNTAX: [(&str, &str); 7] = [
    ("duplicate", "twice"),
    ("unclosed", "bracket"),
    ("no value", "equals"),
    ("quoted", "quote"),
    ("string", "quote"),
    ("expected `=`", "equals"),
    ("array", "bracket"),
];
const TYPES: [(&str, &str); 8] = [
    ("expected a string", "text"),
    ("expected a boolean", "truth"),
    ("expected bool", "truth"),
    ("expected a sequence", "list"),
    ("expected a map", "section"),
    ("expected struct", "section"),
    ("expected i", "number"),
    ("expected u", "number"),
];

fn kind_of(cause: &str, words: &[(&str, &'static str)]) -> &'static str {
    let found = words.iter().find(|(word, _)| cause.contains(word));
    found.map_or("other", |(_, kind)| *kind)
}
