//! One source's row in a chart: its name, its number, and its bars. What it says is said in words around it too.

use health_export::device::Kind;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::charts::{bars, frames, hatching, view_box};
use crate::series::Lane;

#[component]
pub fn LaneChart(
    lane: Lane,
    /// What stands beside the name.
    number: String,
    /// What the whole height stands for.
    full: f64,
    /// Whether a column without a number has a frame.
    #[prop(optional)]
    is_framed: bool,
    /// The columns that are hatched.
    #[prop(optional)]
    hatched: Vec<bool>,
) -> impl IntoView {
    let class = style_sheet!("crates/export-page/src/view/lane.css");
    let kind = lane.kind;
    let empty = if is_framed { frames(&lane.values) } else { String::new() };

    view! { class = class,
        <div class="check-lane" class:check-lane--phone=kind == Kind::Phone class:check-lane--other=kind == Kind::Other>
            <span class="check-lane__name">{lane.name}</span>
            <span class="check-lane__number">{number}</span>
            <svg class="check-lane__chart" viewBox=view_box(lane.values.len()) preserveAspectRatio="none" aria-hidden="true">
                <path class="check-lane__frames" d=empty></path>
                <path class="check-lane__bars" d=bars(&lane.values, full)></path>
                <path class="check-lane__hatching" d=hatching(&lane.values, full, &hatched)></path>
            </svg>
        </div>
    }
}

/// What stands below the lanes, at even distances.
#[component]
pub fn Axis(
    marks: Vec<String>,
    /// Whether the last mark stands for the end, and not for the beginning of the last stretch.
    #[prop(optional)]
    is_closed: bool,
) -> impl IntoView {
    let class = style_sheet!("crates/export-page/src/view/lane.css");
    let mark = |it| view! { class = class, <span class="check-lane__mark">{it}</span> };
    view! { class = class,
        <div class="check-lane__axis" class:check-lane__axis--closed=is_closed>{marks.into_iter().map(mark).collect_view()}</div>
    }
}
