//! Editions that stay: what is sealed is found again, to the byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use entaku::files::Files;
use entaku::pipeline::Request;
use entaku::records::sealed::Sealed;
use entaku::seal::{self, Broken, Parts};

use crate::harness::{Built, described, make, with};

/// A roundtable of one sector with two indicators, two months and two commitments.
pub(crate) fn small() -> Files {
    let mut inputs = Files::new();
    for (path, text) in [
        (
            "roundtable.toml",
            "[roundtable]\nname = \"みさきの円卓\"\nregion = \"みさき町\"\n\
             [calendar]\nperiod = \"2026-09\"\n\
             [[sectors]]\nid = \"town\"\nname = \"町\"\n\
             [[bodies]]\nid = \"general\"\nname = \"総会\"\n",
        ),
        ("members.csv", "団体ID,団体名,セクター\nG1,役場,町\nG2,消防団,町\n"),
        ("goals.csv", "目標ID,目標\nM1,つながる\n"),
        ("meetings.csv", "会議ID,開催日,会議体,出席者\nK1,2026-08-05,総会,G1;G2\n"),
        (
            "commitments.csv",
            "約束ID,約束,目標ID,担当団体,表明日,期限,状況,完了日,公開範囲\n\
             P1,明かりを増やす,M1,G1,2026-07-01,2026-12-31,進行中,,公開\n\
             P2,見まわり,M1,G2,2026-07-01,2026-08-31,完了,2026-08-20,公開\n",
        ),
        (
            "indicators.csv",
            "指標ID,指標名,目標ID,種別,単位,望ましい方向,集計,基準値,基準時点,目標値,\
             目標年度,頻度,担当団体,公開範囲\n\
             I1,街灯の数,M1,活動,基,増,期末,100,2025-03,200,2028-03,月,G1,公開\n\
             I2,見まわりの回数,M1,活動,回,増,累計,40,2024年度,400,2027年度,月,G2,公開\n",
        ),
        (
            "observations.csv",
            "指標ID,時点,値\nI1,2026-07,110\nI1,2026-08,120\nI1,2026-09,130\n\
             I2,2026-04,9\nI2,2026-05,8\nI2,2026-06,7\nI2,2026-07,21\nI2,2026-08,32\nI2,2026-09,43\n",
        ),
    ] {
        inputs = with(inputs, &format!("inputs/{path}"), text);
    }
    inputs
}

/// Builds and seals in memory, after what was sealed before.
#[track_caller]
pub(crate) fn sealed(inputs: &Files, before: &[Arc<Sealed>], period: &str) -> (Built, Vec<u8>) {
    let inputs = of_period(inputs, period);
    let request =
        Request { jobs: 2, seals: true, new_issue: true, sealed: before, ..Request::default() };
    let mut built = make(&inputs, &Files::new(), &request);
    let archive = built.archive.take();
    let archive = archive.unwrap_or_else(|| panic!("{}", described(&built.diagnostics, &inputs)));
    (built, archive)
}

/// The same project, about another period.
pub(crate) fn of_period(inputs: &Files, period: &str) -> Files {
    let settings = inputs.text("inputs/roundtable.toml").expect("settings");
    let settings = settings.replace("2026-09", period);
    with(inputs.clone(), "inputs/roundtable.toml", &settings)
}

pub(crate) fn record(archive: &[u8]) -> Arc<Sealed> {
    Arc::new(seal::open(archive.to_vec()).expect("an archive that is whole").sealed)
}

/// What went out stays readable: commitments were called promises in records.
#[test]
fn a_record_that_calls_commitments_promises_is_the_same_record() {
    let record = record(&sealed(&small(), &[], "2026-09").1);
    let json = seal::to_json(&record);
    let before = json.replace("\"commitment", "\"promise");
    assert!(json.matches("\"commitment").count() > 10, "the table, its figures and their families");
    assert_eq!(Sealed::parse(before.as_bytes()).as_ref(), Ok(&*record));
}

