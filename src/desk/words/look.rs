//! Colours and measures of the documents. A colour that could not be read on paper is told.

use crate::adaptation::{Change, LOOK, Named, hex, is_measure, kept, named, with_value};

use super::entry::{Entry, Group, Input, Label};
use super::layers::Layers;
use super::refusal::Wrong;

use crate::locale::Words;

/// What a text needs against its ground, as WCAG 2.2 asks for it.
const CONTRAST: f64 = 4.5;

pub(super) fn groups(layers: &Layers) -> Vec<Group> {
    let (mut colours, mut statuses, mut measures) = (Vec::new(), Vec::new(), Vec::new());
    for entry in entries(layers) {
        match (&entry.input, entry.id.contains('.')) {
            (Input::Colour, false) => colours.push(entry),
            (Input::Colour, true) => statuses.push(entry),
            _ => measures.push(entry),
        }
    }
    let group = |word, entries| Group { word, entries, ..Group::default() };
    vec![
        group("look-colours", colours),
        group("look-statuses", statuses),
        group("look-measures", measures),
    ]
}

pub(super) fn entry(layers: &Layers, id: &str) -> Option<Entry> {
    entries(layers).into_iter().find(|it| it.id == id)
}

fn entries(layers: &Layers) -> Vec<Entry> {
    let of = |text: Option<&str>| text.map(named).unwrap_or_default();
    let below = of(layers.below().text(LOOK));
    let own = of(layers.own.text(LOOK));
    let was = of(layers.kept.text(&kept(LOOK)));
    let value = |all: &[Named], name: &str| {
        all.iter().find(|it| it.name == name).map(|it| shown(&it.value))
    };
    let words = layers.words();
    let all = below.iter().chain(own.iter().filter(|it| value(&below, &it.name).is_none()));
    let entry = |it: &Named| {
        let (below, was) = (value(&below, &it.name), value(&was, &it.name));
        let own = value(&own, &it.name).filter(|own| Some(own) != below.as_ref());
        let was = was.filter(|was| own.is_some() && Some(was) != below.as_ref());
        Entry {
            id: it.name.clone(),
            label: label(&it.name, &words),
            code: it.name.clone(),
            input: if it.is_colour { Input::Colour } else { Input::Line },
            own,
            below,
            was,
        }
    };
    all.map(entry).collect()
}

/// What the values are called in words of the desk's.
const LABELS: [(&str, &str); 22] = [
    ("ink", "look-ink"),
    ("muted", "look-muted"),
    ("accent", "look-accent"),
    ("hairline", "look-hairline"),
    ("tint", "look-tint"),
    ("fill-strong", "look-fill-strong"),
    ("fill-middle", "look-fill-middle"),
    ("fill-light", "look-fill-light"),
    ("logo-height", "look-logo-height"),
    ("logo-width", "look-logo-width"),
    ("body-size", "look-body-size"),
    ("table-size", "look-table-size"),
    ("note-size", "look-note-size"),
    ("running-size", "look-running-size"),
    ("smallest-size", "look-smallest-size"),
    ("latin-size", "look-latin-size"),
    ("latin-table-size", "look-latin-table-size"),
    ("plain-size", "look-plain-size"),
    ("ruby-size", "look-ruby-size"),
    ("paper-width", "look-paper-width"),
    ("paper-height", "look-paper-height"),
    ("hang", "look-hang"),
];

/// What a value is called: one of a judgement as documents say that.
fn label(name: &str, words: &Words) -> Label {
    if let Some((_, word)) = LABELS.iter().find(|(it, _)| *it == name) {
        return Label::Word(word);
    }
    let status = name.split_once('.').map(|(_, status)| status).unwrap_or_default();
    let said = ["status", "state", "light"]
        .iter()
        .find_map(|kind| words.get(&format!("{kind}-{status}"), &[]));
    Label::Said(said.unwrap_or_default())
}

/// A value as people write it: a colour by its digits.
fn shown(value: &str) -> String {
    hex(value).map_or_else(|| value.to_owned(), |digits| format!("#{digits}"))
}

pub(super) fn write(layers: &Layers, entry: &Entry, given: Option<&str>) -> Result<Change, Wrong> {
    let given = given.map(str::trim);
    let value = match (&entry.input, given) {
        (_, None) => None,
        (Input::Colour, Some(given)) => {
            let value = format!("rgb(\"#{}\")", given.trim_start_matches('#'));
            let digits = hex(&value).ok_or("colour")?;
            if !is_readable(&entry.id, digits) {
                return Err("contrast");
            }
            Some(value)
        }
        (_, Some(given)) => {
            Some(given.to_owned()).filter(|it| is_measure(it)).map(Some).ok_or("measure")?
        }
    };
    let files = with_value(layers.below(), &layers.own, &entry.id, value.as_deref());
    files.map(Change::of).map_err(|_| "place")
}

/// Whether a colour can be read: one of text on white paper, one that is laid under text
/// with ink on it. What is only a line or a bar needs not.
fn is_readable(name: &str, digits: &str) -> bool {
    const TEXTS: [&str; 3] = ["ink", "muted", "accent"];
    const GROUNDS: [&str; 3] = ["tint", "fill-middle", "fill-light"];
    const INK: &str = "1d2530";
    let is_text = TEXTS.contains(&name) || name.starts_with("status-colours.");
    let against = if is_text { "ffffff" } else { INK };
    (!is_text && !GROUNDS.contains(&name)) || contrast(digits, against) >= CONTRAST
}

/// The contrast of two colours, from 1 to 21.
fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(digits: &str) -> f64 {
    let part = |at: usize| {
        let part = digits.get(at..at + 2).and_then(|it| u8::from_str_radix(it, 16).ok());
        let part = f64::from(part.unwrap_or_default()) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_of_the_look_is_called_something() {
        let base = crate::template::base();
        let mut words = Words::new(crate::locale::Language::Ja);
        words.add(base.text("templates/locales/ja.ftl").expect("words"));
        for it in named(base.text(LOOK).expect("the look")) {
            assert_ne!(label(&it.name, &words), Label::Said(String::new()), "{}", it.name);
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((contrast("000000", "ffffff") - 21.0).abs() < 0.01);
        assert!((contrast("777777", "ffffff") - 4.48).abs() < 0.01);
        for (name, digits, is_fine) in [
            ("ink", "777777", false),
            ("ink", "767676", true),
            ("status-colours.late", "ffcc00", false),
            ("hairline", "ffffff", true),
            ("tint", "123456", false),
            ("tint", "eef3f6", true),
        ] {
            assert_eq!(is_readable(name, digits), is_fine, "{name} {digits}");
        }
    }
}
