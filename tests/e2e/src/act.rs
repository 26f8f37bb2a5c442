//! Acting: what a person does.

use std::time::Duration;

use serde_json::json;
use thirtyfour::prelude::*;

use crate::{Engine, Site, Visit, check, find, guide};

/// Whether the page's program has started and taken the page over.
const IS_STARTED: &str = "return document.readyState === 'complete' && document.documentElement.classList.contains('live')";

const NO_TIME: Duration = Duration::ZERO;

/// Opens the guide afresh, with a fragment or an empty text.
pub async fn open(visit: &Visit, fragment: &str) {
    open_at(visit, &visit.site, fragment).await;
}

/// Opens the guide at another site than the visit's own.
pub async fn open_at(visit: &Visit, site: &Site, fragment: &str) {
    visit.load(&format!("{}{fragment}", site.address)).await;
    started(visit).await;
}

/// Goes to another tab.
pub async fn switch(visit: &Visit, tab: &WindowHandle) {
    visit.note(format!("go to the tab {tab}"));
    visit.driver().switch_to_window(tab.clone()).await.unwrap();
}

/// Has a second tab hold open what the site's worker keeps. Sessions of WebKit's driver are private ones, and in those a cache
/// is emptied when no page and no worker uses it any more, as happens now and then between two pages
/// (microsoft/playwright#41618). Where it is on a disk, it is read again.
pub async fn hold_what_is_kept(visit: &Visit, site: &Site) {
    if visit.engine() != Engine::WebKit {
        return;
    }
    let tab = visit.driver().window().await.unwrap();
    let other = visit.driver().new_tab().await.unwrap();
    switch(visit, &other).await;
    visit.go(&format!("{}/nothing-is-here", site.origin())).await;
    let hold =
        "caches.keys().then(all => Promise.all(all.map(it => caches.open(it)))).then(it => { window.held = it; return 0 })";
    visit.promise(hold).await;
    switch(visit, &tab).await;
}

/// Opens the page that checks a Health export.
pub async fn open_check(visit: &Visit) {
    open_check_at(visit, &visit.site).await;
}

/// Opens the page that checks a Health export, at another site than the visit's own.
pub async fn open_check_at(visit: &Visit, site: &Site) {
    visit.load(&format!("{}check/", site.address)).await;
    started(visit).await;
}

/// Chooses a file in the field for it.
pub async fn choose_file(visit: &Visit, field: &str, path: &std::path::Path) {
    visit.note(format!("choose {} in {field}", path.file_name().unwrap_or_default().display()));
    let field = find::element(visit, field).await;
    field.send_keys(path.to_string_lossy()).await.unwrap();
}

/// Types into the empty field with this id.
pub async fn type_into(visit: &Visit, field: &str, text: &str) {
    visit.note(format!("type {text:?} into {field}"));
    let field = find::element(visit, field).await;
    click(visit, &field).await;
    field.send_keys(text).await.unwrap();
}

/// Opens the guide with this already stored, as a visit before or another program on the same host left it.
pub async fn open_with(visit: &Visit, stored: &[(&str, &str)], fragment: &str) {
    visit.go(&format!("{}/nothing-is-here", visit.site.origin())).await;
    for (key, value) in stored {
        visit.note(format!("store {key} = {value:.200}"));
        visit.script("localStorage.setItem(arguments[0], arguments[1])", vec![json!(key), json!(value)]).await;
    }
    visit.go(&format!("{}{fragment}", visit.site.address)).await;
    started(visit).await;
}

/// Waits until the page's program has taken over, and shown what the link leads to: a click is aimed before that scrolls.
pub async fn started(visit: &Visit) {
    visit.until("the page's program runs", &json!(true), IS_STARTED, vec![]).await;
    visit.draw().await;
}

/// Reloads as a person does. The driver's own command goes another way in some browsers.
pub async fn reload(visit: &Visit) {
    visit.note("reload");
    leave(visit, async || {
        visit.script("setTimeout(() => location.reload(), 0)", vec![]).await;
    })
    .await;
}

/// Does what leads to another page, and waits until that one's program has started: the page that is left looks started too.
pub async fn leave(visit: &Visit, deed: impl AsyncFnOnce()) {
    visit.mark_as_old().await;
    deed().await;
    visit.another_has_loaded().await;
    started(visit).await;
}

/// Brings the element where nothing lies over it, and clicks it.
pub async fn click(visit: &Visit, element: &WebElement) {
    let centre = "
        const before = scrollY;
        arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });
        return scrollY !== before;";
    let has_scrolled = visit.driver().execute(centre, vec![element.to_json().unwrap()]).await.unwrap();
    if has_scrolled.json() == &json!(true) {
        // WebKitGTK aims by what it last drew.
        visit.draw().await;
    }
    if let Err(error) = element.click().await {
        visit.fail(&format!("cannot click: {error}"));
    }
}

/// Taps a point of the view.
pub async fn tap_at(visit: &Visit, x: i64, y: i64) {
    let taps = visit.driver().action_chain_with_delay(Some(NO_TIME), Some(NO_TIME));
    taps.move_to(x, y).click().perform().await.unwrap();
}

