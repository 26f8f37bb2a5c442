//! Reading the page in a language that is written from right to left. There is none yet, so the page is only turned round;
//! that nothing is wider than the screen then is looked at where it is for this way round too.

use resync_e2e::{Visit, act, check, guide, scenarios};
use serde_json::json;

scenarios! {
    Engines: the_page_turns_round;
}

async fn the_page_turns_round(visit: &Visit) {
    act::open(visit, "").await;
    act::choose(visit, "iphone-zero").await;
    act::unfold(visit, "motion-fitness").await;
    act::tick(visit, "fitness-tracking").await;
    act::skip(visit, "health-switch").await;
    let before = places(visit).await;
    act::write_from(visit, "rtl").await;
    let turned = places(visit).await;
    for (what, [from, to]) in before.as_object().unwrap().iter().map(|(what, place)| (what, [place, &turned[what]])) {
        let mirrored = json!(-from.as_i64().unwrap());
        check::same(visit, &format!("on which side of its neighbour is: {what}"), &mirrored, to);
    }
    // What points up or down, and what is ticked, looks the same either way.
    let script = "
        const look = (it, part) => {
            const style = getComputedStyle(it, part);
            return ['Top', 'Right', 'Bottom', 'Left'].map(side => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 1);
        };
        return {
            toggle: look(document.querySelector('#health-access h3 button'), '::after'),
            tick: look(document.querySelector('#fitness-tracking input'), '::after'),
            arrow: look(document.querySelector('#dock a').lastElementChild),
        };";
    let down = json!([false, true, true, false]);
    check::same(
        visit,
        "which sides of a turned square are drawn",
        &json!({ "toggle": down, "tick": down, "arrow": down }),
        &visit.script(script, vec![]).await,
    );
    a_menu_path_keeps_its_order(visit).await;
}

/// For pairs of neighbours, 1 where the first is to the right of the second and -1 where it is to the left.
async fn places(visit: &Visit) -> serde_json::Value {
    let script = "
        const middle = it => { const box = it.getBoundingClientRect(); return box.left + box.width / 2 };
        const side = (one, other) => Math.sign(middle(one) - middle(other));
        const one = it => document.querySelector(it);
        const undo = [...document.querySelectorAll('#dock button')].find(it => it.textContent.trim() === arguments[0]);
        const cells = one('#symptom-iphone-zero').cells;
        const columns = document.querySelectorAll('#symptoms thead th');
        const wide = getComputedStyle(cells[0]).display === 'table-cell';
        return {
            checkbox: side(one('#fitness-tracking input'), one('#fitness-tracking label')),
            minutes: side(one('#fitness-tracking label').parentElement.lastElementChild, one('#fitness-tracking label')),
            undo: side(undo, undo.previousElementSibling),
            arrow: side(one('#dock a').lastElementChild, one('#dock a').firstElementChild),
            chosen: wide ? 0 : side(one('#symptom-iphone-zero [aria-hidden]'), one('#symptom-iphone-zero button')),
            cells: wide ? side(cells[0], cells[1]) : 0,
            columns: wide ? side(columns[1], columns[2]) : 0,
            under_its_column: wide ? side(columns[2], cells[1]) : 0,
            body: side(one('#fitness-tracking ol'), one('#fitness-tracking')),
            steps: side(one('#totals input'), one('#totals > div > div:last-child input')),
        };";
    let mut seen = visit.script(script, vec![json!(guide().word("undo"))]).await;
    // A mirrored nothing is the same nothing.
    seen.as_object_mut().unwrap().retain(|_, it| it.as_i64() != Some(0));
    seen
}

/// The taps stand in the order in which they are made, from the side where a line begins.
async fn a_menu_path_keeps_its_order(visit: &Visit) {
    let taps = &guide().step("fitness-tracking").1.path[0].taps;
    let script = "
        const words = arguments[0];
        const path = [...document.querySelectorAll('#fitness-tracking p')].find(it => words.every(word => it.textContent.includes(word)));
        const boxes = [...path.children].map(it => it.getBoundingClientRect());
        const in_order = boxes.slice(1).every((it, place) => it.top > boxes[place].top + 5 || it.right <= boxes[place].left + 1);
        const words_read = getComputedStyle(path.firstElementChild).unicodeBidi !== 'bidi-override';
        return boxes.length >= words.length && in_order && words_read;";
    visit.until("the order of the taps", &json!(true), script, vec![json!(taps)]).await;
}
