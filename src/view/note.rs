//! A private note on a step. It stays in this browser.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::session::Session;
use rules::guide::Step;
use rules::words::fill;
use ui::handlers::typed;

/// Longer than any note has to be; it keeps a paste by mistake from filling the storage.
const LONGEST: &str = "2000";

#[component]
pub fn Note(session: Session, step: &'static Step) -> impl IntoView {
    let class = style_sheet!("src/view/note.css");
    let words = &session.guide.words;
    let id = step.id.0;
    let [field_id, hint_id] = ["note", "note-hint"].map(|it| format!("{id}--{it}"));
    let described_by = hint_id.clone();

    view! { class = class,
        <div class="note">
            <label class="note__label" for=field_id.clone()>{fill(words.note_label, &[("title", step.title)])}</label>
            <textarea class="note__field field" id=field_id rows="3" maxlength=LONGEST aria-describedby=described_by
                disabled=move || !session.is_open_to_change() prop:value=move || session.note_of(step)
                on:input=typed(move |it| session.set_note(step, &it))></textarea>
            <p class="note__hint" id=hint_id>{words.note_hint}</p>
        </div>
    }
}
