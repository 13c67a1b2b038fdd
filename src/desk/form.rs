//! What a form sends, once it showed that it is one of the desk's.

use std::sync::Arc;

use axum::extract::{Form, FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};

use super::state::Desk;

/// The fields of a form that has the secret of forms in it: a handler that takes them
/// answers no other.
pub(super) struct Sent(Vec<(String, String)>);

impl Sent {
    /// Returns what was written in a field, without the blanks around it.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.whole(name).map(str::trim)
    }

    /// Returns what was written in a field, to the letter.
    pub(super) fn whole(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }
}

impl FromRequest<Arc<Desk>> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, desk: &Arc<Desk>) -> Result<Self, Response> {
        let fields = Form::<Vec<(String, String)>>::from_request(request, desk).await;
        let Form(fields) = fields.map_err(|refused| refused.into_response())?;
        let sent = Self(fields);
        match sent.field("form").is_some_and(|form| desk.secret.is_form(form)) {
            true => Ok(sent),
            false => Err(StatusCode::FORBIDDEN.into_response()),
        }
    }
}
