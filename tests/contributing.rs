//! Follows CONTRIBUTING to the letter, in a copy of the project: whoever corrects, moves or adds something in the content finds every
//! test of the rules and the components as green as before. It compiles the project anew, so it only runs when it is asked for:
//! `cargo test --no-default-features --test contributing -- --ignored`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use toml::{Table, Value};

/// Everything that git knows or would add, in a folder of its own.
fn copy() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("contributing");
    let _ = fs::remove_dir_all(&copy);
    let names = Command::new("git").args(["ls-files", "-co", "--exclude-standard", "-z"]).current_dir(root).output().unwrap();
    assert!(names.status.success(), "this test copies what git knows, so it runs in a clone only");
    for name in String::from_utf8(names.stdout).unwrap().split('\0').filter(|it| !it.is_empty()) {
        let (from, to) = (root.join(name), copy.join(name));
        if from.is_file() {
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(from, to).unwrap();
        }
    }
    copy
}

/// The content of a copy, as somebody edits it.
struct Content(PathBuf);

impl Content {
    fn text(&self) -> String {
        fs::read_to_string(self.0.join("content/en/guide.toml")).unwrap()
    }

    fn read(&self) -> Table {
        self.text().parse().unwrap()
    }

    /// Replaces what is there exactly once, or the first of several.
    fn replace(&self, from: &str, to: &str) {
        let text = self.text();
        assert!(text.contains(from), "content/en/guide.toml has no {from}");
        fs::write(self.0.join("content/en/guide.toml"), text.replacen(from, to, 1)).unwrap();
    }

    fn publish(&self, lines: &str) {
        let path = self.0.join("content/ids.txt");
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, format!("{}\n{lines}", text.trim_end())).unwrap();
    }

    /// What the tests say, and whether all of them pass.
    fn test(&self, arguments: &[&str]) -> (bool, String) {
        // Crates of others are as they were, so their builds are taken from the project's own target folder.
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["test", "--quiet", "--no-default-features", "--no-fail-fast"]).args(arguments);
        let output = cargo.current_dir(&self.0).env("CARGO_TARGET_DIR", target).env_remove("RESYNC_EVERYWHERE").output().unwrap();
        let said = [output.stdout, output.stderr].map(|it| String::from_utf8_lossy(&it).into_owned()).concat();
        (output.status.success(), said)
    }

    #[track_caller]
    fn is_green(&self) {
        for arguments in [
            &["-p", "rules", "-p", "content"][..],
            &["-p", "resync", "--features", "resync/ssr", "--test", "components"],
            &["-p", "export-page", "--features", "export-page/ssr"],
        ] {
            let (passed, said) = self.test(arguments);
            assert!(passed, "{arguments:?}:\n{said}");
        }
    }
}

fn list<'a>(table: &'a Table, key: &str) -> &'a [Value] {
    table[key].as_array().unwrap()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap()
}

/// A step as the page of CONTRIBUTING shows one.
const STEP: &str = r#"
[[checklist.step]]
id = "look-again"
title = "Look again"
do = ["Look at it.", "Look at it again."]
right = "You have seen it twice."
minutes = 1
certainty = "several"
sources = ["several-guides"]
checked = "2026-11-22"
"#;

// A title once turned three test files red, and a step eleven tests, none of which CONTRIBUTING named.
#[test]
#[ignore = "compiles a copy of the project"]
fn whoever_edits_the_content_as_told_finds_the_tests_green() {
    let content = Content(copy());
    let draft = content.read();
    let on_a_path = list(&draft, "checklist").iter().find(|it| it.get("place").is_none()).unwrap();
    let step = &on_a_path["step"].as_array().unwrap()[0];

    // Correct a sentence, and a menu path.
    let title = text(step, "title");
    content.replace(&format!("title = \"{title}\""), &format!("title = \"{title}, really\""));
    let symptom = &list(&draft, "symptom")[0];
    content.replace(&format!("see = \"{}\"", text(symptom, "see")), "see = \"It looks odd\"");
    content.replace("taps = [\"", "taps = [\"A menu of tomorrow\", \"");

    // Change where a symptom leads: its first two are as mild as each other.
    let goes: Vec<&str> = symptom["goes"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
    let (from, to) = (format!("\"{}\", \"{}\"", goes[0], goes[1]), format!("\"{}\", \"{}\"", goes[1], goes[0]));
    content.replace(&from, &to);

    // Change a word on a button.
    content.replace("\nnext = \"Next\"", "\nnext = \"On\"");

    // Add a step, with its line.
    let first = format!("\n[[checklist.step]]\nid = \"{}\"", text(step, "id"));
    content.replace(&first, &format!("{STEP}{first}"));
    content.publish("step look-again\n");

    // Add a symptom and the answer that means it, with their lines.
    let question = &list(&draft, "question")[0];
    let row = format!(
        "[[symptom]]\nid = \"looks-odd\"\nsee = \"It looks odd\"\ncause = \"It is odd\"\nnext = \"Look again\"\ngoes = [\"{}\"]\n\n",
        text(on_a_path, "id")
    );
    content.replace("[[symptom]]", &format!("{row}[[symptom]]"));
    let asked = format!("id = \"{}\"", text(question, "id"));
    let answer = "answer = [\n  { id = \"looks-odd\", text = \"It looks odd\", means = \"looks-odd\" },";
    let (before, after) = content.text().split_once(&asked).map(|(one, two)| (one.to_string(), two.to_string())).unwrap();
    let after = after.replacen("answer = [", answer, 1);
    fs::write(content.0.join("content/en/guide.toml"), format!("{before}{asked}{after}")).unwrap();
    content.publish(&format!("symptom looks-odd\nanswer {} looks-odd\n", text(question, "id")));

    content.is_green();

    // Without its line, a step is told of in one sentence, by the contract alone.
    let ids = content.0.join("content/ids.txt");
    fs::write(&ids, fs::read_to_string(&ids).unwrap().replace("step look-again\n", "")).unwrap();
    let (passed, said) = content.test(&["--test", "rules", "--test", "content"]);
    assert!(!passed && said.contains("Add the line `step look-again` at the end of content/ids.txt."), "{said}");
    assert_eq!(said.matches("test result: FAILED").count(), 1, "{said}");
    assert!(said.contains(" 1 failed;"), "{said}");
}
