//! Why a cell cannot be read, and how that is told.

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::words::Word;
use crate::records::dates::DateProblem;
use crate::records::numbers;

/// Why a cell is not what its column holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum CellProblem {
    /// An error value such as `#REF!`.
    ErrorValue,
    /// A formula whose result the file does not hold.
    Uncalculated,
    /// Not a date, or not a possible or certain one.
    Date(DateProblem),
    /// Not a number.
    Number(numbers::NumberProblem),
    /// Not an amount of money.
    Amount,
    /// Another unit than the column's, which is this.
    OtherUnit(&'static str),
    /// An amount for each month or year.
    PerTime,
    /// About a number, in a column that has no room for 約.
    Approximate,
    /// Not a whole number from zero up.
    Count,
    /// Not a time of day.
    Time,
    /// Neither yes nor no.
    Flag,
    /// Not one of these words.
    Choice(&'static [Word]),
}

/// Excel's error values, which a CSV export writes as text.
pub(crate) fn is_error_value(text: &str) -> bool {
    text.starts_with('#')
        && matches!(
            text.trim(),
            "#REF!"
                | "#N/A"
                | "#VALUE!"
                | "#DIV/0!"
                | "#NAME?"
                | "#NULL!"
                | "#NUM!"
                | "#SPILL!"
                | "#CALC!"
                | "#FIELD!"
                | "#BLOCKED!"
                | "#CONNECT!"
                | "#UNKNOWN!"
                | "#BUSY!"
                | "#GETTING_DATA"
                | "#EXTERNAL!"
                | "#PYTHON!"
        )
}

pub(crate) fn cell_problem(
    origin: &Origin,
    header: &str,
    written: &str,
    problem: &CellProblem,
) -> Diagnostic {
    match problem {
        CellProblem::ErrorValue => Diagnostic::error_value(origin, header, written),
        CellProblem::Uncalculated => Diagnostic::uncalculated(origin, header),
        CellProblem::Date(DateProblem::Unreadable) => {
            Diagnostic::unreadable_date(origin, header, written)
        }
        CellProblem::Date(DateProblem::NoSuchDay) => {
            Diagnostic::no_such_day(origin, header, written)
        }
        CellProblem::Date(DateProblem::OutsideEra { proper }) => {
            Diagnostic::outside_era(origin, header, written, proper)
        }
        CellProblem::Date(DateProblem::Ambiguous { readings }) => {
            Diagnostic::ambiguous_date(origin, header, written, &readings.join(" / "))
        }
        CellProblem::Date(DateProblem::OtherWeekday { proper }) => {
            Diagnostic::other_weekday(origin, header, written, &proper.to_string())
        }
        CellProblem::Date(DateProblem::FarYear) => Diagnostic::far_year(origin, header, written),
        CellProblem::Date(DateProblem::NoYear) => {
            Diagnostic::date_without_year(origin, header, written)
        }
        CellProblem::Number(numbers::NumberProblem::Unreadable) => {
            Diagnostic::unreadable_number(origin, header, written)
        }
        CellProblem::Number(numbers::NumberProblem::Grouping) => {
            Diagnostic::number_grouping(origin, header, written)
        }
        CellProblem::Number(numbers::NumberProblem::TooLong) => {
            Diagnostic::number_too_long(origin, header, written)
        }
        CellProblem::Number(numbers::NumberProblem::Two) => {
            Diagnostic::two_numbers(origin, header, written)
        }
        CellProblem::Amount => Diagnostic::unreadable_amount(origin, header, written),
        CellProblem::OtherUnit(unit) => {
            Diagnostic::column_of_another_unit(origin, header, written, unit)
        }
        CellProblem::PerTime => Diagnostic::amount_per_time(origin, header, written),
        CellProblem::Approximate => Diagnostic::approximate_number(origin, header, written),
        CellProblem::Count => Diagnostic::not_a_count(origin, header, written),
        CellProblem::Time => Diagnostic::unreadable_time(origin, header, written),
        CellProblem::Flag => Diagnostic::not_yes_or_no(origin, header, written),
        CellProblem::Choice(words) => {
            let offered: Vec<&str> =
                words.iter().map(|word| word.words.first().copied().unwrap_or(word.name)).collect();
            Diagnostic::not_one_of(origin, header, written, &offered.join("、"))
        }
    }
}
