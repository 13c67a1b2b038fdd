//! Figures in words: what each one is, how it comes about, and from which
//! cells.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::assessment::figure::{Amount, Figure, Flag};
use crate::assessment::suppression::Reason;
use crate::diagnostics::Origin;
use crate::disclosure::WithheldNumber;
use crate::domain::time::TimeSpan;
use crate::locale::Words;
use crate::spreadsheet::Csv;

use super::text::Text;
use super::words::Wording;

/// A figure in words.
#[derive(Debug, Clone, Serialize)]
pub struct Explained {
    /// Its ID.
    pub id: String,
    /// What it is and how it comes about.
    pub title: String,
    /// What it is and whose, without how it comes about.
    #[serde(skip)]
    pub short: String,
    /// Whether it only stands beside another figure.
    #[serde(skip)]
    pub is_detail: bool,
    /// Its value.
    pub value: String,
    /// What it is made of: a word and a value.
    pub terms: Vec<(String, String)>,
    /// Where each part is written, with what stands there.
    pub rows: Vec<(String, String)>,
    /// The same places, for those who go there.
    #[serde(skip)]
    pub origins: Vec<Origin>,
}

/// Words figures, each with the rows it is made of.
///
/// `labels` say what stands in a row; see
/// [`row_labels`](crate::assessment::labels::row_labels). `eras` says whether years are
/// written by 元号.
pub fn explain(
    figures: &[Figure],
    labels: &BTreeMap<Origin, String>,
    eras: bool,
    words: &Words,
) -> Vec<Explained> {
    let wording = Wording::new(words, eras);
    figures
        .iter()
        .map(|figure| Explained {
            id: figure.id.clone(),
            short: short(figure, &wording),
            is_detail: figure.is_detail(),
            title: title(figure, &wording),
            value: wording.amount(&figure.value),
            terms: figure
                .terms
                .iter()
                .map(|(term, value)| (wording.word(term).to_string(), wording.amount(value)))
                .collect(),
            rows: figure
                .rows
                .iter()
                .map(|row| (row.to_string(), labels.get(row).cloned().unwrap_or_default()))
                .collect(),
            origins: figure.rows.clone(),
        })
        .collect()
}

/// What a figure is and whose, without how it comes about.
fn short(figure: &Figure, wording: &Wording<'_>) -> String {
    let title = title(figure, wording);
    // What stands behind the colon of these is the thing itself.
    if figure.family.starts_with("warning-") || figure.family == "pulse" {
        return title;
    }
    let subject = subject(figure, wording).to_string();
    let Some((name, formula)) = at_colon(&title, &subject) else { return title };
    match !subject.is_empty() && formula.ends_with(&subject) {
        true => format!("{name} {subject}"),
        false => name.to_owned(),
    }
}

/// Splits a title at the colon before its formula: one that stands neither in brackets nor
/// in what the figure is about.
fn at_colon<'t>(title: &'t str, subject: &str) -> Option<(&'t str, &'t str)> {
    let named = title.find(subject).map_or(0..0, |at| at..at + subject.len());
    let mut depth = 0_i32;
    let found = title.char_indices().find(|(at, letter)| {
        depth += i32::from(matches!(letter, '（' | '(')) - i32::from(matches!(letter, '）' | ')'));
        depth == 0 && matches!(letter, '：' | ':') && !named.contains(at)
    });
    let (at, colon) = found?;
    Some((&title[..at], &title[at + colon.len_utf8()..]))
}

fn subject(figure: &Figure, wording: &Wording<'_>) -> Text {
    let named = figure.subject.as_ref().map(|name| wording.name(name));
    named.or_else(|| subject_by_id(figure, wording)).unwrap_or_default()
}

pub(super) fn title(figure: &Figure, wording: &Wording<'_>) -> String {
    let subject = subject(figure, wording);
    let family = figure.family.as_str();
    let text = if let Some((condition, beside)) = beside_condition(family) {
        let name = wording.word(condition);
        wording.say(&format!("figure-condition-{beside}"), &[("name", name)])
    } else if family.starts_with("condition-") {
        let name = wording.word(family);
        let formula = wording.word(&format!("{family}-formula"));
        wording.say("figure-condition", &[("name", name), ("formula", formula)])
    } else if family.starts_with("warning-") {
        let now = wording.value(figure);
        let before = figure.term("term-before");
        let before =
            before.map_or_else(|| wording.sign("−"), |value| Text::words(wording.amount(value)));
        let sign = wording.say(family, &[("subject", subject), ("now", now), ("before", before)]);
        wording.say("figure-warning", &[("subject", sign)])
    } else {
        wording.say(&format!("figure-{family}"), &[("subject", subject)])
    };
    text.to_string().trim_end().to_owned()
}

/// What kind of figure it is, and of what: its title up to the formula.
pub(super) fn kind(figure: &Figure, wording: &Wording<'_>) -> Text {
    let title = title(figure, wording);
    let end = title.find(['：', ':']).unwrap_or(title.len());
    Text::words(title.get(..end).unwrap_or(&title))
}

/// `condition-ca1-part`: what stands beside a condition's number.
fn beside_condition(family: &str) -> Option<(&str, &str)> {
    let (condition, beside) = family.rsplit_once('-')?;
    let is_it = condition.strip_prefix("condition-").is_some_and(|code| !code.contains('-'));
    is_it.then_some((condition, beside))
}

