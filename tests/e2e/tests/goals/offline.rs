//! Opening the guide with no connection, after one visit with one.

use resync_e2e::{Site, Visit, act, check, guide, scenarios};
use serde_json::json;

scenarios! {
    Engines: after_one_visit_everything_works_without_the_server;
    Pair on Desktop: a_first_visit_that_could_not_be_kept_is_a_visit_like_any_other;
    One on Desktop: one_lost_file_takes_nothing_else_along, the_page_says_when_the_device_is_offline,
        what_the_browser_threw_away_is_fetched_again_or_nothing_is_claimed, the_guide_below_a_path_keeps_only_itself;
    Engines on Desktop with NoStorage: where_nothing_may_be_stored_nothing_is_claimed;
}

const LIST: &str = "quick-triage";
const STEP: &str = "toggle-bluetooth";

/// Leaves the page, as closing its tab does, and comes back.
async fn open_anew(visit: &Visit, site: &Site, fragment: &str) {
    visit.go("about:blank").await;
    visit.go(&format!("{}{fragment}", site.address)).await;
    act::started(visit).await;
}

async fn after_one_visit_everything_works_without_the_server(visit: &Visit) {
    let site = Site::with_release("one");
    act::open_at(visit, &site, "").await;
    check::is_ready_offline(visit).await;
    check::said(visit, guide().word("offline_ready")).await;
    let time = visit.script("return performance.now()", vec![]).await;
    println!("ready offline after {:.1} s", time.as_f64().unwrap() / 1000.0);
    check::version_is(visit, "one").await;

    act::hold_what_is_kept(visit, &site).await;
    visit.note("the server goes away");
    site.go_down();
    act::reload(visit).await;
    check::version_is(visit, "one").await;
    check::is_ready_offline(visit).await;
    for fragment in ["#pair-again", "?utm=1#keep-close", "index.html#unpair-pair", "index.html?x=y#pair-again"] {
        open_anew(visit, &site, fragment).await;
        check::link_has_landed(visit, fragment.split_once('#').unwrap().1).await;
    }
    act::unfold(visit, LIST).await;
    act::tick(visit, STEP).await;
    check::stored_step_is(visit, STEP, "done").await;
    act::choose(visit, "stale-app").await;
    act::reload(visit).await;
    check::step_is(visit, STEP, "done").await;
    check::path_is(visit, &guide().symptom("stale-app").goes).await;
    check::version_is(visit, "one").await;

    // A link that somebody was sent leads into the guide, although the page for its preview is not kept.
    visit.go("about:blank").await;
    visit.go(&format!("{}s/keep-close/", site.address)).await;
    act::started(visit).await;
    check::link_has_landed(visit, "keep-close").await;
    check::fragment_is(visit, "#keep-close").await;
    check::version_is(visit, "one").await;

    visit.note("the server comes back");
    site.come_back();
    act::reload(visit).await;
    check::version_is(visit, "one").await;
    check::step_is(visit, STEP, "done").await;
    check::kept_versions_are(visit, 1).await;
    visit.go(&format!("{}s/keep-close/", site.address)).await;
    let preview = "return [location.pathname, document.title]";
    visit.until("the page of a step is its own again", &json!(["/s/keep-close/", "one"]), preview, vec![]).await;
}

