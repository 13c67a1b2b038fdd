//! A pack that several roundtables share: over the program's files, under a project's own.

use entaku::files::Files;
use entaku::project::Project;

use crate::content::content;
use crate::harness::{ENGINE, described, draft, minimal, set, sources, told};

const PACK: &str = "packs/県パック/";

/// The smallest project on a pack with these files.
fn on(pack: &[(&str, &str)]) -> Files {
    let mut inputs = Files::new();
    for (path, bytes) in minimal().iter() {
        inputs.insert(path, bytes.clone());
    }
    let own = format!("base = \"../県パック\"\n{}", settings(&inputs));
    inputs.insert("inputs/roundtable.toml", own.into_bytes());
    for (path, text) in pack {
        inputs.insert(format!("{PACK}{path}"), text.as_bytes().to_vec());
    }
    inputs
}

fn settings(inputs: &Files) -> &str {
    inputs.text("inputs/roundtable.toml").expect("settings")
}

fn of(files: &[(&str, &str)]) -> Files {
    let mut project = Files::new();
    for (path, text) in files {
        project.insert(format!("templates/{path}"), text.as_bytes().to_vec());
    }
    project
}

fn report(inputs: &Files, templates: &Files) -> String {
    let built = sources(inputs, templates);
    assert!(built.diagnostics.is_empty(), "{}", described(&built.diagnostics, inputs));
    let path = "government/report.ja.typ";
    content(&String::from_utf8_lossy(built.outputs.get(path).expect("a report")))
}

#[test]
fn settings_of_a_pack_hold_where_the_project_says_nothing() {
    let pack = "[roundtable]\nname = \"県\"\nregion = \"ある県\"\n\n[disclosure]\nmembers = 7\n\n\
                [[sectors]]\nid = \"government\"\nname = \"行政\"\n\n\
                [[sectors]]\nid = \"temple\"\nname = \"寺社\"\n";
    let inputs = on(&[("roundtable.toml", pack)]);
    let project = Project::new(&ENGINE, inputs.clone(), Files::new());
    let config = project.parsed().records.config.config.clone();
    let roundtable = config.roundtable;
    assert_eq!(roundtable.name.map(|it| it.get_ref().clone()).as_deref(), Some("小さな円卓会議"));
    assert_eq!(roundtable.region.as_deref(), Some("ある県"));
    assert_eq!(*config.disclosure.members.get_ref(), 7);
    let built = draft(&inputs, &Files::new());
    assert!(built.diagnostics.is_empty(), "{}", described(&built.diagnostics, &inputs));
    assert!(built.outputs.get("temple/report.ja.typ").is_some(), "a sector of the pack");
    assert!(built.outputs.get("npo/report.ja.typ").is_none(), "the list is the pack's");
    let own = set(inputs, "\n[[sectors]]\nid = \"government\"\nname = \"役所\"\n");
    let built = draft(&own, &Files::new());
    assert!(built.outputs.get("temple/report.ja.typ").is_none(), "a list holds as a whole");
}

#[test]
fn a_mistake_in_a_pack_is_told_in_the_packs_own_file() {
    let inputs = on(&[
        ("roundtable.toml", "base = \"x\"\n[thresholds]\non_trak = 0.9\n[visibility]\nx = \"y\"\n"),
        ("templates/reprot.toml", "x"),
        ("templates/locales/ja.ftl", "section-lerning = x\nsection-goals = { $\n"),
        ("templates/report/goals.typ.jinja", "{% if %}\n"),
        ("templates/report/learning.typ.jinja", "\n{{ report.lerning }}\n"),
    ]);
    let built = draft(&inputs, &Files::new());
    let mut told = told(&built.diagnostics);
    told.sort();
    let expected = [
        "roundtable.toml:1:1 pack-over-pack",
        "roundtable.toml:3:1 unknown-setting",
        "roundtable.toml:5:5 unknown-setting",
        "roundtable.toml:5:5 unknown-setting-value",
        "templates/locales/ja.ftl:1:1 stray-word",
        "templates/locales/ja.ftl:2:20 words-syntax",
        "templates/report/goals.typ.jinja:1:1 template-error",
        "templates/report/learning.typ.jinja:2:1 template-error",
        "templates/reprot.toml stray-template",
    ];
    assert_eq!(told, expected.map(|it| format!("{PACK}{it}")));
}

#[test]
fn a_pack_that_is_not_there_is_told_where_it_is_named() {
    let built = draft(&on(&[]), &Files::new());
    assert_eq!(told(&built.diagnostics), ["inputs/roundtable.toml:1:8 no-such-pack"]);
}

#[test]
fn each_layer_takes_in_the_one_below_it() {
    let learning = "report/learning.typ.jinja";
    let below = format!("{{% include \"base/{learning}\" %}}\n");
    let pack = format!("県の前書き。\n\n{below}");
    let own = format!("市の前書き。\n\n{below}");
    let ours = "県だけの節。\n";
    let inputs = on(&[
        (&format!("templates/{learning}"), &pack),
        ("templates/report/ours.typ.jinja", ours),
        (
            "templates/report.toml",
            "[[sections]]\nname = \"ours\"\n[[sections]]\nname = \"learning\"\n",
        ),
    ]);
    let text = report(&inputs, &Files::new());
    assert!(text.contains("県だけの節。") && text.contains("県の前書き。"), "{text}");
    let text = report(&inputs, &of(&[(learning, &own)]));
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}: {text}"));
    assert!(at("市の前書き。") < at("県の前書き。"), "{text}");
}

