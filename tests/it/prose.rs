//! Prose as people in offices write it: what a page says of it, letter by letter.

use entaku::files::Files;
use entaku::markdown::{self, Text, Unfilled};
use proptest::prelude::*;

use crate::content::content;
use crate::harness::{described, draft, minimal, told, with};

const PATH: &str = "inputs/narrative/a.md";

/// What a text says when it is set, and what is told of it.
fn set(source: &str) -> (String, String, Vec<String>) {
    let files = Files::new();
    let text = Text { path: PATH, first_line: 1, source, heading_level: 2, files: &files };
    let mut problems = Vec::new();
    let markup = markdown::render(&text, &|_| Err(Unfilled::Unknown(None)), &mut problems);
    let words = described(&problems, &Files::new());
    assert!(problems.is_empty() || !words.trim().is_empty(), "each problem has words");
    (content(markup.source()), markup.source().to_owned(), told(&problems))
}

/// What a page says, without where its lines end.
fn said(source: &str) -> String {
    let (said, markup, told) = set(source);
    assert!(told.is_empty(), "{source}: {told:?}");
    let errors = typst_syntax::parse(&markup).errors_and_warnings().0;
    assert!(errors.is_empty(), "{markup}: {errors:?}");
    let lines: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("/")
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (source, expected) in cases {
        assert_eq!(said(source), *expected, "{source}");
    }
}

#[test]
fn a_line_break_is_a_space_between_latin_letters_only() {
    check(&[
        ("私たちは**毎月**\n会議を開く", "私たちは毎月会議を開く"),
        ("次は\n**十月**の会", "次は十月の会"),
        ("`会則`\n第三条", "会則第三条"),
        ("[案内](https://example.org/)\nを見て", "https://example.org/ | 案内を見て"),
        ("「かぎ」\n（かっこ）", "「かぎ」（かっこ）"),
        ("2026年\n10月はAI\n相談です", "2026年10月はAI相談です"),
        ("結果は…\n○と—\nした", "結果は…○と—した"),
        ("場所は　\n市民会館です", "場所は市民会館です"),
        ("円卓の ABC\nDEF です", "円卓の ABC DEF です"),
        ("two\nlines", "two lines"),
        ("The city of 瀬野\nand others", "The city of 瀬野 and others"),
    ]);
}

#[test]
fn marks_that_nobody_meant_print_as_written() {
    for text in [
        "会場は10:00~12:00、13:00~15:00に開きます。",
        "3~5件、来年は6~8件です。",
        "10:00~~12:00と13:00~~15:00",
        "単価は3*4*5円、5*3です。",
        "料金*1は大人、割引*2は学生です。",
        "令和__年__月__日（__月）、氏名________です。",
        "[備考]: この行は消えません。",
        "[備考]:",
        "<担当者名>と<name>",
        "＜タグ＞と｜と＃",
        "[資料](まだない)",
        "事例集[概要版](市民課)による",
        "<名前>_<月>_案と<年>_<月>_案",
        "了解です(^_^)/ お願いします m(_ _)m",
        "#1の案",
    ] {
        assert_eq!(said(text), text);
    }
    check(&[("~~取消~~と*強調*と**太字**と__太字__", "取消と強調と太字と__太字__")]);
    check(&[("今年は*100*人", "今年は100人")]);
}

#[test]
fn lines_with_marks_are_items_with_their_marks() {
    let lists = [
        "きょう決めたこと\n・見守り\n・講習",
        "●大\n・小\n・小二\n●大二",
        "１．甲\n（１）乙\nア　丙\n（ア）丁\n①戊\n２．己",
        "１　甲\n　（１）乙\n　　ア　丙\n　　　・丁\n２　戊",
        "- 甲\n　・乙\n- 丙",
        "a) 甲\nb) 乙",
        "※甲\n※乙",
        "第1　甲\n第2　乙",
        "*1 甲\n*2 乙",
        "1.甲\n2.乙",
        "一、甲\n二、乙",
    ];
    for list in lists {
        let (_, markup, told) = set(list);
        assert!(told.is_empty(), "{told:?}");
        for line in list.lines() {
            let line = line.trim_start_matches(['\u{3000}', '-', ' ']);
            let word: String =
                line.chars().rev().take_while(|c| *c != '\u{3000}').take(1).collect();
            let paragraph = markup.split("\n\n").find(|it| it.contains(&word));
            let paragraph = paragraph.unwrap_or_else(|| panic!("{line} is lost: {markup}"));
            assert!(paragraph.ends_with(&word), "{line} is no line: {markup}");
        }
    }
    let (_, markup, _) = set("１　甲\n　（１）乙\n２　丙");
    assert!(markup.starts_with("#md-marked(([１], [２],)"), "{markup}");
    assert!(markup.contains("#md-marked(([（１）],)"), "{markup}");
    let (_, markup, _) = set("・甲\n以上です。");
    assert!(markup.ends_with("以上です。") && markup.contains(")\n\n以上"), "{markup}");
    let (_, markup, _) = set("日時：四月\n場所：会館");
    assert_eq!(markup, "日時：四月#linebreak();場所：会館");
    let (_, markup, _) = set("3. 甲\n5. 乙");
    assert!(markup.contains("[3\\.], [5\\.]"), "{markup}");
}

