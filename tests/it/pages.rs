//! Pages that a board would keep: every document in both languages and every
//! kind, laid out and judged.

use entaku::diagnostics;
use entaku::files::Files;
use entaku::leaks;
use entaku::pipeline::Request;
use entaku::records::answers;
use typst_layout::PagedDocument;

use crate::harness::{cases, described, minimal, project, root, run, sources};
use crate::layout::{faults, faults_in, lay_out, text_of};
use crate::undated;

/// Expects that nothing is wrong with what a project makes. Where a document of made-up
/// rows ends is chance.
#[track_caller]
pub(crate) fn expect_sound(inputs: &Files) -> Vec<(String, PagedDocument)> {
    let (mut found, documents) = found(inputs, &Files::new());
    found.retain(|fault| !fault.contains(": last-page "));
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
    documents
}

/// Lays out everything that a project makes; returns what is wrong with it, and the pages.
#[track_caller]
fn found(inputs: &Files, templates: &Files) -> (Vec<String>, Vec<(String, PagedDocument)>) {
    let built = sources(inputs, templates);
    assert!(
        !diagnostics::any_error(&built.diagnostics),
        "{}",
        described(&built.diagnostics, inputs)
    );
    let documents = lay_out(&built.outputs, inputs, templates);
    assert!(!documents.is_empty());
    let found = documents
        .iter()
        .flat_map(|(path, document)| faults_in(templates, path, document))
        .collect();
    (found, documents)
}

/// The sample with every option on.
pub(crate) fn everything() -> Files {
    let (mut inputs, _) = project(&root());
    let path = "inputs/roundtable.toml";
    let settings = inputs.text(path).expect("settings");
    let settings = settings
        .replace("languages = [\"ja\"]", "languages = [\"ja\", \"en\"]")
        .replace("# [editions.internal]", "[editions.internal]")
        .replace("# kinds = [\"report\", \"kit\"]", "kinds = [\"report\", \"kit\", \"summary\"]")
        .replace("[editions.funder]", "[editions.funder]\noutcome_table = true\ncover_letter = {}")
        + "\n[editions.labour]\nkinds = [\"report\", \"guideline\", \"plain\"]\n\
            [editions.l01]\norganisation = \"L01\"\n\
            [editions.mirai]\nfunder = \"みらい地域財団\"\n";
    inputs.insert(path, settings.into_bytes());
    inputs
}

/// Texts from files are sources of their own while a batch is typeset; the kept
/// source has them in it. Both say the same, on as many pages.
#[test]
fn texts_of_their_own_make_the_same_pages() {
    let (inputs, templates) = project(&cases().join("full"));
    let request = Request { keep_markup: true, ..Request::default() };
    let built = run(&inputs, &templates, &request);
    let documents = lay_out(&built.outputs, &inputs, &templates);
    assert!(documents.len() > 8, "{} documents", documents.len());
    for (stem, document) in documents {
        let pdf = built.outputs.get(&format!("{stem}.pdf")).expect("is typeset");
        let read = lopdf::Document::load_mem(pdf).expect("is a PDF");
        let pages: Vec<u32> = read.get_pages().keys().copied().collect();
        assert_eq!(pages.len(), document.pages().len(), "pages of {stem}");
        let characters = |text: &str| {
            let mut characters: Vec<char> =
                leaks::bare(text).chars().filter(|it| it.is_alphanumeric()).collect();
            characters.sort_unstable();
            String::from_iter(characters)
        };
        let typeset = read.extract_text(&pages).expect("text");
        assert_eq!(characters(&typeset), characters(&text_of(&document)), "text of {stem}");
    }
}

