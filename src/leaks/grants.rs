//! What a grant's row says that who gives another one may not read: its words, and its
//! amounts as pages print them.

use rust_decimal::Decimal;

use crate::domain::value::grouped;
use crate::model::Model;
use crate::model::money::Funding;

/// Returns the texts of a row; an amount that an indicator has too is no secret.
pub(super) fn texts(funding: &Funding, model: &Model) -> Vec<String> {
    let names = [&funding.name, &funding.purpose, &funding.variance_reason];
    let names = names.into_iter().flatten();
    let words = names.flat_map(|it| [Some(&it.ja), it.en.as_ref()]).flatten().cloned();
    let observed = |yen: &Decimal| {
        let mut values = model.indicators.iter().flat_map(|it| &it.observations);
        values.any(|it| it.reading.number() == Some(*yen))
    };
    let amounts = [Some(funding.committed), funding.received, funding.spent];
    let amounts = amounts.into_iter().flatten().filter(|yen| !observed(yen));
    let amounts = amounts.map(|yen| grouped(yen.normalize(), ""));
    words.chain(amounts).collect()
}
