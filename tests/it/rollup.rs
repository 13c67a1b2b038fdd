//! What many roundtables come to: what each says to the whole, what is added and what is
//! not, and that no number which one of them withholds can be worked out.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use entaku::assessment::figure::{Amount, Figure};
use entaku::assessment::rollup::{Difference, NoTotal, Presence, Rollup, Shared};
use entaku::assessment::status::Status;
use entaku::diagnostics::{Origin, any_error};
use entaku::domain::name::Name;
use entaku::domain::rollup::RollupKind;
use entaku::domain::words::Visibility;
use entaku::files::Files;
use entaku::locale::Language;
use entaku::pipeline::{self, Outcome, Request};
use entaku::records::extract::{Extract, Said, SaidIndicator, SaidValue};
use entaku::rollup::{self, Settings};

use crate::harness::{ENGINE, described, opened, run, told, with};

/// A small roundtable: its name, the heads and rows of its indicators, and their values.
pub(crate) struct Small {
    name: &'static str,
    english: &'static str,
    indicators: Vec<&'static str>,
    values: Vec<&'static str>,
    /// Added to the settings.
    more: &'static str,
}

impl Small {
    pub(crate) fn files(&self) -> Files {
        let mut files = Files::new();
        let settings = format!(
            "[roundtable]\nname = \"{}\"\nname_en = \"{}\"\n[calendar]\nperiod = \"2026-10\"\n\
             [visibility]\ndefault = \"public\"\n{}",
            self.name, self.english, self.more
        );
        let mut insert = |path: &str, text: String| files.insert(path, text.into_bytes());
        insert("inputs/roundtable.toml", settings);
        insert("inputs/goals.csv", "目標ID,目標\nG1,つながる\n".to_owned());
        insert(
            "inputs/members.csv",
            "団体ID,団体名,団体名(英語),セクター\nG1,市,City,行政\nN1,会,Club,NPO\n".to_owned(),
        );
        insert(
            "inputs/meetings.csv",
            "会議ID,開催日,会議体,出席者\nM1,2026-10-05,総会,G1;N1\n".to_owned(),
        );
        let heads = "指標ID,指標名,指標名(英語),単位,単位(英語),望ましい方向,集計,基準値,基準時点,目標値,目標年度,頻度,担当団体,内訳項目";
        insert("inputs/indicators.csv", table(heads, &self.indicators));
        insert("inputs/observations.csv", table("指標ID,年月,地区,値,分母", &self.values));
        insert(
            "inputs/commitments.csv",
            "約束ID,取組,担当団体,期限,状況,完了日\nP1,集まる,市,2026-09-30,完了,2026-09-20\n\
             P2,配る,会,2026-10-10,進行中,\n"
                .to_owned(),
        );
        files
    }

    fn built(&self, period: &str) -> Outcome {
        let mut files = self.files();
        let settings = files.text("inputs/roundtable.toml").expect("settings");
        let settings = settings.replace("2026-10", period);
        files.insert("inputs/roundtable.toml", settings.into_bytes());
        let readers = Some(Visibility::Members);
        let request = Request { extract: readers, typeset: false, ..Request::default() };
        let built = run(&files, &Files::new(), &request);
        assert!(!any_error(&built.diagnostics), "{}", described(&built.diagnostics, &files));
        assert!(built.stopped.is_empty(), "{}", described(&built.diagnostics, &files));
        built
    }

    fn extract(&self, period: &str) -> Extract {
        let built = self.built(period);
        let json = built.extract.expect("what is said to the whole");
        Extract::parse(&json).expect("what was written")
    }
}

fn table(heads: &str, rows: &[&str]) -> String {
    let mut text = format!("{heads}\n");
    for row in rows {
        let _ = writeln!(text, "{row}");
    }
    text
}

const VISITS: &str = "I1,訪問した回数,Visits,回,times,増,累計,10,2025年度,100,2027年度,月,会";
const USERS: &str = "I2,利用した人,Users,人,people,増,期末,20,2026-03,90,2027年度,月,会,地区";
const CONTENT: &str = "I3,満足した人の割合,Content,%,%,増,期末,50,2026-03,80,2027年度,月,会";

