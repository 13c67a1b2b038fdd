//! What stands beside an edition's documents for use elsewhere: the data of what they
//! print, and the calendar. It says what they say and nothing more.

use std::collections::BTreeMap;

use entaku::disclosure;
use entaku::files::Files;
use entaku::leaks::Secrets;
use entaku::model::roundtable::DocumentKind;
use entaku::pipeline::Request;
use serde_json::Value;

use crate::harness::{assessed, make, opened, project, root, set, told, with};

/// Makes some editions of a project.
fn editions(inputs: &Files, templates: &Files, audiences: &[&str]) -> Files {
    let audiences = audiences.iter().map(|it| (*it).to_owned()).collect();
    let built = make(inputs, templates, &Request { audiences, ..Request::default() });
    assert!(!built.documents.is_empty(), "{:?}", told(&built.diagnostics));
    built.outputs
}

/// The rows of a table, by the heads.
fn rows(made: &Files, path: &str) -> Vec<BTreeMap<String, String>> {
    let bytes = made.get(path).unwrap_or_else(|| panic!("no {path}"));
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).expect("Excel knows by this mark");
    let mut reader = csv::Reader::from_reader(bytes);
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

fn json(made: &Files, path: &str) -> Value {
    serde_json::from_str(made.text(path).unwrap_or_else(|| panic!("no {path}"))).expect("JSON")
}

fn paths(made: &Files, folder: &str) -> Vec<String> {
    let all = made.iter().filter_map(|(path, _)| path.strip_prefix(folder));
    all.map(str::to_owned).collect()
}

#[test]
fn numbers_of_the_data_are_the_figures_of_the_pages() {
    let (inputs, templates) = project(&root());
    let made = editions(&inputs, &templates, &["funder", "consumer"]);
    for edition in ["funder", "consumer"] {
        let figures = json(&made, &format!("{edition}/figures.json"));
        let rows = rows(&made, &format!("{edition}/data/indicators.csv"));
        assert!(rows.len() > 3, "{edition}: {} indicators", rows.len());
        for row in &rows {
            for name in ["value", "baseline", "target"] {
                if row[name].is_empty() {
                    continue;
                }
                let id = format!("{}.{name}", row["id"]);
                assert_eq!(figures[&id]["number"].to_string(), row[name], "{edition}: {id}");
            }
            let status = format!("{}.status", row["id"]);
            assert_eq!(figures[&status]["status"], row["status"], "{edition}: {status}");
        }
        let package = json(&made, &format!("{edition}/data/datapackage.json"));
        let listed: Vec<String> = package["resources"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|it| it["path"].as_str().expect("a path").to_owned())
            .chain(["datapackage.json".to_owned()])
            .collect();
        let mut there = paths(&made, &format!("{edition}/data/"));
        there.sort_by_key(|path| listed.iter().position(|it| it == path));
        assert_eq!(there, listed, "{edition}");
    }
    // A sector reads of its own commitments, and has no list of all meetings.
    let own = rows(&made, "consumer/data/commitments.csv");
    assert!(own.iter().all(|row| row["sectors"].contains("消費者")), "{own:?}");
    assert!(rows(&made, "funder/data/commitments.csv").len() > own.len());
    assert!(made.get("consumer/data/meetings.csv").is_none());
    assert!(!rows(&made, "funder/data/meetings.csv").is_empty());
}

#[test]
fn what_is_withheld_has_a_flag_and_no_number() {
    let (inputs, templates) = project(&root());
    let made = editions(&inputs, &templates, &["funder"]);
    let values = rows(&made, "funder/data/values.csv");
    let is =
        |row: &BTreeMap<String, String>, flag: &str| row["flags"].split(';').any(|it| it == flag);
    assert!(values.iter().any(|row| is(row, "provisional")), "nothing is provisional");
    for row in &values {
        let is_none = ["withheld", "missing", "not-applicable"].iter().any(|it| is(row, it));
        assert_eq!(is_none, row["value"].is_empty(), "{row:?}");
    }
}

#[test]
fn a_table_that_no_document_prints_is_not_in_the_data() {
    let (inputs, templates) = project(&root());
    let there = |more: &str, templates: &Files| {
        let inputs = set(inputs.clone(), more);
        paths(&editions(&inputs, templates, &["government"]), "government/")
    };
    let usual = there("", &templates);
    assert!(usual.contains(&"data/indicators.csv".to_owned()), "{usual:?}");
    assert!(usual.contains(&"calendar.ics".to_owned()), "{usual:?}");
    // Whoever wants none of it.
    let none = there("[editions.government]\ndata = false\n", &templates);
    assert!(none.iter().all(|path| !path.starts_with("data/")), "{none:?}");
    // One page for boards has no table, and the day of the next meeting.
    let page = there("[editions.government]\nkinds = [\"summary\"]\n", &templates);
    assert!(page.iter().all(|path| !path.starts_with("data/")), "{page:?}");
    assert!(page.contains(&"calendar.ics".to_owned()), "{page:?}");
    // A region that leaves sections out.
    let outline = "sections = [\"title\", \"own-picture\", \"contact\"]\n";
    let short = with(templates.clone(), "templates/report.toml", outline);
    let short = there("[editions.government]\nkinds = [\"report\"]\n", &short);
    let data: Vec<&String> = short.iter().filter(|path| path.starts_with("data/")).collect();
    assert_eq!(data, ["data/datapackage.json", "data/indicators.csv"]);
    assert!(!short.contains(&"calendar.ics".to_owned()), "{short:?}");
}

