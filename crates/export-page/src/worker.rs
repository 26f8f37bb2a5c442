//! The worker that reads an export: starting it, talking to it, and ending it.

use std::cell::RefCell;
use std::rc::Rc;

use browser::js::{call, get, listen};
use browser::trusted_types;
use export_protocol::{Ask, NO_WORKER, Said, WORKER_FAILED};
use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};

use crate::export_ports::Hear;
use crate::files;

/// Where the page says which script starts the worker's program: that of the page's own version, and no other.
const WORKER: &str = "data-worker";

thread_local! {
    /// The worker that runs. There is one page, so there is at most one.
    static RUNNING: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Starts a worker in the place of the one that runs, gives it the files that were chosen last, and tells what it says.
pub fn begin(ask: Ask, hear: Hear) {
    end();
    let hear: Rc<dyn Fn(Said)> = hear.into();
    let run = run_of(&ask);
    let Some(worker) = start() else {
        let problem = NO_WORKER.to_string();
        return hear(Said::Trouble { run, problem });
    };
    let (told, this) = (hear.clone(), worker.clone());
    // What is sent before the worker listens would be lost, so it says when it does.
    let first = RefCell::new(Some((ask, files::take())));
    listen(&worker, "message", move |event| {
        let Some(text) = get(&event, "data").and_then(|it| it.as_string()) else { return };
        match serde_json::from_str(&text).ok() {
            Some(Said::Ready) => {
                if let Some((ask, files)) = first.take() {
                    post(&this, &ask, files);
                }
            }
            Some(said) => told(said),
            None => told(Said::Trouble { run, problem: WORKER_FAILED.to_string() }),
        }
    });
    for event in ["error", "messageerror"] {
        let told = hear.clone();
        listen(&worker, event, move |_| told(Said::Trouble { run, problem: WORKER_FAILED.to_string() }));
    }
    RUNNING.set(Some(worker));
}

/// Asks the worker that runs.
pub fn ask(ask: &Ask) {
    RUNNING.with_borrow(|it| {
        if let Some(worker) = it {
            post(worker, ask, Array::new());
        }
    });
}

/// Ends the worker that runs, whatever it is doing.
pub fn end() {
    if let Some(worker) = RUNNING.take() {
        call(&worker, "terminate", &[]);
    }
}

fn start() -> Option<JsValue> {
    let constructor: Function = get(&window(), "Worker")?.dyn_into().ok()?;
    let script = document().body()?.get_attribute(WORKER)?;
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &"module".into()).ok()?;
    Reflect::construct(&constructor, &Array::of2(&trusted_types::script_url(&script), &options)).ok()
}

fn post(worker: &JsValue, ask: &Ask, files: Array) {
    let text = serde_json::to_string(ask).unwrap_or_default();
    call(worker, "postMessage", &[Array::of2(&text.into(), &files).into()]);
}

fn run_of(ask: &Ask) -> u32 {
    match ask {
        Ask::Read { run, .. } | Ask::Look { run, .. } | Ask::Day { run, .. } => *run,
    }
}
