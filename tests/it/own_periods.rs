//! Editions that report on a period of their own: a grant's half, or its years.

use entaku::files::Files;
use entaku::pipeline::Request;

use crate::harness::{make, project, root, set, told, with};

const TEXT: &str = "inputs/narrative/01-summary-half.md";

/// What a report on October 2026 with an edition for one grant is drafted as.
fn drafted(setting: &str, text: &str, request: &Request<'_>) -> (String, String, Vec<String>) {
    let more = format!("[editions.mirai]\nfunder = \"みらい地域財団\"\n{setting}\n");
    let mut inputs = set(project(&root()).0, &more);
    if !text.is_empty() {
        inputs = with(inputs, TEXT, text);
    }
    let request = Request { keep_markup: true, typeset: false, ..request.clone() };
    let built = make(&inputs, &Files::new(), &request);
    let page = |edition: &str| {
        let path = format!("{edition}/report.ja.typ");
        built.outputs.text(&path).unwrap_or_default().to_owned()
    };
    (page("mirai"), page("funder"), told(&built.diagnostics))
}

#[test]
fn a_grant_is_reported_on_by_periods_of_its_own() {
    for (setting, period, before) in [
        ("period = \"quarter\"", "2026年度第3四半期", "2026年9月30日"),
        ("period = \"half\"", "2026年度下期", "2026年9月30日"),
        ("period = \"fiscal-year\"", "2026年度", "2026年3月31日"),
        ("period = \"year\"", "2026年", "2025年12月31日"),
        // Years that begin when the grant did, in which year of it the report may fall.
        ("period = \"2024-07..2025-06\"", "2026年7月〜2027年6月", "2026年6月30日"),
        ("period = \"2027-07..2028-06\"", "2026年7月〜2027年6月", "2026年6月30日"),
        ("period = \"2026-10\"", "2026年10月", "2026年9月30日"),
    ] {
        let (own, usual, told) = drafted(setting, "", &Request::default());
        assert_eq!(told, [""; 0], "{setting}");
        assert!(own.contains(period), "{setting}: its pages name {period}");
        let since = format!("{before}の状態を、いまの記録から計算し直した");
        assert!(own.contains(&since), "{setting}: it is compared with {before}");
        assert!(
            usual.contains("2026年10月")
                && usual.contains("2026年9月30日の状態を、いまの記録から計算し直した")
        );
        // It is judged on the same day, and what stood then is the same.
        for page in [&own, &usual] {
            assert!(page.contains("2026年10月31日"), "{setting}");
        }
    }
}

#[test]
fn texts_stand_in_the_edition_whose_period_they_are_about() {
    let text = "---\nsection: summary\naudience: mirai\nperiod: 2026-H2\n---\n上期に続けて進めています。\n";
    let (own, usual, told) = drafted("period = \"half\"", text, &Request::default());
    assert_eq!(told, [""; 0]);
    assert!(own.contains("上期に続けて進めています。"));
    assert!(!usual.contains("上期に続けて進めています。"));
    // The month's text is about the month.
    assert!(
        usual.contains("発足から1年4か月がたちました。")
            && !own.contains("発足から1年4か月がたちました。")
    );
    // Of another half it stands nowhere, as it is with months.
    let text = text.replace("H2", "H1");
    let (own, ..) = drafted("period = \"half\"", &text, &Request::default());
    assert!(!own.contains("上期に続けて進めています。"));
}

#[test]
fn a_period_that_is_none_is_told() {
    for period in ["weekly", "2026-10-31", "", "2026-H3"] {
        let (.., told) = drafted(&format!("period = \"{period}\""), "", &Request::default());
        assert!(told[0].ends_with(" unknown-setting-value"), "{period:?}: {told:?}");
        assert!(told[0].starts_with("inputs/roundtable.toml:"), "{told:?}");
        assert_eq!(told.len(), 1);
    }
}
