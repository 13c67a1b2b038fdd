//! Standing texts are used for the sectors that they were written for: those of the program
//! and of a pack by a sector's kind, those of a project by its id.

use entaku::files::Files;

use crate::content::content;
use crate::harness::{described, minimal, set, sources, told};

const LABOUR: &str = "労働組合がもつ働く人の目";
const ALL: &str = "皆さまのセクターでしか見えないこと";

fn sector(id: &str, name: &str, more: &str) -> String {
    format!(
        "\n[[sectors]]\nid = \"government\"\nname = \"行政\"\n\n\
         [[sectors]]\nid = \"{id}\"\nname = \"{name}\"\n{more}\n"
    )
}

/// What the guideline of a sector says, and what is told.
fn guideline(id: &str, settings: &str, texts: &[(&str, &str)]) -> (String, Vec<String>, String) {
    let mut templates = Files::new();
    for (path, text) in texts {
        templates.insert(format!("templates/{path}"), text.as_bytes().to_vec());
    }
    let inputs = set(minimal(), settings);
    let built = sources(&inputs, &templates);
    let path = format!("{id}/guideline.ja.typ");
    let bytes = built.outputs.get(&path).map(|bytes| bytes.to_vec()).unwrap_or_default();
    let text = content(&String::from_utf8_lossy(&bytes));
    (text, told(&built.diagnostics), described(&built.diagnostics, &inputs))
}

#[test]
fn a_text_of_the_program_is_for_a_kind_of_sector_and_not_for_an_id() {
    let none: [String; 0] = [];
    for (id, name, more, expected) in [
        ("labour", "労働組合", "", LABOUR),
        ("kumiai", "労働組合", "", LABOUR),
        ("kumiai", "労働組合セクター", "", LABOUR),
        ("kumiai", "働く仲間", "aliases = [\"連合\"]", LABOUR),
        ("kumiai", "働く仲間", "name_en = \"Trade unions\"", LABOUR),
        ("kumiai", "働く仲間", "kind = \"labour\"", LABOUR),
        ("labour", "働く仲間", "kind = \"labour\"", LABOUR),
        ("youth", "若者", "", ALL),
        ("labour", "若者", "kind = \"\"", ALL),
        ("labour", "企業", "kind = \"business\"", "事業者がもつ"),
    ] {
        let (text, told, words) = guideline(id, &sector(id, name, more), &[]);
        assert!(text.contains(expected), "{id} {name} {more}: {text}");
        assert_eq!(told, none, "{id} {name} {more}: {words}");
    }
}

#[test]
fn an_id_of_a_kind_with_a_name_of_none_is_told_once() {
    let settings = sector("labour", "若者", "");
    let (text, told, words) = guideline("labour", &settings, &[]);
    assert!(text.contains(ALL) && !text.contains(LABOUR), "{text}");
    let line = minimal().text("inputs/roundtable.toml").expect("settings").lines().count() + 7;
    assert_eq!(told, [format!("inputs/roundtable.toml:{line}:6 sector-of-no-kind")]);
    assert!(words.contains("労働組合") && words.contains("kind = \"labour\""), "{words}");
    // Who wrote all of its texts anew has none of another kind.
    let own = [
        ("guideline/ja/why.labour.md", "私たち。"),
        ("guideline/ja/preparation.labour.md", "私たち。"),
    ];
    let (text, told, _) = guideline("labour", &settings, &own);
    assert!(text.contains("私たち。") && told.is_empty(), "{told:?}");
    // A kind for which nobody wrote anything is misspelt.
    let (_, told, words) = guideline("labour", &sector("labour", "若者", "kind = \"labuor\""), &[]);
    assert!(told[0].ends_with("unknown-setting-value") && words.contains("labour"), "{told:?}");
}

#[test]
fn a_text_of_the_project_goes_by_the_id() {
    let youth = [("guideline/ja/why.youth.md", "若者の目。")];
    let (text, told, _) = guideline("youth", &sector("youth", "若者", ""), &youth);
    assert!(text.contains("若者の目。") && told.is_empty(), "{told:?}");
    // A copy of the program's text, changed, is for the sector of its kind.
    let copy = [("guideline/ja/why.labour.md", "写して直した。")];
    let (text, told, _) = guideline("kumiai", &sector("kumiai", "労働組合", ""), &copy);
    assert!(text.contains("写して直した。") && told.is_empty(), "{told:?}");
    // With an own text for the id, the one of the kind is not asked for.
    let both = [("guideline/ja/why.kumiai.md", "組合の目。"), copy[0]];
    let (text, _, _) = guideline("kumiai", &sector("kumiai", "労働組合", ""), &both);
    assert!(text.contains("組合の目。"), "{text}");
    // What is written for the sector of that id is no other's.
    let two = sector("labour", "若者", "") + "[[sectors]]\nid = \"kumiai\"\nname = \"労働組合\"\n";
    let (text, _, _) = guideline("kumiai", &two, &copy);
    assert!(text.contains(LABOUR), "{text}");
    let (text, _, _) = guideline("labour", &two, &copy);
    assert!(text.contains("写して直した。"), "{text}");
    // A text for no sector and no kind is told.
    let stray = [("guideline/ja/why.consumer.md", "使う人。")];
    let (_, told, _) = guideline("kumiai", &sector("kumiai", "労働組合", ""), &stray);
    assert_eq!(told, ["templates/guideline/ja/why.consumer.md text-of-no-sector"]);
}

#[test]
fn a_text_of_a_pack_is_for_a_sector_of_its_kind() {
    let pack = "packs/県パック/";
    let of = |settings: &str, text: &str| {
        let mut inputs = minimal();
        let own = format!(
            "base = \"../県パック\"\n{}{settings}",
            inputs.text("inputs/roundtable.toml").expect("settings")
        );
        inputs.insert("inputs/roundtable.toml", own.into_bytes());
        inputs.insert(format!("{pack}roundtable.toml"), Vec::new());
        inputs.insert(format!("{pack}templates/{text}"), "県の文。\n".as_bytes().to_vec());
        let built = sources(&inputs, &Files::new());
        let text = built.outputs.iter().find(|(path, _)| {
            path.ends_with("guideline.ja.typ") && !path.starts_with("government")
        });
        let text =
            text.map(|(_, bytes)| content(&String::from_utf8_lossy(bytes))).unwrap_or_default();
        (text.contains("県の文。"), told(&built.diagnostics))
    };
    let labour = "guideline/ja/why.labour.md";
    let none: Vec<String> = Vec::new();
    assert_eq!(of(&sector("kumiai", "労働組合", ""), labour), (true, none.clone()));
    assert!(!of(&sector("labour", "若者", ""), labour).0);
    // A kind of the pack's own, by the id that it has for it, or by name.
    let fishery = "guideline/ja/why.fishery.md";
    assert_eq!(of(&sector("fishery", "漁業者", ""), fishery), (true, none.clone()));
    assert_eq!(of(&sector("boats", "漁業者", "kind = \"fishery\""), fishery), (true, none));
}

/// The glossary names the sectors that there are.
#[test]
fn the_glossary_names_the_sectors_of_the_roundtable() {
    let (text, _, words) = guideline("youth", &sector("youth", "若者", ""), &[]);
    assert!(text.contains("行政、若者など、立場ごとのまとまり"), "{text}{words}");
    assert!(!text.contains("労働組合、消費者など"), "{text}");
}
