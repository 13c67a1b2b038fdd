//! Names of files and sheets as they are compared between months: dates are free,
//! however they are written, and so is what a computer adds to a copy.

use crate::diagnostics::free_digits;
use crate::domain::text::fold;
use crate::records::dates::english_month;

/// Returns a name as it is compared: `実績_R8年10月末.csv` and `実績 202611(1).csv` are one.
pub(super) fn name_key(name: &str) -> String {
    let name = without_copies(&free_digits(&fold(name)));
    let chars: Vec<char> = free_months(&name).chars().collect();
    let mut key = String::new();
    let mut at = 0;
    while at < chars.len() {
        let run = chars[at..].iter().take_while(|c| is_of_date(**c)).count();
        let text: String = chars[at..at + run].iter().collect();
        match (run, text.contains('#')) {
            (0, _) => {
                key.push(chars[at]);
                at += 1;
            }
            // A year is not a month of it.
            (_, true) => {
                key.push('#');
                let is_year = text.contains('年') && text.matches('#').count() == 1;
                key.extend((is_year && !text.contains('月')).then_some('年'));
                at += run;
            }
            (_, false) => {
                key.push_str(&text);
                at += run;
            }
        }
    }
    key
}

/// What stands in and around a date in a name.
fn is_of_date(c: char) -> bool {
    matches!(
        c,
        '#' | '年'
            | '月'
            | '日'
            | '末'
            | '分'
            | '度'
            | '.'
            | '-'
            | '_'
            | '~'
            | ' '
            | '令'
            | '和'
            | '平'
            | '成'
    )
}

/// A name without what is added to a copy: (1), - コピー, copy.
fn without_copies(name: &str) -> String {
    let mut name = name.to_owned();
    for mark in ["(#)", "のコピー", "- コピー", "-コピー", "コピー", "- copy", "-copy"]
    {
        name = name.replace(mark, "");
    }
    name.split('.').map(str::trim).collect::<Vec<_>>().join(".")
}

/// A name with its months and years as `#`, also those that are written in words, and
/// without the letter of an era before one.
fn free_months(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut free = String::new();
    let mut at = 0;
    while at < chars.len() {
        let letters: String = chars[at..].iter().take_while(|c| c.is_ascii_alphabetic()).collect();
        let numerals = chars[at..].iter().take_while(|c| "元一二三四五六七八九十".contains(**c));
        let numerals = numerals.count();
        let next = |count: usize| chars.get(at + count).copied();
        if !letters.is_empty() {
            let is_era = matches!(letters.as_str(), "r" | "h") && next(1) == Some('#');
            match (english_month(&letters).is_some(), is_era) {
                (true, _) => free.push('#'),
                (_, true) => {}
                _ => free.push_str(&letters),
            }
            at += letters.len();
        } else if numerals > 0 && matches!(next(numerals), Some('年' | '月' | '日')) {
            free.push('#');
            at += numerals;
        } else {
            free.push(chars[at]);
            at += 1;
        }
    }
    free
}

#[cfg(test)]
mod tests {
    use super::name_key;

    #[test]
    fn names_of_all_months_are_one() {
        for names in [
            &["実績_R8年10月末.csv", "実績_R8年11月末.csv", "実績_令和9年1月末.csv"][..],
            &["実績_202610.csv", "実績_2026-11.csv", "実績_2026.12.csv", "実績 R9.1末.csv"],
            &[
                "報告_10月分.csv",
                "報告_１１月分(1).csv",
                "報告_九月分.csv",
                "報告_令和元年五月.csv",
            ],
            &["報告.xlsx", "報告 (1).xlsx", "報告 - コピー.xlsx", "報告 (12).xlsx"],
            &["report_Oct.csv", "report_November 2026.csv", "report-2026-12.csv"],
            &["10月", "11月分", "R8.12", "2027-01"],
            &["R6年度", "令和7年度"],
        ] {
            for name in names {
                assert_eq!(name_key(name), name_key(names[0]), "{name}");
            }
        }
    }

    #[test]
    fn other_names_are_others() {
        for (one, other) in [
            ("報告_10月.csv", "相談_10月.csv"),
            ("10月", "R8年度"),
            ("第1回.csv", "1月.csv"),
            ("名簿.csv", "名簿.xlsx"),
            ("会計.csv", "会計_10月.csv"),
            ("marching.csv", "1ing.csv"),
        ] {
            assert_ne!(name_key(one), name_key(other), "{one}");
        }
    }
}
