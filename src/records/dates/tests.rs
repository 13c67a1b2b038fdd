//! Readings of dates and spans, each with the day or the problem it must give.

use jiff::civil::Date;

use crate::domain::time::first_of_months;

use super::*;

/// Spells a reading: a day, or why there is none.
fn read(text: &str, context: DateContext) -> String {
    match parse_date(text, context) {
        Ok(date) => date.to_string(),
        Err(problem) => name(&problem).to_owned(),
    }
}

fn name(problem: &DateProblem) -> &'static str {
    match problem {
        DateProblem::Unreadable => "unreadable",
        DateProblem::NoSuchDay => "no such day",
        DateProblem::OutsideEra { .. } => "outside era",
        DateProblem::Ambiguous { .. } => "ambiguous",
        DateProblem::FarYear => "far year",
        DateProblem::NoYear => "no year",
        DateProblem::OtherWeekday { .. } => "other weekday",
    }
}

#[test]
fn days() {
    for (text, expected) in [
        // ISO and its relatives.
        ("2025-04-01", "2025-04-01"),
        ("2025/04/01", "2025-04-01"),
        ("2025/4/1", "2025-04-01"),
        ("2025.4.1", "2025-04-01"),
        ("2025.04.01", "2025-04-01"),
        ("2025年4月1日", "2025-04-01"),
        ("2025年04月01日", "2025-04-01"),
        ("２０２５年４月１日", "2025-04-01"),
        ("２０２５／４／１", "2025-04-01"),
        ("2025 年 4 月 1 日", "2025-04-01"),
        (" 2025-04-01 ", "2025-04-01"),
        ("\u{3000}2025/4/1\u{3000}", "2025-04-01"),
        ("20250401", "2025-04-01"),
        ("19991231", "1999-12-31"),
        // Days of the week.
        ("2025/4/1(火)", "2025-04-01"),
        ("2025/4/1\u{ff08}火\u{ff09}", "2025-04-01"),
        ("2025年4月1日(火曜日)", "2025-04-01"),
        ("2025年4月1日火曜日", "2025-04-01"),
        ("2025-04-01(Tue)", "2025-04-01"),
        ("2025-04-01 (Tue.)", "2025-04-01"),
        ("2025/4/29(火・祝)", "2025-04-29"),
        ("2025/4/1(水)", "other weekday"),
        ("2025年4月1日月曜日", "other weekday"),
        ("2025/4/1(仮)", "unreadable"),
        // Kanji numbers.
        ("令和八年十月三十一日", "2026-10-31"),
        ("令和七年 四月 一日", "2025-04-01"),
        ("二〇二五年四月一日", "2025-04-01"),
        ("昭和二十年八月十五日", "1945-08-15"),
        ("令和元年五月一日", "2019-05-01"),
        ("2025/5/5(祝)", "2025-05-05"),
        // Times of day beside the date.
        ("2025-04-01 10:00", "2025-04-01"),
        ("2025-04-01T10:00:00", "2025-04-01"),
        ("2025/4/1 13:30", "2025-04-01"),
        ("2025年4月1日 13:30", "2025-04-01"),
        ("2025/4/1(火)13:30", "2025-04-01"),
        ("2025-04-01 13:30〜15:00", "2025-04-01"),
        ("2025年4月1日(火) 午後1:30", "2025-04-01"),
        ("2025-04-01T10:00:00.000+09:00", "2025-04-01"),
        ("2025/4/1 1:30 PM", "2025-04-01"),
        ("2025-04-01 変更後:2025-04-12", "unreadable"),
        ("2025-04-01:2025-04-12", "unreadable"),
        ("2025-04-01 10:00 変更", "unreadable"),
        ("2025-04-01 会場:市民会館", "unreadable"),
        ("2025-04-01 99:99", "unreadable"),
        ("令和7年度4月1日", "2025-04-01"),
        ("2025年度3月31日", "2026-03-31"),
        // Eras.
        ("令和7年4月1日", "2025-04-01"),
        ("令和７年４月１日", "2025-04-01"),
        ("令和 7年 4月 1日", "2025-04-01"),
        ("令和元年5月1日", "2019-05-01"),
        ("令和1年5月1日", "2019-05-01"),
        ("R7.4.1", "2025-04-01"),
        ("R7/4/1", "2025-04-01"),
        ("R7-4-1", "2025-04-01"),
        ("R07.04.01", "2025-04-01"),
        ("Ｒ７．４．１", "2025-04-01"),
        ("r7.4.1", "2025-04-01"),
        ("R.7.4.1", "2025-04-01"),
        ("R元.5.1", "2019-05-01"),
        ("令7.4.1", "2025-04-01"),
        ("令和7.4.1", "2025-04-01"),
        ("令和7/4/1", "2025-04-01"),
        ("R7年4月1日", "2025-04-01"),
        ("平成31年4月30日", "2019-04-30"),
        ("平成元年1月8日", "1989-01-08"),
        ("H31.4.30", "2019-04-30"),
        ("昭和64年1月7日", "1989-01-07"),
        ("昭和元年12月25日", "1926-12-25"),
        ("S63.12.31", "1988-12-31"),
        ("大正15年12月24日", "1926-12-24"),
        ("大正元年7月30日", "1912-07-30"),
        ("T1.7.30", "1912-07-30"),
        ("明治45年7月29日", "1912-07-29"),
        ("M45.7.29", "1912-07-29"),
        ("\u{32ff}7年4月1日", "2025-04-01"),
        ("㍻31年4月30日", "2019-04-30"),
        ("令和7年4月1日(火)", "2025-04-01"),
        // Serial numbers of a spreadsheet.
        ("45748", "2025-04-01"),
        ("25569", "1970-01-01"),
        ("36526", "2000-01-01"),
        ("73050", "2099-12-31"),
        // Leap years.
        ("2024-02-29", "2024-02-29"),
        ("2000-02-29", "2000-02-29"),
        ("令和6年2月29日", "2024-02-29"),
        ("2025-02-29", "no such day"),
        ("1900-02-29", "no such day"),
        ("令和7年2月29日", "no such day"),
        ("20250229", "no such day"),
        // Days that are not there.
        ("2025-04-31", "no such day"),
        ("2025-13-01", "no such day"),
        ("2025-00-10", "no such day"),
        ("2025-04-00", "no such day"),
        ("2025/6/31", "no such day"),
        ("2025年2月30日", "no such day"),
        ("R7.2.30", "no such day"),
        ("20251301", "no such day"),
        // Eras that had ended or not begun.
        ("昭和64年1月8日", "outside era"),
        ("平成31年5月1日", "outside era"),
        ("平成32年1月1日", "outside era"),
        ("H31.5.1", "outside era"),
        ("令和元年4月30日", "outside era"),
        ("大正15年12月25日", "outside era"),
        ("明治45年7月30日", "outside era"),
        ("平成元年1月7日", "outside era"),
        // What could be several days.
        ("6.4.1", "ambiguous"),
        ("6/4/1", "ambiguous"),
        ("6-4-1", "ambiguous"),
        ("25/4/1", "ambiguous"),
        ("07.04.01", "ambiguous"),
        ("1/2/2025", "ambiguous"),
        ("03-04-2025", "ambiguous"),
        ("1/1/2022", "2022-01-01"),
        ("12/31/2025", "2025-12-31"),
        ("31/12/2025", "2025-12-31"),
        ("5/5/2025", "2025-05-05"),
        ("31/31/2025", "no such day"),
        // No year.
        ("4月1日", "no year"),
        ("4/1", "no year"),
        ("４月１日", "no year"),
        ("4月1日(火)", "no year"),
        // No day.
        ("2025-04", "unreadable"),
        ("2025年4月", "unreadable"),
        ("令和7年度", "unreadable"),
        // No date.
        ("", "unreadable"),
        ("未定", "unreadable"),
        ("調整中", "unreadable"),
        ("明日", "unreadable"),
        ("4月上旬", "unreadable"),
        ("2025年4月1日頃", "unreadable"),
        ("令和0年4月1日", "unreadable"),
        ("令和七年四月一日", "2025-04-01"),
        ("2025-04-01/2025-04-03", "unreadable"),
        ("2025--04-01", "unreadable"),
        ("2025-4/1", "unreadable"),
        ("99999", "unreadable"),
        ("123", "unreadable"),
        ("1,234", "unreadable"),
        ("R", "unreadable"),
        ("令和", "unreadable"),
        ("(2025-04-01", "unreadable"),
        ("R99999999999.1.1", "unreadable"),
        ("9999-12-31", "far year"),
        ("0026-10-01", "far year"),
        ("0026年10月1日", "far year"),
        ("2200-12-31", "2200-12-31"),
        ("32767.1.1", "no such day"),
        ("10000-01-01", "no such day"),
    ] {
        assert_eq!(read(text, DateContext::default()), expected, "{text}");
    }
}

