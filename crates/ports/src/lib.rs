//! Ports: what the pages ask of the world outside: a clock, a storage, the address, the focus. The browser's adapters fill them, and so do tests.

use rules::progress::Millis;
use serde_json::{Map, Value};

/// Why the browser does not keep something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser refuses storage altogether.
    Denied,
    /// There is no room left.
    Full,
}

/// What there is to know about being kept on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// The guide opens without a connection from now on; new if it did not when the page was opened.
    Ready { is_new: bool },
    /// Whether the device thinks that it has a connection.
    Online(bool),
    /// A newer version of the guide is complete, and waits.
    NewVersion,
    /// Another version has taken over. If `was_kept`, this page is still of the version before.
    TakenOver { was_kept: bool },
}

/// Called once something has worked or failed.
pub type Done = Box<dyn FnOnce(bool)>;

/// Called with the text of a file that the person chose; `None` if it can't be read.
pub type Text = Box<dyn FnOnce(Option<String>)>;

/// What is handed to the share sheet.
#[derive(Clone, Debug)]
pub struct Shared {
    pub title: String,
    pub text: String,
    /// Left out where the text says it all.
    pub url: Option<String>,
}

/// What every page asks of the world outside.
#[derive(Clone, Copy)]
pub struct PagePorts {
    pub now: fn() -> Millis,
    /// Does something a little later, so that the page can draw and answer in between.
    pub soon: fn(Box<dyn FnOnce()>),
    pub load: fn() -> Result<Option<String>, StorageError>,
    pub save: fn(&Map<String, Value>) -> Result<(), StorageError>,
    /// Copies text; says afterwards whether that worked.
    pub copy: fn(String, Done),
    /// Saves text as a file of this name.
    pub download: fn(&str, &str, &str),
    /// Brings the element with this id into view and moves the focus to it.
    pub show: fn(&str),
    /// Moves the focus to the element with this id, and scrolls nothing.
    pub focus: fn(&str),
}

impl PagePorts {
    /// No world at all: for HTML made at build time, which holds nobody's progress.
    pub fn none() -> PagePorts {
        PagePorts {
            now: || 0,
            soon: |act| act(),
            load: || Ok(None),
            save: |_| Ok(()),
            copy: |_, _| {},
            download: |_, _, _| {},
            show: |_| {},
            focus: |_| {},
        }
    }
}

/// What the guide asks.
#[derive(Clone, Copy)]
pub struct Ports {
    pub page: PagePorts,
    /// How far the person's clock is ahead of UTC, in minutes.
    pub ahead: fn() -> i32,
    /// Keeps damaged text under another key.
    pub set_aside: fn(&str) -> Result<(), StorageError>,
    /// Whether there is a share sheet that would take this.
    pub can_share: fn(&Shared) -> bool,
    pub share: fn(Shared),
    /// The text of the first file that the field with this id holds.
    pub chosen_file: fn(&str, Text),
    /// The page's address.
    pub address: fn() -> String,
    /// Takes the fragment out of the address, without leaving a trace in the history.
    pub clear_fragment: fn(),
    /// Does something after so many milliseconds.
    pub later: fn(Millis, Box<dyn FnOnce()>),
    /// Prints the report, and nothing else of the page.
    pub print_report: fn(),
    /// Draws attention to the end of a wait: vibration and, where the person allowed it, a notification.
    pub alert: fn(&str),
    /// Asks whether the page may notify; says what came of it.
    pub ask_to_notify: fn(Done),
    /// Asks the browser to keep what is saved; says what came of it.
    pub ask_to_keep: fn(Done),
    /// Lets the version that waits take over, for every tab.
    pub take_new_version: fn(),
    /// Loads the page afresh.
    pub reload: fn(),
    /// The version of iOS of this iPhone, where the browser names it.
    pub version: fn() -> Option<u8>,
}

impl Ports {
    /// No world at all.
    pub fn none() -> Ports {
        Ports {
            page: PagePorts::none(),
            ahead: || 0,
            set_aside: |_| Ok(()),
            can_share: |_| false,
            share: |_| {},
            chosen_file: |_, _| {},
            address: String::new,
            clear_fragment: || {},
            later: |_, act| act(),
            print_report: || {},
            alert: |_| {},
            ask_to_notify: |_| {},
            ask_to_keep: |_| {},
            take_new_version: || {},
            reload: || {},
            version: || None,
        }
    }
}
