//! Outlines: sections in order, who reads which, and what goes with what.

use std::collections::{BTreeMap, BTreeSet};

use entaku::files::Files;
use entaku::model::roundtable::DocumentKind;
use entaku::pipeline::Request;

use crate::harness::{
    Built, build, described, make, minimal, project, root, set, sources, told, with,
};

/// The sample with every kind of document.
fn everything() -> Files {
    let inputs = project(&root()).0;
    let path = "inputs/roundtable.toml";
    let settings = inputs.text(path).expect("settings").to_owned();
    let kinds = "\n[editions.internal]\nkinds = [\"report\", \"kit\", \"summary\"]\n\
        [editions.consumer]\nkinds = [\"report\", \"guideline\", \"plain\"]\n\
        [editions.l01]\norganisation = \"L01\"\n";
    with(inputs, path, &(settings + kinds))
}

/// Drafts the documents of a kind for some readers.
fn draft(inputs: &Files, templates: &Files, kind: DocumentKind, readers: &[&str]) -> Built {
    let request = Request {
        keep_markup: true,
        typeset: false,
        kinds: vec![kind],
        audiences: readers.iter().map(|code| (*code).to_owned()).collect(),
        ..Request::default()
    };
    make(inputs, templates, &request)
}

fn base_outline(kind: DocumentKind) -> String {
    let base = entaku::template::base();
    base.text(&format!("templates/{}.toml", kind.code())).expect("an outline").to_owned()
}

fn outline_of(kind: DocumentKind, text: &str) -> Files {
    let mut templates = Files::new();
    templates.insert(format!("templates/{}.toml", kind.code()), text.as_bytes().to_vec());
    templates
}

/// The words of headings: `= #"…";`, `== #"…";`.
fn headings(source: &str) -> BTreeSet<String> {
    let heads = source.lines().filter_map(|line| line.trim_start_matches('=').strip_prefix(" #\""));
    heads.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
}

/// Headings that are everyday words too: of these, other sections may speak.
const EVERYDAY: [&str; 4] =
    ["皆さまのセクターの約束", "皆さまのセクターが担当する指標", "グランドルール", "会議のあと"];

/// Those who read a section, by its line: one of each group that the kind is made for.
fn readers(kind: DocumentKind, line: &str) -> &'static [&'static str] {
    match kind {
        DocumentKind::Kit | DocumentKind::Summary => &["internal"],
        DocumentKind::Member => &["l01"],
        DocumentKind::Guideline | DocumentKind::Plain => &["consumer"],
        DocumentKind::Report if line.contains("[\"sector\"]") => &["consumer"],
        DocumentKind::Report if line.contains("[\"internal\"]") => &["internal"],
        DocumentKind::Report if line.contains("for = ") => &["funder"],
        DocumentKind::Report => &["consumer", "funder"],
    }
}

/// Every section can be taken out by its line, and then nothing speaks of it but what
/// people wrote in their tables.
#[test]
fn any_section_can_be_taken_out() {
    let inputs = everything();
    let written: String = inputs.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
    let (mut tried, mut shorter, mut left) = (0, 0, Vec::new());
    for kind in DocumentKind::ALL {
        let outline = base_outline(kind);
        let mut drafted = BTreeMap::new();
        for line in outline.lines().filter(|line| line.starts_with("  ")) {
            let readers = readers(kind, line);
            let whole = drafted
                .entry(readers)
                .or_insert_with(|| draft(&inputs, &Files::new(), kind, readers));
            let without = outline.replace(&format!("{line}\n"), "");
            let built = draft(&inputs, &outline_of(kind, &without), kind, readers);
            let problems = &built.diagnostics;
            assert!(problems.is_empty(), "{line}: {}", described(problems, &inputs));
            for (path, source) in whole.outputs.iter().filter(|it| it.0.ends_with(".typ")) {
                let source = String::from_utf8_lossy(source);
                let after = built.outputs.text(path).expect("the same documents");
                shorter += usize::from(after.len() < source.len());
                let kept = headings(after);
                for gone in headings(&source).difference(&kept) {
                    if written.contains(gone) || EVERYDAY.contains(&gone.as_str()) {
                        continue;
                    }
                    let speaks = after.lines().find(|said| said.contains(gone.as_str()));
                    left.extend(speaks.map(|said| format!("{path} without {line}: {said}")));
                }
            }
            tried += 1;
        }
    }
    assert!(tried > 80 && shorter > 70, "{tried} {shorter}");
    assert_eq!(left, Vec::<String>::new());
}