#[test]
fn tables_are_read_however_their_bars_are_written() {
    let table = "#md-table((left, left,), (12, 12,), table.header([甲], [乙], ), [1], [2], )";
    for source in [
        "|甲|乙|\n|-|-|\n|1|2|",
        "| 甲 | 乙 |\n| 1 | 2 |",
        "｜甲｜乙｜\n｜1｜2｜",
        "｜甲｜乙｜\n｜－－｜－－｜\n｜1｜2｜",
        "甲 | 乙\n--- | ---\n1 | 2",
        "|甲|乙|\n|-|\n|1|2|",
        "+---+---+\n| 甲 | 乙 |\n+===+===+\n| 1 | 2 |\n+---+---+",
        "│甲│乙│\n├─┼─┤\n│1│2│",
    ] {
        assert_eq!(set(source).1, table, "{source}");
    }
    let (_, markup, _) = set("団体\t件数\t担当\n甲\t1\t乙");
    assert!(
        markup.contains("table.header([団体], [件数], [担当], ), [甲], [1], [乙],"),
        "{markup}"
    );
    let (_, markup, _) = set("|甲|乙|\n|-|-|\n|1|2|\n表の注");
    assert!(markup.ends_with(")\n\n表の注"), "{markup}");
    let (_, markup, _) = set("|[甲](https://example.org/)|乙|\n|-|-|\n|1[^1]|2|\n\n[^1]: 注");
    assert!(markup.contains("table.header(repeat: false,"), "{markup}");
    check(&[("10\t20\t30", "10 20 30"), ("|a|\n|-|\n|一<br>二|", "12 | a | 一二")]);
}

#[test]
fn headings_keep_their_levels() {
    let levels = |source: &str| -> Vec<String> {
        let (_, markup, told) = set(source);
        assert!(told.is_empty(), "{told:?}");
        let found = markup.split("#heading(level: ").skip(1);
        found.filter_map(|it| it.chars().next()).map(String::from).collect()
    };
    assert_eq!(levels("## 甲\n\n## 乙\n\n## 丙"), ["2", "2", "2"]);
    assert_eq!(levels("### 甲\n\n## 乙\n\n#### 丙\n\n### 丁"), ["2", "2", "3", "3"]);
    assert_eq!(levels("# 甲\n#### 乙\n#### 丙\n## 丁"), ["2", "3", "3", "3"]);
    assert_eq!(
        levels("# a\n## b\n### c\n#### d\n##### e\n###### f"),
        ["2", "3", "4", "5", "6", "6"]
    );
    assert_eq!(levels("#\n\n## <!-- 後で -->\n\n#　\n\n本文"), [""; 0]);
    assert_eq!(levels("＃　甲\n\n##乙\n\n#　丙"), ["2", "3", "2"]);
    assert_eq!(levels("長い文が終わります。\n---\n次の文です。\n-----\n甲\n==="), ["2"]);
    check(&[("## 甲 {#id .class}", "2 | 甲"), ("文\n-\n次", "文-次")]);
}

#[test]
fn what_is_not_printed_as_written_is_told() {
    for (source, line, code) in [
        ("前\n\n<!-- 閉じない\n後", 3, "markdown-open-comment"),
        ("<style>p { }</style>文", 1, "markdown-machinery"),
        ("::: note\n文\n:::", 1, "markdown-frame"),
        ("<div>\n\n<p>文</p></div>", 1, "markdown-tags"),
        ("文\n\n[^1]: 余り", 3, "markdown-unused-note"),
        ("文[^無い]", 1, "markdown-unknown-note"),
        ("|甲|\n|-|\n|1|余り|", 3, "markdown-cell-beyond-head"),
    ] {
        let (said, _, told) = set(source);
        assert_eq!(told, [format!("{PATH}:{line}:1 {code}")], "{source}");
        for word in ["文", "前", "後", "余り"].into_iter().filter(|word| source.contains(word))
        {
            assert_eq!(said.matches(word).count(), 1, "{word} of {source}: {said}");
        }
    }
}

