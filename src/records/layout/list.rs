//! A list as its author keeps it: the heads are everyday words, and the cells say
//! whether they mean what they seem to.

mod agrees;
mod beside;
mod facts;
mod heads;
mod ledger;
mod lines;
pub(crate) mod looks;
mod seats;
mod titles;
mod twins;
mod values;

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::domain::text::fold;
use crate::records::columns::heads::is_remark;
use crate::records::dates::{DateContext, DateProblem, parse_date, parse_span};
use crate::records::found::fields::field_of;
use crate::records::grid::{Cell, Grid, GridRow};
use crate::records::keys::refers_to_meeting;
use crate::records::numbers;
use crate::records::table::{Column, Table};
use crate::records::tables::TABLES;
use crate::records::totals::is_total_word;

use super::known::{self, Known, Naming};
use super::parts;
use super::shape::{Added, Kept, Layout};

use self::facts::{Facts, LOOKED_AT};
use self::heads::{names, years_above};
use self::lines::{are_heads, is_small_number, is_time_head, is_title_with_unit};
use self::looks::{LONGEST, List, Match};
use self::values::Values;

pub(super) use self::beside::{completed, everyday_day, with_everyday_heads};
pub(super) use self::heads::{may_be_heads, means, said};
pub(super) use self::ledger::{repeated, values_beside, with_values};

/// Returns the layout of a list, if its heads and cells say what it is.
pub(super) fn propose(grid: &Grid, known: &Known, context: DateContext) -> Option<Layout> {
    let facts = Facts::of(grid, known, context);
    let mut best: Option<(Rank, Option<Layout>)> = None;
    let mut tied: Option<Layout> = None;
    let mut ledger: Option<(Rank, Option<Layout>)> = None;
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
                    Some(Ordering::Equal) if tied.is_none() => tied = layout,
                    Some(_) => {}
                }
            }
        }
    }
    // Months beside the only list of indicators are theirs, and do not make it less.
    let mut best = best.and_then(|(_, layout)| layout);
    let is_values = best.as_ref().is_some_and(|it| it.table.name == "observations");
    let ledger =
        ledger.filter(|((count, ..), _)| is_values && *count > 4 && !known.has(Naming::Indicator));
    if let (Some(best), Some(tied)) = (&mut best, tied)
        && best.table != tied.table
        && best.other.is_none()
    {
        best.other = Some(Box::new(Layout { other: None, ..tied }));
    }
    ledger.and_then(|(_, layout)| layout).or(best)
}

