//! A step's own page: for previews of links, and for whoever can't or won't run the guide. Everybody else is led on.

use leptos::prelude::*;
use prerender::html::escaped;
use resync::view::caution::Caution;
use resync::view::grounds::GroundsNote;
use resync::view::menu_path::MenuPath;
use rules::guide::{Checklist, Guide, Step};
use rules::link::{fragment, guide_from_step, step_folder};
use rules::system::Systems;
use rules::words::fill;

use crate::address::Address;
use crate::head::{self, Preview};
use crate::{File, in_nobodys_session};

/// The sheets of the components that it shares with the guide, without stylers' class: nothing else is on the page.
const SHEETS: [&str; 5] = [
    prerender::tokens::SHEET,
    include_str!("../../../src/view/grounds.css"),
    include_str!("../../../src/view/menu_path.css"),
    include_str!("../../../src/view/caution.css"),
    include_str!("../../../style/step_page.css"),
];

pub fn file(id: &str, html: &str) -> File {
    File::new(format!("{}index.html", step_folder(id)), html)
}

pub fn html(
    guide: &'static Guide,
    checklist: &'static Checklist,
    step: &'static Step,
    picture: Option<&str>,
    address: Option<&Address>,
) -> String {
    let words = &guide.words;
    let right = format!("{} {}", words.right, guide.named(step.right, Systems::default()));
    let description = head::shortened(&named_actions(guide, step).into_iter().chain([right]).collect::<Vec<_>>().join(" "));
    let part = fill(words.step_part, &[("title", checklist.title)]);
    let alt = fill(words.picture_of, &[("app", words.app_name), ("title", step.title), ("part", &part)]);
    let preview = Preview {
        kind: "article",
        title: step.title,
        description: &description,
        picture,
        alt: &alt,
        folder: &step_folder(step.id.0),
        up: &guide_from_step(""),
    };
    format!(
        "<!doctype html><html lang=\"{language}\" dir=\"{direction}\" data-guide=\"{guide}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\
         <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">\
         <title>{title} · {app}</title><meta name=\"description\" content=\"{about}\">{tags}\
         <script>{script}</script><style>{style}</style></head><body>{body}</body></html>\n",
        language = guide.language,
        direction = guide.direction,
        title = escaped(step.title),
        app = escaped(words.app_name),
        about = escaped(&description),
        tags = preview.tags(guide, address),
        guide = guide_from_step(&fragment(step.id.0)),
        script = LEADS_ON,
        style = SHEETS.concat(),
        body = body(guide, checklist, step),
    )
}

fn named_actions(guide: &Guide, step: &Step) -> Vec<String> {
    step.actions.iter().map(|it| guide.named(it, Systems::default())).collect()
}

fn body(guide: &'static Guide, checklist: &'static Checklist, step: &'static Step) -> String {
    in_nobodys_session(guide, |session| {
        let words = &guide.words;
        let place = |id: &str| guide_from_step(&fragment(id));
        let see: Vec<_> = step.see.iter().filter_map(|it| guide.checklist(it.0)).collect();
        view! {
            <header class="step-page__header">
                <a class="step-page__brand" href=guide_from_step("")>{words.app_name}</a>
            </header>
            <main class="step-page" id=step.id.0>
                <p class="step-page__part"><a class="step-page__link" href=place(checklist.id.0)>{checklist.title}</a></p>
                <h1 class="step-page__title">{step.title}</h1>
                {step.grounds.certainty.is_low().then(|| view! { <p class="step-page__unsure">{words.certainty_low}</p> })}
                <p class="step-page__go"><a class="step-page__button" href=place(step.id.0)>{words.step_open}</a></p>
                {checklist.guard.map(|guard| view! {
                    <section class="caution step-page__guard">
                        <h2 class="caution__title">{words.guard_title}</h2>
                        <p>{guide.named(guard.lost, Systems::default())}</p>
                        <p>{words.guard_check}</p>
                        <ul>{guard.check.iter().map(|it| view! { <li>{guide.named(it, Systems::default())}</li> }).collect_view()}</ul>
                    </section>
                })}
                {step.caution.map(|it| view! { <Caution caution=it words=words /> })}
                <ol class="step-page__actions">
                    {named_actions(guide, step).into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}
                </ol>
                <MenuPath choices=session.choices guide=session.guide menu=step.menu />
                {(!see.is_empty()).then(|| view! {
                    <p>
                        {words.see_also} " "
                        {see.into_iter().map(|it| view! {
                            <a class="step-page__link" href=place(it.id.0)>{it.title}</a> " "
                        }).collect_view()}
                    </p>
                })}
                {step.wait.map(|it| view! { <p class="step-page__wait">{words.wait(it)}</p> })}
                <p class="step-page__right"><strong>{words.right}</strong> " " {guide.named(step.right, Systems::default())}</p>
                <GroundsNote guide=guide grounds=step.grounds open=true />
            </main>
            <footer class="step-page__footer"><p>{words.not_apple}</p></footer>
        }
        .to_html()
    })
}

/// Replaces the page in the history, so that Back doesn't come here again. A program that fetches previews or fills an
/// index says so in its name; it stays, or it would show the guide instead of the step. The same for every step, so that a
/// host's policy can name it.
const LEADS_ON: &str = "/bot\\b|crawl|spider|externalhit|preview/i.test(navigator.userAgent)||location.replace(document.documentElement.dataset.guide)";
