//! The sample's own files as partners might have sent them: other encodings,
//! titles and notes around the tables, era dates, full-width digits, merged
//! and two-line headers, months side by side, subtotals. The documents must be
//! the same, byte for byte.

use entaku::files::Files;
use jiff::civil::{Date, Weekday};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use crate::harness::{build, described, draft, first_difference, project, root};
use crate::sheet::Sheet;

/// Puts a title, a note and a blank row above, a total and a footnote below.
fn framed(mut sheet: Sheet, title: &str) -> Sheet {
    let width = sheet.0[0].len();
    let line = |first: &str| {
        let mut row = vec![String::new(); width];
        row[0] = first.to_owned();
        row
    };
    let mut above = vec![line(title), line("※灰色の欄は記入しないでください"), line("")];
    above.append(&mut sheet.0);
    above.push(line(""));
    above.push(line("（注）数字は速報です。"));
    above.push(line("#ここから下は事務局で使います"));
    Sheet(above)
}

/// A date as people write it: one of six ways, by the row.
fn badly(at: usize, date: &str) -> String {
    let Ok(day) = date.parse::<Date>() else { return full_width(date) };
    let (year, month) = (day.year(), day.month());
    let reiwa = year - 2018;
    match at % 6 {
        0 => format!("令和{reiwa}年{month}月{}日", day.day()),
        1 => format!("R{reiwa}.{month}.{}", day.day()),
        2 => format!("{year}/{month}/{}({})", day.day(), weekday(day)),
        3 => full_width(&format!("{year}年{month}月{}日", day.day())),
        4 => format!("令和{}年 {month}月 {}日", kanji(reiwa), day.day()),
        _ => format!("{year:04}{month:02}{:02}", day.day()),
    }
}

fn weekday(day: Date) -> char {
    match day.weekday() {
        Weekday::Monday => '月',
        Weekday::Tuesday => '火',
        Weekday::Wednesday => '水',
        Weekday::Thursday => '木',
        Weekday::Friday => '金',
        Weekday::Saturday => '土',
        Weekday::Sunday => '日',
    }
}

/// The years of the sample's dates.
fn kanji(year: i16) -> &'static str {
    ["元", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
        [usize::try_from(year - 1).expect("a year of Reiwa")]
}

fn full_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).expect("a full-width form"),
            c => c,
        })
        .collect()
}

fn cp932(text: &str) -> Vec<u8> {
    let (bytes, _, lost) = encoding_rs::SHIFT_JIS.encode(text);
    assert!(!lost, "the sample is written in characters that CP932 has");
    bytes.into_owned()
}

fn euc_jp(text: &str) -> Vec<u8> {
    let (bytes, _, lost) = encoding_rs::EUC_JP.encode(text);
    assert!(!lost, "the sample is written in characters that EUC-JP has");
    bytes.into_owned()
}

fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

fn write_rows(sheet: &mut Worksheet, rows: &[Vec<String>]) {
    for (at, row) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            if !cell.is_empty() {
                sheet.write_string(at, column, cell).expect("a cell");
            }
        }
    }
}