#[test]
fn the_same_contents_give_the_same_archive_and_every_part_is_in_it() {
    let (built, first) = sealed(&small(), &[], "2026-09");
    let (_, second) = sealed(&small(), &[], "2026-09");
    assert!(first == second, "sealing twice changes nothing");
    let archive = seal::open(first).expect("whole");
    assert_eq!(archive.tree("inputs"), of_period(&small(), "2026-09"));
    assert_eq!(archive.tree("templates"), Files::new());
    assert_eq!(
        archive.made("internal/manifest.json").as_deref(),
        built.outputs.get("internal/manifest.json").map(|bytes| &bytes[..])
    );
    let record = &archive.sealed;
    assert_eq!((record.period.as_str(), record.issue), ("2026-09", 1));
    assert_eq!(record.documents.len(), 4);
    // What is written is what is read.
    assert_eq!(Sealed::parse(seal::to_json(record).as_bytes()).as_ref(), Ok(record));
    let funder = record.edition("funder").expect("the funders' edition");
    let total = &funder.figures["I2.value"];
    assert_eq!((total.value.as_str(), total.words["ja"].as_str()), ("120", "120回"));
    let values = &record.tables(funder.visibility).expect("tables").values["I1"];
    let august = values.iter().find(|it| it.span.last.to_string() == "2026-08-31");
    assert_eq!(august.and_then(|it| it.number), Some(120.into()));
    for document in &record.documents {
        let lines = archive.lines(&document.path).expect("text");
        assert!(lines.iter().any(|line| line.starts_with("1 ")), "{}", document.path);
    }
}

#[test]
fn an_altered_byte_anywhere_in_an_archive_is_found() {
    let (_, archive) = sealed(&small(), &[], "2026-09");
    let last = archive.len() - 1;
    let mut places: Vec<usize> = (0..archive.len()).step_by(211).collect();
    places.extend(0..60);
    places.extend(last.saturating_sub(300)..=last);
    for at in places {
        for mask in [1_u8, 0x20, 0x80] {
            let mut altered = archive.clone();
            altered[at] ^= mask;
            assert_eq!(seal::open(altered).err(), Some(Broken::Altered), "byte {at}");
        }
    }
    for cut in [0, 1, 64, last] {
        assert!(seal::open(archive[..cut].to_vec()).is_err(), "cut at {cut}");
    }
    let mut longer = archive.clone();
    longer.push(b'0');
    assert!(seal::open(longer).is_err());
}

/// Who can write to the folder can make an archive that is whole and leads elsewhere.
#[test]
fn an_archive_that_leads_elsewhere_is_none() {
    let (_, archive) = sealed(&small(), &[], "2026-09");
    let sound = seal::open(archive).expect("whole").sealed;
    let packed = |sealed: &Sealed, inputs: &str, made: &str| {
        let mut files = [Files::new(), Files::new()];
        files[0].insert(inputs, &b"x"[..]);
        files[1].insert(made, &b"x"[..]);
        let [inputs, made] = &files;
        let none = Files::new();
        let parts = seal::Parts {
            sealed,
            inputs,
            templates: &none,
            made,
            texts: &BTreeMap::new(),
            before: &[],
        };
        seal::open(seal::pack(parts).expect("an archive"))
    };
    let open = packed(&sound, "inputs/a.csv", "made/manifest.json").expect("whole");
    // An edition may be called so.
    assert!(open.made_files().get("made/manifest.json").is_some());
    for (inputs, made) in [
        ("../a.csv", "x"),
        ("/tmp/a.csv", "x"),
        ("inputs/a.csv", "../../x"),
        ("inputs/a.csv", "funder/../../../x"),
        ("inputs/a.csv", "/tmp/x"),
    ] {
        assert_eq!(packed(&sound, inputs, made).err(), Some(Broken::Altered), "{inputs} {made}");
    }
    for path in ["../report.ja.pdf", "/tmp/report.ja.pdf", ""] {
        let mut sealed = sound.clone();
        sealed.documents[0].path = path.to_owned();
        assert_eq!(packed(&sealed, "a", "b").err(), Some(Broken::Altered), "{path}");
    }
}

#[test]
fn refused_files_are_archived_by_name() {
    use entaku::files::Refusal;
    let mut inputs = small();
    for (path, why) in [
        ("inputs/写真.mp4", Refusal::Unwanted),
        ("inputs/b.csv", Refusal::SameName("inputs/B.csv".to_owned())),
        ("inputs/大.csv", Refusal::TooLarge(200)),
    ] {
        inputs.refuse(path, why);
    }
    let (_, archive) = sealed(&small(), &[], "2026-09");
    let none = Files::new();
    let parts = Parts {
        sealed: &record(&archive),
        inputs: &inputs,
        templates: &none,
        made: &none,
        texts: &BTreeMap::new(),
        before: &[],
    };
    let archive = seal::pack(parts).expect("an archive");
    assert_eq!(seal::open(archive).expect("whole").tree("inputs"), inputs);
}

fn entaku(project: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_entaku"))
        .args(arguments)
        .args(["--message-lang", "ja"])
        .current_dir(project)
        .output()
        .expect("the program can be started")
}

