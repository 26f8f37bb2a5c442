//! Opening the page of one step, which is what a link to it leads to: straight on to the guide, or read where it is.

use resync_e2e::{Site, Visit, act, check, find, guide, scenarios};
use serde_json::json;

scenarios! {
    Pair on Phone: a_steps_page_leads_on_to_the_step_in_the_guide;
    Engines on Desktop: a_steps_page_is_no_stop_on_the_way_back;
    One on Desktop: a_steps_page_works_below_any_path;
    One on Phone: a_steps_page_is_easy_to_read_and_use;
    One on Desktop with NoScript: without_scripts_a_step_can_be_read_and_leads_on;
}

/// Among them one with a warning before it, one with older paths, one that waits, and one that leads to a checklist.
pub const STEPS: [&str; 4] = ["unpair", "open-data-access", "toggle-bluetooth", "core-chain"];

async fn has_arrived(visit: &Visit, site: &Site, step: &str) {
    act::started(visit).await;
    check::link_has_landed(visit, step).await;
    let address = format!("{}#{step}", site.address);
    visit.until("the address", &json!(address), "return location.href", vec![]).await;
    check::only_marked_step_is(visit, Some(step)).await;
}

async fn a_steps_page_leads_on_to_the_step_in_the_guide(visit: &Visit) {
    for step in STEPS {
        act::open(visit, "").await;
        visit.go(&format!("{}s/{step}/", visit.site.address)).await;
        has_arrived(visit, &visit.site, step).await;
    }
    check::no_notice(visit).await;
    check::stored_is(visit, "resync", None).await;
}

// A page that leads on at once and stays in the history holds whoever goes back.
async fn a_steps_page_is_no_stop_on_the_way_back(visit: &Visit) {
    act::open(visit, "").await;
    visit.note("follow a link to a step's page");
    act::leave(visit, async || {
        visit.script("setTimeout(() => { location.href = './s/overnight/' }, 0)", vec![]).await;
    })
    .await;
    has_arrived(visit, &visit.site, "overnight").await;
    act::back(visit).await;
    visit.until("the address", &json!(visit.site.address), "return location.href", vec![]).await;
    act::started(visit).await;
    check::only_marked_step_is(visit, None).await;
}

async fn a_steps_page_works_below_any_path(visit: &Visit) {
    let site = Site::below("tools/watch/resync/");
    // A folder's address without its slash leads there too.
    for address in ["s/overnight/", "s/overnight", "s/overnight/index.html", "s/overnight/?utm=1"] {
        visit.load(&format!("{}{address}", site.address)).await;
        has_arrived(visit, &site, "overnight").await;
    }
}

async fn a_steps_page_is_easy_to_read_and_use(visit: &Visit) {
    let site = Site::with_still_steps();
    for step in STEPS {
        visit.go(&format!("{}s/{step}/", site.address)).await;
        let wide = "return Math.max(0, document.documentElement.scrollWidth - innerWidth)";
        check::same(visit, "how far the page is too wide", &json!(0), &visit.script(wide, vec![]).await);
        let small = "
            const targets = [...document.querySelectorAll('a, summary')].filter(it => !it.closest('details li'));
            return targets.filter(it => it.getBoundingClientRect().height < 44).map(it => it.outerHTML);";
        check::same(visit, "targets too small for a finger", &json!([]), &visit.script(small, vec![]).await);
        // Its own style is allowed, or it would be there in vain.
        let styled = "return getComputedStyle(document.querySelector('main')).display";
        check::same(visit, "how the page is laid out", &json!("grid"), &visit.script(styled, vec![]).await);
    }
}

async fn without_scripts_a_step_can_be_read_and_leads_on(visit: &Visit) {
    for id in STEPS {
        visit.load(&format!("{}s/{id}/", visit.site.address)).await;
        let (checklist, step) = guide().step(id);
        let mut texts = vec![step.title.clone(), step.right.clone()];
        texts.extend(step.actions.iter().filter(|it| !it.contains('{')).cloned());
        check::text_has(visit, id, &texts, &[]).await;
        check::text_has(visit, id, std::slice::from_ref(&checklist.title), &[]).await;
        let link = find::link(visit, id, guide().word("step_open")).await;
        act::click(visit, &link).await;
        let address = format!("{}#{id}", visit.site.address);
        visit.until("the address", &json!(address), "return location.href", vec![]).await;
        check::is_in_clear_view(visit, id).await;
    }
}
