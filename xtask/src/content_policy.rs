//! What a file is served as, and what a page is allowed to do.

use std::path::Path;

use sha2::{Digest, Sha256};

use crate::markup;

/// The type a browser is told. WebAssembly is compiled while it loads only if its type is right.
pub fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
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

/// The strictest policy under which the page works: its own files, no network besides, no inline script or style.
/// One that is in the page after all is allowed by its hash.
pub fn header(page: &str) -> String {
    let mut scripts = String::from("'self' 'wasm-unsafe-eval'");
    let mut styles = String::from("'self'");
    for tag in markup::tags(page).iter().filter(|tag| tag.is_inline_script() || tag.name == "style") {
        let text = page.get(tag.text.clone()).unwrap_or_default();
        let allowed = if tag.name == "style" { &mut styles } else { &mut scripts };
        allowed.push_str(&format!(" 'sha256-{}'", base64(&Sha256::digest(text))));
    }
    format!(
        "default-src 'none'; script-src {scripts}; style-src {styles}; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'"
    )
}

/// A short name for a content, that changes with it.
pub fn fingerprint(content: &str) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for sign in 0..4 {
            let index = (bits >> (18 - 6 * sign) & 63) as usize;
            out.push(if sign <= three.len() { char::from(SIGNS[index]) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_everywhere() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn wasm_and_text_have_their_types() {
        assert_eq!(mime(Path::new("a/app_bg.wasm")), "application/wasm");
        assert_eq!(mime(Path::new("index.html")), "text/html; charset=utf-8");
        assert_eq!(mime(Path::new("LICENSE")), "application/octet-stream");
    }

    #[test]
    fn only_an_inline_script_adds_a_hash() {
        assert!(header("<script src='a.js'></script>").contains("script-src 'self' 'wasm-unsafe-eval';"));
        // The example of the specification.
        let policy = header("<script>alert('Hello, world.');</script>");
        assert!(policy.contains("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"), "{policy}");
    }

    #[test]
    fn a_style_in_the_page_is_allowed_by_its_hash_and_no_script_with_it() {
        let policy = header("<style>alert('Hello, world.');</style>");
        let hash = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
        assert!(policy.contains(&format!("style-src 'self' {hash};")) && policy.matches(hash).count() == 1, "{policy}");
    }
}