#[test]
fn notes_stand_anywhere() {
    for source in [
        "- 項目[^a]\n\n  [^a]: 注",
        "> 引用[^a]\n>\n> [^a]: 注",
        "## 見出し[^a]\n\n[^a]: 注",
        "|欄[^a]|\n|-|\n|1|\n\n[^a]: 注",
        "**強調[^a]**\n\n[^a]: 注",
    ] {
        let (said, _, told) = set(source);
        assert!(told.is_empty() && said.matches('注').count() == 1, "{source}: {said}");
    }
    let chain = |last: usize| {
        let notes: String = (0..last).map(|n| format!("[^{n}]: 注[^{}]\n", n + 1)).collect();
        set(&format!("文[^0]\n\n{notes}[^{last}]: 終わり\n"))
    };
    let (_, markup, told) = chain(999);
    assert_eq!((markup.matches("#footnote[").count(), told.len()), (1_000, 0));
    let (_, markup, told) = chain(20_000);
    assert_eq!((markup.matches("#footnote[").count(), told.len()), (1_000, 1));
}

/// A block with letters that stand nowhere else in it.
fn block() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(vec![
        "",
        "・",
        "● ",
        "①",
        "（１）",
        "ア　",
        "１．",
        "1.",
        "- ",
        "* ",
        "1. ",
        "> ",
        "　",
        "　　",
        "    ",
        "\t",
        "## ",
        "##",
        "＃　",
        "- [ ] ",
        "※",
        "→",
        "第1　",
        "a) ",
        "**",
        "<u>",
        "~",
        "[備考]: ",
        "日時：",
        "＊　",
        "|",
        "｜",
        "[^1]: ",
        ": ",
        "  ・",
        "　（２）",
        "<div>",
        "*1 ",
    ]);
    let end = prop::sample::select(vec![
        "\n", "\n\n", "。\n", "  \n", "\\\n", "\r\n", "\n---\n", "\n===\n", "|\n", "\t9\t8\n",
        "**\n", "</u>\n", "~~\n", "[^1]\n", "<br>\n", "\u{b}\n", "\u{2028}", "｜\n", "*\n", "`\n",
    ]);
    (mark, end).prop_map(|(mark, end)| format!("{mark}字{end}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn every_letter_is_said_once(blocks in prop::collection::vec(block(), 1..12)) {
        let mut source = String::new();
        for (index, block) in blocks.iter().enumerate() {
            let letter = char::from_u32(0x5000 + u32::try_from(index).unwrap_or(0)).unwrap_or('字');
            source.push_str(&block.replace('字', &letter.to_string()));
        }
        let (said, markup, _) = set(&source);
        let errors = typst_syntax::parse(&markup).errors_and_warnings().0;
        prop_assert!(errors.is_empty(), "{source:?}: {markup}: {errors:?}");
        let found: Vec<char> = said.chars().filter(|c| ('\u{5000}'..'\u{5020}').contains(c)).collect();
        let mut sorted = found.clone();
        sorted.sort_unstable();
        let expected: Vec<char> =
            (0x5000..).take(blocks.len()).filter_map(char::from_u32).collect();
        prop_assert_eq!(sorted, expected, "{:?}: {}", source, markup);
    }
}

#[test]
fn code_is_printed_letter_by_letter() {
    for (source, code) in [
        ("文\n\n    x = 3*4\n    cd ~/a\n    <div>\n", "x = 3*4\\ncd ~/a\\n<div>"),
        ("`<b>3*4</b>`と`<a> 10:00~12:00`", "<b>3*4</b>"),
        ("`<b>3*4</b>`と`<a> 10:00~12:00`", "<a> 10:00~12:00"),
        ("```\n>x\n＞y\n漢字\n```", ">x\\n＞y\\n漢字"),
    ] {
        let (_, markup, _) = set(source);
        assert!(markup.contains(&format!("\"{code}\"")), "{source}: {markup}");
    }
}

