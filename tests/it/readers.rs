//! Editions beyond the usual ones: whoever gives a grant and reads of no other's money, a
//! committee, all members, everybody.

use std::collections::BTreeSet;

use entaku::files::Files;

use entaku::pipeline::{self, Request};

use crate::harness::{
    Built, described, make, minimal, opened, project, root, run, set, sources, told, whole_project,
    with,
};

const SETTINGS: &str = "inputs/roundtable.toml";

/// The sample, with more editions.
fn sample(more: &str) -> Files {
    set(project(&root()).0, more)
}

fn report<'a>(built: &'a Built, edition: &str) -> &'a str {
    let path = format!("{edition}/report.ja.typ");
    built.outputs.text(&path).unwrap_or_else(|| panic!("{path} is drafted"))
}

/// Documents up to their sources.
fn drafts() -> Request<'static> {
    Request { keep_markup: true, typeset: false, ..Request::default() }
}

/// The folders that documents are drafted for.
fn folders(built: &Built) -> BTreeSet<&str> {
    let sources = built.outputs.iter().filter(|(path, _)| path.ends_with(".typ"));
    sources.filter_map(|(path, _)| path.split('/').next()).collect()
}

/// What a grant's row in the sample says: its funder, and what no other funder reads.
const GRANTS: [(&str, &[&str]); 3] = [
    ("みらい地域財団", &["12,000,000", "9,000,000", "6,480,000", "5,520,000", "事務局機能強化"]),
    ("瀬野市", &["4,500,000", "2,250,000", "2,610,000", "円卓会議運営業務"]),
    ("せとうち中央銀行", &["800,000", "こども食堂支援寄付"]),
];

#[test]
fn whoever_gives_a_grant_reads_of_no_others_money() {
    let built = sources(&sample("[editions.funders]\neach = \"funder\"\n"), &Files::new());
    assert!(built.diagnostics.is_empty(), "{}", described(&built.diagnostics, &Files::new()));
    for (funder, own) in GRANTS {
        let report = report(&built, &format!("funders-{funder}"));
        // What a funder's own report has, and a figure of its own beside each.
        assert!(report.contains(own[0]), "{funder} reads of its money");
        let others = GRANTS.iter().filter(|(other, _)| *other != funder);
        for secret in others.flat_map(|(_, secrets)| *secrets) {
            let told = report.match_indices(secret).filter(|(at, _)| {
                // 800,000 is the end of 4,800,000.
                !report[..*at].ends_with(|c: char| c.is_ascii_digit() || c == ',')
            });
            assert_eq!(told.count(), 0, "{funder} reads of {secret}");
        }
        let ids = report.match_indices("fig(\"money.").map(|(at, _)| &report[at + 11..]);
        for id in ids {
            assert!(
                id.starts_with(funder),
                "{funder} reads {}",
                id.chars().take(30).collect::<String>()
            );
        }
        // What is reckoned from the money of all is theirs too.
        for code in ["fig(\"BB1.", "fig(\"BB2.", "fig(\"costs.", "fig(\"in-kind"] {
            assert!(!report.contains(code), "{funder} reads {code}");
        }
    }
    // All funders together still read of all, as they did.
    let all = report(&built, "funder");
    assert!(["12,000,000", "4,500,000", "fig(\"BB1."].iter().all(|it| all.contains(it)));
}

/// Two grants of one funder have a sum of their own.
#[test]
fn two_grants_of_a_funder_are_added_up() {
    let inputs = sample(
        "[editions.mirai]\nfunder = \"みらい地域財団\"\n[editions.first]\ngrant = \"事務局機能強化\"\n",
    );
    let path = "inputs/funding.csv";
    let table = inputs.text(path).expect("a table").to_owned();
    let second = "みらい地域財団,,助成,,二つ目の事業,,調査,,○,0,\"1,000,000\",\"500,000\",\"250,000\",2026-04-01,2027-03-31,確定,,差がある,,,資金提供者\n";
    let table = table.replace("円卓会議事務局の機能強化", "事務局機能強化");
    let inputs = with(inputs, path, &format!("{}\n{second}", table.trim_end()));
    let built = sources(&inputs, &Files::new());
    let mirai = report(&built, "mirai");
    assert!(mirai.contains("13,000,000") && mirai.contains("二つ目の事業"), "both, and their sum");
    // Where each stands alone, it says which it is.
    let named = make(&inputs, &Files::new(), &drafts());
    let named = report(&named, "mirai");
    for grant in ["みらい地域財団（事務局機能強化）", "みらい地域財団（二つ目の事業）"]
    {
        assert!(named.contains(grant), "{grant}");
    }
    let first = report(&built, "first");
    assert!(first.contains("12,000,000"), "its own");
    assert!(!first.contains("13,000,000") && !first.contains("二つ目の事業"), "and no other");
}

