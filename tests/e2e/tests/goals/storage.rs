//! Keeping one's place in a browser that denies storage, has none left, or holds something damaged or newer.

use resync_e2e::{Site, Visit, act, check, fill, find, guide, scenarios};
use serde_json::{Value, json};

scenarios! {
    Engines on Desktop: storage_that_is_really_full_is_said;
    Engines on Desktop with NoStorage: storage_switched_off_in_the_browser_is_said;
    Nightly on Desktop: denied_storage_is_said_and_the_page_works, refused_saving_is_said_and_ends_when_there_is_room,
        damaged_progress_is_set_aside, a_second_damage_keeps_both, newer_progress_is_shown_and_not_touched,
        what_is_not_understood_is_kept, a_wrong_clock_does_not_freeze_a_tick,
        progress_of_a_renamed_or_unknown_step_does_no_harm;
}

const LIST: &str = "quick-triage";
const STEP: &str = "toggle-bluetooth";

/// Everything works on, for as long as the page is open.
async fn page_works_in_memory(visit: &Visit) {
    check::notice(visit, "storage_denied", true).await;
    act::unfold(visit, LIST).await;
    act::tick(visit, STEP).await;
    check::step_is(visit, STEP, "done").await;
    check::tally_of(visit, LIST, 1, guide().checklist(LIST).steps.len()).await;
    act::undo(visit).await;
    check::step_is(visit, STEP, "todo").await;
    act::choose(visit, "stale-app").await;
    check::path_is(visit, &guide().symptom("stale-app").goes).await;
    act::follow_next(visit).await;
    check::link_has_landed(visit, &guide().checklist(&guide().symptom("stale-app").goes[0]).steps[0].id).await;
    act::reset_everything(visit).await;
    check::path_is(visit, &[]).await;
}

async fn denied_storage_is_said_and_the_page_works(visit: &Visit) {
    let denied = "{ throw new DOMException('storage is denied', 'SecurityError') }";
    for getter in [denied, "{ return null }", "{ return undefined }"] {
        visit.note(format!("storage is {getter}"));
        let site = Site::after_script(&format!("Object.defineProperty(window, 'localStorage', {{ get() {getter} }})"));
        act::open_at(visit, &site, "").await;
        page_works_in_memory(visit).await;
        act::open_at(visit, &site, "#pair-again").await;
        check::link_has_landed(visit, "pair-again").await;
    }
    // Or the object is there, and none of its methods works.
    let methods =
        "for (const it of ['getItem', 'setItem', 'removeItem']) Storage.prototype[it] = () => { throw new Error('no') }";
    let site = Site::after_script(methods);
    act::open_at(visit, &site, "").await;
    page_works_in_memory(visit).await;
}

async fn storage_switched_off_in_the_browser_is_said(visit: &Visit) {
    act::open(visit, "").await;
    let works = visit.script("try { return Boolean(localStorage) } catch { return false }", vec![]).await;
    check::same(visit, "whether this browser stores anything", &json!(false), &works);
    page_works_in_memory(visit).await;
}

async fn refused_saving_is_said_and_ends_when_there_is_room(visit: &Visit) {
    act::open(visit, &format!("#{LIST}")).await;
    act::tick(visit, "confirm-connected").await;
    check::stored_step_is(visit, "confirm-connected", "done").await;
    visit
        .script(
            "window.store = Storage.prototype.setItem;
             Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
            vec![],
        )
        .await;
    act::tick(visit, STEP).await;
    check::step_is(visit, STEP, "done").await;
    check::notice(visit, "storage_full", true).await;
    let script = "return JSON.parse(localStorage.getItem('resync')).steps[arguments[0]] ?? null";
    visit.until("what is stored of a tick that cannot be stored", &Value::Null, script, vec![json!(STEP)]).await;

    visit.script("Storage.prototype.setItem = window.store", vec![]).await;
    act::tick(visit, "open-fitness").await;
    check::notice(visit, "storage_full", false).await;
    for step in ["confirm-connected", STEP, "open-fitness"] {
        check::stored_step_is(visit, step, "done").await;
    }
}

