//! Zips of every kind that people bring: of phones, of Macs, of 64 bits, and damaged ones.

use std::io::{Result, Write};

pub use flate2::FlushCompress;
use flate2::{Compress, Compression, Crc, Status};

/// How a zip is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Sizes and checksum behind the data, as phones and Macs write them, and not before it.
    pub has_descriptors: bool,
    pub large: Large,
}

/// What happens to numbers that do not fit into 32 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Large {
    /// They go where zip64 has room, as soon as there are any.
    WhenNeeded,
    /// They go there even if they would fit.
    Always,
    /// Their upper half is lost, as in zips of macOS.
    Never,
}

/// As phones write it.
pub const PHONE: Shape = Shape { has_descriptors: true, large: Large::WhenNeeded };

/// An entry as the directory has it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub name: String,
    pub flags: u16,
    pub method: u16,
    pub crc: u32,
    pub packed: u64,
    pub size: u64,
    pub at: u64,
}

/// Deflates all of it.
pub fn deflated(text: &[u8]) -> Vec<u8> {
    let mut packer = Packer::new();
    let mut out = Vec::new();
    packer.pack(text, FlushCompress::None, &mut out);
    packer.pack(&[], FlushCompress::Finish, &mut out);
    out
}

/// A deflate stream that is made piece by piece.
pub struct Packer(Compress);

impl Default for Packer {
    fn default() -> Packer {
        Packer::new()
    }
}

impl Packer {
    pub fn new() -> Packer {
        Packer(Compress::new(Compression::new(6), false))
    }

    /// Appends to `out` what these bytes are packed. `FlushCompress::Full` ends a piece that can be repeated.
    pub fn pack(&mut self, mut text: &[u8], flush: FlushCompress, out: &mut Vec<u8>) {
        loop {
            out.reserve(64 << 10);
            let before = self.0.total_in();
            let status = self.0.compress_vec(text, out, flush);
            text = &text[(self.0.total_in() - before) as usize..];
            let has_room = out.len() < out.capacity();
            match (status, flush) {
                (Ok(Status::StreamEnd) | Err(_), _) => return,
                (_, FlushCompress::Finish) => {}
                _ if text.is_empty() && has_room => return,
                _ => {}
            }
        }
    }
}

fn bytes(numbers: &[(u64, usize)]) -> Vec<u8> {
    numbers.iter().flat_map(|(number, length)| number.to_le_bytes()[..*length].to_vec()).collect()
}

/// The header before an entry's data.
pub fn local_header(entry: &Entry, shape: Shape) -> Vec<u8> {
    // Phones write the size even where a descriptor follows; Macs do not. Nobody should rely on either.
    let (crc, packed, size) = if shape.has_descriptors { (0, 0, 0) } else { (entry.crc.into(), entry.packed, entry.size) };
    let flags = u64::from(entry.flags) | if shape.has_descriptors { 8 } else { 0 };
    let name = entry.name.len() as u64;
    let mut out = b"PK\x03\x04".to_vec();
    let method = entry.method.into();
    out.extend(bytes(&[(20, 2), (flags, 2), (method, 2), (0, 4), (crc, 4), (packed, 4), (size, 4), (name, 2), (0, 2)]));
    out.extend(entry.name.as_bytes());
    out
}

/// What stands behind an entry's data.
pub fn descriptor(entry: &Entry, shape: Shape) -> Vec<u8> {
    let is_large = entry.size.max(entry.packed) > u64::from(u32::MAX) && shape.large != Large::Never;
    let length = if is_large || shape.large == Large::Always { 8 } else { 4 };
    let mut out = b"PK\x07\x08".to_vec();
    out.extend(bytes(&[(entry.crc.into(), 4), (entry.packed, length), (entry.size, length)]));
    out
}

