//! Finding the guide wherever somebody put it.

use resync_e2e::{Site, Visit, act, check, guide, scenarios};
use serde_json::json;

scenarios! {
    One on Desktop: the_guide_works_below_any_path, no_address_in_the_page_is_absolute;
}

async fn the_guide_works_below_any_path(visit: &Visit) {
    let site = Site::below("tools/watch/resync/");
    for page in ["", "index.html", "?utm=1"] {
        act::open_at(visit, &site, &format!("{page}#toggle-bluetooth")).await;
        check::link_has_landed(visit, "toggle-bluetooth").await;
        check::fragment_is(visit, "#toggle-bluetooth").await;
    }
    act::tick(visit, "toggle-bluetooth").await;
    act::choose(visit, "wrong-day").await;
    act::follow_next(visit).await;
    check::link_has_landed(visit, &guide().checklist("date-time").steps[0].id).await;
    act::open_at(visit, &site, "").await;
    check::step_is(visit, "toggle-bluetooth", "done").await;
    // A folder's address without its slash leads there too.
    visit.load(site.address.trim_end_matches('/')).await;
    act::started(visit).await;
    check::step_is(visit, "toggle-bluetooth", "done").await;
}

async fn no_address_in_the_page_is_absolute(visit: &Visit) {
    act::open(visit, "").await;
    let script = "
        return [...document.querySelectorAll('[src], [href]')].filter(it => !it.matches('a[href^=http]'))
            .map(it => it.getAttribute('src') ?? it.getAttribute('href')).filter(it => /^([/]|(?!data:)[a-z]+:)/i.test(it));";
    check::same(visit, "addresses that only work at one place", &json!([]), &visit.script(script, vec![]).await);
}
