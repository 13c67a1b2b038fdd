//! Files, texts and cells of the kinds that people send: each is read right or
//! refused with a message at its place, and never read wrongly in silence.

use std::fs;
use std::process::Command;

use entaku::domain::value::Reading;
use entaku::files::{Files, Refusal};
use entaku::locale::Language;
use entaku::pipeline::Request;
use entaku::records;

use crate::harness::{draft, make, minimal, told, with};

/// The smallest project with one indicator.
fn project() -> Files {
    with(minimal(), "inputs/indicators.csv", "指標ID,指標名,単位\nI01,件数,件\n")
}

/// Returns what is told of a project, without what every one of these tells.
fn told_of(inputs: &Files) -> Vec<String> {
    told(&draft(inputs, &Files::new()).diagnostics)
}

/// Reads one cell below a header, as the value of a table that has the rest.
#[track_caller]
fn check_value(cell: &str, expected: &str) {
    let quoted = format!("\"{}\"", cell.replace('"', "\"\""));
    let text = format!("指標ID,年月,値\nI01,2026-10,{quoted}\n");
    let inputs = with(project(), "inputs/observations.csv", &text);
    let mut problems = Vec::new();
    let records = records::parse(&inputs, &mut problems);
    let found = match (problems.first(), records.observations.first()) {
        (Some(problem), _) => {
            assert_eq!(problem.origin.to_string(), "inputs/observations.csv:C2", "{cell}");
            problem.code.to_owned()
        }
        (None, Some(row)) => match &row.value.value.reading {
            Reading::Number(number) => {
                let unit = row.value.value.unit.as_deref().unwrap_or_default();
                format!("{}{unit}", number.normalize())
            }
            reading => format!("{reading:?}"),
        },
        (None, None) => "nothing".to_owned(),
    };
    assert_eq!(found, expected, "{cell}");
    // Whatever is read other than it stands there is on the log.
    if problems.is_empty() && cell != expected && !expected.starts_with(char::is_alphabetic) {
        let mut cells = records.receipts.iter().flat_map(|receipt| receipt.cells());
        assert!(cells.any(|it| it.rule.is_some()), "{cell} is not on the receipt");
    }
}

#[test]
fn a_value_is_one_number_and_its_notes_are_no_digits() {
    for (cell, expected) in [
        ("96②", "96"),
        ("96²", "96"),
        ("96*1)", "96"),
        ("96注1", "96"),
        ("96（※2）", "96"),
        ("1,096③", "1096"),
        ("96\n97", "two-numbers"),
        ("96 97", "two-numbers"),
        ("97/96", "two-numbers"),
        ("96〜97", "two-numbers"),
        ("96(97)", "two-numbers"),
        ("９６、９７", "two-numbers"),
        ("20、21", "two-numbers"),
        ("20;21", "two-numbers"),
        ("20+21", "two-numbers"),
        ("20と21", "two-numbers"),
        ("20\u{200b}", "20"),
        ("1\u{ad}20", "120"),
        ("\u{feff}20", "20"),
        ("20\u{2060}件", "20件"),
        ("1,23", "number-grouping"),
        ("00123", "123"),
        ("1\u{a0}234", "1234"),
        ("△12", "-12"),
        ("▲1,234", "-1234"),
        ("1.2E+3", "1200"),
        ("50％", "50%"),
        ("1234567890123456", "number-too-long"),
        ("999999999999999999999999999", "number-too-long"),
        ("9E15", "number-too-long"),
        ("-", "Nil"),
        ("…", "Unknown"),
        ("=\"20\"", "20"),
    ] {
        check_value(cell, expected);
    }
}

#[test]
fn about_a_number_is_still_about_it_on_the_page() {
    for (cell, printed) in
        [("約120件", "約120"), ("120件程度", "約120"), ("およそ120", "約120"), ("120", "120")]
    {
        let text = format!("指標ID,年月,値\nI01,2026-10,{cell}\n");
        let built = draft(&with(project(), "inputs/observations.csv", &text), &Files::new());
        let report = built.outputs.text("internal/report.ja.typ").expect("is drafted");
        assert!(report.contains(printed), "{cell}");
        assert_eq!(report.contains("約120"), printed != "120", "{cell}");
    }
}

