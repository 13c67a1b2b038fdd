//! The command as a person runs it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use entaku::files::Files;

use crate::harness::cases;

fn entaku(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_entaku"))
        .args(arguments)
        .output()
        .expect("the program can be started")
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Copies a case's inputs into a folder.
fn copy(case: &str, to: &Path) {
    let from = cases().join(case);
    let inputs = entaku::files::read(&from, "inputs").expect("a case that can be read");
    entaku::files::write(to, &inputs, &[]).expect("a folder that can be written");
}

#[test]
fn help_and_version_are_answers() {
    for (language, words) in [("ja", "円卓会議の会議記録"), ("en", "Makes a roundtable's")]
    {
        let help = entaku(&["--help", "--message-lang", language]);
        assert_eq!(help.status.code(), Some(0));
        assert!(stdout(&help).contains(words), "{}", stdout(&help));
        for flag in ["--project", "--period", "--as-of", "--audience", "--kind", "--lang", "--out"]
        {
            assert!(stdout(&help).contains(flag), "{flag}: {}", stdout(&help));
        }
    }
    // Nothing of clap's own English is left in the Japanese help, of any command.
    let mut paths: Vec<Vec<String>> = vec![Vec::new()];
    let mut seen = 0;
    while let Some(path) = paths.pop() {
        let arguments: Vec<&str> = path.iter().map(String::as_str).collect();
        let help = entaku(&[&arguments[..], &["--help", "--message-lang", "ja"]].concat());
        let help = stdout(&help);
        for english in ["Print", "Usage", "OPTIONS", "COMMAND", "default:", "possible values"] {
            assert!(!help.contains(english), "{english} in {path:?}: {help}");
        }
        let usage = format!("使い方\n  {}", [&["entaku"], &arguments[..]].concat().join(" "));
        assert!(help.contains(&usage), "{path:?}: {help}");
        seen += 1;
        let commands = help.split_once("命令:\n").map_or("", |(_, rest)| rest);
        let names = commands.lines().take_while(|line| !line.is_empty());
        let names = names.filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next());
        paths.extend(names.map(|name| [&path[..], &[name.to_owned()]].concat()));
    }
    assert!(seen > 15, "every command: {seen}");
    let version = entaku(&["--version"]);
    assert_eq!(stdout(&version).trim(), concat!("entaku ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_wrong_flag_is_exit_code_2() {
    assert_eq!(entaku(&["--colour"]).status.code(), Some(2));
    assert_eq!(entaku(&["build", "--period", "soon"]).status.code(), Some(2));
}

#[test]
fn the_wrong_folder_is_told_once_and_helpfully() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let path = folder.path().to_string_lossy().into_owned();
    let output = entaku(&["build", "--project", &path, "--message-lang", "ja"]);
    assert_eq!(output.status.code(), Some(1));
    let told = stderr(&output);
    assert!(told.contains("設定ファイルがありません"), "{told}");
    assert!(told.contains("entaku init"), "{told}");
    assert_eq!(told.matches('→').count(), 1, "{told}");
    assert!(!folder.path().join("outputs").exists());
}

#[test]
fn a_new_project_builds_in_a_japanese_path() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let project = folder.path().join("円卓 会議");
    let path = project.to_string_lossy().into_owned();
    let made = entaku(&["init", &path, "--message-lang", "ja"]);
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    let again = entaku(&["init", &path, "--message-lang", "ja"]);
    assert_eq!(again.status.code(), Some(1), "an occupied folder is left alone");
    let untouched = entaku(&["build", "--project", &path, "--message-lang", "ja"]);
    assert_eq!(untouched.status.code(), Some(1), "{}", stderr(&untouched));
    assert!(stderr(&untouched).contains("「円卓会議の名称」"), "{}", stderr(&untouched));
    let inputs = project.join("inputs");
    let settings = fs::read_to_string(inputs.join("roundtable.toml")).expect("settings");
    for (name, text) in [
        ("roundtable.toml", settings.replace("○○", "あおば").as_str()),
        ("参加団体一覧.csv", "団体ID,団体名,セクター\nG1,市,行政\n"),
        ("会議記録.csv", "会議ID,開催日,会議種別,出席者\nM1,2026-10-05,総会,市\n"),
    ] {
        fs::write(inputs.join(name), text).expect("written");
    }
    let checked = entaku(&["check", "--project", &path, "--message-lang", "ja"]);
    assert_eq!(checked.status.code(), Some(0), "{}", stderr(&checked));
    let built = entaku(&["build", "--project", &path, "--message-lang", "ja"]);
    assert_eq!(built.status.code(), Some(0), "{}", stderr(&built));
    assert!(stdout(&built).contains("14点"), "{}", stdout(&built));
}

