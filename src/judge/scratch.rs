//! The folder of a run: how much is in it, and how it is removed whatever the code has built there.
//!
//! Code may nest folders deeper than any path can name and take its own rights away. Nothing here recurses, and links are not followed.

use std::fs::{self, DirEntry, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// Entries after which counting ends: nothing honest makes so many.
const ENTRIES_MAX: usize = 2_000;

/// Folders within folders after which counting ends.
const DEPTH_MAX: usize = 64;

/// Bytes of all files below `folder`; `None` where there are too many entries, or too deep ones, to go on counting, and where a folder or
/// a file cannot be looked at, for its rights or because no path is long enough: rights are not changed here, since the code that still
/// runs could put a link in its place.
pub(super) fn used_bytes(folder: &Path) -> Option<u64> {
    let (mut bytes, mut entries) = (0_u64, 0);
    let mut waiting = vec![(folder.to_owned(), 0)];
    while let Some((place, depth)) = waiting.pop() {
        let found = match fs::read_dir(&place) {
            Ok(found) => found,
            Err(error) if has_vanished(&error) => continue,
            Err(_) => return None,
        };
        for entry in found.flatten() {
            entries += 1;
            if entries > ENTRIES_MAX || depth > DEPTH_MAX {
                return None;
            }
            if is_folder(&entry) {
                waiting.push((entry.path(), depth + 1));
                continue;
            }
            match entry.metadata() {
                Ok(about) => bytes = bytes.saturating_add(about.len()),
                Err(error) if has_vanished(&error) => {}
                Err(_) => return None,
            }
        }
    }
    Some(bytes)
}

/// Whether something vanished, or became a file, while it was looked at: it does not grow any more.
fn has_vanished(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// How often a folder that was empty a moment ago may turn out not to be.
const FILLED_AGAIN: usize = 100;

/// Removes `folder` with all that is in it. Inner folders are lifted to the top one by one, so that no path grows. What vanishes
/// meanwhile is gone, and what is new is removed too.
///
/// # Errors
/// When something cannot be removed.
pub(super) fn remove(folder: &Path) -> io::Result<()> {
    let (mut lifted, mut filled_again) = (0_u64, 0);
    open_up(folder);
    loop {
        let mut is_empty = true;
        let Some(entries) = unless_gone(fs::read_dir(folder))? else { return Ok(()) };
        for entry in entries {
            let Some(entry) = unless_gone(entry)? else { continue };
            is_empty = false;
            if is_folder(&entry) {
                // Many are empty, and go at once.
                if fs::remove_dir(entry.path()).is_err() {
                    lift(folder, &entry.path(), &mut lifted)?;
                }
            } else {
                unless_gone(fs::remove_file(entry.path()))?;
            }
        }
        if is_empty {
            match unless_gone(fs::remove_dir(folder)) {
                Err(error)
                    if error.kind() == ErrorKind::DirectoryNotEmpty
                        && filled_again < FILLED_AGAIN =>
                {
                    filled_again += 1;
                }
                result => return result.map(drop),
            }
        }
    }
}

/// Empties one folder of the top: its files go, its folders become folders of the top.
fn lift(top: &Path, inner: &Path, lifted: &mut u64) -> io::Result<()> {
    open_up(inner);
    let Some(entries) = unless_gone(fs::read_dir(inner))? else { return Ok(()) };
    for entry in entries {
        let Some(entry) = unless_gone(entry)? else { continue };
        if is_folder(&entry) {
            if fs::remove_dir(entry.path()).is_ok() {
                continue;
            }
            // Renaming a folder writes into it, which needs the right to do so.
            open_up(&entry.path());
            loop {
                *lifted += 1;
                let place = top.join(format!("lifted-{lifted}"));
                // A rename onto an empty folder would succeed, onto anything else would not; neither is wanted.
                if place.symlink_metadata().is_err() {
                    unless_gone(fs::rename(entry.path(), place))?;
                    break;
                }
            }
        } else {
            unless_gone(fs::remove_file(entry.path()))?;
        }
    }
    match unless_gone(fs::remove_dir(inner)) {
        // It is met again in the next round.
        Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => Ok(()),
        result => result.map(drop),
    }
}

/// `None` for what is not there any more.
fn unless_gone<Found>(result: io::Result<Found>) -> io::Result<Option<Found>> {
    match result {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        result => result.map(Some),
    }
}

fn open_up(folder: &Path) {
    // What still fails here shows when the folder is removed.
    let _ = fs::set_permissions(folder, Permissions::from_mode(0o700));
}

fn is_folder(entry: &DirEntry) -> bool {
    entry.file_type().is_ok_and(|kind| kind.is_dir())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    /// The rights mean something only for users other than root, whom none keep out.
    #[test]
    fn a_folder_without_rights_is_removed_and_links_are_not_followed() {
        let other = tempfile::tempdir().unwrap();
        fs::write(other.path().join("kept"), "").unwrap();
        let folder = tempfile::tempdir().unwrap().keep();
        fs::create_dir_all(folder.join("a/b")).unwrap();
        fs::create_dir_all(folder.join("lifted-1/lifted-2")).unwrap();
        symlink(other.path(), folder.join("a/link")).unwrap();
        for closed in ["a/b", "a", ""] {
            fs::set_permissions(folder.join(closed), Permissions::from_mode(0o000)).unwrap();
        }
        remove(&folder).unwrap();
        assert!(!folder.exists());
        assert!(other.path().join("kept").exists());
    }

    #[test]
    fn a_folder_that_changes_while_it_is_removed_is_removed() {
        let folder = tempfile::tempdir().unwrap().keep();
        let place = folder.clone();
        let busy = std::thread::spawn(move || {
            for number in 0..20_000 {
                let (first, second) = (place.join("a"), place.join(format!("b{}", number % 7)));
                let _ = fs::create_dir(&first);
                let _ = fs::write(first.join("c"), "");
                let _ = fs::rename(&first, &second);
                let _ = fs::remove_dir_all(&second);
            }
        });
        // Meanwhile it may fail, but not for what has vanished.
        while !busy.is_finished() {
            if let Err(error) = remove(&folder) {
                assert_eq!(error.kind(), ErrorKind::DirectoryNotEmpty, "{error}");
            }
        }
        busy.join().unwrap();
        remove(&folder).unwrap();
        assert!(!folder.exists());
    }

    #[test]
    fn folders_nested_deeper_than_a_path_can_name_are_removed() {
        let folder = tempfile::tempdir().unwrap().keep();
        // Built from the inside out, because no path reaches the innermost.
        let mut tower = folder.join("0");
        fs::create_dir(&tower).unwrap();
        for level in 1..3_000 {
            let next = folder.join(format!("{level}"));
            fs::create_dir(&next).unwrap();
            fs::rename(&tower, next.join("a-folder-with-a-name-of-some-length")).unwrap();
            tower = next;
        }
        assert_eq!(used_bytes(&folder), None);
        remove(&folder).unwrap();
        assert!(!folder.exists());
    }

    /// The rights mean something only for users other than root, whom none keep out.
    #[test]
    fn a_folder_that_cannot_be_looked_into_holds_too_much() {
        let folder = tempfile::tempdir().unwrap();
        let closed = folder.path().join("closed");
        fs::create_dir(&closed).unwrap();
        fs::write(closed.join("a"), [0; 1000]).unwrap();
        fs::set_permissions(&closed, Permissions::from_mode(0o300)).unwrap();
        let expected = fs::read_dir(&closed).is_ok().then_some(1000);
        assert_eq!(used_bytes(folder.path()), expected);
        fs::set_permissions(&closed, Permissions::from_mode(0o700)).unwrap();
    }

    #[test]
    fn bytes_are_counted_over_all_files_and_many_entries_are_too_many() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("inner")).unwrap();
        fs::write(folder.path().join("inner/a"), [0; 1000]).unwrap();
        fs::write(folder.path().join("b"), [0; 24]).unwrap();
        assert_eq!(used_bytes(folder.path()), Some(1024));
        for number in 0..=ENTRIES_MAX {
            fs::write(folder.path().join(format!("{number}")), "").unwrap();
        }
        assert_eq!(used_bytes(folder.path()), None);
    }
}
