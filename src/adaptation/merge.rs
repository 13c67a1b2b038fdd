//! Merges what a region changed in a copy with what changed in the file that it was copied
//! from: words by key, texts by paragraph, templates by block, and everything by line.
//!
//! What only one side changed is taken. What both changed is marked, with both sides, and
//! is left to a person:
//!
//! ```text
//! <<<<<<< ours
//! what the region says
//! =======
//! what the new file says
//! >>>>>>> theirs
//! ```
//!
//! No line that a region wrote is lost: it is in the merged file, marked or not.

use diffy::{ConflictStyle, DiffOptions, IncompleteHunkStyle, Line, MergeOptions};

use crate::locale::key_of;

/// What stands before the region's side, between the sides and after the other one.
const MARKS: [&str; 3] = ["<<<<<<< ours\n", "=======\n", ">>>>>>> theirs\n"];

/// Stands for the ends of lines in what is merged as one: the last character there is, which
/// nobody writes. Those that people have for signs of their own come long before it.
const JOINT: char = '\u{10fffd}';

/// What came of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Merged {
    /// The merged text.
    pub(super) text: String,
    /// How many places are marked.
    pub(super) conflicts: usize,
}

/// Merges the texts of a file: as it was copied (if that is known), as the region has it,
/// and as the file below is now. The path says what kind of text it is.
pub(super) fn merge(path: &str, old: Option<&str>, own: &str, now: &str) -> Merged {
    let is_crlf = own.contains("\r\n");
    let old = old.map(lines_of);
    let (own, now) = (lines_of(own), lines_of(now));
    let text = match (path.rsplit('.').next(), &old) {
        (Some("ftl"), _) => by_key(old.as_deref(), &own, &now),
        (_, None) => both(&own, &now),
        (Some("md"), Some(old)) => as_units(paragraphs, old, &own, &now),
        (Some("jinja"), Some(old)) => as_units(blocks, old, &own, &now),
        (_, Some(old)) => as_units(|line| line.to_owned(), old, &own, &now),
    };
    let conflicts = text.matches(MARKS[0]).count();
    Merged { text: if is_crlf { text.replace('\n', "\r\n") } else { text }, conflicts }
}

/// Merges line by line; nothing, where both sides changed the same.
pub(super) fn lines(old: &str, own: &str, now: &str) -> Option<String> {
    let [old, own, now] = [old, own, now].map(lines_of);
    MergeOptions::new().merge(&old, &own, &now).ok()
}

/// A text with plain ends of lines, the last one too.
fn lines_of(text: &str) -> String {
    let mut text = text.replace("\r\n", "\n");
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// Merges by units, each of them made one line.
fn as_units(unite: impl Fn(&str) -> String, old: &str, own: &str, now: &str) -> String {
    let mut options = MergeOptions::new();
    options
        .set_conflict_style(ConflictStyle::Merge)
        .set_incomplete_hunk_style(IncompleteHunkStyle::Git);
    let merged = options.merge(&unite(old), &unite(own), &unite(now));
    let (Ok(text) | Err(text)) = merged;
    text.replace(JOINT, "\n")
}

/// Makes each paragraph one line, and each item of a list and row of a table.
fn paragraphs(text: &str) -> String {
    let mut united = String::new();
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let is_inside = !line.trim().is_empty();
        let goes_on = lines.peek().is_some_and(|next| !next.trim().is_empty() && !is_item(next));
        united.push_str(line.trim_end_matches('\n'));
        united.push(if is_inside && goes_on { JOINT } else { '\n' });
    }
    united
}

/// Whether a line begins an item of a list or is a row of a table.
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = numbered.len() < line.len() && numbered.starts_with(['.', ')']);
    is_numbered || ["- ", "* ", "+ ", "|"].iter().any(|it| line.starts_with(it))
}

/// Makes each block, with those in it, one line.
fn blocks(text: &str) -> String {
    let mut united = String::new();
    let mut depth = 0_usize;
    for line in text.split_inclusive('\n') {
        depth += starts(line, "block");
        depth = depth.saturating_sub(starts(line, "endblock"));
        united.push_str(line.trim_end_matches('\n'));
        united.push(if depth > 0 { JOINT } else { '\n' });
    }
    // A block that is not closed is no unit.
    if depth > 0 { text.to_owned() } else { united }
}

