//! Months as people write them: over columns, in a column of their own, with
//! the year in a title or a name, and numbers that are none of their month.

use crate::tables::{check, observations, parse};

const THREE: [&str; 3] = ["I01 2026-04 20", "I01 2026-05 21", "I01 2026-06 22"];

#[test]
fn months_over_columns() {
    for heads in [
        "Apr-26,May-26,Jun-26",
        "Apr 2026,May 2026,June 2026",
        "2026/4,2026/5,2026/6",
        "26/4,26/5,26/6",
        "202604,202605,202606",
        "R8.4,R8.5,R8.6",
        "R8/4,R8/5,R8/6",
        "2026.4,2026.5,2026.6",
        "2026年4月分,2026年5月分,2026年6月分",
        "2026年4月度,2026年5月度,2026年6月度",
        "2026年4月実績,2026年5月実績,2026年6月実績",
    ] {
        check("実績値.csv", &format!("指標ID,{heads}\nI01,20,21,22\n"), &THREE, &[]);
    }
    for heads in [
        "4月,5月,6月",
        "４月度,５月度,６月度",
        "4月分,5月分,6月分",
        "4月実績,5月実績,6月実績",
        "4月実績値,5月実績値,6月実績値",
        "4月(実績),5月(実績),6月(実績)",
        "4,5,6",
        "Apr,May,Jun",
        "４,５,６",
    ] {
        let text = format!("令和8年度 見守り訪問\n指標ID,{heads}\nI01,20,21,22\n");
        check("実績値.csv", &text, &THREE, &[]);
        let text = format!("指標ID,{heads}\nI01,20,21,22\n");
        for name in
            ["実績値_令和8年度.csv", "実績値_2026年度.csv", "実績値 FY2026.csv", "R8年度実績値.csv"]
        {
            check(name, &text, &THREE, &[]);
        }
    }
    // Under their year, merged or on a line of its own.
    for heads in ["指標ID,2026年度,,\n,4,5,6\n", "指標ID,令和8年度,,\n,4月度,5月度,6月度\n"]
    {
        check("実績値.csv", &format!("{heads}I01,20,21,22\n"), &THREE, &[]);
    }
}

#[test]
fn numbers_over_columns_are_months_only_where_they_can_be() {
    // Nothing tells the year.
    let (_, told) = parse(&[("実績値.csv", "指標ID,4月度,5月度\nI01,20,21\n")]);
    assert_eq!(told, ["period-header-without-year"; 2]);
    // 2026.10, saved without its nought.
    let (_, told) = parse(&[("実績値.csv", "指標ID,2026.8,2026.9,2026.1\nI01,20,21,22\n")]);
    assert_eq!(told, ["ambiguous-date"]);
    // Numbers of questions.
    let (records, _) =
        parse(&[("実績値.csv", "2026年度\n指標ID,年月,値,1,2,3\nI01,2026-04,20,5,4,3\n")]);
    assert_eq!(observations(&records), ["I01 2026-04 20"]);
}

#[test]
fn a_column_of_months_takes_its_year_from_the_title_or_a_name() {
    for months in [["4月", "5月", "6月"], ["4", "5", "6"], ["４月度", "５月度", "６月度"]]
    {
        let rows = format!("I01,{},20\nI01,{},21\nI01,{},22\n", months[0], months[1], months[2]);
        for head in ["月", "年月", "対象月", "月別"] {
            let text = format!("指標ID,{head},値\n{rows}");
            check("実績値_令和8年度.csv", &text, &THREE, &[]);
            check("実績値 FY2026.csv", &text, &THREE, &[]);
            check("実績値.csv", &format!("2026年度 実績\n{text}"), &THREE, &[]);
        }
    }
    let (_, told) = parse(&[("実績値.csv", "指標ID,月,値\nI01,4,20\nI01,5,30\n")]);
    assert!(told.iter().all(|code| code == "date-without-year"), "{told:?}");
}
