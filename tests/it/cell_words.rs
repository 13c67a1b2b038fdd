//! What one cell may say: words of a state, dates in words, several fields in
//! one cell, values with what stands around them.
//!
//! Each row of a table here is what stands in a file, what must come of it, and
//! what is told. What could mean two things is asked, once for a word and a
//! column, and never guessed.

use entaku::diagnostics::Diagnostic;
use entaku::domain::value::{Measured, Reading, Sourced, TimeOfDay};
use entaku::files::Files;
use entaku::records::{self, Records};

use crate::harness::{described, minimal, with};

const SETTINGS: &str =
    "[roundtable]\nname = \"小さな円卓会議\"\n[calendar]\nperiod = \"2026-10\"\n";

/// Reads a project with one file more. Each answer is the code of a question, and
/// a reading.
fn read(path: &str, text: &str, answers: &[(&str, &str)]) -> (Records, Vec<Diagnostic>) {
    let files = with(minimal(), "inputs/roundtable.toml", SETTINGS);
    read_files(&with(files, &format!("inputs/{path}"), text), answers)
}

fn read_files(files: &Files, answers: &[(&str, &str)]) -> (Records, Vec<Diagnostic>) {
    let mut told = Vec::new();
    let mut records = records::parse(files, &mut told);
    for _ in answers {
        let mut given = records.answers.clone();
        for (question, asked) in told.iter().filter_map(|it| Some((it, it.asked()?))) {
            let answer = answers.iter().find(|(code, _)| *code == question.code);
            if let Some((code, reading)) = answer {
                assert!(asked.readings.contains(reading), "{code}: {:?}", asked.readings);
                given.insert(asked.key.clone(), (*reading).to_owned());
            }
        }
        told.clear();
        records = records::parse_with(files, &given, &mut told);
    }
    (records, told)
}

fn codes(told: &[Diagnostic]) -> String {
    let codes: Vec<&str> = told.iter().map(|it| it.code).collect();
    codes.join(" ")
}

fn shown<T: ToString>(cell: Option<&Sourced<T>>) -> String {
    cell.map_or_else(|| "_".to_owned(), |it| it.value.to_string())
}

fn number(cell: Option<&Sourced<Measured>>) -> String {
    let Some(measured) = cell.map(|it| &it.value) else { return "_".to_owned() };
    let about = if measured.approximate { "約" } else { "" };
    match &measured.reading {
        Reading::Number(number) => {
            let unit = measured.unit.as_deref().unwrap_or_default();
            format!("{about}{}{unit}", number.normalize())
        }
        other => format!("{other:?}"),
    }
}

/// Commitments as `status progress start due revised done`.
fn commitments(records: &Records) -> Vec<String> {
    let rows = records.commitments.iter().map(|row| {
        let progress = row.progress_pct.as_ref().map(|it| it.value.0.normalize().to_string());
        let mut text = format!(
            "{} {} {} {} {} {}",
            row.status.value.name(),
            progress.unwrap_or_else(|| "_".to_owned()),
            shown(row.start.as_ref()),
            shown(row.due.as_ref()),
            shown(row.revised_due.as_ref()),
            shown(row.done_on.as_ref()),
        );
        while let Some(rest) = text.strip_suffix(" _") {
            text = rest.to_owned();
        }
        text
    });
    rows.collect()
}

#[track_caller]
fn check_commitment(
    (title, heads, cells): (&str, &str, &str),
    answers: &[(&str, &str)],
    expected: &str,
    told: &str,
) {
    let text = format!("{title}約束ID,取組,担当団体,{heads}\nP1,声かけ,市,{cells}\n");
    let (records, problems) = read("行動計画.csv", &text, answers);
    let files = Files::new();
    let found = (commitments(&records).join(" | "), codes(&problems));
    let expected = (expected.to_owned(), told.to_owned());
    assert_eq!(found, expected, "{cells}: {}", described(&problems, &files));
}

