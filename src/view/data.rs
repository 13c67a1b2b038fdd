//! The data behind a document's tables, as CSV files that the PDF carries.

use schemars::JsonSchema;
use serde::Serialize;

use bytes::Bytes;

use crate::files::Files;

use super::text::{Code, Text};

/// A file that the document attaches.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Attachment {
    /// Where Typst finds the file.
    path: Code,
    /// What the file holds.
    description: Text,
}

/// Adds a file to a document and returns how the template attaches it.
pub(super) fn attach(
    csv: impl Into<Bytes>,
    name: &str,
    description: Text,
    attachments: &mut Files,
) -> Attachment {
    let path = format!("data/{name}.csv");
    attachments.insert(path.as_str(), csv);
    Attachment { path: Code(format!("/{path}")), description }
}
