//! What the desk answers to which request.

mod start;
mod words;

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::http::{StatusCode, header};
use axum::middleware;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::form::Sent;
use super::state::Desk;
use super::{guard, month};

/// What a form may send.
const LARGEST_FORM: usize = 64 * 1024;

/// Returns the rooms, each behind the guard.
pub(super) fn router(desk: Arc<Desk>) -> Router {
    Router::new()
        .route("/", get(enter))
        .route("/start", get(start::room))
        .route("/start/open", post(start::open))
        .route("/start/make", post(start::make))
        .route("/month", get(room))
        .route("/words", get(words::room))
        .route("/words/{part}", get(words::part).post(words::change))
        .route("/changes", get(changes))
        .route("/answer", post(answer))
        .route("/desk.css", get(style))
        .route("/desk.js", get(script))
        .fallback(async || StatusCode::NOT_FOUND)
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(middleware::from_fn_with_state(Arc::clone(&desk), guard::check))
        .with_state(desk)
}

/// The address that was opened: whoever has its secret gets the cookie, and goes on without
/// it in the address.
async fn enter(
    State(desk): State<Arc<Desk>>,
    Query(given): Query<Vec<(String, String)>>,
) -> Response {
    let has_key = given.iter().any(|(name, value)| name == "key" && desk.secret.is_key(value));
    if !has_key {
        return StatusCode::FORBIDDEN.into_response();
    }
    let room = if desk.has_project() { "/month" } else { "/start" };
    ([(header::SET_COOKIE, guard::cookie(&desk))], Redirect::to(room)).into_response()
}

async fn room(State(desk): State<Arc<Desk>>) -> Html<String> {
    let said = month::said(&desk.folder().found(), desk.language);
    desk.page("month.html", said)
}

/// Waits until something was read that a page does not know of, and says how often it was.
async fn changes(
    State(desk): State<Arc<Desk>>,
    Query(given): Query<Vec<(String, String)>>,
) -> String {
    let since = given.iter().find(|(name, _)| name == "since");
    let since = since.and_then(|(_, count)| count.parse().ok()).unwrap_or_default();
    desk.changed(since).await.to_string()
}

/// Writes an answer down, or takes one back.
async fn answer(State(desk): State<Arc<Desk>>, given: Sent) -> Response {
    let (Some(id), reading) = (given.field("id"), given.field("reading")) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    // Words of one's own stand in place of a reading.
    let words = given.field("words").filter(|words| !words.is_empty());
    let (id, reading) = (id.to_owned(), words.or(reading).map(str::to_owned));
    let done = tokio::task::spawn_blocking(move || {
        let written = desk.folder().answer(&id, reading.as_deref());
        desk.read_again();
        written.map_err(|error| error.message(desk.language))
    });
    match done.await {
        Ok(Ok(_)) => Redirect::to("/month#questions").into_response(),
        Ok(Err(message)) => (StatusCode::INTERNAL_SERVER_ERROR, message).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("pages/desk.css"))
}

async fn script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("pages/desk.js"))
}
