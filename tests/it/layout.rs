//! Pages as Typst laid them out: every run of text at its place, and what is
//! wrong with where it stands.
//!
//! The rules: nothing outside the margins, no text over
//! other text, nothing smaller than 8 pt or paler than 4.5:1, no colour without
//! a symbol, no lonely head, no empty section, no blank page, and lines that
//! begin and end as JLREQ allows.

use std::collections::BTreeSet;

use entaku::files::Files;
use entaku::locale::Language;
use entaku::template::{self, Rendered};
use entaku::typeset::{self, Manuscript, Typesetter};
use typst::foundations::Value;
use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem, Point, Transform};
use typst::text::TextItem;
use typst::visualize::{Geometry, Paint, Shape};
use typst_layout::PagedDocument;

use crate::harness::{ENGINE, described};

/// Points in a millimetre.
const MM: f64 = 72.0 / 25.4;
/// The margins of `lib/theme.typ`, with what hangs into the left one, in mm.
const LEFT: f64 = 23.0;
const RIGHT: f64 = 210.0 - 24.0;
const BOTTOM: f64 = 297.0 - 20.0;
/// Where a page's running head ends and its foot begins.
const HEAD: f64 = 18.5;
const FOOT: f64 = BOTTOM + 5.0;
/// How far ink may reach past its own place, in mm.
const SLACK: f64 = 0.4;

/// Characters that JLREQ keeps from the beginning of a line (cl-02 to cl-06).
const NOT_FIRST: &str = "、。，．）」』】〉》〕｝：；？！";
/// Characters that it keeps from the end of one (cl-01).
const NOT_LAST: &str = "（「『【〈《〔｛";

/// Symbols that stand beside a status colour.
const SYMBOLS: &str = "◎○△▲×−・";

/// Typesets every Typst source of a draft, and returns the pages by path.
pub(crate) fn lay_out(
    drafted: &Files,
    inputs: &Files,
    own: &Files,
) -> Vec<(String, PagedDocument)> {
    let today = jiff::civil::date(2026, 10, 31);
    let (typesetter, mut problems) = Typesetter::new(ENGINE.supplies(), own, inputs, today);
    let mut made = Vec::new();
    for (path, source) in drafted.iter().filter(|(path, _)| path.ends_with(".typ")) {
        let stem = path.trim_end_matches(".typ");
        let mut attachments = Files::new();
        for (file, bytes) in drafted.under(&format!("{stem}/")) {
            attachments.insert(&file[stem.len() + 1..], bytes.clone());
        }
        let source = String::from_utf8_lossy(source).into_owned();
        let rendered = Rendered { source, templates: vec![(0, path.to_owned())] };
        let sheet = Manuscript {
            path: path.to_owned(),
            rendered,
            title: path.to_owned(),
            author: String::new(),
            language: if stem.ends_with(".en") { Language::En } else { Language::Ja },
            attachments,
            ident: path.to_owned(),
        };
        let (document, told) = typeset::lay_out(&typesetter, &sheet);
        problems.extend(told);
        made.extend(document.map(|document| (stem.to_owned(), document)));
    }
    assert!(problems.is_empty(), "{}", described(&problems, inputs));
    made
}

/// Returns what is wrong with a document's pages, each as one line.
pub(crate) fn faults(path: &str, document: &PagedDocument) -> Vec<String> {
    let pages: Vec<Page> = document.pages().iter().map(|page| Page::of(&page.frame)).collect();
    let said = status_colours();
    let mut found = Vec::new();
    for (number, page) in (1..).zip(&pages) {
        let mut tell = |what: String| found.push(format!("{path} p{number}: {what}"));
        page.outside_margins(&mut tell);
        page.over_each_other(&mut tell);
        page.unreadable(&mut tell);
        page.only_coloured(&said, &mut tell);
        page.lonely_head(&mut tell);
        page.badly_broken(&mut tell);
        // The sheets of a kit are for different hands: each has a last page.
        let next = pages.get(number);
        let ends_sheet = path.contains("kit") && next.is_some_and(Page::begins_section);
        page.empty(next.is_none() || ends_sheet, &mut tell);
    }
    found.extend(empty_sections(&pages).into_iter().map(|what| format!("{path}: {what}")));
    found
}

