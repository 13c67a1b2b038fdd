//! Withheld numbers that somebody wrote into a text: 「18歳未満は4人でした」.
//!
//! A table prints × for a small count, and the text beside it says the count. A sentence,
//! or a row of a table in Markdown, that names the part and gives its number in the
//! indicator's unit tells what is withheld. So does one that names it and gives what is
//! one subtraction away (残りの47人, where 50 are printed), its share of the whole, or a
//! word for all of it (全員). A number that the same part also has on a day on which it is
//! printed is no secret.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::{Decimal, RoundingStrategy};

use crate::assessment::Assessment;
use crate::assessment::suppression::{self, CellKey, Reason, Withheld};
use crate::diagnostics::Origin;
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::indicator::Indicator;

use super::secrets::texts_of;
use super::sentence::{as_compared, number, numbers};

/// Counters that say the same.
const ALIKE: [&[&str]; 3] =
    [&["人", "名", "people", "persons", "person"], &["世帯", "戸"], &["件"]];

/// Words for a whole group, or for half of it: they say something of everybody in it.
const ALL: [&str; 16] = [
    "全員",
    "全世帯",
    "全家族",
    "全家庭",
    "一人残らず",
    "ひとり残らず",
    "みんな",
    "すべての人",
    "全ての人",
    "半数",
    "半分",
    "everyone",
    "everybody",
    "all of them",
    "each of them",
    "half of them",
];

/// Whose all are meant where one of these stands before the word: 委員全員.
const OTHERS: [&str; 8] = ["委員", "職員", "会員", "団体", "部会", "スタッフ", "理事", "構成員"];

/// Words for what is left of a whole.
const REST: [&str; 16] = [
    "残り",
    "うち",
    "of them",
    "のこり",
    "以外",
    "ほかは",
    "ほかの",
    "他の",
    "他は",
    "を除",
    "the rest",
    "remaining",
    "the other",
    "except",
    "apart from",
    "other than",
];

/// A number that editions withhold, and how a text would tell it.
pub(super) struct Secret {
    /// Words that the text holds, one of each: the parts, or the indicator.
    names: Vec<Vec<String>>,
    /// What the indicator is called.
    indicator: Vec<String>,
    number: Decimal,
    beside: Beside,
    /// Whether it is small itself, and not withheld for another.
    is_small: bool,
    /// What follows the number.
    units: Vec<String>,
    /// The innermost circle that it is withheld from.
    pub(super) visibility: Visibility,
    pub(super) origin: Origin,
}

/// How a text tells a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// It says it.
    Number,
    /// By a sum, a difference or a share.
    Sum,
    /// It says something of everybody.
    All,
}

/// A number that several days or circles withhold is looked for once.
pub(super) fn secrets(model: &Model, assessment: &Assessment) -> Vec<Secret> {
    let mut secrets: Vec<Secret> = Vec::new();
    let mut places = BTreeMap::new();
    for (visibility, figures) in &assessment.by_visibility {
        for indicator in &model.indicators {
            let Some(withheld) = figures.withheld.get(&indicator.definition.id) else { continue };
            if withheld.is_empty() {
                continue;
            }
            let printed = printed(indicator, withheld);
            let all: BTreeSet<Decimal> = printed.values().copied().collect();
            let open = by_parts(&printed);
            for entry in suppression::log(indicator, withheld) {
                let (Some(number), Some(origin)) = (entry.value, entry.origins.first()) else {
                    continue;
                };
                if open.contains(&(entry.key.parts.as_slice(), number)) {
                    continue;
                }
                let beside = Beside::of(&entry.key, number, &printed, &open, &all);
                let about = (&indicator.definition.id, entry.key.parts.clone(), number);
                if let Some(at) = places.get(&about).copied() {
                    let known: &mut Secret = &mut secrets[at];
                    known.visibility = known.visibility.min(*visibility);
                    known.beside.extend(beside);
                    continue;
                }
                places.insert(about, secrets.len());
                secrets.push(Secret {
                    names: names(indicator, &entry.key),
                    indicator: names_of(indicator),
                    number,
                    beside,
                    is_small: entry.kept.reason == Reason::Small,
                    units: units(indicator),
                    visibility: *visibility,
                    origin: origin.clone(),
                });
            }
        }
    }
    secrets
}

