//! Layouts in files: sheets that say nothing of themselves, read as a person said once;
//! and what is told where a sheet has changed since.

use entaku::diagnostics::{self, Diagnostic};
use entaku::files::Files;
use entaku::records::{self, Records};

use crate::harness::{described, minimal, with};

const MEMBERS: &str = "団体ID,団体名,略称,セクター\nA01,みなと市,市,行政\nB01,みなと食品株式会社,みなと食品,事業者\n\
                       C01,見守りの会,見守りの会,NPO・NGO\n";
const MEETINGS: &str = "会議ID,開催日,会議体,会議名,第何回,状態\nS01,2026-06-20,総会,第1回総会,1,実施\n\
                        S02,2026-09-18,総会,第2回総会,2,実施\n";
const INDICATORS: &str =
    "指標ID,指標名,単位,集計\nI01,見守り訪問の件数,件,累計\nI02,サロンの参加者数,人,累計\n";

pub(crate) fn project(files: &[(&str, &str)]) -> Files {
    let mut inputs = minimal();
    let basis =
        [("members.csv", MEMBERS), ("meetings.csv", MEETINGS), ("indicators.csv", INDICATORS)];
    for (path, text) in basis.iter().chain(files) {
        inputs = with(inputs, &format!("inputs/{path}"), text);
    }
    inputs
}

fn read(files: &[(&str, &str)]) -> (Files, Records, Vec<Diagnostic>) {
    let inputs = project(files);
    let mut told = Vec::new();
    let records = records::parse(&inputs, &mut told);
    (inputs, records, told)
}

/// The values of a project's files, and the codes of what is told, warnings of the
/// basis left out.
pub(crate) fn read_values(files: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
    values_of(&project(files))
}

/// The same of inputs.
pub(crate) fn values_of(inputs: &Files) -> (Vec<String>, Vec<String>) {
    let mut told = Vec::new();
    let records = records::parse(inputs, &mut told);
    let mut told = codes(&told);
    told.retain(|it| !it.starts_with("missing-table"));
    (values(&records), told)
}

/// What is told, as its code and place.
fn codes(told: &[Diagnostic]) -> Vec<String> {
    told.iter().map(|it| format!("{} {}", it.code, it.origin)).collect()
}

fn attendance(records: &Records) -> Vec<String> {
    let line = |it: &records::tables::AttendanceRecord| {
        let presence = format!("{:?}", it.presence.value).to_lowercase();
        format!("{} {} {presence}", it.meeting_id.value, it.organisation.value)
    };
    records.attendance.iter().map(line).collect()
}

fn values(records: &Records) -> Vec<String> {
    let line = |it: &records::tables::ObservationRecord| {
        let by = it.organisation.as_ref().map(|it| format!(" {}", it.value));
        let value = format!("{:?}", it.value.value);
        let value: String = value.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        format!("{} {}{} {value}", it.indicator.value, it.period.value, by.unwrap_or_default())
    };
    let mut lines: Vec<String> = records.observations.iter().map(line).collect();
    lines.sort();
    lines
}

#[track_caller]
fn check(found: (Vec<String>, Vec<String>), expected: &[&str], told: &[&str]) {
    let texts = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    assert_eq!(found, (texts(expected), texts(told)));
}

const WHO_CAME: &str = r#"
file = "名札_#.csv"
table = "出欠"
heads = ["だれ", "第#回", "第#回", "のべ"]
down = "だれ"
aside-columns = ["のべ"]
aside-rows = ["その他"]

[columns]
"だれ" = "団体名"

[across]
names = "会議ID"
cells = "出欠"
heads = ["第#回"]

[whole]
"会議体" = "総会"

[marks]
"来" = "出席"
"休" = "欠席"
"#;

