//! Starts the worker that reads a Health export. Elsewhere than in a browser there is nothing to start.

fn main() {
    #[cfg(target_arch = "wasm32")]
    export_worker::worker::run();
}
