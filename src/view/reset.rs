//! Starting over: this guide's progress and nothing else. Undo takes it back.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::session::Session;
use ui::handlers::tap;

#[component]
pub fn Reset(session: Session) -> impl IntoView {
    let class = style_sheet!("src/view/reset.css");
    let words = &session.guide.words;
    view! { class = class,
        <section class="reset" aria-labelledby="reset--title">
            <h2 class="reset__title" id="reset--title">{words.reset_title}</h2>
            <p class="reset__text">{words.reset_text}</p>
            <button class="quiet-button" type="button" disabled=move || !session.is_open_to_change() on:click=tap(move || session.reset())>
                {words.reset_everything}
            </button>
        </section>
    }
}
