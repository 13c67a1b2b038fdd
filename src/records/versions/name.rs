//! What the name of a file says of its age: a day, a month, a number of its version, or
//! a word such as 最新, コピー, 旧.
//!
//! Two files are kept of one table if their names are the same without these. Which of
//! them is newer is told only where the names tell it.

use std::cmp::Ordering;

use crate::domain::text::plain;

use super::when::{self, When};

/// Words for a copy, which may be of any age.
const COPY_WORDS: [&str; 5] = ["のコピー", "コピー", "copy of", "copy", "複製"];

/// Words for an older state.
const OLD_WORDS: [&str; 11] = [
    "バックアップ",
    "backup",
    "bak",
    "bk",
    "old",
    "旧版",
    "旧",
    "控え",
    "保存用",
    "訂正前",
    "修正前",
];

/// Words for a file that replaces another.
const NEW_WORDS: [&str; 24] = [
    "最新版",
    "最新",
    "修正版",
    "修正後",
    "修正",
    "確定版",
    "確定",
    "改訂版",
    "改訂",
    "改定版",
    "訂正版",
    "訂正後",
    "訂正",
    "最終版",
    "最終",
    "再提出",
    "差し替え",
    "差替え",
    "差替",
    "再",
    "改",
    "final",
    "latest",
    "new",
];

/// What a word in a name says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    /// It is older than one without a word.
    Old,
    /// None.
    None,
    /// It replaces one without a word.
    New,
}

/// The name of a file, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// What is the same in all versions: folder and file, letters and digits alone.
    pub(crate) stem: String,
    /// The day or month in it.
    pub(crate) when: Option<When>,
    /// The day or month of a folder around it, where the name has one of its own: the
    /// minutes of 2026年度 in 9月末 and in 10月末.
    pub(crate) around: Option<When>,
    /// The number of its version.
    pub(crate) version: Option<u32>,
    /// The number or word of a copy: 0 for コピー, 2 for (2).
    pub(crate) copy: Option<u32>,
    /// Its word.
    pub(crate) mark: Mark,
}

/// By what one file is newer than another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    /// The day or month in the names.
    Date,
    /// Digits in the names that may be a day.
    Digits,
    /// The numbers that a browser gives to files of one name, whoever sent them.
    Copy,
    /// The number of the version.
    Version,
    /// A word.
    Word,
    /// It has every row of the other.
    Contents,
    /// What its rows tell has gone on.
    Progress,
    /// An answer.
    Answer,
}

impl By {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Date | Self::Digits => "date",
            Self::Version | Self::Copy => "version",
            Self::Word => "word",
            Self::Progress => "progress",
            Self::Contents => "contents",
            Self::Answer => "answer",
        }
    }
}

impl By {
    /// Whether it tells only where the two say nearly the same.
    pub(crate) fn is_weak(self) -> bool {
        matches!(self, Self::Digits | Self::Copy)
    }
}

impl Name {
    /// Returns what a path says.
    pub(crate) fn of(path: &str) -> Self {
        let path = path.strip_prefix("inputs/").unwrap_or(path);
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let file = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let mut name = Self::of_part(file);
        for part in folder.rsplit('/').filter(|part| !part.is_empty()) {
            let said = Self::of_part(part);
            match name.when {
                None => name.when = said.when,
                Some(_) => name.around = name.around.or(said.when),
            }
            // 旧/ says it of all that is in it; 訂正分/ is the name of a folder.
            if said.stem.is_empty() {
                name.version = name.version.or(said.version);
                name.mark = if name.mark == Mark::None { said.mark } else { name.mark };
                continue;
            }
            let (folder, _) = when::taken_out(&plain(part));
            let folder: String = folder.chars().filter(|c| c.is_alphanumeric()).collect();
            name.stem = format!("{folder}/{}", name.stem);
        }
        name
    }

    /// Returns what a part of a path, or the name of a sheet, says.
    pub(crate) fn of_part(text: &str) -> Self {
        let (mut rest, when) = when::taken_out(&plain(text));
        let (around, version, copy, mark) = (None, None, None, Mark::None);
        let mut name = Self { stem: String::new(), when, around, version, copy, mark };
        loop {
            let bare = rest.trim_matches(|c: char| !is_kept(c));
            rest = bare.trim_end_matches('(').trim_start_matches(')').to_owned();
            if let Some(next) = name.without_number(&rest).or_else(|| name.without_word(&rest)) {
                rest = next;
            } else {
                break;
            }
        }
        name.stem = rest.chars().filter(|c| c.is_alphanumeric()).collect();
        name
    }