#[test]
fn what_the_column_and_the_title_tell() {
    let with = |order| DateContext { order: Some(order), ..DateContext::default() };
    assert_eq!(read("1/2/2025", with(DayOrder::MonthFirst)), "2025-01-02");
    assert_eq!(read("1/2/2025", with(DayOrder::DayFirst)), "2025-02-01");
    let fiscal = DateContext { fiscal_year: Some(2025), ..DateContext::default() };
    assert_eq!(read("4月1日", fiscal), "2025-04-01");
    assert_eq!(read("3/31", fiscal), "2026-03-31");
    assert_eq!(read("2/29", fiscal), "no such day");
}

#[test]
fn a_date_outside_its_era_is_told_in_its_own() {
    let problem = parse_date("平成31年5月1日", DateContext::default()).expect_err("ended");
    assert_eq!(problem, DateProblem::OutsideEra { proper: "令和元年5月1日".to_owned() });
}

#[test]
fn the_readings_of_an_ambiguous_date_are_all_told() {
    let Err(DateProblem::Ambiguous { readings }) = parse_date("6.4.1", DateContext::default())
    else {
        panic!("6.4.1 is ambiguous");
    };
    assert_eq!(readings.len(), 4, "{readings:?}");
    assert!(readings.iter().any(|reading| reading.contains("2024-04-01")));
    assert!(readings.iter().any(|reading| reading.contains("2006-04-01")));
}

