//! The data behind a document's tables, as CSV files that the PDF carries.

use std::sync::Arc;

use crate::files::Files;

use super::Attachment;
use super::text::{Code, Text};

/// Adds a file to a document and returns how the template attaches it.
pub(super) fn attach(
    csv: impl Into<Arc<[u8]>>,
    name: &str,
    description: Text,
    attachments: &mut Files,
) -> Attachment {
    let path = format!("data/{name}.csv");
    attachments.insert(path.as_str(), csv);
    Attachment { path: Code(format!("/{path}")), description }
}
