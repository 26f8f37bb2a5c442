//! The words of the check's page: complete, in step with the model and the guide, and with every place in them filled.

use std::fs;
use std::path::Path;

use content::english as guide;
use content::export::{english, in_language};
use content_build::export::Draft;
use export_page::sentences::{Speaker, group};
use export_protocol::{Found, NO_WORKER, UNREADABLE, WORKER_FAILED};
use export_words::{FINDINGS, GROUPS, NOTES, PROBLEMS};
use fixtures::stories::{Reading as _, Story, findings};
use health_export::findings::{CHECKLISTS, Note};
use health_export::problem::Problem;
use health_export::trace::Group;
use health_export::zone::Zone;

fn draft() -> Draft {
    toml::from_str(&fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/en/export.toml")).unwrap()).unwrap()
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
        let (go, title) = (english().finding(id).go, guide().checklist(guide().current(checklist)).unwrap().title);
        assert_eq!(
            go, title,
            "content/en/export.toml names the checklist `{checklist}` by an old title. Correct the `go` of [finding.{id}]."
        );
    }
}

/// All Rust code in a folder, as one text.
fn code(folder: &Path) -> String {
    let paths = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    paths.map(|it| if it.is_dir() { code(&it) } else { fs::read_to_string(&it).unwrap_or_default() }).collect()
}

#[test]
fn every_place_in_the_words_is_one_that_is_filled() {
    let code = code(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../export-page/src"));
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

#[test]
fn every_finding_is_said_whole() {
    let found = Found { findings: findings(), ..Story::default().found() };
    let speaker = Speaker { words: english(), found: &found, zone: &Zone::fixed(0), names: true };
    let told = speaker.findings();
    assert_eq!(told.len(), FINDINGS.len());
    for it in &told {
        assert!(!it.text.contains(['{', '}']) && !it.text.contains("  ") && it.text.ends_with('.'), "{it:?}");
    }
}

#[test]
fn english_is_always_there() {
    assert_eq!(in_language(["tlh", "EN-gb"]).language, "en");
    assert_eq!(in_language([]).language, "en");
}
