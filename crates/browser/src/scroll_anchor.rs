//! Scroll anchoring: keeps what the person reads where it is while the page around it changes. WebKit does not do so by itself.

use web_sys::{Element, Window};

/// An element in sight, and how far below the top of the view it is, in CSS pixels.
pub struct ScrollAnchor {
    id: String,
    top: f64,
}

pub(super) fn is_scrolled() -> bool {
    web_sys::window().is_some_and(|it| it.scroll_y().is_ok_and(|it| it > 0.0))
}

impl ScrollAnchor {
    /// The anchor for what is in sight. `None` at the top of the page, where content that is inserted above should show.
    pub fn now() -> Option<ScrollAnchor> {
        let window = web_sys::window().filter(|_| is_scrolled())?;
        let seen: Vec<Element> = [0.1, 0.2, 0.35, 0.5, 0.7].into_iter().filter_map(|share| at(&window, share)).collect();
        // What begins in sight is what is read. Within what began above, the smallest says the most about the place.
        let smallest = || seen.iter().min_by(|one, other| height(one).total_cmp(&height(other)));
        let read = seen.iter().find(|it| top(it) >= 0.0).or_else(smallest)?;
        Some(ScrollAnchor { id: read.id(), top: top(read) })
    }

    /// Scrolls by as much as it has moved. Gives it back if it is not in the page.
    pub fn hold(self) -> Option<ScrollAnchor> {
        let window = web_sys::window()?;
        let Some(found) = window.document()?.get_element_by_id(&self.id) else { return Some(self) };
        let moved = top(&found) - self.top;
        if moved.abs() >= 1.0 {
            window.scroll_by_with_x_and_y(0.0, moved);
        }
        None
    }

    /// Changes the page around it.
    pub fn held<T>(change: impl FnOnce() -> T) -> T {
        let anchor = ScrollAnchor::now();
        let result = change();
        if let Some(anchor) = anchor {
            anchor.hold();
        }
        result
    }
}

/// What has an id at this share of the view's height.
fn at(window: &Window, share: f64) -> Option<Element> {
    let size = |it: Option<wasm_bindgen::JsValue>| it.and_then(|it| it.as_f64());
    let (width, height) = (size(window.inner_width().ok())?, size(window.inner_height().ok())?);
    let found = window.document()?.element_from_point((width / 2.0) as f32, (height * share) as f32)?;
    found.closest("[id]").ok()?
}

fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

fn height(element: &Element) -> f64 {
    element.get_bounding_client_rect().height()
}
