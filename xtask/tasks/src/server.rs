//! A small static server for the built page, for this machine only.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use fs_err as fs;

use crate::content_policy;
use crate::say;

/// More than any browser asks for in a request for a file.
const LONGEST_REQUEST: usize = 64 * 1024;
/// A browser opens connections ahead of need, and may never use them.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server, and the folder that it shows. Its clones are the same one.
#[derive(Clone)]
pub struct Server {
    listener: Arc<TcpListener>,
    shown: Arc<RwLock<Shown>>,
}

#[derive(Clone, Default)]
struct Shown {
    folder: PathBuf,
    /// Whether the site is complete. Until then, a missing file is answered with 503 instead of 404.
    is_whole: bool,
}

impl Server {
    pub fn listen(port: u16) -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port)).with_context(|| {
            format!("cannot listen on port {port}; choose another with --port N, or any free one with --port 0")
        })?;
        Ok(Self { listener: Arc::new(listener), shown: Arc::default() })
    }

    /// Shows this folder from now on.
    pub fn show(&self, folder: &Path, is_whole: bool) -> Result<()> {
        let folder =
            folder.canonicalize().with_context(|| format!("cannot serve {}; run `cargo xtask build` first", folder.display()))?;
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Shown { folder, is_whole };
        Ok(())
    }

    pub fn say_where(&self, open: bool) {
        let port = self.listener.local_addr().map_or(0, |address| address.port());
        let address = format!("http://127.0.0.1:{port}/");
        println!("Resync is at {address}");
        // A reader that has gone away does not matter to those who load the page.
        let _ = std::io::stdout().flush();
        if open {
            open_browser(&address);
        }
    }

    /// Answers as long as there is a listener.
    pub fn serve(&self) {
        // A thread for each connection, and one request each: a server that keeps connections and shares a few threads
        // among them left some of a browser's requests without an answer until another connection closed.
        for connection in self.listener.incoming().flatten() {
            let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner).clone();
            thread::spawn(move || {
                // The browser may have gone away in the meantime, which is its right.
                let _ = talk(connection, &shown);
            });
        }
    }
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
    let mut browser = Command::new(program);
    browser.args(arguments).arg(address).stdout(Stdio::null()).stderr(Stdio::null());
    if browser.spawn().is_err() {
        say::line(&format!("cannot open a browser by itself; open {address}"));
    }
}

/// Reads one request and answers it.
fn talk(mut connection: TcpStream, shown: &Shown) -> io::Result<()> {
    connection.set_read_timeout(Some(PATIENCE))?;
    let mut request = vec![];
    let mut piece = [0; 4096];
    loop {
        let length = connection.read(&mut piece)?;
        request.extend_from_slice(piece.get(..length).unwrap_or_default());
        let mut headers = [httparse::EMPTY_HEADER; 100];
        let mut parsed = httparse::Request::new(&mut headers);
        match parsed.parse(&request) {
            Ok(httparse::Status::Complete(_)) => {
                let response = answer(parsed.method.unwrap_or_default(), parsed.path.unwrap_or_default(), shown);
                return response.send(&mut connection, parsed.method == Some("HEAD"));
            }
            Ok(httparse::Status::Partial) if length > 0 && request.len() < LONGEST_REQUEST => {}
            // Nothing was asked: the browser only kept the connection ready.
            Ok(httparse::Status::Partial) if request.is_empty() => return Ok(()),
            _ => return text(400, "That is no request that this server understands.", &[]).send(&mut connection, false),
        }
    }
}

/// What is sent back.
struct Response {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Response {
    /// Sends it, for a request that wants the headers alone without its body, and ends the connection.
    fn send(&self, connection: &mut TcpStream, only_headers: bool) -> io::Result<()> {
        let reason = match self.status {
            200 => "OK",
            308 => "Permanent Redirect",
            400 => "Bad Request",
            404 => "Not Found",
            503 => "Service Unavailable",
            _ => "Method Not Allowed",
        };
        let mut head = format!("HTTP/1.1 {} {reason}\r\n", self.status);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!("Content-Length: {}\r\nConnection: close\r\n\r\n", self.body.len()));
        connection.write_all(head.as_bytes())?;
        if !only_headers {
            connection.write_all(&self.body)?;
        }
        connection.flush()
    }
}

