//! One visit to the guide: a browser, a site of its own, and what was done so far.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::prelude::*;
use tokio::runtime::Runtime;

use crate::browser::{Browser, Engine, Form, Wish};
use crate::{PATIENCE, Site, wrong};

/// Lives as long as the tests, as the connections to the drivers must.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime can be started")
});

/// A browser with the guide, for one scenario after the other.
pub struct Visit {
    pub browser: Browser,
    pub form: Form,
    wish: Wish,
    /// The guide as built. Its port, and so its storage, is this browser's own.
    pub site: Site,
    done: RefCell<Vec<String>>,
}

/// A kind of browser: visits of one kind can be made in one browser.
pub type Kind = (Engine, Form, Wish);

/// Makes a visit in the browser that is held, if it is of this kind, or else in a new one, which is held then. If the scenario
/// fails, says where and after what, keeps a picture, and throws the browser away.
pub fn make(title: &str, kind: Kind, held: &mut Option<Visit>, scenario: impl AsyncFn(&Visit)) -> Result<(), String> {
    let picture = picture_of(title, kind);
    let _ = std::fs::remove_file(&picture);
    for is_last in [false, true] {
        let kept = held.take_if(|it| it.kind() == kind);
        end(held);
        let visit = match kept {
            Some(visit) => visit,
            None => match catch_unwind(|| RUNTIME.block_on(Visit::start(kind))) {
                Ok(visit) => visit,
                Err(_) => return Err(wrong::told()),
            },
        };
        visit.done.borrow_mut().clear();
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            RUNTIME.block_on(async {
                visit.make_fresh().await;
                scenario(&visit).await;
            });
        }));
        if outcome.is_ok() {
            *held = Some(visit);
            return Ok(());
        }
        let mut story = wrong::told();
        story += "\nWhat was done:\n";
        visit.done.borrow().iter().for_each(|deed| story += &format!("  - {deed}\n"));
        let answers = RUNTIME.block_on(async {
            let address = visit.driver().current_url().await;
            let _ = std::fs::create_dir_all(picture.parent().expect("a picture is in a folder"));
            let kept = tokio::time::timeout(*PATIENCE, visit.driver().screenshot(&picture)).await;
            let kept = if matches!(kept, Ok(Ok(()))) { "target/e2e-failures has a picture" } else { "no picture could be taken" };
            story += &format!("At {}; {kept}.\n", address.as_ref().map_or_else(ToString::to_string, ToString::to_string));
            visit.browser.end().await;
            address.is_ok()
        });
        // Once in a few thousand visits WebKit's driver stops answering for good, whatever the page. One that makes it do so
        // does it in a new browser too.
        if answers || is_last {
            return Err(story);
        }
        eprint!("{title}:\n{story}{} no longer answers; once more, in a new one.\n", kind.0);
    }
    unreachable!("the last time ends above")
}

/// Makes one visit in a browser of its own, and fails where it fails.
pub fn run(title: &str, kind: Kind, scenario: impl AsyncFn(&Visit)) {
    wrong::is_kept_from_now_on();
    let mut held = None;
    let outcome = make(title, kind, &mut held, scenario);
    end(&mut held);
    if let Err(story) = outcome {
        eprintln!("{title} in {} failed: {story}", kind.0);
        std::process::exit(1);
    }
}

/// Ends the browser that is held.
pub fn end(held: &mut Option<Visit>) {
    if let Some(visit) = held.take() {
        RUNTIME.block_on(visit.browser.end());
    }
}

fn picture_of(title: &str, (engine, form, _): Kind) -> PathBuf {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/e2e-failures"));
    let name = title.rsplit("::").next().unwrap_or(title);
    folder.join(format!("{name}-{engine}-{form}.png").to_lowercase())
}

impl Visit {
    async fn start((engine, form, wish): Kind) -> Visit {
        let browser = Browser::start(engine, form, wish).await;
        Visit { browser, form, wish, site: Site::as_built(), done: RefCell::default() }
    }

    fn kind(&self) -> Kind {
        (self.browser.engine, self.form, self.wish)
    }

    pub fn driver(&self) -> &WebDriver {
        &self.browser.driver
    }

    pub fn engine(&self) -> Engine {
        self.browser.engine
    }

    /// Notes what is being done, for the story that a failure tells.
    pub fn note(&self, deed: impl Into<String>) {
        self.done.borrow_mut().push(deed.into());
    }

