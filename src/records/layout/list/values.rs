//! Lists of values: what a title, months side by side and parts say of them.

use std::collections::BTreeSet;

use crate::records::dates::{DateProblem, parse_span};
use crate::records::grid::GridRow;
use crate::records::layout::parts::{self, Looking};
use crate::records::layout::shape::{Across, AcrossColumn, Added, Layout, Whole};
use crate::records::table::Table;

use super::lines::{is_title_with_unit, is_unit_head};
use super::looks::{List, Match};

/// The head of a column of units, which every table of values may have.
const UNIT: &str = "単位";

impl List<'_> {
    /// What the corner says that runs across: 四半期＼学校種別.
    pub(super) fn corner(&self) -> Option<String> {
        let (column, _) = self.columns.first()?;
        let mut texts = self.heads.clone().map(|row| self.grid.rows[row].cell(*column).to_text());
        texts.find_map(|text| parts::corner(&text).pop())
    }

    /// What says of values more than heads do: the title's indicator, and parts.
    pub(super) fn values(
        &self,
        table: &'static Table,
        matches: &mut Vec<Match>,
        spans: usize,
    ) -> Values {
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
        self.names_of_values(&mut values, matches);
        values.titled = titled.map(|(whole, _)| whole);
        values
    }

    /// What the names of the indicators say: of the parts below them, and in brackets.
    fn names_of_values(&self, values: &mut Values, matches: &[Match]) {
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
    }

    /// How many columns are values of spans.
    pub(super) fn spans(&self, table: &Table, matches: &[Match]) -> usize {
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

    /// Whether several texts stand directly above the heads.
    pub(super) fn has_heads_above(&self) -> bool {
        let above = self.heads.start().checked_sub(1).and_then(|at| self.grid.rows.get(at));
        let above = above.filter(|row| !is_title_with_unit(row));
        let texts = above.into_iter().flat_map(GridRow::cells).filter(|cell| !cell.is_blank());
        texts.map(|cell| cell.to_text()).collect::<BTreeSet<String>>().len() > 1
    }
}

/// What says of values more than heads do.
#[derive(Default)]
pub(super) struct Values {
    /// The indicator that the title names.
    pub(super) titled: Option<Whole>,
    /// The parts below each other.
    pub(super) down: Option<Added>,
    /// The names of the indicators, also beside each of their parts.
    pub(super) names: Option<Added>,
    /// The units in the brackets of these names.
    units: Option<Added>,
    /// What the parts side by side are parts by, and their columns.
    pub(super) across: Option<(String, Vec<AcrossColumn>)>,
    /// The column of the whole's values.
    pub(super) value: Option<usize>,
}

impl Values {
    pub(super) fn count(&self) -> usize {
        let parts = self.across.as_ref().map_or(0, |(_, parts)| parts.len());
        usize::from(self.titled.is_some()) + usize::from(self.down.is_some()) + parts
    }

    pub(super) fn into_layout(self, layout: &mut Layout) {
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
