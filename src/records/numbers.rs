//! Numbers as people write them, and the five ways of having none.
//!
//! Read: full-width digits, thousands separators, `△5` `▲5` `(5)` `−5`,
//! `約120`, `¥1,200千円`, `45%`, `1億2,000万`, `p12`, `12r`. A missing value is
//! not zero: nil (`-`), unknown (`…`), suppressed (`x`) and not applicable stay
//! apart to the page. Sources: the signs of public statistics (統計記号) of Saitama and Yamanashi
//! and 6.2.
//!
//! A cell holds one number. The mark of a note beside it (`96②`, `96²`,
//! `96*1)`, `96注1`) is none of its digits, and a second number (`96 97`,
//! `96(97)`) is refused: joined, both would make a number that nobody wrote.

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization as _;

use crate::domain::value::{Measured, Reading, is_bounded};

/// Why a text is not read as a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberProblem {
    /// It is no number.
    Unreadable,
    /// The commas do not stand every three digits: 1,23.
    Grouping,
    /// More digits than any figure here has (15 before the point), or than can
    /// be kept exactly.
    TooLong,
    /// Two numbers in one cell: `96 97`, `96/97`, `12〜15`.
    Two,
}

/// A number with what was written beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// The number, scaled.
    pub value: Decimal,
    /// The unit written beside it; `¥` before it is 円.
    pub unit: Option<String>,
    /// Whether 約 stands before it.
    pub approximate: bool,
}

/// Reads a number, scaled by 千, 万, 百万 and 億 where they are written.
///
/// # Errors
/// If the text is not one number.
pub fn parse_number(text: &str) -> Result<Number, NumberProblem> {
    if let Some(value) = plain(text) {
        return Ok(Number { value, unit: None, approximate: false });
    }
    number_in(&clean(text)?)
}

/// Reads the number in a text that was cleaned.
fn number_in(text: &str) -> Result<Number, NumberProblem> {
    match number_alone(text) {
        Ok(number) if is_bounded(number.value) => Ok(number),
        Ok(_) => Err(NumberProblem::TooLong),
        Err(NumberProblem::Unreadable) if holds_two(text) => Err(NumberProblem::Two),
        Err(problem) => Err(problem),
    }
}

fn number_alone(text: &str) -> Result<Number, NumberProblem> {
    let mut rest = text;
    let mut negative = false;
    let mut approximate = false;
    // Of 延べ and 実 persons the indicator says which it counts.
    for word in ["延べ", "のべ"] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    for word in ["約", "およそ", "おおよそ", "概ね", "おおむね", "ほぼ", "~", "〜"]
    {
        if let Some(after) = rest.strip_prefix(word) {
            (rest, approximate) = (after, true);
        }
    }
    let bracketed = rest.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    if let Some(inner) = bracketed {
        (rest, negative) = (inner, true);
    }
    rest = without_money_marks(rest);
    let mut currency = None;
    rest = take_currency(rest, &mut currency);
    for sign in ['△', '▲', '-', '−', '‐', '–', '▵', '▴', '－'] {
        if let Some(after) = rest.strip_prefix(sign) {
            (rest, negative) = (after, true);
            break;
        }
    }
    rest = rest.strip_prefix('+').unwrap_or(rest);
    rest = take_currency(rest, &mut currency);
    let (value, rest) = scaled(rest)?;
    let rest =
        ["余り", "余", "強", "弱", "程度", "ほど", "以上"].into_iter().fold(rest, |rest, word| {
            match rest.strip_suffix(word) {
                Some(before) => {
                    approximate = true;
                    before
                }
                None => rest,
            }
        });
    let is_unit = rest.chars().count() <= 8 && is_unit(rest);
    // `¥500人` is neither money nor people.
    let fits = currency.is_none_or(|it| rest.is_empty() || rest == it || is_yen_again(it, rest));
    if !is_unit || !fits {
        return Err(NumberProblem::Unreadable);
    }
    let unit = if rest.is_empty() { currency.unwrap_or_default() } else { rest };
    Ok(Number {
        value: if negative { -value } else { value },
        unit: (!unit.is_empty()).then(|| unit.to_owned()),
        approximate,
    })
}

