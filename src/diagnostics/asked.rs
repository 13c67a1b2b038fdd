//! What makes a problem a question: its readings, and by what it is the same question
//! next month.

use sha2::{Digest as _, Sha256};
use unicode_normalization::UnicodeNormalization as _;

use super::origin::Source;

/// What makes two questions the same question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Key {
    /// The code of the question.
    pub code: String,
    /// The file's path below `inputs/`, its digits free; empty for a question
    /// that is not about one file.
    pub file: String,
    /// The sheet's name, its digits free; empty for a text file.
    pub sheet: String,
    /// The head of the column; empty for a question that is not about one.
    pub head: String,
    /// What it is about: an indicator, a month, the label of a row.
    pub item: String,
}

impl Key {
    /// Returns the key of a question about a source.
    pub fn of(code: &str, source: &Source, head: &str, item: &str) -> Self {
        Self {
            code: code.to_owned(),
            file: free_digits(source.path.trim_start_matches("inputs/")),
            sheet: free_digits(source.sheet.as_deref().unwrap_or_default()),
            head: head.nfkc().collect(),
            item: item.nfkc().collect(),
        }
    }

    /// Returns a short name to answer by: `Q7KX2`.
    pub fn id(&self) -> String {
        const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKLMNPQRSTVWXY";
        let mut hash = Sha256::new();
        for part in [&self.code, &self.file, &self.sheet, &self.head, &self.item] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let digest = hash.finalize();
        let letters = digest.iter().take(4).map(|byte| LETTERS[usize::from(byte % 32)]);
        std::iter::once('Q').chain(letters.map(char::from)).collect()
    }
}

/// Returns a name with each run of digits as one `#`: the files of two months
/// have one layout.
pub fn free_digits(name: &str) -> String {
    let mut free = String::new();
    for c in name.nfkc() {
        match c {
            c if c.is_numeric() && !free.ends_with('#') => free.push('#'),
            c if c.is_numeric() => {}
            c => free.push(c),
        }
    }
    free
}

/// What makes a diagnostic a question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    /// What makes it the same question next month.
    pub key: Key,
    /// Whether an answer may also be words that stand in place of the last reading: an
    /// organisation's code or name, a reason.
    pub takes_words: bool,
    /// The codes of its readings; the first is taken until it is answered.
    pub readings: &'static [&'static str],
    /// What each reading does to the figures, once that was tried.
    pub effects: Vec<Vec<String>>,
    /// The editions that another reading would change, or that wait for a reason;
    /// `None` before that was tried, and then it stops all of them.
    pub stops: Option<Vec<String>>,
}

impl Asked {
    /// Returns whether it is answered by a reason, in words of one's own.
    pub fn is_reason(&self) -> bool {
        self.readings == ["reason"]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_two_months_are_one_layout() {
        for (name, free) in [
            ("実績_2026年10月.csv", "実績_#年#月.csv"),
            ("実績_２０２６年９月.csv", "実績_#年#月.csv"),
            ("R8.7 見守り.xlsx", "R#.# 見守り.xlsx"),
        ] {
            assert_eq!(free_digits(name), free);
        }
    }
}
