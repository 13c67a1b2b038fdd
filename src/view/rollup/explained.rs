//! A figure of a whole in words, down to the cells of each roundtable.

use serde::Serialize;

use crate::assessment::rollup::Rollup;
use crate::locale::Words;
use crate::view::figures;

/// A figure of a whole in words.
#[derive(Debug, Clone, Serialize)]
pub struct Explained {
    /// What it is, its value and its cells: all of them, below the folder of each roundtable.
    #[serde(flatten)]
    pub figure: figures::Explained,
    /// The figures that it is made of, each with its own cells: of one roundtable, by the name
    /// of its folder, or of the whole.
    pub parts: Vec<figures::Explained>,
}

/// Words every figure of a whole.
pub fn explain(rollup: &Rollup, words: &Words) -> Vec<Explained> {
    let all = figures::explain(&rollup.all, &std::collections::BTreeMap::new(), false, words);
    let by_id: std::collections::BTreeMap<&str, &figures::Explained> =
        all.iter().map(|it| (it.id.as_str(), it)).collect();
    let parts = |id: &str| {
        let parts = rollup.parts.get(id).into_iter().flatten();
        parts.filter_map(|id| by_id.get(id.as_str()).map(|it| (*it).clone())).collect()
    };
    all.iter().map(|it| Explained { figure: it.clone(), parts: parts(&it.id) }).collect()
}
