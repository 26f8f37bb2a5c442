//! What the check's page shows and keeps up to date: the picker, the reading, and the answer with all that it stands on.

use leptos::prelude::*;

use super::answer::CheckAnswer;
use super::day::CheckDay;
use super::days::CheckDays;
use super::picker::CheckPicker;
use super::running::CheckRunning;
use super::save::CheckSave;
use super::sources::CheckSources;
use super::zone::CheckZone;
use crate::visit::{CheckVisit, Phase};

/// The id of the element whose place it takes.
pub const PART: &str = "part--check";

#[component]
pub fn CheckParts(visit: CheckVisit) -> impl IntoView {
    // Memos, so that what is within stays while the phase does.
    let is_reading = Memo::new(move |_| visit.phase.get() == Phase::Reading);
    let is_read = Memo::new(move |_| visit.phase.get() == Phase::Read);
    let has_failed = Memo::new(move |_| matches!(visit.phase.get(), Phase::Failed(_)));
    let has_days = Memo::new(move |_| visit.found.with(|it| it.as_ref().is_some_and(|it| !it.days.is_empty())));

    let part = move |place: usize| Memo::new(move |_| is_read.get() && visit.parts.get() >= place);
    let [sources, zone, days, day, save] = [1, 2, 3, 4, 5].map(part);
    let shown = move |it: Memo<bool>| it.get() && has_days.get();

    view! {
        {move || is_reading.get().then(|| view! { <CheckRunning visit=visit /> }.into_any())}
        {move || (is_read.get() || has_failed.get()).then(|| view! { <CheckAnswer visit=visit /> }.into_any())}
        {move || sources.get().then(|| view! { <CheckSources visit=visit /> }.into_any())}
        {move || shown(zone).then(|| view! { <CheckZone visit=visit /> }.into_any())}
        {move || shown(days).then(|| view! { <CheckDays visit=visit /> }.into_any())}
        {move || shown(day).then(|| view! { <CheckDay visit=visit /> }.into_any())}
        {move || save.get().then(|| view! { <CheckSave visit=visit /> }.into_any())}
        {move || (!is_reading.get()).then(|| view! { <CheckPicker visit=visit is_again=is_read.get() /> }.into_any())}
        <p class="hush" role="status">{move || visit.said.get()}</p>
    }
}
