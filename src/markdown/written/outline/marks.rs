//! The marks that Japanese lists begin with: ・, ●, ①, １．, （１）, ア, ※, 第1.

use crate::markdown::letters::is_digit;

/// A mark, and what stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::markdown) struct Mark<'a> {
    /// As it is written.
    pub(in crate::markdown) label: &'a str,
    /// The text behind it.
    pub(in crate::markdown) rest: &'a str,
    /// How deep it stands among others at the same indent; official documents go
    /// from 第1 to １, （１）, ア, （ア）.
    pub(super) rank: u8,
}

/// The rank of remarks, which stand beside what they are about.
pub(super) const REMARK: u8 = 20;
/// The rank of shapes, which head others or follow them.
pub(super) const SHAPE: u8 = 2;
/// The rank of bullets.
pub(super) const BULLET: u8 = 12;

/// Bullets that also stand for a word (「○は良好」) or for a name (「○○市」).
const SHAPES: &str = "○〇◯◎□△▲▽▼◇☆";
const SOLID: &str = "●■◆★▶►➢✓✔☑☐";
const DOTS: &str = "・･•‣";
const WORDS: &str = "o§Øü";
const REMARKS: &str = "※→⇒➡＊";
const DASHES: &str = "－‐−–—―‒-+*";
/// What ties a mark to a sentence: 「①と②」 in the middle of one.
const PARTICLES: &str = "とはがをのでにもや、，～〜~";

/// Returns the mark that a line begins with.
pub(in crate::markdown) fn mark(text: &str) -> Option<Mark<'_>> {
    let first = text.chars().next()?;
    let after = &text[first.len_utf8()..];
    bullet(text, first, after)
        .or_else(|| enclosed(text, first, after))
        .or_else(|| bracketed(text))
        .or_else(|| chapter(text))
        .or_else(|| numbered(text))
        .or_else(|| lettered(text, first, after))
        .or_else(|| note(text))
}

/// A mark of so many bytes.
fn marked(text: &str, length: usize, rank: u8) -> Mark<'_> {
    let (label, rest) = text.split_at(length);
    Mark { label, rest: rest.trim_start_matches(is_space), rank }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\t' | '\u{a0}')
}

fn follows(rest: &str, set: &str) -> bool {
    rest.chars().next().is_some_and(|c| set.contains(c))
}

fn bullet<'a>(text: &'a str, first: char, after: &str) -> Option<Mark<'a>> {
    if after.starts_with(first) {
        return None;
    }
    let length = first.len_utf8();
    let is_alone = after.trim().is_empty();
    if DOTS.contains(first) {
        return (!is_alone).then(|| marked(text, length, BULLET));
    }
    if SOLID.contains(first) || SHAPES.contains(first) {
        let is_word = SHAPES.contains(first) && follows(after, PARTICLES);
        let is_named =
            SHAPES.contains(first) && after.contains(first) && !after.starts_with(is_space);
        return (!is_alone && !is_word && !is_named).then(|| marked(text, length, SHAPE));
    }
    // The bullets of Word, when their font is gone.
    if WORDS.contains(first) && after.starts_with('\t') {
        return (!is_alone).then(|| marked(text, length, 14));
    }
    if REMARKS.contains(first) {
        let digits = after.trim_start_matches(is_digit);
        return (!is_alone).then(|| marked(text, text.len() - digits.len(), REMARK));
    }
    let is_spaced = match first {
        '-' | '+' | '*' => after.starts_with(['\u{3000}', '\u{a0}']),
        _ => after.starts_with(is_space),
    };
    (DASHES.contains(first) && is_spaced && !is_alone).then(|| marked(text, length, 13))
}

/// Numbers and letters that are one character: ①, ⑴, Ⅰ, ㋐.
fn enclosed<'a>(text: &'a str, first: char, after: &str) -> Option<Mark<'a>> {
    let rank = match u32::from(first) {
        0x2460..=0x2473 | 0x3251..=0x325f | 0x32b1..=0x32bf | 0x2776..=0x2793 | 0x24eb..=0x24fe => {
            6
        }
        0x2474..=0x2487 | 0x3220..=0x3229 => 5,
        0x2488..=0x249b => 4,
        0x3280..=0x3289 | 0x249c..=0x24e9 => 7,
        0x32d0..=0x32fe => 8,
        0x2160..=0x216b | 0x2170..=0x217b => {
            let sign = after.chars().next().filter(|c| is_space(*c) || "．.)）、".contains(*c))?;
            let sign = if is_space(sign) { 0 } else { sign.len_utf8() };
            return Some(marked(text, first.len_utf8() + sign, 1));
        }
        _ => return None,
    };
    let is_one = !follows(after, PARTICLES) && !after.trim().is_empty();
    is_one.then(|| marked(text, first.len_utf8(), rank))
}

