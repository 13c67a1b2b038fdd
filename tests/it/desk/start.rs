//! Where a roundtable is chosen: which folders are listed, opened and made, and which not.

use entaku::desk::Opened;
use entaku::files::{self, Files};
use entaku::locale::Language;

use super::{Browser, between, minimal};

#[test]
fn without_a_project_one_is_made_and_opened() {
    let browser = Browser::open(&Files::new());
    let answer = browser.ask(&format!("/?key={}", browser.key), &browser.plain());
    assert_eq!(answer.header("location"), Some("/start"));
    let page = browser.room("/start");
    assert!(!page.contains("<nav"), "no rooms without a project: {page}");
    let shelf = between(&page, "name=\"shelf\" value=\"", "\"").to_owned();
    let place = browser.home.path().join("書類");
    // What no folder can be called, or leads elsewhere, makes none.
    for name in ["", "..", "../x", "a/b", "C:\\x", "con", "あ:い", "/tmp/x"] {
        let answer = browser.send("/start", "/start/make", &[("shelf", &shelf), ("name", name)]);
        assert_eq!(answer.status, 422, "{name}");
        assert!(answer.body.contains("この名前のフォルダーは作れません"), "{name}");
    }
    let nowhere = [("shelf", "../../tmp"), ("name", "x")];
    assert_eq!(browser.send("/start", "/start/make", &nowhere).status, 422);
    assert!(files::folders(&place).is_empty(), "nothing was made");
    let wish = [("shelf", &*shelf), ("name", "<東>部")];
    assert_eq!(browser.send("/start", "/start/make", &wish).status, 422);
    let wish = [("shelf", &*shelf), ("name", "東部円卓会議")];
    let answer = browser.send("/start", "/start/make", &wish);
    assert_eq!((answer.status, answer.header("location")), (303, Some("/month")));
    let made = place.join("東部円卓会議");
    assert!(files::is_file(&made.join("inputs/roundtable.toml")));
    assert!(browser.month().contains("東部円卓会議"), "it is on the desk");
    // What is there stays.
    let answer = browser.send("/start", "/start/make", &wish);
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("もう何か入っています"), "{}", answer.body);
}

#[test]
fn a_project_is_opened_from_the_list_or_by_its_path_and_its_files_are_seen() {
    let browser = Browser::open(&minimal());
    let shelf = browser.home.path().join("机の上");
    let project = shelf.join("西部 <b>");
    files::write(&project, &minimal(), &[]).expect("a project");
    let page = browser.room("/start");
    let (recent, found) = page.split_once("id=\"found\"").expect("both lists");
    let here = browser.folder.path().display().to_string();
    assert!(recent.contains(&here), "what is open is remembered: {recent}");
    assert!(found.contains("西部 &lt;b&gt;") && !page.contains("<b>"), "{found}");
    let id = between(found, "name=\"id\" value=\"", "\"").to_owned();
    // Only what is in the list is opened by it.
    let answer = browser.send("/start", "/start/open", &[("id", "0123456789abcdef")]);
    assert_eq!(answer.status, 422);
    let answer = browser.send("/start", "/start/open", &[("id", &id)]);
    assert_eq!((answer.status, answer.header("location")), (303, Some("/month")));
    assert!(browser.month().contains("西部 &lt;b&gt;"));
    // Its files are seen from now on, also in a folder that was not there.
    let since = |page: &str| between(page, "data-read=\"", "\"").to_owned();
    let mut page = browser.month();
    let mut written = Files::new();
    written.insert("templates/nobody.typ.jinja", "x".as_bytes().to_vec());
    files::write(&project, &written, &[]).expect("a file");
    let cookie = browser.cookie();
    for _ in 0..20 {
        let asking = super::Asking { cookie: Some(&cookie), ..browser.plain() };
        browser.ask(&format!("/changes?since={}", since(&page)), &asking);
        page = browser.month();
        if page.contains("nobody.typ.jinja") {
            break;
        }
    }
    assert!(page.contains("nobody.typ.jinja"), "{page}");
    // A path may be written down, of the project or of the folder in it.
    let other = tempfile::tempdir().expect("a folder");
    files::write(other.path(), &minimal(), &[]).expect("a project");
    for place in [other.path().to_owned(), other.path().join("inputs")] {
        let place = format!("\"{}\"", place.display());
        let answer = browser.send("/start", "/start/open", &[("path", &place)]);
        assert_eq!(answer.status, 303, "{place}");
        assert!(browser.month().contains(&other.path().display().to_string()));
    }
}

#[test]
fn a_path_that_leads_to_no_project_is_told_with_its_cause() {
    let browser = Browser::open(&minimal());
    let shelf = browser.home.path().join("書類").display().to_string();
    for (path, words) in [
        ("", "初めから終わりまで書いて"),
        ("inputs", "初めから終わりまで書いて"),
        ("../../etc", "初めから終わりまで書いて"),
        ("/no/such/folder", "フォルダーがありません"),
        (&*shelf, "inputs というフォルダーがありません"),
        ("/etc", "inputs というフォルダーがありません"),
    ] {
        let answer = browser.send("/start", "/start/open", &[("path", path)]);
        assert_eq!(answer.status, 422, "{path}");
        assert!(answer.body.contains(words), "{path}: {}", answer.body);
        assert!(answer.body.contains("aria-invalid"), "{path}");
    }
    assert!(browser.month().contains(&browser.folder.path().display().to_string()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::chown;
        let other = tempfile::tempdir().expect("a folder");
        files::write(other.path(), &minimal(), &[]).expect("a project");
        // Only the superuser can give a folder away.
        if chown(other.path(), Some(12345), None).is_ok() {
            let path = other.path().display().to_string();
            let answer = browser.send("/start", "/start/open", &[("path", &path)]);
            assert!(answer.body.contains("ほかの人のフォルダー"), "{}", answer.body);
        }
    }
}

#[test]
fn a_desk_opens_where_nothing_can_be_remembered_and_says_so() {
    let [folder, home] = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
    files::write(folder.path(), &minimal(), &[]).expect("a project");
    // A file is where the folder of the list would be.
    std::fs::write(home.path().join("state"), "x").expect("a file");
    let places = super::places(home.path());
    let desk = Opened::new(folder.path(), Language::Ja, places).expect("a desk");
    let address = desk.address();
    std::thread::spawn(move || desk.serve().expect("a desk that answers"));
    let (host, key) = address["http://".len()..].split_once("/?key=").expect("an address");
    let browser = Browser { folder, home, host: host.to_owned(), key: key.to_owned() };
    assert!(browser.month().contains("直すところも確認もありません"));
    assert!(browser.room("/start").contains("state"), "it is told where projects are chosen");
}
