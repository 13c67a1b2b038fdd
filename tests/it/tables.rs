//! Tables as people send them, by kinds: each is read right, refused, or asked,
//! and never guessed in silence.

use entaku::domain::value::Reading;
use entaku::files::Files;
use entaku::records::{self, Records};

use crate::harness::{minimal, told, with};

const INDICATORS: &str =
    "指標ID,指標名,単位,内訳項目\nI01,見守り訪問,件,地区\nI02,予算,千円,\nI03,割合,%,\n";

pub(crate) fn parse(files: &[(&str, &str)]) -> (Records, Vec<String>) {
    let mut inputs: Files = with(minimal(), "inputs/indicators.csv", INDICATORS);
    for (path, text) in files {
        inputs = with(inputs, &format!("inputs/{path}"), text);
    }
    let mut diagnostics = Vec::new();
    let records = records::parse(&inputs, &mut diagnostics);
    let codes = told(&diagnostics);
    let codes = codes.iter().filter_map(|told| told.rsplit(' ').next().map(str::to_owned));
    (records, codes.collect())
}

/// Indicator, span, parts and value of each observation.
pub(crate) fn observations(records: &Records) -> Vec<String> {
    records
        .observations
        .iter()
        .map(|row| {
            let value = match &row.value.value.reading {
                Reading::Number(number) => number.normalize().to_string(),
                other => format!("{other:?}"),
            };
            let parts: Vec<&str> = row.extra.iter().map(|(_, part)| part.as_str()).collect();
            let parts =
                if parts.is_empty() { String::new() } else { format!("[{}]", parts.join("/")) };
            format!("{} {}{parts} {value}", row.indicator.value, row.period.value)
        })
        .collect()
}

/// Reads one file of observations: what was read, and the codes of what was
/// told.
#[track_caller]
pub(crate) fn check(name: &str, text: &str, read: &[&str], codes: &[&str]) {
    let (records, found) = parse(&[(name, text)]);
    assert_eq!(observations(&records), read, "{text}");
    assert_eq!(found, codes, "{text}");
}

#[test]
fn a_column_is_a_breakdown_only_where_that_is_said() {
    let april = ["I01 2026-04 20", "I01 2026-05 20"];
    for head in ["メモ", "コメント", "入力者", "確認", "番号", "id", "達成率", "前年比"]
    {
        let text = format!("指標ID,年月,値,{head}\nI01,2026-04,20,\nI01,2026-05,20,欠員1名\n");
        check("実績値.csv", &text, &april, &[]);
    }
    check(
        "実績値.csv",
        "指標ID,年月,地区,値\nI01,2026-04,東部,10\nI01,2026-04,西部,5\n",
        &["I01 2026-04[東部] 10", "I01 2026-04[西部] 5"],
        &[],
    );
    // Nothing names 団地, and without it the rows would be the same.
    check(
        "実績値.csv",
        "指標ID,年月,団地,値\nI01,2026-04,一号棟,10\nI01,2026-04,二号棟,5\n",
        &["I01 2026-04[一号棟] 10", "I01 2026-04[二号棟] 5"],
        &["ask-breakdown"],
    );
    // 内訳 says so itself where rows would be the same without it; what it is of, the table
    // of indicators says.
    check(
        "実績値.csv",
        "指標ID,年月,内訳,値\nI01,2026-04,一号棟,10\nI01,2026-04,二号棟,5\n",
        &["I01 2026-04[一号棟] 10", "I01 2026-04[二号棟] 5"],
        &[],
    );
    // It is called as breakdowns are.
    check(
        "実績値.csv",
        "指標ID,年月,性別,値\nI01,2026-04,女性,10\n",
        &["I01 2026-04[女性] 10"],
        &["ask-breakdown"],
    );
}

