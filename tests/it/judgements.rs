//! Judgements of odd numbers and rows: right, refused or asked, never guessed.
//!
//! Each kind has the input that people sent and others of the same kind, as
//! tables: what stands in the files, the value and status that come of it, and
//! what is told.

use entaku::assessment::{self, Figures};
use entaku::diagnostics::{Diagnostic, Severity};
use entaku::domain::words::Visibility;
use entaku::files::Files;
use entaku::locale::Language;
use entaku::model::{self, Model};
use entaku::records;

use crate::harness::{draft, minimal, with};

/// What follows from inputs, with answers to some of the questions.
struct Judged {
    model: Model,
    figures: Figures,
    told: Vec<Diagnostic>,
}

/// Judges inputs. Each answer is the code of a question and of a reading.
fn judge(inputs: &Files, answers: &[(&str, &str)]) -> Judged {
    let mut told = Vec::new();
    let mut records = records::parse(inputs, &mut told);
    // What was asked may lead to another question.
    for _ in 0..=answers.len() {
        let mut asked = told.clone();
        model::resolve(&records, model::Scope::default(), &mut asked);
        for question in asked.iter().filter_map(|it| Some((it.code, it.asked()?))) {
            let (code, asked) = question;
            if let Some((_, reading)) = answers.iter().find(|(it, _)| *it == code) {
                assert!(asked.readings.contains(reading), "{code} has no reading {reading}");
                records.answers.insert(asked.key.clone(), (*reading).to_owned());
            }
        }
    }
    let model = model::resolve(&records, model::Scope::default(), &mut told);
    let figures = assessment::figures(&model, Visibility::Internal);
    assessment::problems::months_missing(&model, &figures, &mut told);
    assessment::problems::spending_unreported(&model, &figures, &mut told);
    Judged { model, figures, told }
}

impl Judged {
    fn codes(&self) -> String {
        let mut codes: Vec<&str> = self.told.iter().map(|it| it.code).collect();
        codes.sort_unstable();
        codes.dedup();
        codes.join(" ")
    }

    /// The value and the status of `I1`.
    fn printed(&self) -> String {
        let assessed = self.figures.indicators.values().next().expect("an indicator");
        let value = assessed.current.as_ref().map(|it| it.value.round_dp(2).normalize());
        let value = value.map_or_else(|| "…".to_owned(), |value| value.to_string());
        format!("{value} {}", assessed.status.code())
    }

    fn message(&self, code: &str) -> String {
        let found = self.told.iter().find(|it| it.code == code);
        found.map(|it| it.message(Language::Ja)).unwrap_or_default()
    }
}

const HEAD: &str =
    "指標ID,指標名,単位,望ましい方向,集計,基準値,基準時点,目標値,目標年度,頻度,内訳項目\n";

/// A sum of 100 last year that is to be 240 this year.
const SUM: &str = "I1,見守り訪問の件数,件,増,累計,100,2025年度,240,2026年度,月";

/// Another indicator, which names what values are broken down by.
const PARTS: &str = "Z9,ほかの指標,件,,,,,,,,地区;年代;性別\n";

fn inputs(indicator: &str, observations: &str) -> Files {
    let files = with(minimal(), "inputs/indicators.csv", &format!("{HEAD}{indicator}\n{PARTS}"));
    with(files, "inputs/observations.csv", observations)
}

#[track_caller]
fn check(indicator: &str, observations: &str, printed: &str, told: &str) {
    check_files(&inputs(indicator, observations), &[], printed, told);
}

#[track_caller]
fn check_files(inputs: &Files, answers: &[(&str, &str)], printed: &str, told: &str) {
    let judged = judge(inputs, answers);
    let messages: Vec<String> = judged.told.iter().map(|it| it.message(Language::Ja)).collect();
    assert_eq!(judged.printed(), printed, "{messages:#?}");
    assert_eq!(judged.codes(), told, "{messages:#?}");
}

/// Months from April to October, `value` each.
fn seven(value: &str) -> String {
    let mut text = "指標ID,年月,値\n".to_owned();
    for month in 4..=10 {
        text.push_str(&format!("I1,2026-{month:02},{value}\n"));
    }
    text
}

#[test]
fn spans_in_spans_never_add_up_twice() {
    let long = "指標ID,年月,値\nI1,2026-04,20\nI1,2026-05,20\nI1,2026-06,20\n";
    for (observations, printed) in [
        // 02, 02b, 02f: a quarter beside its months, a half beside both.
        (
            "指標ID,2026-04,2026-05,2026-06,2026年度第1四半期,2026-07,2026-08,2026-09\n\
             I1,20,20,20,60,20,20,20\n"
                .to_owned(),
            "120 on-track",
        ),
        (
            "2026年度 実績\n指標ID,4月,5月,6月,第1四半期,7月,8月,9月,上期\n\
             I1,20,20,20,60,20,20,20,120\n"
                .to_owned(),
            "120 on-track",
        ),
        (format!("{long}I1,2026-Q1,60\nI1,2026-07,20\n"), "80 on-track"),
        // A year that is not over beside the quarters that are.
        (
            "指標ID,年月,値\nI1,2026-Q1,60\nI1,2026-Q2,61\nI1,FY2026,121\n".to_owned(),
            "121 on-track",
        ),
        // The order of rows does not matter, nor the last month's being zero.
        (
            "指標ID,年月,値\nI1,2026-Q1,40\nI1,2026-06,0\nI1,2026-05,20\nI1,2026-04,20\n"
                .to_owned(),
            "40 late",
        ),
    ] {
        let indicator = SUM.trim_end_matches('月');
        check(indicator, &observations, printed, "");
    }
}

