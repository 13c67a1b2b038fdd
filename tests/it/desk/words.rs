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
        ("{ $edition", "ja.ftl:"),
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
        ("/words/limits", "disclosure/public", "many", "数で書いて"),
        ("/words/limits", "disclosure/public", "-3", "disclosure"),
        ("/words/limits", "thresholds/on_track", "0.2", "thresholds"),
        ("/words/about", "calendar/fiscal_year_start", "13", "roundtable.toml"),
        ("/words/about", "calendar/period", "いつか", "roundtable.toml"),
        ("/words/about", "roundtable/founded", "いつか", "roundtable.toml"),
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
    assert_eq!(change(&browser, "/words/limits", "disclosure/public", "12").status, 303);
    let name = "瀬戸の<円卓> \"会議\"";
    assert_eq!(change(&browser, "/words/about", "roundtable/name", name).status, 303);
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
    other.insert(WORDS, "section-goals = よその別の目標\n".as_bytes().to_vec());
    files::write(browser.folder.path(), &other, &[]).expect("a file");
    let answer = browser.send("/words/look", "/words/past", &[("id", "1")]);
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("取り消せません"), "{}", answer.body);
    assert!(read(browser.folder.path(), WORDS).contains("よその別の目標"));
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
        ("/words/about", "editions/x/to"),
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

/// What stands for a whole list on a page.
fn seen_of_all(page: &str) -> String {
    let (_, rest) = page.rsplit_once("name=\"seen\" value=\"").expect("a list");
    rest.split_once('"').expect("its end").0.to_owned()
}

/// Does something with one of a list, as somebody does who sees it now.
fn act(browser: &Browser, room: &str, fields: &[(&str, &str)]) -> Answer {
    let seen = seen_of_all(&browser.room(room));
    let path = room.split('?').next().unwrap_or(room);
    let all: Vec<(&str, &str)> = fields.iter().copied().chain([("seen", &*seen)]).collect();
    browser.send(room, path, &all)
}

#[test]
fn sections_are_moved_left_out_and_as_the_base_has_them() {
    let browser = Browser::open(&minimal());
    let before = project(&browser);
    let room = "/words/order?kind=guideline";
    let page = browser.room(room);
    let names = |page: &str| -> Vec<String> {
        let ids = page.split("value=\"guideline\">\n<input type=\"hidden\" name=\"id\" value=\"");
        let ids = ids.skip(1);
        ids.filter_map(|it| Some(it.split_once('"')?.0.to_owned())).collect()
    };
    let all = names(&page);
    assert!(all.len() > 10 && page.contains("なぜ"), "{page}");
    let fields = |name, verb| [("kind", "guideline"), ("id", name), ("do", verb)];
    let answer = act(&browser, room, &fields(&all[3], "up"));
    assert_eq!(answer.status, 303, "{}", answer.body);
    let moved = names(&browser.room(room));
    assert_eq!(moved[2..4], [all[3].as_str(), all[2].as_str()]);
    let outline = text(&browser, "templates/guideline.toml").expect("an outline");
    assert!(outline.starts_with("# Entaku") && outline.contains("# "), "{outline}");
    assert_eq!(act(&browser, room, &fields(&all[3], "out")).status, 303);
    assert!(browser.room(room).contains("外してある節"));
    // Whoever sees an older page moves nothing.
    let stale = [("kind", "guideline"), ("id", &*all[5]), ("do", "up"), ("seen", "0")];
    assert_eq!(browser.send(room, "/words/order", &stale).status, 422);
    assert_eq!(act(&browser, room, &fields(&all[3], "in")).status, 303);
    assert_eq!(names(&browser.room(room)), all);
    assert_eq!(project(&browser), before, "nothing of its own is left");
    assert_eq!(act(&browser, room, &fields(&all[1], "out")).status, 303);
    assert_eq!(act(&browser, room, &[("kind", "guideline"), ("do", "reset")]).status, 303);
    assert_eq!(project(&browser), before);
    for id in ["1", "4"] {
        let answer = browser.send("/words/past", "/words/past", &[("id", id)]);
        assert_eq!(answer.status, 303, "{id}: {}", answer.body);
    }
}

#[test]
fn a_text_is_written_below_its_head_and_the_sections_of_a_text_are_tried() {
    let browser = Browser::open(&minimal());
    let before = project(&browser);
    let room = "/words/texts?name=guideline/ja/why";
    let page = browser.room(room);
    let shown = form(&page, "guideline/ja/why");
    assert!(shown.contains("<textarea"), "{shown}");
    let answer =
        change(&browser, room, "guideline/ja/why", "わたしたちの<b>わけ。\r\n\r\n- 一つ\r\n");
    assert_eq!(answer.status, 303, "{}", answer.body);
    let written = text(&browser, "templates/guideline/ja/why.md").expect("a copy");
    assert!(written.starts_with("<!-- Entaku"), "{written}");
    assert!(written.ends_with("わたしたちの<b>わけ。\n\n- 一つ\n"), "{written}");
    let page = browser.room(room);
    assert!(page.contains("わたしたちの&lt;b&gt;わけ") && page.contains("変えてある"));
    assert_eq!(browser.send("/words/look", "/words/past", &[("id", "1")]).status, 303);
    assert_eq!(project(&browser), before);
    // What is no text of the guideline has no form here.
    for name in ["lib/theme", "report/learning", "../inputs/roundtable", "report"] {
        let page = browser.room(&format!("/words/texts?name={name}"));
        assert!(!page.contains("<textarea"), "{name}");
    }
}

