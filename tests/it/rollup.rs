//! What many roundtables come to: what each says to the whole, what is added and what is
//! not, and that no number which one of them withholds can be worked out.

use std::fmt::Write as _;

use entaku::diagnostics::any_error;
use entaku::domain::words::Visibility;
use entaku::files::Files;
use entaku::pipeline::{Outcome, Request};
use entaku::records::extract::{Extract, SaidIndicator, SaidValue};

use crate::harness::{described, run};

/// A small roundtable: its name, the heads and rows of its indicators, and their values.
struct Small {
    name: &'static str,
    english: &'static str,
    indicators: Vec<&'static str>,
    values: Vec<&'static str>,
    /// Added to the settings.
    more: &'static str,
}

impl Small {
    fn files(&self) -> Files {
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
        let heads = "指標ID,指標名,指標名(英語),単位,単位(英語),望ましい方向,集計,基準値,基準時点,目標値,目標年度,頻度,担当団体";
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
const USERS: &str = "I2,利用した人,Users,人,people,増,期末,20,2026-03,90,2027年度,月,会";
const CONTENT: &str = "I3,満足した人の割合,Content,%,%,増,期末,50,2026-03,80,2027年度,月,会";

/// Everything is printed.
fn north() -> Small {
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
fn west() -> Small {
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
