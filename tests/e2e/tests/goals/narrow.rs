//! Reading and tapping on a small phone.

use resync_e2e::{Visit, act, check, scenarios, states};
use serde_json::json;

scenarios! {
    phone: nothing_is_wider_than_the_screen, what_is_tapped_is_large_enough;
    phone with Narrow: nothing_is_wider_than_the_smallest_screen;
    everywhere: the_phone_is_as_large_as_it_says;
}

async fn the_phone_is_as_large_as_it_says(visit: &Visit) {
    act::open(visit, "").await;
    let size = visit.script("return [innerWidth, innerHeight]", vec![]).await;
    let width = if visit.form == resync_e2e::Form::Phone { 390 } else { 1280 };
    check::same(visit, "the width of the page", &json!(width), &size[0]);
}

async fn nothing_is_wider_than_the_screen(visit: &Visit) {
    nothing_is_wider_than(visit, 390).await;
}

async fn nothing_is_wider_than_the_smallest_screen(visit: &Visit) {
    nothing_is_wider_than(visit, 320).await;
}

async fn nothing_is_wider_than(visit: &Visit, width: u32) {
    states::in_each(visit, async |state| check::nothing_is_wider_either_way(visit, width, state).await).await;
}

async fn what_is_tapped_is_large_enough(visit: &Visit) {
    states::in_each(visit, async |state| {
        check::targets_are_large(visit, state).await;
    })
    .await;
}
