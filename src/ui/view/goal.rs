//! What one prepares for, and where one stands.

use crate::domain::goal::{EXAMPLE_DAYS, Goal, Outcome};
use crate::domain::standing::{Standing, Sums};
use crate::domain::time::Day;
use crate::ui::Style;
use crate::ui::safe::visible_line;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;
use crate::words::ui::commands;
use crate::words::ui::plan as words;

use super::{counted, heading, paragraph, places, stacked};

/// Draws the goal and where one stands with it on `today`.
pub fn render(goal: &Goal, standing: &Standing, today: Day, style: Style) -> String {
    let next = match goal.days_left(today) {
        Some(_) => words::plan_shows_more(),
        None if goal.date.is_some() => words::viva_asks(),
        None => words::viva_asks_date_sets_day(),
    };
    stacked([
        title(goal, today, style),
        table(goal, standing, style),
        paragraph(&readiness(goal, standing), 0, Role::Plain, style),
        paragraph(&rest(goal, today), 0, Role::Warn, style),
        paragraph(next, 0, Role::Muted, style),
    ])
}

/// Says that no goal is set, and how one is.
pub fn none(today: Day, style: Style) -> String {
    let text = words::no_goal_is_set();
    let date = today.plus(EXAMPLE_DAYS);
    let command = commands::whole_goal(&date);
    let text = paragraph(text, 0, Role::Plain, style);
    format!("{text}\n  {}", paint(&command, Role::Accent, style.color))
}

fn title(goal: &Goal, today: Day, style: Style) -> String {
    let mut text = heading(words::goal(), style);
    let facts = facts(goal, today);
    if !facts.is_empty() {
        text.push_str(&format!(" · {}", facts.join(" · ")));
    }
    let role = role(goal);
    if !role.is_empty() {
        let joint = if facts.is_empty() { " · " } else { "\n       " };
        text.push_str(&format!("{joint}{role}"));
    }
    text
}

/// What a goal says of a role; empty where none was given.
fn role(goal: &Goal) -> String {
    if goal.leaves.is_empty() {
        return String::new();
    }
    let leaves = counted(goal.leaves.len(), Noun::Leaf);
    let name = role_name(goal).unwrap_or_default();
    words::role_leaves(&name, &leaves, &goal.must_leaves())
}

/// How the role of a goal is called; `None` where none was given.
pub fn role_name(goal: &Goal) -> Option<String> {
    let name = goal.role.as_ref().map(|name| words::the_role(&visible_line(name)));
    (!goal.leaves.is_empty()).then(|| name.unwrap_or_else(|| words::a_job_description().to_owned()))
}

/// The parts of a goal in words: its level, its date with the days left, minutes.
pub fn facts(goal: &Goal, today: Day) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(goal.level.map(|level| level.as_str().to_owned()));
    facts.extend(goal.date.map(|date| format!("{date}, {}", left(goal, date, today))));
    let minutes =
        goal.minutes.map(|minutes| words::minutes_a_day(&counted(places(minutes), Noun::Minute)));
    facts.extend(minutes);
    facts
}

/// A goal that is ahead in as few words as can be, for the header of a question: `goal middle, 12 days`. `None` where there is none.
pub fn short(goal: &Goal, today: Day) -> Option<String> {
    let level = goal.level.map(|level| level.as_str().to_owned());
    let left = goal.days_left(today).map(|days| counted(places(days), Noun::Day));
    let parts: Vec<String> = level.into_iter().chain(left).collect();
    (!parts.is_empty()).then(|| words::goal_in_short(&parts.join(", ")))
}

fn left(goal: &Goal, date: Day, today: Day) -> String {
    match goal.days_left(today) {
        Some(days) => words::days_left(&counted(places(days), Noun::Day)),
        None if date == today => words::today().to_owned(),
        None => match goal.outcome {
            Some(Outcome::Passed) => words::passed().to_owned(),
            Some(Outcome::NotPassed) => words::not_passed().to_owned(),
            Some(Outcome::Untold) | None => words::over().to_owned(),
        },
    }
}

fn table(goal: &Goal, standing: &Standing, style: Style) -> String {
    let mut table = Table::new([
        (words::asked_of_you(), Align::Left),
        (words::questions(), Align::Right),
        (words::seen(), Align::Right),
        (words::known(), Align::Right),
    ]);
    for (name, sums) in [(must_word(goal), &standing.must), (words::all_questions(), &standing.all)]
    {
        table.row([
            Cell::from(name),
            Cell::from(sums.questions.to_string()),
            Cell::from(sums.seen.to_string()),
            Cell::from(sums.known.to_string()),
        ]);
    }
    table.render(style)
}

fn must_word(goal: &Goal) -> &'static str {
    if goal.leaves.is_empty() { words::core_questions() } else { words::must_have_questions() }
}

/// Readiness as a person would put it: `You would recall 61 of 100 of what a middle role asks; 88 of 100 must-haves.`
pub fn readiness(goal: &Goal, standing: &Standing) -> String {
    let asks = match (goal.level, goal.leaves.is_empty()) {
        (Some(level), false) => words::what_a_role_asks(&level.as_str()),
        (Some(level), true) => words::what_a_level_is_asked(&level.as_str()),
        (None, false) => words::what_the_role_asks().to_owned(),
        (None, true) => words::all_questions().to_owned(),
    };
    if standing.all.questions == 0 {
        return words::no_question_for_this_goal().to_owned();
    }
    let must = match of_hundred(&standing.must) {
        Some(must) => words::and_must(&must, &must_word(goal)),
        None => String::new(),
    };
    let all = of_hundred(&standing.all).unwrap_or_default();
    words::you_would_recall(&all, &asks, &must)
}

/// A share out of 100, as a whole number.
fn of_hundred(sums: &Sums) -> Option<String> {
    sums.percent().map(|percent| format!("{percent:.0}"))
}

fn rest(goal: &Goal, today: Day) -> String {
    match (goal.date, goal.days_left(today)) {
        (Some(date), None) if date < today => words::goal_rests().to_owned(),
        _ => String::new(),
    }
}
