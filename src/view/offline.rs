//! What there is to know about the connection and new versions while somebody reads. In the dock it moves nothing in the page.

use leptos::prelude::*;
use rules::guide::Guide;
use stylers_macro::style_sheet;
use ui::handlers::tap;
use ui::reactive::live;

use crate::session::Updates;

#[component]
pub fn Offline(updates: &'static Updates, guide: &'static Guide) -> impl IntoView {
    let class = style_sheet!("src/view/offline.css");
    let words = &guide.words;
    let buttons = move || {
        updates.update_button().map(|go| {
            view! { class = class,
                <div class="offline__buttons">
                    <button class="quiet-button" type="button" on:click=tap(move || updates.put_off_update())>{words.update_later}</button>
                    <button class="quiet-button" type="button" on:click=tap(move || updates.take_update())>{go}</button>
                </div>
            }
            .into_any()
        })
    };

    view! { class = class,
        <div class="offline">
            // Always there, so that what comes into it is heard.
            <p class="offline__text" role="status">{live(move || updates.offline_word().to_string())}</p>
            {move || buttons()}
        </div>
    }
}
