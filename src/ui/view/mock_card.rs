//! A card that came in on paper, and what a corrected scorecard.csv changed of it.

use std::path::Path;

use crate::domain::interview::console::wants_evidence;
use crate::domain::interview::journal::{Mark, Recommended, Scorecard, State};
use crate::domain::interview::scale::rating_word;
use crate::ui::Style;
use crate::ui::safe::visible_line;
use crate::ui::theme::Role;
use crate::words::counts::Noun;
use crate::words::ui::commands;
use crate::words::ui::mock_set as words;

use super::interview::command;
use super::{counted, paragraph, places};

/// After a card on paper became one of the set. `set` is the set as it was given.
pub fn kept(card: &Scorecard, path: &Path, set: &str, style: Style) -> String {
    let mut lines = vec![words::card_is_kept(&card.interviewer, &rated(card, path))];
    lines.extend(without_evidence(card, style));
    lines.push(next(card, set, style));
    lines.join("\n")
}

/// After a corrected scorecard.csv took the place of a card: what it was, and what it is now.
pub fn replaced(
    (before, after): (&Scorecard, &Scorecard),
    path: &Path,
    set: &str,
    style: Style,
) -> String {
    let name = &after.interviewer;
    if before == after {
        let text = words::card_is_the_same(&name);
        return format!("{text}\n{}", next(after, set, style));
    }
    let mut lines = vec![words::card_is_replaced(&name, &rated(after, path))];
    let changed = changes(before, after);
    lines.extend(changed.iter().map(|text| paragraph(text, 2, Role::Plain, style)));
    lines.extend(without_evidence(after, style));
    let text = words::what_it_was_stays();
    lines.push(paragraph(text, 0, Role::Muted, style));
    lines.push(next(after, set, style));
    lines.join("\n")
}

/// `3 of 4 questions rated, in out/set.anna.jsonl`.
fn rated(card: &Scorecard, path: &Path) -> String {
    let rated = card.marks.iter().filter(|mark| mark.state == State::Rated).count();
    let of = counted(card.marks.len(), Noun::Question);
    words::rated_in(&rated, &of, &visible_line(&path.display().to_string()))
}

/// Which ratings that want a note have none.
fn without_evidence(card: &Scorecard, style: Style) -> Option<String> {
    let marks = (1_u32..).zip(&card.marks);
    let bare = marks.filter(|(_, mark)| {
        mark.given_rating().is_some_and(wants_evidence) && mark.note.trim().is_empty()
    });
    let numbers: Vec<String> = bare.map(|(number, _)| number.to_string()).collect();
    let text = words::without_evidence(&numbers.join(", "));
    (!numbers.is_empty()).then(|| paragraph(&text, 0, Role::Warn, style))
}

fn next(card: &Scorecard, set: &str, style: Style) -> String {
    let line = commands::mock_score_of(&set, &card.interviewer);
    let debrief = command(&commands::mock_debrief(&set), style);
    words::its_score(&command(&line, style), &debrief)
}

/// What is another now, a line a question, then what is recommended.
fn changes(before: &Scorecard, after: &Scorecard) -> Vec<String> {
    let marks = before.marks.iter().zip(&after.marks);
    let mut lines: Vec<String> = (1_u32..)
        .zip(marks)
        .filter_map(|(number, (before, after))| {
            let changed = of_question(before, after);
            (!changed.is_empty()).then(|| words::question_changed(&number, &changed.join("; ")))
        })
        .collect();
    if before.recommended != after.recommended {
        let (was, is) =
            (recommended(before.recommended.as_ref()), recommended(after.recommended.as_ref()));
        lines.push(words::recommendation_changed(&was, &is));
    }
    lines
}

fn of_question(before: &Mark, after: &Mark) -> Vec<String> {
    let mut changed = Vec::new();
    if rating(before) != rating(after) {
        changed.push(format!("{} → {}", rating(before), rating(after)));
    }
    if (&before.ticked, before.counted) != (&after.ticked, after.counted) {
        changed.push(match (before.ticks(), after.ticks()) {
            (was, is) if was == is => words::other_key_points().to_owned(),
            (was, is) => format!("{} → {is}", counted(places(was), Noun::KeyPoint)),
        });
    }
    for (noun, was, is) in [
        (Noun::Hint, before.hints, after.hints),
        (Noun::FollowUp, before.follow_ups, after.follow_ups),
    ] {
        if was != is {
            changed.push(format!("{} → {is}", counted(places(was), noun)));
        }
    }
    if before.note != after.note {
        let what = match (before.note.is_empty(), after.note.is_empty()) {
            (true, _) => words::a_note(),
            (_, true) => words::no_note(),
            _ => words::another_note(),
        };
        changed.push(what.to_owned());
    }
    if let Some(noted) = after.noted_for_another() {
        changed.push(words::note_was_written_for(&noted, &rating_word(noted)));
    }
    changed
}

fn rating(mark: &Mark) -> String {
    match (mark.given_rating(), mark.state) {
        (Some(rating), _) => format!("{rating} {}", rating_word(rating)),
        (None, State::Open) => words::open().to_owned(),
        (None, _) => words::not_asked().to_owned(),
    }
}

fn recommended(one: Option<&Recommended>) -> String {
    match one {
        None => words::none().to_owned(),
        Some(one) if one.because.is_empty() => one.recommendation.word().to_owned(),
        Some(one) => format!("{}: {}", one.recommendation.word(), visible_line(&one.because)),
    }
}
