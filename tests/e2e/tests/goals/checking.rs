//! Checking a Health export: a file is read in the page, and the page says what is broken and where to begin.

use resync_e2e::exports::File;
use resync_e2e::states::{self, CHECK_FIELD as FIELD};
use resync_e2e::{Engine, Form, Site, Visit, act, check, check_words, fill, find, guide, scenarios};
use samples::story::{EXPORTED, PHONE, Story, WATCH_NAME, all_clear, everything_stopped, only_steps_stopped};
use samples::xml::time;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

scenarios! {
    Engines: an_export_is_read_and_its_answer_leads_to_a_checklist;
    Engines on Desktop: an_export_can_be_dropped, a_file_chosen_before_the_program_is_there_counts,
        days_are_those_of_the_zone_that_is_chosen, the_check_works_without_the_server, a_folder_can_be_chosen,
        without_its_program_the_check_says_how_to_look_by_hand;
    Pair on Desktop: reading_can_be_broken_off, the_keyboard_leads_through_an_answer;
    Pair on Phone with Narrow: the_check_fits_the_smallest_phone;
    One on Desktop: a_file_chosen_while_the_program_takes_over_counts, the_result_is_kept_with_names_only_where_this_is_said,
        a_folder_can_be_dropped, without_webassembly_the_check_says_how_to_look_by_hand,
        the_check_that_was_opened_alone_works_without_the_server;
    One on Desktop with Recorded: nothing_of_an_export_leaves_the_device;
    One on Desktop with NoScript: without_scripts_the_check_says_how_to_look_by_hand;
    One on Desktop with NoStorage: where_nothing_may_be_stored_the_answer_is_there_all_the_same;
    One on Desktop with ForcedColours: the_check_can_be_used_in_colours_of_the_system;
    One with LargeText: the_check_fits_in_letters_of_twice_the_size;
    Nightly on Desktop: each_export_gets_its_own_answer, what_is_no_export_is_said_with_what_to_do,
        one_number_from_health_tells_which_source_is_on_top;
    Nightly on Phone: the_check_fits_a_phone;
}

/// Reads the export of a story.
async fn read(visit: &Visit, story: Story) {
    let export = File::zipped(&story);
    act::choose_file(visit, FIELD, &export.path).await;
    check::check_is_done(visit).await;
}

/// The answer's titles.
async fn answer_has(visit: &Visit, findings: &[&str]) {
    let titles: Vec<_> = findings.iter().map(|it| check_words().finding(it).title.clone()).collect();
    check::text_has(visit, "check-answer", &titles, &[]).await;
}

fn names_are_not_in(visit: &Visit, what: &str, text: &str) {
    for name in ["Robin", "Walk"] {
        if text.contains(name) {
            visit.fail(&format!("{what} has the name {name}: {text}"));
        }
    }
}

async fn an_export_is_read_and_its_answer_leads_to_a_checklist(visit: &Visit) {
    act::open(visit, "").await;
    let link = find::link(visit, "report", guide().word("check_link")).await;
    act::leave(visit, async || act::click(visit, &link).await).await;
    read(visit, only_steps_stopped()).await;
    answer_has(visit, &["only-steps-stopped"]).await;
    check::focus_is_on(visit, "check-answer").await;
    let title = &check_words().finding("only-steps-stopped").title;
    check::said(visit, &fill(check_words().word("answer_said"), &[("title", title)])).await;

    the_answer_leads_to(visit, "only-steps-stopped", "watch-switches").await;
    report_has(visit, title).await;
    act::reload(visit).await;
    report_has(visit, title).await;
}

/// The link of a finding leads to its checklist in the guide.
async fn the_answer_leads_to(visit: &Visit, finding: &str, checklist: &str) {
    let go = fill(check_words().word("answer_go"), &[("title", &check_words().finding(finding).go)]);
    let link = find::link(visit, "check-answer", &go).await;
    act::leave(visit, async || act::click(visit, &link).await).await;
    check::link_has_landed(visit, checklist).await;
}

/// The guide's report tells what was found, and nobody's name.
async fn report_has(visit: &Visit, title: &str) {
    visit.script("document.querySelector('#report details').open = true", vec![]).await;
    check::text_has(visit, "report", &[title.to_string()], &["Robin".to_string()]).await;
}

