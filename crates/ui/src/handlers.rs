//! What a person does with a control.
//!
//! Leptos makes its own code for each type of handler, and each closure is a type. These are one type for each kind of event,
//! which a good part of what the page loads depends on.

use leptos::ev::{Event, MouseEvent};
use leptos::prelude::{event_target_checked, event_target_value};

/// A handler of one type, whatever it does.
pub type Handler<E> = Box<dyn FnMut(E)>;

/// A tap, a click, or Enter on a button.
pub fn tap(mut act: impl FnMut() + 'static) -> Handler<MouseEvent> {
    Box::new(move |_| act())
}

/// A box was ticked, or its tick taken away.
pub fn tick(mut act: impl FnMut(bool) + 'static) -> Handler<Event> {
    Box::new(move |event| act(event_target_checked(&event)))
}

/// Something was typed into a field; all of its text.
pub fn typed(mut act: impl FnMut(String) + 'static) -> Handler<Event> {
    Box::new(move |event| act(event_target_value(&event)))
}

/// Something happened, whatever it was.
pub fn happens(mut act: impl FnMut() + 'static) -> Handler<Event> {
    Box::new(move |_| act())
}
