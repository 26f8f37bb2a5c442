//! A new version of the guide while an old one is open: never half of each, and never without being asked.

use std::path::Path;

use resync_e2e::exports::File;
use resync_e2e::states::CHECK_FIELD;
use resync_e2e::{Engine, Site, Visit, act, check, check_words, find, guide, lose, scenarios, spoil};
use samples::story::only_steps_stopped;
use serde_json::json;

scenarios! {
    Engines on Desktop: a_new_version_waits_until_the_person_asks_for_it;
    Pair on Desktop: a_tab_that_did_not_ask_is_told, a_new_version_keeps_the_readers_place;
    One on Desktop: a_deploy_that_is_half_done_leaves_the_version_before, a_version_that_is_taken_back_goes_the_same_way,
        several_versions_in_between_are_passed_over, a_check_that_was_left_open_asks_to_be_loaded_again;
    One on Chromium: a_device_without_room_keeps_the_version_before;
    Nightly on Desktop: a_new_version_can_be_put_off;
}

const LIST: &str = "health-access";
const STEP: &str = "select-watch";

/// A site whose first version has been visited, and is kept.
async fn kept_site(visit: &Visit, fragment: &str) -> Site {
    let site = Site::with_release("one");
    act::open_at(visit, &site, fragment).await;
    check::is_ready_offline(visit).await;
    check::version_is(visit, "one").await;
    site
}

async fn take_update(visit: &Visit) {
    act::leave(visit, async || act::press_button(visit, "dock", guide().word("update_go")).await).await;
}

/// Reloads, and expects the version before, whole, with the new one waiting.
async fn reload_and_stay(visit: &Visit, mark: &str) {
    act::reload(visit).await;
    if visit.engine() == Engine::WebKit {
        settled(visit).await;
    }
    check::version_is(visit, mark).await;
    check::dock_says(visit, "update_ready", true).await;
}

async fn a_new_version_waits_until_the_person_asks_for_it(visit: &Visit) {
    let site = kept_site(visit, &format!("#{LIST}")).await;
    act::tick(visit, STEP).await;
    site.release("two");
    // The files of the page that is open are gone from the server by now.
    act::tick(visit, "fitness-read-write").await;
    reload_and_stay(visit, "one").await;
    check::said(visit, guide().word("update_ready")).await;
    // However often.
    reload_and_stay(visit, "one").await;
    check::kept_versions_are(visit, 2).await;

    act::set_fragment(visit, "#open-data-access").await;
    check::link_has_landed(visit, "open-data-access").await;
    take_update(visit).await;
    check::version_is(visit, "two").await;
    check::is_ready_offline(visit).await;
    check::dock_says(visit, "update_ready", false).await;
    check::link_has_landed(visit, "open-data-access").await;
    check::step_is(visit, STEP, "done").await;
    check::step_is(visit, "fitness-read-write", "done").await;
    check::kept_versions_are(visit, 1).await;
    site.go_down();
    act::reload(visit).await;
    check::version_is(visit, "two").await;
}

async fn a_tab_that_did_not_ask_is_told(visit: &Visit) {
    let site = kept_site(visit, &format!("#{LIST}")).await;
    let first = visit.driver().window().await.unwrap();
    let second = visit.driver().new_tab().await.unwrap();
    act::switch(visit, &second).await;
    act::open_at(visit, &site, &format!("#{LIST}")).await;
    check::version_is(visit, "one").await;

    site.release("two");
    // Closing or reloading one of two tabs is no reason to change anything.
    reload_and_stay(visit, "one").await;
    take_update(visit).await;
    check::version_is(visit, "two").await;
    act::tick(visit, STEP).await;

    act::switch(visit, &first).await;
    check::dock_says(visit, "update_elsewhere", true).await;
    check::dock_says(visit, "update_ready", false).await;
    check::step_is(visit, STEP, "done").await;
    act::tick(visit, "fitness-read-write").await;
    check::stored_step_is(visit, "fitness-read-write", "done").await;
    let page = "return document.querySelector('meta[name=mark]').content";
    check::same(visit, "the version of the tab that did not ask", &json!("one"), &visit.script(page, vec![]).await);
    act::leave(visit, async || act::press_button(visit, "dock", guide().word("reload")).await).await;
    check::version_is(visit, "two").await;
    check::step_is(visit, STEP, "done").await;
    check::step_is(visit, "fitness-read-write", "done").await;
    check::kept_versions_are(visit, 1).await;
    // And the tab that has asked was left alone since.
    act::switch(visit, &second).await;
    check::dock_says(visit, "update_elsewhere", false).await;
}

/// Its worker is gone with its version, and that of another might speak otherwise.
async fn a_check_that_was_left_open_asks_to_be_loaded_again(visit: &Visit) {
    let site = kept_site(visit, "").await;
    let left = visit.driver().window().await.unwrap();
    act::open_check_at(visit, &site).await;
    let second = visit.driver().new_tab().await.unwrap();
    act::switch(visit, &second).await;
    act::open_at(visit, &site, "").await;
    site.release("two");
    reload_and_stay(visit, "one").await;
    take_update(visit).await;
    check::version_is(visit, "two").await;

    act::switch(visit, &left).await;
    let export = File::zipped(&only_steps_stopped());
    act::choose_file(visit, CHECK_FIELD, &export.path).await;
    let problem = check_words().problem("worker-failed");
    check::text_has(visit, "check-answer", &[problem.text.clone(), problem.remedy.clone()], &[]).await;
    // It says to load the page again and to choose the file again.
    act::reload(visit).await;
    act::choose_file(visit, CHECK_FIELD, &export.path).await;
    check::check_is_done(visit).await;
}

