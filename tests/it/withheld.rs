//! What is withheld, and what of it can be told: of the cases of the attack, each cell
//! that is withheld, and of statuses, baselines and messages what may be said.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use entaku::assessment::indicators::Part;
use entaku::assessment::suppression::{CellKey, Reason, Withheld};
use entaku::assessment::{self, Figures};
use entaku::diagnostics::any_error;
use entaku::domain::time::TimeSpan;
use entaku::domain::value::Reading;
use entaku::domain::words::Visibility;
use entaku::files::{self, Files};
use entaku::locale::Language;
use entaku::model;
use entaku::records;
use rust_decimal::Decimal;

use crate::harness::{build, described, draft, minimal, project, root, with};
use crate::seal::{record, sealed, small};

/// What those see who may see a visibility.
fn seen(inputs: &Files, visibility: Visibility) -> Figures {
    let mut told = Vec::new();
    let records = records::parse(inputs, &mut told);
    let october = TimeSpan::month_of(jiff::civil::date(2026, 10, 1));
    let scope = model::Scope { period: Some(october), ..Default::default() };
    let model = model::resolve(&records, scope, &mut told);
    assert!(!any_error(&told), "{}", described(&told, inputs));
    assessment::figures(&model, visibility)
}

fn case(name: &str) -> Files {
    files::read(&root().join("tests/attack/cases").join(name), "inputs").expect("a case")
}

/// The cells that are withheld: `2026-10 東×高校`, with `!` if they are small themselves.
fn withheld(figures: &Figures) -> Vec<String> {
    let said = |key: &CellKey| {
        let parts: Vec<&str> = key.parts.iter().map(|(_, part)| part.as_str()).collect();
        let total = if key.is_total { " total" } else { "" };
        format!("{} {}{total}", key.last, parts.join("×"))
    };
    let small = |reason: Reason| if reason == Reason::Small { "!" } else { "" };
    let all = figures.withheld.values().flat_map(Withheld::iter);
    let mut cells: Vec<String> = all.map(|(key, kept)| said(key) + small(kept.reason)).collect();
    cells.sort();
    cells
}

#[test]
fn what_would_give_a_small_count_away_is_withheld_with_it() {
    for (name, expected) in [
        ("leak-crossed-only", &["2026-10-31 東×大学", "2026-10-31 東×高校!"][..]),
        ("leak-no-whole", &["2026-10-31 東", "2026-10-31 高校!"]),
        ("leak-quarter", &["2026-06-30 東", "2026-06-30 西!"]),
        (
            "leak-late-april",
            &[
                "2026-04-30 ",
                "2026-04-30  total",
                "2026-04-30 南!",
                "2026-05-31  total",
                "2026-06-30 ",
            ],
        ),
    ] {
        let cells = withheld(&seen(&case(name), Visibility::Funder));
        assert_eq!(cells, expected, "{name}");
    }
    // Of 31 people all said yes, and so did the three of them in the middle school.
    let shares = withheld(&seen(&case("leak-all-said-yes"), Visibility::Funder));
    assert!(shares.contains(&"2026-10-31 東".to_owned()), "{shares:?}");
    // Two parts and their whole: it is the baseline, and printed nowhere else.
    let whole = withheld(&seen(&case("leak-whole-as-baseline"), Visibility::Funder));
    assert_eq!(whole, ["2026-03-31 ", "2026-03-31 東!", "2026-03-31 西!"]);
    // Ten people in ten parts are one each; a number that says so is withheld.
    let ones = withheld(&seen(&case("leak-ten-ones"), Visibility::Funder));
    assert!(ones.contains(&"2026-10-31 ".to_owned()), "{ones:?}");
}

