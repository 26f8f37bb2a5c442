//! Exports of more than 4 GB, without a disk that holds them: what repeats is packed once, and what is empty is made up.

use std::sync::OnceLock;

use fixtures::given::{Given, HOUR, PHONE as IPHONE, TODAY};
use flate2::{Crc, FlushCompress};
use health_export::problem::Problem;
use health_export::reader::{Outcome, Reader};
use samples::zip::{Entry, Large, PHONE, Packer, Shape, descriptor, directory, local_header};

const MAC: Shape = Shape { has_descriptors: true, large: Large::Never };
const FOUR_GB: u64 = 1 << 32;

/// A file in parts: bytes, and stretches of zeros that are nowhere.
#[derive(Default)]
struct Sparse {
    parts: Vec<(u64, Vec<u8>)>,
    size: u64,
}

impl Sparse {
    fn add(&mut self, bytes: Vec<u8>) {
        let at = self.size;
        self.size += bytes.len() as u64;
        self.parts.push((at, bytes));
    }

    fn read(&self, from: u64, to: u64) -> Vec<u8> {
        let mut out = vec![0; (to - from) as usize];
        for (at, bytes) in self.parts.iter().filter(|(at, bytes)| *at < to && at + bytes.len() as u64 > from) {
            let (start, end) = (from.max(*at), to.min(at + bytes.len() as u64));
            out[(start - from) as usize..(end - from) as usize]
                .copy_from_slice(&bytes[(start - at) as usize..(end - at) as usize]);
        }
        out
    }

    fn check(&self) -> Outcome {
        self.check_counting().0
    }

    /// The same, and how many bytes were read for it.
    fn check_counting(&self) -> (Outcome, u64) {
        let mut reader = Reader::new(self.size, None);
        let mut read = 0;
        while let Some(wanted) = reader.wants() {
            assert!(wanted.end <= self.size && wanted.end - wanted.start <= 1 << 18);
            read += wanted.end - wanted.start;
            reader.give(&self.read(wanted.start, wanted.end));
        }
        (reader.finish(), read)
    }
}

/// An export of more than 4 GB: steps, then empty lines without end, then steps. Its deflate stream, checksum and size.
fn large_export() -> &'static (Vec<u8>, u32, u64) {
    static EXPORT: OnceLock<(Vec<u8>, u32, u64)> = OnceLock::new();
    EXPORT.get_or_init(packed)
}

fn packed() -> (Vec<u8>, u32, u64) {
    let given = Given::default().steps(IPHONE, TODAY + 9 * HOUR, 60, 10.0);
    let xml = given.xml();
    let (head, tail) = xml.split_at(xml.find(" <Record").unwrap());
    let record = tail.strip_suffix("</HealthData>\n").unwrap();
    let first = [head, record].concat();
    let empty = vec![b'\n'; 64 << 20];
    let mut packer = Packer::new();
    let (mut stream, mut repeated, mut end) = (Vec::new(), Vec::new(), Vec::new());
    packer.pack(first.as_bytes(), FlushCompress::Full, &mut stream);
    packer.pack(&empty, FlushCompress::Full, &mut repeated);
    packer.pack(tail.as_bytes(), FlushCompress::Full, &mut end);
    packer.pack(&[], FlushCompress::Finish, &mut end);
    let (mut crc, mut of_empty, mut of_tail) = (Crc::new(), Crc::new(), Crc::new());
    crc.update(first.as_bytes());
    of_empty.update(&empty);
    of_tail.update(tail.as_bytes());
    let mut size = first.len() as u64;
    while size <= FOUR_GB {
        stream.extend(&repeated);
        crc.combine(&of_empty);
        size += empty.len() as u64;
    }
    stream.extend(&end);
    crc.combine(&of_tail);
    (stream, crc.sum(), size + tail.len() as u64)
}

/// A zip with this entry, at a place behind a route of so many bytes that is not compressed.
fn zip_of(route: u64, shape: Shape, change: impl Fn(&mut Entry)) -> Sparse {
    let (stream, crc, size) = large_export().clone();
    let mut file = Sparse::default();
    let entry = |name: &str| Entry { name: name.to_string(), flags: 0, method: 0, crc: 0, packed: 0, size: 0, at: 0 };
    let mut entries = Vec::new();
    if route > 0 {
        // Its checksum is wrong, and nobody asks.
        let route = Entry { packed: route, size: route, ..entry("apple_health_export/workout-routes/long.gpx") };
        file.add(local_header(&route, shape));
        file.size += route.size;
        entries.push(route);
    }
    let name = "apple_health_export/export.xml";
    let mut export = Entry { method: 8, crc, packed: stream.len() as u64, size, at: file.size, ..entry(name) };
    change(&mut export);
    file.add(local_header(&export, shape));
    file.add(stream);
    file.add(descriptor(&export, shape));
    entries.push(export);
    let at = file.size;
    file.add(directory(&entries, at, shape, b""));
    file
}

#[track_caller]
fn both_steps(file: &Sparse) {
    let outcome = file.check();
    assert_eq!(outcome.problem, None);
    assert_eq!(outcome.export.unwrap().step_count(), 2);
}

#[test]
fn an_export_of_more_than_4_gb_is_read_from_a_zip64() {
    both_steps(&zip_of(0, PHONE, |_| {}));
}

/// No export has had as many bytes of text.
const MOST: u64 = 64 << 30;

// Behind what is an export and its end nothing is looked at, so this goes through in no time.
#[test]
fn a_text_of_more_than_64_gb_is_read_no_further_and_said() {
    let xml = Given::default().steps(IPHONE, TODAY + 9 * HOUR, 60, 10.0).xml().into_bytes();
    let of = |size: u64| {
        let mut file = Sparse::default();
        file.add(xml.clone());
        file.size = size;
        file
    };
    let (outcome, read) = of(MOST + (1 << 30)).check_counting();
    assert_eq!(outcome.problem, Some(Problem::TooLarge));
    assert_eq!(outcome.export.unwrap().step_count(), 1, "What was read until there is kept.");
    assert!((MOST..MOST + (1 << 20)).contains(&read), "{read} bytes were read");
    let (outcome, read) = of(MOST).check_counting();
    assert_eq!((outcome.problem, read), (None, MOST));
}

// The size in the directory is then what is left of it after 4 GB.
#[test]
fn an_export_of_more_than_4_gb_is_read_from_a_zip_of_a_mac() {
    both_steps(&zip_of(0, MAC, |_| {}));
}

// Where its size had lost its upper half, nobody asked for the checksum.
#[test]
fn the_checksum_of_a_zip_of_a_mac_is_asked_too() {
    let outcome = zip_of(0, MAC, |it| it.crc ^= 1).check();
    assert_eq!(outcome.problem, Some(Problem::BadChecksum));
    assert_eq!(outcome.export.unwrap().step_count(), 2);
}

#[test]
fn an_export_beyond_4_gb_of_a_zip64_is_found_there_and_its_checksum_asked() {
    let file = zip_of(FOUR_GB + 12_345, PHONE, |it| it.crc ^= 1);
    let outcome = file.check();
    assert_eq!(outcome.problem, Some(Problem::BadChecksum));
    assert_eq!(outcome.export.unwrap().step_count(), 2);
}

// Places in the directory are then modulo 4 GB too, the directory's own included.
#[test]
fn an_export_beyond_4_gb_of_a_zip_of_a_mac_is_found_there() {
    both_steps(&zip_of(FOUR_GB + 12_345, MAC, |_| {}));
}
