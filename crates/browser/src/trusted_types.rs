//! Trusted types: vouches for the addresses of scripts, which the site's policy demands where a browser knows them.

use std::cell::RefCell;

use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen::JsValue;

use super::js::{call, get};

/// The one policy that the page's own policy allows.
const POLICY: &str = "resync";

thread_local! {
    /// A page can make it only once.
    static MADE: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// The address of a script, vouched for where the browser wants that.
pub fn script_url(address: &str) -> JsValue {
    let vouched = policy().and_then(|it| call(&it, "createScriptURL", &[address.into()]));
    vouched.unwrap_or_else(|| address.into())
}

fn policy() -> Option<JsValue> {
    if let Some(made) = MADE.with_borrow(Clone::clone) {
        return Some(made);
    }
    let rules = js_sys::Object::new();
    // It vouches for whatever it is given. Nobody else gets hold of it.
    Reflect::set(&rules, &"createScriptURL".into(), &get(&window(), "String")?).ok()?;
    let made = call(&get(&window(), "trustedTypes")?, "createPolicy", &[POLICY.into(), rules.into()])?;
    MADE.set(Some(made.clone()));
    Some(made)
}
