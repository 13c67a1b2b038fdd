//! Number formats: what their sections, conditions and placeholders are.
//!
//! A format has up to four sections between semicolons (ECMA-376, 18.8.31).
//! Without conditions they are for positive numbers, negative ones, zero and
//! text; at most the first two may have a condition in brackets, and then the
//! first that holds is taken, else the one after them.

use rust_decimal::Decimal;

/// A number format, taken apart.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Format {
    /// The format as the file has it.
    pub(super) code: String,
    sections: Vec<Section>,
    /// The section for text, if there is one.
    pub(super) text: Option<Section>,
}

/// One section of a format.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Section {
    condition: Option<Condition>,
    pub(super) parts: Vec<Part>,
    /// How many commas divide by a thousand.
    pub(super) thousands: u32,
    /// Whether its numbers are drawn in a colour, as negative ones often are.
    pub(super) is_coloured: bool,
}

/// One piece of a section.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    /// Text shown as it is.
    Literal(String),
    /// A space as wide as something, or a filler.
    Space,
    /// A placeholder of a digit before the point: 0, # or ?.
    Digit(char),
    /// The point and the placeholders after it.
    Fraction,
    /// An exponent or the divisor of a fraction: the rest of a number that is
    /// dressed and not changed.
    Dress,
    Percent,
    /// General: the number as it is.
    General,
    /// The text itself: @.
    Text,
    Date(Unit),
    /// A length of time: `[h]`, `[m]`, `[s]`.
    Elapsed,
}

/// What a date format shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// The name of the era, in so many letters.
    Era(usize),
    /// The year of the era.
    EraYear,
    Year,
    Month,
    Day,
    Weekday,
    Hour,
    Minute,
    Second,
    /// AM/PM.
    Half,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Condition {
    comparison: Comparison,
    number: Decimal,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Less,
    AtMost,
    Equal,
    Other,
    AtLeast,
    More,
}

impl Condition {
    /// Reads `>=1000`.
    fn parse(text: &str) -> Option<Self> {
        let signs = [
            ("<=", Comparison::AtMost),
            ("<>", Comparison::Other),
            (">=", Comparison::AtLeast),
            ("<", Comparison::Less),
            (">", Comparison::More),
            ("=", Comparison::Equal),
        ];
        let (rest, comparison) =
            signs.iter().find_map(|(sign, it)| Some((text.strip_prefix(sign)?, *it)))?;
        let number = rest.trim();
        let number = number.parse().or_else(|_| Decimal::from_scientific(number)).ok()?;
        Some(Self { comparison, number })
    }

    fn holds(self, number: Decimal) -> bool {
        match self.comparison {
            Comparison::Less => number < self.number,
            Comparison::AtMost => number <= self.number,
            Comparison::Equal => number == self.number,
            Comparison::Other => number != self.number,
            Comparison::AtLeast => number >= self.number,
            Comparison::More => number > self.number,
        }
    }
}

/// The section that shows a number.
pub(super) struct Chosen<'a> {
    /// `None` where Excel falls back to General.
    pub(super) section: Option<&'a Section>,
    /// Whether the section is the one for negative numbers, which shows them
    /// without their minus.
    pub(super) drops_minus: bool,
}

impl Format {
    pub(super) fn parse(code: &str) -> Self {
        if code.trim().is_empty() {
            return Self::default();
        }
        let mut sections: Vec<Section> = split(code).iter().map(|it| Section::parse(it)).collect();
        let is_text = |section: &Section| section.parts.contains(&Part::Text);
        let text = match sections.len() {
            4.. => {
                sections.truncate(4);
                sections.pop()
            }
            _ if sections.last().is_some_and(is_text) => sections.pop(),
            _ => None,
        };
        Self { code: code.to_owned(), sections, text }
    }

