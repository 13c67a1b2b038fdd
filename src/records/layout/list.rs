//! A list as its author keeps it: the heads are everyday words, and the cells say
//! whether they mean what they seem to.

mod facts;
mod heads;
mod ledger;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::domain::text::fold;
use crate::records::TABLES;
use crate::records::dates::{DateContext, DateProblem, parse_date, parse_span};
use crate::records::found::{FieldHead, Found, HeadCell, field_of, halves, split_bracket};
use crate::records::grid::{Cell, Grid, GridRow};
use crate::records::keys::{is_numbering, refers_to_meeting};
use crate::records::sheet::{Opened, Taken};
use crate::records::table::{Column, Kind, Table};
use crate::records::totals::is_total_word;
use crate::records::units;

use super::known::{self, Known, Naming};
use super::parts::{self, Looking};
use super::{Across, AcrossColumn, Added, Kept, Layout, Whole};

use self::facts::{Facts, is_alone, is_time};
pub(super) use self::heads::{may_be_heads, means, said};
use self::heads::{names, years_above};
pub(super) use self::ledger::{ledger, values_beside};

/// Rows in which heads are looked for, and rows that are looked at below them.
const LOOKED_AT: (usize, usize) = (12, 200);
/// The head of a column of units, which every table of values may have.
const UNIT: &str = "単位";
/// Letters of a head; a sentence is none.
const LONGEST: usize = 24;

/// Returns the layout of a list, if its heads and cells say what it is.
pub(super) fn propose(grid: &Grid, known: &Known, context: DateContext) -> Option<Layout> {
    let facts = Facts::of(grid, known, context);
    let mut best: Option<(Rank, Layout)> = None;
    let mut tied: Option<Layout> = None;
    let mut ledger: Option<(Rank, Layout)> = None;
    for first in 0..grid.rows.len().min(LOOKED_AT.0) {
        for lines in [1, 2] {
            let Some(list) = List::at(grid, known, context, &facts, first, lines) else { continue };
            for table in TABLES {
                let Some((rank, layout)) = list.as_table(table) else { continue };
                if table.name == "indicators"
                    && ledger.as_ref().is_none_or(|(most, _)| rank > *most)
                {
                    ledger = Some((rank, layout.clone()));
                }
                match best.as_ref().map(|(most, _)| rank.cmp(most)) {
                    None | Some(Ordering::Greater) => {
                        tied = None;
                        best = Some((rank, layout));
                    }
                    Some(Ordering::Equal) if tied.is_none() => tied = Some(layout),
                    Some(_) => {}
                }
            }
        }
    }
    // Months beside the only list of indicators are theirs, and do not make it less.
    let is_values = best.as_ref().is_some_and(|(_, it)| it.table.name == "observations");
    let ledger =
        ledger.filter(|((count, ..), _)| is_values && *count > 4 && !known.has(Naming::Indicator));
    if let (Some((_, best)), Some(tied)) = (&mut best, tied)
        && best.table != tied.table
        && best.other.is_none()
    {
        best.other = Some(Box::new(Layout { other: None, ..tied }));
    }
    ledger.or(best).map(|(_, layout)| layout)
}

/// Takes heads that a table does not know for columns of it that are free, where they
/// are everyday words for them and the cells agree.
pub(super) fn with_everyday_heads(opened: Opened, known: &Known, context: DateContext) -> Opened {
    let Opened { sheet, taken } = opened;
    let taken = match taken {
        Taken::Table(mut found) if sheet.grid.laid.is_none() => {
            add_everyday_heads(&sheet.grid, &mut found, known, context);
            Taken::Table(found)
        }
        taken => taken,
    };
    Opened { sheet, taken }
}

