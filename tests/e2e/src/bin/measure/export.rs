//! How fast the check reads a Health export, how much memory that takes, and whether the page stays smooth meanwhile.

use std::path::Path;

use resync_e2e::states::CHECK_FIELD;
use resync_e2e::{Site, Visit, act};
use serde_json::{Value, json};

/// Notes when a file was chosen and when the answer is there, the page's longest task, and what the worker tells of its memory.
/// Only Chromium tells of tasks.
const PAGE: &str = "
    window.told = { heap: 0, longest: 0 };
    const Real = Worker;
    window.Worker = class extends Real {
        constructor(...all) {
            super(...all);
            this.addEventListener('message', it => { told.heap = Math.max(told.heap, it.data?.heap ?? 0) });
        }
    };
    try {
        const longest = list => { for (const it of list.getEntries()) told.longest = Math.max(told.longest, it.duration) };
        new PerformanceObserver(longest).observe({ type: 'longtask' });
    } catch { }
    addEventListener('change', () => { told.longest = 0; told.begun = performance.now() }, true);
    new MutationObserver(() => {
        if (told.begun && document.querySelector('#check-answer h2')) told.done ??= performance.now();
    }).observe(document, { subtree: true, childList: true });
";

/// Before the worker's own script: tells of the program's memory with each message that it sends.
const WORKER: &str = "
    let memory;
    const keep = it => { memory = (it.instance ?? it).exports.memory; return it };
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const real = WebAssembly[name];
        if (real) WebAssembly[name] = (...all) => real.call(WebAssembly, ...all).then(keep);
    }
    const say = self.postMessage.bind(self);
    self.postMessage = (...all) => { if (memory) say({ heap: memory.buffer.byteLength }); return say(...all) };
";

/// The program that the worker starts: with wide instructions where the browser has them, or always without.
pub async fn measure(visit: &Visit, file: &Path, is_wide: bool) -> Value {
    let site = Site::with_worker(PAGE, |script| {
        let choice = "= isWide ? ";
        assert!(script.contains(choice), "the worker does not choose its program as this measurement knows it");
        format!("{WORKER}\n{}", if is_wide { script.to_string() } else { script.replace(choice, "= false ? ") })
    });
    act::open_check_at(visit, &site).await;
    act::choose_file(visit, CHECK_FIELD, file).await;
    visit
        .until("the answer is there", &json!(true), "return Boolean(told.done && document.getElementById('check-save'))", vec![])
        .await;
    let told = visit.script("return { time: told.done - told.begun, heap: told.heap, longest: told.longest }", vec![]).await;
    let answer = visit.script("return document.getElementById('check-answer').textContent", vec![]).await;
    let answer = answer.as_str().unwrap_or_default();
    // What it says of the whole, so that a fast answer is known to be a right one.
    let records = answer.split("Records: ").nth(1).and_then(|it| it.split(". ").next()).map(|it| it.replace(',', ""));
    let records: Option<u64> = records.and_then(|it| it.parse().ok());
    json!({ "time": told["time"], "heap": told["heap"], "longest": told["longest"], "records": records, "peak": most_memory() })
}

/// The most memory that a process with a page in it ever had, in bytes, as Linux tells; nothing elsewhere.
fn most_memory() -> Option<u64> {
    let mut most = None;
    for process in std::fs::read_dir("/proc").ok()?.flatten() {
        let read = |name: &str| std::fs::read(process.path().join(name)).unwrap_or_default();
        let command = String::from_utf8_lossy(&read("cmdline")).into_owned();
        let has_page = ["--type=renderer", "-contentproc", "WebKitWebProcess"].iter().any(|it| command.contains(it));
        let status = String::from_utf8_lossy(&read("status")).into_owned();
        let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:")).filter(|_| has_page);
        let kilobytes: Option<u64> = line.and_then(|it| it.split_whitespace().next()?.parse().ok());
        most = most.max(kilobytes.map(|it| it * 1024));
    }
    most
}