/// The list of indicators as a workbook with headers on two lines: 基準値 and
/// 基準時点 as 基準 above 値 and 時点.
fn indicators(inputs: &Files) -> Vec<u8> {
    let table = Sheet::of(inputs, "inputs/indicators.csv").rewrite(&["基準値"], |_, cell| {
        let (whole, rest) = cell.split_once('.').unwrap_or((cell, ""));
        let rest = if rest.is_empty() { String::new() } else { format!(".{rest}") };
        match whole.len() {
            4.. => full_width(&format!("{},{}{rest}", &whole[..1], &whole[1..])),
            _ => full_width(cell),
        }
    });
    let base = table.column("基準値");
    let goal = table.column("目標値");
    let [header, rows @ ..] = table.0.as_slice() else { panic!("no rows") };
    let mut lower = header.clone();
    for (column, below) in [(base, "値"), (base + 1, "時点"), (goal, "値"), (goal + 1, "年度")]
    {
        lower[column] = below.to_owned();
    }
    let mut all = vec![vec!["指標台帳(令和8年10月現在)".to_owned()], vec![], vec![], lower];
    all.extend(rows.iter().cloned());
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Sheet1").expect("a name");
    write_rows(sheet, &all);
    let center = Format::new();
    for (column, above) in [(base, "基準"), (goal, "目標")] {
        let column = u16::try_from(column).expect("few columns");
        sheet.merge_range(2, column, 2, column + 1, above, &center).expect("merged");
    }
    for (column, above) in header.iter().enumerate() {
        if ![base, base + 1, goal, goal + 1].contains(&column) {
            let column = u16::try_from(column).expect("few columns");
            sheet.merge_range(2, column, 3, column, above, &center).expect("merged");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// The sum of numbers in full width; blank if there is none.
fn sum(cells: &[String]) -> String {
    let half = |cell: &String| -> String {
        let narrow = |c: char| match c {
            '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).expect("a narrow form"),
            c => c,
        };
        cell.chars().map(narrow).collect()
    };
    let numbers: Vec<rust_decimal::Decimal> =
        cells.iter().filter_map(|cell| half(cell).parse().ok()).collect();
    if numbers.is_empty() {
        return String::new();
    }
    numbers.iter().sum::<rust_decimal::Decimal>().to_string()
}

/// The quarterly and yearly values: wide sheets by fiscal year, with totals,
/// and what is left in a long one.
fn observations(inputs: &Files) -> Vec<u8> {
    let table = Sheet::of(inputs, "inputs/observations/四半期・年次.csv");
    let value = |indicator: &str, period: &str| -> String {
        let row = table.0.iter().find(|row| row[0] == indicator && row[1] == period);
        row.map_or_else(String::new, |row| full_width(&row[2]))
    };
    // The unit of an indicator, which the column 単位 repeats.
    let definitions = Sheet::of(inputs, "inputs/indicators.csv");
    let (id, unit) = (definitions.column("指標ID"), definitions.column("単位"));
    let unit_of = |indicator: &str| -> String {
        let row = definitions.0.iter().find(|row| row[id] == indicator);
        row.map_or_else(String::new, |row| row[unit].clone())
    };
    let text = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let mut book = Workbook::new();
    let mut used = 0;
    for year in 2024_i16..=2026 {
        let sheet = book.add_worksheet();
        sheet.set_name(format!("実績値 R{}", year - 2018)).expect("a name");
        let mut header = text(&["No.", "指標名", "単位"]);
        let mut months = Vec::new();
        for month in [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3] {
            header.push(format!("{month}月"));
            let calendar = if month < 4 { year + 1 } else { year };
            months.push(format!("{calendar}-{month:02}"));
        }
        header.push("合計".to_owned());
        let mut rows = vec![vec![format!("令和{}年度 指標の実績", year - 2018)], vec![], header];
        for (at, indicator, name) in [(1, "I10", "災害時の安否確認に参加する世帯"), (2, "I08", "")]
        {
            let name = if name.is_empty() || !is_name(inputs, name) { indicator } else { name };
            let mut row = vec![at.to_string(), name.to_owned(), unit_of(indicator)];
            row.extend(months.iter().map(|month| value(indicator, month)));
            used += row[3..].iter().filter(|cell| !cell.is_empty()).count();
            row.push(full_width(&sum(&row[3..])));
            rows.push(row);
        }
        let mut total = text(&["", "合計", ""]);
        for column in 3..16 {
            let cells: Vec<String> = rows[3..].iter().map(|row| row[column].clone()).collect();
            total.push(sum(&cells));
        }
        rows.push(total);
        rows.push(text(&["※ 12月は速報です"]));
        write_rows(sheet, &rows);
    }
    for year in [2025_i16, 2026] {
        let sheet = book.add_worksheet();
        sheet.set_name(format!("四半期の実績 {year}年度")).expect("a name");
        let quarters = ["第1四半期", "第2四半期", "第3四半期", "第4四半期", "年度計"];
        let mut row = text(&["I05"]);
        row.extend((1..=4).map(|quarter| value("I05", &format!("{year}-Q{quarter}"))));
        used += row[1..].iter().filter(|cell| !cell.is_empty()).count();
        row.push(sum(&row[1..]));
        write_rows(sheet, &[[text(&["指標ID"]), text(&quarters)].concat(), row]);
    }
    let long: Vec<Vec<String>> = table
        .0
        .iter()
        .filter(|row| !["I05", "I08", "I10"].contains(&row[0].as_str()))
        .cloned()
        .collect();
    used += long.len() - 1;
    assert_eq!(used, table.0.len() - 1, "every value is somewhere");
    let long = Sheet(long)
        .rewrite(&["時点"], |_, cell| {
            let (year, month) = cell.split_once('-').expect("a month");
            format!("令和{}年{}月", year.parse::<i16>().expect("a year") - 2018, full_width(month))
        })
        .rewrite(&["受領日"], badly);
    let sheet = book.add_worksheet();
    sheet.set_name("実績").expect("a name");
    write_rows(sheet, &long.0);
    let hidden = book.add_worksheet();
    hidden.set_name("集計用").expect("a name").set_hidden(true);
    write_rows(hidden, &[text(&["指標ID", "年月", "値"]), text(&["I05", "2026-09", "1"])]);
    book.save_to_buffer().expect("a workbook")
}

fn is_name(inputs: &Files, name: &str) -> bool {
    Sheet::of(inputs, "inputs/indicators.csv").0.iter().any(|row| row[1] == name)
}

fn awful(inputs: &Files) -> Files {
    let mut made = Files::new();
    for (path, bytes) in inputs.iter() {
        let is_rewritten = [
            "commitments.csv",
            "decisions.csv",
            "meetings.csv",
            "goals.csv",
            "indicators.csv",
            "出欠.csv",
            "四半期・年次.csv",
            "公的統計.csv",
            "見守り隊.csv",
        ];
        if !is_rewritten.iter().any(|name| path.ends_with(name)) {
            made.insert(path, bytes.clone());
        }
    }
    let commitments = framed(
        Sheet::of(inputs, "inputs/commitments.csv")
            .rewrite(&["表明日", "完了日"], badly)
            .rewrite(&["進捗率"], |_, cell| full_width(cell) + "％")
            .rename("取組", "取り組み *"),
        "行動計画　令和8年度",
    );
    made.insert("inputs/行動計画_2026年10月.csv", cp932(&commitments.text(",")));
    let decisions = framed(Sheet::of(inputs, "inputs/decisions.csv"), "決めたこと");
    made.insert("inputs/決定.txt", utf16(&decisions.text("\t")));
    let meetings = Sheet::of(inputs, "inputs/meetings.csv")
        .rewrite(&["開催日", "議事録送付日"], badly)
        .rewrite(&["開始", "終了"], |at, cell| {
            let (hour, minute) = cell.split_once(':').expect("a time");
            match at % 2 {
                0 => format!("{hour}時{minute}分"),
                _ => full_width(cell),
            }
        })
        .rewrite(&["第何回"], |_, cell| full_width(cell))
        .rename("会場", "会　場");
    let meetings = framed(meetings, "会議の記録");
    made.insert("inputs/会議.csv", cp932(&meetings.text(";")));
    let goals = Sheet::of(inputs, "inputs/goals.csv").rewrite(&["見直し日"], badly);
    made.insert("inputs/目標一覧.csv", goals.text(",").replace("\r\n", "\r").into_bytes());
    let attendance = framed(
        Sheet::of(inputs, "inputs/出欠.csv").rewrite(&["出欠"], |_, cell| match cell {
            "出席" => "◯".to_owned(),
            "欠席" => "×".to_owned(),
            "代理" => "△".to_owned(),
            other => other.to_owned(),
        }),
        "出欠の記録",
    );
    made.insert("inputs/出席簿.csv", euc_jp(&attendance.text(",")));
    made.insert("inputs/指標台帳.xlsx", indicators(inputs));
    made.insert("inputs/observations/四半期・年次.xlsx", observations(inputs));
    let census = Sheet::of(inputs, "inputs/observations/公的統計.csv");
    let rows = &census.0[1..];
    let header = std::iter::once("指標ID".to_owned()).chain(rows.iter().map(|row| row[1].clone()));
    let line = |id: &str| {
        let cells = rows.iter().map(|row| match row[0] == id {
            true => format!("{}人", row[2]),
            false => String::new(),
        });
        std::iter::once(id.to_owned()).chain(cells).collect::<Vec<_>>()
    };
    let wide = Sheet(vec![header.collect(), line("I11"), line("I12")]);
    made.insert("inputs/observations/公的統計.csv", cp932(&wide.text(",")));
    // The file is named after its indicator, which no column says.
    let mut visits = Sheet::of(inputs, "inputs/observations/見守り隊.csv")
        .rewrite(&["値", "訂正前の値"], |_, cell| full_width(cell))
        .rewrite(&["受領日"], badly);
    let months = visits.column("年月");
    for row in &mut visits.0 {
        row.remove(0);
        let month = row.remove(months - 1);
        let (year, month) = match month.split_once('-') {
            Some((year, month)) => (year.to_owned(), month.trim_start_matches('0').to_owned()),
            None => ("年".to_owned(), "月".to_owned()),
        };
        row.insert(0, month);
        row.insert(0, year);
    }
    made.insert("inputs/observations/見守り訪問の件数.csv", cp932(&visits.text(",")));
    made
}

/// The logs and manifests tell of the files, and differ.
fn is_page(path: &str) -> bool {
    !path.starts_with("internal/suppression") && !path.ends_with("manifest.json")
}

#[test]
fn awful_files_give_the_same_documents_as_clean_ones() {
    let (clean, templates) = project(&root());
    let awful = awful(&clean);
    // The sources first, because their differences can be read.
    let (expected, made) = (draft(&clean, &templates), draft(&awful, &templates));
    assert!(made.diagnostics.is_empty(), "{}", described(&made.diagnostics, &awful));
    for (path, source) in expected.outputs.iter().filter(|(path, _)| is_page(path)) {
        let other = made.outputs.get(path).unwrap_or_else(|| panic!("{path} is not made"));
        assert!(other == source, "{}", first_difference(path, source, other));
    }
    let expected = build(&clean, &templates, 2);
    let made = build(&awful, &templates, 2);
    let mut compared = 0;
    for (path, pdf) in expected.outputs.iter().filter(|(path, _)| path.ends_with(".pdf")) {
        assert!(made.outputs.get(path) == Some(pdf), "{path} differs");
        compared += 1;
    }
    assert_eq!(compared, 14);
    let receipts = made.receipts_csv.text("internal/receipts.csv").expect("receipts");
    for said in ["CP932", "EUC-JP", "UTF-16", "合計として、足し上げた値と照らした", ",注,"]
    {
        assert!(receipts.contains(said), "the receipts say {said}");
    }
}
