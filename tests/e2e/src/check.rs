//! Checking: what must then be true. Each check waits until it is, and says otherwise what it saw.

use serde_json::{Value, json};

use crate::{Engine, Visit, act, fill, guide};

/// The state of a step, in all three places where it shows: `todo`, `done` or `skipped`.
pub async fn step_is(visit: &Visit, step: &str, state: &str) {
    let script = "
        const step = document.getElementById(arguments[0]);
        const box = step.querySelector('input[type=checkbox]');
        return { state: step.dataset.state, ticked: box.checked };";
    let expected = json!({ "state": state, "ticked": state == "done" });
    visit.until(&format!("the step {step} is {state}"), &expected, script, vec![json!(step)]).await;
}

/// The state of a step as it is stored.
pub async fn stored_step_is(visit: &Visit, step: &str, state: &str) {
    let script = "return JSON.parse(localStorage.getItem('resync') ?? '{}').steps?.[arguments[0]]?.state ?? null";
    visit.until(&format!("the step {step} is stored as {state}"), &json!(state), script, vec![json!(step)]).await;
}

/// What is stored under a key.
pub async fn stored_is(visit: &Visit, key: &str, value: Option<&str>) {
    let script = "return localStorage.getItem(arguments[0])";
    visit.until(&format!("what is stored under {key}"), &json!(value), script, vec![json!(key)]).await;
}

/// How many steps of a checklist its heading says are done.
pub async fn tally_of(visit: &Visit, checklist: &str, done: usize, of: usize) {
    let text = guide().tally(done, of);
    let script =
        "return document.getElementById(arguments[0]).querySelector('button[aria-expanded]').textContent.includes(arguments[1])";
    let what = format!("the heading of {checklist} says {text:?}");
    visit.until(&what, &json!(true), script, vec![json!(checklist), json!(text)]).await;
}

/// How much of the whole guide its bar says is done.
pub async fn tally_of_guide(visit: &Visit, done: usize, of: usize) {
    tally_bar(visit, "guide", "tally_overall", done, of).await;
}

/// How much of the path its bar says is done.
pub async fn tally_of_path(visit: &Visit, done: usize, of: usize) {
    tally_bar(visit, "your-path", "tally_path", done, of).await;
}

async fn tally_bar(visit: &Visit, within: &str, word: &str, done: usize, of: usize) {
    let text = fill(guide().word(word), &[("tally", &guide().tally(done, of))]);
    let script = "
        const bar = document.querySelector('#' + arguments[0] + ' progress');
        return { name: bar.getAttribute('aria-label'), value: bar.value, max: bar.max };";
    let expected = json!({ "name": text, "value": done, "max": of.max(1) });
    visit.until(&format!("the bar in {within}"), &expected, script, vec![json!(within)]).await;
}

/// The element with this id has the focus.
pub async fn focus_is_on(visit: &Visit, id: &str) {
    let script = "return document.activeElement?.id || document.activeElement?.tagName";
    visit.until("the focus", &json!(id), script, vec![]).await;
}

/// The focus is somewhere a person can go on from, and not lost to the page as a whole.
pub async fn focus_is_not_lost(visit: &Visit) {
    let script =
        "const at = document.activeElement; return at !== null && at !== document.body && at !== document.documentElement";
    visit.until("the focus is on something", &json!(true), script, vec![]).await;
}

/// The element's beginning is in view, and neither the dock nor anything else lies over it.
pub async fn is_in_clear_view(visit: &Visit, id: &str) {
    let script = "
        const element = document.getElementById(arguments[0]);
        const box = element.getBoundingClientRect();
        const dock = document.getElementById('dock');
        const shows = getComputedStyle(dock).visibility !== 'hidden' && dock.getClientRects().length > 0;
        const end = shows && dock !== element ? dock.getBoundingClientRect().top : innerHeight;
        const height = Math.min(box.height, 44);
        if (box.height === 0) return 'it has no height';
        if (box.top < -1) return `it begins ${-box.top} px above the view`;
        if (box.top + height > end + 1) return `it begins at ${box.top} px, and what is free ends at ${end} px`;
        const there = document.elementFromPoint(box.left + box.width / 2, box.top + height / 2);
        return element.contains(there) ? 'clear' : `<${there?.tagName} id=${there?.id}> lies over it`;";
    visit.until(&format!("{id} is in clear view"), &json!("clear"), script, vec![json!(id)]).await;
}