/// Every number that is withheld could be another one, and by more than its threshold.
#[test]
fn no_withheld_count_can_be_told_closer_than_its_threshold() {
    let mut cells = 0;
    for entry in std::fs::read_dir(root().join("tests/attack/cases")).expect("the cases") {
        let name = entry.expect("a case").file_name();
        let inputs = case(name.to_str().expect("a name"));
        // A percentage is no count; of the people behind it nothing is printed.
        if inputs.text("inputs/observations.csv").expect("values").contains("分母") {
            continue;
        }
        for (visibility, least) in [(Visibility::Funder, 10), (Visibility::Members, 5)] {
            for withheld in seen(&inputs, visibility).withheld.values() {
                for (key, kept) in withheld.iter() {
                    let (low, high) = kept.range.expect("a number that is there");
                    assert!(high - low >= least.into(), "{name:?} {key:?}: {low} to {high}");
                    cells += 1;
                }
            }
        }
    }
    assert!(cells > 50, "{cells} cells are withheld");
}

#[test]
fn whoever_may_see_more_is_shown_at_least_as_much() {
    for name in ["leak-plain-3x3", "leak-sum-of-three", "leak-late-april", "leak-quarter"] {
        let cells = |visibility| -> BTreeSet<String> {
            let cells = withheld(&seen(&case(name), visibility));
            cells.into_iter().map(|it| it.trim_end_matches('!').to_owned()).collect()
        };
        let (funder, members) = (cells(Visibility::Funder), cells(Visibility::Members));
        assert!(members.is_subset(&funder), "{name}: {members:?} beside {funder:?}");
    }
}

#[test]
fn a_baseline_that_is_withheld_is_in_no_figure() {
    let figures = seen(&case("leak-baseline-sum-3"), Visibility::Funder);
    let assessed = figures.indicators.values().next().expect("an indicator");
    let printed = &assessed.printed;
    assert!(assessed.hides_baseline);
    for figure in [&printed.progress, &printed.ratio, &printed.at_target, &printed.behind] {
        assert_eq!(*figure, None);
    }
    assert_eq!(printed.path, None);
    assert_eq!(printed.forecast, None);
}

#[test]
fn a_withheld_value_is_said_to_be_so_without_a_target() {
    let figures = seen(&case("leak-no-target"), Visibility::Funder);
    let assessed = figures.indicators.values().next().expect("an indicator");
    assert!(assessed.is_withheld);
    let value = assessed.printed.value.as_ref().expect("a figure");
    assert_eq!(value.value.plain(), "withheld");
}

/// People are known by their units; what may be people is asked about, if something
/// printed depends on it.
#[test]
fn what_may_be_people_is_asked_about_once() {
    let inputs = |unit: &str, value: u32, least: &str| {
        let head =
            "指標ID,指標名,単位,望ましい方向,集計,基準値,基準時点,目標値,目標年度,最小公表件数";
        let row = format!("I1,居場所の利用者,{unit},増,期末,100,2025年度,240,2027年度,{least}");
        let files = with(minimal(), "inputs/indicators.csv", &format!("{head}\n{row}\n"));
        with(files, "inputs/observations.csv", &format!("指標ID,年月,値\nI1,2026-10,{value}\n"))
    };
    let asked = |inputs: &Files| {
        let told = draft(inputs, &Files::new()).diagnostics;
        let questions = told.iter().filter(|it| it.code == "ask-people");
        questions.map(|it| it.message(Language::Ja)).collect::<Vec<String>>()
    };
    assert_eq!(
        asked(&inputs("件", 3, "")),
        ["「I1」(居場所の利用者、単位「件」)が人を数えたものかどうか、分かりません"]
    );
    // Either number settles it, and so does a unit; large numbers are printed anyway.
    for (unit, value, least) in
        [("件", 3, "0"), ("件", 3, "10"), ("人（延べ）", 3, ""), ("件", 300, "")]
    {
        assert_eq!(
            asked(&inputs(unit, value, least)),
            Vec::<String>::new(),
            "{unit} {value} {least}"
        );
    }
}

