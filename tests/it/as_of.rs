//! Reports of a day that has passed: the tables know more than was known then,
//! and what had not yet happened is no mistake.

use entaku::diagnostics::{self, Severity};
use entaku::domain::time::TimeSpan;
use entaku::files::Files;
use entaku::init;
use entaku::pipeline::Request;
use entaku::records::dates::{DateContext, parse_date, parse_period};

use crate::harness::{Built, described, first_difference, make, project, root, told, with};
use crate::sheet::Sheet;
use crate::undated;
use jiff::civil::Date;

fn span(text: &str) -> TimeSpan {
    parse_period(text, DateContext::default()).expect("a span")
}

fn on(inputs: &Files, period: &str, as_of: Option<&str>) -> Built {
    let request = Request {
        period: Some(span(period)),
        as_of: as_of.map(|day| parse_date(day, DateContext::default()).expect("a day")),
        keep_markup: true,
        typeset: false,
        ..Request::default()
    };
    make(inputs, &Files::new(), &request)
}

/// The sample, with documents in both languages.
fn sample() -> Files {
    let (inputs, _) = project(&root());
    let settings = inputs.text("inputs/roundtable.toml").expect("settings");
    let both = settings.replace("languages = [\"ja\"]", "languages = [\"ja\", \"en\"]");
    assert_ne!(both, settings);
    with(inputs, "inputs/roundtable.toml", &both)
}

/// The months, quarters, halves and years since the sample was founded.
fn periods() -> Vec<String> {
    let months = (2025..=2026).flat_map(|year| (1..=12).map(move |month| (year, month)));
    let months = months.filter(|month| (2025, 6) <= *month && *month <= (2026, 10));
    let mut all: Vec<String> = months.map(|(year, month)| format!("{year}-{month:02}")).collect();
    for year in [2025, 2026] {
        all.extend((1..=4).map(|quarter| format!("{year}-Q{quarter}")));
        all.extend((1..=2).map(|half| format!("{year}-H{half}")));
        all.push(format!("FY{year}"));
        all.push(format!("CY{year}"));
    }
    all.extend(["2025-07..2026-06", "2025年7月〜2026年6月", "2026年4月〜9月"].map(str::to_owned));
    all
}

