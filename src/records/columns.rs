//! What each column of a found table is: a field, a part of a breakdown, a span
//! of time, a total, or nothing that the table has a use for.
//!
//! Why columns that 実績値 does not know are not breakdowns: a remark in one row
//! would take that row out of the total. A breakdown is named in 内訳項目 of
//! the indicators, or told apart by an answer; and where rows would be the same
//! without the column, it is asked.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostics::{Answers, Diagnostic, Origin};
use crate::domain::text::{fold, key, nearest};
use crate::domain::time::{Grain, TimeSpan};

use super::config::ConfigFile;
use super::dates::{
    DateContext, DateProblem, DayOrder, cut_month, is_cut_month, parse_span, proven_order,
};
use super::found::{FieldHead, Found, HeadCell};
use super::grid::{Cell, Grid, GridRow};
use super::keys::refers_to_meeting;
use super::receipt::{ColumnNote, ColumnUse, Receipt, Rule};
use super::rows::number_of;
use super::sectors;
use super::spread::{self, DateParts, SpanHead};
use super::table::{Column, Kind};
use super::totals::is_total_word;

mod bounds;
mod days;
mod pieces;
mod said;
mod values;
mod words;

pub(crate) use self::pieces::rule_of;
pub(crate) use self::said::Said;
pub(crate) use self::words::OwnWords;

/// A column of the table, found in the sheet.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Field {
    /// The sheet's column, from 0.
    pub(crate) grid_column: usize,
    /// The header as written.
    pub(crate) header: String,
    /// The unit in the header's brackets: 決定額(千円).
    pub(crate) unit: Option<String>,
    /// Whether the header says that its values may still change: 値(速報).
    pub(crate) is_provisional: bool,
    /// The order of day and month that other cells of the column prove.
    pub(crate) day_order: Option<DayOrder>,
    /// Whether all its days are firsts of months, and stand for those months.
    pub(crate) is_months: bool,
    /// Whether all that it holds are numbers from 1 to 12.
    pub(crate) is_bare_months: bool,
    /// The day that the header gives its values: 基準値(R6年度末).
    pub(crate) day: Option<TimeSpan>,
}

/// A column of a wide table whose header is a span of time.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PeriodColumn {
    /// The sheet's column, from 0.
    pub(crate) grid_column: usize,
    /// The span.
    pub(crate) span: TimeSpan,
    /// The header.
    pub(crate) origin: Origin,
    /// The header as written.
    pub(crate) header: String,
}

/// A column of a part of the whole that stands before it: うち女性.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PartColumn {
    /// The sheet's column, from 0.
    pub(crate) grid_column: usize,
    /// The column of the whole.
    pub(crate) whole: usize,
    /// The header as written.
    pub(crate) header: String,
    /// The part: 女性.
    pub(crate) part: Arc<str>,
}

/// The columns of a table, found in a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Columns {
    pub(crate) fields: Vec<Option<Field>>,
    /// Columns that the table does not know and that are kept with the row: of
    /// 実績値 they are breakdowns.
    pub(crate) extra: Vec<(usize, Arc<str>)>,
    /// Columns that are spans of time, if the table is wide.
    pub(crate) periods: Vec<PeriodColumn>,
    /// Columns that are parts of the value before them.
    pub(crate) parts_of: Vec<PartColumn>,
    /// Columns that say when in parts, if no single one does.
    pub(crate) parts: Option<DateParts>,
    /// The column that holds the unit of each row.
    pub(crate) unit: Option<usize>,
    /// The unit that stands above the table.
    pub(crate) outer_unit: Option<String>,
    /// The indicator that the sheet or file is named after, if no column says
    /// it.
    pub(crate) indicator: Option<String>,
    /// Columns whose dots group thousands, as an answer says: 1.200.
    pub(crate) dotted: BTreeSet<usize>,
    /// Columns of totals, to be compared with the spans before them.
    pub(crate) totals: Vec<(usize, String)>,
    /// What cells say that is not what stands in them.
    pub(crate) said: Said,
    /// How many columns the headers span; cells beyond have no header.
    pub(crate) width: usize,
}

