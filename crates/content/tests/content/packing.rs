//! What the build packs of a content file is what the guide says: nothing is lost, moved or mixed up on the way.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use content::unpack::{self, Packed};
use content_build::draft::{Draft, Grounds};
use content_build::pack;
use fixtures::{draft, draft_with, guide_of};
use rules::guide::{self, Guide};
use rules::question::{Goes, Then};
use rules::search::Index;
use rules::system::Versions;
use rules::words::KEYS;

/// The small guide with one of everything that a content file may also say.
fn everything() -> Draft {
    let mut draft = draft_with(&[
        ("id = \"never-boils\"\n", "id = \"never-boils\"\nalso = [\"stone dead\", \"broken\"]\n"),
        ("id = \"all-is-well\"\n", "id = \"all-is-well\"\nalso = [\"creamer\"]\n"),
        ("id = \"descale\"\n", "id = \"descale\"\nalso = [\"chalk\"]\n"),
        ("id = \"turn-valve\"\n", "id = \"turn-valve\"\nalso = [\"stopcock\", \"gas cock\"]\n"),
        ("outcome = \"all-is-well\"\ngoes = [\"other-pots\"]", "outcome = \"all-is-well\"\nthrough = \"nothing\""),
        ("divisions = [18]\n", "divisions = [26, 18]\nnote = \"A new one is out.\"\n"),
        ("id = \"account\"\n", "id = \"account\"\nany = \"Tea Account or ID\"\n"),
        (
            "{ id = \"moved\", ",
            "{ id = \"always\", text = \"Always\", means = \"tastes-odd\", retired = true }, { id = \"moved\", ",
        ),
        ("hint = \"Take a sip.\"\n", "hint = \"Take a sip.\"\nearlier = { answered = \"began\", counts_as = \"unsure\" }\n"),
        ("hint = \"Think of what changed.\"\n", "hint = \"Think.\"\nearlier = { answered = \"boils\", asks = \"taste\" }\n"),
        ("certainty = \"unverified\"\nsources = [\"grandmother\"]\n", "certainty = \"unverified\"\n"),
    ]);
    // Only questions lead to it, and nothing follows.
    let agree = draft.verdicts[0].clone();
    draft.verdicts.push(content_build::draft::Verdict {
        id: "agree".to_string(),
        after: None,
        answer: None,
        outcome: Some("all-is-well".to_string()),
        goes: Vec::new(),
        through: Some("nothing".to_string()),
        ..agree
    });
    let tap = draft.checklists.iter_mut().flat_map(|it| &mut it.steps).find(|it| it.id == "turn-tap").unwrap();
    (tap.certainty, tap.sources) = (Some("screen".to_string()), vec!["lid".to_string()]);
    draft
}