async fn each_export_gets_its_own_answer(visit: &Visit) {
    act::open_check(visit).await;
    let stories = [
        (everything_stopped(), vec!["everything-stopped"]),
        (all_clear(), vec!["all-clear"]),
        (Story { watch_steps: None, watch_hearts: None, ..Story::default() }, vec!["watch-never-wrote"]),
        (Story { copies: true, ..Story::default() }, vec!["written-twice"]),
    ];
    for (story, findings) in stories {
        read(visit, story).await;
        answer_has(visit, &findings).await;
        let script = "return document.querySelectorAll('#check-answer li h3').length <= 3";
        check::same(visit, "at most three findings", &json!(true), &visit.script(script, vec![]).await);
    }
}

async fn an_export_can_be_dropped(visit: &Visit) {
    act::open_check(visit).await;
    visit.note("drop a file");
    // No driver drags a file from outside, so the page is told of one as a browser tells it.
    let drop = "
        const transfer = new DataTransfer();
        transfer.items.add(new File([arguments[0]], 'Export.xml', { type: 'text/xml' }));
        const target = document.querySelector('h1');
        const tell = name => target.dispatchEvent(new DragEvent(name, { dataTransfer: transfer, bubbles: true, cancelable: true }));
        return [tell('dragover'), tell('drop')];";
    let text = String::from_utf8(everything_stopped().xml()).unwrap();
    // Neither event is left to the browser, which would open the file in the place of the page.
    check::same(visit, "what is left to the browser", &json!([false, false]), &visit.script(drop, vec![json!(text)]).await);
    check::check_is_done(visit).await;
    answer_has(visit, &["everything-stopped"]).await;
}

async fn what_is_no_export_is_said_with_what_to_do(visit: &Visit) {
    act::open_check(visit).await;
    let export = only_steps_stopped().xml();
    let cases: [(&str, Vec<u8>, &str); 5] = [
        ("notes.txt", b"Dear diary, today I walked.".to_vec(), "not-an-export"),
        ("export.zip", Vec::new(), "empty"),
        ("export_cda.xml", b"<?xml version=\"1.0\"?>\n<ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>\n".to_vec(), "clinical-only"),
        ("export.xml", export[..export.len() / 2].to_vec(), "cut-short"),
        ("export.xml", Story { watch_steps: None, phone_steps: None, ..Story::default() }.xml(), "no-steps"),
    ];
    for (name, bytes, problem) in cases {
        let file = File::with(name, &bytes);
        act::choose_file(visit, FIELD, &file.path).await;
        let problem = check_words().problem(problem);
        check::text_has(visit, "check-answer", &[problem.text.clone(), problem.remedy.clone()], &[]).await;
        check::focus_is_on(visit, "check-answer").await;
    }
    // And then the right one.
    read(visit, all_clear()).await;
    answer_has(visit, &["all-clear"]).await;
}

async fn reading_can_be_broken_off(visit: &Visit) {
    act::open_check(visit).await;
    let endless = File::endless();
    act::choose_file(visit, FIELD, &endless.path).await;
    check::focus_is_on(visit, "check-running").await;
    // What is heard of so far shows while it reads.
    check::text_has(visit, "check-running", &[check_words().word("so_far_title").to_string(), endless.name()], &[]).await;
    let bar = "const bar = document.querySelector('#check-running progress'); return bar.value > 0 && bar.value < bar.max";
    visit.until("the bar moves", &json!(true), bar, vec![]).await;
    let (before, after) = check_words().word("reading_left").split_once("{span}").unwrap();
    let left = "
        const text = document.querySelector('#check-running').innerText;
        const after = text.split(arguments[0].trim())[1] ?? '';
        return /^\\s*\\d/.test(after) && after.includes(arguments[1].trim());";
    visit.until("it says how long it takes yet", &json!(true), left, vec![json!(before), json!(after)]).await;
    act::press_button(visit, "check-running", check_words().word("reading_cancel")).await;
    check::focus_is_on(visit, "check-picker").await;
    check::text_has(visit, "check-picker", &[check_words().word("reading_cancelled").to_string()], &[]).await;
    check::stored_is(visit, "resync", None).await;
    read(visit, all_clear()).await;
    answer_has(visit, &["all-clear"]).await;
}

