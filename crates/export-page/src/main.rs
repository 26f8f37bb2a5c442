//! Starts the page that checks a Health export, in the browser.

fn main() {
    // Only for who works on it: what it adds to the page is more than a failing app could make up for.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    export_page::app::run();
}