impl Columns {
    /// Returns whether a row's observations are spread over columns, or said
    /// outside the row, so that they are not simply read column by column.
    pub(crate) fn is_spread(&self) -> bool {
        !self.periods.is_empty()
            || !self.parts_of.is_empty()
            || self.parts.is_some()
            || self.indicator.is_some()
    }

    /// Returns where the table's n-th column is.
    pub(crate) fn field(&self, column: usize) -> Option<&Field> {
        self.fields.get(column)?.as_ref()
    }

    /// Returns where the table's column of a name is.
    pub(crate) fn named<'a>(&'a self, table: &[Column], name: &str) -> Option<&'a Field> {
        self.field(table.iter().position(|column| column.name == name)?)
    }
}

/// What is known of the project when one of its sheets is read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hints {
    /// What dates mean here.
    pub(crate) context: DateContext,
    /// The answers to questions.
    pub(crate) answers: Answers,
    /// What indicators are broken down by (内訳項目), folded.
    pub(crate) dimensions: BTreeSet<String>,
    /// Codes and names of the indicators, folded, with their codes.
    pub(crate) indicators: Vec<(String, String)>,
    /// Names of the sectors, as names are compared.
    pub(crate) sectors: BTreeSet<String>,
    /// Names of the bodies that the settings have, as names are compared.
    pub(crate) bodies: BTreeSet<String>,
    /// The words that the settings add to the fixed lists.
    pub(crate) words: OwnWords,
    /// The fiscal year of the period that the settings give.
    pub(crate) period_year: Option<i16>,
}

impl Hints {
    /// Returns what the settings tell.
    pub(crate) fn of(config: &ConfigFile) -> Self {
        let bodies = config.config.bodies.iter().flat_map(|it| {
            let names = [it.id.get_ref(), &it.name].into_iter().chain(&it.name_en);
            names.chain(&it.aliases).map(|name| key(name))
        });
        Self {
            context: config.date_context(),
            sectors: sectors::names(config),
            bodies: bodies.collect(),
            words: config.own_words.clone(),
            period_year: config.period_year(),
            ..Self::default()
        }
    }
}

/// The finding of one sheet's columns.
pub(crate) struct Finding<'a> {
    pub(crate) grid: &'a Grid,
    pub(crate) found: &'a Found,
    pub(crate) hints: &'a Hints,
    pub(crate) receipt: &'a mut Receipt,
    pub(crate) diagnostics: &'a mut Vec<Diagnostic>,
}

