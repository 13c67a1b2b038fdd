//! What `entaku init` writes.

use entaku::assessment::Assessment;
use entaku::files::Files;
use entaku::init;
use entaku::model::Model;

use crate::harness::{assessed, described, draft, with};

/// The settings of a new project, with what is only shown in them said: all of it, or the
/// part that lies between two empty lines.
fn said(settings: &str, part: Option<usize>) -> String {
    let is_key = |name: &str| {
        let name = name.trim().trim_matches('"');
        !name.is_empty() && !name.contains(['。', '、', ' ', '[', '(', '「'])
    };
    let said = |line: &str| match line.strip_prefix("# ") {
        Some(rest) if rest.starts_with('[') => rest.to_owned(),
        // A list over several lines.
        Some(rest) if rest.starts_with("  {") || rest == "]" => rest.to_owned(),
        Some(rest) if rest.split_once(" = ").is_some_and(|(name, _)| is_key(name)) => {
            rest.to_owned()
        }
        _ => line.to_owned(),
    };
    let parts = settings.split("\n\n").enumerate().map(|(at, text)| {
        let is_said = part.is_none_or(|part| part == at);
        let lines = text.lines().map(|line| if is_said { said(line) } else { line.to_owned() });
        lines.collect::<Vec<_>>().join("\n")
    });
    parts.collect::<Vec<_>>().join("\n\n")
}

#[test]
fn what_a_new_project_shows_may_be_said_as_it_stands() {
    let new = init::project();
    let path = "inputs/roundtable.toml";
    let settings = new.text(path).expect("settings");
    let model =
        |settings: &str| -> (Model, Assessment) { assessed(&with(new.clone(), path, settings)) };
    let (plain, _) = model(settings);
    for part in (0..settings.split("\n\n").count()).map(Some).chain([None]) {
        let settings = said(settings, part);
        let built = draft(&with(new.clone(), path, &settings), &Files::new());
        // What a new project is told, that nothing was entered for a period or broken down, and
        // that the picture which the settings name is not there yet.
        let of_new = [
            "still-to-write",
            "period-before-records",
            "period-not-over",
            "unused-english",
            "no-such-logo",
        ];
        let others: Vec<_> =
            built.diagnostics.iter().filter(|it| !of_new.contains(&it.code)).cloned().collect();
        assert!(others.is_empty(), "{part:?}: {}", described(&others, &new));
    }
    let (all, _) = model(&said(settings, None));
    // What is shown as the value without a line is that value.
    assert_eq!(all.sectors, plain.sectors);
    let (all, plain) = (all.roundtable, plain.roundtable);
    assert_eq!((all.thresholds, all.min_cells), (plain.thresholds, plain.min_cells));
    assert!(!all.limits.conditions.is_empty() && !all.limits.warnings.is_empty());
    assert!(settings.contains("[editions.funder]") && settings.contains("[guideline]"));
}
