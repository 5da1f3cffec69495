//! The whole history, question by question, for statistics: every answer, what its question is about, and what will be due.
//!
//! The answers of one question are one value, 12 bytes each, numbers with the lowest byte first:
//!
//! | bytes | |
//! |---|---|
//! | 4 | study day, days since 1970-01-01 |
//! | 4 | milliseconds to the grade |
//! | 2 | predicted recall in ten-thousandths; 65,535 where nothing was predicted |
//! | 1 | difficulty in whole points; 0 where nothing was predicted |
//! | 1 | eight times the mode (review, early, drill, cram), and the grade |

use rusqlite::{Connection, named_params};

use super::error::{At, impossible};
use super::{Result, Store, row};
use crate::domain::fsrs::Foreseen;
use crate::domain::grade::Grade;
use crate::domain::mode::Mode;
use crate::domain::stats::{About, Answer};
use crate::domain::time::Day;
use crate::words::store::damage as words;

/// Bytes of one answer.
const BYTES: usize = 12;

/// The recall of an answer of which nothing was predicted.
const NOTHING: u16 = u16::MAX;

/// In the order of their numbers.
const MODES: [Mode; 4] = [Mode::Review, Mode::Early, Mode::Drill, Mode::Cram];

/// Adds the newest answer to a question, by the id in use.
pub(super) fn add(
    connection: &Connection,
    question: &str,
    answer: &Answer,
) -> rusqlite::Result<()> {
    let bytes = packed(answer);
    let names = named_params! { ":question": question, ":answer": bytes.as_slice() };
    connection.prepare_cached(sql!("history_add"))?.execute(names)?;
    Ok(())
}

fn packed(answer: &Answer) -> [u8; BYTES] {
    let [a, b, c, d] = answer.study_day.number().to_le_bytes();
    let [e, f, g, h] = answer.elapsed_ms.to_le_bytes();
    let recall_e4 = answer.foreseen.map_or(NOTHING, |foreseen| foreseen.recall_e4);
    let [i, j] = recall_e4.to_le_bytes();
    let difficulty = answer.foreseen.map_or(0, |foreseen| foreseen.difficulty);
    let mode = match answer.mode {
        Mode::Review => 0,
        Mode::Early => 1,
        Mode::Drill => 2,
        Mode::Cram => 3,
    };
    [a, b, c, d, e, f, g, h, i, j, difficulty, 8 * mode + answer.grade.quality()]
}

/// The answer in these bytes; `None` where no viva wrote them.
fn unpacked(bytes: &[u8]) -> Option<Answer> {
    let [a, b, c, d, e, f, g, h, i, j, difficulty, last] = *bytes else { return None };
    let recall_e4 = u16::from_le_bytes([i, j]);
    let foreseen = Foreseen { recall_e4, difficulty };
    let foreseen = match (recall_e4, difficulty) {
        (NOTHING, 0) => None,
        (0..=10_000, 1..=10) => Some(foreseen),
        _ => return None,
    };
    Some(Answer {
        study_day: Day::from_number(i64::from(i32::from_le_bytes([a, b, c, d]))),
        mode: *MODES.get(usize::from(last / 8))?,
        grade: Grade::new(last % 8)?,
        elapsed_ms: u32::from_le_bytes([e, f, g, h]),
        foreseen,
    })
}

impl Store {
    /// Hands the answers to every question that are not void to `each`, those of one question in the order of the log. Little of the file is kept in
    /// memory from then on: who asks for everything asks for little else.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn history(&self, mut each: impl FnMut(&str, &[Answer])) -> Result<()> {
        self.read(|log| {
            log.execute_batch(sql!("history_begin"))?;
            let mut statement = log.prepare_cached(sql!("history_list"))?;
            let mut rows = statement.query([])?;
            let mut answers = Vec::new();
            while let Some(found) = rows.next()? {
                answers.clear();
                for bytes in found.get_ref(1)?.as_blob()?.chunks(BYTES) {
                    answers
                        .push(unpacked(bytes).ok_or_else(|| impossible(words::no_such_answer()))?);
                }
                each(found.get_ref(0)?.as_str()?, &answers);
            }
            Ok(())
        })
    }

    /// What these questions are about, one for each; `None` for those that are not in the bank.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn abouts(&self, ids: &[&str]) -> Result<Vec<Option<About>>> {
        let mut abouts = vec![None; ids.len()];
        let list = serde_json::to_string(ids)
            .map_err(|error| impossible(error.to_string()))
            .at(self.path())?;
        self.read(|bank| {
            let mut statement = bank.prepare_cached(sql!("question_about"))?;
            let mut rows = statement.query(named_params! { ":ids": list })?;
            while let Some(found) = rows.next()? {
                let place: u32 = found.get(0)?;
                let about = usize::try_from(place).ok().and_then(|place| abouts.get_mut(place));
                if let Some(about) = about {
                    *about = Some(About {
                        topic: found.get(1)?,
                        level: row::level(found, 2)?,
                        kind: row::kind(found, 3)?,
                    });
                }
            }
            Ok(())
        })?;
        Ok(abouts)
    }

    /// How many questions are due by day, up to and including `until`; those of earlier days too. Suspended and retired ones are not
    /// among them.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn due_by_day(&self, until: Day) -> Result<Vec<(Day, u32)>> {
        self.read(|bank| {
            bank.prepare_cached(sql!("card_forecast"))?
                .query_map(named_params! { ":until": until.number() }, |found| {
                    Ok((row::day(found, 0)?, found.get(1)?))
                })?
                .collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_comes_back_as_it_went_and_other_bytes_are_no_answer() {
        let foreseen = [None, Some(Foreseen { recall_e4: 10_000, difficulty: 10 })];
        for (mode, foreseen) in MODES.into_iter().zip(foreseen.into_iter().cycle()) {
            for grade in (0..=5).filter_map(Grade::new) {
                let study_day = Day::from_number(-3);
                let answer = Answer { study_day, mode, grade, elapsed_ms: u32::MAX, foreseen };
                assert_eq!(unpacked(&packed(&answer)), Some(answer));
            }
        }
        let good = packed(&Answer {
            study_day: Day::from_number(20_000),
            mode: Mode::Cram,
            grade: Grade::GOOD,
            elapsed_ms: 1,
            foreseen: None,
        });
        assert!(unpacked(&good).is_some());
        assert_eq!(unpacked(&good[..11]), None);
        for (place, byte) in [(11, 6), (11, 32), (10, 1), (9, 0), (8, 7)] {
            let mut broken = good;
            broken[place] = byte;
            assert_eq!(unpacked(&broken), None, "{place}");
        }
    }
}
