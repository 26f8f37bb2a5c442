//! Three browser engines, each desktop- and phone-sized, driven over WebDriver.

use std::fmt;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, RequestData, SessionId};

use crate::keeper::Kept;
use crate::site::temporary_folder;
use crate::{PATIENCE, told};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, clap::ValueEnum)]
#[value(rename_all = "lower")]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl fmt::Display for Engine {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.pad(match self {
            Engine::Chromium => "Chromium",
            Engine::Firefox => "Firefox",
            Engine::WebKit => "WebKit",
        })
    }
}

impl Engine {
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];
}

/// Desktop is 1280 × 900, the phone is an iPhone's 390 × 844 at three device pixels each; in WebKit, which draws without the
/// help of a graphics card, at one, but for [`Wish::Sharp`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    Desktop,
    Phone,
}

impl fmt::Display for Form {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.pad(match self {
            Form::Desktop => "desktop",
            Form::Phone => "phone",
        })
    }
}

impl Form {
    pub const ALL: [Form; 2] = [Form::Desktop, Form::Phone];
}

/// What is special about a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wish {
    Plain,
    /// In Chromium, the browser with its window and all its settings; for most scenarios its headless shell does.
    Whole,
    /// The person asked the system for dark colours.
    Dark,
    /// Scripts are switched off. WebKitGTK's driver cannot work without them.
    NoScript,
    /// Sites may not store anything. WebKitGTK has no such setting.
    NoStorage,
    /// The phone is the smallest there is, 320 px wide.
    Narrow,
    /// The phone has three device pixels for each of its own in every engine.
    Sharp,
    /// The system sets every colour, as Windows does with a contrast theme. WebKitGTK knows nothing of that.
    ForcedColours,
    /// The person set the browser's letters to twice their size. WebKitGTK can't be started so.
    LargeText,
    /// Every request is recorded, where the driver can do that.
    Recorded,
    /// What changes is drawn at once, and not only when the screen is due, so that times are the page's own. Only for Chromium.
    Measured,
}

impl Wish {
    /// Whether a browser of this engine can be had so.
    pub fn is_known_to(self, engine: Engine) -> bool {
        engine != Engine::WebKit || !matches!(self, Wish::NoScript | Wish::NoStorage | Wish::ForcedColours)
    }

    /// What has to be special in this engine: one browser does for scenarios whose wishes make no difference there.
    pub fn in_engine(self, engine: Engine) -> Wish {
        match (self, engine) {
            (Wish::Recorded | Wish::Whole, Engine::Firefox | Engine::WebKit) => Wish::Plain,
            (Wish::Sharp, Engine::Chromium | Engine::Firefox) => Wish::Plain,
            // Here the page itself is told.
            (Wish::LargeText, Engine::WebKit) => Wish::Plain,
            _ => self,
        }
    }

    /// Whether Chromium's headless shell can do this. The shell has the engine and no browser around it: it starts in a quarter of
    /// a second and draws for no screen. It has no clipboard and does not know these settings.
    fn is_known_to_shell(self) -> bool {
        !matches!(self, Wish::Whole | Wish::NoStorage | Wish::LargeText | Wish::Recorded | Wish::Measured)
    }
}

/// How long a driver may take over one command.
const LONGEST: Duration = Duration::from_secs(60);

/// Twice the size that letters have in a browser by default, in pixels.
const LARGE: u32 = 32;

const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 \
                      (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

/// A command of a driver's own that the library has no name for.
#[derive(Debug)]
struct Own {
    path: String,
    /// Without a body it only asks.
    body: Option<Value>,
}

impl Own {
    fn post(path: &str, body: Value) -> Own {
        Own { path: path.to_string(), body: Some(body) }
    }
}

impl FormatRequestData for Own {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData {
            method: if self.body.is_some() { "POST" } else { "GET" }.parse().expect("both are methods"),
            uri: format!("/session/{session}/{}", self.path).into(),
            body: self.body.clone(),
        }
    }
}

