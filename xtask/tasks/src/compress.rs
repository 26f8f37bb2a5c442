//! Compresses the built page ahead, as small as it gets, so that a host only has to send it.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};
use fs_err as fs;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::files;
use crate::memo::Memo;

/// Pictures and fonts are compressed already.
const KINDS: [&str; 9] = ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];
/// Below this, what a host says about a file is longer than the file.
const WORTH_IT: usize = 200;
/// The version of the compression. Raise it when the same input would give other output, so that older results are not reused.
const VERSION: &[u8] = b"1";

/// Puts `.br` and `.gz` beside every file in the folder that gets smaller so.
pub fn all(dir: &Path, memo: &Memo) -> Result<()> {
    files::below(dir)?.par_iter().filter(|name| KINDS.iter().any(|kind| files::is(name, kind))).try_for_each(|name| {
        let content = fs::read(dir.join(name))?;
        for (ending, compress) in [("br", brotli as fn(&[u8]) -> Result<Vec<u8>>), ("gz", gzip)] {
            let small = memo.recall(&[&content, VERSION, ending.as_bytes()], || compress(&content));
            let small = small.with_context(|| format!("cannot compress {}", name.display()))?;
            if content.len() >= WORTH_IT && small.len() < content.len() {
                fs::write(dir.join(format!("{}.{ending}", name.display())), small)?;
            }
        }
        Ok(())
    })
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: content.len(), ..Default::default() };
    let mut out = vec![];
    brotli::BrotliCompress(&mut &content[..], &mut out, &params)?;
    Ok(out)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    // Without a time, so that the same content gives the same file.
    let mut encoder = GzBuilder::new().write(vec![], Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

/// What a host sends for the file: the smallest of what is there.
pub fn sent(path: &Path) -> u64 {
    let size = |ending: &str| fs::metadata(format!("{}{ending}", path.display())).ok().map(|file| file.len());
    size(".br").or_else(|| size("")).unwrap_or_default()
}

/// Whether the file is another's compressed form.
pub fn is_compressed(name: &Path) -> bool {
    files::is(name, "br") || files::is(name, "gz")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    /// What a host would send for this encoding.
    fn unpacked(encoding: &str, body: &[u8]) -> Vec<u8> {
        let mut out = vec![];
        match encoding {
            "br" => brotli::BrotliDecompress(&mut &body[..], &mut out).unwrap(),
            _ => flate2::read::GzDecoder::new(body).read_to_end(&mut out).map(|_| ()).unwrap(),
        }
        out
    }

    #[test]
    fn what_gets_smaller_is_there_in_both_forms_and_unpacks_to_the_same() {
        let dir = std::env::temp_dir().join(format!("resync-compress-{}", std::process::id()));
        fs::create_dir_all(dir.join("s")).unwrap();
        let text = "A step, and a step. ".repeat(40);
        for name in ["s/index.html", "a.png"] {
            fs::write(dir.join(name), &text).unwrap();
        }
        fs::write(dir.join("short.txt"), &text[..150]).unwrap();
        let memo = dir.with_extension("memo");
        all(&dir, &Memo::open(&memo).unwrap()).unwrap();
        let names: Vec<String> = files::below(&dir).unwrap().iter().map(|name| files::address(name)).collect();
        assert_eq!(names, ["a.png", "s/index.html", "s/index.html.br", "s/index.html.gz", "short.txt"]);
        for encoding in ["br", "gz"] {
            let body = fs::read(dir.join(format!("s/index.html.{encoding}"))).unwrap();
            assert_eq!(unpacked(encoding, &body), text.as_bytes());
        }
        assert!(sent(&dir.join("s/index.html")) < 100);
        assert_eq!(sent(&dir.join("a.png")), 800);
        fs::remove_dir_all(&memo).unwrap();
        fs::remove_dir_all(&dir).unwrap();
    }
}
