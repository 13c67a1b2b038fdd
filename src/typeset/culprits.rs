//! Which text or cell a document cannot be typeset for: the one without which it can.
//!
//! Typst says of many problems only where its own code met them, and of those that show
//! when the PDF is written, nothing. So a document that failed is tried again: without its
//! texts, without what cells say, and then with more and more of them, until it fails.
//! That takes time only where something is wrong.

use std::collections::BTreeMap;
use std::ops::Range;

use typst::syntax::{LinkedNode, Source, SyntaxKind, ast};

use crate::diagnostics::{Diagnostic, Origin};
use crate::markup::{string_literal, unquoted};

use super::export::faults;
use super::world::{Manuscript, ManuscriptWorld, PARTS, Text, main_id};

/// What stands for a text of a cell that is tried out.
const BLANK: &str = "\"・\"";

/// Returns the text or the cell that causes a problem, by the problem's words.
pub(super) fn find(
    world: &ManuscriptWorld<'_>,
    manuscript: &Manuscript,
    message: &str,
) -> Option<Origin> {
    let trial = Trial { world, manuscript, message };
    trial.text().or_else(|| trial.cell())
}

/// Returns the images that texts ask for and that cannot be printed even alone, at each
/// place that asks for one.
pub(super) fn broken_images(
    world: &ManuscriptWorld<'_>,
    manuscript: &Manuscript,
) -> Vec<Diagnostic> {
    let mut asked: BTreeMap<String, Vec<Origin>> = BTreeMap::new();
    let mut texts: Vec<&Text> = world.texts.values().collect();
    texts.sort_by(|a, b| a.file.cmp(&b.file));
    for text in texts {
        for (at, path) in images_in(text.source.text()) {
            asked.entry(path).or_default().push(text.origin(at));
        }
    }
    let mut told = Vec::new();
    for (path, places) in asked {
        let source = format!("#image({}, alt: \"-\")", string_literal(&path));
        let main = Source::new(main_id(), source);
        let alone = ManuscriptWorld { main, ..world.clone() };
        let Some(fault) = faults(&alone, manuscript).into_iter().next() else { continue };
        let path = path.trim_start_matches('/');
        told.extend(places.iter().map(|place| {
            Diagnostic::broken_image(place, path, &fault.message).only_in(&manuscript.path)
        }));
    }
    told
}

/// The images of a text, each where it is asked for.
fn images_in(source: &str) -> Vec<(usize, String)> {
    let calls = ["md-image(\"", "md-inline-image(\""]
        .into_iter()
        .flat_map(|call| source.match_indices(call).map(move |(at, _)| (at, at + call.len())));
    calls.filter_map(|(at, path)| Some((at, unquoted(source.get(path..)?)?))).collect()
}

struct Trial<'a> {
    world: &'a ManuscriptWorld<'a>,
    manuscript: &'a Manuscript,
    message: &'a str,
}

impl Trial<'_> {
    fn fails(&self, world: &ManuscriptWorld<'_>) -> bool {
        faults(world, self.manuscript).iter().any(|fault| fault.message == self.message)
    }

    /// The text, and the block of it.
    fn text(&self) -> Option<Origin> {
        let mut texts: Vec<_> = self.world.texts.iter().collect();
        texts.sort_by(|(_, a), (_, b)| a.file.cmp(&b.file));
        // So many texts of each, in their order.
        let with = |count: usize| {
            let mut world = self.world.clone();
            for (id, text) in texts.iter().skip(count) {
                let source = Source::new(**id, String::new());
                world.texts.insert(**id, Text { source, ..(*text).clone() });
            }
            world
        };
        let (id, text) = texts.get(least(texts.len(), |count| self.fails(&with(count)))?)?;
        // Cut between blocks, a text stays sound.
        let ends = block_ends(&text.source);
        let cut = |count: usize| {
            let end = count.checked_sub(1).and_then(|at| ends.get(at)).copied();
            let source = text.source.text()[..end.unwrap_or(PARTS.len())].to_owned();
            let mut world = self.world.clone();
            world.texts.insert(**id, Text { source: Source::new(**id, source), ..(*text).clone() });
            world
        };
        let block = least(ends.len(), |count| self.fails(&cut(count)));
        let Some(block) = block else { return Some(Origin::file(&text.file)) };
        let start = block.checked_sub(1).map_or(PARTS.len(), |before| ends[before]);
        Some(text.origin(start))
    }

    /// The cell that a literal of the source says.
    fn cell(&self) -> Option<Origin> {
        let literals = self.literals()?;
        let with = |count: usize| {
            let mut source = self.world.main.text().to_owned();
            for literal in literals.iter().skip(count).rev() {
                source.replace_range(literal.at.clone(), BLANK);
            }
            let main = Source::new(main_id(), source);
            ManuscriptWorld { main, ..self.world.clone() }
        };
        let found = least(literals.len(), |count| self.fails(&with(count)))?;
        literals.get(found).map(|literal| literal.origin.clone())
    }

    /// The literals of the source that say what a cell says.
    fn literals(&self) -> Option<Vec<Literal>> {
        let mut cells: BTreeMap<&str, &Origin> = BTreeMap::new();
        self.world.typesetter.records?.each_row(&mut |row| {
            for said in &row.texts {
                cells.entry(said.text).or_insert(said.origin);
            }
        });
        let mut found = Vec::new();
        let mut nodes = vec![LinkedNode::new(self.world.main.root())];
        while let Some(node) = nodes.pop() {
            if node.kind() == SyntaxKind::Str
                && let Some(text) = node.cast::<ast::Str<'_>>()
                && let Some(origin) = cells.get(text.get().as_str())
            {
                found.push(Literal { at: node.range(), origin: (*origin).clone() });
            }
            nodes.extend(node.children());
        }
        found.sort_by_key(|literal| literal.at.start);
        Some(found)
    }
}

struct Literal {
    at: Range<usize>,
    origin: Origin,
}

/// Returns the place of the first of so many things with which a trial fails; none, if it
/// fails without all of them, or does not fail.
fn least(all: usize, fails: impl Fn(usize) -> bool) -> Option<usize> {
    if all == 0 || fails(0) || !fails(all) {
        return None;
    }
    let (mut sound, mut failing) = (0, all);
    while failing - sound > 1 {
        let middle = usize::midpoint(sound, failing);
        match fails(middle) {
            true => failing = middle,
            false => sound = middle,
        }
    }
    Some(failing - 1)
}

/// Where the blocks of a text end.
fn block_ends(source: &Source) -> Vec<usize> {
    let root = LinkedNode::new(source.root());
    let breaks = root.children().filter(|node| node.kind() == SyntaxKind::Parbreak);
    let mut ends: Vec<usize> = breaks.map(|node| node.range().end).collect();
    ends.push(source.text().len());
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_makes_a_trial_fail_is_found() {
        for all in 1..9 {
            for culprit in 0..all {
                assert_eq!(least(all, |count| count > culprit), Some(culprit));
            }
            assert_eq!(least(all, |_| true), None, "it fails without any");
            assert_eq!(least(all, |_| false), None, "it does not fail");
        }
    }

    #[test]
    fn blocks_end_at_blank_lines_outside_of_brackets() {
        let text = "一\n\n#list([二\n\n], [三\n\n], )\n\n四";
        let source = Source::detached(text);
        let ends = block_ends(&source);
        let parts: Vec<&str> = ends.iter().map(|end| &text[..*end]).collect();
        assert_eq!(parts, ["一\n\n", "一\n\n#list([二\n\n], [三\n\n], )\n\n", text]);
    }
}
