//! What each row under the heads is: a record, a total, a note, an example, or
//! hidden.
//!
//! Totals are known in `totals.rs`.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::text::{fold, is_of_which};

use super::cells::number_of;
use super::cells::problem::is_error_value;
use super::columns::finding::Finding;
use super::columns::found::Columns;
use super::grid::{Cell, GridRow, Hidden};
use super::receipt::{ColumnUse, RowUse};
use super::table::ColumnType;
use super::totals::{TotalWord, is_difference_word, total_word};

/// What became of the rows under the heads.
pub(crate) struct Sorted {
    /// For each row, what it is.
    pub(crate) uses: Vec<RowUse>,
    /// Rows whose first cell is read without the mark before it: （例）, by an
    /// answer.
    pub(crate) mended: BTreeMap<usize, GridRow>,
}

impl Finding<'_> {
    /// Says of each row under the heads what it is.
    pub(crate) fn rows(&mut self, columns: &mut Columns) -> Sorted {
        let grid = self.grid;
        let data = &grid.rows[self.found.head.last() + 1..];
        let mut sorted = Sorted { uses: Vec::with_capacity(data.len()), mended: BTreeMap::new() };
        for row in data {
            sorted.uses.push(self.by_words(row, columns));
        }
        self.hidden_rows(data, &mut sorted);
        self.marked(data, &mut sorted);
        self.commented(data, columns, &mut sorted);
        self.examples(data, columns, &mut sorted);
        let numeric = self.numeric(columns);
        self.totals(data, columns, &numeric, &mut sorted);
        self.total_columns(data, columns, &mut sorted);
        sorted
    }

    /// What a row is by its words alone.
    fn by_words(&self, row: &GridRow, columns: &Columns) -> RowUse {
        const EXAMPLES: [&str; 5] = ["(例)", "（例）", "例:", "例：", "【例】"];
        const NOTES: [&str; 16] = [
            "※",
            "注",
            "*",
            "＊",
            "(注",
            "（注",
            "出典",
            "資料:",
            "資料：",
            "備考:",
            "備考：",
            "備考",
            "以上",
            "作成",
            "★",
            "→",
        ];
        let mut filled = row.cells().enumerate().filter(|(_, cell)| !cell.is_blank());
        let leading: Vec<(usize, Cell<'_>)> = filled.by_ref().take(3).collect();
        let Some((first_column, first_cell)) = leading.first().copied() else {
            return RowUse::OnlySpaces;
        };
        let Cell::Text(first) = first_cell else { return RowUse::Read };
        let first = first.trim_start();
        if first_column == 0 && first.starts_with('#') && !is_error_value(first) {
            return RowUse::Comment;
        }
        if EXAMPLES.iter().any(|mark| first.starts_with(mark)) {
            return RowUse::Example;
        }
        if self.total_label(&leading, columns) == Some(TotalWord::Certain)
            && !self.is_whole_beside(row, &leading, columns)
        {
            return RowUse::TotalUnchecked;
        }
        // うち賃金 under 人件費 is a part of the row above, and counts there; 差引 is
        // what other rows leave.
        let is_part = |(_, cell): &(usize, Cell<'_>)| match cell {
            Cell::Text(text) => {
                let text = text.trim_start_matches(['（', '(', '　', ' ', '・', '【']);
                is_of_which(text)
                    || ["内訳", "再掲", "内数"].iter().any(|word| text.starts_with(word))
                    || is_difference_word(&fold(text))
            }
            _ => false,
        };
        if ADDITIVE.contains(&self.found.table.name)
            && self.found.table.name != "observations"
            && leading.iter().any(is_part)
        {
            return RowUse::SetAside;
        }
        if leading.len() == 1 && NOTES.iter().any(|mark| first.starts_with(mark)) {
            return RowUse::Note;
        }
        if self.is_bracketed_remark(row, columns) {
            return RowUse::Note;
        }
        let head = &self.grid.rows[self.found.head.first];
        let head_first = head.cells().find(|cell| !cell.is_blank());
        if leading.len() > 1 && head_first == Some(first_cell) && row_text(row) == row_text(head) {
            return RowUse::RepeatedHead;
        }
        RowUse::Read
    }

    /// Whether what a row is about is a remark in brackets or a dash, and it has nothing else that
    /// a record needs: （指標なし） beside a goal.
    fn is_bracketed_remark(&self, row: &GridRow, columns: &Columns) -> bool {
        let table = self.found.table.columns.iter().zip(&columns.fields);
        let needed = table.filter(|(column, field)| column.required && field.is_some());
        let cells = needed.filter_map(|(_, field)| Some(row.cell(field.as_ref()?.grid_column)));
        let cells: Vec<Cell<'_>> = cells.collect();
        let is_remark = |cell: Cell<'_>| {
            let text = cell.to_text();
            let text = text.trim();
            let is_dash = |c: char| "-－ー―—–−‐".contains(c);
            (text.starts_with(['（', '(']) && text.ends_with(['）', ')']))
                || text.chars().all(is_dash)
        };
        let filled: Vec<&Cell<'_>> = cells.iter().filter(|cell| !cell.is_blank()).collect();
        cells.len() > 1 && matches!(filled.as_slice(), [only] if is_remark(**only))
    }

    /// Whether a row has all that a record needs, and its total word stands in a
    /// column that says nothing of the kind: 合計 in a column 備考.
    fn is_whole_beside(
        &self,
        row: &GridRow,
        leading: &[(usize, Cell<'_>)],
        columns: &Columns,
    ) -> bool {
        let table = self.found.table.columns;
        let needed = || table.iter().zip(&columns.fields).filter(|(column, _)| column.required);
        let fields = || needed().filter_map(|(column, field)| Some((column, field.as_ref()?)));
        let is_word = |column: usize| {
            leading.iter().any(|(at, cell)| {
                *at == column
                    && matches!(cell, Cell::Text(text) if total_word(&fold(text)).is_some())
            })
        };
        let has_value = columns.periods.is_empty()
            || columns.periods.iter().any(|it| number_of(row.cell(it.grid_column)).is_some());
        fields().count() > 0
            && has_value
            && fields().all(|(column, field)| {
                is_plausible(row.cell(field.grid_column), column.kind)
                    && !is_word(field.grid_column)
            })
    }

    fn row_origin(&self, row: &GridRow) -> Origin {
        self.grid.row_origin(row.number)
    }

    /// Rows that their sender hid, and that would be read.
    fn hidden_rows(&mut self, data: &[GridRow], sorted: &mut Sorted) {
        for (hidden, usage) in [(Hidden::Filter, RowUse::Filtered), (Hidden::Hand, RowUse::Hidden)]
        {
            let is_meant =
                |at: usize| sorted.uses[at] == RowUse::Read && data[at].hidden == Some(hidden);
            let rows: Vec<usize> = (0..data.len()).filter(|&at| is_meant(at)).collect();
            let Some(first) = rows.first() else { continue };
            let origin = self.row_origin(&data[*first]);
            let example = row_text(&data[*first]);
            let question = match hidden {
                Hidden::Filter => Diagnostic::ask_filtered_rows(&origin, rows.len(), &example),
                Hidden::Hand => Diagnostic::ask_hidden_rows(&origin, rows.len(), &example),
            };
            if self.hints.answers.choose(question, self.diagnostics) == "leave" {
                for at in rows {
                    sorted.uses[at] = usage;
                }
            }
        }
    }

    /// Rows that a column beside those of the table marks as plans, as void or as somebody
    /// else's: 区分 with 実績 and 目標.
    fn marked(&mut self, data: &[GridRow], sorted: &mut Sorted) {
        if !ADDITIVE.contains(&self.found.table.name) {
            return;
        }
        let beside = self.receipt.columns.iter().filter(|it| {
            use ColumnUse::{Breakdown, Extra, Field, SetAside};
            // Under 区分 provisional values have their mark, and others whatever they are.
            matches!(it.usage, SetAside | Extra | Breakdown | Field("記号"))
        });
        let place = |column| usize::try_from(column).ok();
        let beside: Vec<(usize, String)> =
            beside.filter_map(|it| Some((place(it.column)?, it.head.clone()))).collect();
        for (column, head) in beside {
            let word = |at: usize| {
                let folded = fold(&data[at].cell(column).to_text());
                (sorted.uses[at] == RowUse::Read && is_no_actual(&folded)).then_some(folded)
            };
            let marked: Vec<(usize, String)> =
                (0..data.len()).filter_map(|at| Some((at, word(at)?))).collect();
            let Some((first, _)) = marked.first() else { continue };
            let origin = self.grid.origin(data[*first].number, column);
            let words: BTreeSet<&str> = marked.iter().map(|(_, word)| word.as_str()).collect();
            let words = words.into_iter().collect::<Vec<_>>().join("」「");
            let question = Diagnostic::ask_marked_rows(&origin, &head, &words, marked.len());
            if self.hints.answers.choose(question, self.diagnostics) == "leave" {
                for (at, _) in marked {
                    sorted.uses[at] = RowUse::SetAside;
                }
            }
        }
    }

    /// Rows that begin with #: remarks, or records whose codes begin so.
    fn commented(&mut self, data: &[GridRow], columns: &Columns, sorted: &mut Sorted) {
        let is_record = |row: &GridRow| {
            let table = self.found.table.columns.iter().zip(&columns.fields);
            let needed = table.filter(|(column, _)| column.required);
            needed.clone().count() > 0
                && needed
                    .filter_map(|(column, field)| Some((column.kind, field.as_ref()?)))
                    .all(|(kind, field)| is_plausible(row.cell(field.grid_column), kind))
                && row.cells().filter(|cell| !cell.is_blank()).count() > 1
        };
        let of = |usage: RowUse| {
            let rows = (0..data.len()).filter(|&at| sorted.uses[at] == usage);
            rows.filter(|&at| is_record(&data[at])).collect::<Vec<usize>>()
        };
        let marked = of(RowUse::Comment);
        let Some(first) = marked.first() else { return };
        let is_code = |at: &usize| {
            let text = data[*at].cell(0).to_text();
            let rest = text.trim_start().trim_start_matches(['#', ' ']);
            !rest.is_empty() && rest.chars().count() <= 8
        };
        let plain = of(RowUse::Read).len();
        // Where every record begins so, it is the way of its codes.
        let origin = self.row_origin(&data[*first]);
        let example = row_text(&data[*first]);
        let question = match plain == 0 && marked.iter().all(is_code) {
            true => Diagnostic::ask_hash_codes(&origin, marked.len(), &example),
            false => Diagnostic::ask_commented_rows(&origin, marked.len(), &example),
        };
        let reading = self.hints.answers.choose(question, self.diagnostics);
        if reading == "use" {
            for at in marked {
                sorted.uses[at] = RowUse::Read;
            }
        }
    }

    /// Rows marked as examples that are not the example of the input workbook.
    fn examples(&mut self, data: &[GridRow], columns: &Columns, sorted: &mut Sorted) {
        let table = self.found.table.columns;
        let is_ours = |row: &GridRow| {
            let filled = table.iter().zip(&columns.fields).filter_map(|(column, field)| {
                let cell = row.cell(field.as_ref()?.grid_column);
                (!cell.is_blank()).then(|| (column.example, cell.to_text()))
            });
            // The first cell has the mark; later ones are as we gave them.
            let others: Vec<(&str, String)> = filled.skip(1).collect();
            let same = others
                .iter()
                .filter(|(example, text)| text.trim() == *example || fold(text) == fold(example));
            same.count() * 2 >= others.len()
        };
        let rows: Vec<usize> = (0..data.len())
            .filter(|&at| sorted.uses[at] == RowUse::Example && !is_ours(&data[at]))
            .filter(|&at| data[at].cells().filter(|cell| !cell.is_blank()).count() > 1)
            .collect();
        let Some(first) = rows.first() else { return };
        let origin = self.row_origin(&data[*first]);
        let question = Diagnostic::ask_example_rows(&origin, rows.len(), &row_text(&data[*first]));
        if self.hints.answers.choose(question, self.diagnostics) == "leave" {
            return;
        }
        for at in rows {
            sorted.uses[at] = RowUse::Read;
            let row = &data[at];
            let column = (0..row.len()).find(|&column| !row.cell(column).is_blank());
            let Some(column) = column else { continue };
            let text = row.cell(column).to_text();
            let rest = text
                .trim_start()
                .trim_start_matches(['(', '（', '【', '例', ')', '）', '】', ':', '：']);
            sorted.mended.insert(at, row.with_text(column, rest.trim()));
        }
    }
}

/// Whether a cell can be what its column holds, at a glance.
fn is_plausible(cell: Cell<'_>, kind: ColumnType) -> bool {
    match kind {
        _ if cell.is_blank() => false,
        ColumnType::Number | ColumnType::Count | ColumnType::Measured => number_of(cell).is_some(),
        ColumnType::Date | ColumnType::Span => cell.to_text().chars().any(char::is_numeric),
        _ => true,
    }
}

/// Returns what stands in a row, to show it in a question.
pub(crate) fn row_text(row: &GridRow) -> String {
    let cells: Vec<String> =
        row.cells().filter(|cell| !cell.is_blank()).map(Cell::to_text).collect();
    cells.join(" | ")
}

/// The tables whose numbers add up.
pub(crate) const ADDITIVE: [&str; 5] =
    ["observations", "funding", "contributions", "costs", "backbone_log"];

/// Whether a cell says that its row is a plan, of another year, or void.
fn is_no_actual(folded: &str) -> bool {
    const WORDS: [&str; 25] = [
        "目標",
        "計画",
        "予測",
        "予定",
        "見込",
        "見込み",
        "見通し",
        "想定",
        "前年",
        "前年度",
        "前年同月",
        "昨年",
        "参考",
        "参考値",
        "除外",
        "対象外",
        "無効",
        "取消",
        "取り消し",
        "取消し",
        "重複",
        "削除",
        "欠番",
        "plan",
        "target",
    ];
    WORDS.contains(&folded)
}
