//! The diagnosis: one question at a time, every answer in sight and changeable, and the path that it leads to.

use leptos::prelude::*;
use rules::guide::Guide;
use rules::id::Place;
use rules::link::fragment;
use rules::question::{Answer, Question};
use rules::walk::QUESTIONS;
use rules::words::fill;
use stylers_macro::style_sheet;
use ui::handlers::tap;
use ui::reactive::{live, maybe};

use super::totals::Totals;
use super::walk_test::WalkTest;
use crate::session::{Choices, Navigation, Saving, Walks};

#[component]
pub fn Diagnosis(
    choices: &'static Choices,
    navigation: &'static Navigation,
    saving: &'static Saving,
    walks: &'static Walks,
    guide: &'static Guide,
) -> impl IntoView {
    let class = style_sheet!("src/view/diagnosis.css");
    let words = &guide.words;
    // The question whose answer is being changed.
    let changing = RwSignal::new(None::<&'static str>);
    let asked = move || choices.diagnosis().asked;
    let place = move || {
        let diagnosis = choices.diagnosis();
        let (n, of) = (diagnosis.asked.len(), diagnosis.at_most());
        diagnosis.open().map(|_| fill(words.diagnosis_place, &[("n", &n.to_string()), ("of", &of.to_string())]))
    };
    let end = move || {
        let end = choices.diagnosis().end?;
        let path = guide.path(end.0)?;
        Some(
            view! { class = class,
                <div class="diagnosis__end" id="diagnosis--end" tabindex="-1">
                    <p class="diagnosis__found">{fill(words.diagnosis_end, &[("symptom", path.title)])}</p>
                    {path.outcome.map(|it| view! { <p>{it.text}</p> }.into_any())}
                    <button class="button" type="button" disabled=move || !saving.is_open_to_change()
                        on:click=tap(move || choices.choose(Some(end.0)))>
                        {words.diagnosis_go}
                    </button>
                </div>
            }
            .into_any(),
        )
    };

    view! { class = class,
        <section class="diagnosis" id=Place::Diagnosis.id() tabindex="-1" aria-labelledby="diagnosis--title">
            <h2 class="diagnosis__title" id="diagnosis--title">{words.diagnosis_title}</h2>
            <p class="diagnosis__place">{live(move || place().unwrap_or_default())}</p>
            <For each=asked key=|it| (it.0.id, it.1.map(|it| it.id)) let:it>
                <Asked choices=choices navigation=navigation saving=saving guide=guide question=it.0 answer=it.1 changing=changing class=class />
            </For>
            {maybe(end)}
            <WalkTest navigation=navigation saving=saving walks=walks guide=guide />
            <Totals choices=choices navigation=navigation saving=saving guide=guide />
        </section>
    }
}

#[component]
fn Asked(
    choices: &'static Choices,
    navigation: &'static Navigation,
    saving: &'static Saving,
    guide: &'static Guide,
    question: &'static Question,
    answer: Option<&'static Answer>,
    changing: RwSignal<Option<&'static str>>,
    class: &'static str,
) -> impl IntoView {
    let words = &guide.words;
    let id = format!("diagnosis--{}", question.id);
    let is_open = move || answer.is_none() || changing.get() == Some(question.id);
    let give = move |answer: &'static Answer| {
        changing.set(None);
        choices.set_answer(question.id, Some(answer.id));
        let next = choices.diagnosis_next();
        navigation.focus_on(&next);
    };
    let change = move || {
        changing.set(Some(question.id));
        navigation.focus_on(&format!("diagnosis--{}", question.id));
    };
    let answers = move || {
        question.offered().map(|it| view! { class = class,
            <button class="diagnosis__answer choice" type="button" aria-pressed=(answer.map(|it| it.id) == Some(it.id)).to_string()
                disabled=move || !saving.is_open_to_change() on:click=tap(move || give(it))>
                {it.text}
            </button>
        }).collect_view()
    };
    view! { class = class,
        <div class="diagnosis__question" id=id tabindex="-1" role="group" aria-label=question.text>
            <h3 class="diagnosis__text">{question.text}</h3>
            {move || if is_open() {
                view! { class = class,
                    <p class="diagnosis__hint">{question.hint}</p>
                    {QUESTIONS.contains(&question.id).then(|| view! { class = class,
                        <a class="diagnosis__walk" href=fragment(Place::WalkTest.id())>{words.walk_link}</a>
                    })}
                    <div class="diagnosis__answers">{answers()}</div>
                }.into_any()
            } else {
                view! { class = class,
                    <p class="diagnosis__given">
                        {answer.map(|it| it.text)}
                        <button class="diagnosis__change quiet-button" type="button"
                            aria-label=fill(words.diagnosis_change_of, &[("question", question.text)]) on:click=tap(change)>
                            {words.diagnosis_change}
                        </button>
                    </p>
                }.into_any()
            }}
        </div>
    }
}
