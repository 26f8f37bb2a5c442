//! What the tasks are made of: setting up what the project needs, building, serving and testing. The measurements (`xtask/bench/`)
//! take from here too.

pub mod assemble;
pub mod browsers;
pub mod cache;
pub mod cli;
pub mod command;
pub mod compress;
pub mod content_policy;
pub mod debian;
pub mod export_check;
pub mod files;
pub mod fingerprint;
pub mod finish;
pub mod glue;
pub mod hosting;
pub mod hosting_test;
pub mod markup;
pub mod memo;
pub mod minify;
pub mod nginx;
pub mod precache;
pub mod programs;
pub mod project;
pub mod say;
pub mod serve;
pub mod server;
pub mod site;
pub mod sizes;
pub mod stages;
pub mod suite;
pub mod times;
pub mod tools;
pub mod wasm_target;
