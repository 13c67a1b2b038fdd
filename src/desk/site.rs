//! What the desk answers to which request.

mod documents;
mod finish;
mod start;
mod tables;
mod words;

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::http::{StatusCode, header};
use axum::middleware;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use crate::records::answers;

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
        .route("/documents", get(documents::room))
        .route("/documents/printed", get(documents::printed))
        .route("/documents/page/{look}", get(documents::page))
        .route("/documents.js", get(documents::script))
        .route("/words", get(words::room))
        .route("/words.js", get(words::script))
        .route(
            "/words/about/logo",
            post(words::logo).layer(DefaultBodyLimit::max(super::words::LARGEST)),
        )
        .route("/words/{part}", get(words::part).post(words::change))
        .route("/finish", get(finish::room))
        .route("/finish/make", post(finish::make))
        .route("/finish/seal", post(finish::seal))
        .route("/finish/verify", post(finish::verify))
        .route("/finish/open", post(finish::open))
        .route("/finish/progress", get(finish::progress))
        .route("/finish.js", get(finish::script))
        .route("/changes", get(changes))
        .route("/answer", post(answer))
        .merge(tables())
        .route("/desk.css", get(style))
        .route("/icon.svg", get(icon))
        .route("/desk.js", get(script))
        .fallback(async || StatusCode::NOT_FOUND)
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(middleware::from_fn_with_state(Arc::clone(&desk), guard::check))
        .with_state(desk)
}

/// The tables that have come.
fn tables() -> Router<Arc<Desk>> {
    let large = DefaultBodyLimit::max(tables::LARGEST);
    Router::new()
        .route("/tables", get(tables::room))
        .route("/tables/put", post(tables::put).layer(large))
        .route("/tables/slips", post(tables::make_slips))
        .route("/tables/slips/{id}", get(tables::slip))
        .route("/tables/slips/{id}/mail", get(tables::mail))
        .route("/tables/back/{id}", post(tables::put_back))
        .route("/tables/{id}", get(tables::one))
        .route("/tables/{id}/rows", get(tables::rows))
        .route("/tables/{id}/out", post(tables::take_out))
        .route("/tables.js", get(tables_script))
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
    desk.changed(since.map_or("", |(_, since)| since)).await
}

/// Writes an answer down, or takes one back.
async fn answer(State(desk): State<Arc<Desk>>, given: Sent) -> Response {
    let (Some(id), reading) = (given.field("id"), given.field("reading")) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    // Words of one's own stand in place of a reading.
    let words = given.field("words").filter(|words| !words.is_empty());
    let (id, reading) = (id.to_owned(), words.or(reading).map(str::to_owned));
    // Back to the sheet that the question was asked on.
    let sheet = given.field("back").filter(|id| is_name(id));
    let back = sheet.map_or_else(|| "/month#questions".to_owned(), |id| format!("/tables/{id}"));
    let done = tokio::task::spawn_blocking(move || {
        let written = desk.folder().answer(&id, reading.as_deref());
        desk.look_again(true);
        match written {
            Ok(_) => Redirect::to(&back).into_response(),
            Err(error) => tables::failed(&desk, answers::PATH, &error),
        }
    });
    match done.await {
        Ok(answered) => answered,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Whether a text can be the short name of a sheet.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.len() <= 64 && text.bytes().all(|it| it.is_ascii_hexdigit())
}

async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("pages/desk.css"))
}

async fn icon() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "image/svg+xml")], include_str!("pages/icon.svg"))
}

async fn script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("pages/desk.js"))
}

async fn tables_script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("pages/tables.js"))
}
