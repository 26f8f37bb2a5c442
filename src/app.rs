//! The composition root: fills the state with the browser, and mounts the page.

use leptos::mount::mount_to;
use leptos::prelude::*;

use crate::browser::{alert, clipboard, clock, document, file, location, service_worker, share, storage, wake_lock};
use crate::content;
use crate::outside::Outside;
use crate::state::Session;
use crate::view::contents::{self, Contents};

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

/// Takes the page over, in the language that the person wants.
pub fn run() {
    let wanted = document::languages();
    let guide = content::in_language(wanted.iter().map(String::as_str));
    document::set_language(guide.language, guide.direction);
    let early_ticks = document::ticked();
    let Some((root, put_in_place)) = document::stand_in(contents::PLACE) else { return };
    mount_to(root, move || {
        let session = Session::start(guide, browser());
        storage::watch(move || {
            session.refresh();
            session.tick();
        });
        clock::tick_while(move || session.is_waiting(), move || session.tick());
        wake_lock::hold(move || session.is_waiting());
        Effect::new(move |_| document::set_title(&session.title()));
        session.tick();
        document::watch_undo(move || session.undo());
        document::keep_fields_clear();
        location::watch(move |fragment| session.visit(fragment));
        session.take_early_ticks(&early_ticks);
        session.visit(&location::fragment());
        service_worker::watch(move |news| session.hear(news));
        view! { <Contents session=session /> }
    })
    .forget();
    put_in_place();
}
