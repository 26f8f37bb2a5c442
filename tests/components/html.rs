//! The components as HTML, without a browser: what is in the page, in which order, and under which names.

use std::cell::{Cell, RefCell};

use fixtures::{checklist, guide};
use leptos::prelude::*;
use ports::{News, PagePorts, Ports, StorageError};
use resync::session::{Keeping, Session};
use resync::view::page::Page;
use resync::view::step::Step;
use rules::guide::Risk;
use rules::id::Place;
use rules::progress::{State, Worked};

thread_local! {
    static NOW: Cell<u64> = const { Cell::new(0) };
    static SAVED: RefCell<Option<String>> = const { RefCell::new(None) };
    /// What was brought into view, or got the focus.
    static SHOWN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn ports() -> Ports {
    Ports {
        page: PagePorts {
            now: || NOW.get(),
            load: || Ok(SAVED.with_borrow(Clone::clone)),
            show: |id| SHOWN.with_borrow_mut(|it| it.push(id.to_string())),
            focus: |id| SHOWN.with_borrow_mut(|it| it.push(id.to_string())),
            ..PagePorts::none()
        },
        ..Ports::none()
    }
}

/// The whole page after `act` has been done to it, as its HTML.
fn page(act: impl FnOnce(Session)) -> String {
    Owner::new().with(|| {
        let session = Session::start(guide(), ports());
        act(session);
        view! { <Page session=session /> }.to_html()
    })
}

/// One step after `act`, as its HTML.
fn step(id: &str, act: impl FnOnce(Session)) -> String {
    Owner::new().with(|| {
        let session = Session::start(guide(), ports());
        act(session);
        let (checklist, step) = guide().step(id).expect("a step of the guide");
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
    for step in guide().steps() {
        let id = step.id.0;
        assert!(tag(&html, id).contains("data-state=\"todo\""), "{id}");
        assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
        let checkbox = tag(&html, &format!("{id}--box"));
        assert!(checkbox.starts_with("<input") && checkbox.contains("type=\"checkbox\""), "{checkbox}");
        assert!(html.contains(&format!("<label for=\"{id}--box\"")), "{id}");
    }
    assert_eq!(html.matches("type=\"checkbox\"").count(), guide().steps().count());
}

#[test]
fn every_symptom_is_a_row_of_a_real_table() {
    let html = page(|_| {});
    for symptom in guide().symptoms {
        assert!(tag(&html, &format!("symptom-{}", symptom.id)).starts_with("<tr"));
    }
    check_order(&html, &["<table", "<thead", "<th", "<tbody", "<tr", "scope=\"row\"", "<td", "<td", "</table>"]);
}

/// Everything that a person can have done to a step's wait, from its start to after its end.
fn wait_for(session: Session, id: &str, milliseconds: u64) {
    session.timers.start_timer(guide().step(id).unwrap().1);
    NOW.set(NOW.get() + milliseconds);
    session.timers.tick();
}

fn answer(session: Session, answers: &[(&'static str, &'static str)]) {
    for (question, answer) in answers {
        session.choices.set_answer(question, Some(answer));
    }
}

fn mark(session: Session, id: &str, state: State) {
    let (checklist, step) = guide().step(id).unwrap();
    session.steps.mark(checklist, step, state);
}

fn do_all(session: Session, id: &str) {
    for step in checklist(id).steps {
        session.steps.mark(checklist(id), step, State::Done);
    }
}

/// What a person does.
type Act = fn(Session);

/// The page in every kind of state that it can be in, by a name for it.
fn every_page() -> Vec<(&'static str, String)> {
    let states: [(&str, Act); 18] = [
        ("as delivered", |_| {}),
        ("a path", |it| it.choices.choose(Some("no-whistle"))),
        ("a path with an outcome before it", |it| it.choices.choose(Some("too-full"))),
        ("an answer", |it| answer(it, &[("boils", "bubbles")])),
        ("the end of the diagnosis", |it| answer(it, &[("boils", "cold")])),
        ("a diagnosis and its path", |it| {
            answer(it, &[("boils", "bubbles"), ("steam", "none"), ("began", "other")]);
            it.choices.choose(Some("no-whistle"));
        }),
        ("asked whether it worked", |it| {
            it.choices.choose(Some("stale-tea"));
            do_all(it, "first-checks");
        }),
        ("not fixed yet", |it| {
            it.choices.choose(Some("stale-tea"));
            it.outcomes.set_worked(checklist("first-checks"), Worked::NotYet);
        }),
        ("fixed", |it| {
            it.choices.choose(Some("stale-tea"));
            mark(it, "stove-off-on", State::Done);
            it.outcomes.set_worked(checklist("first-checks"), Worked::Fixed);
        }),
        ("the end of the path", |it| {
            it.choices.choose(Some("tastes-odd"));
            ["other-pots", "cool-overnight"].into_iter().for_each(|id| it.outcomes.set_worked(checklist(id), Worked::Unsure));
        }),
        ("a note, a tick and what doesn't apply", |it| {
            it.steps.set_note(guide().step("shake-both").unwrap().1, "took <two> tries");
            mark(it, "stove-off-on", State::Done);
            mark(it, "shake-both", State::Skipped);
        }),
        ("the guard was read", |it| it.outcomes.pass_guard(checklist("new-kettle"))),
        ("a wait that runs and one that is over", |it| {
            wait_for(it, "leave-alone", 0);
            wait_for(it, "stove-off-on", 20_000);
        }),
        ("progress from elsewhere", |it| {
            mark(it, "stove-off-on", State::Done);
            let link = it.transfer.link_with_progress();
            it.steps.reset();
            it.undo.undo();
            mark(it, "stove-off-on", State::Todo);
            it.navigation.visit(&link);
        }),
        ("a damaged link with progress", |it| it.navigation.visit("#p1=x")),
        ("a link to a step", |it| it.navigation.visit("#crush-kettle")),
        ("a link to nothing", |it| {
            it.navigation.visit("#no-such-step");
            it.saving.keeping.set(Keeping::InMemory(StorageError::Full));
        }),
        ("offline, with a new version", |it| {
            let news = [News::Ready { is_new: true }, News::Online(false), News::NewVersion];
            news.into_iter().for_each(|news| it.updates.hear(news));
        }),
    ];
    states.into_iter().map(|(name, act)| (name, page(act))).collect()
}

/// Every value of an attribute.
fn values_of<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    html.split(&format!(" {attribute}=\"")).skip(1).filter_map(|it| it.split('"').next()).collect()
}

#[test]
fn no_two_elements_share_an_id() {
    for (name, html) in every_page() {
        let mut ids = values_of(&html, "id");
        ids.sort_unstable();
        let twice: Vec<_> = ids.windows(2).filter(|it| it[0] == it[1]).map(|it| it[0]).collect();
        assert!(twice.is_empty(), "{name}: {twice:?}");
    }
}

#[test]
fn whatever_is_named_by_an_id_is_there() {
    for (name, html) in every_page() {
        for attribute in ["aria-labelledby", "aria-describedby", "aria-controls", "for"] {
            for id in values_of(&html, attribute).into_iter().flat_map(str::split_whitespace) {
                assert!(html.contains(&format!(" id=\"{id}\"")), "{name}: {attribute} names {id}");
            }
        }
    }
}

#[test]
fn every_link_within_the_page_leads_somewhere() {
    for (name, html) in every_page() {
        for id in values_of(&html, "href").into_iter().filter_map(|it| it.strip_prefix('#')) {
            let target = guide().target(id).unwrap_or_else(|_| panic!("{name}: #{id}"));
            assert_eq!(target.element(), id, "{name}");
            tag(&html, id);
        }
    }
}

// The focus that is moved to an element without a tabindex falls back to the top of the page in silence.
#[test]
fn whatever_is_linked_to_or_brought_into_view_can_take_the_focus() {
    for (name, html) in every_page() {
        for id in values_of(&html, "href").into_iter().filter_map(|it| it.strip_prefix('#')) {
            let tag = tag(&html, id);
            assert!(tag.contains(" tabindex=\"-1\""), "{name}: {tag}");
        }
    }
    let html = page(|it| {
        it.choices.choose(Some("stale-tea"));
        it.outcomes.set_worked(checklist("first-checks"), Worked::NotYet);
        it.outcomes.set_worked(checklist("fresh-water"), Worked::Fixed);
        it.outcomes.pass_guard(checklist("new-kettle"));
        it.navigation.visit("#p1=x");
        it.transfer.dismiss_incoming();
        it.navigation.visit("#p1=x");
        it.navigation.visit("#no-such-step");
        ["#crush-kettle", "#symptom-wrong-hour", "#top", "#first-checks--worked"]
            .into_iter()
            .for_each(|link| it.navigation.visit(link));
        Place::ALL.iter().for_each(|place| it.navigation.visit(place.id()));
        it.undo.undo();
        it.undo.undo();
        it.outcomes.set_worked(checklist("fresh-water"), Worked::Fixed);
        SHOWN.with_borrow_mut(|shown| shown.push(it.choices.diagnosis_next()));
    });
    let shown = SHOWN.take();
    for id in ["your-path", "fixed", "fresh-water", "say-goodbye", "top", "import", "notices", "dock", "diagnosis--boils"] {
        assert!(shown.iter().any(|it| it == id), "this test no longer shows {id}: {shown:?}");
    }
    for id in shown {
        let tag = tag(&html, &id);
        assert!(tag.contains(" tabindex=\"-1\""), "{tag}");
    }
}

#[test]
fn the_page_as_delivered_holds_nobodys_progress() {
    let html = page(|_| {});
    let started = ["wait-timer__left", "wait-timer--over", "report__log", "id=\"import\"", "id=\"fixed\"", "id=\"your-path\""];
    for sign in ["data-state=\"done\"", "aria-pressed=\"true\"", " checked=", " checked>"].into_iter().chain(started) {
        assert!(!html.contains(sign), "{sign}");
    }
}

#[test]
fn a_risk_is_said_before_what_to_do() {
    let risky = guide().steps().filter_map(|it| Some((it, it.caution?)));
    let mut count = 0;
    for (it, caution) in risky {
        let html = step(it.id.0, |_| {});
        check_order(&html, &[&escaped(caution.cost), "<ol"]);
        count += 1;
    }
    assert!(count >= 4, "the guide has risky steps");
}

// The word for it was in the content, and no component said it.
#[test]
fn a_step_that_is_not_well_confirmed_says_so_between_its_title_and_what_to_do() {
    let said = guide().words.certainty_low;
    let mut count = 0;
    for it in guide().steps() {
        let html = step(it.id.0, |_| {});
        if it.grounds.certainty.is_low() {
            check_order(&html, &["<label", &escaped(it.title), "step__unsure", said, "step__body", "<ol"]);
            count += 1;
        } else {
            assert!(!html.contains(said), "{}", it.id);
        }
    }
    assert!(count > 0, "the guide has such steps");
}

// It was made twice on every load, with its QR code, and is wanted on paper alone.
#[test]
fn the_head_of_a_printout_is_not_in_the_page_and_says_where_the_guide_is_when_it_is_made() {
    use resync::view::paper::Paper;
    assert!(!page(|_| {}).contains("paper__address"));
    let html = Owner::new().with(|| {
        let address = || "https://example.org/resync/#unpair".to_string();
        let session = Session::start(guide(), Ports { address, ..ports() });
        view! { <Paper guide=session.guide sharing=session.sharing /> }.to_html()
    });
    check_order(&html, &["https://example.org/resync/<", "<svg", "role=\"img\"", "<path"]);
}

#[test]
fn a_riskier_checklist_says_so_in_its_heading_even_when_closed() {
    let html = page(|_| {});
    for checklist in guide().checklists.iter().filter(|it| it.risk != Risk::Safe) {
        let from = html.find(&format!("id=\"{}--title\"", checklist.id)).unwrap();
        let heading = &html[from..from + html[from..].find("</h3>").unwrap()];
        assert!(heading.contains(checklist.cost), "{heading}");
    }
}

#[test]
fn a_step_says_its_state_in_the_page() {
    let marked = |state| step("shake-both", |it| mark(it, "shake-both", state));
    assert!(tag(&marked(State::Done), "shake-both").contains("data-state=\"done\""));
    let skipped = marked(State::Skipped);
    assert!(tag(&skipped, "shake-both").contains("data-state=\"skipped\""));
    assert!(skipped.contains(guide().words.unskip));
}

#[test]
fn a_done_step_cannot_be_skipped_by_a_slip_of_the_thumb() {
    // In a peer, "not applicable" silently took the tick away (B4).
    let html = step("shake-both", |it| mark(it, "shake-both", State::Done));
    let button = &html[html.find("<button").unwrap()..];
    assert!(button[..button.find('>').unwrap()].contains("disabled"), "{button}");
}

#[test]
fn where_nothing_applies_no_number_is_shown() {
    // In a peer this was "NaN%" (B3).
    let html = page(|it| {
        let checklist = guide().checklist("cool-overnight").unwrap();
        for step in checklist.steps {
            it.steps.mark(checklist, step, State::Skipped);
        }
    });
    let from = html.find("id=\"cool-overnight--title\"").unwrap();
    assert!(html[from..from + html[from..].find("</h3>").unwrap()].contains(guide().words.tally_nothing));
}

#[test]
fn a_path_shows_its_checklists_once_and_first() {
    let html = page(|it| it.choices.choose(Some("no-whistle")));
    let path: Vec<String> = guide().symptom("no-whistle").unwrap().goes.iter().map(|it| format!(" id=\"{it}\"")).collect();
    let mut order = vec!["id=\"your-path\""];
    order.extend(path.iter().map(String::as_str));
    order.push("id=\"guide\"");
    check_order(&html, &order);
}

#[test]
fn more_steps_on_the_iphone_are_called_no_fault() {
    let html = page(|it| it.choices.choose(Some("too-full")));
    let outcome = guide().outcome("all-is-well").unwrap();
    check_order(&html, &["id=\"your-path\"", outcome.title, "id=\"other-pots\""]);
}

#[test]
fn what_a_person_reads_never_has_an_unfilled_place() {
    for chosen in guide().symptoms.iter().map(|it| it.id.0).chain(guide().verdicts.iter().map(|it| it.id.0)) {
        let html = page(|it| it.choices.choose(Some(chosen)));
        assert!(!html.contains('{') && !html.contains('}'), "{chosen}");
    }
}

// ---------------------------------------------------------------- did it work?

/// The HTML of a checklist's own section, which holds no other.
#[track_caller]
fn section<'a>(html: &'a str, id: &str) -> &'a str {
    let from = html.find(&format!(" id=\"{id}\"")).unwrap_or_else(|| panic!("nothing has the id {id}"));
    &html[from..from + html[from..].find("</section>").unwrap()]
}

