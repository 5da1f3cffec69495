//! Drives a session: carries its outputs to the store and the terminal, and what comes back to the session.

use crate::app::context::Context;
use crate::domain::grade::{self, Grade, GradeScale, Verdict};
use crate::domain::language::Language;
use crate::domain::question::Revision;
use crate::domain::review::{Answered, Mode, Receipt};
use crate::domain::session::{Asked, Current, Input, Output, Session};
use crate::domain::sm2::{self, Memory};
use crate::error::Error;
use crate::store::{Store, StoreError, Stored};
use crate::ui::interval::interval_label;
use crate::ui::view::{answer, question as view};
use crate::ui::{Command, GradeKey, Keys, Terminal, TextReply};

use super::attempts::{self, Judge};
use super::editor;
use super::source;

/// How often an answer waits for a locked database, for SQLite's five seconds each time, before it gives up.
const LOCK_PATIENCE: u32 = 12;

/// What a session is run with.
#[derive(Debug)]
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
}

struct Loop<'a> {
    run: &'a Run<'a>,
    store: &'a mut Store,
    terminal: &'a mut dyn Terminal,
    shown: Option<Stored>,
    judge: Judge,
    /// What was typed of an answer before an editor was opened that gave none.
    draft: String,
    end: End,
}

/// Runs `session` to its end. Every grade is durable before the next prompt appears.
pub fn run(
    run: &Run<'_>,
    store: &mut Store,
    session: &mut Session,
    terminal: &mut dyn Terminal,
) -> Result<End, Error> {
    let mut state = Loop {
        run,
        store,
        terminal,
        shown: None,
        judge: Judge::default(),
        draft: String::new(),
        end: End::Done,
    };
    let mut input = Input::Begin;
    loop {
        let now_ms = run.context.env.clock.elapsed_ms();
        let output = session.step(input, now_ms);
        input = match state.carry_out(&output, session)? {
            Some(answer) => answer,
            None if output == Output::Finished => return Ok(state.end),
            None => state.ask(session)?,
        };
    }
}

