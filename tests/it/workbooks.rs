//! Workbooks, made here and read back through the whole reader.

use std::io::{Cursor, Write as _};

use entaku::files::Files;
use entaku::records::receipt::{self, Clue, RowUse, TakenFor};
use entaku::records::{self, Records};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

use crate::counted;
use crate::harness::{minimal, told};

/// Reads the minimal project with one workbook more.
fn read(name: &str, bytes: Vec<u8>) -> (Records, Vec<String>) {
    let mut inputs = minimal();
    inputs.insert("inputs/indicators.csv", INDICATORS.as_bytes());
    let path = format!("inputs/{name}");
    inputs.insert(path.clone(), bytes.clone());
    let mut diagnostics = Vec::new();
    let records = records::parse(&inputs, &mut diagnostics);
    counted::hold_if_read(&records, &path, &bytes);
    (records, told(&diagnostics))
}

const INDICATORS: &str = "指標ID,指標名,単位\nI1,訪問,件\nI2,予算,千円\nI3,割合,%\n";

fn workbook(fill: impl Fn(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("実績値").expect("a name");
    fill(sheet);
    book.save_to_buffer().expect("a workbook")
}

/// What was read: indicator, span and reading, in order.
fn observations(records: &Records) -> Vec<String> {
    records
        .observations
        .iter()
        .map(|row| {
            let reading = &row.value.value.reading;
            format!("{} {} {reading:?}", row.indicator.value, row.period.value)
        })
        .collect()
}

fn head(sheet: &mut Worksheet, row: u32) {
    for (column, text) in ["指標ID", "年月", "値"].iter().enumerate() {
        sheet.write(row, u16::try_from(column).expect("few"), *text).expect("a cell");
    }
}

#[test]
fn typed_cells_keep_their_meaning() {
    let date = Format::new().set_num_format("yyyy\"年\"m\"月\"");
    let era = Format::new().set_num_format("[$-411]ggge\"年\"m\"月\"d\"日\"");
    let thousands = Format::new().set_num_format("#,##0,");
    let minus = Format::new().set_num_format("\"△\"0");
    let percent = Format::new().set_num_format("0.0%");
    let bytes = workbook(|sheet| {
        head(sheet, 0);
        let day = ExcelDateTime::from_ymd(2026, 4, 1).expect("a date");
        let mut row = 1;
        let mut put = |id: &str, format: &Format, value: f64| {
            sheet.write(row, 0, id).expect("a cell");
            let as_era = row == 2;
            sheet
                .write_with_format(row, 1, &day, if as_era { &era } else { &date })
                .expect("a cell");
            sheet.write_with_format(row, 2, value, format).expect("a cell");
            row += 1;
        };
        put("I1", &Format::new(), 12.0);
        put("I2", &thousands, 1_234_000.0);
        put("I1", &minus, 5.0);
        put("I3", &percent, 0.455);
        put("I1", &Format::new(), 0.1);
        sheet
            .write_formula(row, 2, rust_xlsxwriter::Formula::new("=1+1").set_result("2"))
            .expect("a cell");
        sheet.write(row, 0, "I1").expect("a cell");
        sheet.write(row, 1, "令和8年5月").expect("a cell");
    });
    let (records, told) = read("a.xlsx", bytes);
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(
        observations(&records),
        [
            "I1 2026-04 Number(12)",
            "I2 2026-04-01 Number(1234)",
            "I1 2026-04 Number(-5)",
            "I3 2026-04 Number(45.5)",
            "I1 2026-04 Number(0.1)",
            "I1 2026-05 Number(2)",
        ]
    );
    let receipts = receipt::to_csv(&records.receipts, entaku::locale::Language::Ja);
    let receipts = String::from_utf8(receipts).expect("text");
    assert!(receipts.contains("C3,表示形式に合わせて読んだ,\"1234000"), "{receipts}");
    assert!(receipts.contains("C4,表示形式に合わせて読んだ"), "{receipts}");
}

#[test]
fn titles_merged_headers_totals_and_notes_are_understood() {
    let bytes = workbook(|sheet| {
        sheet.write(0, 0, "令和8年度 見守り訪問の実績").expect("a cell");
        sheet.write(1, 0, "※ 速報を含みます").expect("a cell");
        sheet.merge_range(3, 0, 4, 0, "指標名", &Format::new()).expect("merged");
        sheet.merge_range(3, 1, 3, 3, "実績", &Format::new()).expect("merged");
        for (column, month) in [(1, "4月"), (2, "５月"), (3, "3月")] {
            sheet.write(4, column, month).expect("a cell");
        }
        sheet.merge_range(3, 4, 4, 4, "合計", &Format::new()).expect("merged");
        sheet.write(5, 0, "訪問").expect("a cell");
        sheet.write(5, 1, 10).expect("a cell");
        sheet.write(5, 2, "p12").expect("a cell");
        sheet.write(5, 3, "-").expect("a cell");
        sheet.write(5, 4, 22).expect("a cell");
        sheet.write(6, 0, "合計").expect("a cell");
        sheet.write(6, 1, 10).expect("a cell");
        sheet.write(8, 0, "注 訪問は一軒を1件と数える").expect("a cell");
    });
    let (records, told) = read("b.xlsx", bytes);
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(
        observations(&records),
        ["訪問 2026-04 Number(10)", "訪問 2026-05 Number(12)", "訪問 2027-03 Nil",]
    );
    assert!(records.observations[1].value.value.provisional);
    let source = &records.observations[0].origin.source;
    let receipt = records.receipts.iter().find(|it| it.source == *source).expect("a receipt");
    assert_eq!(receipt.rows(RowUse::Total), 1);
    assert_eq!(receipt.rows(RowUse::Note), 1);
}

/// Three months of I1 in a sheet, before something is hidden.
fn three_months(sheet: &mut Worksheet) {
    head(sheet, 0);
    for (row, value) in [(1, 1), (2, 2), (3, 3)] {
        sheet.write(row, 0, "I1").expect("a cell");
        sheet.write(row, 1, format!("2026-0{row}")).expect("a cell");
        sheet.write(row, 2, value).expect("a cell");
    }
}

#[test]
fn what_the_sender_hid_is_asked() {
    let all = ["I1 2026-01 Number(1)", "I1 2026-02 Number(2)", "I1 2026-03 Number(3)"];
    let by_hand = workbook(|sheet| {
        three_months(sheet);
        sheet.set_row_hidden(2).expect("hidden");
    });
    let (records, told) = read("c.xlsx", by_hand);
    assert_eq!(told, ["inputs/c.xlsx:実績値!3 ask-hidden-rows"]);
    assert_eq!(observations(&records), [all[0], all[2]]);
    let receipt = records.receipts.iter().find(|it| it.source.path.ends_with("c.xlsx"));
    assert_eq!(receipt.expect("a receipt").rows(RowUse::Hidden), 1);

    let by_filter = workbook(|sheet| {
        three_months(sheet);
        sheet.autofilter(0, 0, 3, 2).expect("a filter");
        let condition = rust_xlsxwriter::FilterCondition::new().add_list_filter("2026-01");
        sheet.filter_column(1, &condition).expect("a filter");
    });
    let (records, told) = read("c.xlsx", by_filter);
    assert_eq!(told, ["inputs/c.xlsx:実績値!3 ask-filtered-rows"]);
    assert_eq!(observations(&records), all);

    let columns = workbook(|sheet| {
        for (column, text) in ["指標ID", "2026-01", "2026-02", "2026-03"].iter().enumerate() {
            sheet.write(0, u16::try_from(column).expect("few"), *text).expect("a cell");
        }
        sheet.write(1, 0, "I1").expect("a cell");
        for column in 1_u16..=3 {
            sheet.write(1, column, column).expect("a cell");
        }
        sheet.set_column_hidden(2).expect("hidden");
    });
    let (records, told) = read("c.xlsx", columns);
    assert_eq!(told, ["inputs/c.xlsx:実績値!C1 ask-hidden-columns"]);
    assert_eq!(observations(&records), all);

    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("実績値").expect("a name");
    three_months(sheet);
    let hidden = book.add_worksheet();
    hidden.set_name("下書き").expect("a name");
    hidden.write(0, 0, "x").expect("a cell");
    hidden.set_hidden(true);
    let (records, told) = read("c.xlsx", book.save_to_buffer().expect("a workbook"));
    assert_eq!(told, Vec::<String>::new());
    let of_workbook = records.receipts.iter().filter(|it| it.source.path.ends_with("c.xlsx"));
    let taken: Vec<TakenFor> = of_workbook.map(|it| it.taken_for).collect();
    assert_eq!(taken, [TakenFor::HiddenSheet, TakenFor::Table("observations", Clue::SheetName)]);
}

/// One number over several cells is for all of them together or for each.
#[test]
fn a_number_over_several_cells_is_asked_or_refused() {
    let wide = |first: u16, last: u16| {
        workbook(|sheet| {
            let heads =
                ["指標ID", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09"];
            for (column, text) in heads.iter().enumerate() {
                sheet.write(0, u16::try_from(column).expect("few"), *text).expect("a cell");
            }
            sheet.write(1, 0, "I1").expect("a cell");
            for column in (1..=6).filter(|column| !(first..=last).contains(column)) {
                sheet.write(1, column, 20).expect("a cell");
            }
            sheet.merge_range(1, first, 1, last, "", &Format::new()).expect("merged");
            sheet.write(1, first, 60).expect("a cell");
        })
    };
    let (records, told) = read("d.xlsx", wide(1, 3));
    assert_eq!(told, ["inputs/d.xlsx:実績値!B2 ask-merged-number"]);
    assert_eq!(
        observations(&records),
        [
            "I1 2026-Q1 Number(60)",
            "I1 2026-07 Number(20)",
            "I1 2026-08 Number(20)",
            "I1 2026-09 Number(20)"
        ]
    );
    // Two months are no quarter.
    let (records, told) = read("d.xlsx", wide(2, 3));
    assert_eq!(told, ["inputs/d.xlsx:実績値!C2 merged-number"]);
    assert_eq!(observations(&records), Vec::<String>::new());
    let long = workbook(|sheet| {
        three_months(sheet);
        sheet.merge_range(1, 2, 3, 2, "", &Format::new()).expect("merged");
        sheet.write(1, 2, 60).expect("a cell");
    });
    let (records, told) = read("d.xlsx", long);
    assert_eq!(told, ["inputs/d.xlsx:実績値!C2 merged-number"]);
    assert_eq!(observations(&records), Vec::<String>::new());
}

/// Rewrites one part of a workbook.
pub(crate) fn rewritten(bytes: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        let name = file.name().expect("a name").into_owned();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut content).expect("bytes");
        if name == part {
            content = change(String::from_utf8(content).expect("text")).into_bytes();
        }
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(&content).expect("written");
    }
    writer.finish().expect("a workbook").into_inner()
}

