//! Reading the page in letters of twice their size.

use resync_e2e::{Form, Visit, act, check, guide, scenarios, states};
use serde_json::json;
use thirtyfour::prelude::*;

scenarios! {
    Engines with LargeText: letters_of_twice_the_size_fit;
}

async fn letters_of_twice_the_size_fit(visit: &Visit) {
    let width = if visit.form == Form::Phone { 390 } else { 1280 };
    states::in_each(visit, async |state| {
        act::enlarge_letters(visit).await;
        check::nothing_is_wider_than(visit, width, state).await;
        check::nothing_is_cut_off(visit, state).await;
        the_dock_leaves_room(visit, state).await;
    })
    .await;
    act::open(visit, "").await;
    act::enlarge_letters(visit).await;
    // With all that the dock can hold at once.
    act::choose(visit, "wrong-day").await;
    act::tick(visit, "set-automatically").await;
    act::unfold(visit, "calibrate").await;
    act::press_button(visit, "outdoor-walk", &guide().start_of("outdoor-walk")).await;
    visit.script("dispatchEvent(new Event('offline'))", vec![]).await;
    the_dock_leaves_room(visit, "everything in the dock").await;
    let next = visit.driver().find(By::Css("#dock a[href='#match-region']")).await.unwrap();
    act::click(visit, &next).await;
    check::link_has_landed(visit, "match-region").await;
}

/// The dock takes at most half of the screen, and the page's end comes clear of it.
async fn the_dock_leaves_room(visit: &Visit, state: &str) {
    let script = "
        scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
        const dock = document.getElementById('dock').getBoundingClientRect();
        const end = document.querySelector('footer').getBoundingClientRect();
        return { half: dock.height <= innerHeight / 2, clear: end.bottom <= dock.top };";
    visit.until(&format!("{state}: the dock"), &json!({ "half": true, "clear": true }), script, vec![]).await;
}
