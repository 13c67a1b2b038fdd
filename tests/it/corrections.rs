//! An edition is sealed in September, tables change, and October's edition says what
//! is no longer as it was printed: old and new, whether or not somebody noted it.

use std::sync::Arc;

use entaku::assessment::changes::{Changes, Since};
use entaku::assessment::corrections::Corrected;
use entaku::assessment::suppression;
use entaku::assessment::{self};
use entaku::diagnostics::Diagnostic;
use entaku::domain::value::Reading;
use entaku::domain::words::Visibility;
use entaku::files::Files;
use entaku::model::{self, Model, Scope};
use entaku::pipeline::Request;
use entaku::records;
use entaku::records::sealed::Sealed;

use crate::harness::{make, with};
use crate::seal::{of_period, record, sealed, small};

/// The small roundtable with a table changed.
pub(crate) fn edited(inputs: Files, table: &str, from: &str, to: &str) -> Files {
    let path = format!("inputs/{table}.csv");
    let text = inputs.text(&path).expect("a table").to_owned();
    assert!(text.contains(from), "{from} in {text}");
    with(inputs, &path, &text.replace(from, to))
}

fn model_of(inputs: &Files, before: &[Arc<Sealed>]) -> Model {
    let mut problems = Vec::new();
    let records = records::parse(inputs, &mut problems);
    let mut model = model::resolve(&records, Scope::default(), &mut problems);
    model.look_back(&records, before.to_vec());
    model
}

pub(crate) fn changes_of(inputs: &Files, before: &[Arc<Sealed>]) -> (Changes, Vec<Diagnostic>) {
    changes_for(inputs, before, Visibility::Internal)
}

pub(crate) fn changes_for(
    inputs: &Files,
    before: &[Arc<Sealed>],
    visibility: Visibility,
) -> (Changes, Vec<Diagnostic>) {
    let model = model_of(inputs, before);
    let figures = assessment::figures(&model, visibility);
    let mut asked = Vec::new();
    assessment::problems::corrections_unexplained(&model, &figures, &mut asked);
    (figures.changes, asked)
}

fn number(reading: &Reading) -> String {
    match reading {
        Reading::Number(number) => number.normalize().to_string(),
        other => format!("{other:?}"),
    }
}

/// Returns corrections in short: `I1 2026-09 130→131`.
pub(crate) fn short(changes: &Changes) -> Vec<String> {
    changes
        .corrections
        .iter()
        .map(|correction| match &correction.what {
            Corrected::Value { indicator, span, parts, old, new } => {
                let parts: Vec<&str> = parts.iter().map(|(_, part)| part.as_str()).collect();
                let place = [&[indicator.as_str()], &parts[..]].concat().join(":");
                format!("{place} {span} {}→{}", old.normalize(), number(new))
            }
            Corrected::Total { indicator, day, old, new } => {
                format!("{indicator} total {day} {}→{}", old.normalize(), number(new))
            }
            Corrected::Status { indicator, old, new, .. } => {
                format!("{indicator} {}→{}", old.code(), new.code())
            }
            Corrected::Commitment { id, old, new, .. } => {
                format!("{id} {}→{}", old.code(), new.map_or("none", |it| it.code()))
            }
            Corrected::Due { id, is_first, old, new, .. } => {
                let first = if *is_first { "first " } else { "" };
                let new = new.map_or("none".to_owned(), |it| it.to_string());
                format!("{id} {first}due {old}→{new}")
            }
            Corrected::Grant { funder, old, new, .. } => {
                let new = new.map_or("none".to_owned(), |it| it.to_string());
                format!("{} {old}→{new}", funder.ja)
            }
            Corrected::Figure { figure, old, .. } => {
                format!("{} {}→{}", figure.id, old["ja"], figure.value.plain())
            }
        })
        .collect()
}

