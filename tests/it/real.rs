//! Published files, read as they were published; and the sample's public
//! statistics, which are the published ones digit for digit.

use entaku::domain::value::Reading;
use entaku::records;
use entaku::records::dates::{DateContext, parse_date};
use entaku::records::tables::ObservationRecord;
use rust_decimal::Decimal;

use crate::harness::{minimal, root, told};

fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).expect("a file that can be read")
}

#[test]
fn the_samples_public_statistics_are_those_of_the_published_files() {
    let sample = text("inputs/observations/公的統計.csv");
    let published = text("tests/real/prefecture-population.csv");
    let mut checked = 0;
    for row in published.lines().filter(|row| row.contains(",香川県,")) {
        let cells: Vec<&str> = row.split(',').collect();
        let (year, value) = (cells[4].trim_end_matches('年'), cells[6]);
        if year.parse::<i32>().is_ok_and(|year| year >= 1980) {
            let line = format!("I11,{year}-10-01,{value}");
            assert!(sample.lines().any(|row| row == line), "{line}");
            checked += 1;
        }
    }
    assert_eq!(checked, 9);

    let takamatsu = text("tests/real/takamatsu-population-2022.csv");
    let total: u64 = takamatsu
        .lines()
        .filter(|row| row.contains(",高松市,"))
        .filter_map(|row| row.split(',').nth(7)?.parse::<u64>().ok())
        .sum();
    assert!(sample.lines().any(|row| row == format!("I12,2022-01-01,{total}")), "{total}");
}

/// Reads the minimal project with one published file as observations of the
/// indicator I1, which its name gives, broken down by `dimensions`. Only headers
/// are changed, as a secretariat would change them.
#[track_caller]
fn read(
    name: &str,
    headers: &[(&str, &str)],
    dimensions: &str,
) -> (Vec<ObservationRecord>, Vec<String>) {
    let bytes = std::fs::read(root().join("tests/real").join(name)).expect("a published file");
    let bytes = headers.iter().fold(bytes, |bytes, (from, to)| replace(&bytes, from, to));
    let mut inputs = minimal();
    let indicators = format!("指標ID,指標名,単位,内訳項目\nI1,人口,,{dimensions}\n");
    let indicators = indicators.replace("人口,,", "人口,人,");
    inputs.insert("inputs/indicators.csv", indicators.as_bytes().to_vec());
    inputs.insert(format!("inputs/observations/I1_{name}"), bytes);
    let mut diagnostics = Vec::new();
    let records = records::parse(&inputs, &mut diagnostics);
    (records.observations, told(&diagnostics))
}

/// Replaces a header, in UTF-8 or CP932, whichever the file is in.
#[track_caller]
fn replace(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let in_cp932 = |text: &str| encoding_rs::SHIFT_JIS.encode(text).0.into_owned();
    for (from, to) in [(from.into(), to.into()), (in_cp932(from), in_cp932(to))] {
        let (from, to): (Vec<u8>, Vec<u8>) = (from, to);
        if let Some(at) = bytes.windows(from.len()).position(|window| window == from) {
            return [&bytes[..at], &to, &bytes[at + from.len()..]].concat();
        }
    }
    panic!("no header {from}");
}

fn sum(observations: &[ObservationRecord]) -> Decimal {
    let numbers = observations.iter().filter_map(|row| match row.value.value.reading {
        Reading::Number(number) => Some(number),
        _ => None,
    });
    numbers.sum()
}

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a number")
}

/// 980 rows in CP932 with quotes; 西暦 beside 元号 and 和暦; Okinawa of 1945 is
/// "-". Counts and sums of this and the other files were taken with Python's
/// csv module.
#[test]
fn the_census_is_read_whole() {
    let (rows, problems) =
        read("census-1920-2015.cp932.csv", &[("人口（総数）", "値")], "都道府県名");
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(rows.len(), 980);
    assert_eq!(sum(&rows), decimal("5165661103"));
    let nil: Vec<&ObservationRecord> =
        rows.iter().filter(|row| row.value.value.reading == Reading::Nil).collect();
    assert_eq!(nil.len(), 1, "a hyphen is nil and not zero");
    assert_eq!(nil[0].period.value.to_string(), "CY1945");
    assert!(rows.iter().all(|row| row.indicator.value == "I1"));
    // The era says what the year says already, and is no breakdown.
    assert!(rows.iter().flat_map(|row| &row.extra).all(|(header, _)| &**header != "元号"));
}

