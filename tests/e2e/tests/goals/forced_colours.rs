//! Using the page in the system's own colours, as people with low vision do: only those few are left, and no shadows.

use resync_e2e::{Visit, act, axe, check, guide, scenarios, states};
use serde_json::json;
use thirtyfour::prelude::*;

// WebKitGTK doesn't know these colours.
scenarios! {
    chromium_and_firefox with ForcedColours: what_colours_told_is_told_by_frames;
    all_but_webkit with ForcedColours: what_is_chosen_done_or_focused_still_shows;
}

async fn what_colours_told_is_told_by_frames(visit: &Visit) {
    act::open(visit, "").await;
    let script = "return matchMedia('(forced-colors: active)').matches";
    check::same(visit, "whether the system sets the colours", &json!(true), &visit.script(script, vec![]).await);
    states::in_each(visit, async |state| {
        what_has_a_ground_has_a_frame(visit, state).await;
        axe::finds_nothing(visit, state).await;
    })
    .await;
}

async fn what_is_chosen_done_or_focused_still_shows(visit: &Visit) {
    act::open(visit, "").await;
    act::choose(visit, "after-update").await;
    act::tick(visit, "confirm-connected").await;
    act::answer(visit, "quick-triage", "worked_maybe").await;
    act::press_button(visit, "carry", guide().word("carry_qr")).await;
    act::set_fragment(visit, "#toggle-bluetooth").await;
    check::link_has_landed(visit, "toggle-bluetooth").await;
    what_has_a_ground_has_a_frame(visit, "on the way").await;
    axe::finds_nothing(visit, "on the way").await;
    what_is_chosen_and_done_shows(visit).await;
    the_focus_shows(visit).await;
}

/// Whatever one of the page's own rules gives a ground or a shadow is told from what is around it here too.
async fn what_has_a_ground_has_a_frame(visit: &Visit, state: &str) {
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
        return { bare: [...bare], many: rules > 20 };";
    let seen = visit.script(script, vec![]).await;
    check::same(visit, &format!("{state}: what has no frame"), &json!({ "bare": [], "many": true }), &seen);
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
