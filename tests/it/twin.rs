//! The HTML file beside each PDF: whole, for every reader, and with every word of the pages.

use std::collections::BTreeSet;

use entaku::files::Files;
use entaku::leaks::bare;
use entaku::pipeline::Request;
use regex::Regex;
use roxmltree::{Document, Node};

use crate::harness::{Built, described, minimal, project, root, run, set, told, with};

/// The sample with every kind of document, in both languages and both formats.
fn sample() -> (Files, Files) {
    let (inputs, templates) = project(&root());
    let path = "inputs/roundtable.toml";
    let settings = inputs.text(path).expect("settings");
    let both = "languages = [\"ja\", \"en\"]\nformats = [\"pdf\", \"html\"]";
    let settings = settings.replace("languages = [\"ja\"]", both);
    let more = "
[editions.internal]
kinds = [\"report\", \"kit\"]
[editions.consumer]
kinds = [\"report\", \"guideline\", \"plain\"]
[editions.public]
kinds = [\"report\", \"summary\"]
[editions.minato]
organisation = \"みなと食品\"
";
    let english = settings.find("[english]").expect("a table");
    let (before, after) = settings.split_at(english);
    (with(inputs.clone(), path, &format!("{before}{more}\n{after}")), templates)
}

fn made(inputs: &Files, templates: &Files, audiences: &[&str]) -> Built {
    let audiences = audiences.iter().map(|&it| it.to_owned()).collect();
    run(inputs, templates, &Request { keep_markup: true, audiences, ..Request::default() })
}

/// Every HTML file of a build.
fn pages(built: &Built) -> Vec<(&str, &str)> {
    let pages = built.outputs.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path, std::str::from_utf8(bytes).expect("text"))).collect()
}

/// An HTML file as XML: what needs no end is ended, and an attribute without a value has one.
fn as_xml(html: &str) -> String {
    let end = Regex::new(r"<((?:meta|br|hr|img)\b[^>]*)>").expect("a pattern");
    let alone = Regex::new(r"(<[a-z0-9]+(?: [a-z-]+=\x22[^\x22]*\x22)*) ([a-z-]+)([ >])");
    let ended = end.replace_all(html.trim_start_matches("<!DOCTYPE html>"), "<$1/>");
    alone.expect("a pattern").replace_all(&ended, "$1 $2=\"\"$3").into_owned()
}

fn elements<'a>(page: &'a Document<'a>, name: &str) -> Vec<Node<'a, 'a>> {
    page.descendants().filter(|it| it.tag_name().name() == name).collect()
}

/// What can be read in a page, drawings aside.
fn words(node: Node<'_, '_>) -> String {
    let is_read = |it: &Node<'_, '_>| {
        it.is_text()
            && it.ancestors().all(|up| !matches!(up.tag_name().name(), "rt" | "rp" | "style"))
    };
    node.descendants().filter(is_read).filter_map(|it| it.text()).collect()
}

/// What is wrong with a page for those who cannot see it.
fn faults(page: &Document<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    let headings: Vec<u32> = page
        .descendants()
        .filter_map(|it| it.tag_name().name().strip_prefix('h')?.parse().ok())
        .collect();
    if headings.iter().filter(|level| **level == 1).count() != 1 || headings[0] != 1 {
        faults.push(format!("no single first heading: {headings:?}"));
    }
    faults.extend(
        headings.windows(2).filter(|it| it[1] > it[0] + 1).map(|it| format!("jumps {it:?}")),
    );
    for table in elements(page, "table") {
        if !table.descendants().any(|it| it.tag_name().name() == "th") {
            faults.push(format!("a table without heads: {}", words(table)));
        }
    }
    let named = |it: &Node<'_, '_>| it.attribute("aria-label").is_some_and(|it| !it.is_empty());
    for drawing in page.descendants().filter(|it| it.tag_name().name() == "svg") {
        if !drawing.ancestors().any(|it| it.attribute("role") == Some("img") && named(&it)) {
            faults.push("a drawing without words".to_owned());
        }
    }
    let mut ids = BTreeSet::new();
    let twice =
        page.descendants().filter_map(|it| it.attribute("id")).filter(|it| !ids.insert(*it));
    faults.extend(twice.map(|id| format!("{id} twice")));
    for name in ["title", "main"] {
        if elements(page, name).len() != 1 {
            faults.push(format!("no single {name}"));
        }
    }
    if page.root_element().attribute("lang").is_none() {
        faults.push("no language".to_owned());
    }
    faults
}

