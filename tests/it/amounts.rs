//! Units that stand above a table, beside a column or nowhere, and dots that may
//! group thousands.

use crate::tables::{check, parse};

/// Reads money of one funder under a line: committed and spent.
#[track_caller]
fn money(text: &str, expected: (&str, &str), codes: &[&str]) {
    let (records, told) = parse(&[("資金.csv", text)]);
    assert_eq!(told, codes, "{text}");
    let row = &records.funding[0];
    let committed = row.committed.value.0.map(|it| it.normalize().to_string());
    let spent = row.spent.as_ref().and_then(|it| it.value.0).map(|it| it.normalize().to_string());
    let found = (committed.unwrap_or_default(), spent.unwrap_or_default());
    assert_eq!((found.0.as_str(), found.1.as_str()), expected, "{text}");
}

#[test]
fn a_unit_on_the_line_after_its_word_holds_for_the_table() {
    for above in [
        "単位\n千円\n",
        "令和8年度\n単位\n（千円）\n",
        "単位：\n千円\n",
        "（単位：千円）\n",
        "（単位：千円、人）\n",
    ] {
        let text = format!("{above}資金提供者,事業名,決定額,支出額\nみどり財団,見守り,2000,900\n");
        money(&text, ("2000000", "900000"), &[]);
    }
    for (unit, committed, spent) in [
        ("（十億円単位）", "3000000000", "1000000000"),
        ("（十万円単位）", "300000", "100000"),
        ("（百万円単位）", "3000000", "1000000"),
    ] {
        let text = format!("{unit}\n資金提供者,事業名,決定額,支出額\nみどり財団,見守り,3,1\n");
        money(&text, (committed, spent), &[]);
    }
    for above in ["単位\n円\n", "単位\n令和8年度\n", "（単位：人）\n"] {
        let text = format!("{above}資金提供者,事業名,決定額,支出額\nみどり財団,見守り,2000,900\n");
        money(&text, ("2000", "900"), &[]);
    }
}

#[test]
fn thousands_of_cases_are_cases() {
    check(
        "実績値.csv",
        "（単位：千件）\n指標ID,年月,値\nI01,2026-04,0.02\nI01,2026-05,1.5\n",
        &["I01 2026-04 20", "I01 2026-05 1500"],
        &[],
    );
    for unit in ["千円", "人", "件", "百万円"] {
        check(
            "実績値.csv",
            &format!("（単位：{unit}）\n指標ID,年月,値\nI01,2026-04,20\n"),
            &["I01 2026-04 20"],
            &[],
        );
    }
}

#[test]
fn a_unit_in_one_head_is_asked_for_those_beside_it() {
    let row = "みどり財団,見守り,2000,900\n";
    for (heads, read) in [
        ("資金提供者,事業名,決定額（千円）,支出額", ("2000000", "900")),
        ("資金提供者,事業名,決定額,支出額(千円)", ("2000", "900000")),
        ("資金提供者,事業名,決定額[百万円],支出額", ("2000000000", "900")),
    ] {
        money(&format!("{heads}\n{row}"), read, &["ask-unit-beside"]);
    }
    for heads in [
        "資金提供者,事業名,決定額（千円）,支出額（円）",
        "資金提供者,事業名,決定額（千円）,支出額(千円)",
    ] {
        let (_, told) = parse(&[("資金.csv", &format!("{heads}\n{row}"))]);
        assert_eq!(told, Vec::<String>::new(), "{heads}");
    }
    // A column that nobody filled in says nothing.
    let text = "資金提供者,事業名,決定額（千円）,支出額\nみどり財団,見守り,2000,\n";
    money(text, ("2000000", ""), &[]);
}

#[test]
fn dots_that_may_group_thousands_are_asked() {
    for (values, read) in [
        (["1.200", "20"], ["1.2", "20"]),
        (["12.345", "900"], ["12.345", "900"]),
        (["1.200", "1.350"], ["1.2", "1.35"]),
    ] {
        let text =
            format!("指標ID,年月,値\nI01,2026-04,{}\nI01,2026-05,{}\n", values[0], values[1]);
        let read = [format!("I01 2026-04 {}", read[0]), format!("I01 2026-05 {}", read[1])];
        check("実績値.csv", &text, &[&read[0], &read[1]], &["ask-dots"]);
    }
    // Decimals beside other decimals.
    for values in [["1.234", "1.5"], ["0.125", "20"], ["1.234", "1.251"], ["1.25", "20"]] {
        let text =
            format!("指標ID,年月,値\nI01,2026-04,{}\nI01,2026-05,{}\n", values[0], values[1]);
        let (_, told) = parse(&[("実績値.csv", &text)]);
        assert_eq!(told, Vec::<String>::new(), "{values:?}");
    }
}

/// What is answered is read.
#[test]
fn answered_dots_and_units_are_read() {
    let answer = |code: &str, file: &str, head: &str, item: &str, reading: &str| {
        format!(
            "確認,ファイル,シート,見出し,対象,答え,意味\n{code},{file},,{head},{item},{reading},\n"
        )
    };
    let text = "指標ID,年月,値\nI01,2026-04,1.200\nI01,2026-05,20\n";
    let answers = answer("ask-dots", "実績値.csv", "値", "", "thousands");
    let (records, told) = parse(&[("実績値.csv", text), ("読み方.csv", &answers)]);
    assert_eq!(told, Vec::<String>::new());
    let read = crate::tables::observations(&records);
    assert_eq!(read, ["I01 2026-04 1200", "I01 2026-05 20"]);
}
