use proptest::prelude::*;

use super::super::samples::{card, set};
use super::*;
use crate::domain::interview::blueprint::TopicWeight;
use crate::domain::labels::Kind;

const FOUR: [(&str, &str, usize); 4] = [
    ("concurrency", "asyncio-tasks/a", 3),
    ("concurrency", "threads/b", 2),
    ("security", "passwords/c", 0),
    ("sql-databases", "joins/d", 4),
];

fn with_must_haves(names: &[&str]) -> Set {
    let mut set = set("s", &FOUR);
    set.blueprint.verdict.must_have_topics = names.iter().map(|name| (*name).into()).collect();
    set
}

fn topic(name: &str) -> Needed {
    Needed::Topic(name.into())
}

fn verdict(set: &Set, ratings: [u8; 4]) -> Verdict {
    report(set, &card(set, "anna", &ratings.map(|rating| (rating, 0)))).verdict
}

#[test]
fn a_role_says_what_a_topic_counts_and_what_it_does_not_name_counts_one() {
    let mut set = set("s", &FOUR);
    let of = |set: &Set| report(set, &card(set, "anna", &[(4, 0), (2, 0), (1, 0), (2, 0)])).overall;
    assert_eq!(of(&set), Some(9.0 / 4.0));
    let weight = |topic: &str, weight| TopicWeight { topic: topic.to_owned(), weight };
    set.blueprint.weights = vec![weight("concurrency", 4.0), weight("security", 0.5)];
    // Concurrency 3 four times, security 1 half a time, databases 2 once.
    assert_eq!(of(&set), Some((4.0 * 3.0 + 0.5 * 1.0 + 2.0) / 5.5));
    // What was not asked does not count.
    let report = report(&set, &card(&set, "anna", &[(4, 0), (2, 0), (0, 0), (0, 0)]));
    assert_eq!(report.overall, Some(3.0));
    assert_eq!(report.weights, set.blueprint.weights);
}

#[test]
fn means_are_weighted_by_minutes_in_a_topic_and_over_the_whole() {
    let set = set("s", &FOUR);
    let report = report(&set, &card(&set, "anna", &[(4, 3), (3, 1), (1, 0), (0, 4)]));
    let topics: Vec<_> = report
        .competencies
        .iter()
        .map(|one| (one.topic.as_str(), one.mean, one.rated, one.of, one.points.count))
        .collect();
    assert_eq!(
        topics,
        [
            ("concurrency", Some(3.5), 2, 2, 4),
            ("security", Some(1.0), 1, 1, 0),
            ("sql-databases", None, 0, 1, 0),
        ]
    );
    assert_eq!(report.competencies[0].title, "Title of concurrency");
    assert_eq!((report.overall, report.asked, report.of), (Some(8.0 / 3.0), 3, 4));
    // The ticks of a question that was not asked do not count.
    assert_eq!((report.points.count, report.points.of, report.unticked_questions), (4, 5, 0));
    assert_eq!(report.elapsed_ms, 240_000);
    assert_eq!(report.questions[0].prompt, "What is `asyncio-tasks/a`?");
}

/// A set whose questions are of these kinds and minutes, all of one topic.
fn kinds(questions: &[(Kind, u16)]) -> Set {
    let ids: Vec<String> = (0..questions.len()).map(|place| format!("leaf/q{place}")).collect();
    let named: Vec<(&str, &str, usize)> = ids.iter().map(|id| ("topic", id.as_str(), 0)).collect();
    let mut set = set("s", &named);
    for (one, (kind, minutes)) in set.questions.iter_mut().zip(questions) {
        (one.question.kind, one.question.minutes) = (*kind, *minutes);
    }
    set
}

fn rated(set: &Set, ratings: &[u8]) -> Report {
    let marks: Vec<(u8, usize)> = ratings.iter().map(|rating| (*rating, 0)).collect();
    report(set, &card(set, "anna", &marks))
}

#[test]
fn a_long_task_is_not_outvoted_by_choices() {
    let set = kinds(&[(Kind::Code, 25), (Kind::Choice, 1), (Kind::Choice, 1), (Kind::Choice, 1)]);
    let report = rated(&set, &[1, 4, 4, 4]);
    assert_eq!((report.overall, report.verdict), (Some(2.0), Verdict::NotYet));
    assert_eq!(report.competencies[0].mean, report.overall);
}

