//! Values as Typst literals: `"text"`, `3`, `none`, `(…)`, and markup as `[content]`.

use std::fmt::Write as _;

use minijinja::value::ValueKind;
use minijinja::{Error, ErrorKind, Output, State, Value};

use crate::markup::{dictionary_key, string_literal};

/// Writes a value as a Typst literal.
pub(super) fn write_literal(
    out: &mut Output<'_>,
    _: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), Error> {
    // What a macro, a block or `super()` has written is Typst already.
    let text = if value.is_safe() {
        value.to_string()
    } else {
        let mut text = String::new();
        literal(&mut text, value, 0)?;
        text
    };
    out.write_str(&text).map_err(|_| Error::new(ErrorKind::WriteFailure, "out of memory"))
}

/// Literals longer than this are broken into lines, so that the source can be
/// read and compared by people.
const LINE: usize = 88;

fn literal(out: &mut String, value: &Value, indent: usize) -> Result<(), Error> {
    match value.kind() {
        ValueKind::Undefined => {
            return Err(Error::new(ErrorKind::UndefinedError, "the value is undefined"));
        }
        ValueKind::None => out.push_str("none"),
        ValueKind::Bool => out.push_str(if value.is_true() { "true" } else { "false" }),
        ValueKind::Number => {
            let _ = write!(out, "{value}");
        }
        ValueKind::String => out.push_str(&string_literal(value.as_str().unwrap_or_default())),
        ValueKind::Seq | ValueKind::Iterable => {
            let items = value.try_iter()?.map(|item| to_literal(&item, indent + 2));
            bracketed(out, &items.collect::<Result<Vec<_>, _>>()?, "()", indent);
        }
        ValueKind::Map => {
            if let Ok(markup) = value.get_attr(crate::view::MARKUP_KEY)
                && let Some(source) = markup.as_str()
            {
                out.push('[');
                out.push_str(source);
                out.push(']');
                return Ok(());
            }
            let mut entries = Vec::new();
            for key in value.try_iter()? {
                let name = key.as_str().map_or_else(|| key.to_string(), str::to_owned);
                let item = to_literal(&value.get_item(&key)?, indent + 2)?;
                entries.push(format!("{}: {item}", dictionary_key(&name)));
            }
            bracketed(out, &entries, "(:)", indent);
        }
        kind => {
            return Err(Error::new(
                ErrorKind::BadSerialization,
                format!("a value of kind {kind} cannot be written"),
            ));
        }
    }
    Ok(())
}

fn to_literal(value: &Value, indent: usize) -> Result<String, Error> {
    let mut text = String::new();
    literal(&mut text, value, indent)?;
    Ok(text)
}

fn bracketed(out: &mut String, items: &[String], empty: &str, indent: usize) {
    if items.is_empty() {
        out.push_str(empty);
        return;
    }
    let length: usize = items.iter().map(|item| item.chars().count() + 2).sum();
    if length + indent <= LINE && !items.iter().any(|item| item.contains('\n')) {
        out.push('(');
        for item in items {
            out.push_str(item);
            out.push_str(", ");
        }
        out.pop();
        out.push(')');
        return;
    }
    out.push_str("(\n");
    for item in items {
        let _ = writeln!(out, "{:width$}{item},", "", width = indent + 2);
    }
    let _ = write!(out, "{:indent$})", "");
}
