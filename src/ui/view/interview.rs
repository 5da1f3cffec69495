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
use crate::words::ui::commands;
use crate::words::ui::interview as words;

use super::query::{self, Grid};
use super::question::{options, prompt};
use super::{counted, heading, paragraph, places, rule, stacked};

/// What a set is, before its first question.
pub fn opening(set: &Set, card: &Scorecard, style: Style) -> String {
    let mut facts = vec![
        set.id.clone(),
        counted(set.questions.len(), Noun::Question),
        words::minutes(&card.minutes(set)),
    ];
    facts.extend(set.candidate.as_ref().map(|code| words::candidate(&visible_line(code))));
    facts.push(words::interviewer(&card.interviewer));
    facts.extend(card.part.map(|part| words::questions_of_part(&part)));
    let decided = card.marks.iter().filter(|mark| mark.state != State::Open).count();
    let facts: Vec<_> = facts.into_iter().map(|word| (word, Role::Muted)).collect();
    let mut lines = vec![joined(&facts, style)];
    if decided > 0 {
        let text = words::going_on(&decided, &card.marks.len());
        lines.push(paint(&text, Role::Muted, style.color));
    }
    lines.join("\n")
}

/// What an exam for oneself is, before anything of it is shown.
pub fn exam(set: &Set, style: Style) -> String {
    let minutes = counted(places(u32::from(set.blueprint.minutes)), Noun::Minute);
    heading(&words::exam(&set.blueprint.level, &minutes), style)
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
            (words::rated_unseen(&rating, &word), role)
        }
        Told::Kept => (words::kept().to_owned(), Role::Muted),
        Told::NotAsked => (words::not_asked_now().to_owned(), Role::Muted),
        Told::Noted => (words::noted().to_owned(), Role::Good),
        Told::NoteGone => (words::note_is_gone().to_owned(), Role::Muted),
        Told::NoteOfAnother { noted, rating } => (
            words::note_of_another(&noted, &rating_word(noted), &rating, &rating_word(rating)),
            Role::Warn,
        ),
        Told::NoEvidence(rating) => (words::no_evidence(&rating, &rating_word(rating)), Role::Warn),
        Told::Recommended(what) => (format!("→ {}", what.word()), Role::Good),
        Told::NoReason => (words::no_reason().to_owned(), Role::Warn),
        Told::Ran(right) => {
            let (judged, role) = match right {
                Some(true) => (words::right(), Role::Good),
                Some(false) => (words::wrong(), Role::Bad),
                None => (words::not_judged(), Role::Warn),
            };
            (words::ran(&judged), role)
        }
        Told::OwnHint => (words::hint_is_noted().to_owned(), Role::Muted),
    };
    paint(&text, role, style.color)
}

/// What is asked for when a note is written: `rating` when it wants evidence.
pub fn note_label(rating: Option<u8>, has_note: bool) -> String {
    match (rating, has_note) {
        (Some(rating), _) => words::what_did_you_hear(&rating, &rating_word(rating)),
        (None, true) => words::what_is_to_be_added().to_owned(),
        (None, false) => words::your_note().to_owned(),
    }
}

/// What is asked for when a hint is written down.
pub const OWN_HINT_LABEL: &str = words::which_hint_did_you_give();

/// What is asked for when something is run.
pub const RUN_LABEL: &str = words::which_file();

/// What is asked for when somebody is recommended or not.
pub fn because_label(what: Recommendation) -> String {
    words::why_recommended(&what.word())
}

