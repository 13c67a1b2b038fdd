//! Templates: the order and wording of a document.
//!
//! A template is Jinja that writes Typst. Every `{{ value }}` is written as a
//! Typst literal (`"text"`, `3`, `none`, `(…)`), and [`Markup`] as `[content]`,
//! so a value can never be read as code. In code write `{{ x }}`, in markup
//! `#{{ x }};`. Escaping cannot be switched off, and an undefined name is an
//! error with its line.
//!
//! A document is its outline (`report.toml`): sections in order, each of them a file
//! (`report/learning.typ.jinja`) that is written from the same view. `sections` are the
//! names of those that this document has, for what speaks of another one.
//!
//! Layers: a project's `templates/` lies over the base that is embedded in the
//! program, with those of a pack between them if it has one. A project's file takes in the
//! one below it as `base/report/learning.typ.jinja`.
//!
//! [`Markup`]: crate::markup::Markup

mod below;
mod jinja;
mod literals;
mod outline;
mod reads;
mod strays;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, DirEntry, include_dir};
use minijinja::value::Serde;
use minijinja::{Environment, Value, context};

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::rollup::RollupKind;
use crate::domain::words::{Section as TextSection, TextPlace};
use crate::files::Files;
use crate::locale::{Language, Words};
use crate::model::prose::Prose;
use crate::model::roundtable::{DocumentKind, Edition, Sector};
use crate::records::outline::Section;
use crate::view::rollup::RollupView;
use crate::view::{OwnSection, Sections, View};

pub use self::below::Below;
use self::jinja::Telling;
use self::outline::Outlines;
pub use self::reads::SectionReads;
use self::strays::Strays;

static BASE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// Returns the words of all standing texts and messages of a layer, as documents say them:
/// with words in place of their names.
pub fn standing_words(layer: &Files) -> String {
    let mut said = String::new();
    for language in Language::ALL {
        let words = load_words(language, layer, &Files::new(), &mut Vec::new());
        let is_of_language = |path: &str| {
            path.ends_with(&format!("/{language}.ftl"))
                || path.ends_with(".md") && path.contains(&format!("/{language}/"))
        };
        for (_, bytes) in layer.iter().filter(|(path, _)| is_of_language(path)) {
            said.push_str(&spelled(&String::from_utf8_lossy(bytes), &words));
        }
    }
    said
}

/// A text with words in place of their names: `{ -sector }`, `{{ word("-sector") }}`.
fn spelled(text: &str, words: &Words) -> String {
    let mut spelled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        spelled.push_str(before);
        let sign = if from.starts_with("{{") { ("{{", "}}") } else { ("{", "}") };
        let inner = from[sign.0.len()..].split_once(sign.1);
        let said = inner.and_then(|(inner, after)| {
            let called = inner.split_once('(').map_or(inner, |(_, key)| key);
            let key = called.split([',', ')']).next()?.trim().trim_matches('"');
            Some((words.get(key, &[])?, after))
        });
        match said {
            Some((word, after)) => {
                spelled.push_str(&word);
                rest = after;
            }
            None => {
                spelled.push_str(sign.0);
                rest = &from[sign.0.len()..];
            }
        }
    }
    spelled + rest
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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The source.
    pub source: String,
    /// The templates that it came from, each with the first line of what it wrote, to
    /// point back at them.
    pub templates: Vec<(usize, String)>,
}

impl Rendered {
    /// Adds what a template wrote; nothing, if it wrote nothing.
    fn add(&mut self, template: String, written: &str) {
        let written = written.trim_matches('\n');
        if written.is_empty() {
            return;
        }
        if !self.source.is_empty() {
            self.source.push('\n');
        }
        self.templates.push((self.source.matches('\n').count(), template));
        self.source.push_str(written);
        self.source.push('\n');
    }

    /// Returns the template that wrote a line, counted from 0.
    pub fn template(&self, line: usize) -> &str {
        let before = self.templates.iter().take_while(|(first, _)| *first <= line);
        before.last().map_or("", |(_, template)| template.as_str())
    }
}

/// What every document begins with.
const FRAME: &str = "frame.typ.jinja";

