//! What the figures were taken on, and when: without it, a time says nothing. No host's name and no path is in it.

use std::process::Command;

use fs_err as fs;
use tasks::browsers::Chromium;
use tasks::command;

pub struct Machine {
    hardware: String,
    system: String,
    browser: Option<String>,
    date: String,
}

impl Machine {
    pub fn look(chromium: Option<&Chromium>) -> Self {
        let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let processor = field(&read("/proc/cpuinfo"), "model name", ':').unwrap_or(std::env::consts::ARCH.into());
        let memory = field(&read("/proc/meminfo"), "MemTotal", ':').and_then(|it| gigabytes(&it)).unwrap_or_default();
        let system = field(&read("/etc/os-release"), "PRETTY_NAME", '=').unwrap_or(std::env::consts::OS.into());
        let told = chromium.and_then(|it| command::answer(Command::new(&it.program).arg("--version")));
        Self {
            hardware: format!("{processor}, {cores} cores{memory}"),
            system: system.trim_matches('"').into(),
            browser: told.map(|it| version(&it)),
            date: command::answer(Command::new("date").args(["-u", "+%Y-%m-%d"])).unwrap_or("an unknown day".into()),
        }
    }

    /// The line under a section's title.
    pub fn head(&self, with_browser: bool) -> String {
        let browser = self.browser.iter().filter(|_| with_browser).map(|it| format!(", {it}"));
        format!("{}: {}, {}{}.", self.date, self.hardware, self.system, browser.collect::<String>())
    }
}

/// The value of the first line that begins with this name.
fn field(text: &str, name: &str, sign: char) -> Option<String> {
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.trim_start().strip_prefix(sign))?;
    Some(line.trim().to_owned()).filter(|it| !it.is_empty())
}

/// `, 24 GB` from `24683456 kB`.
fn gigabytes(told: &str) -> Option<String> {
    let kilobytes: f64 = told.split_whitespace().next()?.parse().ok()?;
    Some(format!(", {:.0} GB of memory", kilobytes * 1024.0 / 1e9))
}

/// `Chromium 156.0.8078.79` of all that the browser says about itself.
fn version(told: &str) -> String {
    let end = told.split_whitespace().position(|word| word.starts_with(|it: char| it.is_ascii_digit()));
    told.split_whitespace().take(end.map_or(1, |it| it + 1)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_machine_is_told_from_what_the_system_says() {
        assert_eq!(field("a\t: 1\nmodel name\t: Fast 9\nmodel name\t: x", "model name", ':').as_deref(), Some("Fast 9"));
        assert_eq!(field("model name\t:\n", "model name", ':'), None);
        assert_eq!(gigabytes("24683456 kB").as_deref(), Some(", 25 GB of memory"));
        assert_eq!(version("Chromium 156.0.8078.79 built on Debian GNU/Linux 12"), "Chromium 156.0.8078.79");
        assert_eq!(version("Google Chrome 156.0.1"), "Google Chrome 156.0.1");
    }
}
