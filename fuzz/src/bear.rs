//! What a search for a file that the check can't bear does with each, and the files that it begins with. An ordinary test of the
//! check does the same with these and with random changes of them, so this always compiles and holds.

use content::export::english;
use export_page::sentences::Speaker;
use export_worker::answers::Attempts;
use health_export::container::{Container, Text};
use health_export::reader::{Outcome, Reader};
use health_export::sniff::Opinion;
use health_export::zone::Zone;
use rc_zip_sync::ReadZip;
use samples::plan::Plan;
use samples::xml::{Record, Writer};
use samples::zip::{Large, PHONE, Shape, zip};

/// More steps in detail than this are summed up, so that this happens too.
const ROOM: usize = 64;

/// 2026-11-20 20:30 in Greenwich.
const NOW: i64 = 1_795_206_600;

fn run(mut reader: Reader, bytes: &[u8]) -> Outcome {
    let mut turns = 0;
    while let Some(wanted) = reader.wants() {
        assert!(wanted.start < wanted.end && wanted.end <= bytes.len() as u64);
        reader.give(&bytes[wanted.start as usize..wanted.end as usize]);
        turns += 1;
        assert!(turns < 100_000);
    }
    reader.finish()
}

/// Asks everything that the command and the page ask.
fn ask(outcome: Outcome) {
    let Some(export) = &outcome.export else { return };
    let own = export.own_zone();
    for zone in [own.clone(), Zone::new(-18_000, vec![(export.until - 400_000, -14_400)])] {
        let day = zone.day_of(export.until);
        let shown = export.calibrate(day, 500.0, &zone);
        assert!(export.findings(&zone, shown.as_ref()).len() <= 3);
        export.days(&zone);
        export.hours(day, &zone);
    }
    if let Some(result) = outcome.result(Some(NOW)) {
        result.without_names(&export.labels()).to_json();
    }
    let Some(answers) = Attempts::default().take(outcome, NOW, None) else { return };
    let found = answers.found(&own, None, None);
    Speaker { words: english(), found: &found, zone: &own, names: true }.summary();
}

/// Keeps all of the first file that could be the export.
struct First(Vec<u8>);

impl Text for First {
    fn begin(&mut self) {
        self.0.clear();
    }

    fn take(&mut self, bytes: &[u8]) -> Opinion {
        self.0.extend_from_slice(bytes);
        Opinion::Export
    }
}

/// Expects that `rc-zip`, another reader of zips, unpacks the same from that file, where neither finds anything wrong.
fn compare_with_rc_zip(file: &[u8]) {
    let mut container = Container::new(file.len() as u64);
    let mut first = First(Vec::new());
    while let Some(wanted) = container.wants() {
        container.give(&file[wanted.start as usize..wanted.end as usize], &mut first);
    }
    let (Some(name), (true, None)) = (container.name(), container.ending()) else { return };
    let Ok(archive) = file.read_zip() else { return };
    let mut same = archive.entries().filter(|it| it.name == name && it.header_offset < file.len() as u64);
    if let (Some(entry), None) = (same.next(), same.next())
        && let Ok(theirs) = entry.bytes()
    {
        assert!(first.0 == theirs, "{name} is {} bytes here, and {} there", first.0.len(), theirs.len());
    }
}

/// Reads a file, whose first byte says in which pieces, and panics if anything about it is wrong.
pub fn bear(data: &[u8]) {
    let Some((piece, file)) = data.split_first() else { return };
    let reader = || Reader::new(file.len() as u64, Some("x.xml")).with_room(ROOM);
    let whole = run(reader(), file);
    let torn = run(reader().in_pieces_of(4 + u64::from(*piece)), file);
    if !file.starts_with(b"PK") {
        assert_eq!(format!("{whole:?}"), format!("{torn:?}"));
    } else {
        compare_with_rc_zip(file);
    }
    ask(whole);
}

/// The files that the search begins with, one of each kind.
pub fn seeds() -> Vec<Vec<u8>> {
    let small = small();
    let mut planned = Vec::new();
    Plan { seed: 1, bytes: 12_000 }.write_xml(&mut planned).unwrap();
    let odd = b"\xef\xbb\xbf<!DOCTYPE HealthData [<!-- HealthKit Export Version: 12 -->]><HealthData><!-- -- > --><![CDATA[ ]] > ]]><?a ??><ExportDate value='2026-11-20T20:30:00Z'/><Correlation><Record type=\"a\"/></Correlation><Record\n\x0bvalue='1.5' endDate='2026-11-19 10:00:00 -0330' startDate=\"2001-01-01 00:00:00 +0000\" type='HKQuantityTypeIdentifierStepCount' sourceName='&#x41;&lt;'></Record></HealthData>";
    let old = b"<HealthData><Record type=\"StepCount\" source=\"iPhone\" start date=\"20150616071916-0700\"/></HealthData>";
    let clinical = b"<?xml version=\"1.0\"?><ClinicalDocument/>";
    let shapes =
        [PHONE, Shape { has_descriptors: true, large: Large::Always }, Shape { has_descriptors: false, large: Large::Never }];
    let mut seeds: Vec<Vec<u8>> = vec![small.clone(), planned, odd.to_vec(), old.to_vec(), clinical.to_vec()];
    for shape in shapes {
        for is_packed in [true, false] {
            let files: [(&str, &[u8], bool); 3] = [
                ("__MACOSX/._export.xml", b"x", false),
                ("a/export_cda.xml", clinical, true),
                ("a/export.xml", &small, is_packed),
            ];
            seeds.push(zip(&files, shape, b"note"));
        }
    }
    seeds.into_iter().map(|it| [b"\x40".as_slice(), &it].concat()).collect()
}

/// A watch, a phone and an app.
fn small() -> Vec<u8> {
    let mut text = samples::xml::prolog(14).into_bytes();
    text.extend(b"<HealthData><ExportDate value=\"2026-11-20 21:30:00 +0100\"/>");
    let writers =
        [Writer::watch("Kim’s Apple\u{a0}Watch", "Watch6,7"), Writer::phone("iPhone", "iPhone15,2"), Writer::app("Walker")];
    for (at, writer) in writers.into_iter().enumerate() {
        for kind in ["StepCount", "HeartRate"] {
            let start = 1_795_200_000 - 3000 * at as i64;
            let (end, created, unit) = (start + 600, Some(start + 700), "count");
            let record = Record { kind, writer, unit, start, end, created, value: 40.0, has_metadata: kind == "HeartRate" };
            record.write(&mut text, 3600, 0x3_0000_0000).unwrap();
        }
    }
    text.extend(b"</HealthData>");
    text
}