/// Returns the values of an indicator that are printed.
fn printed(indicator: &Indicator, withheld: &Withheld) -> BTreeMap<CellKey, Decimal> {
    let mut printed = BTreeMap::new();
    for value in indicator.observations.iter().chain(&indicator.breakdowns) {
        let key = CellKey::value(value.span, &value.dimensions);
        if let Some(number) = value.number().filter(|_| !withheld.holds(&key)) {
            *printed.entry(key).or_insert(Decimal::ZERO) += number;
        }
    }
    printed
}

/// Values by the parts that they are of, of whatever days.
type ByParts<'a> = BTreeSet<(&'a [(String, String)], Decimal)>;

fn by_parts(printed: &BTreeMap<CellKey, Decimal>) -> ByParts<'_> {
    printed.iter().map(|(key, value)| (key.parts.as_slice(), *value)).collect()
}

/// What is printed beside a withheld number, and what a text would make of both.
struct Beside {
    /// Numbers from which one subtraction leads to it.
    sums: BTreeSet<Decimal>,
    /// What is left of printed wholes without it.
    rests: BTreeSet<Decimal>,
    /// Printed wholes that it is a part of.
    wholes: BTreeSet<Decimal>,
}

impl Beside {
    fn of(
        key: &CellKey,
        number: Decimal,
        printed: &BTreeMap<CellKey, Decimal>,
        open: &ByParts<'_>,
        all: &BTreeSet<Decimal>,
    ) -> Self {
        // Keys go by their days first.
        let first = CellKey { parts: Vec::new(), is_total: false, ..key.clone() };
        let is_same_span = |it: &CellKey| (it.first, it.last) == (key.first, key.last);
        let of_span = || printed.range(&first..).take_while(|(it, _)| is_same_span(it));
        let parts = key.parts.as_slice();
        let of_parts = open.range((parts, Decimal::MIN)..=(parts, Decimal::MAX));
        let beside = of_span().map(|(_, value)| *value).chain(of_parts.map(|(_, value)| *value));
        let mut sums: BTreeSet<Decimal> = beside
            .flat_map(|value| [value + number, (value - number).abs()])
            .filter(|it| !it.is_zero() && *it != number)
            .collect();
        let has_parts = |it: &CellKey| it.parts.iter().all(|part| key.parts.contains(part));
        let larger = of_span().filter(|(it, value)| {
            has_parts(it) && it.parts.len() < key.parts.len() && **value > number
        });
        let wholes: BTreeSet<Decimal> = larger.map(|(_, value)| *value).collect();
        let rests: BTreeSet<Decimal> = wholes.iter().map(|whole| *whole - number).collect();
        // What is printed anyway tells nothing more.
        sums.retain(|it| !all.contains(it));
        let rests = rests.difference(all).copied().collect();
        Self { sums, rests, wholes }
    }

    fn extend(&mut self, other: Self) {
        self.sums.extend(other.sums);
        self.rests.extend(other.rests);
        self.wholes.extend(other.wholes);
    }
}

fn names_of(indicator: &Indicator) -> Vec<String> {
    let it = &indicator.definition;
    let names = texts_of(&it.name).chain(it.plain_name.as_deref());
    names.map(as_compared).collect()
}

fn names(indicator: &Indicator, key: &CellKey) -> Vec<Vec<String>> {
    if key.parts.is_empty() {
        return vec![names_of(indicator)];
    }
    key.parts.iter().map(|(_, part)| vec![as_compared(part)]).collect()
}

fn units(indicator: &Indicator) -> Vec<String> {
    let own: Vec<&str> = texts_of(&indicator.definition.unit).collect();
    let alike = ALIKE.iter().filter(|words| words.iter().any(|word| own.contains(word)));
    let mut units: Vec<String> = own.iter().map(|unit| as_compared(unit)).collect();
    units.extend(alike.flat_map(|words| words.iter().map(|word| (*word).to_owned())));
    units
}

