//! Who wrote a record: devices by their hardware, apps by their names.

use fixtures::given::{APP, EXPORTED, Given, HOUR, OLD_WATCH, PHONE, WATCH, partly};
use health_export::device::{Device, Kind};
use health_export::problem::Problem;
use health_export::sources::{SourceId, Sources};
use samples::xml::Writer;

/// A device with everything in it, as the newest exports write it.
const FULL: &str = "<<HKDevice: 0x3030c8640>, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,7, software:11.2, creation date:2024-08-24 17:12:03 +0000>";

fn kind(source: &str, device: &str) -> Kind {
    Device::parse(device).kind(source)
}

#[test]
fn a_device_is_taken_apart_although_its_values_hold_commas() {
    let device = Device::parse(FULL);
    assert_eq!(
        [device.name, device.manufacturer, device.model, device.hardware, device.software],
        ["Apple Watch", "Apple Inc.", "Watch", "Watch6,7", "11.2"]
    );
    assert_eq!(Device::parse("<<HKDevice: 0x1>, name:iPhone, hardware:iPhone15,2>").hardware, "iPhone15,2");
    for odd in ["", "<<HKDevice: 0x1>>", ", name:", "name:x", ", hardware:, name:, model:>", "é, hardware:é"] {
        Device::parse(odd);
    }
}

#[test]
fn the_hardware_says_what_it_is_whatever_it_is_called() {
    assert_eq!(kind("My iPhone", FULL), Kind::Watch);
    assert_eq!(kind("Apple Watch", "<<HKDevice: 0x1>, name:x, hardware:iPhone12,1>"), Kind::Phone);
    assert_eq!(kind("Apple Watch", "<<HKDevice: 0x1>, name:Scale, hardware:Body+>"), Kind::Other);
}

#[test]
fn without_hardware_the_model_says_it_and_then_the_name() {
    assert_eq!(kind("Clock", "<<HKDevice: 0x1>, name:Clock, model:Watch>"), Kind::Watch);
    assert_eq!(kind("Kim", "<<HKDevice: 0x1>, name:iPhone, manufacturer:Apple>"), Kind::Phone);
    assert_eq!(kind("Kim’s Apple\u{a0}Watch", ""), Kind::Watch);
    assert_eq!(kind("APPLE WATCH von Kim", ""), Kind::Watch);
    assert_eq!(kind("iPhone von Kim", ""), Kind::Phone);
    assert_eq!(kind("iPhonebook", ""), Kind::Other);
    assert_eq!(kind("Walker", ""), Kind::Other);
    assert_eq!(kind("Apple Watch", "<<HKDevice: 0x1>, name:Band, manufacturer:Another>"), Kind::Other);
}

#[test]
fn a_pointer_and_a_date_do_not_make_another_device() {
    let mut sources = Sources::default();
    let device = |pointer: &str, rest: &str| {
        format!("&lt;&lt;HKDevice: 0x{pointer}&gt;, name:Apple Watch, model:Watch, hardware:Watch6,7, software:11.2{rest}&gt;")
    };
    let first = sources.of(b"Kim", device("3030c8640", "").as_bytes());
    for pointer in ["1", "abcdef0123", "", "3030c8641"] {
        assert_eq!(sources.of(b"Kim", device(pointer, "").as_bytes()), first);
        assert_eq!(sources.of(b"Kim", device(pointer, ", creation date:2024-08-24 17:12:03 +0000").as_bytes()), first);
    }
    assert_eq!(sources.all().len(), 1);
}

#[test]
fn another_version_of_its_system_does_not_make_another_device() {
    let mut sources = Sources::default();
    let ids: Vec<SourceId> = (0..20)
        .map(|it| sources.of(b"Kim", format!("&lt;&lt;HKDevice: 0x1&gt;, hardware:Watch6,7, software:{it}&gt;").as_bytes()))
        .collect();
    assert!(ids.iter().all(|it| *it == ids[0]));
}