/// A grant of which nobody knows whose it is, or whose row its funder may not see, would
/// make another sum.
#[test]
fn what_a_funder_gave_is_all_there_or_told() {
    let path = "inputs/funding.csv";
    let table = |rows: &str| {
        let head = "資金提供者,事業名,決定額(円),支出額(円),開始日,終了日,状況,公開範囲\n";
        with(minimal(), path, &format!("{head}{rows}"))
    };
    let two = "海の財団,見守り,\"1,200,000\",0,2026-04-01,2027-03-31,確定,公開\n\
        山の銀行,見守り,\"700,000\",0,2026-04-01,2027-03-31,確定,公開\n";
    let found = |rows: &str, more: &str| {
        let inputs = set(table(rows), more);
        let built = sources(&inputs, &Files::new());
        let mut told: Vec<String> = told(&built.diagnostics);
        // Nothing is spent yet, and that is another matter.
        told.retain(|it| !it.ends_with("variance-unexplained"));
        (told, built)
    };
    let line = minimal().text(SETTINGS).expect("settings").lines().count() + 2;
    let (told, _) = found(two, "[editions.x]\ngrant = \"見守り\"\n");
    assert_eq!(told, [format!("{SETTINGS}:{line}:9 grant-of-several")]);
    let (told, built) = found(two, "[editions.x]\ngrant = \"見守り\"\nfunder = \"山の銀行\"\n");
    assert_eq!(told, [""; 0]);
    let page = report(&built, "x");
    assert!(page.contains("700,000") && !page.contains("1,200,000"), "one of them");
    let hidden = "海の財団,見守り,\"1,200,000\",0,2026-04-01,2027-03-31,確定,公開\n\
        海の財団,備品,\"700,000\",0,2026-04-01,2027-03-31,確定,参加団体\n";
    for more in ["[editions.x]\nfunder = \"海の財団\"\n", "[editions.x]\neach = \"funder\"\n"] {
        let (told, built) = found(hidden, more);
        assert_eq!(told, ["inputs/funding.csv:3 grant-hidden"], "{more}");
        // No other edition waits for it.
        let own = if more.contains("each") { "x-海の財団" } else { "x" };
        assert_eq!(built.waiting, [format!("{own}/report.ja.pdf")]);
        assert!(folders(&built).contains("funder") && !folders(&built).contains(own));
    }
    let (told, _) = found(two, "[editions.x]\nfunder = \"どこかの財団\"\n");
    assert_eq!(told, [format!("{SETTINGS}:{line}:10 unknown-setting-value")]);
    // Money that is called nothing, and none at all yet.
    let unnamed = two.replace(",見守り,", ",,");
    let (told, _) = found(&unnamed, "[editions.x]\ngrant = \"見守り\"\n");
    assert_eq!(told, [format!("{SETTINGS}:{line}:9 edition-of-none")]);
    for whom in ["grant = \"見守り\"", "funder = \"海の財団\"", "each = \"funder\""] {
        let built = sources(&set(minimal(), &format!("[editions.x]\n{whom}\n")), &Files::new());
        assert_eq!(crate::harness::told(&built.diagnostics), [""; 0], "{whom}");
    }
    // Dues of members have no funder.
    let dues = format!("{two}会費,,300000,0,2026-04-01,2027-03-31,確定,参加団体\n");
    let (told, built) = found(&dues, "[editions.x]\neach = \"funder\"\n");
    assert_eq!(told, [""; 0]);
    assert_eq!(folders(&built).iter().filter(|it| it.starts_with("x-")).count(), 2);
    let dues = "会費,,300000,0,2026-04-01,2027-03-31,確定,参加団体\n";
    let (told, _) = found(dues, "[editions.x]\neach = \"funder\"\n");
    assert_eq!(told, [format!("{SETTINGS}:{line}:8 edition-of-none")]);
}

