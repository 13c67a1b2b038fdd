//! A page as Typst laid it out: every run of text at its place, in the order of reading.

use typst::foundations::Value;
use typst::introspection::{Location, Tag};
use typst::layout::{Frame, FrameItem, Point, Transform};
use typst::syntax::Span;
use typst::text::TextItem;
use typst::visualize::{Geometry, Paint, Shape};

/// Points in a millimetre.
pub(super) const MM: f64 = 72.0 / 25.4;

/// A rectangle in mm from the top left of the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
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

    pub(super) fn overlaps(&self, other: &Self, by: f64) -> bool {
        self.right.min(other.right) - self.left.max(other.left) > by
            && self.bottom.min(other.bottom) - self.top.max(other.top) > by
    }

    fn holds(&self, x: f64, y: f64) -> bool {
        self.left <= x && x <= self.right && self.top <= y && y <= self.bottom
    }
}

/// A run of shaped text.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) text: String,
    /// Where its ink is.
    pub(super) area: Area,
    pub(super) baseline: f64,
    /// In pt.
    pub(super) size: f64,
    /// Its colour, and the one behind it; none for what is no plain colour.
    pub(super) ink: Option<[u8; 3]>,
    pub(super) paper: Option<[u8; 3]>,
    pub(super) upright: bool,
    /// What wrote it.
    pub(super) written: Option<Span>,
}

impl Run {
    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// What is met on the way through a page.
#[derive(Debug)]
pub(super) enum Step {
    Heading {
        level: i64,
        title: String,
    },
    Text(Run),
    Image,
    /// A cell of a table begins, or ends.
    Cell(bool),
}

/// Everything on one page, in the order in which it is read.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) steps: Vec<Step>,
    filled: Vec<(Area, Option<[u8; 3]>)>,
    /// The cells that are open, by their places in the document.
    cells: Vec<Location>,
}

impl Page {
    pub(super) fn of(frame: &Frame) -> Self {
        let (width, height) = (frame.width().to_mm(), frame.height().to_mm());
        let mut page = Self { width, height, ..Self::default() };
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
        let content = match tag {
            Tag::Start(content, _) => content,
            Tag::End(location, ..) => {
                if self.cells.last() == Some(location) {
                    self.cells.pop();
                    self.steps.push(Step::Cell(false));
                }
                return;
            }
        };
        match content.elem().name() {
            "heading" => {
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
            "cell" => {
                self.cells.push(tag.location());
                self.steps.push(Step::Cell(true));
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &TextItem, at: Transform) {
        let ink = text.bbox();
        let area = Area::around(ink.min, ink.max, at);
        let (x, y) = (f64::midpoint(area.left, area.right), f64::midpoint(area.top, area.bottom));
        let beneath = self.filled.iter().rev().find(|(filled, _)| filled.holds(x, y));
        let run = Run {
            written: text.glyphs.first().map(|glyph| glyph.span.0),
            text: text.text.to_string(),
            area,
            baseline: Point::zero().transform(at).y.to_mm(),
            size: text.size.to_pt(),
            ink: colour(&text.fill),
            paper: beneath.map_or(Some([255; 3]), |(_, colour)| *colour),
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

    pub(super) fn runs(&self) -> impl Iterator<Item = &Run> {
        self.steps.iter().filter_map(|step| match step {
            Step::Text(run) => Some(run),
            _ => None,
        })
    }
}

fn colour(paint: &Paint) -> Option<[u8; 3]> {
    match paint {
        Paint::Solid(colour) => {
            let [red, green, blue, _] = colour.to_vec4_u8();
            Some([red, green, blue])
        }
        _ => None,
    }
}

/// Contrast of two colours as WCAG 2.2 defines it, from 1 to 21.
pub(super) fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.01);
        assert!((contrast([119; 3], [255; 3]) - 4.48).abs() < 0.01);
        assert!((contrast([9, 9, 9], [9, 9, 9]) - 1.0).abs() < 0.01);
    }
}
