//! Starts the worker that reads a Health export.

fn main() {
    resync::browser::export_worker::run();
}