#[test]
fn after_its_last_step_every_checklist_that_asks_asks_whether_it_worked_and_no_other() {
    let html = page(|_| {});
    let words = &guide().words;
    for checklist in guide().checklists {
        let section = section(&html, checklist.id.0);
        let question = format!(" id=\"{}--worked\"", checklist.id);
        if checklist.asks() {
            let last = format!(" id=\"{}\"", checklist.steps.last().unwrap().id);
            check_order(section, &[&last, &question, words.worked_title, words.worked_yes, words.worked_no, words.worked_maybe]);
        } else {
            assert!(!section.contains("--worked\""), "{}", checklist.id);
        }
    }
    let asking = guide().checklists.iter().filter(|it| it.asks()).count();
    assert_eq!(html.matches(words.worked_title).count(), asking);
}

#[test]
fn the_answer_that_was_given_is_pressed() {
    let words = &guide().words;
    for (worked, text) in
        [(Worked::Fixed, words.worked_yes), (Worked::NotYet, words.worked_no), (Worked::Unsure, words.worked_maybe)]
    {
        let html = page(|it| it.outcomes.set_worked(checklist("kitchen-clock"), worked));
        let question = html.split(" id=\"kitchen-clock--worked\"").nth(1).unwrap();
        let buttons = &question[..question.find("</section>").unwrap()];
        let pressed = buttons.find("aria-pressed=\"true\"").unwrap();
        let label = &buttons[pressed..pressed + buttons[pressed..].find("</button>").unwrap()];
        // Leptos leaves a mark behind a text that may change.
        assert!(label.trim_end_matches("<!>").ends_with(text), "{label}");
        assert_eq!(html.matches("aria-pressed=\"true\"").count(), 1);
    }
}

