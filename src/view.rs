//! What one document says, in words and order, in one language.
//!
//! [`present`] words a [`Disclosed`]: dates, numbers and names become text as
//! people read it, rows are put in the order in which a reader acts on them.
//! Nothing is computed, and nothing is laid out: that is for the templates.

mod charts;
mod data;
pub mod figures;
mod guideline;
mod kit;
mod prose;
mod report;
mod schema;
pub mod text;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use schemars::JsonSchema;
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use crate::assessment::commitments::CommitmentState;
use crate::assessment::indicators::IndicatorAssessment;
use crate::assessment::status::Status;
use crate::diagnostics::Diagnostic;
use crate::disclosure::Disclosed;
use crate::disclosure::rows::{Audience, Kind, Secretariat};
use crate::domain::words::Visibility;
use crate::files::Files;
use crate::locale::{Language, Words};
use crate::markup::Markup;

pub use self::schema::schema;
use self::text::{Code, Text};
use self::words::Wording;

/// The key that marks a map as markup for the template stage.
pub const MARKUP_KEY: &str = "$typst";

/// Beside it, the file that the markup is the text of.
pub const FILE_KEY: &str = "$file";

/// Markup is handed over as a map with reserved keys; no other value of a view has
/// them, because keys of maps are never made from data.
impl Serialize for Markup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(MARKUP_KEY, self.source())?;
        if let Some(file) = self.file() {
            map.serialize_entry(FILE_KEY, file)?;
        }
        map.end()
    }
}

/// What one document says.
#[derive(Debug, Serialize, JsonSchema)]
pub struct View {
    #[serde(skip)]
    language: Language,
    #[serde(skip)]
    readers: &'static str,
    #[serde(skip)]
    attachments: Files,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    author: String,
    /// What the first page, running heads and feet say.
    head: Head,
    /// What the document says, under the name of its kind.
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
        &self.title
    }

    /// Returns who speaks: the roundtable.
    pub fn author(&self) -> &str {
        &self.author
    }

    /// Returns the data files that the document attaches, by virtual path.
    pub fn attachments(&self) -> &Files {
        &self.attachments
    }
}

/// What a document of each kind says.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Content {
    /// A progress report.
    Report(Box<report::Report>),
    /// A guideline for one sector.
    Guideline(Box<guideline::Guideline>),
    /// The papers of the meeting day.
    Kit(Box<kit::Kit>),
    /// The edition in plain words.
    Plain(Box<report::Plain>),
}

/// What stands at the top of the first page, and in the running head and foot.
#[derive(Debug, Serialize, JsonSchema)]
struct Head {
    /// The language, `ja` or `en`.
    language: &'static str,
    /// The kind of document: `report`, `guideline`, `kit` or `plain`.
    kind: &'static str,
    /// The title of the document.
    title: Text,
    /// The name of the roundtable.
    roundtable: Text,
    /// The edition, with its issue from the second on.
    edition: Text,
    /// The span that the document reports on.
    period: Text,
    /// The day up to which data is counted.
    cutoff: Text,
    /// Whom the document is addressed to.
    addressee: Text,
    /// Who may read it; absent where everybody may.
    confidentiality: Option<Text>,
    /// What the roundtable wants said on every page; absent if it said nothing.
    notice: Option<Text>,
    /// The public key that the edition can be checked with, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    signing: Option<Text>,
    /// How the secretariat is reached.
    contact: Contact,
}

/// The contact box.
#[derive(Debug, Serialize, JsonSchema)]
struct Contact {
    /// The name of the secretariat.
    name: Text,
    /// Address, telephone, e-mail and website, a line each.
    lines: Vec<Text>,
}

/// A file that the document attaches.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Attachment {
    /// Where Typst finds the file.
    path: Code,
    /// What the file holds.
    description: Text,
}

/// What several editions say alike, worded once: the file behind the tables, by who may
/// see its rows and in which language.
#[derive(Debug, Default)]
pub struct Alike(Mutex<BTreeMap<(Visibility, Language), Arc<[u8]>>>);

impl Alike {
    /// Returns what was worded, or words it.
    fn worded(&self, of: (Visibility, Language), word: impl FnOnce() -> Vec<u8>) -> Arc<[u8]> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(of).or_insert_with(|| word().into()))
    }
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
    /// The issue, from 1 on; a first one says nothing of it.
    pub issue: u32,
    /// What editions of one disclosure say alike.
    pub alike: &'a Alike,
    /// The sections of the document, for standing texts that speak of one.
    pub sections: &'a Sections,
}

/// The names of sections: those that a document has, and all that it could have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sections {
    /// Those that it has.
    pub here: BTreeSet<String>,
    /// All of its kind.
    pub known: BTreeSet<String>,
}