impl Loop<'_> {
    /// Does what the session asks for; gives the answer to it, or `None` when it is the user's turn.
    fn carry_out(&mut self, output: &Output, session: &Session) -> Result<Option<Input>, Error> {
        let style = self.terminal.style();
        match output {
            Output::Load(id) => {
                let stored = self.store.question(id, self.run.language.as_str())?;
                return Ok(Some(self.load(stored)?));
            }
            Output::Record(answered) => {
                let revision = self.shown.as_ref().map(|stored| stored.revision);
                let receipt = self.record(answered, revision)?;
                let word = self.run.scale.word(answered.grade);
                self.terminal.show(&view::graded(answered, &receipt, word, style))?;
                return Ok(Some(Input::Recorded(receipt)));
            }
            Output::Void(event) => {
                match self.store.void(*event, self.run.context.now()) {
                    // Another program took it back first: for this session it comes to the same.
                    Ok(()) | Err(StoreError::NoSuchAnswer) => return Ok(Some(Input::Voided)),
                    Err(error) => return Err(error.into()),
                }
            }
            Output::Ask => self.show_question(session)?,
            Output::Judge(typed) => {
                let (attempt, said) = self.judge.judge(typed, style);
                if !said.is_empty() {
                    self.terminal.show(&said)?;
                }
                return Ok(Some(Input::Judged(attempt)));
            }
            Output::TryAgain => {}
            Output::Reveal => self.show_answer(session)?,
            Output::Returned => {
                self.reload(session)?;
                self.terminal.show(&view::undone(style))?;
                self.show_question(session)?;
                self.show_answer(session)?;
            }
            Output::Hint(place) => {
                if let Some(current) = session.current() {
                    let hints = &current.asked.question.content.hints;
                    self.terminal.show(&view::hint(hints, *place, style))?;
                }
            }
            Output::Ticked => {
                if let Some(current) = session.current() {
                    let text = answer::key_points(current, style);
                    self.terminal.show(&text)?;
                }
            }
            Output::Refused(refusal) => {
                self.terminal.show(&view::refused(&refusal.to_string(), style))?;
            }
            Output::Finished => {}
        }
        Ok(None)
    }

    /// Writes an answer. A long import elsewhere may hold the database for longer than SQLite waits; the answer waits with it.
    fn record(
        &mut self,
        answered: &Answered,
        revision: Option<Revision>,
    ) -> Result<Receipt, Error> {
        for _ in 0..LOCK_PATIENCE {
            match self.store.record(answered, revision, self.run.context.now()) {
                Err(StoreError::Locked { .. }) => {
                    let style = self.terminal.style();
                    let text = "another program holds the database: this answer waits for it";
                    self.terminal.show(&view::refused(text, style))?;
                }
                done => return Ok(done?),
            }
        }
        Ok(self.store.record(answered, revision, self.run.context.now())?)
    }

    fn load(&mut self, stored: Option<Stored>) -> Result<Input, Error> {
        // A question that was retired or suspended by another program since the session was planned is passed over.
        Ok(match stored.filter(|stored| !stored.retired && !stored.suspended) {
            Some(stored) => {
                let can_judge = self.judge.prepare(&stored, self.run.context);
                let (question, card) = (stored.question.clone(), stored.card);
                self.shown = Some(stored);
                Input::Loaded(Box::new(Asked { question, card, can_judge }))
            }
            None => Input::Missing,
        })
    }

    fn reload(&mut self, session: &Session) -> Result<(), Error> {
        if let Some(current) = session.current() {
            self.shown = self.store.question(&current.item.id, self.run.language.as_str())?;
            if let Some(stored) = &self.shown {
                self.judge.prepare(stored, self.run.context);
            }
        }
        Ok(())
    }

    fn show_question(&mut self, session: &Session) -> Result<(), Error> {
        let (Some(current), Some(stored)) = (session.current(), &self.shown) else { return Ok(()) };
        let is_base = stored.language != self.run.language.as_str();
        let note = is_base.then(|| format!("not translated yet: shown in {}", stored.language));
        let notes: Vec<String> = note.into_iter().chain(self.judge.note()).collect();
        self.draft.clear();
        let header = view::Header {
            tables: self.judge.tables(),
            progress: session.progress(),
            flagged: stored.flagged,
            leech: current.asked.card.is_some_and(|card| card.is_leech()),
            note: (!notes.is_empty()).then(|| notes.join(" · ")),
        };
        let text = view::question(current, &header, self.terminal.style());
        Ok(self.terminal.show(&text)?)
    }

    fn show_answer(&mut self, session: &Session) -> Result<(), Error> {
        let Some(current) = session.current() else { return Ok(()) };
        let text = answer::answer(current, self.terminal.style());
        Ok(self.terminal.show(&text)?)
    }

    /// Asks the user until something comes that the session must hear of.
    fn ask(&mut self, session: &Session) -> Result<Input, Error> {
        loop {
            let Some(current) = session.current() else { return Ok(Input::Quit) };
            let keys = self.keys(session, current);
            let command = if is_typed(session, current) {
                let prompt = view::text_prompt(&current.asked.question, keys);
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
                self.terminal.ask_key(&keys)?
            };
            if let Some(input) = self.command(command, session, current)? {
                return Ok(input);
            }
        }
    }

    fn command(
        &mut self,
        command: Command,
        session: &Session,
        current: &Current,
    ) -> Result<Option<Input>, Error> {
        let suggested = suggested(current);
        let style = self.terminal.style();
        Ok(Some(match command {
            Command::Enter if session.is_revealed() => Input::Grade(suggested),
            Command::Enter | Command::GiveUp => Input::Answer(String::new()),
            Command::Digit(digit) => match self.run.scale.grade(digit, suggested) {
                Some(grade) if session.is_revealed() => Input::Grade(grade),
                _ => return Ok(None),
            },
            Command::Hint => Input::Hint,
            Command::Tick(points) => Input::Tick(points),
            Command::Undo => Input::Undo,
            Command::Skip => {
                self.terminal.show(&view::skipped(style))?;
                Input::Skip
            }
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
                if let Some(stored) = &self.shown {
                    let text = source::edit(self.run.context, self.store, stored)?;
                    self.terminal.show(&text)?;
                }
                return Ok(None);
            }
            Command::Help => {
                let keys = self.keys(session, current);
                let colons = is_typed(session, current);
                self.terminal.show(&view::help(&keys, colons, style))?;
                return Ok(None);
            }
            // Only the console of an interview offers these.
            Command::FollowUp | Command::Note(_) | Command::Back | Command::Jump(_) => {
                return Ok(None);
            }
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

    fn flag(&mut self, current: &Current, note: Option<&str>) -> Result<(), Error> {
        let id = &current.item.id;
        let was_flagged = self.shown.as_ref().is_some_and(|stored| stored.flagged);
        let now = self.run.context.now();
        let flagged = !(was_flagged && note.is_none());
        if flagged {
            self.store.flag(id, note, now)?;
        } else {
            self.store.unflag(id, now)?;
        }
        if let Some(stored) = &mut self.shown {
            stored.flagged = flagged;
        }
        let text = view::flagged(id.as_str(), flagged, self.terminal.style());
        Ok(self.terminal.show(&text)?)
    }

    fn keys(&self, session: &Session, current: &Current) -> Keys {
        let content = &current.asked.question.content;
        let hints_used = usize::try_from(current.hints).unwrap_or(usize::MAX);
        let is_revealed = session.is_revealed();
        let suggested = suggested(current);
        let offered = self.run.scale.keys(suggested, grade::cap(current.hints));
        let attempts = !is_revealed && current.takes_attempts();
        Keys {
            editor: attempts && editor::command(self.run.context).is_some(),
            give_up: attempts,
            enter: if is_revealed { self.run.scale.word(suggested) } else { "reveal" }.to_owned(),
            grades: match is_revealed {
                true => offered.iter().map(|key| self.grade_key(*key, current)).collect(),
                false => Vec::new(),
            },
            hint: !is_revealed && hints_used < content.hints.len(),
            ticks: if is_revealed { current.ticks.len() } else { 0 },
            undo: session.can_undo(),
            skip: true,
            question: true,
            flagged: self.shown.as_ref().is_some_and(|stored| stored.flagged),
            ..Keys::default()
        }
    }

    fn grade_key(&self, key: (u8, Grade, &'static str), current: &Current) -> GradeKey {
        let (digit, grade, word) = key;
        let interval = match current.item.mode {
            Mode::Review => {
                let memory = current.asked.card.map_or(Memory::NEW, |card| card.memory);
                let today = self.run.context.today();
                interval_label(sm2::outcome(memory, grade, today).memory.interval_days)
            }
            Mode::Drill | Mode::Cram => String::new(),
        };
        GradeKey { digit, word, interval }
    }
}

/// Whether the prompt that comes now takes text and not keys.
fn is_typed(session: &Session, current: &Current) -> bool {
    current.is_typed() && !session.is_revealed()
}

/// The grade that the verdict, the ticks and the hints suggest.
pub fn suggested(current: &Current) -> Grade {
    let verdict = current.judged.as_ref().map_or(Verdict::Unjudged, |judged| judged.verdict);
    let points = current.asked.question.content.key_points.iter().map(|point| point.required);
    let points: Vec<(bool, bool)> = points.zip(current.ticks.iter().copied()).collect();
    grade::suggest(verdict, &points, current.hints)
}
