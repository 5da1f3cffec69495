//! Everything a person sees and types. Plain data goes in, plain data comes out.
//!
//! This layer must not open a database, read a pack, read a clock or decide anything about questions or grades.

pub mod keyboard;
mod line_editor;
mod text_editor;
mod wrap;

pub mod bindings;
pub mod chart;
pub mod fitted;
pub mod form;
mod grid;
pub mod highlight;
pub mod interval;
pub mod keys;
pub mod lines;
pub mod markdown;
pub mod message;
pub mod progress;
pub mod rich;
pub mod safe;
pub mod script;
pub mod table;
pub mod theme;
pub mod tty;
pub mod view;

use std::io;

/// How text is drawn: the width to wrap prose to and whether colour may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Columns for prose and tables; code is never wrapped.
    pub width: usize,
    /// Whether ANSI colour and emphasis may be written.
    pub color: bool,
}

/// One grade that can be given now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeKey {
    /// The digit that gives it.
    pub digit: u8,
    /// Its word: `again`, `hard`, `good`, `easy`.
    pub word: &'static str,
    /// When the question would come back, `6 d` for example; empty when the schedule does not move.
    pub interval: String,
}

/// Where keys are pressed: each has a table of its own in [`bindings`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Before the first question.
    #[default]
    Start,
    /// At a question of the quiz.
    Quiz,
    /// At a question of a placement.
    Place,
    /// At a question that is answered in a file.
    Practice,
    /// Where a note is written.
    Note,
    /// At the console of an interviewer.
    Console,
    /// Where somebody examines oneself.
    Exam,
}

/// What may be pressed at a prompt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// Which table of keys is meant.
    pub mode: Mode,
    /// What Enter does: `reveal`, `good`, `start`; empty where it does nothing. Space does the same where nothing is graded.
    pub enter: String,
    /// Grades on offer; empty before the reveal.
    pub grades: Vec<GradeKey>,
    /// The digit of the grade that is suggested: it is stressed.
    pub suggested: Option<u8>,
    /// Hints left.
    pub hint: bool,
    /// Whether the question has hints at all, given or not.
    pub has_hints: bool,
    /// Number of key points that can be ticked; 0 = none.
    pub ticks: usize,
    /// Whether there is something of this run to undo.
    pub undo: bool,
    /// Whether the question may be put off as known.
    pub known: bool,
    /// Whether the question can be skipped.
    pub skip: bool,
    /// Whether there is more of the answer than was shown.
    pub answer: bool,
    /// Whether there are follow-ups or sources to show.
    pub more: bool,
    /// Whether a question is on the screen.
    pub question: bool,
    /// Whether that question is flagged, so that flagging it again takes the flag away.
    pub flagged: bool,
    /// Whether the answer may be written in the user's editor.
    pub editor: bool,
    /// Whether the question can be given up after attempts at it.
    pub give_up: bool,
    /// Whether what one prepares for can be set.
    pub goal: bool,
    /// Whether whoever asks shows anew what is on the screen when [`Command::Redraw`] says that it is wrapped to another width.
    pub redraw: bool,
    /// What the console of an interview offers besides.
    pub console: ConsoleKeys,
}

/// What may be pressed at the console of an interview beside [`Keys`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConsoleKeys {
    /// Follow-ups left.
    pub follow_up: bool,
    /// Whether a note can be written.
    pub note: bool,
    /// Whether there is a question before.
    pub back: bool,
    /// Number of questions to jump to; 0 = none.
    pub jump: u32,
    /// Number of red flags that can be ticked; 0 = none.
    pub red_flags: usize,
    /// Whether a hint that is not in the bank can be written down.
    pub own_hint: bool,
    /// Whether a file of the candidate's can be run.
    pub run: bool,
    /// Whether the answer is not shown yet though ratings are on offer: Enter and Space show it.
    pub unseen: bool,
    /// Whether the question is of a kind that has no 4.
    pub capped: bool,
}

/// A line or text to be typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextPrompt {
    /// What is asked for: `your answer (letters)`.
    pub label: String,
    /// Whether the answer may span lines and ends with a single `.`.
    pub multiline: bool,
    /// How many letters from `a` on are answers; 0 = everything typed is one. Where they are few, the others are commands.
    pub letters: usize,
    /// Whether each line of a text that spans lines comes back as soon as it is typed, as [`TextReply::Line`]. The single `.` then comes as an
    /// empty answer.
    pub by_line: bool,
    /// Whether this is the next line of what was asked for before: it is not asked for again.
    pub goes_on: bool,
    /// What was typed at this prompt the time before; empty where nothing was.
    pub earlier: String,
    /// Lines of an answer that were typed at an earlier time.
    pub start: Vec<String>,
    /// The commands that are possible meanwhile.
    pub keys: Keys,
}

