//! Words that a region changes: each stands in one place, and is another one everywhere.

use std::collections::BTreeSet;

use entaku::adaptation::{self, Layer, Layers, Region};
use entaku::files::Files;
use entaku::locale::{Language, key_of};
use entaku::pipeline::Request;
use entaku::template::{self, Templates};

use crate::content::content;
use crate::harness::{described, make, minimal, root, set, sources, told, whole_project, with};

/// A word: its key, the forms that it has in Japanese and in English, and what looks like
/// it and is another one.
struct Word {
    key: &'static str,
    /// The keys of its other forms in English.
    others: &'static [&'static str],
    ja: &'static str,
    en: &'static [&'static str],
    beside: &'static [&'static str],
}

const fn word(
    key: &'static str,
    others: &'static [&'static str],
    (ja, en): (&'static str, &'static [&'static str]),
    beside: &'static [&'static str],
) -> Word {
    Word { key, others, ja, en, beside }
}

/// Names of others that have a word in them, verbs, and words of everyday that begin alike.
const WORDS: [Word; 17] = [
    word("-report", &[], ("進捗報告書", &["progress report"]), &[]),
    word("-sector", &["-sectors"], ("セクター", &["sector", "sectors"]), &[]),
    word(
        "-roundtable",
        &["-roundtables"],
        ("円卓会議", &["roundtable", "roundtables"]),
        &[
            "社会的責任に関する円卓会議",
            "円卓会議がなければ",
            "「円卓会議発足」",
            "円卓会議発足",
            "課題共有型円卓会議",
            "roundtable on social responsibility",
            "without the roundtable",
            "issue-sharing roundtable",
        ],
    ),
    word(
        "-commitment",
        &["-commitments"],
        ("約束", &["promise", "promises"]),
        &[
            "約束ごと",
            "約束や見込み",
            "they are no promise",
            "is ready to promise",
            "you could promise",
            "you may promise",
            "each promise to play",
            "each promises to do",
            "do not have to promise any",
        ],
    ),
    word("-secretariat", &[], ("事務局", &["secretariat"]), &[]),
    word("status-achieved", &[], ("達成", &["Achieved"]), &["達成時期"]),
    word("status-on-track", &[], ("順調", &["On track"]), &[]),
    word("status-slightly-late", &[], ("やや遅れ", &["Slightly late"]), &["やや遅れて"]),
    word("status-attention", &[], ("要注意", &["Attention"]), &[]),
    word(
        "status-late",
        &[],
        ("遅れ", &["“Late”"]),
        &["遅れて", "遅れと", "遅れ |", "の遅れ：", "、遅れ、", "にも遅れにも", "delayed: 遅れ"],
    ),
    word("status-worsening", &[], ("悪化", &["Worsening"]), &[]),
    word("status-missed", &[], ("未達", &["Missed"]), &[]),
    word("status-too-early", &[], ("判定前", &["Too early"]), &[]),
    word("status-stale", &[], ("データ未更新", &["Out of date"]), &[]),
    word("status-no-target", &[], ("目標未設定", &["No target"]), &[]),
    word("status-no-data", &[], ("データなし", &["No data"]), &[]),
    word("status-suppressed", &[], ("秘匿", &["Suppressed"]), &[]),
];

/// What stands in place of a word, in no language.
fn nonsense(key: &str) -> String {
    let letters: String = key.chars().filter(char::is_ascii_alphabetic).collect();
    format!("qx{letters}")
}

