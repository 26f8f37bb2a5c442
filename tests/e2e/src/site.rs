//! The built guide, served to this machine alone: as it is, below a sub-path, or with something changed.

use std::cell::RefCell;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use crate::keeper::Kept;
use crate::{PATIENCE, release, told};

/// Lets the program arrive when that is called.
const LATE: &str = "
    const real = fetch;
    const arrived = new Promise(done => { window.letTheProgramArrive = done });
    window.fetch = (...all) => arrived.then(() => real(...all));";

const NO_WEBASSEMBLY: &str = "delete self.WebAssembly;";

/// The page gives its program up at once, not after a while. Only its own patience is shortened: WebKit's driver counts its own
/// in the page, too.
pub const IMPATIENT: &str =
    "const later = setTimeout; window.setTimeout = (run, time) => later(run, time === 15000 ? 300 : time);";

/// A running server. Each has an origin that no other had, and so storage of its own.
pub struct Site {
    /// Where the page is, with a slash at its end.
    pub address: String,
    folder: Option<PathBuf>,
    /// None while it is down.
    server: RefCell<Option<Kept>>,
}

impl Site {
    /// The guide exactly as it was built.
    pub fn as_built() -> Site {
        Site::serve(&dist(), None, "")
    }

    /// The guide as built, in a folder below the server's root, such as `tools/resync/`.
    pub fn below(path: &str) -> Site {
        let folder = temporary_folder("site");
        copy(&dist(), &folder.join(path));
        Site::serve(&folder.clone(), Some(folder), path)
    }

    /// The guide in a browser that is locked down.
    pub fn without_webassembly() -> Site {
        Site::after_script(NO_WEBASSEMBLY)
    }

    /// The check of an export in such a browser.
    pub fn check_without_webassembly() -> Site {
        Site::after_script_in("check/index.html", NO_WEBASSEMBLY)
    }

    /// The guide in a browser where `script` has changed something before the page's own scripts run.
    pub fn after_script(script: &str) -> Site {
        Site::changed(|folder, page| with_script(folder, &page, script))
    }

    /// The same in one of the other pages, named from the site's root.
    pub fn after_script_in(page: &str, script: &str) -> Site {
        Site::changed_by(|folder| put_script_in(folder, page, script))
    }

    /// The check of an export, with a script before the page's own, and with its worker's script changed.
    pub fn with_worker(script: &str, change: impl FnOnce(&str) -> String) -> Site {
        Site::changed_by(|folder| {
            let worker = check_worker(folder);
            let text = std::fs::read_to_string(&worker).expect("the check has a worker");
            write(&worker, &change(&text));
            put_script_in(folder, "check/index.html", script);
        })
    }

    /// The same of what is in this folder.
    pub fn without_in(folder: &str, ending: &str) -> Site {
        Site::changed_by(|site| lose(&site.join(folder), ending))
    }

    /// The guide, something of which is changed before it is served.
    fn changed_by(change: impl FnOnce(&Path)) -> Site {
        Site::changed(|folder, page| {
            change(folder);
            page
        })
    }

    /// The guide whose program's part with this ending is missing: `wasm`, or the `js` that starts it. What the page
    /// would do after a long wait, it never does here.
    pub fn without(ending: &str) -> Site {
        let patient = "const real = setTimeout; window.setTimeout = (run, time) => time > 9000 ? 0 : real(run, time);";
        Site::changed(|folder, page| {
            lose(folder, ending);
            with_script(folder, &page, patient)
        })
    }

    /// The guide on a slow line: its program arrives when the page's `letTheProgramArrive()` is called. Its time for
    /// that runs out at once where the script makes it so.
    pub fn with_late_program(script: &str) -> Site {
        Site::after_script(&format!("{LATE}\n{script}"))
    }

    /// The check of an export on a slow line, in the same way.
    pub fn with_late_check() -> Site {
        Site::after_script_in("check/index.html", LATE)
    }

