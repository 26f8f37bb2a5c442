//! Builds the site.
//!
//! What takes long goes on side by side: the pages' text is written by a program for this machine while the programs of the pages
//! are compiled. The guide is there first, and can be looked at while the rest is made: the page that checks a Health export, its
//! worker, and the pictures.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use fs_err as fs;

use crate::assemble;
use crate::cache::{self, Cache};
use crate::command::{self, Quietly};
use crate::export_check;
use crate::files;
use crate::finish;
use crate::memo::Memo;
use crate::programs::{Builder, Built, CHECK, GUIDE, Program, WIDE_WORKER, WORKER};
use crate::say;
use crate::sizes;
use crate::tools::{Kit, NodeTools};
use crate::wasm_target;

/// Tells the prerenderer where the guide will be found.
const ADDRESS: &str = "RESYNC_ADDRESS";

/// Tells the build of another folder than content/.
pub const CONTENT: &str = "RESYNC_CONTENT";

/// What the prerenderer writes, and there what goes beside the page as it is.
const PAGE: &str = "target/page";
const STATIC: &str = "target/page/static";
/// What `draw` draws, and where it keeps that.
const DRAWN: &str = "target/page/drawn";
const PICTURES: &str = "target/pictures";

/// Builds everything into dist, for this address if it is known. Meanwhile `show` is given a folder with the guide alone, as soon
/// as it is there.
pub fn build(root: &Path, address: Option<&str>, show: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let _lock = lock(root)?;
    let whole = root.join("target/site/whole");
    make(root, address, &whole, show)?;
    let dist = root.join("dist");
    replace(&dist, &whole)?;
    say::news("dist is complete");
    sizes::report(&dist)
}

/// Says what a build without an address lacks.
pub fn tell_of_address(address: Option<&str>) {
    let in_environment = std::env::var_os(ADDRESS).is_some_and(|it| !it.is_empty());
    if address.is_none() && !in_environment {
        say::line(
            "without an address there is no sitemap, and some apps show links without their picture; \
             `cargo xtask build --address https://example.org/resync/` adds both",
        );
    }
}

/// For a build that has nothing to show before it is whole.
pub fn show_nothing(_: &Path) -> Result<()> {
    Ok(())
}

/// One build at a time: they share their folders.
fn lock(root: &Path) -> Result<fs::File> {
    fs::create_dir_all(root.join("target"))?;
    cache::lock(&root.join("target/dist.lock"), "builds dist")
}

fn make(root: &Path, address: Option<&str>, dir: &Path, show: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let cache = Cache::open()?;
    let first = emptied(&root.join("target/site/guide"))?;
    let dir = emptied(dir)?;
    let check = dir.join(export_check::FOLDER);
    let (kit, tools) = thread::scope(|scope| {
        let text = scope.spawn(|| prerender(root, address, None));
        let tools = scope.spawn(|| NodeTools::ensure(&cache));
        let kit = Kit::ensure(&cache)?;
        let builder = Builder { root, kit: &kit, content: None, is_debug: false };
        builder.compile("compiling the guide", "some minutes the first time", &[GUIDE])?;
        joined(text)?;
        anyhow::Ok((kit, joined(tools)?))
    })?;
    let builder = Builder { root, kit: &kit, content: None, is_debug: false };
    let place = |program: &Program, dir: &Path| builder.place(program, Some(&tools), dir);
    let guide = place(&GUIDE, &first)?;
    lay_guide(root, &first, &guide)?;
    finish::seal(&first)?;
    show(&first)?;

    let (app, worker, wide) = thread::scope(|scope| {
        let text = scope.spawn(|| {
            draw(root)?;
            prerender(root, address, Some(DRAWN))
        });
        let rest = [(CHECK, "page"), (WORKER, "worker for everyone"), (WIDE_WORKER, "worker for newer browsers")];
        let [app, worker, wide] = rest.map(|(program, what)| {
            builder.compile(&format!("compiling the export check's {what}"), "a minute or two the first time", &[program])?;
            place(&program, &check)
        });
        joined(text)?;
        anyhow::Ok((app?, worker?, wide?))
    })?;
    for name in [&guide.bindings, &guide.program] {
        fs::copy(first.join(name), dir.join(name))?;
    }
    lay_guide(root, &dir, &guide)?;
    files::copy(&root.join(STATIC), &dir)?;
    export_check::complete(&dir, &app, &worker, &wide)?;
    say::step("completing the site", "some seconds", || finish::complete(root, &dir))
}

/// What the thread came to.
fn joined<T>(thread: thread::ScopedJoinHandle<Result<T>>) -> Result<T> {
    // It has already said why on stderr.
    thread.join().unwrap_or_else(|_| Err(anyhow!("a part of the build broke off; this is a mistake in xtask")))
}

/// Puts the guide's page into a folder that has its program, with the pages of the steps, which are no more than text.
fn lay_guide(root: &Path, dir: &Path, program: &Built) -> Result<()> {
    let guide = fs::read_to_string(root.join(PAGE).join("body.html"))?;
    fs::write(dir.join("index.html"), assemble::assemble(root, dir, program, &guide)?)?;
    files::copy(&root.join(STATIC).join("s"), &dir.join("s"))
}