async fn storage_that_is_really_full_is_said(visit: &Visit) {
    act::open(visit, &format!("#{LIST}")).await;
    visit.note("fill the storage to the last character");
    let fill_up = "
        let size = 1 << 23, text = '';
        while (size >= 1) {
            try { localStorage.setItem('other', text + 'x'.repeat(size)); text += 'x'.repeat(size) } catch { size = size >> 1 }
        }
        return text.length;";
    let length = visit.script(fill_up, vec![]).await;
    assert!(length.as_u64().unwrap() > 1_000_000, "this browser keeps only {length} characters");
    act::tick(visit, STEP).await;
    check::step_is(visit, STEP, "done").await;
    check::notice(visit, "storage_full", true).await;
    check::stored_is(visit, "resync", None).await;

    visit.script("localStorage.removeItem('other')", vec![]).await;
    act::tick(visit, "open-fitness").await;
    check::notice(visit, "storage_full", false).await;
    act::reload(visit).await;
    check::step_is(visit, STEP, "done").await;
    check::step_is(visit, "open-fitness", "done").await;
}

async fn damaged_progress_is_set_aside(visit: &Visit) {
    let all = guide().steps().count();
    let long = format!("{{\"version\":1,\"steps\":{{\"{}", "x".repeat(10_000));
    let damaged = [
        "{",
        "null",
        "[]",
        "42",
        "\"text\"",
        "{}",
        "not JSON",
        "\u{0}\u{1}",
        "{\"version\":\"1\"}",
        "{\"version\":0}",
        "{\"version\":-1}",
        "{\"version\":1,\"steps\":[]}",
        "{\"version\":1,\"steps\":{\"toggle-bluetooth\":{\"state\":\"do",
        "{\"version\":1}trailing",
        &long,
    ];
    for text in damaged {
        visit.forget(&visit.site).await;
        act::open_with(visit, &[("resync", text)], "").await;
        check::stored_is(visit, "resync-set-aside", Some(text)).await;
        check::notice(visit, "storage_set_aside", true).await;
        check::tally_of_guide(visit, 0, all).await;
        act::unfold(visit, LIST).await;
        act::tick(visit, STEP).await;
        check::stored_step_is(visit, STEP, "done").await;
        act::reload(visit).await;
        check::step_is(visit, STEP, "done").await;
        check::stored_is(visit, "resync-set-aside", Some(text)).await;
        check::no_notice(visit).await;
    }
}

async fn a_second_damage_keeps_both(visit: &Visit) {
    let aside = "return Object.entries(localStorage).filter(([key]) => key.startsWith('resync-set-aside')).map(([, text]) => text).sort()";
    act::open_with(visit, &[("resync", "{first")], "").await;
    visit.until("what is set aside", &json!(["{first"]), aside, vec![]).await;
    act::open_with(visit, &[("resync", "{second")], "").await;
    visit.until("what is set aside", &json!(["{first", "{second"]), aside, vec![]).await;
    check::notice(visit, "storage_set_aside", true).await;
    // The same damage again is kept once.
    act::open_with(visit, &[("resync", "{first")], "").await;
    check::notice(visit, "storage_set_aside", true).await;
    visit.until("what is set aside", &json!(["{first", "{second"]), aside, vec![]).await;

    act::press_button(visit, "notices", guide().word("dismiss")).await;
    check::no_notice(visit).await;
    check::focus_is_not_lost(visit).await;
}

async fn newer_progress_is_shown_and_not_touched(visit: &Visit) {
    let text = json!({
        "version": 2, "future": [1, 2], "chosen": { "id": "stale-app", "at": 5 },
        "steps": { STEP: { "state": "done", "at": 5, "more": true }, "open-fitness": { "state": "skipped", "at": 5 } },
    })
    .to_string();
    act::open_with(visit, &[("resync", &text)], "").await;
    check::notice(visit, "storage_newer", true).await;
    check::step_is(visit, STEP, "done").await;
    check::step_is(visit, "open-fitness", "skipped").await;
    check::path_is(visit, &guide().symptom("stale-app").goes).await;

    // Reading goes on: what is closed can be opened, and links lead on.
    let enabled = "
        const name = it => it.getAttribute('aria-label') ?? it.textContent.trim();
        const changes = [...document.querySelectorAll('[data-state] input[type=checkbox], #symptoms tbody button, #systems input, button')];
        return changes.filter(it => !it.disabled && (it.matches('input, #symptoms *') || arguments[0].some(word => name(it).startsWith(word))))
            .map(it => name(it) || it.id);";
    let change = ["skip_this", "unskip_this", "reset_everything", "reset_checklist", "worked_yes"];
    let change = change.map(|it| guide().word(it).split('{').next().unwrap_or_default());
    visit.until("the controls that still seem to change something", &json!([]), enabled, vec![json!(change)]).await;
    let next = "return document.querySelector('#dock a[href]').getAttribute('href').slice(1)";
    let next = visit.script(next, vec![]).await;
    act::follow_next(visit).await;
    check::link_has_landed(visit, next.as_str().unwrap()).await;
    let checkbox = find::checkbox(visit, next.as_str().unwrap()).await;
    let _ = checkbox.click().await;
    check::step_is(visit, next.as_str().unwrap(), "todo").await;
    act::unfold(visit, "calibrate").await;
    check::is_open(visit, "calibrate", true).await;
    act::set_fragment(visit, "#pair-again").await;
    check::link_has_landed(visit, "pair-again").await;
    check::stored_is(visit, "resync", Some(&text)).await;

    act::leave(visit, async || act::press_button(visit, "notices", guide().word("reload")).await).await;
    check::step_is(visit, STEP, "done").await;
    check::stored_is(visit, "resync", Some(&text)).await;
}

