//! The composition root of the page that checks an export: fills its ports with the browser's adapters, and takes over the part of the page
//! that lives.

use browser::page_ports::page_ports;
use browser::stand_in::StandIn;
use browser::{arrival, document, service_worker};
use content::export;
use leptos::mount::mount_to;
use leptos::prelude::*;

use crate::export_ports::ExportPorts;
use crate::view::parts::{PART, Parts};
use crate::view::picker::FIELD;
use crate::visit::ExportVisit;
use crate::{files, time_zones, worker};

/// The browser, as the visit sees it.
pub fn adapters() -> ExportPorts {
    ExportPorts {
        page: page_ports(),
        chosen: files::chosen,
        choose_folder: files::choose_folder,
        begin: worker::begin,
        ask: worker::ask,
        end: worker::end,
        zone: time_zones::own,
        zones: time_zones::all,
        offsets: time_zones::offsets,
    }
}

/// Takes the page over, in the language that the person wants.
pub fn run() {
    let wanted = document::languages();
    let words = export::in_language(wanted.iter().map(String::as_str));
    document::set_language(words.language, words.direction);
    // For as long as the page is open.
    let owner = Owner::new();
    let visit = owner.with(|| ExportVisit::start(words, adapters()));
    std::mem::forget(owner);
    let Some(place) = StandIn::of(PART) else { return };
    mount_to(place.filled.clone(), move || view! { <Parts visit=visit /> }).forget();
    // A file that was chosen before the app was there counts.
    let early = (adapters().chosen)(FIELD);
    files::watch_field(FIELD, move |it| visit.begin(it));
    place.put_in_place(None);
    files::watch_drops(move |it| visit.is_dragged_over.set(it), move |it| visit.begin(it));
    arrival::say_live();
    // Whoever was sent straight here has the check without a connection too. What is new is told in the guide.
    service_worker::watch(service_worker::ABOVE, |_| {});
    // Ahead: the browser is asked hundreds of times for a zone, and choosing a file should not wait for that.
    (adapters().page.soon)(Box::new(move || visit.find_offsets()));
    if let Some(chosen) = early {
        visit.begin(chosen);
    }
}