/// （１）, (1), (ア), （一）, (a).
fn bracketed(text: &str) -> Option<Mark<'_>> {
    let inner = text.strip_prefix(['(', '（'])?;
    let end = inner.find([')', '）'])?;
    let (word, rest) = (&inner[..end], &inner[end..]);
    let rest = &rest[rest.chars().next()?.len_utf8()..];
    let count = word.chars().count();
    let all = |is: fn(char) -> bool| !word.is_empty() && word.chars().all(is);
    let rank = if (all(is_digit) && count <= 2) || (all(is_kanji_number) && count <= 3) {
        5
    } else if all(is_kana) && count == 1 {
        9
    } else if all(is_letter) && count == 1 {
        11
    } else {
        return None;
    };
    let is_one = !rest.trim().is_empty() && !follows(rest, PARTICLES);
    is_one.then(|| marked(text, text.len() - rest.len(), rank))
}

/// 第1, 第２章, 第三条, when a space or a bracket stands behind.
fn chapter(text: &str) -> Option<Mark<'_>> {
    let inner = text.strip_prefix('第')?;
    let rest = inner.trim_start_matches(|c| is_digit(c) || is_kanji_number(c));
    if rest.len() == inner.len() {
        return None;
    }
    let rest =
        rest.strip_prefix(['章', '節', '条', '項', '編', '部', '号', '回', '款']).unwrap_or(rest);
    let is_one = rest.starts_with(is_space) && !rest.trim().is_empty();
    (is_one || rest.starts_with(['（', '('])).then(|| marked(text, text.len() - rest.len(), 0))
}

/// １．, 1), 1.項目, １　, 1-1　, 一、, Q1.
fn numbered(text: &str) -> Option<Mark<'_>> {
    let asked = text.strip_prefix(['Q', 'Ｑ', 'A', 'Ａ', '問', '答']);
    let number = asked.unwrap_or(text);
    let after = number.trim_start_matches(is_digit);
    let digits = number[..number.len() - after.len()].chars().count();
    if asked.is_some() {
        let sign = after.chars().next().filter(|c| "．：:.".contains(*c))?;
        let rest = &after[sign.len_utf8()..];
        let is_one = digits <= 2
            && !rest.trim().is_empty()
            && !rest.trim_start().starts_with(|c: char| c.is_ascii_alphanumeric());
        return is_one.then(|| marked(text, text.len() - rest.len(), 4));
    }
    if digits == 0 {
        let after = text.trim_start_matches(is_kanji_number);
        let count = text[..text.len() - after.len()].chars().count();
        let sign = after.chars().next().filter(|c| "．、　".contains(*c))?;
        let rest = &after[sign.len_utf8()..];
        let is_one = (1..=3).contains(&count)
            && !rest.trim().is_empty()
            && !rest.starts_with(is_kanji_number);
        return is_one.then(|| marked(text, text.len() - rest.len(), 3));
    }
    if digits > 2 {
        return None;
    }
    let sign = after.chars().next()?;
    let rest = &after[sign.len_utf8()..];
    if rest.trim().is_empty() {
        return None;
    }
    if sign == '\u{3000}' {
        return Some(marked(text, text.len() - after.len(), 4));
    }
    if "-－.．‐".contains(sign) && rest.starts_with(is_digit) {
        let parts = after.trim_start_matches(|c| is_digit(c) || "-－.．‐".contains(c));
        return parts.starts_with('\u{3000}').then(|| marked(text, text.len() - parts.len(), 5));
    }
    let is_joined = match sign {
        '．' | '）' => !rest.starts_with(is_digit),
        // With a space behind it is Markdown's own.
        '.' | ')' => rest.starts_with(|c: char| !c.is_ascii()) && !rest.starts_with(is_digit),
        _ => false,
    };
    is_joined.then(|| marked(text, text.len() - rest.len(), 4))
}