#[test]
fn a_span_that_is_not_what_is_in_it_is_asked() {
    let unequal = "指標ID,年月,値\nI1,2026-04,20\nI1,2026-05,20\nI1,2026-06,20\nI1,2026-Q1,90\n";
    // A month is missing in it, and the quarter is more.
    let gap = "指標ID,年月,値\nI1,2026-04,20\nI1,2026-05,20\nI1,2026-Q1,90\n";
    let indicator = SUM.trim_end_matches('月');
    for (observations, answer, printed) in [
        (unequal, None, "60 on-track"),
        (unequal, Some("parts"), "60 on-track"),
        (unequal, Some("whole"), "90 too-early"),
        (gap, None, "40 on-track"),
        (gap, Some("whole"), "90 too-early"),
    ] {
        let inputs = inputs(indicator, observations);
        let answers: Vec<(&str, &str)> = answer.map(|it| ("ask-spans", it)).into_iter().collect();
        let told = if answer.is_some() { "" } else { "ask-spans" };
        check_files(&inputs, &answers, printed, told);
    }
    let judged = judge(&inputs(indicator, unequal), &[]);
    let message = judged.message("ask-spans");
    assert!(message.contains("90") && message.contains("60"), "{message}");
    assert_eq!(judged.told[0].severity, Severity::Question);
    // Two quarters that differ are one question.
    let two = "指標ID,年月,値\nI1,2026-04,20\nI1,2026-Q1,90\nI1,2026-07,20\nI1,2026-Q2,90\n";
    let judged = judge(&inputs(indicator, two), &[]);
    assert_eq!(judged.told.len(), 1);
    assert!(judged.message("ask-spans").contains("ほかに1か所"));
}

#[test]
fn spans_in_other_files_and_of_other_aggregations() {
    let quarter = "指標ID,年月,値\nI1,2026-Q1,60\n";
    let months = "指標ID,年月,値\nI1,2026-04,20\nI1,2026-05,20\nI1,2026-06,20\nI1,2026-07,21\n";
    let sum = SUM.trim_end_matches('月');
    let files = with(inputs(sum, months), "inputs/observations/実績_四半期.csv", quarter);
    check_files(&files, &[], "81 on-track", "");
    // The latest month is the quarter's value, or the mean of all is.
    let latest = "I1,参加団体,団体,増,期末,10,2025年度,40,2026年度,";
    let values = |quarter: &str| {
        format!(
            "指標ID,年月,値\nI1,2026-04,11\nI1,2026-05,12\nI1,2026-06,14\nI1,2026-Q1,{quarter}\n"
        )
    };
    check(latest, &values("14"), "14 late", "");
    check(latest, &values("13"), "14 late", "ask-spans");
    let mean = "I1,満足度,点,増,平均,10,2025年度,40,2026年度,";
    check(mean, &values("12.3"), "12.33 late", "");
    check(mean, &values("13"), "12.33 late", "ask-spans");
    // Several reporters, and one value of all of them.
    let reported = "指標ID,年月,値,報告団体\nI1,2026-04,10,市\nI1,2026-04,11,会\nI1,2026-05,10,市\n\
        I1,2026-05,11,会\nI1,2026-06,10,市\nI1,2026-06,11,会\nI1,2026-Q1,63,\n";
    let members = "団体ID,団体名,セクター\nG1,市,行政\nN1,会,NPO・NGO\n";
    let files = with(inputs(sum, reported), "inputs/members.csv", members);
    check_files(&files, &[], "63 on-track", "");
    let total = "指標ID,年月,値,報告団体\nI1,2026-04,10,市\nI1,2026-04,11,会\nI1,2026-04,21,\n";
    let files = with(inputs(sum, total), "inputs/members.csv", members);
    check_files(&files, &[], "21 too-early", "");
}

#[test]
fn gaps_in_a_sum_are_said_and_are_no_failure() {
    let values = |months: &[(u8, &str)]| {
        let rows = months.iter().map(|(month, value)| format!("I1,2026-{month:02},{value}\n"));
        format!("指標ID,年月,値\n{}", rows.collect::<String>())
    };
    let full = |value| (4..=10).map(|month| (month, value)).collect::<Vec<_>>();
    check(SUM, &values(&full("20")), "140 on-track", "");
    for (missing, printed, gaps) in [
        (&[6, 7][..], "100 on-track", "7か月のうち5か月分"),
        // The year was measured before, so April is missing too.
        (&[4], "120 on-track", "7か月のうち6か月分"),
        (&[5, 6, 7, 8, 9], "40 on-track", "7か月のうち2か月分"),
    ] {
        let mut months = full("20");
        months.retain(|(month, _)| !missing.contains(month));
        let inputs = inputs(SUM, &values(&months));
        check_files(&inputs, &[], printed, "months-missing");
        let built = draft(&inputs, &Files::new());
        let report = built.outputs.text("internal/report.ja.typ");
        assert!(report.expect("is drafted").contains(gaps), "{gaps}");
        // Marked as unknown it is the same.
        let mut months = full("20");
        for (month, value) in &mut months {
            if missing.contains(month) {
                *value = "…";
            }
        }
        check(SUM, &values(&months), printed, "months-missing");
    }
    // The last month is late, not missing.
    let late: Vec<_> = full("20").into_iter().filter(|(month, _)| *month < 10).collect();
    check(SUM, &values(&late), "120 on-track", "");
    // A real delay is one still.
    let mut slow = full("10");
    slow.remove(2);
    check(SUM, &values(&slow), "60 late", "months-missing");
}

#[test]
fn a_month_that_a_usual_reporter_left_out_is_a_gap() {
    let members = "団体ID,団体名,セクター\nG1,市,行政\nN1,会,NPO・NGO\n";
    let mut rows = "指標ID,年月,値,報告団体\n".to_owned();
    for month in 4..=10 {
        rows.push_str(&format!("I1,2026-{month:02},10,市\n"));
        if month != 6 && month != 7 {
            rows.push_str(&format!("I1,2026-{month:02},10,会\n"));
        }
    }
    let files = with(inputs(SUM, &rows), "inputs/members.csv", members);
    check_files(&files, &[], "120 on-track", "months-missing");
    let judged = judge(&files, &[]);
    let message = judged.message("months-missing");
    assert!(message.contains("2026-06、2026-07") && message.contains("会"), "{message}");
}