#[test]
fn a_failing_build_leaves_the_last_good_documents() {
    let folder = tempfile::tempdir().expect("temporary folder");
    copy("minimal", folder.path());
    let path = folder.path().to_string_lossy().into_owned();
    let build = || entaku(&["--project", &path, "--message-lang", "en", "--audience", "funder"]);
    assert_eq!(build().status.code(), Some(0));
    let report = folder.path().join("outputs/2026-10/funder/report.ja.pdf");
    let before = fs::read(&report).expect("the report");
    fs::write(folder.path().join("inputs/goals.csv"), "nothing\n").expect("written");
    let failed = build();
    assert_eq!(failed.status.code(), Some(1));
    assert!(stderr(&failed).contains("nothing was made"), "{}", stderr(&failed));
    assert_eq!(fs::read(&report).expect("the report"), before);
}

#[test]
fn a_place_that_cannot_be_written_is_exit_code_2() {
    let folder = tempfile::tempdir().expect("temporary folder");
    copy("minimal", folder.path());
    fs::write(folder.path().join("outputs"), "a file, not a folder").expect("written");
    let path = folder.path().to_string_lossy().into_owned();
    let output = entaku(&["--project", &path, "--message-lang", "ja", "--audience", "funder"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(stderr(&output).contains("outputs"), "{}", stderr(&output));
}

#[test]
fn a_part_leaves_the_rest_in_the_manifest() {
    let folder = tempfile::tempdir().expect("temporary folder");
    copy("minimal", folder.path());
    let path = folder.path().to_string_lossy().into_owned();
    let period = folder.path().join("outputs/2026-10");
    let documents = |audience: &str| {
        let json = fs::read_to_string(period.join(audience).join("manifest.json"));
        json.expect("a manifest").matches("\"audience\": \"").count()
    };
    // Both at once: the second waits for the first.
    let start = |audience| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_entaku"));
        command.args(["--project", &path, "--audience", audience]);
        command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program can be started")
    };
    for mut child in ["funder", "internal", "government"].map(start) {
        assert_eq!(child.wait().expect("it ends").code(), Some(0));
    }
    let of_one = ["funder", "government"].map(documents);
    let made = fs::read_dir(period.join("internal")).expect("a folder");
    let made = made.filter(|entry| {
        entry.as_ref().is_ok_and(|entry| entry.path().extension().is_some_and(|it| it == "pdf"))
    });
    assert_eq!(documents("internal"), of_one.iter().sum::<usize>() + made.count());
    assert!(!period.join("manifest.json").exists());
    // With other inputs, a build of one edition says which ones are now older.
    let settings = folder.path().join("inputs/roundtable.toml");
    let text = fs::read_to_string(&settings).expect("settings");
    fs::write(&settings, format!("{text}\n# later\n")).expect("written");
    let part = ["--project", &path, "--audience", "funder", "--message-lang", "ja"];
    let output = entaku(&part);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let told = stderr(&output);
    assert!(told.contains("government, internal") && !told.contains("funder,"), "{told}");
    let unknown = entaku(&["--project", &path, "--audience", "fonder", "--message-lang", "en"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(stderr(&unknown).contains("funder"), "{}", stderr(&unknown));
}

/// A mistake in a command is told in the language of its user.
#[test]
fn a_mistake_in_a_command_is_told_in_japanese() {
    for (line, words) in [
        ("--foo", "「--foo」という指定はありません\n"),
        ("--audence x", "「--audience」のことですか"),
        ("chek", "「check」のことですか"),
        ("check extra", "「extra」"),
        ("check --period abc", "2026-10"),
        ("check --format xml", "text, json"),
        ("build --jobs 0", "1, 2, 3"),
        ("build --kind x", "guideline"),
        ("init", "<DIR>"),
        ("check --period", "値を書いてください"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_entaku"))
            .args(line.split(' '))
            .env("LC_ALL", "ja_JP.UTF-8")
            .env("LANG", "ja_JP.UTF-8")
            .output()
            .expect("the program can be started");
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{line}: {told}");
        assert!(told.contains(words), "{line}: {told}");
        for word in ["error", "invalid", "unexpected", "possible", "For more", "Usage"] {
            assert!(!told.contains(word), "{line}: {told}");
        }
    }
}

/// A list of figures can be read: what only stands beside one is told by its own ID.
#[test]
fn explaining_an_indicator_leaves_out_the_ticks_of_its_scale() {
    let project = env!("CARGO_MANIFEST_DIR");
    let explain = |id: &[&str]| {
        let told = entaku(&[&["explain", "--project", project], id].concat());
        assert_eq!(told.status.code(), Some(0), "{}", stderr(&told));
        stdout(&told)
    };
    for told in [explain(&["I01"]), explain(&[])] {
        assert!(told.contains("I01.value") && told.contains("I01.status"), "{told}");
        assert!(!told.contains("I01.scale=") && !told.contains("I01.path.to"), "{told}");
    }
    let tick = explain(&["I01.scale=1000"]);
    assert!(tick.contains("図の目盛り"), "{tick}");
}

/// A document that cannot be typeset is told by a check, and without layout it is not.
#[test]
fn a_check_lays_out_what_a_build_makes_and_says_when_it_does_not() {
    let folder = tempfile::tempdir().expect("temporary folder");
    copy("minimal", folder.path());
    let text = "---\nsection: learning\naudience: internal\n---\n\n![図](a.png)\n";
    let narrative = folder.path().join("inputs/narrative");
    fs::create_dir_all(&narrative).expect("a folder");
    fs::write(narrative.join("a.md"), text).expect("written");
    fs::write(narrative.join("a.png"), b"\x89PNG\r\n\x1a\nno more").expect("written");
    let path = folder.path().to_string_lossy().into_owned();
    let check = |more: &[&str]| {
        entaku(&[&["check", "--project", &path, "--message-lang", "en"], more].concat())
    };
    let fast = check(&["--fast"]);
    assert_eq!(fast.status.code(), Some(0), "{}", stderr(&fast));
    assert!(stdout(&fast).contains("was not checked (--fast)"), "{}", stdout(&fast));
    let checked = check(&[]);
    assert_eq!(checked.status.code(), Some(1), "{}", stdout(&checked));
    let told = stderr(&checked);
    assert!(told.contains("a.md") && told.contains("inputs/narrative/a.png is damaged"), "{told}");
    assert!(
        told.contains("not made until the errors above are fixed: internal/report.ja.pdf"),
        "{told}"
    );
    let as_json = check(&["--format", "json"]);
    let as_json: serde_json::Value = serde_json::from_slice(&as_json.stdout).expect("JSON");
    assert_eq!(as_json["problems"][0]["documents"][0], "internal/report.ja.pdf", "{as_json}");
    assert!(!folder.path().join("outputs").exists());
    let built = entaku(&["build", "--project", &path, "--message-lang", "en"]);
    assert_eq!(built.status.code(), Some(1), "{}", stdout(&built));
    assert!(stderr(&built).contains("internal/report.ja.pdf"), "{}", stderr(&built));
    // What must be fixed is not told a second time as something to look at.
    assert!(!stdout(&built).contains("needs"), "{}", stdout(&built));
    assert!(folder.path().join("outputs/2026-10/funder/report.ja.pdf").exists());
    assert!(!folder.path().join("outputs/2026-10/internal/report.ja.pdf").exists());
}

#[test]
fn templates_are_listed_and_taken_once() {
    let folder = tempfile::tempdir().expect("temporary folder");
    copy("minimal", folder.path());
    let path = folder.path().to_string_lossy().into_owned();
    let run = |arguments: &[&str]| {
        entaku(&[arguments, &["--project", &path, "--message-lang", "ja"]].concat())
    };
    let list = stdout(&run(&["templates"]));
    for line in ["報告書の節", "もと  要約", "section-summary", "lib/theme", "guideline/ja/why.npo"]
    {
        assert!(list.contains(line), "{line}: {list}");
    }
    let part = stdout(&run(&["templates", "--only", "look"]));
    assert!(part.contains("lib/theme") && !part.contains("report/summary"), "{part}");
    let wrong = run(&["templates", "take", "report/lerning"]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(stderr(&wrong).contains("「report/learning」"), "{}", stderr(&wrong));
    let taken = run(&["templates", "take", "report/learning"]);
    assert_eq!(taken.status.code(), Some(0), "{}", stderr(&taken));
    let file = folder.path().join("templates/report/learning.typ.jinja");
    let text = fs::read_to_string(&file).expect("a copy");
    assert!(text.starts_with(concat!("{#- Entaku ", env!("CARGO_PKG_VERSION"))), "{text}");
    let again = run(&["templates", "take", "report/learning"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(stderr(&again).contains("もうあります"), "{}", stderr(&again));
    // The program's file was another one when it was copied.
    let (head, rest) = text.split_once(" -#}").expect("a head");
    let older = format!("{}0000 -#}}{rest}", &head[..head.len() - 4]);
    fs::write(&file, older).expect("a file");
    let check = run(&["check", "--fast"]);
    assert_eq!(check.status.code(), Some(0), "{}", stderr(&check));
    assert!(stderr(&check).contains("写したとき"), "{}", stderr(&check));
    let list = stdout(&run(&["templates", "--only", "sections"]));
    assert!(list.contains("report/learning           変更"), "{list}");
    let help = stdout(&run(&["templates", "take", "--help"]));
    assert!(help.contains("templates へ写す") && !help.contains("Print"), "{help}");
}

/// The list of what can be changed says of each file what it is; fonts have their names.
#[test]
fn everything_that_can_be_changed_says_what_it_is() {
    let folder = cases().join("minimal").to_string_lossy().into_owned();
    for (language, layer) in [("ja", "もと"), ("en", "base")] {
        let mut silent = Vec::new();
        for group in ["sections", "parts", "texts", "look"] {
            let asked = ["templates", "--only", group, "--project", &folder];
            let list = entaku(&[&asked[..], &["--message-lang", language]].concat());
            let list = stdout(&list);
            assert!(list.lines().count() > 3, "{list}");
            let ends = |line: &&str| line.trim_end().ends_with(layer);
            silent.extend(list.lines().filter(ends).map(str::to_owned));
        }
        assert!(silent.is_empty(), "{language}: {silent:#?}");
    }
}

/// README says that the settings of a new project name all that can be decided: they do,
/// and whoever takes away every mark of a comment has settings that are read.
#[test]
fn the_settings_of_a_new_project_name_all_that_can_be_decided() {
    fn keys(schema: &serde_json::Value, found: &mut std::collections::BTreeSet<String>) {
        if let Some(properties) = schema.get("properties").and_then(|it| it.as_object()) {
            found.extend(properties.keys().cloned());
        }
        let inner = schema.as_object().into_iter().flat_map(|it| it.values());
        let inner = inner.chain(schema.as_array().into_iter().flatten());
        inner.for_each(|it| keys(it, found));
    }
    let schema = stdout(&entaku(&["schema", "--config"]));
    let schema: serde_json::Value = serde_json::from_str(&schema).expect("JSON");
    let mut all = std::collections::BTreeSet::new();
    keys(&schema, &mut all);
    assert!(all.len() > 60, "{all:?}");
    let new = entaku::init::project();
    let text = new.text("inputs/roundtable.toml").expect("settings");
    let is_named = |key: &&String| {
        let forms =
            [format!("{key} = "), format!("[{key}]"), format!("[{key}."), format!(".{key}]")];
        key.ends_with("_en") || forms.iter().any(|form| text.contains(form.as_str()))
    };
    let unnamed: Vec<&String> = all.iter().filter(|key| !is_named(key)).collect();
    assert!(unnamed.is_empty(), "{unnamed:?}");
    let is_setting = |line: &str| {
        let bare = line.trim_start_matches("# ");
        let is_key =
            |it: &str| it.chars().all(|c| c.is_ascii_alphanumeric() || "_\"ぁ-ん".contains(c));
        bare.starts_with(['[', ']', '{'])
            || bare.split_once(" = ").is_some_and(|(key, _)| is_key(key) || key.starts_with('"'))
    };
    let open = |line: &str| match line.strip_prefix("# ").filter(|_| is_setting(line)) {
        Some(bare) => bare.to_owned(),
        None => line.strip_prefix("#   {").map_or(line.to_owned(), |it| format!("  {{{it}")),
    };
    let opened: Vec<String> = text.lines().map(open).collect();
    let mut inputs = Files::new();
    inputs.insert("inputs/roundtable.toml", opened.join("\n").into_bytes());
    let mut problems = Vec::new();
    entaku::records::parse(&inputs, &mut problems);
    let problems = crate::harness::told(&problems);
    let of_settings = problems.iter().filter(|it| it.contains("setting") || it.contains("toml"));
    assert_eq!(of_settings.collect::<Vec<_>>(), Vec::<&String>::new(), "{}", opened.join("\n"));
}

/// Started without arguments in the folder of a project, it makes the documents, whatever it
/// was started by; a desk opens for who clicks on it elsewhere.
#[cfg(target_os = "linux")]
#[test]
fn a_script_in_a_project_is_no_double_click() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let start = |screen: bool| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_entaku"));
        command.current_dir(folder.path()).stdin(Stdio::null());
        command.env_remove("WAYLAND_DISPLAY").env_remove("DISPLAY").env("LC_ALL", "en_GB.UTF-8");
        // What is remembered of a start stays in the folder of the test; no browser opens.
        command.env("HOME", folder.path()).env("BROWSER", "true");
        command.env_remove("XDG_STATE_HOME");
        if screen {
            command.env("DISPLAY", ":999");
        }
        command
    };
    let told = start(false).output().expect("the program can be started");
    assert_eq!(told.status.code(), Some(1), "{}", stderr(&told));
    assert!(stderr(&told).contains("roundtable.toml"), "{}", stderr(&told));
    let mut child =
        start(true).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("starts");
    let mut line = String::new();
    let out = child.stdout.take().expect("its output");
    std::io::BufRead::read_line(&mut std::io::BufReader::new(out), &mut line).expect("a line");
    child.kill().expect("it runs");
    child.wait().expect("it ends");
    assert!(line.contains("http://127.0.0.1:"), "{line}");
    copy("minimal", folder.path());
    let made = start(true).output().expect("the program can be started");
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
}