impl Finding<'_> {
    /// Finds the columns. `indicator` is the one that the sheet or file is named
    /// after, which stands in for its column. `None`, with a diagnostic for
    /// each reason, if a required column is missing or could be two.
    pub(crate) fn columns(&mut self, indicator: Option<String>) -> Option<Columns> {
        let table = self.found.table;
        let mut matched = self.found.matched.clone();
        let mut columns = Columns { width: matched.width, ..Columns::default() };
        columns.outer_unit.clone_from(&self.found.unit);
        let is_observations = table.name == "observations";
        let mut sound = true;
        let periods = self.periods(&matched.unknown);
        let are_refused = periods.is_none();
        match periods {
            Some(periods) => columns.periods = periods,
            None => sound = false,
        }
        // Months have their notes, and so has what was set aside beside them.
        let aside = |column: usize| {
            let notes = &mut self.receipt.columns.iter();
            u32::try_from(column).is_ok_and(|column| notes.any(|it| it.column == column))
        };
        matched.unknown.retain(|cell| !aside(cell.column));
        if columns.periods.is_empty() {
            columns.parts = spread::parts(&matched, table);
        }
        if let Some(parts) = &columns.parts {
            let is_part = |column: usize| parts.columns.iter().any(|(taken, _)| *taken == column);
            matched.unknown.retain(|cell| !is_part(cell.column));
            for found in &mut matched.fields {
                found.retain(|head| !is_part(head.grid_column));
            }
            for (column, _) in &parts.columns {
                self.note(*column, &self.head_text(*column), ColumnUse::DatePart);
            }
        }
        let has_indicator = !matched.fields.first().is_none_or(Vec::is_empty);
        columns.indicator = indicator.filter(|_| is_observations && !has_indicator);
        if let Some(indicator) = &columns.indicator {
            self.receipt.context.push(("context-indicator", indicator.clone()));
        }
        if is_observations {
            self.value_column(&mut matched, &columns);
        }
        self.time_column(&mut matched);
        for (at, column) in table.columns.iter().enumerate() {
            // Where spans over columns are refused, that is said.
            if are_refused && spread::may_be_spread(table, column) && matched.fields[at].is_empty()
            {
                columns.fields.push(None);
                continue;
            }
            let field = self.field(column, &matched.fields[at], &matched.unknown, &columns);
            match field {
                Ok(field) => columns.fields.push(field),
                Err(()) => {
                    sound = false;
                    columns.fields.push(None);
                }
            }
        }
        self.whole_alone(&mut columns);
        self.unit_beside(&mut columns);
        self.dots(&mut columns);
        self.suggest(&matched.unknown, &columns);
        self.unknown(&matched.unknown, &mut columns);
        self.hidden(&mut columns);
        self.without_head(&columns);
        self.receipt.columns.sort_by_key(|note| note.column);
        self.receipt.columns.dedup_by_key(|note| note.column);
        sound.then_some(columns)
    }

    fn head_row(&self) -> &GridRow {
        &self.grid.rows[self.found.head.last()]
    }

    fn head_text(&self, column: usize) -> String {
        let first = &self.grid.rows[self.found.head.first];
        let text = self.head_row().cell(column).to_text();
        if text.trim().is_empty() { first.cell(column).to_text() } else { text }
    }

    fn data(&self) -> &[GridRow] {
        &self.grid.rows[self.found.head.last() + 1..]
    }

    fn origin(&self, column: usize) -> Origin {
        self.grid.origin(self.head_row().number, column)
    }

    fn note(&mut self, column: usize, head: &str, usage: ColumnUse) {
        let column = u32::try_from(column).unwrap_or(u32::MAX);
        let head = head.split_whitespace().collect::<Vec<_>>().join(" ");
        self.receipt.columns.push(ColumnNote { column, head, usage });
    }

    fn has(&self, name: &str) -> bool {
        let columns = self.found.table.columns.iter();
        columns
            .zip(&self.found.matched.fields)
            .any(|(column, found)| column.name == name && !found.is_empty())
    }

    /// The columns of a wide table: headers that are spans of time, where the
    /// table has no column for the value. `None` if one of them has no year, or
    /// two are the same.
    fn periods(&mut self, unknown: &[HeadCell]) -> Option<Vec<PeriodColumn>> {
        let context = self.context();
        let mut heads = spread::spans(unknown, self.found.table, context);
        if self.has("value") || heads.is_empty() {
            return Some(Vec::new());
        }
        if let Some(year) = context.fiscal_year
            && spread::is_calendar_order(&heads, context.fiscal_start)
        {
            let question = Diagnostic::ask_month_order(&self.origin(heads[0].grid_column), year);
            if self.hints.answers.choose(question, self.diagnostics) == "calendar" {
                for head in &mut heads {
                    let Some(month) = head.bare_month else { continue };
                    let span = TimeSpan::months(year, month, 1, Grain::Month);
                    head.span = span.ok_or(DateProblem::NoSuchDay);
                }
            }
        }
        let mut periods: Vec<PeriodColumn> = Vec::new();
        let mut sound = true;
        if heads.iter().all(|head| !head.role.is_value()) {
            let origin = self.origin(heads[0].grid_column);
            self.diagnostics.push(Diagnostic::head_of_no_values(&origin, &heads[0].header));
            return None;
        }
        for head in heads {
            if !head.role.is_value() {
                self.note(head.grid_column, &head.header, ColumnUse::SetAside);
                continue;
            }
            let origin = self.origin(head.grid_column);
            if let Some(readings) = self.cut_month(&head, periods.last()) {
                sound = false;
                let title = "年月";
                self.diagnostics.push(Diagnostic::ambiguous_date(
                    &origin,
                    title,
                    &head.header,
                    &readings,
                ));
                continue;
            }
            let Ok(span) = head.span else {
                sound = false;
                self.diagnostics
                    .push(Diagnostic::period_header_without_year(&origin, &head.header));
                continue;
            };
            if let Some(first) = periods.iter().find(|it| it.span == span) {
                sound = false;
                self.diagnostics.push(Diagnostic::two_columns_for_one(
                    &origin,
                    &span.to_string(),
                    &first.header,
                    &head.header,
                ));
                continue;
            }
            self.note(head.grid_column, &head.header, ColumnUse::Span(span));
            let (grid_column, header) = (head.grid_column, head.header);
            periods.push(PeriodColumn { grid_column, span, origin, header });
        }
        sound.then_some(periods)
    }

    /// The readings of a head such as 2026.1 where it may be all that is left of
    /// 2026.10: of a number, or after 2026.9.
    fn cut_month(&self, head: &SpanHead, before: Option<&PeriodColumn>) -> Option<String> {
        let number = head.header.parse::<Decimal>().ok().filter(|it| is_cut_month(*it))?;
        let is_number =
            matches!(self.head_row().cell(head.grid_column), Cell::Number(_) | Cell::Percent(_));
        let follows_september =
            before.is_some_and(|it| it.span.grain == Grain::Month && it.span.first.month() == 9);
        let DateProblem::Ambiguous { readings } = cut_month(number) else { return None };
        (is_number || follows_september).then(|| readings.join("、"))
    }

    fn context(&self) -> DateContext {
        let context = self.hints.context;
        DateContext {
            fiscal_year: self.found.year.or(context.fiscal_year),
            date_1904: self.grid.date_1904,
            ..context
        }
    }

    fn field(
        &mut self,
        column: &'static Column,
        heads: &[FieldHead],
        unknown: &[HeadCell],
        columns: &Columns,
    ) -> Result<Option<Field>, ()> {
        let title = title(column);
        match heads {
            [] => {
                let elsewhere = match column.name {
                    "indicator" => columns.indicator.is_some(),
                    "period" if columns.parts.is_some() => true,
                    _ => {
                        spread::may_be_spread(self.found.table, column)
                            && !columns.periods.is_empty()
                    }
                };
                let table = self.found.table;
                let says_meeting = unknown.iter().any(|cell| refers_to_meeting(table, cell.text()));
                // Rows of one meeting or another: something must say which.
                let is_meeting = column.name == "meeting_id"
                    && column.made
                    && matches!(table.name, "attendance" | "decisions");
                let is_needed = column.required || (is_meeting && !says_meeting);
                if !is_needed || elsewhere {
                    return Ok(None);
                }
                let origin = self.grid.row_origin(self.head_row().number);
                let heads: Vec<(usize, String)> =
                    unknown.iter().map(|cell| (cell.column, cell.text().to_owned())).collect();
                let near = nearest(title, &heads).unwrap_or_default();
                self.diagnostics.push(Diagnostic::missing_column(
                    &origin,
                    title,
                    &column.headers.join("、"),
                    near,
                ));
                Err(())
            }
            [head] => {
                let note = head.bracket.as_deref().unwrap_or_default();
                let is_value = self.found.table.name == "observations" && column.name == "value";
                if is_value && NO_VALUES.iter().any(|word| note.contains(word)) {
                    let origin = self.origin(head.grid_column);
                    self.diagnostics.push(Diagnostic::head_of_no_values(&origin, &head.header));
                    return Err(());
                }
                self.note_head(head, column);
                let is_note = head.bracket.as_deref().is_some_and(is_no_unit);
                let is_provisional = is_note
                    && head.bracket.as_deref().is_some_and(|note| {
                        ["速報", "暫定", "概数", "概算", "見込"].iter().any(|it| note.contains(it))
                    });
                let is_dated = matches!(column.kind, Kind::Date | Kind::Span);
                let day = head.bracket.as_deref().filter(|_| column.kind == Kind::Measured);
                let day = day.and_then(|day| parse_span(day, self.context()).ok());
                Ok(Some(Field {
                    grid_column: head.grid_column,
                    header: head.header.clone(),
                    unit: head.bracket.clone().filter(|_| !is_note && day.is_none()),
                    day,
                    is_provisional,
                    is_months: is_series(column)
                        && are_months(self.data(), head.grid_column, self.context()),
                    is_bare_months: is_series(column)
                        && are_numbers_of_months(self.data(), head.grid_column),
                    day_order: is_dated.then(|| day_order(self.data(), head.grid_column)).flatten(),
                }))
            }
            // A code and the name beside it say the same.
            [first, second] if first.is_code_beside(second) => {
                self.note(second.grid_column, &second.header, ColumnUse::SetAside);
                self.field(column, &heads[..1], unknown, columns)
            }
            [second, first] if first.is_code_beside(second) => {
                self.note(second.grid_column, &second.header, ColumnUse::SetAside);
                self.field(column, &heads[1..], unknown, columns)
            }
            [first, second, ..] => {
                self.diagnostics.push(Diagnostic::two_columns_for_one(
                    &self.origin(second.grid_column),
                    title,
                    &first.header,
                    &second.header,
                ));
                Err(())
            }
        }
    }

    /// A header that is neither the canonical one nor the first Japanese one was
    /// recognised by an alias, and the receipt says so.
    fn note_head(&mut self, head: &FieldHead, column: &'static Column) {
        let title = title(column);
        self.note(head.grid_column, &head.header, ColumnUse::Field(title));
        let folded = fold(&head.header);
        if folded != column.name && folded != fold(title) {
            let row = self.head_row().number;
            let column = u32::try_from(head.grid_column).unwrap_or(u32::MAX);
            self.receipt.note_cell(row, column, Rule::Header, &head.header, title);
        }
    }

    /// A header that is almost a known one, which the sheet does not have, is
    /// probably a slip.
    fn suggest(&mut self, unknown: &[HeadCell], columns: &Columns) {
        let missing: Vec<(usize, String)> = self
            .found
            .table
            .columns
            .iter()
            .zip(&columns.fields)
            .filter(|(column, field)| !column.required && field.is_none())
            .flat_map(|(column, _)| column.headers.iter().map(|header| (0, (*header).to_owned())))
            .collect();
        for cell in unknown {
            let is_known = self.hints.dimensions.contains(&fold(cell.text()))
                || is_total_word(&fold(cell.text()))
                || is_remark(&fold(cell.text()))
                || refers_to_meeting(self.found.table, cell.text());
            if let Some(near) = nearest(cell.text(), &missing).filter(|_| !is_known) {
                let origin = self.origin(cell.column);
                self.diagnostics.push(Diagnostic::unknown_column(&origin, cell.text(), near));
            }
        }
    }

    /// Columns that the table does not know.
    fn unknown(&mut self, unknown: &[HeadCell], columns: &mut Columns) {
        let is_observations = self.found.table.name == "observations";
        let mut candidates = Vec::new();
        for cell in unknown {
            let head = cell.text().to_owned();
            let folded = fold(&head);
            let column = cell.column;
            if columns.parts.is_some() && spread::is_era_head(&head) {
                // An era beside a year of the common calendar says nothing more.
                self.note(column, &head, ColumnUse::SetAside);
            } else if is_unit_head(&folded) && columns.unit.is_none() && !self.has("unit") {
                columns.unit = Some(column);
                self.note(column, &head, ColumnUse::Unit);
            } else if refers_to_meeting(self.found.table, &head) {
                self.note(column, &head, ColumnUse::Field("会議"));
                columns.extra.push((column, Arc::from(head)));
            } else if !is_observations {
                self.note(column, &head, ColumnUse::Extra);
                columns.extra.push((column, Arc::from(head)));
            } else if self.hints.dimensions.contains(&folded)
                || self.grid.laid.as_ref().is_some_and(|laid| laid.vouches_for(&head))
            {
                self.note(column, &head, ColumnUse::Breakdown);
                columns.extra.push((column, Arc::from(head)));
            } else if let Some(part) = head.trim().strip_prefix("うち").filter(|it| !it.is_empty())
            {
                self.part_of(column, &head, part, columns);
            } else if is_total_word(&folded) {
                self.note(column, &head, ColumnUse::Total);
                columns.totals.push((column, head));
            } else if is_remark(&folded) {
                self.note(column, &head, ColumnUse::SetAside);
            } else {
                candidates.push((column, head));
            }
        }
        if !candidates.is_empty() {
            self.breakdowns(candidates, columns);
        }
    }

    /// うち女性 is a part of the value to its left.
    fn part_of(&mut self, column: usize, head: &str, part: &str, columns: &mut Columns) {
        let value = columns.named(self.found.table.columns, "value").map(|it| it.grid_column);
        let wholes = columns.periods.iter().map(|it| it.grid_column).chain(value);
        let Some(whole) = wholes.filter(|whole| *whole < column).max() else {
            self.note(column, head, ColumnUse::SetAside);
            return;
        };
        let part: Arc<str> = Arc::from(part.trim_matches(['(', ')', '（', '）', '、', ' ']));
        self.note(column, head, ColumnUse::PartOf(part.to_string()));
        let header = head.to_owned();
        columns.parts_of.push(PartColumn { grid_column: column, whole, header, part });
    }

    /// Of columns that nothing names, one is a breakdown if rows would be the
    /// same without it, or if it is called as breakdowns are: that is asked, once
    /// for a sheet. The others are set aside.
    fn breakdowns(&mut self, candidates: Vec<(usize, String)>, columns: &mut Columns) {
        let telling = self.telling(&candidates, columns);
        let (parts, others): (Vec<_>, Vec<_>) =
            candidates.into_iter().partition(|(column, head)| {
                telling.contains(column) || (is_dimension(&fold(head)) && self.is_filled(*column))
            });
        for (column, head) in others {
            self.note(column, &head, ColumnUse::SetAside);
        }
        let Some((first, _)) = parts.first() else { return };
        let heads: Vec<&str> = parts.iter().map(|(_, head)| head.as_str()).collect();
        let reading = if parts.len() == 1 && self.names_whole(*first) {
            "breakdown"
        } else {
            let question = Diagnostic::ask_breakdown(&self.origin(*first), &heads.join("、"));
            self.hints.answers.choose(question, self.diagnostics)
        };
        for (column, head) in parts {
            if reading == "breakdown" {
                self.note(column, &head, ColumnUse::Breakdown);
                columns.extra.push((column, Arc::from(head)));
            } else {
                self.note(column, &head, ColumnUse::SetAside);
            }
        }
    }

    /// Whether a column names the whole among its parts, for more than one thing: 全体.
    fn names_whole(&self, column: usize) -> bool {
        const WHOLE: [&str; 4] = ["全体", "総数", "overall", "whole"];
        let texts = self.data().iter().map(|row| fold(&row.cell(column).to_text()));
        let whole = texts.filter(|text| WHOLE.contains(&text.as_str()) || is_total_word(text));
        whole.count() > 1
    }

    fn is_filled(&self, column: usize) -> bool {
        self.data().iter().any(|row| !row.cell(column).is_blank())
    }

    /// Whether most of what is in a column is numbers: other counts beside the
    /// value, codes, numbers of rows.
    fn is_numeric(&self, column: usize) -> bool {
        let filled = || self.data().iter().map(|row| row.cell(column)).filter(|it| !it.is_blank());
        let numbers = filled().filter(|cell| number_of(*cell).is_some()).count();
        numbers * 2 > filled().count()
    }

    /// The columns that tell rows apart which are otherwise about the same, from
    /// left to right, until all are told apart.
    fn telling(&self, candidates: &[(usize, String)], columns: &Columns) -> BTreeSet<usize> {
        let table = self.found.table.columns;
        let named = ["indicator", "period", "organisation"];
        let mut keys: Vec<usize> = named
            .iter()
            .filter_map(|name| Some(columns.named(table, name)?.grid_column))
            .chain(columns.extra.iter().map(|(column, _)| *column))
            .collect();
        keys.extend(columns.parts.iter().flat_map(|parts| parts.columns.iter().map(|(at, _)| *at)));
        let needed: Vec<usize> = table
            .iter()
            .zip(&columns.fields)
            .filter(|(column, _)| column.required)
            .filter_map(|(_, field)| Some(field.as_ref()?.grid_column))
            .collect();
        // Remarks and totals under the table are no records.
        let rows: Vec<&GridRow> = self
            .data()
            .iter()
            .filter(|row| needed.iter().all(|column| !row.cell(*column).is_blank()))
            .collect();
        // Rows are told apart by a number made of their cells: a table may have a
        // million of them.
        let distinct = |keys: &[usize]| -> usize {
            let mut hashes: Vec<u64> = rows.iter().map(|row| hash_of(row, keys)).collect();
            hashes.sort_unstable();
            hashes.dedup();
            hashes.len()
        };
        let mut telling = BTreeSet::new();
        let mut most = distinct(&keys);
        for (column, _) in candidates {
            if most == rows.len() {
                break;
            }
            if self.is_numeric(*column) {
                continue;
            }
            keys.push(*column);
            let count = distinct(&keys);
            if count > most {
                most = count;
                telling.insert(*column);
            } else {
                keys.pop();
            }
        }
        telling
    }

    /// Columns that their sender hid and that would be read.
    fn hidden(&mut self, columns: &mut Columns) {
        let is_hidden = |column: usize| {
            u32::try_from(column).is_ok_and(|it| self.grid.hidden_columns.contains(&it))
        };
        let mut heads = Vec::new();
        let mut first = None;
        let fields = columns.fields.iter().flatten().map(|it| (it.grid_column, &it.header));
        let periods = columns.periods.iter().map(|it| (it.grid_column, &it.header));
        for (column, head) in fields.chain(periods) {
            let printed = self.data().iter().any(|row| !row.cell(column).is_blank());
            if is_hidden(column) && printed {
                first = first.or(Some(column));
                heads.push(head.clone());
            }
        }
        let Some(first) = first else { return };
        let question =
            Diagnostic::ask_hidden_columns(&self.origin(first), heads.len(), &heads.join("、"));
        if self.hints.answers.choose(question, self.diagnostics) == "use" {
            return;
        }
        let notes = self.receipt.columns.iter_mut();
        for note in notes.filter(|note| self.grid.hidden_columns.contains(&note.column)) {
            note.usage = ColumnUse::Hidden;
        }
        columns.periods.retain(|it| !is_hidden(it.grid_column));
        for (field, column) in columns.fields.iter_mut().zip(self.found.table.columns) {
            if !column.required && field.as_ref().is_some_and(|it| is_hidden(it.grid_column)) {
                *field = None;
            }
        }
    }

    /// Columns among the others that hold something under no header.
    fn without_head(&mut self, columns: &Columns) {
        let noted: BTreeSet<u32> = self.receipt.columns.iter().map(|note| note.column).collect();
        for column in 0..columns.width {
            let at = u32::try_from(column).unwrap_or(u32::MAX);
            if !noted.contains(&at) && self.is_filled(column) {
                self.note(column, "", ColumnUse::NoHeader);
            }
        }
    }
}

