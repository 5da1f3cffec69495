//! The tables: one a mode, in the order of the key line. A further key is one more row.

use super::binding::{Binding, Takes};
use crate::ui::{Command, Keys};

fn is_revealed(keys: &Keys) -> bool {
    !keys.grades.is_empty()
}

fn no_hint(keys: &Keys) -> &'static str {
    match (keys.has_hints, is_revealed(keys)) {
        (false, _) => "This question has no hints.",
        (true, true) => "Hints are for before the answer.",
        (true, false) => "There is no further hint.",
    }
}

fn nothing_more(keys: &Keys) -> &'static str {
    match is_revealed(keys) {
        true => "There is nothing more to this answer.",
        false => "Nothing is revealed yet: Enter shows the answer.",
    }
}

/// Behind the rubric of an interview: Enter shows it first.
const ESSAY: Binding = Binding::new(
    'a',
    "answer",
    |keys| keys.answer,
    "the answer in full; the key points stand for it",
    Command::Answer,
)
.or_else(|keys| match is_revealed(keys) && !keys.console.unseen {
    true => "All of the answer is shown already.",
    false => "Nothing is revealed yet: Enter shows the answer.",
});

const QUESTION_AGAIN: Binding =
    Binding::new('v', "", |keys| keys.question, "view the question again", Command::Question)
        .or_else(|_| "There is no question on the screen.");

const NO_POINTS: &str = "There are no key points to tick here.";

/// Flags what is not flagged.
const FLAG: Binding = Binding::new(
    'f',
    "",
    |keys| !keys.flagged,
    "flag for a second look, with a note if you like: f looks wrong",
    Command::Flag(None),
)
.taking(Takes::Words);

/// Takes a flag away.
const UNFLAG: Binding = Binding::new(
    'f',
    "",
    |keys| keys.flagged,
    "take the flag away, or change its note",
    Command::Flag(None),
)
.taking(Takes::Words);

const EDITOR: Binding = Binding::new(
    'e',
    "editor",
    |keys| keys.editor,
    "write the answer in your editor",
    Command::Edit,
);

const UNDO: Binding =
    Binding::new('u', "undo", |keys| keys.undo, "undo the last answer of this run", Command::Undo)
        .or_else(|_| "There is nothing to undo in this run; `viva undo` takes back older answers.");

const GIVE_UP: Binding =
    Binding::new('g', "give up", |keys| keys.give_up, "give up: see the answer", Command::GiveUp);

const WHOLE_ANSWER: Binding =
    Binding::new('a', "answer", |keys| keys.answer, "the whole answer", Command::Answer)
        .or_else(nothing_more);

/// Where all of it was shown.
const ANSWER_AGAIN: Binding = Binding::new(
    'a',
    "",
    |keys| is_revealed(keys) && !keys.answer,
    "the answer again",
    Command::Answer,
);

const KNOWN_HELP: &str = "I know this: not asked for 30 days, then for 90, then for 180";

/// Before the first question.
pub(super) static START: &[Binding] = &[
    Binding::ENTER,
    Binding::SPACE,
    Binding::new('g', "goal", |keys| keys.goal, "set what you prepare for", Command::Goal),
    Binding::always('q', "quit", "quit; everything graded is saved", Command::Quit),
];

/// The quiz, where a question is asked and where its answer is graded.
pub(super) static QUIZ: &[Binding] = &[
    Binding::ENTER,
    Binding::SPACE,
    Binding::DIGITS,
    Binding::new(
        't',
        "tick",
        |keys| keys.ticks > 0,
        "tick the key points you said by number: t 1,3; the suggestion follows",
        Command::Tick(Vec::new()),
    )
    .taking(Takes::Points),
    Binding::new(
        'h',
        "hint",
        |keys| keys.hint,
        "next hint; one caps the grade at good, two at hard",
        Command::Hint,
    )
    .or_else(no_hint),
    WHOLE_ANSWER,
    ANSWER_AGAIN,
    Binding::new('m', "more", |keys| keys.more, "follow-ups and sources", Command::More)
        .or_else(nothing_more),
    EDITOR,
    Binding::new(
        'e',
        "",
        |keys| !keys.editor,
        "edit the source of your own question, or see its place",
        Command::Edit,
    ),
    GIVE_UP,
    UNDO,
    Binding::new(
        'k',
        "know it",
        |keys| keys.known && !is_revealed(keys),
        KNOWN_HELP,
        Command::Known,
    )
    .or_else(|_| "It failed before: only what never lapsed can be put off as known."),
    Binding::new('k', "", |keys| keys.known && is_revealed(keys), KNOWN_HELP, Command::Known),
    Binding::new(
        's',
        "skip",
        |keys| keys.skip && !is_revealed(keys),
        "skip: out of this run, nothing recorded",
        Command::Skip,
    )
    .or_else(|_| "This cannot be skipped."),
    // Whoever has seen the answer rarely skips: the line has no room for it.
    Binding::new(
        's',
        "",
        |keys| keys.skip && is_revealed(keys),
        "skip: out of this run, nothing recorded",
        Command::Skip,
    ),
    Binding::always('v', "", "view the question again", Command::Question),
    Binding::always('w', "", "write it down in your own words", Command::OwnWords),
    FLAG,
    UNFLAG,
    Binding::always('q', "quit", "quit; everything graded is saved", Command::Quit),
    Binding::always('?', "keys", "these keys", Command::Help),
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
        "skip",
        |keys| keys.skip,
        "skip: another question in its place; this one says nothing",
        Command::Skip,
    ),
    Binding::always('v', "", "view the question again", Command::Question),
    FLAG,
    UNFLAG,
    Binding::always('q', "stop", "stop here; what is known so far is told", Command::Quit),
    Binding::always('?', "keys", "these keys", Command::Help),
];

