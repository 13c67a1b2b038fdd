//! Rows that stand twice: money, costs, hours and what members brought.
//!
//! These rows have no code of their own, so a copied file or a row pasted twice
//! would double a sum without a word. Rows of the same contents are asked about
//! once for each table, because two equal rows may be two equal things.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::text::key;
use crate::domain::value::{Hours, Sourced, Yen};
use crate::records::receipt::Rule;
use crate::records::tables::{BackboneLogRecord, ContributionRecord, CostRecord, FundingRecord};

use super::resolver::Resolver;
use super::spans::{is_within, length, shown};

/// A row with contents to compare.
pub(super) trait Repeatable {
    /// The name of its table.
    const TABLE: &'static str;

    /// Its contents, cell by cell.
    fn contents(&self) -> Vec<String>;

    /// Where it stands.
    fn origin(&self) -> &Origin;
}

/// A cell as rows are compared: by its value, however it was written.
fn cell<T: std::fmt::Debug>(cell: Option<&Sourced<T>>) -> String {
    cell.map(|cell| format!("{:?}", cell.value)).unwrap_or_default()
}

/// An amount as it was written: blank, なし, or a number; 1000 and 1000.0 are one.
fn yen(cell: Option<&Sourced<Yen>>) -> String {
    match cell.map(|cell| cell.value.0) {
        None => String::new(),
        Some(None) => "-".to_owned(),
        Some(Some(amount)) => amount.normalize().to_string(),
    }
}

fn hours(cell: Option<&Sourced<Hours>>) -> String {
    cell.map_or_else(String::new, |cell| cell.value.0.normalize().to_string())
}

fn number(cell: Option<&Sourced<Decimal>>) -> String {
    cell.map(|cell| shown(cell.value)).unwrap_or_default()
}

/// A name as rows are compared.
fn name(cell: Option<&Sourced<String>>) -> String {
    cell.map(|cell| key(&cell.value)).unwrap_or_default()
}

fn extra(cells: &[(std::sync::Arc<str>, String)]) -> String {
    cells.iter().map(|(header, text)| format!("{header}={text};")).collect()
}

impl Repeatable for FundingRecord {
    const TABLE: &'static str = "funding";

    fn contents(&self) -> Vec<String> {
        vec![
            name(Some(&self.funder)),
            name(self.name.as_ref()),
            cell(self.funder_type.as_ref()),
            cell(self.purpose.as_ref()),
            yen(Some(&self.committed)),
            yen(self.received.as_ref()),
            yen(self.spent.as_ref()),
            cell(self.start.as_ref()),
            cell(self.end.as_ref()),
            cell(self.status.as_ref()),
            cell(self.report_due.as_ref()),
        ]
    }

    fn origin(&self) -> &Origin {
        &self.origin
    }
}

impl Repeatable for CostRecord {
    const TABLE: &'static str = "costs";

    fn contents(&self) -> Vec<String> {
        vec![
            cell(Some(&self.month)),
            name(Some(&self.category)),
            yen(self.budget.as_ref()),
            yen(self.actual.as_ref()),
        ]
    }

    fn origin(&self) -> &Origin {
        &self.origin
    }
}

impl Repeatable for BackboneLogRecord {
    const TABLE: &'static str = "backbone_log";

    fn contents(&self) -> Vec<String> {
        vec![
            cell(Some(&self.date)),
            name(self.person.as_ref()),
            hours(Some(&self.hours)),
            cell(Some(&self.function)),
            cell(self.goal_id.as_ref()),
            cell(self.note.as_ref()),
            extra(&self.extra),
        ]
    }

    fn origin(&self) -> &Origin {
        &self.origin
    }
}

impl Repeatable for ContributionRecord {
    const TABLE: &'static str = "contributions";

    fn contents(&self) -> Vec<String> {
        vec![
            cell(Some(&self.date)),
            name(Some(&self.organisation)),
            cell(Some(&self.kind)),
            name(self.item.as_ref()),
            number(self.quantity.as_ref()),
            cell(self.unit.as_ref()),
            yen(self.yen_value.as_ref()),
            cell(self.goal_id.as_ref()),
            cell(self.note.as_ref()),
            extra(&self.extra),
        ]
    }