#[test]
fn what_is_no_longer_as_printed_is_told_unasked() {
    let parts = edited(
        small(),
        "observations",
        "指標ID,時点,値\n",
        "指標ID,時点,値,地区\nI1,2026-09,50,東\nI1,2026-09,80,西\n",
    );
    let parts = edited(
        parts,
        "indicators",
        "公開範囲\nI1,街灯の数,M1,活動,基,増,期末,100,2025-03,200,2028-03,月,G1,公開\n\
         I2,見まわりの回数,M1,活動,回,増,累計,40,2024年度,400,2027年度,月,G2,公開\n",
        "公開範囲,内訳項目\nI1,街灯の数,M1,活動,基,増,期末,100,2025-03,200,2028-03,月,G1,公開,地区\n\
         I2,見まわりの回数,M1,活動,回,増,累計,40,2024年度,400,2027年度,月,G2,公開,\n",
    );
    let met = with(
        edited(small(), "meetings", "総会,G1;G2", "総会,"),
        "inputs/attendance.csv",
        "会議ID,団体ID,出欠\nK1,G1,出席\nK1,G2,出席\n",
    );
    let noted = "指標ID,時点,値,受領日,訂正前の値,備考\n";
    let head = |to: &str| edited(small(), "observations", "指標ID,時点,値\n", to);
    for (name, before, after, expected, asked) in [
        ("nothing", small(), small(), &[][..], &[][..]),
        (
            "a value",
            small(),
            edited(small(), "observations", "I1,2026-09,130", "I1,2026-09,131"),
            &["I1 2026-09 130→131"],
            &["correction-without-reason"],
        ),
        (
            "a value of months ago, in a sum",
            small(),
            edited(small(), "observations", "I2,2026-07,21", "I2,2026-07,26"),
            &["I2 2026-07 21→26", "I2 total 2026-09-30 120→125"],
            &["correction-without-reason"],
        ),
        (
            "a value that changes the status",
            small(),
            edited(small(), "observations", "I2,2026-09,43", "I2,2026-09,3"),
            &["I2 2026-09 43→3", "I2 total 2026-09-30 120→80", "I2 slightly-late→late"],
            &["correction-without-reason"],
        ),
        (
            "a value with the day it came, the old one and a reason",
            small(),
            edited(
                head(noted),
                "observations",
                "I1,2026-09,130",
                "I1,2026-09,131,2026-10-10,130,数え忘れ",
            ),
            &["I1 2026-09 130→131"],
            &[],
        ),
        (
            "a value with the day it came only",
            small(),
            edited(head(noted), "observations", "I1,2026-09,130", "I1,2026-09,131,2026-10-10,,"),
            &["I1 2026-09 130→131"],
            &["correction-without-reason"],
        ),
        (
            "a value whose row went",
            small(),
            edited(small(), "observations", "I1,2026-08,120\n", ""),
            &["I1 2026-08 120→Unknown"],
            &["correction-without-reason"],
        ),
        (
            "a value that came late",
            edited(small(), "observations", "I1,2026-09,130\n", ""),
            small(),
            &[],
            &[],
        ),
        (
            "the next month's values",
            small(),
            edited(small(), "observations", "I1,2026-09,130\n", "I1,2026-09,130\nI1,2026-10,140\n"),
            &[],
            &[],
        ),
        (
            "a part",
            parts.clone(),
            edited(parts.clone(), "observations", "I1,2026-09,50,東", "I1,2026-09,51,東"),
            &["I1:東 2026-09 50→51"],
            &["correction-without-reason"],
        ),
        (
            "who came to a meeting",
            met.clone(),
            edited(met, "attendance", "G2,出席", "G2,欠席"),
            &["attendance 100%→50", "attendance.town 100%→50", "attendance.G2 100%→0"],
            &["figure-corrected"],
        ),
        (
            "a commitment kept before that was not said to be",
            small(),
            edited(small(), "commitments", "進行中,", "完了,2026-09-20"),
            &[
                "P1 in-progress→done-on-time",
                "commitments.done 1→2",
                "commitments.open 1→0",
                "commitments.town.on-time 1→2",
                "commitments.town.going 1→0",
                "matrix.M1.town.done 1→2",
            ],
            &["figure-corrected"],
        ),
        (
            "a commitment kept since",
            small(),
            edited(small(), "commitments", "進行中,", "完了,2026-10-20"),
            &[],
            &[],
        ),
    ] {
        let (_, archive) = sealed(&before, &[], "2026-09");
        let before = [record(&archive)];
        let (changes, told) = changes_of(&of_period(&after, "2026-10"), &before);
        let found = short(&changes);
        let found: Vec<&str> = found
            .iter()
            .map(String::as_str)
            .filter(|it| expected.contains(it) || !it.starts_with("attendance.meeting"))
            .collect();
        assert_eq!(found, expected, "{name}");
        let mut codes: Vec<&str> = told.iter().map(|it| it.code).collect();
        codes.dedup();
        assert_eq!(codes, asked, "{name}");
        assert!(matches!(changes.since, Since::Printed(_, 1)), "{name}");
    }
}

