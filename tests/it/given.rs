//! What sections are given: every field has a sentence, and is what it says.

use std::collections::BTreeSet;
use std::process::Command;

use entaku::disclosure;
use entaku::files::Files;
use entaku::locale::Language;
use entaku::schema::view::of_sections;
use entaku::template::{self, Templates};
use entaku::view::{self, Setting};
use serde_json::{Value, json};

use crate::harness::{assessed, expect_tree, project, root};

fn schema() -> Value {
    serde_json::from_str(&of_sections(&Files::new()).to_json()).expect("JSON")
}

/// Returns the fields and types of a schema that have no sentence.
fn unsaid(schema: &Value) -> Vec<String> {
    let is_said = |it: &Value| {
        it["description"].as_str().is_some_and(|said| said.len() >= 8 && said.ends_with('.'))
    };
    let mut unsaid = Vec::new();
    let named = schema["$defs"].as_object().into_iter().flatten();
    let types = named.map(|(name, it)| (name.as_str(), it)).chain([("View", schema)]);
    for (name, definition) in types {
        if !is_said(definition) {
            unsaid.push(name.to_owned());
        }
        let fields = definition["properties"].as_object().into_iter().flatten();
        // What begins with a dollar is how a text or markup is handed over.
        let fields = fields.filter(|(field, it)| !field.starts_with('$') && !is_said(it));
        unsaid.extend(fields.map(|(field, _)| format!("{name}.{field}")));
    }
    let kinds = schema["oneOf"].as_array().into_iter().flatten();
    unsaid.extend(kinds.filter(|kind| !is_said(kind)).map(|kind| format!("View: {kind}")));
    unsaid
}

#[test]
fn every_field_has_a_sentence() {
    let bad = json!({
        "description": "What it says.",
        "properties": { "head": { "type": "string" } },
        "$defs": { "Row": { "properties": { "own": { "description": "Whether it is ours." } } } },
    });
    assert_eq!(unsaid(&bad), ["Row", "View.head"]);
    let schema = schema();
    assert_eq!(unsaid(&schema), Vec::<String>::new());
    let types = schema["$defs"].as_object().expect("types").len();
    assert!(types > 70, "{types} types");
}

/// Returns where a value is not what its schema says; a key that the schema does not
/// know is told too.
fn misfits(value: &Value, of: &Value, schema: &Value, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(name) = of["$ref"].as_str().and_then(|it| it.strip_prefix("#/$defs/")) {
        found.extend(misfits(value, &schema["$defs"][name], schema, at));
    }
    let mut known = of["properties"].clone();
    for choices in ["anyOf", "oneOf"].iter().filter_map(|it| of[*it].as_array()) {
        // What a kind of document adds to the view stands beside what all have.
        let is_kind = !known.is_null();
        let each = choices.iter().map(|choice| {
            let names = choice["properties"].as_object().into_iter().flatten();
            let its_own: Vec<&String> = names.map(|(name, _)| name).collect();
            match is_kind {
                true if its_own.iter().all(|it| value.get(it.as_str()).is_none()) => {
                    vec![format!("{at}: no kind")]
                }
                true => {
                    let of_kind = its_own.iter().map(|it| ((*it).clone(), value[*it].clone()));
                    misfits(&Value::Object(of_kind.collect()), choice, schema, at)
                }
                false => misfits(value, choice, schema, at),
            }
        });
        let best = each.min_by_key(Vec::len).unwrap_or_default();
        let kinds = choices.iter().filter(|_| is_kind).map(|it| &it["properties"]);
        for (name, _) in kinds.flat_map(|it| it.as_object().into_iter().flatten()) {
            known[name] = json!(true);
        }
        found.extend(best);
    }
    if let Some(only) = of.get("const").filter(|only| *only != value) {
        found.push(format!("{at}: is not {only}"));
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let kinds = match &of["type"] {
        Value::Array(kinds) => kinds.clone(),
        Value::Null => vec![json!(kind)],
        one => vec![one.clone()],
    };
    if !kinds.contains(&json!(kind)) {
        found.push(format!("{at}: {kind} is not {}", of["type"]));
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        let place = format!("{at}[{index}]");
        match of["prefixItems"].get(index).or_else(|| of.get("items")) {
            Some(of) => found.extend(misfits(item, of, schema, &place)),
            None if of["type"] == "array" => found.push(format!("{place}: is not known")),
            None => {}
        }
    }
    for (key, inner) in value.as_object().into_iter().flatten() {
        match known.get(key) {
            Some(Value::Bool(true)) => {}
            Some(of) => found.extend(misfits(inner, of, schema, &format!("{at}.{key}"))),
            None if known.is_object() => found.push(format!("{at}.{key}: is not known")),
            None => {}
        }
    }
    for needed in of["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if value.is_object() && value.get(needed).is_none() {
            found.push(format!("{at}.{needed}: is not there"));
        }
    }
    found
}

