//! Parts of breakdowns: which of them are one, which is the whole, and whether
//! they come to it.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::name::OrganisationId;
use crate::domain::text::{kana_key, part_key};
use crate::domain::time::TimeSpan;
use crate::domain::value::{self, Reading};
use crate::domain::words::Aggregation;
use crate::records::receipt::Rule;

use super::indicator::{Definition, Indicator, Observation};
use super::plausible::is_percent;
use super::resolver::Resolver;
use super::spans::{retain, shown};

/// Spellings of dimensions and parts, and the one that stands for each.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    /// By what is written: the name of a dimension, and of a part of it.
    names: BTreeMap<String, String>,
    parts: BTreeMap<String, BTreeMap<String, String>>,
    /// The first spelling of each, by its folding.
    first: BTreeMap<(String, String), String>,
    /// By the folding that knows one kind of kana: the folding seen first.
    kana: BTreeMap<(String, String), String>,
    /// Two foldings of one kana folding: whether they are one part.
    joined: BTreeMap<(String, String), bool>,
}

impl Resolver<'_> {
    /// Gives parts that are spelled otherwise one name, the first one read.
    pub(super) fn fold_parts(&mut self, observation: &mut Observation, spellings: &mut Spellings) {
        for (dimension, part) in &mut observation.dimensions {
            if !spellings.names.contains_key(dimension.as_str()) {
                let key = (part_key(dimension), String::new());
                let first = spellings.first.entry(key).or_insert_with(|| dimension.clone());
                spellings.names.insert(dimension.clone(), first.clone());
            }
            if let Some(first) = spellings.names.get(dimension.as_str())
                && first != dimension
            {
                dimension.clone_from(first);
            }
            // The same few parts stand in very many rows.
            let known = spellings.parts.get(dimension.as_str()).and_then(|it| it.get(part));
            if let Some(first) = known {
                if first != part {
                    part.clone_from(first);
                }
                continue;
            }
            let first = self.first_spelling(dimension, part, &observation.origin, spellings);
            let of = spellings.parts.entry(dimension.clone()).or_default();
            of.insert(std::mem::replace(part, first.clone()), first);
        }
    }

    /// Returns the spelling that stands for a part. Those that differ in the
    /// kind of kana are asked about.
    fn first_spelling(
        &mut self,
        dimension: &str,
        part: &str,
        origin: &Origin,
        spellings: &mut Spellings,
    ) -> String {
        let of = part_key(dimension);
        let key = part_key(part);
        let first = spellings
            .first
            .entry((of.clone(), key.clone()))
            .or_insert_with(|| part.trim().to_owned())
            .clone();
        let other =
            spellings.kana.entry((of.clone(), kana_key(&key))).or_insert_with(|| key.clone());
        if *other == key {
            return first;
        }
        let other_key = (of.clone(), other.clone());
        let Some(other) = spellings.first.get(&other_key).cloned() else { return first };
        let is_joined = *spellings.joined.entry((of, key)).or_insert_with(|| {
            let question = Diagnostic::ask_kana(origin, dimension, &other, &first);
            self.records.answers.choose(question, self.diagnostics) == "one"
        });
        if is_joined { other } else { first }
    }

    /// Takes parts that are called the total for what they are: the whole, or a
    /// value to compare it with.
    pub(super) fn settle_totals(&mut self, indicator: &mut Indicator) {
        let has_total = |it: &Observation| it.dimensions.iter().any(|(_, part)| is_total(part));
        if !indicator.breakdowns.iter().any(has_total) {
            return;
        }
        let (totals, mut parts): (Vec<Observation>, Vec<Observation>) =
            std::mem::take(&mut indicator.breakdowns).into_iter().partition(has_total);
        let mut unequal: Vec<(String, usize, Observation, Decimal)> = Vec::new();
        for mut total in totals {
            let named: Vec<String> = total
                .dimensions
                .iter()
                .filter(|(_, part)| is_total(part))
                .map(|(dimension, part)| format!("{dimension}：{part}"))
                .collect();
            total.dimensions.retain(|(_, part)| !is_total(part));
            let list = match total.dimensions.is_empty() {
                true => &mut indicator.observations,
                false => &mut parts,
            };
            let same = |it: &Observation| {
                it.span == total.span
                    && it.organisation == total.organisation
                    && it.dimensions == total.dimensions
            };
            let Some(at) = list.iter().position(same) else {
                list.push(total);
                continue;
            };
            match (list[at].number(), total.number()) {
                // A whole without a number takes the total's.
                (None, Some(_)) if list[at].reading != Reading::Suppressed => list[at] = total,
                (Some(whole), Some(number)) if whole != number && total.dimensions.is_empty() => {
                    unequal.push((named.join("、"), at, total, whole));
                }
                _ => self.set_aside.push((total.origin, Rule::CheckedTotal)),
            }
        }
        indicator.breakdowns = parts;
        let mut by_name: BTreeMap<String, Vec<(usize, Observation, Decimal)>> = BTreeMap::new();
        for (name, at, total, whole) in unequal {
            by_name.entry(name).or_default().push((at, total, whole));
        }
        for (name, found) in by_name {
            let Some((_, total, whole)) = found.first() else { continue };
            let question = Diagnostic::ask_total_part(
                &total.origin,
                (indicator.definition.id.as_str(), &name),
                &total.span.to_string(),
                (&shown(*whole), &total.number().map(shown).unwrap_or_default()),
                found.len(),
            );
            let reading = self.records.answers.choose(question, self.diagnostics);
            for (at, total, _) in found {
                let whole = &mut indicator.observations[at];
                let out = if reading == "total" { std::mem::replace(whole, total) } else { total };
                self.set_aside.push((out.origin, Rule::Answered));
            }
        }
    }

    /// Compares wholes with the sum of their parts, where the parts are numbers
    /// that add up.
    pub(super) fn settle_sums(&mut self, indicator: &mut Indicator) {
        if !adds_up(&indicator.definition) || indicator.breakdowns.is_empty() {
            return;
        }
        if let (true, Some(first)) =
            (indicator.observations.is_empty(), indicator.breakdowns.first())
        {
            let id = indicator.definition.id.as_str();
            self.diagnostics.push(Diagnostic::parts_without_whole(&first.origin, id));
            return;
        }
        let mut wholes: BTreeMap<Division<'_>, Whole> = BTreeMap::new();
        let spans: BTreeSet<TimeSpan> = indicator.breakdowns.iter().map(|it| it.span).collect();
        for (at, it) in indicator.observations.iter().enumerate() {
            if spans.contains(&it.span) {
                let whole = wholes.entry((it.span, it.organisation.as_ref())).or_default();
                // One that stands twice was told already.
                whole.number = it.number().filter(|_| whole.count == 0);
                whole.count += 1;
                whole.at = at;
            }
        }
        let (found, larger) = unequal_parts(&indicator.breakdowns, &wholes);
        let mut raised: Vec<(usize, Decimal)> = Vec::new();
        for (dimension, conflicts) in found {
            let Some(first) = conflicts.first() else { continue };
            let question = Diagnostic::ask_parts(
                &first.origin,
                (indicator.definition.id.as_str(), dimension),
                &first.span.to_string(),
                (&shown(first.whole), &shown(first.parts)),
                conflicts.len(),
            );
            if self.records.answers.choose(question, self.diagnostics) == "parts" {
                raised.extend(conflicts.iter().map(|it| (it.at, it.parts)));
            }
        }
        for (at, parts) in raised {
            indicator.observations[at].reading = Reading::Number(parts);
        }
        self.settle_larger(indicator, &larger);
    }

    /// Asks once for an indicator what a part is that is larger than its whole.
    fn settle_larger(&mut self, indicator: &mut Indicator, larger: &[LargerPart]) {
        let Some(&(at, whole)) = larger.first() else { return };
        let first = &indicator.breakdowns[at];
        let part: Vec<&str> = first.dimensions.iter().map(|(_, part)| part.as_str()).collect();
        let question = Diagnostic::ask_larger_part(
            &first.origin,
            (indicator.definition.id.as_str(), &part.join("・")),
            &first.span.to_string(),
            (&shown(whole), &shown(first.number().unwrap_or_default())),
            larger.len(),
        );
        if self.records.answers.choose(question, self.diagnostics) == "keep" {
            return;
        }
        let mut counts = vec![true; indicator.breakdowns.len()];
        for (at, _) in larger {
            counts[*at] = false;
            self.set_aside.push((indicator.breakdowns[*at].origin.clone(), Rule::Answered));
        }
        retain(&mut indicator.breakdowns, &counts);
    }

    /// Tells values that stand twice, once for each pair of files and sheets.
    pub(super) fn tell_twice(&mut self, indicators: &[Indicator]) {
        let mut told: BTreeMap<(Origin, Origin), Vec<Twice>> = BTreeMap::new();
        for indicator in indicators {
            for list in [&indicator.observations, &indicator.breakdowns] {
                for (at, first) in twice(list) {
                    let (it, first) = (&list[at], &list[first]);
                    let whole = |origin: &Origin| Origin {
                        source: origin.source.clone(),
                        place: crate::diagnostics::Place::Whole,
                    };
                    told.entry((whole(&it.origin), whole(&first.origin))).or_default().push(
                        Twice {
                            name: name_of(&indicator.definition, it),
                            span: it.span,
                            origin: it.origin.clone(),
                            first: first.origin.clone(),
                        },
                    );
                }
            }
        }
        for found in told.into_values() {
            let Some(one) = found.iter().min_by_key(|it| &it.origin) else { continue };
            self.diagnostics.push(Diagnostic::observed_twice(
                &one.origin,
                &one.name,
                &one.span.to_string(),
                &one.first.to_string(),
                found.len(),
            ));
        }
    }
}

