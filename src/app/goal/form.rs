//! The goal asked for on a terminal, question by question. Nothing is written in here.

use std::collections::BTreeMap;
use std::path::Path;

use super::set::weights;
use crate::app::context::Context;
use crate::app::tell::note;
use crate::app::{dates, role};
use crate::domain::goal::{Change, EXAMPLE_DAYS, Goal, GoalError, MINUTES};
use crate::domain::labels::Level;
use crate::domain::role::LeafWeight;
use crate::domain::said_day::SaidDay;
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::Store;
use crate::ui::form::Form;
use crate::words::app::goal as words;

/// Offered where no minutes are set.
const MINUTES_OFFERED: u32 = 30;

/// What a person may say of the role.
enum Choice {
    AsItIs,
    Everything,
    Named(String),
    File,
}

/// What was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The goal.
    pub goal: Goal,
    /// The name or file of the role, where one was chosen.
    pub role: Option<String>,
}

/// Asks for the parts of a goal, beginning with those of `current`; `None` when it was left before its end. A role with mistakes is told, and
/// asked for again.
///
/// # Errors
/// When the terminal or the database cannot be used, or nothing is aimed at.
pub fn ask(context: &Context, store: &Store, current: &Goal) -> Result<Option<Asked>, Error> {
    let mut form = Form::new(context.style().color);
    let today = context.today();
    let Some(level) = ask_level(&mut form, current)? else { return Ok(None) };
    let Some(date) = ask_date(context, &mut form, current)? else { return Ok(None) };
    let Some(minutes) = ask_minutes(&mut form, current)? else { return Ok(None) };
    let Some(chosen) = ask_role(context, store, &mut form, current, level)? else {
        return Ok(None);
    };
    let Chosen { role, role_name, given } = chosen;
    let change = Change { level, date, minutes, role, role_name };
    let goal = match Goal::default().changed(change, today) {
        Ok(goal) => goal,
        Err(error) => return Err(super::refused(&error)),
    };
    if form.confirm(words::prepare_for_this())? != Some(true) {
        return Ok(None);
    }
    Ok(Some(Asked { goal, role: given }))
}

/// Asks whether the person wants to be placed now, where nobody was yet: once is enough, `viva place` does it again. `None` when the question
/// was left.
///
/// # Errors
/// When the terminal or the database cannot be used.
pub fn ask_placement(context: &Context, store: &Store) -> Result<Option<bool>, Error> {
    if store.placed()?.is_some() {
        return Ok(Some(false));
    }
    let mut form = Form::new(context.style().color);
    Ok(form.confirm(words::find_out_where_you_stand())?)
}

fn ask_level(form: &mut Form, current: &Goal) -> Result<Option<Option<Level>>, Error> {
    let mut items: Vec<String> = Level::ALL.iter().map(|level| level.as_str().to_owned()).collect();
    items.push(words::any_level().to_owned());
    let first = current.level.map_or(items.len() - 1, |level| usize::from(level.rank()));
    // Most who set a first goal aim at one.
    let first = if current.is_empty() { usize::from(Level::Middle.rank()) } else { first };
    let chosen = form.choose(words::which_level(), &items, Some(first))?;
    Ok(chosen.map(|place| Level::ALL.get(place).copied()))
}

fn ask_date(
    context: &Context,
    form: &mut Form,
    current: &Goal,
) -> Result<Option<Option<Day>>, Error> {
    let today = context.today();
    let initial = current.date.filter(|date| *date > today);
    let initial = initial.map(|date| date.to_string()).unwrap_or_default();
    let parse = |line: &str| match line {
        "" => Ok(None),
        text => text.parse::<SaidDay>().map(Some),
    };
    let check = |line: &str| {
        let said = parse(line).map_err(|error| error.to_string())?;
        let date = said.map(|said| said.ahead_of(today));
        let change = Change { date, ..Change::default() };
        match Goal::default().changed(change, today) {
            Ok(_) | Err(GoalError::Empty) => Ok(()),
            Err(error) => Err(error.to_string()),
        }
    };
    let example = today.plus(EXAMPLE_DAYS);
    let label = words::day_of_the_interview(&example);
    let typed = form.line(&label, &initial, check)?;
    let said = typed.and_then(|line| parse(&line).ok());
    Ok(said.map(|said| said.map(|said| dates::ahead(&said, context))))
}

fn ask_minutes(form: &mut Form, current: &Goal) -> Result<Option<Option<u32>>, Error> {
    let initial = current.minutes.unwrap_or(MINUTES_OFFERED).to_string();
    let parse = |line: &str| match line {
        "" => Ok(None),
        text => match text.parse::<u32>() {
            Ok(minutes) if (MINUTES.0..=MINUTES.1).contains(&minutes) => Ok(Some(minutes)),
            _ => Err(words::write_a_number(&MINUTES.0, &MINUTES.1)),
        },
    };
    let typed = form.line(words::minutes_a_day(), &initial, |line| parse(line).map(drop))?;
    Ok(typed.and_then(|line| parse(&line).ok()))
}

/// The role that was chosen.
#[derive(Default)]
struct Chosen {
    /// What a change says of it.
    role: Option<(Option<Level>, BTreeMap<String, LeafWeight>)>,
    /// Its name, where it has one.
    role_name: Option<String>,
    /// What it was given by; `None` for what was there before, and for everything.
    given: Option<String>,
}

fn ask_role(
    context: &Context,
    store: &Store,
    form: &mut Form,
    current: &Goal,
    level: Option<Level>,
) -> Result<Option<Chosen>, Error> {
    let mut choices = Vec::new();
    if !current.leaves.is_empty() {
        let text = words::as_it_is(&current.leaves.len());
        choices.push((text, Choice::AsItIs));
    }
    choices.push((words::everything_by_importance().to_owned(), Choice::Everything));
    choices.push((words::a_role_in_a_file().to_owned(), Choice::File));
    for listed in role::all(context)?.into_iter().filter(|listed| listed.role.is_some()) {
        choices.push((words::the_role(&listed.name), Choice::Named(listed.name)));
    }
    let items: Vec<String> = choices.iter().map(|(text, _)| text.clone()).collect();
    loop {
        let Some(place) = form.choose(words::what_is_asked_of_you(), &items, Some(0))? else {
            return Ok(None);
        };
        let given = match choices.get(place).map(|(_, choice)| choice) {
            Some(Choice::AsItIs) => {
                let (role, role_name) =
                    (Some((None, current.leaves.clone())), current.role.clone());
                return Ok(Some(Chosen { role, role_name, given: None }));
            }
            Some(Choice::Everything) | None => return Ok(Some(Chosen::default())),
            Some(Choice::Named(name)) => name.clone(),
            Some(Choice::File) => {
                let found = |line: &str| match line.is_empty() || Path::new(line).is_file() {
                    true => Ok(()),
                    false => Err(words::there_is_no_such_file().to_owned()),
                };
                match form.line(words::its_file(), "", found)? {
                    None => return Ok(None),
                    Some(line) if line.is_empty() => continue,
                    Some(line) => line,
                }
            }
        };
        match weights(context, store, &given, level) {
            Ok((role, role_name)) => {
                return Ok(Some(Chosen { role: Some(role), role_name, given: Some(given) }));
            }
            Err(error) => note(&error.to_string()),
        }
    }
}