/// A text to all who give does not tell one of them of another's money; an amount that is
/// one's own too is no secret.
#[test]
fn what_all_funders_read_gives_no_grant_away() {
    let text =
        "---\nsection: learning\naudience: funder\n---\n\n瀬野市の委託料は4,500,000円です。\n";
    let inputs = with(
        sample("[editions.mirai]\nfunder = \"みらい地域財団\"\n"),
        "inputs/narrative/a.md",
        text,
    );
    let leaks = |inputs: &Files| -> Vec<String> {
        let built = sources(inputs, &Files::new());
        let leaks = built.diagnostics.iter().filter(|it| it.code == "leak");
        leaks.map(|it| format!("{:?}", it.arguments)).collect()
    };
    // However people write an amount, it is the same.
    for written in ["450万円", "4500千円", "４５０万円", "4,500,000円", "4.5百万円", "四百五十万円"]
    {
        let other = text.replace("4,500,000円", written);
        let found = leaks(&with(inputs.clone(), "inputs/narrative/a.md", &other));
        assert!(found.len() == 1 && found[0].contains("mirai/"), "{written}: {found:?}");
    }
    for written in ["1,450万円", "450万人", "1,800,000円", "14.5百万円", "二千四百五十万円"]
    {
        let other = text.replace("4,500,000円", written);
        assert_eq!(leaks(&with(inputs.clone(), "inputs/narrative/a.md", &other)), [""; 0]);
    }
    let found = leaks(&inputs);
    assert!(found.len() == 1 && found[0].contains("mirai/"), "{found:?}");
    // 4,500,000 is what the city agreed, and what is left of the foundation's money.
    let path = "inputs/funding.csv";
    let table = inputs.text(path).expect("a table").replace("\"6,480,000\"", "\"7,500,000\"");
    assert!(table.contains("\"7,500,000\""), "another amount");
    assert_eq!(leaks(&with(inputs, path, &table)), [""; 0]);
}

/// A template that says it all the same is found, and only this edition's.
#[test]
fn what_another_funder_gives_is_found_in_a_document() {
    let mut templates = Files::new();
    let own =
        "{#- What we want. -#}\n= #\"ねらい\"\n#\"決定額は4,500,000円、前の年は14,500,000円\"\n";
    templates.insert("templates/report/agenda.typ.jinja", own.as_bytes());
    let inputs = sample(
        "[editions.mirai]\nfunder = \"みらい地域財団\"\n[editions.city]\nfunder = \"瀬野市\"\n",
    );
    let built = sources(&inputs, &templates);
    let leaks = built.diagnostics.iter().filter(|it| it.code == "leak");
    let leaks: Vec<String> = leaks.map(|it| format!("{:?}", it.arguments)).collect();
    assert_eq!(leaks.len(), 1, "{leaks:?}");
    assert!(leaks[0].contains("mirai/") && leaks[0].contains("4,500,000"), "{leaks:?}");
}

#[test]
fn a_committee_the_members_and_everybody_have_editions() {
    let more = "[editions.watchers]\nbody = \"みまもり部会\"\ntitle = \"部会の版\"\n[editions.members]\n\
        [editions.public]\nkinds = [\"report\", \"plain\"]\n[editions.npo]\nfor = \"members\"\n";
    let built = sources(&sample(more), &Files::new());
    assert!(built.diagnostics.is_empty(), "{}", described(&built.diagnostics, &Files::new()));
    assert!(report(&built, "watchers").contains("部会の版"));
    assert!(report(&built, "members").contains("参加団体限り"));
    let public = report(&built, "public");
    assert!(public.contains("公開版") && !public.contains("限り"), "everybody may read it");
    assert!(built.outputs.text("public/plain.ja.typ").is_some());
    // The usual edition of that name has given way.
    assert!(report(&built, "npo").contains("参加団体の皆さま"));
    assert!(built.outputs.text("npo/guideline.ja.typ").is_none());
}

