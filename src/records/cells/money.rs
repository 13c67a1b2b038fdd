//! Cells that are amounts of money.

use rust_decimal::Decimal;

use crate::domain::value::{Measured, Reading, Yen, split_scale};
use crate::records::grid::Cell;
use crate::records::numbers;
use crate::records::receipt::Rule;
use crate::records::table::ColumnType;
use crate::records::units::is_yen;

use super::problem::CellProblem;
use super::{CellContext, CellValue, scaled};

impl CellValue for Yen {
    const KIND: ColumnType = ColumnType::Number;

    /// Money is yen and nothing else: what has another unit is refused, so that
    /// no dollars, people or shares are printed as yen. 千円 scales wherever it
    /// stands, the cell's own before the header's before that above the table.
    fn read(cell: Cell<'_>, context: &CellContext<'_>) -> Result<Self, CellProblem> {
        let other = CellProblem::OtherUnit("円");
        let header = context.unit.filter(|unit| is_unit_of_something(unit));
        let (number, unit) = match cell {
            Cell::Number(number) => (number, None),
            Cell::Percent(_) => return Err(other),
            Cell::Date(_) | Cell::Span(_) | Cell::Moment(..) | Cell::Bool(_) => {
                return Err(CellProblem::Amount);
            }
            _ => {
                let measured = numbers::parse_measured(&cell.to_text());
                let measured = measured.map_err(|problem| match problem {
                    numbers::NumberProblem::Unreadable => CellProblem::Amount,
                    problem => CellProblem::Number(problem),
                })?;
                match measured {
                    Some(Measured { reading: Reading::Nil, .. }) => return Ok(Self(None)),
                    Some(Measured { approximate: true, .. }) => {
                        return Err(CellProblem::Approximate);
                    }
                    Some(Measured {
                        reading: Reading::Number(number),
                        revised: false,
                        unit,
                        ..
                    }) => (number, unit),
                    _ => return Err(CellProblem::Amount),
                }
            }
        };
        let outer = context.outer_unit.filter(|unit| is_yen(split_scale(unit).1));
        let scale = match (unit.as_deref(), header, outer) {
            (Some(unit), ..) if is_yen(unit) => Decimal::ONE,
            (None, Some(unit), _) => match split_scale(unit) {
                (scale, base) if is_yen(base) || base.is_empty() => scale,
                _ => return Err(other),
            },
            (None, None, Some(unit)) => split_scale(unit).0,
            (None, None, None) => Decimal::ONE,
            (Some(unit), ..) if unit.strip_prefix("円").is_some_and(is_per_time) => {
                return Err(CellProblem::PerTime);
            }
            (Some(_), ..) => return Err(other),
        };
        scaled(number, scale).map(|amount| Self(Some(amount)))
    }

    fn is_expected(cell: Cell<'_>) -> bool {
        let Cell::Text(text) = cell else { return false };
        matches!(numbers::parse_measured(text), Ok(Some(Measured { provisional: true, .. })))
    }

    fn cleaned(&self, cell: Cell<'_>) -> Option<(Rule, String)> {
        self.0?.cleaned(cell)
    }
}

/// 200万円/年 is no amount of a row until somebody says for how many years.
fn is_per_time(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['/', '(', '毎']);
    [
        "年", "月", "年間", "か月", "ヶ月", "カ月", "年度", "回", "人", "件", "日", "時間", "時",
        "世帯",
    ]
    .contains(&rest.trim_end_matches(')'))
}

/// Returns whether what stands in the brackets of a header is a unit; 速報 and
/// 税込 are none.
fn is_unit_of_something(text: &str) -> bool {
    const UNITS: [&str; 22] = [
        "ドル",
        "米ドル",
        "$",
        "us$",
        "usd",
        "ユーロ",
        "€",
        "eur",
        "ポンド",
        "£",
        "gbp",
        "ウォン",
        "元",
        "人",
        "名",
        "件",
        "回",
        "社",
        "団体",
        "%",
        "％",
        "割",
    ];
    let (scale, base) = split_scale(text);
    is_yen(base)
        || (base.is_empty() && scale != Decimal::ONE)
        || UNITS.contains(&base.to_lowercase().as_str())
}
