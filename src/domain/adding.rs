//! How the numbers of several places come to one: whether they may be added up.
//!
//! The rule is narrow rather than wide: a sum that could have been made is missed by nobody
//! who has its parts before them, and one of rates, ages or points is wrong.

use super::name::Name;
use super::people::{SHARES, per};
use super::words::Aggregation;

/// How numbers of several places come to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Adding {
    /// They are added up.
    Sum,
    /// They are averaged, each by the people that it is of; without those, not at all.
    Mean,
}

/// Words in units of what is a rate or a mean, besides those of shares.
const RATES: [&str; 6] = ["指数", "rate", "ratio", "index", "score", "rank"];

/// Units of what is measured of each.
const OF_EACH: [&str; 11] =
    ["点", "位", "度", "倍", "歳", "才", "℃", "points", "point", "times as many", "years old"];

/// Units of time: of each or of all together, which only a running total settles.
const OF_TIME: [&str; 10] =
    ["時間", "分", "日", "秒", "か月", "hours", "minutes", "days", "seconds", "months"];

impl Adding {
    /// Every way.
    pub const ALL: [Self; 2] = [Self::Sum, Self::Mean];

    /// Returns how numbers in a unit come to one. What is of a number of people that is said
    /// is a part of them or a mean.
    pub fn of(unit: &Name, aggregation: Aggregation, is_of_people: bool) -> Self {
        let units = [Some(unit.ja.as_str()), unit.en.as_deref()];
        let is = |unit: &str| {
            let unit = unit.trim().to_lowercase();
            SHARES.iter().chain(&RATES).any(|it| unit.contains(it))
                || OF_EACH.contains(&unit.as_str())
                || (aggregation != Aggregation::Sum && OF_TIME.contains(&unit.as_str()))
        };
        let is_rate = per(unit).is_some() || units.into_iter().flatten().any(is);
        match is_of_people || is_rate || aggregation == Aggregation::Average {
            true => Self::Mean,
            false => Self::Sum,
        }
    }

    /// Returns the code, as in data and in keys of words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Mean => "mean",
        }
    }

    /// Returns the way with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_part_or_of_each_is_not_added_up() {
        use Aggregation::{Average, Latest, Sum};
        for (unit, aggregation, is_of_people, expected) in [
            ("件", Sum, false, Adding::Sum),
            ("か所", Latest, false, Adding::Sum),
            ("円", Latest, false, Adding::Sum),
            ("人", Latest, false, Adding::Sum),
            ("人", Latest, true, Adding::Mean),
            ("人", Average, false, Adding::Mean),
            ("％", Latest, false, Adding::Mean),
            ("人/10万人", Latest, false, Adding::Mean),
            ("点", Latest, false, Adding::Mean),
            ("拠点", Latest, false, Adding::Sum),
            ("時間", Sum, false, Adding::Sum),
            ("時間", Latest, false, Adding::Mean),
        ] {
            let unit = Name::new(unit, None);
            assert_eq!(Adding::of(&unit, aggregation, is_of_people), expected, "{unit:?}");
        }
        let english = Name::new("回", Some("visits per household".to_owned()));
        assert_eq!(Adding::of(&english, Sum, false), Adding::Mean);
    }
}
