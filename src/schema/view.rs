//! What templates are given: a JSON Schema of every view, with the sections of each
//! kind of document in order and what each of them reads; and the same to read.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::domain::rollup::RollupKind;
use crate::engine::Engine;
use crate::files::Files;
use crate::model::roundtable::DocumentKind;
use crate::project::Project;
use crate::template::SectionReads;
use crate::view;

/// What templates are given.
pub struct Shown {
    /// The schema of the view, with a definition for each type.
    schema: Value,
    kinds: Vec<(&'static str, Vec<SectionReads>)>,
}

/// Shows what the sections of a project are given: of the base, with the project's own
/// outlines and templates over it.
pub fn of_sections(templates: &Files) -> Shown {
    of_project(&Files::new(), templates)
}

/// The same with what else there is of the project: its pack lies among the inputs.
pub fn of_project(inputs: &Files, templates: &Files) -> Shown {
    let engine = Engine::new();
    let project = Project::new(&engine, inputs.clone(), templates.clone());
    let sections = |kind| project.spoken().sections(kind, project.layers());
    let kinds = DocumentKind::ALL.map(DocumentKind::code).into_iter();
    let kinds = kinds.chain(RollupKind::DOCUMENTS.map(RollupKind::outline));
    let kinds = kinds.map(|kind| (kind, sections(kind)));
    let mut schema = view::schema::schema();
    schema["properties"]["sections"] = json!({
        "description": "The names of the sections that this document has, for what speaks of \
            another one: `{% if \"notes\" in sections %}`.",
        "type": "array",
        "items": { "type": "string" },
    });
    Shown { schema, kinds: kinds.collect() }
}

impl Shown {
    /// Returns the JSON Schema; `documents` beside it are the sections.
    pub fn to_json(&self) -> String {
        let documents: Vec<Value> = self.kinds.iter().map(|it| self.document(it)).collect();
        let mut schema = self.schema.clone();
        schema["documents"] = json!(documents);
        format!("{schema:#}")
    }

    fn document(&self, (kind, sections): &(&str, Vec<SectionReads>)) -> Value {
        let sections: Vec<Value> = sections
            .iter()
            .map(|section| {
                let mut shown = json!({
                    "name": section.name,
                    "template": section.template,
                    "description": section.about,
                    "reads": self.fields(section).map(read_in_json).collect::<Vec<_>>(),
                });
                if let Some(readers) = &section.readers {
                    shown["for"] = json!(readers);
                }
                if !section.needs.is_empty() {
                    shown["needs"] = json!(section.needs);
                }
                shown
            })
            .collect();
        json!({ "kind": kind, "sections": sections })
    }

    /// What a section reads, each with its schema. What is no part of the view, such as a
    /// function, is left out.
    fn fields<'a>(
        &'a self,
        section: &'a SectionReads,
    ) -> impl Iterator<Item = (&'a str, &'a Value)> {
        section.reads.iter().filter_map(|path| Some((path.as_str(), self.field(path)?)))
    }

    /// The schema of the field at a path.
    fn field(&self, path: &str) -> Option<&Value> {
        path.split('.').try_fold(&self.schema, |holder, name| self.property(holder, name))
    }

    fn property<'a>(&'a self, holder: &'a Value, name: &str) -> Option<&'a Value> {
        if let Some(found) = holder["properties"].get(name) {
            return Some(found);
        }
        if let Some(definition) = holder["$ref"].as_str().and_then(|it| self.definition(it)) {
            return self.property(definition, name);
        }
        let choices = ["anyOf", "oneOf"].iter().filter_map(|it| holder[*it].as_array()).flatten();
        choices.into_iter().find_map(|choice| self.property(choice, name))
    }

    fn definition(&self, reference: &str) -> Option<&Value> {
        self.schema["$defs"].get(reference.strip_prefix("#/$defs/")?)
    }

    /// Returns the same to read: sections in order with what they read, then the types.
    /// `Text?` may be absent, and of `Row[]` there are any number.
    pub fn to_markdown(&self) -> String {
        let mut text = String::new();
        for (kind, sections) in &self.kinds {
            let _ = writeln!(text, "# {kind}\n");
            for section in sections {
                let _ = writeln!(text, "## {}\n", section.name);
                let _ = writeln!(text, "`{}`: {}", section.template, section.about);
                let readers = section.readers.as_deref().unwrap_or_default();
                for (word, named) in [("for", readers), ("needs", &section.needs)] {
                    if !named.is_empty() {
                        let _ = writeln!(text, "\n{word} = {named:?}");
                    }
                }
                let fields: Vec<String> = self.fields(section).map(field_in_words).collect();
                if !fields.is_empty() {
                    let _ = writeln!(text, "\n{}", fields.join("\n"));
                }
                text.push('\n');
            }
        }
        let types = self.schema["$defs"].as_object().into_iter().flatten();
        for (name, definition) in types {
            let _ = writeln!(text, "# {name}\n\n{}", sentence(definition));
            let fields = definition["properties"].as_object().into_iter().flatten();
            // How markup is handed over is nothing to write in a template.
            let fields = fields.filter(|(name, _)| !name.starts_with('$'));
            let fields: Vec<String> =
                fields.map(|(name, field)| field_in_words((name, field))).collect();
            if !fields.is_empty() {
                let _ = writeln!(text, "\n{}", fields.join("\n"));
            }
            text.push('\n');
        }
        text.trim_end().to_owned()
    }
}

fn read_in_json((path, field): (&str, &Value)) -> Value {
    let mut field = field.clone();
    field["path"] = json!(path);
    field
}

/// A line of a list: the field, its type, and its sentence.
fn field_in_words((name, field): (&str, &Value)) -> String {
    format!("- `{name}`: {} – {}", kind_of(field), sentence(field))
}

/// The sentence of a field or type, on one line.
fn sentence(of: &Value) -> String {
    of["description"].as_str().unwrap_or_default().replace('\n', " ")
}

/// The type of a field: `Text`, `Text?` that may be absent, `Row[]` of which there are
/// any number.
fn kind_of(field: &Value) -> String {
    if let Some(name) = field["$ref"].as_str().and_then(|it| it.rsplit('/').next()) {
        return name.to_owned();
    }
    if let Some(choices) = field["anyOf"].as_array() {
        let kinds: Vec<String> =
            choices.iter().filter(|it| it["type"] != "null").map(kind_of).collect();
        return format!("{}?", kinds.join(" | "));
    }
    if let Some(parts) = field["prefixItems"].as_array() {
        let parts: Vec<String> = parts.iter().map(kind_of).collect();
        return format!("({})", parts.join(", "));
    }
    match &field["type"] {
        Value::String(kind) if kind == "array" => format!("{}[]", kind_of(&field["items"])),
        Value::String(kind) => kind.clone(),
        Value::Array(kinds) => {
            let kinds: Vec<&str> =
                kinds.iter().filter_map(Value::as_str).filter(|it| *it != "null").collect();
            format!("{}?", kinds.join(" | "))
        }
        _ => "any".to_owned(),
    }
}
