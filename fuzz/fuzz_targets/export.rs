//! A coverage-guided search for a file that the Health export check can't bear: `fuzz/run.sh`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use resync::model::health_export::check::{Check, Outcome};
use resync::model::health_export::zone::Zone;

/// More steps in detail than this are summed up, so that this happens too.
const ROOM: usize = 64;

fn run(mut check: Check, bytes: &[u8]) -> Outcome {
    let mut turns = 0;
    while let Some(wanted) = check.wants() {
        assert!(wanted.start < wanted.end && wanted.end <= bytes.len() as u64);
        check.give(&bytes[wanted.start as usize..wanted.end as usize]);
        turns += 1;
        assert!(turns < 100_000);
    }
    check.finish()
}

fn ask(outcome: &Outcome) {
    let Some(export) = &outcome.export else { return };
    for zone in [export.own_zone(), Zone::new(-18_000, vec![(export.until - 400_000, -14_400)])] {
        let day = zone.day_of(export.until);
        let shown = export.calibrate(day, 500.0, &zone);
        assert!(export.findings(&zone, shown.as_ref()).len() <= 3);
        export.days(&zone);
        export.hours(day, &zone);
    }
    if let Some(result) = outcome.result(Some(1_795_206_600)) {
        result.without_names(&export.labels()).to_json();
    }
}

fuzz_target!(|data: &[u8]| {
    // The first byte says in which pieces the file is read.
    let Some((piece, file)) = data.split_first() else { return };
    let size = file.len() as u64;
    let whole = run(Check::new(size, Some("x.xml")).with_room(ROOM), file);
    ask(&whole);
    let torn = run(Check::new(size, Some("x.xml")).with_room(ROOM).in_pieces_of(4 + u64::from(*piece)), file);
    if !file.starts_with(b"PK") {
        assert_eq!(format!("{whole:?}"), format!("{torn:?}"));
    }
});
