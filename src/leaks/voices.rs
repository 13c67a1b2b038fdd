//! Descriptions of who said something that fit one person: 「東地区の民生委員」.
//!
//! Nobody knows how many people a description fits, so what is known is looked at: a group
//! that a table counts and withholds, and whether several things are said of somebody in a
//! small place or an organisation. Of a whole region three things may be said (ひとり暮らし
//! の80代の女性), and four may not.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::assessment::suppression::{self, is_small};
use crate::diagnostics::Diagnostic;
use crate::domain::name::Name;
use crate::domain::text::plain;
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::indicator::Indicator;
use crate::model::roundtable::Edition;
use crate::model::voice::Voice;

use super::secrets::texts_of;

/// What may be said of a person, a list for each kind.
const ATTRIBUTES: [&[&str]; 7] = [
    // Age, beside one that is written as a number.
    &[
        "十代",
        "幼児",
        "小学生",
        "中学生",
        "高校生",
        "大学生",
        "高齢",
        "若者",
        "twenties",
        "thirties",
        "forties",
        "fifties",
        "sixties",
        "seventies",
        "eighties",
        "nineties",
        "teens",
        "aged",
        "year-old",
    ],
    // Sex.
    &[
        "女性", "男性", "女子", "男子", "母", "父", "妻", "夫の", "娘", "息子", "主婦", "woman",
        "mother", "father", "wife", "husband", "daughter", "girl", " man", "boy",
    ],
    // Who they live with and care for.
    &[
        "ひとり暮らし",
        "一人暮らし",
        "独居",
        "単身",
        "ひとり親",
        "一人親",
        "シングル",
        "介護する",
        "子育て",
        "夫婦",
        "世帯",
        "lives alone",
        "living alone",
        "single parent",
        "cares for",
    ],
    // Work.
    &[
        "会社員",
        "農家",
        "漁師",
        "教員",
        "教師",
        "医師",
        "看護師",
        "保育士",
        "介護士",
        "店主",
        "経営",
        "公務員",
        "職員",
        "社員",
        "運転手",
        "配達員",
        "相談員",
        "訪問員",
        "委員",
        "学生",
        "farmer",
        "teacher",
        "doctor",
        "nurse",
        "employee",
        "driver",
        "owner",
    ],
    // Where they come from.
    &["出身", "国籍", "外国", "移住", "from abroad", "migrant"],
    // Health.
    &[
        "障害",
        "障がい",
        "車いす",
        "車椅子",
        "認知症",
        "難病",
        "妊婦",
        "妊娠",
        "要介護",
        "wheelchair",
        "disab",
        "dementia",
        "pregnant",
    ],
    // An office, of which a place or an organisation has one or few.
    OFFICES,
];

/// What people say of themselves where they are quoted. Work, sex and offices in a quotation
/// are as often somebody else's: the driver, my daughter.
const OF_ONESELF: [usize; 4] = [0, 2, 4, 5];

/// Offices, of which a place or an organisation has one or few.
const OFFICES: &[&str] = &[
    "民生委員",
    "児童委員",
    "会長",
    "市長",
    "町長",
    "村長",
    "区長",
    "校長",
    "園長",
    "所長",
    "院長",
    "館長",
    "店長",
    "部長",
    "課長",
    "代表",
    "理事",
    "住職",
    "議員",
    "保健師",
    "駐在",
    "chair",
    "mayor",
    "head of",
    "principal",
    "president",
    "director",
    "representative",
];

/// What places smaller than a region end with, or are broken down by.
const PLACES: [&str; 12] = [
    "地区",
    "学区",
    "校区",
    "集落",
    "丁目",
    "団地",
    "町の",
    "村の",
    "島の",
    "島部",
    " district",
    " village",
];

/// What values are broken down by that are places.
const PLACED: [&str; 6] = ["地区", "学区", "校区", "地域", "町", "島"];

/// What tables know of groups and places, looked up once for all voices.
pub(super) struct Known<'m> {
    model: &'m Model,
    /// Groups that are small to whom: the names of an indicator, or the parts.
    few: BTreeMap<Visibility, Vec<Group<'m>>>,
    /// Places that values are broken down by.
    places: BTreeSet<&'m (String, String)>,
}

