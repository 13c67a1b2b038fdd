//! Texts whose parts are formatted each in its own way, where the format changes
//! what is read: 20¹ with a raised 1 is a number and its note, and a figure that
//! is struck out was taken back.
//!
//! calamine joins the parts and forgets how they look; so they are looked for in
//! the list of texts that all sheets of a workbook share.

use std::collections::BTreeMap;
use std::io::{BufReader, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// One part of a text.
#[derive(Default)]
struct Run {
    text: String,
    is_raised: bool,
    is_struck: bool,
}

/// Returns the texts that are read otherwise than they are joined, with what is
/// seen. A damaged part has none, which reading it will report.
pub(super) fn seen_otherwise(part: &mut impl Read) -> BTreeMap<String, String> {
    let mut seen = BTreeMap::new();
    let mut xml = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    let mut runs: Vec<Run> = Vec::new();
    let (mut in_text, mut in_reading) = (false, false);
    while let Ok(event) = xml.read_event_into(&mut buffer) {
        match &event {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "si" => runs.clear(),
                "r" => runs.push(Run::default()),
                // The reading above a word is none of its text.
                "rPh" => in_reading = true,
                "t" => {
                    in_text = matches!(event, Event::Start(_)) && !in_reading;
                    if runs.is_empty() {
                        runs.push(Run::default());
                    }
                }
                "strike" => {
                    if let Some(run) = runs.last_mut() {
                        run.is_struck = value_of(tag).is_none_or(|it| it != "0" && it != "false");
                    }
                }
                "vertAlign" => {
                    if let Some(run) = runs.last_mut() {
                        run.is_raised = value_of(tag).as_deref() == Some("superscript");
                    }
                }
                _ => {}
            },
            Event::Text(text) if in_text => {
                if let Some(run) = runs.last_mut() {
                    run.text.push_str(text);
                }
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => in_text = false,
                "rPh" => in_reading = false,
                "si" => seen.extend(otherwise(&runs)),
                _ => {}
            },
            _ => {}
        }
        buffer.clear();
    }
    seen
}

fn value_of(tag: &BytesStart<'_>) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == "val")?;
    Some(found.value.into_owned())
}

fn otherwise(runs: &[Run]) -> Option<(String, String)> {
    let joined: String = runs.iter().map(|run| run.text.as_str()).collect();
    let is_marked = runs.iter().any(|run| (run.is_raised || run.is_struck) && !run.text.is_empty());
    if !is_marked || !joined.contains(char::is_numeric) {
        return None;
    }
    let seen = runs.iter().map(|run| match run {
        Run { is_struck: true, text, .. } => format!("〔{text} 取消〕"),
        Run { is_raised: true, text, .. } => text.chars().map(raised).collect(),
        Run { text, .. } => text.clone(),
    });
    Some((joined.clone(), seen.collect()))
}

fn raised(c: char) -> char {
    match c {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '0' => '⁰',
        '4'..='9' => char::from_u32(u32::from(c) - u32::from('4') + 0x2074).unwrap_or(c),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raised_and_struck_digits_are_seen() {
        let run = |format: &str, text: &str| format!("<r><rPr>{format}</rPr><t>{text}</t></r>");
        let raised = run("<vertAlign val=\"superscript\"/>", "1");
        let struck = run("<strike/>", "8");
        for (inner, expected) in [
            (format!("{}{raised}", run("<b/>", "20")), Some(("201", "20¹"))),
            (format!("{struck}{}", run("<b/>", "20")), Some(("820", "〔8 取消〕20"))),
            (format!("{}{}", run("<b/>", "2"), run("", "0")), None),
            (format!("{}{}", run("<strike val=\"0\"/>", "2"), run("", "0")), None),
            ("<t>201</t>".to_owned(), None),
        ] {
            let xml = format!("<sst><si>{inner}</si></sst>");
            let seen = seen_otherwise(&mut xml.as_bytes());
            let seen: Vec<(&str, &str)> =
                seen.iter().map(|(joined, seen)| (joined.as_str(), seen.as_str())).collect();
            assert_eq!(seen.first().copied(), expected, "{inner}");
        }
    }
}
