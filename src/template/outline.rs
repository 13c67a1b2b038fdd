//! Which sections a document has, and in which files they are.
//!
//! A section `learning` of a report is `report/learning.typ.jinja`; one that documents
//! have alike, such as `title`, is in `common/`. A project's own file lies over the
//! base one, and its outline stands in place of the base one as a whole. An edition may
//! have an outline of its own: `report.mirai.toml`, which the settings name.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::Diagnostic;
use crate::domain::rollup::RollupKind;
use crate::domain::text::nearest;
use crate::files::Files;
use crate::model::roundtable::DocumentKind;
use crate::records::outline::{self, Outline, Section};
use crate::view::Sections;

/// Where sections are that documents have alike.
pub(super) const COMMON: &str = "common";

/// What a section's file ends with.
pub(super) const EXTENSION: &str = ".typ.jinja";

/// What a section of a region's own is written with: a heading and texts.
pub(super) const OWN: &str = "own.typ.jinja";

/// The outlines of all kinds of documents.
pub(super) struct Outlines {
    outlines: BTreeMap<&'static str, Outline>,
    /// Those that editions have of their own, by their name and kind.
    own: BTreeMap<(String, &'static str), Outline>,
    /// The template of each section, by kind and name.
    files: BTreeMap<(&'static str, String), String>,
    /// The sections that each kind could have.
    known: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Outlines {
    /// Reads the outlines of all kinds from the layers.
    pub(super) fn load(base: &Files, project: &Files, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut all = Self {
            outlines: BTreeMap::new(),
            own: BTreeMap::new(),
            files: BTreeMap::new(),
            known: BTreeMap::new(),
        };
        let rollups = RollupKind::DOCUMENTS.map(RollupKind::outline);
        for kind in DocumentKind::ALL.map(DocumentKind::code).into_iter().chain(rollups) {
            let folder = Folder::of(kind, base, project);
            let path = path(kind);
            let own = project.get(&path).and_then(|it| outline::read(&path, it, diagnostics));
            let below = || outline::read(&path, base.get(&path)?, diagnostics);
            let mut outline = own.or_else(below).unwrap_or_default();
            all.settle(&folder, &mut outline, diagnostics);
            all.outlines.insert(kind, outline);
            for (name, path, bytes) in owned(kind, project) {
                if let Some(mut outline) = outline::read(path, bytes, diagnostics) {
                    all.settle(&folder, &mut outline, diagnostics);
                    all.own.insert((name.to_owned(), kind), outline);
                }
            }
            let known = folder.known.into_iter().map(|(_, name)| name).collect();
            all.known.insert(kind, known);
        }
        all
    }

    /// Finds the file of each section; one that has none, and no heading, is told.
    fn settle(
        &mut self,
        folder: &Folder<'_>,
        outline: &mut Outline,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let Folder { kind, known, .. } = folder;
        let titled: BTreeSet<String> = outline.titled().map(|it| it.name.clone()).collect();
        let mut unknown = Vec::new();
        for section in &outline.sections {
            let own = || section.title.as_ref().map(|_| OWN.to_owned());
            match folder.file(&section.name).or_else(own) {
                Some(file) => {
                    self.files.insert((kind, section.name.clone()), file);
                }
                None => unknown.push((section.name.clone(), section.origin.clone())),
            }
            // What a section needs may have been taken out, and is then no mistake.
            let is_known = |need: &str| folder.file(need).is_some() || titled.contains(need);
            let needs = section.needs.iter().filter(|(need, _)| !is_known(need));
            unknown.extend(needs.cloned());
        }
        for (name, origin) in unknown {
            let near = nearest(&name, known).unwrap_or_default();
            let made = format!("templates/{kind}/{name}{EXTENSION}");
            diagnostics.push(Diagnostic::unknown_section(&origin, &name, near, &made));
        }
        let files = &self.files;
        outline.sections.retain(|it| files.contains_key(&(*kind, it.name.clone())));
    }

    fn outline(&self, kind: &'static str, own: Option<&str>) -> Option<&Outline> {
        let own = own.and_then(|name| self.own.get(&(name.to_owned(), kind)));
        own.or_else(|| self.outlines.get(kind))
    }

    /// Returns whether some kind has an outline of this name.
    pub(super) fn has_own(&self, name: &str) -> bool {
        self.own.keys().any(|(it, _)| it == name)
    }

    /// Returns the outlines that editions may have of their own, with their files.
    pub(super) fn owned(&self) -> impl Iterator<Item = (&str, String)> {
        self.own.keys().map(|(name, kind)| (name.as_str(), own_path(kind, name)))
    }

    /// Returns the sections that outlines give a heading: texts can be written for them.
    pub(super) fn titled(&self) -> BTreeSet<&str> {
        let outlines = self.outlines.values().chain(self.own.values());
        outlines.flat_map(Outline::titled).map(|it| it.name.as_str()).collect()
    }

    /// Returns the sections of a kind that these readers get, in order, of an outline of
    /// their own where they have one.
    pub(super) fn read_by(
        &self,
        kind: &'static str,
        readers: &str,
        own: Option<&str>,
    ) -> Vec<&Section> {
        self.outline(kind, own).map_or_else(Vec::new, |outline| outline.read_by(readers))
    }

    /// Returns the names of the sections that these readers get, and of those that the
    /// kind could have.
    pub(super) fn names(&self, kind: DocumentKind, readers: &str, own: Option<&str>) -> Sections {
        let here = self.read_by(kind.code(), readers, own);
        let titles = here.iter().filter_map(|it| Some((it.name.clone(), it.title.clone()?)));
        let titles = titles.collect();
        let known = self.known.get(kind.code()).cloned().unwrap_or_default();
        Sections { here: here.into_iter().map(|it| it.name.clone()).collect(), known, titles }
    }

    /// Returns all sections of a kind, in order.
    pub(super) fn all(&self, kind: &'static str) -> &[Section] {
        self.outlines.get(kind).map_or(&[], |outline| &outline.sections)
    }

    /// Returns the template of a section.
    pub(super) fn file(&self, kind: &'static str, section: &Section) -> &str {
        let key = (kind, section.name.clone());
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

/// The path of an outline that editions name.
fn own_path(kind: &str, name: &str) -> String {
    format!("templates/{kind}.{name}.toml")
}

/// The outlines of a kind that editions may name, with their files.
fn owned<'f>(kind: &str, project: &'f Files) -> impl Iterator<Item = (&'f str, &'f str, &'f [u8])> {
    let start = format!("templates/{kind}.");
    project.iter().filter_map(move |(path, bytes)| {
        let name = path.strip_prefix(&start)?.strip_suffix(".toml")?;
        Some((name, path, &bytes[..]))
    })
}

/// The templates that a kind's sections can have.
struct Folder<'f> {
    kind: &'static str,
    base: &'f Files,
    project: &'f Files,
    /// The names of the sections that it could have.
    known: Vec<(usize, String)>,
}

impl<'f> Folder<'f> {
    fn of(kind: &'static str, base: &'f Files, project: &'f Files) -> Self {
        let mut known = Vec::new();
        for folder in [kind, COMMON].map(|folder| format!("templates/{folder}/")) {
            for (path, _) in base.under(&folder).chain(project.under(&folder)) {
                let name = path[folder.len()..].strip_suffix(EXTENSION);
                known.extend(name.map(|name| (0, name.to_owned())));
            }
        }
        known.sort();
        known.dedup();
        Self { kind, base, project, known }
    }

    /// Returns the template of a section.
    fn file(&self, name: &str) -> Option<String> {
        let folders = [self.kind, COMMON];
        let mut candidates =
            folders.map(|folder| format!("{folder}/{name}{EXTENSION}")).into_iter();
        candidates.find(|it| {
            let path = format!("templates/{it}");
            self.project.get(&path).is_some() || self.base.get(&path).is_some()
        })
    }
}
