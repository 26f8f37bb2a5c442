//! How far along something is: as a bar with its words, and as the words alone.

use leptos::prelude::*;
use rules::progress::Tally;
use rules::words::{Words, fill};
use stylers_macro::style_sheet;
use ui::reactive::live;

#[component]
pub fn TallyBar(
    tally: Memo<Tally>,
    /// What the number is of, with a place for it.
    label: &'static str,
    words: &'static Words,
) -> impl IntoView {
    let class = style_sheet!("src/view/tally.css");
    let text = Memo::new(move |_| {
        let Tally { done, of } = tally.get();
        fill(label, &[("tally", &words.tally(done, of))])
    });
    view! { class = class,
        <div class="tally">
            <progress class="bar" aria-label=move || text.get() max=move || tally.get().of.max(1).to_string() value=move || tally.get().done.to_string()></progress>
            <span class="tally__text" aria-hidden="true">{live(move || text.get())}</span>
        </div>
    }
}

/// "3 of 4 done".
#[component]
pub fn TallyCount(tally: Memo<Tally>, words: &'static Words) -> impl IntoView {
    let text = move || {
        let Tally { done, of } = tally.get();
        words.tally(done, of)
    };
    view! { {live(text)} }
}