fn read() -> &'static Guide {
    static GUIDE: OnceLock<Guide> = OnceLock::new();
    GUIDE.get_or_init(|| guide_of(&everything()))
}

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
    let (draft, guide) = (everything(), read());
    assert_eq!(draft.checklists.len(), guide.checklists.len());
    for (written, read) in draft.checklists.iter().zip(guide.checklists) {
        assert_eq!([&written.id, &written.title, &written.why], [read.id.0, read.title, read.why]);
        assert_eq!(written.place.as_deref().unwrap_or("path"), word(read.stage));
        assert_eq!(written.cost.as_deref().unwrap_or_default(), read.cost);
        assert_eq!(written.also, read.also);
        let riskiest = written.steps.iter().map(|it| it.risk.clone().unwrap_or_else(|| "safe".to_string()));
        assert_eq!(
            riskiest.max_by_key(|it| ["safe", "careful", "destructive"].iter().position(|risk| risk == it)),
            Some(word(read.risk))
        );
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
            assert_eq!(written.risk.as_deref().unwrap_or("safe"), word(read.risk));
            assert_eq!(written.cost.as_deref(), read.caution.map(|it| it.cost));
            assert_eq!(written.save.as_deref(), read.caution.map(|it| it.save));
            assert_eq!(written.also, read.also);
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
    let (draft, guide) = (everything(), read());
    assert_eq!(draft.symptoms.len(), guide.symptoms.len());
    for (written, read) in draft.symptoms.iter().zip(guide.symptoms) {
        assert_eq!([&written.id, &written.see, &written.cause, &written.next], [read.id.0, read.see, read.cause, read.next]);
        assert_eq!(written.group, guide.groups[read.group].id);
        assert_eq!(written.outcome.as_deref(), read.outcome);
        assert_eq!(written.goes, ids(read.goes, |it| it.0));
        assert_eq!(written.through.as_deref().unwrap_or("report"), word(read.through));
        assert_eq!(written.also, read.also);
    }
    same_grounds(&draft, &draft.symptom_grounds, guide.symptom_grounds);
    assert_eq!(draft.verdicts.len(), guide.verdicts.len());
    for (written, read) in draft.verdicts.iter().zip(guide.verdicts) {
        assert_eq!([&written.id, &written.title, &written.text], [read.id.0, read.title, read.text]);
        let after = written.after.as_deref().zip(written.answer.as_deref());
        assert_eq!(after, read.after.map(|(checklist, answer)| (checklist.0, answer)));
        assert_eq!(written.patterns, read.patterns);
        assert_eq!(written.outcome.as_deref(), read.outcome);
        assert_eq!(written.goes, ids(read.goes, |it| it.0));
        assert_eq!(written.through.as_deref().unwrap_or("report"), word(read.through));
    }
    assert_eq!(draft.questions.len(), guide.questions.len());
    for (written, read) in draft.questions.iter().zip(guide.questions) {
        assert_eq!([&written.id, &written.text, &written.hint], [read.id, read.text, read.hint]);
        let earlier = written.earlier.as_ref().map(|it| (it.answered.as_str(), it.counts_as.as_deref(), it.asks.as_deref()));
        let read_earlier = read.earlier.map(|it| match it.then {
            Then::CountsAs(answer) => (it.answered, Some(answer), None),
            Then::Asks(question) => (it.answered, None, Some(question)),
        });
        assert_eq!(earlier, read_earlier);
        assert_eq!(written.answers.len(), read.answers.len());
        for (written, read) in written.answers.iter().zip(read.answers) {
            assert_eq!([&written.id, &written.text], [read.id, read.text]);
            let (asks, means) = match read.goes {
                Goes::Question(id) => (Some(id), None),
                Goes::Cause(id) => (None, Some(id.0)),
            };
            assert_eq!((written.asks.as_deref(), written.means.as_deref()), (asks, means));
            assert_eq!(written.retired, read.is_retired);
        }
    }
}

#[test]
fn everything_around_the_guide_is_read_as_it_was_written() {
    let (draft, guide) = (everything(), read());
    assert_eq!([&draft.language, &draft.direction], [guide.language, guide.direction]);
    let chain = &draft.chain;
    assert_eq!([&chain.title, &chain.breaks, &chain.total], [guide.chain.title, guide.chain.breaks, guide.chain.total]);
    assert_eq!(chain.steps, guide.chain.steps);
    same_grounds(&draft, &chain.grounds, guide.chain.grounds);
    let patterns: Vec<_> = draft.patterns.iter().map(|it| [it.id.as_str(), &it.title, &it.text]).collect();
    assert_eq!(patterns, guide.patterns.iter().map(|it| [it.id, it.title, it.text]).collect::<Vec<_>>());
    let groups: Vec<_> = draft.groups.iter().map(|it| [it.id.as_str(), &it.title]).collect();
    assert_eq!(groups, guide.groups.iter().map(|it| [it.id, it.title]).collect::<Vec<_>>());
    assert_eq!(draft.outcomes.len(), guide.outcomes.len());
    for (written, read) in draft.outcomes.iter().zip(guide.outcomes) {
        assert_eq!([&written.id, &written.title, &written.text], [read.id, read.title, read.text]);
        assert_eq!(written.still.as_deref(), read.still);
        assert_eq!(written.also, read.also);
        same_grounds(&draft, &written.grounds(), read.grounds);
    }
    let sources: Vec<_> = draft.sources.iter().map(|it| (it.title.as_str(), it.url.as_deref())).collect();
    assert_eq!(sources, guide.sources.iter().map(|it| (it.title, it.url)).collect::<Vec<_>>());
    let aliases: Vec<_> = draft.aliases.iter().map(|it| (it.old.as_str(), it.new.as_str())).collect();
    assert_eq!(aliases, guide.aliases.iter().map(|it| (it.old, it.new)).collect::<Vec<_>>());
    assert_eq!(draft.systems.len(), guide.systems.len());
    for (written, read) in draft.systems.iter().zip(guide.systems) {
        assert_eq!([&written.device, &written.name, &written.find], [word(read.device).as_str(), read.name, read.find]);
        assert_eq!(written.divisions, read.divisions);
        assert_eq!(written.note.as_deref(), read.note);
    }
    assert_eq!(draft.names.len(), guide.names.len());
    for (written, read) in draft.names.iter().zip(guide.names) {
        assert_eq!(written.id, read.id);
        assert_eq!(written.any.as_deref(), read.any);
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

// ---------------------------------------------------------------- stems

/// A draft as it is packed and unpacked, whatever the linter says of it.
fn packed(draft: &Draft) -> &'static Guide {
    let packed = pack::guide(draft);
    let packed = Packed { texts: packed.texts.leak(), numbers: packed.numbers.leak(), published: "" };
    Box::leak(Box::new(unpack::guide(packed)))
}

/// Every word of the guide that the search knows, in the order of the cuts.
fn vocabulary(guide: &'static Guide) -> Vec<String> {
    Index::of(guide).vocabulary().map(str::to_string).collect()
}

/// What the cuts leave of this word.
#[track_caller]
fn stem(guide: &'static Guide, wanted: &str) -> String {
    let words = vocabulary(guide);
    let at = words.iter().position(|it| it == wanted).unwrap_or_else(|| panic!("no text holds {wanted}"));
    wanted[..wanted.len() - usize::from(guide.cuts[at])].to_string()
}

/// One cut for each word, and each leaves whole letters. With one too many, every word behind it would get another word's.
#[track_caller]
fn check_cuts(guide: &'static Guide) {
    let words = vocabulary(guide);
    assert_eq!(words.len(), guide.cuts.len());
    assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), words.len(), "a word has two cuts");
    for (word, cut) in words.iter().zip(guide.cuts) {
        let left = word.len().checked_sub(usize::from(*cut));
        assert!(left.is_some_and(|it| it > 0 && word.is_char_boundary(it)), "{cut} is no cut of {word}");
    }
}

