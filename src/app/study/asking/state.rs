//! What a session is asked with, and what the loop holds of the question on the screen.

use crate::app::context::Context;
use crate::app::study::attempts::Judge;
use crate::app::study::notebook::Notebook;
use crate::app::study::queue::{Heard, Queue};
use crate::domain::grade::GradeScale;
use crate::domain::language::Language;
use crate::domain::scheduling::Scheduling;
use crate::error::Error;
use crate::store::{Store, Stored};
use crate::ui::view::question as view;
use crate::ui::view::summary::Besides;
use crate::ui::{Style, Terminal};

/// How a session is run.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// Settings and surroundings.
    pub context: &'a Context,
    /// Language to show questions in.
    pub language: Language,
    /// Keys that grade.
    pub scale: GradeScale,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Through to its end, by `q`, or by the end of input.
    Done,
    /// By Ctrl-C.
    Interrupted,
    /// An answer in a file cannot be judged.
    Unjudged,
}

/// Where answers that are typed come from.
pub enum Desk<'a> {
    /// The terminal. One grades oneself.
    Prompt,
    /// The terminal, at a placement: what is judged is graded by its verdict, and the log keeps that a placement asked.
    Placement,
    /// A file that is watched. A right answer is graded by what it is worth.
    File(&'a mut Notebook),
}

/// What holds for every question of a session.
#[derive(Clone, Debug, Default)]
pub(super) struct Lead {
    /// The goal in few words, for headers.
    pub goal: Option<String>,
    /// Whether nothing was ever answered before.
    pub is_new_here: bool,
}

/// A session's surroundings, and the question on the screen.
pub struct Asking<'a> {
    pub(super) run: Run<'a>,
    pub(super) store: &'a mut Store,
    pub(super) terminal: &'a mut dyn Terminal,
    pub(super) queue: Option<&'a mut dyn Queue>,
    pub(super) desk: Desk<'a>,
    pub(super) judge: Judge,
    pub(super) shown: Option<Stored>,
    /// By what the question on the screen is scheduled.
    pub(super) scheduling: Scheduling,
    /// What is said of the whole session, read with its first question: the database may be gone when an answer is to be kept.
    pub(super) lead: Option<Lead>,
    /// What was typed of an answer before an editor was opened that gave none.
    pub(super) draft: String,
    /// Whether the question on the screen came back by an undo: its verdict was not what the person meant.
    pub(super) is_returned: bool,
    /// Whether it was said what the grades of a first answer do.
    pub(super) is_first_explained: bool,
    /// Inputs in a row that the session refused.
    pub(super) refusals: u32,
    pub(super) end: End,
    /// What was changed beside answers.
    pub(super) besides: Besides,
}

impl<'a> Asking<'a> {
    /// Asks at a prompt what the session holds.
    pub fn new(run: Run<'a>, store: &'a mut Store, terminal: &'a mut dyn Terminal) -> Self {
        Self {
            run,
            store,
            terminal,
            queue: None,
            desk: Desk::Prompt,
            judge: Judge::default(),
            shown: None,
            scheduling: Scheduling::default(),
            lead: None,
            draft: String::new(),
            is_returned: false,
            is_first_explained: false,
            refusals: 0,
            end: End::Done,
            besides: Besides::default(),
        }
    }

    /// What was changed so far beside answers.
    pub fn besides(&self) -> Besides {
        self.besides
    }

    /// Lets `queue` decide what is asked after what the session holds.
    pub fn choosing_from(self, queue: &'a mut dyn Queue) -> Self {
        Self { queue: Some(queue), ..self }
    }

    /// Asks for a placement.
    pub fn placing(self) -> Self {
        Self { desk: Desk::Placement, ..self }
    }

    /// Takes answers from a file, judged by a judge that was readied for its question.
    pub fn from_file(self, notebook: &'a mut Notebook, judge: Judge) -> Self {
        Self { desk: Desk::File(notebook), judge, ..self }
    }

    pub(super) fn style(&self) -> Style {
        self.terminal.style()
    }

    pub(super) fn say(&mut self, text: &str) -> Result<(), Error> {
        Ok(self.terminal.show(text)?)
    }

    /// Tells that something was not possible.
    pub(super) fn refuse(&mut self, reason: &str) -> Result<(), Error> {
        let text = view::refused(reason, self.style());
        self.say(&text)
    }

    pub(super) fn tell_queue(&mut self, heard: &Heard) {
        if let Some(queue) = &mut self.queue {
            queue.hear(heard);
        }
    }
}