fn answer(method: &str, url: &str, shown: &Shown) -> Response {
    let found = match (method, local_path(url)) {
        ("GET" | "HEAD", Some(path)) => file(&shown.folder, &path, url),
        ("GET" | "HEAD", None) => not_found(),
        _ => text(405, "Only GET and HEAD are answered here.", &[("Allow", "GET, HEAD")]),
    };
    if found.status == 404 && !shown.is_whole {
        // No service worker either: a browser must not keep half of a site and call it ready.
        return text(503, "This part is still being built. Load the page again in a minute.", &[("Retry-After", "60")]);
    }
    found
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

fn file(folder: &Path, local: &Path, url: &str) -> Response {
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
    let Ok(body) = fs::read(&path) else { return not_found() };
    // A worker is governed by what its own file is sent with, and one of them starts a program.
    let is_text = ["text/html", "text/javascript"].iter().any(|it| mime.starts_with(it));
    let text = if is_text { String::from_utf8_lossy(&body).into_owned() } else { String::new() };
    let policy = content_policy::header(&[&text]);
    dress(200, body, &[("Content-Type", mime), ("Content-Security-Policy", &policy)])
}

fn not_found() -> Response {
    text(404, "There is nothing at this address.", &[])
}

fn text(status: u16, sentence: &str, more: &[(&str, &str)]) -> Response {
    let policy = content_policy::header(&[]);
    let mut headers = vec![("Content-Type", "text/plain; charset=utf-8"), ("Content-Security-Policy", policy.as_str())];
    headers.extend(more);
    dress(status, format!("{sentence}\n").into_bytes(), &headers)
}

/// Adds the headers given, and those that everything has.
fn dress(status: u16, body: Vec<u8>, headers: &[(&str, &str)]) -> Response {
    // A build replaces files under names that stay: index.html at least.
    const ALWAYS: [(&str, &str); 1] = [("Cache-Control", "no-cache")];
    // A line break would begin a header of its own.
    let clean = |value: &str| value.replace(['\r', '\n'], "");
    let headers = headers
        .iter()
        .chain(&ALWAYS)
        .chain(&content_policy::HEADERS)
        .map(|(name, value)| (name.to_string(), clean(value)))
        .collect();
    Response { status, headers, body }
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use super::*;

    /// The address of a server that shows this folder.
    fn served() -> SocketAddr {
        let server = Server::listen(0).unwrap();
        server.show(Path::new("."), true).unwrap();
        let address = server.listener.local_addr().unwrap();
        thread::spawn(move || server.serve());
        address
    }

    fn shown(folder: &Path) -> Shown {
        Shown { folder: folder.canonicalize().unwrap(), is_whole: true }
    }

    /// With a server that kept connections for later requests, the page's program often never arrived.
    #[test]
    fn connections_that_are_opened_at_once_are_all_answered() {
        let address = served();
        for _ in 0..20 {
            // Kept open until all of them were answered, as a browser does.
            let mut open: Vec<_> = (0..6).map(|_| TcpStream::connect(address).unwrap()).collect();
            for connection in &mut open {
                connection.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
                connection.write_all(b"GET /nothing HTTP/1.1\r\nHost: here\r\nConnection: keep-alive\r\n\r\n").unwrap();
            }
            for connection in &mut open {
                let mut start = [0; 12];
                connection.read_exact(&mut start).unwrap();
                assert_eq!(&start, b"HTTP/1.1 404");
            }
        }
    }

    #[test]
    fn a_request_that_comes_in_pieces_is_answered_and_nonsense_is_refused() {
        let address = served();
        for (pieces, status) in [
            (&["GET /noth", "ing HTTP/1.1\r\n\r", "\n"][..], "404"),
            (&["POST / HTTP/1.1\r\n\r\n"], "405"),
            (&["\u{1}\u{2}\r\n\r\n"], "400"),
        ] {
            let mut connection = TcpStream::connect(address).unwrap();
            connection.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
            for piece in pieces {
                connection.write_all(piece.as_bytes()).unwrap();
                thread::sleep(Duration::from_millis(20));
            }
            let mut start = [0; 12];
            connection.read_exact(&mut start).unwrap();
            assert_eq!(String::from_utf8_lossy(&start).get(9..), Some(status));
        }
    }

    // A browser that got half of a site must not take the rest for lost, and must find no service worker to keep it.
    #[test]
    fn what_is_not_there_yet_is_said_to_be_on_its_way() {
        for (is_whole, status) in [(false, 503), (true, 404)] {
            let shown = Shown { is_whole, ..shown(Path::new(".")) };
            assert_eq!(answer("GET", "/sw.js", &shown).status, status);
            assert_eq!(answer("GET", "/Cargo.toml", &shown).status, 200);
        }
    }

    #[test]
    fn everything_is_sent_with_the_headers_of_any_host() {
        for response in ["/nothing", "/Cargo.toml"].map(|url| answer("GET", url, &shown(Path::new(".")))) {
            let has = |name: &str, value: &str| response.headers.iter().any(|(known, it)| known == name && it.contains(value));
            assert!(content_policy::HEADERS.iter().all(|(name, value)| has(name, value)));
            assert!(has("Content-Security-Policy", "frame-ancestors 'none'"));
            assert!(has("Cache-Control", "no-cache"));
        }
    }

    // The worker that reads an export was sent without leave to compile its program, and stopped.
    #[test]
    fn a_worker_that_starts_a_program_may_compile_it_and_no_other_script_may() {
        let folder = std::env::temp_dir().join(format!("resync-server-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("worker.js"), "start('./a_bg.wasm')").unwrap();
        fs::write(folder.join("plain.js"), "start()").unwrap();
        let shown = shown(&folder);
        for (url, may) in [("/worker.js", true), ("/plain.js", false)] {
            let response = answer("GET", url, &shown);
            let has =
                |it: &str| response.headers.iter().any(|(name, value)| name == "Content-Security-Policy" && value.contains(it));
            assert_eq!(has("'wasm-unsafe-eval'"), may, "{url}");
            assert!(has("default-src 'none'"), "{url}");
        }
        fs::remove_dir_all(&folder).unwrap();
    }

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
