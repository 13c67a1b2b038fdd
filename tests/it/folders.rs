//! What lies about in a folder beside the tables, and the same table kept twice: what
//! is no table is set aside with one line, and the newer of two files beats the older.

use entaku::diagnostics::{Answers, Diagnostic, Severity};
use entaku::domain::words::Visibility;
use entaku::files::Files;
use entaku::locale::Language;
use entaku::model::{self, Model};
use entaku::records::receipt::TakenFor;
use entaku::records::{self, Records};
use rust_xlsxwriter::Workbook;

use crate::harness::minimal;

/// A file that lies in a folder.
type Lying<'a> = (&'a str, &'a [u8]);

fn folder(files: &[Lying<'_>]) -> Files {
    let mut inputs = minimal();
    inputs.insert("inputs/indicators.csv", INDICATORS.as_bytes());
    for (path, bytes) in files {
        inputs.insert(format!("inputs/{path}"), bytes.to_vec());
    }
    inputs
}

const INDICATORS: &str = "指標ID,指標名,単位,集計\nI01,見守り訪問,件,累計\n\
    I02,配食の数,食,累計\nI03,相談窓口の利用,件,累計\n";

fn parse(inputs: &Files) -> (Records, Vec<Diagnostic>) {
    let mut told = Vec::new();
    let records = records::parse(inputs, &mut told);
    (records, told)
}

fn resolve(inputs: &Files, answer: Option<&'static str>) -> (Model, Vec<Diagnostic>) {
    let run = |answers: &Answers| {
        let mut told = Vec::new();
        let records = records::parse_with(inputs, answers, &mut told);
        let as_of = "2026-11-30".parse().ok();
        let scope = model::Scope { as_of, ..model::Scope::default() };
        let model = model::resolve(&records, scope, &mut told);
        (model, told)
    };
    let mut answers = Answers::default();
    let (model, told) = run(&answers);
    let Some(answer) = answer else { return (model, told) };
    for question in told.iter().filter(|it| it.asked().is_some()) {
        let asked = question.asked().expect("a question");
        assert!(asked.readings.contains(&answer), "no reading {answer} of {}", question.code);
        answers.insert(asked.key.clone(), answer.to_owned());
    }
    run(&answers)
}

fn codes(told: &[Diagnostic]) -> Vec<&'static str> {
    told.iter().map(|it| it.code).collect()
}

