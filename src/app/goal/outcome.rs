//! How it went: asked once, when the day of the interview is over.

use super::refused;
use crate::app::Done;
use crate::app::context::Context;
use crate::app::dates;
use crate::app::tell::note;
use crate::domain::goal::{Change, EXAMPLE_DAYS, Goal, Outcome};
use crate::domain::said_day::{NoDay, SaidDay};
use crate::error::Error;
use crate::store::Store;
use crate::ui::form::Form;
use crate::words::app::goal as words;

/// Asks how the interview went where its day is over and nobody has said yet, and writes it down. Whoever leaves the question is asked again
/// another time.
///
/// # Errors
/// When the terminal or the database cannot be used.
pub fn ask_outcome(context: &Context, store: &mut Store) -> Result<Done, Error> {
    let today = context.today();
    let Some(goal) = store.goal()?.filter(|goal| goal.is_to_be_told(today)) else {
        return Ok(Done::Ok);
    };
    let Some(date) = goal.date else { return Ok(Done::Ok) };
    let mut form = Form::new(context.style().color);
    let items = [
        words::passed(),
        words::did_not_pass(),
        words::moved_to_another_day(),
        words::rather_not_say(),
    ];
    let label = words::how_did_it_go(&date);
    // Nothing is chosen beforehand: an Enter that was meant for the screen of the day says nothing about an interview.
    let Some(place) = form.choose(&label, &items.map(str::to_owned), None)? else {
        return Ok(Done::Interrupted);
    };
    let told = match place {
        0 => Goal { outcome: Some(Outcome::Passed), ..goal },
        1 => Goal { outcome: Some(Outcome::NotPassed), ..goal },
        2 => match moved(&mut form, &goal, context)? {
            Some(goal) => goal,
            None => return Ok(Done::Interrupted),
        },
        _ => Goal { outcome: Some(Outcome::Untold), ..goal },
    };
    store.set_goal(&told, context.now())?;
    match told.days_left(today) {
        Some(_) => note(words::it_has_its_new_day()),
        None => note(&words::the_goal_rests(
            &told.outcome.map_or(words::nothing_is_noted(), Outcome::told),
        )),
    }
    Ok(Done::Ok)
}

/// The goal with another day; `None` when the question was left.
fn moved(form: &mut Form, goal: &Goal, context: &Context) -> Result<Option<Goal>, Error> {
    let today = context.today();
    let change = |date| Change { date: Some(date), ..Change::default() };
    let check = |line: &str| {
        let said: SaidDay = line.parse().map_err(|error: NoDay| error.to_string())?;
        let change = change(said.ahead_of(today));
        goal.changed(change, today).map(drop).map_err(|error| error.to_string())
    };
    let label = words::to_which_day(&today.plus(EXAMPLE_DAYS));
    let Some(line) = form.line(&label, "", check)? else { return Ok(None) };
    let Ok(said) = line.parse::<SaidDay>() else { return Ok(None) };
    let change = change(dates::ahead(&said, context));
    goal.changed(change, today).map(Some).map_err(|error| refused(&error))
}
