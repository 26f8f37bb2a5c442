//! What the person has to know about this visit: a link that led nowhere, and whether progress is kept.

use leptos::prelude::*;
use ports::StorageError;
use rules::id::Place;
use rules::link::LinkError;
use stylers_macro::style_sheet;
use ui::handlers::tap;

use crate::session::{Keeping, Session};

#[component]
pub fn Notices(session: Session) -> impl IntoView {
    let class = style_sheet!("src/view/notices.css");
    let words = &session.guide.words;
    let link = move || {
        session.navigation.bad_link.get().map(|it| match it {
            LinkError::Malformed => words.malformed_link,
            LinkError::Unknown(_) => words.unknown_link,
        })
    };
    let keeping = move || match session.saving.keeping.get() {
        Keeping::Saved => None,
        Keeping::InMemory(StorageError::Denied) => Some(words.storage_denied),
        Keeping::InMemory(StorageError::Full) => Some(words.storage_full),
        Keeping::ReadOnly => Some(words.storage_newer),
    };
    let aside = move || session.saving.has_set_aside.get().then_some(words.storage_set_aside);
    let dismiss = move |close: fn(Session)| {
        view! { class = class,
            <button class="notices__button quiet-button" type="button" on:click=tap(move || { close(session); session.navigation.focus_on(Place::Notices.id()) })>
                {words.dismiss}
            </button>
        }
    };

    view! { class = class,
        <section class="notices" id=Place::Notices.id() tabindex="-1" aria-label=words.notices_title aria-live="polite">
            {move || link().map(|it| view! { class = class,
                <div class="notices__notice"><p>{it}</p> {dismiss(|it| it.navigation.bad_link.set(None))}</div>
            }.into_any())}
            {move || aside().map(|it| view! { class = class,
                <div class="notices__notice"><p>{it}</p> {dismiss(|it| it.saving.has_set_aside.set(false))}</div>
            }.into_any())}
            {move || keeping().map(|it| view! { class = class,
                <div class="notices__notice">
                    <p>{it}</p>
                    {(session.saving.keeping.get() == Keeping::ReadOnly).then(|| view! { class = class,
                        <button class="notices__button quiet-button" type="button" on:click=tap(move || session.updates.reload())>{words.reload}</button>
                    })}
                </div>
            }.into_any())}
        </section>
    }
}