fn hash_of(row: &GridRow, columns: &[usize]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for column in columns {
        match row.cell(*column) {
            Cell::Text(text) => text.trim().hash(&mut hasher),
            cell => cell.to_text().trim().hash(&mut hasher),
        }
    }
    hasher.finish()
}

pub(crate) fn title(column: &Column) -> &'static str {
    column.headers.first().copied().unwrap_or(column.name)
}

fn is_unit_head(folded: &str) -> bool {
    matches!(folded, "単位" | "unit" | "単位名")
}

/// What in brackets says that the numbers are no values of their months.
const NO_VALUES: [&str; 7] = ["計画", "目標", "予算", "前年", "累計", "累積", "見込"];

/// What stands in brackets behind a header and is no unit.
fn is_no_unit(bracket: &str) -> bool {
    const NOTES: [&str; 34] = [
        "速報", "確定", "暫定", "概数", "概算", "見込", "実績", "予定", "計画", "税込", "税抜",
        "参考", "注", "任意", "必須", "月次", "年次", "累計", "期末", "時点", "現在", "入力",
        "記入", "自動", "年月", "西暦", "和暦", "例", "半角", "全角", "数値", "数字", "英語", "※",
    ];
    bracket.is_empty() || NOTES.iter().any(|note| bracket.contains(note))
}

