//! Copies the link to one step or checklist, and shows the link itself where the browser refuses to copy.

use std::time::Duration;

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::model::words::fill;
use crate::state::Session;

/// How long the button says that it has copied.
const SAID_FOR: Duration = Duration::from_secs(4);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Copied {
    NotYet,
    Yes,
    Refused,
}

#[component]
pub fn CopyLink(
    session: Session,
    /// The element that the link leads to.
    id: &'static str,
    /// Its title, for the button's name.
    title: &'static str,
) -> impl IntoView {
    let class = style_sheet!("src/view/copy_link.css");
    let words = &session.guide.words;
    let copied = RwSignal::new(Copied::NotYet);
    let field_id = format!("{id}--link");
    let done = {
        let field_id = field_id.clone();
        move |worked: bool| {
            if worked {
                copied.set(Copied::Yes);
                session.said.set(words.copied.to_string());
                // The button may be gone by then.
                let _ = set_timeout_with_handle(
                    move || {
                        copied.try_set(Copied::NotYet);
                    },
                    SAID_FOR,
                );
            } else {
                copied.set(Copied::Refused);
                session.focus_on(&field_id);
            }
        }
    };
    let label = move || if copied.get() == Copied::Yes { words.copied } else { words.copy_link };
    let field = move || {
        (copied.get() == Copied::Refused).then(|| {
            view! { class = class,
                <label class="copy-link__fallback">
                    {words.copy_failed}
                    <input class="copy-link__field" id=field_id.clone() type="text" readonly=true prop:value=session.address_of(id) />
                </label>
            }
        })
    };

    view! { class = class,
        <button class="copy-link quiet-button" type="button" aria-label=fill(words.copy_link_to, &[("title", title)])
            on:click=move |_| session.copy(session.address_of(id), Box::new(done.clone()))>
            {label}
        </button>
        {field}
    }
}
