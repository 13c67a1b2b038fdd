//! Questions (確認): places that can be read two ways, where the reading
//! changes something printed, and the answers that were given to them.
//!
//! A question is a [`Diagnostic`] with [`Asked`] in it: it has a place and a
//! wording as every problem has, and beside them its readings, of which the
//! first is the one that is taken until it is answered. An answer holds for the
//! same layout next month: the [`Key`] has the file's and the sheet's name with
//! their digits free, the head of the column and what the question is about,
//! and no row.
//!
//! Why: guessing in silence is a defect, and so is asking again what was
//! answered. The editions that an unanswered question would change are not
//! made; `pipeline` finds out which ones, by trying both readings.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use crate::locale::Language;

use super::asked::{Asked, Key, free_digits};
use super::diagnostic::{Diagnostic, Severity};
use super::messages::messages;

impl Diagnostic {
    /// The question is about something that comes in many files, as a person
    /// does: its answer holds in all of them.
    pub(super) fn in_any_file(mut self) -> Self {
        if let Some(asked) = &mut self.asked {
            asked.key.file.clear();
            asked.key.sheet.clear();
        }
        self
    }

    /// An organisation's code or name answers the question too.
    pub(super) fn or_an_organisation(mut self) -> Self {
        if let Some(asked) = &mut self.asked {
            asked.takes_words = true;
        }
        self
    }

    /// The question is answered by a reason, and stops editions that are known.
    pub(super) fn for_a_reason(mut self, stops: Vec<String>) -> Self {
        if let Some(asked) = &mut self.asked {
            asked.takes_words = true;
        }
        self.stopping(stops)
    }

    /// The question stops editions that are known, whatever its readings change.
    pub(super) fn stopping(mut self, stops: Vec<String>) -> Self {
        if let Some(asked) = &mut self.asked {
            asked.stops = Some(stops);
        }
        self
    }

    /// Returns the question, if it is one.
    pub fn asked(&self) -> Option<&Asked> {
        self.asked.as_deref()
    }

    /// Returns the question, to say on it what its readings do.
    pub(crate) fn asked_mut(&mut self) -> Option<&mut Asked> {
        self.asked.as_deref_mut()
    }

    /// Returns the reading that an answer means: by its number, its code, or its
    /// words, with or without the number before them.
    pub fn chosen(&self, answer: &str) -> Option<&'static str> {
        let asked = self.asked()?;
        let answer = fold(answer);
        let digits = answer.find(|c: char| !c.is_ascii_digit()).unwrap_or(answer.len());
        let (number, rest) = answer.split_at_checked(digits)?;
        // 2027年 is no number of a reading.
        let is_number = rest.is_empty() || rest.starts_with([':', '.', '…', ')']);
        if is_number && let Ok(number) = number.parse::<usize>() {
            return asked.readings.get(number.checked_sub(1)?).copied();
        }
        asked.readings.iter().copied().find(|code| {
            let words = |language| fold(&self.reading(code, language));
            fold(code) == answer || words(Language::Ja) == answer || words(Language::En) == answer
        })
    }

    /// Returns a reading as it is written for people: 2: この列は使わない.
    pub fn worded(&self, code: &str, language: Language) -> Option<String> {
        let asked = self.asked()?;
        let at = asked.readings.iter().position(|reading| *reading == code)?;
        Some(format!("{}: {}", at.saturating_add(1), self.reading(code, language)))
    }

    /// Returns what a reading of the question means, in the language asked for.
    pub fn reading(&self, code: &str, language: Language) -> String {
        messages(language).attribute(self.code, code, &self.arguments).unwrap_or_default()
    }
}

/// Answers by the question they answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<Key, String>);

impl Answers {
    /// Adds an answer, in place of an earlier one to the same question.
    pub fn insert(&mut self, key: Key, reading: String) {
        self.0.insert(key, reading);
    }

