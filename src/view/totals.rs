//! The totals check: two numbers, and which pattern fits.

use leptos::prelude::*;
use rules::guide::Guide;
use rules::id::Place;
use rules::totals::{Reading, Totals as Found, clock, compare, count};
use stylers_macro::style_sheet;
use ui::handlers::{Handler, tap, typed};

use super::export_link::ExportLink;
use crate::session::{Choices, Navigation, Saving};

/// One device's fields.
#[derive(Clone, Copy)]
struct Fields {
    steps: RwSignal<String>,
    at: RwSignal<String>,
}

/// What came of comparing: the pattern, or the sentence that says what to do about what was typed.
type Checked = Result<Found, &'static str>;

#[component]
pub fn Totals(
    choices: &'static Choices,
    navigation: &'static Navigation,
    saving: &'static Saving,
    guide: &'static Guide,
) -> impl IntoView {
    let class = style_sheet!("src/view/totals.css");
    let words = &guide.words;
    let [watch, phone] = [(); 2].map(|()| Fields { steps: RwSignal::default(), at: RwSignal::default() });
    let checked = RwSignal::new(None::<Checked>);
    let read = move |fields: Fields| -> Result<Reading, &'static str> {
        let steps = fields.steps.with_untracked(|it| count(it)).map_err(|it| it.text(words))?;
        let at = fields.at.with_untracked(|it| clock(it)).map_err(|it| it.text(words))?;
        Ok(Reading { steps, at })
    };
    let check: Handler<leptos::ev::SubmitEvent> = Box::new(move |event| {
        event.prevent_default();
        checked.set(Some(read(watch).and_then(|watch| Ok(compare(watch, read(phone)?)))));
    });
    let field = move |id: &'static str, label: &'static str, fields: Fields| {
        let at_id = format!("{id}-at");
        view! { class = class,
            <div class="totals__device">
                <label class="totals__label" for=id>{label}</label>
                <input class="field" id=id type="text" inputmode="numeric" autocomplete="off"
                    prop:value=move || fields.steps.get() on:input=typed(move |it| fields.steps.set(it)) />
                <label class="totals__label" for=at_id.clone()>{words.totals_at}</label>
                <input class="field" id=at_id type="time"
                    prop:value=move || fields.at.get() on:input=typed(move |it| fields.at.set(it)) />
            </div>
        }
    };
    let result = move || {
        checked.get().map(|it| match it {
            Err(sentence) => view! { class = class, <p class="totals__wrong">{sentence}</p> }.into_any(),
            Ok(found) => {
                let symptom = found.symptom(guide);
                view! { class = class,
                    <p class="totals__found">{found.title(words)}</p>
                    <p>{found.text(words)}</p>
                    {symptom.map(|it| view! { class = class,
                        <button class="totals__go button" type="button" disabled=move || !saving.is_open_to_change()
                            on:click=tap(move || choices.choose(Some(it.id.0)))>
                            {words.diagnosis_go}
                        </button>
                    })}
                    {(found == Found::Same).then(|| view! { class = class,
                        <button class="totals__go button" type="button" disabled=move || !saving.is_open_to_change()
                            on:click=tap(move || navigation.focus_on(&choices.agree()))>
                            {words.totals_look}
                        </button>
                    })}
                }
                .into_any()
            }
        })
    };

    view! { class = class,
        <form class="totals" id=Place::Totals.id() tabindex="-1" aria-labelledby="totals--title" novalidate=true on:submit=check>
            <h3 class="totals__title" id="totals--title">{words.totals_title}</h3>
            <p class="totals__intro">{words.totals_intro}</p>
            <div class="totals__fields">
                {field("totals--watch", words.totals_watch, watch)}
                {field("totals--phone", words.totals_phone, phone)}
            </div>
            <button class="totals__compare quiet-button" type="submit">{words.totals_go}</button>
            <div class="totals__result" role="status">{move || result()}</div>
            <ExportLink words=words />
        </form>
    }
}