async fn what_is_not_understood_is_kept(visit: &Visit) {
    let text = json!({
        "version": 1, "notes": { "a": ["b", null, 1.5] },
        "steps": {
            STEP: { "state": "skipped", "at": 5, "because": "no Bluetooth" },
            "step-of-another-version": { "state": "done", "at": 7, "more": 1 },
            "open-fitness": { "state": "half-done", "at": 9 },
        },
        "open": { "list-of-another-version": { "open": true, "at": 3 } },
    });
    act::open_with(visit, &[("resync", &text.to_string())], &format!("#{LIST}")).await;
    check::no_notice(visit).await;
    check::step_is(visit, STEP, "skipped").await;
    check::step_is(visit, "open-fitness", "todo").await;
    act::tick(visit, STEP).await;
    act::tick(visit, "confirm-connected").await;
    check::stored_step_is(visit, "confirm-connected", "done").await;
    act::reset_everything(visit).await;
    check::stored_step_is(visit, "confirm-connected", "todo").await;

    let stored = "const it = JSON.parse(localStorage.getItem('resync')); return [it.notes, it.steps['step-of-another-version'],
        it.steps['open-fitness'], it.steps[arguments[0]].because, it.open['list-of-another-version']]";
    let expected = json!([
        text["notes"],
        text["steps"]["step-of-another-version"],
        text["steps"]["open-fitness"],
        "no Bluetooth",
        text["open"]["list-of-another-version"],
    ]);
    visit.until("what another version stored", &expected, stored, vec![json!(STEP)]).await;
}

async fn a_wrong_clock_does_not_freeze_a_tick(visit: &Visit) {
    // The guide itself asks people to set a wrong clock right; these ticks are from the year 2100.
    let text = json!({ "version": 1, "steps": { STEP: { "state": "done", "at": 4_102_444_800_000_u64 } } }).to_string();
    act::open_with(visit, &[("resync", &text)], &format!("#{LIST}")).await;
    check::step_is(visit, STEP, "done").await;
    act::tick(visit, STEP).await;
    check::step_is(visit, STEP, "todo").await;
    act::reload(visit).await;
    check::step_is(visit, STEP, "todo").await;
    act::unfold(visit, LIST).await;
    act::tick(visit, STEP).await;
    act::undo(visit).await;
    check::stored_step_is(visit, STEP, "todo").await;
}

async fn progress_of_a_renamed_or_unknown_step_does_no_harm(visit: &Visit) {
    let text = json!({
        "version": 1, "chosen": { "id": "symptom-of-another-version", "at": 1 },
        "steps": { "constructor": { "state": "done", "at": 1 }, "__proto__x": { "state": "done", "at": 1 } },
    })
    .to_string();
    act::open_with(visit, &[("resync", &text)], "").await;
    check::no_notice(visit).await;
    check::path_is(visit, &[]).await;
    check::tally_of_guide(visit, 0, guide().steps().count()).await;
    let what = fill(guide().word("tally_overall"), &[("tally", &guide().tally(0, guide().steps().count()))]);
    check::text_has(visit, "guide", &[what], &["NaN".to_string()]).await;
    act::choose(visit, "wrong-day").await;
    check::path_is(visit, &guide().symptom("wrong-day").goes).await;
}
