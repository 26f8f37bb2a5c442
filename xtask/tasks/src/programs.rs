//! Compiles the programs that the Health export check loads when it is used: its page's own, and the worker that reads the
//! export, once for every browser and once for those that can take sixteen bytes at a time.
//!
//! Trunk compiles one program for one page. These are not in the guide's first load, so they are not in that page.

use std::path::Path;

use anyhow::{Result, bail};
use fs_err as fs;

use crate::cache::{self, Cache};
use crate::command;
use crate::fingerprint;
use crate::tools::Kit;

/// Where the check is, beside the guide.
pub const FOLDER: &str = "check";
const PAGE: &str = "check/index.html";

const TARGET: &str = "wasm32-unknown-unknown";

struct Program {
    bin: &'static str,
    /// As its files are named.
    name: &'static str,
    features: &'static str,
    profile: &'static str,
    /// For the compiler, besides those in .cargo/config.toml.
    flags: &'static str,
    /// For wasm-opt: as small as it gets, or as fast.
    optimize: &'static [&'static str],
}

const APP: Program = Program { bin: "check", name: "check", features: "csr", profile: "release", flags: "", optimize: &["-Oz"] };
const WORKER: Program =
    Program { bin: "export-worker", name: "export", features: "worker", profile: "worker", flags: "", optimize: &["-O3"] };
const WIDE_WORKER: Program =
    Program { name: "export-wide", flags: "-Ctarget-feature=+simd128", optimize: &["-O3", "--enable-simd"], ..WORKER };

/// The two files of a program, as the page names them.
struct Built {
    bindings: String,
    program: String,
}

/// Compiles the programs into the site in `dir`, and lets its check page start them. Where the site is built again with each
/// edit, nobody waits for what only makes them small or fast.
pub fn add(root: &Path, dir: &Path, is_debug: bool) -> Result<()> {
    let kit = Kit::ensure(root, &Cache::open()?)?;
    let page = dir.join(PAGE);
    let build = |program: &Program| build(&kit, root, program, dir, is_debug);
    let app = build(&APP)?;
    let worker = build(&WORKER)?;
    let starter = if is_debug { starter(&worker, &worker) } else { starter(&worker, &build(&WIDE_WORKER)?) };
    // Named by what is in it: a page that stays open while a new version takes over must not start that one's worker.
    let starter_name = format!("worker-{}.js", fingerprint::short(starter.as_bytes()));
    fs::write(dir.join(FOLDER).join(&starter_name), &starter)?;
    fs::write(&page, start(&fs::read_to_string(&page)?, &app, &starter_name)?)?;
    Ok(())
}

fn build(kit: &Kit, root: &Path, program: &Program, dir: &Path, is_debug: bool) -> Result<Built> {
    // Cargo's own profile for development has a folder of another name.
    let (profile, built) = if is_debug { ("dev", "debug") } else { (program.profile, program.profile) };
    let folder = root.join("target/programs").join(program.name);
    cache::remove(&folder)?;
    fs::create_dir_all(&folder)?;
    let mut cargo = kit.command_with(root, "cargo", program.flags)?;
    cargo.args(["build", "--quiet", "--target", TARGET, "--bin", program.bin, "--profile", profile]);
    cargo.args(["--no-default-features", "--features", program.features]);
    // Each set of flags has a folder of its own, or one would undo the other's work.
    let target = root.join("target").join(if program.flags.is_empty() { "programs-target" } else { "programs-wide" });
    command::run(cargo.env("CARGO_TARGET_DIR", &target))?;
    let wasm = target.join(TARGET).join(built).join(format!("{}.wasm", program.bin));
    let mut bindgen = kit.command_with(root, "wasm-bindgen", "")?;
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", program.name, "--out-dir"]).arg(&folder).arg(&wasm);
    command::run(&mut bindgen)?;
    let bare = folder.join(format!("{}_bg.wasm", program.name));
    if is_debug {
        return place(program, &folder, &bare, dir);
    }
    let small = folder.join("optimized.wasm");
    command::run(kit.command_with(root, "wasm-opt", "")?.args(program.optimize).arg(&bare).arg("-o").arg(&small))?;
    place(program, &folder, &small, dir)
}

/// Puts the files of a program into the site, under names that change with what is in them.
fn place(program: &Program, folder: &Path, wasm: &Path, dir: &Path) -> Result<Built> {
    let (script, wasm) = (fs::read(folder.join(format!("{}.js", program.name)))?, fs::read(wasm)?);
    let hash = fingerprint::short(&[&script[..], &wasm[..]].concat());
    let built = Built { bindings: format!("{}-{hash}.js", program.name), program: format!("{}-{hash}_bg.wasm", program.name) };
    let folder = dir.join(FOLDER);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(&built.bindings), script)?;
    fs::write(folder.join(&built.program), wasm)?;
    Ok(built)
}

/// The page with the addresses of its program where its script wants them, and of its worker where the program looks for it.
fn start(html: &str, built: &Built, worker: &str) -> Result<String> {
    let mut html = html.to_owned();
    for (marker, file) in [("{{bindings}}", &*built.bindings), ("{{program}}", &*built.program), ("{{worker}}", worker)] {
        if html.matches(marker).count() != 1 {
            bail!("{PAGE} must have {marker} exactly once; see src/bin/prerender");
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

    #[test]
    fn files_are_named_by_what_is_in_them() {
        let dir = std::env::temp_dir().join(format!("resync-programs-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        let named = |script: &str| {
            fs::write(dir.join("check.js"), script).unwrap();
            fs::write(dir.join("optimized.wasm"), "wasm").unwrap();
            place(&APP, &dir, &dir.join("optimized.wasm"), &dir).unwrap().program
        };
        let first = named("one");
        assert!(fingerprint::is_in(Path::new(&first)), "{first}");
        assert_eq!(first, named("one"));
        assert_ne!(first, named("two"));
        cache::remove(&dir).unwrap();
    }
}
