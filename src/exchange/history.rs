//! Answers that were given elsewhere, on their way into the log: a file that says which question each belongs to.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::unreadable::Unreadable;
use crate::domain::question::hex;
use crate::words::exchange::{files as says, skipped};

/// Version of the file.
const VERSION: u32 = 1;

/// Most answers of one file.
pub const ANSWERS_MAX: usize = 2_000_000;

/// An answer as Anki logs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// The GUID of its note.
    pub key: String,
    /// The number of its card in the note, from 1: for a text with gaps the number of the gap.
    pub number: u32,
    /// When it was given, in milliseconds since 1970: also its name in that log.
    pub at_ms: i64,
    /// 1 to 4.
    pub ease: u8,
    /// Time to answer, in milliseconds.
    pub elapsed_ms: u32,
}

/// The answers of a collection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// What the collection is known by: 16 bytes.
    pub device: [u8; 16],
    /// Its offset from UTC, in minutes.
    pub offset_min: i32,
    /// Its answers, oldest first.
    pub answers: Vec<Logged>,
    /// Entries that are no answers, or that nobody can place: how many for which reason.
    pub left_out: BTreeMap<LeftOut, usize>,
}

/// Why an entry of a log was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// It moved a card without an answer.
    ByHand,
    /// It is not what Anki writes.
    Broken,
    /// Its card is not in the deck any more.
    Deleted,
    /// Its card became no question.
    NoQuestion,
    /// There are more than a file may hold.
    TooMany,
}

impl LeftOut {
    /// A reason for people.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ByHand => skipped::moved_by_hand(),
            Self::Broken => skipped::not_of_anki(),
            Self::Deleted => skipped::of_deleted_cards(),
            Self::NoQuestion => skipped::of_no_question(),
            Self::TooMany => skipped::too_many(),
        }
    }
}

/// The 16 bytes that a collection is known by: they follow from the moment at which it was made.
pub fn device_of(created_s: i64) -> [u8; 16] {
    let digest = Sha256::digest(format!("anki collection {created_s}").as_bytes());
    let mut device = [0; 16];
    device.copy_from_slice(digest.get(..16).unwrap_or(&[0; 16]));
    device
}

/// The first line of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The version of the file.
    pub history: u32,
    /// What the collection is known by, in hexadecimal digits.
    pub collection: String,
    /// Its offset from UTC, in minutes.
    pub offset_min: i32,
}

/// Every further line: one answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The id of the question.
    pub id: String,
    /// When it was given, in milliseconds since 1970.
    pub at_ms: i64,
    /// Quality, 2 to 5.
    pub grade: u8,
    /// Time to answer, in milliseconds.
    pub elapsed_ms: u32,
}

/// The text of a file. `id_of` gives the question of an answer; answers without one are left out and counted.
pub fn written(
    history: &History,
    id_of: impl Fn(&Logged) -> Option<String>,
) -> (String, usize, usize) {
    let head =
        Head { history: VERSION, collection: hex(&history.device), offset_min: history.offset_min };
    let mut out = serde_json::to_string(&head).unwrap_or_default();
    out.push('\n');
    let (mut kept, mut left_out) = (0, 0);
    for answer in &history.answers {
        let Some(id) = id_of(answer) else {
            left_out += 1;
            continue;
        };
        kept += 1;
        let line =
            Line { id, at_ms: answer.at_ms, grade: answer.ease + 1, elapsed_ms: answer.elapsed_ms };
        out.push_str(&serde_json::to_string(&line).unwrap_or_default());
        out.push('\n');
    }
    (out, kept, left_out)
}

/// Reads a file.
///
/// # Errors
/// When it is none of ours, with the line.
pub fn read(text: &str) -> Result<(Head, Vec<Line>), Unreadable> {
    let fail = |line: usize, what: &dyn std::fmt::Display| {
        Unreadable::at(says::line(&line), what.to_string())
    };
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let (_, first) =
        lines.next().ok_or_else(|| Unreadable::at(says::line(&1), says::file_is_empty()))?;
    let is_ours =
        serde_json::from_str::<Value>(first).is_ok_and(|value| value.get("history").is_some());
    if !is_ours {
        let is_export = serde_json::from_str::<Value>(first)
            .is_ok_and(|value| value.get("id").is_some() && value.get("grade").is_some());
        let what = match is_export {
            true => says::exported_answers(),
            false => says::no_file_of_answers(),
        };
        return Err(Unreadable::at(says::line(&1), what));
    }
    let head: Head = serde_json::from_str(first).map_err(|error| fail(1, &error))?;
    if head.history != VERSION {
        return Err(fail(1, &says::other_version(&head.history, &VERSION)));
    }
    let mut answers = Vec::new();
    for (at, line) in lines {
        let answer: Line = serde_json::from_str(line).map_err(|error| fail(at + 1, &error))?;
        if !(2..=5).contains(&answer.grade) || answer.at_ms < 1 {
            return Err(fail(at + 1, &says::grades_and_moments()));
        }
        if answers.len() == ANSWERS_MAX {
            return Err(fail(at + 1, &says::more_answers_than(&ANSWERS_MAX)));
        }
        answers.push(answer);
    }
    Ok((head, answers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let logged = |key: &str, ease| Logged {
            key: key.to_owned(),
            number: 1,
            at_ms: 1_700_000_000_000,
            ease,
            elapsed_ms: 900,
        };
        let history = History {
            device: device_of(7),
            offset_min: 180,
            answers: vec![logged("a", 1), logged("b", 4), logged("c", 3)],
            left_out: BTreeMap::new(),
        };
        let (text, kept, left_out) =
            written(&history, |answer| (answer.key != "c").then(|| format!("leaf/{}", answer.key)));
        assert_eq!((kept, left_out), (2, 1));
        let (head, lines) = read(&text).unwrap();
        assert_eq!((head.collection, head.offset_min), (hex(&device_of(7)), 180));
        let grades: Vec<_> = lines.iter().map(|line| (line.id.as_str(), line.grade)).collect();
        assert_eq!(grades, [("leaf/a", 2), ("leaf/b", 5)]);
        for broken in [
            "",
            "{}",
            "{\"history\":9,\"collection\":\"\",\"offset_min\":0}",
            &text.replace("\"grade\":5", "\"grade\":9"),
        ] {
            assert!(read(broken).is_err(), "{broken}");
        }
    }
}
