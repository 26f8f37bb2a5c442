//! What a person does in the mounted app, and what then shows, is said and is kept. It is the same in every engine, but for what
//! the engine itself does: scripts, storage, focus and history. No driver is needed for that.

use content::english;
use rules::guide::Guide;
use rules::words::{Words, fill};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{deliver, pause, script, start, take_over, truth, until};

const LIST: &str = "quick-triage";
const STEP: &str = "toggle-bluetooth";

fn guide() -> &'static Guide {
    english()
}

fn words() -> &'static Words {
    &english().words
}

fn title(step: &str) -> &'static str {
    english().step(step).unwrap().1.title
}

/// The text of a script as a literal in it.
fn quoted(text: &str) -> Value {
    Value::from(text)
}

/// Runs a script that returns a text.
fn told(text: &str) -> String {
    script(&format!("return String({text})")).as_string().unwrap()
}

/// Presses the one button or link with this name in the element with this id, as soon as it is there.
async fn press(within: &str, name: &str) {
    let named = format!(
        "[...document.querySelectorAll('[id=\"{within}\"] :is(button, a)')].find(it => \
         (it.getAttribute('aria-label') ?? it.textContent).replace(/\\s+/g, ' ').trim() === {})",
        quoted(name)
    );
    until(&named).await;
    script(&format!("const it = {named}; it.focus(); it.click()"));
}

/// The element with this id says this, or does not.
async fn says(id: &str, text: &str, is_said: bool) {
    let says = format!("document.getElementById('{id}').textContent.replace(/\\s+/g, ' ').includes({})", quoted(text));
    until(&format!("{says} === {is_said}")).await;
}

async fn step_is(step: &str, state: &str) {
    until(&format!("document.getElementById('{step}')?.dataset.state === '{state}'")).await;
}

fn is_stored(step: &str, state: &str) -> bool {
    truth(&format!("JSON.parse(localStorage.resync).steps['{step}']?.state === '{state}'"))
}

fn tick(step: &str) {
    script(&format!("const it = document.querySelector('[id=\"{step}\"] input[type=checkbox]'); it.focus(); it.click()"));
}

async fn focus_is_on(id: &str) {
    until(&format!("document.activeElement?.id === '{id}'")).await;
}

/// The focus is on something that is still in the page.
async fn focus_is_not_lost() {
    until("document.activeElement && document.activeElement !== document.body").await;
}

/// Does what changes the fragment, and waits until the page has followed. The browser moves the focus at once, and the page does so
/// in the frame after it has heard of that.
async fn follow(act: &str) {
    let heard = "window.isFollowed = false;
        addEventListener('hashchange', () => requestAnimationFrame(() => { window.isFollowed = true }), { once: true });";
    script(&format!("{heard} {act}"));
    until("window.isFollowed").await;
}

/// Presses the heading of a checklist.
fn turn(checklist: &str) {
    script(&format!("const it = document.querySelector('[id=\"{checklist}\"] button[aria-expanded]'); it.focus(); it.click()"));
}

async fn is_open(checklist: &str, open: bool) {
    until(&format!("document.querySelector('[id=\"{checklist}\"] button[aria-expanded]').ariaExpanded === '{open}'")).await;
}

async fn choose(symptom: &str) {
    let symptom = guide().symptoms.iter().find(|it| it.id.0 == symptom).unwrap();
    press(&format!("symptom-{}", symptom.id), symptom.see).await;
    focus_is_on("your-path").await;
    path_is(&symptom.goes.iter().map(|it| it.0).collect::<Vec<_>>()).await;
}

/// The checklists on the path, in order.
async fn path_is(ids: &[&str]) {
    let all: Vec<_> = guide().checklists.iter().map(|it| it.id.0).collect();
    until(&format!(
        "[...document.querySelectorAll('#your-path [id]')].map(it => it.id).filter(it => {}.includes(it)).join() === {}",
        json!(all),
        quoted(&ids.join(","))
    ))
    .await;
}

/// A page with this stored, in which the app starts.
async fn start_with(stored: &str) {
    script("localStorage.clear(); history.replaceState(null, '', location.pathname + location.search)");
    script(&format!("localStorage.resync = {}", quoted(stored)));
    come_back().await;
}

/// The next visit, with what is stored.
async fn come_back() {
    deliver("");
    take_over().await;
}

// ---------------------------------------------------------------- what is kept

