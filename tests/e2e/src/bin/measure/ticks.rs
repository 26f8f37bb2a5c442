//! How long it takes from ticking a step off until the page shows it, on a processor that is slowed down.

use std::time::Duration;

use resync_e2e::{Visit, act};
use serde_json::{Value, json};

/// How many times slower than this machine.
const SLOWER: f64 = 6.0;

/// How many steps are ticked: all of the real guide's, but for a few.
const TICKS: usize = 50;

/// Notes for each tick the time from the click until the page hears of it, until the frame begins that shows the new total, and
/// until that frame ends. A click's own time is that at which the browser got it from the driver. A message that is sent from
/// a frame's callback arrives when the main thread has done all for that frame: styles, layout and painting.
///
/// What the browser itself counts, until the screen shows it, it tells only from 16 ms on, and in steps of 8.
const WATCH: &str = "
    window.ticks = [];
    window.counted = [];
    const total = document.querySelector('#guide progress');
    addEventListener('click', click => {
        if (click.target.type !== 'checkbox') return;
        const before = total.value;
        const since = () => performance.now() - click.timeStamp;
        const heard = since();
        const look = () => requestAnimationFrame(() => {
            const began = since();
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
                if (total.value === before) look();
                else ticks.push([heard, began, since()]);
            };
            port2.postMessage(null);
        });
        look();
    }, { capture: true });
    new PerformanceObserver(list => {
        counted.push(...list.getEntries().filter(it => it.name === 'click').map(it => it.duration));
    }).observe({ type: 'event', durationThreshold: 16 });";

/// Steps from all over the guide, and what opens the checklists that they are in.
const CHOOSE: &str = "
    const boxes = [...document.querySelectorAll('[data-state] input[type=checkbox]')];
    const count = Math.min(arguments[0], boxes.length);
    window.chosen = Array.from({ length: count }, (_, at) => boxes[Math.floor(at * boxes.length / count)]);
    const lists = new Set(chosen.map(it => it.closest('section[id]')));
    window.headings = [...lists].map(it => it.querySelector('button[aria-expanded]'));
    return count;";

const OPEN: &str = "
    const next = headings.find(it => it.ariaExpanded === 'false');
    next?.click();
    return !next;";

pub async fn measure(visit: &Visit, steps: usize) -> Value {
    act::open(visit, "").await;
    let whole = crate::is_whole(visit, steps).await;
    let count = visit.script(CHOOSE, vec![json!(TICKS)]).await.as_u64().expect("a count is a number");
    visit.until("all the checklists are open", &json!(true), OPEN, vec![]).await;
    visit.script(WATCH, vec![]).await;
    visit.browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await.expect("Chromium can be slowed");
    for at in 0..count {
        let element = visit.driver().execute("return chosen[arguments[0]]", vec![json!(at)]).await.expect("the page answers");
        act::click(visit, &element.element().expect("it is an element")).await;
        visit.until("the tick shows", &json!(at + 1), "return ticks.length", vec![]).await;
        // What is put off until later must not make the next one late.
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    visit.browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await.expect("Chromium can be let go");
    let taken = visit.script("return [0, 1, 2].map(at => ticks.map(it => it[at])).concat([counted])", vec![]).await;
    json!({ "whole": whole, "heard": taken[0], "began": taken[1], "ticks": taken[2], "counted": taken[3] })
}