fn add_everyday_heads(grid: &Grid, found: &mut Found, known: &Known, context: DateContext) {
    let table = found.table;
    // Columns of values may be broken down by anything.
    if table.name == "observations" {
        return;
    }
    let unknown = &found.matched.unknown;
    if !unknown.iter().any(|cell| !said_heads(table, cell).is_empty()) {
        return;
    }
    let facts = Facts::of(grid, known, context);
    let heads = found.head.first..=found.head.last();
    let (columns, corner) = (Vec::new(), None);
    let list = List { grid, known, context, facts: &facts, heads, columns, corner };
    let mut taken: Vec<(usize, usize, FieldHead)> = Vec::new();
    for cell in unknown {
        let found = said_heads(table, cell).into_iter().find_map(|(name, field)| {
            let at = table.columns.iter().position(|it| it.name == field.name)?;
            let is_free = found.matched.fields[at].is_empty()
                && taken.iter().all(|(column, ..)| *column != at);
            (is_free && list.agrees(cell.column, table, field)).then_some((at, name))
        });
        let Some((at, name)) = found else { continue };
        let (_, bracket) = split_bracket(name);
        let head = FieldHead { grid_column: cell.column, header: name.clone(), bracket };
        taken.push((at, cell.column, head));
    }
    for (at, column, head) in taken {
        found.matched.fields[at].push(head);
        found.matched.unknown.retain(|cell| cell.column != column);
    }
}

/// The columns that a head may mean in everyday words, each with the name that says so.
fn said_heads<'c>(table: &'static Table, cell: &'c HeadCell) -> Vec<(&'c String, &'static Column)> {
    let names = cell.names.iter();
    names.flat_map(|name| said(table, name).map(move |field| (name, field))).collect()
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
    /// The column before them that has none, if it has texts: a blank corner.
    corner: Option<usize>,
}