/// Reads one amount of a funder, with the header and the cell as given.
#[track_caller]
fn check_amount(header: &str, cell: &str, expected: &str) {
    let text = format!("資金提供者,決定額(円),{header},状況\nみらい財団,1,\"{cell}\",確定\n");
    let inputs = with(project(), "inputs/funding.csv", &text);
    let mut problems = Vec::new();
    let records = records::parse(&inputs, &mut problems);
    let found = match (problems.first(), records.funding.first()) {
        (Some(problem), _) => problem.code.to_owned(),
        (None, Some(row)) => match &row.received {
            Some(yen) => yen.value.0.map_or("なし".to_owned(), |yen| yen.normalize().to_string()),
            None => "未報告".to_owned(),
        },
        (None, None) => "nothing".to_owned(),
    };
    assert_eq!(found, expected, "{header}: {cell}");
}

#[test]
fn amounts_are_yen_and_nothing_else() {
    for (cell, expected) in [
        ("1000", "1000"),
        ("1,000円", "1000"),
        ("¥1,000", "1000"),
        ("￥1,000", "1000"),
        ("1,000 JPY", "1000"),
        ("2千円", "2000"),
        ("3万円", "30000"),
        ("1.5百万円", "1500000"),
        ("$1,000", "column-of-another-unit"),
        ("US$1,000", "column-of-another-unit"),
        ("1,000ドル", "column-of-another-unit"),
        ("€1,000", "column-of-another-unit"),
        ("500人", "column-of-another-unit"),
        ("HK$1,000", "column-of-another-unit"),
        ("A$1,000", "column-of-another-unit"),
        ("AU$1,000", "column-of-another-unit"),
        ("€ 1,000", "column-of-another-unit"),
        ("1,000€", "column-of-another-unit"),
        ("1,000 HK$", "column-of-another-unit"),
        ("1,000元", "column-of-another-unit"),
        ("￥1,000,000-", "1000000"),
        ("￥1,000,000－", "1000000"),
        ("¥1,000.-", "1000"),
        ("金1,000,000円也", "1000000"),
        ("金 1,000,000円", "1000000"),
        ("金100万円也", "1000000"),
        ("¥1,000,000（税込）", "1000000"),
        ("1,000,000円(税抜)", "1000000"),
        ("1,000,000税込", "1000000"),
        ("-¥1,000", "-1000"),
        ("200万円/年", "amount-per-time"),
        ("5,000円/人", "amount-per-time"),
        ("3万円／月", "amount-per-time"),
        ("1,000\u{200b}円", "1000"),
        ("20、21", "two-numbers"),
        ("60%", "column-of-another-unit"),
        ("60％", "column-of-another-unit"),
        ("約1,000円", "approximate-number"),
        ("不明", "unreadable-amount"),
        ("多額", "unreadable-amount"),
        ("-", "なし"),
        ("－", "なし"),
        ("なし", "なし"),
        ("", "未報告"),
        ("0", "0"),
    ] {
        check_amount("入金額", cell, expected);
    }
    for (header, cell, expected) in [
        ("入金額(千円)", "2000", "2000000"),
        ("入金額（百万円）", "2", "2000000"),
        ("入金額(円)", "2000", "2000"),
        ("入金額(千円)", "2,000円", "2000"),
        ("入金額(ドル)", "2000", "column-of-another-unit"),
        ("入金額(税込)", "2000", "2000"),
    ] {
        check_amount(header, cell, expected);
    }
}

#[test]
fn amounts_that_are_expected_are_read_and_told() {
    for cell in
        ["1,000,000円（見込）", "1,000,000(見込み)", "¥1,000,000（予定）", "100万円（概算）"]
    {
        let text = format!("資金提供者,決定額,入金額,状況\nみらい財団,1,\"{cell}\",確定\n");
        let inputs = with(project(), "inputs/funding.csv", &text);
        let mut problems = Vec::new();
        let records = records::parse(&inputs, &mut problems);
        let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, ["expected-amount"], "{cell}");
        let read = records.funding[0].received.as_ref().and_then(|it| it.value.0);
        assert_eq!(read.map(|it| it.normalize().to_string()).as_deref(), Some("1000000"), "{cell}");
    }
}

