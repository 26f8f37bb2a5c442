//! Ports: what this page asks of the world outside, besides what every page asks.

use export_protocol::{Ask, Offsets, Said};
use health_export::time::Seconds;
use ports::PagePorts;

/// What the person has chosen to be read. The adapter holds the files themselves, until they are given to a worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The name of the file or of the folder.
    pub name: String,
}

/// Told what the worker says.
pub type Hear = Box<dyn Fn(Said)>;

/// What the page asks besides what every page asks. The app fills it with the browser, tests with what they need.
#[derive(Clone, Copy)]
pub struct ExportPorts {
    pub page: PagePorts,
    /// What the field with this id holds; nothing if it is empty.
    pub chosen: fn(&str) -> Option<Chosen>,
    /// Asks for a folder, and calls this with what was chosen. Has to be called from a tap.
    pub choose_folder: fn(Box<dyn Fn(Chosen)>),
    /// Starts a worker, gives it the files that were chosen last, and tells what it says. One that runs is ended.
    pub begin: fn(Ask, Hear),
    pub ask: fn(&Ask),
    /// Ends the worker.
    pub end: fn(),
    /// The name of the zone that this device is in, such as `Europe/Berlin`.
    pub zone: fn() -> String,
    /// The names of all zones, if the browser tells.
    pub zones: fn() -> Vec<String>,
    /// The offsets of the zone with this name, from one time to another. Nothing if there is no such zone.
    pub offsets: fn(&str, Seconds, Seconds) -> Option<Offsets>,
}

impl ExportPorts {
    /// No world at all: for HTML made at build time.
    pub fn none() -> ExportPorts {
        ExportPorts {
            page: PagePorts::none(),
            chosen: |_| None,
            choose_folder: |_| {},
            begin: |_, _| {},
            ask: |_| {},
            end: || {},
            zone: String::new,
            zones: Vec::new,
            offsets: |_, _, _| None,
        }
    }
}