/// A column of the list that is one of the table.
struct Match {
    column: usize,
    field: &'static Column,
    /// What the sheet calls it, if its head says so.
    name: String,
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
        // Months alone would lose the years above them.
        let above = first.checked_sub(1).and_then(|above| grid.rows.get(above..=first));
        if lines == 1 && above.is_some_and(|rows| !years_above(rows).is_empty()) {
            return None;
        }
        let is_head = |cell: Cell<'_>| match cell {
            Cell::Text(text) if known::is_value(cell) => {
                is_small_number(text) || is_time_head(text)
            }
            Cell::Text(text) => text.trim().chars().count() <= LONGEST,
            Cell::Number(_) => is_small_number(&cell.to_text()),
            Cell::Empty | Cell::Date(_) | Cell::Span(_) => true,
            _ => false,
        };
        let filled = |row: &GridRow| row.cells().filter(|cell| !cell.is_blank()).count();
        if !rows.iter().all(|row| filled(row) > 1 && row.cells().all(is_head)) {
            return None;
        }
        // A title with the unit of the whole table is no line of heads.
        if lines > 1 && rows.first().is_some_and(is_title_with_unit) {
            return None;
        }
        // Numbers below a head are its first values, unless they are months or years.
        if lines > 1 && !rows.last().is_none_or(are_heads) {
            return None;
        }
        let width = rows.iter().map(GridRow::len).max().unwrap_or(0);
        let mut columns: Vec<(usize, Vec<String>)> = Vec::new();
        let years = years_above(rows);
        for column in 0..width {
            let mut names = names(rows, column);
            if let Some(name) = years.get(&column) {
                names.insert(0, name.clone());
            }
            if !names.is_empty() {
                columns.push((column, names));
            }
        }
        let corner = columns.first().and_then(|(first, _)| first.checked_sub(1));
        (columns.len() > 1).then_some(Self { grid, known, context, facts, heads, columns, corner })
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
                    let own = field_of(table, name).filter(|_| is_own).into_iter();
                    let mut fields = own.chain(said(table, name).filter(|_| !is_own));
                    let field = fields.find(|field| {
                        matches.iter().all(|it| it.field.name != field.name)
                            && self.agrees(*column, table, field)
                    })?;
                    Some(Match {
                        column: *column,
                        field,
                        name: name.clone(),
                        head: self.head(table, field, *column, name),
                        is_own_head: is_own,
                    })
                });
                matches.extend(found);
            }
        }
        self.by_contents(table, &mut matches);
        let spans = self.spans(table, &matches);
        let values = self.values(table, &mut matches, spans);
        // Another line of heads would stand above other columns than it does.
        if values.names.is_some() && self.has_heads_above() {
            return None;
        }
        let has = |name: &str| matches.iter().any(|it| it.field.name == name);
        let is_spread = spans > 1 && table.name == "observations";
        let missing = table.columns.iter().filter(|column| {
            let elsewhere = match column.name {
                "period" => is_spread,
                "value" => is_spread || values.across.is_some(),
                "indicator" => values.titled.is_some(),
                _ => false,
            };
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
        let free = |column: &usize| matches.iter().all(|it| it.column != *column);
        let beside = self.columns.iter().filter(|(column, names)| {
            free(column) && names.iter().any(|name| refers_to_meeting(table, name))
        });
        let beside = if table.name == "decisions" { beside.count() } else { 0 };
        let told = usize::from(groups.is_some()) + values.count();
        let seats = self.seats(table, &matches);
        let marked = seats.as_ref().map_or(0, |it| it.columns.len());
        let count = matches.len() + beside + marked + self.dated(&matches) + spans.min(12) + told;
        // Two columns are a list of anything.
        if count < 3 || !self.is_evident(table, &matches) {
            return None;
        }
        let down = values.down.as_ref().map(|it| it.column);
        let label = matches.iter().map(|it| it.column).chain(down).min()?;
        let mut kept = self.kept(&matches);
        let is_seat = |column: usize| {
            seats.iter().any(|it| {
                it.columns.iter().any(|it| it.column == column) || it.remarks.contains(&column)
            })
        };
        kept.retain(|it| !is_seat(it.column));
        let label = match &seats {
            Some(_) => matches.iter().find(|it| it.field.name == "org_name")?.column,
            None => label,
        };
        let rank = (count, own, self.heads.start() == self.heads.end());
        let heads = self.heads.clone();
        let mut layout = Layout {
            across: seats,
            kept,
            groups,
            added: self.added(table, &matches, &missing),
            apart: self.apart(table, &matches),
            ..Layout::plain(table, heads, label)
        };
        values.into_layout(&mut layout);
        layout.other = self.rival(table, &matches, &layout).map(Box::new);
        Some((rank, layout))
    }

    /// The same list with another column for its numbers, where both are called in
    /// everyday words what the table has one of.
    fn rival(&self, table: &'static Table, matches: &[Match], layout: &Layout) -> Option<Layout> {
        let is_number = |it: &&Match| {
            let is_number = matches!(it.field.kind, Kind::Number | Kind::Count | Kind::Measured);
            is_number && it.field.required && !it.is_own_head
        };
        let across = layout.across.iter().flat_map(|it| &it.columns);
        let taken: BTreeSet<usize> = across.map(|it| it.column).collect();
        let is_free = |column: usize| {
            !taken.contains(&column) && matches.iter().all(|it| it.column != column)
        };
        let chosen = matches.iter().find(is_number).filter(|it| !taken.contains(&it.column))?;
        let (column, name) = self.columns.iter().find_map(|(column, names)| {
            let is_meant = |name: &&String| {
                let is_count = table.name == "observations" && name.ends_with('数');
                is_count || said(table, name).any(|it| it == chosen.field)
            };
            let name = names.iter().find(is_meant).filter(|_| is_free(*column))?;
            self.agrees(*column, table, chosen.field).then_some((*column, name))
        })?;
        let was = self.columns.iter().find(|(at, _)| *at == chosen.column)?.1.first()?;
        let mut other = layout.clone();
        for kept in &mut other.kept {
            if kept.column == chosen.column {
                kept.head.clone_from(was);
            } else if kept.column == column {
                kept.head = self.head(table, chosen.field, column, name);
            }
        }
        Some(other)
    }

    /// Whether several texts stand directly above the heads.
    fn has_heads_above(&self) -> bool {
        let above = self.heads.start().checked_sub(1).and_then(|at| self.grid.rows.get(at));
        let above = above.filter(|row| !is_title_with_unit(row));
        let texts = above.into_iter().flat_map(GridRow::cells).filter(|cell| !cell.is_blank());
        texts.map(|cell| cell.to_text()).collect::<BTreeSet<String>>().len() > 1
    }

    /// What the corner says that runs across: 四半期＼学校種別.
    fn corner(&self) -> Option<String> {
        let (column, _) = self.columns.first()?;
        let mut texts = self.heads.clone().map(|row| self.grid.rows[row].cell(*column).to_text());
        texts.find_map(|text| parts::corner(&text).pop())
    }

    /// What says of values more than heads do: the title's indicator, and parts.
    fn values(&self, table: &'static Table, matches: &mut Vec<Match>, spans: usize) -> Values {
        let mut values = Values::default();
        if table.name != "observations" {
            return values;
        }
        let has = |matches: &[Match], name: &str| matches.iter().any(|it| it.field.name == name);
        let titled = match has(matches, "indicator") {
            true => None,
            false => parts::titled(self.grid, *self.heads.start(), self.known),
        };
        if titled.is_none() && !has(matches, "indicator") {
            return values;
        }
        let is_span =
            |names: &[String]| names.iter().any(|it| parse_span(it, self.context).is_ok());
        let free = |column: usize, names: &[String]| {
            matches.iter().all(|it| it.column != column) && (spans < 2 || !is_span(names))
        };
        let looking = Looking {
            rows: self.rows().collect(),
            free: self.columns.iter().filter(|(at, names)| free(*at, names)).cloned().collect(),
            heads_row: *self.heads.start(),
            known: self.known,
            corner: self.corner(),
        };
        if spans > 1 {
            values.down = looking.down();
        } else if has(matches, "period") && !has(matches, "value") {
            values.across = looking.across(&self.grid.rows[..*self.heads.start()]);
            let parts = values.across.as_ref().map_or(&[][..], |(_, parts)| parts);
            let unit = titled.as_ref().and_then(|(_, unit)| unit.as_deref());
            values.value = match &titled {
                Some(_) => looking.value(unit, parts),
                None => looking.margin(parts),
            };
            let is_whole = values.value.filter(|_| values.across.is_none());
            if let Some((column, field)) =
                is_whole.zip(table.columns.iter().find(|it| it.name == "value"))
            {
                let head = Layout::head_of(table, "value");
                matches.push(Match {
                    column,
                    field,
                    name: String::new(),
                    head,
                    is_own_head: false,
                });
            }
        }
        // A name of the indicator stands above its parts only.
        let names = matches.iter().find(|it| it.field.name == "indicator");
        if let Some((names, _)) = names.zip(values.down.as_ref()) {
            let mut above = String::new();
            let filled = self.grid.rows.iter().skip(self.heads.end() + 1).map(|row| {
                let text = row.cell(names.column).to_text().trim().to_owned();
                if !text.is_empty() {
                    above = text;
                }
                (row.number, above.clone())
            });
            let head = names.head.clone();
            values.names = Some(Added { head, column: names.column, values: filled.collect() });
        }
        let has_units =
            self.columns.iter().any(|(_, names)| names.iter().any(|it| is_unit_head(it)));
        if let Some(names) = names.filter(|_| values.down.is_none() && !has_units)
            && let Some(named) =
                parts::named(&self.grid.rows[self.heads.end() + 1..], names.column, self.known)
        {
            let column = names.column;
            let added = |head: &str, values| Added { head: head.to_owned(), column, values };
            let has_parts = !named.parts.is_empty();
            if !has_parts || values.across.is_none() {
                values.down = has_parts.then(|| added(parts::PARTS, named.parts));
                values.units = (!named.units.is_empty()).then(|| added(UNIT, named.units));
                values.names = Some(added(&names.head, named.names));
            }
        }
        values.titled = titled.map(|(whole, _)| whole);
        values
    }

    /// The head that the table has, with what the sheet's own says in brackets or on
    /// the line above: a unit, a day.
    fn head(&self, table: &Table, field: &Column, column: usize, name: &str) -> String {
        // A running number is no code, and its head says so.
        if field.made && is_numbering(name) {
            return name.to_owned();
        }
        let head = Layout::head_of(table, field.name);
        if let (_, Some(bracket)) = split_bracket(&fold(name)) {
            return format!("{head}({bracket})");
        }
        let texts = self.heads.clone().map(|row| self.grid.rows[row].cell(column).to_text());
        let told = texts.into_iter().find(|text| self.tells(name, text));
        told.map_or(head.clone(), |told| format!("{head}({})", units::bare(&told)))
    }

    /// Whether another line of a column's head says the unit or the day of its cells.
    fn tells(&self, name: &str, line: &str) -> bool {
        let is_other = line.trim() != name.trim();
        is_other && (units::is_unit(line) || parse_span(line, self.context).is_ok())
    }

    /// How many columns have a line above their names that says their day: R6年度末 over
    /// 基準値. Below them stands the first record, which says as much.
    fn dated(&self, matches: &[Match]) -> usize {
        let first = &self.grid.rows[*self.heads.start()];
        let is_single = self.heads.start() == self.heads.end();
        let is_dated = |it: &&Match| {
            let line = first.cell(it.column).to_text();
            !is_single && it.name != line.trim() && self.tells(&it.name, &line)
        };
        // A year over its months or quarters.
        let has_year = |(column, names): &&(usize, Vec<String>)| {
            let below = self.grid.rows[*self.heads.end()].cell(*column).to_text();
            let is_known = |it: &Match| it.column == *column;
            !is_single
                && !matches.iter().any(is_known)
                && parse_span(&below, self.context) == Err(DateProblem::NoYear)
                && names.iter().any(|name| parse_span(name, self.context).is_ok())
        };
        matches.iter().filter(is_dated).count()
            + usize::from(self.columns.iter().any(|it| has_year(&it)))
    }

    /// The rows below the heads.
    fn rows(&self) -> impl Iterator<Item = &'a GridRow> {
        self.grid.rows.iter().skip(self.heads.end() + 1).take(LOOKED_AT.1)
    }

    /// Whether most cells of a column below its head are what the field holds; an empty
    /// column is as its head says.
    fn agrees(&self, column: usize, table: &Table, field: &Column) -> bool {
        let Some(facts) = self.facts.columns.get(column) else { return false };
        let heads = self.heads.clone().map(|row| &self.grid.rows[row]);
        let heads = heads.filter(|row| !row.cell(column).is_blank() && !is_alone(row));
        let filled = facts.filled.saturating_sub(heads.clone().count());
        // 総会 over its marks is a head, and no body that a row names.
        let is_body =
            |row: &&GridRow| self.known.names_any(Naming::Body, &row.cell(column).to_text());
        let bodies = facts.bodies.saturating_sub(heads.filter(is_body).count());
        let most = |count: usize| count * 2 >= filled;
        let few = |count: usize| count == 0 || !most(count);
        match (table.name, field.name) {
            (_, "organisation" | "owner") if self.known.has(Naming::Organisation) => {
                most(facts.organisations)
            }
            ("observations", "indicator") if self.known.has(Naming::Indicator) => {
                most(facts.indicators)
            }
            ("members", "seat_body") if self.known.has(Naming::Body) => most(bodies),
            (_, "goal_id") => few(facts.quantities),
            _ => match field.kind {
                Kind::Date | Kind::Span => most(facts.times),
                Kind::Number | Kind::Count | Kind::Measured => most(facts.quantities),
                Kind::Text => few(facts.numbers),
                _ => true,
            },
        }
    }

    /// Columns whose heads say nothing, by the names in their cells.
    fn by_contents(&self, table: &'static Table, matches: &mut Vec<Match>) {
        let spans = self.spans(table, matches);
        let wanted = match table.name {
            "observations" => [("indicator", Naming::Indicator)].as_slice(),
            "contributions" => &[("organisation", Naming::Organisation)],
            "commitments" => &[("owner", Naming::Organisation)],
            _ => &[],
        };
        // Where heads say all the rest, one name is enough.
        let needed = table.columns.iter().filter(|column| column.required);
        let lacks = |column: &&Column| matches.iter().all(|it| it.field.name != column.name);
        let is_evident = needed.filter(lacks).count() == 1;
        for (name, naming) in wanted {
            if matches.iter().any(|it| it.field.name == *name) || !self.known.has(*naming) {
                continue;
            }
            let Some(field) = table.columns.iter().find(|column| column.name == *name) else {
                continue;
            };
            let named = |column: usize| {
                let cells = self.rows().map(|row| row.cell(column));
                let is_part = |cell: &Cell<'_>| parts::part_of_above(&cell.to_text()).is_some();
                let cells: Vec<Cell<'_>> =
                    cells.filter(|cell| !cell.is_blank() && !is_part(cell)).collect();
                let named = cells.iter().filter(|cell| self.known.names(*naming, **cell)).count();
                let fewest = if is_evident || spans > 1 { 1 } else { 2 };
                named >= fewest && named * 5 >= cells.len() * 3
            };
            let corner = self.corner.filter(|_| *naming == Naming::Indicator);
            let columns = self.columns.iter().map(|(column, _)| *column).chain(corner);
            let mut free = columns
                .filter(|column| matches.iter().all(|it| it.column != *column) && named(*column));
            let found = free.next().map(|column| Match {
                column,
                field,
                name: String::new(),
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
            .filter(|text| !known::is_note(text) && !known::is_total_line(text))
            .collect();
        if alone.is_empty() {
            return None;
        }
        let all = |naming: Naming| {
            alone.iter().all(|text| self.known.names(naming, Cell::Text(known::group_name(text))))
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
            // A line below may count the marks.
            let is_count =
                |row: &&GridRow| row.cells().any(|it| is_total_word(&fold(&it.to_text())));
            let rows = self.rows().filter(|row| !is_count(row));
            let cells = rows.map(|row| row.cell(column)).filter(|cell| !cell.is_blank());
            let cells: Vec<Cell<'_>> = cells.collect();
            !cells.is_empty() && cells.iter().all(|cell| known::is_seat(*cell))
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
                is_marked(*column).then_some(AcrossColumn::of(*column, name, row))
            })
            .collect();
        let role = matches.iter().find(|it| it.field.name == "seat_role").map(|it| it.column);
        let said = role.map(|role| self.roles(role, &columns)).unwrap_or_default();
        (!columns.is_empty()).then(|| Across {
            remarks: role.into_iter().collect(),
            said,
            ..Across::of(
                Layout::head_of(table, "seat_body"),
                Layout::head_of(table, "seat_role"),
                columns,
            )
        })
    }

    /// The role of each seat, where it stands in a column of its own: where ◎ and ○ mark
    /// seats of one row, it is the role in the bodies with ◎.
    fn roles(&self, role: usize, seats: &[AcrossColumn]) -> BTreeMap<(u32, usize), String> {
        let mut roles = BTreeMap::new();
        for row in self.grid.rows.iter().skip(self.heads.end() + 1) {
            let text = row.cell(role).to_text().trim().to_owned();
            let is_chief = |column: usize| row.cell(column).to_text().trim() == "◎";
            let has_chief = seats.iter().any(|it| is_chief(it.column));
            for column in seats.iter().map(|it| it.column) {
                if row.cell(column).is_blank() {
                    continue;
                }
                let is_meant = !has_chief || is_chief(column);
                roles.insert(
                    (row.number, column),
                    if is_meant { text.clone() } else { String::new() },
                );
            }
        }
        roles
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
            let is_day = found.is_some_and(|it| it.field.kind == Kind::Date);
            let before = if is_day { self.years_of(*column) } else { Vec::new() };
            Kept { column: *column, head, before }
        });
        let corner = matches.iter().filter(|it| Some(it.column) == self.corner);
        let corner =
            corner.map(|it| Kept { column: it.column, head: it.head.clone(), before: Vec::new() });
        corner.chain(kept).collect()
    }

    /// The column of years that stands before days that have none: R8年度, 9/20.
    fn years_of(&self, column: usize) -> Vec<usize> {
        let has_no_year = self.rows().any(|row| {
            let text = row.cell(column).to_text();
            matches!(parse_date(&text, DateContext::default()), Err(DateProblem::NoYear))
        });
        if !has_no_year {
            return Vec::new();
        }
        let is_years = |column: &usize| {
            let cells = || self.rows().map(|row| row.cell(*column).to_text());
            let filled = cells().filter(|text| !text.trim().is_empty()).count();
            let years = cells().filter(|text| known::is_year(text)).count();
            years > 0 && years == filled
        };
        (0..column).rev().find(is_years).into_iter().collect()
    }
}

