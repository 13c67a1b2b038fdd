//! What people write of few people, in texts and in cells, and of whom they quote; names
//! of people wherever a document may hold them; shares of one organisation.

use std::collections::BTreeMap;

use entaku::assessment;
use entaku::diagnostics::{Diagnostic, stops};
use entaku::domain::words::Visibility;
use entaku::files::Files;
use entaku::leaks;
use entaku::locale::Language;
use entaku::model::Model;
use proptest::prelude::*;

use crate::harness::{Built, assessed, build, draft, minimal, sources, told, with};

/// Commitments of the smallest project, each with what came of it.
fn with_result(result: &str, visibility: &str) -> Files {
    let table = format!(
        "約束ID,取組,担当団体,期限,状況,実績,公開範囲\nP1,集まる,市,2027-03,進行中,{result},{visibility}\n"
    );
    with(minimal(), "inputs/commitments.csv", &table)
}

fn questions(built: &Built) -> Vec<&Diagnostic> {
    built.diagnostics.iter().filter(|it| it.asked().is_some()).collect()
}

/// A table of answers with one answer.
fn answered(inputs: Files, [code, file, head, item]: [&str; 4], reason: &str) -> Files {
    let heads = "確認,ファイル,シート,見出し,対象,答え,意味";
    let table = format!("{heads}\n{code},{file},,{head},{item},{reason},\n");
    with(inputs, "inputs/読み方.csv", &table)
}

#[test]
fn a_cell_that_tells_of_few_people_waits_for_a_reason() {
    let sentence = "応募した人は3人です。";
    let inputs = with_result(sentence, "資金提供者");
    let built = draft(&inputs, &Files::new());
    let asked = questions(&built);
    assert_eq!(told(&built.diagnostics), ["inputs/commitments.csv:F2 ask-few-people"]);
    assert!(asked[0].message(Language::Ja).contains("「3人」"), "{asked:?}");
    // Only the editions that print it wait; members have another threshold.
    assert!(stops(&built.diagnostics, "funder"));
    assert!(!stops(&built.diagnostics, "internal"));
    assert!(built.outputs.text("funder/report.ja.typ").is_none());
    assert!(built.outputs.text("internal/report.ja.typ").is_some());
    let place = ["few-people", "commitments.csv", "実績", sentence];
    let reason = "本人たちが載せることに同意した";
    let built = draft(&answered(inputs, place, reason), &Files::new());
    assert_eq!(told(&built.diagnostics), ["inputs/commitments.csv:F2 few-people-kept"]);
    let internal = built.outputs.text("internal/report.ja.typ").expect("is drafted");
    assert!(internal.contains(reason), "the secretariat reads the reason");
    assert!(built.outputs.text("funder/report.ja.typ").is_some());
}

#[test]
fn cells_that_nobody_prints_or_that_count_nobody_are_not_asked_about() {
    for (result, visibility, expected) in [
        ("応募した人は3人です", "事務局のみ", None),
        ("応募した人は3人です", "参加団体", Some("few-people-told")),
        ("応募した人は30人です", "資金提供者", None),
        ("3回ひらいた", "資金提供者", None),
        ("訪問員が一人ひとりに声をかけた", "公開", None),
    ] {
        let built = draft(&with_result(result, visibility), &Files::new());
        let found = built.diagnostics.iter().map(|it| it.code);
        // A roundtable with one commitment that nobody may see is another question.
        let found: Vec<&str> = found.filter(|it| *it != "ask-empty-edition").collect();
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{result} {visibility}");
    }
}

/// ふたりの会 is an organisation, and nobody counts its people.
#[test]
fn the_name_of_an_organisation_counts_nobody() {
    let members = "団体ID,団体名,セクター\nG1,市,行政\nN1,ふたりの会,NPO\n";
    let inputs = with(with_result("ふたりの会と集まった", "公開"), "inputs/members.csv", members);
    assert_eq!(told(&draft(&inputs, &Files::new()).diagnostics), Vec::<String>::new());
    let inputs =
        with(with_result("ふたりの会のふたりが来た", "公開"), "inputs/members.csv", members);
    assert_eq!(
        told(&draft(&inputs, &Files::new()).diagnostics),
        ["inputs/commitments.csv:F2 ask-few-people"]
    );
}