/// Takes off what receipts and bills write around an amount, so that nobody adds a
/// digit: `金1,000円也`, `¥1,000-`, and what it says of taxes: `1,000円(税込)`.
fn without_money_marks(text: &str) -> &str {
    const TAXES: [&str; 7] =
        ["(税込)", "(税込み)", "(税抜)", "(税抜き)", "(税別)", "(消費税込)", "(非課税)"];
    let bare = TAXES.iter().find_map(|tax| text.strip_suffix(tax)).unwrap_or(text);
    let bare =
        ["税込", "税抜", "税別"].iter().find_map(|tax| bare.strip_suffix(tax)).unwrap_or(bare);
    let written = bare.strip_prefix('金').unwrap_or(bare);
    let is_amount = written.len() < bare.len() || written.starts_with(['¥', '\\']);
    if !is_amount && !written.ends_with("円也") {
        return bare;
    }
    let written = written.strip_suffix('也').unwrap_or(written);
    written.trim_end_matches(['-', 'ー', '―', '—', '–', '−', '※']).trim_end_matches(".")
}

/// Takes the sign of a currency off the front of a number: `¥`, `US$`, `EUR`.
fn take_currency<'a>(text: &'a str, currency: &mut Option<&'static str>) -> &'a str {
    const SIGNS: [(&str, &str); 20] = [
        ("¥", "円"),
        ("\\", "円"),
        ("JPY", "円"),
        ("US$", "ドル"),
        ("USD", "ドル"),
        ("$", "ドル"),
        ("€", "ユーロ"),
        ("EUR", "ユーロ"),
        ("£", "ポンド"),
        ("GBP", "ポンド"),
        ("₩", "ウォン"),
        ("CNY", "元"),
        ("RMB", "元"),
        ("HK$", "香港ドル"),
        ("AU$", "豪ドル"),
        ("A$", "豪ドル"),
        ("C$", "カナダドル"),
        ("S$", "シンガポールドル"),
        ("NT$", "台湾ドル"),
        ("NZ$", "ニュージーランドドル"),
    ];
    match SIGNS.iter().find_map(|(sign, unit)| Some((*unit, text.strip_prefix(sign)?))) {
        Some((unit, rest)) => {
            *currency = Some(unit);
            rest
        }
        None => text,
    }
}

/// `¥3,000円/月` says 円 twice.
fn is_yen_again(currency: &str, rest: &str) -> bool {
    currency == "円" && rest.starts_with("円")
}

/// Stands in a text that is being cleaned for the mark of a note.
const NOTE: char = '\u{E000}';

