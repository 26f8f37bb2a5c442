//! What the end-to-end tests are made of: a browser, the served guide, and the three verbs find, act and check.
//!
//! A scenario is one async function over a [`Visit`]; `scenarios!` makes a test of it for each engine and form.

use std::sync::LazyLock;
use std::time::Duration;

mod browser;
mod keeper;
mod release;
mod site;
mod visit;
mod words;

pub mod act;
pub mod axe;
pub mod check;
pub mod exports;
pub mod find;
pub mod states;

pub use browser::{Engine, Form, Wish};
pub use site::{IMPATIENT, Site, lose, spoil};
pub use visit::{Visit, run};
pub use words::{CheckWords, Checklist, Guide, MenuPath, Step, Symptom, Verdict, check_words, fill, guide};

/// How long anything may take before it counts as not happening. Far longer than it takes, for slow machines.
///
/// Whoever changes the tests may set `RESYNC_PATIENCE`, in seconds, to see failures sooner.
pub(crate) static PATIENCE: LazyLock<Duration> = LazyLock::new(|| {
    let seconds = std::env::var("RESYNC_PATIENCE").ok().and_then(|it| it.parse().ok());
    Duration::from_secs(seconds.unwrap_or(30))
});

/// What the tests are told by whoever starts them.
pub(crate) fn told(name: &str) -> String {
    match std::env::var(name) {
        Ok(value) if !value.is_empty() => value,
        _ => panic!("{name} is not set; run these tests with `cargo xtask test e2e`"),
    }
}

/// Makes a test of each scenario for each engine: `everywhere` on desktop and phone, else on the one named.
///
/// Where a scenario needs a special browser, the name of the [`Wish`] stands before the colon.
#[macro_export]
macro_rules! scenarios {
    ($($place:ident $(with $wish:ident)? : $($name:ident),+ $(,)?;)+) => {
        $($crate::scenarios!(each $place [$($wish)?] $($name)+);)+
    };
    (each $place:ident $wish:tt $($name:ident)+) => {
        $($crate::scenarios!(@ $place $wish $name);)+
    };
    (@ everywhere $wish:tt $name:ident) => {
        mod $name {
            $crate::scenarios!(@@ $wish $name chromium_on_desktop Chromium Desktop);
            $crate::scenarios!(@@ $wish $name chromium_on_phone Chromium Phone);
            $crate::scenarios!(@@ $wish $name firefox_on_desktop Firefox Desktop);
            $crate::scenarios!(@@ $wish $name firefox_on_phone Firefox Phone);
            $crate::scenarios!(@@ $wish $name webkit_on_desktop WebKit Desktop);
            $crate::scenarios!(@@ $wish $name webkit_on_phone WebKit Phone);
        }
    };
    (@ desktop $wish:tt $name:ident) => {
        mod $name {
            $crate::scenarios!(@@ $wish $name chromium_on_desktop Chromium Desktop);
            $crate::scenarios!(@@ $wish $name firefox_on_desktop Firefox Desktop);
            $crate::scenarios!(@@ $wish $name webkit_on_desktop WebKit Desktop);
        }
    };
    (@ phone $wish:tt $name:ident) => {
        mod $name {
            $crate::scenarios!(@@ $wish $name chromium_on_phone Chromium Phone);
            $crate::scenarios!(@@ $wish $name firefox_on_phone Firefox Phone);
            $crate::scenarios!(@@ $wish $name webkit_on_phone WebKit Phone);
        }
    };
    (@ all_but_webkit $wish:tt $name:ident) => {
        mod $name {
            $crate::scenarios!(@@ $wish $name chromium_on_desktop Chromium Desktop);
            $crate::scenarios!(@@ $wish $name chromium_on_phone Chromium Phone);
            $crate::scenarios!(@@ $wish $name firefox_on_desktop Firefox Desktop);
            $crate::scenarios!(@@ $wish $name firefox_on_phone Firefox Phone);
        }
    };
    (@ chromium $wish:tt $name:ident) => {
        mod $name {
            $crate::scenarios!(@@ $wish $name chromium_on_desktop Chromium Desktop);
        }
    };
    (@ chromium_and_firefox $wish:tt $name:ident) => {
        mod $name {
            $crate::scenarios!(@@ $wish $name chromium_on_desktop Chromium Desktop);
            $crate::scenarios!(@@ $wish $name firefox_on_desktop Firefox Desktop);
        }
    };
    (@@ [] $name:ident $test:ident $engine:ident $form:ident) => {
        $crate::scenarios!(@@ [Plain] $name $test $engine $form);
    };
    (@@ [$wish:ident] $name:ident $test:ident $engine:ident $form:ident) => {
        #[test]
        fn $test() {
            $crate::run(stringify!($name), $crate::Engine::$engine, $crate::Form::$form, $crate::Wish::$wish, super::$name);
        }
    };
}