async fn everything_works_in_memory() {
    says("notices", words().storage_denied, true).await;
    tick(STEP);
    step_is(STEP, "done").await;
    press("dock", words().undo).await;
    step_is(STEP, "todo").await;
    choose("stale-app").await;
    press("part--keeping", words().reset_everything).await;
    path_is(&[]).await;
}

#[wasm_bindgen_test]
async fn where_storage_is_denied_the_page_says_so_and_works() {
    script("localStorage.clear(); history.replaceState(null, '', location.pathname + location.search)");
    script("window.kept = Object.getOwnPropertyDescriptor(window, 'localStorage')");
    for getter in ["{ throw new DOMException('', 'SecurityError') }", "{ return null }", "{ return undefined }"] {
        script(&format!("Object.defineProperty(window, 'localStorage', {{ configurable: true, get() {getter} }})"));
        come_back().await;
        everything_works_in_memory().await;
    }
    script("delete window.localStorage; if (window.kept) Object.defineProperty(window, 'localStorage', window.kept)");
    // Or the object is there, and none of its methods works.
    script(
        "window.methods = ['getItem', 'setItem', 'removeItem'].map(it => [it, Storage.prototype[it]]);
         for (const [it] of methods) Storage.prototype[it] = () => { throw new Error('no') }",
    );
    come_back().await;
    everything_works_in_memory().await;
    script("for (const [it, method] of methods) Storage.prototype[it] = method");
}

#[wasm_bindgen_test]
async fn refused_saving_is_said_and_ends_when_there_is_room() {
    start().await;
    tick("confirm-connected");
    script(
        "window.store = Storage.prototype.setItem;
         Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
    );
    tick(STEP);
    step_is(STEP, "done").await;
    says("notices", words().storage_full, true).await;
    assert!(!is_stored(STEP, "done"));
    script("Storage.prototype.setItem = window.store");
    tick("open-fitness");
    says("notices", words().storage_full, false).await;
    assert!(["confirm-connected", STEP, "open-fitness"].iter().all(|it| is_stored(it, "done")));
}

#[wasm_bindgen_test]
async fn what_is_damaged_is_set_aside_and_said_once() {
    for text in ["{", "null", "not JSON", "{\"version\":\"1\"}", "{\"version\":1,\"steps\":[]}"] {
        start_with(text).await;
        says("notices", words().storage_set_aside, true).await;
        assert_eq!(told("localStorage['resync-set-aside']"), text);
        tick(STEP);
        assert!(is_stored(STEP, "done"));
    }
    press("notices", words().dismiss).await;
    says("notices", words().storage_set_aside, false).await;
    focus_is_not_lost().await;
    come_back().await;
    step_is(STEP, "done").await;
    says("notices", words().storage_set_aside, false).await;
}

#[wasm_bindgen_test]
async fn newer_progress_is_shown_and_not_touched() {
    let text = json!({
        "version": 2, "future": [1, 2], "chosen": { "id": "stale-app", "at": 5 },
        "steps": { STEP: { "state": "done", "at": 5, "more": true } },
    })
    .to_string();
    start_with(&text).await;
    says("notices", words().storage_newer, true).await;
    step_is(STEP, "done").await;
    // Whatever would change it can't be pressed, and whatever is closed can be opened.
    assert!(truth(
        "[...document.querySelectorAll('[data-state] input, #symptoms tbody button, #systems input')].every(it => it.disabled)"
    ));
    tick("open-fitness");
    turn("calibrate");
    is_open("calibrate", true).await;
    step_is("open-fitness", "todo").await;
    assert_eq!(told("localStorage.resync"), text);
    assert!(truth("localStorage.length === 1"));
}

#[wasm_bindgen_test]
async fn a_reset_touches_nothing_else() {
    start().await;
    let others = "{ resync2: 'mine', 'other-app': '1', 'resync-set-aside': 'old', '': 'empty key' }";
    script(&format!(
        "Object.entries({others}).forEach(([key, it]) => localStorage.setItem(key, it)); sessionStorage.resync = 'mine'"
    ));
    tick(STEP);
    choose("wrong-day").await;
    press("part--keeping", words().reset_everything).await;
    step_is(STEP, "todo").await;
    assert!(is_stored(STEP, "todo"));
    assert!(truth(&format!("Object.entries({others}).every(([key, it]) => localStorage.getItem(key) === it)")));
    assert!(truth("localStorage.length === 5 && sessionStorage.resync === 'mine'"));
    script("localStorage.clear(); sessionStorage.clear()");
}