#[test]
fn words_of_a_state_are_read_or_asked() {
    for (word, status) in [
        ("着手", "in_progress"),
        ("着手済", "in_progress"),
        ("着手済み", "in_progress"),
        ("継続中", "in_progress"),
        ("実施中", "in_progress"),
        ("取組中", "in_progress"),
        ("対応中", "in_progress"),
        ("On track", "in_progress"),
        ("In Progress", "in_progress"),
        ("済", "done"),
        ("済み", "done"),
        ("完", "done"),
        ("完了済", "done"),
        ("達成", "done"),
        ("実施済み", "done"),
        ("Completed", "done"),
        ("未", "not_started"),
        ("未実施", "not_started"),
        ("Not started", "not_started"),
        ("中断", "on_hold"),
        ("On hold", "on_hold"),
        ("遅延中", "delayed"),
        ("取下げ", "dropped"),
        ("Cancelled", "dropped"),
    ] {
        check_commitment(("", "状況", word), &[], status, "");
    }
    for (word, first, other, status) in [
        ("ほぼ完了", "in_progress", "status-done", "done"),
        ("概ね完了", "in_progress", "status-done", "done"),
        ("一部実施", "in_progress", "status-done", "done"),
        ("継続", "in_progress", "status-done", "done"),
        ("実施", "in_progress", "status-done", "done"),
        ("検討中", "not_started", "status-in_progress", "in_progress"),
        ("準備中", "not_started", "status-in_progress", "in_progress"),
        ("調整中", "not_started", "status-in_progress", "in_progress"),
        ("見送り", "dropped", "status-on_hold", "on_hold"),
        ("延期", "delayed", "status-on_hold", "on_hold"),
        ("○", "in_progress", "status-done", "done"),
        ("◎", "done", "status-in_progress", "in_progress"),
        ("△", "in_progress", "status-delayed", "delayed"),
        ("×", "not_started", "status-dropped", "dropped"),
        ("－", "not_started", "status-dropped", "dropped"),
        ("完了（一部）", "not_started", "status-done", "done"),
        ("ぼちぼち", "not_started", "status-delayed", "delayed"),
    ] {
        check_commitment(("", "状況", word), &[], first, "ask-word");
        check_commitment(("", "状況", word), &[("ask-word", other)], status, "");
    }
    // A share is a state and how far it is.
    for (cell, state) in [("80%", "in_progress 80"), ("0%", "not_started 0"), ("100％", "done 100")]
    {
        check_commitment(("", "進捗", cell), &[], state, "");
    }
    check_commitment(("", "進捗,進捗率", "80%,70"), &[], "", "not-one-of");
    check_commitment(("", "進捗,進捗率", "80%,80"), &[], "in_progress 80", "");
    check_commitment(("", "状況", "完了(R8.9.20)"), &[], "done _ _ _ _ 2026-09-20", "");
    check_commitment(("", "状況", "済（9/20）"), &[], "not_started", "ask-word");
    let titled = ("令和8年度 行動計画\n", "状況", "済（9/20）");
    check_commitment(titled, &[], "done _ _ _ _ 2026-09-20", "");
}

#[test]
fn a_word_is_asked_once_for_a_column_and_many_are_no_words() {
    let rows = |words: &[&str]| {
        let mut text = "約束ID,取組,担当団体,状況\n".to_owned();
        for (at, word) in words.iter().enumerate() {
            text.push_str(&format!("P{at},声かけ{at},市,{word}\n"));
        }
        text
    };
    for (words, told) in [
        (&["ほぼ完了", "ほぼ完了", "ほぼ 完了", "済"][..], "ask-word"),
        (&["ほぼ完了", "継続", "ほぼ完了", "○"], "ask-word ask-word ask-word"),
        (&["い", "ろ", "は", "に", "ほ", "へ", "と", "済"], "no-words"),
    ] {
        let (_, problems) = read("行動計画.csv", &rows(words), &[]);
        assert_eq!(codes(&problems), told, "{}", described(&problems, &Files::new()));
    }
    // Next month it is not asked again, in whatever row it stands.
    let (_, problems) = read("行動計画_2026年9月.csv", &rows(&["ほぼ完了"]), &[]);
    let key = problems[0].asked().expect("a question").key.clone();
    let (_, problems) = read("行動計画_2026年10月.csv", &rows(&["済", "ほぼ完了"]), &[]);
    assert_eq!(problems[0].asked().expect("a question").key, key);
}

#[test]
fn a_project_has_words_of_its_own() {
    let csv = "約束ID,取組,担当団体,状況\nP1,a,市,ほぼ完了\nP2,b,市,ぼちぼち\nP3,c,市,着手\n";
    for (settings, told, expected) in [
        (
            "[words.status]\n\"ほぼ完了\" = \"done\"\n\"ぼちぼち\" = \"進行中\"\n",
            "",
            &["done", "in_progress", "in_progress"][..],
        ),
        (
            "[words.status]\n\"ほぼ完了\" = \"in-progress\"\n\"ぼちぼち\" = \"delayed\"\n\
             \"着手\" = \"not-started\"\n",
            "",
            &["in_progress", "delayed", "not_started"],
        ),
        (
            "[words.status]\n\"ほぼ完了\" = \"なかば\"\n\"ぼちぼち\" = \"delayed\"\n",
            "unknown-setting-value ask-word",
            &["in_progress", "delayed", "in_progress"],
        ),
        (
            "[words.state]\n\"ぼちぼち\" = \"delayed\"\n",
            "unknown-setting ask-word ask-word",
            &["in_progress", "not_started", "in_progress"],
        ),
    ] {
        let files = with(minimal(), "inputs/roundtable.toml", &format!("{SETTINGS}{settings}"));
        let (records, problems) = read_files(&with(files, "inputs/行動計画.csv", csv), &[]);
        assert_eq!(codes(&problems), told, "{}", described(&problems, &Files::new()));
        assert_eq!(commitments(&records), expected);
    }
}

