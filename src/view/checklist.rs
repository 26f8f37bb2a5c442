//! One checklist: a heading that opens and closes it, its steps, and what stands at its end.

use leptos::prelude::*;
use rules::guide::{self, Risk};
use rules::link::fragment;
use stylers_macro::style_sheet;
use ui::handlers::{happens, tap};
use ui::reactive::{live, when};

use super::foot::Foot;
use super::guard::Guard;
use super::step::Step;
use super::tally::TallyCount;
use super::verdict::Verdict;
use super::worked::Worked;
use crate::session::Item;
use crate::session::Session;

#[component]
pub fn Checklist(
    session: Session,
    /// The checklist to show.
    checklist: &'static guide::Checklist,
) -> impl IntoView {
    let class = style_sheet!("src/view/checklist.css");
    let words = &session.guide.words;
    let id = checklist.id.0;
    // Two hyphens: no id of the content can be the same.
    let [title_id, body_id] = ["title", "body"].map(|it| format!("{id}--{it}"));
    let labelled_by = title_id.clone();
    let is_open = session.navigation.is_open(checklist);
    let tally = session.steps.tally_of(checklist);
    let is_linked = move || session.navigation.is_linked(id);
    let minutes: u32 = checklist.steps.iter().map(|it| u32::from(it.minutes)).sum();
    let badge = (checklist.risk > Risk::Safe).then_some(checklist.cost);
    let reset = when(
        move || session.steps.is_touched(checklist),
        move || {
            view! { class = class,
                <button class="checklist__reset quiet-button" type="button" disabled=move || !session.saving.is_open_to_change()
                    on:click=tap(move || session.steps.reset_checklist(checklist))>
                    {words.reset_checklist}
                </button>
            }
            .into_any()
        },
    );
    let milder = when(
        move || session.outcomes.milder_before(checklist).is_some(),
        move || {
            let before = move || {
                let before = session.outcomes.milder_before(checklist).map(|it| (fragment(it.id.0), it.title.to_string()));
                before.unwrap_or_default()
            };
            view! { class = class,
                <p class="checklist__milder">
                    {words.milder_first} " " <a class="checklist__milder-link" href=live(move || before().0)>{live(move || before().1)}</a>
                </p>
            }
            .into_any()
        },
    );

    view! { class = class,
        <section class="checklist" class:checklist--linked=is_linked class:checklist--complete=move || tally.get().is_complete()
            id=id tabindex="-1" aria-labelledby=labelled_by>
            <h3 class="checklist__title" id=title_id>
                <button class="checklist__toggle" type="button" aria-expanded=move || is_open.get().to_string() aria-controls=body_id.clone()
                    on:click=tap(move || session.navigation.set_open(checklist, !is_open.get_untracked()))>
                    <span class="checklist__name">{checklist.title}</span>
                    {badge.map(|it| view! { class = class, <span class="checklist__badge">{it}</span> })}
                    <span class="checklist__meta">
                        <TallyCount tally=tally words=words /> " · " {words.minutes(minutes)}
                    </span>
                </button>
            </h3>
            <div class="checklist__body" id=body_id hidden=move || (!is_open.get()).then_some("until-found")
                on:beforematch=happens(move || session.navigation.open_for_now(checklist))>
                <p class="checklist__why">{checklist.why}</p>
                {milder}
                {checklist.guard.map(|it| view! { <Guard choices=session.choices outcomes=session.outcomes guide=session.guide checklist=checklist guard=it /> })}
                <ol class="checklist__steps">
                    {checklist.steps.iter().map(|it| view! { <Step session=session checklist=checklist step=it /> }).collect_view()}
                </ol>
                {checklist.question.map(|it| view! { <Verdict choices=session.choices saving=session.saving guide=session.guide checklist=checklist question=it /> })}
                {checklist.asks().then(|| view! { <Worked outcomes=session.outcomes saving=session.saving guide=session.guide checklist=checklist /> })}
                <div class="checklist__foot">
                    <Foot session=session item=Item::Checklist(checklist)>{reset}</Foot>
                </div>
            </div>
        </section>
    }
}
