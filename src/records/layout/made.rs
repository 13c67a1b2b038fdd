//! The table that a sheet becomes by its layout: a row for each record, whose cells keep
//! the places they came from.

use std::sync::Arc;

use crate::diagnostics::Place;
use crate::domain::text::fold;
use crate::records::columns::heads::title;
use crate::records::grid::{Cell, Grid, GridRow, Laid, LaidRow, Value};
use crate::records::receipt::{ColumnNote, ColumnUse, RowUse};
use crate::records::totals::is_total_word;

use super::known;
use super::shape::{Across, AcrossColumn, Layout, Owned, Whole};

/// Rows above the heads that are titles of the table: the first and the last of them.
const TITLES: (usize, usize) = (4, 8);

/// What a row under the heads is to a layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Record,
    Aside(RowUse),
}

impl Layout {
    /// Returns the table that the sheet is, with its titles above and its notes below.
    pub(crate) fn lay_out(&self, sheet: &Grid) -> Grid {
        let first = *self.heads.end() + 1;
        let mut made = Made { sheet, rows: Vec::new(), laid: Vec::new(), group: None };
        // Heads are looked for in the first rows of a table: a long preface is cut.
        let start = *self.heads.start();
        let is_near = |at: usize| at < TITLES.0 || at + TITLES.1 >= start;
        for (_, row) in sheet.rows[..start].iter().enumerate().filter(|(at, _)| is_near(*at)) {
            made.as_it_is(row);
        }
        self.head_row(&mut made);
        let mut uses: Vec<Option<RowUse>> = vec![Some(RowUse::Title); *self.heads.start()];
        uses.extend(self.heads.clone().map(|_| Some(RowUse::Head)));
        let mut above: Vec<Vec<(String, u32)>> = vec![Vec::new(); self.kept.len()];
        for row in self.heads.clone() {
            self.year(&sheet.rows[row], &mut above);
        }
        for (at, row) in sheet.rows.iter().enumerate().skip(first) {
            let part = match self.repeats_heads(sheet, row) {
                true => Part::Aside(RowUse::RepeatedHead),
                false => self.part(row),
            };
            match part {
                Part::Record => {
                    self.records(at, row, &mut above, &mut made);
                    uses.push(None);
                }
                Part::Aside(RowUse::Note) => uses.push(Some(RowUse::Note)),
                Part::Aside(RowUse::RepeatedHead) => uses.push(Some(RowUse::RepeatedHead)),
                Part::Aside(usage) => {
                    self.year(row, &mut above);
                    made.group(row, usage);
                    uses.push(Some(usage));
                }
            }
        }
        let Made { rows, laid, .. } = made;
        let columns = self.columns(sheet);
        let own = match &self.owned {
            Owned::All => sheet.clone(),
            owned => sheet.with_columns(|column| owned.has(column)),
        };
        let vouched = self.vouched.clone();
        let (merges, hidden_columns) = (self.merges(sheet, &laid), self.hidden_columns(sheet));
        let laid = Laid {
            layout: Some(self.clone()),
            sheet: own,
            rows: laid,
            head: *self.heads.start(),
            uses,
            columns,
            vouched,
            summed: self.summed(),
        };
        Grid {
            date_1904: sheet.date_1904,
            laid: Some(Arc::new(laid)),
            titles: sheet.titles.clone(),
            merges,
            hidden_columns,
            ..Grid::plain(&sheet.source, rows)
        }
    }

    /// Whether a row has one line of the heads again, as on the next page of a print.
    fn repeats_heads(&self, sheet: &Grid, row: &GridRow) -> bool {
        let texts = |row: &GridRow| {
            let cells = row.cells().enumerate().filter(|(_, cell)| !cell.is_blank());
            cells.map(|(at, cell)| (at, fold(&cell.to_text()))).collect::<Vec<_>>()
        };
        let is_text = |cell: Cell<'_>| matches!(cell, Cell::Text(_) | Cell::Empty);
        if !row.cells().any(|cell| !cell.is_blank() && is_text(cell)) {
            return false;
        }
        let heads = sheet.rows.get(self.heads.clone()).unwrap_or_default();
        let own = texts(row);
        own.len() > 1 && heads.iter().any(|head| texts(head) == own)
    }