#[test]
fn an_error_value_is_a_problem_of_its_cell_only() {
    let plain = workbook(|sheet| {
        head(sheet, 0);
        for row in 1..4 {
            sheet.write(row, 0, "I1").expect("a cell");
            sheet.write(row, 1, format!("2026-0{row}")).expect("a cell");
            sheet.write(row, 2, row).expect("a cell");
        }
    });
    for error in ["#SPILL!", "#REF!", "#N/A", "#CALC!", "#DIV/0!"] {
        let bytes = rewritten(&plain, "xl/worksheets/sheet1.xml", |xml| {
            let changed = xml.replace(
                "<c r=\"C3\"><v>2</v></c>",
                &format!("<c r=\"C3\" t=\"e\"><v>{error}</v></c>"),
            );
            assert_ne!(changed, xml);
            changed
        });
        let (records, told) = read("d.xlsx", bytes);
        assert_eq!(told, ["inputs/d.xlsx:実績値!C3 error-value"], "{error}");
        assert_eq!(observations(&records).len(), 2, "{error}");
    }
}

#[test]
fn furigana_is_no_part_of_a_name() {
    let bytes = workbook(|sheet| {
        head(sheet, 0);
        sheet.write(1, 0, "訪問").expect("a cell");
        sheet.write(1, 1, "2026-04").expect("a cell");
        sheet.write(1, 2, 1).expect("a cell");
    });
    let bytes = rewritten(&bytes, "xl/sharedStrings.xml", |xml| {
        xml.replace("<t>訪問</t>", "<t>訪問</t><rPh sb=\"0\" eb=\"2\"><t>ホウモン</t></rPh>")
    });
    let (records, told) = read("e.xlsx", bytes);
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(records.observations[0].indicator.value, "訪問");
}