/// A group of people that a table counts.
enum Group<'m> {
    /// All that an indicator counts.
    Whole(&'m Name),
    /// Those of some parts.
    Parts(&'m [(String, String)]),
}

impl<'m> Known<'m> {
    pub(super) fn of(model: &'m Model) -> Self {
        let mut few: BTreeMap<Visibility, Vec<Group<'m>>> = BTreeMap::new();
        let readers: BTreeSet<Visibility> = model.editions.iter().map(|it| it.visibility).collect();
        for indicator in model.indicators.iter().filter(|it| it.definition.counts_people) {
            let latest = latest(indicator);
            for &reader in &readers {
                let Some(least) = suppression::threshold(&indicator.definition, model, reader)
                else {
                    continue;
                };
                let small = latest.iter().filter(|(_, (_, number))| is_small(*number, least));
                few.entry(reader).or_default().extend(small.map(|(parts, _)| match parts {
                    [] => Group::Whole(&indicator.definition.name),
                    parts => Group::Parts(parts),
                }));
            }
        }
        let values = model.indicators.iter().flat_map(|it| &it.breakdowns);
        let is_place =
            |(dimension, _): &&(String, String)| PLACED.iter().any(|word| dimension.contains(word));
        let places = values.flat_map(|it| &it.dimensions).filter(is_place).collect();
        Self { model, few, places }
    }

    /// Returns the question whether a description fits one person, for the editions that
    /// print it; with what the person says of themselves, where that makes the difference.
    pub(super) fn ask(&self, voice: &Voice, editions: &[&Edition]) -> Option<Diagnostic> {
        let described = |it: &&&Edition| {
            texts_of(&voice.speaker).any(|text| self.is_of_one(text, "", it.visibility))
        };
        let (speaker, quote) = (&voice.speaker, &voice.quote);
        let said = |it: &&&Edition| {
            let english = speaker.en.as_deref().zip(quote.en.as_deref());
            let mut pairs = [(speaker.ja.as_str(), quote.ja.as_str())].into_iter().chain(english);
            pairs.any(|(speaker, quote)| self.is_of_one(speaker, quote, it.visibility))
        };
        let question = |written: &str, stops: Vec<String>| {
            (!stops.is_empty()).then(|| Diagnostic::ask_one_person(&voice.origin, written, stops))
        };
        question(&speaker.ja, codes(editions.iter().filter(described).copied())).or_else(|| {
            let written = format!("{}『{}』", speaker.ja, quote.ja);
            question(&written, codes(editions.iter().filter(said).copied()))
        })
    }

    /// Whether a description fits one person, or few, for all that is known, with what they
    /// say of themselves.
    fn is_of_one(&self, description: &str, quote: &str, reader: Visibility) -> bool {
        let (text, quote) = (plain(description), plain(quote));
        let names = |group: &Group<'_>| match group {
            Group::Whole(name) => texts_of(name).any(|name| text.contains(&plain(name))),
            Group::Parts(parts) => {
                parts.iter().all(|(dimension, part)| names_part(&text, dimension, part))
            }
        };
        if self.few.get(&reader).is_some_and(|groups| groups.iter().any(names)) {
            return true;
        }
        let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
        let is_said = |(kind, words): (usize, &&[&str])| {
            has(&text, words) || (OF_ONESELF.contains(&kind) && has(&quote, words))
        };
        let mut said = ATTRIBUTES.iter().enumerate().filter(|it| is_said(*it)).count();
        // Words for age are counted already, if there are any.
        let is_counted = is_said((0, &ATTRIBUTES[0]));
        if !is_counted && (has_age(&text) || has_age(&quote)) {
            said += 1;
        }
        let is_placed = [&text, &quote].into_iter().any(|text| {
            has(text, &PLACES)
                || self.places.iter().any(|(dimension, part)| names_part(text, dimension, part))
                || names_organisation(text, self.model)
        });
        match is_placed {
            true => said >= 2 || has(&text, OFFICES),
            false => said >= 4,
        }
    }
}

/// Returns the latest value of each part of an indicator, with its day.
fn latest(indicator: &Indicator) -> BTreeMap<&[(String, String)], (Date, Decimal)> {
    let mut latest: BTreeMap<&[(String, String)], (Date, Decimal)> = BTreeMap::new();
    for value in indicator.observations.iter().chain(&indicator.breakdowns) {
        let Some(number) = value.number() else { continue };
        let known = latest.entry(&value.dimensions).or_insert((value.span.last, Decimal::ZERO));
        if value.span.last > known.0 {
            *known = (value.span.last, number);
        } else if value.span.last == known.0 {
            known.1 += number;
        }
    }
    latest
}

/// Whether a text names a part: 東部, and 東地区 of the part 東.
fn names_part(text: &str, dimension: &str, part: &str) -> bool {
    let part = plain(part);
    match part.chars().count() {
        0 => false,
        1 => text.contains(&format!("{part}{}", plain(dimension))),
        _ => text.contains(&part),
    }
}

fn names_organisation(text: &str, model: &Model) -> bool {
    let names = |it: &str| it.chars().count() > 2 && text.contains(&plain(it));
    model.organisations.iter().any(|it| texts_of(&it.name).any(names) || names(&it.short_name))
}

/// Whether a text says an age in digits: 80代, 34歳.
fn has_age(text: &str) -> bool {
    let mut after = text.split(|c: char| c.is_ascii_digit()).skip(1);
    after.any(|it| it.starts_with(['代', '歳', '才']))
}

/// The editions by their codes, as questions name them.
pub(super) fn codes<'e>(editions: impl Iterator<Item = &'e Edition>) -> Vec<String> {
    editions.map(|it| it.name.to_owned()).collect()
}