#[test]
fn a_correction_is_told_in_one_edition_and_not_again() {
    let after = edited(small(), "observations", "I1,2026-09,130", "I1,2026-09,131");
    let (_, first) = sealed(&small(), &[], "2026-09");
    let before = [record(&first)];
    let (_, second) = sealed(&after, &before, "2026-10");
    let both = [record(&first), record(&second)];
    assert_eq!(short(&changes_of(&of_period(&after, "2026-10"), &before).0).len(), 1);
    assert!(short(&changes_of(&of_period(&after, "2026-11"), &both).0).is_empty());
    // Back to what it was: that is no longer what October printed.
    let (changes, _) = changes_of(&of_period(&small(), "2026-11"), &both);
    assert_eq!(short(&changes), ["I1 2026-09 131→130"]);
}

#[test]
fn the_pages_show_old_and_new_and_say_what_they_are_compared_with() {
    let after = edited(small(), "observations", "I1,2026-09,130", "I1,2026-09,131");
    let after = edited(after, "commitments", "進行中,", "完了,2026-10-20");
    let after = of_period(&after, "2026-10");
    let (_, archive) = sealed(&small(), &[], "2026-09");
    let before = [record(&archive)];
    let draft = |before: &[Arc<Sealed>]| {
        let request =
            Request { keep_markup: true, typeset: false, sealed: before, ..Request::default() };
        let built = make(&after, &Files::new(), &request);
        let of = |path: &str| built.outputs.text(path).expect("is drafted").to_owned();
        (of("funder/report.ja.typ"), of("town/report.ja.typ"))
    };
    let (funder, town) = draft(&before);
    for source in [&funder, &town] {
        assert!(source.contains("前回からの訂正"), "{source}");
        assert!(source.contains("\"130\", \"131\""), "old and new stand in a row");
        assert!(source.contains("2026年9月（第1版）に印刷したことと比べています"));
    }
    let (funder, _) = draft(&[]);
    assert!(!funder.contains("前回からの訂正"));
    assert!(funder.contains("いまの記録から計算し直したものと比べています"));
}

