//! Handing over: the report, a step with its instructions, and progress that goes to another browser by link and by file.

use resync_e2e::{Site, Visit, act, check, fill, guide, scenarios};
use serde_json::{Value, json};
use thirtyfour::By;

scenarios! {
    Pair: progress_goes_to_another_browser_by_link;
    Engines on Desktop: progress_goes_to_another_browser_by_file;
    Nightly on Desktop: what_came_can_be_left, damaged_progress_changes_nothing,
        the_report_says_what_was_done_and_notes_only_if_wanted, a_step_is_sent_with_its_instructions,
        the_share_sheet_is_offered_only_where_there_is_one;
}

/// Some progress of every kind.
async fn make_progress(visit: &Visit) {
    act::open(visit, "").await;
    act::choose(visit, "iphone-zero").await;
    act::unfold(visit, "motion-fitness").await;
    act::tick(visit, "fitness-tracking").await;
    act::skip(visit, "health-switch").await;
    act::answer(visit, "motion-fitness", "worked_no").await;
}

async fn arrived(visit: &Visit) {
    check::path_is(visit, &guide().symptom("iphone-zero").goes).await;
    check::step_is(visit, "fitness-tracking", "done").await;
    check::step_is(visit, "health-switch", "skipped").await;
    let outcome = "return JSON.parse(localStorage.resync).outcomes['motion-fitness'].outcome";
    visit.until("what came of the checklist", &json!("not-yet"), outcome, vec![]).await;
}

async fn progress_goes_to_another_browser_by_link(visit: &Visit) {
    make_progress(visit).await;
    act::catch_copies(visit).await;
    act::press_button(visit, "carry", guide().word("carry_link")).await;
    let link = act::caught(visit).await;
    let fragment = link.split_once('#').map(|it| format!("#{}", it.1)).unwrap();
    assert!(fragment.starts_with("#p1=") && link.len() < 400, "{link}");

    // Another port is another browser's storage, as far as a page can tell.
    let other = Site::as_built();
    act::open_at(visit, &other, &fragment).await;
    check::focus_is_on(visit, "import").await;
    check::stored_is(visit, "resync", None).await;
    act::press_button(visit, "import", guide().word("import_merge")).await;
    arrived(visit).await;
    check::fragment_is(visit, "").await;
    act::reload(visit).await;
    arrived(visit).await;

    act::open_at(visit, &other, &fragment).await;
    check::text_has(visit, "import", &[guide().word("import_nothing").to_string()], &[]).await;
}

