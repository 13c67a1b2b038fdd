//! What the parts of documents are called, where they have no words of their own.

use crate::adaptation::Item;
use crate::diagnostics::say;
use crate::locale::Language;

/// What has no words of its own in the documents, and is called something here.
const TITLED: [&str; 56] = [
    "rollup",
    "rollup/attachments",
    "rollup/title",
    "rollup-indicators",
    "rollup-indicators/attachments",
    "rollup-indicators/indicator",
    "rollup-indicators/title",
    "rollup-summary",
    "rollup-summary/summary",
    "rollup-summary/title",
    "parts/rollup",
    "report",
    "guideline",
    "kit",
    "plain",
    "summary",
    "member",
    "common/title",
    "common/contact",
    "report/cover-letter",
    "report/contents",
    "guideline/contents",
    "report/attachments",
    "guideline/attachments",
    "plain/contact",
    "report/costs",
    "report/hours",
    "report/method",
    "report/own-method",
    "summary/standing",
    "summary/chart",
    "member/message",
    "member/asks",
    "frame",
    "furigana",
    "own",
    "parts/commitments",
    "parts/contributions",
    "parts/indicators",
    "lib/charts",
    "lib/html/charts",
    "lib/html/element",
    "lib/html/lib",
    "lib/html/markdown",
    "lib/html/page",
    "lib/html/parts",
    "lib/html/style",
    "lib/letter",
    "lib/lib",
    "lib/long",
    "lib/markdown",
    "lib/page",
    "lib/parts",
    "lib/ruby",
    "lib/theme",
    "lib/widths",
];

/// Returns the title of what can be changed.
pub fn title(item: &Item, language: Language) -> String {
    match TITLED.iter().find(|name| item.title.is_empty() && **name == item.name) {
        Some(name) => {
            let key = name.replace("lib/html", "web").replace('/', "-");
            say(language, &format!("template-{key}"), &[])
        }
        None => item.title.clone(),
    }
}
