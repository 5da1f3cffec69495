//! The tables: one a mode, in the order of the key line. A further key is one more row.

use super::binding::{Binding, Takes};
use crate::ui::{Command, Keys};
use crate::words::ui::keys as words;

fn is_revealed(keys: &Keys) -> bool {
    !keys.grades.is_empty()
}

fn no_hint(keys: &Keys) -> &'static str {
    match (keys.has_hints, is_revealed(keys)) {
        (false, _) => words::question_has_no_hints(),
        (true, true) => words::hints_are_for_before(),
        (true, false) => words::no_further_hint(),
    }
}

fn nothing_more(keys: &Keys) -> &'static str {
    match is_revealed(keys) {
        true => words::nothing_more_to_answer(),
        false => words::nothing_is_revealed(),
    }
}

/// Behind the rubric of an interview: Enter shows it first.
const ESSAY: Binding = Binding::new(
    'a',
    words::answer(),
    |keys| keys.answer,
    words::help_full_answer(),
    Command::Answer,
)
.or_else(|keys| match is_revealed(keys) && !keys.console.unseen {
    true => words::answer_is_shown_already(),
    false => words::nothing_is_revealed(),
});

const QUESTION_AGAIN: Binding =
    Binding::new('v', "", |keys| keys.question, words::help_question_again(), Command::Question)
        .or_else(|_| words::no_question_on_screen());

/// Flags what is not flagged.
const FLAG: Binding =
    Binding::new('f', "", |keys| !keys.flagged, words::help_flag(), Command::Flag(None))
        .taking(Takes::Words);

/// Takes a flag away.
const UNFLAG: Binding =
    Binding::new('f', "", |keys| keys.flagged, words::help_unflag(), Command::Flag(None))
        .taking(Takes::Words);

const EDITOR: Binding =
    Binding::new('e', words::editor(), |keys| keys.editor, words::help_editor(), Command::Edit);

const UNDO: Binding =
    Binding::new('u', words::undo(), |keys| keys.undo, words::help_undo(), Command::Undo)
        .or_else(|_| words::nothing_to_undo());

const GIVE_UP: Binding = Binding::new(
    'g',
    words::give_up(),
    |keys| keys.give_up,
    words::help_give_up(),
    Command::GiveUp,
);

const WHOLE_ANSWER: Binding = Binding::new(
    'a',
    words::answer(),
    |keys| keys.answer,
    words::help_whole_answer(),
    Command::Answer,
)
.or_else(nothing_more);

/// Where all of it was shown.
const ANSWER_AGAIN: Binding = Binding::new(
    'a',
    "",
    |keys| is_revealed(keys) && !keys.answer,
    words::help_answer_again(),
    Command::Answer,
);

/// Before the first question.
pub(super) static START: &[Binding] = &[
    Binding::ENTER,
    Binding::SPACE,
    Binding::new('g', words::goal(), |keys| keys.goal, words::help_goal(), Command::Goal),
    Binding::always('q', words::quit(), words::help_quit(), Command::Quit),
];

/// The quiz, where a question is asked and where its answer is graded.
pub(super) static QUIZ: &[Binding] = &[
    Binding::ENTER,
    Binding::SPACE,
    Binding::DIGITS,
    Binding::new(
        't',
        words::tick(),
        |keys| keys.ticks > 0,
        words::help_tick_what_you_said(),
        Command::Tick(Vec::new()),
    )
    .taking(Takes::Points),
    Binding::new('h', words::hint(), |keys| keys.hint, words::help_hint(), Command::Hint)
        .or_else(no_hint),
    WHOLE_ANSWER,
    ANSWER_AGAIN,
    Binding::new('m', words::more(), |keys| keys.more, words::help_more(), Command::More)
        .or_else(nothing_more),
    EDITOR,
    Binding::new('e', "", |keys| !keys.editor, words::help_edit_source(), Command::Edit),
    GIVE_UP,
    UNDO,
    Binding::new(
        'k',
        words::know_it(),
        |keys| keys.known && !is_revealed(keys),
        words::help_known(),
        Command::Known,
    )
    .or_else(|_| words::known_failed_before()),
    Binding::new(
        'k',
        "",
        |keys| keys.known && is_revealed(keys),
        words::help_known(),
        Command::Known,
    ),
    Binding::new(
        's',
        words::skip(),
        |keys| keys.skip && !is_revealed(keys),
        words::help_skip(),
        Command::Skip,
    )
    .or_else(|_| words::cannot_be_skipped()),
    // Whoever has seen the answer rarely skips: the line has no room for it.
    Binding::new('s', "", |keys| keys.skip && is_revealed(keys), words::help_skip(), Command::Skip),
    Binding::always('v', "", words::help_question_again(), Command::Question),
    Binding::always('w', "", words::help_own_words(), Command::OwnWords),
    FLAG,
    UNFLAG,
    Binding::always('q', words::quit(), words::help_quit(), Command::Quit),
    Binding::always('?', words::keys(), words::help_keys(), Command::Help),
];