#[test]
fn one_name_may_be_several_watches_and_one_app() {
    let given = Given::default();
    let bare = Writer::app(WATCH.name);
    let given = [WATCH, OLD_WATCH, WATCH, bare, PHONE, APP, OLD_WATCH]
        .iter()
        .enumerate()
        .fold(given, |given, (at, writer)| given.steps(*writer, EXPORTED - (9 - at as i64) * HOUR, 60, 1.0));
    let export = given.read();
    let found: Vec<(&str, Option<&str>, Kind, u64)> =
        export.each().map(|it| (it.1.name.as_str(), it.1.hardware(), it.1.kind, it.2.step_count)).collect();
    assert_eq!(
        found,
        [
            (WATCH.name, Some("Watch6,7"), Kind::Watch, 2),
            (WATCH.name, Some("Watch4,4"), Kind::Watch, 2),
            (WATCH.name, None, Kind::Watch, 1),
            (PHONE.name, Some("iPhone15,2"), Kind::Phone, 1),
            ("Walker", None, Kind::Other, 1),
        ]
    );
    assert_eq!(export.sources.iter().map(|it| it.app().is_some()).collect::<Vec<_>>(), [false, false, false, false, true]);
}

// A report without names still tells two watches apart, those that came out this autumn included.
#[test]
fn a_watch_is_labelled_with_its_generation_and_one_that_is_not_known_yet_without() {
    let label = |hardware: &'static str| {
        let export = Given::default().steps(Writer::watch("Kim", hardware), EXPORTED - HOUR, 60, 1.0).read();
        export.labels().iter().map(|it| it.to_string()).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(
        ["Watch1,2", "Watch6,12", "Watch7,17", "Watch8,1", "Watch8,5", "Watch8,6", "Watch99,1", "Watch8", "Watch8,x"].map(label),
        [
            "Watch A (1st generation)",
            "Watch A (SE 2)",
            "Watch A (Series 11)",
            "Watch A (Ultra 4)",
            "Watch A (Series 12)",
            "Watch A",
            "Watch A",
            "Watch A",
            "Watch A"
        ]
    );
}

// Names that start alike must not be taken for each other by comparing only their beginnings.
#[test]
fn names_that_begin_alike_are_different_sources() {
    let mut sources = Sources::default();
    let device = b"&lt;&lt;HKDevice: 0x1&gt;, hardware:Watch6,7&gt;".as_slice();
    let longer = b"&lt;&lt;HKDevice: 0x1&gt;, hardware:Watch6,77&gt;".as_slice();
    let all =
        [(b"A".as_slice(), device), (b"AB", device), (b"A", longer), (b"A", b""), (b"", b""), (b"A", b"&lt;&lt;HKDevice: 0x")];
    let ids: Vec<SourceId> = all.iter().map(|it| sources.of(it.0, it.1)).collect();
    for (at, (name, device)) in all.iter().enumerate() {
        assert_eq!(sources.of(name, device), ids[at]);
    }
    // The last device says nothing, like none.
    assert_eq!(ids, [0, 1, 2, 3, 4, 3].map(SourceId));
}

#[test]
fn a_hundred_thousand_sources_are_counted_in_bounded_memory() {
    let record = |it: usize| {
        format!(
            "<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"App {it}\" startDate=\"2026-11-20 09:01:02 +0100\" endDate=\"2026-11-20 09:10:58 +0100\" value=\"2\"/>"
        )
    };
    let given = (0..100_000).fold(Given::default(), |given, it| given.raw(&record(it)));
    let export = given.read();
    assert!(export.too_many_sources);
    assert_eq!(export.sources.len(), 1025);
    assert_eq!(export.step_count(), 100_000);
    assert_eq!(export.trace(Sources::OTHERS).step_count, 100_000 - 1024);
}

#[test]
fn a_name_without_end_is_shortened() {
    let name = "é".repeat(10_000);
    let export = partly(Given::default().heart(Writer::app(&name), EXPORTED - HOUR).xml().as_bytes(), Problem::NoSteps);
    assert_eq!(export.sources[0].name, "é".repeat(100));
}