fn is_unit_head(name: &str) -> bool {
    matches!(fold(name).as_str(), "単位" | "unit" | "たんい")
}

/// Whether the numbers of a line may be heads: months or years that go on one by one.
fn are_heads(row: &GridRow) -> bool {
    let numbers = row.cells().filter_map(|cell| match cell {
        Cell::Number(_) => cell.to_text().trim().parse::<u16>().ok(),
        Cell::Text(text) if known::is_value(cell) => text.trim().parse::<u16>().ok(),
        _ => None,
    });
    let numbers: Vec<u16> = numbers.collect();
    let goes_on = |pair: &[u16]| {
        let is_year = pair[0] > 12 && pair[0] == pair[1];
        pair[1] == pair[0] + 1 || pair == [12, 1] || pair == [4, 1] || is_year
    };
    numbers.is_empty() || (numbers.len() > 2 && numbers.windows(2).all(goes_on))
}

/// Whether a line has a title and a unit, and no more: 資金の状況 （千円）.
fn is_title_with_unit(row: &GridRow) -> bool {
    let texts: BTreeSet<String> =
        row.cells().filter(|cell| !cell.is_blank()).map(|cell| cell.to_text()).collect();
    // A head 単位 is one of a column.
    let is_said = |text: &String| text.contains("単位") && text.trim() != "単位";
    texts.iter().any(is_said) || (texts.len() < 3 && texts.iter().any(|it| units::is_unit(it)))
}

