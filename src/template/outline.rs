//! Which sections a document has, and in which files they are.
//!
//! A section `learning` of a report is `report/learning.typ.jinja`; one that documents
//! have alike, such as `title`, is in `common/`. A project's own file lies over the
//! base one, and its outline stands in place of the base one as a whole.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::Diagnostic;
use crate::domain::text::nearest;
use crate::files::Files;
use crate::model::roundtable::DocumentKind;
use crate::records::outline::{self, Outline, Section};
use crate::view::Sections;

/// Where sections are that documents have alike.
pub(super) const COMMON: &str = "common";

/// What a section's file ends with.
pub(super) const EXTENSION: &str = ".typ.jinja";

/// The outlines of all kinds of documents.
pub(super) struct Outlines {
    outlines: BTreeMap<&'static str, Outline>,
    /// The template of each section, by kind and name.
    files: BTreeMap<(&'static str, String), String>,
    /// The sections that each kind could have.
    known: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Outlines {
    /// Reads the outlines of all kinds from the layers.
    pub(super) fn load(base: &Files, project: &Files, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut outlines = BTreeMap::new();
        let mut files = BTreeMap::new();
        let mut all_known = BTreeMap::new();
        for kind in DocumentKind::ALL.map(DocumentKind::code) {
            let path = path(kind);
            let own = project.get(&path).and_then(|it| outline::read(&path, it, diagnostics));
            let below = || outline::read(&path, base.get(&path)?, diagnostics);
            let mut outline = own.or_else(below).unwrap_or_default();
            let known = known(kind, base, project);
            let file = |name: &str| {
                let candidates = [kind, COMMON].map(|folder| format!("{folder}/{name}{EXTENSION}"));
                candidates.into_iter().find(|it| {
                    let path = format!("templates/{it}");
                    project.get(&path).is_some() || base.get(&path).is_some()
                })
            };
            let mut unknown = Vec::new();
            for section in &outline.sections {
                match file(&section.name) {
                    Some(file) => {
                        files.insert((kind, section.name.clone()), file);
                    }
                    None => unknown.push((section.name.clone(), section.origin.clone())),
                }
                // What a section needs may have been taken out, and is then no mistake.
                let needs = section.needs.iter().filter(|(need, _)| file(need).is_none());
                unknown.extend(needs.cloned());
            }
            for (name, origin) in unknown {
                let near = nearest(&name, &known).unwrap_or_default();
                let made = format!("templates/{kind}/{name}{EXTENSION}");
                diagnostics.push(Diagnostic::unknown_section(&origin, &name, near, &made));
            }
            outline.sections.retain(|section| file(&section.name).is_some());
            outlines.insert(kind, outline);
            all_known.insert(kind, known.into_iter().map(|(_, name)| name).collect());
        }
        Self { outlines, files, known: all_known }
    }

    /// Returns the sections of a kind that these readers get, in order.
    pub(super) fn read_by(&self, kind: DocumentKind, readers: &str) -> Vec<&Section> {
        self.outlines.get(kind.code()).map_or_else(Vec::new, |outline| outline.read_by(readers))
    }

    /// Returns the names of the sections that these readers get, and of those that the
    /// kind could have.
    pub(super) fn names(&self, kind: DocumentKind, readers: &str) -> Sections {
        let here = self.read_by(kind, readers).into_iter().map(|it| it.name.clone());
        let known = self.known.get(kind.code()).cloned().unwrap_or_default();
        Sections { here: here.collect(), known }
    }

    /// Returns all sections of a kind, in order.
    pub(super) fn all(&self, kind: DocumentKind) -> &[Section] {
        self.outlines.get(kind.code()).map_or(&[], |outline| &outline.sections)
    }

    /// Returns the template of a section.
    pub(super) fn file(&self, kind: DocumentKind, section: &Section) -> &str {
        let key = (kind.code(), section.name.clone());
        self.files.get(&key).map_or("", String::as_str)
    }

    /// Returns whether some document has this template as a section.
    pub(super) fn has(&self, template: &str) -> bool {
        self.files.values().any(|file| file == template)
    }
}

/// The path of a kind's outline.
pub(super) fn path(kind: &str) -> String {
    format!("templates/{kind}.toml")
}

/// The names of the sections that a kind could have.
fn known(kind: &str, base: &Files, project: &Files) -> Vec<(usize, String)> {
    let mut known = Vec::new();
    for folder in [kind, COMMON].map(|folder| format!("templates/{folder}/")) {
        for (path, _) in base.under(&folder).chain(project.under(&folder)) {
            let name = path[folder.len()..].strip_suffix(EXTENSION);
            known.extend(name.map(|name| (0, name.to_owned())));
        }
    }
    known.sort();
    known.dedup();
    known
}