/// What the guideline's standing texts say of a section goes with it, and nothing else.
#[test]
fn a_standing_text_speaks_of_what_is_there() {
    let inputs = everything();
    let outline = base_outline(DocumentKind::Guideline);
    let text = |templates: &Files| {
        let built = draft(&inputs, templates, DocumentKind::Guideline, &["consumer"]);
        assert!(built.diagnostics.is_empty(), "{}", described(&built.diagnostics, &inputs));
        built.outputs.text("consumer/guideline.ja.typ").expect("a guideline").to_owned()
    };
    let theme = "「今回のテーマと事実」を読み";
    let commitments = ["「前回の約束」と「皆さまのセクターの約束」を読み", "約束」を読み合わせる"];
    let whole = text(&Files::new());
    assert!(whole.contains(theme) && whole.contains(commitments[0]));
    let without =
        text(&outline_of(DocumentKind::Guideline, &outline.replace("  \"theme\",\n", "")));
    assert!(!without.contains(theme) && without.contains(commitments[0]));
    let without =
        text(&outline_of(DocumentKind::Guideline, &outline.replace("  \"commitments\",\n", "")));
    assert!(without.contains(theme) && commitments.iter().all(|it| !without.contains(it)));
    // A name that is no section is told at its line.
    let mut templates = Files::new();
    let path = "templates/guideline/ja/about.md";
    templates.insert(path, "一\n\n{{ needs(\"themes\") }}二\n".as_bytes());
    let built = draft(&inputs, &templates, DocumentKind::Guideline, &["consumer"]);
    assert_eq!(told(&built.diagnostics), [format!("{path}:3:1 placeholder-unknown")]);
}

/// A region replaces a block of a section and keeps the rest of it.
#[test]
fn a_region_replaces_a_block_of_a_section() {
    let inputs = project(&root()).0;
    let mut templates = Files::new();
    let own = "{% extends \"base/report/summary.typ.jinja\" %}\n\
        {% block sentences %}\n#\"三か月のまとめ\";\n{% endblock %}\n\
        {% block asks %}\n{{ super() }}#\"ありがとうございます\";\n{% endblock %}\n";
    templates.insert("templates/report/summary.typ.jinja", own.as_bytes());
    let path = "consumer/report.ja.typ";
    let source = |templates: &Files| {
        let built = draft(&inputs, templates, DocumentKind::Report, &["consumer"]);
        assert!(built.diagnostics.is_empty(), "{}", described(&built.diagnostics, &inputs));
        built.outputs.text(path).expect("a report").to_owned()
    };
    let (base, ours) = (source(&Files::new()), source(&templates));
    let lines = |text: &str| -> BTreeSet<String> { text.lines().map(str::to_owned).collect() };
    let (base, ours) = (lines(&base), lines(&ours));
    let added: Vec<&String> = ours.difference(&base).collect();
    assert_eq!(added, ["#\"ありがとうございます\";", "#\"三か月のまとめ\";"]);
    let gone: Vec<&String> = base.difference(&ours).collect();
    // The sentences, a line each, in a list with its first and last line.
    assert!(gone.iter().any(|line| line.contains("件の指標のうち")), "{gone:?}");
    assert!(gone.len() < 8, "{gone:?}");
}

/// The conditions take with them their appendix, what changed in them, and the name of
/// their numbers in the notes.
#[test]
fn what_depends_on_a_section_goes_with_it() {
    let inputs = everything();
    let outline = base_outline(DocumentKind::Report);
    let line = "  { name = \"conditions\", for = [\"whole\"] },\n";
    assert!(outline.contains(line));
    let readers = ["funder", "internal"];
    let without = outline_of(DocumentKind::Report, &outline.replace(line, ""));
    let whole = draft(&inputs, &Files::new(), DocumentKind::Report, &readers);
    let gone = draft(&inputs, &without, DocumentKind::Report, &readers);
    for path in ["funder/report.ja.typ", "internal/report.ja.typ"] {
        for word in ["\"CA1\"", "CA1など", "五つの条件", "\"BB6\""] {
            assert!(whole.outputs.text(path).expect("a report").contains(word), "{path} {word}");
            assert!(!gone.outputs.text(path).expect("a report").contains(word), "{path} {word}");
        }
    }
}

/// A report of few sections, in another order, with one of the region's own and one that
/// is the base's and more, is typeset.
#[test]
fn a_region_makes_its_own_outline() {
    let outline = "sections = [\"our-thanks\", \"title\", \"money\", \"learning\", \"summary\", \
        { name = \"plan\", for = [\"internal\"] }]\n";
    let mut templates = outline_of(DocumentKind::Report, outline);
    templates
        .insert("templates/report/our-thanks.typ.jinja", "= 御礼\n\nみなさまに。\n".as_bytes());
    let more = "#callout(\"学び\", [\n{% include \"base/report/learning.typ.jinja\" %}\n])\n";
    templates.insert("templates/report/learning.typ.jinja", more.as_bytes());
    let inputs = project(&root()).0;
    let drafted = draft(&inputs, &templates, DocumentKind::Report, &["funder", "internal"]);
    let funder = drafted.outputs.text("funder/report.ja.typ").expect("a report").to_owned();
    let at = |text: &str| funder.find(text).unwrap_or_else(|| panic!("{text} in {funder}"));
    assert!(at("= 御礼") < at("#title-block(("));
    assert!(at("<money>") < at("#callout(\"学び\""));
    assert!(at("#callout(\"学び\"") < at("#see-also("));
    let internal = drafted.outputs.text("internal/report.ja.typ").expect("a report");
    let plan = "= #\"次の期間の計画\"";
    assert!(internal.contains(plan) && !funder.contains(plan), "{internal}");
    let request = Request {
        kinds: vec![DocumentKind::Report],
        audiences: ["funder", "business"].map(str::to_owned).to_vec(),
        ..Request::default()
    };
    let built = make(&inputs, &templates, &request);
    assert!(built.diagnostics.is_empty(), "{}", described(&built.diagnostics, &inputs));
    assert_eq!(built.documents.len(), 2);
}

