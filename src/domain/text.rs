//! How texts are compared: one folding for headers, words and names, and which
//! known one was probably meant.
//!
//! What looks the same is the same: a clerk who is told that ゆめ〜る does not
//! exist, and asked whether she means ゆめ～る, cannot see what is wrong. Kana
//! width, spaces, dashes, wave dashes, dots, quotes and old forms of kanji are
//! folded alike everywhere; hiragana and katakana stay different, and so do
//! サービス and サビス.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;

/// Takes the number of a goal off that stands before its words: `目標1　…`, `目標２：…`.
pub(crate) fn without_series(text: &str) -> Option<&str> {
    const WORDS: [&str; 6] = ["目標", "基本目標", "重点目標", "柱", "Goal", "goal"];
    let text = text.trim();
    let after = WORDS.iter().find_map(|word| text.strip_prefix(word))?.trim_start();
    let rest = after.trim_start_matches(|c: char| c.is_numeric());
    let is_between = |c: char| c.is_whitespace() || "：:．.、）)-－".contains(c);
    let is_numbered = rest.len() < after.len() && rest.starts_with(is_between);
    let words = rest.trim_start_matches(is_between);
    (is_numbered && !words.is_empty()).then_some(words)
}

/// Whether a heading brings its own number: `1. …`, `(2) …`, `第3章 …`, `四、…`, `Ⅴ …`.
pub(crate) fn begins_with_number(heading: &str) -> bool {
    let text: String = heading.trim().nfkc().collect();
    let (inner, ends) = match text.strip_prefix(['(', '[', '【', '〔']) {
        Some(inner) => (inner, ")]】〕"),
        None => (text.as_str(), ".,、)】:・- 章節部項"),
    };
    let inner = inner.strip_prefix('第').unwrap_or(inner);
    let groups: [fn(char) -> bool; 3] = [
        |c| c.is_ascii_digit() || c == '.',
        |c| "一二三四五六七八九十".contains(c),
        |c| "IVX".contains(c),
    ];
    groups.iter().any(|is_of| {
        let rest = inner.trim_start_matches(is_of);
        let number = inner[..inner.len() - rest.len()].trim_end_matches('.');
        let rest = &inner[number.len()..];
        let is_number = number.split('.').all(|it| (1..=2).contains(&it.chars().count()));
        is_number && rest.chars().count() > 1 && rest.starts_with(|c| ends.contains(c))
    })
}

/// Reads a number in figures or in kanji, below a hundred.
pub(crate) fn number_of(text: &str) -> Option<u32> {
    let digit = |c: char| "〇一二三四五六七八九".chars().position(|it| it == c);
    if let Ok(number) = text.parse::<u32>() {
        return Some(number);
    }
    let one = |text: &str| {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Some(0),
            (Some(c), None) => digit(c),
            _ => None,
        }
    };
    let number = match text.split_once('十') {
        Some(("", ones)) => 10 + one(ones)?,
        Some((tens, ones)) => one(tens)? * 10 + one(ones)?,
        None => one(text)?,
    };
    u32::try_from(number).ok().filter(|number| *number > 0)
}

/// Text in one width and case, letter by letter.
pub(crate) fn plain(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).collect()
}

/// Returns text as headers and fixed words are compared: in one width and case,
/// without spaces, line breaks and the marks that ask for a required field.
pub(crate) fn fold(text: &str) -> String {
    normal(text, |c| !matches!(c, '*' | '※'))
}

/// Text as names are compared: folded, letters that look alike made one, without
/// middle dots and without the legal form of an organisation, which people leave
/// out or abbreviate.
pub(crate) fn key(name: &str) -> String {
    let folded = normal(name, |c| c != '・');
    let folded = folded.replace("生活協同組合", "生協");
    let rest = without_legal_form(&folded);
    let name = if rest.is_empty() { &folded } else { rest };
    name.chars().map(look_alike).collect()
}

/// Returns the characters of a text that are kept, in the one form of all that look like
/// them.
fn normal(text: &str, is_kept: fn(char) -> bool) -> String {
    let mut normal = String::with_capacity(text.len());
    let mut follows_kana = false;
    let mut push = |c: char| {
        // After kana a dash is read as a long vowel, whichever it is.
        let c = match c {
            '\u{30fc}'
            | '-'
            | '\u{2010}'..='\u{2015}'
            | '\u{2212}'
            | '\u{2043}'
            | '\u{2500}'
            | '\u{2501}'
            | '\u{02d7}'
            | '\u{fe58}' => {
                if follows_kana {
                    'ー'
                } else {
                    '-'
                }
            }
            '〜' | '∼' | '˜' | '∾' | '〰' => '~',
            '·' | '•' | '∙' | '⋅' | '‧' => '・',
            '‘' | '’' | '‛' | '′' | '`' | '´' => '\'',
            '“' | '”' | '„' | '″' => '"',
            '〇' | '◯' => '○',
            '✕' | '✖' | '╳' => '×',
            c => common_form(c),
        };
        follows_kana = matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー');
        if is_kept(c) {
            normal.push(c);
        }
    };
    // Nearly every cell is of letters that are composed, and there are many cells.
    match text.chars().all(is_composed) {
        true => text.chars().filter(|c| !is_space(*c)).for_each(|c| push(c.to_ascii_lowercase())),
        false => composed(text).chars().filter(|c| !is_space(*c)).for_each(push),
    }
    normal
}

