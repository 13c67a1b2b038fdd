//! Whatever a region can name, misspelt: of each kind every name of the base, and it is told
//! where it stands, with the one that is meant. Files, words, placeholders, blocks and
//! templates that are taken in are in `adapted.rs`.

use std::collections::{BTreeMap, BTreeSet};

use entaku::diagnostics::Diagnostic;
use entaku::files::Files;
use entaku::locale::{Language, entries};
use entaku::model::roundtable::DocumentKind;
use entaku::template;
use serde_json::Value;

use crate::adapted::{misspelt, strays};
use crate::harness::{described, minimal, set, sources, told, with};

/// Holds that names are told at their places, and nearly all with the one that is meant; two
/// names may be so alike that another is nearer.
#[track_caller]
fn expect_told(problems: &[Diagnostic], meant: &[(String, String)]) {
    assert!(!meant.is_empty());
    let mut others = Vec::new();
    for (place, name) in meant {
        let problem = problems.iter().find(|it| format!("{} {}", it.origin, it.code) == *place);
        let problem = problem.unwrap_or_else(|| panic!("{name}: {place} is silent"));
        if !said(problem).contains(name.as_str()) {
            others.push((name, said(problem)));
        }
    }
    assert!(others.len() * 50 <= meant.len(), "{} of {}: {others:#?}", others.len(), meant.len());
}

/// All that is said of a problem.
fn said(problem: &Diagnostic) -> String {
    format!("{}: {}", problem.message(Language::En), problem.cure(Language::En))
}

fn quoted(line: &str) -> Option<(&str, usize)> {
    let at = line.find('"')? + 1;
    Some((line[at..].split('"').next()?, at))
}

#[test]
fn every_section_of_an_outline() {
    for kind in DocumentKind::ALL.map(DocumentKind::code) {
        let path = format!("templates/{kind}.toml");
        let base = template::base();
        let outline = base.text(&path).expect("an outline");
        let (mut text, mut meant) = (String::new(), Vec::new());
        for (line, number) in outline.lines().zip(1..) {
            match quoted(line).filter(|_| !line.starts_with('#')) {
                Some((name, at)) => {
                    // The place of a line in a table is its start.
                    let column = line.find(['"', '{']).unwrap_or(at) + 1;
                    text.push_str(&line.replacen(name, &misspelt(name), 1));
                    meant.push((
                        format!("{path}:{number}:{column} unknown-section"),
                        name.to_owned(),
                    ));
                }
                None => text.push_str(line),
            }
            text.push('\n');
        }
        expect_told(&strays(&with(Files::new(), &path, &text)), &meant);
    }
}

#[test]
fn whom_a_section_is_for_and_what_it_needs() {
    let path = "templates/report.toml";
    for readers in [
        "whole",
        "sector",
        "organisation",
        "funder",
        "grant",
        "body",
        "members",
        "public",
        "internal",
    ] {
        let line = format!(
            "sections = [\n  {{ name = \"summary\", for = [\"{}\"] }},\n]\n",
            misspelt(readers)
        );
        let problems = strays(&with(Files::new(), path, &line));
        let problem = problems.iter().find(|it| it.code == "unknown-setting-value");
        let problem = problem.unwrap_or_else(|| panic!("{readers} is silent"));
        assert!(said(problem).contains(readers), "{}", said(problem));
    }
    let line = "sections = [\n  \"notes\",\n  { name = \"limits\", needs = [\"ntoes\"] },\n]\n";
    let meant = (format!("{path}:3:31 unknown-section"), "notes".to_owned());
    expect_told(&strays(&with(Files::new(), path, line)), &[meant]);
}

#[test]
fn every_word_that_a_template_asks_for() {
    let base = template::base();
    let words = entries(base.text("templates/locales/ja.ftl").expect("the words"));
    let known: BTreeSet<&str> =
        words.iter().map(|it| it.key.as_str()).filter(|it| !it.starts_with('-')).collect();
    let path = "templates/report/learning.typ.jinja";
    let (mut text, mut meant) = (String::from("{% if false %}\n"), Vec::new());
    for key in known.iter().filter(|key| !known.contains(misspelt(key).as_str())) {
        text.push_str(&format!("#{{{{ t(\"{}\") }}}};\n", misspelt(key)));
        meant.push((format!("{path}:{}:2 unknown-word", meant.len() + 2), format!("“{key}”")));
    }
    text.push_str("{% endif %}\n");
    assert!(meant.len() > 700, "{}", meant.len());
    expect_told(&strays(&with(Files::new(), path, &text)), &meant);
}

