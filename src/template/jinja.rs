//! Jinja as templates use it: layers, words, literals, and mistakes with their line.

use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value};

use crate::diagnostics::{Diagnostic, Origin};
use crate::files::Files;
use crate::locale::{Argument, Words};

use super::literals::write_literal;

/// Makes the environment of one language: a project's files lie over those of the base,
/// which stay to be had as `base/…`.
pub(super) fn environment(
    base: &Files,
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
    let (base, project) = (base.clone(), project.clone());
    environment.set_loader(move |name| {
        let below = name.strip_prefix("base/");
        let path = format!("templates/{}", below.unwrap_or(name));
        let upper = if below.is_none() { project.get(&path) } else { None };
        Ok(upper
            .or_else(|| base.get(&path))
            .map(|bytes| String::from_utf8_lossy(bytes).into_owned()))
    });
    environment
}

/// Says a word of the locale in a template: `t("page", n=3)`.
fn say(words: &Words, key: &str, arguments: &Kwargs) -> Result<String, Error> {
    let names: Vec<String> = arguments.args().map(str::to_owned).collect();
    let mut spoken = Vec::new();
    for name in &names {
        let value: Value = arguments.get(name)?;
        let argument = match value.as_usize() {
            // Truth is a word, so that `{ $x -> [true] … }` chooses by it.
            _ if value.kind() == ValueKind::Bool => Argument::Text(value.is_true().to_string()),
            Some(count) if value.is_integer() => Argument::Count(count),
            _ => Argument::Text(value.to_string()),
        };
        spoken.push((name.as_str(), argument));
    }
    arguments.assert_all_used()?;
    words.get(key, &spoken).ok_or_else(|| {
        let language = words.language();
        Error::new(ErrorKind::InvalidOperation, format!("no words for `{key}` in {language}"))
    })
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
        Err(error) => Err(describe(&error, name)),
    }
}

/// Tells a mistake at its template and line.
pub(super) fn describe(error: &Error, template: &str) -> Diagnostic {
    // The innermost error names the template and line that caused it.
    let mut innermost = error;
    let mut cause: Option<&(dyn std::error::Error + 'static)> = std::error::Error::source(error);
    while let Some(inner) = cause {
        if let Some(inner) = inner.downcast_ref::<Error>()
            && inner.line().is_some()
        {
            innermost = inner;
        }
        cause = inner.source();
    }
    let name = innermost.name().unwrap_or(template);
    let name = name.strip_prefix("base/").unwrap_or(name);
    let line = innermost.line().and_then(|line| u32::try_from(line).ok()).unwrap_or(1);
    let origin = Origin::text(&format!("templates/{name}"), line, 1);
    let message = match innermost.detail() {
        Some(detail) => format!("{}: {detail}", innermost.kind()),
        None => innermost.kind().to_string(),
    };
    Diagnostic::template_error(&origin, &message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    fn render(source: &str, context: Value) -> Result<String, String> {
        let mut environment =
            environment(&Files::new(), &Files::new(), &Arc::new(Words::new(Language::En)));
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