/// Sheets with their names and rows, as a workbook.
fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, text) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).expect("a name");
        for (row, line) in (0..).zip(text.lines()) {
            for (column, cell) in (0..).zip(line.split(',')) {
                match cell.parse::<f64>() {
                    _ if cell.is_empty() => {}
                    Ok(number) => drop(sheet.write(row, column, number).expect("a cell")),
                    Err(_) => drop(sheet.write(row, column, cell).expect("a cell")),
                }
            }
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// Holds that files are told in so many lines that stop nothing, each of the files
/// named in one of them and on a receipt of its own.
#[track_caller]
fn check_aside(files: &[Lying<'_>], lines: usize) {
    let (records, told) = parse(&folder(files));
    let shown: Vec<String> = told.iter().map(|it| it.message(Language::Ja)).collect();
    assert_eq!(told.len(), lines, "{shown:?}");
    assert!(told.iter().all(|it| it.severity == Severity::Warning), "{told:?}");
    for (path, _) in files {
        let name = path.rsplit('/').next().expect("a name");
        let is_told = told.iter().zip(&shown).filter(|(problem, message)| {
            problem.origin.source.path.ends_with(path) || message.contains(name)
        });
        assert_eq!(is_told.count(), 1, "{path}: {shown:?}");
        let of_file = records.receipts.iter().filter(|it| it.source.path.ends_with(path));
        assert_eq!(of_file.count(), 1, "{path}");
    }
}

#[test]
fn files_that_are_no_tables_are_told_in_one_line_for_a_kind() {
    check_aside(&[("ご案内.docx", b"x")], 1);
    check_aside(&[("ご案内.docx", b"x"), ("送付状.pdf", b"%PDF"), ("次第.odt", b"x")], 1);
    check_aside(&[("Re_ 10月分.eml", b"x"), ("連絡.msg", b"x")], 1);
    check_aside(&[("IMG_0123.JPG", b"x"), ("会場/DSC1.heic", b"x"), ("座席.png", b"x")], 1);
    check_aside(&[("10月分.zip", b"PK"), ("old.lzh", b"x")], 1);
    check_aside(
        &[("実績値.csv.bak", b"x"), ("表~", b"x"), ("費用.tmp", b"x"), ("表.xlk", b"x")],
        1,
    );
    check_aside(
        &[
            ("~$実績値.xlsx", b"x"),
            (".~lock.実績値.ods#", b"x"),
            ("Thumbs.db", b"x"),
            ("会場/.DS_Store", b"x"),
            ("desktop.ini", b"x"),
        ],
        1,
    );
    check_aside(&[("ご案内.docx", b"x"), ("10月分.zip", b"PK"), ("録音.mp3", b"x")], 3);
}

#[test]
fn a_picture_that_a_text_shows_is_used() {
    let text = "---\nsection: summary\n---\n![会場](会場.png)\n".as_bytes();
    let (_, told) = parse(&folder(&[("narrative/a.md", text), ("narrative/会場.png", b"x")]));
    assert_eq!(codes(&told), Vec::<&str>::new());
}

/// A document that is named as a table is told with its cure, and stops nothing where
/// the table is there, or nothing else stands on it.
#[test]
fn a_document_in_place_of_a_table_is_told_and_stops_only_what_stands_on_it() {
    for (name, severity) in [
        ("出欠.pdf", Severity::Warning),
        ("第3回 出欠.docx", Severity::Warning),
        ("行動計画.docx", Severity::Warning),
        ("会議記録.pdf", Severity::Warning),
        ("参加団体一覧.docx", Severity::Warning),
        ("出欠.zip", Severity::Warning),
        // Sheets that are tables in another form hold numbers.
        ("実績値.ods", Severity::Error),
    ] {
        let (_, told) = parse(&folder(&[(name, b"x")]));
        let told: Vec<_> = told.iter().map(|it| it.severity).collect();
        assert_eq!(told, [severity], "{name}");
    }
    let mut inputs = Files::new();
    for (path, bytes) in folder(&[("参加団体一覧.pdf", b"%PDF")]).iter() {
        if !path.ends_with("members.csv") {
            inputs.insert(path, bytes.clone());
        }
    }
    let (_, told) = parse(&inputs);
    assert!(told.iter().any(|it| (it.code, it.severity) == ("foreign-file", Severity::Error)));
}

#[test]
fn sheets_that_are_no_tables_are_told_in_one_line() {
    let values = "指標ID,年月,値\nI01,2026-04,20\n";
    let check = |sheets: &[(&str, &str)], names: &[&str]| {
        let mut all = vec![("実績値", values)];
        all.extend_from_slice(sheets);
        let (records, told) = parse(&folder(&[("見守り隊.xlsx", &workbook(&all))]));
        let shown: Vec<String> = told.iter().map(|it| it.message(Language::Ja)).collect();
        assert_eq!(told.len(), 1, "{shown:?}");
        assert_eq!(told[0].severity, Severity::Warning, "{shown:?}");
        for name in names {
            assert!(told[0].origin.to_string().contains(name) || shown[0].contains(name));
        }
        assert_eq!(records.observations.len(), 1);
        assert_eq!(
            records.receipts.iter().filter(|it| it.source.sheet.is_some()).count(),
            all.len()
        );
    };
    let cover = ("表紙", "みどり町 見守り円卓会議,,\n令和8年10月分,,\n見守り隊,,担当 上田\n");
    let seats = ("座席表", "窓,窓,窓\nみなと市,1,ひかり商店\n2,見守り隊,3\n");
    let menu = ("献立", "日,主菜,副菜\n1,カレー,サラダ\n2,うどん,おひたし\n");
    let phones = ("連絡先", "名前,電話\n見守り隊,090-1234-5678\nみなと市,0120-000-000\n");
    let contents = ("目次", "1,見守り訪問,3\n2,配食の数,5\n");
    check(&[cover], &["表紙"]);
    check(&[seats], &["座席表"]);
    check(&[menu], &["献立"]);
    check(&[phones], &["連絡先"]);
    check(&[contents], &["目次"]);
    check(&[cover, seats, menu], &["表紙", "座席表", "献立"]);
    let (_, told) = parse(&folder(&[("献立.csv", menu.1.as_bytes())]));
    assert_eq!(told.iter().map(|it| it.severity).collect::<Vec<_>>(), [Severity::Warning]);
}

/// Sheets that may hold numbers which would be lost are asked about.
#[test]
fn names_with_numbers_in_a_sheet_that_is_not_understood_are_asked() {
    let members =
        "団体ID,団体名,セクター,略称\nG1,みなと市役所,行政,みなと市\nN1,見守りの会,NPO,\n";
    for (name, text) in [
        ("報告", "今月のようす,\n見守り訪問,25件\n配食の数,40食\n"),
        ("報告", ",見守り訪問,配食の数\n東部,25,40\n西部,18,22\n"),
        ("報告", "見守り訪問（10月）,,\n,東部,25\n,西部,18\n"),
        ("まとめ", "みなと市,120,80\n見守りの会,35,12\n"),
        ("一覧", "助成元,事業名,いただいた額\nみどり財団,見守り,12000\n県,配食,8000\n"),
    ] {
        let book = workbook(&[(name, text)]);
        let files = [("members.csv", members.as_bytes()), ("団体から.xlsx", book.as_slice())];
        let (_, told) = parse(&folder(&files));
        assert_eq!(codes(&told), ["ask-unknown-table"], "{text}");
    }
    let letter = "お世話になっております。\n見守り訪問は25件でした。\n";
    let (_, told) = parse(&folder(&[("お便り.txt", letter.as_bytes())]));
    assert_eq!(codes(&told), ["ask-unknown-table"]);
    let letter = "お世話になっております。\n10月14日に見守り訪問の打合せをします。\n";
    let (_, told) = parse(&folder(&[("お便り.txt", letter.as_bytes())]));
    assert_eq!(codes(&told), Vec::<&str>::new());
}

#[test]
fn what_is_internal_is_not_read_or_is_for_the_secretariat() {
    let notes = "9月分の数え方を確認,\n見守り訪問,25\n";
    for name in ["メモ", "内部", "事務局限り", "非公開", "10月 内部用"] {
        let (records, told) = parse(&folder(&[("団体から.xlsx", &workbook(&[(name, notes)]))]));
        assert_eq!(told.iter().map(|it| it.severity).collect::<Vec<_>>(), [Severity::Warning]);
        let receipt = records.receipts.iter().find(|it| it.source.sheet.is_some());
        assert_eq!(receipt.expect("a receipt").taken_for, TakenFor::Internal, "{name}");
    }
    // A table of ours says nothing of who may see it.
    let costs = "年月,費目,実績額,公開範囲\n2026-10,会議費,12000,\n2026-10,旅費,500,公開\n";
    for (name, expected) in [
        ("内部", [Visibility::Internal, Visibility::Public]),
        ("非公開", [Visibility::Internal, Visibility::Public]),
        ("事務局の費用", [Visibility::Members, Visibility::Public]),
    ] {
        let (model, told) = resolve(&folder(&[("費用.xlsx", &workbook(&[(name, costs)]))]), None);
        assert_eq!(told.iter().filter(|it| it.severity != Severity::Warning).count(), 0);
        let found: Vec<Visibility> = model.costs.iter().map(|it| it.visibility).collect();
        assert_eq!(found, expected, "{name}");
    }
    let no_column = "年月,費目,実績額\n2026-10,会議費,12000\n";
    let (model, _) = resolve(&folder(&[("費用.xlsx", &workbook(&[("内部", no_column)]))]), None);
    assert_eq!(model.costs[0].visibility, Visibility::Internal);
    // Values have no such column: whether they may be shown is asked.
    let values = workbook(&[("非公開", "指標ID,年月,値\nI01,2026-04,20\n")]);
    let files = folder(&[("実績値.xlsx", &values)]);
    for (answer, count) in [(None, 0), (Some("set-aside"), 0), (Some("use"), 1)] {
        let (model, told) = resolve(&files, answer);
        let found: usize = model.indicators.iter().map(|it| it.observations.len()).sum();
        assert_eq!(found, count, "{answer:?}");
        assert_eq!(told.iter().any(|it| it.code == "ask-internal-sheet"), answer.is_none());
    }
}

/// Values as the model has them, each with what it was before.
fn values(model: &Model) -> Vec<String> {
    let observations = model.indicators.iter().flat_map(|indicator| {
        indicator.observations.iter().map(move |it| (&indicator.definition.id, it))
    });
    let number = |reading: &entaku::domain::value::Reading| match reading {
        entaku::domain::value::Reading::Number(number) => number.normalize().to_string(),
        other => format!("{other:?}"),
    };
    let told = observations.map(|(id, it)| {
        let before = it.previous.as_ref().map(|it| format!(" was {}", number(it)));
        format!("{id} {} {}{}", it.span, number(&it.reading), before.unwrap_or_default())
    });
    told.collect()
}

/// Holds what is read of files and which problems are told, other than those of the
/// smallest project.
#[track_caller]
fn check_values(files: &[(&str, &str)], expected: &[&str], told: &[&str]) {
    let files: Vec<Lying<'_>> = files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
    let (model, found) = resolve(&folder(&files), None);
    assert_eq!((values(&model), codes(&found)), (to_texts(expected), told.to_vec()), "{found:?}");
}

fn to_texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

const HEAD: &str = "指標ID,年月,値\n";

#[test]
fn values_of_a_newer_file_hold_and_differences_are_corrections() {
    let older = format!("{HEAD}I01,2026-08,18\nI01,2026-09,20\nI01,2026-10,25\n");
    let newer = format!("{HEAD}I01,2026-09,20\nI01,2026-10,27\nI01,2026-11,22\n");
    let all = ["I01 2026-08 18", "I01 2026-09 20", "I01 2026-10 27 was 25", "I01 2026-11 22"];
    for (one, two) in [
        ("実績_202610.csv", "実績_202611.csv"),
        ("実績_R8年10月末.csv", "実績_R8年11月末.csv"),
        ("実績_2026-10-31.csv", "実績_令和8年11月30日.csv"),
        ("2026-10/実績.csv", "2026-11/実績.csv"),
        ("実績_v1.csv", "実績_v2.csv"),
        ("実績.csv", "実績_改訂版.csv"),
        ("実績.csv", "実績_最新.csv"),
        ("実績_旧.csv", "実績.csv"),
    ] {
        check_values(&[(one, &older), (two, &newer)], &all, &["newer-version"]);
    }
    // Names of indicators in one file, months across in the other.
    let wide = "指標名,2026-09,2026-10,2026-11\n見守り訪問,20,27,22\n";
    let files = [("実績_202610.csv", older.as_str()), ("実績_202611.csv", wide)];
    check_values(&files, &all, &["newer-version"]);
    // Months of their own add up, and nothing is said.
    let october = format!("{HEAD}I01,2026-10,25\n");
    let november = format!("{HEAD}I01,2026-11,22\n");
    let files = [("実績_202610.csv", october.as_str()), ("実績_202611.csv", november.as_str())];
    check_values(&files, &["I01 2026-10 25", "I01 2026-11 22"], &[]);
    // So do those of other senders and other indicators.
    let other = format!("{HEAD}I02,2026-10,25\n");
    let files = [("A/実績_202610.csv", october.as_str()), ("B/実績_202611.csv", other.as_str())];
    check_values(&files, &["I01 2026-10 25", "I02 2026-10 25"], &[]);
}

#[test]
fn three_files_are_used_from_the_newest_on() {
    let file = |rows: &str| format!("{HEAD}{rows}");
    let texts = [
        file("I01,2026-08,1\nI01,2026-09,2\n"),
        file("I01,2026-08,1\nI01,2026-09,3\nI01,2026-10,4\n"),
        file("I01,2026-09,5\nI01,2026-10,4\nI01,2026-11,6\n"),
    ];
    let files = [
        ("実績_9月.csv", texts[0].as_str()),
        ("実績_10月.csv", texts[1].as_str()),
        ("実績_11月.csv", texts[2].as_str()),
    ];
    let all = ["I01 2026-08 1", "I01 2026-09 5 was 3", "I01 2026-10 4", "I01 2026-11 6"];
    check_values(&files, &all, &["newer-version"; 3]);
}

const PROMISES: &str = "約束ID,取組,担当団体,期限,状況\n";

fn commitments(rows: &[&str]) -> String {
    format!("{PROMISES}{}\n", rows.join("\n"))
}

#[test]
fn the_newer_of_two_registers_holds() {
    let older = commitments(&["C1,配食,市,2026-12,進行中", "C2,訪問,市,2026-12,未着手"]);
    let newer = commitments(&[
        "C1,配食,市,2026-12,遅延",
        "C2,訪問,市,2027-01,進行中",
        "C3,会議,市,2027-03,未着手",
    ]);
    for (one, two) in [
        ("行動計画_R8年10月末.csv", "行動計画_R8年11月末.csv"),
        ("行動計画_R8年10月末.csv", "行動計画_2026-11-30.csv"),
        ("行動計画_10月.csv", "行動計画_11月.csv"),
        ("行動計画_v1.csv", "行動計画_v2.csv"),
        ("旧/行動計画.csv", "行動計画.csv"),
    ] {
        let inputs = folder(&[(one, older.as_bytes()), (two, newer.as_bytes())]);
        let (records, told) = parse(&inputs);
        assert_eq!(codes(&told), ["newer-version"], "{one} {two}");
        assert!(told[0].origin.source.path.ends_with(one), "{:?}", told[0].origin);
        let from: Vec<&str> =
            records.commitments.iter().map(|it| it.origin.source.path.as_str()).collect();
        assert_eq!(from, [format!("inputs/{two}").as_str(); 3], "{one} {two}");
        let receipt = records.receipts.iter().find(|it| it.source.path.ends_with(one));
        let receipt = receipt.expect("a receipt");
        assert_eq!((receipt.taken_for, receipt.records), (TakenFor::Older, 0));
        assert_eq!(receipt.context, [("context-newer", format!("inputs/{two}"))]);
    }
    // What is wrong in a file that is not used is no matter.
    let broken = older.replace("未着手", "はて");
    let files = [("行動計画_10月.csv", broken.as_bytes()), ("行動計画_11月.csv", newer.as_bytes())];
    assert_eq!(codes(&parse(&folder(&files)).1), ["newer-version"]);
    // So is one that has bare digits for its day, where nearly all is the same.
    let same = "C4,花壇,市,2027-03,未着手\nC5,清掃,市,2027-03,未着手\n";
    let one = format!("{older}{same}");
    let two = format!(
        "{}{same}",
        older.replace("C2,訪問,市,2026-12,未着手", "C2,訪問,市,2026-12,進行中")
    );
    let files = [("行動計画_1031.csv", one.as_bytes()), ("行動計画_1130.csv", two.as_bytes())];
    assert_eq!(codes(&parse(&folder(&files)).1), ["newer-version"]);
    // Numbers that begin anew with each month are no versions.
    let other = commitments(&["C1,花壇,県,2027-02,未着手", "C2,清掃,県,2027-02,未着手"]);
    let files = [("行動計画_10月.csv", older.as_bytes()), ("行動計画_11月.csv", other.as_bytes())];
    let (records, told) = parse(&folder(&files));
    assert_eq!((records.commitments.len(), codes(&told)), (4, vec![]));
}

#[test]
fn what_the_newer_file_leaves_out_is_asked_or_told() {
    // A register repeats its rows: what it leaves out is gone, and that is said.
    let older = commitments(&["C1,配食,市,2026-12,進行中", "C2,訪問,市,2026-12,未着手"]);
    let newer = commitments(&["C1,配食,市,2026-12,遅延", "C3,会議,市,2027-03,未着手"]);
    let files = [("行動計画_10月.csv", older.as_bytes()), ("行動計画_11月.csv", newer.as_bytes())];
    let (records, told) = parse(&folder(&files));
    assert_eq!((records.commitments.len(), codes(&told)), (2, vec!["newer-version"]));
    assert!(told[0].message(Language::Ja).contains("c2"), "{}", told[0].message(Language::Ja));
    // A value of a month that the newer file has others of may be forgotten.
    let older = format!("{HEAD}I01,2026-10,25\nI02,2026-10,40\nI01,2026-09,20\n");
    let newer = format!("{HEAD}I01,2026-10,25\nI01,2026-11,22\n");
    let inputs =
        folder(&[("実績_10月.csv", older.as_bytes()), ("実績_11月.csv", newer.as_bytes())]);
    for (answer, count) in [(None, 4), (Some("use"), 4), (Some("leave"), 3)] {
        let (model, told) = resolve(&inputs, answer);
        assert_eq!(values(&model).len(), count, "{answer:?}");
        let asked = told.iter().filter(|it| it.code == "ask-rows-left-out").count();
        assert_eq!(asked, usize::from(answer.is_none()));
    }
}

#[test]
fn which_is_newer_is_asked_once_where_it_cannot_be_told() {
    let one = format!("{HEAD}I01,2026-10,25\nI01,2026-11,22\n");
    let two = format!("{HEAD}I01,2026-10,27\nI01,2026-11,21\n");
    for (first, second) in [
        ("実績.csv", "実績 (2).csv"),
        ("実績.csv", "実績 - コピー.csv"),
        ("実績_最新.csv", "実績_修正版.csv"),
        ("実績.csv", "実績_11月末.csv"),
        // Attachments of two senders have one name, and a town has a code.
        ("実績 (1).csv", "実績 (2).csv"),
        ("実績_131016.csv", "実績_131024.csv"),
    ] {
        let inputs = folder(&[(first, one.as_bytes()), (second, two.as_bytes())]);
        let (_, told) = resolve(&inputs, None);
        let asked: Vec<&str> =
            told.iter().filter(|it| it.asked().is_some()).map(|it| it.code).collect();
        assert_eq!(asked, ["ask-which-version"], "{first} {second}");
        let mut found: Vec<Vec<String>> = Vec::new();
        for answer in ["newer", "older"] {
            let (model, told) = resolve(&inputs, Some(answer));
            assert_eq!(codes(&told), ["newer-version"]);
            found.push(values(&model));
        }
        found.sort();
        let texts = ["I01 2026-10 25 was 27", "I01 2026-11 22 was 21"];
        assert_eq!(found[0], texts, "{first} {second}");
        assert_eq!(found[1], ["I01 2026-10 27 was 25", "I01 2026-11 21 was 22"]);
    }
    // A copy that says the same and less is set aside unasked.
    let less = format!("{HEAD}I01,2026-10,25\n");
    for copy in ["実績 - コピー.csv", "実績 (1).csv", "実績_copy.csv"] {
        let all = ["I01 2026-10 25", "I01 2026-11 22"];
        check_values(&[("実績.csv", &one), (copy, &less)], &all, &["newer-version"]);
        check_values(&[("実績.csv", &one), (copy, &one)], &all, &["copied-table"]);
    }
}

const LOG: &str = "日付,氏名,時間,機能,内容\n";

/// Rows that may be two things are asked about once, by the files and not again by row.
#[test]
fn hours_in_two_versions_are_asked_once() {
    let log = |rows: &str| format!("{LOG}{rows}");
    let hours = |model: &Model| {
        let all = model.backbone_log.iter().map(|it| it.hours);
        all.sum::<rust_decimal::Decimal>().normalize().to_string()
    };
    let one = log("2026-10-01,上田,3,活動の連携,訪問\n2026-10-31,上田,4,活動の連携,会議\n");
    let files = |two: &str| {
        let two = log(two);
        folder(&[("業務記録_202610.csv", one.as_bytes()), ("業務記録_202611.csv", two.as_bytes())])
    };
    for (two, total, asked) in [
        ("2026-11-04,上田,5,活動の連携,訪問\n", "12", &[][..]),
        // The last day stands in both.
        ("2026-10-31,上田,4,活動の連携,会議\n2026-11-04,上田,5,活動の連携,訪問\n", "12", &[]),
        // All of it stands in both, with other hours: a correction.
        (
            "2026-10-01,上田,2,活動の連携,訪問\n2026-10-31,上田,6,活動の連携,会議\n\
             2026-11-04,上田,5,活動の連携,訪問\n",
            "13",
            &[],
        ),
        (
            "2026-10-31,上田,6,活動の連携,会議\n2026-11-04,上田,5,活動の連携,訪問\n",
            "14",
            &["ask-which-version"],
        ),
    ] {
        let inputs = files(two);
        let (model, told) = resolve(&inputs, None);
        let found: Vec<&str> =
            told.iter().filter(|it| it.asked().is_some()).map(|it| it.code).collect();
        assert_eq!((hours(&model).as_str(), found.as_slice()), (total, asked), "{two}");
        if !asked.is_empty() {
            for (answer, total) in [("newer", "14"), ("older", "12"), ("both", "18")] {
                let (model, told) = resolve(&inputs, Some(answer));
                let open = told.iter().filter(|it| it.asked().is_some()).count();
                assert_eq!((hours(&model).as_str(), open), (total, 0), "{answer}");
            }
        }
    }
}

#[test]
fn costs_of_one_month_in_two_files_are_asked_once() {
    let head = "年月,費目,実績額\n";
    let one = format!("{head}2026-10,会議費,100\n");
    let two = format!("{head}2026-10,会議費,120\n2026-11,会議費,50\n");
    for (first, second, asked) in [
        ("費用.csv", "支払いの一覧.csv", &["ask-two-versions"][..]),
        ("費用_10月.csv", "費用_11月.csv", &[]),
        ("費用.csv", "費用 (2).csv", &["ask-which-version"]),
    ] {
        let inputs = folder(&[(first, one.as_bytes()), (second, two.as_bytes())]);
        let (_, told) = resolve(&inputs, None);
        let found: Vec<&str> =
            told.iter().filter(|it| it.asked().is_some()).map(|it| it.code).collect();
        assert_eq!(found, asked, "{first} {second}");
    }
}

/// Every cell of an older file is on its receipt once, with the file that holds.
#[test]
fn what_a_newer_file_has_is_on_both_receipts() {
    let older = "指標ID,2026-08,2026-09,2026-10\nI01,18,20,25\n";
    let newer = "指標ID,2026-09,2026-10,2026-11\nI01,20,27,22\n";
    let inputs =
        folder(&[("実績_202610.csv", older.as_bytes()), ("実績_202611.csv", newer.as_bytes())]);
    let (records, _) = parse(&inputs);
    let csv = records::receipt::to_csv(&records.receipts, Language::Ja);
    let csv = String::from_utf8(csv).expect("text");
    let lines: Vec<&str> =
        csv.lines().filter(|line| line.contains("新しいほうのファイル")).collect();
    assert_eq!(lines.len(), 1, "{csv}");
    assert!(lines[0].contains("C2:D2"), "{csv}");
    assert!(csv.contains("を使った,,inputs/実績_202611.csv"), "{csv}");
}