/// Returns a text in one width and in lower case, each letter one character.
fn composed(text: &str) -> String {
    text.nfkc()
        .filter(|c| !is_space(*c))
        .map(latin_form)
        .flat_map(char::to_lowercase)
        // Lower case and the forms above may be what NFKC puts together.
        .nfc()
        .collect()
}

/// Whether a character is no other in any form but that of its case, whatever stands
/// beside it.
fn is_composed(c: char) -> bool {
    c.is_ascii()
        || matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ー' | '\u{4e00}'..='\u{9fff}')
        || matches!(c, '、' | '。' | '々' | '「' | '」' | '○' | '◎' | '△' | '×')
}

/// Returns whether a character takes room at most, and shows nothing.
fn is_space(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{2800}' | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}'
        )
}

/// Returns the Latin letter that a Greek or Cyrillic one looks like.
fn latin_form(c: char) -> char {
    const FORMS: [(&str, &str); 2] = [
        ("АВЕЅІЈКМНОРСТХаеѕіјорсух", "ABESIJKMHOPCTXaesijopcyx"),
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"),
    ];
    if !matches!(c, '\u{370}'..='\u{4ff}') {
        return c;
    }
    FORMS
        .iter()
        .find_map(|(others, latin)| latin.chars().nth(others.chars().position(|it| it == c)?))
        .unwrap_or(c)
}

/// Returns the one form of letters that are drawn the same: ヘ and へ, ロ and 口.
fn look_alike(c: char) -> char {
    match c {
        'ヘ' => 'へ',
        'ベ' => 'べ',
        'ペ' => 'ぺ',
        '力' => 'カ',
        '口' => 'ロ',
        '二' => 'ニ',
        '工' => 'エ',
        '卜' => 'ト',
        '八' => 'ハ',
        '夕' => 'タ',
        '才' => 'オ',
        c => c,
    }
}

/// Takes the legal form off a folded name, in front or behind.
fn without_legal_form(folded: &str) -> &str {
    const FORMS: [&str; 44] = [
        "株式会社",
        "(株)",
        "有限会社",
        "(有)",
        "合同会社",
        "(同)",
        "合資会社",
        "(資)",
        "合名会社",
        "(名)",
        "一般社団法人",
        "(一社)",
        "公益社団法人",
        "(公社)",
        "社団法人",
        "(社)",
        "一般財団法人",
        "(一財)",
        "公益財団法人",
        "(公財)",
        "財団法人",
        "(財)",
        "認定特定非営利活動法人",
        "特定非営利活動法人",
        "認定npo法人",
        "npo法人",
        "(npo)",
        "(特非)",
        "(認特)",
        "社会福祉法人",
        "(福)",
        "(社福)",
        "地方独立行政法人",
        "独立行政法人",
        "(独)",
        "国立大学法人",
        "公立大学法人",
        "学校法人",
        "(学)",
        "医療法人社団",
        "医療法人財団",
        "医療法人",
        "(医)",
        "宗教法人",
    ];
    let mut rest = folded;
    for form in FORMS {
        rest = rest.strip_prefix(form).or_else(|| rest.strip_suffix(form)).unwrap_or(rest);
    }
    rest
}

/// Returns the kind of legal form that a name has, of however it is written: 株式会社
/// and (株) are one.
pub(crate) fn legal_form(name: &str) -> Option<&'static str> {
    const KINDS: [(&str, &[&str]); 14] = [
        ("株式会社", &["株式会社", "(株)"]),
        ("有限会社", &["有限会社", "(有)"]),
        ("合同会社", &["合同会社", "(同)"]),
        ("合資会社", &["合資会社", "(資)"]),
        ("一般社団法人", &["一般社団法人", "(一社)"]),
        ("公益社団法人", &["公益社団法人", "(公社)"]),
        ("一般財団法人", &["一般財団法人", "(一財)"]),
        ("公益財団法人", &["公益財団法人", "(公財)"]),
        ("npo法人", &["特定非営利活動法人", "npo法人", "(npo)", "(特非)", "(認特)"]),
        ("社会福祉法人", &["社会福祉法人", "(福)", "(社福)"]),
        ("学校法人", &["学校法人", "(学)"]),
        ("医療法人", &["医療法人社団", "医療法人財団", "医療法人", "(医)"]),
        ("宗教法人", &["宗教法人"]),
        ("独立行政法人", &["独立行政法人", "(独)"]),
    ];
    let folded = fold(name);
    let has = |form: &&str| folded.starts_with(*form) || folded.ends_with(*form);
    let has_one = |forms: &[&str]| forms.iter().any(has);
    KINDS.iter().find(|(_, forms)| has_one(forms)).map(|(kind, _)| *kind)
}