async fn a_file_chosen_before_the_program_is_there_counts(visit: &Visit) {
    let site = Site::with_late_check();
    visit.load(&format!("{}check/", site.address)).await;
    let export = File::zipped(&all_clear());
    act::choose_file(visit, FIELD, &export.path).await;
    visit.script("letTheProgramArrive()", vec![]).await;
    check::check_is_done(visit).await;
    answer_has(visit, &["all-clear"]).await;
}

// The dialog for the file was open when the program put its own field in the place of the one that it belonged to.
async fn a_file_chosen_while_the_program_takes_over_counts(visit: &Visit) {
    let site = Site::with_late_check();
    visit.load(&format!("{}check/", site.address)).await;
    visit.script("window.field = document.getElementById(arguments[0]); letTheProgramArrive()", vec![json!(FIELD)]).await;
    act::started(visit).await;
    let choose = "
        const transfer = new DataTransfer();
        transfer.items.add(new File([arguments[0]], 'export.xml', { type: 'text/xml' }));
        field.files = transfer.files;
        field.dispatchEvent(new Event('change', { bubbles: true }));
        return field.isConnected;";
    let text = String::from_utf8(all_clear().xml()).unwrap();
    check::same(visit, "whether the field is still there", &json!(false), &visit.script(choose, vec![json!(text)]).await);
    check::check_is_done(visit).await;
    answer_has(visit, &["all-clear"]).await;
}

async fn days_are_those_of_the_zone_that_is_chosen(visit: &Visit) {
    act::open_check(visit).await;
    read(visit, all_clear()).await;
    let choose = "
        const field = document.getElementById('check-zone--field');
        field.value = arguments[0];
        field.dispatchEvent(new Event('change', { bubbles: true }));
        return field.value;";
    let made = "return document.getElementById('check-answer').textContent";
    let mut seen = Vec::new();
    for (zone, clock) in [("utc", "20:30"), ("export", "21:30"), ("Asia/Tokyo", "21 November 2026, 5:30")] {
        visit.note(format!("choose the zone {zone}"));
        check::same(visit, "the zone", &json!(zone), &visit.script(choose, vec![json!(zone)]).await);
        let script = "return document.getElementById('check-answer').textContent.includes(arguments[0])";
        visit.until(&format!("in {zone} the export was made at {clock}"), &json!(true), script, vec![json!(clock)]).await;
        // By the hour, the steps are elsewhere.
        let hours = "return [...document.querySelectorAll('#check-day tbody th')].map(it => it.textContent.trim()).join(' ')";
        seen.push((visit.script(hours, vec![]).await, visit.script(made, vec![]).await));
    }
    assert_ne!(seen[0].0, seen[2].0, "{:?}", visit.engine());
}

async fn one_number_from_health_tells_which_source_is_on_top(visit: &Visit) {
    act::open_check(visit).await;
    read(visit, Story { phone_after: 300, ..Story::default() }).await;
    for (typed, told) in [("x", "shown_wrong"), ("1", "shown_below"), ("99999", "shown_above")] {
        compare(visit, typed).await;
        let begins = check_words().word(told).split(':').next().unwrap_or_default().to_string();
        check::text_has(visit, "check-day", &[begins], &[]).await;
    }
    // What the page itself says the phone on top would give, at least.
    let estimate = "
        const rows = [...document.querySelectorAll('#check-day table tbody tr')];
        const row = rows.find(it => it.querySelector('th')?.textContent.includes(arguments[0]));
        return /[0-9,]+/.exec(row.querySelector('td').textContent)[0].replaceAll(',', '');";
    let number = visit.script(estimate, vec![json!(PHONE.name)]).await;
    compare(visit, number.as_str().unwrap()).await;
    let fits = fill(check_words().word("shown_other"), &[("source", PHONE.name)]);
    check::text_has(visit, "check-day", &[fits], &[]).await;
}