#[test]
fn the_sample_is_reported_for_every_period_since_its_founding() {
    let inputs = sample();
    let mut failed = Vec::new();
    for period in periods() {
        let built = on(&inputs, &period, None);
        if diagnostics::any_error(&built.diagnostics) || !built.stopped.is_empty() {
            let problems = built.diagnostics.into_iter();
            let told: Vec<_> = problems.filter(|it| it.severity != Severity::Warning).collect();
            failed.push(format!("{period}\n{}", described(&told, &inputs)));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn texts_of_another_period_are_not_printed() {
    let (inputs, _) = project(&root());
    let codes = |built: &Built| built.diagnostics.iter().map(|it| it.code).collect::<Vec<_>>();
    let has = |built: &Built, text: &str| {
        let mut markup = built.outputs.iter().filter(|(path, _)| path.ends_with(".typ"));
        markup.any(|(_, bytes)| String::from_utf8_lossy(bytes).contains(text))
    };
    let text = |head: &str| {
        let text = format!("---\nsection: plan\n{head}---\n来月は名簿を整えます。\n");
        with(inputs.clone(), "inputs/narrative/50-extra.md", &text)
    };
    for (head, period, is_printed, is_told) in [
        ("", "2026-10", true, false),
        ("", "2026-09", true, false),
        ("", "2026-02", false, true),
        ("", "2026", true, false),
        ("period: 2026-02\n", "2026-02", true, true),
        ("period: 2026-02\n", "2026-10", false, false),
        ("period: 2026年2月\n", "2026-02", true, true),
        ("period: 2025年度\n", "FY2025", true, true),
    ] {
        let built = on(&text(head), period, None);
        assert_eq!(has(&built, "来月は名簿を整えます"), is_printed, "{head}{period}");
        assert_eq!(codes(&built).contains(&"prose-of-later"), is_told, "{head}{period}");
    }
}

/// Empties the row of a table, so that the rows below keep their numbers.
fn empty(row: &mut [String]) {
    row.iter_mut().for_each(String::clear);
}

/// The sample as it was at the end of a day, by hand: every row of a later day
/// is gone, and every later day in a row with what came of it.
fn cut(inputs: &Files, day: Date) -> Files {
    let mut then: Files = Files::new();
    let mut written = std::collections::BTreeSet::new();
    let later = |text: &str| !text.is_empty() && span(text).last > day;
    let mut write = |path: &str, edit: &dyn Fn(&Sheet, &mut Vec<String>)| {
        let mut sheet = Sheet::of(inputs, path);
        let heads = Sheet(sheet.0.clone());
        sheet.0.iter_mut().skip(1).for_each(|row| edit(&heads, row));
        written.insert(path.to_owned());
        // A table that nobody had begun is not there; one without rows is told.
        if !sheet.0.iter().skip(1).flatten().all(String::is_empty) {
            then.insert(path, sheet.text(",").into_bytes());
        }
    };
    let meetings = Sheet::of(inputs, "inputs/meetings.csv");
    let met = |code: &str| {
        let row = meetings.0.iter().find(|row| row[0] == code).expect("a meeting");
        later(&row[meetings.column("開催日")])
    };
    write("inputs/meetings.csv", &|heads, row| {
        for head in ["議事録送付日", "公開日"] {
            if later(&row[heads.column(head)]) {
                row[heads.column(head)].clear();
            }
        }
        if later(&row[heads.column("開催日")]) {
            row[heads.column("状態")] = "予定".to_owned();
        }
    });
    for path in ["inputs/出欠.csv", "inputs/decisions.csv"] {
        write(path, &|heads, row| {
            if met(&row[heads.column("会議ID")]) {
                empty(row);
            }
        });
    }
    write("inputs/commitments.csv", &|heads, row| {
        if later(&row[heads.column("表明日")]) {
            empty(row);
        } else if later(&row[heads.column("完了日")]) {
            row[heads.column("状況")] = "進行中".to_owned();
            for head in ["完了日", "進捗率", "実績", "実績(英語)"] {
                row[heads.column(head)].clear();
            }
        }
    });
    write("inputs/goals.csv", &|heads, row| {
        if later(&row[heads.column("見直し日")]) {
            row[heads.column("見直し日")].clear();
        }
    });
    write("inputs/indicators.csv", &|heads, row| {
        if later(&row[heads.column("基準時点")]) {
            row[heads.column("基準時点")].clear();
            row[heads.column("基準値")].clear();
        }
    });
    let observations: Vec<&str> =
        inputs.iter().map(|(path, _)| path).filter(|it| it.contains("observations/")).collect();
    for path in observations {
        write(path, &|heads, row| {
            let find = |name: &str| heads.0[0].iter().position(|head| head == name);
            let cell = |name: &str| find(name).map_or(String::new(), |at| row[at].clone());
            let (received, before) = (cell("受領日"), cell("訂正前の値"));
            if later(&(cell("年月") + &cell("時点"))) || (later(&received) && before.is_empty())
            {
                empty(row);
            } else if later(&received) {
                row[heads.column("値")] = before;
                for head in ["受領日", "訂正前の値", "記号", "備考"] {
                    row[heads.column(head)].clear();
                }
            }
        });
    }
    let tables = ["contributions", "changes", "voices", "pulse", "事務局業務記録"];
    for table in tables {
        write(&format!("inputs/{table}.csv"), &|heads, row| {
            if later(&row[heads.column("日付")]) {
                empty(row);
            }
        });
    }
    write("inputs/costs.csv", &|heads, row| {
        if later(&row[heads.column("年月")]) {
            empty(row);
        }
    });
    for (path, bytes) in inputs.iter().filter(|(path, _)| !written.contains(*path)) {
        then.insert(path, bytes.clone());
    }
    then
}

/// A report without the section of what is told as it is today, which it must have.
fn without_undated(report: &[u8]) -> Option<Vec<u8>> {
    let report = String::from_utf8_lossy(report);
    let (before, _, after) = undated::section(&report)?;
    Some(format!("{before}{after}").into_bytes())
}

#[test]
fn tables_of_today_say_of_a_day_what_the_tables_of_that_day_said() {
    // Which texts are of a later period is seen from the usual one.
    let settings = sample().text("inputs/roundtable.toml").map(str::to_owned).expect("settings");
    let settings = settings.replace("[calendar]", "[calendar]\nperiod = \"2026-10\"");
    let inputs = with(sample(), "inputs/roundtable.toml", &settings);
    for day in [
        "2025-06-30",
        "2025-07-16",
        "2025-08-31",
        "2025-10-09",
        "2025-11-30",
        "2026-01-24",
        "2026-03-31",
        "2026-05-20",
        "2026-06-30",
        "2026-08-12",
        "2026-09-18",
        "2026-09-30",
        "2026-10-14",
    ] {
        let period = &day[..7];
        let date = span(day).last;
        let (full, then) =
            (on(&inputs, period, Some(day)), on(&cut(&inputs, date), period, Some(day)));
        assert_eq!(told(&full.diagnostics), told(&then.diagnostics), "{day}");
        assert!(full.outputs.iter().count() > 10, "{day}");
        for (path, bytes) in
            full.outputs.iter().filter(|(path, _)| !path.ends_with("manifest.json"))
        {
            let other = then.outputs.get(path).unwrap_or_else(|| panic!("{day}: no {path}"));
            // Only the tables of today know that something may have changed since. The
            // list of members is a workbook, which keeps its later endorsements here.
            let is_internal = matches!(path, "internal/report.ja.typ" | "internal/report.en.typ");
            let may_know_more = is_internal && day < "2025-09-01";
            let bytes = match is_internal {
                true => without_undated(bytes).unwrap_or_else(|| panic!("{day}: the section")),
                false => bytes.to_vec(),
            };
            let other = match may_know_more {
                true => without_undated(other).unwrap_or_else(|| other.to_vec()),
                false => other.to_vec(),
            };
            assert!(bytes == other, "{day}: {}", first_difference(path, &bytes, &other));
        }
    }
}

/// A small roundtable in which everything happens between July and October.
fn small(extra: &[(&str, &str)]) -> Files {
    let mut inputs = Files::new();
    let tables = [
        ("roundtable.toml", "[roundtable]\nname = \"小さな円卓会議\"\n"),
        ("goals.csv", "目標ID,目標\nG1,つながる\n"),
        (
            "members.csv",
            "団体ID,団体名,セクター,会議体,参加日,退会日\nC1,市,行政,総会,2026-04-01,\n\
             B1,みなと商店,事業者,総会,2026-08-20,\nN1,見守る会,NPO・NGO,総会,2026-04-01,2026-09-15\n",
        ),
        (
            "meetings.csv",
            "会議ID,開催日,会議体,出席者,状態\nM1,2026-07-05,総会,市;見守る会,実施\n\
             M2,2026-10-05,総会,市;みなと商店,実施\n",
        ),
        (
            "commitments.csv",
            "約束ID,取組,担当団体,表明日,期限,変更後期限,期限変更日,変更理由,状況,完了日\n\
             P1,名簿を整える,市,2026-07-05,2026-08-31,2026-12-28,2026-10-05,人手不足,進行中,\n\
             P2,店で声をかける,市,2026-07-05,2026-12-31,,,,完了,2026-10-02\n",
        ),
    ];
    for (path, text) in tables.iter().chain(extra) {
        inputs.insert(format!("inputs/{path}"), text.as_bytes().to_vec());
    }
    inputs
}

/// Looks for texts in the secretariat's report as of a day: those that are there
/// and those that are not.
#[track_caller]
fn check(inputs: &Files, day: &str, there: &[&str], absent: &[&str]) {
    let built = on(inputs, &day[..7], Some(day));
    let report = built.outputs.text("internal/report.ja.typ");
    let report = report.unwrap_or_else(|| panic!("{}", described(&built.diagnostics, inputs)));
    let missing: Vec<_> = there.iter().filter(|text| !report.contains(**text)).collect();
    let wrong: Vec<_> = absent.iter().filter(|text| report.contains(**text)).collect();
    assert!(missing.is_empty() && wrong.is_empty(), "{day}: {missing:?} {wrong:?}\n{report}");
}

#[test]
fn who_joined_or_left_later_and_a_date_moved_later() {
    let inputs = small(&[]);
    let late = "うち期限を過ぎたものが1件";
    check(&inputs, "2026-07-31", &["見守る会", "2件です。0件を終え"], &["みなと商店", late]);
    check(&inputs, "2026-09-10", &["見守る会", "みなと商店", late], &[]);
    check(&inputs, "2026-10-31", &["みなと商店", "1件を終え"], &[late, "(\"見守る会\", \"総会\""]);
}

/// What the first page and the folder call a period, in both languages.
#[track_caller]
fn check_name(start: i8, period: &str, folder: &str, japanese: &str, english: &str) {
    for is_setting in [true, false] {
        let asked = if is_setting { format!("period = \"{period}\"\n") } else { String::new() };
        let settings = format!(
            "[roundtable]\nname = \"小さな円卓会議\"\nname_en = \"Small\"\n[documents]\n\
             languages = [\"ja\", \"en\"]\n[calendar]\nfiscal_year_start = {start}\n{asked}"
        );
        let inputs = small(&[("roundtable.toml", &settings)]);
        let request = Request {
            period: (!is_setting).then(|| span(period)),
            keep_markup: true,
            typeset: false,
            ..Request::default()
        };
        let built = make(&inputs, &Files::new(), &request);
        assert_eq!(built.period, folder, "{start}: {period}");
        for (language, name) in [("ja", japanese), ("en", english)] {
            let report = built.outputs.text(&format!("internal/report.{language}.typ"));
            let report =
                report.unwrap_or_else(|| panic!("{}", described(&built.diagnostics, &inputs)));
            let line =
                report.lines().find(|line| line.starts_with("  period: ")).expect("a period");
            assert_eq!(line, format!("  period: \"{name}\","), "{start}: {period}");
        }
    }
}

#[test]
fn periods_are_called_as_the_fiscal_year_has_them() {
    check_name(4, "2026-Q3", "2026-Q3", "2026年度第3四半期", "Q3 of fiscal 2026");
    check_name(1, "2026-Q4", "2026-Q4", "2026年度第4四半期", "Q4 of fiscal 2026");
    check_name(1, "2026-H2", "2026-H2", "2026年度下期", "second half of fiscal 2026");
    check_name(1, "FY2026", "FY2026", "2026年度（令和8年度）", "fiscal 2026");
    check_name(7, "2026-Q2", "2026-Q2", "2026年度第2四半期", "Q2 of fiscal 2026");
    check_name(7, "2026年度上期", "2026-H1", "2026年度上期", "first half of fiscal 2026");
    check_name(10, "2026年度第1四半期", "2026-Q1", "2026年度第1四半期", "Q1 of fiscal 2026");
    check_name(10, "FY2026", "FY2026", "2026年度（令和8年度）", "fiscal 2026");
    check_name(10, "CY2026", "CY2026", "2026年", "calendar year 2026");
    let (japanese, english) = ("2025年11月〜2026年10月", "November 2025 to October 2026");
    check_name(4, "2025-11..2026-10", "2025-11..2026-10", japanese, english);
    check_name(7, "2025年11月〜2026年10月", "2025-11..2026-10", japanese, english);
    check_name(1, "2025年11月から2026年10月まで", "2025-11..2026-10", japanese, english);
}

fn codes(built: &Built) -> Vec<&'static str> {
    built.diagnostics.iter().map(|it| it.code).collect()
}

#[test]
fn a_new_project_makes_no_documents() {
    let request = || Request { typeset: false, ..Request::default() };
    let inputs = init::project();
    let built = make(&inputs, &Files::new(), &request());
    let told = described(&built.diagnostics, &inputs);
    assert!(codes(&built).contains(&"still-to-write"), "{told}");
    assert!(built.outputs.iter().next().is_none());
    for words in ["円卓会議の名称", "参加団体一覧", "会議記録", "the list of members"]
    {
        assert!(told.contains(words), "{words}: {told}");
    }
    // What is written is not asked for again.
    let settings = inputs.text("inputs/roundtable.toml").expect("settings").replace("○○", "あおば");
    let inputs = with(inputs, "inputs/roundtable.toml", &settings);
    let built = make(&inputs, &Files::new(), &request());
    let told = described(&built.diagnostics, &inputs);
    assert!(codes(&built).contains(&"still-to-write"), "{told}");
    assert!(!told.contains("円卓会議の名称") && told.contains("参加団体一覧"), "{told}");
}

#[test]
fn a_period_without_records_is_told() {
    let (inputs, _) = project(&root());
    let inputs = [inputs, small(&[])];
    for (period, as_of, told) in [
        ("2026-10", None, ""),
        ("2026-09", None, ""),
        // A quiet month.
        ("2026-11", None, ""),
        ("2000-01", None, "period-before-records"),
        ("2016-10", None, "period-before-records"),
        ("FY2024", Some("2025-03-31"), "period-before-records"),
        ("2062-10", None, "period-ahead"),
        ("FY2027", None, "period-not-over"),
        ("FY2029", None, "period-ahead"),
        ("FY2026", None, "period-not-over"),
        ("CY2026", Some("2026-10-31"), ""),
        ("2026-H2", Some("2026-10-31"), ""),
        ("2025-11..2027-10", None, "period-not-over"),
    ] {
        for inputs in &inputs {
            let built = on(inputs, period, as_of);
            let of_period = codes(&built).into_iter().find(|code| code.starts_with("period-"));
            let quiet = period == "2026-11";
            assert!(quiet || of_period.unwrap_or("") == told, "{period}: {of_period:?}");
        }
    }
}