/// Returns whether a kanji is the old, rare or printed form of a common one.
pub(crate) fn is_old_form(c: char) -> bool {
    common_form(c) != c
}

/// Text as the parts of a breakdown are compared: as names are, but for legal
/// forms and hyphens, which tell parts apart: `0-9歳` is not `09歳`.
pub(crate) fn part_key(part: &str) -> String {
    part.nfkc()
        .filter(|c| !c.is_whitespace() && !matches!(c, '・' | '·' | '･'))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '‐' | '‑' | '–' | '—' | '―' | '−' => '-',
            '〜' | '∼' | '～' => '~',
            c => common_form(c),
        })
        .collect()
}

/// Text with katakana for hiragana: names that are one in it differ in the kind
/// of kana only.
pub(crate) fn kana_key(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            'ぁ'..='ゖ' => char::from_u32(u32::from(c) + 0x60).unwrap_or(c),
            c => c,
        })
        .collect()
}

/// Old, rare and printed forms of kanji that names are written with now one
/// way, now the other, and the common form of each.
const FORMS: [(&str, char); 44] = [
    ("髙", '高'),
    ("﨑碕嵜", '崎'),
    ("澤", '沢'),
    ("濱濵", '浜'),
    ("邊邉", '辺'),
    ("齋齊斎", '斉'),
    ("廣", '広'),
    ("國", '国'),
    ("學", '学'),
    ("會", '会'),
    ("縣", '県'),
    ("區", '区'),
    ("櫻", '桜'),
    ("龍", '竜'),
    ("瀧", '滝'),
    ("嶋嶌", '島'),
    ("槇", '槙'),
    ("眞", '真'),
    ("實", '実'),
    ("榮", '栄'),
    ("壽", '寿'),
    ("德", '徳'),
    ("惠", '恵'),
    ("應", '応'),
    ("圓", '円'),
    ("藝", '芸'),
    ("萬", '万'),
    ("與", '与'),
    ("佛", '仏'),
    ("靜", '静'),
    ("淸", '清'),
    ("曾", '曽'),
    ("增", '増'),
    ("黑", '黒'),
    ("豐", '豊'),
    ("彌", '弥'),
    ("佑祐", '祐'),
    ("鐵", '鉄'),
    ("驛", '駅'),
    ("團", '団'),
    ("體", '体'),
    ("勞", '労'),
    ("聯", '連'),
    ("塚", '塚'),
];

/// Returns the common form of a kanji; itself, if it has no other.
pub(crate) fn common_form(c: char) -> char {
    if c < '\u{3400}' {
        return c;
    }
    static COMMON: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
        FORMS
            .iter()
            .flat_map(|(others, common)| others.chars().map(|other| (other, *common)))
            .collect()
    });
    COMMON.get(&c).copied().unwrap_or(c)
}

/// Returns the candidate most like a word, if any is like it at all.
pub(crate) fn nearest<'a>(word: &str, candidates: &'a [(usize, String)]) -> Option<&'a str> {
    let word = fold(word);
    let likeness = |candidate: &str| strsim::jaro_winkler(&word, &fold(candidate));
    // Of a short word, one slip leaves little that is alike.
    let is_one_slip = |(_, candidate): &&(usize, String)| {
        word.chars().count() > 2 && strsim::damerau_levenshtein(&word, &fold(candidate)) == 1
    };
    let slipped = || Some(candidates.iter().find(is_one_slip)?.1.as_str());
    most_like(candidates, 1, likeness).first().copied().or_else(slipped)
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

/// Returns whether a character is of a script that is written from the right: Arabic,
/// Hebrew and their neighbours.
pub fn is_from_right(c: char) -> bool {
    matches!(u32::from(c), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff)
}

/// Writes bytes in letters that an address or a head can hold: what RFC 3986 does not reserve
/// as it is, the others by their numbers.
pub(crate) fn percent(bytes: impl AsRef<[u8]>) -> String {
    let of = |byte: &u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(*byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    };
    bytes.as_ref().iter().map(of).collect()
}

