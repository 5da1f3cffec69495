//! The screens of an interview's console.

use crate::domain::interview::Set;
use crate::domain::interview::console::{Seat, Span, Told, wants_evidence};
use crate::domain::interview::journal::{Mark, Recommendation, Recommended, Scorecard, State};
use crate::domain::interview::passed::Paused;
use crate::domain::interview::scale::rating_word;
use crate::domain::interview::set::{Role as Place, SetQuestion};
use crate::domain::setup::without_setup;
use crate::ui::Style;
use crate::ui::safe::visible_line;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;

use super::query::{self, Grid};
use super::question::{options, prompt};
use super::{counted, heading, paragraph, places, rule, stacked};

/// What a set is, before its first question.
pub fn opening(set: &Set, card: &Scorecard, style: Style) -> String {
    let mut words = vec![
        set.id.clone(),
        counted(set.questions.len(), Noun::Question),
        format!("{} min", card.minutes(set)),
    ];
    words.extend(set.candidate.as_ref().map(|code| format!("candidate {}", visible_line(code))));
    words.push(format!("interviewer {}", card.interviewer));
    words.extend(card.part.map(|part| format!("questions {part}")));
    let decided = card.marks.iter().filter(|mark| mark.state != State::Open).count();
    let words: Vec<_> = words.into_iter().map(|word| (word, Role::Muted)).collect();
    let mut lines = vec![joined(&words, style)];
    if decided > 0 {
        let text = format!("Going on: {decided} of {} decided.", card.marks.len());
        lines.push(paint(&text, Role::Muted, style.color));
    }
    lines.join("\n")
}

/// What an exam for oneself is, before anything of it is shown.
pub fn exam(set: &Set, style: Style) -> String {
    let minutes = counted(places(u32::from(set.blueprint.minutes)), Noun::Minute);
    heading(&format!("Exam · {} · {minutes}", set.blueprint.level), style)
}

/// Header and prompt of a question, with the `tables` that a query reads. Which options are right comes with the rubric: the screen may
/// be a shared one.
pub fn question(set: &Set, question: &SetQuestion, tables: &[Grid], style: Style) -> String {
    let asked = &question.question;
    let text = &asked.content.prompt;
    let shown = match tables {
        [] => prompt(text, style),
        _ => prompt(&without_setup(text), style),
    };
    stacked([
        header(set, question, style),
        shown,
        query::tables(tables, style),
        options(&asked.content.options, style),
    ])
}

/// One thing that was done.
pub fn told(told: Told, style: Style) -> String {
    let (text, role) = match told {
        Told::Rated(rating) => {
            let role = if rating >= 3 { Role::Good } else { Role::Warn };
            (format!("→ {rating} {}", rating_word(rating)), role)
        }
        Told::RatedUnseen(rating) => {
            let role = if rating >= 3 { Role::Good } else { Role::Warn };
            let word = rating_word(rating);
            (format!("→ {rating} {word}, without a look at the expected answer"), role)
        }
        Told::Kept => ("→ kept".to_owned(), Role::Muted),
        Told::NotAsked => ("→ not asked".to_owned(), Role::Muted),
        Told::Noted => ("→ noted".to_owned(), Role::Good),
        Told::NoteGone => ("→ the note is gone".to_owned(), Role::Muted),
        Told::NoteOfAnother { noted, rating } => (
            format!(
                "→ the note was written for {noted} {}: b goes back, n adds what makes it {rating} {}",
                rating_word(noted),
                rating_word(rating)
            ),
            Role::Warn,
        ),
        Told::NoEvidence(rating) => (
            format!("→ no note: {rating} {} stands without evidence", rating_word(rating)),
            Role::Warn,
        ),
        Told::Recommended(what) => (format!("→ {}", what.word()), Role::Good),
        Told::NoReason => ("→ recommended without a reason".to_owned(), Role::Warn),
        Told::Ran(right) => {
            let (judged, role) = match right {
                Some(true) => ("right", Role::Good),
                Some(false) => ("wrong", Role::Bad),
                None => ("not judged", Role::Warn),
            };
            (format!("→ {judged}; it is kept with the question"), role)
        }
        Told::OwnHint => {
            ("→ the hint is noted; the suggestion is 3 at most".to_owned(), Role::Muted)
        }
    };
    paint(&text, role, style.color)
}