/// Everything that a link has to do: open what is closed, bring it into clear view, move the focus there, mark it.
pub async fn link_has_landed(visit: &Visit, id: &str) {
    let script = "
        const element = document.getElementById(arguments[0]);
        const closed = element.closest('[hidden]');
        return closed === null && getComputedStyle(element).display !== 'none' && element.getClientRects().length > 0;";
    visit.until(&format!("nothing closed is around {id}"), &json!(true), script, vec![json!(id)]).await;
    focus_is_on(visit, id).await;
    is_in_clear_view(visit, id).await;
}

/// The step says that the link leads to it, and no other step does.
pub async fn only_marked_step_is(visit: &Visit, step: Option<&str>) {
    let script = "return [...document.querySelectorAll('[data-state]')].filter(it => it.textContent.includes(arguments[0])).map(it => it.id)";
    let expected: Vec<_> = step.into_iter().collect();
    visit.until("the steps marked as linked", &json!(expected), script, vec![json!(guide().word("linked_here"))]).await;
}

/// The page's line for one of the interface's own notices is there, or is not.
pub async fn notice(visit: &Visit, word: &str, is_there: bool) {
    let script = "return document.getElementById('notices').textContent.includes(arguments[0])";
    visit.until(&format!("the notice {word:?} shows"), &json!(is_there), script, vec![json!(guide().word(word))]).await;
}

/// There is no notice at all.
pub async fn no_notice(visit: &Visit) {
    visit.until("the notices", &json!(""), "return document.getElementById('notices').textContent", vec![]).await;
}

/// What a screen reader is told, politely.
pub async fn said(visit: &Visit, text: &str) {
    let script = "return [...document.querySelectorAll('[role=status]')].some(it => it.textContent.trim() === arguments[0])";
    visit.until(&format!("screen readers are told {text:?}"), &json!(true), script, vec![json!(text)]).await;
}

/// The Undo button is there, or is not.
pub async fn can_undo(visit: &Visit, can: bool) {
    let script = "return [...document.querySelectorAll('#dock button')].some(it => it.textContent.trim() === arguments[0])";
    visit.until("there is an Undo", &json!(can), script, vec![json!(guide().word("undo"))]).await;
}

/// A checklist is open, or is closed.
pub async fn is_open(visit: &Visit, checklist: &str, open: bool) {
    let script = "
        const heading = document.getElementById(arguments[0]).querySelector('button[aria-expanded]');
        const body = document.getElementById(heading.getAttribute('aria-controls'));
        return { says: heading.getAttribute('aria-expanded'), shows: !body.hasAttribute('hidden') };";
    let expected = json!({ "says": open.to_string(), "shows": open });
    visit.until(&format!("whether {checklist} is open"), &expected, script, vec![json!(checklist)]).await;
}

/// The checklists on the path, in order; none if there is no path.
pub async fn path_is(visit: &Visit, checklists: &[String]) {
    let script = "
        const ids = arguments[0];
        return [...document.querySelectorAll('#your-path [id]')].map(it => it.id).filter(it => ids.includes(it));";
    let all: Vec<_> = guide().checklists.iter().map(|it| &it.id).collect();
    visit.until("the checklists on the path", &json!(checklists), script, vec![json!(all)]).await;
}

/// The element that Next leads to: a step, or the question what came of a checklist.
pub async fn next_is(visit: &Visit, id: &str) {
    let script = "return document.querySelector('#dock a[href]')?.getAttribute('href') ?? null";
    visit.until("where Next leads", &json!(format!("#{id}")), script, vec![]).await;
}

/// The fragment in the address, with its `#`.
pub async fn fragment_is(visit: &Visit, fragment: &str) {
    visit.until("the fragment", &json!(fragment), "return location.hash", vec![]).await;
}

/// The text that shows in the element with this id contains all of these and none of those.
pub async fn text_has(visit: &Visit, id: &str, these: &[String], none_of: &[String]) {
    let script = "
        const text = document.getElementById(arguments[0]).innerText.replace(/\\s+/g, ' ');
        return [arguments[1].filter(it => !text.includes(it)), arguments[2].filter(it => text.includes(it))];";
    let expected = json!([[], []]);
    visit
        .until(
            &format!("what {id} should say and does not, and the other way round"),
            &expected,
            script,
            vec![json!(id), json!(these), json!(none_of)],
        )
        .await;
}

