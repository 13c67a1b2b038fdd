//! Withheld numbers that somebody wrote into a text: 「18歳未満は4人でした」.
//!
//! A table prints × for a small count, and the text beside it says the count.
//! Everything that people write is read before it is set: a sentence, or a row of
//! a table in Markdown, that names the part and gives its number in the
//! indicator's unit tells what is withheld. A number that the same part also has
//! on a day on which it is printed is no secret.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization as _;

use crate::assessment::suppression::{self, CellKey};
use crate::assessment::{Assessment, may_show};
use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::words::Visibility;
use crate::model::Model;
use crate::model::indicator::Indicator;
use crate::records::Records;

use super::secrets::{Readers, texts_of};

/// Counters that say the same.
const ALIKE: [&[&str]; 3] =
    [&["人", "名", "people", "persons", "person"], &["世帯", "戸"], &["件"]];

/// A number that editions withhold, and how a text would tell it.
struct Secret {
    /// Words that the text holds, one of each: the parts, or the indicator.
    names: Vec<Vec<String>>,
    number: Decimal,
    /// What follows the number.
    units: Vec<String>,
    /// The innermost circle that it is withheld from.
    visibility: Visibility,
    origin: Origin,
}

/// Reports each text that tells a number which an edition that prints the text
/// withholds.
pub(super) fn tell(records: &Records, model: &Model, assessment: &Assessment) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let secrets = secrets(model, assessment);
    if secrets.is_empty() {
        return diagnostics;
    }
    let mut told = BTreeSet::new();
    let mut look = |visibility: Visibility, origin: &Origin, text: &str| {
        let text: String = text.nfkc().collect();
        for secret in &secrets {
            let is_told = may_show(secret.visibility, visibility) && secret.is_told_by(&text);
            if is_told && told.insert((origin.clone(), secret.number)) {
                diagnostics.push(Diagnostic::withheld_in_text(
                    origin,
                    &secret.number.to_string(),
                    &secret.origin.to_string(),
                ));
            }
        }
    };
    for prose in &model.prose {
        for (line, sentence) in sentences(&prose.body) {
            let origin = Origin::text(&prose.path, prose.first_line.saturating_add(line), 1);
            look(prose.visibility, &origin, &sentence);
        }
    }
    let (readers, counts) = (Readers::of(records, model), counted(model));
    records.each_row(&mut |row| {
        let Some(visibility) = readers.of_row(&row).filter(|_| counts.contains(row.origin)) else {
            return;
        };
        for (_, sentence) in row.texts.iter().flat_map(|(_, text)| sentences(text)) {
            look(visibility, row.origin, &sentence);
        }
    });
    diagnostics
}

/// The rows that count on the day of the report, of which texts are printed.
fn counted(model: &Model) -> BTreeSet<&Origin> {
    let mut rows: BTreeSet<&Origin> = BTreeSet::new();
    rows.extend(model.commitments.iter().map(|it| &it.origin));
    rows.extend(model.meetings.iter().map(|it| &it.origin));
    rows.extend(model.decisions.iter().map(|it| &it.origin));
    rows.extend(model.indicators.iter().map(|it| &it.definition.origin));
    rows.extend(model.funding.iter().map(|it| &it.origin));
    rows.extend(model.contributions.iter().map(|it| &it.origin));
    rows.extend(model.costs.iter().map(|it| &it.origin));
    rows.extend(model.backbone_log.iter().map(|it| &it.origin));
    rows.extend(model.system_changes.iter().map(|it| &it.origin));
    rows.extend(model.voices.iter().map(|it| &it.origin));
    rows.extend(model.pulse.iter().map(|it| &it.origin));
    rows
}