/// Everything is printed.
pub(crate) fn north() -> Small {
    Small {
        name: "北の円卓会議",
        english: "Northern Roundtable",
        indicators: vec![VISITS, USERS, CONTENT],
        values: vec![
            "I1,2026-08,,7,",
            "I1,2026-09,,5,",
            "I1,2026-10,,6,",
            "I2,2026-09,,60,",
            "I2,2026-10,,64,",
            "I3,2026-09,,60,200",
            "I3,2026-10,,65,200",
        ],
        more: "",
    }
}

/// In October three people are too few, and of a share nobody says of how many it is.
fn east() -> Small {
    Small {
        name: "東の円卓会議",
        english: "Eastern Roundtable",
        indicators: vec![VISITS, USERS, CONTENT],
        values: vec![
            "I1,2026-09,,11,",
            "I1,2026-10,,13,",
            "I2,2026-09,,31,",
            "I2,2026-10,,3,",
            "I3,2026-10,,70,100",
        ],
        more: "",
    }
}

/// Visits are counted in people, and no share has come.
pub(crate) fn west() -> Small {
    Small {
        name: "西の円卓会議",
        english: "Western Roundtable",
        indicators: vec![
            "I1,訪問した回数,Visits,人,people,増,累計,10,2025年度,100,2027年度,月,会",
            USERS,
            CONTENT,
        ],
        values: vec!["I1,2026-10,,40,", "I2,2026-08,,50,", "I2,2026-10,,52,"],
        more: "",
    }
}

fn said<'e>(extract: &'e Extract, id: &str) -> &'e SaidIndicator {
    extract.indicators.iter().find(|it| it.id == id).expect("an indicator")
}

#[test]
fn a_roundtable_says_what_its_readers_may_see_and_where_it_stands() {
    let built = north().built("2026-10");
    let json = built.extract.clone().expect("what is said");
    assert_eq!(built.outputs.get("rollup.json").map(|it| it.to_vec()), Some(json.clone()));
    let listed = built.outputs.iter().filter(|(path, _)| path.ends_with("manifest.json"));
    for (path, manifest) in listed {
        assert!(!String::from_utf8_lossy(manifest).contains("rollup.json"), "{path}");
    }
    let again = north().built("2026-10").extract;
    assert_eq!(again, Some(json.clone()), "the same bytes");
    let extract = Extract::parse(&json).expect("a file of ours");
    assert_eq!(extract.roundtable.en.as_deref(), Some("Northern Roundtable"));
    assert_eq!(extract.as_of.to_string(), "2026-10-31");
    let visits = said(&extract, "I1");
    assert_eq!(visits.value.value, SaidValue::Number(18.into()));
    let cells: Vec<String> = visits.value.cells.iter().map(ToString::to_string).collect();
    assert_eq!(cells, [2, 3, 4].map(|row| format!("inputs/observations.csv:D{row}")));
    assert_eq!(
        said(&extract, "I3").people.as_ref().map(|it| it.value.number()),
        Some(Some(200.into()))
    );
    assert_eq!(extract.commitments["done"].value.number(), Some(1.into()));
    assert_eq!(extract.attendance["represented"].share, Some((2.into(), 2.into())));
}

#[test]
fn nothing_that_is_withheld_is_in_what_is_said() {
    let built = east().built("2026-10");
    let extract = Extract::parse(&built.extract.expect("what is said")).expect("a file of ours");
    let users = said(&extract, "I2");
    assert_eq!(users.value.value, SaidValue::Withheld);
    assert_eq!(users.status.value, SaidValue::Code("suppressed".to_owned()));
    let drawn: Vec<_> = users.course.iter().map(|it| it.value.number()).collect();
    assert!(!drawn.contains(&Some(3.into())), "{drawn:?}");
    assert_eq!(users.value.cells, Vec::new());
}

/// What three roundtables and one that is missing say of a month.
fn all(period: &str) -> Vec<(String, Option<Extract>)> {
    vec![
        ("west".to_owned(), Some(west().extract(period))),
        ("south".to_owned(), None),
        ("north".to_owned(), Some(north().extract(period))),
        ("east".to_owned(), Some(east().extract(period))),
    ]
}

fn settings() -> Settings {
    Settings::new(Name::new("みなとの円卓会議ネットワーク", Some("Harbour Network".to_owned())))
}

fn whole(said: &[(String, Option<Extract>)]) -> Rollup {
    let (rollup, problems) = rollup::of(&settings(), said);
    assert!(problems.is_empty(), "{problems:?}");
    rollup.expect("they said something")
}

