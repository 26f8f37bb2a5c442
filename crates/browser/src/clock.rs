//! The time of day.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageChannel, MessagePort};

use rules::progress::Millis;

/// Milliseconds since 1970 by this device's clock, which may be wrong.
pub fn now() -> Millis {
    // A clock before 1970 gives a negative number, which becomes 0.
    js_sys::Date::now() as Millis
}

/// How far this device's clock is ahead of UTC, in minutes.
pub fn ahead() -> i32 {
    // The browser says how far UTC is ahead of the clock.
    -(js_sys::Date::new_0().get_timezone_offset() as i32)
}

/// Does something in a task of its own. Before that, the browser can draw and answer the person.
///
/// The task is a message that the page sends to itself, because a browser holds timers back: a timer that was set by another one
/// waits for 4 milliseconds, and each timer of a hidden tab can wait for a second.
pub fn soon(act: Box<dyn FnOnce()>) {
    TASKS.with(|tasks| match tasks {
        Some(tasks) => tasks.add(act),
        None => set_timeout(act, std::time::Duration::ZERO),
    });
}

thread_local! {
    static TASKS: Option<Tasks> = Tasks::new();
}

type Task = Box<dyn FnOnce()>;

/// What is to be done soon, in the order in which it was asked for. There is one message for each.
struct Tasks {
    port: MessagePort,
    waiting: Rc<RefCell<VecDeque<Task>>>,
}

impl Tasks {
    fn new() -> Option<Self> {
        let channel = MessageChannel::new().ok()?;
        let waiting = Rc::<RefCell<VecDeque<Task>>>::default();
        let taken = waiting.clone();
        let act = Closure::<dyn Fn()>::new(move || {
            // The borrow ends before the task runs, because that may add another one.
            let next = taken.borrow_mut().pop_front();
            if let Some(act) = next {
                act();
            }
        });
        channel.port1().set_onmessage(act.into_js_value().dyn_ref());
        Some(Self { port: channel.port2(), waiting })
    }

    fn add(&self, act: Task) {
        self.waiting.borrow_mut().push_back(act);
        // It is refused only to what cannot be copied, and there is nothing to copy.
        let _ = self.port.post_message(&JsValue::NULL);
    }
}

/// Does something after so many milliseconds, as far as the browser keeps to that.
pub fn later(milliseconds: Millis, act: Box<dyn FnOnce()>) {
    set_timeout(act, std::time::Duration::from_millis(milliseconds));
}

/// Calls `tick` every second while `wanted` says so.
pub fn tick_while(wanted: impl Fn() -> bool + 'static, tick: impl Fn() + Copy + 'static) {
    Effect::new(move |running: Option<Option<IntervalHandle>>| {
        if let Some(running) = running.flatten() {
            running.clear();
        }
        wanted().then(|| set_interval_with_handle(tick, std::time::Duration::from_secs(1)).ok()).flatten()
    });
}
