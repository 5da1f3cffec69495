//! Laws of the console: whatever comes in, nothing panics, and what it writes adds up to what it shows.

use proptest::prelude::*;

use super::*;
use crate::domain::interview::journal::Run;
use crate::domain::interview::samples::four;

struct Desk<'s> {
    console: Console<'s>,
    journal: Vec<Entry>,
    now_ms: i64,
}

impl<'s> Desk<'s> {
    fn new(set: &'s Set, seat: Seat) -> Self {
        let console = Console::new(set, seat, Replay::new(set, "anna"));
        Self { console, journal: Vec::new(), now_ms: 1_000_000 }
    }

    fn begun(set: &'s Set, seat: Seat) -> Self {
        let mut desk = Self::new(set, seat);
        assert_eq!(desk.give(Input::Begin(None)).screen, Screen::Prompt);
        desk
    }

    /// The console as it is after a kill: from its journal alone.
    fn resumed(&self, set: &'s Set) -> Self {
        let replay = Replay::of(set, "anna", &self.journal).unwrap();
        let console = Console::new(set, self.console.seat, replay);
        Self { console, journal: self.journal.clone(), now_ms: self.now_ms }
    }

    fn give(&mut self, input: Input) -> Output {
        let output = self.console.step(input, self.now_ms);
        self.journal.extend(output.entries.clone());
        output
    }

    fn screen(&mut self, input: Input) -> Screen {
        self.give(input).screen
    }

    fn number(&self) -> Option<u32> {
        self.console.current().map(|(question, _)| question.number)
    }
}

#[test]
fn an_interview_from_end_to_end() {
    let set = four();
    let mut desk = Desk::begun(&set, Seat::Interviewer);
    assert_eq!(desk.screen(Input::Tick(vec![1])), Screen::Refused(Refusal::NotNow));
    assert_eq!(desk.screen(Input::Enter), Screen::Rubric);
    assert_eq!(desk.screen(Input::Enter), Screen::Refused(Refusal::NothingSuggested));
    assert_eq!(desk.screen(Input::Tick(vec![1, 3, 3])), Screen::Ticks);
    assert_eq!(desk.console.suggested(), Some(3));
    let rated = desk.give(Input::Enter);
    assert_eq!(rated.told, [Told::Rated(3)]);
    assert_eq!(rated.exposed.as_ref().map(QuestionId::as_str), Some("leaf/one"));
    // The rating and the next question are one write.
    assert_eq!((rated.screen, rated.entries.len()), (Screen::Prompt, 2));

    desk.give(Input::Enter);
    assert_eq!(desk.screen(Input::Rate(1)), Screen::Note(Some(1)));
    assert_eq!(desk.screen(Input::Rate(2)), Screen::Refused(Refusal::NotNow));
    let noted = desk.give(Input::Note("  could not say  ".into()));
    assert_eq!((noted.told, noted.screen), (vec![Told::Noted], Screen::Prompt));
    assert_eq!(desk.console.card().marks[1].note, "could not say");

    assert_eq!(desk.give(Input::NotAsked).told, [Told::NotAsked]);
    desk.give(Input::Enter);
    assert_eq!(desk.screen(Input::Rate(4)), Screen::Note(Some(4)));
    let left = desk.give(Input::LeaveNote);
    assert_eq!((left.told, left.screen), (vec![Told::NoEvidence(4)], Screen::Summary));
    assert!(desk.console.question_time(0).is_none());
    let states: Vec<_> = desk.console.card().marks.iter().map(|mark| mark.rating).collect();
    assert_eq!(states, [Some(3), Some(1), None, Some(4)]);
    // Without a recommendation it ends only when Enter is meant.
    assert_eq!(desk.screen(Input::Enter), Screen::Refused(Refusal::NoRecommendation));
    assert_eq!(desk.screen(Input::Enter), Screen::Finished);
    assert_eq!(
        desk.give(Input::Back),
        Output { entries: vec![], exposed: None, told: vec![], screen: Screen::Finished }
    );
    assert!(desk.resumed(&set).console.card().finished);
}

