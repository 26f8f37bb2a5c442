//! Where progress is kept, and what can make it go away.

use leptos::prelude::*;
use rules::guide::Guide;
use rules::id::Place;
use rules::link::fragment;
use stylers_macro::style_sheet;
use ui::handlers::tap;

use crate::session::{Navigation, Saving};

#[component]
pub fn KeepingNote(navigation: &'static Navigation, saving: &'static Saving, guide: &'static Guide) -> impl IntoView {
    let class = style_sheet!("src/view/keeping.css");
    let words = &guide.words;
    let answer = RwSignal::new(None);
    let ask = move || {
        saving.ask_to_keep(move |kept| {
            answer.set(Some(kept));
            navigation.focus_on(Place::Keeping.id());
        });
    };

    view! { class = class,
        <section class="keeping" id=Place::Keeping.id() tabindex="-1" aria-labelledby="keeping--title">
            <h2 class="keeping__title" id="keeping--title">{words.keeping_title}</h2>
            <p>{words.keeping_here}</p>
            <ul class="keeping__facts">
                <li>{words.keeping_safari}</li>
                <li>{words.keeping_own}</li>
                <li>
                    {words.keeping_home} " " {words.keeping_home_empty} " "
                    <a class="keeping__link" href=fragment(Place::Carry.id())>{words.keeping_home_carry}</a>
                </li>
            </ul>
            {move || match answer.get() {
                None => view! { <button class="quiet-button" type="button" on:click=tap(ask)>{words.keeping_persist}</button> }.into_any(),
                Some(kept) => view! {
                    <p role="status">{if kept { words.keeping_persist_yes } else { words.keeping_persist_no }}</p>
                }.into_any(),
            }}
        </section>
    }
}
