//! Totals in tables of money: subtotals under groups, a grand total among them, rounded
//! ones, and all that people call them. None is added up, and none is compared with a
//! sum that it is not of.

use entaku::files::Files;
use entaku::records::{self, Records};

use crate::harness::{minimal, told, with};

fn parse(files: &[(&str, &str)]) -> (Records, Vec<String>) {
    let mut inputs: Files = minimal();
    for (path, text) in files {
        inputs = with(inputs, &format!("inputs/{path}"), text);
    }
    let mut diagnostics = Vec::new();
    let records = records::parse(&inputs, &mut diagnostics);
    let codes = told(&diagnostics);
    let codes = codes.iter().filter_map(|told| told.rsplit(' ').next().map(str::to_owned));
    (records, codes.collect())
}

const HEAD: &str = "資金提供者,事業名,決定額,支出額,開始日,終了日,状況\n";
const TWO: &str = "みどり財団,見守り,2000000,1000000,2026-04-01,2027-03-31,確定\n\
                   ひかり基金,食堂,1000000,400000,2026-04-01,2027-03-31,確定\n";
const THIRD: &str = "みどり県,移動,500000,100000,2026-04-01,2027-03-31,確定\n";

/// Reads a table of money: how many rows are read, and what is told.
#[track_caller]
fn check(text: &str, rows: usize, codes: &[&str]) {
    let (records, found) = parse(&[("資金.csv", &format!("{HEAD}{text}"))]);
    let names: Vec<&String> = records.funding.iter().map(|row| &row.funder.value).collect();
    assert_eq!(
        (names.len(), found.as_slice()),
        (rows, &*codes.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>()),
        "{text}{names:?}"
    );
}

#[test]
fn a_total_is_known_by_whatever_it_is_called() {
    for label in [
        "合計",
        "▼合計",
        "Σ",
        "総計",
        "全体",
        "計",
        "ＴＯＴＡＬ",
        "TTL",
        "ｺﾞｳｹｲ",
        "サブトータル",
        "以上",
        "以上2件",
        "2件",
        "全2団体",
        "円卓会議全体",
        "差引合計",
        "すべて",
    ] {
        check(&format!("{TWO}{label},,3000000,1400000,,,\n"), 2, &[]);
        // It says something else: asked, whatever it is called.
        check(&format!("{TWO}{label},,3100000,1400000,,,\n"), 2, &["ask-total-row"]);
    }
    for label in
        ["（再掲）みどり財団", "うち県費", "【再掲】基金", "差引", "差引残高", "（内数）県費"]
    {
        check(&format!("{TWO}{label},,600000,100000,,,\n"), 2, &[]);
    }
}

#[test]
fn a_total_with_dates_and_a_status_is_still_one() {
    for label in ["円卓会議全体,すべて", "合計,", "資金総額,全事業", "2団体,計"]
    {
        let filled = "2026-04-01,2027-03-31,確定";
        check(&format!("{TWO}{label},3000000,1400000,{filled}\n"), 2, &[]);
        check(&format!("{TWO}{label},3000100,1400000,{filled}\n"), 2, &["ask-total-row"]);
    }
    // Other names that end so are names.
    for name in ["みどり会計", "地域全体", "みんなの統計"] {
        let row = format!("{name},交流,70000,10000,2026-04-01,2027-03-31,確定\n");
        check(&format!("{TWO}{row}"), 3, &[]);
    }
}

#[test]
fn groups_and_a_grand_total_are_bracketed() {
    for text in [
        format!(
            "{TWO}小計,,3000000,1400000,,,\n{THIRD}小計,,500000,100000,,,\n総計,,3500000,1500000,,,\n"
        ),
        format!(
            "総計,,3500000,1500000,,,\n小計,,3000000,1400000,,,\n{TWO}小計,,500000,100000,,,\n{THIRD}"
        ),
        format!("{THIRD}{TWO}小計,,3000000,1400000,,,\n合計,,3500000,1500000,,,\n"),
        format!("{TWO}小計,,3000000,1400000,,,\n{THIRD}合計,,3500000,1500000,,,\n"),
    ] {
        check(&text, 3, &[]);
    }
    // One question for all groups that are not called totals.
    let named = format!(
        "{TWO}民間,,3000000,1400000,,,\n{THIRD}公費,,500000,100000,,,\n民間＋公費,,3500000,1500000,,,\n"
    );
    check(&named, 3, &["ask-unnamed-total"]);
}

#[test]
fn a_grand_total_is_compared_with_its_rows() {
    // It counts the subtotals again: what the rows come to is shown.
    let text = format!(
        "{HEAD}{TWO}小計,,3000000,1400000,,,\n{THIRD}小計,,500000,100000,,,\n総計,,7000000,3000000,,,\n"
    );
    let inputs = with(minimal(), "inputs/資金.csv", &text);
    let mut diagnostics = Vec::new();
    records::parse(&inputs, &mut diagnostics);
    let messages: Vec<String> =
        diagnostics.iter().map(|it| it.message(entaku::locale::Language::Ja)).collect();
    assert_eq!(messages, ["「総計」の7000000は、足し上げた3500000と違います"]);
}

#[test]
fn a_rounded_total_is_said() {
    let filled = "2026-04-01,2027-03-31,確定\n";
    for (one, other, total) in [
        ("1999.6,1000", "999.6,500", "3000,1500"),
        ("1234567,1000000", "2345678,500000", "3580000,1500000"),
        ("1234567,1000400", "2345678,500000", "3580000,1500000"),
    ] {
        let rows = format!("み,見,{one},{filled}ひ,食,{other},{filled}合計,,{total},,,\n");
        check(&rows, 2, &["rounded-total"]);
    }
    check(
        &format!("み,見,300,100,{filled}ひ,食,400,50,{filled}合計,,701,150,,,\n"),
        2,
        &["ask-total-row"],
    );
}

#[test]
fn a_number_with_its_unit_is_no_count_of_rows() {
    let indicators = "指標ID,指標名,単位\nI01,見守り訪問,件\nI02,利用者全体,人\n";
    for (text, rows) in [
        ("指標ID,年月,値\nI01,2026-04,12件\nI01,2026-05,12件\nI01,2026-06,24件\n", 3),
        ("2026年度\n指標ID,4月,5月\nI01,12件,3件\nI02,12人,3人\n", 4),
        ("指標名,年月,値\n見守り訪問,2026-04,12\n利用者全体,2026-04,12\n", 2),
    ] {
        let (records, codes) = parse(&[("indicators.csv", indicators), ("実績値.csv", text)]);
        assert_eq!((records.observations.len(), codes), (rows, vec![]), "{text}");
    }
}
