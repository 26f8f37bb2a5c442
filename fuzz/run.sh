#!/bin/sh
# Searches for so many seconds (300 if none are given) for a file that the Health export check can't bear.
# Needs a C++ compiler, and no nightly Rust: the coverage that libFuzzer goes by is LLVM's own.
set -eu
cd "$(dirname "$0")"
seconds=${1:-300}
cargo run --quiet --release --bin seeds -- target/seeds
RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares" \
    cargo build --quiet --release --target "$(rustc -vV | sed -n 's/^host: //p')" --bin export
mkdir -p target/corpus
"target/$(rustc -vV | sed -n 's/^host: //p')/release/export" target/corpus target/seeds \
    -max_total_time="$seconds" -max_len=30000 -timeout=20 -rss_limit_mb=600 -dict=words.dict -print_final_stats=1 \
    -artifact_prefix=target/
