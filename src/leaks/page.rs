//! Everything that can be read in an HTML file: what stands between its tags, and what its
//! attributes say to those who do not see it.
//!
//! Readings above words are read apart: the word goes on behind them.

use std::collections::BTreeSet;

use super::contents::{Contents, drawn_line};
use super::text::{add, alike};

/// Elements within a line: what they hold belongs to the words around it.
const IN_LINE: [&str; 16] = [
    "a", "b", "bdi", "code", "em", "i", "mark", "rb", "ruby", "s", "small", "span", "strong",
    "sub", "sup", "u",
];

/// Attributes that no reader is told.
const UNTOLD: [&str; 6] = ["class", "style", "src", "d", "id", "viewBox"];

/// Returns whether a finished document is an HTML file.
pub(super) fn is_html(document: &[u8]) -> bool {
    document.starts_with(b"<!DOCTYPE html>")
}

/// Reads an HTML file.
pub(super) fn contents(document: &[u8]) -> Contents {
    let read = Read::of(&String::from_utf8_lossy(document));
    let mut text = alike(&read.drawn);
    let pages = vec![text.clone()];
    for told in &read.told {
        add(&mut text, told);
    }
    Contents { text, pages, rows: Vec::new() }
}

/// Returns what can be read in it as one page, and how that is set, where the ends of lines
/// and comments are nobody's; see [`super::lines`].
pub(super) fn lines(document: &[u8]) -> Vec<String> {
    let read = Read::of(&String::from_utf8_lossy(document));
    let told = read.told.iter().map(|told| alike(told));
    let said: Vec<String> = std::iter::once(alike(&read.drawn)).chain(told).collect();
    let said = said.iter().flat_map(|text| text.split(BREAK)).filter(|text| !text.is_empty());
    let said = said.collect::<Vec<_>>().join("\u{1F}");
    vec![format!("1 {said}"), drawn_line(1, read.set.as_bytes())]
}

/// What stands where one element ends and another begins: words do not go on over it.
const BREAK: char = '\u{1F}';

/// What was read.
#[derive(Default)]
struct Read {
    /// What stands between tags.
    drawn: String,
    /// What attributes and readings say.
    told: BTreeSet<String>,
    /// Tags and styles, as they are written.
    set: String,
}

impl Read {
    fn of(html: &str) -> Self {
        let mut read = Self::default();
        let mut rest = html;
        // The element whose text is read apart or not at all.
        let mut apart = None;
        while let Some((text, after)) = rest.split_once('<') {
            if let Some(comment) = after.strip_prefix("!--") {
                read.drawn.push_str(&unescaped(text));
                rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
                continue;
            }
            let end = end_of_tag(after);
            let (tag, next) = (&after[..end], after.get(end + 1..).unwrap_or_default());
            match apart {
                None => read.drawn.push_str(&unescaped(text)),
                Some("style") => read.set.extend(text.split_whitespace()),
                Some(_) => drop(read.told.insert(unescaped(text))),
            }
            rest = next;
            read.set.extend(tag.split_whitespace());
            let closes = tag.starts_with('/');
            let name = tag.trim_start_matches('/');
            let name = &name[..name.find([' ', '/']).unwrap_or(name.len())];
            match name {
                "rt" => apart = (!closes).then_some("rt"),
                "rp" => apart = (!closes).then_some("rp"),
                "style" => apart = (!closes).then_some("style"),
                name if IN_LINE.contains(&name) => {}
                _ => read.drawn.push(BREAK),
            }
            if !closes {
                read.attributes(tag);
            }
        }
        read.drawn.push_str(&unescaped(rest));
        read
    }

    fn attributes(&mut self, tag: &str) {
        let mut rest = tag;
        while let Some((before, after)) = rest.split_once("=\"") {
            let Some((value, next)) = after.split_once('"') else { return };
            let name = before.rsplit(' ').next().unwrap_or_default();
            if !UNTOLD.contains(&name) {
                self.told.insert(unescaped(value));
            }
            rest = next;
        }
    }
}

/// Where a tag ends: at the first `>` outside of a value.
fn end_of_tag(tag: &str) -> usize {
    let mut is_in_value = false;
    for (at, letter) in tag.char_indices() {
        match letter {
            '"' => is_in_value = !is_in_value,
            '>' if !is_in_value => return at,
            _ => {}
        }
    }
    tag.len()
}

/// A text without the references that stand for single letters.
fn unescaped(text: &str) -> String {
    let mut parts = text.split('&');
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let letter = part.split_once(';').and_then(|(name, rest)| Some((letter(name)?, rest)));
        match letter {
            Some((letter, rest)) => {
                kept.push(letter);
                kept.push_str(rest);
            }
            None => {
                kept.push('&');
                kept.push_str(part);
            }
        }
    }
    kept
}

fn letter(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix("#x")?;
            char::from_u32(u32::from_str_radix(number, 16).ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_on_over_tags_in_a_line_and_readings_stand_apart() {
        let html = "<!DOCTYPE html><html><head><style>p{x:y}</style></head><body>\
            <p class=\"a\">山<strong>田</strong> <ruby>太<rp>（</rp><rt>た</rt><rp>）</rp></ruby>郎 &amp; co</p>\
            <div aria-label=\"図 > 表 &quot;x&quot;\">次</div></body></html>";
        assert!(is_html(html.as_bytes()));
        let read = contents(html.as_bytes());
        assert!(read.text.contains("山田太郎&co"), "{}", read.text);
        assert!(!read.text.contains("co次") && !read.text.contains("x:y"), "{}", read.text);
        assert!(read.text.contains("図>表\"x\"") && read.text.contains("た"), "{}", read.text);
        assert_eq!(read.page_of("次"), Some(1));
    }
}
