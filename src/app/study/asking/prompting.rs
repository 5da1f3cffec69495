//! Asks the user: which keys mean something now, and what the session must hear of them.

use crate::app::study::attempts;
use crate::app::study::coach;
use crate::app::study::editor;
use crate::app::study::notebook::Look;
use crate::app::study::source;
use crate::domain::card::{Card, Given};
use crate::domain::grade::{self, Grade, Verdict};
use crate::domain::postponed;
use crate::domain::session::{Current, Input, Session};
use crate::error::Error;
use crate::ui::interval::interval_label;
use crate::ui::view::{answer, help, question as view};
use crate::ui::{self, Command, GradeKey, Keys, TextReply};
use crate::words::app::asking as words;

use super::state::{Asking, Desk, End};

/// How often a file is looked at, in milliseconds.
const LOOK_MS: u32 = 200;

impl Asking<'_> {
    /// Asks the user until something comes that the session must hear of.
    pub(super) fn ask(&mut self, session: &Session) -> Result<Input, Error> {
        loop {
            let Some(current) = session.current() else { return Ok(Input::Quit) };
            let keys = self.keys(session, current);
            let command = if matches!(self.desk, Desk::File(_)) {
                if session.is_revealed() {
                    // Only what is right is revealed here, and that has its grade.
                    return Ok(suggested(current).map_or(Input::Quit, |grade| self.grade(grade)));
                }
                match self.watch(&keys)? {
                    Ok(command) => command,
                    Err(text) => return Ok(Input::Answer(text)),
                }
            } else if let Some(grade) = self.by_verdict(session, current) {
                return Ok(self.grade(grade));
            } else if self.is_typed(session, current) {
                let mut prompt = view::text_prompt(&current.asked.question, keys);
                prompt.earlier = current.attempts.last.clone().unwrap_or_default();
                match self.terminal.ask_text(&prompt)? {
                    TextReply::Answer(text) | TextReply::Line(text) => {
                        return Ok(Input::Answer(text));
                    }
                    TextReply::Editor(draft) => match self.write_answer(current, draft)? {
                        Some(text) => return Ok(Input::Answer(text)),
                        None => continue,
                    },
                    TextReply::Command(command) => command,
                }
            } else {
                self.explain_first(current, &keys)?;
                self.terminal.ask_key(&keys)?
            };
            if let Some(input) = self.command(command, session, current)? {
                return Ok(input);
            }
        }
    }

    /// In a placement the verdict grades, unless it was taken back or there is none.
    fn by_verdict(&self, session: &Session, current: &Current) -> Option<Grade> {
        let is_asked = matches!(self.desk, Desk::Placement) && !self.is_returned;
        placed(current).filter(|_| is_asked && session.is_revealed())
    }

    /// A grade on the study day on which it is given: a session may cross the rollover.
    fn grade(&self, grade: Grade) -> Input {
        Input::Grade(grade, self.run.context.today())
    }

    /// Waits for a command or for an answer in the file, which is the error.
    fn watch(&mut self, keys: &Keys) -> Result<Result<Command, String>, Error> {
        loop {
            let Desk::File(notebook) = &mut self.desk else { return Ok(Ok(Command::Quit)) };
            let command = self.terminal.watch_key(keys, LOOK_MS, &mut || notebook.has_changed())?;
            match command {
                Some(command) if command != Command::Enter => return Ok(Ok(command)),
                _ => {}
            }
            let is_asked = command.is_some();
            match notebook.look(is_asked) {
                Look::Answer(text) => return Ok(Err(text)),
                Look::Unchanged if is_asked => {
                    self.refuse(words::nothing_is_judged())?;
                }
                Look::Unchanged => {}
                Look::Unreadable(reason) => self.refuse(&reason)?,
            }
        }
    }

    /// Puts the file of a practice back to its beginning.
    fn reset(&mut self) -> Result<(), Error> {
        if let Desk::File(notebook) = &mut self.desk {
            notebook.reset()?;
            self.refuse(words::file_is_as_at_the_beginning())?;
        }
        Ok(())
    }

    fn command(
        &mut self,
        command: Command,
        session: &Session,
        current: &Current,
    ) -> Result<Option<Input>, Error> {
        let suggested = match self.desk {
            Desk::Placement => placed(current),
            _ => suggested(current),
        };
        Ok(Some(match command {
            Command::Enter if session.is_revealed() => match suggested {
                Some(grade) => self.grade(grade),
                None => return Ok(None),
            },
            Command::Enter | Command::GiveUp => Input::Answer(String::new()),
            Command::Digit(digit) => match self.run.scale.grade(digit, suggested) {
                Some(grade) if session.is_revealed() => self.grade(grade),
                _ => return Ok(None),
            },
            Command::Hint => Input::Hint,
            Command::Tick(points) => Input::Tick(points),
            Command::Undo => Input::Undo,
            Command::Skip => Input::Skip,
            Command::Known => Input::Postpone,
            Command::Quit | Command::EndOfInput => Input::Quit,
            Command::Interrupt => {
                self.end = End::Interrupted;
                Input::Quit
            }
            Command::Flag(note) => {
                self.flag(current, note.as_deref())?;
                return Ok(None);
            }
            Command::Edit => {
                self.edit()?;
                return Ok(None);
            }
            Command::Reset => {
                self.reset()?;
                return Ok(None);
            }
            again @ (Command::Question | Command::Redraw) => {
                self.show_question(session)?;
                if again == Command::Redraw && session.is_revealed() {
                    self.show_answer(current)?;
                }
                return Ok(None);
            }
            Command::Answer => {
                let text = answer::whole_answer(current, self.own_words_shown(), self.style());
                self.say(&text)?;
                return Ok(None);
            }
            Command::More => {
                let text = answer::more(&current.asked.question.content, self.style());
                self.say(&text)?;
                return Ok(None);
            }
            Command::OwnWords => return self.own_words(current),
            Command::Help => {
                let keys = self.keys(session, current);
                let colons = self.is_typed(session, current) && !matches!(self.desk, Desk::File(_));
                let text = help::keys(&keys, colons, self.style());
                self.say(&text)?;
                return Ok(None);
            }
            // Others offer these.
            Command::FollowUp
            | Command::RedFlags(_)
            | Command::OwnHint(_)
            | Command::RunFile(_)
            | Command::Note(_)
            | Command::Back
            | Command::Jump(_)
            | Command::Goal => return Ok(None),
        }))
    }

    /// Lets the answer be written in the editor; `None` when nothing came of it.
    fn write_answer(&mut self, current: &Current, draft: String) -> Result<Option<String>, Error> {
        let last = current.attempts.last.clone().unwrap_or_default();
        let kept = std::mem::take(&mut self.draft);
        let stub = attempts::start(&current.asked.question).to_owned();
        let start = [draft, kept, last, stub].into_iter().find(|text| !text.trim().is_empty());
        let start = start.unwrap_or_default();
        let question = &current.asked.question;
        let text = attempts::write(self.run.context, question, &start, self.terminal)?;
        if text.is_none() {
            self.draft = start;
        }
        Ok(text)
    }

    /// Opens the file that is answered in, or else the question's own source.
    fn edit(&mut self) -> Result<(), Error> {
        match &self.desk {
            Desk::File(notebook) => match notebook.edit(self.run.context) {
                Ok(()) => Ok(()),
                Err(reason) => self.refuse(&reason),
            },
            Desk::Prompt | Desk::Placement => {
                let Some(stored) = &self.shown else { return Ok(()) };
                let (text, is_edited) = source::edit(self.run.context, self.store, stored)?;
                self.besides.edited += usize::from(is_edited);
                self.say(&text)
            }
        }
    }

    fn keys(&self, session: &Session, current: &Current) -> Keys {
        if matches!(self.desk, Desk::Placement) {
            return self.place_keys(session, current);
        }
        let content = &current.asked.question.content;
        let hints_used = usize::try_from(current.hints).unwrap_or(usize::MAX);
        let is_revealed = session.is_revealed();
        let has_hints = !content.hints.is_empty();
        let hint = !is_revealed && hints_used < content.hints.len();
        let flagged = self.shown.as_ref().is_some_and(|stored| stored.flagged);
        let has_editor = editor::command(self.run.context).is_some();
        if matches!(self.desk, Desk::File(_)) {
            let enter = words::look_again().to_owned();
            return Keys {
                mode: ui::Mode::Practice,
                enter,
                hint,
                has_hints,
                editor: has_editor,
                question: true,
                redraw: true,
                flagged,
                ..Keys::default()
            };
        }
        let suggested = suggested(current).filter(|_| is_revealed);
        let scale = self.run.scale;
        let offered = scale.keys(suggested, current.cap());
        let key_of = |wanted| offered.iter().find(|(_, grade, _)| *grade == wanted);
        let attempts = !is_revealed && current.takes_attempts();
        Keys {
            mode: ui::Mode::Quiz,
            editor: has_editor && (attempts || (!is_revealed && self.is_coached(current))),
            give_up: !is_revealed && current.is_typed(),
            enter: match is_revealed {
                true => suggested.map_or("", |grade| scale.word(grade)),
                false => words::reveal(),
            }
            .to_owned(),
            suggested: suggested.and_then(key_of).map(|(digit, ..)| *digit),
            answer: is_revealed && answer::holds_back(content),
            more: is_revealed && answer::has_more(content),
            grades: match is_revealed {
                true => offered.iter().map(|key| self.grade_key(*key, current)).collect(),
                false => Vec::new(),
            },
            hint,
            has_hints,
            ticks: if is_revealed { current.ticks.len() } else { 0 },
            undo: session.can_undo(),
            known: postponed::may_postpone(current.asked.card),
            skip: true,
            question: true,
            redraw: true,
            flagged,
            ..Keys::default()
        }
    }

    /// The keys of a placement: no hints, and of the grades only those that a verdict gives.
    fn place_keys(&self, session: &Session, current: &Current) -> Keys {
        let is_revealed = session.is_revealed();
        let suggested = placed(current).filter(|_| is_revealed);
        let attempts = !is_revealed && current.takes_attempts();
        let word =
            |grade| if grade == Grade::GOOD { words::knew_it() } else { words::did_not_know() };
        let mut offered = self.run.scale.keys(None, Grade::GOOD);
        offered.retain(|(_, grade, _)| [Grade::AGAIN, Grade::GOOD].contains(grade));
        let digit_of = |wanted| offered.iter().find(|(_, grade, _)| *grade == wanted);
        let key = |(digit, grade, _): &(u8, Grade, &str)| GradeKey {
            digit: *digit,
            word: word(*grade),
            interval: String::new(),
        };
        let enter = if is_revealed { suggested.map_or("", word) } else { words::reveal() };
        Keys {
            mode: ui::Mode::Place,
            enter: enter.to_owned(),
            grades: if is_revealed { offered.iter().map(key).collect() } else { Vec::new() },
            suggested: suggested.and_then(digit_of).map(|(digit, ..)| *digit),
            answer: is_revealed && answer::holds_back(&current.asked.question.content),
            editor: attempts && editor::command(self.run.context).is_some(),
            give_up: !is_revealed && current.is_typed(),
            undo: session.can_undo(),
            skip: true,
            question: true,
            redraw: true,
            flagged: self.shown.as_ref().is_some_and(|stored| stored.flagged),
            ..Keys::default()
        }
    }

    /// Whether the prompt that comes now takes text and not keys.
    fn is_typed(&self, session: &Session, current: &Current) -> bool {
        !session.is_revealed() && (current.is_typed() || self.is_coached(current))
    }

    /// Whether a coach reads what is typed.
    fn is_coached(&self, current: &Current) -> bool {
        coach::command(self.run.context, &current.asked.question).is_some()
    }

    fn grade_key(&self, key: (u8, Grade, &'static str), current: &Current) -> GradeKey {
        let (digit, grade, word) = key;
        let study_day = self.run.context.today();
        let given = Given { grade, mode: current.item.mode, study_day };
        let taken = Card::take(&self.scheduling, current.asked.card, given);
        let after = taken.card.filter(|_| taken.mode.is_review());
        let interval = after.map_or(String::new(), |card| interval_label(card.interval_days()));
        GradeKey { digit, word, interval }
    }
}

/// The grade that the verdict alone gives in a placement: right or not.
fn placed(current: &Current) -> Option<Grade> {
    match current.judged.as_ref()?.verdict {
        Verdict::Right | Verdict::RightAtOnce => Some(Grade::GOOD),
        Verdict::Wrong | Verdict::Blank => Some(Grade::AGAIN),
        Verdict::Unjudged => None,
    }
}

/// The grade that the verdict, the ticks and the hints suggest; `None` where nothing was judged or ticked.
fn suggested(current: &Current) -> Option<Grade> {
    let verdict = current.judged.as_ref().map_or(Verdict::Unjudged, |judged| judged.verdict);
    let points = current.asked.question.content.key_points.iter().map(|point| point.required);
    let points: Vec<(bool, bool)> = points.zip(current.ticks.iter().copied()).collect();
    grade::suggest(verdict, &points, current.hints)
}