/// The page says that it opens without a connection.
pub async fn is_ready_offline(visit: &Visit) {
    let script = "return document.querySelector('footer').textContent.includes(arguments[0])";
    visit.until("the page says that it is ready offline", &json!(true), script, vec![json!(guide().word("offline_ready"))]).await;
}

/// The dock says this, or does not.
pub async fn dock_says(visit: &Visit, word: &str, is_there: bool) {
    let script = "return document.getElementById('dock').textContent.includes(arguments[0])";
    visit.until(&format!("the dock says {word:?}"), &json!(is_there), script, vec![json!(guide().word(word))]).await;
}

/// The page, its programs and styles and what they load are all of the version with this mark, and nothing is from elsewhere.
pub async fn version_is(visit: &Visit, mark: &str) {
    let seen = visit
        .promise(
            "(async () => {
                const text = async address => (await fetch(address)).text();
                const resources = performance.getEntriesByType('resource').map(it => it.name);
                const named = resources.filter(it => /\\.(js|css|wasm)$/.test(it) && !it.endsWith('/sw.js'));
                const program = named.find(it => it.endsWith('.wasm'));
                return {
                    page: document.querySelector('meta[name=mark]')?.content,
                    programs: [...new Set(window.marks)],
                    names: [...new Set(named.map(it => /-([a-z]+)\\.\\w+$/.exec(it)?.[1] ?? it))],
                    wasm: /mark-is-([a-z]+)/.exec(await text(program))?.[1],
                    unhashed: await text('./unhashed.txt'),
                    elsewhere: resources.filter(it => !it.startsWith(location.origin)),
                };
            })()",
        )
        .await;
    let expected = json!({ "page": mark, "programs": [mark], "names": [mark], "wasm": mark, "unhashed": mark, "elsewhere": [] });
    same(visit, "the version of each part", &expected, &seen);
}

/// This many versions of the guide are kept on the device.
pub async fn kept_versions_are(visit: &Visit, count: usize) {
    let script = "caches.keys().then(it => { window.kept = it.length }); return window.kept";
    visit.until("the versions that are kept", &json!(count), script, vec![]).await;
}

/// The page is at most this wide, and nothing in it stands out at either side.
pub async fn nothing_is_wider_than(visit: &Visit, width: u32, state: &str) {
    let script = "
        const root = document.documentElement;
        // What is hidden from eyes on purpose doesn't count, nor a table that scrolls within the page.
        const scrolls = it => it && it !== document.body && (['auto', 'scroll'].includes(getComputedStyle(it).overflowX) || scrolls(it.parentElement));
        const is_away = it => it.closest('[role=status], [hidden]') || scrolls(it.parentElement)
            || getComputedStyle(it).clipPath !== 'none' || it.parentElement && is_away(it.parentElement);
        const stands_out = it => { const box = it.getBoundingClientRect(); return box.left < -1 || box.right > innerWidth + 1 };
        const wide = [...document.querySelectorAll('body *')].filter(it => stands_out(it) && !is_away(it));
        return { small: innerWidth <= arguments[0], fits: root.scrollWidth <= innerWidth,
            wide: wide.slice(0, 5).map(it => `${it.tagName} ${it.id} ${it.textContent.trim().slice(0, 30)}`) };";
    visit.draw().await;
    let seen = visit.script(script, vec![json!(width)]).await;
    same(
        visit,
        &format!("at {width} px, {state}: how wide the page is"),
        &json!({ "small": true, "fits": true, "wide": [] }),
        &seen,
    );
}

/// The same, whichever side a line is written from.
pub async fn nothing_is_wider_either_way(visit: &Visit, width: u32, state: &str) {
    // A window of WebKitGTK is never narrower than this.
    let width = if visit.engine() == Engine::WebKit { width.max(340) } else { width };
    for direction in ["rtl", "ltr"] {
        act::write_from(visit, direction).await;
        nothing_is_wider_than(visit, width, &format!("{state}, {direction}")).await;
    }
}