#[test]
fn directions_that_lead_away_from_the_target_are_asked() {
    let falls = "指標ID,年月,値\nI1,2026-04,58\nI1,2026-07,52\nI1,2026-10,46\n";
    let rises = "指標ID,年月,値\nI1,2026-04,42\nI1,2026-07,48\nI1,2026-10,54\n";
    for (definition, values, answer, status) in [
        ("増,期末,60,2026-03,40,2027-03,", falls, None, "46 achieved"),
        ("増,期末,60,2026-03,40,2027-03,", falls, Some("down"), "46 on-track"),
        ("減,期末,40,2026-03,60,2027-03,", rises, None, "54 achieved"),
        ("減,期末,40,2026-03,60,2027-03,", rises, Some("up"), "54 on-track"),
        ("増,累計,100,2025年度,80,2026年度,", falls, None, "156 achieved"),
    ] {
        let inputs = inputs(&format!("I1,転倒,件,{definition}"), values);
        let answers: Vec<(&str, &str)> =
            answer.map(|it| ("ask-direction", it)).into_iter().collect();
        let told = if answer.is_some() { "" } else { "ask-direction" };
        check_files(&inputs, &answers, status, told);
    }
    let judged = judge(&inputs("I1,転倒,件,増,期末,60,2026-03,40,2027-03,", falls), &[]);
    let asked = judged.told[0].asked().expect("a question");
    assert_eq!(asked.readings, ["up", "down"]);
    let judged = judge(&inputs("I1,転倒,件,減,期末,40,2026-03,60,2027-03,", rises), &[]);
    assert_eq!(judged.told[0].asked().expect("a question").readings, ["down", "up"]);
}

#[test]
fn odd_definitions_are_judged_or_said() {
    let level = "指標ID,年月,値\nI1,2026-04,50\nI1,2026-10,50\n";
    let nothing = "指標ID,年月,値\n※ まだ値がない\n";
    let few = "指標ID,年月,値\nI1,2026-04,0\nI1,2026-07,0\nI1,2026-10,0\n";
    let some = "指標ID,年月,値\nI1,2026-04,0\nI1,2026-07,2\nI1,2026-10,0\n";
    for (definition, values, printed, told) in [
        ("維持,期末,50,2026-03,50,2027-03,", level, "50 no-target", "no-range"),
        ("範囲,期末,,,,,", level, "50 no-target", "no-range"),
        // 36b: what is aimed at and has no value lacks the value.
        ("増,累計,100,2025年度,240,2026年度,月", nothing, "… no-data", ""),
        ("増,期末,,,240,2026年度,月", nothing, "… no-data", ""),
        ("維持,期末,,,50,2026年度,", nothing, "… no-data", "no-range"),
        // A sum that should stay at nothing.
        ("減,累計,4,2025年度,0,2026年度,四半期", few, "0 on-track", ""),
        ("減,累計,4,2025年度,0,2026年度,四半期", some, "2 late", ""),
        ("増,期末,60,2026-03-31,80,2026-03-31,", level, "50 worsening", "target-on-baseline-day"),
    ] {
        check(&format!("I1,転倒,件,{definition}"), values, printed, told);
    }
}

#[test]
fn a_sum_after_its_targets_year_is_judged_for_good() {
    let rows = |last: &str, this: &str| {
        let mut text = "指標ID,年月,値\n".to_owned();
        for month in 0..19 {
            let (year, month) = (2025 + (month + 3) / 12, (month + 3) % 12 + 1);
            let value = if (year, month) < (2026, 4) { last } else { this };
            text.push_str(&format!("I1,{year}-{month:02},{value}\n"));
        }
        text
    };
    let up = "I1,訪問,件,増,累計,100,2024年度,240,2025年度,月";
    check(up, &rows("15", "20"), "140 missed", "");
    check(up, &rows("20", "1"), "7 achieved", "");
    let down = "I1,訪問,件,減,累計,300,2024年度,240,2025年度,月";
    check(down, &rows("15", "20"), "140 achieved", "");
    check(down, &rows("21", "20"), "140 missed", "");
    // Months of that year are missing: nobody can say it.
    check(up, &seven("20"), "140 no-data", "");
}

#[test]
fn running_totals_are_asked() {
    let sum = SUM.trim_end_matches('月');
    let wide = "指標ID,2026-04,2026-05,2026-06,2026-07,2026-08\n";
    for (values, told) in [
        ("20,40,60,80,100", "ask-running"),
        ("18,41,57,83,99", "ask-running"),
        ("20,40,40,61,80", "ask-running"),
        ("20,20,20,20,20", ""),
        ("20,22,25,27,31", ""),
        ("20,40,30,50,60", ""),
    ] {
        let judged = judge(&inputs(sum, &format!("{wide}I1,{values}\n")), &[]);
        assert_eq!(judged.codes(), told, "{values}");
    }
    let inputs = inputs(sum, &format!("{wide}I1,20,40,60,80,100\n"));
    check_files(&inputs, &[], "300 achieved", "ask-running");
    check_files(&inputs, &[("ask-running", "running")], "100 on-track", "");
    check_files(&inputs, &[("ask-running", "monthly")], "300 achieved", "");
}

#[test]
fn values_under_a_title_of_running_totals_are_asked() {
    let sum = SUM.trim_end_matches('月');
    let rows = "指標ID,2026-04,2026-05,2026-06\nI1,20,60,61\n";
    for (title, printed, told) in [
        ("見守り訪問 累計\n", "61 late", "ask-said-running"),
        ("2026年度累計件数\n", "61 late", "ask-said-running"),
        ("（累計）\n", "61 late", "ask-said-running"),
        ("月別・累計\n", "141 on-track", ""),
        ("見守り訪問\n", "141 on-track", ""),
    ] {
        let inputs = inputs(sum, &format!("{title}{rows}"));
        let judged = judge(&inputs, &[]);
        assert_eq!(judged.codes(), told, "{title}");
        assert_eq!(
            judged.printed().split(' ').next(),
            printed.split(' ').next(),
            "{title}: {}",
            judged.printed()
        );
    }
}

#[test]
fn a_block_of_running_totals_says_nothing_of_the_months_above_it() {
    let sum = SUM.trim_end_matches('月');
    let months = "月別件数\n指標ID,2026-04,2026-05,2026-06\nI1,20,60,61\n";
    let other = "\n累計件数\n指標ID,2026-04,2026-05,2026-06\nI2,5,9,20\n";
    let two = format!("{sum}\n{}", sum.replace("I1,見守り訪問の件数", "I2,相談の件数"));
    let judged = judge(&inputs(&two, &format!("{months}{other}")), &[]);
    assert_eq!(judged.codes(), "ask-said-running", "{:#?}", judged.told);
    assert!(judged.message("ask-said-running").contains("I2"), "{:#?}", judged.told);
    assert!(judged.printed().starts_with("141"), "{}", judged.printed());
}

