//! What would be read otherwise than it stands: tags at the beginning of a line, paths
//! with spaces, line ends of other programs.

use super::emphasis::shielded;
use super::lines::{GUARD, is_within};

/// A path with spaces that is longer is none.
const LONGEST_PATH: usize = 1000;

/// Returns a line of prose in Markdown's form.
pub(super) fn escaped(line: &str) -> String {
    let line = braces(&paths(line));
    let line = line.replace(['\u{b}', '\u{85}', '\u{2028}'], "<br>");
    guarded(&line)
}

/// `\\{\\{` is what it says, and no place for a figure.
fn braces(line: &str) -> String {
    if !line.contains("\\{") {
        return line.to_owned();
    }
    let shielded = shielded(line);
    let mut out = String::with_capacity(line.len());
    let mut is_escaped = false;
    for (at, c) in line.char_indices() {
        out.push(c);
        if is_escaped && c == '{' && !is_within(&shielded, at) {
            out.push(GUARD);
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    out
}

/// A tag at the beginning of a line would make HTML of all lines that follow.
fn guarded(line: &str) -> String {
    let bare = line.trim_start_matches(|c: char| {
        matches!(c, ' ' | '>' | '-' | '*' | '+' | '.' | ')') || c.is_ascii_digit()
    });
    let starts = bare.strip_prefix('<').is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || "/?!".contains(c))
    });
    if !starts {
        return line.to_owned();
    }
    let at = line.len() - bare.len();
    format!("{}{GUARD}{bare}", &line[..at])
}

/// Paths with spaces stand in angles in Markdown.
fn paths(line: &str) -> String {
    if !line.contains("](") {
        return line.to_owned();
    }
    let shielded = shielded(line);
    let mut out = String::with_capacity(line.len());
    let mut from = 0;
    while let Some(open) = line[from..].find("](").map(|at| from + at + 2) {
        out.push_str(&line[from..open]);
        from = open;
        let is_free = !is_within(&shielded, open);
        let Some(close) = closing(&line[open..]).filter(|_| is_free) else { continue };
        let (path, title) = without_title(&line[open..open + close]);
        if is_words(path) && !is_image(&line[..open]) {
            // 「[要望](市役所)」 is a remark in brackets.
            out.insert(out.len() - 1, '\\');
        }
        let needs = path.contains([' ', '\u{3000}']) && !path.contains(['<', '>']);
        let is_path =
            path.contains("://") || path.rsplit_once('.').is_some_and(|(_, end)| is_ending(end));
        if needs && is_path {
            out.push_str(&format!("<{}>{title}", path.trim()));
            from = open + close;
        }
    }
    out.push_str(&line[from..]);
    out
}

/// Whether what stands in brackets is no address: words of the text.
fn is_words(path: &str) -> bool {
    !path.is_ascii() && !path.contains(['/', '.', '#', ':', '%', '\\', '<', '?', '='])
}

/// Whether the brackets before a path are those of an image.
fn is_image(before: &str) -> bool {
    let open = before.strip_suffix("](").and_then(|text| text.rfind('['));
    open.is_some_and(|open| before[..open].ends_with('!'))
}

fn is_ending(end: &str) -> bool {
    (2..=5).contains(&end.trim().len()) && end.trim().chars().all(|c| c.is_ascii_alphanumeric())
}

/// Where the bracket closes that is open at the beginning.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text.char_indices().take(LONGEST_PATH) {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// A path, and its title with what stands before it.
fn without_title(inner: &str) -> (&str, &str) {
    let start = [" \"", " '"].into_iter().filter_map(|quote| inner.find(quote)).min();
    match start.filter(|_| inner.ends_with(['"', '\''])) {
        Some(at) => inner.split_at(at),
        None => (inner, ""),
    }
}
