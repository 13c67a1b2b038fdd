//! Cells as workbooks and exports write them: what is shown counts, and what
//! is no table is told by what it is.

use std::io::{Cursor, Write as _};

use entaku::locale::Language;
use entaku::records::{self, Records};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

use crate::counted;
use crate::harness::{described, minimal, told};
use crate::workbooks::rewritten;

const INDICATORS: &str = "指標ID,指標名,単位\nI1,訪問,件\nI2,予算,千円\nI3,割合,%\n";

/// Reads the minimal project with some files more.
fn read(files: &[(&str, &[u8])]) -> (Records, Vec<String>) {
    let mut inputs = minimal();
    inputs.insert("inputs/indicators.csv", INDICATORS.as_bytes());
    for (name, bytes) in files {
        inputs.insert(format!("inputs/{name}"), bytes.to_vec());
    }
    let mut diagnostics = Vec::new();
    let records = records::parse(&inputs, &mut diagnostics);
    for (name, bytes) in files {
        counted::hold_if_read(&records, &format!("inputs/{name}"), bytes);
    }
    (records, told(&diagnostics))
}

/// A workbook with one sheet.
fn workbook(name: &str, fill: impl Fn(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(name).expect("a name");
    fill(sheet);
    book.save_to_buffer().expect("a workbook")
}

fn head(sheet: &mut Worksheet, heads: &[&str]) {
    for (column, text) in (0..).zip(heads) {
        sheet.write(0, column, *text).expect("a cell");
    }
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, value: f64, format: &str) {
    let format = Format::new().set_num_format(format);
    sheet.write_with_format(row, column, value, &format).expect("a cell");
}

fn observations(records: &Records) -> Vec<String> {
    let rows = records.observations.iter();
    rows.map(|row| format!("{} {:?}", row.period.value, row.value.value.reading)).collect()
}

#[track_caller]
fn check_periods(rows: &[&str], expected: &[&str]) {
    let rows: String = rows.iter().map(|row| format!("I1,{row},20\n")).collect();
    let (records, told) = read(&[("a.csv", format!("指標ID,年月,値\n{rows}").as_bytes())]);
    assert_eq!(told, Vec::<String>::new());
    let found: Vec<String> =
        records.observations.iter().map(|row| row.period.value.to_string()).collect();
    assert_eq!(found, expected, "{rows}");
}

#[test]
fn firsts_of_months_alone_are_months() {
    check_periods(&["2026/4/1", "2026/5/1", "2026/6/1"], &["2026-04", "2026-05", "2026-06"]);
    check_periods(&["2026-04-01", "2026-05-01"], &["2026-04", "2026-05"]);
    check_periods(&["令和8年4月1日", "2026/5/1"], &["2026-04", "2026-05"]);
    check_periods(&["20260401", "20260501"], &["2026-04", "2026-05"]);
    // Months as such, one day among them, and one first alone, are as written.
    check_periods(&["2026-04", "2026-05"], &["2026-04", "2026-05"]);
    check_periods(&["2020/10/1", "2021/10/1"], &["2020-10-01", "2021-10-01"]);
    check_periods(&["2026/4/1", "2026/5/15"], &["2026-04-01", "2026-05-15"]);
    check_periods(&["2026/4/1", "2026/4/1"], &["2026-04-01", "2026-04-01"]);
    check_periods(&["2026/4/1", "2026年5月"], &["2026-04-01", "2026-05"]);
    let csv = "指標ID,年月,値\nI1,2026/4/1,1\nI1,2026/5/1,2\n";
    let (records, _) = read(&[("a.csv", csv.as_bytes())]);
    let receipts = records::receipt::to_csv(&records.receipts, Language::Ja);
    let log = String::from_utf8(receipts).expect("text");
    assert!(log.contains("2026/4/1,2026-04"), "{log}");
}

#[test]
fn a_due_month_is_the_month() {
    let heads = ["約束ID", "取組", "担当団体", "状況", "期限"];
    for (format, day, due) in [
        ("yyyy\"年\"m\"月\"", 1, "2026-10"),
        ("mmm\\-yy", 1, "2026-10"),
        ("yyyy/m", 15, "2026-10"),
        ("yyyy/m/d", 1, "2026-10-01"),
    ] {
        let bytes = workbook("行動計画", |sheet| {
            head(sheet, &heads);
            for (column, text) in (0..).zip(["P1", "声かけ", "北市役所", "進行中"]) {
                sheet.write(1, column, text).expect("a cell");
            }
            let day = ExcelDateTime::from_ymd(2026, 10, day).expect("a day");
            let format = Format::new().set_num_format(format);
            sheet.write_with_format(1, 4, &day, &format).expect("a cell");
        });
        let (records, _) = read(&[("行動計画.xlsx", &bytes)]);
        let found = records.commitments.iter().filter_map(|row| row.due.as_ref());
        let found: Vec<String> = found.map(|due| due.value.to_string()).collect();
        assert!(found.contains(&due.to_owned()), "{format}: {found:?}");
    }
    let csv = "約束ID,取組,担当団体,状況,期限\nP1,声かけ,北市役所,進行中,2026年10月\n";
    let (records, _) = read(&[("行動計画.csv", csv.as_bytes())]);
    let found = records.commitments.iter().filter_map(|row| row.due.as_ref());
    assert!(found.into_iter().any(|due| due.value.to_string() == "2026-10"));
}

#[test]
fn a_time_is_read_from_a_day_with_a_time() {
    let bytes = workbook("会議記録", |sheet| {
        head(sheet, &["会議ID", "開催日", "開始", "終了", "会議体", "状態"]);
        for (column, text) in [(0, "M9"), (4, "総会"), (5, "実施")] {
            sheet.write(1, column, text).expect("a cell");
        }
        put(sheet, 1, 1, 46_305.562_5, "yyyy/m/d h:mm");
        put(sheet, 1, 2, 46_305.562_5, "yyyy/m/d h:mm");
        put(sheet, 1, 3, 0.666_7, "h:mm");
    });
    let (records, told) = read(&[("会議記録.xlsx", &bytes)]);
    assert_eq!(told, Vec::<String>::new());
    let meeting = records.meetings.iter().find(|it| it.meeting_id.value == "M9").expect("there");
    assert_eq!(meeting.date.value.to_string(), "2026-10-10");
    let minutes = |time: &Option<entaku::domain::value::Sourced<_>>| {
        let entaku::domain::value::TimeOfDay(minutes) = time.as_ref().expect("a time").value;
        minutes
    };
    assert_eq!((minutes(&meeting.start), minutes(&meeting.end)), (13 * 60 + 30, 16 * 60));
}

#[test]
fn lengths_of_time_are_hours_and_nothing_else() {
    let heads = ["日付", "氏名", "時間", "機能"];
    for (value, format, hours) in [
        (1.5, "[h]:mm", "36"),
        (0.354_166_667, "h:mm", "8.5"),
        (2.0, "[h]:mm:ss", "48"),
        (0.25, "[mm]", "6"),
        (7.5, "0.0", "7.5"),
    ] {
        let bytes = workbook("業務記録", |sheet| {
            head(sheet, &heads);
            for (column, text) in [(0, "2026-09"), (1, "青木"), (3, "活動の連携")] {
                sheet.write(1, column, text).expect("a cell");
            }
            put(sheet, 1, 2, value, format);
        });
        let (records, told) = read(&[("業務記録.xlsx", &bytes)]);
        assert_eq!(told, Vec::<String>::new(), "{format}");
        let found = records.backbone_log.last().expect("a row").hours.value.0;
        assert_eq!(found.normalize().to_string(), hours, "{format}");
    }
    // More hours than can be counted in minutes are no few minutes.
    for hours in ["71582789:00", "4294967295:59", "71582789時間10分"] {
        let csv = format!("日付,氏名,時間,機能\n2026-09,青木,{hours},活動の連携\n");
        let (records, told) = read(&[("業務記録.csv", csv.as_bytes())]);
        assert!(
            records
                .backbone_log
                .iter()
                .all(|row| row.hours.origin.source.path != "inputs/業務記録.csv")
        );
        assert_eq!(told.len(), 1, "{hours}: {told:?}");
    }
    let csv = "日付,氏名,時間,機能\n2026-09,青木,36:00,活動の連携\n2026-09,青木,8:30,活動の連携\n";
    let (records, told) = read(&[("業務記録.csv", csv.as_bytes())]);
    assert_eq!(told, Vec::<String>::new());
    let sum: rust_decimal::Decimal = records.backbone_log.iter().map(|it| it.hours.value.0).sum();
    assert_eq!(sum.normalize().to_string(), "44.5");
    // In a column of values it is refused, with what is shown.
    let bytes = workbook("実績値", |sheet| {
        head(sheet, &["指標ID", "年月", "値"]);
        sheet.write(1, 0, "I1").expect("a cell");
        sheet.write(1, 1, "2026-10").expect("a cell");
        put(sheet, 1, 2, 1.5, "[h]:mm:ss");
    });
    let mut inputs = minimal();
    inputs.insert("inputs/indicators.csv", INDICATORS.as_bytes());
    inputs.insert("inputs/実績値.xlsx", bytes);
    let mut diagnostics = Vec::new();
    records::parse(&inputs, &mut diagnostics);
    assert!(described(&diagnostics, &inputs).contains("36:00"));
}

#[test]
fn serials_count_from_where_the_workbook_says() {
    let bytes = workbook("実績値", |sheet| {
        head(sheet, &["指標ID", "時点", "値"]);
        sheet.write(1, 0, "I1").expect("a cell");
        sheet.write(1, 1, 44_678).expect("a cell");
        sheet.write(1, 2, 1).expect("a cell");
    });
    let since = rewritten(&bytes, "xl/workbook.xml", |xml| {
        xml.replace("<workbookPr ", "<workbookPr date1904=\"1\" ")
    });
    for (bytes, day) in [(bytes, "2022-04-27"), (since, "2026-04-28")] {
        let (records, told) = read(&[("実績値.xlsx", &bytes)]);
        assert_eq!(told, Vec::<String>::new());
        assert_eq!(observations(&records), [format!("{day} Number(1)")]);
    }
}

#[test]
fn a_formula_without_its_result_is_told_at_its_cell() {
    let plain = workbook("実績値", |sheet| {
        head(sheet, &["指標ID", "2026-04", "2026-05", "2026-06"]);
        sheet.write(1, 0, "I1").expect("a cell");
        for column in 1..4 {
            sheet.write(1, column, 20).expect("a cell");
        }
    });
    let bytes = rewritten(&plain, "xl/worksheets/sheet1.xml", |xml| {
        let changed = xml.replace("<c r=\"D2\"><v>20</v></c>", "<c r=\"D2\"><f>B2+0</f></c>");
        assert_ne!(changed, xml);
        changed
    });
    let (_, told) = read(&[("実績値.xlsx", &bytes)]);
    assert_eq!(told, ["inputs/実績値.xlsx:実績値!D2 uncalculated"]);
}

#[test]
fn percentages_of_old_workbooks_are_percentages() {
    let (records, told) = read(&[("実績値.xls", include_bytes!("../workbooks/formats.xls"))]);
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(
        observations(&records),
        [
            "2026-04 Number(50)",
            "2026-05 Number(-5)",
            "2026-06 Number(1234)",
            "2026-07 Number(12)",
            "2026-08 Number(12)",
            "2026-09 Number(45.5)",
            "2026-10 Number(7)",
            "2026-11-01 Number(8)",
        ]
    );
    let (records, told) = read(&[("実績値.xls", include_bytes!("../workbooks/hidden.xls"))]);
    assert_eq!(told, ["inputs/実績値.xls:実績値!3 ask-hidden-rows"]);
    assert_eq!(observations(&records), ["2026-01 Number(1)", "2026-03 Number(3)"]);
}

#[test]
fn a_sheet_of_a_chart_is_passed_over() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("実績値").expect("a name");
    head(sheet, &["指標ID", "年月", "値"]);
    for (column, text) in [(0, "I1"), (1, "2026-06")] {
        sheet.write(1, column, text).expect("a cell");
    }
    sheet.write(1, 2, 12).expect("a cell");
    let mut chart = rust_xlsxwriter::Chart::new(rust_xlsxwriter::ChartType::Column);
    chart.add_series().set_values("実績値!$C$2:$C$2");
    book.add_chartsheet().insert_chart(0, 0, &chart).expect("a chart");
    let bytes = book.save_to_buffer().expect("a workbook");
    let (records, told) = read(&[("実績値.xlsx", &bytes)]);
    assert_eq!((told, observations(&records).len()), (Vec::new(), 1));
}