#[test]
fn three_values_that_grow_by_the_same_may_run_on() {
    let sum = SUM.trim_end_matches('月');
    for (values, told) in [
        ("18,41,59", "ask-running"),
        ("20,40,60", "ask-running"),
        ("10,18,25", ""),
        ("20,22,25", ""),
        ("20,20,20", ""),
    ] {
        let rows = format!("指標ID,2026-04,2026-05,2026-06\nI1,{values}\n");
        assert_eq!(judge(&inputs(sum, &rows), &[]).codes(), told, "{values}");
    }
}

#[test]
fn a_year_that_goes_on_beside_its_months_is_told() {
    let sum = SUM.trim_end_matches('月');
    let months = "I1,2026-04,20\nI1,2026-05,20\n";
    for (rows, told) in [
        ("I1,2026年度,300\n", "span-not-over"),
        ("I1,2026年度下期,300\n", ""),
        ("I1,2026年度第1四半期,40\n", ""),
    ] {
        let rows = format!("指標ID,年月,値\n{months}{rows}");
        assert_eq!(judge(&inputs(sum, &rows), &[]).codes(), told, "{rows}");
    }
}

#[test]
fn shares_are_not_added_up_unasked() {
    let share = "I1,知る人の割合,%,増,累計,30,2025年度,60,2026年度,";
    let rows = "指標ID,2026-04,2026-05\nI1,45,47\n";
    let judged = judge(&inputs(share, rows), &[]);
    assert_eq!(judged.codes(), "ask-sum-of-shares");
    assert!(judged.printed().starts_with("47"), "{}", judged.printed());
    let summed = judge(&inputs(share, rows), &[("ask-sum-of-shares", "sum")]);
    assert!(summed.printed().starts_with("92"), "{}", summed.printed());
    // A lone 1 among shares may be Excel's 100 %.
    let share = share.replace("累計", "期末");
    for (values, told) in
        [("85,92,1", "ask-fraction"), ("3,2,1", ""), ("85,92,100", ""), ("85,1.5,92", "")]
    {
        let rows = format!("指標ID,2026-04,2026-05,2026-06\nI1,{values}\n");
        assert_eq!(judge(&inputs(&share, &rows), &[]).codes(), told, "{values}");
    }
}

#[test]
fn no_part_is_larger_than_its_whole() {
    let sum = SUM.trim_end_matches('月');
    for (rows, told) in [
        ("I1,2026-04,20,25\nI1,2026-05,20,25\n", "ask-larger-part"),
        ("I1,2026-04,20,5\nI1,2026-05,20,20\n", ""),
        ("I1,2026-04,20,5\nI1,2026-05,20,21\n", "ask-larger-part"),
    ] {
        let inputs = inputs(sum, &format!("指標ID,年月,値,うち新規\n{rows}"));
        assert_eq!(judge(&inputs, &[]).codes(), told, "{rows}");
        // Whatever is answered, the whole stays what was written.
        for reading in ["leave", "keep"] {
            let judged = judge(&inputs, &[("ask-larger-part", reading)]);
            assert!(judged.printed().starts_with("40"), "{rows}: {}", judged.printed());
        }
    }
}

#[test]
fn a_value_without_a_reporter_beside_reporters_is_their_total_or_asked() {
    let sum = SUM.trim_end_matches('月');
    for (rows, first, told) in [
        ("I1,2026-04,,25\nI1,2026-04,G1,12\nI1,2026-04,G2,13\n", "25", ""),
        ("I1,2026-04,,25\nI1,2026-04,G1,12\nI1,2026-04,G2,8\n", "20", "ask-reporters"),
        ("I1,2026-04,,25\nI1,2026-04,G1,12\n", "12", "ask-reporters"),
        ("I1,2026-04,,25\nI1,2026-05,G1,12\n", "37", ""),
    ] {
        let members = "団体ID,団体名,セクター\nG1,市,行政\nG2,県,行政\n";
        let inputs = inputs(sum, &format!("指標ID,年月,報告団体,値\n{rows}"));
        let judged = judge(&with(inputs, "inputs/members.csv", members), &[]);
        assert_eq!(judged.codes(), told, "{rows}");
        assert_eq!(judged.printed().split(' ').next(), Some(first), "{rows}: {}", judged.printed());
    }
}

#[test]
fn blank_amounts_are_not_reported() {
    let head = "資金提供者,事業名,決定額,入金額,支出額,開始日,終了日,状況\n";
    let page = |rows: &str| {
        let inputs = with(minimal(), "inputs/funding.csv", &format!("{head}{rows}"));
        let built = draft(&inputs, &Files::new());
        let codes: Vec<&str> = built.diagnostics.iter().map(|it| it.code).collect();
        let report = built.outputs.text("internal/report.ja.typ").expect("is drafted").to_owned();
        (report, codes.join(" "))
    };
    let (report, told) = page("財団,見守り,2000000,,,2026-04-01,2027-03-31,確定\n");
    assert!(report.contains("未報告") && told.contains("spending-unreported"), "{told}\n{report}");
    let (report, told) = page(
        "財団,見守り,2000000,500000,,2026-04-01,2027-03-31,確定\n\
         市,会議,1000000,500000,990000,2026-04-01,2027-03-31,確定\n",
    );
    assert!(report.contains("支出額は1件が未報告"), "{report}");
    assert!(told.contains("spending-unreported"), "{told}");
    // What has not begun owes no report, and a zero is one.
    let (report, told) = page("財団,見守り,2000000,,,2026-12-01,2027-03-31,確定\n");
    assert!(!report.contains("未報告") && !told.contains("spending-unreported"), "{told}");
    let (report, _) = page("財団,見守り,2000000,0,0,2026-04-01,2027-03-31,確定\n");
    assert!(!report.contains("未報告"));
    let costs = "年月,費目,予算額,実績額\n2026-09,人件費,,300000\n2026-09,会議費,20000,\n\
        2026-10,会議費,20000,21000\n";
    let built = draft(&with(minimal(), "inputs/costs.csv", costs), &Files::new());
    let report = built.outputs.text("internal/report.ja.typ").expect("is drafted");
    assert!(report.contains("計画額は1件が未報告") && report.contains("実績額は1件が未報告"));
}

