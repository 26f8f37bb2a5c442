//! What is in the page only while it applies, and text that changes while it is there.
//!
//! Each is of one type, whatever it does, for the reason given in `handlers`.

use leptos::prelude::*;

/// What `view` makes, while `applies` says so. It is made when that changes and not whenever something is heard of: to make
/// it again, Leptos takes every attribute away and sets it anew, and the browser has to style and place it all.
pub fn when(applies: impl Fn() -> bool + Send + Sync + 'static, view: impl Fn() -> AnyView + Send + 'static) -> Shown {
    shown(Box::new(applies), Box::new(view))
}

pub type Shown = Box<dyn FnMut() -> Option<AnyView> + Send>;

fn shown(applies: Box<dyn Fn() -> bool + Send + Sync>, view: Box<dyn Fn() -> AnyView + Send>) -> Shown {
    let applies = Memo::new(move |_| applies());
    Box::new(move || applies.get().then(&view))
}

/// What `view` makes, if anything, each time that it hears of something.
pub fn maybe(view: impl Fn() -> Option<AnyView> + Send + 'static) -> Shown {
    Box::new(view)
}

pub type Text = Box<dyn FnMut() -> String + Send>;

/// Text, for an element or an attribute, that is set anew when what it is made of changes.
pub fn live(text: impl Fn() -> String + Send + 'static) -> Text {
    Box::new(text)
}
