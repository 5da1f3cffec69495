//! Statistics as the template shows them: finished words, and places on drawings.

use serde::Serialize;

use super::charts::{Chart, Half, Named, Point, chart, halves, points, ticks, weekdays};
use super::sheet::Sheet;
use crate::domain::labels::Level;
use crate::domain::stats::{AGES_DAYS, BINS_PERCENT, Bin, Heat, Stats, Tried, heat};
use crate::domain::time::Day;
use crate::words::render::statistics as words;

/// Days of the two charts of columns.
const LAST_DAYS: usize = 90;

#[derive(Serialize)]
struct Fact {
    name: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Shade {
    shade: u8,
    range: String,
}

#[derive(Serialize)]
struct Row {
    name: String,
    predicted: String,
    percent: String,
    answers: u32,
    thousandths: u32,
}

#[derive(Serialize)]
struct Time {
    name: &'static str,
    median: String,
    answers: usize,
}

#[derive(Serialize)]
struct Hard {
    title: String,
    id: String,
    answers: u32,
    failed: u32,
}

#[derive(Serialize)]
pub(super) struct View {
    kicker: String,
    today: Day,
    facts: Vec<Fact>,
    has_answers: bool,
    halves: Vec<Half>,
    weekdays: Vec<Named>,
    legend: Vec<Shade>,
    answers: Chart,
    minutes: Chart,
    forecast: Option<Chart>,
    forecast_note: String,
    has_recall: bool,
    levels: Vec<Row>,
    ages: Vec<Row>,
    topics: Vec<Row>,
    ticks: Vec<Named>,
    points: Vec<Point>,
    bins: Vec<Row>,
    calibration_note: &'static str,
    times: Vec<Time>,
    hardest: Vec<Hard>,
}

impl View {
    pub fn new(sheet: &Sheet<'_>) -> Self {
        let stats = sheet.stats;
        let heat = heat(stats);
        let (answers, minutes) = last_days(stats);
        let (forecast, forecast_note) = forecast(sheet);
        let levels = Level::ALL.iter().zip(stats.recall.levels);
        let levels = levels.map(|(level, tried)| share(level.to_string(), tried));
        Self {
            kicker: words::kicker(&stats.since, &stats.today),
            today: stats.today,
            facts: facts(sheet),
            has_answers: stats.active_days() > 0,
            legend: legend(&heat),
            halves: halves(&heat),
            weekdays: weekdays(),
            answers,
            minutes,
            forecast,
            forecast_note,
            has_recall: stats.recall.all.answers > 0,
            levels: [share(words::all().to_owned(), stats.recall.all)]
                .into_iter()
                .chain(levels)
                .collect(),
            ages: ages(&stats.recall.ages),
            topics: stats
                .recall
                .topics
                .iter()
                .map(|(name, tried)| share(name.clone(), *tried))
                .collect(),
            ticks: ticks(),
            points: points(&stats.calibration.1),
            bins: bins(stats.calibration),
            calibration_note: words::calibration(),
            times: times(stats),
            hardest: hardest(sheet),
        }
    }
}

fn facts(sheet: &Sheet<'_>) -> Vec<Fact> {
    let (stats, total) = (sheet.stats, sheet.stats.total());
    let fact = |name, value| Fact { name, value };
    vec![
        fact(words::answers(), total.answers.to_string()),
        fact(words::new_questions(), total.firsts.to_string()),
        fact(words::days(), words::days_of(&stats.active_days(), &stats.days.len())),
        fact(words::time(), time(total.spent_ms)),
        fact(words::recall(), percent(stats.recall.all.percent())),
        fact(words::streak(), sheet.streak_days.to_string()),
    ]
}

/// Answers and minutes of the last days.
fn last_days(stats: &Stats) -> (Chart, Chart) {
    let skipped = stats.days.len().saturating_sub(LAST_DAYS);
    let from = stats.since.plus(u32::try_from(skipped).unwrap_or(0));
    let of = |number: fn(&crate::domain::stats::DayTally) -> u32| -> Vec<u32> {
        stats.days.iter().skip(skipped).map(number).collect()
    };
    let answers = of(|day| day.answers);
    let minutes = of(|day| u32::try_from(day.spent_ms.div_ceil(60_000)).unwrap_or(u32::MAX));
    (
        chart(words::answers_a_day(), words::unit_answers(), from, &answers, 5),
        chart(words::minutes_a_day(), words::unit_minutes(), from, &minutes, 5),
    )
}

fn forecast(sheet: &Sheet<'_>) -> (Option<Chart>, String) {
    let due: Vec<u32> = sheet.forecast.iter().map(|due| due.questions).collect();
    let sum: u32 = due.iter().sum();
    let Some(first) = sheet.forecast.first().filter(|_| sum > 0) else {
        return (None, String::new());
    };
    let minutes = sheet.stats.review_ms.and_then(|review_ms| {
        let each_ms = u64::from(review_ms) * u64::from(sum) / due.len().max(1) as u64;
        (each_ms >= 30_000).then(|| words::about_a_day(&time(each_ms)))
    });
    let note = words::forecast(&sum, &minutes.unwrap_or_default(), &first.questions);
    (Some(chart(words::questions_due(), words::unit_due(), first.day, &due, 30)), note)
}

fn legend(heat: &Heat) -> Vec<Shade> {
    let mut shades = vec![Shade { shade: 0, range: words::none().to_owned() }];
    let most = heat.weeks.iter().flatten().flatten().map(|(_, day)| day.answers).max().unwrap_or(0);
    let mut from = 1;
    for (shade, to) in (1..).zip(heat.limits.into_iter().chain([most])) {
        // Where days are alike some shades do not occur.
        if to >= from {
            let range = if from == to { from.to_string() } else { words::range(&from, &to) };
            shades.push(Shade { shade, range });
            from = to + 1;
        }
    }
    shades
}

fn ages(ages: &[Tried; 7]) -> Vec<Row> {
    let named = AGES_DAYS.iter().enumerate().zip(ages).map(|((place, from), tried)| {
        let name = match AGES_DAYS.get(place + 1) {
            None => words::range_without_end(from),
            Some(next) if *next == from + 1 => from.to_string(),
            Some(next) => words::range(from, &(next - 1)),
        };
        share(name, *tried)
    });
    named.collect()
}

fn bins((all, bins): (Bin, [Bin; 6])) -> Vec<Row> {
    let ends = BINS_PERCENT.iter().skip(1).copied().chain([100]);
    let named = BINS_PERCENT.iter().zip(ends).zip(bins);
    let named = named.map(|((from, to), bin)| (words::range_percent(from, &to), bin));
    named
        .chain([(words::all().to_owned(), all)])
        .filter(|(_, bin)| bin.tried.answers > 0)
        .map(|(name, bin)| Row {
            predicted: percent(bin.predicted_percent()),
            ..share(name, bin.tried)
        })
        .collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1000")]
fn share(name: String, tried: Tried) -> Row {
    let thousandths = (tried.percent().unwrap_or(0.0) * 10.0).round() as u32;
    let (percent, answers) = (percent(tried.percent()), tried.answers);
    Row { name, predicted: String::new(), percent, answers, thousandths }
}

fn times(stats: &Stats) -> Vec<Time> {
    let median = |median_ms: u32| match median_ms.div_ceil(1000) {
        seconds @ 0..120 => words::seconds(&seconds),
        seconds => words::minutes_and_seconds(&(seconds / 60), &(seconds % 60)),
    };
    let of = |one: &crate::domain::stats::Times| Time {
        name: one.kind.as_str(),
        median: median(one.median_ms),
        answers: one.answers,
    };
    stats.times.iter().map(of).collect()
}

fn hardest(sheet: &Sheet<'_>) -> Vec<Hard> {
    let titled = sheet.stats.hardest.iter().zip(sheet.titles);
    titled
        .map(|(one, title)| Hard {
            title: if title.is_empty() {
                words::no_longer_in_the_bank().to_owned()
            } else {
                title.clone()
            },
            id: one.id.clone(),
            answers: one.tried.answers,
            failed: one.tried.failed(),
        })
        .collect()
}

fn percent(percent: Option<f64>) -> String {
    percent.map_or("–".to_owned(), |percent| format!("{percent:.1} %"))
}

/// `45 min`, or `12 h 5 min` from an hour on.
fn time(spent_ms: u64) -> String {
    let minutes = (spent_ms + 30_000) / 60_000;
    match minutes / 60 {
        0 => words::minutes(&minutes),
        hours => words::hours_and_minutes(&hours, &(minutes % 60)),
    }
}
