//! Tables as people write them: without the row of dashes, with full-width bars, pasted
//! from a sheet with tabs, with a cell more than the head.

use crate::markdown::tables::written_cells;

use super::lines::{Found, Kind, Line, code_spans};
use super::outline::marks;

/// Returns the lines with tables in Markdown's form.
pub(super) fn meant(lines: Vec<Line>, found: &mut Vec<(usize, Found)>) -> Vec<Line> {
    let mut done: Vec<Line> = Vec::with_capacity(lines.len());
    let mut lines = lines.into_iter().peekable();
    while let Some(line) = lines.next() {
        if line.kind != Kind::Prose {
            done.push(line);
            continue;
        }
        let next = lines.peek().filter(|next| next.kind == Kind::Prose);
        let form = Form::of(&line.text, next.map(|next| next.text.as_str()));
        let Some(form) = form else {
            done.push(line);
            continue;
        };
        let mut rows = vec![line];
        while let Some(row) =
            lines.next_if(|line| line.kind == Kind::Prose && form.goes_on(&line.text))
        {
            rows.push(row);
        }
        let is_followed = lines.peek().is_some_and(|line| !line.is_blank());
        place(&mut done, form.rows(rows, found), is_followed);
    }
    done
}

/// Puts rows apart from the text around them, which Markdown would read as rows too.
fn place(done: &mut Vec<Line>, rows: Vec<Line>, is_followed: bool) {
    let is_table = rows.first().is_some_and(|row| row.kind == Kind::Row);
    let blank = rows.last().map(|row| row.before(""));
    if is_table && done.last().is_some_and(|line| line.kind == Kind::Prose && !line.is_blank()) {
        done.extend(blank.clone());
    }
    done.extend(rows);
    if is_table && is_followed {
        done.extend(blank);
    }
}

/// How the rows of a table are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Each begins with a bar.
    Barred,
    /// Bars stand between the cells only, and the second row is of dashes.
    Between,
    /// A bar stands behind each cell.
    Behind,
    /// Tabs stand between the cells, so many.
    Tabbed(usize),
}

impl Form {
    fn of(line: &str, next: Option<&str>) -> Option<Self> {
        let tabs = |line: &str| line.trim_end().matches('\t').count();
        if is_barred(line) {
            return Some(Self::Barred);
        }
        let next = next?;
        if is_border(line) && is_barred(next) {
            return Some(Self::Barred);
        }
        if line.contains('|') && next.contains('|') && is_divider(&cells(next)) {
            return Some(Self::Between);
        }
        if is_behind(line) && is_behind(next) {
            return Some(Self::Behind);
        }
        // A sheet has all its cells in each row, also those that are empty.
        let all = |line: &str| line.matches('\t').count();
        let is_sheet = all(line) > 1 && all(line) == all(next) && !next.starts_with('\t');
        let is_set_in =
            line.starts_with([' ', '\u{3000}']) || (line.starts_with('\t') && !is_sheet);
        let is_tabbed = tabs(line) > 0 && !is_set_in;
        let is_item = |line: &str| marks::mark(line).is_some() || marks::markdown(line).is_some();
        let is_alike = tabs(line) == tabs(next) && !next.trim().is_empty();
        let columns = if is_sheet { all(line) } else { tabs(line) };
        (is_tabbed && (is_alike || is_sheet) && !is_item(line) && !is_item(next))
            .then_some(Self::Tabbed(columns))
    }

    fn goes_on(self, line: &str) -> bool {
        match self {
            Self::Barred => is_barred(line) || is_border(line) || line.contains('|'),
            Self::Between => line.contains('|'),
            Self::Behind => is_behind(line),
            Self::Tabbed(tabs) => {
                !line.trim().is_empty()
                    && line.trim_end().matches('\t').count() <= tabs
                    && line.contains('\t')
            }
        }
    }

    /// Returns the rows in Markdown's form.
    fn rows(self, lines: Vec<Line>, found: &mut Vec<(usize, Found)>) -> Vec<Line> {
        match self {
            // Two columns are fields and what they say, and have no head.
            Self::Tabbed(1) => lines.into_iter().map(as_field).collect(),
            Self::Tabbed(_) => {
                let barred = lines.into_iter().map(|line| {
                    let cells = line.text.replace('|', "\\|").replace('\t', " | ");
                    Line { text: format!("| {cells} |"), ..line }
                });
                table(barred.collect(), found)
            }
            Self::Between | Self::Behind => {
                let barred = lines.into_iter().map(|line| {
                    let text = line.text.trim_end();
                    let text = text.strip_suffix('|').unwrap_or(text);
                    Line { text: format!("| {text} |"), ..line }
                });
                table(barred.collect(), found)
            }
            Self::Barred => table(lines, found),
        }
    }
}

/// A line of a field and what it says, on its own line.
fn as_field(line: Line) -> Line {
    Line { text: format!("{}  ", line.text.trim_end().replace('\t', "\u{3000}")), ..line }
}