#[test]
fn a_failed_live_task_passes_nowhere_where_the_kind_is_a_must_have() {
    let mut set = kinds(&[(Kind::Code, 12), (Kind::Open, 12), (Kind::Open, 12), (Kind::Open, 12)]);
    assert_eq!(rated(&set, &[1, 4, 4, 4]).verdict, Verdict::Pass);
    set.blueprint.verdict.must_have_kinds = vec![Kind::Code];
    let report = rated(&set, &[1, 4, 4, 4]);
    assert_eq!(report.verdict, Verdict::NotYet);
    let what = Needed::Kind(Kind::Code);
    assert_eq!(report.reasons, [Reason::MustHaveBelow { what, mean: 1.0, wanted: 2.0 }]);
    assert_eq!(rated(&set, &[2, 4, 4, 4]).verdict, Verdict::Pass);
    set.blueprint.verdict.asked_at_least = 0.5;
    assert_eq!(rated(&set, &[0, 4, 4, 4]).verdict, Verdict::InsufficientEvidence);
}

#[test]
fn a_must_have_of_which_only_a_choice_was_asked_is_not_judged() {
    let mut set = kinds(&[(Kind::Choice, 1), (Kind::Open, 3), (Kind::Open, 5)]);
    set.blueprint.verdict.must_have_topics = vec!["topic".into()];
    set.blueprint.verdict.asked_at_least = 0.0;
    let found = |ratings: [u8; 3]| {
        let report = rated(&set, &ratings);
        (report.verdict, report.must_haves[0].kept)
    };
    assert_eq!(found([3, 3, 0]), (Verdict::Pass, true));
    assert_eq!(found([0, 0, 3]), (Verdict::Pass, true));
    assert_eq!(found([3, 0, 0]), (Verdict::InsufficientEvidence, false));
    assert_eq!(found([0, 4, 0]), (Verdict::InsufficientEvidence, false));
    let reasons = rated(&set, &[3, 0, 0]).reasons;
    assert_eq!(reasons, [Reason::MustHaveThin { what: topic("topic"), rated: 1 }]);
}

#[test]
fn a_verdict_that_hangs_on_one_short_question_names_it() {
    let set = kinds(&[(Kind::Choice, 2), (Kind::Open, 4), (Kind::Open, 4), (Kind::Open, 3)]);
    // 33 of 13 weights are 2.54 and 36 are 2.77: without the lucky choice it is no pass.
    let report = rated(&set, &[3, 3, 3, 2]);
    assert_eq!(report.verdict, Verdict::Pass);
    let edges: Vec<_> =
        report.edges.iter().map(|one| (one.number, one.rating, one.other, one.verdict)).collect();
    assert_eq!(edges, [(1, 3, 2, Verdict::NotYet)]);
    // The question of three minutes would flip it as well, and is no short one.
    assert_eq!(rated(&set, &[3, 3, 3, 1]).verdict, Verdict::NotYet);
    let edges = rated(&set, &[2, 3, 3, 2]).edges;
    assert_eq!((edges[0].number, edges[0].other, edges[0].verdict), (1, 3, Verdict::Pass));
    assert!(rated(&set, &[4, 4, 4, 4]).edges.is_empty());
    assert!(rated(&set, &[3, 3, 0, 0]).edges.is_empty(), "nothing hangs where nothing is said");
}

#[test]
fn verdicts() {
    use Verdict::{InsufficientEvidence, NotYet, Pass};
    let none: &[&str] = &[];
    for (must_haves, ratings, expected) in [
        (none, [4, 4, 4, 4], Pass),
        (none, [2, 3, 3, 3], Pass),
        (none, [2, 3, 2, 3], NotYet),
        // Three of four are less than 80 %.
        (none, [4, 4, 4, 0], InsufficientEvidence),
        (none, [0, 0, 0, 0], InsufficientEvidence),
        (&["concurrency"], [2, 2, 4, 4], Pass),
        (&["concurrency"], [1, 2, 4, 4], NotYet),
        (&["threads"], [4, 1, 4, 4], NotYet),
        (&["threads"], [1, 2, 4, 4], Pass),
        (&["testing"], [4, 4, 4, 4], InsufficientEvidence),
    ] {
        assert_eq!(verdict(&with_must_haves(must_haves), ratings), expected, "{ratings:?}");
    }
}

#[test]
fn reasons_come_most_important_first() {
    let set = with_must_haves(&["concurrency", "passwords", "testing"]);
    let of = |marks: [u8; 4], set: &Set| {
        report(set, &card(set, "anna", &marks.map(|rating| (rating, 0)))).reasons
    };
    assert_eq!(
        of([4, 4, 0, 0], &set),
        [
            Reason::AskedTooFew { asked: 2, of: 4, wanted: 0.8 },
            Reason::MustHaveUnrated { what: topic("passwords"), of: 1 },
            Reason::MustHaveUnrated { what: topic("testing"), of: 0 },
        ]
    );
    let set = with_must_haves(&["concurrency", "passwords"]);
    assert_eq!(
        of([1, 2, 1, 2], &set),
        [
            Reason::MustHaveBelow { what: topic("passwords"), mean: 1.0, wanted: 2.0 },
            Reason::MustHaveBelow { what: topic("concurrency"), mean: 1.5, wanted: 2.0 },
            Reason::OverallBelow { overall: 1.5, wanted: 2.7 },
        ]
    );
    assert!(of([4, 4, 4, 4], &set).is_empty());
    let must_haves =
        report(&set, &card(&set, "anna", &[(1, 0), (2, 0), (4, 0), (0, 0)])).must_haves;
    let kept: Vec<_> = must_haves.iter().map(|one| (one.title.as_str(), one.kept)).collect();
    assert_eq!(kept, [("Title of concurrency", false), ("passwords", true)]);
}