#[test]
fn the_data_is_listed_in_the_manifest_and_the_same_to_the_byte() {
    let (inputs, templates) = project(&root());
    let made = editions(&inputs, &templates, &["funder"]);
    let manifest = json(&made, "funder/manifest.json");
    let listed: Vec<&str> = manifest["files"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|file| file["path"].as_str())
        .collect();
    for path in paths(&made, "funder/") {
        let is_listed = listed.contains(&path.as_str());
        let is_other = path == "manifest.json" || path.ends_with(".pdf");
        assert_ne!(is_listed, is_other, "{path} in {listed:?}");
    }
    let again = editions(&inputs, &templates, &["funder"]);
    for (path, bytes) in made.iter() {
        assert_eq!(again.get(path), Some(bytes), "{path}");
    }
}

#[test]
fn a_leak_into_the_data_is_found() {
    let (inputs, _) = project(&root());
    let (model, assessment) = assessed(&inputs);
    let records = entaku::records::parse(&inputs, &mut Vec::new());
    let secrets = Secrets::of(
        &records,
        &model,
        &assessment,
        opened(&inputs, &Files::new()).ground().standing(),
    );
    let edition = model.editions.iter().find(|it| it.name == "funder").expect("an edition");
    let people = disclosure::people(&model);
    let (person, _) = people.first().expect("a person");
    let look = |path: &str, text: &str| {
        let mut data = Files::new();
        data.insert(path, text.as_bytes().to_vec());
        told(&secrets.look_in_data(edition, &data))
    };
    assert_eq!(look("funder/data/meetings.csv", "id,title\r\nM01,運営委員会\r\n"), [""; 0]);
    let found = look("funder/data/meetings.csv", &format!("id,title\r\nM01,\"{person}\"\r\n"));
    assert_eq!(found.len(), 1, "{found:?}");
    let figures = &assessment.by_visibility[&edition.visibility];
    let withheld = figures.withheld.iter().find_map(|(id, withheld)| {
        let mut wholes = withheld.iter().map(|(key, _)| key).filter(|key| key.parts.is_empty());
        let indicator = model.indicators.iter().find(|it| it.definition.id == *id)?;
        let key = wholes.find(|key| !key.is_total)?;
        let mut observed = indicator.observations.iter();
        let observed =
            observed.find(|it| (it.span.first, it.span.last) == (key.first, key.last))?;
        Some((id.to_string(), observed.span.to_string()))
    });
    if let Some((id, span)) = withheld {
        let row = |value: &str| {
            format!(
                "indicator,period,from,to,value\r\n{id},{span},2026-10-01,2026-10-31,{value}\r\n"
            )
        };
        assert_eq!(look("funder/data/values.csv", &row("")), [""; 0]);
        assert_eq!(look("funder/data/values.csv", &row("4")).len(), 1);
    }
}

#[test]
fn a_calendar_has_the_next_meeting_with_its_times_and_keeps_its_identifier() {
    let (inputs, templates) = project(&root());
    let made = editions(&inputs, &templates, &["consumer", "funder"]);
    let calendar = made.text("consumer/calendar.ics").expect("a calendar");
    assert!(calendar.lines().all(|line| line.len() <= 75), "{calendar}");
    let unfolded = calendar.replace("\r\n ", "");
    let lines: Vec<&str> = unfolded.split("\r\n").collect();
    let count = |line: &str| lines.iter().filter(|it| **it == line).count();
    let told: Vec<&str> = lines.iter().filter_map(|it| it.strip_prefix("SUMMARY:")).collect();
    let roundtable = "瀬戸のわ地域円卓会議";
    let meetings = [format!("{roundtable}　第4回総会"), format!("{roundtable}　第17回運営委員会")];
    assert_eq!(told, [&*meetings[0], &*meetings[1], "第4回総会の資料を事務局へ送る期限"]);
    assert_eq!(count("DTSTAMP:20261031T000000Z"), 3, "{unfolded}");
    assert!(lines.iter().any(|it| it.starts_with("DTSTART;TZID=Asia/Tokyo:2026")), "{unfolded}");
    assert!(lines.iter().any(|it| it.starts_with("DTSTART;VALUE=DATE:2026")), "{unfolded}");
    // Material is asked of sectors; funders are reported to, and sit on no committee.
    let funder = made.text("funder/calendar.ics").expect("a calendar");
    let told = funder.replace("\r\n ", "");
    let told: Vec<&str> = told.split("\r\n").filter_map(|it| it.strip_prefix("SUMMARY:")).collect();
    assert_eq!(told, [&*meetings[0], "みらい地域財団への報告の期限", "瀬野市への報告の期限",]);
    let id = |text: &str| {
        let text = text.replace("\r\n ", "");
        text.lines().find(|it| it.starts_with("UID:meeting-")).map(str::to_owned)
    };
    assert_eq!(id(calendar), id(funder));
    assert!(id(calendar).is_some());
}

