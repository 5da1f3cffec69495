//! A kit that is used again, or that another one was made of.

use crate::domain::interview::Set;
use crate::domain::interview::kit::{Change, Kept, Since, Step};
use crate::domain::interview::set::SetQuestion;
use crate::ui::Style;
use crate::ui::markdown::inline;
use crate::ui::safe::visible_line;
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;
use crate::words::ui::commands;
use crate::words::ui::mock_set as words;

use super::counted;

/// What is to be known of a kit before it is used once more.
#[derive(Clone, Copy, Debug)]
pub struct Again<'a> {
    /// Codes of the candidates who had it before.
    pub had_before: &'a [String],
    /// Questions that are no longer what they were.
    pub changes: &'a [Change],
    /// Questions that a draw would leave out because they rest.
    pub cooling: usize,
    /// The folder of the new set, as a shell reads it.
    pub folder: &'a str,
}

/// How often a kit was drawn, that its questions do not rest for it, and what became of them.
pub fn again(again: Again<'_>, style: Style) -> String {
    let mut lines = vec![used(again.had_before)];
    if again.cooling > 0 {
        lines.push(words::kit_does_not_rest(&match again.cooling {
            1 => words::one_was().to_owned(),
            more => words::were(&more),
        }));
    }
    for change in again.changes {
        let what = match change.since {
            Since::Withdrawn => words::is_no_longer_in_the_bank(),
            Since::Changed => words::has_another_text(),
            Since::Flagged => words::is_flagged(),
            Since::Same => continue,
        };
        let text = format!("{}. {} {what}.", change.number, plain(&change.prompt, style));
        lines.push(paint(&text, Role::Warn, style.color));
    }
    if !again.changes.is_empty() {
        let advice = words::another_question_another_kit(&again.folder);
        lines.push(paint(&advice, Role::Muted, style.color));
    }
    lines.join("\n")
}

/// `The kit was given to 2 candidates before: C-17, C-19.`
pub fn used(had_before: &[String]) -> String {
    if had_before.is_empty() {
        return words::nobody_had_this_kit().to_owned();
    }
    let codes: Vec<String> = had_before.iter().map(|code| visible_line(code)).collect();
    let times = match codes.len() {
        1 => words::once().to_owned(),
        more => words::times(&more),
    };
    words::kit_was_drawn_before(&times, &codes.join(", "))
}

/// Which question went and which came; and where the old kit stays as it was, why.
pub fn swapped(
    (old, new): (&SetQuestion, &SetQuestion),
    kept: Option<&Kept>,
    folder: &str,
    style: Style,
) -> String {
    let prompt = |one: &SetQuestion| {
        let first = one.question.content.prompt.lines().next().unwrap_or_default();
        format!("{} ({})", plain(first, style), one.question.id)
    };
    let mut lines = vec![words::instead_of(&old.number, &prompt(old)), words::now(&prompt(new))];
    let why = match kept {
        None => return lines.join("\n"),
        Some(Kept::Held) => words::an_interview_was_held().to_owned(),
        Some(Kept::Used(codes)) => words::candidates_had_it(
            &counted(codes.len(), Noun::Candidate),
            &codes.iter().map(|code| visible_line(code)).collect::<Vec<_>>().join(", "),
        ),
    };
    lines.push(words::stays_as_it_was(&why));
    let advice = words::give_it_to_somebody(&folder);
    lines.push(paint(&advice, Role::Muted, style.color));
    lines.join("\n")
}

/// That a set of before takes longer than its box, and that a swap may leave it so; `None` of one that keeps to it.
pub fn over_its_box(set: &Set, style: Style) -> Option<String> {
    let (planned, minutes) = (set.planned_minutes(), u32::from(set.blueprint.minutes));
    let more = planned.checked_sub(minutes).filter(|more| *more > 0)?;
    let text = words::takes_longer_than_its_box(&planned, &more, &minutes);
    Some(paint(&text, Role::Warn, style.color))
}

/// What comes next with the set that was made last; `folder` is written as a shell reads it.
pub fn next(code: &str, candidate: Option<&str>, step: Step, folder: &str, style: Style) -> String {
    let whose = candidate.map(|code| words::for_candidate(&visible_line(code))).unwrap_or_default();
    let (state, command) = match step {
        Step::Hold => (words::not_begun(), commands::mock_run(&folder)),
        Step::GoOn => (words::begun(), commands::mock_run(&folder)),
        Step::Score => (words::finished(), commands::mock_score(&folder)),
    };
    let lines = [
        words::last_set(&visible_line(code), &whose, &state),
        format!("  {command}"),
        commands::indented_mock_new_like(&folder),
    ];
    lines.map(|line| paint(&line, Role::Muted, style.color)).join("\n")
}

fn plain(prompt: &str, style: Style) -> String {
    inline(prompt, Style { color: false, ..style })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Style = Style { width: 100, color: false };

    #[test]
    fn a_kit_says_who_had_it_what_rests_and_what_became_of_its_questions() {
        let change = |number, since| Change { number, prompt: "What is `x`?".to_owned(), since };
        let changes = [change(2, Since::Changed), change(5, Since::Withdrawn)];
        let codes = ["C-17".to_owned(), "C-\u{1b}[2J".to_owned()];
        let view = Again { had_before: &codes, changes: &changes, cooling: 3, folder: "c-19" };
        let text = again(view, PLAIN);
        assert!(text.starts_with("This kit was drawn 2 times before: C-17, C-"), "{text}");
        assert!(!text.contains('\u{1b}'), "{text}");
        assert!(text.contains("do not rest: 3 were asked lately"), "{text}");
        assert!(
            text.contains("2. What is x? has another text")
                || text.contains("2. What is `x`? has another text"),
            "{text}"
        );
        assert!(
            text.contains("no longer in the bank") && text.contains("viva mock swap c-19 N"),
            "{text}"
        );
        let view = Again { had_before: &codes[..1], changes: &[], cooling: 0, folder: "c-19" };
        assert_eq!(again(view, PLAIN), "This kit was drawn once before: C-17.");
    }
}
