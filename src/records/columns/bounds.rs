//! Values that say more than their number: the day they are from, which way is
//! good (80%以上), between what they are to stay (115〜130), of how many they are
//! a part (3/20).

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostics::Diagnostic;
use crate::domain::text::fold;
use crate::domain::time::TimeSpan;
use crate::domain::value::Reading;
use crate::domain::words::Direction;
use crate::records::dates::{DateContext, parse_span};
use crate::records::grid::Cell;
use crate::records::numbers::{self, parse_measured, parse_number};
use crate::records::receipt::RowUse;
use crate::records::rows::Sorted;

use super::finding::Finding;
use super::found::{Columns, Field};
use super::said::Told;

/// What a target says beside its number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Bound {
    /// The number itself; none of a band alone, nor of 現状維持.
    target: Option<String>,
    direction: Option<Direction>,
    range: Option<(String, String)>,
    /// Whether the number itself is no longer good: 10件未満.
    is_strict: bool,
}

impl Finding<'_> {
    /// Targets with their direction, and the days of baselines and targets.
    pub(super) fn bounds(&mut self, columns: &mut Columns, sorted: &mut Sorted) {
        for (name, day) in [("baseline", "baseline_date"), ("target", "target_date")] {
            let Some(place) = self.place(name) else { continue };
            let Some(field) = columns.field(place).cloned() else { continue };
            for told in self.texts(&field, sorted, |cell| matches!(cell, Cell::Error(_))) {
                if is_not_set(&told.text) {
                    columns.said.put(place, &told.text, Some("…".to_owned()));
                    continue;
                }
                self.day_of_value((place, day), &field, &told, columns);
                if name == "target" {
                    self.bound(place, &field, &told, columns, sorted);
                }
            }
        }
    }

    /// The day that stands in the cell, else that of the head.
    fn day_of_value(
        &self,
        (place, day): (usize, &str),
        field: &Field,
        told: &Told,
        columns: &mut Columns,
    ) {
        let Some(day_place) = self.place(day) else { return };
        if let Some((value, span)) = dated(&told.text, self.dates()) {
            if self.is_free(day, columns, &told.rows) {
                columns.said.put(place, &told.text, Some(value));
                columns.said.put_beside(day_place, field, &told.text, span.to_string());
            }
        } else if let Some(span) = field.day {
            columns.said.put_beside(day_place, field, &told.text, span.to_string());
        }
    }

    fn bound(
        &mut self,
        place: usize,
        field: &Field,
        told: &Told,
        columns: &mut Columns,
        sorted: &mut Sorted,
    ) {
        let Some(bound) = bound(&told.text) else { return };
        let places = ["direction", "range_low", "range_high"].map(|name| self.place(name));
        let [Some(direction), Some(low), Some(high)] = places else { return };
        if !self.agrees(&bound, field, told, direction, columns, sorted) {
            return;
        }
        if bound.is_strict {
            let origin = self.cell_origin(told.rows[0], field);
            let says = bound.target.clone().unwrap_or_default();
            self.diagnostics.push(Diagnostic::strict_target(&origin, told.text.trim(), &says));
        }
        if let Some(way) = bound.direction {
            columns.said.put_beside(direction, field, &told.text, way.name().to_owned());
        }
        if let Some((from, to)) = bound.range {
            columns.said.put_beside(low, field, &told.text, from);
            columns.said.put_beside(high, field, &told.text, to);
        }
        columns.said.put(place, &told.text, bound.target);
    }

    /// Whether no row has another direction in its own column, or other ends. One
    /// that has is refused, and said.
    fn agrees(
        &mut self,
        bound: &Bound,
        field: &Field,
        told: &Told,
        place: usize,
        columns: &Columns,
        sorted: &mut Sorted,
    ) -> bool {
        let own = columns.field(place);
        let given = |at: usize| {
            let text = self.row_at(at).cell(own?.grid_column).to_text();
            Direction::from_text(&text)
        };
        let is_other = |way: Direction| match bound.direction {
            Some(Direction::Range | Direction::Maintain) => {
                matches!(way, Direction::Up | Direction::Down)
            }
            Some(said) => matches!(way, Direction::Up | Direction::Down) && way != said,
            None => false,
        };
        let other = told.rows.iter().copied().find(|at| given(*at).is_some_and(is_other));
        if let Some(at) = other {
            let origin = self.cell_origin(at, field);
            let text = told.text.trim();
            self.diagnostics.push(Diagnostic::target_against_direction(&origin, text));
            told.rows.iter().for_each(|at| sorted.uses[*at] = RowUse::Refused);
            return false;
        }
        bound.range.is_none()
            || ["range_low", "range_high"].iter().all(|it| self.is_free(it, columns, &told.rows))
    }

    /// Values with a day of their own, and parts of a whole.
    pub(super) fn dated_values(&mut self, columns: &mut Columns, sorted: &Sorted) {
        let places = ["value", "period"].map(|name| self.place(name));
        let [Some(value), Some(period)] = places else { return };
        let Some(field) = columns.field(value).cloned() else { return };
        let is_plain = |cell: Cell<'_>| match cell {
            Cell::Text(text) => {
                numbers::plain(text).is_some() || !text.contains(['(', '（', '/', '／'])
            }
            _ => true,
        };
        let mut parts: Vec<(Told, Decimal, String)> = Vec::new();
        for told in self.texts(&field, sorted, is_plain) {
            if let Some((number, span)) = dated(&told.text, self.dates()) {
                columns.said.put(value, &told.text, Some(number));
                columns.said.put_beside(period, &field, &told.text, span.to_string());
                columns.said.put_first(period);
            } else if let Some((rate, part)) = part_of(&told.text) {
                parts.push((told, rate, part));
            }
        }
        let Some((first, rate, part)) = parts.first() else { return };
        let origin = self.cell_origin(first.rows[0], &field);
        let written = (field.header.as_str(), first.text.trim());
        let rate = format!("{}%", rate.round_dp(1).normalize());
        let question = Diagnostic::ask_terms(&origin, written, &rate, part);
        let is_rate = self.hints.answers.choose(question, self.diagnostics) == "rate";
        for (told, rate, part) in parts {
            let says = if is_rate { format!("{}%", rate.normalize()) } else { part };
            columns.said.put(value, &told.text, Some(says));
        }
    }
}