/// Heads of columns that say something about a row and are neither values nor
/// parts.
pub(crate) fn is_remark(folded: &str) -> bool {
    const REMARKS: [&str; 40] = [
        "目標",
        "目標値",
        "年度目標",
        "月間目標",
        "計画",
        "計画値",
        "予算",
        "見込",
        "見込値",
        "前年",
        "前年度",
        "前年同月",
        "前年比",
        "前月",
        "前月比",
        "前期",
        "対前年",
        "増減",
        "増減率",
        "差",
        "差異",
        "達成率",
        "進捗率",
        "達成度",
        "進捗",
        "実施率",
        "構成比",
        "出典",
        "担当",
        "担当団体",
        "no",
        "番号",
        "項番",
        "連番",
        "行",
        "id",
        "メモ",
        "コメント",
        "入力者",
        "確認",
    ];
    let folded = folded.trim_end_matches('.');
    let (bare, _) = super::found::split_bracket(folded);
    let ends = [
        "率",
        "比",
        "目標値",
        "目標",
        "計画値",
        "メモ",
        "コメント",
        "者",
        "担当",
        "所管",
        "主管",
        "確認",
        "備考",
    ];
    REMARKS.contains(&bare.as_str()) || ends.iter().any(|end| bare.ends_with(end))
}

