//! Any bytes as a workbook, or, after a first byte that is odd, as the sheet
//! inside a sound one, which gets past the archive's checksums.

#![no_main]

use std::io::{Cursor, Write as _};

use entaku::files::Files;
use entaku::records;
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;

const PARTS: [(&str, &str); 4] = [
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="実績値" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
];

fn around(sheet: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in PARTS {
        archive.start_file(name, options).expect("a part");
        archive.write_all(text.as_bytes()).expect("bytes");
    }
    archive.start_file("xl/worksheets/sheet1.xml", options).expect("a part");
    archive.write_all(sheet).expect("bytes");
    archive.finish().expect("an archive").into_inner()
}

fuzz_target!(|bytes: &[u8]| {
    let book = match bytes.split_first() {
        Some((first, sheet)) if first % 2 == 1 => around(sheet),
        _ => bytes.to_vec(),
    };
    let mut inputs = Files::new();
    inputs.insert("inputs/roundtable.toml", b"[roundtable]\nname = \"x\"\n".as_slice());
    inputs.insert("inputs/表.xlsx", book.as_slice());
    inputs.insert("inputs/表.xls", book);
    let mut problems = Vec::new();
    records::parse(&inputs, &mut problems);
});
