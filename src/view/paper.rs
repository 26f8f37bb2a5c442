//! The head of a printout: where the guide is, as an address and as a code. It is in the page only while that is printed.

use leptos::prelude::*;
use rules::guide::Guide;
use rules::words::fill;
use stylers_macro::style_sheet;

use super::qr_code::QrCode;
use crate::session::Sharing;

#[component]
pub fn Paper(sharing: &'static Sharing, guide: &'static Guide) -> impl IntoView {
    let class = style_sheet!("src/view/paper.css");
    let words = &guide.words;
    let address = sharing.address();

    view! { class = class,
        <div class="paper">
            <p class="paper__address">{address.clone()}</p>
            <QrCode text=address label=fill(words.share_qr, &[("title", words.title)]) hint=words.share_qr_hint />
        </div>
    }
}
