//! The head of a printout: where the guide is, as an address and as a code. It is in the page only while that is printed.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::qr_code::QrCode;
use crate::session::Session;
use rules::words::fill;

#[component]
pub fn Paper(session: Session) -> impl IntoView {
    let class = style_sheet!("src/view/paper.css");
    let words = &session.guide.words;
    let address = session.address();

    view! { class = class,
        <div class="paper">
            <p class="paper__address">{address.clone()}</p>
            <QrCode text=address label=fill(words.share_qr, &[("title", words.title)]) hint=words.share_qr_hint />
        </div>
    }
}
