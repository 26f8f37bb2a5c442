//! Printing: what is for paper alone is in the page only while that is printed.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::window;

use super::document::root;
use super::js::listen;

/// The class of the document while only the report is printed.
const REPORT: &str = "print-report";

/// Calls `make` when the page is about to be printed, and drops what it made once that is done. The browser prints what is there
/// when the event returns, so `make` has to be done by then.
pub fn watch<T: 'static>(make: impl Fn() -> Option<T> + 'static) {
    let made = Rc::new(RefCell::new(None));
    let gone = made.clone();
    listen(&window(), "beforeprint", move |_| drop(made.replace(make())));
    listen(&window(), "afterprint", move |_| {
        drop(gone.take());
        if let Some(root) = root() {
            let _ = root.class_list().remove_1(REPORT);
        }
    });
}

/// Prints the report alone. A phone prints after this has returned, so the page goes back to normal once it says that it has
/// printed.
pub fn print_report() {
    if let Some(root) = root() {
        let _ = root.class_list().add_1(REPORT);
    }
    let _ = window().print();
}
