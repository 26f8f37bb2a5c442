//! The result as it is written down.

use fixtures::given::{APP, DAY, EXPORTED, Given, HOUR, OLD_WATCH, PHONE as IPHONE, TODAY, WATCH, check, ordinary};
use health_export::result::ExportResult;
use serde_json::{Value, json};

fn result(given: &Given) -> ExportResult {
    check(given.xml().as_bytes()).result(Some(EXPORTED)).unwrap()
}

fn json_of(result: &ExportResult) -> Value {
    serde_json::from_str(&result.to_json()).unwrap()
}

// Others read this: it is never changed, only added to.
#[test]
fn the_contract_is_kept() {
    let ten = TODAY + 10 * HOUR;
    let given = Given::default().steps(WATCH, ten, 600, 500.0).steps(WATCH, ten + HOUR, 600, 250.0).steps(APP, ten, 60, 12.5);
    let found = json_of(&result(&given.heart(IPHONE, ten)));
    assert_eq!(found["exportDate"], "2026-11-20T20:30:00Z");
    assert_eq!(found["formatVersion"], 14);
    assert_eq!(found["entryName"], "file.xml");
    assert_eq!(found["problem"], Value::Null);
    let line = |at: usize| {
        let line = &found["sources"][at];
        json!([line["name"], line["hardware"], line["app"], line["stepCount"], line["stepSum"], line["first"], line["last"]])
    };
    assert_eq!(
        line(0),
        json!(["Kim’s Apple\u{a0}Watch", "Watch6,7", null, 2, 750, "2026-11-20T09:00:00Z", "2026-11-20T10:10:00Z"])
    );
    assert_eq!(line(1), json!(["Walker", null, "Walker", 1, 12.5, "2026-11-20T09:00:00Z", "2026-11-20T09:01:00Z"]));
    assert_eq!(line(2), json!(["Kim’s iPhone", "iPhone15,2", null, 0, 0, null, null]));
    assert_eq!(found["findings"][0]["id"], "phone-steps-missing");
    assert_eq!(found["findings"][0]["checklist"], "motion-fitness");
}

#[test]
fn a_result_comes_back_as_it_was_written() {
    let result = result(&ordinary());
    assert_eq!(serde_json::from_str::<ExportResult>(&result.to_json()).unwrap(), result);
}

#[test]
fn a_result_without_names_has_none() {
    let export = ordinary().steps(OLD_WATCH, EXPORTED - 9 * DAY, 60, 1.0).read();
    let labels = export.labels();
    let told: Vec<String> = labels.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["iPhone A", "Watch A (Series 7)", "App A", "Watch B (Series 4)"]);
    let result = check(ordinary().xml().as_bytes()).result(None).unwrap().without_names(&ordinary().read().labels());
    let text = result.to_json();
    for name in ["Kim", "Walker", "file.xml"] {
        assert!(!text.contains(name), "{name} is in {text}");
    }
    assert_eq!(result.sources[2].app.as_deref(), Some("App A"));
}

#[test]
fn the_letters_go_on_behind_z() {
    let mut given = Given::default();
    let names: Vec<String> = (0..30).map(|it| format!("App number {it}")).collect();
    for (at, name) in names.iter().enumerate() {
        given = given.steps(samples::xml::Writer::app(name), EXPORTED - (1 + at as i64) * HOUR, 60, 1.0);
    }
    let labels = given.read().labels();
    assert_eq!([0, 25, 26, 29].map(|it| labels[it].to_string()), ["App A", "App Z", "App AA", "App AD"]);
}
