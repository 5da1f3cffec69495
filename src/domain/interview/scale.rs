//! The scale of ratings, 1 to 4, and what suggests one: the words that console, paper and report share.

use crate::domain::labels::Kind;
use crate::domain::question::KeyPoint;
use crate::domain::rating::suggested_rating;

use super::journal::Mark;
use crate::words::domain::interviews as words;

/// How ticks become a rating, in words.
pub const TICKS_RULE: &str = words::rule_of_ticks();

/// How an answer that can be judged becomes a rating, in words.
pub const JUDGED_RULE: &str = words::rule_of_what_is_judged();

/// Why what is chosen, put out or filled in has no 4.
pub const NO_FOUR: &str = words::no_four();

/// What a rating is called; there is no neutral middle.
pub fn rating_word(rating: u8) -> &'static str {
    match rating {
        ..=1 => words::poor(),
        2 => words::mixed(),
        3 => words::good(),
        4.. => words::strong(),
    }
}

/// What a rating stands for, whatever the question: its anchor.
pub fn rating_anchor(rating: u8) -> &'static str {
    match rating {
        ..=1 => words::stands_for_poor(),
        2 => words::stands_for_mixed(),
        3 => words::stands_for_good(),
        4.. => words::stands_for_strong(),
    }
}

/// The rating that the ticks of a mark suggest; `None` while nothing is ticked.
pub fn ticked_rating(points: &[KeyPoint], mark: &Mark) -> Option<u8> {
    let pairs = points.iter().zip(&mark.ticked).map(|(point, ticked)| (point.required, *ticked));
    suggested_rating(&pairs.collect::<Vec<_>>(), mark.hints_given())
}

/// The rating of an answer that was judged: right at once and without a hint 3, right later 2, wrong 1. A 4 is only given by hand.
pub fn judged_rating(is_right: bool, wrong_answers: u32, hints: u32) -> u8 {
    match is_right {
        true if wrong_answers == 0 && hints == 0 => 3,
        true => 2,
        false => 1,
    }
}

/// The rating of what a candidate wrote and an interviewer ran: by the newest run that could be judged, and by what failed before it;
/// `None` while none could.
pub fn ran_rating(mark: &Mark) -> Option<u8> {
    let judged: Vec<bool> = mark.runs.iter().filter_map(|run| run.right).collect();
    let (newest, before) = judged.split_last()?;
    let wrong = before.iter().filter(|is_right| !**is_right).count();
    Some(judged_rating(*newest, u32::try_from(wrong).unwrap_or(u32::MAX), mark.hints_given()))
}

/// The ratings that a question can be given: what is chosen, put out or filled in is right, wrong or right with help; what was typed and
/// judged has no 4, which is given by hand, and where there is one try and no hint no 2 either.
pub fn possible_ratings(kind: Kind, is_judged: bool) -> &'static [u8] {
    match kind {
        Kind::Choice | Kind::Output | Kind::Cloze if is_judged => &[1, 3],
        Kind::Choice | Kind::Output | Kind::Cloze => &[1, 2, 3],
        Kind::Sql | Kind::Code if is_judged => &[1, 2, 3],
        Kind::Sql | Kind::Code | Kind::Open | Kind::Behavioral | Kind::Design => &[1, 2, 3, 4],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::interview::journal::Run;

    #[test]
    fn a_judged_answer_is_three_at_once_two_with_help_and_never_four() {
        for (is_right, wrong_answers, hints, rating) in [
            (true, 0, 0, 3),
            (true, 1, 0, 2),
            (true, 0, 1, 2),
            (true, 2, 2, 2),
            (false, 0, 0, 1),
            (false, 3, 1, 1),
        ] {
            assert_eq!(judged_rating(is_right, wrong_answers, hints), rating);
        }
    }

    #[test]
    fn the_newest_run_that_was_judged_suggests_and_a_failure_before_it_costs_one() {
        let rating = |runs: &[Option<bool>], hints| {
            let run =
                |right: &Option<bool>| Run { file: "a.py".into(), right: *right, told: "".into() };
            ran_rating(&Mark { runs: runs.iter().map(run).collect(), hints, ..Mark::default() })
        };
        assert_eq!((rating(&[], 0), rating(&[None], 0)), (None, None));
        assert_eq!(rating(&[None, Some(true), None], 0), Some(3));
        assert_eq!(rating(&[Some(true)], 1), Some(2));
        assert_eq!(rating(&[Some(false), Some(true)], 0), Some(2));
        assert_eq!(rating(&[Some(true), Some(false)], 0), Some(1));
    }

    #[test]
    fn a_judged_answer_gets_no_rating_that_it_could_not_be_given() {
        for kind in Kind::ALL {
            let judged = possible_ratings(*kind, true);
            for (is_right, wrong_answers) in [(true, 0), (false, 0), (false, 1)] {
                let rating = judged_rating(is_right, wrong_answers, 0);
                assert!(judged.contains(&rating), "{kind}: {rating}");
            }
            assert_eq!(judged.contains(&4), !kind.is_typed(), "{kind}");
            assert!(judged.iter().all(|one| possible_ratings(*kind, false).contains(one)));
        }
        assert!(!possible_ratings(Kind::Output, false).contains(&4));
        assert!(possible_ratings(Kind::Code, false).contains(&4));
    }

    #[test]
    fn ticks_are_held_against_the_points_that_the_question_requires() {
        let point = |required| KeyPoint { text: String::new(), required };
        let points = [point(true), point(true), point(false)];
        let rating = |ticked: [bool; 3], hints| {
            ticked_rating(&points, &Mark { ticked: ticked.into(), hints, ..Mark::default() })
        };
        assert_eq!(rating([false; 3], 0), None);
        assert_eq!(rating([false, false, true], 0), Some(1));
        assert_eq!(rating([true, false, true], 0), Some(2));
        assert_eq!(rating([true, true, false], 0), Some(3));
        assert_eq!((rating([true; 3], 0), rating([true; 3], 1)), (Some(4), Some(3)));
    }
}
