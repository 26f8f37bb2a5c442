//! One day's hours for each source, with the hours in which several counted at the same time hatched.

use export_protocol::DayLook;
use leptos::prelude::*;
use rules::words::fill;
use stylers_macro::style_sheet;

use super::lane::{Axis, LaneChart};
use super::table::{Cells, ChartTable};
use crate::charts::ceiling;
use crate::figures::Figures as _;
use crate::sentences::Speaker;
use crate::series::{Lane, drawn, tabled};
use crate::visit::ExportVisit;

/// What the chart shows of a day.
struct Chart {
    day: i64,
    lanes: Vec<Lane>,
    overlaps: [u32; 24],
    overlap: i64,
}

#[component]
pub fn HoursChart(visit: ExportVisit) -> impl IntoView {
    let class = style_sheet!("crates/export-page/src/view/hours.css");
    let words = visit.words;
    let chart = move || {
        let chart = with_chart(visit, |it, chart| {
            let full = ceiling(drawn(&chart.lanes).iter().flat_map(|it| it.values.clone()));
            let hatched: Vec<bool> = chart.overlaps.iter().map(|it| *it > 0).collect();
            let has_overlap = chart.overlap > 0;
            let (name, more) = (name(it, &chart), it.not_drawn(&chart.lanes));
            let lanes = drawn(&chart.lanes).iter().cloned().map(|it| {
                let number = words.steps(it.total());
                view! { <LaneChart lane=it number=number full=full hatched=hatched.clone() /> }
            });
            view! { class = class,
                <div class="check-hours__chart" role="img" aria-label=name>
                    {lanes.collect_view()}
                    <Axis marks=[0, 6, 12, 18].map(|it| words.hour(it)).to_vec() />
                </div>
                <p class="check-hours__legend">
                    {fill(words.hours_scale, &[("steps", &words.steps(full))])} " "
                    {if has_overlap { words.hours_legend } else { words.hours_apart }} " " {more}
                </p>
            }
            .into_any()
        });
        chart.unwrap_or_else(|| {
            let is_in_sums = visit.look.with(|it| it.as_ref().is_some_and(|it| it.detail.is_none()));
            let text = if is_in_sums { words.day_sums } else { words.day_empty };
            view! { class = class, <p class="check-hours__none">{text}</p> }.into_any()
        })
    };
    let has_lanes = Memo::new(move |_| with_chart(visit, |_, _| ()).is_some());

    view! { class = class,
        <div class="check-hours">
            {move || chart()}
            {move || has_lanes.get().then(|| view! {
                <ChartTable label=words.chart_table named_by="check-day--title" cells=Callback::new(move |()| cells(visit)) />
            }.into_any())}
        </div>
    }
}

/// Nothing where there is nothing to show.
fn with_chart<T>(visit: ExportVisit, show: impl FnOnce(&Speaker<'_>, Chart) -> T) -> Option<T> {
    let look = visit.look.get()?;
    let DayLook { day, detail } = look.as_ref();
    let detail = detail.as_ref()?;
    visit.speak(|it| {
        let lanes = it.lanes_of_hours(detail);
        let chart = Chart { day: *day, lanes, overlaps: detail.overlaps, overlap: detail.hours.overlap };
        (!chart.lanes.is_empty()).then(|| show(&it, chart))
    })?
}

/// The essence of the chart in words.
fn name(it: &Speaker<'_>, chart: &Chart) -> String {
    let words = it.words;
    let source = |lane: &Lane| {
        let most = lane.values.iter().copied().enumerate().max_by(|one, other| one.1.total_cmp(&other.1)).map_or(0, |it| it.0);
        fill(words.hours_source, &[("steps", &words.steps(lane.total())), ("hour", &words.hour(most)), ("source", &lane.name)])
    };
    let sources: Vec<String> = drawn(&chart.lanes).iter().map(source).collect();
    let overlap = match chart.overlap {
        0 => words.hours_apart.to_string(),
        it => fill(words.hours_overlap, &[("span", &words.span(it))]),
    };
    fill(words.hours_name, &[("day", &words.day(chart.day)), ("overlap", &overlap), ("sources", &sources.join(" "))])
}

/// The hours in which anybody counted.
fn cells(visit: ExportVisit) -> Cells {
    let words = visit.words;
    with_chart(visit, |_, chart| {
        let lanes = tabled(&chart.lanes);
        let names = lanes.iter().map(|it| it.name.clone());
        let head = [words.hours_hour.to_string()].into_iter().chain(names).chain([words.hours_overlap_column.to_string()]);
        let row = |hour: usize| {
            let steps: Vec<f64> = lanes.iter().map(|it| it.values[hour]).collect();
            let overlap = i64::from(chart.overlaps[hour]);
            (overlap > 0 || steps.iter().any(|it| *it > 0.0)).then(|| {
                let steps = steps.iter().map(|it| words.steps(*it));
                [words.hour(hour)].into_iter().chain(steps).chain([words.span(overlap)]).collect()
            })
        };
        (head.collect(), (0..24).filter_map(row).collect())
    })
    .unwrap_or_default()
}
