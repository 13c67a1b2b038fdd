//! Is this the file that was sealed? Asked of files that are, that were saved again
//! by another program, and that say something else.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use entaku::files::Files;
use entaku::manifest;
use entaku::seal::{self, Archive};
use entaku::verify::{self, Difference, Known, Remade, Verdict};
use lopdf::{Dictionary, Document, Object};

use crate::harness::{set, with};
use crate::seal::{run, sealed, small};

fn known(archive: &[u8]) -> Known {
    let archive = seal::open(archive.to_vec()).expect("whole");
    Known { archives: vec![archive], listed: Vec::new() }
}

/// Saves a PDF again, as another program would, after a change.
fn saved_again(pdf: &[u8], change: impl Fn(&mut Document)) -> Vec<u8> {
    let mut document = Document::load_mem(pdf).expect("a PDF");
    change(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("saved");
    bytes
}

fn first_page(document: &mut Document) -> &mut Dictionary {
    let id = *document.get_pages().get(&1).expect("a page");
    document.get_object_mut(id).and_then(Object::as_dict_mut).expect("a dictionary")
}

fn annotated(document: &mut Document) {
    let mut note = Dictionary::new();
    note.set("Type", Object::Name(b"Annot".to_vec()));
    note.set("Subtype", Object::Name(b"FreeText".to_vec()));
    note.set("Contents", Object::string_literal("999"));
    let note = document.add_object(note);
    first_page(document).set("Annots", vec![Object::Reference(note)]);
}

/// Lays a white box over the first page.
fn covered(document: &mut Document) {
    let id = *document.get_pages().get(&1).expect("a page");
    let mut content = document.get_page_content(id);
    content.extend_from_slice(b"\nq 1 1 1 rg 100 500 60 12 re f Q\n");
    document.change_page_content(id, content).expect("changed");
}

#[test]
fn files_are_genuine_saved_again_altered_or_unknown() {
    let (built, archive) = sealed(&small(), &[], "2026-09");
    let known = known(&archive);
    let path = "funder/report.ja.pdf";
    let pdf = built.outputs.get(path).expect("the report").to_vec();
    let edited = |from: &str, to: &str| {
        let text = small().text("inputs/observations.csv").expect("values").replace(from, to);
        let (built, _) = sealed(&with(small(), "inputs/observations.csv", &text), &[], "2026-09");
        built.outputs.get(path).expect("the report").to_vec()
    };
    let other = || {
        let settings = "[roundtable]\nname = \"やまの円卓\"\n[calendar]\nperiod = \"2026-11\"\n";
        let inputs = with(crate::harness::minimal(), "inputs/roundtable.toml", settings);
        let (built, _) = sealed(&inputs, &[], "2026-11");
        built.outputs.get(path).expect("the report").to_vec()
    };
    let month = || {
        let values = small().text("inputs/observations.csv").expect("values").to_owned();
        let earlier: Vec<&str> = values.lines().filter(|line| !line.contains("-09")).collect();
        let inputs = with(small(), "inputs/observations.csv", &earlier.join("\n"));
        let (built, _) = sealed(&inputs, &[], "2026-08");
        built.outputs.get("town/guideline.ja.pdf").expect("the guideline").to_vec()
    };
    let resaved = saved_again(&pdf, |document| {
        document.trailer.remove(b"Info");
    });
    assert_ne!(resaved, pdf);
    for (name, file, at, expected) in [
        ("as it is", pdf.clone(), path, "genuine"),
        ("with another name", pdf.clone(), "download(1).pdf", "genuine"),
        ("saved again", resaved.clone(), path, "resaved"),
        ("saved again elsewhere", resaved, "x.pdf", "resaved"),
        ("a digit", edited("I1,2026-09,130", "I1,2026-09,131"), path, "altered"),
        ("a digit elsewhere", edited("I1,2026-09,130", "I1,2026-09,180"), "x.pdf", "altered"),
        ("a digit of a sum", edited("I2,2026-08,32", "I2,2026-08,33"), path, "altered"),
        ("a white box over a number", saved_again(&pdf, covered), path, "redrawn"),
        ("a note", saved_again(&pdf, annotated), path, "altered"),
        ("cut short", pdf[..pdf.len() / 2].to_vec(), path, "unreadable"),
        ("no PDF", b"hello".to_vec(), path, "unreadable"),
        ("no PDF elsewhere", b"hello".to_vec(), "x.pdf", "unknown"),
        ("of another month", month(), "x.pdf", "unknown"),
        ("of another roundtable", other(), "x.pdf", "unknown"),
    ] {
        let verdict = verify::judge(&file, &format!("/home/2026-09/{at}"), &known);
        let told = match &verdict {
            Verdict::Genuine(it) => {
                assert_eq!((it.path.as_str(), it.issue), (path, 1), "{name}");
                "genuine"
            }
            Verdict::Resaved(_, pages) if pages.is_empty() => "resaved",
            Verdict::Resaved(..) => "redrawn",
            Verdict::Altered(it, _) => {
                assert_eq!(it.path, path, "{name}");
                "altered"
            }
            Verdict::Unreadable(_) => "unreadable",
            Verdict::Unknown => "unknown",
            _ => "listed",
        };
        assert_eq!(told, expected, "{name}: {verdict:?}");
        assert_eq!(verdict.is_good(), expected == "genuine", "{name}");
    }
    let altered = edited("I1,2026-09,130", "I1,2026-09,131");
    let Verdict::Altered(_, found) = verify::judge(&altered, path, &known) else {
        panic!("altered")
    };
    let is_told = |it: &Difference| {
        matches!(it, Difference::Page(_, was, is)
        if was.contains("130") && is.contains("131"))
    };
    assert!(found.iter().any(is_told), "{found:?}");
    assert!(found.contains(&Difference::Attachment), "{found:?}");
    assert!(
        found.contains(&Difference::Figure("I1.value".to_owned(), "130基".to_owned())),
        "{found:?}"
    );
}

/// A web page is told by what it says, as a PDF is: another program may write it with other
/// ends of lines.
#[test]
fn web_pages_are_genuine_saved_again_or_altered() {
    let inputs = set(small(), "[documents]\nformats = [\"pdf\", \"html\"]\n");
    let (built, archive) = sealed(&inputs, &[], "2026-09");
    let known = known(&archive);
    let path = "funder/report.ja.html";
    let html = built.outputs.text(path).expect("the web page").to_owned();
    assert!(html.contains("130"), "the number that is changed");
    let altered = html.replacen("130基", "131基", 1);
    assert_ne!(altered, html);
    for (name, file, at, expected) in [
        ("as it is", html.clone(), path, "genuine"),
        ("with another name", html.clone(), "保存したページ.html", "genuine"),
        ("saved again", html.replace('\n', "\r\n"), path, "resaved"),
        ("with a comment", format!("{html}<!-- saved -->\n"), path, "resaved"),
        (
            "a style",
            html.replacen("<style>", "<style>table { display: none } ", 1),
            path,
            "redrawn",
        ),
        ("a bar", html.replacen("<path d=\"M ", "<path d=\"M 1", 1), path, "redrawn"),
        ("a digit", altered.clone(), path, "altered"),
        ("a digit elsewhere", altered, "x.html", "altered"),
        (
            "an alternative text",
            html.replacen("aria-label=\"", "aria-label=\"承認済み", 1),
            path,
            "altered",
        ),
        ("a sentence", html.replacen("<main", "<p>承認済み</p><main", 1), path, "altered"),
        ("another page", "<!DOCTYPE html><p>こんにちは</p>".to_owned(), "x.html", "unknown"),
    ] {
        let verdict = verify::judge(file.as_bytes(), &format!("/home/2026-09/{at}"), &known);
        let told = match &verdict {
            Verdict::Genuine(_) => "genuine",
            Verdict::Resaved(_, pages) if pages.is_empty() => "resaved",
            Verdict::Resaved(..) => "redrawn",
            Verdict::Altered(..) => "altered",
            Verdict::Unreadable(_) => "unreadable",
            Verdict::Unknown => "unknown",
            _ => "listed",
        };
        assert_eq!(told, expected, "{name}: {verdict:?}");
        assert_eq!(verdict.is_good(), expected == "genuine", "{name}");
    }
}

#[test]
fn an_altered_byte_anywhere_in_a_pdf_is_found() {
    let (built, archive) = sealed(&small(), &[], "2026-09");
    let known = known(&archive);
    let pdf = built.outputs.get("town/guideline.ja.pdf").expect("the guideline");
    // A file that is not the same is read and compared, which takes a while.
    for at in (0..pdf.len()).step_by(pdf.len() / 60).chain([pdf.len() - 1]) {
        let mut altered = pdf.to_vec();
        altered[at] ^= 1;
        let verdict = verify::judge(&altered, "town/guideline.ja.pdf", &known);
        assert!(!verdict.is_good(), "byte {at}: {verdict:?}");
    }
}

#[test]
fn a_manifest_alone_knows_digests() {
    let (built, _) = sealed(&small(), &[], "2026-09");
    let json = built.outputs.get("funder/manifest.json").expect("a manifest");
    let known = Known { archives: Vec::new(), listed: manifest::listed(json) };
    let pdf = built.outputs.get("funder/report.ja.pdf").expect("the report");
    let listed = "funder/report.ja.pdf".to_owned();
    assert_eq!(verify::judge(pdf, "x.pdf", &known), Verdict::Listed(listed.clone()));
    assert_eq!(verify::judge(b"x", "/a/funder/report.ja.pdf", &known), Verdict::Unlisted(listed));
    assert_eq!(verify::judge(b"x", "/a/report.pdf", &known), Verdict::Unknown);
}

/// Returns the same archive as another version of the program would have made it.
fn by_another_version(archive: &Archive, change: impl Fn(&str) -> String) -> Archive {
    let json = change(&seal::to_json(&archive.sealed)).replace(manifest::PROGRAM, "Entaku 0.0.9");
    let record = entaku::records::sealed::Sealed::parse(json.as_bytes()).expect("a record");
    let none = Files::new();
    let parts = seal::Parts {
        sealed: &record,
        inputs: &archive.tree("inputs"),
        templates: &none,
        made: &none,
        texts: &BTreeMap::new(),
        before: &[],
    };
    seal::open(seal::pack(parts).expect("packed")).expect("whole")
}

#[test]
fn an_edition_is_made_again_from_its_archive() {
    let (built, first) = sealed(&small(), &[], "2026-09");
    let archive = seal::open(first).expect("whole");
    assert_eq!(verify::remake(&archive, 2), Remade::Same);
    // A second edition is made again with what the first had printed.
    let (_, second) = sealed(&small(), &[Arc::new(archive.sealed.clone())], "2026-09");
    let second = seal::open(second).expect("whole");
    assert_eq!(second.sealed.issue, 2);
    assert_eq!(verify::remake(&second, 2), Remade::Same);

    let digest = built.documents[0].sha256.as_str();
    let other = digest.chars().rev().collect::<String>();
    let older = by_another_version(&archive, |json| json.replace(digest, &other));
    assert_eq!(verify::remake(&older, 2), Remade::SameFigures);
    let older = by_another_version(&archive, |json| {
        json.replace(digest, &other).replace("\"130基\"", "\"129基\"")
    });
    let Remade::OtherFigures(figures) = verify::remake(&older, 2) else { panic!("others") };
    // The value, and the same value where the chart tells it.
    let changed = figures.iter().map(|(_, id, was, is)| (id.as_str(), was.as_str(), is.as_str()));
    let changed: std::collections::BTreeSet<_> = changed.collect();
    let both = [("I1.value", "129基", "130基"), ("I1@2026-09", "129基", "130基")];
    assert_eq!(changed, std::collections::BTreeSet::from(both));
}

#[test]
fn a_person_asks_by_file_or_folder() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let project = folder.path();
    entaku::files::write(project, &small(), &[]).expect("written");
    run(project, &["build"], 0);
    let report = "outputs/2026-09/funder/report.ja.pdf";
    assert!(run(project, &["verify", report], 0).contains("控えとは比べていません"));
    assert!(run(project, &["verify", report, "--remake"], 1).contains("作り直して比べられません"));
    run(project, &["seal"], 0);
    assert!(run(project, &["verify", "outputs/2026-09"], 0).contains("4点とも"));
    assert!(run(project, &["verify", report, "--remake"], 0).contains("作り直しても1バイト"));
    assert_eq!(
        run(project, &["verify", "outputs/2026-09/funder"], 0).matches("本物です").count(),
        1
    );
    run(project, &["verify", "nowhere.pdf"], 2);

    // Only the file and the archive, in another place.
    fs::create_dir(project.join("mail")).expect("folder");
    fs::copy(project.join(report), project.join("mail/r.pdf")).expect("copied");
    assert!(run(project, &["verify", "mail/r.pdf"], 1).contains("比べるものがありません"));
    run(project, &["verify", "mail/r.pdf", "outputs/2026-09/sealed-1.zip"], 0);
    fs::write(project.join("mail/other.pdf"), "hello").expect("written");
    let told = run(project, &["verify", "mail", "outputs/2026-09/sealed-1.zip"], 1);
    assert!(told.contains("本物です") && told.contains("見覚えのない"), "{told}");

    // What a shell names beside them is no document, and large letters are a name too.
    let archive = "outputs/2026-09/sealed-1.zip";
    fs::write(project.join("signature.minisig"), "x").expect("written");
    run(project, &["verify", report, archive, "signature.minisig"], 0);
    run(project, &["verify", "signature.minisig"], 1);
    fs::create_dir(project.join("post")).expect("folder");
    fs::copy(project.join(report), project.join("post/R.PDF")).expect("copied");
    fs::copy(project.join(archive), project.join("post/OLD.ZIP")).expect("copied");
    let told = run(project, &["verify", "post", archive], 0);
    assert!(told.contains("R.PDF") && told.contains("本物です"), "{told}");
    run(project, &["verify", "post/R.PDF", "post/OLD.ZIP"], 0);
    #[cfg(unix)]
    {
        // What is not read is not passed over.
        let link = project.join("post/linked.pdf");
        std::os::unix::fs::symlink("R.PDF", &link).expect("linked");
        let told = run(project, &["verify", "post", archive], 1);
        assert!(told.contains("linked.pdf") && !told.contains("1点とも"), "{told}");
    }

    // The manifest, and then the archive itself.
    let place = project.join("outputs/2026-09/funder/manifest.json");
    let sound = fs::read(&place).expect("read");
    for at in (0..sound.len()).step_by(97) {
        let mut altered = sound.clone();
        altered[at] ^= 1;
        fs::write(&place, altered).expect("written");
        let told = run(project, &["verify", "outputs/2026-09"], 1);
        assert!(told.contains("manifest.json"), "byte {at}: {told}");
    }
    fs::write(&place, sound).expect("written");
    let archive = project.join("outputs/2026-09/sealed-1.zip");
    let mut bytes = fs::read(&archive).expect("read");
    bytes[5000] ^= 1;
    fs::write(&archive, bytes).expect("written");
    assert!(run(project, &["verify", report], 1).contains("書き換えられているか"));
}

