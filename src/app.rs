//! The composition root: fills the state with the browser, and takes the page over.

use leptos::mount::mount_to;
use leptos::prelude::*;

use crate::browser::delivered::StandIn;
use crate::browser::{alert, clipboard, clock, document, file, location, service_worker, share, storage, wake_lock};
use crate::content;
use crate::outside::Outside;
use crate::state::Session;
use crate::view::contents::{CHECKLISTS, PARTS, Part};

/// The browser, as the state sees it.
pub fn browser() -> Outside {
    Outside {
        now: clock::now,
        ahead: clock::ahead,
        load: storage::load,
        save: storage::save,
        set_aside: storage::set_aside,
        copy: clipboard::copy,
        can_share: share::can_share,
        share: share::share,
        download: file::download,
        chosen_file: file::chosen_file,
        address: location::address,
        clear_fragment: location::clear_fragment,
        show: document::show,
        focus: document::focus,
        soon: clock::soon,
        print: document::print,
        alert: alert::alert,
        ask_to_notify: alert::ask_to_notify,
        ask_to_keep: alert::ask_to_keep,
        take_new_version: service_worker::take_new_version,
        reload: location::reload,
    }
}

/// Takes the page over, in the language that the person wants: part by part, each as a task of its own, so that a slow phone
/// draws and answers in between.
pub fn run() {
    let wanted = document::languages();
    let guide = content::in_language(wanted.iter().map(String::as_str));
    document::set_language(guide.language, guide.direction);
    // For as long as the page is open.
    let visit = Owner::new();
    let session = visit.with(|| Session::start(guide, browser()));
    soon(move || take_over(visit, session, &PARTS));
}

fn soon(act: impl FnOnce() + 'static) {
    clock::soon(Box::new(act));
}

fn take_over(visit: Owner, session: Session, parts: &'static [Part]) {
    let Some((part, rest)) = parts.split_first() else { return take_over_the_checklists(visit, session) };
    if let Some(place) = stand_in(session, part) {
        place.put_in_place();
    }
    soon(move || take_over(visit, session, rest));
}

fn stand_in(session: Session, part: &'static Part) -> Option<StandIn> {
    let place = StandIn::of(part.id)?;
    mount_to(place.filled.clone(), move || (part.view)(session)).forget();
    Some(place)
}

fn take_over_the_checklists(visit: Owner, session: Session) {
    session.begin_empty();
    let places: Vec<StandIn> = CHECKLISTS.iter().filter_map(|it| stand_in(session, it)).collect();
    soon(move || fill(visit, session, places));
}

/// Brings the checklists in, one by one, before all of them take their place.
fn fill(visit: Owner, session: Session, places: Vec<StandIn>) {
    let is_more = session.fill();
    soon(move || if is_more { fill(visit, session, places) } else { put_in_place(visit, session, places.into_iter()) });
}

fn put_in_place(visit: Owner, session: Session, mut places: impl Iterator<Item = StandIn> + 'static) {
    let Some(place) = places.next() else {
        visit.with(|| go_live(session));
        return std::mem::forget(visit);
    };
    let early_ticks = place.ticked();
    place.put_in_place();
    session.take_early_ticks(&early_ticks);
    soon(move || put_in_place(visit, session, places));
}

/// From now on the page follows what happens outside it.
fn go_live(session: Session) {
    storage::watch(move || {
        session.refresh();
        session.tick();
    });
    // Another tab may have saved while this one was taken over.
    session.refresh();
    clock::tick_while(move || session.is_waiting(), move || session.tick());
    wake_lock::hold(move || session.is_waiting());
    Effect::new(move |_| document::set_title(&session.title()));
    session.tick();
    document::watch_undo(move || session.undo());
    document::keep_fields_clear();
    location::watch(move |fragment| session.visit(fragment));
    if !document::say_live() {
        session.visit(&location::fragment());
    }
    service_worker::watch(move |news| session.hear(news));
}
