//! Attempts: answers that are judged by running them, and that may be corrected until one is right or nothing more comes.
//!
//! Running is not done here. The session asks for it and gets back what it showed.

use super::grade::Verdict;

/// What running one attempt showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// It does what it should.
    Right,
    /// It does not, does not run, or was stopped: another one may follow.
    Wrong,
    /// It was stopped from outside, or is no text of its language yet: another one may follow, and this one does not count.
    Uncounted,
    /// It could not be judged, and the fault is not the user's: the answer is shown and graded by oneself.
    Unjudged,
}

/// The attempts at one question that were not right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attempts {
    /// How many there were.
    pub wrong: u32,
    /// The newest one, to go on from.
    pub last: Option<String>,
}

impl Attempts {
    /// Keeps one that was not right, to go on from. The same text once more, and one that does not count, are no further wrong ones.
    pub fn add(&mut self, typed: String, attempt: Attempt) {
        let is_repeated = self.wrong > 0 && self.last.as_ref() == Some(&typed);
        if attempt == Attempt::Wrong && !is_repeated {
            self.wrong = self.wrong.saturating_add(1);
        }
        self.last = Some(typed);
    }

    /// What the question is worth when the next attempt came out like this; `None` when another one may follow.
    pub fn verdict(&self, attempt: Attempt) -> Option<Verdict> {
        match attempt {
            Attempt::Right if self.wrong == 0 => Some(Verdict::RightAtOnce),
            Attempt::Right => Some(Verdict::Right),
            Attempt::Unjudged => Some(Verdict::Unjudged),
            Attempt::Wrong | Attempt::Uncounted => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_attempt_is_right_at_once() {
        let mut attempts = Attempts::default();
        assert_eq!(attempts.verdict(Attempt::Right), Some(Verdict::RightAtOnce));
        assert_eq!(attempts.verdict(Attempt::Wrong), None);
        attempts.add("SELECT".to_owned(), Attempt::Uncounted);
        assert_eq!(attempts.verdict(Attempt::Right), Some(Verdict::RightAtOnce));
        attempts.add("SELECT 1".to_owned(), Attempt::Wrong);
        attempts.add("SELECT 1".to_owned(), Attempt::Wrong);
        assert_eq!(attempts.verdict(Attempt::Right), Some(Verdict::Right));
        assert_eq!(attempts.verdict(Attempt::Unjudged), Some(Verdict::Unjudged));
        assert_eq!((attempts.wrong, attempts.last.as_deref()), (1, Some("SELECT 1")));
    }

    #[test]
    fn the_same_text_counts_once_it_is_wrong_though_it_did_not_count_before() {
        let mut attempts = Attempts::default();
        attempts.add("SELECT".to_owned(), Attempt::Uncounted);
        attempts.add("SELECT".to_owned(), Attempt::Wrong);
        assert_eq!(attempts.wrong, 1);
    }
}
