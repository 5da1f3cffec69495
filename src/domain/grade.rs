//! Grades, the keys that give them, the suggestion for an attempt and the cap that hints put on it.

use serde::{Deserialize, Serialize};

use super::labels::vocabulary;
use super::rating::suggested_rating;
use crate::words::domain::answers as words;

/// SM-2 quality of an answer, 0 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Grade(u8);

impl Grade {
    /// Nothing came.
    pub const BLANK: Grade = Grade(1);
    /// Wrong; the default meaning of the Again key.
    pub const AGAIN: Grade = Grade(2);
    /// Right with effort.
    pub const HARD: Grade = Grade(3);
    /// Right.
    pub const GOOD: Grade = Grade(4);
    /// Right at once.
    pub const EASY: Grade = Grade(5);

    /// The grade of this quality; `None` above 5.
    pub fn new(quality: u8) -> Option<Self> {
        (quality <= 5).then_some(Self(quality))
    }

    /// Quality, 0 to 5.
    pub fn quality(self) -> u8 {
        self.0
    }

    /// Whether the answer counts as recalled (quality 3 or more).
    pub fn is_recalled(self) -> bool {
        self >= Self::HARD
    }

    /// Whether the question is done for the day (quality 4 or more).
    pub fn is_settled(self) -> bool {
        self >= Self::GOOD
    }
}

impl TryFrom<u8> for Grade {
    type Error = String;

    fn try_from(quality: u8) -> Result<Self, String> {
        Self::new(quality).ok_or_else(|| words::no_grade(&quality))
    }
}

impl From<Grade> for u8 {
    fn from(grade: Grade) -> Self {
        grade.0
    }
}

vocabulary! {
    /// Which keys grade an answer.
    #[derive(Default)]
    GradeScale, words::scale_of_grades(), {
        /// `1` Again, `2` Hard, `3` Good, `4` Easy.
        #[default]
        Four = "four",
        /// `0` to `5`: the SM-2 quality itself.
        Six = "six",
    }
}

impl GradeScale {
    /// The grade that the digit key gives, `None` when the digit is not on this scale.
    /// Again stands for a blank (1) when a blank is what was suggested.
    pub fn grade(self, digit: u8, suggested: Option<Grade>) -> Option<Grade> {
        match self {
            Self::Six => Grade::new(digit),
            Self::Four if digit == 1 && suggested == Some(Grade::BLANK) => Some(Grade::BLANK),
            Self::Four => (1..=4).contains(&digit).then(|| Grade(digit + 1)),
        }
    }

    /// What a grade is called on this scale.
    pub fn word(self, grade: Grade) -> &'static str {
        match (self, grade.quality()) {
            (Self::Four, 0..=2) => "again",
            (Self::Six, 0) => "nothing",
            (Self::Six, 1) => "blank",
            (Self::Six, 2) => "wrong",
            (_, 3) => "hard",
            (_, 4) => "good",
            _ => "easy",
        }
    }

    /// Every key of the scale with its grade and word, lowest first, none above `cap`.
    pub fn keys(self, suggested: Option<Grade>, cap: Grade) -> Vec<(u8, Grade, &'static str)> {
        let digits = match self {
            Self::Four => 1..=4,
            Self::Six => 0..=5,
        };
        digits
            .filter_map(|digit| {
                self.grade(digit, suggested).map(|grade| (digit, grade, self.word(grade)))
            })
            .filter(|(_, grade, _)| *grade <= cap)
            .collect()
    }
}

/// What an attempt was, as far as the program can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The first of several attempts that could have been made is right.
    RightAtOnce,
    /// The typed answer is right; where attempts may be corrected, a later one.
    Right,
    /// The typed answer is wrong.
    Wrong,
    /// Nothing was typed; where attempts may be corrected, it was given up.
    Blank,
    /// Graded by oneself; nothing was judged.
    Unjudged,
}

/// Highest grade after `hints` hints: 5, then 4 after one, 3 after two or more.
pub fn cap(hints: u32) -> Grade {
    match hints {
        0 => Grade::EASY,
        1 => Grade::GOOD,
        _ => Grade::HARD,
    }
}