#[test]
fn every_document_in_both_languages_has_sound_pages() {
    let (found, _) = found(&everything(), &Files::new());
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

/// Another look, words, outline, sections and a table of a region's own.
#[test]
fn pages_of_a_region_are_sound() {
    let (inputs, templates) = project(&cases().join("islands"));
    let (mut found, documents) = found(&inputs, &templates);
    found.retain(|fault| !fault.contains(": last-page "));
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
    assert_eq!(documents.len(), 19);
}

/// Of a day that has passed more is told: what has no day, of few things and of many.
#[test]
fn pages_of_a_day_that_has_passed_are_sound() {
    for (mut inputs, period) in [(everything(), "2026-09"), (crowded(), "2026-08")] {
        let path = "inputs/roundtable.toml";
        let settings = inputs.text(path).expect("settings");
        let asked = format!("[calendar]\nperiod = \"{period}\"\n");
        let settings = match settings.contains("[calendar]\n") {
            true => settings.replace("[calendar]\n", &asked),
            false => format!("{settings}\n{asked}"),
        };
        inputs.insert(path, settings.into_bytes());
        expect_sound(&inputs);
        let report = sources(&inputs, &Files::new()).outputs;
        let report = report.text("internal/report.ja.typ").expect("a report");
        assert!(undated::section(report).is_some(), "{period}");
    }
}

/// A roundtable with as much of everything as one may have: 40 organisations
/// with names of 60 characters, 60 commitments of one sector, 60 indicators.
fn crowded() -> Files {
    const SECTORS: [&str; 6] = ["事業者", "行政", "NPO・NGO", "金融", "労働組合", "消費者"];
    let long = |head: String, of: &str| {
        let missing = 60 - head.chars().count();
        head + &of.chars().cycle().take(missing).collect::<String>()
    };
    let mut files = Files::new();
    let mut put = |path: &str, head: &str, rows: Vec<String>| {
        files.insert(path, format!("{head}\n{}\n", rows.join("\n")).into_bytes());
    };
    put(
        "inputs/roundtable.toml",
        "[roundtable]\nname = \"とても大きな円卓会議\"\nname_en = \"Very Large Roundtable\"\nagenda = \"みんなで進めます。\"",
        vec![
            "[[bodies]]\nid = \"general\"\nname = \"総会\"".to_owned(),
            "[documents]\nlanguages = [\"ja\", \"en\"]".to_owned(),
            "[editions.internal]\nkinds = [\"report\", \"kit\"]".to_owned(),
            "[editions.business]\nkinds = [\"report\", \"guideline\", \"plain\"]".to_owned(),
        ],
    );
    let organisation = |at: usize| {
        let name = long(format!("第{at}"), "瀬戸内海沿岸地域活性化推進連絡協議会");
        format!("O{at:02},{name},{},総会,委員", SECTORS[at % SECTORS.len()])
    };
    put(
        "inputs/members.csv",
        "団体ID,団体名,セクター,会議体,役職",
        (0..40).map(organisation).collect(),
    );
    put(
        "inputs/goals.csv",
        "目標ID,目標",
        vec![
            format!("G1,{}", long(String::new(), "だれもが安心して暮らせる地域をみんなでつくる")),
            "G2,つながる".to_owned(),
        ],
    );
    let commitment = |at: usize| {
        let title = long(format!("{at}番目の"), "困りごとを地域の皆さんから聞いて回る取組");
        let (state, done) = match at % 3 {
            0 => ("完了", "2026-09-18"),
            1 => ("進行中", ""),
            _ => ("未着手", ""),
        };
        format!(
            "P{at:02},{title},G{},O{:02},2026-01-10,2026-{:02}-28,{state},{done}",
            1 + at % 2,
            (at % 6) * 6,
            1 + at % 12,
        )
    };
    put(
        "inputs/commitments.csv",
        "約束ID,取組,目標ID,担当団体,表明日,期限,状況,完了日",
        (0..60).map(commitment).collect(),
    );
    let indicator = |at: usize| {
        let name = long(format!("{at}番目の"), "地域の見守り訪問の件数と参加者の割合");
        let level = ["地域全体", "成果", "活動", "過程"][at % 4];
        format!("I{at:02},{name},G1,{level},件,増,期末,10,2025-04-01,{},2027-03-31,O00", 90 + at)
    };
    put(
        "inputs/indicators.csv",
        "指標ID,指標名,目標ID,種別,単位,望ましい方向,集計方法,基準値,基準時点,目標値,目標年度,担当団体",
        (0..60).map(indicator).collect(),
    );
    let observed = (0..60).flat_map(|at| {
        (4..=10).map(move |month| format!("I{at:02},2026-{month:02},{}", 10 + at * month / 4))
    });
    put("inputs/observations/一.csv", "指標ID,年月,値", observed.collect());
    let everyone: Vec<String> = (0..40).map(|at| format!("O{at:02}")).collect();
    let meetings = (1..=10).map(|month| {
        let attendees = everyone[month..].join(";");
        format!("M{month:02},2026-{month:02}-15,13:30,16:00,総会,{attendees},実施")
    });
    let next = "M11,2026-11-15,13:30,16:00,総会,,予定".to_owned();
    put(
        "inputs/meetings.csv",
        "会議ID,開催日,開始,終了,会議種別,出席者,状態",
        meetings.chain([next]).collect(),
    );
    files
}

#[test]
fn a_crowded_roundtable_has_sound_pages() {
    expect_sound(&crowded());
}

#[test]
fn an_empty_period_has_sound_pages() {
    let mut inputs = Files::new();
    inputs.insert(
        "inputs/roundtable.toml",
        "[roundtable]\nname = \"小さな円卓\"\n[calendar]\nperiod = \"2026-11\"\n[documents]\nlanguages = [\"ja\", \"en\"]\n".as_bytes(),
    );
    inputs.insert("inputs/members.csv", "団体ID,団体名,セクター\nG1,市,行政\n".as_bytes());
    inputs.insert("inputs/goals.csv", "目標ID,目標\n".as_bytes());
    // All that there is to report on is that a first meeting is planned.
    let planned = "会議ID,開催日,会議体\nM1,2026-11-15,総会\n";
    inputs.insert("inputs/meetings.csv", planned.as_bytes());
    expect_sound(&inputs);
}

#[test]
fn one_meeting_alone_has_sound_pages() {
    expect_sound(&minimal());
}

/// Every count of people is below the least that may be shown.
#[test]
fn pages_are_sound_when_all_is_withheld() {
    let mut inputs = everything();
    let path = "inputs/roundtable.toml";
    let settings = inputs.text(path).expect("settings").to_owned()
        + "\n[disclosure]\ninternal = 999999\nmembers = 999999\nfunder = 999999\npublic = 999999\n";
    inputs.insert(path, settings.into_bytes());
    // What its texts say of people was agreed to.
    let texts: Vec<String> = inputs
        .under("inputs/narrative/")
        .filter(|(path, _)| path.ends_with(".md"))
        .map(|(path, _)| path.to_owned())
        .collect();
    for path in texts {
        let text = inputs.text(&path).expect("a text");
        let text = text.replacen("---\n", "---\nfew_people: 本人たちが同意した\n", 1);
        inputs.insert(path, text.into_bytes());
    }
    let mut table = Vec::new();
    for (question, _) in diagnostics::open(&sources(&inputs, &Files::new()).diagnostics) {
        table = answers::amend(&table, question, Some("本人たちが同意した"));
    }
    inputs.insert(answers::PATH, table);
    expect_sound(&inputs);
}

/// The gallery is for designers, who open it without Rust.
#[test]
fn the_gallery_shows_every_part() {
    let gallery =
        std::fs::read_to_string(root().join("tests/gallery/gallery.typ")).expect("the gallery");
    let mut drafted = Files::new();
    drafted.insert("gallery.ja.typ", gallery.clone().into_bytes());
    let mut images = Files::new();
    let image = std::fs::read(root().join("tests/gallery/table.svg")).expect("its image");
    images.insert("tests/gallery/table.svg", image);
    for (path, document) in lay_out(&drafted, &images, &Files::new()) {
        let found = faults(&path, &document);
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
    let base = entaku::template::base();
    for (path, source) in base.under("templates/lib/") {
        let source = String::from_utf8_lossy(source).into_owned();
        // A part is what has a documented signature.
        let lines: Vec<&str> = source.lines().collect();
        for pair in lines.windows(2).filter(|pair| pair[0].starts_with("///")) {
            let Some(part) = pair[1].strip_prefix("#let ") else { continue };
            let name = part.split(['(', ' ']).next().unwrap_or(part);
            assert!(gallery.contains(name), "{path}: the gallery does not show {name}");
        }
    }
}

/// The share of its grey that a page may differ from its reference: another
/// rounding of curves changes less, a moved line more.
const TOLERANCE: f64 = 0.004;

/// Key pages as pictures: the document, the page from 1, and the file.
const PICTURES: [(&str, usize, &str); 6] = [
    ("funder/report.ja", 2, "funder-first.png"),
    ("funder/report.ja", 7, "funder-charts.png"),
    ("business/report.en", 1, "sector-english.png"),
    ("business/guideline.ja", 1, "guideline-first.png"),
    ("internal/kit.ja", 2, "kit-attendance.png"),
    ("labour/plain.ja", 1, "plain-first.png"),
];

/// `UPDATE_EXPECT=1` draws them anew.
#[test]
fn key_pages_look_as_they_did() {
    let inputs = everything();
    let built = sources(&inputs, &Files::new());
    let mut wanted = Files::new();
    for (path, bytes) in built.outputs.iter() {
        let is_wanted = |(document, ..): &(&str, usize, &str)| {
            path.strip_prefix(document).is_some_and(|rest| rest.starts_with(['.', '/']))
        };
        if PICTURES.iter().any(is_wanted) {
            wanted.insert(path, bytes.clone());
        }
    }
    let documents = lay_out(&wanted, &inputs, &Files::new());
    let mut differing = Vec::new();
    for (document, page, file) in PICTURES {
        let (_, laid_out) =
            documents.iter().find(|(path, _)| path == document).expect("a document of the sample");
        // One pixel for each point of the page.
        let options =
            typst_render::RenderOptions { pixel_per_pt: 1.0.into(), ..Default::default() };
        let drawn = typst_render::render(&laid_out.pages()[page - 1], &options);
        let path = root().join("tests/pages").join(file);
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&path, drawn.encode_png().expect("a picture")).expect("a written file");
            continue;
        }
        let before = tiny_skia::Pixmap::load_png(&path).expect("a reference picture");
        let difference = difference(&before, &drawn);
        if difference > TOLERANCE {
            differing.push(format!("{file}: {difference:.4} of its grey differs"));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// The mean difference of brightness, from 0 to 1; 1 for another size.
fn difference(a: &tiny_skia::Pixmap, b: &tiny_skia::Pixmap) -> f64 {
    if (a.width(), a.height()) != (b.width(), b.height()) {
        return 1.0;
    }
    let grey = |pixel: &tiny_skia::PremultipliedColorU8| {
        (f64::from(pixel.red()) + f64::from(pixel.green()) + f64::from(pixel.blue())) / 765.0
    };
    let sum: f64 = a.pixels().iter().zip(b.pixels()).map(|(a, b)| (grey(a) - grey(b)).abs()).sum();
    sum / f64::from(a.width() * a.height())
}

#[test]
fn a_table_of_many_sectors_stays_on_the_page() {
    let mut inputs = minimal();
    let (mut table, mut members, mut made) = (
        "[roundtable]\nname = \"大きな円卓会議\"\n[calendar]\nperiod = \"2026-10\"\n\
         [documents]\nlanguages = [\"ja\", \"en\"]\n"
            .to_owned(),
        "団体ID,団体名,セクター\n".to_owned(),
        "約束ID,取組,目標ID,担当団体,表明日,期限,状況\n".to_owned(),
    );
    for at in 1..=15 {
        table += &format!("[[sectors]]\nid = \"s{at}\"\nname = \"第{at}部門\"\n");
        members += &format!("N{at},第{at}部門の団体,第{at}部門\n");
        for which in 0..1 + usize::from(at > 5) {
            made += &format!("P{at}-{which},取組{at},G1,N{at},2026-04-10,2027-01-20,進行中\n");
        }
    }
    let written = [
        ("roundtable.toml", table),
        ("members.csv", members),
        ("commitments.csv", made),
        ("goals.csv", "目標ID,目標\nG1,つながる\n".to_owned()),
        ("meetings.csv", "会議ID,開催日,種別,状況\nM1,2026-10-05,総会,中止\n".to_owned()),
    ];
    written.into_iter().for_each(|(path, text)| inputs.insert(format!("inputs/{path}"), text));
    expect_sound(&inputs);
    let built = sources(&inputs, &Files::new());
    let report = |of: &str| built.outputs.text(&format!("{of}/report.ja.typ")).expect("made");
    // The ten with two commitments each, the reader's own, and all of them together.
    for (of, own) in [("s1", true), ("s2", false)] {
        assert_eq!(report(of).contains("fig(\"matrix.G1.s1\""), own, "{of}");
        assert!(!report(of).contains("fig(\"matrix.G1.s3\""), "{of}");
        assert!(report(of).contains("fig(\"matrix.G1.s15\", \"2\")"), "{of}");
        assert!(report(of).contains("fig(\"matrix.G1\", \"25\")"), "{of}");
    }
}