/// Words a disclosure as a document.
pub fn present(
    disclosure: &Disclosed,
    setting: &Setting<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> View {
    let wording = Wording::new(setting.words, disclosure.roundtable().eras);
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
    let (title, author) = (head.title.to_string(), head.roundtable.to_string());
    let readers = group(&disclosure.edition.audience);
    View { language: setting.language, readers, attachments, title, author, head, content }
}

/// Changes of one kind, for a list on a screen.
#[derive(Debug, Serialize)]
pub struct ChangeLine {
    /// What kind of change it is, the same in every language.
    pub key: &'static str,
    /// The kind in words.
    pub label: String,
    /// What changed.
    pub items: Vec<String>,
}

/// Words what changed between the two days of the disclosure's figures, and what it is
/// compared with.
pub fn changes(disclosure: &Disclosed, setting: &Setting<'_>) -> (Vec<ChangeLine>, String) {
    let wording = Wording::new(setting.words, disclosure.roundtable().eras);
    let (lines, compared_with) = report::changes(disclosure, setting, &wording);
    let lines = lines.into_iter().map(|line| ChangeLine {
        key: line.key,
        label: line.label.to_string(),
        items: line.items.iter().map(ToString::to_string).collect(),
    });
    (lines.collect(), compared_with.to_string())
}

fn head(disclosure: &Disclosed, setting: &Setting<'_>, wording: &Wording<'_>) -> Head {
    let roundtable = disclosure.roundtable();
    let calendar = disclosure.calendar();
    let audience = &disclosure.edition.audience;
    let period = wording.span(calendar.period);
    let sector = disclosure.own_sector().map(|sector| wording.name(&sector.name));
    let key = |what: &str| format!("{what}-{}", group(audience));
    let sector_name = sector.clone().unwrap_or_default();
    let title = wording.say(
        &format!("{}-title-{}", setting.kind.code(), group(audience)),
        &[("sector", sector_name.clone()), ("period", period.clone())],
    );
    let addressee = match &disclosure.edition.addressee {
        Some(addressee) => wording.name(addressee),
        None => wording.say(&key("addressee"), &[("sector", sector_name.clone())]),
    };
    let confidentiality = match disclosure.visibility() {
        Visibility::Public => None,
        Visibility::Internal => Some(wording.word("confidential-internal")),
        Visibility::Members => Some(wording.word("confidential-members")),
        Visibility::Funder => Some(wording.word("confidential-funder")),
    };
    let secretariat = &roundtable.secretariat;
    let mut lines = reached_at(secretariat, wording);
    lines.extend(secretariat.url.as_ref().map(|url| wording.cell(url)));
    Head {
        language: setting.language.code(),
        kind: setting.kind.code(),
        title,
        roundtable: wording.name(&roundtable.name),
        edition: edition_name(&key("edition"), &sector_name, setting.issue, wording),
        period,
        cutoff: wording.date_at_first_use(calendar.as_of),
        addressee,
        confidentiality,
        notice: roundtable.notice.as_ref().map(|notice| wording.name(notice)),
        signing: secretariat
            .public_key
            .as_ref()
            .map(|key| wording.say("signing-key", &[("key", wording.cell(key))])),
        contact: Contact { name: wording.name(&secretariat.name), lines },
    }
}

/// The edition, with its issue from the second on: readers have two of them.
fn edition_name(key: &str, sector: &Text, issue: u32, wording: &Wording<'_>) -> Text {
    let edition = wording.say(key, &[("sector", sector.clone())]);
    match issue > 1 {
        true => {
            let number = wording.cell(issue);
            wording.say("edition-issue", &[("edition", edition), ("number", number)])
        }
        false => edition,
    }
}

/// Where the secretariat is reached: address, telephone and e-mail.
fn reached_at(secretariat: &Secretariat, wording: &Wording<'_>) -> Vec<Text> {
    let labelled = |key: &str, value: &Option<String>| {
        value.as_ref().map(|value| wording.say(key, &[("value", wording.cell(value))]))
    };
    let lines = [
        wording.optional(secretariat.address.as_ref()),
        labelled("contact-phone", &secretariat.phone),
        labelled("contact-email", &secretariat.email),
    ];
    lines.into_iter().flatten().collect()
}

/// Returns the group of audiences whose words are the same, as outlines name it.
pub fn group(audience: &Audience) -> &'static str {
    match audience {
        Audience::Sector(_) => "sector",
        Audience::Funder => "funder",
        Audience::Internal => "internal",
    }
}

/// A status or state: its code decides colour and symbol, the word says it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Mark {
    /// The code that decides colour and symbol: that of a status (`on-track`), of a promise
    /// (`overdue`) or of a light (`watch`).
    code: &'static str,
    /// The same in words.
    word: Text,
}

impl Mark {
    fn status(status: Status, wording: &Wording<'_>) -> Self {
        Self { code: status.code(), word: wording.word(&format!("status-{}", status.code())) }
    }

    /// An indicator's status, which is a figure of it.
    fn of(assessed: &IndicatorAssessment, wording: &Wording<'_>) -> Self {
        let mark = Self::status(assessed.status, wording);
        match &assessed.printed.status {
            Some(figure) => Self { word: Text::figure(figure, mark.word.to_string()), ..mark },
            None => mark,
        }
    }

    fn state(state: CommitmentState, wording: &Wording<'_>) -> Self {
        Self { code: state.code(), word: wording.word(&format!("state-{}", state.code())) }
    }
}