/// Every view that a project could have, in every language.
pub(crate) fn views(inputs: &Files, templates: &Files) -> Vec<(String, Value)> {
    let mut problems = Vec::new();
    let (model, assessment) = assessed(inputs);
    let base = template::base();
    let mut layers = base.clone();
    layers.overlay(templates);
    let spoken = Templates::load(&base, templates, &mut problems);
    let mut views = Vec::new();
    let alike = view::Alike::default();
    for edition in &model.editions {
        let disclosure = disclosure::disclose(&model, &assessment, &[]).to(edition);
        for kind in entaku::model::roundtable::DocumentKind::ALL {
            for language in Language::ALL {
                let sections =
                    spoken.names(kind, view::group(&edition.audience), edition.own_outline());
                let setting = Setting {
                    kind,
                    language,
                    words: spoken.words(language),
                    japanese: spoken.words(Language::Ja),
                    templates: &layers,
                    below: &base,
                    inputs,
                    issue: 1,
                    alike: &alike,
                    sections: &sections,
                };
                let view = view::present(&disclosure, &setting, &mut problems);
                let path = format!("{}/{}.{language}", edition.name, kind.code());
                views.push((path, serde_json::to_value(&view).expect("JSON")));
            }
        }
    }
    views
}

#[test]
fn every_view_is_what_its_schema_says() {
    let schema = schema();
    let (inputs, templates) = project(&root());
    let views = views(&inputs, &templates);
    let kinds: BTreeSet<&str> =
        views.iter().filter_map(|(path, _)| path.rsplit('/').next()).collect();
    assert!(kinds.len() >= 8, "{kinds:?}");
    for (path, view) in &views {
        assert_eq!(misfits(view, &schema, &schema, path), Vec::<String>::new());
    }
    let (path, view) = views.iter().find(|it| it.0 == "funder/report.ja").expect("a report");
    let spoiled = |spoil: &dyn Fn(&mut Value)| {
        let mut view = view.clone();
        spoil(&mut view);
        misfits(&view, &schema, &schema, path)
    };
    let told = spoiled(&|it| it["report"]["summary"]["extra"] = json!(1));
    assert!(told.contains(&"funder/report.ja.report.summary.extra: is not known".to_owned()));
    let told = spoiled(&|it| it["report"]["has_forecast"] = json!("yes"));
    assert!(told[0].ends_with("has_forecast: string is not \"boolean\""), "{told:?}");
    let told = spoiled(&|it| {
        it["report"]["summary"].as_object_mut().expect("a summary").remove("asks");
    });
    assert!(told[0].ends_with("report.summary.asks: is not there"), "{told:?}");
    let told = spoiled(&|it| it["head"]["title"] = json!("bare"));
    assert!(!told.is_empty(), "a bare text");
}

/// Every section stands under its kind in order, and what it reads is in the schema.
#[test]
fn sections_are_told_with_what_they_read() {
    let shown = of_sections(&Files::new());
    let mut told = Files::new();
    told.insert("sections.md", format!("{}\n", shown.to_markdown()).into_bytes());
    expect_tree(&root().join("tests/given"), &told);
    let schema = schema();
    let documents = schema["documents"].as_array().expect("documents");
    let (mut sections, mut reads) = (0, 0);
    for section in documents.iter().flat_map(|it| it["sections"].as_array().expect("sections")) {
        assert!(!section["description"].as_str().expect("a sentence").is_empty(), "{section}");
        let fields = section["reads"].as_array().expect("fields");
        for field in fields {
            assert!(field["path"].is_string() && field["description"].is_string(), "{field}");
        }
        sections += 1;
        reads += fields.len();
    }
    assert!(sections > 80 && reads > 150, "{sections} sections read {reads} fields");
}

#[test]
fn the_command_tells_what_a_project_has() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let mut own = Files::new();
    own.insert("templates/kit.toml", "sections = [\"title\", \"ours\"]\n".as_bytes());
    let ours = "{#- What is ours. -#}\n= #{{ kit.intro }};\n";
    own.insert("templates/kit/ours.typ.jinja", ours.as_bytes());
    entaku::files::write(folder.path(), &own, &[]).expect("a folder that can be written");
    let told = |more: &[&str]| {
        let ran = Command::new(env!("CARGO_BIN_EXE_entaku"))
            .args(["schema", "--view", "--project"])
            .arg(folder.path())
            .args(more)
            .output()
            .expect("the program can be started");
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        String::from_utf8(ran.stdout).expect("text")
    };
    let schema: Value = serde_json::from_str(&told(&[])).expect("JSON");
    let kit = schema["documents"].as_array().into_iter().flatten().find(|it| it["kind"] == "kit");
    let sections = &kit.expect("the kit")["sections"];
    assert_eq!(sections[1]["description"], "What is ours.");
    assert_eq!(sections[1]["reads"][0]["path"], "kit.intro");
    assert!(told(&["--markdown"]).contains("## ours\n\n`templates/kit/ours.typ.jinja`"));
}