#[test]
fn every_macro_that_a_section_takes_in() {
    let base = template::base();
    let path = "templates/report/learning.typ.jinja";
    let (mut text, mut meant) = (String::new(), Vec::new());
    for (part, _) in base.iter().filter(|(path, _)| path.starts_with("templates/parts/")) {
        let source = base.text(part).expect("a template");
        for name in source.split("{% macro ").skip(1).filter_map(|it| it.split('(').next()) {
            let part = part.trim_start_matches("templates/");
            text.push_str(&format!("{{% from \"{part}\" import {} %}}\n", misspelt(name)));
            meant
                .push((format!("{path}:{}:1 unknown-macro", meant.len() + 1), format!("“{name}”")));
        }
    }
    assert!(meant.len() > 4, "{}", meant.len());
    expect_told(&strays(&with(Files::new(), path, &text)), &meant);
}

/// What standing texts can mention, and the sections that they can need.
#[test]
fn every_fact_and_section_of_a_standing_text() {
    let path = "templates/guideline/ja/about.md";
    let facts = [
        "sector",
        "sectors",
        "roundtable",
        "region",
        "secretariat",
        "founded",
        "meeting",
        "meeting-date",
        "material-due",
        "summary-due",
        "minutes-due",
        "reporting-rhythm",
        "care-contact",
        "phone",
        "email",
    ];
    let right: String = facts.iter().map(|it| format!("{{{{ fact(\"{it}\") }}}}\n\n")).collect();
    let built = sources(&minimal(), &with(Files::new(), path, &right));
    assert_eq!(told(&built.diagnostics), [""; 0]);
    let (mut text, mut meant) = (String::new(), Vec::new());
    let calls = facts.iter().map(|it| ("fact", *it));
    for (call, name) in calls.chain([("needs", "theme"), ("needs", "commitments")]) {
        text.push_str(&format!("{{{{ {call}(\"{}\") }}}}文。\n\n", misspelt(name)));
        meant.push((meant.len() * 2 + 1, format!("{call}(\"{name}\")")));
    }
    let built = sources(&minimal(), &with(Files::new(), path, &text));
    let mut others = Vec::new();
    for (line, name) in &meant {
        let place = format!("{path}:{line}:");
        let problem = built.diagnostics.iter().find(|it| it.origin.to_string().starts_with(&place));
        let problem = problem.unwrap_or_else(|| panic!("{name}: line {line} is silent"));
        if !said(problem).contains(name.as_str()) {
            others.push((name, said(problem)));
        }
    }
    assert!(others.is_empty(), "{others:#?}");
}

/// What a template is given: each field of a document that a section reads, one round after
/// another, as a template ends at its first mistake.
#[test]
fn every_field_that_a_section_reads() {
    let shown = entaku::schema::view::of_sections(&Files::new());
    let schema: Value = serde_json::from_str(&shown.to_json()).expect("JSON");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut fields: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for section in list(&schema["documents"]).iter().flat_map(|it| list(&it["sections"])) {
        let template = section["template"].as_str().expect("a template").to_owned();
        // Those of a whole of many are in no document of one: tests/it/rollup.rs has them.
        if template.starts_with("templates/rollup") {
            continue;
        }
        let paths = list(&section["reads"]);
        let paths = paths.iter().filter_map(|it| it["path"].as_str());
        // A field within what may be absent is asked for only where it is there.
        let first = paths.filter_map(|it| {
            let mut parts = it.split('.');
            Some(format!("{}.{}", parts.next()?, misspelt(parts.next()?)))
        });
        fields.entry(template).or_default().extend(first);
    }
    let kinds = "\n[editions.government]\nkinds = [\"report\", \"guideline\", \"plain\", \"summary\"]\n\
        [editions.internal]\nkinds = [\"report\", \"kit\"]\n[editions.one]\neach = \"organisation\"\n";
    let inputs = set(minimal(), kinds);
    let rounds = fields.values().map(BTreeSet::len).max().expect("sections");
    let mut tried = 0;
    for round in 0..rounds {
        let mut project = Files::new();
        for (template, names) in &fields {
            if let Some(name) = names.iter().nth(round) {
                project.insert(template.as_str(), format!("{{{{ {name} }}}}\n").into_bytes());
            }
        }
        let built = sources(&inputs, &project);
        let told = told(&built.diagnostics);
        for (template, bytes) in project.iter() {
            tried += 1;
            let at = format!("{template}:1:");
            let is_told = told.iter().any(|it| it.starts_with(&at));
            assert!(is_told, "{template}: {} is silent", String::from_utf8_lossy(bytes));
        }
    }
    assert!(tried > 100, "{tried}");
}

