//! Sheets that say what was planned, or what was last year: 計画, 予算, 目標,
//! 前年度, in the name of a sheet or file or in a title above the heads.
//!
//! Why before any row is read: its numbers look as actual ones do, and would be
//! added to them. Each such sheet is asked about once. Where a sheet of the same
//! table with actual values stands beside it, it is set aside until then.

use crate::diagnostics::{Answers, Diagnostic, Origin, Place};
use crate::domain::text::fold;

use super::dates::{DateContext, DateProblem, parse_span};
use super::found::table::Found;
use super::grid::{Block, Cell, Grid};
use super::receipt::{RowUse, TakenFor};
use super::rows::ADDITIVE;
use super::sheet::opened::{Opened, Taken, names_around};

/// What names a plan, folded, at the end of a part of a name.
const PLANS: [&str; 19] = [
    "計画",
    "予算",
    "目標",
    "見込",
    "見込み",
    "予定",
    "予測",
    "予算案",
    "計画案",
    "要求",
    "想定",
    "(案)",
    "案",
    "plan",
    "budget",
    "forecast",
    "target",
    "planned",
    "draft",
];

/// What names an example or a draft of any table, folded, as a part of a name.
const EXAMPLES: [&str; 11] = [
    "記入例",
    "入力例",
    "記載例",
    "サンプル",
    "練習用",
    "テスト",
    "下書き",
    "ドラフト",
    "ひな形",
    "sample",
    "example",
];

/// What may follow such a word.
const AFTER: [&str; 10] = ["値", "額", "数", "表", "書", "版", "分", "数値", "一覧", "シート"];

/// What names the year before, folded, at the beginning of a part of a name.
const LAST_YEARS: [&str; 6] = ["前年", "昨年", "去年", "前期", "lastyear", "previousyear"];

/// Sets aside sheets that are plans, or of last year, as was answered.
pub(crate) fn set_aside(
    opened: &mut [Opened],
    answers: &Answers,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let measured = measured(opened);
    let is_measured = |word: &String| measured.iter().any(|name| name.contains(word.as_str()));
    let words: Vec<Option<String>> =
        opened.iter().map(|it| word(it).filter(|word| !is_measured(word))).collect();
    for at in 0..opened.len() {
        let Some(word) = &words[at] else { continue };
        let table = opened[at].table();
        let has_actual = opened.iter().zip(&words).any(|(other, word)| {
            word.is_none() && matches!(other.taken, Taken::Table(_)) && other.table() == table
        });
        let source = std::sync::Arc::clone(&opened[at].sheet.grid.source);
        let origin = Origin { source, place: Place::Whole };
        let question = Diagnostic::ask_plan_sheet(&origin, word, has_actual);
        if answers.choose(question, diagnostics) == "set-aside" {
            opened[at].taken = Taken::Aside(TakenFor::Plan, RowUse::SetAside);
        }
    }
}

/// What is measured, folded: where plans are what is counted, their name says no plan.
fn measured(opened: &[Opened]) -> Vec<String> {
    let tables = opened.iter().filter_map(|it| match &it.taken {
        Taken::Table(found) if found.table.name == "indicators" => Some((&it.sheet.grid, found)),
        _ => None,
    });
    let names = tables.flat_map(|(grid, found)| {
        let heads = found.table.columns.iter().zip(&found.matched.fields);
        let heads = heads.filter(|(column, _)| matches!(column.name, "name" | "plain_name"));
        let columns: Vec<usize> =
            heads.flat_map(|(_, heads)| heads.iter().map(|it| it.grid_column)).collect();
        let rows = &grid.rows[found.head.last() + 1..];
        rows.iter().flat_map(move |row| {
            columns.iter().map(|column| fold(&row.cell(*column).to_text())).collect::<Vec<_>>()
        })
    });
    names.filter(|name| !name.is_empty()).collect()
}

/// The word that says that a sheet holds no actual values.
fn word(opened: &Opened) -> Option<String> {
    let Taken::Table(found) = &opened.taken else { return None };
    let grid = &opened.sheet.grid;
    let example = titles(grid, found)
        .find_map(|text| parts(&text).into_iter().find(|part| EXAMPLES.contains(&part.as_str())));
    if example.is_some() || !ADDITIVE.contains(&found.table.name) || has_both(found) {
        return example;
    }
    titles(grid, found).find_map(|text| {
        let word = plan_word(&text)
            .or_else(|| last_year_word(&text).filter(|_| lacks_years(grid, found)))?;
        // 資金計画 is what people call the table of grants.
        let is_title = found.table.name == "funding" && fold(&text).contains("資金計画");
        (!is_title).then_some(word)
    })
}

/// Returns the place of a table of values whose title or name says that its values
/// run on: 見守り訪問 累計.
pub(crate) fn running(opened: &Opened) -> Option<Block> {
    const RUNNING: [&str; 4] = ["累計", "累積", "runningtotal", "cumulative"];
    const EACH: [&str; 5] = ["月別", "各月", "単月", "当月", "毎月"];
    let Taken::Table(found) = &opened.taken else { return None };
    if found.table.name != "observations" {
        return None;
    }
    let grid = &opened.sheet.grid;
    let says = titles(grid, found).any(|text| {
        let text = fold(&text);
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        has(&RUNNING) && !has(&EACH)
    });
    grid.block().filter(|_| says)
}

