//! What became of interviews: decisions, ratings, and files that were written about them. None of this is in the log, and all of it can be
//! deleted for good: pages that rows leave are overwritten, and the write-ahead log is emptied.

use rusqlite::{OptionalExtension, Row, named_params};

use super::error::At;
use super::interviews::{Interview, interview};
use super::{Result, Store, row};
use crate::domain::ids::QuestionId;
use crate::domain::interview::debrief::{Answer, Decision};

/// One rating of a finished card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingRow {
    /// Code of the set.
    pub interview: String,
    /// Who rated.
    pub interviewer: String,
    /// The question.
    pub question: QuestionId,
    /// 1 to 4.
    pub rating: u8,
    /// Hints that were given.
    pub hints: u32,
}

impl Store {
    /// Every set that is noted here, in the order of their making.
    pub fn interviews(&self) -> Result<Vec<Interview>> {
        self.read(|rows| {
            rows.prepare_cached(sql!("interview_list"))?.query_map([], interview)?.collect()
        })
    }

    /// The set of a code, if it is noted here.
    pub fn interview(&self, code: &str) -> Result<Option<Interview>> {
        self.read(|rows| {
            rows.prepare_cached(sql!("interview_get"))?
                .query_row(named_params! { ":code": code }, interview)
                .optional()
        })
    }

    /// Writes what was decided; it replaces what was decided before.
    pub fn keep_decision(&mut self, code: &str, decision: &Decision) -> Result<()> {
        self.write_erasing(|rows| {
            rows.execute(
                sql!("interview_decision_put"),
                named_params! {
                    ":interview": code,
                    ":decision": decision.answer.as_str(),
                    ":because": decision.because,
                    ":decided_ms": decision.decided_ms,
                },
            )
            .map(|_| ())
        })
    }

    /// What was decided about the candidate of a set.
    pub fn decision(&self, code: &str) -> Result<Option<Decision>> {
        self.read(|rows| {
            rows.prepare_cached(sql!("interview_decision_get"))?
                .query_row(named_params! { ":interview": code }, decision)
                .optional()
        })
    }

    /// Notes the ratings of one finished card; they replace those of the same card.
    pub fn keep_ratings(&mut self, code: &str, name: &str, ratings: &[RatingRow]) -> Result<()> {
        self.write_erasing(|rows| {
            let card = named_params! { ":interview": code, ":interviewer": name };
            rows.execute(sql!("interview_rating_delete_card"), card)?;
            let mut add = rows.prepare_cached(sql!("interview_rating_add"))?;
            for one in ratings {
                add.execute(named_params! {
                    ":interview": one.interview,
                    ":interviewer": one.interviewer,
                    ":question": one.question.as_str(),
                    ":rating": one.rating,
                    ":hints": one.hints,
                })?;
            }
            Ok(())
        })
    }

    /// Every rating that is noted here, by set, interviewer and question.
    pub fn ratings(&self) -> Result<Vec<RatingRow>> {
        self.read(|rows| {
            rows.prepare_cached(sql!("interview_rating_list"))?
                .query_map([], |found| {
                    Ok(RatingRow {
                        interview: found.get(0)?,
                        interviewer: found.get(1)?,
                        question: row::id(found, 2)?,
                        rating: found.get(3)?,
                        hints: found.get(4)?,
                    })
                })?
                .collect()
        })
    }

    /// Notes a file that was written about a set outside of its folder.
    pub fn keep_file(&mut self, code: &str, path: &str) -> Result<()> {
        self.write_erasing(|rows| {
            let file = named_params! { ":interview": code, ":path": path };
            rows.execute(sql!("interview_file_add"), file).map(|_| ())
        })
    }

    /// The files that were written about a set outside of its folder.
    pub fn files_of(&self, code: &str) -> Result<Vec<String>> {
        self.read(|rows| {
            rows.prepare_cached(sql!("interview_file_list"))?
                .query_map(named_params! { ":interview": code }, |found| found.get(0))?
                .collect()
        })
    }

