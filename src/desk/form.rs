//! What a page asks for: the fields of an address, and of a form once it showed that it is
//! one of the desk's.

use std::sync::Arc;

use axum::extract::multipart::MultipartError;
use axum::extract::{Form, FromRequest, Multipart, Query, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};

use super::state::Desk;

/// Fields, each with what was written in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Returns what was written in a field, without the blanks around it.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(it, _)| it == name).map(|(_, value)| value.trim())
    }

    /// Returns what a person typed or chose, in the fields `value`: a line each, where a form
    /// has several.
    pub(super) fn typed(&self) -> String {
        let values = self.0.iter().filter(|(name, _)| name == "value");
        let values: Vec<String> = values.map(|(_, value)| value.replace("\r\n", "\n")).collect();
        values.join("\n").trim_end().to_owned()
    }
}

impl From<Query<Vec<(String, String)>>> for Fields {
    fn from(Query(fields): Query<Vec<(String, String)>>) -> Self {
        Self(fields)
    }
}

/// The fields of a form that has the secret of forms in it: a handler that takes them
/// answers no other.
pub(super) struct Sent(pub(super) Fields);

impl Sent {
    /// Returns what was written in a field, without the blanks around it.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.0.field(name)
    }
}

impl FromRequest<Arc<Desk>> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, desk: &Arc<Desk>) -> Result<Self, Response> {
        let fields = Form::<Vec<(String, String)>>::from_request(request, desk).await;
        let Form(fields) = fields.map_err(|refused| refused.into_response())?;
        let sent = Self(Fields(fields));
        match sent.field("form").is_some_and(|form| desk.secret.is_form(form)) {
            true => Ok(sent),
            false => Err(StatusCode::FORBIDDEN.into_response()),
        }
    }
}

/// One file of a form, after the secret of forms: what comes before that is nobody's.
pub(super) struct SentFile {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

impl FromRequest<Arc<Desk>> for SentFile {
    type Rejection = Response;

    async fn from_request(request: Request, desk: &Arc<Desk>) -> Result<Self, Response> {
        let sent = Multipart::from_request(request, desk).await;
        let mut sent = sent.map_err(|refused| refused.into_response())?;
        let broken = |error: MultipartError| error.status().into_response();
        let mut is_ours = false;
        while let Some(field) = sent.next_field().await.map_err(broken)? {
            if field.name() == Some("form") {
                is_ours = desk.secret.is_form(&field.text().await.map_err(broken)?);
                continue;
            }
            if !is_ours {
                break;
            }
            let name = field.file_name().unwrap_or_default().to_owned();
            let bytes = field.bytes().await.map_err(broken)?;
            return Ok(Self { name, bytes: bytes.into() });
        }
        Err(StatusCode::FORBIDDEN.into_response())
    }
}