/// Splits `31.5%（R6.10）` into the value and its day. Only a day that has its year
/// is one: 96（97） is two numbers.
fn dated(text: &str, context: DateContext) -> Option<(String, TimeSpan)> {
    let text: String = text.nfkc().collect();
    let (value, rest) = text.trim().split_once('(')?;
    let day = rest.strip_suffix(')')?.trim();
    let day = ["時点", "現在", "調査", "実績"]
        .iter()
        .fold(day, |day, word| day.strip_suffix(word).unwrap_or(day));
    if day.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let span = parse_span(day, DateContext { fiscal_year: None, ..context }).ok()?;
    let value = value.trim();
    let measured = parse_measured(value).ok()??;
    matches!(measured.reading, Reading::Number(_)).then(|| (value.to_owned(), span))
}

/// A baseline or target that nobody has decided on yet.
fn is_not_set(text: &str) -> bool {
    const WORDS: [&str; 9] =
        ["検討中", "未設定", "未定", "設定中", "調整中", "設定なし", "協議中", "目標なし", "tbd"];
    WORDS.contains(&fold(text).as_str())
}

fn is_number(text: &str) -> bool {
    let measured = parse_measured(text).ok().flatten();
    measured.is_some_and(|it| matches!(it.reading, Reading::Number(_)))
}

