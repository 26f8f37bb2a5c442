//! The last days for each source, with the days on which it has nothing in sight.

use leptos::prelude::*;
use rules::words::fill;
use stylers_macro::style_sheet;
use ui::handlers::tap;

use super::lane::{Axis, LaneChart};
use super::table::{Cells, ChartTable};
use crate::charts::ceiling;
use crate::figures::Figures as _;
use crate::sentences::Speaker;
use crate::series::{Lane, drawn, tabled};
use crate::visit::ExportVisit;

#[component]
pub fn DaysChart(visit: ExportVisit) -> impl IntoView {
    let class = style_sheet!("crates/export-page/src/view/days.css");
    let words = visit.words;
    let chart = move || {
        let days = visit.days.get();
        visit.speak(|it| {
            let lanes = it.lanes_of_days(days);
            let more = it.not_drawn(&lanes);
            let lanes = drawn(&lanes);
            let full = ceiling(lanes.iter().flat_map(|it| it.values.clone()));
            let name = name(&it, lanes, days);
            let (first, last) = it.window(days);
            let lanes = lanes.iter().cloned().map(|it| {
                let number = words.steps(it.total());
                view! { <LaneChart lane=it number=number full=full is_framed=true /> }
            });
            view! { class = class,
                <div class="check-days__chart" role="img" aria-label=name>
                    {lanes.collect_view()}
                    <Axis marks=[first, last].map(|it| words.short_day(it)).to_vec() is_closed=true />
                </div>
                <p class="check-days__legend">{fill(words.days_legend, &[("steps", &words.steps(full))])} " " {more}</p>
            }
            .into_any()
        })
    };
    let choice = move |days: i64, label: &'static str| {
        view! { class = class,
            <button class="check-days__choice choice" type="button" aria-pressed=move || (visit.days.get() == days).to_string()
                on:click=tap(move || visit.days.set(days))>
                {label}
            </button>
        }
    };

    view! { class = class,
        <section class="check-card" id="check-days" tabindex="-1" aria-labelledby="check-days--title">
            <h2 class="check-days__title" id="check-days--title">{words.days_title}</h2>
            <div class="check-days__choices" role="group" aria-label=words.days_shown>
                {choice(30, words.days_30)} {choice(90, words.days_90)}
            </div>
            {move || chart()}
            <ChartTable label=words.chart_table named_by="check-days--title" cells=Callback::new(move |()| cells(visit)) />
        </section>
    }
}

/// The essence of the chart in words.
fn name(it: &Speaker<'_>, lanes: &[Lane], days: i64) -> String {
    let words = it.words;
    let (first, last) = it.window(days);
    let source = |lane: &Lane| {
        let with_steps = lane.values.iter().filter(|it| **it > 0.0).count() as u64;
        match lane.values.iter().rposition(|it| *it > 0.0) {
            None => fill(words.days_silent, &[("source", &lane.name)]),
            Some(at) => fill(
                words.days_source,
                &[
                    ("n", &words.number(with_steps)),
                    ("of", &words.number(lane.values.len() as u64)),
                    ("day", &words.short_day(first + at as i64)),
                    ("source", &lane.name),
                ],
            ),
        }
    };
    let sources: Vec<String> = lanes.iter().map(source).collect();
    let (from, to) = (words.short_day(first), words.day(last));
    fill(words.days_name, &[("from", &from), ("to", &to), ("sources", &sources.join(" "))])
}

/// Every day, the latest first.
fn cells(visit: ExportVisit) -> Cells {
    let words = visit.words;
    let days = visit.days.get();
    visit
        .speak(|it| {
            let lanes = it.lanes_of_days(days);
            let lanes = tabled(&lanes);
            let (first, last) = it.window(days);
            let head = [words.days_day.to_string()].into_iter().chain(lanes.iter().map(|it| it.name.clone()));
            let steps = |it: f64| if it > 0.0 { words.steps(it) } else { words.days_none.to_string() };
            let row = |day: i64| {
                let at = usize::try_from(day - first).unwrap_or(0);
                let numbers = lanes.iter().map(|it| steps(it.values.get(at).copied().unwrap_or(0.0)));
                [words.day(day)].into_iter().chain(numbers).collect()
            };
            (head.collect(), (first..=last).rev().map(row).collect())
        })
        .unwrap_or_default()
}
