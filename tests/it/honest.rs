//! What is printed can be trusted: prose agrees with the figures, small numbers
//! cannot be worked out, and finished PDFs hold nothing they may not.

use entaku::files::Files;
use entaku::locale::Language;
use entaku::model::roundtable::DocumentKind;
use entaku::pipeline::Request;
use entaku::template::{self, Templates};
use entaku::view::{self, Setting};
use entaku::{assessment, diagnostics, disclosure, leaks, model, records};

use crate::harness::{build, described, draft, make, minimal, project, root, told, with};

/// A roundtable with one late and one good indicator, and a text.
fn with_text(head: &str, body: &str) -> Files {
    let indicators = "指標ID,指標名,単位,望ましい方向,集計,基準値,基準時点,目標値,目標年度,公開範囲\n\
        I1,見守り訪問の件数,件,増,期末,0,2025-10-31,100,2027-10-31,公開\n\
        I2,職場体験の参加者,人,増,期末,0,2025-10-31,100,2027-10-31,公開\n";
    let observations =
        "指標ID,時点,値\nI1,2026-04-30,30\nI1,2026-10-31,60\nI2,2026-04-30,20\nI2,2026-10-31,21\n";
    let text = format!("---\nsection: summary\n{head}---\n{body}\n");
    let files = with(minimal(), "inputs/indicators.csv", indicators);
    let files = with(files, "inputs/observations.csv", observations);
    with(files, "inputs/narrative/summary.md", &text)
}

fn told_of(head: &str, body: &str) -> Vec<String> {
    told(&draft(&with_text(head, body), &Files::new()).diagnostics)
}

#[test]
fn prose_that_says_otherwise_is_stopped_before_funders_read_it() {
    let place = "inputs/narrative/summary.md";
    let public = "visibility: funder\n";
    for (body, expected) in [
        ("見守り訪問は順調です。", None),
        ("見守り訪問は遅れています。", Some(format!("{place}:5:1 prose-contradicts"))),
        ("職場体験は順調です。", Some(format!("{place}:5:1 prose-contradicts"))),
        ("職場体験は順調ではありません。", None),
        ("職場体験は遅れています。", None),
        ("{{ name(\"I2\") }}は、計画どおりです。", Some(format!("{place}:5:19 prose-contradicts"))),
        ("見守り訪問は順調ですが、職場体験は遅れています。", None),
        ("見守り訪問は目標を達成しました。", Some(format!("{place}:5:1 prose-contradicts"))),
        ("会議は順調に進みました。", None),
        ("Only told: I2 is nothing.", None),
    ] {
        let expected: Vec<String> = expected.into_iter().collect();
        assert_eq!(told_of(public, body), expected, "{body}");
    }
    // Among members it is a question, and with a reason it stands.
    let inside = told_of("visibility: members\n", "職場体験は順調です。");
    assert_eq!(inside, [format!("{place}:5:1 prose-doubtful")]);
    let stands = format!("{public}override: 九月の値がまだ届いていない\n");
    let built = draft(&with_text(&stands, "職場体験は順調です。"), &Files::new());
    assert!(built.diagnostics.is_empty());
    let report = built.outputs.text("funder/report.ja.typ").expect("is drafted");
    assert!(report.contains("九月の値がまだ届いていない"), "the reason is printed");
}

/// A word that the roundtable has for a status is a word of judgement, in both languages.
#[test]
fn prose_is_compared_by_the_words_in_force() {
    let place = "inputs/narrative/summary.md";
    let mut templates = Files::new();
    let ja = "status-on-track = 着実\nstatus-slightly-late = おおむね順調\nstatus-late = 黄信号\n";
    templates.insert("templates/locales/ja.ftl", ja.as_bytes());
    templates.insert("templates/locales/en.ftl", "status-on-track = Steady\n".as_bytes());
    for (body, column, said) in [
        ("職場体験は着実に進んでいます。", Some(1), "「黄信号」"),
        ("見守り訪問は着実に進んでいます。", None, ""),
        ("見守り訪問は黄信号です。", Some(1), "「着実」"),
        ("見守り訪問はおおむね順調です。", Some(1), "「着実」"),
        ("職場体験はおおむね順調です。", None, ""),
        ("{{ name(\"I2\") }} is steady.", Some(1), "“Late”"),
    ] {
        let inputs = with_text("visibility: funder\n", body);
        let built = draft(&inputs, &templates);
        let expected = column.map(|it| format!("{place}:5:{it} prose-contradicts"));
        assert_eq!(told(&built.diagnostics), Vec::from_iter(expected), "{body}");
        let words = described(&built.diagnostics, &inputs);
        assert!(words.contains(said), "{words}");
    }
}

#[test]
fn numbers_of_indicators_in_prose_are_placeholders() {
    let place = "inputs/narrative/summary.md";
    let found = told_of("", "見守り訪問は60件でした。");
    assert_eq!(found, [format!("{place}:4:1 number-in-prose")]);
    assert!(told_of("", "見守り訪問は{{ value(\"I1\") }}でした。").is_empty());
    assert!(told_of("", "会議は60件の声を聞きました。").is_empty());
}