/// A row that an edition may not show is no secret where the same words stand in the
/// settings or in a text for its readers.
#[test]
fn the_sample_builds_when_nobody_says_who_may_see_what() {
    let (mut inputs, templates) = project(&root());
    let settings = inputs.text("inputs/roundtable.toml").expect("settings").to_owned();
    let (before, rest) = settings.split_once("[visibility]").expect("visibilities");
    let after = rest.split_once("\n[").expect("another table").1;
    inputs.insert("inputs/roundtable.toml", format!("{before}[{after}"));
    let built = build(&inputs, &templates, 2);
    assert!(!any_error(&built.diagnostics), "{}", described(&built.diagnostics, &inputs));
}

/// A small number of people in a text stops before funders read it, and a reason lets it
/// stand: the secretariat reads both.
#[test]
fn few_people_in_a_text_need_a_reason() {
    let told = |head: &str| {
        let text = format!("---\nsection: summary\n{head}---\n応募した人は3人です。\n");
        let inputs = with(minimal(), "inputs/narrative/summary.md", &text);
        let found = draft(&inputs, &Files::new()).diagnostics;
        let few = found.iter().filter(|it| it.code.starts_with("few-people"));
        few.map(|it| format!("{} {}", it.origin, it.code)).collect::<Vec<String>>()
    };
    let place = "inputs/narrative/summary.md";
    let reason = "few_people: 本人たちが載せることに同意した\n";
    for (head, expected) in [
        ("visibility: funder\n".to_owned(), vec![format!("{place}:5:1 few-people")]),
        ("visibility: members\n".to_owned(), vec![format!("{place}:5:1 few-people-told")]),
        (format!("visibility: funder\n{reason}"), vec![format!("{place}:6:1 few-people-kept")]),
    ] {
        assert_eq!(told(&head), expected, "{head}");
    }
}

/// A running total begins anew with its fiscal year, also where a span lies across two.
#[test]
fn a_total_of_a_new_year_is_no_sum_of_two() {
    let head = "指標ID,指標名,単位,望ましい方向,集計,基準値,基準時点,目標値,目標年度";
    let row = "I1,相談した人,人,増,平均,100,2024年度,240,2027年度";
    let files = with(minimal(), "inputs/indicators.csv", &format!("{head}\n{row}\n"));
    let values = "指標ID,年月,値\nI1,2024-06,8\nI1,2025年,4\n";
    let figures = seen(&with(files, "inputs/observations.csv", values), Visibility::Funder);
    let cells = withheld(&figures);
    for cell in ["2025-12-31 !", "2025-12-31  total!"] {
        assert!(cells.contains(&cell.to_owned()), "{cell} among {cells:?}");
    }
}

/// The small roundtable with people by district.
fn of_people(rows: &str) -> Files {
    let head = "指標ID,指標名,単位,望ましい方向,集計,基準値,基準時点,目標値,目標年度,\
                内訳項目,公開範囲";
    let row = "I1,相談した人,人,増,累計,100,2025年度,240,2027年度,地区,公開";
    let files = with(small(), "inputs/indicators.csv", &format!("{head}\n{row}\n"));
    // Nothing is known before the first promise.
    let promises = "約束ID,約束,目標ID,担当団体,表明日,期限,状況\n\
                    P1,明かりを増やす,M1,G1,2026-06-01,2026-12-31,進行中\n";
    let files = with(files, "inputs/commitments.csv", promises);
    with(files, "inputs/observations.csv", &format!("指標ID,年月,地区,値,受領日\n{rows}"))
}

/// What those who see a visibility are not shown in September, after others were sealed.
fn after(archives: &[&[u8]], rows: &str, visibility: Visibility) -> Vec<String> {
    let inputs = of_people(rows);
    let mut told = Vec::new();
    let records = records::parse(&inputs, &mut told);
    let mut model = model::resolve(&records, model::Scope::default(), &mut told);
    assert!(!any_error(&told), "{}", described(&told, &inputs));
    model.look_back(&records, archives.iter().map(|it| record(it)).collect());
    withheld(&assessment::figures(&model, visibility))
}