#[test]
fn parts_and_their_whole() {
    let head = "指標ID,年月,地区,値\n";
    let latest = "I1,相談の件数,件,増,期末,10,2025年度,40,2026年度,";
    for (rows, answer, printed, told) in [
        ("I1,2026-09,,30\nI1,2026-09,東部,10\nI1,2026-09,西部,20\n", None, "30", ""),
        // 19c.
        ("I1,2026-09,,30\nI1,2026-09,東部,10\nI1,2026-09,西部,25\n", None, "30", "ask-parts"),
        (
            "I1,2026-09,,30\nI1,2026-09,東部,10\nI1,2026-09,西部,25\n",
            Some(("ask-parts", "parts")),
            "35",
            "",
        ),
        // Parts that are unknown, withheld or called 「うち」 do not come to it.
        ("I1,2026-09,,30\nI1,2026-09,東部,10\nI1,2026-09,西部,x\n", None, "30", ""),
        ("I1,2026-09,,30\nI1,2026-09,東部,10\nI1,2026-09,西部,…\n", None, "30", ""),
        ("I1,2026-09,,30\nI1,2026-09,東部,20\nI1,2026-09,うち港,5\n", None, "30", ""),
        ("I1,2026-09,,30\nI1,2026-09,東部,30\nI1,2026-09,不明,5\n", None, "30", ""),
        // Parts alone say nothing of all.
        (
            "I1,2026-09,東部,10\nI1,2026-09,西部,20\nI1,2026-08,西部,20\n",
            None,
            "…",
            "parts-without-whole",
        ),
        // A part that is called the total is the whole, or is compared with it.
        ("I1,2026-09,全体,30\nI1,2026-09,東部,10\nI1,2026-09,西部,20\n", None, "30", ""),
        ("I1,2026-09,,30\nI1,2026-09,全市,30\nI1,2026-09,東部,30\n", None, "30", ""),
        ("I1,2026-09,,30\nI1,2026-09,全 域,31\nI1,2026-09,東部,30\n", None, "30", "ask-total-part"),
        (
            "I1,2026-09,,30\nI1,2026-09,全域,31\nI1,2026-09,東部,30\n",
            Some(("ask-total-part", "total")),
            "31",
            "",
        ),
    ] {
        let inputs = inputs(latest, &format!("{head}{rows}"));
        let answers: Vec<(&str, &str)> = answer.into_iter().collect();
        let judged = judge(&inputs, &answers);
        assert_eq!(judged.codes(), told, "{rows}");
        let value = judged.printed();
        assert_eq!(value.split(' ').next(), Some(printed), "{rows}");
    }
}

#[test]
fn parts_that_look_the_same_are_the_same() {
    let latest = "I1,相談の件数,件,増,期末,10,2025年度,40,2026年度,";
    let parts = |judged: &Judged| {
        let parts = judged.model.indicators[0].breakdowns.iter();
        let mut parts: Vec<String> = parts.map(|it| it.dimensions[0].1.clone()).collect();
        parts.sort();
        parts.dedup();
        parts.join(" ")
    };
    let rows = |parts: &[&str]| {
        let rows = parts
            .iter()
            .zip(4..)
            .map(|(part, month)| format!("I1,2026-{month:02},,5\nI1,2026-{month:02},{part},5\n"));
        inputs(latest, &format!("指標ID,年月,地区,値\n{}", rows.collect::<String>()))
    };
    // Spaces, width, half-width kana, and kana with its mark apart (NFD).
    let judged = judge(&rows(&["東部", "東部　", "東 部"]), &[]);
    assert_eq!((parts(&judged).as_str(), judged.codes().as_str()), ("東部", ""));
    let judged = judge(&rows(&["ヒガシ", "ﾋｶﾞｼ", "ヒカ\u{3099}シ"]), &[]);
    assert_eq!((parts(&judged).as_str(), judged.codes().as_str()), ("ヒガシ", ""));
    let judged = judge(&rows(&["第１地区", "第1地区"]), &[]);
    assert_eq!((parts(&judged).as_str(), judged.codes().as_str()), ("第１地区", ""));
    // Hyphens tell ages apart.
    let judged = judge(&rows(&["0-9歳", "09歳"]), &[]);
    assert_eq!(parts(&judged), "0-9歳 09歳");
    // ひがし and ヒガシ may be two.
    let kana = rows(&["ひがし", "ヒガシ"]);
    let judged = judge(&kana, &[]);
    assert_eq!((parts(&judged).as_str(), judged.codes().as_str()), ("ひがし", "ask-kana"));
    assert_eq!(parts(&judge(&kana, &[("ask-kana", "two")])), "ひがし ヒガシ");
    // 19: one part twice in one month is told, and not added up.
    let twice = "指標ID,年月,地区,値\nI1,2026-09,,15\nI1,2026-09,東部,10\nI1,2026-09,東 部,5\n";
    assert_eq!(judge(&inputs(latest, twice), &[]).codes(), "observed-twice");
}