#[test]
fn one_edition_has_an_order_of_its_own_and_the_others_stay() {
    let browser = Browser::open(&minimal());
    let before = project(&browser);
    let room = "/words/order?kind=report";
    let begin = [("kind", "report"), ("id", "npo"), ("do", "begin")];
    let answer = act(&browser, room, &begin);
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(read(browser.folder.path(), SETTINGS).contains("[editions.npo]\noutline = \"npo\""));
    assert_eq!(act(&browser, room, &begin).status, 422, "it is there");
    let named = "/words/order?kind=report.npo";
    let page = browser.room(named);
    assert!(page.contains("<option value=\"report.npo\" selected>"), "{page}");
    let first =
        between(&page, "value=\"report.npo\">\n<input type=\"hidden\" name=\"id\" value=\"", "\"");
    let fields = [("kind", "report.npo"), ("id", first), ("do", "down")];
    assert_eq!(act(&browser, named, &fields).status, 303);
    let own = text(&browser, "templates/report.npo.toml").expect("an outline");
    assert!(text(&browser, "templates/report.toml").is_none(), "the others stay");
    let place = |text: &str| text.find(&format!("\"{first}\"")).expect("a section");
    let base = entaku::template::base();
    assert!(place(&own) > place(base.text("templates/report.toml").expect("the base")));
    for (name, verb) in [("nobody", "begin"), ("../x", "begin"), ("", "end")] {
        let answer = act(&browser, room, &[("kind", "report"), ("id", name), ("do", verb)]);
        assert_eq!(answer.status, 422, "{name}");
    }
    assert_eq!(act(&browser, named, &[("kind", "report.npo"), ("do", "end")]).status, 303);
    let settings = read(browser.folder.path(), SETTINGS);
    assert!(!settings.contains("outline"), "{settings}");
    assert!(text(&browser, "templates/report.npo.toml").is_none());
    for id in ["3", "2", "1"] {
        let answer = browser.send("/words/past", "/words/past", &[("id", id)]);
        assert_eq!(answer.status, 303, "{id}: {}", answer.body);
    }
    assert_eq!(project(&browser), before);
}

#[test]
fn a_picture_is_taken_for_the_logo_and_taken_back() {
    let browser = Browser::open(&minimal());
    let before = project(&browser);
    let form = between(&browser.room("/words/about"), "name=\"form\" value=\"", "\"").to_owned();
    let origin = format!("http://{}", browser.host);
    let send = |form: Option<&str>, origin: &str, name: &str, bytes: &[u8]| {
        browser.upload_to("/words/about/logo", form, origin, &[(name, bytes)])
    };
    let drawn = |colour: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"20\">\
             <rect width=\"20\" height=\"20\" fill=\"{colour}\"/></svg>"
        )
    };
    let (blue, red) = (drawn("#00f"), drawn("#f00"));
    assert_eq!(send(None, &origin, "印.svg", blue.as_bytes()).status, 403);
    assert_eq!(send(Some("0"), &origin, "印.svg", blue.as_bytes()).status, 403);
    assert_eq!(send(Some(&form), "http://evil.example", "印.svg", blue.as_bytes()).status, 403);
    for (name, bytes, words) in [
        ("印.exe", blue.as_bytes(), "この種類のファイルはロゴにできません"),
        ("../印.svg", blue.as_bytes(), "短い名前に変えて"),
        ("con.svg", blue.as_bytes(), "短い名前に変えて"),
        ("印.png", b"no picture", "保存していません"),
        ("", b"", "画像のファイルを選んでください"),
    ] {
        let answer = send(Some(&form), &origin, name, bytes);
        assert_eq!(answer.status, 422, "{name}: {}", answer.body);
        assert!(answer.body.contains(words), "{name}: {}", answer.body);
    }
    let large = vec![b'x'; 11 * 1024 * 1024];
    assert_eq!(send(Some(&form), &origin, "大.png", &large).status, 413);
    assert_eq!(project(&browser), before, "nothing was written");
    let answer = send(Some(&form), &origin, "印.svg", blue.as_bytes());
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(text(&browser, "templates/印.svg").as_deref(), Some(&*blue));
    assert!(read(browser.folder.path(), SETTINGS).contains("logo = \"印.svg\""));
    // Another picture of the same name takes nobody's place.
    let answer = send(Some(&form), &origin, "印.svg", red.as_bytes());
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(text(&browser, "templates/印.svg"), None, "nothing names it any more");
    assert_eq!(text(&browser, "templates/印-2.svg").as_deref(), Some(&*red));
    assert!(read(browser.folder.path(), SETTINGS).contains("logo = \"印-2.svg\""));
    let back = |id: &str| {
        let answer = browser.send("/words/past", "/words/past", &[("id", id)]);
        assert_eq!(answer.status, 303, "{id}: {}", answer.body);
    };
    back("2");
    assert_eq!(text(&browser, "templates/印.svg").as_deref(), Some(&*blue));
    back("1");
    assert_eq!(project(&browser), before);
}

