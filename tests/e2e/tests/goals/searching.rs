//! Searching: what is found is marked, counted and linked, and nothing else on the page changes.

use resync_e2e::{Visit, act, check, fill, guide, scenarios};
use serde_json::json;

scenarios! {
    Pair: what_is_typed_is_found_marked_and_counted;
}

async fn what_is_typed_is_found_marked_and_counted(visit: &Visit) {
    act::open(visit, "").await;
    act::unfold(visit, "fresh-sync").await;
    act::tick(visit, "airplane-mode").await;
    let field = resync_e2e::find::element(visit, "find--field").await;
    act::click(visit, &field).await;
    field.send_keys("AIRPLANE mode").await.unwrap();
    check::said(visit, &fill(guide().word("find_count"), &[("n", "1")])).await;
    let marked = "return [...document.querySelectorAll('#find mark')].map(it => it.textContent).join(' ').toLowerCase()";
    visit.until("what is marked", &json!(true), &format!("{marked}.includes('airplane')"), vec![]).await;
    // Nothing is hidden by it, and what is ticked stays.
    check::step_is(visit, "airplane-mode", "done").await;
    check::is_open(visit, "fresh-sync", true).await;

    let link = visit.driver().find(thirtyfour::By::Css("#find a[href]")).await.unwrap();
    act::click(visit, &link).await;
    check::link_has_landed(visit, "airplane-mode").await;
    act::click(visit, &field).await;
    field.send_keys(" xyzzy").await.unwrap();
    check::said(visit, guide().word("find_none")).await;
}