/// Runs a command that asks for a passphrase.
#[track_caller]
fn run_with(project: &Path, arguments: &[&str], passphrase: &str, code: i32) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_entaku"))
        .args(arguments)
        .args(["--message-lang", "ja"])
        .current_dir(project)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    let mut input = child.stdin.take().expect("a pipe");
    writeln!(input, "{passphrase}").expect("written");
    drop(input);
    let output = child.wait_with_output().expect("ended");
    let told = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {told}");
    told
}

#[test]
fn what_is_sealed_can_be_signed_and_checked_with_the_public_key() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let project = folder.path();
    entaku::files::write(project, &small(), &[]).expect("written");
    assert!(run_with(project, &["key", "inputs/k"], "ひらけごま", 1).contains("inputs"));
    assert!(run_with(project, &["key", "office.key"], "", 1).contains("合言葉"));
    let told = run_with(project, &["key", "office.key"], "ひらけごま", 0);
    let public = fs::read_to_string(project.join("office.pub")).expect("the public key");
    let key = public.lines().last().expect("a key").to_owned();
    assert!(told.contains(&format!("public_key = \"{key}\"")), "{told}");
    let secret = fs::read_to_string(project.join("office.key")).expect("the secret key");
    assert!(!secret.contains("ひらけごま"));
    assert!(run_with(project, &["key", "office.key"], "x", 1).contains("すでに"));
    run_with(project, &["key", "other.key"], "x", 0);

    // Printed in the foot of every page.
    let settings = small().text("inputs/roundtable.toml").expect("settings").to_owned();
    let settings = format!("{settings}\n[secretariat]\npublic_key = \"{key}\"\n");
    fs::write(project.join("inputs/roundtable.toml"), settings).expect("written");
    run(project, &["build"], 0);
    let wrong = run_with(project, &["seal", "--key", "office.key"], "ひらけ", 1);
    assert!(wrong.contains("合言葉が違います"), "{wrong}");
    assert!(!project.join("outputs/2026-09/sealed-1.zip").exists());
    run(project, &["seal"], 0);
    run(project, &["verify", "outputs/2026-09", "--key", &key], 1);
    // A key can come later, and signing twice changes nothing.
    run_with(project, &["seal", "--key", "office.key"], "ひらけごま", 0);
    let place = project.join("outputs/2026-09/internal/manifest.json.minisig");
    let signature = fs::read(&place).expect("a signature");
    run_with(project, &["seal", "--key", "office.key"], "ひらけごま", 0);
    assert_eq!(fs::read(&place).expect("a signature"), signature);

    let told = run(project, &["verify", "outputs/2026-09", "--key", &key], 0);
    assert_eq!(told.matches("この公開鍵の署名があり").count(), 4, "{told}");
    run(project, &["verify", "outputs/2026-09/funder/report.ja.pdf", "--key", "office.pub"], 0);
    let told = run(project, &["verify", "outputs/2026-09", "--key", "other.pub"], 1);
    assert!(told.contains("署名が合いません"), "{told}");
    run(project, &["verify", "outputs/2026-09", "--key", "nonsense"], 2);
    let pdf = fs::read(project.join("outputs/2026-09/funder/report.ja.pdf")).expect("read");
    let archive = fs::read(project.join("outputs/2026-09/sealed-1.zip")).expect("read");
    let archive = seal::open(archive).expect("whole");
    let lines = archive.lines("funder/report.ja.pdf").expect("text");
    let pages = lines.iter().filter(|line| line.contains(&key)).count();
    assert!(pages > 1, "the foot of {pages} pages, {} bytes", pdf.len());

    // Who alters the manifest and its documents alike has no key.
    let manifest = project.join("outputs/2026-09/funder/manifest.json");
    let altered = fs::read_to_string(&manifest).expect("read").replace("みさき", "みさと");
    fs::write(&manifest, altered).expect("written");
    let told = run(
        project,
        &[
            "verify",
            "outputs/2026-09/funder/manifest.json",
            "outputs/2026-09/funder",
            "--key",
            "office.pub",
        ],
        1,
    );
    assert!(told.contains("署名が合いません"), "{told}");
}
