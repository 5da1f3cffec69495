//! Which journals there are beside a set, and what they hold.

use std::path::{Path, PathBuf};

use crate::domain::interview::Set;
use crate::domain::interview::journal::Scorecard;
use crate::error::Error;
use crate::words::app::holding as words;

use super::set_file::{SET_FILE, SetFile};
use super::{documents, journal_file};

/// The card that a journal adds up to.
pub fn card(journal: &Path, set: &Set) -> Result<Scorecard, Error> {
    let replay = journal_file::read(journal, set)?.ok_or_else(|| {
        Error::failed(words::there_is_no_journal(&journal.display())).hint(words::run_writes_one())
    })?;
    Ok(replay.into_card())
}

/// The journals that a path stands for, with their set: itself, or all beside the set or in the folder that it names.
pub fn named_by(path: &Path) -> Result<(SetFile, Vec<PathBuf>), Error> {
    let is_journal = path.to_string_lossy().ends_with(journal_file::ENDING);
    if !is_journal {
        let set = documents::settled(path)?;
        let journals = journal_file::beside(&set.path)?;
        if journals.is_empty() {
            return Err(Error::failed(words::no_journal_beside(&set.path.display()))
                .hint(words::interview_first()));
        }
        return Ok((set, journals.into_iter().map(|(_, path)| path).collect()));
    }
    Ok((documents::settled(&set_of(path))?, vec![path.to_owned()]))
}

/// `set.json` for `set.anna.jsonl`.
fn set_of(journal: &Path) -> PathBuf {
    let stem = journal.file_stem().unwrap_or_default();
    let Some(set) = Path::new(stem).file_stem().filter(|set| *set != stem) else {
        return journal.with_file_name(SET_FILE);
    };
    // Not `set_extension`: what stands behind a dot of the set's own name is no ending.
    let mut name = set.to_owned();
    name.push(".json");
    journal.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_knows_its_set() {
        for (journal, set) in [
            ("out/set.anna.jsonl", "out/set.json"),
            ("form.1.anna.jsonl", "form.1.json"),
            ("odd.jsonl", "set.json"),
        ] {
            assert_eq!(set_of(Path::new(journal)), Path::new(set));
        }
    }

    #[test]
    fn journals_beside_a_set_are_its_own() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "set.boris.jsonl",
            "set.anna.jsonl",
            "set2.x.jsonl",
            "set.json",
            "set..jsonl",
            "set.a.b.jsonl",
        ] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let found = journal_file::beside(&folder.path().join("set.json")).unwrap();
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["anna", "boris"]);
        assert!(found[0].1.ends_with("set.anna.jsonl"));
    }
}
