//! The plan to a date.

use std::collections::BTreeMap;

use super::{counted, paragraph, places, stacked};
use crate::domain::time::Day;
use crate::ui::Style;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;
use crate::words::ui::plan as words;

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// How many questions.
    pub questions: usize,
    /// Those of them that were answered.
    pub seen: usize,
    /// Percent recalled today; what was never asked counts as 0.
    pub now_percent: Option<f64>,
    /// Percent expected on the date; what will not have been asked by then counts as 0.
    pub then_percent: Option<f64>,
    /// The same with what may be known of the rest.
    pub whole_percent: Option<f64>,
}

/// First answers from which what is presumed of the rest is more theirs than the program's.
const FIRST_ANSWERS: usize = 10;

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
    /// What today asks: reviews, new questions, repeats, and the minutes they take.
    pub today: (usize, usize, usize, u32),
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
    let days = counted(places(plan.days_left), Noun::Day);
    let minutes = counted(places(plan.minutes), Noun::Minute);
    let text = words::plan_to(&plan.date, &days, &minutes);
    paint(&text, Role::Heading, style.color)
}

fn table(plan: &Plan<'_>, style: Style) -> String {
    let mut table = Table::new([
        ("", Align::Left),
        (words::questions(), Align::Right),
        (words::seen(), Align::Right),
        (words::now_percent(), Align::Right),
        (words::on_the_day_percent(), Align::Right),
        (words::with_the_rest(), Align::Right),
    ]);
    let core = if plan.is_role { words::must_have_questions() } else { words::core() };
    let topics = plan.topics.iter().map(|(name, line)| (*name, line));
    for (name, line) in [(words::all(), &plan.all), (core, &plan.core)].into_iter().chain(topics) {
        let expected = match line.then_percent {
            Some(percent) if percent >= 80.0 => Role::Good,
            Some(_) => Role::Accent,
            None => Role::Muted,
        };
        table.row([
            Cell::from(name),
            Cell::from(line.questions.to_string()),
            Cell::from(line.seen.to_string()),
            Cell::new(percent(line.now_percent), Role::Muted),
            Cell::new(percent(line.then_percent), expected),
            Cell::new(whole(line), Role::Muted),
        ]);
    }
    table.render(style)
}

/// What is presumed of questions that nobody asked is no knowledge of anybody, and marked.
fn whole(line: &Line) -> String {
    line.whole_percent.map_or("-".to_owned(), |percent| format!("≈ {percent:.0}"))
}

fn percent(percent: Option<f64>) -> String {
    percent.map_or("-".to_owned(), |percent| format!("{percent:.0}"))
}

fn minutes(plan: &Plan<'_>) -> String {
    let others: Vec<String> = plan
        .others
        .iter()
        .map(|(minutes, share)| {
            let minutes = counted(places(*minutes), Noun::Minute);
            words::percent_at_minutes(&minutes, &percent(*share))
        })
        .collect();
    words::all_of_it_on_the_day(&others.join("; "))
}

fn reach(plan: &Plan<'_>) -> String {
    let Line { questions, seen, .. } = plan.all;
    let unseen = questions.saturating_sub(plan.will_be_seen);
    let rest = match unseen {
        0 => words::all_will_be_seen().to_owned(),
        unseen => words::some_will_be_seen(&plan.will_be_seen, &questions, &unseen),
    };
    let by = if plan.is_role { words::your_role() } else { words::importance() };
    words::by_then(&rest, &by, &presumption(seen))
}

/// What a number says that counts questions never seen, after so many first answers.
pub fn presumption(first_answers: usize) -> &'static str {
    if first_answers < FIRST_ANSWERS {
        words::presumption_of_the_program()
    } else {
        words::presumption_of_answers()
    }
}

fn today(plan: &Plan<'_>) -> String {
    let (reviews, fresh, repeats, minutes) = plan.today;
    if reviews + fresh + repeats == 0 {
        return words::nothing_today().to_owned();
    }
    let repeats = match repeats {
        0 => String::new(),
        repeats => format!(", {}", counted(repeats, Noun::Repeat)),
    };
    let minutes = counted(places(minutes), Noun::Minute);
    words::today_asks(&reviews, &fresh, &repeats, &minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_presumed_stands_apart_and_is_marked() {
        let line = |seen, now| Line {
            questions: 50,
            seen,
            now_percent: Some(now),
            then_percent: Some(80.0),
            whole_percent: Some(85.0),
        };
        let plan = Plan {
            date: Day::from_number(20_800),
            days_left: 1,
            minutes: 1,
            all: line(9, 40.0),
            core: line(9, 40.0),
            is_role: false,
            topics: BTreeMap::from([("asked", line(9, 61.0)), ("unseen", line(0, 0.0))]),
            others: Vec::new(),
            will_be_seen: 50,
            today: (0, 1, 1, 1),
        };
        let drawn = render(&plan, Style { width: 80, color: false });
        let row = |name: &str| drawn.lines().find(|line| line.starts_with(name)).unwrap();
        for (name, cells) in [("unseen", "50 0 0 80 ≈ 85"), ("asked", "50 9 61 80 ≈ 85")] {
            let drawn = row(name).split_whitespace().skip(1).collect::<Vec<_>>().join(" ");
            assert_eq!(drawn, cells);
        }
        let words = drawn.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("a guess of the program"), "{drawn}");
        assert!(drawn.contains("1 day left, 1 minute a day"), "{drawn}");
        assert!(drawn.contains("0 to review and 1 new, 1 repeat, about 1 minute."), "{drawn}");
        assert_eq!(presumption(10), "what was never seen counts as your first answers suggest");
    }
}
