//! How long first answers of a day took, four bytes each: there are far more of them than of anything else that a statistic keeps.

/// Times in the order in which they came, question by question.
#[derive(Debug, Default)]
pub(super) struct Timed {
    /// Twice the milliseconds, and one more where the question was seen before.
    times: Vec<u32>,
    /// The place of a question, and how many of the times that follow each other are its.
    runs: Vec<(u32, usize)>,
}

impl Timed {
    /// Adds the time of an answer to the question at `place`, in milliseconds; more than 24 days count as those.
    pub(super) fn add(&mut self, place: u32, elapsed_ms: u32, is_again: bool) {
        self.times.push(elapsed_ms.min(u32::MAX / 2) * 2 + u32::from(is_again));
        match self.runs.last_mut() {
            Some((last, count)) if *last == place => *count += 1,
            _ => self.runs.push((place, 1)),
        }
    }

    /// Milliseconds of the answers to questions that were seen before.
    pub(super) fn again(&self) -> impl Iterator<Item = u32> {
        self.times.iter().filter(|time| *time % 2 == 1).map(|time| time / 2)
    }

    /// Milliseconds of the answers to those questions whose place `is_wanted`.
    pub(super) fn of(&self, is_wanted: impl Fn(u32) -> bool) -> impl Iterator<Item = u32> {
        let mut rest = self.times.as_slice();
        let runs = self.runs.iter().map(move |(place, count)| {
            let (run, behind) = rest.split_at(*count);
            rest = behind;
            (place, run)
        });
        let wanted = runs.filter(move |(place, _)| is_wanted(**place));
        wanted.flat_map(|(_, run)| run).map(|time| time / 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_found_by_question_and_by_whether_it_was_seen_before() {
        let mut timed = Timed::default();
        for (place, elapsed_ms, is_again) in
            [(0, 7, false), (0, 8, true), (3, 5, true), (0, 9, false), (1, u32::MAX, true)]
        {
            timed.add(place, elapsed_ms, is_again);
        }
        assert_eq!(timed.of(|place| place == 0).collect::<Vec<_>>(), [7, 8, 9]);
        assert_eq!(timed.of(|place| place == 2).count(), 0);
        assert_eq!(timed.again().collect::<Vec<_>>(), [8, 5, u32::MAX / 2]);
    }
}
