//! Stand-ins: the parts that the page was delivered with, and putting the app's own in their place without a jump.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::scroll_anchor::ScrollAnchor;

/// What can have the focus.
const STOPS: &str = "a[href], button, input, textarea, summary, [tabindex]";

/// A part of the page as it was delivered, and what comes in its place.
pub struct StandIn {
    delivered: HtmlElement,
    /// Empty at first, and not in the page.
    pub filled: HtmlElement,
}

impl StandIn {
    /// For the element with this id. Should filling it fail, what the page was delivered with is still there.
    pub fn of(id: &str) -> Option<StandIn> {
        let delivered: HtmlElement = web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()?;
        let filled = delivered.clone_node().ok()?.dyn_into().ok()?;
        Some(StandIn { delivered, filled })
    }

    /// The ids of the steps whose box has been ticked already.
    pub fn ticked(&self) -> Vec<String> {
        all(&self.delivered, "[data-state] input:checked")
            .filter_map(|it| it.closest("[data-state]").ok().flatten())
            .map(|it| it.id())
            .collect()
    }

    /// Replaces the delivered part with the filled one. Keeps what was typed, chosen or opened in it, the focus, and the scroll
    /// position: anchored to `lost`, the anchor that the previous part returned, or else to what is in sight now. Returns the
    /// anchor if its element is not in the page at the moment, because it comes with a later part.
    pub fn put_in_place(self, lost: Option<ScrollAnchor>) -> Option<ScrollAnchor> {
        let anchor = lost.or_else(ScrollAnchor::now);
        let focused = web_sys::window().and_then(|it| it.document()).and_then(|it| it.active_element());
        let place = focused.and_then(|focused| all(&self.delivered, STOPS).position(|it| it == focused));
        let _ = self.delivered.replace_with_with_node_1(&self.filled);
        // Where the person has come further than what was delivered, another element may stand in its place.
        let is_alike = all(&self.delivered, STOPS).count() == all(&self.filled, STOPS).count();
        if let Some(place) = place.filter(|_| is_alike)
            && let Some(stop) = all(&self.filled, STOPS).nth(place)
        {
            super::focus::focus_on(stop.unchecked_ref());
        }
        for field in all(&self.delivered, "input[id]:not([type=checkbox], [type=file])") {
            self.type_again(&field);
        }
        if is_alike {
            for (before, now) in all(&self.delivered, "details").zip(all(&self.filled, "details")) {
                let _ = now.toggle_attribute_with_force("open", before.has_attribute("open"));
            }
        }
        // What is only offered in this browser may stand between them.
        let radios = |within: &Element| all(within, "input[type=radio]").count();
        if radios(&self.delivered) == radios(&self.filled) {
            self.choose_again();
        }
        anchor.and_then(ScrollAnchor::hold)
    }

    /// Nothing is chosen in what was delivered, so what is chosen there was chosen by the person.
    fn choose_again(&self) {
        let choices = |within| all(within, "input[type=radio]").filter_map(|it| it.dyn_into::<HtmlInputElement>().ok());
        for (before, now) in choices(&self.delivered).zip(choices(&self.filled)) {
            if before.checked() && !now.checked() {
                now.click();
            }
        }
    }

    fn type_again(&self, field: &Element) {
        let found = self.filled.query_selector(&format!("[id='{}']", field.id())).ok().flatten();
        let (Some(before), Some(now)) = (field.dyn_ref::<HtmlInputElement>(), found) else { return };
        let Some(now) = now.dyn_ref::<HtmlInputElement>().filter(|now| now.value() != before.value()) else { return };
        now.set_value(&before.value());
        if let Ok(event) = web_sys::Event::new("input") {
            let _ = now.dispatch_event(&event);
        }
    }
}

fn all(within: &Element, selector: &str) -> impl Iterator<Item = Element> + use<> {
    let found = within.query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |it| found.as_ref()?.item(it)?.dyn_into().ok())
}
