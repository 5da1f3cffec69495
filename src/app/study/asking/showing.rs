//! Loads the question that a session wants and shows what is on the screen.

use crate::domain::session::{Asked, Current, Input, Session};
use crate::error::Error;
use crate::store::Stored;
use crate::ui::Keys;
use crate::ui::view::{answer, goal as goal_view, question as view};
use crate::words::app::asking as words;

use super::state::{Asking, Desk, Lead};

impl Asking<'_> {
    /// Takes in a question that was read.
    pub(super) fn load(&mut self, stored: Option<Stored>) -> Input {
        // A question that was retired, suspended or put off by another program since the session was planned is passed over; one that
        // somebody named is asked.
        let today = self.run.context.today();
        let is_asked = |stored: &Stored| {
            let is_out = stored.postponed.is_some_and(|postponed| postponed.is_out(today));
            !stored.retired && !stored.suspended && !is_out
        };
        let stored = match self.desk {
            Desk::File(_) => stored,
            Desk::Prompt => stored.filter(is_asked),
            Desk::Placement => stored.filter(|one| is_asked(one) && one.card.is_none()),
        };
        match stored {
            Some(stored) => {
                let can_judge = self.judge.prepare(&stored, self.run.context);
                // Whoever is placed is not asked to judge code that does not run here.
                let is_placement = matches!(self.desk, Desk::Placement);
                if is_placement && !can_judge && stored.question.kind.is_attempted() {
                    return Input::Missing;
                }
                let (question, card) = (stored.question.clone(), stored.card);
                self.shown = Some(stored);
                Input::Loaded(Box::new(Asked { question, card, can_judge }))
            }
            None => Input::Missing,
        }
    }

    /// Reads the question on the screen anew, after an answer to it was taken back.
    pub(super) fn reload(&mut self, current: &Current) -> Result<(), Error> {
        self.shown = self.store.question(&current.item.id, self.run.language.as_str())?;
        if let Some(stored) = &self.shown {
            self.judge.prepare(stored, self.run.context);
        }
        Ok(())
    }

    /// Reads what holds for the whole session, once.
    pub(super) fn read_lead(&mut self) -> Result<(), Error> {
        if self.lead.is_none() {
            let today = self.run.context.today();
            let goal = self.store.goal()?.and_then(|goal| goal_view::short(&goal, today));
            self.lead = Some(Lead { goal, is_new_here: self.store.cards()? == 0 });
        }
        Ok(())
    }

    pub(super) fn show_question(&mut self, session: &Session) -> Result<(), Error> {
        let (Some(current), Some(stored)) = (session.current(), &self.shown) else { return Ok(()) };
        let is_base = stored.language != self.run.language.as_str();
        let note = is_base.then(|| words::not_translated_yet(&stored.language));
        let notes: Vec<String> = note.into_iter().chain(self.judge.note()).collect();
        let goal = self.lead.as_ref().and_then(|lead| lead.goal.clone());
        let header = view::Header {
            goal,
            tables: self.judge.tables(),
            progress: session.progress(),
            flagged: stored.flagged,
            has_own_words: stored.own_words.is_some(),
            struggling: current
                .asked
                .card
                .filter(|card| card.is_struggling())
                .map(|card| card.lapses),
            note: (!notes.is_empty()).then(|| notes.join(" · ")),
        };
        let text = view::question(current, &header, self.style());
        self.say(&text)
    }

    pub(super) fn show_answer(&mut self, current: &Current) -> Result<(), Error> {
        let text = answer::answer(current, self.own_words_shown(), self.style());
        self.say(&text)
    }

    /// Says of the first answer of a life why its grades all promise the same day.
    pub(super) fn explain_first(&mut self, current: &Current, keys: &Keys) -> Result<(), Error> {
        let is_new_here = self.lead.as_ref().is_some_and(|lead| lead.is_new_here);
        let is_first = matches!(self.desk, Desk::Prompt) && is_new_here;
        let first = keys.grades.first().map(|key| key.interval.clone()).unwrap_or_default();
        let is_same = !first.is_empty() && keys.grades.iter().all(|key| key.interval == first);
        if !is_first || !is_same || self.is_first_explained || current.asked.card.is_some() {
            return Ok(());
        }
        self.is_first_explained = true;
        let text = view::first_grades(&first, self.style());
        self.say(&text)
    }
}
