//! The plan to a date.

use std::collections::BTreeMap;

use super::{paragraph, stacked};
use crate::domain::time::Day;
use crate::ui::Style;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};

/// A line of the table: how many questions, percent recalled today and expected on the date.
pub type Line = (usize, Option<f64>, Option<f64>);

/// What the screen says.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan<'a> {
    /// The day of the interview.
    pub date: Day,
    /// Days from today to it.
    pub days_left: u32,
    /// Minutes a day.
    pub minutes: u32,
    /// Everything.
    pub all: Line,
    /// What is asked most, or of a role its must-haves.
    pub core: Line,
    /// Whether questions count by a role, and not by importance.
    pub is_role: bool,
    /// Each topic.
    pub topics: BTreeMap<&'a str, Line>,
    /// Other minutes a day, and the percent they lead to.
    pub others: Vec<(u32, Option<f64>)>,
    /// Questions that will have been seen.
    pub will_be_seen: usize,
    /// Questions of today, those new among them, and the minutes they take.
    pub today: (usize, usize, u32),
}

/// Draws the plan.
pub fn render(plan: &Plan<'_>, style: Style) -> String {
    stacked([
        title(plan, style),
        table(plan, style),
        note(&minutes(plan), style),
        note(&reach(plan), style),
        paragraph(&today(plan), 0, Role::Plain, style),
    ])
}

fn note(text: &str, style: Style) -> String {
    paragraph(text, 0, Role::Muted, style)
}

fn title(plan: &Plan<'_>, style: Style) -> String {
    let days = if plan.days_left == 1 { "day" } else { "days" };
    let text = format!(
        "Plan to {}: {} {days} left, {} minutes a day",
        plan.date, plan.days_left, plan.minutes
    );
    paint(&text, Role::Heading, style.color)
}

fn table(plan: &Plan<'_>, style: Style) -> String {
    let mut table = Table::new([
        ("", Align::Left),
        ("questions", Align::Right),
        ("asked today %", Align::Right),
        ("on the day %", Align::Right),
    ]);
    let core = if plan.is_role { "must-haves" } else { "core" };
    let topics = plan.topics.iter().map(|(name, line)| (*name, line));
    for (name, (questions, today, then)) in
        [("all", &plan.all), (core, &plan.core)].into_iter().chain(topics)
    {
        let expected = match then {
            Some(percent) if *percent >= 80.0 => Role::Good,
            Some(_) => Role::Accent,
            None => Role::Muted,
        };
        table.row([
            Cell::from(name),
            Cell::from(questions.to_string()),
            Cell::new(percent(*today), Role::Muted),
            Cell::new(percent(*then), expected),
        ]);
    }
    table.render(style)
}

fn percent(percent: Option<f64>) -> String {
    percent.map_or("-".to_owned(), |percent| format!("{percent:.0}"))
}

fn minutes(plan: &Plan<'_>) -> String {
    let others: Vec<String> = plan
        .others
        .iter()
        .map(|(minutes, share)| format!("{minutes} minutes a day: {} %", percent(*share)))
        .collect();
    format!("All of it on the day, with {}.", others.join("; "))
}

fn reach(plan: &Plan<'_>) -> String {
    let (questions, ..) = plan.all;
    let unseen = questions.saturating_sub(plan.will_be_seen);
    let rest = match unseen {
        0 => "every question will have been seen.".to_owned(),
        unseen => format!(
            "about {} of {questions} questions will have been seen; {unseen} will not fit, the least asked ones.",
            plan.will_be_seen
        ),
    };
    let by = if plan.is_role { "your role" } else { "importance" };
    format!(
        "By then {rest} Recall is predicted, weighted by {by}, with unseen questions counted as your first answers suggest."
    )
}

fn today(plan: &Plan<'_>) -> String {
    let (questions, fresh, minutes) = plan.today;
    match questions {
        0 => "Today: nothing is worth asking before tomorrow.".to_owned(),
        _ => format!(
            "Today: {} to review and {fresh} new, about {minutes} minutes.",
            questions - fresh
        ),
    }
}
