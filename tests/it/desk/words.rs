//! Words and look: what is changed on the page, in which files, and how it is taken back.

use entaku::files::{self, Files};

use super::{Answer, Browser, between, minimal, read};

const WORDS: &str = "templates/locales/ja.ftl";
const SETTINGS: &str = "inputs/roundtable.toml";

/// The form of an entry, as a page has it.
fn form<'p>(page: &'p str, id: &str) -> &'p str {
    between(page, &format!("id=\"e-{id}\">"), "</form>")
}

/// What an entry was when its page was shown.
fn seen(page: &str, id: &str) -> String {
    between(form(page, id), "name=\"seen\" value=\"", "\"").to_owned()
}

/// Changes an entry as somebody does who sees it now.
fn change(browser: &Browser, room: &str, id: &str, value: &str) -> Answer {
    let page = browser.room(room);
    let path = room.split('?').next().unwrap_or(room);
    let path = if path == "/words" { "/words/words" } else { path };
    let seen = seen(&page, id);
    browser.send(room, path, &[("id", id), ("seen", &seen), ("value", value), ("do", "set")])
}

fn text(browser: &Browser, path: &str) -> Option<String> {
    let bytes = files::read_one(&browser.folder.path().join(path)).expect("a folder");
    bytes.map(|bytes| String::from_utf8(bytes).expect("text"))
}

/// The project without what the room keeps beside it.
fn project(browser: &Browser) -> Files {
    let mut all = files::read(browser.folder.path(), "inputs").expect("inputs");
    all.overlay(&files::read(browser.folder.path(), "templates").expect("templates"));
    all.overlay(&files::read(browser.folder.path(), "templates/.base").expect("what was kept"));
    all
}

#[test]
fn a_word_is_found_changed_and_taken_back() {
    let browser = Browser::open(&minimal());
    let before = project(&browser);
    let page = browser.room("/words?q=%E7%9B%AE%E6%A8%99&lang=ja");
    assert!(page.contains("id=\"e-ja.section-goals\""), "{page}");
    let room = "/words?lang=ja&q=section-goals";
    let answer = change(&browser, room, "ja.section-goals", "わたしたちの<b>目標");
    assert_eq!(answer.status, 303, "{}", answer.body);
    let place = answer.header("location").expect("a place");
    assert!(place.ends_with("#e-ja.section-goals"), "{place}");
    assert_eq!(text(&browser, WORDS).as_deref(), Some("section-goals = わたしたちの<b>目標\n"));
    // It stands first among what was changed, as text, with the original beside it.
    let page = browser.room("/words");
    assert!(page.contains("わたしたちの&lt;b&gt;目標") && !page.contains("<b>目標"), "{page}");
    assert!(form(&page, "ja.section-goals").contains("もとは"), "{page}");
    // A second one, and the first is taken back: the second stays.
    let room = "/words?lang=ja&q=section-findings";
    assert_eq!(change(&browser, room, "ja.section-findings", "気づき").status, 303);
    let answer = browser.send("/words/past", "/words/past", &[("id", "1")]);
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(text(&browser, WORDS).as_deref(), Some("section-findings = 気づき\n"));
    let page = browser.room("/words/past");
    assert!(page.contains("いまは、この変更の前と同じです。"), "{page}");
    // As the base has it: no word of one's own is left.
    let page = browser.room(room);
    let fields = [
        ("id", "ja.section-findings"),
        ("seen", &seen(&page, "ja.section-findings")),
        ("value", "x"),
        ("do", "reset"),
    ];
    assert_eq!(browser.send(room, "/words/words", &fields).status, 303);
    assert_eq!(project(&browser), before, "to the byte");
    // And what was taken back comes again.
    assert_eq!(browser.send("/words/past", "/words/past", &[("id", "4")]).status, 303);
    assert_eq!(text(&browser, WORDS).as_deref(), Some("section-findings = 気づき\n"));
}

#[test]
fn what_is_wrong_is_told_before_anything_is_written() {
    let browser = Browser::open(&minimal());
    let before = project(&browser);
    let room = "/words?lang=ja&q=edition-issue";
    let id = "ja.edition-issue";
    for (value, words) in [
        ("{ $editon }版", "edition-issue"),
        ("{ $edition", "ja.ftl:1"),
        ("{ FOO(1) }", "FOO"),
        ("", "空にはできません"),
    ] {
        let answer = change(&browser, room, id, value);
        assert_eq!(answer.status, 422, "{value}: {}", answer.body);
        assert!(form(&answer.body, id).contains(words), "{value}: {}", form(&answer.body, id));
        assert!(form(&answer.body, id).contains("aria-invalid"), "{value}");
        assert_eq!(project(&browser), before, "{value}");
    }
    for (room, id, value, words) in [
        ("/words/look", "accent", "red", "六つの文字"),
        ("/words/look", "accent", "#12345\"); panic(\"", "六つの文字"),
        ("/words/look", "ink", "#dddddd", "字が読みにくく"),
        ("/words/look", "body-size", "10", "数と単位"),
        ("/words/look", "body-size", "10pt\n#panic()", "数と単位"),
        ("/words/limits", "disclosure.public", "many", "数で書いて"),
        ("/words/limits", "disclosure.public", "-3", "disclosure"),
        ("/words/limits", "thresholds.on_track", "0.2", "thresholds"),
        ("/words/about", "calendar.fiscal_year_start", "13", "roundtable.toml"),
        ("/words/about", "calendar.period", "いつか", "roundtable.toml"),
        ("/words/about", "roundtable.founded", "いつか", "roundtable.toml"),
    ] {
        let answer = change(&browser, room, id, value);
        assert_eq!(answer.status, 422, "{id} {value}: {}", answer.body);
        assert!(form(&answer.body, id).contains(words), "{id} {value}: {}", form(&answer.body, id));
        assert_eq!(project(&browser), before, "{id} {value}");
    }
    assert_eq!(files::read(browser.folder.path(), "templates/.steps").expect("none").len(), 0);
}

