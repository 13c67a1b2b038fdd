//! Tables of a project's own: declared in its settings, read and checked like all others,
//! shown to those who may see their rows, printed where a text or a section names them.

use entaku::files::Files;
use entaku::pipeline::Request;

use crate::harness::{make, minimal, set, sources, told, with};

const PARKS: &str = "[[tables]]\nid = \"parks\"\nname = \"公園の清掃\"\nname_en = \"Parks\"\ncolumns = [\n  \
    { name = \"公園\", required = true },\n  { name = \"実施日\", kind = \"date\" },\n  \
    { name = \"参加者\", kind = \"number\", unit = \"人\" },\n  \
    { name = \"延べ面積\", kind = \"number\", unit = \"㎡\" },\n  { name = \"雨天\", kind = \"yes-no\" },\n]\n";

const ROWS: &str = "公園,実施日,参加者,延べ面積,雨天,公開範囲,メモ\n\
    みなと公園,令和8年10月3日,24,\"1,250.5\",×,公開,よく晴れた\n\
    やま公園,2026-10-10,3,800,○,公開,\n\
    うら庭,2026-10-17,12,90,×,事務局のみ,\n";

const TEXT: &str = "---\nsection: learning\nvisibility: public\n---\n\n清掃の記録です。\n\n{{ table(\"parks\") }}\n";

fn project(more: &str, rows: &str, text: &str) -> Files {
    let inputs = with(minimal(), "inputs/公園の清掃.csv", rows);
    set(with(inputs, "inputs/narrative/parks.md", text), more)
}

#[test]
fn a_table_of_the_projects_own_is_read_disclosed_and_printed() {
    let built = sources(&project(PARKS, ROWS, TEXT), &Files::new());
    assert_eq!(told(&built.diagnostics), [""; 0]);
    let page = |edition: &str| {
        built.outputs.text(&format!("{edition}/report.ja.typ")).expect("a report").to_owned()
    };
    let internal = page("internal");
    for shown in ["みなと公園", "1\\,250\\.5", "参加者（人）", "はい", "うら庭"] {
        assert!(internal.contains(shown), "{shown}: {internal}");
    }
    // Rows for the secretariat, and few people, reach no other reader.
    let funder = page("funder");
    assert!(funder.contains("やま公園") && !funder.contains("うら庭"));
    let table = |page: &str| {
        let at = page.find("やま公園").expect("the row");
        page[at..].chars().take(120).collect::<String>()
    };
    assert!(
        !table(&funder).contains("#\"3\"") && table(&funder).contains("公表しない"),
        "{funder}"
    );
    // The data stands beside the page, for those who may see it.
    let data = built.outputs.text("funder/report.ja/data/parks.csv").expect("the data");
    assert!(data.contains("みなと公園,2026-10-03,24,1250.5,いいえ") && !data.contains("うら庭"));
    // So does the data package, as what its columns are.
    let request = Request { audiences: vec!["funder".to_owned()], ..Request::default() };
    let made = make(&project(PARKS, ROWS, TEXT), &Files::new(), &request);
    let data = made.outputs.text("funder/data/parks.csv").expect("data to use again");
    assert_eq!(
        data.trim_start_matches('\u{feff}').lines().collect::<Vec<_>>(),
        [
            "公園,実施日,参加者,延べ面積,雨天,withheld",
            "みなと公園,2026-10-03,24,1250.5,false,",
            "やま公園,2026-10-10,,800,true,参加者",
        ]
    );
    let about = made.outputs.text("funder/data/datapackage.json").expect("its description");
    let about: serde_json::Value = serde_json::from_str(about).expect("JSON");
    let resources = about["resources"].as_array().expect("tables");
    let parks = resources.iter().find(|it| it["name"] == "parks").expect("the table");
    assert_eq!(parks["title"], "公園の清掃");
    let fields = parks["schema"]["fields"].as_array().expect("columns");
    let kinds: Vec<&str> = fields.iter().filter_map(|it| it["type"].as_str()).collect();
    assert_eq!(kinds, ["string", "date", "number", "number", "boolean", "string"]);
    assert_eq!(fields[2]["title"], "参加者（人）");
    // Every cell is on a receipt, also that of a column that nobody declared.
    let receipt = built.receipts.iter().find(|it| it.source.path.contains("公園の清掃"));
    assert_eq!(receipt.expect("a receipt").records, 3);
}

