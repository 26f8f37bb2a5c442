//! A day's total as each order of sources gives it, and what the number that Health shows says about that order.

use export_protocol::Detail;
use leptos::prelude::*;
use rules::words::fill;
use stylers_macro::style_sheet;
use ui::handlers::{Handler, typed};

use crate::figures::Figures as _;
use crate::sentences::Speaker;
use crate::totals::OrderLine;
use crate::visit::ExportVisit;

/// The id of the field for the number.
const FIELD: &str = "check-totals--shown";

#[component]
pub fn DayTotalsView(visit: ExportVisit) -> impl IntoView {
    let class = style_sheet!("crates/export-page/src/view/totals.css");
    let words = visit.words;
    let number = RwSignal::new(String::new());
    let compare: Handler<leptos::ev::SubmitEvent> = Box::new(move |event| {
        event.prevent_default();
        visit.compare(&number.get_untracked());
    });
    let line = move |it: OrderLine| {
        let share = |(source, steps): (String, String)| view! { class = class, <li class="check-totals__share">{source} ": " {steps}</li> };
        view! { class = class,
            <tr>
                <th class="check-totals__cell check-totals__top" scope="row">{it.top}</th>
                <td class="check-totals__cell check-totals__estimate">{it.estimate}</td>
                <td class="check-totals__cell">
                    <ul class="check-totals__shares">{it.shares.into_iter().map(share).collect_view()}</ul>
                </td>
            </tr>
        }
    };
    let head = move || {
        let heads = [words.totals_order, words.totals_estimate, words.totals_share];
        heads
            .map(|it| view! { class = class, <th class="check-totals__cell check-totals__head" scope="col">{it}</th> })
            .collect_view()
    };
    let orders = move |it: &Speaker<'_>, detail: &Detail| {
        let lines = it.orders(&detail.totals);
        if let [only] = lines.as_slice() {
            return view! { <p>{fill(words.totals_only, &[("steps", &only.estimate)])}</p> }.into_any();
        }
        let raw = fill(words.totals_raw, &[("steps", &words.steps(detail.totals.raw))]);
        let overlap = fill(words.totals_overlap, &[("span", &words.span(detail.hours.overlap))]);
        view! { class = class,
            <p class="check-totals__raw">{raw} " " {overlap}</p>
            <div class="check-totals__scroll" role="group" tabindex="0" aria-labelledby="check-totals--title">
                <table class="check-totals__table">
                    <thead><tr>{head()}</tr></thead>
                    <tbody>{lines.into_iter().map(line).collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let totals = move || {
        let look = visit.look.get()?;
        let detail = look.detail.as_ref().filter(|it| !it.totals.orders.is_empty() && it.totals.raw > 0.0)?;
        visit.speak(|it| orders(&it, detail))
    };
    let result = move || {
        if visit.is_mistyped.get() {
            return view! { class = class, <p class="check-totals__wrong">{words.shown_wrong}</p> }.into_any();
        }
        let day = visit.look.with(|it| it.as_ref().map(|it| it.day));
        let shown = visit.calibration().filter(|it| Some(it.day) == day);
        let said = shown.and_then(|shown| visit.speak(|it| it.calibrated(&shown))).unwrap_or_default();
        said.into_iter().map(|it| view! { class = class, <p class="check-totals__said">{it}</p> }).collect_view().into_any()
    };

    view! { class = class,
        <div class="check-totals">
            <h3 class="check-totals__title" id="check-totals--title">{words.totals_title}</h3>
            <p class="check-totals__intro">{words.totals_intro}</p>
            {move || totals()}
            <form class="check-totals__form" novalidate=true on:submit=compare>
                <label class="check-totals__label" for=FIELD>{words.shown_label}</label>
                <p class="check-totals__intro" id="check-totals--hint">{words.shown_hint}</p>
                <div class="check-totals__fields">
                    <input class="check-totals__field field" id=FIELD type="text" inputmode="numeric" autocomplete="off"
                        aria-describedby="check-totals--hint" prop:value=move || number.get() on:input=typed(move |it| number.set(it)) />
                    <button class="quiet-button" type="submit">{words.shown_go}</button>
                </div>
                <div class="check-totals__result" role="status">{move || result()}</div>
            </form>
        </div>
    }
}
