//! Columns of days and months: what is said in words, and which calendar short
//! years are in.

use jiff::civil::Date;

use crate::diagnostics::Diagnostic;
use crate::domain::time::{FiscalCalendar, Grain};
use crate::records::dates::phrases::{self, YearWord};
use crate::records::dates::{DateContext, DateProblem, parse_date, parse_span};
use crate::records::rows::Sorted;
use crate::records::table::ColumnType;

use super::finding::Finding;
use super::found::{Columns, Field};
use super::months::is_series;
use super::said::Told;

/// How many years a day may be from the others of its column, and still tell which
/// calendar its year is in.
const NEAR: i16 = 5;

/// The calendars that a short year may be in: the name of the reading, what is
/// written before the year, and what is added to it.
const CALENDARS: [(&str, &str, i16); 3] =
    [("reiwa", "R", 2018), ("common", "20", 2000), ("heisei", "H", 1988)];

impl Finding<'_> {
    /// Finds out what the days of a column are that are written in words.
    pub(super) fn days(
        &mut self,
        at: usize,
        field: &Field,
        columns: &mut Columns,
        sorted: &Sorted,
    ) {
        let column = &self.found.table.columns[at];
        let told = self.day_texts(field, sorted);
        if told.is_empty() {
            return;
        }
        self.short_years(at, field, &told, columns);
        if column.kind == ColumnType::Span {
            self.short_months(at, field, &told, columns);
        }
        if column.required && is_series(column) {
            return;
        }
        for told in &told {
            if columns.said.has(at, &told.text) || self.is_read(column.kind, &told.text) {
                continue;
            }
            if column.kind == ColumnType::Span {
                let is_start = column.name == "start";
                if self.in_words(at, field, told, is_start, columns) {
                    continue;
                }
            }
            if !column.required && phrases::is_no_day(&told.text) {
                let origin = self.cell_origin(told.rows[0], field);
                let text = told.text.trim();
                self.diagnostics.push(Diagnostic::no_due_day(
                    &origin,
                    &field.header,
                    text,
                    told.rows.len(),
                ));
                columns.said.put(at, &told.text, None);
            } else if !column.required && is_dash(&told.text) {
                columns.said.put(at, &told.text, None);
            }
        }
    }

    fn is_read(&self, kind: ColumnType, text: &str) -> bool {
        match kind {
            ColumnType::Date => parse_date(text, self.dates()).is_ok(),
            _ => parse_span(text, self.dates()).is_ok(),
        }
    }

    /// 年度内, 9月中旬, 秋頃.
    fn in_words(
        &mut self,
        at: usize,
        field: &Field,
        told: &Told,
        is_start: bool,
        columns: &mut Columns,
    ) -> bool {
        let context = self.dates();
        let (text, header) = (told.text.as_str(), field.header.as_str());
        let origin = self.cell_origin(told.rows[0], field);
        if let Some((first, last)) = phrases::ten_days(text, context) {
            let day = if is_start { first } else { last };
            columns.said.put(at, text, Some(day.to_string()));
            return true;
        }
        if let Some(word) = YearWord::parse(text) {
            let told_year = context.fiscal_year.or_else(|| self.year_of_day(context));
            let Some(span) =
                told_year.or(self.hints.period_year).and_then(|year| word.in_year(year, context))
            else {
                return false;
            };
            let mut says = Some(span.to_string());
            if told_year.is_none() {
                let last = span.last.to_string();
                let count = told.rows.len();
                let question = Diagnostic::ask_year_of_words(&origin, (header, text), &last, count);
                if self.hints.answers.choose(question, self.diagnostics) == "none" {
                    says = None;
                }
            }
            columns.said.put(at, text, says);
            return true;
        }
        if let Some(day) = phrases::roughly(text, context).filter(|_| !is_start) {
            let question = Diagnostic::ask_season(&origin, (header, text), &day.to_string());
            let is_day = self.hints.answers.choose(question, self.diagnostics) == "end";
            columns.said.put(at, text, is_day.then(|| day.to_string()));
            return true;
        }
        false
    }

    /// 8.12.25 is of the calendar that only one fits beside the other days of the
    /// column, or the year of the title; else it is asked, once for the column.
    fn short_years(&mut self, at: usize, field: &Field, told: &[Told], columns: &mut Columns) {
        let context = self.dates();
        let is_open =
            |text: &str| matches!(parse_date(text, context), Err(DateProblem::Ambiguous { .. }));
        let short: Vec<(&Told, i16)> = told
            .iter()
            .filter_map(|it| Some((it, phrases::short_year(&it.text)?)))
            .filter(|(it, _)| is_open(&it.text))
            .collect();
        let Some((first, year)) = short.first() else { return };
        let written = |prefix: &str, text: &str| {
            let text = text.trim();
            // 20 stands before two figures.
            let is_padded = text.chars().nth(1).is_some_and(|c| !c.is_numeric());
            let nought = if prefix == "20" && is_padded { "0" } else { "" };
            format!("{prefix}{nought}{text}")
        };
        let can_be = |prefix: &str| {
            short.iter().all(|(it, _)| parse_date(&written(prefix, &it.text), context).is_ok())
        };
        let around = self.years_around(field, context);
        let fits = |added: i16| {
            !around.is_empty()
                && short.iter().all(|(_, year)| {
                    around.iter().any(|it| (it - added).abs_diff(*year) <= NEAR.unsigned_abs())
                })
        };
        let fitting: Vec<&str> = CALENDARS
            .iter()
            .filter(|(_, prefix, added)| can_be(prefix) && fits(*added))
            .map(|(_, prefix, _)| *prefix)
            .collect();
        let said = self.calendar_said(field).filter(|prefix| can_be(prefix));
        let prefix = match (said, fitting.as_slice()) {
            (Some(said), _) => said,
            (None, [one]) => *one,
            _ => {
                let origin = self.cell_origin(first.rows[0], field);
                let told = (field.header.as_str(), first.text.trim());
                let can_be = CALENDARS.map(|(_, prefix, _)| can_be(prefix));
                let question = Diagnostic::ask_short_year(&origin, told, *year, can_be);
                let Some(question) = question else { return };
                let reading = self.hints.answers.choose(question, self.diagnostics);
                let calendar = CALENDARS.iter().find(|(name, ..)| *name == reading);
                calendar.map_or("R", |(_, prefix, _)| *prefix)
            }
        };
        for (told, _) in &short {
            columns.said.put(at, &told.text, Some(written(prefix, &told.text)));
        }
    }

    /// The calendar that the head of a column says, or a title above the heads or a note
    /// below them: 開始（令和）, ※年月日は令和で記入. A year of an era says none.
    fn calendar_said(&self, field: &Field) -> Option<&'static str> {
        const WORDS: [(&str, &str); 3] = [("令和", "R"), ("平成", "H"), ("西暦", "20")];
        let said = |text: &str| {
            let is_word = |word: &str| {
                text.match_indices(word).any(|(at, _)| {
                    let after = text[at + word.len()..].trim_start().chars().next();
                    after.is_none_or(|c| !c.is_numeric() && !"元一二三四五六七八九十".contains(c))
                })
            };
            let mut words = WORDS.iter().filter(|(word, _)| is_word(word));
            let first = words.next()?;
            words.next().is_none().then_some(first.1)
        };
        let head = self.found.head;
        let heads =
            (head.first..=head.last()).map(|row| self.grid.rows[row].cell(field.grid_column));
        let heads: Vec<String> = heads.map(|cell| cell.to_text()).collect();
        let alone = |row: &&crate::records::grid::GridRow| {
            row.cells().filter(|cell| !cell.is_blank()).count() == 1
        };
        let around = self.grid.rows[..head.first].iter().chain(&self.grid.titles);
        let around = around.chain(self.data()).filter(alone);
        let texts =
            around.flat_map(|row| row.cells().map(|cell| cell.to_text()).collect::<Vec<_>>());
        heads.iter().find_map(|text| said(text)).or_else(|| {
            // A note says of days that they are of an era; a title may be about one.
            texts.filter(|text| text.contains(['日', '月'])).find_map(|text| said(&text))
        })
    }

    /// The years that the title and the other days of a column name.
    fn years_around(&self, field: &Field, context: DateContext) -> Vec<i16> {
        use crate::records::grid::Cell;
        let free = DateContext { fiscal_year: None, ..context };
        let year = |cell: Cell<'_>| match cell {
            Cell::Date(date) | Cell::Moment(date, _) => Some(Date::year(date)),
            Cell::Text(text) => parse_span(text, free).ok().map(|span| span.first.year()),
            _ => None,
        };
        let years_of = |column: usize| {
            let cells = self.data().iter().map(move |row| row.cell(column));
            cells.filter_map(year).take(50).collect::<Vec<_>>()
        };
        let mut years: Vec<i16> = self.found.year.into_iter().collect();
        years.extend(years_of(field.grid_column));
        if years.is_empty() {
            // The other days of the rows: R8.9.30 beside 8.9.18.
            let columns = self.found.table.columns.iter().zip(&self.found.matched.fields);
            let days = columns.filter(|(it, _)| it.kind.is_time());
            years.extend(
                days.flat_map(|(_, heads)| heads).flat_map(|head| years_of(head.grid_column)),
            );
        }
        if years.is_empty() {
            years.extend(self.year_of_day(context));
        }
        years
    }

    /// The fiscal year of the only day that the titles or the names around the sheet give:
    /// R8年10月末現在.
    fn year_of_day(&self, context: DateContext) -> Option<i16> {
        let rows = self.grid.rows[..self.found.head.first].iter().chain(&self.grid.titles);
        let mut texts: Vec<String> = rows
            .flat_map(|row| row.cells().map(|cell| cell.to_text()).collect::<Vec<_>>())
            .collect();
        let source = &self.grid.source;
        let name = source.path.rsplit('/').next().unwrap_or(&source.path);
        texts.push(name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned());
        let free = DateContext { fiscal_year: None, ..context };
        let calendar = FiscalCalendar::new(context.fiscal_start);
        let days = |text: &String| {
            let apart = |c: char| c.is_whitespace() || "_（）()～~、,：:・【】".contains(c);
            let ends = ["現在", "時点", "分", "版"];
            let parts = text.split(apart).map(|part| {
                ends.iter().find_map(|end| part.strip_suffix(end)).unwrap_or(part).to_owned()
            });
            let spans = parts.filter_map(|part| parse_span(&part, free).ok());
            let spans = spans.filter(|it| matches!(it.grain, Grain::Day | Grain::Month));
            let mut years: Vec<i16> =
                spans.map(|span| calendar.year_of(span.last).first.year()).collect();
            years.dedup();
            years
        };
        let found: Vec<Vec<i16>> = texts.iter().map(days).filter(|it| !it.is_empty()).collect();
        match found.first().map(Vec::as_slice) {
            Some([year]) => Some(*year),
            _ => None,
        }
    }

    /// Under 令和8年度, 8.12 may be December of that year as well as the 12th of
    /// August.
    fn short_months(&mut self, at: usize, field: &Field, told: &[Told], columns: &mut Columns) {
        let context = self.dates();
        let Some(fiscal) = context.fiscal_year else { return };
        let dotted: Vec<(&Told, (i16, i8))> = told
            .iter()
            .filter(|told| told.text.contains(['.', '．']))
            .filter_map(|told| Some((told, phrases::short_month(&told.text)?)))
            .collect();
        let era = fiscal - 2018;
        let is_year = |year: i16| (era - 1..=era + 3).contains(&year);
        let (Some((first, (year, month))), true) =
            (dotted.first(), dotted.iter().all(|(_, (year, _))| is_year(*year)))
        else {
            return;
        };
        let read = parse_span(&first.text, context).ok().filter(|it| it.grain == Grain::Day);
        let Some(day) = read else { return };
        let origin = self.cell_origin(first.rows[0], field);
        let written = (field.header.as_str(), first.text.trim());
        let as_month = format!("令和{year}年{month}月");
        let question = Diagnostic::ask_era_month(&origin, written, &as_month, &day.to_string());
        if self.hints.answers.choose(question, self.diagnostics) == "month-day" {
            return;
        }
        for (told, (year, month)) in dotted {
            columns.said.put(at, &told.text, Some(format!("R{year}.{month}")));
        }
    }
}

fn is_dash(text: &str) -> bool {
    !text.trim().is_empty()
        && text.trim().chars().all(|c| matches!(c, '-' | '－' | 'ー' | '―' | '—' | '–' | '−' | '‐'))
}