#[test]
fn spans() {
    let fiscal = DateContext { fiscal_year: Some(2025), ..DateContext::default() };
    for (text, expected) in [
        ("2025-04-01", "2025-04-01..2025-04-01 Day"),
        ("2025-04", "2025-04-01..2025-04-30 Month"),
        ("2025/4", "2025-04-01..2025-04-30 Month"),
        ("2025.04", "2025-04-01..2025-04-30 Month"),
        ("2025年4月", "2025-04-01..2025-04-30 Month"),
        ("2025年4月分", "2025-04-01..2025-04-30 Month"),
        ("2025年3月末", "2025-03-01..2025-03-31 Month"),
        ("令和7年4月", "2025-04-01..2025-04-30 Month"),
        ("R7.4", "2025-04-01..2025-04-30 Month"),
        ("Apr-26", "2026-04-01..2026-04-30 Month"),
        ("Sept. 2026", "2026-09-01..2026-09-30 Month"),
        ("april2026", "2026-04-01..2026-04-30 Month"),
        ("2026-Apr", "2026-04-01..2026-04-30 Month"),
        ("26-Apr", "unreadable"),
        ("Apr-6", "unreadable"),
        ("202604", "2026-04-01..2026-04-30 Month"),
        ("202613", "unreadable"),
        ("26/4", "2026-04-01..2026-04-30 Month"),
        ("26.12", "2026-12-01..2026-12-31 Month"),
        ("26.1", "no such day"),
        ("4月度", "2025-04-01..2025-04-30 Month"),
        ("Feb", "2026-02-01..2026-02-28 Month"),
        ("4", "unreadable"),
        ("令和元年5月", "2019-05-01..2019-05-31 Month"),
        ("平成31年4月", "2019-04-01..2019-04-30 Month"),
        ("平成31年5月", "outside era"),
        ("4月", "2025-04-01..2025-04-30 Month"),
        ("12月", "2025-12-01..2025-12-31 Month"),
        ("1月", "2026-01-01..2026-01-31 Month"),
        ("３月", "2026-03-01..2026-03-31 Month"),
        ("2025年度", "2025-04-01..2026-03-31 FiscalYear"),
        ("2025年度末", "2025-04-01..2026-03-31 FiscalYear"),
        ("令和7年度", "2025-04-01..2026-03-31 FiscalYear"),
        ("R7年度", "2025-04-01..2026-03-31 FiscalYear"),
        ("令和元年度", "2019-04-01..2020-03-31 FiscalYear"),
        ("平成31年度", "2019-04-01..2020-03-31 FiscalYear"),
        ("R7", "2025-04-01..2026-03-31 FiscalYear"),
        ("2025", "2025-04-01..2026-03-31 FiscalYear"),
        ("FY2025", "2025-04-01..2026-03-31 FiscalYear"),
        ("FY26", "2026-04-01..2027-03-31 FiscalYear"),
        ("fy'26", "2026-04-01..2027-03-31 FiscalYear"),
        ("'26年度", "2026-04-01..2027-03-31 FiscalYear"),
        ("’26年度", "2026-04-01..2027-03-31 FiscalYear"),
        ("26年度", "unreadable"),
        ("FY2026 Q1", "2026-04-01..2026-06-30 Quarter"),
        ("FY026", "unreadable"),
        ("0026-10", "far year"),
        ("0026年度", "far year"),
        ("2206年度", "far year"),
        ("令和8年度4月", "2026-04-01..2026-04-30 Month"),
        ("2025年度4月", "2025-04-01..2025-04-30 Month"),
        ("R7年度 10月", "2025-10-01..2025-10-31 Month"),
        ("令和7年度1月分", "2026-01-01..2026-01-31 Month"),
        ("平成31年度2月", "2020-02-01..2020-02-29 Month"),
        ("平成32年度4月", "outside era"),
        ("2012/13", "no such day"),
        ("2025年", "2025-01-01..2025-12-31 Year"),
        ("2025年末", "2025-01-01..2025-12-31 Year"),
        ("令和7年", "2025-01-01..2025-12-31 Year"),
        ("2025-Q1", "2025-04-01..2025-06-30 Quarter"),
        ("2025Q4", "2026-01-01..2026-03-31 Quarter"),
        ("2025年度第2四半期", "2025-07-01..2025-09-30 Quarter"),
        ("令和7年度第４四半期", "2026-01-01..2026-03-31 Quarter"),
        ("第1四半期", "2025-04-01..2025-06-30 Quarter"),
        ("1Q", "2025-04-01..2025-06-30 Quarter"),
        ("2025-H1", "2025-04-01..2025-09-30 Half"),
        ("令和7年度上期", "2025-04-01..2025-09-30 Half"),
        ("2025年度下半期", "2025-10-01..2026-03-31 Half"),
        ("上期", "2025-04-01..2025-09-30 Half"),
        ("下期", "2025-10-01..2026-03-31 Half"),
        ("2025-Q5", "unreadable"),
        ("2025-13", "no such day"),
        ("13月", "no such day"),
        ("0月", "no such day"),
        ("来年度", "unreadable"),
        ("6.4.1", "ambiguous"),
    ] {
        let found = match parse_span(text, fiscal) {
            Ok(span) => format!("{}..{} {:?}", span.first, span.last, span.grain),
            Err(problem) => name(&problem).to_owned(),
        };
        assert_eq!(found, expected, "{text}");
    }
    for text in ["4月", "第1四半期", "上期"] {
        let alone = parse_span(text, DateContext::default());
        assert_eq!(alone, Err(DateProblem::NoYear), "{text}");
    }
}

