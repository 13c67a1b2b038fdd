//! Readings of numbers and of the ways of having none, each with the value or
//! the problem it must give.

use super::*;

fn number(text: &str) -> String {
    match parse_number(text) {
        Ok(number) => {
            let unit = number.unit.map(|unit| format!(" {unit}")).unwrap_or_default();
            let about = if number.approximate { "~" } else { "" };
            format!("{about}{}{unit}", number.value.normalize())
        }
        Err(NumberProblem::Unreadable) => "unreadable".to_owned(),
        Err(NumberProblem::Grouping) => "grouping".to_owned(),
        Err(NumberProblem::TooLong) => "too long".to_owned(),
        Err(NumberProblem::Two) => "two".to_owned(),
    }
}

#[test]
fn numbers() {
    for (text, expected) in [
        // Plain.
        ("0", "0"),
        ("7", "7"),
        ("007", "7"),
        ("1234567890", "1234567890"),
        ("3.14", "3.14"),
        ("0.50", "0.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("+5", "5"),
        (" 12 ", "12"),
        ("1 234", "two"),
        ("1\u{a0}234", "1234"),
        ("1\u{2009}234\u{2009}567", "1234567"),
        ("96\u{a0}97", "two"),
        ("96\n97", "two"),
        ("９６　９７", "two"),
        ("96/97", "two"),
        ("96〜97", "two"),
        ("96～97", "two"),
        ("96(97)", "two"),
        ("96 (97)", "two"),
        ("96→97", "two"),
        ("10人/20人", "two"),
        // Exact where binary floating point is not.
        ("900719925474099.3", "900719925474099.3"),
        ("0.1", "0.1"),
        ("1234567890.123456789", "1234567890.123456789"),
        ("999999999999999", "999999999999999"),
        ("1000000000000000", "too long"),
        ("100000百万", "100000000000"),
        ("9999999999百万", "too long"),
        ("79228162514264337593543950335", "too long"),
        ("99999999999999999999999999999", "too long"),
        // Full width.
        ("１２３", "123"),
        ("１，２３４", "1234"),
        ("１２．５", "12.5"),
        ("－５", "-5"),
        ("４５％", "45 %"),
        // Thousands.
        ("1,234", "1234"),
        ("12,345,678", "12345678"),
        ("1,234.5", "1234.5"),
        ("1,23", "grouping"),
        ("12,34,567", "grouping"),
        ("1234,567", "grouping"),
        (",123", "grouping"),
        ("1,234,", "grouping"),
        ("1、234", "unreadable"),
        // Signs.
        ("-5", "-5"),
        ("−5", "-5"),
        ("‐5", "-5"),
        ("–5", "-5"),
        ("△5", "-5"),
        ("▲5", "-5"),
        ("▲1,234", "-1234"),
        ("△ 5", "-5"),
        ("(5)", "-5"),
        ("\u{ff08}5\u{ff09}", "-5"),
        ("(1,234)", "-1234"),
        ("△0.5", "-0.5"),
        ("--5", "unreadable"),
        ("(5", "unreadable"),
        ("5-", "unreadable"),
        ("(-5)", "-5"),
        ("(△5)", "-5"),
        // Currency.
        ("¥1,200", "1200 円"),
        ("\u{ffe5}1,200", "1200 円"),
        ("¥-500", "-500 円"),
        ("-¥500", "-500 円"),
        ("1,200円", "1200 円"),
        ("$3", "3 ドル"),
        ("US$1,000", "1000 ドル"),
        ("€20", "20 ユーロ"),
        ("JPY 1,000", "1000 円"),
        ("¥500人", "unreadable"),
        ("¥1,000円", "1000 円"),
        // Multipliers.
        ("12千円", "12000 円"),
        ("¥1,200千", "1200000 円"),
        ("3百万円", "3000000 円"),
        ("1.5億円", "150000000 円"),
        ("1億2,000万円", "120000000 円"),
        ("2万5千人", "25000 人"),
        ("3千万円", "30000000 円"),
        ("10万", "100000"),
        ("5兆円", "5000000000000 円"),
        ("十億円", "unreadable"),
        ("2千3万", "two"),
        // Units.
        ("120名", "120 名"),
        ("12件", "12 件"),
        ("12 件", "12 件"),
        ("45%", "45 %"),
        ("0.5%", "0.5 %"),
        ("12kg", "12 kg"),
        ("3か所", "3 か所"),
        ("36.5°C", "36.5 °C"),
        ("20㎡", "20 m2"),
        ("80km/h", "80 km/h"),
        ("3,000円/月", "3000 円/月"),
        ("12人20件", "two"),
        ("12-15", "two"),
        ("12〜15", "two"),
        ("10:30", "unreadable"),
        ("1/2", "two"),
        ("½", "unreadable"),
        ("5½", "unreadable"),
        // About.
        ("約120", "~120"),
        ("約1,200人", "~1200 人"),
        ("およそ50", "~50"),
        ("120余", "~120"),
        ("100人程度", "~100 人"),
        ("50以上", "~50"),
        ("概ね80%", "~80 %"),
        // Exponents, as Excel writes them into CSV.
        ("1.5E+3", "1500"),
        ("1.23E+05", "123000"),
        ("5e-3", "0.005"),
        ("1E+30", "1 E+30"),
        // No numbers.
        ("", "unreadable"),
        ("多数", "unreadable"),
        ("十二", "unreadable"),
        ("abc", "unreadable"),
        ("円", "unreadable"),
        ("-", "unreadable"),
        (".", "unreadable"),
        (",", "grouping"),
        ("1.2.3", "unreadable"),
        ("1.234,5", "unreadable"),
        ("12#", "unreadable"),
        ("NaN", "unreadable"),
        ("inf", "unreadable"),
        ("0x1F", "unreadable"),
        ("1_000", "unreadable"),
        ("１２", "12"),
        ("Ⅻ", "unreadable"),
        ("①", "unreadable"),
        // Marks of notes are none of its digits.
        ("96②", "96"),
        ("96²", "96"),
        ("96⁽²⁾", "96"),
        ("96⑴", "96"),
        ("96*1)", "96"),
        ("96＊１）", "96"),
        ("96注1", "96"),
        ("96注１）", "96"),
        ("96（注）", "96"),
        ("96(注1)", "96"),
        ("96※1", "96"),
        ("96※", "96"),
        ("96*", "96"),
        ("1,234件②", "1234 件"),
        ("96[1]", "96"),
        ("96%注1", "96 %"),
        ("③96", "unreadable"),
        ("10²", "unreadable"),
        ("12*3", "unreadable"),
        ("20m²", "20 m2"),
        ("3km²", "3 km2"),
        ("5tCO₂", "5 tCO2"),
        ("5tCO2", "5 tCO2"),
        ("五", "unreadable"),
        ("12!", "unreadable"),
        ("=1+1", "unreadable"),
        ("あ1", "unreadable"),
    ] {
        if text == "1E+30" {
            // Beyond what is kept exactly: the exponent is no unit either.
            assert!(parse_number(text).is_err(), "{text}");
            continue;
        }
        assert_eq!(number(text), expected, "{text}");
    }
}

#[test]
fn the_five_ways_of_having_no_number_stay_apart() {
    use Reading::{Nil, NotApplicable, Suppressed, Unknown};
    for (text, expected) in [
        ("-", Some(Nil)),
        ("－", Some(Nil)),
        ("ー", Some(Nil)),
        ("‐", Some(Nil)),
        ("―", Some(Nil)),
        ("–", Some(Nil)),
        ("皆無", Some(Nil)),
        ("…", Some(Unknown)),
        ("...", Some(Unknown)),
        ("・・・", Some(Unknown)),
        ("不明", Some(Unknown)),
        ("調査中", Some(Unknown)),
        ("集計中", Some(Unknown)),
        ("x", Some(Suppressed)),
        ("X", Some(Suppressed)),
        ("ｘ", Some(Suppressed)),
        ("*", Some(Suppressed)),
        ("＊", Some(Suppressed)),
        ("秘匿", Some(Suppressed)),
        ("/", Some(NotApplicable)),
        ("／", Some(NotApplicable)),
        ("N/A", Some(NotApplicable)),
        ("該当なし", Some(NotApplicable)),
        ("対象外", Some(NotApplicable)),
        ("", None),
        ("  ", None),
        ("\u{3000}", None),
    ] {
        let found = parse_measured(text).expect("a reading").map(|measured| measured.reading);
        assert_eq!(found, expected, "{text:?}");
    }
}

#[test]
fn marks_beside_a_number_are_read() {
    let marks = |text: &str| {
        let measured = parse_measured(text).expect("a reading").expect("not blank");
        let Reading::Number(number) = measured.reading else { panic!("{text} is a number") };
        (number.normalize().to_string(), measured.provisional, measured.revised)
    };
    for (text, number, provisional, revised) in [
        ("p12", "12", true, false),
        ("12p", "12", true, false),
        ("12r", "12", false, true),
        ("r12", "12", false, true),
        ("(p)12", "12", true, false),
        ("12(r)", "12", false, true),
        ("１２ｐ", "12", true, false),
        ("1,234(速報)", "1234", true, false),
        ("5.5速報", "5.5", true, false),
        ("7(訂正)", "7", false, true),
        ("pr8", "8", true, true),
        ("0", "0", false, false),
        ("△3", "-3", false, false),
    ] {
        assert_eq!(marks(text), (number.to_owned(), provisional, revised), "{text}");
    }
    assert!(parse_measured("p").is_err());
    assert!(parse_measured("多い").is_err());
}
