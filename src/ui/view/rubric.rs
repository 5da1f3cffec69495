//! What an interviewer holds an answer against: key points and red flags to tick, the answer in full, what was given and seen.

use crate::domain::interview::console::Seat;
use crate::domain::interview::journal::Mark;
use crate::domain::interview::scale::rating_word;
use crate::domain::interview::set::SetQuestion;
use crate::domain::labels::Kind;
use crate::domain::question::Question;
use crate::ui::safe::visible_line;
use crate::ui::theme::{Role, paint};
use crate::ui::{Style, markdown};
use crate::words::ui::answer as words;

use super::answer::{explained_options, points, section};
use super::mock_report::ran;
use super::{heading, paragraph, places, rule, stacked};

/// The rubric with its ticks. The key points come first: whoever listens rates by them, and reads no essay meanwhile.
pub fn rubric(question: &SetQuestion, mark: &Mark, seat: Seat, style: Style) -> String {
    let content = &question.question.content;
    let in_full = match holds_back(&question.question) {
        true => String::new(),
        false => answer(&question.question, style),
    };
    stacked([
        rule(&[words::expected_answer().to_owned()], style),
        explained_options(content, &[], style),
        points(content, &mark.ticked, style),
        in_full,
        match seat {
            Seat::Interviewer => red_flags(question, mark, style),
            Seat::Alone => section(words::red_flags(), &content.red_flags, false, style),
        },
        section(words::what_ratings_sound_like(), &content.levels, true, style),
        section(words::hints_given(), given(&content.hints, mark.bank_hints), true, style),
        own_hints(mark, style),
        section(
            words::follow_ups_asked(),
            given(&content.follow_ups, mark.follow_ups),
            true,
            style,
        ),
        runs(mark, style),
        note(mark, style),
    ])
}

/// The answer in full.
pub fn whole_answer(question: &SetQuestion, style: Style) -> String {
    let title = rule(&[words::answer_in_full().to_owned()], style);
    stacked([title, answer(&question.question, style)])
}

/// Whether the rubric shows the key points in place of the answer. What is printed, and what fills a gap, is itself what one compares with.
pub fn holds_back(question: &Question) -> bool {
    let content = &question.content;
    let is_compared = matches!(question.kind, Kind::Output | Kind::Cloze);
    let has_answer = !(content.answer.is_empty() && content.explanation.is_empty());
    has_answer && !is_compared && !content.key_points.is_empty()
}

fn answer(question: &Question, style: Style) -> String {
    let content = &question.content;
    let texts = [&content.answer, &content.explanation];
    stacked(texts.map(|text| markdown::render(text, style)))
}

/// The key points with their ticks.
pub fn ticks(question: &SetQuestion, mark: &Mark, style: Style) -> String {
    points(&question.question.content, &mark.ticked, style)
}

/// The red flags, those that were seen marked.
pub fn red_flags(question: &SetQuestion, mark: &Mark, style: Style) -> String {
    let flags = &question.question.content.red_flags;
    if flags.is_empty() {
        return String::new();
    }
    let narrow = Style { width: style.width.saturating_sub(8).max(20), ..style };
    let drawn = flags.iter().zip(1..).map(|(flag, number)| {
        let is_seen = mark.red_flags.contains(&number);
        let (sign, role) = if is_seen { ("[!]", Role::Bad) } else { ("[ ]", Role::Muted) };
        let text = markdown::render(flag, narrow).replace('\n', "\n        ");
        format!("{number:>2}  {} {text}", paint(sign, role, style.color))
    });
    format!("{}\n{}", heading(words::red_flags(), style), drawn.collect::<Vec<_>>().join("\n"))
}

/// Follow-up number `place`, counted from 0.
pub fn follow_up(follow_ups: &[String], place: usize, style: Style) -> String {
    let title = words::follow_up(&(place + 1), &follow_ups.len());
    let text = follow_ups.get(place).map_or("", String::as_str);
    format!("{}\n{}", paint(&title, Role::Accent, style.color), markdown::render(text, style))
}

