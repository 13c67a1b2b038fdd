//! What the desk answers to which request.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Form, Query, State};
use axum::http::{StatusCode, header};
use axum::middleware;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use minijinja::context;

use super::state::Desk;
use super::{guard, month};

/// What a form may send.
const LARGEST_FORM: usize = 64 * 1024;

type Fields = Vec<(String, String)>;

/// Returns the rooms, each behind the guard.
pub(super) fn router(desk: Arc<Desk>) -> Router {
    Router::new()
        .route("/", get(enter))
        .route("/month", get(room))
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
async fn enter(State(desk): State<Arc<Desk>>, Query(given): Query<Fields>) -> Response {
    let has_key = given.iter().any(|(name, value)| name == "key" && desk.secret.is_key(value));
    if !has_key {
        return StatusCode::FORBIDDEN.into_response();
    }
    ([(header::SET_COOKIE, guard::cookie(&desk))], Redirect::to("/month")).into_response()
}

async fn room(State(desk): State<Arc<Desk>>) -> Html<String> {
    let language = desk.folder.language();
    let found = desk.folder.found();
    let said = month::said(&found, language);
    let place = desk.folder.place().display().to_string();
    let read = *desk.read.borrow();
    let given = context! { said, place, read, form => desk.secret.form() };
    Html(desk.pages.page("month.html", language, given))
}

/// Waits until something was read that a page does not know of, and says how often it was.
async fn changes(State(desk): State<Arc<Desk>>, Query(given): Query<Fields>) -> String {
    let since = given.iter().find(|(name, _)| name == "since");
    let since = since.and_then(|(_, count)| count.parse().ok()).unwrap_or_default();
    desk.changed(since).await.to_string()
}

/// Writes an answer down, or takes one back.
async fn answer(State(desk): State<Arc<Desk>>, Form(given): Form<Fields>) -> Response {
    let field = |name: &str| given.iter().find(|(it, _)| it == name).map(|(_, value)| value.trim());
    if !field("form").is_some_and(|form| desk.secret.is_form(form)) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let (Some(id), reading) = (field("id"), field("reading")) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    // Words of one's own stand in place of a reading.
    let words = field("words").filter(|words| !words.is_empty());
    let (id, reading) = (id.to_owned(), words.or(reading).map(str::to_owned));
    let done = tokio::task::spawn_blocking(move || {
        let written = desk.folder.answer(&id, reading.as_deref());
        desk.read_again();
        written.map_err(|error| error.message(desk.folder.language()))
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
