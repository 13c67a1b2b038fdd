//! Figures: every printed one can be followed to its cells, and the numbers of
//! a small roundtable are those counted by hand.

use std::collections::{BTreeMap, BTreeSet};

use entaku::assessment::{self, Figures, conditions::Light};
use entaku::domain::time::TimeSpan;
use entaku::domain::words::Visibility;
use entaku::files::Files;
use entaku::locale::Language;
use entaku::model::{self, Model, Scope};
use entaku::pipeline::{self, Request};
use entaku::records;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::harness::{build, cases, described, minimal, opened, project, root, told, with};

fn model_of(inputs: &Files) -> Model {
    let mut problems = Vec::new();
    let records = records::parse(inputs, &mut problems);
    let model = model::resolve(&records, Scope::default(), &mut problems);
    assert!(problems.iter().all(|it| it.code.contains("without")), "{:?}", told(&problems));
    model
}

/// A number stands beside words that say it, and beside no others.
#[track_caller]
fn check_number(id: &str, listed: &Value) {
    let words = listed["words"].as_str().expect("words");
    let flags: Vec<&str> =
        listed["flags"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let said: String = words.replace('−', "-").replace(',', "");
    let end = said.find(|c: char| !matches!(c, '0'..='9' | '.' | '-')).unwrap_or(said.len());
    let is_data = listed["status"].is_null() && !words.contains('/');
    match listed["number"].is_null() {
        false => assert_eq!(said[..end], listed["number"].to_string(), "{id}: {listed}"),
        true if is_data => assert!(!flags.is_empty(), "{id} has no number: {listed}"),
        true => {}
    }
    let is_none = flags.contains(&"withheld") || flags.contains(&"missing");
    assert!(!is_none || listed["number"].is_null(), "{id}: {listed}");
}

#[test]
fn figures_have_their_numbers_beside_their_words() {
    let (inputs, templates) = project(&root());
    let built = build(&inputs, &templates, 2);
    let values = built.outputs.text("funder/figures.json").expect("values");
    let values: BTreeMap<String, Value> = serde_json::from_str(values).expect("JSON");
    let value = &values["I01.value"];
    assert!(value["number"].is_number() && value["unit"].is_string(), "{value}");
    assert!(value["from"].is_string() && value["to"].is_string(), "{value}");
    assert_eq!(values["I01.status"]["status"].as_str().map(str::is_empty), Some(false));
    let has = |flag: &str| values.values().any(|it| it["flags"].to_string().contains(flag));
    for flag in ["provisional", "estimated", "withheld"] {
        assert!(has(flag), "no figure is {flag}");
    }
}

#[test]
fn every_figure_of_the_funders_report_is_explained_to_its_cells() {
    let (inputs, templates) = project(&root());
    let built = build(&inputs, &templates, 2);
    let manifest = built.outputs.text(entaku::manifest::WHOLE).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_str(manifest).expect("JSON");
    let mut checked = 0;
    for document in manifest["documents"].as_array().expect("documents") {
        let audience = document["audience"].as_str().expect("an audience");
        let request = Request { audiences: vec![audience.to_owned()], ..Request::default() };
        let told = pipeline::explain(&opened(&inputs, &templates), &request).answer;
        let count = told.len();
        let told: BTreeMap<&str, _> = told.iter().map(|it| (it.id.as_str(), it)).collect();
        assert_eq!(told.len(), count, "an ID names one figure");
        let values = built.outputs.text(&format!("{audience}/figures.json")).expect("values");
        let values: BTreeMap<String, Value> = serde_json::from_str(values).expect("JSON");
        assert_eq!(document["figures"].as_array().map(Vec::is_empty), Some(false));
        for (id, listed) in &values {
            let id = id.as_str();
            let figure = told.get(id).unwrap_or_else(|| panic!("{audience}: {id} is not known"));
            // Posts and limits are settings; what is not there or none has no rows.
            let is_limit = id.ends_with(".good") || id.ends_with(".watch");
            let is_bare = ["なし", "0", "公表しない（x）"].contains(&figure.value.as_str());
            assert!(
                is_bare || is_limit || id.starts_with("BB3") || !figure.rows.is_empty(),
                "{id} has no rows"
            );
            for (place, _) in &figure.rows {
                assert!(place.starts_with("inputs/") && place.contains(':'), "{id}: {place}");
            }
            assert_eq!(listed["words"], figure.value, "{id} in figures.json");
            check_number(id, listed);
            checked += 1;
        }
    }
    assert!(checked > 500, "{checked} figures");
    let funder: BTreeSet<&str> = manifest["documents"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|document| document["path"] == "funder/report.ja.pdf")
        .flat_map(|document| document["figures"].as_array().into_iter().flatten())
        .filter_map(|id| id.as_str())
        .collect();
    for id in [
        "I01.value",
        "I01.status",
        "I01.forecast",
        "commitments.labour.overdue",
        "CC2",
        "BB1",
        "attendance.labour",
        "money.total.remaining",
        "costs.total.variance",
        "hours.policy",
        "in-kind.data",
        "enabled.kept",
        "matrix.G1.npo",
        "changes.held",
    ] {
        assert!(funder.contains(id), "{id} is not listed");
    }
}

#[test]
fn two_periods_are_compared_as_they_were_known() {
    let (inputs, templates) = project(&root());
    let period = |month| TimeSpan::month_of(jiff::civil::date(2026, month, 1));
    let request = Request { period: Some(period(10)), ..Request::default() };
    let told = pipeline::compare(&opened(&inputs, &templates), period(9), &request);
    let lines: BTreeMap<&str, _> =
        told.answer.lines.iter().map(|line| (line.key, line.items.join("\n"))).collect();
    // The value of September came on 20 October: September knew 1,779.
    assert!(lines["moved"].contains("見守り訪問の件数: 1,779件 → 2,587件"), "{lines:?}");
    assert!(lines["overdue"].contains("介護と仕事の相談会を年2回ひらく"));
    assert_eq!(lines["held"].lines().count(), 2);
    let english =
        Request { message_language: Language::En, period: Some(period(10)), ..Request::default() };
    let told = pipeline::compare(&opened(&inputs, &templates), period(9), &english);
    assert_eq!(
        told.answer.lines.iter().find(|line| line.key == "held").map(|it| it.label.as_str()),
        Some("Meetings held")
    );
}

/// Text of a hidden row that a project's own template prints is a leak, and no
/// document is made.
#[test]
fn a_leaked_row_makes_the_build_fail() {
    let (inputs, _) = project(&root());
    let mut templates = Files::new();
    let leak = "事務局への委託を二年契約にする\n";
    templates.insert("templates/report/learning.typ.jinja", leak.as_bytes());
    let built = build(&inputs, &templates, 2);
    let found: BTreeSet<String> = told(&built.diagnostics).into_iter().collect();
    assert_eq!(found, BTreeSet::from(["inputs/commitments.csv:5 leak".to_owned()]));
    assert!(built.outputs.is_empty(), "nothing is made");
    // A name of a person in prose for funders.
    let text = "---\nsection: learning\naudience: funder\n---\n村上 隆さんに学びました。\n";
    let named = with(inputs, "inputs/narrative/named.md", text);
    let built = build(&named, &Files::new(), 2);
    assert!(told(&built.diagnostics).iter().all(|it| it.ends_with(" leak")));
    assert!(!built.diagnostics.is_empty());
}

/// What the small roundtable below says of each number, counted by hand.
#[test]
fn the_conditions_of_a_small_roundtable_are_those_counted_by_hand() {
    let figures = small();
    for (code, value, part, whole, light) in [
        // Six organisations, five endorsed: 83.3 % (90, 70).
        ("CA1", "83.3", 5, 6, Some(Light::Watch)),
        // Of six sectors four came; two are missing.
        ("CA2", "2", 4, 0, Some(Light::Act)),
        // Six commitments that were not dropped, five with a goal.
        ("CA3", "83.3", 5, 6, Some(Light::Watch)),
        // Five agenda items, three at meetings with goals; five decisions, four with one.
        ("CA4", "70", 7, 10, Some(Light::Good)),
        // From 1 May 2026 to 30 September: 152 days.
        ("CA5", "5", 1, 1, Some(Light::Good)),
        // The users' group came to three of five meetings.
        ("CA6", "60", 3, 5, Some(Light::Watch)),
        // Decisions that rest on an indicator: two of five.
        ("SM5", "40", 2, 5, Some(Light::Good)),
        // Commitments with a partner of another sector: three of six.
        ("MR2", "50", 3, 6, Some(Light::Good)),
        // Open: P2 overdue, P3, P4, P5, P6: one of five.
        ("MR4", "20", 1, 5, Some(Light::Good)),
        // A1 carries the secretariat and owns P3 and P4 of five.
        ("MR5", "40", 2, 5, Some(Light::Good)),
        // Business and labour, finance and consumers have none open: see below.
        ("MR6", "3", 0, 5, Some(Light::Act)),
        // Expected: 6 + 6 + 5 + 4 + 4; two absences; the cancelled meeting does not count.
        ("CC2", "92", 23, 25, Some(Light::Good)),
        // Two proxies of 23, each counted once.
        ("CC3", "8.7", 2, 23, Some(Light::Good)),
        // Days to the minutes: 5, 10, 10, 20, 30.
        ("CC4", "10", 0, 5, Some(Light::Good)),
        // In two of five meetings one organisation facilitated and recorded.
        ("BB5", "40", 2, 5, Some(Light::Good)),
        // (3,000,000 − 600,000) × 50 % ÷ 100,000 a month.
        ("BB1", "12", 1, 2, Some(Light::Good)),
    ] {
        let measure = figures.conditions.get(code).expect("a number");
        let found = measure.now.value.map(|value| value.round_dp(1).normalize().to_string());
        assert_eq!(found.as_deref(), Some(value), "{code}");
        assert_eq!(measure.now.part.count(), part, "part of {code}");
        assert_eq!(measure.now.whole.count(), whole, "whole of {code}");
        assert_eq!(measure.light, light, "light of {code}");
    }
    // One of four meetings or rows is no number.
    for code in ["SM2", "SM3", "SM4", "MR1", "MR3", "CC5", "BB4"] {
        assert_eq!(figures.conditions.get(code).expect("a number").now.value, None, "{code}");
    }
}

fn small() -> Figures {
    let mut files = Files::new();
    let mut add = |path: &str, text: &str| files.insert(path, text.as_bytes().to_vec());
    add(
        "inputs/roundtable.toml",
        "[roundtable]\nname = \"小さな円卓\"\n[calendar]\nperiod = \"2026-09\"\n\
         [visibility]\ndefault = \"public\"\n",
    );
    add(
        "inputs/members.csv",
        "団体ID,団体名,セクター,賛同日,事務局,当事者参加\n\
         A1,市,行政,2026-01-10,○,\nB1,工場,事業者,2026-01-10,,\nN1,会,NPO・NGO,2026-01-10,,\n\
         N2,利用者の会,NPO・NGO,2026-01-10,,○\nC1,くらしの会,消費者,2026-01-10,,\n\
         F1,信金,金融,,,\n",
    );
    add("inputs/goals.csv", "目標ID,目標,見直し日\nG1,つながる,2026-05-01\n");
    add(
        "inputs/meetings.csv",
        "会議ID,開催日,会議体,進行,記録者,議題,関連目標,状態,議事録送付日\n\
         M1,2026-04-10,総会,会,会,あ;い,G1,実施,2026-04-15\n\
         M2,2026-05-10,総会,会,市,う,G1,実施,2026-05-20\n\
         M3,2026-06-10,総会,会,市,え,,実施,2026-06-20\n\
         M4,2026-07-10,総会,市,市,お,,実施,2026-07-30\n\
         M5,2026-08-10,総会,会,市,,,実施,2026-09-09\n\
         M6,2026-09-10,総会,会,会,か,G1,中止,\n",
    );
    // F1 was not expected at the last three; it did not come before.
    add(
        "inputs/attendance.csv",
        "会議ID,団体ID,出欠\n\
         M1,A1,出席\nM1,B1,出席\nM1,N1,出席\nM1,N2,出席\nM1,C1,代理\nM1,F1,欠席\n\
         M2,A1,出席\nM2,B1,出席\nM2,N1,出席\nM2,N2,出席\nM2,C1,出席\nM2,F1,欠席\n\
         M3,A1,出席\nM3,B1,出席\nM3,N1,出席\nM3,N2,出席\nM3,C1,代理\nM3,F1,オブザーバー\n\
         M4,A1,出席\nM4,B1,遅刻\nM4,N1,出席\nM4,C1,出席\n\
         M5,A1,オンライン\nM5,B1,出席\nM5,N1,出席\nM5,C1,出席\n",
    );
    add(
        "inputs/decisions.csv",
        "決定ID,会議ID,内容,目標ID,根拠指標\nD1,M1,あ,G1,I1\nD2,M1,い,G1,I1\nD3,M2,う,G1,\n\
         D4,M3,え,G1,\nD5,M4,お,,\n",
    );
    add(
        "inputs/commitments.csv",
        "約束ID,取組,目標ID,担当団体,連携先,表明日,期限,状況,完了日\n\
         P1,終えた約束,G1,B1,A1,2026-02-01,2026-05-31,完了,2026-05-30\n\
         P2,過ぎた約束,G1,N1,A1,2026-02-01,2026-08-31,進行中,\n\
         P3,市の約束,G1,A1,,2026-02-01,2027-03-31,進行中,\n\
         P4,市の別の約束,G1,A1,,2026-02-01,2027-03-31,未着手,\n\
         P5,会の約束,G1,N1,N2,2026-02-01,2027-03-31,進行中,\n\
         P6,目標のない約束,,C1,N1,2026-02-01,2027-03-31,進行中,\n\
         P7,やめた約束,,B1,,2026-02-01,2027-03-31,中止,\n",
    );
    add("inputs/indicators.csv", "指標ID,指標名,単位\nI1,件数,件\n");
    add(
        "inputs/funding.csv",
        "資金提供者,事務局割合,決定額,支出額,開始日,終了日,状況\n\
         財団,50,3000000,600000,2026-04-01,2027-09-30,確定\n\
         銀行,100,9000000,,2026-10-01,2027-09-30,申請中\n",
    );
    add(
        "inputs/costs.csv",
        "年月,費目,予算額,実績額\n2026-08,人件費,100000,90000\n2026-09,人件費,100000,110000\n",
    );
    let mut problems = Vec::new();
    let records = records::parse(&files, &mut problems);
    let model = model::resolve(&records, Scope::default(), &mut problems);
    assert_eq!(told(&problems), Vec::<String>::new(), "{}", described(&problems, &files));
    assessment::figures(&model, Visibility::Internal)
}

/// Figures of one indicator, as `I1` of a minimal project.
fn indicator(definition: &str, values: &str) -> (Figures, Model) {
    let head =
        "指標ID,指標名,単位,望ましい方向,集計,基準値,基準時点,目標値,目標年度,頻度,公開範囲\n";
    let inputs = with(minimal(), "inputs/indicators.csv", &format!("{head}{definition}\n"));
    let observations = format!("指標ID,時点,値,記号\n{values}");
    let model = model_of(&with(inputs, "inputs/observations.csv", &observations));
    (assessment::figures(&model, Visibility::Public), model)
}

#[test]
fn a_counter_starts_again_in_april() {
    let (figures, _) = indicator(
        "I1,回数,回,増,累計,120,2024年度,300,2027年度,月,公開",
        "I1,2026-02,50,\nI1,2026-03,60,\nI1,2026-04,10,\nI1,2026-10,15,\n",
    );
    let assessed = figures.indicators.values().next().expect("one indicator");
    // January to March belong to the fiscal year before.
    assert_eq!(assessed.current.as_ref().map(|it| it.value), Some(Decimal::from(25)));
    assert_eq!(assessed.this_year.len(), 2);
    // February and March a year later are still to come.
    assert!(assessed.last_year.is_empty());
}

#[test]
fn no_line_is_drawn_across_a_redefinition() {
    let values = |flag: &str| {
        format!(
            "I1,2026-05,10,\nI1,2026-06,11,\nI1,2026-07,12,\nI1,2026-08,30,{flag}\nI1,2026-09,31,\n"
        )
    };
    let definition = "I1,割合,%,増,期末,5,2026-03,60,2028-03,月,公開";
    let (figures, _) = indicator(definition, &values(""));
    assert!(figures.indicators.values().all(|it| it.forecast.is_some()));
    let (figures, _) = indicator(definition, &values("b"));
    assert!(figures.indicators.values().all(|it| it.forecast.is_none()), "two values are too few");
}

#[test]
fn a_straight_line_is_drawn_on_exactly() {
    // Four values on one line: one a day more in 31 days.
    let (figures, _) = indicator(
        "I1,割合,%,増,期末,0,2026-03-31,90,2026-12-31,,公開",
        "I1,2026-07-01,10,\nI1,2026-07-11,20,\nI1,2026-07-21,30,\nI1,2026-07-31,40,\n",
    );
    let assessed = figures.indicators.values().next().expect("one indicator");
    let forecast = assessed.forecast.as_ref().expect("four values");
    // 153 days later at one a day: 193, and no more than the whole.
    assert_eq!((forecast.value, forecast.band), (Decimal::ONE_HUNDRED, Decimal::ZERO));
    assert_eq!(forecast.from.round_dp(6), Decimal::from(40));
}

#[test]
fn an_organisation_that_was_merged_keeps_its_attendance() {
    let members = "団体ID,団体名,セクター,別名\nG1,新しい会,行政,旧い会;もとの会\n";
    let meetings = "会議ID,開催日,会議体,出席者\nM1,2026-09-05,総会,旧い会\nM2,2026-10-05,総会,もとの会（代理）\n";
    let inputs =
        with(with(minimal(), "inputs/members.csv", members), "inputs/meetings.csv", meetings);
    let figures = assessment::figures(&model_of(&inputs), Visibility::Internal);
    let all = &figures.participation.all;
    assert_eq!((all.represented.part.count(), all.represented.whole.count()), (2, 2));
    assert_eq!(all.by_proxy.count(), 1, "a proxy is counted once");
}

/// The golden case of every table also holds a status that a person gave.
#[test]
fn a_given_status_keeps_the_computed_one_beside_it() {
    let (inputs, _) = project(&cases().join("full"));
    let mut problems = Vec::new();
    let records = records::parse(&inputs, &mut problems);
    let model = model::resolve(&records, Scope::default(), &mut problems);
    let figures = assessment::figures(&model, Visibility::Internal);
    let given = figures.indicators.values().find(|it| it.status != it.answer.status);
    assert!(given.is_some(), "one status is given");
}
