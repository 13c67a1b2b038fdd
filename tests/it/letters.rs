//! Letters of the names of people who live in our regions: each is on the page, set in a
//! font that has it.

use std::collections::{BTreeMap, BTreeSet};

use entaku::files::Files;
use typst::layout::FrameItem;
use typst::text::{Font, TextItem};
use typst_layout::PagedDocument;
use unicode_normalization::UnicodeNormalization as _;

use crate::harness::{build, described, draft, minimal, sources, told, with};
use crate::layout::{lay_out_one, walk};

/// Names and signs, and the font that has what BIZ UDPGothic has not.
const WRITTEN: [(&str, &str); 30] = [
    ("𠮷田と槗本と𠮟と𥔎と𩸽と𡈽", "Entaku Kanji"),
    ("葛󠄀城と葛󠄁飾と辻󠄀と邉󠄐", "BIZ UDPGothic"),
    ("陳怡君と黃媽媽と㐂と鿯", "Entaku Kanji"),
    ("张伟と李们と邓颖超", "Entaku Hanzi"),
    ("김민준と박서연と이똠방", "Entaku Hangul"),
    ("Nguyễn Văn ÁnhとTrần Thị Hường", "Entaku Latin"),
    ("Łukasz ŚwiątekとŞükrü İğneci", "BIZ UDPGothic"),
    ("m̃とŋ̍とą́", "Entaku Latin"),
    ("か゚とき゚", "BIZ UDPGothic"),
    ("Иванов ПётрとҐалаґан", "Entaku Latin"),
    ("Ἀλέξανδρος Παπαδόπουλος", "Entaku Latin"),
    ("สมชาย น้ำผึ้ง", "Entaku Thai"),
    ("ສົມພອນ ຄໍາ", "Entaku Lao"),
    ("សុខ ស្រីមុំ", "Entaku Khmer"),
    ("အောင်ဆန်းစုကြည်", "Entaku Myanmar"),
    ("रामप्रसाद श्रेष्ठ", "Entaku Devanagari"),
    ("রবীন্দ্রনাথ ঠাকুর", "Entaku Bengali"),
    ("ශ්‍රී කුමාර", "Entaku Sinhala"),
    ("செல்வி முத்து", "Entaku Tamil"),
    ("محمد بن سلمان", "Entaku Arabic"),
    ("דוד בן־גוריון", "Entaku Hebrew"),
    ("😀🎉🫶", "Entaku Emoji"),
    ("👨‍👩‍👧‍👦と👍🏽と👩🏻‍💻", "Entaku Emoji"),
    ("🇯🇵と🏳️‍🌈と🏴󠁧󠁢󠁥󠁮󠁧󠁿", "Entaku Emoji"),
    ("1️⃣と#️⃣", "Entaku Emoji"),
    ("❤️と☑と✔と↗", "Entaku Signs"),
    ("①⑳㊿㈱℡㎡㍻★〒№", "BIZ UDPGothic"),
    ("㋿と㊗と🈂と㉈", "Entaku Kanji"),
    ("m₂とx⁴と⅛", "Entaku Latin"),
    ("a⋊bとa⟂b", "Entaku Mathematics"),
];

/// Which fonts set each letter on the pages, the letters that their font has not, and all
/// that the pages say.
#[derive(Default)]
struct Setting {
    fonts: BTreeMap<char, BTreeSet<String>>,
    lost: BTreeSet<String>,
    said: String,
    /// Where runs begin, in millimetres from the left.
    places: Vec<(String, f64)>,
}

impl Setting {
    fn of(document: &PagedDocument) -> Self {
        let mut setting = Self::default();
        walk(document, &mut |_, place, item| {
            if let FrameItem::Text(text) = item {
                setting.note(text, place.x.to_mm());
            }
        });
        setting
    }

    fn note(&mut self, text: &TextItem, left: f64) {
        let family = text.font.info().family.as_str().to_owned();
        self.said.push_str(&text.text);
        self.places.push((text.text.to_string(), left));
        for glyph in &text.glyphs {
            let letter = &text.text[glyph.range()];
            for c in letter.chars() {
                self.fonts.entry(c).or_default().insert(family.clone());
            }
            if glyph.id == 0 || !has(&text.font, letter) {
                self.lost.insert(letter.to_owned());
            }
        }
    }
}

/// Whether a character has a glyph: what joins letters and chooses forms has none.
fn is_seen(c: &char) -> bool {
    !matches!(u32::from(*c), 0x200c..=0x200f | 0xfe0f | 0xe0000..=0xe0fff)
}

/// Whether a font has a letter and its marks, whole or in pieces.
fn has(font: &Font, letter: &str) -> bool {
    let seen: String = letter.chars().filter(is_seen).collect();
    let forms = [seen.nfc().collect::<String>(), seen.nfd().collect(), seen];
    let covers = |form: &String| form.chars().all(|c| font.info().coverage.contains(u32::from(c)));
    forms.iter().any(covers)
}

/// A roundtable whose summary is a text.
fn summarised(text: &str) -> Files {
    let text = format!("---\nsection: summary\n---\n{text}\n");
    with(minimal(), "inputs/narrative/01-summary.md", &text)
}

fn set(inputs: &Files) -> Setting {
    let drafted = sources(inputs, &Files::new());
    assert!(drafted.diagnostics.is_empty(), "{}", described(&drafted.diagnostics, inputs));
    Setting::of(&lay_out_one(&drafted.outputs, inputs, "internal/report.ja"))
}