/// Types what Health shows for the day.
async fn compare(visit: &Visit, number: &str) {
    visit.note(format!("compare with {number}"));
    let field = find::element(visit, "check-totals--shown").await;
    field.clear().await.unwrap();
    field.send_keys(number).await.unwrap();
    act::press_button(visit, "check-day", check_words().word("shown_go")).await;
}

async fn the_result_is_kept_with_names_only_where_this_is_said(visit: &Visit) {
    act::open_check(visit).await;
    read(visit, Story { copies: true, ..only_steps_stopped() }).await;
    act::catch_files(visit).await;
    act::press_button(visit, "check-save", check_words().word("save_file")).await;
    let file: Value = serde_json::from_str(&act::caught(visit).await).unwrap();
    let utc = time(EXPORTED, 0);
    let utc = format!("{}T{}Z", &utc[..10], &utc[11..19]);
    assert_eq!(file["exportDate"], json!(utc), "{:?}", visit.engine());
    assert_eq!(file["formatVersion"].as_u64(), Some(14));
    assert_eq!(file["entryName"], "apple_health_export/export.xml");
    let sources = file["sources"].as_array().unwrap();
    let watch = sources.iter().find(|it| it["name"] == WATCH_NAME).unwrap();
    assert_eq!(watch["hardware"], "Watch6,7");
    assert_eq!(watch["stepSum"].as_f64().unwrap(), watch["stepCount"].as_f64().unwrap() * 300.0);
    let first = &file["findings"][0];
    assert_eq!([&first["id"], &first["checklist"]], [&json!("only-steps-stopped"), &json!("watch-switches")]);

    act::catch_copies(visit).await;
    act::press_button(visit, "check-save", check_words().word("save_copy")).await;
    let copied = act::caught(visit).await;
    check::said(visit, check_words().word("copied")).await;
    assert!(copied.contains(&check_words().finding("only-steps-stopped").title), "{copied}");
    names_are_not_in(visit, "the summary", &copied);
    let stored = visit.script("return localStorage.resync", vec![]).await;
    names_are_not_in(visit, "what is stored", stored.as_str().unwrap());

    act::press_button(visit, "check-save", check_words().word("noted_remove")).await;
    check::focus_is_on(visit, "check-save--noted").await;
    let stored = visit.script("return localStorage.resync", vec![]).await;
    assert!(!stored.as_str().unwrap().contains(&check_words().finding("only-steps-stopped").title), "{stored}");
}

async fn the_check_works_without_the_server(visit: &Visit) {
    let site = Site::with_release("one");
    act::open_at(visit, &site, "").await;
    check::is_ready_offline(visit).await;
    act::hold_what_is_kept(visit, &site).await;
    visit.note("the server goes away");
    site.go_down();
    act::open_check_at(visit, &site).await;
    read(visit, only_steps_stopped()).await;
    answer_has(visit, &["only-steps-stopped"]).await;
    the_answer_leads_to(visit, "only-steps-stopped", "watch-switches").await;
}

// Only the guide had itself kept, so the check was lost to whoever was sent straight to it.
async fn the_check_that_was_opened_alone_works_without_the_server(visit: &Visit) {
    let site = Site::with_release("one");
    act::open_check_at(visit, &site).await;
    // The worker is in charge once all is kept.
    let kept = "navigator.serviceWorker.ready.then(it => { window.worker = it.active?.state }); return window.worker ?? null";
    visit.until("the worker that keeps it", &json!("activated"), kept, vec![]).await;
    // Of the two builds of the check's own worker, only the one that this browser starts is brought.
    let builds = visit.promise("caches.keys().then(all => caches.open(all[0])).then(it => it.keys()).then(all => all.filter(it => /export-.*wasm/.test(it.url)).length)").await;
    check::same(visit, "how many builds of the worker are kept", &json!(1), &builds);
    act::hold_what_is_kept(visit, &site).await;
    visit.note("the server goes away");
    site.go_down();
    act::open_check_at(visit, &site).await;
    read(visit, everything_stopped()).await;
    answer_has(visit, &["everything-stopped"]).await;
    act::open_at(visit, &site, "#toggle-bluetooth").await;
    check::link_has_landed(visit, "toggle-bluetooth").await;
}

