//! The files that are to be read: chosen in a field, as a folder, or dropped on the page.

use std::cell::RefCell;
use std::rc::Rc;

use browser::js::{call, get, listen};
use js_sys::{Array, Function, Promise};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::export_ports::Chosen;

/// The maximum number of files taken from one choice or drop. Of several files, only those that could be an export count.
const MOST_FILES: usize = 500;

thread_local! {
    /// What was chosen last, until it is taken: each file with its path.
    static CHOSEN: RefCell<Vec<(String, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// The files for the worker, each as a pair of its path and itself.
pub fn take() -> Array {
    CHOSEN.take().into_iter().map(|(path, file)| Array::of2(&path.into(), &file)).collect()
}

fn keep(name: String, files: Vec<(String, JsValue)>) -> Chosen {
    CHOSEN.set(files);
    Chosen { name }
}

/// Takes what the field holds, and empties it, so that the same file can be chosen again.
pub fn chosen(field: &str) -> Option<Chosen> {
    let field: web_sys::HtmlInputElement = document().get_element_by_id(field)?.dyn_into().ok()?;
    let chosen = of_field(&field);
    field.set_value("");
    chosen
}

/// Calls `chosen` for files chosen in a field that has left the page: its dialog may still be open when the field is replaced.
pub fn watch_field(field: &str, chosen: impl Fn(Chosen) + 'static) {
    let Some(field) = document().get_element_by_id(field).and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok()) else {
        return;
    };
    let this = field.clone();
    listen(&field, "change", move |_| {
        if let Some(it) = of_field(&this) {
            chosen(it);
        }
    });
}

fn of_field(field: &web_sys::HtmlInputElement) -> Option<Chosen> {
    let list = field.files()?;
    let first = list.get(0)?;
    let path = |file: &web_sys::File| get(file, "webkitRelativePath").and_then(|it| it.as_string()).filter(|it| !it.is_empty());
    let name = path(&first).and_then(|it| Some(it.split_once('/')?.0.to_string())).unwrap_or_else(|| first.name());
    let files = (0..list.length()).filter_map(|at| list.get(at)).map(|it| (path(&it).unwrap_or_else(|| it.name()), it));
    let all: Vec<(String, JsValue)> = files.map(|(path, file)| (path, file.into())).collect();
    let may_be = |it: &(String, JsValue)| all.len() == 1 || could_be_export(&it.0);
    Some(keep(name, all.iter().filter(|it| may_be(it)).take(MOST_FILES).cloned().collect()))
}

/// Asks for a folder. Has to be called from a tap. Where a browser knows no folders it asks for files.
pub fn choose_folder(done: Box<dyn Fn(Chosen)>) {
    let field = document().create_element("input").ok().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some(field) = field else { return };
    field.set_type("file");
    let _ = field.set_attribute("webkitdirectory", "");
    let this = field.clone();
    listen(&field, "change", move |_| {
        if let Some(chosen) = of_field(&this) {
            done(chosen);
        }
    });
    field.click();
}

/// Lets files and folders be dropped anywhere on the page. `over` is told whether something is held over it.
pub fn watch_drops(over: impl Fn(bool) + 'static, dropped: impl Fn(Chosen) + 'static) {
    let (over, dropped) = (Rc::new(over), Rc::new(dropped));
    let told = over.clone();
    listen(&window(), "dragover", move |event| {
        if has_files(&event) {
            // Without this the browser would open the file in the place of the page.
            call(&event, "preventDefault", &[]);
            told(true);
        }
    });
    let told = over.clone();
    listen(&window(), "dragleave", move |event| {
        // Within the page it leaves one element for another.
        if get(&event, "relatedTarget").is_none() {
            told(false);
        }
    });
    listen(&window(), "drop", move |event| {
        over(false);
        if !has_files(&event) {
            return;
        }
        call(&event, "preventDefault", &[]);
        // Only while the event lasts can be asked what was dropped.
        let (entries, dropped) = (entries(&event), dropped.clone());
        spawn_local(async move {
            if let Some(chosen) = of_entries(entries).await {
                dropped(chosen);
            }
        });
    });
}

fn has_files(event: &JsValue) -> bool {
    let types = get(event, "dataTransfer").and_then(|it| get(&it, "types"));
    types.is_some_and(|it| Array::from(&it).iter().any(|it| it == "Files"))
}

/// What was dropped: each file as it is, and each folder as an entry of a file system, where the browser has these.
fn entries(event: &JsValue) -> Vec<JsValue> {
    let Some(transfer) = get(event, "dataTransfer") else { return Vec::new() };
    let list = |name: &str| get(&transfer, name).map(|it| Array::from(&it).to_vec()).unwrap_or_default();
    let told = |item: &JsValue, method: &str| call(item, method, &[]).filter(|it| it.is_truthy());
    let entry = |item: &JsValue| {
        let entry = told(item, "webkitGetAsEntry");
        // Safari does not always give the file of an entry.
        let file = if entry.as_ref().is_some_and(is_folder) { None } else { told(item, "getAsFile") };
        file.or(entry)
    };
    let entries: Vec<JsValue> = list("items").iter().filter_map(entry).collect();
    if entries.is_empty() { list("files") } else { entries }
}

fn is_folder(entry: &JsValue) -> bool {
    get(entry, "isDirectory").is_some_and(|it| it.is_truthy())
}

async fn of_entries(entries: Vec<JsValue>) -> Option<Chosen> {
    let text = |it: &JsValue, name: &str| get(it, name).and_then(|it| it.as_string());
    let is_alone = entries.len() == 1;
    let name = text(entries.first()?, "name")?;
    let mut files = Vec::new();
    let mut left: Vec<(JsValue, bool)> = entries.into_iter().map(|it| (it, is_alone)).collect();
    while let Some((entry, is_wanted)) = left.pop() {
        let path = text(&entry, "fullPath").or_else(|| text(&entry, "name")).unwrap_or_default();
        if is_folder(&entry) {
            left.extend(within(&entry).await.into_iter().map(|it| (it, false)));
        } else if (is_wanted || could_be_export(&path)) && files.len() < MOST_FILES {
            let file = if get(&entry, "isFile").is_some() { promised(&entry, "file").await } else { Some(entry) };
            files.extend(file.map(|it| (path, it)));
        }
    }
    Some(keep(name, files))
}

/// What is in a folder. It is told in parts, the last of which is empty.
async fn within(folder: &JsValue) -> Vec<JsValue> {
    let mut found = Vec::new();
    let Some(reader) = call(folder, "createReader", &[]) else { return found };
    while let Some(part) = promised(&reader, "readEntries").await {
        let part = Array::from(&part);
        if part.length() == 0 {
            break;
        }
        found.extend(part.iter());
    }
    found
}

/// What a method calls back with.
async fn promised(object: &JsValue, method: &str) -> Option<JsValue> {
    let promise = Promise::new(&mut |done: Function, failed: Function| {
        call(object, method, &[done.into(), failed.into()]);
    });
    JsFuture::from(promise).await.ok()
}

fn could_be_export(path: &str) -> bool {
    let path = path.to_lowercase();
    path.ends_with(".xml") || path.ends_with(".zip")
}