#[test]
fn attendance_is_read_by_its_marks() {
    let head = "会議ID,団体名,出欠\n";
    for (cell, presence, told) in [
        ("代", "proxy", ""),
        ("代理（山田）", "proxy", ""),
        ("欠", "absent", ""),
        ("オンライン", "online", ""),
        ("Zoom", "online", ""),
        ("○", "present", ""),
        ("◎", "present", "ask-word"),
        ("－", "absent", "ask-word"),
        ("委任状", "proxy", "ask-word"),
        ("書面", "present", "ask-word"),
        ("出席予定", "present", "ask-word"),
        ("未定", "absent", "ask-word"),
    ] {
        let (records, problems) = read("出欠.csv", &format!("{head}M1,市,{cell}\n"), &[]);
        let found: Vec<&str> =
            records.attendance.iter().map(|row| row.presence.value.name()).collect();
        assert_eq!((found.join(" "), codes(&problems)), (presence.to_owned(), told.to_owned()));
    }
    // Nobody was expected: no row of the attendance.
    let answers = [("ask-word", "presence-none")];
    let (records, problems) = read("出欠.csv", &format!("{head}M1,市,－\n"), &answers);
    assert_eq!((records.attendance.len(), codes(&problems)), (0, String::new()));
}

#[test]
fn a_due_day_in_words() {
    let title = "令和8年度 行動計画\n";
    for (title, due, expected, told) in [
        (title, "年度内", "FY2026", ""),
        (title, "今年度末", "FY2026", ""),
        (title, "来年度", "FY2027", ""),
        (title, "次年度中", "FY2027", ""),
        (title, "年内", "2026-12", ""),
        ("", "年度内", "FY2026", "ask-year-of-words"),
        ("", "来年度末", "FY2027", "ask-year-of-words"),
        ("", "随時", "_", "no-due-day"),
        ("", "通年", "_", "no-due-day"),
        ("", "未定", "_", "no-due-day"),
        ("", "R8.1末", "2026-01", ""),
        ("", "R8.1月末", "2026-01", ""),
        ("", "2026/9末", "2026-09", ""),
        (title, "10月末", "2026-10", ""),
        (title, "9/20", "2026-09-20", ""),
        (title, "3/5", "2027-03-05", ""),
        (title, "9月中旬", "2026-09-20", ""),
        (title, "2月下旬", "2027-02-28", ""),
        ("", "令和8年9月上旬", "2026-09-10", ""),
        ("", "R8.9中旬", "2026-09-20", ""),
        (title, "秋頃", "2026-11-30", "ask-season"),
        ("", "令和8年秋頃", "2026-11-30", "ask-season"),
        (title, "冬", "2027-02-28", "ask-season"),
        (title, "年明け", "2027-01-31", "ask-season"),
        (title, "8.12.25", "2026-12-25", ""),
        ("", "8.12.25", "2026-12-25", "ask-short-year"),
        (title, "8.12", "2026-12", "ask-era-month"),
        ("", "R8.9.30→R9.3.31", "2026-09-30 2027-03-31", ""),
        ("", "R8.9.30⇒9.3.31", "2026-09-30 2027-03-31", ""),
        ("", "2026-09-30 -> 2027-03-31", "2026-09-30 2027-03-31", ""),
        ("", "R8.9.30（R9.3.31に変更）", "2026-09-30 2027-03-31", ""),
        ("", "令和8年9月→12月", "2026-09 2026-12", ""),
        ("", "R9.3.31（当初R8.9.30）", "2026-09-30 2027-03-31", ""),
        (title, "9/30→10/31", "2026-09-30 2026-10-31", ""),
    ] {
        let expected = format!("in_progress _ _ {expected}");
        let expected = expected.trim_end_matches(" _");
        check_commitment((title, "状況,期限", &format!("進行中,{due}")), &[], expected, told);
    }
    let none = [("ask-season", "none")];
    check_commitment((title, "状況,期限", "進行中,秋頃"), &none, "in_progress", "");
    let other = [("ask-short-year", "common")];
    check_commitment(("", "状況,期限", "進行中,8.12.25"), &other, "in_progress _ _ 2008-12-25", "");
    let days = [("ask-era-month", "month-day")];
    check_commitment((title, "状況,期限", "進行中,8.12"), &days, "in_progress _ _ 2026-08-12", "");
    for (cell, expected) in [
        ("R8.4～R9.3", "2026-04 2027-03"),
        ("R8.4～9.3", "2026-04 2027-03"),
        ("2026年4月〜2027年3月", "2026-04 2027-03"),
        ("R8.9.1～9.30", "2026-09-01 2026-09-30"),
        ("令和8年度", "_ 2026年度"),
        ("R9.3", "_ 2027-03"),
    ] {
        let cells = format!("進行中,{cell}");
        for heads in ["状況,期限", "状況,実施期間"] {
            let expected = format!("in_progress _ {expected}").replace("2026年度", "FY2026");
            check_commitment(("", heads, &cells), &[], &expected, "");
        }
    }
}

