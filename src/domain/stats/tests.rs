use super::*;
use crate::domain::fsrs::Foreseen;
use crate::domain::grade::Grade;
use crate::domain::plan::Correction;
use crate::domain::review::Mode;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn fold(since: &str, today: &str) -> Fold {
    Fold::new(day(since), day(today), Correction::NONE)
}

fn answer(study_day: &str, is_recalled: bool, recall_e4: Option<u16>) -> Answer {
    let (mode, elapsed_ms) = (Mode::Review, 20_000);
    let grade = if is_recalled { Grade::GOOD } else { Grade::AGAIN };
    let foreseen = recall_e4.map(|recall_e4| Foreseen { recall_e4, difficulty: 5 });
    Answer { study_day: day(study_day), mode, grade, elapsed_ms, foreseen }
}

fn about(topic: &str, level: Level, kind: Kind) -> Option<About> {
    Some(About { topic: topic.to_owned(), level, kind })
}

#[test]
fn only_questions_seen_before_count_for_recall_and_each_where_it_belongs() {
    let mut fold = fold("2026-11-01", "2026-11-21");
    fold.take("gone/c", &[answer("2026-05-04", true, None)]);
    fold.take("gil/a", &[answer("2026-11-01", false, None)]);
    fold.take("gil/a", &[answer("2026-11-02", true, Some(6200))]);
    fold.take("sql/b", &[answer("2026-11-02", true, None)]);
    fold.take("sql/b", &[answer("2026-11-12", false, Some(9100))]);
    fold.take("gone/c", &[answer("2026-11-20", true, Some(5000))]);
    assert_eq!(fold.questions(), ["gone/c", "gil/a", "sql/b"]);
    let abouts = [
        None,
        about("concurrency", Level::Junior, Kind::Open),
        about("databases", Level::Senior, Kind::Sql),
    ];
    let stats = fold.finish(&abouts);
    let tried = |answers, recalled| Tried { answers, recalled };
    assert_eq!(stats.recall.all, tried(3, 2));
    assert_eq!(stats.recall.levels, [tried(1, 1), tried(0, 0), tried(1, 0)]);
    assert_eq!(stats.recall.topics["concurrency"], tried(1, 1));
    assert_eq!(stats.recall.topics["databases"], tried(1, 0));
    assert_eq!(stats.recall.topics.len(), 2);
    let of_age = |days| AGES_DAYS.iter().position(|from| *from == days).unwrap();
    assert_eq!(stats.recall.ages[of_age(1)], tried(1, 1));
    assert_eq!(stats.recall.ages[of_age(8)], tried(1, 0));
    assert_eq!(stats.recall.ages[of_age(91)], tried(1, 1));
    assert_eq!(stats.calibration.0.predicted_percent(), Some(67.7));
    assert_eq!(stats.calibration.1[4].tried, tried(1, 0));
    assert_eq!(stats.calibration.1[1].tried, tried(2, 2));
    assert_eq!(stats.calibration.1[1].predicted_percent(), Some(56.0));
    assert_eq!(stats.days[1], DayTally { answers: 2, firsts: 1, spent_ms: 40_000 });
    let kinds: Vec<(Kind, usize)> = stats.times.iter().map(|of| (of.kind, of.answers)).collect();
    assert_eq!(kinds, [(Kind::Open, 2), (Kind::Sql, 2)]);
}

#[test]
fn drills_and_cramming_are_answers_of_the_day_and_nothing_else() {
    let mut fold = fold("2026-11-20", "2026-11-21");
    for mode in [Mode::Drill, Mode::Cram] {
        fold.take("gil/a", &[Answer { mode, ..answer("2026-11-21", false, Some(8000)) }]);
    }
    let stats = fold.finish(&[about("concurrency", Level::Junior, Kind::Open)]);
    assert_eq!((stats.total().answers, stats.total().firsts), (2, 0));
    assert_eq!((stats.recall.all.answers, stats.review_ms), (0, None));
    assert!(stats.times.is_empty() && stats.hardest.is_empty());
}

#[test]
fn answers_of_other_days_are_left_out_and_a_screen_left_open_is_no_work() {
    let mut fold = fold("2026-11-20", "2026-11-21");
    fold.take("gil/a", &[answer("2026-11-19", true, None)]);
    fold.take("gil/a", &[answer("2026-11-22", true, Some(9000))]);
    let asleep = Answer { elapsed_ms: 8 * 3_600_000, ..answer("2026-11-20", true, None) };
    fold.take("gil/a", &[asleep]);
    let stats = fold.finish(&[None]);
    assert_eq!(stats.total(), DayTally { answers: 1, firsts: 1, spent_ms: LONGEST_MS.into() });
    assert_eq!((stats.active_days(), stats.days.len()), (1, 2));
}

#[test]
fn the_hardest_failed_most_often_and_of_equals_sooner() {
    let mut fold = fold("2026-11-01", "2026-11-21");
    for (id, right, wrong) in [("l/once", 0, 1), ("l/often", 9, 3), ("l/b", 4, 2), ("l/a", 1, 2)] {
        for is_recalled in std::iter::repeat_n(true, right).chain(std::iter::repeat_n(false, wrong))
        {
            fold.take(id, &[answer("2026-11-05", is_recalled, None)]);
        }
    }
    let hardest = fold.finish(&[const { None }; 4]).hardest;
    let ids: Vec<&str> = hardest.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["l/often", "l/a", "l/b"]);
    assert_eq!(hardest[0].tried.failed(), 3);
}

#[test]
fn the_calendar_begins_on_a_monday_and_shades_are_quarters_of_the_days_with_answers() {
    let mut fold = fold("2026-11-04", "2026-11-21");
    for (date, answers) in
        [("2026-11-04", 1), ("2026-11-05", 2), ("2026-11-06", 3), ("2026-11-21", 9)]
    {
        for _ in 0..answers {
            fold.take("l/a", &[answer(date, true, None)]);
        }
    }
    let heat = heat(&fold.finish(&[None]));
    // 2026-11-02 is a Monday.
    assert_eq!((heat.from, heat.weeks.len()), (day("2026-11-02"), 3));
    let shades = |week: usize| heat.weeks[week].map(|day| day.map(|(shade, _)| shade));
    assert_eq!(shades(0), [None, None, Some(1), Some(2), Some(3), Some(0), Some(0)]);
    assert_eq!(shades(2), [Some(0), Some(0), Some(0), Some(0), Some(0), Some(4), None]);
    assert_eq!(heat.limits, [1, 2, 3]);
}

#[test]
fn a_calendar_shows_the_last_53_weeks_of_a_longer_time() {
    let fold = fold("2024-01-01", "2026-11-21");
    let heat = heat(&fold.finish(&[]));
    assert_eq!((heat.weeks.len(), heat.from), (53, day("2025-11-17")));
    assert_eq!(heat.weeks[52][5].map(|(shade, _)| shade), Some(0));
    assert_eq!(heat.weeks[52][6], None);
}

#[test]
fn what_is_overdue_is_due_today_and_what_is_far_is_not_told() {
    let today = day("2026-11-21");
    let due = [
        (day("2026-11-01"), 3),
        (today, 2),
        (day("2026-11-22"), 4),
        (day("2026-12-20"), 1),
        (day("2026-12-21"), 9),
    ];
    let days = forecast(today, &due);
    assert_eq!(days.len(), 30);
    assert_eq!((days[0].questions, days[1].questions, days[29].questions), (5, 4, 1));
    assert_eq!(days.iter().map(|due| due.questions).sum::<u32>(), 10);
}
