//! Texts of a project's own templates, as their editor saved them.
//!
//! Whoever writes `ja.ftl` in the editor that Windows brings along may save it as Shift_JIS
//! or with a byte order mark. It is read all the same, as a table is, and told.

use crate::diagnostics::{Diagnostic, Origin};
use crate::files::Files;

use super::encoding;

/// What the files end with that people write as text.
const TEXTS: [&str; 6] = [".jinja", ".ftl", ".md", ".toml", ".typ", ".csv"];

/// Makes every text of a tree UTF-8 without a mark, and tells of those that were not.
pub fn as_texts(files: &mut Files, diagnostics: &mut Vec<Diagnostic>) {
    let mut read = Files::new();
    for (path, bytes) in files.iter() {
        if !TEXTS.iter().any(|end| path.ends_with(end)) {
            continue;
        }
        let has_mark = bytes.starts_with("\u{feff}".as_bytes());
        if std::str::from_utf8(bytes).is_ok() && !has_mark {
            continue;
        }
        let origin = Origin::file(path);
        match encoding::decode(bytes) {
            Ok(decoded) => {
                diagnostics.push(match has_mark {
                    true => Diagnostic::text_with_mark(&origin),
                    false => Diagnostic::text_not_utf8(&origin, decoded.encoding),
                });
                read.insert(path, decoded.text.into_bytes());
            }
            Err(undecodable) => {
                let origin = Origin::text(path, undecodable.line, 1);
                diagnostics.push(Diagnostic::text_broken(&origin));
            }
        }
    }
    files.overlay(&read);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_as_they_were_saved_and_told() {
        let (cp932, ..) = encoding_rs::SHIFT_JIS.encode("section-summary = まとめ\n");
        let mut files = Files::new();
        files.insert("templates/locales/ja.ftl", cp932.into_owned());
        files.insert("templates/report.toml", "\u{feff}sections = []\n".as_bytes());
        files.insert("templates/guideline/ja/why.md", b"\xe5\x86\xff\xfe\n".as_slice());
        files.insert("templates/lib/theme.typ", "// そのまま\n".as_bytes());
        files.insert("templates/logo.png", b"\xff\xd8".as_slice());
        let mut told = Vec::new();
        as_texts(&mut files, &mut told);
        assert_eq!(files.text("templates/locales/ja.ftl"), Some("section-summary = まとめ\n"));
        assert_eq!(files.text("templates/report.toml"), Some("sections = []\n"));
        let told: Vec<String> =
            told.iter().map(|it| format!("{} {}", it.origin, it.code)).collect();
        let expected = [
            "templates/guideline/ja/why.md:1:1 text-broken",
            "templates/locales/ja.ftl text-not-utf8",
            "templates/report.toml text-with-mark",
        ];
        assert_eq!(told, expected);
    }
}