#[test]
fn codes_and_dates_with_characters_that_nobody_sees_are_read() {
    let text = "\u{200b}指標ID,年\u{ad}月,値\nI0\u{2060}1,2026-\u{200b}10,20\n\u{200b},,\n";
    let inputs = with(project(), "inputs/observations.csv", text);
    let mut problems = Vec::new();
    let records = records::parse(&inputs, &mut problems);
    assert!(problems.is_empty(), "{problems:?}");
    let row = &records.observations[0];
    assert_eq!(
        (row.indicator.value.as_str(), row.period.value.to_string().as_str()),
        ("I01", "2026-10")
    );
}

#[test]
fn hours_are_read_as_a_clock_writes_them() {
    for (cell, expected) in [
        ("36:00", "36"),
        ("8:30", "8.5"),
        ("8時間30分", "8.5"),
        ("90分", "1.5"),
        ("12.5時間", "12.5"),
        ("3h", "3"),
        ("3日", "column-of-another-unit"),
        ("8:75", "unreadable-number"),
    ] {
        let text = format!("日付,時間,機能\n2026-10,{cell},活動の連携\n");
        let inputs = with(project(), "inputs/backbone_log.csv", &text);
        let mut problems = Vec::new();
        let records = records::parse(&inputs, &mut problems);
        let found = match (problems.first(), records.backbone_log.first()) {
            (Some(problem), _) => problem.code.to_owned(),
            (None, Some(row)) => row.hours.value.0.normalize().to_string(),
            (None, None) => "nothing".to_owned(),
        };
        assert_eq!(found, expected, "{cell}");
    }
}

#[test]
fn spans_are_of_this_century_and_nothing_follows_a_date() {
    for (cell, expected) in [
        ("FY26", "FY2026"),
        ("FY25", "FY2025"),
        ("'26年度", "FY2026"),
        ("令和8年度4月", "2026-04"),
        ("2025年度4月", "2025-04"),
        ("R7年度 10月", "2025-10"),
        ("令和7年度1月", "2026-01"),
        ("0026-10", "far-year"),
        ("2926-10", "far-year"),
        ("2026-10-05 変更後:2026-10-12", "unreadable-date"),
        ("2026-10-05(月) 13:30", "2026-10-05"),
        ("2026-10-05 13:30〜15:00", "2026-10-05"),
        ("2026-10-05 午後", "unreadable-date"),
    ] {
        let text = format!("指標ID,時点,値\nI01,{cell},5\n");
        let inputs = with(project(), "inputs/observations.csv", &text);
        let mut problems = Vec::new();
        let records = records::parse(&inputs, &mut problems);
        let found = match (problems.first(), records.observations.first()) {
            (Some(problem), _) => problem.code.to_owned(),
            (None, Some(row)) => row.period.value.to_string(),
            (None, None) => "nothing".to_owned(),
        };
        assert_eq!(found, expected, "{cell}");
    }
}

#[test]
fn messages_quote_what_the_cells_have() {
    let inputs = with(project(), "inputs/実績値_I01.csv", "Year,Value\n2012/13,5\n");
    let problems = draft(&inputs, &Files::new()).diagnostics;
    let message = problems[0].message(Language::Ja);
    assert!(message.contains("2012/13") && !message.contains("2012/13年"), "{message}");
}

#[test]
fn quotes_that_swallow_rows_are_told_with_both_lines() {
    let head = "指標ID,年月,値,備考\n";
    for (rows, expected) in [
        (
            "I01,2026-08,10,\"速報\nI01,2026-09,20,\nI01,2026-10,30,\"確定\n",
            Some(("stray-quotes", 2, "4行目")),
        ),
        ("I01,2026-08,10,\"速報\nI01,2026-09,20,確定\"\n", Some(("stray-quotes", 2, "3行目"))),
        (
            "I01,2026-07,5,\nI01,2026-08,10,\"\nI01,2026-09,20,\"\nI01,2026-10,30,\n",
            Some(("stray-quotes", 3, "4行目")),
        ),
        ("I01,2026-08,10,\"速報\n", Some(("unclosed-quote", 2, ""))),
        ("I01,2026-08,10,\"一行目、\n二行目\"\n", None),
    ] {
        let inputs = with(project(), "inputs/observations.csv", &format!("{head}{rows}"));
        let problems = draft(&inputs, &Files::new()).diagnostics;
        let found =
            problems.iter().find(|it| it.code.ends_with("quotes") || it.code.ends_with("quote"));
        match (found, expected) {
            (None, None) => {}
            (Some(found), Some((code, line, words))) => {
                assert_eq!(found.code, code, "{rows}");
                let place = format!("inputs/observations.csv:{line}:1");
                assert_eq!(found.origin.to_string(), place, "{rows}");
                assert!(found.message(Language::Ja).contains(words), "{rows}");
            }
            (found, _) => panic!("{rows}: {found:?}"),
        }
    }
}