/// Returns a text with one way of writing digits, without spaces and without
/// the marks of notes that follow the number.
///
/// The marks are taken out before the text is normalised, which would make
/// digits of them: NFKC writes ② and ² as 2.
fn clean(text: &str) -> Result<String, NumberProblem> {
    let text = text.trim();
    if text.contains(['⁄', '½', '¼', '¾', '⅓', '⅔']) {
        return Err(NumberProblem::Unreadable);
    }
    let mut closed = String::with_capacity(text.len());
    let mut is_spaced = false;
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        if !c.is_whitespace() {
            closed.extend(digit_or_note(c, before));
            before = c;
            continue;
        }
        let mut gap = vec![c];
        while let Some(space) = chars.next_if(|next| next.is_whitespace()) {
            gap.push(space);
        }
        if is_digit(before) && chars.peek().copied().is_some_and(is_digit) {
            // Spaces that do not break a line group thousands: 1 234 567.
            if !matches!(gap[..], ['\u{a0}' | '\u{2009}' | '\u{202f}']) {
                return Err(NumberProblem::Two);
            }
            closed.push(',');
            is_spaced = true;
        }
    }
    let normal: String = closed.nfkc().filter(|c| !c.is_whitespace()).collect();
    let bare = without_notes(&normal);
    // A small figure above ten is its power, not a note.
    if bare != normal && bare == "10" && text.contains(['²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'])
    {
        return Err(NumberProblem::Unreadable);
    }
    if is_spaced && matches!(number_alone(bare), Err(NumberProblem::Grouping)) {
        return Err(NumberProblem::Two);
    }
    Ok(bare.to_owned())
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// Returns a character as it stands, and [`NOTE`] for one that only looks like
/// a digit: ②, ², ⑴. The small figures of m² and CO₂ are part of a unit, as is
/// that of ㎡.
fn digit_or_note(c: char, before: char) -> Option<char> {
    if c.is_ascii() || is_digit(c) {
        return Some(c);
    }
    match c {
        '²' | '³' if matches!(before, 'm' | 'ｍ') => {
            return Some(if c == '²' { '2' } else { '3' });
        }
        '₂' if before == 'O' => return Some('2'),
        // The brackets of a small figure.
        '⁽' | '⁾' => return None,
        _ => {}
    }
    let mut normal = std::iter::once(c).nfkc();
    let begins_with_letter = normal.clone().next().is_some_and(char::is_alphabetic);
    let is_note = !begins_with_letter && normal.any(|c| c.is_ascii_digit());
    Some(if is_note { NOTE } else { c })
}

/// Takes the marks of notes off the end of a number: `②`, `※`, `*1)`, `注1`,
/// `(注)`, `[1]`.
fn without_notes(text: &str) -> &str {
    let mut rest = text;
    while let Some(before) = without_note(rest).filter(|before| !before.is_empty()) {
        rest = before;
    }
    rest
}

fn without_note(text: &str) -> Option<&str> {
    if let Some(before) = text.strip_suffix([NOTE, '※', '*', '†', '‡', '§']) {
        return Some(before);
    }
    let open = text.strip_suffix([')', ']']);
    let unnumbered = open.unwrap_or(text).trim_end_matches(|c: char| c.is_ascii_digit());
    if open.is_some()
        && text.ends_with(']')
        && let Some(before) = unnumbered.strip_suffix('[')
    {
        return Some(before);
    }
    let before = ["脚注", "注", "註", "※"].iter().find_map(|mark| unnumbered.strip_suffix(mark));
    // `12*3` may be a product, `12*3)` is not.
    let before = before.or_else(|| unnumbered.strip_suffix('*').filter(|_| open.is_some()))?;
    Some(if open.is_some() { before.trim_end_matches(['(', '[']) } else { before })
}

/// Returns whether a text that is no number holds two of them, beside each
/// other, on both sides of a stroke, or one in brackets after the other.
fn holds_two(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let Some(start) = text.find(is_part).filter(|_| !text.starts_with('=')) else { return false };
    let after = text[start..].trim_start_matches(is_part);
    let Some(next) = after.find(is_part) else { return false };
    let (between, second) = after.split_at(next);
    let is_between = |c: char| {
        matches!(c, '/' | '~' | '〜' | '(' | ')' | '[' | ']' | '・' | '→' | '-' | '−' | '‐' | '–')
            || matches!(c, '、' | '､' | ';' | '&' | '+' | '|')
            || (c.is_alphabetic() && !c.is_ascii())
    };
    let last = second.trim_start_matches(is_part);
    // 1、234 may be 1,234, mistyped.
    if matches!(between, "、" | "､") && second.len() - last.len() == 3 {
        return false;
    }
    between.chars().all(is_between)
        && !last.contains(is_part)
        && !text.contains(['年', '月', '日', '時'])
}

