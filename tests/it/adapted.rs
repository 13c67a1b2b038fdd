//! A project's own templates: whatever lies in them and changes nothing is told.

use std::collections::{BTreeMap, BTreeSet};

use entaku::adaptation::{self, Group, Layer, Layers};
use entaku::files::Files;
use entaku::locale::{Language, entries};
use entaku::template::{self, Templates};

use crate::content::content;
use crate::harness::{build, described, draft, minimal, sources, told};

const SECTORS: [&str; 6] = ["government", "business", "npo", "finance", "labour", "consumer"];

/// What is told of a project's templates, by the layers alone.
pub(crate) fn strays(project: &Files) -> Vec<entaku::diagnostics::Diagnostic> {
    let mut problems = Vec::new();
    let templates = Templates::load(&template::base(), project, &mut problems);
    problems.extend(templates.of_no_sector(SECTORS.into_iter()));
    problems
}

fn of(files: &[(&str, &str)]) -> Files {
    let mut project = Files::new();
    for (path, text) in files {
        project.insert(format!("templates/{path}"), text.as_bytes().to_vec());
    }
    project
}

/// A name with two letters in the middle exchanged, or one doubled if they are the same.
pub(crate) fn misspelt(name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let at = letters.len() / 2;
    match letters.windows(2).enumerate().skip(at.saturating_sub(1)).find(|(_, it)| it[0] != it[1]) {
        Some((at, _)) => letters.swap(at, at + 1),
        None => letters.push('x'),
    }
    letters.into_iter().collect()
}

#[test]
fn every_file_that_is_misspelt_is_told_with_the_one_that_is_meant() {
    let base = template::base();
    let mut project = Files::new();
    let mut meant: BTreeMap<String, String> = BTreeMap::new();
    for (path, _) in base.iter() {
        let short = path.trim_start_matches("templates/");
        // A note for those who open the folder, and the program that made the fonts.
        if matches!(short, "fonts/OFL.txt" | "fonts/make.py") {
            continue;
        }
        let parts: Vec<&str> = short.split('/').collect();
        for at in 0..parts.len() {
            let mut parts: Vec<String> = parts.iter().map(|it| (*it).to_owned()).collect();
            // The name of a file, and after it what it ends with.
            let (stem, end) = parts[at].split_once('.').unwrap_or((&parts[at], ""));
            let forms = match end {
                "" => vec![misspelt(stem)],
                _ => vec![format!("{}.{end}", misspelt(stem)), format!("{stem}.{}", misspelt(end))],
            };
            for form in forms {
                parts[at] = form;
                let wrong = format!("templates/{}", parts.join("/"));
                if base.get(&wrong).is_none() {
                    project.insert(wrong.as_str(), "x".as_bytes());
                    meant.insert(wrong, path.to_owned());
                }
            }
        }
    }
    let mut named: BTreeMap<String, String> = BTreeMap::new();
    for problem in strays(&project) {
        let cure = problem.cure(Language::En);
        named.entry(problem.origin.source.path.clone()).or_default().push_str(&cure);
    }
    let silent: Vec<&String> = meant.keys().filter(|wrong| !named.contains_key(*wrong)).collect();
    assert!(silent.is_empty(), "of {}: {silent:#?}", meant.len());
    let font = strays(&of(&[("font/ours.ttf", "x")]));
    assert!(font[0].cure(Language::En).contains("templates/fonts/ours.ttf"));
    let other = |(wrong, right): &(&String, &String)| {
        // A sector's text is told by the sector that is nearest.
        let sector = right.rsplit('/').next().and_then(|name| name.split('.').nth(1));
        let cure = &named[*wrong];
        !cure.contains(right.as_str()) && !sector.is_some_and(|it| cure.contains(it))
    };
    let others: Vec<_> = meant.iter().filter(other).collect();
    assert!(others.len() * 50 < meant.len(), "{} of {}: {others:#?}", others.len(), meant.len());
}