#[wasm_bindgen_test]
async fn a_tab_that_missed_the_news_asks_when_it_comes_back() {
    start().await;
    // As another tab saves it, but with no event in this one.
    for (event, step) in [("focus", "select-watch"), ("pageshow", "fitness-read-write")] {
        let text = json!({ "version": 1, "steps": { step: { "state": "done", "at": 1 } } }).to_string();
        script(&format!("localStorage.resync = {}", quoted(&text)));
        pause(20).await;
        step_is(step, "todo").await;
        script(&format!("dispatchEvent(new Event('{event}'))"));
        step_is(step, "done").await;
    }
}

#[wasm_bindgen_test]
async fn what_is_open_is_remembered() {
    let first = guide().checklists[0].id.0;
    start().await;
    is_open(first, true).await;
    turn(first);
    turn("calibrate");
    for _ in ["at once", "at the next visit"] {
        is_open(first, false).await;
        is_open("calibrate", true).await;
        come_back().await;
    }
    // What only a link opened is closed again at the next visit; what was closed after that stays closed, with the focus on its heading.
    follow("location.hash = '#pair-again'").await;
    is_open("unpair-pair", true).await;
    script("history.replaceState(null, '', location.pathname + location.search)");
    come_back().await;
    is_open("unpair-pair", false).await;
    follow("location.hash = '#pair-again'").await;
    focus_is_on("pair-again").await;
    turn("unpair-pair");
    is_open("unpair-pair", false).await;
    until("document.activeElement.ariaExpanded === 'false'").await;
}

// ---------------------------------------------------------------- ticks and Undo

#[wasm_bindgen_test]
async fn a_step_that_does_not_apply_counts_no_more_until_it_does() {
    start().await;
    let of = english().step(STEP).unwrap().0.steps.len();
    press(STEP, &fill(words().skip_this, &[("title", title(STEP))])).await;
    step_is(STEP, "skipped").await;
    assert!(is_stored(STEP, "skipped"));
    let tally = |done: usize, of: usize| fill(words().tally, &[("done", &done.to_string()), ("of", &of.to_string())]);
    says(LIST, &tally(0, of - 1), true).await;
    press(STEP, &fill(words().unskip_this, &[("title", title(STEP))])).await;
    step_is(STEP, "todo").await;
    says(LIST, &tally(0, of), true).await;
    // Ticked after all it is done, and not both.
    press(STEP, &fill(words().skip_this, &[("title", title(STEP))])).await;
    tick(STEP);
    step_is(STEP, "done").await;
    says(LIST, &tally(1, of), true).await;
}

#[wasm_bindgen_test]
async fn undo_takes_back_one_change_after_the_other_and_the_focus_is_never_lost() {
    start().await;
    for step in ["open-data-access", "select-watch"] {
        tick(step);
        says("dock", title(step), true).await;
    }
    let checklist = english().step("select-watch").unwrap().0.id.0;
    press(checklist, words().reset_checklist).await;
    step_is("select-watch", "todo").await;
    focus_is_not_lost().await;
    press("part--keeping", words().reset_everything).await;
    focus_is_not_lost().await;
    for (step, state) in [("select-watch", "done"), ("select-watch", "todo"), ("open-data-access", "todo")] {
        press("dock", words().undo).await;
        step_is(step, state).await;
        focus_is_not_lost().await;
    }
    assert!(is_stored("open-data-access", "todo"));
    says("dock", words().undo, false).await;
}

// Undo, the next step and the log were made anew with every tick, and the browser styled it all again.
#[wasm_bindgen_test]
async fn a_tick_touches_nothing_but_what_it_is_about() {
    start().await;
    choose("after-update").await;
    let steps = english().checklist(LIST).unwrap().steps;
    tick(steps[0].id.0);
    step_is(steps[0].id.0, "done").await;
    pause(300).await;
    script(
        "window.touched = [];
         const note = (what, node) => touched.push(`${what} ${node.id || node.className || node.nodeName}`);
         window.watch = new MutationObserver(all => all.forEach(it => {
             if (it.type === 'attributes' && !it.target.closest('#report')) note(it.attributeName, it.target);
             for (const nodes of [it.addedNodes, it.removedNodes])
                 for (const node of nodes) if (node.nodeType === 1 && !it.target.closest('#report')) note('made or gone:', node);
         }));
         watch.observe(document.body, { subtree: true, attributes: true, childList: true })",
    );
    tick(steps[1].id.0);
    step_is(steps[1].id.0, "done").await;
    pause(300).await;
    script("watch.disconnect()");
    assert_eq!(told("touched.filter(it => /^class |^type |made or gone/.test(it))"), "");
    assert!(truth("touched.some(it => it.startsWith('data-state '))"), "nothing was watched");
}

