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
        inputs.insert(format!("inputs/{path}"), *bytes);
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
        let model = model::resolve(&records, model::Scope::default(), &mut told);
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
            inputs.insert(path, std::sync::Arc::clone(bytes));
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