/// Waits until the worker of the last deploy has failed or is complete.
async fn settled(visit: &Visit) {
    let end = "
        navigator.serviceWorker.getRegistration().then(async it => {
            await it.update().catch(() => null);
            const worker = it.installing;
            const is_over = () => worker === null || worker.state !== 'installing';
            if (!is_over()) await new Promise(done => worker.addEventListener('statechange', () => is_over() && done()));
            return 0;
        })";
    visit.promise(end).await;
}

async fn a_deploy_that_is_half_done_leaves_the_version_before(visit: &Visit) {
    let site = kept_site(visit, "").await;
    type Harm = fn(&Path);
    // Each is of a version of its own: what was whole in one deploy and what is whole in the next would make one.
    let harms: [(&str, &str, Harm); 4] = [
        ("the program is not there yet", "lost", |it| lose(it, ".wasm")),
        ("the styles or the front page are a hotel's", "bare", |it| spoil(it, "index.html")),
        ("a hotel's page instead of a script", "mute", |it| spoil(it, ".js")),
        ("what has no hash in its name is another's", "mixed", |it| spoil(it, "unhashed.txt")),
    ];
    for (what, mark, harm) in harms {
        visit.note(what);
        site.release_harmed(mark, harm);
        for _ in 0..2 {
            act::reload(visit).await;
            settled(visit).await;
            check::version_is(visit, "one").await;
            check::is_ready_offline(visit).await;
            check::dock_says(visit, "update_ready", false).await;
            check::kept_versions_are(visit, 1).await;
        }
    }
    site.go_down();
    act::reload(visit).await;
    check::version_is(visit, "one").await;

    visit.note("the deploy is complete");
    site.come_back();
    site.release("two");
    reload_and_stay(visit, "one").await;
    take_update(visit).await;
    check::version_is(visit, "two").await;
    check::kept_versions_are(visit, 1).await;
}

async fn a_version_that_is_taken_back_goes_the_same_way(visit: &Visit) {
    let site = kept_site(visit, "").await;
    site.release("two");
    reload_and_stay(visit, "one").await;
    take_update(visit).await;
    check::version_is(visit, "two").await;
    site.release("one");
    reload_and_stay(visit, "two").await;
    take_update(visit).await;
    check::version_is(visit, "one").await;
    check::kept_versions_are(visit, 1).await;

    visit.note("taken back while it still waits");
    site.release("two");
    reload_and_stay(visit, "one").await;
    site.release("one");
    act::reload(visit).await;
    settled(visit).await;
    check::version_is(visit, "one").await;
    check::is_ready_offline(visit).await;
    take_update(visit).await;
    check::version_is(visit, "one").await;
    check::kept_versions_are(visit, 1).await;
    site.go_down();
    act::reload(visit).await;
    check::version_is(visit, "one").await;
}

async fn several_versions_in_between_are_passed_over(visit: &Visit) {
    let site = kept_site(visit, "").await;
    for mark in ["two", "three", "four"] {
        site.release(mark);
        reload_and_stay(visit, "one").await;
        settled(visit).await;
    }
    take_update(visit).await;
    check::version_is(visit, "four").await;
    check::kept_versions_are(visit, 1).await;

    // When the last tab is closed nobody is in the middle of anything, and a version that waits takes over.
    site.release("five");
    reload_and_stay(visit, "four").await;
    visit.go("about:blank").await;
    act::open_at(visit, &site, "").await;
    let mark = visit.script("return document.querySelector('meta[name=mark]').content", vec![]).await;
    check::version_is(visit, mark.as_str().unwrap()).await;
}

async fn a_new_version_can_be_put_off(visit: &Visit) {
    let site = kept_site(visit, "").await;
    site.release("two");
    reload_and_stay(visit, "one").await;
    find::button(visit, "dock", guide().word("update_go")).await;
    act::press_button(visit, "dock", guide().word("update_later")).await;
    check::dock_says(visit, "update_ready", false).await;
    check::focus_is_on(visit, "dock").await;
    check::version_is(visit, "one").await;
    reload_and_stay(visit, "one").await;
}

async fn a_new_version_keeps_the_readers_place(visit: &Visit) {
    let site = kept_site(visit, "").await;
    site.release("two");
    reload_and_stay(visit, "one").await;
    visit.script("scrollTo({ top: 2000, behavior: 'instant' })", vec![]).await;
    visit.draw().await;
    take_update(visit).await;
    check::version_is(visit, "two").await;
    let place = "return Math.abs(scrollY - 2000) < 100 ? 'the same' : scrollY";
    visit.until("where the reader is", &json!("the same"), place, vec![]).await;
}

async fn a_device_without_room_keeps_the_version_before(visit: &Visit) {
    let site = kept_site(visit, "").await;
    site.release("two");
    let quota = |size: serde_json::Value| json!({ "origin": site.origin(), "quotaSize": size });
    visit.browser.devtools("Storage.overrideQuotaForOrigin", quota(json!(1))).await.unwrap();
    act::reload(visit).await;
    settled(visit).await;
    check::version_is(visit, "one").await;
    check::dock_says(visit, "update_ready", false).await;
    check::kept_versions_are(visit, 1).await;
    site.go_down();
    act::reload(visit).await;
    check::version_is(visit, "one").await;
    site.come_back();
    visit.browser.devtools("Storage.overrideQuotaForOrigin", json!({ "origin": site.origin() })).await.unwrap();
    reload_and_stay(visit, "one").await;
    take_update(visit).await;
    check::version_is(visit, "two").await;
}