/// By what one reading is better than another: columns that are known, of these by
/// heads of the table, and a single line of heads.
type Rank = (usize, usize, bool);

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

    /// Returns the list as rows of a table, if every column that it needs is there; no
    /// layout, if one of them could be two.
    fn as_table(&self, table: &'static Table) -> Option<(Rank, Option<Layout>)> {
        let mut matches = self.by_heads(table);
        self.by_contents(table, &mut matches);
        self.finer_period(table, &mut matches);
        let spans = self.spans(table, &matches);
        let values = self.values(table, &mut matches, spans);
        // Another line of heads would stand above other columns than it does.
        if values.names.is_some() && self.has_heads_above() {
            return None;
        }
        let units = self.units_of_values(table, &matches);
        let missing = self.missing(table, &matches, spans, (&values, units.is_some()));
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
            added: self.added(table, &matches, &missing).into_iter().chain(units).collect(),
            apart: self.apart(table, &matches),
            ..Layout::plain(table, heads, label)
        };
        values.into_layout(&mut layout);
        layout.other = self.rival(table, &matches, &layout).map(Box::new);
        Some((rank, Some(layout).filter(|_| !self.has_twins(&matches))))
    }

    /// The columns that their heads say: first those under heads of ours, then others.
    fn by_heads(&self, table: &'static Table) -> Vec<Match> {
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
        matches
    }

    /// The columns that the table must have and nothing says.
    fn missing(
        &self,
        table: &'static Table,
        matches: &[Match],
        spans: usize,
        (values, has_units): (&Values, bool),
    ) -> Vec<&'static str> {
        let has = |name: &str| matches.iter().any(|it| it.field.name == name);
        let is_spread = spans > 1 && table.name == "observations";
        let missing = table.columns.iter().filter(|column| {
            let elsewhere = match column.name {
                "period" => is_spread,
                "value" => is_spread || values.across.is_some(),
                "indicator" => values.titled.is_some(),
                "unit" => has_units,
                _ => false,
            };
            column.required && !elsewhere && !has(column.name)
        });
        missing.map(|column| column.name).collect()
    }

    /// The units behind the values of indicators, where no column says them: 2,400件.
    fn units_of_values(&self, table: &Table, matches: &[Match]) -> Option<Added> {
        let of = |name: &str| matches.iter().find(|it| it.field.name == name);
        if table.name != "indicators" || of("unit").is_some() {
            return None;
        }
        let columns: Vec<usize> =
            ["baseline", "target"].iter().filter_map(|name| of(name)).map(|it| it.column).collect();
        let unit = |text: &str| {
            // 34.0%（R6.10）
            let bare = text.split(['(', '（']).next().unwrap_or(text);
            numbers::parse_measured(bare).ok().flatten().and_then(|it| it.unit)
        };
        let units = self.rows().filter_map(|row| {
            let mut said = columns.iter().filter_map(|column| unit(&row.cell(*column).to_text()));
            let first = said.next()?;
            said.all(|it| it == first).then_some((row.number, first))
        });
        let values: std::collections::BTreeMap<u32, String> = units.collect();
        let is_of_all = |row: &&GridRow| {
            columns.iter().any(|column| !row.cell(*column).is_blank())
                && !values.contains_key(&row.number)
        };
        if values.is_empty() || self.rows().any(|row| is_of_all(&row)) {
            return None;
        }
        let column = *columns.first()?;
        Some(Added { head: Layout::head_of(table, "unit"), column, values })
    }

    /// The same list with another column for its numbers, where both are called in
    /// everyday words what the table has one of.
    fn rival(&self, table: &'static Table, matches: &[Match], layout: &Layout) -> Option<Layout> {
        let is_number = |it: &&Match| {
            let is_number = it.field.kind.is_number();
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

    /// The rows below the heads.
    fn rows(&self) -> impl Iterator<Item = &'a GridRow> {
        self.grid.rows.iter().skip(self.heads.end() + 1).take(LOOKED_AT.1)
    }

    /// Takes the months or quarters beside a column of years for the period, which the
    /// years then stand before: 年度, 四半期.
    fn finer_period(&self, table: &'static Table, matches: &mut [Match]) {
        if table.name != "observations" {
            return;
        }
        let Some(at) = matches.iter().position(|it| it.field.name == "period") else { return };
        let texts = |column: usize| {
            let texts = self.rows().map(move |row| row.cell(column).to_text().trim().to_owned());
            texts.filter(|text| !text.is_empty()).collect::<Vec<String>>()
        };
        let is_years = |column: usize| {
            let texts = texts(column);
            let years = texts.iter().filter(|text| known::is_year(text)).count();
            years > 0 && texts.iter().all(|it| known::is_year(it) || is_total_word(&fold(it)))
        };
        let is_finer = |column: usize| {
            let texts = texts(column);
            let is_part = |text: &String| {
                matches!(parse_span(text, DateContext::default()), Err(DateProblem::NoYear))
            };
            let parts = texts.iter().filter(|text| is_part(text)).count();
            parts > 0 && texts.iter().all(|it| is_part(it) || is_total_word(&fold(it)))
        };
        let years = matches[at].column;
        let means_time = |names: &[String]| {
            names.iter().any(|name| said(table, name).any(|field| field.name == "period"))
        };
        let mut free = self.columns.iter().filter(|(column, names)| {
            let is_free = matches.iter().all(|it| it.column != *column);
            *column > years && is_free && means_time(names) && is_finer(*column)
        });
        let Some((column, name)) =
            free.next().and_then(|(column, names)| Some((*column, names.first()?.clone())))
        else {
            return;
        };
        if is_years(years) {
            let head = self.head(table, matches[at].field, column, &name);
            matches[at] =
                Match { column, field: matches[at].field, name, head, is_own_head: false };
        }
    }

    /// Columns whose heads say nothing, by the names in their cells.
    fn by_contents(&self, table: &'static Table, matches: &mut Vec<Match>) {
        let spans = self.spans(table, matches);
        let wanted = match table.name {
            "observations" => {
                [("indicator", Naming::Indicator), ("organisation", Naming::Organisation)]
                    .as_slice()
            }
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
                // The numbers of indicators may be numbers of anything.
                let named = cells
                    .iter()
                    .filter(|cell| self.known.names(*naming, **cell) && !is_bare_number(**cell));
                let named = named.count();
                let fewest = if is_evident || spans > 1 { 1 } else { 2 };
                named >= fewest && named * 5 >= cells.len() * 3
            };
            let corner = self.corner.filter(|_| *naming == Naming::Indicator);
            let columns = self.columns.iter().map(|(column, _)| *column).chain(corner);
            // Who answers for an indicator is no part of its values.
            let may_be = |column: usize| {
                let is_of_values = table.name == "observations" && *name == "organisation";
                !is_of_values || self.has_several_reporters(column)
            };
            let mut free = columns.filter(|column| {
                matches.iter().all(|it| it.column != *column) && named(*column) && may_be(*column)
            });
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

    /// Whether a column names several organisations, and is not headed by what says who
    /// is in charge.
    fn has_several_reporters(&self, column: usize) -> bool {
        let cells = self.rows().map(|row| row.cell(column)).filter(|cell| !cell.is_blank());
        let texts: BTreeSet<String> = cells.map(|cell| cell.to_text()).collect();
        let head = self.columns.iter().find(|(at, _)| *at == column);
        let is_remark = |name: &String| is_remark(&fold(name));
        texts.len() > 1 && !head.is_some_and(|(_, names)| names.iter().any(is_remark))
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

    /// Every column with a head, those that are known under the table's.
    fn kept(&self, matches: &[Match]) -> Vec<Kept> {
        let kept = self.columns.iter().map(|(column, names)| {
            let found = matches.iter().find(|it| it.column == *column);
            let head = found.map_or_else(|| names[0].clone(), |it| it.head.clone());
            let is_day = found.is_some_and(|it| it.field.kind.is_time());
            let before = if is_day { self.years_of(*column) } else { Vec::new() };
            Kept { column: *column, head, before }
        });
        let kept: Vec<Kept> = kept.collect();
        // Years that stand before their quarters are no column of their own.
        let is_before = |column: usize| kept.iter().any(|it| it.before.contains(&column));
        let is_free = |column: usize| matches.iter().all(|it| it.column != column);
        let own: Vec<Kept> = kept
            .iter()
            .filter(|it| !(is_before(it.column) && is_free(it.column)))
            .cloned()
            .collect();
        let corner = matches.iter().filter(|it| Some(it.column) == self.corner);
        let corner =
            corner.map(|it| Kept { column: it.column, head: it.head.clone(), before: Vec::new() });
        corner.chain(own).collect()
    }

    /// The column of years that stands before days that have none: R8年度, 9/20.
    fn years_of(&self, column: usize) -> Vec<usize> {
        let has_no_year = self.rows().any(|row| {
            let text = row.cell(column).to_text();
            matches!(parse_date(&text, DateContext::default()), Err(DateProblem::NoYear))
                || matches!(parse_span(&text, DateContext::default()), Err(DateProblem::NoYear))
        });
        if !has_no_year {
            return Vec::new();
        }
        let is_years = |column: &usize| {
            let cells = || self.rows().map(|row| row.cell(*column).to_text());
            let filled = cells().filter(|text| !text.trim().is_empty()).count();
            let years = cells().filter(|text| known::is_year(text)).count();
            let totals = cells().filter(|text| is_total_word(&fold(text))).count();
            years > 0 && years + totals == filled
        };
        (0..column).rev().find(is_years).into_iter().collect()
    }
}

/// Whether a cell is a whole number and no more; 1-1 is the number of something.
fn is_bare_number(cell: Cell<'_>) -> bool {
    let text = cell.to_text();
    matches!(cell, Cell::Number(_)) || text.trim().chars().all(|c| c.is_ascii_digit())
}

/// Returns the layout of a list of indicators with months beside it, which is taken for
/// values by its heads alone; none where another list has the indicators.
pub(in crate::records::layout) fn ledger(
    grid: &Grid,
    known: &Known,
    context: DateContext,
) -> Option<Layout> {
    if known.has(Naming::Indicator) || grid.laid.is_some() {
        return None;
    }
    let layout = propose(grid, known, context).filter(|it| it.table.name == "indicators")?;
    values_beside(grid, known, context, &layout).is_some().then_some(layout)
}
