//! The check's page as HTML, without a browser: every state, whole and with names for who can't see it.

use std::sync::Arc;

use export_page::export_ports::ExportPorts;
use export_page::figures::Figures as _;
use export_page::sentences::Speaker;
use export_page::view::page::ExportPage;
use export_page::visit::{ExportVisit, Noted, Phase};
use export_protocol::{DayLook, Found, Offsets, Progress, Said, Shown, SoFar};
use export_words::{FINDINGS, PROBLEMS};
use fixtures::export_words;
use fixtures::stories::{DAY, EXPORTED, LAST_DAY, Reading as _, Story, all_clear, everything_stopped, only_steps_stopped};
use health_export::device::Kind;
use health_export::findings::Note;
use health_export::zone::Zone;
use leptos::prelude::*;
use ports::PagePorts;

fn ports() -> ExportPorts {
    ExportPorts {
        page: PagePorts { now: || (EXPORTED as u64 + 1800) * 1000, ..PagePorts::none() },
        zone: || "Europe/Berlin".to_string(),
        zones: || vec!["Asia/Tokyo".to_string(), "Europe/Berlin".to_string()],
        offsets: |_, _, _| Some(Offsets::fixed(0)),
        ..ExportPorts::none()
    }
}

/// The whole page after `act` has been done to it, as its HTML.
fn page(act: impl FnOnce(ExportVisit)) -> String {
    Owner::new().with(|| {
        let visit = ExportVisit::start(export_words(), ports());
        act(visit);
        view! { <ExportPage visit=visit /> }.to_html()
    })
}

/// As it is once this was read.
fn read(found: Found) -> String {
    page(|it| {
        it.begin(export_page::export_ports::Chosen { name: "export.zip".to_string() });
        it.hear(Said::Found { run: 1, found: Box::new(found) });
    })
}

/// The text of an element's start tag.
#[track_caller]
fn tag<'a>(html: &'a str, id: &str) -> &'a str {
    let at = html.find(&format!(" id=\"{id}\"")).unwrap_or_else(|| panic!("nothing has the id {id}"));
    let start = html[..at].rfind('<').unwrap();
    &html[start..at + html[at..].find('>').unwrap()]
}

/// What stands between the tags, in pieces.
fn texts(html: &str) -> Vec<String> {
    let plain = |it: &str| it.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&#x27;", "'");
    html.split('<').filter_map(|it| Some(plain(it.split_once('>')?.1))).filter(|it| !it.trim().is_empty()).collect()
}

#[track_caller]
fn check_whole(html: &str) {
    for text in texts(html) {
        assert!(!text.contains(['{', '}']), "not filled: {text}");
        assert!(!text.contains("NaN") && !text.contains("inf") || text.contains("info"), "{text}");
    }
    for element in ["<p", "<h2", "<h3", "<li", "<td", "<th", "<button", "<label", "<option"] {
        for start in html.match_indices(&format!("{element} ")).map(|it| it.0) {
            let rest = &html[start..];
            let inside = &rest[rest.find('>').unwrap() + 1..];
            let name = &element[1..];
            let is_empty = inside.replace("<!>", "").trim_start().starts_with(&format!("</{name}>"));
            // What a screen reader is told, and what comes of comparing, are empty at first.
            assert!(!is_empty || rest.starts_with("<p role=\"status\""), "empty: {:.120}", rest);
        }
    }
    let ids: Vec<&str> = html.split(" id=\"").skip(1).map(|it| it.split('"').next().unwrap()).collect();
    for id in &ids {
        assert_eq!(ids.iter().filter(|it| *it == id).count(), 1, "the id {id} is there twice");
    }
    for attribute in ["aria-labelledby", "aria-describedby", "for"] {
        for named in html.split(&format!(" {attribute}=\"")).skip(1).map(|it| it.split('"').next().unwrap()) {
            assert!(ids.contains(&named), "{attribute} names {named}, which is not there");
        }
    }
    assert!(!html.contains(" style="), "the policy forbids style attributes");
    assert_eq!(html.matches("<h1").count(), 1);
}