/// Builds the guide alone with another folder's content, which may take so long. What is delivered before the program is there
/// stays the real guide.
pub fn build_with_content(root: &Path, content: &Path, dist: &Path, limit: Duration) -> Result<()> {
    let _lock = lock(root)?;
    let cache = Cache::open()?;
    let (kit, tools) = (Kit::ensure(&cache)?, NodeTools::ensure(&cache)?);
    prerender(root, None, None)?;
    let builder = Builder { root, kit: &kit, content: Some((content, limit)), is_debug: false };
    builder.compile("compiling the guide with other content", "some minutes", &[GUIDE])?;
    let dir = emptied(dist)?;
    let guide = builder.place(&GUIDE, Some(&tools), &dir)?;
    lay_guide(root, &dir, &guide)?;
    finish::seal(&dir)?;
    crate::compress::all(&dir, &Memo::open(root)?)
}

/// Writes what Trunk's build takes up, and what it does not know: see Trunk.toml.
pub fn prepare(root: &Path) -> Result<()> {
    prerender(root, None, None)
}

/// Completes Trunk's build, in the folder that Trunk passes to its hooks. A release build is replaced by what
/// `cargo xtask build` would make.
pub fn finish_for_trunk(root: &Path) -> Result<()> {
    let named = |variable| std::env::var_os(variable).filter(|it| !it.is_empty());
    let dir = named("TRUNK_STAGING_DIR").map(PathBuf::from);
    let dir = dir.context("`cargo xtask finish` is for Trunk, which calls it; `cargo xtask build` builds the site")?;
    if named("TRUNK_PROFILE").is_none_or(|it| it != "debug") {
        return make(root, None, &dir, show_nothing);
    }
    let of_trunk = assemble::of_trunk(&fs::read_to_string(dir.join("index.html"))?)?;
    let kit = Kit::ensure(&Cache::open()?)?;
    let builder = Builder { root, kit: &kit, content: None, is_debug: true };
    builder.compile("compiling the check's page", "some minutes the first time", &[CHECK])?;
    builder.compile("compiling its worker", "a minute the first time", &[WORKER])?;
    files::copy(&root.join(STATIC), &dir)?;
    let check = dir.join(export_check::FOLDER);
    let [app, worker] = [CHECK, WORKER].map(|it| builder.place(&it, None, &check));
    let worker = worker?;
    export_check::complete(&dir, &app?, &worker, &worker)?;
    lay_guide(root, &dir, &of_trunk.program)?;
    let Some(reload) = of_trunk.reload else {
        finish::seal(&dir)?;
        return finish::check(&dir);
    };
    // Trunk serves it, with a script of its own in it that no policy knows.
    let index = dir.join("index.html");
    fs::write(&index, fs::read_to_string(&index)?.replacen("</body>", &format!("{reload}</body>"), 1))?;
    finish::check(&dir)
}

/// Runs the prerenderer: it writes the style sheet, the guide, what goes into the head, and the files beside the page; with the
/// pictures in this folder, if any.
fn prerender(root: &Path, address: Option<&str>, drawn: Option<&str>) -> Result<()> {
    let mut prerender = wasm_target::host_cargo(root);
    // What is delivered is always the real guide.
    prerender.env_remove(CONTENT);
    if let Some(address) = address {
        prerender.env(ADDRESS, address);
    }
    prerender.args(["run", "--package", "prerender", "--bin", "prerender", "--", PAGE]).args(drawn);
    let log = command::log(root, "prerender")?;
    let what = if drawn.is_some() { "naming the pictures in the pages" } else { "writing what the pages say" };
    Quietly { what, about: "some minutes the first time", log: &log, limit: None }.run(&mut prerender)?;
    for file in ["page.css", "head.html", "body.html", "static"] {
        let file = root.join(PAGE).join(file);
        if !file.exists() {
            bail!("the prerenderer (crates/prerender) has not written {}", file.display());
        }
    }
    Ok(())
}

/// Draws the pictures of link previews, and the icons.
fn draw(root: &Path) -> Result<()> {
    let mut draw = wasm_target::host_cargo(root);
    draw.env_remove(CONTENT);
    draw.args(["run", "--package", "prerender", "--features", "pictures", "--bin", "draw", "--", DRAWN, PICTURES]);
    let log = command::log(root, "draw")?;
    Quietly { what: "drawing pictures and icons", about: "a minute the first time", log: &log, limit: None }.run(&mut draw)
}

/// The folder, with nothing in it.
fn emptied(dir: &Path) -> Result<PathBuf> {
    cache::remove(dir)?;
    fs::create_dir_all(dir)?;
    Ok(dir.to_path_buf())
}

/// Puts the new folder in the place of the old one, which is never half of each.
fn replace(old: &Path, new: &Path) -> Result<()> {
    let aside = new.with_extension("old");
    cache::remove(&aside)?;
    if old.exists() {
        fs::rename(old, &aside)?;
    }
    fs::rename(new, old)?;
    cache::remove(&aside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_site_takes_the_whole_place_of_the_old_one() {
        let dir = emptied(&std::env::temp_dir().join(format!("resync-site-{}", std::process::id()))).unwrap();
        let [dist, whole] = [dir.join("dist"), dir.join("whole")];
        for name in ["one", "two"] {
            fs::create_dir_all(&whole).unwrap();
            fs::write(whole.join(name), "").unwrap();
            replace(&dist, &whole).unwrap();
            assert_eq!(files::below(&dist).unwrap(), [PathBuf::from(name)]);
        }
        assert!(!whole.exists());
        cache::remove(&dir).unwrap();
    }
}
