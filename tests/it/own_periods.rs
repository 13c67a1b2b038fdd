//! Editions that report on a period of their own: a grant's half, or its years.

use std::sync::Arc;

use entaku::domain::time::{Grain, TimeSpan};
use entaku::files::Files;
use entaku::pipeline::Request;
use entaku::records::sealed::Sealed;

use crate::harness::{Built, make, project, root, set, told, with};
use crate::seal::record;

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

/// What an edition counted for a period of its own is no correction in the next month, and a
/// value that was changed is one in it as in all others.
#[test]
fn a_sealed_edition_of_another_period_is_compared_by_what_is_the_same() {
    let more = "[editions.mirai]\nfunder = \"みらい地域財団\"\nperiod = \"half\"\n";
    let inputs = set(project(&root()).0, more);
    let month = |month| TimeSpan::months(2026, month, 1, Grain::Month);
    let of = |inputs: &Files, at: i8, sealed: &[Arc<Sealed>]| {
        let request = Request {
            period: month(at),
            audiences: vec!["mirai".to_owned(), "funder".to_owned()],
            seals: sealed.is_empty(),
            keep_markup: true,
            jobs: 2,
            sealed,
            typeset: sealed.is_empty(),
            ..Request::default()
        };
        make(inputs, &Files::new(), &request)
    };
    let before = of(&inputs, 9, &[]).archive.expect("an archive");
    let before = [record(&before)];
    let after = of(&inputs, 10, &before);
    assert_eq!(told(&after.diagnostics), [""; 0], "nothing was corrected");
    let page = |built: &Built, edition: &str| {
        built.outputs.text(&format!("{edition}/report.ja.typ")).expect("a report").to_owned()
    };
    assert!(page(&after, "mirai").contains("2026年度下期"));
    let path = "inputs/observations/見守り隊.csv";
    let values = inputs.text(path).expect("values").to_owned();
    let line = values.lines().find(|line| line.starts_with("I01,2026-08,")).expect("a value");
    let mut cells: Vec<&str> = line.split(',').collect();
    let old = std::mem::replace(&mut cells[2], "399");
    let inputs = with(inputs.clone(), path, &values.replace(line, &cells.join(",")));
    let after = of(&inputs, 10, &before);
    for edition in ["mirai", "funder"] {
        let told = format!("\"2026年8月\", \"{old}\", \"399\"");
        assert!(page(&after, edition).contains(&told), "{edition} tells the correction");
    }
}
