//! The finish: documents are made, sealed and looked at again, whoever watches.

use std::time::Duration;

use entaku::files;

use super::{Asking, Browser, minimal};

/// Waits until nothing goes on any more, and returns the room.
pub(super) fn done(browser: &Browser) -> String {
    for _ in 0..600 {
        let page = browser.room("/finish");
        if !page.contains("data-working") {
            return page;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("it goes on and on");
}

#[test]
fn documents_are_made_sealed_and_looked_at_again() {
    let browser = Browser::open(&minimal());
    let out = browser.folder.path().join("outputs");
    let page = browser.room("/finish");
    assert!(page.contains("先に文書を作ってください"), "{page}");
    // A page that is closed stops nothing; what is asked meanwhile is not begun.
    let answer = browser.send("/finish", "/finish/make", &[]);
    assert_eq!((answer.status, answer.header("location")), (303, Some("/finish#work")));
    let second = browser.send("/finish", "/finish/make", &[]);
    if second.header("location") == Some("/finish?busy=1#work") {
        let busy = browser.room("/finish?busy=1");
        assert!(
            busy.contains("いま別の作業が動いている") || !busy.contains("data-working"),
            "{busy}"
        );
    }
    let page = done(&browser);
    let is_made_twice = second.header("location") == Some("/finish#work");
    assert!(page.contains("点作りました") || is_made_twice, "{page}");
    // Nothing changed since then, so nothing is made, and the page says so.
    browser.send("/finish", "/finish/make", &[]);
    let page = done(&browser);
    assert!(page.contains("前に作ったときから何も変わっていない"), "{page}");
    let period = files::folders(&out).pop().expect("a period");
    let report = period.join("internal/report.ja.pdf");
    let path = "government/report.ja.pdf";
    let report = if files::is_file(&report) { report } else { period.join(path) };
    let name = report.strip_prefix(&period).expect("below it").to_string_lossy().into_owned();
    assert!(page.contains(&name), "{name} in {page}");
    // It is sealed once somebody means it.
    assert_eq!(browser.send("/finish", "/finish/seal", &[]).status, 400);
    assert!(!files::is_file(&period.join("sealed-1.zip")));
    let answer = browser.send("/finish", "/finish/seal", &[("sure", "yes")]);
    assert_eq!(answer.status, 303);
    let page = done(&browser);
    assert!(page.contains("第1版として確定しました"), "{page}");
    assert!(files::is_file(&period.join("sealed-1.zip")));
    for _ in 0..100 {
        if browser.month().contains("（第1版）") {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    assert!(browser.month().contains("（第1版）"), "the month knows of it");
    // What is sealed is not made over, but as a new issue.
    browser.send("/finish", "/finish/make", &[]);
    let page = done(&browser);
    assert!(page.contains("第1版として確定しています"), "{page}");
    browser.send("/finish", "/finish/verify", &[]);
    let page = done(&browser);
    assert!(page.contains("どれも、記録にあるものと同じです"), "{page}");
    let mut altered = files::Files::new();
    let mut bytes = files::read_one(&report).expect("a folder").expect("a report");
    bytes.extend(b"%");
    altered.insert(name.as_str(), bytes);
    files::write(&period, &altered, &[]).expect("written");
    browser.send("/finish", "/finish/verify", &[]);
    let page = done(&browser);
    assert!(page.contains("同じでないところがあります") && page.contains(&name), "{page}");
}

#[test]
fn nothing_is_begun_but_by_a_form_of_the_desk() {
    let browser = Browser::open(&minimal());
    let cookie = browser.cookie();
    let origin = format!("http://{}", browser.host);
    let post =
        Asking { method: "POST", origin: Some(&origin), cookie: Some(&cookie), ..browser.plain() };
    for path in ["/finish/make", "/finish/seal", "/finish/verify", "/finish/open"] {
        for body in ["", "sure=yes", "form=0&sure=yes"] {
            let asking = Asking { body, ..post.clone() };
            assert_eq!(browser.ask(path, &asking).status, 403, "{path} {body}");
        }
        for asking in [
            Asking { cookie: None, ..post.clone() },
            Asking { origin: None, ..post.clone() },
            Asking { origin: Some("http://evil.example"), ..post.clone() },
            Asking { host: "evil.example", ..post.clone() },
        ] {
            assert_eq!(browser.ask(path, &asking).status, 403, "{path}");
        }
        let get = Asking { method: "GET", ..post.clone() };
        assert_eq!(browser.ask(path, &get).status, 405, "{path}");
    }
    for path in ["/finish", "/finish/progress", "/finish.js"] {
        assert_eq!(browser.ask(path, &browser.plain()).status, 403, "{path}");
    }
    assert!(!files::is_folder(&browser.folder.path().join("outputs")), "nothing was made");
}
