//! Printing the guide: for somebody who would rather have paper, or has to switch off what the guide is on.

use resync_e2e::exports::File;
use resync_e2e::states::CHECK_FIELD;
use resync_e2e::{Site, Visit, act, check, check_words, guide, scenarios};
use samples::story::only_steps_stopped;
use serde_json::json;

scenarios! {
    One on Chromium: on_paper_everything_is_open_and_says_what_was_done, a_printout_begins_with_where_the_guide_is,
        the_guide_can_be_printed_without_its_program,
        on_paper_the_answer_of_a_check_has_its_charts_and_tables;
}

async fn on_paper_everything_is_open_and_says_what_was_done(visit: &Visit) {
    let saved = json!({
        "version": 1,
        "steps": { "health-switch": { "state": "done", "at": 1 }, "restart-both": { "state": "skipped", "at": 1 } },
        "outcomes": { "motion-fitness": { "outcome": "not-yet", "at": 1 } },
        "notes": { "health-switch": { "note": "took two tries", "at": 1 } },
        "chosen": { "id": "iphone-zero", "at": 1 },
    });
    act::open_with(visit, &[("resync", &saved.to_string())], "").await;
    let last = guide().steps().last().expect("there are steps").id.clone();
    visit
        .until("the last step is in the page", &json!(true), "return !!document.getElementById(arguments[0])", vec![json!(last)])
        .await;
    show_as_for(visit, "print").await;

    every_step_is_on_paper(visit).await;

    let text = visit.script("return document.body.innerText", vec![]).await;
    let text = text.as_str().unwrap_or_default();
    for told in ["took two tries", guide().word("skipped")] {
        assert!(text.contains(told), "{told:?} is not on paper");
    }
    // What was answered was white on white.
    let answer = "
        const answer = document.querySelector('#motion-fitness--worked [aria-pressed=true]');
        const { color, borderTopWidth } = getComputedStyle(answer);
        return [answer.textContent.trim(), color, borderTopWidth];";
    let answered = json!([guide().word("worked_no"), "rgb(0, 0, 0)", "3px"]);
    check::same(visit, "the answer", &answered, &visit.script(answer, vec![]).await);
    show_as_for(visit, "").await;
}

// The head of a printout is made when that begins, and the browser waits for nothing: it prints what is there when the event returns.
async fn a_printout_begins_with_where_the_guide_is(visit: &Visit) {
    act::open(visit, "#unpair").await;
    let noted = "
        const head = () => [...document.querySelectorAll('.paper')].map(it => [it.innerText.trim().split('\\n')[0],
            it.querySelectorAll('svg[role=img] path').length, it.getBoundingClientRect().height > 100]);
        window.heads = [head()];
        for (const event of ['beforeprint', 'afterprint']) addEventListener(event, () => window.heads.push(head()));";
    visit.script(noted, vec![]).await;
    show_as_for(visit, "print").await;
    for _ in 0..2 {
        let printed = visit.browser.devtools("Page.printToPDF", json!({ "pageRanges": "1" })).await;
        printed.unwrap_or_else(|error| panic!("the page cannot be printed: {error}"));
    }
    let head = json!([[visit.site.address, 1, true]]);
    visit.until("the heads before, while and after", &json!([[], head, [], head, []]), "return window.heads", vec![]).await;
    show_as_for(visit, "").await;
}

/// How many of what this selects are to be seen.
const SHOWN: &str = "
    const shows = it => it.checkVisibility() && it.getBoundingClientRect().height > 0;
    return [...document.querySelectorAll(arguments[0])].filter(shows).length";

async fn every_step_is_on_paper(visit: &Visit) {
    let steps: Vec<_> = guide().steps().map(|it| &it.id).collect();
    let hidden = "
        return arguments[0].filter(id => {
            const step = document.getElementById(id);
            return !step.checkVisibility({ contentVisibilityAuto: true }) || step.getBoundingClientRect().height < 44
                || !getComputedStyle(step, '::after').content.includes(id);
        });";
    visit.until("the steps that are not on paper with their address", &json!([]), hidden, vec![json!(steps)]).await;
    none_is_on_paper(visit, &["#dock", "#find", "#carry", "#keeping", ".quiet-button", ".button"]).await;
}

async fn none_is_on_paper(visit: &Visit, only_for_screens: &[&str]) {
    for it in only_for_screens {
        visit.until(&format!("how many of {it} show"), &json!(0), SHOWN, vec![json!(it)]).await;
    }
}

async fn the_guide_can_be_printed_without_its_program(visit: &Visit) {
    let site = Site::without_webassembly();
    visit.go(&site.address).await;
    show_as_for(visit, "print").await;
    every_step_is_on_paper(visit).await;
    show_as_for(visit, "").await;
}

async fn on_paper_the_answer_of_a_check_has_its_charts_and_tables(visit: &Visit) {
    act::open_check(visit).await;
    let export = File::zipped(&only_steps_stopped());
    act::choose_file(visit, CHECK_FIELD, &export.path).await;
    check::check_is_done(visit).await;
    visit.script("document.querySelectorAll('details').forEach(it => it.open = true)", vec![]).await;
    let counted = "return [document.querySelectorAll('main svg').length, document.querySelectorAll('main table').length]";
    let there = visit.script(counted, vec![]).await;
    assert!(there.as_array().is_some_and(|it| it.iter().all(|it| it.as_u64() >= Some(2))), "{there}");
    show_as_for(visit, "print").await;
    check::text_has(visit, "check-answer", &[check_words().finding("only-steps-stopped").title.clone()], &[]).await;
    for (place, what) in ["main svg", "main table"].into_iter().enumerate() {
        visit.until(&format!("how many of {what} show"), &there[place], SHOWN, vec![json!(what)]).await;
    }
    // A table is not cut where it would scroll on a screen.
    let cut = "return [...document.querySelectorAll('main [role=group][tabindex]')].filter(it => it.scrollHeight > it.clientHeight + 1).length";
    visit.until("the tables that are cut", &json!(0), cut, vec![]).await;
    none_is_on_paper(visit, &["#check-picker", "#check-save", ".check-page__brand", "main form", ".quiet-button", ".button"])
        .await;
    show_as_for(visit, "").await;
}

/// Shows the page as it is for this kind of medium, or for a screen again.
async fn show_as_for(visit: &Visit, medium: &str) {
    let shown = visit.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": medium })).await;
    shown.unwrap_or_else(|error| panic!("the page cannot be shown as for {medium:?}: {error}"));
}