fn shared<'r>(rollup: &'r Rollup, id: &str) -> &'r Shared {
    rollup.indicators.iter().find(|it| it.id == id).expect("an indicator that they share")
}

/// A figure's number.
fn number(figure: &Figure) -> String {
    figure.number().map_or_else(|| figure.value.plain(), |it| it.normalize().to_string())
}

#[test]
fn what_is_the_same_is_added_and_what_differs_is_named() {
    let rollup = whole(&all("2026-10"));
    let keys: Vec<&str> = rollup.regions.iter().map(|it| it.key.as_str()).collect();
    assert_eq!(keys, ["east", "north", "south", "west"]);
    let visits = shared(&rollup, "I1");
    assert_eq!(visits.total.as_ref().map(number), Ok("42".to_owned()));
    let counts = |shared: &Shared| {
        let counts = &shared.counts;
        [&counts.regions, &counts.added, &counts.missing, &counts.withheld, &counts.unweighted]
            .map(number)
            .join(" ")
    };
    assert_eq!(counts(visits), "2 2 0 0 0");
    let differing: Vec<(usize, &[Difference])> =
        visits.differing.iter().map(|it| (it.region, &it.what[..])).collect();
    assert_eq!(differing, [(3, &[Difference::Unit][..])]);
    let users = shared(&rollup, "I2");
    assert_eq!(users.total.as_ref().map(number), Ok("116".to_owned()));
    assert_eq!(counts(users), "3 2 0 1 0");
    // 65 % of 200 people and 70 % of 100.
    let content = shared(&rollup, "I3");
    assert_eq!(content.total.as_ref().map(number), Ok("66.7".to_owned()));
    assert_eq!(counts(content), "3 2 1 0 0");
    let standing: Vec<(Status, String)> =
        users.statuses.iter().map(|(status, count)| (*status, number(count))).collect();
    assert!(standing.contains(&(Status::Suppressed, "1".to_owned())), "{standing:?}");
    let promised = rollup.totals.commitments.as_ref().expect("promises");
    assert_eq!([&promised.made, &promised.done, &promised.overdue].map(number), ["6", "3", "3"]);
    let (held, share) = rollup.totals.attendance.as_ref().expect("attendance");
    assert_eq!([held, share].map(number), ["3", "100"]);
}

/// Running totals of years that begin in other months are of other months; and where as many
/// count one thing as another, nobody says which is meant.
#[test]
fn years_that_begin_otherwise_and_ties_are_not_added() {
    let of = |number: usize, begins: i8| {
        let name = format!("第{number}の円卓会議");
        let small = north();
        let mut files = small.files();
        let path = "inputs/roundtable.toml";
        let settings = files.text(path).expect("settings").replace(small.name, &name);
        let calendar = format!("[calendar]\nfiscal_year_start = {begins}\n");
        files.insert(path, settings.replace("[calendar]\n", &calendar).into_bytes());
        let readers = Some(Visibility::Members);
        let request = Request { extract: readers, typeset: false, ..Request::default() };
        let said = run(&files, &Files::new(), &request).extract.expect("what is said");
        (format!("r{number}"), Some(Extract::parse(&said).expect("ours")))
    };
    let rollup = whole(&[of(1, 4), of(2, 4), of(3, 1)]);
    let visits = shared(&rollup, "I1");
    assert_eq!((visits.rows.len(), visits.differing.len()), (2, 1));
    assert_eq!(visits.differing[0].what, [Difference::Year]);
    assert_eq!(number(&visits.counts.differing), "1");
    // What is measured at the end of a month has no year.
    assert_eq!(shared(&rollup, "I2").rows.len(), 3);
    let tied = whole(&[of(1, 4), of(2, 4), of(3, 1), of(4, 1)]);
    let visits = shared(&tied, "I1");
    assert_eq!(visits.total.as_ref().err(), Some(&NoTotal::NoneAgree));
}

#[test]
fn the_order_in_which_roundtables_are_handed_in_changes_nothing() {
    let said = all("2026-10");
    let mut turned = said.clone();
    turned.reverse();
    let made = |said: &[(String, Option<Extract>)]| {
        let rollup = whole(said);
        let settings = Settings { kinds: vec![RollupKind::Data], ..settings() };
        let ground = ENGINE.ground(Files::new());
        let made =
            rollup::documents(&ground, &settings, (&rollup, said), &|_, _| None, (1, &|_| {}));
        assert!(made.diagnostics.is_empty(), "{:?}", made.diagnostics);
        made.files
    };
    let files = made(&said);
    assert_eq!(files, made(&turned));
    assert!(files.get("data/datapackage.json").is_some());
}