/// A table that is changed after its month was sealed: what was printed and what is printed
/// now hang together by all that nobody changed.
#[test]
fn what_was_sealed_is_a_part_of_the_system() {
    let before = of_people("I1,2026-08,,27,\nI1,2026-08,東,5,\nI1,2026-08,西,22,\n");
    let archive = sealed(&before, &[], "2026-08").1;
    let cells = |rows: &str| after(&[&archive], rows, Visibility::Funder);
    // The whole was 27 without the new part: with it, it would tell what that is.
    let rows = "I1,2026-08,,30,\nI1,2026-08,東,5,\nI1,2026-08,西,22,\nI1,2026-08,島,3,\n";
    let new_part = cells(&format!("{rows}I1,2026-09,,40,\n"));
    for cell in ["2026-08-31 ", "2026-08-31  total", "2026-08-31 島!"] {
        assert!(new_part.contains(&cell.to_owned()), "{cell} among {new_part:?}");
    }
    // Nothing is small any more, and what was withheld beside it would still tell it.
    let grown = cells("I1,2026-08,,34,\nI1,2026-08,東,12,\nI1,2026-08,西,22,\nI1,2026-09,,40,\n");
    for cell in ["2026-08-31 東", "2026-08-31 西"] {
        assert!(grown.contains(&cell.to_owned()), "{cell} among {grown:?}");
    }
}

/// What a sealed edition withheld is what the tables say, and no older number that another
/// archive has of that place: June and August are 199 by the total of August, and with that
/// of September would leave 9.
#[test]
fn what_an_archive_withheld_is_no_older_number() {
    let june = "I1,2026-06,東,51,\nI1,2026-06,西,14,\n";
    let first = sealed(&of_people(&format!("I1,2026-06,,65,\n{june}")), &[], "2026-06").1;
    let june = format!("I1,2026-06,,69,\n{june}I1,2026-06,島,4,\n");
    let rows = of_people(&format!("{june}I1,2026-07,,37,\nI1,2026-08,,130,\n"));
    let second = sealed(&rows, &[record(&first)], "2026-08").1;
    let rows = format!("{june}I1,2026-07,,74,\nI1,2026-08,,130,\nI1,2026-09,,9,\n");
    let cells = after(&[&first, &second], &rows, Visibility::Funder);
    assert!(cells.contains(&"2026-09-30  total".to_owned()), "{cells:?}");
}

/// A month that was not sealed went out too, before one that was.
#[test]
fn a_month_before_a_sealed_one_was_printed() {
    let parts = "I1,2026-07,東,20,2026-07-28\nI1,2026-07,西,2,2026-07-28\n";
    let august =
        "I1,2026-08,,50,2026-08-28\nI1,2026-08,東,30,2026-08-28\nI1,2026-08,西,20,2026-08-28\n";
    let whole = "I1,2026-07,,22,2026-09-03\n";
    let rows = format!("{parts}{whole}{august}");
    let archive = sealed(&of_people(&rows), &[], "2026-08").1;
    let cells = after(&[&archive], &rows, Visibility::Members);
    assert!(cells.contains(&"2026-07-31 ".to_owned()), "{cells:?}");
    assert!(!cells.contains(&"2026-07-31 東".to_owned()), "{cells:?}");
}

/// A year that is printed in parts alone has its whole beside it: the baseline.
#[test]
fn a_baseline_is_the_whole_of_its_parts() {
    let head = "指標ID,指標名,単位,望ましい方向,集計,基準値,基準時点,目標値,目標年度,内訳項目";
    let row = "I1,相談した人,人,増,累計,57,2025年度,240,2027年度,地区";
    let files = with(minimal(), "inputs/indicators.csv", &format!("{head}\n{row}\n"));
    let parts = "I1,2025年度,東,4\nI1,2025年度,西,30\nI1,2025年度,南,23\n";
    let values = format!("指標ID,年月,地区,値\n{parts}");
    let figures = seen(&with(files, "inputs/observations.csv", &values), Visibility::Funder);
    assert_eq!(withheld(&figures), ["2026-03-31 南", "2026-03-31 東!"]);
}

