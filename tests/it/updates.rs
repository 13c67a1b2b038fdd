//! Copies of a region after an update of the program, and a pack, as a person does it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use entaku::files;
use entaku::manifest;

use crate::harness::cases;

struct Region {
    folder: tempfile::TempDir,
}

impl Region {
    /// The smallest roundtable in a folder of its own.
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("temporary folder");
        let inputs = files::read(&cases().join("minimal"), "inputs").expect("a case");
        files::write(&folder.path().join("市"), &inputs, &[]).expect("written");
        Self { folder }
    }

    fn at(&self, path: &str) -> std::path::PathBuf {
        self.folder.path().join(path)
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap_or_else(|it| panic!("{path}: {it}"))
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().expect("a folder")).expect("made");
        fs::write(self.at(path), text).expect("written");
    }

    #[track_caller]
    fn run(&self, code: i32, arguments: &[&str]) -> String {
        let project = self.at("市").to_string_lossy().into_owned();
        let given = [arguments, &["--project", &project, "--message-lang", "ja"]].concat();
        let output: Output = Command::new(env!("CARGO_BIN_EXE_entaku"))
            .args(&given)
            .current_dir(self.folder.path())
            .output()
            .expect("runs");
        let told = [output.stdout, output.stderr].concat();
        let told = String::from_utf8_lossy(&told).into_owned();
        assert_eq!(output.status.code(), Some(code), "{given:?}: {told}");
        told
    }

    /// Takes a template, as it was in an earlier release: with other words in one place.
    fn take_older(&self, name: &str, path: &str, (now, before): (&str, &str)) {
        self.run(0, &["templates", "take", name]);
        let kept = format!("市/templates/.base/{path}");
        let text = self.text(&kept);
        assert!(text.contains(now), "{path}: {now}");
        let older = text.replacen(now, before, 1);
        let digest = |text: &str| manifest::digest(text.as_bytes())[..16].to_owned();
        let copy = format!("市/templates/{path}");
        let head = self.text(&copy).replacen(&digest(&text), &digest(&older), 1);
        self.write(&copy, &head.replacen(now, before, 1));
        self.write(&kept, &older);
    }

    fn change(&self, path: &str, from: &str, to: &str) {
        let text = self.text(path);
        assert!(text.contains(from), "{path}: {from}");
        self.write(path, &text.replacen(from, to, 1));
    }

    /// All templates, hidden ones too, but what an update replaced.
    fn templates(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        walk(&self.at("市/templates"), &mut found);
        found.retain(|(path, _)| !path.contains(".before"));
        found.sort();
        found
    }
}

fn walk(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder").map(|it| it.expect("an entry").path()) {
        match entry.is_dir() {
            true => walk(&entry, found),
            false => {
                let text = fs::read_to_string(&entry).expect("text");
                found.push((entry.to_string_lossy().into_owned(), text));
            }
        }
    }
}

const TITLE: &str = "common/title.typ.jinja";
const THEME: &str = "lib/theme.typ";

#[test]
fn an_update_is_merged_shown_and_undone() {
    let region = Region::new();
    region.take_older("lib/theme", THEME, ("#1d2530", "#1d2531"));
    region.change("市/templates/lib/theme.typ", "#0b4f6c", "#6c0b4f");
    region.run(0, &["build"]);
    let check = region.run(0, &["check"]);
    assert!(check.contains("entaku templates update"), "{check}");
    let before = region.templates();
    let told = region.run(0, &["templates", "update"]);
    assert!(told.contains("templates/lib/theme.typ に取り込みました。\n"), "{told}");
    let theme = region.text("市/templates/lib/theme.typ");
    assert!(theme.contains("#1d2530") && theme.contains("#6c0b4f"), "{theme}");
    for when in ["before", "after"] {
        let page = format!("市/outputs/update/government/report.ja.{when}.pdf");
        assert!(region.at(&page).is_file(), "{page}: {told}");
    }
    let check = region.run(0, &["check"]);
    assert!(!check.contains("entaku templates update"), "{check}");
    region.run(0, &["templates", "update"]);
    region.run(0, &["templates", "undo"]);
    assert_eq!(region.templates(), before);
    region.run(0, &["templates", "undo"]);
    assert_eq!(region.text("市/templates/lib/theme.typ"), theme);
}

#[test]
fn what_both_changed_is_left_to_a_person() {
    let region = Region::new();
    region.run(1, &["templates", "undo"]);
    region.run(0, &["templates", "update"]);
    let (now, before) = ("{{ t(\"label-period\") }}", "{{ t(\"label-edition\") }}");
    region.take_older("common/title", TITLE, (now, before));
    region.change("市/templates/common/title.typ.jinja", before, "{{ t(\"label-cutoff\") }}");
    let told = region.run(1, &["templates", "update"]);
    assert!(told.contains("1か所"), "{told}");
    let title = region.text("市/templates/common/title.typ.jinja");
    assert!(title.contains("<<<<<<< ours\n") && title.contains(now), "{title}");
    let check = region.run(1, &["check"]);
    assert!(check.contains("common/title.typ.jinja\n  要修正 4:1"), "{check}");
    let again = region.run(0, &["templates", "update"]);
    assert!(again.contains("取り込むものはありません"), "{again}");
}

#[test]
fn a_pack_is_made_of_a_project_and_serves_another() {
    let region = Region::new();
    let settings = region.text("市/inputs/roundtable.toml");
    let shared =
        "\n# 県の二つ\n[[sectors]]\nid = \"government\"\nname = \"役所\"\naliases = [\"行政\"]\n";
    region.write("市/inputs/roundtable.toml", &format!("{settings}{shared}"));
    region.write("市/templates/locales/ja.ftl", "section-participation = 県の参加\n");
    region.run(0, &["templates", "take", "lib/theme"]);
    region.change("市/templates/lib/theme.typ", "#0b4f6c", "#6c0b4f");
    let told = region.run(0, &["pack", "県パック"]);
    assert!(told.contains("県パック"), "{told}");
    assert!(region.text("県パック/roundtable.toml").starts_with("# 県の二つ\n[[sectors]]"));
    assert!(region.at("県パック/templates/.base/lib/theme.typ").is_file());
    region.run(1, &["pack", "県パック"]);
    let built = region.run(0, &["build", "--keep-markup"]);
    let made = |path: &str| {
        let month = fs::read_dir(region.at("市/outputs")).expect("made").flatten();
        let month = month
            .map(|it| it.path())
            .find(|it| it.join("manifest.json").is_file() || it.join("internal").is_dir());
        fs::read(month.expect("a month").join(path)).expect("made")
    };
    let pdf = made("government/report.ja.pdf");
    // The same roundtable on the pack has nothing of its own, and says the same.
    fs::remove_dir_all(region.at("市/templates")).expect("removed");
    region.write("市/inputs/roundtable.toml", &format!("base = \"../県パック\"\n{settings}"));
    region.run(0, &["check"]);
    region.run(0, &["build", "--keep-markup"]);
    assert!(made("government/report.ja.pdf") == pdf, "{built}");
    let list = region.run(0, &["templates", "--only", "look"]);
    let mut lines = list.lines().map(str::trim_start);
    let theme = lines.find(|line| line.starts_with("lib/theme "));
    assert!(theme.is_some_and(|line| line.contains("パック")), "{list}");
    region.write("市/inputs/roundtable.toml", &settings);
    region.run(0, &["check", "--layer", "県パック"]);
    region.run(2, &["check", "--layer", "ないパック"]);
}
