//! The screen of the day.

use crate::domain::day::Lately;
use crate::domain::goal::Goal;
use crate::domain::interview::passed::{LevelPassed, Paused};
use crate::domain::labels::Level;
use crate::domain::score::{Readiness, Scores};
use crate::domain::standing::Standing;
use crate::domain::time;
use crate::ui::Style;
use crate::ui::chart::{Glyphs, bar};
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;
use crate::words::ui::commands;
use crate::words::ui::day as words;

use super::summary::Next;
use super::{
    counted, goal as goal_view, heading, interview, paragraph, passed, places, plan, stacked,
};

/// How many of the weakest leaves are shown.
const WEAKEST: usize = 3;

/// What a plan to a date asks of questions seen before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The date.
    pub date: time::Day,
    /// Questions.
    pub reviews: usize,
    /// Those of them before their due day.
    pub early: usize,
}

/// When nothing waits any more, at so many minutes a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BreakOver {
    /// Minutes a day.
    pub minutes: u32,
    /// The day; `None` where a year is not enough.
    pub by: Option<time::Day>,
}

/// What the day looks like.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// The study day.
    pub date: time::Day,
    /// Reviews due and within the day's limit.
    pub due: usize,
    /// Reviews due over the limit.
    pub waiting: usize,
    /// Drills left from earlier today.
    pub pending: usize,
    /// New questions for today.
    pub fresh: usize,
    /// What a plan to a date asks today of questions seen before, where there is one; without it that is what is due.
    pub planned: Option<Planned>,
    /// Questions never reviewed, in the whole bank.
    pub unseen: u32,
    /// Reviews done today.
    pub reviewed: u32,
    /// Study days in a row with a review.
    pub streak_days: u32,
    /// The next day on which something is due, and how much.
    pub next_due: Option<Next>,
    /// Readiness.
    pub scores: Scores,
    /// Every pass of a level, in the order in which they happened.
    pub passes: Vec<LevelPassed>,
    /// Exams that were begun and not finished.
    pub paused: Vec<Paused>,
    /// New questions that do not come because reviews wait.
    pub held_back: usize,
    /// Where more is due than a day takes: when that is caught up with.
    pub break_over: Option<BreakOver>,
    /// Minutes that today's questions take.
    pub minutes: u32,
    /// What one prepares for.
    pub goal: Option<Goal>,
    /// Where one stands with it, or without one with everything.
    pub standing: Standing,
    /// Recall of what the goal asks, 0 to 100, that the plan expects on its date.
    pub expected_percent: Option<f64>,
    /// The same of what will have been asked by then; the rest counts as 0, as in the standing.
    pub asked_percent: Option<f64>,
    /// What was answered on the study day before and today.
    pub lately: Lately,
}

impl Day {
    /// Whether there is nothing to ask today.
    pub fn is_empty(&self) -> bool {
        let reviews = self.planned.map_or(self.due, |planned| planned.reviews);
        reviews + self.pending + self.fresh == 0
    }

    /// Whether nothing was ever answered.
    pub fn is_first(&self) -> bool {
        self.standing.all.seen == 0 && self.scores.levels.iter().all(|level| level.seen == 0)
    }
}

/// Draws the day. With `is_asking`, the keys that follow say how to go on.
pub fn render(day: &Day, is_asking: bool, style: Style) -> String {
    stacked([
        [title(day, style), aim(day, style)].join("").trim_end().to_owned(),
        work(day, style),
        standing(day, style),
        weakest(day, style),
        levels(&day.scores.levels, style),
        passed::render(&day.passes, style),
        interview::paused_exams(&day.paused, style),
        tail(day, is_asking, style),
    ])
}

fn title(day: &Day, style: Style) -> String {
    let mut facts = vec![day.date.to_string()];
    if day.reviewed > 0 {
        facts.push(words::reviewed(&day.reviewed));
    }
    if day.streak_days > 0 {
        facts.push(words::streak(&counted(places(day.streak_days), Noun::Day)));
    }
    let facts = paint(&format!(" · {}", facts.join(" · ")), Role::Muted, style.color);
    format!("{}{facts}", heading(words::today(), style))
}

/// The goal in one line; where there is none and nothing was answered yet, that one can be set.
fn aim(day: &Day, style: Style) -> String {
    match &day.goal {
        Some(goal) => {
            let facts = goal_view::facts(goal, day.date);
            let facts: Vec<String> = facts.into_iter().chain(goal_view::role_name(goal)).collect();
            let line = format!("\n{} · {}", heading(words::goal(), style), facts.join(" · "));
            if !goal.is_to_be_told(day.date) {
                return line;
            }
            let text = words::day_is_over();
            format!("{line}\n{}", paragraph(text, 0, Role::Warn, style))
        }
        None if day.is_first() => {
            let text = words::interview_ahead();
            format!("\n{}", paint(text, Role::Muted, style.color))
        }
        None => String::new(),
    }
}

