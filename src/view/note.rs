//! A private note on a step. It stays in this browser.

use leptos::prelude::*;
use rules::guide::{Guide, Step};
use rules::words::fill;
use stylers_macro::style_sheet;
use ui::handlers::typed;

use crate::session::{Saving, Steps};

/// Longer than any note has to be; it keeps a paste by mistake from filling the storage.
const LONGEST: &str = "2000";

#[component]
pub fn Note(saving: &'static Saving, steps: &'static Steps, guide: &'static Guide, step: &'static Step) -> impl IntoView {
    let class = style_sheet!("src/view/note.css");
    let words = &guide.words;
    let id = step.id.0;
    let [field_id, hint_id] = ["note", "note-hint"].map(|it| format!("{id}--{it}"));
    let described_by = hint_id.clone();

    view! { class = class,
        <div class="note">
            <label class="note__label" for=field_id.clone()>{fill(words.note_label, &[("title", step.title)])}</label>
            <textarea class="note__field field" id=field_id rows="3" maxlength=LONGEST aria-describedby=described_by
                disabled=move || !saving.is_open_to_change() prop:value=move || steps.note_of(step)
                on:input=typed(move |it| steps.set_note(step, &it))></textarea>
            <p class="note__hint" id=hint_id>{words.note_hint}</p>
        </div>
    }
}
