//! What the page makes of the news about being kept on this device, and how it shows.

use std::cell::RefCell;

use fixtures::guide;
use leptos::prelude::*;
use ports::{News, PagePorts, Ports};
use resync::session::{Session, Update};
use resync::view::page::Page;

thread_local! {
    /// What was asked of the world ports, in order.
    static ASKED: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// Hears all this, and gives what is then asked of the world outside and the page as HTML.
fn hear(news: &[News], act: impl FnOnce(Session)) -> (Vec<&'static str>, String) {
    let outside = Ports {
        page: PagePorts { focus: |_| ASKED.with_borrow_mut(|it| it.push("move the focus")), ..PagePorts::none() },
        take_new_version: || ASKED.with_borrow_mut(|it| it.push("take the new version")),
        reload: || ASKED.with_borrow_mut(|it| it.push("reload")),
        ..Ports::none()
    };
    let html = Owner::new().with(|| {
        let session = Session::start(guide(), outside);
        news.iter().for_each(|it| session.updates.hear(*it));
        act(session);
        view! { <Page session=session /> }.to_html()
    });
    (ASKED.take(), html)
}

/// The dock alone.
fn dock(html: &str) -> &str {
    &html[html.find(" id=\"dock\"").unwrap()..]
}

const FIRST: News = News::Ready { is_new: true };
const AGAIN: News = News::Ready { is_new: false };
const OTHER_TAB: News = News::TakenOver { was_kept: true };

#[test]
fn nothing_is_claimed_or_shown_before_there_is_news() {
    let (asked, html) = hear(&[], |_| {});
    let words = &guide().words;
    for word in [words.offline_ready, words.offline_now, words.offline_open, words.update_ready, words.update_elsewhere] {
        assert!(!html.contains(word), "{word}");
    }
    assert!(dock(&html).starts_with(" id=\"dock\""));
    assert!(html.contains("dock--empty"));
    assert!(asked.is_empty());
}

#[test]
fn ready_is_said_on_the_first_visit_and_only_shown_on_later_ones() {
    let ready = guide().words.offline_ready;
    let (_, first) = hear(&[FIRST], |it| assert_eq!(it.regions.announced.get_untracked(), ready));
    assert_eq!(first.matches(ready).count(), 2, "once to see, once to hear");
    let (_, again) = hear(&[AGAIN], |it| assert_eq!(it.regions.announced.get_untracked(), ""));
    assert_eq!(again.matches(ready).count(), 1);
}

// "Ready offline" came a moment after "Copied" and took its place, and a screen reader never said that the link was copied.
#[test]
fn what_comes_by_itself_leaves_the_answer_to_a_tap_to_be_heard() {
    let words = &guide().words;
    let (_, html) = hear(&[], |it| {
        it.regions.said.set(words.copied.to_string());
        it.updates.hear(FIRST);
    });
    for word in [words.copied, words.offline_ready] {
        assert!(html.contains(&format!("role=\"status\" class=\"hush\">{word}")), "{word}: {html}");
    }
}

#[test]
fn being_offline_is_said_once_and_promises_only_what_holds() {
    let words = &guide().words;
    let (_, unready) = hear(&[News::Online(false)], |_| {});
    assert_eq!(dock(&unready).matches(words.offline_open).count(), 1);
    assert!(!unready.contains(words.offline_now) && !unready.contains("dock--empty"));
    let (_, ready) = hear(&[News::Online(false), AGAIN], |_| {});
    assert_eq!(dock(&ready).matches(words.offline_now).count(), 1);
    assert!(!ready.contains(words.offline_open));
    let (_, back) = hear(&[AGAIN, News::Online(false), News::Online(true)], |_| {});
    assert!(!back.contains(words.offline_now) && back.contains("dock--empty"));
}

#[test]
fn a_new_version_waits_until_the_person_asks_for_it() {
    let words = &guide().words;
    let (asked, html) = hear(&[News::NewVersion, News::NewVersion], |_| {});
    assert!(asked.is_empty());
    assert_eq!(dock(&html).matches(words.update_ready).count(), 1);
    assert!(dock(&html).contains(words.update_go) && dock(&html).contains(words.update_later));

    let (asked, _) = hear(&[News::NewVersion], |it| {
        it.updates.take_update();
        it.updates.take_update();
        it.updates.hear(OTHER_TAB);
    });
    assert_eq!(asked, ["take the new version", "reload"]);
}

// A page that was loaded past the worker is in nobody's charge until a version takes over.
#[test]
fn who_asked_for_the_new_version_gets_it_even_if_the_page_was_loaded_past_the_old_one() {
    let (asked, _) = hear(&[News::NewVersion], |it| {
        it.updates.take_update();
        it.updates.hear(News::TakenOver { was_kept: false });
    });
    assert_eq!(asked, ["take the new version", "reload"]);
}

#[test]
fn a_page_that_did_not_ask_is_left_alone_and_told() {
    let words = &guide().words;
    for before in [&[][..], &[News::NewVersion]] {
        let (asked, html) = hear(&[before, &[OTHER_TAB]].concat(), |_| {});
        assert!(asked.is_empty());
        assert!(dock(&html).contains(words.update_elsewhere) && dock(&html).contains(words.reload));
        assert!(!html.contains(words.update_ready));
    }
    let (asked, html) = hear(&[OTHER_TAB, News::NewVersion], |it| it.updates.take_update());
    assert_eq!(asked, ["reload"], "which brings whatever is newest");
    assert!(html.contains(words.update_elsewhere));
}

#[test]
fn being_kept_for_the_first_time_is_no_new_version() {
    let (asked, html) = hear(&[News::TakenOver { was_kept: false }, FIRST], |it| {
        assert_eq!(it.updates.offline.get_untracked().update, Update::None);
    });
    assert!(asked.is_empty() && html.contains("dock--empty"));
}

#[test]
fn a_new_version_can_be_put_off_without_losing_the_focus() {
    let (asked, html) = hear(&[News::NewVersion], |it| it.updates.put_off_update());
    assert_eq!(asked, ["move the focus"]);
    assert!(!html.contains(guide().words.update_ready));
}

// A screen reader says again whatever stands in two live regions.
#[test]
fn no_word_stands_in_two_live_regions() {
    let (_, html) = hear(&[AGAIN, News::NewVersion, News::Online(false)], |_| {});
    let words = &guide().words;
    for word in [words.offline_now, words.update_ready] {
        assert_eq!(html.matches(word).count(), 1, "{word}");
    }
    let news = &dock(&html)[dock(&html).find("role=\"status\"").unwrap()..];
    let live = &news[..news.find("</p>").unwrap()];
    assert!(live.contains(words.offline_now) && live.contains(words.update_ready), "{live}");
    assert!(!live.contains("<button"), "a screen reader need not read the buttons out");
}