/// Whether a number in a head is one of a month, quarter or year: 4月, 1～3月, R6年度末, 2025年.
fn is_time_head(text: &str) -> bool {
    matches!(parse_span(text, DateContext::default()), Ok(_) | Err(DateProblem::NoYear))
        && text.contains(char::is_alphabetic)
}

/// Whether a number in a head can be a month or a year.
fn is_small_number(text: &str) -> bool {
    text.trim().parse::<u16>().is_ok_and(|number| matches!(number, 1..=12 | 1990..=2100))
}

/// What says of values more than heads do.
#[derive(Default)]
struct Values {
    /// The indicator that the title names.
    titled: Option<Whole>,
    /// The parts below each other.
    down: Option<Added>,
    /// The names of the indicators, also beside each of their parts.
    names: Option<Added>,
    /// The units in the brackets of these names.
    units: Option<Added>,
    /// What the parts side by side are parts by, and their columns.
    across: Option<(String, Vec<AcrossColumn>)>,
    /// The column of the whole's values.
    value: Option<usize>,
}

impl Values {
    fn count(&self) -> usize {
        let parts = self.across.as_ref().map_or(0, |(_, parts)| parts.len());
        usize::from(self.titled.is_some()) + usize::from(self.down.is_some()) + parts
    }

    fn into_layout(self, layout: &mut Layout) {
        layout.whole.extend(self.titled);
        for added in [self.names, self.units, self.down.clone()].into_iter().flatten() {
            layout.kept.retain(|it| it.column != added.column);
            layout.added.push(added);
        }
        layout.vouched = self.down.map(|it| it.head);
        let Some((head, parts)) = self.across else { return };
        let whole =
            self.value.map(|column| AcrossColumn::of(column, String::new(), *layout.heads.start()));
        let columns: Vec<AcrossColumn> = whole.into_iter().chain(parts).collect();
        layout.kept.retain(|kept| columns.iter().all(|it| it.column != kept.column));
        layout.across =
            Some(Across::of(head.clone(), Layout::head_of(layout.table, "value"), columns));
        layout.vouched = Some(head);
    }
}

