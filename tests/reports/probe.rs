//! Asks the guide what it would say, without a browser: what a search finds, what stands on a path, where answers lead.
//!
//! ```text
//! cargo run --no-default-features --example probe -- find "my own words"
//! cargo run --no-default-features --example probe -- path iphone-zero
//! cargo run --no-default-features --example probe -- walk where=health walk=goes-up
//! ```
//! With `--json`, the same for programs.

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use content::english;
use rules::guide::Risk;
use rules::progress::Progress;
use rules::search::Index;
use rules::system::Systems;
use serde_json::{Value, json};

/// Asks the guide what it would say, without a browser.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Answer in JSON.
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Subcommand)]
enum Command {
    /// What a search finds, the best first.
    Find {
        /// What somebody might type.
        words: Vec<String>,
    },
    /// What stands on the path of a row or verdict, in order.
    Path {
        /// Its id.
        row: String,
    },
    /// Where answers lead.
    Walk {
        /// Answers given, as QUESTION=ANSWER.
        answers: Vec<String>,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let said = match arguments.command {
        Command::Find { words } => Ok(find(&words.join(" "))),
        Command::Path { row } => path(&row),
        Command::Walk { answers } => walk(&answers),
    };
    match said {
        Ok(said) => {
            let text = if arguments.json { said.json.to_string() } else { said.text };
            // Whoever reads only the beginning closes the pipe; that is no fault.
            let _ = writeln!(std::io::stdout(), "{text}");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

/// An answer for people and for programs.
struct Said {
    text: String,
    json: Value,
}

fn find(query: &str) -> Said {
    let hits = Index::of(english()).find(query, Systems::default());
    let mut lines = Vec::new();
    let mut list = Vec::new();
    for hit in hits {
        let ((kind, id), title) = (hit.found.kind_and_id(), hit.found.title());
        lines.push(format!("{:>2}  {kind:<9} {id:<24} {title}", list.len() + 1));
        list.push(json!({ "kind": kind, "id": id, "title": title }));
    }
    if lines.is_empty() {
        lines.push(english().words.find_none.to_string());
    }
    Said { text: lines.join("\n"), json: Value::from(list) }
}

fn path(row: &str) -> Result<Said, String> {
    let path =
        english().path(row).ok_or_else(|| format!("There is no row or verdict {row}. Its ids are in content/en/guide.toml."))?;
    let mut lines = vec![path.title.to_string()];
    if let Some(outcome) = path.outcome {
        lines.push(format!("   0 min  {}: {}", outcome.id, outcome.title));
    }
    let mut steps = Vec::new();
    let mut before: u32 = 0;
    for checklist in &path.checklists {
        lines.push(format!("{} ({})", checklist.title, checklist.id));
        for step in checklist.steps {
            let risk = risk(step.risk);
            lines.push(format!("{before:>4} min  {:<24} {risk:<12} {}", step.id.0, step.title));
            before += u32::from(step.minutes);
            steps.push(json!({ "checklist": checklist.id.0, "step": step.id.0, "risk": risk, "minutes": step.minutes }));
        }
    }
    if steps.is_empty() {
        lines.push("Nothing to repair.".to_string());
    }
    Ok(Said { text: lines.join("\n"), json: json!({ "outcome": path.outcome.map(|it| it.id), "steps": steps }) })
}

fn risk(risk: Risk) -> &'static str {
    match risk {
        Risk::Safe => "safe",
        Risk::Careful => "careful",
        Risk::Destructive => "destructive",
    }
}

fn walk(answers: &[String]) -> Result<Said, String> {
    let mut progress = Progress::default();
    for given in answers {
        let (question, answer) = given.split_once('=').ok_or_else(|| format!("{given} is not QUESTION=ANSWER."))?;
        let asked = english().question(question).ok_or_else(|| format!("There is no question {question}."))?;
        if !asked.answers.iter().any(|it| it.id == answer) {
            return Err(format!("The question {question} has no answer {answer}."));
        }
        progress.set_answer(question, Some(answer), 1);
    }
    let diagnosis = english().diagnosis(&progress);
    let mut lines = Vec::new();
    let mut list = Vec::new();
    for (question, given) in &diagnosis.asked {
        lines.push(format!("{} ({})", question.text, question.id));
        let mut answers = Vec::new();
        for it in question.offered() {
            let mark = if given.is_some_and(|given| given.id == it.id) { '*' } else { ' ' };
            lines.push(format!("  {mark} {:<14} {}", it.id, it.text));
            answers.push(json!({ "id": it.id, "text": it.text }));
        }
        list.push(json!({ "question": question.id, "answers": answers }));
    }
    let ends = diagnosis.end.map(|it| it.0);
    if let Some(end) = ends {
        lines.push(format!("Ends at {end}: {}", english().path(end).map_or("", |it| it.title)));
    }
    Ok(Said { text: lines.join("\n"), json: json!({ "ends": ends, "asked": list }) })
}
