//! Arrival: where the address led before the app was there, and whether the person has moved on since.

use std::cell::RefCell;

use super::document::{is_all_open, root};
use super::focus::{is_typing, show};
use super::scroll_anchor::{ScrollAnchor, is_scrolled};

thread_local! {
    /// What was to be shown before it was there.
    static MISSED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Remembers what could not be shown, since it is not there yet.
pub(super) fn miss(id: String) {
    MISSED.set(Some(id));
}

/// What the address led to before the app was there.
pub struct Arrival {
    /// Whether it was to be seen: some browsers can't go to what is closed.
    is_shown: bool,
    /// Whether the page stood elsewhere, as after a reload. One in a tab that nobody has looked at yet stands at its top.
    is_left: bool,
}

impl Arrival {
    pub fn now() -> Arrival {
        let target = web_sys::window().and_then(|it| it.document()?.query_selector(":target").ok()?);
        // What is in something closed has a size in some browsers.
        let is_closed = |it: &web_sys::Element| !is_all_open() && it.closest("[hidden]").is_ok_and(|it| it.is_some());
        let shown = target.filter(|it| !is_closed(it));
        Arrival { is_shown: shown.is_some(), is_left: is_scrolled() && shown.is_some_and(|it| !is_in_sight(&it)) }
    }

    /// Marks the page as taken over, and shows the last element that was asked for before it existed. Returns whether the page
    /// should now go where its address leads: not if such an element was shown, or if the person has moved on.
    pub fn complete(self) -> bool {
        !ScrollAnchor::held(say_live) && !self.is_over()
    }

    /// Whether the person has seen it and gone on since: somewhere else in the page, or by a key or a touch. Then they are not
    /// brought back.
    fn is_over(&self) -> bool {
        is_typing() || self.is_shown && (self.is_left || is_touched())
    }
}

/// Whether the person has done anything yet: the page's own script says so of a wheel, a key or a touch.
fn is_touched() -> bool {
    root().is_some_and(|it| super::js::get(&it, "touched").is_some())
}

fn is_in_sight(element: &web_sys::Element) -> bool {
    let height = web_sys::window().and_then(|it| it.inner_height().ok()?.as_f64());
    let place = element.get_bounding_client_rect();
    place.bottom() > 0.0 && height.is_none_or(|it| place.top() < it)
}

/// Says that the app has taken over all of the page, and catches up with what was to be shown before that. Says whether there
/// was anything.
pub fn say_live() -> bool {
    if let Some(root) = root() {
        // What is closed is hidden only where something can open it, so what opened because the program was late closes only now.
        let _ = root.class_list().add_2("app", "live");
    }
    let missed = MISSED.take();
    if let Some(id) = &missed {
        show(id);
    }
    missed.is_some()
}
