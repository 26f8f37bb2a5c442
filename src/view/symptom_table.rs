//! The symptom table, in groups: what you see, the likely cause, the next check. Choosing a row gives the path.

use leptos::prelude::*;
use rules::guide::{Group, Guide, Symptom};
use rules::id::Place;
use rules::link::{fragment, symptom_element};
use stylers_macro::style_sheet;
use ui::handlers::tap;

use super::find::Find;
use crate::session::{Choices, Navigation, Saving};

// The roles repeat what the elements are: on a phone the rows are laid out as cards, and some browsers then forget
// that it is a table.
#[component]
pub fn SymptomTable(
    choices: &'static Choices,
    navigation: &'static Navigation,
    saving: &'static Saving,
    guide: &'static Guide,
) -> impl IntoView {
    let class = style_sheet!("src/view/symptom_table.css");
    let words = &guide.words;

    view! { class = class,
        <section class="symptom-table" id=Place::Symptoms.id() tabindex="-1" aria-labelledby="symptoms--title">
            <h2 class="section-title" id="symptoms--title">{words.symptoms_title}</h2>
            <Find choices=choices navigation=navigation guide=guide />
            <p class="symptom-table__intro">{words.symptoms_intro}</p>
            <table class="symptom-table__table" role="table" aria-labelledby="symptoms--title">
                <thead class="symptom-table__head" role="rowgroup">
                    <tr role="row">
                        <th class="symptom-table__column" role="columnheader" scope="col">{words.column_see}</th>
                        <th class="symptom-table__column" role="columnheader" scope="col">{words.column_cause}</th>
                        <th class="symptom-table__column" role="columnheader" scope="col">{words.column_next}</th>
                    </tr>
                </thead>
                {guide.groups.iter().enumerate().map(|(place, it)| view! {
                    <Rows choices=choices navigation=navigation saving=saving guide=guide place=place group=it class=class />
                }).collect_view()}
            </table>
            <a class="symptom-table__unsure" href=fragment(Place::Diagnosis.id())>{words.not_sure_symptom}</a>
        </section>
    }
}

#[component]
fn Rows(
    choices: &'static Choices,
    navigation: &'static Navigation,
    saving: &'static Saving,
    guide: &'static Guide,
    /// Its place among the groups.
    place: usize,
    group: &'static Group,
    class: &'static str,
) -> impl IntoView {
    let title_id = format!("symptoms--{}", group.id);
    let labelled_by = title_id.clone();
    let rows = guide.symptoms.iter().filter(|it| it.group == place);
    view! { class = class,
        <tbody class="symptom-table__body" role="rowgroup" aria-labelledby=labelled_by>
            <tr class="symptom-table__group-row" role="row">
                <th class="symptom-table__group" role="rowheader" scope="rowgroup" colspan="3" id=title_id>{group.title}</th>
            </tr>
            {rows.map(|it| view! { <Row choices=choices navigation=navigation saving=saving guide=guide symptom=it class=class /> }).collect_view()}
        </tbody>
    }
}

#[component]
fn Row(
    choices: &'static Choices,
    navigation: &'static Navigation,
    saving: &'static Saving,
    guide: &'static Guide,
    symptom: &'static Symptom,
    class: &'static str,
) -> impl IntoView {
    let words = &guide.words;
    let id = symptom.id.0;
    let element = symptom_element(symptom.id);
    let is_chosen = Memo::new(move |_| choices.chosen().as_deref() == Some(id));
    let is_linked = {
        let element = element.clone();
        move || navigation.is_linked(&element)
    };
    view! { class = class,
        <tr class="symptom-table__row" class:symptom-table__row--chosen=move || is_chosen.get() class:symptom-table__row--linked=is_linked
            id=element role="row" tabindex="-1">
            <th class="symptom-table__cell symptom-table__see" role="rowheader" scope="row">
                <button class="symptom-table__choose" type="button" aria-pressed=move || is_chosen.get().to_string()
                    disabled=move || !saving.is_open_to_change() on:click=tap(move || choices.choose(Some(id)))>
                    {symptom.see}
                </button>
                <span class="symptom-table__mark" aria-hidden="true">{move || is_chosen.get().then_some(words.chosen_symptom)}</span>
            </th>
            <td class="symptom-table__cell symptom-table__cause" role="cell">
                <span class="symptom-table__label" aria-hidden="true">{words.column_cause}</span>
                {symptom.cause}
            </td>
            <td class="symptom-table__cell symptom-table__next" role="cell">
                <span class="symptom-table__label" aria-hidden="true">{words.column_next}</span>
                {symptom.next}
            </td>
        </tr>
    }
}
