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
const PEOPLE: [&str; 37] = [
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
];

/// Units that have one of these words and are none of people.
const OTHERS: [&str; 7] = ["法人", "組合", "人工知能", "商品名", "地名", "組織", "番組"];

/// Units of what is measured, not counted.
const MEASURED: [&str; 14] = [
    "%",
    "‰",
    "/",
    "率",
    "割",
    "当たり",
    "あたり",
    "当り",
    "円",
    "ポイント",
    "点",
    "per ",
    "yen",
    "share",
];

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
const ANYTHING: [&str; 14] = [
    "件", "回", "口", "票", "枚", "戸", "軒", "例", "", "case", "cases", "times", "visits", "calls",
];

/// Returns what a number counts that has a unit and a name.
pub fn counted(unit: &Name, name: &Name) -> Counted {
    let texts = |name: &Name| {
        let both = [Some(name.ja.as_str()), name.en.as_deref()].into_iter().flatten();
        both.map(folded).collect::<Vec<String>>()
    };
    let units = texts(unit);
    let has = |texts: &[String], words: &[&str]| {
        texts.iter().any(|text| words.iter().any(|word| text.contains(word)))
    };
    if has(&units, &MEASURED) {
        return Counted::Other;
    }
    let without = |text: &String| OTHERS.iter().fold(text.clone(), |it, word| it.replace(word, ""));
    let stripped: Vec<String> = units.iter().map(without).collect();
    if has(&stripped, &PEOPLE) {
        return Counted::People;
    }
    let is_anything = units.iter().any(|unit| ANYTHING.contains(&unit.trim()));
    let is_named = texts(name).iter().any(|name| {
        let name = COUNTS
            .iter()
            .fold(without(name), |it, end| it.strip_suffix(end).map_or(it.clone(), str::to_owned));
        NAMED.iter().any(|end| head_of(&name).ends_with(end))
    });
    match is_anything && is_named {
        true => Counted::PerhapsPeople,
        false => Counted::Other,
    }
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
    fn cases_of_people_are_asked_about() {
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
