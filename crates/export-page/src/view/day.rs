//! One day: which, its hours, and its total.

use health_export::time::date_text;
use leptos::prelude::*;
use stylers_macro::style_sheet;
use ui::handlers::{tap, typed};

use super::hours::HoursChart;
use super::totals::DayTotalsView;
use crate::figures::Figures as _;
use crate::visit::ExportVisit;

/// The id of the field for the day.
const FIELD: &str = "check-day--date";

#[component]
pub fn DayChooser(visit: ExportVisit) -> impl IntoView {
    let class = style_sheet!("crates/export-page/src/view/day.css");
    let words = visit.words;
    let day = move || visit.look.with(|it| it.as_ref().map(|it| it.day));
    let span = move || visit.found.with(|it| it.as_ref().map_or((0, 0), |it| (it.first_day, it.last_day)));
    let turn = move |days: i64, label: &'static str| {
        let is_over = move || day().is_none_or(|it| it + days < span().0 || it + days > span().1);
        view! { class = class,
            <button class="check-day__turn quiet-button" type="button" aria-disabled=move || is_over().then_some("true") on:click=tap(move || visit.turn(days))>
                {label}
            </button>
        }
    };

    view! { class = class,
        <section class="check-card" id="check-day" tabindex="-1" aria-labelledby="check-day--title">
            <h2 class="check-day__title" id="check-day--title">{words.day_title}</h2>
            <p class="check-day__shown" role="status">{move || day().map(|it| words.day(it))}</p>
            <div class="check-day__choose">
                <label class="check-day__label" for=FIELD>{words.day_label}</label>
                <input class="check-day__date field" id=FIELD type="date" min=move || date_text(span().0) max=move || date_text(span().1)
                    value=move || day().map(date_text) prop:value=move || day().map(date_text) on:change=typed(move |it| visit.set_date(&it)) />
                // They stay side by side where they have no room beside the field.
                <div class="check-day__turns">{turn(-1, words.day_previous)} {turn(1, words.day_next)}</div>
            </div>
            <HoursChart visit=visit />
            <DayTotalsView visit=visit />
        </section>
    }
}
