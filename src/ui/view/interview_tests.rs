//! Screens of the console, line by line.

use super::*;
use crate::domain::interview::samples::four;

fn plain(width: usize) -> Style {
    Style { width, color: false }
}

#[test]
fn the_status_says_what_is_left_and_what_is_over() {
    let set = four();
    let (question, mark) = (&set.questions[0], Mark { hints: 1, bank_hints: 1, ..Mark::default() });
    let span = |used_ms, planned_ms| Span { used_ms, planned_ms };
    let whole = span(1_130_000, 3_600_000);
    let line = |used_ms, suggested, style| {
        let question = Some((question, &mark, span(used_ms, 180_000)));
        status(question, whole, Seat::Interviewer, suggested, style)
    };
    insta::assert_snapshot!(line(20_000, Some(3), plain(100)), @"2:40 of 3:00 left · 41:10 of 60:00 left · hints 1/2 · follow-ups 0/2 · suggested 3 good");
    insta::assert_snapshot!(line(181_000, None, plain(40)), @r"
    -0:01 of 3:00 left · 41:10 of 60:00 left
    hints 1/2 · follow-ups 0/2
    ");
    assert_eq!(status(None, whole, Seat::Alone, None, plain(80)), "41:10 of 60:00 left");
    let colored = line(200_000, None, Style { width: 40, color: true });
    assert!(colored.starts_with("\u{1b}[35m-0:20 of 3:00 left\u{1b}[0m"), "{colored}");
    assert_eq!(console::strip_ansi_codes(&colored), line(200_000, None, plain(40)));
}

#[test]
fn which_option_is_right_is_not_to_be_seen_before_the_rubric() {
    let set = four();
    let screen = question(&set, &set.questions[2], &[], plain(60));
    insta::assert_snapshot!(screen, @r"
    ── 3 of 4 · topic · leaf/three · middle · choice · 3 min ───

    What is three?

    a)  an option
    b)  an option
    ");
}

#[test]
fn the_summary_names_what_is_open_and_what_lacks_evidence() {
    let set = four();
    let mut card = Scorecard::empty(&set, "anna");
    let rated = |rating, note: &str| Mark {
        state: State::Rated,
        rating: Some(rating),
        note: note.into(),
        elapsed_ms: 61_500,
        ..Mark::default()
    };
    card.marks[0] = rated(3, "");
    card.marks[1] = rated(4, "");
    card.marks[2] = Mark { state: State::NotAsked, ..Mark::default() };
    insta::assert_snapshot!(summary(&set, &card, Seat::Interviewer, plain(60)), @r"
    ── summary ─────────────────────────────────────────────────

    #  question    rating     note     time
    1  leaf/one    3 good              1:01
    2  leaf/two    4 strong   missing  1:01
    3  leaf/three  not asked           0:00
    4  leaf/four   open                0:00

    2 of 4 rated.
    1 open: finishing counts what is open as not asked.

    You have not said what you recommend: 1 strong no, 2 no, 3
    yes, 4 strong yes.
    ");
}
