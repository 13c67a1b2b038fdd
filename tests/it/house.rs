//! How large a file and a function may be, and that files form no circle.
//!
//! A circle is what makes a file impossible to understand alone. Of a file that
//! declares others and passes their names on, only what it defines itself counts.

use std::collections::{BTreeMap, BTreeSet};

use crate::tidy::{code, sources};

/// The one file that is longer than 600 lines: `everyday.rs` is a table of words.
const LONG_FILES: [&str; 1] = ["records/layout/everyday.rs"];

/// Functions that are longer than 80 lines: one match each.
const LONG_FUNCTIONS: [&str; 3] = [
    "records/excel/format.rs parse",
    "records/excel/survey.rs sheet",
    "view/report/corrections.rs correction",
];

fn name_of(line: &str) -> Option<&str> {
    let rest = line.trim_start();
    let rest = ["pub(crate) ", "pub(super) ", "pub "]
        .iter()
        .find_map(|it| rest.strip_prefix(it))
        .unwrap_or(rest);
    let rest = rest.strip_prefix("const ").filter(|it| it.starts_with("fn ")).unwrap_or(rest);
    let kinds =
        ["fn ", "struct ", "enum ", "trait ", "type ", "const ", "static ", "macro_rules! "];
    let name = kinds.iter().find_map(|it| rest.strip_prefix(it))?;
    name.split(|c: char| !c.is_alphanumeric() && c != '_').next()
}

/// Returns the functions of a file that have more than 80 lines.
fn long_functions(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let indent = &line[..line.len() - line.trim_start().len()];
        let starts = line.trim_start().split(' ').take(3).any(|word| word == "fn");
        if !starts || line.trim_start().starts_with("//") || line.ends_with(['}', ';']) {
            continue;
        }
        let end = lines[at..].iter().position(|it| *it == format!("{indent}}}"));
        if end.is_some_and(|length| length + 1 > 80) {
            found.extend(name_of(line).map(str::to_owned));
        }
    }
    found
}

type Path = Vec<String>;

/// The paths of a tree such as `a::{b, c::d}`, each with the name it has here.
fn paths(tree: &str, before: &Path, found: &mut Vec<(Path, String)>) {
    let tree = tree.trim();
    if let Some((start, inner)) = tree.split_once('{') {
        let mut path = before.clone();
        path.extend(
            start.split("::").map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned),
        );
        let (mut depth, mut part) = (0, String::new());
        for c in inner[..inner.rfind('}').unwrap_or(inner.len())].chars() {
            depth += i32::from(c == '{') - i32::from(c == '}');
            if c == ',' && depth == 0 {
                paths(&part, &path, found);
                part.clear();
            } else {
                part.push(c);
            }
        }
        return paths(&part, &path, found);
    }
    if tree.is_empty() {
        return;
    }
    let (written, alias) = tree.split_once(" as ").unwrap_or((tree, ""));
    let mut path = before.clone();
    path.extend(written.split("::").map(|it| it.trim().to_owned()));
    if path.last().is_some_and(|it| it == "self") {
        path.pop();
    }
    let last = path.last().cloned().unwrap_or_default();
    found.push((path, if alias.is_empty() { last } else { alias.to_owned() }));
}

/// A file, as what it defines and names.
struct Room {
    uses: Vec<(Path, String)>,
    body: String,
    defined: BTreeSet<String>,
}

impl Room {
    fn of(text: &str) -> Self {
        let (mut uses, mut body, mut rest) = (Vec::new(), String::new(), text);
        while let Some(at) = rest.find("use ") {
            let is_word = rest[..at].chars().next_back().is_none_or(char::is_whitespace);
            let end = rest[at..].find(';').map_or(rest.len(), |end| at + end);
            let first = rest[at + 4..].split("::").next().unwrap_or("");
            if is_word && !first.contains(' ') {
                body.push_str(&rest[..at]);
                paths(&rest[at + 4..end], &Path::new(), &mut uses);
                rest = &rest[end..];
            } else {
                body.push_str(&rest[..at + 4]);
                rest = &rest[at + 4..];
            }
        }
        body.push_str(rest);
        let defined = body.lines().filter_map(name_of).map(str::to_owned).collect();
        Self { uses, body, defined }
    }
}

struct House(BTreeMap<Path, Room>);

