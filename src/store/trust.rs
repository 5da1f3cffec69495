//! What a person allowed to run: a file in the folder of the settings, because a database may come from anywhere.
//!
//! It lists digests of code, pack by pack. A database can bring code, but not the permission to run it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use rusqlite::named_params;
use serde::{Deserialize, Serialize};

use super::{Result, Store, StoreError, row, text};
use crate::domain::ids::QuestionId;
use crate::domain::labels::Kind;
use crate::domain::question::hex;
use crate::domain::runnable::RunDigest;
use crate::words::store::files as words;

/// A longer file was not written by viva: it would list sixty thousand questions.
const BYTES_MAX: u64 = 4 << 20;
const OTHERS_MAY_WRITE: u32 = 0o022;

/// The file of what may run.
#[derive(Clone, Debug)]
pub struct TrustFile {
    path: PathBuf,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    /// Digests, in hexadecimal, by pack.
    packs: BTreeMap<String, BTreeSet<String>>,
}

/// A `code` question in one of its languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunnableRow {
    /// The question.
    pub id: QuestionId,
    /// Its stub.
    pub stub: String,
    /// Its tests.
    pub tests: String,
    /// The digest of all that may run of it.
    pub digest: RunDigest,
}

impl TrustFile {
    /// The file in the folder of the settings. It need not be there: then nothing is trusted.
    pub fn within(config_folder: &Path) -> Self {
        Self { path: config_folder.join("trusted.toml") }
    }

    /// Whether the code with this digest may run as part of `pack`.
    ///
    /// # Errors
    /// [`StoreError::Trust`] where the file cannot be heeded; then nothing may run.
    pub fn trusts(&self, pack: &str, digest: &RunDigest) -> Result<bool> {
        Ok(self.read()?.packs.get(pack).is_some_and(|listed| listed.contains(&hex(digest))))
    }

    /// Whether the pack was trusted and everything of it still is; `None` when it never was.
    pub fn trusts_all(&self, pack: &str, rows: &[RunnableRow]) -> Result<Option<bool>> {
        let listed = self.read()?;
        let trusts =
            |listed: &BTreeSet<String>| rows.iter().all(|row| listed.contains(&hex(&row.digest)));
        Ok(listed.packs.get(pack).map(trusts))
    }

    /// Whether the pack was trusted once, and that was not taken back.
    pub fn is_listed(&self, pack: &str) -> Result<bool> {
        Ok(self.read()?.packs.contains_key(pack))
    }

    /// Lets exactly these run as part of `pack`, and nothing that was trusted before.
    pub fn trust(&self, pack: &str, rows: &[RunnableRow]) -> Result<()> {
        let mut listed = self.read()?;
        let digests = rows.iter().map(|row| hex(&row.digest)).collect();
        listed.packs.insert(pack.to_owned(), digests);
        self.write(&listed)
    }

    /// Takes the trust back; whether there was any.
    pub fn distrust(&self, pack: &str) -> Result<bool> {
        let mut listed = self.read()?;
        let was_listed = listed.packs.remove(pack).is_some();
        if was_listed {
            self.write(&listed)?;
        }
        Ok(was_listed)
    }

