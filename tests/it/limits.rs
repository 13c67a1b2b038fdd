//! Limits that a roundtable sets: what could decide nothing is told, and pages say the ones
//! in force.

use entaku::files::Files;

use crate::harness::{cases, minimal, project, set, sources, told};

const SETTINGS: &str = "inputs/roundtable.toml";

/// A limit that is out of range, and two of one thing in the wrong order.
#[test]
fn what_decides_nothing_is_told() {
    for (more, expected) in [
        ("[thresholds]\non_track = 9\n", &["4:12 limit-out-of-range"][..]),
        ("[thresholds]\non_track = 90\n", &["4:12 limit-out-of-range"]),
        ("[thresholds]\nslightly_late = -0.7\n", &["4:17 limit-out-of-range"]),
        ("[thresholds]\ntoo_early = 5\n", &["4:13 limit-out-of-range"]),
        ("[thresholds]\nstale = 0\n", &["4:9 limit-out-of-range"]),
        ("[thresholds]\non_track = 0.6\nslightly_late = 0.8\n", &["5:17 limits-reversed"]),
        // Beside the usual 0.70.
        ("[thresholds]\non_track = 0.6\n", &["limits-reversed"]),
        ("[thresholds.conditions]\nCA1 = [70, 90]\n", &["4:7 limits-turned"]),
        ("[thresholds.conditions]\nMR4 = [40, 20]\n", &["4:7 limits-turned"]),
        ("[thresholds.conditions]\nCA1 = [900, 70]\n", &["4:7 limit-out-of-range"]),
        ("[thresholds.conditions]\nBB1 = [-6, -3]\n", &["4:7 limit-out-of-range"]),
        ("[thresholds.warnings]\nW1 = [35, 20]\n", &["4:6 limits-turned"]),
        ("[disclosure]\nmembers = 20\n", &["4:11 limits-reversed"]),
        ("[disclosure]\nmembers = 20\nfunder = 15\npublic = 30\n", &["5:10 limits-reversed"]),
        ("[disclosure]\npublic = 3\n", &["4:10 limits-reversed"]),
        // What is in order is taken.
        ("[thresholds]\non_track = 0.85\nslightly_late = 0.6\ntoo_early = 0\nstale = 2\n", &[]),
        ("[thresholds.conditions]\nCA1 = [80, 60]\nMR4 = [10, 20]\n", &[]),
        ("[thresholds.warnings]\nW1 = [10, 20]\nW14 = [60, 90]\nW6 = [2, 3]\n", &[]),
        ("[disclosure]\ninternal = 0\nmembers = 3\nfunder = 3\npublic = 20\n", &[]),
    ] {
        let built = sources(&set(minimal(), more), &Files::new());
        let found: Vec<String> = told(&built.diagnostics)
            .iter()
            .map(|it| it.trim_start_matches(SETTINGS).trim_start_matches([':', ' ']).to_owned())
            .collect();
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        match expected {
            [code] if !code.contains(':') => {
                assert!(found.len() == 1 && found[0].ends_with(code), "{more}: {found:?}");
            }
            _ => assert_eq!(found, expected, "{more}"),
        }
    }
}

/// The legend and the note on the method say what decides, not what usually does.
#[test]
fn pages_say_the_limits_in_force() {
    let (inputs, templates) = project(&cases().join("full"));
    let path = "inputs/roundtable.toml";
    let settings = inputs.text(path).expect("settings").to_owned();
    let told = |more: &str| {
        let (head, rest) = settings.split_once("[thresholds]").expect("thresholds");
        let end = rest.find("\n[").expect("another table");
        let mut inputs = inputs.clone();
        let settings = format!("{head}[thresholds]\n{more}{}", &rest[end..]);
        inputs.insert(path, settings.into_bytes());
        let built = sources(&inputs, &templates);
        ["ja", "en"].map(|language| {
            let path = format!("internal/report.{language}.typ");
            built.outputs.text(&path).expect("a report").to_owned()
        })
    };
    let [ja, en] = told("");
    assert!(ja.contains("境目の0.90と0.70は Camms 社の既定値にならい"), "the usual ones");
    assert!(en.contains("The limits 0.90 and 0.70 follow the defaults of Camms"));
    let [ja, en] = told("on_track = 0.8\nslightly_late = 0.625\n");
    assert!(ja.contains("境目の0.80と0.625は、この円卓会議が定めています"), "those that are set");
    assert!(en.contains("The limits 0.80 and 0.625 are set by this roundtable"));
    for text in [&ja, &en] {
        assert!(!text.contains("0.90") && !text.contains("Camms"), "the usual ones");
    }
    assert!(ja.contains("（比0.80以上）") || ja.contains("（比0.625以上0.80未満）"), "the legend");
}