#[test]
fn parts_that_begin_with_uchi_are_parts_of_the_value_before() {
    check(
        "実績値.csv",
        "指標ID,年月,値,うち女性\nI01,2026-04,20,12\n",
        &["I01 2026-04 20", "I01 2026-04[女性] 12"],
        &[],
    );
    check(
        "実績値.csv",
        "指標ID,2026-04,うち新規,2026-05,うち継続\nI01,20,2,30,\n",
        &["I01 2026-04 20", "I01 2026-05 30", "I01 2026-04[新規] 2"],
        &[],
    );
}

#[test]
fn columns_beside_months_are_no_months() {
    let months = ["I01 2026-04 20", "I01 2026-05 20", "I01 2026-06 20"];
    for (heads, cells) in [
        ("目標値,4月,5月,6月,累計,進捗率", "240,20,20,20,60,25%"),
        ("年度目標,4月,5月,6月,1Q計", "240,20,20,20,60"),
        ("4月,5月,6月,合計,達成率", "20,20,20,60,80"),
        ("4月,5月,6月,平均", "20,20,20,20"),
        ("前年度,4月,5月,6月,上期計", "55,20,20,20,60"),
    ] {
        let text = format!("2026年度 実績\n指標ID,{heads}\nI01,{cells}\n");
        check("実績値.csv", &text, &months, &[]);
    }
    check(
        "実績値.csv",
        "2026年度 実績\n指標ID,4月,5月,6月,合計\nI01,20,20,20,70\n",
        &months,
        &["ask-total-column"],
    );
}

#[test]
fn years_over_months_and_years_beside_months_are_one_date() {
    for heads in [
        "指標ID,2025年度,,2026年度,\n,4月,5月,4月,5月\n",
        "指標ID,令和7年度,,令和8年度,\n,４月,５月,４月,５月\n",
        "指標ID,R7,,R8,\n,4月,5月,4月,5月\n",
        "指標ID,2025年,,2026年,\n,4月,5月,4月,5月\n",
    ] {
        check(
            "実績値.csv",
            &format!("{heads}I01,1,2,3,4\n"),
            &["I01 2025-04 1", "I01 2025-05 2", "I01 2026-04 3", "I01 2026-05 4"],
            &[],
        );
    }
    check(
        "実績値.csv",
        "指標ID,年度,月,値\nI01,2026,4,20\nI01,2026,3,30\n",
        &["I01 2026-04 20", "I01 2027-03 30"],
        &[],
    );
    // January first, under a fiscal year.
    check(
        "実績値.csv",
        "2026年度 実績\n指標ID,1月,2月,3月,4月,5月\nI01,1,2,3,4,5\n",
        &["I01 2026-01 1", "I01 2026-02 2", "I01 2026-03 3", "I01 2026-04 4", "I01 2026-05 5"],
        &["ask-month-order"],
    );
}

#[test]
fn brackets_in_a_head_are_a_unit_only_if_they_are_one() {
    for (head, value) in
        [("値(速報)", "20"), ("値（件）", "20"), ("値(入力)", "20"), ("値［確定値］", "20")]
    {
        let text = format!("指標ID,年月,{head}\nI01,2026-04,{value}\n");
        check("実績値.csv", &text, &["I01 2026-04 20"], &[]);
    }
}

#[test]
fn a_total_is_known_by_its_words_and_compared() {
    let rows = "I01,2026-04,20\nI01,2026-05,30\n";
    let read = ["I01 2026-04 20", "I01 2026-05 30"];
    for label in [
        "合計",
        "小計",
        "総額",
        "合計額",
        "集計",
        "月計",
        "9月合計",
        "1Q計",
        "年間累計",
        "Total",
        "【合計】",
    ] {
        check("実績値.csv", &format!("指標ID,年月,値\n{rows}{label},,50\n"), &read, &[]);
        check("実績値.csv", &format!("指標ID,年月,値\n{rows}I01,{label},50\n"), &read, &[]);
        check(
            "実績値.csv",
            &format!("指標ID,年月,値\n{rows}{label},,60\n"),
            &read,
            &["ask-total-row"],
        );
    }
    // On top of its rows, and by its arithmetic alone.
    check("実績値.csv", &format!("指標ID,年月,値\n合計,,50\n{rows}"), &read, &[]);
    check("実績値.csv", &format!("指標ID,年月,値\n{rows}I01,,50\n"), &read, &[]);
    // 平均 is compared with the mean.
    check("実績値.csv", &format!("指標ID,年月,値\n{rows}平均,,25\n"), &read, &[]);
}

