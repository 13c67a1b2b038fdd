//! An edition that would show nothing of what was entered is asked about.

use std::collections::BTreeSet;

use entaku::files::Files;

use crate::harness::{Built, minimal, set, sources, told, with};

/// A project that has only begun: two indicators and a promise, in tables that say nothing
/// of who may see them.
fn begun(settings: &str) -> Files {
    let mut inputs = set(minimal(), settings);
    inputs.keep(|path, _| path != "inputs/読み方.csv");
    let rows = "指標ID,指標名,単位,方向\nI1,見守り訪問の件数,件,増\nI2,相談の件数,件,増\n";
    let inputs = with(inputs, "inputs/indicators.csv", rows);
    let rows = "約束ID,取組,担当団体,期限,状況\nP1,名簿をつくる,市,2027-03-31,進行中\n";
    with(inputs, "inputs/commitments.csv", rows)
}

/// The editions that are drafted to their end.
fn made(built: &Built) -> BTreeSet<&str> {
    let sources = built.outputs.iter().filter(|(path, _)| path.ends_with(".typ"));
    sources.filter_map(|(path, _)| path.split('/').next()).collect()
}

#[test]
fn an_edition_without_anything_that_was_entered_is_asked_about() {
    let built = sources(&begun(""), &Files::new());
    assert_eq!(told(&built.diagnostics), ["inputs/roundtable.toml ask-empty-edition"]);
    assert_eq!(built.stopped, ["funder"]);
    assert!(!made(&built).contains("funder") && made(&built).contains("npo"));
    let message = built.diagnostics[0].message(entaku::locale::Language::Ja);
    assert!(message.contains("indicators.csv:2-3; commitments.csv:2"), "{message}");
    // Once it is answered, it is made as it is, also next month.
    let answer =
        "確認,ファイル,シート,見出し,対象,答え\nempty-edition,,,,funder,載せないまま作る\n";
    let built = sources(&with(begun(""), "inputs/読み方.csv", answer), &Files::new());
    assert_eq!(told(&built.diagnostics), [""; 0]);
    assert!(made(&built).contains("funder"));
}

#[test]
fn a_row_that_is_shown_is_enough() {
    for settings in [
        "[visibility]\ncommitments = \"funder\"\n",
        "[visibility]\ndefault = \"public\"\n",
        "[editions.funder]\nkinds = []\n",
    ] {
        let built = sources(&begun(settings), &Files::new());
        assert_eq!(told(&built.diagnostics), [""; 0], "{settings}");
    }
    // Nothing is hidden where nothing was entered.
    assert_eq!(told(&sources(&minimal(), &Files::new()).diagnostics), [""; 0]);
}

#[test]
fn editions_that_see_as_much_are_one_question() {
    let more = "[editions.public]\n[editions.board]\nfor = \"public\"\n[editions.part]\nfor = \"funder\"\ncovers = [\"I1\"]\n";
    let built = sources(&begun(more), &Files::new());
    let asked: Vec<_> = built.diagnostics.iter().filter_map(|it| it.asked()).collect();
    let items: BTreeSet<&str> = asked.iter().map(|it| it.key.item.as_str()).collect();
    assert_eq!(items, ["board、public", "funder", "part"].into());
    assert_eq!(built.stopped, ["funder", "board", "part", "public"]);
}
