//! axe-core, which looks for what would keep somebody from using the page.

use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::{Engine, Visit, check, told};

static AXE: LazyLock<String> = LazyLock::new(|| {
    let path = told("RESYNC_AXE");
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("cannot read axe-core: {error}"))
});

/// What the page follows when it chooses its colours, besides the light ones of every browser.
const OTHER_COLOURS: [(&str, &str); 2] = [("prefers-color-scheme", "dark"), ("forced-colors", "active")];

/// Looks at the page as it is now: with every rule that is on by default, best practices among them, and then at its other
/// colours. Only colours differ there, so only the rules about them look.
///
/// What axe finds does not depend on the engine. So this is done in Chromium, whose colours can be changed under way.
pub async fn finds_nothing(visit: &Visit, state: &str) {
    looks(visit, state, "undefined").await;
    if visit.engine() != Engine::Chromium {
        return;
    }
    for (name, value) in OTHER_COLOURS {
        follow(visit, json!([{ "name": name, "value": value }])).await;
        let is_so = visit.script("return matchMedia(arguments[0]).matches", vec![json!(format!("({name}: {value})"))]).await;
        check::same(visit, &format!("whether {name} is {value}"), &json!(true), &is_so);
        looks(visit, &format!("{state}, {name}: {value}"), "{ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }")
            .await;
    }
    follow(visit, json!([])).await;
}

async fn follow(visit: &Visit, features: Value) {
    let followed = visit.browser.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    followed.unwrap_or_else(|error| panic!("Chromium does not change its colours: {error}"));
}

async fn looks(visit: &Visit, state: &str, tags: &str) {
    visit.note(format!("look at the page with axe: {state}"));
    visit.draw().await;
    if visit.script("return typeof window.axe", vec![]).await == json!("undefined") {
        visit.script(&format!("{}; window.axe = axe", *AXE), vec![]).await;
    }
    let script = format!(
        "axe.run(document, {{ resultTypes: ['violations'], runOnly: {tags} }}).then(it => it.violations.map(rule =>
            `${{rule.id}} (${{rule.impact}}): ${{rule.help}}: ` + rule.nodes.map(node => node.target.join(' ') + ' — '
                + (node.any[0] ?? node.all[0] ?? node.none[0])?.message).slice(0, 5).join('; ')))"
    );
    let found = visit.promise(&script).await;
    let Value::Array(found) = found else { visit.fail("axe gave no list") };
    if !found.is_empty() {
        let lines: Vec<_> = found.iter().filter_map(Value::as_str).collect();
        visit.fail(&format!("axe found in the state {state:?}:\n  {}", lines.join("\n  ")));
    }
}