    /// What a row under the heads is.
    pub(super) fn part(&self, row: &GridRow) -> Part {
        let label = row.cell(self.label);
        let is_filled = |column: &usize| !row.cell(*column).is_blank();
        let mut others = self.value_columns();
        let has_values = others.any(|column| is_filled(&column));
        let text = fold(&label.to_text());
        if row.is_blank() {
            return Part::Aside(RowUse::OnlySpaces);
        }
        if self.aside.contains(&text) {
            return Part::Aside(RowUse::SetAside);
        }
        // What totals of a list are, and of what, is known where its rows are read.
        if self.across.is_some() && (is_total_word(&text) || known::is_count_word(&text)) {
            return Part::Aside(RowUse::TotalUnchecked);
        }
        let is_named = self.across.as_ref().is_some_and(|it| it.named.contains(&row.number));
        if (has_values && !label.is_blank()) || is_named {
            return match self.counts_marks(row) {
                true => Part::Aside(RowUse::TotalUnchecked),
                false => Part::Record,
            };
        }
        let alone = row.cells().filter(|cell| !cell.is_blank()).count() == 1;
        if self.across.is_none() {
            return match alone {
                false => Part::Record,
                true => {
                    let text: String = row.cells().map(|it| it.to_text()).collect();
                    match (known::is_note(&text), known::is_total_line(&text)) {
                        (true, _) => Part::Aside(RowUse::Note),
                        (_, true) => Part::Aside(RowUse::TotalUnchecked),
                        _ => Part::Aside(RowUse::Group),
                    }
                }
            };
        }
        match (alone, label.is_blank()) {
            _ if has_values => Part::Aside(RowUse::TotalUnchecked),
            (true, false) if !known::is_note(&label.to_text()) => Part::Aside(RowUse::Group),
            (_, false) if !alone => Part::Aside(RowUse::SetAside),
            _ => Part::Aside(RowUse::Note),
        }
    }

    /// Whether a line below marks of attendance or of seats counts them: 代理 2 1 0.
    fn counts_marks(&self, row: &GridRow) -> bool {
        let Some(across) = self.across.as_ref() else { return false };
        let cells = across.columns.iter().map(|it| row.cell(it.column));
        let mut filled = cells.filter(|cell| !cell.is_blank()).peekable();
        // A line without any mark counts none: all of it may be absence.
        matches!(self.table.name, "attendance" | "members")
            && filled.peek().is_some()
            && filled.all(|cell| matches!(cell, Cell::Number(_) | Cell::Percent(_)))
    }

    fn is_remark(&self, column: usize) -> bool {
        self.across.as_ref().is_some_and(|it| it.remarks.contains(&column))
    }

