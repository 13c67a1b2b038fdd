//! Cells that hold more than their column: a day and where it was moved to, a day
//! and its hours, from one month to another.

use crate::domain::time::TimeSpan;
use crate::records::dates::{parse_span, phrases};
use crate::records::found::head::{FieldHead, Matched};
use crate::records::grid::Cell;
use crate::records::numbers;
use crate::records::rows::Sorted;

use super::finding::Finding;
use super::found::Columns;

/// Heads of columns that say from when to when.
const TIMES: [&str; 8] = [
    "期間",
    "実施期間",
    "取組期間",
    "取り組み期間",
    "助成期間",
    "事業期間",
    "契約期間",
    "実施時期",
];

/// Heads of columns that say from when to when on one day.
const HOURS: [&str; 4] = ["時間", "開催時間", "時刻", "開始~終了"];

impl Finding<'_> {
    /// Takes a column 実施期間 where no other says by when or from when to when.
    pub(super) fn time_column(&mut self, matched: &mut Matched) {
        let (name, others): (&str, &[&str]) = match self.found.table.name {
            "commitments" => ("due", &["due", "start"]),
            "funding" => ("end", &["start", "end"]),
            "meetings" => ("start", &["start"]),
            _ => return,
        };
        let is_meeting = name == "start";
        let place = |name: &str| self.place(name);
        let is_there = |name: &&str| {
            place(name).and_then(|at| matched.fields.get(at)).is_some_and(|it| !it.is_empty())
        };
        if others.iter().any(is_there) {
            return;
        }
        let is_time = |text: &str| {
            let folded = crate::domain::text::fold(text);
            let heads: &[&str] = if is_meeting { &HOURS } else { &TIMES };
            heads.contains(&folded.as_str())
        };
        // 時間 may also say how long a meeting was.
        let fits = |column: usize| !is_meeting || self.are_hours(column);
        let mut times =
            matched.unknown.iter().filter(|cell| is_time(cell.text()) && fits(cell.column));
        let (Some(head), None) = (times.next(), times.next()) else { return };
        let (column, header) = (head.column, head.text().to_owned());
        let Some(field) = place(name).and_then(|at| matched.fields.get_mut(at)) else { return };
        field.push(FieldHead { grid_column: column, header, bracket: None });
        matched.unknown.retain(|cell| cell.column != column);
    }

    /// Whether all that a column holds are times of day.
    fn are_hours(&self, column: usize) -> bool {
        let context = self.dates();
        let mut cells = self.data().iter().map(|row| row.cell(column));
        cells.all(|cell| match cell {
            Cell::Time(_) => true,
            Cell::Text(text) if text.contains("時間") => false,
            Cell::Text(text) if !text.trim().is_empty() => {
                phrases::moment(text, context).is_some_and(|it| it.day.is_none())
            }
            cell => cell.is_blank(),
        })
    }

    /// Due days that were moved, and times from one day to another.
    pub(super) fn moved_days(&mut self, columns: &mut Columns, sorted: &Sorted) {
        let places = ["due", "start", "revised_due", "times_revised"].map(|name| self.place(name));
        let [Some(due), Some(start), Some(revised), Some(times)] = places else { return };
        let Some(field) = columns.field(due).cloned() else { return };
        let context = self.dates();
        for told in self.day_texts(&field, sorted) {
            let text = told.text.as_str();
            if columns.said.has(due, text) || parse_span(text, context).is_ok() {
                continue;
            }
            if let Some(moved) = phrases::moved(text, context) {
                if !self.is_free("revised_due", columns, &told.rows) {
                    continue;
                }
                columns.said.put(due, text, Some(moved.first.to_string()));
                columns.said.put_beside(revised, &field, text, moved.last.to_string());
                if moved.times > 1 && self.is_free("times_revised", columns, &told.rows) {
                    columns.said.put_beside(times, &field, text, moved.times.to_string());
                }
            } else if let Some((from, to)) = phrases::from_to(text, context)
                && self.is_free("start", columns, &told.rows)
            {
                columns.said.put(due, text, Some(to.to_string()));
                columns.said.put_beside(start, &field, text, from.to_string());
            }
        }
    }

    /// The hours of a meeting beside its day, or both in the column of its start.
    pub(super) fn hours(&mut self, columns: &mut Columns, sorted: &Sorted) {
        let places = ["date", "start", "end"].map(|name| self.place(name));
        let [Some(date), Some(start), Some(end)] = places else { return };
        let context = self.dates();
        for (place, has_day) in [(start, false), (date, true)] {
            let Some(field) = columns.field(place).cloned() else { continue };
            for told in self.day_texts(&field, sorted) {
                let text = told.text.as_str();
                let Some(moment) = phrases::moment(text, context) else { continue };
                if moment.day.is_some() != has_day {
                    continue;
                }
                if let Some(day) = moment.day {
                    columns.said.put(date, text, Some(day));
                    columns.said.put_beside(start, &field, text, moment.start);
                } else if moment.end.is_some() {
                    columns.said.put(start, text, Some(moment.start));
                }
                if let Some(last) = moment.end {
                    columns.said.put_beside(end, &field, text, last);
                }
            }
        }
    }

    /// How much was brought, with what it is counted in: 30食, 20 districts.
    pub(super) fn amounts(&mut self, columns: &mut Columns, sorted: &Sorted) {
        let places = ["quantity", "unit"].map(|name| self.place(name));
        let [Some(quantity), Some(unit)] = places else { return };
        let Some(field) = columns.field(quantity).cloned() else { return };
        for told in self.texts(&field, sorted, |cell| matches!(cell, Cell::Number(_))) {
            let text = told.text.trim();
            let end = text.find(|c: char| !c.is_numeric() && !matches!(c, ',' | '.' | '，' | '．'));
            let Some((number, counted)) = end.map(|end| text.split_at(end)) else { continue };
            let counted = counted.trim();
            let is_counted = !counted.is_empty()
                && counted.chars().all(|c| c.is_alphabetic() || c == ' ')
                && numbers::parse_number(number).is_ok();
            if !is_counted || !self.is_free("unit", columns, &told.rows) {
                continue;
            }
            columns.said.put(quantity, &told.text, Some(number.to_owned()));
            columns.said.put_beside(unit, &field, &told.text, counted.to_owned());
        }
    }

    /// The first and last day of a grant in one cell.
    pub(super) fn grant_time(&mut self, columns: &mut Columns, sorted: &Sorted) {
        let places = ["start", "end"].map(|name| self.place(name));
        let [Some(start), Some(end)] = places else { return };
        let field = columns.field(end).or_else(|| columns.field(start)).cloned();
        let Some(field) = field else { return };
        let is_end = columns.field(end).is_some();
        let context = self.dates();
        let is_time = TIMES.contains(&crate::domain::text::fold(&field.header).as_str());
        for told in self.day_texts(&field, sorted) {
            let text = told.text.as_str();
            let whole = || parse_span(text, context).ok().filter(|_| is_time);
            let both: Option<(TimeSpan, TimeSpan)> =
                phrases::from_to(text, context).or_else(|| whole().map(|span| (span, span)));
            let Some((from, to)) = both else { continue };
            let (other, own) = if is_end { ("start", end) } else { ("end", start) };
            if !self.is_free(other, columns, &told.rows) {
                continue;
            }
            let (first, last) = (from.first.to_string(), to.last.to_string());
            let (says, beside, place) =
                if is_end { (last, first, start) } else { (first, last, end) };
            columns.said.put(own, text, Some(says));
            columns.said.put_beside(place, &field, text, beside);
        }
    }
}
