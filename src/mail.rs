//! A draft of a mail with files (RFC 5322, MIME), which programs open to be read and sent
//! by a person. Nothing here sends anything.
//!
//! The same letter gives the same bytes: its day, its identifier and what stands between
//! its parts are given, and none of them comes from the clock. Everything is written as
//! ASCII in lines that every server takes. mail-builder would write it too; it switches on
//! a feature of simdutf8, and Typst would be built once more.

use jiff::civil::Date;

use crate::domain::mailbox::Mailbox;
use crate::domain::text::percent;

/// A letter and its files.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// Who writes, if they have an address.
    pub from: Option<&'a Mailbox>,
    /// Who is written to.
    pub to: &'a [Mailbox],
    /// What it is about.
    pub subject: &'a str,
    /// What it says.
    pub body: &'a str,
    /// The day.
    pub day: Date,
    /// What no other draft has: letters, digits and dots, with an `@` after at most 60.
    pub id: &'a str,
    /// The files, by their names.
    pub files: &'a [(&'a str, &'a [u8])],
}

impl Draft<'_> {
    /// Returns the draft as a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let (mark, _) = self.id.split_once('@').unwrap_or((self.id, ""));
        let boundary = format!("=_{mark}");
        let mut text = String::new();
        if let Some(from) = self.from {
            field(&mut text, "From", &mailbox(from));
        }
        let to: Vec<String> = self.to.iter().map(mailbox).collect();
        // A head without anybody is none.
        if !to.is_empty() {
            field(&mut text, "To", &to.join(",\r\n "));
        }
        field(&mut text, "Subject", &encoded(self.subject));
        // RFC 5322 writes days in English, whatever the letter is in.
        let day = self.day.strftime("%a, %d %b %Y 00:00:00 +0900").to_string();
        field(&mut text, "Date", &day);
        field(&mut text, "Message-ID", &format!("<{}>", self.id));
        // Outlook opens it as a draft.
        field(&mut text, "X-Unsent", "1");
        field(&mut text, "MIME-Version", "1.0");
        let mixed = format!("multipart/mixed;\r\n boundary=\"{boundary}\"");
        field(&mut text, "Content-Type", &mixed);
        text.push_str("\r\n");
        part(&mut text, &boundary, "text/plain; charset=utf-8", "inline");
        // A text of a mail has CRLF at its ends of lines.
        base64(&mut text, self.body.replace('\n', "\r\n").as_bytes(), Some(LINE));
        for (name, bytes) in self.files {
            let disposition = format!("attachment;\r\n {}", filename(name));
            part(&mut text, &boundary, media_type(name), &disposition);
            base64(&mut text, bytes, Some(LINE));
        }
        text.push_str(&format!("--{boundary}--\r\n"));
        text.into_bytes()
    }
}

fn field(text: &mut String, name: &str, value: &str) {
    text.push_str(&format!("{name}: {value}\r\n"));
}

fn part(text: &mut String, boundary: &str, kind: &str, disposition: &str) {
    text.push_str(&format!("--{boundary}\r\n"));
    field(text, "Content-Type", kind);
    field(text, "Content-Disposition", disposition);
    field(text, "Content-Transfer-Encoding", "base64");
    text.push_str("\r\n");
}

/// The name of a file as a parameter (RFC 2231); one of plain letters as it is.
fn filename(name: &str) -> String {
    if percent(name) == name {
        return format!("filename=\"{name}\"");
    }
    // In pieces, so that no line is longer than servers take.
    let pieces = name.as_bytes().chunks(18).map(percent).enumerate();
    let pieces = pieces.map(|(at, piece)| match at {
        0 => format!("filename*0*=UTF-8''{piece}"),
        at => format!("filename*{at}*={piece}"),
    });
    pieces.collect::<Vec<_>>().join(";\r\n ")
}

fn mailbox(mailbox: &Mailbox) -> String {
    match &mailbox.name {
        Some(name) => format!("{}\r\n <{}>", encoded(name), mailbox.address),
        None => mailbox.address.clone(),
    }
}

/// Text of a head as encoded words (RFC 2047), none longer than 75 characters.
fn encoded(text: &str) -> String {
    const MOST: usize = 45;
    let mut words: Vec<String> = Vec::new();
    for character in text.chars().filter(|it| !it.is_control()) {
        match words.last_mut().filter(|word| word.len() + character.len_utf8() <= MOST) {
            Some(word) => word.push(character),
            None => words.push(character.to_string()),
        }
    }
    let words = words.iter().map(|word| {
        let mut encoded = String::new();
        base64(&mut encoded, word.as_bytes(), None);
        format!("=?UTF-8?B?{encoded}?=")
    });
    words.collect::<Vec<_>>().join("\r\n ")
}

/// Bytes of a line: 76 characters.
const LINE: usize = 57;

/// Writes bytes in base64 (RFC 4648): in lines of so many of them, or without an end.
fn base64(text: &mut String, bytes: &[u8], line: Option<usize>) {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    text.reserve(bytes.len() / 3 * 4 + bytes.len() / 20 + 8);
    for line_of in bytes.chunks(line.unwrap_or(bytes.len().max(1))) {
        for three in line_of.chunks(3) {
            let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
            let all = byte(0) << 16 | byte(1) << 8 | byte(2);
            for at in 0..4_u32 {
                let digit = (all >> (18 - 6 * at)) & 63;
                let is_there = at as usize <= three.len();
                let digit = if is_there { DIGITS[digit as usize] } else { b'=' };
                text.push(char::from(digit));
            }
        }
        if line.is_some() {
            text.push_str("\r\n");
        }
    }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("pdf") => "application/pdf",
        Some("html") => "text/html",
        Some("ics") => "text/calendar",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_keeps_its_name() {
        assert_eq!(filename("report.ja.pdf"), "filename=\"report.ja.pdf\"");
        assert_eq!(filename("差 .x"), "filename*0*=UTF-8''%E5%B7%AE%20.x");
        let long = filename("差戻し票_見守り隊の記録.xlsx");
        assert!(long.starts_with("filename*0*=UTF-8''%E5%B7%AE%E6%88%BB"), "{long}");
        assert!(long.contains(";\r\n filename*1*=") && long.ends_with("filename*2*=lsx"), "{long}");
        assert!(long.split("\r\n").all(|line| line.len() < 78), "{long}");
    }

    #[test]
    fn bytes_are_written_as_everybody_writes_them() {
        for (plain, expected) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            let mut text = String::new();
            base64(&mut text, plain.as_bytes(), None);
            assert_eq!(text, expected, "{plain}");
        }
        let words = encoded(&"瀬戸のわ".repeat(9));
        assert!(words.split("\r\n ").all(|word| word.len() <= 75), "{words}");
        assert!(words.starts_with("=?UTF-8?B?54Cs5oi444Gu44KP"), "{words}");
    }
}