/// What is recommended, and why.
fn recommended(recommended: Option<&Recommended>, style: Style) -> String {
    match recommended {
        None => {
            let text = words::nothing_recommended();
            paragraph(text, 0, Role::Warn, style)
        }
        Some(Recommended { recommendation, because }) => {
            let because = visible_line(because);
            let reason = if because.is_empty() { String::new() } else { format!(": {because}") };
            let text = words::you_recommend(&recommendation.word(), &reason);
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
            (mark.bank_hints, content.hints.len(), words::hints()),
            (mark.follow_ups, content.follow_ups.len(), words::follow_ups()),
        ];
        let is_given = |all: usize| all > 0 && seat == Seat::Interviewer;
        for (given, all, what) in counts.into_iter().filter(|(_, all, _)| is_given(*all)) {
            parts.push((format!("{what} {given}/{all}"), Role::Muted));
        }
        let standing = match (mark.state, mark.rating, suggested) {
            (State::Rated, Some(rating), _) => words::rated(&rating, &rating_word(rating)),
            (State::NotAsked, ..) => words::not_asked().to_owned(),
            (_, _, Some(rating)) => words::suggested(&rating, &rating_word(rating)),
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
        Some(true) => (words::is_right(), Role::Good),
        Some(false) => (words::is_wrong(), Role::Bad),
        None => (words::rate_it_yourself(), Role::Warn),
    };
    paint(text, role, style.color)
}

/// That no answer was given.
pub fn given_up(style: Style) -> String {
    paint(words::given_up(), Role::Bad, style.color)
}

/// Why nothing changed, in lines that fit.
pub fn refused(reason: &str, style: Style) -> String {
    paragraph(reason, 0, Role::Warn, style)
}

/// What is decided and what is open.
pub fn summary(set: &Set, card: &Scorecard, seat: Seat, style: Style) -> String {
    let mut table = Table::new([
        ("#", Align::Right),
        (words::question(), Align::Left),
        (words::rating(), Align::Left),
        (words::note(), Align::Left),
        (words::time(), Align::Right),
    ]);
    let is_own = |number| card.part.is_none_or(|part| part.holds(number));
    let marked = set.questions.iter().zip(&card.marks);
    let own = || marked.clone().filter(|(one, _)| is_own(one.number)).map(|(_, mark)| mark);
    for (question, mark) in marked.clone().filter(|(one, _)| is_own(one.number)) {
        let (standing, role) = match (mark.state, mark.rating) {
            (State::Rated, Some(rating)) => {
                (format!("{rating} {}", rating_word(rating)), Role::Plain)
            }
            (State::NotAsked, _) => (words::not_asked().to_owned(), Role::Muted),
            _ => (words::open().to_owned(), Role::Warn),
        };
        let wants_note = seat == Seat::Interviewer && mark.rating.is_some_and(wants_evidence);
        let other = mark.noted_for_another();
        let noted = match (mark.note.is_empty(), wants_note) {
            (false, _) => other.map_or(Cell::from(words::yes()), |rating| {
                Cell::new(words::for_rating(&rating, &rating_word(rating)), Role::Warn)
            }),
            (true, true) => Cell::new(words::missing(), Role::Warn),
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
    let mut lines = vec![words::rated_of(&rated, &own().count())];
    if open > 0 {
        let text = words::open_are_not_asked(&open);
        lines.push(paint(&text, Role::Warn, style.color));
    }
    stacked([
        rule(&[words::summary().to_owned()], style),
        table.render(style),
        lines.join("\n"),
        match seat {
            Seat::Interviewer => recommended(card.recommended.as_ref(), style),
            Seat::Alone => {
                paint(words::finished_exam_cannot_be_changed(), Role::Muted, style.color)
            }
        },
    ])
}

/// After the end, now or at an earlier time. `names` are set and interviewer as they were given, `set` is the set alone.
pub fn finished(card: &Scorecard, names: &str, set: &str, style: Style) -> String {
    let rated = card.marks.iter().filter(|mark| mark.state == State::Rated).count();
    let count = card.part.map_or(card.marks.len(), |part| places(part.to - part.from + 1));
    let done = words::finished(&card.interviewer, &rated, &counted(count, Noun::Question));
    let next = |what: &str, line: String| format!("{what}: {}", command(&line, style));
    let mut lines = vec![done, next(words::its_score(), commands::mock_score(&names))];
    if card.recommended.is_none() {
        let line = commands::mock_reopen(&names);
        lines.push(next(words::nothing_recommended_yet(), line));
    }
    lines.push(next(words::all_cards_together(), commands::mock_debrief(&set)));
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
            1 => words::exam_is_paused(&level, &minutes, &one.command()),
            _ => words::exams_are_paused(&count, &level, &minutes, &one.command()),
        };
        paint(&text, Role::Warn, style.color)
    };
    kinds.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A paused exam whose place another one takes: how many of its questions were rated, of how many, and where its set lies.
pub fn discarded(exam: Paused, (rated, of): (usize, usize), set: &str, style: Style) -> String {
    let Paused { level, minutes } = exam;
    let text = words::paused_exam_is_ended(&level, &minutes, &rated, &counted(of, Noun::Question));
    let text = paragraph(&text, 0, Role::Warn, style);
    let score = commands::mock_score(&set);
    words::what_you_did_in_it(&text, &command(&score, style))
}

/// After a pause.
pub fn paused(card: &Scorecard, resume: &str, seat: Seat, style: Style) -> String {
    let is_own = |number| card.part.is_none_or(|part| part.holds(number));
    let marks = card.marks.iter().zip(1..).filter(|(_, number)| is_own(*number));
    let open = marks.filter(|(mark, _)| mark.state == State::Open).count();
    let done = match open {
        0 => words::paused_all_decided().to_owned(),
        _ => words::paused_open(&counted(open, Noun::Question)),
    };
    let done = paragraph(&done, 0, Role::Plain, style);
    let go_on = words::go_on_with(&done, &command(resume, style));
    match seat {
        Seat::Alone => go_on,
        Seat::Interviewer => {
            let end = match card.recommended {
                Some(_) => words::enter_ends_it(),
                None => words::recommend_and_enter(),
            };
            let text = words::if_it_is_over(&end);
            format!("{go_on}\n{}", paragraph(&text, 0, Role::Plain, style))
        }
    }
}

fn header(set: &Set, question: &SetQuestion, style: Style) -> String {
    let asked = &question.question;
    let mut facts = vec![
        (7, words::number_of(&question.number, &set.questions.len())),
        (2, set.topic_title(&asked.topic).to_owned()),
        (6, asked.id.to_string()),
        (4, asked.level.to_string()),
        (1, asked.kind.to_string()),
        (5, words::minutes(&asked.minutes)),
    ];
    match question.role {
        Place::Warmup => facts.push((3, words::warm_up().to_owned())),
        Place::Anchor => facts.push((3, words::anchor().to_owned())),
        Place::Regular => {}
    }
    super::header(&facts, style)
}

fn left(span: Span) -> (String, Role) {
    // Rounded up: the last second is a second, and only a whole one more is over.
    let left_seconds = span.left_ms().saturating_add(999).div_euclid(1000);
    let (sign, role) = if left_seconds < 0 { ("-", Role::Warn) } else { ("", Role::Muted) };
    let left = clock(left_seconds.unsigned_abs().saturating_mul(1000));
    (words::time_left(&sign, &left, &clock(span.planned_ms)), role)
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
