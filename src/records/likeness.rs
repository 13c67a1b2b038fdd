//! Which known word somebody meant: for suggestions only, never to choose.

use super::table::fold;

/// Returns the candidate most like a word, if any is like it at all.
pub(crate) fn nearest<'a>(word: &str, candidates: &'a [(usize, String)]) -> Option<&'a str> {
    let word = fold(word);
    let likeness = |candidate: &str| strsim::jaro_winkler(&word, &fold(candidate));
    most_like(candidates, 1, likeness).first().copied()
}

/// Returns the names most like another, the likeliest first. Japanese names are
/// often shortened, so one inside the other is like it: あさひ and あさひ商店.
pub(crate) fn nearest_names<'a>(
    name: &str,
    candidates: &'a [(usize, String)],
    most: usize,
) -> Vec<&'a str> {
    let name = fold(name);
    most_like(candidates, most, |candidate| {
        let candidate = fold(candidate);
        let inside = name.chars().count() > 1
            && candidate.chars().count() > 1
            && (candidate.contains(&name) || name.contains(&candidate));
        let likeness = strsim::jaro_winkler(&name, &candidate);
        if inside { likeness.max(0.9) } else { likeness }
    })
}

fn most_like(
    candidates: &[(usize, String)],
    most: usize,
    likeness: impl Fn(&str) -> f64,
) -> Vec<&str> {
    /// Below this, suggestions puzzle more than they help.
    const LEAST: f64 = 0.82;
    let mut like: Vec<(f64, &str)> = candidates
        .iter()
        .map(|(_, candidate)| (likeness(candidate), candidate.as_str()))
        .filter(|(likeness, _)| *likeness > LEAST)
        .collect();
    like.sort_by(|(a, x), (b, y)| b.total_cmp(a).then(x.cmp(y)));
    like.truncate(most);
    like.into_iter().map(|(_, candidate)| candidate).collect()
}
