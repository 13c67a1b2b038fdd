//! Lines such as 「`[備考]: …`」, which Markdown takes for the address of a link and does
//! not print. They stay text, unless a link uses them and they are an address.

use std::collections::BTreeSet;

use crate::domain::text::fold;

use super::lines::{Kind, Line};

/// Returns the names in brackets that the text uses.
pub(super) fn used(lines: &[Line]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for line in lines.iter().filter(|line| line.kind != Kind::Code) {
        let defined = definition(&line.text).map_or(0, |(start, name, _)| start + name.len() + 3);
        for part in line.text[defined.min(line.text.len())..].split('[').skip(1) {
            if let Some((name, _)) = part.split_once(']') {
                names.insert(fold(name));
            }
        }
    }
    names
}

/// Returns the lines with definitions that are none escaped.
pub(super) fn escaped(mut lines: Vec<Line>, names: &BTreeSet<String>) -> Vec<Line> {
    for index in 0..lines.len() {
        if lines[index].kind == Kind::Code {
            continue;
        }
        let Some((start, name, rest)) = definition(&lines[index].text) else { continue };
        let next = lines.get(index + 1).map_or("", |line| line.text.trim());
        let target = if rest.is_empty() { next } else { rest };
        if !(names.contains(&fold(name)) && is_address(target)) {
            lines[index].text.insert(start, '\\');
        }
    }
    lines
}

/// The place, the name and the rest of a definition, in a list or a quotation too.
fn definition(line: &str) -> Option<(usize, &str, &str)> {
    let bare = line.trim_start_matches(|c: char| {
        matches!(c, ' ' | '\t' | '>' | '-' | '*' | '+' | '.' | ')') || c.is_ascii_digit()
    });
    let start = line.len() - bare.len();
    let (name, rest) = bare.strip_prefix('[')?.split_once("]:")?;
    (!name.starts_with('^') && !name.contains(['[', ']'])).then(|| (start, name, rest.trim()))
}

/// Whether a text is an address: one word, in the form of one.
fn is_address(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default();
    let rest = text[word.len()..].trim();
    let has_end = word.rsplit_once('.').is_some_and(|(_, end)| {
        (1..=5).contains(&end.len()) && end.chars().all(|c| c.is_ascii_alphanumeric())
    });
    let is_form = word.contains("://")
        || word.starts_with(['/', '#', '<'])
        || word.starts_with("./")
        || word.starts_with("mailto:")
        || has_end;
    is_form && (rest.is_empty() || rest.starts_with(['"', '\'', '(']))
}
