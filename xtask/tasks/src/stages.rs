//! The stages of `cargo xtask test`: their names, their order, and what each needs.

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stage {
    Fmt,
    Model,
    Clippy,
    Html,
    Build,
    Hosting,
    Wasm,
    EndToEnd,
}

/// In the order in which they run: what finds most mistakes soonest comes first.
pub const STAGES: [Stage; 8] =
    [Stage::Fmt, Stage::Model, Stage::Clippy, Stage::Html, Stage::Build, Stage::Hosting, Stage::Wasm, Stage::EndToEnd];

impl Stage {
    pub fn named(name: &str) -> Option<Self> {
        STAGES.into_iter().find(|stage| stage.name() == name)
    }

    pub fn name(self) -> &'static str {
        match self {
            Stage::Fmt => "fmt",
            Stage::Model => "model",
            Stage::Clippy => "clippy",
            Stage::Html => "html",
            Stage::Build => "build",
            Stage::Hosting => "hosting",
            Stage::Wasm => "wasm",
            Stage::EndToEnd => "e2e",
        }
    }

    pub fn needs_browser(self) -> bool {
        matches!(self, Stage::Wasm | Stage::EndToEnd)
    }

    /// Left out of a quick run.
    pub fn takes_long(self) -> bool {
        self.needs_browser() || matches!(self, Stage::Build | Stage::Hosting)
    }

    pub fn needs_kit(self) -> bool {
        matches!(self, Stage::Build | Stage::Wasm)
    }

    /// After these two, the others still tell something new.
    pub fn others_make_sense_without(self) -> bool {
        matches!(self, Stage::Fmt | Stage::Clippy)
    }
}