fn replaced(text: &str) -> String {
    let mut text = text.to_owned();
    for word in &WORDS {
        text = text.replace(word.ja, "ことば");
        for old in word.en {
            for old in [(*old).to_owned(), capital(old), old.to_lowercase()] {
                text = text.replace(&old, "thing");
            }
        }
    }
    text
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The sample with every kind of document for every kind of reader, and without these words
/// in what its people wrote.
fn sample() -> Files {
    let (mut inputs, _) = whole_project(&root());
    let texts: Vec<(String, String)> = inputs
        .iter()
        .filter_map(|(path, _)| Some((path.to_owned(), inputs.text(path)?.to_owned())))
        .collect();
    for (path, text) in texts {
        let mut lines = text.lines();
        let mut new = String::new();
        if path.ends_with(".csv") {
            new.push_str(lines.next().unwrap_or_default());
            new.push('\n');
        }
        let mut is_head = path.ends_with(".md");
        for (at, line) in lines.enumerate() {
            let is_name = line.contains("name")
                || line.contains("_en = ")
                || line.contains("agenda")
                || line.contains("contact")
                || line.contains("rhythm")
                || line.contains("sign_off");
            let is_said = if path.ends_with(".toml") { is_name } else { !is_head };
            is_head &= at == 0 || line != "---";
            let line = match (is_said, path.ends_with(".csv")) {
                (false, _) => line.to_owned(),
                // The kind of a commitment is read, and is no text.
                (true, true) => {
                    let kept =
                        line.replace(",約束,", ",\u{0},").replace(",遅れている,late,", ",\u{1},");
                    replaced(&kept)
                        .replace(",\u{0},", ",約束,")
                        .replace(",\u{1},", ",遅れている,late,")
                }
                (true, false) => {
                    let (key, value) = line.split_once('=').unwrap_or(("", line));
                    let equals = if key.is_empty() { "" } else { "=" };
                    format!("{key}{equals}{}", replaced(value))
                }
            };
            new.push_str(&line);
            new.push('\n');
        }
        if path == "inputs/roundtable.toml" {
            new = new.replace("# cover_letter", "cover_letter");
            new.push_str(
                "\n[editions.internal]\nkinds = [\"report\", \"kit\"]\n\n\
                 [editions.consumer]\nkinds = [\"report\", \"guideline\", \"plain\", \"summary\"]\n\n\
                 [editions.members]\nfor = \"members\"\nkinds = [\"report\", \"kit\", \"plain\"]\n\n\
                 [editions.watchers]\nbody = \"watching\"\nkinds = [\"report\", \"summary\"]\n",
            );
        }
        inputs.insert(path, new.into_bytes());
    }
    inputs
}

/// What readers see of a file: a document as it reads, and other files as they are.
fn seen(path: &str, bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let end = path.rsplit('.').next().unwrap_or_default();
    match end {
        "typ" => Some(without_ids(&content(&text))),
        "eml" => Some(letter(&text)),
        // Long lines are folded.
        "ics" => Some(text.replace("\r\n ", "")),
        // Names of columns and codes are the same in all roundtables.
        "json" if path.ends_with("datapackage.json") || path.ends_with("figures.json") => {
            let is_said = |line: &&str| {
                let line = line.trim_start();
                ["\"title\"", "\"description\"", "\"text\"", "\"label\"", "\"ja\"", "\"en\""]
                    .iter()
                    .any(|it| line.starts_with(it))
            };
            Some(text.lines().filter(is_said).collect::<Vec<_>>().join("\n"))
        }
        "csv" if path.contains(".ja/") || path.contains(".en/") => Some(text.into_owned()),
        _ => None,
    }
}

/// The text of a mail, which is in base64.
fn letter(mail: &str) -> String {
    let mut parts = mail.split("\r\n\r\n").skip(2);
    let written = parts.next().and_then(|part| part.split("--").next()).unwrap_or_default();
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_usize, 0);
    for digit in written.chars().filter_map(|c| digits.find(c)) {
        bits = (bits << 6 | digit) & 0xffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).expect("a byte"));
        }
    }
    String::from_utf8(bytes).expect("a text")
}

/// A document without the identifiers of its figures.
fn without_ids(text: &str) -> String {
    let pieces = text.split('{').map(|piece| piece.split_once('}').map_or(piece, |it| it.1));
    pieces.collect()
}