/// What a value is of: the indicator and, if it is a part, which one.
fn name_of(definition: &Definition, observation: &Observation) -> String {
    let parts: Vec<&str> = observation.dimensions.iter().map(|(_, part)| part.as_str()).collect();
    match parts.is_empty() {
        true => definition.name.ja.clone(),
        false => format!("{}（{}）", definition.name.ja, parts.join("、")),
    }
}

/// A value that stands at two places.
struct Twice {
    name: String,
    span: TimeSpan,
    origin: Origin,
    first: Origin,
}

/// Observations of the same span, reporter and parts as an earlier one, which
/// comes second. There may be very many, so they are told apart by a number.
fn twice(list: &[Observation]) -> Vec<(usize, usize)> {
    let number = |of: &dyn Fn(&mut DefaultHasher)| {
        let mut hasher = DefaultHasher::new();
        of(&mut hasher);
        hasher.finish()
    };
    let mut found = Vec::new();
    let mut seen: BTreeMap<u64, usize> = BTreeMap::new();
    for (at, it) in list.iter().enumerate() {
        // Spans are in order: what was seen of earlier ones is not needed.
        if at > 0 && list[at - 1].span != it.span {
            seen.clear();
        }
        let parts = it.dimensions.iter().map(|part| number(&|hasher| part.hash(hasher)));
        let parts = parts.fold(0_u64, |all, part| all ^ part);
        let key = parts ^ number(&|hasher| it.organisation.hash(hasher));
        let Some(first) = seen.insert(key, at) else { continue };
        let is_same = list[first].organisation == it.organisation
            && list[first].dimensions.len() == it.dimensions.len()
            && list[first].dimensions.iter().all(|part| it.dimensions.contains(part));
        if is_same {
            found.push((at, first));
        }
    }
    found
}