impl Secret {
    /// Returns how a sentence tells the number, and by which words. What it says of a rest
    /// may be of what the text around it is about.
    pub(super) fn told_by(&self, sentence: &str, around: Option<&str>) -> Option<(Way, String)> {
        if let Some(told) = self.left(sentence, around) {
            return Some((Way::Sum, told));
        }
        let Some(rest) = self.without_names(sentence) else {
            // 残りの47人は: of what, another sentence says.
            let text = around?;
            let is_about =
                self.is_named_in(text) || self.indicator.iter().any(|it| text.contains(it));
            let told = is_about
                .then(|| self.counted(sentence, |it| self.beside.rests.contains(&it)))??;
            return Some((Way::Sum, told));
        };
        if let Some(told) = self.counted(&rest, |it| it == self.number) {
            return Some((Way::Number, told));
        }
        if let Some(told) = self.bare(&rest) {
            return Some((Way::Number, told));
        }
        if let Some(told) = self.counted(&rest, |it| self.beside.sums.contains(&it)) {
            return Some((Way::Sum, told));
        }
        if let Some(share) = self.share(&rest) {
            return Some((Way::Sum, share));
        }
        let word = self.is_small.then(|| all_in(&rest))??;
        Some((Way::All, word.to_owned()))
    }

    /// Returns what a printed whole is without it, if a sentence counts that, and it or the
    /// text around it counts the whole: 全体181人のうち177人が大人.
    fn left(&self, sentence: &str, around: Option<&str>) -> Option<String> {
        let wholes = self.beside.wholes.iter();
        let told = wholes.map(|whole| (whole, *whole - self.number));
        let mut told = told.filter(|(_, rest)| self.beside.rests.contains(rest));
        told.find_map(|(whole, rest)| {
            self.counted(around.unwrap_or(sentence), |it| it == *whole)?;
            self.counted(sentence, |it| it == rest)
        })
    }

    /// Returns the number, if a sentence says it without any unit: 18歳未満は4でした.
    fn bare(&self, sentence: &str) -> Option<String> {
        let ends = |after: &str| {
            let after = after.trim();
            after.is_empty() || after.starts_with(['で', '。', '、', '，', '）', ')', '・', ';'])
        };
        // A list numbers its items so.
        let is_first = |at: usize| sentence[..at].trim_matches(['-', '+', ' ', '　']).is_empty();
        let mut found = numbers(sentence).filter_map(|(at, written, after)| {
            let is_it = number(written) == Some(self.number) && !is_first(at);
            (is_it && ends(after)).then_some(written)
        });
        found.next().map(str::to_owned)
    }

    fn is_named_in(&self, text: &str) -> bool {
        self.names.iter().all(|names| names.iter().any(|name| text.contains(name.as_str())))
    }

    /// The sentence without the names of the part, if it has them all: 18歳未満 holds a
    /// number of its own.
    fn without_names(&self, sentence: &str) -> Option<String> {
        if !self.is_named_in(sentence) {
            return None;
        }
        self.names.iter().try_fold(sentence.to_owned(), |rest, names| {
            let name = names.iter().find(|name| rest.contains(name.as_str()))?;
            Some(rest.replace(name.as_str(), "\u{3000}"))
        })
    }

    /// Returns a number that the sentence counts in the indicator's unit.
    fn counted(&self, sentence: &str, is_it: impl Fn(Decimal) -> bool) -> Option<String> {
        let is_row = sentence.trim_start().starts_with('|');
        let mut found = numbers(sentence).filter_map(|(_, written, after)| {
            let after = after.trim_start();
            let is_counted = self.units.iter().any(|unit| after.starts_with(unit.as_str()));
            let is_cell = is_row && after.starts_with('|');
            (number(written).is_some_and(&is_it) && (is_counted || is_cell)).then_some(written)
        });
        found.next().map(str::to_owned)
    }

    /// Returns its share of a printed whole, if the sentence says it: 6%, 二割.
    fn share(&self, sentence: &str) -> Option<String> {
        let mut found = numbers(sentence).filter_map(|(_, written, after)| {
            let after = after.trim_start();
            let is_percent = ["%", "パーセント", "percent", "per cent"]
                .iter()
                .any(|unit| after.starts_with(unit));
            let unit = match is_percent {
                true => Decimal::ONE,
                false if after.starts_with('割') => Decimal::TEN,
                false => return None,
            };
            let said = number(written)?;
            self.beside
                .wholes
                .iter()
                .any(|whole| {
                    let share = self.number * Decimal::ONE_HUNDRED / *whole / unit;
                    let half_up = RoundingStrategy::MidpointAwayFromZero;
                    share.round_dp_with_strategy(said.scale(), half_up) == said && !said.is_zero()
                })
                .then(|| format!("{written}{}", if is_percent { "%" } else { "割" }))
        });
        found.next()
    }
}