/// The check knows nothing of how a page was made: the secretariat's own PDF
/// must fail as a funder's.
#[test]
fn the_leak_check_finds_what_it_looks_for() {
    let (inputs, templates) = project(&root());
    let built = build(&inputs, &templates, 2);
    let mut problems = Vec::new();
    let records = records::parse(&inputs, &mut problems);
    let model = model::resolve(&records, model::Scope::default(), &mut problems);
    let assessment = assessment::assess(&model);
    let edition = |code: &str| {
        let edition = model.editions.iter().find(|edition| edition.name == code);
        edition.expect("an edition of the sample")
    };
    let secrets = leaks::Secrets::of(&records, &model, &assessment, "");
    let funder = edition("funder");
    let internal = built.outputs.get("internal/report.ja.pdf").expect("is made");
    let found = secrets.look_in(funder, internal, "internal/report.ja.pdf");
    let places: Vec<String> = found.iter().map(|it| it.origin.source.path.clone()).collect();
    assert!(found.iter().all(|it| it.code == "leak"));
    for file in ["inputs/参加団体一覧.xlsx", "inputs/commitments.csv"] {
        assert!(places.iter().any(|place| place == file), "{file} among {places:?}");
    }
    // Its own document is clean, and what is no PDF is told.
    let own = built.outputs.get("funder/report.ja.pdf").expect("is made");
    assert_eq!(told(&secrets.look_in(funder, own, "f")), Vec::<String>::new());
    let found = secrets.look_in(funder, b"%PDF-1.7 nothing", "f");
    assert_eq!(told(&found), ["f leak-unchecked"]);
    assert!(diagnostics::any_error(&found));
}

/// A template says how a page looks. What it may print is in the view: of `inputs/` it
/// can read images, and no table.
#[test]
fn a_template_that_reads_a_table_is_told_at_its_line() {
    let (inputs, _) = project(&root());
    let base = template::base();
    let (path, look) = ("templates/report/summary.typ.jinja", "templates/lib/theme.typ");
    for (path, written) in [
        (path, "#csv(\"/inputs/funding.csv\")"),
        (path, "#read(\"/inputs/observations/内訳.csv\")"),
        (path, "#json(\"/inputs/roundtable.toml\")"),
        (path, "#include \"/inputs/narrative/02-agenda.md\""),
        (look, "#let funding = csv(\"/inputs/funding.csv\")"),
    ] {
        let mut text = base.text(path).expect("a base template").to_owned();
        let line = text.matches('\n').count() + 1;
        text.push_str(&format!("{written}\n"));
        let mut templates = Files::new();
        templates.insert(path, text.into_bytes());
        let request = Request {
            audiences: vec!["business".to_owned()],
            kinds: vec![DocumentKind::Report],
            ..Request::default()
        };
        let built = make(&inputs, &templates, &request);
        let told = told(&built.diagnostics);
        let is_at_line = |it: &&String| it.starts_with(&format!("{path}:{line}:"));
        assert!(told.iter().filter(is_at_line).count() == 1, "{written}: {told:?}");
        assert!(built.documents.is_empty(), "{written}");
    }
}

#[test]
fn a_text_that_a_language_lacks_is_told() {
    let inputs = minimal();
    let mut problems = Vec::new();
    let records = records::parse(&inputs, &mut problems);
    let model = model::resolve(&records, model::Scope::default(), &mut problems);
    let assessment = assessment::assess(&model);
    let spoken = Templates::load(&template::base(), &Files::new(), &mut problems);
    let disclosure = disclosure::disclose(&model, &assessment, &[]).to(&model.editions[0]);
    let setting = Setting {
        kind: DocumentKind::Guideline,
        language: Language::Ja,
        words: spoken.words(Language::Ja),
        japanese: spoken.words(Language::Ja),
        templates: &Files::new(),
        below: &Files::new(),
        inputs: &inputs,
        issue: 1,
        alike: &view::Alike::default(),
        sections: &view::Sections::default(),
    };
    let mut told = Vec::new();
    view::present(&disclosure, &setting, &mut told);
    assert!(told.iter().all(|it| it.code == "missing-text"));
    assert!(told.len() >= 12, "{} texts", told.len());
}

/// What the funders' edition says of an indicator that counts people.
fn printed(definition: &str, values: &str) -> String {
    let head =
        "指標ID,指標名,単位,種別,望ましい方向,集計,基準値,基準時点,目標値,目標年度,公開範囲\n";
    let inputs = with(minimal(), "inputs/indicators.csv", &format!("{head}{definition}\n"));
    let members = "団体ID,団体名,セクター\nG1,市,行政\nN1,会,NPO・NGO\n";
    let inputs = with(inputs, "inputs/members.csv", members);
    let observations = format!("指標ID,時点,値,報告団体,訂正前の値,備考,受領日\n{values}");
    let inputs = with(inputs, "inputs/observations.csv", &observations);
    let built = draft(&inputs, &Files::new());
    assert!(built.diagnostics.is_empty(), "{:?}", told(&built.diagnostics));
    let report = built.outputs.text("funder/report.ja.typ").expect("is drafted");
    let data = built.outputs.text("funder/report.ja/data/indicators.csv").expect("is attached");
    format!("{report}\n{data}")
}