/// Reads what a target says beside its number; `None` if that is nothing.
fn bound(text: &str) -> Option<Bound> {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    if matches!(fold(&text).as_str(), "現状維持" | "維持" | "現状を維持" | "現状水準を維持")
    {
        return Some(Bound { direction: Some(Direction::Maintain), ..Bound::default() });
    }
    if let Some(range) = band(&text) {
        let direction = Some(Direction::Range);
        return Some(Bound { direction, range: Some(range), ..Bound::default() });
    }
    if let Some((outer, inner)) = text.split_once('(')
        && let Some(range) = inner.strip_suffix(')').and_then(band)
    {
        let target = ["を維持", "で維持", "に維持", "維持", "の範囲"]
            .iter()
            .find_map(|end| outer.strip_suffix(end))
            .unwrap_or(outer);
        return is_number(target).then(|| Bound {
            target: Some(target.to_owned()),
            direction: Some(Direction::Range),
            range: Some(range),
            is_strict: false,
        });
    }
    let (number, direction, is_strict) = one_sided(&text)?;
    let number = number.to_owned();
    let bound = Bound { target: Some(number), direction, is_strict, ..Bound::default() };
    bound.target.as_deref().is_some_and(is_number).then_some(bound)
}

/// `80%以上`, `30人以下`, `10件未満`, `≧80%`, `120人を維持`.
fn one_sided(text: &str) -> Option<(&str, Option<Direction>, bool)> {
    const UP: Direction = Direction::Up;
    const DOWN: Direction = Direction::Down;
    const ENDS: [(&str, Direction, bool); 12] = [
        ("以上を維持", UP, false),
        ("以上とする", UP, false),
        ("以上", UP, false),
        ("以下とする", DOWN, false),
        ("以下", DOWN, false),
        ("以内", DOWN, false),
        ("未満", DOWN, true),
        ("を超える", UP, true),
        ("超", UP, true),
        ("を下回る", DOWN, true),
        ("を維持", Direction::Maintain, false),
        ("維持", Direction::Maintain, false),
    ];
    const STARTS: [(&str, Direction, bool); 8] = [
        (">=", UP, false),
        ("≧", UP, false),
        ("≥", UP, false),
        ("<=", DOWN, false),
        ("≦", DOWN, false),
        ("≤", DOWN, false),
        (">", UP, true),
        ("<", DOWN, true),
    ];
    let end = ENDS.iter().find_map(|(end, way, strict)| {
        text.strip_suffix(end).map(|number| (number, Some(*way), *strict))
    });
    end.or_else(|| {
        STARTS.iter().find_map(|(start, way, strict)| {
            text.strip_prefix(start).map(|number| (number, Some(*way), *strict))
        })
    })
}

/// Reads `115〜130人`, `115人以上130人以下`, `115-130` as its two ends.
fn band(text: &str) -> Option<(String, String)> {
    let text = text.strip_suffix("の範囲").unwrap_or(text);
    let text = ["を維持", "で維持"].iter().find_map(|it| text.strip_suffix(it)).unwrap_or(text);
    let bounded = || {
        let (low, high) = text.split_once("以上")?;
        Some((low, high.trim_start_matches(['、', ',']).strip_suffix("以下")?))
    };
    let dashed = || {
        let at = text.char_indices().skip(1).find(|(_, c)| matches!(c, '-' | '–' | '−'))?.0;
        let (low, high) = text.split_at(at);
        let high = high.trim_start_matches(['-', '–', '−']);
        low.ends_with(|c: char| c.is_ascii_digit() || c == '%').then_some((low, high))
    };
    let (low, high) = ["~", "〜", "から"]
        .iter()
        .find_map(|mark| text.split_once(mark))
        .or_else(bounded)
        .or_else(dashed)?;
    let (from, to) = (parse_number(low).ok()?, parse_number(high).ok()?);
    if from.value > to.value {
        return None;
    }
    let unit = to.unit.filter(|_| from.unit.is_none()).unwrap_or_default();
    Some((format!("{low}{unit}"), high.to_owned()))
}

/// Reads `3/20` and `3人/20人` as a share in per cent, and the part.
fn part_of(text: &str) -> Option<(Decimal, String)> {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let (part, whole) = text.split_once('/')?;
    if !part.starts_with(|c: char| c.is_ascii_digit())
        || !whole.starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let (number, of) = (parse_number(part).ok()?, parse_number(whole).ok()?);
    let is_part = !of.value.is_zero() && number.value <= of.value;
    let units_fit = number.unit.is_none() || of.unit.is_none() || number.unit == of.unit;
    if !is_part || !units_fit {
        return None;
    }
    let rate = number.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(of.value)?;
    Some((rate.round_dp(10), part.to_owned()))
}
