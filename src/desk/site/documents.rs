//! What the documents answer: a document, its pages, and where a cell is printed.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::super::documents::{self, Cell};
use super::super::proofs::Wish;
use super::super::state::Desk;

type Fields = Vec<(String, String)>;

/// A document with its pages.
pub(super) async fn room(State(desk): State<Arc<Desk>>, Query(given): Query<Fields>) -> Response {
    let field = |name: &str| field(&given, name);
    let wish = Wish {
        edition: field("edition"),
        kind: field("kind"),
        language: field("language"),
        period: field("period"),
        day: field("day"),
    };
    let figure = field("figure");
    let page = tokio::task::spawn_blocking(move || {
        let folder = desk.folder();
        // What was found may be of the files before; it is told again when it is of these.
        let read = desk.read_now();
        let shown = folder.proofs.show(&wish);
        let found = folder.found();
        let said = documents::said(&folder.proofs, &shown, &found, (&wish, &figure), desk.language);
        desk.page_as_of("documents.html", said, &read)
    });
    answered(page.await)
}

/// Where a cell is printed.
pub(super) async fn printed(
    State(desk): State<Arc<Desk>>,
    Query(given): Query<Fields>,
) -> Response {
    let field = |name: &str| field(&given, name);
    let cell = Cell { file: field("file"), sheet: field("sheet"), cell: field("cell") };
    let page = tokio::task::spawn_blocking(move || {
        let folder = desk.folder();
        let said = documents::printed(&folder.proofs, &folder.found(), &cell);
        desk.page("printed.html", said)
    });
    answered(page.await)
}

/// A page as it will be printed.
pub(super) async fn page(State(desk): State<Arc<Desk>>, Path(look): Path<String>) -> Response {
    let look = look.trim_end_matches(".svg");
    match desk.folder().proofs.page(look) {
        Some(svg) => ([(header::CONTENT_TYPE, "image/svg+xml")], svg.to_string()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

pub(super) async fn script() -> impl IntoResponse {
    (
        [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")],
        include_str!("../pages/documents.js"),
    )
}

fn field(given: &Fields, name: &str) -> String {
    let found = given.iter().find(|(it, _)| it == name);
    found.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
}

fn answered<T: IntoResponse>(page: Result<T, tokio::task::JoinError>) -> Response {
    page.map_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response(), T::into_response)
}
