//! What a person remembers, worked out from every answer of the log with FSRS-6.

use std::collections::BTreeMap;

use crate::domain::fsrs::{DEFAULT_WEIGHTS, Rating, Trace};
use crate::domain::ids::QuestionId;
use crate::domain::labels::Level;
use crate::domain::plan::{Person, Predicted, Timed, calibration, costs, known_share};
use crate::domain::review::Mode;
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::{ExportedReview, ListRow, Store};

/// The memory of one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// FSRS state after the last answer.
    pub trace: Trace,
    /// Study day of the last answer.
    pub last: Day,
}

/// Everything that answers say about a person.
#[derive(Debug)]
pub struct Memories {
    /// How the person remembers and how long answers take.
    pub person: Person,
    /// Memories of the questions that were answered.
    pub questions: BTreeMap<QuestionId, Remembered>,
    /// Probability, by [`Level::rank`], that a question never seen is known.
    pub known: [f64; 3],
}

/// Works out the memories of `rows` from the log. Answers before a question was reset do not count for it.
///
/// # Errors
/// When the database cannot be read.
pub fn memories(store: &Store, rows: &[ListRow]) -> Result<Memories, Error> {
    let rows: BTreeMap<&QuestionId, &ListRow> = rows.iter().map(|row| (&row.id, row)).collect();
    let mut log = Log::default();
    store.export_reviews(|review| {
        let row = rows.get(&review.question);
        if let Some((row, card)) = row.and_then(|row| Some((row, row.card?)))
            && review.study_day >= card.first
        {
            log.take(&review, row.level);
        }
        Ok::<(), Error>(())
    })?;
    Ok(log.memories())
}

#[derive(Debug, Default)]
struct Log {
    questions: BTreeMap<QuestionId, Remembered>,
    predicted: Vec<Predicted>,
    timed: Vec<Timed>,
    /// First answers and those recalled, by level.
    firsts: [(u32, u32); 3],
}

impl Log {
    fn take(&mut self, review: &ExportedReview, level: Level) {
        if review.mode == Mode::Cram {
            return;
        }
        let is_recalled = review.grade.is_recalled();
        let before = self.questions.get(&review.question).copied();
        let elapsed_days = before.map_or(0, |before| review.study_day.since(before.last));
        let trace = before.map(|before| before.trace);
        let rating = Rating::from(review.grade);
        let after = Trace::after(&DEFAULT_WEIGHTS, trace, elapsed_days, rating);
        let remembered = Remembered { trace: after, last: review.study_day };
        self.questions.insert(review.question.clone(), remembered);
        if review.mode == Mode::Drill {
            return;
        }
        let is_first = before.is_none();
        self.timed.push(Timed { elapsed_ms: review.elapsed_ms, is_recalled, is_first });
        if is_first {
            let (answers, recalled) = &mut self.firsts[usize::from(level.rank())];
            *answers += 1;
            *recalled += u32::from(is_recalled);
        } else if let Some(trace) = trace.filter(|_| elapsed_days > 0) {
            let stability_days = f64::from(trace.stability_e4) / 1e4;
            self.predicted.push(Predicted { elapsed_days, stability_days, is_recalled });
        }
    }

    fn memories(self) -> Memories {
        let person = Person {
            weights: DEFAULT_WEIGHTS,
            calibration: calibration(&DEFAULT_WEIGHTS, &self.predicted),
            costs: costs(&self.timed),
        };
        let known = self.firsts.map(|(answers, recalled)| known_share(answers, recalled));
        Memories { person, questions: self.questions, known }
    }
}
