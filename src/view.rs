//! What one document says, in words and order, in one language.
//!
//! [`present`] words a [`Disclosure`]: dates, numbers and names become text as
//! people read it, rows are put in the order in which a reader acts on them.
//! Nothing is computed, and nothing is laid out: that is for the templates.

mod charts;
mod data;
pub mod figures;
mod guideline;
mod kit;
mod prose;
mod report;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use crate::diagnostics::Diagnostic;
use crate::disclosure::Disclosure;
use crate::domain::name::Name;
use crate::domain::words::Visibility;
use crate::files::Files;
use crate::locale::{Language, Words};
use crate::markup::Markup;
use crate::model::roundtable::{Audience, Kind, Secretariat};

pub use self::report::ChangeLine;
use self::words::Wording;

/// The key that marks a map as markup for the template stage.
pub const MARKUP_KEY: &str = "$typst";

/// Markup is handed over as a map with one reserved key; no other value of a
/// view has it, because keys of maps are never made from data.
impl Serialize for Markup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(MARKUP_KEY, self.source())?;
        map.end()
    }
}

/// What one document says.
#[derive(Debug, Serialize)]
pub struct View {
    #[serde(skip)]
    language: Language,
    #[serde(skip)]
    readers: &'static str,
    #[serde(skip)]
    attachments: Files,
    #[serde(skip)]
    cited: BTreeSet<String>,
    #[serde(skip)]
    texts: BTreeMap<String, Markup>,
    head: Head,
    #[serde(flatten)]
    content: Content,
}

impl View {
    /// Returns the language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Returns the group that reads it, as outlines name them: `sector`, `funder` or
    /// `internal`.
    pub fn readers(&self) -> &'static str {
        self.readers
    }

    /// Returns the title.
    pub fn title(&self) -> &str {
        &self.head.title
    }

    /// Returns who speaks: the roundtable.
    pub fn author(&self) -> &str {
        &self.head.roundtable
    }

    /// Returns the IDs of the figures that the document prints.
    pub fn cited(&self) -> &BTreeSet<String> {
        &self.cited
    }

    /// Returns the data files that the document attaches, by virtual path.
    pub fn attachments(&self) -> &Files {
        &self.attachments
    }

    /// Returns the texts that the document prints as their files have them.
    pub fn texts(&self) -> &BTreeMap<String, Markup> {
        &self.texts
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum Content {
    Report(Box<report::Report>),
    Guideline(Box<guideline::Guideline>),
    Kit(Box<kit::Kit>),
    Plain(Box<report::Plain>),
}

/// What stands at the top of the first page, and in the running head and foot.
#[derive(Debug, Serialize)]
struct Head {
    language: &'static str,
    audience: String,
    kind: &'static str,
    title: String,
    roundtable: String,
    region: String,
    edition: String,
    period: String,
    cutoff: String,
    addressee: String,
    confidentiality: Option<String>,
    notice: Option<String>,
    /// The public key that the edition can be checked with, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    signing: Option<String>,
    contact: Contact,
}

/// The contact box.
#[derive(Debug, Serialize)]
struct Contact {
    name: String,
    lines: Vec<String>,
}

/// A file that the document attaches.
#[derive(Debug, Clone, Serialize)]
struct Attachment {
    path: String,
    description: String,
}

/// Everything around a disclosure that wording needs.
pub struct Setting<'a> {
    /// The kind of document.
    pub kind: Kind,
    /// The language.
    pub language: Language,
    /// The words of that language.
    pub words: &'a Words,
    /// The layers of templates, for standing texts.
    pub templates: &'a Files,
    /// The project's inputs, for images.
    pub inputs: &'a Files,
    /// What was found while reading, for the internal edition.
    pub findings: &'a [Diagnostic],
    /// The issue, from 1 on; a first one says nothing of it.
    pub issue: u32,
}

