//! Searching: what fits is listed, marked and counted, the best first, and nothing else on the page changes.

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
    // However it is typed.
    field.send_keys(guide().step("airplane-mode").1.title.to_uppercase()).await.unwrap();
    let first = "return document.querySelector('#find a[href]')?.getAttribute('href')";
    visit.until("what is found first", &json!("#airplane-mode"), first, vec![]).await;
    // At most eight are shown at first; the button says how many there are.
    let count = "return Number(document.querySelector('#find button')?.textContent.match(/[0-9]+/)[0] ?? document.querySelectorAll('#find li').length)";
    let hits = visit.script(count, vec![]).await;
    check::said(visit, &fill(guide().word("find_count"), &[("n", &hits.to_string())])).await;
    let marked = "return [...document.querySelectorAll('#find mark')].map(it => it.textContent).join(' ').toLowerCase()";
    visit.until("what is marked", &json!(true), &format!("{marked}.includes('airplane')"), vec![]).await;
    // Nothing is hidden by it, and what is ticked stays.
    check::step_is(visit, "airplane-mode", "done").await;
    check::is_open(visit, "fresh-sync", true).await;

    let link = visit.driver().find(thirtyfour::By::Css("#find a[href]")).await.unwrap();
    act::click(visit, &link).await;
    check::link_has_landed(visit, "airplane-mode").await;
    field.clear().await.unwrap();
    act::type_into(visit, "find--field", "xyzzy").await;
    check::said(visit, guide().word("find_none")).await;
}