async fn progress_goes_to_another_browser_by_file(visit: &Visit) {
    make_progress(visit).await;
    act::catch_files(visit).await;
    act::press_button(visit, "carry", guide().word("carry_file")).await;
    let text = act::caught(visit).await;
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(file["format"], "resync-progress");

    let folder = std::env::temp_dir().join(format!("resync-carry-{}-{:?}", std::process::id(), visit.engine()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("resync-progress.json");
    std::fs::write(&path, &text).unwrap();

    let other = Site::as_built();
    act::open_at(visit, &other, "").await;
    act::unfold(visit, "settle-overnight").await;
    act::tick(visit, "overnight").await;
    let field = visit.driver().find(By::Css("#carry input[type=file]")).await.unwrap();
    field.send_keys(path.to_string_lossy()).await.unwrap();
    check::focus_is_on(visit, "import").await;
    act::press_button(visit, "import", guide().word("import_merge")).await;
    arrived(visit).await;
    check::step_is(visit, "overnight", "done").await;
    act::undo(visit).await;
    check::step_is(visit, "fitness-tracking", "todo").await;
    check::step_is(visit, "overnight", "done").await;
    std::fs::remove_dir_all(&folder).unwrap();
}

async fn link_with_progress(visit: &Visit) -> String {
    make_progress(visit).await;
    act::catch_copies(visit).await;
    act::press_button(visit, "carry", guide().word("carry_link")).await;
    act::caught(visit).await.split_once('#').map(|it| format!("#{}", it.1)).unwrap()
}

async fn what_came_can_be_left(visit: &Visit) {
    let fragment = link_with_progress(visit).await;
    let other = Site::as_built();
    act::open_at(visit, &other, &fragment).await;
    act::press_button(visit, "import", guide().word("import_keep")).await;
    check::stored_is(visit, "resync", None).await;
    check::fragment_is(visit, "").await;
    check::focus_is_not_lost(visit).await;
}

async fn damaged_progress_changes_nothing(visit: &Visit) {
    let fragment = link_with_progress(visit).await;
    let other = Site::as_built();
    for damaged in [&fragment[..fragment.len() - 3], "#p1=", "#p9=AAAA", "#p1=%00%ff"] {
        act::open_at(visit, &other, damaged).await;
        check::focus_is_on(visit, "import").await;
        check::stored_is(visit, "resync", None).await;
        check::text_has(visit, "import", &[], &[guide().word("import_merge").to_string()]).await;
    }
}

async fn the_report_says_what_was_done_and_notes_only_if_wanted(visit: &Visit) {
    make_progress(visit).await;
    let note = fill(guide().word("note_add_to"), &[("title", &guide().step("fitness-tracking").1.title)]);
    act::unfold(visit, "motion-fitness").await;
    act::press_button(visit, "fitness-tracking", &note).await;
    let field = visit.driver().find(By::Css("#fitness-tracking textarea")).await.unwrap();
    field.send_keys("the switch was off").await.unwrap();
    act::catch_copies(visit).await;
    act::press_button(visit, "report", guide().word("report_copy")).await;
    let report = act::caught(visit).await;
    for text in [
        guide().word("report_title"),
        &guide().symptom("iphone-zero").see,
        guide().word("worked_not_yet"),
        &guide().step("fitness-tracking").1.title,
    ] {
        assert!(report.contains(text), "{text:?} is not in the report:\n{report}");
    }
    assert!(!report.contains("the switch was off"), "{report}");

    let include = visit.driver().find(By::Css("#report input[type=checkbox]")).await.unwrap();
    act::click(visit, &include).await;
    act::press_button(visit, "report", guide().word("copied")).await;
    assert!(act::caught(visit).await.contains("the switch was off"));
}

async fn a_step_is_sent_with_its_instructions(visit: &Visit) {
    act::open(visit, "#open-data-access").await;
    act::catch_copies(visit).await;
    let title = &guide().step("open-data-access").1.title;
    act::press_button(visit, "open-data-access", &fill(guide().word("share_more_of"), &[("title", title)])).await;
    act::press_button(visit, "open-data-access", guide().word("share_instructions")).await;
    let text = act::caught(visit).await;
    let path = guide().step("open-data-access").1.path[0].taps.join(" › ");
    for part in [title.as_str(), path.as_str(), "/s/open-data-access/"] {
        assert!(text.contains(part), "{part:?} is not in:\n{text}");
    }
    let label = fill(guide().word("share_qr"), &[("title", title)]);
    let code = "const it = document.querySelector('#open-data-access svg[role=img]'); return it.getAttribute('aria-label')";
    visit.until("the name of the QR code", &json!(label), code, vec![]).await;
}

async fn the_share_sheet_is_offered_only_where_there_is_one(visit: &Visit) {
    let without = Site::after_script("Navigator.prototype.canShare = undefined; Navigator.prototype.share = undefined");
    let with = Site::after_script(
        "Navigator.prototype.canShare = it => Boolean(it?.url || it?.text); Navigator.prototype.share = it => { window.caught = it.url; return Promise.resolve(); }",
    );
    let title = &guide().step("restart-both").1.title;
    let more = fill(guide().word("share_more_of"), &[("title", title)]);
    act::open_at(visit, &without, "#restart-both").await;
    act::press_button(visit, "restart-both", &more).await;
    check::text_has(visit, "restart-both", &[guide().word("share_instructions").into()], &[guide().word("share_sheet").into()])
        .await;
    act::open_at(visit, &with, "#restart-both").await;
    act::press_button(visit, "restart-both", &more).await;
    act::press_button(visit, "restart-both", guide().word("share_sheet")).await;
    assert!(act::caught(visit).await.ends_with("/s/restart-both/"));
}
