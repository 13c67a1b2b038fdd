//! Bytes to text: UTF-8, UTF-16, CP932, EUC-JP and ISO-2022-JP.
//!
//! Shift_JIS files are read as CP932, the superset that Windows writes: it has
//! 髙, ① and ㈱, which plain Shift_JIS has not.
//!
//! Nearly any bytes are a text in some encoding, so that they fit proves little:
//! half-width kana of CP932 are kanji in EUC-JP, and UTF-8 that was cut, Big5 or
//! GBK are rare kanji in both. What is read must also look like Japanese; what
//! does not is refused, because a name that turned into others is printed
//! without anybody noticing.

mod plausible;

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252,
};

use self::plausible::Look;

/// A text and the encoding it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// The text, without its byte order mark.
    pub(crate) text: String,
    /// The encoding's name as people know it.
    pub(crate) encoding: &'static str,
}

/// Bytes that no encoding we read makes sense of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Undecodable {
    /// The line of the first byte that does not fit, from 1.
    pub(crate) line: u32,
    /// The encoding that fits best.
    pub(crate) encoding: &'static str,
    /// Whether the bytes are most likely sound, in an encoding that is not
    /// read.
    pub(crate) is_foreign: bool,
}

/// Reads bytes as text.
///
/// A byte order mark decides, then the escapes of ISO-2022-JP, then the zeros of
/// UTF-16; then UTF-8 if all bytes fit; then CP932, unless EUC-JP is clearly
/// better.
///
/// # Errors
/// If no encoding fits all bytes, or what comes out does not look like Japanese,
/// with the first line that does not fit the likeliest one. That is what a file
/// pasted together from two encodings looks like.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded, Undecodable> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return strict(&bytes[mark..], encoding);
    }
    let is_escape = |it: &[u8]| matches!(it, [0x1B, b'$', b'@' | b'B'] | [0x1B, b'(', b'I' | b'J']);
    if bytes.contains(&0x1B) && bytes.windows(3).any(is_escape) {
        return strict(bytes, ISO_2022_JP);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return strict(bytes, encoding);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return kana_like_utf8(text).unwrap_or_else(|| with_few_nulls(text.into(), UTF_8));
    }
    if let Some(line) = first_line_beside_utf8(bytes).or_else(|| line_of_cut_utf8(bytes)) {
        return Err(Undecodable { line, encoding: name(UTF_8), is_foreign: false });
    }
    japanese(bytes)
}

/// Reads half-width kana of CP932 that are UTF-8 by chance: ﾋｶﾞｼ are the bytes of
/// two letters of scripts that nobody here writes. `None` if the text is UTF-8.
fn kana_like_utf8(text: &str) -> Option<Result<Decoded, Undecodable>> {
    if text.is_ascii() || text.chars().any(|c| c >= '\u{800}') {
        return None;
    }
    let decoded = strict(text.as_bytes(), SHIFT_JIS).ok()?;
    let look = Look::of(&decoded.text);
    if !look.is_sound() || !look.is_half_width() {
        return None;
    }
    let is_foreign = |c: char| matches!(c, '\u{250}'..='\u{36f}' | '\u{530}'..='\u{7ff}');
    if text.contains(is_foreign) {
        return Some(Ok(decoded));
    }
    // A letter with an accent stands beside others; £ and ° are no letters.
    let mut cells = text.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric());
    let is_sign = |cell: &str| !cell.contains(|c: char| !c.is_ascii() && c.is_alphabetic());
    if cells.all(|cell| is_sign(cell) || cell.contains(|c: char| c.is_ascii())) {
        return None;
    }
    let line = first_line_beyond_ascii(text.as_bytes());
    Some(Err(Undecodable { line, encoding: name(UTF_8), is_foreign: false }))
}

