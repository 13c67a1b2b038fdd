//! A project's copy of a file, changed in place: it is taken when it is first changed, and
//! goes when it says nothing else any more than the layer below.

use crate::files::Files;

use super::copies::{Unknown, take, without_head};
use super::settings::{Lines, Unwritable};
use super::update::kept;
use super::wording::plain;

/// Returns the files that a project has once its copy of a file is changed; one that goes is
/// empty.
///
/// # Errors
/// If the layer below has no such file.
pub fn changed(
    below: &Files,
    own: &Files,
    name: &str,
    change: impl FnOnce(&str) -> String,
) -> Result<Files, Unknown> {
    let copy = take(below, name)?;
    let base = String::from_utf8_lossy(&copy.from).into_owned();
    let text = own.text(&copy.path).map(str::to_owned);
    let is_new = text.is_none();
    let text = text.unwrap_or_else(|| String::from_utf8_lossy(&copy.bytes).into_owned());
    let text = change(&text);
    let is_as_below = |text: &str| plain(text).trim_end() == plain(&base).trim_end();
    let mut files = Files::new();
    if is_as_below(&text) || is_as_below(without_head(&text)) {
        files.insert(kept(&copy.path), Vec::new());
        files.insert(copy.path, Vec::new());
        return Ok(files);
    }
    if is_new {
        files.insert(kept(&copy.path), copy.from);
    }
    files.insert(copy.path, text.into_bytes());
    Ok(files)
}

/// What a copy says, below its head if it has one.
pub fn body(text: &str) -> &str {
    let text = text.trim_start_matches('\u{feff}');
    match super::copies::copied_from(text) {
        Some(_) => without_head(text),
        None => text,
    }
}

/// Returns a copy that says another thing below its head.
pub fn with_body(text: &str, said: &str) -> String {
    let head = &text[..text.len() - body(text).len()];
    let is_crlf = text.contains("\r\n");
    let said = format!("{}\n", plain(said).trim_end());
    let said = if is_crlf { said.replace('\n', "\r\n") } else { said };
    format!("{head}{said}")
}

/// How an outline is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// A section comes before the one that is before it.
    Up,
    /// A section comes after the one that is after it.
    Down,
    /// A section is left out.
    Out,
    /// A section is taken in, as the layer below has it.
    In,
}

/// Returns an outline with one section moved, left out or taken in.
///
/// # Errors
/// If one of the outlines cannot be read.
pub fn shifted(below: &str, text: &str, name: &str, shift: Shift) -> Result<String, Unwritable> {
    let mut lines = Lines::read(text)?;
    let at = lines.names().iter().position(|it| it == name);
    match (shift, at) {
        (Shift::In, None) => lines.take(name, &Lines::read(below)?),
        (Shift::Up, Some(at)) if at > 0 => lines.shift(at, at - 1),
        (Shift::Down, Some(at)) => lines.shift(at, at + 1),
        (Shift::Out, Some(at)) => lines.remove(at),
        _ => {}
    }
    Ok(lines.text())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_made_by_its_first_change_and_goes_with_its_last() {
        let base = crate::template::base();
        let none = Files::new();
        let path = "templates/guideline/ja/why.md";
        let below = base.text(path).expect("a text");
        let write = |said: String| move |text: &str| with_body(text, &said);
        let own = changed(&base, &none, "guideline/ja/why", write(format!("{below}\n一文。\n")));
        let own = own.expect("a text");
        let text = own.text(path).expect("a copy");
        assert!(text.starts_with("<!-- Entaku") && text.ends_with("\n一文。\n"), "{text}");
        assert_eq!(body(text).trim_end(), format!("{below}\n一文。").trim_end());
        assert_eq!(own.get(&kept(path)), base.get(path));
        let back = changed(&base, &own, "guideline/ja/why", write(below.to_owned()));
        assert!(back.expect("a text").iter().all(|(_, bytes)| bytes.is_empty()));
        assert!(changed(&base, &none, "nobody", str::to_owned).is_err());
    }

    #[test]
    fn an_outline_is_changed_by_the_names_of_its_sections() {
        let base = crate::template::base();
        let below = base.text("templates/kit.toml").expect("an outline");
        let names = |text: &str| Lines::read(text).expect("an outline").names();
        let all = names(below);
        let (first, second) = (all[0].as_str(), all[1].as_str());
        let up = shifted(below, below, second, Shift::Up).expect("an outline");
        assert_eq!(names(&up)[..2], [second, first]);
        assert_eq!(shifted(below, &up, second, Shift::Down).expect("an outline"), below);
        let out = shifted(below, below, first, Shift::Out).expect("an outline");
        assert_eq!(names(&out).len(), all.len() - 1);
        assert_eq!(shifted(below, &out, first, Shift::In).expect("an outline"), below);
        for shift in [Shift::Up, Shift::Out, Shift::Down] {
            assert_eq!(shifted(below, below, "nobody", shift).expect("an outline"), below);
        }
        assert_eq!(shifted(below, below, first, Shift::Up).expect("an outline"), below);
    }
}