/// People counted by age: seven of a hundred and eighty-four are few.
fn with_few(head: &str, body: &str) -> Files {
    let indicators = "指標ID,指標名,単位,望ましい方向,集計,公開範囲,内訳項目\n\
        I1,相談した人,人,増,期末,公開,年齢\n";
    let observations = "指標ID,年月,年齢,値\nI1,2026-10,,184\nI1,2026-10,18歳未満,7\n\
        I1,2026-10,18歳以上,100\nI1,2026-10,不明,77\n";
    let text = format!("---\nsection: summary\nvisibility: public\n{head}---\n{body}\n");
    let files = with(minimal(), "inputs/indicators.csv", indicators);
    let files = with(files, "inputs/observations.csv", observations);
    with(files, "inputs/narrative/summary.md", &text)
}

#[test]
fn what_a_text_tells_of_a_withheld_number_needs_a_reason() {
    for (body, code) in [
        ("18歳未満を除く177人は大人です。", "withheld-by-sum"),
        ("18歳未満の相談がありました。残りの177人は大人です。", "withheld-by-sum"),
        ("18歳未満は3.8%です。", "withheld-by-sum"),
        ("18歳未満の全員が女性です。", "withheld-by-words"),
        ("18歳未満の半数が進学しました。", "withheld-by-words"),
    ] {
        let built = draft(&with_few("", body), &Files::new());
        let found: Vec<&str> = built.diagnostics.iter().map(|it| it.code).collect();
        assert_eq!(found, [code], "{body}");
        let reason = "本人たちが載せることに同意した";
        let head = format!("少人数を載せる理由: {reason}\n");
        let built = draft(&with_few(&head, body), &Files::new());
        let found: Vec<&str> = built.diagnostics.iter().map(|it| it.code).collect();
        assert_eq!(found, ["few-people-kept"], "{body}");
        let internal = built.outputs.text("internal/report.ja.typ").expect("is drafted");
        assert!(internal.contains(reason), "{body}");
    }
    for body in [
        "18歳未満の相談にも応じます。",
        "相談した人は184人です。",
        "18歳未満の相談について、委員全員で話しました。",
        "残りの177人は来月です。会議の案内です。",
    ] {
        let built = draft(&with_few("", body), &Files::new());
        // That a number should be a placeholder is another matter.
        let mut found = told(&built.diagnostics);
        found.retain(|it| !it.ends_with("number-in-prose"));
        assert_eq!(found, Vec::<String>::new(), "{body}");
    }
}

/// A voice beside a count of the people who live alone, by district.
fn with_voice(speaker: &str) -> Files {
    with_quote("助かりました。", speaker)
}

/// The same, with what is quoted.
fn with_quote(quote: &str, speaker: &str) -> Files {
    let indicators = "指標ID,指標名,単位,望ましい方向,集計,公開範囲,内訳項目\n\
        I1,ひとり暮らしの人,人,増,期末,公開,地区\n";
    let observations = "指標ID,年月,地区,値\nI1,2026-10,,184\nI1,2026-10,東地区,3\n\
        I1,2026-10,西地区,100\nI1,2026-10,南地区,81\n";
    let voices =
        format!("日付,ことば,話した人,掲載の同意,公開範囲\n2026-10,{quote},{speaker},○,公開\n");
    let files = with(minimal(), "inputs/indicators.csv", indicators);
    let files = with(files, "inputs/observations.csv", observations);
    with(files, "inputs/voices.csv", &voices)
}

