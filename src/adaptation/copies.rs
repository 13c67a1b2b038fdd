//! Copies of the program's files in a project: each begins with a comment that records
//! the version and the digest of what it was copied from.
//!
//! ```text
//! {#- Entaku 0.1.0: templates/report/learning.typ.jinja 3f2a91c07d5be846 -#}
//! ```
//!
//! The digest is that of the program's file, not of the copy: whoever changes the copy
//! wants it so, and is told only when the program's file is another one than it was.

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::text::nearest;
use crate::files::Files;
use crate::manifest::{self, PROGRAM};

/// The letters of a digest that stand in a head: enough to tell two versions apart.
const DIGITS: usize = 16;

/// The folders that sections of several documents are in.
const COMMON: &str = "common";

/// A copy for a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Where it belongs in the project.
    pub path: String,
    /// What it says.
    pub bytes: Vec<u8>,
    /// What it was copied from.
    pub from: Vec<u8>,
    /// Whether it could be given a head: a picture, a font or a CSV file has no comments.
    pub has_head: bool,
}

/// A name that no file of the program has, and the nearest one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The nearest name; empty if none is like it.
    pub near: String,
}

/// Copies a file of the base for a project, by its path or by the short name that
/// [`list`](super::list) tells: `report/learning`. A section that documents have alike is
/// copied for one kind if it is named so: `report/title`.
///
/// # Errors
/// If the base has no such file, with the nearest one.
pub fn take(base: &Files, name: &str) -> Result<Copy, Unknown> {
    let wanted = name.trim().replace('\\', "/");
    let wanted = wanted.trim_start_matches("./").trim_start_matches("templates/");
    let is_wanted = |path: &str, wanted: &str| {
        path.trim_start_matches("templates/") == wanted || short(path) == wanted
    };
    let found = base.iter().map(|(path, _)| path).find(|path| is_wanted(path, wanted));
    let (from, path) = match found {
        Some(path) => (path, path.to_owned()),
        None => {
            let alike = wanted.split_once('/').filter(|(kind, _)| is_kind(kind, base));
            let alike = alike.and_then(|(kind, section)| {
                let shared = format!("{COMMON}/{section}");
                let from = base.iter().map(|(path, _)| path).find(|it| is_wanted(it, &shared))?;
                let own = from.replacen(&format!("/{COMMON}/"), &format!("/{kind}/"), 1);
                Some((from, own))
            });
            alike.ok_or_else(|| Unknown { near: near(base, wanted) })?
        }
    };
    let bytes = base.get(from).map(|bytes| bytes.to_vec()).unwrap_or_default();
    let head = head(from, &bytes);
    let has_head = head.is_some();
    let own = head.unwrap_or_default().into_bytes().into_iter().chain(bytes.clone()).collect();
    Ok(Copy { path, bytes: own, from: bytes, has_head })
}

/// The name of a file as people say it: without the folder of all and the end.
pub(super) fn short(path: &str) -> &str {
    let name = path.trim_start_matches("templates/");
    let ends = [".typ.jinja", ".ftl", ".md", ".toml", ".typ", ".css", ".csv", ".ttf", ".otf"];
    ends.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}

/// Whether documents of this kind have an outline.
fn is_kind(kind: &str, base: &Files) -> bool {
    base.get(&format!("templates/{kind}.toml")).is_some()
}

/// The nearest name of a file; the folder may have been left out.
fn near(base: &Files, wanted: &str) -> String {
    let names: Vec<&str> = base.iter().map(|(path, _)| short(path)).collect();
    let bare = wanted.rsplit('/').next().unwrap_or(wanted);
    let bare = short(bare);
    let named_so = |name: &&&str| name.rsplit('/').next() == Some(bare);
    if let Some(name) = names.iter().find(named_so) {
        return (*name).to_owned();
    }
    let candidates: Vec<(usize, String)> =
        names.iter().map(|name| (0, (*name).to_owned())).collect();
    let of_last = |name: &str| name.rsplit('/').next().unwrap_or(name).to_owned();
    let last: Vec<(usize, String)> = names.iter().map(|name| (0, of_last(name))).collect();
    let whole = nearest(short(wanted), &candidates).map(str::to_owned);
    let by_last = || {
        let near = nearest(bare, &last)?;
        names.iter().find(|name| of_last(name) == near).map(|name| (*name).to_owned())
    };
    whole.or_else(by_last).unwrap_or_default()
}

