//! Printing the guide: for somebody who would rather have paper, or has to switch off what the guide is on.

use resync_e2e::{Visit, act, check, guide, scenarios};
use serde_json::json;

scenarios! {
    chromium: on_paper_everything_is_open_and_says_what_was_done;
}

async fn on_paper_everything_is_open_and_says_what_was_done(visit: &Visit) {
    let saved = json!({
        "version": 1,
        "steps": { "health-switch": { "state": "done", "at": 1 }, "restart-both": { "state": "skipped", "at": 1 } },
        "outcomes": { "motion-fitness": { "outcome": "not-yet", "at": 1 } },
        "notes": { "health-switch": { "note": "took two tries", "at": 1 } },
        "chosen": { "id": "iphone-zero", "at": 1 },
    });
    act::open_with(visit, &[("resync", &saved.to_string())], "").await;
    let last = guide().steps().last().expect("there are steps").id.clone();
    visit
        .until("the last step is in the page", &json!(true), "return !!document.getElementById(arguments[0])", vec![json!(last)])
        .await;
    show_as_for(visit, "print").await;

    let steps: Vec<_> = guide().steps().map(|it| &it.id).collect();
    let hidden = "
        return arguments[0].filter(id => {
            const step = document.getElementById(id);
            return !step.checkVisibility({ contentVisibilityAuto: true }) || step.getBoundingClientRect().height < 44
                || !getComputedStyle(step, '::after').content.includes(id);
        });";
    visit.until("the steps that are not on paper with their address", &json!([]), hidden, vec![json!(steps)]).await;

    let shown = "
        const shows = it => it.checkVisibility() && it.getBoundingClientRect().height > 0;
        return [...document.querySelectorAll(arguments[0])].filter(shows).length";
    for only_for_screens in ["#dock", "#find", "#carry", "#keeping", ".quiet-button", ".button"] {
        visit.until(&format!("how many of {only_for_screens} show"), &json!(0), shown, vec![json!(only_for_screens)]).await;
    }
    visit.until("the codes", &json!(1), shown, vec![json!("svg[role=img]")]).await;

    let text = visit.script("return document.body.innerText", vec![]).await;
    let text = text.as_str().unwrap_or_default();
    for told in [visit.site.address.as_str(), "took two tries", guide().word("skipped")] {
        assert!(text.contains(told), "{told:?} is not on paper");
    }
    // What was answered was white on white.
    let answer = "
        const answer = document.querySelector('#motion-fitness--worked [aria-pressed=true]');
        const { color, borderTopWidth } = getComputedStyle(answer);
        return [answer.textContent.trim(), color, borderTopWidth];";
    let answered = json!([guide().word("worked_no"), "rgb(0, 0, 0)", "3px"]);
    check::same(visit, "the answer", &answered, &visit.script(answer, vec![]).await);
    show_as_for(visit, "").await;
}

/// Shows the page as it is for this kind of medium, or for a screen again.
async fn show_as_for(visit: &Visit, medium: &str) {
    let shown = visit.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": medium })).await;
    shown.unwrap_or_else(|error| panic!("the page cannot be shown as for {medium:?}: {error}"));
}
