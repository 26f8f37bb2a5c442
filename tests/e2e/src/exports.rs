//! Health exports for the check's page, made up, as files that a person would choose.

use std::path::{Path, PathBuf};

use samples::story::Story;
use samples::xml::{Record, prolog};
use samples::zip::{Entry, PHONE, Packer, descriptor, directory, local_header, zip};

use crate::site::temporary_folder;

/// A file in a folder of its own. Dropping this removes both.
pub struct File {
    pub path: PathBuf,
}

impl File {
    pub fn with(name: &str, bytes: &[u8]) -> File {
        let path = temporary_folder("export").join(name);
        std::fs::write(&path, bytes).expect("a file can be written in the temporary folder");
        File { path }
    }

    /// A zip as an iPhone makes it, with the document that holds no steps beside the one that does.
    pub fn zipped(story: &Story) -> File {
        let document = b"<?xml version=\"1.0\"?>\n<ClinicalDocument xmlns=\"urn:hl7-org:v3\"></ClinicalDocument>\n";
        let files: [(&str, &[u8], bool); 2] =
            [("apple_health_export/export_cda.xml", document, true), ("apple_health_export/export.xml", &story.xml(), true)];
        File::with("export.zip", &zip(&files, PHONE, b""))
    }

    /// A zip of a few megabytes that unpacks to gigabytes of the same records: long enough to break the reading off.
    pub fn endless() -> File {
        const BLOCKS: usize = 60_000;
        let mut block = Vec::new();
        for at in 0..250 {
            let start = samples::story::EXPORTED - 86_400 + at * 60;
            let record = Record {
                kind: "StepCount",
                writer: samples::story::WATCH,
                unit: "count",
                start,
                end: start + 60,
                created: Some(start + 90),
                value: 20.0,
                has_metadata: false,
            };
            record.write(&mut block, 3600, 0x3_0000_0000).expect("memory takes everything");
        }
        let head = format!("{}<HealthData locale=\"en_GB\">\n", prolog(14));
        let mut packer = Packer::new();
        let (mut packed, mut again) = (Vec::new(), Vec::new());
        packer.pack(head.as_bytes(), samples::zip::FlushCompress::Full, &mut packed);
        packer.pack(&block, samples::zip::FlushCompress::Full, &mut again);
        packed.extend(again.repeat(BLOCKS));
        packer.pack(&[], samples::zip::FlushCompress::Finish, &mut packed);
        let size = (head.len() + block.len() * BLOCKS) as u64;
        let name = "apple_health_export/export.xml".to_string();
        let entry = Entry { name, flags: 0, method: 8, crc: 0, packed: packed.len() as u64, size, at: 0 };
        let mut out = local_header(&entry, PHONE);
        out.extend(packed);
        out.extend(descriptor(&entry, PHONE));
        let at = out.len() as u64;
        out.extend(directory(&[entry], at, PHONE, b""));
        File::with("export.zip", &out)
    }

    pub fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(self.path.parent().unwrap_or(Path::new("")));
    }
}