/// The places of a text that say an old word.
fn said<'t>(text: &'t str, word: &Word) -> Vec<&'t str> {
    let mut found = Vec::new();
    for line in text.lines() {
        let lower = line.to_lowercase();
        let is_status = word.key.starts_with("status");
        let mut bare = if is_status { line.to_owned() } else { lower.clone() };
        for other in word.beside {
            bare = bare.replace(other, "");
        }
        let is_letter = |c: char| c.is_ascii_alphabetic();
        let has_english = |old: &&&str| {
            bare.match_indices(**old).any(|(at, _)| {
                !bare[..at].ends_with(is_letter) && !bare[at + old.len()..].starts_with(is_letter)
            })
        };
        if bare.contains(word.ja) || word.en.iter().any(|old| has_english(&old)) {
            found.push(line);
        }
    }
    found
}

/// Words of a project that has nonsense in place of each.
fn nonsensical() -> Files {
    let mut templates = Files::new();
    for language in Language::ALL {
        let mut text = String::new();
        for word in &WORDS {
            let others = word.others.iter().filter(|_| language == Language::En);
            for key in std::iter::once(&word.key).chain(others) {
                text.push_str(&format!("{key} = {}\n", nonsense(word.key)));
            }
        }
        templates.insert(format!("templates/locales/{language}.ftl"), text.into_bytes());
    }
    templates
}

#[test]
fn a_word_that_a_region_changes_is_another_one_in_every_document() {
    let inputs = sample();
    let templates = nonsensical();
    let built = sources(&inputs, &templates);
    let mut kinds = BTreeSet::new();
    let (mut old, mut new) = (BTreeSet::new(), BTreeSet::new());
    for (path, bytes) in built.outputs.iter() {
        let Some(text) = seen(path, bytes) else { continue };
        kinds.insert(path.rsplit('/').next().unwrap_or(path).to_owned());
        let language = if path.contains(".en.") { Language::En } else { Language::Ja };
        for word in &WORDS {
            old.extend(said(&text, word).iter().map(|line| {
                let name = path.rsplit('/').next().unwrap_or(path);
                format!("{} {name}: {}", word.key, line.chars().take(150).collect::<String>())
            }));
            if text.to_lowercase().contains(&nonsense(word.key)) {
                new.insert((language, word.key));
            }
        }
    }
    for kind in ["report", "guideline", "kit", "plain", "summary", "member"] {
        for language in Language::ALL {
            assert!(
                kinds.contains(&format!("{kind}.{language}.typ")),
                "{kind} {language}: {kinds:?}"
            );
        }
    }
    let problems = described(&built.diagnostics, &templates);
    assert!(built.diagnostics.is_empty(), "{problems}");
    assert!(old.is_empty(), "{} places: {old:#?}", old.len());
    // Of statuses the sample has some.
    let terms = WORDS.iter().filter(|word| word.key.starts_with('-'));
    for (key, language) in terms.flat_map(|word| Language::ALL.map(|it| (word.key, it))) {
        assert!(new.contains(&(language, key)), "{key} {language}: {new:?}");
    }
    assert!(new.len() > 20, "{new:?}");
}

/// The letter, the calendar and the data of an edition say the word too.
#[test]
fn what_stands_beside_documents_says_the_words_in_force() {
    let one = "\n[editions.labour]\nkinds = [\"report\", \"guideline\"]\nto = \"a@example.jp\"\n";
    let (inputs, templates) = (set(sample(), one), nonsensical());
    let request = Request { audiences: vec!["labour".to_owned()], ..Request::default() };
    let outputs = make(&inputs, &templates, &request).outputs;
    for (file, new) in [
        ("mail.eml", "report"),
        ("calendar.ics", "secretariat"),
        ("data/datapackage.json", "commitment"),
    ] {
        let path = format!("labour/{file}");
        let text = seen(&path, outputs.get(&path).expect("it is made")).expect("a text");
        let old: Vec<&str> = WORDS.iter().flat_map(|word| said(&text, word)).collect();
        assert!(old.is_empty(), "{file}: {old:?}");
        assert!(text.contains(&nonsense(new)), "{file}: {text}");
    }
}

