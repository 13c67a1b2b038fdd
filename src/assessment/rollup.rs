//! What many roundtables come to, from what each of them said to the whole.
//!
//! It is reckoned from nothing but what each roundtable prints for the same readers: of a
//! number that is withheld there is no more here than there. So no total can give one back,
//! whichever months are compared. Indicators are added where they are the same: code, name,
//! unit, direction and how values come to one; those that differ are named.

mod counted;
mod maker;
mod shared;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::name::Name;
use crate::domain::rules::{Quantity, WarningCode};
use crate::domain::time::TimeSpan;
use crate::domain::words::Visibility;
use crate::records::extract::Extract;

pub use self::counted::{Counts, Totals};
use self::maker::Maker;
pub use self::shared::{Difference, Differing, Multiples, NoTotal, Row, Shared, SharedCounts};
use super::figure::Figure;

/// So many indicators are named on one page.
pub const NAMED: usize = 12;

/// What is asked of a whole.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Whom it is for.
    pub readers: Visibility,
    /// The period; that of most of them, if none is named.
    pub period: Option<TimeSpan>,
    /// The codes of the indicators that mean the same everywhere; all that two or more have,
    /// if none is named.
    pub indicators: &'a [String],
}

/// What many roundtables come to.
#[derive(Debug, Clone)]
pub struct Rollup {
    /// Whom it is for.
    pub readers: Visibility,
    /// The period.
    pub period: TimeSpan,
    /// The first and the last of the data cut-offs.
    pub as_of: (Date, Date),
    /// The roundtables, by the names of their folders.
    pub regions: Vec<Region>,
    /// How many there are.
    pub counts: Counts,
    /// What came of commitments and who came, all together.
    pub totals: Totals,
    /// The indicators that several have.
    pub indicators: Vec<Shared>,
    /// How many of them one page does not name, if there are that many.
    pub more: Option<Figure>,
    /// Codes that were asked for and that none of them has.
    pub unknown: Vec<String>,
    /// Every figure, in the order in which they were made.
    pub all: Vec<Figure>,
    /// The figures that each is made of, by identifiers.
    pub parts: BTreeMap<String, Vec<String>>,
}

/// One roundtable.
#[derive(Debug, Clone)]
pub struct Region {
    /// The name of its folder.
    pub key: String,
    /// Its name; that of its folder, if nothing is known of it.
    pub name: Name,
    /// Whether it is counted.
    pub presence: Presence,
    /// What came of its commitments.
    pub commitments: Option<Promised>,
    /// Who came to its meetings.
    pub attendance: Option<Came>,
    /// Whether it tells of signs of fading.
    pub tells_signs: bool,
    /// The signs, the most pressing first.
    pub signs: Vec<Sign>,
    /// Since when there is one of them, and whether nobody looked further back.
    pub fades_since: Option<(Date, bool)>,
    /// Data that has not come.
    pub due: Vec<Due>,
}

/// Whether a roundtable is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It is.
    Here,
    /// It told of another period.
    Elsewhen(TimeSpan),
    /// It told other readers.
    ForOthers,
    /// It told nothing.
    Absent,
}

/// What came of commitments.
#[derive(Debug, Clone)]
pub struct Promised {
    /// Promised.
    pub made: Figure,
    /// Done.
    pub done: Figure,
    /// Done by the day first given.
    pub on_time: Figure,
    /// Under way and not overdue.
    pub going: Figure,
    /// Overdue.
    pub overdue: Figure,
    /// Given up.
    pub dropped: Figure,
}

/// Who came to meetings.
#[derive(Debug, Clone)]
pub struct Came {
    /// Meetings held in twelve months.
    pub held: Figure,
    /// Represented in twelve months, in percent.
    pub represented: Figure,
    /// At the six meetings before the last three.
    pub before: Figure,
    /// At the last three meetings.
    pub recent: Figure,
}