/// What is asked for when a note is written: `rating` when it wants evidence.
pub fn note_label(rating: Option<u8>, has_note: bool) -> String {
    match (rating, has_note) {
        (Some(rating), _) => {
            format!("What did you hear that makes it {rating} {}?", rating_word(rating))
        }
        (None, true) => "What is to be added to the note?".to_owned(),
        (None, false) => "Your note?".to_owned(),
    }
}

/// What is asked for when a hint is written down.
pub const OWN_HINT_LABEL: &str = "Which hint did you give? In a line:";

/// What is asked for when something is run.
pub const RUN_LABEL: &str = "Which file holds what the candidate wrote?";

/// What is asked for when somebody is recommended or not.
pub fn because_label(what: Recommendation) -> String {
    format!("Why {}? In a sentence:", what.word())
}

/// What is recommended, and why.
fn recommended(recommended: Option<&Recommended>, style: Style) -> String {
    match recommended {
        None => {
            let text =
                "You have not said what you recommend: 1 strong no, 2 no, 3 yes, 4 strong yes.";
            paragraph(text, 0, Role::Warn, style)
        }
        Some(Recommended { recommendation, because }) => {
            let because = visible_line(because);
            let reason = if because.is_empty() { String::new() } else { format!(": {because}") };
            let text = format!("You recommend: {}{reason}", recommendation.word());
            paragraph(&text, 0, Role::Plain, style)
        }
    }
}

/// The line of times and counts above the keys.
pub fn status(
    question: Option<(&SetQuestion, &Mark, Span)>,
    whole: Span,
    seat: Seat,
    suggested: Option<u8>,
    style: Style,
) -> String {
    let mut parts = Vec::new();
    if let Some((_, _, span)) = question {
        parts.push(left(span));
    }
    parts.push(left(whole));
    if let Some((question, mark, _)) = question {
        let content = &question.question.content;
        let counts = [
            (mark.bank_hints, content.hints.len(), "hints"),
            (mark.follow_ups, content.follow_ups.len(), "follow-ups"),
        ];
        let is_given = |all: usize| all > 0 && seat == Seat::Interviewer;
        for (given, all, what) in counts.into_iter().filter(|(_, all, _)| is_given(*all)) {
            parts.push((format!("{what} {given}/{all}"), Role::Muted));
        }
        let standing = match (mark.state, mark.rating, suggested) {
            (State::Rated, Some(rating), _) => format!("rated {rating} {}", rating_word(rating)),
            (State::NotAsked, ..) => "not asked".to_owned(),
            (_, _, Some(rating)) => format!("suggested {rating} {}", rating_word(rating)),
            _ => String::new(),
        };
        parts.push((standing, Role::Plain));
    }
    parts.retain(|(text, _)| !text.is_empty());
    joined(&parts, style)
}

/// The times alone, above a prompt for text.
pub fn times(question: Option<Span>, whole: Span, style: Style) -> String {
    let parts: Vec<_> = question.into_iter().chain([whole]).map(left).collect();
    joined(&parts, style)
}

/// What a typed answer came to; `None` where that cannot be said.
pub fn judged(right: Option<bool>, style: Style) -> String {
    let (text, role) = match right {
        Some(true) => ("→ right", Role::Good),
        Some(false) => ("→ wrong", Role::Bad),
        None => ("→ not judged: rate it yourself", Role::Warn),
    };
    paint(text, role, style.color)
}

/// That no answer was given.
pub fn given_up(style: Style) -> String {
    paint("→ given up: it counts as wrong", Role::Bad, style.color)
}

/// Why nothing changed, in lines that fit.
pub fn refused(reason: &str, style: Style) -> String {
    paragraph(reason, 0, Role::Warn, style)
}

