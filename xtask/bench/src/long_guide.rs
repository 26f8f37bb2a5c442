//! The guide with ten thousand steps, made of the real one's words, to see whether the app slows down as guides grow.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Error, Result, anyhow};
use fs_err as fs;
use tasks::site;
use toml::{Table, Value};

use crate::Bench;

pub const STEPS: usize = 10_000;

/// It may take that long; then the app does not count as able to hold so many steps.
const LONGEST: Duration = Duration::from_secs(30 * 60);

/// Builds the app with the long guide, and says where it is.
pub fn build(bench: &Bench) -> Result<PathBuf> {
    let dist = bench.folder("long")?;
    if !bench.build && dist.join("index.html").is_file() {
        return Ok(dist);
    }
    let content = bench.folder("content")?;
    let real = bench.root.join("content");
    let (guide, ids) =
        lengthen(&fs::read_to_string(real.join("en/guide.toml"))?, &fs::read_to_string(real.join("ids.txt"))?, STEPS)?;
    fs::create_dir_all(content.join("en"))?;
    // One that is the same as before need not be compiled again.
    for (name, text) in [("en/guide.toml", guide), ("ids.txt", ids)] {
        if fs::read_to_string(content.join(name)).ok().as_ref() != Some(&text) {
            fs::write(content.join(name), text)?;
        }
    }
    site::build_with_content(&bench.root, &content, &dist, LONGEST)?;
    Ok(dist)
}

/// How many steps there are in this folder's guide.
pub fn steps_in(content: &Path) -> Result<usize> {
    let guide = parse(&fs::read_to_string(content.join("en/guide.toml"))?)?;
    Ok(checklists(&guide)?.iter().map(steps).sum())
}

/// The guide with its checklists repeated under other ids until there are so many steps, and the list of ids to it.
fn lengthen(guide: &str, ids: &str, wanted: usize) -> Result<(String, String)> {
    let mut guide = parse(guide)?;
    let mut ids = ids.trim_end().to_owned() + "\n";
    let originals = checklists(&guide)?.clone();
    let mut lists = originals.clone();
    let mut count: usize = originals.iter().map(steps).sum();
    if count == 0 {
        return Err(unlike());
    }
    for (at, original) in originals.iter().cycle().enumerate() {
        if count >= wanted {
            break;
        }
        let Value::Table(mut list) = original.clone() else { return Err(unlike()) };
        let id = format!("generated-list-{:05}", at + 1);
        ids += &format!("checklist {id}\n");
        list.insert("id".into(), Value::String(id));
        // A place of its own, since no symptom leads there, and no question, since no verdict answers it.
        list.insert("place".into(), Value::String("keep".into()));
        list.remove("question");
        let Some(Value::Array(steps)) = list.get_mut("step") else { return Err(unlike()) };
        steps.truncate(wanted - count);
        for step in steps {
            count += 1;
            let id = format!("generated-{count:05}");
            ids += &format!("step {id}\n");
            step.as_table_mut().ok_or_else(unlike)?.insert("id".into(), Value::String(id));
        }
        lists.push(Value::Table(list));
    }
    guide.insert("checklist".into(), Value::Array(lists));
    let text = toml::to_string(&guide).context("cannot write the long guide")?;
    Ok((text, ids))
}

fn parse(guide: &str) -> Result<Table> {
    guide.parse().context("cannot read content/en/guide.toml")
}

fn checklists(guide: &Table) -> Result<&Vec<Value>> {
    guide.get("checklist").and_then(Value::as_array).ok_or_else(unlike)
}

fn steps(checklist: &Value) -> usize {
    checklist.get("step").and_then(Value::as_array).map_or(0, Vec::len)
}

fn unlike() -> Error {
    anyhow!("content/en/guide.toml has no checklists with steps as this program knows them; see xtask/bench/src/long_guide.rs")
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUIDE: &str = "language = \"en\"\n[[checklist]]\nid = \"a\"\nquestion = \"Well?\"\nplace = \"start\"\n\
        [[checklist.step]]\nid = \"a1\"\ntitle = \"One\"\n[[checklist.step]]\nid = \"a2\"\n\
        [[checklist]]\nid = \"b\"\n[[checklist.step]]\nid = \"b1\"\n";

    #[test]
    fn a_guide_gets_as_many_steps_as_are_wanted_and_keeps_its_own() {
        let (text, ids) = lengthen(GUIDE, "checklist a\nstep a1\n", 7).unwrap();
        let guide = parse(&text).unwrap();
        let lists = checklists(&guide).unwrap();
        assert_eq!(lists.iter().map(steps).collect::<Vec<_>>(), [2, 1, 2, 1, 1]);
        assert_eq!(lists[0].get("question").and_then(Value::as_str), Some("Well?"));
        assert_eq!((lists[2].get("question"), lists[2]["place"].as_str()), (None, Some("keep")));
        assert_eq!(lists[2]["step"][0]["title"].as_str(), Some("One"));
        assert!(ids.starts_with("checklist a\nstep a1\nchecklist generated-list-00001\nstep generated-00004\n"), "{ids}");
        assert!(ids.ends_with("step generated-00007\n"), "{ids}");
    }

    #[test]
    fn what_is_no_guide_is_refused() {
        assert!(lengthen("checklist = 1", "", 7).is_err());
        assert!(lengthen("[[checklist]]\nid = \"a\"\n[[checklist.step]]\nid = \"b\"\n[[checklist]]", "", 7).is_err());
        assert!(lengthen("not toml", "", 7).is_err());
    }

    #[test]
    fn the_real_guide_can_be_made_long() {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
        let text = fs::read_to_string(content.join("en/guide.toml")).unwrap();
        let guide = parse(&lengthen(&text, "", STEPS).unwrap().0).unwrap();
        assert_eq!(checklists(&guide).unwrap().iter().map(steps).sum::<usize>(), STEPS);
        assert!(steps_in(&content).unwrap() > 10);
    }
}
