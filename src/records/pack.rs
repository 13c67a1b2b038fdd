//! A pack: a folder that several roundtables share, with words, texts, look and settings,
//! over the program's and under those of a project.
//!
//! In memory its files stand among the inputs, as `packs/<its name>/roundtable.toml` and
//! `packs/<its name>/templates/…`. So whoever keeps the inputs keeps the pack: an edition
//! that was sealed holds what it was made from, wherever the pack lay.

use crate::files::Files;

use super::config::PATH;
use super::config::recover::setting;
use super::sheets;

/// The folder of packs in memory.
pub const FOLDER: &str = "packs/";

/// What the settings of a pack are called in its folder.
pub const SETTINGS: &str = "roundtable.toml";

/// Returns the folder that a project's settings name as its pack, if they name one.
pub fn named(inputs: &Files) -> Option<String> {
    let text = sheets::text(PATH, inputs.get(PATH)?).ok()?;
    setting(&text.text, "base")
}

/// Returns where the pack's files are in memory: `packs/<its name>/`.
pub fn place(inputs: &Files) -> Option<&str> {
    let (path, _) = inputs.under(FOLDER).next()?;
    let name = path[FOLDER.len()..].find('/')?;
    path.get(..=FOLDER.len() + name)
}

/// Returns the templates of the pack, as a project has them: `templates/…`.
pub fn templates(inputs: &Files) -> Files {
    let mut templates = Files::new();
    let Some(place) = place(inputs) else { return templates };
    for (path, bytes) in inputs.under(place) {
        let path = &path[place.len()..];
        if path.starts_with("templates/") {
            templates.insert(path, bytes.clone());
        }
    }
    templates
}

/// The parts of the settings that roundtables of one region share. The others are of one
/// roundtable: its name, its office, its bodies, its editions.
const SHARED: [&str; 9] = [
    "sectors",
    "thresholds",
    "disclosure",
    "visibility",
    "words",
    "english",
    "guideline",
    "attendance",
    "tables",
];

/// Returns what a project's settings say that a pack could, as it is written, with the
/// comments above it.
pub fn shared(inputs: &Files) -> String {
    let text = inputs.get(PATH).and_then(|bytes| sheets::text(PATH, bytes).ok());
    let text = text.map(|it| it.text).unwrap_or_default();
    let (mut shared, mut comment) = (String::new(), String::new());
    let mut is_shared = false;
    // Of the documents only the logo, under a head that is written once.
    let mut in_documents = false;
    let mut head_of_logo = None;
    for line in text.lines() {
        let line = line.trim_end();
        if line.is_empty() || line.starts_with('#') {
            comment.push_str(line);
            comment.push('\n');
            continue;
        }
        if let Some(head) = line.strip_prefix('[') {
            let name = head.trim_start_matches('[').split([']', '.']).next().unwrap_or_default();
            is_shared = SHARED.contains(&name.trim());
            in_documents = name.trim() == "documents";
            head_of_logo = in_documents.then(|| format!("{line}\n"));
        }
        let is_logo = in_documents && line.starts_with("logo");
        if is_shared || is_logo {
            shared.push_str(&head_of_logo.take().unwrap_or_default());
            shared.push_str(&comment);
            shared.push_str(line);
            shared.push('\n');
        }
        comment.clear();
    }
    shared.trim_start().to_owned()
}

/// Returns the settings of the pack, and their place.
pub(super) fn settings(inputs: &Files) -> Option<(String, &[u8])> {
    let path = format!("{}{SETTINGS}", place(inputs)?);
    let bytes = inputs.get(&path)?;
    Some((path, bytes))
}

/// Returns the inputs without the pack.
pub(super) fn without(inputs: &Files) -> Files {
    let mut own = inputs.clone();
    own.keep(|path, _| !path.starts_with(FOLDER));
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_roundtables_share_is_taken_as_it_is_written() {
        let text = "# 設定\nbase = \"x\"\n[roundtable]\nname = \"a\"\n\n[documents]\n\
                    languages = [\"ja\"]\n# 印\nlogo = \"logo.png\"\nlogo_alt = \"波\"\n\n# 六つ\n[[sectors]]\n\
                    id = \"a\"\nname = \"甲\"\n\n[thresholds.warnings]\nW1 = [1.0, 2.0]\n\n\
                    # 団体\n[[bodies]]\nid = \"b\"\n";
        let mut inputs = Files::new();
        inputs.insert(PATH, text.as_bytes().to_vec());
        let expected = "[documents]\n# 印\nlogo = \"logo.png\"\nlogo_alt = \"波\"\n\n# 六つ\n[[sectors]]\nid = \"a\"\nname = \"甲\"\n\n[thresholds.warnings]\n\
                        W1 = [1.0, 2.0]\n";
        assert_eq!(shared(&inputs), expected);
    }
}
