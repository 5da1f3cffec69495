//! Packs as files on a disk: parsing, checking and drawing what is wrong.

mod asked;
mod broken;
mod craft;
mod good;
mod limits;
mod parity;
mod random;
mod rules;
mod source;

use std::path::{Path, PathBuf};

use viva::pack::check::{CheckOptions, Report, check};
use viva::pack::context::PackContext;
use viva::pack::diagnostic::Severity;
use viva::pack::render::render;
use viva::pack::source::PackSource;
use viva::pack::taxonomy::Taxonomy;

const MANIFEST: &str =
    "format = 1\nname = \"test\"\nlanguages = [\"en\", \"ru\"]\ntags = [\"ops\"]\n";

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packs/fixtures")
}

fn taxonomy() -> Taxonomy {
    let bytes = std::fs::read(fixtures().join("taxonomy.toml")).unwrap();
    let (taxonomy, diagnostics) = Taxonomy::parse(&bytes);
    assert_eq!(diagnostics, []);
    taxonomy
}

/// A pack in a folder that goes away with it.
struct TestPack {
    folder: tempfile::TempDir,
}

impl TestPack {
    fn new(files: &[(&str, &str)]) -> Self {
        let pack = Self { folder: tempfile::tempdir().unwrap() };
        pack.write("pack.toml", MANIFEST.as_bytes());
        for (path, text) in files {
            pack.write(path, text.as_bytes());
        }
        pack
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn source(&self) -> PackSource {
        PackSource::open(self.folder.path()).unwrap()
    }

    fn context(&self) -> PackContext {
        PackContext::load(&self.source(), &taxonomy()).0
    }

    fn check(&self, options: CheckOptions) -> Report {
        check(&self.source(), &taxonomy(), options, &mut |_, _| {})
    }

    /// Structure only: `file:line:column code` of everything but notes.
    fn faults(&self) -> Vec<String> {
        let options = CheckOptions { structure_only: true, ..CheckOptions::default() };
        let mut report = self.check(options);
        // Every one says what to write.
        let silent = report.diagnostics.iter().find(|one| one.help.is_none());
        assert_eq!(silent, None);
        report.diagnostics.retain(|one| one.severity != Severity::Note);
        places(&report)
    }

    /// What `viva check` would print, with the folder's name taken out.
    fn drawn(&self, options: CheckOptions) -> String {
        let drawn = render(&self.check(options).diagnostics, &self.source(), false);
        drawn.replace(&format!("{}/", self.folder.path().display()), "")
    }
}

fn places(report: &Report) -> Vec<String> {
    let place = |one: &viva::pack::diagnostic::Diagnostic| {
        format!("{}:{}:{} {}", one.path, one.line, one.column, one.code)
    };
    report.diagnostics.iter().map(place).collect()
}

/// Faults of one file `concurrency/gil.md`, without its name.
fn faults_of(text: &str) -> Vec<String> {
    let faults = TestPack::new(&[("concurrency/gil.md", text)]).faults();
    faults.iter().map(|one| one.trim_start_matches("concurrency/gil.md:").to_owned()).collect()
}
