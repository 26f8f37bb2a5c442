//! Asks a real nginx, set up by the file in `hosting/`, for every file of the built page, as browsers do.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use fs_err as fs;

use crate::compress;
use crate::content_policy;
use crate::files;
use crate::fingerprint;
use crate::hosting;
use crate::nginx::{self, Nginx};
use crate::say;

/// What a browser may accept, and what it is sent then if there is such a form of the file.
const ACCEPTED: [(&str, Option<&str>); 4] =
    [("identity", None), ("gzip", Some("gz")), ("br", Some("br")), ("gzip, deflate, br, zstd", Some("br"))];

pub fn run(root: &Path, dist: &Path, nginx: &Nginx) -> Result<()> {
    let site = site_in(&fs::read_to_string(root.join("target/hosting/nginx.conf"))?, dist)?;
    let server = nginx.serve(&nginx::folder(root)?, &site)?;
    let headers = hosting::headers(dist)?;
    let (mut answers, mut compressed) = (0, 0);
    for name in files::below(dist)?.iter().filter(|name| !compress::is_compressed(name)) {
        let path = format!("/{}", files::address(name));
        // A page is asked for by its folder's address too.
        let addresses = [Some(path.as_str()), path.strip_suffix("index.html")];
        for address in addresses.into_iter().flatten() {
            for (accepted, form) in ACCEPTED {
                let answer = get(server.port, address, accepted)?;
                let form = form.filter(|form| dist.join(format!("{}.{form}", name.display())).is_file());
                let sent = form.map_or_else(|| name.clone(), |form| format!("{}.{form}", name.display()).into());
                answer
                    .is_right(name, form, &headers, &fs::read(dist.join(sent))?)
                    .with_context(|| format!("nginx was asked for {address} in {accepted}"))?;
                answers += 1;
                compressed += usize::from(form.is_some());
            }
        }
    }
    let absent = get(server.port, "/nothing-is-here", "br")?;
    absent.has("", 404, &headers).context("nginx was asked for what is not there")?;
    if compressed == 0 {
        bail!("nginx sent nothing compressed; run `cargo xtask build` first");
    }
    say::line(&format!("{answers} answers of nginx are right, {compressed} of them compressed ahead"));
    Ok(())
}

/// The configuration for a site in this folder.
pub fn site_in(site: &str, dist: &Path) -> Result<String> {
    if !site.contains("root /srv/resync;") || !site.contains("listen 80;") {
        bail!("hosting/nginx.conf has another root or port than this test knows; see xtask/tasks/src/hosting_test.rs");
    }
    Ok(site.replacen("root /srv/resync;", &format!("root \"{}\";", dist.display()), 1))
}

struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        let mut values = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        match (values.next(), values.next()) {
            (Some((_, value)), None) => value,
            (None, _) => "none",
            (Some(_), Some(_)) => "more than one",
        }
    }

    fn is_right(&self, name: &Path, form: Option<&str>, headers: &[(&str, String)], body: &[u8]) -> Result<()> {
        let caching = if fingerprint::is_in(name) { hosting::FOREVER } else { hosting::ASK_AGAIN };
        let encoding = match form {
            Some("gz") => "gzip",
            Some(form) => form,
            None => "none",
        };
        let same = |header: &str, wanted: &str| match self.header(header) {
            seen if seen == wanted => Ok(()),
            seen => bail!("{header} is \"{seen}\", not \"{wanted}\""),
        };
        self.has(&name.to_string_lossy(), 200, headers)?;
        same("Content-Type", content_policy::mime(name))?;
        same("Content-Encoding", encoding)?;
        same("Cache-Control", caching)?;
        if form.is_some() {
            same("Vary", "Accept-Encoding")?;
        }
        if self.body != body {
            bail!("the bytes are not those of the file in dist");
        }
        Ok(())
    }

    /// The status, and what everything is sent with.
    fn has(&self, name: &str, status: u16, headers: &[(&str, String)]) -> Result<()> {
        if self.status != status {
            bail!("the status is {}, not {status} {name}", self.status);
        }
        match headers.iter().find(|(header, value)| self.header(header) != value) {
            Some((header, value)) => bail!("{header} is \"{}\", not \"{value}\"", self.header(header)),
            None => Ok(()),
        }
    }
}

fn get(port: u16, address: &str, accepted: &str) -> Result<Answer> {
    let request = format!("GET {address} HTTP/1.1\r\nHost: here\r\nAccept-Encoding: {accepted}\r\nConnection: close\r\n\r\n");
    let all = send(port, &request).with_context(|| format!("nginx did not answer for {address}"))?;
    parse(&all).with_context(|| format!("nginx's answer for {address} is no HTTP"))
}

fn send(port: u16, request: &str) -> std::io::Result<Vec<u8>> {
    let mut connection = TcpStream::connect(("127.0.0.1", port))?;
    connection.set_read_timeout(Some(Duration::from_secs(20)))?;
    connection.write_all(request.as_bytes())?;
    let mut all = vec![];
    connection.read_to_end(&mut all)?;
    Ok(all)
}

fn parse(all: &[u8]) -> Option<Answer> {
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut response = httparse::Response::new(&mut headers);
    let Ok(httparse::Status::Complete(start)) = response.parse(all) else { return None };
    let status = response.code?;
    let text = |header: &httparse::Header| (header.name.to_owned(), String::from_utf8_lossy(header.value).into_owned());
    Some(Answer { status, headers: response.headers.iter().map(text).collect(), body: all.get(start..)?.to_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(cache: &str, policy: &str) -> Answer {
        let text = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/wasm\r\ncontent-encoding: br\r\nCache-Control: {cache}\r\n\
             Vary: Accept-Encoding\r\nX-Policy: {policy}\r\n\r\n\u{1}\u{2}"
        );
        parse(text.as_bytes()).unwrap()
    }

    #[test]
    fn an_answer_is_right_only_if_all_of_it_is() {
        let (hashed, plain) = (Path::new("a-0123456789abcdef_bg.wasm"), Path::new("a.wasm"));
        let headers = [("X-Policy", "strict".to_owned())];
        let right = answer(hosting::FOREVER, "strict");
        right.is_right(hashed, Some("br"), &headers, &[1, 2]).unwrap();
        assert!(right.is_right(hashed, Some("br"), &headers, &[1]).is_err());
        // Nothing that may change is kept for ever, and nothing is missing.
        assert!(right.is_right(plain, Some("br"), &headers, &[1, 2]).is_err());
        assert!(right.is_right(hashed, Some("gz"), &headers, &[1, 2]).is_err());
        assert!(right.is_right(hashed, None, &headers, &[1, 2]).is_err());
        assert!(right.is_right(hashed, Some("br"), &[("X-Other", "strict".to_owned())], &[1, 2]).is_err());
        assert!(answer(hosting::FOREVER, "lax").is_right(hashed, Some("br"), &headers, &[1, 2]).is_err());
        assert!(answer(hosting::ASK_AGAIN, "strict").is_right(plain, Some("br"), &headers, &[1, 2]).is_ok());
    }

    #[test]
    fn a_header_that_comes_twice_is_wrong() {
        let twice = parse(b"HTTP/1.1 200 OK\r\nA: x\r\na: x\r\n\r\n").unwrap();
        assert_eq!(twice.header("A"), "more than one");
        assert!(parse(b"nonsense").is_none());
    }
}
