//! Two months of a clerk: the input workbook that `entaku init` makes, filled in,
//! beside a partner's workbook with its habits and an online meeting's report.
//! The first month asks little, each thing once; the second month asks nothing.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Reader as _, Xlsx};
use entaku::diagnostics::{self, Severity};
use entaku::files::Files;
use entaku::init;

use entaku::records::answers;
use rust_xlsxwriter::{FilterCondition, Formula, Workbook};

use crate::harness::{Built, described, draft};

/// Rows that a clerk adds to the sheets of the input workbook, by head.
type Rows = BTreeMap<&'static str, Vec<Vec<(&'static str, String)>>>;

/// Most questions that a first month may ask.
const FEW: usize = 5;

fn cells(row: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    row.iter().map(|(head, text)| (*head, (*text).to_owned())).collect()
}

/// What stays the same every month.
fn founded() -> Rows {
    let members = [
        ("G01", "あおば市", "行政"),
        ("B01", "あおば商店会", "事業者"),
        ("N01", "見守り隊あおば", "NPO・NGO"),
        ("F01", "あおば信用金庫", "金融機関"),
        ("L01", "連合あおば", "労働組合"),
    ];
    let member = |(id, name, sector): &(&str, &str, &str)| {
        let person: String = name.chars().take(2).chain(" 太郎".chars()).collect();
        cells(&[
            ("団体ID", id),
            ("団体名", name),
            ("セクター", sector),
            ("会議体", "総会"),
            ("役職", "委員"),
            ("氏名", &person),
            ("就任日", "2026-04-01"),
            ("事務局", "×"),
        ])
    };
    let indicator = |id: &str, name: &str, unit: &str, sum: &str, first: &str, target: &str| {
        cells(&[
            ("指標ID", id),
            ("指標名", name),
            ("目標", "G1"),
            ("種別", "活動"),
            ("単位", unit),
            ("望ましい方向", "増"),
            ("集計", sum),
            ("基準値", first),
            ("基準時点", "2026-03"),
            ("目標値", target),
            ("目標年度", "2026年度"),
            ("頻度", "月"),
            ("担当", "N01"),
            ("公開範囲", "公開"),
        ])
    };
    Rows::from([
        ("参加団体一覧", members.iter().map(member).collect()),
        ("目標", vec![cells(&[("目標ID", "G1"), ("目標", "孤立をなくす")])]),
        (
            "指標台帳",
            vec![
                indicator("I01", "見守り訪問の件数", "件", "累計", "60", "240"),
                indicator("I02", "相談窓口を知る人の割合", "%", "期末", "30", "60"),
            ],
        ),
        (
            "資金",
            vec![cells(&[
                ("資金提供者", "みらい財団"),
                ("資金種別", "助成"),
                ("決定額", "3000000"),
                ("入金額", "1500000"),
                ("支出額", "1300000"),
                ("開始", "2026-04-01"),
                ("終了", "2027-03-31"),
                ("状況", "確定"),
            ])],
        ),
    ])
}

/// What one month adds.
fn add_month(rows: &mut Rows, month: u32) {
    let day = format!("2026-{month:02}-20");
    let mut add = |sheet: &'static str, row: &[(&'static str, &str)]| {
        rows.entry(sheet).or_default().push(cells(row));
    };
    let (meeting, commitment) = (format!("M{month}"), format!("P{month}"));
    let name = format!("{month}月の総会");
    add(
        "会議記録",
        &[
            ("会議ID", &meeting),
            ("開催日", &day),
            ("会議種別", "総会"),
            ("会議名", &name),
            ("予定/実施/中止", "実施"),
        ],
    );
    for (id, answer) in
        [("G01", "出席"), ("B01", "出席"), ("N01", "代理"), ("F01", "欠席"), ("L01", "出席")]
    {
        add("出欠", &[("会議ID", &meeting), ("団体ID", id), ("出欠", answer)]);
    }
    add(
        "行動計画・約束",
        &[
            ("約束ID", &commitment),
            ("取組", "声かけを広げる"),
            ("目標", "G1"),
            ("担当団体", "B01"),
            ("表明日", &day),
            ("期限", "2027-03"),
            ("状況", "進行中"),
        ],
    );
    let span = format!("2026-{month:02}");
    add(
        "事務局の費用",
        &[("年月", &span), ("費目", "人件費"), ("予算額", "450000"), ("実績額", "442000")],
    );
    let value = (30 + month).to_string();
    add("実績値", &[("指標ID", "I02"), ("年月", &span), ("値", &value), ("報告団体", "G01")]);
}

/// Returns the input workbook with rows added below those that are there.
fn filled(workbook: &[u8], rows: &Rows) -> Vec<u8> {
    let mut template: Xlsx<_> = Xlsx::new(Cursor::new(workbook.to_vec())).expect("a workbook");
    let mut made = Workbook::new();
    for name in template.sheet_names() {
        let range = template.worksheet_range(&name).expect("a sheet");
        let (first, left) = range.start().unwrap_or_default();
        let sheet = made.add_worksheet();
        sheet.set_name(&name).expect("a name");
        let wanted = rows.get(name.as_str()).map(Vec::as_slice).unwrap_or_default();
        // A word of a column may be the title of a sheet, too: the row with most
        // of them is the head.
        let mut heads: BTreeMap<u32, BTreeMap<String, u16>> = BTreeMap::new();
        let mut last = first;
        for (row, column, cell) in range.used_cells() {
            let row = first + u32::try_from(row).expect("few rows");
            let column = u16::try_from(left).expect("few") + u16::try_from(column).expect("few");
            let text = cell.to_string();
            sheet.write(row, column, text.as_str()).expect("a cell");
            if wanted.iter().flatten().any(|(head, _)| *head == text) {
                heads.entry(row).or_default().insert(text, column);
            }
            last = last.max(row);
        }
        let heads = heads.into_values().max_by_key(BTreeMap::len).unwrap_or_default();
        for (at, row) in (last + 1..).zip(wanted) {
            for (head, text) in row {
                let column = *heads.get(*head).unwrap_or_else(|| panic!("{name}: no {head}"));
                match text.parse::<f64>() {
                    Ok(number) => sheet.write(at, column, number).expect("a cell"),
                    Err(_) => sheet.write(at, column, text.as_str()).expect("a cell"),
                };
            }
        }
    }
    made.save_to_buffer().expect("a workbook")
}

