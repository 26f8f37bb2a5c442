//! Reading the guide where scripts are off, or its program never arrives.

use resync_e2e::{IMPATIENT, Site, Visit, check, guide, scenarios};
use serde_json::json;

scenarios! {
    Engines on Desktop with NoScript: without_scripts_the_whole_guide_can_be_read;
    Engines: without_its_program_the_whole_guide_can_be_read;
    Engines on Desktop: without_what_starts_its_program_the_whole_guide_can_be_read;
    One on Desktop: where_its_program_fails_the_whole_guide_can_be_read,
        a_program_that_never_arrives_is_not_waited_for_for_ever, without_webassembly_the_whole_guide_can_be_read;
}

async fn without_scripts_the_whole_guide_can_be_read(visit: &Visit) {
    visit.load(&visit.site.address).await;
    check::text_has(visit, "top", &[guide().word("no_script").to_string()], &[]).await;
    everything_can_be_read(visit, &visit.site.address).await;
}

async fn without_its_program_the_whole_guide_can_be_read(visit: &Visit) {
    let site = Site::without("wasm");
    visit.go(&site.address).await;
    everything_can_be_read(visit, &site.address).await;
}

/// As where a browser is locked down.
async fn without_webassembly_the_whole_guide_can_be_read(visit: &Visit) {
    let site = Site::without_webassembly();
    visit.go(&site.address).await;
    check::text_has(visit, "top", &[guide().word("no_script").to_string()], &[]).await;
    everything_can_be_read(visit, &site.address).await;
    check::same(
        visit,
        "what it asked for",
        &json!([]),
        &visit
            .script(
                "return performance.getEntriesByType('resource').map(it => it.name).filter(it => it.endsWith('wasm'))",
                vec![],
            )
            .await,
    );
}

/// WebKit tells a page of no module that fails to load, and the guide stayed closed there for 15 seconds.
async fn without_what_starts_its_program_the_whole_guide_can_be_read(visit: &Visit) {
    let site = Site::without("js");
    visit.go(&site.address).await;
    everything_can_be_read(visit, &site.address).await;
}

async fn a_program_that_never_arrives_is_not_waited_for_for_ever(visit: &Visit) {
    let site = Site::with_late_program(IMPATIENT);
    visit.go(&site.address).await;
    everything_can_be_read(visit, &site.address).await;
}

/// The page was emptied before the app was put into it, and stayed so if that failed.
async fn where_its_program_fails_the_whole_guide_can_be_read(visit: &Visit) {
    // In the first part that it takes over, in the last one above the checklists, and within these.
    for element in ["table", "aside", "details"] {
        let broken = "
            const make = Document.prototype.createElement;
            Document.prototype.createElement = function (name, ...more) {
                if (name === 'NAME') throw new Error('not here');
                return make.call(this, name, ...more);
            };";
        let site = Site::after_script(&broken.replace("NAME", element));
        visit.load(&site.address).await;
        everything_can_be_read(visit, &site.address).await;
    }
}

async fn everything_can_be_read(visit: &Visit, address: &str) {
    // Whether something shows is asked of the browser: hidden text has no size.
    let script = "
        const bare = text => text.replace(/\\s+/g, ' ').trim();
        const text = bare(document.body.innerText);
        const shows = it => it.checkVisibility ? it.checkVisibility({ contentVisibilityAuto: true }) && it.getBoundingClientRect().height > 0 : true;
        return arguments[0].filter(([id, ...texts]) => {
            const step = document.getElementById(id);
            return !step || step.getBoundingClientRect().height < 44 || !shows(step) || texts.some(it => !text.includes(bare(it)));
        }).map(it => it[0]);";
    let steps: Vec<_> = guide()
        .steps()
        .map(|it| {
            let texts = it.actions.iter().chain([&it.title, &it.right]).filter(|it| !it.contains('{'));
            std::iter::once(&it.id).chain(texts).collect::<Vec<_>>()
        })
        .collect();
    visit.until("the steps that cannot be read", &json!([]), script, vec![json!(steps)]).await;

    for id in ["pair-again", "escalate", "toggle-bluetooth"] {
        visit.load(&format!("{address}#{id}")).await;
        check::is_in_clear_view(visit, id).await;
    }
}
