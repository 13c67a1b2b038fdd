//! Which folders patterns mean, and that no two of them would be put in one place.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostics::{Diagnostic, Origin};

/// One roundtable of many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// What its folder is called, and the folder of its documents.
    pub name: String,
    /// Its folder, from that of the workspace.
    pub folder: String,
}

/// What is known of folders, by their paths from the workspace's.
pub trait Folders {
    /// Returns the names of the folders in a folder, hidden ones aside, in order.
    fn names(&self, folder: &str) -> Vec<String>;

    /// Returns whether a folder is a roundtable's; one that cannot be looked into may be.
    fn is_roundtable(&self, folder: &str) -> bool;
}

/// The folder of what all come to, in that of all documents.
pub const ROLLUP: &str = "rollup";

/// What stands beside the folders of roundtables.
const TAKEN: [&str; 4] = [ROLLUP, "summary.csv", "summary.json", "summary.html"];

/// Chooses roundtables by patterns, each folder once, and tells of those that cannot stand
/// beside the others. Folders that a pattern means and that are no roundtables are named:
/// who writes a name means that folder, whatever is in it.
pub(super) fn choose(
    patterns: &[(String, Origin)],
    folders: &dyn Folders,
    problems: &mut Vec<Diagnostic>,
) -> (Vec<Region>, Vec<String>) {
    let (mut regions, mut others): (Vec<Region>, Vec<String>) = (Vec::new(), Vec::new());
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    for (written, origin) in patterns {
        // As the folder of a pack, it may be written as Windows does.
        let pattern = &written.replace('\\', "/");
        let found = match pattern.contains(['*', '?']) {
            true => matching(pattern, folders),
            false => vec![plain(pattern).to_owned()],
        };
        let is_meant = |it: &String| !pattern.contains(['*', '?']) || folders.is_roundtable(it);
        let (meant, rest): (Vec<String>, Vec<String>) = found.into_iter().partition(is_meant);
        if meant.is_empty() {
            problems.push(Diagnostic::no_region(origin, pattern));
        }
        others.extend(rest.into_iter().filter(|it| !others.contains(it)).collect::<Vec<_>>());
        for folder in meant {
            if regions.iter().any(|it| it.folder == folder) {
                continue;
            }
            let last = folder.rsplit('/').next().unwrap_or_default();
            let name: String = last.nfc().collect();
            if matches!(&*name, "" | "." | "..") || TAKEN.contains(&&*looks(&name)) {
                problems.push(Diagnostic::region_name(origin, &folder, &TAKEN.join(", ")));
                continue;
            }
            if let Some(other) = taken.get(&looks(&name)) {
                problems.push(Diagnostic::same_region(origin, other, &folder));
                continue;
            }
            taken.insert(looks(&name), folder.clone());
            regions.push(Region { name, folder });
        }
    }
    (regions, others)
}

/// A path without what says nothing.
pub(super) fn plain(path: &str) -> &str {
    let path = path.trim_end_matches('/');
    path.trim_start_matches("./")
}

/// A name as file systems and the eye compare it.
fn looks(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).nfc().collect()
}

/// Returns the folders that a pattern means: `*` stands for any letters of one name, `?` for
/// one of them.
fn matching(pattern: &str, folders: &dyn Folders) -> Vec<String> {
    let start = if pattern.starts_with('/') { "/" } else { "" };
    let mut found = vec![start.to_owned()];
    for part in plain(pattern).split('/').filter(|it| !it.is_empty()) {
        let wanted: Vec<char> = part.nfc().collect();
        let mut next = Vec::new();
        for folder in found {
            let below = |name: &str| match folder.is_empty() || folder.ends_with('/') {
                true => format!("{folder}{name}"),
                false => format!("{folder}/{name}"),
            };
            if !part.contains(['*', '?']) {
                next.push(below(part));
                continue;
            }
            let names = folders.names(&folder).into_iter();
            let names = names.filter(|name| is_like(&wanted, &name.nfc().collect::<Vec<_>>()));
            next.extend(names.map(|name| below(&name)));
        }
        found = next;
    }
    found
}

fn is_like(pattern: &[char], name: &[char]) -> bool {
    match (pattern, name) {
        ([], []) => true,
        (['*', rest @ ..], _) => (0..=name.len()).any(|at| is_like(rest, &name[at..])),
        (['?', rest @ ..], [_, others @ ..]) => is_like(rest, others),
        ([one, rest @ ..], [other, others @ ..]) => one == other && is_like(rest, others),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Known(Vec<&'static str>);

    impl Folders for Known {
        fn names(&self, folder: &str) -> Vec<String> {
            let below = |it: &&'static str| match folder {
                "" => Some(*it),
                _ => it.strip_prefix(folder)?.strip_prefix('/'),
            };
            let first = |it: &str| it.split('/').next().unwrap_or_default().to_owned();
            let mut names: Vec<String> = self.0.iter().filter_map(below).map(first).collect();
            names.sort();
            names.dedup();
            names
        }

        fn is_roundtable(&self, folder: &str) -> bool {
            self.0.contains(&format!("{folder}/inputs").as_str())
        }
    }

    fn chosen(
        patterns: &[&str],
        known: &[&'static str],
    ) -> (Vec<String>, Vec<String>, Vec<String>) {
        let origin = Origin::file("--each");
        let patterns: Vec<(String, Origin)> =
            patterns.iter().map(|it| ((*it).to_owned(), origin.clone())).collect();
        let mut problems = Vec::new();
        let (regions, others) = choose(&patterns, &Known(known.to_vec()), &mut problems);
        let folders = regions.into_iter().map(|it| format!("{} {}", it.name, it.folder)).collect();
        let told = problems.iter().map(|it| {
            let told: Vec<String> = it.arguments.iter().map(|it| format!("{:?}", it.1)).collect();
            format!("{} {}", it.code, told.join(" "))
        });
        (folders, others, told.collect())
    }

    #[test]
    fn patterns_and_names_mean_folders_each_once() {
        let known = ["a/東部/inputs", "a/西部/inputs", "a/notes/x", "b/北部/inputs"];
        let (folders, others, told) = chosen(&["a\\*", "./b/北部/", "a/東部", "?/西*"], &known);
        assert_eq!(folders, ["東部 a/東部", "西部 a/西部", "北部 b/北部"]);
        assert_eq!((others.as_slice(), told.len()), (&["a/notes".to_owned()][..], 0));
        // Who writes a name is told what is wrong with that folder when it is made.
        assert_eq!(chosen(&["a/notes"], &known).0, ["notes a/notes"]);
        let (none, _, told) = chosen(&["c/*"], &known);
        assert!(none.is_empty() && told[0].starts_with("no-region"), "{told:?}");
    }

    #[test]
    fn two_that_would_go_to_one_place_are_refused_with_both() {
        let known = ["a/Tokyo/inputs", "b/tokyo/inputs", "a/ガ/inputs", "b/カ\u{3099}/inputs"];
        let (folders, _, told) = chosen(&["*/*"], &known);
        assert_eq!(folders, ["Tokyo a/Tokyo", "ガ a/ガ"]);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].contains("a/Tokyo") && told[0].contains("b/tokyo"), "{told:?}");
        for name in ["Rollup", "Summary.JSON", ".."] {
            let told = chosen(&[&format!("x/{name}")], &known).2;
            assert!(told[0].starts_with("region-name"), "{name}: {told:?}");
        }
    }
}