    /// Takes the number of a version or copy from the end.
    fn without_number(&mut self, rest: &str) -> Option<String> {
        let inner = rest.strip_suffix(')').and_then(|it| it.rsplit_once('('));
        if let Some((before, number)) = inner
            && let Some(number) = small(number)
        {
            self.copy = Some(number);
            return Some(before.to_owned());
        }
        let rest = rest.strip_suffix(')').unwrap_or(rest);
        let digits = rest.strip_suffix('版').unwrap_or(rest);
        let start = digits.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let (before, number) = digits.split_at_checked(start)?;
        let number = small(number.split('.').next()?)?;
        for word in ["version", "ver.", "ver", "rev.", "rev", "v", "第", "改", "訂"] {
            let Some(before) = before.strip_suffix(word) else { continue };
            // 第2 alone counts something else, and v is the end of many a word.
            let is_apart = before.is_empty() || before.ends_with(|c: char| !c.is_alphanumeric());
            let is_version = word != "第" || digits.len() < rest.len();
            if is_apart && is_version {
                self.version = Some(number);
                return Some(before.to_owned());
            }
        }
        None
    }

    /// Takes a word from either end.
    fn without_word(&mut self, rest: &str) -> Option<String> {
        let rest = rest.trim_end_matches(')').trim_start_matches('(');
        let without = |words: &[&str]| {
            words.iter().find_map(|word| {
                let is_short = word.chars().count() < 2 || word.is_ascii();
                let after = rest.strip_suffix(word).filter(|left| {
                    !is_short || left.ends_with(|c: char| !c.is_alphanumeric()) || left.is_empty()
                });
                let before = rest.strip_prefix(word).filter(|left| {
                    !is_short || left.starts_with(|c: char| !c.is_alphanumeric()) || left.is_empty()
                });
                after.or(before).map(str::to_owned)
            })
        };
        if let Some(left) = without(&OLD_WORDS) {
            self.mark = Mark::Old;
            return Some(left);
        }
        if let Some(left) = without(&COPY_WORDS) {
            self.copy = self.copy.or(Some(0));
            return Some(left);
        }
        let left = without(&NEW_WORDS)?;
        // An older state of a newer one is older.
        if self.mark == Mark::None {
            self.mark = Mark::New;
        }
        Some(left)
    }

    /// Returns whether this is newer than another, and by what; `None` where the names do
    /// not tell.
    pub(crate) fn compare(&self, other: &Self) -> Option<(Ordering, By)> {
        // A copy was made at some time or other, and downloaded again at another.
        if self.copy != other.copy {
            return match (self.copy, other.copy) {
                (Some(one), Some(two)) if one > 0 && two > 0 => {
                    let same = Self { copy: None, ..self.clone() };
                    let is_same = same == Self { copy: None, ..other.clone() };
                    is_same.then(|| (one.cmp(&two), By::Copy))
                }
                _ => None,
            };
        }
        let is_old = |name: &Self| name.mark == Mark::Old;
        if is_old(self) != is_old(other)
            && (self.when == other.when || self.when.is_none() || other.when.is_none())
        {
            return Some((self.mark.cmp(&other.mark), By::Word));
        }
        for times in [(self.when, other.when), (self.around, other.around)] {
            match times {
                (Some(one), Some(two)) => match one.compare(two)? {
                    Ordering::Equal => {}
                    order if one.is_code || two.is_code => return Some((order, By::Digits)),
                    order => return Some((order, By::Date)),
                },
                (None, None) => {}
                _ => return None,
            }
        }
        match (self.version, other.version) {
            (one, two) if one != two => {
                let is_said = self.mark == other.mark;
                return is_said
                    .then(|| (one.unwrap_or(1).cmp(&two.unwrap_or(1)), By::Version))
                    .filter(|(order, _)| *order != Ordering::Equal);
            }
            _ => {}
        }
        match self.mark.cmp(&other.mark) {
            Ordering::Equal => None,
            order => Some((order, By::Word)),
        }
    }

    /// Whether the name says anything of its age.
    pub(crate) fn says_age(&self) -> bool {
        self.when.is_some()
            || self.version.is_some()
            || self.copy.is_some()
            || self.mark != Mark::None
    }
}

fn is_kept(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '(' | ')')
}