/// Returns all that a document's pages say.
pub(crate) fn text_of(document: &PagedDocument) -> String {
    runs_of(document).concat()
}

/// Returns what a document's pages say, run by run.
pub(crate) fn runs_of(document: &PagedDocument) -> Vec<String> {
    let pages = document.pages().iter().map(|page| Page::of(&page.frame));
    pages.flat_map(|page| page.runs().map(|run| run.text.clone()).collect::<Vec<_>>()).collect()
}

/// A rectangle in mm from the top left of the page.
#[derive(Debug, Clone, Copy)]
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Area {
    /// The smallest rectangle around two corners, wherever these come to lie.
    fn around(a: Point, b: Point, at: Transform) -> Self {
        let corners = [a, b, Point::new(a.x, b.y), Point::new(b.x, a.y)];
        let corners = corners.map(|corner| corner.transform(at));
        let x = corners.map(|corner| corner.x.to_mm());
        let y = corners.map(|corner| corner.y.to_mm());
        Self {
            left: x.into_iter().fold(f64::INFINITY, f64::min),
            top: y.into_iter().fold(f64::INFINITY, f64::min),
            right: x.into_iter().fold(f64::NEG_INFINITY, f64::max),
            bottom: y.into_iter().fold(f64::NEG_INFINITY, f64::max),
        }
    }

    fn overlaps(&self, other: &Self, by: f64) -> bool {
        self.right.min(other.right) - self.left.max(other.left) > by
            && self.bottom.min(other.bottom) - self.top.max(other.top) > by
    }

    fn holds(&self, x: f64, y: f64) -> bool {
        self.left <= x && x <= self.right && self.top <= y && y <= self.bottom
    }
}

/// A run of shaped text.
#[derive(Debug, Clone)]
struct Run {
    text: String,
    /// Where its ink is.
    area: Area,
    baseline: f64,
    /// In pt.
    size: f64,
    ink: [u8; 3],
    paper: [u8; 3],
    upright: bool,
}

impl Run {
    /// Whether it belongs to the page's own text, not to its head or foot.
    fn is_body(&self) -> bool {
        self.area.top > HEAD && self.area.top < FOOT
    }

    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// What is met on the way through a page.
#[derive(Debug)]
enum Step {
    Heading { level: i64, title: String },
    Text(Run),
    Image,
}

/// Everything on one page, in the order in which it is read.
#[derive(Debug, Default)]
struct Page {
    steps: Vec<Step>,
    filled: Vec<(Area, [u8; 3])>,
}

impl Page {
    fn of(frame: &Frame) -> Self {
        let mut page = Self::default();
        page.walk(frame, Transform::identity());
        page
    }

    fn walk(&mut self, frame: &Frame, at: Transform) {
        for (position, item) in frame.items() {
            let here = at.pre_concat(Transform::translate(position.x, position.y));
            match item {
                FrameItem::Group(group) => {
                    self.walk(&group.frame, here.pre_concat(group.transform));
                }
                FrameItem::Text(text) => self.text(text, here),
                FrameItem::Shape(shape, _) => self.shape(shape, here),
                FrameItem::Image(..) => self.steps.push(Step::Image),
                FrameItem::Tag(tag) => self.tag(tag),
                FrameItem::Link(..) => {}
            }
        }
    }

    fn tag(&mut self, tag: &Tag) {
        let Tag::Start(content, _) = tag else { return };
        if content.elem().name() != "heading" {
            return;
        }
        let level = match content.get_by_name("level") {
            Ok(Value::Int(level)) => level,
            _ => 1,
        };
        let title = match content.get_by_name("body") {
            Ok(Value::Content(body)) => body.plain_text().into(),
            _ => String::new(),
        };
        self.steps.push(Step::Heading { level, title });
    }