/// An archive with parts of some names.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("written");
    }
    writer.finish().expect("an archive").into_inner()
}

/// A container that strict readers call damaged, as some writers of encrypted
/// workbooks make it.
fn encrypted() -> Vec<u8> {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.extend([7; 700]);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    bytes.extend([0; 600]);
    bytes
}

#[test]
fn what_is_no_table_is_told_by_what_it_is() {
    let mime = "application/vnd.oasis.opendocument.spreadsheet";
    let types = ("[Content_Types].xml", "<Types/>");
    let noise: Vec<u8> =
        (0..4_000_u32).map(|at| at.wrapping_mul(2_654_435_761).to_be_bytes()[1]).collect();
    for (name, bytes, expected) in [
        ("行動計画.xlsx", Vec::new(), "empty-file"),
        ("行動計画.csv", Vec::new(), "empty-file"),
        ("行動計画.xls", Vec::new(), "empty-file"),
        ("行動計画.xlsx", archive(&[types, ("word/document.xml", "<w/>")]), "foreign-file word"),
        ("行動計画.xlsx", archive(&[types, ("ppt/p.xml", "<p/>")]), "foreign-file powerpoint"),
        ("行動計画.xlsx", archive(&[types, ("xl/workbook.bin", "")]), "foreign-file xlsb"),
        ("行動計画.xlsx", archive(&[("mimetype", mime)]), "foreign-file opendocument"),
        ("行動計画.xlsx", archive(&[("表.csv", "a,b")]), "foreign-file archive"),
        ("行動計画.csv", archive(&[("Index/a.iwa", "")]), "foreign-file numbers"),
        ("行動計画.xls", b"<html><table><tr><td>x".to_vec(), "foreign-file html"),
        ("行動計画.xls", b"\xEF\xBB\xBF\n<!DOCTYPE html>".to_vec(), "foreign-file html"),
        ("行動計画.xls", b"<?xml version=\"1.0\"?><Workbook/>".to_vec(), "foreign-file xml"),
        ("行動計画.csv", b"%PDF-1.7\n".to_vec(), "foreign-file pdf"),
        ("行動計画.xlsx", b"\x89PNG\r\n\x1A\n".to_vec(), "foreign-file image"),
        ("行動計画.xlsx", noise, "foreign-file other"),
        ("行動計画.xlsx", encrypted(), "workbook-with-password"),
        ("行動計画.xlsb", b"x".to_vec(), "foreign-file xlsb"),
        ("何か.ods", b"x".to_vec(), "foreign-file opendocument"),
        ("行動計画.xltx", b"x".to_vec(), "foreign-file template"),
        ("実績.numbers", b"x".to_vec(), "foreign-file numbers"),
        ("実績.gsheet", b"{}".to_vec(), "foreign-file google"),
        ("行動計画.docx", b"x".to_vec(), "foreign-file word"),
        ("行動計画_2026-10.pdf", b"x".to_vec(), "foreign-file pdf"),
        ("お知らせ.docx", b"x".to_vec(), "unknown-file"),
    ] {
        let mut inputs = minimal();
        inputs.insert(format!("inputs/{name}"), bytes);
        let mut diagnostics = Vec::new();
        records::parse(&inputs, &mut diagnostics);
        let (code, _) = expected.split_once(' ').unwrap_or((expected, ""));
        assert_eq!(told(&diagnostics), [format!("inputs/{name} {code}")], "{expected}");
        let kinds = [
            ("word", "Word"),
            ("pdf", "PDF"),
            ("html", "ウェブページ"),
            ("xlsb", ".xlsb"),
            ("opendocument", ".ods"),
            ("image", "画像"),
            ("archive", "圧縮"),
        ];
        let text = described(&diagnostics, &inputs);
        for (_, word) in kinds.iter().filter(|(kind, _)| expected == format!("foreign-file {kind}"))
        {
            assert!(text.contains(word), "{expected}: {text}");
        }
    }
}

