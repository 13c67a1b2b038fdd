//! The documents of a whole and what stands beside them, by the same stages as those of a
//! roundtable from the view on.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde_json::json;

use crate::assessment::rollup::Rollup;
use crate::diagnostics::{self, Diagnostic, Origin};
use crate::domain::folder::folder;
use crate::domain::rollup::RollupKind;
use crate::engine::Ground;
use crate::files::{self, Digester, Files};
use crate::locale::{Language, Words};
use crate::manifest::{self, DocumentEntry, PROGRAM};
use crate::markup::figures_in;
use crate::pipeline::twin_of;
use crate::records::extract::Extract;
use crate::template::Templates;
use crate::typeset::{self, Manuscript, Set, Typeset, Typesetter};
use crate::view::extract;
use crate::view::figures;
use crate::view::package::{self, FOLDER};
use crate::view::rollup::{RollupSetting, present};

use super::{Said, Settings};

/// What was made of a whole.
#[derive(Debug, Default)]
pub struct Made {
    /// Documents and what stands beside them, by paths below the period's folder; nothing, if
    /// something must be fixed.
    pub files: Files,
    /// The documents among them.
    pub documents: Vec<DocumentEntry>,
    /// What those were typeset from of which there was nothing to tell, by their paths.
    pub manuscripts: BTreeMap<String, String>,
    /// How many documents were typeset, and not made before of the same.
    pub typeset: usize,
    /// What was found on the way.
    pub diagnostics: Vec<Diagnostic>,
}

/// Makes what is asked for of a whole, over the templates of the program and of a pack that
/// the roundtables share, but those that were made `before` of the same. `progress` is told
/// the path of each document that is done.
pub fn documents(
    ground: &Ground,
    settings: &Settings,
    (rollup, said): (&Rollup, &Said),
    before: typeset::Before<'_>,
    (jobs, progress): (usize, &(dyn Fn(&str) + Sync)),
) -> Made {
    let none = Files::new();
    let mut made = Made::default();
    let (spoken, told) = ground.templates(&none);
    made.diagnostics.extend(ground.problems().iter().cloned());
    made.diagnostics.extend(told);
    let made_from = digest(ground.pack(), settings, said);
    let kinds = settings.kinds_of(rollup.regions.len());
    let making = Making { made_from, settings, kinds, rollup, spoken: &spoken };
    let drafts = making.drafts(&mut made.diagnostics);
    let (typesetter, told) = Typesetter::new(ground.supplies(), &none, &none, rollup.as_of.1);
    made.diagnostics.extend(told);
    for draft in &drafts {
        let missing = typesetter.unprintable(&draft.manuscript.rendered.source);
        if !missing.is_empty() {
            let letters: Vec<String> = missing.iter().map(char::to_string).collect();
            let origin = Origin::file(&draft.manuscript.path);
            made.diagnostics.push(Diagnostic::missing_glyph(&origin, &letters.join(" ")));
        }
    }
    if diagnostics::any_error(&made.diagnostics) {
        return made;
    }
    let threads = rayon::ThreadPoolBuilder::new().num_threads(jobs).build().ok();
    let asked: Vec<&Draft> = drafts.iter().filter(|it| it.is_asked).collect();
    let shared = typeset::shared_digest(&[ground.pack()], rollup.as_of.1);
    for chunk in asked.chunks(typeset::chunk(jobs)) {
        let manuscripts: Vec<&Manuscript> = chunk.iter().map(|it| &it.manuscript).collect();
        let work = || {
            let mut sets = typeset::kept(&manuscripts, &shared, before);
            typeset::typeset_left(&typesetter, &manuscripts, &mut sets, progress);
            sets
        };
        let sets = match &threads {
            Some(threads) => threads.install(work),
            None => work(),
        };
        for (draft, set) in chunk.iter().zip(sets) {
            making.take(&mut made, draft, set);
        }
    }
    making.beside(&mut made, &drafts, said);
    diagnostics::arrange(&mut made.diagnostics);
    if diagnostics::any_error(&made.diagnostics) {
        (made.files, made.documents) = (Files::new(), Vec::new());
    }
    made
}

