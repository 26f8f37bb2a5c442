//! A small static server for the built page, for this machine only.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::thread;

use tiny_http::{Header, Method, Request, Response, ResponseBox, Server, StatusCode};

use crate::command;
use crate::content_policy;
use crate::problem::{Outcome, Problem};
use crate::say;

/// A browser opens six connections at most, and each asks for one file at a time.
const THREADS: usize = 8;

/// Serves the folder until the process ends.
pub fn run(folder: &Path, port: u16, open: bool) -> Outcome<()> {
    let folder = folder
        .canonicalize()
        .map_err(|error| Problem::new(format!("cannot serve {}: {error}; run `cargo xtask build` first", folder.display())))?;
    let server = Server::http(("127.0.0.1", port)).map_err(|error| {
        Problem::new(format!(
            "cannot listen on port {port}: {error}; choose another with --port N, or any free one with --port 0"
        ))
    })?;
    let port = server.server_addr().to_ip().map_or(port, |address| address.port());
    let address = format!("http://127.0.0.1:{port}/");
    println!("Resync is at {address}");
    // A reader that has gone away does not matter to those who load the page.
    let _ = std::io::stdout().flush();
    if open {
        open_browser(&address);
    }
    let server = Arc::new(server);
    let workers: Vec<_> = (0..THREADS)
        .map(|_| {
            let (server, folder) = (Arc::clone(&server), folder.clone());
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    answer(request, &folder);
                }
            })
        })
        .collect();
    for worker in workers {
        worker.join().map_err(|_| Problem::new("the server stopped; start it again"))?;
    }
    Ok(())
}

pub fn open_browser(address: &str) {
    let words: &[&str] = if cfg!(windows) {
        &["cmd", "/C", "start", ""]
    } else if cfg!(target_os = "macos") {
        &["open"]
    } else {
        &["xdg-open"]
    };
    let [program, arguments @ ..] = words else { return };
    let mut browser = command::new(program);
    browser.args(arguments).arg(address).stdout(Stdio::null()).stderr(Stdio::null());
    if browser.spawn().is_err() {
        say::line(&format!("cannot open a browser by itself; open {address}"));
    }
}

fn answer(request: Request, folder: &Path) {
    let response = match (request.method(), local_path(request.url())) {
        (Method::Get | Method::Head, Some(path)) => file(folder, &path, request.url()),
        (Method::Get | Method::Head, None) => not_found(),
        _ => text(405, "Only GET and HEAD are answered here.", &[("Allow", "GET, HEAD")]),
    };
    // The browser may have gone away in the meantime, which is its right.
    let _ = request.respond(response);
}

/// The file that a request means, below the served folder; none if it could lead out of it.
fn local_path(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?;
    let decoded = percent_decode(path.strip_prefix('/')?)?;
    let mut local = PathBuf::new();
    for part in decoded.split('/') {
        let hidden = part.starts_with('.') && part != ".";
        if hidden || part.contains(['\\', ':', '\0']) {
            return None;
        }
        if !part.is_empty() && part != "." {
            local.push(part);
        }
    }
    Some(local)
}

fn percent_decode(text: &str) -> Option<String> {
    let mut out = vec![];
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            out.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        let (high, low) = (digit(bytes.next())?, digit(bytes.next())?);
        out.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(out).ok()
}

fn file(folder: &Path, local: &Path, url: &str) -> ResponseBox {
    let mut path = folder.join(local);
    if path.is_dir() {
        let asked = url.split(['?', '#']).next().unwrap_or_default();
        if !asked.ends_with('/') {
            // Else the page's relative references would miss the folder. Only its last name is sent back, as a
            // relative address: one that begins with two slashes would lead to another host.
            let name = asked.rsplit('/').next().unwrap_or_default();
            return text(308, "The folder's address ends with a slash.", &[("Location", &format!("./{name}/"))]);
        }
        path.push("index.html");
    }
    // A link in the folder may lead out of it; what it leads to is not served.
    let inside = path.canonicalize().is_ok_and(|real| real.starts_with(folder));
    if !inside {
        return not_found();
    }
    let mime = content_policy::mime(&path);
    if mime.starts_with("text/html") {
        return match fs::read_to_string(&path) {
            Ok(html) => {
                let policy = content_policy::header(&html);
                let response = Response::from_string(html).boxed();
                dress(response, &[("Content-Type", mime), ("Content-Security-Policy", &policy)])
            }
            Err(_) => not_found(),
        };
    }
    match File::open(&path) {
        Ok(file) => {
            let policy = content_policy::header("");
            // In one piece, so that the browser knows the length and can show progress.
            let response = Response::from_file(file).with_chunked_threshold(usize::MAX).boxed();
            dress(response, &[("Content-Type", mime), ("Content-Security-Policy", &policy)])
        }
        Err(_) => not_found(),
    }
}

fn not_found() -> ResponseBox {
    text(404, "There is nothing at this address.", &[])
}

fn text(status: u16, sentence: &str, more: &[(&str, &str)]) -> ResponseBox {
    let response = Response::from_string(format!("{sentence}\n")).with_status_code(StatusCode(status));
    let policy = content_policy::header("");
    let mut headers = vec![("Content-Type", "text/plain; charset=utf-8"), ("Content-Security-Policy", policy.as_str())];
    headers.extend(more);
    dress(response.boxed(), &headers)
}

/// Adds the headers given, and those that everything has.
fn dress(mut response: ResponseBox, headers: &[(&str, &str)]) -> ResponseBox {
    const ALWAYS: [(&str, &str); 3] = [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        // A build replaces files under names that stay: index.html at least.
        ("Cache-Control", "no-cache"),
    ];
    for (name, value) in headers.iter().chain(&ALWAYS) {
        if let Ok(header) = Header::from_bytes(*name, *value) {
            response.add_header(header);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_mean_files_below_the_folder() {
        for (url, path) in [
            ("/", ""),
            ("/index.html?x#y", "index.html"),
            ("/a//b/./c.js", "a/b/c.js"),
            ("/gr%C3%BC%C3%9Fe%20x.txt", "grüße x.txt"),
        ] {
            assert_eq!(local_path(url), Some(PathBuf::from(path)), "{url}");
        }
    }

    #[test]
    fn nothing_leads_out_of_the_folder() {
        for url in [
            "/../secret",
            "/a/../../secret",
            "/%2e%2e/secret",
            "/..%2fsecret",
            "/%2E%2E%5Csecret",
            "/a\\..\\secret",
            "/C:/secret",
            "/.git/config",
            "/a%00b",
            "/%zz",
            "/%e",
            "/%ff",
            "secret",
        ] {
            assert_eq!(local_path(url), None, "{url}");
        }
    }

    #[test]
    fn a_double_encoding_is_decoded_once() {
        assert_eq!(local_path("/%252e%252e/x"), Some(PathBuf::from("%2e%2e/x")));
    }
}