/// The sentences of a text, each with the line that it begins on, from 0. A sentence
/// goes on over the lines of its paragraph; a row of a table is one by itself.
pub(super) fn sentences(text: &str) -> Vec<(u32, String)> {
    let mut sentences: Vec<(u32, String)> = Vec::new();
    let mut goes_on = false;
    for (line, text) in (0..).zip(text.lines()) {
        let text = text.trim();
        if text.is_empty() || text.starts_with(['-', '*', '+', '#', '|', '・', '>']) {
            goes_on = false;
        }
        for part in text.split_inclusive(['。', '！', '？', '!', '?']) {
            match sentences.last_mut().filter(|_| goes_on) {
                Some((_, sentence)) => {
                    // Between words in Latin letters a line ends as a word does.
                    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
                    if is_word(sentence.chars().last()) && is_word(part.chars().next()) {
                        sentence.push(' ');
                    }
                    sentence.push_str(part);
                }
                None => sentences.push((line, part.to_owned())),
            }
            goes_on = !part.ends_with(['。', '！', '？', '!', '?', '|']);
        }
    }
    sentences
}

/// A number that several days or circles withhold is looked for once.
fn secrets(model: &Model, assessment: &Assessment) -> Vec<Secret> {
    let mut secrets: Vec<Secret> = Vec::new();
    let mut places = BTreeMap::new();
    for (visibility, figures) in &assessment.by_visibility {
        for indicator in &model.indicators {
            let Some(withheld) = figures.withheld.get(&indicator.definition.id) else { continue };
            if withheld.is_empty() {
                continue;
            }
            let entries = suppression::log(indicator, withheld);
            let numbers: BTreeSet<Decimal> = entries.iter().filter_map(|it| it.value).collect();
            let open = printed(indicator, &numbers, |key| !withheld.holds(key));
            for entry in entries {
                let (Some(number), Some(origin)) = (entry.value, entry.origins.first()) else {
                    continue;
                };
                if open.contains(&(entry.key.parts.clone(), number)) {
                    continue;
                }
                let about = (&indicator.definition.id, entry.key.parts.clone(), number);
                if let Some(at) = places.get(&about).copied() {
                    let known: &mut Secret = &mut secrets[at];
                    known.visibility = known.visibility.min(*visibility);
                    continue;
                }
                places.insert(about, secrets.len());
                secrets.push(Secret {
                    names: names(indicator, &entry.key),
                    number,
                    units: units(indicator),
                    visibility: *visibility,
                    origin: origin.clone(),
                });
            }
        }
    }
    secrets
}

/// Returns which of some numbers each part has on a day on which it is printed.
fn printed(
    indicator: &Indicator,
    numbers: &BTreeSet<Decimal>,
    is_open: impl Fn(&CellKey) -> bool,
) -> BTreeSet<(Vec<(String, String)>, Decimal)> {
    indicator
        .observations
        .iter()
        .chain(&indicator.breakdowns)
        .filter_map(|value| {
            let number = value.number().filter(|number| numbers.contains(number))?;
            let key = CellKey::value(value.span, &value.dimensions);
            is_open(&key).then_some((key.parts, number))
        })
        .collect()
}

fn names(indicator: &Indicator, key: &CellKey) -> Vec<Vec<String>> {
    let folded = |text: &str| text.nfkc().collect::<String>();
    if key.parts.is_empty() {
        let it = &indicator.definition;
        let names = texts_of(&it.name).chain(it.plain_name.as_deref());
        return vec![names.map(folded).collect()];
    }
    key.parts.iter().map(|(_, part)| vec![folded(part)]).collect()
}

fn units(indicator: &Indicator) -> Vec<String> {
    let own: Vec<&str> = texts_of(&indicator.definition.unit).collect();
    let alike = ALIKE.iter().filter(|words| words.iter().any(|word| own.contains(word)));
    let mut units: Vec<String> = own.iter().map(|unit| unit.nfkc().collect()).collect();
    units.extend(alike.flat_map(|words| words.iter().map(|word| (*word).to_owned())));
    units
}

