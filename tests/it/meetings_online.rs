//! Attendance reports of Zoom and Teams, as they are exported: who was there,
//! for which organisation, and what is asked.

use entaku::diagnostics::{Diagnostic, Key};
use entaku::disclosure;
use entaku::files::Files;
use entaku::locale::{Argument, Language};
use entaku::model::{self, Model, Scope};
use entaku::records::attendance_report::ReportRow;
use entaku::records::receipt::RowUse;
use entaku::records::{self, Records, answers};

use crate::harness::{draft, minimal, with};

const MEMBERS: &str = "\
団体ID,団体名,略称,別名,セクター,会議体,氏名
G01,みどり町役場,役場,町役場,行政,総会,佐藤 一郎
B01,株式会社あおい商店,あおい商店,,事業者,総会,山田 太郎
N01,NPO法人わかば,わかば,,NPO・NGO,総会,髙木 涼
K01,みどり町社会福祉協議会,町社協,社協,NPO・NGO,総会,林 健
X01,となり町役場,,,行政,,北野 海
";

const MEETINGS: &str = "\
会議ID,開催日,開始,終了,会議体,会議名,状態,会場
S01,2026-10-10,13:30,15:00,総会,第3回総会,実施,オンライン
";

/// The sound project with a report and what stands beside it.
struct Case {
    inputs: Files,
    answers: Vec<(&'static str, &'static str, &'static str)>,
}

impl Case {
    fn new(path: &str, report: &str) -> Self {
        Self::bytes(path, report.as_bytes())
    }

    fn bytes(path: &str, report: &[u8]) -> Self {
        let inputs = with(minimal(), "inputs/members.csv", MEMBERS);
        let mut inputs = with(inputs, "inputs/meetings.csv", MEETINGS);
        inputs.insert(path, report.to_vec());
        Self { inputs, answers: Vec::new() }
    }

    fn zoom(report: &str) -> Self {
        Self::new("inputs/participants_81234567890.csv", report)
    }

    fn file(mut self, path: &str, text: &str) -> Self {
        self.inputs.insert(path, text.as_bytes().to_vec());
        self
    }

    fn setting(self, text: &str) -> Self {
        let config = format!("[roundtable]\nname = \"円卓\"\n\n{text}\n");
        self.file("inputs/roundtable.toml", &config)
    }

    /// Answers the question of a code that mentions a word.
    fn answer(mut self, code: &'static str, about: &'static str, reading: &'static str) -> Self {
        self.answers.push((code, about, reading));
        self
    }

    fn resolve(&self) -> (Records, Model, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let mut records = records::parse(&self.inputs, &mut problems);
        let first = problems.len();
        let mut model = model::resolve(&records, Scope::default(), &mut problems);
        for (code, about, reading) in &self.answers {
            let key = problems.iter().find_map(|it| key_of(it, code, about));
            let key = key.unwrap_or_else(|| panic!("{code} is asked: {:#?}", told(&problems)));
            records.answers.insert(key, (*reading).to_owned());
            problems.truncate(first);
            model = model::resolve(&records, Scope::default(), &mut problems);
        }
        (records, model, problems)
    }

    /// Checks who was there at each meeting, and what is told.
    #[track_caller]
    fn check(&self, attendance: &str, expected: &[&str]) {
        let (_, model, problems) = self.resolve();
        let mut found: Vec<String> = model
            .meetings
            .iter()
            .flat_map(|meeting| {
                meeting.attendance.iter().map(move |it| {
                    format!("{} {} {}", meeting.id, it.organisation, word(it.presence))
                })
            })
            .collect();
        found.sort();
        let mut wanted: Vec<&str> =
            attendance.split(',').map(str::trim).filter(|it| !it.is_empty()).collect();
        wanted.sort_unstable();
        assert_eq!(found, wanted, "{:#?}", told(&problems));
        assert_eq!(told(&problems), expected);
    }
}

fn word(presence: entaku::domain::words::Presence) -> &'static str {
    use entaku::domain::words::Presence;
    match presence {
        Presence::Online => "online",
        Presence::Absent => "absent",
        Presence::Observer => "observer",
        Presence::Present => "present",
        _ => "other",
    }
}

fn key_of(problem: &Diagnostic, code: &str, about: &str) -> Option<Key> {
    let mentions = problem
        .arguments
        .iter()
        .any(|(_, argument)| matches!(argument, Argument::Text(text) if text.contains(about)));
    (problem.code == code && mentions).then(|| problem.asked().map(|it| it.key.clone()))?
}