/// Reads bytes that are not UTF-8 as CP932 or EUC-JP.
fn japanese(bytes: &[u8]) -> Result<Decoded, Undecodable> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Allow);
    let (cp932, euc) = (strict(bytes, SHIFT_JIS), strict(bytes, EUC_JP));
    let look = |decoded: &Result<Decoded, Undecodable>| {
        decoded.as_ref().ok().map(|decoded| Look::of(&decoded.text))
    };
    let (cp932_look, euc_look) = (look(&cp932), look(&euc));
    let is_cp932 = match (&cp932_look, &euc_look) {
        (Some(look), None) => look.is_sound(),
        // Half-width kana under an English head are kanji in EUC-JP, and the
        // reverse.
        (Some(look), Some(euc)) => {
            let may_be_kana = euc.is_sound() && euc.is_half_width();
            look.is_sound() && look.is_certain() && !may_be_kana
        }
        (None, _) => false,
    };
    if is_cp932 {
        return cp932;
    }
    let is_euc = euc_look.is_some_and(|look| {
        let other = cp932_look.is_none_or(|cp932| !cp932.is_sound());
        look.is_sound() && other && (look.has_kana() || guess == EUC_JP)
    });
    if is_euc {
        return euc;
    }
    // Of bytes that fit neither, most may be sound: they are damaged, and told
    // where.
    for (found, encoding) in [(cp932, SHIFT_JIS), (euc, EUC_JP)] {
        if let Err(undecodable) = found
            && is_damaged(bytes, encoding)
        {
            return Err(undecodable);
        }
    }
    let is_foreign = guess != SHIFT_JIS && guess != EUC_JP && guess != UTF_8;
    Err(Undecodable { line: first_line_beyond_ascii(bytes), encoding: name(guess), is_foreign })
}

/// Returns whether bytes look like Japanese but for some that do not fit.
fn is_damaged(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let lost = text.matches('\u{fffd}').count();
    let look = Look::of(&text.replace('\u{fffd}', ""));
    look.is_sound() && look.outweighs(lost)
}

/// Returns the encoding of UTF-16 text that lacks its mark: the separators,
/// figures and ends of lines of a table have a zero on one side.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    let bytes = bytes.get(..1 << 16).unwrap_or(bytes);
    let zeros = |at: usize| bytes.iter().skip(at).step_by(2).filter(|&&byte| byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let many = (bytes.len() / 2).div_ceil(20).max(2);
    // 一 and 最 have a zero on the other side, and are fewer than commas.
    match (first, second) {
        (few, most) if most >= many && few * 4 <= most => Some(UTF_16LE),
        (most, few) if most >= many && few * 4 <= most => Some(UTF_16BE),
        _ => None,
    }
}

/// Returns the line on which UTF-8 was cut or damaged, if most of what is not
/// ASCII is UTF-8 nevertheless.
fn line_of_cut_utf8(bytes: &[u8]) -> Option<u32> {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    let mut first = None;
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        let kana_or_kanji =
            |c: &char| matches!(*c, '\u{3040}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF9F}');
        sound += chunk.valid().chars().filter(kana_or_kanji).count();
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            broken += 1;
            first.get_or_insert(at);
            at += chunk.invalid().len();
        }
    }
    let before = bytes.get(..first?)?;
    (sound > 0 && sound >= broken).then(|| line_after(before))
}

fn line_after(before: &[u8]) -> u32 {
    let breaks = before.iter().filter(|&&byte| byte == b'\n').count();
    u32::try_from(breaks + 1).unwrap_or(u32::MAX)
}

fn first_line_beyond_ascii(bytes: &[u8]) -> u32 {
    let at = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    line_after(&bytes[..at])
}

/// Returns the first line that is not UTF-8, if other lines are without doubt:
/// two files pasted together. Read as CP932, such lines would become rare
/// kanji without any error.
fn first_line_beside_utf8(bytes: &[u8]) -> Option<u32> {
    let is_utf8 = |line: &&[u8]| {
        let kana_or_kanji = line.iter().filter(|byte| matches!(byte, 0xE3..=0xE9)).count();
        kana_or_kanji >= 2 && std::str::from_utf8(line).is_ok()
    };
    bytes.split(|&byte| byte == b'\n').find(is_utf8)?;
    let first =
        bytes.split(|&byte| byte == b'\n').position(|line| std::str::from_utf8(line).is_err())?;
    u32::try_from(first + 1).ok()
}

