//! What is wrong with one page.

use super::look::Look;
use super::page::{MM, Page, Run, Step, contrast};

/// How far ink may reach past its own place, in mm.
const SLACK: f64 = 0.4;
/// How near to the edge of the paper nothing stands, in mm.
const EDGE: f64 = 8.0;
/// How far into the upper margin a running head reaches, and how far below the text its
/// foot begins.
const HEAD: f64 = 3.5;
const FOOT: f64 = 5.0;
/// The least contrast of letters: WCAG 2.2, AA.
const CONTRAST: f64 = 4.5;
/// The least share of a last page that has text.
const LAST: f64 = 0.05;
/// A cell of no more letters than this stands in one line.
const SHORT: usize = 3;

/// Characters that JLREQ keeps from the beginning of a line (cl-02 to cl-06).
const NOT_FIRST: &str = "、。，．）」』】〉》〕｝：；？！";
/// Characters that it keeps from the end of one (cl-01).
const NOT_LAST: &str = "（「『【〈《〔｛";

/// Told of a fault: its name, the words there, a number or other words, and the place.
pub(super) type Tell<'a> = dyn FnMut(&'static str, &str, String, Option<(f64, f64)>) + 'a;

/// Which page of a document or a sheet it is: one that may end where it does, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Only,
    Middle,
    Last,
}

impl Page {
    /// Judges the page.
    pub(super) fn judge(&self, look: &Look, turn: Turn, tell: &mut Tell<'_>) {
        self.outside_margins(look, tell);
        self.over_each_other(tell);
        self.unreadable(look, tell);
        self.only_coloured(look, tell);
        self.lonely_head(look, tell);
        self.badly_broken(look, tell);
        self.broken_cells(tell);
        self.empty(look, turn, tell);
    }

    /// Whether a run belongs to the page's own text, not to its head or foot.
    pub(super) fn is_body(&self, run: &Run, look: &Look) -> bool {
        run.area.top > look.top - HEAD && run.area.top < self.height - look.bottom + FOOT
    }

    fn outside_margins(&self, look: &Look, tell: &mut Tell<'_>) {
        let (right, bottom) = (self.width - look.right, self.height - look.bottom);
        for run in self.runs() {
            let area = run.area;
            let sideways = area.left < look.left - SLACK || area.right > right + SLACK;
            let down = self.is_body(run, look) && area.bottom > bottom + SLACK;
            if sideways || down || area.top < EDGE || area.bottom > self.height - EDGE {
                tell("outside", &run.text, String::new(), place(run));
            }
        }
    }

    fn over_each_other(&self, tell: &mut Tell<'_>) {
        let runs: Vec<&Run> = self.runs().collect();
        for (index, run) in runs.iter().enumerate() {
            for other in &runs[index + 1..] {
                if run.area.overlaps(&other.area, SLACK) {
                    tell("over", &run.text, other.text.clone(), place(run));
                }
            }
        }
    }

    fn unreadable(&self, look: &Look, tell: &mut Tell<'_>) {
        for run in self.runs() {
            if run.size < look.smallest - 0.01 {
                tell("small", &run.text, format!("{:.1}", run.size), place(run));
            }
            let contrast = run.ink.zip(run.paper).map(|(ink, paper)| contrast(ink, paper));
            if let Some(contrast) = contrast.filter(|contrast| *contrast < CONTRAST) {
                tell("pale", &run.text, format!("{contrast:.1}"), place(run));
            }
        }
    }

    /// A colour that is neither ink, nor muted, nor the accent says something,
    /// and a symbol next to it or beneath it has to say it too.
    fn only_coloured(&self, look: &Look, tell: &mut Tell<'_>) {
        let says = |run: &&Run| run.ink.is_some_and(|ink| look.status.contains(&ink));
        for run in self.runs().filter(says) {
            let is_near = |other: &Run| {
                (other.area.left - run.area.right)
                    .abs()
                    .min((run.area.left - other.area.left).abs())
                    < 30.0
                    && (-6.0..14.0).contains(&(other.baseline - run.baseline))
            };
            let has_symbol = |other: &Run| other.text.chars().any(|c| look.symbols.contains(c));
            if !self.runs().any(|other| has_symbol(other) && is_near(other)) {
                tell("colour", &run.text, String::new(), place(run));
            }
        }
    }

