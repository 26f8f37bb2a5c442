//! One file for each thing that a person comes to the guide for.

mod announcements;
mod audits;
mod bad_links;
mod checking;
mod copying;
mod diagnosis;
mod forced_colours;
mod handing_over;
mod keeping;
mod keyboard;
mod large_text;
mod links;
mod narrow;
mod new_versions;
mod offline;
mod outcomes;
mod path;
mod places;
mod previews;
mod printing;
mod privacy;
mod right_to_left;
mod roles;
mod searching;
mod storage;
mod taking_over;
mod ticking;
mod two_tabs;
mod undo;
mod versions;
mod waits;
mod without_scripts;

fn main() -> std::process::ExitCode {
    resync_e2e::lanes::main(&[
        announcements::SCENARIOS,
        audits::SCENARIOS,
        bad_links::SCENARIOS,
        checking::SCENARIOS,
        copying::SCENARIOS,
        diagnosis::SCENARIOS,
        forced_colours::SCENARIOS,
        handing_over::SCENARIOS,
        keeping::SCENARIOS,
        keyboard::SCENARIOS,
        large_text::SCENARIOS,
        links::SCENARIOS,
        narrow::SCENARIOS,
        new_versions::SCENARIOS,
        offline::SCENARIOS,
        outcomes::SCENARIOS,
        path::SCENARIOS,
        places::SCENARIOS,
        previews::SCENARIOS,
        printing::SCENARIOS,
        privacy::SCENARIOS,
        right_to_left::SCENARIOS,
        roles::SCENARIOS,
        searching::SCENARIOS,
        storage::SCENARIOS,
        taking_over::SCENARIOS,
        ticking::SCENARIOS,
        two_tabs::SCENARIOS,
        undo::SCENARIOS,
        versions::SCENARIOS,
        waits::SCENARIOS,
        without_scripts::SCENARIOS,
    ])
}