// ---------------------------------------------------------------- paths

#[wasm_bindgen_test]
async fn every_symptom_and_every_verdict_leads_to_its_path() {
    start().await;
    for symptom in guide().symptoms {
        choose(symptom.id.0).await;
        assert_eq!(
            told("[...document.querySelectorAll('#symptoms tr [aria-pressed=true]')].map(it => it.closest('tr').id)"),
            format!("symptom-{}", symptom.id)
        );
    }
    for verdict in guide().verdicts {
        // Only questions lead to the others.
        let Some((after, answer)) = verdict.after else { continue };
        press(after.0, answer).await;
        path_is(&verdict.goes.iter().map(|it| it.0).collect::<Vec<_>>()).await;
        focus_is_on("your-path").await;
    }
}

#[wasm_bindgen_test]
async fn another_symptom_takes_the_place_of_the_first_and_ticks_stay() {
    start().await;
    choose("wrong-day").await;
    tick("set-automatically");
    follow("document.querySelector('#your-path a[href=\"#symptoms\"]').click()").await;
    focus_is_on("symptoms").await;
    choose("stale-app").await;
    step_is("set-automatically", "done").await;
}

#[wasm_bindgen_test]
async fn the_end_of_a_path_says_what_to_do_then() {
    start().await;
    choose("wrong-day").await;
    for step in english().checklist("date-time").unwrap().steps {
        tick(step.id.0);
    }
    until("document.querySelector('#dock a[href]').getAttribute('href') === '#date-time--worked'").await;
    press("date-time--worked", words().worked_no).await;
    says("dock", words().path_done, true).await;
    press("dock", words().escalate).await;
    focus_is_on("report").await;
}

// Somebody with a stroller was led to repairs of a watch that counts as it should.
#[wasm_bindgen_test]
async fn where_nothing_is_broken_the_page_says_so_and_pushes_nothing() {
    start().await;
    press("symptom-still-arm", english().symptom("still-arm").unwrap().see).await;
    focus_is_on("your-path").await;
    says("your-path", english().outcome("still-arm").unwrap().title, true).await;
    until("document.querySelector('#dock a[href]') === null").await;
    assert!(truth("document.querySelectorAll('#outcome-still-arm').length === 1"));
    says("dock", words().path_done, false).await;
}

#[wasm_bindgen_test]
async fn a_walk_test_answers_two_questions_and_survives_a_reload_in_the_middle() {
    start().await;
    let type_in = |text: &str| {
        let field = "document.getElementById('walk-test--number')";
        script(&format!("{field}.value = {}; {field}.dispatchEvent(new Event('input', {{ bubbles: true }}))", quoted(text)));
    };
    press("walk-test", words().walk_start).await;
    says("walk-test", words().count_empty, true).await;
    type_in("8 250");
    press("walk-test", words().walk_start).await;
    says("walk-test", words().walk_running, true).await;
    assert!(truth("document.querySelector('#walk-test input') === null"));
    // An hour later, after a restart.
    script("window.began = Date.now; Date.now = () => began() + 3600000");
    come_back().await;
    says("walk-test", words().walk_over, true).await;
    type_in("8 200");
    script("document.querySelectorAll('#walk-test input[type=radio]')[2].click()");
    press("walk-test", words().walk_see).await;
    says("walk-test", words().walk_lower, true).await;
    type_in("8 340");
    press("walk-test", words().walk_see).await;
    says("walk-test", words().walk_goes_up, true).await;
    says("walk-test", words().walk_means_hours, true).await;
    script("Date.now = window.began");
    assert!(truth("JSON.parse(localStorage.resync).answers.walk.answer === 'goes-up'"));
    assert!(truth("JSON.parse(localStorage.resync).answers.source.answer === 'older'"));
    says("report", "8250", true).await;
}

#[wasm_bindgen_test]
async fn two_equal_totals_lead_on_to_what_looks_wrong() {
    start().await;
    for (field, text) in [("totals--watch", "7000"), ("totals--phone", "7010")] {
        let field = format!("document.getElementById('{field}')");
        script(&format!("{field}.value = '{text}'; {field}.dispatchEvent(new Event('input', {{ bubbles: true }}))"));
    }
    press("totals", words().totals_go).await;
    press("totals", words().totals_look).await;
    focus_is_on("diagnosis--looks").await;
}

