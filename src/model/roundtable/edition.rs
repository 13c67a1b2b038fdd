//! Who receives what: the editions of a roundtable's documents.

pub(super) mod others;
mod period;
mod resolve;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diagnostics::Origin;
use crate::domain::mailbox::Mailbox;
use crate::domain::name::{BodyId, Name, OrganisationId, SectorId};
use crate::domain::time::TimeSpan;
use crate::domain::words::Visibility;
use crate::locale::Language;
use crate::model::about::About;
use crate::model::covers::Covers;

/// Who a document is for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// One sector's organisations.
    Sector(SectorId),
    /// Those who give money, all of them.
    Funder,
    /// Whoever gives one or more of the grants, alone: they read of no other's money.
    Grants(Grants),
    /// One member, about what it promised and what is asked of it.
    Organisation(OrganisationId),
    /// Who sits in a body.
    Body(BodyId),
    /// All members.
    Members,
    /// Everybody.
    Public,
    /// The secretariat itself.
    Internal,
}

/// Grants of one funder, or one grant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grants {
    /// Who gives them.
    pub funder: Name,
    /// Which of the model's [`funding`](crate::model::Model::funding) they are.
    pub rows: BTreeSet<usize>,
}

impl Audience {
    /// Returns what an edition for it may show, if nobody says otherwise.
    fn visibility(&self) -> Visibility {
        match self {
            Self::Sector(_) | Self::Organisation(_) | Self::Body(_) | Self::Members => {
                Visibility::Members
            }
            Self::Funder | Self::Grants(_) => Visibility::Funder,
            Self::Public => Visibility::Public,
            Self::Internal => Visibility::Internal,
        }
    }

    /// Returns what is made for it, if nobody says otherwise.
    fn kinds(&self) -> Vec<DocumentKind> {
        match self {
            Self::Sector(_) => vec![DocumentKind::Report, DocumentKind::Guideline],
            Self::Organisation(_) => vec![DocumentKind::Member],
            _ => vec![DocumentKind::Report],
        }
    }
}

/// Whom a text is written for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Addressed {
    /// A sector: its own edition, whatever it is called.
    Sector(SectorId),
    /// All who give money.
    Funders,
    /// An edition, by its name.
    Edition(String),
}

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// 進捗報告書.
    Report,
    /// 円卓会議の手引き.
    Guideline,
    /// 会議当日の資料.
    Kit,
    /// やさしい日本語版: the first page of the report in plain words.
    Plain,
    /// One page for boards and noticeboards.
    Summary,
    /// A member's own page or two: what it promised, and what is asked of it.
    Member,
}

impl DocumentKind {
    /// Every kind, in the order documents are made in.
    pub const ALL: [Self; 6] =
        [Self::Report, Self::Guideline, Self::Kit, Self::Plain, Self::Summary, Self::Member];

    /// Returns the code, as in file names.
    pub fn code(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Guideline => "guideline",
            Self::Kit => "kit",
            Self::Plain => "plain",
            Self::Summary => "summary",
            Self::Member => "member",
        }
    }

    /// Returns whether it can be made for somebody: a member's page is for a member, who
    /// gets no other.
    pub fn is_for(self, audience: &Audience) -> bool {
        (self == Self::Member) == matches!(audience, Audience::Organisation(_))
    }

    /// Returns the kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What one audience receives.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    /// What it is called: in the settings, as a folder, and where a text says for whom it
    /// is. No two have the same.
    pub name: String,
    /// What the settings call all those of which it is one, if they ask for one `each`.
    pub one_of: Option<String>,
    /// Who it is for.
    pub audience: Audience,
    /// What it is about, if not everything.
    pub covers: Option<Covers>,
    /// The period it reports on, if not that of the others.
    pub period: Option<TimeSpan>,
    /// The documents.
    pub kinds: Vec<DocumentKind>,
    /// The outline of its own, if it has one: its name, and where that was said.
    pub outline: Option<(String, Origin)>,
    /// Whether an HTML file is made beside each PDF.
    pub has_html: bool,
    /// What it may show.
    pub visibility: Visibility,
    /// What it is called on its pages, if not by its audience.
    pub title: Option<Name>,
    /// Whom it is addressed to, if not the audience as such.
    pub addressee: Option<Name>,
    /// Who agreed that the state of the roundtable may be described in it.
    pub sign_off: Option<Name>,
    /// Whether outcomes stand in one table, with what changed.
    pub outcome_table: bool,
    /// The letter that comes before the report, if there is one.
    pub cover_letter: Option<CoverLetter>,
    /// Whether what its documents print stands beside them as data too.
    pub has_data: bool,
    /// Who gets it by mail: a draft for them stands beside the documents.
    pub to: Vec<Mailbox>,
}

/// What a cover letter has of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverLetter {
    /// The number of the letter.
    pub number: Option<Name>,
    /// The day of the letter.
    pub date: Option<Date>,
}

impl Edition {
    /// Returns what all are told who may see as much: no edition of the roundtable's own, and
    /// so without documents.
    pub fn of_all(readers: Visibility) -> Self {
        let audience = match readers {
            Visibility::Internal => Audience::Internal,
            Visibility::Members => Audience::Members,
            Visibility::Funder => Audience::Funder,
            Visibility::Public => Audience::Public,
        };
        Self { kinds: Vec::new(), has_data: false, ..Self::new(readers.name(), audience) }
    }

    fn new(name: &str, audience: Audience) -> Self {
        Self {
            name: name.to_owned(),
            one_of: None,
            kinds: audience.kinds(),
            has_html: false,
            visibility: audience.visibility(),
            audience,
            covers: None,
            period: None,
            outline: None,
            title: None,
            addressee: None,
            sign_off: None,
            outcome_table: false,
            cover_letter: None,
            has_data: true,
            to: Vec::new(),
        }
    }

    /// Returns what the settings call it, or all those of which it is one.
    pub fn in_settings(&self) -> &str {
        self.one_of.as_ref().unwrap_or(&self.name)
    }

    /// Returns whether a name means it: its own, or that of all those of which it is one.
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.in_settings() == name
    }

    /// Returns where a document stands below the period's folder.
    pub fn path(&self, kind: DocumentKind, language: Language) -> String {
        format!("{}/{}.{language}.pdf", self.name, kind.code())
    }

    /// Returns the name of the outline of its own.
    pub fn own_outline(&self) -> Option<&str> {
        self.outline.as_ref().map(|(name, _)| name.as_str())
    }

    /// Returns what it is about, if that is not everything in the period of all.
    pub fn about(&self) -> Option<About> {
        let about = About { covers: self.covers.clone(), period: self.period };
        (about.covers.is_some() || about.period.is_some()).then_some(about)
    }

    /// Returns whether a text that is written for these is for it; for nobody is for all.
    pub fn is_among(&self, addressed: &[Addressed]) -> bool {
        addressed.is_empty()
            || addressed.iter().any(|it| match it {
                Addressed::Edition(name) => self.is_called(name),
                Addressed::Sector(id) => self.audience == Audience::Sector(id.clone()),
                Addressed::Funders => {
                    matches!(self.audience, Audience::Funder | Audience::Grants(_))
                }
            })
    }
}