#[test]
fn a_workbook_with_nothing_to_see_is_told() {
    let hidden = workbook("実績値", |sheet| {
        head(sheet, &["指標ID", "年月", "値"]);
        for row in 1..3 {
            sheet.write(row, 0, "I1").expect("a cell");
            sheet.set_row_hidden(row).expect("hidden");
        }
    });
    let blank = workbook("実績値", |_| {});
    for (bytes, expected) in [
        (hidden, "inputs/実績値.xlsx:実績値!2 ask-hidden-rows"),
        (blank, "inputs/実績値.xlsx no-readable-sheet"),
    ] {
        let (_, told) = read(&[("実績値.xlsx", &bytes)]);
        assert_eq!(told, [expected]);
    }
}

#[test]
fn what_nobody_sees_is_told_once_a_file() {
    let csv = "約束ID,取組,担当団体,状況\nP1,a\u{1}b,北市役所,進行中\nP2,c\u{2}d,北市役所,進行中\n";
    let (records, told) = read(&[("行動計画.csv", csv.as_bytes())]);
    assert_eq!(told, ["inputs/行動計画.csv:B2 control-characters"]);
    let found = records.commitments.iter().find(|it| it.commitment_id.value == "P1");
    assert_eq!(found.expect("there").title.value, "a〓b");
    let csv = "約束ID,取組,担当団体,状況\nP1,a\u{202E}b,北市役所,進行中\n";
    let (_, told) = read(&[("行動計画.csv", csv.as_bytes())]);
    assert_eq!(told, ["inputs/行動計画.csv:B2 direction-marks"]);
}

#[test]
fn numbers_beyond_all_measure_are_refused_at_their_cell() {
    for written in ["100000000000000000000000", "9999999999999999999999999999", "-1e20"] {
        let csv = format!("指標ID,年月,値\nI1,2026-01,{written}\nI1,2026-02,5\n");
        let (_, told) = read(&[("a.csv", csv.as_bytes())]);
        assert_eq!(told, ["inputs/a.csv:C2 number-too-long"], "{written}");
    }
    for value in [1e24, -1e27, 1e300] {
        let bytes = workbook("実績値", |sheet| {
            head(sheet, &["指標ID", "年月", "値"]);
            sheet.write(1, 0, "I1").expect("a cell");
            sheet.write(1, 1, "2026-01").expect("a cell");
            sheet.write(1, 2, value).expect("a cell");
        });
        let (_, told) = read(&[("実績値.xlsx", &bytes)]);
        assert_eq!(told, ["inputs/実績値.xlsx:実績値!C2 number-too-long"], "{value}");
    }
}