    /// Returns the answers to questions about a file, and about no file.
    pub fn of_file(&self, path: &str) -> Self {
        let file = free_digits(path.trim_start_matches("inputs/"));
        let about = self.0.iter().filter(|(key, _)| key.file == file || key.file.is_empty());
        Self(about.map(|(key, reading)| (key.clone(), reading.clone())).collect())
    }

    /// Takes an answer back. Returns whether there was one.
    pub fn remove(&mut self, key: &Key) -> bool {
        self.0.remove(key).is_some()
    }

    /// Returns the answers, in the order of their questions.
    pub fn iter(&self) -> impl Iterator<Item = (&Key, &str)> {
        self.0.iter().map(|(key, reading)| (key, reading.as_str()))
    }

    /// Returns the reading that was answered to a question.
    pub fn given(&self, question: &Diagnostic) -> Option<&'static str> {
        question.chosen(self.0.get(&question.asked()?.key)?)
    }

    /// Returns the reading of a question: the one that was answered, else the
    /// first, and then the question is added to `diagnostics`.
    ///
    /// # Panics
    /// If the diagnostic is no question.
    pub fn choose(&self, question: Diagnostic, diagnostics: &mut Vec<Diagnostic>) -> &'static str {
        let asked = question.asked().expect("a question");
        match self.given(&question) {
            Some(reading) => reading,
            None => {
                let given = self.0.get(&asked.key);
                let first = asked.readings[0];
                // Of a whole table, its name is an answer too.
                if let Some(given) = given.filter(|_| !is_of_table(&asked.key)) {
                    diagnostics.push(Diagnostic::answer_not_possible(&question, given));
                }
                diagnostics.push(question);
                first
            }
        }
    }

    /// Returns what was answered to a question that takes more than its readings:
    /// a name or a code.
    pub fn free(&self, key: &Key) -> Option<&str> {
        self.0.get(key).map(|answer| answer.trim())
    }
}

/// Returns an answer as it is compared: people type it with or without spaces, and
/// with letters and digits of either width.
fn fold(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

fn is_of_table(key: &Key) -> bool {
    key.code == "ask-unknown-table"
}

/// Returns the open questions.
pub fn open(diagnostics: &[Diagnostic]) -> impl Iterator<Item = (&Diagnostic, &Asked)> {
    diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Question)
        .filter_map(|diagnostic| Some((diagnostic, diagnostic.asked()?)))
}

/// Returns whether an open question stops an edition.
pub fn stops(diagnostics: &[Diagnostic], edition: &str) -> bool {
    open(diagnostics).any(|(_, asked)| match &asked.stops {
        Some(stops) => stops.iter().any(|code| code == edition),
        None => asked.readings.len() > 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::origin::Source;

    #[test]
    fn an_answer_is_taken_and_anything_else_is_asked() {
        let source = Source::sheet("inputs/実績 7月.xlsx", "7月");
        let next = Source::sheet("inputs/実績 8月.xlsx", "8月");
        assert_eq!(Key::of("ask-x", &source, "値", ""), Key::of("ask-x", &next, "値", ""));
        let origin = crate::diagnostics::Origin::file("inputs/実績 7月.csv");
        let question = || Diagnostic::ask_hidden_rows(&origin, 3, "東部");
        let key = question().asked().expect("a question").key.clone();
        for (answer, reading, told) in [
            ("use", "use", None),
            ("2", "use", None),
            ("２", "use", None),
            ("2: 非表示の行も読む", "use", None),
            ("2: 前の月のことば", "use", None),
            ("非表示の行も 読む", "use", None),
            ("非表示の行は使わない", "leave", None),
            ("nonsense", "leave", Some("answer-not-possible")),
            ("3", "leave", Some("answer-not-possible")),
            ("0", "leave", Some("answer-not-possible")),
            ("2027年", "leave", Some("answer-not-possible")),
        ] {
            let mut answers = Answers::default();
            answers.insert(key.clone(), answer.to_owned());
            let mut problems = Vec::new();
            assert_eq!(answers.choose(question(), &mut problems), reading, "{answer}");
            assert_eq!(problems.first().map(|it| it.code), told, "{answer}");
        }
    }
}
