//! A list as its author keeps it: the heads are everyday words, and the cells say
//! whether they mean what they seem to.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use crate::domain::text::fold;
use crate::records::TABLES;
use crate::records::dates::{DateContext, DateProblem, parse_date, parse_span};
use crate::records::found::{field_of, split_bracket};
use crate::records::grid::{Cell, Grid, GridRow};
use crate::records::table::{Column, Kind, Table};
use crate::records::totals::is_total_word;
use crate::records::units;

use super::everyday::HEADS;
use super::known::{self, Known, Naming};
use super::{Across, AcrossColumn, Added, Kept, Layout};

/// Rows in which heads are looked for, and rows that are looked at below them.
const LOOKED_AT: (usize, usize) = (12, 200);
/// Letters of a head; a sentence is none.
const LONGEST: usize = 24;

/// Returns the layout of a list, if its heads and cells say what it is.
pub(super) fn propose(grid: &Grid, known: &Known, context: DateContext) -> Option<Layout> {
    let facts = Facts::of(grid, known, context);
    let mut best: Option<(Rank, Layout)> = None;
    for first in 0..grid.rows.len().min(LOOKED_AT.0) {
        for lines in [1, 2] {
            let Some(list) = List::at(grid, known, context, &facts, first, lines) else { continue };
            for table in TABLES {
                let Some((rank, layout)) = list.as_table(table) else { continue };
                if best.as_ref().is_none_or(|(most, _)| rank > *most) {
                    best = Some((rank, layout));
                }
            }
        }
    }
    best.map(|(_, layout)| layout)
}

/// By what one reading is better than another: columns that are known, of these by
/// heads of the table, and a single line of heads.
type Rank = (usize, usize, bool);

/// A sheet, with its heads in some rows.
struct List<'a> {
    grid: &'a Grid,
    known: &'a Known,
    context: DateContext,
    facts: &'a Facts,
    heads: RangeInclusive<usize>,
    /// The columns that have a head, each with what it may be called, likeliest first.
    columns: Vec<(usize, Vec<String>)>,
}

/// A column of the list that is one of the table.
struct Match {
    column: usize,
    field: &'static Column,
    head: String,
    is_own_head: bool,
}

