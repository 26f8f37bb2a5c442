//! Using the page with whatever eyes, hands and ears one has: axe-core looks at every state of it.

use resync_e2e::{Site, Visit, act, axe, check, guide, scenarios};
use serde_json::json;

scenarios! {
    desktop: axe_finds_nothing_by_day_on_a_large_screen;
    phone: axe_finds_nothing_by_day, axe_finds_nothing_when_all_is_open;
    phone with Dark: axe_finds_nothing_by_night;
}

async fn axe_finds_nothing_by_day_on_a_large_screen(visit: &Visit) {
    // What differs from a phone is how the table and the dock are laid out.
    colours_are(visit, false).await;
    axe::finds_nothing(visit, "fresh").await;
    act::choose(visit, "iphone-zero").await;
    act::tick(visit, "fitness-tracking").await;
    axe::finds_nothing(visit, "on the way").await;
}

async fn axe_finds_nothing_by_day(visit: &Visit) {
    colours_are(visit, false).await;
    axe_finds_nothing(visit).await;
}

async fn axe_finds_nothing_by_night(visit: &Visit) {
    colours_are(visit, true).await;
    axe_finds_nothing(visit).await;
    all_is_open(visit).await;
}

async fn axe_finds_nothing_when_all_is_open(visit: &Visit) {
    all_is_open(visit).await;
}

async fn all_is_open(visit: &Visit) {
    visit.forget(&visit.site).await;
    act::open(visit, "").await;
    act::unfold_everything(visit).await;
    axe::finds_nothing(visit, "everything open").await;
}

async fn colours_are(visit: &Visit, dark: bool) {
    act::open(visit, "").await;
    let script = "return matchMedia('(prefers-color-scheme: dark)').matches";
    check::same(visit, "whether the system is dark", &json!(dark), &visit.script(script, vec![]).await);
}

async fn axe_finds_nothing(visit: &Visit) {
    act::open(visit, "").await;
    axe::finds_nothing(visit, "fresh").await;
    act::press_button(visit, "systems", guide().word("systems_save")).await;
    axe::finds_nothing(visit, "versions answered").await;
    act::choose(visit, "iphone-higher").await;
    axe::finds_nothing(visit, "path with an outcome").await;
    act::choose(visit, "iphone-zero").await;
    check::focus_is_on(visit, "your-path").await;
    axe::finds_nothing(visit, "path chosen").await;

    act::unfold(visit, "motion-fitness").await;
    act::tick(visit, "fitness-tracking").await;
    act::skip(visit, "health-switch").await;
    axe::finds_nothing(visit, "steps done and skipped, Undo shown").await;
    act::set_fragment(visit, "#keep-close").await;
    check::link_has_landed(visit, "keep-close").await;
    axe::finds_nothing(visit, "a linked step, with a risk").await;
    act::set_fragment(visit, "#unpair-pair").await;
    check::link_has_landed(visit, "unpair-pair").await;
    axe::finds_nothing(visit, "a linked checklist").await;

    visit.script("Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })", vec![]).await;
    act::copy_link(visit, "fitness-tracking").await;
    check::text_has(visit, "fitness-tracking", &[guide().word("copy_failed").to_string()], &[]).await;
    axe::finds_nothing(visit, "copying refused").await;
    act::set_fragment(visit, "#no-such-thing").await;
    check::notice(visit, "unknown_link", true).await;
    axe::finds_nothing(visit, "an unknown link").await;

    act::open(visit, "").await;
    act::choose(visit, "wrong-day").await;
    for step in ["match-region", "restart-for-clock"] {
        act::tick(visit, step).await;
    }
    act::skip(visit, "set-automatically").await;
    axe::finds_nothing(visit, "asked whether it worked").await;
    act::answer(visit, "date-time", "worked_no").await;
    axe::finds_nothing(visit, "a path that is done").await;
    visit.forget(&visit.site).await;
    act::open_with(visit, &[("resync", "{damaged")], "#symptom-stale-app").await;
    check::notice(visit, "storage_set_aside", true).await;
    axe::finds_nothing(visit, "damaged progress, a linked symptom").await;
    let newer = r#"{"version":9,"chosen":{"id":"stale-app","at":1},"steps":{"confirm-connected":{"state":"done","at":1}}}"#;
    act::open_with(visit, &[("resync", newer)], "#toggle-bluetooth").await;
    check::notice(visit, "storage_newer", true).await;
    axe::finds_nothing(visit, "newer progress").await;
    let denied = Site::after_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied') } })");
    act::open_at(visit, &denied, "#%%%").await;
    check::notice(visit, "storage_denied", true).await;
    axe::finds_nothing(visit, "storage denied, a damaged link").await;

    // As it is delivered, before its program arrives.
    let bare = Site::without("wasm");
    visit.go(&bare.address).await;
    axe::finds_nothing(visit, "as delivered").await;
}
