//! From planned documents to finished ones, a chunk at a time: drafted, typeset, looked
//! through for what may not be in them, and handed to the sink. Sources, pages and PDFs
//! of a chunk are let go before the next one begins.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::assessment::Assessment;
use crate::diagnostics::{self, Diagnostic};
use crate::files::Files;
use crate::leaks::{self, Secrets};
use crate::manifest::DocumentEntry;
use crate::records::Records;
use crate::sink::Sink;
use crate::typeset::{self, Manuscript, Set, Typeset, Typesetter};

use super::drafts::{Draft, Drafting, Planned, twin_of};
use super::{Progress, Request, Wanted};

/// How documents are made.
pub(super) struct Making<'a> {
    pub(super) drafting: &'a Drafting<'a>,
    pub(super) typesetter: &'a Typesetter<'a>,
    pub(super) assessment: &'a Assessment,
    pub(super) records: &'a Records,
    pub(super) request: &'a Request<'a>,
    /// Whether anything is typeset, as long as nothing must be fixed.
    pub(super) typesets: bool,
}

/// What is left of documents when they are handed over.
#[derive(Default)]
pub(super) struct Made {
    /// The documents, in the order they were planned.
    pub(super) documents: Vec<DocumentEntry>,
    /// Their sources, if they were asked for.
    pub(super) markup: Files,
    /// What can be read in them, if they are to be sealed; none if one cannot be read.
    pub(super) texts: Option<BTreeMap<String, Vec<String>>>,
    /// Those that were typeset, and what each is made of if there was nothing to tell of it.
    pub(super) typeset: BTreeSet<String>,
    pub(super) manuscripts: BTreeMap<String, String>,
    /// Whether everything was made that was planned.
    pub(super) is_whole: bool,
    /// The files whose texts stand in some document.
    pub(super) printed: BTreeSet<String>,
    /// The figures that each document says, by its path.
    pub(super) says: BTreeMap<String, Vec<String>>,
    /// What stands beside the documents for their readers.
    pub(super) beside: Files,
    /// What is said to a whole of many roundtables, if that was asked for.
    pub(super) extract: Option<Vec<u8>>,
}

