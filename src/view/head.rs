//! What stands at the top of the first page, and in the running head and foot.

use schemars::JsonSchema;
use serde::Serialize;

use crate::disclosure::Disclosed;
use crate::disclosure::rows::{Audience, Secretariat};
use crate::domain::text::begins_with_number;
use crate::domain::words::Visibility;

use super::setting::Setting;
use super::text::Text;
use super::words::Wording;

/// What stands at the top of the first page, and in the running head and foot.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Head {
    /// The language, `ja` or `en`.
    pub(super) language: &'static str,
    /// The kind of document: `report`, `guideline`, `kit` or `plain`.
    pub(super) kind: &'static str,
    /// The title of the document.
    pub(super) title: Text,
    /// The name of the roundtable.
    pub(super) roundtable: Text,
    /// The edition, with its issue from the second on.
    pub(super) edition: Text,
    /// The span that the document reports on.
    pub(super) period: Text,
    /// The day up to which data is counted.
    pub(super) cutoff: Text,
    /// Whom the document is addressed to.
    pub(super) addressee: Text,
    /// Who may read it; absent where everybody may.
    pub(super) confidentiality: Option<Text>,
    /// What the roundtable wants said on every page; absent if it said nothing.
    pub(super) notice: Option<Text>,
    /// Whether headings that an outline gives have numbers of their own: no others are put
    /// before them.
    pub(super) own_numbers: bool,
    /// The picture on the first page, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) logo: Option<Logo>,
    /// The public key that the edition can be checked with, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) signing: Option<Text>,
    /// How the secretariat is reached.
    pub(super) contact: Contact,
    /// What a web page says besides; absent where none is made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) web: Option<WebWords>,
}

/// What a web page says besides its sections.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WebWords {
    /// Leads over what comes before the text.
    skip: Text,
    /// Opens the numbers of a chart.
    data: Text,
    /// Over the days of its numbers.
    when: Text,
    /// Over its numbers.
    value: Text,
    /// Over what its rows are.
    row: Text,
    /// Where a row has no number.
    nothing: Text,
}

impl WebWords {
    pub(super) fn of(wording: &Wording<'_>) -> Self {
        Self {
            skip: wording.word("html-skip"),
            data: wording.word("html-data"),
            when: wording.word("html-when"),
            value: wording.word("html-value"),
            row: wording.word("html-row"),
            nothing: wording.word("html-nothing"),
        }
    }
}

/// The picture on the first page.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Logo {
    /// Its file.
    path: Place,
    /// What it is, for those who do not see it.
    alt: Text,
}

/// Where a file is that Typst reads: a text that nobody reads.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(transparent)]
pub(super) struct Place(String);

/// The contact box.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Contact {
    /// The name of the secretariat.
    pub(super) name: Text,
    /// Address, telephone, e-mail and website, a line each.
    lines: Vec<Text>,
}

impl Contact {
    /// Returns who speaks, where nothing else is known of them.
    pub(super) fn named(name: Text) -> Self {
        Self { name, lines: Vec::new() }
    }

    /// Returns where the secretariat is reached, a line each.
    pub(super) fn lines(&self) -> &[Text] {
        &self.lines
    }
}

pub(super) fn head(disclosed: &Disclosed, setting: &Setting<'_>, wording: &Wording<'_>) -> Head {
    let roundtable = disclosed.roundtable();
    let calendar = disclosed.calendar();
    let audience = &disclosed.edition.audience;
    let period = wording.span(calendar.period);
    let named = named(disclosed, wording);
    let key = |what: &str| format!("{what}-{}", group(audience));
    let title = wording.say(
        &format!("{}-title-{}", setting.kind.code(), group(audience)),
        &[&named[..], &[("period", period.clone())]].concat(),
    );
    let addressee = match &disclosed.edition.addressee {
        Some(addressee) => wording.name(addressee),
        None => wording.say(&key("addressee"), &named),
    };
    let edition = match &disclosed.edition.title {
        Some(title) => wording.name(title),
        None => wording.say(&key("edition"), &named),
    };
    let confidentiality = confidentiality(disclosed.visibility(), wording);
    let secretariat = &roundtable.secretariat;
    let mut lines = reached_at(secretariat, wording);
    lines.extend(secretariat.url.as_ref().map(|url| wording.cell(url)));
    Head {
        language: setting.language.code(),
        kind: setting.kind.code(),
        title,
        roundtable: wording.name(&roundtable.name),
        edition: issued(edition, setting.issue, wording),
        period,
        cutoff: wording.date_at_first_use(calendar.as_of),
        addressee,
        confidentiality,
        notice: roundtable.notice.as_ref().map(|notice| wording.name(notice)),
        own_numbers: setting.sections.titles.values().any(|it| begins_with_number(&it.ja)),
        logo: roundtable.logo.as_ref().map(|logo| Logo {
            path: Place(format!("/{}", logo.path)),
            alt: match &logo.alt {
                Some(alt) => wording.name(alt),
                None => wording.say("logo-alt", &[("name", wording.name(&roundtable.name))]),
            },
        }),
        signing: secretariat
            .public_key
            .as_ref()
            .map(|key| wording.say("signing-key", &[("key", wording.cell(key))])),
        contact: Contact { name: wording.name(&secretariat.name), lines },
        web: disclosed.edition.has_html.then(|| WebWords::of(wording)),
    }
}

/// Who may read it; nothing where everybody may.
pub(super) fn confidentiality(readers: Visibility, wording: &Wording<'_>) -> Option<Text> {
    match readers {
        Visibility::Public => None,
        Visibility::Internal => Some(wording.word("confidential-internal")),
        Visibility::Members => Some(wording.word("confidential-members")),
        Visibility::Funder => Some(wording.word("confidential-funder")),
    }
}

/// Who reads the edition, by the name that its words have for them.
fn named(disclosed: &Disclosed, wording: &Wording<'_>) -> Vec<(&'static str, Text)> {
    let name = match &disclosed.edition.audience {
        Audience::Sector(id) => disclosed.sector(id).map(|it| ("sector", &it.name)),
        Audience::Grants(grants) => Some(("funder", &grants.funder)),
        Audience::Organisation(id) => disclosed.organisation(id).map(|it| ("member", &it.name)),
        Audience::Body(id) => disclosed.body(id).map(|it| ("body", &it.name)),
        Audience::Funder | Audience::Members | Audience::Public | Audience::Internal => None,
    };
    name.map(|(kind, name)| (kind, wording.name(name))).into_iter().collect()
}

/// The edition, with its issue from the second on: readers have two of them.
fn issued(edition: Text, issue: u32, wording: &Wording<'_>) -> Text {
    match issue > 1 {
        true => {
            let number = wording.cell(issue);
            wording.say("edition-issue", &[("edition", edition), ("number", number)])
        }
        false => edition,
    }
}

/// Where the secretariat is reached: address, telephone and e-mail.
pub(super) fn reached_at(secretariat: &Secretariat, wording: &Wording<'_>) -> Vec<Text> {
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
        Audience::Grants(_) => "grant",
        Audience::Organisation(_) => "organisation",
        Audience::Body(_) => "body",
        Audience::Members => "members",
        Audience::Public => "public",
        Audience::Internal => "internal",
    }
}
