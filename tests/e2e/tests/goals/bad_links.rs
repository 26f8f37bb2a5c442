//! Opening a link that is old, broken off or mistyped.

use resync_e2e::{Visit, act, check, scenarios};
use serde_json::json;

scenarios! {
    Pair: a_bad_link_gets_a_polite_line;
    Nightly on Desktop: a_bad_link_may_come_later_too, small_slips_are_forgiven;
}

fn bad_links() -> Vec<(String, &'static str)> {
    vec![
        ("#no-such-thing".into(), "unknown_link"),
        ("#constructor".into(), "unknown_link"),
        ("#symptom-nothing".into(), "unknown_link"),
        ("#%%%".into(), "malformed_link"),
        ("#<script>alert(1)</script>".into(), "malformed_link"),
        ("#toggle--bluetooth".into(), "malformed_link"),
        ("#ünïcode".into(), "malformed_link"),
        (format!("#{}", "x".repeat(5000)), "malformed_link"),
        ("#%E0%A4%A".into(), "malformed_link"),
    ]
}

async fn a_bad_link_gets_a_polite_line(visit: &Visit) {
    for (at, (fragment, word)) in bad_links().into_iter().enumerate() {
        // Each kind is opened; the rest comes into the page that is there, which is quicker.
        if [0, 3, 7].contains(&at) {
            act::open(visit, &fragment).await;
        } else {
            act::set_fragment(visit, "").await;
            check::no_notice(visit).await;
            act::set_fragment(visit, &fragment).await;
        }
        check::notice(visit, word, true).await;
        check::is_in_clear_view(visit, "notices").await;
        check::only_marked_step_is(visit, None).await;
        let politeness = "return document.getElementById('notices').closest('[aria-live]')?.ariaLive ?? null";
        visit.until("how notices are read out", &json!("polite"), politeness, vec![]).await;
        check::stored_is(visit, "resync", None).await;
    }
    // The guide is as usual.
    act::press_button(visit, "notices", resync_e2e::guide().word("dismiss")).await;
    check::no_notice(visit).await;
    check::focus_is_not_lost(visit).await;
    act::unfold(visit, "quick-triage").await;
    act::tick(visit, "open-fitness").await;
    check::step_is(visit, "open-fitness", "done").await;
}

async fn a_bad_link_may_come_later_too(visit: &Visit) {
    act::open(visit, "").await;
    act::type_fragment(visit, "#no-such-thing").await;
    check::notice(visit, "unknown_link", true).await;
    act::type_fragment(visit, "#%%%").await;
    check::notice(visit, "malformed_link", true).await;
    check::notice(visit, "unknown_link", false).await;
    // A browser's Back may pass over places where nobody did anything.
    act::unfold(visit, "quick-triage").await;
    act::type_fragment(visit, "#overnight").await;
    check::link_has_landed(visit, "overnight").await;
    check::no_notice(visit).await;
    act::back(visit).await;
    check::notice(visit, "malformed_link", true).await;
}

async fn small_slips_are_forgiven(visit: &Visit) {
    for fragment in ["#RESTART-BOTH", "#restart-both.", "#Restart-Both,", "#restart%2Dboth", "#restart%2dboth)"] {
        act::open(visit, fragment).await;
        check::link_has_landed(visit, "restart-both").await;
        check::only_marked_step_is(visit, Some("restart-both")).await;
        check::no_notice(visit).await;
    }
}