/// A browser with its driver. Dropping this ends both and removes their folder.
pub struct Browser {
    pub engine: Engine,
    pub driver: WebDriver,
    _processes: Vec<Kept>,
}

impl Browser {
    pub async fn start(engine: Engine, form: Form, wish: Wish) -> Browser {
        let mut failures = vec![];
        // A port that was free a moment ago may be somebody else's by now.
        for _ in 0..3 {
            match Browser::try_start(engine, form, wish).await {
                Ok(browser) => return browser,
                Err(failure) => failures.push(failure),
            }
        }
        panic!("{engine:?} did not start: {}", failures.join("; then "));
    }

    async fn try_start(engine: Engine, form: Form, wish: Wish) -> Result<Browser, String> {
        let folder = temporary_folder("browser");
        let port = free_port();
        let mut processes = vec![];
        let driver = match engine {
            Engine::Chromium => {
                let mut driver = Command::new(told("CHROMEDRIVER"));
                // Where the browser's profile goes.
                driver.arg(format!("--port={port}")).env("TMPDIR", &folder);
                driver
            }
            Engine::Firefox => {
                let mut driver = Command::new(told("GECKODRIVER"));
                driver.args(["--host", "127.0.0.1", "--port", &port.to_string(), "--allow-system-access"]);
                let (width, height) = if form == Form::Phone { ("1170", "2532") } else { ("1280", "900") };
                driver.env("MOZ_HEADLESS_WIDTH", width).env("MOZ_HEADLESS_HEIGHT", height).env("TMPDIR", &folder);
                driver
            }
            Engine::WebKit => {
                let (screen, display) = screen(match (form, wish) {
                    (Form::Desktop, _) => "1280x1024x24",
                    (Form::Phone, Wish::Sharp) => "1170x2532x24",
                    (Form::Phone, _) => "390x844x24",
                })?;
                processes.push(screen);
                let mut driver = Command::new(told("WEBKITDRIVER"));
                driver.arg(format!("--port={port}")).env("DISPLAY", display).env("GDK_BACKEND", "x11").env("NO_AT_BRIDGE", "1");
                // Else navigator.language is "C".
                driver.env("LANG", "en_US.UTF-8");
                for (name, path) in [("XDG_CACHE_HOME", "cache"), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config")] {
                    driver.env(name, folder.join(path));
                }
                if wish == Wish::Sharp {
                    driver.env("GDK_SCALE", "3");
                }
                driver
            }
        };
        processes.push(Kept::with_folder(&folder, &driver));
        answers(port).await?;
        let Value::Object(wanted) = capabilities(engine, form, wish) else { return Err("no capabilities".into()) };
        let driver =
            tokio::time::timeout(LONGEST, WebDriver::new(format!("http://127.0.0.1:{port}"), Capabilities::from(wanted)));
        let driver = driver.await.map_err(|_| "no session in time".to_string())?.map_err(|error| error.to_string())?;
        let browser = Browser { engine, driver, _processes: processes };
        browser.prepare(form, wish).await.map_err(|error| error.to_string())?;
        Ok(browser)
    }

