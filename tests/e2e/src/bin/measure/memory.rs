//! How much memory the page takes, before and after a thousand ticks.

use resync_e2e::{Visit, act};
use serde_json::{Value, json};

const TICKS: usize = 1_000;

/// Ticks one step after the other, and takes the ticks back in the next round. Each is drawn before the next.
const TICK: &str = "(async () => {
    const boxes = [...document.querySelectorAll('[data-state] input[type=checkbox]')];
    for (let at = 0; at < COUNT; at += 1) {
        boxes[at % boxes.length].click();
        await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    }
})()";

/// The bindings are the page's one script besides the worker's, and give what the program exports to whoever starts it a second time.
const PROGRAM: &str =
    "import(performance.getEntriesByType('resource').map(it => it.name).find(it => /-[0-9a-f]+[.]js$/.test(it)))
    .then(it => it.default()).then(it => it.memory.buffer.byteLength)";

pub async fn measure(visit: &Visit, steps: usize) -> Value {
    act::open(visit, "").await;
    crate::is_whole(visit, steps).await;
    let before = taken(visit).await;
    // In parts, since one command to the driver must not take too long.
    for _ in 0..TICKS / 100 {
        visit.promise(&TICK.replace("COUNT", "100")).await;
    }
    json!({ "ticks": TICKS, "before": before, "after": taken(visit).await })
}

/// What is in use when all that nobody needs any more was collected.
async fn taken(visit: &Visit) -> Value {
    let ask = async |command: &str| {
        let answer = visit.browser.devtools(command, json!({})).await;
        answer.unwrap_or_else(|error| panic!("Chromium's tools refused {command}: {error}"))
    };
    ask("Performance.enable").await;
    // What was let go by the first collection may let go of more.
    for _ in 0..2 {
        ask("HeapProfiler.collectGarbage").await;
    }
    let told = ask("Performance.getMetrics").await;
    let metric = |name: &str| {
        let all = told["metrics"].as_array().expect("the metrics are a list");
        all.iter().find(|it| it["name"] == name).map(|it| it["value"].clone())
    };
    json!({
        "script": metric("JSHeapUsedSize"),
        "program": visit.promise(PROGRAM).await,
        "nodes": metric("Nodes"),
        "listeners": metric("JSEventListeners"),
    })
}