#[test]
fn before_anything_there_is_one_labelled_picker_and_how_to_make_an_export() {
    let html = page(|_| {});
    check_whole(&html);
    assert_eq!(html.matches("type=\"file\"").count(), 1);
    let field = tag(&html, "check--file");
    assert!(field.contains("accept=\".zip,.xml,application/zip,text/xml\""), "{field}");
    assert!(html.contains("<label for=\"check--file\""));
    for words in [export_words().how_title, export_words().limit_watch, export_words().stays, export_words().no_program] {
        assert!(texts(&html).contains(&words.to_string()), "{words}");
    }
    assert!(html.contains("href=\"../\"") && html.contains("href=\"../#find-the-gap\""));
}

#[test]
fn while_it_reads_there_is_a_bar_with_a_name_and_a_way_out() {
    let html = page(|it| {
        it.begin(export_page::export_ports::Chosen { name: "export.zip".to_string() });
        let so_far = vec![SoFar { kind: Kind::Watch, steps: 12_345, last: EXPORTED }];
        let progress = Progress { done: 420, of: 1000, records: 1_234_567, steps: 20_000, so_far };
        it.hear(Said::Progress { run: 1, progress });
    });
    check_whole(&html);
    assert!(html.contains("<progress") && html.contains("value=\"42\"") && html.contains("max=\"100\""));
    let all = texts(&html).join("|");
    for text in [
        "export.zip, 42 %",
        "1,234,567 records so far, 20,000 of them steps.",
        export_words().reading_cancel,
        "Apple Watch: 12,345 entries",
    ] {
        assert!(all.contains(text), "{text} is not in {all}");
    }
    assert!(!html.contains("check--file"), "one thing at a time");
}

#[test]
fn after_cancelling_it_says_so_and_the_picker_is_back() {
    let html = page(|it| {
        it.begin(export_page::export_ports::Chosen { name: "export.zip".to_string() });
        it.cancel();
    });
    check_whole(&html);
    assert!(texts(&html).contains(&export_words().reading_cancelled.to_string()));
    tag(&html, "check--file");
}

#[test]
fn every_problem_is_a_sentence_with_what_to_do_and_the_picker_stays() {
    for id in PROBLEMS {
        let html = page(|it| it.phase.set(Phase::Failed(id.to_string())));
        check_whole(&html);
        for text in [export_words().problem(id).text, export_words().problem(id).remedy] {
            assert!(texts(&html).contains(&text.to_string()), "{id}: {text}");
        }
        tag(&html, "check--file");
    }
}

#[test]
fn the_findings_come_first_and_each_leads_into_the_guide() {
    let html = read(only_steps_stopped().found());
    check_whole(&html);
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text}"));
    assert!(at("id=\"check-answer\"") < at("id=\"check-sources\""));
    assert!(at("id=\"check-sources\"") < at("id=\"check-days\"") && at("id=\"check-days\"") < at("id=\"check-day\""));
    assert!(at("id=\"check-save\"") < at("id=\"check-picker\""), "another export comes last");
    assert!(html.contains("href=\"../#watch-switches\"") && html.contains("Go to: Allow fitness tracking"));
    assert!(html.contains(export_words().finding("only-steps-stopped").title));
}

#[test]
fn an_all_clear_is_told_apart_by_more_than_its_words() {
    // In the phone's own zone, or there would be something to say about that.
    let html = read(all_clear().answers().found(&Zone::fixed(3600), None, None));
    check_whole(&html);
    assert!(html.contains("check-answer__finding--good"));
    assert!(!read(everything_stopped().found()).contains("check-answer__finding--good"));
}

#[test]
fn what_has_to_be_known_first_comes_first() {
    let notes = vec![Note::ExportOld { age: 3 * DAY }, Note::OlderOnlyInSums { from: EXPORTED - 90 * DAY }, Note::TooManySources];
    let html = read(Found { notes, unreadable: 7, ..Story::default().found() });
    check_whole(&html);
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text}"));
    assert!(at("made 3\u{a0}d ago") < at("check-answer__finding"));
    assert!(html.contains("are left out: 7."));
}