/// How many statements of a line have this name.
fn starts(line: &str, name: &str) -> usize {
    let statements = line.split("{%").skip(1);
    let named =
        |it: &&str| it.trim_start_matches(['-', '+']).split_whitespace().next() == Some(name);
    statements.filter(named).count()
}

/// Marks every place where two texts differ, with both sides.
fn both(own: &str, now: &str) -> String {
    let mut options = DiffOptions::new();
    options.set_context_len(usize::MAX);
    let patch = options.create_patch(own, now);
    if patch.hunks().is_empty() {
        return own.to_owned();
    }
    let mut text = String::new();
    let (mut ours, mut theirs) = (String::new(), String::new());
    for line in patch.hunks().iter().flat_map(|hunk| hunk.lines()) {
        match line {
            Line::Context(line) => {
                text.push_str(&marked(&std::mem::take(&mut ours), &std::mem::take(&mut theirs)));
                text.push_str(line);
            }
            Line::Delete(line) => ours.push_str(line),
            Line::Insert(line) => theirs.push_str(line),
        }
    }
    text + &marked(&ours, &theirs)
}

fn marked(ours: &str, theirs: &str) -> String {
    if ours.is_empty() && theirs.is_empty() {
        return String::new();
    }
    let [before, between, after] = MARKS;
    format!("{before}{ours}{between}{theirs}{after}")
}

/// An entry of a file of words, with the comment above it; what comes before all of them
/// has no key. Of several with one key each has its number.
type Said<'t> = Vec<((Option<&'t str>, usize), String)>;

fn said(text: &str) -> Said<'_> {
    let mut said: Said<'_> = vec![((None, 0), String::new())];
    let mut comment = String::new();
    for line in text.split_inclusive('\n') {
        match key_of(line).filter(|_| !line.starts_with(char::is_whitespace)) {
            Some(key) => {
                let before = said.iter().filter(|((it, _), _)| *it == Some(key)).count();
                said.push(((Some(key), before), std::mem::take(&mut comment) + line));
            }
            None if line.starts_with('#') => comment.push_str(line),
            None => {
                if let Some((_, last)) = said.last_mut() {
                    last.push_str(&std::mem::take(&mut comment));
                    last.push_str(line);
                }
            }
        }
    }
    if let Some((_, last)) = said.last_mut() {
        last.push_str(&comment);
    }
    said
}

/// Returns the entries of a file of words that another one has too, as it says them, so that
/// a later release can be compared with them.
pub(super) fn words_of(now: &str, own: &str) -> String {
    let own = said(own);
    let is_own = |key: &Option<&str>| key.is_some() && own.iter().any(|((it, _), _)| it == key);
    said(now).iter().filter(|((key, _), _)| is_own(key)).map(|(_, text)| text.as_str()).collect()
}

/// Returns the words that a region has and that are others below it than they were: each
/// with its line, from 1.
pub(super) fn words_behind(was: &str, own: &str, now: &str) -> Vec<(String, usize)> {
    let (was, now) = (said(was), said(now));
    let keys = own.lines().zip(1..).filter_map(|(line, at)| Some((key_of(line)?, at)));
    let text = |all: &Said<'_>, key: &str| {
        let found = all.iter().find(|((it, _), _)| *it == Some(key));
        found.map(|(_, text)| text.trim_end().to_owned())
    };
    let is_other = |key: &str| text(&was, key).is_some_and(|it| text(&now, key) != Some(it));
    keys.filter(|(key, _)| is_other(key)).map(|(key, at)| (key.to_owned(), at)).collect()
}

/// Merges words. One that the region's file does not have goes on with the file below.
fn by_key(old: Option<&str>, own: &str, now: &str) -> String {
    let old = old.map(said);
    let (own, now) = (said(own), said(now));
    let mut text = String::new();
    for (key, ours) in own {
        let find = |all: &Said<'_>| all.iter().find(|(it, _)| *it == key).map(|it| it.1.clone());
        let (was, theirs) = (old.as_ref().and_then(find), find(&now));
        let is_same = |a: &str, b: &str| a.trim_end() == b.trim_end();
        let is_untouched = was.as_ref().is_some_and(|was| is_same(was, &ours));
        match theirs {
            // The program's own word, which it does not say any more.
            None if is_untouched => {}
            None => text.push_str(&ours),
            Some(theirs) if is_same(&ours, &theirs) => text.push_str(&ours),
            Some(theirs) if is_untouched => text.push_str(&theirs),
            Some(theirs) => {
                let is_still = was.is_some_and(|was| is_same(&was, &theirs));
                match is_still || key.0.is_none() {
                    true => text.push_str(&ours),
                    false => text.push_str(&marked(&ours, &theirs)),
                }
            }
        }
    }
    text
}

