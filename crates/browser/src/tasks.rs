//! Tasks: does something later, so that the browser can draw and answer the person in between.
//!
//! A task is a message that the page sends to itself, because a browser holds timers back: a timer that was set by another one waits
//! for 4 milliseconds, and each timer of a hidden tab can wait for a second.

use std::cell::RefCell;
use std::collections::VecDeque;

use js_sys::Promise;
use leptos::prelude::set_timeout;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageChannel, MessagePort};

type Task = Box<dyn FnOnce()>;

thread_local! {
    /// What is to be done, in the order in which it was asked for. There is one message for each.
    static WAITING: RefCell<VecDeque<Task>> = const { RefCell::new(VecDeque::new()) };
    /// Where the messages are sent from.
    static PORT: Option<MessagePort> = port();
}

/// Does something in a task of its own.
pub fn soon(task: Box<dyn FnOnce()>) {
    PORT.with(|port| match port {
        Some(port) => {
            WAITING.with_borrow_mut(|it| it.push_back(task));
            // It is refused only to what cannot be copied, and there is nothing to copy.
            let _ = port.post_message(&JsValue::NULL);
        }
        None => set_timeout(task, std::time::Duration::ZERO),
    });
}

fn port() -> Option<MessagePort> {
    let channel = MessageChannel::new().ok()?;
    let run = Closure::<dyn Fn()>::new(|| {
        // The borrow ends before the task runs, because that may add another one.
        if let Some(task) = WAITING.with_borrow_mut(VecDeque::pop_front) {
            task();
        }
    });
    channel.port1().set_onmessage(run.into_js_value().dyn_ref());
    Some(channel.port2())
}

/// Goes on in the next task.
pub async fn next() {
    let promise = Promise::new(&mut |done, _| {
        soon(Box::new(move || drop(done.call0(&JsValue::NULL))));
    });
    // It is always kept.
    let _ = JsFuture::from(promise).await;
}

/// Does something that goes on over several tasks.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    spawn_local(work);
}
