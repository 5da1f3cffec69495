//! What is shown for a screen that the console asks for, and what a key shows again without asking the console.

use crate::app::study::attempts;
use crate::domain::interview::Set;
use crate::domain::interview::console::{Console, Screen};
use crate::domain::interview::set::SetQuestion;
use crate::domain::labels::Kind;
use crate::ui::Style;
use crate::ui::view::{interview, question as view, rubric};
use crate::words::app::holding as words;

/// The text of a screen; empty where what was shown still stands.
pub(super) fn screen(screen: Screen, console: &Console<'_>, style: Style) -> String {
    let (set, seat) = (console.set(), console.seat());
    if screen == Screen::Summary {
        return interview::summary(set, console.card(), seat, style);
    }
    if let Screen::Refused(refusal) = screen {
        return interview::refused(&refusal.to_string(), style);
    }
    let Some((question, mark)) = console.current() else { return String::new() };
    let content = &question.question.content;
    match screen {
        Screen::Prompt => question_again(set, question, style),
        Screen::Rubric => rubric::rubric(question, mark, seat, style),
        Screen::Whole => format!(
            "{}\n\n{}",
            question_again(set, question, style),
            rubric::rubric(question, mark, seat, style)
        ),
        Screen::TryAgain => view::refused(words::try_again(), style),
        Screen::Hint(place) => view::hint(&content.hints, place, style),
        Screen::FollowUp(place) => rubric::follow_up(&content.follow_ups, place, style),
        Screen::Ticks => rubric::ticks(question, mark, style),
        Screen::RedFlags => rubric::red_flags(question, mark, style),
        Screen::Note(_) => rubric::note(mark, style),
        Screen::Keys
        | Screen::Because(_)
        | Screen::Summary
        | Screen::Refused(_)
        | Screen::Paused
        | Screen::Finished => String::new(),
    }
}

/// A question as it was shown first, with the tables that a query reads.
pub(in crate::app::interview) fn question_again(
    set: &Set,
    question: &SetQuestion,
    style: Style,
) -> String {
    let tables = match question.question.kind {
        Kind::Sql => attempts::tables_of(&question.question),
        _ => Vec::new(),
    };
    interview::question(set, question, &tables, style)
}
