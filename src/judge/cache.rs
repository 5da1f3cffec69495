//! Remembers which code printed what it should, so that a bank is not run again as long as nothing changed.
//!
//! Only passes are kept: a failure is always looked at again. The file is a convenience, so whatever is wrong with
//! it costs a run and never an error.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::JUDGE_VERSION;

/// First line of the file.
const HEADER: &str = "viva judge passes 1";

/// Keys that are kept at most; beyond that those of the present run only.
const KEYS_MAX: usize = 50_000;

/// Passes by their key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passes(BTreeSet<String>);

/// Key of a verdict: SHA-256, as hexadecimal, over all that it depends on.
pub fn key(code: &str, expected: &str, python_release: &str) -> String {
    digest([python_release, code, expected].into_iter())
}

/// SHA-256 over these parts and the version of the judge. The kind of what is judged must be among the parts unless they
/// tell it already: a release of Python does.
pub(super) fn digest<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut digest = Sha256::new();
    digest.update(JUDGE_VERSION.to_be_bytes());
    for part in parts {
        // The length keeps the parts apart.
        digest.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(part);
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Passes {
    /// Reads the file; empty when it is missing or not wholly as [`Passes::write`] left it.
    pub fn read(file: &Path) -> Self {
        fs::read_to_string(file).ok().and_then(|text| Self::parse(&text)).unwrap_or_default()
    }

    /// Whether this key passed before.
    pub fn contains(&self, key: &str) -> bool {
        self.0.contains(key)
    }

    /// Adds keys that passed now.
    pub fn extend(&mut self, keys: impl Iterator<Item = String>) {
        let keys: BTreeSet<String> = keys.collect();
        if self.0.len() + keys.len() > KEYS_MAX {
            self.0.clear();
        }
        self.0.extend(keys);
    }

    /// Replaces the file as a whole, so that a reader or a crash never meets half of it.
    ///
    /// # Errors
    /// When the folder cannot be made or written.
    pub fn write(&self, file: &Path) -> io::Result<()> {
        let folder =
            file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut text = String::from(HEADER);
        text.extend(self.0.iter().flat_map(|key| ["\n", key]));
        let mut temporary = tempfile::NamedTempFile::new_in(folder)?;
        writeln!(temporary, "{text}")?;
        temporary.persist(file)?;
        Ok(())
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let is_key =
            |line: &str| line.len() == 64 && line.bytes().all(|byte| byte.is_ascii_hexdigit());
        if lines.next()? != HEADER {
            return None;
        }
        lines.map(|line| is_key(line).then(|| line.to_owned())).collect::<Option<_>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_changes_the_key() {
        let keys = BTreeSet::from([
            key("a", "b", "3.11"),
            key("a", "b", "3.12"),
            key("ab", "", "3.11"),
            key("", "ab", "3.11"),
            key("b", "a", "3.11"),
        ]);
        assert_eq!(keys.len(), 5);
    }

    #[test]
    fn passes_survive_their_file_and_broken_files_are_empty() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("below/passes");
        assert_eq!(Passes::read(&file), Passes::default());
        let mut passes = Passes::default();
        passes.extend([key("a", "b", "3"), key("c", "d", "3")].into_iter());
        passes.write(&file).unwrap();
        assert_eq!(Passes::read(&file), passes);
        let good = fs::read_to_string(&file).unwrap();
        for broken in [
            "",
            "\n",
            "other 1\n",
            &good[..good.len() - 1],
            &good.replace('\n', "\r\n"),
            &good[..90],
        ] {
            fs::write(&file, broken).unwrap();
            assert_eq!(Passes::read(&file), Passes::default(), "{broken:?}");
        }
        fs::write(&file, [0xff]).unwrap();
        assert_eq!(Passes::read(&file), Passes::default());
    }
}
