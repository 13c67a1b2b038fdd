//! What no reader sees: comments, style sheets, the marks of frames. Finds code blocks
//! too, in which all of them are text.

use super::lines::{Found, Kind, Line, code_spans, is_within};

/// A code block that is open: its mark, and how long it is.
type Fence = (char, usize);

/// What is looked for.
struct Search<'a> {
    ends: Ends,
    found: &'a mut Vec<(usize, Found)>,
    fence: Option<Fence>,
    /// What ends the part that is left out.
    until: Option<String>,
    told_frames: bool,
}

/// The last lines that end something, from 0.
struct Ends {
    comment: Option<usize>,
    style: Option<usize>,
    script: Option<usize>,
    /// The last line of `~` that could close a block.
    waves: Option<usize>,
}

/// Returns the lines without what no reader sees, and those of code blocks as such.
pub(super) fn without(lines: Vec<Line>, found: &mut Vec<(usize, Found)>) -> Vec<Line> {
    let last =
        |word: &str| lines.iter().rposition(|line| line.text.to_ascii_lowercase().contains(word));
    let ends = Ends {
        comment: last("-->"),
        style: last("</style"),
        script: last("</script"),
        waves: lines.iter().rposition(|line| opened(&line.text).is_some_and(|it| it.0 == '~')),
    };
    let mut search = Search { ends, found, fence: None, until: None, told_frames: false };
    (0..).zip(lines).filter_map(|(index, line)| search.line(index, line)).collect()
}

impl Search<'_> {
    fn line(&mut self, index: usize, mut line: Line) -> Option<Line> {
        if let Some(fence) = self.fence {
            if closes(&line.text, fence) {
                self.fence = None;
            }
            line.kind = Kind::Code;
            return Some(line);
        }
        let was_blank = line.text.trim().is_empty();
        if let Some(until) = self.until.take() {
            let Some(at) = line.text.to_ascii_lowercase().find(&until) else {
                self.until = Some(until);
                return None;
            };
            let end = line.text[at..].find('>').map_or(line.text.len(), |end| at + end + 1);
            line.text.replace_range(..end, "");
        }
        if let Some(fence) = opened(&line.text) {
            let is_rule = fence.0 == '~' && self.ends.waves.is_none_or(|last| last <= index);
            if is_rule {
                // A line of waves that nothing closes divides.
                line.text = line.text.replace('~', "\\~");
                return Some(line);
            }
            self.fence = Some(fence);
            line.kind = Kind::Code;
            return Some(line);
        }
        self.cut(index, &mut line);
        self.frame(&mut line);
        // A line of nothing but a comment is not there; a blank one divides.
        let is_bare = line.text.trim_matches(['>', ' ', '\t']).is_empty();
        (was_blank || !is_bare || line.text.contains('>')).then_some(line)
    }

    /// Takes comments and machinery out of a line.
    fn cut(&mut self, index: usize, line: &mut Line) {
        let mut from = 0;
        while let Some((start, opening)) = next_hidden(&line.text, from) {
            let (ending, last) = match opening {
                "<style" => ("</style", self.ends.style),
                "<script" => ("</script", self.ends.script),
                _ => ("-->", self.ends.comment),
            };
            let after = start + opening.len();
            let lower = line.text[after..].to_ascii_lowercase();
            if opening != "<!--" {
                self.found.push((line.at, Found::Machinery(opening[1..].to_owned())));
            }
            if let Some(at) = lower.find(ending) {
                let at = after + at;
                let end = line.text[at..].find('>').map_or(line.text.len(), |end| at + end + 1);
                line.text.replace_range(start..end, "");
                from = start;
            } else if last.is_some_and(|last| last > index) {
                line.text.truncate(start);
                self.until = Some(ending.to_owned());
                return;
            } else {
                if opening == "<!--" {
                    self.found.push((line.at, Found::OpenComment));
                }
                line.text.insert(start, '\\');
                from = after + 1;
            }
        }
    }

    /// Takes the mark of a frame out; its title stays.
    fn frame(&mut self, line: &mut Line) {
        let Some(rest) = line.text.trim_start().strip_prefix(":::") else { return };
        let rest = rest.trim_start_matches(':').trim();
        let (kind, title) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let is_kind = kind.is_ascii() || kind.starts_with('{');
        let title = if is_kind { title } else { rest };
        let title = title.trim_matches(['{', '}', '[', ']', ' ']);
        line.text = if title.is_empty() { String::new() } else { format!("**{title}**  ") };
        if !std::mem::replace(&mut self.told_frames, true) {
            self.found.push((line.at, Found::Fence));
        }
    }
}

/// The next beginning of something hidden that is not in code.
fn next_hidden(text: &str, from: usize) -> Option<(usize, &'static str)> {
    if !text.contains('<') {
        return None;
    }
    let (lower, code) = (text.to_ascii_lowercase(), code_spans(text));
    let first = |opening: &'static str| {
        let mut at = from;
        loop {
            let start = at + lower.get(at..)?.find(opening)?;
            let is_escaped = text[..start].ends_with('\\');
            let in_code = is_within(&code, start);
            let next = text[start + opening.len()..].chars().next();
            let is_whole = opening == "<!--" || next.is_none_or(|c| !c.is_ascii_alphanumeric());
            if !is_escaped && !in_code && is_whole {
                return Some((start, opening));
            }
            at = start + opening.len();
        }
    };
    ["<!--", "<style", "<script"].into_iter().filter_map(first).min()
}

/// What stands before a block in a list or a quotation.
fn bare(line: &str) -> &str {
    let line = line.trim_start_matches(['>', ' ', '\t']);
    let item = line.strip_prefix("- ").or_else(|| line.strip_prefix("* "));
    item.map_or(line, str::trim_start)
}

/// The code block that a line opens.
fn opened(line: &str) -> Option<Fence> {
    let line = bare(line);
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let rest = line.trim_start_matches(mark);
    let length = line.len() - rest.len();
    (length >= 3 && !(mark == '`' && rest.contains('`'))).then_some((mark, length))
}

fn closes(line: &str, (mark, length): Fence) -> bool {
    let line = line.trim_start_matches(['>', ' ', '\t']).trim_end();
    line.len() >= length && line.chars().all(|c| c == mark)
}
