//! What a number format shows, where it changes what the number means.
//!
//! A reader of the sheet sees 5 shown as △5 or 1,234,000 shown as 1,234 under
//! a head of 千円, and that is what the sender meant to send. Formats that only
//! dress a number (commas, decimals, colours) change nothing.

use rust_decimal::Decimal;

use crate::records::grid::Value;

/// Returns a number as its format shows it.
pub(super) fn shown(number: Decimal, format: &str) -> Value {
    if format.is_empty() || format == "General" || format == "@" {
        return Value::Number(number);
    }
    let section = Section::of(number, format);
    if section.percents > 0 {
        return Value::Percent((number * Decimal::ONE_HUNDRED).normalize());
    }
    if section.is_code() && number.fract().is_zero() && !number.is_sign_negative() {
        let width = section.digits.len();
        return Value::Text(format!("{:0>width$}", number.normalize().to_string()).into());
    }
    let mut value = number;
    for _ in 0..section.thousands {
        value /= Decimal::ONE_THOUSAND;
    }
    // A minus that the format writes before a number that has none.
    let minus = section.before.contains(['△', '▲', '▵', '▴', '−', '-']);
    if minus && section.is_positive && value > Decimal::ZERO {
        value = -value;
    }
    let unit: String = section.after.chars().filter(|c| !c.is_whitespace()).collect();
    if !unit.is_empty() && unit.chars().all(char::is_alphabetic) {
        return Value::Text(format!("{}{unit}", value.normalize()).into());
    }
    Value::Number(value)
}

/// The part of a format that applies to a number.
#[derive(Debug, Default)]
struct Section {
    /// Literal text before the digits.
    before: String,
    /// Literal text after the digits.
    after: String,
    /// The placeholders of digits.
    digits: String,
    /// How many commas end the digits: each divides by a thousand.
    thousands: u32,
    percents: u32,
    is_positive: bool,
}

impl Section {
    /// Sections are for positive, negative and zero; with fewer of them, the
    /// first serves the rest, and Excel puts the minus itself.
    fn of(number: Decimal, format: &str) -> Self {
        let sections = split(format);
        let at = match sections.len() {
            0 | 1 => 0,
            2 => usize::from(number < Decimal::ZERO),
            _ if number.is_zero() => 2,
            _ => usize::from(number < Decimal::ZERO),
        };
        let mut section = Self::parse(sections.get(at).map_or("", String::as_str));
        section.is_positive = at == 0 && number > Decimal::ZERO;
        section
    }

    fn parse(text: &str) -> Self {
        let mut section = Self::default();
        let mut commas = 0;
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            match c {
                '"' => {
                    let literal: String = chars.by_ref().take_while(|&c| c != '"').collect();
                    section.literal(&literal);
                }
                '\\' => {
                    let literal: String = chars.by_ref().take(1).collect();
                    section.literal(&literal);
                }
                // A space as wide as the next character, and a filler.
                '_' | '*' => {
                    chars.next();
                }
                '[' => {
                    let inner: String = chars.by_ref().take_while(|&c| c != ']').collect();
                    // [$¥-411] is a currency sign with its language.
                    if let Some(currency) = inner.strip_prefix('$') {
                        section.literal(currency.split('-').next().unwrap_or(""));
                    }
                }
                '0' | '#' | '?' => {
                    section.digits.push(c);
                    commas = 0;
                }
                ',' => commas += 1,
                '.' => {
                    section.thousands = commas;
                    section.digits.push(c);
                    commas = 0;
                }
                '%' => section.percents += 1,
                c => section.literal(&c.to_string()),
            }
        }
        section.thousands = section.thousands.max(commas);
        section
    }

    fn literal(&mut self, text: &str) {
        if self.digits.is_empty() { self.before.push_str(text) } else { self.after.push_str(text) }
    }

    /// A format of zeros only is a code with leading zeros: 00123.
    fn is_code(&self) -> bool {
        self.digits.len() > 1 && self.digits.bytes().all(|byte| byte == b'0') && self.thousands == 0
    }
}

/// Splits a format at the semicolons outside quotes.
fn split(format: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let mut quoted = false;
    let mut escaped = false;
    for c in format.chars() {
        match c {
            ';' if !quoted && !escaped => sections.push(String::new()),
            c => {
                if c == '"' && !escaped {
                    quoted = !quoted;
                }
                if let Some(last) = sections.last_mut() {
                    last.push(c);
                }
            }
        }
        escaped = c == '\\' && !escaped;
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_change_the_meaning_are_honoured() {
        for (number, format, expected) in [
            ("1234567", "General", "1234567"),
            ("1234567", "#,##0", "1234567"),
            ("-5", "#,##0;\"△\"#,##0", "-5"),
            ("5", "\"△\"#,##0", "-5"),
            ("5", "▲0", "-5"),
            ("0", "\"△\"#,##0", "0"),
            ("1234000", "#,##0,", "1234"),
            ("1234567", "#,##0,", "1234.567"),
            ("2500000000", "0,,\"百万円\"", "2500百万円"),
            ("12", "0\"人\"", "12人"),
            ("12", "0\"千円\"", "12千円"),
            ("0.45", "0%", "45%"),
            ("0.455", "0.0%", "45.5%"),
            ("123", "00000", "00123"),
            ("1234", "#,##0_);(#,##0)", "1234"),
            ("1234", "[$¥-411]#,##0", "1234"),
            ("12", "0_ ;[Red]\\-0 ", "12"),
            ("-12", "0_ ;[Red]\\-0 ", "-12"),
        ] {
            let number: Decimal = number.parse().expect("a number");
            assert_eq!(shown(number, format).cell().to_text(), expected, "{number} {format}");
        }
    }
}