#[test]
fn periods_from_one_month_or_day_to_another() {
    for (text, expected) in [
        ("2025-07..2026-06", "2025-07-01..2026-06-30"),
        ("2025年7月〜2026年6月", "2025-07-01..2026-06-30"),
        ("2025年7月から2026年6月", "2025-07-01..2026-06-30"),
        ("2026年4月1日〜9月30日", "2026-04-01..2026-09-30"),
        ("2026年4月〜9月分", "2026-04-01..2026-09-30"),
        ("2026年4月〜9月末", "2026-04-01..2026-09-30"),
        ("令和8年10月〜3月", "2026-10-01..2027-03-31"),
        ("令和8年度4～6月", "2026-04-01..2026-06-30"),
        ("令和7年度1〜3月", "2026-01-01..2026-03-31"),
        ("2026年7-9月", "2026-07-01..2026-09-30"),
        ("2026年10月〜12月期", "2026-10-01..2026-12-31"),
        ("2026年1月〜3月", "2026-01-01..2026-03-31"),
        ("2026年11月〜2月", "2026-11-01..2027-02-28"),
    ] {
        let found = parse_period(text, DateContext::default())
            .map(|span| format!("{}..{}", span.first, span.last));
        assert_eq!(found.as_deref(), Ok(expected), "{text}");
    }
}

#[test]
fn a_fiscal_year_may_begin_in_any_month() {
    let january = DateContext { fiscal_start: 1, ..DateContext::default() };
    let span = parse_span("2025-Q2", january).expect("a span");
    assert_eq!((span.first, span.last), (Date::constant(2025, 4, 1), Date::constant(2025, 6, 30)));
    let july = DateContext { fiscal_start: 7, fiscal_year: Some(2025), ..DateContext::default() };
    let span = parse_span("6月", july).expect("a span");
    assert_eq!(span.first, Date::constant(2026, 6, 1));
}

#[test]
fn spans_name_themselves_as_they_are_read() {
    for text in ["2026-10", "2026-Q2", "2026-H1", "FY2026", "2026-10-31"] {
        let span = parse_span(text, DateContext::default()).expect("a span");
        assert_eq!(span.to_string(), text);
        let before = span.previous();
        assert_eq!(before.last.tomorrow().ok(), Some(span.first), "{text}");
        assert_eq!(before.grain, span.grain);
    }
}

#[test]
fn months_up_to_a_day_begin_after_the_same_day_or_the_end_of_a_month() {
    for (until, months, expected) in [
        ("2026-10-31", 6, "2026-05-01"),
        ("2026-09-30", 6, "2026-04-01"),
        ("2026-02-28", 6, "2025-09-01"),
        ("2028-02-29", 12, "2027-03-01"),
        ("2026-10-15", 6, "2026-04-16"),
    ] {
        let day = |text: &str| text.parse::<Date>().expect("a day");
        assert_eq!(first_of_months(day(until), months), day(expected), "{until}");
    }
}
