//! Totals: rows and columns of sums, known by their words or by their
//! arithmetic.
//!
//! A total is a check, not litter: what it says is compared with what it sums.
//! Equal, it is set aside; unequal, it is asked.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::diagnostics::Diagnostic;
use crate::domain::text::fold;

use super::columns::{Columns, Finding};
use super::grid::{Cell, GridRow};
use super::receipt::{ColumnUse, RowUse};
use super::rows::{Sorted, number_of};
use super::table::Kind;

mod around;

/// The tables whose numbers add up.
pub(super) const ADDITIVE: [&str; 5] =
    ["observations", "funding", "contributions", "costs", "backbone_log"];

/// How sure a word says that a row or column is a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TotalWord {
    /// It can mean nothing else.
    Certain,
    /// It ends as totals do; a name may, too.
    Likely,
}

/// Returns whether a head or label is that of totals; the text is folded.
pub(crate) fn is_total_word(folded: &str) -> bool {
    total_word(folded) == Some(TotalWord::Certain)
}

pub(super) fn total_word(folded: &str) -> Option<TotalWord> {
    const WORDS: [&str; 26] = [
        "合計",
        "小計",
        "計",
        "総計",
        "総合計",
        "中計",
        "累計",
        "累積",
        "平均",
        "総額",
        "集計",
        "総数",
        "合算",
        "通算",
        "延べ計",
        "総和",
        "σ",
        "すべて",
        "全部",
        "全体",
        "全団体",
        "全件",
        "総体",
        "ゴウケイ",
        "ショウケイ",
        "トータル",
    ];
    const ENGLISH: [&str; 12] = [
        "total",
        "totals",
        "subtotal",
        "grandtotal",
        "sum",
        "average",
        "mean",
        "ytd",
        "runningtotal",
        "ttl",
        "all",
        "overall",
    ];
    const AFTER: [&str; 9] = ["額", "件数", "人数", "数", "値", "金額", "時間", "回数", "分"];
    /// Words that end as totals do and are none.
    const OTHERS: [&str; 10] =
        ["会計", "統計", "設計", "時計", "家計", "生計", "推計", "余計", "温度計", "体重計"];
    let text = folded.trim_matches(['■', '◆', '●', '▼', '【', '】', '[', ']', '<', '>', ':', '-']);
    let text = match text.find('(') {
        Some(open) if open > 0 => &text[..open],
        _ => text.trim_matches(['(', ')']),
    };
    if ENGLISH.contains(&text) {
        return Some(TotalWord::Certain);
    }
    let stem = AFTER.iter().find_map(|after| text.strip_suffix(after)).unwrap_or(text);
    let word = [text, stem].into_iter().find_map(|text| {
        let words = WORDS.iter().filter(|word| text.ends_with(*word));
        words.max_by_key(|word| word.len()).map(|word| &text[..text.len() - word.len()])
    });
    if text == "以上" {
        return Some(TotalWord::Certain);
    }
    if is_count_of_rows(text) {
        return Some(TotalWord::Likely);
    }
    let Some(before) = word else {
        return text.ends_with("total").then_some(TotalWord::Likely);
    };
    if before.is_empty() || is_time_word(before) {
        return Some(TotalWord::Certain);
    }
    (!OTHERS.iter().any(|other| text.ends_with(other))).then_some(TotalWord::Likely)
}

