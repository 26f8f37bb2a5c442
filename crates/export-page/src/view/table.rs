//! The table behind a chart: the same numbers, for who can't or would rather not look at bars.

use leptos::prelude::*;
use stylers_macro::style_sheet;

/// A heading for each column, and the rows, each with its own heading first.
pub type Cells = (Vec<String>, Vec<Vec<String>>);

#[component]
pub fn ChartTable(
    /// What opens it.
    label: &'static str,
    /// The id of what names it.
    named_by: &'static str,
    cells: Callback<(), Cells>,
) -> impl IntoView {
    let class = style_sheet!("crates/export-page/src/view/table.css");
    let head = move |it| view! { class = class, <th class="check-table__head" scope="col">{it}</th> };
    let row = move |cells: Vec<String>| {
        let mut cells = cells.into_iter();
        let name = cells.next();
        view! { class = class,
            <tr>
                <th class="check-table__name" scope="row">{name}</th>
                {cells.map(|it| view! { class = class, <td class="check-table__cell">{it}</td> }).collect_view()}
            </tr>
        }
    };
    let table = move || {
        let (heads, rows) = cells.run(());
        view! { class = class,
            <table class="check-table__table">
                <thead><tr>{heads.into_iter().map(head).collect_view()}</tr></thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        }
        .into_any()
    };

    view! { class = class,
        <details class="check-table">
            <summary class="check-table__summary">{label}</summary>
            <div class="check-table__scroll" role="group" tabindex="0" aria-labelledby=named_by>{move || table()}</div>
        </details>
    }
}