#[test]
fn a_description_of_one_person_waits_for_a_reason() {
    let place = "inputs/voices.csv:2 ask-one-person";
    for speaker in [
        // Three people live in the district.
        "東地区の女性",
        "西地区の民生委員",
        "西地区のひとり暮らしの80代の女性",
        "みなと町の80代の女性",
        "外国出身でひとり暮らしの80代の女性の農家",
    ] {
        let speaker = speaker.replace("みなと町", "みなと町の");
        let built = draft(&with_voice(&speaker), &Files::new());
        assert_eq!(told(&built.diagnostics), [place], "{speaker}");
        // No edition of a sector prints voices.
        for (edition, waits) in [("funder", true), ("internal", false), ("npo", false)] {
            assert_eq!(stops(&built.diagnostics, edition), waits, "{edition}");
        }
        let key = ["one-person", "voices.csv", "", &speaker];
        let built = draft(&answered(with_voice(&speaker), key, "本人が同意した"), &Files::new());
        assert_eq!(told(&built.diagnostics), ["inputs/voices.csv:2 few-people-kept"]);
    }
    for speaker in
        ["ひとり暮らしの80代の女性", "西地区の女性", "70代の男性", "小学生。保護者も同意"]
    {
        let built = draft(&with_voice(speaker), &Files::new());
        assert_eq!(told(&built.diagnostics), Vec::<String>::new(), "{speaker}");
    }
}

/// Who is quoted may say themselves what the description does not.
#[test]
fn what_a_person_says_of_themselves_describes_them_too() {
    for (quote, speaker) in [
        ("80代でひとり暮らしですから。", "西地区の女性"),
        ("障害のある子を育てています。34歳です。", "西地区の母親"),
        ("西地区に移住して三年です。", "30代の女性"),
        ("ひとり親で、外国出身です。妊娠もしています。", "30代の女性"),
    ] {
        let built = draft(&with_quote(quote, speaker), &Files::new());
        let place = "inputs/voices.csv:2 ask-one-person";
        assert_eq!(told(&built.diagnostics), [place], "{quote}");
        let key = ["one-person", "voices.csv", "", &format!("{speaker}『{quote}』")];
        let built =
            draft(&answered(with_quote(quote, speaker), key, "本人が同意した"), &Files::new());
        assert_eq!(told(&built.diagnostics), ["inputs/voices.csv:2 few-people-kept"]);
    }
    for (quote, speaker) in [
        ("相談員の女性が来てくれました。", "西地区の男性"),
        ("ひとり暮らしですから。", "80代の女性"),
        ("娘に頼まなくてよくなりました。", "70代の男性"),
    ] {
        let built = draft(&with_quote(quote, speaker), &Files::new());
        assert_eq!(told(&built.diagnostics), Vec::<String>::new(), "{quote}");
    }
}

/// Members with a delegate, and one text or cell more.
fn with_name(path: &str, text: &str) -> Files {
    let members = "団体ID,団体名,セクター,会議体,氏名\nG1,市,行政,総会,髙木 太郎\n\
        N1,髙木太郎商店,NPO,総会,\n";
    with(with(minimal(), "inputs/members.csv", members), path, text)
}

/// A one-pixel image.
const IMAGE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";

/// Wherever a name stands that a reader may meet, a check finds it as a build does, and
/// nothing is made.
#[test]
fn a_name_is_found_wherever_a_reader_may_meet_it() {
    let text = |body: &str| {
        format!("---\nsection: learning\nvisibility: funder\n---\nはじめに。\n\n{body}\n")
    };
    let prose = "inputs/narrative/learning.md";
    let commitments = |title: &str| {
        format!(
            "約束ID,取組,担当団体,期限,状況,公開範囲\nP1,{title},市,2027-03,進行中,資金提供者\n"
        )
    };
    let cases = [
        (prose, text("髙木太郎さんに学びました。")),
        (prose, text("高木 太郎様に学びました。")),
        (prose, text("髙木　太郎氏に学びました。")),
        (prose, text("髙木さんに学びました。")),
        // A heading is a bookmark too.
        (prose, text("## 髙木 太郎\n\n学びました。")),
        (prose, text("![髙木太郎の写真](絵.svg)")),
        (prose, text("| 役 | 人 |\n|---|---|\n| 長 | 髙木 太郎 |")),
        // It stands in the table and in what is attached.
        ("inputs/commitments.csv", commitments("髙木太郎さんと集まる")),
        (
            "inputs/decisions.csv",
            "決定ID,会議ID,内容,公開範囲\nD1,M1,高木太郎に頼む,公開\n".to_owned(),
        ),
    ];
    for (path, text) in cases {
        let inputs = match text.contains("絵.svg") {
            true => with(with_name(path, &text), "inputs/narrative/絵.svg", IMAGE),
            false => with_name(path, &text),
        };
        for built in [sources(&inputs, &Files::new()), build(&inputs, &Files::new(), 2)] {
            let found = told(&built.diagnostics);
            let is_leak =
                |it: &String| it.starts_with("inputs/members.csv") && it.ends_with(" leak");
            assert!(!found.is_empty() && found.iter().all(is_leak), "{text}: {found:?}");
        }
    }
}

