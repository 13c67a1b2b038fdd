//! What stands beside an edition's documents for its readers: what they print as data, the
//! days to come as a calendar, and the draft of a mail with all of it. It is looked through
//! like the documents.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::diagnostics::Diagnostic;
use crate::domain::mailbox::Mailbox;
use crate::files::Files;
use crate::leaks::Secrets;
use crate::locale::Language;
use crate::mail::Draft;
use crate::manifest::{self, DocumentEntry};
use crate::model::roundtable::{DocumentKind, Edition};
use crate::view::letter::{Letter, letter};
use crate::view::package::{Contents, FOLDER, package};
use crate::view::{self, Sections, Setting};

use super::drafts::{Drafting, Planned};
use super::make::Made;

/// The draft of a mail, in the folder of an edition.
const MAIL: &str = "mail.eml";

/// The calendar of an edition, in its folder.
const CALENDAR: &str = "calendar.ics";

impl Drafting<'_> {
    /// Makes what stands beside the documents of the editions that are planned, and looks
    /// through it.
    pub(super) fn beside(
        &self,
        planned: &[Planned<'_>],
        secrets: &Secrets,
    ) -> (Files, Vec<Diagnostic>) {
        let asked: BTreeSet<&str> =
            planned.iter().filter(|it| !it.is_stopped).map(|it| it.edition.name.as_str()).collect();
        let editions = &self.model.editions;
        let made: Vec<(Files, Vec<Diagnostic>)> = editions
            .par_iter()
            .filter(|edition| asked.contains(edition.name.as_str()))
            .map(|edition| {
                let files = self.beside_of(edition);
                let leaked = secrets.look_in_data(edition, &files);
                (files, leaked)
            })
            .collect();
        let (mut all, mut diagnostics) = (Files::new(), Vec::new());
        for (files, leaked) in made {
            all.overlay(&files);
            diagnostics.extend(leaked);
        }
        (all, diagnostics)
    }

    /// Every document of an edition counts, also one that this run does not make: what
    /// stands beside them is that of all.
    fn beside_of(&self, edition: &Edition) -> Files {
        let disclosed = self.disclosure.to(edition);
        let contents = &self.contents(edition);
        let settings = self.settings(contents);
        let mut files = Files::new();
        if edition.has_data {
            for (name, bytes) in package(&disclosed, &settings, contents).iter() {
                files.insert(format!("{}/{FOLDER}/{name}", edition.name), bytes.clone());
            }
        }
        let namespace = self.namespace();
        let calendar = settings
            .first()
            .and_then(|it| view::calendar::calendar(&disclosed, it, contents, &namespace));
        if let Some(calendar) = calendar {
            files.insert(format!("{}/{CALENDAR}", edition.name), calendar);
        }
        files
    }

    /// Returns what an edition makes.
    fn contents(&self, edition: &Edition) -> Vec<(DocumentKind, Sections)> {
        let (spoken, readers) = (self.project.spoken(), view::group(&edition.audience));
        let own = edition.own_outline();
        edition.kinds.iter().map(|&kind| (kind, spoken.names(kind, readers, own))).collect()
    }

    /// Returns what wording in each language needs, as for the first of the documents.
    fn settings<'s>(&'s self, contents: &'s Contents) -> Vec<Setting<'s>> {
        let Some((kind, sections)) = contents.first() else { return Vec::new() };
        let setting = |&language| Setting {
            kind: *kind,
            language,
            words: self.project.spoken().words(language),
            japanese: self.project.spoken().words(Language::Ja),
            templates: self.project.layers(),
            below: self.project.ground().files(),
            inputs: self.project.inputs(),
            issue: self.issue,
            alike: &self.alike,
            sections,
        };
        self.model.roundtable.languages.iter().map(setting).collect()
    }

    /// A domain that is nobody's (RFC 2606), to tell the events and mails of this roundtable
    /// from all others.
    fn namespace(&self) -> String {
        let digest = manifest::digest(self.model.roundtable.name.ja.as_bytes());
        format!("{}.entaku.invalid", digest.get(..16).unwrap_or(&digest))
    }

    /// Drafts a mail for each edition that says who gets it, with all its documents in it:
    /// nothing, if some of them were not made. `documents` are those that were.
    pub(super) fn mails(
        &self,
        made: &Made,
        documents: &Files,
        secrets: &Secrets,
    ) -> (Files, Vec<Diagnostic>) {
        let (mut mails, mut diagnostics) = (Files::new(), Vec::new());
        for edition in self.model.editions.iter().filter(|it| !it.to.is_empty()) {
            let own = made.documents.iter().filter(|it| it.audience == edition.name);
            let own: Vec<&DocumentEntry> = own.collect();
            let formats = 1 + usize::from(edition.has_html);
            let all = edition.kinds.len() * self.model.roundtable.languages.len() * formats;
            if own.len() < all || own.is_empty() {
                continue;
            }
            let path = format!("{}/{MAIL}", edition.name);
            let letter = self.letter(edition, &own, made);
            let mut said = Files::new();
            said.insert(path.as_str(), format!("{}\n{}", letter.subject, letter.body).into_bytes());
            diagnostics.extend(secrets.look_in_data(edition, &said));
            mails.insert(path, self.mail(edition, &letter, &own, made, documents));
        }
        (mails, diagnostics)
    }

    fn letter(&self, edition: &Edition, own: &[&DocumentEntry], made: &Made) -> Letter {
        let contents = &self.contents(edition);
        let titles = own.iter().map(|it| (it.title.as_str(), file_name(&it.path)));
        let has_calendar = made.beside.get(&format!("{}/{CALENDAR}", edition.name)).is_some();
        letter(
            &self.disclosure.to(edition),
            &self.settings(contents),
            &titles.collect::<Vec<_>>(),
            has_calendar,
        )
    }

    fn mail(
        &self,
        edition: &Edition,
        letter: &Letter,
        own: &[&DocumentEntry],
        made: &Made,
        documents: &Files,
    ) -> Vec<u8> {
        let calendar = format!("{}/{CALENDAR}", edition.name);
        let paths = own.iter().map(|it| it.path.as_str());
        let files = paths.filter_map(|path| Some((file_name(path), documents.get(path)?)));
        let calendar = made.beside.get(&calendar).map(|bytes| (CALENDAR, bytes));
        let files: Vec<(&str, &[u8])> =
            files.chain(calendar).map(|(name, bytes)| (name, &bytes[..])).collect();
        let as_of = self.model.calendar.as_of;
        let about = format!("{} {as_of} {}", edition.name, self.issue);
        let digest = manifest::digest(about.as_bytes());
        let address = self.model.roundtable.secretariat.email.as_deref();
        let from = address.and_then(Mailbox::parse);
        let named = |it: Mailbox| {
            let name = Some(self.model.roundtable.secretariat.name.ja.clone());
            Mailbox { name, ..it }
        };
        Draft {
            from: from.map(named).as_ref(),
            to: &edition.to,
            subject: &letter.subject,
            body: &letter.body,
            day: as_of,
            id: &format!("{}@{}", &digest[..32], self.namespace()),
            files: &files,
        }
        .to_bytes()
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
