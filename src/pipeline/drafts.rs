//! Documents before they are typeset.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{self, Diagnostic, Origin, Severity};
use crate::disclosure::Disclosure;
use crate::files::Files;
use crate::locale::Language;
use crate::manifest::{self, DocumentEntry};
use crate::markup::{figures_in, texts_in};
use crate::model::Model;
use crate::model::roundtable::{DocumentKind, Edition};
use crate::project::Project;
use crate::records::Records;
use crate::typeset::{self, Manuscript, Typesetter};
use crate::view::{self, Alike, Setting};

use super::Request;

/// Findings that the secretariat's report lists.
const MOST_FINDINGS: usize = 200;

/// Everything that drafting a document needs.
pub(super) struct Drafting<'a> {
    pub(super) project: &'a Project<'a>,
    pub(super) model: &'a Model,
    pub(super) disclosure: Disclosure,
    pub(super) alike: Alike,
    pub(super) issue: u32,
}

/// A document that the project makes and the run asks for.
#[derive(Clone, Copy)]
pub(super) struct Planned<'a> {
    pub(super) edition: &'a Edition,
    pub(super) kind: DocumentKind,
    pub(super) language: Language,
    /// Whether it waits for an answer, or until something is fixed: it is drafted, for what
    /// else is wrong with it, and goes no further.
    pub(super) is_stopped: bool,
}

impl Planned<'_> {
    /// Returns whether a document is this one.
    pub(super) fn is(&self, document: &DocumentEntry) -> bool {
        document.audience == self.edition.name
            && document.kind == self.kind.code()
            && document.language == self.language.code()
    }
}

/// A document before it is typeset.
pub(super) struct Draft<'a> {
    planned: Planned<'a>,
    pub(super) manuscript: Manuscript,
    figures: Vec<String>,
}

/// Returns what the secretariat's report lists of what was found; of what must be fixed
/// there is no report.
pub(super) fn findings(found: &[Diagnostic]) -> Vec<Diagnostic> {
    let findings = found.iter().filter(|it| it.severity != Severity::Error);
    findings.take(MOST_FINDINGS).cloned().collect()
}

/// Plans the documents of a run, in their order. `found` has what stops some of them.
pub(super) fn plan<'a>(
    model: &'a Model,
    request: &Request<'_>,
    found: &[Diagnostic],
) -> (Vec<Planned<'a>>, Vec<Diagnostic>) {
    let mut problems = request.problems(model);
    let mut planned = Vec::new();
    let kept_back = diagnostics::kept_back(found);
    for edition in &model.editions {
        let waits = diagnostics::stops(found, edition.name.as_str());
        for &kind in &edition.kinds {
            for &language in &model.roundtable.languages {
                if request.wants(edition, kind, language) {
                    let is_stopped =
                        waits || kept_back.contains(edition.path(kind, language).as_str());
                    planned.push(Planned { edition, kind, language, is_stopped });
                }
            }
        }
    }
    let is_sound = !diagnostics::any_error(found) && !diagnostics::any_error(&problems);
    if planned.is_empty() && is_sound {
        problems.push(Diagnostic::nothing_to_make(&Origin::file("--audience, --kind")));
    }
    (planned, problems)
}

/// Returns where the HTML file beside a PDF stands.
pub fn twin_of(path: &str) -> String {
    format!("{}.html", path.trim_end_matches(".pdf"))
}