#[test]
fn a_rating_before_the_reveal_stands_and_is_told_as_one() {
    let set = four();
    let mut desk = Desk::begun(&set, Seat::Interviewer);
    let rated = desk.give(Input::Rate(3));
    assert_eq!((rated.told, rated.screen), (vec![Told::RatedUnseen(3)], Screen::Prompt));
    assert_eq!(rated.exposed.as_ref().map(QuestionId::as_str), Some("leaf/one"));
    // It wants evidence like any other, and what was open is asked next.
    assert_eq!(desk.screen(Input::Rate(4)), Screen::Note(Some(4)));
    assert_eq!(desk.screen(Input::Note("knew the limits".into())), Screen::Prompt);
    assert_eq!(desk.number(), Some(3));
    let mut back = desk.resumed(&set);
    back.give(Input::Begin(Some(1)));
    assert!(back.console.is_revealed(), "a question that was decided comes with its rubric");
    assert_eq!(back.console.card().marks[0].rating, Some(3));
}

#[test]
fn back_shows_what_was_decided_and_a_second_rating_replaces_it() {
    let set = four();
    let mut desk = Desk::begun(&set, Seat::Interviewer);
    assert_eq!(desk.screen(Input::Back), Screen::Refused(Refusal::First));
    desk.give(Input::Enter);
    desk.give(Input::Rate(3));
    assert_eq!(desk.number(), Some(2));
    assert_eq!((desk.screen(Input::Back), desk.number()), (Screen::Whole, Some(1)));
    let kept = desk.give(Input::Enter);
    assert_eq!((kept.told, kept.exposed, desk.number()), (vec![Told::Kept], None, Some(2)));
    desk.give(Input::Back);
    let again = desk.give(Input::Rate(2));
    assert_eq!((again.screen, again.exposed), (Screen::Note(Some(2)), None));
    desk.give(Input::Note("on second thoughts".into()));
    // There is a note now: it is not asked for again.
    desk.give(Input::Back);
    assert_eq!((desk.screen(Input::Rate(4)), desk.number()), (Screen::Prompt, Some(2)));
    assert_eq!(desk.console.card().marks[0].rating, Some(4));
    assert_eq!((desk.screen(Input::Jump(Some(4))), desk.number()), (Screen::Prompt, Some(4)));
    let beyond = Refusal::NoSuchQuestion { given: 5, count: 4 };
    assert_eq!(desk.screen(Input::Jump(Some(5))), Screen::Refused(beyond));
    // What was left open on the way comes before the summary.
    assert_eq!((desk.screen(Input::NotAsked), desk.number()), (Screen::Prompt, Some(2)));
    assert_eq!(desk.screen(Input::Jump(None)), Screen::Summary);
    assert_eq!((desk.screen(Input::Back), desk.number()), (Screen::Whole, Some(4)));
    desk.give(Input::Jump(None));
    desk.give(Input::Enter);
    desk.give(Input::Enter);
    let open = desk.console.numbers(|mark| mark.state == State::Open);
    assert_eq!(
        (open, desk.console.numbers(|mark| mark.state == State::NotAsked)),
        (vec![], vec![2, 3, 4])
    );
}

#[test]
fn a_note_is_kept_line_by_line() {
    let set = four();
    let mut desk = Desk::begun(&set, Seat::Interviewer);
    desk.give(Input::Write);
    assert_eq!(desk.give(Input::NoteLine("said one".into())).entries.len(), 1);
    // What a kill leaves is the line that was typed.
    assert_eq!(desk.resumed(&set).console.card().marks[0].note, "said one");
    desk.give(Input::NoteLine("said two".into()));
    let done = desk.give(Input::NoteDone);
    assert_eq!((done.told, done.screen), (vec![Told::Noted], Screen::Keys));
    assert_eq!(desk.console.card().marks[0].note, "said one\nsaid two");
    assert_eq!(desk.screen(Input::NoteLine("x".into())), Screen::Refused(Refusal::NotNow));
}

