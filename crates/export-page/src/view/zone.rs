//! The time zone in which days and hours are counted.

use leptos::prelude::*;
use rules::words::fill;
use stylers_macro::style_sheet;
use ui::handlers::typed;

use crate::figures::Figures as _;
use crate::visit::{ExportVisit, ZoneChoice};

/// The id of the field.
const FIELD: &str = "check-zone--field";

#[component]
pub fn ZoneChooser(visit: ExportVisit) -> impl IntoView {
    let class = style_sheet!("crates/export-page/src/view/zone.css");
    let words = visit.words;
    // Only the person changes what is chosen, so it is looked at once: there are some hundred zones.
    let chosen = visit.zone_choice.get_untracked();
    let option = |choice: ZoneChoice, label: String| {
        let value = choice.value().to_string();
        view! { <option value=value selected=chosen == choice>{label}</option> }
    };
    let offset = visit.found.with_untracked(|it| it.as_ref().map_or(0, |it| it.offset));
    let named = visit.zones().into_iter().map(|it| option(ZoneChoice::Named(it.clone()), it)).collect_view();
    let own = option(ZoneChoice::Own, fill(words.zone_own, &[("zone", &visit.own_zone())]));
    let of_export = option(ZoneChoice::Export, fill(words.zone_export, &[("offset", &words.offset(offset))]));

    view! { class = class,
        <p class="check-zone">
            <label class="check-zone__label" for=FIELD>{words.zone_label}</label>
            <select class="check-zone__field field" id=FIELD on:change=typed(move |it| visit.set_zone(ZoneChoice::of_value(&it)))>
                {own}
                {option(ZoneChoice::Utc, words.zone_utc.to_string())}
                {of_export}
                {named}
            </select>
        </p>
    }
}
