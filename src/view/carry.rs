//! Taking progress along: a link, a QR code or a file, and opening a file.

use leptos::prelude::*;
use ports::Shared;
use rules::id::Place;
use stylers_macro::style_sheet;
use ui::handlers::{happens, tap};
use ui::reactive::maybe;

use super::copy::CopyButton;
use super::include_notes::IncludeNotes;
use super::qr_code::QrCode;
use super::share_button::ShareButton;
use crate::session::Session;

/// The name of the file that progress is saved as.
const FILE: &str = "resync-progress.json";
/// The id of the field that a file is chosen in.
const FIELD: &str = "carry--file";

#[component]
pub fn Carry(session: Session) -> impl IntoView {
    let class = style_sheet!("src/view/carry.css");
    let words = &session.guide.words;
    let link = Callback::new(move |()| session.transfer.link_with_progress());
    let is_showing = RwSignal::new(false);
    let notes = RwSignal::new(false);
    let shared = move |()| Shared { title: words.title.to_string(), text: words.title.to_string(), url: Some(link.run(())) };
    let code = move || {
        is_showing.get().then(|| {
            view! { <QrCode text=link.run(()) label=words.carry_qr_label.to_string() hint=words.share_qr_hint /> }.into_any()
        })
    };
    let save = tap(move || {
        session.sharing.download(FILE, "application/json", &session.transfer.file_with_progress(notes.get_untracked()))
    });

    view! { class = class,
        <section class="carry" id=Place::Carry.id() tabindex="-1" aria-labelledby="carry--title">
            <h2 class="carry__title" id="carry--title">{words.carry_title}</h2>
            <p class="carry__intro">{words.carry_intro}</p>
            <IncludeNotes steps=session.steps notes=notes label=words.carry_file_notes />
            <div class="carry__buttons">
                <CopyButton sharing=session.sharing guide=session.guide text=link label=words.carry_link field="carry--link".to_string() />
                <ShareButton sharing=session.sharing shared=Callback::new(shared) label=words.carry_share />
                <button class="quiet-button" type="button" aria-expanded=move || is_showing.get().to_string()
                    on:click=tap(move || is_showing.update(|it| *it = !*it))>
                    {words.carry_qr}
                </button>
                <button class="quiet-button" type="button" on:click=save>{words.carry_file}</button>
            </div>
            {maybe(code)}
            <label class="carry__open" for=FIELD>{words.carry_open}</label>
            <input class="carry__file" id=FIELD type="file" accept=".json,application/json" on:change=happens(move || session.transfer.open_file(FIELD)) />
        </section>
    }
}