/// Nothing in the sheet says that it is a table of attendance: not its marks, either.
#[test]
fn a_layout_file_says_what_nothing_else_does() {
    let expected =
        ["S01 市 present", "S02 市 absent", "S01 みなと食品 present", "S02 みなと食品 present"];
    let rows = "市,来,休,1\nみなと食品,来,来,2\nその他,来,来,9\n";
    for (name, text) in [
        ("名札_202610.csv", format!("だれ,第1回,第2回,のべ\n{rows}")),
        ("名札_202611.csv", format!("記録\n\nだれ,第1回,第2回,のべ\n{rows}")),
        ("名札_202612.csv", format!("だれ,第1回,第2回,のべ\n\n{rows}")),
    ] {
        let (_, records, told) = read(&[(name, &text), ("layouts/名札.toml", WHO_CAME)]);
        check((attendance(&records), codes(&told)), &expected, &[]);
        let receipt = records.receipts.iter().find(|it| it.source.path.contains("名札_"));
        let receipt = receipt.expect("a receipt");
        assert!(format!("{:?}", receipt.taken_for).contains("LayoutFile"), "on the receipt");
    }
}

const VISITS: &str = r#"
file = "見回り.csv"
table = "observations"
head-lines = 2

[columns]
"どこ" = "organisation"
"年" = "period"
"月" = "period"
"回った数" = "値"

[whole]
"指標" = "見守り訪問の件数"
"#;

#[test]
fn fields_of_the_whole_sheet_and_of_two_columns() {
    for text in [
        "いつ,,どこ,回った数\n年,月,,\n令和8年度,4月,市,20\n,5月,市,25\n",
        "どこ,いつ,,回った数\n,年,月,\n市,令和8年度,4月,20\n市,,5月,25\n",
        "報告\nいつ,,メモ,どこ,回った数\n年,月,,,\n令和8年度,4月,,市,20\n,5月,,市,25\n",
    ] {
        // A head on two lines is both of them.
        let layout = VISITS.replace("\"年\"", "\"いつ 年\"");
        let (inputs, records, told) = read(&[("見回り.csv", text), ("layouts/v.toml", &layout)]);
        let expected = ["見守り訪問の件数 2026-04 市 20", "見守り訪問の件数 2026-05 市 25"];
        let shown = described(&told, &inputs);
        assert_eq!((values(&records), codes(&told)), (texts(&expected), vec![]), "{shown}");
    }
}

fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(|it| (*it).to_owned()).collect()
}

#[test]
fn a_sheet_is_set_aside_by_a_file() {
    let sheet = "指標ID,年月,値\nI01,2026-04,20\n";
    let aside = "file = \"控え_#.csv\"\nset-aside = true\n";
    let (_, records, told) = read(&[("控え_10.csv", sheet), ("layouts/控え.toml", aside)]);
    check((values(&records), codes(&told)), &[], &[]);
    let (_, records, _) = read(&[("控え_10.csv", sheet)]);
    assert_eq!(values(&records), ["I01 2026-04 20"], "read without the file");
}

/// A month later a column is gone, or new.
#[test]
fn a_changed_shape_is_told() {
    let layout = r#"
file = "数_#.csv"
table = "実績値"
heads = ["何", "いつ", "いくつ", "ひとこと", "計"]
aside-columns = ["計"]
[columns]
"何" = "指標"
"いつ" = "年月"
"いくつ" = "値"
"ひとこと" = "備考"
"#;
    let expected = ["I01 2026-04 20"];
    for (text, values_of, codes_of) in [
        ("何,いつ,いくつ,ひとこと,計\nI01,2026-04,20,,20\n", &expected[..], &[][..]),
        ("ひとこと,いくつ,何,いつ\n,20,I01,2026-04\n", &expected, &[]),
        ("何,いつ,いくつ\nI01,2026-04,20\n", &expected, &["layout-changed inputs/数_10.csv:A1"]),
        (
            "何,いつ,いくつ,うち女性,ひとこと,計\nI01,2026-04,20,9,,20\n",
            &expected,
            &["ask-layout-changed inputs/数_10.csv:D1"],
        ),
        ("何,いつ,件,ひとこと\nI01,2026-04,20,\n", &[], &["layout-head-gone inputs/数_10.csv:C1"]),
        // Nothing of it is there: another sheet under the same name.
        ("氏名,住所,電話\nあ,い,う\n", &[], &["layout-lost inputs/数_10.csv"]),
    ] {
        let (inputs, records, told) = read(&[("数_10.csv", text), ("layouts/数.toml", layout)]);
        let mut found = codes(&told);
        found.retain(|it| !it.starts_with("missing-table"));
        let shown = described(&told, &inputs);
        assert_eq!((values(&records), found), (texts(values_of), texts(codes_of)), "{shown}");
    }
    // The file itself is gone: renamed by its sender, perhaps.
    let (_, _, told) = read(&[("layouts/数.toml", layout)]);
    assert_eq!(codes(&told), ["layout-unused inputs/layouts/数.toml"]);
}