/// A question that is answered in a file.
pub(super) static PRACTICE: &[Binding] = &[
    Binding::ENTER,
    Binding::SPACE,
    Binding::new(
        'h',
        "hint",
        |keys| keys.hint,
        "next hint; one caps the grade at good, two at hard",
        Command::Hint,
    )
    .or_else(no_hint),
    Binding::new('e', "editor", |keys| keys.editor, "open the file in your editor", Command::Edit)
        .or_else(|_| "No editor is set; edit the file in your own."),
    Binding::always('r', "reset", "put the file back to its beginning", Command::Reset),
    Binding::always('v', "", "view the question again", Command::Question),
    FLAG,
    UNFLAG,
    Binding::always('q', "quit", "leave; the file is kept", Command::Quit),
    Binding::always('?', "keys", "these keys", Command::Help),
];

/// A note that is written.
pub(super) static NOTE: &[Binding] = &[
    Binding::new('e', "editor", |keys| keys.editor, "write it in your editor", Command::Edit),
    Binding::always('q', "leave it", "leave what was there as it was", Command::Quit),
    Binding::always('?', "keys", "these keys", Command::Help),
];

/// The console of an interviewer.
pub(super) static CONSOLE: &[Binding] = &[
    Binding::ENTER,
    Binding::SPACE,
    Binding::DIGITS,
    Binding::new(
        't',
        "tick",
        |keys| keys.ticks > 0,
        "tick key points by number: t 1,3; again takes a tick away",
        Command::Tick(Vec::new()),
    )
    .taking(Takes::Points)
    .or_else(|_| NO_POINTS),
    Binding::new(
        'r',
        "red flag",
        |keys| keys.console.red_flags > 0,
        "tick red flags that you heard: r 1; again takes one away",
        Command::RedFlags(Vec::new()),
    )
    .taking(Takes::Flags)
    .or_else(|_| "There are no red flags to tick here."),
    ESSAY,
    Binding::new(
        'h',
        "hint",
        |keys| keys.hint,
        "give the next hint; the suggestion is then at most 3",
        Command::Hint,
    )
    .or_else(|keys| match keys.has_hints {
        true => "There is no further hint.",
        false => "This question has no hints.",
    }),
    Binding::new(
        'i',
        "own hint",
        |keys| keys.console.own_hint,
        "write down a hint of your own: i think of a set; it caps the suggestion too",
        Command::OwnHint(None),
    )
    .taking(Takes::Text)
    .or_else(|_| "There is no question on the screen."),
    Binding::new(
        'p',
        "follow-up",
        |keys| keys.console.follow_up,
        "ask the next follow-up",
        Command::FollowUp,
    )
    .or_else(|_| "There is no further follow-up."),
    Binding::new(
        'n',
        "note",
        |keys| keys.console.note,
        "write down what you hear",
        Command::Note(None),
    )
    .taking(Takes::Text)
    .or_else(|_| "There is no question on the screen to note something to."),
    Binding::new(
        'x',
        "run",
        |keys| keys.console.run,
        "run what the candidate wrote: x FILE; what came of it is kept with the question",
        Command::RunFile(None),
    )
    .taking(Takes::Text)
    .or_else(|_| "There is nothing to run here: only queries and functions are judged."),
    QUESTION_AGAIN,
    Binding::new('s', "not asked", |keys| keys.skip, "not asked", Command::Skip)
        .or_else(|_| "There is no question on the screen."),
    Binding::new(
        'b',
        "back",
        |keys| keys.console.back,
        "back to the question before, to change what was decided",
        Command::Back,
    )
    .or_else(|_| "This is the first question."),
    Binding::new(
        'j',
        "jump",
        |keys| keys.console.jump > 0,
        "jump to a question by number: j 3; j alone is the summary",
        Command::Jump(None),
    )
    .taking(Takes::Number),
    Binding::always('q', "pause", "pause; everything is saved", Command::Quit),
    Binding::always('?', "keys", "these keys", Command::Help),
];

/// Somebody who examines oneself.
pub(super) static EXAM: &[Binding] = &[
    Binding::ENTER,
    Binding::SPACE,
    Binding::DIGITS,
    Binding::new(
        't',
        "tick",
        |keys| keys.ticks > 0,
        "tick key points by number: t 1,3; again takes a tick away",
        Command::Tick(Vec::new()),
    )
    .taking(Takes::Points)
    .or_else(|_| NO_POINTS),
    ESSAY,
    QUESTION_AGAIN,
    EDITOR,
    Binding::new(
        'g',
        "give up",
        |keys| keys.give_up,
        "give up: it counts as wrong",
        Command::GiveUp,
    ),
    Binding::always('q', "pause", "pause; everything is saved", Command::Quit),
    Binding::always('?', "keys", "these keys", Command::Help),
];
