//! The states of each page that differ most in what they show, for what has to hold in all of them.

use samples::story::{Story, only_steps_stopped};

use crate::exports::File;
use crate::{Visit, act, check, check_words, guide};

/// Brings the guide into each of its states.
pub async fn in_each(visit: &Visit, look: impl AsyncFn(&str)) {
    act::open(visit, "").await;
    look("fresh").await;
    act::choose(visit, "iphone-zero").await;
    check::path_is(visit, &guide().symptom("iphone-zero").goes).await;
    act::unfold_everything(visit).await;
    act::tick(visit, "book-diagnostic").await;
    act::skip(visit, "settle-after-pairing").await;
    // A long wait, which is not over before all was looked at.
    act::press_button(visit, "outdoor-walk", &guide().start_of("outdoor-walk")).await;
    act::press_button(visit, "carry", guide().word("carry_qr")).await;
    act::lose_the_clipboard(visit).await;
    act::copy_link(visit, "recheck-fitness-tracking").await;
    act::set_fragment(visit, "#no-such-thing").await;
    check::notice(visit, "unknown_link", true).await;
    look("everything open, with a notice, a timer and a link to copy").await;
    act::press_button(visit, "outdoor-walk", guide().word("timer_stop")).await;
    act::press_button(visit, "systems", guide().word("systems_save")).await;
    act::choose(visit, "wrong-day").await;
    for step in &guide().checklist("date-time").steps {
        act::tick(visit, &step.id).await;
    }
    act::answer(visit, "date-time", "worked_no").await;
    act::set_fragment(visit, "#match-region").await;
    check::link_has_landed(visit, "match-region").await;
    look("a path that is done, and a link to a step of it").await;
    visit.forget(&visit.site).await;
}

/// Brings the page that checks a Health export into each of its states.
pub async fn in_each_of_check(visit: &Visit, look: impl AsyncFn(&str)) {
    act::open_check(visit).await;
    look("the check, fresh").await;
    let rubbish = File::with("notes.txt", b"Dear diary, today I walked.");
    act::choose_file(visit, CHECK_FIELD, &rubbish.path).await;
    check::text_has(visit, "check-answer", &[check_words().problem("not-an-export").text.clone()], &[]).await;
    look("the check of what is no export").await;
    let endless = File::endless();
    act::choose_file(visit, CHECK_FIELD, &endless.path).await;
    check::text_has(visit, "check-running", &[check_words().word("so_far_title").to_string()], &[]).await;
    look("the check while it reads").await;
    act::press_button(visit, "check-running", check_words().word("reading_cancel")).await;
    check::focus_is_on(visit, "check-picker").await;
    let export = File::zipped(&Story { copies: true, ..only_steps_stopped() });
    act::choose_file(visit, CHECK_FIELD, &export.path).await;
    check::check_is_done(visit).await;
    visit.script("document.querySelectorAll('details').forEach(it => it.open = true)", vec![]).await;
    act::lose_the_clipboard(visit).await;
    act::press_button(visit, "check-save", check_words().word("save_copy")).await;
    check::focus_is_on(visit, "check-save--text").await;
    act::type_into(visit, "check-totals--shown", "many").await;
    act::press_button(visit, "check-day", check_words().word("shown_go")).await;
    check::text_has(visit, "check-day", &[check_words().word("shown_wrong").to_string()], &[]).await;
    look("the check with an answer, and all of it open").await;
    visit.forget(&visit.site).await;
}

/// The id of the field for the export.
pub const CHECK_FIELD: &str = "check--file";