#[test]
fn once_it_is_fixed_the_page_says_what_helped_and_pushes_nothing() {
    let html = page(|it| {
        it.choices.choose(Some("stale-tea"));
        it.outcomes.set_worked(checklist("first-checks"), Worked::Fixed);
    });
    check_order(&html, &[" id=\"your-path\"", " id=\"fixed\"", "First checks", "href=\"#keep-clean\"", " id=\"first-checks\""]);
    let dock = &html[html.find(" id=\"dock\"").unwrap()..];
    assert!(dock.contains(guide().words.fixed_title) && of_class(dock, "dock__next").is_empty(), "{dock}");
    let order = &html[html.find("your-path__order").unwrap()..html.find(" id=\"fixed\"").unwrap()];
    assert!(!order.contains(" min left"), "{order}");
}

#[test]
fn the_dock_leads_to_the_question_once_a_checklist_is_through() {
    let html = page(|it| {
        it.choices.choose(Some("stale-tea"));
        do_all(it, "first-checks");
    });
    let dock = &html[html.find(" id=\"dock\"").unwrap()..];
    check_order(dock, &["href=\"#first-checks--worked\"", "First checks", guide().words.next_ask]);
}

#[test]
fn a_riskier_checklist_names_what_is_milder_before_anything_else_in_it() {
    let html = page(|it| it.choices.choose(Some("no-whistle")));
    for id in ["descale", "new-kettle"] {
        let first = format!(" id=\"{}\"", checklist(id).steps[0].id);
        check_order(section(&html, id), &[guide().words.milder_first, "href=\"#valve-open\"", &first]);
    }
    assert_eq!(html.matches(guide().words.milder_first).count(), 2);
    assert!(!page(|_| {}).contains(guide().words.milder_first), "without a path there is no order");
}

