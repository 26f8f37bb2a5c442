//! Using the page with whatever eyes, hands and ears one has: axe-core looks at every state of every page, in all its colours.
//! No other scenario calls it.

use resync_e2e::exports::File;
use resync_e2e::states::{self, CHECK_FIELD};
use resync_e2e::{Site, Visit, act, axe, check, check_words, fill, guide, scenarios};
use samples::story::Story;
use serde_json::json;
use thirtyfour::By;

scenarios! {
    One on Phone: axe_finds_nothing_on_the_way, axe_finds_nothing_where_progress_is_in_trouble,
        axe_finds_nothing_when_all_is_open, axe_finds_nothing_in_questions_and_answers,
        axe_finds_nothing_in_what_is_handed_over, axe_finds_nothing_while_one_waits_or_is_offline,
        axe_finds_nothing_on_a_steps_page, axe_finds_nothing_in_a_check, axe_finds_nothing_turned_round;
    One on Desktop: axe_finds_nothing_on_a_large_screen, axe_finds_nothing_in_a_check_on_a_large_screen;
    One on Phone with LargeText: axe_finds_nothing_in_large_letters;
}

// ---------------------------------------------------------------- the guide

/// Where a large screen differs is how the table and the dock are laid out, and in what is open.
async fn axe_finds_nothing_on_a_large_screen(visit: &Visit) {
    act::open(visit, "").await;
    axe::finds_nothing(visit, "fresh").await;
    act::choose(visit, "iphone-zero").await;
    act::unfold(visit, "motion-fitness").await;
    act::tick(visit, "fitness-tracking").await;
    axe::finds_nothing(visit, "on the way").await;
    act::unfold_everything(visit).await;
    axe::finds_nothing(visit, "everything open").await;
}

async fn axe_finds_nothing_when_all_is_open(visit: &Visit) {
    states::in_each(visit, async |state| axe::finds_nothing(visit, state).await).await;
}

async fn axe_finds_nothing_on_the_way(visit: &Visit) {
    act::open(visit, "").await;
    axe::finds_nothing(visit, "fresh").await;
    act::press_button(visit, "systems", guide().word("systems_save")).await;
    axe::finds_nothing(visit, "versions answered").await;
    act::choose(visit, "iphone-higher").await;
    axe::finds_nothing(visit, "path with an outcome").await;
    act::choose(visit, "iphone-zero").await;
    axe::finds_nothing(visit, "path chosen").await;

    act::unfold(visit, "motion-fitness").await;
    act::tick(visit, "fitness-tracking").await;
    act::skip(visit, "health-switch").await;
    axe::finds_nothing(visit, "steps done and skipped, Undo shown").await;
    act::set_fragment(visit, "#keep-close").await;
    check::link_has_landed(visit, "keep-close").await;
    axe::finds_nothing(visit, "a linked step, with a risk and a guard before it").await;
    act::set_fragment(visit, "#unpair-pair").await;
    check::link_has_landed(visit, "unpair-pair").await;
    axe::finds_nothing(visit, "a linked checklist").await;

    act::lose_the_clipboard(visit).await;
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
    act::answer(visit, "date-time", "worked_yes").await;
    check::focus_is_on(visit, "fixed").await;
    axe::finds_nothing(visit, "fixed").await;
    act::answer(visit, "date-time", "worked_no").await;
    axe::finds_nothing(visit, "a path that is done").await;
}

async fn axe_finds_nothing_where_progress_is_in_trouble(visit: &Visit) {
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
    visit.load(&bare.address).await;
    axe::finds_nothing(visit, "as delivered").await;
}

async fn axe_finds_nothing_in_questions_and_answers(visit: &Visit) {
    act::open(visit, "").await;
    for (question, answer) in [("where", "health"), ("walk", "goes-up"), ("source", "recent"), ("compare", "lower")] {
        act::press_button(visit, "diagnosis", guide().answer(question, answer)).await;
    }
    check::focus_is_on(visit, "diagnosis--end").await;
    axe::finds_nothing(visit, "the diagnosis at its end").await;
    act::press_button(visit, "totals", guide().word("totals_go")).await;
    check::text_has(visit, "totals", &[guide().word("count_empty").to_string()], &[]).await;
    axe::finds_nothing(visit, "totals that can't be read").await;
    act::type_into(visit, "find--field", &guide().step("airplane-mode").1.title).await;
    visit.until("something is marked", &json!(true), "return document.querySelector('#find mark') !== null", vec![]).await;
    axe::finds_nothing(visit, "something was found").await;
}

