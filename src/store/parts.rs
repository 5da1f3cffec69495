//! Files under way: copies that are not whole yet, under a name of their own. One of a program that was killed is removed by the next.

use std::path::{Path, PathBuf};

use rustix::process::{Pid, test_kill_process};

use super::paths::beside;

/// What SQLite may put beside a file.
const COMPANIONS: [&str; 4] = ["", "-journal", "-wal", "-shm"];
/// A folder with more is not searched to its end.
const ENTRIES_MAX: usize = 2000;
const MARK: &str = ".part-";

/// A file under way; gone when it is dropped before it was put in place.
pub(super) struct Part(PathBuf);

impl Part {
    /// One that is to become `path`. Those of dead programs are removed.
    pub fn beside(path: &Path) -> Self {
        sweep(path);
        let part = Self(beside(path, &format!("{MARK}{}", std::process::id())));
        part.remove();
        part
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    fn remove(&self) {
        for suffix in COMPANIONS {
            // What is not there need not be removed.
            let _ = std::fs::remove_file(beside(&self.0, suffix));
        }
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        self.remove();
    }
}

/// Removes the parts of `path`, and of the copies of it made before an upgrade, whose programs are gone.
pub(super) fn sweep(path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return };
    // Where the folder cannot be read, nothing is swept: the parts only take up room.
    let Ok(entries) = std::fs::read_dir(folder.unwrap_or(Path::new("."))) else { return };
    for entry in entries.take(ENTRIES_MAX).flatten() {
        let is_dead =
            entry.file_name().to_str().and_then(|part| owner(part, name)).is_some_and(is_gone);
        // A link or a folder of that name is none of ours.
        if is_dead && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// The process that a part of the file `name` belongs to; `None` for any other file.
fn owner(part: &str, name: &str) -> Option<Pid> {
    let rest = part.strip_prefix(name)?;
    let (version, owner) = rest.split_once(MARK)?;
    let is_ours = version.is_empty()
        || version.strip_prefix(".before-v").is_some_and(|digits| {
            !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())
        });
    let digits = owner.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(owner.len());
    let (number, companion) = owner.split_at(digits);
    let number = number.parse().ok().filter(|_| is_ours && COMPANIONS.contains(&companion))?;
    Pid::from_raw(number)
}

fn is_gone(process: Pid) -> bool {
    test_kill_process(process) == Err(rustix::io::Errno::SRCH)
}

#[cfg(test)]
mod tests {
    use crate::store::testing;

    #[test]
    fn parts_of_dead_programs_are_removed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bank.db");
        // No process has a number this high.
        let (dead, own) = (i32::MAX, std::process::id());
        let names = [
            (format!("bank.db.part-{dead}"), false),
            (format!("bank.db.part-{dead}-wal"), false),
            (format!("bank.db.before-v3.part-{dead}"), false),
            (format!("bank.db.part-{own}"), true),
            (format!("bank.db.part-{dead}.txt"), true),
            (format!("bank.db.part-{dead}9"), true),
            (format!("other.db.part-{dead}"), true),
            (format!("bank.db.notes.part-{dead}"), true),
            ("bank.db.part-".to_owned(), true),
        ];
        for (name, _) in &names {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        std::os::unix::fs::symlink("nowhere", folder.path().join("bank.db.part-2147483646"))
            .unwrap();
        drop(crate::store::Store::open(&path, testing::NOW).unwrap());
        for (name, stays) in names {
            assert_eq!(folder.path().join(&name).exists(), stays, "{name}");
        }
        assert!(folder.path().join("bank.db.part-2147483646").is_symlink());
    }
}
