//! Bytes to text: UTF-8, UTF-16 with a byte order mark, CP932 and EUC-JP.
//!
//! Shift_JIS files are read as CP932, the superset that Windows writes: it has
//! 髙, ① and ㈱, which plain Shift_JIS has not (domain.md 6.2).

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{EUC_JP, Encoding, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

/// A text and the encoding it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// The text, without its byte order mark.
    pub(crate) text: String,
    /// The encoding's name as people know it.
    pub(crate) encoding: &'static str,
    /// How many null characters were dropped.
    pub(crate) nulls: usize,
}

/// Bytes that no encoding we read makes sense of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Undecodable {
    /// The line of the first byte that does not fit, from 1.
    pub(crate) line: u32,
    /// The encoding that fits best.
    pub(crate) encoding: &'static str,
}

/// Reads bytes as text.
///
/// A byte order mark decides; then UTF-8 if all bytes fit; then CP932 or
/// EUC-JP, whichever the detector prefers and all bytes fit.
///
/// # Errors
/// If no encoding fits all bytes, with the first line that does not fit the
/// likeliest one. That is what a file pasted together from two encodings
/// looks like.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded, Undecodable> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return strict(&bytes[mark..], encoding);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return without_nulls(text.into(), UTF_8);
    }
    if let Some(line) = first_line_beside_utf8(bytes) {
        return Err(Undecodable { line, encoding: name(UTF_8) });
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let likely = detector.guess(Some(b"jp"), Utf8Detection::Allow);
    let other = if likely == EUC_JP { SHIFT_JIS } else { EUC_JP };
    let likely = if likely == EUC_JP || likely == UTF_8 { likely } else { SHIFT_JIS };
    let first = strict(bytes, likely);
    match first {
        Err(undecodable) => strict(bytes, other).map_err(|_| undecodable),
        decoded => decoded,
    }
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
        Some(text) => without_nulls(text, encoding),
        None => {
            let (text, _) = encoding.decode_without_bom_handling(bytes);
            let before = text.split('\u{FFFD}').next().unwrap_or("");
            let line = before.matches('\n').count() + 1;
            Err(Undecodable {
                line: u32::try_from(line).unwrap_or(u32::MAX),
                encoding: name(encoding),
            })
        }
    }
}

/// Drops null characters, which some exports leave between cells. A text with
/// many of them is no text, or UTF-16 without its mark.
fn without_nulls(text: Cow<'_, str>, encoding: &'static Encoding) -> Result<Decoded, Undecodable> {
    let nulls = text.bytes().filter(|&byte| byte == 0).count();
    if nulls * 20 > text.len() {
        return Err(Undecodable { line: 1, encoding: name(encoding) });
    }
    let text = if nulls == 0 { text.into_owned() } else { text.replace('\0', "") };
    Ok(Decoded { text, encoding: name(encoding), nulls })
}

fn name(encoding: &'static Encoding) -> &'static str {
    if encoding == SHIFT_JIS {
        "CP932"
    } else if encoding == UTF_16LE || encoding == UTF_16BE {
        "UTF-16"
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

    #[test]
    fn two_encodings_in_one_file_are_refused_with_the_line() {
        let bytes = ["団体名\n".as_bytes(), &SHIFT_JIS.encode("労働組合\n").0].concat();
        assert_eq!(decode(&bytes).expect_err("mixed").line, 2);
        let bytes = [&*SHIFT_JIS.encode("労働組合連合会\n").0, b"\xFF\xFF\xFF\n"].concat();
        assert_eq!(decode(&bytes).expect_err("no encoding fits").line, 2);
    }
}
