//! What many roundtables come to, from what each of them said to the whole.
//!
//! It is reckoned from nothing but what each roundtable prints for the same readers: of a
//! number that is withheld there is no more here than there. So no total can give one back,
//! whichever months are compared. Indicators are added where they are the same: code, name,
//! unit, direction and how values come to one; those that differ are named.

mod counted;
mod maker;
mod region;
mod shared;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::name::Name;
use crate::domain::time::TimeSpan;
use crate::domain::words::Visibility;
use crate::records::extract::Extract;

pub use self::counted::{Counts, Totals};
use self::maker::Maker;
pub use self::region::{Came, Due, Presence, Promised, Region, Sign};
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
    } else if extract.is_outdated {
        Presence::Outdated
    } else {
        Presence::Here
    };
    if region.presence == Presence::Here {
        counted::fill(maker, &mut region, extract);
    }
    region
}
