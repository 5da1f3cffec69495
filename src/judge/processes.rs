//! The processes of a group, as the kernel tells of them in `/proc`; none where there is no `/proc`.

use std::fs;
use std::path::{Path, PathBuf};

/// A process of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Process {
    /// Its folder in `/proc`.
    pub folder: PathBuf,
    /// Whether it runs; one that only waits to be reaped does not.
    pub is_running: bool,
    /// Pages of memory that it holds.
    pub resident_pages: u64,
}

/// Every process that belongs to `group`.
pub(super) fn of_group(proc: &Path, group: i32) -> impl Iterator<Item = Process> {
    let entries = fs::read_dir(proc).into_iter().flatten().flatten();
    entries
        .filter(|entry| entry.file_name().as_encoded_bytes().iter().all(u8::is_ascii_digit))
        .filter_map(move |entry| {
            let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
            let (is_running, resident_pages) = read(&stat, group)?;
            Some(Process { folder: entry.path(), is_running, resident_pages })
        })
}

/// Whether a process with this `stat` (proc(5): fields 3, 5 and 24) runs, and its resident pages, when it belongs to `group`.
fn read(stat: &str, group: i32) -> Option<(bool, u64)> {
    // The name in brackets may hold spaces and brackets of its own.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
    let state = fields.next()?;
    let own: i32 = fields.nth(1)?.parse().ok()?;
    let pages = fields.nth(18)?.parse().ok()?;
    (own == group).then_some((!matches!(state, "Z" | "X"), pages))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_is_read_whatever_its_name() {
        let fields: Vec<String> = (6..=30).map(|field| field.to_string()).collect();
        let rest = fields.join(" ");
        for (stat, expected) in [
            (format!("42 (a) b (c) S 1 77 {rest}"), Some((true, 24))),
            (format!("42 (a) b) R 1 77 {rest}"), Some((true, 24))),
            (format!("42 (a) Z 1 77 {rest}"), Some((false, 24))),
            (format!("42 (a) S 1 78 {rest}"), None),
            ("42 (a) S 1 77".to_owned(), None),
            (String::new(), None),
        ] {
            assert_eq!(read(&stat, 77), expected, "{stat}");
        }
    }
}
