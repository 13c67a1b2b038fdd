//! What a grant's row says that who gives another one may not read: its words, and its
//! amounts as pages print them.

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
        let amounts = amounts.map(|yen| grouped(yen.normalize(), ""));
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

/// Returns the amounts of some money as pages print them.
pub(super) fn amounts(money: &Money) -> BTreeSet<String> {
    let lines = money.lines.iter().map(|it| &it.amounts).chain([&money.total]);
    let amounts = lines.flat_map(|it| {
        [Some(it.committed), it.received, it.spent, it.remaining()].into_iter().flatten()
    });
    amounts.map(|yen| grouped(yen.normalize(), "")).collect()
}
