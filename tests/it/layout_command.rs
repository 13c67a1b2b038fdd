//! The command `entaku layout`, as a clerk uses it: look, correct, keep, forget.

use std::fs;
use std::path::Path;
use std::process::Command;

use entaku::files::Files;
use rust_xlsxwriter::Workbook;

use crate::layout_files;

/// Writes a project to a folder.
fn written(inputs: &Files) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, bytes) in inputs.iter() {
        let to = folder.path().join(path);
        fs::create_dir_all(to.parent().expect("a parent")).expect("a folder");
        fs::write(to, bytes).expect("a file");
    }
    folder
}

/// Runs the command, and returns all that it says.
fn layout(folder: &Path, arguments: &[&str]) -> String {
    let project = folder.to_string_lossy();
    let output = Command::new(env!("CARGO_BIN_EXE_entaku"))
        .arg("layout")
        .args(arguments)
        .args(["--project", &project])
        .env("LANG", "ja_JP.UTF-8")
        .output()
        .expect("the program runs");
    let told = [output.stdout, output.stderr].concat();
    String::from_utf8(told).expect("a text").replace("\r\n", "\n")
}

/// The layout files of a folder, by their names below `inputs/`.
fn kept(folder: &Path) -> Vec<(String, String)> {
    let Ok(files) = fs::read_dir(folder.join("inputs/layouts")) else { return Vec::new() };
    let mut files: Vec<(String, String)> = files
        .map(|file| {
            let path = file.expect("a file").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (format!("layouts/{name}"), fs::read_to_string(path).expect("a text"))
        })
        .collect();
    files.sort();
    files
}

/// Returns the layout files that `--keep` writes for a file of a project.
pub(crate) fn layouts_of(inputs: &Files, name: &str) -> Vec<(String, String)> {
    let folder = written(inputs);
    let told = layout(folder.path(), &[name, "--keep", "--message-lang", "ja"]);
    let files = kept(folder.path());
    assert!(!files.is_empty(), "{name} is not kept\n{told}");
    assert!(!told.contains("書き留めていません"), "{name}\n{told}");
    files
}

const SHEET: &str = "何,年月,件数,人数\nI01,2026-04,20,12\nI01,2026-05,25,14\n";

/// Last month's file, corrected, holds for this month's, however its name has the date.
#[test]
fn what_was_corrected_holds_for_the_next_month() {
    for (first, others) in [
        ("実績_R8年10月末.csv", &["実績_R8年11月末.csv", "実績_令和9年1月末.csv"][..]),
        ("実績202610.csv", &["実績202611.csv", "実績2026-11.csv", "実績_202611 (1).csv"]),
        ("報告_10月分.csv", &["報告_11月分.csv", "報告_１２月分.csv", "報告_11月分 - コピー.csv"]),
        ("10月/報告.csv", &["11月/報告.csv"]),
        ("報告.csv", &["報告 (1).csv", "報告(2).csv"]),
    ] {
        let folder = written(&layout_files::project(&[(first, SHEET)]));
        layout(folder.path(), &[first, "--set", "人数=値"]);
        let files = kept(folder.path());
        let files: Vec<(&str, &str)> =
            files.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        for name in others {
            let (values, codes) =
                layout_files::read_values(&[&files[..], &[(name, SHEET)]].concat());
            let expected = ["I01 2026-04 12", "I01 2026-05 14"];
            assert_eq!((values, codes), (expected.map(str::to_owned).to_vec(), vec![]), "{name}");
        }
    }
}

/// A file that has mistakes, or was never finished, is forgotten as any other.
#[test]
fn an_unfinished_layout_is_forgotten() {
    for text in [
        "file = \"a_#.csv\"\n",
        "file = \"a_#.csv\"\ntable = \"出けつ\"\n",
        "file = \"a_1.csv\" # 去年の\nheads = [\n",
        "file = \"a_#.csv\"\ntable = \"実績値\"\n[columns]\n\"ない\" = \"値\"\n",
    ] {
        let sheet = [("a_10.csv", SHEET), ("b_10.csv", SHEET), ("layouts/a.toml", text)];
        let folder = written(&layout_files::project(&sheet));
        let other = layout(folder.path(), &["b_10.csv", "--forget"]);
        assert_eq!(kept(folder.path()).len(), 1, "of another file\n{other}");
        let told = layout(folder.path(), &["a_10.csv", "--forget", "--message-lang", "ja"]);
        assert!(told.contains("layouts/a.toml"), "{told}");
        assert_eq!(kept(folder.path()), [], "{text}\n{told}");
    }
}

/// Sheets of months are one shape: one file holds for all of them.
#[test]
fn like_sheets_are_kept_once() {
    for names in [["10月", "11月"], ["R8.10", "R8.11"], ["10月", "11月分"]] {
        let mut workbook = Workbook::new();
        for (name, month) in names.iter().zip(["2026-04", "2026-05"]) {
            let sheet = workbook.add_worksheet();
            sheet.set_name(*name).expect("a name");
            let rows = [["何", "年月", "件数"], ["I01", month, "20"], ["I02", month, "7"]];
            for (at, row) in (0..).zip(rows) {
                sheet.write_row(at, 0, row).expect("a row");
            }
        }
        let mut inputs = layout_files::project(&[]);
        inputs.insert("inputs/報告.xlsx", workbook.save_to_buffer().expect("a workbook"));
        let files = layouts_of(&inputs, "報告.xlsx");
        assert_eq!(files.len(), 1, "{names:?}: {files:?}");
        for (name, text) in &files {
            inputs.insert(format!("inputs/{name}"), text.as_bytes().to_vec());
        }
        let (values, codes) = layout_files::values_of(&inputs);
        assert_eq!((values.len(), codes), (4, vec![]), "{names:?}");
    }
}