#[test]
fn rows_that_stand_twice_are_asked_once_for_each_table() {
    let funding = "資金提供者,事業名,決定額,支出額,開始日,終了日,状況\n\
        財団,見守り,2000000,1000000,2026-04-01,2027-03-31,確定\n";
    let total = |judged: &Judged| judged.figures.money.total.committed.to_string();
    let copied = with(minimal(), "inputs/資金.csv", funding);
    let copied = with(copied, "inputs/資金 - コピー.csv", funding);
    let judged = judge(&copied, &[]);
    assert_eq!((total(&judged).as_str(), judged.codes().as_str()), ("2000000", "copied-table"));
    let again = funding.replacen("財団,見守り", "財団 ,見守り", 1);
    let again = again.replace("2000000", "2000000円");
    let twice = with(with(minimal(), "inputs/資金.csv", funding), "inputs/別/助成金.csv", &again);
    let judged = judge(&twice, &[]);
    assert_eq!((total(&judged).as_str(), judged.codes().as_str()), ("2000000", "ask-rows-twice"));
    let judged = judge(&twice, &[("ask-rows-twice", "both")]);
    assert_eq!((total(&judged).as_str(), judged.codes().as_str()), ("4000000", ""));
    // Written otherwise it is the same row.
    let row = "財団,見守り,\"2,000,000円\",1000000,令和8年4月1日,2027/3/31,確定\n";
    let judged = judge(&with(minimal(), "inputs/資金.csv", &format!("{funding}{row}")), &[]);
    assert_eq!((total(&judged).as_str(), judged.codes().as_str()), ("2000000", "ask-rows-twice"));
    // Another grant list has other amounts.
    let newer = funding.replace("1000000", "1200000");
    let two = with(minimal(), "inputs/助成金の一覧.csv", funding);
    let two = with(two, "inputs/資金.csv", &newer);
    let judged = judge(&two, &[]);
    assert_eq!(judged.codes(), "ask-same-grant");
    assert!(judged.message("ask-same-grant").contains("1200000"));
    // The files come in the order of their names.
    for (reading, spent) in [("first", "1000000"), ("second", "1200000"), ("both", "2200000")] {
        let judged = judge(&two, &[("ask-same-grant", reading)]);
        let found = judged.figures.money.total.spent.map(|it| it.to_string());
        assert_eq!(found.as_deref(), Some(spent), "{reading}");
    }
    // Which of two editions of one file is newer is asked once.
    let two = with(minimal(), "inputs/資金_最新.csv", &newer);
    let two = with(two, "inputs/資金_修正版.csv", funding);
    assert_eq!(judge(&two, &[]).codes(), "ask-which-version newer-version");
    // Hours of one day that are the same may be two.
    let log = "日付,氏名,時間,機能\n2026-09-01,甲,2,活動の連携\n2026-09-01,甲,2,活動の連携\n";
    let judged = judge(&with(minimal(), "inputs/backbone_log.csv", log), &[]);
    assert_eq!(judged.codes(), "ask-rows-twice");
    assert_eq!(judged.model.backbone_log.len(), 1);
    let costs =
        "年月,費目,予算額,実績額\n2026-09,会議費,2,2\n2026-09,会議費,2,2\n2026-10,会議費,2,2\n";
    assert_eq!(judge(&with(minimal(), "inputs/costs.csv", costs), &[]).model.costs.len(), 2);
    let brought = "日付,団体,種類,数量\n2026-09,市,物品,2\n2026-09,市,物品,2\n";
    let judged = judge(&with(minimal(), "inputs/contributions.csv", brought), &[]);
    assert_eq!(judged.model.contributions.len(), 1);
}

#[test]
fn a_copied_file_of_values_is_one_message() {
    let rows = seven("20");
    let files = with(inputs(SUM, &rows), "inputs/observations - コピー.csv", &rows);
    let judged = judge(&files, &[]);
    assert_eq!(judged.codes(), "copied-table");
    // The same values in another order are no copy of the file.
    let mut lines: Vec<&str> = rows.lines().collect();
    lines[1..].reverse();
    let files = with(inputs(SUM, &rows), "inputs/訪問の実績値.csv", &lines.join("\n"));
    let judged = judge(&files, &[]);
    assert_eq!(judged.told.len(), 1);
    assert!(judged.message("observed-twice").contains("ほかに6か所"));
}

#[test]
fn fractions_where_per_cent_is_meant_are_asked() {
    let rate = |baseline: &str, target: &str| {
        format!("I1,利用の割合,%,増,期末,{baseline},2025年度,{target},2026年度,")
    };
    let rows = |values: &[&str]| {
        let rows =
            values.iter().zip(8..).map(|(value, month)| format!("I1,2026-{month:02},{value}\n"));
        format!("指標ID,年月,値\n{}", rows.collect::<String>())
    };
    for (indicator, values, told, fraction) in [
        // 08e, 08d, 08g.
        (rate("40", "60"), &["45%", "0.5", "53%"][..], "ask-fraction", "53"),
        (rate("40", "60"), &["0.45", "0.5", "0.53"], "ask-fraction", "53"),
        (rate("0.4", "60%"), &["45%", "50%", "53%"], "ask-fraction", "53"),
        (rate("0.4", "0.6"), &["0.45", "0.5", "0.53"], "ask-fraction", "53"),
        (rate("40", "60"), &["45", "50", "53"], "", "53"),
        // A sign says what it is.
        (rate("40", "60"), &["0.5%", "45", "53"], "", "53"),
        // Small shares all around one.
        (rate("0.8", "1.4"), &["0.9", "1.1", "1.2"], "", "1.2"),
    ] {
        let inputs = inputs(&indicator, &rows(values));
        assert_eq!(judge(&inputs, &[]).codes(), told, "{indicator} {values:?}");
        let judged = judge(&inputs, &[("ask-fraction", "fraction")]);
        assert_eq!(judged.printed().split(' ').next(), Some(fraction), "{indicator} {values:?}");
    }
}

#[test]
fn units_of_values_targets_and_baselines_are_the_indicators() {
    let definition = |unit: &str, baseline: &str, target: &str| {
        format!("I1,訪問,{unit},増,期末,{baseline},2025年度,{target},2026年度,")
    };
    for (unit, baseline, target, value, told) in [
        // 46g, 46h.
        ("件", "40", "100%", "50", "other-unit"),
        ("件", "40", "60人", "50", "other-unit"),
        ("件", "40円", "60", "50", "other-unit"),
        ("件", "40件", "60件", "50件", ""),
        ("％", "40%", "60％", "50％", ""),
        ("か所", "40ヶ所", "60カ所", "50箇所", ""),
        ("m2", "40㎡", "60", "50㎡", ""),
        ("人", "40名", "60", "50名", ""),
        ("千円", "40千円", "60,000円", "50千円", ""),
    ] {
        let rows = format!("指標ID,年月,値\nI1,2026-05,41\nI1,2026-10,\"{value}\"\n");
        let target = format!("\"{target}\"");
        let judged = judge(&inputs(&definition(unit, baseline, &target), &rows), &[]);
        assert_eq!(judged.codes(), told, "{unit} {baseline} {target} {value}");
        if told.is_empty() {
            let numbers = judged.model.indicators[0].definition.target.as_ref();
            assert_eq!(numbers.map(|it| it.value.normalize().to_string()).as_deref(), Some("60"));
        }
    }
}

