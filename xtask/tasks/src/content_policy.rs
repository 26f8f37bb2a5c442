//! What a file is served as, and what a page is allowed to do.

use std::path::Path;

use anyhow::{Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use crate::markup;

/// The type a browser is told. WebAssembly is compiled while it loads only if its type is right.
pub fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// What everything is served with besides its policy, whoever serves it. Chromium complains of features that it
/// doesn't know, so only those stand here that it does.
///
/// `Cross-Origin-Opener-Policy` is not among them. WebKit then loads each page in a process of its own, and about ten
/// seconds after the page before was left, when it ends a service worker that seems idle, it loses a navigation that
/// the worker is to answer: offline, the page hung for a minute in one of five series of visits, and in none of 31
/// without the header. No page here has an opener's secrets to keep.
pub const HEADERS: [(&str, &str); 3] = [
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), clipboard-write=(self), display-capture=(), \
         encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), \
         magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), \
         screen-wake-lock=(self), serial=(), storage-access=(), usb=(), xr-spatial-tracking=()",
    ),
    ("X-Content-Type-Options", "nosniff"),
];

/// The strictest policy under which all these pages work: their own files, no network besides, and no script or
/// style in a page but those that are in these, by their hashes.
///
/// A string becomes a script's address for workers only, through a policy called `resync`.
fn directives(pages: &[&str]) -> String {
    let (mut scripts, mut styles) = (vec![String::from("'self'")], vec![]);
    let add = |list: &mut Vec<String>, source: String| {
        if !list.contains(&source) {
            list.push(source);
        }
    };
    for page in pages {
        if page.contains(".wasm") {
            add(&mut scripts, "'wasm-unsafe-eval'".into());
        }
        for tag in markup::tags(page) {
            let hash =
                || format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(page.get(tag.text.clone()).unwrap_or_default())));
            if tag.is_inline_script() {
                add(&mut scripts, hash());
            } else if tag.name == "style" {
                add(&mut styles, hash());
            } else if tag.name == "link" && tag.attribute("rel") == Some("stylesheet") {
                add(&mut styles, "'self'".into());
            }
        }
    }
    if styles.is_empty() {
        styles.push("'none'".into());
    }
    format!(
        "default-src 'none'; script-src {}; style-src {}; img-src 'self' data:; connect-src 'self'; \
         manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types resync",
        scripts.join(" "),
        styles.join(" ")
    )
}

/// The policy as a header, for one page or for a host that sends the same one with all of them.
pub fn header(pages: &[&str]) -> String {
    // No page can say this of itself.
    format!("{}; frame-ancestors 'none'", directives(pages))
}

/// The page with its policy in it, for hosts that send no headers of ours.
pub fn insert(page: &str) -> Result<String> {
    let tags = markup::tags(page);
    let Some(charset) = tags.iter().find(|tag| tag.name == "meta" && tag.attribute("charset").is_some()) else {
        bail!("a page has no <meta charset>, after which its policy belongs; begin its <head> with one");
    };
    let (before, after) = page.split_at(charset.span.end);
    Ok(format!("{before}<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">{after}", directives(&[page])))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn no_header_makes_webkit_lose_a_visit_without_a_connection() {
        // See HEADERS: 10 of 50 such series of visits hung with this one, whichever host sends it.
        let header = "Cross-Origin-Opener-Policy";
        assert!(HEADERS.iter().all(|(name, _)| *name != header));
        for file in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../hosting")).unwrap() {
            let path = file.unwrap().path();
            assert!(!fs::read_to_string(&path).unwrap().contains(header), "{} sends {header}", path.display());
        }
    }

    #[test]
    fn wasm_and_text_have_their_types() {
        assert_eq!(mime(Path::new("a/app_bg.wasm")), "application/wasm");
        assert_eq!(mime(Path::new("index.html")), "text/html; charset=utf-8");
        assert_eq!(mime(Path::new("LICENSE")), "application/octet-stream");
    }

    #[test]
    fn what_is_in_a_page_is_allowed_by_its_hash_and_nothing_else() {
        let bare = header(&["<script src='a.js'></script>"]);
        assert!(bare.contains("script-src 'self'; style-src 'none';"), "{bare}");
        // The example of the specification.
        let hash = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
        let page = "<script>alert('Hello, world.');</script><style>alert('Hello, world.');</style>";
        let both = header(&[page, page]);
        assert!(both.contains(&format!("script-src 'self' {hash}; style-src {hash};")), "{both}");
        assert!(!both.contains("unsafe"), "{both}");
    }

    #[test]
    fn only_a_page_with_the_program_may_compile_it() {
        let policy = header(&["<p>", "<link rel=preload href=a.wasm>"]);
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval';"), "{policy}");
    }

    #[test]
    fn a_page_has_its_policy_before_all_that_it_governs() {
        let page = "<head>\n<meta charset=\"utf-8\" /><script>a()</script>";
        let (before, policy) = ("<head>\n<meta charset=\"utf-8\" />", directives(&[page]));
        let wanted = format!("{before}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"><script>a()</script>");
        assert_eq!(insert(page).unwrap(), wanted);
        assert_eq!(directives(&[&wanted]), policy);
        assert!(insert("<head><script>a()</script>").is_err());
    }
}
