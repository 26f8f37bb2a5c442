//! Zips of phones, of Macs and of tools, whole and damaged; and files that are none.

use fixtures::given::{check, ordinary, partly, read, refused, run, sum_up};
use health_export::container::PIECE;
use health_export::folder::candidates;
use health_export::problem::Problem;
use health_export::reader::Reader;
use samples::zip::{Large, PHONE, Shape, deflated, zip};

const PLAIN: Shape = Shape { has_descriptors: false, large: Large::WhenNeeded };
const SIXTY_FOUR: Shape = Shape { has_descriptors: true, large: Large::Always };
const MAC: Shape = Shape { has_descriptors: true, large: Large::Never };

const XML: &str = "apple_health_export/export.xml";

/// The clinical document that lies beside every export.
const CLINICAL: &[u8] =
    b"<?xml version=\"1.0\"?>\n<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><!-- <HealthData> --></ClinicalDocument>";

fn text() -> Vec<u8> {
    ordinary().xml().into_bytes()
}

/// The export, zipped by itself.
fn zipped(shape: Shape) -> Vec<u8> {
    zip(&[(XML, &text(), true)], shape, b"")
}

/// Expects that this file is read like the export by itself.
#[track_caller]
fn same(bytes: &[u8], name: &str) {
    let found = read(bytes);
    let whole = read(&text());
    assert_eq!(found.entry_name.as_deref(), Some(name));
    assert_eq!(format!("{:?}{:?}", found.traces, found.sources), format!("{:?}{:?}", whole.traces, whole.sources));
    assert_eq!(found.records, whole.records);
}

#[test]
fn an_export_is_read_from_zips_of_every_kind() {
    for shape in [PHONE, PLAIN, SIXTY_FOUR, MAC] {
        for is_packed in [true, false] {
            let files: [(&str, &[u8], bool); 2] =
                [(XML, &text(), is_packed), ("apple_health_export/export_cda.xml", CLINICAL, true)];
            same(&zip(&files, shape, b""), XML);
            same(&zip(&files, shape, &[b'x'; 65_535]), XML);
        }
    }
}

#[test]
fn an_export_is_read_without_a_zip() {
    same(&text(), "file.xml");
}

#[test]
fn the_pieces_in_which_a_file_is_read_make_no_difference() {
    for bytes in [zipped(PHONE), zip(&[(XML, &text(), false)], PHONE, b""), text()] {
        let whole = sum_up(&check(&bytes));
        for piece in (4..=64).chain([97, 509, 1000, 4096, 65_536]) {
            let found = run(Reader::new(bytes.len() as u64, Some("file.xml")).in_pieces_of(piece), &bytes);
            assert_eq!(sum_up(&found), whole, "in pieces of {piece}");
        }
    }
}

#[test]
fn what_is_read_ahead_is_what_is_wanted_next() {
    let bytes = text();
    let mut reader = Reader::new(bytes.len() as u64, None).in_pieces_of(100);
    let mut ahead = 0;
    while let Some(wanted) = reader.wants() {
        let expected = reader.ahead();
        reader.give(&bytes[wanted.start as usize..wanted.end as usize]);
        if let (Some(expected), Some(next)) = (expected, reader.wants()) {
            assert_eq!(expected, next);
            ahead += 1;
        }
    }
    assert!(ahead > 5);
    let progress = reader.progress();
    assert_eq!((progress.done, progress.of), (bytes.len() as u64, bytes.len() as u64));
    assert!(progress.records > progress.steps && progress.steps > 0);
}

// A bar that counted the whole file ended in the middle, or began there.
#[test]
fn progress_is_that_of_the_export_and_not_of_what_lies_around_it() {
    let (text, route) = (text(), vec![b' '; 3 << 20]);
    let text = String::from_utf8(text).unwrap().replace("</HealthData>", &format!("{}</HealthData>", " ".repeat(2 << 20)));
    let bytes = zip(&[("a.gpx", &route, false), (XML, text.as_bytes(), false), ("z.gpx", &route, false)], PHONE, b"");
    let mut reader = Reader::new(bytes.len() as u64, None).in_pieces_of(4096);
    let mut seen = vec![0];
    while let Some(wanted) = reader.wants() {
        reader.give(&bytes[wanted.start as usize..wanted.end as usize]);
        let progress = reader.progress();
        if progress.records > 0 && reader.wants().is_some() {
            assert_eq!(progress.of, text.len() as u64);
            seen.push(progress.done);
        }
    }
    // The first piece is that in which the entry's own header is.
    assert!(seen.windows(2).all(|it| it[0] < it[1] && it[1] - it[0] <= PIECE), "{seen:?}");
    assert!(seen.len() > 300 && seen.last().unwrap() + 4096 >= text.len() as u64, "{seen:?}");
}

