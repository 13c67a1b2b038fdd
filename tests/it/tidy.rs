//! The "Never" list, as far as source text shows it. Each rule is a function
//! that returns what breaks it, and is tried on a bad example too.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::root;

/// The order of the flow: a module imports only those before it.
const FLOW: [&str; 36] = [
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
    "mail",
    "adaptation",
    "returns",
    "seal",
    "engine",
    "project",
    "sink",
    "pipeline",
    "workspace",
    "rollup",
    "outputs",
    "kept",
    "verify",
    "schema",
    "init",
    "shell",
    "desk",
    "cli",
    "main",
    "lib",
];

/// One outside crate, one home.
const HOMES: [(&str, &[&str]); 43] = [
    ("csv", &["records", "leaks"]),
    ("hayro_cmap", &["leaks"]),
    ("hayro_syntax", &["leaks"]),
    ("aho_corasick", &["leaks"]),
    ("regex", &["assessment"]),
    ("microlp", &["assessment"]),
    ("bytes", &["files", "records", "view", "rollup"]),
    ("calamine", &["records"]),
    ("encoding_rs", &["records"]),
    ("chardetng", &["records"]),
    ("toml", &["records"]),
    ("zip", &["records", "seal"]),
    ("quick_xml", &["records"]),
    ("cfb", &["records"]),
    ("schemars", &["records", "view"]),
    ("rust_xlsxwriter", &["returns", "init"]),
    ("annotate_snippets", &["diagnostics"]),
    ("comrak", &["markdown"]),
    ("image", &["markdown"]),
    ("roxmltree", &["markdown"]),
    ("diffy", &["adaptation"]),
    ("minijinja", &["template", "desk"]),
    ("axum", &["desk"]),
    ("tokio", &["desk", "shell"]),
    ("notify", &["desk"]),
    ("webbrowser", &["cli"]),
    ("toml_edit", &["adaptation"]),
    ("sysinfo", &["cli"]),
    ("dirs", &["shell"]),
    ("object_store", &["shell"]),
    ("futures_util", &["shell"]),
    ("url", &["shell"]),
    ("include_dir", &["template"]),
    ("typst", &["typeset"]),
    ("comemo", &["typeset"]),
    ("typst_pdf", &["typeset"]),
    ("typst_html", &["typeset"]),
    ("typst_svg", &["typeset"]),
    ("clap", &["cli"]),
    ("minisign", &["cli"]),
    ("rpassword", &["cli"]),
    ("indicatif", &["cli"]),
    ("unicode_width", &["cli"]),
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
    for (name, homes) in [
        ("Deserialize", &["records", "workspace", "kept"][..]),
        ("Serialize", &["view", "manifest", "workspace", "kept"]),
    ] {
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

/// The crates of a tree of `cargo tree`, each with every set of features it is built with.
fn crates_of(tree: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut crates: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (name, features) in tree.lines().filter_map(|line| line.split_once('|')) {
        // A crate that was listed before has a star.
        let features = features.trim_end_matches("(*)").trim();
        crates.entry(name.trim()).or_default().insert(features);
    }
    crates
}

/// Returns the crates of the program that the tests build a second time, with the
/// features that a dependency of the tests adds.
fn built_twice(run: &str, tests: &str) -> Vec<String> {
    let tests = crates_of(tests);
    let mut twice = Vec::new();
    for (name, ours) in crates_of(run) {
        let theirs = tests.get(name).cloned().unwrap_or_default();
        let known: BTreeSet<&str> = ours.iter().flat_map(|it| it.split(',')).collect();
        let added = theirs.iter().flat_map(|it| it.split(',')).filter(|it| !known.contains(it));
        if !ours.is_subset(&theirs) {
            twice.push(format!("{name}: {}", added.collect::<Vec<_>>().join(", ")));
        }
    }
    twice
}

/// One release build serves `cargo run` and `cargo test`: Typst takes minutes, and so does
/// the library. A feature that only the tests' dependencies need is named in Cargo.toml.
#[test]
fn no_dependency_of_the_tests_builds_the_program_twice() {
    let tree = |edges: &str| {
        let cargo = std::process::Command::new(env!("CARGO"))
            .args(["tree", "--offline", "--locked", "--prefix", "none", "-f", "{p}|{f}", "-e"])
            .arg(edges)
            .current_dir(root())
            .output()
            .expect("cargo runs");
        assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
        String::from_utf8(cargo.stdout).expect("crates have names")
    };
    let (run, tests) = (tree("normal,build"), tree("normal,build,dev"));
    assert!(crates_of(&run).keys().any(|name| name.starts_with("typst-layout ")), "{run}");
    assert_eq!(built_twice(&run, &tests), Vec::<String>::new());
    let (run, tests) = ("a v1|std\nb v1|\nc v1|std\n", "a v1|std\na v1|alloc,std (*)\nb v1|fs\n");
    assert_eq!(built_twice(run, &format!("{tests}c v1|std (*)")), ["b v1: fs"]);
}

/// The lines of the longest function of a source, its signature included.
fn longest_function(code: &str) -> usize {
    let mut longest = 0;
    let mut begun: Option<(usize, usize)> = None;
    for (at, line) in code.lines().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let words: Vec<&str> = line.split_whitespace().collect();
        let is_function = words.iter().take(3).any(|word| *word == "fn");
        if is_function && begun.is_none() {
            begun = Some((at, indent));
        }
        if let Some((from, outer)) = begun
            && indent == outer
            && line.trim_end() == format!("{}}}", " ".repeat(outer))
        {
            longest = longest.max(at - from + 1);
            begun = None;
        }
    }
    longest
}

/// The pipeline is a column of steps: each returns what it found, and the whole of it
/// fits a screen.
#[test]
fn the_pipeline_fits_a_screen() {
    let collects = |module: &str, code: &str| -> Vec<String> {
        let is_own = ["pipeline", "engine", "project", "sink"].contains(&module);
        match is_own && code.contains("diagnostics: &mut Vec<Diagnostic>") {
            true => vec![format!("{module} collects into a list of another")],
            false => Vec::new(),
        }
    };
    assert_eq!(every(collects), Vec::<String>::new());
    let bad = "fn draft(diagnostics: &mut Vec<Diagnostic>) {}";
    assert_eq!(collects("pipeline", bad), ["pipeline collects into a list of another"]);
    let (_, whole) = sources()
        .into_iter()
        .find(|(path, _)| path.ends_with("src/pipeline.rs"))
        .expect("the pipeline");
    assert!(whole.contains("pub fn build("));
    assert!(longest_function(&code(&whole)) <= 45, "{}", longest_function(&code(&whole)));
    assert_eq!(longest_function("fn a() {\n}\n    pub fn b(\n    ) {\n        x\n    }\n"), 4);
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
        // The rest may be made in the same way: figure-commitments-late.
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

/// Returns what a section's template does that is not its to do: the look is in
/// `lib/`, who reads what in outlines, and every number in the view.
fn beyond_a_section(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut tell = |what: &str, line: &str| found.push(format!("{what}: {}", line.trim()));
    let code = without_comments(text);
    for line in code.lines() {
        if has_length(line) {
            tell("a length", line);
        }
        let compared = line.replace(' ', "");
        let ends = ["==", "!=", "in(", "in["];
        if ["head.audience", "head.language"].iter().any(|it| {
            ends.iter().any(|end| compared.contains(&format!("{it}{end}")))
                || compared.contains(&format!("=={it}"))
                || compared.contains(&format!("!={it}"))
        }) {
            tell("a comparison of readers or languages", line);
        }
        let counts = line.contains("|length") || line.contains("| length");
        if counts || jinja(line).any(has_arithmetic) {
            tell("arithmetic", line);
        }
    }
    found
}

fn without_comments(text: &str) -> String {
    let mut kept = String::new();
    for (at, piece) in text.split("{#").enumerate() {
        kept.push_str(if at == 0 { piece } else { piece.split_once("#}").map_or("", |it| it.1) });
    }
    kept
}

/// The code between `{{ }}` and `{% %}`, without its texts.
fn jinja(line: &str) -> impl Iterator<Item = String> + '_ {
    let codes = line.split("{{").skip(1).filter_map(|rest| Some(rest.split_once("}}")?.0));
    let blocks = line.split("{%").skip(1).filter_map(|rest| Some(rest.split_once("%}")?.0));
    codes.chain(blocks).map(|code| code.split('"').step_by(2).collect::<Vec<_>>().join("x"))
}

/// `a + b`, `a - b`, `a * b` or `a / b`; not the marks of white space, `-%}` and `+%}`.
fn has_arithmetic(code: String) -> bool {
    let inner = code.trim_matches(['-', '+', ' ']);
    inner.contains(['+', '*', '/', '-']) && !inner.contains("**{")
}

/// A number with a unit of length: `12mm`, `0.8em`, `1fr`.
fn has_length(line: &str) -> bool {
    let units = ["mm", "cm", "pt", "em", "fr"];
    units.iter().any(|unit| {
        line.match_indices(unit).any(|(at, _)| {
            let is_number = line[..at].ends_with(|c: char| c.is_ascii_digit());
            is_number && !line[at + unit.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
        })
    })
}

/// Designers read a section at a glance, and change the look in one place.
#[test]
fn a_section_is_wording_and_columns() {
    let mut seen = 0;
    for (path, bytes) in entaku::template::base().iter().filter(|it| it.0.ends_with(".jinja")) {
        let text = String::from_utf8_lossy(bytes);
        assert_eq!(beyond_a_section(&text), Vec::<String>::new(), "{path}");
        let lines = text.lines().count();
        assert!(lines <= 60 || path.contains("/parts/"), "{path} has {lines} lines");
        seen += 1;
    }
    assert!(seen > 60, "{seen}");
    let told = |text: &str| beyond_a_section(text).len();
    for bad in [
        "  columns: (11mm, 1fr),",
        "#text(size: 8pt, x)",
        "{% if head.audience == \"funder\" %}",
        "{% if \"ja\" == head.language %}",
        "{% if head.language in [\"ja\"] %}",
        "(value: {{ commitments.open - commitments.overdue }}),",
        "{% for row in rows + [total] %}",
        "whole: {{ card.commitments|length < 8 }}",
        "{# why #}#{{ t(\"x\", count=a*b) }};",
    ] {
        assert_eq!(told(bad), 1, "{bad}");
    }
    for good in [
        "{# 3mm of a - b #}",
        "{% endif +%}",
        "{%- if head.language -%}",
        "#{{ t(\"no-data-yet\", **{\"from\": a, \"to\": b}) }};",
        "{{ row.target }} + linebreak()",
    ] {
        assert_eq!(told(good), 0, "{good}");
    }
}

/// A template names widths by classes that `lib/widths.typ` has, and every one of them
/// is used.
#[test]
fn widths_are_classes() {
    let base = entaku::template::base();
    let widths = base.text("templates/lib/widths.typ").expect("the widths");
    let named = widths.split_once("column-widths = (").expect("classes").1;
    let named = named.split_once("\n)").expect("an end").0;
    let known: BTreeSet<&str> =
        named.lines().filter_map(|line| Some(line.trim().split_once(": (ja:")?.0)).collect();
    let mut used = BTreeSet::new();
    for (path, bytes) in base.iter().filter(|it| it.0.ends_with(".jinja")) {
        let text = String::from_utf8_lossy(bytes).into_owned();
        for columns in text.split("columns: (").skip(1).filter_map(|it| it.split(')').next()) {
            for class in columns.split(',').map(|class| class.trim().trim_matches('"')) {
                assert!(known.contains(class), "{path}: {class}");
                used.insert(class.to_owned());
            }
        }
    }
    assert!(known.len() > 10, "{known:?}");
    assert_eq!(used, known.into_iter().map(str::to_owned).collect());
}

/// Returns the tags of sources that stand in the comments of a text, and where words name
/// one.
fn tags(text: &str) -> BTreeSet<String> {
    let lines = text.lines().filter_map(|line| {
        let comment = line.find("//").or_else(|| line.find("source(\"S"));
        comment.or_else(|| line.starts_with("source-S").then_some(0)).map(|at| &line[at..])
    });
    let words = lines.flat_map(|line| line.split(|c: char| !c.is_ascii_alphanumeric()));
    let is_tag = |word: &&str| {
        word.strip_prefix('S').is_some_and(|number| {
            matches!(number.len(), 2 | 3)
                && !number.starts_with('0')
                && number.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    words.filter(is_tag).map(str::to_owned).collect()
}

#[test]
fn every_source_that_is_named_is_listed() {
    assert_eq!(
        tags("/// within 2 days (S45, S1).\nlet s = S46;"),
        BTreeSet::from(["S45".to_owned()])
    );
    let mut named = BTreeSet::new();
    for (_, text) in sources() {
        named.extend(tags(&text));
        let papers = ["domain.md", "look.md", "design.md"];
        let is_paper =
            |line: &&str| line.contains("//") && papers.iter().any(|it| line.contains(it));
        assert_eq!(text.lines().find(is_paper), None, "a paper that is not in the repository");
    }
    for language in ["ja", "en"] {
        let path = root().join(format!("templates/locales/{language}.ftl"));
        named.extend(tags(&fs::read_to_string(path).expect("words")));
    }
    let listed = fs::read_to_string(root().join("SOURCES.md")).expect("the sources");
    let listed: BTreeSet<String> = listed
        .lines()
        .filter_map(|line| line.strip_prefix("| S")?.split(' ').next().map(|tag| format!("S{tag}")))
        .collect();
    assert_eq!(named, listed, "tags in the code, and in SOURCES.md");
}

/// Returns the fields of what a view hands to templates that are bare texts or numbers.
fn bare_fields(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut is_handed_over = false;
    for line in code.lines() {
        if line.contains("derive(") {
            is_handed_over = line.contains("Serialize");
        } else if line.starts_with('}') {
            is_handed_over = false;
        }
        let Some((field, kind)) = line.trim().split_once(": ") else { continue };
        let kind = kind.trim_end_matches(',');
        let bare = ["String", "usize", "u32", "u64", "i32", "i64", "Decimal"];
        let is_bare =
            kind.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| bare.contains(&word));
        if is_handed_over && line.starts_with("    ") && !line.starts_with("     ") && is_bare {
            found.push(format!("{field}: {kind}"));
        }
    }
    found
}

/// A number that is no figure cannot be put in a view: its fields are texts, marks,
/// markup, codes, truth, and places between 0 and 1.
#[test]
fn a_view_holds_no_bare_text_and_no_bare_number() {
    let bad = "#[derive(Debug, Serialize)]\nstruct A {\n    made: usize,\n    name: Option<String>,\n    own: bool,\n}\nstruct B {\n    made: usize,\n}\n";
    assert_eq!(bare_fields(bad), ["made: usize", "name: Option<String>"]);
    // Explanations and lists of changes are for screens; the head of a view is not printed.
    let screens = ["figures.rs", "view.rs"];
    let makers = ["words.rs", "text.rs", "figures.rs"];
    for (path, text) in sources().iter().filter(|(path, _)| module(path) == "view") {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !screens.contains(&name) {
            assert_eq!(bare_fields(&code(text)), Vec::<String>::new(), "{}", path.display());
        }
        let made = ["Text::cell(", "Text::date(", "Text::words(", "Text::figure("];
        let maker = made.iter().find(|maker| code(text).contains(**maker));
        let is_mark = name == "mark.rs" && maker == Some(&"Text::figure(");
        assert!(makers.contains(&name) || is_mark || maker.is_none(), "{name} uses {maker:?}");
    }
}

/// What a view may name of the assessment: types of values that it words. Whoever has one
/// has what was disclosed, and no way to the rest.
const VALUES: [&str; 48] = [
    "Amount",
    "Amounts",
    "AttendedFigures",
    "CellFigures",
    "CommitmentState",
    "Condition",
    "Corrected",
    "Correction",
    "CostFigures",
    "CostLine",
    "Current",
    "Figure",
    "Flag",
    "Group",
    "GroupFigures",
    "IndicatorAssessment",
    "Item",
    "Light",
    "Measure",
    "AllMoneyFigures",
    "MoneyFigures",
    "NAMED",
    "NAMED_INDICATORS",
    "NUMBERED",
    "Quantity",
    "Reason",
    "RecordFigures",
    "SeriesPoint",
    "Since",
    "Status",
    "Subject",
    "Warning",
    "WarningFigures",
    // What roundtables said to a whole after disclosure, and what that comes to.
    "Counts",
    "Difference",
    "Differing",
    "Level",
    "Multiples",
    "NoTotal",
    "Presence",
    "Region",
    "Rollup",
    "Row",
    "Shared",
    "SharedCounts",
    "Sign",
    "Totals",
    "WarningCode",
];

/// Returns what a file of the view names of model and assessment beyond values.
fn past_the_wall(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (stage, allowed) in [("model", &[][..]), ("assessment", &VALUES[..])] {
        for (at, _) in code.match_indices(&format!("crate::{stage}")) {
            let named = &code[at + "crate::".len() + stage.len()..];
            let end = match named.starts_with("::") {
                true => named.find([';', '(', ')', ',', '>', ' ']).unwrap_or(named.len()),
                false => 0,
            };
            let path = match named[..end].contains('{') {
                true => &named[..named.find('}').unwrap_or(end)],
                false => &named[..end],
            };
            let last = path.rsplit("::").next().unwrap_or_default();
            let names = last.trim_start_matches('{').split(',').map(str::trim);
            let strange = names.filter(|name| !allowed.contains(name));
            found.extend(strange.map(|name| format!("{stage}: {name}")));
        }
    }
    found
}

/// Model and assessment end in what is disclosed.
#[test]
fn a_view_sees_what_is_disclosed_and_nothing_else() {
    let bad = "use crate::model::meeting::Meeting;\nuse crate::assessment::{Figures, Assessment};\n\
        use crate::assessment::labels::row_labels;\nfn f(_: crate::assessment::status::Status) {}";
    let found = ["model: Meeting", "assessment: Figures", "assessment: Assessment"];
    assert_eq!(past_the_wall(bad), [&found[..], &["assessment: row_labels"]].concat());
    for (path, text) in sources().iter().filter(|(path, _)| module(path) == "view") {
        assert_eq!(past_the_wall(&code(text)), Vec::<String>::new(), "{}", path.display());
    }
}

/// Returns whether a file makes what opens a name that is sealed.
fn clears(code: &str) -> bool {
    code.contains("Clearance::of(") || code.contains("Clearance(")
}

/// People's names are opened by disclosure, for its editions and for the check of finished
/// documents.
#[test]
fn a_clearance_is_made_in_disclosure() {
    assert!(clears("let all = Clearance::of(Visibility::Internal);"));
    let makers: BTreeSet<String> = sources()
        .iter()
        .filter(|(_, text)| clears(&code(text)))
        .map(|(path, _)| module(path))
        .collect();
    assert_eq!(makers, BTreeSet::from(["disclosure".to_owned(), "domain".to_owned()]));
}

/// Returns the codes that stand in a text as a literal, as often as they do.
fn codes_in<'a>(codes: &[&'a str], text: &str) -> Vec<&'a str> {
    let literals = |code: &str| text.matches(&format!("\"{code}\"")).count();
    codes.iter().flat_map(|code| std::iter::repeat_n(*code, literals(code))).collect()
}

#[test]
fn a_code_stands_once_with_its_limits() {
    use entaku::domain::rules::{ConditionCode, WarningCode};
    let mut codes: Vec<&str> = ConditionCode::ALL.iter().map(|code| code.rule().code).collect();
    codes.extend(WarningCode::ALL.iter().map(|code| code.rule().code));
    for (path, text) in sources() {
        let inner = path.strip_prefix(root().join("src")).expect("a file below src");
        let inner = inner.to_string_lossy();
        let expected = if inner == "domain/rules.rs" { &codes[..] } else { &[] };
        assert_eq!(codes_in(&codes, &code(&text)), expected, "{}", path.display());
    }
    let bad = "match code { \"W1\" => 20, \"W11\" => 12, _ => reckon(\"CA1\") }";
    assert_eq!(codes_in(&codes, bad), ["CA1", "W1", "W11"]);
}

/// Returns the words that codes lack: a name and a formula, or what the sign says, what
/// to talk about, and where it may be told to others, how; and the title of a source.
fn unworded(keys: &[String]) -> Vec<String> {
    use entaku::domain::rules::{ConditionCode, WarningCode};
    let mut needed = Vec::new();
    for rule in ConditionCode::ALL.iter().map(|code| code.rule()) {
        let key = format!("condition-{}", rule.code.to_lowercase());
        needed.extend([format!("{key}-formula"), key]);
        needed.extend(rule.source.map(|tag| format!("source-{tag}")));
    }
    for sign in WarningCode::ALL {
        let code = sign.rule().code.to_lowercase();
        needed.extend([format!("warning-{code}"), format!("warning-{code}-talk")]);
        // No organisation is shamed: signs of one are the secretariat's.
        let is_own = [
            WarningCode::AbsentInARow,
            WarningCode::AbsentOften,
            WarningCode::EmptySeat,
            WarningCode::LostChampion,
        ]
        .contains(sign);
        if !is_own {
            needed.push(format!("state-{code}"));
        }
    }
    needed.into_iter().filter(|key| !keys.contains(key)).collect()
}

#[test]
fn every_code_has_its_words() {
    let base = entaku::template::base();
    for language in entaku::locale::Language::ALL {
        let path = format!("templates/locales/{language}.ftl");
        let mut words = entaku::locale::Words::new(language);
        words.add(&String::from_utf8_lossy(base.get(&path).expect("a locale")));
        let keys = words.keys().to_vec();
        assert_eq!(unworded(&keys), Vec::<String>::new(), "{path}");
        let others: Vec<String> = keys
            .into_iter()
            .filter(|key| key != "warning-w3-talk" && key != "source-S45")
            .collect();
        assert_eq!(unworded(&others), ["source-S45", "warning-w3-talk"]);
    }
}