/// A number of at most two digits.
fn small(text: &str) -> Option<u32> {
    text.parse().ok().filter(|_| text.len() < 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_the_same_in_all_versions_stays() {
        for (path, stem) in [
            ("inputs/台帳_R8年10月末.xlsx", "台帳"),
            ("inputs/台帳_2026-10-31.xlsx", "台帳"),
            ("inputs/台帳_20261031.xlsx", "台帳"),
            ("inputs/2026-10/台帳.xlsx", "台帳"),
            ("inputs/旧/台帳.xlsx", "台帳"),
            ("inputs/台帳_v2.xlsx", "台帳"),
            ("inputs/台帳_第2版.xlsx", "台帳"),
            ("inputs/台帳（改訂版）.xlsx", "台帳"),
            ("inputs/台帳_改訂版_v2 (2).xlsx", "台帳"),
            ("inputs/資金 - コピー.csv", "資金"),
            ("inputs/資金（1）.csv", "資金"),
            ("inputs/旧_資金.csv", "資金"),
            ("inputs/commitments_final.csv", "commitments"),
            ("inputs/訂正分/業務記録.csv", "訂正分/業務記録"),
            ("inputs/改善計画.csv", "改善計画"),
            ("inputs/再開発.csv", "再開発"),
            ("inputs/アンケート_第2回.csv", "アンケート第2回"),
            ("inputs/I01.csv", "i01"),
            ("inputs/R1.csv", "r1"),
            ("inputs/業務記録2.csv", "業務記録2"),
            ("inputs/household.csv", "household"),
        ] {
            assert_eq!(Name::of(path).stem, stem, "{path}");
        }
    }

    #[test]
    fn the_newer_is_told_by_names_or_not_at_all() {
        for (older, newer, by) in [
            ("実績_202610.csv", "実績_202611.csv", Some(By::Date)),
            ("台帳_R8年10月末.xlsx", "台帳_R8年11月末.xlsx", Some(By::Date)),
            ("台帳_R8年10月末.xlsx", "台帳_2026-11-30.xlsx", Some(By::Date)),
            ("台帳_12月.xlsx", "台帳_1月.xlsx", Some(By::Date)),
            ("2026-10/台帳.xlsx", "2026-11/台帳.xlsx", Some(By::Date)),
            ("9月末/会議（2026年度）.csv", "10月末/会議（2026年度）.csv", Some(By::Date)),
            ("2026-10/R8年度_台帳.csv", "2026-11/R8年度_台帳.csv", Some(By::Date)),
            ("11月分/台帳_9月.csv", "10月分/台帳_10月.csv", Some(By::Date)),
            ("台帳_2026年度.csv", "11月末/台帳_2026年度.csv", None),
            ("台帳_10月末_修正版.xlsx", "台帳_11月末.xlsx", Some(By::Date)),
            ("台帳_10月末.xlsx", "台帳_10月末_修正版.xlsx", Some(By::Word)),
            ("台帳.xlsx", "台帳_最新.xlsx", Some(By::Word)),
            ("台帳_旧.xlsx", "台帳.xlsx", Some(By::Word)),
            ("台帳_v1.xlsx", "台帳_v2.xlsx", Some(By::Version)),
            ("台帳_v9.xlsx", "台帳_v10.xlsx", Some(By::Version)),
            ("台帳.xlsx", "台帳_v2.xlsx", Some(By::Version)),
            ("台帳_第1版.xlsx", "台帳_第3版.xlsx", Some(By::Version)),
            ("台帳 (1).xlsx", "台帳 (2).xlsx", Some(By::Copy)),
            ("台帳_131016.xlsx", "台帳_131024.xlsx", Some(By::Digits)),
            ("台帳_1031.xlsx", "台帳_1130.xlsx", Some(By::Digits)),
            ("台帳.xlsx", "台帳 (2).xlsx", None),
            ("台帳.xlsx", "台帳 - コピー.xlsx", None),
            ("台帳_最新.xlsx", "台帳_修正版.xlsx", None),
            ("台帳.xlsx", "台帳_11月末.xlsx", None),
            ("台帳_最新.xlsx", "台帳_11月末.xlsx", None),
            ("台帳_2026-10.xlsx", "台帳_2026-10-15.xlsx", None),
        ] {
            let (one, two) = (Name::of(older), Name::of(newer));
            assert_eq!(one.stem, two.stem, "{older} {newer}");
            assert_eq!(two.compare(&one), by.map(|by| (Ordering::Greater, by)), "{newer}");
            assert_eq!(one.compare(&two), by.map(|by| (Ordering::Less, by)), "{older}");
        }
    }
}
