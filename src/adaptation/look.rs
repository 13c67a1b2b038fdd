//! The named values of the look: colours and measures in `lib/theme.typ`, each changed in its
//! own line of a project's copy.

use crate::files::Files;

use super::changed::changed;
use super::copies::Unknown;
use super::wording::plain;

/// The file of the look.
pub const LOOK: &str = "templates/lib/theme.typ";

/// A named value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its name; in a table of values after the table's: `status-colours.late`.
    pub name: String,
    /// What it is, as it is written.
    pub value: String,
    /// Whether it is a colour.
    pub is_colour: bool,
}

/// Returns the values that a file of the look gives names: colours, measures, and in tables
/// those that are written out.
pub fn named(text: &str) -> Vec<Named> {
    let text = plain(text);
    let mut table = None;
    let mut values = Vec::new();
    for line in text.lines() {
        if line.starts_with(')') {
            table = None;
        }
        let Some((name, value)) = assigned(line, table) else { continue };
        if value == "(" {
            table = Some(name);
            continue;
        }
        let is_colour = hex(value).is_some();
        if is_colour || is_measure(value) {
            let name = table.map_or_else(|| name.to_owned(), |table| format!("{table}.{name}"));
            values.push(Named { name, value: value.to_owned(), is_colour });
        }
    }
    values
}

/// Returns the digits of a colour: `rgb("#0b4f6c")`.
pub fn hex(value: &str) -> Option<&str> {
    let digits = value.strip_prefix("rgb(\"#")?.strip_suffix("\")")?;
    let is_hex = digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit());
    is_hex.then_some(digits)
}

/// Whether a value is one measure: `10.5pt`.
pub fn is_measure(value: &str) -> bool {
    let number = ["pt", "mm", "em", "cm"].iter().find_map(|unit| value.strip_suffix(unit));
    number.is_some_and(|it| {
        let (whole, part) = it.split_once('.').unwrap_or((it, "0"));
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        is_digits(whole) && is_digits(part) && it.len() <= 8
    })
}

/// Returns the files that a project has once a value of the look is this, or is that of the
/// layer below again. A copy that says nothing else any more goes.
///
/// # Errors
/// If the layer below has no such file.
pub fn with_value(
    below: &Files,
    own: &Files,
    name: &str,
    value: Option<&str>,
) -> Result<Files, Unknown> {
    let was = below.text(LOOK).map(named).unwrap_or_default();
    let was = was.into_iter().find(|it| it.name == name).map(|it| it.value);
    match value.map(str::to_owned).or(was) {
        Some(value) => changed(below, own, "lib/theme", |text| replaced(text, name, &value)),
        None => Ok(Files::new()),
    }
}

/// A file of the look with another value in one line.
fn replaced(text: &str, name: &str, value: &str) -> String {
    let mut table: Option<String> = None;
    let mut changed = String::new();
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        if line.starts_with(')') {
            table = None;
        }
        match assigned(bare, table.as_deref()) {
            Some((it, "(")) => table = Some(it.to_owned()),
            Some((it, old)) => {
                let whole = table.as_deref().map_or_else(|| it.to_owned(), |t| format!("{t}.{it}"));
                if whole == name
                    && let Some(at) = bare.find(old)
                {
                    changed.push_str(&format!("{}{value}{}", &line[..at], &line[at + old.len()..]));
                    continue;
                }
            }
            None => {}
        }
        changed.push_str(line);
    }
    changed
}

/// The name that a line gives, and its value: `#let ink = rgb("#1d2530")`, and in a table
/// `late: rgb("#b03a00"),`.
fn assigned<'l>(line: &'l str, table: Option<&str>) -> Option<(&'l str, &'l str)> {
    let (name, value) = match table {
        None => line.strip_prefix("#let ")?.split_once(" = ")?,
        Some(_) => line.trim_start().trim_end_matches(',').split_once(": ")?,
    };
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    is_name.then_some((name.trim(), value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adaptation::kept;

    #[test]
    fn a_colour_is_changed_in_its_line_and_as_the_base_has_it_again() {
        let base = crate::template::base();
        let values = named(base.text(LOOK).expect("the look"));
        let value = |name: &str| values.iter().find(|it| it.name == name).map(|it| &*it.value);
        assert_eq!(value("accent"), Some("rgb(\"#0b4f6c\")"));
        assert_eq!(value("status-colours.late"), Some("rgb(\"#b03a00\")"));
        assert_eq!(value("body-size"), Some("10.5pt"));
        assert_eq!(
            (value("paper"), value("pitch"), value("status-colours.stale")),
            (None, None, None)
        );
        let none = Files::new();
        let blue = Some("rgb(\"#123456\")");
        let own = with_value(&base, &none, "status-colours.late", blue).expect("a copy");
        let text = own.text(LOOK).expect("a copy");
        assert!(
            text.starts_with("// Entaku") && text.contains("  late: rgb(\"#123456\"),"),
            "{text}"
        );
        assert_eq!(text.matches("#123456").count(), 1);
        assert_eq!(own.get(&kept(LOOK)), base.get(LOOK));
        let two = with_value(&base, &own, "accent", blue).expect("a copy");
        assert!(two.text(LOOK).expect("a copy").contains("#let accent = rgb(\"#123456\")\n"));
        assert!(two.get(&kept(LOOK)).is_none(), "what it was made of stays");
        let one = with_value(&base, &two, "status-colours.late", None).expect("a copy");
        assert!(!one.get(LOOK).expect("a copy").is_empty());
        let back = with_value(&base, &one, "accent", None).expect("a copy");
        assert!(back.get(LOOK).is_some_and(|it| it.is_empty()), "nothing of its own is left");
        assert!(with_value(&base, &none, "nobody", None).expect("nothing").is_empty());
    }

    #[test]
    fn only_colours_and_measures_are_values() {
        for (value, is_one) in [
            ("10.5pt", true),
            ("22mm", true),
            ("0.8em", true),
            ("pt", false),
            ("10.5", false),
            ("-1pt", false),
            ("1e3pt", false),
            ("1pt; panic()", false),
        ] {
            assert_eq!(is_measure(value), is_one, "{value}");
        }
        assert_eq!(hex("rgb(\"#0B4f6c\")"), Some("0B4f6c"));
        assert_eq!(
            (hex("rgb(\"#0b4f6\")"), hex("rgb(\"#0b4f6z\")"), hex("red")),
            (None, None, None)
        );
    }
}
