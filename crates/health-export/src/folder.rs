//! A folder instead of a zip: Macs unpack what they download, and people drop what is there then.

use super::container::likelihood;

/// The places in `paths` of the files that could be the export, the likeliest first. Each is then checked like a file by itself,
/// until one is an export.
pub fn candidates<S: AsRef<str>>(paths: &[S]) -> Vec<usize> {
    let ranked = paths.iter().enumerate().filter_map(|(at, path)| {
        let path = path.as_ref();
        let is_zip = path.to_lowercase().ends_with(".zip") && !path.rsplit('/').next().unwrap_or(path).starts_with("._");
        Some((likelihood(path).or(is_zip.then_some(4))?, path.matches('/').count(), at))
    });
    let mut ranked: Vec<(u8, usize, usize)> = ranked.collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|it| it.2).collect()
}