const NUMBERS: &str = r#"
file = "数_#.csv"
table = "実績値"
heads = ["何", "いつ", "いくつ", "ひとこと"]
[columns]
"何" = "指標"
"いつ" = "年月"
"いくつ" = "値"
"ひとこと" = "備考"
"#;

/// Heads that stand elsewhere are found there; what stands above them is no title of
/// theirs if it is a table, and what follows below them is not read under their name.
#[test]
fn heads_that_moved_lose_no_rows() {
    let heads = "何,いつ,いくつ,ひとこと\n";
    let rows = "I01,2026-04,20,\nI01,2026-05,25,\n";
    let both = ["I01 2026-04 20", "I01 2026-05 25"];
    let more = ["I01 2026-04 20", "I01 2026-05 25", "I02 2026-04 7"];
    for (text, expected, told) in [
        (format!("報告\n作成 4月\n\n{heads}{rows}"), &both[..], &[][..]),
        (format!("報告日,2026-05-31\n担当,佐藤\n{heads}{rows}"), &both, &[]),
        (format!("{}{heads}{rows}", "\n".repeat(80)), &both, &[]),
        (format!("{}{heads}{rows}", "長い前書き\n".repeat(80)), &both, &[]),
        // A print has its heads on every page.
        (format!("{heads}{rows}{heads}I02,2026-04,7,\n"), &more, &[]),
        (format!("{heads}{rows}\n{heads}I02,2026-04,7,\n"), &more, &[]),
        // Another table of the same heads below.
        (format!("{heads}{rows}\nサロン\n{heads}I02,2026-04,7,\n"), &more, &[]),
        (format!("サロン\n{heads}I02,2026-04,7,\n\n見守り\n{heads}{rows}"), &more, &[]),
        // Another table above: it is read for itself.
        (format!("指標ID,年月,値\nI02,2026-04,7\n{heads}{rows}"), &more, &[]),
        (
            format!("何,いつ,いくつ\nI02,2026-04,7\n{heads}{rows}"),
            &more,
            &["layout-changed inputs/数_10.csv:A1"],
        ),
        (
            format!("地区,世帯,人口\n東,10,30\n西,20,50\n\n{heads}{rows}"),
            &both,
            &["sheets-set-aside inputs/数_10.csv"],
        ),
        (
            format!("地区,世帯,人口\n東,10,30\n\n{heads}{rows}"),
            &both,
            &["sheets-set-aside inputs/数_10.csv"],
        ),
        // Side by side again.
        (
            "何,いつ,いくつ,ひとこと,何,いつ,いくつ\nI01,2026-04,20,,I02,2026-04,7\n".to_owned(),
            &both[..1],
            &["ask-layout-changed inputs/数_10.csv:E1"],
        ),
    ] {
        let files = [("数_10.csv", text.as_str()), ("layouts/数.toml", NUMBERS)];
        let (values, codes) = read_values(&files);
        let shown = described(&read(&files).2, &project(&files));
        assert_eq!((values, codes), (texts(expected), texts(told)), "{text}\n{shown}");
    }
}

