//! The sample's public statistics are the published ones, digit for digit.

use crate::harness::root;

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
