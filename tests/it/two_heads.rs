//! Heads on two lines: years over quarters, quarters over months, plan and
//! result under each month.

use crate::tables::{check, observations, parse};

const TWO: [&str; 2] = ["I01 2026-04 20", "I01 2026-05 21"];

/// Reads a table under the title of a fiscal year.
#[track_caller]
fn titled(heads: &str, cells: &str, read: &[&str], codes: &[&str]) {
    check("実績値.csv", &format!("令和8年度 見守り\n{heads}\nI01,{cells}\n"), read, codes);
}

#[test]
fn years_over_quarters_and_halves() {
    for heads in [
        "指標ID,2025年度,,2026年度\n,第1四半期,第2四半期,第1四半期",
        "指標ID,2025年度,2025年度,2026年度\n指標ID,第1四半期,第2四半期,第1四半期",
        "指標ID,令和7年度,,令和8年度\n,1Q,2Q,1Q",
        "指標ID,FY2025,,FY2026\n,Q1,Q2,Q1",
    ] {
        check(
            "実績値.csv",
            &format!("{heads}\nI01,1,2,3\n"),
            &["I01 2025-Q1 1", "I01 2025-Q2 2", "I01 2026-Q1 3"],
            &[],
        );
    }
    check(
        "実績値.csv",
        "指標ID,2025年度,,\n,上期,下期,年度計\nI01,10,20,30\n",
        &["I01 2025-H1 10", "I01 2025-H2 20", "I01 FY2025 30"],
        &[],
    );
}

#[test]
fn quarters_over_months() {
    for heads in [
        "指標ID,第1四半期,,第2四半期\n,5月,6月,7月",
        "指標ID,第1四半期,第1四半期,第2四半期\n指標ID,5月,6月,7月",
        "指標ID,2026年度第1四半期,,2026年度第2四半期\n,5月,6月,7月",
        "指標ID,1Q,,2Q\n,5,6,7",
        "指標ID,上期,,\n,5月,6月,7月",
    ] {
        let read = ["I01 2026-05 20", "I01 2026-06 21", "I01 2026-07 22"];
        titled(heads, "20,21,22", &read, &[]);
    }
    titled(
        "指標ID,第1四半期,,,,\n,4月,5月,6月,計,備考",
        "20,21,22,63,",
        &["I01 2026-04 20", "I01 2026-05 21", "I01 2026-06 22", "I01 2026-Q1 63"],
        &[],
    );
}

#[test]
fn only_results_under_a_month_are_its_values() {
    for (plan, result) in [
        ("計画", "実績"),
        ("目標", "実績"),
        ("目標値", "実績値"),
        ("予算", "実績"),
        ("前年度", "今年度"),
        ("前年", "本年"),
        ("前年同月", "当月"),
        ("累計", "当月"),
        ("達成率", "実績"),
    ] {
        for (first, second) in [(plan, result), (result, plan)] {
            let cells = if first == plan { "99,20,99,21" } else { "20,99,21,99" };
            for above in ["4月,,5月,", "4月,4月,5月,5月"] {
                let heads = format!("指標ID,{above}\n,{first},{second},{first},{second}");
                titled(&heads, cells, &TWO, &[]);
            }
            let heads = format!("指標ID,4月{first},4月{second},5月{first},5月{second}");
            titled(&heads, cells, &TWO, &[]);
            let heads = format!("指標ID,4月({first}),4月({second}),5月({first}),5月({second})");
            titled(&heads, cells, &TWO, &[]);
            let cells = if first == plan { "99,99,20,21" } else { "20,21,99,99" };
            let heads = format!("指標ID,{first},,{second},\n,4月,5月,4月,5月");
            titled(&heads, cells, &TWO, &[]);
        }
    }
    titled("指標ID,4月,4月まで,5月,5月まで", "20,20,21,41", &TWO, &[]);
    titled("指標ID,4月,5月,5月末累計", "20,21,41", &TWO, &[]);
    titled(
        "指標ID,4月,,,5月,,\n,計画,実績,達成率,計画,実績,達成率",
        "25,20,80%,25,21,84%",
        &TWO,
        &[],
    );
}

#[test]
fn months_without_any_result_are_refused() {
    for heads in ["指標ID,4月まで,5月まで", "指標ID,4月計画,5月計画", "指標ID,計画,\n,4月,5月"]
    {
        titled(heads, "20,41", &[], &["head-of-no-values"]);
    }
    // Two that could both be the value.
    let (_, told) =
        parse(&[("実績値.csv", "令和8年度 見守り\n指標ID,4月,\n,延べ,実人数\nI01,20,12\n")]);
    assert_eq!(told, ["two-columns-for-one"]);
}

