//! References in prose that are filled with data: `{{ value("I1") }}`.

/// The placeholder that prints nothing and says which sections its text needs:
/// `{{ needs("theme") }}`.
pub const NEEDS: &str = "needs";

/// The placeholders that print a word of the language, the second of them at the beginning
/// of a sentence: `{{ word("-sector") }}`, `{{ Word("-sector") }}`.
pub const WORDS: [&str; 2] = ["word", "Word"];

/// A reference in prose that is filled from the disclosure: `{{ value("I1") }}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholder {
    /// The word before the bracket: `value`, `status`, `table`.
    pub function: String,
    /// The quoted arguments.
    pub arguments: Vec<String>,
}

/// The placeholders of a text, as far as they can be read.
pub(super) fn placeholders(text: &str) -> impl Iterator<Item = Placeholder> {
    let from = text.split("{{").skip(1);
    from.filter_map(|from| parse(&format!("{{{{{}}}}}", from.split_once("}}")?.0)))
}

/// Reads `{{ value("I1") }}`.
pub(super) fn parse(written: &str) -> Option<Placeholder> {
    let inner = written.strip_prefix("{{")?.strip_suffix("}}")?.trim();
    let (function, rest) = inner.split_once('(')?;
    let arguments = rest.strip_suffix(')')?;
    let arguments = arguments
        .split(',')
        .map(|argument| {
            let argument = argument.trim();
            let quotes = ['"', '\'', '“', '”', '「', '」'];
            argument
                .strip_prefix(quotes)
                .and_then(|argument| argument.strip_suffix(quotes))
                .map(str::to_owned)
        })
        .collect::<Option<Vec<String>>>()?;
    Some(Placeholder { function: function.trim().to_owned(), arguments })
}