#[test]
fn totals_of_money_never_count_as_money() {
    let head = "資金提供者,事業名,決定額,支出額,開始日,終了日,状況\n\
        みどり財団,見守り,2000000,900000,2026-04-01,2027-03-31,確定\n\
        みどり町,委託,1000000,500000,2026-04-01,2027-03-31,確定\n";
    for label in [
        "総額",
        "合計額",
        "集計",
        "収入合計",
        "収入計",
        "合計（円）",
        "助成金合計",
        "小計（助成）",
        "",
    ] {
        let (records, told) =
            parse(&[("資金.csv", &format!("{head}{label},,3000000,1400000,,,\n"))]);
        assert_eq!(records.funding.len(), 2, "{label}");
        assert_eq!(told, Vec::<String>::new(), "{label}");
        let (records, told) =
            parse(&[("資金.csv", &format!("{head}{label},,3500000,1400000,,,\n"))]);
        assert_eq!(records.funding.len(), 2, "{label}");
        assert_eq!(told.len(), 1, "{label}: {told:?}");
    }
    // A funder whose name ends as totals do is a funder.
    let funder = "みどり会計,顧問,100000,,2026-04-01,2027-03-31,確定\n";
    assert_eq!(parse(&[("資金.csv", &format!("{head}{funder}"))]).0.funding.len(), 3);
    // A label that could be a name is asked.
    let (_, told) = parse(&[("資金.csv", &format!("{head}円卓会議,,3000000,1400000,,,\n"))]);
    assert_eq!(told, ["ask-unnamed-total"]);
}

/// Found by trying what partners send: each was read wrong without a word.
#[test]
fn parts_titles_and_remarks_are_told_from_records() {
    let money = |text: &str| {
        let head = "資金提供者,事業名,決定額,支出額,開始日,状況\n";
        let (records, told) = parse(&[("資金.csv", &format!("{head}{text}"))]);
        (records.funding.len(), told)
    };
    // A part of the row above counts there.
    let part =
        "みどり財団,見守り,2000000,900000,2026-04-01,確定\n　うち見守り分,,1500000,700000,,\n";
    assert_eq!(money(part), (1, vec![]));
    // A subtotal over one row.
    let subtotals = "みどり財団,見守り,2000000,900000,2026-04-01,確定\n民間小計,,2000000,900000,,\n\
        みどり県,委託,500000,100000,2026-04-01,確定\n公費小計,,500000,100000,,\n";
    assert_eq!(money(subtotals), (2, vec![]));
    // A title in the first cell is no line of heads.
    check(
        "実績値.csv",
        "2025年度\nNo.,指標ID,4月,5月\n1,I01,41,42\n",
        &["I01 2025-04 41", "I01 2025-05 42"],
        &[],
    );
    // A remark in the first column.
    check(
        "実績値.csv",
        "備考,指標ID,年月,値\n合計,I01,2026-04,20\n平均,I01,2026-05,20\n",
        &["I01 2026-04 20", "I01 2026-05 20"],
        &[],
    );
    // The title of another year within the table.
    let (_, told) =
        parse(&[("実績値.csv", "2026年度\n指標ID,4月,5月\nI01,20,20\n2025年度\nI01,15,15\n")]);
    assert_eq!(told, ["second-table"]);
    // Numbers that say that they are none of their months.
    for head in ["値（計画）", "値(累計)", "値(前年)"] {
        let (_, told) = parse(&[("実績値.csv", &format!("指標ID,年月,{head}\nI01,2026-04,20\n"))]);
        assert_eq!(told, ["head-of-no-values"], "{head}");
    }
    // A code and a name side by side.
    check(
        "実績値.csv",
        "指標ID,指標名,年月,値\nI01,見守り訪問,2026-04,20\n",
        &["I01 2026-04 20"],
        &[],
    );
    // Names that only hold a table's.
    for name in ["ボランティア名簿.csv", "会議室の予約.csv"] {
        let (_, told) = parse(&[(name, "曜日,場所,時間帯\n月,集会所,午後\n火,公民館,午前\n")]);
        assert_eq!(told, ["sheets-set-aside"], "{name}");
    }
    // Baselines of a register are no sums of one another.
    let register = "指標ID,指標名,単位,基準値,基準時点\nI07,甲,件,100,2025年度\nI08,乙,件,100,2025年度\nI09,利用の合計数,件,200,2025年度\n";
    assert_eq!(parse(&[("指標台帳2.csv", register)]).1, Vec::<String>::new());
}

