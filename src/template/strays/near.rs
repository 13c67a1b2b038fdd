//! Which name was probably meant.

use strsim::damerau_levenshtein;

use crate::domain::text::{nearest, plain};

/// The name that was probably meant by another. Short names are like nothing but for two
/// letters that changed places, so those are looked for first.
pub(in crate::template) fn nearest_name(written: &str, known: &[String]) -> Option<String> {
    let is_slip = |name: &&String| damerau_levenshtein(&plain(name), &plain(written)) == 1;
    let slips: Vec<&String> = known.iter().filter(is_slip).collect();
    if let [slip] = slips[..] {
        return Some(slip.clone());
    }
    let candidates: Vec<(usize, String)> = known.iter().map(|name| (0, name.clone())).collect();
    nearest(written, &candidates).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_letters_that_changed_places_are_found_in_short_names_too() {
        let known = ["day", "why", "about"].map(str::to_owned);
        assert_eq!(nearest_name("ady", &known).as_deref(), Some("day"));
        assert_eq!(nearest_name("abuot", &known).as_deref(), Some("about"));
        assert_eq!(nearest_name("xyz", &known), None);
    }
}