#[test]
fn a_text_is_for_the_edition_that_it_names() {
    let text = |whom: &str, says: &str| {
        format!("---\nsection: learning\naudience: {whom}\n---\n\n{says}\n")
    };
    let inputs = sample("[editions.mirai]\nfunder = \"みらい地域財団\"\n[editions.public]\n");
    let inputs = with(inputs, "inputs/narrative/a.md", &text("mirai", "財団だけに伝えること"));
    let inputs =
        with(inputs, "inputs/narrative/b.md", &text("funder", "資金をくださる方に伝えること"));
    let built = sources(&inputs, &Files::new());
    let reads = |edition: &str, says: &str| report(&built, edition).contains(says);
    for (edition, alone, funders) in
        [("mirai", true, true), ("funder", false, true), ("public", false, false)]
    {
        assert_eq!(reads(edition, "財団だけに伝えること"), alone, "{edition}");
        assert_eq!(reads(edition, "資金をくださる方に伝えること"), funders, "{edition}");
    }
}

/// Each with the place in the settings and what could be said there.
#[test]
fn an_edition_that_is_for_nobody_is_told() {
    let line = minimal().text(SETTINGS).expect("settings").lines().count() + 1;
    let at = |row: usize, column: usize, code: &str| {
        format!("{SETTINGS}:{}:{column} {code}", line + row)
    };
    for (more, expected) in [
        ("[editions.mirai]\nkinds = [\"report\"]\n", at(0, 11, "edition-for-whom")),
        ("[editions.x]\nfor = \"members\"\nbody = \"総会\"\n", at(0, 11, "edition-for-whom")),
        ("[editions.x]\norganisation = \"どこかの会\"\n", at(1, 16, "unknown-setting-value")),
        ("[editions.x]\nfor = \"だれか\"\n", at(1, 7, "unknown-setting-value")),
        ("[editions.x]\neach = \"village\"\n", at(1, 8, "unknown-setting-value")),
        ("[editions.con]\nfor = \"members\"\n", at(0, 11, "edition-name")),
        ("[editions.internal]\nfor = \"public\"\n", at(0, 11, "edition-name")),
        ("[editions.public]\nvisibility = \"internal\"\n", at(1, 14, "unknown-setting-value")),
        ("[editions.NPO]\nfor = \"members\"\n", at(0, 11, "duplicate-code")),
    ] {
        let inputs = set(minimal(), more);
        let built = sources(&inputs, &Files::new());
        assert_eq!(told(&built.diagnostics), [expected], "{more}");
    }
}

/// Each member reads of itself: what it promised, what is asked of it, how often it came.
#[test]
fn each_member_has_pages_of_its_own() {
    let inputs = sample("[editions.orgs]\neach = \"organisation\"\n");
    let text = "---\nsection: message\naudience: orgs-L01\n---\n\nこの秋もよろしくお願いします。\n";
    let inputs = with(inputs, "inputs/narrative/l01.md", text);
    let built = sources(&inputs, &Files::new());
    assert!(built.diagnostics.is_empty(), "{}", described(&built.diagnostics, &Files::new()));
    let members: Vec<&str> =
        folders(&built).into_iter().filter(|it| it.starts_with("orgs-")).collect();
    assert_eq!(members.len(), 26, "{members:?}");
    let page = |member: &str| {
        let path = format!("orgs-{member}/member.ja.typ");
        built.outputs.text(&path).expect("a page of a member").to_owned()
    };
    let labour = page("L01");
    for told in [
        "瀬野地域労働組合協議会の約束とお願い",
        "この秋もよろしくお願いします。",
        "両立支援の取り決めの実態を調べる",
        "「職場体験の受け入れを組合員の職場に呼びかける」（現在：期限超過）がどこまで進んだか",
        "fig(\"attendance.L01.",
        "若い組合員の懇談会をひらく",
    ] {
        assert!(labour.contains(told), "{told}");
    }
    // Its own, and no one else's.
    let chamber = page("B01");
    assert!(chamber.contains("職場体験の受け入れ事業所を20にする"));
    assert!(!chamber.contains("この秋もよろしく") && !chamber.contains("若い組合員の懇談会"));
    for member in &members {
        let id = member.trim_start_matches("orgs-");
        for (at, _) in page(id).match_indices("fig(\"attendance.") {
            let figure = page(id)[at + 16..].chars().take(4).collect::<String>();
            let is_own = figure.starts_with(id) && figure.ends_with(['"', '.']);
            assert!(is_own, "{member} reads attendance.{figure}");
        }
    }
}