/// Returns the layout of a table whose heads are ours, where everyday words stand beside
/// them that say more of it: those of ours stay what they are.
pub(super) fn completed(
    grid: &Grid,
    found: &Found,
    known: &Known,
    context: DateContext,
) -> Option<Layout> {
    const TABLES: [&str; 7] =
        ["meetings", "goals", "indicators", "commitments", "funding", "contributions", "costs"];
    let table = found.table;
    let first = found.head.first;
    // R6年度末 over 基準値.
    let above = first.checked_sub(1).filter(|above| {
        let mut cells = grid.rows[*above].cells();
        !found.head.is_double && cells.any(|cell| parse_span(&cell.to_text(), context).is_ok())
    });
    let may_say_more = !found.matched.unknown.is_empty() || above.is_some();
    if !TABLES.contains(&table.name) || grid.laid.is_some() || !may_say_more {
        return None;
    }
    let facts = Facts::of(grid, known, context);
    let lines = found.head.last() - first + 1;
    let read = |first: usize, lines: usize| {
        List::at(grid, known, context, &facts, first, lines)?.as_table(table)
    };
    let plain = read(first, lines)?;
    let dated = above.and_then(|above| read(above, 2)).filter(|(rank, _)| *rank > plain.0);
    let is_dated = dated.is_some();
    let (_, layout) = dated.unwrap_or(plain);
    let head = |column: usize| {
        let kept = layout.kept.iter().find(|it| it.column == column)?;
        Some(split_bracket(&kept.head).0)
    };
    let own: Vec<(usize, String)> = table
        .columns
        .iter()
        .zip(&found.matched.fields)
        .flat_map(|(column, heads)| {
            // A running number is no code, and may be the number of a meeting.
            let heads = heads.iter().filter(|it| !column.made || !is_numbering(&it.header));
            heads.map(|it| (it.grid_column, Layout::head_of(table, column.name)))
        })
        .collect();
    let is_more = |cell: &HeadCell| {
        let mut heads = table.columns.iter().map(|column| Layout::head_of(table, column.name));
        head(cell.column).is_some_and(|it| heads.any(|head| head == it))
    };
    let is_same = own.iter().all(|(column, own)| head(*column).as_ref() == Some(own));
    let has_more = is_dated || found.matched.unknown.iter().any(is_more);
    (is_same && has_more && layout.across.is_none() && layout.groups.is_none()).then_some(layout)
}

/// Returns the column of days that an everyday word means, if its cells are some.
pub(super) fn everyday_day(
    grid: &Grid,
    first: usize,
    table: &'static Table,
    text: &str,
    column: usize,
) -> Option<&'static Column> {
    let mut cells = grid.rows[first..].iter().take(LOOKED_AT.1).map(|row| row.cell(column));
    let mut names = std::iter::once(text.to_owned()).chain(halves(text));
    let field = names.find_map(|name| said(table, &name).next())?;
    let is_day = |cell: Cell<'_>| cell.is_blank() || is_time(cell, DateContext::default());
    (matches!(field.kind, Kind::Date) && cells.all(is_day)).then_some(field)
}
