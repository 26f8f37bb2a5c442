//! The taps to a place in the menus, for the versions that the person has.

use leptos::prelude::*;
use rules::guide::Guide;
use rules::system::{self, Device};
use rules::version::Shown;
use rules::words::fill;
use stylers_macro::style_sheet;

use crate::session::Choices;

#[component]
pub fn MenuPath(
    choices: &'static Choices,
    guide: &'static Guide,
    /// Every path of the step.
    menu: &'static [system::MenuPath],
) -> impl IntoView {
    let class = style_sheet!("src/view/menu_path.css");
    let words = &guide.words;
    let taps = move |path: &'static system::MenuPath| {
        let last = path.taps.len().saturating_sub(1);
        path.taps
            .iter()
            .enumerate()
            .map(|(place, tap)| {
                let tap = guide.named_for(tap, path.versions, choices.systems());
                let separator = (place < last)
                    .then(|| view! { class = class, <span class="menu-path__separator">{words.path_separator}</span> });
                view! { class = class, <span class="menu-path__tap">{tap} {separator}</span> " " }
            })
            .collect_view()
    };
    let one = move |shown: Shown| {
        let place = match shown.main.versions.device {
            Device::Iphone => words.where_iphone,
            Device::Watch => words.where_watch,
        };
        let others = shown.others.into_iter().map(|it| {
            let version = fill(words.version_other, &[("version", &guide.versions_text(it.versions))]);
            view! { class = class, <p class="menu-path__other">{version} " " {taps(it)}</p> }
        });
        let hint = shown.main.search.map(|it| guide.named(&fill(words.search_hint, &[("word", it)]), choices.systems()));
        view! { class = class,
            <div class="menu-path">
                <p class="menu-path__where">{place}</p>
                <p class="menu-path__taps">{taps(shown.main)}</p>
                {others.collect_view()}
                {hint.map(|it| view! { class = class, <p class="menu-path__hint">{it}</p> })}
            </div>
        }
    };
    let all = move || guide.menu(menu, choices.systems()).into_iter().map(one).collect_view().into_any();
    view! { {move || all()} }
}
