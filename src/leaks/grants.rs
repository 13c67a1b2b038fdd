//! What a grant's row says that who gives another one may not read: its words, and its
//! amounts as pages print them and as people write them.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

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
/// `450万円`, `4,500千円`, `1億2,000万円`, `12百万円`, `4.5 million`.
fn written(yen: Decimal) -> Vec<String> {
    let yen = yen.normalize();
    let by = |unit: u32| yen / Decimal::from(unit);
    let whole = |unit: u32| Some(by(unit)).filter(|it| it.is_integer() && !it.is_zero());
    let both = |number: Decimal, unit: &str| {
        [format!("{}{unit}", grouped(number, "")), format!("{number}{unit}")]
    };
    // Six digits are a time of a calendar too.
    let mut forms: BTreeSet<String> = [grouped(yen, ""), format!("{yen}円")].into();
    for (unit, called) in [(1_000, "千円"), (10_000, "万円"), (1_000_000, "百万円")] {
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
    // A hundredth of a million is a number that somebody would write.
    let millions = by(1_000_000).normalize();
    if millions.scale() <= 2 && millions >= Decimal::ONE {
        forms.insert(format!("{millions} million"));
    }
    forms.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_written_in_many_ways() {
        for (yen, forms) in [
            (
                4_500_000,
                &["4,500,000", "4,500千円", "4.5 million", "4500000円", "4500千円", "450万円"][..],
            ),
            (800_000, &["800,000", "800000円", "800千円", "80万円"]),
            (2_610_400, &["2,610,400", "2610400円"]),
            (
                120_000_000,
                &[
                    "12,000万円",
                    "120 million",
                    "120,000,000",
                    "120,000千円",
                    "120000000円",
                    "120000千円",
                    "12000万円",
                    "120百万円",
                    "1億2,000万円",
                    "1億2000万円",
                ],
            ),
            (0, &["0", "0円"]),
        ] {
            assert_eq!(written(Decimal::from(yen)), forms, "{yen}");
        }
    }
}