impl Drafting<'_> {
    /// Words a document and writes its Typst source; nothing, if a template is wrong.
    pub(super) fn draft<'p>(&self, planned: Planned<'p>) -> (Option<Draft<'p>>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let Planned { edition, kind, language, .. } = planned;
        let disclosed = self.disclosure.to(edition);
        let spoken = self.project.spoken();
        let sections = spoken.names(kind, view::group(&edition.audience), edition.own_outline());
        let setting = Setting {
            kind,
            language,
            words: spoken.words(language),
            japanese: spoken.words(Language::Ja),
            templates: self.project.layers(),
            below: self.project.ground().files(),
            inputs: self.project.inputs(),
            issue: self.issue,
            alike: &self.alike,
            sections: &sections,
        };
        let view = view::present(&disclosed, &setting, &mut diagnostics);
        let Some(rendered) = spoken.render(kind, edition.own_outline(), &view, &mut diagnostics)
        else {
            return (None, diagnostics);
        };
        let path = edition.path(kind, language);
        let figures = figures_in(&rendered.source).into_iter().collect();
        let manuscript = Manuscript {
            ident: self.ident(&path),
            path,
            rendered,
            title: view.title().to_owned(),
            author: view.author().to_owned(),
            has_twin: edition.has_html,
            language,
            attachments: view.attachments().clone(),
        };
        (Some(Draft { planned, manuscript, figures }), diagnostics)
    }

    /// Returns the digest of what documents share beside what the program brings along.
    pub(super) fn shared_digest(&self) -> String {
        let Self { project, model, .. } = self;
        let trees = [project.ground().pack(), project.inputs(), project.templates()];
        typeset::shared_digest(&trees, model.calendar.as_of)
    }

    /// What stays the same between builds of a document.
    fn ident(&self, path: &str) -> String {
        let (name, period) = (&self.model.roundtable.name.ja, self.model.calendar.period);
        match self.issue {
            0 | 1 => format!("entaku:{name}:{period}:{path}"),
            issue => format!("entaku:{name}:{period}:{path}:{issue}"),
        }
    }
}

impl<'a> Draft<'a> {
    pub(super) fn edition(&self) -> &'a Edition {
        self.planned.edition
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.planned.is_stopped
    }

    /// Returns the identifiers of the figures that it prints.
    pub(super) fn figures(&self) -> &[String] {
        &self.figures
    }

    /// Returns the files whose texts it has.
    pub(super) fn texts(&self) -> BTreeSet<String> {
        texts_in(&self.manuscript.rendered.source)
    }

    /// Lists a file of the document once it is made; `path` is that of the file.
    pub(super) fn entry(&self, path: &str, bytes: &[u8]) -> DocumentEntry {
        let Planned { edition, kind, language, .. } = self.planned;
        DocumentEntry {
            path: path.to_owned(),
            audience: edition.name.as_str().to_owned(),
            kind: kind.code().to_owned(),
            language: language.code().to_owned(),
            title: self.manuscript.title.clone(),
            visibility: edition.visibility.name().to_owned(),
            bytes: bytes.len(),
            sha256: manifest::digest(bytes),
            made_from: String::new(),
            figures: self.figures.clone(),
        }
    }

    /// Keeps the Typst source and the data that it attaches.
    pub(super) fn keep_markup(&self, outputs: &mut Files) {
        outputs.overlay(&self.manuscript.markup());
    }

    /// A character that no font has is told at the cells, lines and words it comes from,
    /// else at the document. Only this document waits for it.
    pub(super) fn missing_glyphs(
        &self,
        typesetter: &Typesetter<'_>,
        records: &Records,
    ) -> Vec<Diagnostic> {
        let mut at: BTreeMap<(Origin, Lack), Vec<String>> = BTreeMap::new();
        for character in typesetter.unprintable(&self.manuscript.rendered.source) {
            let lack = Lack::of(character);
            let mut places = records.characters.get(&character).cloned().unwrap_or_default();
            if places.is_empty() {
                places = typesetter.templates_with(character);
            }
            if places.is_empty() {
                places.push(Origin::file(&self.manuscript.path));
            }
            for place in places {
                at.entry((place, lack)).or_default().push(lack.shown(character));
            }
        }
        let told = at.iter().map(|((place, lack), shown)| lack.told(place, &shown.join(" ")));
        told.map(|problem| problem.only_in(&self.manuscript.path)).collect()
    }
}

/// Why a character has no glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Lack {
    /// No font has it.
    Unknown,
    /// It was drawn for one machine.
    Private,
    /// It stands for one that was lost.
    Lost,
}

impl Lack {
    fn of(character: char) -> Self {
        match character {
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => Self::Private,
            '\u{FFFC}' | '\u{FFFD}' => Self::Lost,
            _ => Self::Unknown,
        }
    }

    /// A character with its code point; those that nobody can see, without themselves.
    fn shown(self, character: char) -> String {
        let code = u32::from(character);
        match character.is_control() || self == Self::Private {
            true => format!("U+{code:04X}"),
            false => format!("{character}(U+{code:04X})"),
        }
    }

    fn told(self, place: &Origin, characters: &str) -> Diagnostic {
        match self {
            Self::Unknown => Diagnostic::missing_glyph(place, characters),
            Self::Private => Diagnostic::private_glyph(place, characters),
            Self::Lost => Diagnostic::replaced_character(place, characters),
        }
    }
}
