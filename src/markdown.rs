//! Markdown to [`Markup`].
//!
//! CommonMark with tables, strikethrough, task lists, footnotes, definition lists and
//! emphasis that works beside Japanese punctuation, read as people in offices write it
//! (`written`). Text is escaped, so that nothing in it is ever read as Typst. Of HTML a
//! few tags keep their meaning; comments, which no viewer shows, are left out.
//! Placeholders are filled after parsing, in text only, so that data can never turn into
//! markup.

mod addresses;
mod drawings;
mod images;
mod inline;
mod labels;
mod letters;
mod notes;
mod pictures;
mod placeholders;
mod plain;
mod seen;
mod tables;
mod tags;
mod text;
mod titles;
mod writer;
mod written;

use comrak::{Arena, Options, parse_document};

use crate::diagnostics::Diagnostic;
use crate::markup::Markup;

pub(crate) use self::images::is_named_as_image;
pub(crate) use self::letters::width;
pub(crate) use self::pictures::fault_of_image;
pub use self::placeholders::{NEEDS, Placeholder, WORDS};
pub use self::text::{Fill, Text, Unfilled};
use self::writer::Writer;
use self::written::written;

/// Returns the markup of a text; whatever is wrong with it is reported at its
/// line.
pub fn render(text: &Text<'_>, fill: &Fill<'_>, diagnostics: &mut Vec<Diagnostic>) -> Markup {
    let arena = Arena::new();
    let written = written(text.source);
    let root = parse_document(&arena, &written.source, &options());
    let mut writer = Writer::new(text, &written, root, fill, diagnostics);
    writer.walk(root);
    writer.tell();
    let Writer { out, lines, .. } = writer;
    Markup::from_source(out.trim_end().to_owned()).with_lines(lines)
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.description_lists = true;
    options.extension.cjk_friendly_emphasis = true;
    options.parse.leave_footnote_definitions = true;
    options
}

#[cfg(test)]
mod tests {
    use crate::files::Files;

    use super::*;

    /// A picture of one dot.
    const DOT: [u8; 67] =
        *b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\
        \x00\x00\x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55\x00\x00\x00\x0a\x49\x44\x41\
        \x54\x78\x9c\x63\x60\x00\x00\x00\x02\x00\x01\x48\xaf\xa4\x71\x00\x00\x00\x00\x49\
        \x45\x4e\x44\xae\x42\x60\x82";

    fn render_with(source: &str, fill: &Fill<'_>) -> (String, Vec<String>) {
        let mut files = Files::new();
        files.insert("inputs/narrative/図 1.png", DOT.as_slice());
        files.insert("inputs/narrative/図2.jpg", DOT.as_slice());
        files.insert("inputs/narrative/図.jpe", DOT.as_slice());
        files.insert("inputs/narrative/text.png", b"text".as_slice());
        let text = Text {
            path: "inputs/narrative/a.md",
            first_line: 5,
            source,
            heading_level: 2,
            files: &files,
        };
        let mut diagnostics = Vec::new();
        let markup = render(&text, fill, &mut diagnostics);
        let told = diagnostics.iter().map(|it| format!("{} {}", it.origin, it.code)).collect();
        (markup.source().to_owned(), told)
    }

    #[track_caller]
    fn check(source: &str, expected: &str) {
        let (markup, told) = render_with(source, &|_| Err(Unfilled::Unknown(None)));
        assert_eq!(markup, expected, "{source}");
        assert!(told.is_empty(), "{told:?}");
        let errors = typst_syntax::parse(&markup).errors_and_warnings().0;
        assert!(errors.is_empty(), "{markup}: {errors:?}");
    }

    #[test]
    fn blocks() {
        check("一段落\n\n二段落", "一段落\n\n二段落");
        check(
            "# 見出し\n### 飛ばさない",
            "#heading(level: 2)[見出し]\n\n#heading(level: 3)[飛ばさない]",
        );
        check("> 引用", "#quote(block: true)[引用\n\n]");
        check("- 一\n- 二", "#list(tight: true, [一\n\n], [二\n\n], )");
        check("3. 三\n4. 四", "#enum(tight: true, start: 3, [三\n\n], [四\n\n], )");
        check(
            "- [x] 済\n- [ ] 未",
            "#md-marked(([#tick-box(done: true)], [#tick-box(done: false)],), tight: true, \
             [済\n\n], [未\n\n], )",
        );
        check("```\n#code\n```", "#raw(block: true, \"#code\")");
        check("---", "#md-rule()");
        check(
            "|a|b|\n|-|-:|\n|1|2|",
            "#md-table((left, right,), (12, 12,), table.header([a], [b], ), [1], [2], )",
        );
    }