// ---------------------------------------------------------------- the guard

#[test]
fn the_guard_says_what_is_lost_and_what_to_check_before_the_steps() {
    let html = page(|_| {});
    let mut guarded = 0;
    for checklist in guide().checklists {
        let Some(guard) = checklist.guard else { continue };
        let named = |text: &&str| escaped(&guide().named(text, Default::default()));
        let mut pieces = vec![format!(" id=\"{}--guard\"", checklist.id), named(&guard.lost)];
        pieces.extend(guard.check.iter().map(named));
        pieces.extend([guard.go.to_string(), format!(" id=\"{}\"", checklist.steps[0].id)]);
        check_order(section(&html, checklist.id.0), &pieces.iter().map(String::as_str).collect::<Vec<_>>());
        guarded += 1;
    }
    assert_eq!(html.matches("--guard\"").count(), guarded);
    assert!(guarded > 0, "the guide has something that erases");
}

/// The start tags of all elements of a class.
fn of_class<'a>(html: &'a str, class: &str) -> Vec<&'a str> {
    let tags = html.split('<').skip(1).map(|it| it.split('>').next().unwrap());
    tags.filter(|it| values_of(it, "class").iter().any(|it| it.split(' ').any(|it| it == class))).collect()
}

/// The start tags of the bodies of a checklist's steps.
fn bodies<'a>(html: &'a str, id: &str) -> Vec<&'a str> {
    of_class(section(html, id), "step__body")
}