#[test]
fn every_figure_leads_down_to_cells_of_roundtables() {
    let rollup = whole(&all("2026-10"));
    let words = ENGINE.ground(Files::new());
    let (spoken, _) = words.templates(&Files::new());
    let told = rollup::explain(&rollup, spoken.words(Language::Ja));
    let found = |id: &str| told.iter().find(|it| it.figure.id == id).expect("a figure");
    let total = found("I2.total");
    let parts: Vec<(&str, &str)> =
        total.parts.iter().map(|it| (it.id.as_str(), it.value.as_str())).collect();
    assert_eq!(parts, [("north/I2.value", "64人"), ("west/I2.value", "52人")]);
    let cells: Vec<&str> = total.figure.rows.iter().map(|(cell, _)| cell.as_str()).collect();
    let expected = ["north/inputs/observations.csv:D6", "west/inputs/observations.csv:D4"];
    assert_eq!(cells, expected);
    // What is made of others names them; what a roundtable said has cells, if it has a number.
    for it in &told {
        let (id, is_said) = (&it.figure.id, it.figure.id.contains('/'));
        let counts_folders = ["regions", "fading.silent"].iter().any(|begin| id.starts_with(begin));
        let figure = rollup.all.iter().find(|figure| figure.id == *id).expect("a figure");
        let is_nothing = figure.is_zero() && !matches!(figure.value, Amount::Status(_));
        let leads = !it.parts.is_empty() || (is_said && !it.figure.rows.is_empty());
        let is_scale = id.contains(".scale.");
        assert!(leads || counts_folders || is_nothing || is_scale, "{it:?}");
        assert!(!it.figure.title.contains("figure-"), "{it:?}");
    }
}

#[test]
fn roundtables_of_another_period_or_for_others_are_named_and_not_added() {
    let mut said = all("2026-10");
    said[3].1 = Some(east().extract("2026-09"));
    let rollup = whole(&said);
    assert!(matches!(rollup.regions[0].presence, Presence::Elsewhen(_)));
    assert_eq!(shared(&rollup, "I2").total.as_ref().map(number), Ok("116".to_owned()));
    assert_eq!(number(&shared(&rollup, "I2").counts.regions), "2");
    let mut said = all("2026-10");
    let internal = said[2].1.as_mut().expect("north");
    internal.readers = Visibility::Internal;
    let rollup = whole(&said);
    assert_eq!(rollup.regions[1].presence, Presence::ForOthers);
    assert_eq!(shared(&rollup, "I2").total.as_ref().map(number), Ok("52".to_owned()));
}

#[test]
fn an_indicator_that_is_asked_for_is_the_same_whatever_it_is_called() {
    let other = "I2,つかった人,Users,名,people,増,期末,20,2026-03,90,2027年度,月,会";
    let renamed = Small { indicators: vec![other], values: vec!["I2,2026-10,,50,"], ..west() };
    let said = vec![
        ("a".to_owned(), Some(north().extract("2026-10"))),
        ("b".to_owned(), Some(renamed.extract("2026-10"))),
    ];
    let rollup = whole(&said);
    let users = shared(&rollup, "I2");
    assert_eq!(users.total.as_ref().err(), Some(&NoTotal::NoneAgree));
    assert!(users.rows.is_empty());
    let at = Origin::file("workspace.toml");
    let indicators = ["I2", "I9"].map(|id| (id.to_owned(), at.clone())).to_vec();
    let (rollup, problems) = rollup::of(&Settings { indicators, ..settings() }, &said);
    assert_eq!(told(&problems), ["workspace.toml indicator-of-none"]);
    let rollup = rollup.expect("something was said");
    assert_eq!(shared(&rollup, "I2").total.as_ref().map(number), Ok("114".to_owned()));
    assert_eq!(rollup.indicators.len(), 1);
    let (none, problems) = rollup::of(&settings(), &[("a".to_owned(), None)]);
    assert!(none.is_none());
    assert_eq!(told(&problems), ["workspace.toml nothing-said"]);
}

