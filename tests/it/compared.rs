//! `entaku diff` compares with what a sealed edition printed of the earlier period, and
//! else with a recalculation; it says which of the two, and so does what a report
//! counts since then.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use entaku::assessment::changes::Since;
use entaku::domain::time::{Grain, TimeSpan};
use entaku::files::Files;
use entaku::locale::Language;
use entaku::pipeline::{self, Comparison, Request};
use entaku::records::sealed::Sealed;
use jiff::civil::date;

use crate::corrections::{changes_of, edited};
use crate::seal::{of_period, record, run, sealed, small};

fn month(month: i8) -> TimeSpan {
    TimeSpan::months(2026, month, 1, Grain::Month).expect("a month")
}

fn compared(inputs: &Files, before: &[Arc<Sealed>], from: i8, to: i8) -> Comparison {
    let request = Request {
        period: Some(month(to)),
        sealed: before,
        message_language: Language::En,
        ..Request::default()
    };
    pipeline::compare(&crate::harness::opened(inputs, &Files::new()), month(from), &request).answer
}

fn items(comparison: &Comparison, key: &str) -> Vec<String> {
    let mut lines = comparison.lines.iter();
    lines.find(|it| it.key == key).map(|it| it.items.clone()).unwrap_or_default()
}

#[test]
fn the_edition_of_the_earlier_period_is_what_counts() {
    let more = "I1,2026-09,130\nI1,2026-10,140\n";
    let inputs = edited(small(), "observations", "I1,2026-09,130\n", more);
    let archives: Vec<Arc<Sealed>> =
        ["2026-08", "2026-09"].map(|it| record(&sealed(&small(), &[], it).1)).to_vec();
    let changed = edited(inputs.clone(), "observations", "I1,2026-08,120", "I1,2026-08,125");
    let changed = edited(changed, "observations", "I1,2026-09,130", "I1,2026-09,133");
    let printed = |of: i8| Since::Printed(month(of), 1);
    // Which archives there are, what is compared, with which of the two, and what the
    // street lamps had then.
    for (archives, (from, to), since, then) in [
        (&archives[..], (9, 10), printed(9), "130"),
        (&archives[..], (8, 10), printed(8), "120"),
        (&archives[..1], (8, 10), printed(8), "120"),
        (&archives[..1], (9, 10), Since::Recalculated, "133"),
        (&archives[1..], (8, 10), Since::Recalculated, "125"),
        (&archives[..], (7, 10), Since::Recalculated, "110"),
        (&[][..], (9, 10), Since::Recalculated, "133"),
    ] {
        let found = compared(&changed, archives, from, to);
        assert_eq!(found.since, since, "{from} to {to}");
        let words = match since {
            Since::Printed(..) => "what was printed",
            Since::Recalculated => "worked out again",
        };
        assert!(found.compared_with.contains(words), "{}", found.compared_with);
        let moved = items(&found, "moved").join("\n");
        assert!(moved.contains(&format!(": {then}")), "{from} to {to}: {moved}");
        let is_told = items(&found, "revised").iter().any(|it| it.contains("130 → 133"));
        assert_eq!(is_told, since == printed(9), "{from} to {to}");
    }
}

#[test]
fn what_was_printed_reaches_up_to_its_own_day() {
    let met = edited(small(), "meetings", "総会,G1;G2", "総会,G1;G2\nK2,2026-10-03,総会,G1");
    let met = edited(met, "meetings", "総会,G1\n", "総会,G1\nK3,2026-10-20,総会,G2\n");
    // September's edition went out later, with the meeting of 3 October in it.
    for (as_of, expected) in [(Some(date(2026, 10, 5)), &["K3"][..]), (None, &["K2", "K3"])] {
        let request = Request { as_of, seals: true, ..Request::default() };
        let archive = crate::harness::make(&met, &Files::new(), &request).archive;
        let archives = [record(&archive.expect("sealed"))];
        let (changes, _) = changes_of(&of_period(&met, "2026-10"), &archives);
        let held: Vec<String> = changes.held.iter().map(ToString::to_string).collect();
        assert_eq!(held, expected);
    }
}

#[test]
fn archives_are_looked_for_in_the_folder_that_is_named() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let project = folder.path();
    entaku::files::write(project, &small(), &[]).expect("written");
    run(project, &["build", "--out", "elsewhere"], 0);
    run(project, &["seal", "--out", "elsewhere"], 0);
    let place = project.join("inputs/observations.csv");
    let text = fs::read_to_string(&place).expect("read");
    fs::write(&place, text.replace("I1,2026-09,130", "I1,2026-09,131")).expect("written");
    let diff = |more: &[&str]| run(project, &[&["diff", "2026-09", "2026-10"], more].concat(), 0);
    assert!(diff(&[]).contains("計算し直したもの"));
    let told = diff(&["--out", "elsewhere"]);
    assert!(told.contains("2026年9月（第1版）に印刷したこと"), "{told}");
    assert!(told.contains("130 → 131"), "{told}");
    let json = diff(&["--out", "elsewhere", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["printed"], serde_json::json!({ "period": "2026-09", "issue": 1 }));
    let json: serde_json::Value = serde_json::from_str(&diff(&["--format", "json"])).expect("JSON");
    assert!(json["printed"].is_null());
    // A damaged archive is neither used nor passed over, wherever it lies.
    damage(&project.join("elsewhere/2026-09/sealed-1.zip"));
    run(project, &["diff", "2026-09", "2026-10"], 0);
    run(project, &["explain", "I1"], 0);
    for command in [&["diff", "2026-09", "2026-10"][..], &["explain", "I1"]] {
        let told = run(project, &[command, &["--out", "elsewhere"]].concat(), 1);
        assert!(told.contains("sealed-1.zip"), "{told}");
    }
}

fn damage(place: &Path) {
    let mut bytes = fs::read(place).expect("read");
    bytes[1000] ^= 1;
    fs::write(place, bytes).expect("written");
}