    fn origin(&self) -> &Origin {
        &self.origin
    }
}

/// A row of something that has one row: what was done on a day, brought, or spent.
pub(super) trait Amendable: Repeatable {
    /// What it is about, cell by cell, without its numbers.
    fn subject(&self) -> Vec<String>;

    /// What a person calls it.
    fn named(&self) -> String;

    /// The number that adds up.
    fn number(&self) -> Option<Decimal>;

    /// Whether two rows about it say different numbers of the same.
    fn says_other(&self, other: &Self) -> bool {
        self.number() != other.number()
    }

    /// Whether two rows of it in one file are odd, too.
    fn is_single(&self, _other: &Self) -> bool {
        false
    }
}

impl Amendable for CostRecord {
    fn subject(&self) -> Vec<String> {
        vec![cell(Some(&self.month)), name(Some(&self.category))]
    }

    fn named(&self) -> String {
        format!("{} {}", self.month.value, self.category.value)
    }

    fn number(&self) -> Option<Decimal> {
        let amount = |yen: &Option<Sourced<Yen>>| yen.as_ref().and_then(|yen| yen.value.0);
        amount(&self.actual).or_else(|| amount(&self.budget))
    }

    /// The plan on one line and what was spent on another are of one thing.
    fn says_other(&self, other: &Self) -> bool {
        let only = |it: &Self| match (&it.budget, &it.actual) {
            (Some(_), None) => Some(true),
            (None, Some(_)) => Some(false),
            _ => None,
        };
        let is_beside = only(self).zip(only(other)).is_some_and(|(one, other)| one != other);
        !is_beside && self.number() != other.number()
    }

    /// Lines that a column of their own tells apart are two things.
    fn is_single(&self, other: &Self) -> bool {
        extra(&self.extra) == extra(&other.extra)
    }
}

impl Amendable for BackboneLogRecord {
    fn subject(&self) -> Vec<String> {
        vec![
            cell(Some(&self.date)),
            name(self.person.as_ref()),
            cell(Some(&self.function)),
            cell(self.goal_id.as_ref()),
            cell(self.note.as_ref()),
        ]
    }

    fn named(&self) -> String {
        let note = self.note.as_ref().map(|note| format!(" {}", note.value));
        format!("{}{}", self.date.value, note.unwrap_or_default())
    }

    fn number(&self) -> Option<Decimal> {
        Some(self.hours.value.0)
    }
}

impl Amendable for ContributionRecord {
    fn subject(&self) -> Vec<String> {
        vec![
            cell(Some(&self.date)),
            name(Some(&self.organisation)),
            cell(Some(&self.kind)),
            name(self.item.as_ref()),
            cell(self.unit.as_ref()),
            cell(self.goal_id.as_ref()),
            cell(self.note.as_ref()),
        ]
    }

    fn named(&self) -> String {
        let item = self.item.as_ref().map(|item| format!(" {}", item.value));
        format!("{} {}{}", self.date.value, self.organisation.value, item.unwrap_or_default())
    }

    fn number(&self) -> Option<Decimal> {
        let yen = self.yen_value.as_ref().and_then(|yen| yen.value.0);
        yen.or_else(|| self.quantity.as_ref().map(|cell| cell.value))
    }
}

