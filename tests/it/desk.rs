//! The desk: who is answered, and what its page says and writes.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

use entaku::desk::Opened;
use entaku::files::{self, Files};
use entaku::locale::Language;
use entaku::shell::places::Places;

use crate::harness::{minimal, with};

mod documents;
mod finish;
mod start;
mod tables;
mod words;

/// A desk on a project, as a browser sees it.
struct Browser {
    folder: tempfile::TempDir,
    /// Where its user keeps other projects, and what the desk remembers of them.
    home: tempfile::TempDir,
    host: String,
    key: String,
}

/// What was answered.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }
}

/// What a request has beside its path.
#[derive(Clone)]
struct Asking<'a> {
    method: &'a str,
    host: &'a str,
    origin: Option<&'a str>,
    cookie: Option<&'a str>,
    body: &'a str,
}

impl Browser {
    fn open(inputs: &Files) -> Self {
        let [folder, home] = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
        files::write(folder.path(), inputs, &[]).expect("a project");
        let desk = Opened::new(folder.path(), Language::Ja, places(home.path())).expect("a desk");
        let address = desk.address();
        // It ends with the process.
        std::thread::spawn(move || desk.serve().expect("a desk that answers"));
        let rest = address.strip_prefix("http://").expect("an address");
        let (host, key) = rest.split_once("/?key=").expect("an address with its secret");
        Self { folder, home, host: host.to_owned(), key: key.to_owned() }
    }

    fn ask(&self, path: &str, asking: &Asking<'_>) -> Answer {
        let mut stream = TcpStream::connect(&self.host).expect("a desk that listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a timeout");
        let mut request = format!("{} {path} HTTP/1.1\r\nHost: {}\r\n", asking.method, asking.host);
        for (name, value) in [("Origin", asking.origin), ("Cookie", asking.cookie)] {
            if let Some(value) = value {
                request.push_str(&format!("{name}: {value}\r\n"));
            }
        }
        let form = "Content-Type: application/x-www-form-urlencoded";
        let length = asking.body.len();
        request
            .push_str(&format!("{form}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"));
        request.push_str(asking.body);
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let answer = String::from_utf8_lossy(&answer);
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).expect("a status");
        // Slashes are escaped too, which reads badly here.
        Answer { status, head: head.to_owned(), body: body.replace("&#x2f;", "/") }
    }

    fn plain(&self) -> Asking<'_> {
        Asking { method: "GET", host: &self.host, origin: None, cookie: None, body: "" }
    }

    /// Comes with the secret, and returns the cookie.
    fn cookie(&self) -> String {
        let answer = self.ask(&format!("/?key={}", self.key), &self.plain());
        assert_eq!(answer.status, 303);
        let cookie = answer.header("set-cookie").expect("a cookie");
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
        cookie.split(';').next().expect("a name and a value").to_owned()
    }

    /// Returns a room.
    fn room(&self, path: &str) -> String {
        let cookie = self.cookie();
        let answer = self.ask(path, &Asking { cookie: Some(&cookie), ..self.plain() });
        assert_eq!(answer.status, 200, "{path}");
        answer.body
    }

    fn month(&self) -> String {
        self.room("/month")
    }

    /// Sends a form of a page with its secret.
    fn send(&self, room: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let cookie = self.cookie();
        let page = self.room(room);
        let form = between(&page, "name=\"form\" value=\"", "\"");
        let mut body = format!("form={form}");
        for (name, value) in fields {
            body.push_str(&format!("&{name}={}", encoded(value)));
        }
        let origin = format!("http://{}", self.host);
        let (origin, cookie) = (Some(&*origin), Some(&*cookie));
        self.ask(path, &Asking { method: "POST", origin, cookie, body: &body, ..self.plain() })
    }
}

/// A value as forms send it.
fn encoded(value: &str) -> String {
    value.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// Where a user keeps projects, and what the desk remembers.
fn places(home: &Path) -> Places {
    let shelves = ["書類", "机の上"].map(|name| home.join(name));
    for shelf in &shelves {
        fs::create_dir_all(shelf).expect("a folder");
    }
    Places { shelves: shelves.to_vec(), memory: Some(home.join("state")) }
}

/// What stands between two texts of a page.
fn between<'p>(page: &'p str, before: &str, after: &str) -> &'p str {
    let (_, rest) = page.split_once(before).unwrap_or_else(|| panic!("{before} in {page}"));
    rest.split_once(after).expect("its end").0
}

