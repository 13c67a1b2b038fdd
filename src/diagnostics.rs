//! Problems that someone can fix, each with its place and its cure.
//!
//! One constructor per problem: `rg 'pub fn ' src/diagnostics/problems`
//! lists all we can say. The wording is in `diagnostics/{ja,en}.ftl`, a
//! message and its `.cure` for each code; a test holds that both languages
//! have both.
//!
//! Why: wrong input is data, never an error that stops the pipeline. A broken
//! machine (a full disk, a folder without permission) is an error of the
//! shell and has no place here.

mod describe;
mod problems;
pub mod question;

pub use self::describe::{TextOf, describe};
pub use self::question::{Answers, Asked, Key, open, stops};

use std::fmt::{self, Write as _};
use std::sync::{Arc, LazyLock};

use crate::locale::{Argument, Language, Words};

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Must be fixed: the documents would be wrong, so none are made.
    Error,
    /// Can be read two ways: the editions that this would change wait for an
    /// answer.
    Question,
    /// Should be looked at: documents are made.
    Warning,
}

/// The file, and the sheet in it, that something stands in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source {
    /// Path from the project's root, with `/` between parts.
    pub path: String,
    /// Name of the sheet, for workbooks.
    pub sheet: Option<String>,
}

impl Source {
    /// Returns the source of a text file.
    pub fn file(path: &str) -> Arc<Self> {
        Arc::new(Self { path: path.to_owned(), sheet: None })
    }

    /// Returns the source of one sheet of a workbook.
    pub fn sheet(path: &str, sheet: &str) -> Arc<Self> {
        Arc::new(Self { path: path.to_owned(), sheet: Some(sheet.to_owned()) })
    }

    /// Returns the source as `entaku layout` is told it: a name with spaces is one word
    /// of a command only in quotes.
    pub fn argument(&self) -> String {
        let word =
            |text: &str| match text.contains(|c: char| c.is_whitespace() || "'&|();".contains(c)) {
                true => format!("\"{text}\""),
                false => text.to_owned(),
            };
        let file = word(self.path.trim_start_matches("inputs/"));
        match &self.sheet {
            Some(sheet) => format!("{file} --sheet {}", word(sheet)),
            None => file,
        }
    }
}

/// A place in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The source as a whole.
    Whole,
    /// A line of a text file and the character in it, both from 1.
    Text {
        /// The line, from 1.
        line: u32,
        /// The character in the line, from 1.
        column: u32,
    },
    /// A whole row of a table, from 0.
    Row(u32),
    /// A cell of a table: row and column as a spreadsheet counts them, from 0.
    Cell {
        /// The row, from 0.
        row: u32,
        /// The column, from 0.
        column: u32,
    },
}

/// Where a value or a problem comes from: file, sheet, and cell or line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The file and sheet.
    pub source: Arc<Source>,
    /// The place in it.
    pub place: Place,
}

impl Origin {
    /// Returns the origin of a whole file.
    pub fn file(path: &str) -> Self {
        Self { source: Source::file(path), place: Place::Whole }
    }

    /// Returns the origin of a place in a text file; line and column from 1.
    pub fn text(path: &str, line: u32, column: u32) -> Self {
        Self { source: Source::file(path), place: Place::Text { line, column } }
    }

    /// Returns the origin of a byte of a text.
    pub fn byte(path: &str, text: &str, offset: usize) -> Self {
        let before = &text[..text.floor_char_boundary(offset)];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        Self::text(
            path,
            u32::try_from(line).unwrap_or(u32::MAX),
            u32::try_from(column).unwrap_or(u32::MAX),
        )
    }

    /// Returns the origin of a cell; row and column from 0.
    pub fn cell(source: &Arc<Source>, row: u32, column: u32) -> Self {
        Self { source: Arc::clone(source), place: Place::Cell { row, column } }
    }

