//! The composition root: fills the state with the browser, and takes the page over.

use leptos::mount::mount_to;
use leptos::prelude::*;

use crate::session::Session;
use crate::view::contents::{CHECKLISTS, PAPER, PARTS, Part, There};
use crate::view::paper::Paper;
use browser::delivered::StandIn;
use browser::document::Followed;
use browser::reading::Reading;
use browser::{alert, clipboard, clock, document, file, location, printing, service_worker, share, storage, wake_lock};
use ports::Outside;
use rules::guide::Guide;

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
        later: clock::later,
        print_report: printing::print_report,
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
    let followed = Followed::now();
    soon(move || begin(guide, followed));
}

fn begin(guide: &'static Guide, followed: Followed) {
    // For as long as the page is open.
    let visit = Owner::new();
    let (session, there) = visit.with(|| (Session::start(guide, browser()), RwSignal::new(0)));
    if document::is_all_open() {
        session.open_all_for_now();
    }
    session.expect(&location::fragment());
    document::set_language(guide.language, guide.direction);
    soon(move || take_over(Begun { visit, session, there, followed }, &PARTS));
}

/// What the take-over is about.
struct Begun {
    visit: Owner,
    session: Session,
    there: There,
    followed: Followed,
}

fn soon(act: impl FnOnce() + 'static) {
    clock::soon(Box::new(act));
}

fn take_over(begun: Begun, parts: &'static [Part]) {
    let Some((part, rest)) = parts.split_first() else { return take_over_the_checklists(begun) };
    if let Some(place) = stand_in(&begun, part) {
        place.put_in_place(None);
    }
    soon(move || take_over(begun, rest));
}

fn stand_in(&Begun { session, there, .. }: &Begun, part: &'static Part) -> Option<StandIn> {
    let place = StandIn::of(part.id)?;
    mount_to(place.filled.clone(), move || (part.view)(session, there)).forget();
    Some(place)
}

fn take_over_the_checklists(begun: Begun) {
    let places: Vec<StandIn> = CHECKLISTS.iter().filter_map(|it| stand_in(&begun, it)).collect();
    soon(move || fill(begun, places));
}

/// Brings the checklists in, one by one, before all of them take their place.
fn fill(begun: Begun, places: Vec<StandIn>) {
    begun.there.update(|it| *it += 1);
    let is_more = begun.there.get_untracked() < begun.session.guide.checklists.len();
    soon(move || if is_more { fill(begun, places) } else { put_in_place(begun, places.into_iter(), None) });
}

/// A checklist may have gone from one part into the other, so what was read may be lost for a moment.
fn put_in_place(begun: Begun, mut places: impl Iterator<Item = StandIn> + 'static, lost: Option<Reading>) {
    let Some(place) = places.next() else {
        return soon(move || go_live(begun, &LIVE));
    };
    let early_ticks = place.ticked();
    let lost = place.put_in_place(lost);
    begun.session.take_early_ticks(&early_ticks);
    soon(move || put_in_place(begun, places, lost));
}

/// From now on the page follows what happens outside it.
const LIVE: [fn(&Begun); 5] = [follow_other_tabs, follow_time, follow_the_person, follow_the_printer, follow_the_address];

fn go_live(begun: Begun, all: &'static [fn(&Begun)]) {
    let Some((follow, rest)) = all.split_first() else { return std::mem::forget(begun.visit) };
    begun.visit.with(|| follow(&begun));
    soon(move || go_live(begun, rest));
}

fn follow_other_tabs(&Begun { session, .. }: &Begun) {
    storage::watch(move || {
        session.refresh();
        session.tick();
    });
    // Another tab may have saved while this one was taken over.
    session.refresh();
}

fn follow_time(&Begun { session, .. }: &Begun) {
    clock::tick_while(move || session.is_waiting(), move || session.tick());
    wake_lock::hold(move || session.is_waiting());
    session.tick();
}

fn follow_the_person(&Begun { session, .. }: &Begun) {
    Effect::new(move |_| document::set_title(&session.title()));
    document::watch_undo(move || session.undo());
    document::keep_fields_clear();
    document::watch_leaving(move || session.keep_notes());
}

fn follow_the_printer(&Begun { session, .. }: &Begun) {
    printing::watch(move || {
        let place = document::find(PAPER)?;
        Some(mount_to(place, move || view! { <Paper session=session /> }.into_any()))
    });
}

/// The last: it says that the app has taken over all of the page.
fn follow_the_address(Begun { session, followed, .. }: &Begun) {
    let session = *session;
    location::watch(move |fragment| session.visit(fragment));
    if !Reading::held(document::say_live) && !followed.is_done_with() {
        session.visit(&location::fragment());
    }
    service_worker::watch(service_worker::BESIDE, move |news| session.hear(news));
}
