//! One cell to one value: what each kind of column accepts, and how what was
//! written otherwise is cleaned.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::text::{self, fold};
use crate::domain::time::{Grain, TimeSpan};
use crate::domain::value::{
    Hours, Items, Measured, Names, Ordinal, Percent, Reading, TimeOfDay, is_bounded, split_scale,
};
use crate::domain::words::Choice;

use super::dates::{self, DateContext};
use super::grid::Cell;
use super::numbers;
use super::receipt::Rule;
use super::table::ColumnType;
use super::units::is_multiple_of_others;

use self::problem::CellProblem;

pub(crate) mod money;
pub(crate) mod problem;

/// A type that a cell can hold.
pub(crate) trait CellValue: Sized {
    /// What a column of this type holds.
    const KIND: ColumnType;

    /// Reads a cell that is not blank.
    fn read(cell: Cell<'_>, context: &CellContext<'_>) -> Result<Self, CellProblem>;

    /// Returns what was done and how the value is written properly, if the
    /// cell was written otherwise.
    fn cleaned(&self, _: Cell<'_>) -> Option<(Rule, String)> {
        None
    }

    /// Whether a cell says that its amount may still change, which its column has
    /// no room for.
    fn is_expected(_: Cell<'_>) -> bool {
        false
    }
}

/// What is known around a cell.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CellContext<'a> {
    /// For dates.
    pub(crate) dates: DateContext,
    /// The unit that the column's header gives, such as 千円.
    pub(crate) unit: Option<&'a str>,
    /// The unit that stands above the table or in the row's own column for
    /// units: it holds for amounts that it can be the unit of, not for counts
    /// beside them.
    pub(crate) outer_unit: Option<&'a str>,
}

impl CellValue for String {
    const KIND: ColumnType = ColumnType::Text;

    fn read(cell: Cell<'_>, _: &CellContext<'_>) -> Result<Self, CellProblem> {
        Ok(match cell {
            Cell::Text(text) => text.trim().to_owned(),
            cell => cell.to_text(),
        })
    }
}

impl CellValue for Names {
    const KIND: ColumnType = ColumnType::Names;

    fn read(cell: Cell<'_>, _: &CellContext<'_>) -> Result<Self, CellProblem> {
        Ok(Self(split_list(&cell.to_text(), &[';', '；', '、', ',', '，', '\n'])))
    }
}

impl CellValue for Items {
    const KIND: ColumnType = ColumnType::Items;

    fn read(cell: Cell<'_>, _: &CellContext<'_>) -> Result<Self, CellProblem> {
        Ok(Self(split_list(&cell.to_text(), &[';', '；', '\n'])))
    }
}

fn split_list(text: &str, separators: &[char]) -> Vec<String> {
    text.split(separators)
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .map(str::to_owned)
        .collect()
}

impl CellValue for Date {
    const KIND: ColumnType = ColumnType::Date;

    fn read(cell: Cell<'_>, context: &CellContext<'_>) -> Result<Self, CellProblem> {
        match cell {
            Cell::Date(date) | Cell::Moment(date, _) => Ok(date),
            Cell::Text(text) => dates::parse_date(text, context.dates).map_err(CellProblem::Date),
            _ => dates::parse_date(&cell.to_text(), context.dates).map_err(CellProblem::Date),
        }
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(Rule, String)> {
        match cell {
            Cell::Date(_) | Cell::Moment(..) => None,
            Cell::Text(text) if dates::is_plain(text) => None,
            _ => Some((Rule::Date, self.to_string())),
        }
    }
}

impl CellValue for TimeSpan {
    const KIND: ColumnType = ColumnType::Span;

    fn read(cell: Cell<'_>, context: &CellContext<'_>) -> Result<Self, CellProblem> {
        let span = match cell {
            Cell::Date(date) | Cell::Moment(date, _) => Ok(Self::day(date)),
            Cell::Span(span) => Ok(span),
            Cell::Number(number) if dates::is_cut_month(number) => {
                return Err(CellProblem::Date(dates::cut_month(number)));
            }
            Cell::Text(text) => dates::parse_span(text, context.dates),
            _ => dates::parse_span(&cell.to_text(), context.dates),
        };
        let span = span.map_err(CellProblem::Date)?;
        let is_month = context.dates.months && span.grain == Grain::Day && span.first.day() == 1;
        Ok(if is_month { Self::month_of(span.first) } else { span })
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(Rule, String)> {
        let is_day = self.grain == Grain::Day;
        match cell {
            Cell::Span(_) => None,
            Cell::Date(_) | Cell::Moment(..) if is_day => None,
            // A day in ISO form has ten characters, a month seven.
            Cell::Text(text) if dates::is_plain(text) && (text.len() == 10) == is_day => None,
            Cell::Text(text) if text == self.to_string() => None,
            _ => Some((Rule::Date, self.to_string())),
        }
    }
}

impl CellValue for Measured {
    const KIND: ColumnType = ColumnType::Measured;