impl<'a> List<'a> {
    fn at(
        grid: &'a Grid,
        known: &'a Known,
        context: DateContext,
        facts: &'a Facts,
        first: usize,
        lines: usize,
    ) -> Option<Self> {
        let heads = first..=first + lines - 1;
        let rows = grid.rows.get(heads.clone())?;
        grid.rows.get(heads.end() + 1)?;
        let is_head = |cell: Cell<'_>| match cell {
            Cell::Text(text) if known::is_value(cell) => is_small_number(text),
            Cell::Text(text) => text.trim().chars().count() <= LONGEST,
            Cell::Number(_) => is_small_number(&cell.to_text()),
            Cell::Empty | Cell::Date(_) | Cell::Span(_) => true,
            _ => false,
        };
        let filled = |row: &GridRow| row.cells().filter(|cell| !cell.is_blank()).count();
        if !rows.iter().all(|row| filled(row) > 1 && row.cells().all(is_head)) {
            return None;
        }
        let width = rows.iter().map(GridRow::len).max().unwrap_or(0);
        let columns = (0..width).filter_map(|column| {
            let names = names(rows, column);
            (!names.is_empty()).then_some((column, names))
        });
        let columns: Vec<(usize, Vec<String>)> = columns.collect();
        (columns.len() > 1).then_some(Self { grid, known, context, facts, heads, columns })
    }

    /// Returns the list as rows of a table, if every column that it needs is there.
    fn as_table(&self, table: &'static Table) -> Option<(Rank, Layout)> {
        let mut matches: Vec<Match> = Vec::new();
        for is_own in [true, false] {
            for (column, names) in &self.columns {
                if matches.iter().any(|it| it.column == *column) {
                    continue;
                }
                let found = names.iter().find_map(|name| {
                    let field = if is_own { field_of(table, name) } else { said(table, name) }?;
                    let is_free = matches.iter().all(|it| it.field.name != field.name);
                    (is_free && self.agrees(*column, table, field)).then(|| Match {
                        column: *column,
                        field,
                        head: self.head(table, field, *column, name),
                        is_own_head: is_own,
                    })
                });
                matches.extend(found);
            }
        }
        self.by_contents(table, &mut matches);
        let spans = self.spans(table, &matches);
        let has = |name: &str| matches.iter().any(|it| it.field.name == name);
        let is_spread = spans > 1 && table.name == "observations";
        let missing = table.columns.iter().filter(|column| {
            let elsewhere = is_spread && matches!(column.name, "period" | "value");
            column.required && !elsewhere && !has(column.name)
        });
        let missing: Vec<&str> = missing.map(|column| column.name).collect();
        let groups = self.groups(table, &missing);
        let is_said = |name: &str| {
            groups.as_deref() == Some(Layout::head_of(table, name).as_str())
                || (table.name == "meetings" && name == "body" && self.titles_name_bodies(&matches))
        };
        if !missing.iter().all(|name| is_said(name)) {
            return None;
        }
        let own = matches.iter().filter(|it| it.is_own_head).count();
        let count = matches.len() + spans.min(12) + usize::from(groups.is_some());
        // Two columns are a list of anything.
        if count < 3 || !self.is_evident(table, &matches) {
            return None;
        }
        let label = matches.iter().map(|it| it.column).min()?;
        let mut kept = self.kept(&matches);
        let seats = self.seats(table, &matches);
        let is_seat =
            |column: usize| seats.iter().flat_map(|it| &it.columns).any(|it| it.column == column);
        kept.retain(|it| !is_seat(it.column));
        let label = match &seats {
            Some(_) => matches.iter().find(|it| it.field.name == "org_name")?.column,
            None => label,
        };
        let rank = (count, own, self.heads.start() == self.heads.end());
        let heads = self.heads.clone();
        let layout = Layout {
            table,
            heads,
            label,
            across: seats,
            kept,
            whole: Vec::new(),
            groups,
            added: self.added(table, &matches, &missing),
            apart: self.apart(table, &matches),
            aside: BTreeSet::new(),
        };
        Some((rank, layout))
    }

    /// The head that the table has, with what the sheet's own says in brackets or on
    /// the line above: a unit, a day.
    fn head(&self, table: &Table, field: &Column, column: usize, name: &str) -> String {
        let head = Layout::head_of(table, field.name);
        if let (_, Some(bracket)) = split_bracket(&fold(name)) {
            return format!("{head}({bracket})");
        }
        let texts = self.heads.clone().map(|row| self.grid.rows[row].cell(column).to_text());
        let told = texts.into_iter().find(|text| {
            text.trim() != name.trim()
                && (units::is_unit(text) || parse_span(text, self.context).is_ok())
        });
        told.map_or(head.clone(), |told| format!("{head}({})", units::bare(&told)))
    }

    /// The rows below the heads.
    fn rows(&self) -> impl Iterator<Item = &'a GridRow> {
        self.grid.rows.iter().skip(self.heads.end() + 1).take(LOOKED_AT.1)
    }

    /// Whether most cells of a column are what the field holds.
    fn agrees(&self, column: usize, table: &Table, field: &Column) -> bool {
        let Some(facts) = self.facts.columns.get(column) else { return false };
        let most = |count: usize| count * 2 >= facts.filled;
        match (table.name, field.name) {
            (_, "organisation" | "owner") if self.known.has(Naming::Organisation) => {
                most(facts.organisations)
            }
            ("observations", "indicator") if self.known.has(Naming::Indicator) => {
                most(facts.indicators)
            }
            ("members", "seat_body") if self.known.has(Naming::Body) => most(facts.bodies),
            (_, "goal_id") => !most(facts.quantities),
            _ => match field.kind {
                Kind::Date | Kind::Span => most(facts.times),
                Kind::Number | Kind::Count | Kind::Measured => most(facts.quantities),
                Kind::Text => !most(facts.numbers),
                _ => true,
            },
        }
    }

    /// Columns whose heads say nothing, by the names in their cells.
    fn by_contents(&self, table: &'static Table, matches: &mut Vec<Match>) {
        let wanted = match table.name {
            "observations" => [("indicator", Naming::Indicator)].as_slice(),
            "contributions" => &[("organisation", Naming::Organisation)],
            "commitments" => &[("owner", Naming::Organisation)],
            _ => &[],
        };
        for (name, naming) in wanted {
            if matches.iter().any(|it| it.field.name == *name) || !self.known.has(*naming) {
                continue;
            }
            let Some(field) = table.columns.iter().find(|column| column.name == *name) else {
                continue;
            };
            let named = |column: usize| {
                let cells = self.rows().map(|row| row.cell(column));
                let cells: Vec<Cell<'_>> = cells.filter(|cell| !cell.is_blank()).collect();
                let named = cells.iter().filter(|cell| self.known.names(*naming, **cell)).count();
                named > 1 && named * 5 >= cells.len() * 3
            };
            let free = self.columns.iter().filter(|(column, _)| {
                matches.iter().all(|it| it.column != *column) && named(*column)
            });
            let found = free.into_iter().next().map(|(column, _)| Match {
                column: *column,
                field,
                head: Layout::head_of(table, name),
                is_own_head: false,
            });
            matches.extend(found);
        }
    }

    /// How many columns are values of spans.
    fn spans(&self, table: &Table, matches: &[Match]) -> usize {
        if table.name != "observations" || matches.iter().any(|it| it.field.name == "value") {
            return 0;
        }
        let is_span = |names: &Vec<String>| {
            names.iter().any(|name| {
                matches!(parse_span(name, self.context), Ok(_) | Err(DateProblem::NoYear))
            })
        };
        let free = |column: &usize| matches.iter().all(|it| it.column != *column);
        self.columns.iter().filter(|(column, names)| free(column) && is_span(names)).count()
    }

    /// The head of the table for what the lines between the rows name: sectors,
    /// owners, goals.
    fn groups(&self, table: &Table, missing: &[&str]) -> Option<String> {
        let alone: Vec<String> = self
            .rows()
            .filter(|row| row.cells().filter(|cell| !cell.is_blank()).count() == 1)
            .map(|row| row.cells().map(|cell| cell.to_text()).collect::<String>())
            .filter(|text| !known::is_note(text) && !is_total_word(&fold(text)))
            .collect();
        if alone.is_empty() {
            return None;
        }
        let all = |naming: Naming| {
            alone.iter().all(|text| {
                let text = known::without_mark(text);
                self.known.names(naming, Cell::Text(text))
            })
        };
        let name = match table.name {
            "members" if all(Naming::Sector) => "sector",
            "commitments" if all(Naming::Organisation) => "owner",
            "commitments" | "indicators" | "decisions" if all(Naming::Goal) => "goal_id",
            "contributions" if all(Naming::Organisation) => "organisation",
            // Goals may be named nowhere else.
            "commitments" | "indicators" if missing.is_empty() => "goal_id",
            _ => return None,
        };
        Some(Layout::head_of(table, name))
    }

    /// Whether titles of meetings say which body met: 第3回総会.
    fn titles_name_bodies(&self, matches: &[Match]) -> bool {
        let Some(title) = matches.iter().find(|it| it.field.name == "title") else { return false };
        let cells = self.rows().map(|row| row.cell(title.column).to_text());
        let texts: Vec<String> = cells.filter(|text| !text.trim().is_empty()).collect();
        let named = texts.iter().filter(|text| self.known.body_within(text).is_some()).count();
        named * 5 >= texts.len() * 4 && named > 0
    }

    /// Whether more than heads speak for the table.
    fn is_evident(&self, table: &Table, matches: &[Match]) -> bool {
        let has = |name: &str| matches.iter().any(|it| it.field.name == name);
        let own = matches.iter().filter(|it| it.is_own_head).count();
        match table.name {
            "members" => {
                let sectors: BTreeSet<bool> = matches
                    .iter()
                    .filter(|it| it.field.name == "sector")
                    .map(|it| {
                        self.rows().any(|row| self.known.names(Naming::Sector, row.cell(it.column)))
                    })
                    .collect();
                !has("sector") || sectors.contains(&true)
            }
            "meetings" => has("date") && (has("title") || has("body")),
            "attendance" => has("meeting_id"),
            "indicators" => has("baseline") || has("target") || has("direction"),
            "commitments" => has("due") || has("done_on") || has("goal_id"),
            "costs" | "funding" => own > 0 || matches.len() > 3,
            "pulse" | "voices" | "backbone_log" | "changes" => own == matches.len(),
            _ => true,
        }
    }

    /// The columns of a list of members that mark who sits in which body.
    fn seats(&self, table: &Table, matches: &[Match]) -> Option<Across> {
        if table.name != "members" || matches.iter().any(|it| it.field.name == "seat_body") {
            return None;
        }
        let is_marked = |column: usize| {
            let cells = self.rows().map(|row| row.cell(column)).filter(|cell| !cell.is_blank());
            let cells: Vec<Cell<'_>> = cells.collect();
            !cells.is_empty() && cells.iter().all(|cell| known::is_mark(*cell))
        };
        let columns: Vec<AcrossColumn> = self
            .columns
            .iter()
            .filter(|(column, _)| matches.iter().all(|it| it.column != *column))
            .filter_map(|(column, names)| {
                let named =
                    names.iter().find(|name| self.known.names(Naming::Body, Cell::Text(name)))?;
                let row = *self.heads.end();
                let name = named.clone();
                is_marked(*column).then_some(AcrossColumn {
                    column: *column,
                    name,
                    row,
                    unit: None,
                })
            })
            .collect();
        (!columns.is_empty()).then(|| Across {
            key: Layout::head_of(table, "seat_body"),
            cells: Layout::head_of(table, "seat_role"),
            columns,
            marks: BTreeMap::new(),
            blank: None,
        })
    }

    /// What titles of meetings say beside: the body, and which meeting of it.
    fn added(&self, table: &Table, matches: &[Match], missing: &[&str]) -> Vec<Added> {
        let Some(title) = matches.iter().find(|it| it.field.name == "title") else {
            return Vec::new();
        };
        if table.name != "meetings" || !missing.contains(&"body") {
            return Vec::new();
        }
        let texts = || {
            let rows = self.grid.rows.iter().skip(self.heads.end() + 1);
            rows.map(|row| (row.number, row.cell(title.column).to_text()))
        };
        let body = texts().filter_map(|(row, text)| {
            self.known.body_within(&text).map(|body| (row, body.to_owned()))
        });
        let mut added = vec![Added {
            head: Layout::head_of(table, "body"),
            column: title.column,
            values: body.collect(),
        }];
        if matches.iter().all(|it| it.field.name != "number") {
            let number = texts().filter_map(|(row, text)| {
                known::number_in_series(&text).map(|number| (row, number))
            });
            let head = Layout::head_of(table, "number");
            added.push(Added { head, column: title.column, values: number.collect() });
        }
        added
    }

    /// Cells that name several bodies, each a seat.
    fn apart(&self, table: &Table, matches: &[Match]) -> BTreeMap<u32, (usize, Vec<String>)> {
        let body = matches.iter().find(|it| it.field.name == "seat_body");
        let Some(body) = body.filter(|_| table.name == "members") else { return BTreeMap::new() };
        let rows = self.grid.rows.iter().skip(self.heads.end() + 1);
        rows.filter_map(|row| {
            let text = row.cell(body.column).to_text();
            if self.known.names(Naming::Body, Cell::Text(&text)) {
                return None;
            }
            let parts: Vec<String> = known::apart(&text).map(str::to_owned).collect();
            (parts.len() > 1).then_some((row.number, (body.column, parts)))
        })
        .collect()
    }

    /// Every column with a head, those that are known under the table's.
    fn kept(&self, matches: &[Match]) -> Vec<Kept> {
        let kept = self.columns.iter().map(|(column, names)| {
            let found = matches.iter().find(|it| it.column == *column);
            let head = found.map_or_else(|| names[0].clone(), |it| it.head.clone());
            Kept { column: *column, head, before: Vec::new() }
        });
        kept.collect()
    }
}