async fn the_page_says_when_the_device_is_offline(visit: &Visit) {
    act::open(visit, "").await;
    check::is_ready_offline(visit).await;
    check::dock_says(visit, "offline_now", false).await;
    visit.script("scrollTo({ top: 3000, behavior: 'instant' })", vec![]).await;
    visit.draw().await;
    let place = "return [scrollY, document.getElementById('pair-again').getBoundingClientRect().top]";
    let before = visit.script(place, vec![]).await;
    act::set_offline(visit, true).await;
    check::dock_says(visit, "offline_now", true).await;
    visit.draw().await;
    check::same(visit, "where the reader is", &before, &visit.script(place, vec![]).await);
    check::said(visit, guide().word("offline_now")).await;
    let shows = "
        const box = document.getElementById('dock').getBoundingClientRect();
        return document.getElementById('dock').contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));";
    visit.until("the dock shows", &json!(true), shows, vec![]).await;
    act::set_fragment(visit, "#pair-again").await;
    check::link_has_landed(visit, "pair-again").await;
    act::set_offline(visit, false).await;
    check::dock_says(visit, "offline_now", false).await;

    // Nothing more is promised than what holds.
    let offline = "Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false })";
    let site = Site::after_script(&format!("{offline}; delete Navigator.prototype.serviceWorker"));
    act::open_at(visit, &site, "").await;
    check::dock_says(visit, "offline_open", true).await;
    check::dock_says(visit, "offline_now", false).await;
}

/// Everything but being offline works, and nothing is claimed.
async fn page_works_unkept(visit: &Visit) {
    act::unfold(visit, LIST).await;
    act::tick(visit, STEP).await;
    check::step_is(visit, STEP, "done").await;
    act::set_fragment(visit, "#pair-again").await;
    check::link_has_landed(visit, "pair-again").await;
    let claimed = "return document.body.textContent.includes(arguments[0])";
    let claimed = visit.script(claimed, vec![json!(guide().word("offline_ready"))]).await;
    check::same(visit, "whether the page claims to be ready offline", &json!(false), &claimed);
}

/// Collects what goes wrong behind the page, and lets the registration wait for `letItBeKept`.
const LATE_REGISTRATION: &str = "
    window.wrong = [];
    addEventListener('error', it => wrong.push(`error: ${it.message}`));
    addEventListener('unhandledrejection', it => wrong.push(`rejected: ${it.reason}`));
    const register = ServiceWorkerContainer.prototype.register;
    const go = new Promise(done => { window.letItBeKept = done });
    ServiceWorkerContainer.prototype.register = function (...all) {
        window.isVouched = !window.trustedTypes || all[0] instanceof TrustedScriptURL;
        const answer = go.then(() => register.apply(this, all));
        answer.then(() => { window.outcome = 'registered' }, () => { window.outcome = 'refused' });
        return answer;
    };";

async fn a_first_visit_that_could_not_be_kept_is_a_visit_like_any_other(visit: &Visit) {
    let wrong = "return [window.wrong, window.outcome]";

    visit.note("the server dies before there is a worker");
    let site = Site::after_script(LATE_REGISTRATION);
    act::open_at(visit, &site, "").await;
    site.go_down();
    visit.script("letItBeKept()", vec![]).await;
    visit.until("what went wrong", &json!([[], "refused"]), wrong, vec![]).await;
    page_works_unkept(visit).await;
    check::kept_versions_are(visit, 0).await;

    let vouched = "return window.isVouched";
    check::same(visit, "whether the worker's address is vouched for", &json!(true), &visit.script(vouched, vec![]).await);

    visit.note("the server dies in the middle: the worker is there, a file is not");
    let site = Site::after_script(LATE_REGISTRATION);
    act::open_at(visit, &site, "").await;
    site.lose(".wasm");
    visit.script("letItBeKept()", vec![]).await;
    visit.until("what went wrong", &json!([[], "registered"]), wrong, vec![]).await;
    let gone = "navigator.serviceWorker.getRegistration().then(it => { window.gone = !it }); return window.gone ?? null";
    visit.until("the worker is gone", &json!(true), gone, vec![]).await;
    page_works_unkept(visit).await;
    check::kept_versions_are(visit, 0).await;
    check::same(visit, "what went wrong", &json!([[], "registered"]), &visit.script(wrong, vec![]).await);

    visit.note("the next visit makes up for it");
    let site = Site::with_release("one");
    site.spoil(".svg");
    act::open_at(visit, &site, "").await;
    visit.until("the worker is gone", &json!(true), gone, vec![]).await;
    site.release("one");
    act::reload(visit).await;
    check::is_ready_offline(visit).await;
    site.go_down();
    act::reload(visit).await;
    check::version_is(visit, "one").await;
}

