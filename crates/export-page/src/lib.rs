//! The page that checks a Health export. Without a feature it is what is said and drawn; `components` adds the visit and the components.

pub mod charts;
pub mod figures;
pub mod sentences;
pub mod series;
pub mod summary;
pub mod time_left;
pub mod totals;

#[cfg(feature = "components")]
pub mod export_ports;
#[cfg(feature = "components")]
pub mod view;
#[cfg(feature = "components")]
pub mod visit;

#[cfg(feature = "csr")]
pub mod app;
#[cfg(feature = "csr")]
mod files;
#[cfg(feature = "csr")]
mod time_zones;
#[cfg(feature = "csr")]
mod worker;

/// The scoped style sheets of the page's components.
#[cfg(feature = "ssr")]
pub const SHEET: &str = include_str!(concat!(env!("OUT_DIR"), "/scoped.css"));