/// The note as it is.
pub fn note(mark: &Mark, style: Style) -> String {
    // Empty lines at its ends were typed while thinking.
    let note = mark.note.trim();
    if note.is_empty() {
        return String::new();
    }
    let title = match mark.noted_for_another() {
        Some(rating) => words::note_written_for(&rating, &rating_word(rating)),
        None => words::note().to_owned(),
    };
    format!("{}\n{}", heading(&title, style), paragraph(note, 0, Role::Plain, style))
}

fn own_hints(mark: &Mark, style: Style) -> String {
    let hints = mark.own_hints.iter().map(|hint| format!("• {}", visible_line(hint)));
    listed(words::your_own_hints(), hints.collect(), style)
}

fn runs(mark: &Mark, style: Style) -> String {
    listed(words::runs(), mark.runs.iter().map(|run| format!("• {}", ran(run))).collect(), style)
}

fn listed(title: &str, lines: Vec<String>, style: Style) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let lines = lines.iter().map(|line| paragraph(line, 0, Role::Plain, style));
    format!("{}\n{}", heading(title, style), lines.collect::<Vec<_>>().join("\n"))
}

fn given(texts: &[String], count: u32) -> &[String] {
    texts.get(..places(count)).unwrap_or(texts)
}

/// What a run came to, in the line that the journal keeps: the first line of what was said of it, without its colours. Where that is
/// the bare verdict, the reason comes with it.
pub fn in_a_line(said: &str) -> String {
    let plain = console::strip_ansi_codes(said);
    let mut lines = plain.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let reason = lines.next().filter(|_| first == words::not_right()).unwrap_or_default();
    visible_line(format!("{first} {reason}").trim().trim_end_matches(':'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::interview::journal::Run;
    use crate::domain::interview::samples::four;

    const PLAIN: Style = Style { width: 50, color: false };

    #[test]
    fn the_rubric_holds_what_was_given_and_no_hint_that_was_not() {
        let mut set = four();
        set.questions[0].question.content.red_flags = vec!["it guesses".into(), "it hopes".into()];
        let run = Run { file: "a.py".into(), right: Some(false), told: "1 of 3 passed.".into() };
        let mark = Mark {
            ticked: vec![true, false, false, false],
            hints: 2,
            bank_hints: 1,
            red_flags: vec![2],
            own_hints: vec!["smaller?".into()],
            runs: vec![run],
            note: "said \u{1b}[2J so".into(),
            ..Mark::default()
        };
        insta::assert_snapshot!(rubric(&set.questions[0], &mark, Seat::Interviewer, PLAIN), @r"
        ── expected answer ───────────────────────────────

        Key points (* required)
         1* [x] point 1
         2  [ ] point 2
         3  [ ] point 3
         4  [ ] point 4

        Red flags
         1  [ ] it guesses
         2  [!] it hopes

        Hints given
        1. hint 1

        Your own hints
        • smaller?

        Runs
        • a.py: wrong; 1 of 3 passed.

        Note
        said ␛[2J so
        ");
        insta::assert_snapshot!(whole_answer(&set.questions[0], PLAIN), @r"
        ── the answer in full ────────────────────────────

        It is this.
        ");
        let alone = rubric(&set.questions[0], &Mark::default(), Seat::Alone, PLAIN);
        assert!(alone.contains("• it guesses") && !alone.contains("It is this."), "{alone}");
    }

    #[test]
    fn what_is_compared_letter_by_letter_is_never_held_back() {
        let mut question = four().questions[0].question.clone();
        assert!(holds_back(&question));
        question.kind = Kind::Output;
        assert!(!holds_back(&question));
        question.kind = Kind::Open;
        question.content.key_points.clear();
        assert!(!holds_back(&question));
    }

    #[test]
    fn a_run_is_kept_in_one_line() {
        for (said, line) in [
            ("", ""),
            ("All 3 tests passed.\n\nok  test_one", "All 3 tests passed."),
            ("\u{1b}[31mNot right.\u{1b}[0m\n\n2 rows missing:\n\na", "Not right. 2 rows missing"),
            ("Not right. 1 of 3 tests passed.\n\nok", "Not right. 1 of 3 tests passed."),
            ("The query does not run: no \u{7}", "The query does not run: no ␇"),
        ] {
            assert_eq!(in_a_line(said), line, "{said:?}");
        }
    }
}
