//! Several interviewers over one set as one: what was asked by any of them was asked, and a question that several rated has the mean of
//! their ratings.

use super::journal::{Mark, Scorecard, State};
use super::report::Report;
use super::score::{report_with, whole};
use super::set::Set;

/// What the cards of one set say together: asked and evidence are counted over all of them. With one card it is that card's report.
pub fn report(set: &Set, cards: &[Scorecard]) -> Report {
    if let [only] = cards {
        return super::score::report(set, only);
    }
    let means: Vec<Option<f64>> = (0..set.questions.len()).map(|at| mean(cards, at)).collect();
    let recommendations = cards.iter().filter_map(Scorecard::recommends).collect();
    Report { recommendations, ..report_with(set, &joint(set, cards), &means) }
}

/// The cards of one set as one. Where several rated a question, its rating is the whole one nearest to their mean, the lower of two.
pub fn joint(set: &Set, cards: &[Scorecard]) -> Scorecard {
    let names: Vec<&str> = cards.iter().map(|card| card.interviewer.as_str()).collect();
    let mut joint = Scorecard::empty(set, &names.join(", "));
    joint.finished = cards.iter().all(|card| card.finished);
    joint.reopened = cards.iter().flat_map(|card| card.reopened.iter().cloned()).collect();
    for (at, slot) in joint.marks.iter_mut().enumerate() {
        let marks: Vec<(&str, &Mark)> = cards
            .iter()
            .filter_map(|card| Some((card.interviewer.as_str(), card.marks.get(at)?)))
            .collect();
        *slot = together(&marks, slot.ticked.len());
        slot.rating = mean(cards, at).map(whole);
    }
    joint
}

/// Whether each interviewer took a part: then nobody's card stands for the whole.
pub fn is_panel(cards: &[Scorecard]) -> bool {
    cards.len() > 1 && cards.iter().any(|card| card.part.is_some())
}

fn mean(cards: &[Scorecard], at: usize) -> Option<f64> {
    let ratings = cards.iter().filter_map(|card| card.marks.get(at)?.given_rating());
    let ratings: Vec<f64> = ratings.map(f64::from).collect();
    let count = u32::try_from(ratings.len()).unwrap_or(u32::MAX);
    (count > 0).then(|| ratings.iter().sum::<f64>() / f64::from(count))
}

fn together(marks: &[(&str, &Mark)], points: usize) -> Mark {
    let all = || marks.iter().map(|(_, mark)| *mark);
    let has = |state| all().any(|mark| mark.state == state);
    let most = |count: fn(&Mark) -> u32| all().map(count).max().unwrap_or_default();
    let is_ticked = |point: usize| all().any(|mark| mark.ticked.get(point) == Some(&true));
    let mut red_flags: Vec<u32> = all().flat_map(|mark| mark.red_flags.iter().copied()).collect();
    red_flags.sort_unstable();
    red_flags.dedup();
    let noted = marks.iter().filter(|(_, mark)| !mark.note.trim().is_empty());
    let notes: Vec<String> =
        noted.map(|(name, mark)| format!("{name}: {}", mark.note.trim())).collect();
    Mark {
        state: match (has(State::Rated), has(State::NotAsked)) {
            (true, _) => State::Rated,
            (false, true) => State::NotAsked,
            (false, false) => State::Open,
        },
        rating: None,
        ticked: (0..points).map(is_ticked).collect(),
        counted: all().filter_map(|mark| mark.counted.map(|count| count.max(mark.ticks()))).max(),
        red_flags,
        own_hints: all().flat_map(|mark| mark.own_hints.iter().cloned()).collect(),
        runs: all().flat_map(|mark| mark.runs.iter().cloned()).collect(),
        hints: most(|mark| mark.hints),
        bank_hints: most(|mark| mark.bank_hints),
        follow_ups: most(|mark| mark.follow_ups),
        wrong_answers: most(|mark| mark.wrong_answers),
        judged: all().any(|mark| mark.judged),
        note: notes.join("\n"),
        noted_for: None,
        elapsed_ms: all().map(|mark| mark.elapsed_ms).sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::interview::journal::{Part, Recommendation, Recommended};
    use crate::domain::interview::report::Verdict;
    use crate::domain::interview::samples::{card, set};

    fn six() -> Set {
        let ids = ["l/a", "l/b", "l/c", "l/d", "l/e", "l/f"];
        set("s", &ids.map(|id| ("topic", id, 2)))
    }

    #[test]
    fn a_panel_with_parts_is_judged_over_all_of_them() {
        let set = six();
        let part = |name: &str, marks: &[(u8, usize)], from, to| Scorecard {
            part: Some(Part { from, to }),
            ..card(&set, name, marks)
        };
        let no = (0, 0);
        let anna = part("anna", &[(3, 1), (4, 2), (3, 1), no, no, no], 1, 3);
        let mut boris = part("boris", &[no, no, no, (3, 1), (2, 1), (3, 2)], 4, 6);
        boris.recommended =
            Some(Recommended { recommendation: Recommendation::Yes, because: String::new() });
        assert_eq!(super::super::score::report(&set, &anna).verdict, Verdict::InsufficientEvidence);
        let both = report(&set, &[anna.clone(), boris.clone()]);
        assert_eq!((both.verdict, both.asked, both.of), (Verdict::Pass, 6, 6));
        assert_eq!((both.overall, both.points.count), (Some(3.0), 8));
        assert_eq!(both.interviewer, "anna, boris");
        // What each recommends stays beside the verdict of all.
        let said: Vec<_> =
            both.recommendations.iter().map(|one| one.interviewer.as_str()).collect();
        assert_eq!((said, both.recommended), (vec!["boris"], None));
        assert!(is_panel(&[anna, boris]));
    }

    #[test]
    fn a_question_that_two_rated_has_the_mean_of_both() {
        let set = six();
        let anna = card(&set, "anna", &[(3, 1); 6]);
        let boris = card(&set, "boris", &[(2, 0); 6]);
        let both = report(&set, &[anna.clone(), boris]);
        assert_eq!(both.overall, Some(2.5));
        // What is shown is what counts, not the whole rating below it.
        assert_eq!((both.questions[0].mark.rating, both.questions[0].mean), (Some(2), Some(2.5)));
        assert_eq!(
            report(&set, std::slice::from_ref(&anna)),
            super::super::score::report(&set, &anna)
        );
    }
}
