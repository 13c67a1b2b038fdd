//! Which letters of a source no font can print.
//!
//! A letter and the marks on it must be of one font: asked for a mark from one font and
//! its letter from another, Typst leaves the letter out without a word.

use std::collections::BTreeSet;

use typst::text::Font;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::supplies::Fonts;

impl Fonts {
    /// Returns the characters of a source that no font can print, and the marks that
    /// stand on a letter which their font has not.
    pub(super) fn unprintable(&self, source: &str) -> BTreeSet<char> {
        let characters: BTreeSet<char> = read(source).filter(|c| !c.is_ascii()).collect();
        let mut missing: BTreeSet<char> = characters
            .iter()
            .copied()
            .filter(|&c| !is_invisible(c))
            .filter(|&c| !self.printable.contains(&u32::from(c)))
            .collect();
        if characters.iter().any(|&c| is_combining_mark(c)) {
            let lonely = marked(source).into_iter().filter(|letter| !self.has_whole(letter));
            let marks = |letter: String| letter.chars().skip(1).collect::<Vec<_>>();
            missing.extend(lonely.flat_map(marks).filter(|&c| !is_invisible(c)));
        }
        missing
    }

    /// Returns whether one font has a letter with its marks, whole or in pieces.
    fn has_whole(&self, letter: &str) -> bool {
        let seen: String = letter.chars().filter(|&c| !is_invisible(c)).collect();
        let forms = [seen.nfc().collect::<String>(), seen.nfd().collect(), seen];
        let has = |font: &Font, form: &str| {
            form.chars().all(|c| font.info().coverage.contains(u32::from(c)))
        };
        self.fonts.iter().any(|font| forms.iter().any(|form| has(font, form)))
    }
}

/// Letters with marks on them, each once.
fn marked(source: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut letter = String::new();
    for c in read(source) {
        if !is_combining_mark(c) {
            take(&mut found, &letter);
            letter.clear();
        }
        letter.push(c);
    }
    take(&mut found, &letter);
    found
}

/// A mark behind a quote or a space stands on no letter.
fn take(found: &mut BTreeSet<String>, letter: &str) {
    let mut characters = letter.chars();
    let base = characters.next().filter(|c| !c.is_whitespace() && !is_syntax(*c));
    if base.is_some() && characters.next().is_some() {
        found.insert(letter.to_owned());
    }
}

fn is_syntax(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '#' | '*')
}

/// The characters of a source, those written as `\u{…}` too.
fn read(source: &str) -> impl Iterator<Item = char> + '_ {
    let mut rest = source;
    std::iter::from_fn(move || {
        let escaped = rest.strip_prefix("\\u{").and_then(|after| after.split_once('}'));
        if let Some((hex, after)) = escaped
            && let Some(c) = u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)
        {
            rest = after;
            return Some(c);
        }
        let c = rest.chars().next()?;
        rest = &rest[c.len_utf8()..];
        Some(c)
    })
}

/// Characters that shaping drops without a glyph: joiners, direction marks,
/// variation selectors.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(u32::from(c),
            0xad | 0x34f | 0x61c | 0x115f | 0x1160 | 0x17b4 | 0x17b5 | 0x180b..=0x180f
            | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0x3164
            | 0xfe00..=0xfe0f | 0xfeff | 0xffa0 | 0xe0000..=0xe0fff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_with_marks_are_found_whole() {
        let found: Vec<String> =
            marked("\"か\u{309A}\" [e\u{302}\u{303}] \u{301} 1\u{fe0f}\u{20e3}a")
                .into_iter()
                .collect();
        assert_eq!(found, ["1\u{fe0f}\u{20e3}", "e\u{302}\u{303}", "か\u{309A}"]);
    }

    #[test]
    fn what_is_escaped_is_read() {
        let text: String = read("a\\u{202e}b\\\"\\u{zz}").collect();
        assert_eq!(text, "a\u{202e}b\\\"\\u{zz}");
    }
}