    /// Deletes every row of a set for good, and empties the write-ahead log.
    ///
    /// # Errors
    /// Also where another program keeps the write-ahead log from being emptied.
    pub fn forget_interview(&mut self, code: &str) -> Result<()> {
        self.write_erasing(|rows| {
            let name = named_params! { ":interview": code };
            rows.execute(sql!("interview_decision_delete"), name)?;
            rows.execute(sql!("interview_rating_delete"), name)?;
            rows.execute(sql!("interview_file_delete"), name)?;
            rows.execute(sql!("interview_delete"), named_params! { ":code": code }).map(|_| ())
        })?;
        let path = self.path.clone();
        self.connection.execute_batch(sql!("import_checkpoint")).at(&path)
    }

    /// Writes in one transaction after which nothing of what it replaced is left in free pages.
    fn write_erasing(
        &mut self,
        work: impl FnOnce(&rusqlite::Transaction<'_>) -> rusqlite::Result<()>,
    ) -> Result<()> {
        let path = self.path.clone();
        self.connection.execute_batch(sql!("secure_set")).at(&path)?;
        self.write(|rows| work(rows).at(&path))
    }
}

fn decision(found: &Row<'_>) -> rusqlite::Result<Decision> {
    let answer: String = found.get(0)?;
    Ok(Decision {
        answer: if answer == Answer::Yes.as_str() { Answer::Yes } else { Answer::No },
        because: found.get(1)?,
        decided_ms: found.get(2)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::labels::Level;
    use crate::store::testing;

    fn set(code: &str) -> Interview {
        Interview {
            code: code.to_owned(),
            kit: "kit".to_owned(),
            candidate: Some("Candidate-77".to_owned()),
            folder: "/home/x".to_owned(),
            level: Level::Middle,
            made_ms: 1,
        }
    }

    fn rating(question: &str, rating: u8) -> RatingRow {
        RatingRow {
            interview: "aaaa".to_owned(),
            interviewer: "anna".to_owned(),
            question: question.parse().unwrap(),
            rating,
            hints: 1,
        }
    }

    #[test]
    fn a_card_is_noted_once_and_a_decision_replaces_the_one_before() {
        let (_folder, mut store) = testing::open();
        store.keep_interview(&set("aaaa")).unwrap();
        store.keep_ratings("aaaa", "anna", &[rating("gil/a", 3), rating("gil/b", 2)]).unwrap();
        store.keep_ratings("aaaa", "anna", &[rating("gil/a", 4)]).unwrap();
        assert_eq!(store.ratings().unwrap(), [rating("gil/a", 4)]);
        let decided =
            |answer, because: &str| Decision { answer, because: because.to_owned(), decided_ms: 5 };
        store.keep_decision("aaaa", &decided(Answer::No, "too early")).unwrap();
        store.keep_decision("aaaa", &decided(Answer::Yes, "on second thoughts")).unwrap();
        let found = store.decision("aaaa").unwrap();
        assert_eq!(found, Some(decided(Answer::Yes, "on second thoughts")));
        assert_eq!(store.interview("aaaa").unwrap(), Some(set("aaaa")));
        assert_eq!(store.decision("bbbb").unwrap(), None);
    }

    #[test]
    fn what_is_forgotten_is_in_no_byte_of_the_database() {
        let (folder, mut store) = testing::open();
        store.keep_interview(&set("aaaa")).unwrap();
        store.keep_interview(&Interview { candidate: None, ..set("bbbb") }).unwrap();
        let because = "Because-of-the-limits".to_owned();
        let decision = Decision { answer: Answer::No, because: because.clone(), decided_ms: 5 };
        store.keep_decision("aaaa", &decision).unwrap();
        // What is replaced is gone as well.
        store.keep_decision("aaaa", &Decision { because: "other".to_owned(), ..decision }).unwrap();
        store.keep_file("aaaa", "/tmp/Candidate-77.html").unwrap();
        store.keep_ratings("aaaa", "anna", &[rating("gil/a", 3)]).unwrap();
        store.forget_interview("aaaa").unwrap();
        let codes: Vec<String> =
            store.interviews().unwrap().into_iter().map(|one| one.code).collect();
        assert_eq!(codes, ["bbbb"]);
        assert_eq!((store.ratings().unwrap().len(), store.files_of("aaaa").unwrap().len()), (0, 0));
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            for word in [because.as_bytes(), b"Candidate-77"] {
                let is_there = bytes.windows(word.len()).any(|window| window == word);
                assert!(!is_there, "{}", String::from_utf8_lossy(word));
            }
        }
    }
}
