//! One visit to the guide: a browser, a site of its own, and what was done so far.

use std::cell::RefCell;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::prelude::*;
use tokio::runtime::Runtime;

use crate::browser::{Browser, Engine, Form, Wish};
use crate::{PATIENCE, Site};

/// Lives as long as the tests, as the connections to the drivers must.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime can be started")
});

/// One browser of each kind, started when it is first wanted and used by one scenario at a time.
type Slot = Arc<Mutex<Option<Browser>>>;
static BROWSERS: LazyLock<Mutex<HashMap<(Engine, Form), Slot>>> = LazyLock::new(Mutex::default);

pub struct Visit {
    pub browser: Browser,
    pub form: Form,
    /// The guide as built. Nobody has been there before: its port, and so its storage, is this visit's own.
    pub site: Site,
    done: RefCell<Vec<String>>,
}

/// Runs a scenario. If it fails, says where and after what, keeps a picture, and throws the browser away.
pub fn run(name: &str, engine: Engine, form: Form, wish: Wish, scenario: impl AsyncFn(&Visit)) {
    let slot = match wish {
        Wish::Plain => BROWSERS.lock().unwrap_or_else(PoisonError::into_inner).entry((engine, form)).or_default().clone(),
        // Rarely wanted, so not kept.
        _ => Slot::default(),
    };
    let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
    let picture = picture_of(name, engine, form);
    let _ = std::fs::remove_file(&picture);

    for is_last in [false, true] {
        let browser = match slot.take() {
            Some(browser) => browser,
            None => RUNTIME.block_on(Browser::start(engine, form, wish)),
        };
        let began = Instant::now();
        let visit = Visit { browser, form, site: Site::as_built(), done: RefCell::default() };
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            RUNTIME.block_on(async {
                visit.make_fresh().await;
                scenario(&visit).await;
            });
        }));
        // Shows with --show-output.
        println!("{name} in {engine:?} on the {form:?}: {:.1} s", began.elapsed().as_secs_f32());
        let Err(failure) = outcome else {
            if wish == Wish::Plain {
                *slot = Some(visit.browser);
            } else {
                RUNTIME.block_on(visit.browser.end());
            }
            return;
        };
        eprintln!("\n{name}\nfailed in {engine:?} on the {form:?}, {wish:?}. What was done:");
        for deed in visit.done.borrow().iter() {
            eprintln!("  - {deed}");
        }
        let answers = RUNTIME.block_on(async {
            let address = visit.driver().current_url().await;
            let _ = std::fs::create_dir_all(picture.parent().expect("a picture is in a folder"));
            let kept = tokio::time::timeout(*PATIENCE, visit.driver().screenshot(&picture)).await;
            let kept = if matches!(kept, Ok(Ok(()))) { "target/e2e-failures has a picture" } else { "no picture could be taken" };
            eprintln!("At {}; {kept}.", address.as_ref().map_or_else(ToString::to_string, ToString::to_string));
            visit.browser.end().await;
            address.is_ok()
        });
        // Once in a few thousand visits WebKit's driver stops answering for good, whatever the page. One that makes it do so
        // does it in a new browser too.
        if answers || is_last {
            resume_unwind(failure);
        }
        eprintln!("{engine:?} no longer answers; once more, in a new one.");
    }
}

fn picture_of(name: &str, engine: Engine, form: Form) -> PathBuf {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/e2e-failures"));
    folder.join(format!("{name}-{engine:?}-{form:?}.png").to_lowercase())
}

impl Visit {
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

    /// One window, and no cookies, which a host's ports share.
    async fn make_fresh(&self) {
        let windows = self.driver().windows().await.unwrap();
        for extra in windows.iter().skip(1) {
            self.driver().switch_to_window(extra.clone()).await.unwrap();
            self.driver().close_window().await.unwrap();
        }
        self.driver().switch_to_window(windows[0].clone()).await.unwrap();
        self.forget(&self.site).await;
    }

    /// Clears what is stored for a site's origin, from a page of it that runs no program.
    pub async fn forget(&self, site: &Site) {
        self.go(&format!("{}/nothing-is-here", site.origin())).await;
        let _ = self.driver().delete_all_cookies().await;
        // Where storage is switched off there is nothing to clear.
        self.script("try { localStorage.clear(); sessionStorage.clear(); } catch { }", vec![]).await;
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
                panic!("{:?} on the {:?}: {what}: expected {expected}, saw {seen}", self.engine(), self.form);
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Says what is wrong, where it was seen.
    pub fn fail(&self, what: &str) -> ! {
        panic!("{:?} on the {:?}: {what}", self.engine(), self.form)
    }
}