/// Returns the first lines of marked places, from 1, and the text with the region's side
/// of each; its lines stay where they are.
pub(super) fn marks(text: &str) -> (Vec<u32>, String) {
    let [before, between, after] = MARKS.map(str::trim_end);
    let mut marks = Vec::new();
    let mut ours = String::new();
    // Whether a line is of the region's side, or of the other one.
    let mut side: Option<bool> = None;
    for (line, at) in text.split_inclusive('\n').zip(1..) {
        let bare = line.trim_end();
        let end = &line[bare.len()..];
        let is_mark = match (side, bare) {
            (None, it) if it == before => {
                marks.push(at);
                side = Some(true);
                true
            }
            (Some(true), it) if it == between => {
                side = Some(false);
                true
            }
            (Some(false), it) if it == after => {
                side = None;
                true
            }
            _ => false,
        };
        ours.push_str(if is_mark || side == Some(false) { end } else { line });
    }
    (marks, ours)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KINDS: [&str; 5] = ["x.typ", "x.md", "x.typ.jinja", "x.toml", "x.ftl"];

    #[track_caller]
    fn check(path: &str, [old, own, now]: [&str; 3], expected: &str) {
        let merged = merge(path, Some(old), own, now);
        assert_eq!(merged.text, expected);
        assert_eq!(merged.conflicts, expected.matches("<<<<<<<").count());
    }

    #[test]
    fn words_are_merged_key_by_key() {
        let old = "# head\n\none = 1\ntwo = 2\n# of three\nthree = 3\nfour = 4\n";
        let own = "# head\n\none = eins\ntwo = 2\n# of three\nthree = drei\nfour = 4\nours = x\n";
        let now = "# head\n\none = 1\ntwo = II\n# of three\nthree = III\nfive = 5\n";
        let expected = "# head\n\none = eins\ntwo = II\n<<<<<<< ours\n# of three\nthree = drei\n\
                        =======\n# of three\nthree = III\n>>>>>>> theirs\nours = x\n";
        check("x.ftl", [old, own, now], expected);
    }

    #[test]
    fn texts_are_merged_by_paragraph() {
        let old = "one\nmore\n\ntwo\nmore\n\nthree\n";
        let own = "one\nours\n\ntwo\nmore\n\nthree\n";
        let now = "one\nmore\nnew\n\ntwo\nnew\n\nthree\n";
        let expected = "<<<<<<< ours\none\nours\n=======\none\nmore\nnew\n>>>>>>> theirs\n\n\
                        two\nnew\n\nthree\n";
        check("x.md", [old, own, now], expected);
    }

    #[test]
    fn items_of_a_list_and_rows_of_a_table_are_merged_each_by_itself() {
        let old = "文。\n\n1. 一\n2. 二\n   続き\n3. 三\n\n|a|\n|---|\n|b|\n|c|\n|d|\n";
        let own = old.replace("3. 三\n", "3. 三\n4. 四\n").replace("|d|", "|dd|");
        let now = old.replace("1. 一", "1. いち").replace("|b|", "|bb|");
        let both = own.replace("1. 一", "1. いち").replace("|b|", "|bb|");
        check("x.md", [old, &own, &now], &both);
        // An item stays whole with the lines that go on.
        let own = old.replace("2. 二", "2. に");
        let now = old.replace("   続き", "   つづき");
        let expected = old.replace(
            "2. 二\n   続き\n",
            "<<<<<<< ours\n2. に\n   続き\n=======\n2. 二\n   つづき\n>>>>>>> theirs\n",
        );
        check("x.md", [old, &own, &now], &expected);
    }

    #[test]
    fn templates_are_merged_by_block() {
        let block = |name: &str, text: &str| {
            format!("{{% block {name} %}}\na\n{text}\nb\nc\nd\n{{% endblock %}}\n")
        };
        let old = format!("x\n\n{}\n{}", block("a", "1"), block("b", "2"));
        let own = old
            .replace("x\n", "ours\n")
            .replace("b\nc\nd\n{% endblock %}\n\n", "B\nc\nd\n{% endblock %}\n\n");
        let now = format!("x\n\n{}\n{}", block("a", "9"), block("b", "8"));
        let merged = merge("x.typ.jinja", Some(&old), &own, &now);
        assert_eq!(merged.conflicts, 1, "{}", merged.text);
        assert!(
            merged.text.starts_with("ours\n\n<<<<<<< ours\n{% block a %}\n"),
            "{}",
            merged.text
        );
        assert!(merged.text.ends_with(&block("b", "8")), "{}", merged.text);
    }

    #[test]
    fn without_the_old_text_both_sides_are_marked() {
        let merged = merge("x.typ", None, "a\nours\nb\n", "a\nnew\nb\nmore\n");
        let expected = "a\n<<<<<<< ours\nours\n=======\nnew\n>>>>>>> theirs\nb\n\
                        <<<<<<< ours\n=======\nmore\n>>>>>>> theirs\n";
        assert_eq!((merged.text.as_str(), merged.conflicts), (expected, 2));
        let (places, ours) = marks(expected);
        assert_eq!((places, ours.as_str()), (vec![2, 8], "a\n\nours\n\n\n\nb\n\n\n\n\n"));
        assert_eq!(merge("x.ftl", None, "a = 1\r\n", "a = 1\n").text, "a = 1\r\n");
    }

    /// Texts in all kinds of signs: of few lines, so that the sides meet.
    fn text() -> impl Strategy<Value = Vec<String>> {
        let line = prop_oneof![
            4 => "[a-c] = [1-3]",
            2 => Just(String::new()),
            1 => "# [a-c]",
            1 => "  [a-c]",
            1 => Just("{% block a %}".to_owned()),
            1 => Just("{% endblock %}".to_owned()),
        ];
        prop::collection::vec(line, 0..9)
    }

    /// Changes of a text: which line goes, and what comes in its place.
    fn changes() -> impl Strategy<Value = Vec<(usize, bool, String)>> {
        prop::collection::vec((0..9_usize, any::<bool>(), "[d-f] = [x-z]"), 0..4)
    }

    fn changed(text: &[String], changes: &[(usize, bool, String)], side: &str) -> String {
        let mut lines = text.to_vec();
        for (at, goes, new) in changes {
            let at = (*at).min(lines.len());
            if *goes && at < lines.len() {
                lines.remove(at);
            }
            lines.insert(at, format!("{new}{side}"));
        }
        lines.iter().map(|line| format!("{line}\n")).collect()
    }

    proptest! {
        #[test]
        fn no_line_of_a_region_is_lost(
            old in text(), own in changes(), now in changes(), known in any::<bool>()
        ) {
            let was = changed(&old, &[], "");
            let (own, now) = (changed(&old, &own, " ours"), changed(&old, &now, " theirs"));
            for path in KINDS {
                let merged = merge(path, known.then_some(was.as_str()), &own, &now);
                for line in own.lines().filter(|line| !old.iter().any(|it| it == line)) {
                    let count = |text: &str| text.lines().filter(|it| *it == line).count();
                    prop_assert!(
                        count(&merged.text) >= count(&own), "{path}: {line:?} in\n{}", merged.text
                    );
                }
                let (places, ours) = marks(&merged.text);
                prop_assert_eq!(places.len(), merged.conflicts);
                prop_assert_eq!(ours.lines().count(), merged.text.lines().count());
            }
        }

        #[test]
        fn what_one_side_changed_is_taken(old in text(), changes in changes()) {
            let was = changed(&old, &[], "");
            let new = changed(&old, &changes, " new");
            for path in KINDS.into_iter().filter(|path| *path != "x.ftl") {
                prop_assert_eq!(merge(path, Some(&was), &new, &was).text, new.clone(), "{}", path);
                prop_assert_eq!(merge(path, Some(&was), &was, &new).text, new.clone(), "{}", path);
            }
            prop_assert_eq!(merge("x.ftl", Some(&was), &new, &was).text, new);
        }
    }
}
