//! Lets the page that checks a Health export start its program, and that program its worker.

use std::path::Path;

use anyhow::{Result, bail};
use fs_err as fs;

use crate::fingerprint;
use crate::programs::Built;

/// Where the check is, beside the guide.
pub const FOLDER: &str = "check";
const PAGE: &str = "check/index.html";

/// Completes the check's page in the site in `dir`, in whose folder the programs are.
pub fn complete(dir: &Path, app: &Built, worker: &Built, wide: &Built) -> Result<()> {
    let starter = starter(worker, wide);
    // Named by what is in it: a page that stays open while a new version takes over must not start that one's worker.
    let name = format!("worker-{}.js", fingerprint::short(starter.as_bytes()));
    fs::write(dir.join(FOLDER).join(&name), &starter)?;
    let page = dir.join(PAGE);
    fs::write(&page, start(&fs::read_to_string(&page)?, app, &name)?)?;
    Ok(())
}

/// The page with the addresses of its program where its script wants them, and of its worker where the program looks for it.
fn start(html: &str, built: &Built, worker: &str) -> Result<String> {
    let mut html = html.to_owned();
    for (marker, file) in [("{{bindings}}", &*built.bindings), ("{{program}}", &*built.program), ("{{worker}}", worker)] {
        if html.matches(marker).count() != 1 {
            bail!("{PAGE} must have {marker} exactly once; see crates/prerender");
        }
        html = html.replacen(marker, &format!("./{file}"), 1);
    }
    Ok(html)
}

/// The script that a worker begins with. Where its program does not come it throws, which is all that its page would hear of it.
fn starter(worker: &Built, wide: &Built) -> String {
    let list = |it: &Built| format!("[\"./{}\", \"./{}\"]", it.bindings, it.program);
    format!(
        "const isWide = WebAssembly.validate(new Uint8Array({}));\n\
         const [bindings, program] = isWide ? {} : {};\n\
         import(bindings).then((it) => it.default({{ module_or_path: new URL(program, import.meta.url) }}))\n\
         .catch((error) => setTimeout(() => {{ throw error; }}));\n",
        probe(),
        list(wide),
        list(worker)
    )
}

/// The smallest program that only a browser with 128-bit vectors takes, as a list for a script.
pub fn probe() -> String {
    let bytes: Vec<String> = wide_program().iter().map(u8::to_string).collect();
    format!("[{}]", bytes.join(","))
}

/// A function that returns sixteen bytes of zeros.
fn wide_program() -> Vec<u8> {
    let mut bytes = b"\0asm\x01\0\0\0".to_vec();
    // Its type: nothing in, a vector out. One function of that type.
    bytes.extend([1, 5, 1, 0x60, 0, 1, 0x7b]);
    bytes.extend([3, 2, 1, 0]);
    // One body of 20 bytes: no locals, the constant, the end.
    bytes.extend([10, 22, 1, 20, 0, 0xfd, 0x0c]);
    bytes.extend([0; 16]);
    bytes.push(0x0b);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(name: &str) -> Built {
        Built { bindings: format!("{name}-1.js"), program: format!("{name}-1_bg.wasm") }
    }

    #[test]
    fn the_page_starts_its_program_by_the_name_that_it_has() {
        let html = "<script>import(\"{{bindings}}\").then(it => it(\"{{program}}\"))</script><body data-worker=\"{{worker}}\">";
        let wanted =
            "<script>import(\"./check-1.js\").then(it => it(\"./check-1_bg.wasm\"))</script><body data-worker=\"./worker-2.js\">";
        assert_eq!(start(html, &built("check"), "worker-2.js").unwrap(), wanted);
        assert!(start("{{bindings}}", &built("check"), "worker-2.js").is_err());
    }

    #[test]
    fn the_worker_takes_the_program_that_its_browser_can_run() {
        let script = starter(&built("export"), &built("export-wide"));
        assert!(
            script.contains("isWide ? [\"./export-wide-1.js\", \"./export-wide-1_bg.wasm\"] : [\"./export-1.js\""),
            "{script}"
        );
    }

    #[test]
    fn the_probe_is_as_long_as_its_sections_say() {
        let probe = wide_program();
        let mut at = 8;
        let mut sections = vec![];
        while at < probe.len() {
            sections.push(probe[at]);
            at += 2 + usize::from(probe[at + 1]);
        }
        assert_eq!((at, sections), (probe.len(), vec![1, 3, 10]));
    }
}