async fn without_webassembly_the_check_says_how_to_look_by_hand(visit: &Visit) {
    let site = Site::check_without_webassembly();
    visit.load(&format!("{}check/", site.address)).await;
    it_says_how_to_look_by_hand(visit).await;
}

async fn a_folder_can_be_chosen(visit: &Visit) {
    act::open_check(visit).await;
    // No driver shows the dialog for a folder, so its field answers as a browser would.
    let answer = "
        const text = arguments[0];
        HTMLInputElement.prototype.click = function () {
            if (!this.webkitdirectory && !this.hasAttribute('webkitdirectory')) return;
            const named = (name, content) => {
                const file = new File([content], name.split('/').at(-1), { type: 'text/xml' });
                Object.defineProperty(file, 'webkitRelativePath', { value: name });
                return file;
            };
            const all = [named('apple_health_export/export_cda.xml', '<ClinicalDocument/>'),
                named('apple_health_export/workout-routes/route.gpx', '<gpx/>'), named('apple_health_export/Export.xml', text)];
            Object.defineProperty(this, 'files', { value: Object.assign(all, { item: at => all[at] }) });
            this.dispatchEvent(new Event('change'));
        };";
    let text = String::from_utf8(only_steps_stopped().xml()).unwrap();
    visit.script(answer, vec![json!(text)]).await;
    act::press_button(visit, "check-picker", check_words().word("picker_folder")).await;
    check::check_is_done(visit).await;
    answer_has(visit, &["only-steps-stopped"]).await;
}

async fn a_folder_can_be_dropped(visit: &Visit) {
    act::open_check(visit).await;
    // A page cannot make a folder to be dropped, so the page is given one as a browser gives it: as an entry that is read in parts.
    let drop = "
        const file = (path, text) => ({ isFile: true, isDirectory: false, name: path.split('/').at(-1), fullPath: path,
            file: done => done(new File([text], path.split('/').at(-1))) });
        const folder = (path, ...parts) => ({ isFile: false, isDirectory: true, name: path.split('/').at(-1), fullPath: path,
            createReader: () => { const left = [...parts, []]; return { readEntries: done => done(left.shift()) } } });
        const all = folder('/apple_health_export', [file('/apple_health_export/export_cda.xml', '<ClinicalDocument/>'),
            folder('/apple_health_export/workout-routes', [])], [file('/apple_health_export/Export.xml', arguments[0])]);
        const transfer = { types: ['Files'], items: [{ webkitGetAsEntry: () => all, getAsFile: () => null }], files: [] };
        const event = new Event('drop', { bubbles: true, cancelable: true });
        Object.defineProperty(event, 'dataTransfer', { value: transfer });
        return document.querySelector('h1').dispatchEvent(event);";
    let text = String::from_utf8(everything_stopped().xml()).unwrap();
    check::same(visit, "what is left to the browser", &json!(false), &visit.script(drop, vec![json!(text)]).await);
    check::check_is_done(visit).await;
    answer_has(visit, &["everything-stopped"]).await;
}

async fn without_its_program_the_check_says_how_to_look_by_hand(visit: &Visit) {
    let site = Site::without_in("check", "wasm");
    visit.load(&format!("{}check/", site.address)).await;
    it_says_how_to_look_by_hand(visit).await;
}

async fn without_scripts_the_check_says_how_to_look_by_hand(visit: &Visit) {
    visit.load(&format!("{}check/", visit.site.address)).await;
    it_says_how_to_look_by_hand(visit).await;
}

async fn it_says_how_to_look_by_hand(visit: &Visit) {
    check::text_has(visit, "top", &[check_words().word("no_program").to_string()], &[]).await;
    let link = find::link(visit, "top", check_words().word("by_hand")).await;
    let leads = link.prop("href").await.unwrap().unwrap();
    assert!(leads.ends_with("/#find-the-gap"), "{leads}");
    // What can be of no use is not offered.
    let shows = "return document.getElementById('check-picker')?.checkVisibility() ?? false";
    check::same(visit, "whether the picker shows", &json!(false), &visit.script(shows, vec![]).await);
}

