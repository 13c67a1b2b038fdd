//! Templates: the order and wording of a document.
//!
//! A template is Jinja that writes Typst. Every `{{ value }}` is written as a
//! Typst literal (`"text"`, `3`, `none`, `(…)`), and [`Markup`] as `[content]`,
//! so a value can never be read as code. In code write `{{ x }}`, in markup
//! `#{{ x }};`. Escaping cannot be switched off, and an undefined name is an
//! error with its line.
//!
//! Layers: a project's `templates/` lies over the base that is embedded in the
//! program. A project's file extends the base one as `base/report.typ.jinja`.
//!
//! [`Markup`]: crate::markup::Markup

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use include_dir::{Dir, DirEntry, include_dir};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, ValueKind};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value,
};

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::text::nearest;
use crate::files::Files;
use crate::locale::{Argument, Language, Words};
use crate::markup::{dictionary_key, string_literal};
use crate::model::roundtable::Kind;
use crate::view::View;

static BASE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// Returns the words of all standing texts and messages of the base layer.
pub fn standing_words(base: &Files) -> String {
    let is_words = |path: &str| path.ends_with(".md") || path.ends_with(".ftl");
    let texts = base.iter().filter(|(path, _)| is_words(path));
    texts.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect()
}

/// Returns the base layer: every file of the templates folder as this program
/// was built with it, fonts included.
pub fn base() -> Files {
    let mut files = Files::new();
    let mut folders = vec![&BASE];
    while let Some(folder) = folders.pop() {
        for entry in folder.entries() {
            match entry {
                DirEntry::Dir(inner) => folders.push(inner),
                DirEntry::File(file) => {
                    let path = file.path().to_string_lossy().replace('\\', "/");
                    files.insert(format!("templates/{path}"), file.contents());
                }
            }
        }
    }
    files
}

/// The Typst source of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The source.
    pub source: String,
    /// The template that it came from, to point back at it.
    pub template: String,
}

/// Templates and words of a project.
pub struct Templates {
    environments: BTreeMap<Language, Environment<'static>>,
    words: BTreeMap<Language, Arc<Words>>,
}

impl Templates {
    /// Reads templates and words from the layers: `base` below, `project`
    /// above.
    pub fn load(base: &Files, project: &Files, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut words = BTreeMap::new();
        let mut environments = BTreeMap::new();
        for language in Language::ALL {
            let spoken = Arc::new(load_words(language, base, project, diagnostics));
            environments.insert(language, environment(base, project, &spoken));
            words.insert(language, spoken);
        }
        strays(base, project, diagnostics);
        for (path, bytes) in project.iter().filter(|(path, _)| path.ends_with(".jinja")) {
            if let Err(error) = check(path, bytes) {
                diagnostics.push(error);
            }
        }
        Self { environments, words }
    }

    /// Returns the words of a language.
    pub fn words(&self, language: Language) -> &Words {
        &self.words[&language]
    }

    /// Writes the Typst source of a document, or reports why it cannot.
    pub fn render(
        &self,
        kind: Kind,
        view: &View,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Rendered> {
        let name = format!("{}.typ.jinja", kind.code());
        let environment = &self.environments[&view.language()];
        let rendered = environment
            .get_template(&name)
            .and_then(|template| template.render(Value::from(Serde(view))));
        match rendered {
            Ok(source) => Some(Rendered { source, template: format!("templates/{name}") }),
            Err(error) => {
                diagnostics.push(describe(&error, &name));
                None
            }
        }
    }
}

/// Files and words of a project that lie over nothing and are almost called like
/// one of the base layer: they would change nothing, and nobody would see why.
fn strays(base: &Files, project: &Files, diagnostics: &mut Vec<Diagnostic>) {
    let known: Vec<(usize, String)> = base
        .iter()
        .filter(|(path, _)| !path.ends_with(".otf") && !path.ends_with(".ttf"))
        .map(|(path, _)| (0, path.to_owned()))
        .collect();
    for (path, _) in project.iter().filter(|(path, _)| base.get(path).is_none()) {
        // A sector's own guideline text lies beside the one for all sectors.
        let is_own = path.starts_with("templates/guideline/") && path.matches('.').count() > 1;
        if let Some(near) = nearest(path, &known).filter(|_| !is_own) {
            diagnostics.push(Diagnostic::stray_template(&Origin::file(path), near));
        }
    }
    for language in Language::ALL {
        let path = format!("templates/locales/{language}.ftl");
        let (Some(ours), Some(theirs)) = (base.text(&path), project.text(&path)) else { continue };
        let keys = |text: &str| {
            let mut words = Words::new(language);
            words.add(text);
            words.keys().to_vec()
        };
        let known: Vec<(usize, String)> = keys(ours).into_iter().map(|key| (0, key)).collect();
        let templates: Vec<&str> = project
            .iter()
            .filter(|(path, _)| path.ends_with(".jinja"))
            .filter_map(|(path, _)| project.text(path))
            .collect();
        for key in keys(theirs) {
            let is_known = known.iter().any(|(_, it)| *it == key);
            if is_known || templates.iter().any(|text| text.contains(&key)) {
                continue;
            }
            let line = theirs.lines().position(|line| {
                line.strip_prefix(&key).is_some_and(|rest| rest.trim_start().starts_with('='))
            });
            let line = u32::try_from(line.unwrap_or(0) + 1).unwrap_or(u32::MAX);
            let near = nearest(&key, &known).unwrap_or_default();
            diagnostics.push(Diagnostic::stray_word(&Origin::text(&path, line, 1), &key, near));
        }
    }
}

fn load_words(
    language: Language,
    base: &Files,
    project: &Files,
    diagnostics: &mut Vec<Diagnostic>,
) -> Words {
    let path = format!("templates/locales/{language}.ftl");
    let mut words = Words::new(language);
    for bytes in [base.get(&path), project.get(&path)].into_iter().flatten() {
        let text = String::from_utf8_lossy(bytes);
        for error in words.add(&text) {
            let origin = Origin::byte(&path, &text, error.offset);
            diagnostics.push(Diagnostic::words_syntax(&origin, &error.message));
        }
    }
    words
}

fn environment(base: &Files, project: &Files, words: &Arc<Words>) -> Environment<'static> {
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
fn check(path: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
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

fn describe(error: &Error, template: &str) -> Diagnostic {
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

/// Writes a value as a Typst literal.
fn write_literal(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
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

#[cfg(test)]
mod tests {
    use super::*;

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