#[test]
fn the_export_is_found_by_what_is_in_it_and_not_by_its_name() {
    for name in
        ["Export.xml", "exporter.xml", "exportar.xml", "eksport.xml", "vienti.xml", "导出.xml", "whatever.XML", "export_cda.xml"]
    {
        let name = format!("apple_health_export/{name}");
        let decoy = b"<gpx></gpx>".as_slice();
        let files: [(&str, &[u8], bool); 4] =
            [("a.xml", decoy, true), ("b/clinical.xml", CLINICAL, true), (&name, &text(), true), ("z.xml", decoy, false)];
        same(&zip(&files, PHONE, b""), &name);
    }
}

// What macOS puts beside a file has nearly its name, and is found first by whoever looks for the ending.
#[test]
fn what_a_mac_adds_to_a_zip_is_passed_over() {
    let ghost = b"\0\x05\x16\x07\0\x02\0\0Mac OS X        <HealthData>".as_slice();
    let files: [(&str, &[u8], bool); 5] = [
        (".DS_Store", b"<HealthData>", true),
        ("__MACOSX/apple_health_export/._export.xml", ghost, true),
        ("apple_health_export/._export.xml", ghost, true),
        ("apple_health_export/", b"", false),
        (XML, &text(), true),
    ];
    same(&zip(&files, MAC, b""), XML);
}

#[test]
fn thousands_of_routes_beside_the_export_do_not_matter() {
    let names: Vec<String> = (0..9000).map(|it| format!("apple_health_export/workout-routes/route_{it}.gpx")).collect();
    let text = text();
    let mut files: Vec<(&str, &[u8], bool)> = names.iter().map(|it| (it.as_str(), b"<gpx/>".as_slice(), false)).collect();
    files.push((XML, &text, true));
    same(&zip(&files, PHONE, b""), XML);
}

// The first 64 files that could be it were kept, and what came behind them was never looked at.
#[test]
fn hundreds_of_other_xml_files_before_the_export_do_not_hide_it() {
    let names: Vec<String> = (0..300).map(|it| format!("apple_health_export/electrocardiograms/{it}.xml")).collect();
    let (text, large) = (text(), vec![b' '; 400_000]);
    for name in [XML, "apple_health_export/导出.xml"] {
        // By its name it is found among larger ones, and by its size under any name.
        let other: &[u8] = if name == XML { &large } else { b"<ecg/>" };
        let mut files: Vec<(&str, &[u8], bool)> = names.iter().map(|it| (it.as_str(), other, true)).collect();
        files.push((name, &text, true));
        same(&zip(&files, PHONE, b""), name);
    }
}

#[test]
fn a_zip_with_something_before_it_is_read() {
    // Its own offsets are then all wrong by the same number.
    let bytes = [b"PK and something else".as_slice(), &zipped(PHONE)].concat();
    same(&bytes, XML);
}

#[test]
fn a_comment_that_looks_like_the_end_of_a_zip_is_none() {
    let bytes = zip(&[(XML, &text(), true)], PHONE, b"..PK\x05\x06 and twenty bytes more, which say nothing at all");
    same(&bytes, XML);
}

#[test]
fn bytes_behind_a_zip_are_passed_over() {
    same(&[zipped(PHONE), vec![0; 1000]].concat(), XML);
}

#[test]
fn files_that_are_no_export_are_refused_and_said() {
    refused(b"", Problem::Empty);
    refused(b"x", Problem::NotAnExport);
    refused(&[0; 3_000_000], Problem::NotAnExport);
    refused(b"PK, said the cat, is no zip at all, and it went away.", Problem::NotAnExport);
    refused(b"<html><body>An error.</body></html>", Problem::NotAnExport);
    refused(CLINICAL, Problem::ClinicalOnly);
    refused(&zip(&[], PHONE, b""), Problem::Empty);
    refused(&zip(&[("a.gpx", b"<gpx/>", true)], PHONE, b""), Problem::NotAnExport);
    refused(&zip(&[("a.xml", b"<a/>", true), ("b.txt", b"b", true)], PHONE, b""), Problem::NotAnExport);
    refused(&zip(&[("apple_health_export/export_cda.xml", CLINICAL, true)], PHONE, b""), Problem::ClinicalOnly);
}

/// The zip with one number of its entry changed, in the directory and in the local header.
fn with(mut bytes: Vec<u8>, in_directory: usize, in_header: usize, number: u16) -> Vec<u8> {
    let at = bytes.windows(4).rposition(|it| it == b"PK\x01\x02").unwrap();
    bytes[at + in_directory..at + in_directory + 2].copy_from_slice(&number.to_le_bytes());
    bytes[in_header..in_header + 2].copy_from_slice(&number.to_le_bytes());
    bytes
}

#[test]
fn a_zip_with_a_password_is_refused_and_said() {
    refused(&with(zipped(PHONE), 8, 6, 9), Problem::Encrypted);
    refused(&with(zipped(PHONE), 10, 8, 99), Problem::Encrypted);
}

#[test]
fn a_zip_that_is_compressed_in_another_way_is_refused_and_said() {
    refused(&with(zipped(PHONE), 10, 8, 14), Problem::UnsupportedCompression(14));
}

