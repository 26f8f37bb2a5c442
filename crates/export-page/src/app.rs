//! The composition root of the check's page: fills its state with the browser, and takes over the part of the page that lives.

use browser::stand_in::StandIn;
use browser::{arrival, clipboard, clock, document, file, focus, service_worker, storage, tasks};
use content::export;
use leptos::mount::mount_to;
use leptos::prelude::*;

use crate::export_ports::ExportPorts;
use crate::view::parts::{PART, Parts};
use crate::view::picker::FIELD;
use crate::visit::ExportVisit;
use crate::{files, time_zones, worker};

/// The browser, as the state sees it.
pub fn browser() -> ExportPorts {
    ExportPorts {
        now: clock::now,
        chosen: files::chosen,
        choose_folder: files::choose_folder,
        begin: worker::begin,
        ask: worker::ask,
        end: worker::end,
        zone: time_zones::own,
        zones: time_zones::all,
        offsets: time_zones::offsets,
        soon: tasks::soon,
        load: storage::load,
        save: storage::save,
        copy: clipboard::copy,
        download: file::download,
        show: focus::show,
        focus: focus::focus,
    }
}

/// Takes the page over, in the language that the person wants.
pub fn run() {
    let wanted = document::languages();
    let words = export::in_language(wanted.iter().map(String::as_str));
    document::set_language(words.language, words.direction);
    // For as long as the page is open.
    let owner = Owner::new();
    let visit = owner.with(|| ExportVisit::start(words, browser()));
    std::mem::forget(owner);
    let Some(place) = StandIn::of(PART) else { return };
    mount_to(place.filled.clone(), move || view! { <Parts visit=visit /> }).forget();
    // A file that was chosen before the app was there counts.
    let early = (browser().chosen)(FIELD);
    files::watch_field(FIELD, move |it| visit.begin(it));
    place.put_in_place(None);
    files::watch_drops(move |it| visit.is_dragged_over.set(it), move |it| visit.begin(it));
    arrival::say_live();
    // Whoever was sent straight here has the check without a connection too. What is new is told in the guide.
    service_worker::watch(service_worker::ABOVE, |_| {});
    // Ahead: the browser is asked hundreds of times for a zone, and choosing a file should not wait for that.
    (browser().soon)(Box::new(move || visit.find_offsets()));
    if let Some(chosen) = early {
        visit.begin(chosen);
    }
}
