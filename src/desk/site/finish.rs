//! What the finish answers: work is begun, and goes on without the page that began it.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::json;

use super::super::finish::{self, Unmet};
use super::super::form::Sent;
use super::super::state::Desk;
use super::super::work::Task;

use crate::shell::{place, show};

/// The room; it says so if something was asked for and not done.
pub(super) async fn room(
    State(desk): State<Arc<Desk>>,
    Query(given): Query<Vec<(String, String)>>,
) -> Response {
    let has = |wanted: &str| given.iter().any(|(name, _)| name == wanted);
    let unmet = Unmet { is_busy: has("busy"), is_unopened: has("unopened") };
    let page = tokio::task::spawn_blocking(move || {
        let folder = desk.folder();
        let said = finish::said(&folder, &folder.found(), unmet);
        desk.page("finish.html", said)
    });
    page.await
        .map_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response(), |it| it.into_response())
}

/// Makes the documents.
pub(super) async fn make(State(desk): State<Arc<Desk>>, given: Sent) -> Response {
    let text = |name: &str| given.field(name).unwrap_or_default().to_owned();
    let new_issue = given.field("new_issue") == Some("yes");
    begun(desk, Task::Make { period: text("period"), day: text("day"), new_issue })
}

/// Seals what was made: only if the person said that she means it.
pub(super) async fn seal(State(desk): State<Arc<Desk>>, given: Sent) -> Response {
    if given.field("sure") != Some("yes") {
        return StatusCode::BAD_REQUEST.into_response();
    }
    begun(desk, Task::Seal(given.field("issue").and_then(|it| it.parse().ok())))
}

/// Looks whether what lies in the folder is what was sealed.
pub(super) async fn verify(State(desk): State<Arc<Desk>>, _given: Sent) -> Response {
    begun(desk, Task::Verify)
}

/// Opens the folder of the documents where files are looked at.
pub(super) async fn open(State(desk): State<Arc<Desk>>, _given: Sent) -> Response {
    let folder = desk.folder();
    let out = place::of(folder.place(), None);
    let inner = out.join(&folder.found().outcome.period);
    match show::folder(&inner).or_else(|_| show::folder(&out)) {
        Ok(()) => Redirect::to("/finish").into_response(),
        Err(_) => Redirect::to("/finish?unopened=1#listed").into_response(),
    }
}

/// Waits until the work moved on, and says how far it is.
pub(super) async fn progress(
    State(desk): State<Arc<Desk>>,
    Query(given): Query<Vec<(String, String)>>,
) -> Response {
    let since = given.iter().find(|(name, _)| name == "since");
    let since = since.and_then(|(_, count)| count.parse().ok()).unwrap_or(0);
    let folder = desk.folder();
    let step = desk.waited(folder.work.steps(), since).await;
    let (doing, _) = folder.work.now();
    let told = match doing {
        Some(it) => json!({ "step": step, "finished": it.finished, "of": it.of, "last": it.last }),
        None => json!({ "step": step }),
    };
    ([(header::CONTENT_TYPE, "application/json")], told.to_string()).into_response()
}

pub(super) async fn script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("../pages/finish.js"))
}

/// Begins a task, unless another goes on: the page says which.
fn begun(desk: Arc<Desk>, task: Task) -> Response {
    let folder = desk.folder();
    if !folder.work.begin(&task) {
        return Redirect::to("/finish?busy=1#work").into_response();
    }
    tokio::task::spawn_blocking(move || {
        folder.work.go_on(&task);
        // An edition that went out is one to compare with.
        desk.read_again();
    });
    Redirect::to("/finish#work").into_response()
}
