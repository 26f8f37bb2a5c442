//! What the words of the check's page are filled with: figures, spans, and names of sources.

use export_page::figures::Figures as _;
use export_page::sentences::Speaker;
use export_protocol::Found;
use export_words::FINDINGS;
use fixtures::export_words as words;
use fixtures::stories::{DAY, EXPORTED, HOUR, Reading as _, Story, findings};
use health_export::device::Kind;
use health_export::zone::Zone;

fn speak<T>(found: &Found, names: bool, say: impl FnOnce(Speaker<'_>) -> T) -> T {
    say(Speaker { words: words(), found, zone: &Zone::fixed(0), names })
}

#[test]
fn every_finding_is_said_with_its_figures() {
    let found = Found { findings: findings(), ..Story::default().found() };
    let told = speak(&found, true, |it| it.findings());
    let text = |id: &str| told[FINDINGS.iter().position(|it| *it == id).unwrap()].text.as_str();
    assert_eq!(
        text("only-steps-stopped"),
        "The last step from Robin’s Apple\u{a0}Watch (Series 7) came 3\u{a0}d\u{a0}4\u{a0}h before the export. Its heart rate kept coming until \
         6\u{a0}min before. So the connection works, and counting or writing steps is off. The iPhone counted 12,345 steps since."
    );
    assert_eq!(
        text("everything-stopped"),
        "The last step from Robin’s Apple\u{a0}Watch (Series 7) never came, and its last record of any kind came 2\u{a0}h\u{a0}5\u{a0}min before. \
         So it is the connection, and not a permission."
    );
    assert!(text("wrong-clock").contains("1 January 1970, 0:00"));
    assert!(text("arrives-late").contains("99 % of the steps"), "not all, so not 100 %");
    assert!(text("other-source-wins").contains("covers 1 % of the time"), "not nothing, so not 0 %");
    assert!(text("time-zone").contains("−02:30") && text("time-zone").contains("+01:00"));
    assert!(text("order-of-sources").contains("Robins iPhone on top."));
    assert!(told.iter().filter(|it| it.is_good).map(|it| it.checklist).eq(["fresh-sync", "find-the-gap"]));
}

#[test]
fn without_names_nothing_in_the_export_is_said() {
    let found = Found { findings: findings(), ..Story { copies: true, ..Story::default() }.found() };
    let texts = [speak(&found, false, |it| format!("{:?}", it.findings())), speak(&found, true, |it| it.summary())];
    let lines = speak(&found, true, |it| it.lines().join("\n"));
    for text in texts.iter().chain([&lines]) {
        for name in ["Robin", "Walk", "export.xml"] {
            assert!(!text.contains(name), "{name} is in {text}");
        }
        assert!(text.contains("Watch A (Series 7)"), "{text}");
    }
    assert!(texts[1].contains("- App A: ") && texts[1].contains("- iPhone A: "), "{}", texts[1]);
    assert_eq!(lines.lines().count(), FINDINGS.len(), "one line for each");
}

// Two phones that are both called "iPhone" were two lines that nobody could tell apart.
#[test]
fn sources_of_one_name_are_told_apart_by_letters() {
    let mut found = Story::default().found();
    let phone = found.sources.iter().position(|it| it.kind == Kind::Phone).unwrap();
    let mut twin = found.sources[phone].clone();
    twin.letters = "B".to_string();
    found.sources.push(twin);
    let names = speak(&found, true, |it| it.by_kind().into_iter().map(|(_, source)| it.look(source)).collect::<Vec<_>>());
    assert_eq!(names[1..], ["Robins iPhone (A)", "Robins iPhone (B)"]);
    // One that is not shown is no twin.
    found.sources.last_mut().unwrap().is_shadow = true;
    let names = speak(&found, true, |it| it.by_kind().into_iter().map(|(_, source)| it.look(source)).collect::<Vec<_>>());
    assert_eq!(names[1..], ["Robins iPhone"]);
}

// "More sources, which wrote nothing later than these", it said below a list that began with a watch of years ago and had left out
// an app of today.
#[test]
fn sources_stand_in_the_order_that_the_words_name() {
    let mut found = Story { copies: true, watch_steps: Some(9 * DAY), watch_hearts: None, ..Story::default() }.found();
    let mut old = found.sources[0].clone();
    (old.letters, old.last_any) = ("B".to_string(), Some(EXPORTED - 900 * DAY));
    found.sources.insert(0, old);
    let order = speak(&found, true, |it| it.by_kind().iter().map(|it| (it.1.kind, it.1.last_any)).collect::<Vec<_>>());
    assert_eq!(order.iter().map(|it| it.0).collect::<Vec<_>>(), [Kind::Watch, Kind::Watch, Kind::Phone, Kind::Other]);
    assert!(order[0].1 > order[1].1 && order[1].1 < order[2].1, "{order:?}");
}

#[test]
fn numbers_spans_and_times_are_said_as_people_say_them() {
    let words = words();
    for (number, said) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
        assert_eq!(words.number(number), said);
    }
    for (span, said) in [
        (-5, "0\u{a0}s"),
        (59, "59\u{a0}s"),
        (3599, "59\u{a0}min"),
        (3600, "1\u{a0}h"),
        (3660, "1\u{a0}h\u{a0}1\u{a0}min"),
        (DAY, "1\u{a0}d"),
        (3 * DAY + 4 * HOUR + 7, "3\u{a0}d\u{a0}4\u{a0}h"),
    ] {
        assert_eq!(words.span(span), said);
    }
    for (share, said) in [(0.0, "0 %"), (0.001, "1 %"), (0.5, "50 %"), (0.999, "99 %"), (1.0, "100 %")] {
        assert_eq!(words.share(share), said);
    }
    assert_eq!(words.moment(EXPORTED, &Zone::fixed(5 * 3600)), "21 November 2026, 1:30");
    assert_eq!(words.any_of(&["a".to_string(), "b".to_string(), "c".to_string()]), "a, b or c");
    assert_eq!(words.any_of(&[]), "");
}
