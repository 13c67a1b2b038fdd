//! Values as Typst literals: `"text"`, `3`, `none`, `(…)`, and markup as `[content]`.

use std::fmt::Write as _;

use minijinja::value::ValueKind;
use minijinja::{Error, ErrorKind, Output, State, Value};

use crate::markup::{dictionary_key, figure_call, string_literal, text_mark};
use crate::view::text::{FIGURE, TEXT_KEY, WORDS};
use crate::view::{FILE_KEY, LINES_KEY, MARKUP_KEY};

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
            if let Ok(markup) = value.get_attr(MARKUP_KEY)
                && let Some(source) = markup.as_str()
            {
                out.push('[');
                if let Some(file) = value.get_attr(FILE_KEY)?.as_str() {
                    let lines = value.get_attr(LINES_KEY)?;
                    out.push_str(&text_mark(file, source, lines.as_str().unwrap_or_default()));
                }
                out.push_str(source);
                out.push(']');
                return Ok(());
            }
            if let Ok(parts) = value.get_attr(TEXT_KEY)
                && parts.kind() == ValueKind::Seq
            {
                return text(out, &parts);
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

/// Writes a text: as a string, or with each of its figures called by its identifier.
fn text(out: &mut String, parts: &Value) -> Result<(), Error> {
    let mut pieces: Vec<String> = Vec::new();
    let mut words = String::new();
    for part in parts.try_iter()? {
        let figure = part.get_attr(FIGURE)?;
        if figure.is_undefined() {
            for kind in WORDS {
                words.push_str(part.get_attr(kind)?.as_str().unwrap_or_default());
            }
            continue;
        }
        if !words.is_empty() {
            pieces.push(string_literal(&std::mem::take(&mut words)));
        }
        let (id, worded) = (figure.get_item_by_index(0)?, figure.get_item_by_index(1)?);
        let (id, worded) = (id.as_str().unwrap_or_default(), worded.as_str().unwrap_or_default());
        pieces.push(figure_call(id, worded));
    }
    if !words.is_empty() || pieces.is_empty() {
        pieces.push(string_literal(&words));
    }
    match pieces.as_slice() {
        [one] => out.push_str(one),
        pieces => {
            let _ = write!(out, "({})", pieces.join(" + "));
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