#[test]
fn a_word_of_its_column_is_no_total() {
    let text = "指標ID,集計,指標名,単位\nI05,累計,配食の数,食\nI06,平均,満足度,点\n";
    let (records, told) = parse(&[("指標台帳2.csv", text)]);
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(records.indicators.len(), 5);
}

#[test]
fn rows_that_begin_with_a_hash_are_asked_if_they_are_records() {
    let text = "指標ID,年月,値\n#1,2026-04,20\n#2,2026-05,20\n";
    check("実績値.csv", text, &["#1 2026-04 20", "#2 2026-05 20"], &["ask-hash-codes"]);
    check(
        "実績値.csv",
        "指標ID,年月,値\nI01,2026-04,20\n#I01,2026-05,20\n",
        &["I01 2026-04 20"],
        &["ask-commented-rows"],
    );
    check(
        "実績値.csv",
        "指標ID,年月,値\nI01,2026-04,20\n# ここから下は内部用\n",
        &["I01 2026-04 20"],
        &[],
    );
}

#[test]
fn an_example_row_with_other_contents_is_asked() {
    check(
        "実績値.csv",
        "指標ID,年月,値\n（例）I01,2026-06,96\nI01,2026-04,20\n",
        &["I01 2026-04 20"],
        &[],
    );
    check(
        "実績値.csv",
        "指標ID,年月,値\n（例）I01,2026-05,33\nI01,2026-04,20\n",
        &["I01 2026-04 20"],
        &["ask-example-rows"],
    );
}

#[test]
fn the_unit_above_a_table_holds_for_its_amounts() {
    for line in
        ["（単位：千円）", "(単位:千円)", "単位　千円", "【単位：千円】", "単位,千円", "（千円）"]
    {
        let text = format!(
            "令和8年度 資金計画,,{line}\n資金提供者,決定額,開始日\nみどり財団,2000,2026-04-01\n"
        );
        let (records, told) = parse(&[("資金.csv", &text)]);
        assert_eq!(told, Vec::<String>::new(), "{line}");
        let found: Vec<String> =
            records.funding.iter().map(|row| format!("{:?}", row.committed.value)).collect();
        assert!(found[0].contains("2000000"), "{line}: {found:?}");
    }
    // A count below 千円 is a count.
    check(
        "実績値.csv",
        "（単位：千円）\n指標ID,年月,値\nI01,2026-04,20\n",
        &["I01 2026-04 20"],
        &[],
    );
}

#[test]
fn sound_heads_beat_the_name_of_a_folder_or_file() {
    let text = "指標ID,年月,値\nI01,2026-04,20\n";
    for name in ["第3回会議/みまもり隊.csv", "会議資料.csv", "参加団体/見守り隊.csv", "x.csv"]
    {
        check(name, text, &["I01 2026-04 20"], &[]);
    }
}

#[test]
fn a_column_without_a_head_is_no_second_line_of_heads() {
    check(
        "実績値.csv",
        ",指標ID,年月,値\n2026,I01,2026-04,20\n2026,I01,2026-05,30\n",
        &["I01 2026-04 20", "I01 2026-05 30"],
        &[],
    );
}

