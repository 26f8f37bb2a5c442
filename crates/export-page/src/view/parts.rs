//! What the check's page shows and keeps up to date: the picker, the reading, and the answer with all that it stands on.

use leptos::prelude::*;

use super::answer::Answer;
use super::day::DayChooser;
use super::days::DaysChart;
use super::picker::Picker;
use super::running::Running;
use super::save::Save;
use super::sources::Sources;
use super::zone::ZoneChooser;
use crate::visit::{ExportVisit, Phase};

/// The id of the element whose place it takes.
pub const PART: &str = "part--check";

#[component]
pub fn Parts(visit: ExportVisit) -> impl IntoView {
    // Memos, so that what is within stays while the phase does.
    let is_reading = Memo::new(move |_| visit.phase.get() == Phase::Reading);
    let is_read = Memo::new(move |_| visit.phase.get() == Phase::Read);
    let has_failed = Memo::new(move |_| matches!(visit.phase.get(), Phase::Failed(_)));
    let has_days = Memo::new(move |_| visit.found.with(|it| it.as_ref().is_some_and(|it| !it.days.is_empty())));

    let part = move |place: usize| Memo::new(move |_| is_read.get() && visit.parts.get() >= place);
    let [sources, zone, days, day, save] = [1, 2, 3, 4, 5].map(part);
    let shown = move |it: Memo<bool>| it.get() && has_days.get();

    view! {
        {move || is_reading.get().then(|| view! { <Running visit=visit /> }.into_any())}
        {move || (is_read.get() || has_failed.get()).then(|| view! { <Answer visit=visit /> }.into_any())}
        {move || sources.get().then(|| view! { <Sources visit=visit /> }.into_any())}
        {move || shown(zone).then(|| view! { <ZoneChooser visit=visit /> }.into_any())}
        {move || shown(days).then(|| view! { <DaysChart visit=visit /> }.into_any())}
        {move || shown(day).then(|| view! { <DayChooser visit=visit /> }.into_any())}
        {move || save.get().then(|| view! { <Save visit=visit /> }.into_any())}
        {move || (!is_reading.get()).then(|| view! { <Picker visit=visit is_again=is_read.get() /> }.into_any())}
        <p class="hush" role="status">{move || visit.said.get()}</p>
    }
}
