//! Reading and tapping on a small phone.

use resync_e2e::{Visit, act, check, scenarios, states};
use serde_json::json;

scenarios! {
    Forms: the_page_is_as_large_as_it_says;
    Engines on Phone with Sharp: a_sharp_phone_is_tapped_where_it_shows;
    Engines on Phone: nothing_is_wider_than_the_screen_and_what_is_tapped_is_large_enough;
    Pair on Phone with Narrow: nothing_is_wider_than_the_smallest_screen;
}

async fn the_page_is_as_large_as_it_says(visit: &Visit) {
    act::open(visit, "").await;
    let size = visit.script("return [innerWidth, innerHeight]", vec![]).await;
    let width = if visit.form == resync_e2e::Form::Phone { 390 } else { 1280 };
    check::same(visit, "the width of the page", &json!(width), &size[0]);
}

// WebKit draws a phone of three device pixels each half as slowly again, so only this one has them there.
async fn a_sharp_phone_is_tapped_where_it_shows(visit: &Visit) {
    the_page_is_as_large_as_it_says(visit).await;
    check::same(visit, "device pixels for each", &json!(3), &visit.script("return devicePixelRatio", vec![]).await);
    act::open(visit, "#keep-close").await;
    check::link_has_landed(visit, "keep-close").await;
    act::choose(visit, "wrong-day").await;
    act::tick(visit, "set-automatically").await;
    check::step_is(visit, "set-automatically", "done").await;
    act::follow_next(visit).await;
    check::link_has_landed(visit, "match-region").await;
}

async fn nothing_is_wider_than_the_screen_and_what_is_tapped_is_large_enough(visit: &Visit) {
    states::in_each(visit, async |state| {
        check::nothing_is_wider_either_way(visit, 390, state).await;
        check::targets_are_large(visit, state).await;
    })
    .await;
}

async fn nothing_is_wider_than_the_smallest_screen(visit: &Visit) {
    states::in_each(visit, async |state| check::nothing_is_wider_either_way(visit, 320, state).await).await;
}