impl House {
    /// A path from the root of the crate; none if it is another crate's.
    fn absolute(&self, from: &Path, path: &[String]) -> Option<Path> {
        let mut base = from.clone();
        let mut rest = path;
        match rest.first()?.as_str() {
            "crate" => base = Path::new(),
            "self" => {}
            "super" => {
                base.pop();
                while rest.get(1).is_some_and(|it| it == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            child => {
                base.push(child.to_owned());
                return self.0.contains_key(&base).then(|| [&base[..], &rest[1..]].concat());
            }
        }
        Some([&base[..], &rest[1..]].concat())
    }

    /// The file that defines what a path names, passed on or not.
    fn definer(&self, path: &Path, steps: usize) -> Option<Path> {
        let length = (0..=path.len()).rev().find(|it| self.0.contains_key(&path[..*it]))?;
        let (file, rest) = (path[..length].to_vec(), &path[length..]);
        let name = rest.first()?;
        let room = &self.0[&file];
        if !room.defined.contains(name)
            && let Some((path, _)) = room.uses.iter().find(|(_, alias)| alias == name)
            && steps > 0
        {
            let path = self.absolute(&file, path)?;
            return self.definer(&[&path[..], &rest[1..]].concat(), steps - 1);
        }
        Some(file)
    }

    fn needs(&self, file: &Path) -> BTreeSet<Path> {
        let room = &self.0[file];
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let words: BTreeSet<&str> = room.body.split(|c| !is_word(c)).collect();
        let mut named: Vec<Path> = Vec::new();
        let mut modules: BTreeMap<&str, Path> = BTreeMap::new();
        for (path, alias) in &room.uses {
            let Some(path) = self.absolute(file, path) else { continue };
            if self.0.contains_key(&path) {
                modules.insert(alias, path);
            } else if words.contains(alias.as_str()) || alias == "_" || alias == "*" {
                named.push(path);
            }
        }
        for written in room.body.split(|c| !is_word(c) && c != ':') {
            let parts: Path = written.split("::").map(str::to_owned).collect();
            if parts.len() < 2 {
                continue;
            }
            match modules.get(parts[0].as_str()) {
                Some(module) => named.push([&module[..], &parts[1..]].concat()),
                None => named.extend(self.absolute(file, &parts)),
            }
        }
        let mut needs: BTreeSet<Path> =
            named.iter().filter_map(|path| self.definer(path, 9)).collect();
        needs.remove(file);
        needs
    }

    /// Files from which one comes back to them.
    fn in_circles(&self) -> Vec<String> {
        let needs: BTreeMap<&Path, BTreeSet<Path>> =
            self.0.keys().map(|file| (file, self.needs(file))).collect();
        let comes_back = |file: &Path| {
            let (mut seen, mut open) = (BTreeSet::new(), vec![file]);
            while let Some(next) = open.pop() {
                for other in &needs[next] {
                    if other == file {
                        return true;
                    }
                    if seen.insert(other) {
                        open.push(other);
                    }
                }
            }
            false
        };
        self.0.keys().filter(|file| comes_back(file)).map(|file| file.join("/")).collect()
    }
}

fn house(files: &[(&str, &str)]) -> House {
    let rooms = files.iter().filter(|(path, _)| !path.ends_with("tests.rs") && *path != "main.rs");
    let module = |path: &str| match path.trim_end_matches(".rs") {
        "lib" => Path::new(),
        path => path.split('/').map(str::to_owned).collect(),
    };
    House(rooms.map(|(path, text)| (module(path), Room::of(&code(text)))).collect())
}

fn all() -> Vec<(String, String)> {
    let root = crate::harness::root().join("src");
    let inner = |path: &std::path::Path| {
        path.strip_prefix(&root).expect("a file below src").to_string_lossy().into_owned()
    };
    sources().into_iter().map(|(path, text)| (inner(&path), text)).collect()
}

#[test]
fn a_file_is_an_idea_long() {
    let is_long = |text: &str| {
        text.split("#[cfg(test)]").next().is_some_and(|code| code.lines().count() > 600)
    };
    let long = all().into_iter().filter(|(_, text)| is_long(text)).map(|(path, _)| path);
    let new: Vec<String> = long.filter(|it| !LONG_FILES.contains(&it.as_str())).collect();
    assert_eq!(new, Vec::<String>::new());
    assert!(is_long(&"let it = 1;\n".repeat(601)));
}

#[test]
fn a_function_fits_a_screen() {
    let found = all().into_iter().filter(|(path, _)| !path.ends_with("tests.rs"));
    let long = found.flat_map(|(path, text)| {
        let names = long_functions(&text);
        names.into_iter().map(move |name| format!("{path} {name}"))
    });
    let new: Vec<String> = long.filter(|it| !LONG_FUNCTIONS.contains(&it.as_str())).collect();
    assert_eq!(new, Vec::<String>::new());
    let bad = format!("pub(super) fn long() {{\n{}}}\n", "    step();\n".repeat(79));
    assert_eq!(long_functions(&bad), ["long"]);
}

#[test]
fn files_form_no_circle() {
    let all = all();
    let files: Vec<(&str, &str)> = all.iter().map(|(path, text)| (&**path, &**text)).collect();
    assert_eq!(house(&files).in_circles(), Vec::<String>::new());
    let bad = [
        ("a.rs", "mod b;\npub use self::b::B;\nuse crate::c::C;\npub struct A(C);"),
        ("a/b.rs", "use super::A;\npub struct B(A);"),
        ("c.rs", "use crate::a::B;\npub struct C(B);"),
        ("d.rs", "use crate::a;\nfn f() -> a::A {}"),
    ];
    assert_eq!(house(&bad).in_circles(), ["a", "a/b", "c"]);
}
