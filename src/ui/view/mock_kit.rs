//! A kit that is used again, or that another one was made of.

use crate::domain::interview::Set;
use crate::domain::interview::kit::{Change, Kept, Since, Step};
use crate::domain::interview::set::SetQuestion;
use crate::ui::Style;
use crate::ui::markdown::inline;
use crate::ui::safe::visible_line;
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;

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
        lines.push(format!(
            "A kit's questions do not rest: {} asked lately, and come all the same.",
            match again.cooling {
                1 => "1 was".to_owned(),
                more => format!("{more} were"),
            }
        ));
    }
    for change in again.changes {
        let what = match change.since {
            Since::Withdrawn => "is no longer in the bank; it is asked as it was",
            Since::Changed => "has another text in the bank now; it is asked as it was",
            Since::Flagged => "is flagged; it is asked all the same",
            Since::Same => continue,
        };
        let text = format!("{}. {} {what}.", change.number, plain(&change.prompt, style));
        lines.push(paint(&text, Role::Warn, style.color));
    }
    if !again.changes.is_empty() {
        let advice =
            format!("Another question makes another kit: viva mock swap {} N", again.folder);
        lines.push(paint(&advice, Role::Muted, style.color));
    }
    lines.join("\n")
}

/// `The kit was given to 2 candidates before: C-17, C-19.`
pub fn used(had_before: &[String]) -> String {
    if had_before.is_empty() {
        return "Nobody had this kit before, as far as this database knows.".to_owned();
    }
    let codes: Vec<String> = had_before.iter().map(|code| visible_line(code)).collect();
    let times = match codes.len() {
        1 => "once".to_owned(),
        more => format!("{more} times"),
    };
    format!("This kit was drawn {times} before: {}.", codes.join(", "))
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
    let mut lines = vec![
        format!("{}. instead of {}", old.number, prompt(old)),
        format!("   now {}", prompt(new)),
    ];
    let why = match kept {
        None => return lines.join("\n"),
        Some(Kept::Held) => "An interview was held with the old kit".to_owned(),
        Some(Kept::Used(codes)) => format!(
            "{} had the old kit ({})",
            counted(codes.len(), Noun::Candidate),
            codes.iter().map(|code| visible_line(code)).collect::<Vec<_>>().join(", ")
        ),
    };
    lines.push(format!("{why}: it stays as it was, and this is a new one, for nobody yet."));
    let advice = format!("Give it to somebody: viva mock new --like {folder} --candidate CODE");
    lines.push(paint(&advice, Role::Muted, style.color));
    lines.join("\n")
}

/// That a set of before takes longer than its box, and that a swap may leave it so; `None` of one that keeps to it.
pub fn over_its_box(set: &Set, style: Style) -> Option<String> {
    let (planned, minutes) = (set.planned_minutes(), u32::from(set.blueprint.minutes));
    let more = planned.checked_sub(minutes).filter(|more| *more > 0)?;
    let text = format!(
        "This set takes {planned} minutes, {more} more than its box of {minutes}: a swap may leave it so, and never makes it longer."
    );
    Some(paint(&text, Role::Warn, style.color))
}

/// What comes next with the set that was made last; `folder` is written as a shell reads it.
pub fn next(code: &str, candidate: Option<&str>, step: Step, folder: &str, style: Style) -> String {
    let whose = candidate.map(|code| format!(" for {}", visible_line(code))).unwrap_or_default();
    let (state, command) = match step {
        Step::Hold => ("not begun", format!("viva mock run {folder}")),
        Step::GoOn => ("begun", format!("viva mock run {folder}")),
        Step::Score => ("finished", format!("viva mock score {folder}")),
    };
    let lines = [
        format!("The last set, {}{whose}, is {state}.", visible_line(code)),
        format!("  {command}"),
        format!("  viva mock new --like {folder} --candidate CODE"),
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
