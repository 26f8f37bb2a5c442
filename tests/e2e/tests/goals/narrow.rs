//! Reading and tapping on a small phone.

use resync_e2e::{Engine, Visit, act, check, scenarios, states};
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

async fn nothing_is_wider_than_the_screen(visit: &Visit) {
    nothing_is_wider_than(visit, 390).await;
}

async fn nothing_is_wider_than_the_smallest_screen(visit: &Visit) {
    nothing_is_wider_than(visit, 320).await;
}

async fn nothing_is_wider_than(visit: &Visit, width: u32) {
    // A window of WebKitGTK is never narrower than this.
    let width = if visit.engine() == Engine::WebKit { width.max(340) } else { width };
    states::in_each(visit, async |state| {
        for direction in ["rtl", "ltr"] {
            act::write_from(visit, direction).await;
            check::nothing_is_wider_than(visit, width, &format!("{state}, {direction}")).await;
        }
    })
    .await;
}

async fn what_is_tapped_is_large_enough(visit: &Visit) {
    states::in_each(visit, async |state| {
        // A label is as good a place to tap as its field; a part drawn over a row belongs to its button. A link within a
        // sentence is as high as its line.
        let script = "
            const is_alone = it => it.tagName !== 'A' || it.closest('#dock') || it.parentElement.textContent.trim() === it.textContent.trim();
            const targets = [...document.querySelectorAll('button, summary, input, textarea, a[href]')].filter(is_alone);
            const size = it => {
                const boxes = [it, ...(it.labels ?? [])].map(it => it.getBoundingClientRect());
                const after = getComputedStyle(it, '::after');
                const drawn = it.tagName === 'BUTTON' && after.content !== 'none' && after.position === 'absolute';
                const height = Math.max(...boxes.map(it => it.height), drawn ? parseFloat(after.height) : 0);
                const width = Math.max(...boxes.map(it => it.width), drawn ? parseFloat(after.width) : 0);
                return [Math.round(width * 10) / 10, Math.round(height * 10) / 10];
            };
            return targets.filter(it => it.getClientRects().length > 0 && !it.closest('[hidden]'))
                .map(it => [it.tagName, it.getAttribute('aria-label') ?? it.id ?? '', it.textContent.trim().slice(0, 40), ...size(it)])
                .filter(it => it[3] < 44 || it[4] < 44);";
        let seen = visit.script(script, vec![]).await;
        let Value::Array(small) = &seen else { visit.fail("no list of targets") };
        let first: Vec<_> = small.iter().take(8).map(ToString::to_string).collect();
        assert!(small.is_empty(), "{:?}, {state}: {} targets are under 44 × 44 px: {}", visit.engine(), small.len(), first.join("; "));
    })
    .await;
}
