//! Who may ask the desk for anything: a page of its own, on this computer, that was opened
//! with the secret in its address.
//!
//! Other pages in the same browser can send requests here, and a name on the internet can
//! be made to mean this computer (DNS rebinding). So the name that a request asks for must
//! be this computer's, a writing request must come from a page of the desk, and each has
//! the secret: in a cookie that no other site is sent, and in each form again.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::state::Desk;

/// What the cookie is called. Ports share cookies, so the port is in it.
const COOKIE: &str = "entaku";

/// Lets a request through, or says no; nothing of another site's is ever answered.
pub(super) async fn check(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    let mut response = match may_ask(&desk, &request) {
        true => {
            desk.note_asked();
            next.run(request).await
        }
        false => StatusCode::FORBIDDEN.into_response(),
    };
    let headers = response.headers_mut();
    // To hide where forms come from would hide it from the desk too: browsers then send them
    // with the origin `null`, as another site's.
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// What a page of the desk may load: its own files.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

fn may_ask(desk: &Desk, request: &Request) -> bool {
    let headers = request.headers();
    let port = desk.address.port();
    let names = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let is_here = |given: &str| names.iter().any(|name| name == given);
    if !text(headers, header::HOST).is_some_and(is_here) {
        return false;
    }
    let origin = text(headers, header::ORIGIN);
    let is_ours = |origin: &str| origin.strip_prefix("http://").is_some_and(is_here);
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD);
    if !origin.map_or(is_reading, is_ours) {
        return false;
    }
    // The first request has the secret in its address.
    request.uri().path() == "/" || has_cookie(desk, headers)
}

fn has_cookie(desk: &Desk, headers: &HeaderMap) -> bool {
    let name = cookie_name(desk);
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|it| it.to_str().ok());
    let mut cookies =
        cookies.flat_map(|it| it.split(';')).filter_map(|it| it.trim().split_once('='));
    cookies.any(|(key, value)| key == name && desk.secret.is_key(value))
}

fn cookie_name(desk: &Desk) -> String {
    format!("{COOKIE}-{}", desk.address.port())
}

/// The cookie that a page is given once it came with the secret.
pub(super) fn cookie(desk: &Desk) -> String {
    format!("{}={}; Path=/; HttpOnly; SameSite=Strict", cookie_name(desk), desk.secret.key())
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}