#[test]
fn tables_with_nothing_in_them_are_told() {
    for (text, code) in [
        ("", "empty-file"),
        (" , ,\n , \n", "blank-table"),
        ("\u{3000}\n", "blank-table"),
        ("指標ID,年月,値\n", "table-without-rows"),
        ("指標ID,年月,値\n , , \n", "table-without-rows"),
    ] {
        let inputs = with(project(), "inputs/observations.csv", text);
        let expected = [format!("inputs/observations.csv {code}")];
        assert_eq!(told_of(&inputs), expected, "{text:?}");
    }
    assert!(
        told_of(&with(project(), "inputs/observations.csv", "指標ID,年月,値\nI01,2026-10,5\n"))
            .is_empty()
    );
}

#[test]
fn quoted_formulas_are_their_text() {
    let members = "団体ID,団体名,セクター\n=\"G1\",市,行政\n\"=\"\"G2\"\"\",町,行政\n";
    let meetings = "会議ID,開催日,会議体,出席者\nM1,=\"2026-10-05\",総会,G1;G2\n";
    let inputs = with(minimal(), "inputs/members.csv", members);
    let inputs = with(inputs, "inputs/meetings.csv", meetings);
    let mut problems = Vec::new();
    let records = records::parse(&inputs, &mut problems);
    assert!(problems.is_empty(), "{:?}", told(&problems));
    assert_eq!(records.members[1].org_id.value, "G2");
    let receipts = records::receipt::to_csv(&records.receipts, Language::Ja);
    let receipts = String::from_utf8(receipts).expect("text");
    assert!(receipts.contains("=\"\"G1\"\""), "{receipts}");
    assert!(told_of(&inputs).is_empty());
}

#[test]
fn characters_that_nobody_sees_are_told() {
    let members = "団体ID,団体名,セクター\nG1,市\u{202e}役所,行政\n";
    let told = told_of(&with(minimal(), "inputs/members.csv", members));
    assert!(told.contains(&"inputs/members.csv:B2 direction-marks".to_owned()), "{told:?}");
    let members = "団体ID,団体名,セクター\nG1,市\u{7}役所,行政\n";
    let mut problems = Vec::new();
    let records = records::parse(&with(minimal(), "inputs/members.csv", members), &mut problems);
    assert_eq!(records.members[0].org_name.value, "市〓役所");
    let ended = "団体ID,団体名,セクター\nG1,市,行政\n\u{1a}";
    let inputs = with(minimal(), "inputs/members.csv", ended);
    assert!(told_of(&inputs).is_empty());
}

#[test]
fn names_that_look_the_same_are_found() {
    for (name, written) in [
        ("ゆめ〜る", "ゆめ～る"),
        ("サービスセンター", "ｻｰﾋﾞｽｾﾝﾀｰ"),
        ("サービスセンター", "サ－ビスセンタ－"),
        ("髙﨑商店", "高崎商店"),
        ("社会福祉法人あおい会", "あおい会"),
        ("みなと生活協同組合", "みなと生協"),
        ("ガス会社", "カ\u{3099}ス会社"),
        ("はま・なす", "はまなす"),
        ("みなとNPO", "みなと\u{3000}ＮＰＯ"),
    ] {
        let members = format!("団体ID,団体名,セクター\nG1,{name},行政\n");
        let meetings = format!("会議ID,開催日,会議体,出席者\nM1,2026-10-05,総会,{written}\n");
        let inputs = with(minimal(), "inputs/members.csv", &members);
        let inputs = with(inputs, "inputs/meetings.csv", &meetings);
        assert_eq!(told_of(&inputs), Vec::<String>::new(), "{name} and {written}");
    }
}