    fn read(&self) -> Result<Listed> {
        let unheeded = |detail: String| StoreError::Trust { path: self.path.clone(), detail };
        let found = match fs::metadata(&self.path) {
            Ok(found) => found,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Listed::default());
            }
            Err(error) => return Err(unheeded(error.to_string())),
        };
        if !found.is_file() || found.len() > BYTES_MAX {
            return Err(unheeded(words::not_of_viva().to_owned()));
        }
        if found.mode() & OTHERS_MAY_WRITE != 0 {
            return Err(unheeded(words::others_may_write().to_owned()));
        }
        let mut text = String::new();
        File::open(&self.path)
            .and_then(|file| file.take(BYTES_MAX).read_to_string(&mut text))
            .map_err(|error| unheeded(error.to_string()))?;
        toml::from_str(&text).map_err(|error| unheeded(error.message().to_owned()))
    }

    fn write(&self, listed: &Listed) -> Result<()> {
        // People keep their settings behind links: the file that a link leads to is replaced.
        let path = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        let failed = |error| StoreError::file(&path, words::cannot_be_written(), error);
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed)?;
        let text = toml::to_string(listed)
            .map_err(|error| failed(std::io::Error::other(error.to_string())))?;
        // Such a file is its owner's alone.
        let mut part = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
        writeln!(part, "{}", words::trusted_heading())
            .and_then(|()| part.write_all(text.as_bytes()))
            .and_then(|()| part.as_file().sync_all())
            .map_err(failed)?;
        part.persist(&path).map_err(|error| failed(error.error))?;
        Ok(())
    }
}

impl Store {
    /// Everything of a pack that sessions may run, in every language, suspended questions too; by id.
    pub fn runnable(&self, pack: &str) -> Result<Vec<RunnableRow>> {
        self.read(|bank| {
            let wanted = named_params! { ":pack": pack, ":kind": Kind::Code.rank() };
            bank.prepare_cached(sql!("question_runnable"))?
                .query_map(wanted, |found| {
                    let language: String = found.get(1)?;
                    let content = text::content(found, 2)?;
                    let digest = content.run_digest(Kind::Code, &language);
                    Ok(RunnableRow {
                        id: row::id(found, 0)?,
                        stub: content.code.unwrap_or_default(),
                        tests: content.tests.unwrap_or_default(),
                        digest,
                    })
                })?
                .collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::domain::question::Content;

    fn row(tests: &str) -> RunnableRow {
        let content = Content { tests: Some(tests.to_owned()), ..Content::default() };
        RunnableRow {
            id: "decorators/doubles".parse().unwrap(),
            stub: String::new(),
            tests: tests.to_owned(),
            digest: content.run_digest(Kind::Code, "en"),
        }
    }

    #[test]
    fn trust_holds_for_the_code_that_was_shown_and_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = TrustFile::within(&folder.path().join("config/viva"));
        let (one, other) = (row("assert 1"), row("assert 2"));
        assert!(!file.trusts("mine", &one.digest).unwrap());
        file.trust("mine", std::slice::from_ref(&one)).unwrap();
        assert!(file.trusts("mine", &one.digest).unwrap());
        assert!(!file.trusts("mine", &other.digest).unwrap());
        assert!(!file.trusts("theirs", &one.digest).unwrap());
        assert_eq!(file.trusts_all("mine", &[one.clone(), other]).unwrap(), Some(false));
        assert_eq!(file.trusts_all("theirs", &[]).unwrap(), None);
        assert_eq!(fs::metadata(&file.path).unwrap().mode() & 0o777, 0o600);
        assert!(file.distrust("mine").unwrap() && !file.distrust("mine").unwrap());
        assert!(!file.trusts("mine", &one.digest).unwrap());
    }

    #[test]
    fn a_trust_file_that_others_may_write_or_that_is_none_lets_nothing_run() {
        let folder = tempfile::tempdir().unwrap();
        let file = TrustFile::within(folder.path());
        let one = row("assert 1");
        file.trust("mine", std::slice::from_ref(&one)).unwrap();
        fs::set_permissions(&file.path, fs::Permissions::from_mode(0o622)).unwrap();
        let said = file.trusts("mine", &one.digest).unwrap_err();
        assert!(said.to_string().contains("others than you"), "{said}");
        assert!(said.hint().unwrap().contains("chmod 600"));
        fs::set_permissions(&file.path, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&file.path, "packs = 7").unwrap();
        assert!(file.trusts("mine", &one.digest).is_err());
        fs::remove_file(&file.path).unwrap();
        fs::create_dir(&file.path).unwrap();
        assert!(file.trusts("mine", &one.digest).is_err());
    }
}