    /// Returns the place inside the file as people name it: `Sheet1!C12`,
    /// `12`, or nothing for the whole file.
    pub fn address(&self) -> String {
        let mut address = String::new();
        if let Some(sheet) = &self.source.sheet {
            address.push_str(sheet);
        }
        let separator = if address.is_empty() { "" } else { "!" };
        match self.place {
            Place::Whole => {}
            Place::Text { line, column } => {
                let _ = write!(address, "{separator}{line}:{column}");
            }
            Place::Row(row) => {
                let _ = write!(address, "{separator}{}", row + 1);
            }
            Place::Cell { row, column } => {
                let _ = write!(address, "{separator}{}{}", column_letters(column), row + 1);
            }
        }
        address
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source.path)?;
        let address = self.address();
        if !address.is_empty() { write!(f, ":{address}") } else { Ok(()) }
    }
}

/// Returns a column's letters as a spreadsheet shows them: 0 is `A`, 26 `AA`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        letters.push(char::from(b'A' + u8::try_from(rest % 26).expect("below 26")));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.iter().rev().collect()
}

/// A problem that someone can fix.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Where it is.
    pub origin: Origin,
    /// How much it matters.
    pub severity: Severity,
    /// Its code: the key of its wording, stable between releases.
    pub code: &'static str,
    /// What the wording mentions.
    pub arguments: Vec<(&'static str, Argument)>,
    /// What makes it a question, if it is one.
    asked: Option<Box<Asked>>,
}

impl Diagnostic {
    fn new(severity: Severity, code: &'static str, origin: &Origin) -> Self {
        Self { origin: origin.clone(), severity, code, arguments: Vec::new(), asked: None }
    }

    fn error(code: &'static str, origin: &Origin) -> Self {
        Self::new(Severity::Error, code, origin)
    }

    fn warning(code: &'static str, origin: &Origin) -> Self {
        Self::new(Severity::Warning, code, origin)
    }

    /// A place that can be read in these ways, of which the first is taken until
    /// it is answered. `head` and `item` say what in the file it is about.
    fn question(
        code: &'static str,
        origin: &Origin,
        (head, item): (&str, &str),
        readings: &'static [&'static str],
    ) -> Self {
        let key = Key::of(code, &origin.source, head, item);
        let asked =
            Asked { key, takes_organisation: false, readings, effects: Vec::new(), stops: None };
        Self { asked: Some(Box::new(asked)), ..Self::new(Severity::Question, code, origin) }
    }

    fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// Mentions what somebody wrote, cut to a length that a message can hold.
    fn quoting(self, name: &'static str, written: &str) -> Self {
        self.with(name, shorten(written))
    }

    /// Returns what is wrong, in the language asked for.
    pub fn message(&self, language: Language) -> String {
        messages(language)
            .get(self.code, &self.arguments)
            .unwrap_or_else(|| format!("{} {:?}", self.code, self.arguments))
    }

    /// Returns what to do about it.
    pub fn cure(&self, language: Language) -> String {
        messages(language).attribute(self.code, "cure", &self.arguments).unwrap_or_default()
    }
}

/// Returns the word of the program itself for `key`: severities, summaries.
///
/// # Panics
/// If the key is missing, which the test of the message files rules out.
pub fn say(language: Language, key: &str, arguments: &[(&str, Argument)]) -> String {
    messages(language)
        .get(key, arguments)
        .unwrap_or_else(|| panic!("no message `{key}` in {language}"))
}

/// Long cells are cut, so that one message stays one message.
fn shorten(text: &str) -> String {
    const MOST: usize = 60;
    let mut shown: String =
        text.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}

fn messages(language: Language) -> &'static Words {
    static JA: LazyLock<Words> = LazyLock::new(|| load(Language::Ja));
    static EN: LazyLock<Words> = LazyLock::new(|| load(Language::En));
    match language {
        Language::Ja => &JA,
        Language::En => &EN,
    }
}