#[test]
fn the_steps_of_what_erases_are_hidden_until_the_guard_was_read() {
    let before = page(|_| {});
    let after = page(|it| it.outcomes.pass_guard(checklist("new-kettle")));
    for checklist in guide().checklists {
        let id = checklist.id.0;
        assert_eq!(bodies(&before, id).len(), checklist.steps.len(), "{id}");
        assert!(bodies(&before, id).iter().all(|it| it.contains(" hidden") == checklist.guard.is_some()), "{id}");
        assert!(bodies(&after, id).iter().all(|it| !it.contains(" hidden")), "{id}");
    }
    let words = &guide().words;
    let guard = checklist("new-kettle").guard.unwrap();
    let said = escaped(words.guard_shown);
    assert_eq!(before.matches(&said).count(), checklist("new-kettle").steps.len(), "each step says why");
    assert!(!after.contains(&said));
    assert!(before.contains(guard.go) && !after.contains(guard.go));
    assert!(section(&after, "new-kettle").contains(guard.lost), "what is lost stays to be read");
}

#[test]
fn a_link_to_a_guarded_step_shows_the_step_and_not_its_body() {
    let html = page(|it| it.navigation.visit("#crush-kettle"));
    assert!(bodies(&html, "new-kettle").iter().all(|it| it.contains(" hidden")));
    check_order(section(&html, "new-kettle"), &[" id=\"crush-kettle\"", "href=\"#new-kettle\""]);
}

