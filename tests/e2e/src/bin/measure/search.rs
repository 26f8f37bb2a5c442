//! How long a search takes, from a letter that is typed until what it finds is in the page, on a processor that is slowed down.

use resync_e2e::{Visit, act};
use serde_json::{Value, json};

/// How many times slower than this machine.
const SLOWER: f64 = 6.0;

/// Typed letter by letter; the last with a slip of the finger, which looks through every word.
const QUERIES: [&str; 4] = ["steps not syncing", "lost my streak after update", "wi-fi", "treadmlil"];

/// Types each query, a letter a frame. A message arrives once everything that the letter caused is done.
const TYPE: &str = "(async () => {
    const field = document.getElementById('find--field');
    const type = async text => {
        await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
        const began = performance.now();
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise(done => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = done;
            port2.postMessage(null);
        });
        return performance.now() - began;
    };
    const times = [];
    for (const query of QUERIES)
        for (let at = 1; at <= query.length; at += 1) times.push(await type(query.slice(0, at)));
    window.searched = times;
})()";

pub async fn measure(visit: &Visit, steps: usize) -> Value {
    act::open(visit, "").await;
    crate::is_whole(visit, steps).await;
    let slower = json!({ "rate": SLOWER });
    visit.browser.devtools("Emulation.setCPUThrottlingRate", slower).await.expect("Chromium can be slowed down");
    visit.promise(&TYPE.replace("QUERIES", &json!(QUERIES).to_string())).await;
    json!({ "times": visit.script("return searched", vec![]).await })
}