/// What a page's own script would do wrong without anybody seeing it, in `window.seen`. It runs before any other.
pub const WATCHER: &str = "
    window.seen = [];
    addEventListener('securitypolicyviolation', it => seen.push(`the policy forbids ${it.violatedDirective} ${it.blockedURI}`));
    addEventListener('error', it => seen.push(`error: ${it.message ?? it.target?.src ?? it.target?.href}`), true);
    addEventListener('unhandledrejection', it => seen.push(`rejected: ${it.reason}`));
    for (const level of ['error', 'warn', 'assert']) {
        const original = console[level];
        console[level] = (...words) => {
            if (level !== 'assert' || !words[0]) seen.push(`console.${level}: ${words.join(' ')}`);
            original.apply(console, words);
        };
    }";

/// The [`WATCHER`] has seen nothing.
pub async fn nothing_went_wrong(visit: &Visit) {
    same(visit, "what went wrong behind the page", &json!([]), &visit.script("return seen", vec![]).await);
}

/// Every word is to be read: none is cut off, and none lies over another.
pub async fn nothing_is_cut_off(visit: &Visit, state: &str) {
    let script = "
        const is_away = it => it.closest('[role=status], #dock, textarea') || !it.checkVisibility()
            || getComputedStyle(it).clipPath !== 'none' || it.parentElement && is_away(it.parentElement);
        const cut = [...document.querySelectorAll('body *')].filter(it => it.scrollWidth > it.clientWidth + 1
            && !['visible', 'auto'].includes(getComputedStyle(it).overflowX) && !it.matches('input, textarea') && !is_away(it));
        const is_scrolled_out = (it, box) => {
            const scroller = it.closest('[role=group][tabindex]');
            const room = scroller?.getBoundingClientRect();
            return Boolean(room) && (box.top > room.bottom - 4 || box.bottom < room.top + 4 || box.left > room.right - 4 || box.right < room.left + 4);
        };
        const lines = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let text = walker.nextNode(); text; text = walker.nextNode()) {
            if (text.data.trim() === '' || is_away(text.parentElement)) continue;
            const range = document.createRange();
            range.selectNodeContents(text);
            for (const box of range.getClientRects()) {
                if (!is_scrolled_out(text.parentElement, box)) lines.push({ box, text: text.data.trim().slice(0, 30) });
            }
        }
        lines.sort((one, other) => one.box.top - other.box.top);
        const over = [];
        for (const [place, one] of lines.entries()) {
            for (const other of lines.slice(place + 1)) {
                // Lines of large letters stand close.
                if (other.box.top > one.box.bottom - 0.4 * Math.min(one.box.height, other.box.height)) break;
                const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
                if (across > 3) over.push(`${one.text} | ${other.text}`);
            }
        }
        return { cut: cut.slice(0, 5).map(it => `${it.tagName} ${it.textContent.trim().slice(0, 40)}`), over: over.slice(0, 5) };";
    let seen = visit.script(script, vec![]).await;
    same(visit, &format!("{state}: words that are not to be read"), &json!({ "cut": [], "over": [] }), &seen);
}

/// Whatever is tapped is large enough for a finger.
pub async fn targets_are_large(visit: &Visit, state: &str) {
    // A label is as good a place to tap as its field; a part drawn over a row belongs to its button. A link within a
    // sentence is as high as its line.
    let script = "
        const is_alone = it => it.tagName !== 'A' || it.closest('#dock') || it.parentElement.textContent.trim() === it.textContent.trim();
        const targets = [...document.querySelectorAll('button, summary, input, textarea, a[href]')].filter(is_alone);
        const size = it => {
            const boxes = [it, ...(it.labels ?? [])].map(it => it.getBoundingClientRect());
            const after = getComputedStyle(it, '::after');
            const drawn = it.tagName === 'BUTTON' && after.content !== 'none' && after.position === 'absolute';
            const height = Math.max(...boxes.map(it => it.height), drawn ? parseFloat(after.height) : 0);
            const width = Math.max(...boxes.map(it => it.width), drawn ? parseFloat(after.width) : 0);
            return [Math.round(width * 10) / 10, Math.round(height * 10) / 10];
        };
        return targets.filter(it => it.getClientRects().length > 0 && !it.closest('[hidden]'))
            .map(it => [it.tagName, it.getAttribute('aria-label') ?? it.id ?? '', it.textContent.trim().slice(0, 40), ...size(it)])
            .filter(it => it[3] < 44 || it[4] < 44);";
    let seen = visit.script(script, vec![]).await;
    let Value::Array(small) = &seen else { visit.fail("no list of targets") };
    let first: Vec<_> = small.iter().take(8).map(ToString::to_string).collect();
    if !small.is_empty() {
        visit.fail(&format!("{state}: {} targets are under 44 × 44 px: {}", small.len(), first.join("; ")));
    }
}