/// An indicator that no funder may see: is their edition meant to be empty?
fn asking() -> Files {
    let rows = "指標ID,指標名,単位,方向,集計\nI01,見守り訪問の件数,件,増,累計\n";
    let mut inputs = with(minimal(), "inputs/indicators.csv", rows);
    inputs.keep(|path, _| path != "inputs/読み方.csv");
    with(inputs, "inputs/実績値.csv", "指標ID,年月,値\nI01,2026-10,20\n")
}

#[test]
fn nobody_is_answered_but_a_page_of_the_desk() {
    let browser = Browser::open(&minimal());
    let cookie = browser.cookie();
    let origin = format!("http://{}", browser.host);
    let name = cookie.split('=').next().expect("a name");
    let wrong = format!("{name}={}", "0".repeat(64));
    let plain = browser.plain();
    let here = Asking { cookie: Some(&cookie), ..plain.clone() };
    let port = browser.host.rsplit(':').next().expect("a port");
    let local = format!("localhost:{port}");
    let post = Asking { method: "POST", origin: Some(&origin), ..here.clone() };
    let key = format!("/?key={}", browser.key);
    for (path, asking, expected) in [
        ("/month", here.clone(), 200),
        ("/month", Asking { host: &local, ..here.clone() }, 200),
        ("/month", Asking { origin: Some(&origin), ..here.clone() }, 200),
        // Without the secret, or with another one.
        ("/month", plain.clone(), 403),
        ("/month", Asking { cookie: Some(&wrong), ..plain.clone() }, 403),
        ("/", plain.clone(), 403),
        ("/", here.clone(), 403),
        ("/?key=0", plain.clone(), 403),
        ("/desk.js", plain.clone(), 403),
        // A name of the internet's that means this computer.
        ("/month", Asking { host: "evil.example", ..here.clone() }, 403),
        (&*key, Asking { host: "evil.example", ..plain.clone() }, 403),
        ("/month", Asking { host: "127.0.0.1", ..here.clone() }, 403),
        // A page of another site's in the same browser.
        ("/month", Asking { origin: Some("http://evil.example"), ..here.clone() }, 403),
        ("/month", Asking { origin: Some("null"), ..here.clone() }, 403),
        ("/answer", Asking { origin: Some("http://evil.example"), ..post.clone() }, 403),
        ("/answer", Asking { origin: None, ..post.clone() }, 403),
        // A page of the desk's, without what its forms have.
        ("/answer", Asking { body: "id=Q1&reading=row", ..post.clone() }, 403),
        ("/answer", Asking { body: "form=0&id=Q1&reading=row", ..post.clone() }, 403),
        ("/start/open", Asking { body: "path=/tmp", ..post.clone() }, 403),
        ("/start/open", Asking { body: "form=0&path=/tmp", ..post.clone() }, 403),
        ("/start/make", Asking { body: "name=x&shelf=y", ..post.clone() }, 403),
        ("/start/make", Asking { origin: Some("http://evil.example"), ..post.clone() }, 403),
        ("/start/make", here.clone(), 405),
        ("/words/look", Asking { body: "id=accent&value=%23103050", ..post.clone() }, 403),
        ("/words/past", Asking { body: "form=0&id=1", ..post.clone() }, 403),
        ("/words/words", Asking { origin: None, ..post.clone() }, 403),
        ("/words/nothing", here.clone(), 404),
        // Nothing lies behind other paths.
        ("/../Cargo.toml", here.clone(), 404),
        ("/inputs/roundtable.toml", here.clone(), 404),
        ("/%2e%2e/%2e%2e/etc/passwd", here.clone(), 404),
        ("/month", Asking { method: "DELETE", origin: Some(&origin), ..here.clone() }, 405),
    ] {
        let answer = browser.ask(path, &asking);
        let (host, origin) = (asking.host, asking.origin);
        assert_eq!(answer.status, expected, "{} {path} {host} {origin:?}", asking.method);
        let policy = answer.header("content-security-policy").expect("a policy");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        // With none at all, a browser sends the desk's own forms with the origin `null`.
        assert_eq!(answer.header("referrer-policy"), Some("same-origin"));
    }
    let long = "x".repeat(100_000);
    let answer = browser.ask("/answer", &Asking { body: &long, ..post });
    assert_eq!(answer.status, 413, "a form of the desk's is short");
}