#[test]
fn the_day_and_the_hours_of_a_meeting_stand_in_one_cell() {
    for (heads, cells, expected) in [
        ("日時", "令和8年9月18日（金）13:30～15:00", "2026-09-18 810 900"),
        ("日時", "2026/9/18 13時30分から15時まで", "2026-09-18 810 900"),
        ("日時", "令和8年9月18日（金）午後1時30分～3時", "2026-09-18 810 900"),
        ("日時", "R8.9.18 18:30〜", "2026-09-18 1110 _"),
        ("開催日,時間", "2026-09-18,13:30～15:00", "2026-09-18 810 900"),
        ("開催日,時間", "2026-09-18,2時間", "2026-09-18 _ _"),
        ("開催日,開始", "2026-09-18,13:30-15:00", "2026-09-18 810 900"),
        ("開催日,開始,終了", "2026-09-18,13:30,15:00", "2026-09-18 810 900"),
    ] {
        let text = format!("会議ID,会議体,{heads}\nM9,総会,{cells}\n");
        let (records, problems) = read("会議記録.csv", &text, &[]);
        let minutes = |it: &Option<Sourced<TimeOfDay>>| {
            it.as_ref().map_or_else(|| "_".to_owned(), |it| it.value.0.to_string())
        };
        let found: Vec<String> = records
            .meetings
            .iter()
            .filter(|row| row.meeting_id.value == "M9")
            .map(|row| format!("{} {} {}", row.date.value, minutes(&row.start), minutes(&row.end)))
            .collect();
        assert_eq!((found, codes(&problems)), (vec![expected.to_owned()], String::new()));
    }
}

#[test]
fn the_time_of_a_grant_stands_in_one_cell() {
    for (head, cell, expected) in [
        ("助成期間", "R8.4～R9.3", "2026-04-01 2027-03-31"),
        ("期間", "令和8年4月1日～令和9年3月31日", "2026-04-01 2027-03-31"),
        ("実施期間", "2026-04-01 - 2027-03-31", "2026-04-01 2027-03-31"),
        ("助成期間", "令和8年度", "2026-04-01 2027-03-31"),
    ] {
        let text = format!("資金提供者,決定額,{head}\nみらい財団,1000,{cell}\n");
        let (records, problems) = read("資金.csv", &text, &[]);
        let found: Vec<String> = records
            .funding
            .iter()
            .map(|row| format!("{} {}", shown(row.start.as_ref()), shown(row.end.as_ref())))
            .collect();
        assert_eq!((found, codes(&problems)), (vec![expected.to_owned()], String::new()), "{cell}");
    }
}

/// Indicators as `baseline@day target@day direction low high`.
fn indicators(records: &Records) -> Vec<String> {
    let rows = records.indicators.iter().map(|row| {
        let direction = row.direction.as_ref().map_or("_", |it| it.value.name());
        format!(
            "{}@{} {}@{} {direction} {} {}",
            number(row.baseline.as_ref()),
            shown(row.baseline_date.as_ref()),
            number(row.target.as_ref()),
            shown(row.target_date.as_ref()),
            number(row.range_low.as_ref()),
            number(row.range_high.as_ref()),
        )
    });
    rows.collect()
}