/// Everything that a reader of the whole is given of a month, and can be told by it.
fn given(said: &[(String, Option<Extract>)]) -> Files {
    let rollup = whole(said);
    let ground = ENGINE.ground(Files::new());
    let made = rollup::documents(&ground, &settings(), (&rollup, said), &|_, _| None, (2, &|_| {}));
    assert!(made.diagnostics.is_empty(), "{:?}", made.diagnostics);
    let (spoken, _) = ground.templates(&Files::new());
    let told = rollup::explain(&rollup, spoken.words(Language::Ja));
    let mut files = made.files;
    files.insert("explained", format!("{told:?}").into_bytes());
    files
}

/// The whole of two months is the same, whatever a withheld number is: nothing in any of its
/// documents, totals or explanations depends on it.
#[test]
fn no_withheld_number_can_be_worked_out_from_two_months_and_all_totals() {
    let parted = |few: &str, others: &str| Small {
        values: vec![
            "I1,2026-09,,11,",
            "I1,2026-10,,13,",
            "I2,2026-09,,31,",
            "I2,2026-10,,60,",
            few.to_owned().leak(),
            others.to_owned().leak(),
            "I2,2026-10,中,20,",
            "I3,2026-10,,70,100",
        ],
        ..east()
    };
    let alone = |few: u32| Small {
        values: vec![
            "I1,2026-09,,11,",
            "I1,2026-10,,13,",
            "I2,2026-09,,31,",
            format!("I2,2026-10,,{few},").leak(),
            "I3,2026-10,,70,100",
        ],
        ..east()
    };
    // Three of a hundred people said yes, or four.
    let share = |percent: u32| Small {
        values: vec![
            "I1,2026-10,,13,",
            "I2,2026-10,,31,",
            format!("I3,2026-10,,{percent},100").leak(),
        ],
        ..east()
    };
    let worlds: [Vec<Small>; 3] = [
        (1..=4).map(alone).collect(),
        (2..=4)
            .map(|few| {
                parted(&format!("I2,2026-10,東,{few},"), &format!("I2,2026-10,西,{},", 40 - few))
            })
            .collect(),
        (2..=4).map(share).collect(),
    ];
    for world in worlds {
        let mut known: Option<(Files, Files)> = None;
        for east in world {
            let month = |period: &str| {
                let mut said = all(period);
                said[3].1 = Some(east.extract(period));
                given(&said)
            };
            let both = (month("2026-09"), month("2026-10"));
            let known = known.get_or_insert_with(|| both.clone());
            for (one, other) in [(&known.0, &both.0), (&known.1, &both.1)] {
                let paths = |files: &Files| -> Vec<String> {
                    files.iter().map(|(path, _)| path.to_owned()).collect()
                };
                assert_eq!(paths(one), paths(other));
                for (path, bytes) in one.iter() {
                    assert_eq!(other.get(path), Some(bytes), "{path}");
                }
            }
        }
    }
}

/// What a roundtable says to the whole is what its own edition for the same readers says.
#[test]
fn nothing_is_said_to_the_whole_that_no_edition_for_the_same_readers_says() {
    for small in [north(), east(), west()] {
        let files = small.files();
        let project = opened(&files, &Files::new());
        let request = Request { audiences: vec!["npo".to_owned()], ..Request::default() };
        let own = pipeline::explain(&project, &request).answer;
        let extract = small.extract("2026-10");
        let indicators = extract.indicators.iter().flat_map(|it| {
            let some = [&it.baseline, &it.target, &it.people].into_iter().flatten();
            [&it.value, &it.status].into_iter().chain(some).chain(&it.course)
        });
        let counted = extract.commitments.values().chain(extract.attendance.values());
        let all: Vec<&Said> = indicators.chain(counted).collect();
        assert!(all.len() > 20);
        for said in all {
            let printed = own.iter().find(|it| it.id == said.id);
            let printed = printed.unwrap_or_else(|| panic!("{} is printed", said.id));
            if let Some(number) = said.value.number() {
                let number = number.normalize().to_string();
                assert!(printed.value.starts_with(&number), "{said:?} {printed:?}");
            }
            let cells: Vec<String> = said.cells.iter().map(ToString::to_string).collect();
            let rows: Vec<&String> = printed.rows.iter().map(|(row, _)| row).collect();
            assert_eq!(cells.iter().collect::<Vec<_>>(), rows, "{}", said.id);
        }
    }
}

