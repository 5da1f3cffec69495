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

use super::summary::Besides;
use super::{counted, dated, heading, paragraph, places, stacked};

/// Cells of a bar that is full.
const BAR_CELLS: usize = 20;

/// Before the first question: `judged` questions can be asked that the program judges, and `own` that one judges oneself.
pub fn opening(judged: usize, own: usize, style: Style) -> String {
    let course = format!(
        "At most {QUESTIONS_MAX} questions that you have never seen, harder after a right answer and easier after a wrong one; it ends as soon as one level is sure enough. Not knowing is fine: `:g` says so."
    );
    let note = match own {
        0 => String::new(),
        _ => format!(
            "Only {} among them can be judged by the program; of the others you say yourself whether you knew the answer.",
            counted(judged, Noun::Question)
        ),
    };
    stacked([
        heading("Where do you stand?", style),
        paragraph(&course, 0, Role::Muted, style),
        paragraph(&note, 0, Role::Warn, style),
    ])
}

/// What an answer of a placement did.
pub fn graded(answered: &Answered, receipt: &Receipt, style: Style) -> String {
    let (word, role) = match answered.grade.is_settled() {
        true => ("right", Role::Good),
        false => ("not known", Role::Warn),
    };
    let back = receipt.card.filter(|_| receipt.mode == Mode::Review);
    let back = back.map(|card| format!(" · back on {}", card.due)).unwrap_or_default();
    let line = format!("{}{back}", paint(&format!("→ {word}"), role, style.color));
    match receipt.doubt {
        Some(doubt) => format!("{line}\n{}", dated::doubted(doubt, answered.study_day, style)),
        None => line,
    }
}

/// What is known, with the command that follows from it; `aim` is the level of the goal.
pub fn result(placed: &Placed, aim: Option<Level>, style: Style) -> String {
    let count = counted(places(placed.questions), Noun::Question);
    let title = format!("{}, after {count}, {} right", verdict(placed), placed.right);
    let neighbours: Vec<String> = placed
        .neighbours()
        .into_iter()
        .map(|one| format!("{} {} %", name(one), whole_percent(placed, one)))
        .collect();
    let doubt = match (placed.is_sure(), placed.is_open()) {
        (true, _) => String::new(),
        (_, true) => "The answers leave it open; further ones of the quiz say more.".to_owned(),
        _ => format!("It may also be {}.", neighbours.join(" or ")),
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
        return format!("Undecided between {lower} and {higher}");
    }
    match placed.is_sure() {
        true => format!("You stand {}: {percent} % sure", place(placed.level)),
        false => format!("Most probably you stand {}: {percent} %", place(placed.level)),
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
        lines.push("There are no further questions to ask here.".to_owned());
    }
    if after.passed_over > 0 {
        lines.push(passed_over(after.passed_over));
    }
    lines.push(match after.kept {
        Kept::Yes => {
            "This is kept; `viva undo` takes it back. The answers count as first reviews.".to_owned()
        }
        Kept::Interrupted => {
            "This is not kept as your placement: it was interrupted. The answers count as first reviews.".to_owned()
        }
        Kept::TooFew => format!(
            "This is not kept as your placement: that takes {ANSWERS_MIN} answers. Those given count as first reviews."
        ),
    });
    lines.iter().map(|line| paragraph(line, 0, Role::Muted, style)).collect::<Vec<_>>().join("\n")
}

fn passed_over(count: usize) -> String {
    let were = if count == 1 { "was" } else { "were" };
    format!(
        "{} {were} skipped or cannot be judged here, and {were} not counted.",
        counted(count, Noun::Question)
    )
}

/// When it ended before the first answer; so many questions were skipped.
pub fn nothing(skipped: usize, besides: Besides, style: Style) -> String {
    let skipped = Some(skipped).filter(|count| *count > 0).map(passed_over);
    let changed = match besides.told() {
        None => "Nothing was answered, nothing has changed.".to_owned(),
        Some(told) => format!("Nothing was answered. {told}."),
    };
    let lines: Vec<String> = skipped.into_iter().chain([changed]).collect();
    let lines = lines.iter().map(|line| paragraph(line, 0, Role::Muted, style));
    lines.collect::<Vec<_>>().join("\n")
}

/// When nobody was placed yet.
pub fn none(style: Style) -> String {
    let advice = format!("`viva place` finds out in up to {QUESTIONS_MAX} questions.");
    format!("You were not placed yet.\n{}", paint(&advice, Role::Muted, style.color))
}

/// The result of an earlier day.
pub fn earlier(placed: &Placed, aim: Option<Level>, style: Style) -> String {
    let day = paint(&format!("Placed on {}.", placed.study_day), Role::Muted, style.color);
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
    standing.map_or("below junior", Level::as_str)
}

fn place(standing: Standing) -> String {
    match standing {
        None => "below junior".to_owned(),
        Some(level) => format!("at {level}"),
    }
}

/// What to do next. A goal that has its level stands; without one, whoever is below junior begins there, and what is open says nothing.
fn next(placed: &Placed, aim: Option<Level>, style: Style) -> String {
    let command = |text: &str| paint(text, Role::Accent, style.color);
    match aim {
        Some(level) => {
            format!("Next: {} asks for your goal, {level}.", command("viva quiz"))
        }
        None if placed.is_open() => format!("Next: {}", command("viva quiz")),
        None => {
            let level = placed.level.unwrap_or(Level::Junior);
            format!("Next: {}", command(&format!("viva goal --level {level}")))
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