/// One page for boards: what does not fit on it is told.
#[test]
fn a_summary_is_one_page() {
    let inputs = set(minimal(), "[editions.board]\nfor = \"internal\"\nkinds = [\"summary\"]\n");
    let request = Request { audiences: vec!["board".to_owned()], ..Request::default() };
    let made = |text: &str| {
        let text = format!("---\nsection: summary\n---\n\n{text}\n");
        run(&with(inputs.clone(), "inputs/narrative/board.md", &text), &Files::new(), &request)
    };
    let short = made("この一年、町で見守りが広がりました。");
    assert_eq!(told(&short.diagnostics), [""; 0]);
    let pdf = short.outputs.get("board/summary.ja.pdf").expect("is made");
    let pages = lopdf::Document::load_mem(pdf).expect("a PDF").get_pages().len();
    assert_eq!(pages, 1);
    let long = made(&"この一年、町で見守りが広がりました。".repeat(200));
    assert_eq!(told(&long.diagnostics), ["board/summary.ja.pdf more-than-a-page"]);
}

/// A member gets its own pages and no other kind; nobody else gets them.
#[test]
fn a_members_pages_are_for_a_member() {
    for more in [
        "[editions.x]\norganisation = \"市\"\nkinds = [\"report\"]\n",
        "[editions.internal]\nkinds = [\"member\"]\n",
    ] {
        let built = sources(&set(minimal(), more), &Files::new());
        let codes: Vec<&str> = built.diagnostics.iter().map(|it| it.code).collect();
        assert_eq!(codes, ["unknown-setting-value"], "{more}");
    }
}

/// One apiece, in folders that every computer takes.
#[test]
fn each_of_a_kind_has_a_folder() {
    let inputs = sample("[editions.own]\neach = \"sector\"\n[editions.boards]\neach = \"body\"\n");
    let built = sources(&inputs, &Files::new());
    let folders = folders(&built);
    for folder in ["own-npo", "own-business", "boards-general", "boards-watching"] {
        assert!(folders.contains(folder), "{folder} in {folders:?}");
    }
}

/// What a grant pays for is what its report is about: its goals, with their indicators and
/// promises, and its counts are of these.
#[test]
fn a_grants_report_is_about_what_it_pays_for() {
    let path = "inputs/funding.csv";
    let with_column = |inputs: Files, named: &str| {
        let table = inputs.text(path).expect("a table").to_owned();
        let named = table.lines().map(|line| match line.starts_with("みらい") {
            true => format!("{},{named},資金提供者\n", line.trim_end_matches(",,資金提供者")),
            false => format!("{line}\n"),
        });
        with(inputs, path, &named.collect::<String>())
    };
    let more = "[editions.funders]\neach = \"funder\"\n[editions.care]\nbody = \"watching\"\n\
        covers = [\"G1\"]\n";
    let built = sources(&with_column(sample(more), "G2;I01;P02"), &Files::new());
    assert_eq!(told(&built.diagnostics), [""; 0]);
    let own = report(&built, "funders-みらい地域財団");
    // The second goal, one indicator of the first, and one promise of the fifth.
    for shown in ["fig(\"I01.value\"", "G2", "避難計画の対象者名簿を更新する"] {
        assert!(own.contains(shown), "{shown}");
    }
    // An indicator of the third goal, and another promise of the fifth.
    for left in ["fig(\"I05.value\"", "学区ごとの助け合い名簿をつくる"] {
        assert!(!own.contains(left), "{left}");
    }
    let number = |edition: &str, id: &str| {
        let page = report(&built, edition);
        let at = page.find(&format!("fig(\"{id}\", \"")).unwrap_or_else(|| panic!("{id}"));
        let text = page[at..].split('"').nth(3).expect("the text of a figure").to_owned();
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
            .parse::<u32>()
            .expect("a number")
    };
    let mirai = "funders-みらい地域財団";
    assert!(number(mirai, "indicators") < number("funder", "indicators"));
    assert!(number(mirai, "commitments.open") < number("funder", "commitments.open"));
    assert!(
        own.contains("円卓会議の取組のうち、次の目標に関わるもの"),
        "it says that it is a part"
    );
    // Meetings are everybody's.
    assert_eq!(number(mirai, "attendance"), number("funder", "attendance"));
    // A grant that names nothing pays for everything; a committee may have its goals.
    assert_eq!(number("funders-瀬野市", "indicators"), number("funder", "indicators"));
    let care = report(&built, "care");
    assert!(care.contains("fig(\"I02.value\"") && !care.contains("fig(\"I05.value\""));
    // What nobody knows is told with what is near.
    let built = sources(&with_column(sample(""), "G2;I0l"), &Files::new());
    assert_eq!(told(&built.diagnostics), ["inputs/funding.csv:T2 unknown-reference"]);
    let built = sources(&sample("[editions.funder]\ncovers = [\"G9\"]\n"), &Files::new());
    assert_eq!(built.diagnostics.iter().filter(|it| it.code == "unknown-reference").count(), 1);
}

