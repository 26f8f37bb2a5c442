//! The guide: one person's visit to it, and its components. What it asks of the world outside is in `ports`.

#[cfg(feature = "csr")]
pub mod app;

#[cfg(feature = "components")]
pub mod session;

#[cfg(feature = "components")]
pub mod view;

/// The scoped style sheets of the guide's components.
#[cfg(feature = "ssr")]
pub const SHEET: &str = include_str!(concat!(env!("OUT_DIR"), "/scoped.css"));
