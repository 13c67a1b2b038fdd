//! Workbooks written part by part, as other programs write them, and what is in
//! their grids.

use std::io::Write as _;

use zip::write::SimpleFileOptions;

use super::*;
use crate::records::receipt::Rule;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook as it is written.
#[derive(Default, Clone, Copy)]
struct Book<'a> {
    /// Formats, from the style 1 on; a number names a built-in one.
    formats: &'a [&'a str],
    /// What stands in the first sheet before its rows, its rows, and after them.
    before: &'a str,
    rows: &'a str,
    after: &'a str,
    /// What else the workbook's own part says, and how the sheet is hidden.
    properties: &'a str,
    state: &'a str,
    /// Other parts.
    parts: &'a [(&'a str, &'a str)],
}

impl Book<'_> {
    fn bytes(self) -> Vec<u8> {
        let escaped = |text: &str| text.replace('"', "&quot;").replace('<', "&lt;");
        let (mut codes, mut used) = (String::new(), "<xf numFmtId=\"0\"/>".to_owned());
        for (at, format) in self.formats.iter().enumerate() {
            let id = match format.parse::<u32>() {
                Ok(id) if format.len() == 2 => id,
                _ => {
                    let id = 164 + u32::try_from(at).expect("few");
                    let code = escaped(format);
                    codes += &format!("<numFmt numFmtId=\"{id}\" formatCode=\"{code}\"/>");
                    id
                }
            };
            used += &format!("<xf numFmtId=\"{id}\"/>");
        }
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let mut part = |name: &str, text: &str| {
            archive.start_file(name, SimpleFileOptions::default()).expect("a part");
            archive.write_all(text.as_bytes()).expect("written");
        };
        part("[Content_Types].xml", "<Types/>");
        part(
            "_rels/.rels",
            &format!(
                "<Relationships><Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" \
                 Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        );
        part(
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\">{}<sheets><sheet name=\"表\" \
                 sheetId=\"1\" {} r:id=\"rId1\"/></sheets></workbook>",
                self.properties, self.state
            ),
        );
        part(
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships><Relationship Id=\"rId1\" Type=\"{RELATIONS}/worksheet\" \
                 Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        );
        part(
            "xl/styles.xml",
            &format!(
                "<styleSheet xmlns=\"{MAIN}\"><numFmts>{codes}</numFmts><cellStyleXfs><xf \
                 numFmtId=\"9\"/></cellStyleXfs><cellXfs>{used}</cellXfs></styleSheet>"
            ),
        );
        part(
            "xl/worksheets/sheet1.xml",
            &format!(
                "<worksheet xmlns=\"{MAIN}\">{}<sheetData>{}</sheetData>{}</worksheet>",
                self.before, self.rows, self.after
            ),
        );
        for (name, text) in self.parts {
            part(name, text);
        }
        archive.finish().expect("a workbook").into_inner()
    }

    #[track_caller]
    fn grid(self) -> Grid {
        let (mut grids, problems) = parse("表.xlsx", &self.bytes());
        let problems: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
        assert!(problems.iter().all(|code| *code == "no-readable-sheet"), "{problems:?}");
        grids.pop().expect("a sheet")
    }
}

/// The cells of a sheet as text, those of a row between bars.
fn texts(grid: &Grid) -> Vec<String> {
    let texts = |row: &crate::records::grid::GridRow| {
        row.cells().map(crate::records::grid::Cell::to_text).collect::<Vec<_>>().join("|")
    };
    grid.rows.iter().map(texts).collect()
}

fn number(reference: &str, style: usize, value: &str) -> String {
    format!("<c r=\"{reference}\" s=\"{style}\"><v>{value}</v></c>")
}

#[test]
fn numbers_are_what_is_shown_and_what_was_changed_is_listed() {
    for (format, value, shown, change) in [
        ("yyyy\"年\"m\"月\"", "46296", "2026-10", Some("2026-10-01")),
        ("17", "46296", "2026-10", Some("2026-10-01")),
        ("55", "46296", "2026-10", Some("2026-10-01")),
        ("57", "46296", "2026-10-01", None),
        ("14", "46296", "2026-10-01", None),
        ("22", "46305.5625", "2026-10-10 13:30", None),
        ("20", "46305.5625", "13:30", None),
        ("46", "1.5", "36:00", None),
        ("09", "0.45", "45%", None),
        ("[<0]\"△\"#,##0;#,##0", "12", "12", None),
        ("\"△\"0", "12", "-12", Some("12")),
        ("\"令和\"0\"年度\"", "8", "令和8年度", Some("8")),
        ("#,##0", "1234.5", "1234.5", None),
        ("0.0", "3.3000000000000003", "3.3", None),
        ("0", "5.551115123125783E-17", "0", None),
        ("0", "1E+300", "1000000000", None),
    ] {
        let rows = format!("<row r=\"1\">{}</row>", number("A1", 1, value));
        let grid = Book { formats: &[format], rows: &rows, ..Book::default() }.grid();
        let found = texts(&grid).concat();
        // A number of 300 digits stays a text that no column takes.
        assert_eq!(found.get(..shown.len()), Some(shown), "{format}: {found}");
        let changes: Vec<&str> = grid
            .changes
            .iter()
            .map(|change| change.before.split(" [").next().unwrap_or_default())
            .collect();
        assert_eq!(changes, change.into_iter().collect::<Vec<_>>(), "{format}");
    }
}