    async fn prepare(&self, form: Form, wish: Wish) -> WebDriverResult<()> {
        self.driver.set_script_timeout(LONGEST).await?;
        self.driver.set_page_load_timeout(LONGEST).await?;
        if self.engine == Engine::Firefox && form == Form::Phone {
            // A window of Firefox is at least 500 px wide; this lifts that, and turns touch on.
            self.firefox_itself(
                "const root = document.documentElement;
                 root.style.setProperty('min-width', '0', 'important');
                 root.style.setProperty('min-height', '0', 'important');
                 const browser = gBrowser.selectedBrowser.browsingContext;
                 browser.touchEventsOverride = 'enabled';
                 browser.inRDMPane = true;
                 browser.setRDMPaneMaxTouchPoints?.(5);",
            )
            .await?;
        }
        if self.engine != Engine::Chromium {
            let (width, height) = size(form, wish);
            self.driver.set_window_rect(0, 0, width, height).await?;
        }
        let media = match wish {
            Wish::Dark => Some(("prefers-color-scheme", "dark")),
            Wish::ForcedColours => Some(("forced-colors", "active")),
            _ => None,
        };
        if let Some((name, value)) = media.filter(|_| self.engine == Engine::Chromium) {
            let features = json!({ "features": [{ "name": name, "value": value }] });
            self.devtools("Emulation.setEmulatedMedia", features).await?;
        }
        if self.engine == Engine::Chromium && wish == Wish::NoScript {
            self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
        }
        Ok(())
    }

    /// A command of Chromium's developer tools, and what they answer.
    pub async fn devtools(&self, command: &str, parameters: Value) -> WebDriverResult<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        self.driver.cmd(Own::post("goog/cdp/execute", body)).await?.value()
    }

    /// Runs a script in Firefox itself, not in its page.
    async fn firefox_itself(&self, script: &str) -> WebDriverResult<()> {
        let context = |name| Own::post("moz/context", json!({ "context": name }));
        self.driver.cmd(context("chrome")).await?;
        let result = self.driver.execute(script, vec![]).await;
        self.driver.cmd(context("content")).await?;
        result.map(drop)
    }

    /// An element's role and name, as the browser tells them to a screen reader.
    pub async fn role_and_name(&self, element: &WebElement) -> WebDriverResult<[String; 2]> {
        let ask = async |what| -> WebDriverResult<String> {
            let path = format!("element/{}/computed{what}", element.element_id());
            self.driver.cmd(Own { path, body: None }).await?.value()
        };
        Ok([ask("role").await?, ask("label").await?])
    }

    /// Ends the browser in good order, or leaves it to its keeper.
    pub async fn end(self) {
        let _ = tokio::time::timeout(Duration::from_secs(5), self.driver.clone().quit()).await;
    }
}

/// The size of the page.
fn size(form: Form, wish: Wish) -> (u32, u32) {
    match (form, wish) {
        (Form::Phone, Wish::Narrow) => (320, 568),
        (Form::Phone, _) => (390, 844),
        (Form::Desktop, _) => (1280, 900),
    }
}

fn capabilities(engine: Engine, form: Form, wish: Wish) -> Value {
    match engine {
        Engine::Chromium => chromium(form, wish),
        Engine::Firefox => firefox(form, wish),
        Engine::WebKit => webkit(form, wish),
    }
}

fn chromium(form: Form, wish: Wish) -> Value {
    let mut options = json!({
        "args": [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-dev-shm-usage",
            "--window-size=1280,900",
            // Through a pipe, so that the browser ends with its driver.
            "--remote-debugging-pipe",
        ],
    });
    if form == Form::Phone {
        let (width, height) = size(form, wish);
        options["mobileEmulation"] = json!({
            "deviceMetrics": { "width": width, "height": height, "pixelRatio": 3.0, "touch": true, "mobile": true },
            "userAgent": IPHONE,
        });
    }
    let shell = std::env::var("CHROME_SHELL").ok().filter(|_| wish.is_known_to_shell());
    if let Some(shell) = &shell {
        options["binary"] = json!(shell);
    }
    if let (Wish::Measured, Value::Array(arguments)) = (wish, &mut options["args"]) {
        arguments.extend(["--disable-frame-rate-limit", "--disable-gpu-vsync"].map(Value::from));
    }
    match wish {
        Wish::NoStorage => options["prefs"] = json!({ "profile.default_content_setting_values.cookies": 2 }),
        Wish::LargeText => options["prefs"] = json!({ "webkit.webprefs.default_font_size": LARGE }),
        _ => {}
    }
    let logs =
        if wish == Wish::Recorded { json!({ "browser": "ALL", "performance": "ALL" }) } else { json!({ "browser": "ALL" }) };
    let options = if shell.is_some() { options } else { with_program(options, "CHROME_BIN") };
    json!({ "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": logs })
}