    fn text(&mut self, text: &TextItem, at: Transform) {
        let ink = text.bbox();
        let area = Area::around(ink.min, ink.max, at);
        let (x, y) = (f64::midpoint(area.left, area.right), f64::midpoint(area.top, area.bottom));
        let beneath = self.filled.iter().rev().find(|(filled, _)| filled.holds(x, y));
        let run = Run {
            text: text.text.to_string(),
            area,
            baseline: Point::zero().transform(at).y.to_mm(),
            size: text.size.to_pt(),
            ink: colour(&text.fill),
            paper: beneath.map_or([255; 3], |(_, colour)| *colour),
            upright: at.kx.is_zero() && at.ky.is_zero(),
        };
        if !run.is_blank() {
            self.steps.push(Step::Text(run));
        }
    }

    fn shape(&mut self, shape: &Shape, at: Transform) {
        if let (Geometry::Rect(size), Some(fill)) = (&shape.geometry, &shape.fill) {
            let area = Area::around(Point::zero(), size.to_point(), at);
            self.filled.push((area, colour(fill)));
        }
    }

    fn runs(&self) -> impl Iterator<Item = &Run> {
        self.steps.iter().filter_map(|step| match step {
            Step::Text(run) => Some(run),
            _ => None,
        })
    }

    fn outside_margins(&self, tell: &mut impl FnMut(String)) {
        for run in self.runs() {
            let area = run.area;
            let sideways = area.left < LEFT - SLACK || area.right > RIGHT + SLACK;
            let down = run.is_body() && area.bottom > BOTTOM + SLACK;
            if sideways || down || area.top < 8.0 || area.bottom > 297.0 - 8.0 {
                tell(format!("outside the margins: {} {area:.1?}", run.text));
            }
        }
    }

    fn over_each_other(&self, tell: &mut impl FnMut(String)) {
        let runs: Vec<&Run> = self.runs().collect();
        for (index, run) in runs.iter().enumerate() {
            for other in &runs[index + 1..] {
                if run.area.overlaps(&other.area, SLACK) {
                    tell(format!("one over the other: {} | {}", run.text, other.text));
                }
            }
        }
    }

    fn unreadable(&self, tell: &mut impl FnMut(String)) {
        for run in self.runs() {
            if run.size < 8.0 - 0.01 {
                tell(format!("{:.1} pt: {}", run.size, run.text));
            }
            let contrast = contrast(run.ink, run.paper);
            if contrast < 4.5 {
                tell(format!("contrast {contrast:.1}: {}", run.text));
            }
        }
    }

    /// A colour that is neither ink, nor muted, nor the accent says something,
    /// and a symbol next to it or beneath it has to say it too.
    fn only_coloured(&self, colours: &BTreeSet<[u8; 3]>, tell: &mut impl FnMut(String)) {
        for run in self.runs().filter(|run| colours.contains(&run.ink)) {
            let is_near = |other: &Run| {
                (other.area.left - run.area.right)
                    .abs()
                    .min((run.area.left - other.area.left).abs())
                    < 30.0
                    && (-6.0..14.0).contains(&(other.baseline - run.baseline))
            };
            let said = self
                .runs()
                .any(|other| other.text.chars().any(|c| SYMBOLS.contains(c)) && is_near(other));
            if !said {
                tell(format!("colour without a symbol: {}", run.text));
            }
        }
    }

