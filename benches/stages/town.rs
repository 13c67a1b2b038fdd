//! A made-up roundtable of many sectors: three organisations each, two activities
//! counted over 24 months, five commitments.

use std::fmt::Write as _;

use entaku::files::Files;

/// Months that are counted, the last of them in the period.
const MONTHS: usize = 24;

/// Returns the inputs of a roundtable with so many sectors.
pub(crate) fn of(sectors: usize) -> Files {
    let mut settings = String::from("[roundtable]\nname = \"大きな円卓会議\"\n");
    let mut members = String::from("団体ID,団体名,セクター\n");
    let mut indicators =
        String::from("指標ID,指標名,目標ID,種別,単位,望ましい方向,集計方法,担当団体,公開範囲\n");
    let mut values = String::from("指標ID,年月,値,受領日\n");
    let mut commitments =
        String::from("約束ID,取組,種別,目標ID,担当団体,表明日,期限,状況,公開範囲\n");
    let put = |text: &mut String, line: std::fmt::Arguments<'_>| {
        text.write_fmt(line).expect("a text takes every line");
    };
    for sector in 1..=sectors {
        put(
            &mut settings,
            format_args!("\n[[sectors]]\nid = \"s{sector}\"\nname = \"第{sector}部門\"\n"),
        );
        for member in 1..=3 {
            put(
                &mut members,
                format_args!("N{sector}-{member},第{sector}部門の団体{member},第{sector}部門\n"),
            );
        }
        for activity in 1..=2 {
            let id = format!("I{sector}-{activity}");
            put(
                &mut indicators,
                format_args!(
                    "{id},第{sector}部門の活動{activity},G1,活動,回,増,累計,N{sector}-1,公開\n"
                ),
            );
            for month in 0..MONTHS {
                let value = 20 + (sector * 7 + activity * 3 + month * 5) % 40;
                let (span, next) = (span(month), span(month + 1));
                put(&mut values, format_args!("{id},{span},{value},{next}-10\n"));
            }
        }
        for commitment in 1..=5 {
            let owner = commitment % 3 + 1;
            put(
                &mut commitments,
                format_args!(
                    "P{sector}-{commitment},第{sector}部門の取組{commitment}を進める,約束,G1,\
                     N{sector}-{owner},2026-04-10,2027-0{commitment}-20,進行中,公開\n"
                ),
            );
        }
    }
    let mut files = Files::new();
    for (path, text) in [
        ("inputs/roundtable.toml", settings),
        ("inputs/goals.csv", "目標ID,目標\nG1,つながりのあるまち\n".to_owned()),
        (
            "inputs/meetings.csv",
            "会議ID,開催日,会議体,出席者\nM1,2026-10-05,総会,N1-1\n".to_owned(),
        ),
        ("inputs/members.csv", members),
        ("inputs/indicators.csv", indicators),
        ("inputs/observations/values.csv", values),
        ("inputs/commitments.csv", commitments),
    ] {
        files.insert(path, text.into_bytes());
    }
    files
}

/// Returns a month by its number, from 2024-11 on.
fn span(number: usize) -> String {
    let months = 10 + number;
    format!("{}-{:02}", 2024 + months / 12, months % 12 + 1)
}
