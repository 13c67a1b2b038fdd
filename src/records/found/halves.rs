//! Heads in two languages: `Sector` over 区分, `KPI / 指標`.
//!
//! Why the halves and not the whole: no list of heads could have every pair. The half
//! in Japanese comes first, since our heads are more exact in it.

use crate::records::units;

/// Returns what a head says in each of two languages, or with a unit on a line of its
/// own; nothing of another head.
pub(crate) fn halves(text: &str) -> Vec<String> {
    let parts = text.split(['\n', '/', '／']).map(str::trim).filter(|part| !part.is_empty());
    let parts: Vec<String> =
        parts.map(|part| part.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let [first, second] = parts.as_slice() else { return Vec::new() };
    let (japanese, other) = match (is_japanese(first), is_japanese(second)) {
        (true, false) => (first, second),
        (false, true) => (second, first),
        _ => return Vec::new(),
    };
    if units::is_unit(other) {
        return vec![format!("{japanese}({})", units::bare(other))];
    }
    vec![japanese.clone(), other.clone()]
}

fn is_japanese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_languages_are_told_apart() {
        for (head, expected) in [
            ("Sector\n区分", &["区分", "Sector"][..]),
            ("参加団体 / Members", &["参加団体", "Members"]),
            ("#\n回", &["回", "#"]),
            ("事務局\n%", &["事務局(%)"]),
            ("KPI No.\n番号", &["番号", "KPI No."]),
            ("予定/実施/中止", &[]),
            ("担当\n団体", &[]),
            ("Due date", &[]),
        ] {
            assert_eq!(halves(head), expected, "{head}");
        }
    }
}
