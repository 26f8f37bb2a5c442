//! Copies a text, and shows the text itself where the browser refuses to copy.

use std::time::Duration;

use leptos::prelude::*;
use rules::guide::Guide;
use stylers_macro::style_sheet;
use ui::handlers::tap;
use ui::reactive::{live, maybe};

use crate::session::Sharing;

/// How long the button says that it has copied.
const SAID_FOR: Duration = Duration::from_secs(4);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Copied {
    NotYet,
    Yes,
    Refused,
}

#[component]
pub fn CopyButton(
    sharing: &'static Sharing,
    guide: &'static Guide,
    /// Makes the text when it is asked for.
    text: Callback<(), String>,
    label: &'static str,
    /// The name for who can't see what the button belongs to; else the label is the name.
    #[prop(optional)]
    name: Option<String>,
    /// The id of the field that shows the text.
    field: String,
) -> impl IntoView {
    let class = style_sheet!("src/view/copy.css");
    let words = &guide.words;
    let copied = RwSignal::new(Copied::NotYet);
    let done = {
        let field = field.clone();
        move |worked: bool| {
            if worked {
                copied.set(Copied::Yes);
                sharing.regions.said.set(words.copied.to_string());
                // The button may be gone by then.
                let back = move || {
                    copied.try_set(Copied::NotYet);
                };
                set_timeout(back, SAID_FOR);
            } else {
                copied.set(Copied::Refused);
                sharing.focus_on(&field);
            }
        }
    };
    let fallback = move || {
        (copied.get() == Copied::Refused).then(|| {
            view! { class = class,
                <label class="copy__fallback">
                    {words.copy_failed}
                    <textarea class="field" id=field.clone() rows="3" readonly=true prop:value=text.run(())></textarea>
                </label>
            }
            .into_any()
        })
    };

    view! { class = class,
        <button class="copy quiet-button" type="button" aria-label=name on:click=tap(move || sharing.copy(text.run(()), Box::new(done.clone())))>
            {live(move || if copied.get() == Copied::Yes { words.copied } else { label }.to_string())}
        </button>
        {maybe(fallback)}
    }
}