#[test]
fn words_come_from_the_uppermost_layer_that_says_them() {
    let word = |text: &str| format!("section-participation = {text}\n");
    let inputs = on(&[("templates/locales/ja.ftl", &word("県の参加"))]);
    let none = Files::new();
    assert!(report(&inputs, &none).contains("県の参加"));
    let own = of(&[("locales/ja.ftl", &word("市の参加"))]);
    let text = report(&inputs, &own);
    assert!(text.contains("市の参加") && !text.contains("県の参加"), "{text}");
}

#[test]
fn what_is_kept_of_inputs_has_the_pack() {
    use entaku::pipeline::{Request, build};
    use entaku::seal;
    let word = "section-participation = 県の参加\n";
    let inputs = on(&[
        ("templates/locales/ja.ftl", word),
        ("roundtable.toml", "[disclosure]\nmembers = 6\n"),
    ]);
    let project = Project::new(&ENGINE, inputs.clone(), Files::new());
    let request = Request { seals: true, ..Request::default() };
    let built = build(&project, &request, &mut Files::new());
    let archive = seal::open(built.archive.expect("an archive")).expect("whole");
    assert_eq!(archive.tree("inputs"), inputs);
    assert_eq!(entaku::verify::remake(&archive, 1), entaku::verify::Remade::Same);
}

#[test]
fn marks_of_an_update_are_told_until_they_are_settled() {
    let marked = "<<<<<<< ours\nsection-participation = 市の参加\n=======\n\
                  section-participation = 新しい参加\n>>>>>>> theirs\n";
    let built = draft(&minimal(), &of(&[("locales/ja.ftl", marked)]));
    assert_eq!(told(&built.diagnostics), ["templates/locales/ja.ftl:1:1 unsettled"]);
}

#[test]
fn whatever_a_pack_has_is_listed_as_the_packs() {
    use entaku::adaptation::{self, Layer, Layers};
    use entaku::locale::Language;
    let inputs = on(&[
        ("templates/report/learning.typ.jinja", "文"),
        ("templates/locales/ja.ftl", "section-participation = 県の参加\n"),
    ]);
    let project = Project::new(&ENGINE, inputs, of(&[("report/goals.typ.jinja", "文")]));
    let pack = project.ground().pack();
    let layers = Layers { base: ENGINE.base(), pack, own: project.templates() };
    let items = adaptation::list(layers, project.spoken(), Language::Ja);
    let layer = |name: &str| items.iter().find(|it| it.name == name).map(|it| it.layer);
    assert_eq!(layer("report/learning"), Some(Layer::Pack));
    assert_eq!(layer("section-participation"), Some(Layer::Pack));
    assert_eq!(layer("report/goals"), Some(Layer::Changed));
    assert_eq!(layer("section-goals"), Some(Layer::Base));
}

#[test]
fn a_logo_stands_on_the_first_page_of_every_kind() {
    let logo = "\n[documents]\nlogo = \"logo.svg\"\n";
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\">\
               <rect width=\"40\" height=\"20\" fill=\"#0b4f6c\"/></svg>\n";
    let inputs = set(on(&[("templates/logo.svg", svg)]), logo);
    let templates = of(&[("logo.svg", svg)]);
    let all = "\n[editions.government]\nkinds = [\"report\", \"guideline\", \"kit\", \"plain\", \"summary\"]\n";
    for (inputs, templates) in [(&inputs, &Files::new()), (&set(minimal(), logo), &templates)] {
        let inputs = set(inputs.clone(), all);
        let built = sources(&inputs, templates);
        assert!(built.diagnostics.is_empty(), "{}", described(&built.diagnostics, &inputs));
        for (path, source) in built.outputs.iter().filter(|(path, _)| path.ends_with(".typ")) {
            let source = String::from_utf8_lossy(source);
            assert!(source.contains("\"/templates/logo.svg\""), "{path}");
        }
        let web = "\n[editions.members]\nfor = \"members\"\nformats = [\"pdf\", \"html\"]\n";
        let inputs = set(inputs, web);
        let built = crate::harness::build(&inputs, templates, 2);
        assert!(built.diagnostics.is_empty(), "{}", described(&built.diagnostics, &inputs));
        assert!(built.outputs.get("government/plain.ja.pdf").is_some());
        let page = built.outputs.text("members/report.ja.html").expect("a web page");
        let header = page.split_once("</header>").expect("a title block").0;
        assert!(header.contains("<img") && header.contains("alt=\""), "{header}");
    }
    let none = set(minimal(), logo);
    assert_eq!(
        told(&draft(&none, &Files::new()).diagnostics),
        ["inputs/roundtable.toml:5:8 no-such-logo"]
    );
    let broken = told(&draft(&none, &of(&[("logo.svg", "x")])).diagnostics);
    assert_eq!(broken, ["inputs/roundtable.toml:5:8 markdown-image-kind"]);
}

#[test]
fn an_older_copy_of_the_look_is_named_where_the_programs_files_fail_on_it() {
    let now = ENGINE.base().text("templates/lib/page.typ").expect("the look");
    let older = now.replace("see-also(", "look-at(");
    let built = crate::harness::build(&minimal(), &of(&[("lib/page.typ", &older)]), 1);
    let mut told = told(&built.diagnostics);
    told.dedup();
    assert_eq!(told, ["templates/lib/page.typ:1:1 older-look"]);
}
