//! What lies about in every folder and is no table.

use entaku::files::Files;
use rust_xlsxwriter::{Format, Workbook};
use std::io::Write as _;

use super::paper::{merge, put, put_row, save, save_plain, sheet};
use super::truth::Truth;

/// Adds a cover sheet.
pub(crate) fn cover(book: &mut Workbook, title: &str, by: &str) {
    let sheet = sheet(book, "表紙");
    merge(sheet, (4, 1), (6, 8), title);
    put(sheet, 9, 3, by);
}

/// Adds a sheet of notes: words, telephone numbers, a sum of coffee money.
pub(crate) fn notes(book: &mut Workbook, name: &str, lines: &[&str]) {
    let sheet = sheet(book, name);
    put_row(sheet, 0, 0, ["メモ"]);
    for (row, line) in (2..).zip(lines) {
        put(sheet, row, 1, *line);
    }
}

/// Writes a seat chart: a ring of names around an empty table.
pub(crate) fn seats(files: &mut Files, path: &str, truth: &Truth) {
    let mut book = Workbook::new();
    let sheet = sheet(&mut book, "席次");
    merge(sheet, (0, 0), (0, 9), "総会　座席表");
    merge(sheet, (4, 3), (8, 6), "（円卓）");
    let frame = Format::new().set_border(rust_xlsxwriter::FormatBorder::Thin);
    for (at, it) in (0_u16..).zip(truth.organisations.iter().take(20)) {
        let (row, column) = match at {
            0..8 => (2, at + 1),
            8..16 => (10, at - 7),
            _ => (u32::from(at - 16) + 4, 9),
        };
        sheet.write_with_format(row, column, it.short.as_str(), &frame).expect("a seat");
    }
    put(sheet, 12, 4, "出入口");
    save(files, path, book);
}

/// Puts a photograph among the files.
pub(crate) fn photograph(files: &mut Files, path: &str) {
    let mut bytes = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0".to_vec();
    bytes.extend((0..4096_u32).map(|at| u8::try_from(at * 31 % 251).expect("small")));
    bytes.extend(b"\xff\xd9");
    save_plain(files, path, &bytes);
}

/// Puts a letter among the files, as Word saves it.
pub(crate) fn letter(files: &mut Files, path: &str, lines: &[&str]) {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let text: String =
        lines.iter().map(|it| format!("<w:p><w:r><w:t>{it}</w:t></w:r></w:p>")).collect();
    let types = concat!(
        r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/"#,
        r#"2006/content-types"><Default Extension="xml" ContentType="application/vnd."#,
        r#"openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#,
    );
    let body = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/\
         wordprocessingml/2006/main\"><w:body>{text}</w:body></w:document>"
    );
    for (name, text) in [("[Content_Types].xml", types), ("word/document.xml", &body)] {
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file(name, options).expect("an entry");
        archive.write_all(text.as_bytes()).expect("an entry");
    }
    save_plain(files, path, &archive.finish().expect("an archive").into_inner());
}

/// Puts beside a workbook the file that an open Excel keeps.
pub(crate) fn lock(files: &mut Files, path: &str) {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |it| it);
    let slash = if folder.is_empty() { "" } else { "/" };
    let mut bytes = b"\x06tanaka".to_vec();
    bytes.resize(165, b' ');
    save_plain(files, &format!("{folder}{slash}~${name}"), &bytes);
}

/// Puts the pictures that Windows keeps of a folder among the files.
pub(crate) fn thumbs(files: &mut Files, folder: &str) {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(1536, 0);
    save_plain(files, &format!("{folder}Thumbs.db"), &bytes);
}