#[test]
fn hints_cap_only_the_suggestion() {
    let set = four();
    let mut desk = Desk::begun(&set, Seat::Interviewer);
    assert_eq!(desk.screen(Input::Hint), Screen::Hint(0));
    assert_eq!(desk.screen(Input::FollowUp), Screen::FollowUp(0));
    desk.give(Input::Enter);
    assert_eq!(desk.screen(Input::Hint), Screen::Hint(1));
    assert_eq!(desk.screen(Input::Hint), Screen::Refused(Refusal::NoHint));
    assert_eq!(desk.screen(Input::FollowUp), Screen::FollowUp(1));
    assert_eq!(desk.screen(Input::FollowUp), Screen::Refused(Refusal::NoFollowUp));
    desk.give(Input::Tick(vec![1, 2, 3, 4]));
    assert_eq!(desk.console.suggested(), Some(3));
    assert_eq!(desk.give(Input::Rate(4)).told, [Told::Rated(4)]);
}

#[test]
fn notes_are_kept_where_they_were_begun() {
    let set = four();
    let mut desk = Desk::begun(&set, Seat::Interviewer);
    assert_eq!(desk.screen(Input::Write), Screen::Note(None));
    assert_eq!(desk.screen(Input::Note("heard".into())), Screen::Keys);
    assert!(!desk.console.is_revealed());
    desk.give(Input::Enter);
    desk.give(Input::Write);
    let long = "x".repeat(NOTE_BYTES_MAX + 1);
    assert_eq!(desk.screen(Input::Note(long)), Screen::Refused(Refusal::LongNote));
    assert_eq!(desk.give(Input::Note(String::new())).told, [Told::NoteGone]);
    assert!(desk.console.is_revealed());
    desk.give(Input::Write);
    assert_eq!(desk.give(Input::LeaveNote).entries, []);
}

#[test]
fn time_is_counted_for_the_question_on_the_screen_and_not_in_a_pause() {
    let set = four();
    let mut desk = Desk::begun(&set, Seat::Interviewer);
    let left = |desk: &Desk<'_>| {
        let question = desk.console.question_time(desk.now_ms).map(Span::left_ms);
        (question, desk.console.whole_time(desk.now_ms).left_ms())
    };
    desk.now_ms += 200_000;
    assert_eq!(left(&desk), (Some(-20_000), 3_400_000));
    desk.give(Input::Pause);
    desk.now_ms += 10_000_000;
    let mut desk = desk.resumed(&set);
    desk.give(Input::Begin(None));
    assert_eq!(left(&desk), (Some(-20_000), 3_400_000));
    // A kill loses what was not written, and nothing else.
    desk.now_ms += 1_000;
    let mut desk = desk.resumed(&set);
    desk.now_ms -= 5_000_000;
    desk.give(Input::Begin(Some(3)));
    desk.now_ms += 7_000;
    assert_eq!((desk.number(), left(&desk)), (Some(3), (Some(173_000), 3_393_000)));
}

#[test]
fn a_recommendation_is_written_before_its_reason_is_asked_for() {
    let set = four();
    let mut desk = Desk::begun(&set, Seat::Interviewer);
    assert_eq!(desk.screen(Input::Jump(None)), Screen::Summary);
    assert_eq!(desk.screen(Input::Rate(5)), Screen::Refused(Refusal::NoSuchRating { given: 5 }));
    let said = desk.give(Input::Rate(4));
    assert_eq!(said.screen, Screen::Because(Recommendation::StrongYes));
    assert_eq!(desk.screen(Input::Enter), Screen::Refused(Refusal::NotNow));
    let recommended = |desk: &Desk<'_>| desk.resumed(&set).console.card().recommended.clone();
    assert_eq!(recommended(&desk).unwrap().because, "");
    assert_eq!(desk.screen(Input::Note(" calm ".into())), Screen::Summary);
    assert_eq!(recommended(&desk).unwrap().because, "calm");
    // Another one replaces it, and without a reason that is told.
    desk.give(Input::Rate(1));
    assert_eq!(desk.give(Input::LeaveNote).told, [Told::NoReason]);
    assert_eq!(recommended(&desk).unwrap().recommendation, Recommendation::StrongNo);
    assert_eq!(desk.screen(Input::Enter), Screen::Finished);
}

