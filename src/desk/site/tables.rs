//! What the room of the tables answers: the list, a sheet and its rows, files that come and
//! go, and slips.

use std::sync::Arc;

use axum::extract::multipart::MultipartError;
use axum::extract::{Multipart, Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::context;

use crate::domain::text::percent;
use crate::files::MachineError;
use crate::shell::inputs::{self, Put, Refused};

use super::super::form::Sent;
use super::super::places;
use super::super::sheet::{self, Window};
use super::super::slips;
use super::super::state::Desk;
use super::super::tables;
use super::super::told::Line;

/// What the files of one request may have together, in bytes. A file that is read has at
/// most 200 MB.
pub(super) const LARGEST: usize = 256 * 1024 * 1024;

/// How many files may come in one request.
const MOST: usize = 100;

type Asked = Query<Vec<(String, String)>>;

/// All files, or the cell that is asked for by the name of its file.
pub(super) async fn room(State(desk): State<Arc<Desk>>, Query(asked): Asked) -> Response {
    if let Some(cell) = named(&desk, &asked) {
        return cell;
    }
    let told = asked.iter().find(|(name, _)| name == "told");
    let told = desk.told.of(told.and_then(|(_, number)| number.parse().ok()));
    let folder = desk.folder();
    let found = folder.found();
    let said = context! {
        told,
        slips => slips::said(&found, folder.place()),
        ..tables::said(&found, &inputs::kept(folder.place()), desk.language)
    };
    desk.page("tables.html", said).into_response()
}

/// Goes to the sheet that is asked for by its name, and to its cell.
fn named(desk: &Desk, asked: &[(String, String)]) -> Option<Response> {
    let value = |name: &str| asked.iter().find(|(it, _)| it == name).map(|(_, it)| it.as_str());
    let sheet = value("sheet").filter(|it| !it.is_empty());
    let Some(source) = places::named(&desk.folder().found(), value("file")?, sheet) else {
        return Some(told(desk, vec![Line::wrong("told-gone", "", "")]));
    };
    let at = value("cell").filter(|it| it.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    Some(Redirect::to(&places::href_at(&source, at.unwrap_or_default())).into_response())
}

/// One sheet, opened at a cell.
pub(super) async fn one(
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
    Query(asked): Asked,
) -> Response {
    let found = desk.folder().found();
    // One that is gone was listed before.
    let Some(source) = places::find(&found, &id) else {
        let gone = Line::wrong("told-gone", "", "");
        return told(&desk, vec![gone]);
    };
    let said = tables::of_one(&found, &source, &Window::of(&asked), desk.language);
    desk.page("table.html", said).into_response()
}

/// A block of rows of a sheet.
pub(super) async fn rows(
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
    Query(asked): Asked,
) -> Response {
    let found = desk.folder().found();
    let rows = places::find(&found, &id)
        .and_then(|source| sheet::block(&found, &source, &Window::of(&asked), desk.language));
    match rows {
        Some(rows) => desk.page("rows.html", context! { rows }).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Takes files that were dropped on the page, or chosen.
pub(super) async fn put(State(desk): State<Arc<Desk>>, mut sent: Multipart) -> Response {
    let mut is_ours = false;
    // Who sends several one by one has the folder read by its watch, once.
    let mut is_read = true;
    let mut lines = Vec::new();
    let mut count = 0;
    loop {
        let field = match sent.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(error) => return broken(&desk, is_ours, lines, &error),
        };
        if field.name() == Some("form") {
            let form = field.text().await.unwrap_or_default();
            is_ours = desk.secret.is_form(&form);
            continue;
        }
        if field.name() == Some("later") {
            is_read = false;
            continue;
        }
        // What comes before the secret of forms is nobody's.
        if !is_ours {
            return StatusCode::FORBIDDEN.into_response();
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let bytes = match field.bytes().await {
            Ok(bytes) => bytes,
            Err(error) => return broken(&desk, is_ours, lines, &error),
        };
        // A form without a chosen file sends one without a name.
        if name.is_empty() && bytes.is_empty() {
            continue;
        }
        count += 1;
        if count > MOST {
            lines.push(Line::wrong("told-many", "", &MOST.to_string()));
            break;
        }
        let folder = desk.folder();
        let (named, bytes) = (name.clone(), Vec::from(bytes));
        let done = move || inputs::put(folder.place(), &named, bytes);
        lines.push(line(&desk, &name, tokio::task::spawn_blocking(done).await.ok()));
    }
    if !is_ours {
        return StatusCode::FORBIDDEN.into_response();
    }
    if lines.is_empty() {
        lines.push(Line::wrong("told-none", "", ""));
    }
    match is_read {
        true => read_and_tell(desk, lines).await,
        false => told(&desk, lines),
    }
}

/// Answers to a request that is too large or ends in the middle; what came before it is in
/// place and told.
fn broken(desk: &Desk, is_ours: bool, mut lines: Vec<Line>, error: &MultipartError) -> Response {
    let status = error.status();
    if !is_ours || status != StatusCode::PAYLOAD_TOO_LARGE {
        return status.into_response();
    }
    lines.push(Line::wrong("told-large", "", &(LARGEST / 1024 / 1024).to_string()));
    told(desk, lines)
}

/// Takes a file out.
pub(super) async fn take_out(
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
    _sent: Sent,
) -> Response {
    let found = desk.folder().found();
    let source = places::find(&found, &id).filter(|it| places::can_go(&it.path));
    let Some(source) = source else {
        return told(&desk, vec![Line::wrong("told-gone", "", "")]);
    };
    let path = source.path.clone();
    let change = move |project: &std::path::Path| inputs::take_out(project, &path);
    moved(desk, "told-out", places::below(&source.path), change).await
}

/// Puts a file back that another took the place of.
pub(super) async fn put_back(
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
    _sent: Sent,
) -> Response {
    let kept = inputs::kept(desk.folder().place());
    let Some(kept) = kept.into_iter().find(|it| places::id_of(&it.path) == id) else {
        return told(&desk, vec![Line::wrong("told-gone", "", "")]);
    };
    let name = places::below(&kept.of).to_owned();
    let change = move |project: &std::path::Path| inputs::put_back(project, &kept);
    moved(desk, "told-back", &name, change).await
}

/// Makes the slips of all tables with problems.
pub(super) async fn make_slips(State(desk): State<Arc<Desk>>, _sent: Sent) -> Response {
    let folder = desk.folder();
    let made = tokio::task::spawn_blocking(move || folder.make_slips()).await;
    let line = match made {
        Ok(Ok(0)) => Line::done("told-no-slips", "", ""),
        Ok(Ok(count)) => {
            let folder = desk.folder();
            let place = slips::folder(&folder.found(), folder.place());
            Line::done("told-slips", &place.display().to_string(), &count.to_string())
        }
        Ok(Err(message)) => Line::wrong("told-failed", "", &message),
        Err(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    };
    told(&desk, vec![line])
}

/// A slip, to be attached to a mail.
pub(super) async fn slip(State(desk): State<Arc<Desk>>, Path(id): Path<String>) -> Response {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    given(&desk, &id, |(name, bytes)| (KIND, "slip.xlsx", name, bytes))
}

/// A slip in the draft of a mail.
pub(super) async fn mail(State(desk): State<Arc<Desk>>, Path(id): Path<String>) -> Response {
    let found = desk.folder().found();
    given(&desk, &id, |slip| {
        let draft = slips::mail(&slip, &found, &desk.pages, desk.language);
        let name = slip.0.replace(".xlsx", ".eml");
        ("message/rfc822", "slip.eml", name, draft)
    })
}

/// Gives a slip away as a file: what kind it is, what it is called where names are of plain
/// letters, its name, and what is in it.
fn given(
    desk: &Desk,
    id: &str,
    file: impl FnOnce((String, Vec<u8>)) -> (&'static str, &'static str, String, Vec<u8>),
) -> Response {
    let folder = desk.folder();
    match slips::get(&folder.found(), folder.place(), id) {
        Ok(Some(slip)) => {
            let (kind, plain, name, bytes) = file(slip);
            let name = percent(&name);
            let kept = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{name}");
            let heads =
                [(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, kept)];
            (heads, bytes).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            told(desk, vec![Line::wrong("told-failed", "", &error.message(desk.language))])
        }
    }
}

/// Changes a file, and tells what was done.
async fn moved(
    desk: Arc<Desk>,
    key: &'static str,
    name: &str,
    change: impl FnOnce(&std::path::Path) -> Result<Option<Refused>, MachineError> + Send + 'static,
) -> Response {
    let folder = desk.folder();
    let done = tokio::task::spawn_blocking(move || change(folder.place())).await;
    let line = match done {
        Ok(Ok(None)) => Line::done(key, name, ""),
        Ok(Ok(Some(why))) => refused(name, &why),
        Ok(Err(error)) => Line::wrong("told-failed", name, &error.message(desk.language)),
        Err(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    };
    read_and_tell(desk, vec![line]).await
}

/// Reads what is there now, and goes to the list, which tells what was done.
async fn read_and_tell(desk: Arc<Desk>, lines: Vec<Line>) -> Response {
    let read = Arc::clone(&desk);
    match tokio::task::spawn_blocking(move || read.look_again(true)).await {
        Ok(()) => told(&desk, lines),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Tells that a file could not be changed.
pub(super) fn failed(desk: &Desk, path: &str, error: &MachineError) -> Response {
    let line = Line::wrong("told-failed", places::below(path), &error.message(desk.language));
    told(desk, vec![line])
}

fn told(desk: &Desk, lines: Vec<Line>) -> Response {
    let number = desk.told.tell(lines);
    Redirect::to(&format!("/tables?told={number}")).into_response()
}

fn line(desk: &Desk, name: &str, put: Option<Result<Put, MachineError>>) -> Line {
    match put {
        Some(Ok(Put::New(path))) => Line::done("told-new", places::below(&path), ""),
        Some(Ok(Put::Replaced(path))) => Line::done("told-replaced", places::below(&path), ""),
        Some(Ok(Put::Same(path))) => Line::done("told-same", places::below(&path), ""),
        Some(Ok(Put::Refused(why))) => refused(name, &why),
        Some(Err(error)) => Line::wrong("told-failed", name, &error.message(desk.language)),
        None => Line::wrong("told-failed", name, ""),
    }
}

fn refused(name: &str, why: &Refused) -> Line {
    // A name that nobody can read is shown as far as it can be.
    let shown: String =
        name.chars().take(80).map(|c| if c.is_control() { '?' } else { c }).collect();
    let (key, more) = match why {
        Refused::Name => ("told-name", String::new()),
        Refused::Long => ("told-long", String::new()),
        Refused::Kind => ("told-kind", String::new()),
        Refused::Large(most) => ("told-large", most.to_string()),
        Refused::Held(path) => ("told-held", places::below(path).to_owned()),
        Refused::Several(paths) => {
            let paths: Vec<&str> = paths.iter().map(|path| places::below(path)).collect();
            ("told-several", paths.join(" / "))
        }
        Refused::Gone => ("told-gone", String::new()),
    };
    Line::wrong(key, &shown, &more)
}
