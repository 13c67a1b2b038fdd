//! What a file is by its bytes, whatever it is called.
//!
//! Why: a Word document or a downloaded web page under the name of a table is
//! common, and "cannot be read" helps nobody. Each is told by what it is.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::survey::MOST_FILES;

/// What a file under a table's name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileFormat {
    /// A workbook of Excel 2007 or later.
    Workbook,
    /// A workbook of Excel 97 to 2003.
    OldWorkbook,
    /// A workbook or document that a password protects.
    Encrypted,
    /// Something else that is known by its first bytes; the key of its name.
    Foreign(&'static str),
    /// Perhaps text.
    Other,
}

impl FileFormat {
    /// Returns what a file is.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return of_archive(bytes);
        }
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return of_compound(bytes);
        }
        const STARTS: [(&[u8], &str); 10] = [
            (b"%PDF", "pdf"),
            (b"\x89PNG", "image"),
            (b"\xFF\xD8\xFF", "image"),
            (b"GIF8", "image"),
            (b"II*\0", "image"),
            (b"{\\rtf", "word"),
            (b"\x1F\x8B", "archive"),
            (b"7z\xBC\xAF", "archive"),
            (b"Rar!", "archive"),
            (b"MIME-Version:", "html"),
        ];
        if let Some((_, name)) = STARTS.iter().find(|(start, _)| bytes.starts_with(start)) {
            return Self::Foreign(name);
        }
        of_markup(bytes)
    }

    /// Returns the kind of a file that is no table by the end of its name.
    pub(crate) fn of_extension(extension: &str) -> Option<&'static str> {
        Some(match extension {
            "xlsb" => "xlsb",
            "ods" | "fods" => "opendocument",
            "xltx" | "xltm" | "xlt" => "template",
            "numbers" => "numbers",
            "gsheet" => "google",
            "doc" | "docx" | "docm" | "rtf" | "odt" | "jtd" => "word",
            "ppt" | "pptx" | "odp" => "powerpoint",
            "pdf" => "pdf",
            "png" | "jpg" | "jpeg" | "gif" | "webp" | "tif" | "tiff" | "heic" => "image",
            "htm" | "html" | "mht" | "mhtml" => "html",
            "zip" | "7z" | "rar" | "lzh" | "gz" => "archive",
            "xml" => "xml",
            "json" | "jsonl" | "yaml" | "yml" | "mdb" | "accdb" | "dbf" | "parquet" => "other",
            _ => return None,
        })
    }
}

fn of_archive(bytes: &[u8]) -> FileFormat {
    // A damaged one is told when it is read.
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return FileFormat::Workbook };
    // So is one that was built to do harm.
    if archive.len() > MOST_FILES {
        return FileFormat::Workbook;
    }
    if let Ok(file) = archive.by_name("mimetype") {
        let mut kind = String::new();
        // A type of a few words; what is no text is none.
        let _ = file.take(200).read_to_string(&mut kind);
        if kind.contains("opendocument") {
            let is_text = kind.contains("opendocument.text");
            return FileFormat::Foreign(if is_text { "word" } else { "opendocument" });
        }
    }
    let names: Vec<String> =
        archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
    let has = |test: fn(&str) -> bool| names.iter().any(|name| test(name));
    if has(|name| name.starts_with("xl/workbook.bin")) {
        FileFormat::Foreign("xlsb")
    } else if has(|name| name.ends_with("workbook.xml")) {
        FileFormat::Workbook
    } else if has(|name| name.starts_with("word/")) {
        FileFormat::Foreign("word")
    } else if has(|name| name.starts_with("ppt/")) {
        FileFormat::Foreign("powerpoint")
    } else if has(|name| name.ends_with(".iwa") || name == "Index.zip") {
        FileFormat::Foreign("numbers")
    } else if archive.is_empty() || has(|name| name == "[Content_Types].xml") {
        FileFormat::Workbook
    } else {
        FileFormat::Foreign("archive")
    }
}

fn of_compound(bytes: &[u8]) -> FileFormat {
    if let Ok(file) = cfb::CompoundFile::open(Cursor::new(bytes)) {
        let has = |name: &str| file.exists(name);
        if has("/EncryptedPackage") || has("/EncryptionInfo") {
            return FileFormat::Encrypted;
        }
        if has("/WordDocument") {
            return FileFormat::Foreign("word");
        }
        if has("/PowerPoint Document") {
            return FileFormat::Foreign("powerpoint");
        }
        return FileFormat::OldWorkbook;
    }
    // Some writers of encrypted workbooks lay out the container so that strict
    // readers call it damaged; the names in it are there all the same.
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    match holds("EncryptedPackage") || holds("EncryptionInfo") {
        true => FileFormat::Encrypted,
        false => FileFormat::OldWorkbook,
    }
}

/// Web pages and XML, which some systems send under the name of a workbook.
fn of_markup(bytes: &[u8]) -> FileFormat {
    let head = bytes.get(..bytes.len().min(1_000)).unwrap_or_default();
    // UTF-16 has a null at every other byte of such a head.
    let head: Vec<u8> = head.iter().copied().filter(|byte| *byte != 0).collect();
    let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || !c.is_ascii());
    const STARTS: [&str; 6] = ["<html", "<!doctype html", "<table", "<meta", "<head", "<body"];
    if STARTS.iter().any(|start| head.starts_with(start)) {
        return FileFormat::Foreign("html");
    }
    if head.starts_with("<?xml") {
        let is_page = head.contains("<html");
        return FileFormat::Foreign(if is_page { "html" } else { "xml" });
    }
    FileFormat::Other
}
