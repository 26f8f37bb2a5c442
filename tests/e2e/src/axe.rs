//! axe-core, which looks for what would keep somebody from using the page.

use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::{Visit, told};

static AXE: LazyLock<String> = LazyLock::new(|| {
    let path = told("RESYNC_AXE");
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("cannot read axe-core: {error}"))
});

/// Looks at the page as it is now, with every rule that is on by default, best practices among them.
pub async fn finds_nothing(visit: &Visit, state: &str) {
    visit.note(format!("look at the page with axe: {state}"));
    visit.draw().await;
    if visit.script("return typeof window.axe", vec![]).await == json!("undefined") {
        visit.script(&format!("{}; window.axe = axe", *AXE), vec![]).await;
    }
    let found = visit
        .promise(
            "axe.run(document, { resultTypes: ['violations'] }).then(it => it.violations.map(rule =>
                `${rule.id} (${rule.impact}): ${rule.help}: ` + rule.nodes.map(node => node.target.join(' ') + ' — '
                    + (node.any[0] ?? node.all[0] ?? node.none[0])?.message).slice(0, 5).join('; ')))",
        )
        .await;
    let Value::Array(found) = found else { visit.fail("axe gave no list") };
    if !found.is_empty() {
        let lines: Vec<_> = found.iter().filter_map(Value::as_str).collect();
        visit.fail(&format!("axe found in the state {state:?}:\n  {}", lines.join("\n  ")));
    }
}