    /// The last thing of a page is no head.
    fn lonely_head(&self, tell: &mut impl FnMut(String)) {
        let last = self.steps.iter().rposition(|step| matches!(step, Step::Heading { .. }));
        let Some(last) = last else { return };
        let Step::Heading { title, .. } = &self.steps[last] else { return };
        let shown: usize = self.steps[last + 1..]
            .iter()
            .filter_map(|step| match step {
                Step::Text(run) if run.is_body() => Some(run.text.chars().count()),
                Step::Image => Some(usize::MAX / 2),
                _ => None,
            })
            .sum();
        // The head's own words and number come first.
        if shown <= title.chars().count() + 6 {
            tell(format!("a lonely head: {title}"));
        }
    }

    fn badly_broken(&self, tell: &mut impl FnMut(String)) {
        let mut runs: Vec<&Run> = self.runs().filter(|run| run.upright && run.is_body()).collect();
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
                tell(format!("a line begins with {}", run.text));
            }
            let ends = index + 1 == runs.len() || begins(index + 1);
            if ends && last.is_some_and(|c| NOT_LAST.contains(c)) {
                tell(format!("a line ends with {}", run.text));
            }
        }
    }

    /// Whether a section of the first level stands at its top.
    fn begins_section(&self) -> bool {
        self.steps
            .iter()
            .find(|step| match step {
                Step::Heading { .. } | Step::Image => true,
                Step::Text(run) => run.is_body(),
            })
            .is_some_and(|step| matches!(step, Step::Heading { level: 1, .. }))
    }

    /// No page is blank, and none but the last is two thirds empty.
    fn empty(&self, is_last: bool, tell: &mut impl FnMut(String)) {
        let lowest = self.runs().filter(|run| run.is_body()).map(|run| run.area.bottom);
        let lowest = lowest.fold(0.0, f64::max);
        if lowest == 0.0 {
            tell("a blank page".to_owned());
        } else if !is_last && lowest < HEAD + (BOTTOM - HEAD) / 3.0 {
            tell(format!("two thirds empty, text ends at {lowest:.0} mm"));
        }
    }
}

/// Headings with nothing between them and the next of their level or above.
fn empty_sections(pages: &[Page]) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<(i64, &str, usize)> = None;
    let mut judge = |open: Option<(i64, &str, usize)>, next: i64| {
        if let Some((level, title, shown)) = open
            && next <= level
            && shown <= title.chars().count() + 6
        {
            found.push(format!("an empty section: {title}"));
        }
    };
    for step in pages.iter().flat_map(|page| &page.steps) {
        match step {
            Step::Heading { level, title } => {
                judge(open, *level);
                open = Some((*level, title, 0));
            }
            Step::Text(run) if run.is_body() => {
                if let Some((_, _, shown)) = &mut open {
                    *shown += run.text.chars().count();
                }
            }
            Step::Text(_) => {}
            Step::Image => open = None,
        }
    }
    judge(open, 0);
    found
}

fn colour(paint: &Paint) -> [u8; 3] {
    match paint {
        Paint::Solid(colour) => {
            let [red, green, blue, _] = colour.to_vec4_u8();
            [red, green, blue]
        }
        _ => panic!("pages have plain colours only"),
    }
}

/// The theme's status colours that say something: those that it writes out.
fn status_colours() -> BTreeSet<[u8; 3]> {
    let base = template::base();
    let theme = base.text("templates/lib/theme.typ").expect("the theme");
    let (_, rest) = theme.split_once("#let status-colours = (").expect("status colours");
    let (colours, _) = rest.split_once("\n)").expect("their end");
    let hex = |digits: &str| u8::from_str_radix(digits, 16).expect("hexadecimal digits");
    let found: BTreeSet<[u8; 3]> = colours
        .split("rgb(\"#")
        .skip(1)
        .map(|it| [hex(&it[0..2]), hex(&it[2..4]), hex(&it[4..6])])
        .collect();
    assert!(!found.is_empty(), "the theme has colours of its own for status");
    found
}

/// Contrast of two colours as WCAG 2.2 defines it, from 1 to 21.
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let luminance = |colour: [u8; 3]| {
        let [red, green, blue] = colour.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}