#[track_caller]
pub(crate) fn run(project: &Path, arguments: &[&str], code: i32) -> String {
    let output = entaku(project, arguments);
    let told = [output.stdout, output.stderr].concat();
    let told = String::from_utf8_lossy(&told).into_owned();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {told}");
    told
}

fn tree(folder: &Path) -> Files {
    entaku::files::read(folder, "outputs").expect("outputs")
}

#[test]
fn a_month_is_checked_built_and_sealed_and_then_stays() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let project = folder.path();
    entaku::files::write(project, &small(), &[]).expect("written");
    let told = run(project, &["seal"], 1);
    assert!(told.contains("entaku build --period 2026-09"), "{told}");
    run(project, &["build"], 0);
    let told = run(project, &["seal", "--issue", "2"], 1);
    assert!(told.contains("第1版"), "{told}");
    let told = run(project, &["seal"], 0);
    assert!(told.contains("第1版として確定しました"), "{told}");
    let first = tree(project);
    assert!(first.get("outputs/2026-09/sealed-1.zip").is_some());
    #[cfg(unix)]
    {
        // Copies elsewhere are a person's, and so are links to them.
        let copies = project.join("outputs/copies/of/2026");
        fs::create_dir_all(&copies).expect("made");
        let link = copies.join("sealed-1.zip");
        std::os::unix::fs::symlink("../../../2026-09/sealed-1.zip", link).expect("linked");
        run(project, &["check"], 0);
        fs::remove_dir_all(project.join("outputs/copies")).expect("removed");
    }

    // Again, and a build: nothing is written.
    assert!(run(project, &["seal"], 0).contains("確定済み"));
    assert!(run(project, &["build"], 1).contains("--new-issue"));
    assert!(
        run(project, &["build", "--audience", "funder", "--period", "2026-09"], 1)
            .contains("第1版")
    );
    run(project, &["check"], 0);
    assert_eq!(tree(project), first);

    // Other content asks for a number, and keeps the first issue.
    let observations = project.join("inputs/observations.csv");
    let text = fs::read_to_string(&observations)
        .expect("read")
        .replace("I1,2026-09,130", "I1,2026-09,131");
    fs::write(&observations, text).expect("written");
    let told = run(project, &["seal"], 1);
    assert!(told.contains("第2版") && told.contains("--issue 2"), "{told}");
    assert!(run(project, &["build"], 1).contains("第1版"));
    let told = run(project, &["seal", "--issue", "2"], 1);
    assert!(told.contains("--new-issue"), "{told}");
    assert_eq!(tree(project), first);
    run(project, &["build", "--new-issue"], 0);
    run(project, &["seal"], 1);
    run(project, &["seal", "--issue", "3"], 1);
    run(project, &["seal", "--issue", "2"], 0);
    let second = tree(project);
    for (path, kept) in [
        ("sealed-1.zip", "sealed-1.zip"),
        ("funder/report.ja.pdf", "issue-1/funder/report.ja.pdf"),
        ("internal/manifest.json", "issue-1/internal/manifest.json"),
        ("funder/manifest.json", "issue-1/funder/manifest.json"),
    ] {
        let before = first.get(&format!("outputs/2026-09/{path}"));
        assert!(before == second.get(&format!("outputs/2026-09/{kept}")), "{path} is kept");
    }
    let archive = second.get("outputs/2026-09/sealed-2.zip").expect("the second archive");
    let archive = seal::open(archive.to_vec()).expect("whole");
    assert_eq!(archive.sealed.issue, 2);
    assert_eq!(archive.before().len(), 1, "the first issue is what it was compared with");
    let lines = archive.lines("funder/report.ja.pdf").expect("text").join("\n");
    assert!(lines.contains("第2版"), "the pages say which issue they are");

    // A damaged archive is neither used nor passed over.
    let place = project.join("outputs/2026-09/sealed-1.zip");
    let mut bytes = fs::read(&place).expect("read");
    bytes[1000] ^= 1;
    fs::write(&place, bytes).expect("written");
    for command in
        [&["build"][..], &["check"], &["seal"], &["explain"], &["diff", "2026-08", "2026-09"]]
    {
        assert!(run(project, command, 1).contains("sealed-1.zip"), "{command:?}");
    }
    #[cfg(unix)]
    {
        fs::rename(&place, project.join("elsewhere.zip")).expect("moved");
        std::os::unix::fs::symlink("../../elsewhere.zip", &place).expect("linked");
        assert!(run(project, &["build"], 1).contains("sealed-1.zip"));
    }
}
