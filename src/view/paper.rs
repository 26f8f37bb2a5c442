//! The head of a printout: where the guide is, as an address and as a code. A screen shows none of it.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::qr_code::QrCode;
use super::when::maybe;
use crate::model::words::fill;
use crate::state::Session;

#[component]
pub fn Paper(session: Session) -> impl IntoView {
    let class = style_sheet!("src/view/paper.css");
    let words = &session.guide.words;
    let head = move || {
        session.address_on_paper().map(|address| {
            view! { class = class,
                <div class="paper">
                    <p class="paper__address">{address.clone()}</p>
                    <QrCode text=address label=fill(words.share_qr, &[("title", words.title)]) hint=words.share_qr_hint />
                </div>
            }
            .into_any()
        })
    };

    view! { {maybe(head)} }
}
