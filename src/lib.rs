//! Resync: a step-by-step guide for when Apple Watch steps don't reach the iPhone.
//!
//! Layers point one way: `content → model ← state ← view`, and `browser ← app → state`. What the state asks of the browser is in `outside`.

pub mod model;

pub mod content;

#[cfg(feature = "ui")]
pub mod outside;

#[cfg(feature = "ui")]
pub mod check_outside;

#[cfg(feature = "ui")]
pub mod state;

#[cfg(feature = "ui")]
pub mod view;

#[cfg(any(feature = "ui", feature = "worker"))]
pub mod browser;

#[cfg(feature = "ui")]
pub mod app;

#[cfg(feature = "ui")]
pub mod check_app;