/// Opens a checklist that may be closed, by its heading.
pub async fn unfold(visit: &Visit, checklist: &str) {
    set_fold(visit, checklist, true).await;
}

/// Closes a checklist that may be open, by its heading.
pub async fn fold(visit: &Visit, checklist: &str) {
    set_fold(visit, checklist, false).await;
}

async fn set_fold(visit: &Visit, checklist: &str, open: bool) {
    let heading = find::heading(visit, checklist).await;
    let wanted = open.to_string();
    if heading.attr("aria-expanded").await.unwrap().as_deref() != Some(&wanted) {
        visit.note(format!("{} {checklist}", if open { "open" } else { "close" }));
        click(visit, &heading).await;
    }
    let script = "return document.getElementById(arguments[0]).querySelector('button[aria-expanded]').ariaExpanded";
    let what = format!("the checklist {checklist} says whether it is open");
    visit.until(&what, &json!(wanted), script, vec![json!(checklist)]).await;
}

/// Opens every checklist, says yes to what guards one, and opens everything else that opens: all at once, since this is only
/// what comes before a look.
pub async fn unfold_everything(visit: &Visit) {
    visit.note("open everything");
    let open = "
        const headings = arguments[0].map(it => document.getElementById(it)?.querySelector('button[aria-expanded]'));
        headings.filter(it => it?.ariaExpanded === 'false').forEach(it => it.click());
        return headings.every(it => it?.ariaExpanded === 'true');";
    let lists: Vec<_> = guide().checklists.iter().map(|it| &it.id).collect();
    visit.until("every checklist is open", &json!(true), open, vec![json!(lists)]).await;
    for checklist in guide().checklists.iter().filter(|it| it.guard.is_some()) {
        press_button(visit, &checklist.id, &checklist.guard.as_ref().unwrap().go).await;
    }
    visit.script("document.querySelectorAll('details').forEach(it => it.open = true)", vec![]).await;
}

/// Stops the page's clock, so that no wait is over before it is asked to be, however busy the machine is.
pub async fn stop_the_clock(visit: &Visit) {
    visit.note("stop the clock");
    visit.script("const { Date } = window, now = Date.now(); Date.now = () => now", vec![]).await;
}

/// Lets the wait of a step pass, as far as the page can tell by its clock.
pub async fn pass_the_wait_of(visit: &Visit, step: &str) {
    let seconds = guide().step(step).1.wait.as_ref().map(|it| it.seconds);
    visit.note(format!("the wait of {step} passes"));
    // The window's own: in Firefox a script's `Date` is not the page's.
    let script = "const { Date } = window, real = Date.now, more = arguments[0] * 1000; Date.now = () => real() + more";
    visit.script(script, vec![json!(seconds)]).await;
}

/// Has the browser believe that the device has lost its connection, or has it again.
pub async fn set_offline(visit: &Visit, offline: bool) {
    let script = "
        const isOnline = arguments[0];
        Object.defineProperty(Navigator.prototype, 'onLine', { configurable: true, get: () => isOnline });
        dispatchEvent(new Event(isOnline ? 'online' : 'offline'))";
    visit.script(script, vec![json!(!offline)]).await;
}

/// Takes the clipboard away, as some browsers do.
pub async fn lose_the_clipboard(visit: &Visit) {
    visit.script("Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })", vec![]).await;
}

/// Clicks the checkbox of a step, in its open checklist.
pub async fn tick(visit: &Visit, step: &str) {
    visit.note(format!("tick {step}"));
    let checkbox = find::checkbox(visit, step).await;
    click(visit, &checkbox).await;
}

/// Says that a step does not apply.
pub async fn skip(visit: &Visit, step: &str) {
    press_step_button(visit, step, "skip_this").await;
}

/// Takes back that a step does not apply.
pub async fn unskip(visit: &Visit, step: &str) {
    press_step_button(visit, step, "unskip_this").await;
}

/// Asks for the link to a step.
pub async fn copy_link(visit: &Visit, step: &str) {
    press_step_button(visit, step, "copy_link_to").await;
}

async fn press_step_button(visit: &Visit, step: &str, word: &str) {
    let name = crate::fill(guide().word(word), &[("title", &guide().step(step).1.title)]);
    press_button(visit, step, &name).await;
}

/// Clicks the button with this name in the element with this id.
pub async fn press_button(visit: &Visit, within: &str, name: &str) {
    visit.note(format!("press {name:?} in {within}"));
    let button = find::button(visit, within, name).await;
    click(visit, &button).await;
}

/// Clicks the Undo button.
pub async fn undo(visit: &Visit) {
    press_button(visit, "dock", guide().word("undo")).await;
}

/// Takes every tick of one checklist back.
pub async fn reset_checklist(visit: &Visit, checklist: &str) {
    press_button(visit, checklist, guide().word("reset_checklist")).await;
}

/// Takes everything back.
pub async fn reset_everything(visit: &Visit) {
    press_button(visit, "part--keeping", guide().word("reset_everything")).await;
}