/// Of very many roundtables about a page is drawn; all of them are in the table.
/// The same, said by a roundtable of another name.
fn named(one: &Extract, number: usize) -> Extract {
    Extract { roundtable: Name::new(format!("第{number}の円卓会議"), None), ..one.clone() }
}

#[test]
fn of_very_many_roundtables_about_a_page_is_drawn() {
    let one = north().extract("2026-10");
    let drawn = |count: usize| {
        let said: Vec<(String, Option<Extract>)> =
            (0..count).map(|at| (format!("r{at:02}"), Some(named(&one, at)))).collect();
        let settings =
            Settings { kinds: vec![RollupKind::Data], languages: vec![Language::Ja], ..settings() };
        let rollup = whole(&said);
        let ground = ENGINE.ground(Files::new());
        let made =
            rollup::documents(&ground, &settings, (&rollup, &said), &|_, _| None, (1, &|_| {}));
        assert!(made.diagnostics.is_empty(), "{:?}", made.diagnostics);
        let figures = made.files.text("figures.json").expect("figures").to_owned();
        ["/I1.value", "/I1@..2026-08"].map(|it| figures.matches(&format!("{it}\"")).count())
    };
    assert_eq!(drawn(40), [40, 40]);
    assert_eq!(drawn(43), [43, 40]);
}

/// Of more roundtables than a report can show, each indicator has a document of its own, and
/// nothing is printed or drawn that the one report would not have had.
#[test]
fn of_many_roundtables_each_indicator_has_a_document_of_its_own() {
    let one = north().extract("2026-10");
    let made = |count: usize, settings: &Settings| {
        let said: Vec<(String, Option<Extract>)> =
            (0..count).map(|at| (format!("r{at:02}"), Some(named(&one, at)))).collect();
        let ground = ENGINE.ground(Files::new());
        let asked = (&whole(&said), &said[..]);
        let made = rollup::documents(&ground, settings, asked, &|_, _| None, (2, &|_| {}));
        assert!(made.diagnostics.is_empty(), "{:?}", made.diagnostics);
        let documents: Vec<String> = made.documents.iter().map(|it| it.path.clone()).collect();
        (made.files, documents)
    };
    let usual = Settings { languages: vec![Language::Ja], ..settings() };
    let in_one = ["report.ja.pdf", "report.ja.html", "summary.ja.pdf", "summary.ja.html"];
    assert_eq!(made(30, &usual).1, in_one);
    let (files, documents) = made(31, &usual);
    let apart = ["I1", "I2", "I3"]
        .map(|id| ["pdf", "html"].map(|extension| format!("indicators/{id}.ja.{extension}")));
    assert_eq!(documents, [&in_one.map(str::to_owned)[..], &apart.concat()[..]].concat());
    let read = |path: &str| files.text(path).expect("a page").to_owned();
    let [report, visits] = ["report.ja.html", "indicators/I1.ja.html"].map(read);
    assert!(!report.contains("<svg") && report.contains("「indicators」フォルダー"));
    assert!(visits.contains("<svg") && visits.contains("I1 訪問した回数"), "{visits}");
    assert!(!visits.contains("利用した人"), "{visits}");
    // Who asks for it has all in one report, or documents of indicators alone.
    let asked = Settings { kinds: vec![RollupKind::Report], ..usual.clone() };
    let (files, documents) = made(31, &asked);
    assert_eq!((documents, files.get("figures.json")), (vec!["report.ja.pdf".to_owned()], None));
    let asked = Settings { kinds: vec![RollupKind::Indicators], ..usual.clone() };
    assert_eq!(made(2, &asked).1, ["I1", "I2", "I3"].map(|it| format!("indicators/{it}.ja.pdf")));
    // The same figures are printed, whichever way they are bound.
    let bound = |kinds: &[RollupKind]| {
        let (files, _) = made(31, &Settings { kinds: kinds.to_vec(), ..usual.clone() });
        files.text("figures.json").expect("figures").to_owned()
    };
    let report = [RollupKind::Report, RollupKind::Data];
    assert_eq!(bound(&report), bound(&[&report[..], &[RollupKind::Indicators]].concat()));
}