/// Whether a line begins with a bar and has another.
fn is_barred(line: &str) -> bool {
    let line = line.trim();
    line.strip_prefix(['|', '｜', '│', '┃'])
        .is_some_and(|rest| rest.contains(['|', '｜', '│', '┃']))
}

/// Whether a line has a bar behind each of two cells or more.
fn is_behind(line: &str) -> bool {
    let cells = line.trim_end().strip_suffix('|');
    cells.is_some_and(|cells| cells.contains('|') && !cells.ends_with('\\'))
}

/// Whether a line is drawn between the rows of a table.
fn is_border(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(['+', '├', '┌', '└', '┠', '┣', '┏', '┗'])
        && line.chars().all(|c| "+-=─━┬┼┴├┤┌┐└┘┠┨┣┫┏┓┗┛┯┷┿╂ ".contains(c))
}

/// Makes rows with bars a table.
fn table(lines: Vec<Line>, found: &mut Vec<(usize, Found)>) -> Vec<Line> {
    let mut rows: Vec<Line> = lines.into_iter().filter(|row| !is_border(&row.text)).collect();
    if rows.len() < 2 {
        return rows;
    }
    for row in &mut rows {
        row.text = with_plain_bars(&row.text);
    }
    let mut divider = None;
    let mut body: Vec<Line> = Vec::with_capacity(rows.len());
    for (index, row) in rows.into_iter().enumerate() {
        // A divider of one dash in each cell says that there is nothing.
        let cells = cells(&row.text);
        let divides = is_divider(&cells);
        let is_long = cells.iter().all(|cell| cell.chars().count() >= 3);
        if divides && (index == 1 || is_long) {
            divider.get_or_insert(row);
        } else {
            body.push(row);
        }
    }
    let Some(head) = body.first() else { return divider.into_iter().collect() };
    let columns = cells(&head.text).len();
    for row in body.iter_mut().skip(1) {
        if cells(&row.text).len() > columns {
            row.text = with_code_whole(&row.text);
        }
        let cells = cells(&row.text);
        if let Some(first) = cells.iter().skip(columns).find(|cell| !cell.is_empty()) {
            found.push((row.at, Found::CellBeyondHead((*first).to_owned(), columns)));
        }
    }
    let widest = body.iter().skip(1).map(|row| filled(&row.text)).max().unwrap_or(0).max(columns);
    let alignment = divider.as_ref().map(|row| row.text.clone()).unwrap_or_default();
    let alignment = cells(&alignment);
    let mut done = Vec::with_capacity(body.len() + 1);
    for (index, row) in body.into_iter().enumerate() {
        let indent: String = row.text.chars().take_while(|c| c.is_whitespace()).collect();
        if index > 0 {
            done.push(Line { kind: Kind::Row, ..row });
            continue;
        }
        let mut head: Vec<&str> = cells(&row.text);
        head.resize(widest, "");
        let text = format!("{indent}| {} |", head.join(" | "));
        let dashes: Vec<String> =
            (0..widest).map(|at| dashes(alignment.get(at).copied().unwrap_or_default())).collect();
        let at = divider.as_ref().map_or(row.at, |divider| divider.at);
        done.push(Line { text, at: row.at, kind: Kind::Row });
        done.push(Line { text: format!("{indent}|{}|", dashes.join("|")), at, kind: Kind::Row });
    }
    done
}

/// The cells of a row that may be indented by full-width spaces.
fn cells(row: &str) -> Vec<&str> {
    written_cells(row.trim())
}

/// How many cells a row has, up to its last that says something.
fn filled(row: &str) -> usize {
    cells(row).iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1)
}

/// Whether all cells of a row are dashes.
fn is_divider(cells: &[&str]) -> bool {
    let is_dashes = |cell: &str| {
        let inner = cell.trim_matches([':', '：']);
        !inner.is_empty()
            && inner.chars().all(|c| matches!(c, '-' | '－' | 'ー' | '―' | '–' | '—' | '='))
    };
    !cells.is_empty() && cells.iter().all(|cell| is_dashes(cell))
}

/// A cell of the divider.
fn dashes(written: &str) -> String {
    let is_colon = |c: Option<char>| matches!(c, Some(':' | '：'));
    let left = if is_colon(written.chars().next()) { ":" } else { "" };
    let right = if is_colon(written.chars().next_back()) { ":" } else { "" };
    format!("{left}---{right}")
}

/// Full-width and drawn bars, if the row begins with one.
fn with_plain_bars(row: &str) -> String {
    let first = row.trim_start().chars().next();
    match first {
        Some(bar @ ('｜' | '│' | '┃')) => row.replace('|', "\\|").replace(bar, "|"),
        _ => row.to_owned(),
    }
}

/// A bar within code is a letter of it, where the row has a cell too many otherwise.
fn with_code_whole(row: &str) -> String {
    let mut out = String::with_capacity(row.len());
    let mut from = 0;
    for span in code_spans(row) {
        out.push_str(&row[from..span.start]);
        out.push_str(&row[span.clone()].replace("\\|", "|").replace('|', "\\|"));
        from = span.end;
    }
    out.push_str(&row[from..]);
    out
}