async fn axe_finds_nothing_in_what_is_handed_over(visit: &Visit) {
    act::open(visit, "#open-data-access").await;
    act::tick(visit, "open-data-access").await;
    let title = &guide().step("open-data-access").1.title;
    act::press_button(visit, "open-data-access", &fill(guide().word("share_more_of"), &[("title", title)])).await;
    axe::finds_nothing(visit, "sending a step").await;
    act::press_button(visit, "open-data-access", &fill(guide().word("note_add_to"), &[("title", title)])).await;
    act::type_into(visit, "open-data-access--note", "the switch was off").await;
    let include = visit.driver().find(By::Css("#report input[type=checkbox]")).await.unwrap();
    act::click(visit, &include).await;
    axe::finds_nothing(visit, "a report with notes").await;

    act::catch_copies(visit).await;
    act::press_button(visit, "carry", guide().word("carry_link")).await;
    let link = act::caught(visit).await;
    let fragment = link.split_once('#').map(|it| format!("#{}", it.1)).unwrap();
    visit.forget(&visit.site).await;
    act::open(visit, &fragment).await;
    check::focus_is_on(visit, "import").await;
    axe::finds_nothing(visit, "progress from elsewhere").await;
    act::open(visit, &fragment[..fragment.len() - 3]).await;
    check::focus_is_on(visit, "import").await;
    axe::finds_nothing(visit, "refused progress").await;
}

async fn axe_finds_nothing_while_one_waits_or_is_offline(visit: &Visit) {
    act::open(visit, "#airplane-mode").await;
    act::stop_the_clock(visit).await;
    act::press_button(visit, "airplane-mode", &guide().start_of("airplane-mode")).await;
    axe::finds_nothing(visit, "a timer runs").await;
    act::pass_the_wait_of(visit, "airplane-mode").await;
    check::text_has(visit, "airplane-mode", &[guide().word("timer_over").to_string()], &[]).await;
    axe::finds_nothing(visit, "a wait is over").await;
    act::set_offline(visit, true).await;
    check::dock_says(visit, "offline_now", true).await;
    axe::finds_nothing(visit, "offline").await;

    let site = Site::with_release("one");
    act::open_at(visit, &site, "").await;
    check::is_ready_offline(visit).await;
    site.release("two");
    act::reload(visit).await;
    check::dock_says(visit, "update_ready", true).await;
    axe::finds_nothing(visit, "a new version is ready").await;
}

async fn axe_finds_nothing_turned_round(visit: &Visit) {
    act::open(visit, "").await;
    act::choose(visit, "iphone-zero").await;
    act::unfold(visit, "motion-fitness").await;
    act::tick(visit, "fitness-tracking").await;
    act::write_from(visit, "rtl").await;
    axe::finds_nothing(visit, "turned round").await;
}

async fn axe_finds_nothing_in_large_letters(visit: &Visit) {
    act::open(visit, "").await;
    act::enlarge_letters(visit).await;
    axe::finds_nothing(visit, "large letters").await;
}

// ---------------------------------------------------------------- the other pages

async fn axe_finds_nothing_on_a_steps_page(visit: &Visit) {
    let site = Site::with_still_steps();
    for step in crate::previews::STEPS {
        visit.load(&format!("{}s/{step}/", site.address)).await;
        axe::finds_nothing(visit, &format!("the page of {step}")).await;
    }
}

async fn axe_finds_nothing_in_a_check_on_a_large_screen(visit: &Visit) {
    states::in_each_of_check(visit, async |state| axe::finds_nothing(visit, state).await).await;
}

async fn axe_finds_nothing_in_a_check(visit: &Visit) {
    states::in_each_of_check(visit, async |state| axe::finds_nothing(visit, state).await).await;
    act::open_check(visit).await;
    let export = File::zipped(&Story { phone_after: 300, ..Story::default() });
    act::choose_file(visit, CHECK_FIELD, &export.path).await;
    check::check_is_done(visit).await;
    act::type_into(visit, "check-totals--shown", "1").await;
    act::press_button(visit, "check-day", check_words().word("shown_go")).await;
    let told = check_words().word("shown_below").split(':').next().unwrap_or_default().to_string();
    check::text_has(visit, "check-day", &[told], &[]).await;
    axe::finds_nothing(visit, "the check, compared with a number from Health").await;

    let site = Site::without_in("check", "wasm");
    visit.load(&format!("{}check/", site.address)).await;
    check::text_has(visit, "top", &[check_words().word("no_program").to_string()], &[]).await;
    axe::finds_nothing(visit, "the check without its program").await;
}
