//! Saying once which versions one has, and finding the right menus everywhere.

use resync_e2e::{Visit, act, check, fill, guide, scenarios};
use serde_json::json;
use thirtyfour::prelude::*;

scenarios! {
    Pair: menus_follow_the_versions;
    Nightly on Desktop: the_question_is_asked_once, names_follow_the_versions;
}

/// The first version of the newest range that is asked about, and of the one above the oldest.
fn divisions(device: &str) -> (u8, u8) {
    let divisions = &guide().system(device).divisions;
    (divisions[0], divisions[divisions.len() - 1])
}

/// The words on the answer for the newest versions, or for the oldest.
fn label(device: &str, pick: &str) -> String {
    if pick == "unsure" {
        return guide().word("systems_pick_unsure").to_string();
    }
    let (newest, oldest) = divisions(device);
    let (word, version) = if pick == "newer" { ("version_from", newest) } else { ("version_to", oldest - 1) };
    fill(guide().word(word), &[("system", &guide().system(device).name), ("version", &version.to_string())])
}

async fn pick(visit: &Visit, device: &str, pick: &str) {
    let (system, label) = (&guide().system(device).name, label(device, pick));
    visit.note(format!("answer {label:?} for {system}"));
    let path = format!(
        "//*[@id='systems']//fieldset[starts-with(normalize-space(legend), '{system}')]//label[normalize-space(.)='{label}']"
    );
    let label =
        visit.driver().find(By::XPath(path)).await.unwrap_or_else(|error| visit.fail(&format!("no such answer: {error}")));
    act::click(visit, &label).await;
}

async fn picked(visit: &Visit) -> serde_json::Value {
    let script =
        "return [...document.querySelectorAll('#systems input:checked')].map(it => it.closest('label').innerText.trim())";
    visit.script(script, vec![]).await
}

async fn the_question_is_asked_once(visit: &Visit) {
    let radios = "return document.querySelectorAll('#systems input[type=radio]').length";
    act::open(visit, "").await;
    visit.until("the answers to choose from", &json!(7), radios, vec![]).await;
    pick(visit, "iphone", "older").await;
    act::press_button(visit, "systems", guide().word("systems_save")).await;
    visit.until("the answers to choose from", &json!(0), radios, vec![]).await;
    check::focus_is_on(visit, "systems").await;
    let any = fill(guide().word("systems_any"), &[("system", &guide().system("watch").name)]);
    let summary = fill(guide().word("systems_summary"), &[("ios", &label("iphone", "older")), ("watchos", &any)]);
    for visited in ["at once", "after a reload"] {
        visit.note(visited);
        check::text_has(visit, "systems", std::slice::from_ref(&summary), &[]).await;
        act::reload(visit).await;
        visit.until("the answers to choose from", &json!(0), radios, vec![]).await;
    }
    // It can be changed, and begins from what was answered.
    act::press_button(visit, "systems", guide().word("systems_change")).await;
    visit.until("the answers to choose from", &json!(7), radios, vec![]).await;
    let unsure = guide().word("systems_pick_unsure");
    check::same(visit, "the answers", &json!([label("iphone", "older"), unsure]), &picked(visit).await);
    check::focus_is_not_lost(visit).await;
}

async fn menus_follow_the_versions(visit: &Visit) {
    act::open(visit, "").await;
    for checklist in ["health-access", "quick-triage"] {
        act::unfold(visit, checklist).await;
    }
    for (device, step) in [("iphone", "open-data-access"), ("watch", "confirm-connected")] {
        let (newest, oldest) = divisions(device);
        let menus: Vec<_> = guide().step(step).1.path.iter().filter(|it| it.device == device).collect();
        let text = |taps: &[String]| taps.join(guide().word("path_separator")).replace('›', " › ").replace("  ", " ");
        for answer in ["newer", "older", "unsure", "newer"] {
            pick(visit, device, answer).await;
            let fits = |from: Option<u8>, to: Option<u8>| match answer {
                "newer" => to.is_none_or(|it| it >= newest),
                "older" => from.is_none_or(|it| it < oldest),
                _ => true,
            };
            let (shown, hidden): (Vec<_>, Vec<_>) = menus.iter().partition(|it| fits(it.from, it.to));
            let texts = |menus: Vec<&&resync_e2e::MenuPath>| menus.iter().map(|it| text(&it.taps)).collect::<Vec<_>>();
            has_menus(visit, step, &texts(shown), &texts(hidden)).await;
        }
        pick(visit, device, "older").await;
    }
    act::reload(visit).await;
    for (device, step) in [("iphone", "open-data-access"), ("watch", "confirm-connected")] {
        let older = guide().step(step).1.path.iter().find(|it| it.device == device && it.to.is_some()).unwrap();
        let newer = guide().step(step).1.path.iter().find(|it| it.device == device && it.from.is_some()).unwrap();
        act::unfold(visit, &guide().step(step).0.id).await;
        let [older, newer] = [older, newer].map(|it| it.taps.join(" › "));
        has_menus(visit, step, &[older], &[newer]).await;
    }
}

/// Compares menu paths with the spaces left out: how a path is spaced is a matter of style.
async fn has_menus(visit: &Visit, step: &str, these: &[String], none_of: &[String]) {
    let script = "
        const text = document.getElementById(arguments[0]).innerText.replace(/\\s+/g, '');
        const bare = list => list.map(it => it.replace(/\\s+/g, ''));
        return [bare(arguments[1]).filter(it => !text.includes(it)), bare(arguments[2]).filter(it => text.includes(it))];";
    let arguments = vec![json!(step), json!(these), json!(none_of)];
    visit
        .until(
            &format!("menus that {step} should show and does not, and the other way round"),
            &json!([[], []]),
            script,
            arguments,
        )
        .await;
}

async fn names_follow_the_versions(visit: &Visit) {
    let name = guide().names.iter().find(|it| it.id == "account").unwrap();
    let newer = &name.variants.iter().find(|it| it.from.is_some()).unwrap().text;
    let older = &name.variants.iter().find(|it| it.to.is_some()).unwrap().text;
    act::open(visit, "").await;
    act::unfold(visit, "unpair-pair").await;
    if let Some(guard) = &guide().checklist("unpair-pair").guard {
        act::press_button(visit, "unpair-pair", &guard.go).await;
    }
    for (answer, shown, hidden) in [("newer", newer, older), ("older", older, newer), ("newer", newer, older)] {
        pick(visit, "iphone", answer).await;
        check::text_has(visit, "keep-close", std::slice::from_ref(shown), std::slice::from_ref(hidden)).await;
    }
    pick(visit, "iphone", "unsure").await;
    check::text_has(visit, "unpair-pair", &[], &["{account}".to_string()]).await;
}