/// Whether a sentence says what is left of something.
pub(super) fn says_rest(sentence: &str) -> bool {
    REST.iter().any(|word| sentence.contains(word))
}

/// Returns a word for all, or half, of whoever a sentence is about.
fn all_in(sentence: &str) -> Option<&'static str> {
    let lower = sentence.to_lowercase();
    ALL.into_iter().find(|word| {
        lower.match_indices(word).any(|(at, _)| {
            let before = lower[..at].trim_end_matches('の');
            !OTHERS.iter().any(|other| before.ends_with(other))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four of fifty, of whom forty are grown up.
    fn tells(sentence: &str, before: &str) -> Option<(Way, String)> {
        let day = |month| jiff::civil::date(2026, month, 1);
        let parts = vec![("年齢".to_owned(), "18歳未満".to_owned())];
        let key = |month, parts: &[(String, String)]| CellKey {
            last: day(month),
            first: day(month),
            parts: parts.to_vec(),
            is_total: false,
        };
        let printed = BTreeMap::from([
            (key(9, &parts), Decimal::from(12)),
            (key(10, &[]), Decimal::from(50)),
        ]);
        let all = printed.values().copied().collect();
        let beside =
            Beside::of(&key(10, &parts), Decimal::from(4), &printed, &by_parts(&printed), &all);
        let secret = Secret {
            names: vec![vec!["18歳未満".to_owned()]],
            indicator: vec!["相談した人".to_owned()],
            number: Decimal::from(4),
            beside,
            is_small: true,
            units: vec!["人".to_owned(), "名".to_owned()],
            visibility: Visibility::Public,
            origin: Origin::file("observations.csv"),
        };
        let sentence = as_compared(sentence);
        let text = format!("{}{sentence}", as_compared(before));
        secret.told_by(&sentence, says_rest(&sentence).then_some(&text))
    }

    #[test]
    fn a_sentence_that_gives_a_part_its_number_tells_it() {
        for text in [
            "18歳未満は4人でした",
            "１８歳未満が４名いました",
            "18歳未満は四人です",
            "相談のうち 4 人が18歳未満です",
            "| 18歳未満 | 4 |",
            "18歳未満は**4**人でした",
            "18歳未満は4でした。",
            "- 18歳未満：4",
        ] {
            assert_eq!(tells(text, "").map(|it| it.0), Some(Way::Number), "{text}");
        }
    }

    #[test]
    fn what_is_one_subtraction_away_tells_it_too() {
        for (before, text) in [
            ("", "18歳未満を除くと46人です"),
            ("", "18歳未満は先月より8人減りました"),
            ("", "全体50人のうち46人が大人でした"),
            ("", "全体五十人のうち四十六人が大人でした"),
            ("相談は50人でした。", "うち46人が大人です"),
            ("", "18歳未満は8%です"),
            ("", "18歳未満は8.0%です"),
            ("18歳未満の相談がありました。", "残りの46人は大人です"),
            ("相談した人が増えました。", "残りの46人は大人です"),
        ] {
            assert_eq!(tells(text, before).map(|it| it.0), Some(Way::Sum), "{before}{text}");
        }
    }

    #[test]
    fn words_for_all_of_a_small_group_say_something_of_each() {
        for text in
            ["18歳未満は全員が女性です", "18歳未満の半数が進学しました", "18歳未満: everyone came"]
        {
            assert_eq!(tells(text, "").map(|it| it.0), Some(Way::All), "{text}");
        }
    }

    #[test]
    fn other_numbers_and_other_parts_tell_nothing() {
        for text in [
            "18歳未満の集まりを4回ひらきました",
            "4. 18歳未満の相談",
            "大人は46人でした",
            "18歳未満は4月に増えました",
            "18歳未満は14人でした",
            "18歳以上は4人でした",
            "18歳未満の人数は公表しません",
            "18歳未満を含む50人から相談がありました",
            "18歳未満は9月に12人でした",
            "18歳未満について委員全員で話しました",
            "18歳未満は全体の3割です",
            "残りの46人は来月です",
            "| 18歳未満 | 40 |",
        ] {
            assert_eq!(tells(text, ""), None, "{text}");
        }
    }
}
