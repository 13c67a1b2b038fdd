//! Which numbers count people, by their unit and by the name of what is counted.
//!
//! The rule is wide rather than narrow: a number of people that is not taken for one is
//! printed at three, and one that is wrongly taken for one can be let go by hand.

use unicode_normalization::UnicodeNormalization as _;

use super::name::Name;

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// People, families or households.
    People,
    /// Something with people behind it, perhaps: cases, visits or calls of theirs.
    PerhapsPeople,
    /// Something else, or no number of anything: a rate, an amount.
    Other,
}

/// Units that are people wherever they stand in a unit: 延べ人数, 人・日, 組（親子）.
const PEOPLE: [&str; 58] = [
    "人",
    "名",
    "世帯",
    "家族",
    "家庭",
    "親子",
    "夫婦",
    "児童",
    "生徒",
    "学生",
    "園児",
    "幼児",
    "乳児",
    "児",
    "子ども",
    "こども",
    "者",
    "ひと",
    "住民",
    "会員",
    "組",
    "妊婦",
    "産婦",
    "里親",
    "親",
    "きょうだい",
    "兄弟",
    "姉妹",
    "夫妻",
    "女性",
    "男性",
    "担い手",
    "ボランティア",
    "サポーター",
    "スタッフ",
    "メンバー",
    "職員",
    "教員",
    "person",
    "people",
    "household",
    "famil",
    "child",
    "user",
    "participant",
    "student",
    "resident",
    "patient",
    "member",
    "pupil",
    "couple",
    "individual",
    "attendee",
    "visitor",
    "volunteer",
    "mother",
    "women",
    "carer",
];

/// Units that have one of these words and are none of people.
const OTHERS: [&str; 9] =
    ["こども食堂", "子ども食堂", "法人", "組合", "人工知能", "商品名", "地名", "組織", "番組"];

/// Words in units of what is a part or a rate.
pub(super) const SHARES: [&str; 10] =
    ["‰", "/", "率", "割", "当たり", "あたり", "当り", "ポイント", "per ", "share"];

/// Units of what is measured besides, not counted.
const MEASURED: [&str; 4] = ["%", "円", "点", "yen"];

/// What a name ends with that is of people: 利用者, and not こども食堂.
const NAMED: [&str; 23] = [
    "者",
    "人",
    "世帯",
    "家庭",
    "児童",
    "生徒",
    "学生",
    "園児",
    "患者",
    "住民",
    "子ども",
    "こども",
    "高齢者",
    "親子",
    "ひとり",
    "people",
    "person",
    "children",
    "students",
    "residents",
    "users",
    "participants",
    "households",
];

/// What a name may have after that.
const COUNTS: [&str; 4] = ["数", "件", "延べ", "の"];

/// Units that count anything.
const ANYTHING: [&str; 17] = [
    "件",
    "ケース",
    "事例",
    "くみ",
    "回",
    "口",
    "票",
    "枚",
    "戸",
    "軒",
    "例",
    "",
    "case",
    "cases",
    "times",
    "visits",
    "calls",
];

/// Words in the name of a share that is of people, in any place: 健診を受けた人の割合.
const OF_PEOPLE: [&str; 38] = [
    "者",
    "人",
    "世帯",
    "家庭",
    "児",
    "生徒",
    "学生",
    "住民",
    "子ども",
    "こども",
    "若",
    "親",
    "女性",
    "男性",
    "障害",
    "満足",
    "孤立",
    "就職",
    "就業",
    "離職",
    "定着",
    "進学",
    "受診",
    "受講",
    "利用",
    "参加",
    "外出",
    "感じ",
    "思う",
    "幸福",
    "people",
    "who",
    "children",
    "women",
    "residents",
    "household",
    "satisf",
    "users",
];

/// Units that are money or a size, not a share of people.
const NO_SHARES: [&str; 2] = ["円", "yen"];

/// Whether a rate may be one of people, by its unit and name. It is asked about where it
/// matters; 空き家率 and エネルギー自給率 are not.
pub fn may_be_share_of_people(unit: &Name, name: &Name) -> bool {
    let is_share = texts(unit).iter().any(|unit| is_measured(unit) && !has(unit, &NO_SHARES));
    is_share && texts(name).iter().any(|name| has(&without_others(name), &OF_PEOPLE))
}

fn is_measured(unit: &str) -> bool {
    has(unit, &SHARES) || has(unit, &MEASURED)
}

/// Returns how many a rate is per: 100 for per cent. None for a mean, which says nothing of
/// how many say yes.
pub fn per(unit: &Name) -> Option<u32> {
    const PER: [(&str, u32); 7] = [
        ("%", 100),
        ("‰", 1_000),
        ("10万人", 100_000),
        ("十万人", 100_000),
        ("万人", 10_000),
        ("千人", 1_000),
        ("百人", 100),
    ];
    let units = texts(unit);
    PER.iter().find(|(word, _)| units.iter().any(|unit| unit.contains(word))).map(|(_, per)| *per)
}