/// Columns without a head of their own are known by those beside them.
#[test]
fn columns_by_letter_follow_their_heads() {
    let layout = |heads: &str, period: &str, value: &str| {
        format!(
            "file = \"数_#.csv\"\ntable = \"実績値\"\nheads = {heads}\n[columns]\n\"何\" = \"指標\"\n\
             \"{period}\" = \"年月\"\n\"{value}\" = \"値\"\n"
        )
    };
    let blank = layout("[\"何\", \"\", \"数\"]", "B列", "数");
    let twice = layout("[\"何\", \"いつ\", \"数\", \"数\"]", "いつ", "D列");
    let one = ["I01 2026-04 20"];
    for (layout, text, expected, told) in [
        (&blank, "何,,数\nI01,2026-04,20\n", &one[..], &[][..]),
        (
            &blank,
            "No,何,,数\n1,I01,2026-04,20\n",
            &one,
            &["ask-layout-changed inputs/数_10.csv:A1"],
        ),
        (&blank, "数,何,\n20,I01,2026-04\n", &[], &["layout-head-gone inputs/数_10.csv:A1"]),
        (&blank, "数,,何\n20,2026-04,I01\n", &[], &["layout-head-gone inputs/数_10.csv:A1"]),
        (&blank, "何,,,数\nI01,9,2026-04,20\n", &[], &["layout-head-gone inputs/数_10.csv:A1"]),
        (&twice, "何,いつ,数,数\nI01,2026-04,3,20\n", &one, &[]),
        (&twice, "数,いつ,数,何\n3,2026-04,20,I01\n", &one, &[]),
        (&twice, "何,いつ,数\nI01,2026-04,3\n", &[], &["layout-head-gone inputs/数_10.csv:A1"]),
        (
            &twice,
            "何,いつ,数,数,数\nI01,2026-04,3,20,5\n",
            &[],
            &["layout-head-gone inputs/数_10.csv:E1"],
        ),
    ] {
        let (values, codes) = read_values(&[("数_10.csv", text), ("layouts/数.toml", layout)]);
        assert_eq!((values, codes), (texts(expected), texts(told)), "{text}");
    }
}

/// What is made of a sheet whose heads are others is not what was confirmed.
#[test]
fn a_shape_that_is_another_is_asked() {
    let files = |text: &'static str| [("数_10.csv", text), ("layouts/数.toml", NUMBERS)];
    for (text, value) in [
        ("種類,時期,件数,コメント\nI01,2026-04,20,\n", "20"),
        ("報告\n\n指標,時期,回数\n見守り訪問の件数,R8.4,21\n", "21"),
        ("時期,指標,メモ,件数\n2026-04,I02,,22\n", "22"),
    ] {
        let (inputs, records, told) = read(&files(text));
        assert_eq!(codes(&told), ["ask-layout-other-shape inputs/数_10.csv"], "{text}");
        assert_eq!(values(&records).len(), 1);
        let shown = described(&told, &inputs);
        assert!(shown.contains("2026-04") && shown.contains(value), "{shown}");
        for (answer, count) in [("read", 1), ("set-aside", 0)] {
            let answered = records::answers::amend(b"", &told[0], Some(answer));
            let answered = String::from_utf8(answered).expect("a table");
            let [sheet, layout] = files(text);
            // The month after, it is the same question.
            let next = [("数_11.csv", sheet.1), layout, ("読み方.csv", &answered)];
            let (values, codes) = read_values(&next);
            assert_eq!((values.len(), codes), (count, vec![]), "{answer}");
        }
    }
}