#[test]
fn an_item_that_is_gone_takes_its_label_with_it() {
    let files = Files::new();
    for (source, expected) in [
        ("- [x] {{needs(\"card\")}}甲\n- [ ] 乙", "(done: false)"),
        ("・{{needs(\"card\")}}甲\n①乙\n", "([①],)"),
    ] {
        let text = Text { path: PATH, first_line: 1, source, heading_level: 2, files: &files };
        let markup = markdown::render(&text, &|_| Err(Unfilled::Gone), &mut Vec::new());
        let markup = markup.source();
        assert!(markup.contains(expected), "{source}: {markup}");
        assert!(!markup.contains("done: true") && !markup.contains("[・]"), "{markup}");
    }
}

#[test]
fn nothing_beside_a_note_an_image_or_a_reading_is_lost() {
    let source =
        "[案内[^1]](https://example.org/)と https://example.com/ です。\n\n[^1]: **太字**の注";
    let (_, markup, _) = set(source);
    assert_eq!(markup.matches("#link(").count(), 2, "{markup}");
    let (said, _, _) = set("![図](a.png){出典=市役所}");
    assert!(said.contains("出典=市役所"), "{said}");
    check(&[("｜甲｜乙｜", "｜甲｜乙｜")]);
    let (said, markup, _) = set("<ruby>甲<name>乙[^1]<rt>こう</rt></ruby>\n\n[^1]: 読みの注");
    assert!(said.contains("<name>") && markup.contains("読みの注"), "{markup}");
}

/// A file that nobody would write is read in the time of its length.
#[test]
fn many_openings_are_told_once_each() {
    let (_, _, told) = set(&format!("{}]", "[^".repeat(2_000)));
    assert!(told.len() < 10, "{} problems", told.len());
}

/// A text that nobody prints is told, with what is in its way; a translation is no such
/// text while what it translates is printed.
#[test]
fn a_text_that_stands_in_no_document_is_told() {
    let told_of = |files: &[(&str, &str)]| {
        let put = |inputs, (name, text): &(&str, &str)| {
            with(inputs, &format!("inputs/narrative/{name}"), text)
        };
        let drafted = draft(&files.iter().fold(minimal(), put), &Files::new());
        let found = drafted.diagnostics.iter().filter(|it| it.code.starts_with("unprinted"));
        found.map(|it| format!("{} {}", it.origin, it.code)).collect::<Vec<_>>()
    };
    let text = |head: &str| format!("---\n{head}\n---\n\n本文。\n");
    let (story, learning) = (text("section: story"), text("section: learning"));
    let english = text("section: learning\nlanguage: en");
    assert_eq!(told_of(&[("a.md", &story)]), ["inputs/narrative/a.md:1:1 unprinted-story"]);
    assert_eq!(told_of(&[("a.md", &english)]), ["inputs/narrative/a.md:1:1 unprinted-language"]);
    assert_eq!(
        told_of(&[("a.md", &text("section: aim\naudience: funder"))]),
        ["inputs/narrative/a.md:1:1 unprinted-text"]
    );
    assert!(told_of(&[("a.md", &learning), ("a.en.md", &english)]).is_empty());
    assert!(told_of(&[("a.md", &text("section: message\naudience: business"))]).is_empty());
}

#[test]
fn braces_can_be_written_as_they_are() {
    check(&[
        (r"ひな形の\{\{ value(...) }}です", "ひな形の{{ value(...) }}です"),
        (r"\{{ x }}と`{{ y }}`と`\{`", r"{{ x }}と{{ y }}と\{"),
        ("| 甲 |\n|---|\n| \\{\\{ z }} |", "17 | 甲 | {{ z }}"),
    ]);
    let (_, _, told) = set(r"これは\\{{ x }}");
    assert_eq!(told, ["inputs/narrative/a.md:1:1 placeholder-unknown"]);
}

