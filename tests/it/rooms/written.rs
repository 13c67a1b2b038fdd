//! Whether a room's files hold what it tells: looked for in their cells as plain
//! text and numbers, without the reader under test.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use entaku::files::Files;
use rust_decimal::Decimal;

use super::facts::{Fact, Facts, Kind};
use super::truth::Truth;

/// Every text and every number of the files.
struct Cells {
    text: String,
    numbers: BTreeSet<Decimal>,
}

/// Returns the facts of which a name or a number stands nowhere.
pub(super) fn missing(files: &Files, told: &Facts, truth: &Truth) -> Vec<String> {
    let cells = Cells::of(files);
    let is_missing = |fact: &Fact| !cells.hold(fact, truth);
    told.iter().filter(is_missing).map(|it| format!("{it:?}")).collect()
}

impl Cells {
    fn of(files: &Files) -> Self {
        let mut cells = Self { text: String::new(), numbers: BTreeSet::new() };
        for (path, bytes) in files.iter() {
            let is_litter = path.contains("~$") || path.contains("コピー");
            if path.ends_with(".xlsx") && !is_litter {
                cells.add_book(bytes);
            } else if path.ends_with(".csv") {
                let text = String::from_utf8(bytes.to_vec())
                    .unwrap_or_else(|_| encoding_rs::SHIFT_JIS.decode(bytes).0.into_owned());
                cells.add_text(&text);
            }
        }
        cells
    }

    fn add_book(&mut self, bytes: &[u8]) {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
        for (name, range) in book.worksheets() {
            self.text.push_str(&name);
            for (_, _, cell) in range.used_cells() {
                match cell {
                    Data::Float(number) => {
                        let number = Decimal::try_from(*number).expect("a number");
                        self.numbers.insert(number.round_dp(6).normalize());
                    }
                    other => self.add_text(&other.to_string()),
                }
            }
        }
    }

    fn add_text(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
        let is_part = |c: char| c.is_ascii_digit() || c == '.';
        // 12,000 is one number, in text and between quotes.
        let grouped = text.replace(',', "");
        for text in [text, &grouped] {
            let numbers = text.split(|c| !is_part(c)).filter_map(|it| it.parse::<Decimal>().ok());
            self.numbers.extend(numbers.map(|it| it.normalize()));
        }
    }

    fn hold(&self, fact: &Fact, truth: &Truth) -> bool {
        let has = |text: &str| self.text.contains(text);
        let is_named = match fact.kind {
            Kind::Organisation => has(fact.about.split(' ').next().unwrap_or_default()),
            Kind::Goal | Kind::Commitment | Kind::Grant => has(&fact.about),
            Kind::Decision => fact.about.splitn(3, ' ').nth(2).is_some_and(has),
            Kind::Contribution => {
                let mut items = truth.contributions.iter().map(|it| &it.item);
                items.any(|it| fact.about.ends_with(it) && has(it))
            }
            Kind::Cost => fact.about.split(' ').nth(1).is_some_and(has),
            Kind::Indicator | Kind::Value | Kind::Part => truth
                .indicators
                .iter()
                .any(|it| fact.about.starts_with(&it.name) && (has(&it.name) || has(it.short))),
            Kind::Meeting | Kind::Attendance => true,
        };
        is_named && self.hold_number(fact)
    }

    /// Per cent may be shares, and yen thousands or millions.
    fn hold_number(&self, fact: &Fact) -> bool {
        let is_measure = ["value", "budget", "actual", "committed", "received", "spent", "yen"];
        let number = match fact.side {
            "baseline" | "target" => fact.is.split(' ').next().unwrap_or_default(),
            side if is_measure.contains(&side) => &fact.is,
            _ => return true,
        };
        let Ok(number) = number.parse::<Decimal>() else { return true };
        let million = Decimal::from(1_000_000);
        let scales = [Decimal::ONE, Decimal::ONE_HUNDRED, Decimal::ONE_THOUSAND, million];
        scales.into_iter().any(|scale| self.numbers.contains(&(number / scale).normalize()))
    }
}
