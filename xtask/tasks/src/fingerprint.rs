//! Fingerprints of content: files that never change are named by them.

use std::path::Path;

use sha2::{Digest, Sha256};

/// The SHA-256 of this, in hexadecimal digits.
pub fn whole(content: &[u8]) -> String {
    format!("{:x}", Sha256::digest(content))
}

/// As much of it as a name needs.
pub fn short(content: &[u8]) -> String {
    let mut whole = whole(content);
    whole.truncate(16);
    whole
}

/// Whether the name has the content's fingerprint in it, so that what it names never changes: `page-0123456789abcdef.css`.
/// The hosts' files in `hosting/` know such names by the same rule. Trunk leaves out the zeros that a fingerprint begins with.
pub fn is_in(name: &Path) -> bool {
    let name = name.file_name().unwrap_or_default().to_string_lossy();
    let Some((stem, _)) = name.split_once('.') else { return false };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        (12..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_fingerprint_is_told_from_others() {
        for hashed in ["a-0123456789abcdef.js", "s/a-b-0123456789abcdef_bg.wasm", "a-713150d0e61df48_bg.wasm"] {
            assert!(is_in(Path::new(hashed)), "{hashed}");
        }
        for plain in
            ["index.html", "sw.js", "a-01234567890.js", "a-0123456789abcdef0.js", "a-0123456789ABCDEF.js", "0123456789abcdef.js"]
        {
            assert!(!is_in(Path::new(plain)), "{plain}");
        }
    }
}
