//! What runs the query or function that a candidate wrote.

use crate::app::context::Context;
use crate::app::interview::examiner::as_drawn;
use crate::app::study::attempts::Judge;
use crate::domain::attempt::Attempt;
use crate::domain::ids::QuestionId;
use crate::domain::interview::set::SetQuestion;
use crate::error::Error;
use crate::store::Store;
use crate::ui::Style;
use crate::ui::safe::visible_line;
use crate::words::app::holding as words;

/// A judge, and the question that it is ready for.
#[derive(Debug, Default)]
pub(super) struct Runner {
    judge: Judge,
    prepared: Option<QuestionId>,
}

impl Runner {
    /// Readies the judge; gives why what is written to this question is not run.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) fn prepare(
        &mut self,
        question: &SetQuestion,
        store: &Result<Store, Error>,
        context: &Context,
    ) -> Result<Option<String>, Error> {
        let asked = &question.question;
        if self.prepared.as_ref() != Some(&asked.id) {
            let stored = match store {
                Ok(store) => as_drawn(question, store, context)?,
                Err(error) => return Ok(Some(visible_line(&error.message))),
            };
            let Some(stored) = stored else { return Ok(Some(words::not_as_drawn().to_owned())) };
            self.judge.prepare(&stored, context);
            self.prepared = Some(asked.id.clone());
        }
        Ok(self.judge.obstacle().map(str::to_owned))
    }

    /// Runs a text: what the attempt was, and what there is to say of it.
    pub(super) fn run(&self, text: &str, style: Style) -> (Attempt, String) {
        self.judge.judge(text, style)
    }
}