/// Returns what a number counts that has a unit and a name.
pub fn counted(unit: &Name, name: &Name) -> Counted {
    let units = texts(unit);
    if units.iter().any(|unit| is_measured(unit)) {
        return Counted::Other;
    }
    if units.iter().any(|unit| has(&without_others(unit), &PEOPLE)) {
        return Counted::People;
    }
    let is_anything = units.iter().any(|unit| ANYTHING.contains(&unit.trim()));
    let is_named = texts(name).iter().any(|name| {
        let without = without_others(name);
        let name = COUNTS
            .iter()
            .fold(without, |it, end| it.strip_suffix(end).map_or(it.clone(), str::to_owned));
        NAMED.iter().any(|end| head_of(&name).ends_with(end))
    });
    match is_anything && is_named {
        true => Counted::PerhapsPeople,
        false => Counted::Other,
    }
}

/// A name in both languages.
fn texts(name: &Name) -> Vec<String> {
    let both = [Some(name.ja.as_str()), name.en.as_deref()].into_iter().flatten();
    both.map(folded).collect()
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// A text without the words that hold one of people and are of none: 法人, 番組.
fn without_others(text: &str) -> String {
    OTHERS.iter().fold(text.to_owned(), |it, word| it.replace(word, ""))
}

/// What an English name is of: the visits in “Number of home visits to older people”.
fn head_of(name: &str) -> &str {
    const AFTER: [&str; 7] = [" to ", " for ", " with ", " by ", " in ", " at ", " from "];
    let name = name.strip_prefix("number of ").unwrap_or(name);
    let end = AFTER.iter().filter_map(|word| name.find(word)).min();
    name[..end.unwrap_or(name.len())].trim_end()
}

/// Full-width and capital letters are as good as others, and marks between the words of a
/// unit say nothing.
fn folded(text: &str) -> String {
    let marks = |c: char| matches!(c, '(' | ')' | '・' | '･');
    text.nfkc().filter(|c| !marks(*c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_known_by_many_units() {
        let name = Name::new("相談".to_owned(), None);
        for unit in [
            "人",
            "名",
            "名様",
            "人（延べ）",
            "延べ人数",
            "人数",
            "実人数",
            "人回",
            "人・日",
            "人次",
            "児童",
            "利用者",
            "世帯",
            "世帯数",
            "組",
            "親子",
            "ひと",
            "Persons",
            "ｐｅｏｐｌｅ",
            "households",
            "延べ人",
            "妊婦",
            "里親",
            "ボランティア",
        ] {
            assert_eq!(
                counted(&Name::new(unit.to_owned(), None), &name),
                Counted::People,
                "{unit}"
            );
        }
        for unit in
            ["%", "人/日", "法人", "組合", "円", "人口千人当たり", "か所", "校", "団体", "件"]
        {
            assert_eq!(counted(&Name::new(unit.to_owned(), None), &name), Counted::Other, "{unit}");
        }
    }

    #[test]
    fn shares_of_people_are_told_from_others() {
        let named = |unit: &str, name: &str| {
            let [unit, name] = [unit, name].map(|it| Name::new(it.to_owned(), None));
            may_be_share_of_people(&unit, &name)
        };
        for (unit, name) in [
            ("%", "孤立を感じる高齢者の割合"),
            ("％", "満足度"),
            ("人口千人当たり", "相談した人"),
            ("点", "利用者の平均点"),
            ("%", "Older people who feel isolated"),
        ] {
            assert!(named(unit, name), "{name}");
        }
        for (unit, name) in [
            ("%", "空き家率"),
            ("%", "再生可能エネルギーの比率"),
            ("%", "組合の加入率"),
            ("人", "利用者"),
            ("円", "世帯の収入"),
            ("千円/人", "利用者の負担"),
        ] {
            assert!(!named(unit, name), "{name}");
        }
    }

    #[test]
    fn a_rate_is_per_a_number() {
        for (unit, expected) in [
            ("％", Some(100)),
            ("‰", Some(1_000)),
            ("人口10万人あたり", Some(100_000)),
            ("人口１万人当たり", Some(10_000)),
            ("千人当たり", Some(1_000)),
            ("点", None),
            ("回/人", None),
        ] {
            assert_eq!(per(&Name::new(unit.to_owned(), None)), expected, "{unit}");
        }
    }

    #[test]
    fn cases_of_people_are_asked_about() {
        let case = Name::new("ケース".to_owned(), None);
        let name = Name::new("相談した高齢者".to_owned(), None);
        assert_eq!(counted(&case, &name), Counted::PerhapsPeople);
        let cases = Name::new("件".to_owned(), None);
        for (name, expected) in [
            ("相談した高齢者", Counted::PerhapsPeople),
            ("利用者", Counted::PerhapsPeople),
            ("通いの場の参加者数", Counted::PerhapsPeople),
            ("移動販売の停留所", Counted::Other),
            ("会議の回数", Counted::Other),
            ("Home visits to older people", Counted::Other),
            ("Number of participants at meetings", Counted::PerhapsPeople),
            ("こども食堂の開催回数", Counted::Other),
            ("高齢者の件数", Counted::PerhapsPeople),
        ] {
            assert_eq!(counted(&cases, &Name::new(name.to_owned(), None)), expected, "{name}");
        }
    }
}
