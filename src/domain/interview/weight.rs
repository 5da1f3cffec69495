//! How much a question counts: its planned minutes within bounds, so that a task of half an hour is not outvoted by a choice of one minute
//! and does not drown ten answers.

/// What the shortest question counts.
const LEAST: u32 = 2;
/// What the longest one counts.
const MOST: u32 = 12;

/// The weight of a question that is planned for `minutes`: the minutes, but at least 2 and at most 12.
pub fn weight(minutes: u16) -> u32 {
    u32::from(minutes).clamp(LEAST, MOST)
}

/// The weighted mean of ratings, each given with the planned minutes of its question; `None` of nothing.
///
/// The weighted mean of topics whose weights are the sums of their questions' weights is the same figure, so that this is also the overall
/// mean. Ratings of one interviewer are whole numbers, and so are the sums: the order of the questions does not move the last bit.
pub fn weighted_mean(ratings: impl IntoIterator<Item = (f64, u16)>) -> Option<f64> {
    let (mut sum, mut weights) = (0.0, 0_u32);
    for (rating, minutes) in ratings {
        sum += rating * f64::from(weight(minutes));
        weights += weight(minutes);
    }
    (weights > 0).then(|| sum / f64::from(weights))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_counts_its_minutes_from_two_to_twelve() {
        let weights = [0, 1, 2, 3, 12, 13, 30, u16::MAX].map(weight);
        assert_eq!(weights, [2, 2, 2, 3, 12, 12, 12, 12]);
    }

    #[test]
    fn a_long_task_weighs_as_six_choices_and_no_more() {
        assert_eq!(weighted_mean([]), None);
        assert_eq!(weighted_mean([(3.0, 1)]), Some(3.0));
        assert_eq!(weighted_mean([(1.0, 25), (4.0, 1)]), Some(20.0 / 14.0));
        let choices = std::iter::repeat_n((4.0, 1), 6);
        assert_eq!(weighted_mean(choices.chain([(1.0, 25)])), Some(2.5));
    }
}