#[test]
fn what_could_be_read_stays_below_what_was_wrong() {
    let html = read(Found { problem: Some("cut-short".to_string()), ..Story::default().found() });
    check_whole(&html);
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text}"));
    assert!(at(export_words().problem("cut-short").text) < at("check-answer__finding"));
    assert!(html.contains(export_words().answer_partial));
    let nothing = read(Found { problem: Some("cut-short".to_string()), findings: Vec::new(), ..Story::default().found() });
    assert!(nothing.contains(export_words().answer_incomplete));
}

#[test]
fn without_steps_there_are_no_empty_charts() {
    let found = Story { watch_steps: None, phone_steps: None, ..Story::default() }.found();
    assert_eq!(found.problem.as_deref(), Some("no-steps"));
    let html = read(found);
    check_whole(&html);
    assert!(!html.contains("check-days"));
    tag(&html, "check-sources");
}

/// The table behind the chart in a section: its rows, each with its cells.
fn table(html: &str, section: &str) -> Vec<Vec<String>> {
    let html = &html[html.find(&format!("id=\"{section}\"")).unwrap()..];
    let html = &html[html.find("<details").unwrap()..html.find("</details>").unwrap()];
    html.split("<tr").skip(1).map(texts).collect()
}

#[test]
fn behind_each_chart_is_a_table_with_the_same_numbers() {
    let found = only_steps_stopped().found();
    let html = read(found.clone());
    let speak = Speaker { words: export_words(), found: &found, zone: &Zone::fixed(0), names: true };
    let lanes = speak.lanes_of_days(30);
    let rows = table(&html, "check-days");
    assert_eq!(rows.len(), 31);
    assert_eq!(rows[0][1..], lanes.iter().map(|it| it.name.clone()).collect::<Vec<_>>());
    for (at, row) in rows[1..].iter().enumerate() {
        let day = 29 - at;
        assert_eq!(row[0], export_words().day(LAST_DAY - at as i64));
        for (cell, lane) in row[1..].iter().zip(&lanes) {
            let steps = lane.values[day];
            assert_eq!(*cell, if steps > 0.0 { export_words().steps(steps) } else { export_words().days_none.to_string() });
        }
    }
    let detail = found.day.clone().unwrap().detail.unwrap();
    let hours = table(&html, "check-day");
    let counted = speak.lanes_of_hours(&detail);
    let sum: u64 = hours[1..].iter().map(|row| row[1].replace(',', "").parse::<u64>().unwrap()).sum();
    assert_eq!(sum, counted[0].total().round() as u64);
}

// The seventh source was nowhere, and nothing said so.
#[test]
fn a_source_that_a_chart_has_no_room_for_is_in_the_table_behind_it() {
    let crowd = samples::crowd::Crowd { sources: 8, samples: 3, longest: 600 };
    let html = read(fixtures::stories::read(&crowd.xml()).unwrap().found(&Zone::fixed(0), None, Some(LAST_DAY - 1)));
    for (section, own) in [("check-days", 1), ("check-day", 2)] {
        let card = &html[html.find(&format!("id=\"{section}\"")).unwrap()..];
        let card = &card[..card.find("<details").unwrap()];
        assert!(card.contains("only in the table below: 2."), "{card}");
        assert_eq!(card.matches("class=\"check-lane ").count(), 6, "{card}");
        assert_eq!(table(&html, section)[0].len(), 8 + own);
    }
}

#[test]
fn each_chart_says_the_essential_in_its_name() {
    let html = read(only_steps_stopped().found());
    let names: Vec<&str> = html
        .split("role=\"img\"")
        .skip(1)
        .map(|it| it.split("aria-label=\"").nth(1).unwrap().split('"').next().unwrap())
        .collect();
    assert_eq!(names.len(), 2);
    assert!(names[0].starts_with("Steps by day from 22 October to 20 November 2026."), "{}", names[0]);
    assert!(names[0].contains("(Series 7): steps on 17 of 30 days, the last on 17 November."), "{}", names[0]);
    assert!(names[1].starts_with("Steps on 20 November 2026 by hour. Robins iPhone: "), "{}", names[1]);
    assert_eq!(html.matches("<svg").count(), html.matches("aria-hidden=\"true\"").count(), "their parts say nothing");
}