fn load(language: Language) -> Words {
    let source = match language {
        Language::Ja => include_str!("diagnostics/ja.ftl"),
        Language::En => include_str!("diagnostics/en.ftl"),
    };
    let mut words = Words::new(language);
    let errors = words.add(source);
    assert!(errors.is_empty(), "diagnostics/{language}.ftl: {errors:?}");
    words
}

/// Returns whether any of these must be fixed before documents can be made.
pub fn any_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// Sorts by file, errors first, then by place, and drops repetitions.
pub fn arrange(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        (&a.origin.source.path, a.severity, &a.origin, a.code, &a.arguments).cmp(&(
            &b.origin.source.path,
            b.severity,
            &b.origin,
            b.code,
            &b.arguments,
        ))
    });
    diagnostics.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_a_spreadsheet_letters_them() {
        for (column, letters) in
            [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
        {
            assert_eq!(column_letters(column), letters);
        }
    }

    #[test]
    fn a_byte_is_told_as_line_and_character() {
        let origin = Origin::byte("a.md", "一行目\n二行目", "一行目\n二".len());
        assert_eq!(origin.to_string(), "a.md:2:2");
    }

    /// The source of every constructor.
    const CONSTRUCTORS: &str = concat!(
        include_str!("diagnostics/problems/files.rs"),
        include_str!("diagnostics/problems/judgements.rs"),
        include_str!("diagnostics/problems/layouts.rs"),
        include_str!("diagnostics/problems/meetings.rs"),
        include_str!("diagnostics/problems/pages.rs"),
        include_str!("diagnostics/problems/settings.rs"),
        include_str!("diagnostics/problems/tables.rs"),
    );

    /// Codes as the constructors use them, read from the source, so that none
    /// can be added without its words.
    fn codes() -> Vec<&'static str> {
        CONSTRUCTORS
            .split("Self::")
            .filter_map(|part| {
                let rest = ["error(", "warning(", "question("]
                    .into_iter()
                    .find_map(|kind| part.strip_prefix(kind))?;
                rest.split('"').nth(1)
            })
            .collect()
    }

    #[test]
    fn every_problem_is_worded_with_its_cure_in_both_languages() {
        let codes = codes();
        assert!(codes.len() > 20, "found {codes:?}");
        for language in Language::ALL {
            let source = match language {
                Language::Ja => include_str!("diagnostics/ja.ftl"),
                Language::En => include_str!("diagnostics/en.ftl"),
            };
            for code in &codes {
                let start = source
                    .find(&format!("\n{code} ="))
                    .unwrap_or_else(|| panic!("{language}: no message for `{code}`"));
                let message = source[start + 1..].split("\n\n").next().unwrap_or("");
                assert!(message.contains(".cure ="), "{language}: no cure for `{code}`");
            }
        }
    }

    /// The readings of every question, read from the source of its constructor.
    #[test]
    fn every_reading_of_a_question_is_worded_in_both_languages() {
        for part in CONSTRUCTORS.split("Self::question(").skip(1) {
            let code = part.split('"').nth(1).expect("a code");
            // Readings that depend on what was written stand before the call.
            let before = CONSTRUCTORS.split(part).next().unwrap_or("");
            let before = before.rsplit("pub fn ").next().unwrap_or("");
            let own = part.split("\n    }\n").next().unwrap_or("");
            let readings: Vec<&str> = [before, own]
                .iter()
                .flat_map(|text| text.split("&[").skip(1))
                .filter_map(|it| it.split(']').next())
                .filter(|it| it.contains('"'))
                .collect();
            // Those of words are tried where the lists of words are known.
            let are_given = before.contains("readings: &'static [&'static str]");
            assert!(are_given || !readings.is_empty(), "{code} has no readings");
            for reading in readings.join(",").split('"').skip(1).step_by(2) {
                for language in Language::ALL {
                    let message = messages(language).has_attribute(code, reading);
                    assert!(message, "{language}: `{code}` has no `.{reading}`");
                }
            }
        }
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        assert_eq!(messages(Language::Ja).keys(), messages(Language::En).keys());
    }
}
