//! Judges what somebody types who examines oneself. Nothing is helped with and nothing is scheduled.

use crate::app::context::Context;
use crate::app::study::attempts::{self, Judge};
use crate::app::study::editor;
use crate::domain::answer;
use crate::domain::attempt::Attempt;
use crate::domain::grade::Verdict;
use crate::domain::ids::QuestionId;
use crate::domain::interview::console::Span;
use crate::domain::interview::set::SetQuestion;
use crate::domain::question::hex;
use crate::error::Error;
use crate::store::{Store, Stored};
use crate::ui::view::{help, interview, question as view};
use crate::ui::{Command, Keys, Mode, Terminal, TextPrompt, TextReply};
use crate::words::app::holding as words;

/// What came of a prompt for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// An answer and whether it is right; `None` where that cannot be said.
    Answer(Option<bool>),
    /// Nothing was typed, or it was given up.
    GivenUp,
    /// Enough for now, or Ctrl-C; with what was typed of an answer.
    Left(String, Leave),
}

/// How a prompt was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// Enough for now.
    Paused,
    /// Ctrl-C.
    Interrupted,
}

/// The question as the bank holds it. Only what it still holds as it was drawn is run: a set is a file that anybody can write.
pub(super) fn as_drawn(
    question: &SetQuestion,
    store: &Store,
    context: &Context,
) -> Result<Option<Stored>, Error> {
    let stored = store.question(&question.question.id, context.config.language.as_str())?;
    Ok(stored.filter(|stored| hex(&stored.revision) == question.revision))
}

/// Judges the question on the screen.
#[derive(Debug, Default)]
pub struct Examiner {
    judge: Judge,
    prepared: Option<QuestionId>,
    is_typed: bool,
    draft: String,
    /// Why the question is not judged, until that was told.
    untold: Option<String>,
}

impl Examiner {
    /// Readies for a question; gives whether an answer to it is typed and judged.
    pub fn prepare(
        &mut self,
        question: &SetQuestion,
        store: &Store,
        context: &Context,
    ) -> Result<bool, Error> {
        let asked = &question.question;
        if self.prepared.as_ref() == Some(&asked.id) {
            return Ok(self.is_typed);
        }
        self.prepared = Some(asked.id.clone());
        self.draft.clear();
        self.untold = None;
        self.is_typed = asked.kind.is_typed();
        if self.is_typed && asked.kind.is_attempted() {
            (self.is_typed, self.untold) = match as_drawn(question, store, context)? {
                Some(stored) => {
                    let is_typed = self.judge.prepare(&stored, context);
                    (is_typed, self.judge.note())
                }
                None => (false, Some(words::not_run(&words::not_as_drawn()))),
            };
        }
        Ok(self.is_typed)
    }

    /// Why the question on the screen is not judged though others of its kind are; told once.
    pub fn take_note(&mut self) -> Option<String> {
        self.untold.take().map(|reason| words::rate_it_yourself(&reason))
    }

    /// Asks until there is something that the console must hear of. `start` is what was typed of an answer before the exam was paused, `again`
    /// the question as it was shown.
    pub fn ask(
        &mut self,
        question: &SetQuestion,
        (start, again): (&str, &str),
        spans: (Option<Span>, Span),
        context: &Context,
        terminal: &mut dyn Terminal,
    ) -> Result<Judgement, Error> {
        let asked = &question.question;
        let is_attempted = asked.kind.is_attempted();
        let style = terminal.style();
        terminal.show(&interview::times(spans.0, spans.1, style))?;
        let keys = Keys {
            question: true,
            editor: is_attempted && editor::command(context).is_some(),
            give_up: true,
            mode: Mode::Exam,
            ..Keys::default()
        };
        let start = start.lines().map(str::to_owned).collect();
        let prompt = TextPrompt { start, ..view::text_prompt(asked, keys.clone()) };
        loop {
            let typed = match terminal.ask_text(&prompt)? {
                TextReply::Answer(typed) | TextReply::Line(typed) => typed,
                TextReply::Editor(typed) => match self.write(question, typed, context, terminal)? {
                    Some(text) => text,
                    None => continue,
                },
                TextReply::Command(command) => match command {
                    Command::Enter | Command::GiveUp => return given_up(terminal),
                    Command::Quit | Command::EndOfInput => {
                        return Ok(left(terminal, Leave::Paused));
                    }
                    Command::Interrupt => return Ok(left(terminal, Leave::Interrupted)),
                    Command::Question => {
                        terminal.show(again)?;
                        continue;
                    }
                    Command::Help => {
                        terminal.show(&help::keys(&keys, true, style))?;
                        continue;
                    }
                    _ => continue,
                },
            };
            if typed.trim().is_empty() {
                return given_up(terminal);
            }
            if is_attempted {
                let (attempt, said) = self.judge.judge(&typed, style);
                if !said.is_empty() {
                    terminal.show(&said)?;
                }
                self.draft = typed;
                if attempt == Attempt::Uncounted {
                    continue;
                }
                return self.told(
                    match attempt {
                        Attempt::Right => Some(true),
                        Attempt::Wrong => Some(false),
                        Attempt::Unjudged | Attempt::Uncounted => None,
                    },
                    terminal,
                );
            }
            match answer::judge(asked, &typed) {
                Ok(judged) => {
                    let right = match judged.verdict {
                        Verdict::RightAtOnce | Verdict::Right => Some(true),
                        Verdict::Wrong | Verdict::Blank => Some(false),
                        Verdict::Unjudged => None,
                    };
                    return self.told(right, terminal);
                }
                Err(error) => terminal.show(&view::refused(&error.to_string(), style))?,
            }
        }
    }

    fn told(&self, right: Option<bool>, terminal: &mut dyn Terminal) -> Result<Judgement, Error> {
        terminal.show(&interview::judged(right, terminal.style()))?;
        Ok(Judgement::Answer(right))
    }

    /// Lets the answer be written in the editor; `None` when nothing came of it.
    fn write(
        &mut self,
        question: &SetQuestion,
        typed: String,
        context: &Context,
        terminal: &mut dyn Terminal,
    ) -> Result<Option<String>, Error> {
        let asked = &question.question;
        let stub = attempts::start(asked).to_owned();
        let kept = std::mem::take(&mut self.draft);
        let start = [typed, kept, stub].into_iter().find(|text| !text.trim().is_empty());
        let start = start.unwrap_or_default();
        let text = attempts::write(context, asked, &start, terminal)?;
        if text.is_none() {
            self.draft = start;
        }
        Ok(text)
    }
}

/// Tells what giving up comes to: the answer is shown next, and it cannot be taken back.
fn given_up(terminal: &mut dyn Terminal) -> Result<Judgement, Error> {
    terminal.show(&interview::given_up(terminal.style()))?;
    Ok(Judgement::GivenUp)
}

/// How an answer was left, with what was typed of it.
fn left(terminal: &mut dyn Terminal, leave: Leave) -> Judgement {
    Judgement::Left(terminal.take_left().join("\n"), leave)
}
