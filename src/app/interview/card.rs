//! `viva mock card`: an interview that was held on paper becomes a card, and what comes next is said.

use std::io::Write;
use std::path::PathBuf;

use super::paper::{self, Filled};
use super::{documents, journal_file, registry};
use crate::app::Done;
use crate::app::context::Context;
use crate::app::quoted::quoted;
use crate::domain::interview::journal::{Recommendation, Recommended};
use crate::error::Error;
use crate::ui::view::mock_card;

/// A filled card, as it is given.
#[derive(Debug)]
pub struct Given {
    /// The set or its folder.
    pub set: PathBuf,
    /// The filled scorecard.csv.
    pub from: PathBuf,
    /// Whose; `None` is the user's.
    pub interviewer: Option<String>,
    /// What the interviewer recommends.
    pub recommend: Option<Recommendation>,
    /// Why.
    pub because: Option<String>,
    /// Why it takes the place of a card that is in.
    pub replace: Option<String>,
}

impl Given {
    /// Keeps the card and says what comes next.
    ///
    /// # Errors
    /// When the card has mistakes or cannot be kept.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let set = documents::settled(&self.set)?;
        let name = journal_file::interviewer(self.interviewer.as_deref(), &context.env)?;
        let because = self.because.unwrap_or_default().trim().to_owned();
        let recommended =
            self.recommend.map(|recommendation| Recommended { recommendation, because });
        let replace = self.replace.as_deref();
        let filled = Filled { interviewer: &name, from: &self.from, recommended, replace };
        let kept = paper::keep(&set, &filled, context)?;
        let (named, style) = (quoted(&self.set), context.style());
        let text = match &kept.before {
            None => mock_card::kept(&kept.card, &kept.path, &named, style),
            Some(before) => mock_card::replaced((before, &kept.card), &kept.path, &named, style),
        };
        writeln!(out, "{text}")?;
        out.flush()?;
        paper::expose(&set, &kept.card, context)?;
        registry::note(&set, std::slice::from_ref(&kept.card), context);
        Ok(Done::Ok)
    }
}