#[test]
fn what_only_looks_like_a_name_is_none() {
    let text = |body: &str| {
        format!("---\nsection: learning\nvisibility: funder\n---\n{body}\n\n![絵](髙木太郎.svg)\n")
    };
    let prose = "inputs/narrative/learning.md";
    for body in ["髙木太郎商店に学びました。", "髙木町に学びました。", "高木で休みました。"]
    {
        let inputs = with(with_name(prose, &text(body)), "inputs/narrative/髙木太郎.svg", IMAGE);
        let built = build(&inputs, &Files::new(), 2);
        assert_eq!(told(&built.diagnostics), Vec::<String>::new(), "{body}");
        // No reader sees what an image's file is called.
        let report = built.outputs.get("funder/report.ja.pdf").expect("is made");
        let lines = leaks::lines(report).expect("can be read").join("\n");
        assert!(!lines.contains("太郎.svg"), "{body}");
    }
    // The secretariat reads names.
    let named = text("髙木太郎さんに学びました。").replace("funder", "internal");
    let inputs = with(with_name(prose, &named), "inputs/narrative/髙木太郎.svg", IMAGE);
    assert_eq!(told(&build(&inputs, &Files::new(), 2).diagnostics), Vec::<String>::new());
}

/// Words of a row that funders may not see, wherever a template puts them; the same words
/// in a row that they may see are no secret.
#[test]
fn words_of_a_hidden_row_are_found_wherever_a_template_puts_them() {
    let words = "だれにも言わない約束をする";
    let commitments =
        format!("約束ID,取組,担当団体,期限,状況,公開範囲\nP1,{words},市,2027-03,進行中,参加団体\n");
    let hidden = with(minimal(), "inputs/commitments.csv", &commitments);
    let decisions = format!("決定ID,会議ID,内容,公開範囲\nD1,M1,{words},公開\n");
    let open = with(hidden.clone(), "inputs/decisions.csv", &decisions);
    for written in [
        format!("{words}\n"),
        format!("== {words}\n"),
        format!("#figure(rect(width: 1cm), alt: \"{words}\", caption: [図])\n"),
        format!("#pdf.attach(\"/data.csv\", bytes(\"{words}\"), description: \"data\")\n"),
        format!("#pdf.attach(\"/{words}.csv\", bytes(\"a\"), description: \"data\")\n"),
    ] {
        let mut templates = Files::new();
        templates.insert("templates/report/learning.typ.jinja", written.clone().into_bytes());
        for make in [sources, |inputs: &Files, templates: &Files| build(inputs, templates, 2)] {
            let found = told(&make(&hidden, &templates).diagnostics);
            assert!(
                found.contains(&"inputs/commitments.csv:2 leak".to_owned()),
                "{written} {found:?}"
            );
            let found = told(&make(&open, &templates).diagnostics);
            assert!(found.iter().all(|it| !it.ends_with(" leak")), "{written} {found:?}");
        }
    }
}

/// What one organisation of each sector did at each meeting: ○ or ×.
fn with_attendance(came: &[(&str, &str, &str)]) -> Files {
    let mut members = "団体ID,団体名,セクター\n".to_owned();
    let mut meetings = "会議ID,開催日,会議体,公開範囲\n".to_owned();
    let mut attendance = "会議ID,団体ID,出欠\n".to_owned();
    for (at, (sector, name, marks)) in came.iter().enumerate() {
        members += &format!("A{at},{name},{sector}\n");
        for (month, mark) in (1..).zip(marks.chars()) {
            attendance += &format!("M{month},A{at},{mark}\n");
        }
    }
    for month in 1..=came.iter().map(|it| it.2.chars().count()).max().unwrap_or(0) {
        meetings += &format!("M{month},2026-{month:02}-05,総会,公開\n");
    }
    let files = with(minimal(), "inputs/members.csv", &members);
    let files = with(files, "inputs/meetings.csv", &meetings);
    with(files, "inputs/attendance.csv", &attendance)
}

