//! Taking answers back: the newest, or all of a study day.

use std::io::Write;

use super::{deeds, today};
use crate::app::context::Context;
use crate::app::figures::{self, session::Undone};
use crate::app::{Done, bank, terminal};
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::{AnswerRow, Store, StoreError};
use crate::ui::Terminal;
use crate::ui::view::dated::{self, AnswerLine};
use crate::words::app::undoing as words;

/// What is to be taken back.
#[derive(Clone, Copy, Debug)]
pub struct Unwanted {
    /// The study day all of whose answers go; `None` for the newest answer alone.
    pub day: Option<Day>,
    /// Whether nobody is asked.
    pub yes: bool,
    /// Whether a JSON object is printed for each answer.
    pub json: bool,
}

impl Unwanted {
    /// Voids answers that are not void yet. Asks before it touches another day than today.
    ///
    /// # Errors
    /// When there is nothing to take back, nobody is there to ask, or the database cannot be written.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let wanted = self.day;
        let mut store = bank::open(context)?;
        let mut terminal = terminal::open(context, self.json);
        if let (None, Some(other)) = (wanted, deeds::other(&store, context)?) {
            let day = other.figures.study_day;
            let text = match self.agrees(context, day, other.earlier(), terminal.as_mut())? {
                true => other.take_back(&mut store, context, self.json)?,
                false => words::nothing_was_taken_back().to_owned(),
            };
            writeln!(out, "{text}")?;
            return Ok(Done::Ok);
        }
        let answers = match wanted {
            Some(day) => self.of_day(&store, context, day, terminal.as_mut())?,
            None => self.newest(&store, context, terminal.as_mut())?,
        };
        let Some(answers) = answers else {
            terminal.show(words::nothing_was_taken_back())?;
            return Ok(Done::Ok);
        };
        let mut taken = 0_usize;
        for answer in &answers {
            match store.void(answer.event, context.now()) {
                Ok(()) => taken += 1,
                // Another program was quicker.
                Err(StoreError::NoSuchAnswer) => continue,
                Err(error) => return Err(error.into()),
            }
            if self.json {
                writeln!(out, "{}", figures::line(&Undone::from(answer))?)?;
            } else if wanted.is_none() {
                let (word, day) = (context.config.grades.word(answer.grade), answer.study_day);
                let (mode, id) = (answer.mode.as_str(), &answer.question);
                writeln!(out, "{}", words::answer_undone(&mode, &id, &day, &word))?;
            }
        }
        today::renew_glance(&store, context)?;
        if let (Some(day), false) = (wanted, self.json) {
            let word = if taken == 1 { words::answer() } else { words::answers() };
            writeln!(out, "{}", words::answers_undone(&taken, &word, &day))?;
        }
        Ok(Done::Ok)
    }

    /// Shows the answers of a day and asks; `None` when they are to stay.
    fn of_day(
        &self,
        store: &Store,
        context: &Context,
        day: Day,
        terminal: &mut dyn Terminal,
    ) -> Result<Option<Vec<AnswerRow>>, Error> {
        let answers = store.answers_of(day)?;
        if answers.is_empty() {
            return Err(Error::failed(words::no_answer_of_the_day(&day))
                .hint(words::doctor_names_the_days()));
        }
        let lines: Vec<AnswerLine<'_>> = answers
            .iter()
            .map(|answer| AnswerLine {
                at: answer.at,
                mode: answer.mode,
                grade: context.config.grades.word(answer.grade),
                id: answer.question.as_str(),
            })
            .collect();
        terminal.show(&dated::answers(day, &lines, terminal.style()))?;
        if self.yes {
            return Ok(Some(answers));
        }
        if !terminal.is_interactive() {
            return Err(
                Error::usage(words::nobody_is_there_to_ask()).hint(words::run_it_on_a_terminal())
            );
        }
        let question = words::take_back_every_answer(&day);
        Ok(terminal.confirm(&question)?.then_some(answers))
    }

    /// The newest answer; `None` when it is of another day than today and is to stay.
    fn newest(
        &self,
        store: &Store,
        context: &Context,
        terminal: &mut dyn Terminal,
    ) -> Result<Option<Vec<AnswerRow>>, Error> {
        let Some(newest) = store.newest_answer()? else {
            let error = Error::failed(words::no_answer_to_undo());
            return Err(error.hint(words::quiz_asks()));
        };
        let (day, id) = (newest.study_day, &newest.question);
        let found = words::newest_answer_is_of(&day, &id);
        Ok(self.agrees(context, day, found, terminal)?.then(|| vec![newest]))
    }

    /// Whether what is of `day` is to be taken back: asks where that is not today.
    fn agrees(
        &self,
        context: &Context,
        day: Day,
        found: String,
        terminal: &mut dyn Terminal,
    ) -> Result<bool, Error> {
        if self.yes || day == context.today() {
            return Ok(true);
        }
        if !terminal.is_interactive() {
            return Err(Error::failed(found).hint(words::yes_takes_it_back()));
        }
        terminal.show(&found)?;
        Ok(terminal.confirm(words::take_it_back())?)
    }
}