/// Chooses a row of the symptom table, and waits until the page has led to the path.
pub async fn choose(visit: &Visit, symptom: &str) {
    press_button(visit, &format!("symptom-{symptom}"), &guide().symptom(symptom).see).await;
    check::focus_is_on(visit, "your-path").await;
}

/// Follows the link to the next step of the path.
pub async fn follow_next(visit: &Visit) {
    visit.note("follow Next");
    let link = visit.driver().find(By::Css("#dock a[href]")).await.unwrap();
    click(visit, &link).await;
}

/// Says what came of a checklist: `worked_yes`, `worked_no` or `worked_maybe`.
pub async fn answer(visit: &Visit, checklist: &str, word: &str) {
    press_button(visit, &format!("{checklist}--worked"), guide().word(word)).await;
}

/// Types the page's address with another fragment into the address bar. Unlike with [`set_fragment`], Back stops there.
pub async fn type_fragment(visit: &Visit, fragment: &str) {
    visit.go(&format!("{}{fragment}", visit.site.address)).await;
}

/// Changes the fragment as a script does, which is quick.
pub async fn set_fragment(visit: &Visit, fragment: &str) {
    visit.note(format!("change the fragment to {fragment:.100}"));
    let change = "
        const before = location.href;
        location.hash = arguments[0];
        if (location.href === before) window.isFollowed = true;";
    follow(visit, async { drop(visit.script(change, vec![json!(fragment)]).await) }).await;
}

/// Does what leads to another fragment, and waits until the page has followed. The browser moves the focus at once, and the page
/// does so in the frame after it has heard of that. A key in between would be taken back: no hand is quick enough for that, but
/// a driver is, on a busy machine.
pub async fn follow(visit: &Visit, act: impl Future<Output = ()>) {
    let hear = "
        window.isFollowed = false;
        addEventListener('hashchange', () => requestAnimationFrame(() => { window.isFollowed = true }), { once: true });";
    visit.script(hear, vec![]).await;
    act.await;
    visit.until("the page has followed", &json!(true), "return window.isFollowed === true", vec![]).await;
}

/// Goes back in the history.
pub async fn back(visit: &Visit) {
    visit.note("go back");
    visit.driver().back().await.unwrap();
}

/// Goes forward in the history.
pub async fn forward(visit: &Visit) {
    visit.note("go forward");
    visit.driver().forward().await.unwrap();
}

/// Turns the page round, as a language does that is written from right to left: `rtl`, or `ltr` again.
pub async fn write_from(visit: &Visit, direction: &str) {
    visit.note(format!("write {direction}"));
    visit.script("document.documentElement.dir = arguments[0]", vec![json!(direction)]).await;
    visit.draw().await;
}

/// Scrolls to the very top, as a person may at any time.
pub async fn scroll_to_top(visit: &Visit) {
    visit.script("scrollTo({ top: 0, behavior: 'instant' })", vec![]).await;
}

/// Presses one key.
pub async fn press(visit: &Visit, key: Key) {
    let keys = visit.driver().action_chain_with_delay(Some(NO_TIME), Some(NO_TIME)).key_down(key.clone()).key_up(key);
    keys.perform().await.unwrap();
}

/// Presses a key while another is held.
pub async fn press_with(visit: &Visit, held: Key, key: impl Into<char> + Clone) {
    let keys = visit.driver().action_chain_with_delay(Some(NO_TIME), Some(NO_TIME));
    keys.key_down(held.clone()).key_down(key.clone()).key_up(key).key_up(held).perform().await.unwrap();
}

/// Has letters of twice their size, where the browser was not started with them, and waits until they are.
pub async fn enlarge_letters(visit: &Visit) {
    if visit.engine() == Engine::WebKit {
        // Its driver starts a browser with no such setting, so here the page is told.
        visit.script("document.documentElement.style.fontSize = '200%'", vec![]).await;
    }
    let script = "return getComputedStyle(document.documentElement).fontSize";
    visit.until("the size of the letters", &json!("32px"), script, vec![]).await;
}

/// Lets the page copy into a variable, as not every browser lets a test read the clipboard.
pub async fn catch_copies(visit: &Visit) {
    let script = "Object.defineProperty(Navigator.prototype, 'clipboard', { configurable: true, get: () => window.board });
        window.board = Object.create(Clipboard.prototype); window.board.writeText = it => { window.caught = it; return Promise.resolve(); }";
    visit.script(script, vec![]).await;
}

/// Keeps what the page saves as a file in a variable besides.
pub async fn catch_files(visit: &Visit) {
    let script = "const make = URL.createObjectURL; URL.createObjectURL = it => { it.text().then(text => { window.caught = text }); return make.call(URL, it); }";
    visit.script(script, vec![]).await;
}

/// What was copied or saved, once it was.
pub async fn caught(visit: &Visit) -> String {
    visit.until("something was copied or saved", &json!(true), "return Boolean(window.caught)", vec![]).await;
    visit.script("const it = window.caught; window.caught = null; return it", vec![]).await.as_str().unwrap().to_string()
}