impl Making<'_> {
    /// Makes documents and hands them over, until something must be fixed; what is
    /// wrong with the sources of the others is told all the same.
    pub(super) fn make(
        &self,
        planned: &[Planned<'_>],
        sink: &mut dyn Sink,
    ) -> (Made, Vec<Diagnostic>) {
        let threads = rayon::ThreadPoolBuilder::new().num_threads(self.request.jobs).build().ok();
        let secrets = OnceLock::new();
        let shared = self.drafting.shared_digest();
        let mut made = Made { texts: Some(BTreeMap::new()), ..Made::default() };
        let (mut diagnostics, mut mailed) = (Vec::new(), Files::new());
        let mut finished_documents = 0;
        let period = self.drafting.model.calendar.period.to_string();
        let to_make = planned.iter().filter(|it| !it.is_stopped).count();
        // Those of a kind and a language have the most in common: one after the other they find
        // it in Typst's cache, which holds less for it (the sample's 90 documents on two threads
        // took 505 MB in place of 645, and no longer).
        let mut alike = planned.to_vec();
        alike.sort_by_key(|it| (it.kind, it.language));
        for chunk in alike.chunks(typeset::chunk(self.request.jobs)) {
            // Without threads of its own a chunk is still made, on the calling one.
            let work = || self.draft(chunk, &mut made);
            let (drafts, told) = install(threads.as_ref(), work);
            diagnostics.extend(told);
            let ends = !self.request.checks && diagnostics::any_error(&diagnostics);
            if !self.typesets || ends {
                diagnostics.extend(self.leaked(&drafts, &secrets));
                continue;
            }
            if made.documents.is_empty() {
                (self.request.progress)(Progress::Started(to_make));
            }
            let work = || self.typeset(&drafts, &secrets, &shared);
            let (finished, told) = install(threads.as_ref(), work);
            diagnostics.extend(told);
            for (draft, finished) in drafts.iter().zip(&finished) {
                made.note(&draft.manuscript.path, finished);
            }
            let finished: Vec<Vec<Finished>> = finished.into_iter().map(|it| it.files).collect();
            let finished: Vec<_> = finished.into_iter().filter(|it| !it.is_empty()).collect();
            finished_documents += finished.len();
            for Finished { entry, bytes, lines } in finished.into_iter().flatten() {
                if let (Some(texts), Some(lines)) = (&mut made.texts, lines) {
                    texts.insert(entry.path.clone(), lines);
                } else {
                    made.texts = None;
                }
                if self.is_mailed(&entry.audience) {
                    mailed.insert(entry.path.as_str(), bytes.clone());
                }
                sink.take(&period, &entry.path, bytes);
                made.documents.push(entry);
            }
        }
        let place = |it: &DocumentEntry| planned.iter().position(|planned| planned.is(it));
        made.documents.sort_by_cached_key(place);
        made.is_whole = finished_documents == to_make;
        if self.request.checks || !diagnostics::any_error(&diagnostics) {
            let work = || self.drafting.beside(planned, self.secrets(&secrets));
            let (beside, leaked) = install(threads.as_ref(), work);
            diagnostics.extend(leaked);
            made.beside = beside;
            let (mails, leaked) = self.drafting.mails(&made, &mailed, self.secrets(&secrets));
            diagnostics.extend(leaked);
            made.beside.overlay(&mails);
            let (extract, leaked) = self.extract(self.secrets(&secrets));
            diagnostics.extend(leaked);
            made.extract = extract;
        }
        (made, diagnostics)
    }

    fn is_mailed(&self, edition: &str) -> bool {
        let mut editions = self.drafting.model.editions.iter();
        editions.any(|it| it.name == edition && !it.to.is_empty())
    }

    /// Drafts a chunk. Documents that wait for an answer, and those with letters that no
    /// font has, end here.
    fn draft<'p>(
        &self,
        chunk: &[Planned<'p>],
        made: &mut Made,
    ) -> (Vec<Draft<'p>>, Vec<Diagnostic>) {
        let drafted: Vec<(Option<Draft<'p>>, Vec<Diagnostic>)> =
            chunk.par_iter().map(|planned| self.drafting.draft(*planned)).collect();
        let (drafts, problems): (Vec<_>, Vec<_>) = drafted.into_iter().unzip();
        let mut diagnostics: Vec<Diagnostic> = problems.into_iter().flatten().collect();
        let mut drafts: Vec<Draft<'p>> = drafts.into_iter().flatten().collect();
        made.printed.extend(drafts.iter().flat_map(Draft::texts));
        let says = drafts.iter().map(|it| (it.manuscript.path.clone(), it.figures().to_vec()));
        made.says.extend(says);
        drafts.retain(|draft| !draft.is_stopped());
        drafts.retain(|draft| {
            if self.request.keep_markup {
                draft.keep_markup(&mut made.markup);
            }
            let missing = draft.missing_glyphs(self.typesetter, self.records);
            let is_whole = missing.is_empty();
            diagnostics.extend(missing);
            is_whole
        });
        (drafts, diagnostics)
    }

    fn secrets<'s>(&self, secrets: &'s OnceLock<Secrets>) -> &'s Secrets {
        secrets.get_or_init(|| {
            let Drafting { project, model, .. } = self.drafting;
            Secrets::of(self.records, model, self.assessment, project.ground().standing())
        })
    }

    /// Looks through sources that are not typeset, so that a check finds what a build
    /// would.
    fn leaked(&self, drafts: &[Draft<'_>], secrets: &OnceLock<Secrets>) -> Vec<Diagnostic> {
        let secrets = self.secrets(secrets);
        let look = |draft: &Draft<'_>| secrets.look_in_source(draft.edition(), &draft.manuscript);
        drafts.par_iter().flat_map_iter(look).collect()
    }

    /// Typesets drafts, and reads every finished document back and looks for what its
    /// edition may not show.
    fn typeset(
        &self,
        drafts: &[Draft<'_>],
        secrets: &OnceLock<Secrets>,
        shared: &str,
    ) -> (Vec<Document>, Vec<Diagnostic>) {
        let typeset = self.typeset_or_keep(drafts, shared);
        let secrets = self.secrets(secrets);
        let finish = |draft: &Draft<'_>, path: &str, bytes: Vec<u8>| {
            let leaked = secrets.look_in(draft.edition(), &bytes, path);
            let lines = self.request.seals.then(|| leaks::lines(&bytes).ok()).flatten();
            (Finished { entry: draft.entry(path, &bytes), bytes, lines }, leaked)
        };
        let finished: Vec<(Document, Vec<Diagnostic>)> = drafts
            .par_iter()
            .zip(typeset)
            .map(|(draft, Set { typeset, mut told, digest, is_kept })| {
                let digest = told.is_empty().then_some(digest);
                let Some(Typeset { pdf, html }) = typeset else {
                    return (Document { files: Vec::new(), digest, is_kept }, told);
                };
                let path = &draft.manuscript.path;
                let html = html.map(|html| finish(draft, &twin_of(path), html));
                let files = std::iter::once(finish(draft, path, pdf)).chain(html);
                let (files, leaked): (Vec<_>, Vec<_>) = files.unzip();
                told.extend(leaked.into_iter().flatten());
                (Document { files, digest, is_kept }, told)
            })
            .collect();
        let (documents, told): (Vec<_>, Vec<_>) = finished.into_iter().unzip();
        (documents, told.into_iter().flatten().collect())
    }

    /// Takes what was made before of the same, and typesets the others.
    fn typeset_or_keep(&self, drafts: &[Draft<'_>], shared: &str) -> Vec<Set> {
        let told = |path: &str| (self.request.progress)(Progress::Done(path));
        let period = &self.drafting.model.calendar.period.to_string();
        let before = |path: &str, digest: &str| {
            self.request.before.and_then(|before| before(Wanted { period, path, digest }))
        };
        let manuscripts: Vec<&Manuscript> = drafts.iter().map(|it| &it.manuscript).collect();
        let mut sets = typeset::kept(&manuscripts, shared, &before);
        (self.request.progress)(Progress::Typesets(true));
        typeset::typeset_left(self.typesetter, &manuscripts, &mut sets, &told);
        (self.request.progress)(Progress::Typesets(false));
        sets
    }
}

impl Made {
    /// Notes of what a document was made, and whether it was made now.
    fn note(&mut self, path: &str, document: &Document) {
        if document.files.is_empty() {
            return;
        }
        if !document.is_kept {
            self.typeset.insert(path.to_owned());
        }
        if let Some(digest) = &document.digest {
            self.manuscripts.insert(path.to_owned(), digest.clone());
        }
    }
}

/// A document that is ready, with the files that it has.
struct Document {
    files: Vec<Finished>,
    /// The digest of everything that it is made of, if there was nothing to tell.
    digest: Option<String>,
    is_kept: bool,
}

/// A file of a document that is ready to be handed over.
struct Finished {
    entry: DocumentEntry,
    bytes: Vec<u8>,
    /// What can be read in it, if that is asked for.
    lines: Option<Vec<String>>,
}

fn install<T: Send>(threads: Option<&rayon::ThreadPool>, work: impl FnOnce() -> T + Send) -> T {
    match threads {
        Some(threads) => threads.install(work),
        None => work(),
    }
}