#[test]
fn values_bring_their_day_and_their_direction() {
    let one = "指標ID,指標名,単位";
    for (heads, cells, expected, told) in [
        ("基準値（R6年度末）", "31.5%", "31.5%@FY2024 _@_ _ _ _", ""),
        ("基準値（R6年度末）", "31.5%（R6.10）", "31.5%@2024-10 _@_ _ _ _", ""),
        ("基準値,基準時点", "31.5%（R6.10）,", "31.5%@2024-10 _@_ _ _ _", ""),
        ("目標値（R8年度）", "1200", "_@_ 1200@FY2026 _ _ _", ""),
        ("目標値（令和8年度末）", "80%以上", "_@_ 80%@FY2026 up _ _", ""),
        ("目標値", "\"1,200件以上\"", "_@_ 1200件@_ up _ _", ""),
        ("目標値", "30人以下", "_@_ 30人@_ down _ _", ""),
        ("目標値", "10件未満", "_@_ 10件@_ down _ _", "strict-target"),
        ("目標値", "120人程度を維持（115～130）", "_@_ 約120人@_ range 115 130", ""),
        ("目標値", "115～130人", "_@_ _@_ range 115人 130人", ""),
        ("目標値", "115人以上130人以下", "_@_ _@_ range 115人 130人", ""),
        ("目標値", "現状維持", "_@_ _@_ maintain _ _", ""),
        ("目標値,望ましい方向", "30人以下,減", "_@_ 30人@_ down _ _", ""),
        ("目標値,望ましい方向", "30人以下,増", "", "target-against-direction"),
        ("目標値", "検討中", "_@_ Unknown@_ _ _ _", ""),
        ("望ましい方向", "増やす", "_@_ _@_ up _ _", ""),
        ("望ましい方向", "↓", "_@_ _@_ down _ _", ""),
        ("望ましい方向", "改善", "_@_ _@_ up _ _", "ask-word"),
    ] {
        let text = format!("{one},{heads}\nI1,訪問,件,{cells}\n");
        let (records, problems) = read("指標台帳.csv", &text, &[]);
        let found = (indicators(&records).join(" | "), codes(&problems));
        let told_of = described(&problems, &Files::new());
        assert_eq!(found, (expected.to_owned(), told.to_owned()), "{heads} {cells}: {told_of}");
    }
    let two = "指標ID,指標名,単位,R6年度末,R8年度\n,,,基準値,目標値\nI1,訪問,件,60,90\n";
    let (records, problems) = read("指標台帳.csv", two, &[]);
    let expected = "60@FY2024 90@FY2026 _ _ _";
    assert_eq!((indicators(&records).join(" | "), codes(&problems)), (expected.into(), "".into()));
}

#[test]
fn values_as_people_write_them() {
    for (cell, expected, told) in [
        ("集計中", "2026-10 Unknown", ""),
        ("調査中", "2026-10 Unknown", ""),
        ("未集計", "2026-10 Unknown", ""),
        ("確認中", "2026-10 Unknown", ""),
        ("精査中", "2026-10 Unknown", ""),
        ("未報告", "2026-10 Unknown", ""),
        ("該当なし", "2026-10 NotApplicable", ""),
        ("該当者なし", "2026-10 Nil", ""),
        ("－", "2026-10 Nil", ""),
        ("31.5%（R6.10）", "2024-10 31.5%", ""),
        ("31.5（9月分）", "", "unreadable-number"),
        ("約120人", "2026-10 約120人", ""),
        ("120人程度", "2026-10 約120人", ""),
        ("\"延べ1,234人\"", "2026-10 1234人", ""),
        ("\"のべ 1,234 人\"", "2026-10 1234人", ""),
        ("\"1,234 人/年\"", "2026-10 1234人/年", ""),
        ("3/20", "2026-10 15%", "ask-terms"),
        ("3人/20人", "2026-10 15%", "ask-terms"),
        ("10件未満", "", "unreadable-number"),
        ("80%以上", "2026-10 約80%", ""),
    ] {
        let text = format!("指標ID,年月,値\nI1,2026-10,{cell}\n");
        let (records, problems) = read("実績値.csv", &text, &[]);
        let found: Vec<String> = records
            .observations
            .iter()
            .map(|row| format!("{} {}", row.period.value, number(Some(&row.value))))
            .collect();
        let found = (found.join(" | "), codes(&problems));
        assert_eq!(found, (expected.to_owned(), told.to_owned()), "{cell}");
    }
    let parts = [("ask-terms", "part")];
    let (records, _) = read("実績値.csv", "指標ID,年月,値\nI1,2026-10,3/20\n", &parts);
    assert_eq!(number(Some(&records.observations[0].value)), "3");
}
