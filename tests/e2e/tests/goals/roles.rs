//! Hearing the page: the role and the name of each kind of thing, from the browser's own accessibility tree.

use resync_e2e::{Engine, Visit, act, check, fill, guide, scenarios};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

scenarios! {
    Engines on Desktop: everything_has_its_role_and_its_name;
    Pair on Desktop: what_can_be_open_or_pressed_says_so;
}

/// Where it is, its role, and what its name begins with.
type Row = (String, &'static str, String);

fn rows() -> Vec<Row> {
    let word = |it: &str| guide().word(it).to_string();
    let titled = |it: &str, step: &str| fill(guide().word(it), &[("title", &guide().step(step).1.title)]);
    let list = |it: &str| fill(guide().word("copy_link_to"), &[("title", &guide().checklist(it).title)]);
    let row = |at: &str, role: &'static str, name: String| (at.to_string(), role, name);
    let label = |it: &str| format!("[aria-label={}]", json!(it));
    let mut rows = vec![
        row("main", "main", String::new()),
        row("footer", "contentinfo", String::new()),
        row("h1", "heading", word("title")),
        row("#symptoms table", "table", word("symptoms_title")),
        row("#symptoms thead th:last-child", "columnheader", word("column_next")),
        row("#symptom-wrong-day th", "rowheader", guide().symptom("wrong-day").see.clone()),
        row("#symptom-wrong-day td:last-child", "cell", guide().symptom("wrong-day").next.clone()),
        row("#symptom-wrong-day button", "button", guide().symptom("wrong-day").see.clone()),
        row("#diagnosis", "region", word("diagnosis_title")),
        row("#totals", "form", word("totals_title")),
        row("#totals--watch", "textbox", word("totals_watch")),
        row("#totals [role=status]", "status", String::new()),
        row("#systems fieldset", "group", "iOS".to_string()),
        row("#systems input", "radio", "iOS 26 or newer".to_string()),
        row("#your-path", "region", word("path_title")),
        row("#your-path progress", "progressbar", fill(guide().word("tally_path"), &[("tally", &guide().tally(1, 11))])),
        row("#guide progress", "progressbar", fill(guide().word("tally_overall"), &[("tally", "")]).trim().to_string()),
        row("#find", "search", word("find_label")),
        row("#find--field", "searchbox", word("find_label")),
        row("#find [role=status]", "status", String::new()),
        row("#toggle-bluetooth summary", "summary", word("certainty_several")),
        row("#quick-triage", "region", guide().checklist("quick-triage").title.clone()),
        row("#quick-triage h3 button", "button", guide().checklist("quick-triage").title.clone()),
        row("#toggle-bluetooth input", "checkbox", guide().step("toggle-bluetooth").1.title.clone()),
        row("#toggle-bluetooth [role=timer]", "timer", String::new()),
        row("#toggle-bluetooth textarea", "textbox", titled("note_label", "toggle-bluetooth")),
        row("#toggle-bluetooth svg", "image", titled("share_qr", "toggle-bluetooth")),
        row("#quick-triage--worked", "group", word("worked_title")),
        row("#quick-triage--worked button", "button", word("worked_yes")),
        row("#unpair-pair--guard button", "button", guide().checklist("unpair-pair").guard.as_ref().unwrap().go.clone()),
        row(
            "#unpair-pair h3 button",
            "button",
            format!("{} {}", guide().checklist("unpair-pair").title, guide().checklist("unpair-pair").cost.as_deref().unwrap()),
        ),
        row("#find-the-gap [role=group]", "group", "In that list".to_string()),
        row("#report", "region", word("report_section")),
        row("#carry--file", "file", word("carry_open")),
        row("#dock", "complementary", word("dock_title")),
        row("#dock [role=status]", "status", String::new()),
        row("#dock button", "button", word("undo")),
        row("#notices", "region", word("notices_title")),
    ];
    for name in ["skip_this", "copy_link_to", "share_more_of", "note_add_to"].map(|it| titled(it, "toggle-bluetooth")) {
        rows.push((format!("#toggle-bluetooth {}", label(&name)), "button", name));
    }
    rows.push((format!("#quick-triage {}", label(&list("quick-triage"))), "button", list("quick-triage")));
    rows
}

/// Where browsers don't tell what is asked, what they tell instead.
fn is_right(engine: Engine, row: &Row, role: &str, name: &str) -> bool {
    let own = [row.1];
    let roles: &[&str] = match row.1 {
        // There is no role for what opens `details`, and each browser has a word or none.
        "summary" => &["DisclosureTriangle", ""],
        "file" => &["button"],
        _ => &own,
    };
    // WebKit reads a cell by what is in it, and gives it no name.
    let is_cell = row.1 == "cell" || row.1.ends_with("header");
    let is_nameless = engine == Engine::WebKit && is_cell && name.is_empty();
    roles.contains(&role) && (is_nameless || name.starts_with(&row.2) && name.is_empty() == row.2.is_empty())
}

async fn everything_has_its_role_and_its_name(visit: &Visit) {
    act::open(visit, "").await;
    act::choose(visit, "stale-app").await;
    act::unfold(visit, "quick-triage").await;
    let titled = |it: &str| fill(guide().word(it), &[("title", &guide().step("toggle-bluetooth").1.title)]);
    act::press_button(visit, "toggle-bluetooth", &titled("share_more_of")).await;
    act::press_button(visit, "toggle-bluetooth", &titled("note_add_to")).await;
    act::stop_the_clock(visit).await;
    act::press_button(visit, "toggle-bluetooth", &guide().start_of("toggle-bluetooth")).await;
    act::unfold(visit, "find-the-gap").await;
    act::unfold(visit, "unpair-pair").await;
    act::tick(visit, "confirm-connected").await;
    check::can_undo(visit, true).await;
    let mut wrong = vec![];
    for row in rows() {
        let (at, role, name) = &row;
        let found = visit.driver().find(By::Css(at)).await.unwrap_or_else(|_| panic!("nothing is at {at}"));
        let [its_role, its_name] = visit.browser.role_and_name(&found).await.unwrap();
        let its_name = its_name.split_whitespace().collect::<Vec<_>>().join(" ");
        if !is_right(visit.engine(), &row, &its_role, &its_name) {
            wrong.push(format!("{at}: wanted {role} {name:?}, is {its_role} {its_name:?}"));
        }
    }
    assert!(wrong.is_empty(), "{:?}:\n{}", visit.engine(), wrong.join("\n"));
}

async fn what_can_be_open_or_pressed_says_so(visit: &Visit) {
    act::open(visit, "").await;
    let state = "
        const it = document.querySelector(arguments[0]);
        return [it.ariaPressed, it.ariaExpanded, it.ariaExpanded && it.getAttribute('aria-controls') && document.getElementById(it.getAttribute('aria-controls')) !== null]";
    let says = async |at: &str, expected: Value| {
        visit.until(&format!("what {at} says of itself"), &expected, state, vec![json!(at)]).await;
    };
    says("#symptom-wrong-day button", json!(["false", null, null])).await;
    act::choose(visit, "wrong-day").await;
    says("#symptom-wrong-day button", json!(["true", null, null])).await;
    says("#date-time h3 button", json!([null, "true", true])).await;
    act::fold(visit, "date-time").await;
    says("#date-time h3 button", json!([null, "false", true])).await;
    act::unfold(visit, "date-time").await;
    says("#date-time--worked button", json!(["false", null, null])).await;
    act::answer(visit, "date-time", "worked_yes").await;
    says("#date-time--worked button", json!(["true", null, null])).await;
}
