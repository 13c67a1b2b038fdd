//! Jinja as templates use it: layers, words, literals, and mistakes with their line.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, State, UndefinedBehavior, Value};

use crate::diagnostics::{Diagnostic, Origin};
use crate::files::Files;
use crate::locale::{Piece, Slot, Words};
use crate::view::text::{FIGURE, TEXT_KEY, WORDS};

use super::below::{BASE, Below};
use super::literals::write_literal;
use super::strays::Strays;
use super::strays::blocks::source_of;
use super::strays::code::pieces;

/// Makes the environment of one language: a project's files lie over those below, which
/// stay to be had as `base/…`.
pub(super) fn environment(
    below: &Below,
    project: &Files,
    words: &Arc<Words>,
) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("typst".into()));
    environment.set_formatter(write_literal);
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build()
        .expect("the usual delimiters are valid");
    environment.set_syntax(syntax);
    environment.remove_filter("safe");
    environment.remove_filter("escape");
    environment.remove_filter("e");
    let spoken = Arc::clone(words);
    environment
        .add_function("t", move |key: &str, arguments: Kwargs| say(&spoken, key, &arguments));
    environment.add_function("table", own_table);
    let layers = (below.clone(), project.clone());
    environment.set_path_join_callback(move |name, by| layers.0.meant(name, by, &layers.1));
    let (below, project) = (below.clone(), project.clone());
    environment.set_loader(move |name| {
        let upper = match name.starts_with(BASE) {
            true => None,
            false => project.get(&format!("templates/{name}")),
        };
        let upper = upper.map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        Ok(upper.or_else(|| below.source(name)))
    });
    environment
}

/// Returns a table of the project's own: `table("parks")`.
fn own_table(state: &State<'_, '_>, id: &str) -> Result<Value, Error> {
    let tables = state.lookup("own_tables").unwrap_or_default();
    let found = tables.get_attr(id).ok().filter(|table| !table.is_undefined());
    found.ok_or_else(|| {
        let known: Vec<String> =
            tables.try_iter().into_iter().flatten().map(|it| it.to_string()).collect();
        let cause = format!("no table `{id}` in [[tables]] of the settings: {}", known.join(", "));
        Error::new(ErrorKind::InvalidOperation, cause)
    })
}

/// Says a word of the locale in a template: `t("page", n=report.pages)`. What is given
/// are texts of the view, which stay what they are; a number that is none of its figures
/// cannot be said.
fn say(words: &Words, key: &str, arguments: &Kwargs) -> Result<Value, Error> {
    let names: Vec<String> = arguments.args().map(str::to_owned).collect();
    let mut given = Vec::new();
    for name in &names {
        given.push(Given::of(name, &arguments.get::<Value>(name)?)?);
    }
    arguments.assert_all_used()?;
    let slots: Vec<(&str, Slot<'_>)> =
        names.iter().map(String::as_str).zip(given.iter().map(|it| it.slot)).collect();
    let pieces = words.pieces(key, &slots).ok_or_else(|| {
        let language = words.language();
        Error::new(ErrorKind::InvalidOperation, format!("no words for `{key}` in {language}"))
            .with_source(Unsaid(key.to_owned()))
    })?;
    let mut parts: Vec<Value> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Words(words) => parts.push(part(WORDS[0], &words)),
            Piece::Argument(index) => {
                parts.extend(given.get(index).into_iter().flat_map(|it| it.parts.clone()));
            }
        }
    }
    Ok(Value::from(BTreeMap::from([(TEXT_KEY, Value::from(parts))])))
}

fn part(kind: &'static str, text: &str) -> Value {
    Value::from(BTreeMap::from([(kind, Value::from(text))]))
}

/// What a template gives to a message: what is said of it, and what it chooses by.
struct Given {
    parts: Vec<Value>,
    slot: Slot<'static>,
}

