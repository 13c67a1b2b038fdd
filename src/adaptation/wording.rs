//! The words of a language, one by one: as a project says them, as the layer below does,
//! and as that one did when the project took them; and how one of them is written.
//!
//! A file of words is written as a person would: a word that is there is replaced where it
//! stands, a new one comes last, and every other line stays as it is, comments too.

use crate::files::Files;
use crate::locale::{Language, key_of};

use super::copies::copied_from;
use super::update::kept;

/// A word in the layers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Its key.
    pub key: String,
    /// What it stands under in the file of the layer below.
    pub heading: String,
    /// What the project says.
    pub own: Option<String>,
    /// What the layer below says.
    pub below: Option<String>,
    /// What that layer said when the project took it, if that was kept.
    pub was: Option<String>,
}

impl Wording {
    /// Returns what documents say.
    pub fn said(&self) -> &str {
        self.own.as_deref().or(self.below.as_deref()).unwrap_or_default()
    }

    /// Whether the layer below says another thing than when the project took it.
    pub fn is_behind(&self) -> bool {
        let is_other = self.was.is_some() && self.was != self.below;
        self.own.is_some() && self.own != self.below && is_other
    }
}

/// Returns where the words of a language are.
pub fn words_path(language: Language) -> String {
    format!("templates/locales/{language}.ftl")
}

/// Returns the words of a language in the order of the layer below, those of the project
/// alone after them.
pub fn wordings(
    below: &Files,
    own: &Files,
    kept_texts: &Files,
    language: Language,
) -> Vec<Wording> {
    let path = words_path(language);
    let text = |files: &Files, path: &str| files.text(path).map(plain).unwrap_or_default();
    let (below, own) = (text(below, &path), text(own, &path));
    let was = text(kept_texts, &kept(&path));
    let mut heading = String::new();
    let mut words: Vec<Wording> = Vec::new();
    let mut before = "";
    for line in below.lines() {
        match (line.strip_prefix("## "), key_of(line)) {
            // What follows a heading at once explains it.
            (Some(said), _) if !before.starts_with("##") => heading = said.trim().to_owned(),
            (None, Some(key)) if words.iter().all(|it| it.key != key) => words.push(Wording {
                key: key.to_owned(),
                heading: heading.clone(),
                own: pattern(&own, key),
                below: pattern(&below, key),
                was: pattern(&was, key),
            }),
            _ => {}
        }
        before = line;
    }
    for key in own.lines().filter_map(key_of) {
        if words.iter().all(|it| it.key != key) {
            let own = pattern(&own, key);
            let key = key.to_owned();
            words.push(Wording { key, heading: String::new(), own, below: None, was: None });
        }
    }
    words
}

/// Returns the files that a project has once it says a word so, or no more of its own.
pub fn worded(
    below: &Files,
    own: &Files,
    kept_texts: &Files,
    (language, key): (Language, &str),
    said: Option<&str>,
) -> Files {
    let path = words_path(language);
    let text = own.text(&path).unwrap_or_default();
    let mut files = Files::new();
    let is_crlf = text.contains("\r\n");
    let written = |text: String| if is_crlf { text.replace('\n', "\r\n") } else { text };
    files.insert(path.as_str(), written(with(&plain(text), key, said)).into_bytes());
    // A copy of the whole file has the whole text beside it.
    if copied_from(text.trim_start_matches('\u{feff}')).is_none() {
        let place = kept(&path);
        let known = kept_texts.text(&place).map(plain).unwrap_or_default();
        let now = below.text(&path).map(plain).and_then(|text| pattern(&text, key));
        let now = now.filter(|_| said.is_some());
        files.insert(place, with(&known, key, now.as_deref()).into_bytes());
    }
    files
}