/// Returns the digest of all that decides what this program makes of a whole, over the
/// templates of a pack.
pub fn digest(pack: &Files, settings: &Settings, said: &Said) -> String {
    let mut parts = Digester::default();
    parts.add("settings", format!("{settings:?}").as_bytes());
    parts.add_files("templates", pack);
    let said: BTreeMap<&str, Option<&Extract>> =
        said.iter().map(|(name, extract)| (name.as_str(), extract.as_ref())).collect();
    for (name, extract) in said {
        parts.add(name, &extract.map(extract::to_json).unwrap_or_default());
        if extract.is_some_and(|it| it.is_outdated) {
            parts.add("outdated", name.as_bytes());
        }
    }
    parts.finish()
}

struct Making<'a> {
    made_from: String,
    settings: &'a Settings,
    /// What is made of so many roundtables.
    kinds: Vec<RollupKind>,
    rollup: &'a Rollup,
    spoken: &'a Templates,
}

/// A document that there will be.
#[derive(Clone)]
struct Planned {
    kind: RollupKind,
    /// The indicator that it is about, by its order; all of them, if none.
    indicator: Option<usize>,
    language: Language,
    path: String,
}

/// A document before it is typeset.
struct Draft {
    planned: Planned,
    manuscript: Manuscript,
    figures: BTreeSet<String>,
    /// Whether it is made; else it only says which figures the data may say.
    is_asked: bool,
}