/// A unit is letters; anything with digits in it is a second number, apart
/// from the last one of m2, m3 and CO2.
fn is_unit(text: &str) -> bool {
    // 10件未満 is no number of anything.
    if ["以下", "以内", "未満", "超", "を超える", "以上"].iter().any(|it| text.ends_with(it))
    {
        return false;
    }
    let letters = match text.strip_suffix(['2', '3']) {
        Some(letters) if letters.ends_with(['m', 'M', 'O']) => letters,
        _ => text,
    };
    let is_part =
        |c: char| c.is_alphabetic() || matches!(c, '%' | '°' | '/' | '$' | '€' | '£' | '₩' | '¥');
    letters.chars().all(is_part)
}

/// Reads what most cells hold, ASCII digits with at most a sign and a fraction,
/// without any of the work that other writings need.
pub(crate) fn plain(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix('-').unwrap_or(text).as_bytes();
    let dots = digits.iter().filter(|&&byte| byte == b'.').count();
    let is_plain = digits.first()?.is_ascii_digit()
        && digits.last()?.is_ascii_digit()
        && dots <= 1
        && digits.len() - dots <= 28
        // 00123 may be a code: it is read, but not as a matter of course.
        && !(digits[0] == b'0' && digits.get(1).is_some_and(u8::is_ascii_digit))
        && digits.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.');
    if is_plain { Decimal::from_str_exact(text).ok().filter(|it| is_bounded(*it)) } else { None }
}

/// Reads digits with their multipliers: `1億2,000万`, `1.5千`, `300百万`.
fn scaled(text: &str) -> Result<(Decimal, &str), NumberProblem> {
    const MULTIPLIERS: [(&str, u64); 7] = [
        ("百万", 1_000_000),
        ("十億", 1_000_000_000),
        ("千万", 10_000_000),
        ("兆", 1_000_000_000_000),
        ("億", 100_000_000),
        ("万", 10_000),
        ("千", 1_000),
    ];
    let mut total = Decimal::ZERO;
    let mut rest = text;
    let mut last = None;
    loop {
        let (value, after) = digits(rest)?;
        let multiplier = MULTIPLIERS
            .iter()
            .find_map(|(word, factor)| Some((*factor, after.strip_prefix(word)?)));
        let Some((factor, after)) = multiplier else {
            if last.is_some_and(|last| value >= Decimal::from(last)) {
                return Err(NumberProblem::Unreadable);
            }
            let total = total.checked_add(value).ok_or(NumberProblem::TooLong)?;
            return Ok((total, after));
        };
        if last.is_some_and(|last| factor >= last) {
            return Err(NumberProblem::Unreadable);
        }
        total = value
            .checked_mul(Decimal::from(factor))
            .and_then(|part| total.checked_add(part))
            .ok_or(NumberProblem::TooLong)?;
        if !after.starts_with(|c: char| c.is_ascii_digit()) {
            return Ok((total, after));
        }
        (rest, last) = (after, Some(factor));
    }
}

/// Reads plain digits with an optional fraction, exponent and thousands
/// separators in the right places.
fn digits(text: &str) -> Result<(Decimal, &str), NumberProblem> {
    let end =
        text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(text.len());
    let (written, mut rest) = text.split_at(end);
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    if written.is_empty()
        || fraction.contains(['.', ','])
        || (whole.is_empty() && fraction.is_empty())
    {
        return Err(NumberProblem::Unreadable);
    }
    if whole.contains(',') {
        let groups: Vec<&str> = whole.split(',').collect();
        let sound =
            (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3);
        if !sound {
            return Err(NumberProblem::Grouping);
        }
    }
    let plain = written.replace(',', "");
    let value = Decimal::from_str_exact(&plain).map_err(|_| NumberProblem::TooLong)?;
    let mut value = value;
    if let Some(after) = rest.strip_prefix(['e', 'E']) {
        let signed = usize::from(after.starts_with(['+', '-']));
        let length = signed + after[signed..].bytes().take_while(u8::is_ascii_digit).count();
        if let Ok(exponent @ -20..=20) = after[..length].trim_start_matches('+').parse::<i32>() {
            let factor = Decimal::from(10_u64.pow(exponent.unsigned_abs().min(19)));
            let scaled =
                if exponent >= 0 { value.checked_mul(factor) } else { value.checked_div(factor) };
            value = scaled.ok_or(NumberProblem::TooLong)?;
            rest = &after[length..];
        }
    }
    Ok((value, rest))
}