#[test]
fn each_word_has_one_cut_that_leaves_whole_letters() {
    check_cuts(read());
    content::guides().for_each(check_cuts);
}

#[test]
fn forms_of_a_word_are_cut_to_one_stem() {
    let guide = packed(&draft());
    for (one, other) in [("boils", "boil"), ("crush", "crushes"), ("turn", "turned")] {
        assert_eq!(stem(guide, one), stem(guide, other), "{one} {other}");
    }
    assert_eq!(stem(guide, "kettle"), "kettl");
}

// Their letters take several bytes, and a stemmer may put others in their place.
#[test]
fn words_of_other_languages_are_cut_between_their_letters() {
    for (language, text, one, other) in [
        ("ar", "الخطوات لا تصل من الساعة إلى الهاتف، والساعات تعد الخطوة", "الساعة", "الساعة"),
        ("de", "Die Uhren zählen Schritte, die Uhr zählt größere Häuser", "zählen", "zählt"),
        ("es", "Los relojes sincronizan: el reloj sincronizó los corazones según él", "sincronizan", "sincronizó"),
        ("fr", "Les montres synchronisées n’ont pas synchronisé l’été où ça gênait", "synchronisées", "synchronisé"),
    ] {
        let mut draft = draft();
        draft.language = language.to_string();
        draft.symptoms[0].see = text.to_string();
        let guide = packed(&draft);
        check_cuts(guide);
        assert_eq!(stem(guide, one), stem(guide, other), "{one} {other}");
    }
}

#[test]
fn in_a_language_without_a_stemmer_nothing_is_cut() {
    let mut draft = draft();
    draft.language = "tlh".to_string();
    let guide = packed(&draft);
    check_cuts(guide);
    assert!(guide.cuts.iter().all(|it| *it == 0));
}

// A text of a thousand letters without a space, or of marks alone, has a stem or none, and no panic.
#[test]
fn odd_words_are_cut_without_a_panic() {
    for odd in [
        "s".repeat(1000),
        "ing".to_string(),
        "İŞLEMCİLER ẞ ﬁ ǅ".to_string(),
        "'s ’s -s".to_string(),
        "\u{301}\u{200d}".to_string(),
    ] {
        for language in ["ar", "de", "en", "es", "fr", "tlh"] {
            let mut draft = draft();
            draft.language = language.to_string();
            draft.symptoms[0].see = odd.clone();
            check_cuts(packed(&draft));
        }
    }
}