#[test]
fn hidden_rows_and_columns_are_there_and_marked() {
    let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>\
                <row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>2</v></c></row>\
                <row r=\"3\" ht=\"0\" customHeight=\"1\"><c r=\"A3\"><v>3</v></c></row>\
                <row r=\"9\" hidden=\"true\"><c r=\"A9\"><v>9</v></c></row>";
    let table = "<table ref=\"A1:A3\"><autoFilter ref=\"A1:A3\"><filterColumn colId=\"0\"/>\
                 </autoFilter></table>";
    let idle = "<table ref=\"A1:A3\"><autoFilter ref=\"A1:A3\"/></table>";
    let relation = "<Relationships><Relationship Id=\"rId1\" Target=\"../tables/table1.xml\"/>\
                    </Relationships>";
    let rels = "xl/worksheets/_rels/sheet1.xml.rels";
    let (filter, hand) = (Some(Hidden::Filter), Some(Hidden::Hand));
    for (before, after, table, expected) in [
        ("", "", None, [None, hand, hand, hand]),
        ("", "<autoFilter ref=\"A1:C3\"/>", None, [None, filter, filter, hand]),
        ("<sheetPr filterMode=\"1\"/>", "", None, [None, filter, filter, filter]),
        ("", "", Some(table), [None, filter, filter, hand]),
        ("", "", Some(idle), [None, hand, hand, hand]),
    ] {
        let parts: Vec<(&str, &str)> = match table {
            Some(table) => vec![("xl/tables/table1.xml", table), (rels, relation)],
            None => Vec::new(),
        };
        let grid = Book { before, rows, after, parts: &parts, ..Book::default() }.grid();
        let hidden: Vec<_> = grid.rows.iter().map(|row| row.hidden).collect();
        assert_eq!(hidden, expected, "{before}{after}{table:?}");
    }
    let before = "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"5\" max=\"5\" \
                  width=\"0\"/><col min=\"6\" max=\"6\" width=\"9\"/></cols>";
    let grid = Book { before, rows, ..Book::default() }.grid();
    assert_eq!(grid.hidden_columns, [1, 2, 4]);
    for state in ["state=\"hidden\"", "state=\"veryHidden\""] {
        let grid = Book { rows, state, ..Book::default() }.grid();
        assert!(grid.is_hidden);
        assert_eq!(texts(&grid), ["1", "2", "3", "9"]);
    }
}

#[test]
fn merged_cells_are_unfolded_and_listed() {
    let rows = "<row r=\"2\"><c r=\"B2\"><v>20</v></c></row><row r=\"3\"><c r=\"A3\"><v>1</v></c>\
                </row>";
    let after = "<mergeCells><mergeCell ref=\"B2:D2\"/><mergeCell ref=\"F5:G6\"/><mergeCell \
                 ref=\"A3:AZ999999\"/></mergeCells>";
    let grid = Book { rows, after, ..Book::default() }.grid();
    assert_eq!(texts(&grid), ["|20|20|20", "1"]);
    assert_eq!(grid.merges, [Merge { rows: (1, 1), columns: (1, 3) }]);
}

#[test]
fn a_formula_without_its_result_is_told_apart_from_an_empty_one() {
    let rows = "<row r=\"1\"><c r=\"A1\"><f>B1</f></c><c r=\"B1\"><f>B1</f><v></v></c>\
                <c r=\"C1\"><f>B1</f><v/></c><c r=\"D1\" t=\"str\"><f>B1</f><v></v></c>\
                <c r=\"E1\"><f>B1</f><v>0</v></c><c r=\"F1\"><f>B1</f><v>7</v></c></row>\
                <row r=\"2\"><c><f>A1</f></c></row>";
    let grid = Book { rows, ..Book::default() }.grid();
    assert_eq!(texts(&grid), ["=?|=?|=?||0|7", "=?"]);
    // All results 0 in a file that Excel is to compute: nobody has yet.
    let rows = "<row r=\"1\"><c r=\"A1\"><f>B1</f><v>0</v></c><c r=\"B1\"><v>0</v></c></row>";
    for (properties, expected) in [("<calcPr fullCalcOnLoad=\"1\"/>", "=?|0"), ("", "0|0")] {
        let grid = Book { rows, properties, ..Book::default() }.grid();
        assert_eq!(texts(&grid), [expected]);
    }
}