// Nothing of what erases the watch shows before its warning was read, however one comes there.
#[wasm_bindgen_test]
async fn nothing_is_unpaired_before_its_warning_was_read() {
    start().await;
    let is_held_back = "[...document.getElementById('unpair').children].some(it => it.hidden)";
    follow("location.hash = '#unpair'").await;
    focus_is_on("unpair").await;
    assert!(truth(is_held_back));
    press("unpair-pair", english().checklist("unpair-pair").unwrap().guard.unwrap().go).await;
    focus_is_on(english().checklist("unpair-pair").unwrap().steps[0].id.0).await;
    assert!(!truth(is_held_back));
    // In the middle of it the page may be closed.
    come_back().await;
    until(&format!("!({is_held_back})")).await;
    press("part--keeping", words().reset_everything).await;
    until(is_held_back).await;
}

#[wasm_bindgen_test]
async fn two_totals_say_which_pattern_fits_and_lead_on() {
    start().await;
    let type_in = |watch: &str, phone: &str| {
        for (field, text) in [("totals--watch", watch), ("totals--phone", phone)] {
            let field = format!("document.getElementById('{field}')");
            script(&format!("{field}.value = {}; {field}.dispatchEvent(new Event('input', {{ bubbles: true }}))", quoted(text)));
        }
    };
    for (watch, phone, told) in [
        ("8 412", "٠", words().totals_phone_zero),
        ("7000", "7010", words().totals_same),
        ("twelve", "7010", words().count_no_digits),
        ("", "7010", words().count_empty),
        ("9000", "3000", words().totals_phone_lower),
    ] {
        type_in(watch, phone);
        press("totals", words().totals_go).await;
        says("totals", told, true).await;
    }
    assert!(truth("localStorage.length === 0"));
    press("totals", words().diagnosis_go).await;
    let symptom = guide().symptoms.iter().find(|it| it.id.0 == "iphone-lower").unwrap();
    path_is(&symptom.goes.iter().map(|it| it.0).collect::<Vec<_>>()).await;
}

#[wasm_bindgen_test]
async fn the_versions_are_asked_for_once_and_can_be_changed() {
    start().await;
    let radios = |count: usize| format!("document.querySelectorAll('#systems input[type=radio]').length === {count}");
    until(&radios(7)).await;
    script("document.querySelectorAll('#systems input')[1].click()");
    press("systems", words().systems_save).await;
    focus_is_on("systems").await;
    until(&radios(0)).await;
    come_back().await;
    until(&radios(0)).await;
    press("systems", words().systems_change).await;
    until(&radios(7)).await;
    focus_is_not_lost().await;
    assert!(truth("document.querySelectorAll('#systems input')[1].checked"));
}

#[wasm_bindgen_test]
async fn versions_chosen_before_the_app_was_there_count() {
    start().await;
    let asked = quoted(&told("document.getElementById('part--systems').innerHTML"));
    deliver("");
    script(&format!(
        "document.getElementById('part--systems').innerHTML = {asked}; document.querySelectorAll('#systems input')[1].checked = true"
    ));
    take_over().await;
    until("document.querySelectorAll('#systems input')[1].checked").await;
    assert!(truth("JSON.parse(localStorage.resync ?? '{}').systems !== undefined"));
}

// ---------------------------------------------------------------- links

#[wasm_bindgen_test]
async fn every_id_works_as_a_link_and_changes_no_progress() {
    start().await;
    tick("match-region");
    let stored = told("localStorage.resync");
    let steps = guide().checklists.iter().flat_map(|it| it.steps).map(|it| it.id.0.to_string());
    let checklists = guide().checklists.iter().map(|it| it.id.0.to_string());
    let rows = guide().symptoms.iter().map(|it| format!("symptom-{}", it.id));
    let outcomes = guide().outcomes.iter().map(|it| format!("outcome-{}", it.id));
    for id in steps.chain(checklists).chain(rows).chain(outcomes) {
        follow(&format!("location.hash = '#{id}'")).await;
        focus_is_on(&id).await;
        assert!(truth("!document.activeElement.closest('[hidden]')"), "{id} is closed");
    }
    assert_eq!(told("document.getElementById('notices').textContent"), "");
    assert_eq!(told("localStorage.resync"), stored);
}