#[test]
fn the_1904_date_system_is_read() {
    let bytes = workbook(|sheet| {
        head(sheet, 0);
        sheet.write(1, 0, "I1").expect("a cell");
        let format = Format::new().set_num_format("yyyy/m/d");
        sheet.write_with_format(1, 1, 44_286, &format).expect("a cell");
        sheet.write(1, 2, 1).expect("a cell");
    });
    let bytes = rewritten(&bytes, "xl/workbook.xml", |xml| {
        let changed = xml.replace("<workbookPr ", "<workbookPr date1904=\"1\" ");
        assert_ne!(changed, xml);
        changed
    });
    let (records, told) = read("f.xlsx", bytes);
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(observations(&records), ["I1 2025-04-01 Number(1)"]);
}

#[test]
fn a_workbook_under_another_name_is_read_all_the_same() {
    let bytes = workbook(|sheet| {
        head(sheet, 0);
        sheet.write(1, 0, "I1").expect("a cell");
        sheet.write(1, 1, "2026-04").expect("a cell");
        sheet.write(1, 2, 1).expect("a cell");
    });
    let (records, told) = read("実績.csv", bytes);
    assert_eq!((told, observations(&records).len()), (Vec::new(), 1));
    let (records, told) = read("実績.xlsx", "指標ID,年月,値\nI1,2026-04,1\n".as_bytes().to_vec());
    assert_eq!((told, observations(&records).len()), (Vec::new(), 1));
}