/// What is shown of the sectors' attendance: the sector, and the value as data.
fn shown(model: &Model, visibility: Visibility) -> BTreeMap<String, String> {
    let figures = assessment::figures(model, visibility);
    let sectors = figures.printed.attendance_of_sectors.iter();
    sectors.map(|(id, it)| (id.to_string(), it.represented.value.plain())).collect()
}

#[test]
fn a_sector_of_one_organisation_has_no_share_of_its_own() {
    let inputs = with_attendance(&[
        ("行政", "県の局", "○×××"),
        ("事業者", "みなと食品", "○○○×"),
        ("事業者", "はま商店", "○○××"),
        ("NPO", "みまもり隊", "○○○○"),
        ("NPO", "くらしの会", "○×○○"),
        ("NPO", "そらの会", "○×○○"),
    ]);
    let (model, _) = assessed(&inputs);
    let funder = shown(&model, Visibility::Funder);
    let known: BTreeMap<&str, &str> =
        funder.iter().filter(|(_, it)| *it != "missing").map(|(id, it)| (&**id, &**it)).collect();
    // Of all three, and with the share of the whole, the first could be worked out.
    let expected = [("business", "withheld"), ("government", "withheld"), ("npo", "83.3")];
    assert_eq!(known, BTreeMap::from(expected));
    let members = shown(&model, Visibility::Members);
    assert_eq!((&*members["government"], &*members["business"]), ("25", "62.5"));
    let built = draft(&inputs, &Files::new());
    let funder = built.outputs.text("funder/report.ja.typ").expect("is drafted");
    assert!(funder.contains("公表しない出席率"), "the mark is explained");
    assert!(!funder.contains("25%") && !funder.contains("62.5%"), "{funder}");
    let own = built.outputs.text("government/report.ja.typ").expect("is drafted");
    assert!(own.contains("25%"), "members read of their own sector");
}

/// Of two of which nobody stayed away, each is known by their share together.
#[test]
fn sectors_of_which_everybody_came_are_left_out_with_another() {
    let inputs = with_attendance(&[
        ("行政", "県の局", "○○○○"),
        ("金融機関", "信用組合", "○○○○"),
        ("事業者", "みなと食品", "○○○×"),
        ("事業者", "はま商店", "○○××"),
        ("NPO", "みまもり隊", "○○○○"),
        ("NPO", "くらしの会", "○×○○"),
        ("NPO", "そらの会", "○×○○"),
    ]);
    let (model, _) = assessed(&inputs);
    let shown = shown(&model, Visibility::Funder);
    let withheld: Vec<&str> =
        shown.iter().filter(|(_, it)| *it == "withheld").map(|(id, _)| &**id).collect();
    assert_eq!(withheld, ["business", "finance", "government"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// However many organisations sectors have, a share that is left out cannot be worked
    /// out from the others, and whoever sees more is shown at least as much.
    #[test]
    fn no_share_of_one_organisation_can_be_worked_out(sizes in prop::collection::vec(1_usize..4, 2..5)) {
        let sectors = ["行政", "事業者", "NPO", "金融機関"];
        let names: Vec<String> = (0..20).map(|at| format!("第{at}の会")).collect();
        let mut came = Vec::new();
        for (sector, size) in sectors.iter().zip(&sizes) {
            for _ in 0..*size {
                let marks = if came.len() % 2 == 0 { "○×○○" } else { "×○×○" };
                came.push((*sector, names[came.len()].as_str(), marks));
            }
        }
        let (model, _) = assessed(&with_attendance(&came));
        let (funder, members) = (shown(&model, Visibility::Funder), shown(&model, Visibility::Members));
        let withheld = funder.values().filter(|it| *it == "withheld").count();
        prop_assert!(members.values().all(|it| it != "withheld"));
        prop_assert_ne!(withheld, 1);
        prop_assert_eq!(withheld > 0, sizes.contains(&1));
        let ones = sizes.iter().filter(|size| **size == 1).count();
        prop_assert!(withheld <= ones.max(2), "no more than needed: {:?}", funder);
    }
}
