//! Where each number on a page comes from: it is a figure, a day, what a cell says, or a
//! word of a template. There is no other number.

use std::collections::{BTreeMap, BTreeSet};

use entaku::disclosure;
use entaku::files::Files;
use entaku::locale::Language;
use entaku::template::{self, Templates};
use entaku::view::text::TEXT_KEY;
use entaku::view::{self, MARKUP_KEY, Setting};
use serde_json::Value;

use crate::harness::{assessed, project, root, sources};
use crate::layout::{lay_out, runs_of};

/// Where digits come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Figure,
    Date,
    Cell,
    Word,
}

/// The runs of digits that a view or a template says, with where each comes from.
#[derive(Debug, Default)]
struct Known {
    runs: BTreeMap<String, BTreeSet<Source>>,
    figures: BTreeSet<String>,
}

fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty())
}

impl Known {
    fn note(&mut self, text: &str, source: Source) {
        for run in runs(text) {
            self.runs.entry(run.to_owned()).or_default().insert(source);
        }
    }

    /// Notes every text of a view; what stands in it and is no text has no digits.
    fn see(&mut self, value: &Value, path: &str) {
        match value {
            Value::Object(map) => {
                if let Some(Value::Array(parts)) = map.get(TEXT_KEY) {
                    parts.iter().for_each(|part| self.part(part));
                    return;
                }
                if let Some(Value::String(source)) = map.get(MARKUP_KEY) {
                    self.markup(source);
                    return;
                }
                for (key, value) in map {
                    self.see(value, &format!("{path}.{key}"));
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.see(item, path)),
            // Codes, paths and languages are for templates; places on a chart are no text.
            Value::String(text) => {
                let is_code = text.is_empty() || path.ends_with(".path");
                assert!(is_code || runs(text).next().is_none(), "{path} says {text:?} by itself");
            }
            Value::Number(number) => assert!(number.is_f64(), "{path} is a bare number {number}"),
            Value::Bool(_) | Value::Null => {}
        }
    }

    fn part(&mut self, part: &Value) {
        let text = |key: &str| part.get(key).and_then(Value::as_str);
        if let Some(figure) = part.get("figure") {
            self.figures.insert(figure[0].as_str().expect("an identifier").to_owned());
            self.note(figure[1].as_str().expect("words"), Source::Figure);
        }
        for (key, source) in
            [("date", Source::Date), ("cell", Source::Cell), ("words", Source::Word)]
        {
            text(key).into_iter().for_each(|text| self.note(text, source));
        }
    }

    /// Prose: figures where they were filled in, all else as its file has it.
    fn markup(&mut self, source: &str) {
        let text = crate::content::content(source);
        for (at, piece) in text.split('{').enumerate() {
            let said = if at == 0 { piece } else { piece.split_once('}').map_or("", |it| it.1) };
            self.note(said, Source::Cell);
        }
        self.figures.extend(entaku::markup::figures_in(source));
    }
}

#[test]
fn every_number_on_every_page_is_a_figure_a_day_a_cell_or_a_word() {
    let (inputs, templates) = project(&root());
    let mut problems = Vec::new();
    let (model, assessment) = assessed(&inputs);
    let base = template::base();
    let mut layers = base.clone();
    layers.overlay(&templates);
    let spoken = Templates::load(&base, &templates, &mut problems);
    // What templates and their words say by themselves.
    let mut words = Known::default();
    for (path, bytes) in layers.iter() {
        if path.ends_with(".ftl") || path.ends_with(".jinja") {
            words.note(&String::from_utf8_lossy(bytes), Source::Word);
        }
    }
    let drafted = sources(&inputs, &Files::new()).outputs;
    let pages: BTreeMap<String, String> = lay_out(&drafted, &inputs, &Files::new())
        .iter()
        .map(|(path, document)| (path.clone(), runs_of(document).join(" ")))
        .collect();
    let (mut looked_at, mut found) = (0, BTreeSet::new());
    let alike = view::Alike::default();
    let disclosure = disclosure::disclose(&model, &assessment, &[]);
    for edition in &model.editions {
        let disclosed = disclosure.to(edition);
        let figures = &assessment.by_visibility[&edition.visibility].printed.all;
        let made: BTreeSet<&str> = figures.iter().map(|figure| figure.id.as_str()).collect();
        for &kind in &edition.kinds {
            for &language in &model.roundtable.languages {
                let sections =
                    spoken.names(kind, view::group(&edition.audience), edition.own_outline());
                let setting = Setting {
                    kind,
                    language,
                    words: spoken.words(language),
                    japanese: spoken.words(Language::Ja),
                    templates: &layers,
                    below: &base,
                    inputs: &inputs,
                    issue: 1,
                    alike: &alike,
                    sections: &sections,
                };
                let view = view::present(&disclosed, &setting, &mut problems);
                let mut known = Known::default();
                known.see(&serde_json::to_value(&view).expect("JSON"), "");
                for id in &known.figures {
                    assert!(made.contains(id.as_str()), "{id} is no figure of the assessment");
                }
                let path = format!("{}/{}.{language}", edition.name, kind.code());
                let page = pages.get(&path).unwrap_or_else(|| panic!("{path} has no pages"));
                for run in runs(page) {
                    let said = known.runs.get(run).or_else(|| words.runs.get(run));
                    // Pages are numbered by the frame; there are fewer than a hundred.
                    let is_page = run.len() < 3;
                    assert!(said.is_some() || is_page, "{path}: nobody says {run}");
                    found.extend(said.into_iter().flatten().copied());
                    looked_at += 1;
                }
            }
        }
    }
    assert!(problems.is_empty(), "{problems:?}");
    assert!(looked_at > 2_000, "{looked_at} runs of digits");
    let all = BTreeSet::from([Source::Figure, Source::Date, Source::Cell, Source::Word]);
    assert_eq!(found, all);
}
