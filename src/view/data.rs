//! The data behind a document's tables, as CSV files that the PDF carries.

use crate::files::Files;
use crate::spreadsheet::Csv;

use super::Attachment;
use super::text::{Code, Text};

/// Adds a file to a document and returns how the template attaches it.
pub(super) fn attach(
    csv: Csv,
    name: &str,
    description: Text,
    attachments: &mut Files,
) -> Attachment {
    let path = format!("data/{name}.csv");
    attachments.insert(path.as_str(), csv.into_bytes());
    Attachment { path: Code(format!("/{path}")), description }
}