/// A question of a placement. Its verdict grades it; digits are for what nothing judges, and for what was taken back.
pub(super) static PLACE: &[Binding] = &[
    Binding::ENTER,
    Binding::SPACE,
    Binding::DIGITS,
    WHOLE_ANSWER,
    ANSWER_AGAIN,
    EDITOR,
    GIVE_UP,
    UNDO,
    Binding::new(
        's',
        words::skip(),
        |keys| keys.skip,
        words::help_skip_in_placement(),
        Command::Skip,
    ),
    Binding::always('v', "", words::help_question_again(), Command::Question),
    FLAG,
    UNFLAG,
    Binding::always('q', words::stop(), words::help_stop(), Command::Quit),
    Binding::always('?', words::keys(), words::help_keys(), Command::Help),
];

/// A question that is answered in a file.
pub(super) static PRACTICE: &[Binding] = &[
    Binding::ENTER,
    Binding::SPACE,
    Binding::new('h', words::hint(), |keys| keys.hint, words::help_hint(), Command::Hint)
        .or_else(no_hint),
    Binding::new('e', words::editor(), |keys| keys.editor, words::help_open_file(), Command::Edit)
        .or_else(|_| words::no_editor_is_set()),
    Binding::always('r', words::reset(), words::help_reset(), Command::Reset),
    Binding::always('v', "", words::help_question_again(), Command::Question),
    FLAG,
    UNFLAG,
    Binding::always('q', words::quit(), words::help_leave_file(), Command::Quit),
    Binding::always('?', words::keys(), words::help_keys(), Command::Help),
];

/// A note that is written.
pub(super) static NOTE: &[Binding] = &[
    Binding::new(
        'e',
        words::editor(),
        |keys| keys.editor,
        words::help_write_in_editor(),
        Command::Edit,
    ),
    Binding::always('q', words::leave_it(), words::help_leave_as_it_was(), Command::Quit),
    Binding::always('?', words::keys(), words::help_keys(), Command::Help),
];

/// The console of an interviewer.
pub(super) static CONSOLE: &[Binding] = &[
    Binding::ENTER,
    Binding::SPACE,
    Binding::DIGITS,
    Binding::new(
        't',
        words::tick(),
        |keys| keys.ticks > 0,
        words::help_tick(),
        Command::Tick(Vec::new()),
    )
    .taking(Takes::Points)
    .or_else(|_| words::no_key_points_here()),
    Binding::new(
        'r',
        words::red_flag(),
        |keys| keys.console.red_flags > 0,
        words::help_red_flag(),
        Command::RedFlags(Vec::new()),
    )
    .taking(Takes::Flags)
    .or_else(|_| words::no_red_flags_here()),
    ESSAY,
    Binding::new('h', words::hint(), |keys| keys.hint, words::help_give_hint(), Command::Hint)
        .or_else(|keys| match keys.has_hints {
            true => words::no_further_hint(),
            false => words::question_has_no_hints(),
        }),
    Binding::new(
        'i',
        words::own_hint(),
        |keys| keys.console.own_hint,
        words::help_own_hint(),
        Command::OwnHint(None),
    )
    .taking(Takes::Text)
    .or_else(|_| words::no_question_on_screen()),
    Binding::new(
        'p',
        words::follow_up(),
        |keys| keys.console.follow_up,
        words::help_follow_up(),
        Command::FollowUp,
    )
    .or_else(|_| words::no_further_follow_up()),
    Binding::new(
        'n',
        words::note(),
        |keys| keys.console.note,
        words::help_note(),
        Command::Note(None),
    )
    .taking(Takes::Text)
    .or_else(|_| words::no_question_to_note_to()),
    Binding::new(
        'x',
        words::run(),
        |keys| keys.console.run,
        words::help_run(),
        Command::RunFile(None),
    )
    .taking(Takes::Text)
    .or_else(|_| words::nothing_to_run()),
    QUESTION_AGAIN,
    Binding::new('s', words::not_asked(), |keys| keys.skip, words::not_asked(), Command::Skip)
        .or_else(|_| words::no_question_on_screen()),
    Binding::new('b', words::back(), |keys| keys.console.back, words::help_back(), Command::Back)
        .or_else(|_| words::this_is_the_first_question()),
    Binding::new(
        'j',
        words::jump(),
        |keys| keys.console.jump > 0,
        words::help_jump(),
        Command::Jump(None),
    )
    .taking(Takes::Number),
    Binding::always('q', words::pause(), words::help_pause(), Command::Quit),
    Binding::always('?', words::keys(), words::help_keys(), Command::Help),
];

/// Somebody who examines oneself.
pub(super) static EXAM: &[Binding] = &[
    Binding::ENTER,
    Binding::SPACE,
    Binding::DIGITS,
    Binding::new(
        't',
        words::tick(),
        |keys| keys.ticks > 0,
        words::help_tick(),
        Command::Tick(Vec::new()),
    )
    .taking(Takes::Points)
    .or_else(|_| words::no_key_points_here()),
    ESSAY,
    QUESTION_AGAIN,
    EDITOR,
    Binding::new(
        'g',
        words::give_up(),
        |keys| keys.give_up,
        words::help_give_up_in_exam(),
        Command::GiveUp,
    ),
    Binding::always('q', words::pause(), words::help_pause(), Command::Quit),
    Binding::always('?', words::keys(), words::help_keys(), Command::Help),
];