/// Heads that values are usually broken down by.
pub(crate) fn is_dimension(folded: &str) -> bool {
    const WORDS: [&str; 26] = [
        "地区",
        "地域",
        "学区",
        "校区",
        "町名",
        "町",
        "市町村",
        "市区町村",
        "区",
        "エリア",
        "会場",
        "拠点",
        "性別",
        "男女",
        "年代",
        "年齢",
        "年齢層",
        "年齢区分",
        "学年",
        "世代",
        "国籍",
        "属性",
        "内訳",
        "対象者区分",
        "世帯類型",
        "障害種別",
    ];
    WORDS.contains(&folded) || folded.ends_with("別") || folded.ends_with("区分")
}

fn day_order(rows: &[GridRow], column: usize) -> Option<DayOrder> {
    let mut proven = rows.iter().filter_map(|row| match row.cell(column) {
        Cell::Text(text) if ends_with_year(text) => proven_order(text),
        _ => None,
    });
    let first = proven.next()?;
    // A column that proves both orders proves neither.
    proven.all(|order| order == first).then_some(first)
}

fn ends_with_year(text: &str) -> bool {
    let bytes = text.trim_ascii_end().as_bytes();
    bytes.len() >= 8
        && bytes[bytes.len() - 4..].iter().all(u8::is_ascii_digit)
        && matches!(bytes[bytes.len() - 5], b'/' | b'-' | b'.')
}