    /// A unit in the cell or in the header is kept, to be compared with the
    /// indicator's; 千 and 百万 before it scale the value.
    fn read(cell: Cell<'_>, context: &CellContext<'_>) -> Result<Self, CellProblem> {
        let mut measured = match cell {
            Cell::Number(number) => Self::plain(kept(number)?, None),
            Cell::Percent(number) => Self::plain(kept(number)?, Some("%".to_owned())),
            Cell::Text(text) => numbers::parse_measured(text)
                .map_err(CellProblem::Number)?
                .ok_or(CellProblem::Number(numbers::NumberProblem::Unreadable))?,
            _ => numbers::parse_measured(&cell.to_text())
                .map_err(CellProblem::Number)?
                .ok_or(CellProblem::Number(numbers::NumberProblem::Unreadable))?,
        };
        if let (None, Reading::Number(number)) = (&measured.unit, &mut measured.reading) {
            // 千件 above a table is about its counts; 千円 is not.
            let of_counts = context.outer_unit.filter(|unit| is_multiple_of_others(unit));
            match context.unit.or(of_counts) {
                Some(unit) => {
                    let (scale, base) = split_scale(unit);
                    *number = scaled(*number, scale)?;
                    measured.unit = Some(base.to_owned());
                }
                None => measured.outer_unit = context.outer_unit.map(Into::into),
            }
        }
        if let Reading::Number(number) = measured.reading {
            kept(number)?;
        }
        Ok(measured)
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(Rule, String)> {
        match (cell, &self.reading) {
            (Cell::Text(text), Reading::Number(number))
                if numbers::plain(text) != Some(*number) =>
            {
                let unit = self.unit.as_deref().unwrap_or_default();
                Some((Rule::Number, format!("{}{unit}", number.normalize())))
            }
            (Cell::Number(written), Reading::Number(number)) if written != *number => {
                Some((Rule::Unit, number.normalize().to_string()))
            }
            _ => None,
        }
    }
}

impl CellValue for Decimal {
    const KIND: ColumnType = ColumnType::Number;

    /// A header such as 人数(千人) scales its column.
    fn read(cell: Cell<'_>, context: &CellContext<'_>) -> Result<Self, CellProblem> {
        let (value, has_unit) = match cell {
            Cell::Number(number) | Cell::Percent(number) => (number, false),
            _ => {
                let number = exact_number(&cell.to_text())?;
                (number.value, number.unit.is_some())
            }
        };
        let scale = match context.unit {
            Some(unit) if !has_unit => split_scale(unit).0,
            _ => Self::ONE,
        };
        scaled(value, scale)
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(Rule, String)> {
        match cell {
            Cell::Text(text) if numbers::plain(text) != Some(*self) => {
                Some((Rule::Number, self.normalize().to_string()))
            }
            Cell::Number(written) if written != *self => {
                Some((Rule::Unit, self.normalize().to_string()))
            }
            _ => None,
        }
    }
}

/// Reads a number that is said without 約.
fn exact_number(text: &str) -> Result<numbers::Number, CellProblem> {
    let number = numbers::parse_number(text).map_err(CellProblem::Number)?;
    if number.approximate { Err(CellProblem::Approximate) } else { Ok(number) }
}

pub(crate) fn scaled(number: Decimal, scale: Decimal) -> Result<Decimal, CellProblem> {
    let product = number.checked_mul(scale);
    product.ok_or(CellProblem::Number(numbers::NumberProblem::TooLong)).and_then(kept)
}

fn kept(number: Decimal) -> Result<Decimal, CellProblem> {
    match is_bounded(number) {
        true => Ok(number),
        false => Err(CellProblem::Number(numbers::NumberProblem::TooLong)),
    }
}

impl CellValue for Percent {
    const KIND: ColumnType = ColumnType::Number;

