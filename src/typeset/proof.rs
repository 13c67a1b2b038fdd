//! A proof: the pages of a document as they will be printed, to be looked at before
//! anything is made, with the words on them and the places of their figures.

use std::sync::Arc;

use rayon::prelude::*;
use typst::layout::{Frame, FrameItem, Point, Transform};
use typst::syntax::Span;
use typst::text::TextItem;
use typst_layout::{Page, PagedDocument};
use typst_svg::SvgOptions;

use super::marks::Marks;

/// The pages of a document.
#[derive(Debug, Clone)]
pub struct Proof {
    /// Page by page.
    pub pages: Vec<ProofPage>,
}

/// A page as it will be printed.
#[derive(Debug, Clone)]
pub struct ProofPage {
    /// Its width in points.
    pub width: f64,
    /// Its height in points.
    pub height: f64,
    /// What it looks like.
    pub svg: Arc<str>,
    /// What it says, line by line, in the order in which it is read.
    pub lines: Vec<String>,
    /// Where its figures stand.
    pub spots: Vec<Spot>,
}

/// A place where a figure stands; one that is broken over two lines stands at two.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// The identifier of the figure.
    pub figure: String,
    /// What stands there.
    pub words: String,
    /// From the left edge of the page, in points, as all that follows.
    pub left: f64,
    /// From the upper edge.
    pub top: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

impl Proof {
    /// Reads laid-out pages, whose figures are where the marks say.
    pub(super) fn of(document: &PagedDocument, marks: &Marks) -> Self {
        let pages = document.pages().par_iter().map(|page| ProofPage::of(page, marks)).collect();
        Self { pages }
    }
}

impl ProofPage {
    fn of(page: &Page, marks: &Marks) -> Self {
        let mut reading = Reading { marks, lines: Vec::new(), spots: Vec::new(), last: None };
        reading.walk(&page.frame, Transform::identity());
        Self {
            width: page.frame.width().to_pt(),
            height: page.frame.height().to_pt(),
            svg: drawn(page),
            lines: reading.lines,
            spots: reading.spots,
        }
    }
}

/// Draws a page; those that stay the same when something else changes are drawn once.
#[comemo::memoize]
fn drawn(page: &Page) -> Arc<str> {
    typst_svg::svg(page, &SvgOptions::default()).into()
}

/// One walk through a page.
struct Reading<'a> {
    marks: &'a Marks,
    lines: Vec<String>,
    spots: Vec<Spot>,
    /// Where the last run ended, and how large its letters are.
    last: Option<(Point, f64)>,
}

impl Reading<'_> {
    fn walk(&mut self, frame: &Frame, at: Transform) {
        for (position, item) in frame.items() {
            let here = at.pre_concat(Transform::translate(position.x, position.y));
            match item {
                FrameItem::Group(group) => {
                    self.walk(&group.frame, here.pre_concat(group.transform));
                }
                FrameItem::Text(text) => self.text(text, here),
                FrameItem::Shape(..)
                | FrameItem::Image(..)
                | FrameItem::Link(..)
                | FrameItem::Tag(_) => {}
            }
        }
    }

    fn text(&mut self, text: &TextItem, at: Transform) {
        self.say(text, at);
        let mut run: Option<(Span, Point, String)> = None;
        let mut x = typst::layout::Abs::zero();
        for glyph in &text.glyphs {
            let (span, next) = (glyph.span.0, x + glyph.x_advance.at(text.size));
            let words = text.text.get(glyph.range()).unwrap_or_default();
            match &mut run {
                Some((open, _, said)) if *open == span => said.push_str(words),
                _ => {
                    self.mark(run.take(), x, text, at);
                    let begins = Point::with_x(x);
                    run = self.marks.contains_key(&span).then(|| (span, begins, words.to_owned()));
                }
            }
            x = next;
        }
        self.mark(run, x, text, at);
    }

    /// Notes a stretch of glyphs that one figure wrote.
    fn mark(
        &mut self,
        run: Option<(Span, Point, String)>,
        end: typst::layout::Abs,
        text: &TextItem,
        at: Transform,
    ) {
        let Some((span, begin, words)) = run else { return };
        let Some(figure) = self.marks.get(&span) else { return };
        let metrics = text.font.metrics();
        let (up, down) = (metrics.ascender.at(text.size), metrics.descender.at(text.size));
        let corners = [(begin.x, -up), (end, -up), (begin.x, -down), (end, -down)];
        let corners = corners.map(|(x, y)| Point::new(x, y).transform(at));
        let (x, y) = (corners.map(|it| it.x.to_pt()), corners.map(|it| it.y.to_pt()));
        let least = |all: [f64; 4]| all.into_iter().fold(f64::INFINITY, f64::min);
        let most = |all: [f64; 4]| all.into_iter().fold(f64::NEG_INFINITY, f64::max);
        self.spots.push(Spot {
            figure: figure.clone(),
            words,
            left: least(x),
            top: least(y),
            width: most(x) - least(x),
            height: most(y) - least(y),
        });
    }

    /// Notes the words of a run: those that stand behind each other are one line.
    fn say(&mut self, text: &TextItem, at: Transform) {
        let size = text.size.to_pt();
        let (begin, end) = (Point::zero().transform(at), Point::with_x(text.width()).transform(at));
        let gap = self.last.and_then(|(last, before)| {
            let is_beside = (last.y - begin.y).to_pt().abs() < 0.5 * before.max(size);
            let gap = (begin.x - last.x).to_pt();
            (is_beside && gap > -0.5 * size && gap < 4.0 * size).then_some(gap)
        });
        match (gap, self.lines.last_mut()) {
            (Some(gap), Some(line)) => {
                if gap > 0.6 * size && !line.ends_with(' ') {
                    line.push(' ');
                }
                line.push_str(&text.text);
            }
            _ => self.lines.push(text.text.to_string()),
        }
        self.last = Some((end, size));
    }
}
