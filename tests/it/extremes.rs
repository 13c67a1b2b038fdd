//! Numbers at the ends of what is read: the largest, the smallest, and both beside
//! one another. Decimals panic where they overflow, so that each must be reckoned
//! with by operations that do not.

use entaku::files::Files;
use entaku::pipeline::Request;

use crate::harness::{make, minimal, with};

const EXTREMES: [&str; 6] = [
    "999999999999999",
    "999999999999999.9999999999999",
    "0.0000000000001",
    "0.00000000000000000001",
    "-999999999999999.9999999999999",
    "0",
];

fn built(first: &str, second: &str, how: &str, unit: &str) -> usize {
    let indicators = format!(
        "指標ID,指標名,単位,集計,望ましい方向,目標値,目標年度,基準値,基準時点,誤差\n\
         I01,見守り訪問,{unit},{how},増,{first},2027年度,{second},2024年度,{second}\n\
         I02,相談,{unit},{how},減,{second},2026年度,{first},2024年度,\n"
    );
    let mut observations = "指標ID,年月,値\n".to_owned();
    for (month, value) in (4..=10).zip([first, second].into_iter().cycle()) {
        observations += &format!("I01,2026-{month:02},{value}\nI02,2026-{month:02},{second}\n");
    }
    let funding = format!(
        "資金提供者,事業名,決定額,支出額,事務局分,開始日,終了日\n財団,甲,{first},{second},40,2026-04-01,2027-03-31\n\
         基金,乙,{second},{first},50,2026-04-01,2026-09-30\n"
    );
    let mut inputs = with(minimal(), "inputs/indicators.csv", &indicators);
    inputs = with(inputs, "inputs/observations.csv", &observations);
    inputs = with(inputs, "inputs/funding.csv", &funding);
    let request = Request { typeset: false, keep_markup: true, ..Request::default() };
    make(&inputs, &Files::new(), &request).diagnostics.len()
}

#[test]
fn no_number_ends_the_program() {
    let ways = ["累計", "最新", "平均"].iter().cycle();
    let mut ways = ways.zip(["件", "%", "千円", "人"].iter().cycle());
    for first in EXTREMES {
        for second in EXTREMES {
            let Some((how, unit)) = ways.next() else { return };
            let made = std::panic::catch_unwind(|| built(first, second, how, unit));
            assert!(made.is_ok(), "{first} and {second}, {how}, {unit}");
        }
    }
}