impl Resolver<'_> {
    /// Returns the rows that count: of one thing that stands in two rows with other
    /// numbers, what was answered. It is asked once for two files.
    pub(super) fn amended_once<'r, R: Amendable>(&mut self, rows: Vec<&'r R>) -> Vec<&'r R> {
        let differs = |first: &R, second: &R, is_one_file: bool| {
            (!is_one_file || first.is_single(second)) && first.says_other(second)
        };
        self.settle_pairs(rows, R::subject, differs, |first, second, count| {
            let numbers = [first.number(), second.number()];
            let [one, other] = numbers.map(|it| it.map_or_else(|| "−".to_owned(), shown));
            let sum = numbers.into_iter().flatten().try_fold(Decimal::ZERO, Decimal::checked_add);
            Diagnostic::ask_amended_row(
                second.origin(),
                (R::TABLE, &second.named()),
                first.origin(),
                (&one, &other),
                &sum.map(shown).unwrap_or_default(),
                count,
            )
        })
    }

    /// Asks once for two files which rows hold of those about one subject that differ,
    /// and returns the rows that count. Where a file has several rows about it, they
    /// are several things; a third file is compared with the second.
    fn settle_pairs<'r, R: Repeatable>(
        &mut self,
        rows: Vec<&'r R>,
        subject: impl Fn(&R) -> Vec<String>,
        differs: impl Fn(&R, &R, bool) -> bool,
        question: impl Fn(&R, &R, usize) -> Diagnostic,
    ) -> Vec<&'r R> {
        let path = |row: &'r R| row.origin().source.path.as_str();
        let mut subjects: BTreeMap<Vec<String>, Vec<&'r R>> = BTreeMap::new();
        for row in &rows {
            subjects.entry(subject(row)).or_default().push(row);
        }
        let mut pairs: BTreeMap<(&str, &str), Vec<(&R, &R)>> = BTreeMap::new();
        for alike in subjects.into_values() {
            let files: BTreeSet<&str> = alike.iter().map(|row| path(row)).collect();
            if alike.len() > 2 && files.len() < alike.len() {
                continue;
            }
            for pair in alike.windows(2) {
                let files = (path(pair[0]), path(pair[1]));
                if self.records.is_apart(files.0, files.1) {
                    continue;
                }
                if differs(pair[0], pair[1], files.0 == files.1) {
                    pairs.entry(files).or_default().push((pair[0], pair[1]));
                }
            }
        }
        let mut out: BTreeSet<&Origin> = BTreeSet::new();
        for found in pairs.values() {
            let Some((first, second)) = found.first() else { continue };
            let question = question(first, second, found.len());
            let reading = self.records.answers.choose(question, self.diagnostics);
            out.extend(found.iter().filter_map(|(first, second)| match reading {
                "first" => Some(second.origin()),
                "second" => Some(first.origin()),
                _ => None,
            }));
        }
        self.set_aside.extend(out.iter().map(|origin| ((*origin).clone(), Rule::Answered)));
        rows.into_iter().filter(|row| !out.contains(row.origin())).collect()
    }

    /// Returns the costs that count: a quarter beside its months is what they come
    /// to, and is not added to them.
    pub(super) fn costs_once<'r>(&mut self, rows: Vec<&'r CostRecord>) -> Vec<&'r CostRecord> {
        let mut categories: BTreeMap<String, Vec<&'r CostRecord>> = BTreeMap::new();
        for row in &rows {
            categories.entry(key(&row.category.value)).or_default().push(row);
        }
        let mut out: BTreeSet<&'r Origin> = BTreeSet::new();
        for mut rows in categories.into_values() {
            rows.sort_by_key(|row| length(row.month.value));
            for whole in &rows {
                let span = whole.month.value;
                let inside: Vec<&CostRecord> = rows
                    .iter()
                    .copied()
                    .filter(|row| is_within(row.month.value, span) && !out.contains(&row.origin))
                    .collect();
                if inside.is_empty() {
                    continue;
                }
                match self.is_sum_of(whole, &inside) {
                    Some(rule) => {
                        out.insert(&whole.origin);
                        self.set_aside.push((whole.origin.clone(), rule));
                    }
                    None => {
                        let answered = |row: &&CostRecord| (row.origin.clone(), Rule::Answered);
                        self.set_aside.extend(inside.iter().map(answered));
                        out.extend(inside.into_iter().map(|row| &row.origin));
                    }
                }
            }
        }
        rows.into_iter().filter(|row| !out.contains(&row.origin)).collect()
    }

    /// By which rule a cost is set aside for those of the months in it; `None` if they
    /// are, by an answer.
    fn is_sum_of(&mut self, whole: &CostRecord, inside: &[&CostRecord]) -> Option<Rule> {
        type Amount = fn(&CostRecord) -> Option<Decimal>;
        let actual: Amount = |row| row.actual.as_ref().and_then(|yen| yen.value.0);
        let budget: Amount = |row| row.budget.as_ref().and_then(|yen| yen.value.0);
        let unequal = [actual, budget].into_iter().find_map(|of| {
            let theirs = of(whole)?;
            let mut ours = inside.iter().filter_map(|row| of(row)).peekable();
            // Months without the amount say nothing of it.
            ours.peek()?;
            let ours = ours.try_fold(Decimal::ZERO, Decimal::checked_add)?;
            (ours != theirs).then_some((theirs, ours))
        });
        let Some((theirs, ours)) = unequal else { return Some(Rule::CheckedTotal) };
        let span = whole.month.value;
        let question = Diagnostic::ask_spans(
            &whole.origin,
            (&whole.category.value, span.grain.code()),
            &span.to_string(),
            (&shown(theirs), &shown(ours)),
            1,
        );
        match self.records.answers.choose(question, self.diagnostics) {
            "whole" => None,
            _ => Some(Rule::Answered),
        }
    }

    /// Returns the rows that count: each once, unless it was answered that
    /// equal rows are two things.
    pub(super) fn rows_once<'r, R: Repeatable>(&mut self, rows: &'r [R]) -> Vec<&'r R> {
        let mut first: BTreeMap<Vec<String>, &Origin> = BTreeMap::new();
        let mut repeated: BTreeSet<&Origin> = BTreeSet::new();
        let mut asked: Option<(&Origin, &Origin)> = None;
        for row in rows {
            match first.entry(row.contents()) {
                std::collections::btree_map::Entry::Vacant(entry) => {
                    entry.insert(row.origin());
                }
                std::collections::btree_map::Entry::Occupied(entry) => {
                    let files = [row.origin(), *entry.get()].map(|it| it.source.path.as_str());
                    if self.records.is_apart(files[0], files[1]) {
                        continue;
                    }
                    repeated.insert(row.origin());
                    asked = asked.or(Some((row.origin(), entry.get())));
                }
            }
        }
        let Some((origin, first)) = asked else { return rows.iter().collect() };
        let count = repeated.len();
        let question = Diagnostic::ask_rows_twice(origin, R::TABLE, &first.to_string(), count);
        if self.records.answers.choose(question, self.diagnostics) == "both" {
            return rows.iter().collect();
        }
        self.set_aside.extend(repeated.iter().map(|origin| ((*origin).clone(), Rule::Repeated)));
        rows.iter().filter(|row| !repeated.contains(row.origin())).collect()
    }

    /// Returns the money that counts: of one grant that stands in two files
    /// with other amounts, what was answered. Two instalments stand in one file.
    pub(super) fn grants_once<'r>(
        &mut self,
        rows: Vec<&'r FundingRecord>,
    ) -> Vec<&'r FundingRecord> {
        let grant = |row: &FundingRecord| vec![key(&row.funder.value), name(row.name.as_ref())];
        let differs = |first: &FundingRecord, second: &FundingRecord, is_one_file: bool| {
            !is_one_file && amounts(first) != amounts(second)
        };
        self.settle_pairs(rows, grant, differs, |first, second, count| {
            let grant = match &second.name {
                Some(name) => format!("{} {}", second.funder.value, name.value),
                None => second.funder.value.clone(),
            };
            let amounts = amounts_that_differ(first, second);
            Diagnostic::ask_same_grant(
                &second.origin,
                &grant,
                &first.origin,
                (&amounts.0, &amounts.1),
                count,
            )
        })
    }
}

fn amounts(row: &FundingRecord) -> [String; 3] {
    [yen(Some(&row.committed)), yen(row.received.as_ref()), yen(row.spent.as_ref())]
}

/// The first amounts in which two rows of one grant differ.
fn amounts_that_differ(first: &FundingRecord, second: &FundingRecord) -> (String, String) {
    let (first, second) = (amounts(first), amounts(second));
    let mut pairs = first.iter().zip(&second);
    let differing = pairs.find(|(one, other)| one != other);
    let (one, other) = differing.unwrap_or((&first[0], &second[0]));
    let or_dash = |text: &String| if text.is_empty() { "−".to_owned() } else { text.clone() };
    (or_dash(one), or_dash(other))
}