// ---------------------------------------------------------------- the diagnosis

/// The ids of the questions in the page, and how many of them are open.
fn questions(html: &str) -> (Vec<&str>, usize) {
    let ids = values_of(html, "id").into_iter().filter_map(|it| it.strip_prefix("diagnosis--"));
    let ids = ids.filter(|it| guide().question(it).is_some()).collect();
    (ids, of_class(html, "diagnosis__answers").len())
}

#[test]
fn the_diagnosis_begins_with_one_open_question() {
    let html = page(|_| {});
    assert_eq!(questions(&html), (vec!["boils"], 1));
    let first = &guide().questions[0];
    let mut pieces = vec![" id=\"diagnosis\"", "Question 1 of at most", first.text, first.hint];
    pieces.extend(first.answers.iter().map(|it| it.text));
    pieces.push(" id=\"totals\"");
    check_order(&html, &pieces);
    assert!(!html.contains(" id=\"diagnosis--end\""));
}

#[test]
fn what_was_answered_stays_with_a_way_to_change_it_and_one_question_is_open() {
    let html = page(|it| answer(it, &[("boils", "bubbles"), ("steam", "plenty")]));
    assert_eq!(questions(&html), (vec!["boils", "steam", "level"], 1));
    let words = &guide().words;
    let [walk, source, compare] = ["boils", "steam", "level"].map(|it| guide().question(it).unwrap());
    check_order(
        &html,
        &[
            "Question 3 of at most",
            walk.text,
            walk.answers[0].text,
            words.diagnosis_change,
            source.text,
            source.answers[0].text,
            words.diagnosis_change,
            compare.text,
            compare.hint,
        ],
    );
    assert!(!html.contains(walk.hint), "an answered question is short");
}

#[test]
fn the_end_of_the_diagnosis_says_what_fits_and_asks_nothing_more() {
    let html = page(|it| answer(it, &[("boils", "bubbles"), ("steam", "plenty"), ("level", "higher")]));
    assert_eq!(questions(&html), (vec!["boils", "steam", "level"], 0));
    let symptom = guide().symptom("too-full").unwrap();
    let outcome = guide().outcome("all-is-well").unwrap();
    check_order(&html, &[" id=\"diagnosis--end\"", symptom.see, outcome.text, guide().words.diagnosis_go]);
    assert!(!html.contains(" id=\"your-path\""), "the person decides");
}

// ---------------------------------------------------------------- log, report and notes

#[test]
fn before_anything_is_tried_there_is_no_report() {
    let html = page(|it| it.steps.set_note(guide().step("shake-both").unwrap().1, "x"));
    let report = section(&html, "report");
    assert!(report.contains(guide().words.report_nothing));
    assert!(!report.contains("<pre") && !report.contains("<button"), "{report}");
}

#[test]
fn the_log_is_in_order_and_the_report_below_it() {
    let html = page(|it| {
        NOW.set(1_795_000_000_000);
        it.choices.choose(Some("stale-tea"));
        NOW.set(NOW.get() + 60_000);
        mark(it, "pour-out", State::Done);
        mark(it, "cool-down", State::Skipped);
        NOW.set(NOW.get() + 60_000);
        it.outcomes.set_worked(checklist("fresh-water"), Worked::NotYet);
    });
    let report = section(&html, "report");
    check_order(
        report,
        &[
            "Symptom: The water is right, but the tea is stale",
            "18 November 2026, 11:06",
            "Done: Pour the old water out",
            "11:07",
            "Doesn't apply: Cool the kettle down",
            "Fill in fresh water: not fixed yet",
            "11:08",
            "<pre",
            "- Fill in fresh water: not fixed yet. 1 of 2 done.",
            "</pre>",
        ],
    );
    assert_eq!(report.matches("<li").count(), 4);
}

