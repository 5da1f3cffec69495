//! What the answers say: gathers the history, what is due, and the titles of what failed most.

use std::path::Path;

use crate::app::bank::files;
use crate::app::context::Context;
use crate::app::study::memories::person;
use crate::domain::ids::QuestionId;
use crate::domain::language::Language;
use crate::domain::stats::{Due, FORECAST_DAYS, Fold, Stats, YEAR_DAYS, forecast};
use crate::domain::time::Day;
use crate::error::Error;
use crate::render::statistics::{Sheet, statistics_html};
use crate::store::Store;
use crate::words::app::planning as words;

/// Everything that `viva stats` shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Statistics {
    /// What the answers add up to.
    pub stats: Stats,
    /// The days ahead.
    pub forecast: Vec<Due>,
    /// The first line of each of the hardest questions, in their order; empty where a question is gone.
    pub titles: Vec<String>,
    /// Study days in a row with a review.
    pub streak_days: u32,
}

/// The first day of the statistics: the one that was asked for, else a year with today as its last day.
///
/// # Errors
/// When the day lies ahead.
pub fn first_day(since: Option<Day>, today: Day) -> Result<Day, Error> {
    let a_year_ago = Day::from_number(i64::from(today.number()) - i64::from(YEAR_DAYS) + 1);
    match since {
        Some(day) if day > today => {
            let error = Error::usage(words::day_is_ahead(&day, &today));
            Err(error.hint(words::name_a_past_day()))
        }
        since => Ok(since.unwrap_or(a_year_ago)),
    }
}

/// Gathers the statistics from `since` to `today`, titles in the language of the questions.
///
/// # Errors
/// When the database cannot be read.
pub fn statistics(store: &Store, since: Day, context: &Context) -> Result<Statistics, Error> {
    let (today, language) = (context.today(), context.config.language);
    let mut fold = Fold::new(since, today, person(store)?.correction);
    store.history(|question, answers| fold.take(question, answers))?;
    let abouts = store.abouts(&fold.questions())?;
    let stats = fold.finish(&abouts);
    let titles = stats.hardest.iter().map(|one| title(store, &one.id, language));
    Ok(Statistics {
        titles: titles.collect::<Result<_, Error>>()?,
        forecast: forecast(today, &store.due_by_day(today.plus(FORECAST_DAYS))?),
        streak_days: store.streak(today, &context.config.rest_days)?,
        stats,
    })
}

/// Writes the statistics as a page.
///
/// # Errors
/// When the name is not that of a page, or the file cannot be written.
pub fn write_page(statistics: &Statistics, path: &Path) -> Result<(), Error> {
    // A slip of the finger must not replace a database.
    if !path.extension().is_some_and(|ending| ending == "html" || ending == "htm") {
        let error = Error::usage(words::no_name_of_a_page(&path.display()));
        return Err(error.hint(words::name_an_html_file()));
    }
    let html = statistics_html(&Sheet {
        stats: &statistics.stats,
        forecast: &statistics.forecast,
        titles: &statistics.titles,
        streak_days: statistics.streak_days,
    })?;
    files::replace(path, html)
}

fn title(store: &Store, id: &str, language: Language) -> Result<String, Error> {
    let Ok(id) = QuestionId::try_from(id.to_owned()) else { return Ok(String::new()) };
    let stored = store.question(&id, language.as_str())?;
    let prompt = stored.map(|stored| stored.question.content.prompt).unwrap_or_default();
    Ok(prompt.lines().next().unwrap_or_default().to_owned())
}