/// What the user wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Enter: reveal, or take the suggested grade; Space where it reveals.
    Enter,
    /// A digit: the key of a grade.
    Digit(u8),
    /// The next hint.
    Hint,
    /// Flip the ticks of these key points, counted from 1.
    Tick(Vec<usize>),
    /// Take the newest answer of this run back.
    Undo,
    /// Leave the question out of this session.
    Skip,
    /// The question is known: put it off.
    Known,
    /// Flag the question, with a note if one was typed.
    Flag(Option<String>),
    /// Edit the source, or show its place.
    Edit,
    /// Put the file that is answered in back to its beginning.
    Reset,
    /// Show the question again.
    Question,
    /// Show the whole answer.
    Answer,
    /// Show what else there is: follow-ups and sources.
    More,
    /// Write own words on the question.
    OwnWords,
    /// Give the question up.
    GiveUp,
    /// Set what one prepares for.
    Goal,
    /// Flip the ticks of these red flags, counted from 1.
    RedFlags(Vec<usize>),
    /// Write down a hint that is not in the bank; with a text, that is it.
    OwnHint(Option<String>),
    /// Run what a candidate wrote; with a text, that is its file.
    RunFile(Option<String>),
    /// The next follow-up.
    FollowUp,
    /// Write a note; with a text, that is it.
    Note(Option<String>),
    /// Back to the question before.
    Back,
    /// To this question, counted from 1, or to the summary.
    Jump(Option<u32>),
    /// Show anew what is on the screen: it has another width than that was wrapped to.
    Redraw,
    /// Show the keys.
    Help,
    /// End the session.
    Quit,
    /// Ctrl-C.
    Interrupt,
    /// Nothing more will come.
    EndOfInput,
}

impl Command {
    /// The command with the text that was typed behind its key.
    pub(crate) fn with_text(self, text: &str) -> Self {
        let text = || Some(text.trim().to_owned());
        match self {
            Self::Flag(_) => Self::Flag(text()),
            Self::Note(_) => Self::Note(text()),
            Self::OwnHint(_) => Self::OwnHint(text()),
            Self::RunFile(_) => Self::RunFile(text()),
            other => other,
        }
    }
}

/// What came at a text prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextReply {
    /// An answer; empty for a blank.
    Answer(String),
    /// A line of an answer that is taken line by line. One that was cut off by Ctrl-C comes too, and the interrupt after it.
    Line(String),
    /// The answer is to be written in the editor, from these lines on.
    Editor(String),
    /// A command instead of an answer.
    Command(Command),
}

/// A place to show text and to ask. Implemented for a real terminal, for pipes and for tests.
pub trait Terminal {
    /// How to draw for it.
    fn style(&self) -> Style;

    /// Whether keys are pressed by a person at a terminal (and not read as lines).
    fn is_interactive(&self) -> bool;

    /// Writes finished text as a block of its own: an empty line parts it from what was shown before. On a terminal,
    /// text taller than the screen pages.
    fn show(&mut self, text: &str) -> io::Result<()>;

    /// Asks for one command. Invalid input is told and asked again; a digit comes back only when it is on offer.
    fn ask_key(&mut self, keys: &Keys) -> io::Result<Command>;

    /// Asks for one command, and meanwhile asks `is_over` every `every_ms` milliseconds whether something else happened:
    /// `None` when it did. Where lines are read nothing is asked meanwhile: a line that is no command is Enter.
    fn watch_key(
        &mut self,
        keys: &Keys,
        every_ms: u32,
        is_over: &mut dyn FnMut() -> bool,
    ) -> io::Result<Option<Command>>;

    /// Asks for one command below a status. On a terminal the status is asked for anew while nothing is pressed and drawn in place when it
    /// changed; where lines are read it is printed once a prompt.
    fn ask_key_below(
        &mut self,
        status: &mut dyn FnMut(Style) -> String,
        keys: &Keys,
    ) -> io::Result<Command>;

    /// Asks for an answer.
    fn ask_text(&mut self, prompt: &TextPrompt) -> io::Result<TextReply>;

    /// What was typed of the last text before a command came that left its prompt, line by line; once.
    fn take_left(&mut self) -> Vec<String> {
        Vec::new()
    }

    /// Asks a yes-or-no question; no input means no.
    fn confirm(&mut self, question: &str) -> io::Result<bool>;
}
