//! What a check passes, a build makes; and what a build would stumble over, a check tells
//! at the place that somebody wrote.

use entaku::diagnostics;
use entaku::files::Files;
use entaku::pipeline::Request;
use entaku::typeset::{self, Typesetter};

use crate::harness::{Built, ENGINE, described, minimal, run, told, with};
use crate::layout::sheet;

const TEXT: &str = "inputs/narrative/a.md";
const REPORT: &str = "internal/report.ja.pdf";

/// A picture of one grey pixel.
const PIXEL: [u8; 67] = [
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 10, b'I', b'D', b'A', b'T',
    0x78, 0x9c, 0x63, 0x68, 0, 0, 0, 0x82, 0, 0x81, 0x77, 0xcd, 0x72, 0xb6, 0, 0, 0, 0, b'I', b'E',
    b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

/// Checks and builds a project, which find the same.
#[track_caller]
fn checked(inputs: &Files, templates: &Files) -> Built {
    checked_for(&[], inputs, templates)
}

/// The same for some of its readers.
#[track_caller]
fn checked_for(audiences: &[&str], inputs: &Files, templates: &Files) -> Built {
    let audiences: Vec<String> = audiences.iter().map(|it| (*it).to_owned()).collect();
    let request = Request { audiences, ..Request::default() };
    let check = run(inputs, templates, &Request { checks: true, ..request.clone() });
    let build = run(inputs, templates, &request);
    let words = described(&check.diagnostics, inputs);
    // A build goes no further when it can make nothing.
    if diagnostics::any_error(&check.diagnostics) {
        assert!(diagnostics::any_error(&build.diagnostics) && build.documents.is_empty());
        assert!(build.diagnostics.iter().all(|it| check.diagnostics.contains(it)), "{words}");
    } else {
        assert_eq!(check.diagnostics, build.diagnostics, "{words}");
        assert_eq!(check.waiting, build.waiting, "{words}");
    }
    for problem in &check.diagnostics {
        let path = &problem.origin.source.path;
        assert!(path.starts_with("inputs/") || path.starts_with("templates/"), "{words}");
        assert!(!path.ends_with(".typ") || templates.get(path).is_some(), "{words}");
    }
    build
}

/// The smallest project with a text of the learning section; its first line is line 6.
fn written(body: &str) -> Files {
    let text = format!("---\nsection: learning\naudience: internal\n---\n\n{body}");
    with(minimal(), TEXT, &text)
}

fn with_image(body: &str, name: &str, bytes: &[u8]) -> Files {
    let mut inputs = written(body);
    inputs.insert(format!("inputs/narrative/{name}"), bytes.to_vec());
    inputs
}

/// Only the report with the text waits; every other document is made.
#[track_caller]
fn expect_one_waits(built: &Built, expected: &[&str]) {
    assert_eq!(told(&built.diagnostics), expected);
    assert_eq!(built.waiting, [REPORT]);
    assert!(built.outputs.get(REPORT).is_none());
    assert!(built.outputs.get("funder/report.ja.pdf").is_some());
    assert_eq!(built.documents.len() + 1, built.catalogue.len());
}

#[test]
fn a_damaged_image_is_told_at_the_text_that_asks_for_it() {
    let body = "前の段落。\n\n![図](a.png)\n\n後の段落。\n\n1. 一\n2. ![再び](a.png)";
    let sound = checked(&with_image(body, "a.png", &PIXEL), &Files::new());
    assert!(sound.diagnostics.is_empty() && !sound.waits());
    let built = checked(&with_image(body, "a.png", &PIXEL[..50]), &Files::new());
    let places =
        ["inputs/narrative/a.md:8:1 broken-image", "inputs/narrative/a.md:13:1 broken-image"];
    expect_one_waits(&built, &places);
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><g></svg>";
    let built = checked(&with_image("![図](b.svg)", "b.svg", svg.as_bytes()), &Files::new());
    expect_one_waits(&built, &["inputs/narrative/a.md:6:1 broken-image"]);
}

#[test]
fn what_shows_in_the_finished_file_is_told_at_its_block() {
    // Words are broken on pages, but not among the bookmarks.
    let body = format!("# 題\n\n前の段落。\n\n## {}\n\n後の段落。", "x".repeat(40_000));
    let built = checked(&written(&body), &Files::new());
    expect_one_waits(&built, &["inputs/narrative/a.md:10:1 word-too-long"]);
}

/// What a cell says cannot break a page of ours; a template of a region may put it where it
/// breaks one.
#[test]
fn a_cell_is_told_at_its_place() {
    let name = "x".repeat(16_500);
    let goals = format!("目標ID,目標\nG1,つながる\nG2,{name}\n");
    let inputs = with(minimal(), "inputs/goals.csv", &goals);
    let (none, today) = (Files::new(), jiff::civil::date(2026, 10, 31));
    let records = entaku::records::parse(&inputs, &mut Vec::new());
    let (typesetter, _) = Typesetter::new(ENGINE.supplies(), &none, &none, today);
    let typesetter = typesetter.of_rows(&records);
    // Among the bookmarks no word is broken.
    let source = format!("= #\"つながる\"\n\n= #\"{name}\"\n");
    let sheet = sheet(REPORT, source, Files::new());
    let (made, problems): (Vec<_>, Vec<_>) =
        typeset::typeset(&typesetter, &[&sheet], &|_| ()).into_iter().unzip();
    let problems: Vec<_> = problems.into_iter().flatten().collect();
    assert_eq!(told(&problems), ["inputs/goals.csv:B3 word-too-long"]);
    assert_eq!(made, [None]);
}

#[test]
fn a_mistake_of_a_template_is_told_at_its_line_and_keeps_back_all() {
    let mut templates = Files::new();
    let section =
        "= #{{ t(\"section-learning\") }};\n\n#nothing-of-that-name({{ report.learning }})\n";
    templates.insert("templates/report/learning.typ.jinja", section.as_bytes());
    let built = checked(&written("文。"), &templates);
    let place = "templates/report/learning.typ.jinja:3:1 typst-error";
    assert_eq!(told(&built.diagnostics), [place]);
    assert!(built.documents.is_empty() && built.outputs.get("funder/report.ja.pdf").is_none());
    let mut templates = Files::new();
    let base = entaku::template::base();
    let theme = base.text("templates/lib/theme.typ").expect("the theme");
    let theme = theme.replace("#let ink = rgb(\"#1d2530\")", "#let ink = rgb(\"1d2530g\")");
    templates.insert("templates/lib/theme.typ", theme.into_bytes());
    let built = checked(&written("文。"), &templates);
    assert_eq!(told(&built.diagnostics), ["templates/lib/theme.typ:9:16 typst-error"]);
}

/// Texts as people paste them: whatever is told, a check and a build tell it alike.
#[test]
fn texts_of_all_kinds_are_checked_as_they_are_built() {
    let texts = [
        "- [x] 済み\n- 決めていない\n- [ ] まだ",
        "1. [x] 済み\n2. 次",
        "#\n\n本文",
        "# <!-- 題 -->\n\n本文",
        "# \u{0}\n\n本文",
        "# ![図](a.png)\n\n本文",
        "## 二\n\n#### 四\n\n# 一\n\n###### 六",
        "| 題[^1] | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: 注",
        "| [題](https://example.org/) | b |\n|---|---|\n| 1 | 2 |",
        "- 一[^1]\n\n> 二[^2]\n\n[^1]: 注\n[^2]: 注[^1]",
        "![図](a.jpe) ![図](a) ![図](a.png)",
        "語\n: 説明\n: もう一つ\n\n```\n# コード\n```",
        "<u>線</u><br>H<sub>2</sub>O<ruby>円卓<rt>えんたく</rt></ruby>",
        "[中](#題) [外](https://example.org/をご覧ください。) <a@example.org>",
        "[]()[ ](https://example.org)![図](a.png \"題\"){width=50%}",
        "{{ value(\"I01\") }} {{ 7*7 }} {{",
        "*強調***太字**~~消す~~`コード`\u{2028}次\u{b}の\u{c}行",
    ];
    for text in texts {
        let mut inputs = with_image(text, "a.png", &PIXEL);
        inputs.insert("inputs/narrative/a.jpe", PIXEL.to_vec());
        inputs.insert("inputs/narrative/a", PIXEL.to_vec());
        checked_for(&["internal"], &inputs, &Files::new());
    }
}

/// What is wrong with the pages of the smallest project, with its own theme.
fn judged(change: impl Fn(&str) -> String) -> Vec<(String, String)> {
    let base = entaku::template::base();
    let theme = base.text("templates/lib/theme.typ").expect("the theme");
    let changed = change(theme);
    assert_ne!(theme, changed, "the theme is changed");
    let mut templates = Files::new();
    templates.insert("templates/lib/theme.typ", changed.into_bytes());
    let request = Request { checks: true, judges: true, ..Request::default() };
    let built = run(&minimal(), &templates, &request);
    assert!(!built.waits() && !diagnostics::any_error(&built.diagnostics));
    assert!(!described(&built.diagnostics, &minimal()).is_empty() || built.diagnostics.is_empty());
    let fault = |it: &diagnostics::Diagnostic| {
        let fault = it.arguments.iter().find(|(name, _)| *name == "fault").expect("a fault");
        (it.origin.to_string(), fault.1.to_string())
    };
    built.diagnostics.iter().map(fault).collect()
}

#[test]
fn pages_are_judged_by_the_projects_own_look() {
    let margin = "left: 38mm, right: 24mm, top: 22mm, bottom: 20mm";
    let wider =
        |theme: &str| theme.replace(margin, "left: 32mm, right: 30mm, top: 30mm, bottom: 26mm");
    assert_eq!(judged(wider), []);
    let pale = |theme: &str| {
        theme
            .replace("#let muted = rgb(\"#55606e\")", "#let muted = rgb(\"#a0a8b0\")")
            .replace("#let running-size = 8pt", "#let running-size = 6pt")
    };
    let found = judged(pale);
    for fault in ["pale", "small"] {
        let is_there = |(place, told): &(String, String)| place == REPORT && told == fault;
        assert!(found.iter().any(is_there), "{fault}: {found:?}");
    }
    assert!(found.iter().all(|(_, told)| ["pale", "small"].contains(&told.as_str())), "{found:?}");
}

/// In text a value follows `#`; without it its brackets are printed.
#[test]
fn a_value_without_its_sign_is_told_at_its_line() {
    let inputs = written("見えるようになりました。\n");
    let path = "templates/report/learning.typ.jinja";
    let told_of = |section: &str| {
        let built = checked_for(&["internal"], &inputs, &with(Files::new(), path, section));
        told(&built.diagnostics)
    };
    let each = |written: &str| {
        format!(
            "{{% if report.learning %}}\n= 学び\n\n{{% for it in report.learning %}}\n{written}\n\n{{% endfor %}}\n{{% endif %}}\n"
        )
    };
    assert_eq!(told_of(&each("#{{ it }};")), [""; 0]);
    assert_eq!(told_of(&each("{{ it }}")), [format!("{path}:5:1 value-as-text")]);
    assert_eq!(told_of(&each("\\[案\\] #{{ it }};")), [""; 0]);
    assert_eq!(told_of(&each("#note[注] #{{ it }};")), [""; 0]);
}
