//! What the end-to-end tests are made of: a browser, the served guide, and the three verbs find, act and check.
//!
//! A scenario is one async function over a [`Visit`]; `scenarios!` lists it with the engines and sizes that it runs in, and
//! [`lanes`] runs all of them.

use std::sync::LazyLock;
use std::time::Duration;

mod browser;
mod keeper;
mod place;
mod release;
mod site;
mod visit;
mod words;
mod wrong;

pub mod act;
pub mod axe;
pub mod check;
pub mod exports;
pub mod find;
pub mod lanes;
pub mod states;

pub use browser::{Engine, Form, Wish};
pub use place::{Place, Reach, Scenario, Scene};
pub use site::{IMPATIENT, Site, lose, spoil};
pub use visit::{Visit, run};
pub use words::{Checklist, ExportWords, Guide, MenuPath, Step, Symptom, Verdict, check_words, fill, guide};

/// How long anything may take before it counts as not happening. Far longer than it takes, for slow machines.
///
/// Whoever changes the tests may set `RESYNC_PATIENCE`, in seconds, to see failures sooner.
pub(crate) static PATIENCE: LazyLock<Duration> = LazyLock::new(|| {
    let seconds = std::env::var("RESYNC_PATIENCE").ok().and_then(|it| it.parse().ok());
    Duration::from_secs(seconds.unwrap_or(60))
});

/// What the tests are told by whoever starts them.
pub(crate) fn told(name: &str) -> String {
    match std::env::var(name) {
        Ok(value) if !value.is_empty() => value,
        _ => panic!("{name} is not set; run these tests with `cargo xtask test e2e`"),
    }
}
