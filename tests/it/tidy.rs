//! The "Never" list, as far as source text shows it. Each rule is a function
//! that returns what breaks it, and is tried on a bad example too.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::root;

/// The order of the flow: a module imports only those before it.
const FLOW: [&str; 26] = [
    "locale",
    "diagnostics",
    "files",
    "spreadsheet",
    "domain",
    "records",
    "model",
    "assessment",
    "disclosure",
    "markup",
    "markdown",
    "view",
    "template",
    "typeset",
    "leaks",
    "manifest",
    "returns",
    "seal",
    "pipeline",
    "sink",
    "verify",
    "schema",
    "init",
    "cli",
    "main",
    "lib",
];

/// One outside crate, one home.
const HOMES: [(&str, &[&str]); 24] = [
    ("csv", &["records", "leaks"]),
    ("hayro_cmap", &["leaks"]),
    ("hayro_syntax", &["leaks"]),
    ("aho_corasick", &["leaks"]),
    ("regex", &["assessment"]),
    ("calamine", &["records"]),
    ("encoding_rs", &["records"]),
    ("chardetng", &["records"]),
    ("toml", &["records"]),
    ("zip", &["records", "seal"]),
    ("quick_xml", &["records"]),
    ("cfb", &["records"]),
    ("schemars", &["records"]),
    ("rust_xlsxwriter", &["returns", "init"]),
    ("annotate_snippets", &["diagnostics"]),
    ("comrak", &["markdown"]),
    ("minijinja", &["template"]),
    ("include_dir", &["template"]),
    ("typst", &["typeset"]),
    ("typst_pdf", &["typeset"]),
    ("clap", &["cli"]),
    ("minisign", &["cli"]),
    ("rpassword", &["cli"]),
    ("indicatif", &["cli"]),
];

pub(crate) fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).expect("a folder that can be read") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source that can be read");
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join("src"), &mut found);
    found.sort();
    found
}

