//! What the room of words and look answers: its parts, and a change in one of them.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use crate::desk::form::{Fields, Sent, SentFile};
use crate::desk::state::Desk;
use crate::desk::words::{self, Part, Refusal, Refused};

type Asked = Query<Vec<(String, String)>>;

/// The words, which the room begins with.
pub(super) async fn room(State(desk): State<Arc<Desk>>, asked: Asked) -> Response {
    shown(desk, Part::Words, asked.into()).await
}

/// Another part of the room.
pub(super) async fn part(
    State(desk): State<Arc<Desk>>,
    Path(code): Path<String>,
    asked: Asked,
) -> Response {
    match Part::from_code(&code) {
        Some(part) => shown(desk, part, asked.into()).await,
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn shown(desk: Arc<Desk>, part: Part, asked: Fields) -> Response {
    let done = tokio::task::spawn_blocking(move || page(&desk, part, &asked, None));
    done.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// Changes something, and shows it where it was changed; or says why not, with what was
/// written still there.
pub(super) async fn change(
    State(desk): State<Arc<Desk>>,
    Path(code): Path<String>,
    Sent(asked): Sent,
) -> Response {
    let Some(part) = Part::from_code(&code) else { return StatusCode::NOT_FOUND.into_response() };
    let done = tokio::task::spawn_blocking(move || {
        let changed = words::change(&desk.folder(), part, &asked);
        answered(&desk, part, &asked, changed)
    });
    done.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// Takes a picture for the logo.
pub(super) async fn logo(State(desk): State<Arc<Desk>>, sent: SentFile) -> Response {
    let done = tokio::task::spawn_blocking(move || {
        let taken = words::logo(&desk.folder(), &sent.name, &sent.bytes);
        answered(&desk, Part::About, &Fields::default(), taken)
    });
    done.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// Shows what was changed where it was changed, or why it was not.
fn answered(desk: &Desk, part: Part, asked: &Fields, changed: Result<(), Refused>) -> Response {
    match changed {
        Ok(()) => {
            desk.read_again();
            Redirect::to(&words::place(part, asked)).into_response()
        }
        Err(Refused::Unknown) => StatusCode::NOT_FOUND.into_response(),
        Err(Refused::Machine(error)) => {
            let message = error.message(desk.language);
            (StatusCode::INTERNAL_SERVER_ERROR, message).into_response()
        }
        Err(Refused::Told(refusal)) => page(desk, part, asked, Some(&refusal)),
    }
}

pub(super) async fn script() -> impl IntoResponse {
    let kind = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")];
    (kind, include_str!("../pages/words.js"))
}

fn page(desk: &Desk, part: Part, asked: &Fields, refusal: Option<&Refusal>) -> Response {
    match words::said(&desk.folder(), part, asked, refusal) {
        Ok(said) => {
            let status = refusal.map_or(StatusCode::OK, |_| StatusCode::UNPROCESSABLE_ENTITY);
            (status, desk.page("words.html", said)).into_response()
        }
        Err(error) => {
            let message = error.message(desk.language);
            (StatusCode::INTERNAL_SERVER_ERROR, message).into_response()
        }
    }
}