/// The titles of a sheet: above its heads, its name, that of its file.
fn titles<'a>(grid: &'a Grid, found: &Found) -> impl Iterator<Item = String> + 'a {
    let [sheet, file, _] = names_around(&grid.source.path, grid);
    let file = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let titles = grid.rows[..found.head.first].iter().flat_map(|row| {
        row.cells().filter(|cell| !cell.is_blank()).map(Cell::to_text).collect::<Vec<_>>()
    });
    let texts = titles.chain([sheet.to_owned(), file.to_owned()]);
    texts.filter(|text| text.chars().count() <= 40)
}

/// Whether plan and actual stand in one row: there the columns tell them apart.
fn has_both(found: &Found) -> bool {
    let has = |name: &str| {
        let columns = found.table.columns.iter().zip(&found.matched.fields);
        columns.into_iter().any(|(column, heads)| column.name == name && !heads.is_empty())
    };
    has("budget") || (has("committed") && (has("spent") || has("received")))
}

/// The parts of a name: 令和8年度 計画 has two.
fn parts(text: &str) -> Vec<String> {
    let apart = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '_' | '-'
                    | '・'
                    | '('
                    | ')'
                    | '（'
                    | '）'
                    | '【'
                    | '】'
                    | '「'
                    | '」'
                    | '/'
                    | ':'
                    | '：'
                    | '|'
            )
    };
    text.split(apart).map(fold).filter(|part| !part.is_empty()).collect()
}

fn plan_word(text: &str) -> Option<String> {
    let parts = parts(text);
    if parts
        .iter()
        .any(|part| (part.contains("実績") && part != "実績値") || part.contains("actual"))
    {
        return None;
    }
    parts.into_iter().find(|part| {
        let stem = AFTER.iter().find_map(|after| part.strip_suffix(after)).unwrap_or(part);
        PLANS.iter().any(|plan| {
            let before = [stem, part.as_str()].into_iter().find_map(|it| it.strip_suffix(plan));
            // 案 alone, and at the end only after a year: 提案 is something else.
            before.is_some_and(|before| *plan != "案" || before.is_empty())
                && before
                    .is_some_and(|before| !before.ends_with("地域") && !before.ends_with("支援"))
        })
    })
}

fn last_year_word(text: &str) -> Option<String> {
    let is_last = |part: &String| {
        let rest = LAST_YEARS.iter().find_map(|word| part.strip_prefix(word));
        rest.is_some_and(|rest| {
            !rest.trim_start_matches('度').starts_with(['比', '差', '対', '同'])
        })
    };
    parts(text).into_iter().find(is_last)
}

/// Returns how many years before the others the table under a title is: 前年度. A
/// title that names this year too tells nothing.
pub(crate) fn years_back(text: &str) -> Option<i16> {
    let parts = parts(text);
    let begins = |words: &[&str]| parts.iter().any(|it| words.iter().any(|w| it.starts_with(w)));
    if parts.iter().any(|it| it.contains("今年") || it.contains("本年")) {
        return None;
    }
    if begins(&["一昨年", "前々年"]) {
        return Some(2);
    }
    let word = last_year_word(text)?;
    ["前年", "昨年", "去年"].iter().any(|year| word.starts_with(year)).then_some(1)
}

/// Whether the months of a sheet have no year of their own, so that those of last
/// year would be read as of this one.
fn lacks_years(grid: &Grid, found: &Found) -> bool {
    let is_bare = |text: &str| {
        let read = parse_span(text, DateContext::default());
        read.is_err_and(|problem| problem == DateProblem::NoYear)
    };
    let period = found
        .table
        .columns
        .iter()
        .zip(&found.matched.fields)
        .find(|(column, _)| matches!(column.name, "period" | "month" | "date"))
        .and_then(|(_, heads)| Some(heads.first()?.grid_column));
    let first = grid.rows.get(found.head.last() + 1);
    let cell = period.zip(first).map(|(column, row)| row.cell(column).to_text());
    found.year.is_none()
        && (found.matched.unknown.iter().any(|head| is_bare(head.text()))
            || cell.is_some_and(|text| is_bare(&text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_are_told_from_what_only_sounds_so() {
        for (text, is_plan) in [
            ("計画", true),
            ("2026年度 計画", true),
            ("R8予算", true),
            ("実績値_目標", true),
            ("見込み", true),
            ("予算額", true),
            ("令和8年度予算(案)", true),
            ("月別計画値", true),
            ("10月予定", true),
            ("計画と実績", false),
            ("予実 実績", false),
            ("実績値", false),
            ("支援計画作成件数", false),
            ("提案", false),
            ("見守り訪問", false),
            ("Plan 2026", true),
        ] {
            assert_eq!(plan_word(text).is_some(), is_plan, "{text}");
        }
        for (text, is_last) in
            [("前年度", true), ("昨年 実績", true), ("前年比", false), ("午前", false)]
        {
            assert_eq!(last_year_word(text).is_some(), is_last, "{text}");
        }
        for (text, years) in [
            ("前年度", Some(1)),
            ("見守り訪問（昨年度）", Some(1)),
            ("一昨年度", Some(2)),
            ("前年度比", None),
            ("今年度と前年度の比較", None),
            ("2025年度", None),
        ] {
            assert_eq!(years_back(text), years, "{text}");
        }
    }
}