#[test]
fn names_of_the_people_who_live_here_are_set_in_fonts_that_have_them() {
    let lines: Vec<&str> = WRITTEN.iter().map(|(written, _)| *written).collect();
    let setting = set(&summarised(&lines.join("\n\n")));
    assert!(setting.lost.is_empty(), "{:?}", setting.lost);
    for (written, font) in WRITTEN {
        for word in written.split(['と', ' ']) {
            assert!(follows(word, &setting.said), "{word}: {}", setting.said);
        }
        let of = |c: char| setting.fonts.get(&c).into_iter().flatten();
        let mut fonts: BTreeSet<&str> =
            written.chars().filter(is_seen).flat_map(of).map(String::as_str).collect();
        assert!(fonts.remove(font), "{written}: {font}");
        let others: Vec<&str> = fonts.into_iter().filter(|it| !it.starts_with("BIZ")).collect();
        assert!(others.is_empty(), "{written}: {others:?}");
    }
}

/// Whether a text says all letters of a word, in their order. Typst says a letter twice
/// whose marks are at different heights.
fn follows(word: &str, said: &str) -> bool {
    let mut left = said.chars();
    word.chars().filter(is_seen).all(|c| left.any(|other| other == c))
}

#[test]
fn letters_of_a_standard_are_all_there() {
    let hangul: String = ('가'..='힣').collect();
    let kanji: String = ('一'..='\u{9FEF}').collect();
    let more: String = "𠂉𠀋𡈁𢌞𣇄𤭖𥒎𦥑𧚄𨉷𩊠𪚲ㇰㇱㇷ゚㋐㋾㌀㍿㏾".chars().collect();
    let found = draft(&summarised(&format!("{hangul}{kanji}{more}")), &Files::new());
    assert!(found.diagnostics.is_empty(), "{}", described(&found.diagnostics, &Files::new()));
}

/// A roundtable, and a text for one of its sectors.
fn message(text: &str) -> Files {
    let text = format!("---\nsection: message\naudience: government\n---\n{text}\n");
    with(minimal(), "inputs/narrative/30-message.md", &text)
}

#[test]
fn a_letter_that_no_font_has_is_told_where_it_stands() {
    let none = Files::new();
    let members = "団体ID,団体名,セクター\nG1,𓀀市,行政\n";
    for (inputs, expected) in [
        (with(minimal(), "inputs/members.csv", members), "inputs/members.csv:B2 missing-glyph"),
        (summarised("ここに𓀀です"), "inputs/narrative/01-summary.md:4:4 missing-glyph"),
        // Each of the two has a font, and no font has both.
        (summarised("山\u{20dd}のしるし"), "inputs/narrative/01-summary.md:4:2 missing-glyph"),
        (summarised("きのう\u{fffd}した"), "inputs/narrative/01-summary.md:4:4 replaced-character"),
        (summarised("\u{e000}田さん"), "inputs/narrative/01-summary.md:4:1 private-glyph"),
    ] {
        let found = draft(&inputs, &none).diagnostics;
        assert_eq!(told(&found), [expected]);
    }
}

#[test]
fn a_letter_of_a_word_or_a_template_is_told_at_its_line() {
    let mut templates = Files::new();
    templates.insert("templates/locales/ja.ftl", "label-period = 𓀀対象期間\n".as_bytes());
    let told_of = |templates| told(&draft(&minimal(), templates).diagnostics);
    assert_eq!(told_of(&templates), ["templates/locales/ja.ftl:1:16 missing-glyph"]);
}

#[test]
fn only_the_document_that_has_the_letter_waits() {
    let built = build(&message("きょう𓀀"), &Files::new(), 2);
    assert_eq!(told(&built.diagnostics), ["inputs/narrative/30-message.md:5:4 missing-glyph"]);
    assert_eq!(built.waiting, ["government/report.ja.pdf"]);
    assert!(built.outputs.get("government/report.ja.pdf").is_none());
    assert!(built.outputs.get("funder/report.ja.pdf").is_some());
    assert_eq!(built.documents.len(), 13, "all others are made");
}

#[test]
fn a_text_that_is_written_from_the_right_begins_there() {
    let setting = set(&summarised("محمد عضو في المدينة.\n\n会員のمحمدさん"));
    let place = |wanted: &str| {
        let found = setting.places.iter().find(|(said, _)| said.contains(wanted));
        found.expect("it is on the page").1
    };
    assert!(place("محمد") > place("عضو"), "the first word is at the right");
    assert!(place("عضو") > place("المدينة"));
    assert!(place("محمد") > 170.0, "it begins at the right margin");
    let stop = setting.places.iter().filter(|(said, _)| said == ".").map(|(_, left)| *left);
    assert!(stop.fold(0.0, f64::max) < place("المدينة"), "its full stop ends it");
    assert!(place("会員") < 40.0, "a name in a Japanese line leaves it where it is");
}

/// A page draws such a name from its last letter: it is found all the same.
#[test]
fn a_name_that_is_written_from_the_right_is_no_less_confidential() {
    for name in ["海原みちる", "فاطمة الزهراء", "דוד כהן"] {
        let members = format!("団体ID,団体名,セクター,会議体,氏名\nG1,市,行政,総会,{name}\n");
        let text = format!("---\nsection: agenda\nvisibility: 公開\n---\nきょう{name}が来た。\n");
        let inputs = with(minimal(), "inputs/members.csv", &members);
        let inputs = with(inputs, "inputs/narrative/02-agenda.md", &text);
        let built = build(&inputs, &Files::new(), 2);
        let leaks = built.diagnostics.iter().filter(|it| it.code == "leak").count();
        assert!(leaks > 0, "{name}: {:?}", told(&built.diagnostics));
    }
}
