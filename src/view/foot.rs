//! The row of buttons under a step or a checklist: copy its link, send it in other ways, and for a step its note.

use leptos::prelude::*;
use rules::words::fill;
use stylers_macro::style_sheet;
use ui::handlers::tap;
use ui::reactive::maybe;

use super::copy::CopyButton;
use super::note::Note;
use super::send::Send;
use crate::session::Item;
use crate::session::Session;

#[component]
pub fn Foot(
    session: Session,
    /// What the row belongs to.
    item: Item,
    /// Buttons of its own, which come first.
    children: Children,
) -> impl IntoView {
    let class = style_sheet!("src/view/foot.css");
    let words = &session.guide.words;
    let (id, title) = (item.id(), item.title());
    let link = Callback::new(move |()| session.sharing.address_of(id));
    let is_sending = RwSignal::new(false);
    let is_noting = RwSignal::new(false);
    let named = move |text| fill(text, &[("title", title)]);
    let note = match item {
        Item::Step(step) => Some(step),
        Item::Checklist(_) => None,
    };

    // On paper only: on a screen a note stays out of sight until it is asked for.
    let written = move || {
        let text = session.steps.note_of(note.filter(|_| !is_noting.get())?);
        (!text.is_empty()).then(|| format!("{} {text}", words.note_said))
    };

    view! { class = class,
        <div class="foot">
            {children()}
            <CopyButton sharing=session.sharing guide=session.guide text=link label=words.copy_link name=named(words.copy_link_to) field=format!("{id}--link") />
            <button class="foot__button quiet-button" type="button" aria-label=named(words.share_more_of)
                aria-expanded=move || is_sending.get().to_string() on:click=tap(move || is_sending.update(|it| *it = !*it))>
                {words.share_more}
            </button>
            {note.map(|_| view! { class = class,
                <button class="foot__button quiet-button" type="button" aria-label=named(words.note_add_to)
                    aria-expanded=move || is_noting.get().to_string() on:click=tap(move || is_noting.update(|it| *it = !*it))>
                    {words.note_add}
                </button>
            })}
        </div>
        {maybe(move || is_sending.get().then(|| view! { <Send sharing=session.sharing guide=session.guide item=item /> }.into_any()))}
        {maybe(move || is_noting.get().then_some(note).flatten().map(|step| view! { <Note saving=session.saving steps=session.steps guide=session.guide step=step /> }.into_any()))}
        {maybe(move || written().map(|it| view! { class = class, <p class="foot__note">{it}</p> }.into_any()))}
    }
}
