//! Whether the name of a sheet, or of a file without sheets, keeps it in the secretariat.

use crate::domain::text::fold;
use crate::records::grid::Grid;

use super::opened::names_around;

/// Parts of a name that say it, folded.
const WORDS: [&str; 20] = [
    "メモ",
    "覚え書き",
    "覚書",
    "内部",
    "内部用",
    "内部資料",
    "内部限り",
    "内部のみ",
    "事務局限り",
    "事務局のみ",
    "事務局用",
    "事務局内",
    "非公開",
    "非公表",
    "部外秘",
    "社外秘",
    "取扱注意",
    "internal",
    "confidential",
    "memo",
];

/// Returns whether the name of a sheet, or of a file without sheets, keeps it in the
/// secretariat.
pub(crate) fn is_internal(grid: &Grid) -> bool {
    let [sheet, file, folder] = names_around(&grid.source.path, grid);
    let file = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    // The name of a file or folder says it of all that is in it.
    is_said(sheet) || is_said(file) || folder.split('/').any(is_said)
}

pub(crate) fn is_said(name: &str) -> bool {
    let apart = |c: char| c.is_whitespace() || c.is_ascii_punctuation() || is_bracket(c);
    name.split(apart).map(fold).any(|part| WORDS.contains(&part.as_str()))
}

fn is_bracket(c: char) -> bool {
    matches!(
        c,
        '（' | '）' | '【' | '】' | '「' | '」' | '［' | '］' | '・' | '＿' | '：' | '〔' | '〕'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_internal_says_so_in_a_part_of_its_name() {
        for (name, is_one) in [
            ("メモ", true),
            ("10月 内部用", true),
            ("費用（事務局限り）", true),
            ("【非公開】名簿", true),
            ("内部監査", false),
            ("メモリアル事業", false),
            ("公開", false),
        ] {
            assert_eq!(is_said(name), is_one, "{name}");
        }
    }
}
