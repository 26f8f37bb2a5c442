//! The time zone in which days and hours are counted.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::on::typed;
use crate::model::words::fill;
use crate::state::check::{CheckVisit, ZoneChoice};

/// The id of the field.
const FIELD: &str = "check-zone--field";

#[component]
pub fn CheckZone(visit: CheckVisit) -> impl IntoView {
    let class = style_sheet!("src/view/check_zone.css");
    let words = visit.words;
    let offset = Memo::new(move |_| visit.found.with(|it| it.as_ref().map_or(0, |it| it.offset)));
    let option = move |choice: ZoneChoice, label: Signal<String>| {
        let value = choice.value().to_string();
        view! { <option value=value selected=move || visit.zone_choice.get() == choice>{move || label.get()}</option> }
    };
    let own = fill(words.zone_own, &[("zone", &visit.own_zone())]);
    let of_export = Signal::derive(move || fill(words.zone_export, &[("offset", &words.offset(offset.get()))]));
    let named = visit.zones().into_iter().map(|it| option(ZoneChoice::Named(it.clone()), Signal::stored(it)));

    view! { class = class,
        <p class="check-zone">
            <label class="check-zone__label" for=FIELD>{words.zone_label}</label>
            <select class="check-zone__field field" id=FIELD on:change=typed(move |it| visit.set_zone(ZoneChoice::of_value(&it)))>
                {option(ZoneChoice::Own, Signal::stored(own))}
                {option(ZoneChoice::Utc, Signal::stored(words.zone_utc.to_string()))}
                {option(ZoneChoice::Export, of_export)}
                {named.collect_view()}
            </select>
        </p>
    }
}
