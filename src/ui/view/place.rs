//! A placement: what is said before it, after each answer, and in the end.

use crate::domain::labels::Level;
use crate::domain::placed::Placed;
use crate::domain::placement::{ANSWERS_MIN, QUESTIONS_MAX, STANDINGS, Standing};
use crate::domain::review::{Answered, Mode, Receipt};
use crate::ui::Style;
use crate::ui::chart::{Glyphs, bar};
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;
use crate::words::ui::commands;
use crate::words::ui::placement as words;

use super::summary::Besides;
use super::{counted, dated, heading, paragraph, places, stacked};

/// Cells of a bar that is full.
const BAR_CELLS: usize = 20;

/// Before the first question: `judged` questions can be asked that the program judges, and `own` that one judges oneself.
pub fn opening(judged: usize, own: usize, style: Style) -> String {
    let course = words::course(&QUESTIONS_MAX);
    let note = match own {
        0 => String::new(),
        _ => words::only_some_are_judged(&counted(judged, Noun::Question)),
    };
    stacked([
        heading(words::where_do_you_stand(), style),
        paragraph(&course, 0, Role::Muted, style),
        paragraph(&note, 0, Role::Warn, style),
    ])
}

/// What an answer of a placement did.
pub fn graded(answered: &Answered, receipt: &Receipt, style: Style) -> String {
    let (word, role) = match answered.grade.is_settled() {
        true => (words::right(), Role::Good),
        false => (words::not_known(), Role::Warn),
    };
    let back = receipt.card.filter(|_| receipt.mode == Mode::Review);
    let back = back.map(|card| words::back_on(&card.due)).unwrap_or_default();
    let line = format!("{}{back}", paint(&format!("→ {word}"), role, style.color));
    match receipt.doubt {
        Some(doubt) => format!("{line}\n{}", dated::doubted(doubt, answered.study_day, style)),
        None => line,
    }
}

/// What is known, with the command that follows from it; `aim` is the level of the goal.
pub fn result(placed: &Placed, aim: Option<Level>, style: Style) -> String {
    let count = counted(places(placed.questions), Noun::Question);
    let title = words::result(&verdict(placed), &count, &placed.right);
    let neighbours: Vec<String> = placed
        .neighbours()
        .into_iter()
        .map(|one| format!("{} {} %", name(one), whole_percent(placed, one)))
        .collect();
    let doubt = match (placed.is_sure(), placed.is_open()) {
        (true, _) => String::new(),
        (_, true) => words::answers_leave_it_open().to_owned(),
        _ => words::it_may_also_be(&neighbours.join(words::or())),
    };
    stacked([
        heading(&title, style),
        table(placed, style),
        paragraph(&doubt, 0, Role::Muted, style),
        next(placed, aim, style),
    ])
}

fn verdict(placed: &Placed) -> String {
    let percent = whole_percent(placed, placed.level);
    if placed.is_open() {
        let [lower, higher] = placed
            .two_likeliest()
            .map(|one| format!("{} ({} %)", name(one), whole_percent(placed, one)));
        return words::undecided(&lower, &higher);
    }
    match placed.is_sure() {
        true => words::you_stand(&place(placed.level), &percent),
        false => words::most_probably_you_stand(&place(placed.level), &percent),
    }
}

/// What a placement that just ended came to besides its result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After {
    /// Whether the log keeps it.
    pub kept: Kept,
    /// Whether there was nothing left to ask.
    pub is_exhausted: bool,
    /// Questions that were skipped or could not be asked.
    pub passed_over: usize,
}

/// Whether the log keeps a placement, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It does.
    Yes,
    /// It was ended by Ctrl-C.
    Interrupted,
    /// There were fewer answers than it takes.
    TooFew,
}

/// What is said below the result of a placement that just ended.
pub fn after(after: After, style: Style) -> String {
    let mut lines = Vec::new();
    if after.is_exhausted {
        lines.push(words::no_further_questions().to_owned());
    }
    if after.passed_over > 0 {
        lines.push(passed_over(after.passed_over));
    }
    lines.push(match after.kept {
        Kept::Yes => words::this_is_kept().to_owned(),
        Kept::Interrupted => words::interrupted_is_not_kept().to_owned(),
        Kept::TooFew => words::too_few_is_not_kept(&ANSWERS_MIN),
    });
    lines.iter().map(|line| paragraph(line, 0, Role::Muted, style)).collect::<Vec<_>>().join("\n")
}

fn passed_over(count: usize) -> String {
    let were = if count == 1 { words::was() } else { words::were() };
    words::passed_over(&counted(count, Noun::Question), &were)
}