    /// One window, and nothing stored. What the site's worker keeps stays, as for everybody who comes back; what is about a first
    /// visit has a site of its own.
    async fn make_fresh(&self) {
        let windows = self.driver().windows().await.unwrap();
        for extra in windows.iter().skip(1) {
            self.driver().switch_to_window(extra.clone()).await.unwrap();
            self.driver().close_window().await.unwrap();
        }
        if windows.len() > 1 {
            self.driver().switch_to_window(windows[0].clone()).await.unwrap();
        }
        self.forget(&self.site).await;
        if self.wish == Wish::Recorded && self.engine() == Engine::Chromium {
            // Reading what was recorded empties it: of the visit before, nothing may be left.
            for kind in ["browser", "performance"] {
                self.driver().get_log(kind).await.unwrap();
            }
        }
    }

    /// Clears what is stored for a site's origin, from a page of it that runs no program.
    pub async fn forget(&self, site: &Site) {
        self.go(&format!("{}/nothing-is-here", site.origin())).await;
        let _ = self.driver().delete_all_cookies().await;
        // Where storage is switched off there is nothing to clear.
        self.script("try { localStorage.clear(); sessionStorage.clear(); } catch { }", vec![]).await;
    }

    /// Loads a page anew, whatever is open. An address that differs from that of the open page in its fragment alone would load
    /// nothing; an empty query makes it another.
    pub async fn load(&self, address: &str) {
        if self.wish == Wish::NoScript {
            self.go("about:blank").await;
            return self.go(address).await;
        }
        self.note(format!("load {address:.300}"));
        let at = address.find('#').unwrap_or(address.len());
        self.mark_as_old().await;
        let script = "
            const [page, fragment] = arguments;
            location.replace((location.href.split('#')[0] === page ? `${page}?` : page) + fragment);";
        self.script(script, vec![json!(address[..at]), json!(address[at..])]).await;
        self.another_has_loaded().await;
    }

    /// Marks the page that is open, so that [`Visit::another_has_loaded`] tells the next one from it.
    pub async fn mark_as_old(&self) {
        self.script("window.isOld = true", vec![]).await;
    }

    /// Waits until another page than the marked one has loaded. Its load event has to be over: for a moment, Firefox calls a page
    /// complete before it has read any of it.
    pub async fn another_has_loaded(&self) {
        let script = "return !window.isOld && performance.getEntriesByType('navigation')[0]?.loadEventEnd > 0";
        self.until("another page has loaded", &json!(true), script, vec![]).await;
    }

    /// Opens an address, and waits for no more than the browser does.
    pub async fn go(&self, address: &str) {
        self.note(format!("go to {address:.300}"));
        self.driver().goto(address).await.unwrap_or_else(|error| panic!("cannot open {address:.300}: {error}"));
    }

    /// Runs a script in the page and gives what it returns.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        let result = self.driver().execute(script, arguments).await;
        result.unwrap_or_else(|error| panic!("the script `{script}` failed: {error}")).json().clone()
    }

    /// Waits for an expression that is a promise.
    pub async fn promise(&self, expression: &str) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             Promise.resolve().then(() => ({expression})).then(it => done({{ ok: it ?? null }}), error => done({{ error: String(error) }}))"
        );
        let result = self.driver().execute_async(&script, vec![]).await;
        let mut result = result.unwrap_or_else(|error| panic!("the script `{expression}` failed: {error}")).json().clone();
        match result.get("error") {
            Some(error) => panic!("`{expression}` was refused: {error}"),
            None => result["ok"].take(),
        }
    }

    /// Lets the page draw what was just changed.
    pub async fn draw(&self) {
        // A tab that lies behind another is never drawn, so there is an end to the waiting.
        self.promise("new Promise(done => { requestAnimationFrame(() => requestAnimationFrame(done)); setTimeout(done, 500) })")
            .await;
    }

    /// Waits until the script returns what is expected, and says otherwise what it returned last.
    pub async fn until(&self, what: &str, expected: &Value, script: &str, arguments: Vec<Value>) {
        let end = Instant::now() + *PATIENCE;
        loop {
            let seen = match self.driver().execute(script, arguments.clone()).await {
                Ok(result) => result.json().clone(),
                // A page may be on its way.
                Err(error) => json!(format!("no answer: {error}")),
            };
            if seen == *expected {
                return;
            }
            if Instant::now() > end {
                panic!("{what}: expected {expected}, saw {seen}");
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Says what is wrong, where it was seen.
    pub fn fail(&self, what: &str) -> ! {
        panic!("{what}")
    }
}