/// What pages say and a page of the web does not: headings, and figures beside drawings.
fn lost(source: &str, page: &Document<'_>) -> Vec<String> {
    let heading = Regex::new(r#"(?m)^=+ #"((?:[^"\\]|\\.)*)";"#).expect("a pattern");
    let figure = Regex::new(r#"fig\("[^"]*", "((?:[^"\\]|\\.)*)"\)"#).expect("a pattern");
    let told: Vec<&str> = page.descendants().filter_map(|it| it.attribute("aria-label")).collect();
    let said = bare(&format!("{}{}", words(page.root()), told.concat()));
    let wanted = heading.captures_iter(source).chain(figure.captures_iter(source));
    // The numbers of an axis are drawn.
    let wanted = wanted.filter(|it| !it[0].contains(".scale="));
    let wanted: BTreeSet<String> = wanted.map(|it| bare(&it[1].replace('\\', ""))).collect();
    assert!(!wanted.is_empty());
    wanted.into_iter().filter(|it| !said.contains(it)).collect()
}

#[test]
fn every_kind_says_on_the_web_what_it_says_on_paper() {
    let (inputs, templates) = sample();
    let audiences = ["consumer", "internal", "public", "minato"];
    let built = made(&inputs, &templates, &audiences);
    assert!(built.diagnostics.is_empty(), "{}", described(&built.diagnostics, &inputs));
    let pages = pages(&built);
    assert_eq!(pages.len(), 16, "{:?}", pages.iter().map(|(path, _)| path).collect::<Vec<_>>());
    let mut missing = Vec::new();
    for (path, html) in pages {
        let xml = as_xml(html);
        let page = Document::parse(&xml).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(faults(&page), Vec::<String>::new(), "{path}");
        let source = path.replace(".html", ".typ");
        let source = built.outputs.text(&source).expect("a source");
        missing.extend(lost(source, &page).into_iter().map(|it| format!("{path} {it}")));
        let language = path.rsplit('.').nth(1);
        assert_eq!(page.root_element().attribute("lang"), language, "{path}");
        // Nothing is fetched.
        assert!(!html.contains("<link") && !html.contains("<script"), "{path}");
        assert!(!html.contains("url(") && !html.contains("@import"), "{path}");
        assert!(built.documents.iter().any(|it| it.path == path), "{path} is not listed");
    }
    assert_eq!(missing, Vec::<String>::new());
    let charts = |path: &str| {
        let html = built.outputs.text(path).expect("a page");
        (html.matches("<figure class=\"chart\">").count(), html.matches("<details>").count())
    };
    assert_eq!(charts("internal/kit.ja.html"), (1, 0), "its numbers stand in the timetable");
    let (drawn, tables) = charts("internal/report.ja.html");
    assert!(drawn > 8 && tables == drawn, "{drawn} charts, {tables} tables");
}

/// Two builds are the same to the byte, whatever is made at the same time.
#[test]
fn the_same_inputs_give_the_same_pages() {
    let inputs = set(minimal(), "\n[documents]\nformats = [\"pdf\", \"html\"]\n");
    let all = made(&inputs, &Files::new(), &[]);
    let alone = made(&inputs, &Files::new(), &["funder"]);
    assert!(!pages(&alone).is_empty());
    for (path, html) in pages(&alone) {
        assert_eq!(all.outputs.text(path), Some(html), "{path}");
    }
}

#[test]
fn an_edition_has_the_formats_that_somebody_asks_for() {
    let formats = |settings: &str| {
        let inputs = set(minimal(), settings);
        let built = made(&inputs, &Files::new(), &["funder", "internal"]);
        let pages = pages(&built).into_iter().map(|(path, _)| path.to_owned()).collect();
        (pages, told(&built.diagnostics))
    };
    let none = Vec::<String>::new();
    let (funder, internal) = ("funder/report.ja.html", "internal/report.ja.html");
    let (pdf, html) = ("formats = [\"pdf\"]", "formats = [\"pdf\", \"html\"]");
    assert_eq!(formats(""), (none.clone(), none.clone()));
    let found: (Vec<String>, _) = formats(&format!("\n[documents]\n{html}\n"));
    assert_eq!(found, (vec![funder.to_owned(), internal.to_owned()], none.clone()));
    let found: (Vec<String>, _) = formats(&format!("\n[editions.funder]\n{html}\n"));
    assert_eq!(found, (vec![funder.to_owned()], none.clone()));
    let settings = format!("\n[documents]\n{html}\n[editions.funder]\n{pdf}\n");
    assert_eq!(formats(&settings), (vec![internal.to_owned()], none.clone()));
    // There is none without its PDF, and no other format.
    for wrong in ["[\"html\"]", "[\"pdf\", \"epub\"]"] {
        let (pages, told) = formats(&format!("\n[editions.funder]\nformats = {wrong}\n"));
        assert_eq!(pages, none);
        assert!(told.len() == 1 && told[0].ends_with(" unknown-setting-value"), "{told:?}");
    }
}

/// What only the web page prints is looked for there, between tags and in attributes.
#[test]
fn what_only_the_page_gives_away_is_a_leak() {
    let (inputs, _) = sample();
    for secret in [
        "#if is-html [事務局への委託を#strong[二年]契約にする]",
        "#if is-html { html.elem(\"p\", attrs: (title: \"事務局への委託を二年契約にする\"))[・] }",
    ] {
        let mut templates = Files::new();
        templates.insert("templates/report/learning.typ.jinja", secret.as_bytes());
        let built = made(&inputs, &templates, &["funder"]);
        let leaks: BTreeSet<String> = told(&built.diagnostics).into_iter().collect();
        assert!(
            leaks.iter().any(|it| it == "inputs/commitments.csv:5 leak"),
            "{secret}: {leaks:?}"
        );
        assert!(pages(&built).is_empty(), "nothing is made");
    }
}

/// A region's own section that knows of paper alone loses no word on the web.
#[test]
fn what_is_laid_out_on_paper_is_said_on_the_web() {
    let section = "= 独自の節

#pad(left: 5mm)[一の言葉]
#place(top + right)[二の言葉]
#align(center, box(stroke: 1pt)[三の言葉])
#grid(columns: 2, [四の言葉], [五の言葉])
#stack(dir: ltr, [六の言葉], [七の言葉])
#columns(2)[八の言葉]
#rotate(5deg)[九の言葉]
#v(2mm)
左#h(1fr)右
#line(length: 100%)
#pagebreak()
#text(fill: muted)[十の言葉]
#data-table(columns: (\"code\", \"rest\"), header: ([番], [句]), rows: ((group: group-head(\"組\")), (1, [十一の言葉]), (below: [十二の言葉])))
";
    let inputs = set(minimal(), "\n[documents]\nformats = [\"pdf\", \"html\"]\n");
    let mut templates = Files::new();
    templates.insert("templates/report/learning.typ.jinja", section.as_bytes());
    let built = made(&inputs, &templates, &["funder"]);
    assert_eq!(told(&built.diagnostics), Vec::<String>::new());
    let html = built.outputs.text("funder/report.ja.html").expect("a page");
    let xml = as_xml(html);
    let page = Document::parse(&xml).expect("whole");
    let said = words(page.root());
    for word in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    {
        assert!(said.contains(&format!("{word}の言葉")), "{word}");
    }
}

/// Each function of the look that sections call takes on the web what it takes on paper.
#[test]
fn the_look_of_the_web_is_called_as_that_of_paper() {
    // The same on paper and on the web; and what only the look itself calls.
    const ALIKE: [&str; 6] =
        ["document-head", "fig", "is-short", "keep-whole", "with-furigana", "chart-figure"];
    let (_, base) = project(&root());
    let web = ["page", "parts", "charts", "markdown"];
    let web: String =
        web.iter().filter_map(|it| base.text(&format!("templates/lib/html/{it}.typ"))).collect();
    let web = functions(&web);
    let mut compared = 0;
    for file in ["page", "parts", "charts", "markdown", "letter", "ruby"] {
        let paper = base.text(&format!("templates/lib/{file}.typ")).expect("a look");
        for (name, parameters) in functions(paper) {
            if ALIKE.contains(&name.as_str()) {
                continue;
            }
            let on_web = web.iter().find(|(other, _)| *other == name);
            let on_web = on_web.unwrap_or_else(|| panic!("{name} is not for the web"));
            assert_eq!(on_web.1, parameters, "{name}");
            compared += 1;
        }
    }
    assert!(compared > 40, "{compared} functions");
}

/// The documented functions of a look, each with the names of its parameters.
fn functions(source: &str) -> Vec<(String, Vec<String>)> {
    let head = Regex::new(r"(?s)\n///[^\n]*\n#let ([a-z-]+)\((.*?)\) = ").expect("a pattern");
    let names = |parameters: &str| {
        let mut depth = 0;
        let split = parameters.split(|it: char| {
            depth += i32::from(it == '(') - i32::from(it == ')');
            it == ',' && depth == 0
        });
        let names = split.map(|it| it.split(':').next().unwrap_or_default().trim().to_owned());
        names.filter(|it| !it.is_empty()).collect()
    };
    head.captures_iter(source).map(|it| (it[1].to_owned(), names(&it[2]))).collect()
}