#[test]
fn an_image_is_found_by_the_name_that_a_mac_writes() {
    let png: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde";
    for (file, link) in [
        ("グラフ.png", "ク\u{3099}ラフ.png"),
        ("ク\u{3099}ラフ.png", "グラフ.png"),
        ("図/ベンチ.png", "図/ヘ\u{3099}ンチ.png"),
    ] {
        let text = format!("---\nsection: summary\n---\n![棒グラフ]({link})\n");
        let mut inputs = with(minimal(), "inputs/narrative/summary.md", &text);
        inputs.insert(format!("inputs/narrative/{file}"), png);
        let told = told_of(&inputs);
        assert!(!told.iter().any(|it| it.contains("markdown-image")), "{link}: {told:?}");
    }
}

#[test]
fn typographic_quotes_of_the_settings_are_told_once() {
    for settings in [
        "[roundtable]\nname = “小さな円卓会議”\n",
        "[roundtable]\nname = ＂小さな円卓会議＂\n",
        "[roundtable]\nname = ‘小さな’\nname_en = ‘Small’\n",
    ] {
        let inputs = with(minimal(), "inputs/roundtable.toml", settings);
        let expected = ["inputs/roundtable.toml:2:8 typographic-quote"];
        assert_eq!(told_of(&inputs), expected, "{settings}");
    }
    // Inside a text they are what they are.
    let settings = "[roundtable]\nname = \"“わ”の円卓会議\"\n";
    assert!(told_of(&with(minimal(), "inputs/roundtable.toml", settings)).is_empty());
}

#[test]
fn what_was_refused_is_told_at_its_name() {
    for (path, why, code) in [
        ("inputs/film.mp4", Refusal::Unwanted, "unknown-file"),
        ("inputs/link.csv", Refusal::Link, "linked-file"),
        ("inputs/pipe.csv", Refusal::NoFile, "no-plain-file"),
        ("inputs/locked.xlsx", Refusal::Unreadable, "unreadable-file"),
        ("inputs/large.csv", Refusal::TooLarge(200), "too-large-file"),
        ("inputs/b.csv", Refusal::SameName("inputs/B.csv".to_owned()), "same-file-name"),
        ("inputs/\u{fffd}.csv", Refusal::Name, "undecodable-name"),
    ] {
        let mut inputs = minimal();
        inputs.refuse(path, why);
        assert_eq!(told_of(&inputs), [format!("{path} {code}")]);
    }
}

#[test]
fn an_odd_name_of_a_file_is_told_at_the_file() {
    let observations = "指標ID,年月,値\nI01,2026-10,5\n";
    let told = told_of(&with(project(), "inputs/実績値𓀀.csv", observations));
    assert!(told.iter().all(|it| it == "inputs/実績値𓀀.csv missing-glyph"), "{told:?}");
}

#[test]
fn other_encodings_are_refused_by_name() {
    for (bytes, code) in [
        (&b"org_id,org_name,sector\nG1,\xB1\xB1\xBE\xA9\xCA\xD0\xB3\xAF\xD1\xF4\xC7\xF8,\xD6\xD0\xCE\xC4\n"[..], "foreign-encoding"),
        (b"org_id,org_name,sector\nG1,\xE8\xA6\x8B\xE5\xAE\x88\xE3\x82,x\n", "undecodable"),
        (b"org_id,org_name,sector\nG1,\xE8\xA6\x8B\xE5\xAE,x\n", "undecodable"),
    ] {
        let mut inputs = minimal();
        inputs.insert("inputs/members.csv", bytes);
        let told = told_of(&inputs);
        assert!(told.contains(&format!("inputs/members.csv:2:1 {code}")), "{told:?}");
    }
}

/// Returns the names of the slips for tables with a mistake each.
fn slips(paths: &[&str]) -> Vec<String> {
    let mut inputs = project();
    for (at, path) in paths.iter().enumerate() {
        // Not the same table twice: that would be one question.
        let text = format!("指標ID,年月,値\nI01,2026-10,多数{at}\n");
        inputs.insert(*path, text.into_bytes());
    }
    let request = Request { typeset: false, slips: true, ..Request::default() };
    let built = make(&inputs, &Files::new(), &request);
    built.slips.iter().map(|(path, _)| path.to_owned()).collect()
}

