use super::*;
use crate::domain::fsrs::Foreseen;
use crate::domain::grade::Grade;
use crate::domain::labels::{Kind, Level};
use crate::domain::plan::Correction;
use crate::domain::review::Mode;
use crate::domain::stats::{About, Answer, Fold, forecast};
use crate::domain::time::Day;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn page(title: &str) -> String {
    let mut fold = Fold::new(day("2025-11-22"), day("2026-11-21"), Correction::NONE);
    let mut answer = |date: &str, is_recalled: bool, recall_e4: Option<u16>| {
        let (study_day, mode, elapsed_ms) = (day(date), Mode::Review, 41_000);
        let grade = if is_recalled { Grade::GOOD } else { Grade::AGAIN };
        let foreseen = recall_e4.map(|recall_e4| Foreseen { recall_e4, difficulty: 5 });
        fold.take("gil/lock", &[Answer { study_day, mode, grade, elapsed_ms, foreseen }]);
    };
    answer("2026-11-01", false, None);
    answer("2026-11-03", false, Some(7200));
    answer("2026-11-20", true, Some(5000));
    let (topic, level, kind) = ("concurrency".to_owned(), Level::Junior, Kind::Open);
    let stats = fold.finish(&[Some(About { topic, level, kind })]);
    let forecast = forecast(stats.today, &[(stats.today, 3), (stats.today.plus(4), 6)]);
    let titles = [title.to_owned()];
    let sheet = Sheet { stats: &stats, forecast: &forecast, titles: &titles, streak_days: 2 };
    statistics_html(&sheet).unwrap()
}

#[test]
fn the_page_runs_nothing_fetches_nothing_and_its_policy_would_forbid_it() {
    let html = page("What does the lock protect?");
    assert!(html.starts_with("<!doctype html>\n<html lang=\"en\">"), "{html}");
    assert!(html.contains("default-src 'none'"));
    for forbidden in ["<script", "http:", "https:", "style=\"", "<img", "<link", "url(", "@import"]
    {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn every_day_of_the_year_has_its_square_and_charts_hold_what_they_say() {
    let html = page("What does the lock protect?");
    assert_eq!(html.matches("height=\"11\" rx=\"2\"><title>").count(), 365);
    assert!(html.contains("<title>2026-11-20: 1 answered</title>"));
    assert!(html.contains("<title>2026-11-25: 6 due</title>"), "{html}");
    assert!(html.contains("at most 6 due"));
    assert!(html.contains("<title>predicted 72.0 %, recalled 0.0 % of 1</title>"));
    assert!(html.contains("2 of 3 failed · gil&#x2f;lock"));
}

#[test]
fn a_title_of_a_stranger_is_text() {
    let html = page("<b onclick=x>bold</b>\u{202e}");
    assert!(html.contains("&lt;b onclick=x&gt;bold&lt;&#x2f;b&gt;\\u{202e}"), "{html}");
}

#[test]
fn without_answers_there_is_a_page_that_says_so() {
    let stats = Fold::new(day("2026-11-01"), day("2026-11-21"), Correction::NONE).finish(&[]);
    let forecast = forecast(stats.today, &[]);
    let sheet = Sheet { stats: &stats, forecast: &forecast, titles: &[], streak_days: 0 };
    let html = statistics_html(&sheet).unwrap();
    assert!(html.contains("No answers in this time") && !html.contains("<h2>"), "{html}");
}
