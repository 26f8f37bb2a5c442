//! How long the page takes to open without a server, after one visit with one.

use resync_e2e::{Visit, act, check};
use serde_json::{Value, json};

/// Notes when the program has taken all of the page over, which the root element then says.
const NOTE: &str = "
    new MutationObserver((_, watch) => {
        if (!document.documentElement?.classList.contains('live')) return;
        self.startedAt = performance.now();
        watch.disconnect();
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });";

const PAINT: &str = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime";

pub async fn measure(visit: &Visit, rounds: usize) -> Value {
    act::open(visit, "").await;
    check::is_ready_offline(visit).await;
    visit.browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": NOTE })).await.expect("a script is taken");
    visit.note("the server goes away");
    visit.site.go_down();
    let (mut painted, mut started) = (vec![], vec![]);
    for _ in 0..rounds {
        act::reload(visit).await;
        visit.until("something was painted", &json!(true), &format!("return {PAINT} > 0"), vec![]).await;
        let times = visit.script(&format!("return [{PAINT}, startedAt]"), vec![]).await;
        painted.push(times[0].clone());
        started.push(times[1].clone());
    }
    json!({ "painted": painted, "started": started })
}