/// Templates and words of a project.
pub struct Templates {
    base: Files,
    project: Files,
    strays: Strays,
    outlines: Outlines,
    environments: BTreeMap<Language, Environment<'static>>,
    words: BTreeMap<Language, Arc<Words>>,
}

impl Templates {
    /// Reads templates and words of two layers: the program's, and a project's above.
    pub fn load(base: &Files, project: &Files, diagnostics: &mut Vec<Diagnostic>) -> Self {
        Self::load_over(&Below::of(base.clone()), project, diagnostics)
    }

    /// Reads templates and words from the layers: those `below`, and a project's above.
    pub fn load_over(below: &Below, project: &Files, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let base = below.files();
        let outlines = Outlines::load(base, project, diagnostics);
        let strays = strays::find(base, project, &outlines, diagnostics);
        let mut words = BTreeMap::new();
        let mut environments = BTreeMap::new();
        for language in Language::ALL {
            let mut spoken = load_words(language, base, project, diagnostics);
            let told = strays.failing.iter().filter(|(of, _)| *of == language);
            told.for_each(|(_, key)| spoken.note_told(key));
            let spoken = Arc::new(spoken);
            environments.insert(language, jinja::environment(below, project, &spoken));
            words.insert(language, spoken);
        }
        for (path, bytes) in project.iter().filter(|(path, _)| path.ends_with(".jinja")) {
            if let Err(error) = jinja::check(path, bytes) {
                diagnostics.push(error);
            }
        }
        let (base, project) = (base.clone(), project.clone());
        Self { base, project, strays, outlines, environments, words }
    }

    /// Tells of standing texts for sectors that the roundtable does not have, given the
    /// ids of those that it has.
    pub fn of_no_sector<'s>(&self, sectors: impl Iterator<Item = &'s str>) -> Vec<Diagnostic> {
        strays::of_no_sector(&self.project, &sectors.collect::<Vec<_>>())
    }

    /// Tells of sectors that keep the id of a kind under another name, whose texts they do
    /// not get, and of kinds for which nobody wrote any.
    pub fn of_no_kind(&self, sectors: &[Sector], languages: &[Language]) -> Vec<Diagnostic> {
        strays::of_no_kind(&self.base, &self.project, sectors, languages)
    }

    /// Returns the words of a language.
    pub fn words(&self, language: Language) -> &Words {
        &self.words[&language]
    }

    /// Returns the sections of a kind that these readers get, by name, of an outline of
    /// their own where they have one.
    pub fn names(&self, kind: DocumentKind, readers: &str, own: Option<&str>) -> Sections {
        self.outlines.names(kind, readers, own)
    }

    /// Tells of outlines that editions name and that are not there, of those that no
    /// edition names, and of texts under a heading that no outline has.
    pub fn of_no_outline(&self, editions: &[Edition], prose: &[Prose]) -> Vec<Diagnostic> {
        let mut problems = strays::of_no_edition(&self.outlines, editions);
        let titled = self.outlines.titled();
        for text in prose {
            if let TextPlace::Own(name) = &text.section
                && !titled.contains(name.as_str())
            {
                let known = TextSection::WORDS.iter().map(|word| word.name);
                let known: Vec<&str> = known.chain(titled.iter().copied()).collect();
                let (origin, known) = (&text.section_origin, known.join(", "));
                problems.push(Diagnostic::not_one_of(origin, "section", name, &known));
            }
        }
        problems
    }

    /// Writes the Typst source of a document section by section, or reports why it
    /// cannot: every section that cannot be written, and not the first alone.
    pub fn render(
        &self,
        kind: DocumentKind,
        own: Option<&str>,
        view: &View,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Rendered> {
        let sections = self.outlines.read_by(kind.code(), view.readers(), own);
        let tables = Value::from(Serde(view.tables()));
        let context = context! { own_tables => tables, ..Value::from(Serde(view)) };
        let own = |section: &str| view.own(section);
        self.write((kind.code(), &sections), view.language(), &context, &own, diagnostics)
    }

    /// Writes the Typst source of a document on many roundtables.
    pub fn render_rollup(
        &self,
        kind: RollupKind,
        view: &RollupView,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Rendered> {
        let sections = self.outlines.read_by(kind.outline(), view.readers(), None);
        let sections = (kind.outline(), &sections[..]);
        self.write(sections, view.language(), &Value::from(Serde(view)), &|_| None, diagnostics)
    }

    /// Writes sections of a kind, each with what it has of the outline.
    fn write<'v>(
        &self,
        (kind, sections): (&'static str, &[&Section]),
        language: Language,
        context: &Value,
        own: &dyn Fn(&str) -> Option<&'v OwnSection>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Rendered> {
        let environment = &self.environments[&language];
        let names: Vec<String> = sections.iter().map(|section| section.name.clone()).collect();
        let context = context! { sections => names, ..context.clone() };
        let files =
            sections.iter().map(|section| (self.outlines.file(kind, section), own(&section.name)));
        let telling = Telling {
            base: &self.base,
            project: &self.project,
            strays: &self.strays,
            words: self.words(language),
        };
        let mut rendered = Rendered::default();
        let mut is_whole = true;
        for (name, own) in std::iter::once((FRAME, None)).chain(files) {
            let context = match own {
                Some(own) => context! { own => Serde(own), ..context.clone() },
                None => context.clone(),
            };
            let written =
                environment.get_template(name).and_then(|template| template.render(&context));
            match written {
                Ok(written) => {
                    let written = headed(&written, own);
                    rendered.add(format!("templates/{name}"), &written);
                }
                Err(error) => {
                    diagnostics.extend(telling.describe(&error, name));
                    is_whole = false;
                }
            }
        }
        is_whole.then_some(rendered)
    }
}

/// What a section wrote, under the heading that the outline gives it.
fn headed<'w>(written: &'w str, own: Option<&OwnSection>) -> Cow<'w, str> {
    let Some(own) = own else { return Cow::Borrowed(written) };
    let is_heading = |line: &&str| line.starts_with("= ");
    let Some(line) = written.lines().find(is_heading) else { return Cow::Borrowed(written) };
    // A label stays: contents and references lead to it.
    let label = line.rfind(" <").filter(|_| line.ends_with('>')).map_or("", |at| &line[at..]);
    let heading = format!("= {}{label}", own.heading().source());
    Cow::Owned(written.replacen(line, &heading, 1))
}