impl Secret {
    fn is_told_by(&self, text: &str) -> bool {
        if !self.names.iter().all(|names| names.iter().any(|name| text.contains(name.as_str()))) {
            return false;
        }
        let mut rest = text.to_owned();
        for names in &self.names {
            let Some(name) = names.iter().find(|name| rest.contains(name.as_str())) else {
                return false;
            };
            // 18歳未満 holds a number of its own.
            rest = rest.replace(name.as_str(), "\u{3000}");
        }
        let is_row = text.trim_start().starts_with('|');
        numbers(&rest).any(|(written, after)| {
            let after = after.trim_start();
            let is_counted = self.units.iter().any(|unit| after.starts_with(unit.as_str()));
            let is_cell = is_row && after.starts_with('|');
            number(written) == Some(self.number) && (is_counted || is_cell)
        })
    }
}

/// The numbers of a text, in digits or in kanji, and what follows each.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let is_kanji = |c: char| "〇一二三四五六七八九十".contains(c);
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(|c: char| c.is_ascii_digit() || is_kanji(c))?;
        let from = &rest[start..];
        let goes_on = |c: char| match from.starts_with(is_kanji) {
            true => is_kanji(c),
            false => is_digit(c),
        };
        let end = from.find(|c: char| !goes_on(c)).unwrap_or(from.len());
        rest = &from[end..];
        Some((from[..end].trim_end_matches([',', '.']), rest))
    })
}

/// Returns a number written in digits or, up to 99, in kanji.
pub(super) fn number(text: &str) -> Option<Decimal> {
    if text.starts_with(|it: char| it.is_ascii_digit()) {
        return text.replace(',', "").parse().ok();
    }
    let digit = |it: char| "〇一二三四五六七八九".chars().position(|other| other == it);
    let figures: Vec<char> = text.chars().collect();
    let value = match *figures.as_slice() {
        ['十'] => 10,
        [ones] => digit(ones)?,
        ['十', ones] => 10 + digit(ones)?,
        [tens, '十'] => digit(tens)? * 10,
        [tens, '十', ones] => digit(tens)? * 10 + digit(ones)?,
        _ => return None,
    };
    Some(Decimal::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn tells(text: &str, expected: bool) {
        let secret = Secret {
            names: vec![vec!["18歳未満".to_owned()]],
            number: Decimal::from(4),
            units: vec!["人".to_owned(), "名".to_owned()],
            visibility: Visibility::Public,
            origin: Origin::file("observations.csv"),
        };
        let text: String = text.nfkc().collect();
        assert_eq!(secret.is_told_by(&text), expected, "{text}");
    }

    #[test]
    fn a_sentence_that_gives_a_part_its_number_tells_it() {
        for text in [
            "18歳未満は4人でした",
            "１８歳未満が４名いました",
            "18歳未満は四人です",
            "相談のうち 4 人が18歳未満です",
            "| 18歳未満 | 4 |",
        ] {
            tells(text, true);
        }
    }

    #[test]
    fn a_sentence_goes_on_over_the_lines_of_its_paragraph() {
        let text =
            "18歳未満は\n4人でした。次に、\n\n- 三人\n- 四人\n| 18歳未満 | 4 |\n| 大人 | 9 |\n";
        let found: Vec<(u32, String)> = sentences(text);
        let found: Vec<(u32, &str)> = found.iter().map(|(line, it)| (*line, it.as_str())).collect();
        let expected = [
            (0, "18歳未満は4人でした。"),
            (1, "次に、"),
            (3, "- 三人"),
            (4, "- 四人"),
            (5, "| 18歳未満 | 4 |"),
            (6, "| 大人 | 9 |"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn other_numbers_and_other_parts_tell_nothing() {
        for text in [
            "18歳未満の集まりを4回ひらきました",
            "18歳未満は14人でした",
            "18歳以上は4人でした",
            "18歳未満の人数は公表しません",
            "| 18歳未満 | 40 |",
        ] {
            tells(text, false);
        }
    }
}