#[test]
fn every_table_has_a_slip_of_its_own() {
    let long = format!("inputs/実績値{}.csv", "長".repeat(80));
    for (paths, expected) in [
        (&["inputs/x/実績値.csv", "inputs/x_実績値.csv"][..], 2),
        (&["inputs/実績値.csv", "inputs/実績値.tsv"], 2),
        (&["inputs/a/B実績値.csv", "inputs/a_b実績値.csv"], 2),
        (&[long.as_str()], 1),
    ] {
        let slips = slips(paths);
        assert_eq!(slips.len(), expected, "{slips:?}");
        for slip in slips {
            let name = slip.rsplit('/').next().unwrap_or_default().to_owned();
            assert!(name.len() < 230 && !name.contains(".xlsx.xlsx"), "{name}");
        }
    }
    // Nobody asked for one.
    let inputs = with(project(), "inputs/observations.csv", "指標ID,年月,値\nI01,2026-10,多数\n");
    assert!(draft(&inputs, &Files::new()).slips.is_empty());
}

#[cfg(unix)]
#[test]
fn a_slip_that_cannot_be_written_hides_no_mistake_and_a_pipe_does_not_hang() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let inputs = with(project(), "inputs/observations.csv", "指標ID,年月,値\nI01,2026-10,多数\n");
    entaku::files::write(folder.path(), &inputs, &[]).expect("written");
    fs::write(folder.path().join("outputs"), "a file, not a folder").expect("written");
    let pipe = Command::new("mkfifo").arg(folder.path().join("inputs/pipe.csv")).status();
    assert!(pipe.is_ok_and(|status| status.success()));
    let output = Command::new(env!("CARGO_BIN_EXE_entaku"))
        .args(["check", "--slips", "--message-lang", "ja", "--project"])
        .arg(folder.path())
        .output()
        .expect("the program can be started");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{told}");
    for words in ["多数", "pipe.csv", "outputs"] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[test]
fn more_jobs_than_the_machine_has_are_said() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let output = Command::new(env!("CARGO_BIN_EXE_entaku"))
        .args(["build", "--jobs", "20000", "--message-lang", "ja", "--project"])
        .arg(folder.path())
        .output()
        .expect("the program can be started");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("--jobs 20000"), "{told}");
}

/// A table in a form that is not read is the cause, and that it is missing is not
/// told beside it; nor that there are no settings, where they are a link.
#[test]
fn what_is_not_read_is_not_missing() {
    for name in ["members.json", "参加団体一覧.pdf", "参加団体一覧.docx", "参加団体一覧2026年.xml"]
    {
        let mut inputs = Files::new();
        for (path, bytes) in minimal().iter().filter(|(path, _)| !path.ends_with("members.csv")) {
            inputs.insert(path, bytes.clone());
        }
        assert!(told_of(&inputs).iter().any(|it| it.ends_with("missing-table")));
        let path = format!("inputs/{name}");
        let mut refused = inputs.clone();
        refused.refuse(path.clone(), Refusal::Link);
        inputs.insert(path.clone(), b"{}".as_slice());
        for (inputs, code) in [(inputs, "foreign-file"), (refused, "linked-file")] {
            let told = told_of(&inputs);
            assert!(told.contains(&format!("{path} {code}")), "{told:?}");
            assert!(!told.iter().any(|it| it.ends_with("missing-table")), "{told:?}");
        }
    }
    let mut inputs = Files::new();
    for (path, bytes) in minimal().iter().filter(|(path, _)| !path.ends_with(".toml")) {
        inputs.insert(path, bytes.clone());
    }
    inputs.refuse("inputs/roundtable.toml", Refusal::Link);
    let mut problems = Vec::new();
    records::parse(&inputs, &mut problems);
    let codes: Vec<&str> = problems.iter().map(|it| it.code).collect();
    assert!(codes.contains(&"linked-file") && !codes.contains(&"missing-config"), "{codes:?}");
}
