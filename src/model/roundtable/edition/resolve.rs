//! From settings to editions: the usual ones, what is set of them, and others.

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::mailbox::Mailbox;
use crate::domain::name::Name;
use crate::domain::words::Visibility;
use crate::model::resolver::Resolver;
use crate::model::roundtable::read_day;
use crate::records::config::Setting;
use crate::records::config::settings::EditionConfig;

use super::others::Known;
use super::{Audience, CoverLetter, DocumentKind, Edition};

impl Resolver<'_> {
    /// By default every sector with an edition gets a report and a guideline, funders and
    /// the secretariat a report. Settings change these and add others.
    pub(crate) fn editions(&mut self, known: &Known<'_>) -> Vec<Edition> {
        let sectors = known.sectors.iter().filter(|sector| sector.edition);
        let mut editions: Vec<Edition> = sectors
            .map(|it| Edition::new(it.id.as_str(), Audience::Sector(it.id.clone())))
            .chain([
                Edition::new("funder", Audience::Funder),
                Edition::new("internal", Audience::Internal),
            ])
            .collect();
        let file = &self.records.config;
        let has_html = self.has_html(file.config.documents.formats.as_deref()).unwrap_or_default();
        editions.iter_mut().for_each(|it| it.has_html = has_html);
        for (name, setting) in &file.config.editions {
            let (origin, name) = (file.origin(name.span()), name.get_ref());
            let usual = editions.iter_mut().find(|it| it.name == *name);
            if let (Some(edition), false) = (usual, setting.says_for_whom()) {
                self.set_up(edition, setting, known);
                continue;
            }
            // Who says for whom it is puts it in place of the usual one.
            editions.retain(|it| it.name != *name || it.one_of.is_some());
            for mut edition in self.others((name, &origin), setting, known) {
                edition.has_html = has_html;
                self.set_up(&mut edition, setting, known);
                self.add(edition, &origin, &mut editions);
            }
        }
        editions
    }

    /// Adds an edition, unless its folder is that of another one.
    fn add(&mut self, edition: Edition, origin: &Origin, editions: &mut Vec<Edition>) {
        let is_same = |it: &&Edition| it.name.to_lowercase() == edition.name.to_lowercase();
        match editions.iter().find(is_same) {
            None => editions.push(edition),
            Some(other) => {
                let problem = Diagnostic::duplicate_code(origin, &edition.name, &other.name);
                self.diagnostics.push(problem);
            }
        }
    }

    /// Sets up what an edition is about: what the settings name, else what its grants do.
    fn set_up_covers(&mut self, edition: &mut Edition, setting: &EditionConfig, known: &Known<'_>) {
        let file = &self.records.config;
        let named = setting.covers.iter().map(|it| (it.get_ref().as_str(), file.origin(it.span())));
        let mut covers = self.covers(named, known.commitments);
        if let (Audience::Grants(grants), true) = (&edition.audience, setting.covers.is_empty()) {
            covers = known.covered_by(grants);
        }
        edition.covers = (!covers.is_empty()).then_some(covers);
    }

    /// Reads who gets an edition by mail. Of several editions each has readers of its own:
    /// one address for all would get what is for the others.
    fn mailboxes(&mut self, setting: &EditionConfig) -> Vec<Mailbox> {
        let Some(written) = &setting.to else { return Vec::new() };
        let origin = self.records.config.origin(written.span());
        let is_told = |it: &Diagnostic| it.code == "mail-of-each" && it.origin == origin;
        if setting.each.is_some() {
            if !self.diagnostics.iter().any(is_told) {
                self.diagnostics.push(Diagnostic::mail_of_each(&origin));
            }
            return Vec::new();
        }
        let mut mailboxes = Vec::new();
        for text in written.get_ref().all() {
            match Mailbox::parse(text) {
                Some(mailbox) => mailboxes.push(mailbox),
                None => self.diagnostics.push(Diagnostic::mail_address(&origin, text)),
            }
        }
        mailboxes
    }

    /// Returns whether HTML files are made beside PDFs; nothing, if nobody says so. There is
    /// none without its PDF.
    fn has_html(&mut self, formats: Option<&[Setting<String>]>) -> Option<bool> {
        let formats = formats?;
        let is = |code: &str| formats.iter().any(|it| it.get_ref() == code);
        let is_known = |it: &str| it == "pdf" || (it == "html" && is("pdf"));
        for word in formats.iter().filter(|it| !is_known(it.get_ref())) {
            let origin = self.records.config.origin(word.span());
            let known = r#"["pdf"], ["pdf", "html"]"#;
            let problem =
                Diagnostic::unknown_setting_value(&origin, "formats", word.get_ref(), known);
            self.diagnostics.push(problem);
        }
        Some(is("html"))
    }

    /// Sets an edition up as the settings say.
    fn set_up(&mut self, edition: &mut Edition, setting: &EditionConfig, known: &Known<'_>) {
        self.set_up_covers(edition, setting, known);
        let period = setting.period.as_ref();
        edition.period = period.and_then(|it| self.own_period(it, known.calendar));
        let file = &self.records.config;
        if let Some(kinds) = &setting.kinds {
            edition.kinds.clear();
            for word in kinds {
                let audience = &edition.audience;
                let kind = DocumentKind::from_code(word.get_ref());
                match kind.filter(|kind| kind.is_for(audience)) {
                    Some(kind) => edition.kinds.push(kind),
                    None => {
                        let offered = DocumentKind::ALL.iter().filter(|it| it.is_for(audience));
                        let offered: Vec<&str> = offered.map(|it| it.code()).collect();
                        self.diagnostics.push(Diagnostic::unknown_setting_value(
                            &file.origin(word.span()),
                            "kinds",
                            word.get_ref(),
                            &offered.join(", "),
                        ));
                    }
                }
            }
        }
        if let Some(has_html) = self.has_html(setting.formats.as_deref()) {
            edition.has_html = has_html;
        }
        if let Some(word) = &setting.visibility {
            match Visibility::from_text(word.get_ref()) {
                // What everybody reads is what everybody may see.
                Some(it) if edition.audience == Audience::Public && it != Visibility::Public => {
                    self.diagnostics.push(Diagnostic::unknown_setting_value(
                        &file.origin(word.span()),
                        "visibility",
                        word.get_ref(),
                        "public",
                    ));
                }
                Some(visibility) => edition.visibility = visibility,
                None => self.diagnostics.push(Diagnostic::unknown_setting_value(
                    &file.origin(word.span()),
                    "visibility",
                    word.get_ref(),
                    "internal, members, funder, public",
                )),
            }
        }
        let outline = setting.outline.as_ref();
        edition.outline = outline.map(|it| (it.get_ref().clone(), file.origin(it.span())));
        if let Some(title) = &setting.title {
            edition.title = Some(Name::new(title.clone(), setting.title_en.clone()));
        }
        if let Some(addressee) = &setting.addressee {
            edition.addressee = Some(Name::new(addressee.clone(), setting.addressee_en.clone()));
        }
        edition.outcome_table = setting.outcome_table;
        edition.has_data = setting.data.unwrap_or(true);
        edition.to = self.mailboxes(setting);
        edition.cover_letter = setting.cover_letter.as_ref().map(|letter| CoverLetter {
            number: letter
                .number
                .as_ref()
                .map(|number| Name::new(number.clone(), letter.number_en.clone())),
            date: letter.date.as_ref().and_then(|text| {
                read_day(
                    text.get_ref(),
                    &file.origin(text.span()),
                    "cover_letter.date",
                    self.diagnostics,
                )
            }),
        });
        if let Some(sign_off) = &setting.sign_off {
            edition.sign_off = Some(Name::new(sign_off.clone(), setting.sign_off_en.clone()));
        }
    }
}