/// What Typst cannot typeset is told at the line of the section that says it, or of the
/// part that the section takes in.
#[test]
fn a_mistake_of_typesetting_is_told_at_its_section() {
    let mut inputs = minimal();
    let plan = "---\nsection: plan\n---\n来月も続けます。\n";
    inputs.insert("inputs/narrative/plan.md", plan.as_bytes());
    let taken_in = "{% from \"parts/ours.typ.jinja\" import lead %}\n{{ lead() }}\n";
    for (section, expected) in [
        (
            "{% if report.plan %}\n= #{{ t(\"section-plan\") }};\n#missing-part()\n{% endif %}\n",
            "templates/report/plan.typ.jinja:3:1 typst-error",
        ),
        (taken_in, "templates/parts/ours.typ.jinja:2:1 typst-error"),
    ] {
        let mut templates = Files::new();
        templates.insert("templates/report/plan.typ.jinja", section.as_bytes());
        let part = "{% macro lead() %}\n#no-such-part(1)\n{% endmacro %}\n";
        if section == taken_in {
            templates.insert("templates/parts/ours.typ.jinja", part.as_bytes());
        }
        let told = told(&build(&inputs, &templates, 1).diagnostics);
        assert!(told.contains(&expected.to_owned()), "{told:?}");
    }
}

/// An outline that is no TOML is told once, and the base one is drafted meanwhile.
#[test]
fn an_outline_that_cannot_be_read_is_one_problem() {
    let templates = outline_of(DocumentKind::Report, "sections = [\"title\",\n");
    let built = draft(&minimal(), &templates, DocumentKind::Report, &[]);
    let told = told(&built.diagnostics);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("templates/report.toml:") && told[0].ends_with(" toml-syntax"));
}

/// A funder's form has questions of its own: an edition has its own outline, with headings
/// that the form has and texts that are written for it.
#[test]
fn an_edition_has_an_outline_and_headings_of_its_own() {
    let form = "sections = [\n  \"title\",\n  { name = \"q1\", title = \"1. この半年で変わったこと\" },\n  \
        { name = \"notes\", title = \"2. 読み方\" },\n]\n";
    let text = "---\nsection: q1\nvisibility: public\n---\n\n訪問の記録を一つにしました。\n";
    let inputs = with(minimal(), "inputs/narrative/q1.md", text);
    let more = "[editions.funder]\noutline = \"form\"\n";
    let templates = with(Files::new(), "templates/report.form.toml", form);
    let built = sources(&set(inputs.clone(), more), &templates);
    assert_eq!(told(&built.diagnostics), [""; 0]);
    let headings = |edition: &str| -> Vec<String> {
        let page = built.outputs.text(&format!("{edition}/report.ja.typ")).expect("a report");
        page.lines().filter(|line| line.starts_with("= ")).map(str::to_owned).collect()
    };
    let own = headings("funder");
    assert!(own.len() == 2 && own[0].contains("この半年で変わったこと"), "{own:?}");
    assert!(own[1].contains("読み方"), "{own:?}");
    let page = built.outputs.text("funder/report.ja.typ").expect("a report");
    assert!(page.contains("訪問の記録を一つにしました"));
    assert!(headings("internal").len() > 2, "others have the usual one");
    // The form has its own numbers, and gets no second ones.
    let numbered = |edition: &str| {
        let page = built.outputs.text(&format!("{edition}/report.ja.typ")).expect("a report");
        page.contains("own-numbers: true")
    };
    assert_eq!((numbered("funder"), numbered("internal")), (true, false));
    // What leads nowhere is told: a name of an outline, an outline that nobody names, a
    // heading that no outline has.
    let lost = set(inputs.clone(), "[editions.funder]\noutline = \"from\"\n");
    let problems = told(&sources(&lost, &templates).diagnostics);
    assert!(problems.iter().any(|it| it.ends_with(" unknown-outline")), "{problems:?}");
    assert!(
        problems.contains(&"templates/report.form.toml outline-of-none".to_owned()),
        "{problems:?}"
    );
    let problems = told(&sources(&inputs, &Files::new()).diagnostics);
    assert_eq!(problems, ["inputs/narrative/q1.md:2:1 not-one-of"]);
}
