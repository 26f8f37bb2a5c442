//! What the build packs of a content file is what the guide says: nothing is lost, moved or mixed up on the way.

use content_build::draft::{Draft, Grounds};
use fixtures::{draft, guide as small};
use rules::guide;
use rules::question::Goes;
use rules::system::Versions;
use rules::words::KEYS;

/// As the content file says it: `Several` is `several`.
fn word(variant: impl std::fmt::Debug) -> String {
    format!("{variant:?}").to_lowercase()
}

#[track_caller]
fn same_grounds(draft: &Draft, written: &Grounds, read: guide::Grounds) {
    assert_eq!(written.certainty.as_deref(), Some(word(read.certainty).as_str()));
    let sources: Vec<&str> = read.sources.iter().map(|it| draft.sources[*it].id.as_str()).collect();
    assert_eq!(written.sources, sources);
    assert_eq!(written.checked, Some(read.checked.iso()));
}

#[track_caller]
fn same_versions(device: &str, from: Option<u8>, to: Option<u8>, read: Versions) {
    assert_eq!((device, from, to), (word(read.device).as_str(), read.from, read.to));
}

fn ids<T>(items: &[T], id: impl Fn(&T) -> &str) -> Vec<String> {
    items.iter().map(|it| id(it).to_string()).collect()
}

#[test]
fn every_step_is_read_as_it_was_written() {
    let (draft, guide) = (draft(), small());
    assert_eq!(draft.checklists.len(), guide.checklists.len());
    for (written, read) in draft.checklists.iter().zip(guide.checklists) {
        assert_eq!([&written.id, &written.title, &written.why], [read.id.0, read.title, read.why]);
        assert_eq!(written.place.as_deref().unwrap_or("path"), word(read.stage));
        assert_eq!(written.risk, word(read.risk));
        assert_eq!(written.question.as_deref(), read.question);
        assert_eq!(written.guard.is_some(), read.guard.is_some());
        if let (Some(written), Some(read)) = (&written.guard, read.guard) {
            assert_eq!([&written.lost, &written.go], [read.lost, read.go]);
            assert_eq!(written.check, read.check);
        }
        assert_eq!(written.steps.len(), read.steps.len());
        for (written, read) in written.steps.iter().zip(read.steps) {
            assert_eq!([&written.id, &written.title, &written.right], [read.id.0, read.title, read.right]);
            assert_eq!(written.actions, read.actions);
            assert_eq!(written.minutes, read.minutes);
            assert_eq!(written.wait.as_ref().map(|it| it.seconds), read.wait);
            assert_eq!(written.risk.as_deref(), read.risk.map(|it| it.cost));
            assert_eq!(written.save.as_deref(), read.risk.map(|it| it.save));
            assert_eq!(written.see, ids(read.see, |it| it.0));
            same_grounds(&draft, &written.grounds(), read.grounds);
            assert_eq!(written.path.len(), read.menu.len());
            for (written, read) in written.path.iter().zip(read.menu) {
                same_versions(&written.device, written.from, written.to, read.versions);
                assert_eq!(written.taps, read.taps);
                assert_eq!(written.search.as_deref(), read.search);
            }
        }
    }
}

#[test]
fn every_way_into_the_guide_is_read_as_it_was_written() {
    let (draft, guide) = (draft(), small());
    assert_eq!(draft.symptoms.len(), guide.symptoms.len());
    for (written, read) in draft.symptoms.iter().zip(guide.symptoms) {
        assert_eq!([&written.id, &written.see, &written.cause, &written.next], [read.id.0, read.see, read.cause, read.next]);
        assert_eq!(written.outcome.as_deref(), read.outcome);
        assert_eq!(written.goes, ids(read.goes, |it| it.0));
    }
    same_grounds(&draft, &draft.symptom_grounds, guide.symptom_grounds);
    assert_eq!(draft.verdicts.len(), guide.verdicts.len());
    for (written, read) in draft.verdicts.iter().zip(guide.verdicts) {
        let texts = [&written.id, &written.after, &written.answer, &written.title, &written.text];
        assert_eq!(texts, [read.id.0, read.after.0, read.answer, read.title, read.text]);
        assert_eq!(written.patterns, read.patterns);
        assert_eq!(written.goes, ids(read.goes, |it| it.0));
    }
    assert_eq!(draft.questions.len(), guide.questions.len());
    for (written, read) in draft.questions.iter().zip(guide.questions) {
        assert_eq!([&written.id, &written.text, &written.hint], [read.id, read.text, read.hint]);
        assert_eq!(written.answers.len(), read.answers.len());
        for (written, read) in written.answers.iter().zip(read.answers) {
            assert_eq!([&written.id, &written.text], [read.id, read.text]);
            let (asks, means) = match read.goes {
                Goes::Question(id) => (Some(id), None),
                Goes::Cause(id) => (None, Some(id.0)),
            };
            assert_eq!((written.asks.as_deref(), written.means.as_deref()), (asks, means));
        }
    }
}

#[test]
fn everything_around_the_guide_is_read_as_it_was_written() {
    let (draft, guide) = (draft(), small());
    assert_eq!([&draft.language, &draft.direction], [guide.language, guide.direction]);
    let chain = &draft.chain;
    assert_eq!([&chain.title, &chain.breaks, &chain.total], [guide.chain.title, guide.chain.breaks, guide.chain.total]);
    assert_eq!(chain.steps, guide.chain.steps);
    same_grounds(&draft, &chain.grounds, guide.chain.grounds);
    let patterns: Vec<_> = draft.patterns.iter().map(|it| [it.id.as_str(), &it.title, &it.text]).collect();
    assert_eq!(patterns, guide.patterns.iter().map(|it| [it.id, it.title, it.text]).collect::<Vec<_>>());
    let outcomes: Vec<_> = draft.outcomes.iter().map(|it| [it.id.as_str(), &it.title, &it.text]).collect();
    assert_eq!(outcomes, guide.outcomes.iter().map(|it| [it.id, it.title, it.text]).collect::<Vec<_>>());
    let sources: Vec<_> = draft.sources.iter().map(|it| (it.title.as_str(), it.url.as_deref())).collect();
    assert_eq!(sources, guide.sources.iter().map(|it| (it.title, it.url)).collect::<Vec<_>>());
    let aliases: Vec<_> = draft.aliases.iter().map(|it| (it.old.as_str(), it.new.as_str())).collect();
    assert_eq!(aliases, guide.aliases.iter().map(|it| (it.old, it.new)).collect::<Vec<_>>());
    assert_eq!(draft.systems.len(), guide.systems.len());
    for (written, read) in draft.systems.iter().zip(guide.systems) {
        assert_eq!([&written.device, &written.name, &written.find], [word(read.device).as_str(), read.name, read.find]);
        assert_eq!(written.split, read.split);
    }
    assert_eq!(draft.names.len(), guide.names.len());
    for (written, read) in draft.names.iter().zip(guide.names) {
        assert_eq!(written.id, read.id);
        assert_eq!(written.variants.len(), read.variants.len());
        for (written, read) in written.variants.iter().zip(read.variants) {
            same_versions(&written.device, written.from, written.to, read.versions);
            assert_eq!(written.text, read.text);
        }
    }
    // Its debug form names each word with its text.
    let words = format!("{:?}", guide.words);
    for key in KEYS {
        assert!(words.contains(&format!("{key}: {:?}", draft.words[*key])), "{key}");
    }
    assert_eq!(draft.months, guide.words.months);
}