/// Whether a number in a head can be a month or a year.
fn is_small_number(text: &str) -> bool {
    text.trim().parse::<u16>().is_ok_and(|number| matches!(number, 1..=12 | 1990..=2100))
}

/// What a column may be called: its lines joined, the last, the first.
fn names(rows: &[GridRow], column: usize) -> Vec<String> {
    let mut texts: Vec<String> = rows
        .iter()
        .map(|row| row.cell(column))
        .filter(|cell| !cell.is_blank())
        .map(|cell| match cell {
            Cell::Date(date) if date.day() == 1 => {
                format!("{:04}-{:02}", date.year(), date.month())
            }
            cell => cell.to_text().split_whitespace().collect::<Vec<_>>().join(" "),
        })
        .collect();
    texts.dedup();
    match texts.as_slice() {
        [] => Vec::new(),
        [one] => vec![one.clone()],
        [first, .., last] => vec![texts.concat(), last.clone(), first.clone()],
    }
}

/// What the cells of a sheet's columns are, worked out once.
struct Facts {
    columns: Vec<ColumnFacts>,
}

/// How many cells of a column are something.
#[derive(Default)]
struct ColumnFacts {
    filled: usize,
    times: usize,
    quantities: usize,
    numbers: usize,
    organisations: usize,
    indicators: usize,
    bodies: usize,
}