    fn value_columns(&self) -> impl Iterator<Item = usize> + '_ {
        let across = self.across.iter().flat_map(|it| &it.columns);
        let across = across.flat_map(|it| std::iter::once(it.column).chain(it.others.clone()));
        let kept = self.kept.iter().map(|it| it.column).filter(|it| *it != self.label);
        across.chain(kept.filter(|_| self.across.is_none()))
    }

    /// A line between the rows that names the year of the months below it.
    fn year(&self, row: &GridRow, above: &mut [Vec<(String, u32)>]) {
        let text = row.cell(self.label).to_text().trim().to_owned();
        if !known::is_year(&text) {
            return;
        }
        for (kept, above) in self.kept.iter().zip(above) {
            if kept.column == self.label && kept.before.is_empty() {
                *above = vec![(text.clone(), row.number)];
            }
        }
    }

    fn head_row(&self, made: &mut Made<'_>) {
        let row = &made.sheet.rows[*self.heads.end()];
        let mut values: Vec<Value> = Vec::new();
        let mut places = Vec::new();
        for kept in &self.kept {
            values.push(Value::Text(kept.head.as_str().into()));
            places.push((row.number, kept.column));
        }
        if let Some(across) = &self.across {
            let at = across.columns.first().map_or(self.label, |it| it.column);
            let mut heads = vec![across.key.as_str(), across.cells.as_str()];
            heads.extend(across.others.iter().map(String::as_str));
            heads.extend(across.has_units().then_some("単位"));
            for head in heads {
                values.push(Value::Text(head.into()));
                places.push((row.number, at));
            }
        }
        for whole in &self.whole {
            values.push(Value::Text(whole.head.as_str().into()));
            places.push(made.place_of(whole).unwrap_or((row.number, self.label)));
        }
        if let Some(head) = &self.groups {
            values.push(Value::Text(head.as_str().into()));
            places.push((row.number, self.label));
        }
        for added in &self.added {
            values.push(Value::Text(added.head.as_str().into()));
            places.push((row.number, added.column));
        }
        made.push(row, Place::Row(row.number), values, places);
    }

    /// The rows that one row of the sheet becomes.
    fn records(
        &self,
        at: usize,
        row: &GridRow,
        above: &mut [Vec<(String, u32)>],
        made: &mut Made<'_>,
    ) {
        let (values, places) = self.kept_of(row, above);
        let whole = self.whole_of(row, made);
        let Some(across) = &self.across else {
            return self.record(row, (values, places), &whole, made);
        };
        let has_units = across.has_units();
        for column in &across.columns {
            let others = || column.others.iter().map(|at| row.cell(*at));
            let held = across.held(column, row);
            let here = (row.number, column.column);
            let head = (made.sheet.rows[column.row].number, column.column);
            for value in held {
                let mut all = values.clone();
                let mut from = places.clone();
                let year = across.years.get(&row.number).map_or("", String::as_str);
                let name = format!("{year}{}", column.name);
                all.extend([Value::Text(name.into()), value]);
                from.extend([head, here]);
                all.extend(others().map(Value::of));
                from.extend(column.others.iter().map(|at| (row.number, *at)));
                if has_units {
                    all.push(Value::Text(column.unit.clone().unwrap_or_default().into()));
                    from.push(head);
                }
                all.extend(whole.iter().map(|(value, _)| value.clone()));
                from.extend(whole.iter().map(|(_, place)| *place));
                let column = u32::try_from(column.column).unwrap_or(u32::MAX);
                let place = Place::Cell { row: sheet_row(made.sheet, at), column };
                made.push(row, place, all, from);
            }
        }
    }

    /// The cells of the columns that stay, and where they stand; what a cell above says
    /// holds below it.
    fn kept_of(&self, row: &GridRow, above: &mut [Vec<(String, u32)>]) -> Placed {
        let mut values: Vec<Value> = Vec::new();
        let mut places = Vec::new();
        for (kept, above) in self.kept.iter().zip(above) {
            let before: Vec<String> =
                kept.before.iter().map(|it| row.cell(*it).to_text().trim().to_owned()).collect();
            if before.iter().any(|text| !text.is_empty()) {
                *above = before.into_iter().map(|text| (text, row.number)).collect();
            }
            let cell = row.cell(kept.column);
            let value = match above.as_slice() {
                [] => Value::of(cell),
                before => {
                    let before: String = before.iter().map(|(text, _)| text.as_str()).collect();
                    match known::day_of_year(&before, cell) {
                        Some(day) => Value::Text(day.to_string().into()),
                        None => Value::Text(format!("{before}{}", known::as_month(cell)).into()),
                    }
                }
            };
            values.push(value);
            places.push((row.number, kept.column));
        }
        (values, places)
    }

    /// What stands for the whole sheet, for the group of a row and for the row.
    fn whole_of(&self, row: &GridRow, made: &Made<'_>) -> Vec<(Value, (u32, usize))> {
        let mut whole: Vec<(Value, (u32, usize))> = self
            .whole
            .iter()
            .map(|whole| {
                let place = made.place_of(whole).unwrap_or((row.number, self.label));
                (Value::Text(whole.value.as_str().into()), place)
            })
            .collect();
        if self.groups.is_some() {
            let group = made.group.clone().unwrap_or_default();
            whole.push((Value::Text(group.0.into()), group.1));
        }
        for added in &self.added {
            let value = added.values.get(&row.number).cloned().unwrap_or_default();
            whole.push((Value::Text(value.into()), (row.number, added.column)));
        }
        whole
    }

    /// The record of a row where nothing runs across; several where a cell names several.
    fn record(
        &self,
        row: &GridRow,
        (mut values, mut places): Placed,
        whole: &[(Value, (u32, usize))],
        made: &mut Made<'_>,
    ) {
        if let Some((column, parts)) = self.apart.get(&row.number)
            && let Some(at) = self.kept.iter().position(|kept| kept.column == *column)
        {
            for part in parts {
                let mut values = values.clone();
                values[at] = Value::Text(part.as_str().into());
                values.extend(whole.iter().map(|(value, _)| value.clone()));
                let mut places = places.clone();
                places.extend(whole.iter().map(|(_, place)| *place));
                made.push(row, Place::Row(row.number), values, places);
            }
            return;
        }
        values.extend(whole.iter().map(|(value, _)| value.clone()));
        places.extend(whole.iter().map(|(_, place)| *place));
        made.push(row, Place::Row(row.number), values, places);
    }

    /// What each column of the sheet is, for the receipt.
    fn columns(&self, sheet: &Grid) -> Vec<ColumnNote> {
        let width = sheet.rows.iter().map(GridRow::len).max().unwrap_or(0);
        let head = |column: usize| {
            let texts = self.heads.clone().map(|row| sheet.rows[row].cell(column).to_text());
            texts.into_iter().rfind(|text| !text.trim().is_empty()).unwrap_or_default()
        };
        let field = |head: &str| {
            let columns = self.table.columns.iter();
            let found = columns.into_iter().find(|column| title(column) == head);
            found.map_or(ColumnUse::Breakdown, |column| ColumnUse::Field(title(column)))
        };
        (0..width)
            .filter(|column| self.owned.has(*column))
            .filter(|column| sheet.rows.iter().any(|row| row.cell(*column) != Cell::Empty))
            .map(|column| {
                let kept =
                    self.kept.iter().find(|it| it.column == column || it.before.contains(&column));
                let across = self.across.as_ref().filter(|across| {
                    let mut columns = across.columns.iter();
                    columns.any(|it| it.column == column || it.others.contains(&column))
                });
                let head = head(column);
                let usage = match (kept, across) {
                    (Some(kept), _) => field(&kept.head),
                    (None, Some(across)) => field(&across.cells),
                    (None, None) if self.is_remark(column) => {
                        field(self.across.as_ref().map_or("", |it| it.cells.as_str()))
                    }
                    (None, None) if is_total_word(&fold(&head)) => ColumnUse::Total,
                    (None, None) if head.is_empty() => ColumnUse::NoHeader,
                    (None, None) => ColumnUse::SetAside,
                };
                ColumnNote { column: u32::try_from(column).unwrap_or(u32::MAX), head, usage }
            })
            .collect()
    }
}