/// A shape that changed is corrected by a command, or kept as it is now.
#[test]
fn a_changed_shape_is_corrected() {
    let first = "何,いつ,いくつ,ひとこと\nI01,2026-04,20,\n";
    for (second, arguments, expected) in [
        ("何,いつ,件,ひとこと\nI01,2026-05,25,\n", &["--set", "件=値"][..], "I01 2026-05 25"),
        ("いつ,ひとこと,何,件\n2026-05,,I01,25\n", &["--set", "件=value"], "I01 2026-05 25"),
        ("何,いつ,いくつ\nI01,2026-05,25\n", &["--keep"], "I01 2026-05 25"),
        ("何,前年,いつ,いくつ,ひとこと\nI01,3,2026-05,25,\n", &["--keep"], "I01 2026-05 25"),
    ] {
        let sets =
            ["--table", "実績値", "--set", "何=指標", "--set", "いつ=年月", "--set", "いくつ=値"];
        let folder = written(&layout_files::project(&[("数_10.csv", first)]));
        layout(folder.path(), &[&["数_10.csv"], &sets[..]].concat());
        fs::write(folder.path().join("inputs/数_11.csv"), second).expect("a file");
        fs::remove_file(folder.path().join("inputs/数_10.csv")).expect("a file");
        let told = layout(folder.path(), &[&["数_11.csv"], arguments].concat());
        let files = kept(folder.path());
        assert_eq!(files.len(), 1, "{told}");
        let files = [(files[0].0.as_str(), files[0].1.as_str()), ("数_11.csv", second)];
        let (values, codes) = layout_files::read_values(&files);
        assert_eq!((values, codes), (vec![expected.to_owned()], vec![]), "{told}{files:?}");
    }
}

/// Fields are named in the language of the messages, and understood in both.
#[test]
fn fields_are_named_in_the_language_asked_for() {
    let crossed = "団体,第1回,第2回,計\n市,○,○,2\nみなと食品,△,×,1\n見守りの会,×,○,1\n";
    let folder = written(&layout_files::project(&[("出席簿_総会.csv", crossed), ("a.csv", SHEET)]));
    let own = ["団体ID", "会議ID", "出欠", "値", "指標ID"];
    for (arguments, words) in [
        (&["出席簿_総会.csv"][..], &["organisation", "meeting_id", "presence"][..]),
        (&["出席簿_総会.csv", "--keep"], &["organisation", "meeting_id"]),
        (&["a.csv", "--set", "人数=value"], &["value", "period", "indicator"]),
        (&["a.csv", "--set", "人数=nonsense"], &["value", "period"]),
        (&["a.csv", "--table", "nonsense"], &["observations", "attendance"]),
    ] {
        let told = layout(folder.path(), &[arguments, &["--message-lang", "en"]].concat());
        for word in words {
            assert!(told.contains(word), "{word}\n{told}");
        }
        // Not the heads of the sheets, and not what stands in its cells.
        let told = told.replace("出席簿", "");
        for word in own {
            assert!(!told.contains(word), "{word}\n{told}");
        }
        for line in told.lines() {
            let width: usize = line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
            assert!(width <= 80 || line.contains("inputs/"), "{width}: {line}");
        }
    }
    for (_, text) in kept(folder.path()) {
        for word in own {
            assert!(!text.contains(&format!("\"{word}\"")), "{text}");
        }
    }
}

/// A partner's own sheet comes back as an empty form, and reads as before when filled.
#[test]
fn a_form_has_the_heads_and_what_rows_are_about() {
    let crossed = "総会 出席簿\n\n団体,第1回,第2回,計\n市,○,○,2\nみなと食品,△,×,1\n";
    let spread = "実績\n指標ID,単位,2026-04,2026-05\nI01,件,20,25\nI02,人,30,31\n";
    let list = "団体,内容,種類\nみなと市,会場,場所\n";
    for (name, sheet, expected) in [
        (
            "出席簿_総会.csv",
            crossed,
            &["総会 出席簿", "団体", "第1回", "第2回", "計", "市", "みなと食品"][..],
        ),
        (
            "実績.csv",
            spread,
            &["実績", "指標ID", "単位", "2026-04", "2026-05", "I01", "件", "I02", "人"],
        ),
        ("資源の持ち寄り.csv", list, &["団体", "内容", "種類"]),
    ] {
        let folder = written(&layout_files::project(&[(name, sheet)]));
        let out = folder.path().join("用紙.xlsx");
        let told = layout(folder.path(), &[name, "--export", &out.to_string_lossy()]);
        let bytes = fs::read(&out).expect(&told);
        let mut book: calamine::Xlsx<_> =
            calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).expect("a workbook");
        let sheet = calamine::Reader::worksheet_range_at(&mut book, 0).expect("one").expect("one");
        let texts: Vec<String> = sheet.used_cells().map(|(_, _, cell)| cell.to_string()).collect();
        assert_eq!(texts, expected, "{told}");
    }
}