#[test]
fn an_unknown_error_costs_its_cell() {
    for error in ["#GETTING_DATA", "#SPILL!", "#FOO!", "#N/A"] {
        let rows = format!(
            "<row r=\"1\"><c r=\"A1\" t=\"e\"><v>{error}</v></c><c r=\"B1\"><v>1</v></c></row>"
        );
        let grid = Book { rows: &rows, ..Book::default() }.grid();
        assert_eq!(grid.rows[0].cell(0), crate::records::grid::Cell::Error(error));
        assert_eq!(texts(&grid), [format!("{error}|1")]);
    }
}

#[test]
fn characters_that_nobody_sees_are_made_visible() {
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a_x0001_b</t></is></c>\
                <c r=\"B1\" t=\"inlineStr\"><is><t>_x0041_</t></is></c>\
                <c r=\"C1\" t=\"inlineStr\"><is><t>x_x000D_&#10;y</t></is></c></row>";
    let grid = Book { rows, ..Book::default() }.grid();
    assert_eq!(texts(&grid), ["a〓b|A|x\ny"]);
    let changes: Vec<_> =
        grid.changes.iter().map(|it| (it.rule, &*it.before, &*it.after)).collect();
    assert_eq!(changes, [(Rule::ControlCharacter, "a<U+0001>b", "a〓b")]);
}

#[test]
fn days_are_counted_from_1904_where_the_workbook_says_so() {
    let rows =
        format!("<row r=\"1\">{}<c r=\"B1\"><v>44678</v></c></row>", number("A1", 1, "44678"));
    let properties = "<workbookPr date1904=\"1\"/>";
    let book = Book { formats: &["14"], rows: &rows, properties, ..Book::default() };
    let grid = book.grid();
    assert!(grid.date_1904);
    assert_eq!(texts(&grid), ["2026-04-28|44678"]);
}

#[test]
fn dates_in_iso_form_are_shown_as_their_format_shows_them() {
    for (format, value, shown) in [
        ("yyyy\"年\"m\"月\"", "2026-10-01T00:00:00", "2026-10"),
        ("14", "2026-10-01", "2026-10-01"),
        ("22", "2026-10-10T13:30:00", "2026-10-10 13:30"),
    ] {
        let rows = format!("<row r=\"1\"><c r=\"A1\" s=\"1\" t=\"d\"><v>{value}</v></c></row>");
        let grid = Book { formats: &[format], rows: &rows, ..Book::default() }.grid();
        assert_eq!(texts(&grid), [shown], "{format}");
    }
}

#[test]
fn old_workbooks_are_read_as_new_ones_are() {
    let grids = |bytes: &[u8]| {
        let (grids, problems) = parse("表.xls", bytes);
        assert_eq!(problems, []);
        grids
    };
    let formats = grids(include_bytes!("../../../tests/workbooks/formats.xls"));
    assert_eq!(
        texts(&formats[0])[1..],
        [
            "I3|2026-04|50%",
            "I1|2026-05|-5",
            "I2|2026-06|1234",
            "I1|2026-07|12件",
            "I1|2026-08|12",
            "I3|2026-09|45.5%",
            "I1|2026-10|7",
            "I1|2026-11-01|8",
        ]
    );
    let hidden = grids(include_bytes!("../../../tests/workbooks/hidden.xls"));
    let rows: Vec<_> = hidden[0].rows.iter().map(|row| row.hidden).collect();
    assert_eq!(rows, [None, None, Some(Hidden::Hand), None]);
    assert_eq!((&*hidden[0].hidden_columns, hidden[1].is_hidden), (&[3][..], true));
    let formula = grids(include_bytes!("../../../tests/workbooks/formula.xls"));
    assert_eq!(texts(&formula[0])[1], "I1|2026-04|=?");
    let since = grids(include_bytes!("../../../tests/workbooks/since-1904.xls"));
    assert!(since[0].date_1904);
    assert_eq!(texts(&since[0])[1..], ["I1|44678|1", "I1|2026-04-29|2"]);
}

/// Cut and spoilt in every place, a workbook is read or refused.
#[test]
fn damaged_workbooks_never_panic() {
    let new = Book { rows: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", ..Book::default() };
    let old = include_bytes!("../../../tests/workbooks/formats.xls");
    for sound in [&new.bytes()[..], old] {
        for cut in (0..sound.len()).step_by(97) {
            parse("表", &sound[..cut]);
        }
        for at in (0..sound.len()).step_by(7) {
            for byte in [0, 0xFF] {
                let mut spoilt = sound.to_vec();
                spoilt[at] = byte;
                parse("表", &spoilt);
            }
        }
    }
}