async fn where_nothing_may_be_stored_the_answer_is_there_all_the_same(visit: &Visit) {
    act::open_check(visit).await;
    read(visit, only_steps_stopped()).await;
    answer_has(visit, &["only-steps-stopped"]).await;
    check::text_has(visit, "check-save", &[check_words().word("noted_not").to_string()], &[]).await;
}

async fn nothing_of_an_export_leaves_the_device(visit: &Visit) {
    let site = Site::after_script_in("check/index.html", check::WATCHER);
    act::open_check_at(visit, &site).await;
    read(visit, only_steps_stopped()).await;
    answer_has(visit, &["only-steps-stopped"]).await;
    check::nothing_went_wrong(visit).await;
    read(visit, all_clear()).await;
    answer_has(visit, &["all-clear"]).await;
    let requests = "return performance.getEntriesByType('resource').map(it => it.name)";
    let requests = visit.script(requests, vec![]).await;
    for address in requests.as_array().unwrap() {
        assert!(address.as_str().unwrap().starts_with(site.origin()), "{:?}: a request to {address}", visit.engine());
    }
    check::nothing_went_wrong(visit).await;
    if visit.engine() == Engine::Chromium {
        check::every_request_went_to(visit, site.origin()).await;
    }
    // And nothing could: what the page asks of another place is refused.
    let send = "fetch(arguments[0] + '/x').then(() => 'sent', () => 'refused').then(it => { window.asked = it }); return window.asked ?? null";
    let other = Site::as_built();
    visit.until("a request to elsewhere", &json!("refused"), send, vec![json!(other.origin())]).await;
}

async fn the_check_fits_a_phone(visit: &Visit) {
    it_fits(visit, 390).await;
}

async fn the_check_fits_the_smallest_phone(visit: &Visit) {
    it_fits(visit, 320).await;
}

async fn it_fits(visit: &Visit, width: u32) {
    states::in_each_of_check(visit, async |state| {
        check::nothing_is_wider_either_way(visit, width, state).await;
        check::targets_are_large(visit, state).await;
    })
    .await;
}

async fn the_check_can_be_used_in_colours_of_the_system(visit: &Visit) {
    states::in_each_of_check(visit, async |state| {
        check::what_has_a_ground_has_a_frame(visit, state).await;
    })
    .await;
}

async fn the_check_fits_in_letters_of_twice_the_size(visit: &Visit) {
    let width = if visit.form == Form::Phone { 390 } else { 1280 };
    states::in_each_of_check(visit, async |state| {
        act::enlarge_letters(visit).await;
        check::nothing_is_wider_than(visit, width, state).await;
        check::nothing_is_cut_off(visit, state).await;
    })
    .await;
}

async fn the_keyboard_leads_through_an_answer(visit: &Visit) {
    act::open_check(visit).await;
    read(visit, only_steps_stopped()).await;
    check::focus_is_on(visit, "check-answer").await;
    let at = "const it = document.activeElement; return it === document.body ? null : it.closest('section')?.id ?? it.id";
    let shows = "
        const it = document.activeElement;
        const style = getComputedStyle(it);
        const box = it.getBoundingClientRect();
        return { shows: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, seen: box.bottom > 0 && box.top < innerHeight };";
    let mut stops = Vec::new();
    for _ in 0..40 {
        act::press(visit, Key::Tab).await;
        // Behind the last stop it may begin anew, with the link back at the top, which is in no section.
        let place = visit.script(at, vec![]).await;
        let Some(place) = place.as_str().filter(|it| !it.is_empty()).map(str::to_string) else { break };
        let expected = json!({ "shows": true, "seen": true });
        visit.until(&format!("the focus in {place}, behind {stops:?}"), &expected, shows, vec![]).await;
        stops.push(place);
    }
    for section in ["check-day", "check-save", "check-picker"] {
        assert!(stops.iter().any(|it| it == section), "{:?}: Tab never stops in {section}: {stops:?}", visit.engine());
    }
    assert!(stops.is_sorted_by_key(|it| PLACES.iter().position(|place| place == it)), "{stops:?}");
}

/// The sections in which something can be focused, in the order in which they stand.
const PLACES: [&str; 8] = [
    "check-answer",
    "check-sources",
    "check-zone--field",
    "check-days",
    "check-day",
    "check-save",
    "check-picker",
    "check-limits",
];