/// What the sample does not say is right too: no sentence of the program has one of these
/// words of its own.
#[test]
fn no_text_of_the_program_says_such_a_word_itself() {
    let base = template::base();
    let mut found = Vec::new();
    for (path, bytes) in base.iter() {
        if !(path.ends_with(".ftl") || path.ends_with(".md")) {
            continue;
        }
        for line in String::from_utf8_lossy(bytes).lines() {
            let key = key_of(line).unwrap_or_default();
            let is_the_word = WORDS.iter().any(|it| it.key == key || it.others.contains(&key));
            // The state of a commitment is another word than the status of an indicator.
            if line.starts_with('#') || is_the_word || key == "state-delayed" {
                continue;
            }
            let value = if path.ends_with(".ftl") && !key.is_empty() {
                line.split_once('=').map_or("", |it| it.1)
            } else {
                line
            };
            let names = |word: &&Word| !said(&without_names(value), word).is_empty();
            let told = WORDS.iter().filter(names).map(|it| format!("{path} {}: {line}", it.key));
            found.extend(told);
        }
    }
    assert!(found.is_empty(), "{} lines: {found:#?}", found.len());
}

/// A line without what it names in braces.
fn without_names(line: &str) -> String {
    let pieces = line.split('{').map(|piece| piece.rsplit_once('}').map_or(piece, |it| it.1));
    pieces.collect::<Vec<_>>().join("◇")
}

fn told_of(words: &str, text: &str) -> Vec<String> {
    let mut templates = Files::new();
    templates.insert("templates/locales/ja.ftl", words.as_bytes().to_vec());
    templates.insert("templates/guideline/ja/aim.md", text.as_bytes().to_vec());
    let mut told = told(&sources(&minimal(), &templates).diagnostics);
    told.dedup();
    told
}

#[test]
fn a_term_that_changes_nothing_or_fails_is_told_once_where_it_is_written() {
    let path = "templates/locales/ja.ftl";
    let text = "{{ word(\"own-thanks\") }}{{ word(\"-own\") }}";
    let used = "own-thanks = お礼\n-own = わたしたち\n-sector = 分野\n";
    assert_eq!(told_of(used, text), [""; 0]);
    for (words, expected) in [
        ("-sectr = 分野\n", "1:1 stray-word"),
        ("sector = 分野\n", "1:1 stray-word"),
        // Japanese has no plural.
        ("-sectors = 分野\n", "1:1 stray-word"),
        ("-sector = 分野\n-sector = 立場\n", "1:1 word-twice"),
        ("-sector = { $name }分野\n", "1:13 unknown-placeholder"),
        ("-sector = { -sectr }\n", "1:13 unknown-placeholder"),
        ("-sector = { CAPITL(-report) }\n", "1:13 unknown-placeholder"),
        ("-sector = 地域の{ -sector }\n", "1:1 failing-word"),
        ("section-goals = 目標\n -sector = 分野\n", "2:1 indented-word"),
    ] {
        assert_eq!(told_of(words, "ねらい"), [format!("{path}:{expected}")], "{words}");
    }
    let told = told_of("-sector = 分野\n", "一\n\n{{ word(\"-sektor\") }}");
    assert_eq!(told, ["templates/guideline/ja/aim.md:3:1 placeholder-unknown"]);
}

#[test]
fn terms_are_listed_with_what_they_say() {
    let (base, mut own) = (template::base(), Files::new());
    own.insert("templates/locales/ja.ftl", "-sector = 分野\n".as_bytes());
    let spoken = Templates::load(&base, &own, &mut Vec::new());
    let layers = Layers { base: &base, pack: &Files::new(), own: &own };
    let items = adaptation::list(layers, &spoken, Language::Ja);
    let found = |name: &str| {
        let item = items.iter().find(|it| it.name == name).expect("an item");
        (item.layer, item.title.clone())
    };
    assert_eq!(found("-sector"), (Layer::Changed, "分野".to_owned()));
    assert_eq!(found("-report"), (Layer::Base, "進捗報告書".to_owned()));
    assert_eq!(found("section-links").1, "分野どうしのつながり");
}