/// A text as it is compared and written line by line.
pub(super) fn plain(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

/// The keys of a file of words, each once.
pub(super) fn keys(text: &str) -> Vec<&str> {
    let mut keys: Vec<&str> = text.lines().filter_map(key_of).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Returns what a file says for a key, without what its lines have before them.
pub(super) fn pattern(text: &str, key: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let (first, end) = span(&lines, key)?;
    let (_, said) = lines[first].split_once('=')?;
    let rest = &lines[first + 1..end];
    let indent = |line: &&&str| line.len() - line.trim_start_matches(' ').len();
    let common = rest.iter().filter(|it| !it.trim().is_empty()).map(|it| indent(&it)).min();
    let common = common.unwrap_or_default();
    let rest = rest.iter().map(|line| line.get(common..).unwrap_or_default().trim_end());
    let said: Vec<&str> = std::iter::once(said.trim()).chain(rest).collect();
    Some(said.join("\n").trim_matches('\n').to_owned())
}

/// Returns a file of words in which a key says this, or is not there.
pub(super) fn with(text: &str, key: &str, said: Option<&str>) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let said = said.map(|said| entry(key, &plain(said)));
    let (first, end) = span(&lines, key).unwrap_or((lines.len(), lines.len()));
    let mut written: Vec<&str> = lines[..first].to_vec();
    written.extend(said.as_deref().map(str::lines).into_iter().flatten());
    written.extend(&lines[end..]);
    written.iter().map(|line| format!("{line}\n")).collect()
}

/// A word as it stands in a file. What goes on in further lines is moved in.
fn entry(key: &str, said: &str) -> String {
    let mut lines = said.trim_matches('\n').lines().map(str::trim_end);
    let mut entry = format!("{key} = {}", lines.next().unwrap_or_default());
    for line in lines {
        entry.push_str(&if line.is_empty() { "\n".to_owned() } else { format!("\n    {line}") });
    }
    entry
}

/// The first line of a key, and the one after its last: the next that begins at the margin.
fn span(lines: &[&str], key: &str) -> Option<(usize, usize)> {
    // Of several, the last holds.
    let first = lines.iter().rposition(|line| key_of(line) == Some(key))?;
    let goes_on = |line: &&str| line.is_empty() || line.starts_with([' ', '}']);
    let mut end = first + 1 + lines[first + 1..].iter().take_while(|it| goes_on(it)).count();
    while lines[end - 1].trim().is_empty() {
        end -= 1;
    }
    Some((first, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BELOW: &str = "# Words.\n\n## Titles\n## shown on top\n\none = One\ntwo = { $count ->\n    \
        [one] Two\n   *[other] Twos\n }\n\n## Rest\n\nthree = Three\n";

    #[test]
    fn a_word_is_replaced_where_it_stands_and_nothing_else_is_touched() {
        let own = "# ours\r\none = Uno\r\n\r\n# why\r\nthree = Tre\r\n";
        let plain = plain(own);
        assert_eq!(pattern(&plain, "one").as_deref(), Some("Uno"));
        let changed = with(&plain, "one", Some("Un\r\n  deux"));
        assert_eq!(changed, "# ours\none = Un\n      deux\n\n# why\nthree = Tre\n");
        assert_eq!(pattern(&changed, "one").as_deref(), Some("Un\ndeux"));
        assert_eq!(with(&changed, "one", None), "# ours\n\n# why\nthree = Tre\n");
        assert_eq!(with("", "one", Some("Un")), "one = Un\n");
        let told = pattern(BELOW, "two").expect("a word");
        assert_eq!(told, "{ $count ->\n   [one] Two\n  *[other] Twos\n}");
        let again = with(BELOW, "two", Some(&told));
        assert_eq!(pattern(&again, "two"), Some(told));
        // What is written is one word, whatever its lines look like.
        let sly = with("", "one", Some("a\ntwo = b\n# c"));
        assert_eq!(keys(&sly), ["one"]);
    }

    #[test]
    fn the_layers_of_a_word_are_told_apart() {
        let path = words_path(Language::En);
        let files = |place: &str, text: &str| {
            let mut files = Files::new();
            files.insert(place, text.as_bytes().to_vec());
            files
        };
        let (below, none) = (files(&path, BELOW), Files::new());
        let written = worded(&below, &none, &none, (Language::En, "one"), Some("Uno"));
        assert_eq!(written.text(&path), Some("one = Uno\n"));
        assert_eq!(written.text(&kept(&path)), Some("one = One\n"));
        let words = wordings(&below, &written, &written, Language::En);
        assert_eq!(words.len(), 3);
        assert_eq!((words[0].said(), &*words[0].heading), ("Uno", "Titles"));
        assert_eq!((words[2].said(), &*words[2].heading), ("Three", "Rest"));
        assert!(!words[0].is_behind());
        let later = files(&path, &BELOW.replace("One", "First"));
        let words = wordings(&later, &written, &written, Language::En);
        assert!(words[0].is_behind() && !words[1].is_behind());
        assert_eq!(words[0].was.as_deref(), Some("One"));
        // Said again, it is known what it stands over.
        let again = worded(&later, &written, &written, (Language::En, "one"), Some("Uno"));
        assert!(!wordings(&later, &again, &again, Language::En)[0].is_behind());
        let back = worded(&below, &written, &written, (Language::En, "one"), None);
        assert_eq!((back.text(&path), back.text(&kept(&path))), (Some(""), Some("")));
    }
}