/// What a member has promised stands in its calendar until it is done, and no other's.
#[test]
fn a_members_calendar_has_what_it_promised() {
    let (inputs, templates) = project(&root());
    let inputs = set(inputs, "[editions.orgs]\neach = \"organisation\"\n");
    let made = editions(&inputs, &templates, &["orgs-G02", "orgs-B01"]);
    let told = |member: &str| -> Vec<String> {
        let calendar = made.text(&format!("orgs-{member}/calendar.ics")).expect("a calendar");
        let lines = calendar.replace("\r\n ", "");
        let told = lines.split("\r\n").filter_map(|it| it.strip_prefix("SUMMARY:約束の期限："));
        told.map(str::to_owned).collect()
    };
    let (city, other) = (told("G02"), told("B01"));
    assert!(!city.is_empty() && !other.is_empty(), "{city:?} {other:?}");
    assert!(city.iter().all(|it| !other.contains(it)), "{city:?} {other:?}");
}

#[test]
fn a_mail_is_for_somebody() {
    let (inputs, templates) = project(&root());
    let mended = |more: &str| {
        let request = Request { typeset: false, ..Request::default() };
        let problems = make(&set(inputs.clone(), more), &templates, &request).diagnostics;
        let found = problems.iter().filter(|it| it.code.starts_with("mail-"));
        found.map(|it| it.code.to_owned()).collect::<Vec<_>>()
    };
    let at = |to: &str| mended(&format!("[editions.labour]\nto = {to}\n"));
    assert_eq!(at("\"連合 田中 <tanaka@example.jp>\""), [""; 0]);
    assert_eq!(at("[\"a@example.jp\", \"b@example.jp\"]"), [""; 0]);
    assert_eq!(at("[\"a@example.jp\", \"田中\"]"), ["mail-address"]);
    assert_eq!(at("\"a@example.jp, b@example.jp\""), ["mail-address"]);
    // One address would get what is for each of the others.
    let each = "[editions.orgs]\neach = \"organisation\"\nto = \"a@example.jp\"\n";
    assert_eq!(mended(each), ["mail-of-each"]);
}

#[test]
fn a_draft_has_all_documents_of_its_edition_and_is_the_same_to_the_byte() {
    let (inputs, templates) = project(&root());
    let to = "[editions.labour]\nto = [\"連合 田中 <tanaka@example.jp>\", \"b@example.jp\"]\n";
    let inputs = set(inputs, to);
    let made = editions(&inputs, &templates, &["labour", "npo"]);
    assert!(made.get("npo/mail.eml").is_none(), "nobody gets it by mail");
    let mail = made.text("labour/mail.eml").expect("a draft");
    let (head, _) = mail.split_once("\r\n\r\n").expect("a head");
    let head = head.replace("\r\n ", " ");
    for line in ["X-Unsent: 1", "Date: Sat, 31 Oct 2026 00:00:00 +0900", "MIME-Version: 1.0"] {
        assert!(head.contains(line), "{line}: {head}");
    }
    assert!(head.contains("<tanaka@example.jp>") && head.contains("b@example.jp"), "{head}");
    assert!(head.is_ascii(), "{head}");
    for name in ["report.ja.pdf", "guideline.ja.pdf", "calendar.ics"] {
        assert_eq!(mail.matches(&format!("filename=\"{name}\"")).count(), 1, "{name}");
    }
    let again = editions(&inputs, &templates, &["labour"]);
    assert_eq!(again.get("labour/mail.eml"), made.get("labour/mail.eml"));
    // With some of the documents only, there is none: a half is not sent by mistake.
    let request = Request {
        audiences: vec!["labour".to_owned()],
        kinds: vec![DocumentKind::Report],
        ..Request::default()
    };
    let half = make(&inputs, &templates, &request).outputs;
    assert!(half.get("labour/report.ja.pdf").is_some());
    assert!(half.get("labour/mail.eml").is_none());
}
