//! The components as HTML, without a browser: what is in the page, in which order, and under which names.
#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use leptos::prelude::*;
use resync::content::english;
use resync::model::guide::Risk;
use resync::outside::Outside;
use resync::state::Session;
use resync::view::page::Page;
use resync::view::step::Step;

/// The whole page after `act` has been done to it, as its HTML.
fn page(act: impl FnOnce(Session)) -> String {
    Owner::new().with(|| {
        let session = Session::start(english(), Outside::none());
        act(session);
        view! { <Page session=session /> }.to_html()
    })
}

/// One step after `act`, as its HTML.
fn step(id: &str, act: impl FnOnce(Session)) -> String {
    Owner::new().with(|| {
        let session = Session::start(english(), Outside::none());
        act(session);
        let (checklist, step) = english().step(id).expect("a step of the guide");
        view! { <Step session=session checklist=checklist step=step /> }.to_html()
    })
}

#[track_caller]
fn check_order(html: &str, pieces: &[&str]) {
    let mut rest = html;
    for piece in pieces {
        let at = rest.find(piece).unwrap_or_else(|| panic!("`{piece}` is not where it belongs in:\n{rest}"));
        rest = &rest[at + piece.len()..];
    }
}

/// The text of an element's start tag.
#[track_caller]
fn tag<'a>(html: &'a str, id: &str) -> &'a str {
    let at = html.find(&format!(" id=\"{id}\"")).unwrap_or_else(|| panic!("nothing has the id {id}"));
    let start = html[..at].rfind('<').unwrap();
    &html[start..at + html[at..].find('>').unwrap()]
}

#[test]
fn every_step_of_the_guide_is_in_the_page_with_its_id_and_one_native_checkbox() {
    let html = page(|_| {});
    for step in english().steps() {
        let id = step.id.0;
        assert!(tag(&html, id).contains("data-state=\"todo\""), "{id}");
        assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
        let checkbox = tag(&html, &format!("{id}--box"));
        assert!(checkbox.starts_with("<input") && checkbox.contains("type=\"checkbox\""), "{checkbox}");
        assert!(html.contains(&format!("<label for=\"{id}--box\"")), "{id}");
    }
    assert_eq!(html.matches("type=\"checkbox\"").count(), english().steps().count());
}

#[test]
fn every_symptom_is_a_row_of_a_real_table() {
    let html = page(|_| {});
    for symptom in english().symptoms {
        assert!(tag(&html, &format!("symptom-{}", symptom.id)).starts_with("<tr"));
    }
    check_order(&html, &["<table", "<thead", "<th", "<tbody", "<tr", "scope=\"row\"", "<td", "<td", "</table>"]);
}