#[test]
fn values_under_another_head() {
    for head in [
        "件数",
        "実績",
        "実績値",
        "今月",
        "当月",
        "数量",
        "人数",
        "訪問件数",
        "延べ人数",
        "人数(人)",
        "件数（件）",
        "今月の件数",
        "実績件数",
    ] {
        for name in ["実績値.csv", "みまもり隊.csv"] {
            let text = format!("指標ID,年月,{head}\nI01,2026-04,20\nI01,2026-05,21\n");
            check(name, &text, &TWO, &[]);
            let text =
                format!("番号,指標ID,年月,{head},担当\n1,I01,2026-04,20,森\n2,I01,2026-05,21,林\n");
            check(name, &text, &TWO, &[]);
        }
    }
    for heads in [
        "計画,実績,達成率",
        "目標件数,件数,達成率",
        "前年度,今年度,前年比",
        "値（計画）,値（実績）,差",
        "目標値,値,増減",
    ] {
        let text = format!("指標ID,年月,{heads}\nI01,2026-04,99,20,80%\nI01,2026-05,99,21,84%\n");
        check("実績値.csv", &text, &TWO, &[]);
    }
    check("実績値.csv", "指標ID,月,件数\nI01,2026年4月,20\nI01,2026年5月,21\n", &TWO, &[]);
    // Either could be meant.
    for heads in ["件数,人数", "実績,人数", "今月,延べ人数"] {
        let text = format!("指標ID,年月,{heads}\nI01,2026-04,20,12\nI01,2026-05,21,13\n");
        check("実績値.csv", &text, &TWO, &["ask-value-column"]);
    }
    // Plans alone are no values.
    let (_, told) = parse(&[("実績値.csv", "指標ID,年月,目標件数\nI01,2026-04,20\n")]);
    assert_eq!(told, ["missing-column"]);
}

#[test]
fn a_row_of_units_under_the_heads_belongs_to_them() {
    for units in [",,件", ",,（件）", "単位,,件", ",,［件］", ",,(単位：件)"] {
        let text = format!("指標ID,年月,値\n{units}\nI01,2026-04,20\nI01,2026-05,21\n");
        check("実績値.csv", &text, &TWO, &[]);
    }
    for units in [",件,件", ",（件）,（件）", "単位,件,件"] {
        titled(&format!("指標ID,4月,5月\n{units}"), "20,21", &TWO, &[]);
    }
    // Thousands are thousands, in a row of units and in brackets.
    let thousands = ["I02 2026-04 20000", "I02 2026-05 21000"];
    for heads in [
        "指標ID,4月,5月\n,千円,千円",
        "指標ID,4月（千円）,5月（千円）",
        "指標ID,4月,5月\n,（千円）,（千円）",
    ] {
        let text = format!("令和8年度\n{heads}\nI02,20,21\n");
        check("実績値.csv", &text, &thousands, &[]);
    }
    let money =
        "資金提供者,事業名,決定額,支出額\n,,（千円）,（千円）\nみどり財団,見守り,2000,900\n";
    let (records, told) = parse(&[("資金.csv", money)]);
    assert_eq!(told, Vec::<String>::new());
    let amounts =
        format!("{:?} {:?}", records.funding[0].committed.value, records.funding[0].spent);
    assert!(amounts.contains("2000000") && amounts.contains("900000"), "{amounts}");
}

#[test]
fn years_above_months_are_kept_where_the_second_line_has_all_heads() {
    check(
        "実績値.csv",
        "指標ID,令和8年,令和8年,令和9年,年度計\n指標ID,11月,12月,1月,年度計\nI01,1,2,3,6\n",
        &["I01 2026-11 1", "I01 2026-12 2", "I01 2027-01 3"],
        &[],
    );
}

#[test]
fn reporters_that_are_all_the_whole_are_none() {
    for whole in ["全体", "全団体", "全　体", "All"] {
        let text =
            format!("報告団体,指標ID,年月,値\n{whole},I01,2026-04,20\n{whole},I01,2026-05,21\n");
        let (records, told) = parse(&[("実績値.csv", &text)]);
        assert_eq!(told, Vec::<String>::new(), "{whole}");
        assert_eq!(observations(&records), TWO, "{whole}");
        assert!(records.observations.iter().all(|row| row.organisation.is_none()), "{whole}");
    }
    // Beside reporters it would be counted twice.
    let text = "報告団体,指標ID,年月,値\n全体,I01,2026-04,20\nN01,I01,2026-04,12\n";
    let (records, _) = parse(&[("実績値.csv", text)]);
    assert!(records.observations.iter().all(|row| row.organisation.is_some()));
}

/// A column that stands twice is told there, and the others are what their heads say:
/// 目標(英語) is a name, and no note on 目標.
#[test]
fn a_column_that_stands_twice_is_told_there_alone() {
    let sample = crate::harness::project(&crate::harness::root()).0;
    for name in ["funding", "goals", "commitments", "contributions", "costs", "decisions"] {
        let path = format!("inputs/{name}.csv");
        let table = sample.text(&path).expect("a table of the sample");
        let heads = table.lines().next().expect("heads").trim_start_matches('\u{feff}');
        for (at, head) in heads.split(',').enumerate() {
            // Its column once more at the end, with something else in it.
            let doubled: String = table
                .lines()
                .enumerate()
                .map(|(row, line)| match row {
                    0 => format!("{line},{head}\n"),
                    _ => format!("{line},2027-03\n"),
                })
                .collect();
            let mut told = Vec::new();
            let inputs = crate::harness::with(sample.clone(), &path, &doubled);
            entaku::records::parse(&inputs, &mut told);
            let last = heads.split(',').count();
            let places: Vec<String> = told.iter().map(|it| it.origin.to_string()).collect();
            let codes: Vec<&str> = told.iter().map(|it| it.code).collect();
            assert!(codes.iter().all(|it| *it == "two-columns-for-one"), "{head} {at}: {codes:?}");
            let letters = entaku::diagnostics::column_letters(u32::try_from(last).expect("few"));
            assert_eq!(places, [format!("{path}:{letters}1")], "{head} of {name}");
        }
    }
}
