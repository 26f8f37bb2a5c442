//! How long it takes from ticking a step off until the page shows it, on a processor that is slowed down.

use std::time::Duration;

use resync_e2e::{Visit, act};
use serde_json::{Value, json};

/// How many times slower than this machine.
const SLOWER: f64 = 6.0;

/// How many steps are ticked: all of the real guide's, but for a few.
const TICKS: usize = 50;

/// Notes for each tick the time from the click until the page hears of it, until the frame begins that shows the new total, and
/// until that frame ends. A click's own time is that at which the finger leaves the glass. A message that is sent from
/// a frame's callback arrives when the main thread has done all for that frame: styles, layout and painting.
///
/// What the browser itself counts, until the screen shows it, it tells only from 16 ms on, and in steps of 8.
const WATCH: &str = "
    window.ticks = [];
    window.counted = [];
    const total = document.querySelector('main progress');
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
    const boxes = [...document.querySelectorAll('main li[id] input[type=checkbox]')];
    const count = Math.min(arguments[0], boxes.length);
    window.chosen = Array.from({ length: count }, (_, at) => boxes[Math.floor(at * boxes.length / count)]);
    const lists = new Set(chosen.map(it => it.closest('section[id]')));
    window.headings = [...lists].map(it => it.querySelector('button[aria-expanded]')).filter(it => it);
    return count;";

const OPEN: &str = "
    const next = headings.find(it => it.ariaExpanded === 'false');
    next?.click();
    return !next;";

/// Brings one of them to the middle of the screen, and says where it is then.
const SHOW: &str = "
    const box = chosen[arguments[0]];
    box.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { x, y, width, height } = box.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };";

/// A finger is on the glass for some time. What the page does about that, and what it put off until later, is done by then.
const PAUSE: Duration = Duration::from_millis(200);

async fn tap(visit: &Visit, place: &Value) {
    for (kind, points) in [("touchStart", json!([place])), ("touchEnd", json!([]))] {
        let touch = json!({ "type": kind, "touchPoints": points });
        visit.browser.devtools("Input.dispatchTouchEvent", touch).await.expect("Chromium can be touched");
        if kind == "touchStart" {
            tokio::time::sleep(PAUSE).await;
        }
    }
}

pub async fn in_the_guide(visit: &Visit, steps: usize) -> Value {
    act::open(visit, "").await;
    let whole = crate::is_whole(visit, steps).await;
    measure(visit, whole).await
}

/// In a page of the same steps that has no app.
pub async fn in_a_plain_page(visit: &Visit) -> Value {
    visit.go(&visit.site.address).await;
    let whole = visit.script("return performance.now()", vec![]).await;
    measure(visit, whole.as_f64().expect("a time is a number")).await
}

async fn measure(visit: &Visit, whole: f64) -> Value {
    let count = visit.script(CHOOSE, vec![json!(TICKS)]).await.as_u64().expect("a count is a number");
    visit.until("all the checklists are open", &json!(true), OPEN, vec![]).await;
    visit.script(WATCH, vec![]).await;
    visit.browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await.expect("Chromium can be slowed");
    for at in 0..count {
        let place = visit.script(SHOW, vec![json!(at)]).await;
        tokio::time::sleep(PAUSE).await;
        tap(visit, &place).await;
        visit.until("the tick shows", &json!(at + 1), "return ticks.length", vec![]).await;
    }
    visit.browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await.expect("Chromium can be let go");
    let taken = visit.script("return [0, 1, 2].map(at => ticks.map(it => it[at])).concat([counted])", vec![]).await;
    json!({ "whole": whole, "heard": taken[0], "began": taken[1], "ticks": taken[2], "counted": taken[3] })
}
