//! Lists of partners whose heads stand on two lines: a group over its columns, a year
//! over its quarters, a day over a value; and heads that say what is counted.

use entaku::diagnostics::Diagnostic;
use entaku::files::Files;
use entaku::model;
use entaku::records::{self, Records};

const SETTINGS: &str = "[roundtable]\nname = \"円卓\"\n\
    [[bodies]]\nid = \"assembly\"\nname = \"総会\"\n\
    [[bodies]]\nid = \"board\"\nname = \"運営委員会\"\n\
    [[sectors]]\nid = \"gov\"\nname = \"行政\"\nshort = \"行\"\n\
    [[sectors]]\nid = \"npo\"\nname = \"NPO\"\nshort = \"民\"\n";
const MEMBERS: (&str, &str) = ("団体.csv", "団体名,区分\nみなと市,行政\nそら,NPO\n");
const INDICATORS: (&str, &str) = (
    "指標.csv",
    "指標名,単位,集計,基準値,基準時点\n見守り訪問,件,累計,10,2026-03\n相談,人,累計,3,2026-03\n",
);

fn read(files: &[(&str, &str)]) -> (Records, Vec<&'static str>) {
    let mut inputs = Files::new();
    inputs.insert("inputs/roundtable.toml", SETTINGS.as_bytes());
    for (name, text) in files {
        inputs.insert(format!("inputs/{name}"), text.as_bytes().to_vec());
    }
    let mut told: Vec<Diagnostic> = Vec::new();
    let records = records::parse(&inputs, &mut told);
    let mut resolved = Vec::new();
    model::resolve(&records, model::Scope::default(), &mut resolved);
    told.extend(resolved.into_iter().filter(|it| it.code == "other-unit"));
    // No project of these has all tables.
    let told = told.iter().map(|it| it.code).filter(|code| *code != "missing-table");
    (records, told.collect())
}

/// Compares what was read, however it is shown, and what was told.
#[track_caller]
fn check<T>(
    files: &[(&str, &str)],
    rows: fn(&Records) -> &[T],
    shown: fn(&T) -> String,
    expected: &[&str],
    codes: &[&str],
) {
    let (records, told) = read(files);
    let mut read: Vec<String> = rows(&records).iter().map(shown).collect();
    read.sort();
    let expected: Vec<String> = expected.iter().map(|it| (*it).to_owned()).collect();
    assert_eq!((read, told), (expected, codes.to_vec()), "{files:?}");
}

fn number(value: &impl std::fmt::Debug) -> String {
    let text = format!("{value:?}");
    text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect()
}

#[test]
fn bodies_under_one_head_are_seats() {
    let expected = ["そら 運営委員会", "みなと市 総会", "みなと市 運営委員会"];
    for text in [
        "区分,団体名,所属,,代表者\n,,総会,運営委員会,\n行政,みなと市,○,◎,岡\nNPO,そら,,○,林\n",
        "団体名,所属,所属,区分\n団体名,総会,運営委員会,区分\nみなと市,○,○,行政\nそら,,○,NPO\n",
        "団体名,区分,総会,運営委員会\nみなと市,行政,○,○\nそら,NPO,,○\n計,,1,2\n",
    ] {
        let seat = |it: &records::tables::MemberRecord| {
            let body = it.seat_body.as_ref().map_or("", |it| it.value.as_str());
            format!("{} {body}", it.org_name.value)
        };
        check(&[("名簿.csv", text)], |it| &it.members, seat, &expected, &[]);
    }
}

#[test]
fn days_under_one_head_are_told_apart() {
    for heads in [
        "取組,担当,期限,,状況\n,,当初,変更後,",
        "取組,担当,期限,期限,状況\n取組,担当,当初,変更後,状況",
    ] {
        let text = format!(
            "{heads}\n講座をひらく,そら,2026-10-31,2026-12-25,進行中\n会場を貸す,みなと市,2026-09-30,,完了\n"
        );
        let due = |it: &records::tables::CommitmentRecord| {
            let days = format!("{:?} {:?}", it.due, it.revised_due);
            let parts = days.split(|c: char| !c.is_ascii_digit() && c != '-');
            let days: std::collections::BTreeSet<&str> =
                parts.filter(|it| it.len() == 10 && it.starts_with("2026-")).collect();
            format!("{} {:?}", it.title.value, days)
        };
        check(
            &[MEMBERS, ("行動計画.csv", &text)],
            |it| &it.commitments,
            due,
            &["会場を貸す {\"2026-09-30\"}", "講座をひらく {\"2026-10-31\", \"2026-12-25\"}"],
            &[],
        );
    }
}

