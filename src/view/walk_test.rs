//! The walk test: a number before, a minute's walk, a number after, and how old the newest entry in Health is.

use leptos::prelude::*;
use rules::guide::Guide;
use rules::id::Place;
use rules::timer::clock;
use rules::totals::count;
use rules::walk::Newest;
use rules::words::fill;
use stylers_macro::style_sheet;
use ui::handlers::{Handler, happens, tap, typed};
use ui::reactive::{live, maybe, when};

use crate::session::{Navigation, Saving, Stage, Walks};

#[component]
pub fn WalkTest(
    navigation: &'static Navigation,
    saving: &'static Saving,
    walks: &'static Walks,
    guide: &'static Guide,
) -> impl IntoView {
    let class = style_sheet!("src/view/walk_test.css");
    let words = &guide.words;
    let number = RwSignal::new(String::new());
    // The word for what was chosen.
    let newest = RwSignal::new(None::<&'static str>);
    let wrong = RwSignal::new(None::<&'static str>);
    let is_begun = Memo::new(move |_| walks.stage() != Stage::Before);
    let is_over = Memo::new(move |_| walks.stage() == Stage::After);
    // The same form before and after: the field that was just filled in is empty for the next number.
    let begin = move || -> Result<(), &'static str> {
        let before = number.with_untracked(|it| count(it)).map_err(|it| it.text(words))?;
        walks.begin(before);
        Ok(())
    };
    let end = move || -> Result<(), &'static str> {
        let after = number.with_untracked(|it| count(it)).map_err(|it| it.text(words))?;
        let newest = newest.get_untracked().and_then(Newest::named).ok_or(words.walk_choose)?;
        walks.end(after, newest).map_err(|it| it.sentence(words))
    };
    let submit: Handler<leptos::ev::SubmitEvent> = Box::new(move |event| {
        event.prevent_default();
        let done = if is_over.get_untracked() { end() } else { begin() };
        wrong.set(done.err());
        if done.is_err() {
            navigation.focus_on("walk-test--number");
        } else {
            number.set(String::new());
            newest.set(None);
            navigation.focus_on(Place::WalkTest.id());
        }
    });
    let stop = move || {
        walks.stop();
        wrong.set(None);
        number.set(String::new());
        newest.set(None);
        navigation.focus_on(Place::WalkTest.id());
    };
    let field = move |label: &'static str| {
        view! { class = class,
            <label class="walk-test__label" for="walk-test--number">{label}</label>
            <input class="field" id="walk-test--number" type="text" inputmode="numeric" autocomplete="off" aria-describedby="walk-test--wrong"
                aria-invalid=move || wrong.get().is_some().to_string()
                prop:value=move || number.get() on:input=typed(move |it| number.set(it)) />
        }
    };
    let choices = move || {
        Newest::ALL.map(|it| view! { class = class,
            <label class="walk-test__choice">
                <input class="walk-test__radio" type="radio" name="walk-test--newest"
                    prop:checked=move || newest.get() == Some(it.word()) on:change=happens(move || newest.set(Some(it.word()))) />
                <span>{it.text(words)}</span>
            </label>
        })
        .collect_view()
    };
    let go = move |text: &'static str| {
        view! { class = class,
            <button class="walk-test__go button" type="submit" disabled=move || !saving.is_open_to_change()>{text}</button>
        }
    };
    let stop_button = move || {
        view! { class = class, <button class="quiet-button" type="button" disabled=move || !saving.is_open_to_change() on:click=tap(stop)>{words.walk_stop}</button> }
    };
    let now = move || match (is_begun.get(), is_over.get()) {
        (false, _) => view! { {field(words.walk_before)} {go(words.walk_start)} }.into_any(),
        (true, false) => view! { class = class,
            <p>{words.walk_running}</p>
            <p class="walk-test__left" role="timer">{live(move || fill(words.walk_left, &[("time", &clock(walks.left()))]))}</p>
        }
        .into_any(),
        (true, true) => view! { class = class,
            <p>{words.walk_over}</p>
            {field(words.walk_after)}
            <fieldset class="walk-test__newest">
                <legend class="walk-test__label">{words.walk_newest}</legend>
                <p class="walk-test__hint">{words.walk_newest_hint}</p>
                {choices()}
            </fieldset>
            {go(words.walk_see)}
        }
        .into_any(),
    };
    let result = move || {
        let walk = walks.latest().filter(|_| !is_begun.get())?;
        let (counting, newest) = walk.counting().zip(walk.newest)?;
        let gained = fill(words.walk_result, &[("n", &walk.gained()?.to_string())]);
        Some(
            view! { class = class,
                <p class="walk-test__found">{gained} " " {counting.text(words)} " " {newest.meaning(words)}</p>
            }
            .into_any(),
        )
    };

    view! { class = class,
        <form class="walk-test" id=Place::WalkTest.id() tabindex="-1" aria-labelledby="walk-test--title" novalidate=true on:submit=submit>
            <h3 class="walk-test__title" id="walk-test--title">{words.walk_title}</h3>
            <p class="walk-test__intro">{words.walk_intro}</p>
            <div role="status">{maybe(result)}</div>
            {now}
            // The same button while walking and after, so that it keeps the focus.
            {when(move || is_begun.get(), move || stop_button().into_any())}
            <p class="walk-test__wrong" id="walk-test--wrong" role="alert">{move || wrong.get()}</p>
        </form>
    }
}