/// The grade to suggest, never above the cap; `None` where nothing was judged and nothing is ticked.
///
/// `points` is the rubric as (required, ticked) pairs. Where nothing was judged the rating that it suggests decides.
pub fn suggest(verdict: Verdict, points: &[(bool, bool)], hints: u32) -> Option<Grade> {
    let grade = match verdict {
        Verdict::Wrong => Grade::AGAIN,
        Verdict::Blank => Grade::BLANK,
        Verdict::Right => Grade::GOOD,
        Verdict::RightAtOnce => Grade::EASY,
        Verdict::Unjudged => of_rating(suggested_rating(points, hints)?),
    };
    Some(grade.min(cap(hints)))
}

/// The grade that a rating, 1 to 4, stands for: Again, Hard, then Good. That an answer came easily no rating says.
fn of_rating(rating: u8) -> Grade {
    match rating {
        ..=1 => Grade::AGAIN,
        2 => Grade::HARD,
        3.. => Grade::GOOD,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_grade_has_its_word_on_its_scale() {
        let words = |scale: GradeScale| -> Vec<&str> {
            (0..=5).map(|quality| scale.word(Grade::new(quality).unwrap())).collect()
        };
        assert_eq!(words(GradeScale::Four), ["again", "again", "again", "hard", "good", "easy"]);
        assert_eq!(words(GradeScale::Six), ["nothing", "blank", "wrong", "hard", "good", "easy"]);
    }

    #[test]
    fn again_means_blank_only_when_a_blank_was_suggested() {
        assert_eq!(GradeScale::Four.grade(1, None), Some(Grade::AGAIN));
        assert_eq!(GradeScale::Four.grade(1, Some(Grade::BLANK)), Some(Grade::BLANK));
        assert_eq!(GradeScale::Four.grade(4, Some(Grade::BLANK)), Some(Grade::EASY));
        assert_eq!(GradeScale::Four.grade(5, None), None);
        assert_eq!(GradeScale::Four.grade(0, None), None);
        assert_eq!(GradeScale::Six.grade(0, None), Grade::new(0));
        assert_eq!(GradeScale::Six.grade(6, None), None);
    }

    #[test]
    fn keys_above_the_cap_are_not_offered() {
        let digits = |hints| -> Vec<u8> {
            GradeScale::Four.keys(None, cap(hints)).iter().map(|(digit, ..)| *digit).collect()
        };
        assert_eq!(digits(0), [1, 2, 3, 4]);
        assert_eq!(digits(1), [1, 2, 3]);
        assert_eq!(digits(2), [1, 2]);
        assert_eq!(digits(9), [1, 2]);
    }

    #[test]
    fn suggestions_follow_the_table() {
        let (required, extra) = ((true, false), (false, false));
        let (required_ticked, extra_ticked) = ((true, true), (false, true));
        let none: [(bool, bool); 0] = [];
        for (verdict, points, hints, quality) in [
            (Verdict::Wrong, &none[..], 0, Some(2)),
            (Verdict::Blank, &none[..], 0, Some(1)),
            (Verdict::Right, &none[..], 0, Some(4)),
            (Verdict::Right, &none[..], 2, Some(3)),
            (Verdict::RightAtOnce, &none[..], 0, Some(5)),
            (Verdict::RightAtOnce, &none[..], 1, Some(4)),
            (Verdict::RightAtOnce, &none[..], 2, Some(3)),
            (Verdict::Blank, &none[..], 2, Some(1)),
            (Verdict::Unjudged, &none[..], 0, None),
            (Verdict::Unjudged, &[required, extra], 0, None),
            (Verdict::Unjudged, &[required, extra_ticked], 0, Some(2)),
            (Verdict::Unjudged, &[required_ticked, required, extra], 0, Some(3)),
            (Verdict::Unjudged, &[required_ticked, extra], 0, Some(4)),
            (Verdict::Unjudged, &[required_ticked, extra_ticked], 0, Some(4)),
            (Verdict::Unjudged, &[required_ticked, extra], 2, Some(3)),
            (Verdict::Unjudged, &[extra_ticked, extra, extra], 0, Some(2)),
            (Verdict::Unjudged, &[extra_ticked, extra], 0, Some(3)),
        ] {
            assert_eq!(
                suggest(verdict, points, hints).map(Grade::quality),
                quality,
                "{verdict:?} {points:?} {hints}"
            );
        }
    }
}