/// What people write while a value is not there yet.
const NOT_KNOWN_YET: [&str; 31] = [
    "不明",
    "不詳",
    "未詳",
    "調査中",
    "調査予定",
    "集計中",
    "集計待ち",
    "未集計",
    "未調査",
    "未測定",
    "未計測",
    "確認中",
    "未確認",
    "精査中",
    "照会中",
    "問合せ中",
    "問い合わせ中",
    "算出中",
    "算定中",
    "作業中",
    "入力中",
    "報告待ち",
    "回答待ち",
    "未報告",
    "未回答",
    "未提出",
    "未着",
    "未確定",
    "把握中",
    "未把握",
    "データなし",
];

/// Reads a reported value; `None` where nothing was written.
///
/// # Errors
/// If the text is neither a number nor a sign for having none.
pub fn parse_measured(text: &str) -> Result<Option<Measured>, NumberProblem> {
    if let Some(value) = plain(text) {
        return Ok(Some(Measured::plain(value, None)));
    }
    let spaceless: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    if spaceless.is_empty() {
        return Ok(None);
    }
    let absent = match spaceless.as_str() {
        "-" | "ー" | "‐" | "―" | "–" | "—" | "−" | "皆無" | "なし" | "該当者なし" | "実績なし" => {
            Some(Reading::Nil)
        }
        "..." | "…" | "・・・" | "?" => Some(Reading::Unknown),
        "tbc" | "TBC" | "tba" | "TBA" | "tbd" | "TBD" => Some(Reading::Unknown),
        word if NOT_KNOWN_YET.contains(&word) => Some(Reading::Unknown),
        "x" | "X" | "χ" | "*" | "**" | "秘匿" | "非公表" | "公表不可" | "withheld" | "Withheld"
        | "suppressed" | "Suppressed" => Some(Reading::Suppressed),
        "/" | "\\" | "該当なし" | "対象外" | "N/A" | "n/a" | "NA" | "#N/A" => {
            Some(Reading::NotApplicable)
        }
        _ => None,
    };
    if let Some(reading) = absent {
        return Ok(Some(Measured {
            reading,
            provisional: false,
            revised: false,
            approximate: false,
            unit: None,
            outer_unit: None,
        }));
    }
    let clean = clean(text)?;
    let mut rest = clean.as_str();
    let mut provisional = false;
    let mut revised = false;
    for note in
        ["(見込)", "(見込み)", "(見込額)", "(予定)", "(暫定)", "(概算)", "(仮)", "見込", "見込み"]
    {
        if let Some(without) = rest.strip_suffix(note).filter(|it| !it.is_empty()) {
            (rest, provisional) = (without, true);
        }
    }
    for (mark, is_revision) in [
        ("p", false),
        ("prov.", false),
        ("provisional", false),
        ("速報", false),
        ("速報値", false),
        ("暫定値", false),
        ("r", true),
        ("訂正", true),
    ] {
        for marked in [mark.to_owned(), format!("({mark})")] {
            let without =
                rest.strip_prefix(marked.as_str()).or_else(|| rest.strip_suffix(marked.as_str()));
            if let Some(without) = without {
                rest = without;
                provisional |= !is_revision;
                revised |= is_revision;
            }
        }
    }
    let number = number_in(rest)?;
    Ok(Some(Measured {
        reading: Reading::Number(number.value),
        provisional,
        revised,
        approximate: number.approximate,
        unit: number.unit,
        outer_unit: None,
    }))
}

#[cfg(test)]
mod tests;