fn load_words(
    language: Language,
    base: &Files,
    project: &Files,
    diagnostics: &mut Vec<Diagnostic>,
) -> Words {
    let path = strays::words::path(language);
    let mut words = Words::new(language);
    for (layer, is_own) in [(base, false), (project, true)] {
        let Some(bytes) = layer.get(&path) else { continue };
        let text = String::from_utf8_lossy(bytes);
        let errors = if is_own { words.add_own(&text) } else { words.add(&text) };
        for error in errors {
            let origin = Origin::byte(&path, &text, error.offset);
            diagnostics.push(Diagnostic::words_syntax(&origin, &error.message));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standing_words_are_those_that_documents_say() {
        let mut words = Words::new(Language::Ja);
        words.add("-sector = 分野\n");
        let text = "a = { $n ->\n [0] { -sector }なし\n *[other] { $n }{ CAPITAL(-sector) }\n}\n\
                    {{ needs(\"a\") }}{{ word(\"-sector\") }}と{{ fact(\"b\") }}";
        let expected = "a = { $n ->\n [0] 分野なし\n *[other] { $n }分野\n}\n\
                        {{ needs(\"a\") }}分野と{{ fact(\"b\") }}";
        assert_eq!(spelled(text, &words), expected);
    }

    #[test]
    fn a_line_is_of_the_section_that_wrote_it() {
        let mut rendered = Rendered::default();
        rendered.add("frame".to_owned(), "#import\n#show\n");
        rendered.add("empty".to_owned(), "\n\n");
        rendered.add("summary".to_owned(), "\n= 要約\n\n文。\n\n");
        rendered.add("notes".to_owned(), "= 注");
        assert_eq!(rendered.source, "#import\n#show\n\n= 要約\n\n文。\n\n= 注\n");
        let of: Vec<&str> = (0..8).map(|line| rendered.template(line)).collect();
        let (frame, summary) = ("frame", "summary");
        assert_eq!(of, [frame, frame, frame, summary, summary, summary, summary, "notes"]);
    }
}
