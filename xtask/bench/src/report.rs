//! BENCHMARKS.md: a section for each part, of which those that were not measured again stay as they are.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::ValueEnum;
use fs_err as fs;

use crate::Part;

const HEAD: &str = "\
# Benchmarks

`cargo xtask bench` measures the built page and writes this file. Each section says when and on what.
Times of one section were taken in turns on one machine, so they can be compared with each other, and with nothing else.
Sizes are limits that a build keeps to; times are not, since they are the machine's too. A figure is the median, with the
smallest and the largest behind it.
";

pub struct Report {
    path: PathBuf,
    /// What stands in each part's section, under its title.
    sections: Vec<(Part, String)>,
}

impl Report {
    /// With what an earlier run left.
    pub fn open(path: &Path) -> Result<Self> {
        let text = if path.is_file() { fs::read_to_string(path)? } else { String::new() };
        let sections =
            Part::value_variants().iter().filter_map(|part| Some((*part, section(&text, *part)?.to_owned()))).collect();
        Ok(Self { path: path.to_owned(), sections })
    }

    pub fn put(&mut self, part: Part, head: &str, text: &str) {
        self.sections.retain(|(other, _)| *other != part);
        self.sections.push((part, format!("{head}\n\n{}", text.trim())));
    }

    pub fn write(&self) -> Result<()> {
        fs::write(&self.path, self.text())?;
        Ok(())
    }

    fn text(&self) -> String {
        let mut text = HEAD.to_owned();
        for part in Part::value_variants().iter().copied() {
            if let Some((_, section)) = self.sections.iter().find(|(other, _)| *other == part) {
                text += &format!("\n{}\n\n{section}\n", heading(part));
            }
        }
        text
    }
}

fn heading(part: Part) -> String {
    format!("## {}", part.title())
}

/// What stands between the part's heading and the next one.
fn section(text: &str, part: Part) -> Option<&str> {
    let (_, rest) = text.split_once(&format!("\n{}\n", heading(part)))?;
    Some(rest.split("\n## ").next().unwrap_or(rest).trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(text: &str) -> Report {
        let sections = Part::value_variants().iter().filter_map(|part| Some((*part, section(text, *part)?.to_owned()))).collect();
        Report { path: PathBuf::new(), sections }
    }

    #[test]
    fn what_was_not_measured_again_stays_with_its_date() {
        let mut first = report("");
        first.put(Part::Memory, "2026-11-20: a machine.", "Little.");
        first.put(Part::Sizes, "2026-11-20: a machine.", "Small.");
        let mut second = report(&first.text());
        second.put(Part::Sizes, "2026-11-25: another.", "Smaller.\n\n### Still in it\n");
        let text = second.text();
        assert!(text.starts_with(HEAD));
        assert_eq!(section(&text, Part::Sizes), Some("2026-11-25: another.\n\nSmaller.\n\n### Still in it"));
        assert_eq!(section(&text, Part::Memory), Some("2026-11-20: a machine.\n\nLittle."));
        assert_eq!(section(&text, Part::Ticks), None);
        assert_eq!(report(&text).text(), text, "a file that was read and written is the same");
    }

    #[test]
    fn sections_stand_in_the_same_order_however_they_were_measured() {
        let mut report = report("");
        for part in Part::value_variants().iter().copied().rev() {
            report.put(part, "head", "text");
        }
        let text = report.text();
        let places: Vec<_> = Part::value_variants().iter().map(|part| text.find(&heading(*part)).unwrap()).collect();
        assert!(places.is_sorted());
    }
}