async fn what_the_browser_threw_away_is_fetched_again_or_nothing_is_claimed(visit: &Visit) {
    let site = Site::with_release("one");
    act::open_at(visit, &site, "").await;
    check::is_ready_offline(visit).await;
    let throw_away = "caches.keys().then(names => caches.open(names[0])).then(async it => {
        const keys = await it.keys();
        for (const key of keys) if (key.url.includes('.wasm') || key.url.includes('index.html')) await it.delete(key);
        return keys.length;
    })";
    let all = visit.promise(throw_away).await;
    act::reload(visit).await;
    check::version_is(visit, "one").await;
    check::is_ready_offline(visit).await;
    let count =
        visit.promise("caches.keys().then(names => caches.open(names[0])).then(it => it.keys()).then(it => it.length)").await;
    check::same(visit, "the files that are kept again", &all, &count);

    visit.promise(throw_away).await;
    visit.note("what was thrown away is not to be had in this version any more");
    site.release("two");
    act::reload(visit).await;
    check::version_is(visit, "two").await;
    page_works_unkept(visit).await;
    check::dock_says(visit, "update_ready", true).await;
    act::press_button(visit, "dock", guide().word("update_go")).await;
    check::is_ready_offline(visit).await;
    check::version_is(visit, "two").await;
    check::kept_versions_are(visit, 1).await;
}

// One file that was not found made the worker drop all of it, even where there was no connection to get it back.
async fn one_lost_file_takes_nothing_else_along(visit: &Visit) {
    let site = Site::with_release("one");
    act::open_at(visit, &site, "").await;
    check::is_ready_offline(visit).await;
    act::hold_what_is_kept(visit, &site).await;
    let lose = "caches.keys().then(names => caches.open(names[0])).then(async it => {
        const lost = (await it.keys()).filter(it => it.url.includes('unhashed.txt'));
        await Promise.all(lost.map(key => it.delete(key)));
        return lost.length;
    })";
    check::same(visit, "how many files are lost", &json!(1), &visit.promise(lose).await);
    visit.note("the server goes away");
    site.go_down();
    let asked = visit.promise("fetch('./unhashed.txt').then(() => 'there', () => 'gone')").await;
    check::same(visit, "the file that was lost", &json!("gone"), &asked);
    act::reload(visit).await;
    check::kept_versions_are(visit, 1).await;
}

async fn the_guide_below_a_path_keeps_only_itself(visit: &Visit) {
    let site = Site::below("tools/watch/resync/");
    visit.go(&format!("{}/nothing-is-here", site.origin())).await;
    let others =
        "Promise.all(['resync', 'other', `resync ${location.origin}/ 1`, `resync ${location.origin}/tools/watch/resync/x/ 1`]
        .map(it => caches.open(it)))";
    visit.promise(&format!("{others}.then(() => 0)")).await;
    act::open_at(visit, &site, "").await;
    check::is_ready_offline(visit).await;
    check::kept_versions_are(visit, 5).await;
    site.go_down();
    act::open_at(visit, &site, "#pair-again").await;
    check::link_has_landed(visit, "pair-again").await;
}

async fn where_nothing_may_be_stored_nothing_is_claimed(visit: &Visit) {
    let site = Site::after_script(&format!("{LATE_REGISTRATION}; letItBeKept()"));
    act::open_at(visit, &site, "").await;
    page_works_unkept(visit).await;
    visit.draw().await;
    page_works_unkept_after_all(visit).await;
}

async fn page_works_unkept_after_all(visit: &Visit) {
    check::same(visit, "what went wrong", &json!([]), &visit.script("return window.wrong", vec![]).await);
    check::dock_says(visit, "update_ready", false).await;
}