/// A span and a reporter: what is divided.
type Division<'a> = (TimeSpan, Option<&'a OrganisationId>);

#[derive(Default)]
struct Whole {
    number: Option<Decimal>,
    count: usize,
    at: usize,
}

/// The place of a part, and the whole that it is larger than.
type LargerPart = (usize, Decimal);

/// A whole that its parts do not come to.
struct Unequal {
    at: usize,
    span: TimeSpan,
    origin: Origin,
    whole: Decimal,
    parts: Decimal,
}

/// What the parts of one division by one dimension come to.
struct Sum<'a> {
    first: &'a Observation,
    /// Each with its place.
    numbers: Vec<(usize, Decimal)>,
    rest: Decimal,
    count: usize,
    is_partial: bool,
}

/// Returns the wholes that differ from the sum of their parts, by dimension; and,
/// where parts need not come to the whole, those that are larger than it.
fn unequal_parts<'a>(
    breakdowns: &'a [Observation],
    wholes: &BTreeMap<Division<'_>, Whole>,
) -> (BTreeMap<&'a str, Vec<Unequal>>, Vec<LargerPart>) {
    let mut sums: BTreeMap<(Division<'a>, &'a str), Sum<'a>> = BTreeMap::new();
    for (at, it) in breakdowns.iter().enumerate() {
        let [(dimension, part)] = it.dimensions.as_slice() else { continue };
        let key = ((it.span, it.organisation.as_ref()), dimension.as_str());
        let sum = sums.entry(key).or_insert_with(|| Sum {
            first: it,
            numbers: Vec::new(),
            rest: Decimal::ZERO,
            count: 0,
            is_partial: false,
        });
        sum.count += 1;
        sum.is_partial |= is_some_of(part);
        match it.number() {
            Some(number) if is_rest(part) => sum.rest = sum.rest.saturating_add(number),
            Some(number) => sum.numbers.push((at, number)),
            None => sum.is_partial = true,
        }
    }
    let mut found: BTreeMap<&str, Vec<Unequal>> = BTreeMap::new();
    let mut larger = Vec::new();
    for ((division, dimension), sum) in sums {
        let Some(whole) = wholes.get(&division) else { continue };
        let Some(number) = whole.number else { continue };
        if sum.count < 2 || sum.is_partial {
            let is_larger = |(_, part): &(usize, Decimal)| *part > number;
            let found = sum.numbers.into_iter().filter(is_larger);
            larger.extend(found.filter(|_| number >= Decimal::ZERO).map(|(at, _)| (at, number)));
            continue;
        }
        let named = value::sum(sum.numbers.into_iter().map(|(_, number)| number));
        let parts = named.saturating_add(sum.rest);
        // What is unknown may be in the whole or not.
        if parts != number && named != number {
            found.entry(dimension).or_default().push(Unequal {
                at: whole.at,
                span: division.0,
                origin: sum.first.origin.clone(),
                whole: number,
                parts,
            });
        }
    }
    (found, larger)
}