#[test]
fn one_of_a_panel_takes_a_part_and_leaves_the_others_questions_open() {
    let set = four();
    let mut replay = Replay::new(&set, "anna");
    let opened = Event::Opened {
        set: set.id.clone(),
        digest: set.digest.clone(),
        interviewer: "anna".into(),
    };
    for event in [opened, Event::Part { from: 2, to: 3 }] {
        replay.add(&Entry { at_ms: 0, event }).unwrap();
    }
    let console = Console::new(&set, Seat::Interviewer, replay);
    let mut desk = Desk { console, journal: Vec::new(), now_ms: 1_000_000 };
    desk.give(Input::Begin(None));
    assert_eq!(desk.number(), Some(2));
    desk.give(Input::NotAsked);
    assert_eq!(desk.number(), Some(3));
    desk.give(Input::Jump(None));
    desk.give(Input::Rate(2));
    desk.give(Input::LeaveNote);
    assert_eq!(desk.screen(Input::Enter), Screen::Finished);
    let states: Vec<State> = desk.console.card().marks.iter().map(|mark| mark.state).collect();
    assert_eq!(states, [State::Open, State::NotAsked, State::NotAsked, State::Open]);
}

#[test]
fn red_flags_own_hints_and_runs_are_kept_with_their_question() {
    let mut set = four();
    set.questions[0].question.content.red_flags = vec!["guesses".into()];
    let mut desk = Desk::begun(&set, Seat::Interviewer);
    assert_eq!(desk.screen(Input::RedFlags(vec![1])), Screen::Refused(Refusal::NotNow));
    assert_eq!(desk.give(Input::OwnHint(" smaller? ".into())).told, [Told::OwnHint]);
    let run = Run { file: "a.py".into(), right: Some(true), told: "3 of 3 tests pass".into() };
    assert_eq!(desk.give(Input::Ran(run.clone())).told, [Told::Ran(Some(true))]);
    assert_eq!(desk.console.suggested(), Some(2), "right, after a hint");
    let long = Run { told: "x".repeat(NOTE_BYTES_MAX + 1), ..run };
    assert_eq!(desk.screen(Input::Ran(long)), Screen::Refused(Refusal::LongNote));
    desk.give(Input::Enter);
    let beyond = Refusal::NoSuchRedFlag { given: 2, count: 1 };
    assert_eq!(desk.screen(Input::RedFlags(vec![2])), Screen::Refused(beyond));
    assert_eq!(desk.screen(Input::RedFlags(vec![1])), Screen::RedFlags);
    // A hint of one's own caps the suggestion as one of the bank does.
    desk.give(Input::Tick(vec![1, 2, 3, 4]));
    assert_eq!(desk.console.suggested(), Some(2), "a run says more than ticks");
    let mark = desk.resumed(&set).console.card().marks[0].clone();
    assert_eq!(
        (mark.red_flags, mark.own_hints, mark.runs.len()),
        (vec![1], vec!["smaller?".into()], 1)
    );
}

#[test]
fn alone_there_are_no_hints_and_answers_are_judged() {
    let set = four();
    let mut desk = Desk::new(&set, Seat::Alone);
    let begun = desk.give(Input::Begin(None));
    assert_eq!(begun.exposed.as_ref().map(QuestionId::as_str), Some("leaf/one"));
    for refused in [
        Input::Hint,
        Input::FollowUp,
        Input::NotAsked,
        Input::Write,
        Input::Back,
        Input::Jump(Some(4)),
    ] {
        assert_eq!(desk.screen(refused), Screen::Refused(Refusal::NotNow));
    }
    assert_eq!(desk.screen(Input::Rate(1)), Screen::Refused(Refusal::NotNow));
    desk.give(Input::Enter);
    // No evidence is asked for.
    assert_eq!(desk.screen(Input::Rate(1)), Screen::Prompt);
    for _ in 2..4 {
        desk.give(Input::Enter);
        desk.give(Input::Rate(3));
    }
    assert_eq!(desk.number(), Some(4));
    assert_eq!(desk.screen(Input::Answered(Some(false))), Screen::TryAgain);
    assert_eq!(desk.screen(Input::Answered(Some(true))), Screen::Rubric);
    assert_eq!(desk.console.suggested(), Some(2));
    // What was judged is not rated otherwise.
    let judged = Refusal::Judged { rating: 2 };
    assert_eq!(desk.screen(Input::Rate(4)), Screen::Refused(judged));
    // Time is up: the rubric that is shown may still be rated.
    assert_eq!(desk.screen(Input::TimeUp), Screen::Keys);
    assert_eq!(desk.screen(Input::Enter), Screen::Summary);
    assert!(desk.console.numbers(|mark| mark.state == State::NotAsked).is_empty());
}

