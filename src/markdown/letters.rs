//! Which letters stand beside each other without a space.

use crate::domain::text::is_from_right;

/// Characters of Japanese text, with its punctuation.
pub(super) fn is_japanese(c: char) -> bool {
    matches!(u32::from(c),
        0x3000..=0x30ff | 0x31f0..=0x33ff | 0x3400..=0x9fff | 0xf900..=0xfaff | 0xfe30..=0xfe4f
        | 0xff00..=0xffef | 0x20000..=0x3ffff)
}

/// Letters, digits and marks of texts that have spaces between words.
pub(super) fn is_latin(c: char) -> bool {
    c.is_ascii_graphic() || (c.is_alphanumeric() && !is_japanese(c) && u32::from(c) < 0x2000)
}

/// Digits, of either width.
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_kana(c: char) -> bool {
    matches!(u32::from(c), 0x3041..=0x30ff | 0xff66..=0xff9f)
}

/// Whether a text is in Japanese: a few Latin names do not make it English, nor a few
/// Japanese ones Japanese.
pub(super) fn is_japanese_text(text: &str) -> bool {
    let mut latin = 0_usize;
    let mut japanese = 0_usize;
    let mut kana = 0_usize;
    for c in text.chars() {
        latin += usize::from(c.is_ascii_alphabetic());
        japanese += usize::from(is_japanese(c));
        kana += usize::from(is_kana(c));
    }
    // A Latin word is as long as two Japanese characters.
    kana > 0 && japanese * 3 >= latin || japanese > 0 && latin == 0
}

/// Whether a line break of the source is a space between two characters. Japanese has
/// none beside its own letters, nor beside marks such as … and ○.
pub(super) fn breaks_to_space(before: char, after: char, in_japanese: bool) -> bool {
    if in_japanese {
        is_latin(before) && is_latin(after)
    } else {
        !(is_japanese(before) && is_japanese(after))
    }
}

/// Whether a text is written from the right: its first letter is Arabic or Hebrew.
pub(super) fn runs_from_right(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(is_from_right)
}

/// How many half-width columns a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(|c| if c < '\u{1100}' { 1 } else { 2 }).sum()
}
