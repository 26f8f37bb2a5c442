//! `seeds FOLDER`: the files that the search begins with, one of each kind.

use std::fs;
use std::path::Path;

use samples::plan::Plan;
use samples::xml::{Record, Writer};
use samples::zip::{Large, PHONE, Shape, zip};

fn main() {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("Say where the seeds go.");
        return;
    };
    fs::create_dir_all(&folder).unwrap();
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
    for (at, seed) in seeds.iter().enumerate() {
        fs::write(Path::new(&folder).join(format!("seed-{at}")), [b"\x40".as_slice(), seed].concat()).unwrap();
    }
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
