//! What is wrong with a document as a whole.

use super::finding::Finding;
use super::look::Look;
use super::page::{Page, Step};

/// Headings with nothing between them and the next of their level or above.
pub(super) fn empty_sections(pages: &[Page], look: &Look) -> Vec<Finding> {
    struct Open<'a> {
        level: i64,
        title: &'a str,
        page: usize,
        shown: usize,
    }
    let mut found = Vec::new();
    let mut open: Option<Open<'_>> = None;
    let mut judge = |open: Option<Open<'_>>, next: i64| {
        if let Some(Open { level, title, page, shown }) = open
            && next <= level
            && shown <= title.chars().count() + 6
        {
            let (words, more) = (title.to_owned(), String::new());
            found.push(Finding { page, fault: "empty-section", words, more, at: None });
        }
    };
    for (number, page) in (1..).zip(pages) {
        for step in &page.steps {
            match step {
                Step::Heading { level, title } => {
                    judge(open.take(), *level);
                    open = Some(Open { level: *level, title, page: number, shown: 0 });
                }
                Step::Text(run) if page.is_body(run, look) => {
                    if let Some(open) = &mut open {
                        open.shown += run.text.chars().count();
                    }
                }
                Step::Text(_) | Step::Cell(_) => {}
                Step::Image => open = None,
            }
        }
    }
    judge(open, 0);
    found
}