/// What a pack misspells in a section of the whole is told at its line, and nothing is made.
#[test]
fn a_field_that_a_section_of_the_whole_misspells_is_told() {
    let said = all("2026-10");
    let rollup = whole(&said);
    let sections = entaku::template::base();
    let sections = sections.under("templates/rollup/").map(|(path, _)| path.to_owned());
    let settings = Settings { kinds: vec![RollupKind::Report], ..settings() };
    let mut tried = 0;
    for path in sections.filter(|it| it.ends_with(".jinja")) {
        let mut pack = Files::new();
        pack.insert(path.as_str(), b"{{ rollup.mroe }}\n".to_vec());
        let ground = ENGINE.ground(pack);
        let made =
            rollup::documents(&ground, &settings, (&rollup, &said), &|_, _| None, (1, &|_| {}));
        let place = format!("{path}:1:");
        let places: Vec<String> = made.diagnostics.iter().map(|it| it.origin.to_string()).collect();
        assert!(places.iter().any(|it| it.starts_with(&place)), "{path}: {places:?}");
        assert!(made.files.is_empty(), "{path}");
        tried += 1;
    }
    assert!(tried > 8, "{tried}");
}

/// Everything that is given to the templates of a whole is printed by one of them.
#[test]
fn every_field_of_a_whole_is_named_by_a_template() {
    let schema = entaku::view::schema::schema();
    let (base, mut sources) = (entaku::template::base(), String::new());
    let folders = ["rollup/", "rollup-summary/", "parts/rollup", "lib/", "frame"];
    for (path, bytes) in base.iter() {
        let path = path.trim_start_matches("templates/");
        if folders.iter().any(|folder| path.starts_with(folder)) {
            sources.push_str(&String::from_utf8_lossy(bytes));
        }
    }
    let names: BTreeSet<&str> =
        sources.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
    let types = [
        "Whole",
        "Tile",
        "Standing",
        "CountedMark",
        "SharedPart",
        "SharedRow",
        "SumRow",
        "SmallMultiples",
        "Panel",
        "RegionRow",
        "FadingRow",
        "SignRow",
        "DueRow",
        "AbsentRow",
    ];
    for of in types {
        let fields = schema["$defs"][of]["properties"].as_object().expect("a type of the view");
        for field in fields.keys() {
            assert!(names.contains(field.as_str()), "{of}.{field}");
        }
    }
}

/// A sign is told to those who may read it: of sectors and of the whole, once somebody agreed.
#[test]
fn signs_are_told_once_somebody_agreed_and_never_of_organisations() {
    let (inputs, templates) = crate::harness::project(&crate::harness::root());
    let path = "inputs/roundtable.toml";
    let settings = inputs.text(path).expect("settings").to_owned();
    let unsigned: String = settings
        .lines()
        .filter(|it| !it.starts_with("sign_off"))
        .map(|it| format!("{it}\n"))
        .collect();
    let of_grants = unsigned.replace(
        "[editions.funder]",
        "[editions.funders]\neach = \"funder\"\nsign_off = \"運営委員会\"\n\n[editions.funder]",
    );
    let signs = |settings: &str, readers: Visibility| -> (bool, Vec<String>) {
        let inputs = with(inputs.clone(), path, settings);
        let request = Request { extract: Some(readers), typeset: false, ..Request::default() };
        let built = run(&inputs, &templates, &request);
        let extract = Extract::parse(&built.extract.expect("what is said")).expect("ours");
        let codes = extract.signs.iter().map(|it| it.code.rule().code.to_owned());
        (extract.tells_signs, codes.collect())
    };
    let (tells, all) = signs(&settings, Visibility::Members);
    assert!(tells && all.contains(&"W12".to_owned()), "{all:?}");
    // Absences of single organisations are the secretariat's own.
    let of_one = ["W2", "W3", "W5", "W14"].map(str::to_owned);
    let (tells, own) = signs(&settings, Visibility::Internal);
    assert!(tells && of_one.iter().all(|it| !own.contains(it)), "{own:?}");
    assert_eq!(signs(&unsigned, Visibility::Members), (false, Vec::new()));
    let (tells, to_funders) = signs(&of_grants, Visibility::Funder);
    let of_money = ["W11", "W12"].map(str::to_owned);
    assert!(tells && !to_funders.is_empty(), "{to_funders:?}");
    assert!(of_money.iter().all(|it| !to_funders.contains(it)), "{to_funders:?}");
}