#[test]
fn impossible_sizes_and_years_are_asked() {
    let count = "I1,訪問,件,増,累計,100,2025年度,240,2026年度,";
    let rate = "I1,満足の割合,%,増,期末,40,2025年度,60,2026年度,";
    let rows = |text: &str| {
        let rows = text.split(' ').map(|row| format!("I1,{row}\n"));
        format!("指標ID,年月,値\n{}", rows.collect::<String>())
    };
    for (indicator, values, told) in [
        (count, "2026-08,20 2026-09,-20 2026-10,20", "ask-impossible"),
        (rate, "2026-08,50 2026-09,51 2026-10,550", "ask-impossible"),
        (rate, "2026-08,50 2026-09,-5 2026-10,55", "ask-impossible"),
        ("I1,人口の増減,人,増,期末,-40,2025年度,10,2026年度,", "2026-09,-20 2026-10,-10", ""),
        ("I1,目標の達成率,%,増,期末,40,2025年度,60,2026年度,", "2026-09,90 2026-10,120", ""),
        ("I1,収支,円,増,期末,40,2025年度,60,2026年度,", "2026-09,-90 2026-10,120", ""),
        // 45, 45b.
        (count, "2026-06,20 2026-07,20 2026-08,20 2062-09,20 2026-10,20", "ask-far-period"),
        (count, "2026-06,20 2026-07,20 2026-08,20 2006-09,20 2026-10,20", "ask-far-period"),
        (count, "2062-09,20", "ask-far-period"),
        // Years that are apart by habit are not far.
        (rate, "2010,40 2015,41 2020,42 2025,43", ""),
        (rate, "2024-04,40 2024-05,41 2026-09,42 2026-10,43", ""),
        (count, "2026-06,20 2026-07,21 2026-08,2100 2026-09,20 2026-10,20", "ask-outlier"),
        (count, "2026-06,20 2026-07,21 2026-08,19 2026-09,20 2026-10,2100", "ask-outlier"),
        (count, "2026-06,1 2026-07,0 2026-08,90 2026-09,1 2026-10,0", ""),
    ] {
        let judged = judge(&inputs(indicator, &rows(values)), &[]);
        let codes = judged.codes().replace("months-missing", "").replace("period-not-over", "");
        assert_eq!(codes.trim(), told, "{values}");
    }
    let negative = inputs(count, &rows("2026-08,20 2026-09,-20 2026-10,20"));
    check_files(&negative, &[("ask-impossible", "leave-out")], "40 late", "months-missing");
}

const MEMBERS: &str = "団体ID,団体名,セクター,会議体\nG1,市,行政,総会\nB1,店,事業者,総会\n\
    N1,会,NPO・NGO,総会\nL1,労,労働組合,総会\n";

fn meeting(meetings: &str, attendance: &str) -> Files {
    let files = with(minimal(), "inputs/members.csv", MEMBERS);
    let files = with(files, "inputs/meetings.csv", meetings);
    if attendance.is_empty() {
        return files;
    }
    with(files, "inputs/attendance.csv", &format!("会議ID,団体名,出欠\n{attendance}"))
}

fn attended(judged: &Judged) -> String {
    let all = &judged.figures.participation.all.represented;
    format!("{}/{}", all.part.count(), all.whole.count())
}

#[test]
fn attendance_is_counted_once_or_asked() {
    let held = "会議ID,開催日,会議体,状態\nM1,2026-10-05,総会,実施\n";
    let lists = |present: &str, absent: &str| {
        meeting(
            &format!(
                "会議ID,開催日,会議体,状態,出席者,欠席者\nM1,2026-10-05,総会,実施,{present},{absent}\n"
            ),
            "",
        )
    };
    for (files, answer, expected, told) in [
        // 28c: who came back is there once, by whatever name.
        (lists("G1;G1;B1;市;N1", "L1"), None, "3/4", ""),
        (lists("G1;G1(代理);B1", "N1;L1"), None, "2/4", ""),
        (lists("G1;B1", "G1;N1;L1"), None, "2/4", "ask-present-absent"),
        (lists("G1;B1", "G1;N1;L1"), Some(("ask-present-absent", "absent")), "1/4", ""),
        // TABLES 28.
        (meeting(held, "M1,市,欠席\nM1,市,出席\nM1,店,出席\n"), None, "2/2", "ask-present-absent"),
        (meeting(held, "M1,市,出席\nM1,市,欠席\nM1,店,出席\n"), None, "2/2", "ask-present-absent"),
        (
            meeting(held, "M1,市,欠席\nM1,市,出席\nM1,店,出席\n"),
            Some(("ask-present-absent", "absent")),
            "1/2",
            "",
        ),
        (meeting(held, "M1,市,出席\nM1,市,代理\nM1,店,出席\n"), None, "2/2", "attendance-twice"),
    ] {
        let answers: Vec<(&str, &str)> = answer.into_iter().collect();
        let judged = judge(&files, &answers);
        assert_eq!((attended(&judged).as_str(), judged.codes().as_str()), (expected, told));
    }
}

#[test]
fn a_meeting_answered_to_be_cancelled_makes_no_period() {
    let rows = "会議ID,開催日,会議体,状態\nM1,2026-10-05,総会,実施\nM2,2026-11-10,総会,中止\n";
    let files = meeting(rows, "M1,市,出席\nM2,市,出席\n");
    for (reading, period) in [("cancelled", "2026-10"), ("held", "2026-11")] {
        let judged = judge(&files, &[("ask-cancelled", reading)]);
        assert_eq!(judged.model.calendar.period.to_string(), period, "{reading}");
    }
}

#[test]
fn meetings_that_contradict_their_attendance_are_asked() {
    let with_state = |date: &str, state: &str, attendance: &str| {
        let rows =
            format!("会議ID,開催日,会議体,状態\nM1,2026-10-05,総会,実施\nM2,{date},総会,{state}\n");
        meeting(&rows, &format!("M1,市,出席\n{attendance}"))
    };
    let came = "M2,市,出席\nM2,店,代理\n";
    for (files, answer, expected, told) in [
        // 29.
        (with_state("2026-10-10", "中止", came), None, "1/1", "ask-cancelled"),
        (with_state("2026-10-10", "中止", came), Some(("ask-cancelled", "held")), "3/3", ""),
        (with_state("2026-10-10", "中止", "M2,市,欠席\n"), None, "1/1", ""),
        (with_state("2027-01-20", "予定", came), None, "1/1", "ahead-with-attendance"),
        (with_state("2027-01-20", "予定", "M2,市,欠席\n"), None, "1/1", ""),
    ] {
        let answers: Vec<(&str, &str)> = answer.into_iter().collect();
        let judged = judge(&files, &answers);
        assert_eq!((attended(&judged).as_str(), judged.codes().as_str()), (expected, told));
    }
}