/// Whatever one of the page's own rules gives a ground or a shadow is told from what is around it here too.
pub async fn what_has_a_ground_has_a_frame(visit: &Visit, state: &str) {
    let script = "
        const ground = it => {
            for (let at = it; at; at = at.parentElement) {
                const colour = getComputedStyle(at).backgroundColor;
                if (!/^rgba\\(.*, 0\\)$|^transparent$/.test(colour)) return colour;
            }
        };
        const has_frame = it => {
            const style = getComputedStyle(it);
            const sides = ['Top', 'Right', 'Bottom', 'Left'].map(side => [style[`border${side}Style`], style[`border${side}Width`]]);
            return [...sides, [style.outlineStyle, style.outlineWidth]].some(([kind, width]) => kind !== 'none' && parseFloat(width) >= 1)
                || style.textDecorationLine !== 'none' || ground(it) !== ground(it.parentElement);
        };
        const is_set = it => Boolean(it) && !['none', 'initial', 'transparent', 'rgba(0, 0, 0, 0)'].includes(it);
        const told = it => is_set(it.boxShadow) || is_set(it.backgroundColor) || is_set(it.background);
        const bare = new Set();
        let rules = 0;
        for (const rule of [...document.styleSheets, ...document.adoptedStyleSheets].filter(it => !it.disabled).flatMap(it => [...it.cssRules])) {
            if (!(rule instanceof CSSStyleRule) || !told(rule.style) || rule.selectorText.includes('::')) continue;
            rules += 1;
            for (const it of document.querySelectorAll(rule.selectorText)) {
                const is_there = it.getClientRects().length > 0 && !it.closest('[hidden]') && it !== document.documentElement;
                // A box is the browser's own here, a code is known by its looks, and the link to skip shows only with the focus.
                if (is_there && !it.matches('input[type=checkbox], svg, [href=\"#symptoms\"]') && !has_frame(it)) bare.add(rule.selectorText);
            }
        }
        return { bare: [...bare], many: rules > 8 };";
    let seen = visit.script(script, vec![]).await;
    same(visit, &format!("{state}: what has no frame"), &json!({ "bare": [], "many": true }), &seen);
}

/// An export has been read, and all that is shown of it is there.
pub async fn check_is_done(visit: &Visit) {
    let script = "return Boolean(document.getElementById('check-save'))";
    visit.until("the export has been read", &json!(true), script, vec![]).await;
}

/// Chromium also records requests that no script can see, such as the one for an icon.
pub async fn every_request_went_to(visit: &Visit, origin: &str) {
    let mut count = 0;
    for entry in visit.driver().get_log("performance").await.unwrap() {
        let entry: Value = serde_json::from_str(&entry.message).unwrap();
        if entry["message"]["method"] != "Network.requestWillBeSent" {
            continue;
        }
        let address = entry["message"]["params"]["request"]["url"].as_str().unwrap_or_default();
        count += 1;
        let is_here = address.starts_with(origin) || address.starts_with(visit.site.origin());
        // Chromium's own pages and data within the page ask nobody.
        let is_own = ["chrome", "devtools", "data:", "blob:", "about:"].iter().any(|it| address.starts_with(it));
        assert!(is_here || is_own, "Chromium sent a request to {address}");
    }
    assert!(count >= 4, "Chromium recorded only {count} requests; the page alone needs four");
}

/// Two values are the same; else says what they are of.
pub fn same(visit: &Visit, what: &str, expected: &Value, seen: &Value) {
    if expected != seen {
        visit.fail(&format!("{what}: expected {expected}, saw {seen}"));
    }
}