impl Given {
    fn of(name: &str, value: &Value) -> Result<Self, Error> {
        let said = |parts, slot| Ok(Self { parts, slot });
        match value.kind() {
            // Truth chooses among words and is not said.
            ValueKind::Bool if value.is_true() => said(Vec::new(), Slot::Word("true")),
            ValueKind::Bool => said(Vec::new(), Slot::Word("false")),
            ValueKind::String => {
                said(vec![part(WORDS[0], value.as_str().unwrap_or_default())], Slot::Text)
            }
            ValueKind::Map => {
                let parts: Vec<Value> = value.get_attr(TEXT_KEY)?.try_iter()?.collect();
                let number = match parts.as_slice() {
                    [one] => one
                        .get_attr(FIGURE)
                        .ok()
                        .and_then(|figure| figure.get_item_by_index(2).ok())
                        .and_then(|number| f64::try_from(number).ok()),
                    _ => None,
                };
                said(parts, number.map_or(Slot::Text, Slot::Number))
            }
            kind => Err(Error::new(
                ErrorKind::InvalidOperation,
                format!("`{name}` is a {kind}; give a text or a figure of the view"),
            )),
        }
    }
}

/// Templates of a project are checked even if no document uses them, and may
/// not switch escaping off.
pub(super) fn check(path: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
    let text = String::from_utf8_lossy(bytes);
    if let Some(offset) = text.find("autoescape") {
        let cause = "`autoescape` is not allowed: values are always written as literals";
        return Err(Diagnostic::template_error(&Origin::byte(path, &text, offset), cause));
    }
    let environment = Environment::new();
    let name = path.trim_start_matches("templates/");
    match environment.template_from_named_str(name, &text) {
        Ok(_) => Ok(()),
        Err(error) => {
            let origin = Origin::text(path, line(&error), 1);
            Err(Diagnostic::template_error(&origin, &cause(&error)))
        }
    }
}

/// Says what a mistake is, as the parser or a value says it.
fn cause(error: &Error) -> String {
    match error.detail() {
        Some(detail) => format!("{}: {detail}", error.kind()),
        None => error.kind().to_string(),
    }
}

/// The line of a mistake.
fn line(error: &Error) -> u32 {
    error.line().and_then(|line| u32::try_from(line).ok()).unwrap_or(1)
}

/// A word that cannot be said, carried by the mistake that came of it.
#[derive(Debug)]
struct Unsaid(String);

impl std::fmt::Display for Unsaid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unsaid {}

/// What one must know to tell a mistake where somebody can mend it.
pub(super) struct Telling<'a> {
    pub(super) base: &'a Files,
    pub(super) project: &'a Files,
    pub(super) strays: &'a Strays,
    pub(super) words: &'a Words,
}