impl Making<'_> {
    fn has(&self, kind: RollupKind) -> bool {
        self.kinds.contains(&kind)
    }

    /// Returns whether documents of a kind are made: an HTML file alone is one of the report.
    fn makes(&self, kind: RollupKind) -> bool {
        let is_for_html = kind == RollupKind::Report && self.has(RollupKind::Html);
        let has_any = RollupKind::DOCUMENTS.into_iter().any(|kind| self.has(kind));
        self.has(kind) || (is_for_html && !has_any)
    }

    fn planned(&self) -> Vec<Planned> {
        let stems = RollupKind::DOCUMENTS.into_iter().flat_map(|kind| {
            // Data alone says what the report would.
            let is_for_data = kind == RollupKind::Report && self.has(RollupKind::Data);
            match kind {
                _ if !self.makes(kind) && !is_for_data => Vec::new(),
                RollupKind::Indicators => self
                    .stems()
                    .into_iter()
                    .enumerate()
                    .map(|(at, stem)| (kind, Some(at), stem))
                    .collect(),
                _ => vec![(kind, None, kind.code().to_owned())],
            }
        });
        let of = |(kind, indicator, stem): (RollupKind, Option<usize>, String)| {
            let languages = self.settings.languages.iter();
            let planned = languages.map(move |&language| Planned {
                kind,
                indicator,
                language,
                path: format!("{stem}.{language}.pdf"),
            });
            planned.collect::<Vec<_>>()
        };
        stems.flat_map(of).collect()
    }

    /// Returns where the documents of single indicators go, by their codes.
    fn stems(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for shared in &self.rollup.indicators {
            let name = folder(&shared.id, names.iter().map(String::as_str));
            names.push(name);
        }
        let kind = RollupKind::Indicators.code();
        names.into_iter().map(|name| format!("{kind}/{name}")).collect()
    }

    fn drafts(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<Draft> {
        let planned = self.planned();
        let drafted: Vec<(Option<Draft>, Vec<Diagnostic>)> =
            planned.par_iter().map(|planned| self.draft(planned)).collect();
        let (drafts, told): (Vec<_>, Vec<_>) = drafted.into_iter().unzip();
        diagnostics.extend(told.into_iter().flatten());
        drafts.into_iter().flatten().collect()
    }

    fn words(&self) -> Vec<&Words> {
        self.settings.languages.iter().map(|&language| self.spoken.words(language)).collect()
    }

    fn draft(&self, planned: &Planned) -> (Option<Draft>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let has_html = self.has(RollupKind::Html);
        let Planned { kind, indicator, language, ref path } = *planned;
        let setting = RollupSetting {
            kind,
            indicator,
            are_apart: self.makes(RollupKind::Indicators),
            language,
            words: self.spoken.words(language),
            tongues: &self.words(),
            name: &self.settings.name,
            has_html,
        };
        let view = present(self.rollup, &setting, &mut diagnostics);
        let rendered = self.spoken.render_rollup(kind, &view, &mut diagnostics);
        let (name, period) = (&self.settings.name.ja, self.rollup.period);
        let draft = rendered.map(|rendered| Draft {
            planned: planned.clone(),
            figures: figures_in(&rendered.source).into_iter().collect(),
            is_asked: self.makes(kind),
            manuscript: Manuscript {
                ident: format!("entaku:{name}:rollup:{period}/{path}"),
                path: path.clone(),
                rendered,
                title: view.title(),
                author: view.author(),
                has_twin: has_html,
                language,
                attachments: view.attachments().clone(),
            },
        });
        (draft, diagnostics)
    }

    fn take(&self, made: &mut Made, draft: &Draft, set: Set) {
        let Set { typeset, told, digest, is_kept } = set;
        let path = &draft.manuscript.path;
        if told.is_empty() && typeset.is_some() {
            made.manuscripts.insert(path.clone(), digest);
        }
        made.diagnostics.extend(told);
        let Some(Typeset { pdf, html }) = typeset else { return };
        if self.settings.keep_markup {
            made.files.overlay(&draft.manuscript.markup());
        }
        let html = html.map(|html| (twin_of(path), html));
        for (path, bytes) in std::iter::once((path.clone(), pdf)).chain(html) {
            made.typeset += usize::from(!is_kept);
            made.documents.push(DocumentEntry {
                path: path.clone(),
                audience: self.rollup.readers.name().to_owned(),
                kind: draft.planned.kind.code().to_owned(),
                language: draft.planned.language.code().to_owned(),
                title: draft.manuscript.title.clone(),
                visibility: self.rollup.readers.name().to_owned(),
                bytes: bytes.len(),
                sha256: files::digest(&bytes),
                made_from: String::new(),
                figures: draft.figures.iter().cloned().collect(),
            });
            made.files.insert(path, bytes);
        }
    }

    /// Adds data and the record of what everything was made from.
    fn beside(&self, made: &mut Made, drafts: &[Draft], said: &Said) {
        let words = self.words();
        if self.has(RollupKind::Data)
            && let Some(first) = words.first()
        {
            let data = package::rollup::package(self.rollup, &words, &self.settings.name);
            for (name, bytes) in data.iter() {
                made.files.insert(format!("{FOLDER}/{name}"), bytes.clone());
            }
            let printed: BTreeSet<&str> =
                drafts.iter().flat_map(|it| it.figures.iter().map(String::as_str)).collect();
            let values = figures::data(&self.rollup.all, first);
            let values: BTreeMap<&str, _> = values
                .iter()
                .filter(|(id, _)| printed.contains(id.as_str()))
                .map(|(id, value)| (id.as_str(), value))
                .collect();
            made.files.insert("figures.json", manifest::figures_json(&values));
        }
        let manifest = self.manifest(made, said);
        made.files.insert("manifest.json", manifest);
    }

    fn manifest(&self, made: &Made, said: &Said) -> Vec<u8> {
        let is_document = |path: &str| made.documents.iter().any(|it| it.path == path);
        let file = |(path, bytes): (&str, &bytes::Bytes)| json!({ "path": path, "bytes": bytes.len(), "sha256": files::digest(bytes) });
        let files = made.files.iter().filter(|(path, _)| !is_document(path));
        let regions = said.iter().map(|(name, extract)| {
            let counted = extract.as_ref().filter(|it| !it.is_outdated);
            let digest = counted.map(|it| files::digest(&extract::to_json(it)));
            (name.as_str(), digest)
        });
        // By name, in whatever order they were handed in.
        let regions: BTreeMap<&str, Option<String>> = regions.collect();
        let record = json!({
            "name": self.settings.name.ja,
            "period": self.rollup.period.to_string(),
            "readers": self.rollup.readers.name(),
            "generator": PROGRAM,
            "made_from": self.made_from,
            "documents": made.documents,
            "files": files.map(file).collect::<Vec<_>>(),
            "regions": regions,
        });
        format!("{record:#}\n").into_bytes()
    }
}
