//! Time zones, which the browser knows and the model does not.

use browser::js::{call, get};
use export_protocol::Offsets;
use health_export::time::Seconds;
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The name of the zone that this device is in.
pub fn own() -> String {
    let format = Intl::DateTimeFormat::new(&Array::new(), &Object::new());
    get(&format.resolved_options(), "timeZone").and_then(|it| it.as_string()).unwrap_or_else(|| "UTC".to_string())
}

/// The names of all zones; none if the browser doesn't tell.
pub fn all() -> Vec<String> {
    let intl = get(&js_sys::global(), "Intl");
    let names = intl.and_then(|it| call(&it, "supportedValuesOf", &["timeZone".into()]));
    names.map(|it| Array::from(&it).iter().filter_map(|it| it.as_string()).collect()).unwrap_or_default()
}

/// The offsets of a zone from one time to another. Nothing if the browser doesn't know the zone.
pub fn offsets(name: &str, from: Seconds, to: Seconds) -> Option<Offsets> {
    let format = format(name)?;
    Some(Offsets::search(from, to, |at| local(&format, at).map_or(0, |it| i32::try_from(it - at).unwrap_or(0))))
}

/// Writes a time as people in that zone read it off their clocks.
fn format(zone: &str) -> Option<Function> {
    let options = Object::new();
    let set = |name: &str, value: &str| Reflect::set(&options, &name.into(), &value.into()).ok();
    set("timeZone", zone)?;
    set("hourCycle", "h23")?;
    set("calendar", "gregory")?;
    for part in ["year", "month", "day", "hour", "minute", "second"] {
        set(part, "numeric")?;
    }
    // By name: the typed constructor can't tell that there is no such zone.
    let constructor: Function = get(&get(&js_sys::global(), "Intl")?, "DateTimeFormat")?.dyn_into().ok()?;
    let made = Reflect::construct(&constructor, &Array::of2(&"en-US".into(), &options)).ok()?;
    get(&made, "format")?.dyn_into().ok()
}

/// The clock there, as if it were one in Greenwich: "11/20/2026, 20:30:00".
fn local(format: &Function, at: Seconds) -> Option<Seconds> {
    let date = Date::new(&JsValue::from_f64(at as f64 * 1000.0));
    let text = format.call1(&JsValue::NULL, &date).ok()?.as_string()?;
    let numbers: Vec<f64> = text.split(|it: char| !it.is_ascii_digit()).filter_map(|it| it.parse().ok()).collect();
    let [month, day, year, hour, minute, second] = *numbers.as_slice() else { return None };
    let [year, month, day] = [year, month - 1.0, day];
    let clock = (hour * 60.0 + minute) * 60.0 + second;
    let midnight = Date::utc(year, month) / 1000.0 + (day - 1.0) * 86_400.0;
    Some((midnight + clock) as Seconds)
}