/// Minutes and letters as they are pasted: what stands in a line of its own stays there.
#[test]
fn lines_without_marks_stand_on_their_own() {
    let lines = |source: &str| {
        let (_, markup, told) = set(source);
        assert!(told.is_empty(), "{source}: {told:?}");
        markup.replace("#linebreak();", "/")
    };
    for (source, expected) in [
        ("1 日時\n四月一日\n2 場所\n会館", "1 日時/四月一日/2 場所/会館"),
        ("事務局:\n課長 甲\n係長 乙", "事務局\\:/課長 甲/係長 乙"),
        ("**司会:** 甲\n**記録:** 乙", "#strong[司会\\:]; 甲/#strong[記録\\:]; 乙"),
        (
            "案内はこちらです。\nhttps://example.org/",
            "案内はこちらです。/#link(\"https://example.org/\")[https\\:\\/\\/example\\.org\\/];",
        ),
        ("私たちは毎月\n会議を開く", "私たちは毎月会議を開く"),
        ("Mr Smith\nMs Jones", "Mr Smith/Ms Jones"),
        ("a well-\nknown town", "a well\\-known town"),
    ] {
        assert_eq!(lines(source), expected, "{source}");
    }
    let (_, markup, _) = set("<table>\n<tr>\n<td>甲</td>\n<td>乙</td>\n</tr>\n</table>");
    assert!(!markup.starts_with("#linebreak"), "{markup}");
    let items =
        "#enum(tight: true, start: 1, [出席者/甲\\(会長\\)/乙\\(書記\\)\n\n], [議題\n\n], )";
    assert_eq!(lines("1. 出席者\n甲(会長)\n乙(書記)\n2. 議題"), items);
    let item = lines("※議長が署名しない時は、この議事録署名人は\n三人以上を選ぶ。\n・次");
    assert!(item.contains("署名人は三人以上"), "{item}");
    let far = lines(&format!("{}No. 4\n\nMinutes", " ".repeat(60)));
    assert_eq!(far, "No\\. 4\n\nMinutes");
    let paged =
        lines("　会は広がり、今年は三十の団体が加わりました。\n          - 3 -\n　次に述べる。");
    assert_eq!(paged, "会は広がり、今年は三十の団体が加わりました。/\\- 3 \\-\n\n次に述べる。");
    let signed = lines("よろしくお願いします。\n--\n甲\n乙");
    assert!(signed.contains("#md-rule()\n\n甲/乙"), "{signed}");
}

#[test]
fn numbers_keep_their_brackets_and_shapes_their_place() {
    let (_, markup, _) = set("1) 開会\n2) 閉会");
    assert!(markup.contains("#md-marked(([1)], [2)],)"), "{markup}");
    let (_, markup, _) = set("①甲\n文である。\n◆乙\n②丙\n文である。\n◆丁");
    assert!(!markup.contains("([◆],), tight: true, [乙\n\n#md-marked"), "{markup}");
    let (_, markup, _) = set("■甲\n①乙\n■丙");
    assert!(markup.starts_with("#md-marked(([■], [■],)"), "{markup}");
}

#[test]
fn tables_of_sheets_and_pages_keep_their_heads() {
    let table = "table.header([月], [回数], [備考], ), [四月], [3], [], [五月], [4], [雨],";
    for source in [
        "月\t回数\t備考\n四月\t3\t\n五月\t4\t雨",
        "月 | 回数 | 備考 |\n四月 | 3 | |\n五月 | 4 | 雨 |",
    ] {
        let (_, markup, told) = set(source);
        assert!(markup.contains(table) && told.is_empty(), "{source}: {markup}");
    }
    let (_, markup, _) = set("\t東部\t西部\n四月\t1\t2");
    assert!(markup.contains("table.header([], [東部], [西部], ), [四月], [1], [2],"), "{markup}");
}

#[test]
fn headings_in_html_are_headings() {
    let (_, markup, told) = set("<h3>  概要</h3>\n\n- 甲");
    assert!(markup.starts_with("#heading(level: 2)[概要]") && told.is_empty(), "{markup}");
    check(&[("<h2> <会議名>_案</h2>", "2 | <会議名>_案")]);
}

/// A guide that is pasted with its badges prints; each is told.
#[test]
fn an_image_on_the_internet_is_its_description() {
    let source = "[![試験](https://example.org/a.svg)](https://example.org/ci) ![図](https://example.org/b.png)";
    let (said, _, told) = set(source);
    assert_eq!(told, vec![format!("{PATH}:1:1 markdown-remote-image"); 2]);
    assert!(said.contains("試験") && said.contains("図"), "{said}");
}

/// What a text has in any place of any of its lines, the reader goes on.
#[test]
fn letters_of_any_width_stand_anywhere() {
    let signs =
        ["é", "字", "🎥", "<", "<h", "[", "](", "{", "\\", "|", "「", "\u{c}", "　", "1", ":"];
    for (a, b) in signs.iter().flat_map(|a| signs.iter().map(move |b| (a, b))) {
        for text in [format!("{a}{b}"), format!("<{a}{b}"), format!("{a}甲\n{b}{a}\n{b}乙{a}")] {
            set(&text);
        }
    }
}