/// Whether a part says that it is no part of a whole division: うち新規.
fn is_some_of(part: &str) -> bool {
    ["うち", "内", "of which"].iter().any(|word| part.starts_with(word))
}

/// Whether parts of an indicator add up to its whole: counts and amounts do,
/// shares, means and ages do not.
fn adds_up(definition: &Definition) -> bool {
    const DO_NOT: [&str; 9] = ["歳", "才", "点", "倍", "割", "度", "℃", "位", "ポイント"];
    let unit = definition.unit.ja.as_str();
    let is_rate = unit.contains('/') || unit.contains('／') || unit.contains("あたり");
    definition.aggregation != Aggregation::Average
        && !is_percent(definition)
        && !is_rate
        && !DO_NOT.contains(&unit)
}

/// Whether a part is called the whole.
fn is_total(part: &str) -> bool {
    const TOTALS: [&str; 22] = [
        "計",
        "合計",
        "総計",
        "総数",
        "総合計",
        "全体",
        "全市",
        "全域",
        "市全体",
        "全町",
        "町全体",
        "全村",
        "村全体",
        "全区",
        "区全体",
        "全県",
        "県全体",
        "全数",
        "total",
        "all",
        "overall",
        "grandtotal",
    ];
    // Asked of every value: most parts have none of these letters.
    let is_latin = |c: char| c.is_ascii_alphabetic() || ('Ａ'..='ｚ').contains(&c);
    part.contains(|c| is_latin(c) || matches!(c, '計' | '総' | '全' | '数'))
        && TOTALS.contains(&part_key(part).as_str())
}

/// Whether a part is what is left over.
fn is_rest(part: &str) -> bool {
    ["不明", "無回答", "未回答", "Unknown"].iter().any(|rest| part.starts_with(rest))
}