/// A sign of fading.
#[derive(Debug, Clone)]
pub struct Sign {
    /// Which it is.
    pub code: WarningCode,
    /// Whether it is to be acted on, and not to be watched alone.
    pub is_pressing: bool,
    /// The sector or body that it is about; none for the roundtable as a whole.
    pub subject: Option<Name>,
    /// How it is.
    pub now: Figure,
    /// How it was, where that is part of the rule.
    pub before: Option<Figure>,
    /// The end of the first month in which it was seen, and in every one since.
    pub since: Date,
    /// Whether nobody looked further back.
    pub is_older: bool,
}

impl Sign {
    /// Returns what it is counted in.
    pub fn quantity(&self) -> Quantity {
        self.code.rule().quantity
    }
}

/// A value that should have come.
#[derive(Debug, Clone)]
pub struct Due {
    /// The code of the indicator.
    pub id: String,
    /// The indicator.
    pub name: Name,
    /// Who supplies it, if somebody does.
    pub supplier: Option<Name>,
    /// The day by which it should have come; none, if nobody said how often it comes.
    pub since: Option<Date>,
    /// The latest value that came, if one did.
    pub value: Figure,
}

/// Works out what roundtables come to, each with what it said; nothing, if none said
/// anything. Their order does not matter.
pub fn of(said: &[(String, Option<Extract>)], asked: &Asked<'_>) -> Option<Rollup> {
    let mut said: Vec<(&str, Option<&Extract>)> =
        said.iter().map(|(key, extract)| (key.as_str(), extract.as_ref())).collect();
    said.sort_by_key(|(key, _)| *key);
    let period = asked.period.or_else(|| usual(&said, asked.readers))?;
    let mut maker = Maker::default();
    let regions: Vec<Region> =
        said.iter().map(|(key, it)| region(&mut maker, key, *it, asked.readers, period)).collect();
    let here: Vec<(usize, &Extract)> = said
        .iter()
        .enumerate()
        .filter(|(at, _)| regions[*at].presence == Presence::Here)
        .filter_map(|(at, (_, extract))| Some((at, (*extract)?)))
        .collect();
    let days = || here.iter().map(|(_, extract)| extract.as_of);
    let as_of = (days().min().unwrap_or(period.last), days().max().unwrap_or(period.last));
    let (indicators, unknown) = shared::shared(&mut maker, &regions, &here, asked.indicators);
    let more = indicators.len().checked_sub(NAMED).filter(|more| *more > 0);
    let more = more
        .map(|more| maker.count(("indicators.more".to_owned(), "rollup-more", None), more, &[]));
    let counts = counted::counts(&mut maker, &regions);
    let totals = counted::totals(&mut maker, &regions);
    let (all, parts) = maker.finish();
    Some(Rollup {
        readers: asked.readers,
        period,
        as_of,
        regions,
        counts,
        totals,
        indicators,
        more,
        unknown,
        all,
        parts,
    })
}

/// The period that most tell of; of two, the later one.
fn usual(said: &[(&str, Option<&Extract>)], readers: Visibility) -> Option<TimeSpan> {
    let mut counted: BTreeMap<(Date, Date), (usize, TimeSpan)> = BTreeMap::new();
    let extracts = said.iter().filter_map(|(_, extract)| *extract);
    for extract in extracts.filter(|it| it.readers == readers) {
        let period = extract.period.span();
        counted.entry((period.last, period.first)).or_insert((0, period)).0 += 1;
    }
    counted.into_values().max_by_key(|(count, _)| *count).map(|(_, period)| period)
}

fn region(
    maker: &mut Maker,
    key: &str,
    extract: Option<&Extract>,
    readers: Visibility,
    period: TimeSpan,
) -> Region {
    let mut region = Region {
        key: key.to_owned(),
        name: extract.map_or_else(|| Name::new(key, None), |it| it.roundtable.clone()),
        presence: Presence::Absent,
        commitments: None,
        attendance: None,
        tells_signs: false,
        signs: Vec::new(),
        fades_since: None,
        due: Vec::new(),
    };
    let Some(extract) = extract else { return region };
    let told = extract.period.span();
    region.presence = if extract.readers != readers {
        Presence::ForOthers
    } else if (told.first, told.last) != (period.first, period.last) {
        Presence::Elsewhen(told)
    } else {
        Presence::Here
    };
    if region.presence == Presence::Here {
        counted::fill(maker, &mut region, extract);
    }
    region
}