/// A part that unpacks to far more than it weighs.
fn bomb() -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    writer.start_file("xl/workbook.xml", options).expect("a part");
    writer.write_all(b"<workbook/>").expect("written");
    writer.start_file("xl/sharedStrings.xml", options.large_file(true)).expect("a part");
    let block = vec![b' '; 1 << 20];
    for _ in 0..450 {
        writer.write_all(&block).expect("written");
    }
    writer.finish().expect("a workbook").into_inner()
}

fn many_entries() -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for entry in 0..100_000 {
        writer
            .start_file(format!("{entry}.xml"), zip::write::SimpleFileOptions::default())
            .expect("a part");
    }
    writer.finish().expect("a workbook").into_inner()
}

#[test]
fn files_that_would_do_harm_are_refused() {
    let corner = workbook(|sheet| {
        head(sheet, 0);
        sheet.write(1_048_575, 16_383, "x").expect("a cell");
    });
    let sound = workbook(|sheet| head(sheet, 0));
    for (name, bytes, code) in [
        ("bomb.xlsx", bomb(), "unsafe-workbook"),
        ("entries.xlsx", many_entries(), "unsafe-workbook"),
        ("corner.xlsx", corner, "unsafe-workbook"),
        ("truncated.xlsx", sound[..sound.len() / 2].to_vec(), "unreadable-workbook"),
        ("empty.xlsx", b"PK\x05\x06".to_vec(), "unreadable-workbook"),
        ("noise.xls", [&[0xD0, 0xCF, 0x11, 0xE0][..], &[7; 600]].concat(), "unreadable-workbook"),
    ] {
        let (_, told) = read(name, bytes);
        assert_eq!(told, [format!("inputs/{name} {code}")]);
    }
}

/// A merged range over the whole sheet is decoration and is not unfolded.
#[test]
fn a_merge_of_everything_costs_nothing() {
    let bytes = workbook(|sheet| {
        head(sheet, 0);
        sheet.write(1, 0, "x").expect("a cell");
    });
    let bytes = rewritten(&bytes, "xl/worksheets/sheet1.xml", |xml| {
        let merge = "</sheetData><mergeCells><mergeCell ref=\"A2:AHP1048576\"/></mergeCells>";
        xml.replace("</sheetData>", merge)
    });
    let inputs: Files = {
        let mut inputs = minimal();
        inputs.insert("inputs/g.xlsx", bytes);
        inputs
    };
    let mut diagnostics = Vec::new();
    records::parse(&inputs, &mut diagnostics);
    assert!(!diagnostics.is_empty(), "the row has no period");
}