#[test]
fn what_is_open_when_the_time_is_up_was_not_asked() {
    let set = four();
    let mut desk = Desk::new(&set, Seat::Alone);
    desk.give(Input::Begin(None));
    desk.give(Input::Enter);
    assert_eq!(desk.screen(Input::Rate(2)), Screen::Prompt);
    assert_eq!(desk.screen(Input::TimeUp), Screen::Summary);
    assert_eq!(desk.console.numbers(|mark| mark.state == State::NotAsked), [2, 3, 4]);
}

fn any_input() -> impl Strategy<Value = Input> {
    prop_oneof![
        6 => Just(Input::Enter),
        6 => (0u8..=5).prop_map(Input::Rate),
        3 => proptest::collection::vec(0usize..6, 0..4).prop_map(Input::Tick),
        2 => Just(Input::NotAsked),
        2 => Just(Input::Hint),
        2 => Just(Input::FollowUp),
        1 => Just(Input::OwnHint("try a smaller one".into())),
        1 => proptest::collection::vec(0usize..3, 0..3).prop_map(Input::RedFlags),
        1 => proptest::option::of(proptest::bool::ANY).prop_map(|right| {
            Input::Ran(Run { file: "a.py".into(), right, told: "as it is".into() })
        }),
        2 => Just(Input::Write),
        3 => prop_oneof![Just(""), Just("a note"), Just(" ")].prop_map(|text| Input::Note(text.into())),
        2 => Just(Input::LeaveNote),
        3 => Just(Input::Back),
        1 => proptest::option::of(0u32..6).prop_map(Input::Jump),
        1 => proptest::option::of(proptest::bool::ANY).prop_map(Input::Answered),
        1 => proptest::option::of(0u32..6).prop_map(Input::Begin),
        1 => Just(Input::TimeUp),
        1 => Just(Input::Pause),
    ]
}

proptest! {
    #[test]
    fn no_input_in_any_state_panics_and_the_journal_is_the_truth(
        steps in proptest::collection::vec((any_input(), -5_000i64..60_000), 0..80),
        alone in proptest::bool::ANY,
    ) {
        let set = four();
        let seat = if alone { Seat::Alone } else { Seat::Interviewer };
        let mut desk = Desk::new(&set, seat);
        desk.give(Input::Begin(None));
        for (input, passed_ms) in steps {
            desk.now_ms += passed_ms;
            let is_over = desk.console.phase == Phase::Ended(true);
            let output = desk.give(input);
            prop_assert!(!is_over || output.entries.is_empty(), "nothing follows the end");
            let is_refused = matches!(output.screen, Screen::Refused(_));
            prop_assert!(!is_refused || output.entries.is_empty());
            let replay = Replay::of(&set, "anna", &desk.journal);
            prop_assert_eq!(replay.as_ref(), Ok(&desk.console.replay));
            let newest = desk.journal.windows(2).all(|pair| {
                pair[0].at_ms <= pair[1].at_ms || matches!(pair[1].event, Event::Opened { .. })
            });
            prop_assert!(newest, "moments do not run backwards");
            if desk.console.phase == Phase::Ended(false) {
                desk = desk.resumed(&set);
                desk.give(Input::Begin(None));
            }
        }
    }

    #[test]
    fn a_kill_at_any_moment_loses_no_decision(
        inputs in proptest::collection::vec(any_input(), 0..40),
    ) {
        let set = four();
        let mut desk = Desk::begun(&set, Seat::Interviewer);
        for input in inputs {
            desk.give(input);
            let mut resumed = desk.resumed(&set);
            prop_assert_eq!(resumed.console.card(), desk.console.card());
            if !desk.console.card().finished {
                let screen = resumed.screen(Input::Begin(None));
                prop_assert!(matches!(screen, Screen::Prompt | Screen::Summary), "{screen:?}");
            }
        }
    }
}
