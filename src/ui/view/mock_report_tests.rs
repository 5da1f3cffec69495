use crate::domain::interview::samples::{card, set};
use crate::domain::interview::score::report;

use super::*;
use crate::domain::labels::Kind;

fn style(width: usize) -> Style {
    Style { width, color: false }
}

fn sample() -> Report {
    let mut set = set(
        "middle-60-7-3fa90c1e",
        &[
            ("python-core", "decorators/order", 3),
            ("concurrency", "asyncio-tasks/blocking-sleep", 3),
            ("concurrency", "threads/gil", 4),
            ("sql-databases", "joins/left-join-count", 2),
            ("security", "passwords/hash-or-encrypt", 3),
        ],
    );
    set.candidate = Some("C-17".to_owned());
    set.blueprint.verdict.must_have_topics = vec!["concurrency".into(), "sql-databases".into()];
    let mut card = card(&set, "anna", &[(3, 2), (2, 1), (1, 0), (3, 2), (0, 0)]);
    card.marks[1].hints = 1;
    card.marks[1].follow_ups = 2;
    card.marks[2].note =
        "Said the GIL makes counters safe; after the hint named `+=` as two steps, \
                          but not which of them can be parted.\nA \u{1b}[31mred\u{1b}[0m line."
            .to_owned();
    report(&set, &card)
}

#[test]
fn a_report_at_eighty_columns() {
    insta::assert_snapshot!(render(&sample(), style(80)), @r"
    ── middle interview · candidate C-17 · by anna · middle-60-7-3fa90c1e ──────────

    Not yet
      concurrency is a must-have at 1.50; it needs 2.0.
      Overall it is 2.25; a pass needs 2.7.
      A pass needs 2.7 or more overall, 2.0 or more in each must-have (concurrency,
      sql-databases), and 80 % of the questions asked. A question weighs its planned
      minutes, at least 2 and at most 12.

    overall     2.25 of 4
    asked       4 of 5 questions
    key points  5 of 8 = 63 %, 95 % interval 31 to 86 %
                1 question without a tick, not counted there
    time        5 min at the questions, 60 planned for them

    competency     mean  of 4               rated  points
    python-core    3.00  ▇▇▇▇▇▇▇▇▇▇▇▇░░░░  1 of 1  2 of 3
    concurrency    1.50  ▇▇▇▇▇▇░░░░░░░░░░  2 of 2  1 of 3  must-have
    sql-databases  3.00  ▇▇▇▇▇▇▇▇▇▇▇▇░░░░  1 of 1  2 of 2  must-have
    security          -                    0 of 1

          rating  points  level   kind  question
    1          3  2 of 3  middle  open  decorators/order
         What is `decorators/order`?
    2          2  1 of 3  middle  open  asyncio-tasks/blocking-sleep
         What is `asyncio-tasks/blocking-sleep`?
         1 hint, 2 follow-ups
    3          1       -  middle  open  threads/gil
         What is `threads/gil`?
         Said the GIL makes counters safe; after the hint named `+=` as two steps,
         but not which of them can be parted.
         A ␛[31mred␛[0m line.
    4          3  2 of 2  middle  open  joins/left-join-count
         What is `joins/left-join-count`?
    5  not asked          middle  open  passwords/hash-or-encrypt
         What is `passwords/hash-or-encrypt`?

    1: Mostly missing or wrong: fewer than half of the required points
    2: Partly right: a required point is missing
    3: Right: all required points
    4: Right and beyond: all required points and at least half of the others
    Ticks suggest a rating by this scale. Where no point is marked as required, all
    of them are; where there are no others, all is 3; after a hint it is at most 3.
    A choice, an output or a gap: right 3, wrong 1, after a hint or a wrong try 2.
    SQL and code: every test passes without help 3, after a hint or once a failure
    was explained 2, otherwise 1; a 4 is given by hand.
    ");
}

#[test]
fn a_report_at_a_hundred_and_twenty_columns_in_colour() {
    let drawn = render(&sample(), style(120));
    assert!(drawn.lines().all(|line| console::measure_text_width(line) <= 120), "{drawn}");
    let painted = render(&sample(), Style { width: 120, color: true });
    assert_eq!(console::strip_ansi_codes(&painted), drawn);
    assert!(painted.contains("\u{1b}[31mNot yet\u{1b}[0m"), "{painted}");
}

#[test]
fn an_interview_that_is_not_finished_says_so() {
    let set = set("s", &[("testing", "mocks/a", 0), ("testing", "mocks/b", 1)]);
    let mut card = card(&set, "anna", &[(4, 0)]);
    card.finished = false;
    insta::assert_snapshot!(render(&report(&set, &card), style(80)), @r"
    ── middle interview · by anna · s ──────────────────────────────────────────────

    The interview is not finished: this is how it stands so far.
    Insufficient evidence
      1 of 2 questions were asked; a verdict needs 80 %.
      A pass needs 2.7 or more overall, and 80 % of the questions asked. A question
      weighs its planned minutes, at least 2 and at most 12.

    overall     4.00 of 4
    asked       1 of 2 questions
    key points  none to tick
    time        1 min at the questions, 60 planned for them

    competency  mean  of 4               rated  points
    testing     4.00  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇  1 of 2

       rating  points  level   kind  question
    1       4          middle  open  mocks/a
         What is `mocks/a`?
    2    open          middle  open  mocks/b
         What is `mocks/b`?

    1: Mostly missing or wrong: fewer than half of the required points
    2: Partly right: a required point is missing
    3: Right: all required points
    4: Right and beyond: all required points and at least half of the others
    Ticks suggest a rating by this scale. Where no point is marked as required, all
    of them are; where there are no others, all is 3; after a hint it is at most 3.
    A choice, an output or a gap: right 3, wrong 1, after a hint or a wrong try 2.
    SQL and code: every test passes without help 3, after a hint or once a failure
    was explained 2, otherwise 1; a 4 is given by hand.
    ");
}

#[test]
fn reasons_are_sentences() {
    let what = || Needed::Topic("threads".to_owned());
    for (reason, expected) in [
        (Reason::AskedTooFew { asked: 0, of: 3, wanted: 0.8 }, "No question was asked and rated."),
        (
            Reason::MustHaveUnrated { what: what(), of: 0 },
            "threads is a must-have, and the set has no question on it.",
        ),
        (
            Reason::MustHaveUnrated { what: what(), of: 2 },
            "threads is a must-have without a rating.",
        ),
        (
            Reason::MustHaveThin { what: Needed::Kind(Kind::Code), rated: 1 },
            "kind \"code\" is a must-have, and too little of it was asked: a verdict needs two questions or five \
             minutes, not choices or gaps alone.",
        ),
        (
            Reason::OverallBelow { overall: 2.6999, wanted: 2.75 },
            "Overall it is 2.70; a pass needs 2.75.",
        ),
        (
            Reason::OverallBelow { overall: 2.6999, wanted: 2.7 },
            "Overall it is just below 2.70; a pass needs 2.7.",
        ),
    ] {
        assert_eq!(sentence(&reason), expected);
    }
}
