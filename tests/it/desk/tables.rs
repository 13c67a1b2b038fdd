//! The room of the tables: what became of each cell, and files that come and go.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use entaku::desk::Opened;
use entaku::files::{self, Files};
use entaku::locale::Language;

use super::{Answer, Asking, Browser, asking, between, places, read};
use crate::harness::{minimal, with};

/// A month with a title, a total, an unknown column, a date that is written otherwise, and
/// a value that is none.
const MONTH: &str = "見守り 10月分,,,\n指標ID,年月,値,担当\nI01,2026-10,20,佐藤\nI01,R8.9,<b>十</b>,鈴木\n合計,,20,\n";

fn sent() -> Files {
    let rows = "指標ID,指標名,単位,方向,集計\nI01,見守り訪問の件数,件,増,累計\n";
    let inputs = with(minimal(), "inputs/indicators.csv", rows);
    with(inputs, "inputs/実績値.csv", MONTH)
}

impl Browser {
    fn get(&self, path: &str) -> Answer {
        let cookie = self.cookie();
        self.ask(path, &Asking { cookie: Some(&cookie), ..self.plain() })
    }

    /// Another desk on the same folder.
    fn beside(&self) -> Self {
        let desk = Opened::new(self.folder.path(), Language::Ja, places(self.home.path()));
        let desk = desk.expect("a desk");
        let address = desk.address();
        // It ends with the process.
        std::thread::spawn(move || desk.serve().expect("a desk that answers"));
        let (host, key) = address["http://".len()..].split_once("/?key=").expect("an address");
        let [folder, home] = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
        Self { folder, home, host: host.to_owned(), key: key.to_owned() }
    }

