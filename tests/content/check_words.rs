//! The words of the check's page: complete, in step with the model and the guide, and with every place in them filled.

#[path = "../../src/content/check_pack.rs"]
#[allow(dead_code)] // The build script uses the rest.
mod check_pack;
use std::fs;
use std::path::Path;

use crate::stories::{DAY, EXPORTED, HOUR, LAST_DAY, Reading as _, Story};
use check_pack::Draft;
use resync::content::check_words::{english, in_language};
use resync::content::english as guide;
use resync::model::check::sentences::{Speaker, group};
use resync::model::check::talk::{Found, NO_WORKER, UNREADABLE, WORKER_FAILED};
use resync::model::check::words as check_words;
use resync::model::check::words::{FINDINGS, GROUPS, NOTES, PROBLEMS};
use resync::model::health_export::arrival::WrongClock;
use resync::model::health_export::device::Kind;
use resync::model::health_export::findings::{CHECKLISTS, Finding, Note};
use resync::model::health_export::gather::Group;
use resync::model::health_export::merge::Range;
use resync::model::health_export::problem::Problem;
use resync::model::health_export::sources::SourceId;
use resync::model::health_export::zone::Zone;

fn draft() -> Draft {
    toml::from_str(&fs::read_to_string("content/check/en.toml").unwrap()).unwrap()
}

#[test]
fn the_file_has_everything_that_is_asked_for_and_nothing_else() {
    assert_eq!(draft().problems(), Vec::<String>::new());
    let mut damaged = draft();
    damaged.words.remove("title");
    damaged.problems.remove("empty");
    damaged.notes.insert("export-young".to_string(), "New.".to_string());
    damaged.months.pop();
    let problems = damaged.problems();
    for needle in ["`title`", "`empty`", "`export-young`", "11 months"] {
        assert!(problems.iter().any(|it| it.contains(needle)), "{needle} is in none of {problems:?}");
    }
}

#[test]
fn what_was_packed_is_read_as_it_was_written() {
    let (draft, words) = (draft(), english());
    assert_eq!(draft.words["title"], words.title);
    assert_eq!(draft.words["list_end"], words.list_end);
    assert_eq!(draft.months, words.months);
    for (id, written) in &draft.findings {
        let read = words.finding(id);
        assert_eq!([written.title.as_str(), &written.text, &written.go], [read.title, read.text, read.go]);
    }
    for (id, written) in &draft.problems {
        assert_eq!([written.text.as_str(), &written.remedy], [words.problem(id).text, words.problem(id).remedy]);
    }
    draft.notes.iter().for_each(|(id, written)| assert_eq!(written, words.note(id)));
    draft.groups.iter().for_each(|(id, written)| assert_eq!(written, words.group(id)));
}

#[test]
fn every_id_of_the_model_has_words() {
    assert_eq!(FINDINGS.to_vec(), CHECKLISTS.map(|it| it.0));
    let own = [
        Problem::Empty,
        Problem::NotAnExport,
        Problem::ClinicalOnly,
        Problem::Encrypted,
        Problem::UnsupportedCompression(0),
        Problem::Utf16,
        Problem::TooOld,
        Problem::CutShort,
        Problem::Damaged,
        Problem::BadChecksum,
        Problem::TagTooLong,
        Problem::TooLarge,
        Problem::NoSteps,
    ];
    assert_eq!(PROBLEMS[..own.len()], own.map(Problem::id));
    assert_eq!(PROBLEMS[own.len()..], [UNREADABLE, NO_WORKER, WORKER_FAILED]);
    let notes = [Note::ExportOld { age: 0 }, Note::OlderOnlyInSums { from: 0 }, Note::TooManySources];
    assert_eq!(NOTES, notes.map(|it| it.id()));
    assert_eq!(GROUPS, Group::ALL.map(group));
}

// The link says where it leads, and the guide's own words are not in this page's program.
#[test]
fn each_finding_names_the_checklist_of_the_guide_that_it_leads_to() {
    for (id, checklist) in CHECKLISTS {
        assert_eq!(english().finding(id).go, guide().checklist(checklist).unwrap().title, "{id}");
    }
}

/// All Rust code in a folder, as one text.
fn code(folder: &Path) -> String {
    let paths = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    paths.map(|it| if it.is_dir() { code(&it) } else { fs::read_to_string(&it).unwrap_or_default() }).collect()
}

