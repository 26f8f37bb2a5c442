//! What each stage of `cargo xtask test` needs.

use crate::cli::Stage;

impl Stage {
    pub fn needs_browser(self) -> bool {
        matches!(self, Stage::Wasm | Stage::EndToEnd)
    }

    /// Left out of a quick run.
    pub fn takes_long(self) -> bool {
        self.needs_browser() || matches!(self, Stage::Build | Stage::Hosting)
    }

    /// After these two, the others still tell something new.
    pub fn others_make_sense_without(self) -> bool {
        matches!(self, Stage::Fmt | Stage::Clippy)
    }
}