    /// The last thing of a page is no head.
    fn lonely_head(&self, look: &Look, tell: &mut Tell<'_>) {
        let last = self.steps.iter().rposition(|step| matches!(step, Step::Heading { .. }));
        let Some(last) = last else { return };
        let Step::Heading { title, .. } = &self.steps[last] else { return };
        let shown: usize = self.steps[last + 1..]
            .iter()
            .filter_map(|step| match step {
                Step::Text(run) if self.is_body(run, look) => Some(run.text.chars().count()),
                Step::Image => Some(usize::MAX / 2),
                _ => None,
            })
            .sum();
        // The head's own words and number come first.
        if shown <= title.chars().count() + 6 {
            let run = self.steps[last + 1..].iter().find_map(|step| match step {
                Step::Text(run) => Some(run),
                _ => None,
            });
            tell("lonely-head", title, String::new(), run.and_then(place));
        }
    }

    fn badly_broken(&self, look: &Look, tell: &mut Tell<'_>) {
        let is_line = |run: &&Run| run.upright && self.is_body(run, look);
        let mut runs: Vec<&Run> = self.runs().filter(is_line).collect();
        runs.sort_by(|a, b| {
            let line = |run: &Run| (run.baseline * 2.0).round();
            line(a).total_cmp(&line(b)).then(a.area.left.total_cmp(&b.area.left))
        });
        let begins = |index: usize| {
            index == 0 || {
                let (before, run): (&Run, &Run) = (runs[index - 1], runs[index]);
                (before.baseline - run.baseline).abs() > 0.6
                    || run.area.left - before.area.right > 1.2 * run.size / MM
            }
        };
        for (index, run) in runs.iter().enumerate() {
            let (first, last) = (run.text.trim().chars().next(), run.text.trim().chars().last());
            if begins(index) && first.is_some_and(|c| NOT_FIRST.contains(c)) {
                tell("line-begins", &run.text, String::new(), place(run));
            }
            let ends = index + 1 == runs.len() || begins(index + 1);
            if ends && last.is_some_and(|c| NOT_LAST.contains(c)) {
                tell("line-ends", &run.text, String::new(), place(run));
            }
        }
    }

    /// A word of a few letters stands in one line of its cell: 番号, and not 番 over 号.
    fn broken_cells(&self, tell: &mut Tell<'_>) {
        let mut open: Vec<Vec<&Run>> = Vec::new();
        for step in &self.steps {
            match step {
                Step::Cell(true) => open.push(Vec::new()),
                Step::Cell(false) => {
                    let Some(runs) = open.pop() else { continue };
                    let text: String = runs.iter().map(|run| run.text.trim()).collect();
                    let lines = runs.windows(2).filter(|pair| {
                        let (first, next) = (pair[0], pair[1]);
                        // A reading above a word is smaller, and not below it.
                        next.baseline - first.baseline > 0.6
                            && (next.size - first.size).abs() < 0.1
                            // A break that somebody wrote stands between two texts.
                            && first.written == next.written
                    });
                    let is_word = text.chars().all(|c| c.is_alphanumeric() && !c.is_ascii());
                    if lines.count() > 0 && text.chars().count() <= SHORT && is_word {
                        tell(
                            "broken-word",
                            &text,
                            String::new(),
                            runs.first().and_then(|it| place(it)),
                        );
                    }
                }
                Step::Text(run) => {
                    if let Some(cell) = open.last_mut() {
                        cell.push(run);
                    }
                }
                Step::Heading { .. } | Step::Image => {}
            }
        }
    }

    /// Whether a section of the first level stands at its top.
    pub(super) fn begins_section(&self, look: &Look) -> bool {
        self.steps
            .iter()
            .find(|step| match step {
                Step::Heading { .. } | Step::Image => true,
                Step::Text(run) => self.is_body(run, look),
                Step::Cell(_) => false,
            })
            .is_some_and(|step| matches!(step, Step::Heading { level: 1, .. }))
    }

    /// No page is blank, none but the last is two thirds empty, and that one has more than
    /// a line or two.
    fn empty(&self, look: &Look, turn: Turn, tell: &mut Tell<'_>) {
        let lowest = self.runs().filter(|run| self.is_body(run, look)).map(|run| run.area.bottom);
        let lowest = lowest.fold(0.0, f64::max);
        let top = look.top - HEAD;
        let share = |of: f64| top + (self.height - look.bottom - top) * of;
        if lowest == 0.0 && !self.has_images() {
            tell("blank", "", String::new(), None);
        } else if turn == Turn::Middle && lowest < share(1.0 / 3.0) && !self.has_images() {
            tell("nearly-empty", "", format!("{lowest:.0}"), None);
        } else if turn == Turn::Last && lowest < share(LAST) && !self.has_images() {
            tell("last-page", "", format!("{lowest:.0}"), None);
        }
    }

    fn has_images(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::Image))
    }
}

fn place(run: &Run) -> Option<(f64, f64)> {
    Some((run.area.left, run.area.top))
}