#[test]
fn what_is_wrong_in_such_a_table_is_told_at_its_cell() {
    let broken = ROWS.replace("2026-10-10", "きのう").replace("\"1,250.5\"", "広い");
    let found = told(&sources(&project(PARKS, &broken, TEXT), &Files::new()).diagnostics);
    let file = "inputs/公園の清掃.csv";
    assert_eq!(
        found,
        [format!("{file}:D2 unreadable-number"), format!("{file}:B3 unreadable-date")]
    );
    // A name of a table that is not there, with the one that is near.
    let lost = TEXT.replace("parks\")", "park\")");
    let built = sources(&project(PARKS, ROWS, &lost), &Files::new());
    let unknown: Vec<_> =
        built.diagnostics.iter().filter(|it| it.code == "placeholder-unknown").collect();
    assert!(!unknown.is_empty(), "{:?}", told(&built.diagnostics));
    // A declaration that says nothing, or what another has.
    let kind = PARKS.replace("kind = \"date\"", "kind = \"day\"");
    let found = told(&sources(&project(&kind, ROWS, TEXT), &Files::new()).diagnostics);
    assert!(found.iter().any(|it| it.ends_with("unknown-setting-value")), "{found:?}");
    let taken = PARKS.replace("id = \"parks\"", "id = \"goals\"");
    let found = told(&sources(&project(&taken, ROWS, TEXT), &Files::new()).diagnostics);
    assert!(found.iter().any(|it| it.ends_with("duplicate-code")), "{found:?}");
}

/// A section of a region's own prints it without a text.
#[test]
fn a_section_prints_a_table_of_the_projects_own() {
    let section = "= 公園\n\n#{{ table(\"parks\") }};\n";
    let outline = "sections = [\"title\", \"parks\"]\n";
    let templates = with(Files::new(), "templates/report/parks.typ.jinja", section);
    let templates = with(templates, "templates/report.toml", outline);
    let inputs = set(with(minimal(), "inputs/parks.csv", ROWS), PARKS);
    let built = sources(&inputs, &templates);
    assert_eq!(told(&built.diagnostics), [""; 0]);
    let page = built.outputs.text("internal/report.ja.typ").expect("a report");
    assert!(page.contains("みなと公園"), "{page}");
}

/// The data of a table stand in files that have its id for a name.
#[test]
fn an_id_is_the_name_of_a_file() {
    for id in ["", "values", "../x", "a/b", "con", "a b", "1st", "公園", "datapackage"] {
        let settings = PARKS.replace("id = \"parks\"", &format!("id = \"{id}\""));
        let built = sources(&project(&settings, ROWS, ""), &Files::new());
        let found = told(&built.diagnostics);
        assert!(found.iter().any(|it| it.ends_with(" table-id")), "{id}: {found:?}");
    }
    let settings = PARKS.replace("id = \"parks\"", "id = \"Parks_2-b\"");
    let built =
        sources(&project(&settings, ROWS, "---\nsection: learning\n---\n清掃\n"), &Files::new());
    assert_eq!(told(&built.diagnostics), [""; 0]);
}

const COUNTED: &str = "[[tables]]\nid = \"talks\"\nname = \"相談\"\ncolumns = [\n  \
    { name = \"地区\", required = true },\n  \
    { name = \"男\", kind = \"number\", unit = \"人\" },\n  \
    { name = \"女\", kind = \"number\", unit = \"人\" },\n  \
    { name = \"男女\", kind = \"number\", unit = \"人\" },\n  \
    { name = \"男の割合\", kind = \"number\", unit = \"%\" },\n]\n";