#[test]
fn every_place_in_the_words_is_one_that_is_filled() {
    let code = code(Path::new("src"));
    for text in draft().texts() {
        for name in text.split('{').skip(1).map(|it| it.split_once('}').expect("a brace is left open").0) {
            assert!(code.contains(&format!("(\"{name}\", ")), "“{text}” holds {{{name}}}, which nothing fills");
        }
    }
}

#[test]
fn problems_and_findings_are_sentences_and_titles_are_not() {
    let draft = draft();
    let remedies = draft.problems.values().flat_map(|it| [&it.text, &it.remedy]);
    for text in remedies.chain(draft.notes.values()) {
        assert!(text.ends_with('.'), "{text}");
    }
    for it in draft.findings.values() {
        assert!(it.text.ends_with(['.', '}']) && !it.title.ends_with('.') && !it.go.ends_with('.'), "{it:?}");
    }
}

// Nobody had a watch at hand when this was written.
#[test]
fn nothing_claims_to_have_been_tried_on_a_device() {
    for text in draft().texts() {
        let text = text.to_lowercase();
        for claim in ["tested", "we tried", "verified", "in our experience", "guaranteed", "proven"] {
            assert!(!text.contains(claim), "{text}");
        }
    }
}

/// One of each, with figures.
fn findings() -> Vec<Finding> {
    let [watch, phone] = [SourceId(0), SourceId(1)];
    let ago = |it: i64| EXPORTED - it;
    vec![
        Finding::WatchNeverWrote { sources: 3 },
        Finding::OnlyStepsStopped {
            watch,
            last_step: Some(ago(3 * DAY + 4 * HOUR)),
            last_other: ago(360),
            other: Group::HeartRate,
            phone_since: 12_345.0,
        },
        Finding::EverythingStopped { watch, last_step: None, last_any: ago(2 * HOUR + 300), phone_since: 0.0 },
        Finding::GhostDevice { newest: watch, since: ago(5 * DAY), ghosts: vec![phone, watch] },
        Finding::WrongClock { source: watch, wrong: WrongClock { count: 1200, claims: 0, really: Some(ago(DAY)) } },
        Finding::ArrivesLate { watch, samples: 9, median: 7200, worst: 2 * DAY, late_share: 0.995, batches: 4 },
        Finding::OtherSourceWins { source: phone, share: 0.004, steps: 50_000.4 },
        Finding::OrderOfSources {
            days: 7,
            watch_first: Range { low: 1.0, high: 3.0 },
            others_first: Range { low: 5.0, high: 7.0 },
            overlap: 61,
            tops: vec![phone],
        },
        Finding::WrittenTwice { sources: [watch, phone], samples: 5, steps: 1500.0 },
        Finding::PhoneStepsMissing { phone: None, last_step: None },
        Finding::DisplayStale { day: LAST_DAY, shown: 100.0, least: 2000.0 },
        Finding::TimeZone { change: Some(ago(DAY)), offset: -9000, offset_in_export: 3600 },
        Finding::AllClear { watch, last_step: ago(12), last_other: None },
        Finding::GapsAtNight { watch, gaps: 4, longest: 9 * HOUR },
    ]
}

fn speak<T>(found: &Found, names: bool, say: impl FnOnce(Speaker<'_>) -> T) -> T {
    say(Speaker { words: english(), found, zone: &Zone::fixed(0), names })
}

#[test]
fn every_finding_is_said_whole_with_its_figures() {
    let found = Found { findings: findings(), ..Story::default().found() };
    let told = speak(&found, true, |it| it.findings());
    assert_eq!(told.len(), FINDINGS.len());
    for it in &told {
        assert!(!it.text.contains(['{', '}']) && !it.text.contains("  ") && it.text.ends_with('.'), "{it:?}");
    }
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
    let words = english();
    assert!(words.seen_intro.contains("Watches come first, then iPhones, then apps, and of each kind the one that wrote last."));
    assert!(!words.seen_more.contains("later"), "{}", words.seen_more);
}

#[test]
fn numbers_spans_and_times_are_said_as_people_say_them() {
    let words = english();
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

#[test]
fn english_is_always_there() {
    assert_eq!(in_language(["tlh", "EN-gb"]).language, "en");
    assert_eq!(in_language([]).language, "en");
}