#[test]
fn no_two_elements_share_an_id() {
    let html = page(|it| it.choose(Some("iphone-zero")));
    let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn whatever_is_named_by_an_id_is_there() {
    let html = page(|it| it.choose(Some("iphone-zero")));
    for attribute in ["aria-labelledby", "aria-controls", "for"] {
        for id in html.split(&format!(" {attribute}=\"")).skip(1).filter_map(|it| it.split('"').next()) {
            tag(&html, id);
        }
    }
}

#[test]
fn every_link_within_the_page_leads_somewhere() {
    let html = page(|it| it.choose(Some("iphone-zero")));
    for id in html.split(" href=\"#").skip(1).filter_map(|it| it.split('"').next()) {
        assert!(english().target(id).is_ok(), "#{id}");
        tag(&html, id);
    }
}

#[test]
fn the_page_as_delivered_holds_nobodys_progress() {
    let html = page(|_| {});
    for sign in ["data-state=\"done\"", "aria-pressed=\"true\"", " checked=", " checked>"] {
        assert!(!html.contains(sign), "{sign}");
    }
}

#[test]
fn a_risk_is_said_before_what_to_do() {
    let risky = english().steps().filter_map(|it| Some((it, it.risk?)));
    let mut count = 0;
    for (it, risk) in risky {
        let html = step(it.id.0, |_| {});
        check_order(&html, &[&escaped(risk.cost), "<ol"]);
        count += 1;
    }
    assert!(count >= 8, "the guide has risky steps");
}

#[test]
fn a_riskier_checklist_says_so_in_its_heading_even_when_closed() {
    let html = page(|_| {});
    for checklist in english().checklists.iter().filter(|it| it.risk != Risk::Safe) {
        let words = &english().words;
        let badge = if checklist.risk == Risk::Careful { words.risk_careful } else { words.risk_destructive };
        let from = html.find(&format!("id=\"{}--title\"", checklist.id)).unwrap();
        let heading = &html[from..from + html[from..].find("</h3>").unwrap()];
        assert!(heading.contains(badge), "{heading}");
    }
}

#[test]
fn a_step_says_its_state_in_the_page() {
    let mark = |state| {
        move |it: Session| {
            let (checklist, step) = english().step("restart-both").unwrap();
            it.mark(checklist, step, state);
        }
    };
    use resync::model::progress::State;
    assert!(tag(&step("restart-both", mark(State::Done)), "restart-both").contains("data-state=\"done\""));
    let skipped = step("restart-both", mark(State::Skipped));
    assert!(tag(&skipped, "restart-both").contains("data-state=\"skipped\""));
    assert!(skipped.contains(english().words.unskip));
}

#[test]
fn a_done_step_cannot_be_skipped_by_a_slip_of_the_thumb() {
    // In a peer, "not applicable" silently took the tick away (B4).
    use resync::model::progress::State;
    let html = step("restart-both", |it| {
        let (checklist, step) = english().step("restart-both").unwrap();
        it.mark(checklist, step, State::Done);
    });
    let button = &html[html.find("<button").unwrap()..];
    assert!(button[..button.find('>').unwrap()].contains("disabled"), "{button}");
}

#[test]
fn where_nothing_applies_no_number_is_shown() {
    // In a peer this was "NaN%" (B3).
    use resync::model::progress::State;
    let html = page(|it| {
        let checklist = english().checklist("settle-overnight").unwrap();
        for step in checklist.steps {
            it.mark(checklist, step, State::Skipped);
        }
    });
    let from = html.find("id=\"settle-overnight--title\"").unwrap();
    assert!(html[from..from + html[from..].find("</h3>").unwrap()].contains(english().words.tally_nothing));
}

#[test]
fn a_path_shows_its_checklists_once_and_first() {
    let html = page(|it| it.choose(Some("iphone-zero")));
    let path: Vec<String> = english().symptom("iphone-zero").unwrap().goes.iter().map(|it| format!(" id=\"{it}\"")).collect();
    let mut order = vec!["id=\"your-path\""];
    order.extend(path.iter().map(String::as_str));
    order.push("id=\"guide\"");
    check_order(&html, &order);
}

#[test]
fn more_steps_on_the_iphone_are_called_no_fault() {
    let html = page(|it| it.choose(Some("iphone-higher")));
    let outcome = english().outcome("nothing-is-broken").unwrap();
    check_order(&html, &["id=\"your-path\"", outcome.title, "id=\"data-sources\""]);
}

#[test]
fn what_a_person_reads_never_has_an_unfilled_place() {
    for chosen in english().symptoms.iter().map(|it| it.id.0).chain(english().verdicts.iter().map(|it| it.id.0)) {
        let html = page(|it| it.choose(Some(chosen)));
        assert!(!html.contains('{') && !html.contains('}'), "{chosen}");
    }
}

#[test]
fn the_static_head_says_what_the_content_says() {
    let html = include_str!("../index.html");
    let words = &english().words;
    assert!(html.contains(&format!("<title>{} · Resync</title>", words.title)));
    assert!(html.contains(&format!("content=\"{}\"", words.description)));
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