#[test]
fn a_reading_that_could_be_otherwise_is_asked() {
    for (text, code, first, second) in [
        (
            "何,年月,件数,人数\nI01,2026-04,20,12\n",
            "ask-layout-column",
            &["I01 2026-04 20"][..],
            &["I01 2026-04 12"][..],
        ),
        (
            "指標,時期,件数,のべ人数,備考\n見守り訪問の件数,R8.4,20,30,\n",
            "ask-layout-column",
            &["見守り訪問の件数 2026-04 20"],
            &["見守り訪問の件数 2026-04 30"],
        ),
        (
            "時期,何,回数,件数\n2026-04,I02,5,6\n2026-05,I02,7,8\n",
            "ask-layout-column",
            &["I02 2026-04 5", "I02 2026-05 7"],
            &["I02 2026-04 6", "I02 2026-05 8"],
        ),
    ] {
        let (inputs, _, told) = read(&[("数_10.csv", text)]);
        assert_eq!(told.iter().map(|it| it.code).collect::<Vec<_>>(), [code], "{text}");
        let shown = described(&told, &inputs);
        assert!(shown.contains("[1]") && shown.contains("2026-04"), "{shown}");
        for (answer, expected) in [("first", first), ("second", second), ("set-aside", &[])] {
            let answered = records::answers::amend(b"", &told[0], Some(answer));
            let answered = String::from_utf8(answered).expect("a table");
            let (values, codes) = read_values(&[("数_11.csv", text), ("読み方.csv", &answered)]);
            assert_eq!((values, codes), (texts(expected), vec![]), "{answer}");
        }
    }
}

/// A shape that a file has no words for is read as its contents say, as long as that is
/// the table that it was.
#[test]
fn what_is_read_by_contents_stays_the_same_table() {
    let layout = |table: &str| {
        format!(
            "file = \"数_#.csv\"\nheads = [\"月\", \"見守り訪問の件数\", \"サロンの参加者数\"]\n\
             table = \"{table}\"\nfrom-contents = true\n"
        )
    };
    let (values, costs) = (layout("実績値"), layout("事務局の費用"));
    let sheet = "月,見守り訪問の件数,サロンの参加者数\n2026年4月,20,30\n2026年5月,21,31\n";
    for (layout, text, count, told) in [
        (&values, sheet, 4, &[][..]),
        (&costs, sheet, 0, &["layout-not-as-kept inputs/数_10.csv"]),
        (&values, "氏名,住所,電話\nあ,い,う\n", 0, &["layout-lost inputs/数_10.csv"]),
        (
            &values,
            "月,見守り訪問の件数\n2026年4月,20\n2026年5月,21\n",
            2,
            &["layout-changed inputs/数_10.csv"],
        ),
    ] {
        let (values, codes) = read_values(&[("数_10.csv", text), ("layouts/数.toml", layout)]);
        assert_eq!((values.len(), codes), (count, texts(told)), "{text}");
    }
}

#[test]
fn a_new_column_is_read_as_answered() {
    let sheet = "だれ,第1回,臨時会,のべ\n市,来,来,2\nみなと食品,来,休,1\n";
    let files = [("名札_10.csv", sheet), ("layouts/名札.toml", WHO_CAME)];
    let (_, records, told) = read(&files);
    let expected = ["S01 市 present", "S01 みなと食品 present"];
    check(
        (attendance(&records), codes(&told)),
        &expected,
        &["ask-layout-changed inputs/名札_10.csv:C1"],
    );
    let answered = records::answers::amend(b"", &told[0], Some("read"));
    let answered = String::from_utf8(answered).expect("a table");
    let (_, records, told) = read(&[files[0], files[1], ("読み方.csv", &answered)]);
    let expected = [
        "S01 市 present",
        "総会 臨時会 市 present",
        "S01 みなと食品 present",
        "総会 臨時会 みなと食品 absent",
    ];
    check((attendance(&records), codes(&told)), &expected, &[]);
    assert_eq!(diagnostics::open(&told).count(), 0);
}

