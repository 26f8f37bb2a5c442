//! More ways to send a step or a checklist: with instructions, by the share sheet, as a QR code.

use leptos::prelude::*;
use rules::guide::Guide;
use rules::words::fill;
use stylers_macro::style_sheet;
use ui::handlers::tap;

use super::copy::CopyButton;
use super::qr_code::QrCode;
use crate::session::Item;
use crate::session::Sharing;

#[component]
pub fn Send(
    sharing: &'static Sharing,
    guide: &'static Guide,
    /// What is sent.
    item: Item,
) -> impl IntoView {
    let class = style_sheet!("src/view/send.css");
    let words = &guide.words;
    let sheet = sharing.sheet(item);
    let qr_label = fill(words.share_qr, &[("title", item.title())]);

    view! { class = class,
        <div class="send">
            <CopyButton sharing=sharing guide=guide text=Callback::new(move |()| sharing.instructions(item)) label=words.share_instructions
                field=format!("{}--instructions", item.id()) />
            {sheet.map(|it| view! { class = class,
                <button class="send__sheet quiet-button" type="button" on:click=tap(move || sharing.share(it.clone()))>{words.share_sheet}</button>
            })}
            <QrCode text=sharing.address_of(item.id()) label=qr_label hint=words.share_qr_hint />
        </div>
    }
}