    /// Waits until a page says something, and returns it.
    fn until(&self, path: &str, what: &str, is_so: &dyn Fn(&str) -> bool) -> String {
        let begun = Instant::now();
        loop {
            let page = self.room(path);
            if is_so(&page) {
                return page;
            }
            assert!(begun.elapsed() < Duration::from_secs(20), "{what}: {page}");
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    fn form(&self) -> String {
        between(&self.room("/tables"), "name=\"form\" value=\"", "\"").to_owned()
    }

    fn post(&self, path: &str, body: &str) -> Answer {
        let (cookie, origin) = (self.cookie(), format!("http://{}", self.host));
        let asking = Asking {
            method: "POST",
            origin: Some(&origin),
            cookie: Some(&cookie),
            body,
            ..self.plain()
        };
        self.ask(path, &asking)
    }

    /// Sends files as a form does; what is wrong with it is given.
    fn upload(&self, form: Option<&str>, origin: &str, files: &[(&str, &[u8])]) -> Answer {
        self.upload_to("/tables/put", form, origin, files)
    }

    /// The same, to any place.
    pub(super) fn upload_to(
        &self,
        path: &str,
        form: Option<&str>,
        origin: &str,
        files: &[(&str, &[u8])],
    ) -> Answer {
        let mut body = Vec::new();
        let mark = "----------4711";
        if let Some(form) = form {
            let head = "Content-Disposition: form-data; name=\"form\"";
            body.extend(format!("--{mark}\r\n{head}\r\n\r\n{form}\r\n").into_bytes());
        }
        for (name, bytes) in files {
            // As browsers write it.
            let name = name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
            let head =
                format!("Content-Disposition: form-data; name=\"files\"; filename=\"{name}\"");
            body.extend(format!("--{mark}\r\n{head}\r\n\r\n").into_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend(format!("--{mark}--\r\n").into_bytes());
        let (host, cookie, length) = (&self.host, self.cookie(), body.len());
        let kind = format!("multipart/form-data; boundary={mark}");
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nCookie: {cookie}\r\n\
             Content-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
        );
        let mut stream = TcpStream::connect(host).expect("a desk that listens");
        stream.write_all(head.as_bytes()).expect("sent");
        // A desk that has read enough answers before the end.
        let _ = stream.write_all(&body);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).expect("a status");
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    /// Puts files in, and returns what the list says of it.
    fn put(&self, files: &[(&str, &[u8])]) -> String {
        let answer = self.upload(Some(&self.form()), &format!("http://{}", self.host), files);
        self.told(&answer)
    }

    fn told(&self, answer: &Answer) -> String {
        assert_eq!(answer.status, 303, "{}", answer.body);
        let page = self.room(answer.header("location").expect("a page"));
        between(&page, "<div id=\"told\"", "</div>").to_owned()
    }

    /// The page of a file in the list.
    fn page_of(&self, name: &str) -> String {
        let list = self.room("/tables");
        let before = list.split_once(&format!("\">{name}</a>")).expect("a file in the list").0;
        before.rsplit_once("href=\"").expect("a link").1.to_owned()
    }
}

#[test]
fn every_cell_says_what_became_of_it() {
    let browser = Browser::open(&sent());
    let list = browser.room("/tables");
    for said in ["実績値.csv", "「実績値」として読んだ", "1件を読みました", "直すところ 1件"]
    {
        assert!(list.contains(said), "{said} in {list}");
    }
    let page = browser.room(&browser.page_of("実績値.csv"));
    let cell = |name: &str| between(&page, &format!("<td id=\"{name}\""), "</td>");
    for (name, mark, why) in [
        ("A1", "m-head", "表の上の題名や注"),
        ("C2", "m-head", "見出し"),
        ("C3", "m-used", "そのまま読んだ"),
        ("D3", "m-aside", "使わない列"),
        ("C5", "m-total", "合計"),
        ("A4", "m-refused", "直すまで読めない行"),
    ] {
        assert!(cell(name).contains(mark) && cell(name).contains(why), "{name}: {}", cell(name));
    }
    // What a cell says is text, and so is what is said of it.
    assert!(cell("C4").ends_with("&lt;b&gt;十&lt;/b&gt;"), "{}", cell("C4"));
    assert!(cell("C4").contains(" error") && cell("C4").contains("data-told"), "{}", cell("C4"));
    assert!(!page.contains("<b>十"), "{page}");
    // A problem of the month opens at its cell.
    let month = browser.month();
    let href = month.split_once("\">実績値.csv:C4").expect("a link").0;
    let href = href.rsplit_once("href=\"").expect("a link").1;
    let opened = browser.room(href.split('#').next().expect("a path"));
    assert!(between(&opened, "<td id=\"C4\"", ">").contains(" here"), "{opened}");
    assert!(opened.contains("→ "), "the cure stands with it");
    // Other rooms ask for a cell by the name of its file; no other file is opened by it.
    let named = browser.get("/tables?file=inputs%2F%E5%AE%9F%E7%B8%BE%E5%80%A4.csv&cell=C4");
    let there = named.header("location").expect("a page");
    assert!(there.starts_with("/tables/") && there.ends_with("?at=C4#C4"), "{there}");
    for other in ["inputs%2Froundtable.tom", "..%2Fx", "%2Fetc%2Fpasswd"] {
        let named = browser.get(&format!("/tables?file={other}&cell=A1"));
        assert!(named.header("location").expect("a page").starts_with("/tables?told="), "{other}");
    }
}

#[test]
fn a_table_of_100_000_rows_opens_at_once() {
    let mut rows = String::from("指標ID,年月,値\n");
    for row in 0..100_000 {
        rows.push_str(&format!("I01,2026-10,{row}\n"));
    }
    let browser = Browser::open(&with(sent(), "inputs/大きな表.csv", &rows));
    let page = browser.page_of("大きな表.csv");
    let cookie = browser.cookie();
    let asking = Asking { cookie: Some(&cookie), ..browser.plain() };
    let mut longest = Duration::ZERO;
    for (path, first, last) in [
        (page.clone(), 1, 50),
        (format!("{page}/rows?from=50000"), 50_001, 50_050),
        (format!("{page}/rows?from=99990"), 99_951, 100_000),
        (format!("{page}?at=C100001"), 100_001, 100_001),
        (format!("{page}/rows?from=99999999999999"), 100_001, 100_001),
    ] {
        let begun = Instant::now();
        let answer = browser.ask(&path, &asking);
        longest = longest.max(begun.elapsed());
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.body.len() < 100_000, "{path}: {} bytes", answer.body.len());
        let numbers: Vec<&str> = answer.body.split("<th scope=\"row\">").skip(1).collect();
        let numbers = numbers.iter().filter_map(|it| it.split('<').next()?.parse().ok());
        let numbers: Vec<u32> = numbers.collect();
        assert_eq!((numbers.first(), numbers.last()), (Some(&first), Some(&last)), "{path}");
    }
    assert!(longest < Duration::from_secs(1), "{longest:?}");
}

#[test]
fn files_come_and_go_and_none_is_lost() {
    let browser = Browser::open(&sent());
    let folder = browser.folder.path();
    let new = MONTH.replace("<b>十</b>", "10");
    let told = browser.put(&[("実績値.csv", new.as_bytes()), ("声.csv", "声\nよい\n".as_bytes())]);
    assert!(told.contains("実績値.csv を置き換えました"), "{told}");
    assert!(told.contains("声.csv を入れました"), "{told}");
    assert_eq!(read(folder, "inputs/実績値.csv"), new);
    let list = browser.room("/tables");
    assert!(!list.contains("直すところ 1件"), "it was read again: {list}");
    let told = browser.put(&[("実績値.csv", new.as_bytes())]);
    assert!(told.contains("同じ中身"), "{told}");
    // The one before is listed, and put back.
    let back = between(&list, "action=\"/tables/back/", "\"");
    let form = format!("form={}", browser.form());
    let told = browser.told(&browser.post(&format!("/tables/back/{back}"), &form));
    assert!(told.contains("実績値.csv を戻しました"), "{told}");
    assert_eq!(read(folder, "inputs/実績値.csv"), MONTH);
    // What is taken out is kept too.
    let page = browser.page_of("声.csv");
    let told = browser.told(&browser.post(&format!("{page}/out"), &form));
    assert!(told.contains("声.csv を外しました"), "{told}");
    assert_eq!(files::read_one(&folder.join("inputs/声.csv")).expect("a folder"), None);
    let list = browser.room("/tables");
    assert_eq!(list.matches("action=\"/tables/back/").count(), 2, "{list}");
    // What is gone already is said.
    let told = browser.told(&browser.post(&format!("{page}/out"), &form));
    assert!(told.contains("もうここにありません"), "{told}");
}

#[test]
fn no_name_and_no_request_leads_elsewhere() {
    let browser = Browser::open(&sent());
    let before = files::below(browser.folder.path(), ".");
    let ours = format!("http://{}", browser.host);
    let form = browser.form();
    let one: [(&str, &[u8]); 1] = [("表.csv", b"x")];
    for (form, origin, expected) in [
        (None, &*ours, 403),
        (Some("0"), &*ours, 403),
        (Some(&*form), "http://evil.example", 403),
        (Some(&*form), "null", 403),
    ] {
        assert_eq!(browser.upload(form, origin, &one).status, expected, "{form:?} {origin}");
    }
    let hostile = [
        "../表.csv",
        "..\\表.csv",
        "/etc/表.csv",
        "C:\\表.csv",
        "inputs/表.csv",
        "CON.csv",
        "nul",
        ".表.csv",
        "~$表.csv",
        "表.exe",
        "表\t.csv",
        "表\u{202e}vsc.exe",
        "表.csv:x",
    ];
    for name in hostile.map(str::to_owned).into_iter().chain(["あ".repeat(300) + ".csv"]) {
        let told = browser.put(&[(&name, b"<script>")]);
        assert!(told.contains("class=\"wrong\""), "{name:?}: {told}");
    }
    let told = browser.put(&[("<img src=x onerror=alert(1)>.csv", b"x")]);
    assert!(told.contains("&lt;img") && !told.contains("<img"), "{told}");
    let fields = format!("form={form}");
    let page = browser.page_of("実績値.csv");
    for path in [
        "/tables/back/0".to_owned(),
        "/tables/back/..%2f..%2fetc%2fpasswd".to_owned(),
        "/tables/..%2froundtable.toml/out".to_owned(),
        "/tables/inputs%2froundtable.toml/out".to_owned(),
    ] {
        let told = browser.told(&browser.post(&path, &fields));
        assert!(told.contains("もうここにありません"), "{path}: {told}");
    }
    // Without its settings it would be no project.
    let settings = browser.page_of("roundtable.toml");
    let told = browser.told(&browser.post(&format!("{settings}/out"), &fields));
    assert!(told.contains("wrong") && !browser.room(&settings).contains("/out\""), "{told}");
    for path in ["/tables/slips", &format!("{page}/out"), "/tables/back/0"] {
        assert_eq!(browser.post(path, "form=0").status, 403, "{path}");
        assert_eq!(browser.get(path).status, 405, "{path}");
    }
    for path in ["/tables/slips/..%2f..%2finputs%2froundtable.toml", "/tables/0/rows"] {
        assert_eq!(browser.get(path).status, 404, "{path}");
    }
    let seen = browser.get("/tables/..%2f..%2fetc%2fpasswd");
    assert_eq!(seen.status, 303);
    let mut after = files::below(browser.folder.path(), ".");
    after.retain(|path| !path.contains("/.entaku"));
    assert_eq!(after, before, "nothing was written");
    // A request has so many files, and they are no larger than the desk takes.
    let many: Vec<(&str, &[u8])> = vec![("表.exe", b"x"); 120];
    assert!(browser.put(&many).contains("100個まで"));
    let large = vec![b'x'; 257 * 1024 * 1024];
    let told = browser.put(&[("大.csv", &large)]);
    assert!(told.contains("大きすぎて"), "{told}");
}

#[test]
fn answers_are_listed_and_each_is_taken_back() {
    let browser = Browser::open(&asking());
    let month = browser.month();
    assert!(!month.contains("これまでの答え"), "{month}");
    let form = between(&month, "name=\"form\" value=\"", "\"").to_owned();
    let id = between(&month, "name=\"id\" value=\"", "\"").to_owned();
    let reading = between(&month, "name=\"reading\" value=\"", "\"").to_owned();
    let given = browser.post("/answer", &format!("form={form}&id={id}&reading={reading}"));
    assert_eq!(given.header("location"), Some("/month#questions"));
    // Its own writing is no change: it was read once.
    let month = browser.month();
    let count = |page: &str| between(page, "data-read=\"", "\"").parse::<u64>().expect("a count");
    let since = count(&month);
    std::thread::sleep(Duration::from_secs(3));
    assert_eq!(count(&browser.month()), since, "an answer was read again");
    let answers = between(&month, "これまでの答え", "</section>");
    assert!(answers.contains(&format!("value=\"{id}\"")) && answers.contains("1: "), "{answers}");
    // Back to a sheet, and nowhere else.
    let body = format!("form={form}&id={id}&back=0123abcd");
    assert_eq!(browser.post("/answer", &body).header("location"), Some("/tables/0123abcd"));
    let month = browser.month();
    assert!(!month.contains("これまでの答え") && month.contains("確認したいことが1件"), "{month}");
    for back in ["//evil.example", "http:evil", "..%2f"] {
        let answer = browser.post("/answer", &format!("form={form}&id={id}&back={back}"));
        assert_eq!(answer.header("location"), Some("/month#questions"), "{back}");
    }
}

#[test]
fn slips_are_made_and_lie_there_to_be_mailed() {
    let browser = Browser::open(&sent());
    let form = format!("form={}", browser.form());
    let told = browser.told(&browser.post("/tables/slips", &form));
    assert!(told.contains("差戻し票を1個作りました"), "{told}");
    let list = browser.room("/tables");
    let id = between(&list, "href=\"/tables/slips/", "\"");
    assert!(list.contains("差戻し票_実績値.csv.xlsx"), "{list}");
    assert!(list.contains("お送りいただいた「実績値.csv」"), "{list}");
    assert!(list.contains("href=\"mailto:?subject=%E3%80%8C"), "{list}");
    let slip = browser.get(&format!("/tables/slips/{id}"));
    assert_eq!(slip.status, 200);
    let kept = slip.header("content-disposition").expect("a name");
    assert!(kept.starts_with("attachment") && kept.contains("%E5%B7%AE"), "{kept}");
    assert!(slip.body.starts_with("PK"), "a workbook");
    // The same in a letter, which names nobody.
    let draft = browser.get(&format!("/tables/slips/{id}/mail"));
    assert_eq!((draft.status, draft.header("content-type")), (200, Some("message/rfc822")));
    assert!(!draft.body.contains("To:") && draft.body.contains("X-Unsent: 1"), "{}", draft.body);
    assert!(draft.body.contains("filename*0*=UTF-8''%E5%B7%AE"), "{}", draft.body);
    assert_eq!(browser.get("/tables/slips/0/mail").status, 404);
    // Mended, there is nothing to send back.
    let clean = "指標ID,年月,値\nI01,2026-10,20\n";
    let _ = browser.put(&[("実績値.csv", clean.as_bytes())]);
    assert!(browser.room("/tables").contains("差し戻す表はありません"));
    let told = browser.told(&browser.post("/tables/slips", &form));
    assert!(told.contains("差し戻す表はありません"), "{told}");
    assert!(!browser.room("/tables").contains("差戻し票_"), "one of before would be wrong now");
}

/// A stick that is pulled out and comes back, a file that is deleted and renamed, one that
/// Excel holds open: the page says so, and nothing is lost.
#[test]
fn a_folder_that_goes_and_comes_back_is_read_again() {
    let browser = Browser::open(&sent());
    let until = |what: &str, is_so: &dyn Fn(&str) -> bool| {
        browser.until("/tables", what, is_so);
    };
    let place = |name: &str| browser.folder.path().join(name);
    std::fs::write(place("inputs/~$実績値.csv"), "user").expect("a file");
    until("open in Excel", &|page| page.contains("Excelなどで開いています"));
    let told = browser.put(&[("実績値.csv", b"x")]);
    assert!(told.contains("閉じてから") && told.contains("~$"), "{told}");
    std::fs::remove_file(place("inputs/~$実績値.csv")).expect("a file");
    until("closed", &|page| !page.contains("Excelなどで開いています"));
    std::fs::rename(place("inputs/実績値.csv"), place("inputs/実績値10月.csv")).expect("a file");
    until("renamed", &|page| page.contains("実績値10月.csv"));
    let form = browser.form();
    std::fs::rename(place("inputs"), place("別の名前")).expect("a folder");
    until("gone", &|page| page.contains("自動で読み直します"));
    let told = browser.get("/month").body;
    assert!(told.contains("inputs がありません"), "{told}");
    // Where nothing could be looked at, nothing is said to be well.
    assert!(!told.contains("直すところはありません") && !told.contains("class=\"fine\""), "{told}");
    let sent =
        browser.upload(Some(&form), &format!("http://{}", browser.host), &[("表.csv", b"x")]);
    assert_eq!(sent.status, 303);
    assert!(!files::is_folder(&place("inputs")), "it is not made anew");
    std::fs::rename(place("別の名前"), place("inputs")).expect("a folder");
    until("back", &|page| page.contains("実績値10月.csv"));
    // It is watched again: a change is seen before the next look.
    std::fs::write(place("inputs/声.csv"), "声\nよい\n").expect("a file");
    until("seen", &|page| page.contains("声.csv"));
}

/// A program writes a large file in several steps, and others read it meanwhile.
#[test]
fn a_file_that_is_half_written_is_told_and_read_when_it_is_whole() {
    let browser = Browser::open(&sent());
    let whole = crate::harness::root().join("tests/cases/islands/inputs/円卓会議の台帳.xlsx");
    let whole = files::read_one(&whole).expect("a folder").expect("a workbook");
    let place = browser.folder.path().join("inputs/台帳.xlsx");
    std::fs::write(&place, &whole[..whole.len() / 2]).expect("a file");
    let is_told = |page: &str| {
        page.split("台帳.xlsx")
            .nth(1)
            .is_some_and(|it| it.split("</li>").next().is_some_and(|it| it.contains("直すところ")))
    };
    browser.until("/tables", "half of it", &is_told);
    std::fs::write(&place, &whole).expect("a file");
    browser.until("/tables", "all of it", &|page| page.contains(">参加団体一覧</a>"));
}

#[test]
fn two_desks_on_one_project_see_each_other() {
    let here = Browser::open(&asking());
    let there = here.beside();
    let month = here.month();
    let id = between(&month, "name=\"id\" value=\"", "\"");
    let reading = between(&month, "name=\"reading\" value=\"", "\"");
    let given = here.send("/month", "/answer", &[("id", id), ("reading", reading)]);
    assert_eq!(given.status, 303);
    let month = there.until("/month", "the answer", &|page| page.contains("これまでの答え"));
    assert!(month.contains(id), "{month}");
    let told = there.put(&[("声.csv", "声\nよい\n".as_bytes())]);
    assert!(told.contains("声.csv を入れました"), "{told}");
    here.until("/tables", "the file", &|page| page.contains("声.csv"));
    // It is taken back where it was not given.
    let back = there.send("/month", "/answer", &[("id", id)]);
    assert_eq!(back.status, 303);
    here.until("/month", "the question", &|page| page.contains("確認したいことが1件"));
}

/// A question about a sheet is answered on its page, and taken back there.
#[test]
fn a_question_is_answered_beside_its_sheet() {
    let rows = "指標ID,年月,呼び方,値\nI01,2026-10,あ,20\nI01,2026-10,い,25\n";
    let browser = Browser::open(&with(sent(), "inputs/実績値.csv", rows));
    let path = browser.page_of("実績値.csv");
    let page = browser.room(&path);
    assert!(page.contains("値の内訳を示す列ですか") && page.contains("class=\"effect\""), "{page}");
    assert!(between(&page, "<td id=\"C1\"", ">").contains(" question"), "{page}");
    let id = between(&page, "name=\"id\" value=\"", "\"").to_owned();
    let reading = between(&page, "name=\"reading\" value=\"", "\"").to_owned();
    let back = path.trim_start_matches("/tables/").to_owned();
    let fields = [("id", &*id), ("reading", &*reading), ("back", &*back)];
    let given = browser.send(&path, "/answer", &fields);
    assert_eq!(given.header("location"), Some(&*path));
    let page = browser.room(&path);
    assert!(
        !page.contains("name=\"reading\"") && page.contains("このファイルについての答え"),
        "{page}"
    );
    // Answers about other files stand on their pages.
    assert!(!browser.room(&browser.page_of("indicators.csv")).contains("についての答え"));
    let given = browser.send(&path, "/answer", &[("id", &id), ("back", &back)]);
    assert_eq!(given.header("location"), Some(&*path));
    assert!(browser.room(&path).contains("値の内訳を示す列ですか"));
}