/// The sample as it is: every reader has documents, in both languages, and nothing asks.
#[test]
fn the_sample_is_made_for_every_reader() {
    let (inputs, templates) = whole_project(&root());
    let built = sources(&inputs, &templates);
    assert_eq!(told(&built.diagnostics), [""; 0]);
    let folders = folders(&built);
    let count = |start: &str| folders.iter().filter(|it| it.starts_with(start)).count();
    assert_eq!(["funders-", "orgs-", "public", "funder"].map(count), [3, 26, 1, 4]);
    let made = built.outputs.iter().filter(|(path, _)| path.ends_with(".typ")).count();
    assert_eq!(made, 90);
    let bank = report(&built, "funders-せとうち中央銀行");
    assert!(bank.contains("fig(\"I03.value\"") && !bank.contains("fig(\"I05.value\""));
}

/// Editions of which there is one each are asked for by one name too.
#[test]
fn editions_of_each_are_asked_for_together() {
    let inputs =
        sample("[editions.orgs]\neach = \"organisation\"\n[editions.boards]\neach = \"body\"\n");
    let asked = |audience: &str| {
        let request = Request {
            audiences: vec![audience.to_owned()],
            keep_markup: true,
            typeset: false,
            ..Request::default()
        };
        run(&inputs, &Files::new(), &request)
    };
    let built = asked("orgs");
    assert_eq!(told(&built.diagnostics), [""; 0]);
    assert!(folders(&built).len() > 20 && folders(&built).iter().all(|it| it.starts_with("orgs-")));
    assert_eq!(folders(&asked("orgs-L01")), ["orgs-L01"].into());
    // What there is instead is offered by the names that the settings have.
    let built = asked("org");
    let told = described(&built.diagnostics, &Files::new());
    assert!(told.contains("funder, internal, boards, orgs"), "{told}");
    // One is asked about alone.
    let request = Request { audiences: vec!["orgs".to_owned()], ..Request::default() };
    let answer = pipeline::explain(&opened(&inputs, &Files::new()), &request);
    assert_eq!(answer.diagnostics[0].code, "audience-of-several");
    assert!(answer.answer.is_empty());
}

/// A text for editions of which there is one each stands in all of them.
#[test]
fn a_text_is_for_each_of_several_editions() {
    let inputs = sample("[editions.funders]\neach = \"funder\"\n");
    let text =
        "---\nsection: requests\naudience: funders\n---\nそれぞれの資金のことでご相談します。\n";
    let built = sources(&with(inputs, "inputs/narrative/50-each.md", text), &Files::new());
    assert_eq!(told(&built.diagnostics), [""; 0]);
    for (funder, _) in GRANTS {
        assert!(report(&built, &format!("funders-{funder}")).contains("それぞれの資金のことで"));
    }
    assert!(!report(&built, "funder").contains("それぞれの資金のことで"));
}

/// What the secretariat writes to members stands on their pages as it is.
#[test]
fn a_message_stands_on_each_members_page() {
    let inputs = sample("[editions.orgs]\neach = \"organisation\"\n");
    let text = "---\nsection: message\naudience: orgs\n---\nいつもありがとうございます。\n";
    let inputs = with(inputs, "inputs/narrative/60-orgs.md", text);
    let built = make(&inputs, &Files::new(), &drafts());
    assert_eq!(told(&built.diagnostics), [""; 0]);
    let page = built.outputs.text("orgs-L01/member.ja.typ").expect("a page");
    let line = page.lines().find(|line| line.contains("いつもありがとう")).expect("the text");
    assert!(!line.trim_start().starts_with('['), "{line}");
}

/// One of several that has the name of another edition takes no place in silence.
#[test]
fn an_edition_takes_the_place_of_no_other() {
    let more =
        "[editions.funders]\neach = \"funder\"\n[editions.\"funders-瀬野市\"]\nfor = \"public\"\n";
    let built = sources(&sample(more), &Files::new());
    let codes: Vec<&str> = built.diagnostics.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["duplicate-code"]);
}
