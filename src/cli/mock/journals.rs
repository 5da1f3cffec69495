//! Which journals there are beside a set, and what they hold.

use std::path::{Path, PathBuf};

use crate::domain::mock::Set;
use crate::domain::mock::journal::Scorecard;
use crate::error::Error;

use super::journal_file;
use super::set_file::{SET_FILE, SetFile};

const ENDING: &str = ".jsonl";

/// Every journal beside a set with the interviewer of its name, in the order of the names.
pub fn beside(set: &Path) -> Result<Vec<(String, PathBuf)>, Error> {
    let stem = set.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = match set.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let cannot = |error| Error::failed(format!("cannot read {}: {error}", folder.display()));
    let mut found = Vec::new();
    for entry in folder.read_dir().map_err(cannot)? {
        let name = entry.map_err(cannot)?.file_name();
        let name = name.to_string_lossy();
        let interviewer = name
            .strip_prefix(&stem)
            .and_then(|rest| rest.strip_prefix('.'))
            .and_then(|rest| rest.strip_suffix(ENDING))
            .filter(|interviewer| !interviewer.is_empty() && !interviewer.contains('.'));
        if let Some(interviewer) = interviewer {
            found.push((interviewer.to_owned(), journal_file::path_of(set, interviewer)));
        }
    }
    found.sort();
    Ok(found)
}

/// The card that a journal adds up to.
pub fn card(journal: &Path, set: &Set) -> Result<Scorecard, Error> {
    let replay = journal_file::read(journal, set)?.ok_or_else(|| {
        Error::failed(format!("there is no journal {}", journal.display()))
            .hint("`viva mock run` writes one beside its set.")
    })?;
    Ok(replay.into_card())
}

/// The journals that a path stands for, with their set: itself, or all beside the set or in the folder that it names.
pub fn named_by(path: &Path) -> Result<(SetFile, Vec<PathBuf>), Error> {
    let is_journal = path.to_string_lossy().ends_with(ENDING);
    if !is_journal {
        let set = SetFile::settled(path)?;
        let journals = beside(&set.path)?;
        if journals.is_empty() {
            return Err(Error::failed(format!("no journal lies beside {}", set.path.display()))
                .hint("Interview first: `viva mock run`."));
        }
        return Ok((set, journals.into_iter().map(|(_, path)| path).collect()));
    }
    Ok((SetFile::settled(&set_of(path))?, vec![path.to_owned()]))
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
        let found = beside(&folder.path().join("set.json")).unwrap();
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["anna", "boris"]);
        assert!(found[0].1.ends_with("set.anna.jsonl"));
    }
}