#[test]
fn every_word_that_is_misspelt_is_told_with_the_one_that_is_meant() {
    let base = template::base();
    for language in Language::ALL {
        let path = format!("templates/locales/{language}.ftl");
        let words = entries(base.text(&path).expect("the words"));
        let known: BTreeSet<&str> = words.iter().map(|it| it.key.as_str()).collect();
        let mut text = String::new();
        let mut meant = Vec::new();
        for key in &known {
            let wrong = misspelt(key);
            if !known.contains(wrong.as_str()) {
                text.push_str(&format!("{wrong} = x\n"));
                meant.push(*key);
            }
        }
        let mut project = Files::new();
        project.insert(path.as_str(), text.into_bytes());
        let problems = strays(&project);
        let mut others = Vec::new();
        for (key, line) in meant.iter().zip(1..) {
            let place = format!("{path}:{line}:1");
            let problem = problems.iter().find(|it| it.origin.to_string() == place);
            let problem = problem.unwrap_or_else(|| panic!("{key}: {place} is silent"));
            if !problem.cure(Language::En).contains(&format!("“{key}”")) {
                others.push((key, problem.cure(Language::En)));
            }
        }
        assert!(meant.len() > 700, "{}", meant.len());
        assert!(
            others.len() * 50 < meant.len(),
            "{} of {}: {others:#?}",
            others.len(),
            meant.len()
        );
    }
}

#[test]
fn every_placeholder_that_is_misspelt_is_told_with_the_one_that_is_meant() {
    let base = template::base();
    for language in Language::ALL {
        let path = format!("templates/locales/{language}.ftl");
        let words = entries(base.text(&path).expect("the words"));
        let mut text = String::new();
        let mut meant = Vec::new();
        for word in &words {
            for name in &word.placeholders {
                text.push_str(&format!("{} = {{ ${}x }}\n", word.key, name));
                meant.push((word.key.as_str(), name));
            }
        }
        let mut project = Files::new();
        project.insert(path.as_str(), text.into_bytes());
        let problems = strays(&project);
        for ((key, name), line) in meant.iter().zip(1..) {
            let is_here = |it: &&entaku::diagnostics::Diagnostic| {
                it.code == "unknown-placeholder"
                    && it.origin.to_string().starts_with(&format!("{path}:{line}:"))
            };
            let problem = problems.iter().find(is_here);
            let problem = problem.unwrap_or_else(|| panic!("{key} {name}: {line} is silent"));
            assert!(problem.cure(Language::En).contains(&format!("{{ ${name} }}")), "{key} {name}");
        }
        assert!(meant.len() > 200, "{}", meant.len());
    }
}

#[test]
fn every_block_that_is_misspelt_is_told_with_the_one_that_is_meant() {
    let base = template::base();
    let mut project = Files::new();
    let mut meant = Vec::new();
    for (path, _) in base.iter().filter(|(path, _)| path.ends_with(".jinja")) {
        let source = base.text(path).expect("a template");
        let blocks: Vec<&str> = source.split("{% block ").skip(1).collect();
        if blocks.is_empty() {
            continue;
        }
        let below = path.replacen("templates/", "base/", 1);
        let mut text = format!("{{% extends \"{below}\" %}}\n");
        for (block, line) in blocks.into_iter().zip(2..) {
            let block = block.split_whitespace().next().expect("a name");
            text.push_str(&format!("{{% block {} %}}x{{% endblock %}}\n", misspelt(block)));
            meant.push((format!("{path}:{line}:1 unknown-block"), block));
        }
        project.insert(path, text.into_bytes());
    }
    let problems = strays(&project);
    let places: Vec<&String> = meant.iter().map(|(place, _)| place).collect();
    assert_eq!(told(&problems).iter().collect::<Vec<_>>(), places);
    for (problem, (place, block)) in problems.iter().zip(&meant) {
        assert!(problem.cure(Language::En).contains(&format!("“{block}”")), "{place}: {block}");
    }
    assert!(meant.len() > 10, "{}", meant.len());
}

#[test]
fn every_template_that_is_misspelt_where_it_is_taken_in_is_told_with_the_one_that_is_meant() {
    let base = template::base();
    let path = "templates/report/learning.typ.jinja";
    let mut project = Files::new();
    let (mut text, mut meant) = (String::new(), Vec::new());
    for (right, _) in base.iter().filter(|(right, _)| right.ends_with(".jinja")) {
        let wrong = right.trim_start_matches("templates/").trim_end_matches(".typ.jinja");
        let wrong = misspelt(wrong);
        text.push_str(&format!("{{% include \"base/{wrong}.typ.jinja\" %}}\n"));
        meant.push(right.replacen("templates/", "base/", 1));
    }
    project.insert(path, text.into_bytes());
    let problems = strays(&project);
    for (index, right) in meant.iter().enumerate() {
        let problem = &problems[index];
        let place = format!("{path}:{}:1 unknown-template", index + 1);
        assert_eq!(format!("{} {}", problem.origin, problem.code), place);
        assert!(problem.cure(Language::En).contains(right), "{right}");
    }
    assert!(meant.len() > 70, "{}", meant.len());
}

