//! More ways to send a step or a checklist: with instructions, by the share sheet, as a QR code.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::copy::CopyButton;
use super::qr_code::QrCode;
use crate::session::Session;
use crate::session::send::Item;
use rules::words::fill;
use ui::handlers::tap;

#[component]
pub fn Send(
    session: Session,
    /// What is sent.
    item: Item,
) -> impl IntoView {
    let class = style_sheet!("src/view/send.css");
    let words = &session.guide.words;
    let sharing = session.sharing(item);
    let qr_label = fill(words.share_qr, &[("title", item.title())]);

    view! { class = class,
        <div class="send">
            <CopyButton session=session text=Callback::new(move |()| session.instructions(item)) label=words.share_instructions
                field=format!("{}--instructions", item.id()) />
            {sharing.map(|it| view! { class = class,
                <button class="send__sheet quiet-button" type="button" on:click=tap(move || session.share(it.clone()))>{words.share_sheet}</button>
            })}
            <QrCode text=session.address_of(item.id()) label=qr_label hint=words.share_qr_hint />
        </div>
    }
}