/// How much of what is asked would be recalled, today and on the day, and what the last days did for it.
fn standing(day: &Day, style: Style) -> String {
    let mut lines = Vec::new();
    if let Some(goal) = &day.goal {
        lines.push(goal_view::readiness(goal, &day.standing));
        if let (Some(asked), Some(whole)) = (day.asked_percent, day.expected_percent) {
            let presumption = plan::presumption(places(day.standing.all.seen));
            lines.push(words::expected_on_the_day(&asked, &whole, &presumption));
        }
    }
    let Lately { answers, right, first, forgotten } = day.lately;
    if answers > 0 {
        let answers = counted(places(answers), Noun::Answer);
        lines.push(words::since_yesterday(&answers, &right, &first, &forgotten));
    }
    paragraph(&lines.join("\n"), 0, Role::Plain, style)
}

/// The weakest leaves, each with the command that asks about it.
fn weakest(day: &Day, style: Style) -> String {
    let mut table = Table::new([
        (words::weakest(), Align::Left),
        (words::predicted(), Align::Right),
        ("", Align::Left),
    ]);
    let weakest = day.standing.weakest(WEAKEST);
    if weakest.is_empty() {
        return String::new();
    }
    for score in weakest {
        let (leaf, percent) = (score.leaf.as_str(), score.recall().unwrap_or(0.0));
        table.row([
            Cell::new(leaf, Role::Accent),
            Cell::from(words::of_a_hundred(&percent)),
            Cell::new(commands::quiz_leaf(&leaf), Role::Muted),
        ]);
    }
    table.render(style)
}

fn work(day: &Day, style: Style) -> String {
    let (reviews, word, note) = match day.planned {
        Some(planned) => (planned.reviews, words::to_review(), by_plan(planned)),
        None => (day.due, words::due(), waiting(day)),
    };
    let rows = [
        (true, reviews, word, note),
        (day.pending > 0, day.pending, words::to_repeat(), words::from_earlier_today().to_owned()),
        (true, day.fresh, words::new(), news(day)),
    ];
    let mut table = Table::new([("", Align::Right), ("", Align::Left), ("", Align::Left)]);
    for (_, count, word, note) in rows.into_iter().filter(|(is_shown, ..)| *is_shown) {
        let role = if count > 0 { Role::Strong } else { Role::Muted };
        table.row([
            Cell::new(format!("{count:>5}"), role),
            Cell::new(word, if count > 0 { Role::Plain } else { Role::Muted }),
            Cell::new(note, Role::Muted),
        ]);
    }
    let mut notes = Vec::new();
    if day.minutes > 0 {
        notes.push(words::about(&counted(places(day.minutes), Noun::Minute)));
    }
    if day.planned.is_some() && day.due > 0 {
        let waiting = Some(waiting(day)).filter(|more| !more.is_empty());
        let waiting = waiting.map(|more| format!("; {more}")).unwrap_or_default();
        notes.push(words::due_whatever_the_plan_asks(&day.due, &waiting));
    }
    notes.extend(day.break_over.map(caught_up));
    let note = |text: String| paint(&format!("\n       {text}"), Role::Muted, style.color);
    table.render(style) + &notes.into_iter().map(note).collect::<String>()
}

fn caught_up(over: BreakOver) -> String {
    let minutes = counted(places(over.minutes), Noun::Minute);
    match over.by {
        Some(day) => words::caught_up_by(&minutes, &day),
        None => words::would_not_catch_up(&minutes),
    }
}

fn by_plan(planned: Planned) -> String {
    match planned.early {
        0 => words::by_the_plan(&planned.date),
        early => words::by_the_plan_early(&planned.date, &early),
    }
}

fn waiting(day: &Day) -> String {
    match day.waiting {
        0 => String::new(),
        more => words::more_wait(&more),
    }
}

/// What there is to say of new questions.
fn news(day: &Day) -> String {
    match day.held_back {
        0 => words::never_seen(&day.unseen),
        _ => words::none_while_reviews_wait().to_owned(),
    }
}

fn levels(levels: &[Readiness; 3], style: Style) -> String {
    let mut table = Table::new([
        (words::level(), Align::Left),
        (words::readiness(), Align::Right),
        ("", Align::Left),
        (words::seen(), Align::Right),
        (words::known(), Align::Right),
    ]);
    for (level, readiness) in Level::ALL.iter().zip(levels) {
        let share = readiness.percent().unwrap_or(0.0) / 100.0;
        table.row([
            Cell::from(level.as_str()),
            Cell::from(super::score::percent(readiness)),
            // An empty bar is nothing to look at.
            Cell::new(
                bar(share, 20, Glyphs::Blocks),
                if share > 0.0 { Role::Accent } else { Role::Muted },
            ),
            Cell::new(words::seen_of(&readiness.seen, &readiness.questions), Role::Muted),
            Cell::new(readiness.known.to_string(), Role::Muted),
        ]);
    }
    table.render(style)
}

fn tail(day: &Day, is_asking: bool, style: Style) -> String {
    let text = match (day.is_empty(), day.next_due) {
        (false, _) if is_asking => return String::new(),
        (false, _) => words::start_with_quiz().to_owned(),
        (true, Some(next)) => words::done_next(&next.line()),
        (true, None) if places(day.unseen) + day.waiting > 0 => words::done().to_owned(),
        (true, None) => words::nothing_to_ask().to_owned(),
    };
    paint(&text, Role::Muted, style.color)
}
