//! Which keys mean something at the console of an interview.

use crate::domain::interview::console::{Console, Seat};
use crate::domain::interview::journal::{NOTE_BYTES_MAX, Recommendation};
use crate::domain::interview::replay::RATINGS;
use crate::domain::interview::scale::{possible_ratings, rating_word};
use crate::ui::view::rubric;
use crate::ui::{ConsoleKeys, GradeKey, Keys, Mode};
use crate::words::app::holding as words;

/// The keys that mean something now.
pub(super) fn keys(console: &Console<'_>) -> Keys {
    let mut offered = ConsoleKeys {
        back: true,
        jump: u32::try_from(console.set().questions.len()).unwrap_or(u32::MAX),
        ..ConsoleKeys::default()
    };
    let Some((question, mark)) = console.current() else {
        let enter = words::finish().to_owned();
        // Whoever examines oneself has no way back from the summary either, and recommends nobody.
        if console.seat() == Seat::Alone {
            return Keys {
                mode: Mode::Exam,
                enter,
                redraw: true,
                console: offered,
                ..Keys::default()
            };
        }
        let grades = (1..).zip(Recommendation::ALL).map(|(digit, what)| GradeKey {
            digit,
            word: what.word(),
            interval: String::new(),
        });
        let grades = grades.collect();
        return Keys {
            mode: Mode::Console,
            enter,
            grades,
            redraw: true,
            console: offered,
            ..Keys::default()
        };
    };
    if console.seat() == Seat::Alone {
        return keys_alone(console);
    }
    let content = &question.question.content;
    let is_left = |given: u32, all: &[String]| usize::try_from(given).is_ok_and(|n| n < all.len());
    let is_revealed = console.is_revealed();
    let possible = possible_ratings(question.question.kind, false);
    offered.capped = !possible.contains(RATINGS.end());
    offered.unseen = !is_revealed;
    offered.red_flags = if is_revealed { content.red_flags.len() } else { 0 };
    offered.own_hint = true;
    offered.run = question.question.kind.is_attempted();
    offered.follow_up = is_left(mark.follow_ups, &content.follow_ups);
    offered.note = mark.note.len() < NOTE_BYTES_MAX;
    offered.back = question.number > 1;
    let grade = |digit| GradeKey { digit, word: rating_word(digit), interval: String::new() };
    Keys {
        mode: Mode::Console,
        enter: enter(console),
        suggested: console.suggested().filter(|_| is_revealed),
        grades: possible.iter().copied().map(grade).collect(),
        answer: is_revealed && rubric::holds_back(&question.question),
        hint: is_left(mark.bank_hints, &content.hints),
        has_hints: !content.hints.is_empty(),
        ticks: if is_revealed { mark.ticked.len() } else { 0 },
        skip: true,
        question: true,
        redraw: true,
        console: offered,
        ..Keys::default()
    }
}

/// The keys of somebody who examines oneself: neither help nor a way back, and no other rating than the judged one.
fn keys_alone(console: &Console<'_>) -> Keys {
    let is_revealed = console.is_revealed();
    let kind = console.current().map(|(one, _)| one.question.kind);
    let possible = kind.map_or(&[][..], |kind| possible_ratings(kind, false));
    let ratings = possible.iter().copied();
    let ratings = ratings.filter(|rating| console.judged().is_none_or(|judged| judged == *rating));
    let grade = |digit| GradeKey { digit, word: rating_word(digit), interval: String::new() };
    let ticks = console.current().map_or(0, |(_, mark)| mark.ticked.len());
    let holds_back = console.current().is_some_and(|(one, _)| rubric::holds_back(&one.question));
    Keys {
        mode: Mode::Exam,
        enter: enter(console),
        suggested: console.suggested().filter(|_| is_revealed),
        grades: if is_revealed { ratings.map(grade).collect() } else { Vec::new() },
        ticks: if is_revealed && console.judged().is_none() { ticks } else { 0 },
        question: true,
        redraw: true,
        answer: is_revealed && holds_back,
        ..Keys::default()
    }
}

/// What Enter does.
fn enter(console: &Console<'_>) -> String {
    let is_decided = console.is_decided();
    match console.suggested() {
        _ if !console.is_revealed() => words::answer_and_rubric().to_owned(),
        _ if is_decided => words::keep_it().to_owned(),
        Some(rating) => words::rating_as_suggested(&rating, &rating_word(rating)),
        None => String::new(),
    }
}