#[test]
fn what_is_sound_is_not_told() {
    let project = of(&[
        ("README.md", "# わたしたちの言葉"),
        ("fonts/Ours-LICENSE.txt", "OFL"),
        (
            "report/learning.typ.jinja",
            "{% extends \"base/report/summary.typ.jinja\" %}\n{% set a = 1 %}\n{# 説明 #}\n{% block asks %}#{{ t(\"own-thanks\", who=head.region) }};#image(\"/templates/logo.svg\"){{ super() }}{% endblock %}\n",
        ),
        (
            "report/plan.typ.jinja",
            "{% include \"base/report/plan.typ.jinja\" %}{% include \"parts/ours.typ.jinja\" %}#{{ t(\"own-\" ~ head.kind) }};",
        ),
        ("parts/ours.typ.jinja", "文"),
        ("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        ("lib/ours.typ", "#let x = 1"),
        ("lib/theme.typ", "#import \"ours.typ\": x"),
        ("guideline/ja/why.npo.md", "文。"),
        ("guideline/ja/preparation.business.md", "文。"),
        (
            "locales/ja.ftl",
            "-place = 瀬戸\nown-thanks = { $who }の皆さん\nown-report = { -place }\nsection-summary = { -place }の{ own-report }\n",
        ),
    ]);
    assert_eq!(told(&strays(&project)), [""; 0]);
}

#[test]
fn words_that_change_nothing_or_fail_are_told_at_their_line() {
    let words = "section-summary = 要約\nsection-sum = 短い要約\nsection-plan = 計画\n  \
                 section-learning = 学び\nsection-summary = まとめ\nmeeting-line = { section-pln }\n";
    let project = of(&[("locales/ja.ftl", words)]);
    let mut problems = strays(&project);
    entaku::diagnostics::arrange(&mut problems);
    let path = "templates/locales/ja.ftl";
    let expected = [
        format!("{path}:6:18 unknown-placeholder"),
        format!("{path}:1:1 word-twice"),
        format!("{path}:2:1 stray-word"),
        format!("{path}:4:1 indented-word"),
        format!("{path}:6:1 stray-word"),
    ];
    assert_eq!(told(&problems), expected, "{}", described(&problems, &project));
}

#[test]
fn what_stands_beside_the_blocks_is_told() {
    let text = "{% extends \"base/report/summary.typ.jinja\" %}\n{% block asks %}x{% endblock %}\n\n出ない文。\n";
    let project = of(&[("report/summary.typ.jinja", text)]);
    let expected = ["templates/report/summary.typ.jinja:4:1 text-beside-blocks"];
    assert_eq!(told(&strays(&project)), expected);
}

#[test]
fn a_word_that_a_template_asks_for_is_told_where_it_is_asked_for() {
    let text = "{% if false %}\n#{{ t('section-sumary') }};{% endif %}";
    let project = of(&[("report/learning.typ.jinja", text)]);
    let problems = strays(&project);
    assert_eq!(told(&problems), ["templates/report/learning.typ.jinja:2:2 unknown-word"]);
    assert!(problems[0].cure(Language::En).contains("“section-summary”"));
}

#[test]
fn a_text_for_a_sector_that_is_not_there_is_told() {
    let project =
        of(&[("guideline/ja/why.consmer.md", "文。"), ("guideline/ja/why.consumer.md", "文。")]);
    let built = sources(&minimal(), &project);
    assert_eq!(
        told(&built.diagnostics),
        ["templates/guideline/ja/why.consmer.md text-of-no-sector"],
        "{}",
        described(&built.diagnostics, &project)
    );
}

#[test]
fn texts_in_an_encoding_of_old_are_read_and_told() {
    let mut project = of(&[("guideline/ja/aim.md", "\u{feff}わたしたちのねらい。\n")]);
    // 「section-summary = まとめ」 in CP932.
    let cp932 = b"section-summary = \x82\xdc\x82\xc6\x82\xdf\n";
    project.insert("templates/locales/ja.ftl", cp932.as_slice());
    let built = sources(&minimal(), &project);
    let expected =
        ["templates/guideline/ja/aim.md text-with-mark", "templates/locales/ja.ftl text-not-utf8"];
    assert_eq!(told(&built.diagnostics), expected);
    let mut reports = built.outputs.iter().filter(|(path, _)| path.ends_with("report.ja.typ"));
    let report = String::from_utf8_lossy(reports.next().expect("a report").1).into_owned();
    assert!(report.contains("まとめ") && !report.contains('\u{fffd}'));
}

/// A mistake shows in the region's own file, also where a file of the program fails on
/// what the region gives it.
#[test]
fn a_mistake_is_told_in_the_regions_own_file() {
    let told_of = |files: &[(&str, &str)]| {
        let project = of(files);
        let built = sources(&minimal(), &project);
        let mut told = told(&built.diagnostics);
        told.dedup();
        (told, described(&built.diagnostics, &project))
    };
    let own = "report/learning.typ.jinja";
    // In a file of the region's that its section takes in.
    let (told, words) = told_of(&[
        (own, "一\n{% include \"parts/ours.typ.jinja\" %}"),
        ("parts/ours.typ.jinja", "一\n二\n{{ report.sumary }}"),
    ]);
    assert_eq!(told, ["templates/parts/ours.typ.jinja:3:1 template-error"], "{words}");
    // In a file of the program's that lacks what the section took away.
    let (told, words) = told_of(&[(
        own,
        "一\n{% set report = {} %}\n{% include \"base/report/learning.typ.jinja\" %}",
    )]);
    assert_eq!(told, ["templates/report/learning.typ.jinja:3:1 template-error"], "{words}");
    assert!(words.contains("base/report/learning.typ.jinja:2"), "{words}");
    // In a macro of the program's.
    let (told, words) = told_of(&[(
        own,
        "\n{% from \"parts/commitments.typ.jinja\" import commitment_rows %}\n{{ commitment_rows([1]) }}",
    )]);
    assert_eq!(told.len(), 1, "{words}");
    assert!(told[0].starts_with("templates/report/learning.typ.jinja:"), "{words}");
    // A word of the region's own that is not given what it asks for.
    let (told, words) = told_of(&[
        (own, "#{{ t(\"own-thanks\") }};"),
        ("locales/ja.ftl", "# 説明\nown-thanks = { $who }の皆さん\n"),
    ]);
    assert_eq!(told, ["templates/locales/ja.ftl:2:1 failing-word"], "{words}");
    // A word of the program's that the region says with a placeholder it is not given.
    let (told, words) =
        told_of(&[("locales/ja.ftl", "\nreport-title-sector = { $sectr }の報告\n")]);
    assert_eq!(told, ["templates/locales/ja.ftl:2:25 unknown-placeholder"], "{words}");
    // A word of the program's that a section says without what it asks for.
    let (told, words) = told_of(&[(own, "#{{ t(\"guide-why\", sectr=head.roundtable) }};")]);
    assert_eq!(told, [format!("templates/{own}:1:1 word-not-given")], "{words}");
    assert!(words.contains("要るもの: sector"), "{words}");
    // A template that is not there.
    let (told, words) = told_of(&[(own, "\n{% include \"base/report/lerning.typ.jinja\" %}")]);
    assert_eq!(told, ["templates/report/learning.typ.jinja:2:1 unknown-template"], "{words}");
}

#[test]
fn a_macro_that_is_not_there_is_told_in_the_regions_own_file() {
    let part = "templates/parts/commitments.typ.jinja";
    let section = "report/learning.typ.jinja";
    let import = "\n{% from \"parts/commitments.typ.jinja\" import commitment_rosw %}";
    let problems = strays(&of(&[(section, import)]));
    assert_eq!(told(&problems), [format!("templates/{section}:2:1 unknown-macro")]);
    assert!(problems[0].cure(Language::En).contains("“commitment_rows”"));
    // The program's sections need three macros of this part.
    let only = "{% macro commitment_head() %}{% endmacro %}{% macro commitment_rowz(rows, room=false) %}{% endmacro %}";
    let project = of(&[("parts/commitments.typ.jinja", only)]);
    let built = sources(&minimal(), &project);
    let mut told = told(&built.diagnostics);
    told.dedup();
    let words = described(&built.diagnostics, &project);
    assert_eq!(told, [format!("{part} unknown-macro")], "{words}");
    assert!(
        words.contains("「commitment_rows」") && words.contains("「commitments_moved」"),
        "{words}"
    );
}

#[test]
fn what_check_passes_is_made() {
    let project = of(&[("locales/ja.ftl", "section-summary = まとめ\n")]);
    let built = build(&minimal(), &project, 2);
    assert_eq!(told(&built.diagnostics), [""; 0]);
}

/// Whoever copies everything and changes nothing has the same documents, and is told
/// nothing.
#[test]
fn a_copy_of_every_file_changes_nothing() {
    let base = template::base();
    let mut copies = Files::new();
    for (path, _) in base.iter().filter(|(path, _)| !path.starts_with("templates/fonts/")) {
        let copy = adaptation::take(&base, path).expect("a file of the base");
        assert_eq!((copy.path.as_str(), copy.has_head), (path, !path.ends_with(".csv")));
        copies.insert(copy.path, copy.bytes);
    }
    let (copied, plain) = (draft(&minimal(), &copies), draft(&minimal(), &Files::new()));
    assert_eq!(told(&copied.diagnostics), [""; 0]);
    let typ = |built: &crate::harness::Built| -> Vec<(String, String)> {
        let sources = built.outputs.iter().filter(|(path, _)| path.ends_with(".typ"));
        // What is said: a head moves the lines that texts are from.
        sources.map(|(path, it)| (path.to_owned(), content(&String::from_utf8_lossy(it)))).collect()
    };
    for (made, expected) in typ(&copied).iter().zip(&typ(&plain)) {
        let differs =
            || crate::harness::first_difference(&made.0, expected.1.as_bytes(), made.1.as_bytes());
        assert!(made == expected, "{}", differs());
    }
    let about = |templates: &Files| entaku::schema::view::of_sections(templates).to_json();
    assert!(about(&copies) == about(&Files::new()));
}

/// The list has a title for everything but fonts and what has no words.
#[test]
fn everything_that_can_be_changed_is_listed_with_where_it_comes_from() {
    let own = of(&[
        ("report/learning.typ.jinja", "文"),
        ("locales/ja.ftl", "section-summary = まとめ\nown-thanks = お礼\n"),
        ("guideline/ja/why.npo.md", "# わたしたち\n"),
    ]);
    let base = template::base();
    let spoken = Templates::load(&base, &own, &mut Vec::new());
    let layers = Layers { base: &base, pack: &Files::new(), own: &own };
    let items = adaptation::list(layers, &spoken, Language::Ja);
    let found = |name: &str| {
        let item = items.iter().find(|it| it.name == name).unwrap_or_else(|| panic!("{name}"));
        (item.layer, item.title.as_str())
    };
    assert_eq!(found("report/learning"), (Layer::Changed, ""));
    assert_eq!(found("report/summary"), (Layer::Base, "まとめ"));
    assert_eq!(found("guideline/why"), (Layer::Base, "なぜ{ $sector }セクターが必要か"));
    assert_eq!(found("section-summary"), (Layer::Changed, "まとめ"));
    assert_eq!(found("own-thanks"), (Layer::Own, "お礼"));
    assert_eq!(found("guideline/ja/why.npo"), (Layer::Changed, "わたしたち"));
    assert_eq!(found("report-title-sector").1, "{ $sector }セクター 進捗報告書");
    for (path, _) in base.iter() {
        let is_of_another = path.contains("/en/") || path.contains("locales/");
        let is_listed =
            items.iter().any(|it| path.trim_start_matches("templates/").starts_with(&it.name));
        let is_note = path.ends_with("OFL.txt") || path.ends_with("make.py");
        assert!(is_listed || is_of_another || is_note, "{path}");
    }
    let unnamed: Vec<&str> = items
        .iter()
        .filter(|it| it.group == Group::Words && it.title.is_empty())
        .map(|it| it.name.as_str())
        .collect();
    // Between sentences there is nothing in Japanese, and no salutation.
    assert_eq!(unnamed, ["sentence-separator", "letter-salutation"]);
}

/// What a sector is, the glossary says by those in force.
#[test]
fn the_glossary_names_the_sectors_in_force() {
    let sectors = "\n[[sectors]]\nid = \"fishery\"\nname = \"漁業\"\naliases = [\"行政\"]\n\
        [[sectors]]\nid = \"school\"\nname = \"学校\"\n\
        [[sectors]]\nid = \"other\"\nname = \"その他\"\nedition = false\n";
    let built = sources(&crate::harness::set(minimal(), sectors), &Files::new());
    assert_eq!(told(&built.diagnostics), [""; 0]);
    for path in ["fishery/guideline.ja.typ", "funder/report.ja.typ"] {
        let page = content(built.outputs.text(path).expect("a document"));
        assert!(page.contains("漁業、学校など、立場ごとのまとまり"), "{path}: {page}");
        assert!(!page.contains("労働組合、消費者など"), "{path}");
    }
}