/// The directory at this place, and the records behind it.
pub fn directory(entries: &[Entry], at: u64, shape: Shape, comment: &[u8]) -> Vec<u8> {
    let full = u64::from(u32::MAX);
    let goes_away = |it: u64| match shape.large {
        Large::WhenNeeded => it >= full,
        Large::Always => true,
        Large::Never => false,
    };
    let mut out = Vec::new();
    for entry in entries {
        let mut extra = Vec::new();
        let mut short = |it: u64| {
            if goes_away(it) {
                extra.extend(it.to_le_bytes());
                return full;
            }
            it
        };
        let (size, packed, place) = (short(entry.size), short(entry.packed), short(entry.at));
        if !extra.is_empty() {
            let length = extra.len() as u64;
            extra.splice(0..0, bytes(&[(1, 2), (length, 2)]));
        }
        let flags = u64::from(entry.flags) | if shape.has_descriptors { 8 } else { 0 };
        out.extend(b"PK\x01\x02");
        let (name, length, method) = (entry.name.len() as u64, extra.len() as u64, entry.method.into());
        out.extend(bytes(&[(0x314, 2), (20, 2), (flags, 2), (method, 2), (0, 4), (entry.crc.into(), 4), (packed, 4), (size, 4)]));
        out.extend(bytes(&[(name, 2), (length, 2), (0, 2), (0, 2), (0, 2), (0, 4), (place, 4)]));
        out.extend(entry.name.as_bytes());
        out.extend(extra);
    }
    let (count, size) = (entries.len() as u64, out.len() as u64);
    if goes_away(at) || entries.iter().any(|it| goes_away(it.size) || goes_away(it.packed)) {
        out.extend(b"PK\x06\x06");
        out.extend(bytes(&[(44, 8), (0x32d, 2), (45, 2), (0, 4), (0, 4), (count, 8), (count, 8), (size, 8), (at, 8)]));
        out.extend(b"PK\x06\x07");
        out.extend(bytes(&[(0, 4), (at + size, 8), (1, 4)]));
    }
    let at = if goes_away(at) { full } else { at };
    out.extend(b"PK\x05\x06");
    out.extend(bytes(&[(0, 4), (count.min(0xffff), 2), (count.min(0xffff), 2), (size, 4), (at, 4), (comment.len() as u64, 2)]));
    out.extend(comment);
    out
}

/// A whole zip in memory: names with texts, compressed or not.
pub fn zip(files: &[(&str, &[u8], bool)], shape: Shape, comment: &[u8]) -> Vec<u8> {
    let (mut out, mut entries) = (Vec::new(), Vec::new());
    for (name, text, is_packed) in files {
        let data = if *is_packed { deflated(text) } else { text.to_vec() };
        let mut crc = Crc::new();
        crc.update(text);
        let entry = Entry {
            name: name.to_string(),
            flags: 0,
            method: if *is_packed { 8 } else { 0 },
            crc: crc.sum(),
            packed: data.len() as u64,
            size: text.len() as u64,
            at: out.len() as u64,
        };
        out.extend(local_header(&entry, shape));
        out.extend(data);
        if shape.has_descriptors {
            out.extend(descriptor(&entry, shape));
        }
        entries.push(entry);
    }
    let at = out.len() as u64;
    out.extend(directory(&entries, at, shape, comment));
    out
}

/// A zip with one entry, written while its text is made. Nothing is kept of it.
pub struct Stream<W: Write> {
    out: W,
    entry: Entry,
    packer: Packer,
    room: Vec<u8>,
    crc: Crc,
    data_at: u64,
}

impl<W: Write> Stream<W> {
    pub fn new(mut out: W, name: &str) -> Result<Stream<W>> {
        let entry = Entry { name: name.to_string(), flags: 0, method: 8, crc: 0, packed: 0, size: 0, at: 0 };
        let header = local_header(&entry, PHONE);
        out.write_all(&header)?;
        let data_at = header.len() as u64;
        Ok(Stream { out, entry, packer: Packer::new(), room: Vec::new(), crc: Crc::new(), data_at })
    }

    fn pack(&mut self, text: &[u8], flush: FlushCompress) -> Result<()> {
        self.room.clear();
        self.packer.pack(text, flush, &mut self.room);
        self.entry.packed += self.room.len() as u64;
        self.entry.size += text.len() as u64;
        self.crc.update(text);
        self.out.write_all(&self.room)
    }

    /// Ends the entry and the zip.
    pub fn finish(mut self) -> Result<W> {
        self.pack(&[], FlushCompress::Finish)?;
        self.entry.crc = self.crc.sum();
        let end = descriptor(&self.entry, PHONE);
        self.out.write_all(&end)?;
        let at = self.data_at + self.entry.packed + end.len() as u64;
        self.out.write_all(&directory(&[self.entry], at, PHONE, b""))?;
        Ok(self.out)
    }
}

impl<W: Write> Write for Stream<W> {
    fn write(&mut self, text: &[u8]) -> Result<usize> {
        self.pack(text, FlushCompress::None)?;
        Ok(text.len())
    }

    fn flush(&mut self) -> Result<()> {
        self.out.flush()
    }
}