/// One layout for the sheets of several indicators takes it from their titles.
#[test]
fn a_title_says_what_a_sheet_is_about() {
    let layout = |rest: &str| {
        format!(
            "file = \"月報_#.csv\"\ntable = \"実績値\"\n{rest}\n[columns]\n\"つき\" = \"年月\"\n\
             \"かず\" = \"値\"\n"
        )
    };
    let sheet = |title: &str| format!("{title}\n\nつき,かず\n2026-04,20\n2026-05,25\n");
    let from_title = layout("from-title = [\"指標\"]");
    let fixed = format!("{}[whole]\n\"指標\" = \"見守り訪問の件数\"\n", layout(""));
    let visits = ["見守り訪問の件数 2026-04 20", "見守り訪問の件数 2026-05 25"];
    let salon = ["サロンの参加者数 2026-04 20", "サロンの参加者数 2026-05 25"];
    for (title, layout, expected, told) in [
        ("見守り訪問の件数", &from_title, &visits[..], None),
        ("サロンの参加者数", &from_title, &salon, None),
        ("月報", &from_title, &[], Some("layout-title-silent inputs/月報_1.csv:A3")),
        ("月報", &fixed, &visits, None),
        ("見守り訪問の件数", &fixed, &visits, None),
        ("サロンの参加者数", &fixed, &[], Some("layout-contradicted inputs/月報_1.csv:A1")),
    ] {
        let sheet = sheet(title);
        let (_, records, problems) = read(&[("月報_1.csv", &sheet), ("layouts/m.toml", layout)]);
        let told: Vec<String> = told.map(str::to_owned).into_iter().collect();
        assert_eq!((values(&records), codes(&problems)), (texts(expected), told), "{title}");
    }
}

/// What is wrong with a file is told at its line, in words of the file.
#[test]
fn mistakes_in_a_layout_file_are_told_with_their_line() {
    for (text, code, line) in [
        ("table = \"出欠\"\n[columns]\n\"だれ\" = \"団体名\"\n", "layout-lacks", 0),
        ("file = \"a.csv\"\n", "layout-lacks", 0),
        (
            "file = \"a.csv\"\ntable = \"出欠\"\n[columns]\n\"A列\" = \"団体名\"\n",
            "layout-lacks",
            0,
        ),
        ("file = \"a.csv\"\ntable = \"出欠\"\n", "layout-lacks", 0),
        ("file = \"a.csv\"\ntable = \"出けつ\"\n", "unknown-setting-value", 2),
        ("file = \"a.csv\"\ntabel = \"出欠\"\n", "unknown-setting", 2),
        ("file = \"a.csv\"\nhead-lines = \"2\"\n", "wrong-setting", 2),
        ("file = \"a.csv\nset-aside = true\n", "toml-syntax", 1),
        ("file = “a.csv”\n", "typographic-quote", 1),
        (
            "file = \"a.csv\"\ntable = \"出欠\"\n[columns]\n\"だれ\" = \"団体めい\"\n",
            "layout-unknown-field",
            4,
        ),
        (
            "file = \"a.csv\"\ntable = \"出欠\"\nheads = [\"だれ\"]\n[columns]\n\"誰\" = \"団体名\"\n",
            "layout-no-such-head",
            5,
        ),
        (
            "file = \"a.csv\"\ntable = \"出欠\"\n[across]\nnames = \"会議ID\"\nheads = [\"1\"]\n",
            "layout-lacks",
            0,
        ),
        (
            "file = \"a.csv\"\ntable = \"実績値\"\n[columns]\n\"数\" = \"値\"\n[whole]\n\
             \"年度\" = \"ことし\"\n",
            "unknown-setting-value",
            6,
        ),
    ] {
        let (inputs, _, told) = read(&[("layouts/a.toml", text)]);
        let place = match line {
            0 => "inputs/layouts/a.toml".to_owned(),
            line => format!("inputs/layouts/a.toml:{line}:"),
        };
        let shown = described(&told, &inputs);
        let found =
            told.iter().any(|it| it.code == code && format!("{}", it.origin).starts_with(&place));
        assert!(found, "{code} at {place}\n{shown}");
    }
    let twice = "file = \"a_#.csv\"\nset-aside = true\n";
    let (_, _, told) = read(&[("layouts/a.toml", twice), ("layouts/b.toml", twice)]);
    assert!(codes(&told).contains(&"layout-twice inputs/layouts/b.toml".to_owned()), "{told:?}");
}
