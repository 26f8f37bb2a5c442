//! Shortens the names by which a program and its JavaScript call each other.
//!
//! wasm-bindgen's names say what they are for and stand in both files. wasm-opt shortens them in the program and tells how; here
//! the JavaScript follows.

use std::collections::HashMap;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// The module that everything is imported from, as wasm-opt calls it.
const MODULE: &str = "a";

/// What wasm-opt says about its `--minify-imports-and-exports-and-modules`.
#[derive(Deserialize)]
struct Renamed {
    /// Module, name, new name.
    imports: Vec<(String, String, String)>,
    /// Name, new name.
    exports: Vec<(String, String)>,
}

/// wasm-bindgen's script with the names that wasm-opt has given.
pub fn rename(script: &str, said: &str) -> Result<String> {
    let renamed: Renamed =
        serde_json::from_str(said).context("wasm-opt did not say how it renamed what the program imports and exports")?;
    let module = renamed.imports.first().map_or("", |it| it.0.as_str());
    let is_alone = renamed.imports.iter().all(|it| it.0 == module);
    let key = format!("\"{module}\": ");
    ensure!(
        is_alone && script.matches(&key).count() == 1,
        "a program must import from one module alone, which its JavaScript names once; see xtask/tasks/src/glue.rs"
    );
    let script = script.replacen(&key, &format!("{MODULE}: "), 1);

    let mut imports: HashMap<&str, &str> = renamed.imports.iter().map(|(_, old, new)| (&**old, &**new)).collect();
    let exports: HashMap<&str, &str> = renamed.exports.iter().map(|(old, new)| (&**old, &**new)).collect();
    let mut out = String::with_capacity(script.len());
    let mut rest = script.as_str();
    while let Some(start) = rest.find(is_of_word) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|it| !is_of_word(it)).unwrap_or(from.len()));
        out.push_str(before);
        // An import is a key of an object, and what is exported is called as `wasm.name`.
        let import = if after.starts_with(": ") { imports.remove(word) } else { None };
        let export = if out.ends_with("wasm.") { Some(exports.get(word)) } else { None };
        out.push_str(match (import, export) {
            (Some(new), _) => new,
            (_, Some(Some(new))) => new,
            (_, Some(None)) => {
                anyhow::bail!("the JavaScript calls {word}, which the program does not export; see xtask/tasks/src/glue.rs")
            }
            (None, None) => word,
        });
        rest = after;
    }
    out.push_str(rest);
    let missing = imports.keys().min();
    ensure!(missing.is_none(), "the JavaScript lacks {}; see xtask/tasks/src/glue.rs", missing.unwrap_or(&""));
    Ok(out)
}

fn is_of_word(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign == '_' || sign == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = r#"{"imports": [["./x_bg.js", "__wbg_new_1", "a"], ["./x_bg.js", "__wbg_new_12", "b"]],
        "exports": [["memory", "c"], ["b", "d"]]}"#;

    #[test]
    fn only_what_the_program_imports_and_exports_is_renamed() {
        let script = "const o = {\n  __wbg_new_1: function(b) { return wasm.b(wasm.memory.buffer, b); },\n  \
            __wbg_new_12: f,\n};\nreturn { \"./x_bg.js\": o, memory: 1 };";
        let wanted =
            "const o = {\n  a: function(b) { return wasm.d(wasm.c.buffer, b); },\n  b: f,\n};\nreturn { a: o, memory: 1 };";
        assert_eq!(rename(script, SAID).unwrap(), wanted);
    }

    // Otherwise the page would fail in the browser only.
    #[test]
    fn what_does_not_fit_together_ends_the_build() {
        let script = "({ __wbg_new_1: f, __wbg_new_12: f, \"./x_bg.js\": o })";
        assert!(rename(script, SAID).is_ok());
        for wrong in
            [script.replace("__wbg_new_12: f, ", ""), script.replace("./x_bg.js", "./y.js"), format!("{script} wasm.unknown()")]
        {
            assert!(rename(&wrong, SAID).is_err(), "{wrong}");
        }
        assert!(rename(script, "nothing").is_err());
    }
}