#[test]
fn what_changed_is_told_from_what_was_printed() {
    let (_, archive) = sealed(&small(), &[], "2026-09");
    let before = [record(&archive)];
    let after = edited(small(), "commitments", "2026-12-31,進行中,", "2027-03-31,進行中,");
    let after =
        edited(after, "commitments", "P2,", "P3,あいさつ,M1,G1,,2027-01-31,進行中,,公開\nP2,");
    let (changes, _) = changes_of(&of_period(&after, "2026-10"), &before);
    let ids = |ids: &[entaku::domain::name::CommitmentId]| {
        ids.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    // Without a day it was made, and moved without saying so: October knows both.
    assert_eq!(ids(&changes.made), ["P3"]);
    assert_eq!(ids(&changes.slipped), ["P1"]);
    let (changes, _) = changes_of(&of_period(&after, "2026-10"), &[]);
    assert!(changes.made.is_empty() && changes.slipped.is_empty());
    assert_eq!(changes.since, Since::Recalculated);
}

/// A count of people in three parts, of which the smallest is withheld and, so that
/// nobody subtracts it back, another.
fn people(east: u32, threshold: &str) -> Files {
    let values = format!(
        "指標ID,時点,値,地区\nI1,2026-09,{},\nI1,2026-09,{east},東\nI1,2026-09,20,西\n\
         I1,2026-09,30,南\n",
        east + 50
    );
    let settings = small().text("inputs/roundtable.toml").expect("settings").to_owned();
    let settings = format!("{settings}\n[suppression]\n{threshold}\n");
    let inputs = with(small(), "inputs/observations.csv", &values);
    let inputs = with(
        inputs,
        "inputs/indicators.csv",
        "指標ID,指標名,目標ID,種別,単位,望ましい方向,集計,頻度,内訳項目,公開範囲\n\
         I1,来た人,M1,活動,人,増,期末,月,地区,公開\n",
    );
    if threshold.is_empty() { inputs } else { with(inputs, "inputs/roundtable.toml", &settings) }
}

#[test]
fn what_was_really_printed_is_not_withheld_in_place_of_another() {
    // In September the east had 12 people, and everything was printed.
    let (_, archive) = sealed(&people(12, ""), &[], "2026-09");
    let before = [record(&archive)];
    // Corrected to 3: the tables of today alone would withhold 西, which is public.
    let after = of_period(&people(3, ""), "2026-10");
    let withheld = |before: &[Arc<Sealed>]| -> Vec<String> {
        let model = model_of(&after, before);
        let found = suppression::decide(&model.indicators[0], &model, Visibility::Funder);
        found
            .iter()
            .map(|(key, _)| key.parts.iter().map(|(_, part)| part.as_str()).collect())
            .collect()
    };
    // Funders are told that it is not 12, and not what it is.
    let figures = assessment::figures(&model_of(&after, &before), Visibility::Funder);
    let told = short(&figures.changes);
    assert_eq!(told, ["I1 2026-09 62→Suppressed", "I1:東 2026-09 12→Suppressed"]);
    assert_eq!(withheld(&[]), ["東", "西"]);
    // Withholding 西 would hide nothing; the new whole is not known yet.
    assert_eq!(withheld(&before), ["", "東"]);
}

/// Whoever gives a grant is told that its own amount is no longer as it was printed, and of
/// no other's.
#[test]
fn a_grant_is_corrected_for_whoever_gives_it() {
    let table = "資金提供者,事業名,決定額(円),支出額(円),開始日,終了日,状況,公開範囲\n\
        海の財団,見守り,\"1,200,000\",\"300,000\",2026-04-01,2027-03-31,確定,資金提供者\n\
        山の銀行,灯り,\"700,000\",\"150,000\",2026-04-01,2027-03-31,確定,資金提供者\n";
    let settings =
        "[editions.sea]\nfunder = \"海の財団\"\n[editions.hill]\nfunder = \"山の銀行\"\n";
    let path = "inputs/roundtable.toml";
    let settings = format!("{}{settings}", small().text(path).expect("settings"));
    let inputs = with(with(small(), path, &settings), "inputs/funding.csv", table);
    let before = [record(&sealed(&inputs, &[], "2026-09").1)];
    let changed = edited(inputs, "funding", "1,200,000", "1,250,000");
    let changed = of_period(&edited(changed, "funding", "700,000", "740,000"), "2026-10");
    let request = Request {
        keep_markup: true,
        typeset: false,
        sealed: &before,
        period: None,
        ..Request::default()
    };
    let built = make(&changed, &Files::new(), &request);
    let report = |edition: &str| {
        let path = format!("{edition}/report.ja.typ");
        built.outputs.text(&path).unwrap_or_else(|| panic!("{path}")).to_owned()
    };
    for (edition, told, hidden) in [
        ("sea", &["1,200,000", "1,250,000"][..], &["700,000", "740,000"][..]),
        ("hill", &["700,000", "740,000"], &["1,200,000", "1,250,000"]),
        ("funder", &["1,200,000", "1,250,000", "700,000", "740,000"], &[]),
    ] {
        let report = report(edition);
        for amount in told {
            assert!(report.contains(amount), "{edition} reads of {amount}");
        }
        for amount in hidden {
            assert!(!report.contains(amount), "{edition} reads of {amount}");
        }
    }
}
