//! Headings and rules as people write them: 「＃　見出し」, 「##見出し」, lines of dashes.
//!
//! Markdown makes a heading of any text with dashes below it. In letters and minutes
//! dashes divide; only one short line without a full stop is a heading.

use crate::markdown::letters::{is_japanese, width};

use super::lines::{Kind, Line};
use super::outline::marks;

/// The longest line, in columns, that is a heading when something is drawn under it.
const LONGEST_TITLE: usize = 50;

/// Returns the lines with headings and rules in Markdown's form.
pub(super) fn meant(lines: Vec<Line>) -> Vec<Line> {
    let has_marked = lines.iter().any(|line| line.kind == Kind::Prose && is_marked(&line.text));
    let mut done: Vec<Line> = Vec::with_capacity(lines.len());
    let mut head = lines.iter().position(|line| !line.is_blank());
    head = head.filter(|&at| lines[at].text.trim_end() == "---");
    for (index, mut line) in lines.into_iter().enumerate() {
        if line.kind != Kind::Prose || line.is_blank() {
            done.push(line);
            continue;
        }
        let found = heading(&line.text, has_marked).or_else(|| html_heading(&line.text));
        if let Some(text) = found {
            line.text = text;
            line.kind = Kind::Head;
            done.push(line);
            continue;
        }
        if is_page_number(&line.text) {
            line.text = line.text.replacen('-', "\\-", 1);
        }
        match drawn(&line.text) {
            None => done.push(line),
            Some(_) if head == Some(index) => {
                line.kind = Kind::Head;
                done.push(line);
            }
            // The second line of dashes ends a head that a text was pasted with.
            Some(_) if head.is_some() && is_entry(done.last()) => {
                head = None;
                rule(&mut done, line);
            }
            Some(drawn) => below(&mut done, line, drawn),
        }
    }
    done
}

/// Whether a line of a text is a heading beyond doubt.
fn is_marked(text: &str) -> bool {
    text.starts_with("##") || text.starts_with("# ") || text.starts_with('＃')
}

/// Returns a heading in Markdown's form.
fn heading(text: &str, has_marked: bool) -> Option<String> {
    let is_mark = |c: char| matches!(c, '#' | '＃');
    let trimmed = text.trim_start_matches(' ');
    let rest = trimmed.trim_start_matches(is_mark);
    let level = trimmed[..trimmed.len() - rest.len()].chars().count();
    if !(1..=6).contains(&level) || text.len() - trimmed.len() > 3 {
        return None;
    }
    let is_spaced = rest.is_empty() || rest.starts_with([' ', '\t', '\u{3000}']);
    let is_alone = !rest.contains(is_mark);
    let is_joined = rest.starts_with(is_japanese) && is_alone && (level > 1 || has_marked);
    if !is_spaced && !is_joined {
        return None;
    }
    let title = without_attributes(rest.trim());
    // Marks at the end are part of Markdown's form; others are of the title.
    Some(format!("{} {title}", "#".repeat(level)))
}

/// Returns a heading that is written in HTML, in a line of its own.
fn html_heading(text: &str) -> Option<String> {
    let text = text.trim();
    let rest = text.strip_prefix("<h").or_else(|| text.strip_prefix("<H"))?;
    let level: usize = rest.get(..1)?.parse().ok().filter(|level| (1..=6).contains(level))?;
    let (attributes, inner) = rest[1..].split_once('>')?;
    let end = inner.len().checked_sub(5).filter(|&end| inner.is_char_boundary(end))?;
    let (title, close) = inner.split_at(end);
    let is_whole = close.eq_ignore_ascii_case(&format!("</h{level}>"))
        && (attributes.is_empty() || attributes.starts_with(' '))
        && !title.trim().is_empty();
    is_whole.then(|| format!("{} {}", "#".repeat(level), title.trim()))
}

/// Takes `{#name .class}` off the end of a heading.
fn without_attributes(title: &str) -> &str {
    let cut = title.strip_suffix('}').and_then(|inner| inner.rsplit_once('{'));
    match cut {
        Some((before, names)) if names.starts_with(['#', '.']) => before.trim_end(),
        _ => title,
    }
}

/// Whether a line is the number of a page that was pasted with the text: 「- 3 -」. It is
/// no item.
fn is_page_number(text: &str) -> bool {
    let inner = text.trim().strip_prefix("- ").and_then(|text| text.strip_suffix(" -"));
    inner.is_some_and(|number| {
        !number.is_empty() && number.len() < 5 && number.chars().all(|c| c.is_ascii_digit())
    })
}

/// What a line draws: its character, and how often.
fn drawn(text: &str) -> Option<(char, usize)> {
    const DRAWN: &str = "-=*_ー―─━－＝═＊＿～〜・-";
    let text = text.trim();
    let first = text.chars().next().filter(|&c| DRAWN.contains(c))?;
    let mut count = 0;
    for c in text.chars() {
        match c {
            c if c == first => count += 1,
            ' ' | '\u{3000}' => {}
            _ => return None,
        }
    }
    let least = match first {
        '-' | '=' => 1,
        '*' | '_' => 3,
        _ => 4,
    };
    let is_spaced = text.contains([' ', '\u{3000}']);
    (count >= least && !(is_spaced && count < 3)).then_some((first, count))
}

/// Whether a line is `key: value`.
fn is_entry(line: Option<&Line>) -> bool {
    let key = line.and_then(|line| line.text.split_once(": ")).map(|(key, _)| key);
    key.is_some_and(|key| {
        !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    })
}

/// Puts a drawn line below what stands before it.
fn below(done: &mut Vec<Line>, mut line: Line, (mark, count): (char, usize)) {
    let before = done.iter().rev().take_while(|line| line.kind == Kind::Prose && !line.is_blank());
    let paragraph: Vec<&Line> = before.take(2).collect();
    let Some(last) = paragraph.first() else {
        match (mark, count) {
            ('-', 1) => done.push(line),
            ('=', 1..=3) => {
                line.text = line.text.replacen('=', "\\=", 1);
                done.push(line);
            }
            _ => rule(done, line),
        }
        return;
    };
    let title = last.text.trim();
    let is_title = paragraph.len() == 1
        && width(title) <= LONGEST_TITLE
        && !title
            .ends_with(['。', '．', '.', '！', '？', '!', '?', '、', '：', ':', '）', ')', '」'])
        && !title.contains('|')
        && !title.starts_with(['-', '+', '*', '|'])
        && marks::mark(title).is_none()
        && !title.starts_with(|c: char| c.is_ascii_digit());
    let is_row = title.contains('|') && mark == '-';
    match mark {
        // What mail puts before the name of its writer.
        '-' if line.text.trim() == "--" => rule(done, line),
        '-' | '=' if count < 3 => {
            line.text = line.text.replacen(mark, &format!("\\{mark}"), 1);
            done.push(line);
        }
        _ if is_row => done.push(line),
        '-' | '=' if is_title && !line.text.trim().contains(' ') => {
            line.kind = Kind::Head;
            done.push(line);
        }
        _ => rule(done, line),
    }
}

/// Puts a rule, on its own.
fn rule(done: &mut Vec<Line>, mut line: Line) {
    done.push(line.before(""));
    let indent = line.text.len() - line.text.trim_start_matches(' ').len();
    line.text = format!("{}***", &line.text[..indent.min(3)]);
    line.kind = Kind::Head;
    let blank = line.before("");
    done.push(line);
    done.push(blank);
}
