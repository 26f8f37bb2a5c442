//! The composition root: fills the ports with the browser's adapters, and takes the page over.

use browser::arrival::Arrival;
use browser::page_ports::page_ports;
use browser::stand_in::StandIn;
use browser::{
    clock, document, file, focus, keyboard, leaving, location, notification, persistence, printing, service_worker, share,
    storage, tasks, user_agent, wake_lock,
};
use leptos::mount::mount_to;
use leptos::prelude::*;
use ports::Ports;

use crate::session::Session;
use crate::view::contents::{CHECKLISTS, PAPER, PARTS, Part, There};
use crate::view::paper::Paper;

/// The browser, as the session sees it.
pub fn adapters() -> Ports {
    Ports {
        page: page_ports(),
        ahead: clock::ahead,
        set_aside: storage::set_aside,
        can_share: share::can_share,
        share: share::share,
        chosen_file: file::chosen_file,
        address: location::address,
        clear_fragment: location::clear_fragment,
        later: clock::later,
        print_report: printing::print_report,
        alert: notification::alert,
        ask_to_notify: notification::ask_to_notify,
        ask_to_keep: persistence::ask_to_keep,
        take_new_version: service_worker::take_new_version,
        reload: location::reload,
        version: user_agent::ios_version,
    }
}

/// Takes the page over, in the language that the person wants.
pub fn run() {
    tasks::spawn(take_over());
}

/// Part by part, each as a task of its own, so that a slow phone draws and answers in between.
async fn take_over() {
    let wanted = document::languages();
    let guide = content::in_language(wanted.iter().map(String::as_str));
    let arrival = Arrival::now();
    tasks::next().await;

    // For as long as the page is open.
    let visit = Owner::new();
    let (session, there) = visit.with(|| (Session::start(guide, adapters()), RwSignal::new(0)));
    if document::is_all_open() {
        session.navigation.open_all_for_now();
    }
    session.navigation.expect(&location::fragment());
    document::set_language(guide.language, guide.direction);
    tasks::next().await;

    for part in &PARTS {
        if let Some(place) = stand_in(session, there, part) {
            place.put_in_place(None);
        }
        tasks::next().await;
    }
    take_over_the_checklists(session, there).await;

    // From now on the page follows what happens outside it.
    for follow in [follow_other_tabs, follow_time, follow_the_person, follow_the_printer] {
        visit.with(|| follow(session));
        tasks::next().await;
    }
    // In one task: a link that is followed in between would be followed twice.
    visit.with(|| {
        location::watch(move |fragment| session.navigation.visit(fragment));
        if arrival.complete() {
            session.navigation.visit(&location::fragment());
        }
        service_worker::watch(service_worker::BESIDE, move |news| session.updates.hear(news));
    });
    std::mem::forget(visit);
}

fn stand_in(session: Session, there: There, part: &'static Part) -> Option<StandIn> {
    let place = StandIn::of(part.id)?;
    mount_to(place.filled.clone(), move || (part.view)(session, there)).forget();
    Some(place)
}

/// Brings the checklists in one by one, before all of them take their place.
async fn take_over_the_checklists(session: Session, there: There) {
    let places: Vec<StandIn> = CHECKLISTS.iter().filter_map(|it| stand_in(session, there, it)).collect();
    tasks::next().await;
    for _ in session.guide.checklists {
        there.update(|it| *it += 1);
        tasks::next().await;
    }
    // A checklist may have gone from one part into the other, so what was read may be lost for a moment.
    let mut lost = None;
    for place in places {
        let early_ticks = place.ticked();
        lost = place.put_in_place(lost);
        session.steps.take_early_ticks(&early_ticks);
        tasks::next().await;
    }
}

fn follow_other_tabs(session: Session) {
    storage::watch(move || {
        session.saving.refresh();
        session.timers.tick();
    });
    // Another tab may have saved while this one was taken over.
    session.saving.refresh();
}

fn follow_time(session: Session) {
    clock::tick_while(move || session.timers.is_waiting(), move || session.timers.tick());
    wake_lock::hold(move || session.timers.is_waiting());
    session.timers.tick();
}

fn follow_the_person(session: Session) {
    Effect::new(move |_| document::set_title(&session.timers.title()));
    keyboard::watch_undo(move || session.undo.undo());
    focus::keep_fields_clear();
    leaving::watch(move || session.saving.save_notes());
}

fn follow_the_printer(session: Session) {
    printing::watch(move || {
        let place = document::find(PAPER)?;
        Some(mount_to(place, move || view! { <Paper guide=session.guide sharing=session.sharing /> }.into_any()))
    });
}