#[test]
fn the_look_and_the_settings_are_written_as_an_editor_would() {
    let browser = Browser::open(&minimal());
    let settings = read(browser.folder.path(), SETTINGS);
    let before = project(&browser);
    assert_eq!(change(&browser, "/words/look", "accent", "#103050").status, 303);
    let look = text(&browser, "templates/lib/theme.typ").expect("a copy");
    assert!(look.starts_with("// Entaku") && look.contains("#let accent = rgb(\"#103050\")"));
    assert!(text(&browser, "templates/.base/lib/theme.typ").is_some());
    assert_eq!(change(&browser, "/words/limits", "disclosure.public", "12").status, 303);
    let name = "瀬戸の<円卓> \"会議\"";
    assert_eq!(change(&browser, "/words/about", "roundtable.name", name).status, 303);
    let now = read(browser.folder.path(), SETTINGS);
    assert!(now.contains("public = 12") && now.contains("瀬戸の<円卓>"), "{now}");
    let kept = settings.lines().filter(|line| !line.starts_with("name = "));
    for line in kept {
        assert!(now.contains(line), "{line} is gone: {now}");
    }
    let page = browser.room("/words/about");
    assert!(page.contains("瀬戸の&lt;円卓&gt;") && !page.contains("<円卓>"));
    // All of it is taken back in the order in which it was made.
    for id in ["1", "2", "3"] {
        let answer = browser.send("/words/past", "/words/past", &[("id", id)]);
        assert_eq!(answer.status, 303, "{id}: {}", answer.body);
    }
    assert_eq!(project(&browser), before, "to the byte");
}

#[test]
fn what_was_changed_elsewhere_is_shown_and_not_overwritten() {
    let browser = Browser::open(&minimal());
    let room = "/words?lang=ja&q=section-goals";
    let page = browser.room(room);
    let id = "ja.section-goals";
    let seen_first = seen(&page, id);
    let mut other = Files::new();
    other.insert(WORDS, "# よそで\nsection-goals = よその目標\n".as_bytes().to_vec());
    files::write(browser.folder.path(), &other, &[]).expect("a file");
    let fields = |seen| [("id", id), ("seen", seen), ("value", "こちらの目標"), ("do", "set")];
    let answer = browser.send(room, "/words/words", &fields(&seen_first));
    assert_eq!(answer.status, 422);
    let shown = form(&answer.body, id);
    assert!(shown.contains("よその目標") && shown.contains("こちらの目標"), "{shown}");
    assert!(read(browser.folder.path(), WORDS).contains("よその目標"));
    // Whoever saw both may say so; what else is in the file stays.
    let answer = browser.send(room, "/words/words", &fields(&seen(&answer.body, id)));
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(read(browser.folder.path(), WORDS), "# よそで\nsection-goals = こちらの目標\n");
    // What was changed again since is not taken back.
    files::write(browser.folder.path(), &other, &[]).expect("a file");
    let answer = browser.send("/words/past", "/words/past", &[("id", "1")]);
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("取り消せません"), "{}", answer.body);
    assert!(read(browser.folder.path(), WORDS).contains("よその目標"));
}

#[test]
fn a_word_whose_original_is_newer_is_told() {
    let mut inputs = minimal();
    inputs.insert(WORDS, "section-goals = めあて\n".as_bytes().to_vec());
    inputs
        .insert("templates/.base/locales/ja.ftl", "section-goals = 昔の目標\n".as_bytes().to_vec());
    let browser = Browser::open(&inputs);
    let page = browser.room("/words");
    let shown = form(&page, "ja.section-goals");
    assert!(shown.contains("昔の目標") && shown.contains("もとが新しくなりました"), "{shown}");
    // Saved as it is, it is known from now on.
    assert_eq!(change(&browser, "/words", "ja.section-goals", "めあて").status, 303);
    let page = browser.room("/words");
    assert!(!form(&page, "ja.section-goals").contains("もとが新しく"), "{page}");
}

#[test]
fn no_other_file_is_reached_by_a_name() {
    let browser = Browser::open(&minimal());
    for (path, id) in [
        ("/words/words", "../../x.section-goals"),
        ("/words/words", "ja.nobody"),
        ("/words/words", "nobody"),
        ("/words/look", "../../../etc/passwd"),
        ("/words/about", "base"),
        ("/words/about", "editions.x.to"),
        ("/words/limits", "thresholds"),
    ] {
        let fields = [("id", id), ("seen", "0"), ("value", "x"), ("do", "set")];
        assert_eq!(browser.send("/words/look", path, &fields).status, 404, "{path} {id}");
    }
    let fields = [("id", "accent"), ("value", "#103050"), ("do", "set")];
    assert_eq!(browser.send("/words/look", "/words/nothing", &fields).status, 404);
    assert_eq!(browser.send("/words/look", "/words/..%2Fx", &fields).status, 404);
    for id in ["0", "99", "../1", ""] {
        assert_eq!(browser.send("/words/look", "/words/past", &[("id", id)]).status, 422, "{id}");
    }
    assert!(files::read(browser.folder.path(), "templates").expect("none").is_empty());
}