/// A region's term is told when the program's is another one, and merged.
#[test]
fn a_term_is_updated_as_messages_are() {
    let path = "templates/locales/ja.ftl";
    let files = |place: &str, text: &str| {
        let mut files = Files::new();
        files.insert(place, text.as_bytes().to_vec());
        files
    };
    let (own, none) = (files(path, "-sector = 分野\n"), Files::new());
    let below = files(path, "-sector = セクター\n-report = 進捗報告書\n");
    let region = Region { templates: &own, kept: &none, before: &none };
    let first = adaptation::update(&below, region);
    let kept = adaptation::kept(path);
    assert_eq!(first.files.text(&kept), Some("-sector = セクター\n"));
    let later = files(path, "-sector = 部門\n-report = 報告\n");
    let mut problems = Vec::new();
    adaptation::words_behind(&later, &own, &first.files, &mut problems);
    assert_eq!(told(&problems), [format!("{path}:1:1 word-behind")]);
    let done = adaptation::update(&later, Region { kept: &first.files, ..region });
    let marked = "<<<<<<< ours\n-sector = 分野\n=======\n-sector = 部門\n>>>>>>> theirs\n";
    assert_eq!(done.files.text(path), Some(marked));
}

/// A text of a project is escaped as facts are.
#[test]
fn a_word_in_a_text_is_no_markup() {
    let mut templates = Files::new();
    templates.insert("templates/locales/ja.ftl", "-report = #read(*x*)\n".as_bytes());
    let built = sources(&minimal(), &templates);
    assert!(built.diagnostics.is_empty(), "{}", described(&built.diagnostics, &templates));
    let (_, guideline) =
        built.outputs.iter().find(|(path, _)| path.ends_with("guideline.ja.typ")).expect("one");
    let text = content(&String::from_utf8_lossy(guideline));
    assert!(text.contains("#read(*x*)と次の手引きを送る"), "{text}");
}

#[test]
fn what_people_write_may_say_words_in_force() {
    let text =
        "---\nsection: learning\n---\n{{ word(\"-sector\") }}と{{ word(\"status-on-track\") }}。\n";
    let inputs = with(minimal(), "inputs/narrative/学び.md", text);
    let mut templates = Files::new();
    templates.insert("templates/locales/ja.ftl", "-sector = 分野\n".as_bytes());
    let built = sources(&inputs, &templates);
    assert!(built.diagnostics.is_empty(), "{}", described(&built.diagnostics, &templates));
    let mut reports = built.outputs.iter().filter(|(path, _)| path.ends_with("report.ja.typ"));
    let said = |bytes: &[u8]| content(&String::from_utf8_lossy(bytes));
    assert!(reports.any(|(_, bytes)| said(bytes).contains("分野と順調。")));
}

/// A word of a status that a text asks for is said as if it were written.
#[test]
fn a_word_for_a_status_that_is_asked_for_claims_it() {
    let (inputs, templates) = crate::harness::project(&crate::harness::root());
    let told = |indicator: &str, says: &str| -> Vec<String> {
        let text =
            format!("---\nsection: story\nindicator: {indicator}\n---\nこれは{says}です。\n");
        let inputs = crate::harness::with(inputs.clone(), "inputs/narrative/98.md", &text);
        let built = crate::harness::sources(&inputs, &templates);
        built.diagnostics.iter().map(|it| it.code.to_owned()).collect()
    };
    // I02 is late, I01 on track.
    for (indicator, word, code) in [
        ("I02", "{{ word(\"status-on-track\") }}", Some("prose-contradicts")),
        ("I01", "{{ word(\"status-late\") }}", Some("prose-contradicts")),
        ("I01", "{{ word(\"status-on-track\") }}", None),
        ("I02", "{{ word(\"status-late\") }}", None),
        ("I02", "{{ status(\"I02\") }}", None),
    ] {
        let found = told(indicator, word);
        assert_eq!(found, code.into_iter().map(str::to_owned).collect::<Vec<_>>(), "{word}");
    }
}
