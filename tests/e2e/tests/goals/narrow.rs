//! Reading and tapping on a small phone.

use resync_e2e::{Engine, Visit, act, check, guide, scenarios};
use serde_json::{Value, json};

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

/// Brings the page into each of its states.
async fn in_each_state(visit: &Visit, look: impl AsyncFn(&str)) {
    act::open(visit, "").await;
    look("fresh").await;
    act::choose(visit, "iphone-zero").await;
    check::path_is(visit, &guide().symptom("iphone-zero").goes).await;
    act::unfold_everything(visit).await;
    act::tick(visit, "book-diagnostic").await;
    act::skip(visit, "settle-after-pairing").await;
    visit.script("Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })", vec![]).await;
    act::copy_link(visit, "recheck-fitness-tracking").await;
    act::set_fragment(visit, "#no-such-thing").await;
    check::notice(visit, "unknown_link", true).await;
    look("everything open, with a notice and a link to copy").await;
    act::press_button(visit, "systems", guide().word("systems_save")).await;
    act::choose(visit, "wrong-day").await;
    for step in &guide().checklist("date-time").steps {
        act::tick(visit, &step.id).await;
    }
    act::answer(visit, "date-time", "worked_no").await;
    look("a path that is done").await;
    visit.forget(&visit.site).await;
}

async fn nothing_is_wider_than_the_screen(visit: &Visit) {
    nothing_is_wider_than(visit, 390).await;
}

async fn nothing_is_wider_than_the_smallest_screen(visit: &Visit) {
    nothing_is_wider_than(visit, 320).await;
}

async fn nothing_is_wider_than(visit: &Visit, width: u32) {
    // A window of WebKitGTK is never narrower than this.
    let width = if visit.engine() == Engine::WebKit { width.max(340) } else { width };
    in_each_state(visit, async |state| {
            visit.draw().await;
            let script = "
                const root = document.documentElement;
                // What is hidden from eyes on purpose, and what scrolls or is cut within itself, doesn't count.
                const inside = it => it.closest('[role=status], [hidden]') || getComputedStyle(it).clipPath !== 'none';
                const wide = [...document.querySelectorAll('body *')].filter(it => !inside(it) && it.getBoundingClientRect().right > innerWidth + 1);
                return { small: innerWidth <= arguments[0], fits: root.scrollWidth <= innerWidth,
                    wide: wide.slice(0, 5).map(it => `${it.tagName} ${it.id} ${it.textContent.trim().slice(0, 30)}`) };";
            let seen = visit.script(script, vec![json!(width)]).await;
            let expected = json!({ "small": true, "fits": true, "wide": [] });
            check::same(visit, &format!("at {width} px, {state}: how wide the page is"), &expected, &seen);
        })
        .await;
}

async fn what_is_tapped_is_large_enough(visit: &Visit) {
    in_each_state(visit, async |state| {
        // A label is as good a place to tap as its field; a part drawn over a row belongs to its button.
        let script = "
            const targets = document.querySelectorAll('button, summary, #dock a, input[type=checkbox], input[type=radio]');
            const size = it => {
                const boxes = [it, ...(it.labels ?? [])].map(it => it.getBoundingClientRect());
                const after = getComputedStyle(it, '::after');
                const drawn = it.tagName === 'BUTTON' && after.content !== 'none' && after.position === 'absolute';
                const height = Math.max(...boxes.map(it => it.height), drawn ? parseFloat(after.height) : 0);
                const width = Math.max(...boxes.map(it => it.width), drawn ? parseFloat(after.width) : 0);
                return [Math.round(width * 10) / 10, Math.round(height * 10) / 10];
            };
            return [...targets].filter(it => it.getClientRects().length > 0 && !it.closest('[hidden]'))
                .map(it => [it.tagName, it.getAttribute('aria-label') ?? it.id ?? '', it.textContent.trim().slice(0, 40), ...size(it)])
                .filter(it => it[3] < 44 || it[4] < 44);";
        let seen = visit.script(script, vec![]).await;
        let Value::Array(small) = &seen else { visit.fail("no list of targets") };
        let first: Vec<_> = small.iter().take(8).map(ToString::to_string).collect();
        assert!(small.is_empty(), "{:?}, {state}: {} targets are under 44 × 44 px: {}", visit.engine(), small.len(), first.join("; "));
    })
    .await;
}