/// What is decided and what is open.
pub fn summary(set: &Set, card: &Scorecard, seat: Seat, style: Style) -> String {
    let mut table = Table::new([
        ("#", Align::Right),
        ("question", Align::Left),
        ("rating", Align::Left),
        ("note", Align::Left),
        ("time", Align::Right),
    ]);
    let is_own = |number| card.part.is_none_or(|part| part.holds(number));
    let marked = set.questions.iter().zip(&card.marks);
    let own = || marked.clone().filter(|(one, _)| is_own(one.number)).map(|(_, mark)| mark);
    for (question, mark) in marked.clone().filter(|(one, _)| is_own(one.number)) {
        let (standing, role) = match (mark.state, mark.rating) {
            (State::Rated, Some(rating)) => {
                (format!("{rating} {}", rating_word(rating)), Role::Plain)
            }
            (State::NotAsked, _) => ("not asked".to_owned(), Role::Muted),
            _ => ("open".to_owned(), Role::Warn),
        };
        let wants_note = seat == Seat::Interviewer && mark.rating.is_some_and(wants_evidence);
        let other = mark.noted_for_another();
        let noted = match (mark.note.is_empty(), wants_note) {
            (false, _) => other.map_or(Cell::from("yes"), |rating| {
                Cell::new(format!("for {rating} {}", rating_word(rating)), Role::Warn)
            }),
            (true, true) => Cell::new("missing", Role::Warn),
            (true, false) => Cell::from(""),
        };
        table.row([
            Cell::from(question.number.to_string()),
            Cell::from(cut(question.question.id.as_str(), style.width)),
            Cell::new(standing, role),
            noted,
            Cell::from(clock(mark.elapsed_ms)),
        ]);
    }
    let open = own().filter(|mark| mark.state == State::Open).count();
    let rated = own().filter(|mark| mark.state == State::Rated).count();
    let mut lines = vec![format!("{rated} of {} rated.", own().count())];
    if open > 0 {
        let text = format!("{} open: finishing counts what is open as not asked.", open);
        lines.push(paint(&text, Role::Warn, style.color));
    }
    stacked([
        rule(&["summary".to_owned()], style),
        table.render(style),
        lines.join("\n"),
        match seat {
            Seat::Interviewer => recommended(card.recommended.as_ref(), style),
            Seat::Alone => paint("A finished exam cannot be changed.", Role::Muted, style.color),
        },
    ])
}

/// After the end, now or at an earlier time. `names` are set and interviewer as they were given, `set` is the set alone.
pub fn finished(card: &Scorecard, names: &str, set: &str, style: Style) -> String {
    let rated = card.marks.iter().filter(|mark| mark.state == State::Rated).count();
    let count = card.part.map_or(card.marks.len(), |part| places(part.to - part.from + 1));
    let done = format!(
        "The interview of {} is finished: {rated} of {} rated.",
        card.interviewer,
        counted(count, Noun::Question)
    );
    let next = |what: &str, line: String| format!("{what}: {}", command(&line, style));
    let mut lines = vec![done, next("Its score", format!("viva mock score {names}"))];
    if card.recommended.is_none() {
        let line = format!("viva mock run {names} --reopen \"recommendation\"");
        lines.push(next("Nothing is recommended yet", line));
    }
    lines.push(next("All cards together", format!("viva mock debrief {set}")));
    lines.join("\n")
}