#[test]
fn one_reporters_small_part_and_its_correction_are_withheld() {
    let definition = "I1,相談した人,人,成果,増,期末,20,2025-10,60,2027-10,公開";
    let corrected = "I1,2026-10,40,市,,,2026-10-31\nI1,2026-10,3,会,2,数え直した,2026-10-31\n";
    let text = printed(definition, corrected);
    assert!(text.contains("43人"), "the sum is no secret");
    assert!(text.contains("\"x\", \"x\", \"数え直した\""), "{text}");
}

#[test]
fn a_small_baseline_is_withheld_with_what_would_give_it_away() {
    let values = "I1,2026-04,30,,,,\nI1,2026-10,40,,,,\n";
    let shown = printed("I1,相談した人,人,成果,増,期末,20,2025-10,60,2027-10,公開", values);
    assert!(shown.contains("初期値20人"));
    let hidden = printed("I1,相談した人,人,成果,増,期末,3,2025-10,60,2027-10,公開", values);
    assert!(!hidden.contains("3人") && !hidden.contains("（65%）"), "{hidden}");
}

/// A word of the standing texts in a column of names is nobody's name.
#[test]
fn a_word_in_a_column_of_names_is_no_leak() {
    let members = "団体ID,団体名,セクター,会議体,氏名\nG1,市,行政,総会,代理の人\n";
    let inputs = with(minimal(), "inputs/members.csv", members);
    let built = build(&inputs, &Files::new(), 2);
    assert_eq!(told(&built.diagnostics), Vec::<String>::new());
}

/// People counted by age, two of them in cells that editions withhold.
fn with_few(visibility: &str, body: &str) -> Files {
    let indicators = "指標ID,指標名,単位,望ましい方向,集計,公開範囲,内訳項目\n\
        I1,相談した人,人,増,期末,公開,年齢\n";
    let observations = "指標ID,年月,年齢,値\nI1,2026-10,,184\nI1,2026-10,18歳未満,7\n\
        I1,2026-10,18歳以上,177\n";
    let text = format!("---\nsection: summary\nvisibility: {visibility}\n---\n{body}\n");
    let files = with(minimal(), "inputs/indicators.csv", indicators);
    let files = with(files, "inputs/observations.csv", observations);
    with(files, "inputs/narrative/summary.md", &text)
}

#[test]
fn a_number_that_tables_withhold_is_found_in_texts() {
    let place = "inputs/narrative/summary.md";
    for (visibility, body, lines) in [
        ("public", "18歳未満は7人でした。残りは大人です。", vec!["5:1"]),
        ("public", "はじめに。\n\n１８歳未満は七名です。", vec!["7:1"]),
        ("public", "| 年齢 | 人数 |\n|---|---|\n| 18歳未満 | 7 |", vec!["7:1"]),
        ("public", "18歳以上は177人でした。", vec!["5:1"]),
        ("public", "相談のうち18歳未満は\n7人でした。", vec!["5:1"]),
        ("public", "18歳未満は少人数でした。7人で話しました。", vec![]),
        ("public", "18歳未満の集まりを7回ひらきました。", vec![]),
        ("internal", "18歳未満は7人でした。", vec![]),
    ] {
        let built = draft(&with_few(visibility, body), &Files::new());
        let expected: Vec<String> =
            lines.iter().map(|line| format!("{place}:{line} withheld-in-text")).collect();
        // That it is a small number of people at all is told besides.
        let mut found = told(&built.diagnostics);
        found.retain(|it| !it.ends_with("few-people"));
        assert_eq!(found, expected, "{visibility}: {body}");
    }
}

#[test]
fn text_beyond_the_head_of_a_table_in_prose_is_not_lost_in_silence() {
    let place = "inputs/narrative/summary.md";
    let head = "| 団体 | 件数 |\n|---|---|\n";
    for (body, line) in [
        (format!("{head}| 甲 | 1 | 台風で中止 |\n| 乙 | 2 |"), Some("7:1")),
        (format!("{head}甲 | 1 | | 中止"), Some("7:1")),
        (format!("> {}> | 甲 | 1 | 中止 |", head.replace("\n|", "\n> |")), Some("7:3")),
        (format!("{head}| 甲 | `a|b` |"), None),
        (format!("{head}| 甲 | a\\|b |"), None),
        (format!("{head}| 甲 | 1 | |\n| 丙 |"), None),
    ] {
        let built = draft(&with_few("internal", &body), &Files::new());
        let told = told(&built.diagnostics);
        assert_eq!(told.len(), usize::from(line.is_some()), "{body}: {told:?}");
        if let Some(line) = line {
            let is_told =
                told[0].starts_with(place) && told[0].ends_with("markdown-cell-beyond-head");
            assert!(is_told && told[0].contains(line.split(':').next().unwrap_or("")), "{told:?}");
        }
    }
}
