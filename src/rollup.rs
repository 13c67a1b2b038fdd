//! The whole of many roundtables: from what each of them said to documents.
//!
//! It is a function of what they said and of nothing else, so that it may be made where their
//! tables are not, and again whenever one of them says something new.

mod made;
mod settings;

use std::collections::BTreeMap;

use crate::assessment::rollup::{self, Asked, Presence, Region, Rollup};
use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::text::key;
use crate::records::extract::Extract;

pub use self::made::{Made, digest, documents};
pub use self::settings::Settings;
pub use crate::view::rollup::{Explained, explain};

/// What each roundtable said, by the name of its folder; nothing of those that said nothing.
pub type Said = [(String, Option<Extract>)];

/// Works out what roundtables come to, and tells what was asked for and cannot be had;
/// nothing, if none of them said anything.
pub fn of(settings: &Settings, said: &Said) -> (Option<Rollup>, Vec<Diagnostic>) {
    let ids: Vec<String> = settings.indicators.iter().map(|(id, _)| id.clone()).collect();
    let asked = Asked { readers: settings.readers, period: settings.period, indicators: &ids };
    let Some(rollup) = rollup::of(said, &asked) else {
        return (None, vec![Diagnostic::nothing_said(&Origin::file(settings::PATH))]);
    };
    let mut called: BTreeMap<String, Vec<&Region>> = BTreeMap::new();
    for region in rollup.regions.iter().filter(|it| it.presence != Presence::Absent) {
        called.entry(key(&region.name.ja)).or_default().push(region);
    }
    let twice = called.into_values().filter(|it| it.len() > 1).map(|all| {
        let folders: Vec<&str> = all.iter().map(|it| it.key.as_str()).collect();
        let origin = Origin::file(settings::PATH);
        Diagnostic::same_roundtable(&origin, &all[0].name.ja, &folders.join(", "))
    });
    let mut problems: Vec<Diagnostic> = twice.collect();
    let origin = |id: &String| settings.indicators.iter().find(|(it, _)| it == id);
    let unknown = rollup.unknown.iter().filter_map(origin);
    problems.extend(unknown.map(|(id, at)| Diagnostic::indicator_of_none(at, id)));
    (Some(rollup), problems)
}