fn strict(bytes: &[u8], encoding: &'static Encoding) -> Result<Decoded, Undecodable> {
    let fits = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    match fits {
        Some(text) => with_few_nulls(text, encoding),
        None => {
            let (text, _) = encoding.decode_without_bom_handling(bytes);
            let before = text.split('\u{FFFD}').next().unwrap_or("");
            let line = before.matches('\n').count() + 1;
            Err(Undecodable {
                line: u32::try_from(line).unwrap_or(u32::MAX),
                encoding: name(encoding),
                is_foreign: false,
            })
        }
    }
}

/// A text with many null characters is no text, or UTF-16 without its mark; a few
/// stand where something was lost, and are told as other control characters are.
fn with_few_nulls(text: Cow<'_, str>, encoding: &'static Encoding) -> Result<Decoded, Undecodable> {
    let nulls = text.bytes().filter(|&byte| byte == 0).count();
    if nulls * 20 > text.len() {
        return Err(Undecodable { line: 1, encoding: name(encoding), is_foreign: false });
    }
    Ok(Decoded { text: text.into_owned(), encoding: name(encoding) })
}

fn name(encoding: &'static Encoding) -> &'static str {
    if encoding == SHIFT_JIS {
        "CP932"
    } else if encoding == UTF_16LE || encoding == UTF_16BE {
        "UTF-16"
    } else if encoding == WINDOWS_1252 {
        "Windows-1252"
    } else {
        encoding.name()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, encoding: &str) {
        let decoded = decode(bytes).expect("decodes");
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
    }

    #[test]
    fn every_encoding_people_send_is_read() {
        let text = "会議ID,開催日\r\n髙木①㈱,令和7年4月1日\r\n";
        check(text.as_bytes(), text, "UTF-8");
        check(&[b"\xEF\xBB\xBF", text.as_bytes()].concat(), text, "UTF-8");
        check(&SHIFT_JIS.encode(text).0, text, "CP932");
        let euc = "会議の名前,開催日\n運営委員会,令和7年4月1日\n";
        check(&EUC_JP.encode(euc).0, euc, "EUC-JP");
        let mut utf16 = vec![0xFF, 0xFE];
        utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        check(&utf16, text, "UTF-16");
    }

    /// Every word is right or refused, in both encodings, under an English head.
    #[test]
    fn short_words_are_right_or_refused() {
        const WORDS: [&str; 48] = [
            "ｾﾝﾀｰ",
            "ﾋｶﾞｼ",
            "ﾐﾄﾞﾘ",
            "ｱｵｲ",
            "ﾐﾅﾄ",
            "ｶﾀｶﾅ",
            "ﾎﾞﾗﾝﾃｨｱ",
            "ｺﾄﾞﾓ",
            "ﾃｽﾄ",
            "ｷｮｳｶｲ",
            "ｼｮｸﾄﾞｳ",
            "ﾆｼ",
            "ﾏﾁ",
            "ﾔﾏﾀﾞ",
            "ｻﾄｳ",
            "ﾅｶﾞﾉ",
            "ﾁｲｷﾌﾞ",
            "ﾌﾟﾗｻﾞ",
            "東部",
            "西部",
            "団体",
            "住民",
            "目標",
            "指標",
            "協働",
            "北",
            "会議",
            "高齢者",
            "労働組合",
            "見守り",
            "こども",
            "子ども食堂",
            "みなと",
            "あおい",
            "まちづくり",
            "センター",
            "サービス",
            "ボランティア",
            "訪問の件数",
            "髙木",
            "山﨑",
            "澤田",
            "齋藤",
            "渡邊",
            "事業者",
            "第1回総会",
            "㈱青井",
            "町会",
        ];
        let mut right = 0;
        for word in WORDS {
            for encoding in [SHIFT_JIS, EUC_JP] {
                let text = format!("indicator,period,value,area\nI01,2026-09,12,{word}\n");
                let (bytes, _, lost) = encoding.encode(&text);
                if lost {
                    continue;
                }
                match decode(&bytes) {
                    Ok(decoded) => {
                        assert_eq!(decoded.text, text, "{word} in {}", encoding.name());
                        right += 1;
                    }
                    Err(undecodable) => assert_eq!(undecodable.line, 2, "{word}"),
                }
            }
        }
        assert!(right > 55, "only {right} were read");
        for word in ["ｾﾝﾀｰ", "ﾋｶﾞｼ", "ﾐﾄﾞﾘ", "ｱｵｲ", "東部", "髙木"]
        {
            let text = format!("area\n{word}\n");
            check(&SHIFT_JIS.encode(&text).0, &text, "CP932");
        }
    }

    #[test]
    fn other_encodings_are_refused_by_name() {
        use encoding_rs::{BIG5, EUC_KR, GBK};
        for (encoding, words) in [
            (GBK, ["北京市朝阳区", "青岛中心", "中文", "志愿者协会的活动记录"]),
            (BIG5, ["台北市政府", "社會福利協會", "中文", "志工協會的活動紀錄"]),
            (EUC_KR, ["서울특별시", "자원봉사센터", "한국", "지역사회복지협의체"]),
        ] {
            for word in words {
                let text = format!("org_id,org_name\nG01,{word}\n");
                let (bytes, _, _) = encoding.encode(&text);
                let found = decode(&bytes);
                assert!(found.is_err(), "{word} in {}: {found:?}", encoding.name());
            }
            let text = format!("org_id,org_name\nG01,{}\n", words[3]);
            let undecodable = decode(&encoding.encode(&text).0).expect_err("foreign");
            assert_eq!((undecodable.encoding, undecodable.is_foreign), (encoding.name(), true));
        }
        assert!(decode(b"name\nPe\xE9rez\n").is_err());
    }

    #[test]
    fn mails_and_exports_without_a_mark_are_read() {
        let text = "会議ID,開催日,備考\r\nM1,令和7年4月1日,一般に最も\r\n";
        check(&ISO_2022_JP.encode(text).0, text, "ISO-2022-JP");
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&utf16, text, "UTF-16");
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&utf16, text, "UTF-16");
    }

    #[test]
    fn accents_are_no_kana() {
        for text in ["name\nJosé\n", "name\n5°C\n", "name\nMüller, Zoë\n", "name\nМосква\n"]
        {
            check(text.as_bytes(), text, "UTF-8");
        }
    }

    #[test]
    fn utf8_that_was_cut_is_refused() {
        for (text, cut) in
            [("name\n見守り訪問", 1), ("name\n見守り訪問", 2), ("name\n見守", 1), ("a\n見", 1)]
        {
            let bytes = &text.as_bytes()[..text.len() - cut];
            assert_eq!(decode(bytes).expect_err("cut").line, 2, "{text}");
            let inside = [bytes, b"\nG02,x\n"].concat();
            assert_eq!(decode(&inside).expect_err("cut inside").line, 2, "{text}");
        }
    }

    #[test]
    fn two_encodings_in_one_file_are_refused_with_the_line() {
        let bytes = ["団体名\n".as_bytes(), &SHIFT_JIS.encode("労働組合\n").0].concat();
        assert_eq!(decode(&bytes).expect_err("mixed").line, 2);
        let bytes = [&*SHIFT_JIS.encode("労働組合連合会\n").0, b"\xFF\xFF\xFF\n"].concat();
        assert_eq!(decode(&bytes).expect_err("no encoding fits").line, 2);
    }
}