/// The comment that a copy begins with; none, where a file has no comments.
pub(super) fn head(path: &str, bytes: &[u8]) -> Option<String> {
    let digest = digest(bytes);
    let said = format!("{PROGRAM}: {path} {digest}");
    let end = path.rsplit('.').next()?;
    Some(match end {
        "jinja" => format!("{{#- {said} -#}}\n"),
        "ftl" => format!("# {said}\n\n"),
        "toml" => format!("# {said}\n"),
        "typ" => format!("// {said}\n"),
        "css" => format!("/* {said} */\n"),
        "md" => format!("<!-- {said} -->\n\n"),
        _ => return None,
    })
}

/// The digest of a file of the base, as a head has it.
pub(super) fn digest(bytes: &[u8]) -> String {
    manifest::digest(bytes).chars().take(DIGITS).collect()
}

/// What the head of a copy says: the version, the path and the digest of the program's
/// file.
pub(super) fn copied_from(text: &str) -> Option<(&str, &str, &str)> {
    let head = text.lines().next()?;
    let said = ["{#-", "#", "//", "/*", "<!--"].iter().find_map(|sign| head.strip_prefix(sign))?;
    let mut words = said.split_whitespace();
    let name = PROGRAM.split(' ').next()?;
    (words.next()? == name).then_some(())?;
    let version = words.next()?.strip_suffix(':')?;
    Some((version, words.next()?, words.next()?))
}

/// What a copy says below its head.
pub(super) fn without_head(text: &str) -> &str {
    let (head, rest) = text.split_once('\n').unwrap_or((text, ""));
    // A head that is a paragraph of its own has an empty line after it.
    if head.starts_with(['#', '<']) {
        return rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')).unwrap_or(rest);
    }
    rest
}

/// Tells of copies whose file of the program is another one than when they were made, or
/// is not there any more.
pub fn behind(base: &Files, project: &Files, diagnostics: &mut Vec<Diagnostic>) {
    for (path, _) in project.iter() {
        let Some((version, from, was)) = project.text(path).and_then(copied_from) else { continue };
        let now = base.get(from).map(|bytes| digest(bytes));
        if now.as_deref() != Some(was) {
            let origin = Origin::text(path, 1, 1);
            diagnostics.push(Diagnostic::template_behind(&origin, version, from, now.is_none()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::base;

    #[test]
    fn a_file_is_taken_by_its_path_or_its_short_name() {
        let base = base();
        for (name, path) in [
            ("report/learning", "templates/report/learning.typ.jinja"),
            ("templates/report/learning.typ.jinja", "templates/report/learning.typ.jinja"),
            ("templates\\report\\learning.typ.jinja", "templates/report/learning.typ.jinja"),
            ("report", "templates/report.toml"),
            ("report/title", "templates/report/title.typ.jinja"),
            ("common/title", "templates/common/title.typ.jinja"),
            ("guideline/ja/why.npo", "templates/guideline/ja/why.npo.md"),
            ("lib/theme", "templates/lib/theme.typ"),
            ("locales/ja", "templates/locales/ja.ftl"),
        ] {
            let copy = take(&base, name).unwrap_or_else(|_| panic!("{name} is not known"));
            assert_eq!((copy.path.as_str(), copy.has_head), (path, true), "{name}");
        }
        for (name, near) in [
            ("report/lerning", "report/learning"),
            ("learning", "report/learning"),
            ("theme.typ", "guideline/theme"),
            ("lib/teme", "lib/theme"),
            ("ja.ftl", "locales/ja"),
            ("xyz", ""),
        ] {
            assert_eq!(take(&base, name), Err(Unknown { near: near.to_owned() }), "{name}");
        }
    }

    #[test]
    fn a_copy_is_behind_when_the_programs_file_is_another() {
        let mut base = base();
        let mut project = Files::new();
        for name in ["report/learning", "report/title", "lib/theme", "report", "locales/en"] {
            let copy = take(&base, name).expect("a file of the base");
            let mut text = copy.bytes;
            text.extend_from_slice("\n".as_bytes());
            project.insert(copy.path, text);
        }
        let mut told = Vec::new();
        behind(&base, &project, &mut told);
        assert!(told.is_empty(), "a copy may be changed");
        base.insert("templates/common/title.typ.jinja", "= another".as_bytes());
        base.keep(|path, _| path != "templates/lib/theme.typ");
        behind(&base, &project, &mut told);
        let places: Vec<String> =
            told.iter().map(|it| format!("{} {}", it.origin, it.code)).collect();
        let expected = [
            "templates/lib/theme.typ:1:1 template-behind",
            "templates/report/title.typ.jinja:1:1 template-behind",
        ];
        assert_eq!(places, expected);
    }
}