/// ア, ア., a), Ａ）.
fn lettered<'a>(text: &'a str, first: char, after: &str) -> Option<Mark<'a>> {
    let sign = after.chars().next()?;
    let rest = &after[sign.len_utf8()..];
    if rest.trim().is_empty() {
        return None;
    }
    let is_wide = ('Ａ'..='Ｚ').contains(&first) || ('ａ'..='ｚ').contains(&first);
    if is_kana(first) {
        let is_sign = "．.）)".contains(sign);
        let is_one = is_sign;
        return match sign {
            '\u{3000}' => Some(marked(text, first.len_utf8(), 8)),
            _ => is_one.then(|| marked(text, text.len() - rest.len(), 8)),
        };
    }
    if !is_letter(first) {
        return None;
    }
    match sign {
        ')' | '）' => Some(marked(text, text.len() - rest.len(), 10)),
        '．' if is_wide => Some(marked(text, text.len() - rest.len(), 10)),
        '\u{3000}' if is_wide => Some(marked(text, first.len_utf8(), 10)),
        _ => None,
    }
}

/// *1, 注1, 注）, 【注】.
fn note(text: &str) -> Option<Mark<'_>> {
    let inner = text.strip_prefix("\\*").or_else(|| text.strip_prefix(['*', '注']))?;
    let rest = inner.trim_start_matches(is_digit);
    let digits = inner[..inner.len() - rest.len()].chars().count();
    let sign = rest.chars().next()?;
    let is_sign = "）):：．".contains(sign);
    let is_one = digits <= 2 && (is_sign || (is_space(sign) && digits > 0));
    if !is_one || (digits == 0 && !text.starts_with('注')) {
        return None;
    }
    let rest = if is_sign { &rest[sign.len_utf8()..] } else { rest };
    (!rest.trim().is_empty()).then(|| marked(text, text.len() - rest.len(), REMARK))
}

fn is_kanji_number(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || ('Ａ'..='Ｚ').contains(&c) || ('ａ'..='ｚ').contains(&c)
}

fn is_kana(c: char) -> bool {
    matches!(c, 'ア'..='ン' | 'ｱ'..='ﾝ' | 'あ'..='ん') && !"ァィゥェォッャュョ".contains(c)
}

/// Returns whether a text begins as a list of Markdown does, and where its text begins.
pub(in crate::markdown) fn markdown(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - rest.len();
    let rest = match digits {
        0 => rest.strip_prefix(['-', '*', '+'])?,
        1..=9 => rest.strip_prefix(['.', ')'])?,
        _ => return None,
    };
    let inner = rest.trim_start_matches([' ', '\t']);
    let spaces = rest.len() - inner.len();
    let sign = digits + 1;
    match spaces {
        0 => None,
        1..=4 if !inner.is_empty() => Some(sign + spaces),
        _ => Some(sign + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_the_beginnings_of_sentences() {
        for (text, label) in [
            ("・見守り", "・"),
            ("● 見守り", "●"),
            ("○見守りの件", "○"),
            ("①見守り", "①"),
            ("(1) 見守り", "(1)"),
            ("（１）見守り", "（１）"),
            ("(ア)見守り", "(ア)"),
            ("１．見守り", "１．"),
            ("１）見守り", "１）"),
            ("1.見守り", "1."),
            ("1)見守り", "1)"),
            ("１　見守り", "１"),
            ("1-1　見守り", "1-1"),
            ("ア　見守り", "ア"),
            ("ア.見守り", "ア."),
            ("a) 見守り", "a)"),
            ("Ａ　見守り", "Ａ"),
            ("※見守り", "※"),
            ("※1 見守り", "※1"),
            ("*1 見守り", "*1"),
            ("注1）見守り", "注1）"),
            ("第1　見守り", "第1"),
            ("第２章　見守り", "第２章"),
            ("第三条（目的）", "第三条"),
            ("一、見守り", "一、"),
            ("Ⅰ．見守り", "Ⅰ．"),
            ("－ 見守り", "－"),
            ("→ 見守り", "→"),
            ("Q1. 見守りとは", "Q1."),
            ("o\t見守り", "o"),
        ] {
            assert_eq!(mark(text).map(|mark| mark.label), Some(label), "{text}");
        }
        for text in [
            "○○市の見守り",
            "○は良好、△は注意",
            "・・・",
            "①と②を比べる",
            "10:00から",
            "1.5倍になった",
            "3.11の後",
            "2026　年",
            "アイデアを出す",
            "（水）の会",
            "第三条と案内を見る",
            "第1回の会議",
            "A. Smith came",
            "1. Markdown",
            "- Markdown",
            "－5度",
            "注意すること",
            "一人ひとりの声",
            "（１）と（２）",
        ] {
            assert_eq!(mark(text), None, "{text}");
        }
    }
}