    /// Returns the section that shows a number.
    pub(super) fn choose(&self, number: Decimal) -> Chosen<'_> {
        let section = |at: usize| self.sections.get(at);
        let holds = |at: usize| -> Option<bool> { Some(section(at)?.condition?.holds(number)) };
        if self.sections.iter().take(2).any(|section| section.condition.is_some()) {
            let at = match (holds(0), holds(1)) {
                (Some(true), _) => Some(0),
                // A second condition beside a first section without one, which
                // is then for positive numbers.
                (None, Some(true)) if number <= Decimal::ZERO => Some(1),
                (None, Some(_)) if number > Decimal::ZERO => Some(0),
                (_, Some(true)) => Some(1),
                (Some(false), Some(false)) | (None, Some(false)) => Some(2),
                (Some(false), None) => Some(1),
                (None, None) => None,
            };
            return Chosen { section: at.and_then(section), drops_minus: false };
        }
        let at = match self.sections.len() {
            0 | 1 => 0,
            2 => usize::from(number < Decimal::ZERO),
            _ if number.is_zero() => 2,
            _ => usize::from(number < Decimal::ZERO),
        };
        Chosen { section: section(at), drops_minus: at == 1 }
    }
}

impl Section {
    fn parse(text: &str) -> Self {
        let mut section = Self::default();
        let mut commas = 0;
        let mut after_point = false;
        let chars: Vec<char> = text.chars().collect();
        let mut at = 0;
        let run = |at: usize| {
            let first = chars[at].to_ascii_lowercase();
            chars[at..].iter().take_while(|c| c.to_ascii_lowercase() == first).count()
        };
        let starts = |at: usize, word: &str| {
            let rest = chars.iter().skip(at).map(char::to_ascii_lowercase);
            rest.take(word.chars().count()).eq(word.chars())
        };
        while at < chars.len() {
            let c = chars[at];
            at += 1;
            match c {
                '"' => {
                    let literal: String = chars[at..].iter().take_while(|c| **c != '"').collect();
                    at += literal.chars().count() + 1;
                    section.literal(&literal);
                }
                // The Japanese Excel writes ! where others write a backslash.
                '\\' | '!' => {
                    if let Some(c) = chars.get(at) {
                        section.literal(&c.to_string());
                    }
                    at += 1;
                }
                '_' | '*' => {
                    section.parts.push(Part::Space);
                    at += 1;
                }
                '[' => {
                    let inner: String = chars[at..].iter().take_while(|c| **c != ']').collect();
                    at += inner.chars().count() + 1;
                    section.bracket(&inner);
                }
                _ if starts(at - 1, "general") => {
                    at += 6;
                    section.parts.push(Part::General);
                }
                _ if starts(at - 1, "g/標準") => {
                    at += 3;
                    section.parts.push(Part::General);
                }
                _ if starts(at - 1, "am/pm") => {
                    at += 4;
                    section.parts.push(Part::Date(Unit::Half));
                }
                _ if starts(at - 1, "a/p") => {
                    at += 2;
                    section.parts.push(Part::Date(Unit::Half));
                }
                '0' | '#' | '?' if after_point => {}
                '0' | '#' | '?' => {
                    section.parts.push(Part::Digit(c));
                    commas = 0;
                }
                ',' => commas += 1,
                '.' if section.has_digits() => {
                    section.thousands = section.thousands.max(commas);
                    (commas, after_point) = (0, true);
                    section.parts.push(Part::Fraction);
                }
                '%' => section.parts.push(Part::Percent),
                '@' => section.parts.push(Part::Text),
                'E' | 'e' if matches!(chars.get(at), Some('+' | '-')) && section.has_digits() => {
                    // The digits of the exponent are no digits of the number.
                    at += 1;
                    while matches!(chars.get(at), Some('0' | '#' | '?')) {
                        at += 1;
                    }
                    section.parts.push(Part::Dress);
                }
                '/' if section.has_digits() => {
                    while matches!(chars.get(at), Some('0'..='9' | '#' | '?')) {
                        at += 1;
                    }
                    section.parts.push(Part::Dress);
                }
                'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'g' | 'G' | 'e'
                | 'E' | 'a' | 'A' | 'r' | 'R' | 'b' | 'B' => {
                    let count = run(at - 1);
                    at += count - 1;
                    section.date(c.to_ascii_lowercase(), count);
                }
                c if c.is_whitespace() => section.parts.push(Part::Space),
                c => section.literal(&c.to_string()),
            }
        }
        // More would leave nothing of any number.
        section.thousands = section.thousands.max(commas).min(9);
        section.minutes();
        section
    }

