//! The documents: pages that follow the files, how a number comes about, where a cell is
//! printed.

use entaku::files::{self, Files};

use super::finish::done;
use super::{Asking, Browser, between, minimal, with};

const VALUES: &str = "inputs/実績値.csv";

/// A project with one value.
fn counted() -> Files {
    let rows = "指標ID,指標名,単位,方向,集計\nI01,<i>見守り</i>,件,増,累計\n";
    let inputs = with(minimal(), "inputs/indicators.csv", rows);
    with(inputs, VALUES, "指標ID,年月,値\nI01,2026-09,20\nI01,2026-10,30\n")
}

fn looks(page: &str) -> Vec<&str> {
    let looks = page.split("data-look=\"").skip(1);
    looks.map(|rest| rest.split('"').next().expect("a look")).collect()
}

const REPORT: &str = "/documents?edition=internal&kind=report&language=ja";

/// Waits until a page of the documents is another than before.
fn changed(browser: &Browser, address: &str, page: &str, until: &str) -> String {
    let cookie = browser.cookie();
    let mut page = page.to_owned();
    for _ in 0..20 {
        if page.contains(until) {
            break;
        }
        let since = between(&page, "data-read=\"", "\"").to_owned();
        let asking = Asking { cookie: Some(&cookie), ..browser.plain() };
        let told = browser.ask(&format!("/changes?since={since}"), &asking);
        assert_ne!(told.body, since, "nothing was seen");
        page = browser.room(address);
    }
    assert!(page.contains(until), "{until} in {page}");
    page
}

fn save(browser: &Browser, path: &str, text: &str) {
    let mut files = Files::new();
    files.insert(path, text.as_bytes().to_vec());
    files::write(browser.folder.path(), &files, &[]).expect("a saved file");
}

#[test]
fn pages_follow_the_files_and_numbers_lead_to_their_cells() {
    let browser = Browser::open(&counted());
    let page = browser.room(REPORT);
    let before: Vec<String> = looks(&page).into_iter().map(str::to_owned).collect();
    assert!(!before.is_empty(), "{page}");
    // A name is text, on the page and beside it.
    assert!(page.contains("&lt;i&gt;見守り") && !page.contains("<i>"), "{page}");
    let cookie = browser.cookie();
    let asking = Asking { cookie: Some(&cookie), ..browser.plain() };
    let answer = browser.ask(&format!("/documents/page/{}.svg", before[0]), &asking);
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("image/svg+xml")));
    assert!(answer.body.starts_with("<svg ") && answer.body.ends_with("</svg>"));
    // A number leads to its formula and its cells.
    let address = format!("{REPORT}&figure=I01.value");
    let told = browser.room(&address);
    let explained = between(&told, "id=\"explained\"", "</section>");
    assert!(explained.contains("50件"), "{explained}");
    let cell = "/tables?file=inputs%2F%E5%AE%9F%E7%B8%BE%E5%80%A4.csv&amp;cell=C3";
    assert!(explained.contains(cell), "{explained}");
    // And the other way.
    let printed =
        browser.room("/documents/printed?file=inputs/%E5%AE%9F%E7%B8%BE%E5%80%A4.csv&cell=C3");
    assert!(printed.contains("edition=internal&amp;kind=report"), "{printed}");
    assert!(printed.contains("figure=I01.value#explained"), "{printed}");
    let nowhere = browser.room("/documents/printed?file=inputs/goals.csv&cell=Z99");
    assert!(nowhere.contains("このセルから計算する数はありません"), "{nowhere}");
    // Somebody saves a cell: pages that say otherwise are others, the rest stay.
    save(&browser, VALUES, "指標ID,年月,値\nI01,2026-09,20\nI01,2026-10,41\n");
    let page = changed(&browser, REPORT, &page, "61件");
    let after = looks(&page);
    assert_eq!(after.len(), before.len());
    assert!(before.iter().any(|look| !after.contains(&look.as_str())), "no page changed");
    // A row that cannot be read stops it; the page says why and where it is mended.
    save(&browser, VALUES, "指標ID,年月,値\nI01,2026-10,<b>四十</b>\n");
    let page = changed(&browser, REPORT, &page, "実績値.csv:C2");
    assert!(looks(&page).is_empty() && page.contains("/month#errors"), "{page}");
    assert!(page.contains("&lt;b&gt;四十") && !page.contains("<b>"), "{page}");
}

#[test]
fn what_nobody_has_is_said_and_nothing_else_is_served() {
    let browser = Browser::open(&counted());
    let page = browser.room("/documents?period=%3Cb%3Ex%3C/b%3E");
    assert!(page.contains("この期間は読めません") && page.contains("2026-Q2"), "{page}");
    assert!(page.contains("value=\"&lt;b&gt;x&lt;/b&gt;\""), "{page}");
    assert!(browser.room("/documents?day=3000-99-99").contains("この日付は読めません"));
    let page =
        browser.room("/documents?edition=../../etc&kind=nonsense&language=xx&figure=%3Cb%3E");
    assert!(looks(&page).is_empty() && !page.contains("<b>"), "{page}");
    assert!(browser.room(&format!("{REPORT}&period=2026-10&day=2026-10-30")).contains("data-look"));
    let cookie = browser.cookie();
    let asking = Asking { cookie: Some(&cookie), ..browser.plain() };
    for (path, status) in [
        ("/documents/page/", 404),
        ("/documents/page/0.svg", 404),
        ("/documents/page/..%2f..%2fetc%2fpasswd", 404),
        ("/documents/page/%2e%2e/%2e%2e/Cargo.toml", 404),
        ("/documents/printed?file=../../etc/passwd&cell=A1", 200),
    ] {
        assert_eq!(browser.ask(path, &asking).status, status, "{path}");
    }
    for path in ["/documents", "/documents/printed", "/documents.js", "/documents/page/0.svg"] {
        assert_eq!(browser.ask(path, &browser.plain()).status, 403, "{path}");
        let other = Asking { host: "evil.example", ..asking.clone() };
        assert_eq!(browser.ask(path, &other).status, 403, "{path}");
    }
}

#[test]
fn what_differs_from_the_sealed_edition_is_marked() {
    let browser = Browser::open(&counted());
    assert!(browser.room(REPORT).contains("まだ確定したことがありません"));
    for (path, fields) in [("/finish/make", &[][..]), ("/finish/seal", &[("sure", "yes")])] {
        assert_eq!(browser.send("/finish", path, fields).status, 303);
        let page = done(&browser);
        assert!(page.contains("作りました") || page.contains("確定しました"), "{page}");
    }
    let page = changed(&browser, REPORT, &browser.room(REPORT), "第1版）とくらべています");
    assert!(
        page.contains("変わった数はありません") && !page.contains("class=\"margin\""),
        "{page}"
    );
    save(&browser, VALUES, "指標ID,年月,値\nI01,2026-09,20\nI01,2026-10,41\n");
    let page = changed(&browser, REPORT, &page, "class=\"margin\"");
    assert!(page.contains("50件 → 61件"), "{page}");
    let told = browser.room(&format!("{REPORT}&figure=I01.value"));
    assert!(between(&told, "id=\"explained\"", "</section>").contains("前の版では50件"), "{told}");
}

#[test]
fn an_edition_without_the_kind_that_was_looked_at_shows_another() {
    let browser = Browser::open(&counted());
    let page = browser.room("/documents?edition=internal&kind=guideline&language=en");
    assert!(page.contains("<option value=\"report\" selected>"), "{page}");
    assert!(!looks(&page).is_empty(), "{page}");
}