/// What a funder is shown of a table that counts people: its numbers, with none where one is
/// withheld.
fn counts(rows: &str) -> Vec<Vec<Option<String>>> {
    let rows = rows.replace('\n', ",公開\n");
    let rows = format!("地区,男,女,男女,男の割合,公開範囲\n{rows}");
    let inputs = with(minimal(), "inputs/相談.csv", &rows);
    let inputs = with(inputs, "inputs/narrative/talks.md", &TEXT.replace("parks", "talks"));
    let request = Request { audiences: vec!["funder".to_owned()], ..Request::default() };
    let made = make(&set(inputs, COUNTED), &Files::new(), &request);
    assert_eq!(told(&made.diagnostics), [""; 0]);
    let data = made.outputs.text("funder/data/talks.csv").expect("the data");
    let cells = |line: &str| -> Vec<Option<String>> {
        let cells = line.split(',').skip(1).take(4);
        cells.map(|it| Some(it.to_owned()).filter(|it| !it.is_empty())).collect()
    };
    data.lines().skip(1).map(cells).collect()
}

/// A number that is withheld cannot be reckoned from the others: not from the sum of its
/// row, not from that of its column, not from a share.
#[test]
fn sums_of_a_table_give_no_small_number_away() {
    let shown =
        counts("東,12,14,26,46.2\n西,3,30,33,9.1\n北,20,25,45,44.4\n全地区,35,69,104,33.7\n");
    assert_eq!(shown.len(), 4, "{shown:?}");
    assert_eq!(shown[1][0], None);
    for row in &shown {
        let withheld = row[..3].iter().filter(|it| it.is_none()).count();
        assert_ne!(withheld, 1, "{shown:?}");
        assert_eq!(withheld > 0, row[3].is_none(), "a share tells: {shown:?}");
    }
    for column in 0..3 {
        let withheld = shown.iter().filter(|row| row[column].is_none()).count();
        assert_ne!(withheld, 1, "{shown:?}");
    }
    // What gives nothing away is printed.
    let withheld = shown.iter().flat_map(|row| &row[..3]).filter(|it| it.is_none()).count();
    assert_eq!(withheld, 4, "{shown:?}");
    // Where nothing adds up, only the small number is withheld.
    let shown = counts("東,12,14,,\n西,3,30,,\n北,20,25,,\n");
    let withheld = |at: usize| shown.iter().filter(|row| row[at].is_none()).count();
    assert_eq!([withheld(0), withheld(1)], [1, 0], "{shown:?}");
}

/// What is left of a total is told of a row that its readers may not see.
#[test]
fn a_total_does_not_tell_a_row_that_is_not_shown() {
    let rows = "地区,男,女,男女,男の割合,公開範囲\n東,12,14,26,,公開\n\
        西,33,30,63,,公開\n北,20,25,45,,事務局のみ\n全地区,65,69,134,,公開\n";
    let inputs = with(minimal(), "inputs/相談.csv", rows);
    let inputs = with(inputs, "inputs/narrative/talks.md", &TEXT.replace("parks", "talks"));
    let request = Request { audiences: vec!["funder".to_owned()], ..Request::default() };
    let made = make(&set(inputs, COUNTED), &Files::new(), &request);
    assert_eq!(told(&made.diagnostics), [""; 0]);
    let data = made.outputs.text("funder/data/talks.csv").expect("the data");
    // Two rows are missing in each column, so that none can be reckoned.
    assert!(!data.contains("北"), "{data}");
    assert!(data.contains("東,,,,,男;女;男女") && data.contains("西,33,30,63"), "{data}");
    let log = made.outputs.text("internal/suppression-log.csv").expect("the log");
    assert!(log.contains("talks,相談,,地区=東、男女,26,"), "{log}");
}