/// The same years by era and 和暦 alone.
#[test]
fn the_census_is_read_by_its_era_columns_too() {
    let western = read("census-1920-2015.cp932.csv", &[("人口（総数）", "値")], "都道府県名").0;
    let headers = [("人口（総数）", "値"), ("西暦（年）", "備考2")];
    let (era, problems) = read("census-1920-2015.cp932.csv", &headers, "都道府県名");
    assert_eq!(problems, Vec::<String>::new());
    let spans = |rows: &[ObservationRecord]| -> Vec<String> {
        rows.iter().map(|row| row.period.value.to_string()).collect()
    };
    assert_eq!(spans(&era), spans(&western));
}

/// 15,412 rows with year, month and day in three columns.
#[test]
fn the_prefectures_by_day_are_read_whole() {
    let (rows, problems) =
        read("covid-prefectures.csv", &[("testedPositive", "値")], "prefectureNameJ");
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(rows.len(), 15_412);
    assert_eq!(sum(&rows), decimal("27616786"));
    // Other counts beside the value are neither values nor parts of it.
    let parts = rows.iter().flat_map(|row| &row.extra);
    assert!(parts.into_iter().all(|(header, _)| &**header == "prefectureNameJ"));
    assert_eq!(rows[0].period.value.to_string(), "2020-02-08");
}

#[test]
fn the_prefectures_by_census_are_read_whole() {
    let headers = [("時間軸(調査年)", "調査年")];
    let (rows, problems) = read("prefecture-population.csv", &headers, "地域_時系列;男女_時系列");
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(rows.len(), 987);
    assert_eq!(sum(&rows), decimal("2102105874"));
    let none = rows.iter().filter(|row| row.value.value.reading == Reading::NotApplicable).count();
    assert_eq!(none, 1, "NA is not applicable, and not zero");
}

/// `#` lines above the data, one of which holds the headers.
#[test]
fn takamatsu_is_read_whole() {
    let headers = [("surveyDate", "時点"), ("totalPopulation", "値")];
    let (rows, problems) = read("takamatsu-population-2022.csv", &headers, "regionName");
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(rows.len(), 235);
    assert_eq!(sum(&rows), decimal("424332"));
}

const SDG_PARTS: &str = "Series;Age;Country;Region;Disability status;Sex;Sex by disability;\
    Occupation;Working Pattern;Observation status";

/// Year and Value under the publisher's own headers, ten columns of breakdowns
/// between them, one value missing.
#[test]
fn the_british_sdg_series_is_read_whole() {
    let (rows, problems) = read("uk-sdg-8-5-1.csv", &[], SDG_PARTS);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].ends_with("missing-value"), "{problems:?}");
    assert_eq!(rows.len(), 9_129);
    assert_eq!(sum(&rows), decimal("116362.96"));
    let whole = rows.iter().filter(|row| {
        let parts = ["Age", "Country", "Region", "Sex", "Occupation"];
        row.extra.iter().all(|(header, _)| !parts.contains(&&**header))
    });
    assert!(whole.count() >= 25);
}

#[test]
fn the_holidays_are_read_whole() {
    let bytes = std::fs::read(root().join("tests/real/holidays.cp932.csv")).expect("a file");
    let (text, _, broken) = encoding_rs::SHIFT_JIS.decode(&bytes);
    assert!(!broken);
    let epoch = jiff::civil::date(1970, 1, 1);
    let days: Vec<i32> = text
        .lines()
        .skip(1)
        .map(|row| row.split(',').next().expect("a cell"))
        .map(|cell| parse_date(cell, DateContext::default()).expect(cell))
        .map(|date| (date - epoch).get_days())
        .collect();
    assert_eq!(days.len(), 942);
    assert_eq!(days.iter().sum::<i32>(), 7_486_931);
}
