//! What the beginning answers: a project is made or opened, and the month follows.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Redirect, Response};

use super::super::form::Sent;
use super::super::start::{self, Refused, Wish};
use super::super::state::Desk;

pub(super) async fn room(State(desk): State<Arc<Desk>>) -> Html<String> {
    page(&desk, None, &Wish::default())
}

/// Opens a project: one that is listed, or the one at a path that was written down.
pub(super) async fn open(State(desk): State<Arc<Desk>>, given: Sent) -> Response {
    let text = |name: &str| given.field(name).unwrap_or_default().to_owned();
    let wish = Wish { id: text("id"), path: text("path"), ..Wish::default() };
    answered(desk, wish, start::to_open).await
}

/// Makes a project in one of the listed places, and opens it.
pub(super) async fn make(State(desk): State<Arc<Desk>>, given: Sent) -> Response {
    let text = |name: &str| given.field(name).unwrap_or_default().to_owned();
    let wish = Wish { shelf: text("shelf"), name: text("name"), ..Wish::default() };
    answered(desk, wish, start::made).await
}

/// Goes to the folder of a wish, or says why there is none.
async fn answered(
    desk: Arc<Desk>,
    wish: Wish,
    find: fn(&Desk, &Wish) -> Result<std::path::PathBuf, Refused>,
) -> Response {
    let done = tokio::task::spawn_blocking(move || {
        let folder = find(&desk, &wish);
        match folder {
            Ok(folder) => {
                desk.take(&folder);
                Redirect::to("/month").into_response()
            }
            Err(refused) => {
                let page = page(&desk, Some(&refused), &wish);
                (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
            }
        }
    });
    done.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn page(desk: &Desk, refused: Option<&Refused>, wish: &Wish) -> Html<String> {
    desk.page("start.html", start::said(desk, refused, wish))
}