#[test]
fn nothing_rated_is_never_enough() {
    let mut set = set("s", &FOUR);
    set.blueprint.verdict.asked_at_least = 0.0;
    assert_eq!(verdict(&set, [0; 4]), Verdict::InsufficientEvidence);
    assert_eq!(verdict(&set, [4, 0, 0, 0]), Verdict::Pass);
}

#[test]
fn marks_that_do_not_fit_the_set_are_brought_to_it() {
    let set = set("s", &FOUR);
    let mut short = card(&set, "anna", &[(4, 3)]);
    short.marks.truncate(1);
    short.marks[0].ticked = vec![true; 9];
    let report = report(&set, &short);
    assert_eq!((report.questions.len(), report.asked, report.points.of), (4, 1, 3));
}

#[test]
fn a_mean_is_rounded_half_up_and_never_as_if_it_reached_what_it_does_not() {
    for (mean, shown) in [
        (2.7, 270),
        (2.556, 256),
        (34.0 / 13.0, 262),
        (2.605, 261),
        (8.1 / 3.0, 270),
        (1.0, 100),
        (4.0, 400),
    ] {
        assert_eq!(hundredths(mean), shown, "{mean}");
        assert_eq!(figure(mean, None), Figure::Plain(shown));
    }
    for (mean, wanted, shown) in [
        (2.6999, 2.7, Figure::JustBelow(270)),
        (2.695, 2.7, Figure::JustBelow(270)),
        (2.694, 2.7, Figure::Plain(269)),
        (8.1 / 3.0, 2.7, Figure::Plain(270)),
        (2.6999, 2.0, Figure::Plain(270)),
    ] {
        assert_eq!(figure(mean, Some(wanted)), shown, "{mean}");
        assert_eq!(reaches(mean, wanted), !matches!(shown, Figure::JustBelow(_)) && mean >= 2.6999);
    }
}

#[test]
fn a_question_without_a_tick_is_unticked_and_counts_in_no_share_of_points() {
    let set = set("s", &FOUR);
    let found = report(&set, &card(&set, "anna", &[(3, 2), (1, 0), (3, 0), (0, 0)]));
    assert_eq!((found.points.count, found.points.of, found.unticked), (2, 3, false));
    // The third question has no points, the fourth was not asked.
    assert_eq!(found.unticked_questions, 1);
    assert_eq!(found.competencies[0].points, found.points);
    let mut bare = card(&set, "anna", &[(1, 0), (2, 0), (1, 0), (2, 0)]);
    let found = report(&set, &bare);
    assert_eq!((found.verdict, found.unticked), (Verdict::NotYet, true));
    assert_eq!((found.points.of, found.unticked_questions), (0, 3));
    // On paper a count of none says that none came up.
    bare.marks[0].counted = Some(0);
    let found = report(&set, &bare);
    assert_eq!((found.points.count, found.points.of, found.unticked_questions), (0, 3, 2));
}

#[test]
fn what_the_role_must_have_and_was_not_asked_stands_beside_the_verdict() {
    let mut set = with_must_haves(&["concurrency"]);
    set.blueprint.verdict.role_must_haves =
        ["concurrency", "threads", "docker", "joins"].map(str::to_owned).to_vec();
    let found = report(&set, &card(&set, "anna", &[(4, 0), (4, 0), (4, 0), (4, 0)]));
    let without: Vec<_> =
        found.without_evidence.iter().map(|one| (one.title.as_str(), one.rated, one.of)).collect();
    // A question of five minutes is evidence; the topic of the verdict has its own reasons.
    assert_eq!(without, [("docker", 0, 0)]);
    assert!(found.verdict == Verdict::Pass && found.partial);
    assert_eq!(serde_json::to_value(&found).unwrap()["partial"], true, "as the text says it");
    let mut short = set.clone();
    short.questions[1].question.minutes = 3;
    let found = report(&short, &card(&short, "anna", &[(4, 0), (4, 0), (4, 0), (4, 0)]));
    let thin: Vec<_> = found.without_evidence.iter().map(|one| one.rated).collect();
    assert_eq!(thin, [1, 0]);
    set.blueprint.verdict.role_must_haves.retain(|one| one != "docker");
    let found = report(&set, &card(&set, "anna", &[(4, 0), (4, 0), (4, 0), (4, 0)]));
    assert!(found.without_evidence.is_empty() && !found.partial);
}