/// 以上3件, 全5団体: how many rows stand above.
fn is_count_of_rows(text: &str) -> bool {
    const COUNTERS: [&str; 8] = ["件", "団体", "行", "名", "社", "者", "事業", "項目"];
    let bare = ["以上", "全", "計"].iter().find_map(|it| text.strip_prefix(it)).unwrap_or(text);
    let number = COUNTERS.iter().find_map(|it| bare.strip_suffix(it));
    number.is_some_and(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What is left of one sum when another is taken off, and no row of its own; the
/// text is folded.
pub(super) fn is_difference_word(folded: &str) -> bool {
    const WORDS: [&str; 8] =
        ["差引", "差引額", "差引残高", "差引残額", "収支差額", "差額", "残高", "残額"];
    WORDS.contains(&folded)
}

/// A quick look, since it is asked of every row of a large table.
fn may_be_total_word(text: &str) -> bool {
    if text.len() > 60 {
        return false;
    }
    if text.is_ascii() {
        let letters = text.to_ascii_lowercase();
        return ["total", "sum", "average", "mean", "ytd", "ttl", "all"]
            .iter()
            .any(|it| letters.contains(it));
    }
    text.contains([
        '計', '均', '額', '総', '累', '積', '算', '全', 'す', '以', '件', '団', '行', '名', '社',
        '者', '事', '項', 'ル', 'ﾙ', 'イ', 'ｲ', 'Σ', 'σ',
    ]) || text.chars().any(|c| matches!(c, '\u{ff21}'..='\u{ff5a}'))
}

/// What a subtotal is of: 9月, 1q, 上期, 2026年度, 年間.
fn is_time_word(text: &str) -> bool {
    const WORDS: [&str; 24] = [
        "年",
        "月",
        "年度",
        "年間",
        "月間",
        "期",
        "上期",
        "下期",
        "上半期",
        "下半期",
        "前期",
        "後期",
        "通期",
        "当月",
        "当期",
        "今年度",
        "本年度",
        "四半期",
        "半期",
        "期間",
        "週",
        "日",
        "全",
        "各月",
    ];
    let bare: String = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let bare = bare.trim_start_matches('第').trim_start_matches("令和").trim_start_matches('r');
    WORDS.contains(&bare) || matches!(bare, "q" | "h" | "fy" | "") && bare.len() < text.len()
}

impl Finding<'_> {
    /// Returns how sure one of the first cells of a row says that it is a total.
    /// A word that its column knows, such as 累計 under 集計, says something
    /// else; in a breakdown it names the whole.
    pub(super) fn total_label(
        &self,
        leading: &[(usize, Cell<'_>)],
        columns: &Columns,
    ) -> Option<TotalWord> {
        let table = self.found.table.columns;
        let words = leading.iter().filter_map(|(column, cell)| {
            let Cell::Text(text) = cell else { return None };
            if !may_be_total_word(text) || columns.extra.iter().any(|(at, _)| at == column) {
                return None;
            }
            let at = columns
                .fields
                .iter()
                .position(|field| field.as_ref().is_some_and(|field| field.grid_column == *column));
            let folded = fold(text);
            match at.map(|at| table[at].kind) {
                Some(Kind::Choice(words))
                    if words.iter().any(|word| {
                        fold(word.name) == folded || word.words.iter().any(|it| fold(it) == folded)
                    }) =>
                {
                    None
                }
                _ => total_word(&folded)
                    .filter(|_| at.is_none_or(|at| !self.is_indicator(table[at].name, &folded))),
            }
        });
        let all: Vec<TotalWord> = words.collect();
        match all.contains(&TotalWord::Certain) {
            true => Some(TotalWord::Certain),
            false => all.first().copied(),
        }
    }

    /// The columns whose numbers add up: amounts, counts and values.
    pub(super) fn numeric(&self, columns: &Columns) -> Vec<usize> {
        let table = self.found.table.columns;
        // Baselines and targets of 指標台帳 are no sums of one another.
        if !ADDITIVE.contains(&self.found.table.name) {
            return Vec::new();
        }
        let mut numeric: Vec<usize> = table
            .iter()
            .zip(&columns.fields)
            .filter(|(column, _)| {
                matches!(column.kind, Kind::Number | Kind::Count | Kind::Measured)
                    && !column.name.ends_with("_pct")
                    && column.name != "value_prev"
            })
            .filter_map(|(_, field)| Some(field.as_ref()?.grid_column))
            .collect();
        numeric.extend(columns.periods.iter().map(|it| it.grid_column));
        numeric.extend(columns.parts_of.iter().map(|it| it.grid_column));
        numeric
    }

    /// Compares totals with what they sum, and finds those that only their
    /// arithmetic tells.
    pub(super) fn totals(
        &mut self,
        data: &[GridRow],
        columns: &Columns,
        numeric: &[usize],
        sorted: &mut Sorted,
    ) {
        if numeric.is_empty() {
            return;
        }
        let suspects: Vec<usize> = (0..data.len())
            .filter(|&at| match sorted.uses[at] {
                RowUse::TotalUnchecked => true,
                RowUse::Read => self.may_be_total(&data[at], columns, numeric),
                _ => false,
            })
            .collect();
        let reads = sorted.uses.iter().filter(|usage| **usage == RowUse::Read).count();
        if suspects.is_empty() || reads == 0 {
            return;
        }
        let sums = Sums::of(data, &sorted.uses, &suspects, numeric);
        let mut unnamed = Vec::new();
        for (place, &at) in suspects.iter().enumerate() {
            let row = &data[at];
            let is_word = sorted.uses[at] == RowUse::TotalUnchecked;
            // One row alone is no sum of others, unless the row is called so or says
            // no more than a label.
            let least = match is_word || self.lacks_much(row, columns, numeric) {
                true => 1,
                false => 2,
            };
            let verdict = match sums.compare(place, row, numeric, least) {
                // Subtotals and rows that lack much cut what is summed in pieces.
                Verdict::Unequal { column, theirs, .. } => {
                    around::compare(data, &sorted.uses, at, numeric, (column, theirs))
                }
                verdict => verdict,
            };
            match verdict {
                Verdict::Nothing => {}
                Verdict::Equal if is_word => sorted.uses[at] = RowUse::Total,
                Verdict::Equal => {
                    if !self.is_called_total(row, columns) {
                        unnamed.push(at);
                    }
                    sorted.uses[at] = RowUse::Total;
                }
                Verdict::Rounded { column, ours, theirs } => {
                    if !is_word && !self.is_label_total(row, columns) {
                        continue;
                    }
                    let origin = self.grid.origin(row.number, column);
                    let label = first_text(row);
                    let (ours, theirs) = (plain(ours), plain(theirs));
                    let told = Diagnostic::rounded_total(&origin, &label, &theirs, &ours);
                    self.diagnostics.push(told);
                    sorted.uses[at] = RowUse::Total;
                }
                Verdict::Unequal { column, ours, theirs } => {
                    let is_called_so = self.is_label_total(row, columns);
                    let is_near = self.found.table.name != "observations"
                        && theirs.checked_sub(ours).is_some_and(|it| {
                            it.abs().saturating_mul(Decimal::from(5)) <= ours.abs()
                        });
                    let is_meant =
                        is_called_so && (is_near || self.lacks_much(row, columns, numeric));
                    if !is_word && !is_meant {
                        continue;
                    }
                    let origin = self.grid.origin(row.number, column);
                    let question = Diagnostic::ask_total_row(
                        &origin,
                        &first_text(row),
                        &plain(theirs),
                        &plain(ours),
                    );
                    sorted.uses[at] = match self.hints.answers.choose(question, self.diagnostics) {
                        "row" => RowUse::Read,
                        _ => RowUse::TotalUnchecked,
                    };
                }
            }
        }
        self.unnamed_totals(data, columns, numeric, &unnamed, sorted);
    }

    /// Asks once about all rows of a table that only their arithmetic tells.
    fn unnamed_totals(
        &mut self,
        data: &[GridRow],
        columns: &Columns,
        numeric: &[usize],
        unnamed: &[usize],
        sorted: &mut Sorted,
    ) {
        // Where a required cell is blank, it cannot be read otherwise.
        let mut asked = unnamed.iter().filter(|at| !self.lacks_required(&data[**at], columns));
        let Some(&first) = asked.next() else { return };
        let rest: Vec<usize> = asked.copied().collect();
        let labels: Vec<String> = std::iter::once(first)
            .chain(rest.iter().copied())
            .map(|at| first_text(&data[at]).trim().to_owned())
            .collect();
        let row = &data[first];
        let column = numeric.iter().find(|column| number_of(row.cell(**column)).is_some());
        let origin = self.grid.origin(row.number, column.copied().unwrap_or(0));
        let question = Diagnostic::ask_unnamed_total(&origin, &labels.join("」「"));
        if self.hints.answers.choose(question, self.diagnostics) == "row" {
            for at in std::iter::once(first).chain(rest) {
                sorted.uses[at] = RowUse::Read;
            }
        }
    }

    /// Whether a name is one of the table of indicators: 利用者全体 is measured, and
    /// not summed.
    fn is_indicator(&self, column: &str, folded: &str) -> bool {
        column == "indicator" && self.hints.indicators.iter().any(|(name, _)| name == folded)
    }

    /// Whether one of the first cells of a row is called as totals are.
    fn is_label_total(&self, row: &GridRow, columns: &Columns) -> bool {
        let filled = row.cells().enumerate().filter(|(_, cell)| !cell.is_blank());
        let leading: Vec<(usize, Cell<'_>)> = filled.take(3).collect();
        self.total_label(&leading, columns).is_some()
    }

    /// Whether the cell that names a row is called as totals are.
    fn is_called_total(&self, row: &GridRow, columns: &Columns) -> bool {
        let table = self.found.table.columns;
        let label = table.iter().zip(&columns.fields).find_map(|(column, field)| {
            let cell = row.cell(field.as_ref()?.grid_column);
            (column.required
                && !cell.is_blank()
                && !matches!(column.kind, Kind::Number | Kind::Count | Kind::Measured))
            .then(|| cell.to_text())
        });
        label.is_some_and(|label| total_word(&fold(&label)).is_some())
    }

    /// A row that is not called a total may be one by its arithmetic if it says
    /// less than a record: a required cell is blank, or it has no more than a
    /// label beside its numbers.
    fn may_be_total(&self, row: &GridRow, columns: &Columns, numeric: &[usize]) -> bool {
        // Reading its numbers costs the most, and is asked last.
        (self.lacks_much(row, columns, numeric) || self.is_label_total(row, columns))
            && numeric.iter().any(|column| number_of(row.cell(*column)).is_some())
    }

    /// Whether a cell is blank without which the row is no record.
    fn lacks_required(&self, row: &GridRow, columns: &Columns) -> bool {
        self.found.table.columns.iter().zip(&columns.fields).any(|(column, field)| {
            let cell = field.as_ref().map(|field| row.cell(field.grid_column));
            column.required
                && !matches!(column.kind, Kind::Number | Kind::Count | Kind::Measured)
                && cell.is_some_and(Cell::is_blank)
        })
    }

    fn lacks_much(&self, row: &GridRow, columns: &Columns, numeric: &[usize]) -> bool {
        let lacks_required = self.lacks_required(row, columns);
        let others = row
            .cells()
            .enumerate()
            .filter(|(column, cell)| !cell.is_blank() && !numeric.contains(column))
            .count();
        let texts = columns.fields.iter().flatten().count().saturating_sub(numeric.len());
        lacks_required || (others <= 1 && texts > 2)
    }

    /// Compares columns of totals with the spans before them, row by row.
    pub(super) fn total_columns(
        &mut self,
        data: &[GridRow],
        columns: &Columns,
        sorted: &mut Sorted,
    ) {
        for (total, head) in &columns.totals {
            let sums = TotalColumn { total: *total, columns };
            let mut running: BTreeMap<String, Decimal> = BTreeMap::new();
            let (mut equal, mut unequal) = (0_usize, Vec::new());
            for (at, row) in data.iter().enumerate() {
                if sorted.uses[at] != RowUse::Read {
                    continue;
                }
                match sums.compare(row, &mut running, self.found.table.columns) {
                    Some(None) => equal += 1,
                    Some(Some((ours, theirs))) => unequal.push((at, ours, theirs)),
                    None => {}
                }
            }
            let Some((at, ours, theirs)) = unequal.first().copied() else {
                if equal == 0 {
                    let column = u32::try_from(*total).unwrap_or(u32::MAX);
                    let notes = self.receipt.columns.iter_mut();
                    for note in notes.filter(|note| note.column == column) {
                        note.usage = ColumnUse::SetAside;
                    }
                }
                continue;
            };
            let origin = self.grid.origin(data[at].number, *total);
            let question = Diagnostic::ask_total_column(
                &origin,
                head,
                unequal.len(),
                &theirs.normalize().to_string(),
                &ours.normalize().to_string(),
            );
            if self.hints.answers.choose(question, self.diagnostics) == "leave" {
                for (at, ..) in unequal {
                    sorted.uses[at] = RowUse::SetAside;
                }
            }
        }
    }
}

fn first_text(row: &GridRow) -> String {
    let first = row.cells().find(|cell| !cell.is_blank());
    first.map(Cell::to_text).unwrap_or_default()
}

fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

/// What a total says against what it sums.
enum Verdict {
    Equal,
    /// It is what its rows come to, rounded.
    Rounded {
        column: usize,
        ours: Decimal,
        theirs: Decimal,
    },
    Unequal {
        column: usize,
        ours: Decimal,
        theirs: Decimal,
    },
    /// It has no number, or nothing to compare it with.
    Nothing,
}

/// Sums of the records around each total: since the total before it, up to the
/// next one, from the first row on, and of all; and of the totals before it.
struct Sums {
    /// For each total and column, the sums and counts of these scopes.
    scopes: Vec<Vec<[(Decimal, u32); 5]>>,
}

impl Sums {
    fn of(data: &[GridRow], uses: &[RowUse], suspects: &[usize], numeric: &[usize]) -> Self {
        let width = numeric.len();
        let zero = (Decimal::ZERO, 0_u32);
        let add = |sum: &mut (Decimal, u32), number: Option<Decimal>| {
            let Some(number) = number else { return };
            // A sum beyond what can be kept is equal to no total.
            if let Some(added) = sum.0.checked_add(number) {
                *sum = (added, sum.1 + 1);
            }
        };
        let mut blocks = vec![vec![zero; width]; suspects.len() + 1];
        let mut next = 0;
        for (at, row) in data.iter().enumerate() {
            if suspects.get(next) == Some(&at) {
                next += 1;
                continue;
            }
            if uses[at] != RowUse::Read {
                continue;
            }
            for (place, column) in numeric.iter().enumerate() {
                add(&mut blocks[next][place], number_of(row.cell(*column)));
            }
        }
        let mut all = vec![zero; width];
        for block in &blocks {
            for (sum, part) in all.iter_mut().zip(block) {
                add(sum, Some(part.0));
                sum.1 = (sum.1 + part.1).saturating_sub(1);
            }
        }
        let mut scopes = Vec::with_capacity(suspects.len());
        let (mut before, mut totals) = (vec![zero; width], vec![zero; width]);
        for (at, row) in suspects.iter().map(|&at| &data[at]).enumerate() {
            let mut columns = Vec::with_capacity(width);
            for place in 0..width {
                let block = blocks[at][place];
                add(&mut before[place], Some(block.0));
                before[place].1 = (before[place].1 + block.1).saturating_sub(1);
                columns.push([
                    block,
                    blocks[at + 1][place],
                    before[place],
                    all[place],
                    totals[place],
                ]);
                add(&mut totals[place], number_of(row.cell(numeric[place])));
            }
            scopes.push(columns);
        }
        Self { scopes }
    }

    /// Compares a total with its scopes: it is one if each of its numbers is the
    /// sum, or the mean, of one of them.
    fn compare(&self, total: usize, row: &GridRow, numeric: &[usize], least: u32) -> Verdict {
        let mut unequal = None;
        let mut equal = false;
        for (place, column) in numeric.iter().enumerate() {
            let Some(theirs) = number_of(row.cell(*column)) else { continue };
            let scopes = &self.scopes[total][place];
            if scopes.iter().all(|(_, count)| *count < least) {
                continue;
            }
            let agrees = scopes.iter().any(|(sum, count)| {
                let mean = (*count > 0).then(|| sum.checked_div(Decimal::from(*count))).flatten();
                let is_mean =
                    mean.is_some_and(|mean| *count > 1 && mean.round_dp(theirs.scale()) == theirs);
                *count >= least && (*sum == theirs || is_mean)
            });
            if agrees {
                equal = true;
            } else if unequal.is_none() {
                let nearest = scopes.iter().filter(|(_, count)| *count > 0).map(|(sum, _)| *sum);
                let distance = |sum: &Decimal| {
                    sum.checked_sub(theirs).map_or(Decimal::MAX, |distance| distance.abs())
                };
                let ours = nearest.min_by_key(distance).unwrap_or_default();
                unequal = Some((*column, ours, theirs));
            }
        }
        match unequal {
            Some((column, ours, theirs)) => Verdict::Unequal { column, ours, theirs },
            None if equal => Verdict::Equal,
            None => Verdict::Nothing,
        }
    }
}

/// A column of totals and the columns that it may sum.
struct TotalColumn<'a> {
    total: usize,
    columns: &'a Columns,
}

impl TotalColumn<'_> {
    /// Compares a row's total: `Some(None)` if it agrees with its spans,
    /// `Some(Some((ours, theirs)))` if not, `None` if there is nothing to
    /// compare.
    fn compare(
        &self,
        row: &GridRow,
        running: &mut BTreeMap<String, Decimal>,
        table: &[super::table::Column],
    ) -> Option<Option<(Decimal, Decimal)>> {
        let value = self.columns.named(table, "value").map(|it| it.grid_column);
        if let Some(value) = value {
            // In a long table it runs down the rows of an indicator.
            let key = self.columns.named(table, "indicator");
            let key = key.map_or_else(String::new, |it| row.cell(it.grid_column).to_text());
            let number = number_of(row.cell(value))?;
            let sum = running.entry(key).or_default();
            *sum = sum.checked_add(number)?;
            let theirs = number_of(row.cell(self.total))?;
            return Some((theirs != *sum && theirs != number).then_some((*sum, theirs)));
        }
        let theirs = number_of(row.cell(self.total))?;
        let mut before: Vec<Decimal> = Vec::new();
        let mut block: Vec<Decimal> = Vec::new();
        let mut all: Vec<Decimal> = Vec::new();
        let mut periods: Vec<usize> =
            self.columns.periods.iter().map(|it| it.grid_column).collect();
        periods.sort_unstable();
        let last_total = self
            .columns
            .totals
            .iter()
            .map(|(column, _)| *column)
            .filter(|column| *column < self.total)
            .max();
        for column in periods {
            let Some(number) = number_of(row.cell(column)) else { continue };
            all.push(number);
            if column < self.total {
                before.push(number);
                if last_total.is_none_or(|last| column > last) {
                    block.push(number);
                }
            }
        }
        let sum = |numbers: &[Decimal]| {
            numbers.iter().try_fold(Decimal::ZERO, |sum, number| sum.checked_add(*number))
        };
        let scopes = [&block, &before, &all];
        let agrees = scopes.iter().filter(|numbers| !numbers.is_empty()).any(|numbers| {
            let Some(sum) = sum(numbers) else { return false };
            let mean = sum.checked_div(Decimal::from(numbers.len()));
            sum == theirs || mean.is_some_and(|mean| mean.round_dp(theirs.scale()) == theirs)
        });
        let ours = scopes.iter().find(|numbers| !numbers.is_empty()).and_then(|it| sum(it))?;
        Some((!agrees).then_some((ours, theirs)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_told_from_names() {
        for (word, certain, likely) in [
            ("合計", true, true),
            ("総額", true, true),
            ("合計額", true, true),
            ("合計(円)", true, true),
            ("小計(助成)", true, true),
            ("合計件数", true, true),
            ("集計", true, true),
            ("1Q計", true, true),
            ("上期計", true, true),
            ("9月合計", true, true),
            ("2026年度計", true, true),
            ("年間累計", true, true),
            ("Grand Total", true, true),
            ("収入計", false, true),
            ("助成金合計", false, true),
            ("みどり会計", false, false),
            ("人口統計", false, false),
            ("見守り訪問", false, false),
            ("計画", false, false),
            ("総務省", false, false),
        ] {
            let found = total_word(&fold(word));
            assert_eq!(found == Some(TotalWord::Certain), certain, "{word}");
            assert_eq!(found.is_some(), likely, "{word}");
        }
    }
}