/// Exams that wait to be gone on with, one a line.
pub fn paused_exams(paused: &[Paused], style: Style) -> String {
    // Two of a kind are gone on with by one command, the newest first.
    let mut kinds: Vec<(Paused, usize)> = Vec::new();
    for one in paused {
        match kinds.iter_mut().find(|(kind, _)| kind == one) {
            Some((_, count)) => *count += 1,
            None => kinds.push((*one, 1)),
        }
    }
    let line = |(one, count): &(Paused, usize)| {
        let Paused { level, minutes } = one;
        let text = match count {
            1 => format!("A {level} exam of {minutes} min is paused: `{}`.", one.command()),
            _ => format!(
                "{count} {level} exams of {minutes} min are paused: `{}` goes on with the newest.",
                one.command()
            ),
        };
        paint(&text, Role::Warn, style.color)
    };
    kinds.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A paused exam whose place another one takes: how many of its questions were rated, of how many, and where its set lies.
pub fn discarded(exam: Paused, (rated, of): (usize, usize), set: &str, style: Style) -> String {
    let Paused { level, minutes } = exam;
    let text = format!(
        "The paused {level} exam of {minutes} min is ended: {rated} of {} rated, and it counts for nothing.",
        counted(of, Noun::Question)
    );
    let text = paragraph(&text, 0, Role::Warn, style);
    let score = format!("viva mock score {set}");
    format!("{text}\nWhat you did in it: {}", command(&score, style))
}

/// After a pause.
pub fn paused(card: &Scorecard, resume: &str, seat: Seat, style: Style) -> String {
    let is_own = |number| card.part.is_none_or(|part| part.holds(number));
    let marks = card.marks.iter().zip(1..).filter(|(_, number)| is_own(*number));
    let open = marks.filter(|(mark, _)| mark.state == State::Open).count();
    let done = match open {
        0 => "Paused with every question decided; everything is saved.".to_owned(),
        _ => format!("Paused, {} open; everything is saved.", counted(open, Noun::Question)),
    };
    let done = paragraph(&done, 0, Role::Plain, style);
    let go_on = format!("{done}\nGo on with {}", command(resume, style));
    match seat {
        Seat::Alone => go_on,
        Seat::Interviewer => {
            let end = match card.recommended {
                Some(_) => "there Enter ends it",
                None => {
                    "there 1 to 4 say what you recommend, and Enter ends it (without a recommendation Enter twice)"
                }
            };
            let text = format!(
                "If the interview is over: j and Enter show its summary, {end}. What was not asked stays unrated."
            );
            format!("{go_on}\n{}", paragraph(&text, 0, Role::Plain, style))
        }
    }
}

fn header(set: &Set, question: &SetQuestion, style: Style) -> String {
    let asked = &question.question;
    let mut words = vec![
        (7, format!("{} of {}", question.number, set.questions.len())),
        (2, set.topic_title(&asked.topic).to_owned()),
        (6, asked.id.to_string()),
        (4, asked.level.to_string()),
        (1, asked.kind.to_string()),
        (5, format!("{} min", asked.minutes)),
    ];
    match question.role {
        Place::Warmup => words.push((3, "warm-up".to_owned())),
        Place::Anchor => words.push((3, "anchor".to_owned())),
        Place::Regular => {}
    }
    super::header(&words, style)
}

fn left(span: Span) -> (String, Role) {
    // Rounded up: the last second is a second, and only a whole one more is over.
    let left_seconds = span.left_ms().saturating_add(999).div_euclid(1000);
    let (sign, role) = if left_seconds < 0 { ("-", Role::Warn) } else { ("", Role::Muted) };
    let left = clock(left_seconds.unsigned_abs().saturating_mul(1000));
    (format!("{sign}{left} of {} left", clock(span.planned_ms)), role)
}

/// An id, cut so that its row of the summary fits the width.
fn cut(id: &str, width: usize) -> String {
    /// Everything in a row but the id, with the longest words.
    const OTHERS: usize = 34;
    let room = width.saturating_sub(OTHERS).max(12);
    if id.chars().count() <= room {
        return id.to_owned();
    }
    id.chars().take(room - 1).chain(['…']).collect()
}

/// Minutes and seconds, `41:10`; a sitting longer than an hour goes on in minutes.
fn clock(ms: u64) -> String {
    let seconds = ms / 1000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

fn joined(parts: &[(String, Role)], style: Style) -> String {
    let mut lines = String::new();
    let mut column = 0;
    for (text, role) in parts {
        let width = text.chars().count();
        if column > 0 && column + 3 + width > style.width {
            lines.push('\n');
            column = 0;
        } else if column > 0 {
            lines.push_str(&paint(" · ", Role::Muted, style.color));
            column += 3;
        }
        lines.push_str(&paint(text, *role, style.color));
        column += width;
    }
    lines
}

pub(super) fn command(text: &str, style: Style) -> String {
    paint(text, Role::Accent, style.color)
}

#[cfg(test)]
#[path = "interview_tests.rs"]
mod tests;
