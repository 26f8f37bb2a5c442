//! The worker that reads an export: it is given files, reads them piece by piece, and then answers.
//!
//! Without Leptos: this is a program of its own, which the page starts when there is something to read.

use std::cell::RefCell;
use std::ops::Range;

use export_protocol::{Ask, Offsets, Said, UNREADABLE};
use health_export::folder::candidates;
use health_export::reader::Reader;
use health_export::time::Seconds;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

use crate::answers::{Answers, Attempts, progress};

/// How far it is is said this often, in milliseconds.
const SAID_EVERY: f64 = 100.0;

thread_local! {
    /// What was read.
    static ANSWERS: RefCell<Option<Answers>> = const { RefCell::new(None) };
}

/// Listens to the page for as long as the worker lives.
pub fn run() {
    let Some(scope) = scope() else { return };
    let hear = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| hear(&event.data()));
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    say(&Said::Ready);
}

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

fn say(said: &Said) {
    if let (Some(scope), Ok(text)) = (scope(), serde_json::to_string(said)) {
        let _ = scope.post_message(&text.into());
    }
}

/// A message is a pair: what is asked, as JSON, and the files that come along.
fn hear(message: &JsValue) {
    let message = Array::from(message);
    let ask = message.get(0).as_string().and_then(|it| serde_json::from_str(&it).ok());
    match ask {
        Some(Ask::Read { run, now, zone }) => spawn_local(read(run, now, zone, files(&message.get(1)))),
        Some(Ask::Look { run, zone, shown, day }) => answer(|it| {
            let found = Box::new(it.found(&zone.zone(), shown, day));
            Said::Found { run, found }
        }),
        Some(Ask::Day { run, zone, day }) => answer(|it| Said::Day { run, look: it.day(day, &zone.zone()) }),
        None => {}
    }
}

fn answer(with: impl FnOnce(&Answers) -> Said) {
    if let Some(said) = ANSWERS.with_borrow(|it| it.as_ref().map(with)) {
        say(&said);
    }
}

/// Pairs of a path and a file.
fn files(list: &JsValue) -> Vec<(String, File)> {
    let pair = |it: JsValue| {
        let pair = Array::from(&it);
        Some((pair.get(0).as_string()?, pair.get(1).dyn_into().ok()?))
    };
    Array::from(list).iter().filter_map(pair).collect()
}

/// Reads the files that could be the export, the likeliest first, until one is.
async fn read(run: u32, now: Seconds, zone: Offsets, files: Vec<(String, File)>) {
    let paths: Vec<&str> = files.iter().map(|it| it.0.as_str()).collect();
    let mut places = candidates(&paths);
    if let ([_], []) = (files.as_slice(), places.as_slice()) {
        // Whatever its name is: it was chosen alone.
        places.push(0);
    }
    let mut attempts = Attempts::default();
    for place in places {
        let (reader, is_read) = read_one(run, &files[place].1).await;
        let answers = attempts.take(reader.finish(), now, (!is_read).then_some(UNREADABLE));
        if let Some(answers) = answers {
            let found = Box::new(answers.found(&zone.zone(), None, None));
            ANSWERS.set(Some(answers));
            return say(&Said::Found { run, found });
        }
    }
    let problem = attempts.problem();
    say(&Said::Trouble { run, problem });
}

/// Reads one file, and says whether the browser could read it to its end.
async fn read_one(run: u32, file: &File) -> (Reader, bool) {
    let mut reader = Reader::new(file.size() as u64, Some(&file.name()));
    let mut room = Vec::new();
    let mut ahead: Option<(Range<u64>, JsFuture)> = None;
    let mut said = js_sys::Date::now();
    while let Some(wanted) = reader.wants() {
        let piece = match ahead.take() {
            Some((range, piece)) if range == wanted => Some(piece),
            _ => ask_for(file, &wanted),
        };
        // The next piece comes while this one is read.
        ahead = reader.ahead().and_then(|it| Some((it.clone(), ask_for(file, &it)?)));
        let Some(piece) = piece else { return (reader, false) };
        let Ok(buffer) = piece.await else { return (reader, false) };
        let bytes = Uint8Array::new(&buffer);
        room.resize(bytes.length() as usize, 0);
        bytes.copy_to(&mut room);
        reader.give(&room);
        let now = js_sys::Date::now();
        if (now - said).abs() >= SAID_EVERY {
            said = now;
            say(&Said::Progress { run, progress: progress(&reader) });
        }
    }
    (reader, true)
}

fn ask_for(file: &File, range: &Range<u64>) -> Option<JsFuture> {
    let piece = file.slice_with_f64_and_f64(range.start as f64, range.end as f64).ok()?;
    Some(JsFuture::from(piece.array_buffer()))
}
