//! The shape of what templates are given, as a JSON Schema (2020-12).
//!
//! Sentences and types come from the structures of the view themselves; what is handed
//! over by hand has its schema here, which says what a template does with it.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use crate::markup::Markup;

use super::rollup::RollupView;
use super::text::{Code, FIGURE, TEXT_KEY, Text, WORDS};
use super::{FILE_KEY, LINES_KEY, MARKUP_KEY, View};

/// Returns the schema of every view, with a definition for each type in it.
pub fn schema() -> Value {
    let settings = || SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = settings().into_root_schema_for::<View>().to_value();
    // What a whole of many roundtables says has a name of its own beside those of kinds.
    let rollup = settings().into_root_schema_for::<RollupView>().to_value();
    schema["properties"]["rollup"] = rollup["properties"]["rollup"].clone();
    for (name, definition) in rollup["$defs"].as_object().into_iter().flatten() {
        schema["$defs"][name] = definition.clone();
    }
    schema
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let said = |name: &str| object(name, json!({ "type": "string" }));
        let mut parts: Vec<Value> = WORDS.into_iter().map(said).collect();
        let figure = json!([
            { "type": "string", "description": "The identifier of the figure." },
            { "type": "string", "description": "The figure as it is worded." },
            { "type": ["number", "null"], "description": "Its number, for plural forms." },
        ]);
        parts.push(object(FIGURE, json!({ "type": "array", "prefixItems": figure })));
        let said = object(TEXT_KEY, json!({ "type": "array", "items": { "oneOf": parts } }));
        json_schema!({
            "description": "Words, cells, days and figures, one after the other. Write it as \
                `#{{ it }};` in text and as `{{ it }}` in code, or give it to a message: \
                `t(\"key\", name=it)`. One that says nothing is the empty string, which \
                `{% if it %}` leaves out.",
            "oneOf": [{ "const": "" }, said],
        })
    }
}

impl JsonSchema for Markup {
    fn schema_name() -> Cow<'static, str> {
        "Markup".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut properties = Map::new();
        properties.insert(MARKUP_KEY.to_owned(), json!({ "type": "string" }));
        properties.insert(FILE_KEY.to_owned(), json!({ "type": "string" }));
        properties.insert(LINES_KEY.to_owned(), json!({ "type": "string" }));
        json_schema!({
            "description": "Prose that was written in Markdown, as content. Write it as \
                `#{{ it }};` in text and as `{{ it }}` in code.",
            "type": "object",
            "properties": properties,
            "required": [MARKUP_KEY],
        })
    }
}

impl JsonSchema for Code {
    fn schema_name() -> Cow<'static, str> {
        "Code".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A code or a path for the look to go by, as a string. No reader sees it.",
            "type": "string",
        })
    }
}

/// An object of one property and nothing else.
fn object(name: &str, value: Value) -> Value {
    let mut properties = Map::new();
    properties.insert(name.to_owned(), value);
    json!({
        "type": "object",
        "properties": properties,
        "required": [name],
        "additionalProperties": false,
    })
}