    fn has_digits(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Digit(_)))
    }

    /// Returns whether the section shows a date or a time.
    pub(super) fn is_date(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Date(_) | Part::Elapsed))
    }

    fn literal(&mut self, text: &str) {
        match self.parts.last_mut() {
            Some(Part::Literal(before)) => before.push_str(text),
            _ => self.parts.push(Part::Literal(text.to_owned())),
        }
    }

    fn bracket(&mut self, inner: &str) {
        // [$¥-411] is a currency sign with its language.
        if let Some(currency) = inner.strip_prefix('$') {
            let (sign, language) = currency.rsplit_once('-').unwrap_or((currency, ""));
            // The sign of the yen is that of the yuan too: its language tells.
            let is_yuan =
                matches!(sign, "¥" | "￥") && language.ends_with("04") && language != "404";
            match sign {
                "" => {}
                _ if is_yuan => self.literal("元"),
                sign => self.literal(sign),
            }
        } else if let Some(condition) = Condition::parse(inner) {
            self.condition = Some(condition);
        } else {
            let lower = inner.to_ascii_lowercase();
            let is_elapsed = matches!(lower.chars().next(), Some('h' | 'm' | 's'))
                && lower.chars().all(|c| lower.starts_with(c));
            if is_elapsed {
                self.parts.push(Part::Elapsed);
            }
            self.is_coloured |= ["red", "赤", "blue", "青", "green", "緑", "magenta", "紫"]
                .contains(&lower.as_str())
                || lower.starts_with("color")
                || lower.starts_with("色");
        }
    }

    fn date(&mut self, letter: char, count: usize) {
        let unit = match (letter, count) {
            ('y', _) => Unit::Year,
            ('m', _) => Unit::Month,
            ('d', 1 | 2) => Unit::Day,
            ('d', _) | ('a', 3..) => Unit::Weekday,
            ('h', _) => Unit::Hour,
            ('s', _) => Unit::Second,
            ('g', count) => Unit::Era(count),
            ('e', _) => Unit::EraYear,
            // r is the era's name and year in one.
            ('r', _) => {
                self.parts.push(Part::Date(Unit::Era(3)));
                Unit::EraYear
            }
            (letter, count) => {
                self.literal(&letter.to_string().repeat(count));
                return;
            }
        };
        self.parts.push(Part::Date(unit));
    }

    /// m is minutes after hours and before seconds.
    fn minutes(&mut self) {
        let marks: Vec<usize> = (0..self.parts.len())
            .filter(|&at| matches!(self.parts[at], Part::Date(_) | Part::Elapsed))
            .collect();
        for (order, &at) in marks.iter().enumerate() {
            if self.parts[at] != Part::Date(Unit::Month) {
                continue;
            }
            let before =
                order.checked_sub(1).and_then(|it| marks.get(it)).map(|&it| &self.parts[it]);
            let after = marks.get(order + 1).map(|&it| &self.parts[it]);
            if matches!(before, Some(Part::Date(Unit::Hour) | Part::Elapsed))
                || matches!(after, Some(Part::Date(Unit::Second)))
            {
                self.parts[at] = Part::Date(Unit::Minute);
            }
        }
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
        escaped = matches!(c, '\\' | '!' | '_' | '*') && !escaped && !quoted;
    }
    sections
}

/// Returns the code of a format that files name by its number only. Those of
/// 27 to 36 and 50 to 58 are what the Japanese Excel shows.
pub(super) fn built_in(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 => "yyyy/m/d",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "yyyy/m/d h:mm",
        27 | 36 | 50 | 57 => "[$-411]ge.m.d",
        28 | 29 | 51 | 54 | 58 => "[$-411]ggge\"年\"m\"月\"d\"日\"",
        30 => "m/d/yy",
        31 => "yyyy\"年\"m\"月\"d\"日\"",
        32 => "h\"時\"mm\"分\"",
        33 => "h\"時\"mm\"分\"ss\"秒\"",
        34 | 52 | 55 => "yyyy\"年\"m\"月\"",
        35 | 53 | 56 => "m\"月\"d\"日\"",
        37 => "#,##0 ;(#,##0)",
        38 => "#,##0 ;[Red](#,##0)",
        39 => "#,##0.00;(#,##0.00)",
        40 => "#,##0.00;[Red](#,##0.00)",
        41 | 42 => "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)",
        43 | 44 => "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mmss.0",
        48 => "##0.0E+0",
        49 => "@",
        _ => "",
    }
}
