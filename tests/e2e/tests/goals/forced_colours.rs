//! Using the page in the system's own colours, as people with low vision do: only those few are left, and no shadows.

use resync_e2e::{Visit, act, check, guide, scenarios, states};
use serde_json::json;
use thirtyfour::prelude::*;

scenarios! {
    One on Desktop with ForcedColours: what_colours_told_is_told_by_frames;
    Engines with ForcedColours: what_is_chosen_done_or_focused_still_shows;
}

async fn what_colours_told_is_told_by_frames(visit: &Visit) {
    act::open(visit, "").await;
    let script = "return matchMedia('(forced-colors: active)').matches";
    check::same(visit, "whether the system sets the colours", &json!(true), &visit.script(script, vec![]).await);
    states::in_each(visit, async |state| {
        check::what_has_a_ground_has_a_frame(visit, state).await;
    })
    .await;
}

async fn what_is_chosen_done_or_focused_still_shows(visit: &Visit) {
    act::open(visit, "").await;
    act::choose(visit, "after-update").await;
    act::unfold(visit, "quick-triage").await;
    act::tick(visit, "confirm-connected").await;
    act::answer(visit, "quick-triage", "worked_maybe").await;
    act::press_button(visit, "carry", guide().word("carry_qr")).await;
    act::set_fragment(visit, "#toggle-bluetooth").await;
    check::link_has_landed(visit, "toggle-bluetooth").await;
    check::what_has_a_ground_has_a_frame(visit, "on the way").await;
    what_is_chosen_and_done_shows(visit).await;
    the_focus_shows(visit).await;
}

async fn what_is_chosen_and_done_shows(visit: &Visit) {
    let script = "
        const one = it => document.querySelector(it);
        const style = (it, part) => getComputedStyle(typeof it === 'string' ? one(it) : it, part);
        const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(Number); return r + g + b };
        const frame = it => style(it).outlineStyle !== 'none' ? parseFloat(style(it).outlineWidth) : parseFloat(style(it).borderBottomWidth);
        const answers = [...document.querySelectorAll('#quick-triage--worked button')];
        const pressed = answers.map(it => it.ariaPressed === 'true');
        const grounds = answers.map(it => style(it).backgroundColor);
        const box = one('#confirm-connected input');
        const next = one('#dock a');
        const arrow = next.lastElementChild;
        return {
            chosen_row: frame('#symptom-after-update') >= 2 && frame('#symptom-after-update') > frame('#symptom-stale-app'),
            pressed: pressed.indexOf(true) === 2 && grounds[2] !== grounds[0] && grounds[0] === grounds[1],
            pressed_text: style(answers[2]).color !== grounds[2],
            box: style(box).appearance === 'auto' && box.offsetWidth >= 24,
            bar: parseFloat(style('#guide progress').borderTopWidth) >= 1 && one('#guide progress').offsetHeight >= 8,
            next: style(next).color !== style(next).backgroundColor,
            arrow: parseFloat(style(arrow).borderBottomWidth) >= 2 && style(arrow).borderBottomColor !== style(next).backgroundColor,
            linked_step: frame('#toggle-bluetooth') >= 2,
            code: light(style('#carry svg').backgroundColor) - light(style('#carry svg path').fill) > 600,
        };";
    let expected = json!({
        "chosen_row": true, "pressed": true, "pressed_text": true, "box": true, "bar": true, "next": true, "arrow": true,
        "linked_step": true, "code": true,
    });
    check::same(visit, "what shows", &expected, &visit.script(script, vec![]).await);
}

async fn the_focus_shows(visit: &Visit) {
    for _ in 0..3 {
        act::press(visit, Key::Tab).await;
        let script = "
            const style = getComputedStyle(document.activeElement);
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 3 && style.outlineColor !== getComputedStyle(document.body).backgroundColor";
        visit.until("the focus shows", &json!(true), script, vec![]).await;
    }
}