#[test]
fn a_sector_is_renamed_moved_and_added_and_tables_still_know_its_old_name() {
    let browser = Browser::open(&minimal());
    let before = project(&browser);
    let answer = change(&browser, "/words/sectors", "0/name", "自治体と国");
    assert_eq!(answer.status, 303, "{}", answer.body);
    let settings = read(browser.folder.path(), SETTINGS);
    assert!(
        settings.contains("name = \"自治体と国\"") && settings.contains("\"行政\""),
        "{settings}"
    );
    assert_eq!(settings.matches("[[sectors]]").count(), 9, "all of them are written");
    assert!(browser.month().contains("直すところも確認もありません"));
    let add = [("new", "faith"), ("called", "宗教者"), ("do", "add")];
    assert_eq!(act(&browser, "/words/sectors", &add).status, 303);
    let answer = act(&browser, "/words/sectors", &[("id", "9"), ("do", "lift")]);
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(form(&browser.room("/words/sectors"), "8/name").contains("宗教者"));
    // An id that no folder can have is told, and so is one of two fields.
    for fields in [
        [("new", "a/b"), ("called", "x"), ("do", "add")],
        [("new", "government"), ("called", "x"), ("do", "add")],
        [("new", ""), ("called", "x"), ("do", "add")],
    ] {
        let answer = act(&browser, "/words/sectors", &fields);
        assert_eq!(answer.status, 422, "{fields:?}: {}", answer.body);
    }
    assert_eq!(change(&browser, "/words/sectors", "0/name", "").status, 422);
    for id in ["3", "2", "1"] {
        let answer = browser.send("/words/past", "/words/past", &[("id", id)]);
        assert_eq!(answer.status, 303, "{id}: {}", answer.body);
    }
    assert_eq!(project(&browser), before, "to the byte");
}

#[test]
fn an_edition_is_added_changed_and_taken_out() {
    let browser = Browser::open(&minimal());
    let add = [("new", "open"), ("key", "for"), ("whom", "public"), ("do", "add")];
    let answer = act(&browser, "/words/editions", &add);
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(read(browser.folder.path(), SETTINGS).contains("[editions.open]\nfor = \"public\"\n"));
    let answer = change(&browser, "/words/editions", "editions/open/title", "みんなの版");
    assert_eq!(answer.status, 303, "{}", answer.body);
    for (name, key, whom, words) in [
        ("a/b", "for", "public", "作れない"),
        ("open", "for", "public", "もうあります"),
        ("other", "for", "nobody", "nobody"),
        ("other", "sector", "ないセクター", "ないセクター"),
        ("", "for", "public", "どちらも"),
    ] {
        let fields = [("new", name), ("key", key), ("whom", whom), ("do", "add")];
        let answer = act(&browser, "/words/editions", &fields);
        assert_eq!(answer.status, 422, "{name}: {}", answer.body);
        assert!(answer.body.contains(words), "{name}: {}", answer.body);
    }
    let fields = [("new", "x"), ("key", "base"), ("whom", "../x"), ("do", "add")];
    assert_eq!(act(&browser, "/words/editions", &fields).status, 422);
    let answer = act(&browser, "/words/editions", &[("id", "open"), ("do", "remove")]);
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(!read(browser.folder.path(), SETTINGS).contains("editions"));
}

#[test]
fn copies_take_in_what_is_newer_and_keep_what_is_ones_own() {
    let mut inputs = minimal();
    inputs.insert(WORDS, "section-goals = めあて\nsection-findings = 気づき\n".as_bytes().to_vec());
    let path = "templates/.base/locales/ja.ftl";
    let was = "section-goals = めあて\nsection-findings = 古いことば\n";
    inputs.insert(path, was.as_bytes().to_vec());
    let browser = Browser::open(&inputs);
    let page = browser.room("/words/past");
    assert!(page.contains("もとが新しくなったところが2件"), "{page}");
    let update = [("id", "update"), ("do", "update")];
    // The one that was never changed is new; of the other both sides are told.
    let answer = browser.send("/words/past", "/words/past", &update);
    assert_eq!(answer.status, 422, "{}", answer.body);
    assert!(answer.body.contains("ja.ftl"), "{}", answer.body);
    assert!(read(browser.folder.path(), WORDS).contains("気づき"));
    let answer = change(&browser, "/words", "ja.section-findings", "気づき");
    assert_eq!(answer.status, 303, "it is known from now on: {}", answer.body);
    let answer = browser.send("/words/past", "/words/past", &update);
    assert_eq!(answer.status, 303, "{}", answer.body);
    let now = read(browser.folder.path(), WORDS);
    assert!(now.contains("気づき") && !now.contains("めあて"), "{now}");
}
