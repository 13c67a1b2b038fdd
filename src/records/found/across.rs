//! Attendance with the organisations down and the meetings across. Where no layout reads
//! it, what is said of it should not be that a head is missing.

use crate::domain::text::fold;
use crate::records::grid::Grid;

/// Whether most of a sheet is marks of who came: ○ and × side by side.
pub(crate) fn is_attendance_across(grid: &Grid) -> bool {
    const MARKS: [&str; 22] = [
        "○",
        "×",
        "△",
        "●",
        "◎",
        "✓",
        "✔",
        "レ",
        "-",
        "ー",
        "出",
        "欠",
        "出席",
        "欠席",
        "代",
        "代理",
        "遅刻",
        "早退",
        "オンライン",
        "0",
        "1",
        "2",
    ];
    let is_mark = |text: &str| MARKS.contains(&fold(text).as_str());
    let mut marked = 0_usize;
    let mut others = 0_usize;
    for row in &grid.rows {
        let cells: Vec<String> =
            row.cells().skip(1).filter(|it| !it.is_blank()).map(|it| it.to_text()).collect();
        let marks = cells.iter().filter(|text| is_mark(text)).count();
        if marks > 1 && marks * 2 > cells.len() {
            marked += 1;
        } else if !cells.is_empty() {
            others += 1;
        }
    }
    // The line of heads, a title and a line of sums are no marks.
    marked > 0 && marked + 3 > others
}