/// A part that its supplier left out is no more than the others leave of the whole.
#[test]
fn what_a_supplier_left_out_hides_no_more_than_is_left() {
    let rows = "I1,2026-09,,16,\nI1,2026-09,東,1,\nI1,2026-09,西,13,\nI1,2026-09,南,x,\n";
    let figures = {
        let inputs = of_people(rows);
        let mut told = Vec::new();
        let records = records::parse(&inputs, &mut told);
        let model = model::resolve(&records, model::Scope::default(), &mut told);
        assert!(!any_error(&told), "{}", described(&told, &inputs));
        assessment::figures(&model, Visibility::Funder)
    };
    let cells = withheld(&figures);
    let is_hidden = |cell: &str| cells.contains(&cell.to_owned());
    assert!(is_hidden("2026-09-30 東!"), "{cells:?}");
    assert!(is_hidden("2026-09-30 西") || is_hidden("2026-09-30 "), "{cells:?}");
}

/// Values of an indicator in per cent with the people behind them, for funders.
fn shares(rows: &str) -> Figures {
    let head = "指標ID,指標名,単位,望ましい方向,集計,最小公表件数";
    let row = "I1,孤立を感じる高齢者の割合,%,減,期末,10";
    let files = with(minimal(), "inputs/indicators.csv", &format!("{head}\n{row}\n"));
    let rows = format!("指標ID,年月,地区,値,回答者数\n{rows}");
    seen(&with(files, "inputs/observations.csv", &rows), Visibility::Funder)
}

#[test]
fn a_percentage_of_few_people_is_withheld() {
    // Of 8 people; of 40, of whom 2 say yes; of 40, of whom 2 say no; and one that is
    // neither goes with the last, or the whole would give it away.
    for (rows, expected) in [
        ("I1,2026-09,,30.0,\nI1,2026-09,東,30.0,\n", &["2026-09-30 東?"][..]),
        ("I1,2026-09,東,50,8\nI1,2026-09,西,50,100\n", &["2026-09-30 東~"]),
        ("I1,2026-09,東,5,40\nI1,2026-09,西,50,100\n", &["2026-09-30 東~"]),
        ("I1,2026-09,東,95,40\nI1,2026-09,西,50,100\n", &["2026-09-30 東~"]),
        ("I1,2026-09,東,0,40\nI1,2026-09,西,50,100\n", &[]),
        (
            "I1,2026-09,,47.5,200\nI1,2026-09,東,5,40\nI1,2026-09,西,58,100\nI1,2026-09,南,58.3,60\n",
            &["2026-09-30 南", "2026-09-30 東~"],
        ),
        // Percentages are rounded, and still tell of the whole within some people.
        (
            "I1,2026-09,,47.4,3000\nI1,2026-09,東,5,40\nI1,2026-09,西,48,1460\nI1,2026-09,南,48.1,1500\n",
            &["2026-09-30 東~", "2026-09-30 西"],
        ),
    ] {
        let figures = shares(rows);
        let mut cells: Vec<String> = Vec::new();
        for (key, kept) in figures.withheld.values().flat_map(Withheld::iter) {
            let mark = match kept.reason {
                Reason::Small => "!",
                Reason::FewBehind => "~",
                Reason::UnknownBehind => "?",
                Reason::Complement => "",
            };
            let parts: Vec<&str> = key.parts.iter().map(|(_, part)| part.as_str()).collect();
            cells.push(format!("{} {}{mark}", key.last, parts.join("×")));
        }
        cells.sort();
        assert_eq!(cells, expected, "{rows}");
    }
}

