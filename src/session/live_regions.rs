//! Live regions: what a screen reader is told.

use leptos::prelude::*;

#[derive(Default)]
pub struct LiveRegions {
    /// What the person did.
    pub said: RwSignal<String>,
    /// What came by itself. It must not take the place of an answer that is still being read.
    pub announced: RwSignal<String>,
}
