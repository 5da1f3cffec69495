//! Ratings of an answer by its key points: the one formula behind every suggestion, in the quiz, in an interview and on paper.

/// The rating, 1 to 4, that ticked key points suggest; `None` while nothing is ticked.
///
/// `points` are the key points of the question as (required, ticked) pairs, `hints` the hints that were given.
///
/// | of the required points | rating |
/// |---|---|
/// | fewer than half | 1 |
/// | at least half, some missing | 2 |
/// | all | 3 |
/// | all, and at least half of the others | 4 |
///
/// Where there are no others, all is 3. A question without required points requires all of its points. After a hint at most 3.
pub fn suggested_rating(points: &[(bool, bool)], hints: u32) -> Option<u8> {
    if !points.iter().any(|(_, ticked)| *ticked) {
        return None;
    }
    let requires_all = !points.iter().any(|(required, _)| *required);
    let (mut required, mut others) = (Share::default(), Share::default());
    for (is_required, ticked) in points {
        if *is_required || requires_all { &mut required } else { &mut others }.add(*ticked);
    }
    let rating = if required.ticked * 2 < required.all {
        1
    } else if required.ticked < required.all {
        2
    } else if others.all > 0 && others.ticked * 2 >= others.all && hints == 0 {
        4
    } else {
        3
    };
    Some(rating)
}

/// How many of some points are ticked.
#[derive(Clone, Copy, Debug, Default)]
struct Share {
    ticked: usize,
    all: usize,
}

impl Share {
    fn add(&mut self, is_ticked: bool) {
        self.all += 1;
        self.ticked += usize::from(is_ticked);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The suggestions for every number of ticked points: a row for each number of required ones, in it a column for each of the
    /// others; `.` where nothing is suggested.
    fn table(required: usize, others: usize, hints: u32) -> Vec<String> {
        let cell = |ticked_required: usize, ticked_others: usize| {
            let required = (0..required).map(|place| (true, place < ticked_required));
            let others = (0..others).map(|place| (false, place < ticked_others));
            let forwards: Vec<(bool, bool)> = required.chain(others).collect();
            let backwards: Vec<(bool, bool)> = forwards.iter().rev().copied().collect();
            let rating = suggested_rating(&forwards, hints);
            assert_eq!(rating, suggested_rating(&backwards, hints), "the order says nothing");
            rating.map_or(".".to_owned(), |rating| rating.to_string())
        };
        let row =
            |ticked_required| (0..=others).map(|ticked| cell(ticked_required, ticked)).collect();
        (0..=required).map(row).collect()
    }

    #[test]
    fn every_number_of_ticks_suggests_what_the_scale_says() {
        for (required, others, without, hinted) in [
            (0, 0, &["."][..], &["."][..]),
            (0, 1, &[".3"], &[".3"]),
            (0, 2, &[".23"], &[".23"]),
            (0, 3, &[".123"], &[".123"]),
            (1, 0, &[".", "3"], &[".", "3"]),
            (1, 1, &[".1", "34"], &[".1", "33"]),
            (1, 2, &[".11", "344"], &[".11", "333"]),
            (1, 3, &[".111", "3344"], &[".111", "3333"]),
            (2, 0, &[".", "2", "3"], &[".", "2", "3"]),
            (2, 1, &[".1", "22", "34"], &[".1", "22", "33"]),
            (2, 2, &[".11", "222", "344"], &[".11", "222", "333"]),
            (2, 3, &[".111", "2222", "3344"], &[".111", "2222", "3333"]),
            (3, 0, &[".", "1", "2", "3"], &[".", "1", "2", "3"]),
            (3, 1, &[".1", "11", "22", "34"], &[".1", "11", "22", "33"]),
            (3, 2, &[".11", "111", "222", "344"], &[".11", "111", "222", "333"]),
            (3, 3, &[".111", "1111", "2222", "3344"], &[".111", "1111", "2222", "3333"]),
        ] {
            assert_eq!(table(required, others, 0), without, "{required} + {others}");
            for hints in [1, 2, u32::MAX] {
                assert_eq!(
                    table(required, others, hints),
                    hinted,
                    "{required} + {others}, {hints}"
                );
            }
        }
    }
}