/// What the last part of an ID names, for kinds of things.
fn subject_by_id(figure: &Figure, wording: &Wording<'_>) -> Option<Text> {
    let mut parts = figure.id.split('.').skip(1);
    match figure.family.as_str() {
        "hours" => Some(wording.word(&format!("function-{}", parts.next()?))),
        "in-kind" | "in-kind-times" | "in-kind-organisations" => {
            Some(wording.word(&format!("contribution-{}", parts.next()?)))
        }
        "attendance-meeting" | "decisions" => parts.last().map(|id| wording.cell(id)),
        _ => None,
    }
}

/// A figure as data: its number beside its words, for those who use it again.
///
/// The number is no more exact than the words: who reads the file learns nothing that
/// the words do not say. What is withheld has none.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Datum {
    words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    flags: Vec<&'static str>,
}

/// A number of JSON, which every program reads as one; in quotes only where its digits
/// are more than programs keep of a number.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
enum Number {
    Plain(serde_json::Number),
    Long(String),
}

impl Number {
    fn of(number: Decimal) -> Self {
        let digits = number.to_string();
        let plain = digits.parse::<serde_json::Number>().ok();
        match plain.filter(|plain| plain.to_string() == digits) {
            Some(plain) => Self::Plain(plain),
            None => Self::Long(digits),
        }
    }
}

/// Returns each figure as data, by ID, for those who use it again.
pub fn data(figures: &[Figure], words: &Words) -> BTreeMap<String, Datum> {
    let wording = Wording::new(words, false);
    let datum = |figure: &Figure| Datum {
        words: wording.amount(&figure.value),
        number: figure.value.rounded().map(Number::of),
        unit: unit(&figure.value, &wording),
        from: figure.since().map(|day| day.to_string()),
        to: figure.day().map(|day| day.to_string()),
        status: match &figure.value {
            Amount::Status(status) => Some(status.code()),
            _ => None,
        },
        flags: figure.flags().into_iter().map(Flag::code).collect(),
    };
    figures.iter().map(|figure| (figure.id.clone(), datum(figure))).collect()
}

/// What a number is counted in: as its table says, else as everybody writes it (ISO 4217,
/// UCUM).
fn unit(amount: &Amount, wording: &Wording<'_>) -> Option<String> {
    let unit = match amount {
        Amount::Number(_, unit) => unit.text(wording.language()),
        Amount::Percent(_) => "%",
        Amount::Yen(_) => "JPY",
        Amount::Months(_) => "mo",
        Amount::Days(_) => "d",
        Amount::Hours(_) => "h",
        Amount::Minutes(_) => "min",
        _ => "",
    };
    Some(unit.to_owned()).filter(|unit| !unit.is_empty())
}

/// Words the numbers that are withheld, with their values: for the secretariat only.
pub fn suppression_log(numbers: &[WithheldNumber], words: &Words) -> Vec<u8> {
    let wording = Wording::new(words, false);
    let columns = ["visibility", "id", "indicator", "span", "part", "value", "why", "range", "row"];
    let mut csv =
        Csv::new(&columns.map(|column| wording.word(&format!("column-{column}")).to_string()));
    for number in numbers {
        let parts: Vec<Text> = number.parts.iter().map(|part| wording.cell(part)).collect();
        let part = match number.is_total {
            true => wording.word("withheld-total"),
            false => wording.list(&parts),
        };
        let why = match number.reason {
            Reason::Small => "withheld-small",
            Reason::FewBehind => "withheld-few-behind",
            Reason::UnknownBehind => "withheld-unknown-behind",
            Reason::Complement => "withheld-complement",
        };
        let range = number.range.map(|(low, high)| {
            let [low, high] = [low, high].map(|it| wording.cell(it.normalize()));
            wording.say("withheld-range", &[("low", low), ("high", high)]).to_string()
        });
        let rows: Vec<Text> = number.origins.iter().map(|row| wording.cell(row)).collect();
        csv.row(&[
            wording.word(&format!("visibility-{}", number.visibility.name())).to_string(),
            number.id.clone(),
            wording.name(&number.name).to_string(),
            number.days.map(|(first, last)| format!("{first}/{last}")).unwrap_or_default(),
            part.to_string(),
            number.value.map(|value| value.normalize().to_string()).unwrap_or_default(),
            wording.word(why).to_string(),
            range.unwrap_or_default(),
            wording.list(&rows).to_string(),
        ]);
    }
    csv.into_bytes()
}

/// Words a span, as pages name it.
pub fn span(span: TimeSpan, words: &Words) -> String {
    Wording::new(words, false).span(span).to_string()
}

/// Words each figure's value, by ID, for the record of what was sealed.
pub fn values(figures: &[Figure], words: &Words) -> BTreeMap<String, String> {
    let wording = Wording::new(words, false);
    figures.iter().map(|figure| (figure.id.clone(), wording.amount(&figure.value))).collect()
}

#[cfg(test)]
mod tests {
    use super::at_colon;

    #[test]
    fn a_formula_begins_at_the_colon_that_is_of_no_name() {
        for (title, subject, name) in [
            ("約束の数：表の行", "", Some("約束の数")),
            ("箱を使った世帯（内訳：おや島）", "箱を使った世帯（内訳：おや島）", None),
            (
                "箱を使った世帯（内訳：おや島）：現在値",
                "箱を使った世帯",
                Some("箱を使った世帯（内訳：おや島）"),
            ),
            ("見守り：訪問：現在値", "見守り：訪問", Some("見守り：訪問")),
        ] {
            assert_eq!(at_colon(title, subject).map(|(name, _)| name), name, "{title}");
        }
    }
}