    fn read(cell: Cell<'_>, _: &CellContext<'_>) -> Result<Self, CellProblem> {
        let number = match cell {
            Cell::Number(number) | Cell::Percent(number) => number,
            _ => {
                let number = exact_number(&cell.to_text())?;
                if !matches!(number.unit.as_deref(), None | Some("%" | "パーセント")) {
                    return Err(CellProblem::OtherUnit("%"));
                }
                number.value
            }
        };
        kept(number).map(Self)
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(Rule, String)> {
        self.0.cleaned(cell)
    }
}

impl CellValue for Hours {
    const KIND: ColumnType = ColumnType::Number;

    /// Reads `12.5`, `12.5時間`, `8:30`, `36:00` and `8時間30分`; bare numbers are what the head
    /// says: 時間（分）.
    fn read(cell: Cell<'_>, context: &CellContext<'_>) -> Result<Self, CellProblem> {
        let bare = |number: Decimal| match context.unit.map(fold).as_deref() {
            Some("分" | "min" | "minutes" | "分単位" | "単位:分") => {
                Self((number / Decimal::from(60)).round_dp(6))
            }
            _ => Self(number),
        };
        match cell {
            Cell::Number(number) => kept(number).map(bare),
            Cell::Time(minutes) | Cell::Duration(minutes) => Ok(Self::of_minutes(minutes)),
            Cell::Percent(_) => Err(CellProblem::OtherUnit("時間")),
            _ => {
                let text = cell.to_text();
                if let Some(minutes) = minutes_in(&fold(&text)) {
                    return Ok(Self::of_minutes(minutes));
                }
                let number = exact_number(&text)?;
                match number.unit.as_deref() {
                    None => Ok(bare(number.value)),
                    Some("時間" | "h" | "H" | "hr" | "hrs" | "hours" | "hour") => {
                        Ok(Self(number.value))
                    }
                    Some(_) => Err(CellProblem::OtherUnit("時間")),
                }
            }
        }
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(Rule, String)> {
        match cell {
            Cell::Time(_) | Cell::Duration(_) => {
                Some((Rule::Number, self.0.normalize().to_string()))
            }
            cell => self.0.cleaned(cell),
        }
    }
}

impl Hours {
    /// Rounded far below what anybody writes down.
    fn of_minutes(minutes: u32) -> Self {
        Self((Decimal::from(minutes) / Decimal::from(60)).round_dp(6))
    }
}

/// Returns the minutes of a length of time that is written with hours and
/// minutes, or with minutes alone.
fn minutes_in(text: &str) -> Option<u32> {
    let whole = |text: &str| -> Option<u32> {
        let is_number = (1..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        if is_number { text.parse().ok() } else { None }
    };
    if let Some(minutes) = text.strip_suffix('分').and_then(whole) {
        return Some(minutes);
    }
    let (hours, minutes) = match text.split_once(':') {
        // A clock may show seconds, which a log of work need not.
        Some((hours, rest)) => (hours, rest.strip_suffix(":00").unwrap_or(rest)),
        None => text
            .split_once("時間")
            .and_then(|(hours, rest)| Some((hours, rest.strip_suffix('分')?)))?,
    };
    let minutes = whole(minutes).filter(|minutes| *minutes < 60)?;
    whole(hours)?.checked_mul(60)?.checked_add(minutes)
}

impl CellValue for u32 {
    const KIND: ColumnType = ColumnType::Count;

    fn read(cell: Cell<'_>, context: &CellContext<'_>) -> Result<Self, CellProblem> {
        let number = Decimal::read(cell, context)?;
        if !number.fract().is_zero() {
            return Err(CellProblem::Count);
        }
        number.normalize().to_string().parse().map_err(|_| CellProblem::Count)
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(Rule, String)> {
        Decimal::from(*self).cleaned(cell)
    }
}

impl CellValue for Ordinal {
    const KIND: ColumnType = ColumnType::Count;

    /// Reads `3`, `第3回`, `第三回` and `3回目`.
    fn read(cell: Cell<'_>, context: &CellContext<'_>) -> Result<Self, CellProblem> {
        let said = if let Cell::Text(text) = cell { ordinal(&fold(text)) } else { None };
        said.map_or_else(|| u32::read(cell, context), Ok).map(Self)
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(Rule, String)> {
        self.0.cleaned(cell)
    }
}

fn ordinal(written: &str) -> Option<u32> {
    let is_said = written.starts_with('第') || written.ends_with("回目");
    let number = written.trim_start_matches('第').trim_end_matches("回目").trim_end_matches('回');
    is_said.then(|| text::number_of(number)).flatten()
}

impl CellValue for TimeOfDay {
    const KIND: ColumnType = ColumnType::Time;

    fn read(cell: Cell<'_>, _: &CellContext<'_>) -> Result<Self, CellProblem> {
        if let Cell::Time(minutes) | Cell::Moment(_, minutes) = cell {
            return Ok(Self(minutes));
        }
        if let Cell::Duration(minutes @ 0..=1440) = cell {
            return Ok(Self(minutes));
        }
        let text = fold(&cell.to_text());
        let afternoon = text.starts_with("午後");
        let text = text.trim_start_matches("午前").trim_start_matches("午後");
        let (hours, minutes) = text
            .split_once([':', '時'])
            .map(|(hours, minutes)| (hours, minutes.trim_end_matches('分')))
            .ok_or(CellProblem::Time)?;
        let hours: u32 = hours.parse().map_err(|_| CellProblem::Time)?;
        let minutes = match minutes {
            "" => 0,
            "半" => 30,
            minutes => {
                minutes.split(':').next().unwrap_or("").parse().map_err(|_| CellProblem::Time)?
            }
        };
        let hours = if afternoon && hours < 12 { hours + 12 } else { hours };
        if hours > 24 || minutes > 59 {
            return Err(CellProblem::Time);
        }
        Ok(Self(hours * 60 + minutes))
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(Rule, String)> {
        let proper = format!("{}:{:02}", self.0 / 60, self.0 % 60);
        match cell {
            Cell::Time(_) | Cell::Moment(..) | Cell::Duration(_) => None,
            _ if cell.to_text().trim_start_matches('0') == proper => None,
            _ => Some((Rule::Time, proper)),
        }
    }
}

impl<T: Choice> CellValue for T {
    const KIND: ColumnType = ColumnType::Choice(T::WORDS);

    fn read(cell: Cell<'_>, _: &CellContext<'_>) -> Result<Self, CellProblem> {
        match cell {
            Cell::Text(text) => T::from_text(text),
            cell => T::from_text(&cell.to_text()),
        }
        .ok_or(CellProblem::Choice(T::WORDS))
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(Rule, String)> {
        let Cell::Text(text) = cell else { return None };
        let known = T::WORDS.iter().any(|word| word.name == text || word.words.contains(&text));
        let at = T::ALL.iter().position(|choice| choice == self)?;
        let proper = T::WORDS[at].words.first().copied().unwrap_or(T::WORDS[at].name);
        (!known).then(|| (Rule::Word, proper.to_owned()))
    }
}

impl CellValue for bool {
    const KIND: ColumnType = ColumnType::Flag;

    fn read(cell: Cell<'_>, _: &CellContext<'_>) -> Result<Self, CellProblem> {
        if let Cell::Bool(truth) = cell {
            return Ok(truth);
        }
        match fold(&cell.to_text()).as_str() {
            "y" | "yes" | "true" | "1" | "○" | "◯" | "〇" | "●" | "はい" | "有" | "あり"
            | "該当" | "✓" | "☑" | "公開" | "可" => Ok(true),
            "n" | "no" | "false" | "0" | "×" | "✕" | "いいえ" | "無" | "なし" | "-" | "非公開"
            | "不可" => Ok(false),
            _ => Err(CellProblem::Flag),
        }
    }
}

/// Returns the number that a cell holds; nil counts as zero.
pub(crate) fn number_of(cell: Cell<'_>) -> Option<Decimal> {
    match cell {
        Cell::Number(number) | Cell::Percent(number) => Some(number),
        Cell::Text(text) => numbers::parse_measured(text).ok()??.reading.number(),
        _ => None,
    }
}

/// How the receipt names what was read from another writing.
pub(crate) fn rule_of(kind: crate::records::table::ColumnType) -> Rule {
    use crate::records::table::ColumnType;
    match kind {
        ColumnType::Date | ColumnType::Span => Rule::Date,
        ColumnType::Time => Rule::Time,
        ColumnType::Choice(_) => Rule::Word,
        _ => Rule::Number,
    }
}
