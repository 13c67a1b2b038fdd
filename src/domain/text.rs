//! How texts are compared: one folding for headers, words and names, and which
//! known one was probably meant.

use unicode_normalization::UnicodeNormalization as _;

/// Returns text as headers and fixed words are compared: NFKC, lower case,
/// without spaces, line breaks and the marks that ask for a required field.
pub(crate) fn fold(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace() && !matches!(c, '*' | '＊' | '※' | '\u{feff}'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Text as names are compared: NFKC, lower case, without spaces and middle
/// dots, and without the legal form of a company, which people leave out or
/// abbreviate.
pub(crate) fn key(name: &str) -> String {
    let folded: String = name
        .nfkc()
        .filter(|c| !c.is_whitespace() && !matches!(c, '・' | '·' | '･' | '‐' | '-'))
        .flat_map(char::to_lowercase)
        .map(common_form)
        .collect();
    let mut rest = folded.as_str();
    const FORMS: [&str; 18] = [
        "株式会社",
        "(株)",
        "有限会社",
        "(有)",
        "合同会社",
        "(同)",
        "一般社団法人",
        "(一社)",
        "公益社団法人",
        "(公社)",
        "一般財団法人",
        "(一財)",
        "公益財団法人",
        "(公財)",
        "特定非営利活動法人",
        "npo法人",
        "社会福祉法人",
        "(福)",
    ];
    for form in FORMS {
        rest = rest.strip_prefix(form).or_else(|| rest.strip_suffix(form)).unwrap_or(rest);
    }
    if rest.is_empty() { folded } else { rest.to_owned() }
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
fn common_form(c: char) -> char {
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
    FORMS.iter().find(|(others, _)| others.contains(c)).map_or(c, |(_, common)| *common)
}

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