/// Words a disclosure as a document.
pub fn present(
    disclosure: &Disclosure<'_>,
    setting: &Setting<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> View {
    let wording = Wording::new(setting.words, disclosure.roundtable.eras);
    let mut attachments = Files::new();
    let head = head(disclosure, setting, &wording);
    let content = match setting.kind {
        Kind::Report => Content::Report(Box::new(report::present(
            &head,
            disclosure,
            setting,
            &wording,
            &mut attachments,
            diagnostics,
        ))),
        Kind::Guideline => Content::Guideline(Box::new(guideline::present(
            disclosure,
            setting,
            &wording,
            &mut attachments,
            diagnostics,
        ))),
        Kind::Kit => Content::Kit(Box::new(kit::present(disclosure, &wording))),
        Kind::Plain => Content::Plain(Box::new(report::plain(disclosure, setting, &wording))),
    };
    diagnostics.extend(wording.missing());
    let (cited, texts) = (wording.cited(), wording.texts());
    let readers = group(&disclosure.edition.audience);
    View { language: setting.language, readers, attachments, cited, texts, head, content }
}

/// Words what changed between the two days of the disclosure's figures, and what it is
/// compared with.
pub fn changes(disclosure: &Disclosure<'_>, setting: &Setting<'_>) -> (Vec<ChangeLine>, String) {
    let wording = Wording::new(setting.words, disclosure.roundtable.eras);
    report::changes(disclosure, setting, &wording)
}

fn head(disclosure: &Disclosure<'_>, setting: &Setting<'_>, wording: &Wording<'_>) -> Head {
    let roundtable = disclosure.roundtable;
    let calendar = disclosure.calendar;
    let audience = &disclosure.edition.audience;
    let period = wording.span(calendar.period);
    let sector = disclosure.own_sector().map(|sector| wording.name(&sector.name).to_owned());
    let key = |what: &str| format!("{what}-{}", group(audience));
    let sector_name = sector.clone().unwrap_or_default();
    let title = wording.say(
        &format!("{}-title-{}", setting.kind.code(), group(audience)),
        &[("sector", sector_name.as_str().into()), ("period", period.as_str().into())],
    );
    let addressee = match &disclosure.edition.addressee {
        Some(addressee) => wording.name(addressee).to_owned(),
        None => wording.say(&key("addressee"), &[("sector", sector_name.as_str().into())]),
    };
    let confidentiality = match disclosure.visibility() {
        Visibility::Public => None,
        Visibility::Internal => Some(wording.word("confidential-internal")),
        Visibility::Members => Some(wording.word("confidential-members")),
        Visibility::Funder => Some(wording.word("confidential-funder")),
    };
    let secretariat = &roundtable.secretariat;
    let mut lines = reached_at(secretariat, wording);
    lines.extend(secretariat.url.clone());
    Head {
        language: setting.language.code(),
        audience: audience.code().to_owned(),
        kind: setting.kind.code(),
        title,
        roundtable: wording.name(&roundtable.name).to_owned(),
        region: wording.name(&roundtable.region).to_owned(),
        edition: edition_name(&key("edition"), &sector_name, setting.issue, wording),
        period,
        cutoff: wording.date_at_first_use(calendar.as_of),
        addressee,
        confidentiality,
        notice: roundtable.notice.as_ref().map(|notice| wording.name(notice).to_owned()),
        signing: secretariat
            .public_key
            .as_ref()
            .map(|key| wording.say("signing-key", &[("key", key.as_str().into())])),
        contact: Contact { name: wording.name(&secretariat.name).to_owned(), lines },
    }
}

/// The edition, with its issue from the second on: readers have two of them.
fn edition_name(key: &str, sector: &str, issue: u32, wording: &Wording<'_>) -> String {
    let edition = wording.say(key, &[("sector", sector.into())]);
    match usize::try_from(issue) {
        Ok(number) if number > 1 => {
            wording.say("edition-issue", &[("edition", edition.into()), ("number", number.into())])
        }
        _ => edition,
    }
}

/// Where the secretariat is reached: address, telephone and e-mail.
fn reached_at(secretariat: &Secretariat, wording: &Wording<'_>) -> Vec<String> {
    let labelled = |key: &str, value: &Option<String>| {
        value.as_ref().map(|value| wording.say(key, &[("value", value.as_str().into())]))
    };
    let lines = [
        text_of(secretariat.address.as_ref(), wording),
        labelled("contact-phone", &secretariat.phone),
        labelled("contact-email", &secretariat.email),
    ];
    lines.into_iter().flatten().collect()
}

/// The group of audiences whose words are the same.
fn group(audience: &Audience) -> &'static str {
    match audience {
        Audience::Sector(_) => "sector",
        Audience::Funder => "funder",
        Audience::Internal => "internal",
    }
}

/// A status or state: its code decides colour and symbol, the word says it.
#[derive(Debug, Clone, Serialize)]
struct Mark {
    code: &'static str,
    word: String,
}

impl Mark {
    fn status(status: crate::assessment::status::Status, wording: &Wording<'_>) -> Self {
        Self { code: status.code(), word: wording.word(&format!("status-{}", status.code())) }
    }

    fn state(
        state: crate::assessment::commitments::CommitmentState,
        wording: &Wording<'_>,
    ) -> Self {
        Self { code: state.code(), word: wording.word(&format!("state-{}", state.code())) }
    }
}

/// Returns every file of the guideline's standing texts that a language has,
/// by section and sector, for listing what a sector is missing.
pub fn standing_texts(templates: &Files, language: Language) -> BTreeMap<String, String> {
    let folder = format!("templates/guideline/{language}/");
    templates
        .under(&folder)
        .filter(|(path, _)| path.ends_with(".md"))
        .map(|(path, bytes)| {
            let name = path[folder.len()..].trim_end_matches(".md").to_owned();
            (name, String::from_utf8_lossy(bytes).into_owned())
        })
        .collect()
}

/// Returns a text in the view's language, if there is one.
fn text_of(name: Option<&Name>, wording: &Wording<'_>) -> Option<String> {
    name.map(|name| wording.name(name).to_owned()).filter(|text| !text.is_empty())
}