#[test]
fn attendance_of_those_who_left_or_have_not_joined_is_asked_once() {
    let members = "団体ID,団体名,セクター,参加日,退会日\nG1,市,行政,,\nB1,店,事業者,,2026-07-01\n\
        N1,会,NPO・NGO,2026-10-20,\n";
    let meetings = "会議ID,開催日,会議体,状態\nM1,2026-09-05,総会,実施\nM2,2026-10-05,総会,実施\n";
    let rows = |rows: &str| {
        let files = meeting(meetings, rows);
        with(files, "inputs/members.csv", members)
    };
    for (attendance, answer, expected, asked) in [
        ("M1,市,出席\nM1,店,出席\nM2,市,出席\nM2,店,欠席\n", None, "3/4", 1),
        ("M1,市,出席\nM1,店,出席\nM2,市,出席\nM2,店,欠席\n", Some("leave-out"), "2/2", 0),
        ("M1,市,出席\nM2,市,出席\nM2,会,出席\nM1,店,出席\n", None, "4/4", 2),
        ("M1,市,出席\nM2,市,出席\n", None, "2/2", 0),
    ] {
        let answers: Vec<(&str, &str)> =
            answer.map(|it| ("ask-not-a-member", it)).into_iter().collect();
        let judged = judge(&rows(attendance), &answers);
        assert_eq!((attended(&judged).as_str(), judged.told.len()), (expected, asked));
    }
}

#[test]
fn one_cause_is_told_once() {
    // A sector that is not there: its organisations are known by every name.
    let members = "団体ID,団体名,略称,別名,セクター\nG1,市,,,行政\nX1,漁協,浜,浦漁協,漁業\n\
        X2,農協,,,漁業\n";
    let actions = "約束ID,取組,担当団体,期限,状況\nP1,甲,漁協,2027-03,進行中\nP2,乙,浜,2027-03,進行中\n\
        P3,丙,浦漁協,2027-03,進行中\nP4,丁,農協,2027-03,進行中\n";
    let files = with(minimal(), "inputs/members.csv", members);
    let judged = judge(&with(files, "inputs/commitments.csv", actions), &[]);
    assert_eq!(judged.told.len(), 1, "{}", judged.codes());
    assert!(judged.message("unknown-reference").contains("ほかに1か所"));
    let cure = judged.told[0].cure(Language::Ja);
    assert!(cure.contains("行政、事業者"), "{cure}");
    // A name that is nowhere is told once.
    let rows = "会議ID,団体名,出欠\nM1,港湾局,出席\nM1,港 湾 局,欠席\nM1,別の会,出席\n";
    let judged = judge(&with(minimal(), "inputs/attendance.csv", rows), &[]);
    assert_eq!(judged.told.len(), 2);
    // Settings that cannot be read explain what they would have said.
    let broken = with(minimal(), "inputs/roundtable.toml", "[roundtable]\nname = “円卓”\n");
    let members = "団体ID,団体名,セクター,会議体\nG1,市,漁業,浜の部会\n";
    let judged = judge(&with(broken, "inputs/members.csv", members), &[]);
    assert!(!judged.codes().contains("unknown-reference"), "{}", judged.codes());
    // A code that stands twice still means something, and so does its name.
    let twice = format!("{HEAD}{SUM}\nI1,別の名前,件,増,累計,,,,,\n");
    let files = with(minimal(), "inputs/indicators.csv", &twice);
    let values = "指標ID,年月,値\n別の名前,2026-04,20\n";
    let judged = judge(&with(files, "inputs/observations.csv", values), &[]);
    assert_eq!(judged.codes(), "duplicate-code");
}

#[test]
fn a_row_with_a_mistake_still_defines_its_names() {
    let members = "団体ID,団体名,略称,別名,セクター,参加日\nG1,市,,,行政,\n\
        X1,漁業協同組合,漁協,浦漁協;浜の会,事業者,きのう\n";
    let rows =
        "会議ID,団体名,出欠\nM1,漁業協同組合,出席\nM1,漁 協,出席\nM1,浜の会,出席\nM1,Ｘ１,出席\n";
    let files = with(minimal(), "inputs/members.csv", members);
    let judged = judge(&with(files, "inputs/attendance.csv", rows), &[]);
    assert_eq!(judged.codes(), "unreadable-date");
}

#[test]
fn numbers_of_any_length_are_refused_at_their_cell() {
    let long = "999999999999999999999999";
    let longer = "9999999999999999999999999999";
    for text in
        [long, longer, "-9999999999999999999999999999", "1e30", "１０００００００００００００００"]
    {
        let rows = format!("指標ID,年月,値\nI1,2026-04,{text}\nI1,2026-05,{text}\n");
        let judged = judge(&inputs(SUM, &rows), &[]);
        assert!(judged.told.iter().all(|it| it.severity == Severity::Error), "{text}");
        assert_eq!(judged.told.len(), 2, "{text}: {}", judged.codes());
        let costs = format!("年月,費目,予算額,実績額\n2026-09,会議費,{text},{text}\n");
        let judged = judge(&with(minimal(), "inputs/costs.csv", &costs), &[]);
        assert_eq!(judged.told.len(), 2, "{text}: {}", judged.codes());
        let built = draft(&inputs(&SUM.replace("240", text), &seven("20")), &Files::new());
        assert!(built.diagnostics.iter().any(|it| it.severity == Severity::Error), "{text}");
    }
    // The largest that is read, and the smallest, are reckoned with.
    let most = "999999999999999";
    for text in [most, "0.0000000000000000000000000001"] {
        for aggregation in ["累計", "期末", "平均"] {
            let indicator = format!("I1,額,円,増,{aggregation},{text},2025年度,{most},2026年度,月");
            let built = draft(&inputs(&indicator, &seven(text)), &Files::new());
            assert!(!built.outputs.is_empty(), "{text} {aggregation}");
            let indicator = format!("I1,額,円,減,{aggregation},{most},2025年度,{text},2026年度,月");
            draft(&inputs(&indicator, &seven(most)), &Files::new());
        }
    }
    let costs =
        format!("年月,費目,予算額,実績額\n2026-09,会議費,{most},1\n2026-10,会議費,1,{most}\n");
    let funding = format!(
        "資金提供者,決定額,入金額,支出額,開始日,終了日,状況,事務局割合\n\
         甲,{most},{most},1,2026-04-01,2027-03-31,確定,100\n乙,1,1,{most},2026-04-01,2030-03-31,確定,{most}\n"
    );
    let files = with(minimal(), "inputs/costs.csv", &costs);
    draft(&with(files, "inputs/funding.csv", &funding), &Files::new());
}