/// A partner's workbook: a title, memos, a sum as a formula and a filter left on.
fn partner(month: u32) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(format!("{month}月")).expect("a name");
    sheet.write(0, 0, format!("見守り隊 {month}月までの報告")).expect("a cell");
    for (column, head) in (0..).zip(["指標", "年月", "値", "入力者", "特記事項"]) {
        sheet.write(1, column, head).expect("a cell");
    }
    for (row, past) in (2..).zip(4..=month) {
        sheet.write(row, 0, "見守り訪問の件数").expect("a cell");
        sheet.write(row, 1, format!("2026年{past}月")).expect("a cell");
        sheet.write(row, 2, 20).expect("a cell");
        sheet.write(row, 3, "田中").expect("a cell");
        if past == month {
            sheet.write(row, 4, "訪問員1名欠").expect("a cell");
        }
    }
    let total = month - 1;
    let sum = Formula::new(format!("SUM(C3:C{total})")).set_result((20 * (month - 3)).to_string());
    sheet.write(total, 0, "合計").expect("a cell");
    sheet.write(total, 2, sum).expect("a cell");
    sheet.autofilter(1, 0, total - 1, 4).expect("a filter");
    let shown = FilterCondition::new().add_list_filter("2026年4月");
    sheet.filter_column(1, &shown).expect("a filter");
    for hidden in 3..total {
        sheet.set_row_hidden(hidden).expect("a row");
    }
    book.save_to_buffer().expect("a workbook")
}

fn online(month: u32) -> String {
    format!(
        "Topic,Meeting ID,Start time,End time,Participants\n\
        {month}月の総会,812,2026/{month:02}/20 13:25:10,2026/{month:02}/20 15:00:00,3\n\n\
        名前（元の名前）,メールアドレス,合計時間（分）,ゲスト\n\
        あお 太郎,,90,はい\n連合 太郎,,90,はい\niPhone,,80,はい\n"
    )
}

/// The folder as it is at the end of a month.
fn folder(months: &[u32], answered: &[u8]) -> Files {
    let mut inputs = init::project();
    let settings = inputs.text("inputs/roundtable.toml").expect("settings").replace("○○", "あおば");
    let summary = "---\nsection: summary\n---\n声かけの輪が広がっています。\n";
    inputs.insert("inputs/roundtable.toml", settings.into_bytes());
    inputs.insert("inputs/narrative/summary.md", summary.as_bytes());
    let mut rows = founded();
    for month in months {
        add_month(&mut rows, *month);
    }
    // What the partner has sent already is not asked of the first months.
    let workbook = inputs.get("inputs/roundtable.xlsx").expect("the input workbook").to_vec();
    inputs.insert("inputs/roundtable.xlsx", filled(&workbook, &rows));
    let month = months.last().copied().expect("a month");
    inputs.insert(format!("inputs/見守り隊_実績値_2026{month:02}.xlsx"), partner(month));
    inputs.insert(format!("inputs/participants_{month}1234.csv"), online(month).into_bytes());
    if !answered.is_empty() {
        inputs.insert(answers::PATH, answered.to_vec());
    }
    inputs
}

fn must_be_fixed(built: &Built) -> usize {
    built.diagnostics.iter().filter(|it| it.severity == Severity::Error).count()
}

#[test]
fn a_first_month_asks_little_and_a_second_month_nothing() {
    let september = folder(&[9], b"");
    let built = draft(&september, &Files::new());
    assert_eq!(must_be_fixed(&built), 0, "{}", described(&built.diagnostics, &september));
    let open: Vec<_> = diagnostics::open(&built.diagnostics).collect();
    let told = described(&built.diagnostics, &september);
    assert!((1..=FEW).contains(&open.len()), "{} questions\n{told}", open.len());

    let mut table = Vec::new();
    for (question, asked) in &open {
        let reading = if asked.takes_words { "N01" } else { asked.readings[0] };
        table = answers::amend(&table, question, Some(reading));
    }
    for months in [&[9][..], &[9, 10]] {
        let inputs = folder(months, &table);
        let built = draft(&inputs, &Files::new());
        let told = described(&built.diagnostics, &inputs);
        assert_eq!(must_be_fixed(&built), 0, "{months:?}: {told}");
        assert_eq!(diagnostics::open(&built.diagnostics).count(), 0, "{months:?}: {told}");
        let report = built.outputs.text("funder/report.ja.typ").expect("a report");
        let visits = 20 * (months.last().expect("a month") - 3);
        assert!(report.contains(&format!("{visits}件")), "{months:?}: the sum of visits");
    }
}