#[test]
fn a_wrong_checksum_is_said_and_what_was_read_is_kept() {
    let mut bytes = zipped(PHONE);
    let at = bytes.windows(4).rposition(|it| it == b"PK\x01\x02").unwrap();
    bytes[at + 16] ^= 1;
    assert_eq!(partly(&bytes, Problem::BadChecksum).records, read(&text()).records);
    // Changed on its way, where nothing notices but the checksum.
    let mut bytes = zip(&[(XML, &text(), false)], PLAIN, b"");
    let at = bytes.windows(12).rposition(|it| it == b"value=\"500\"/").unwrap();
    bytes[at + 7] = b'9';
    partly(&bytes, Problem::BadChecksum);
}

#[test]
fn a_zip_that_lost_its_end_keeps_what_can_be_unpacked() {
    let bytes = zipped(PHONE);
    let whole = read(&text()).records;
    for share in [3, 5, 8] {
        let export = partly(&bytes[..bytes.len() * share / 10], Problem::CutShort);
        assert!(export.records > 0 && export.records < whole, "{} of {whole}", export.records);
        assert_eq!(export.entry_name.as_deref(), Some(XML));
    }
    let without_directory = bytes.windows(4).rposition(|it| it == b"PK\x01\x02").unwrap();
    // Then the export is whole, and nothing else was asked for. It was once called cut short, and was told nothing.
    same(&bytes[..without_directory], XML);
}

#[test]
fn a_zip_that_lost_its_end_is_searched_past_its_first_file() {
    let bytes = zip(&[("a.gpx", b"<gpx/>", true), ("export_cda.xml", CLINICAL, false), (XML, &text(), true)], PLAIN, b"");
    assert!(partly(&bytes[..bytes.len() - 400], Problem::CutShort).records > 0);
}

#[test]
fn a_hole_in_a_zip_is_said_and_what_was_read_is_kept() {
    let mut bytes = zipped(PHONE);
    let half = bytes.len() / 2;
    bytes[half..half + 300].fill(0xff);
    let outcome = check(&bytes);
    assert!(
        matches!(outcome.problem, Some(Problem::Damaged | Problem::BadChecksum | Problem::CutShort)),
        "{:?}",
        outcome.problem
    );
    assert!(outcome.export.unwrap().records > 0);
}

#[test]
fn an_xml_that_breaks_off_within_a_sound_zip_is_said() {
    let text = text();
    let bytes = zip(&[(XML, &text[..text.len() / 2], true)], PHONE, b"");
    assert!(partly(&bytes, Problem::CutShort).records > 0);
}

#[test]
fn sizes_that_lie_are_not_believed() {
    let mut bytes = zipped(PHONE);
    let at = bytes.windows(4).rposition(|it| it == b"PK\x01\x02").unwrap();
    bytes[at + 20..at + 28].fill(3);
    assert_eq!(partly(&bytes, Problem::BadChecksum).records, read(&text()).records);
}

#[test]
fn a_directory_that_points_nowhere_does_not_keep_it_from_the_others() {
    let files: [(&str, &[u8], bool); 2] = [("export.xml", b"<HealthData/>", true), (XML, &text(), true)];
    let mut bytes = zip(&files, PHONE, b"");
    let at = bytes.windows(4).position(|it| it == b"PK\x01\x02").unwrap();
    bytes[at + 42] = 7;
    same(&bytes, XML);
}

// A few kilobytes that unpack to hundreds of megabytes of nothing: they are gone through, not kept.
#[test]
fn a_bomb_is_gone_through_in_bounded_memory() {
    let bytes = zip(&[("bomb.xml", &vec![b' '; 300 << 20], true), (XML, &text(), true)], PHONE, b"");
    assert!(bytes.len() < 1 << 20);
    same(&bytes, XML);
}

#[test]
fn a_file_that_ends_sooner_than_it_said_keeps_what_came() {
    let text = text();
    let mut reader = Reader::new(10 * text.len() as u64, None);
    reader.wants().unwrap();
    reader.give(&text);
    assert_eq!(reader.wants(), None);
    let outcome = reader.finish();
    assert!(outcome.export.is_some());
    assert_eq!(outcome.problem, Some(Problem::CutShort));
}

#[test]
fn a_deflate_stream_of_the_samples_is_sound() {
    let mut inflate = flate2_of(&deflated(&text()));
    inflate.truncate(text().len() + 1);
    assert_eq!(inflate, text());
}

fn flate2_of(packed: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(4 << 20);
    flate2::Decompress::new(false).decompress_vec(packed, &mut out, flate2::FlushDecompress::Finish).unwrap();
    out
}

#[test]
fn of_a_folder_the_likeliest_files_are_tried_first() {
    let paths = [
        "x/apple_health_export/workout-routes/a.gpx",
        "x/apple_health_export/export_cda.xml",
        "x/__MACOSX/apple_health_export/export.xml",
        "x/export.zip",
        "x/apple_health_export/Export.xml",
        "x/apple_health_export/._Export.xml",
        "x/.DS_Store",
    ];
    assert_eq!(candidates(&paths), [4, 1, 3]);
}