impl Facts {
    fn of(grid: &Grid, known: &Known, context: DateContext) -> Self {
        let rows = || grid.rows.iter().take(LOOKED_AT.0 + LOOKED_AT.1);
        let width = rows().map(GridRow::len).max().unwrap_or(0);
        let columns = (0..width).map(|column| {
            let mut facts = ColumnFacts::default();
            for cell in rows().map(|row| row.cell(column)).filter(|cell| !cell.is_blank()) {
                facts.filled += 1;
                facts.quantities += usize::from(known::is_quantity(cell));
                facts.numbers += usize::from(matches!(cell, Cell::Number(_)));
                facts.times += usize::from(is_time(cell, context));
                let text = cell.to_text();
                facts.organisations += usize::from(known.names_any(Naming::Organisation, &text));
                facts.indicators += usize::from(known.names(Naming::Indicator, cell));
                facts.bodies += usize::from(known.names_any(Naming::Body, &text));
            }
            facts
        });
        Self { columns: columns.collect() }
    }
}

fn is_time(cell: Cell<'_>, context: DateContext) -> bool {
    let with_year = DateContext { fiscal_year: Some(2000), ..context };
    let is_told = |text: &str| {
        let first = text.split(['～', '〜', '~', '→', '(', '（', ' ']).next().unwrap_or(text);
        let texts = [text, first];
        texts.iter().take(if first == text { 1 } else { 2 }).any(|text| {
            parse_span(text, with_year).is_ok()
                || !matches!(
                    parse_date(text, with_year),
                    Err(DateProblem::Unreadable | DateProblem::NoSuchDay)
                )
        })
    };
    match cell {
        Cell::Date(_) | Cell::Span(_) | Cell::Moment(..) => true,
        Cell::Text(text) if text.chars().count() > 40 => false,
        Cell::Text(text) => {
            let may_be = text.contains(|c: char| c.is_numeric() || "元年月".contains(c));
            (may_be && is_told(text.trim())) || known::is_vague_time(text)
        }
        _ => false,
    }
}

/// The everyday heads of each table, folded, with their columns.
fn everyday(table: &Table) -> Option<&'static BTreeMap<String, &'static str>> {
    static SAID: LazyLock<BTreeMap<&'static str, BTreeMap<String, &'static str>>> =
        LazyLock::new(|| {
            let tables = HEADS.iter().map(|(table, columns)| {
                let heads = columns
                    .iter()
                    .flat_map(|(name, heads)| heads.iter().map(move |head| (fold(head), *name)));
                (*table, heads.collect())
            });
            tables.collect()
        });
    SAID.get(table.name)
}

/// Returns the column of a table that an everyday word means.
pub(super) fn said(table: &'static Table, head: &str) -> Option<&'static Column> {
    let said = everyday(table)?;
    let folded = fold(head);
    let name = said.get(&folded).or_else(|| said.get(&split_bracket(&folded).0))?;
    table.columns.iter().find(|column| column.name == *name)
}