/// Returns the row's number as a spreadsheet counts it.
fn sheet_row(sheet: &Grid, at: usize) -> u32 {
    sheet.rows[at].number
}

/// The cells of a record, and where each stands in the sheet.
type Placed = (Vec<Value>, Vec<(u32, usize)>);

impl Across {
    /// What a row says in a column that runs across: nothing, or once for each name.
    fn held(&self, column: &AcrossColumn, row: &GridRow) -> Vec<Value> {
        let cell = row.cell(column.column);
        let mut others = column.others.iter().map(|at| row.cell(*at));
        match &self.names {
            Some(names) => {
                let names = names.get(&(row.number, column.column)).into_iter().flatten();
                names.map(|name| Value::Text(name.as_str().into())).collect()
            }
            None if self.said.contains_key(&(row.number, column.column)) => {
                let word = &self.said[&(row.number, column.column)];
                vec![Value::Text(word.as_str().into())]
            }
            None => match (&self.blank, cell.is_blank()) {
                (_, false) => match self.marks.get(cell.to_text().trim()) {
                    Some(word) if known::is_no_concern(word) => Vec::new(),
                    Some(word) => vec![Value::Text(word.as_str().into())],
                    None => vec![Value::of(cell)],
                },
                (Some(word), true) => vec![Value::Text(word.as_str().into())],
                (None, true) if others.any(|cell| !cell.is_blank()) => vec![Value::Empty],
                (None, true) => Vec::new(),
            },
        }
    }
}

/// A table in the making.
pub(super) struct Made<'a> {
    pub(super) sheet: &'a Grid,
    /// What the last line between the rows names, and where it stands.
    pub(super) group: Option<(String, (u32, usize))>,
    pub(super) rows: Vec<GridRow>,
    pub(super) laid: Vec<LaidRow>,
}

impl Made<'_> {
    pub(super) fn push(
        &mut self,
        from: &GridRow,
        place: Place,
        values: Vec<Value>,
        cells: Vec<(u32, usize)>,
    ) {
        let number = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let mut row = GridRow::from_values(number, values);
        row.hidden = from.hidden;
        self.rows.push(row);
        let column = |column| u32::try_from(column).unwrap_or(u32::MAX);
        let cells = cells.into_iter().map(|(row, at)| (row, column(at))).collect();
        self.laid.push(LaidRow { row: from.number, place, cells });
    }

    /// A line between the rows names those below it.
    pub(super) fn group(&mut self, row: &GridRow, usage: RowUse) {
        let mut cells = row.cells().enumerate().filter(|(_, cell)| !cell.is_blank());
        if let Some((column, cell)) = cells.next().filter(|_| usage == RowUse::Group) {
            let name = known::group_name(&cell.to_text()).to_owned();
            self.group = Some((name, (row.number, column)));
        }
    }

    /// A title or a note.
    pub(super) fn as_it_is(&mut self, row: &GridRow) {
        let values: Vec<Value> = row.cells().map(Value::of).collect();
        let cells = (0..values.len()).map(|column| (row.number, column)).collect();
        self.push(row, Place::Row(row.number), values, cells);
    }

    pub(super) fn place_of(&self, whole: &Whole) -> Option<(u32, usize)> {
        whole.cell.map(|(row, column)| (sheet_row(self.sheet, row), column))
    }
}