#[wasm_bindgen_test]
async fn a_bad_link_may_come_later_too() {
    start().await;
    follow("location.hash = '#no-such-thing'").await;
    says("notices", words().unknown_link, true).await;
    follow("location.hash = '#%%%'").await;
    says("notices", words().malformed_link, true).await;
    says("notices", words().unknown_link, false).await;
    follow("location.hash = '#overnight'").await;
    focus_is_on("overnight").await;
    says("notices", words().malformed_link, false).await;
    follow("history.back()").await;
    says("notices", words().malformed_link, true).await;
}

// ---------------------------------------------------------------- handing over

const COPIES: &str = "Object.defineProperty(navigator, 'clipboard', { configurable: true,
    value: { writeText: it => { window.caught = it; return Promise.resolve() } } }); window.caught = ''";

async fn caught() -> String {
    until("window.caught").await;
    let text = told("window.caught");
    script("window.caught = ''");
    text
}

#[wasm_bindgen_test]
async fn the_report_has_notes_only_if_wanted() {
    start().await;
    script(COPIES);
    choose("iphone-zero").await;
    tick("fitness-tracking");
    press("fitness-tracking", &fill(words().note_add_to, &[("title", title("fitness-tracking"))])).await;
    until("document.querySelector('#fitness-tracking textarea')").await;
    script(
        "const field = document.querySelector('#fitness-tracking textarea');
         field.value = 'the switch was off';
         for (const it of ['input', 'change', 'blur']) field.dispatchEvent(new Event(it, { bubbles: true }))",
    );
    press("report", words().report_copy).await;
    let report = caught().await;
    for part in [words().report_title, title("fitness-tracking")] {
        assert!(report.contains(part), "{part:?} is not in the report:\n{report}");
    }
    assert!(!report.contains("the switch was off"), "{report}");
    until("document.querySelector('#report input[type=checkbox]')").await;
    script("document.querySelector('#report input[type=checkbox]').click()");
    press("report", words().copied).await;
    assert!(caught().await.contains("the switch was off"));
    script("delete navigator.clipboard");
}

#[wasm_bindgen_test]
async fn a_step_is_sent_with_its_instructions() {
    start().await;
    script(COPIES);
    let step = "open-data-access";
    press(step, &fill(words().share_more_of, &[("title", title(step))])).await;
    press(step, words().share_instructions).await;
    let text = caught().await;
    for part in [title(step), "/s/open-data-access/"] {
        assert!(text.contains(part), "{part:?} is not in:\n{text}");
    }
    let label = fill(words().share_qr, &[("title", title(step))]);
    assert_eq!(told("document.querySelector('#open-data-access svg[role=img]').getAttribute('aria-label')"), label);
    script("delete navigator.clipboard");
}

#[wasm_bindgen_test]
async fn where_copying_is_refused_the_link_is_shown_to_be_copied_by_hand() {
    for clipboard in ["undefined", "{ writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }"] {
        start().await;
        script(&format!("Object.defineProperty(navigator, 'clipboard', {{ configurable: true, value: {clipboard} }})"));
        // What is closed can't have the focus.
        follow(&format!("location.hash = '#{LIST}'")).await;
        press(STEP, &fill(words().copy_link_to, &[("title", title(STEP))])).await;
        until("document.activeElement.matches('textarea')").await;
        says(STEP, words().copy_failed, true).await;
        assert!(truth(&format!(
            "document.activeElement.closest('[data-state]').id === '{STEP}' && document.activeElement.value.endsWith('/s/{STEP}/')
             && document.activeElement.labels[0].innerText.trim() === {}",
            quoted(words().copy_failed)
        )));
        until("document.activeElement.selectionEnd === document.activeElement.value.length && document.activeElement.selectionStart === 0").await;
        script("delete navigator.clipboard");
    }
}

#[wasm_bindgen_test]
async fn the_share_sheet_is_offered_only_where_there_is_one() {
    let share = |can: &str| {
        script(&format!(
            "for (const [name, value] of Object.entries({can})) Object.defineProperty(navigator, name, {{ configurable: true, value }})"
        ));
    };
    let step = "restart-both";
    let more = fill(words().share_more_of, &[("title", title(step))]);
    share("{ canShare: undefined, share: undefined }");
    start().await;
    press(step, &more).await;
    says(step, words().share_instructions, true).await;
    says(step, words().share_sheet, false).await;
    share("{ canShare: it => Boolean(it?.url || it?.text), share: it => { window.caught = it.url; return Promise.resolve() } }");
    start().await;
    press(step, &more).await;
    press(step, words().share_sheet).await;
    assert!(caught().await.ends_with("/s/restart-both/"));
    script("delete navigator.canShare; delete navigator.share");
}