#[test]
fn a_day_over_a_value_is_its_day() {
    for text in [
        "指標,単位,集計,令和7年度末,令和9年度末\n,,,基準値,目標値\n見守り訪問,件,累計,10,20\n",
        "指標名,単位,集計,R7年度末,R9年度末\n指標名,単位,集計,基準値,目標値\n見守り訪問,件,累計,10,20\n",
        "指標名,単位,集計,2026年3月,2028年3月\n,,,基準値,目標値\n見守り訪問,件,累計,10,20\n",
    ] {
        let (records, told) = read(&[("指標.csv", text)]);
        let it = &records.indicators[0];
        let shown = format!("{:?} {:?}", it.baseline_date, it.target_date);
        assert!(told.is_empty(), "{told:?} {text}");
        assert!(shown.contains("2026-03-31") && shown.contains("2028-03-31"), "{shown} {text}");
    }
}

#[test]
fn the_unit_of_a_title_is_of_all_columns() {
    for text in [
        "資金の状況,,,,（単位：千円）\n資金元,決定額,収入済額,始期,状況\n財団,1200,900,2026-04-01,確定\n",
        "資金の状況,,（単位：千円）,,\n資金元,決定額,収入済額,始期,状況\n財団,1200,900,2026-04-01,確定\n",
        "資金の状況,,（千円）\n資金元,収入済額,決定額\n財団,900,1200\n",
        "資金の状況,,千円\n資金元,収入済額,決定額\n財団,900,1200\n",
    ] {
        let grant =
            |it: &records::tables::FundingRecord| format!("{:?} {:?}", it.committed, it.received);
        let (records, told) = read(&[("資金.csv", text)]);
        let shown: Vec<String> = records.funding.iter().map(grant).collect();
        let is_scaled = shown.iter().all(|it| it.contains("1200000") && it.contains("900000"));
        assert!((is_scaled && !shown.is_empty()) || !told.is_empty(), "{shown:?} {told:?} {text}");
    }
}

#[test]
fn a_number_of_a_meeting_is_no_code_of_it() {
    for text in [
        "会議,回,年度,月日,状況\n総会,1,R8年度,5/20,実施\n運営委員会,1,R8年度,6/3,実施\n総会,2,R8年度,9/18,実施\n",
        "会議体,回,開催日,状況\n総会,1,2026-05-20,実施\n運営委員会,1,2026-06-03,実施\n総会,2,2026-09-18,実施\n",
        "日程,会議,回次\n2026-05-20,総会,1\n2026-06-03,運営委員会,1\n2026-09-18,総会,2\n",
    ] {
        let meeting = |it: &records::tables::MeetingRecord| {
            let number = it.number.as_ref().map_or(0, |it| it.value.0);
            format!("{} {} {number}", it.date.value, it.body.value)
        };
        check(
            &[MEMBERS, ("会議.csv", text)],
            |it| &it.meetings,
            meeting,
            &["2026-05-20 総会 1", "2026-06-03 運営委員会 1", "2026-09-18 総会 2"],
            &[],
        );
    }
}

#[test]
fn a_head_may_say_what_is_counted() {
    let value = |it: &records::tables::ObservationRecord| {
        format!("{} {} {}", it.indicator.value, it.period.value, number(&it.value.value))
    };
    for (head, expected, codes) in [
        ("見守り訪問件数", &["見守り訪問 2026-04 20", "見守り訪問 2026-05 25"][..], &[][..]),
        ("見守り訪問の件数", &["見守り訪問 2026-04 20", "見守り訪問 2026-05 25"], &[]),
        ("相談人数", &["相談 2026-04 20", "相談 2026-05 25"], &[]),
        // Who was visited is not how often.
        (
            "見守り訪問人数",
            &["見守り訪問 2026-04 20", "見守り訪問 2026-05 25"],
            &["other-unit", "other-unit"],
        ),
        ("見守り訪問者数", &[], &["ask-unknown-table"]),
    ] {
        let text = format!("年月,{head}\n2026/4,20\n2026/5,25\n");
        let files = [MEMBERS, INDICATORS, ("届いた表.csv", &text)];
        check(&files, |it| &it.observations, value, expected, codes);
    }
}