#[test]
fn the_edge_never_names_a_rating_that_the_question_cannot_be_given() {
    // With a 4 for the output it would be a pass; but an output is right, right with help, or wrong.
    let set = kinds(&[(Kind::Output, 2), (Kind::Open, 4), (Kind::Open, 4)]);
    let found = rated(&set, &[3, 3, 2]);
    assert!((found.overall.unwrap() - 2.6).abs() < 1e-9);
    assert_eq!((found.verdict, found.edges.len()), (Verdict::NotYet, 0));
    let open = kinds(&[(Kind::Open, 2), (Kind::Open, 4), (Kind::Open, 4)]);
    assert_eq!(rated(&open, &[3, 3, 2]).edges[0].other, 4);
    // What was typed and judged once is right or wrong: no 2 either.
    let set = kinds(&[(Kind::Choice, 2), (Kind::Open, 4), (Kind::Open, 4), (Kind::Open, 3)]);
    let mut card = card(&set, "self", &[(3, 0), (3, 0), (3, 0), (2, 0)]);
    assert_eq!(report(&set, &card).edges[0].other, 2);
    card.marks[0].judged = true;
    assert_eq!(report(&set, &card).edges[0].other, 1);
}

fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::InsufficientEvidence => 0,
        Verdict::NotYet => 1,
        Verdict::Pass => 2,
    }
}

proptest! {
    #[test]
    fn the_order_of_questions_changes_nothing(
        ratings in prop::collection::vec((0_u8..=4, 0_usize..5), 9),
        turn in 0_usize..9,
        must in prop::sample::subsequence(vec!["concurrency", "threads", "security"], 0..=3),
    ) {
        let mut questions: Vec<(&str, &str, usize)> = [FOUR.as_slice(), &[
            ("concurrency", "asyncio-tasks/e", 1), ("security", "passwords/f", 2), ("testing", "mocks/g", 3),
            ("security", "tokens/h", 0), ("sql-databases", "joins/i", 1),
        ]].concat();
        let judge = |questions: &[(&str, &str, usize)], ratings: &[(u8, usize)]| {
            let mut set = set("s", questions);
            set.blueprint.verdict.must_have_topics = must.iter().map(|one| (*one).into()).collect();
            let report = report(&set, &card(&set, "anna", ratings));
            (report.verdict, report.reasons, report.overall, report.points, report.asked)
        };
        let first = judge(&questions, &ratings);
        let mut turned = ratings;
        questions.rotate_left(turn);
        turned.rotate_left(turn);
        prop_assert_eq!(first, judge(&questions, &turned));
    }

    #[test]
    fn raising_a_rating_never_worsens_a_verdict(
        ratings in prop::array::uniform4(0_u8..=4),
        which in 0_usize..4,
        pass in 1.0_f64..4.0,
    ) {
        prop_assume!((1..4).contains(&ratings[which]));
        let mut set = with_must_haves(&["concurrency", "passwords"]);
        set.blueprint.verdict.pass = pass;
        set.blueprint.verdict.asked_at_least = 0.5;
        let before = verdict(&set, ratings);
        let mut raised = ratings;
        raised[which] += 1;
        prop_assert!(rank(verdict(&set, raised)) >= rank(before));
    }

    #[test]
    fn figures_stay_in_their_bounds(marks in prop::array::uniform4((0_u8..=9, 0_usize..9))) {
        let set = with_must_haves(&["threads"]);
        let report = report(&set, &card(&set, "anna", &marks));
        prop_assert!(report.asked <= report.of && report.points.count <= report.points.of);
        for mean in report.competencies.iter().filter_map(|one| one.mean).chain(report.overall) {
            prop_assert!((1.0..=4.0).contains(&mean));
        }
        prop_assert_eq!(report.verdict == Verdict::Pass, report.reasons.is_empty());
    }
}

#[test]
fn a_difference_is_that_of_two_means_rounded_half_up() {
    for (difference, said) in [
        (0.125, "+0.13"),
        (-0.125, "-0.13"),
        (2.875 - 2.75, "+0.13"),
        (1.005, "+1.01"),
        (0.0, "0.00"),
        (0.004, "0.00"),
        (-0.004, "0.00"),
        (-2.0 / 3.0, "-0.67"),
        (2.5, "+2.50"),
    ] {
        assert_eq!(signed(difference), said, "{difference}");
    }
}
