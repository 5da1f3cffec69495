//! What happens to the mark of a question: hints and runs are counted once for every reader, and a note keeps the rating that it was written for.

use super::journal::{Mark, NotedFor, Run, State};
use super::replay::number_of;

impl Mark {
    /// The rating that the note was written for, where the question is rated otherwise now.
    pub fn noted_for_another(&self) -> Option<u8> {
        let noted = self.noted_for.as_ref().filter(|noted| noted.text == self.note)?;
        let rating = self.given_rating()?;
        (noted.rating != rating).then_some(noted.rating)
    }

    /// A note takes the place of the one before. The very words that were written for a rating stay those, on a corrected sheet too.
    pub(super) fn write_note(&mut self, text: &str) {
        text.clone_into(&mut self.note);
        if self.noted_for.as_ref().is_none_or(|noted| noted.text != text) {
            self.note_for(self.given_rating());
        }
    }

    /// A rating takes the place of the one before. A note that was written before any rating is the first one's.
    pub(super) fn rate(&mut self, rating: u8) {
        (self.state, self.rating) = (State::Rated, Some(rating));
        if self.noted_for.as_ref().is_none_or(|noted| noted.text != self.note) {
            self.note_for(Some(rating));
        }
    }

    fn note_for(&mut self, rating: Option<u8>) {
        let rating = rating.filter(|_| !self.note.is_empty());
        self.noted_for = rating.map(|rating| NotedFor { text: self.note.clone(), rating });
    }

    /// A hint that is not in the bank; without words where paper only counts it.
    pub(super) fn own_hint(&mut self, text: &str) {
        self.hints = self.hints.saturating_add(1);
        if !text.is_empty() {
            self.own_hints.push(text.to_owned());
        }
    }

    /// What the candidate wrote was run. A run that failed is a wrong answer.
    pub(super) fn run(&mut self, run: &Run) {
        let is_wrong = run.right == Some(false);
        self.wrong_answers = self.wrong_answers.saturating_add(u32::from(is_wrong));
        self.runs.push(run.clone());
    }

    /// What only a console saw of it: what a sheet has a column for is empty again.
    pub(super) fn without_sheet(self) -> Self {
        let failed = self.runs.iter().filter(|run| run.right == Some(false)).count();
        Self {
            ticked: vec![false; self.ticked.len()],
            red_flags: self.red_flags,
            hints: number_of(self.own_hints.len()),
            own_hints: self.own_hints,
            wrong_answers: number_of(failed),
            runs: self.runs,
            noted_for: self.noted_for,
            elapsed_ms: self.elapsed_ms,
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_that_failed_is_a_wrong_answer_and_stays_one_on_a_corrected_sheet() {
        let run = |right| Run { file: "a.py".into(), right, told: String::new() };
        let mut mark = Mark::default();
        for right in [Some(false), None, Some(false), Some(true)] {
            mark.run(&run(right));
        }
        assert_eq!((mark.wrong_answers, mark.runs.len()), (2, 4));
        assert_eq!(mark.without_sheet().wrong_answers, 2);
    }

    #[test]
    fn a_note_belongs_to_the_rating_it_was_written_at_and_one_before_any_to_the_first() {
        let mut mark = Mark::default();
        mark.write_note("thinks aloud");
        mark.rate(2);
        assert_eq!(mark.noted_for_another(), None);
        mark.rate(4);
        assert_eq!(mark.noted_for_another(), Some(2));
        mark.write_note("thinks aloud\nand exact");
        assert_eq!(mark.noted_for_another(), None);
        mark.rate(1);
        assert_eq!(mark.noted_for_another(), Some(4));
        mark.rate(4);
        assert_eq!(mark.noted_for_another(), None);
        mark.write_note("");
        mark.rate(1);
        assert_eq!(mark.noted_for_another(), None, "there is none");
    }
}