/// Returns whether a column says when each row of a series is from. A day by
/// which something is due is none of a series.
fn is_series(column: &Column) -> bool {
    column.kind == Kind::Span && column.required
}

/// Returns whether a column of spans holds no other numbers than those of months.
/// Notes and totals in it say nothing.
fn are_numbers_of_months(rows: &[GridRow], column: usize) -> bool {
    // Of a million dates none is worth reading as a number: what is longer than two
    // digits, full-width ones included, is no month.
    let number = |row: &GridRow| match row.cell(column) {
        Cell::Text(text) if text.trim().len() > 6 => None,
        cell => number_of(cell),
    };
    let mut numbers = rows.iter().filter_map(number).peekable();
    numbers.peek().is_some() && numbers.all(|it| it.is_integer() && is_month_number(it))
}

fn is_month_number(number: Decimal) -> bool {
    number >= Decimal::ONE && number <= Decimal::from(12)
}

/// Returns whether a column of spans holds nothing but firsts of months, two of
/// them in a row: months that Excel turned into days when they were typed, or
/// when the table was saved as CSV. One other day, or the same day of several
/// years as a census has it, and they are days.
fn are_months(rows: &[GridRow], column: usize, context: DateContext) -> bool {
    let mut months = BTreeSet::new();
    for row in rows {
        let day = match row.cell(column) {
            Cell::Date(date) => date,
            Cell::Text(text) => match parse_span(text, context) {
                Ok(span) if span.grain == Grain::Day => span.first,
                Ok(_) => return false,
                // A note or a total in the column says nothing.
                Err(_) => continue,
            },
            _ => continue,
        };
        if day.day() != 1 {
            return false;
        }
        months.insert(i32::from(day.year()) * 12 + i32::from(day.month()));
    }
    months.iter().any(|month| months.contains(&(month + 1)))
}