/// The top module that a file belongs to.
fn module(path: &Path) -> String {
    let inner = path.strip_prefix(root().join("src")).unwrap_or(path);
    let first = inner.components().next().expect("a file name");
    first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// Source without its tests, comments and the crate's own front page.
pub(crate) fn code(text: &str) -> String {
    text.split("#[cfg(test)]")
        .next()
        .unwrap_or("")
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn upstream_imports(module: &str, code: &str) -> Vec<String> {
    let Some(own) = FLOW.iter().position(|name| *name == module) else {
        return vec![format!("{module} has no place in the flow")];
    };
    FLOW[own + 1..]
        .iter()
        .filter(|later| {
            code.contains(&format!("crate::{later}::"))
                || code.contains(&format!("use crate::{later};"))
        })
        .map(|later| format!("{module} imports {later}"))
        .collect()
}

fn strangers(module: &str, code: &str) -> Vec<String> {
    HOMES
        .iter()
        .filter(|(name, homes)| {
            let used = code.contains(&format!("use {name}::"))
                || code.contains(&format!(" {name}::"))
                || code.contains(&format!("::{name}::"));
            used && !homes.contains(&module)
        })
        .map(|(name, _)| format!("{module} uses {name}"))
        .collect()
}

fn derives(module: &str, code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (name, homes) in [("Deserialize", &["records"][..]), ("Serialize", &["view", "manifest"])] {
        let derived = code.lines().any(|line| {
            line.contains("derive(") && line.split(['(', ',', ')']).any(|word| word.trim() == name)
        });
        if derived && !homes.contains(&module) {
            found.push(format!("{module} derives {name}"));
        }
    }
    found
}

fn every(rule: fn(&str, &str) -> Vec<String>) -> Vec<String> {
    sources()
        .iter()
        .flat_map(|(path, text)| {
            rule(&module(path), &code(text))
                .into_iter()
                .map(move |broken| format!("{}: {broken}", path.display()))
        })
        .collect()
}

#[test]
fn a_module_never_imports_one_further_down() {
    assert_eq!(every(upstream_imports), Vec::<String>::new());
    assert_eq!(upstream_imports("model", "use crate::view::View;"), ["model imports view"]);
    assert_eq!(upstream_imports("files", "use crate::records;"), ["files imports records"]);
}

#[test]
fn one_outside_crate_has_one_home() {
    assert_eq!(every(strangers), Vec::<String>::new());
    assert_eq!(strangers("model", "use csv::Reader;"), ["model uses csv"]);
    assert_eq!(strangers("view", "fn f() -> typst::Library {}"), ["view uses typst"]);
}

#[test]
fn only_records_reads_and_only_view_and_manifest_write_structures() {
    assert_eq!(every(derives), Vec::<String>::new());
    assert_eq!(derives("model", "#[derive(Debug, Serialize)]"), ["model derives Serialize"]);
    assert_eq!(derives("view", "#[derive(Deserialize)]"), ["view derives Deserialize"]);
}

/// Typst's syntax is written in one place: nothing else makes markup from text
/// of its own, except Markdown, which escapes through it.
#[test]
fn only_markup_turns_text_into_typst() {
    let rule = |module: &str, code: &str| -> Vec<String> {
        let makes = code.contains("Markup::from_source");
        let allowed = matches!(module, "markup" | "markdown" | "view");
        if makes && !allowed { vec![format!("{module} makes markup")] } else { Vec::new() }
    };
    assert_eq!(every(rule), Vec::<String>::new());
    assert_eq!(rule("template", "Markup::from_source(x)"), ["template makes markup"]);
}

#[test]
fn templates_never_switch_escaping_off() {
    fn offends(text: &str) -> bool {
        text.contains("autoescape") || text.contains("|safe") || text.contains("| safe")
    }
    for (path, bytes) in entaku::template::base().iter() {
        if path.ends_with(".jinja") {
            assert!(!offends(&String::from_utf8_lossy(bytes)), "{path}");
        }
    }
    assert!(offends("{{ x | safe }}"));
}

/// `lib/*.typ` holds the look and has no Jinja in it; documents' own values
/// stand in no `set` rule, which would cost Typst's cache (design.md).
#[test]
fn the_look_knows_no_document() {
    fn offends(text: &str) -> bool {
        text.contains("{{") || text.contains("{%") || text.contains("set document(")
    }
    let mut seen = 0;
    for (path, bytes) in entaku::template::base().iter() {
        if path.starts_with("templates/lib/") {
            assert!(!offends(&String::from_utf8_lossy(bytes)), "{path}");
            seen += 1;
        }
    }
    assert!(seen >= 5);
    assert!(offends("#set document(title: \"x\")"));
}

#[test]
fn no_unfinished_marks() {
    fn offends(text: &str) -> bool {
        ["TODO", "FIXME", "XXX", "todo!(", "unimplemented!("].iter().any(|mark| text.contains(mark))
    }
    for (path, text) in sources() {
        assert!(!offends(&text), "{}", path.display());
    }
    assert!(offends(concat!("// TO", "DO: later")));
}

/// Returns the keys of messages that nothing asks for: no source by the whole key, none
/// by its beginning (`status-{}`, `"session-" ~ code`) with a rest that is a word
/// somewhere, and no other message.
fn unused(keys: &[String], messages: &str, sources: &str) -> Vec<String> {
    let plain = |word: &str| word.to_ascii_lowercase().replace('_', "-");
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let words: BTreeSet<String> = sources.split(|c| !is_part(c)).map(plain).collect();
    let quoted: BTreeSet<&str> = sources.split(['"', '\'']).collect();
    let mut begun: BTreeSet<&str> = BTreeSet::new();
    let mut before = "";
    for piece in sources.split(['"', '\'']) {
        begun.extend(piece.split_once("-{").map(|(start, _)| start));
        begun.extend(piece.strip_suffix('-'));
        if before.ends_with("key(") {
            begun.insert(piece);
        }
        before = piece;
    }
    let is_made = |key: &str| {
        const ENDS: [&str; 5] = ["-formula", "-what", "-who", "-talk", "-line"];
        let whole = plain(key);
        let mut rest = ENDS.iter().find_map(|end| whole.strip_suffix(end)).unwrap_or(&whole);
        // A title is of a kind and of an audience.
        if let Some((kind, audience)) = rest.split_once("-title-") {
            return quoted.contains("{}-title-{}")
                && [kind, audience].map(|it| words.contains(it)) == [true; 2];
        }
        // The rest may be made in the same way: figure-promises-late.
        while let Some(at) =
            rest.rmatch_indices('-').map(|(at, _)| at).find(|at| begun.contains(&rest[..*at]))
        {
            rest = &rest[at + 1..];
        }
        // Or be two words, as in undated-{kind}-{field}.
        let is_two = |(one, other): (&str, &str)| words.contains(one) && words.contains(other);
        rest.len() < whole.len()
            && (words.contains(rest) || rest.split_once('-').is_some_and(is_two))
    };
    let is_used = |key: &str| {
        let named = [format!("{{ {key} }}"), format!("{{ {key}."), format!("{{ {key} ->")];
        quoted.contains(key) || is_made(key) || named.iter().any(|it| messages.contains(it))
    };
    keys.iter().filter(|key| !is_used(key)).cloned().collect()
}

#[test]
fn every_message_is_used() {
    let mut all: String = sources().into_iter().map(|(_, text)| text).collect();
    for (path, bytes) in entaku::template::base().iter() {
        if [".jinja", ".typ"].iter().any(|end| path.ends_with(end)) {
            all.push_str(&String::from_utf8_lossy(bytes));
        }
    }
    for path in ["src/diagnostics/ja.ftl", "templates/locales/ja.ftl"] {
        let text = fs::read_to_string(root().join(path)).expect("messages");
        let keys = text.lines().filter_map(|line| line.split_once(" ="));
        let keys = keys.map(|(key, _)| key).filter(|key| !key.starts_with([' ', '#', '-']));
        let mut keys: Vec<String> = keys.map(str::to_owned).collect();
        assert!(keys.len() > 300, "{path}: {}", keys.len());
        assert_eq!(unused(&keys, &text, &all), Vec::<String>::new(), "{path}");
        keys = ["help-of-nothing", "no-such-message", "status-of-old"].map(str::to_owned).to_vec();
        assert_eq!(unused(&keys, &text, ""), keys);
    }
}

/// Every message key of the words that templates and views ask for exists in
/// every language.
#[test]
fn every_language_has_every_word() {
    let base = entaku::template::base();
    let mut keys = Vec::new();
    for language in entaku::locale::Language::ALL {
        let path = format!("templates/locales/{language}.ftl");
        let mut words = entaku::locale::Words::new(language);
        let text = String::from_utf8_lossy(base.get(&path).expect("a locale")).into_owned();
        assert_eq!(words.add(&text), [], "{path}");
        keys.push(words.keys().to_vec());
    }
    assert_eq!(keys[0], keys[1]);
}