#[test]
fn a_table_that_is_not_known_is_set_aside_and_a_text_is_none() {
    check(
        "献立.csv",
        "日,主菜,副菜\n1,カレー,サラダ\n2,うどん,おひたし\n",
        &[],
        &["sheets-set-aside"],
    );
    check("readme.txt", "この封筒には実績の表があります。\nご確認ください。\n", &[], &[]);
}

#[test]
fn a_copy_of_a_file_is_counted_once_and_told() {
    let text = "資金提供者,事業名,決定額\nみどり財団,見守り,2000000\nみどり町,委託,1000000\n";
    for copy in ["資金 - コピー.csv", "資金 (1).csv", "資金のコピー.csv", "別の資金.csv"]
    {
        let (records, told) = parse(&[("資金.csv", text), (copy, text)]);
        assert_eq!(records.funding.len(), 2, "{copy}");
        assert_eq!(told, ["copied-table"], "{copy}");
    }
    let mended = text.replace("2000000", "2500000");
    for version in ["資金_修正版.csv", "資金_最新.csv"] {
        let (records, told) = parse(&[("資金.csv", text), (version, &mended)]);
        assert_eq!(records.funding.len(), 2, "{version}");
        assert_eq!(told, ["newer-version"], "{version}");
        let origin = records.funding[0].origin.source.path.clone();
        assert_eq!(origin, format!("inputs/{version}"), "the newer one counts");
    }
    // Two months of one form are two files.
    let (_, told) = parse(&[
        ("実績_9月.csv", "指標ID,年月,値\nI01,2026-09,20\n"),
        ("実績_10月.csv", "指標ID,年月,値\nI01,2026-10,20\n"),
    ]);
    assert_eq!(told, Vec::<String>::new());
}

#[test]
fn a_table_of_heads_alone_is_told() {
    let (_, told) = parse(&[("資金.csv", "資金提供者,メモ,決定額\n")]);
    assert_eq!(told, ["table-without-rows"]);
}

#[test]
fn attendance_with_the_meetings_across_is_told_plainly() {
    for text in [
        "団体,M1,M2,出席回数\nみどり町役場,○,○,2\nひかり商店,○,×,1\n",
        "令和8年度 出欠\n団体名,第1回,第2回\nみどり町役場,1,1\nひかり商店,1,0\n",
        "団体,氏名,4/14,5/12\n見守りの会,佐藤,○,欠席\nひかり商店,林,〇,代理\n",
        "団体ID,氏名,2026-04-14,2026-05-12,計\nN01,佐藤,出,欠,1\nB01,林,出,出,2\n合計,,2,1,3\n",
    ] {
        let (_, told) = parse(&[("出欠.csv", text)]);
        assert_eq!(told, ["attendance-across"], "{text}");
    }
    let (_, told) = parse(&[("出欠.csv", "団体ID,出欠\nN01,○\n")]);
    assert_eq!(told, ["missing-column"]);
}

/// A million wrong cells are found in linear time and told in a few lines.
#[test]
fn many_mistakes_are_told_in_few_lines() {
    let mut text = "指標ID,年月,値\n".to_owned();
    for row in 0..20_000 {
        text.push_str(&format!("I01,2026-04,多数{row}\n"));
    }
    let inputs =
        with(with(minimal(), "inputs/indicators.csv", INDICATORS), "inputs/実績値.csv", &text);
    let mut diagnostics = Vec::new();
    records::parse(&inputs, &mut diagnostics);
    assert_eq!(diagnostics.len(), 20_000);
    entaku::diagnostics::arrange(&mut diagnostics);
    let told = entaku::diagnostics::describe(&diagnostics, &|_| None, entaku::locale::Language::Ja);
    assert!(told.lines().count() < 12, "{told}");
    assert!(told.contains("19997件"), "{told}");
}