// A helper looks over the person's shoulder. A print of the whole guide is the person's own; one of the report is not.
#[test]
fn a_note_is_on_paper_alone_until_it_is_asked_for() {
    let html = page(|it| {
        it.steps.set_note(guide().step("shake-both").unwrap().1, "afraid of this");
        mark(it, "shake-both", State::Done);
    });
    assert_eq!(html.matches("afraid of this").count(), 1);
    check_order(&html, &["class=\"foot__note", "afraid of this"]);
    assert!(!section(&html, "report").contains("afraid of this"));
    let words = &guide().words;
    let without = page(|it| mark(it, "shake-both", State::Done));
    for (place, offer) in [("report", words.report_include_notes), ("carry", words.carry_file_notes)] {
        assert!(section(&html, place).contains(offer), "{offer}");
        assert!(!section(&without, place).contains(offer), "{offer}, without notes");
    }
}

#[test]
fn what_a_person_writes_is_text_and_no_markup() {
    use resync::view::note::Note;
    let html = Owner::new().with(|| {
        let session = Session::start(guide(), ports());
        let step = guide().step("shake-both").unwrap().1;
        session.steps.set_note(step, "</textarea><script>alert(1)</script>");
        view! { <Note guide=session.guide saving=session.saving steps=session.steps step=step /> }.to_html()
    });
    assert!(!html.contains("<script"), "{html}");
    check_order(&html, &["<label for=\"shake-both--note\"", " id=\"shake-both--note\"", " id=\"shake-both--note-hint\""]);
}

// ---------------------------------------------------------------- waits

#[test]
fn a_step_with_a_wait_offers_its_timer_and_no_other_does() {
    let html = page(|_| {});
    for it in guide().steps() {
        let alone = step(it.id.0, |_| {});
        assert_eq!(alone.contains("wait-timer__button"), it.wait.is_some(), "{}", it.id);
    }
    assert!(html.contains("Start the timer: Wait 10 seconds"));
}

#[test]
fn a_wait_that_runs_shows_what_is_left_in_the_step_and_in_the_dock() {
    let html = page(|it| wait_for(it, "leave-alone", 15_500));
    check_order(&html, &[" id=\"leave-alone\"", "role=\"timer\"", "0:45 left", " id=\"dock\"", "href=\"#leave-alone\"", "0:45"]);
    let over = page(|it| wait_for(it, "leave-alone", 60_000));
    let words = &guide().words;
    check_order(&over, &[" id=\"leave-alone\"", words.timer_over, words.timer_ok, " id=\"dock\"", words.timer_over]);
    assert!(over.contains("The wait is over: Leave it alone and look away"), "it is said");
}

// ---------------------------------------------------------------- progress from elsewhere, and read-only

#[test]
fn progress_from_elsewhere_says_what_would_change_before_anything_does() {
    let html = page(|it| {
        mark(it, "stove-off-on", State::Done);
        it.outcomes.set_worked(checklist("first-checks"), Worked::NotYet);
        let link = it.transfer.link_with_progress();
        it.undo.undo();
        it.undo.undo();
        it.navigation.visit(&link);
    });
    let words = &guide().words;
    // Undone is newer than what came, so there is nothing to take over.
    check_order(&html, &[" id=\"import\"", words.import_title, words.import_nothing, "<main"]);

    SAVED.set(Some(r#"{"version":1,"steps":{"shake-both":{"state":"done","at":5000}}}"#.to_string()));
    let mut link = String::new();
    page(|it| link = it.transfer.link_with_progress());
    SAVED.set(None);
    NOW.set(10_000);
    let html = page(|it| it.navigation.visit(&link));
    check_order(
        &html,
        &[" id=\"import\"", words.import_intro, "Shake both, kettle first: to do → done", words.import_merge, words.import_keep],
    );
    assert!(tag(&html, "shake-both").contains("data-state=\"todo\""));
}

#[test]
fn where_nothing_can_be_changed_nothing_that_would_change_it_can_be_pressed() {
    SAVED.set(Some(r#"{"version":2,"steps":{"shake-both":{"state":"done","at":5000}}}"#.to_string()));
    let html = page(|it| it.choices.choose(Some("stale-tea")));
    // The button of a guard is not among them: reading what is held back changes nothing that is saved.
    for class in ["worked__answer", "wait-timer__button", "diagnosis__answer", "checklist__reset", "step__box"] {
        let tags = of_class(&html, class);
        assert!(!tags.is_empty(), "{class}");
        assert!(tags.iter().all(|it| it.contains(" disabled")), "{tags:?}");
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