#[test]
fn hours_in_which_two_sources_counted_are_hatched() {
    let lines = |html: &str| {
        let paths = html.split("<path ").skip(1).map(|it| it.split('>').next().unwrap());
        paths.filter(|it| it.contains("check-lane__hatching") && it.contains("d=\"M")).count()
    };
    let html = read(Story::default().found());
    assert_eq!(lines(&html), 2, "both lanes of the day, and none of the days");
    assert!(html.contains(export_words().hours_legend));
    let alone = read(Story { phone_steps: None, ..Story::default() }.found());
    assert_eq!(lines(&alone), 0);
    assert!(alone.contains(export_words().hours_apart));
}

#[test]
fn a_day_that_is_only_in_sums_says_so() {
    let day = Some(DayLook { day: LAST_DAY, detail: None });
    let html = read(Found { day, ..Story::default().found() });
    check_whole(&html);
    assert!(html.contains(export_words().day_sums));
}

#[test]
fn what_the_number_in_health_says_stands_below_it() {
    let html = page(|it| {
        it.begin(export_page::export_ports::Chosen { name: "export.zip".to_string() });
        let answers = Story::default().answers();
        let shown = Some(Shown { day: LAST_DAY - 1, steps: 2600.0 });
        let found = answers.found(&Zone::fixed(0), shown, Some(LAST_DAY - 1));
        it.hear(Said::Found { run: 1, found: Box::new(found) });
    });
    check_whole(&html);
    assert!(html.contains("on top of the list.") && html.contains("Move Robin"));
    let mistyped = page(|it| {
        it.begin(export_page::export_ports::Chosen { name: "export.zip".to_string() });
        it.hear(Said::Found { run: 1, found: Box::new(Story::default().found()) });
        it.compare("many");
    });
    assert!(mistyped.contains(export_words().shown_wrong));
}

#[test]
fn the_zones_of_the_device_the_export_and_the_browser_can_be_chosen() {
    let html = read(Story::default().found());
    let field = tag(&html, "check-zone--field");
    assert!(field.starts_with("<select"));
    for (value, label) in
        [("own", "This device (Europe/Berlin)"), ("utc", "UTC"), ("export", "+01:00"), ("Asia/Tokyo", "Asia/Tokyo")]
    {
        assert!(html.contains(&format!("value=\"{value}\"")) && html.contains(label), "{value}");
    }
}

#[test]
fn what_became_of_the_note_in_the_guide_is_said() {
    let said = |noted: Noted| {
        let html = page(|it| {
            it.begin(export_page::export_ports::Chosen { name: "export.zip".to_string() });
            it.hear(Said::Found { run: 1, found: Box::new(Story::default().found()) });
            it.noted.set(noted);
        });
        check_whole(&html);
        html
    };
    assert!(said(Noted::Yes).contains("href=\"../#report\""));
    assert!(said(Noted::Removed).contains(export_words().noted_removed));
    assert!(said(Noted::Failed).contains(export_words().noted_not));
}

#[test]
fn a_name_in_an_export_is_text_and_never_markup() {
    let mut found = Story::default().found();
    found.sources[0].name = "<script>alert(1)</script>{watch}".to_string();
    let html = read(found);
    assert!(!html.contains("<script>"));
    assert!(html.contains("&lt;script&gt;"));
}

#[test]
fn a_hundred_sources_make_no_endless_table() {
    let mut found = Story::default().found();
    let one = found.sources[1].clone();
    found.sources.extend(std::iter::repeat_n(one, 100));
    let html = read(found);
    check_whole(&html);
    assert_eq!(html.matches("check-sources__row").count(), 12);
    assert!(html.contains("More sources: 90."));
}

#[test]
fn every_finding_can_be_shown() {
    assert_eq!(FINDINGS.len(), 14);
    let found = Arc::new(Story { copies: true, ..Story::default() }.found());
    for story in [
        Story::default(),
        only_steps_stopped(),
        everything_stopped(),
        Story { watch_steps: None, watch_hearts: None, ..Story::default() },
    ] {
        check_whole(&read(Found { sources: found.sources.clone(), ..story.found() }));
    }
}
