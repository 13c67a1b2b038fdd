//! What a grant's row says that who gives another one may not read: its words, and its
//! amounts as pages print them and as people write them.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::assessment::money::Money;
use crate::domain::value::grouped;
use crate::model::Model;

/// Returns the texts of every row, by its place among the money. What stands elsewhere too
/// is not the grant's own, and an amount that an indicator has is no secret.
pub(super) fn texts(model: &Model) -> Vec<(usize, String)> {
    let elsewhere = elsewhere(model);
    let values = model.indicators.iter().flat_map(|it| &it.observations);
    let observed: BTreeSet<Decimal> = values.filter_map(|it| it.reading.number()).collect();
    let texts = model.funding.iter().enumerate().flat_map(|(at, funding)| {
        let names = [&funding.name, &funding.purpose, &funding.variance_reason];
        let names = names.into_iter().flatten();
        let words = names.flat_map(|it| [Some(&it.ja), it.en.as_ref()]).flatten().cloned();
        let words = words.filter(|it| !elsewhere.iter().any(|said| said.contains(it.as_str())));
        let amounts = [Some(funding.committed), funding.received, funding.spent];
        let amounts = amounts.into_iter().flatten().filter(|yen| !observed.contains(yen));
        let amounts = amounts.flat_map(written);
        words.chain(amounts).map(move |text| (at, text)).collect::<Vec<_>>()
    });
    texts.collect()
}

/// What goals, indicators, commitments and organisations are called.
fn elsewhere(model: &Model) -> Vec<&str> {
    let goals = model.goals.iter().map(|it| &it.title);
    let indicators = model.indicators.iter().map(|it| &it.definition.name);
    let commitments = model.commitments.iter().map(|it| &it.title);
    let organisations = model.organisations.iter().map(|it| &it.name);
    let all = goals.chain(indicators).chain(commitments).chain(organisations);
    all.flat_map(|it| [Some(it.ja.as_str()), it.en.as_deref()]).flatten().collect()
}

/// Returns the amounts of some money in every way in which they are written.
pub(super) fn amounts(money: &Money) -> BTreeSet<String> {
    let lines = money.lines.iter().map(|it| &it.amounts).chain([&money.total]);
    let amounts = lines.flat_map(|it| {
        [Some(it.committed), it.received, it.spent, it.remaining()].into_iter().flatten()
    });
    amounts.flat_map(written).collect()
}

/// Returns an amount as pages print it, and as people write it: `4,500,000`, `4500000円`,
/// `450万円`, `4,500千円`, `1億2,000万円`, `1.2億円`, `4.5百万円`, `四百五十万円`,
/// `4.5 million`.
fn written(yen: Decimal) -> Vec<String> {
    let yen = yen.normalize();
    let by = |unit: u32| yen / Decimal::from(unit);
    let whole = |unit: u32| Some(by(unit)).filter(|it| it.is_integer() && !it.is_zero());
    let both = |number: Decimal, unit: &str| {
        [format!("{}{unit}", grouped(number, "")), format!("{number}{unit}")]
    };
    // Six digits are a time of a calendar too.
    let mut forms: BTreeSet<String> = [grouped(yen, ""), format!("{yen}円")].into();
    let units = [(1_000, "千円"), (10_000, "万円"), (1_000_000, "百万円"), (10_000_000, "千万円")];
    for (unit, called) in units {
        forms.extend(whole(unit).into_iter().flat_map(|it| both(it.normalize(), called)));
    }
    let hundred_millions = by(100_000_000).trunc();
    if !hundred_millions.is_zero() {
        let rest = (yen - hundred_millions * Decimal::from(100_000_000)) / Decimal::from(10_000);
        let tens = both(rest.normalize(), "万円");
        let tens = if rest.is_zero() { ["円".to_owned(), "円".to_owned()] } else { tens };
        let is_whole = rest.is_integer();
        forms.extend(
            tens.into_iter().filter(|_| is_whole).map(|it| format!("{hundred_millions}億{it}")),
        );
    }
    // A hundredth of a unit is a number that somebody would write.
    for (unit, called) in [(1_000_000, "百万円"), (100_000_000, "億円")] {
        let number = Some(by(unit).normalize()).filter(|it| it.scale() <= 2 && !it.is_zero());
        forms.extend(number.map(|it| format!("{it}{called}")));
    }
    forms.extend(in_kanji(yen).map(|it| format!("{it}円")));
    let millions = by(1_000_000).normalize();
    if millions.scale() <= 2 && millions >= Decimal::ONE {
        forms.insert(format!("{millions} million"));
    }
    forms.into_iter().collect()
}

/// Writes a whole number below ten thousand billions in kanji: 四百五十万.
fn in_kanji(number: Decimal) -> Option<String> {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    const TENS: [(u64, &str); 4] = [(1_000, "千"), (100, "百"), (10, "十"), (1, "")];
    const UNITS: [(u64, &str); 4] =
        [(1_000_000_000_000, "兆"), (100_000_000, "億"), (10_000, "万"), (1, "")];
    let number = Some(number).filter(Decimal::is_integer)?.to_u64().filter(|it| *it > 0)?;
    let mut written = String::new();
    for (unit, called) in UNITS {
        let group = number / unit % 10_000;
        for (ten, name) in TENS {
            let digit = usize::try_from(group / ten % 10).ok()?;
            // One thousand is 千 by itself, and 一千 before 万 and 億.
            let is_bare = digit == 1 && (ten == 10 || ten == 100 || (ten == 1_000 && unit == 1));
            if digit > 0 {
                written += if is_bare { "" } else { DIGITS[digit] };
                written += name;
            }
        }
        written += if group > 0 { called } else { "" };
    }
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_written_in_many_ways() {
        for (yen, forms) in [
            (
                4_500_000,
                &[
                    "4,500,000",
                    "4,500千円",
                    "4.5 million",
                    "4.5百万円",
                    "4500000円",
                    "4500千円",
                    "450万円",
                    "四百五十万円",
                ][..],
            ),
            (800_000, &["0.8百万円", "800,000", "800000円", "800千円", "80万円", "八十万円"]),
            (2_610_400, &["2,610,400", "2610400円", "二百六十一万四百円"]),
            (
                120_000_000,
                &[
                    "1.2億円",
                    "12,000万円",
                    "12000万円",
                    "120 million",
                    "120,000,000",
                    "120,000千円",
                    "120000000円",
                    "120000千円",
                    "120百万円",
                    "12千万円",
                    "1億2,000万円",
                    "1億2000万円",
                    "一億二千万円",
                ],
            ),
            (10_001_110, &["10,001,110", "10001110円", "一千万千百十円"]),
            (0, &["0", "0円"]),
        ] {
            let forms: BTreeSet<String> = forms.iter().map(|it| (*it).to_owned()).collect();
            let found: BTreeSet<String> = written(Decimal::from(yen)).into_iter().collect();
            assert_eq!(found, forms, "{yen}");
        }
    }
}