fn firefox(form: Form, wish: Wish) -> Value {
    let mut preferences = json!({
        "app.update.enabled": false,
        "browser.safebrowsing.malware.enabled": false,
        "browser.safebrowsing.phishing.enabled": false,
        "browser.shell.checkDefaultBrowser": false,
        "datareporting.policy.dataSubmissionEnabled": false,
        "extensions.update.enabled": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "toolkit.telemetry.enabled": false,
    });
    let mut arguments = vec!["-headless"];
    if form == Form::Phone {
        preferences["layout.css.devPixelsPerPx"] = json!("3");
        // No toolbars: the page is as large as the window.
        arguments.push("--kiosk");
    }
    match wish {
        Wish::Plain | Wish::Whole | Wish::Narrow | Wish::Sharp | Wish::Recorded | Wish::Measured => {}
        Wish::Dark => preferences["layout.css.prefers-color-scheme.content-override"] = json!(0),
        Wish::NoScript => preferences["javascript.enabled"] = json!(false),
        Wish::NoStorage => preferences["network.cookie.cookieBehavior"] = json!(2),
        Wish::ForcedColours => preferences["browser.display.document_color_use"] = json!(2),
        Wish::LargeText => preferences["font.size.variable.x-western"] = json!(LARGE),
    }
    let options = json!({ "args": arguments, "prefs": preferences });
    json!({ "browserName": "firefox", "moz:firefoxOptions": with_program(options, "FIREFOX_BIN") })
}

fn webkit(form: Form, wish: Wish) -> Value {
    // Without its toolbar the page is as large as the window.
    let mut arguments = vec!["--automation".to_string(), "--full-screen".to_string()];
    if form == Form::Phone {
        arguments.push(format!("--user-agent={IPHONE}"));
    }
    if wish == Wish::Dark {
        arguments.push("--dark-mode".to_string());
    }
    let mut options = json!({ "args": arguments });
    options["binary"] = json!(minibrowser());
    json!({ "browserName": "MiniBrowser", "webkitgtk:browserOptions": with_program(options, "WEBKIT_BIN") })
}

/// WebKitGTK's own browser, which stands in a folder named after the machine's kind.
fn minibrowser() -> PathBuf {
    let machine = format!("{}-linux-gnu", std::env::consts::ARCH);
    let at = |version: &str| PathBuf::from(format!("/usr/lib/{machine}/webkit2gtk-{version}/MiniBrowser"));
    [at("4.1"), at("4.0"), at("6.0")].into_iter().find(|it| it.exists()).unwrap_or(at("4.1"))
}

/// A variable may name another program than the one that the driver finds by itself.
fn with_program(mut options: Value, variable: &str) -> Value {
    if let Ok(program) = std::env::var(variable) {
        options["binary"] = json!(program);
    }
    options
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port can be found");
    listener.local_addr().expect("a listener has an address").port()
}

/// Waits until somebody answers on the port.
async fn answers(port: u16) -> Result<(), String> {
    let end = Instant::now() + *PATIENCE;
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if Instant::now() > end {
            return Err("its driver does not answer".into());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

/// A screen that nobody sees, and its name. It picks the name itself, so two never take the same.
fn screen(size: &str) -> Result<(Kept, String), String> {
    let mut xvfb = Command::new("Xvfb");
    xvfb.args(["-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp", "-noreset"]);
    let (kept, output) = Kept::with_output(&xvfb);
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line).map_err(|error| format!("Xvfb: {error}"))?;
    if line.trim().is_empty() {
        return Err("Xvfb gave no screen; is xvfb installed?".into());
    }
    Ok((kept, format!(":{}", line.trim())))
}
