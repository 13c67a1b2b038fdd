//! What all may see who may see as much, whatever edition they read: for a whole of many
//! roundtables.

use std::sync::Arc;

use crate::assessment::Figures;
use crate::domain::words::Visibility;
use crate::model::Model;

use super::grants::rests_on_money;
use super::rows::{Audience, Edition};
use super::{Disclosed, Shared};

/// Leaves in what these readers may see, given the figures that were counted for them.
///
/// Signs of fading are told of sectors and of the whole alone, to the secretariats too: they
/// read of each other's roundtables. Others are told once somebody agreed to an edition that
/// tells as many of them, or more.
pub fn to_readers(model: &Model, figures: &Figures, readers: Visibility) -> Disclosed {
    let agreed = || {
        let open = model.editions.iter().filter(|it| it.visibility >= readers);
        open.filter(|it| it.sign_off.is_some())
    };
    let edition = Edition {
        sign_off: agreed().find_map(|it| it.sign_off.clone()),
        ..Edition::of_all(readers)
    };
    let shared = Shared::new(model, figures, readers);
    let is_own = edition.audience == Audience::Internal;
    let is_told = is_own || edition.sign_off.is_some();
    // Whoever gives one grant reads nothing that rests on the money of all.
    let tells_money = is_own || agreed().any(|it| !matches!(it.audience, Audience::Grants(_)));
    let warnings = shared.warnings.iter().filter(|(it, _)| {
        is_told && it.subject.may_be_told() && (tells_money || !rests_on_money(it.code))
    });
    Disclosed {
        warnings: warnings.cloned().collect(),
        edition,
        prose: Vec::new(),
        findings: Arc::default(),
        shared: Arc::new(shared),
    }
}
