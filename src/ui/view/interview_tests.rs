//! Screens of the console, line by line.

use super::*;
use crate::domain::interview::samples::four;

fn plain(width: usize) -> Style {
    Style { width, color: false }
}

#[test]
fn the_status_says_what_is_left_and_what_is_over() {
    let set = four();
    let (question, mark) = (&set.questions[0], Mark { hints: 1, ..Mark::default() });
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
fn an_interviewer_sees_which_option_is_right_and_a_candidate_does_not() {
    let set = four();
    let screen = |seat| question(&set, &set.questions[2], seat, &[], plain(60));
    insta::assert_snapshot!(screen(Seat::Interviewer), @r"
    ── 3 of 4 · topic · leaf/three · middle · choice · 3 min ───

    What is three?

    ✓ a)  an option
      b)  an option
    ");
    assert!(!screen(Seat::Alone).contains(['✓', '✗']));
}

#[test]
fn the_rubric_holds_what_was_given_and_no_hint_that_was_not() {
    let set = four();
    let mark = Mark {
        ticked: vec![true, false, false, false],
        hints: 1,
        note: "said \u{1b}[2J so".into(),
        ..Mark::default()
    };
    insta::assert_snapshot!(rubric(&set.questions[0], &mark, plain(50)), @r"
    ── expected answer ───────────────────────────────

    It is this.

    Key points (* required)
     1* [x] point 1
     2  [ ] point 2
     3  [ ] point 3
     4  [ ] point 4

    Hints given
    1. hint 1

    Note
    said ␛[2J so
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