/// Returns whether a text says that it is a part of what stands before it: うち新規, 内、賃金.
/// うちだ財団 and うちわ are words of their own.
pub(crate) fn is_of_which(text: &str) -> bool {
    let is_kana = |c: char| matches!(c, 'ぁ'..='ゖ' | 'ー');
    let text = text.trim_start_matches(['（', '(', '　', ' ', '・', '-', '－', '【']);
    const PARTS: [&str; 2] = ["その他", "こども"];
    let is_part = |rest: &str| PARTS.iter().any(|it| rest.starts_with(it));
    let of_it = |rest: &str| !rest.starts_with(is_kana) || is_part(rest);
    let apart = |rest: &str| rest.starts_with([' ', '　', '、', '：', ':', '・', '）', ')']);
    text.strip_prefix("うち").is_some_and(of_it)
        || text.strip_prefix('内').is_some_and(apart)
        || fold(text).starts_with("ofwhich")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_bring_their_own_number_are_known() {
        for own in [
            "1. 事業の概要",
            "１．概要",
            "(2) 成果",
            "（３）成果",
            "第3章 資金",
            "四、学び",
            "Ⅴ 計画",
            "1.2 目的",
            "10 資料",
            "【1】概要",
        ] {
            assert!(begins_with_number(own), "{own}");
        }
        for none in [
            "おすそわけ箱の三か月",
            "3つの島の箱",
            "三つの島",
            "2026年度の計画",
            "2026 in short",
            "1.5倍にする",
            "第3回総会",
            "一人ひとり",
            "(案) 概要",
            "X社の箱",
            "",
        ] {
            assert!(!begins_with_number(none), "{none}");
        }
    }

    #[test]
    fn letters_that_are_composed_stay_what_they_are() {
        for c in ('\0'..='\u{ffff}').filter(|c| is_composed(*c)) {
            for text in [c.to_string(), format!("か{c}"), format!("{c}は")] {
                let text: String = text.chars().filter(|c| !is_space(*c)).collect();
                assert_eq!(composed(&text), text.to_ascii_lowercase(), "{c:?}");
            }
        }
    }

    /// Spellings of one name: none may be suggested for another.
    #[test]
    fn what_looks_the_same_is_the_same() {
        for (name, others) in [
            ("ゆめ〜る", &["ゆめ～る", "ゆめ∼る", "ゆめ~る", "ゆめ 〜 る"][..]),
            (
                "サービスセンター",
                &["サ－ビスセンタ－", "サ-ビスセンタ-", "ｻｰﾋﾞｽｾﾝﾀｰ", "サ―ビスセンタ—"],
            ),
            (
                "B-01",
                &["B‐01", "Ｂ－０１", "B–01", "B−01", "b—01", "B\u{2011}01", "Bー01", "Вー01"],
            ),
            ("アオイ", &["ｱｵｲ", "ア オ イ", "ア\u{3000}オイ", "ア\u{200b}オイ", "ア\u{a0}オイ"]),
            ("ガス", &["カ\u{3099}ス", "ｶﾞｽ"]),
            ("髙﨑商店", &["高崎商店", "髙崎商店", "高﨑商店", "㈱高崎商店", "高崎商店（株）"]),
            (
                "あおい会",
                &["社会福祉法人あおい会", "(福)あおい会", "あおい会　社会福祉法人", "あおい會"],
            ),
            (
                "みなと",
                &[
                    "NPO法人みなと",
                    "特定非営利活動法人みなと",
                    "ＮＰＯ法人 みなと",
                    "認定NPO法人みなと",
                ],
            ),
            ("山手大学", &["国立大学法人山手大学", "学校法人 山手大学"]),
            ("青空病院", &["医療法人社団青空病院", "医療法人 青空病院"]),
            ("みなと生協", &["みなと生活協同組合"]),
            ("トータル・ケア", &["トータルケア", "トータル･ケア", "トータル·ケア"]),
            ("ヘルプ", &["へルプ"]),
            ("エコ工房", &["工コエ房", "エコエ房"]),
            ("Women’s House", &["Women's House", "WOMEN'S HOUSE"]),
            ("葛飾の会", &["葛\u{e0100}飾の会"]),
        ] {
            for other in others {
                assert_eq!(key(name), key(other), "{name} and {other}");
            }
        }
        for (name, other) in [
            ("サービス", "サビス"),
            ("ひがし", "ヒガシ"),
            ("M1-1", "M11"),
            ("東部", "西部"),
            ("みなと", "みなと生協"),
        ] {
            assert_ne!(key(name), key(other), "{name} and {other}");
        }
        for (header, other) in [("指標ID", "指標ＩＤ *"), ("データ", "デ－タ"), ("値", "値※")]
        {
            assert_eq!(fold(header), fold(other));
        }
        assert_eq!(fold("トータル"), "トータル");
        assert_eq!(fold("ー"), "-");
    }
}
