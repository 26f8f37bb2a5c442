//! The composition root of the check's page: fills its state with the browser, and takes over the part of the page that lives.

use leptos::mount::mount_to;
use leptos::prelude::*;

use crate::export_ports::CheckOutside;
use crate::view::parts::{CheckParts, PART};
use crate::view::picker::FIELD;
use crate::visit::CheckVisit;
use crate::{files, time_zones, worker};
use browser::delivered::StandIn;
use browser::{clipboard, clock, document, file, service_worker, storage};
use content::export;

/// The browser, as the state sees it.
pub fn browser() -> CheckOutside {
    CheckOutside {
        now: clock::now,
        chosen: files::chosen,
        choose_folder: files::choose_folder,
        begin: worker::begin,
        ask: worker::ask,
        end: worker::end,
        zone: time_zones::own,
        zones: time_zones::all,
        offsets: time_zones::offsets,
        soon: clock::soon,
        load: storage::load,
        save: storage::save,
        copy: clipboard::copy,
        download: file::download,
        show: document::show,
        focus: document::focus,
    }
}

/// Takes the page over, in the language that the person wants.
pub fn run() {
    let wanted = document::languages();
    let words = export::in_language(wanted.iter().map(String::as_str));
    document::set_language(words.language, words.direction);
    // For as long as the page is open.
    let owner = Owner::new();
    let visit = owner.with(|| CheckVisit::start(words, browser()));
    std::mem::forget(owner);
    let Some(place) = StandIn::of(PART) else { return };
    mount_to(place.filled.clone(), move || view! { <CheckParts visit=visit /> }).forget();
    // A file that was chosen before the app was there counts.
    let early = (browser().chosen)(FIELD);
    files::watch_field(FIELD, move |it| visit.begin(it));
    place.put_in_place(None);
    files::watch_drops(move |it| visit.is_dragged_over.set(it), move |it| visit.begin(it));
    document::say_live();
    // Whoever was sent straight here has the check without a connection too. What is new is told in the guide.
    service_worker::watch(service_worker::ABOVE, |_| {});
    // Ahead: the browser is asked hundreds of times for a zone, and choosing a file should not wait for that.
    (browser().soon)(Box::new(move || visit.find_offsets()));
    if let Some(chosen) = early {
        visit.begin(chosen);
    }
}
