//! Reports of a day that has passed: the tables know more than was known then,
//! and what had not yet happened is no mistake.

use entaku::diagnostics::{self, Severity};
use entaku::domain::time::TimeSpan;
use entaku::files::Files;
use entaku::pipeline::{self, Built, Request};
use entaku::records::dates::{DateContext, parse_date, parse_span};

use crate::harness::{described, project, root, with};

fn span(text: &str) -> TimeSpan {
    parse_span(text, DateContext::default()).expect("a span")
}

fn on(inputs: &Files, period: &str, as_of: Option<&str>) -> Built {
    let request = Request {
        period: Some(span(period)),
        as_of: as_of.map(|day| parse_date(day, DateContext::default()).expect("a day")),
        keep_markup: true,
        typeset: false,
        ..Request::default()
    };
    pipeline::build(inputs, &Files::new(), &request)
}

/// The sample, with documents in both languages.
fn sample() -> Files {
    let (inputs, _) = project(&root());
    let settings = inputs.text("inputs/roundtable.toml").expect("settings");
    let both = settings.replace("languages = [\"ja\"]", "languages = [\"ja\", \"en\"]");
    assert_ne!(both, settings);
    with(inputs, "inputs/roundtable.toml", &both)
}

/// The months, quarters, halves and years since the sample was founded.
fn periods() -> Vec<String> {
    let months = (2025..=2026).flat_map(|year| (1..=12).map(move |month| (year, month)));
    let months = months.filter(|month| (2025, 6) <= *month && *month <= (2026, 10));
    let mut all: Vec<String> = months.map(|(year, month)| format!("{year}-{month:02}")).collect();
    for year in [2025, 2026] {
        all.extend((1..=4).map(|quarter| format!("{year}-Q{quarter}")));
        all.extend((1..=2).map(|half| format!("{year}-H{half}")));
        all.push(format!("FY{year}"));
        all.push(year.to_string());
    }
    all
}

#[test]
fn the_sample_is_reported_for_every_period_since_its_founding() {
    let inputs = sample();
    let mut failed = Vec::new();
    for period in periods() {
        let built = on(&inputs, &period, None);
        if diagnostics::any_error(&built.diagnostics) || !built.stopped.is_empty() {
            let told = built.diagnostics.into_iter();
            let told: Vec<_> = told.filter(|it| it.severity != Severity::Warning).collect();
            failed.push(format!("{period}\n{}", described(&told, &inputs)));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn texts_of_another_period_are_not_printed() {
    let (inputs, _) = project(&root());
    let codes = |built: &Built| built.diagnostics.iter().map(|it| it.code).collect::<Vec<_>>();
    let has = |built: &Built, text: &str| {
        let mut markup = built.outputs.iter().filter(|(path, _)| path.ends_with(".typ"));
        markup.any(|(_, bytes)| String::from_utf8_lossy(bytes).contains(text))
    };
    let text = |head: &str| {
        let text = format!("---\nsection: plan\n{head}---\n来月は名簿を整えます。\n");
        with(inputs.clone(), "inputs/narrative/50-extra.md", &text)
    };
    for (head, period, is_printed, is_told) in [
        ("", "2026-10", true, false),
        ("", "2026-09", true, false),
        ("", "2026-02", false, true),
        ("", "2026", true, false),
        ("period: 2026-02\n", "2026-02", true, true),
        ("period: 2026-02\n", "2026-10", false, false),
        ("period: 2026年2月\n", "2026-02", true, true),
        ("period: 2025年度\n", "FY2025", true, true),
    ] {
        let built = on(&text(head), period, None);
        assert_eq!(has(&built, "来月は名簿を整えます"), is_printed, "{head}{period}");
        assert_eq!(codes(&built).contains(&"prose-of-later"), is_told, "{head}{period}");
    }
}