impl Telling<'_> {
    /// Tells a mistake that shows while a section is written. It is told in a file of the
    /// project: where a template of the base fails, at the project's line that takes it
    /// in; where a word fails, at that word. Nothing, if somebody was told already.
    pub(super) fn describe(&self, error: &Error, template: &str) -> Option<Diagnostic> {
        // From the outermost, which is in the section, to the innermost, which caused it.
        let mut chain: Vec<&Error> = Vec::new();
        let mut unsaid: Option<&str> = None;
        let mut next: Option<&(dyn std::error::Error + 'static)> = Some(error);
        while let Some(inner) = next {
            match inner.downcast_ref::<Error>() {
                Some(inner) if chain.is_empty() || inner.line().is_some() => chain.push(inner),
                _ => {}
            }
            unsaid = inner.downcast_ref::<Unsaid>().map(|it| it.0.as_str()).or(unsaid);
            next = inner.source();
        }
        let innermost = chain.last().copied().unwrap_or(error);
        let place = self.place(&chain, template);
        if let Some(key) = unsaid {
            return self.unsaid(
                key,
                place.unwrap_or_else(|| Origin::file(&self.path(innermost, template))),
            );
        }
        if innermost.kind() == ErrorKind::TemplateNotFound
            && self.is_told(innermost.name().unwrap_or(template))
        {
            return None;
        }
        // A template of the program fails on a part that lacks what it calls.
        if place.is_none() && self.strays.lacks_macros {
            return None;
        }
        let below = self.path(innermost, template);
        let origin = place.unwrap_or_else(|| Origin::text(&below, line(innermost), 1));
        let cause = match origin.source.path == below {
            true => cause(innermost),
            false => format!("{} {below}:{}", cause(innermost), line(innermost)),
        };
        Some(Diagnostic::template_error(&origin, &cause))
    }

    /// The path of the template that a mistake is in; one of the base that the project has
    /// a file over is `base/…`, as templates call it.
    fn path(&self, error: &Error, template: &str) -> String {
        let name = error.name().unwrap_or(template);
        let bare = name.strip_prefix("base/").unwrap_or(name);
        let path = format!("templates/{bare}");
        if bare != name && self.project.get(&path).is_some() { name.to_owned() } else { path }
    }

    /// The innermost place in a file of the project.
    fn place(&self, chain: &[&Error], template: &str) -> Option<Origin> {
        let is_own = |name: &str| {
            !name.starts_with("base/") && self.project.get(&format!("templates/{name}")).is_some()
        };
        let name = |error: &Error| error.name().unwrap_or(template).to_owned();
        if let Some(own) = chain.iter().rfind(|error| is_own(&name(error))) {
            return Some(Origin::text(&format!("templates/{}", name(own)), line(own), 1));
        }
        // A macro fails by itself: whoever called it is not on the way.
        if !is_own(template) {
            return None;
        }
        let failing = name(chain.last()?);
        let path = format!("templates/{template}");
        let source = self.project.text(&path)?;
        let takes_in = pieces(source).into_iter().find(|it| it.target() == Some(&failing))?;
        Some(Origin::byte(&path, source, takes_in.offset))
    }

    /// Tells of a word that cannot be said.
    fn unsaid(&self, key: &str, origin: Origin) -> Option<Diagnostic> {
        if self.words.is_told(key) {
            return None;
        }
        let language = self.words.language();
        match self.words.own_line(key) {
            Some(line) => {
                let origin = Origin::text(&super::strays::words::path(language), line, 1);
                Some(Diagnostic::failing_word(&origin, key))
            }
            None if self.strays.keys.is_said_anywhere(key) => {
                let asked = self.strays.keys.placeholders(key);
                Some(Diagnostic::word_not_given(&origin, key, &asked.join(", ")))
            }
            None => {
                let near = Some(self.strays.keys.nearest(key)).filter(|near| *near != key);
                let near = near.unwrap_or_default();
                Some(Diagnostic::unknown_word(&origin, key, language.code(), near))
            }
        }
    }

    /// Whether a template of the project names one that is not there: that is told before
    /// anything is written.
    fn is_told(&self, template: &str) -> bool {
        let templates = self.project.iter().filter(|(path, _)| path.ends_with(".jinja"));
        let sources = templates.filter_map(|(path, _)| self.project.text(path));
        sources
            .flat_map(pieces)
            .filter_map(|piece| piece.target())
            .any(|name| name == template || source_of(name, self.base, self.project).is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    fn render(source: &str, context: Value) -> Result<String, String> {
        let mut environment =
            environment(&Below::default(), &Files::new(), &Arc::new(Words::new(Language::En)));
        environment.add_template_owned("t", source.to_owned()).map_err(|e| e.to_string())?;
        let template = environment.get_template("t").map_err(|e| e.to_string())?;
        template.render(context).map_err(|error| format!("{} {:?}", error.kind(), error.line()))
    }

    #[test]
    fn values_become_literals() {
        let context = minijinja::context! {
            text => "#read(\"/etc/passwd\") {{ 7*7 }}",
            number => 3,
            truth => true,
            nothing => (),
            list => vec!["a", "b"],
            empty => Vec::<String>::new(),
        };
        let rendered = render(
            "{{ text }} {{ number }} {{ truth }} {{ nothing }} {{ list }} {{ empty }}",
            context,
        );
        assert_eq!(
            rendered.as_deref(),
            Ok("\"#read(\\\"/etc/passwd\\\") {{ 7*7 }}\" 3 true none (\"a\", \"b\",) ()"),
        );
    }

    #[test]
    fn escaping_cannot_be_switched_off() {
        let context = || minijinja::context! { text => "#x" };
        assert!(render("{{ text|safe }}", context()).is_err());
        let path = "templates/report.typ.jinja";
        let told = check(path, b"\n{% autoescape false %}{{ text }}{% endautoescape %}");
        assert_eq!(told.expect_err("refused").origin.to_string(), format!("{path}:2:4"));
    }

    #[test]
    fn undefined_names_are_errors_with_their_line() {
        let told = render("a\n{{ missing }}", Value::from(()));
        assert_eq!(told, Err("undefined value Some(2)".to_owned()));
    }
}
