//! Nobody learns of the visit, and nothing goes wrong behind the page.

use resync_e2e::{Engine, Site, Visit, act, check, guide, scenarios};
use serde_json::json;

scenarios! {
    Engines on Desktop with Recorded: a_whole_visit_asks_nobody_else_and_breaks_nothing;
    Engines on Desktop: the_page_says_when_it_breaks, nothing_is_fetched_twice;
    One on Desktop: nothing_is_fetched_from_elsewhere_or_ahead;
}

async fn a_whole_visit_asks_nobody_else_and_breaks_nothing(visit: &Visit) {
    let site = Site::after_script(check::WATCHER);
    act::open_at(visit, &site, "").await;
    act::choose(visit, "iphone-zero").await;
    act::unfold(visit, "motion-fitness").await;
    act::follow_next(visit).await;
    act::tick(visit, "fitness-tracking").await;
    act::skip(visit, "health-switch").await;
    act::undo(visit).await;
    act::copy_link(visit, "fitness-tracking").await;
    check::said(visit, guide().word("copied")).await;
    act::press_button(visit, "systems", guide().word("systems_save")).await;
    act::set_fragment(visit, "#no-such-thing").await;
    check::notice(visit, "unknown_link", true).await;
    act::set_fragment(visit, "#pair-again").await;
    check::link_has_landed(visit, "pair-again").await;
    act::reset_checklist(visit, "motion-fitness").await;
    act::undo(visit).await;
    act::reset_everything(visit).await;
    check::path_is(visit, &[]).await;

    check::nothing_went_wrong(visit).await;
    let resources =
        "return performance.getEntriesByType('resource').map(it => it.name).filter(it => new URL(it).origin !== location.origin)";
    check::same(visit, "requests to elsewhere", &json!([]), &visit.script(resources, vec![]).await);
    check::same(visit, "cookies for scripts", &json!(""), &visit.script("return document.cookie", vec![]).await);
    let cookies = visit.driver().get_all_cookies().await.unwrap();
    assert!(cookies.is_empty(), "there are cookies: {cookies:?}");
    let others = "return [Object.keys(localStorage), Object.keys(sessionStorage)]";
    check::same(visit, "what is stored", &json!([["resync"], []]), &visit.script(others, vec![]).await);
    // The guide itself is kept, for when there is no connection.
    check::is_ready_offline(visit).await;
    let more = "Promise.all([indexedDB.databases?.() ?? [], navigator.serviceWorker.getRegistrations(), caches.keys()])
        .then(all => all.map(it => it.length))";
    check::same(visit, "databases, service workers and caches", &json!([0, 1, 1]), &visit.promise(more).await);

    if visit.engine() == Engine::Chromium {
        check::every_request_went_to(visit, site.origin()).await;
        for line in visit.driver().browser_log().await.unwrap() {
            // The visit's own site was only asked for an address where nothing is, to begin with.
            let is_ours = line.message.starts_with(visit.site.origin());
            let is_harmless = line.level != "SEVERE" && !line.message.contains("preload");
            assert!(is_ours || is_harmless, "Chromium's console says: {}", line.message);
        }
    }
}

async fn the_page_says_when_it_breaks(visit: &Visit) {
    // Without this, the scenario above could be blind.
    let breaks = "
        setTimeout(() => { throw new Error('one') }, 0);
        Promise.reject(new Error('two'));
        const image = new Image(); image.src = 'http://127.0.0.1:9/three.png'; document.body.append(image);
        import('http://127.0.0.1:9/four.js').catch(() => {});
        document.body.setAttribute('style', 'color: red');
        try { document.body.innerHTML = 'five' } catch { }
        console.error('six')";
    let site = Site::after_script(&format!("{}\nwindow.breakEverything = () => {{ {breaks} }}", check::WATCHER));
    act::open_at(visit, &site, "").await;
    visit.script("setTimeout(breakEverything, 0)", vec![]).await;
    let script = "
        const kinds = ['error: ', 'rejected: ', 'the policy forbids img-src', 'the policy forbids script-src',
            'the policy forbids style-src', 'the policy forbids require-trusted-types-for', 'console.error: six'];
        return kinds.filter(kind => !seen.some(it => it.includes(kind)))";
    visit.until("what went wrong and was not noticed", &json!([]), script, vec![]).await;
}

async fn nothing_is_fetched_from_elsewhere_or_ahead(visit: &Visit) {
    act::open(visit, "").await;
    let script = "
        const elsewhere = it => new URL(it, location.href).origin !== location.origin;
        const found = [...document.querySelectorAll('[src], link[href], [srcset], [action], [ping], iframe, object, embed')];
        return found.filter(it => it.matches('iframe, object, embed, [ping], [action]') || elsewhere(it.src || it.href || it.srcset))
            .map(it => it.outerHTML.slice(0, 200));";
    check::same(visit, "what is loaded from elsewhere", &json!([]), &visit.script(script, vec![]).await);
    let links =
        "return [...document.querySelectorAll('a[href^=http]')].filter(it => !/noreferrer/.test(it.rel)).map(it => it.href)";
    check::same(visit, "links that tell where one came from", &json!([]), &visit.script(links, vec![]).await);
}

/// WebKit fetched the program twice where a link in the page announced it.
async fn nothing_is_fetched_twice(visit: &Visit) {
    act::open(visit, "").await;
    let script = "
        const names = performance.getEntriesByType('resource').map(it => new URL(it.name).pathname.split('/').pop());
        const program = names.filter(it => /[.](js|wasm)$/.test(it) && it !== 'sw.js');
        return [program.length, new Set(program).size];";
    check::same(
        visit,
        "files of the program that were fetched, and different ones",
        &json!([2, 2]),
        &visit.script(script, vec![]).await,
    );
}
