//! A QR code, for another phone's camera.

use leptos::prelude::*;
use rules::qr::qr;
use stylers_macro::style_sheet;

#[component]
pub fn QrCode(
    text: String,
    /// What it is the code of, for who can't see it.
    label: String,
    hint: &'static str,
) -> impl IntoView {
    let class = style_sheet!("src/view/qr_code.css");
    // A text that fits no code is still in the link beside it.
    qr(&text).map(|code| {
        let view_box = format!("0 0 {0} {0}", code.size);
        view! { class = class,
            <figure class="qr-code">
                <svg class="qr-code__image" role="img" aria-label=label viewBox=view_box shape-rendering="crispEdges">
                    <path class="qr-code__dark" d=code.path></path>
                </svg>
                <figcaption class="qr-code__hint">{hint}</figcaption>
            </figure>
        }
    })
}