#[test]
fn the_page_says_what_is_to_be_done() {
    let browser = Browser::open(&asking());
    let page = browser.month();
    assert!(page.contains("確認したいことが1件あります"), "{page}");
    // An answer goes into the table of answers, and the question is gone.
    let form = between(&page, "name=\"form\" value=\"", "\"");
    let id = between(&page, "name=\"id\" value=\"", "\"");
    let reading = between(&page, "name=\"reading\" value=\"", "\"");
    let cookie = browser.cookie();
    let origin = format!("http://{}", browser.host);
    let body = format!("form={form}&id={id}&reading={reading}");
    let asking = Asking {
        method: "POST",
        origin: Some(&origin),
        cookie: Some(&cookie),
        body: &body,
        ..browser.plain()
    };
    // What is no reading of it is no answer.
    let other = body.replace(reading, "nonsense");
    assert_eq!(browser.ask("/answer", &Asking { body: &other, ..asking.clone() }).status, 303);
    let table = browser.folder.path().join("inputs/読み方.csv");
    assert_eq!(files::read_one(&table).expect("a folder"), None);
    let answer = browser.ask("/answer", &asking);
    assert_eq!(answer.status, 303, "{}", answer.body);
    let table = read(browser.folder.path(), "inputs/読み方.csv");
    assert!(table.contains("empty-edition,") && table.lines().count() == 2, "{table}");
    let page = browser.month();
    assert!(page.contains("直すところも確認もありません"), "{page}");
    // What somebody else's program writes is seen.
    let mut files = Files::new();
    files.insert(
        "inputs/実績値.csv",
        "指標ID,年月,値\nI01,2026-10,<b>二十</b>\n".as_bytes().to_vec(),
    );
    files::write(browser.folder.path(), &files, &[]).expect("a saved file");
    let asking = Asking { cookie: Some(&cookie), ..browser.plain() };
    let mut page = page;
    for _ in 0..20 {
        // What was written before may be seen first.
        let since = between(&page, "data-read=\"", "\"");
        let changed = browser.ask(&format!("/changes?since={since}"), &asking);
        assert_ne!(changed.body, since, "nothing was seen");
        page = browser.month();
        if page.contains("実績値.csv:C2") {
            break;
        }
    }
    assert!(page.contains("実績値.csv:C2"), "{page}");
    // A cell is text, whatever it says.
    assert!(page.contains("&lt;b&gt;二十") && !page.contains("<b>"), "{page}");
}

fn read(folder: &Path, path: &str) -> String {
    let bytes = files::read_one(&folder.join(path)).expect("a file").expect("that is there");
    String::from_utf8(bytes).expect("text")
}

/// Every word of the desk is asked for, in both languages, and every one asked for is there.
#[test]
fn every_room_has_its_words() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().expect("a folder");
        files::write(folder.path(), &minimal(), &[]).expect("a project");
        // Reading its pages, it panics if one of them has a mistake.
        Opened::new(folder.path(), language, Places::default()).expect("a desk");
    }
    let text = |name: &str| read(&crate::harness::root(), &format!("src/desk/{name}"));
    let mut pages = String::new();
    let mut folders = vec![crate::harness::root().join("src/desk")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").map(|it| it.expect("an entry")) {
            let path = entry.path();
            let is_asking = path.extension().is_some_and(|it| it == "html" || it == "rs");
            match path.is_dir() {
                true => folders.push(path),
                false if is_asking => pages.push_str(&std::fs::read_to_string(path).expect("text")),
                false => {}
            }
        }
    }
    let keys = |name: &str| -> Vec<String> {
        let words = text(name);
        let lines = words.lines().filter(|line| !line.starts_with([' ', '#', '}']));
        lines.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())).collect()
    };
    let (ja, en) = (keys("ja.ftl"), keys("en.ftl"));
    assert_eq!(ja, en);
    for key in &ja {
        assert!(pages.contains(&format!("\"{key}\"")), "no page asks for {key}");
    }
    for asked in pages.split("word(\"").skip(1).filter_map(|rest| rest.split_once('"')) {
        assert!(ja.iter().any(|key| key == asked.0), "{}", asked.0);
    }
}

/// What should have come and has not is told, with whom to ask for it.
#[test]
fn the_month_says_what_has_not_come_and_from_whom() {
    let indicators = "指標ID,指標名,単位,方向,集計,頻度,担当団体\nI01,見守り,件,増,累計,月,市\n";
    let inputs = with(minimal(), "inputs/indicators.csv", indicators);
    let values = "指標ID,年月,値\nI01,2026-07,20\n";
    let browser = Browser::open(&with(inputs, "inputs/observations.csv", values));
    let page = browser.room("/month");
    assert!(page.contains("見守り（市）: 2026-08-31 までに届くはず"), "{page}");
    let values = "指標ID,年月,値\nI01,2026-09,20\nI01,2026-10,20\n";
    let inputs = with(minimal(), "inputs/indicators.csv", indicators);
    let browser = Browser::open(&with(inputs, "inputs/observations.csv", values));
    assert!(browser.room("/month").contains("届くはずの値は、すべて届いています"));
}