fn told(problems: &[Diagnostic]) -> Vec<String> {
    problems
        .iter()
        .map(|it| {
            let name = it.arguments.iter().find(|(key, _)| *key == "name");
            let name = name.map_or(String::new(), |(_, name)| format!(" {name}"));
            format!("{}{name}", it.code)
        })
        .collect()
}

fn utf16(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(text.replace('\n', "\r\n").encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

/// Who the reports below have: Aoi, the town and Wakaba.
const THREE: &str = "S01 B01 online, S01 G01 online, S01 N01 online, S01 K01 absent";

const TEAMS_JA: &str = "1. 要約
会議のタイトル\t\"\"\"第3回総会\"\" で会議中\"
出席した参加者\t3
開始時刻\t2026/10/10 13:20:11
終了時刻\t2026/10/10 15:02:40
会議の長さ\t1 時間 42 分 29 秒
平均出席時間\t1 時間 20 分 3 秒

2. 参加者
名前\t初めての参加\t最終退出\t会議の長さ\tメール\t参加者 ID (UPN)\t役割
佐藤 一郎\t2026/10/10 13:20:11\t2026/10/10 15:02:40\t1 時間 42 分 29 秒\tsato@midori.example\tsato@midori.example\t開催者
山田 太郎 (ゲスト)\t2026/10/10 13:31:00\t2026/10/10 15:00:10\t1 時間 10 分 5 秒\t\t\t発表者
わかば 高木\t2026/10/10 13:29:00\t2026/10/10 15:00:10\t45 秒\t\t\t出席者

3. 会議中のアクティビティ
名前\t参加時刻\t退出時刻\t期間\tメール\t役割
佐藤 一郎\t2026/10/10 13:20:11\t2026/10/10 15:02:40\t1 時間 42 分 29 秒\tsato@midori.example\t開催者
山田 太郎 (ゲスト)\t2026/10/10 13:31:00\t2026/10/10 14:00:00\t29 分\t\t発表者
山田 太郎 (ゲスト)\t2026/10/10 14:19:05\t2026/10/10 15:00:10\t41 分 5 秒\t\t発表者
わかば 高木\t2026/10/10 13:29:00\t2026/10/10 13:29:45\t45 秒\t\t出席者

4. 会議のエンゲージメント
名前\tエンゲージメントの種類\t時間
佐藤 一郎\t拍手\t2026/10/10 14:00:00
";

const TEAMS_EN: &str = "1. Summary
Meeting title\tGeneral meeting
Attended participants\t3
Start time\t10/10/26, 1:20:11 PM
End time\t10/10/26, 3:02:40 PM
Meeting duration\t1h 42m 29s

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
佐藤一郎\t10/10/26, 1:20:11 PM\t10/10/26, 3:02:40 PM\t1h 42m 29s\tsato@midori.example\tsato@midori.example\tOrganizer
あおい商店（山田）\t10/10/26, 1:31:00 PM\t10/10/26, 3:00:10 PM\t1h 29m 10s\t\t\tAttendee
髙木 涼 (Unverified)\t10/10/26, 1:29:00 PM\t10/10/26, 3:00:10 PM\t1h 31m\t\t\tAttendee

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
佐藤一郎\t10/10/26, 1:20:11 PM\t10/10/26, 3:02:40 PM\t1h 42m 29s\tsato@midori.example\tOrganizer
";

const TEAMS_OLD_JA: &str = "完全な名前\tユーザー アクション\tタイムスタンプ
佐藤 一郎\t以前に参加済み\t2026/10/10 13:28:00
山田 太郎\t参加済み\t2026/10/10 13:31:00
山田 太郎\t退出\t2026/10/10 13:40:00
山田 太郎\t参加済み\t2026/10/10 13:45:00
高木 涼\t参加済み\t2026/10/10 13:50:00
佐藤 一郎\t退出\t2026/10/10 15:00:00
";

const TEAMS_OLD_EN: &str = "Full Name\tUser Action\tTimestamp
佐藤 一郎\tJoined before\t\"10/10/2026, 1:28:00 PM\"
山田 太郎\tJoined\t\"10/10/2026, 1:31:00 PM\"
高木 涼\tJoined\t\"10/10/2026, 1:50:00 PM\"
佐藤 一郎\tLeft\t\"10/10/2026, 3:00:00 PM\"
";

const ZOOM_JA: &str = "\u{feff}トピック,ミーティングID,ホスト,時間（分）,開始時刻,終了時刻,参加者
第3回総会,812 3456 7890,事務局,95,2026/10/10 01:25:10 午後,2026/10/10 03:00:10 午後,4

名前（元の名前）,メールアドレス,参加時刻,退出時刻,時間（分）,ゲスト,録画への同意,待機室
町役場 佐藤,sato@midori.example,2026/10/10 午後1:25:10,2026/10/10 午後3:00:10,95,いいえ,,いいえ
あおい商店 山田 (山田太郎),,2026/10/10 午後1:31:05,2026/10/10 午後3:00:10,90,はい,,いいえ
わかば高木,,2026/10/10 午後1:28:00,2026/10/10 午後1:29:00,1,はい,,はい
髙木涼,,2026/10/10 午後1:29:00,2026/10/10 午後3:00:10,92,はい,,いいえ
";

const ZOOM_EN: &str =
    "\u{feff}Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,
812 3456 7890,総会,10/10/2026 01:25:10 PM,10/10/2026 03:00:10 PM,host@example.jp,95,4,

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent
G01 佐藤,sato@midori.example,10/10/2026 01:25:10 PM,10/10/2026 03:00:10 PM,95,No,
山田太郎@あおい商店,,10/10/2026 01:31:05 PM,10/10/2026 03:00:10 PM,90,Yes,Y
NPO法人わかば 高木,,10/10/2026 01:29:00 PM,10/10/2026 03:00:10 PM,92,Yes,Y
";

const ZOOM_UNIQUE: &str = "Topic,ID,Host,Duration (minutes),Start time,End time,Participants
第3回総会,81796405615,事務局 (office@example.jp),77,\"10/10/2026 01:30:26 PM\",\"10/10/2026 03:00:31 PM\",3

Name (original name),Email,Total duration (minutes),Guest
佐藤 一郎,,76,Yes
山田 太郎,,64,Yes
高木 涼,,59,Yes
";

const ZOOM_PLAIN: &str = "名前 (元の名前),ユーザーメール,参加時刻,退出時刻,所要時間（分）
佐藤一郎,sato@midori.example,2026/10/10 13:25,2026/10/10 15:00,96
山田太郎,,2026/10/10 13:31,2026/10/10 14:00,30
山田太郎,,2026/10/10 14:05,2026/10/10 15:00,56
高木涼,,2026/10/10 13:29,2026/10/10 15:00,92
";

#[test]
fn reports_are_known_by_their_heads_in_every_form() {
    for report in ALL {
        Case::zoom(report).check(THREE, &[]);
        // A table's name around it changes nothing.
        Case::new("inputs/会議/出欠.csv", report).check(THREE, &[]);
        let wide = utf16(report.trim_start_matches('\u{feff}'));
        Case::bytes("inputs/総会 - 出席レポート 10-10-26.csv", &wide).check(THREE, &[]);
    }
}

const WEBINAR: &str = "Attendee Report,,
Report Generated:,10/10/2026 16:00,
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered
第3回総会,812 3456 7890,10/10/2026 1:25:10 PM,95,4
Host Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest
Yes,佐藤 一郎,sato@midori.example,10/10/2026 1:25:10 PM,10/10/2026 3:00:10 PM,95,No
Attendee Details,
Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Join Time,Leave Time,Time in Session (minutes),Is Guest
Yes,山田 太郎,太郎,山田,y@aoi.example,10/1/2026 1:00:00 PM,10/10/2026 1:31:05 PM,10/10/2026 3:00:10 PM,90,Yes
Yes,高木 涼,涼,高木,t@wakaba.example,10/1/2026 1:00:00 PM,10/10/2026 1:29:05 PM,10/10/2026 3:00:10 PM,92,Yes
No,林 健,健,林,h@shakyo.example,10/1/2026 1:00:00 PM,--,--,--,--
";

const ALL: [&str; 9] = [
    TEAMS_JA,
    TEAMS_EN,
    TEAMS_OLD_JA,
    TEAMS_OLD_EN,
    ZOOM_JA,
    ZOOM_EN,
    ZOOM_UNIQUE,
    ZOOM_PLAIN,
    WEBINAR,
];

#[test]
fn a_report_cut_off_anywhere_is_read_as_far_as_it_goes() {
    for report in ALL {
        for (at, _) in report.char_indices().step_by(23) {
            let (records, ..) = Case::zoom(&report[..at]).resolve();
            for found in &records.attendance_reports {
                let people = found.sessions.iter().flat_map(|session| &session.people).count();
                assert!(people <= 4, "{}", &report[..at]);
            }
        }
    }
}

#[test]
fn the_documents_count_those_who_were_online() {
    let case = Case::zoom(ZOOM_JA);
    let built = draft(&case.inputs, &Files::new());
    assert!(built.diagnostics.is_empty(), "{:#?}", told(&built.diagnostics));
    let (records, ..) = case.resolve();
    let path = "inputs/participants_81234567890.csv";
    let receipt = records.receipts.iter().find(|it| it.source.path == path).expect("a receipt");
    let filled = ZOOM_JA.lines().flat_map(|line| line.split(',')).filter(|cell| !cell.is_empty());
    assert_eq!(receipt.cells().count(), filled.count());
    assert_eq!(receipt.records, 3);
    let read = receipt.cells().filter(|cell| cell.row_use == RowUse::Read);
    assert!(read.into_iter().all(|cell| cell.column_use.is_some()));
}

#[test]
fn every_row_of_a_report_is_something() {
    let rows = |report: &str| {
        let (records, ..) = Case::zoom(report).resolve();
        let [report] = records.attendance_reports.as_slice() else { panic!("one report") };
        report.rows.iter().map(|(_, kind)| *kind).collect::<Vec<ReportRow>>()
    };
    use ReportRow::{Activity, Head, Note, Read, Title, Waiting};
    assert_eq!(rows(ZOOM_JA), [Head, Title, Head, Read, Read, Waiting, Read]);
    let teams = rows(TEAMS_JA);
    assert_eq!(teams[7..13], [Title, Head, Read, Read, Read, Title]);
    assert_eq!(teams[13..], [Head, Activity, Activity, Activity, Activity, Title, Note, Note]);
}

/// Returns the seconds of each person of a report, by their first name.
fn stays(report: &str) -> Vec<(String, Option<u32>)> {
    let (records, ..) = Case::zoom(report).resolve();
    let sessions = records.attendance_reports.iter().flat_map(|report| &report.sessions);
    let people = sessions.flat_map(|session| &session.people);
    people.map(|it| (it.name().to_owned(), it.seconds())).collect()
}

const HEAD: &str = "名前（元の名前）,ユーザーのメール,参加時刻,退出時刻,時間（分）,ゲスト\n";

#[test]
fn people_who_come_again_are_one_person_and_overlaps_count_once() {
    let at = |name: &str, email: &str, from: &str, to: &str, minutes: u32| {
        format!("{name},{email},2026/10/10 {from},2026/10/10 {to},{minutes},はい\n")
    };
    for (rows, expected) in [
        // Again after a break.
        (
            [
                at("山田 太郎", "", "13:30:00", "13:40:00", 10),
                at("山田　太郎", "", "13:50:00", "14:00:00", 10),
            ],
            vec![("山田 太郎", 20 * 60)],
        ),
        // With two devices at once.
        (
            [
                at("山田 太郎", "y@a.example", "13:30:00", "14:00:00", 30),
                at("山田のiPhone", "Y@a.example", "13:45:00", "14:15:00", 30),
            ],
            vec![("山田 太郎", 45 * 60)],
        ),
        // Under a changed name.
        (
            [
                at("山田太郎", "", "13:30:00", "13:40:00", 10),
                at("あおい商店 山田 (山田太郎)", "", "13:50:00", "14:00:00", 10),
            ],
            vec![("山田太郎", 20 * 60)],
        ),
        // Two people of one name.
        (
            [
                at("山田 太郎", "a@a.example", "13:30:00", "13:40:00", 10),
                at("山田 太郎", "b@b.example", "13:30:00", "14:00:00", 30),
            ],
            vec![("山田 太郎", 600), ("山田 太郎", 1800)],
        ),
        // Two people of one organisation.
        (
            [
                at("山田 (あおい商店)", "", "13:30:00", "13:40:00", 10),
                at("鈴木 (あおい商店)", "", "13:30:00", "14:00:00", 30),
            ],
            vec![("山田 (あおい商店)", 600), ("鈴木 (あおい商店)", 1800)],
        ),
    ] {
        let report = format!("{HEAD}{}", rows.concat());
        let expected: Vec<(String, Option<u32>)> =
            expected.into_iter().map(|(name, it)| (name.to_owned(), Some(it))).collect();
        assert_eq!(stays(&report), expected, "{report}");
    }
    // The third block of Teams is the second once more.
    assert_eq!(stays(TEAMS_JA)[1].1, Some(70 * 60 + 5));
    // Who was there when the list was taken was there until then.
    let old = stays(TEAMS_OLD_JA);
    assert_eq!(old[1], ("山田 太郎".to_owned(), Some(9 * 60 + 75 * 60)));
}

/// A Zoom report with one person beside the delegate of Aoi.
fn one_more(name: &str) -> String {
    format!(
        "{HEAD}山田太郎,,2026/10/10 13:30:00,2026/10/10 15:00:00,90,はい\n\
         {name},,2026/10/10 13:31:00,2026/10/10 15:00:00,89,はい\n"
    )
}

const AOI: &str = "S01 B01 online, S01 G01 absent, S01 N01 absent, S01 K01 absent";
const AOI_AND_TOWN: &str = "S01 B01 online, S01 G01 online, S01 N01 absent, S01 K01 absent";

#[test]
fn names_lead_to_organisations() {
    for name in [
        "佐藤一郎",
        "佐藤　一郎 様",
        "一郎 佐藤",
        "みどり町役場",
        "みどり町役場佐藤",
        "みどり町役場 健康課 佐藤",
        "佐藤（町役場）",
        "佐藤@町役場",
        "町役場_佐藤 一郎",
        "G01 佐藤",
        "佐藤 一郎 (Guest)",
    ] {
        Case::zoom(&one_more(name)).check(AOI_AND_TOWN, &[]);
    }
    let welfare = "S01 B01 online, S01 K01 online, S01 N01 absent, S01 G01 absent";
    for name in ["社協 中村", "林健", "町社協（中村）"] {
        Case::zoom(&one_more(name)).check(welfare, &[]);
    }
    // Without a seat in the body that met: there, and not counted.
    Case::zoom(&one_more("北野 海")).check(&format!("{AOI}, S01 X01 observer"), &[]);
}

#[test]
fn a_person_nobody_knows_is_asked_about_once_and_answered_for_good() {
    for name in ["iPhone", "佐藤", "中村 花子", "わかば みどり町役場", "090****1234", "役場"]
    {
        if name == "役場" {
            continue;
        }
        let case = Case::zoom(&one_more(name));
        let asked = format!("ask-participant {name}");
        case.check(AOI, &[&asked]);
        let case = case.answer("ask-participant", name, "guest");
        case.check(AOI, &[]);
        for answer in ["G01", "町役場", "みどり町役場"] {
            let case = Case::zoom(&one_more(name)).answer("ask-participant", name, answer);
            case.check(AOI_AND_TOWN, &[]);
        }
        // What is no organisation is asked again.
        let case = Case::zoom(&one_more(name)).answer("ask-participant", name, "Z99");
        case.check(AOI, &[&asked]);
    }
    // The same person in another file next month is the same question.
    let key = |path: &str| {
        let (.., problems) = Case::new(path, &one_more("中村 花子")).resolve();
        problems.iter().find_map(|it| key_of(it, "ask-participant", "中村")).expect("asked")
    };
    assert_eq!(key("inputs/participants_1.csv"), key("inputs/Zoom 11月.csv"));
    let (.., problems) = Case::zoom(&one_more("佐藤")).resolve();
    let told = problems[0].reading("organisation", Language::Ja);
    assert!(told.contains("G01(役場)"), "{told}");
}

#[test]
fn an_open_question_about_a_person_stops_what_it_would_change() {
    let mut case = Case::zoom(&one_more("中村 花子"));
    let built = draft(&case.inputs, &Files::new());
    let question = built.diagnostics.iter().find(|it| it.code == "ask-participant");
    let question = question.expect("the person is asked about");
    let asked = question.asked().expect("a question");
    assert!(asked.stops.as_ref().is_some_and(|stops| !stops.is_empty()), "{asked:?}");
    let table = answers::amend(&[], question, Some("町役場"));
    case.inputs.insert(answers::PATH, table);
    let built = draft(&case.inputs, &Files::new());
    assert!(built.diagnostics.is_empty(), "{:#?}", told(&built.diagnostics));
}

#[test]
fn those_who_stayed_too_short_a_time_are_said_and_not_counted() {
    let setting = "[attendance]\nminimum_minutes = 15\n";
    let report = format!(
        "{HEAD}山田太郎,,2026/10/10 13:30:00,2026/10/10 15:00:00,90,はい\n\
         佐藤一郎,,2026/10/10 13:30:00,2026/10/10 13:40:00,10,はい\n\
         佐藤一郎,,2026/10/10 13:50:00,2026/10/10 13:54:00,4,はい\n"
    );
    Case::zoom(&report).check(AOI_AND_TOWN, &[]);
    Case::zoom(&report).setting(setting).check(AOI, &["stayed-too-short"]);
    let longer = report.replace("13:54:00,4", "13:55:00,5");
    Case::zoom(&longer).setting(setting).check(AOI_AND_TOWN, &[]);
    // Teams has 45 seconds of Wakaba.
    let teams = "S01 B01 online, S01 G01 online, S01 N01 absent, S01 K01 absent";
    Case::zoom(TEAMS_JA).setting(setting).check(teams, &["stayed-too-short"]);
}

#[test]
fn the_meeting_is_found_by_its_day_its_name_or_its_time() {
    let two = "\
会議ID,開催日,開始,終了,会議体,会議名,状態,会場
S01,2026-10-10,13:30,15:00,総会,第3回総会,実施,オンライン
U07,2026-10-10,18:00,19:30,運営委員会,,実施,オンライン
";
    let path = "inputs/meetings.csv";
    // By its title, by its time.
    Case::zoom(ZOOM_JA).file(path, two).check(THREE, &["meeting-without-attendance"]);
    Case::zoom(ZOOM_PLAIN).file(path, two).check(THREE, &["meeting-without-attendance"]);
    let untimed = two.replace("13:30,15:00", ",").replace("18:00,19:30", ",");
    // What is wrong with a report is the cause of meetings without attendance.
    Case::zoom(ZOOM_PLAIN).file(path, &untimed).check("", &["report-of-two-meetings"]);
    for name in ["S01.csv", "出席_s01_zoom.csv", "S01参加者.csv", "S01/participants.csv"] {
        let case = Case::new(&format!("inputs/{name}"), ZOOM_PLAIN).file(path, &untimed);
        case.check(THREE, &["meeting-without-attendance"]);
    }
    let evening = MEETINGS.replace("13:30,15:00", "19:00,20:30");
    Case::zoom(ZOOM_PLAIN).file(path, &evening).check("", &["report-at-other-time"]);
    Case::new("inputs/S01.csv", ZOOM_PLAIN).file(path, &evening).check(THREE, &[]);
    Case::zoom(ZOOM_JA).file(path, &evening).check(THREE, &[]);
    let other = MEETINGS.replace("2026-10-10", "2026-10-11");
    Case::zoom(ZOOM_PLAIN).file(path, &other).check("", &["report-without-meeting"]);
    Case::new("inputs/S01.csv", ZOOM_PLAIN).file(path, &other).check("", &["report-of-other-day"]);
    let undated = "名前（元の名前）,合計時間（分）,ゲスト\n佐藤一郎,76,はい\n";
    Case::zoom(undated).check("", &["report-without-day"]);
    let town = "S01 G01 online, S01 B01 absent, S01 N01 absent, S01 K01 absent";
    Case::new("inputs/S01.csv", undated).check(town, &[]);
}

#[test]
fn dates_that_can_be_two_days_are_those_of_a_meeting_or_asked() {
    let report = "\
Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
佐藤一郎,,07/08/2026 01:30:00 PM,07/08/2026 03:00:00 PM,90,Yes
";
    let on = |day: &str| MEETINGS.replace("2026-10-10", day);
    let town = "S01 G01 online, S01 B01 absent, S01 N01 absent, S01 K01 absent";
    let path = "inputs/meetings.csv";
    for day in ["2026-07-08", "2026-08-07"] {
        Case::zoom(report).file(path, &on(day)).check(town, &[]);
    }
    let both = format!("{}S02,2026-08-07,13:30,15:00,総会,,実施,オンライン\n", on("2026-07-08"));
    let case = Case::zoom(report).file(path, &both);
    case.check(town, &["ask-report-days", "meeting-without-attendance"]);
    case.answer("ask-report-days", "2026", "day-first")
        .check(&town.replace("S01", "S02"), &["meeting-without-attendance"]);
    // One day that is no month tells for all.
    let proven =
        format!("{report}山田太郎,,25/08/2026 01:30:00 PM,25/08/2026 03:00:00 PM,90,Yes\n");
    let days = format!("{}S02,2026-08-25,13:30,15:00,総会,,実施,オンライン\n", on("2026-08-07"));
    let attendance = format!("{town}, {}", AOI.replace("S01", "S02"));
    Case::zoom(&proven).file(path, &days).check(&attendance, &[]);
}

#[test]
fn a_report_adds_to_a_table_and_never_overrides_it() {
    let rows = |rows: &str| format!("会議ID,団体ID,氏名,出欠\n{rows}");
    let path = "inputs/出欠.csv";
    let table = rows("S01,G01,佐藤 一郎,出席\nS01,K01,,欠席\nS01,N01,,欠席\n");
    let case = Case::zoom(&one_more("佐藤一郎")).file(path, &table);
    case.check("S01 G01 present, S01 B01 online, S01 K01 absent, S01 N01 absent", &[]);
    let table = rows("S01,G01,,欠席\nS01,B01,,出席\nS01,N01,,欠席\nS01,K01,,欠席\n");
    let case = Case::zoom(&one_more("佐藤一郎")).file(path, &table);
    let rest = "S01 B01 present, S01 N01 absent, S01 K01 absent";
    case.check(&format!("{rest}, S01 G01 absent"), &["ask-absent-online 役場"]);
    let case = case.answer("ask-absent-online", "役場", "online");
    case.check(&format!("{rest}, S01 G01 online"), &[]);
    // A list of those present says nothing of those it does not name.
    let listed = MEETINGS
        .replace("会場\n", "会場,出席者,欠席者\n")
        .replace("オンライン\n", "市民会館,N01,\n");
    let case = Case::zoom(&one_more("佐藤一郎")).file("inputs/meetings.csv", &listed);
    case.check("S01 N01 present, S01 B01 online, S01 G01 online, S01 K01 absent", &[]);
    let listed = listed.replace("N01,\n", "N01,G01\n");
    let case = Case::zoom(&one_more("佐藤一郎")).file("inputs/meetings.csv", &listed);
    case.check(
        "S01 N01 present, S01 B01 online, S01 G01 absent, S01 K01 absent",
        &["ask-absent-online 役場"],
    );
}

#[test]
fn who_is_not_in_the_only_report_was_absent_if_all_met_online() {
    for place in ["市民会館", "市民会館/Zoom", ""] {
        let meetings = MEETINGS.replace("実施,オンライン", &format!("実施,{place}"));
        let case = || Case::zoom(ZOOM_PLAIN).file("inputs/meetings.csv", &meetings);
        case().check(THREE, &["ask-rest-absent"]);
        case().answer("ask-rest-absent", "S01", "absent").check(THREE, &[]);
        let case = case().answer("ask-rest-absent", "S01", "unknown");
        case.check("", &["meeting-without-attendance"]);
    }
    for place in ["Zoom", "オンライン（Teams）", "ＷＥＢ会議"] {
        let meetings = MEETINGS.replace("実施,オンライン", &format!("実施,{place}"));
        Case::zoom(ZOOM_PLAIN).file("inputs/meetings.csv", &meetings).check(THREE, &[]);
    }
}

#[test]
fn two_reports_of_one_meeting_are_one() {
    let second = ZOOM_PLAIN.replace("佐藤一郎", "林 健").replace("sato@", "hayashi@");
    let all = "S01 B01 online, S01 G01 online, S01 N01 online, S01 K01 online";
    Case::zoom(ZOOM_PLAIN).file("inputs/2.csv", &second).check(all, &[]);
    // The same file twice has nobody there for longer.
    let setting = "[attendance]\nminimum_minutes = 91\n";
    let case = Case::zoom(ZOOM_PLAIN).file("inputs/participants - コピー.csv", ZOOM_PLAIN);
    let two = "S01 G01 online, S01 N01 online, S01 B01 absent, S01 K01 absent";
    case.setting(setting).check(two, &["stayed-too-short"]);
}

#[test]
fn what_cannot_be_read_is_told_once_for_each_column() {
    let report = format!("{HEAD}佐藤一郎,,昼,夕方,長い,はい\n山田太郎,,昼すぎ,夕方,長い,はい\n");
    let case = Case::new("inputs/S01.csv", &report);
    let (.., problems) = case.resolve();
    let unreadable: Vec<String> = problems
        .iter()
        .filter(|it| it.code == "unreadable-stay")
        .map(|it| it.origin.address())
        .collect();
    assert_eq!(unreadable, ["C2", "D2", "E2"]);
    let (.., problems) = Case::zoom(HEAD).resolve();
    assert_eq!(told(&problems), ["report-without-people", "meeting-without-attendance"]);
}

#[test]
fn our_own_tables_are_no_reports() {
    for report in [
        "利用日,氏名,入室時刻,退室時刻\n2026-10-01,山田,13:00,15:00\n",
        "氏名,メールアドレス,期間\n山田,a@a.example,4月から9月まで\n",
        "日付,氏名,時間,機能\n2026-05,山田,16,ビジョンと戦略\n",
    ] {
        let (records, ..) = Case::new("inputs/x.csv", report).resolve();
        assert!(records.attendance_reports.is_empty(), "{report}");
    }
    let tables = "会議ID,団体ID,氏名,出欠,参加時刻,退出時刻\nS01,G01,佐藤 一郎,出席,13:30,15:00\n";
    let case = Case::new("inputs/出欠.csv", tables);
    let (records, ..) = case.resolve();
    assert!(records.attendance_reports.is_empty());
    assert_eq!(records.attendance.len(), 1);
}

#[test]
fn people_are_revealed_to_nobody_else() {
    let (records, model, _) = Case::zoom(ZOOM_JA).resolve();
    let shown = format!("{:?}{:?}", records.attendance_reports, model.meetings);
    for name in ["佐藤", "山田", "高木", "髙木"] {
        assert!(!shown.contains(name), "{name} is in {shown}");
    }
    let people: Vec<&str> = disclosure::people(&model).iter().map(|(name, _)| *name).collect();
    assert!(people.contains(&"町役場 佐藤"), "{people:?}");
}

/// A meeting without attendance is no news where a table of attendance could not be
/// read: the cause is told.
#[test]
fn a_table_of_attendance_that_cannot_be_read_is_the_only_message() {
    for (name, text, code) in [
        ("出欠.csv", "会議,役場,商店\nS01,○,×\n", "attendance-across"),
        ("出欠.csv", "会議ID,団体ID\nS01,G01\n", "missing-column"),
        ("出欠.pdf", "%PDF-1.4", "foreign-file"),
        ("出欠表.json", "[]", "foreign-file"),
    ] {
        let path = format!("inputs/{name}");
        let mut inputs = with(minimal(), "inputs/members.csv", MEMBERS_OF_ONE);
        inputs.insert("inputs/meetings.csv", MEETINGS.as_bytes());
        inputs.insert(path.clone(), text.as_bytes());
        let mut problems = Vec::new();
        let records = records::parse(&inputs, &mut problems);
        model::resolve(&records, Scope::default(), &mut problems);
        let codes: Vec<&str> = problems.iter().map(|it| it.code).collect();
        assert_eq!(codes.iter().filter(|it| **it == code).count(), 1, "{name}: {codes:?}");
        assert!(!codes.contains(&"meeting-without-attendance"), "{name}: {codes:?}");
    }
}

const MEMBERS_OF_ONE: &str = "団体ID,団体名,セクター,会議体,氏名\nG01,町役場,行政,総会,佐藤 一郎\n";

#[test]
fn attendance_outside_a_term_is_asked() {
    let told = |terms: &str, presence: &str| {
        let members = format!(
            "団体ID,団体名,セクター,会議体,氏名,就任日,退任日\nG01,町役場,行政,総会,佐藤 一郎,{terms}\n"
        );
        let mut inputs = with(minimal(), "inputs/members.csv", &members);
        inputs.insert("inputs/meetings.csv", MEETINGS.as_bytes());
        let table = format!("会議ID,団体ID,出欠\nS01,G01,{presence}\n");
        inputs.insert("inputs/attendance.csv", table.as_bytes().to_vec());
        let mut problems = Vec::new();
        let records = records::parse(&inputs, &mut problems);
        model::resolve(&records, Scope::default(), &mut problems);
        let asked = problems.iter().filter(|it| it.code == "ask-out-of-term");
        asked.map(|it| it.origin.address()).collect::<Vec<_>>()
    };
    for (terms, presence, asked) in [
        ("2026-04-01,2026-09-30", "出席", true),
        ("2026-04-01,2026-09-30", "欠席", true),
        ("2026-10-11,", "出席", true),
        ("2026-04-01,2026-10-10", "出席", false),
        ("2026-10-10,", "欠席", false),
        (",", "出席", false),
        ("2026-04-01,2026-09-30", "傍聴", false),
        // A successor has the seat.
        ("2026-04-01,2026-09-30\nG01,町役場,行政,総会,鈴木 二郎,2026-10-01,", "出席", false),
    ] {
        assert_eq!(told(terms, presence).len(), usize::from(asked), "{terms} {presence}");
    }
}