    /// The guide with steps' own pages that lead nowhere by themselves.
    pub fn with_still_steps() -> Site {
        let site = Site::changed(|_, page| page);
        let folder = site.folder.as_ref().expect("a changed site has a folder").join("s");
        for step in std::fs::read_dir(&folder).expect("dist has pages for steps").flatten() {
            let path = step.path().join("index.html");
            let page = std::fs::read_to_string(&path).expect("each step has a page");
            let (before, rest) = page.split_once("<script>").expect("the page leads on by a script");
            let (_, after) = rest.split_once("</script>").expect("the script ends");
            write(&path, &format!("{before}{after}"));
        }
        site
    }

    fn changed(change: impl FnOnce(&Path, String) -> String) -> Site {
        let folder = temporary_folder("site");
        copy(&dist(), &folder);
        let page = std::fs::read_to_string(folder.join("index.html")).expect("dist holds an index.html");
        let page = change(&folder, page);
        write(&folder.join("index.html"), &page);
        list_files(&folder);
        Site::serve(&folder.clone(), Some(folder), "")
    }

    /// A version of the guide that can be told from others by this mark, in a folder where another can take its place.
    pub fn with_release(mark: &str) -> Site {
        let folder = temporary_folder("site");
        release::write(&dist(), &folder, mark);
        list_files(&folder);
        Site::serve(&folder.clone(), Some(folder), "")
    }

    /// Puts another version in the place of the one that is served. Of the one before, nothing is left.
    pub fn release(&self, mark: &str) {
        self.release_harmed(mark, |_| {});
    }

    /// The same of a version that something has happened to since its files were listed: a deploy that is half done.
    /// The whole of it is swapped in at once: a worker at work just then once installed what was still being copied.
    pub fn release_harmed(&self, mark: &str, harm: impl FnOnce(&Path)) {
        let next = temporary_folder("next");
        release::write(&dist(), &next, mark);
        list_files(&next);
        harm(&next);
        let (folder, last) = (self.own_folder(), temporary_folder("last"));
        std::fs::rename(folder, &last).expect("the version before can be moved away");
        std::fs::rename(&next, folder).expect("the next version can take its place");
        std::fs::remove_dir_all(last).expect("the version before can be removed");
    }

    /// Removes the files with this ending, although the worker counts on them.
    pub fn lose(&self, ending: &str) {
        lose(self.own_folder(), ending);
    }

    /// Puts a hotel's page in the place of the files with this ending.
    pub fn spoil(&self, ending: &str) {
        spoil(self.own_folder(), ending);
    }

    fn own_folder(&self) -> &Path {
        self.folder.as_deref().expect("only a copy of the guide can be changed")
    }

    fn serve(root: &Path, folder: Option<PathBuf>, path: &str) -> Site {
        let (server, address) = start(root, next_port());
        Site { address: format!("{address}{path}"), folder, server: RefCell::new(Some(server)) }
    }