    #[test]
    fn inlines() {
        check("**この文は重要です。**次の文", "#strong[この文は重要です。];次の文");
        check("*強調*と~~取消~~", "#emph[強調];と#strike[取消];");
        check("`a\"b`", "#raw(\"a\\\"b\");");
        check("[外](https://example.org/)と[中](b.md)", "#link(\"https://example.org/\")[外];と中");
        check("www.example.org", "#link(\"http://www.example.org\")[www\\.example\\.org];");
        check("行の\n途中", "行の途中");
        check("two\nlines", "two lines");
        check("改行  \n後", "改行#linebreak();後");
    }

    #[test]
    fn html_keeps_its_meaning_and_comments_are_dropped() {
        check("a<br>b", "a#linebreak();b");
        check("前<!-- 秘密 -->後", "前後");
        check("<担当者名>と<name>", "\\<担当者名\\>と\\<name\\>");
        check("<u>線</u>とH<sub>2</sub>O", "#underline[線];とH#md-sub[2];O");
        check("<ruby>円卓<rt>えんたく</rt></ruby>は", "#md-ruby([えんたく], [円卓]);は");
    }

    #[test]
    fn footnotes_are_written_once_and_may_refer_to_themselves() {
        check(
            "本文[^1]と再び[^1]\n\n[^1]: 注[^1]",
            "本文#[#footnote[注#footnote(label(\"inputs/narrative/a.md:1\"));]\
             #label(\"inputs/narrative/a.md:1\")];と再び#footnote(label(\"inputs/narrative/a.md:1\"));",
        );
    }

    #[test]
    fn images_need_a_file_and_a_description() {
        check(
            "![折れ線](%E5%9B%B3%201.png \"題\")",
            "#md-image(\"/inputs/narrative/図 1.png\", alt: \"折れ線\", caption: [題], measured: false);",
        );
        check(
            "![点](図2.jpg)",
            "#md-image(\"/inputs/narrative/図2.jpg\", alt: \"点\", caption: none, format: \"png\", measured: false);",
        );
        for (source, code) in [
            ("![x](none.png)", "markdown-image"),
            ("![](<図 1.png>)", "markdown-image-without-text"),
            ("![x](text.png)", "markdown-image-kind"),
            ("![x](図.jpe)", "markdown-image-kind"),
            ("![x](https://example.org/a.png)", "markdown-remote-image"),
            ("![x](../../../etc/passwd)", "markdown-image"),
        ] {
            let (_, told) = render_with(source, &|_| Err(Unfilled::Unknown(None)));
            assert_eq!(told, [format!("inputs/narrative/a.md:5:1 {code}")]);
        }
    }

    #[test]
    fn placeholders_are_filled_in_text_only() {
        let fill = |placeholder: &Placeholder| match placeholder.arguments[0].as_str() {
            "secret" => Err(Unfilled::Hidden),
            name => Ok(Markup::text(&format!("*{name}*"))),
        };
        let (markup, told) = render_with("値は{{ value(\"I_1\") }}です。`{{ x }}`", &fill);
        assert_eq!(markup, "値は\\*I\\_1\\*です。#raw(\"{{ x }}\");");
        assert!(told.is_empty());
        let (_, told) = render_with("\n\n{{ value(\"secret\") }} {{ 7*7 }}", &fill);
        assert_eq!(
            told,
            [
                "inputs/narrative/a.md:7:1 placeholder-hidden",
                "inputs/narrative/a.md:7:1 placeholder-unknown",
            ]
        );
    }

    #[test]
    fn what_speaks_of_a_section_goes_with_it() {
        let fill = |placeholder: &Placeholder| match placeholder.arguments[0].as_str() {
            "theme" => Ok(Markup::default()),
            _ => Err(Unfilled::Gone),
        };
        let rendered = |source: &str| render_with(source, &fill);
        let source = "1. {{ needs(\"theme\") }}題\n2. {{ needs(\"card\") }}札\n3. 後";
        assert_eq!(rendered(source).0, "#enum(tight: true, start: 1, [題\n\n], [後\n\n], )");
        let source = "- 上\n  - {{ needs(\"card\") }}札\n  - 下\n\n{{ needs(\"card\") }}札\n\n終";
        let expected = "#list(tight: true, [上\n\n#list(tight: true, [下\n\n], )\n\n], )\n\n終";
        assert_eq!(rendered(source), (expected.to_owned(), Vec::new()));
        let source = "|a|\n|-|\n|1|\n|{{ needs(\"card\") }}札|";
        assert!(!rendered(source).0.contains('札'), "{source}");
    }

    #[test]
    fn deep_nesting_and_long_words_end_quickly() {
        for source in [
            "> ".repeat(50_000) + "底",
            "- ".repeat(20_000) + "底",
            "*".repeat(50_000) + "底" + &"*".repeat(50_000),
            "[".repeat(50_000) + "底" + &"](x)".repeat(50_000),
            "長".repeat(1_000_000),
            "a".repeat(1_000_000),
        ] {
            let (markup, _) = render_with(&source, &|_| Err(Unfilled::Unknown(None)));
            let errors = typst_syntax::parse(&markup).errors_and_warnings().0;
            assert!(errors.is_empty(), "{}…: {:?}", &source[..3], &errors[..1]);
        }
    }
}