/// Every setting, in the table that it is in.
#[test]
fn every_setting() {
    let schema: Value = serde_json::from_str(&entaku::schema::of_config()).expect("JSON");
    let path = "inputs/roundtable.toml";
    let mut tables = Vec::new();
    tables_of(&schema, &schema, "", &mut tables);
    assert!(tables.len() > 10, "{tables:?}");
    for (table, names) in &tables {
        for name in names {
            let text = format!("{table}\n{} = 1\n", misspelt(name));
            let mut problems = Vec::new();
            entaku::records::parse(&with(minimal(), path, &text), &mut problems);
            let line = text.lines().count();
            let place = format!("{path}:{line}:1 ");
            let problem = problems.iter().find(|it| format!("{} ", it.origin) == place);
            let problem = problem.unwrap_or_else(|| {
                panic!("{table} {name} is silent: {}", described(&problems, &Files::new()))
            });
            assert_eq!(problem.code, "unknown-setting", "{table} {name}");
            assert!(said(problem).contains(name.as_str()), "{}", said(problem));
        }
    }
}

/// The tables of the settings, as their heads are written, each with the names in it.
fn tables_of(of: &Value, schema: &Value, at: &str, found: &mut Vec<(String, Vec<String>)>) {
    if let Some(name) = of["$ref"].as_str().and_then(|it| it.strip_prefix("#/$defs/")) {
        return tables_of(&schema["$defs"][name], schema, at, found);
    }
    for inner in ["anyOf", "oneOf"].iter().filter_map(|it| of[*it].as_array()).flatten() {
        tables_of(inner, schema, at, found);
    }
    let Some(properties) = of["properties"].as_object() else { return };
    let head = if at.is_empty() { String::new() } else { format!("[{at}]") };
    found.push((head, properties.keys().cloned().collect()));

    for (name, property) in properties {
        let at = if at.is_empty() { name.clone() } else { format!("{at}.{name}") };
        let before = found.len();
        tables_of(property, schema, &at, found);
        tables_of(&property["items"], schema, &at, found);
        if !property["items"].is_null() {
            // A list of tables, and what is in its tables.
            for (table, _) in found.iter_mut().skip(before) {
                *table = match table.strip_prefix(&format!("[{at}]")) {
                    Some("") => format!("[[{at}]]"),
                    _ => format!("[[{at}]]\n{table}"),
                };
            }
        }
        tables_of(&property["additionalProperties"], schema, &format!("{at}.x"), found);
    }
}

/// What a text says it is for.
#[test]
fn every_section_that_a_text_can_be_for() {
    let sections = [
        "summary",
        "agenda",
        "story",
        "learning",
        "challenges",
        "requests",
        "plan",
        "message",
        "theme",
        "aim",
        "questions",
        "risks",
        "correction",
    ];
    for section in sections {
        let text = format!("---\nsection: {}\n---\n文。\n", misspelt(section));
        let inputs = with(minimal(), "inputs/narrative/a.md", &text);
        let built = sources(&inputs, &Files::new());
        let problem = built
            .diagnostics
            .iter()
            .find(|it| it.origin.to_string() == "inputs/narrative/a.md:2:1");
        let problem = problem.unwrap_or_else(|| panic!("{section} is silent"));
        assert!(said(problem).contains(section), "{}", said(problem));
    }
}