/// An average of months tells the one that is withheld, beside the others.
#[test]
fn an_average_with_a_month_of_few_people_is_withheld() {
    let is_withheld = |few: u32| {
        let head = "指標ID,指標名,単位,望ましい方向,集計";
        let row = "I1,相談した人の満足度,%,増,平均";
        let files = with(minimal(), "inputs/indicators.csv", &format!("{head}\n{row}\n"));
        let rows = format!(
            "指標ID,年月,値,n\nI1,2026-08,70,400\nI1,2026-09,62.5,{few}\nI1,2026-10,80,400\n"
        );
        let figures = seen(&with(files, "inputs/observations.csv", &rows), Visibility::Funder);
        figures.indicators.values().next().expect("an indicator").is_withheld
    };
    assert!(is_withheld(8));
    assert!(!is_withheld(80));
}

/// A percentage in parts that says nothing of how many people it is of is asked about.
#[test]
fn percentages_in_parts_say_of_how_many_people_they_are() {
    let asked = |name: &str, least: &str, rows: &str| {
        let head =
            "指標ID,指標名,単位,望ましい方向,集計,基準値,基準時点,目標値,目標年度,最小公表件数";
        let row = format!("I1,{name},%,減,期末,34,2025-09,25,2027年度,{least}");
        let files = with(minimal(), "inputs/indicators.csv", &format!("{head}\n{row}\n"));
        let files = with(files, "inputs/observations.csv", rows);
        let told = draft(&files, &Files::new()).diagnostics;
        let questions = told.iter().filter(|it| it.code == "ask-denominator");
        questions.map(|it| it.message(Language::Ja)).collect::<Vec<String>>()
    };
    let bare = "指標ID,年月,地区,値\nI1,2026-09,東,30.1\nI1,2026-09,西,31\n";
    let said = "指標ID,年月,地区,値,分母\nI1,2026-09,東,30.1,521\nI1,2026-09,西,31,402\n";
    assert_eq!(
        asked("孤立を感じる高齢者の割合", "", bare),
        [
            "「I1」の内訳の割合が何人についてのものか、書かれていません(ほかに1か所)。人数が少ないと、だれのことか分かるおそれがあります"
        ]
    );
    for (name, least, rows) in [
        ("孤立を感じる高齢者の割合", "0", bare),
        ("孤立を感じる高齢者の割合", "", said),
        ("空き家率", "", bare),
    ] {
        assert_eq!(asked(name, least, rows), Vec::<String>::new(), "{name} {least}");
    }
}

/// A table of more cells than anybody reads has its smallest parts put together, and says
/// so; the same sum is printed.
#[test]
fn a_table_beyond_any_reader_is_made_coarser() {
    let head = "指標ID,指標名,単位,望ましい方向,集計,内訳項目";
    let files = with(
        minimal(),
        "inputs/indicators.csv",
        &format!("{head}\nI1,利用者,人,増,期末,町;年齢\n"),
    );
    let mut rows = "指標ID,年月,町,年齢,値\n".to_owned();
    for (town, age) in (0..100).flat_map(|town| (0..60).map(move |age| (town, age))) {
        writeln!(rows, "I1,2026-10,町{town:03},{age}歳,{}", 20 + town).expect("a text");
    }
    let figures = seen(&with(files, "inputs/observations.csv", &rows), Visibility::Funder);
    let assessed = figures.indicators.values().next().expect("an indicator");
    let [breakdown] = &assessed.breakdowns[..] else { panic!("one table") };
    assert_eq!(breakdown.merged, 35);
    assert_eq!(breakdown.parts.len(), 66 * 60);
    let others = breakdown.parts.iter().filter(|part| part.name.contains(&"その他".to_owned()));
    let number = |part: &Part| match part.reading {
        Reading::Number(number) => number,
        _ => panic!("{} has no number", part.name.join("×")),
    };
    let others: Decimal = others.map(number).sum();
    // The towns with the fewest people, in each of sixty ages.
    assert_eq!(others, Decimal::from(60 * (20..55).sum::<u32>()));
    let merged = assessed.printed.merged[0].as_ref().expect("a figure");
    assert_eq!(merged.value.plain(), "35");
}