/// When it ended before the first answer; so many questions were skipped.
pub fn nothing(skipped: usize, besides: Besides, style: Style) -> String {
    let skipped = Some(skipped).filter(|count| *count > 0).map(passed_over);
    let changed = match besides.told() {
        None => words::nothing_answered().to_owned(),
        Some(told) => words::nothing_answered_but(&told),
    };
    let lines: Vec<String> = skipped.into_iter().chain([changed]).collect();
    let lines = lines.iter().map(|line| paragraph(line, 0, Role::Muted, style));
    lines.collect::<Vec<_>>().join("\n")
}

/// When nobody was placed yet.
pub fn none(style: Style) -> String {
    let advice = words::finds_out(&QUESTIONS_MAX);
    words::not_placed_yet(&paint(&advice, Role::Muted, style.color))
}

/// The result of an earlier day.
pub fn earlier(placed: &Placed, aim: Option<Level>, style: Style) -> String {
    let day = paint(&words::placed_on(&placed.study_day), Role::Muted, style.color);
    stacked([result(placed, aim, style), day])
}

fn table(placed: &Placed, style: Style) -> String {
    let mut table = Table::new([("", Align::Left), ("%", Align::Right), ("", Align::Left)]);
    for standing in STANDINGS {
        let share = placed.share(standing);
        let role = if standing == placed.level { Role::Strong } else { Role::Plain };
        table.row([
            Cell::new(name(standing), role),
            Cell::new(format!("{:.1}", 100.0 * share), role),
            Cell::new(bar(as_shown(share), BAR_CELLS, Glyphs::Blocks), Role::Accent),
        ]);
    }
    table.render(style)
}

/// A share to one decimal of a percent, so that what reads 0.0 is drawn as nothing.
fn as_shown(share: f64) -> f64 {
    (1000.0 * share).round() / 1000.0
}

fn whole_percent(placed: &Placed, standing: Standing) -> String {
    format!("{:.0}", 100.0 * placed.share(standing))
}

/// The name of a standing.
pub fn name(standing: Standing) -> &'static str {
    standing.map_or(words::below_junior(), Level::as_str)
}

fn place(standing: Standing) -> String {
    match standing {
        None => words::below_junior().to_owned(),
        Some(level) => words::at_level(&level),
    }
}

/// What to do next. A goal that has its level stands; without one, whoever is below junior begins there, and what is open says nothing.
fn next(placed: &Placed, aim: Option<Level>, style: Style) -> String {
    let command = |text: &str| paint(text, Role::Accent, style.color);
    match aim {
        Some(level) => words::next_quiz_for_goal(&command(commands::quiz()), &level),
        None if placed.is_open() => words::next(&command(commands::quiz())),
        None => {
            let level = placed.level.unwrap_or(Level::Junior);
            words::next(&command(&commands::goal_of_level(&level)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Day;

    fn placed(shares_e4: [u32; 4]) -> Placed {
        Placed {
            level: Some(Level::Junior),
            shares_e4,
            ability_e4: 0,
            sd_e4: 0,
            questions: 6,
            right: 3,
            study_day: Day::from_number(20_778),
        }
    }

    #[test]
    fn what_the_answers_leave_open_is_told_as_open_and_no_level_follows_from_it() {
        let style = Style { width: 100, color: false };
        let told = result(&placed([4000, 4300, 1500, 200]), None, style);
        let title = "Undecided between below junior (40 %) and junior (43 %), after 6 questions";
        assert!(told.starts_with(title), "{told}");
        assert!(told.contains("The answers leave it open") && told.ends_with("Next: viva quiz"));
        let told = result(&placed([1000, 7000, 1500, 500]), None, style);
        assert!(told.starts_with("Most probably you stand at junior: 70 %"), "{told}");
        assert!(told.ends_with("Next: viva goal --level junior"), "{told}");
    }

    #[test]
    fn the_level_of_a_goal_is_not_to_be_set_again() {
        let style = Style { width: 100, color: false };
        let told = result(&placed([200, 9000, 700, 100]), Some(Level::Middle), style);
        assert!(told.ends_with("Next: viva quiz asks for your goal, middle."), "{told}");
    }

    #[test]
    fn what_is_not_kept_says_why() {
        let told = |kept| {
            let after = After { kept, is_exhausted: false, passed_over: 2 };
            super::after(after, Style { width: 200, color: false })
        };
        assert!(told(Kept::TooFew).contains("that takes 5 answers"));
        assert!(told(Kept::Interrupted).contains("it was interrupted"));
        assert!(told(Kept::Yes).contains("2 questions were skipped or cannot be judged here"));
    }
}