    /// Ends the server with every connection, which is as offline as a browser can get.
    pub fn go_down(&self) {
        drop(self.server.take());
        let end = Instant::now() + *PATIENCE;
        while TcpStream::connect(("127.0.0.1", self.port())).is_ok() {
            assert!(Instant::now() < end, "the server at {} does not end", self.address);
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Serves again, where it was.
    pub fn come_back(&self) {
        let (server, _) = start(self.folder.as_deref().unwrap_or(&dist()), self.port());
        self.server.replace(Some(server));
    }

    fn port(&self) -> u16 {
        let port = self.origin().rsplit(':').next().and_then(|it| it.parse().ok());
        port.expect("the server's address ends with its port")
    }

    /// The server's scheme, name and port, without a slash.
    pub fn origin(&self) -> &str {
        let end = self.address[7..].find('/').map_or(self.address.len(), |it| it + 7);
        &self.address[..end]
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

/// A port that no site of these tests had. A browser lives through many visits, and what a site's worker kept is served to the
/// next site on its port. The system gives its own ports out again, even that of a site which is down for a while.
fn next_port() -> u16 {
    static TAKEN: AtomicU32 = AtomicU32::new(0);
    // Below what Linux gives out, and above all that browsers refuse to open.
    let begin = 20_000 + std::process::id() % 8_000;
    loop {
        let port = begin + TAKEN.fetch_add(1, Ordering::Relaxed);
        let port = u16::try_from(port).expect("the tests need fewer sites than there are ports");
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

/// Starts a server, and says where it is.
fn start(root: &Path, port: u16) -> (Kept, String) {
    let mut server = Command::new(told("RESYNC_SERVER"));
    server.args(["serve", "--no-build", "--port", &port.to_string(), "--dir"]).arg(root);
    let (kept, output) = Kept::with_output(&server);
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line).expect("the server's first line can be read");
    let Some(at) = line.find("http://") else { panic!("the server did not say where it is; it said {line:?}") };
    (kept, line[at..].trim().to_string())
}

/// Has the service worker's list written for what is in the folder now, as at the end of a build.
fn list_files(folder: &Path) {
    let done = Command::new(told("RESYNC_SERVER")).arg("precache").arg(folder).status();
    assert!(done.is_ok_and(|it| it.success()), "the worker's list could not be written");
}

/// The script that the check's worker begins with.
pub fn check_worker(site: &Path) -> PathBuf {
    let files = std::fs::read_dir(site.join("check")).expect("dist has the check").flatten().map(|it| it.path());
    let is_worker = |it: &PathBuf| {
        let name = it.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("worker-") && name.ends_with(".js")
    };
    files.into_iter().find(is_worker).expect("the check has a worker")
}

fn dist() -> PathBuf {
    PathBuf::from(told("RESYNC_DIST"))
}

pub fn temporary_folder(name: &str) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("resync-e2e-{}-{name}-{count}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder can be made");
    folder
}

pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a temporary folder can be made");
    let files = std::fs::read_dir(from).unwrap_or_else(|error| panic!("cannot read {}: {error}", from.display()));
    for file in files.flatten() {
        let (from, to) = (file.path(), to.join(file.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            std::fs::copy(&from, &to).expect("a file of dist can be copied");
        }
    }
}

/// Removes the files with this ending.
pub fn lose(folder: &Path, ending: &str) {
    with_each(folder, ending, |file| std::fs::remove_file(file).expect("a copied file can be removed"));
}

/// Puts a hotel's page in the place of the files with this ending.
pub fn spoil(folder: &Path, ending: &str) {
    with_each(folder, ending, |file| write(file, "<h1>Welcome to our hotel</h1>"));
}

fn with_each(folder: &Path, ending: &str, act: impl Fn(&Path)) {
    let files = std::fs::read_dir(folder).expect("the copy can be listed").flatten().map(|it| it.path());
    let files: Vec<_> = files.filter(|it| it.to_string_lossy().ends_with(ending)).collect();
    assert!(!files.is_empty(), "no file ends with {ending}");
    files.iter().for_each(|it| act(it));
}

/// Gives a page, named from the site's root, a script before its own.
fn put_script_in(folder: &Path, page: &str, script: &str) {
    let path = folder.join(page);
    let html = std::fs::read_to_string(&path).expect("the site has that page");
    let folder = path.parent().expect("a page is in a folder");
    write(&path, &with_script(folder, &html, script));
}

/// The page with a script before its own. It is in a file, as the page's policy demands.
fn with_script(folder: &Path, page: &str, script: &str) -> String {
    write(&folder.join("before.js"), script);
    assert!(page.contains("<head>"), "the page has no <head> to put a script into");
    page.replacen("<head>", "<head><script src=\"./before.js\"></script>", 1)
}

pub fn write(path: &Path, text: &str) {
    std::fs::write(path, text).expect("a file can be written in the temporary folder");
}
