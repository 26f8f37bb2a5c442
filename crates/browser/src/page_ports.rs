//! The ports of every page, filled with the adapters.

use ports::PagePorts;

use super::{clipboard, clock, file, focus, storage, tasks};

pub fn page_ports() -> PagePorts {
    PagePorts {
        now: clock::now,
        soon: tasks::soon,
        load: storage::load,
        save: storage::save,
        copy: clipboard::copy,
        download: file::download,
        show: focus::show,
        focus: focus::focus,
    }
}
